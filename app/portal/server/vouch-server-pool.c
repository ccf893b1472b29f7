/* vouch-server-pool.c: works in few threads, with few in the queue, and answers where it was asked.
 *
 * GLib's own threads are for everybody in the process: a flood of one sort of work would keep all the
 * others waiting. Here each sort has its own, and what is too much for it is refused. Nor do GLib's end
 * with their pool: they wait for another one, and go whenever they have waited long enough.
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
  char *name;          /* (owned): of its threads */
  GAsyncQueue *jobs;   /* (owned) (element-type Job) */
  GPtrArray *threads;  /* (owned) (element-type GThread): begun once there is work for them */
  State *state;        /* (owned) (shared) */
  guint max_threads;
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

/* Ends a thread. */
static Job last_job;

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
work_on (Job *job)
{
  GSource *source = g_idle_source_new ();

  job->work (job->data);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, done_cb, job, free_job);
  g_source_attach (source, job->context);
  g_source_unref (source);
}

static gpointer
run (gpointer jobs)
{
  Job *job;

  while ((job = g_async_queue_pop (jobs)) != &last_job)
    work_on (job);
  return NULL;
}

/**
 * vouch_server_pool_new:
 * @name: what its threads are called
 * @max_threads: how many work at once
 * @max_waiting: how many may wait for one of them
 *
 * It is for one thread, whose main context the answers come to.
 */
VouchServerPool *
vouch_server_pool_new (const char *name, guint max_threads, guint max_waiting)
{
  VouchServerPool *self = g_new0 (VouchServerPool, 1);

  self->name = g_strdup (name);
  self->jobs = g_async_queue_new ();
  self->threads = g_ptr_array_new ();
  self->state = g_atomic_rc_box_new0 (State);
  self->max_threads = max_threads;
  self->max_waiting = max_waiting;
  return self;
}

/** Waits for what is being worked on, and for its threads to end; nobody is told of that, nor of what
 * has waited. */
void
vouch_server_pool_free (VouchServerPool *self)
{
  Job *job;

  self->state->is_closed = TRUE;
  while ((job = g_async_queue_try_pop (self->jobs)))
    free_job (job);
  for (guint i = 0; i < self->threads->len; i++)
    g_async_queue_push (self->jobs, &last_job);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (self->threads->pdata[i]);
  g_ptr_array_unref (self->threads);
  g_async_queue_unref (self->jobs);
  g_atomic_rc_box_release (self->state);
  g_free (self->name);
  g_free (self);
}

/* Threads that have nothing to do count as less than nothing that waits. */
static gboolean
begin_thread (VouchServerPool *self)
{
  GThread *thread;

  if (self->threads->len >= self->max_threads || g_async_queue_length (self->jobs) < 0)
    return TRUE;
  thread = g_thread_try_new (self->name, run, self->jobs, NULL);
  if (thread)
    g_ptr_array_add (self->threads, thread);
  return self->threads->len > 0;
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

  if (g_async_queue_length (self->jobs) >= (gint) self->max_waiting || !begin_thread (self))
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
  g_async_queue_push (self->jobs, job);
  return TRUE;
}
