/* vouch-editable.c: what all one-line fields of a card have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editable.h"

#include <string.h>

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

/** Returns: (transfer full): all of the buffer's text. */
char *
vouch_text_buffer_dup (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static glong
count_same_start (const char *a,
                  const char *b)
{
  glong same = 0;

  for (; *a && g_utf8_get_char (a) == g_utf8_get_char (b); same++)
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  return same;
}

static glong
count_same_end (const char *a,
                const char *b,
                glong       most)
{
  const char *end_of_a = a + strlen (a);
  const char *end_of_b = b + strlen (b);
  glong same = 0;

  for (; same < most; same++)
    {
      end_of_a = g_utf8_prev_char (end_of_a);
      end_of_b = g_utf8_prev_char (end_of_b);
      if (g_utf8_get_char (end_of_a) != g_utf8_get_char (end_of_b))
        break;
    }
  return same;
}

/**
 * vouch_text_buffer_show:
 * @text: (nullable): what the buffer shall hold
 *
 * Replaces only the middle that is another: the caret stays where the text does.
 */
void
vouch_text_buffer_show (GtkTextBuffer *buffer,
                        const char    *text)
{
  g_autofree char *shown = vouch_text_buffer_dup (buffer);
  const char *wanted = text ? text : "";
  glong n_shown = g_utf8_strlen (shown, -1);
  glong n_wanted = g_utf8_strlen (wanted, -1);
  glong same_start = count_same_start (shown, wanted);
  glong same_end = count_same_end (shown, wanted, MIN (n_shown, n_wanted) - same_start);
  const char *from = g_utf8_offset_to_pointer (wanted, same_start);
  const char *to = g_utf8_offset_to_pointer (wanted, n_wanted - same_end);
  GtkTextIter start, end;

  if (n_shown == same_start && n_wanted == same_start)
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) same_start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) (n_shown - same_end));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, from, (int) (to - from));
  gtk_text_buffer_end_user_action (buffer);
}
