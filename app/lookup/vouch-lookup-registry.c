/* vouch-lookup-registry.c: what each registry is asked, and its answers as CSL-JSON items.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-registry.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-crossref-reply.h"
#include "vouch-json.h"
#include "vouch-lookup-client.h"
#include "vouch-reference-item.h"
#include "vouch-reference-reader.h"
#include "vouch-xml-record.h"

#define MAX_REPLY ((gsize) 32 * 1024 * 1024)

/* --- what answers are ------------------------------------------------------ */

/** Returns: %FALSE, to end with. */
gboolean
vouch_lookup_fail_not_found (GError **error)
{
  g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND, _("Not found in the registry."));
  return FALSE;
}

static VouchLookupError
code_of_kind (VouchReplyKind kind)
{
  switch (kind)
    {
    case VOUCH_REPLY_NOT_FOUND:
      return VOUCH_LOOKUP_ERROR_NOT_FOUND;
    case VOUCH_REPLY_REFUSED:
      return VOUCH_LOOKUP_ERROR_REFUSED;
    case VOUCH_REPLY_BUSY:
      return VOUCH_LOOKUP_ERROR_BUSY;
    case VOUCH_REPLY_FOREIGN:
      return VOUCH_LOOKUP_ERROR_FOREIGN;
    case VOUCH_REPLY_RECORDS:
    case VOUCH_REPLY_FAULT:
    case VOUCH_REPLY_OTHER:
    default:
      return VOUCH_LOOKUP_ERROR_FAULT;
    }
}

/** Returns: whether the answer has a record, as Crossref gives it; else @error says what it is. */
gboolean
vouch_lookup_judge_json (guint status, GBytes *answer, GError **error)
{
  g_autofree char *sentence = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (answer, &length);
  VouchReplyKind kind = vouch_crossref_reply_explain (status, bytes ? bytes : "", length, &sentence);

  if (kind == VOUCH_REPLY_RECORDS)
    return TRUE;
  g_set_error_literal (error, VOUCH_LOOKUP_ERROR, code_of_kind (kind), sentence);
  return FALSE;
}

/* A good status and the element that is waited for; all else is explained as any other answer. */
static gboolean
judge_xml (guint status, GBytes *answer, const char *root, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (answer, &length);

  if (status == 200 && bytes && g_strstr_len (bytes, (gssize) length, root))
    return TRUE;
  if (vouch_lookup_judge_json (status, answer, error))
    g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FAULT,
                         _("The registry has a problem. Try again later."));
  return FALSE;
}

static gboolean
judge_pubmed (guint status, GBytes *answer, GError **error)
{
  return judge_xml (status, answer, "ArticleSet", error);
}

static gboolean
judge_arxiv (guint status, GBytes *answer, GError **error)
{
  return judge_xml (status, answer, "<feed", error);
}

/* --- Crossref -------------------------------------------------------------- */

static char *
crossref_address (const VouchLookupSettings *settings, const char *path, const char *query)
{
  g_autofree char *mailto = settings->mailto ? g_uri_escape_string (settings->mailto, "@", FALSE) : NULL;
  GString *address = g_string_new (settings->crossref);

  g_string_append_printf (address, "/works%s", path);
  if (query)
    g_string_append_printf (address, "?%s", query);
  if (mailto)
    g_string_append_printf (address, "%cmailto=%s", query ? '&' : '?', mailto);
  return g_string_free (address, FALSE);
}

/* Reads an answer with the reader that files have; what it can't read, the registry got wrong. */
static gboolean
read_answer (const VouchLookupQuestion *question, VouchReferenceFormat format, GBytes *answer, GError **error)
{
  guint n_before = question->batch->items->len;
  guint n_lost = vouch_reference_batch_count_lost (question->batch);
  gsize length;
  const char *bytes = g_bytes_get_data (answer, &length);

  if (!vouch_reference_read (question->batch, format, bytes, length, error))
    return FALSE;
  if (question->batch->items->len > n_before)
    return TRUE;
  if (vouch_reference_batch_count_lost (question->batch) == n_lost)
    return vouch_lookup_fail_not_found (error);
  g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FAULT,
                       _("The registry’s response is incomplete. Try again later."));
  return FALSE;
}

static gboolean
ask_crossref (const VouchLookupQuestion *question, const char *address, GError **error)
{
  g_autoptr (GBytes) answer
      = vouch_lookup_ask (question->settings, address, "Crossref", vouch_lookup_judge_json, question->cancellable, error);

  return answer && read_answer (question, VOUCH_REFERENCE_FORMAT_CROSSREF, answer, error);
}

/**
 * vouch_lookup_crossref_doi:
 * @question: who asks
 * @doi: in its normal form
 * @error: a #VouchLookupError
 *
 * Returns: whether it was found
 */
gboolean
vouch_lookup_crossref_doi (const VouchLookupQuestion *question, const char *doi, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (doi, "/:();", FALSE);
  g_autofree char *path = g_strconcat ("/", escaped, NULL);
  g_autofree char *address = crossref_address (question->settings, path, NULL);

  return ask_crossref (question, address, error);
}

/**
 * vouch_lookup_crossref_isbn:
 * @question: who asks
 * @isbn: in its normal form
 * @error: a #VouchLookupError
 *
 * It has the books of publishers that register them, and no others.
 *
 * Returns: whether it was found
 */
gboolean
vouch_lookup_crossref_isbn (const VouchLookupQuestion *question, const char *isbn, GError **error)
{
  g_autofree char *query = g_strdup_printf (
      "filter=isbn:%s,type:book,type:monograph,type:edited-book,type:reference-book&rows=1", isbn);
  g_autofree char *address = crossref_address (question->settings, "", query);
  g_autoptr (GError) reason = NULL;

  if (ask_crossref (question, address, &reason))
    return TRUE;
  if (g_error_matches (reason, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND))
    g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_NOT_FOUND,
                         _("Crossref has no book with this number."));
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * vouch_lookup_crossref_words:
 * @question: who asks
 * @words: a reference as papers print it, or a title
 * @error: a #VouchLookupError
 *
 * Returns: whether there were any, best first; whether one fits is for the caller to say
 */
gboolean
vouch_lookup_crossref_words (const VouchLookupQuestion *question, const char *words, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (words, NULL, FALSE);
  g_autofree char *query = g_strdup_printf ("query.bibliographic=%s&rows=5", escaped);
  g_autofree char *address = crossref_address (question->settings, "", query);

  return ask_crossref (question, address, error);
}

/* --- PubMed ---------------------------------------------------------------- */

static char *
pubmed_address (const VouchLookupSettings *settings, const char *service, const char *query)
{
  g_autofree char *mailto = settings->mailto ? g_uri_escape_string (settings->mailto, "@", FALSE) : NULL;

  return g_strconcat (settings->pubmed, "/", service, "?db=pubmed&", query, "&tool=vouch", mailto ? "&email=" : "",
                      mailto ? mailto : "", NULL);
}

/**
 * vouch_lookup_pubmed_id:
 * @question: who asks
 * @pmids: PubMed's number, or several with commas
 * @error: a #VouchLookupError
 *
 * Returns: whether any was found
 */
gboolean
vouch_lookup_pubmed_id (const VouchLookupQuestion *question, const char *pmids, GError **error)
{
  g_autofree char *query = g_strdup_printf ("id=%s&retmode=xml", pmids);
  g_autofree char *address = pubmed_address (question->settings, "efetch.fcgi", query);
  g_autoptr (GBytes) answer
      = vouch_lookup_ask (question->settings, address, "PubMed", judge_pubmed, question->cancellable, error);

  return answer && read_answer (question, VOUCH_REFERENCE_FORMAT_PUBMED_XML, answer, error);
}

/* The numbers that a search gave, with commas; NULL where there are none. */
static char *
read_numbers (GBytes *answer)
{
  gsize length;
  const char *bytes = g_bytes_get_data (answer, &length);
  g_autoptr (JsonNode) root = vouch_json_parse (bytes, length, MAX_REPLY, NULL);
  JsonObject *reply = root ? vouch_json_node_object (root) : NULL;
  JsonObject *result = reply ? vouch_json_get_object (reply, "esearchresult") : NULL;
  JsonArray *list = result ? vouch_json_get_array (result, "idlist") : NULL;
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      const char *number = vouch_json_array_text (list, i);

      if (number && *number && strspn (number, "0123456789") == strlen (number))
        g_string_append_printf (numbers, "%s%s", numbers->len > 0 ? "," : "", number);
    }
  return numbers->len > 0 ? g_strdup (numbers->str) : NULL;
}

/**
 * vouch_lookup_pubmed_search:
 * @question: who asks
 * @term: in PubMed's own language: "PMC123[pmcid]"
 * @limit: the most that are wanted
 * @error: a #VouchLookupError
 *
 * Returns: whether any was found
 */
gboolean
vouch_lookup_pubmed_search (const VouchLookupQuestion *question, const char *term, guint limit, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (term, NULL, FALSE);
  g_autofree char *query = g_strdup_printf ("term=%s&retmode=json&retmax=%u&sort=relevance", escaped, limit);
  g_autofree char *address = pubmed_address (question->settings, "esearch.fcgi", query);
  g_autoptr (GBytes) answer
      = vouch_lookup_ask (question->settings, address, "PubMed", vouch_lookup_judge_json, question->cancellable, error);
  g_autofree char *numbers = answer ? read_numbers (answer) : NULL;

  if (!answer)
    return FALSE;
  return numbers ? vouch_lookup_pubmed_id (question, numbers, error) : vouch_lookup_fail_not_found (error);
}

/* --- arXiv ----------------------------------------------------------------- */

static void
add_arxiv_authors (JsonObject *item, const VouchXmlElement *entry)
{
  const VouchXmlElement *author;
  guint index = 0;

  while ((author = vouch_xml_element_next (entry, "author", &index)))
    {
      g_autofree char *name = vouch_xml_element_find_text (author, "name");

      if (name)
        vouch_reference_item_add_name (item, "author", vouch_reference_person_read (name));
    }
}

/* An unknown number is answered by an entry called "Error". */
static void
read_arxiv_entry (const VouchXmlElement *entry, gpointer data)
{
  VouchReferenceBatch *batch = data;
  g_autofree char *id = vouch_xml_element_find_text (entry, "id");
  g_autofree char *title = vouch_xml_element_find_text (entry, "title");
  g_autofree char *summary = vouch_xml_element_find_text (entry, "summary");
  g_autofree char *published = vouch_xml_element_find_text (entry, "published");
  g_autofree char *doi = vouch_xml_element_find_text (entry, "arxiv:doi");
  VouchReferenceDate date = { 0 };
  JsonObject *item;

  if (!title || !id || !strstr (id, "/abs/"))
    return;
  item = json_object_new ();
  json_object_set_string_member (item, "type", "article");
  json_object_set_string_member (item, "genre", "preprint");
  vouch_reference_item_set_title (item, "title", title);
  add_arxiv_authors (item, entry);
  if (published)
    published[MIN (strlen (published), strlen ("2020-01-01"))] = '\0';
  if (published && vouch_reference_date_parse (&date, published))
    vouch_reference_item_set_date (item, "issued", &date);
  json_object_set_string_member (item, "container-title", "arXiv");
  json_object_set_string_member (item, "number", strstr (id, "/abs/") + strlen ("/abs/"));
  vouch_reference_item_set_doi (item, doi);
  vouch_reference_item_set_url (item, id);
  vouch_reference_item_set_abstract (item, summary);
  vouch_reference_batch_add (batch, item, entry->line);
}

/**
 * vouch_lookup_arxiv_id:
 * @question: who asks
 * @id: arXiv's number
 * @error: a #VouchLookupError
 *
 * Returns: whether it was found
 */
gboolean
vouch_lookup_arxiv_id (const VouchLookupQuestion *question, const char *id, GError **error)
{
  static const char *const names[] = { "entry", NULL };
  const char *number = g_ascii_strncasecmp (id, "arXiv:", 6) == 0 ? id + 6 : id;
  g_autofree char *escaped = g_uri_escape_string (number, "/", FALSE);
  g_autofree char *address
      = g_strdup_printf ("%s/query?id_list=%s&max_results=1", question->settings->arxiv, escaped);
  guint n_before = question->batch->items->len;
  g_autoptr (GBytes) answer
      = vouch_lookup_ask (question->settings, address, "arXiv", judge_arxiv, question->cancellable, error);
  g_autofree char *message = NULL;
  gsize length;
  const char *bytes;
  guint line;

  if (!answer)
    return FALSE;
  bytes = g_bytes_get_data (answer, &length);
  if (!vouch_xml_records_read (bytes, length, names, read_arxiv_entry, question->batch, &line, &message))
    {
      g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FAULT, message);
      return FALSE;
    }
  return question->batch->items->len > n_before || vouch_lookup_fail_not_found (error);
}
