/* vouch-publish-dialog-conflict.c: what can be done where the card was changed on the portal since.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "vouch-application.h"
#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-conflict-dialog.h"
#include "vouch-editor-private.h"
#include "vouch-file-io.h"
#include "vouch-note-edit.h"
#include "vouch-reason-dialog.h"
#include "vouch-settings.h"

static void
say (VouchPublishDialog *self, const char *words)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
}

/* --- replace --- */

/**
 * vouch_publish_dialog_write_reason:
 *
 * Who has overwritten a colleague's work says why, where the next one reads it. Not before it is
 * done: it may be refused.
 */
void
vouch_publish_dialog_write_reason (VouchPublishDialog *self)
{
  g_autofree char *reason = g_steal_pointer (&self->reason);
  VouchDocument *document = vouch_editor_get_document (self->editor);
  g_autofree char *author = vouch_settings_dup_author (self->editor->settings);
  g_autofree char *body = g_strdup_printf (_("Replaced the version on the portal: %s"), reason);
  VouchNoteDraft draft = { "remark", body, FALSE };
  g_autoptr (VouchChange) change = NULL;

  if (!reason)
    return;
  change = vouch_note_edit_write (
      document, vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (document))), &draft, author,
      NULL);
  if (change)
    vouch_document_edit (document, change, NULL);
}

static void
reason_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchPublishDialog) self = data;
  g_autofree char *reason = vouch_reason_dialog_ask_finish (result, NULL);

  if (!reason || !self->editor) /* closed meanwhile */
    return;
  g_free (self->reason);
  self->reason = g_steal_pointer (&reason);
  vouch_publish_dialog_run (self, self->base);
}

/** Asks why, keeps the answer as a note, and replaces what is there. */
void
vouch_publish_dialog_replace (VouchPublishDialog *self)
{
  VouchReasonQuestion question
      = { _("Replace the Version on the Portal?"),
          _("The card was changed on the portal. Your reason is kept as a note on the card."),
          _("_Replace"), NULL };

  vouch_reason_dialog_ask_async (GTK_WINDOW (self), &question, NULL, reason_cb,
                                 g_object_ref (self));
}

/* --- merge --- */

static void
merge_cb (VouchPublishDialog *self, VouchConflictDialog *dialog)
{
  VouchConflict *conflict = g_object_get_data (G_OBJECT (dialog), "conflict");
  VouchDocument *document = vouch_editor_get_document (self->editor);
  g_autoptr (VouchEditor) editor = g_object_ref (self->editor);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchChange) change = vouch_conflict_make_change (conflict, document, &error);

  if (!change || !vouch_document_edit (document, change, &error))
    {
      say (self, error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
  vouch_editor_toast_undo (editor, vouch_merge_get_conflicts (conflict->merge)->len > 0
                                       ? _("Merged. See the notes for conflicts.")
                                       : _("Merged. Review the card and publish again."));
}

static void
replace_cb (VouchPublishDialog *self)
{
  vouch_publish_dialog_replace (self);
}

/* --- open --- */

/* What a worker writes. */
typedef struct
{
  char *name;    /* (owned) */
  GBytes *bytes; /* (owned) */
} Theirs;

static void
free_theirs (gpointer data)
{
  Theirs *theirs = data;

  g_free (theirs->name);
  g_bytes_unref (theirs->bytes);
  g_free (theirs);
}

/* What the portal calls it may be anything, also a way out of the folder. */
static char *
make_name (const VouchReceipt *receipt)
{
  g_autofree char *whole
      = g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT, receipt->portal,
                         receipt->remote_id ? receipt->remote_id : "", receipt->revision);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);

  return g_strconcat (digest, ".scorecard", NULL);
}

/* A file of its own in the cache: saving it elsewhere is up to whoever wants it. */
static void
write_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Theirs *theirs = data;
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "vouch", "theirs", NULL);
  g_autofree char *path = g_build_filename (folder, theirs->name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (vouch_file_write (file, theirs->bytes, VOUCH_FILE_OVERWRITE, NULL, NULL, &error))
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  VouchPublishDialog *self = VOUCH_PUBLISH_DIALOG (object);
  GApplication *application = g_application_get_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_task_propagate_pointer (G_TASK (result), &error);

  if (!self->editor) /* closed meanwhile */
    return;
  if (!file)
    {
      say (self, error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
  if (VOUCH_IS_APPLICATION (application))
    vouch_application_open_file (VOUCH_APPLICATION (application), file);
}

static void
open_cb (VouchPublishDialog *self, VouchConflictDialog *dialog)
{
  const VouchConflict *conflict = g_object_get_data (G_OBJECT (dialog), "conflict");
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  Theirs *theirs = g_new0 (Theirs, 1);

  theirs->name = make_name (conflict->there->receipt);
  theirs->bytes = vouch_card_format_write (conflict->theirs);
  g_task_set_source_tag (task, open_cb);
  g_task_set_task_data (task, theirs, free_theirs);
  g_task_run_in_thread (task, write_thread_cb);
}

/* --- what is there --- */

static void
show_conflict (VouchPublishDialog *self, VouchConflict *conflict)
{
  /* Not ours: it is told of after we are closed. */
  GtkWidget *dialog
      = vouch_conflict_dialog_new (vouch_editor_get_window (self->editor), conflict);

  g_object_set_data_full (G_OBJECT (dialog), "conflict", conflict,
                          (GDestroyNotify) vouch_conflict_free);
  g_signal_connect_object (dialog, "merge", G_CALLBACK (merge_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "replace", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Where it is published again meanwhile, what was there does not matter. */
static gboolean
is_wanted (VouchPublishDialog *self, const GError *error)
{
  return self->editor && !self->cancellable
         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
end_asking (VouchPublishDialog *self)
{
  g_clear_object (&self->asking);
  if (self->editor) /* else closed meanwhile */
    gtk_widget_set_sensitive (self->compare, TRUE);
}

static void
compared_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchPublishDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchConflict) conflict = vouch_conflict_load_finish (result, &error);

  end_asking (self);
  if (!is_wanted (self, error))
    return;
  if (conflict)
    show_conflict (self, g_steal_pointer (&conflict));
  else
    say (self, error->message);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchPublishDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPortalThere) there = vouch_portal_there_load_finish (result, &error);

  if (there && is_wanted (self, NULL))
    {
      vouch_conflict_load_async (vouch_editor_get_document (self->editor), g_steal_pointer (&there),
                                 self->asking, compared_cb, g_object_ref (self));
      return;
    }
  end_asking (self);
  if (error && is_wanted (self, error))
    say (self, error->message);
}

/** Asks the portal for what is there, and shows it beside the card. */
void
vouch_publish_dialog_compare (VouchPublishDialog *self)
{
  VouchPortal *portal = self->run ? vouch_publish_run_get_portal (self->run) : NULL;

  if (!portal || self->asking)
    return;
  gtk_widget_set_sensitive (self->compare, FALSE);
  self->asking = g_cancellable_new ();
  vouch_portal_there_load_async (
      portal, vouch_node_get_id (VOUCH_NODE (vouch_editor_get_card (self->editor))), self->asking,
      loaded_cb, g_object_ref (self));
}
