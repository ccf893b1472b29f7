/* vouch-publish-dialog.c: the last look before a card goes out, and what came of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-dialog.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-editor-private.h"
#include "vouch-file-error.h"
#include "vouch-json.h"
#include "vouch-portal-list.h"
#include "vouch-publish-run.h"
#include "vouch-trouble.h"
#include "vouch-widgets.h"

#define STATUS_PUBLISH 0
#define STATUS_DRAFT 1
#define PULSE 100  /* milliseconds */
#define MAX_STOPS 5 /* more are in the panel, where they can be worked off */

/**
 * VouchPublishDialog:
 *
 * From top to bottom: what stops the card, where to, what was sent last, the page. Then
 * one of three other pages: running, done, failed. Closing it while it runs stops the
 * sending; a card that has arrived by then stays, and its receipt is kept.
 */
struct _VouchPublishDialog
{
  AdwWindow parent_instance;

  VouchEditor     *editor;      /* (owned) (nullable): until it is closed */
  VouchPortalList *portals;     /* (owned) (nullable): what can't be read has no portals */
  VouchPublishRun *run;         /* (owned) (nullable): the last one */
  GCancellable    *cancellable; /* (owned) (nullable): while it runs */
  char            *address;     /* (owned) (nullable): of the published page */
  GPtrArray       *stop_rows;   /* (owned): rows of `stops` */
  guint            pulse;       /* source */
  gint64           base;        /* the revision that the user agreed to replace; negative: none */

  GtkStack            *pages;
  GtkButton           *cancel;
  GtkButton           *publish;
  AdwPreferencesGroup *stops;
  AdwComboRow         *portal;
  GtkEditable         *password;
  AdwComboRow         *status;
  AdwActionRow        *last;
  GtkLabel            *step;
  GtkProgressBar      *progress;
  AdwStatusPage       *done;
  GtkLabel            *done_address;
  AdwStatusPage       *failed;
  GtkWidget           *open;
  GtkWidget           *again;
  GtkWidget           *replace;
};

G_DEFINE_FINAL_TYPE (VouchPublishDialog, vouch_publish_dialog, ADW_TYPE_WINDOW)

/* --- what is chosen --- */

static guint
count_errors (VouchPublishDialog *self)
{
  VouchSummary summary;

  vouch_validator_get_summary (vouch_editor_get_validator (self->editor), &summary);
  return summary.errors;
}

static gboolean
is_draft (VouchPublishDialog *self)
{
  return adw_combo_row_get_selected (self->status) == STATUS_DRAFT;
}

/* The first choice is this computer's own portal. */
static VouchPortal *
get_portal (VouchPublishDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->portal);
  g_autoptr (VouchPortal) portal = NULL;

  if (!self->portals || selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  portal = g_list_model_get_item (G_LIST_MODEL (self->portals), selected - 1);
  return portal; /* the list keeps it */
}

static gboolean
wants_password (VouchPortal *portal)
{
  return portal && vouch_portal_get_kind (portal) == VOUCH_PORTAL_KIND_SITE
         && vouch_portal_get_user (portal);
}

/* --- the form --- */

static void
show_buttons (VouchPublishDialog *self)
{
  gboolean is_form = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "form") == 0;
  gboolean is_running = self->cancellable != NULL;
  gboolean lacks_password
      = wants_password (get_portal (self)) && *gtk_editable_get_text (self->password) == '\0';

  gtk_button_set_label (self->cancel,
                        is_running ? _("_Stop") : is_form ? _("_Cancel") : _("_Close"));
  gtk_button_set_label (self->publish, is_draft (self) ? _("_Send as a Draft") : _("_Publish"));
  if (is_draft (self))
    gtk_widget_remove_css_class (GTK_WIDGET (self->publish), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->publish), "suggested-action");
  gtk_widget_set_visible (GTK_WIDGET (self->publish), is_form);
  gtk_widget_set_sensitive (GTK_WIDGET (self->publish),
                            !lacks_password && (is_draft (self) || count_errors (self) == 0));
}

static void
choice_changed_cb (VouchPublishDialog *self)
{
  if (!self->editor)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->password), wants_password (get_portal (self)));
  show_buttons (self);
}

static void
show_page (VouchPublishDialog *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->pages, page);
  show_buttons (self);
}

static void
stop_activated_cb (VouchPublishDialog *self, AdwActionRow *row)
{
  VouchFinding *finding = g_object_get_data (G_OBJECT (row), "finding");
  g_autoptr (VouchEditor) editor = g_object_ref (self->editor);
  const char *member = vouch_finding_get_member (finding);

  gtk_window_close (GTK_WINDOW (self));
  vouch_editor_go (editor, vouch_finding_get_node (finding), member ? member : "");
}

static void
stops_activated_cb (VouchPublishDialog *self)
{
  g_autoptr (VouchEditor) editor = g_object_ref (self->editor);

  gtk_window_close (GTK_WINDOW (self));
  vouch_editor_show_panel (editor, "checks");
}

/* The title is taken as it is: a message may have any sign. */
static GtkWidget *
add_stop_row (VouchPublishDialog *self, const char *title, const char *subtitle, GCallback activated)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_lines (row, 1);
  adw_action_row_add_suffix (row, icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->stops, GTK_WIDGET (row));
  g_ptr_array_add (self->stop_rows, row);
  return GTK_WIDGET (row);
}

static char *
dup_words_of (VouchPublishDialog *self, VouchFinding *finding)
{
  VouchNode *row
      = vouch_document_lookup (vouch_editor_get_document (self->editor), vouch_finding_get_row (finding));
  const char *text = row ? vouch_node_get_text (row, "text") : NULL;

  return text && *text ? g_markup_escape_text (text, -1) : NULL;
}

static void
add_stop (VouchPublishDialog *self, VouchFinding *finding)
{
  g_autofree char *words = dup_words_of (self, finding);
  GtkWidget *row = add_stop_row (self, vouch_finding_get_message (finding), words,
                                 G_CALLBACK (stop_activated_cb));

  g_object_set_data_full (G_OBJECT (row), "finding", g_object_ref (finding), g_object_unref);
}

static void
describe_stops (VouchPublishDialog *self, guint errors)
{
  g_autofree char *title = NULL;

  if (errors == 0)
    {
      adw_preferences_group_set_title (self->stops, _("Nothing Stops This Card"));
      adw_preferences_group_set_description (self->stops, NULL);
      return;
    }
  title = g_strdup_printf (ngettext ("%u Error Stops This Card", "%u Errors Stop This Card", errors),
                           errors);
  adw_preferences_group_set_title (self->stops, title);
  adw_preferences_group_set_description (self->stops,
                                         _("It can be sent as a draft that only editors see."));
}

static void
fill_stops (VouchPublishDialog *self)
{
  GListModel *findings
      = G_LIST_MODEL (vouch_validator_get_findings (vouch_editor_get_validator (self->editor)));
  guint errors = count_errors (self);
  guint shown = 0;

  describe_stops (self, errors);
  for (guint i = 0; shown < MIN (errors, MAX_STOPS) && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (findings, i);

      if (vouch_finding_get_level (finding) != VOUCH_LEVEL_ERROR
          || vouch_finding_is_considered (finding))
        continue;
      add_stop (self, finding);
      shown++;
    }
  if (errors > shown)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("And %u more", "And %u more", errors - shown), errors - shown);

      add_stop_row (self, more, NULL, G_CALLBACK (stops_activated_cb));
    }
  adw_combo_row_set_selected (self->status, errors > 0 ? STATUS_DRAFT : STATUS_PUBLISH);
}

static void
fill_portals (VouchPublishDialog *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n = self->portals ? g_list_model_get_n_items (G_LIST_MODEL (self->portals)) : 0;

  gtk_string_list_append (names, _("This computer"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (G_LIST_MODEL (self->portals), i);

      gtk_string_list_append (names, vouch_portal_get_name (portal));
    }
  adw_combo_row_set_model (self->portal, G_LIST_MODEL (names));
  g_object_unref (names);
}

static VouchReceipt *
dup_last_receipt (VouchPublishDialog *self)
{
  VouchCard *card = vouch_editor_get_card (self->editor);
  JsonNode *list = vouch_node_get_value (VOUCH_NODE (card), "publications");
  JsonArray *array = vouch_json_node_array (list);
  guint n = vouch_json_array_length (array);

  return n > 0 ? vouch_receipt_new_from_json (vouch_json_array_node (array, n - 1)) : NULL;
}

static void
fill_last (VouchPublishDialog *self)
{
  g_autoptr (VouchReceipt) receipt = dup_last_receipt (self);
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;

  if (!receipt)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->last), _("Not published yet"));
      return;
    }
  at = receipt->at ? g_date_time_new_from_iso8601 (receipt->at, NULL) : NULL;
  day = at ? g_date_time_format (at, "%x") : g_strdup (_("before"));
  title = g_strdup_printf (_("Last sent %s, revision %" G_GINT64_FORMAT), day, receipt->revision);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->last), title);
  if (receipt->address)
    {
      g_autofree char *address = g_markup_escape_text (receipt->address, -1);

      adw_action_row_set_subtitle (self->last, address);
    }
}

/* --- running --- */

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

  if (step)
    gtk_label_set_text (self->step, step);
}

static void
show_done (VouchPublishDialog *self, const VouchReceipt *receipt)
{
  const GError *unkept = vouch_publish_run_get_unkept (self->run);
  g_autofree char *words = NULL;

  g_free (self->address);
  self->address = g_strdup (receipt->address);
  gtk_label_set_text (self->done_address, receipt->address);
  adw_status_page_set_title (self->done, is_draft (self)         ? _("Sent as a Draft")
                                         : receipt->is_unchanged ? _("It Was There Already")
                                                                 : _("Published"));
  if (unkept)
    words = g_markup_printf_escaped (_("The portal’s receipt could not be kept in the file: %s. Save "
                                       "the card before you close it."),
                                     unkept->message);
  adw_status_page_set_description (self->done, words);
  show_page (self, "done");
  gtk_widget_grab_focus (self->open);
}

/* A revision to replace is one that the user was told of. */
static gint64
get_current_revision (VouchPublishDialog *self)
{
  JsonNode *current = vouch_publish_run_get_current (self->run);

  return vouch_json_get_int (vouch_json_node_object (current), "revision", -1);
}

static VouchTrouble *
describe_trouble (VouchPublishDialog *self, const GError *error)
{
  VouchTrouble *trouble;

  if (error->domain == G_IO_ERROR || error->domain == VOUCH_FILE_ERROR)
    return vouch_trouble_new_save (vouch_file_get_name (vouch_editor_get_file (self->editor)), error);
  trouble = g_new0 (VouchTrouble, 1);
  trouble->heading = g_strdup (error->code == VOUCH_PORTAL_ERROR_CONFLICT
                                       && error->domain == VOUCH_PORTAL_ERROR
                                   ? _("Changed There Since")
                                   : _("Not Published"));
  trouble->body = g_strdup (error->message);
  return trouble;
}

static void
show_failed (VouchPublishDialog *self, const GError *error)
{
  g_autoptr (VouchTrouble) trouble = describe_trouble (self, error);
  gboolean is_conflict = g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_CONFLICT);
  g_autofree char *body = g_markup_escape_text (trouble->body, -1);

  adw_status_page_set_title (self->failed, trouble->heading);
  adw_status_page_set_description (self->failed, body);
  self->base = is_conflict ? get_current_revision (self) : -1;
  gtk_widget_set_visible (self->replace, self->base >= 0);
  gtk_widget_set_visible (self->again, !is_conflict);
  show_page (self, "failed");
  gtk_widget_grab_focus (is_conflict ? GTK_WIDGET (self->cancel) : self->again);
}

static void
ran_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchPublishDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchReceipt) receipt
      = vouch_publish_run_start_finish (VOUCH_PUBLISH_RUN (object), result, &error);

  end_run (self);
  if (!self->editor) /* closed meanwhile */
    return;
  if (receipt)
    show_done (self, receipt);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_page (self, "form");
  else
    show_failed (self, error);
}

static void
run (VouchPublishDialog *self, gint64 base)
{
  VouchPortal *portal = get_portal (self);

  if (self->cancellable)
    return;
  if (wants_password (portal))
    vouch_portal_set_password (portal, gtk_editable_get_text (self->password));
  g_clear_object (&self->run);
  self->run = vouch_publish_run_new (self->editor, portal, is_draft (self) ? "draft" : "publish");
  if (base >= 0)
    vouch_publish_run_set_base (self->run, base);
  g_signal_connect_object (self->run, "notify::step", G_CALLBACK (step_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->cancellable = g_cancellable_new ();
  self->pulse = g_timeout_add (PULSE, pulse_cb, self);
  show_page (self, "running");
  vouch_publish_run_start_async (self->run, self->cancellable, ran_cb, g_object_ref (self));
}

/* --- callbacks of the template --- */

static void
publish_cb (VouchPublishDialog *self)
{
  run (self, -1);
}

static void
publish_again_cb (VouchPublishDialog *self)
{
  run (self, -1);
}

static void
replace_cb (VouchPublishDialog *self)
{
  run (self, self->base);
}

static void
back_cb (VouchPublishDialog *self)
{
  show_page (self, "form");
}

static void
cancel_cb (VouchPublishDialog *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
preview_cb (VouchPublishDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->editor), "editor.preview", NULL);
}

static void
open_cb (VouchPublishDialog *self)
{
  vouch_compat_open_uri_async (GTK_WINDOW (self), self->address, NULL, NULL, NULL);
}

static void
copy_cb (VouchPublishDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->address);
}

/* --- the object --- */

static void
vouch_publish_dialog_dispose (GObject *object)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->editor);
  g_clear_object (&self->portals);
  g_clear_object (&self->run);
  G_OBJECT_CLASS (vouch_publish_dialog_parent_class)->dispose (object);
}

static void
vouch_publish_dialog_finalize (GObject *object)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->stop_rows);
  g_free (self->address);
  G_OBJECT_CLASS (vouch_publish_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, pages);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, cancel);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, publish);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, stops);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, portal);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, password);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, status);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, last);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, step);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, progress);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, done);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, done_address);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, failed);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, open);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, again);
  gtk_widget_class_bind_template_child (klass, VouchPublishDialog, replace);
}

static void
bind_callbacks (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, cancel_cb);
  gtk_widget_class_bind_template_callback (klass, publish_cb);
  gtk_widget_class_bind_template_callback (klass, publish_again_cb);
  gtk_widget_class_bind_template_callback (klass, replace_cb);
  gtk_widget_class_bind_template_callback (klass, back_cb);
  gtk_widget_class_bind_template_callback (klass, preview_cb);
  gtk_widget_class_bind_template_callback (klass, open_cb);
  gtk_widget_class_bind_template_callback (klass, copy_cb);
  gtk_widget_class_bind_template_callback (klass, choice_changed_cb);
}

static void
vouch_publish_dialog_class_init (VouchPublishDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = vouch_publish_dialog_dispose;
  object_class->finalize = vouch_publish_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               VOUCH_WIDGETS_RESOURCES "/ui/vouch-publish-dialog.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_publish_dialog_init (VouchPublishDialog *self)
{
  self->stop_rows = g_ptr_array_new ();
  self->base = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->publish));
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
  self->portals = vouch_portal_list_new (NULL);
  vouch_validator_flush (vouch_editor_get_validator (editor));
  fill_portals (self);
  fill_stops (self);
  fill_last (self);
  show_page (self, "form");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_sensitive (GTK_WIDGET (self->publish))
                                         ? self->publish
                                         : self->cancel));
  return self;
}
