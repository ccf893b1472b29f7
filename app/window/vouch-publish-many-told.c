/* vouch-publish-many-told.c: what became of each of many cards, as their sender tells it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-many-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-portal-error.h"

/** Keeps how it is with a card now, and tells of it. */
void
vouch_publish_many_tell (VouchPublishMany *self, guint place, VouchPublishManyState state, const char *words)
{
  VouchPublishManyEntry *entry = &self->entries[place];

  entry->state = state;
  g_free (entry->words);
  entry->words = g_strdup (words);
  g_signal_emit_by_name (self, "told", place);
}

/** Whoever looks is told once, when nothing is looked at and all that was queued was tried. */
void
vouch_publish_many_end_if_done (VouchPublishMany *self)
{
  guint counts[VOUCH_PUBLISH_MANY_N_STATES];

  vouch_publish_many_count (self, counts);
  if (!self->is_running || self->cancellable || counts[VOUCH_PUBLISH_MANY_QUEUED] > 0)
    return;
  self->is_running = FALSE;
  g_signal_emit_by_name (self, "ended");
}

static void
take_receipt (VouchPublishMany *self, guint place, const VouchReceipt *receipt)
{
  const VouchPublishManyEntry *entry = &self->entries[place];
  gboolean is_unchanged
      = entry->publication
        && vouch_publication_get_base (entry->publication, receipt->portal) == receipt->revision;

  vouch_publish_many_tell (self, place, is_unchanged ? VOUCH_PUBLISH_MANY_UNCHANGED : VOUCH_PUBLISH_MANY_PUBLISHED,
        receipt->address);
}

/* How it went with a job of which we may not know yet that it is ours. */
typedef struct
{
  VouchOutboxState state;
  VouchReceipt *receipt; /* (owned) (nullable) */
  char *trouble;         /* (owned) (nullable) */
  gboolean is_refused;   /* the portal did not know the password */
} Told;

static void
free_told (gpointer data)
{
  Told *told = data;

  g_clear_pointer (&told->receipt, vouch_receipt_free);
  g_free (told->trouble);
  g_free (told);
}

static Told *
make_told (const VouchOutboxJob *job)
{
  Told *told = g_new0 (Told, 1);

  told->state = job->state;
  told->receipt = job->receipt ? vouch_receipt_copy (job->receipt) : NULL;
  told->trouble = g_strdup (job->trouble);
  told->is_refused = job->state == VOUCH_OUTBOX_WAITING
                     && job->code == VOUCH_PORTAL_ERROR_UNAUTHORISED && job->trouble;
  return told;
}

static void
take (VouchPublishMany *self, guint place, const Told *told)
{
  self->is_refused = self->is_refused || told->is_refused;
  if (told->state == VOUCH_OUTBOX_DONE && told->receipt)
    take_receipt (self, place, told->receipt);
  else if (told->state == VOUCH_OUTBOX_STOPPED)
    {
      vouch_publish_many_tell (self, place, VOUCH_PUBLISH_MANY_STOPPED, told->trouble);
      /* It is told here, and nobody has to see it in the outbox again. */
      vouch_outbox_sender_cancel (self->sender, self->entries[place].number);
    }
  else
    vouch_publish_many_tell (self, place, VOUCH_PUBLISH_MANY_WAITING,
                             told->trouble ? told->trouble : _("The portal does not answer now"));
}

/** Returns: whether it was told already how it went with a card whose number is known from now on. */
gboolean
vouch_publish_many_take_early (VouchPublishMany *self, guint place)
{
  const Told *told = g_hash_table_lookup (self->early, &self->entries[place].number);

  if (told)
    take (self, place, told);
  return told != NULL;
}

static void
told_cb (VouchPublishMany *self, const VouchOutboxJob *job)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &job->number));
  Told *told;

  if (place == 0 && !self->cancellable)
    return;
  told = make_told (job);
  if (place == 0)
    {
      g_hash_table_replace (self->early, g_memdup2 (&job->number, sizeof job->number), told);
      return;
    }
  take (self, place - 1, told);
  free_told (told);
  vouch_publish_many_end_if_done (self);
}

static const VouchOutboxJob *
find_job (GPtrArray *jobs, gint64 number)
{
  for (guint i = 0; i < jobs->len; i++)
    if (((VouchOutboxJob *) jobs->pdata[i])->number == number)
      return jobs->pdata[i];
  return NULL;
}

/* Returns: (transfer full): why it is not sent now. */
static char *
describe_wait (const VouchOutboxJob *job)
{
  if (job->trouble)
    return g_strdup (job->trouble);
  if (vouch_outbox_job_get_rest (job) > 0)
    return g_strdup (_("It is sent when its time comes"));
  return g_strdup_printf (_("Sign in to “%s” to send the card."), job->name);
}

/* Another process may have sent it, or taken it out, or an embargo keeps it, or somebody has signed out:
 * nobody tells of that. */
static void
changed_cb (VouchPublishMany *self)
{
  GPtrArray *jobs = vouch_outbox_sender_get_jobs (self->sender);

  if (!self->is_running || self->cancellable || vouch_outbox_sender_is_busy (self->sender))
    return;
  for (guint i = 0; i < self->uris->len; i++)
    {
      const VouchOutboxJob *job = find_job (jobs, self->entries[i].number);
      g_autofree char *why = job ? describe_wait (job) : NULL;

      if (self->entries[i].state != VOUCH_PUBLISH_MANY_QUEUED)
        continue;
      if (!job)
        vouch_publish_many_tell (self, i, VOUCH_PUBLISH_MANY_WAITING, _("Another program has sent it, or taken it out"));
      else
        vouch_publish_many_tell (self, i, VOUCH_PUBLISH_MANY_WAITING, why);
    }
  vouch_publish_many_end_if_done (self);
}

/** From now on @self follows its sender. */
void
vouch_publish_many_follow (VouchPublishMany *self)
{
  self->early = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_told);
  g_signal_connect_object (self->sender, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sender, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
