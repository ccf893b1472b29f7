/* vouch-window-actions.c: what a window can be asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-window-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-actions-dialog.h"
#include "vouch-compat.h"
#include "vouch-publish-many-dialog.h"

static VouchApplication *
get_application (VouchWindow *self)
{
  return VOUCH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/**
 * vouch_window_choose:
 *
 * A card that is open, or about to be, stays: what is new gets a window of its own.
 *
 * Returns: (transfer none): the window for what is new.
 */
VouchWindow *
vouch_window_choose (VouchWindow *self)
{
  if (vouch_window_is_free (self))
    return self;
  return VOUCH_WINDOW (vouch_window_new (get_application (self)));
}

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (known, _("Cards and Drafts"));
  for (const char *const *suffix
       = (const char *const[]) { "scorecard", "txt", "md", "markdown", NULL };
       *suffix; suffix++)
    gtk_file_filter_add_suffix (known, *suffix);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static void
chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GListModel) files = vouch_compat_open_files_finish (result, NULL);
  VouchWindow *self = VOUCH_WINDOW (object);

  for (guint i = 0; files && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      vouch_application_open_file (get_application (self), file);
    }
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GListModel) filters = make_filters ();

  vouch_compat_open_files_async (GTK_WINDOW (widget), _("Open"), filters, NULL, chosen_cb, NULL);
}

static void
folder_chosen_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GListModel) files = vouch_compat_open_files_finish (result, NULL);
  VouchWindow *self = VOUCH_WINDOW (object);
  g_autoptr (GFile) folder = files ? g_list_model_get_item (files, 0) : NULL;

  if (!folder || !get_application (self))
    return;
  self = vouch_window_choose (self);
  vouch_window_show_start (self);
  gtk_window_present (GTK_WINDOW (self));
  vouch_window_open_folder (self, folder);
}

static void
open_folder_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_compat_open_folder_async (GTK_WINDOW (widget), _("Open a Folder of Cards"), NULL, folder_chosen_cb,
                                  NULL);
}

static void
open_file_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (target, NULL));

  vouch_application_open_file (get_application (VOUCH_WINDOW (widget)), file);
}

static void
paste_draft_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_window_paste (VOUCH_WINDOW (widget));
}

/* A card with something in it is asked once; see the editor. */
static void
import_text_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchWindow *self = VOUCH_WINDOW (widget);
  const char *text = g_variant_get_string (target, NULL);

  if (self->editor && !vouch_editor_is_blank (self->editor))
    vouch_editor_ask_import (self->editor, text);
  else
    vouch_window_import_text (vouch_window_choose (self), text);
}

/* For the answer to that question. */
static void
import_elsewhere_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchWindow *window = vouch_window_choose (VOUCH_WINDOW (widget));

  vouch_window_import_text (window, g_variant_get_string (target, NULL));
}

static void
new_from_template_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_window_new_card (vouch_window_choose (VOUCH_WINDOW (widget)),
                         g_variant_get_string (target, NULL));
}

static void
may_leave_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchWindow *self = VOUCH_WINDOW (object);

  if (vouch_window_may_close_finish (self, result))
    vouch_window_show_start (self);
}

static void
show_start_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_window_may_close_async (VOUCH_WINDOW (widget), may_leave_cb, NULL);
}

static void
show_shortcuts_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/org/vouch/Vouch/ui/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

/* What acts on a statement acts on the one that has the keyboard now. */
static void
show_actions_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchWindow *self = VOUCH_WINDOW (widget);
  GtkWidget *place = gtk_window_get_focus (GTK_WINDOW (self));

  if (!place && self->editor)
    place = GTK_WIDGET (self->editor);
  gtk_window_present (GTK_WINDOW (vouch_actions_dialog_new (GTK_WINDOW (self),
                                                            place ? place : widget)));
}

/* Where the cards of the list are chosen among; what is open is published from there. */
static void
publish_several_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchApplication *application = get_application (VOUCH_WINDOW (widget));
  VouchRecents *recents = vouch_application_get_recents (application);
  VouchOutboxSender *sender = vouch_application_get_outbox (application);

  if (!sender)
    return;
  vouch_recents_look (recents);
  gtk_window_present (
      GTK_WINDOW (vouch_publish_many_dialog_new (GTK_WINDOW (widget), recents, sender)));
}

static void
cancel_opening_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  vouch_window_stop_opening (VOUCH_WINDOW (widget));
}

/** Installs the `win.` actions. */
void
vouch_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "win.open-file", "s", open_file_cb);
  gtk_widget_class_install_action (klass, "win.open-folder", NULL, open_folder_cb);
  gtk_widget_class_install_action (klass, "win.paste-draft", NULL, paste_draft_cb);
  gtk_widget_class_install_action (klass, "win.import-text", "s", import_text_cb);
  gtk_widget_class_install_action (klass, "win.import-elsewhere", "s", import_elsewhere_cb);
  gtk_widget_class_install_action (klass, "win.new-from-template", "s", new_from_template_cb);
  gtk_widget_class_install_action (klass, "win.show-start", NULL, show_start_cb);
  gtk_widget_class_install_action (klass, "win.show-actions", NULL, show_actions_cb);
  gtk_widget_class_install_action (klass, "win.show-shortcuts", NULL, show_shortcuts_cb);
  gtk_widget_class_install_action (klass, "win.publish-several", NULL, publish_several_cb);
  gtk_widget_class_install_action (klass, "win.cancel-opening", NULL, cancel_opening_cb);
}
