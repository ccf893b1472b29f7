/* vouch-note-composer.h: where a note or an answer is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-note-edit.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_NOTE_COMPOSER (vouch_note_composer_get_type ())

G_DECLARE_FINAL_TYPE (VouchNoteComposer, vouch_note_composer, VOUCH, NOTE_COMPOSER, AdwBin)

/* Signals: "send", there is a text and it is done; "cancel": not now. The text stays. */
GtkWidget *vouch_note_composer_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_note_composer_set_about   (VouchNoteComposer    *self,
                                            const char           *about);
void       vouch_note_composer_set_author  (VouchNoteComposer    *self,
                                            const char           *author);
void       vouch_note_composer_set_answer  (VouchNoteComposer    *self,
                                            gboolean              is_answer);
void       vouch_note_composer_set_draft   (VouchNoteComposer    *self,
                                            const VouchNoteDraft *draft);
char      *vouch_note_composer_dup_body    (VouchNoteComposer    *self) G_GNUC_WARN_UNUSED_RESULT;
const char *vouch_note_composer_get_kind   (VouchNoteComposer    *self);
gboolean   vouch_note_composer_is_blocking (VouchNoteComposer    *self);

G_END_DECLS
