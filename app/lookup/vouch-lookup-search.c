/* vouch-lookup-search.c: a search for words, in a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-search.h"

typedef struct
{
  VouchLookupSettings *settings; /* (owned) */
  char *words;                   /* (owned) */
  guint number;
  VouchLookupSearch search;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  vouch_lookup_settings_free (request->settings);
  g_free (request->words);
  g_free (request);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  JsonArray *items = request->search (request->settings, request->words, request->number, cancellable, &error);

  if (items)
    g_task_return_pointer (task, items, (GDestroyNotify) json_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_lookup_search_async:
 * @settings: where to ask; copied
 * @words: what is looked for; copied
 * @number: what @search takes beside the words
 * @search: what the thread does
 * @tag: the function that asks, for its finish function to know the result by
 * @cancellable: (nullable): ends it
 * @callback: gets a #GTask with a #JsonArray, or an error
 * @data: for @callback
 */
void
vouch_lookup_search_async (const VouchLookupSettings *settings, const char *words, guint number,
                           VouchLookupSearch search, gpointer tag, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  request->settings = vouch_lookup_settings_copy (settings);
  request->words = g_strdup (words);
  request->number = number;
  request->search = search;
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, request, free_request);
  /* Whoever types on need not wait for the answer to what was typed before. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, run_in_thread);
}
