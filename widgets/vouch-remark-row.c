/* vouch-remark-row.c: a row of a form that says something of the row above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-remark-row.h"

/**
 * VouchRemarkRow:
 *
 * Words without anything to be done. A list box asks one row after another for the keyboard, and leaves
 * the list where one declines: so this one hands it on to the row behind it.
 */
struct _VouchRemarkRow
{
  AdwPreferencesRow parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchRemarkRow, vouch_remark_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
vouch_remark_row_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next = widget;

  do
    next = is_back ? gtk_widget_get_prev_sibling (next) : gtk_widget_get_next_sibling (next);
  while (next && !gtk_widget_get_visible (next));
  return next && gtk_widget_child_focus (next, direction);
}

static void
vouch_remark_row_class_init (VouchRemarkRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = vouch_remark_row_focus;
}

static void
vouch_remark_row_init (VouchRemarkRow *self)
{
}

/**
 * vouch_remark_row_new:
 * @words: (transfer floating): what is said
 *
 * Returns: (transfer floating): a row with @words, hidden at first
 */
GtkWidget *
vouch_remark_row_new (GtkWidget *words)
{
  return g_object_new (VOUCH_TYPE_REMARK_ROW, "activatable", FALSE, "focusable", FALSE, "selectable", FALSE,
                       "child", words, "visible", FALSE, NULL);
}
