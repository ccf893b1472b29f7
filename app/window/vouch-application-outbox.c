/* vouch-application-outbox.c: what waits to be sent, while the program runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-application-private.h"

#include "vouch-outbox-dialog.h"
#include "vouch-window.h"

#define START 2 /* seconds: the first window is there by then */

static gboolean
start_cb (gpointer data)
{
  VouchApplication *self = VOUCH_APPLICATION (data);

  self->starting = 0;
  vouch_outbox_sender_start (self->outbox);
  vouch_accounts_load (self->accounts);
  return G_SOURCE_REMOVE;
}

/* Whoever has the card open keeps its receipt. */
static gboolean
receipt_cb (VouchApplication *self, const VouchOutboxJob *job)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && vouch_window_take_receipt (l->data, job))
      return TRUE;
  return FALSE;
}

/* There is one list, whichever window asks for it. */
static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (VOUCH_IS_OUTBOX_DIALOG (window))
        return window; /* the list of toplevels has it */
    }
  return NULL;
}

static void
show_outbox_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  VouchApplication *self = VOUCH_APPLICATION (data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  GtkWindow *open = find_dialog ();

  gtk_window_present (open ? open : GTK_WINDOW (vouch_outbox_dialog_new (window, self->outbox)));
}

/** Begins to send what an earlier run has left, as soon as there is time for it. */
void
vouch_application_add_outbox (VouchApplication *self)
{
  static const GActionEntry entries[] = { { "show-outbox", show_outbox_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->outbox = vouch_outbox_sender_new ();
  g_signal_connect_object (self->outbox, "receipt", G_CALLBACK (receipt_cb), self,
                           G_CONNECT_SWAPPED);
  self->starting = g_timeout_add_seconds (START, start_cb, self);
}

/** Ends that; what is not sent by then is sent by the next run. */
void
vouch_application_end_outbox (VouchApplication *self)
{
  g_clear_handle_id (&self->starting, g_source_remove);
  if (self->outbox)
    vouch_outbox_sender_stop (self->outbox);
  g_clear_object (&self->outbox);
}

/** Returns: (transfer none) (nullable): who sends what waits; %NULL before the start and after the
 *   end. */
VouchOutboxSender *
vouch_application_get_outbox (VouchApplication *self)
{
  g_return_val_if_fail (VOUCH_IS_APPLICATION (self), NULL);
  return self->outbox;
}

/** Returns: (transfer none) (nullable): the same of the program that runs, if it is ours. */
VouchOutboxSender *
vouch_application_get_default_outbox (void)
{
  GApplication *application = g_application_get_default ();

  return VOUCH_IS_APPLICATION (application)
             ? vouch_application_get_outbox (VOUCH_APPLICATION (application))
             : NULL;
}
