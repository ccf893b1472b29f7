/* vouch-window.c: a window with the list of cards, or with one card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-window-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-settings.h"

/**
 * VouchWindow:
 *
 * Shows the start page or one editor. What it opens is read in the background; what
 * is open in it is not closed before its changes are saved or given up.
 */

G_DEFINE_FINAL_TYPE (VouchWindow, vouch_window, ADW_TYPE_APPLICATION_WINDOW)

static void
restore_size (VouchWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, VOUCH_SETTING_WINDOW_WIDTH),
                               g_settings_get_int (self->settings, VOUCH_SETTING_WINDOW_HEIGHT));
  if (g_settings_get_boolean (self->settings, VOUCH_SETTING_WINDOW_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* The size that it has when it does not fill the screen is kept apart from whether it does. */
static void
remember_size (VouchWindow *self)
{
  int width;
  int height;

  /* One that was closed while something opened in it is taken down only when that lets go of it. */
  if (!self->settings)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, VOUCH_SETTING_WINDOW_WIDTH, MAX (width, 360));
  g_settings_set_int (self->settings, VOUCH_SETTING_WINDOW_HEIGHT, MAX (height, 294));
  g_settings_set_boolean (self->settings, VOUCH_SETTING_WINDOW_MAXIMIZED,
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
may_close_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  if (vouch_window_may_close_finish (VOUCH_WINDOW (object), result))
    gtk_window_destroy (GTK_WINDOW (object));
}

static gboolean
vouch_window_close_request (GtkWindow *window)
{
  VouchWindow *self = VOUCH_WINDOW (window);

  remember_size (self);
  if (!vouch_window_get_unsaved (self))
    return GTK_WINDOW_CLASS (vouch_window_parent_class)->close_request (window);
  vouch_window_may_close_async (self, may_close_cb, NULL);
  return TRUE;
}

/* Whatever else it was to show would be there by now. */
static void
vouch_window_map (GtkWidget *widget)
{
  VouchWindow *self = VOUCH_WINDOW (widget);

  if (!self->editor && !self->start)
    vouch_window_show_start (self);
  GTK_WIDGET_CLASS (vouch_window_parent_class)->map (widget);
}

static void
vouch_window_unrealize (GtkWidget *widget)
{
  remember_size (VOUCH_WINDOW (widget));
  GTK_WIDGET_CLASS (vouch_window_parent_class)->unrealize (widget);
}

/* Whatever still holds the editor, such as a save under way, finds it ended. */
static void
remove_editor (VouchWindow *self)
{
  g_autoptr (VouchEditor) editor = NULL;

  if (!self->editor)
    return;
  editor = g_object_ref (g_steal_pointer (&self->editor));
  g_signal_handlers_disconnect_by_data (editor, self);
  gtk_stack_remove (self->pages, GTK_WIDGET (editor));
  g_object_run_dispose (G_OBJECT (editor));
}

static void
vouch_window_dispose (GObject *object)
{
  VouchWindow *self = VOUCH_WINDOW (object);

  vouch_window_stop_opening (self);
  remove_editor (self);
  g_clear_object (&self->settings);
  self->start = NULL;
  G_OBJECT_CLASS (vouch_window_parent_class)->dispose (object);
}

static void
vouch_window_class_init (VouchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_window_dispose;
  widget_class->map = vouch_window_map;
  widget_class->unrealize = vouch_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = vouch_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/vouch/Vouch/ui/vouch-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VouchWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, VouchWindow, pages);
  vouch_window_install_actions (widget_class);
}

static void
vouch_window_init (VouchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  vouch_window_add_drop (self);
}

/**
 * vouch_window_new:
 * @application: the program
 *
 * Returns: a window of the size that was used last. With nothing opened in it it
 *   comes up as the start page.
 */
GtkWidget *
vouch_window_new (VouchApplication *application)
{
  VouchWindow *self = g_object_new (VOUCH_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (vouch_application_get_settings (application));
  restore_size (self);
  return GTK_WIDGET (self);
}

/** Shows the list of cards; what was open is not asked any more. */
void
vouch_window_show_start (VouchWindow *self)
{
  VouchApplication *application
      = VOUCH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  gboolean is_new;

  /* Closed while something was being opened in it. */
  if (!application)
    return;
  if (!self->start)
    {
      self->start
          = VOUCH_START_PAGE (vouch_start_page_new (vouch_application_get_recents (application), self->settings));
      gtk_stack_add_named (self->pages, GTK_WIDGET (self->start), "start");
    }
  is_new = gtk_stack_get_visible_child (self->pages) != GTK_WIDGET (self->start);
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->start));
  remove_editor (self);
  /* The stack moves the focus on, from the row to the button in it. */
  if (is_new)
    vouch_start_page_focus (self->start);
  gtk_window_set_title (GTK_WINDOW (self), "Vouch");
}

/* A card that has a file is in the list of cards from now on. */
static void
saved_cb (VouchWindow *self)
{
  VouchApplication *application
      = VOUCH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  GFile *location = vouch_file_get_location (vouch_editor_get_file (self->editor));
  VouchCard *card = vouch_document_get_card (vouch_editor_get_document (self->editor));

  if (application && location)
    vouch_recents_add (vouch_application_get_recents (application), location,
                       vouch_card_get_title (card));
}

/* The title is what the window list shows. */
static void
title_changed_cb (VouchWindow *self)
{
  g_autofree char *title = NULL;

  g_object_get (self->editor, "title", &title, NULL);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/**
 * vouch_window_show_opening:
 * @opening: (transfer full): what was opened
 *
 * Shows it in place of what was there, which is not asked any more.
 */
void
vouch_window_show_opening (VouchWindow *self, VouchOpening *opening)
{
  remove_editor (self);
  self->editor = VOUCH_EDITOR (vouch_editor_new (self->settings, opening));
  gtk_stack_add_child (self->pages, GTK_WIDGET (self->editor));
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->editor));
  /* The stack puts it on the first button, “Back”, where Enter would leave the card again. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_signal_connect_object (self->editor, "notify::title", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  title_changed_cb (self);
  saved_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

/** Returns: whether @file is open in this window, or is about to be. */
gboolean
vouch_window_has_file (VouchWindow *self, GFile *file)
{
  GFile *location;

  g_return_val_if_fail (VOUCH_IS_WINDOW (self), FALSE);

  if (self->awaited && g_file_equal (self->awaited, file))
    return TRUE;
  location = self->editor ? vouch_file_get_location (vouch_editor_get_file (self->editor)) : NULL;
  return location && g_file_equal (location, file);
}

/** Returns: whether something can be opened in this window without closing anything. */
gboolean
vouch_window_is_free (VouchWindow *self)
{
  g_return_val_if_fail (VOUCH_IS_WINDOW (self), FALSE);
  return !self->opening && (!self->editor || vouch_editor_is_blank (self->editor));
}

/** Returns: whether closing would lose something. */
gboolean
vouch_window_get_unsaved (VouchWindow *self)
{
  g_return_val_if_fail (VOUCH_IS_WINDOW (self), FALSE);
  if (self->editor)
    vouch_editor_commit (self->editor);
  return self->editor && vouch_editor_get_unsaved (self->editor);
}

static void
editor_may_close_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  g_task_return_boolean (task, vouch_editor_may_close_finish (VOUCH_EDITOR (object), result));
}

/**
 * vouch_window_may_close_async:
 * @callback: called when the user has answered; vouch_window_may_close_finish() is to be called
 *
 * Asks what shall become of unsaved changes, and saves them.
 */
void
vouch_window_may_close_async (VouchWindow *self, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VOUCH_IS_WINDOW (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, vouch_window_may_close_async);
  if (self->editor)
    vouch_editor_may_close_async (self->editor, editor_may_close_cb, g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/** Returns: whether nothing is left that closing would lose. */
gboolean
vouch_window_may_close_finish (VouchWindow *self, GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/** Shows a few words for a few seconds. */
void
vouch_window_toast (VouchWindow *self, const char *words)
{
  adw_toast_overlay_add_toast (self->toasts, vouch_compat_toast_new (words));
}

static void
put_back_cb (AdwToast *toast, VouchRecentCard *card)
{
  VouchRecents *recents = g_object_get_data (G_OBJECT (toast), "recents");

  vouch_recents_put_back (recents, card);
}

static void
free_closure (gpointer card, GClosure *closure)
{
  g_object_unref (card);
}

/** Says that @card was taken off the list of cards, with a way back. */
void
vouch_window_tell_removed (VouchWindow *self, VouchRecentCard *card)
{
  VouchApplication *application
      = VOUCH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_autofree char *words
      = g_strdup_printf (_("Removed from list: “%s”"), vouch_recent_card_get_title (card));
  AdwToast *toast = vouch_compat_toast_new (words);

  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "recents",
                          g_object_ref (vouch_application_get_recents (application)),
                          g_object_unref);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (put_back_cb), g_object_ref (card),
                         free_closure, G_CONNECT_DEFAULT);
  /* It is about the list: over a card it would be in the way. */
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (adw_toast_dismiss),
                           toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/** Returns: whether the window has the card of that publication open; it keeps the receipt then. */
gboolean
vouch_window_take_receipt (VouchWindow *self, const VouchOutboxJob *job)
{
  g_return_val_if_fail (VOUCH_IS_WINDOW (self), FALSE);
  return self->editor && vouch_editor_take_receipt (self->editor, job);
}

/** Looks again for passages for its card: other sources are there. */
void
vouch_window_look_again (VouchWindow *self)
{
  g_return_if_fail (VOUCH_IS_WINDOW (self));
  if (self->editor)
    vouch_editor_look_again (self->editor);
}
