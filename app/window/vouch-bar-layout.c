/* vouch-bar-layout.c: words and buttons of a bar, beside each other or one below the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-bar-layout.h"

/**
 * vouch_bar_layout_set_narrow:
 * @bar: words, then a box of buttons whose children are labels
 * @is_narrow: whether there is little room
 *
 * Beside the buttons the words wrap; below each other, with large letters, it is the buttons that
 * have to be cut.
 */
void
vouch_bar_layout_set_narrow (GtkBox *bar, gboolean is_narrow)
{
  GtkWidget *buttons = gtk_widget_get_last_child (GTK_WIDGET (bar));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (bar), is_narrow ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  for (GtkWidget *button = gtk_widget_get_first_child (buttons); button;
       button = gtk_widget_get_next_sibling (button))
    gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                             is_narrow ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
}
