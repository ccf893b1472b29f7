/* vouch-publish-dialog-run.c: the publishing itself, and what is said of its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-file-error.h"
#include "vouch-json.h"
#include "vouch-receipt-file.h"
#include "vouch-trouble.h"

#define PULSE 100 /* milliseconds */

static gboolean
pulse_cb (gpointer data)
{
  gtk_progress_bar_pulse (VOUCH_PUBLISH_DIALOG (data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
end_run (VouchPublishDialog *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->cancellable);
}

static void
step_changed_cb (VouchPublishDialog *self)
{
  const char *step = vouch_publish_run_get_step (self->run);

  if (step && !g_cancellable_is_cancelled (self->cancellable))
    gtk_label_set_text (self->step, step);
}

static const char *
name_success (const VouchReceipt *receipt)
{
  if (receipt->is_unchanged)
    return _("Already Published");
  if (g_strcmp0 (receipt->status, "draft") == 0)
    return _("Sent as a Draft");
  if (g_strcmp0 (receipt->status, "pending") == 0)
    return _("Sent for Review");
  if (g_strcmp0 (receipt->status, "future") == 0)
    return _("Publishing Scheduled");
  return _("Published");
}

static void
show_done (VouchPublishDialog *self, const VouchReceipt *receipt)
{
  const GError *unkept = vouch_publish_run_get_unkept (self->run);
  g_autofree char *words = NULL;

  g_free (self->address);
  self->address = g_strdup (receipt->address);
  gtk_label_set_text (self->done_address, receipt->address);
  adw_status_page_set_title (self->done, name_success (receipt));
  if (unkept)
    words = g_markup_printf_escaped (
        _("The portal’s receipt could not be saved in the file: %s. Save the card before closing "
          "it."),
        unkept->message);
  else if (receipt->overwrote)
    words = g_markup_printf_escaped (
        _("Somebody changed the post while the card was being sent, and readers find yours now. "
          "<a href=\"%s\">Open theirs</a>"),
        receipt->overwrote);
  adw_status_page_set_description (self->done, words);
  vouch_publish_dialog_show_page (self, "done");
  gtk_widget_grab_focus (self->open);
}

/* What did not get further than the disk is told as any other save is. */
static VouchTrouble *
describe_trouble (VouchPublishDialog *self, const GError *error)
{
  const char *name = vouch_file_get_name (vouch_editor_get_file (self->editor));

  if (!vouch_publish_run_is_saved (self->run))
    return vouch_trouble_new_save (name ? name : _("the new card"), error);
  return vouch_trouble_new_publish (error);
}

static gboolean
is_portal_error (const GError *error, VouchPortalError code)
{
  return g_error_matches (error, VOUCH_PORTAL_ERROR, code);
}

/* A revision to replace is one that the user was told of; where there is none, it begins anew. */
static void
find_base (VouchPublishDialog *self, const GError *error)
{
  JsonObject *current = vouch_json_node_object (vouch_publish_run_get_current (self->run));
  gboolean is_gone = is_portal_error (error, VOUCH_PORTAL_ERROR_NOT_FOUND);

  self->base = -1;
  g_clear_pointer (&self->base_digest, g_free);
  g_clear_pointer (&self->address, g_free);
  if (is_gone)
    self->base = 0;
  else if (is_portal_error (error, VOUCH_PORTAL_ERROR_CONFLICT) && current)
    {
      self->base = vouch_json_get_int (current, "revision", -1);
      self->base_digest
          = g_strdup (vouch_receipt_base_digest (vouch_json_get_text (current, "status"),
                                                 vouch_json_get_text (current, "digest")));
      self->address = g_strdup (vouch_json_get_text (current, "address"));
    }
  gtk_button_set_label (self->replace, is_gone ? _("Publish _Again") : _("_Replace"));
}

/* Its revision there is kept with our receipt, so that the checks tell of it until it is merged. */
static void
note_there (VouchPublishDialog *self)
{
  JsonObject *current = vouch_json_node_object (vouch_publish_run_get_current (self->run));
  const char *portal = current ? vouch_json_get_text (current, "portal") : NULL;
  g_autoptr (GError) error = NULL;

  if (portal
      && !vouch_receipt_note_there (vouch_editor_get_document (self->editor), portal,
                                    vouch_json_get_int (current, "revision", 0),
                                    vouch_receipt_base_digest (vouch_json_get_text (current, "status"),
                                                               vouch_json_get_text (current, "digest")),
                                    &error))
    g_message ("%s", error->message);
}

/* Of a withdrawn card nothing is left to compare with. */
static gboolean
is_card_there (VouchPublishDialog *self)
{
  JsonObject *current = vouch_json_node_object (vouch_publish_run_get_current (self->run));

  return current && g_strcmp0 (vouch_json_get_text (current, "status"), "withdrawn") != 0;
}

static void
offer (VouchPublishDialog *self, const GError *error)
{
  gboolean is_saved = vouch_publish_run_is_saved (self->run);
  gboolean is_changed_here
      = g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK);

  find_base (self, error);
  gtk_widget_set_visible (GTK_WIDGET (self->replace), self->base >= 0);
  gtk_widget_set_visible (self->there, self->base >= 0 && self->address != NULL);
  gtk_widget_set_visible (self->compare, self->base > 0 && is_card_there (self));
  gtk_widget_set_visible (self->elsewhere, !is_saved && !is_changed_here);
  gtk_widget_set_visible (self->again, self->base < 0 && !is_changed_here);
  vouch_portal_group_set_refused (self->place,
                                  is_portal_error (error, VOUCH_PORTAL_ERROR_UNAUTHORISED));
}

static void
show_failed (VouchPublishDialog *self, const char *heading, const char *body)
{
  g_autofree char *title = g_markup_escape_text (heading, -1);
  g_autofree char *words = g_markup_escape_text (body, -1);

  adw_status_page_set_title (self->failed, title);
  adw_status_page_set_description (self->failed, words);
  vouch_publish_dialog_show_page (self, "failed");
  if (gtk_widget_get_visible (self->again))
    gtk_widget_grab_focus (self->again);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
}

static void
tell_failed (VouchPublishDialog *self, const GError *error)
{
  g_autoptr (VouchTrouble) trouble = describe_trouble (self, error);

  note_there (self);
  offer (self, error);
  show_failed (self, trouble->heading, trouble->body);
}

/* It would not be sent any earlier, so nothing else is offered than to leave it or take it out. */
static void
tell_not_yet (VouchPublishDialog *self, const GError *error)
{
  g_autofree char *when = g_markup_escape_text (error->message, -1);

  adw_status_page_set_title (self->waiting, _("Waiting for Its Time"));
  adw_status_page_set_description (self->waiting, when);
  gtk_widget_set_visible (self->waiting_again, FALSE);
  vouch_publish_dialog_show_page (self, "waiting");
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
}

/* Nothing is lost and nothing has to be done: that is said before why. */
static void
tell_waiting (VouchPublishDialog *self, const GError *error)
{
  gboolean is_offline = is_portal_error (error, VOUCH_PORTAL_ERROR_OFFLINE);
  g_autofree char *words = g_markup_printf_escaped (
      _("The card will be sent as soon as possible, even after Vouch is closed and reopened. It is "
        "never published twice.\n\n%s"),
      error->message);

  if (is_portal_error (error, VOUCH_PORTAL_ERROR_NOT_YET))
    {
      tell_not_yet (self, error);
      return;
    }
  adw_status_page_set_title (self->waiting, is_offline ? _("Waiting for the Network")
                                                       : _("Waiting for the Portal"));
  adw_status_page_set_description (self->waiting, words);
  gtk_widget_set_visible (self->waiting_again, TRUE);
  vouch_publish_dialog_show_page (self, "waiting");
  gtk_widget_grab_focus (self->waiting_again);
}

/* Who stops it while the card is on its way can't know whether it has arrived. */
static void
tell_stopped (VouchPublishDialog *self, const GError *error)
{
  if (!vouch_publish_run_is_saved (self->run))
    {
      vouch_publish_dialog_show_form (self);
      return;
    }
  offer (self, error);
  show_failed (self, _("Stopped"),
               vouch_publish_run_is_waiting (self->run)
                   ? _("The card was already being sent, so it may have arrived. It is listed as "
                       "waiting until the portal responds. It is safe to publish again: the card "
                       "is never published twice.")
                   : _("Nothing was sent."));
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchPublishDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchReceipt) receipt
      = vouch_publish_run_start_finish (VOUCH_PUBLISH_RUN (object), result, &error);

  end_run (self);
  self->is_preview = self->is_preview && receipt;
  vouch_publish_run_hand_over (VOUCH_PUBLISH_RUN (object), error);
  if (!self->editor) /* closed meanwhile */
    return;
  if (receipt)
    {
      vouch_portal_group_forget (self->place);
      vouch_publish_dialog_write_reason (self);
      show_done (self, receipt);
      vouch_publish_dialog_look_elsewhere (self, receipt);
      if (self->is_preview)
        vouch_publish_dialog_open (self);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_stopped (self, error);
  else if (vouch_publish_run_is_waiting (self->run)
           && !is_portal_error (error, VOUCH_PORTAL_ERROR_UNAUTHORISED))
    {
      /* It is replaced when nobody looks: the reason can't wait for that. */
      vouch_publish_dialog_write_reason (self);
      tell_waiting (self, error);
    }
  else
    tell_failed (self, error);
}

/* Nothing leaves before it is known what it changes, and what that is was said: who pressed
 * Publish before waits for the comparison. */
static gboolean
may_send (VouchPublishDialog *self, gint64 base)
{
  g_autofree char *hindrance = NULL;

  /* With the password that was typed since, the portal tells what it has. */
  if (self->is_uncompared && !self->is_looking
      && !vouch_portal_group_lacks_password (self->place))
    vouch_publish_dialog_look (self);
  self->is_wanted = self->is_looking;
  self->wanted_base = base;
  if (self->is_looking)
    return FALSE;
  hindrance = vouch_publish_dialog_describe_unsaid (self);
  if (hindrance)
    vouch_publish_dialog_show_form (self);
  return hindrance == NULL;
}

/**
 * vouch_publish_dialog_run:
 * @base: the revision to replace, which the user was told of; negative: the one sent last
 *
 * Publishes as it is chosen, and shows what comes of it.
 */
void
vouch_publish_dialog_run (VouchPublishDialog *self, gint64 base)
{
  g_autoptr (VouchPortal) portal = NULL;

  if (self->cancellable || vouch_publish_dialog_is_stopped (self))
    return;
  if (vouch_portal_group_lacks_password (self->place))
    {
      vouch_publish_dialog_show_form (self);
      return;
    }
  if (!may_send (self, base))
    return;
  g_cancellable_cancel (self->asking);
  self->is_correction
      = self->is_correction || vouch_publish_changes_is_correction (self->changes);
  vouch_publish_dialog_tell (self);
  vouch_publish_fields_write (self->fields, vouch_editor_get_document (self->editor));
  portal = vouch_portal_group_dup_signed_in (self->place);
  g_clear_object (&self->run);
  self->run
      = vouch_publish_run_new (self->editor, portal, vouch_publish_dialog_get_status (self));
  vouch_publish_run_set_due (self->run, vouch_publish_fields_get_due (self->fields));
  if (base >= 0)
    vouch_publish_run_set_base (self->run, base, base == self->base ? self->base_digest : NULL);
  g_signal_connect_object (self->run, "notify::step", G_CALLBACK (step_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->cancellable = g_cancellable_new ();
  self->pulse = g_timeout_add (PULSE, pulse_cb, self);
  vouch_publish_dialog_show_page (self, "running");
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
  vouch_publish_run_start_async (self->run, GTK_WINDOW (self), self->cancellable, ran_cb,
                                 g_object_ref (self));
}

/** Stops that; what came of it is shown as soon as it is known. */
void
vouch_publish_dialog_stop (VouchPublishDialog *self)
{
  gtk_label_set_text (self->step, _("Stopping…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
  g_cancellable_cancel (self->cancellable);
}
