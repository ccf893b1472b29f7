/* vouch-editor-publish.c: publishing the card, and its page in the browser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-correction.h"
#include "vouch-preview.h"
#include "vouch-publish-dialog.h"
#include "vouch-published-dialog.h"
#include "vouch-receipt-file.h"

static void
publish_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (GTK_WINDOW (vouch_publish_dialog_new (VOUCH_EDITOR (widget))));
}

static void
show_published_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_window_present (GTK_WINDOW (vouch_published_dialog_new (VOUCH_EDITOR (widget))));
}

static void
shown_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (vouch_compat_open_uri_finish (result, &error) || !self->file)
    return;
  vouch_editor_toast (self, _("No web browser found"));
}

/* One making of the page. */
typedef struct
{
  VouchEditor *editor; /* (owned) */
  guint job;           /* in the header */
} Making;

static void
made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Making *making = data;
  g_autoptr (VouchEditor) self = making->editor;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) page = vouch_preview_make_finish (result, &error);
  g_autofree char *uri = page ? g_file_get_uri (page) : NULL;

  if (!self->file) /* closed meanwhile */
    return;
  vouch_editor_end_job (self, making->job);
  if (page)
    vouch_compat_open_uri_async (vouch_editor_get_window (self), uri, self->cancellable, shown_cb,
                                 g_object_ref (self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vouch_editor_toast (self, error->message);
}

static void
preview_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  g_autoptr (JsonNode) card = vouch_node_to_json (VOUCH_NODE (vouch_editor_get_card (self)));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Making *making = g_new0 (Making, 1);

  making->editor = g_object_ref (self);
  making->job = vouch_editor_begin_job (self, _("Creating the page"), cancellable);
  vouch_preview_make_async (card, cancellable, made_cb, making);
}

/* --- what waits to be sent --- */

static gboolean
is_waiting (VouchEditor *self, VouchOutboxSender *sender)
{
  GPtrArray *jobs = vouch_outbox_sender_get_jobs (sender);
  const char *id = vouch_node_get_id (VOUCH_NODE (vouch_editor_get_card (self)));

  for (guint i = 0; i < jobs->len; i++)
    if (g_ascii_strcasecmp (((VouchOutboxJob *) jobs->pdata[i])->card, id) == 0)
      return TRUE;
  return FALSE;
}

static void
outbox_changed_cb (VouchEditor *self, VouchOutboxSender *sender)
{
  gboolean waits;

  if (!self->file) /* closed meanwhile */
    return;
  waits = is_waiting (self, sender);
  vouch_publish_button_set_waiting (self->publish_button, waits);
  vouch_publish_button_set_waiting (self->bottom_publish, waits);
}

/** Shows at the button whether the card waits to be sent, from now on, and writes on the card what
 * was corrected in another one. */
void
vouch_editor_follow_outbox (VouchEditor *self)
{
  VouchOutboxSender *sender = vouch_application_get_default_outbox ();

  vouch_correction_deliver (self);
  if (!sender)
    return;
  g_signal_connect_object (sender, "changed", G_CALLBACK (outbox_changed_cb), self,
                           G_CONNECT_SWAPPED);
  outbox_changed_cb (self, sender);
}

/* A receipt on its way into the file. */
typedef struct
{
  VouchEditor *editor; /* (owned) */
  gint64 number;       /* in the outbox */
} Keeping;

static void
kept_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Keeping *keeping = data;
  g_autoptr (VouchEditor) self = keeping->editor;
  VouchOutboxSender *sender = vouch_application_get_default_outbox ();

  if (vouch_editor_save_finish (self, result, NULL) && sender)
    vouch_outbox_sender_note_kept (sender, keeping->number);
}

/**
 * vouch_editor_take_receipt:
 * @job: a publication that is done
 *
 * Where it is of this card, the card has the receipt from now on. It is saved where nothing else
 * waits to be saved; else with the next saving, and until then it is brought again.
 *
 * Returns: whether it is of this card
 */
gboolean
vouch_editor_take_receipt (VouchEditor *self, const VouchOutboxJob *job)
{
  VouchNode *card = self->file ? VOUCH_NODE (vouch_editor_get_card (self)) : NULL;
  gboolean was_unsaved;
  Keeping *keeping;

  if (!card || g_ascii_strcasecmp (vouch_node_get_id (card), job->card) != 0)
    return FALSE;
  was_unsaved = vouch_editor_get_unsaved (self);
  if (!vouch_receipt_is_recorded (job->receipt, self->document))
    {
      if (!vouch_receipt_record (job->receipt, self->document, NULL))
        return FALSE;
      vouch_editor_toast (self, _("The waiting card was published"));
    }
  if (was_unsaved)
    return TRUE;
  keeping = g_new0 (Keeping, 1);
  keeping->editor = g_object_ref (self);
  keeping->number = job->number;
  vouch_editor_save_async (self, NULL, kept_cb, keeping);
  return TRUE;
}

/** Installs the actions of this file. */
void
vouch_editor_install_publish_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.publish", NULL, publish_cb);
  gtk_widget_class_install_action (klass, "editor.show-published", NULL, show_published_cb);
  gtk_widget_class_install_action (klass, "editor.preview", NULL, preview_cb);
}
