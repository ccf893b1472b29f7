/* vouch-lookup-others.c: DataCite, Open Library and ClinicalTrials.gov as CSL-JSON items.
 *
 * Their answers are JSON of forms of their own, described at each service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-lookup-registry.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-lookup-client.h"
#include "vouch-reference-item.h"
#include "vouch-reference-notices.h"

#define MAX_REPLY ((gsize) 8 * 1024 * 1024)

static JsonObject *
get_first (JsonObject *object, const char *member)
{
  JsonArray *array = vouch_json_get_array (object, member);

  return array ? vouch_json_array_object (array, 0) : NULL;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  return object ? vouch_json_get_text (object, member) : NULL;
}

static void
set_date_text (JsonObject *item, const char *member, const char *text)
{
  VouchReferenceDate date;

  if (vouch_reference_date_guess (&date, text))
    vouch_reference_item_set_date (item, member, &date);
}

/* Any object is an answer; all else, and any status but a good one, is explained. */
static gboolean
judge_object (guint status, GBytes *answer, GError **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (answer, &length);
  g_autoptr (JsonNode) root
      = status == 200 && bytes ? vouch_json_parse (bytes, length, MAX_REPLY, NULL) : NULL;

  if (root && vouch_json_node_object (root))
    return TRUE;
  if (vouch_lookup_judge_json (status, answer, error))
    g_set_error_literal (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FAULT,
                         _("The registry has a problem. Try again later."));
  return FALSE;
}

static JsonNode *
ask (const VouchLookupQuestion *question, const char *address, const char *registry, GError **error)
{
  g_autoptr (GBytes) answer
      = vouch_lookup_ask (question->settings, address, registry, judge_object, question->cancellable, error);
  gsize length;
  const char *bytes;

  if (!answer)
    return NULL;
  bytes = g_bytes_get_data (answer, &length);
  return vouch_json_parse (bytes, length, MAX_REPLY, error);
}

/* What has a title was found. */
static gboolean
take (const VouchLookupQuestion *question, JsonObject *item, GError **error)
{
  if (!vouch_reference_item_has (item, "title"))
    return vouch_lookup_fail_not_found (error);
  vouch_reference_batch_add (question->batch, json_object_ref (item), 0);
  return TRUE;
}

/* --- DataCite ---------------------------------------------------------------- */

/* DataCite says itself what a thing is in CSL; what it says of preprints is less exact. */
static void
set_datacite_type (JsonObject *item, JsonObject *work)
{
  JsonObject *types = vouch_json_get_object (work, "types");
  const char *general = get_text (types, "resourceTypeGeneral");
  const char *csl = get_text (types, "citeproc");

  if (g_strcmp0 (general, "Preprint") == 0)
    {
      json_object_set_string_member (item, "type", "article");
      json_object_set_string_member (item, "genre", "preprint");
    }
  else if (g_strcmp0 (general, "Software") == 0)
    json_object_set_string_member (item, "type", "software");
  else
    json_object_set_string_member (item, "type", csl && *csl ? csl : "document");
}

static void
add_datacite_names (JsonObject *item, const char *member, JsonArray *names, const char *type)
{
  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      JsonObject *name = vouch_json_array_object (names, i);
      const char *family = get_text (name, "familyName");
      const char *whole = get_text (name, "name");

      if (!name || (type && g_strcmp0 (get_text (name, "contributorType"), type) != 0))
        continue;
      if (family)
        vouch_reference_item_add_name (item, member,
                                       vouch_reference_person (family, get_text (name, "givenName"), NULL));
      else if (whole && g_strcmp0 (get_text (name, "nameType"), "Organizational") == 0)
        vouch_reference_item_add_name (item, member, vouch_reference_group (whole));
      else if (whole)
        vouch_reference_item_add_name (item, member, vouch_reference_person_read (whole));
    }
}

static void
set_datacite_dates (JsonObject *item, JsonObject *work)
{
  JsonArray *dates = vouch_json_get_array (work, "dates");
  gint64 year = vouch_json_get_int (work, "publicationYear", 0);
  VouchReferenceDate date = { 0 };

  for (guint i = 0; i < vouch_json_array_length (dates); i++)
    {
      JsonObject *one = vouch_json_array_object (dates, i);

      if (g_strcmp0 (get_text (one, "dateType"), "Issued") == 0
          && vouch_reference_date_guess (&date, get_text (one, "date")) && (year == 0 || date.year == year))
        vouch_reference_item_set_date (item, "issued", &date);
    }
  date = (VouchReferenceDate){ 0 };
  date.year = (int) CLAMP (year, 0, 9999);
  vouch_reference_item_set_date (item, "issued", &date);
}

static void
set_datacite_abstract (JsonObject *item, JsonObject *work)
{
  JsonArray *list = vouch_json_get_array (work, "descriptions");

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      JsonObject *one = vouch_json_array_object (list, i);

      if (g_strcmp0 (get_text (one, "descriptionType"), "Abstract") == 0)
        vouch_reference_item_set_abstract (item, get_text (one, "description"));
    }
}

/* An older form of the service has the publisher's name alone, the newer one an object. */
static const char *
get_publisher (JsonObject *work)
{
  JsonObject *publisher = vouch_json_get_object (work, "publisher");

  return publisher ? get_text (publisher, "name") : get_text (work, "publisher");
}

static JsonObject *
read_datacite (JsonObject *work)
{
  JsonObject *item = json_object_new ();
  JsonObject *container = vouch_json_get_object (work, "container");

  set_datacite_type (item, work);
  vouch_reference_item_set_title (item, "title", get_text (get_first (work, "titles"), "title"));
  add_datacite_names (item, "author", vouch_json_get_array (work, "creators"), NULL);
  add_datacite_names (item, "editor", vouch_json_get_array (work, "contributors"), "Editor");
  set_datacite_dates (item, work);
  vouch_reference_item_set_title (item, "container-title", get_text (container, "title"));
  vouch_reference_item_set_text (item, "volume", get_text (container, "volume"));
  vouch_reference_item_set_text (item, "issue", get_text (container, "issue"));
  vouch_reference_item_set_pages (item, get_text (container, "firstPage"), get_text (container, "lastPage"));
  vouch_reference_item_set_text (item, "publisher", get_publisher (work));
  vouch_reference_item_set_text (item, "version", get_text (work, "version"));
  vouch_reference_item_set_language (item, get_text (work, "language"));
  vouch_reference_item_set_doi (item, get_text (work, "doi"));
  vouch_reference_item_set_url (item, get_text (work, "url"));
  vouch_reference_item_set_license (item, get_text (get_first (work, "rightsList"), "rightsUri"));
  set_datacite_abstract (item, work);
  return item;
}

/**
 * vouch_lookup_datacite_doi:
 * @question: who asks
 * @doi: in its normal form
 * @error: a #VouchLookupError
 *
 * Returns: whether it was found
 */
gboolean
vouch_lookup_datacite_doi (const VouchLookupQuestion *question, const char *doi, GError **error)
{
  g_autofree char *escaped = g_uri_escape_string (doi, "/:();", FALSE);
  g_autofree char *address = g_strdup_printf ("%s/dois/%s", question->settings->datacite, escaped);
  g_autoptr (JsonNode) answer = ask (question, address, "DataCite", error);
  JsonObject *data = answer ? vouch_json_get_object (vouch_json_node_object (answer), "data") : NULL;
  JsonObject *work = data ? vouch_json_get_object (data, "attributes") : NULL;
  g_autoptr (JsonObject) item = NULL;

  if (!answer)
    return FALSE;
  if (!work)
    return vouch_lookup_fail_not_found (error);
  item = read_datacite (work);
  return take (question, item, error);
}

/* --- Open Library ------------------------------------------------------------ */

static JsonObject *
read_book (JsonObject *book, const char *isbn)
{
  JsonObject *item = json_object_new ();
  JsonArray *authors = vouch_json_get_array (book, "authors");
  const char *title = get_text (book, "title");
  const char *subtitle = get_text (book, "subtitle");
  g_autofree char *whole = title && subtitle ? g_strdup_printf ("%s: %s", title, subtitle) : g_strdup (title);

  json_object_set_string_member (item, "type", "book");
  vouch_reference_item_set_title (item, "title", whole);
  for (guint i = 0; i < vouch_json_array_length (authors); i++)
    {
      const char *name = get_text (vouch_json_array_object (authors, i), "name");

      if (name)
        vouch_reference_item_add_name (item, "author", vouch_reference_person_read (name));
    }
  set_date_text (item, "issued", get_text (book, "publish_date"));
  vouch_reference_item_set_text (item, "publisher", get_text (get_first (book, "publishers"), "name"));
  vouch_reference_item_set_text (item, "publisher-place", get_text (get_first (book, "publish_places"), "name"));
  vouch_reference_item_set_text (item, "edition", get_text (book, "edition_name"));
  vouch_reference_item_add_serial (item, isbn);
  vouch_reference_item_set_url (item, get_text (book, "url"));
  return item;
}

/**
 * vouch_lookup_books_isbn:
 * @question: who asks
 * @isbn: in its normal form
 * @error: a #VouchLookupError
 *
 * Asks Open Library, a catalogue of all kinds of books.
 *
 * Returns: whether it was found
 */
gboolean
vouch_lookup_books_isbn (const VouchLookupQuestion *question, const char *isbn, GError **error)
{
  g_autofree char *key = g_strconcat ("ISBN:", isbn, NULL);
  g_autofree char *address
      = g_strdup_printf ("%s/api/books?bibkeys=%s&jscmd=data&format=json", question->settings->books, key);
  g_autoptr (JsonNode) answer = ask (question, address, "Open Library", error);
  JsonObject *book = answer ? vouch_json_get_object (vouch_json_node_object (answer), key) : NULL;
  g_autoptr (JsonObject) item = NULL;

  if (!answer)
    return FALSE;
  if (!book)
    return vouch_lookup_fail_not_found (error);
  item = read_book (book, isbn);
  return take (question, item, error);
}

/* --- ClinicalTrials.gov --------------------------------------------------------- */

static const char *
get_date (JsonObject *status, const char *member)
{
  JsonObject *date = status ? vouch_json_get_object (status, member) : NULL;

  return get_text (date, "date");
}

/* The registration is cited as a page of the registry, under the sponsor's name. */
static JsonObject *
read_trial (JsonObject *protocol, const char *number)
{
  JsonObject *item = json_object_new ();
  JsonObject *identity = vouch_json_get_object (protocol, "identificationModule");
  JsonObject *status = vouch_json_get_object (protocol, "statusModule");
  JsonObject *sponsors = vouch_json_get_object (protocol, "sponsorCollaboratorsModule");
  const char *sponsor = sponsors ? get_text (vouch_json_get_object (sponsors, "leadSponsor"), "name") : NULL;
  g_autofree char *address = g_strconcat ("https://clinicaltrials.gov/study/", number, NULL);

  json_object_set_string_member (item, "type", "webpage");
  vouch_reference_item_set_title (item, "title", get_text (identity, "officialTitle"));
  vouch_reference_item_set_title (item, "title", get_text (identity, "briefTitle"));
  if (sponsor)
    vouch_reference_item_add_name (item, "author", vouch_reference_group (sponsor));
  json_object_set_string_member (item, "container-title", "ClinicalTrials.gov");
  json_object_set_string_member (item, "number", number);
  set_date_text (item, "issued", get_date (status, "studyFirstPostDateStruct"));
  set_date_text (item, "issued", get_text (status, "studyFirstSubmitDate"));
  vouch_reference_item_set_url (item, address);
  vouch_reference_item_add_custom (item, "trials", number);
  return item;
}

/**
 * vouch_lookup_trials_number:
 * @question: who asks
 * @number: "NCT01234567"
 * @error: a #VouchLookupError
 *
 * Asks ClinicalTrials.gov for a trial's registration.
 *
 * Returns: whether it was found
 */
gboolean
vouch_lookup_trials_number (const VouchLookupQuestion *question, const char *number, GError **error)
{
  g_autofree char *address = g_strdup_printf ("%s/studies/%s?format=json", question->settings->trials, number);
  g_autoptr (JsonNode) answer = ask (question, address, "ClinicalTrials.gov", error);
  JsonObject *protocol
      = answer ? vouch_json_get_object (vouch_json_node_object (answer), "protocolSection") : NULL;
  g_autoptr (JsonObject) item = NULL;

  if (!answer)
    return FALSE;
  if (!protocol)
    return vouch_lookup_fail_not_found (error);
  item = read_trial (protocol, number);
  return take (question, item, error);
}
