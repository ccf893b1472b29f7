/* vouch-publish-outbox.c: what waits to be sent: listed, sent, taken out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-outbox.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-due-time.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-outbox-crew.h"
#include "vouch-receipt-file.h"

#define TRIES 3
#define CONNECTIONS 4

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
      vouch_json_new_text (job->title), "file", vouch_json_new_text (job->file), "portal",
      vouch_json_new_text (job->name), "status", vouch_json_new_text (job->status), "state",
      vouch_json_new_text (is_stopped ? "stopped" : "waiting"), "attempts",
      vouch_json_new_int (job->attempts), "created", describe_time (job->created), "next",
      is_stopped ? NULL : describe_time (g_get_real_time () / 1000 + vouch_outbox_job_get_rest (job)), "due",
      job->due > 0 ? describe_time (job->due) : NULL, "trouble", vouch_json_new_text (job->trouble), NULL);
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
tell_nothing (void)
{
  g_printerr (_("Nothing is waiting to be sent.\n"));
  return VOUCH_EXIT_GOOD;
}

/* What has its time has no trouble: it was asked to wait. */
static char *
describe_state (const VouchOutboxJob *job)
{
  g_autofree char *when = NULL;

  if (job->state == VOUCH_OUTBOX_STOPPED || job->due <= g_get_real_time () / 1000)
    return g_strdup (job->trouble ? job->trouble : _("Not tried yet"));
  when = vouch_due_time_describe (job->due);
  /* Translators: %s is a date and a time. */
  return g_strdup_printf (_("It is sent on %s, and not before"), when);
}

static int
print_list (GPtrArray *jobs)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (jobs->len == 0)
    return tell_nothing ();
  for (guint i = 0; i < jobs->len; i++)
    {
      const VouchOutboxJob *job = jobs->pdata[i];
      g_autofree char *state = describe_state (job);

      /* Translators: a number, the card's title, the portal’s name. */
      g_string_append_printf (text, _("%d  %s → %s"), (int) job->number, job->title, job->name);
      g_string_append_printf (text, "\n    %s\n", state);
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

/** Takes out all that is not done. */
int
vouch_publish_outbox_cancel_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (&error);
  g_autoptr (GPtrArray) jobs = outbox ? vouch_outbox_list (outbox, &error) : NULL;

  for (guint i = 0; jobs && i < jobs->len && !error; i++)
    vouch_outbox_cancel (outbox, ((VouchOutboxJob *) jobs->pdata[i])->number, &error);
  if (error)
    return vouch_cli_fail (NULL, error);
  return jobs->len == 0 ? tell_nothing () : VOUCH_EXIT_GOOD;
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

typedef struct
{
  JsonNode **results; /* (owned): one a job */
  char **lines;       /* (owned) (nullable each): addresses */
  GHashTable *places; /* (owned): number → its place in both, from 1 */
  GPtrArray *jobs;    /* (unowned) */
  gboolean is_good;
} Resuming;

static void
take_receipt (Resuming *self, guint place, const VouchReceipt *receipt)
{
  g_autoptr (JsonNode) before = g_steal_pointer (&self->results[place]);
  g_autoptr (JsonNode) address = vouch_json_new_text (receipt->address);
  g_autoptr (JsonNode) revision = vouch_json_new_int (receipt->revision);
  g_autoptr (JsonNode) placed = vouch_json_with_member (before, "address", address);

  self->results[place] = vouch_json_with_member (placed, "revision", revision);
  self->lines[place] = g_strdup (receipt->address);
}

static void
told_cb (VouchOutbox *outbox, const VouchOutboxTold *told, gpointer data)
{
  Resuming *self = data;
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &told->number));
  const VouchOutboxJob *job = place > 0 ? self->jobs->pdata[place - 1] : NULL;

  if (!job)
    return;
  if (told->receipt)
    take_receipt (self, place - 1, told->receipt);
  else
    {
      g_autoptr (GError) error = g_error_copy (told->error);

      vouch_cli_fail (job->title, error);
      /* What has its time waits, as it was asked to. */
      self->is_good = self->is_good
                      && g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_YET);
    }
}

/* A password is for the portal that was named and for no other; what that crew sends to others gets
 * none. */
static void
resume_jobs (Resuming *self, VouchOutbox *outbox, VouchPortal *portal)
{
  g_autoptr (GPtrArray) portals = g_ptr_array_new ();
  g_autoptr (VouchLocalPortal) local = vouch_local_portal_new ();
  VouchOutboxCrew crew = { .portals = portals, .local = local, .tries = TRIES,
                           .n_connections = CONNECTIONS, .tell = told_cb, .data = self };

  if (portal)
    g_ptr_array_add (portals, portal);
  for (guint i = 0; i < self->jobs->len; i++)
    {
      VouchOutboxJob *job = self->jobs->pdata[i];

      self->results[i] = describe_job (job);
      g_hash_table_insert (self->places, &job->number, GUINT_TO_POINTER (i + 1));
    }
  vouch_outbox_crew_send (&crew, outbox, self->jobs, NULL);
}

/* What was answered with a no waits for somebody, not for another try. */
static GPtrArray *
list_waiting (VouchOutbox *outbox, GError **error)
{
  g_autoptr (GPtrArray) jobs = vouch_outbox_list (outbox, error);

  for (guint i = jobs ? jobs->len : 0; i > 0; i--)
    if (((VouchOutboxJob *) jobs->pdata[i - 1])->state != VOUCH_OUTBOX_WAITING)
      g_ptr_array_remove_index (jobs, i - 1);
  return g_steal_pointer (&jobs);
}

static int
print_resumed (const Resuming *self, gboolean is_json)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  JsonArray *array;

  for (guint i = 0; i < self->jobs->len; i++)
    if (self->lines[i])
      g_string_append_printf (text, "%s\n", self->lines[i]);
  if (!is_json)
    return vouch_cli_print (text->str, &error) ? VOUCH_EXIT_GOOD
                                               : vouch_cli_fail (_("standard output"), error);
  array = json_array_new ();
  for (guint i = 0; i < self->jobs->len; i++)
    json_array_add_element (array, json_node_ref (self->results[i]));
  return print_json ("cards", array);
}

static void
clear_resuming (Resuming *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      g_clear_pointer (&self->results[i], json_node_unref);
      g_free (self->lines[i]);
    }
  g_free (self->results);
  g_free (self->lines);
  g_hash_table_unref (self->places);
}

/**
 * vouch_publish_outbox_resume:
 * @portal: (nullable): the one that is signed in to
 *
 * Sends all that waits, several at a time, and brings receipts to the cards that lack them.
 */
int
vouch_publish_outbox_resume (VouchPortal *portal, gboolean is_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (&error);
  g_autoptr (GPtrArray) jobs = outbox ? list_waiting (outbox, &error) : NULL;
  Resuming resuming = { .jobs = jobs, .is_good = TRUE };
  int printed;

  if (!jobs)
    return vouch_cli_fail (NULL, error);
  if (jobs->len == 0)
    tell_nothing ();
  resuming.results = g_new0 (JsonNode *, jobs->len + 1);
  resuming.lines = g_new0 (char *, jobs->len + 1);
  resuming.places = g_hash_table_new (g_int64_hash, g_int64_equal);
  resume_jobs (&resuming, outbox, portal);
  resuming.is_good = bring_receipts (outbox) && resuming.is_good;
  printed = print_resumed (&resuming, is_json);
  clear_resuming (&resuming);
  return MAX (printed, resuming.is_good ? VOUCH_EXIT_GOOD : VOUCH_EXIT_NO);
}
