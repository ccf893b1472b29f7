/* vouch-document.h: a card that is open for editing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-types.h"
#include "vouch-change.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_DOCUMENT (vouch_document_get_type ())

G_DECLARE_FINAL_TYPE (VouchDocument, vouch_document, VOUCH, DOCUMENT, GObject)

VouchDocument *vouch_document_new          (VouchCard     *card) G_GNUC_WARN_UNUSED_RESULT;
VouchCard     *vouch_document_get_card     (VouchDocument *self);
guint64        vouch_document_get_revision (VouchDocument *self);
VouchNode     *vouch_document_lookup       (VouchDocument *self,
                                            const char    *id);
gboolean       vouch_document_apply        (VouchDocument *self,
                                            VouchChange   *change,
                                            GError       **error);
gboolean       vouch_document_edit         (VouchDocument *self,
                                            VouchChange   *change,
                                            GError       **error);

G_END_DECLS
