/* vouch-lookup-article.c: a paper that is known by title, first author and year alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-article.h"

#include <glib/gi18n-lib.h>

#include "vouch-article-match.h"
#include "vouch-json.h"
#include "vouch-lookup-registry.h"
#include "vouch-reference-date.h"
#include "vouch-reference-names.h"
#include "vouch-reference-plain.h"

/* More candidates than that nobody looks through. */
#define MAX_FOUND 3
#define MAX_PUBMED 5
/* Letters of a title that are sent; more of it tells no paper from another. */
#define MAX_LETTERS 300

typedef struct
{
  VouchLookupSettings *settings; /* (owned) */
  JsonObject *article;           /* (owned): of nobody else */
} Request;

static char *
dup_title (JsonObject *article)
{
  g_autofree char *title = vouch_reference_dup_plain_title (article);

  return title && *title
             ? g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_LETTERS))
             : NULL;
}

/* "Title, first author's family name, year" */
static char *
dup_words (JsonObject *article, const char *title)
{
  JsonArray *names = vouch_json_get_array (article, "author");
  g_autofree char *family = vouch_json_array_length (names) > 0
                                ? vouch_reference_name_family (vouch_json_array_object (names, 0))
                                : NULL;
  VouchReferenceDate date;
  g_autofree char *year = NULL;

  if (vouch_reference_date_read (&date, article, "issued") && date.year > 0)
    year = g_strdup_printf (" %d", date.year);
  return g_strconcat (title, family ? " " : "", family ? family : "", year ? year : "", NULL);
}

/* Brackets and quotes are PubMed's own signs. */
static char *
dup_term (const char *title)
{
  g_autofree char *words = g_strdelimit (g_strdup (title), "[]()\"*:/\\", ' ');

  return g_strconcat (words, "[ti]", NULL);
}

typedef struct
{
  JsonObject *item; /* (unowned) */
  double score;
  guint rank; /* the registry's own order, among equals */
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->rank < second->rank ? -1 : 1;
}

/* Returns: (transfer full) (nullable): what fits, best first */
static JsonArray *
choose (JsonObject *article, VouchReferenceBatch *found)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  JsonArray *items;

  for (guint i = 0; i < found->items->len; i++)
    {
      VouchArticleMatch match = vouch_article_match (article, found->items->pdata[i]);
      Candidate candidate = { found->items->pdata[i], match.score, i };

      if (match.is_good)
        g_array_append_val (candidates, candidate);
    }
  if (candidates->len == 0)
    return NULL;
  g_array_sort (candidates, compare_candidates);
  items = json_array_new ();
  for (guint i = 0; i < MIN (candidates->len, MAX_FOUND); i++)
    json_array_add_object_element (items,
                                   json_object_ref (g_array_index (candidates, Candidate, i).item));
  return items;
}

/* @reason: what a registry could not do; that it does not know the paper is no such thing */
static void
keep_reason (GError **reason, GError *error)
{
  if (!error)
    return;
  if (*reason || g_error_matches (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND))
    g_error_free (error);
  else
    *reason = error;
}

static JsonArray *
ask_both (const VouchLookupSettings *settings, JsonObject *article, const char *title,
          GCancellable *cancellable, GError **reason)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  VouchLookupQuestion question = { settings, batch, cancellable };
  g_autofree char *words = dup_words (article, title);
  g_autofree char *term = dup_term (title);
  GError *error = NULL;
  JsonArray *found;

  (void) vouch_lookup_crossref_words (&question, words, &error);
  keep_reason (reason, g_steal_pointer (&error));
  found = choose (article, batch);
  if (found || g_cancellable_is_cancelled (cancellable))
    return found;
  (void) vouch_lookup_pubmed_search (&question, term, MAX_PUBMED, &error);
  keep_reason (reason, g_steal_pointer (&error));
  return choose (article, batch);
}

/**
 * vouch_lookup_article:
 * @settings: which registries
 * @article: a CSL-JSON item with the title at least
 * @cancellable: (nullable): ends it
 * @error: a #VouchLookupError, or that it was cancelled
 *
 * Blocks: for worker threads.
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): the papers that fit, best first
 */
JsonArray *
vouch_lookup_article (const VouchLookupSettings  *settings,
                      JsonObject                 *article,
                      GCancellable               *cancellable,
                      GError                    **error)
{
  g_autofree char *title = dup_title (article);
  g_autoptr (GError) reason = NULL;
  JsonArray *found;

  if (!title)
    {
      g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_UNSUPPORTED,
                           _("The card has no article title."));
      return NULL;
    }
  found = ask_both (settings, article, title, cancellable, &reason);
  if (found)
    return found;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (reason)
    g_propagate_error (error, g_steal_pointer (&reason));
  else
    g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND,
                         _("Not found in Crossref or PubMed. Trade press articles are often in "
                           "neither."));
  return NULL;
}

static void
free_request (gpointer data)
{
  Request *request = data;

  vouch_lookup_settings_free (request->settings);
  json_object_unref (request->article);
  g_free (request);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  JsonArray *items = vouch_lookup_article (request->settings, request->article, cancellable, &error);

  if (items)
    g_task_return_pointer (task, items, (GDestroyNotify) json_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_lookup_article_async:
 * @settings: as vouch_lookup_article() takes them
 * @article: (transfer full): of nobody else from now on
 * @cancellable: (nullable): ends it
 * @callback: called when it is done
 * @data: for @callback
 */
void
vouch_lookup_article_async (const VouchLookupSettings *settings,
                            JsonObject                *article,
                            GCancellable              *cancellable,
                            GAsyncReadyCallback        callback,
                            gpointer                   data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  request->settings = vouch_lookup_settings_copy (settings);
  request->article = article;
  g_task_set_source_tag (task, vouch_lookup_article_async);
  g_task_set_task_data (task, request, free_request);
  /* Whoever cancelled need not wait for a server. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, look_in_thread);
}

/**
 * vouch_lookup_article_finish:
 * @result: of vouch_lookup_article_async()
 * @error: a #VouchLookupError, or that it was cancelled
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): as vouch_lookup_article()
 */
JsonArray *
vouch_lookup_article_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, vouch_lookup_article_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
