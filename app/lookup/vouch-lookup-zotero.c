/* vouch-lookup-zotero.c: the writer's own library in Zotero, on this computer.
 *
 * The local service has the addresses of Zotero's web service, "Zotero Web API v3", and
 * user 0 is whoever sits at this computer. Answers are never kept: the library changes. It is asked
 * unasked, under embargo too, so an address of another computer is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-zotero.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-lookup-client.h"
#include "vouch-lookup-search.h"
#include "vouch-reference-reader.h"

#define MAX_REPLY ((gsize) 16 * 1024 * 1024)
/* A program on this computer answers at once or not at all. */
#define TIMEOUT_SECONDS 5
#define MAX_WORDS_BYTES 500

static gboolean
fail (GError **error, VouchLookupError code, const char *sentence)
{
  g_set_error_literal (error, VOUCH_LOOKUP_ERROR, code, sentence);
  return FALSE;
}

static gboolean
is_list (GBytes *answer)
{
  gsize length;
  const char *bytes = g_bytes_get_data (answer, &length);
  g_autoptr (JsonNode) root = bytes ? vouch_json_parse (bytes, length, MAX_REPLY, NULL) : NULL;
  JsonObject *object = root ? vouch_json_node_object (root) : NULL;

  return root && (vouch_json_node_array (root) || (object && vouch_json_get_array (object, "items")));
}

static gboolean
judge (guint status, GBytes *answer, GError **error)
{
  if (status == 200 && is_list (answer))
    return TRUE;
  if (status == 403)
    return fail (error, VOUCH_LOOKUP_ERROR_REFUSED,
                 _("Zotero doesn’t allow access to its library. In Zotero’s Advanced settings, "
                   "turn on “Allow other applications on this computer to communicate with "
                   "Zotero”."));
  if (status == 404 || status == 400)
    return fail (error, VOUCH_LOOKUP_ERROR_UNSUPPORTED,
                 _("This version of Zotero doesn’t give access to its library. Use version 7 or "
                   "later."));
  if (status >= 500)
    return fail (error, VOUCH_LOOKUP_ERROR_FAULT, _("Zotero has a problem. Restart it and try "
                                                    "again."));
  return fail (error, VOUCH_LOOKUP_ERROR_FOREIGN, _("A program other than Zotero is responding."));
}

/* What the service's own words would send a person to look for a cable. */
static void
explain_silence (GError **error)
{
  if (!g_error_matches (*error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_OFFLINE))
    return;
  g_clear_error (error);
  fail (error, VOUCH_LOOKUP_ERROR_OFFLINE, _("Zotero is not running on this computer."));
}

static VouchLookupSettings *
make_patient (const VouchLookupSettings *settings)
{
  VouchLookupSettings *own = vouch_lookup_settings_copy (settings);

  g_clear_pointer (&own->cache, g_free);
  own->max_tries = 1;
  own->timeout = MIN (settings->timeout, TIMEOUT_SECONDS);
  return own;
}

static JsonArray *
read_items (GBytes *answer, guint limit, GError **error)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  gsize length;
  const char *bytes = g_bytes_get_data (answer, &length);
  JsonArray *items;

  if (!vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_CSL_JSON, bytes, length, error))
    return NULL;
  items = json_array_new ();
  for (guint i = 0; i < MIN (batch->items->len, limit); i++)
    json_array_add_object_element (items, json_object_ref (batch->items->pdata[i]));
  return items;
}

/**
 * vouch_lookup_zotero_run:
 * @settings: where Zotero answers
 * @words: what is looked for in titles, names and years
 * @limit: how many to find at most
 * @cancellable: (nullable): ends it
 * @error: a #VouchLookupError, or that it was cancelled
 *
 * Blocks: for worker threads.
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): what was found as CSL-JSON items, none
 *   included
 */
JsonArray *
vouch_lookup_zotero_run (const VouchLookupSettings *settings, const char *words, guint limit,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchLookupSettings) own = make_patient (settings);
  g_autofree char *clean = g_strstrip (g_utf8_make_valid (words, -1));
  g_autofree char *escaped = g_uri_escape_string (clean, NULL, FALSE);
  g_autofree char *address
      = g_strdup_printf ("%s/users/0/items?q=%s&qmode=titleCreatorYear&itemType=-attachment&format=csljson&limit=%u",
                         own->zotero, escaped, limit);
  g_autoptr (GBytes) answer = NULL;
  GError *reason = NULL;

  if (!*clean || strlen (clean) > MAX_WORDS_BYTES)
    return json_array_new ();
  if (!vouch_lookup_settings_is_local (own->zotero))
    {
      fail (error, VOUCH_LOOKUP_ERROR_REFUSED,
            _("The address for Zotero in Preferences isn’t on this computer. Nothing was sent."));
      return NULL;
    }
  answer = vouch_lookup_ask (own, address, "Zotero", judge, cancellable, &reason);
  if (answer)
    return read_items (answer, limit, error);
  explain_silence (&reason);
  g_propagate_error (error, reason);
  return NULL;
}

/* --- without waiting --------------------------------------------------------- */

/**
 * vouch_lookup_zotero_async:
 * @settings: as vouch_lookup_zotero_run() takes them
 * @words: so too
 * @limit: so too
 * @cancellable: (nullable): ends it
 * @callback: called when it is done
 * @data: for @callback
 */
void
vouch_lookup_zotero_async (const VouchLookupSettings *settings, const char *words, guint limit,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  vouch_lookup_search_async (settings, words, limit, vouch_lookup_zotero_run, vouch_lookup_zotero_async, cancellable,
                             callback, data);
}

/**
 * vouch_lookup_zotero_finish:
 * @result: of vouch_lookup_zotero_async()
 * @error: a #VouchLookupError, or that it was cancelled
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): as vouch_lookup_zotero_run()
 */
JsonArray *
vouch_lookup_zotero_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vouch_lookup_zotero_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
