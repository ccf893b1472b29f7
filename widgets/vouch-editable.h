/* vouch-editable.h: what all one-line fields of a card have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     vouch_editable_leave_undo (GtkEditable *editable);
void     vouch_editable_show_text  (GtkEditable *editable,
                                    const char  *text);
void     vouch_editable_focus      (GtkEditable *editable);
char    *vouch_editable_dup_text   (GtkEditable *editable) G_GNUC_WARN_UNUSED_RESULT;
void     vouch_text_buffer_show    (GtkTextBuffer *buffer,
                                    const char    *text);
char    *vouch_text_buffer_dup     (GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
