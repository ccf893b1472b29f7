/* vouch-server-pool.c: works in few threads, with few in the queue, and answers where it was asked.
 *
 * GLib's own threads are for everybody in the process: a flood of one sort of work would keep all the
 * others waiting. Here each sort has its own, and what is too much for it is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-pool.h"

/* What jobs whose answers are on their way look at; only the asking thread touches it. */
typedef struct
{
  gboolean is_closed;
} State;

struct _VouchServerPool
{
  GThreadPool *threads; /* (owned) */
  State *state;         /* (owned) (shared) */
  guint max_waiting;
};

typedef struct
{
  State *state;          /* (owned) (shared) */
  GMainContext *context; /* (owned) */
  VouchServerPoolFunc work;
  VouchServerPoolFunc done;
  GDestroyNotify free_data;
  gpointer data;         /* (owned) */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  job->free_data (job->data);
  g_main_context_unref (job->context);
  g_atomic_rc_box_release (job->state);
  g_free (job);
}

static gboolean
done_cb (gpointer data)
{
  Job *job = data;

  if (!job->state->is_closed)
    job->done (job->data);
  return G_SOURCE_REMOVE;
}

static void
work_cb (gpointer data, gpointer user_data)
{
  Job *job = data;
  GSource *source = g_idle_source_new ();

  job->work (job->data);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, done_cb, job, free_job);
  g_source_attach (source, job->context);
  g_source_unref (source);
}

/**
 * vouch_server_pool_new:
 * @max_threads: how many work at once
 * @max_waiting: how many may wait for one of them
 *
 * It is for one thread, whose main context the answers come to.
 */
VouchServerPool *
vouch_server_pool_new (guint max_threads, guint max_waiting)
{
  VouchServerPool *self = g_new0 (VouchServerPool, 1);

  self->state = g_atomic_rc_box_new0 (State);
  self->max_waiting = max_waiting;
  self->threads
      = g_thread_pool_new_full (work_cb, NULL, free_job, (int) max_threads, FALSE, NULL);
  return self;
}

/** Waits for what is being worked on; nobody is told of it, nor of what has waited. */
void
vouch_server_pool_free (VouchServerPool *self)
{
  self->state->is_closed = TRUE;
  g_thread_pool_free (self->threads, TRUE, TRUE);
  g_atomic_rc_box_release (self->state);
  g_free (self);
}

/**
 * vouch_server_pool_push:
 * @work: called in one of the threads
 * @done: called here afterwards, unless the pool was freed
 * @free_data: called here for @data, in any case
 * @data: (transfer full): for all three
 *
 * Returns: %FALSE where too many wait already: @data is freed and nothing called
 */
gboolean
vouch_server_pool_push (VouchServerPool *self,
                        VouchServerPoolFunc work,
                        VouchServerPoolFunc done,
                        GDestroyNotify free_data,
                        gpointer data)
{
  Job *job;

  if (g_thread_pool_unprocessed (self->threads) >= self->max_waiting)
    {
      free_data (data);
      return FALSE;
    }
  job = g_new0 (Job, 1);
  job->state = g_atomic_rc_box_acquire (self->state);
  job->context = g_main_context_ref_thread_default ();
  job->work = work;
  job->done = done;
  job->free_data = free_data;
  job->data = data;
  g_thread_pool_push (self->threads, job, NULL);
  return TRUE;
}
