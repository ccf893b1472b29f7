/* vouch-outbox-send.c: sends what waits, in a worker thread.
 *
 *   lock card and place  ->  those before it  ->  find the portal, make sure of it
 *       ->  settle base and UUID (disk)  ->  send  ->  receipt or trouble (disk)
 *
 * Whatever ends this between two steps, the next sender goes on from what is on the disk, and the
 * portal knows the job by its UUID.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-send.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-outbox-due.h"
#include "vouch-outbox-lock.h"
#include "vouch-outbox-withdrawal.h"
#include "vouch-portal-client.h"

#define FIRST_PAUSE 300000 /* microseconds */

typedef struct
{
  VouchOutbox *outbox;           /* (unowned) */
  VouchOutboxSending *sending;   /* (unowned) */
  VouchOutboxJob *job;           /* (unowned) */
  VouchPublication *publication; /* (owned) */
  GCancellable *cancellable;     /* (unowned) (nullable) */
  guint retry_after;             /* seconds; as the portal asked */
  gboolean may_be_there;         /* an answer was lost, now or before */
} Send;

void
vouch_outbox_sending_clear (VouchOutboxSending *self)
{
  g_clear_object (&self->portal);
  g_clear_pointer (&self->current, json_node_unref);
}

static void
tell (Send *self, const char *step)
{
  if (self->sending->tell)
    self->sending->tell (step, self->sending->data);
}

/* --- the portal --- */

static VouchPortal *
find_embedded (Send *self, GError **error)
{
  const char *place = self->job->place;
  VouchPortal *portal;

  tell (self, _("Looking for the portal…"));
  if (*place)
    return vouch_local_portal_at (place, self->cancellable, error);
  if (self->sending->local)
    return vouch_local_portal_ensure (self->sending->local, self->cancellable, error);
  portal = vouch_local_portal_running (self->cancellable);
  if (!portal)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE,
                 _("The portal on this computer is not running."));
  return portal;
}

/* A site wants a password, which nobody but the user has. */
static gboolean
find_portal (Send *self, GError **error)
{
  VouchOutboxSending *sending = self->sending;

  if (sending->portal
      && (!*self->job->place || vouch_outbox_job_is_for_portal (self->job, sending->portal)))
    return TRUE;
  if (self->job->kind == VOUCH_PORTAL_KIND_EMBEDDED)
    {
      g_clear_object (&sending->portal);
      sending->portal = find_embedded (self, error);
      return sending->portal != NULL;
    }
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED,
               _("Sign in to “%s” to send the card."), self->job->name);
  return FALSE;
}

/* --- one exchange --- */

/* Whether it was the network: the card may be there or not, and sending it again is safe. */
static gboolean
is_worth_another_try (const GError *error)
{
  return g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE);
}

static gboolean
is_withdrawal (Send *self)
{
  return vouch_publication_is_withdrawal (self->publication);
}

static void
say_that_again_is_safe (Send *self, GError **error)
{
  g_clear_error (error);
  if (is_withdrawal (self))
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE,
                 _("“%s” did not respond, so the card may or may not be withdrawn. It is safe to "
                   "withdraw it again."),
                 vouch_portal_get_name (self->sending->portal));
  else
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE,
               _("The card was sent to “%s”, but there was no response, so it may or may not be "
                 "there. It is safe to publish again: the card is never published twice."),
               vouch_portal_get_name (self->sending->portal));
}

/* The card is on that site already, under the name that the plugin gave it: it was switched off, and
 * a post would be a second page for one card. */
static gboolean
check_plugin (Send *self, GError **error)
{
  VouchPortal *portal = self->sending->portal;

  if (!vouch_publication_was_at_other (self->publication, vouch_portal_get_address (portal)))
    return TRUE;
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_BUSY,
               _("“%s” has this card, but Vouch’s plugin does not answer there now. Nothing was sent, "
                 "since the card would be there twice."),
               vouch_portal_get_name (portal));
  return FALSE;
}

static gboolean
connect_to (Send *self, VouchPortalClient *client, GError **error)
{
  if (vouch_portal_client_connect_as (client, self->job->portal, self->cancellable, error))
    {
      self->sending->is_stock = vouch_portal_client_is_stock (client);
      return !self->sending->is_stock || check_plugin (self, error);
    }
  self->retry_after = vouch_portal_client_get_retry_after (client);
  return FALSE;
}

static VouchPortalAnswer *
send_until_answered (Send *self, VouchPortalClient *client, JsonNode *body, GError **error)
{
  g_autofree char *path = g_strconcat ("cards/", self->job->card, NULL);
  const char *method = is_withdrawal (self) ? SOUP_METHOD_DELETE : SOUP_METHOD_PUT;
  gulong pause = FIRST_PAUSE;

  for (guint i = 1;; i++)
    {
      g_autoptr (GError) reason = NULL;
      VouchPortalAnswer *answer = NULL;

      /* Whoever took the address meanwhile has to prove itself anew. */
      if (i == 1 || connect_to (self, client, &reason))
        answer = vouch_portal_client_send (client, method, path, body, self->job->base,
                                           self->cancellable, &reason);
      if (answer)
        return answer;
      self->may_be_there = TRUE;
      if (i >= self->sending->tries || !is_worth_another_try (reason))
        {
          if (is_worth_another_try (reason))
            say_that_again_is_safe (self, &reason);
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
      tell (self, _("No response. Trying again…"));
      g_usleep (pause);
      pause *= 2;
    }
}

/* What was withdrawn before keeps the reason that its page gives; one whose answer was lost is ours. */
static void
note_reason (Send *self, const VouchPortalAnswer *answer, VouchReceipt *receipt)
{
  receipt->is_unchanged = !vouch_portal_answer_is_good (answer) && !self->may_be_there;
  receipt->reason = g_strdup (receipt->is_unchanged
                                  ? vouch_publication_find_reason (
                                        self->publication, receipt->portal, receipt->revision)
                                  : vouch_publication_get_reason (self->publication));
}

/* Where a WordPress shows one of the versions that it keeps of its posts. */
static char *
dup_overwrote (Send *self, JsonObject *object)
{
  gint64 version = vouch_json_get_int (object, "overwrote", 0);

  return version > 0 ? g_strdup_printf ("%swp-admin/revision.php?revision=%" G_GINT64_FORMAT,
                                        vouch_portal_get_address (self->sending->portal), version)
                     : NULL;
}

static VouchReceipt *
read_receipt (Send *self, const VouchPortalAnswer *answer, GError **error)
{
  JsonObject *object = is_withdrawal (self) ? vouch_outbox_withdrawal_get_card (answer)
                                            : vouch_json_node_object (answer->json);
  const char *id = vouch_json_get_text (object, "id");
  const char *address = vouch_json_get_text (object, "address");
  gint64 revision = vouch_json_get_int (object, "revision", 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  VouchReceipt *receipt;

  if (!id || g_ascii_strcasecmp (id, self->job->card) != 0 || !address || revision < 1)
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_PROTOCOL,
                   _("“%s” accepted the card, but sent an unexpected response. It is safe to "
                     "publish again: the card is never published twice."),
                   vouch_portal_get_name (self->sending->portal));
      return NULL;
    }
  receipt = g_new0 (VouchReceipt, 1);
  receipt->portal = g_strdup (self->job->portal);
  receipt->remote_id = g_strdup (id);
  receipt->address = g_strdup (address);
  receipt->revision = revision;
  receipt->digest = g_strdup (self->job->digest);
  receipt->status = g_strdup (vouch_json_get_text (object, "status"));
  receipt->is_unchanged = vouch_json_get_boolean (object, "unchanged", FALSE);
  receipt->overwrote = dup_overwrote (self, object);
  if (is_withdrawal (self))
    note_reason (self, answer, receipt);
  receipt->at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  return receipt;
}

/* With the portal's own name, for who keeps what it said; revision 0 of what it has nothing of any more. */
static void
keep_current (Send *self, const VouchPortalAnswer *answer, const GError *error)
{
  JsonObject *object = vouch_json_node_object (answer->json);
  JsonNode *current = object ? vouch_json_get_node (object, "current") : NULL;
  gboolean is_gone = g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_FOUND);
  g_autoptr (JsonNode) portal = vouch_json_new_text (self->job->portal ? self->job->portal : "");

  g_clear_pointer (&self->sending->current, json_node_unref);
  if (vouch_json_node_object (current))
    self->sending->current = vouch_json_with_member (current, "portal", portal);
  else if (is_gone)
    self->sending->current = vouch_json_new_members ("revision", vouch_json_new_int (0), "portal",
                                                     json_node_ref (portal), NULL);
}

/* A portal that knows the job's UUID would have said so before it refused the card; who was stopped
 * at its door, or by somebody before it, was not looked up. */
static gboolean
tells_that_it_is_not_there (Send *self, const VouchPortalAnswer *answer, const GError *error)
{
  gboolean is_looked_up = answer->status != 401 && answer->status != 403 && answer->status != 413;

  if (error->domain != VOUCH_PORTAL_ERROR || (self->may_be_there && !is_looked_up))
    return FALSE;
  return error->code == VOUCH_PORTAL_ERROR_CONFLICT || error->code == VOUCH_PORTAL_ERROR_NOT_FOUND
         || error->code == VOUCH_PORTAL_ERROR_REJECTED
         || error->code == VOUCH_PORTAL_ERROR_UNAUTHORISED;
}

static VouchReceipt *
read_answer (Send *self, const VouchPortalAnswer *answer, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (vouch_portal_answer_is_good (answer)
      || (is_withdrawal (self) && vouch_outbox_withdrawal_get_card (answer)))
    return read_receipt (self, answer, error);
  self->retry_after = answer->retry_after;
  if (is_withdrawal (self))
    vouch_outbox_withdrawal_to_error (answer, self->sending->portal, &reason);
  else
    vouch_portal_answer_to_error (answer, self->sending->portal, &reason);
  keep_current (self, answer, reason);
  if (tells_that_it_is_not_there (self, answer, reason))
    self->job->is_sent = FALSE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

static VouchReceipt *
exchange (Send *self, GError **error)
{
  g_autoptr (VouchPortalClient) client = NULL;
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autoptr (JsonNode) body = NULL;

  tell (self, _("Verifying the portal…"));
  client = vouch_portal_client_new (self->sending->portal);
  self->may_be_there = self->job->is_sent;
  if (!connect_to (self, client, error)
      || !vouch_outbox_note_reached (self->outbox, self->job, self->publication,
                                     vouch_portal_client_get_id (client), error))
    return NULL;
  if (is_withdrawal (self) && self->job->base == 0)
    {
      self->job->is_sent = FALSE;
      vouch_outbox_withdrawal_fail_unknown (self->sending->portal, error);
      return NULL;
    }
  body = vouch_publication_to_json (self->publication, self->job->id, self->job->base,
                                    self->job->base_digest);
  tell (self, is_withdrawal (self) ? _("Withdrawing the card…") : _("Sending the card…"));
  answer = send_until_answered (self, client, body, error);
  return answer ? read_answer (self, answer, error) : NULL;
}

/* --- one job, with what is on the disk --- */

static void
keep_trouble (Send *self, const GError *trouble)
{
  g_autoptr (GError) error = NULL;

  if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!vouch_outbox_note_trouble (self->outbox, self->job, trouble, self->retry_after, &error))
    g_message ("%s", error->message);
}

static VouchReceipt *
send_one (VouchOutbox *outbox,
          VouchOutboxJob *job,
          VouchOutboxSending *sending,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (VouchPublication) publication = vouch_outbox_job_dup_publication (job);
  Send self = { outbox, sending, job, publication, cancellable, 0, FALSE };
  g_autoptr (GError) reason = NULL;
  VouchReceipt *receipt = NULL;

  if (!publication)
    g_set_error (&reason, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
                 _("The waiting card “%s” can’t be read. Publish it again."), job->title);
  else if (!vouch_outbox_check_due (outbox, job, &reason))
    {
      /* That its time has not come is no trouble. */
      if (!g_error_matches (reason, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_YET))
        keep_trouble (&self, reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  else if (!find_portal (&self, &reason))
    {
      /* That nobody has signed in yet is no answer. */
      if (job->kind == VOUCH_PORTAL_KIND_EMBEDDED)
        keep_trouble (&self, reason);
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  else
    receipt = exchange (&self, &reason);
  if (receipt && vouch_outbox_note_done (outbox, job, receipt, &reason))
    return receipt;
  g_clear_pointer (&receipt, vouch_receipt_free);
  keep_trouble (&self, reason);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

/* Nobody is signed in as who asked for @earlier: that says nothing of who is signed in now. */
static gboolean
is_behind_another (const VouchOutboxJob *job, const VouchOutboxJob *earlier, VouchPortal *portal)
{
  return portal && earlier->kind == VOUCH_PORTAL_KIND_SITE
         && vouch_outbox_job_is_for_portal (job, portal)
         && !vouch_outbox_job_is_for_portal (earlier, portal);
}

static gboolean
fail_behind (VouchOutbox *outbox, const VouchOutboxJob *job, const VouchOutboxJob *earlier, GError **error)
{
  g_autoptr (GError) reason
      = g_error_new (VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_BEHIND,
                     /* Translators: a portal’s name, and the name of a user there. */
                     _("An earlier version of this card may have arrived on “%s”, and has to be asked for "
                       "first: sign in there as “%s”, or remove it from the outbox."),
                     earlier->name, earlier->user);

  vouch_outbox_note_trouble (outbox, job, reason, 0, NULL);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* What was asked for before goes first; where it has to wait, so does what comes after it. Why is
 * the earlier one's matter alone: the later one may be somebody else's. */
static gboolean
send_earlier (VouchOutbox *outbox,
              const VouchOutboxJob *job,
              VouchOutboxSending *sending,
              GCancellable *cancellable,
              GError **error)
{
  for (;;)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (VouchOutboxJob) earlier = vouch_outbox_find_earlier (outbox, job, &reason);
      g_autoptr (VouchOutboxJob) after = NULL;
      g_autoptr (VouchReceipt) receipt = NULL;

      if (earlier && is_behind_another (job, earlier, sending->portal))
        return fail_behind (outbox, job, earlier, error);
      if (earlier)
        receipt = send_one (outbox, earlier, sending, cancellable, &reason);
      if (!earlier && !reason)
        return TRUE;
      if (receipt)
        continue;
      after = earlier ? vouch_outbox_find (outbox, earlier->number, NULL) : NULL;
      if (earlier && (!after || after->state != VOUCH_OUTBOX_WAITING))
        continue; /* taken out, or stopped */
      if (after && !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        vouch_outbox_note_behind (outbox, job, after, NULL);
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
}

static VouchOutboxJob *
find (VouchOutbox *outbox, gint64 number, GError **error)
{
  g_autoptr (GError) reason = NULL;
  VouchOutboxJob *job = vouch_outbox_find (outbox, number, &reason);

  if (!job && !reason)
    g_set_error (&reason, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("It was removed from the outbox."));
  if (reason)
    g_propagate_error (error, g_steal_pointer (&reason));
  return job;
}

/**
 * vouch_outbox_send:
 * @number: what vouch_outbox_put() returned
 * @sending: how; see #VouchOutboxSending
 *
 * Waits for whoever sends for the same card now, then for the portal. After a failure the job says
 * whether it is tried again.
 *
 * Returns: (transfer full) (nullable): the receipt, which is on the disk by then
 */
VouchReceipt *
vouch_outbox_send (VouchOutbox *outbox,
                   gint64 number,
                   VouchOutboxSending *sending,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (VouchOutboxJob) asked = find (outbox, number, error);
  g_autoptr (VouchOutboxLock) lock
      = asked ? vouch_outbox_lock_wait (outbox, asked, cancellable, error) : NULL;
  g_autoptr (VouchOutboxJob) job = NULL;

  if (!lock || !send_earlier (outbox, asked, sending, cancellable, error))
    return NULL;
  /* Somebody else may have sent it while we waited. */
  job = find (outbox, number, error);
  if (job && job->state == VOUCH_OUTBOX_DONE)
    return job->receipt ? vouch_receipt_copy (job->receipt) : NULL;
  return job ? send_one (outbox, job, sending, cancellable, error) : NULL;
}
