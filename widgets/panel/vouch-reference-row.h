/* vouch-reference-row.h: a reference in the Sources panel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-reference.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REFERENCE_ROW (vouch_reference_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchReferenceRow, vouch_reference_row, VOUCH, REFERENCE_ROW, AdwBin)

/* It asks for the actions `sources.edit`, `.remove`, `.cite`, `.copy`, `.open`,
 * `.make-original` and `.next-use`, each with the reference's id (s). */
GtkWidget      *vouch_reference_row_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_reference_row_set_reference (VouchReferenceRow  *self,
                                                   VouchReference     *reference,
                                                   VouchCitationIndex *index);
VouchReference *vouch_reference_row_get_reference (VouchReferenceRow  *self);
void            vouch_reference_row_update        (VouchReferenceRow  *self);

G_END_DECLS
