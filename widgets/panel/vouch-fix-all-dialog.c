/* vouch-fix-all-dialog.c: what fixing all of a kind would change, before it is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-fix-all-dialog.h"

#include <glib/gi18n-lib.h>

#include "vouch-finding-activate.h"
#include "vouch-repair-row.h"
#include "vouch-repair-step.h"

/**
 * VouchFixAllDialog:
 *
 * A row for each node with its words before and after; what is unticked is left as it
 * is. All that is left ticked is one step of the history.
 */
struct _VouchFixAllDialog
{
  AdwWindow parent_instance;

  VouchValidator *validator; /* (owned) */
  GWeakRef        origin;    /* the widget from where actions are looked for */
  char           *rule;      /* (owned) */
  GListStore     *steps;     /* (owned): VouchRepairStep */

  AdwWindowTitle *title;
  GtkListView    *list;
  GtkButton      *done;
};

G_DEFINE_FINAL_TYPE (VouchFixAllDialog, vouch_fix_all_dialog, ADW_TYPE_WINDOW)

static guint
count_wanted (VouchFixAllDialog *self)
{
  GListModel *model = G_LIST_MODEL (self->steps);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchRepairStep) step = g_list_model_get_item (model, i);

      n += vouch_repair_step_get_wanted (step) ? 1 : 0;
    }
  return n;
}

static void
show_count (VouchFixAllDialog *self)
{
  guint n = count_wanted (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Fix %u", "_Fix %u", n), n);

  gtk_button_set_label (self->done, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->done), n > 0);
}

static void
wanted_cb (VouchFixAllDialog *self)
{
  show_count (self);
}

static GHashTable *
collect_left_out (VouchFixAllDialog *self)
{
  GListModel *model = G_LIST_MODEL (self->steps);
  GHashTable *left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchRepairStep) step = g_list_model_get_item (model, i);

      if (!vouch_repair_step_get_wanted (step))
        g_hash_table_add (left_out, g_strdup (vouch_repair_step_get_node (step)));
    }
  return left_out;
}

static void
done_cb (VouchFixAllDialog *self)
{
  g_autoptr (GtkWidget) origin = g_weak_ref_get (&self->origin);
  g_autoptr (GHashTable) left_out = collect_left_out (self);

  if (origin && vouch_validator_get_document (self->validator))
    vouch_finding_fix_all_but (origin, self->validator, self->rule, left_out);
  gtk_window_close (GTK_WINDOW (self));
}

static void
setup_cb (VouchFixAllDialog *self,
          GtkListItem       *item)
{
  gtk_list_item_set_child (item, vouch_repair_row_new ());
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, TRUE);
}

static void
bind_cb (VouchFixAllDialog *self,
         GtkListItem       *item)
{
  vouch_repair_row_set_step (VOUCH_REPAIR_ROW (gtk_list_item_get_child (item)),
                             vouch_validator_get_document (self->validator),
                             gtk_list_item_get_item (item));
}

static void
unbind_cb (VouchFixAllDialog *self,
           GtkListItem       *item)
{
  vouch_repair_row_set_step (VOUCH_REPAIR_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

/* Enter or Space on a row, or a click beside its check. */
static void
activate_cb (VouchFixAllDialog *self,
             guint              position)
{
  g_autoptr (VouchRepairStep) step = g_list_model_get_item (G_LIST_MODEL (self->steps), position);

  if (step)
    vouch_repair_step_set_wanted (step, !vouch_repair_step_get_wanted (step));
}

static void
vouch_fix_all_dialog_dispose (GObject *object)
{
  VouchFixAllDialog *self = VOUCH_FIX_ALL_DIALOG (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->steps);
  g_clear_object (&self->validator);
  g_weak_ref_set (&self->origin, NULL);
  G_OBJECT_CLASS (vouch_fix_all_dialog_parent_class)->dispose (object);
}

static void
vouch_fix_all_dialog_finalize (GObject *object)
{
  VouchFixAllDialog *self = VOUCH_FIX_ALL_DIALOG (object);

  g_weak_ref_clear (&self->origin);
  g_free (self->rule);
  G_OBJECT_CLASS (vouch_fix_all_dialog_parent_class)->finalize (object);
}

static void
vouch_fix_all_dialog_class_init (VouchFixAllDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_fix_all_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_fix_all_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-fix-all-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchFixAllDialog, title);
  gtk_widget_class_bind_template_child (widget_class, VouchFixAllDialog, list);
  gtk_widget_class_bind_template_child (widget_class, VouchFixAllDialog, done);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_fix_all_dialog_init (VouchFixAllDialog *self)
{
  g_weak_ref_init (&self->origin, NULL);
  self->steps = g_list_store_new (VOUCH_TYPE_REPAIR_STEP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
take_steps (VouchFixAllDialog *self,
            GPtrArray         *steps)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  for (guint i = 0; i < steps->len; i++)
    g_signal_connect_object (steps->pdata[i], "notify::wanted", G_CALLBACK (wanted_cb), self,
                             G_CONNECT_SWAPPED);
  g_list_store_splice (self->steps, 0, 0, steps->pdata, steps->len);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->steps)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  show_count (self);
}

/**
 * vouch_fix_all_dialog_new:
 * @origin: in the window that asks; actions are looked for from there
 * @validator: the document's
 * @rule: the rule whose findings are to be repaired
 * @steps: (element-type VouchRepairStep): what vouch_validator_plan_repairs() says
 *
 * Returns: a window, to be presented.
 */
GtkWidget *
vouch_fix_all_dialog_new (GtkWidget      *origin,
                          VouchValidator *validator,
                          const char     *rule,
                          GPtrArray      *steps)
{
  GtkRoot *root = gtk_widget_get_root (origin);
  VouchFixAllDialog *self = g_object_new (VOUCH_TYPE_FIX_ALL_DIALOG, "transient-for",
                                          GTK_IS_WINDOW (root) ? root : NULL, NULL);
  g_autofree char *title = vouch_validator_dup_title (validator, rule);

  g_weak_ref_set (&self->origin, origin);
  self->validator = g_object_ref (validator);
  self->rule = g_strdup (rule);
  adw_window_title_set_subtitle (self->title, title);
  take_steps (self, steps);
  gtk_widget_grab_focus (GTK_WIDGET (self->done));
  return GTK_WIDGET (self);
}
