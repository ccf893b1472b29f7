/* vouch-conflict-dialog.c: what was changed on the portal since, to be merged, replaced or opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-conflict-dialog.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-compare.h"
#include "vouch-difference-row.h"
#include "vouch-widgets.h"

/* More than a person reads; rows are of unequal height, so the list is cut instead of virtual. */
#define MOST_ROWS 200

/**
 * VouchConflictDialog:
 *
 * A row for each difference: what was published last, where that is known, what this card says and
 * what the portal says. Below it what can be done.
 */
struct _VouchConflictDialog
{
  AdwWindow parent_instance;

  GtkLabel *summary;
  GtkListBox *rows;
  GtkWidget *merge;
};

G_DEFINE_FINAL_TYPE (VouchConflictDialog, vouch_conflict_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_MERGE,
  SIGNAL_REPLACE,
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
choose (VouchConflictDialog *self, guint signal)
{
  g_autoptr (VouchConflictDialog) alive = g_object_ref (self);

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[signal], 0);
}

static void
merge_cb (VouchConflictDialog *self)
{
  choose (self, SIGNAL_MERGE);
}

static void
replace_cb (VouchConflictDialog *self)
{
  choose (self, SIGNAL_REPLACE);
}

static void
open_cb (VouchConflictDialog *self)
{
  choose (self, SIGNAL_OPEN);
}

static void
vouch_conflict_dialog_class_init (VouchConflictDialogClass *klass)
{
  static const char *const names[] = { "merge", "replace", "open" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], VOUCH_TYPE_CONFLICT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, VOUCH_WIDGETS_RESOURCES
                                               "/ui/vouch-conflict-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchConflictDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, VouchConflictDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, VouchConflictDialog, merge);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, replace_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_conflict_dialog_init (VouchConflictDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* --- rows --- */

/* The words say whose it is: colour alone would not. */
static void
add_versions (GtkWidget *row, const char *last, const VouchDifference *difference)
{
  /* Translators: %s is what the card said when it was published last. */
  g_autofree char *before = last ? g_strdup_printf (_("Last published: %s"), vouch_difference_row_say (last)) : NULL;
  /* Translators: %s is what the open card says. */
  gboolean is_member = difference->member != NULL;
  g_autofree char *here = difference->before || is_member
                              ? g_strdup_printf (_("Here: %s"), vouch_difference_row_say (difference->before))
                              : NULL;
  /* Translators: %s is what the card on the portal says. */
  g_autofree char *there = difference->after || is_member
                               ? g_strdup_printf (_("On the portal: %s"), vouch_difference_row_say (difference->after))
                               : NULL;

  vouch_difference_row_add (row, before, "dim-label");
  vouch_difference_row_add (row, here, NULL);
  vouch_difference_row_add (row, there, NULL);
}

/* What the member said when it was published last, where that was neither. */
static const char *
find_last (GHashTable *last, const VouchDifference *difference)
{
  VouchNode *node
      = difference->node && difference->member ? g_hash_table_lookup (last, difference->node) : NULL;
  const char *text = node ? vouch_node_get_text (node, difference->member) : NULL;

  return g_strcmp0 (text, difference->before) == 0 || g_strcmp0 (text, difference->after) == 0
             ? NULL
             : text;
}

static GtkWidget *
make_row (GHashTable *last, const VouchDifference *difference)
{
  GtkWidget *row = vouch_difference_row_new (difference->where);

  add_versions (row, find_last (last, difference), difference);
  return row;
}

static char *
describe (VouchConflict *conflict, guint n_differences)
{
  guint left = vouch_merge_get_conflicts (conflict->merge)->len;
  g_autofree char *differences = g_strdup_printf (
      ngettext ("%u difference.", "%u differences.", n_differences), n_differences);

  if (conflict->trouble)
    /* Translators: “3 differences.”, and a sentence about why. */
    return g_strdup_printf (_("%s They can’t be merged into your card: %s. Replace the version on the portal, or open it."),
                            differences, conflict->trouble->message);
  if (left == 0)
    /* Translators: %s is “3 differences.” */
    return g_strdup_printf (_("%s They can be merged automatically."), differences);
  return g_strdup_printf (
      /* Translators: %s is “3 differences.” */
      ngettext ("%s %u of them conflicts: merging keeps your version and adds a note with the "
                "other one.",
                "%s %u of them conflict: merging keeps your versions and adds notes with the "
                "others.",
                left),
      differences, left);
}

static void
index_cb (VouchNode *node, gpointer data)
{
  g_hash_table_insert (data, (gpointer) vouch_node_get_id (node), node);
}

static void
show (VouchConflictDialog *self, VouchConflict *conflict)
{
  GPtrArray *differences = conflict->differences;
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *words = describe (conflict, differences->len);

  if (conflict->last)
    vouch_node_foreach (VOUCH_NODE (conflict->last), index_cb, last);
  for (guint i = 0; i < MIN (differences->len, MOST_ROWS); i++)
    gtk_list_box_append (self->rows, make_row (last, differences->pdata[i]));
  gtk_label_set_text (self->summary, words);
}

/**
 * vouch_conflict_dialog_new:
 * @parent: the window that it belongs to
 * @conflict: what there is to decide; not kept
 *
 * Returns: the dialog, to be presented
 */
GtkWidget *
vouch_conflict_dialog_new (GtkWindow *parent, VouchConflict *conflict)
{
  VouchConflictDialog *self
      = g_object_new (VOUCH_TYPE_CONFLICT_DIALOG, "transient-for", parent, NULL);

  show (self, conflict);
  gtk_widget_set_sensitive (self->merge, conflict->trouble == NULL);
  gtk_widget_grab_focus (self->merge);
  return GTK_WIDGET (self);
}
