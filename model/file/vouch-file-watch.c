/* vouch-file-watch.c: tells when a file's content may be another.
 *
 * Programs write in many ways: in place and in parts, to a new file that is
 * renamed, with the old one moved away first. So an event only says that it is
 * time to look, a moment after the last one, and looking means the content.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-file-watch.h"

#include "vouch-file-io.h"
#include "vouch-format-error.h"
#include "vouch-json.h"

/* Milliseconds of rest after which a writer is taken to be done. */
#define SETTLE 100

/* Stands for content that is no card's for its size alone. */
#define ETAG_TOO_LARGE "too-large"

struct _VouchFileWatch
{
  GObject parent_instance;

  GFile *location;           /* (owned) */
  GFileMonitor *monitor;     /* (owned) (nullable): some mounts have none */
  GCancellable *cancellable; /* (owned): looking ends with us */
  guint settle;
  guint is_looking : 1;
  guint is_stale : 1; /* something happened while we looked */
};

G_DEFINE_FINAL_TYPE (VouchFileWatch, vouch_file_watch, G_TYPE_OBJECT)

enum
{
  SIGNAL_LOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
look_in_thread (GTask *task, gpointer source, gpointer location, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = vouch_file_read (location, VOUCH_JSON_MAX_CARD, cancellable, &error);

  if (bytes)
    g_task_return_pointer (task, vouch_file_etag (bytes), g_free);
  else if (g_error_matches (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_LARGE))
    g_task_return_pointer (task, g_strdup (ETAG_TOO_LARGE), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VouchFileWatch *self = VOUCH_FILE_WATCH (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *etag = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_looking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->is_stale)
    vouch_file_watch_look (self);
  else
    g_signal_emit (self, signals[SIGNAL_LOOKED], 0, etag,
                   g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
}

static gboolean
settled_cb (gpointer data)
{
  VouchFileWatch *self = data;
  g_autoptr (GTask) task = NULL;

  self->settle = 0;
  self->is_stale = self->is_looking;
  if (self->is_looking)
    return G_SOURCE_REMOVE;
  self->is_looking = TRUE;
  task = g_task_new (self, self->cancellable, looked_cb, NULL);
  g_task_set_source_tag (task, settled_cb);
  g_task_set_task_data (task, g_object_ref (self->location), g_object_unref);
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (VouchFileWatch    *self,
                    GFile             *file,
                    GFile             *other_file,
                    GFileMonitorEvent  event)
{
  if (event != G_FILE_MONITOR_EVENT_PRE_UNMOUNT)
    vouch_file_watch_look (self);
}

static void
vouch_file_watch_dispose (GObject *object)
{
  VouchFileWatch *self = VOUCH_FILE_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->monitor)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (vouch_file_watch_parent_class)->dispose (object);
}

static void
vouch_file_watch_finalize (GObject *object)
{
  VouchFileWatch *self = VOUCH_FILE_WATCH (object);

  g_clear_object (&self->location);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (vouch_file_watch_parent_class)->finalize (object);
}

static void
vouch_file_watch_class_init (VouchFileWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vouch_file_watch_dispose;
  object_class->finalize = vouch_file_watch_finalize;

  signals[SIGNAL_LOOKED] = g_signal_new ("looked", VOUCH_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                         G_TYPE_BOOLEAN);
}

static void
vouch_file_watch_init (VouchFileWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/** Returns: (transfer full): a watch on @location, for as long as it lives. */
VouchFileWatch *
vouch_file_watch_new (GFile *location)
{
  VouchFileWatch *self = g_object_new (VOUCH_TYPE_FILE_WATCH, NULL);

  self->location = g_object_ref (location);
  self->monitor = g_file_monitor_file (location, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                             G_CONNECT_SWAPPED);
  return self;
}

/** Looks in a moment, as after an event. */
void
vouch_file_watch_look (VouchFileWatch *self)
{
  g_return_if_fail (VOUCH_IS_FILE_WATCH (self));

  g_clear_handle_id (&self->settle, g_source_remove);
  self->settle = g_timeout_add (SETTLE, settled_cb, self);
}
