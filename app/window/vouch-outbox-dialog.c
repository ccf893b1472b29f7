/* vouch-outbox-dialog.c: what waits to be sent, to be tried now or taken out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-dialog.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-due-time.h"
#include "vouch-widgets.h"

/**
 * VouchOutboxDialog:
 *
 * A row for each publication that is not answered yet: the card, the portal, why it waits. It
 * follows the sender: what is sent leaves the list.
 */
struct _VouchOutboxDialog
{
  AdwWindow parent_instance;

  VouchOutboxSender *sender; /* (owned) */

  GtkStack *pages;
  GtkWidget *try_now;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (VouchOutboxDialog, vouch_outbox_dialog, ADW_TYPE_WINDOW)

/* What has its time has no trouble: it was asked to wait. */
static char *
describe (const VouchOutboxJob *job)
{
  g_autofree char *when = NULL;

  if (job->state == VOUCH_OUTBOX_STOPPED)
    /* Translators: a portal’s name, and why it did not take the card. */
    return g_strdup_printf (_("%s: stopped. %s"), job->name, job->trouble);
  if (job->due > g_get_real_time () / 1000)
    {
      when = vouch_due_time_describe (job->due);
      /* Translators: a portal’s name, and a date with a time. */
      return g_strdup_printf (_("%s: is sent on %s"), job->name, when);
    }
  if (job->trouble)
    /* Translators: a portal’s name, and why the card is not there yet. */
    return g_strdup_printf (_("%s: waiting. %s"), job->name, job->trouble);
  return g_strdup_printf (_("%s: waiting"), job->name);
}

static void
take_out_cb (GtkButton *button, gpointer data)
{
  VouchOutboxDialog *self = VOUCH_OUTBOX_DIALOG (data);
  const gint64 *number = g_object_get_data (G_OBJECT (button), "number");

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  vouch_outbox_sender_cancel (self->sender, *number);
}

static gint64
get_number (GtkWidget *row)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (row), "number");
}

static void
show_job (GtkWidget *row, const VouchOutboxJob *job)
{
  g_autofree char *words = describe (job);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  if (g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), subtitle) != 0)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static GtkWidget *
make_row (VouchOutboxDialog *self, const VouchOutboxJob *job)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *title = g_markup_escape_text (job->title, -1);
  g_autofree char *name = g_strdup_printf (_("Don’t send “%s”"), job->title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Don’t send it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "number", g_memdup2 (&job->number, sizeof job->number),
                          g_free);
  g_object_set_data_full (G_OBJECT (button), "number",
                          g_memdup2 (&job->number, sizeof job->number), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_out_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  show_job (row, job);
  return row;
}

/* Both lists are in the order of their numbers. Rows that stay keep the keyboard. */
static void
show_rows (VouchOutboxDialog *self, GPtrArray *jobs)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  guint i = 0;

  while (row || i < jobs->len)
    {
      const VouchOutboxJob *job = i < jobs->len ? jobs->pdata[i] : NULL;
      GtkWidget *next = row ? gtk_widget_get_next_sibling (row) : NULL;

      if (row && (!job || get_number (row) < job->number))
        {
          gtk_list_box_remove (self->rows, row);
          row = next;
          continue;
        }
      if (row && get_number (row) == job->number)
        {
          show_job (row, job);
          row = next;
        }
      else
        gtk_list_box_insert (self->rows, make_row (self, job), (int) i);
      i++;
    }
}

static void
show (VouchOutboxDialog *self)
{
  GPtrArray *jobs = vouch_outbox_sender_get_jobs (self->sender);

  show_rows (self, jobs);
  gtk_stack_set_visible_child_name (self->pages, jobs->len > 0 ? "waiting" : "none");
  gtk_widget_set_visible (self->try_now, jobs->len > 0);
  gtk_widget_set_sensitive (self->try_now, TRUE);
}

/* Who tries now publishes: the passwords may be in a keyring that is locked. */
static void
unlocked_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  vouch_accounts_finish (VOUCH_ACCOUNTS (object), result, NULL, NULL);
}

static void
try_now_cb (VouchOutboxDialog *self)
{
  VouchAccounts *accounts = vouch_application_get_default_accounts ();

  if (accounts && vouch_accounts_is_locked (accounts))
    vouch_accounts_unlock_async (accounts, NULL, unlocked_cb, NULL);
  gtk_widget_set_sensitive (self->try_now, FALSE);
  vouch_outbox_sender_hurry (self->sender);
}

static void
vouch_outbox_dialog_dispose (GObject *object)
{
  g_clear_object (&VOUCH_OUTBOX_DIALOG (object)->sender);
  G_OBJECT_CLASS (vouch_outbox_dialog_parent_class)->dispose (object);
}

static void
vouch_outbox_dialog_class_init (VouchOutboxDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_outbox_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, VOUCH_WIDGETS_RESOURCES
                                               "/ui/vouch-outbox-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchOutboxDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, VouchOutboxDialog, try_now);
  gtk_widget_class_bind_template_child (widget_class, VouchOutboxDialog, rows);
  gtk_widget_class_bind_template_callback (widget_class, try_now_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_outbox_dialog_init (VouchOutboxDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * vouch_outbox_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @sender: whose list it shows
 *
 * Returns: the dialog, to be presented
 */
GtkWidget *
vouch_outbox_dialog_new (GtkWindow *parent, VouchOutboxSender *sender)
{
  VouchOutboxDialog *self
      = g_object_new (VOUCH_TYPE_OUTBOX_DIALOG, "transient-for", parent, NULL);

  self->sender = g_object_ref (sender);
  g_signal_connect_object (sender, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  vouch_outbox_sender_look (sender);
  return GTK_WIDGET (self);
}
