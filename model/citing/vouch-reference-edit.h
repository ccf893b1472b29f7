/* vouch-reference-edit.h: the compound edits of references, as changes.
 *
 * Each returns one step that the caller hands to vouch_document_edit(); none
 * alters anything by itself. A reference of no card comes into this one with
 * the step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-change.h"
#include "vouch-reference.h"

G_BEGIN_DECLS

VouchReference *vouch_reference_new_from_csl  (JsonObject     *csl) G_GNUC_WARN_UNUSED_RESULT;
VouchReference *vouch_reference_find_same     (VouchCard      *card,
                                               JsonObject     *csl,
                                               const char     *except);
VouchNode      *vouch_reference_find_citation (VouchNode  *owner,
                                               const char     *reference,
                                               const char     *relation);
VouchChange    *vouch_reference_edit_add      (VouchCard      *card,
                                               VouchReference *reference) G_GNUC_WARN_UNUSED_RESULT;
VouchChange    *vouch_reference_edit_set      (VouchReference *self,
                                               JsonObject     *csl) G_GNUC_WARN_UNUSED_RESULT;
VouchChange    *vouch_reference_edit_cite     (VouchNode      *owner,
                                               VouchReference *reference,
                                               const char     *relation,
                                               const char     *how) G_GNUC_WARN_UNUSED_RESULT;
VouchChange    *vouch_reference_edit_original (VouchCard      *card,
                                               VouchReference *reference) G_GNUC_WARN_UNUSED_RESULT;
VouchChange    *vouch_reference_edit_remove   (VouchReference *self,
                                               guint          *n_citations) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
