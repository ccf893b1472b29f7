/* vouch-publish-dialog.c: the last look before a card goes out, and what came of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-digest.h"
#include "vouch-editor-private.h"
#include "vouch-enter-once.h"
#include "vouch-finding-activate.h"
#include "vouch-published-look.h"
#include "vouch-widgets.h"

/**
 * VouchPublishDialog:
 *
 * From top to bottom: what stops the card, where to, what was sent last, the page. Then
 * one of three other pages: running, done, failed. Closing it while it runs stops the
 * sending; a card that has arrived by then stays, and its receipt is kept.
 */

G_DEFINE_FINAL_TYPE (VouchPublishDialog, vouch_publish_dialog, ADW_TYPE_WINDOW)

/* --- the form --- */

static void
show_buttons (VouchPublishDialog *self)
{
  gboolean is_form = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "form") == 0;
  gboolean is_running = self->cancellable != NULL;

  gtk_button_set_label (self->cancel, is_running ? _("_Stop")
                                      : is_form  ? _("_Cancel")
                                                 : _("_Close"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  vouch_publish_dialog_show_publish (self, is_form);
}

static void
choice_changed_cb (VouchPublishDialog *self)
{
  g_autofree char *hindrance = NULL;

  if (!self->editor)
    return;
  vouch_publish_changes_set_draft (self->changes, vouch_publish_dialog_is_draft (self));
  hindrance = vouch_publish_dialog_is_stopped (self) ? vouch_publish_dialog_describe_hindrance (self) : NULL;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->status), hindrance);
  show_buttons (self);
}

/* Each portal has what it was sent. */
static void
portal_changed_cb (VouchPublishDialog *self)
{
  self->lacks_review = FALSE;
  vouch_publish_dialog_offer_statuses (self);
  choice_changed_cb (self);
  if (self->editor)
    vouch_publish_dialog_look (self);
}

static void
unlocked_cb (VouchPublishDialog *self)
{
  choice_changed_cb (self);
  if (self->editor)
    vouch_publish_dialog_look_again (self);
}

static void
update_changed_cb (VouchPublishDialog *self)
{
  if (self->editor)
    show_buttons (self);
}

void
vouch_publish_dialog_show_page (VouchPublishDialog *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->pages, page);
  show_buttons (self);
}

void
vouch_publish_dialog_show_form (VouchPublishDialog *self)
{
  vouch_publish_dialog_show_page (self, "form");
  if (self->errors > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->stops));
  else if (vouch_portal_group_lacks_password (self->place))
    vouch_portal_group_focus_password (self->place);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->publish));
}

/* Whatever is to be seen then is in the window behind. */
static VouchEditor *
leave (VouchPublishDialog *self)
{
  VouchEditor *editor = g_object_ref (self->editor);

  gtk_window_close (GTK_WINDOW (self));
  return editor;
}

static void
go_cb (VouchPublishDialog *self, VouchFinding *finding)
{
  g_autoptr (VouchFinding) held = finding ? g_object_ref (finding) : NULL;
  g_autoptr (VouchEditor) editor = leave (self);

  if (held)
    vouch_finding_go (GTK_WIDGET (editor), held);
  else
    gtk_widget_activate_action (GTK_WIDGET (editor), "editor.show-checks", NULL);
}

/* --- what was sent last --- */

static VouchReceipt *
dup_last_receipt (JsonNode *card)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

  return receipts->len > 0 ? vouch_receipt_copy (receipts->pdata[receipts->len - 1]) : NULL;
}

static void
fill_last (VouchPublishDialog *self)
{
  g_autoptr (JsonNode) card
      = vouch_node_to_json (VOUCH_NODE (vouch_editor_get_card (self->editor)));
  g_autoptr (VouchReceipt) receipt = dup_last_receipt (card);
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (self->last);
  g_autofree char *title = receipt ? vouch_published_describe_receipt (receipt) : NULL;
  g_autofree char *digest = receipt ? vouch_content_digest (card) : NULL;

  /* A draft would take the place of a page that readers know. */
  gtk_widget_set_visible (self->on_portal,
                          !receipt || g_strcmp0 (receipt->status, "draft") == 0);
  adw_preferences_row_set_title (row, title ? title : _("Not sent yet"));
  if (!receipt)
    return;
  adw_action_row_set_subtitle (self->last, g_strcmp0 (digest, receipt->digest) == 0
                                               ? _("No changes to your card since")
                                               : _("Your card has changed since"));
  self->last_address = g_strdup (receipt->address);
  gtk_widget_set_visible (self->last_open, receipt->address != NULL);
  gtk_widget_set_tooltip_text (self->last_open, receipt->address);
}

/* --- callbacks of the template --- */

static void
publish_cb (VouchPublishDialog *self)
{
  vouch_publish_dialog_run (self, -1);
}

/* The same password would be refused again. */
static void
again_cb (VouchPublishDialog *self)
{
  if (!vouch_portal_group_is_refused (self->place)
      || !vouch_portal_group_wants_password (self->place))
    {
      vouch_publish_dialog_run (self, -1);
      return;
    }
  vouch_publish_dialog_show_form (self);
  vouch_portal_group_focus_password (self->place);
}

/* Where nothing is there any more nothing is replaced. */
static void
replace_cb (VouchPublishDialog *self)
{
  if (self->base == 0)
    vouch_publish_dialog_run (self, 0);
  else
    vouch_publish_dialog_replace (self);
}

static void
compare_cb (VouchPublishDialog *self)
{
  vouch_publish_dialog_compare (self);
}

/* It may have arrived, if it was sent: publishing again finds out. */
static void
take_out_cb (VouchPublishDialog *self)
{
  VouchOutboxSender *sender = vouch_application_get_default_outbox ();

  if (sender)
    vouch_outbox_sender_cancel (sender, vouch_publish_run_get_number (self->run));
  vouch_publish_dialog_show_form (self);
}

static void
elsewhere_cb (VouchPublishDialog *self)
{
  g_autoptr (VouchEditor) editor = leave (self);

  gtk_widget_activate_action (GTK_WIDGET (editor), "editor.save-as", NULL);
}

/* There is no default button: Enter on a row is for the row. */
static void
password_entered_cb (VouchPublishDialog *self)
{
  g_autofree char *hindrance = vouch_publish_dialog_describe_hindrance (self);

  if (!hindrance)
    vouch_publish_dialog_run (self, -1);
}

static void
back_cb (VouchPublishDialog *self)
{
  vouch_publish_dialog_show_form (self);
}

static void
cancel_cb (VouchPublishDialog *self)
{
  if (self->cancellable)
    vouch_publish_dialog_stop (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* From any row. Ctrl+Shift+Enter, which brings the dialog up, is not the same: who holds it means that, once. */
static gboolean
publish_key_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (widget);
  GtkWidget *button = GTK_WIDGET (self->publish);

  if (gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button))
    publish_cb (self);
  return GDK_EVENT_STOP;
}

/* Escape is the button on the left. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  cancel_cb (VOUCH_PUBLISH_DIALOG (widget));
  return GDK_EVENT_STOP;
}

static void
preview_cb (VouchPublishDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->editor), "editor.preview", NULL);
}

/* As the site itself shows it, with its own look. */
static void
preview_there_cb (VouchPublishDialog *self)
{
  vouch_publish_dialog_choose_status (self, "draft");
  self->is_preview = TRUE;
  vouch_publish_dialog_run (self, -1);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (object);

  if (!vouch_compat_open_uri_finish (result, NULL) && self->editor)
    adw_toast_overlay_add_toast (self->toasts,
                                 adw_toast_new (_("No web browser found")));
}

void
vouch_publish_dialog_open (VouchPublishDialog *self)
{
  vouch_compat_open_uri_async (GTK_WINDOW (self), self->address, NULL, opened_cb, NULL);
}

static void
open_last_cb (VouchPublishDialog *self)
{
  vouch_compat_open_uri_async (GTK_WINDOW (self), self->last_address, NULL, opened_cb, NULL);
}

static void
copy_cb (VouchPublishDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->address);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Link copied")));
}

/* --- the object --- */

/* What runs keeps the dialog until it has ended: it learns from here that nobody wants it. */
static gboolean
vouch_publish_dialog_close_request (GtkWindow *window)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->asking);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->editor);
  return GTK_WINDOW_CLASS (vouch_publish_dialog_parent_class)->close_request (window);
}

static void
vouch_publish_dialog_dispose (GObject *object)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->editor);
  g_clear_object (&self->run);
  G_OBJECT_CLASS (vouch_publish_dialog_parent_class)->dispose (object);
}

static void
vouch_publish_dialog_finalize (GObject *object)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->other_rows);
  g_free (self->address);
  g_free (self->last_address);
  g_free (self->unknown);
  g_free (self->reason);
  g_free (self->base_digest);
  G_OBJECT_CLASS (vouch_publish_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, toasts);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, pages);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, cancel);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, publish);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, hindrance);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, hindrance_bar);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, stops);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, changes);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, place);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, status);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, fields);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, on_portal);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, last);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, last_open);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, step);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, progress);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, done);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, done_address);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, others);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, failed);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, waiting);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, waiting_again);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, open);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, again);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, elsewhere);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, there);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, compare);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, replace);
}

static void
bind_callbacks (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, cancel_cb);
  gtk_widget_class_bind_template_callback (klass, publish_cb);
  gtk_widget_class_bind_template_callback (klass, again_cb);
  gtk_widget_class_bind_template_callback (klass, replace_cb);
  gtk_widget_class_bind_template_callback (klass, compare_cb);
  gtk_widget_class_bind_template_callback (klass, take_out_cb);
  gtk_widget_class_bind_template_callback (klass, elsewhere_cb);
  gtk_widget_class_bind_template_callback (klass, go_cb);
  gtk_widget_class_bind_template_callback (klass, back_cb);
  gtk_widget_class_bind_template_callback (klass, password_entered_cb);
  gtk_widget_class_bind_template_callback (klass, preview_cb);
  gtk_widget_class_bind_template_callback (klass, preview_there_cb);
  gtk_widget_class_bind_template_callback (klass, vouch_publish_dialog_open);
  gtk_widget_class_bind_template_callback (klass, open_last_cb);
  gtk_widget_class_bind_template_callback (klass, copy_cb);
  gtk_widget_class_bind_template_callback (klass, choice_changed_cb);
  gtk_widget_class_bind_template_callback (klass, portal_changed_cb);
  gtk_widget_class_bind_template_callback (klass, unlocked_cb);
  gtk_widget_class_bind_template_callback (klass, update_changed_cb);
}

static void
vouch_publish_dialog_class_init (VouchPublishDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_publish_dialog_dispose;
  object_class->finalize = vouch_publish_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = vouch_publish_dialog_close_request;
  g_type_ensure (VOUCH_TYPE_PUBLISH_STOPS);
  g_type_ensure (VOUCH_TYPE_PUBLISH_CHANGES);
  g_type_ensure (VOUCH_TYPE_PORTAL_GROUP);
  g_type_ensure (VOUCH_TYPE_PUBLISH_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class, VOUCH_WIDGETS_RESOURCES
                                               "/ui/vouch-publish-dialog.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, publish_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, publish_key_cb, NULL);
}

static void
vouch_publish_dialog_init (VouchPublishDialog *self)
{
  self->base = -1;
  self->other_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_compat_button_can_shrink (self->publish);
  vouch_enter_once_add (GTK_WINDOW (self));
}

/**
 * vouch_publish_dialog_new:
 * @editor: whose card is published
 *
 * Judges the card as it is now: what is still to be checked is checked first.
 */
VouchPublishDialog *
vouch_publish_dialog_new (VouchEditor *editor)
{
  VouchPublishDialog *self = g_object_new (VOUCH_TYPE_PUBLISH_DIALOG, "transient-for",
                                           vouch_editor_get_window (editor), NULL);

  self->editor = g_object_ref (editor);
  vouch_validator_flush (vouch_editor_get_validator (editor));
  self->errors = vouch_publish_stops_count (vouch_editor_get_validator (editor));
  vouch_publish_stops_show (self->stops, vouch_editor_get_validator (editor));
  fill_last (self);
  vouch_publish_fields_show (self->fields, vouch_editor_get_document (editor));
  vouch_publish_dialog_choose_status (self, self->errors > 0 ? "draft" : "publish");
  vouch_publish_dialog_show_form (self);
  vouch_publish_dialog_look (self);
  return self;
}
