/* vouch-outbox-job.c: one publication that is to be sent, as the outbox keeps it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-job.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-outbox-clock.h"

#define FIRST_PAUSE 5000 /* milliseconds */
#define LONGEST_PAUSE (3600 * 1000)
#define MOST_DOUBLINGS 10

void
vouch_outbox_job_free (VouchOutboxJob *self)
{
  g_free (self->card);
  g_free (self->place);
  g_free (self->name);
  g_free (self->user);
  g_free (self->title);
  g_free (self->status);
  g_free (self->digest);
  g_free (self->content);
  g_free (self->file);
  g_free (self->boot);
  g_free (self->base_digest);
  g_free (self->wanted_base_digest);
  g_free (self->portal);
  g_free (self->id);
  g_free (self->trouble);
  g_clear_pointer (&self->receipt, vouch_receipt_free);
  g_free (self);
}

/** Returns: (transfer full) (nullable): what it sends, to the byte what was asked for. */
VouchPublication *
vouch_outbox_job_dup_publication (const VouchOutboxJob *self)
{
  g_autoptr (JsonNode) record
      = vouch_json_parse (self->content, strlen (self->content), G_MAXSIZE, NULL);

  return record ? vouch_publication_new_from_record (record) : NULL;
}

/**
 * vouch_outbox_job_backoff:
 * @attempts: how often it was tried, at least once
 * @retry_after: what the portal asked for, in seconds; 0 = nothing
 *
 * Twice as long each time, and never the same for all who wait for one portal.
 *
 * Returns: how long to wait, in milliseconds
 */
gint64
vouch_outbox_job_backoff (guint attempts, guint retry_after)
{
  gint64 pause = (gint64) FIRST_PAUSE << MIN (MAX (attempts, 1) - 1, MOST_DOUBLINGS);

  pause = MIN (pause, LONGEST_PAUSE);
  pause = (gint64) ((double) pause * g_random_double_range (0.75, 1.25));
  return MAX (pause, (gint64) retry_after * 1000);
}

/**
 * vouch_outbox_job_get_rest:
 *
 * A pause lasts as long as it was meant to, whether the computer sleeps meanwhile or its clock is set.
 * After another start only the clock is left to go by: one that was set back can't make a pause longer.
 *
 * Returns: how long it waits from now on, in milliseconds; 0 where its time has come
 */
gint64
vouch_outbox_job_get_rest (const VouchOutboxJob *self)
{
  gboolean is_same_start
      = self->boot && *self->boot && strcmp (self->boot, vouch_outbox_boot ()) == 0;
  gint64 rest = self->next - vouch_outbox_now ();

  if (self->pause > 0 && is_same_start)
    rest = self->awake - vouch_outbox_uptime ();
  /* A copy of a computer that ran for longer may have the name of its start. */
  if (self->pause > 0 && rest > self->pause)
    rest = 0;
  return MAX (rest, 0);
}

/**
 * vouch_outbox_job_is_for_waiting:
 * @error: why it was not answered with a receipt
 *
 * What a network, a certificate or a busy portal does passes. What answers in the place of a portal
 * that is known is somebody on the way, as a hotel's page to sign in.
 *
 * Returns: whether to try again later; else somebody has to see it
 */
gboolean
vouch_outbox_job_is_for_waiting (const VouchOutboxJob *self, const GError *error)
{
  if (error->domain != VOUCH_PORTAL_ERROR)
    return TRUE;
  switch (error->code)
    {
    case VOUCH_PORTAL_ERROR_OFFLINE:
    case VOUCH_PORTAL_ERROR_BUSY:
    case VOUCH_PORTAL_ERROR_PROTOCOL:
    case VOUCH_PORTAL_ERROR_NOT_YET:
    case VOUCH_PORTAL_ERROR_BEHIND:
      return TRUE;
    case VOUCH_PORTAL_ERROR_UNTRUSTED:
    case VOUCH_PORTAL_ERROR_NOT_A_PORTAL:
      return self->is_known || self->portal;
    default:
      return FALSE;
    }
}

/** Returns: whether @portal is where it goes to, and signs in as who asked for it. */
gboolean
vouch_outbox_job_is_for_portal (const VouchOutboxJob *self, VouchPortal *portal)
{
  return strcmp (vouch_portal_get_address (portal), self->place) == 0
         && g_strcmp0 (vouch_portal_get_user (portal), self->user) == 0;
}
