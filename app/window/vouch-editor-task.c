/* vouch-editor-task.c: something that runs for an editor and ends with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-editor-task.h"

#include "vouch-editor-private.h"

struct _VouchEditorTask
{
  GWeakRef editor;
  GCancellable *all;         /* (owned): the editor's, for all that waits for something */
  gulong handler;            /* on @all */
  GCancellable *cancellable; /* (owned) */
  guint job;                 /* in the editor's header */
  gpointer data;             /* (owned) (nullable) */
  GDestroyNotify free_data;  /* (nullable) */
};

static void
all_cancelled_cb (GCancellable *all, GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/**
 * vouch_editor_task_begin:
 * @editor: for whom it runs
 * @words: what is done, “Reading the file”
 * @data: (nullable): what whoever runs it needs at its end
 * @free_data: (nullable): frees that
 */
VouchEditorTask *
vouch_editor_task_begin (VouchEditor    *editor,
                         const char     *words,
                         gpointer        data,
                         GDestroyNotify  free_data)
{
  VouchEditorTask *self = g_new0 (VouchEditorTask, 1);

  g_weak_ref_init (&self->editor, editor);
  self->all = g_object_ref (editor->cancellable);
  self->cancellable = g_cancellable_new ();
  self->handler = g_cancellable_connect (self->all, G_CALLBACK (all_cancelled_cb),
                                         g_object_ref (self->cancellable), g_object_unref);
  self->job = vouch_editor_begin_job (editor, words, self->cancellable);
  self->data = data;
  self->free_data = free_data;
  return self;
}

/** Returns: (transfer none): what ends it: the button in the header, or the editor’s end. */
GCancellable *
vouch_editor_task_get_cancellable (VouchEditorTask *self)
{
  return self->cancellable;
}

/** Shows how far it is: @words as it was begun with, @fraction from 0 to 1. */
void
vouch_editor_task_advance (VouchEditorTask *self, const char *words, double fraction)
{
  g_autoptr (VouchEditor) editor = g_weak_ref_get (&self->editor);

  if (editor)
    vouch_editor_advance_job (editor, self->job, words, fraction);
}

/** Returns: (transfer full) (nullable): what it was begun with. */
gpointer
vouch_editor_task_steal_data (VouchEditorTask *self)
{
  return g_steal_pointer (&self->data);
}

/**
 * vouch_editor_task_end:
 *
 * Takes it out of the header.
 *
 * Returns: (transfer full) (nullable): the editor, unless its card was closed
 */
VouchEditor *
vouch_editor_task_end (VouchEditorTask *self)
{
  g_autoptr (VouchEditor) editor = g_weak_ref_get (&self->editor);

  if (!editor || !editor->document)
    return NULL;
  vouch_editor_end_job (editor, self->job);
  return g_steal_pointer (&editor);
}

void
vouch_editor_task_free (VouchEditorTask *self)
{
  g_cancellable_disconnect (self->all, self->handler);
  g_weak_ref_clear (&self->editor);
  g_object_unref (self->all);
  g_object_unref (self->cancellable);
  if (self->data && self->free_data)
    self->free_data (self->data);
  g_free (self);
}
