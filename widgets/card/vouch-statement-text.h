/* vouch-statement-text.h: a growing text field that answers its height honestly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_STATEMENT_TEXT (vouch_statement_text_get_type ())

G_DECLARE_FINAL_TYPE (VouchStatementText, vouch_statement_text, VOUCH, STATEMENT_TEXT, GtkTextView)

/* Signal "pasted" (text) → boolean: the clipboard has @text for this field; the first
 * handler that returns TRUE has taken it, else it goes in as it is. */
GtkWidget  *vouch_statement_text_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_statement_text_set_field       (VouchStatementText *self,
                                                  GtkTextBuffer      *field);
void        vouch_statement_text_set_placeholder (VouchStatementText *self,
                                                  const char         *placeholder);
const char *vouch_statement_text_get_placeholder (VouchStatementText *self);
void        vouch_statement_text_set_label       (VouchStatementText *self,
                                                  const char         *label);
gboolean    vouch_statement_text_is_composing    (VouchStatementText *self);
gboolean    vouch_statement_text_get_caret_place (VouchStatementText *self,
                                                  GtkWidget          *relative_to,
                                                  GdkRectangle       *place);
void        vouch_statement_text_insert          (VouchStatementText *self,
                                                  const char         *text);

G_END_DECLS
