/* vouch-export-annotation.c: the citations of a card as W3C Web Annotations.
 *
 * Each citation is an annotation: its body is the statement, its target the passage. Of a
 * file's page and part the selector is that of RFC 3778; a quote without a page, as of a web
 * page, selects by its words alone. Web Annotation Data Model, W3C Recommendation of 23
 * February 2017.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-export-annotation.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-reference-links.h"
#include "vouch-region.h"

#define CONTEXT "http://www.w3.org/ns/anno.jsonld"
#define PDF_FRAGMENTS "http://tools.ietf.org/rfc/rfc3778"

typedef struct
{
  GHashTable *references; /* (owned) (element-type utf8 JsonObject): CSL-JSON, by id */
  const char *language;   /* (unowned) */
  JsonArray *items;       /* (owned): the annotations */
} Export;

/* Ids are UUIDs, but for what somebody made up. */
static char *
make_iri (const char *id)
{
  g_autofree char *escaped = g_uri_escape_string (id ? id : "", NULL, FALSE);

  return id && g_uuid_string_is_valid (id) ? g_strconcat ("urn:uuid:", id, NULL)
                                           : g_strconcat ("urn:vouch:", escaped, NULL);
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text && *text)
    json_object_set_string_member (object, member, text);
}

static JsonObject *
new_typed (const char *type)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "type", type);
  return object;
}

/* --- the target --- */

static char *
find_source (Export *self, const char *reference)
{
  JsonObject *csl = reference ? g_hash_table_lookup (self->references, reference) : NULL;
  char *address = csl ? vouch_reference_best_address (csl) : NULL;

  return address ? address : make_iri (reference);
}

static JsonObject *
make_quote_selector (const char *exact, JsonObject *quote)
{
  JsonObject *selector = new_typed ("TextQuoteSelector");

  json_object_set_string_member (selector, "exact", exact);
  set_text (selector, "prefix", vouch_json_get_text (quote, "prefix"));
  set_text (selector, "suffix", vouch_json_get_text (quote, "suffix"));
  return selector;
}

static JsonObject *
make_fragment_selector (const char *fragment)
{
  JsonObject *selector = new_typed ("FragmentSelector");

  json_object_set_string_member (selector, "conformsTo", PDF_FRAGMENTS);
  json_object_set_string_member (selector, "value", fragment);
  return selector;
}

static void
append_side (GString *fragment, const char *before, float side)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (fragment, "%s%s", before, g_ascii_formatd (buffer, sizeof buffer, "%.6g", side));
}

static JsonObject *
select_region (const VouchRegion *region)
{
  g_autoptr (GString) fragment = g_string_new (NULL);

  g_string_append_printf (fragment, "page=%u", region->page);
  if (vouch_region_has_box (region))
    {
      append_side (fragment, "&viewrect=", region->box.x1);
      append_side (fragment, ",", region->box.y1);
      append_side (fragment, ",", region->box.x2 - region->box.x1);
      append_side (fragment, ",", region->box.y2 - region->box.y1);
    }
  return make_fragment_selector (fragment->str);
}

static JsonObject *
select_quote (JsonObject *quote)
{
  gint64 page = vouch_json_get_int (quote, "page", 0);
  JsonObject *words = make_quote_selector (vouch_json_get_text (quote, "exact"), quote);
  g_autofree char *fragment = NULL;
  JsonObject *selector;

  if (page < 1)
    return words;
  fragment = g_strdup_printf ("page=%" G_GINT64_FORMAT, page);
  selector = make_fragment_selector (fragment);
  json_object_set_object_member (selector, "refinedBy", words);
  return selector;
}

/* Returns: (nullable): where in the source the passage is. */
static JsonObject *
make_selector (JsonObject *citation)
{
  JsonObject *quote = vouch_json_get_object (citation, "quote");
  const char *exact = vouch_json_get_text (quote, "exact");
  const char *typed = vouch_json_get_text (citation, "seen-by-eye");
  VouchRegion region;

  if (exact && *exact)
    return select_quote (quote);
  if (vouch_region_read (vouch_json_get_node (citation, "region"), &region))
    return select_region (&region);
  return typed && *typed ? make_quote_selector (typed, NULL) : NULL;
}

static JsonObject *
make_target (Export *self, JsonObject *citation)
{
  g_autofree char *source = find_source (self, vouch_json_get_text (citation, "reference"));
  JsonObject *target = new_typed ("SpecificResource");
  JsonObject *selector = make_selector (citation);

  json_object_set_string_member (target, "source", source);
  if (selector)
    json_object_set_object_member (target, "selector", selector);
  return target;
}

/* --- the body --- */

static JsonObject *
make_statement (Export *self, JsonObject *owner)
{
  g_autofree char *id = make_iri (vouch_json_get_text (owner, "id"));
  const char *label = vouch_json_get_text (owner, "label");
  const char *text = vouch_json_get_text (owner, "text");
  g_autofree char *words
      = label && *label ? g_strdup_printf ("%s: %s", label, text ? text : "") : g_strdup (text ? text : "");
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "id", id);
  json_object_set_string_member (body, "type", "TextualBody");
  json_object_set_string_member (body, "value", words);
  json_object_set_string_member (body, "format", "text/plain");
  set_text (body, "language", self->language);
  json_object_set_string_member (body, "purpose", "describing");
  return body;
}

static JsonObject *
make_tag (const char *word)
{
  JsonObject *body = new_typed ("TextualBody");

  json_object_set_string_member (body, "value", word);
  json_object_set_string_member (body, "purpose", "tagging");
  return body;
}

static gboolean
is_seen_by_eye (JsonObject *citation)
{
  const char *exact = vouch_json_get_text (vouch_json_get_object (citation, "quote"), "exact");
  const char *typed = vouch_json_get_text (citation, "seen-by-eye");

  return !(exact && *exact) && ((typed && *typed) || vouch_json_get_object (citation, "region"));
}

static JsonArray *
make_bodies (Export *self, JsonObject *owner, JsonObject *citation)
{
  const char *relation = vouch_json_get_text (citation, "relation");
  JsonArray *bodies = json_array_new ();

  json_array_add_object_element (bodies, make_statement (self, owner));
  json_array_add_object_element (bodies, make_tag (relation ? relation : "supports"));
  if (is_seen_by_eye (citation))
    json_array_add_object_element (bodies, make_tag ("seen-by-eye"));
  return bodies;
}

static void
add_annotation (Export *self, JsonObject *owner, JsonObject *citation)
{
  g_autofree char *id = make_iri (vouch_json_get_text (citation, "id"));
  JsonObject *annotation = json_object_new ();

  json_object_set_string_member (annotation, "id", id);
  json_object_set_string_member (annotation, "type", "Annotation");
  json_object_set_string_member (annotation, "motivation", "describing");
  json_object_set_array_member (annotation, "body", make_bodies (self, owner, citation));
  json_object_set_object_member (annotation, "target", make_target (self, citation));
  json_array_add_object_element (self->items, annotation);
}

/* --- the card --- */

/* Statements that are set aside are on no page. */
static void
add_owners (Export *self, JsonArray *owners)
{
  for (guint i = 0; i < vouch_json_array_length (owners); i++)
    {
      JsonObject *owner = vouch_json_array_object (owners, i);
      JsonArray *citations = vouch_json_get_array (owner, "citations");

      if (!owner || !vouch_json_is_null (vouch_json_get_node (owner, "set-aside")))
        continue;
      for (guint k = 0; k < vouch_json_array_length (citations); k++)
        if (vouch_json_array_object (citations, k))
          add_annotation (self, owner, vouch_json_array_object (citations, k));
    }
}

static void
add_sections (Export *self, JsonArray *sections)
{
  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    {
      JsonObject *section = vouch_json_array_object (sections, i);

      add_owners (self, vouch_json_get_array (section, "statements"));
      add_owners (self, vouch_json_get_array (section, "items"));
      add_sections (self, vouch_json_get_array (section, "sections"));
    }
}

static GHashTable *
list_references (JsonArray *references)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < vouch_json_array_length (references); i++)
    {
      JsonObject *reference = vouch_json_array_object (references, i);
      const char *id = vouch_json_get_text (reference, "id");

      if (id)
        g_hash_table_insert (by_id, (gpointer) id, reference);
    }
  return by_id;
}

static JsonObject *
make_page (Export *self, const char *collection)
{
  g_autofree char *id = g_strconcat (collection, "#page-1", NULL);
  JsonObject *page = json_object_new ();

  json_object_set_string_member (page, "id", id);
  json_object_set_string_member (page, "type", "AnnotationPage");
  json_object_set_int_member (page, "startIndex", 0);
  json_object_set_array_member (page, "items", json_array_ref (self->items));
  return page;
}

static JsonNode *
make_collection (Export *self, JsonObject *card)
{
  g_autofree char *id = make_iri (vouch_json_get_text (card, "id"));
  JsonObject *collection = json_object_new ();

  json_object_set_string_member (collection, "@context", CONTEXT);
  json_object_set_string_member (collection, "id", id);
  json_object_set_string_member (collection, "type", "AnnotationCollection");
  set_text (collection, "label", vouch_json_get_text (card, "title"));
  json_object_set_int_member (collection, "total", json_array_get_length (self->items));
  if (json_array_get_length (self->items) > 0)
    json_object_set_object_member (collection, "first", make_page (self, id));
  return vouch_json_new_object (collection);
}

/**
 * vouch_export_annotation:
 * @card: a card as it is kept
 *
 * Returns: (transfer full): its citations as an annotation collection in JSON-LD
 */
char *
vouch_export_annotation (JsonNode *card)
{
  JsonObject *object = vouch_json_node_object (card);
  Export self = { .language = vouch_json_get_text (object, "language"), .items = json_array_new () };
  g_autoptr (JsonNode) collection = NULL;

  self.references = list_references (vouch_json_get_array (object, "references"));
  add_sections (&self, vouch_json_get_array (object, "sections"));
  collection = make_collection (&self, object);
  g_hash_table_unref (self.references);
  json_array_unref (self.items);
  return vouch_json_print (collection, TRUE);
}
