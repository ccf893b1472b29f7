/* vouch-lookup-words.c: papers by a few words of their title, authors and year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-words.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-lookup-registry.h"
#include "vouch-lookup-search.h"
#include "vouch-reference-date.h"
#include "vouch-reference-match.h"
#include "vouch-reference-names.h"
#include "vouch-reference-plain.h"

/* Nobody looks through more of them. */
#define MAX_FOUND 5
/* One short word fits half a registry, and a whole paragraph is no question. */
#define MIN_WORDS 2
#define MIN_LETTERS 8
#define MAX_BYTES 300

/* Returns: (transfer full): its words, without accents, in small letters */
static char **
dup_tokens (const char *text)
{
  g_autofree char *folded = vouch_reference_fold (text);

  return g_str_tokenize_and_fold (folded, NULL, NULL);
}

/**
 * vouch_lookup_words_are_enough:
 * @words: what somebody has typed
 *
 * Returns: whether a registry could tell papers apart by it
 */
gboolean
vouch_lookup_words_are_enough (const char *words)
{
  g_auto (GStrv) tokens = NULL;

  /* Whoever pastes a book need not wait until its words are counted. */
  if (strlen (words) > MAX_BYTES || g_utf8_strlen (words, -1) < MIN_LETTERS)
    return FALSE;
  tokens = dup_tokens (words);
  return g_strv_length (tokens) >= MIN_WORDS;
}

/* Title, journal, family names and year, as somebody would type them. */
static char *
describe (JsonObject *item)
{
  g_autofree char *title = vouch_reference_dup_plain_title (item);
  const char *journal = vouch_json_get_text (item, "container-title");
  JsonArray *names = vouch_json_get_array (item, "author");
  GString *text = g_string_new (title ? title : "");
  VouchReferenceDate date;

  g_string_append_printf (text, " %s", journal ? journal : "");
  for (guint i = 0; names && i < vouch_json_array_length (names); i++)
    {
      g_autofree char *family = vouch_reference_name_family (vouch_json_array_object (names, i));

      g_string_append_printf (text, " %s", family ? family : "");
    }
  if (vouch_reference_date_read (&date, item, "issued") && date.year > 0)
    g_string_append_printf (text, " %d", date.year);
  return g_string_free (text, FALSE);
}

static gboolean
begins_one (const char *word, char **tokens)
{
  for (gsize i = 0; tokens[i]; i++)
    if (g_str_has_prefix (tokens[i], word))
      return TRUE;
  return FALSE;
}

/* Crossref answers anything with something, and PubMed takes words for others: two words out of three must be the paper's. */
static gboolean
fits (const char *words, JsonObject *item)
{
  g_autofree char *description = describe (item);
  g_auto (GStrv) wanted = dup_tokens (words);
  g_auto (GStrv) own = dup_tokens (description);
  guint n_wanted = g_strv_length (wanted);
  guint n_met = 0;

  for (guint i = 0; i < n_wanted; i++)
    n_met += begins_one (wanted[i], own);
  return n_met * 3 >= n_wanted * 2;
}

/* Brackets, quotes and stars are PubMed's own signs. */
static char *
dup_term (const char *words)
{
  return g_strdelimit (g_strdup (words), "[]()\"*:/\\", ' ');
}

static gboolean
ask (const VouchLookupQuestion *question, VouchLookupWhere where, const char *words, GError **error)
{
  g_autofree char *term = NULL;

  if (where == VOUCH_LOOKUP_CROSSREF)
    return vouch_lookup_crossref_words (question, words, error);
  term = dup_term (words);
  return vouch_lookup_pubmed_search (question, term, MAX_FOUND, error);
}

/**
 * vouch_lookup_words_run:
 * @settings: which registries
 * @where: which of them
 * @words: of a title, of names, a year
 * @cancellable: (nullable): ends it
 * @error: a #VouchLookupError, or that it was cancelled
 *
 * Blocks: for worker threads.
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): what fits as CSL-JSON items, best first;
 *   none included
 */
JsonArray *
vouch_lookup_words_run (const VouchLookupSettings *settings, VouchLookupWhere where, const char *words,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  VouchLookupQuestion question = { settings, batch, cancellable };
  g_autofree char *clean = g_strstrip (g_utf8_make_valid (words, -1));
  g_autoptr (GError) reason = NULL;
  JsonArray *items;

  if (vouch_lookup_words_are_enough (clean) && !ask (&question, where, clean, &reason)
      && !g_error_matches (reason, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  items = json_array_new ();
  for (guint i = 0; i < MIN (batch->items->len, MAX_FOUND); i++)
    if (fits (clean, batch->items->pdata[i]))
      json_array_add_object_element (items, json_object_ref (batch->items->pdata[i]));
  return items;
}

/* --- without waiting --------------------------------------------------------- */

static JsonArray *
search (const VouchLookupSettings *settings, const char *words, guint where, GCancellable *cancellable, GError **error)
{
  return vouch_lookup_words_run (settings, (VouchLookupWhere) where, words, cancellable, error);
}

/**
 * vouch_lookup_words_async:
 * @settings: as vouch_lookup_words_run() takes them
 * @where: so too
 * @words: so too
 * @cancellable: (nullable): ends it
 * @callback: called when it is done
 * @data: for @callback
 */
void
vouch_lookup_words_async (const VouchLookupSettings *settings, VouchLookupWhere where, const char *words,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  vouch_lookup_search_async (settings, words, where, search, vouch_lookup_words_async, cancellable, callback, data);
}

/**
 * vouch_lookup_words_finish:
 * @result: of vouch_lookup_words_async()
 * @error: a #VouchLookupError, or that it was cancelled
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): as vouch_lookup_words_run()
 */
JsonArray *
vouch_lookup_words_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vouch_lookup_words_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
