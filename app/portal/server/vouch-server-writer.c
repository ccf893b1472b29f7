/* vouch-server-writer.c: carries out what has gathered while the disk was busy, in one transaction.
 *
 * To bring a transaction to the disk takes far longer than to change a few rows. So whatever comes
 * while one is on its way there makes up the next, and all of it is acknowledged together, after it
 * is on the disk.
 *
 * Whatever was published is brought into the index of words once nothing has come for a moment.
 *
 * What SQLite wrote ahead has to be brought to its place now and then. Another thread does that, with
 * a connection of its own, while the next transactions go on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-writer.h"
#include "vouch-server-search.h"

/* So many in one transaction: all that it changes is in memory until it ends. */
#define MAX_TOGETHER 64

/* Pages that were written ahead before they are brought to their place, and so many that the writer
 * waits until they are there: the log could otherwise grow while there is no pause. */
#define SOME_PAGES 1000
#define MANY_PAGES 16000

/* Nothing has to come for so long, in microseconds, before words are indexed; but they are whatever comes
 * after so long; and so many cards at once. */
#define LULL (50 * G_TIME_SPAN_MILLISECOND)
#define MAX_DELAY (30 * G_TIME_SPAN_SECOND)
#define INDEXED_AT_ONCE 32

struct _VouchServerWriter
{
  sqlite3 *database;    /* (owned): only the thread touches it */
  sqlite3 *tidying;     /* (owned): only the other thread touches it */
  GAsyncQueue *ahead;   /* (owned): wakes the other thread */
  GThread *tidier;      /* (owned) */
  int n_ahead;          /* pages, as of the last transaction */
  GAsyncQueue *orders;  /* (owned) (element-type VouchServerOrder) */
  GThread *thread;      /* (owned) */
  GArray *unindexed;    /* (owned) (element-type gint64): numbers of cards; only the thread touches it */
  gint64 index_by;      /* monotonic: when they have waited long enough */
  gint generation;      /* (atomic): another one whenever a card has changed */
};

/* End the threads; and what the other one is woken with. */
static VouchServerOrder last_order;
static char last_wake, wake;

static int
written_ahead_cb (gpointer user_data, sqlite3 *database, const char *name, int n_pages)
{
  ((VouchServerWriter *) user_data)->n_ahead = n_pages;
  return SQLITE_OK;
}

static gpointer
tidy (gpointer user_data)
{
  VouchServerWriter *self = user_data;

  while (g_async_queue_pop (self->ahead) == &wake)
    sqlite3_wal_checkpoint_v2 (self->tidying, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  return NULL;
}

static void
have_tidied (VouchServerWriter *self)
{
  if (self->n_ahead > MANY_PAGES)
    sqlite3_wal_checkpoint_v2 (self->database, NULL, SQLITE_CHECKPOINT_RESTART, NULL, NULL);
  else if (self->n_ahead > SOME_PAGES && g_async_queue_length (self->ahead) <= 0)
    g_async_queue_push (self->ahead, &wake);
}

static gboolean
answer_cb (gpointer user_data)
{
  VouchServerOrder *order = user_data;

  order->callback (order, order->user_data);
  return G_SOURCE_REMOVE;
}

/* Its own source, never a call from here: the context's thread may be the one that waits for us. */
static void
answer (VouchServerOrder *order)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answer_cb, order, (GDestroyNotify) vouch_server_order_free);
  g_source_attach (source, order->context);
  g_source_unref (source);
}

/* Returns: (transfer full): what waits; nothing where nothing came for a moment and there is else to do. */
static GPtrArray *
gather (VouchServerWriter *self, gboolean *is_last)
{
  GPtrArray *orders = g_ptr_array_new ();
  VouchServerOrder *order = self->unindexed->len > 0
                                ? g_async_queue_timeout_pop (self->orders, LULL)
                                : g_async_queue_pop (self->orders);

  while (order && order != &last_order)
    {
      g_ptr_array_add (orders, order);
      order = orders->len < MAX_TOGETHER ? g_async_queue_try_pop (self->orders) : NULL;
    }
  *is_last = order == &last_order;
  return orders;
}

/* Nothing of a transaction that did not end well was done. */
static void
fail_all (GPtrArray *orders, const GError *error)
{
  for (guint i = 0; i < orders->len; i++)
    {
      VouchServerOrder *order = orders->pdata[i];

      if (!order->error)
        order->error = g_error_copy (error);
    }
}

/* An order that failed with its transaction says why; those after it were never begun. */
static const GError *
find_error (GPtrArray *orders)
{
  for (guint i = 0; i < orders->len; i++)
    if (((VouchServerOrder *) orders->pdata[i])->error)
      return ((VouchServerOrder *) orders->pdata[i])->error;
  return NULL;
}

static void
carry_out (VouchServerWriter *self, GPtrArray *orders)
{
  g_autoptr (GError) error = NULL;

  if (!vouch_sql_run_script (self->database, "BEGIN IMMEDIATE", &error))
    {
      fail_all (orders, error);
      return;
    }
  for (guint i = 0; i < orders->len && !sqlite3_get_autocommit (self->database); i++)
    vouch_server_order_do (orders->pdata[i], self->database);
  if (sqlite3_get_autocommit (self->database))
    fail_all (orders, find_error (orders));
  else if (!vouch_sql_run_script (self->database, "COMMIT", &error))
    {
      vouch_sql_run_script (self->database, "ROLLBACK", NULL);
      fail_all (orders, error);
    }
  g_atomic_int_inc (&self->generation);
}

static void
note_published (VouchServerWriter *self, const VouchServerOrder *order)
{
  if (order->error || order->outcome > VOUCH_SERVER_UPDATED
      || g_strcmp0 (order->card->status, VOUCH_SERVER_STATUS_PUBLISH) != 0)
    return;
  if (self->unindexed->len == 0)
    self->index_by = g_get_monotonic_time () + MAX_DELAY;
  g_array_append_val (self->unindexed, order->card->number);
}

/* What fails is made good at the next start. */
static void
index_some (VouchServerWriter *self)
{
  guint n = MIN (self->unindexed->len, INDEXED_AT_ONCE);
  g_autoptr (GError) error = NULL;

  if (!vouch_server_search_add (self->database, (const gint64 *) (void *) self->unindexed->data, n,
                                &error))
    g_debug ("Words are not indexed: %s", error->message);
  g_array_remove_range (self->unindexed, 0, n);
}

static gpointer
run (gpointer user_data)
{
  VouchServerWriter *self = user_data;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      g_autoptr (GPtrArray) orders = gather (self, &is_last);

      if (orders->len > 0)
        carry_out (self, orders);
      for (guint i = 0; i < orders->len; i++)
        {
          note_published (self, orders->pdata[i]);
          answer (orders->pdata[i]);
        }
      if (self->unindexed->len > 0 && !is_last
          && (orders->len == 0 || g_get_monotonic_time () > self->index_by))
        index_some (self);
      have_tidied (self);
    }
  return NULL;
}

/**
 * vouch_server_writer_new:
 * @database: (transfer full): at its newest schema
 * @tidying: (transfer full): another connection to it
 */
VouchServerWriter *
vouch_server_writer_new (sqlite3 *database, sqlite3 *tidying)
{
  VouchServerWriter *self = g_new0 (VouchServerWriter, 1);

  self->database = database;
  self->tidying = tidying;
  self->orders = g_async_queue_new ();
  self->ahead = g_async_queue_new ();
  self->unindexed = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_wal_autocheckpoint (database, 0);
  sqlite3_wal_hook (database, written_ahead_cb, self);
  self->tidier = g_thread_new ("portal-tidier", tidy, self);
  self->thread = g_thread_new ("portal-writer", run, self);
  return self;
}

/** Waits until all that was pushed is carried out; the answers may still be on their way. */
void
vouch_server_writer_free (VouchServerWriter *self)
{
  g_async_queue_push (self->orders, &last_order);
  g_thread_join (self->thread);
  g_async_queue_push (self->ahead, &last_wake);
  g_thread_join (self->tidier);
  g_async_queue_unref (self->orders);
  g_async_queue_unref (self->ahead);
  g_array_unref (self->unindexed);
  sqlite3_close (self->tidying);
  sqlite3_close (self->database);
  g_free (self);
}

/** Has @order, which is taken, carried out; then its callback is called. */
void
vouch_server_writer_push (VouchServerWriter *self, VouchServerOrder *order)
{
  g_async_queue_push (self->orders, order);
}

/** Returns: a number that is another one once a card has changed, before that is acknowledged. */
guint
vouch_server_writer_get_generation (VouchServerWriter *self)
{
  return (guint) g_atomic_int_get (&self->generation);
}
