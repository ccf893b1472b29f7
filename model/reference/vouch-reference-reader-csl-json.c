/* vouch-reference-reader-csl-json.c: CSL-JSON of other programs, in its normal form.
 *
 * Programs write numbers for texts and texts for numbers, keep identifiers in the
 * note, or use the registries' names of types. Members that nobody here knows stay.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-reader.h"

#include <string.h>

#include "vouch-crossref-type.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-reference-item.h"
#include "vouch-reference-json.h"
#include "vouch-reference-markup.h"

static const char *const titles[] = { "title", "container-title", "collection-title", "original-title",
                                      "title-short", "container-title-short", "volume-title", NULL };

static const char *const names[] = { "author", "editor", "translator", "collection-editor", "container-author",
                                     "composer", "director", "editorial-director", "illustrator", "interviewer",
                                     "original-author", "recipient", "reviewed-author", "contributor", NULL };

static const char *const dates[] = { "issued", "accessed", "event-date", "original-date", "submitted",
                                     "available-date", NULL };

static const char *const texts[] = { "volume", "issue", "edition", "number", "number-of-pages", "publisher",
                                     "publisher-place", "genre", "section", "id", "citation-key", "medium",
                                     "chapter-number", "collection-number", "event-title", "event-place", "keyword",
                                     "version", "status", "source", "archive", "call-number", "note", NULL };

/* A text, a number as one, the first of a list. */
static char *
as_text (JsonNode *node)
{
  JsonArray *list = vouch_json_node_array (node);
  const char *text = vouch_json_node_text (node);
  g_autoptr (GString) number = NULL;

  if (list)
    return vouch_json_array_length (list) > 0 ? as_text (vouch_json_array_node (list, 0)) : NULL;
  if (text)
    return g_strdup (text);
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return NULL;
  number = g_string_new (NULL);
  vouch_json_append_value (number, node, 0);
  return g_strdup (number->str);
}

static JsonObject *
read_person (JsonObject *person)
{
  const char *literal = vouch_json_get_text (person, "literal");
  const char *family = vouch_json_get_text (person, "family");
  const char *given = vouch_json_get_text (person, "given");
  static const char *const kept[]
      = { "non-dropping-particle", "dropping-particle", "suffix", "comma-suffix", "static-ordering" };
  JsonObject *name;

  if (!family && !given)
    return literal || (literal = vouch_json_get_text (person, "name")) ? vouch_reference_group (literal) : NULL;
  name = vouch_reference_person (family ? family : given, family ? given : NULL, NULL);
  for (gsize i = 0; name && i < G_N_ELEMENTS (kept); i++)
    {
      JsonNode *node = vouch_json_get_node (person, kept[i]);

      if (node && JSON_NODE_HOLDS_VALUE (node))
        json_object_set_member (name, kept[i], json_node_ref (node));
    }
  return name;
}

static void
add_names (JsonObject *item, const char *member, JsonNode *node)
{
  JsonArray *list = vouch_json_node_array (node);
  const char *one = vouch_json_node_text (node);

  if (one)
    vouch_reference_item_add_name (item, member, vouch_reference_person_read (one));
  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      JsonObject *person = vouch_json_array_object (list, i);
      const char *text = vouch_json_array_text (list, i);

      if (person)
        vouch_reference_item_add_name (item, member, read_person (person));
      else if (text)
        vouch_reference_item_add_name (item, member, vouch_reference_person_read (text));
    }
}

/* The end of a range, as a part of the date. */
static void
add_range_end (JsonObject *item, const char *member, JsonObject *date)
{
  JsonArray *parts = vouch_json_get_array (date, "date-parts");
  JsonObject *set = vouch_json_get_object (item, member);
  VouchReferenceDate end = { 0 };
  g_autoptr (JsonObject) wrapped = NULL;
  JsonArray *second, *outer;

  if (!set || vouch_json_array_length (parts) < 2 || !vouch_json_node_array (vouch_json_array_node (parts, 1)))
    return;
  wrapped = json_object_new ();
  outer = json_array_new ();
  json_array_add_element (outer, json_node_copy (vouch_json_array_node (parts, 1)));
  json_object_set_object_member (wrapped, "d", json_object_new ());
  json_object_set_array_member (json_object_get_object_member (wrapped, "d"), "date-parts", outer);
  if (!vouch_reference_date_read (&end, wrapped, "d") || end.year <= 0)
    return;
  second = json_array_new ();
  json_array_add_int_element (second, end.year);
  if (end.month > 0)
    json_array_add_int_element (second, end.month);
  if (end.month > 0 && end.day > 0)
    json_array_add_int_element (second, end.day);
  json_array_add_array_element (json_object_get_array_member (set, "date-parts"), second);
}

static void
set_date (JsonObject *item, const char *member, JsonObject *source)
{
  static const char *const kept[] = { "season", "circa", "literal" };
  JsonNode *node = vouch_json_get_node (source, member);
  JsonObject *own = vouch_json_node_object (node);
  VouchReferenceDate date = { 0 };
  g_autofree char *words = own ? NULL : as_text (node);

  if (own ? !vouch_reference_date_read (&date, source, member)
          : !words || !vouch_reference_date_guess (&date, words))
    date.year = 0;
  if (own && date.year == 0 && date.text && vouch_reference_date_guess (&date, date.text))
    date.text = NULL;
  if (date.year > 0)
    vouch_reference_item_set_date (item, member, &date);
  if (!own)
    return;
  add_range_end (item, member, own);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (vouch_json_get_node (own, kept[i]))
      {
        if (!vouch_reference_item_has (item, member))
          json_object_set_object_member (item, member, json_object_new ());
        json_object_set_member (vouch_json_get_object (item, member), kept[i],
                                json_node_copy (vouch_json_get_node (own, kept[i])));
      }
}

/* "PMID: 123" on a line of the note, where programs keep what CSL-JSON once had no member for. */
static void
read_note (JsonObject *item, const char *note)
{
  g_auto (GStrv) lines = g_strsplit (note, "\n", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (g_ascii_strncasecmp (line, "PMID:", 5) == 0)
        vouch_reference_item_set_pmid (item, line + 5);
      else if (g_ascii_strncasecmp (line, "PMCID:", 6) == 0)
        vouch_reference_item_set_pmcid (item, line + 6);
      else if (g_ascii_strncasecmp (line, "DOI:", 4) == 0)
        vouch_reference_item_set_doi (item, line + 4);
      else if (*line)
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", line);
    }
  if (rest->len > 0)
    json_object_set_string_member (item, "note", rest->str);
}

static void
set_type (JsonObject *item, JsonObject *source)
{
  const char *type = vouch_json_get_text (source, "type");
  const char *csl = vouch_crossref_type_to_csl (type);

  /* "book", "dataset", "report" and "standard" are words of both. */
  json_object_set_string_member (item, "type", csl ? csl : type && *type ? type : "document");
}

static gboolean
set_identifier (JsonObject *item, const char *member, const char *text)
{
  static const struct
  {
    const char *member;
    void (*set) (JsonObject *item, const char *text);
  } setters[] = {
    { "DOI", vouch_reference_item_set_doi },       { "PMID", vouch_reference_item_set_pmid },
    { "PMCID", vouch_reference_item_set_pmcid },   { "URL", vouch_reference_item_set_url },
    { "language", vouch_reference_item_set_language }, { "ISSN", vouch_reference_item_add_serial },
    { "ISBN", vouch_reference_item_add_serial },   { "abstract", vouch_reference_item_set_abstract },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (setters); i++)
    if (g_str_equal (setters[i].member, member))
      {
        setters[i].set (item, text);
        return TRUE;
      }
  return FALSE;
}

static void
set_text (JsonObject *item, const char *member, const char *text)
{
  g_autofree char *marked = NULL;

  if (set_identifier (item, member, text))
    {
      /* What is no address and the like stays as it was, for the checks to find. */
      if (*text && !vouch_reference_item_has (item, member))
        vouch_reference_item_set_text (item, member, text);
      return;
    }
  if (g_str_equal (member, "page"))
    vouch_reference_item_set_pages (item, text, NULL);
  else if (g_str_equal (member, "note"))
    read_note (item, text);
  else if (g_strv_contains (titles, member))
    {
      marked = vouch_reference_markup_read (text);
      vouch_reference_item_set_title (item, member, marked);
    }
  else
    vouch_reference_item_set_text (item, member, text);
}

static gboolean
is_text_member (const char *member)
{
  static const char *const others[]
      = { "DOI", "PMID", "PMCID", "URL", "ISSN", "ISBN", "language", "abstract", "page", NULL };

  return g_strv_contains (titles, member) || g_strv_contains (texts, member) || g_strv_contains (others, member);
}

static void
read_member (JsonObject *item, JsonObject *source, const char *member)
{
  JsonNode *node = vouch_json_get_node (source, member);
  g_autofree char *text = NULL;

  if (vouch_json_is_null (node) || g_str_equal (member, "type"))
    return;
  if (g_strv_contains (names, member))
    add_names (item, member, node);
  else if (g_strv_contains (dates, member))
    set_date (item, member, source);
  else if (!is_text_member (member))
    json_object_set_member (item, member, json_node_copy (node));
  else if ((text = as_text (node)) && *text)
    set_text (item, member, text);
}

static JsonObject *
read_item (JsonObject *source)
{
  JsonObject *item = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (source);

  set_type (item, source);
  for (GList *l = members; l; l = l->next)
    read_member (item, source, l->data);
  return item;
}

/**
 * vouch_read_csl_json:
 * @batch: gets the items, and the troubles
 * @bytes: a list of items, one, or one a line
 * @length: bytes in it
 */
void
vouch_read_csl_json (VouchReferenceBatch *batch, const char *bytes, gsize length)
{
  vouch_reference_json_read (batch, bytes, length, read_item);
}
