/* vouch-later.c: what lets the frame that shows a change go first.
 *
 * A window paints at most once in a sixtieth of a second. Until then the main loop has
 * nothing to do, and would begin with whatever is idle: the frame then came late by that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-later.h"

#define FRAME (20 * G_TIME_SPAN_MILLISECOND) /* the longest that a frame is waited for */

typedef struct
{
  GSource  source;
  gboolean is_held;
} Later;

static int n_held; /* (atomic): in all threads */

static void
set_held (GSource  *source,
          gboolean  is_held)
{
  Later *self = (Later *) source;

  if (self->is_held != is_held)
    g_atomic_int_add (&n_held, is_held ? 1 : -1);
  self->is_held = is_held;
}

/* The next time it isn't kept, unless somebody asks for that again. */
static gboolean
dispatch (GSource     *source,
          GSourceFunc  func,
          gpointer     data)
{
  set_held (source, FALSE);
  g_source_set_ready_time (source, 0);
  return func (data);
}

static void
finalize (GSource *source)
{
  set_held (source, FALSE);
}

static GSourceFuncs funcs = { .dispatch = dispatch, .finalize = finalize };

/**
 * vouch_later_new:
 * @func: called when there is time, again and again until it returns %G_SOURCE_REMOVE
 * @data: for it
 *
 * Returns: (transfer full): an idle source, attached to this thread's main context
 */
GSource *
vouch_later_new (GSourceFunc func,
                 gpointer    data)
{
  GSource *source = g_source_new (&funcs, sizeof (Later));

  g_source_set_static_name (source, "vouch_later");
  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (source, func, data, NULL);
  g_source_set_ready_time (source, 0);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

/** Something was changed that is to be seen at once: @source waits until that is painted. */
void
vouch_later_hold (GSource *source)
{
  set_held (source, TRUE);
  g_source_set_ready_time (source, g_get_monotonic_time () + FRAME);
}

/** What @source waits for is painted; its turn comes when there is time. */
void
vouch_later_release (GSource *source)
{
  set_held (source, FALSE);
  g_source_set_ready_time (source, 0);
}

/** Returns: whether something waits for a frame: a main loop that has nothing to do isn't through yet. */
gboolean
vouch_later_is_any_held (void)
{
  return g_atomic_int_get (&n_held) > 0;
}
