/* vouch-publish-card.c: reads a card, sends it, and writes the receipt beside what was sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-publish-card.h"

#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-check.h"
#include "vouch-cli-card.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-outbox.h"
#include "vouch-portal-error.h"
#include "vouch-publish-job.h"
#include "vouch-published-form.h"
#include "vouch-receipt-file.h"
#include "vouch-site-fields.h"
#include "vouch-sql.h"

typedef struct
{
  VouchPublishCard *card;
  GMainLoop *loop;
  gint64 number; /* in the outbox */
} Wait;

static gboolean
fail (VouchPublishCard *self, VouchExit code, GError *error)
{
  self->exit = code;
  self->error = error;
  return FALSE;
}

/* --- the file --- */

static JsonNode *
read_card (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);

  return bytes ? vouch_cli_parse_card_json (bytes, error) : NULL;
}

/* A receipt that can't be kept would let the next publishing run into a conflict. */
static gboolean
check_writable (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE, NULL,
                            NULL);
  if (!info || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE)
      || g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                       _("The file is read-only, so the portal’s receipt can’t be saved in it. "
                         "Nothing was sent."));
  return FALSE;
}

/* From then on nobody has to bring the receipt to the card. */
static void
note_kept (gint64 number)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);

  if (outbox)
    vouch_outbox_note_kept (outbox, number, NULL);
}

static void
record_receipt (VouchPublishCard *self, gint64 number)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->name);
  g_autoptr (GError) error = NULL;

  if (vouch_receipt_write_to_file (self->receipt, file, &error))
    note_kept (number);
  else
    fail (self, VOUCH_EXIT_UNUSABLE,
          g_error_new (error->domain, error->code,
                       vouch_receipt_is_withdrawn (self->receipt)
                           ? _("Withdrawn at %s, but the portal’s receipt could not be saved in the "
                               "file (%s). Withdraw it again before editing the card.")
                           : _("Published at %s, but the portal’s receipt could not be saved in the "
                               "file (%s). Publish again before editing the card."),
                       self->receipt->address, error->message));
}

/* --- what stops it --- */

/* Only a draft may have errors left. */
static gboolean
check_findings (VouchPublishCard *self, const char *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchCard) card = vouch_card_format_build (self->card, &error);
  g_autoptr (VouchFindingList) findings = NULL;
  VouchSummary summary;

  if (!card)
    return fail (self, VOUCH_EXIT_UNUSABLE, g_steal_pointer (&error));
  findings = vouch_check_card (card, &summary);
  if (summary.errors == 0 || strcmp (status, "draft") == 0)
    return TRUE;
  self->n_errors = summary.errors;
  return fail (self, VOUCH_EXIT_NO,
               g_error_new (VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_PERSON,
                            ngettext ("%u error left, so the card can only be sent as a draft "
                                      "(--status=draft). Run “vouch check” for details.",
                                      "%u errors left, so the card can only be sent as a draft "
                                      "(--status=draft). Run “vouch check” for details.",
                                      summary.errors),
                            summary.errors));
}

/* --- the job --- */

static void
step_changed_cb (GObject *job, GParamSpec *pspec, gpointer user_data)
{
  const char *step = vouch_publish_job_get_step (VOUCH_PUBLISH_JOB (job));

  if (step)
    g_printerr ("%s\n", step);
}

static void
published_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VouchPublishJob *job = VOUCH_PUBLISH_JOB (source);
  Wait *wait = user_data;
  GError *error = NULL;

  wait->card->receipt = vouch_publish_job_run_finish (job, result, &error);
  wait->card->portal = g_strdup (vouch_publish_job_get_portal_name (job));
  wait->card->is_waiting = vouch_publish_job_is_waiting (job);
  wait->card->is_stock = vouch_publish_job_is_stock (job);
  wait->number = vouch_publish_job_get_number (job);
  if (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_YET))
    {
      wait->card->later = g_strdup (error->message);
      g_clear_error (&error);
    }
  if (error)
    fail (wait->card, error->domain == VOUCH_SQL_ERROR ? VOUCH_EXIT_UNUSABLE : VOUCH_EXIT_NO,
          error);
  g_main_loop_quit (wait->loop);
}

/* Returns: its number in the outbox. */
static gint64
run_job (VouchPublishCard *self, VouchPortal *portal, gint64 due)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->name);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (VouchPublishJob) job = vouch_publish_job_new (self->publication, portal);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { self, loop, 0 };

  if (isatty (STDERR_FILENO))
    g_signal_connect (job, "notify::step", G_CALLBACK (step_changed_cb), NULL);
  vouch_publish_job_set_file (job, uri);
  vouch_publish_job_set_due (job, due);
  vouch_publish_job_run_async (job, NULL, published_cb, &wait);
  g_main_loop_run (loop);
  return wait.number;
}

/**
 * vouch_publish_card_new:
 * @name: the card's file
 * @status: "publish", "draft" or "pending"
 *
 * Reads the card and makes of it what can be sent. Look at "error" before going on.
 */
VouchPublishCard *
vouch_publish_card_new (const char *name, const char *status)
{
  VouchPublishCard *self = g_new0 (VouchPublishCard, 1);
  GError *error = NULL;

  self->name = g_strdup (name);
  self->card = read_card (name, &error);
  if (!self->card || !check_writable (name, &error))
    fail (self, VOUCH_EXIT_UNUSABLE, error);
  else if (check_findings (self, status)
           && !(self->publication = vouch_publication_new (self->card, status, &error)))
    fail (self, VOUCH_EXIT_NO, error);
  return self;
}

/**
 * vouch_publish_card_new_withdrawal:
 * @name: the card's file
 * @reason: why it is withdrawn
 *
 * As vouch_publish_card_new(), for a card whose page is to go; whatever is wrong with it.
 */
VouchPublishCard *
vouch_publish_card_new_withdrawal (const char *name, const char *reason)
{
  VouchPublishCard *self = g_new0 (VouchPublishCard, 1);
  GError *error = NULL;

  self->name = g_strdup (name);
  self->card = read_card (name, &error);
  if (!self->card || !check_writable (name, &error))
    fail (self, VOUCH_EXIT_UNUSABLE, error);
  else if (!(self->publication = vouch_publication_new_withdrawal (self->card, reason, &error)))
    fail (self, VOUCH_EXIT_NO, error);
  return self;
}

/* What is said of the update is in the file before it is sent, as it is part of the page. */
static gboolean
keep_told (VouchPublishCard *self, JsonNode *told, gboolean is_dry, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->name);
  VouchPublication *publication;

  if (vouch_json_equal (told, self->card))
    return TRUE;
  publication
      = vouch_publication_new (told, vouch_publication_get_status (self->publication), error);
  if (!publication || (!is_dry && !vouch_page_update_write_to_file (told, file, error)))
    {
      g_clear_pointer (&publication, vouch_publication_unref);
      return FALSE;
    }
  vouch_publication_unref (self->publication);
  self->publication = publication;
  json_node_unref (self->card);
  self->card = json_node_ref (told);
  return TRUE;
}

/**
 * vouch_publish_card_set_fields:
 * @fields: (nullable): what the site is to call it and sort it under
 * @is_dry: whether the file stays as it is
 *
 * The card keeps them for the next time.
 *
 * Returns: whether it can be sent; else "error" says why not
 */
gboolean
vouch_publish_card_set_fields (VouchPublishCard *self, JsonNode *fields, gboolean is_dry)
{
  g_autoptr (JsonNode) before = vouch_site_fields_read (self->card);
  g_autoptr (JsonNode) none = vouch_json_new_members ("slug", NULL, NULL);
  g_autoptr (JsonNode) merged = vouch_site_fields_merge (before ? before : none, fields);
  g_autoptr (JsonNode) told
      = vouch_json_with_member (self->card, VOUCH_SITE_FIELDS_MEMBER, merged);
  GError *error = NULL;

  if (!fields || keep_told (self, told, is_dry, &error))
    return TRUE;
  return fail (self, error->domain == VOUCH_PORTAL_ERROR ? VOUCH_EXIT_NO : VOUCH_EXIT_UNUSABLE,
               error);
}

/**
 * vouch_publish_card_tell:
 * @portal: (nullable): where it is to be published
 * @update: what is said of it
 * @is_dry: whether the file stays as it is
 *
 * Compares with what was published last, and adds to the card what is said of that. Drafts are
 * read by nobody yet: nothing has to be said of them.
 *
 * Returns: whether it can be sent; else "error" says why not
 */
gboolean
vouch_publish_card_tell (VouchPublishCard *self,
                         VouchPortal *portal,
                         const VouchPageUpdate *update,
                         gboolean is_dry)
{
  GError *error = NULL;
  g_autoptr (JsonNode) last = vouch_page_update_last_form (self->card, portal, NULL, &error);
  g_autoptr (JsonNode) form = vouch_published_form (self->card);
  g_autoptr (JsonNode) told = NULL;

  if (last)
    self->changes = vouch_page_changes (last, form);
  if (g_str_equal (vouch_publication_get_status (self->publication), "draft"))
    {
      g_clear_error (&error);
      return TRUE;
    }
  if (error)
    return fail (self, VOUCH_EXIT_NO, error);
  told = vouch_page_update_tell (update, self->card, last, &error);
  if (told && keep_told (self, told, is_dry, &error))
    return TRUE;
  return fail (self,
               error->domain == VOUCH_PAGE_UPDATE_ERROR || error->domain == VOUCH_PORTAL_ERROR
                   ? VOUCH_EXIT_NO
                   : VOUCH_EXIT_UNUSABLE,
               error);
}

void
vouch_publish_card_free (VouchPublishCard *self)
{
  g_free (self->name);
  g_free (self->portal);
  g_free (self->later);
  g_clear_pointer (&self->card, json_node_unref);
  g_clear_pointer (&self->publication, vouch_publication_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->receipt, vouch_receipt_free);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * vouch_publish_card_send:
 * @portal: (nullable): where to; %NULL for the embedded one
 * @due: before when it is not sent, in milliseconds since 1970; 0: at once
 *
 * Sends the card and keeps the receipt. Waits for the portal, but not for @due.
 */
void
vouch_publish_card_send (VouchPublishCard *self, VouchPortal *portal, gint64 due)
{
  gint64 number = run_job (self, portal, due);

  if (self->receipt)
    record_receipt (self, number);
}
