/* vouch-publish-many.c: looks at many cards in a worker, puts them into the outbox, and follows the
 * sender.
 *
 * VouchPublishMany:
 *
 *   files  -->  look, queue (worker)  -->  the program's sender  -->  how it went with each
 *
 * What is in the outbox is sent by whoever comes to it, whether this object lives or not: after a
 * kill the next run of the program goes on. Receipts go the way of all receipts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-many-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-check.h"
#include "vouch-publish-batch.h"

G_DEFINE_FINAL_TYPE (VouchPublishMany, vouch_publish_many, G_TYPE_OBJECT)

/* --- looking and queueing --- */

typedef struct
{
  VouchPublishMany *self; /* (unowned: the task keeps it) */
  VouchPublishBatch batch;
  VouchPublishOrder order;
  VouchPortal *portal; /* (owned) (nullable) */
  char *status;        /* (owned) */
  GPtrArray *cards;    /* (owned) (element-type VouchPublishCard) */
  GHashTable *places;  /* (owned): card → its place, from 1 */
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->portal);
  g_free (work->status);
  g_ptr_array_unref (work->cards);
  g_hash_table_unref (work->places);
  g_free (work);
}

typedef struct
{
  VouchPublishMany *self; /* (owned) */
  guint place;
  gint64 number;
  char *words;                   /* (owned) (nullable): why not */
  VouchPublication *publication; /* (owned) (nullable) */
  gboolean is_left;
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  g_object_unref (news->self);
  g_free (news->words);
  g_clear_pointer (&news->publication, vouch_publication_unref);
  g_free (news);
}

static gboolean
news_cb (gpointer data)
{
  News *news = data;
  VouchPublishMany *self = news->self;
  VouchPublishManyEntry *entry = &self->entries[news->place];

  if (!news->words)
    {
      entry->number = news->number;
      entry->publication = g_steal_pointer (&news->publication);
      g_hash_table_insert (self->places, &entry->number, GUINT_TO_POINTER (news->place + 1));
      if (!vouch_publish_many_take_early (self, news->place))
        vouch_publish_many_tell (self, news->place, VOUCH_PUBLISH_MANY_QUEUED, NULL);
    }
  else
    vouch_publish_many_tell (self, news->place,
          news->is_left ? VOUCH_PUBLISH_MANY_LEFT : VOUCH_PUBLISH_MANY_STOPPED, news->words);
  return G_SOURCE_REMOVE;
}

/* In the words of somebody who has the card in a window. */
static char *
describe_error (const VouchPublishCard *card)
{
  guint n = card->findings ? card->findings->len : 0;

  if (n > 0)
    return g_strdup_printf (ngettext ("%u error stops it", "%u errors stop it", n), n);
  if (card->error->domain == VOUCH_PAGE_UPDATE_ERROR)
    return g_strdup_printf (_("%s Open the card to publish it."), card->error->message);
  return g_strdup (card->error->message);
}

/* In a worker. */
static void
card_told_cb (VouchPublishCard *card, gpointer data)
{
  Work *work = data;
  News *news = g_new0 (News, 1);

  news->self = g_object_ref (work->self);
  news->place = GPOINTER_TO_UINT (g_hash_table_lookup (work->places, card)) - 1;
  news->number = card->number;
  news->words = card->error ? describe_error (card) : NULL;
  news->is_left = g_error_matches (card->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  news->publication = !card->error ? vouch_publication_ref (card->publication) : NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT, news_cb, news, free_news);
}

static void
work_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  vouch_publish_batch_queue (&work->batch, cancellable);
  g_task_return_boolean (task, TRUE);
}

/* What was queued is sent now; a password is kept for that until the program ends. */
static void
queued_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  VouchPublishMany *self = VOUCH_PUBLISH_MANY (object);
  Work *work = g_task_get_task_data (G_TASK (result));
  gboolean is_stopped = g_cancellable_is_cancelled (self->cancellable);

  g_clear_object (&self->cancellable);
  if (self->application)
    g_application_release (self->application);
  g_clear_object (&self->application);
  if (is_stopped)
    vouch_publish_many_stop (self);
  else
    {
      vouch_outbox_sender_start (self->sender);
      if (work->portal && vouch_portal_get_kind (work->portal) == VOUCH_PORTAL_KIND_SITE)
        vouch_outbox_sender_add_portal (self->sender, work->portal);
      else
        vouch_outbox_sender_look (self->sender);
    }
  vouch_publish_many_end_if_done (self);
}

/* Those that are published already are not asked for again. What waits is in the outbox; where it
 * waits for another password it is asked for with that, and is the same job there. */
static gboolean
is_wanted (VouchPublishMany *self, VouchPublishManyState state)
{
  if (state == VOUCH_PUBLISH_MANY_WAITING)
    return self->is_refused;
  return state != VOUCH_PUBLISH_MANY_PUBLISHED && state != VOUCH_PUBLISH_MANY_UNCHANGED;
}

static Work *
make_work (VouchPublishMany *self, VouchPortal *portal, const char *status)
{
  Work *work = g_new0 (Work, 1);

  work->self = self;
  g_set_object (&work->portal, portal);
  work->status = g_strdup (status);
  work->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_publish_card_free);
  work->places = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->uris->len; i++)
    {
      VouchPublishCard *card;

      if (!is_wanted (self, self->entries[i].state))
        continue;
      card = vouch_publish_card_new (self->uris->pdata[i]);
      g_ptr_array_add (work->cards, card);
      g_hash_table_insert (work->places, card, GUINT_TO_POINTER (i + 1));
    }
  work->order.portal = work->portal;
  work->order.status = work->status;
  work->batch.order = &work->order;
  work->batch.cards = work->cards;
  work->batch.tell = card_told_cb;
  work->batch.data = work;
  return work;
}

/* --- the object --- */

static void
clear_entry (VouchPublishMany *self, VouchPublishManyEntry *entry)
{
  if (entry->number > 0)
    g_hash_table_remove (self->places, &entry->number);
  g_clear_pointer (&entry->words, g_free);
  g_clear_pointer (&entry->publication, vouch_publication_unref);
  entry->number = 0;
  entry->state = VOUCH_PUBLISH_MANY_NEXT;
}

static void
vouch_publish_many_finalize (GObject *object)
{
  VouchPublishMany *self = VOUCH_PUBLISH_MANY (object);

  for (guint i = 0; i < self->uris->len; i++)
    clear_entry (self, &self->entries[i]);
  g_free (self->entries);
  g_hash_table_unref (self->places);
  g_clear_pointer (&self->early, g_hash_table_unref);
  g_ptr_array_unref (self->uris);
  g_object_unref (self->sender);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->application);
  G_OBJECT_CLASS (vouch_publish_many_parent_class)->finalize (object);
}

static void
vouch_publish_many_class_init (VouchPublishManyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_publish_many_finalize;
  g_signal_new ("told", VOUCH_TYPE_PUBLISH_MANY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_UINT);
  g_signal_new ("ended", VOUCH_TYPE_PUBLISH_MANY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_publish_many_init (VouchPublishMany *self)
{
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * vouch_publish_many_new:
 * @uris: (element-type utf8): the cards' files
 * @sender: who sends what waits
 *
 * Returns: (transfer full): a publishing that has not begun
 */
VouchPublishMany *
vouch_publish_many_new (GPtrArray *uris, VouchOutboxSender *sender)
{
  VouchPublishMany *self = g_object_new (VOUCH_TYPE_PUBLISH_MANY, NULL);

  self->uris = g_ptr_array_ref (uris);
  self->entries = g_new0 (VouchPublishManyEntry, uris->len + 1);
  self->sender = g_object_ref (sender);
  vouch_publish_many_follow (self);
  return self;
}

/**
 * vouch_publish_many_run:
 * @portal: (nullable): where to, signed in; %NULL for the embedded one
 * @status: "publish" or "draft"
 *
 * Begins, or goes on with those that are not published. Not while it runs. The program stays until
 * all are in the outbox.
 */
void
vouch_publish_many_run (VouchPublishMany *self, VouchPortal *portal, const char *status)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (!self->is_running);

  work = make_work (self, portal, status);
  self->is_running = TRUE;
  self->cancellable = g_cancellable_new ();
  if (g_set_object (&self->application, g_application_get_default ()))
    g_application_hold (self->application);
  for (guint i = 0; i < self->uris->len; i++)
    if (is_wanted (self, self->entries[i].state))
      clear_entry (self, &self->entries[i]);
  self->is_refused = FALSE;
  task = g_task_new (self, self->cancellable, queued_cb, NULL);
  g_task_set_source_tag (task, vouch_publish_many_run);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, work_thread_cb);
}

/** Takes out what was not sent; what is under way ends, and is told. */
void
vouch_publish_many_stop (VouchPublishMany *self)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->cancellable)
    {
      g_cancellable_cancel (self->cancellable);
      return;
    }
  for (guint i = 0; i < self->uris->len; i++)
    {
      VouchPublishManyEntry *entry = &self->entries[i];

      if (entry->state != VOUCH_PUBLISH_MANY_QUEUED && entry->state != VOUCH_PUBLISH_MANY_WAITING)
        continue;
      g_array_append_val (numbers, entry->number);
      vouch_publish_many_tell (self, i, VOUCH_PUBLISH_MANY_LEFT, _("Stopped before it was sent"));
    }
  vouch_outbox_sender_cancel_many (self->sender, numbers);
  vouch_publish_many_end_if_done (self);
}

gboolean
vouch_publish_many_is_running (VouchPublishMany *self)
{
  return self->is_running;
}

/** Returns: whether the portal did not know the password: with another one it can be gone on with. */
gboolean
vouch_publish_many_is_refused (VouchPublishMany *self)
{
  return self->is_refused;
}

VouchPublishManyState
vouch_publish_many_get_state (VouchPublishMany *self, guint place)
{
  g_return_val_if_fail (place < self->uris->len, VOUCH_PUBLISH_MANY_NEXT);
  return self->entries[place].state;
}

/** Returns: (nullable): why it is so, or the page's address. */
const char *
vouch_publish_many_get_words (VouchPublishMany *self, guint place)
{
  g_return_val_if_fail (place < self->uris->len, NULL);
  return self->entries[place].words;
}

/** Counts the cards by how it is with them. */
void
vouch_publish_many_count (VouchPublishMany *self, guint counts[VOUCH_PUBLISH_MANY_N_STATES])
{
  for (guint i = 0; i < VOUCH_PUBLISH_MANY_N_STATES; i++)
    counts[i] = 0;
  for (guint i = 0; i < self->uris->len; i++)
    counts[self->entries[i].state]++;
}
