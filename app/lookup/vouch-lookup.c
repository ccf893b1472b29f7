/* vouch-lookup.c: a reference from an identifier, an address or a pasted reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-identifier.h"
#include "vouch-identify.h"
#include "vouch-json.h"
#include "vouch-lookup-registry.h"
#include "vouch-reference-date.h"
#include "vouch-reference-title.h"
#include "vouch-registry-title.h"

/* Papers about one trial. */
#define MAX_TRIAL_PAPERS 5
/* More words than a reference has are a paper pasted by mistake: they are not sent anywhere. */
#define MAX_WORDS_BYTES 1000
/* A title with fewer letters fits anything. */
#define MIN_TITLE_LETTERS 12
#define MIN_BARE_TITLE_LETTERS 20

typedef struct
{
  char *text;                    /* (owned) */
  VouchLookupSettings *settings; /* (owned) */
} Request;

/* --- whether a record is what was pasted ------------------------------------ */

static char *
squash (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  GString *letters = g_string_new (NULL);

  for (const char *p = normal ? normal : ""; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (letters, FALSE);
}

static gboolean
has_title (const char *words, JsonObject *item)
{
  const char *title = vouch_json_get_text (item, "title");
  g_autofree char *plain = title ? vouch_reference_title_plain (title) : g_strdup ("");
  g_autofree char *wanted = squash (plain);
  g_autofree char *all = squash (words);

  if (strlen (wanted) >= MIN_TITLE_LETTERS && strstr (all, wanted))
    return TRUE;
  return strlen (all) >= MIN_BARE_TITLE_LETTERS && strstr (wanted, all);
}

/* A year in the words that is another one speaks against it; the day online may be the year before. */
static gboolean
has_year (const char *words, JsonObject *item)
{
  VouchReferenceDate date;
  gboolean any = FALSE;

  if (!vouch_reference_date_read (&date, item, "issued") || date.year <= 0)
    return TRUE;
  for (const char *p = words; *p; p++)
    if (g_ascii_isdigit (*p))
      {
        char *end;
        gint64 year = g_ascii_strtoll (p, &end, 10);

        if (end - p == 4 && year >= 1800 && year <= 2100)
          {
            any = TRUE;
            if (year >= date.year - 1 && year <= date.year + 1)
              return TRUE;
          }
        p = end - 1;
      }
  return !any;
}

static gboolean
look_for_words (const VouchLookupQuestion *question, const char *words, GError **error)
{
  g_autoptr (VouchReferenceBatch) found = vouch_reference_batch_new ();
  VouchLookupQuestion own = { question->settings, found, question->cancellable };

  if (strlen (words) > MAX_WORDS_BYTES)
    {
      g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_UNSUPPORTED,
                           _("This is too long for a reference. Nothing was sent."));
      return FALSE;
    }
  if (!vouch_lookup_crossref_words (&own, words, error))
    return FALSE;
  for (guint i = 0; i < found->items->len; i++)
    if (has_title (words, found->items->pdata[i]) && has_year (words, found->items->pdata[i]))
      {
        vouch_reference_batch_add (question->batch, json_object_ref (found->items->pdata[i]), 0);
        return TRUE;
      }
  g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND,
                       _("No matching paper found in Crossref."));
  return FALSE;
}

/* --- kinds ------------------------------------------------------------------ */

static gboolean
look_for_pmcid (const VouchLookupQuestion *question, const char *pmcid, GError **error)
{
  g_autofree char *term = g_strconcat (pmcid, "[pmcid]", NULL);

  return vouch_lookup_pubmed_search (question, term, 1, error);
}

static gboolean
is_not_found (const GError *error)
{
  return g_error_matches (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND);
}

/* Data sets, software and many preprints have their DOI from DataCite. */
static gboolean
look_for_doi (const VouchLookupQuestion *question, const char *doi, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (vouch_lookup_crossref_doi (question, doi, &reason))
    return TRUE;
  if (is_not_found (reason))
    return vouch_lookup_datacite_doi (question, doi, error);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* Crossref's record of a book is the publisher's own, but most books are not there. */
static gboolean
look_for_book (const VouchLookupQuestion *question, const char *isbn, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (vouch_lookup_crossref_isbn (question, isbn, &reason))
    return TRUE;
  if (!is_not_found (reason))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  g_clear_error (&reason);
  if (vouch_lookup_books_isbn (question, isbn, &reason))
    return TRUE;
  if (is_not_found (reason))
    g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND,
                         _("No book with this number found in Crossref or Open Library."));
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* The papers about a trial, which have its results, and then its registration. One of them is enough. */
static gboolean
look_for_trial (const VouchLookupQuestion *question, const char *number, GError **error)
{
  g_autofree char *term = g_strconcat (number, "[si]", NULL);
  g_autoptr (GError) no_papers = NULL;
  g_autoptr (GError) no_trial = NULL;
  gboolean has_papers = vouch_lookup_pubmed_search (question, term, MAX_TRIAL_PAPERS, &no_papers);

  if (no_papers && !is_not_found (no_papers) && g_cancellable_is_cancelled (question->cancellable))
    {
      g_propagate_error (error, g_steal_pointer (&no_papers));
      return FALSE;
    }
  if (vouch_lookup_trials_number (question, number, &no_trial) || has_papers)
    return TRUE;
  g_propagate_error (error, is_not_found (no_papers) ? g_steal_pointer (&no_trial) : g_steal_pointer (&no_papers));
  return FALSE;
}

static gboolean
refuse_address (const VouchLookupQuestion *question, const char *address, GError **error)
{
  g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_UNSUPPORTED,
                       _("No identifier found in this address. Look up the paper by its DOI or "
                         "title."));
  return FALSE;
}

static gboolean
refuse_issn (const VouchLookupQuestion *question, const char *issn, GError **error)
{
  g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_UNSUPPORTED,
                       _("This number identifies a journal, not a paper."));
  return FALSE;
}

static gboolean
refuse_person (const VouchLookupQuestion *question, const char *orcid, GError **error)
{
  g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_UNSUPPORTED,
                       _("This number identifies a person, not a paper."));
  return FALSE;
}

static const struct
{
  const char *kind;
  const char *registry; /* (nullable) */
  gboolean (*look) (const VouchLookupQuestion *question, const char *normal, GError **error);
} kinds[] = {
  { "doi", "Crossref", look_for_doi }, { "pmid", "PubMed", vouch_lookup_pubmed_id },
  { "pmcid", "PubMed", look_for_pmcid },            { "nct", "PubMed", look_for_trial },
  { "arxiv", "arXiv", vouch_lookup_arxiv_id },      { "isbn", "Crossref", look_for_book },
  { "url", NULL, refuse_address },                  { "issn", NULL, refuse_issn },
  { "orcid", NULL, refuse_person },                 { "none", "Crossref", look_for_words },
};

/* Sets the kind and normal form of what is to be looked up: an identifier within an address or a
 * reference names the paper better than the words around it. */
static gsize
recognise (const char *text, char **normal)
{
  static const char *const members[]
      = { [VOUCH_IDENTIFIER_DOI] = "doi", [VOUCH_IDENTIFIER_PMID] = "pmid", [VOUCH_IDENTIFIER_PMCID] = "pmcid" };
  g_auto (VouchIdentity) identity = { 0 };
  VouchIdentifierKind kind = VOUCH_IDENTIFIER_DOI;
  g_autofree char *within = NULL;
  const char *name = "none";

  vouch_identify (text, &identity);
  if (identity.is_valid && !g_str_equal (identity.kind, "url"))
    {
      name = identity.kind;
      *normal = g_strdup (identity.normal);
    }
  else if ((within = vouch_identifier_find (text, &kind)))
    {
      name = members[kind];
      *normal = g_steal_pointer (&within);
    }
  else
    {
      name = identity.is_valid ? "url" : "none";
      *normal = g_strdup (text);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, name))
      return i;
  return G_N_ELEMENTS (kinds) - 1;
}

/**
 * vouch_lookup_get_registry:
 * @text: an identifier, an address or a pasted reference
 *
 * Returns: (nullable): who would be asked for it; %NULL where nobody would
 */
const char *
vouch_lookup_get_registry (const char *text)
{
  g_autofree char *normal = NULL;

  return kinds[recognise (text, &normal)].registry;
}

/* What registries call papers, for the check that finds identifiers of other papers. */
static void
keep_titles (VouchReferenceBatch *batch)
{
  static const VouchIdentifierKind own[] = { VOUCH_IDENTIFIER_DOI, VOUCH_IDENTIFIER_PMID };

  for (guint i = 0; i < batch->items->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (own); k++)
      {
        JsonObject *item = batch->items->pdata[i];
        const char *identifier = vouch_json_get_text (item, vouch_identifier_kind_get_member (own[k]));
        const char *title = vouch_json_get_text (item, "title");

        if (identifier && title)
          vouch_registry_title_keep (own[k], identifier, title);
      }
}

static JsonArray *
take_items (VouchReferenceBatch *batch)
{
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < batch->items->len; i++)
    json_array_add_object_element (items, json_object_ref (batch->items->pdata[i]));
  return items;
}

/**
 * vouch_lookup_run:
 * @settings: which registries
 * @text: a DOI, PMID, PMCID, ISBN, trial's number or arXiv number, an address with one in it, a reference as
 *   papers print it, or a title
 * @cancellable: (nullable): ends it
 * @error: a #VouchLookupError, or that it was cancelled
 *
 * Blocks: for worker threads.
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): what was found as CSL-JSON items; one,
 *   except for a trial's number
 */
JsonArray *
vouch_lookup_run (const VouchLookupSettings *settings, const char *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  VouchLookupQuestion question = { settings, batch, cancellable };
  g_autofree char *clean = g_strstrip (g_utf8_make_valid (text, -1));
  g_autofree char *normal = NULL;

  if (!*clean)
    {
      g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_UNSUPPORTED,
                           _("There is nothing to look up."));
      return NULL;
    }
  if (!kinds[recognise (clean, &normal)].look (&question, normal, error))
    return NULL;
  keep_titles (batch);
  return take_items (batch);
}

/* --- without waiting --------------------------------------------------------- */

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->text);
  vouch_lookup_settings_free (request->settings);
  g_free (request);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  JsonArray *items = vouch_lookup_run (request->settings, request->text, cancellable, &error);

  if (items)
    g_task_return_pointer (task, items, (GDestroyNotify) json_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * vouch_lookup_run_async:
 * @settings: as vouch_lookup_run() takes them
 * @text: as vouch_lookup_run() takes it
 * @cancellable: (nullable): ends it
 * @callback: called when it is done
 * @data: for @callback
 */
void
vouch_lookup_run_async (const VouchLookupSettings *settings, const char *text, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Request *request = g_new0 (Request, 1);

  request->text = g_strdup (text);
  request->settings = vouch_lookup_settings_copy (settings);
  g_task_set_source_tag (task, vouch_lookup_run_async);
  g_task_set_task_data (task, request, free_request);
  /* Whoever cancelled need not wait for a server. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * vouch_lookup_run_finish:
 * @result: of vouch_lookup_run_async()
 * @error: a #VouchLookupError, or that it was cancelled
 *
 * Returns: (transfer full) (nullable) (element-type JsonObject): as vouch_lookup_run()
 */
JsonArray *
vouch_lookup_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
