/* vouch-digest.c: digests of what is said, blind to how it came about.
 *
 * An approval names the content digest, a verification the statement digest.
 * Each stands as long as its digest does: so they take in what the page says
 * and leave out who checked it, where a draft came from and what was on the
 * writer's mind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-digest.h"
#include "vouch-json-canonical.h"
#include "vouch-json.h"

/* Content: members of the card besides "sections" and "references". */
static const char * const card_members[]
    = { "kind", "language", "title", "people", "disclosure", "article", NULL };

/* Content: members of a statement that are left out. */
static const char * const private_members[]
    = { "verified", "marker", "origin", "by", "set-aside", "not-in", NULL };

/* Content: members of a citation that are left out. */
static const char * const private_citation_members[] = { "answer", NULL };

static const char * const nothing[] = { NULL };

static const char * const statement_members[] = { "label", "text", "marks", NULL };

static const char * const citation_members[]
    = { "reference", "relation", "locator", "quote", "region", "seen-by-eye", NULL };

/* --- helpers --- */

static gboolean
is_nothing (JsonNode *value)
{
  JsonArray *array = vouch_json_node_array (value);

  return vouch_json_is_null (value) || (array && json_array_get_length (array) == 0);
}

/* What is absent, null or an empty list says the same. */
static void
copy_members (JsonObject         *to,
              JsonObject         *from,
              const char * const *members)
{
  for (gsize i = 0; members[i]; i++)
    {
      JsonNode *value = vouch_json_get_node (from, members[i]);

      if (!is_nothing (value))
        json_object_set_member (to, members[i], json_node_ref (value));
    }
}

/* A list with each object put through @make, which may answer NULL to drop it. */
static JsonNode *
map_objects (JsonArray *array,
             JsonNode  *(*make) (JsonObject *object, gpointer data),
             gpointer   data)
{
  JsonArray *mapped = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (array); i++)
    {
      JsonObject *object = vouch_json_array_object (array, i);
      JsonNode *made = object ? make (object, data) : NULL;

      if (made)
        json_array_add_element (mapped, made);
    }
  return vouch_json_new_array (mapped);
}

static void
add_cited (JsonObject *object,
           GHashTable *cited)
{
  const char *reference = vouch_json_get_text (object, "reference");

  if (reference)
    g_hash_table_add (cited, (gpointer) reference);
}

static void
add_all_cited (JsonObject *citer,
               GHashTable *cited)
{
  JsonArray *citations = vouch_json_get_array (citer, "citations");

  for (guint i = 0; i < vouch_json_array_length (citations); i++)
    add_cited (vouch_json_array_object (citations, i), cited);
}

/* All that has a value, but for some members. */
static JsonObject *
copy_but (JsonObject         *from,
          const char * const *members)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (!g_strv_contains (members, name) && !vouch_json_is_null (value))
      json_object_set_member (copy, name, json_node_ref (value));
  return copy;
}

/* --- content --- */

static JsonNode *
make_public_citation (JsonObject *citation,
                      gpointer    data)
{
  return vouch_json_new_object (copy_but (citation, private_citation_members));
}

static JsonNode *
make_statement (JsonObject *statement,
                gpointer    cited)
{
  JsonArray *citations = vouch_json_get_array (statement, "citations");
  JsonNode *value = vouch_json_get_node (statement, "set-aside");
  JsonObject *copy;

  /* It is off the page, with what it cites. */
  if (!vouch_json_is_null (value) && vouch_json_node_boolean (value, TRUE))
    return NULL;
  add_all_cited (statement, cited);
  copy = copy_but (statement, private_members);
  if (citations)
    json_object_set_member (copy, "citations", map_objects (citations, make_public_citation, NULL));
  return vouch_json_new_object (copy);
}

static JsonNode *
make_item (JsonObject *item,
           gpointer    cited)
{
  JsonArray *citations = vouch_json_get_array (item, "citations");
  JsonObject *copy = copy_but (item, nothing);

  if (citations)
    json_object_set_member (copy, "citations", map_objects (citations, make_public_citation, NULL));
  return vouch_json_new_object (copy);
}

static JsonNode *
make_section (JsonObject *section,
              gpointer    cited)
{
  JsonArray *items = vouch_json_get_array (section, "items");
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  for (guint i = 0; i < vouch_json_array_length (items); i++)
    add_all_cited (vouch_json_array_object (items, i), cited);
  json_object_iter_init_ordered (&iter, section);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      JsonArray *array = vouch_json_node_array (value);

      if (array && g_str_equal (name, "statements"))
        json_object_set_member (copy, name, map_objects (array, make_statement, cited));
      else if (array && g_str_equal (name, "sections"))
        json_object_set_member (copy, name, map_objects (array, make_section, cited));
      else if (array && g_str_equal (name, "items"))
        json_object_set_member (copy, name, map_objects (array, make_item, cited));
      else if (!vouch_json_is_null (value))
        json_object_set_member (copy, name, json_node_ref (value));
    }
  return vouch_json_new_object (copy);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return g_strcmp0 (vouch_json_get_text (*(JsonObject * const *) a, "id"),
                    vouch_json_get_text (*(JsonObject * const *) b, "id"));
}

/* By id: the page numbers references in order of citation, so that their order
 * in the file says nothing. */
static JsonNode *
make_references (JsonArray  *references,
                 GHashTable *cited)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  JsonArray *sorted = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (references); i++)
    {
      JsonObject *reference = vouch_json_array_object (references, i);
      const char *id = vouch_json_get_text (reference, "id");

      if (id && g_hash_table_contains (cited, id))
        g_ptr_array_add (found, reference);
    }
  g_ptr_array_sort (found, compare_ids);
  for (guint i = 0; i < found->len; i++)
    json_array_add_object_element (sorted, json_object_ref (g_ptr_array_index (found, i)));
  return vouch_json_new_array (sorted);
}

/* --- statement --- */

static JsonNode *
make_citation (JsonObject *citation,
               gpointer    data)
{
  JsonObject *copy = json_object_new ();

  copy_members (copy, citation, citation_members);
  return vouch_json_new_object (copy);
}

/**
 * vouch_content_digest:
 * @card: a card's whole JSON
 *
 * The digest of what a card's page says: kind, language, title, people, disclosure, article,
 * sections, and the references that statements, items and the article name. Of a statement
 * without who verified it, its marker, origin and writer, in which sources it isn't, and what a
 * reviewer answered to a contradiction. A statement that is set aside leaves the
 * page, and so the digest, with the references that it alone cites. Members that are absent count as
 * null ones, and the order of references does not count.
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits, SHA-256 of the canonical JSON (RFC
 *   8785); an empty card's for what is no card
 */
char *
vouch_content_digest (JsonNode *card)
{
  JsonObject *object = vouch_json_node_object (card);
  g_autoptr (GHashTable) cited = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (JsonNode) content = NULL;
  JsonObject *copy = json_object_new ();

  copy_members (copy, object, card_members);
  add_cited (vouch_json_get_object (object, "article"), cited);
  json_object_set_member (copy, "sections",
                          map_objects (vouch_json_get_array (object, "sections"), make_section,
                                       cited));
  json_object_set_member (copy, "references",
                          make_references (vouch_json_get_array (object, "references"), cited));
  content = vouch_json_new_object (copy);
  return vouch_json_digest (content);
}

/**
 * vouch_statement_digest:
 * @statement: a statement's whole JSON
 *
 * The digest of what a reviewer verifies: label, text, marks, and of each citation its reference,
 * relation, locator, quote and region, in the statement's order.
 *
 * Returns: (transfer full): 64 lower-case hexadecimal digits, SHA-256 of the canonical JSON (RFC
 *   8785)
 */
char *
vouch_statement_digest (JsonNode *statement)
{
  JsonObject *object = vouch_json_node_object (statement);
  g_autoptr (JsonNode) claim = NULL;
  JsonObject *copy = json_object_new ();

  copy_members (copy, object, statement_members);
  json_object_set_member (copy, "citations",
                          map_objects (vouch_json_get_array (object, "citations"), make_citation,
                                       NULL));
  claim = vouch_json_new_object (copy);
  return vouch_json_digest (claim);
}

static JsonNode *
make_claim (JsonNode *statement)
{
  JsonObject *copy = json_object_new ();

  copy_members (copy, vouch_json_node_object (statement), statement_members);
  return vouch_json_new_object (copy);
}

/**
 * vouch_claim_digest:
 * @statement: a statement's whole JSON
 *
 * The digest of what a statement says, whatever it cites: label, text, marks.
 *
 * Returns: (transfer full): as vouch_statement_digest()
 */
char *
vouch_claim_digest (JsonNode *statement)
{
  g_autoptr (JsonNode) claim = make_claim (statement);

  return vouch_json_digest (claim);
}

/**
 * vouch_answer_digest:
 * @statement: a statement's whole JSON
 * @citation: one of its citations, which contradicts it
 *
 * The digest of what a reviewer answers: what the statement says, and what is against it.
 *
 * Returns: (transfer full): as vouch_statement_digest()
 */
char *
vouch_answer_digest (JsonNode *statement,
                     JsonNode *citation)
{
  JsonObject *object = vouch_json_node_object (citation);
  g_autoptr (JsonNode) claim = make_claim (statement);
  g_autoptr (JsonNode) against = object ? make_citation (object, NULL) : vouch_json_new_null ();
  g_autoptr (JsonNode) both
      = vouch_json_new_members ("claim", json_node_ref (claim), "citation", json_node_ref (against), NULL);

  return vouch_json_digest (both);
}
