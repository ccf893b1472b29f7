/* vouch-outbox-round.c: one round of a sender, in its worker: all whose time has come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-round.h"

#include "vouch-outbox-crew.h"
#include "vouch-outbox-private.h"

#define CONNECTIONS 4 /* browsers use no more at a time for one site */

/**
 * vouch_outbox_round_new:
 * @portals: (transfer full): those that somebody has signed in to
 * @kept: (transfer full): the numbers of jobs whose receipts are in their cards
 *
 * Returns: (transfer full): a round that looks, and sends nothing.
 */
VouchOutboxRound *
vouch_outbox_round_new (GPtrArray *portals, GArray *kept)
{
  VouchOutboxRound *self = g_new0 (VouchOutboxRound, 1);

  self->portals = portals;
  self->kept = kept;
  self->refused = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
vouch_outbox_round_free (VouchOutboxRound *self)
{
  g_ptr_array_unref (self->portals);
  g_ptr_array_unref (self->refused);
  g_array_unref (self->kept);
  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->unkept, g_ptr_array_unref);
  g_free (self);
}

static VouchPortal *
find_portal (VouchOutboxRound *self, const VouchOutboxJob *job)
{
  for (guint i = 0; i < self->portals->len; i++)
    if (vouch_outbox_job_is_for_portal (job, self->portals->pdata[i]))
      return self->portals->pdata[i];
  return NULL;
}

/* A portal that asked for patience gets it, whatever the network does. */
static gboolean
may_wait_for_network (const VouchOutboxJob *job)
{
  return job->pause > 0 && job->code != VOUCH_PORTAL_ERROR_BUSY;
}

/* What waits for somebody to sign in has no time. */
static gboolean
is_due (VouchOutboxRound *self, const VouchOutboxJob *job)
{
  if (job->state != VOUCH_OUTBOX_WAITING
      || (job->kind == VOUCH_PORTAL_KIND_SITE && !find_portal (self, job)))
    return FALSE;
  return self->is_hurried || (self->is_woken && may_wait_for_network (job))
         || vouch_outbox_job_get_rest (job) == 0;
}

/* The same password would be refused again, and whoever tries it often may be locked out. */
static void
note_refused (VouchOutboxRound *self, VouchPortal *portal)
{
  if (!g_ptr_array_find (self->refused, portal, NULL))
    g_ptr_array_add (self->refused, g_object_ref (portal));
}

static void
told_cb (VouchOutbox *outbox, const VouchOutboxTold *told, gpointer data)
{
  VouchOutboxRound *self = data;
  VouchOutboxJob *job = vouch_outbox_find (outbox, told->number, NULL);

  if (told->portal && !told->is_left
      && g_error_matches (told->error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED))
    note_refused (self, told->portal);
  if (job && self->tell)
    self->tell (job, self->data);
  else
    g_clear_pointer (&job, vouch_outbox_job_free);
}

static gboolean
send_due (VouchOutboxRound *self, VouchOutbox *outbox, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) jobs = vouch_outbox_list (outbox, error);
  g_autoptr (GPtrArray) due = g_ptr_array_new (); /* of @jobs */
  g_autoptr (VouchLocalPortal) local = vouch_local_portal_new ();
  VouchOutboxCrew crew = { .portals = self->portals, .local = local, .tries = 1,
                           .n_connections = CONNECTIONS, .tell = told_cb, .data = self };

  for (guint i = 0; jobs && i < jobs->len; i++)
    if (is_due (self, jobs->pdata[i]))
      g_ptr_array_add (due, jobs->pdata[i]);
  if (due->len > 0)
    vouch_outbox_crew_send (&crew, outbox, due, cancellable);
  return jobs != NULL;
}

/* Returns: whether all is on the disk. */
static gboolean
note_kept (VouchOutboxRound *self, VouchOutbox *outbox, GError **error)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (!vouch_outbox_note_kept (outbox, g_array_index (self->kept, gint64, i), error))
      return FALSE;
  return TRUE;
}

/** Waits for the disk and for portals. Returns: whether @self says what is left. */
gboolean
vouch_outbox_round_run (VouchOutboxRound *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (error);

  if (!outbox || !note_kept (self, outbox, error)
      || (self->is_sending && !send_due (self, outbox, cancellable, error)))
    return FALSE;
  self->jobs = vouch_outbox_list (outbox, error);
  if (!self->jobs || !self->is_sending)
    return self->jobs != NULL;
  self->unkept = vouch_outbox_list_unkept (outbox, NULL, error);
  return self->unkept != NULL;
}
