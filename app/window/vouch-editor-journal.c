/* vouch-editor-journal.c: what is in no file is kept, and what a crash left is asked about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-compat.h"

/* Seconds on the screen after which what was recovered is no longer held for what may end the
 * program. */
#define PROVED_AFTER 3

/* --- keeping --- */

static void
tell_journal_of_file (VouchEditor *self)
{
  GFile *location = vouch_file_get_location (self->file);
  g_autofree char *uri = location ? g_file_get_uri (location) : NULL;
  g_autofree char *draft = self->draft ? g_file_get_uri (self->draft) : NULL;

  vouch_journal_set_file (self->journal, uri, vouch_file_get_etag (self->file));
  vouch_journal_set_draft (self->journal, draft);
}

/**
 * vouch_editor_follow_journal:
 *
 * After a save, or anything else that alters what is in a file and what is not: begins the journal
 * anew, or lets it rest.
 */
void
vouch_editor_follow_journal (VouchEditor *self)
{
  tell_journal_of_file (self);
  if (vouch_editor_is_edited (self))
    vouch_journal_begin (self->journal);
  else
    vouch_journal_rest (self->journal);
}

/* Whatever the next change is, it is kept as one of the file as it is now. */
static void
file_changed_cb (VouchEditor *self)
{
  tell_journal_of_file (self);
}

static void
gone_changed_cb (VouchEditor *self)
{
  vouch_editor_follow_journal (self);
}

/* A change begins it; only the way back to what is in the file ends it. */
static void
modified_changed_cb (VouchEditor *self)
{
  if (!vouch_editor_is_edited (self))
    vouch_journal_rest (self->journal);
}

/* It is in the file, or is not wanted. */
static void
drop_recovery (VouchEditor *self)
{
  g_clear_handle_id (&self->proving, g_source_remove);
  if (self->recovery)
    vouch_recovery_drop (self->recovery);
  g_clear_object (&self->recovery);
}

/* The journal has what was recovered: another crash would find it there. */
static void
kept_cb (VouchEditor *self)
{
  if (self->recovery && vouch_journal_get_kept (self->journal))
    vouch_recovery_hand_over (self->recovery, vouch_journal_get_path (self->journal));
}

static void
trouble_cb (VouchEditor *self)
{
  const char *trouble = vouch_journal_get_trouble (self->journal);
  g_autofree char *words = NULL;

  if (!trouble)
    return;
  /* Translators: %s is the reason, as in “No space left on device”. */
  words = g_strdup_printf (_("Changes can’t be recovered after a crash at the moment. Save often. "
                             "%s"), trouble);
  vouch_editor_toast (self, words);
}

/* Told last, so that what the others make of a change is known by then. */
static void
follow (VouchEditor *self)
{
  const GConnectFlags flags = G_CONNECT_SWAPPED;

  g_signal_connect_object (self->file, "notify::etag", G_CALLBACK (file_changed_cb), self, flags);
  g_signal_connect_object (self->file, "notify::gone", G_CALLBACK (gone_changed_cb), self, flags);
  g_signal_connect_object (self->history, "notify::modified", G_CALLBACK (modified_changed_cb),
                           self, flags);
  g_signal_connect_object (self->journal, "notify::kept", G_CALLBACK (kept_cb), self, flags);
  g_signal_connect_object (self->journal, "notify::trouble", G_CALLBACK (trouble_cb), self, flags);
}

/** Keeps what is in no file from now on; a draft, or what was recovered, at once. */
void
vouch_editor_start_journal (VouchEditor *self, VouchOpening *opening)
{
  self->journal = vouch_journal_new (self->document, NULL);
  g_set_object (&self->recovery, opening->recovery);
  self->is_recovered = opening->recovery != NULL;
  if (self->is_recovered)
    {
      vouch_recovered_bar_set_recovery (self->recovered_bar, opening->recovery);
      vouch_recovery_prepare (opening->recovery, vouch_journal_get_path (self->journal));
    }
  tell_journal_of_file (self);
  follow (self);
  if (vouch_editor_is_edited (self))
    vouch_journal_begin (self->journal);
}

static gboolean
proved_cb (gpointer data)
{
  VouchEditor *self = data;

  self->proving = 0;
  if (self->recovery)
    vouch_recovery_went_well (self->recovery);
  return G_SOURCE_REMOVE;
}

/**
 * vouch_editor_prove_recovered:
 *
 * The card is painted. What begins only now, such as the checks, may still be what ended the
 * program: that it is brought back counts as gone well a little later.
 */
void
vouch_editor_prove_recovered (VouchEditor *self)
{
  if (self->recovery && self->proving == 0)
    self->proving = g_timeout_add_seconds (PROVED_AFTER, proved_cb, self);
}

/** Ends it with the editor: what is not in a file by now is not wanted. */
void
vouch_editor_end_journal (VouchEditor *self)
{
  drop_recovery (self);
  g_clear_object (&self->journal);
}

/* --- what was recovered --- */

/** The user knows, and has done something about it. */
void
vouch_editor_settle_recovered (VouchEditor *self)
{
  self->is_recovered = FALSE;
  if (!vouch_editor_is_edited (self))
    drop_recovery (self);
  else if (self->recovery)
    vouch_recovery_went_well (self->recovery);
}

static void
keep_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  vouch_editor_settle_recovered (self);
  vouch_editor_show_state (self);
}

static void
discarded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditor) self = data;
  g_autofree char *answer = vouch_compat_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "discard") != 0 || !self->file)
    return;
  vouch_history_mark_saved (self->history, vouch_history_get_point (self->history));
  vouch_editor_settle_recovered (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-start", NULL);
}

/* Nothing on the disk would bring it back. */
static void
ask_to_discard (VouchEditor *self)
{
  g_autofree char *title = vouch_editor_dup_title (self);
  g_autofree char *body
      = g_strdup_printf (_("“%s” hasn’t been saved. It can’t be restored once discarded."),
                         title);
  const VouchAnswer answers[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
  };

  vouch_compat_ask_async (vouch_editor_get_window (self), _("Discard the Recovered Card?"), body,
                          answers, G_N_ELEMENTS (answers), "cancel", NULL, discarded_cb,
                          g_object_ref (self));
}

/* What is in the file becomes a step, so that what was recovered comes back with Undo. */
static void
discard_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);

  if (!self->is_recovered)
    return;
  if (!vouch_file_get_location (self->file) || vouch_file_get_gone (self->file))
    {
      ask_to_discard (self);
      return;
    }
  self->is_discarding = !vouch_file_get_changed_on_disk (self->file);
  gtk_widget_activate_action (widget, "editor.take-theirs", NULL);
}

/** Installs the actions of this file. */
void
vouch_editor_install_journal_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.keep-recovered", NULL, keep_cb);
  gtk_widget_class_install_action (klass, "editor.discard-recovered", NULL, discard_cb);
}
