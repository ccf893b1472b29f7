/* vouch-note-edit.h: what people do with notes, each as one step.
 *
 * Each returns a change that the caller hands to vouch_document_edit(); none
 * alters anything by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-change.h"
#include "vouch-document.h"
#include "vouch-note.h"
#include "vouch-reply.h"

G_BEGIN_DECLS

/**
 * VouchNoteDraft: what a person says of a node
 * @kind: id of a #VouchNoteKind
 * @body: plain text, not blank
 * @is_blocking: whether the card can't go out before it is resolved
 */
typedef struct
{
  const char *kind;
  const char *body;
  gboolean    is_blocking;
} VouchNoteDraft;

VouchChange *vouch_note_edit_write     (VouchDocument        *document,
                                        const char           *on,
                                        const VouchNoteDraft *draft,
                                        const char           *author,
                                        char                **new_id) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_note_edit_rewrite   (VouchNote            *self,
                                        const VouchNoteDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_note_edit_answer    (VouchNote            *self,
                                        const char           *body,
                                        const char           *author) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_note_edit_resolve   (VouchNote            *self,
                                        const char           *by) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_note_edit_reopen    (VouchNote            *self) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_note_edit_remove    (VouchNode            *note_or_reply) G_GNUC_WARN_UNUSED_RESULT;
VouchChange *vouch_note_edit_reanswer  (VouchReply           *reply,
                                        const char           *body) G_GNUC_WARN_UNUSED_RESULT;
gboolean     vouch_note_has_changed    (VouchNote            *self);

G_END_DECLS
