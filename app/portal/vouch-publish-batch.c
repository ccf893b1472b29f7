/* vouch-publish-batch.c: many cards: all are looked at side by side and put into the outbox in their
 * order; then a crew sends them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-batch.h"

#include <glib/gi18n-lib.h>

#include "vouch-outbox-crew.h"
#include "vouch-outbox-private.h"
#include "vouch-portal-error.h"

#define TRIES 3
#define CONNECTIONS 4 /* browsers use no more at a time for one site */
#define SLICE 100000  /* microseconds: of waiting, between two looks whether it is stopped */

static void
tell (const VouchPublishBatch *self, VouchPublishCard *card)
{
  if (self->tell)
    self->tell (card, self->data);
}

/* --- looking and queueing --- */

typedef struct
{
  const VouchPublishBatch *batch;
  GCancellable *cancellable;
  GMutex lock;
  GCond ready;
  GHashTable *done;    /* (owned): of cards that were looked at */
  VouchOutbox *outbox; /* (owned) (nullable): once one is put there */
} Desk;

static void
prepare_cb (gpointer data, gpointer user_data)
{
  Desk *desk = user_data;

  if (!g_cancellable_is_cancelled (desk->cancellable))
    vouch_publish_card_prepare (data, desk->batch->order);
  g_mutex_lock (&desk->lock);
  g_hash_table_add (desk->done, data);
  g_cond_signal (&desk->ready);
  g_mutex_unlock (&desk->lock);
}

static void
wait_for (Desk *desk, VouchPublishCard *card)
{
  g_mutex_lock (&desk->lock);
  while (!g_hash_table_contains (desk->done, card))
    g_cond_wait (&desk->ready, &desk->lock);
  g_mutex_unlock (&desk->lock);
}

/* The second would take the first one's place in the outbox. */
static gboolean
check_once (VouchPublishCard *card, GHashTable *seen)
{
  const char *id = vouch_publication_get_id (card->publication);
  VouchPublishCard *first = g_hash_table_lookup (seen, id);
  g_autofree char *name = first ? g_filename_display_name (first->name) : NULL;

  if (!first)
    {
      g_hash_table_insert (seen, (gpointer) id, card);
      return TRUE;
    }
  return vouch_publish_card_fail (
      card, VOUCH_PUBLISH_REFUSED,
      g_error_new (VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
                   _("It is the same card as “%s”, which is published."), name));
}

/* Who stops before it is in the outbox has published nothing of it. */
static void
stop_card (VouchPublishCard *card)
{
  vouch_publish_card_fail (card, VOUCH_PUBLISH_REFUSED,
                           g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                                _("Stopped before it was sent")));
}

/* Where nothing can be kept for sure nothing leaves. */
static gboolean
open_outbox (Desk *desk, VouchPublishCard *card)
{
  GError *error = NULL;

  if (!desk->outbox)
    desk->outbox = vouch_outbox_open (&error);
  return desk->outbox || vouch_publish_card_fail (card, VOUCH_PUBLISH_UNUSABLE, error);
}

static void
queue_card (Desk *desk, VouchPublishCard *card, GHashTable *seen)
{
  const VouchPublishOrder *order = desk->batch->order;

  wait_for (desk, card);
  if (!card->error && (!card->publication || g_cancellable_is_cancelled (desk->cancellable)))
    stop_card (card);
  else if (!card->error && check_once (card, seen) && !order->is_dry && open_outbox (desk, card))
    vouch_publish_card_queue (card, order, desk->outbox);
  tell (desk->batch, card);
}

/**
 * vouch_publish_batch_queue:
 * @cancellable: (nullable): leaves the rest out
 *
 * Looks at all cards and puts those into the outbox that nothing stops.
 */
void
vouch_publish_batch_queue (const VouchPublishBatch *self, GCancellable *cancellable)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  Desk desk = { .batch = self, .cancellable = cancellable, .done = done };
  GThreadPool *pool;

  g_mutex_init (&desk.lock);
  g_cond_init (&desk.ready);
  pool = g_thread_pool_new (prepare_cb, &desk, (int) g_get_num_processors (), FALSE, NULL);
  for (guint i = 0; i < self->cards->len; i++)
    g_thread_pool_push (pool, self->cards->pdata[i], NULL);
  for (guint i = 0; i < self->cards->len; i++)
    queue_card (&desk, self->cards->pdata[i], seen);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_clear_pointer (&desk.outbox, vouch_outbox_close);
  g_mutex_clear (&desk.lock);
  g_cond_clear (&desk.ready);
}

/* --- sending --- */

typedef struct
{
  const VouchPublishBatch *batch;
  GHashTable *cards; /* (owned): number → VouchPublishCard: those that have no end yet */
  guint n_answers;   /* in this pass */
} Sending;

/* What the network or a busy portal keeps may still be sent in this run. */
static gboolean
may_go_on (const GError *error)
{
  return g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_BUSY)
         || g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE);
}

static void
end_card (Sending *self, VouchPublishCard *card)
{
  g_hash_table_remove (self->cards, &card->number);
  tell (self->batch, card);
}

static void
take_receipt (Sending *self, VouchOutbox *outbox, VouchPublishCard *card, const VouchReceipt *receipt)
{
  g_clear_error (&card->error);
  card->verdict = VOUCH_PUBLISH_GOOD;
  card->receipt = vouch_receipt_copy (receipt);
  vouch_publish_card_keep (card, outbox);
  if (self->batch->order->update.is_given
      && vouch_update_is_correction (self->batch->order->update.weight))
    vouch_publish_card_look_elsewhere (card);
  self->n_answers++;
  end_card (self, card);
}

static void
told_cb (VouchOutbox *outbox, const VouchOutboxTold *told, gpointer data)
{
  Sending *self = data;
  VouchPublishCard *card = g_hash_table_lookup (self->cards, &told->number);

  if (!card)
    return;
  if (told->portal && !card->portal)
    card->portal = g_strdup (vouch_portal_get_name (told->portal));
  card->is_stock = card->is_stock || told->is_stock;
  if (told->receipt)
    take_receipt (self, outbox, card, told->receipt);
  else if (told->is_left || may_go_on (told->error))
    vouch_publish_card_fail (card, VOUCH_PUBLISH_REFUSED, g_error_copy (told->error));
  else
    {
      vouch_publish_card_settle (card, outbox, g_error_copy (told->error));
      end_card (self, card);
    }
}

static void
step_cb (const char *step, gpointer data)
{
  Sending *self = data;

  self->batch->step (step, self->batch->data);
}

/* In the order of the cards. */
static GPtrArray *
list_jobs (Sending *self, VouchOutbox *outbox)
{
  GPtrArray *jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_outbox_job_free);

  for (guint i = 0; i < self->batch->cards->len; i++)
    {
      VouchPublishCard *card = self->batch->cards->pdata[i];
      VouchOutboxJob *job = g_hash_table_contains (self->cards, &card->number)
                                ? vouch_outbox_find (outbox, card->number, NULL)
                                : NULL;

      if (job)
        g_ptr_array_add (jobs, job);
    }
  return jobs;
}

static void
send_once (Sending *self, VouchOutbox *outbox, GCancellable *cancellable)
{
  const VouchPublishBatch *batch = self->batch;
  g_autoptr (GPtrArray) jobs = list_jobs (self, outbox);
  g_autoptr (GPtrArray) portals = g_ptr_array_new ();
  VouchOutboxCrew crew = { .portals = portals, .local = batch->local, .tries = TRIES,
                           .n_connections = CONNECTIONS, .tell = told_cb,
                           .step = batch->step ? step_cb : NULL, .data = self };

  if (batch->order->portal)
    g_ptr_array_add (portals, batch->order->portal);
  self->n_answers = 0;
  vouch_outbox_crew_send (&crew, outbox, jobs, cancellable);
}

/* Returns: how long until the first of them may be tried again, in milliseconds; %G_MAXINT64 where
 * nothing may. */
static gint64
find_rest (Sending *self, VouchOutbox *outbox)
{
  gint64 rest = G_MAXINT64;
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    {
      const VouchPublishCard *waiting = card;
      g_autoptr (VouchOutboxJob) job = vouch_outbox_find (outbox, waiting->number, NULL);
      gboolean is_busy
          = g_error_matches (waiting->error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_BUSY);

      if (job && may_go_on (waiting->error) && (is_busy || self->n_answers > 0))
        rest = MIN (rest, vouch_outbox_job_get_rest (job));
    }
  return rest;
}

static void
wait_out (gint64 rest, GCancellable *cancellable)
{
  gint64 end = vouch_outbox_uptime () + rest;

  while (vouch_outbox_uptime () < end && !g_cancellable_is_cancelled (cancellable))
    g_usleep (SLICE);
}

/* What has no answer stays where it is: in the outbox. */
static void
settle_rest (Sending *self, VouchOutbox *outbox)
{
  for (guint i = 0; i < self->batch->cards->len; i++)
    {
      VouchPublishCard *card = self->batch->cards->pdata[i];

      if (!g_hash_table_contains (self->cards, &card->number))
        continue;
      if (!card->error)
        stop_card (card);
      vouch_publish_card_settle (card, outbox, g_steal_pointer (&card->error));
      end_card (self, card);
    }
}

static GHashTable *
list_queued (const VouchPublishBatch *self)
{
  GHashTable *cards = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->cards->len; i++)
    {
      VouchPublishCard *card = self->cards->pdata[i];

      if (card->number > 0)
        g_hash_table_insert (cards, &card->number, card);
    }
  return cards;
}

/**
 * vouch_publish_batch_send:
 * @cancellable: (nullable): what is not under way by then stays in the outbox
 *
 * Sends what vouch_publish_batch_queue() has put into the outbox, and writes the receipts into the
 * files.
 *
 * Returns: %FALSE with @error where the outbox can't be opened
 */
gboolean
vouch_publish_batch_send (const VouchPublishBatch *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) cards = list_queued (self);
  g_autoptr (VouchOutbox) outbox = NULL;
  Sending sending = { self, cards, 0 };
  gint64 waited = 0;

  if (g_hash_table_size (cards) == 0)
    return TRUE;
  outbox = vouch_outbox_open (error);
  if (!outbox)
    return FALSE;
  while (g_hash_table_size (cards) > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      gint64 rest;

      send_once (&sending, outbox, cancellable);
      rest = find_rest (&sending, outbox);
      waited = sending.n_answers > 0 ? 0 : waited;
      if (rest > self->patience - waited)
        break;
      waited += rest;
      wait_out (rest, cancellable);
    }
  settle_rest (&sending, outbox);
  return TRUE;
}
