/* vouch-text-row.h: a row of a form with a text that wraps and grows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_TEXT_ROW (vouch_text_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchTextRow, vouch_text_row, VOUCH, TEXT_ROW, AdwPreferencesRow)

/* Properties: "text" (string); "multiline" (boolean): Enter begins a line, else it
 * emits "activated"; "own-undo" (boolean): Ctrl+Z is the field's own, as in a dialog
 * that applies everything at the end. Signal "left": the keyboard went elsewhere. */
GtkWidget  *vouch_text_row_new           (const char   *title) G_GNUC_WARN_UNUSED_RESULT;
const char *vouch_text_row_get_text      (VouchTextRow *self);
void        vouch_text_row_set_text      (VouchTextRow *self,
                                          const char   *text);
void        vouch_text_row_set_multiline (VouchTextRow *self,
                                          gboolean      is_multiline);
void        vouch_text_row_set_own_undo  (VouchTextRow *self,
                                          gboolean      is_own);
void        vouch_text_row_set_hint      (VouchTextRow *self,
                                          const char   *hint);

G_END_DECLS
