/* vouch-note-row.h: a note with its answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-note.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_NOTE_ROW (vouch_note_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchNoteRow, vouch_note_row, VOUCH, NOTE_ROW, GtkListBoxRow)

GtkWidget *vouch_note_row_new        (void) G_GNUC_WARN_UNUSED_RESULT;
VouchNote *vouch_note_row_get_note   (VouchNoteRow *self);
void       vouch_note_row_set_note   (VouchNoteRow *self,
                                      VouchNote    *note);
gboolean   vouch_note_row_has_draft  (VouchNoteRow *self);
void       vouch_note_row_set_author (VouchNoteRow *self,
                                      const char   *author);

G_END_DECLS
