/* vouch-source-watch.c: tells when another program, or another window, alters the store of sources.
 *
 * The folder is watched, nothing is polled. Whoever only reads, or builds an index, writes there as well:
 * a stamp of what the store has says whether anything is different.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-watch.h"

#include "vouch-source-store.h"

/* Many sources that come one by one are told of together. */
#define PAUSE_MS 250

struct _VouchSourceWatch
{
  GObject parent_instance;

  char         *folder;      /* (owned) (nullable): %NULL for this user's */
  GFileMonitor *monitor;     /* (owned) (nullable): there may be none for a kind of disk */
  GCancellable *cancellable; /* (owned) */
  VouchSourceStore *store;   /* (owned) (nullable): the thread's; kept, since the last one that closes it
                              * writes in the folder, too */
  char         *identity;    /* (owned) (nullable): of its database: the thread's */
  char         *stamp;       /* (owned) (nullable): what the store had last; %NULL: not known yet */
  guint         timer;       /* source: looks */
  gboolean      is_looking;  /* in a thread */
  gboolean      must_look;   /* something was written since it began to */
  gboolean      is_second;   /* the last look told nothing: one more is under way */
};

G_DEFINE_FINAL_TYPE (VouchSourceWatch, vouch_source_watch, G_TYPE_OBJECT)

static guint changed_signal;

static void look (VouchSourceWatch *self);

static gboolean
timer_cb (gpointer data)
{
  VouchSourceWatch *self = data;

  self->timer = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
queue_look (VouchSourceWatch *self)
{
  if (self->is_looking)
    self->must_look = TRUE;
  else if (self->timer == 0)
    self->timer = g_timeout_add (PAUSE_MS, timer_cb, self);
}

/* Somebody may have taken the whole store away, or put another in its place. */
static void
follow_database (VouchSourceWatch *self)
{
  g_autofree char *identity = vouch_source_store_dup_identity (self->folder);

  if (g_strcmp0 (identity, self->identity) != 0)
    g_clear_pointer (&self->store, vouch_source_store_free);
  if (identity && !self->store)
    self->store = vouch_source_store_open (self->folder, NULL);
  g_free (self->identity);
  self->identity = g_steal_pointer (&identity);
}

/* A store that is busy or damaged says nothing: it is looked at once more, and whoever opens it next tells
 * why. */
static void
look_in_thread (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  VouchSourceWatch *self = object;
  char *stamp;

  follow_database (self);
  stamp = !self->identity ? g_strdup ("") : self->store ? vouch_source_store_dup_stamp (self->store, NULL) : NULL;
  g_task_return_pointer (task, stamp, g_free);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  VouchSourceWatch *self = VOUCH_SOURCE_WATCH (object);
  g_autofree char *stamp = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean is_known = stamp != NULL;
  gboolean is_news;

  self->is_looking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  is_news = stamp && self->stamp && !g_str_equal (stamp, self->stamp);
  if (stamp)
    {
      g_free (self->stamp);
      self->stamp = g_steal_pointer (&stamp);
    }
  self->is_second = !is_known && !self->is_second;
  if (self->must_look || self->is_second)
    {
      self->must_look = FALSE;
      queue_look (self);
    }
  if (is_news)
    g_signal_emit (self, changed_signal, 0);
}

static void
look (VouchSourceWatch *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, looked_cb, NULL);

  self->is_looking = TRUE;
  g_task_set_source_tag (task, look);
  g_task_run_in_thread (task, look_in_thread);
}

static void
vouch_source_watch_dispose (GObject *object)
{
  vouch_source_watch_stop (VOUCH_SOURCE_WATCH (object));
  G_OBJECT_CLASS (vouch_source_watch_parent_class)->dispose (object);
}

static void
vouch_source_watch_finalize (GObject *object)
{
  VouchSourceWatch *self = VOUCH_SOURCE_WATCH (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->store, vouch_source_store_free);
  g_free (self->folder);
  g_free (self->identity);
  g_free (self->stamp);
  G_OBJECT_CLASS (vouch_source_watch_parent_class)->finalize (object);
}

static void
vouch_source_watch_class_init (VouchSourceWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vouch_source_watch_dispose;
  object_class->finalize = vouch_source_watch_finalize;
  changed_signal = g_signal_new ("changed", VOUCH_TYPE_SOURCE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
vouch_source_watch_init (VouchSourceWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * vouch_source_watch_new:
 * @folder: (nullable): where the store is kept; %NULL for this user's
 *
 * Watches from now on. A store that nobody has made yet is watched as well.
 *
 * Returns: (transfer full): what tells
 */
VouchSourceWatch *
vouch_source_watch_new (const char *folder)
{
  VouchSourceWatch *self = g_object_new (VOUCH_TYPE_SOURCE_WATCH, NULL);
  g_autofree char *path = vouch_source_store_dup_folder (folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->folder = g_strdup (folder);
  if (!vouch_source_store_exists (folder))
    self->stamp = g_strdup ("");
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (queue_look), self, G_CONNECT_SWAPPED);
  look (self);
  return self;
}

/** Returns: whether it knows what the store has: all that is done to it from now on is told. */
gboolean
vouch_source_watch_is_ready (VouchSourceWatch *self)
{
  g_return_val_if_fail (VOUCH_IS_SOURCE_WATCH (self), FALSE);
  return self->stamp && !self->is_looking;
}

/** Tells nothing more. */
void
vouch_source_watch_stop (VouchSourceWatch *self)
{
  g_return_if_fail (VOUCH_IS_SOURCE_WATCH (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->monitor)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
}
