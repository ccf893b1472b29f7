/* test-export-annotation.c: citations as annotations, each member as the W3C model wants it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-export-annotation.h"
#include "vouch-json.h"

#define CARD "11111111-1111-4111-8111-111111111111"
#define CITATION_ID "22222222-2222-4222-8222-222222222222"

/* Single quotes stand for double ones. */
static JsonNode *
export_card (const char *statement)
{
  g_autofree char *json = g_strconcat (
      "{'id':'" CARD "','language':'en','title':'Sleep','sections':[{'sections':[{'statements':[", statement,
      "]}]}],'references':[{'id':'r','DOI':'10.1000/182'},{'id':'u','URL':'https://example.org/a'},{'id':'n'}]}",
      NULL);
  g_autoptr (JsonNode) card = NULL;
  g_autofree char *text = NULL;

  g_strdelimit (json, "'", '"');
  card = vouch_json_parse (json, strlen (json), 100000, NULL);
  assert_non_null (card);
  text = vouch_export_annotation (card);
  return vouch_json_parse (text, strlen (text), 100000, NULL);
}

static JsonObject *
get_annotation (JsonNode *collection)
{
  JsonObject *first = vouch_json_get_object (vouch_json_node_object (collection), "first");

  return vouch_json_array_object (vouch_json_get_array (first, "items"), 0);
}

static JsonNode *
export_citation (const char *members)
{
  g_autofree char *statement
      = g_strconcat ("{'id':'s','label':'Condition','text':'Insomnia','citations':[{'id':'" CITATION_ID "',", members, "}]}", NULL);

  return export_card (statement);
}

/* Section 5 of the model: a collection, with its first page in it. */
static void
test_collection (void **state)
{
  g_autoptr (JsonNode) json = export_citation ("'reference':'r','relation':'supports'");
  JsonObject *collection = vouch_json_node_object (json);
  JsonObject *page = vouch_json_get_object (collection, "first");

  assert_string_equal (vouch_json_get_text (collection, "@context"), "http://www.w3.org/ns/anno.jsonld");
  assert_string_equal (vouch_json_get_text (collection, "id"), "urn:uuid:" CARD);
  assert_string_equal (vouch_json_get_text (collection, "type"), "AnnotationCollection");
  assert_string_equal (vouch_json_get_text (collection, "label"), "Sleep");
  assert_int_equal (vouch_json_get_int (collection, "total", -1), 1);
  assert_string_equal (vouch_json_get_text (page, "type"), "AnnotationPage");
  assert_int_equal (vouch_json_get_int (page, "startIndex", -1), 0);
  assert_int_equal (vouch_json_array_length (vouch_json_get_array (page, "items")), 1);
}

/* Section 3: the statement is what is said, its relation a tag. */
static void
test_body (void **state)
{
  g_autoptr (JsonNode) json = export_citation ("'reference':'r','relation':'contradicts'");
  JsonObject *annotation = get_annotation (json);
  JsonArray *bodies = vouch_json_get_array (annotation, "body");
  JsonObject *said = vouch_json_array_object (bodies, 0);

  assert_string_equal (vouch_json_get_text (annotation, "id"), "urn:uuid:" CITATION_ID);
  assert_string_equal (vouch_json_get_text (annotation, "type"), "Annotation");
  assert_string_equal (vouch_json_get_text (annotation, "motivation"), "describing");
  assert_int_equal (vouch_json_array_length (bodies), 2);
  assert_string_equal (vouch_json_get_text (said, "type"), "TextualBody");
  assert_string_equal (vouch_json_get_text (said, "value"), "Condition: Insomnia");
  assert_string_equal (vouch_json_get_text (said, "format"), "text/plain");
  assert_string_equal (vouch_json_get_text (said, "language"), "en");
  assert_string_equal (vouch_json_get_text (vouch_json_array_object (bodies, 1), "value"), "contradicts");
  assert_string_equal (vouch_json_get_text (vouch_json_array_object (bodies, 1), "purpose"), "tagging");
}

/* Section 4: the source, and where in it. */
static void
test_target (void **state)
{
  static const struct
  {
    const char *members;
    const char *source;
    const char *type; /* of the selector; NULL: none */
    const char *value;
    const char *exact; /* of the quote, here or in what refines it */
    const char *tag;   /* a third body */
  } cases[] = {
    { "'reference':'r'", "https://doi.org/10.1000/182" },
    { "'reference':'u'", "https://example.org/a" },
    { "'reference':'n'", "urn:vouch:n" },
    { "'reference':'gone with spaces'", "urn:vouch:gone%20with%20spaces" },
    { "'reference':'r','quote':{'exact':'They slept','prefix':'a ','suffix':' b','page':4,'source':'ab'}",
      "https://doi.org/10.1000/182", "FragmentSelector", "page=4", "They slept" },
    { "'reference':'r','quote':{'exact':'They slept'}", "https://doi.org/10.1000/182", "TextQuoteSelector", NULL,
      "They slept" },
    { "'reference':'r','region':{'page':2,'box':[10,20.5,110,220]}", "https://doi.org/10.1000/182",
      "FragmentSelector", "page=2&viewrect=10,20.5,100,199.5", NULL, "seen-by-eye" },
    { "'reference':'r','region':{'page':2}", "https://doi.org/10.1000/182", "FragmentSelector", "page=2", NULL,
      "seen-by-eye" },
    { "'reference':'r','seen-by-eye':'They slept'", "https://doi.org/10.1000/182", "TextQuoteSelector", NULL,
      "They slept", "seen-by-eye" },
    { "'reference':'r','region':{'page':0}", "https://doi.org/10.1000/182", NULL, NULL, NULL, "seen-by-eye" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) json = export_citation (cases[i].members);
      JsonObject *annotation = get_annotation (json);
      JsonObject *target = vouch_json_get_object (annotation, "target");
      JsonObject *selector = vouch_json_get_object (target, "selector");
      JsonObject *words = vouch_json_get_object (selector, "refinedBy");
      JsonObject *tag = vouch_json_array_object (vouch_json_get_array (annotation, "body"), 2);

      assert_string_equal (vouch_json_get_text (target, "type"), "SpecificResource");
      assert_string_equal (vouch_json_get_text (target, "source"), cases[i].source);
      assert_true (g_strcmp0 (vouch_json_get_text (selector, "type"), cases[i].type) == 0);
      assert_true (g_strcmp0 (vouch_json_get_text (selector, "value"), cases[i].value) == 0);
      assert_true (g_strcmp0 (vouch_json_get_text (words ? words : selector, "exact"), cases[i].exact) == 0);
      assert_true (g_strcmp0 (vouch_json_get_text (tag, "value"), cases[i].tag) == 0);
    }
}

/* A quote keeps what is around it; the file on this computer is nobody's business. */
static void
test_quote (void **state)
{
  g_autoptr (JsonNode) json
      = export_citation ("'reference':'r','quote':{'exact':'They slept','prefix':'a ','suffix':' b','page':4,'source':'ab'}");
  JsonObject *target = vouch_json_get_object (get_annotation (json), "target");
  JsonObject *words = vouch_json_get_object (vouch_json_get_object (target, "selector"), "refinedBy");

  assert_string_equal (vouch_json_get_text (words, "type"), "TextQuoteSelector");
  assert_string_equal (vouch_json_get_text (words, "prefix"), "a ");
  assert_string_equal (vouch_json_get_text (words, "suffix"), " b");
  assert_false (json_object_has_member (words, "source"));
}

static void
test_set_aside (void **state)
{
  g_autoptr (JsonNode) json = export_card (
      "{'id':'s','text':'Off','set-aside':{'by':'me'},'citations':[{'id':'c','reference':'r'}]}");
  JsonObject *collection = vouch_json_node_object (json);

  assert_int_equal (vouch_json_get_int (collection, "total", -1), 0);
  assert_false (json_object_has_member (collection, "first"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_collection), cmocka_unit_test (test_body),      cmocka_unit_test (test_target),
    cmocka_unit_test (test_quote),      cmocka_unit_test (test_set_aside),
  };

  return vouch_test_run ("export-annotation", tests);
}
