/* vouch-publish-many-dialog.c: chooses among the cards of the list, publishes them, and says of each
 * what became of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-many-dialog.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-compat.h"
#include "vouch-enter-once.h"
#include "vouch-portal-group.h"
#include "vouch-publish-many-row.h"
#include "vouch-publish-many.h"
#include "vouch-widgets.h"

#define STATUS_DRAFT 1

/**
 * VouchPublishManyDialog:
 *
 * Where to, and the cards, each with a box; then the same cards with what became of them. Stop
 * takes out what was not sent, and Continue sends it after all. Who closes it meanwhile leaves the
 * rest to the outbox.
 */
struct _VouchPublishManyDialog
{
  AdwWindow parent_instance;

  VouchOutboxSender *sender;   /* (owned) */
  VouchPublishMany  *many;     /* (owned) (nullable): once it began */
  GPtrArray         *all_rows; /* (owned): unowned rows of the list, in its order */
  GPtrArray         *asked;    /* (owned) (nullable): those that were chosen, by place */
  char              *status_asked; /* (owned) (nullable) */

  GtkButton           *cancel;
  GtkButton           *publish;
  GtkWidget           *run;
  GtkLabel            *words;
  GtkProgressBar      *progress;
  VouchPortalGroup    *place;
  AdwComboRow         *status;
  AdwPreferencesGroup *cards;
  GtkButton           *all;
  GtkListBox          *rows;
};

G_DEFINE_FINAL_TYPE (VouchPublishManyDialog, vouch_publish_many_dialog, ADW_TYPE_WINDOW)

static gboolean
is_draft (VouchPublishManyDialog *self)
{
  return adw_combo_row_get_selected (self->status) == STATUS_DRAFT;
}

static gboolean
is_running (VouchPublishManyDialog *self)
{
  return self->many && vouch_publish_many_is_running (self->many);
}

static guint
count_chosen (VouchPublishManyDialog *self, guint *n_choosable)
{
  guint n = 0;

  *n_choosable = 0;
  for (guint i = 0; i < self->all_rows->len; i++)
    {
      n += vouch_publish_many_row_is_chosen (self->all_rows->pdata[i]) ? 1 : 0;
      *n_choosable += vouch_publish_many_row_can_be_chosen (self->all_rows->pdata[i]) ? 1 : 0;
    }
  return n;
}

/* --- before --- */

static void
show_form_buttons (VouchPublishManyDialog *self)
{
  guint n_choosable;
  guint n = count_chosen (self, &n_choosable);
  g_autofree char *label
      = n == 0 ? g_strdup (_("_Publish")) : g_strdup_printf (_("_Publish %u"), n);

  gtk_button_set_label (self->publish, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->publish),
                            n > 0 && !vouch_portal_group_lacks_password (self->place));
  gtk_button_set_label (self->all, n > 0 && n == n_choosable ? _("Choose _None") : _("Choose _All"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), n_choosable > 0);
  gtk_button_set_label (self->cancel, _("_Cancel"));
}

static void show_run_buttons (VouchPublishManyDialog *self);

static void
choice_changed_cb (VouchPublishManyDialog *self)
{
  if (!self->many)
    show_form_buttons (self);
  else if (!is_running (self))
    show_run_buttons (self);
}

static void
status_changed_cb (VouchPublishManyDialog *self)
{
  for (guint i = 0; i < self->all_rows->len; i++)
    vouch_publish_many_row_set_draft (self->all_rows->pdata[i], is_draft (self));
  choice_changed_cb (self);
}

static void
all_cb (VouchPublishManyDialog *self)
{
  guint n_choosable;
  gboolean is_all = count_chosen (self, &n_choosable) == n_choosable;

  for (guint i = 0; i < self->all_rows->len; i++)
    vouch_publish_many_row_choose (self->all_rows->pdata[i], !is_all);
}

static void
add_row (VouchPublishManyDialog *self, VouchRecentCard *card)
{
  GtkWidget *row = vouch_publish_many_row_new (card);
  const VouchRecentLook *look = vouch_recent_card_get_look (card);

  g_signal_connect_object (row, "chosen", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->rows, row);
  g_ptr_array_add (self->all_rows, row);
  /* Who changed a card that readers know wants to publish it, most likely. */
  vouch_publish_many_row_choose (VOUCH_PUBLISH_MANY_ROW (row),
                                 look->revision > 0 && look->is_changed_since);
}

/* --- while it runs, and after --- */

/* Takes @part. */
static void
add_count (GString *text, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
  g_free (part);
}

/* Returns: (transfer full): all numbers that are not 0. */
static char *
describe_counts (const guint counts[VOUCH_PUBLISH_MANY_N_STATES])
{
  GString *text = g_string_new (NULL);
  guint published = counts[VOUCH_PUBLISH_MANY_PUBLISHED];
  guint unchanged = counts[VOUCH_PUBLISH_MANY_UNCHANGED];
  guint stopped = counts[VOUCH_PUBLISH_MANY_STOPPED];
  guint waiting = counts[VOUCH_PUBLISH_MANY_WAITING];
  guint left = counts[VOUCH_PUBLISH_MANY_LEFT];

  add_count (text, published, g_strdup_printf (ngettext ("%u published", "%u published", published), published));
  add_count (text, unchanged, g_strdup_printf (ngettext ("%u unchanged", "%u unchanged", unchanged), unchanged));
  add_count (text, stopped, g_strdup_printf (ngettext ("%u not published", "%u not published", stopped), stopped));
  add_count (text, waiting, g_strdup_printf (ngettext ("%u waiting", "%u waiting", waiting), waiting));
  add_count (text, left, g_strdup_printf (ngettext ("%u not sent", "%u not sent", left), left));
  return g_string_free (text, FALSE);
}

static void
show_progress (VouchPublishManyDialog *self)
{
  guint counts[VOUCH_PUBLISH_MANY_N_STATES];
  guint n = self->asked->len;
  g_autofree char *sums = NULL;
  g_autofree char *words = NULL;
  guint done;

  vouch_publish_many_count (self->many, counts);
  done = n - counts[VOUCH_PUBLISH_MANY_NEXT] - counts[VOUCH_PUBLISH_MANY_QUEUED];
  sums = describe_counts (counts);
  gtk_progress_bar_set_fraction (self->progress, (double) done / MAX (n, 1));
  if (is_running (self))
    words = g_strdup_printf (_("%u of %u. You can close this: the rest is sent in the background."),
                             done, n);
  else
    words = g_strdup (sums);
  gtk_label_set_text (self->words, words);
}

static void
show_run_buttons (VouchPublishManyDialog *self)
{
  guint counts[VOUCH_PUBLISH_MANY_N_STATES];
  gboolean runs = is_running (self);
  gboolean is_refused = !runs && vouch_publish_many_is_refused (self->many);

  vouch_publish_many_count (self->many, counts);
  gtk_button_set_label (self->cancel, _("_Close"));
  gtk_button_set_label (self->publish, runs ? _("_Stop") : _("Con_tinue"));
  gtk_widget_set_visible (GTK_WIDGET (self->publish),
                          runs || is_refused || counts[VOUCH_PUBLISH_MANY_LEFT] > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->publish),
                            runs || !vouch_portal_group_lacks_password (self->place));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), runs);
  /* A password that was refused can be typed anew. */
  gtk_widget_set_visible (GTK_WIDGET (self->place), !runs && is_refused);
  if (runs)
    gtk_widget_remove_css_class (GTK_WIDGET (self->publish), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->publish), "suggested-action");
}

static void
told_cb (VouchPublishManyDialog *self, guint place)
{
  vouch_publish_many_row_show_state (self->asked->pdata[place],
                                     vouch_publish_many_get_state (self->many, place),
                                     vouch_publish_many_get_words (self->many, place));
  show_progress (self);
}

static void
ended_cb (VouchPublishManyDialog *self)
{
  if (vouch_publish_many_is_refused (self->many))
    vouch_portal_group_set_refused (self->place, TRUE);
  show_progress (self);
  show_run_buttons (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
}

/* The others are not asked for: they leave the list. */
static void
begin (VouchPublishManyDialog *self)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);

  self->asked = g_ptr_array_new ();
  for (guint i = 0; i < self->all_rows->len; i++)
    {
      VouchPublishManyRow *row = self->all_rows->pdata[i];

      gtk_widget_set_visible (GTK_WIDGET (row), vouch_publish_many_row_is_chosen (row));
      if (!vouch_publish_many_row_is_chosen (row))
        continue;
      g_ptr_array_add (self->asked, row);
      g_ptr_array_add (
          uris, g_strdup (vouch_recent_card_get_uri (vouch_publish_many_row_get_card (row))));
    }
  self->many = vouch_publish_many_new (uris, self->sender);
  self->status_asked = g_strdup (is_draft (self) ? "draft" : "publish");
  g_signal_connect_object (self->many, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->many, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->place), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->all), FALSE);
  gtk_widget_set_visible (self->run, TRUE);
  adw_preferences_group_set_description (self->cards, NULL);
}

static void
go (VouchPublishManyDialog *self)
{
  g_autoptr (VouchPortal) portal = vouch_portal_group_dup_signed_in (self->place);

  vouch_publish_many_run (self->many, portal, self->status_asked);
  vouch_portal_group_set_refused (self->place, FALSE);
  for (guint i = 0; i < self->asked->len; i++)
    told_cb (self, i);
  show_run_buttons (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
}

static void
publish_cb (VouchPublishManyDialog *self)
{
  if (is_running (self))
    {
      vouch_publish_many_stop (self->many);
      return;
    }
  if (!self->many)
    begin (self);
  go (self);
}

static void
entered_cb (VouchPublishManyDialog *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->publish)) && !self->many)
    publish_cb (self);
}

static void
cancel_cb (VouchPublishManyDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (target, NULL));

  gtk_window_close (GTK_WINDOW (widget));
  if (VOUCH_IS_APPLICATION (application))
    vouch_application_open_file (VOUCH_APPLICATION (application), file);
}

/* --- the object --- */

static void
vouch_publish_many_dialog_dispose (GObject *object)
{
  VouchPublishManyDialog *self = VOUCH_PUBLISH_MANY_DIALOG (object);

  /* It lives on while it looks at cards. */
  if (self->many)
    g_signal_handlers_disconnect_by_data (self->many, self);
  g_clear_object (&self->many);
  g_clear_object (&self->sender);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->all_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (vouch_publish_many_dialog_parent_class)->dispose (object);
}

static void
vouch_publish_many_dialog_finalize (GObject *object)
{
  g_free (VOUCH_PUBLISH_MANY_DIALOG (object)->status_asked);
  G_OBJECT_CLASS (vouch_publish_many_dialog_parent_class)->finalize (object);
}

static void
vouch_publish_many_dialog_class_init (VouchPublishManyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_publish_many_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_publish_many_dialog_finalize;
  g_type_ensure (VOUCH_TYPE_PORTAL_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, VOUCH_WIDGETS_RESOURCES
                                               "/ui/vouch-publish-many-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, publish);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, run);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, words);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, place);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, status);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, cards);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, all);
  gtk_widget_class_bind_template_child (widget_class, VouchPublishManyDialog, rows);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_install_action (widget_class, "many.open", "s", open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
vouch_publish_many_dialog_init (VouchPublishManyDialog *self)
{
  self->all_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_compat_button_can_shrink (self->publish);
  vouch_enter_once_add (GTK_WINDOW (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->publish), "suggested-action");
}

/**
 * vouch_publish_many_dialog_new:
 * @parent: the window that it belongs to
 * @recents: the cards to choose among
 * @sender: who sends them
 *
 * Returns: the dialog, to be presented
 */
GtkWidget *
vouch_publish_many_dialog_new (GtkWindow *parent, VouchRecents *recents, VouchOutboxSender *sender)
{
  VouchPublishManyDialog *self
      = g_object_new (VOUCH_TYPE_PUBLISH_MANY_DIALOG, "transient-for", parent, NULL);

  self->sender = g_object_ref (sender);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (recents)); i++)
    {
      g_autoptr (VouchRecentCard) card = g_list_model_get_item (G_LIST_MODEL (recents), i);

      add_row (self, card);
    }
  vouch_portal_group_unlock (self->place);
  show_form_buttons (self);
  return GTK_WIDGET (self);
}
