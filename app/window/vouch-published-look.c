/* vouch-published-look.c: asks a portal what it has of a card, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-published-look.h"

#include <glib/gi18n-lib.h>

#include "vouch-local-portal.h"
#include "vouch-when.h"

typedef struct
{
  JsonNode *card;      /* (owned) */
  VouchPortal *portal; /* (owned) (nullable): this computer's own */
} Look;

static void
free_look (gpointer data)
{
  Look *look = data;

  json_node_unref (look->card);
  g_clear_object (&look->portal);
  g_free (look);
}

static VouchPortalDrift *
ask (Look *look, GCancellable *cancellable)
{
  g_autoptr (VouchPortal) local = look->portal ? NULL : vouch_local_portal_running (cancellable);
  VouchPortal *portal = look->portal ? look->portal : local;
  VouchPortalDrift *drift;

  if (portal)
    drift = vouch_portal_drift_ask (look->card, portal, cancellable);
  else
    drift = vouch_portal_drift_new_local (look->card);
  if (!portal && drift->receipt)
    g_set_error (&drift->error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE,
                 _ ("The portal on this computer is not running."));
  else if (!portal)
    drift->state = VOUCH_PORTAL_DRIFT_NOT_SENT;
  return drift;
}

static void
free_drift (gpointer data)
{
  vouch_portal_drift_free (data);
}

static void
look_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, ask (data, cancellable), free_drift);
}

/**
 * vouch_published_look_async:
 * @card: a card's whole JSON
 * @portal: (nullable): signed in; %NULL = this computer's own, where it runs
 *
 * Asks @portal, in a worker.
 */
void
vouch_published_look_async (JsonNode *card,
                            VouchPortal *portal,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Look *look = g_new0 (Look, 1);

  look->card = json_node_ref (card);
  g_set_object (&look->portal, portal);
  g_task_set_source_tag (task, vouch_published_look_async);
  g_task_set_task_data (task, look, free_look);
  g_task_run_in_thread (task, look_thread_cb);
}

/** Returns: (transfer full) (nullable): what it has; %NULL where it was cancelled. */
VouchPortalDrift *
vouch_published_look_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Returns: (transfer full): when it came, and what it was. */
char *
vouch_published_describe_receipt (const VouchReceipt *receipt)
{
  g_autoptr (GDateTime) at = receipt->at ? g_date_time_new_from_iso8601 (receipt->at, NULL) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = at ? vouch_when_describe (at, now) : NULL;
  g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT, receipt->revision);

  if (vouch_receipt_is_withdrawn (receipt) && when)
    /* Translators: “Withdrawn 5 minutes ago”. */
    return g_strdup_printf (_ ("Withdrawn %s"), when);
  if (!when)
    /* Translators: the portal's number for what it was sent. */
    return g_strdup_printf (_ ("Sent as revision %s"), revision);
  /* Translators: “Sent 5 minutes ago as revision 3”. */
  return g_strdup_printf (_ ("Sent %s as revision %s"), when, revision);
}
