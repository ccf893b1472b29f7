/* vouch-application-recover.c: brings back what was open when the program was gone.
 *
 * It is looked for before anything is opened: a file that was being worked on must come
 * up as it was left, not as it is on the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-application-private.h"

#include "vouch-journal.h"
#include "vouch-window.h"

/* What the worker found. */
typedef struct
{
  GPtrArray *found;   /* (owned) (element-type VouchRecovery) */
  GPtrArray *damaged; /* (owned) (element-type filename) */
} Found;

static void
free_found (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->found);
  g_ptr_array_unref (found->damaged);
  g_free (found);
}

/* Cards that are open have one, too; a start without a crash finds none at all. */
static gboolean
has_journals (void)
{
  g_autofree char *folder = vouch_journal_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, VOUCH_JOURNAL_SUFFIX))
      return TRUE;
  return FALSE;
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Found *found = g_new0 (Found, 1);

  found->found = vouch_recovery_find (NULL, &found->damaged);
  g_task_return_pointer (task, found, free_found);
}

/* Each gets a window that nothing is open in. */
static VouchWindow *
get_window (VouchApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && vouch_window_is_free (l->data))
      return l->data;
  return VOUCH_WINDOW (vouch_window_new (self));
}

static void
show_damaged (VouchApplication *self, const char *path)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (!window)
    window = GTK_WINDOW (vouch_window_new (self));
  gtk_window_present (window);
  vouch_window_tell_damaged (VOUCH_WINDOW (window), path);
}

static void
show_found (VouchApplication *self, Found *found)
{
  for (guint i = 0; i < found->found->len; i++)
    vouch_window_show_recovered (get_window (self), found->found->pdata[i]);
  for (guint i = 0; i < found->damaged->len; i++)
    show_damaged (self, found->damaged->pdata[i]);
}

/* What was asked for while it was looked for. */
static void
go_on (VouchApplication *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  gboolean is_wanted = self->is_wanted;

  self->is_wanted = FALSE;
  for (guint i = 0; i < waiting->len; i++)
    vouch_application_open_file (self, waiting->pdata[i]);
  if (is_wanted)
    g_application_activate (G_APPLICATION (self));
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchApplication *self = VOUCH_APPLICATION (object);
  Found *found = g_task_propagate_pointer (G_TASK (result), NULL);

  show_found (self, found);
  free_found (found);
  if (self->waiting)
    go_on (self);
  g_application_release (G_APPLICATION (self));
}

/** Looks for cards that a program which did not end well had open, and opens them. */
void
vouch_application_recover (VouchApplication *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (VOUCH_IS_APPLICATION (self));

  if (self->waiting || !has_journals ())
    return;
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_application_hold (G_APPLICATION (self));
  task = g_task_new (self, NULL, found_cb, NULL);
  g_task_set_source_tag (task, vouch_application_recover);
  g_task_run_in_thread (task, find_in_thread);
}
