/* vouch-editable.c: what all one-line fields of a card have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editable.h"

/* Down to the GtkText that has the keyboard. */
static GtkEditable *
find_text (GtkEditable *editable)
{
  GtkEditable *delegate;

  while ((delegate = gtk_editable_get_delegate (editable)))
    editable = delegate;
  return editable;
}

/**
 * vouch_editable_leave_undo:
 * @editable: a field that shows a member of the card
 *
 * Leaves Ctrl+Z to the window. Without an undo of its own a GtkText still takes the
 * key and does nothing with it; a disabled action lets it go on.
 */
void
vouch_editable_leave_undo (GtkEditable *editable)
{
  GtkWidget *text = GTK_WIDGET (find_text (editable));

  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_widget_action_set_enabled (text, "text.undo", FALSE);
  gtk_widget_action_set_enabled (text, "text.redo", FALSE);
}

/**
 * vouch_editable_show_text:
 * @text: (nullable): what the field shall show
 *
 * Does nothing where it shows that already: setting the same text would move the caret.
 */
void
vouch_editable_show_text (GtkEditable *editable,
                          const char  *text)
{
  if (g_strcmp0 (gtk_editable_get_text (editable), text ? text : "") != 0)
    gtk_editable_set_text (editable, text ? text : "");
}

/** Gives the keyboard to the text itself: a row of a form would keep it. */
void
vouch_editable_focus (GtkEditable *editable)
{
  gtk_widget_grab_focus (GTK_WIDGET (find_text (editable)));
}

/** Returns: (transfer full): what the field shows, without white space at its ends. */
char *
vouch_editable_dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}
