/* vouch-application-actions.c: what the whole program can be asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-application-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-preferences.h"
#include "vouch-window.h"

static void
new_window_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  gtk_window_present (GTK_WINDOW (vouch_window_new (VOUCH_APPLICATION (data))));
}

static void
preferences_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  VouchApplication *self = VOUCH_APPLICATION (data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!ADW_IS_PREFERENCES_WINDOW (window)) /* else they are open already */
    vouch_preferences_present (window, vouch_application_get_settings (self),
                               vouch_application_get_accounts (self));
}

static void
about_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  adw_show_about_window (
      gtk_application_get_active_window (GTK_APPLICATION (data)), "application-name", "Vouch",
      "application-icon", VOUCH_APPLICATION_ID, "version", VOUCH_VERSION, "developer-name",
      _("The Vouch developers"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _("Clinical scorecards with a source for every statement"), NULL);
}

/* What is taken off is in the hands of the toast that brings it back. */
static void
remove_recent_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  VouchApplication *self = VOUCH_APPLICATION (data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (VouchRecentCard) card
      = vouch_recents_remove (vouch_application_get_recents (self),
                              g_variant_get_string (target, NULL));

  if (card && VOUCH_IS_WINDOW (window))
    vouch_window_tell_removed (VOUCH_WINDOW (window), card);
}

/* The end of the program, window by window. */
typedef struct
{
  VouchApplication *application; /* (owned) */
  GPtrArray *asked;              /* (owned) (element-type VouchWindow): those that may go */
  GPtrArray *discarded;          /* (owned) (element-type VouchWindow): those of them that may
                                  * go with their changes */
  gboolean was_unsaved;          /* the one that is asked now, when it was asked */
} Quitting;

static void ask_next (Quitting *quitting);

static void
free_quitting (Quitting *quitting)
{
  g_ptr_array_unref (quitting->asked);
  g_ptr_array_unref (quitting->discarded);
  g_object_unref (quitting->application);
  g_free (quitting);
}

/* What was typed after the answer was not meant by it, unless all was to be given up. */
static gboolean
may_go (Quitting *quitting, VouchWindow *window)
{
  return g_ptr_array_find (quitting->asked, window, NULL)
         && (g_ptr_array_find (quitting->discarded, window, NULL)
             || !vouch_window_get_unsaved (window));
}

static GtkWindow *
find_unasked (Quitting *quitting)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (quitting->application));

  for (GList *l = windows; l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && !may_go (quitting, l->data))
      return l->data;
  return NULL;
}

static void
may_close_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Quitting *quitting = data;

  if (vouch_window_may_close_finish (VOUCH_WINDOW (object), result))
    {
      g_ptr_array_add (quitting->asked, g_object_ref (object));
      if (quitting->was_unsaved && vouch_window_get_unsaved (VOUCH_WINDOW (object)))
        g_ptr_array_add (quitting->discarded, g_object_ref (object));
      ask_next (quitting);
    }
  else
    free_quitting (quitting);
}

/* The program ends with its last window, or when what still has to be written is. */
static void
end (Quitting *quitting)
{
  for (guint i = 0; i < quitting->asked->len; i++)
    gtk_window_destroy (quitting->asked->pdata[i]);
  free_quitting (quitting);
}

/* One window after the other is asked, and none goes before all have answered: the
 * first “Cancel” keeps them as they were. */
static void
ask_next (Quitting *quitting)
{
  GtkWindow *window = find_unasked (quitting);

  if (window)
    {
      quitting->was_unsaved = vouch_window_get_unsaved (VOUCH_WINDOW (window));
      vouch_window_may_close_async (VOUCH_WINDOW (window), may_close_cb, quitting);
    }
  else
    end (quitting);
}

static void
quit_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  Quitting *quitting = g_new0 (Quitting, 1);

  quitting->application = g_object_ref (VOUCH_APPLICATION (data));
  quitting->asked = g_ptr_array_new_with_free_func (g_object_unref);
  quitting->discarded = g_ptr_array_new_with_free_func (g_object_unref);
  ask_next (quitting);
}

/** Adds the actions; called once. */
void
vouch_application_add_actions (VouchApplication *self)
{
  static const GActionEntry entries[] = {
    { "about", about_cb },
    { "new-window", new_window_cb },
    { "preferences", preferences_cb },
    { "quit", quit_cb },
    { "remove-recent", remove_recent_cb, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
