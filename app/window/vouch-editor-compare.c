/* vouch-editor-compare.c: what is different from the file as it is now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-compare.h"
#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-compare-dialog.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-trouble.h"

/* One reading of the file. */
typedef struct
{
  VouchEditor *editor; /* (owned) */
  guint job;           /* in the header */
} Reading;

/* What a worker gets of it. */
typedef struct
{
  GFile *location; /* (owned) */
  JsonNode *ours;  /* (owned): the card as it is here */
} Sides;

static void
free_sides (gpointer data)
{
  Sides *sides = data;

  g_object_unref (sides->location);
  json_node_unref (sides->ours);
  g_free (sides);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Sides *sides = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes
      = vouch_file_read (sides->location, VOUCH_JSON_MAX_CARD, cancellable, &error);
  g_autoptr (VouchCard) there = bytes ? vouch_card_format_read (bytes, &error) : NULL;
  g_autoptr (VouchCard) ours = there ? vouch_card_format_build (sides->ours, &error) : NULL;

  if (ours && !g_cancellable_set_error_if_cancelled (cancellable, &error))
    g_task_return_pointer (task, vouch_card_compare (there, ours), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
tell_unread (VouchEditor *self, const GError *error)
{
  g_autoptr (VouchTrouble) trouble = vouch_trouble_new_open (vouch_file_get_name (self->file), error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    vouch_editor_toast (self, trouble->heading);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Reading *reading = data;
  g_autoptr (VouchEditor) self = reading->editor;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = g_task_propagate_pointer (G_TASK (result), &error);

  if (!self->file) /* closed meanwhile */
    return;
  vouch_editor_end_job (self, reading->job);
  if (!differences)
    {
      tell_unread (self, error);
      return;
    }
  gtk_window_present (GTK_WINDOW (vouch_compare_dialog_new (GTK_WIDGET (self), differences)));
}

static void
compare_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  VouchEditor *self = VOUCH_EDITOR (widget);
  GFile *location = vouch_file_get_location (self->file);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;
  Reading *reading;
  Sides *sides;

  if (!location)
    return;
  vouch_editor_commit (self);
  reading = g_new0 (Reading, 1);
  reading->editor = g_object_ref (self);
  reading->job = vouch_editor_begin_job (self, _("Opening"), cancellable);
  sides = g_new0 (Sides, 1);
  sides->location = g_object_ref (location);
  sides->ours = vouch_node_to_json (VOUCH_NODE (vouch_editor_get_card (self)));
  task = g_task_new (NULL, cancellable, read_cb, reading);
  g_task_set_source_tag (task, compare_cb);
  g_task_set_task_data (task, sides, free_sides);
  g_task_run_in_thread (task, read_in_thread);
}

/** Installs the actions of this file. */
void
vouch_editor_install_compare_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "editor.compare", NULL, compare_cb);
}
