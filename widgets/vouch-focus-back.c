/* vouch-focus-back.c: back with Shift+Tab, out of a list.
 *
 * GTK 4.8 goes from a row that has the keyboard to the last thing in that very row, and from there to
 * the row again: what stands above the list is only reached the other way round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-focus-back.h"

/**
 * vouch_focus_get_list:
 * @top: what has lists in it
 * @direction: where the keyboard is to go
 *
 * Returns: (transfer none) (nullable): the list of which a row itself has the keyboard, where it is to
 *   go back
 */
GtkWidget *
vouch_focus_get_list (GtkWidget *top, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (top);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list = focus ? gtk_widget_get_parent (focus) : NULL;

  return direction == GTK_DIR_TAB_BACKWARD && (GTK_IS_LIST_VIEW (list) || GTK_IS_LIST_BOX (list))
                 && gtk_widget_is_ancestor (list, top)
             ? list
             : NULL;
}

/**
 * vouch_focus_back:
 * @list: where the keyboard is
 * @top: what @list is in
 *
 * Gives the keyboard to what stands before @list in @top.
 *
 * Returns: whether there is something; else it goes out of @top
 */
gboolean
vouch_focus_back (GtkWidget *list, GtkWidget *top)
{
  for (GtkWidget *at = list; at && at != top; at = gtk_widget_get_parent (at))
    for (GtkWidget *before = gtk_widget_get_prev_sibling (at); before;
         before = gtk_widget_get_prev_sibling (before))
      if (gtk_widget_get_mapped (before) && gtk_widget_child_focus (before, GTK_DIR_TAB_BACKWARD))
        return TRUE;
  return FALSE;
}
