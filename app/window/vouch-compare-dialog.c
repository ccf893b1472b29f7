/* vouch-compare-dialog.c: what is different from the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-compare-dialog.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-compare.h"
#include "vouch-difference-row.h"

/* More than a person reads; rows are of unequal height, so the list is cut instead of virtual. */
#define MOST_ROWS 200

/**
 * VouchCompareDialog:
 *
 * A row for each difference: where, what the file says, what the card says. Enter goes
 * there.
 */
struct _VouchCompareDialog
{
  AdwWindow parent_instance;

  GtkWidget *editor; /* (unowned: the dialog goes with its window) */

  GtkStack   *pages;
  GtkLabel   *summary;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (VouchCompareDialog, vouch_compare_dialog, ADW_TYPE_WINDOW)

static void
row_activated_cb (VouchCompareDialog *self, GtkListBoxRow *row)
{
  const char *node = g_object_get_data (G_OBJECT (row), "node");
  const char *member = g_object_get_data (G_OBJECT (row), "member");

  if (!node)
    return;
  gtk_widget_activate_action (self->editor, "editor.go", "(ss)", node, member ? member : "");
  gtk_window_close (GTK_WINDOW (self));
}

static void
done_cb (VouchCompareDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
vouch_compare_dialog_class_init (VouchCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchCompareDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchCompareDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, VouchCompareDialog, rows);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_compare_dialog_init (VouchCompareDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- rows --- */

/* The words say which is which: colour alone would not. */
static void
add_versions (GtkWidget *row, const VouchDifference *difference)
{
  /* Translators: %s is what the file says. */
  g_autofree char *before
      = difference->before ? g_strdup_printf (_("In the file: %s"), vouch_difference_row_say (difference->before))
                           : NULL;
  /* Translators: %s is what the open card says. */
  g_autofree char *after
      = difference->after ? g_strdup_printf (_("Here: %s"), vouch_difference_row_say (difference->after)) : NULL;

  vouch_difference_row_add (row, before, "dim-label");
  vouch_difference_row_add (row, after, NULL);
}

static GtkWidget *
make_row (const VouchDifference *difference)
{
  GtkWidget *row = vouch_difference_row_new (difference->where);

  add_versions (row, difference);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), difference->node != NULL);
  g_object_set_data_full (G_OBJECT (row), "node", g_strdup (difference->node), g_free);
  g_object_set_data_full (G_OBJECT (row), "member", g_strdup (difference->member), g_free);
  return row;
}

static void
show (VouchCompareDialog *self, GPtrArray *differences)
{
  guint n = MIN (differences->len, MOST_ROWS);
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->rows, make_row (differences->pdata[i]));
  if (n < differences->len)
    words = g_strdup_printf (_("%u differences; showing the first %u."), differences->len, n);
  else
    words = g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);
  gtk_label_set_text (self->summary, words);
  gtk_stack_set_visible_child_name (self->pages, n > 0 ? "differences" : "none");
}

/**
 * vouch_compare_dialog_new:
 * @editor: in whose card a difference is gone to
 * @differences: (element-type VouchDifference): from the file to the card
 *
 * Returns: the dialog, to be presented
 */
GtkWidget *
vouch_compare_dialog_new (GtkWidget *editor, GPtrArray *differences)
{
  VouchCompareDialog *self = g_object_new (VOUCH_TYPE_COMPARE_DIALOG, "transient-for",
                                           gtk_widget_get_root (editor), NULL);

  self->editor = editor;
  show (self, differences);
  return GTK_WIDGET (self);
}
