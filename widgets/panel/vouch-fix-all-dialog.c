/* vouch-fix-all-dialog.c: what fixing all of a kind would change, before it is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-fix-all-dialog.h"

#include <glib/gi18n-lib.h>

#include "vouch-repair-plan.h"
#include "vouch-repair-row.h"

/* A short card is tried before anybody sees us wait, in milliseconds. */
#define PATIENCE 200

/* How often it is tried anew where the card was changed meanwhile. */
#define MAX_TRIES 3

/**
 * VouchFixAllDialog:
 *
 * What is planned is tried in a thread. A row for each node with its words before and after; what is unticked is left as it
 * is. All that is left ticked is one step of the history.
 */
struct _VouchFixAllDialog
{
  AdwWindow parent_instance;

  VouchValidator *validator; /* (owned) */
  GWeakRef        origin;    /* the widget from where actions are looked for */
  char           *rule;      /* (owned) */
  GListStore     *steps;     /* (owned): VouchRepairStep */
  VouchRepairPlan *plan;     /* (owned) (nullable): what is shown */
  GHashTable     *left_out;  /* (owned) (nullable): what was not wanted, while it is tried without */
  GCancellable   *trial;     /* (owned) (nullable): while it is tried */
  guint           n_wanted;
  guint           n_tries;
  guint           patience;  /* until it is shown that we wait */

  AdwWindowTitle *title;
  GtkStack       *pages;
  GtkSpinner     *spinner;
  GtkListView    *list;
  GtkButton      *done;
};

G_DEFINE_FINAL_TYPE (VouchFixAllDialog, vouch_fix_all_dialog, ADW_TYPE_WINDOW)

static void plan (VouchFixAllDialog *self);

static void
show_count (VouchFixAllDialog *self)
{
  g_autofree char *label
      = g_strdup_printf (ngettext ("_Fix %u", "_Fix %u", self->n_wanted), self->n_wanted);

  gtk_button_set_label (self->done, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->done), self->n_wanted > 0 && !self->trial);
}

static void
wanted_cb (VouchFixAllDialog *self,
           GParamSpec        *pspec,
           VouchRepairStep   *step)
{
  if (vouch_repair_step_get_wanted (step))
    self->n_wanted++;
  else
    self->n_wanted--;
  show_count (self);
}

static void
show_waiting (VouchFixAllDialog *self,
              gboolean           is_waiting)
{
  gtk_stack_set_visible_child_name (self->pages, is_waiting ? "waiting" : "steps");
  gtk_spinner_set_spinning (self->spinner, is_waiting);
  show_count (self);
}

static void
say (VouchFixAllDialog *self,
     const char        *action,
     const char        *text)
{
  g_autoptr (GtkWidget) origin = g_weak_ref_get (&self->origin);

  if (origin)
    gtk_widget_activate_action (origin, action, "s", text);
}

static void
give_up (VouchFixAllDialog *self,
         const char        *text)
{
  say (self, "editor.toast", text);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* --- doing it --- */

/* What was left out before stays so: it is not in the list any more. */
static void
collect_left_out (VouchFixAllDialog *self)
{
  GListModel *model = G_LIST_MODEL (self->steps);

  if (!self->left_out)
    self->left_out = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchRepairStep) step = g_list_model_get_item (model, i);

      if (!vouch_repair_step_get_wanted (step))
        g_hash_table_add (self->left_out, g_strdup (vouch_repair_step_get_node (step)));
    }
}

/* What came between, such as what a registry answered, is looked at as well. */
static void
apply (VouchFixAllDialog *self,
       VouchRepairPlan   *wanted)
{
  g_autoptr (GError) error = NULL;
  guint count = vouch_validator_apply_plan (self->validator, wanted, &error);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%u place fixed", "%u places fixed", count), count);

  if (g_error_matches (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE)
      && self->n_tries < MAX_TRIES)
    {
      plan (self);
      return;
    }
  if (error || count == 0)
    {
      give_up (self, error ? error->message : _("This needs a person to decide."));
      return;
    }
  say (self, "editor.toast-undo", text);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* One repair may have been the end of another finding: without some, it is tried again. */
static void
done_cb (VouchFixAllDialog *self)
{
  if (!vouch_validator_get_document (self->validator))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  collect_left_out (self);
  if (g_hash_table_size (self->left_out) > 0)
    plan (self);
  else
    apply (self, self->plan);
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

/* The trial keeps the dialog until it has ended: it learns from here that nobody wants it. */
static gboolean
vouch_fix_all_dialog_close_request (GtkWindow *window)
{
  VouchFixAllDialog *self = VOUCH_FIX_ALL_DIALOG (window);

  g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
  g_clear_handle_id (&self->patience, g_source_remove);
  return GTK_WINDOW_CLASS (vouch_fix_all_dialog_parent_class)->close_request (window);
}

static void
vouch_fix_all_dialog_dispose (GObject *object)
{
  VouchFixAllDialog *self = VOUCH_FIX_ALL_DIALOG (object);

  g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
  g_clear_handle_id (&self->patience, g_source_remove);
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
  g_clear_pointer (&self->plan, vouch_repair_plan_free);
  g_clear_pointer (&self->left_out, g_hash_table_unref);
  g_free (self->rule);
  G_OBJECT_CLASS (vouch_fix_all_dialog_parent_class)->finalize (object);
}

static void
vouch_fix_all_dialog_class_init (VouchFixAllDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_fix_all_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_fix_all_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vouch_fix_all_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-fix-all-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchFixAllDialog, title);
  gtk_widget_class_bind_template_child (widget_class, VouchFixAllDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchFixAllDialog, spinner);
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

/* --- planning --- */

static void
take_plan (VouchFixAllDialog *self,
           VouchRepairPlan   *taken)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_clear_pointer (&self->plan, vouch_repair_plan_free);
  self->plan = taken;
  for (guint i = 0; i < taken->steps->len; i++)
    g_signal_connect_object (taken->steps->pdata[i], "notify::wanted", G_CALLBACK (wanted_cb), self,
                             G_CONNECT_SWAPPED);
  g_list_store_splice (self->steps, 0, g_list_model_get_n_items (G_LIST_MODEL (self->steps)), taken->steps->pdata, taken->steps->len);
  self->n_wanted = taken->steps->len;
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->steps)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_clear_handle_id (&self->patience, g_source_remove);
  show_waiting (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->done));
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
is_listed (VouchFixAllDialog *self,
           const char        *node)
{
  GListModel *model = G_LIST_MODEL (self->steps);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchRepairStep) step = g_list_model_get_item (model, i);

      if (g_strcmp0 (vouch_repair_step_get_node (step), node) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Without some, others may come to be changed: nothing is that was not seen before. */
static gboolean
was_seen (VouchFixAllDialog *self,
          VouchRepairPlan   *planned)
{
  for (guint i = 0; i < planned->steps->len; i++)
    if (!is_listed (self, vouch_repair_step_get_node (planned->steps->pdata[i])))
      return FALSE;
  return TRUE;
}

static void
planned_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (VouchFixAllDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchRepairPlan) planned
      = vouch_validator_plan_repairs_finish (result, &error);

  if (!self->trial) /* closed meanwhile */
    return;
  g_clear_object (&self->trial);
  if (!planned)
    give_up (self, error->message);
  else if (!vouch_validator_get_document (self->validator))
    gtk_window_destroy (GTK_WINDOW (self));
  else if (self->left_out && was_seen (self, planned))
    apply (self, planned);
  else if (planned->steps->len == 0)
    give_up (self, _("This needs a person to decide."));
  else
    take_plan (self, g_steal_pointer (&planned));
}

static gboolean
patience_cb (gpointer data)
{
  VouchFixAllDialog *self = data;

  self->patience = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
plan (VouchFixAllDialog *self)
{
  self->n_tries++;
  self->trial = g_cancellable_new ();
  vouch_validator_plan_repairs_async (self->validator, self->rule, self->left_out, self->trial,
                                      planned_cb, g_object_ref (self));
  show_waiting (self, TRUE);
}

/**
 * vouch_fix_all_dialog_ask:
 * @origin: in the window that asks; actions are looked for from there
 * @validator: the document's
 * @rule: the rule whose findings are to be repaired
 *
 * Shows what would be changed as soon as that is known, and does what is wanted of it. Where
 * nothing can be done without a person, a toast says so.
 */
void
vouch_fix_all_dialog_ask (GtkWidget      *origin,
                          VouchValidator *validator,
                          const char     *rule)
{
  GtkRoot *root = gtk_widget_get_root (origin);
  VouchFixAllDialog *self = g_object_new (VOUCH_TYPE_FIX_ALL_DIALOG, "transient-for",
                                          GTK_IS_WINDOW (root) ? root : NULL, NULL);
  g_autofree char *title = vouch_validator_dup_title (validator, rule);

  g_weak_ref_set (&self->origin, origin);
  self->validator = g_object_ref (validator);
  self->rule = g_strdup (rule);
  adw_window_title_set_subtitle (self->title, title);
  self->patience = g_timeout_add (PATIENCE, patience_cb, self);
  plan (self);
}
