/* vouch-reason-dialog.c: asks why something is kept as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reason-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * VouchReasonDialog:
 *
 * One field for a reason, in the writer's own words, with reasons that were given
 * before to choose from. Enter answers, Escape doesn't.
 */
struct _VouchReasonDialog
{
  AdwWindow parent_instance;

  GTask *task; /* (owned) (nullable): until there is an answer */

  GtkLabel     *heading;
  GtkLabel     *about;
  AdwEntryRow  *reason;
  GtkWidget    *usual_group;
  GtkListBox   *usual;
  GtkButton    *done;
};

G_DEFINE_FINAL_TYPE (VouchReasonDialog, vouch_reason_dialog, ADW_TYPE_WINDOW)

static char *
dup_reason (VouchReasonDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static void
answer (VouchReasonDialog *self,
        const char        *reason)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task)
    g_task_return_pointer (task, g_strdup (reason), g_free);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
reason_changed_cb (VouchReasonDialog *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->done), *reason != '\0');
}

static void
done_cb (VouchReasonDialog *self)
{
  g_autofree char *reason = dup_reason (self);

  if (*reason)
    answer (self, reason);
}

static void
usual_activated_cb (VouchReasonDialog *self,
                    AdwActionRow      *row)
{
  answer (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
add_usual (VouchReasonDialog *self,
           const char        *reason)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), reason);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->usual, row);
}

static void
vouch_reason_dialog_dispose (GObject *object)
{
  VouchReasonDialog *self = VOUCH_REASON_DIALOG (object);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("No reason was given"));
  G_OBJECT_CLASS (vouch_reason_dialog_parent_class)->dispose (object);
}

static void
vouch_reason_dialog_class_init (VouchReasonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_reason_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/vouch/Vouch/ui/vouch-reason-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchReasonDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, VouchReasonDialog, about);
  gtk_widget_class_bind_template_child (widget_class, VouchReasonDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, VouchReasonDialog, usual_group);
  gtk_widget_class_bind_template_child (widget_class, VouchReasonDialog, usual);
  gtk_widget_class_bind_template_child (widget_class, VouchReasonDialog, done);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, usual_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_reason_dialog_init (VouchReasonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vouch_reason_dialog_ask_async:
 * @parent: (nullable): the window that asks
 * @question: what is asked; copied
 * @cancellable: (nullable): for the task
 * @callback: called when there is a reason, or none
 *
 * Asks for a reason.
 */
void
vouch_reason_dialog_ask_async (GtkWindow                 *parent,
                               const VouchReasonQuestion *question,
                               GCancellable              *cancellable,
                               GAsyncReadyCallback        callback,
                               gpointer                   data)
{
  VouchReasonDialog *self = g_object_new (VOUCH_TYPE_REASON_DIALOG, "transient-for", parent, NULL);

  self->task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (self->task, vouch_reason_dialog_ask_async);
  gtk_window_set_title (GTK_WINDOW (self), question->heading);
  gtk_label_set_text (self->heading, question->heading);
  gtk_label_set_text (self->about, question->about ? question->about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), question->about != NULL);
  if (question->done)
    gtk_button_set_label (self->done, question->done);
  if (question->is_destructive)
    gtk_widget_remove_css_class (GTK_WIDGET (self->done), "suggested-action");
  if (question->is_destructive)
    gtk_widget_add_css_class (GTK_WIDGET (self->done), "destructive-action");
  for (guint i = 0; question->usual && question->usual[i]; i++)
    add_usual (self, question->usual[i]);
  gtk_widget_set_visible (self->usual_group, question->usual && question->usual[0]);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * vouch_reason_dialog_ask_finish:
 *
 * Returns: (transfer full): the reason, never blank; %NULL with %G_IO_ERROR_CANCELLED.
 */
char *
vouch_reason_dialog_ask_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
