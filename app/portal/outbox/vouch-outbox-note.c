/* vouch-outbox-note.c: what became of a publication, step by step, each on the disk before the
 * next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-json-print.h"
#include "vouch-json.h"

/* What the job before it made, where the card had no receipt of it yet when this one was asked for. */
static gboolean
find_made (VouchOutbox *self,
           const VouchOutboxJob *job,
           const char *portal,
           VouchReceipt **made,
           GError **error)
{
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      self->database, error,
      "SELECT receipt FROM jobs WHERE card = ? AND portal = ? AND state = 2"
      " AND number < ? AND (NOT kept OR next >= ?) ORDER BY number DESC LIMIT 1",
      "ttii", job->card, portal, job->number, job->created);
  gboolean has_row = FALSE;

  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  *made = has_row ? vouch_outbox_read_receipt ((const char *) sqlite3_column_text (row, 0)) : NULL;
  return TRUE;
}

static void
set_base (VouchOutboxJob *job, gint64 base, const char *digest)
{
  job->base = base;
  g_free (job->base_digest);
  job->base_digest = g_strdup (digest);
}

static void
build_on (VouchOutboxJob *job, const VouchReceipt *receipt)
{
  if (receipt)
    set_base (job, receipt->revision,
              vouch_receipt_base_digest (receipt->status, receipt->digest));
  else
    set_base (job, 0, NULL);
}

static gboolean
settle (VouchOutbox *self,
        VouchOutboxJob *job,
        const VouchPublication *publication,
        const char *portal,
        GError **error)
{
  const VouchReceipt *last = vouch_publication_get_last (publication, portal);
  g_autoptr (VouchReceipt) made = NULL;

  if (!find_made (self, job, portal, &made, error))
    return FALSE;
  if (job->wanted_base >= 0)
    set_base (job, job->wanted_base, job->wanted_base_digest);
  else
    build_on (job, made && (!last || made->revision > last->revision) ? made : last);
  job->portal = g_strdup (portal);
  if (!job->id)
    job->id = vouch_publication_make_job (publication, portal, job->base);
  return TRUE;
}

/**
 * vouch_outbox_note_reached:
 * @job: (inout): a job that is about to be sent
 * @publication: what it sends
 * @portal: as receipts name it
 *
 * What it builds on and the UUID that the portal knows it by are settled the first time, and never
 * altered: it is the same job however often it is sent.
 *
 * Returns: %FALSE with @error where it may not be sent: %G_IO_ERROR_CANCELLED where it was taken
 * out
 */
gboolean
vouch_outbox_note_reached (VouchOutbox *self,
                           VouchOutboxJob *job,
                           const VouchPublication *publication,
                           const char *portal,
                           GError **error)
{
  if (job->base < 0 && !settle (self, job, publication, portal, error))
    return FALSE;
  if (!vouch_sql_run (self->database, error,
                      "UPDATE jobs SET base = ?, base_digest = ?, portal = ?, id = ?, sent = 1"
                      " WHERE number = ? AND state < 2",
                      "ittti", job->base, job->base_digest, job->portal, job->id, job->number))
    return FALSE;
  /* What is not in the list any more would be sent, and nobody could keep its receipt. */
  if (sqlite3_changes (self->database) != 1)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("It was removed from the outbox."));
      return FALSE;
    }
  job->is_sent = TRUE;
  return TRUE;
}

/* Who has to sign in decides nothing about the card, and what may be there has to be asked for
 * until the portal has told. */
static gboolean
goes_on_waiting (const VouchOutboxJob *job, const GError *trouble)
{
  return job->is_sent
         || g_error_matches (trouble, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED)
         || vouch_outbox_job_is_for_waiting (job, trouble);
}

/**
 * vouch_outbox_note_trouble:
 * @job: "is_sent" says whether it may be there now
 * @trouble: why it was not answered with a receipt
 * @retry_after: what the portal asked for, in seconds; 0 = nothing
 *
 * Keeps why, and when it is tried again, if at all.
 */
gboolean
vouch_outbox_note_trouble (VouchOutbox *self,
                           const VouchOutboxJob *job,
                           const GError *trouble,
                           guint retry_after,
                           GError **error)
{
  gboolean waits = goes_on_waiting (job, trouble);
  gint64 pause = vouch_outbox_job_backoff (job->attempts + 1, retry_after);

  return vouch_sql_run (self->database, error,
                        "UPDATE jobs SET state = ?, attempts = attempts + 1, code = ?, trouble = ?,"
                        " sent = ?, next = ?, pause = ?, awake = ?, boot = ?"
                        " WHERE number = ? AND state < 2",
                        "iitiiiiti", (gint64) (waits ? VOUCH_OUTBOX_WAITING : VOUCH_OUTBOX_STOPPED),
                        (gint64) trouble->code, trouble->message, (gint64) job->is_sent,
                        vouch_outbox_now () + pause, pause, vouch_outbox_uptime () + pause,
                        vouch_outbox_boot (), job->number);
}

/** Lets @job wait for its time, which was put off. */
gboolean
vouch_outbox_note_due (VouchOutbox *self, const VouchOutboxJob *job, gint64 due, GError **error)
{
  return vouch_sql_run (self->database, error,
                        "UPDATE jobs SET due = ?1, next = ?1, pause = 0 WHERE number = ?2 AND state = 0", "ii", due,
                        job->number);
}

/** Lets @job wait as long as @earlier, which goes first, and for the same; nobody has said anything of
 * it yet. */
gboolean
vouch_outbox_note_behind (VouchOutbox *self,
                          const VouchOutboxJob *job,
                          const VouchOutboxJob *earlier,
                          GError **error)
{
  return vouch_sql_run (self->database, error,
                        "UPDATE jobs SET next = ?, pause = ?, awake = ?, boot = ?, code = ?"
                        " WHERE number = ? AND state = 0",
                        "iiitii", earlier->next, earlier->pause, earlier->awake, earlier->boot,
                        (gint64) earlier->code, job->number);
}

/** Keeps the receipt. What was sent before by the same way makes room once its own receipt is in the card;
 * what readers have seen last stays until they see something else: a draft or a withdrawal is not that. */
gboolean
vouch_outbox_note_done (VouchOutbox *self,
                        const VouchOutboxJob *job,
                        const VouchReceipt *receipt,
                        GError **error)
{
  g_autoptr (JsonNode) json = vouch_receipt_to_json (receipt);
  g_autofree char *text = vouch_json_print (json, FALSE);

  return vouch_sql_run (self->database, error,
                        "UPDATE jobs SET state = 2, receipt = ?, trouble = NULL, next = ?"
                        " WHERE number = ?",
                        "tii", text, vouch_outbox_now (), job->number)
         && vouch_sql_run (self->database, error,
                           "DELETE FROM jobs WHERE card = ?1 AND portal = ?2 AND state = 2 AND kept"
                           " AND number < ?3 AND (?4 = 'publish' OR status = ?4"
                           " OR (?4 <> 'withdrawn' AND status <> 'publish'))",
                           "ttit", job->card, job->portal, job->number, job->status);
}

/** The card has the receipt, on the disk. */
gboolean
vouch_outbox_note_kept (VouchOutbox *self, gint64 number, GError **error)
{
  return vouch_sql_run (self->database, error, "UPDATE jobs SET kept = 1 WHERE number = ?", "i",
                        number);
}
