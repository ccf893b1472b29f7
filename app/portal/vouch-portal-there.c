/* vouch-portal-there.c: a card as it is on a portal now, and as we sent it last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-there.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-outbox.h"
#include "vouch-portal-client.h"

typedef struct
{
  VouchPortal *portal; /* (owned) */
  char *card;          /* (owned): id */
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_object_unref (work->portal);
  g_free (work->card);
  g_free (work);
}

void
vouch_portal_there_free (VouchPortalThere *self)
{
  g_clear_pointer (&self->theirs, json_node_unref);
  g_clear_pointer (&self->last, json_node_unref);
  g_clear_pointer (&self->receipt, vouch_receipt_free);
  g_free (self);
}

/* --- in the worker --- */

static JsonNode *
parse (const char *text)
{
  return text ? vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL) : NULL;
}

static void
find_last (VouchPortalThere *self, const char *card)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (VouchOutboxJob) job
      = outbox ? vouch_outbox_find_last (outbox, card, self->receipt->portal, NULL) : NULL;
  g_autoptr (VouchPublication) publication = job ? vouch_outbox_job_dup_publication (job) : NULL;

  if (!publication || !job->receipt)
    return;
  self->last = parse (vouch_publication_get_card (publication));
  self->last_revision = job->receipt->revision;
}

static VouchReceipt *
make_receipt (JsonObject *there, const char *portal)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  VouchReceipt *receipt = g_new0 (VouchReceipt, 1);

  receipt->portal = g_strdup (portal);
  receipt->remote_id = g_strdup (vouch_json_get_text (there, "id"));
  receipt->address = g_strdup (vouch_json_get_text (there, "address"));
  receipt->digest = g_strdup (vouch_json_get_text (there, "digest"));
  receipt->status = g_strdup (vouch_json_get_text (there, "status"));
  receipt->revision = vouch_json_get_int (there, "revision", 0);
  receipt->at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  return receipt;
}

static VouchPortalThere *
read_there (const VouchPortalAnswer *answer, const char *portal)
{
  JsonObject *there = vouch_json_node_object (answer->json);
  g_autoptr (JsonNode) theirs = there ? parse (vouch_json_get_text (there, "card")) : NULL;
  VouchPortalThere *self;

  if (!vouch_portal_answer_is_good (answer) || !theirs || !vouch_json_get_text (there, "digest")
      || !vouch_json_get_text (there, "address") || vouch_json_get_int (there, "revision", 0) < 1)
    return NULL;
  self = g_new0 (VouchPortalThere, 1);
  self->theirs = g_steal_pointer (&theirs);
  self->receipt = make_receipt (there, portal);
  return self;
}

/**
 * vouch_portal_there_load:
 * @portal: signed in
 * @card: the card's id
 *
 * Asks the portal for the card as it is there, and waits for it.
 *
 * Returns: (transfer full) (nullable): what is there
 */
VouchPortalThere *
vouch_portal_there_load (VouchPortal *portal,
                         const char *card,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (VouchPortalClient) client = vouch_portal_client_new (portal);
  g_autofree char *folded = g_ascii_strdown (card, -1);
  g_autofree char *path = g_strconcat ("cards/", folded, NULL);
  g_autoptr (VouchPortalAnswer) answer = NULL;
  VouchPortalThere *self;

  if (!vouch_portal_client_connect (client, cancellable, error))
    return NULL;
  answer = vouch_portal_client_send (client, SOUP_METHOD_GET, path, NULL, -1, cancellable, error);
  if (!answer)
    return NULL;
  self = read_there (answer, vouch_portal_client_get_id (client));
  if (self)
    find_last (self, folded);
  else if (answer->status == 401 || answer->status == 403 || answer->status == 429
           || answer->status >= 500)
    vouch_portal_answer_to_error (answer, portal, error);
  else
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_FOUND,
                 _("“%s” doesn’t provide its version of the card, so it can’t be merged. You can "
                   "view it in the browser."),
                 vouch_portal_get_name (portal));
  return self;
}

static void
load_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  Work *work = data;
  VouchPortalThere *self = vouch_portal_there_load (work->portal, work->card, cancellable, &error);

  if (self)
    g_task_return_pointer (task, self, (GDestroyNotify) vouch_portal_there_free);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_portal_there_load_async:
 * @portal: signed in
 * @card: the card's id
 *
 * Asks the portal for the card as it is there, in a worker.
 */
void
vouch_portal_there_load_async (VouchPortal *portal,
                               const char *card,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->portal = g_object_ref (portal);
  work->card = g_strdup (card);
  g_task_set_source_tag (task, vouch_portal_there_load_async);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, load_thread_cb);
}

/** Returns: (transfer full) (nullable): what is there. */
VouchPortalThere *
vouch_portal_there_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
