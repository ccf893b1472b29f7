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

static void
say (VouchPublishDialog *self, const char *words)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
}

/* --- replace --- */

/* Who overwrites a colleague's work says why, where the next one reads it. */
static void
write_reason (VouchPublishDialog *self, const char *reason)
{
  VouchDocument *document = vouch_editor_get_document (self->editor);
  g_autofree char *body = g_strdup_printf (_("Replaced what was on the portal: %s"), reason);
  VouchNoteDraft draft = { "remark", body, FALSE };
  g_autoptr (VouchChange) change = vouch_note_edit_write (
      document, vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (document))), &draft,
      g_get_real_name (), NULL);

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
  write_reason (self, reason);
  vouch_publish_dialog_run (self, self->base);
}

/** Asks why, keeps the answer as a note, and replaces what is there. */
void
vouch_publish_dialog_replace (VouchPublishDialog *self)
{
  VouchReasonQuestion question
      = { _("Why Is It Replaced?"),
          _("Somebody changed the card on the portal. The reason stays with the card, as a note."),
          _("_Replace It There"), NULL };

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
                                       ? _("Merged; notes say what you have to choose")
                                       : _("Merged; look at it and publish again"));
}

static void
replace_cb (VouchPublishDialog *self)
{
  vouch_publish_dialog_replace (self);
}

/* --- open --- */

/* A file of its own in the cache: saving it elsewhere is up to whoever wants it. */
static GFile *
write_theirs (VouchConflict *conflict, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "vouch", "theirs", NULL);
  g_autofree char *name = g_strdup_printf ("%s-r%d.scorecard", conflict->there->receipt->remote_id,
                                           (int) conflict->there->receipt->revision);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = vouch_card_format_write (conflict->theirs);

  g_mkdir_with_parents (folder, 0700);
  return vouch_file_write (file, bytes, VOUCH_FILE_OVERWRITE, NULL, NULL, error)
             ? g_steal_pointer (&file)
             : NULL;
}

static void
open_cb (VouchPublishDialog *self, VouchConflictDialog *dialog)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file
      = write_theirs (g_object_get_data (G_OBJECT (dialog), "conflict"), &error);

  if (!file)
    {
      say (self, error->message);
      return;
    }
  gtk_window_close (GTK_WINDOW (self));
  if (VOUCH_IS_APPLICATION (application))
    vouch_application_open_file (VOUCH_APPLICATION (application), file);
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

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchPublishDialog) self = data;
  g_autoptr (GError) error = NULL;
  VouchPortalThere *there = vouch_portal_there_load_finish (result, &error);
  VouchConflict *conflict = NULL;

  g_clear_object (&self->asking);
  if (!self->editor) /* closed meanwhile */
    {
      g_clear_pointer (&there, vouch_portal_there_free);
      return;
    }
  gtk_widget_set_sensitive (self->compare, TRUE);
  /* Where it is published again meanwhile, what was there does not matter. */
  if (self->cancellable || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&there, vouch_portal_there_free);
      return;
    }
  if (there)
    conflict = vouch_conflict_new (vouch_editor_get_document (self->editor), there, &error);
  if (conflict)
    show_conflict (self, conflict);
  else
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
