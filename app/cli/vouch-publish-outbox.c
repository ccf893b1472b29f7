/* vouch-publish-outbox.c: what waits to be sent: listed, sent, taken out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-outbox.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-outbox-send.h"
#include "vouch-receipt-file.h"

#define TRIES 3

static JsonNode *
text_or_null (const char *text)
{
  return text ? vouch_json_new_text (text) : NULL;
}

static JsonNode *
describe_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

  return vouch_json_new_text (text);
}

static JsonNode *
describe_job (const VouchOutboxJob *job)
{
  gboolean is_stopped = job->state == VOUCH_OUTBOX_STOPPED;

  return vouch_json_new_members (
      "number", vouch_json_new_int (job->number), "id", vouch_json_new_text (job->card), "title",
      vouch_json_new_text (job->title), "file", text_or_null (job->file), "portal",
      vouch_json_new_text (job->name), "status", vouch_json_new_text (job->status), "state",
      vouch_json_new_text (is_stopped ? "stopped" : "waiting"), "attempts",
      vouch_json_new_int (job->attempts), "created", describe_time (job->created), "next",
      is_stopped ? NULL : describe_time (job->next), "trouble", text_or_null (job->trouble), NULL);
}

static int
print_json (const char *member, JsonArray *array)
{
  g_autoptr (JsonNode) json = vouch_json_new_members (member, vouch_json_new_array (array), NULL);
  g_autofree char *text = vouch_json_print (json, TRUE);
  g_autofree char *lines = g_strconcat (text, "\n", NULL);
  g_autoptr (GError) error = NULL;

  return vouch_cli_print (lines, &error) ? VOUCH_EXIT_GOOD
                                         : vouch_cli_fail (_("standard output"), error);
}

static int
print_list (GPtrArray *jobs)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < jobs->len; i++)
    {
      const VouchOutboxJob *job = jobs->pdata[i];

      /* Translators: a number, the card's title, the portal’s name. */
      g_string_append_printf (text, _("%d  %s → %s"), (int) job->number, job->title, job->name);
      g_string_append_printf (text, "\n    %s\n", job->trouble ? job->trouble : _("Not tried yet"));
    }
  return vouch_cli_print (text->str, &error) ? VOUCH_EXIT_GOOD
                                             : vouch_cli_fail (_("standard output"), error);
}

/** Prints what waits, and what was stopped and waits for somebody. */
int
vouch_publish_outbox_list (gboolean is_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (&error);
  g_autoptr (GPtrArray) jobs = outbox ? vouch_outbox_list (outbox, &error) : NULL;
  JsonArray *array;

  if (!jobs)
    return vouch_cli_fail (NULL, error);
  if (!is_json)
    return print_list (jobs);
  array = json_array_new ();
  for (guint i = 0; i < jobs->len; i++)
    json_array_add_element (array, describe_job (jobs->pdata[i]));
  return print_json ("waiting", array);
}

/** Takes one out; what is not there, or was sent already, can't be. */
int
vouch_publish_outbox_cancel (gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (&error);
  g_autoptr (VouchOutboxJob) job = outbox ? vouch_outbox_find (outbox, number, &error) : NULL;

  if (error)
    return vouch_cli_fail (NULL, error);
  if (!job || job->state == VOUCH_OUTBOX_DONE)
    {
      g_printerr (_("Nothing waits under the number %d.\n"), (int) number);
      return VOUCH_EXIT_NO;
    }
  if (vouch_outbox_cancel (outbox, number, &error))
    return VOUCH_EXIT_GOOD;
  return vouch_cli_fail (NULL, error);
}

/* --- sending --- */

/* Who published it may have ended before the receipt came to the card. */
static gboolean
bring_receipts (VouchOutbox *outbox)
{
  g_autoptr (GPtrArray) jobs = vouch_outbox_list_unkept (outbox, NULL, NULL);
  gboolean is_good = TRUE;

  for (guint i = 0; jobs && i < jobs->len; i++)
    {
      const VouchOutboxJob *job = jobs->pdata[i];
      g_autoptr (GFile) file = job->file ? g_file_new_for_uri (job->file) : NULL;
      g_autoptr (GError) error = NULL;

      if (!file || !job->receipt)
        continue;
      if (vouch_receipt_write_to_file (job->receipt, file, &error))
        vouch_outbox_note_kept (outbox, job->number, NULL);
      else
        vouch_cli_fail (job->title, error);
      /* Whose file is gone wants no receipt any more; it was said, once. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        vouch_outbox_note_kept (outbox, job->number, NULL);
      is_good = is_good && !error;
    }
  return is_good;
}

/* A password is for the portal that was named and for no other. */
static VouchReceipt *
send_job (VouchOutbox *outbox, const VouchOutboxJob *job, VouchPortal *portal, GError **error)
{
  gboolean is_its = portal && strcmp (vouch_portal_get_address (portal), job->place) == 0;
  g_autoptr (VouchLocalPortal) local = vouch_local_portal_new ();
  g_auto (VouchOutboxSending) sending
      = { .portal = is_its ? g_object_ref (portal) : NULL, .local = local, .tries = TRIES };

  return vouch_outbox_send (outbox, job->number, &sending, NULL, error);
}

static gboolean
resume_job (VouchOutbox *outbox,
            const VouchOutboxJob *job,
            VouchPortal *portal,
            GString *text,
            JsonArray *array)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchReceipt) receipt = send_job (outbox, job, portal, &error);
  g_autoptr (JsonNode) before = describe_job (job);

  if (receipt)
    {
      g_autoptr (JsonNode) address = vouch_json_new_text (receipt->address);
      g_autoptr (JsonNode) revision = vouch_json_new_int (receipt->revision);
      g_autoptr (JsonNode) placed = vouch_json_with_member (before, "address", address);

      json_array_add_element (array, vouch_json_with_member (placed, "revision", revision));
      g_string_append_printf (text, "%s\n", receipt->address);
      return TRUE;
    }
  json_array_add_element (array, json_node_ref (before));
  vouch_cli_fail (job->title, error);
  /* What has its time waits, as it was asked to. */
  return g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_YET);
}

/**
 * vouch_publish_outbox_resume:
 * @portal: (nullable): the one that is signed in to
 *
 * Sends all that waits, and brings receipts to the cards that lack them.
 */
int
vouch_publish_outbox_resume (VouchPortal *portal, gboolean is_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (&error);
  g_autoptr (GPtrArray) jobs = outbox ? vouch_outbox_list (outbox, &error) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array = json_array_new ();
  gboolean is_good = TRUE;
  int printed;

  /* What was answered with a no waits for somebody, not for another try. */
  for (guint i = 0; jobs && i < jobs->len; i++)
    if (((VouchOutboxJob *) jobs->pdata[i])->state == VOUCH_OUTBOX_WAITING)
      is_good = resume_job (outbox, jobs->pdata[i], portal, text, array) && is_good;
  if (!jobs)
    {
      json_array_unref (array);
      return vouch_cli_fail (NULL, error);
    }
  is_good = bring_receipts (outbox) && is_good;
  if (is_json)
    printed = print_json ("cards", array);
  else
    {
      json_array_unref (array);
      printed = vouch_cli_print (text->str, &error) ? VOUCH_EXIT_GOOD
                                                    : vouch_cli_fail (_("standard output"), error);
    }
  return MAX (printed, is_good ? VOUCH_EXIT_GOOD : VOUCH_EXIT_NO);
}
