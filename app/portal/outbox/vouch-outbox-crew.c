/* vouch-outbox-crew.c: sends several publications side by side, and asks no portal in vain.
 *
 *   jobs  -->  thread  ->  vouch_outbox_send()  ->  tell
 *              thread  ->  …
 *
 * Until a portal has answered once, its jobs go one after another: what keeps the first from being
 * answered would keep all the others too. A portal that does not answer, asks for patience or knows
 * no password is left alone for now; what was to go there waits as long as what it did not answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-crew.h"

#include <string.h>

#include "vouch-outbox-private.h"

#define MOST_FAILURES 3 /* one after another, of a portal that has answered before */

typedef struct
{
  GMutex turn;         /* held while it was not answered once */
  VouchPortal *portal; /* (owned) (nullable): the embedded one, once it was found */
  GError *trouble;     /* (owned) (nullable): why it is left alone */
  gint64 failed;       /* the job that it did not answer */
  guint n_failures;
  gboolean is_proven; /* it has answered */
} Place;

/* All but the places' turns is under the lock. */
typedef struct
{
  const VouchOutboxCrew *crew;
  GPtrArray *jobs; /* (unowned) (element-type VouchOutboxJob) */
  GCancellable *cancellable;
  GHashTable *places; /* (owned): where, and as whom → Place */
  GMutex lock;
  guint next;
} Shift;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_mutex_clear (&place->turn);
  g_clear_object (&place->portal);
  g_clear_error (&place->trouble);
  g_free (place);
}

static const VouchOutboxJob *
take_job (Shift *self)
{
  const VouchOutboxJob *job = NULL;

  g_mutex_lock (&self->lock);
  if (self->next < self->jobs->len && !g_cancellable_is_cancelled (self->cancellable))
    job = self->jobs->pdata[self->next++];
  g_mutex_unlock (&self->lock);
  return job;
}

static Place *
find_place (Shift *self, const VouchOutboxJob *job)
{
  g_autofree char *key = g_strconcat (job->place, "\n", job->user, NULL);
  Place *place;

  g_mutex_lock (&self->lock);
  place = g_hash_table_lookup (self->places, key);
  if (!place)
    {
      place = g_new0 (Place, 1);
      g_mutex_init (&place->turn);
      g_hash_table_insert (self->places, g_steal_pointer (&key), place);
    }
  g_mutex_unlock (&self->lock);
  return place;
}

/* Returns: (transfer full) (nullable) */
static VouchPortal *
dup_portal (Shift *self, Place *place, const VouchOutboxJob *job)
{
  GPtrArray *portals = self->crew->portals;
  VouchPortal *portal;

  for (guint i = 0; portals && i < portals->len; i++)
    if (vouch_outbox_job_is_for_portal (job, portals->pdata[i]))
      return g_object_ref (portals->pdata[i]);
  g_mutex_lock (&self->lock);
  portal = place->portal ? g_object_ref (place->portal) : NULL;
  g_mutex_unlock (&self->lock);
  return portal;
}

/* Whether all that goes there meets the same; a lost answer may be one card's. */
static gboolean
is_of_the_portal (const Place *place, const GError *error)
{
  if (error->domain != VOUCH_PORTAL_ERROR)
    return FALSE;
  switch (error->code)
    {
    case VOUCH_PORTAL_ERROR_BUSY:
    case VOUCH_PORTAL_ERROR_UNAUTHORISED:
    case VOUCH_PORTAL_ERROR_LOCKED:
    case VOUCH_PORTAL_ERROR_UNTRUSTED:
    case VOUCH_PORTAL_ERROR_NOT_A_PORTAL:
      return TRUE;
    case VOUCH_PORTAL_ERROR_OFFLINE:
      return !place->is_proven || place->n_failures >= MOST_FAILURES;
    default:
      return place->n_failures >= MOST_FAILURES;
    }
}

static gboolean
is_answer (const GError *error)
{
  return error->domain == VOUCH_PORTAL_ERROR
         && (error->code == VOUCH_PORTAL_ERROR_CONFLICT || error->code == VOUCH_PORTAL_ERROR_REJECTED
             || error->code == VOUCH_PORTAL_ERROR_NOT_FOUND);
}

static void
learn (Shift *self, Place *place, gint64 number, VouchPortal *portal, const GError *error)
{
  g_mutex_lock (&self->lock);
  if (!error || is_answer (error))
    {
      place->is_proven = TRUE;
      place->n_failures = 0;
      if (portal && vouch_portal_get_kind (portal) == VOUCH_PORTAL_KIND_EMBEDDED)
        g_set_object (&place->portal, portal);
    }
  else if (!g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_YET)
           && !g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_BEHIND)
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* It may have begun anew, with another token. */
      g_clear_object (&place->portal);
      place->n_failures++;
      if (!place->trouble && is_of_the_portal (place, error))
        {
          place->trouble = g_error_copy (error);
          place->failed = number;
        }
    }
  g_mutex_unlock (&self->lock);
}

static void
tell (Shift *self, VouchOutbox *outbox, const VouchOutboxTold *told)
{
  if (!self->crew->tell)
    return;
  g_mutex_lock (&self->lock);
  self->crew->tell (outbox, told, self->crew->data);
  g_mutex_unlock (&self->lock);
}

/* What waits for a portal that is left alone has the time of what it did not answer. */
static void
leave (Shift *self, VouchOutbox *outbox, const VouchOutboxJob *job, const Place *place)
{
  g_autoptr (VouchOutboxJob) failed = vouch_outbox_find (outbox, place->failed, NULL);
  VouchOutboxTold told = { .number = job->number, .error = place->trouble, .is_left = TRUE };

  if (failed && failed->state == VOUCH_OUTBOX_WAITING)
    vouch_outbox_note_behind (outbox, job, failed, NULL);
  tell (self, outbox, &told);
}

static void
send_job (Shift *self, VouchOutbox *outbox, const VouchOutboxJob *job, Place *place)
{
  g_auto (VouchOutboxSending) sending = { .portal = dup_portal (self, place, job),
                                          .local = self->crew->local,
                                          .tries = self->crew->tries,
                                          .tell = self->crew->step,
                                          .data = self->crew->data };
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchReceipt) receipt
      = vouch_outbox_send (outbox, job->number, &sending, self->cancellable, &error);
  VouchOutboxTold told = { job->number, receipt, error, sending.portal, sending.is_stock, FALSE };

  learn (self, place, job->number, sending.portal, error);
  tell (self, outbox, &told);
}

/* Returns: whether @place has to be left when it is done; until it has answered once it is one's
 * turn alone. */
static gboolean
enter (Shift *self, Place *place)
{
  gboolean is_proven;

  g_mutex_lock (&place->turn);
  g_mutex_lock (&self->lock);
  is_proven = place->is_proven;
  g_mutex_unlock (&self->lock);
  if (is_proven)
    g_mutex_unlock (&place->turn);
  return !is_proven;
}

/* Once set it stays. */
static gboolean
is_left_alone (Shift *self, Place *place)
{
  gboolean is_left;

  g_mutex_lock (&self->lock);
  is_left = place->trouble != NULL;
  g_mutex_unlock (&self->lock);
  return is_left;
}

static void
work (Shift *self, VouchOutbox *outbox)
{
  const VouchOutboxJob *job;

  while ((job = take_job (self)))
    {
      Place *place = find_place (self, job);
      gboolean is_alone = enter (self, place);

      if (is_left_alone (self, place))
        leave (self, outbox, job, place);
      else
        send_job (self, outbox, job, place);
      if (is_alone)
        g_mutex_unlock (&place->turn);
    }
}

/* A connection to the database is a thread's own; the others do the work of one that has none. */
static gpointer
work_thread (gpointer data)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);

  if (outbox)
    work (data, outbox);
  return NULL;
}

/**
 * vouch_outbox_crew_send:
 * @self: how
 * @outbox: of the calling thread
 * @jobs: (element-type VouchOutboxJob): what is sent, in the order in which it was asked for
 * @cancellable: (nullable): what is not under way by then is not sent, and not told of
 *
 * Waits until all have been answered, or left waiting.
 */
void
vouch_outbox_crew_send (const VouchOutboxCrew *self,
                        VouchOutbox *outbox,
                        GPtrArray *jobs,
                        GCancellable *cancellable)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_place);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();
  Shift shift = { .crew = self, .jobs = jobs, .cancellable = cancellable, .places = places };

  g_mutex_init (&shift.lock);
  for (guint i = 1; i < MIN (self->n_connections, jobs->len); i++)
    g_ptr_array_add (threads, g_thread_new ("outbox", work_thread, &shift));
  work (&shift, outbox);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (threads->pdata[i]);
  g_mutex_clear (&shift.lock);
}
