/* vouch-difference-row.c: where two versions of a card differ, and what each says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-difference-row.h"

#include <glib/gi18n-lib.h>

/** @where: in the card, in words */
GtkWidget *
vouch_difference_row_new (const char *where)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "difference");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  vouch_difference_row_add (row, where, "caption-heading");
  return row;
}

/**
 * vouch_difference_row_add:
 * @row: a row of vouch_difference_row_new()
 * @words: (nullable): whose version it is, and what it says; nothing is added where %NULL
 * @style: (nullable): a class
 */
void
vouch_difference_row_add (GtkWidget *row, const char *words, const char *style)
{
  GtkWidget *label;

  if (!words)
    return;
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), label);
}

/** @text: (nullable): what a version says */
const char *
vouch_difference_row_say (const char *text)
{
  return text && *text ? text : _("(empty)");
}
