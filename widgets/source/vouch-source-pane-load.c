/* vouch-source-pane-load.c: a source's text and file, brought from the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-pane-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-source-ahead.h"
#include "vouch-weak.h"

/* A source that is there sooner is shown without a word: what is seen for a moment only disturbs,
 * and drawing it takes time from the source. Milliseconds. */
#define PATIENCE 150

static void
set_string (char **place, const char *string)
{
  char *copy = g_strdup (string);

  g_free (*place);
  *place = copy;
}

/* The source of a passage that the store lacks is another file than one that was never attached. */
static void
show_trouble (VouchSourcePane *self, const char *title, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words ? words : "", -1);

  adw_status_page_set_title (self->trouble, title);
  adw_status_page_set_description (self->trouble, markup);
  gtk_widget_set_visible (self->attach, self->reference != NULL);
  gtk_stack_set_visible_child_name (self->states, "trouble");
}

/** Lets go of the source that is shown, or is being loaded. */
void
vouch_source_pane_forget (VouchSourcePane *self)
{
  if (self->loading)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->marks)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->source, vouch_open_source_unref);
  vouch_source_pane_forget_search (self);
  if (!self->text_view)
    return;
  vouch_source_pane_clear_selection (self);
  vouch_source_pane_forget_pages (self);
  vouch_source_pane_fill_list (self);
  vouch_source_text_view_set_text (self->text_view, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  gtk_widget_set_visible (self->read_scan, FALSE);
  gtk_widget_set_visible (self->choose_again, FALSE);
  gtk_widget_set_visible (self->bottom, FALSE);
}

static void
take_source (VouchSourcePane *self, VouchOpenSource *source)
{
  self->source = vouch_open_source_ref (source);
  self->marks = vouch_source_marks_new (self->document, self->digest);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (vouch_source_pane_show_marks), self,
                           G_CONNECT_SWAPPED);
  vouch_source_pane_show_title (self);
  vouch_source_text_view_set_text (self->text_view, vouch_open_source_get_text (source));
  self->is_text = self->wants_text;
  vouch_source_pane_take_pages (self);
  vouch_source_pane_show_passage (self);
  vouch_source_pane_show_marks (self);
  /* Where it isn't known yet which page will be seen, none is drawn in vain. */
  if (!self->is_text && !self->is_waiting)
    vouch_page_view_expect (self->page_view);
  vouch_source_pane_show_view (self);
  /* Where the keyboard waited for it. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)))
    vouch_source_pane_focus (self);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchSourcePane) self = vouch_weak_take (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOpenSource) source = vouch_source_ahead_load_finish (result, &error);

  if (!self || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (source)
    take_source (self, source);
  else if (g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE))
    show_trouble (self, _("Not on This Computer"), error->message);
  else
    show_trouble (self, _("The Source Can’t Be Opened"), error->message);
}

static gboolean
lasts_cb (gpointer data)
{
  VouchSourcePane *self = data;

  self->patience = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->states, "loading");
  return G_SOURCE_REMOVE;
}

static void
load (VouchSourcePane *self)
{
  self->loading = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE, lasts_cb, self);
  vouch_source_ahead_load_async (vouch_source_ahead_get_default (), self->digest, self->loading, loaded_cb,
                                 vouch_weak_new (self));
}

/**
 * vouch_source_pane_open_source:
 * @reference: (nullable): id of the reference that the file belongs to
 * @digest: (nullable): SHA-256 of the file
 *
 * Doesn't wait.
 *
 * Returns: whether it is shown already.
 */
gboolean
vouch_source_pane_open_source (VouchSourcePane *self, const char *reference, const char *digest)
{
  gboolean is_same = g_strcmp0 (digest, self->digest) == 0 && (self->source || self->loading);

  set_string (&self->reference, reference);
  if (!is_same)
    {
      vouch_source_pane_forget (self);
      set_string (&self->digest, digest);
    }
  vouch_source_pane_show_title (self);
  if (is_same)
    return self->source != NULL;
  if (digest && *digest)
    load (self);
  else
    show_trouble (self, _("No File Yet"),
                  _("Attach the paper’s file to mark passages."));
  return FALSE;
}
