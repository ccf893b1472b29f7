/* vouch-outbox-due.c: whether the time of what waits has come.
 *
 * What was put off is looked at again when its time comes: meanwhile a source may have been
 * retracted, or the embargo may end later.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-outbox-due.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-embargo.h"
#include "vouch-card-format.h"
#include "vouch-check.h"
#include "vouch-digest.h"
#include "vouch-due-time.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-outbox-private.h"
#include "vouch-portal-error.h"

static gboolean
fail_early (gint64 due, GError **error)
{
  g_autofree char *words = vouch_due_time_describe (due);

  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_YET,
               /* Translators: %s is a date and a time. */
               _ ("It is sent on %s, and not before. Until then it waits on this computer."), words);
  return FALSE;
}

static JsonNode *
read_card (const char *uri, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);

  return bytes ? vouch_card_format_parse (bytes, error) : NULL;
}

static gboolean
check_findings (JsonNode *json, GError **error)
{
  g_autoptr (VouchCard) card = vouch_card_format_build (json, error);
  g_autoptr (VouchFindingList) findings = NULL;
  VouchSummary summary;

  if (!card)
    return FALSE;
  findings = vouch_check_card (card, &summary);
  if (summary.errors == 0)
    return TRUE;
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
               ngettext ("Its time has come, but %u error is in the card now. Nothing was sent.",
                         "Its time has come, but %u errors are in the card now. Nothing was sent.",
                         summary.errors),
               summary.errors);
  return FALSE;
}

/* The embargo may have been put off in the meantime; words that are no time keep it back too. */
static gboolean
check_embargo (VouchOutbox *outbox, const VouchOutboxJob *job, JsonNode *card, GError **error)
{
  gint64 end;

  if (!vouch_card_read_embargo (card, &end))
    {
      g_set_error_literal (
          error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
          _ ("The card is under embargo, but until when can’t be read. Nothing was sent."));
      return FALSE;
    }
  if (end <= vouch_outbox_now ())
    return TRUE;
  return vouch_outbox_note_due (outbox, job, end, error) && fail_early (end, error);
}

/* A file that isn't there, or on a disk that isn't, may be there again: it waits. */
static gboolean
fail_unreadable (const GError *reason, GError **error)
{
  gboolean passes = reason->domain == G_IO_ERROR || reason->domain == G_FILE_ERROR;

  g_set_error (error, VOUCH_PORTAL_ERROR,
               passes ? VOUCH_PORTAL_ERROR_OFFLINE : VOUCH_PORTAL_ERROR_REJECTED,
               _ ("Its time has come, but the card can’t be looked at again: %s. Nothing was "
                  "sent."),
               reason->message);
  return FALSE;
}

/* What was kept is what is sent: it was not the file as it is now that was looked at. */
static gboolean
check_content (const VouchOutboxJob *job, JsonNode *card, GError **error)
{
  g_autofree char *digest = vouch_content_digest (card);

  if (g_strcmp0 (digest, job->digest) == 0)
    return strcmp (job->status, "draft") == 0 || check_findings (card, error);
  g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED,
                       _ ("The card was changed since. Nothing was sent: publish it again."));
  return FALSE;
}

/**
 * vouch_outbox_check_due:
 * @outbox: the outbox
 * @job: what is to be sent
 * @error: return location: %VOUCH_PORTAL_ERROR_NOT_YET, or why it is not sent at all
 *
 * Waits for the disk. What may have arrived is not sent early either: it may not have. The embargo
 * of the file counts for what was to leave at once as well: the writer may have added it since.
 *
 * Returns: whether @job may be sent now
 */
gboolean
vouch_outbox_check_due (VouchOutbox *outbox, const VouchOutboxJob *job, GError **error)
{
  gboolean was_put_off = job->due > 0 && !job->is_sent;
  g_autoptr (GError) reason = NULL;
  g_autoptr (JsonNode) card = NULL;

  if (job->due > vouch_outbox_now ())
    return fail_early (job->due, error);
  /* What is withdrawn says nothing of the card. */
  if (!job->file || strcmp (job->status, "withdrawn") == 0)
    return TRUE;
  card = read_card (job->file, &reason);
  /* What was to leave at once does, whatever became of its file. */
  if (!card)
    return !was_put_off || fail_unreadable (reason, error);
  return check_embargo (outbox, job, card, error)
         && (!was_put_off || check_content (job, card, error));
}
