/* vouch-application.c: the program with its windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-application-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-accels.h"
#include "vouch-entry-style.h"
#include "vouch-lookup-window.h"
#include "vouch-retraction-list.h"
#include "vouch-settings.h"
#include "vouch-widgets.h"
#include "vouch-window.h"

/**
 * VouchApplication:
 *
 * One process for all windows. A file that is open already comes to the front; any
 * other goes into a window without a card, or a new one.
 */
G_DEFINE_FINAL_TYPE (VouchApplication, vouch_application, ADW_TYPE_APPLICATION)

static VouchWindow *
find_window_of (VouchApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && vouch_window_has_file (l->data, file))
      return l->data;
  return NULL;
}

/* The active window comes first in the list. */
static VouchWindow *
find_free_window (VouchApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && vouch_window_is_free (l->data))
      return l->data;
  return NULL;
}

static void
follow_color_scheme (VouchApplication *self)
{
  adw_style_manager_set_color_scheme (
      adw_style_manager_get_default (),
      (AdwColorScheme) g_settings_get_enum (self->settings, VOUCH_SETTING_COLOR_SCHEME));
}

static void
color_scheme_changed_cb (VouchApplication *self)
{
  follow_color_scheme (self);
}

static void
open_retractions_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *words = vouch_retraction_list_describe ();

  g_task_return_boolean (task, words != NULL);
}

/* The first row of references asks it: a file is not to be opened on the main loop. */
static void
open_retractions (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, open_retractions);
  g_task_run_in_thread (task, open_retractions_in_thread);
}

static void
vouch_application_startup (GApplication *application)
{
  VouchApplication *self = VOUCH_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  G_APPLICATION_CLASS (vouch_application_parent_class)->startup (application);
  vouch_widgets_init ();
  vouch_widgets_style ();
  gtk_window_set_default_icon_name (VOUCH_APPLICATION_ID);
  self->settings = vouch_settings_new (&error);
  if (!self->settings)
    g_error ("%s", error->message);
  vouch_lookup_window_install (self->settings);
  self->recents = vouch_recents_new (NULL);
  self->library = vouch_reference_library_new (NULL);
  follow_color_scheme (self);
  g_settings_bind (self->settings, VOUCH_SETTING_CITATION_STYLE, vouch_entry_style_get (), "style",
                   G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->settings, "changed::" VOUCH_SETTING_COLOR_SCHEME,
                           G_CALLBACK (color_scheme_changed_cb), self, G_CONNECT_SWAPPED);
  vouch_application_add_actions (self);
  vouch_application_add_outbox (self);
  vouch_application_add_accounts (self);
  vouch_accels_set (GTK_APPLICATION (self));
  vouch_application_recover (self);
  open_retractions ();
}

static void
vouch_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (VOUCH_APPLICATION (application)->waiting)
    {
      VOUCH_APPLICATION (application)->is_wanted = TRUE;
      return;
    }
  if (!window)
    window = GTK_WINDOW (vouch_window_new (VOUCH_APPLICATION (application)));
  gtk_window_present (window);
}

static void
vouch_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    if (!vouch_application_take_answer (VOUCH_APPLICATION (application), files[i]))
      vouch_application_open_file (VOUCH_APPLICATION (application), files[i]);
}

static void
vouch_application_shutdown (GApplication *application)
{
  VouchApplication *self = VOUCH_APPLICATION (application);

  vouch_application_end_outbox (self);
  vouch_application_end_sources (self);
  if (self->recents)
    vouch_recents_flush (self->recents);
  if (self->library)
    vouch_reference_library_flush (self->library);
  g_clear_object (&self->accounts);
  g_clear_object (&self->recents);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (vouch_application_parent_class)->shutdown (application);
}

static void
vouch_application_dispose (GObject *object)
{
  VouchApplication *self = VOUCH_APPLICATION (object);

  vouch_application_end_outbox (self);
  vouch_application_end_sources (self);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->accounts);
  g_clear_object (&self->recents);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (vouch_application_parent_class)->dispose (object);
}

static void
vouch_application_class_init (VouchApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = vouch_application_dispose;
  application_class->startup = vouch_application_startup;
  application_class->activate = vouch_application_activate;
  application_class->open = vouch_application_open;
  application_class->shutdown = vouch_application_shutdown;
}

static void
vouch_application_init (VouchApplication *self)
{
}

/**
 * vouch_application_new:
 * @flags: besides that it opens files; none, but for tests
 *
 * Returns: (transfer full): the application, to be run.
 */
VouchApplication *
vouch_application_new (GApplicationFlags flags)
{
  VouchApplication *self
      = g_object_new (VOUCH_TYPE_APPLICATION, "application-id", VOUCH_APPLICATION_ID, "flags",
                      flags | G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                      VOUCH_WIDGETS_RESOURCES, NULL);

  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
  g_application_set_option_context_description (
      G_APPLICATION (self), _("Commands run without a display: see “vouch help”."));
  return self;
}

/** Returns: (transfer none): what is remembered between two runs. */
GSettings *
vouch_application_get_settings (VouchApplication *self)
{
  g_return_val_if_fail (VOUCH_IS_APPLICATION (self), NULL);
  return self->settings;
}

/** Returns: (transfer none): the cards that were open last. */
VouchRecents *
vouch_application_get_recents (VouchApplication *self)
{
  g_return_val_if_fail (VOUCH_IS_APPLICATION (self), NULL);
  return self->recents;
}

/** Returns: (transfer none): the references of all cards. */
VouchReferenceLibrary *
vouch_application_get_library (VouchApplication *self)
{
  g_return_val_if_fail (VOUCH_IS_APPLICATION (self), NULL);
  return self->library;
}

/** Opens a card or a draft in a window that has none, or brings the one to the front that has it. */
void
vouch_application_open_file (VouchApplication *self, GFile *file)
{
  VouchWindow *window;

  g_return_if_fail (VOUCH_IS_APPLICATION (self));

  if (self->waiting)
    {
      g_ptr_array_add (self->waiting, g_object_ref (file));
      return;
    }
  window = find_window_of (self, file);
  if (window)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  window = find_free_window (self);
  if (!window)
    window = VOUCH_WINDOW (vouch_window_new (self));
  vouch_window_open_file (window, file);
}
