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

#include "vouch-publish-many.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-check.h"
#include "vouch-publish-batch.h"

typedef struct
{
  VouchPublishManyState state;
  char *words;                   /* (owned) (nullable): why, or where */
  gint64 number;                 /* in the outbox; 0: not there */
  VouchPublication *publication; /* (owned) (nullable): what is sent */
} Entry;

struct _VouchPublishMany
{
  GObject parent_instance;

  GPtrArray *uris;           /* (owned) */
  Entry *entries;            /* (owned) (array): one a card */
  GHashTable *places;        /* (owned): number → place, from 1 */
  GHashTable *early;         /* (owned): number → Early: told before we knew the number */
  VouchOutboxSender *sender; /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable): while they are looked at */
  GApplication *application; /* (owned) (nullable): held while they are */
  gboolean is_running;
  gboolean is_refused; /* the portal did not know the password */
};

/* How it went with a job of which we did not know yet that it is ours. */
typedef struct
{
  VouchOutboxState state;
  VouchReceipt *receipt; /* (owned) (nullable) */
  char *trouble;         /* (owned) (nullable) */
} Early;

enum
{
  TOLD,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (VouchPublishMany, vouch_publish_many, G_TYPE_OBJECT)

/* --- how it went --- */

static void
tell (VouchPublishMany *self, guint place, VouchPublishManyState state, const char *words)
{
  Entry *entry = &self->entries[place];

  entry->state = state;
  g_free (entry->words);
  entry->words = g_strdup (words);
  g_signal_emit (self, signals[TOLD], 0, place);
}

/* Whoever looks is told once, when nothing is looked at and all that was queued was tried. */
static void
end_if_done (VouchPublishMany *self)
{
  guint counts[VOUCH_PUBLISH_MANY_N_STATES];

  vouch_publish_many_count (self, counts);
  if (!self->is_running || self->cancellable || counts[VOUCH_PUBLISH_MANY_QUEUED] > 0)
    return;
  self->is_running = FALSE;
  g_signal_emit (self, signals[ENDED], 0);
}

static void
take_receipt (VouchPublishMany *self, guint place, const VouchReceipt *receipt)
{
  const Entry *entry = &self->entries[place];
  gboolean is_unchanged
      = entry->publication
        && vouch_publication_get_base (entry->publication, receipt->portal) == receipt->revision;

  tell (self, place, is_unchanged ? VOUCH_PUBLISH_MANY_UNCHANGED : VOUCH_PUBLISH_MANY_PUBLISHED,
        receipt->address);
}

static void
take_news (VouchPublishMany *self,
           guint place,
           VouchOutboxState state,
           const VouchReceipt *receipt,
           const char *trouble)
{
  if (state == VOUCH_OUTBOX_DONE && receipt)
    take_receipt (self, place, receipt);
  else if (state == VOUCH_OUTBOX_STOPPED)
    {
      tell (self, place, VOUCH_PUBLISH_MANY_STOPPED, trouble);
      /* It is told here, and nobody has to see it in the outbox again. */
      vouch_outbox_sender_cancel (self->sender, self->entries[place].number);
    }
  else
    tell (self, place, VOUCH_PUBLISH_MANY_WAITING,
          trouble ? trouble : _("The portal does not answer now"));
}

static void
free_early (gpointer data)
{
  Early *early = data;

  g_clear_pointer (&early->receipt, vouch_receipt_free);
  g_free (early->trouble);
  g_free (early);
}

static void
keep_early (VouchPublishMany *self, const VouchOutboxJob *job)
{
  Early *early = g_new0 (Early, 1);

  early->state = job->state;
  early->receipt = job->receipt ? vouch_receipt_copy (job->receipt) : NULL;
  early->trouble = g_strdup (job->trouble);
  g_hash_table_replace (self->early, g_memdup2 (&job->number, sizeof job->number), early);
}

static void
told_cb (VouchPublishMany *self, const VouchOutboxJob *job)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &job->number));

  if (place == 0)
    {
      if (self->cancellable)
        keep_early (self, job);
      return;
    }
  self->is_refused = self->is_refused
                     || (job->state == VOUCH_OUTBOX_WAITING
                         && job->code == VOUCH_PORTAL_ERROR_UNAUTHORISED && job->trouble);
  take_news (self, place - 1, job->state, job->receipt, job->trouble);
  end_if_done (self);
}

static const VouchOutboxJob *
find_job (GPtrArray *jobs, gint64 number)
{
  for (guint i = 0; i < jobs->len; i++)
    if (((VouchOutboxJob *) jobs->pdata[i])->number == number)
      return jobs->pdata[i];
  return NULL;
}

/* Another process may have sent it, or taken it out, or an embargo keeps it: nobody tells of that. */
static void
changed_cb (VouchPublishMany *self)
{
  GPtrArray *jobs = vouch_outbox_sender_get_jobs (self->sender);

  if (!self->is_running || self->cancellable || vouch_outbox_sender_is_busy (self->sender))
    return;
  for (guint i = 0; i < self->uris->len; i++)
    {
      const VouchOutboxJob *job = find_job (jobs, self->entries[i].number);

      if (self->entries[i].state != VOUCH_PUBLISH_MANY_QUEUED)
        continue;
      if (!job)
        tell (self, i, VOUCH_PUBLISH_MANY_WAITING, _("Another program has sent it, or taken it out"));
      else if (vouch_outbox_job_get_rest (job) > 0)
        tell (self, i, VOUCH_PUBLISH_MANY_WAITING,
              job->trouble ? job->trouble : _("It is sent when its time comes"));
    }
  end_if_done (self);
}

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
  Entry *entry = &self->entries[news->place];
  const Early *early;

  if (!news->words)
    {
      entry->number = news->number;
      entry->publication = g_steal_pointer (&news->publication);
      g_hash_table_insert (self->places, &entry->number, GUINT_TO_POINTER (news->place + 1));
      early = g_hash_table_lookup (self->early, &entry->number);
      if (early)
        take_news (self, news->place, early->state, early->receipt, early->trouble);
      else
        tell (self, news->place, VOUCH_PUBLISH_MANY_QUEUED, NULL);
    }
  else
    tell (self, news->place,
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
  end_if_done (self);
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
clear_entry (VouchPublishMany *self, Entry *entry)
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
  g_hash_table_unref (self->early);
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
  signals[TOLD] = g_signal_new ("told", VOUCH_TYPE_PUBLISH_MANY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ENDED] = g_signal_new ("ended", VOUCH_TYPE_PUBLISH_MANY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
vouch_publish_many_init (VouchPublishMany *self)
{
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->early = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_early);
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
  self->entries = g_new0 (Entry, uris->len + 1);
  self->sender = g_object_ref (sender);
  g_signal_connect_object (sender, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sender, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
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
      Entry *entry = &self->entries[i];

      if (entry->state != VOUCH_PUBLISH_MANY_QUEUED && entry->state != VOUCH_PUBLISH_MANY_WAITING)
        continue;
      g_array_append_val (numbers, entry->number);
      tell (self, i, VOUCH_PUBLISH_MANY_LEFT, _("Stopped before it was sent"));
    }
  vouch_outbox_sender_cancel_many (self->sender, numbers);
  end_if_done (self);
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
