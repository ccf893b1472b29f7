/* vouch-editor-export.c: the card as other files: the evidence pack, a page, lists of references.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-compat.h"
#include "vouch-editor-task.h"
#include "vouch-export.h"
#include "vouch-file-name.h"

/* What is made while it is asked where to. */
typedef struct
{
  GWeakRef editor;
  const VouchExport *format; /* (unowned) */
} Making;

static char *
dup_location_name (GFile *location)
{
  g_autofree char *name = g_file_get_basename (location);

  return g_filename_display_name (name);
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (VouchEditorTask) task = data;
  g_autoptr (GFile) location = vouch_editor_task_steal_data (task);
  g_autoptr (GError) error = NULL;
  gboolean is_saved = vouch_export_save_finish (result, &error);
  g_autoptr (VouchEditor) self = vouch_editor_task_end (task);
  g_autofree char *name = dup_location_name (location);
  g_autofree char *words = NULL;

  if (!self) /* closed meanwhile */
    return;
  if (is_saved)
    /* Translators: %s is a file's name. */
    words = g_strdup_printf (_("Exported to “%s”"), name);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = g_strdup_printf (_("“%s” could not be exported: %s"), name, error->message);
  if (words)
    vouch_editor_toast (self, words);
}

/* The card itself is saved, not exported: it would be lost. */
static gboolean
is_own_file (VouchEditor *self, GFile *location)
{
  GFile *own = vouch_file_get_location (self->file);

  return own && g_file_equal (own, location);
}

/**
 * vouch_editor_export_to:
 * @self: the editor
 * @format: what to make
 * @location: where to put it
 *
 * Writes the card as it is now, without waiting; the header can stop it, a toast says how it
 * went.
 */
void
vouch_editor_export_to (VouchEditor *self, const VouchExport *format, GFile *location)
{
  g_autoptr (JsonNode) card = NULL;
  VouchEditorTask *task;

  if (is_own_file (self, location))
    {
      vouch_editor_toast (self, _("This would overwrite the card. Choose another name"));
      return;
    }
  vouch_editor_commit (self);
  card = vouch_node_to_json (VOUCH_NODE (vouch_editor_get_card (self)));
  task = vouch_editor_task_begin (self, _("Exporting"), g_object_ref (location), g_object_unref);
  vouch_export_save_async (format, card, location, vouch_editor_task_get_cancellable (task), saved_cb, task);
}

static void
where_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Making *making = data;
  g_autoptr (VouchEditor) self = g_weak_ref_get (&making->editor);
  g_autoptr (GFile) location = vouch_compat_save_file_finish (result, NULL);

  if (location && self && self->document)
    vouch_editor_export_to (self, making->format, location);
  g_weak_ref_clear (&making->editor);
  g_free (making);
}

/* "Sleep and mood, evidence pack.pdf" beside the card. */
static char *
propose_name (VouchEditor *self, const VouchExport *format)
{
  g_autofree char *title = vouch_editor_dup_title (self);
  g_autofree char *name = vouch_file_name_from_title (title);
  g_autofree char *what = g_utf8_strdown (_(format->words), -1);

  return g_strconcat (name, ", ", what, format->suffix, NULL);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  const VouchExport *format = vouch_export_find (g_variant_get_string (target, NULL));
  GFile *beside = vouch_file_get_location (self->file);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *proposed = NULL;
  Making *making;

  g_return_if_fail (format);

  if (!beside)
    beside = self->draft;
  folder = beside ? g_file_get_parent (beside) : NULL;
  proposed = propose_name (self, format);
  making = g_new0 (Making, 1);
  g_weak_ref_init (&making->editor, self);
  making->format = format;
  vouch_compat_save_file_async (vouch_editor_get_window (self), _("Export the Card"), folder, proposed, NULL,
                                self->cancellable, where_cb, making);
}

/** Installs the actions of this file. */
void
vouch_editor_install_export_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.export", "s", export_cb);
}
