/* vouch-window-open.c: opening in the background, and what is said when it fails.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-window-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"
#include "vouch-recovery.h"
#include "vouch-trouble.h"

/* Milliseconds that a new window waits for its card, rather than show an empty page first. */
#define PATIENCE 150

/* One opening under way. */
typedef struct
{
  VouchWindow  *window;      /* (owned): or it would be gone with its card on the way */
  GFile        *file;        /* (owned) (nullable): what is being opened */
  GCancellable *cancellable; /* (owned) */
  char         *name;        /* (owned): of what is being opened */
} Opening;

static Opening *
begin (VouchWindow *self, GFile *file, const char *name)
{
  Opening *opening = g_new0 (Opening, 1);

  vouch_window_stop_opening (self);
  self->opening = g_cancellable_new ();
  g_set_object (&self->awaited, file);
  opening->window = g_object_ref (self);
  g_set_object (&opening->file, file);
  opening->cancellable = g_object_ref (self->opening);
  opening->name = g_strdup (name);
  return opening;
}

static void
free_opening (Opening *opening)
{
  g_object_unref (opening->window);
  g_clear_object (&opening->file);
  g_object_unref (opening->cancellable);
  g_free (opening->name);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, free_opening)

/** Gives up on what is being opened. */
void
vouch_window_stop_opening (VouchWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->awaited);
  if (self->start)
    vouch_start_page_set_opening (self->start, NULL);
}

static void
told_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree char *answer = vouch_compat_ask_finish (result, NULL);
}

/** Says in a dialog why something was not opened. */
void
vouch_window_tell_trouble (VouchWindow *self, const char *name, const GError *error)
{
  g_autoptr (VouchTrouble) trouble = vouch_trouble_new_open (name, error);
  const VouchAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };

  vouch_compat_ask_async (GTK_WINDOW (self), trouble->heading, trouble->body, answers,
                          G_N_ELEMENTS (answers), "close", NULL, told_cb, NULL);
}

static void
show_anything (VouchWindow *self)
{
  if (!self->editor)
    vouch_window_show_start (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* The window may have gone, or been asked for something else. */
static gboolean
is_wanted (Opening *opening)
{
  return opening->window->opening == opening->cancellable
         && gtk_window_get_application (GTK_WINDOW (opening->window));
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  VouchWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOpening) opened = vouch_opening_finish (result, &error);

  if (!is_wanted (opening))
    return;
  g_clear_object (&self->opening);
  vouch_window_stop_opening (self);
  if (opened)
    {
      /* What was typed here meanwhile stays. */
      vouch_window_show_opening (vouch_window_choose (self), g_steal_pointer (&opened));
      return;
    }
  show_anything (self);
  if (opening->file && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    vouch_window_open_folder (self, opening->file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vouch_window_tell_trouble (self, opening->name, error);
}

static gboolean
show_window_cb (gpointer data)
{
  VouchWindow *self = data;

  self->patience = 0;
  show_anything (self);
  return G_SOURCE_REMOVE;
}

/* A window that is not on the screen yet waits a moment, so that its card is the
 * first thing to be seen. */
static void
show_that_it_opens (VouchWindow *self, const char *name)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    self->patience = g_timeout_add (PATIENCE, show_window_cb, self);
  if (!self->editor && gtk_widget_get_visible (GTK_WIDGET (self)))
    vouch_window_show_start (self);
  if (self->start)
    vouch_start_page_set_opening (self->start, name);
}

/**
 * vouch_window_open_file:
 * @file: a card or a draft; of a folder the cards come on the list
 *
 * Opens it here, in place of what is open, without a question: see vouch_window_is_free().
 */
void
vouch_window_open_file (VouchWindow *self, GFile *file)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  Opening *opening;

  g_return_if_fail (VOUCH_IS_WINDOW (self));

  base = g_file_get_basename (file);
  name = g_filename_display_name (base ? base : "");
  opening = begin (self, file, name);
  vouch_opening_file_async (file, self->opening, opened_cb, opening);
  show_that_it_opens (self, name);
}

/** Shows a card that a program which did not end well had open; nothing else may be open here. */
void
vouch_window_show_recovered (VouchWindow *self, VouchRecovery *recovery)
{
  g_return_if_fail (VOUCH_IS_WINDOW (self));

  vouch_window_stop_opening (self);
  vouch_window_show_opening (self, vouch_opening_new_recovered (recovery));
}

static char *
describe_damaged (const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (g_str_has_suffix (path, VOUCH_RECOVERY_REPEATED_SUFFIX))
    return g_strdup_printf (_("Vouch closed twice while recovering its unsaved changes, and won’t try again. "
                              "They were left unchanged in:\n%s\n"
                              "If the card has a file, it opens as it was last saved."),
                            shown);
  return g_strdup_printf (_("The recovery data can’t be read. It was left unchanged in:\n%s"), shown);
}

/** Says that nothing could be made of what a crash left, or why nothing was, and where that is. */
void
vouch_window_tell_damaged (VouchWindow *self, const char *path)
{
  g_autofree char *body = describe_damaged (path);
  const VouchAnswer answers[] = { { "close", _("_Close"), ADW_RESPONSE_DEFAULT } };

  vouch_compat_ask_async (GTK_WINDOW (self), _("A Card Can’t Be Recovered"), body, answers,
                          G_N_ELEMENTS (answers), "close", NULL, told_cb, NULL);
}

/**
 * vouch_window_import_text:
 * @text: a draft
 *
 * Makes a new card of it here, in place of what is open, without a question.
 */
void
vouch_window_import_text (VouchWindow *self, const char *text)
{
  /* Translators: stands where a file’s name would: No Scorecard in “the pasted text”. */
  const char *name = _("the pasted text");
  Opening *opening;

  g_return_if_fail (VOUCH_IS_WINDOW (self));

  opening = begin (self, NULL, name);
  vouch_opening_text_async (text, self->opening, opened_cb, opening);
  show_that_it_opens (self, name);
}

/**
 * vouch_window_new_card:
 * @kind: what kind of card
 *
 * Shows a new card with empty places, in place of what is open, without a question.
 */
void
vouch_window_new_card (VouchWindow *self, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOpening) opened = vouch_opening_new_template (kind, &error);

  if (opened)
    vouch_window_show_opening (self, g_steal_pointer (&opened));
  else
    {
      show_anything (self);
      vouch_window_tell_trouble (self, kind, error);
    }
}
