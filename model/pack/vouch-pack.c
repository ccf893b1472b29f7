/* vouch-pack.c: a card with the pages of its sources, in one PDF.
 *
 * It is for who reviews the card: every passage that was found in its file stands on its page,
 * with the statement's number beside it. What it holds may be copyrighted, and each page says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack.h"

#include "vouch-card-format.h"
#include "vouch-pack-bundle.h"
#include "vouch-pack-run.h"

/**
 * vouch_pack_make:
 * @card: a card as it is kept
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError, #VouchSqlError, #VouchFormatError or
 *   #GIOErrorEnum
 *
 * Reads the store of sources and draws: takes seconds, not for the main thread. A source that
 * can't be read or drawn costs nothing but its own pages; a store that can't be asked is an error.
 *
 * Returns: (transfer full) (nullable): the PDF; the same for the same card and sources
 */
GBytes *
vouch_pack_make (JsonNode *card, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchCard) tree = vouch_card_format_build (card, error);
  g_autoptr (VouchPackBundle) bundle = NULL;
  g_autoptr (JsonObject) manifest = NULL;

  if (!tree)
    return NULL;
  bundle = vouch_pack_bundle_new (tree, cancellable);
  vouch_pack_blocks_gather (bundle);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !vouch_pack_sources_check (bundle->sources, error))
    return NULL;
  manifest = vouch_pack_bundle_finish (bundle);
  return vouch_pack_run (manifest, vouch_pack_sources_get_files (bundle->sources), cancellable, error);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer card, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *pack = vouch_pack_make (card, cancellable, &error);

  if (pack)
    g_task_return_pointer (task, pack, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_pack_make_async:
 * @card: a card as it is kept; sealed
 * @cancellable: (nullable): to give up
 * @callback: called when it is made
 * @data: for @callback
 *
 * Makes it without waiting; see vouch_pack_make().
 */
void
vouch_pack_make_async (JsonNode *card, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, vouch_pack_make_async);
  g_task_set_task_data (task, json_node_ref (card), (GDestroyNotify) json_node_unref);
  g_task_run_in_thread (task, make_in_thread);
}

/** Returns: (transfer full) (nullable): the PDF. */
GBytes *
vouch_pack_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
