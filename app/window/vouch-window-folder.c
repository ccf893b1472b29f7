/* vouch-window-folder.c: all cards of a folder, put on the list of cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-window-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-application.h"
#include "vouch-card-folder.h"

/* A folder that is looked through. */
typedef struct
{
  VouchWindow  *window;      /* (owned) */
  GCancellable *cancellable; /* (owned) */
  char         *name;        /* (owned): the folder's */
} Listing;

static void
free_listing (Listing *listing)
{
  g_object_unref (listing->window);
  g_object_unref (listing->cancellable);
  g_free (listing->name);
  g_free (listing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Listing, free_listing)

static char *
describe (const char *name, const VouchCardFolder *folder, guint n_listed)
{
  g_autofree char *words = NULL;

  if (folder->cards->len == 0)
    words = g_strdup_printf (_("No cards in “%s”"), name);
  else if (n_listed < folder->cards->len)
    words = g_strdup_printf (_("The newest %u of %u cards in “%s” are on the list"), n_listed,
                             folder->cards->len, name);
  else
    words = g_strdup_printf (ngettext ("%u card in “%s” is on the list",
                                       "%u cards in “%s” are on the list", n_listed),
                             n_listed, name);
  if (folder->n_closed == 0)
    return g_steal_pointer (&words);
  /* Translators: %s says how many cards of a folder are on the list. */
  return g_strdup_printf (ngettext ("%s. %u folder in it can’t be read.",
                                    "%s. %u folders in it can’t be read.", folder->n_closed),
                          words, folder->n_closed);
}

static void
take_cards (VouchWindow *self, const char *name, const VouchCardFolder *folder)
{
  VouchApplication *application
      = VOUCH_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  guint n_listed
      = vouch_recents_add_all (vouch_application_get_recents (application), folder->cards);
  g_autofree char *words = describe (name, folder, n_listed);

  if (self->start && n_listed > 0)
    {
      vouch_start_page_show_all (self->start);
      if (gtk_widget_get_mapped (GTK_WIDGET (self->start)))
        vouch_start_page_show_card (self->start, folder->cards->pdata[0]);
    }
  vouch_window_toast (self, words);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Listing) listing = data;
  VouchWindow *self = listing->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchCardFolder) folder = vouch_card_folder_list_finish (result, &error);

  if (self->opening != listing->cancellable || !gtk_window_get_application (GTK_WINDOW (self)))
    return;
  vouch_window_stop_opening (self);
  if (folder)
    take_cards (self, listing->name, folder);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vouch_window_tell_trouble (self, listing->name, error);
}

/**
 * vouch_window_open_folder:
 * @folder: a folder with cards
 *
 * Puts its cards, and those in folders within, on top of the list of cards.
 */
void
vouch_window_open_folder (VouchWindow *self, GFile *folder)
{
  g_autofree char *base = g_file_get_basename (folder);
  Listing *listing = g_new0 (Listing, 1);

  vouch_window_stop_opening (self);
  self->opening = g_cancellable_new ();
  listing->window = g_object_ref (self);
  listing->cancellable = g_object_ref (self->opening);
  listing->name = g_filename_display_name (base ? base : "");
  if (self->start)
    vouch_start_page_set_opening (self->start, listing->name);
  vouch_card_folder_list_async (folder, self->opening, listed_cb, listing);
}
