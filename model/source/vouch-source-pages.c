/* vouch-source-pages.c: the pages of a PDF as pictures, drawn by a process of our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-pages.h"

#include "vouch-page-process.h"
#include "vouch-page-spare.h"

/**
 * VouchSourcePages:
 *
 * A thread has the process and waits for it, so that the process ends when the thread does and
 * nobody else waits. What is most urgent is drawn first; what is cancelled before its turn costs
 * nothing. Where the process ends by itself, which a hostile page or the system may bring about,
 * another one draws the same page once more before that is an error; the rest of the pages can
 * be drawn all the same.
 *
 *     render_async() ---> requests ---> thread <---> vouch-pdf-worker
 *     callback       <------------------+
 */
struct _VouchSourcePages
{
  GObject parent_instance;

  struct _Desk *desk; /* (owned): shared with the thread */
};

G_DEFINE_FINAL_TYPE (VouchSourcePages, vouch_source_pages, G_TYPE_OBJECT)

typedef struct
{
  guint page;
  double scale;
  gboolean is_opening; /* the file: nothing is drawn */
} Request;

/* What the thread and the object share; it goes with the last of them. */
typedef struct _Desk
{
  GMutex lock;
  GCond has_news;
  GQueue requests[VOUCH_PAGE_N_URGENCIES]; /* (element-type GTask): under the lock */
  gboolean is_closed;                      /* under the lock */
  gboolean is_running;                     /* under the lock: there is a thread */
  GCancellable *closing;                   /* (owned): ends waiting for the process */
  char *path;                              /* (owned) */
} Desk;

static void
desk_clear (gpointer data)
{
  Desk *desk = data;

  g_mutex_clear (&desk->lock);
  g_cond_clear (&desk->has_news);
  g_object_unref (desk->closing);
  g_free (desk->path);
}

/* --- in the thread --- */

static GTask *
pop_request (Desk *desk)
{
  GTask *task = NULL;

  for (guint i = 0; i < VOUCH_PAGE_N_URGENCIES && !task; i++)
    task = g_queue_pop_head (&desk->requests[i]);
  return task;
}

/* Returns: (transfer full) (nullable): what is to be drawn next; none when all is over. */
static GTask *
wait_for_request (Desk *desk)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&desk->lock);
  GTask *task = NULL;

  while (!desk->is_closed && !(task = pop_request (desk)))
    g_cond_wait (&desk->has_news, &desk->lock);
  return task;
}

static gboolean
is_process_good (GError *error)
{
  return !error || g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_FAILED);
}

static VouchPageProcess *
open_process (Desk *desk, GError **error)
{
  g_autoptr (VouchPageProcess) process = vouch_page_spare_take ();

  if (!process)
    process = vouch_page_process_new (error);
  if (process && vouch_page_process_open (process, desk->path, error))
    return g_steal_pointer (&process);
  return NULL;
}

/* @process: (inout) (nullable): is ended where it is of no use any more */
static VouchPageImage *
draw_once (Desk *desk, const Request *request, VouchPageProcess **process, GError **error)
{
  g_autoptr (GError) trouble = NULL;
  VouchPageImage *image = NULL;

  if (!*process)
    *process = open_process (desk, &trouble);
  if (*process && !request->is_opening)
    image = vouch_page_process_draw (*process, request->page, request->scale, desk->closing, &trouble);
  if (!is_process_good (trouble))
    g_clear_pointer (process, vouch_page_process_free);
  if (trouble)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return image;
}

static void
draw (Desk *desk, GTask *task, VouchPageProcess **process)
{
  const Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  VouchPageImage *image;

  if (g_task_return_error_if_cancelled (task))
    return;
  image = draw_once (desk, request, process, &error);
  if (g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_CRASHED))
    {
      g_clear_error (&error);
      image = draw_once (desk, request, process, &error);
    }
  if (image || !error)
    g_task_return_pointer (task, image, (GDestroyNotify) vouch_page_image_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Who asked must hear that nothing comes any more. */
static void
refuse_rest (Desk *desk)
{
  GTask *task;

  while ((task = pop_request (desk)))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Closed");
      g_object_unref (task);
    }
}

static gpointer
run (gpointer data)
{
  Desk *desk = data;
  g_autoptr (VouchPageProcess) process = NULL;
  GTask *task;

  while ((task = wait_for_request (desk)))
    {
      draw (desk, task, &process);
      g_object_unref (task);
    }
  refuse_rest (desk);
  g_atomic_rc_box_release_full (desk, desk_clear);
  return NULL;
}

/* --- the object --- */

/* Nobody waits for the thread: it ends the process by itself. */
static void
vouch_source_pages_finalize (GObject *object)
{
  Desk *desk = VOUCH_SOURCE_PAGES (object)->desk;

  g_mutex_lock (&desk->lock);
  desk->is_closed = TRUE;
  g_cond_signal (&desk->has_news);
  g_mutex_unlock (&desk->lock);
  g_cancellable_cancel (desk->closing);
  g_atomic_rc_box_release_full (desk, desk_clear);
  G_OBJECT_CLASS (vouch_source_pages_parent_class)->finalize (object);
}

static void
vouch_source_pages_class_init (VouchSourcePagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_source_pages_finalize;
}

static void
vouch_source_pages_init (VouchSourcePages *self)
{
  self->desk = g_atomic_rc_box_new0 (Desk);
  g_mutex_init (&self->desk->lock);
  g_cond_init (&self->desk->has_news);
  for (guint i = 0; i < VOUCH_PAGE_N_URGENCIES; i++)
    g_queue_init (&self->desk->requests[i]);
  self->desk->closing = g_cancellable_new ();
}

/**
 * vouch_source_pages_new:
 * @file: a PDF of this computer
 *
 * Returns: (transfer full): its pages. Nothing is read before the first is asked for.
 */
VouchSourcePages *
vouch_source_pages_new (GFile *file)
{
  VouchSourcePages *self = g_object_new (VOUCH_TYPE_SOURCE_PAGES, NULL);

  self->desk->path = g_file_get_path (file);
  return self;
}

static void
push_request (VouchSourcePages *self, VouchPageUrgency urgency, GTask *task)
{
  Desk *desk = self->desk;
  gboolean is_first;

  g_mutex_lock (&desk->lock);
  g_queue_push_tail (&desk->requests[urgency], task);
  is_first = !desk->is_running;
  desk->is_running = TRUE;
  g_cond_signal (&desk->has_news);
  g_mutex_unlock (&desk->lock);
  if (is_first)
    g_thread_unref (g_thread_new ("pages", run, g_atomic_rc_box_acquire (desk)));
}

/**
 * vouch_source_pages_open:
 * @self: the pages of a PDF
 *
 * One of them will be asked for in a moment: has the file opened meanwhile. Doesn't wait; where it
 * fails, the first page says so. For any thread.
 */
void
vouch_source_pages_open (VouchSourcePages *self)
{
  GTask *task = g_task_new (NULL, NULL, NULL, NULL);
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (VOUCH_IS_SOURCE_PAGES (self));

  request->is_opening = TRUE;
  g_task_set_source_tag (task, vouch_source_pages_open);
  g_task_set_task_data (task, request, g_free);
  push_request (self, VOUCH_PAGE_VISIBLE, task);
}

/**
 * vouch_source_pages_prepare:
 *
 * Pages are likely to be wanted: the first one then comes sooner. Doesn't wait.
 */
void
vouch_source_pages_prepare (void)
{
  vouch_page_spare_prepare ();
}

/**
 * vouch_source_pages_render_async:
 * @self: the pages of a PDF
 * @page: from 1
 * @scale: pixels a point
 * @urgency: what comes before what
 * @cancellable: (nullable): to give up; a page that is being drawn comes all the same
 * @callback: called when it is drawn
 * @data: for @callback
 *
 * Draws a page. Where the last reference to the pages goes meanwhile, @callback is told that it
 * was cancelled.
 */
void
vouch_source_pages_render_async (VouchSourcePages *self,
                                 guint page,
                                 double scale,
                                 VouchPageUrgency urgency,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new (Request, 1);

  g_return_if_fail (VOUCH_IS_SOURCE_PAGES (self) && urgency < VOUCH_PAGE_N_URGENCIES);

  *request = (Request){ page, scale, FALSE };
  g_task_set_source_tag (task, vouch_source_pages_render_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, g_free);
  push_request (self, urgency, task);
}

/**
 * vouch_source_pages_render_finish:
 * @result: what the callback was given
 * @error: return location for a #VouchSourceError
 *
 * Returns: (transfer full) (nullable): the page's picture.
 */
VouchPageImage *
vouch_source_pages_render_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
