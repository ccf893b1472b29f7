/* vouch-page-spare.c: a process for drawing pages that is ready before it is wanted.
 *
 * Starting one takes as long as drawing a page. Where sources are likely to be looked at, one is
 * kept that has no PDF yet. A thread of its own starts it and stays, because a process ends with
 * the thread that has started it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-spare.h"

/* Whoever takes one waits for a page: the next one is started when that is on the screen.
 * Microseconds. */
#define REST (2 * G_USEC_PER_SEC)

/* All of it under the lock. */
static struct
{
  GMutex lock;
  GCond has_news;
  VouchPageProcess *spare; /* (owned) (nullable) */
  gboolean is_wanted;
  gint64 not_before; /* monotonic time: the next one is started then */
  gboolean is_running; /* there is a thread */
} keeper;

/* Returns: whether one is to be started now; else waits for a while. Under the lock. */
static gboolean
is_time (void)
{
  if (!keeper.is_wanted || keeper.spare)
    g_cond_wait (&keeper.has_news, &keeper.lock);
  else if (g_get_monotonic_time () < keeper.not_before)
    g_cond_wait_until (&keeper.has_news, &keeper.lock, keeper.not_before);
  else
    return TRUE;
  return FALSE;
}

static void
wait_until_wanted (void)
{
  g_mutex_lock (&keeper.lock);
  while (!is_time ())
    ;
  keeper.is_wanted = FALSE;
  g_mutex_unlock (&keeper.lock);
}

static gpointer
keep (gpointer unused)
{
  for (;;)
    {
      VouchPageProcess *process;

      wait_until_wanted ();
      process = vouch_page_process_new (NULL);
      g_mutex_lock (&keeper.lock);
      keeper.spare = process;
      g_mutex_unlock (&keeper.lock);
    }
  return NULL;
}

/** Starts a process in a thread, if there is no spare one; and another one after it is taken. */
void
vouch_page_spare_prepare (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&keeper.lock);

  keeper.is_wanted = TRUE;
  keeper.not_before = 0;
  g_cond_signal (&keeper.has_news);
  if (keeper.is_running)
    return;
  keeper.is_running = TRUE;
  g_thread_unref (g_thread_new ("spare-pages", keep, NULL));
}

/** Returns: (transfer full) (nullable): the spare process, if there is one now. */
VouchPageProcess *
vouch_page_spare_take (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&keeper.lock);
  VouchPageProcess *process = g_steal_pointer (&keeper.spare);

  if (process)
    {
      keeper.is_wanted = TRUE;
      keeper.not_before = g_get_monotonic_time () + REST;
      g_cond_signal (&keeper.has_news);
    }
  return process;
}
