/* test-node-json.c: nodes from JSON and back: what is kept, what is refused and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include <string.h>

#include "vouch-format-error.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-reply.h"

#define HEAD "'format':'vouch-scorecard','version':1,'id':'card'"
#define LISTS "'sections':[],'references':[],'notes':[]"

/* --- round trips --- */

static void
check_file (const char *name, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = vouch_json_parse (bytes, length, VOUCH_JSON_MAX_CARD, &error);
  g_autoptr (VouchNode) card = NULL;
  g_autoptr (JsonNode) written = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!json)
    fail_msg ("%s: %s", name, error->message);
  card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, &error);
  if (!card)
    fail_msg ("%s: %s", name, error->message);
  written = vouch_node_to_json (card);
  before = vouch_json_print (json, TRUE);
  after = vouch_json_print (written, TRUE);
  if (!g_str_equal (before, after))
    fail_msg ("%s comes out as\n%s", name, after);
}

/* Whatever writes cards, in whatever order: a card that is opened and saved is the same. */
static void
test_files (void **state)
{
  static const char *const names[] = {
    "seed.scorecard",
    "check/clean.scorecard",
    "page/full.scorecard",
    "page/other-words.scorecard",
    "page/right-to-left.scorecard",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *bytes = vouch_test_read_fixture (names[i], &length);

      check_file (names[i], bytes, length);
    }
}

/* What stays as it came, and what comes out in another form. */
static const struct
{
  GType (*get_type) (void);
  const char *json;
  const char *expected; /* NULL: the same */
} spellings[] = {
  /* Members that nobody knows, in each place. */
  { vouch_statement_get_type,
    "{'x':1,'id':'s','y':[{}],'text':'a','z':{'id':'s'},'citations':[],'ä':null}" },
  { vouch_card_get_type,
    "{" HEAD ",'article':{'x':1,'title':'T','a/b':2}," LISTS ",'last':[1.5]}" },
  { vouch_citation_get_type,
    "{'id':'c','reference':'r','locator':{'label':'page','x':[]},'x':''}" },
  { vouch_reply_get_type, "{'id':'p','mood':'good'}" },
  /* The order that the file had. */
  { vouch_statement_get_type, "{'citations':[],'text':'a','id':'s','label':'L'}" },
  { vouch_card_get_type,
    "{'version':1," LISTS
    ",'format':'vouch-scorecard','article':{'type':'trial','title':'T'},'id':'card'}" },
  { vouch_reference_get_type,
    "{'DOI':'10.1/x','id':'r','title':'T','volume':3,'type':'book','custom':{}}" },
  /* Marks belong to the text. */
  { vouch_statement_get_type,
    "{'id':'s','text':'ab','marks':[{'from':0,'to':1,'as':'bold','x':1}],'citations':[]}" },
  { vouch_statement_get_type,
    "{'marks':[{'from':0,'to':1,'as':'bold'}],'id':'s','text':'ab','citations':[]}",
    "{'id':'s','text':'ab','marks':[{'from':0,'to':1,'as':'bold'}],'citations':[]}" },
  { vouch_statement_get_type, "{'id':'s','text':'ab','marks':[],'citations':[]}",
    "{'id':'s','text':'ab','citations':[]}" },
  /* What has to be there comes. */
  { vouch_statement_get_type, "{'id':'s','text':'a'}", "{'id':'s','text':'a','citations':[]}" },
  { vouch_statement_get_type, "{'id':'s','text':'a','citations':null}",
    "{'id':'s','text':'a','citations':[]}" },
  { vouch_card_get_type, "{" HEAD "}", "{" HEAD "," LISTS "}" },
  { vouch_card_get_type, "{" HEAD ",'work':{},'publications':[]}",
    "{" HEAD "," LISTS ",'work':{},'publications':[]}" },
  { vouch_note_get_type, "{'id':'n','on':'s','resolved':{}}",
    "{'id':'n','on':'s','replies':[],'resolved':{}}" },
  /* What need not is as it came. */
  { vouch_card_get_type, "{" HEAD ",'article':{}," LISTS "}" },
  { vouch_section_get_type, "{'id':'a','role':'risks'}" },
  { vouch_section_get_type, "{'id':'a','role':'risks','items':[],'statements':[]}" },
  { vouch_section_get_type, "{'id':'a','title':null,'statements':[]}" },
  /* A name with a slash is no member of a group by it. */
  { vouch_card_get_type, "{" HEAD ",'article':{'title':'A'},'article/title':'B'," LISTS "}" },
  { vouch_section_get_type, "{'id':'a','role/x':'risks'}" },
};

static void
test_spellings (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (VouchNode) node
          = vouch_test_read_node (spellings[i].get_type (), spellings[i].json);
      g_autofree char *written = vouch_test_print_node (node);
      const char *expected = spellings[i].expected ? spellings[i].expected : spellings[i].json;

      if (!g_str_equal (written, expected))
        fail_msg ("%s\ncomes out as %s\ninstead of  %s", spellings[i].json, written, expected);
    }
}

/* --- refused --- */

#define CARD(sections) "{" HEAD ",'sections':[" sections "]}"
#define STATEMENT(rest)                                                                            \
  CARD ("{'id':'a'},{'id':'b','sections':[{'id':'c','statements':[{'id':'s','text':'t'},{" rest    \
        "}]}]}")
#define AT "sections[1].sections[0].statements[1]"

static const struct
{
  const char *json;
  int code;
  const char *start;
} refused[] = {
  { "[]", VOUCH_FORMAT_ERROR_MEMBER, "must be an object" },
  { "'x'", VOUCH_FORMAT_ERROR_MEMBER, "must be an object" },
  { "{'format':'vouch-scorecard','version':1}", VOUCH_FORMAT_ERROR_MEMBER, "id: " },
  { "{'format':'vouch-scorecard','version':1,'id':''}", VOUCH_FORMAT_ERROR_MEMBER, "id: " },
  { "{'format':'vouch-scorecard','version':1,'id':null}", VOUCH_FORMAT_ERROR_MEMBER, "id: " },
  { "{'format':'vouch-scorecard','version':1,'id':7}", VOUCH_FORMAT_ERROR_MEMBER, "id: " },
  { "{'format':'vouch-scorecard','version':1.5,'id':'card'}", VOUCH_FORMAT_ERROR_MEMBER,
    "version: " },
  { "{'version':1,'id':'card'}", VOUCH_FORMAT_ERROR_MEMBER, "format: " },
  { "{" HEAD ",'title':7}", VOUCH_FORMAT_ERROR_MEMBER, "title: " },
  { "{" HEAD ",'title':['a']}", VOUCH_FORMAT_ERROR_MEMBER, "title: " },
  { "{" HEAD ",'reading-time':'2'}", VOUCH_FORMAT_ERROR_MEMBER, "reading-time: " },
  { "{" HEAD ",'people':{}}", VOUCH_FORMAT_ERROR_MEMBER, "people: " },
  { "{" HEAD ",'work':[]}", VOUCH_FORMAT_ERROR_MEMBER, "work: " },
  { "{" HEAD ",'article':'A'}", VOUCH_FORMAT_ERROR_MEMBER, "article: " },
  { "{" HEAD ",'article':{'title':{}}}", VOUCH_FORMAT_ERROR_MEMBER, "article.title: " },
  { "{" HEAD ",'article':{'authors':'A'}}", VOUCH_FORMAT_ERROR_MEMBER, "article.authors: " },
  { "{" HEAD ",'sections':{}}", VOUCH_FORMAT_ERROR_MEMBER, "sections: " },
  { CARD ("7"), VOUCH_FORMAT_ERROR_MEMBER, "sections[0]: " },
  { CARD ("{'id':'a'},null"), VOUCH_FORMAT_ERROR_MEMBER, "sections[1]: " },
  { CARD ("{'id':'a','none':'x'}"), VOUCH_FORMAT_ERROR_MEMBER, "sections[0].none: " },
  { STATEMENT ("'id':'t'"), VOUCH_FORMAT_ERROR_MEMBER, AT ".text: " },
  { STATEMENT ("'id':'t','text':null"), VOUCH_FORMAT_ERROR_MEMBER, AT ".text: " },
  { STATEMENT ("'id':'t','text':7"), VOUCH_FORMAT_ERROR_MEMBER, AT ".text: " },
  { STATEMENT ("'id':'t','text':{'text':'a','marks':[]}"), VOUCH_FORMAT_ERROR_MEMBER,
    AT ".text: " },
  { STATEMENT ("'id':'t','text':'a','marks':'bold'"), VOUCH_FORMAT_ERROR_MEMBER, AT ".marks: " },
  { STATEMENT ("'id':'t','text':'a','marks':[{'from':0,'to':1}]"), VOUCH_FORMAT_ERROR_MEMBER,
    AT ".marks: " },
  { STATEMENT ("'id':'t','text':'a','marks':[{'from':0,'to':'1','as':'bold'}]"),
    VOUCH_FORMAT_ERROR_MEMBER, AT ".marks: " },
  { STATEMENT ("'id':'t','text':'a','by':7"), VOUCH_FORMAT_ERROR_MEMBER, AT ".by: " },
  { STATEMENT ("'id':'t','text':'a','by':{'id':'x'}"), VOUCH_FORMAT_ERROR_MEMBER, AT ".by: " },
  { STATEMENT ("'id':'t','text':'a','citations':[{'id':'u'}]"), VOUCH_FORMAT_ERROR_MEMBER,
    AT ".citations[0].reference: " },
  { STATEMENT ("'id':'t','text':'a','citations':[{'id':'u','reference':'r','quote':'q'}]"),
    VOUCH_FORMAT_ERROR_MEMBER, AT ".citations[0].quote: " },
  { "{" HEAD ",'notes':[{'id':'n','on':'s','blocking':1}]}", VOUCH_FORMAT_ERROR_MEMBER,
    "notes[0].blocking: " },
  { "{" HEAD ",'notes':[{'id':'n','on':'s','replies':[{'id':'p'},{}]}]}", VOUCH_FORMAT_ERROR_MEMBER,
    "notes[0].replies[1].id: " },
  { "{" HEAD ",'references':[{'id':'r','title':['T']}]}", VOUCH_FORMAT_ERROR_MEMBER,
    "references[0].title: " },
  /* The same id on two nodes, near and far. */
  { STATEMENT ("'id':'s','text':'a'"), VOUCH_FORMAT_ERROR_DUPLICATE, AT ".id: " },
  { STATEMENT ("'id':'card','text':'a'"), VOUCH_FORMAT_ERROR_DUPLICATE, "id: " },
  { STATEMENT ("'id':'c','text':'a'"), VOUCH_FORMAT_ERROR_DUPLICATE,
    "sections[1].sections[0].id: " },
  { "{" HEAD ",'sections':[{'id':'a'}],'references':[{'id':'a'}]}", VOUCH_FORMAT_ERROR_DUPLICATE,
    "references[0].id: " },
  { "{" HEAD ",'notes':[{'id':'n','on':'n','replies':[{'id':'n'}]}]}", VOUCH_FORMAT_ERROR_DUPLICATE,
    "notes[0].id: " },
};

static void
test_refused (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (JsonNode) json = vouch_test_parse (refused[i].json);
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, &error);

      if (card)
        fail_msg ("%s was taken", refused[i].json);
      if (!g_error_matches (error, VOUCH_FORMAT_ERROR, refused[i].code)
          || !g_str_has_prefix (error->message, refused[i].start))
        fail_msg ("%s: %d %s", refused[i].json, error->code, error->message);
    }
}

/* --- odd input --- */

static JsonNode *
make_nested (guint levels)
{
  g_autofree char *id = g_strdup_printf ("n%u", levels);
  JsonArray *below = json_array_new ();

  if (levels > 1)
    json_array_add_element (below, make_nested (levels - 1));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "sections",
                                 vouch_json_new_array (below), NULL);
}

/* No card that could be read, saved and not read again. */
static void
test_depth (void **state)
{
  g_autoptr (JsonNode) deep = make_nested (VOUCH_JSON_MAX_LEVELS / 2);
  g_autoptr (JsonNode) deeper = make_nested (VOUCH_JSON_MAX_LEVELS / 2 + 1);
  g_autoptr (JsonNode) deepest = make_nested (5000);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchNode) node = vouch_node_new_from_json (VOUCH_TYPE_SECTION, deep, &error);
  g_autofree char *text = NULL;

  assert_non_null (node);
  assert_null (vouch_node_new_from_json (VOUCH_TYPE_SECTION, deeper, &error));
  assert_true (g_error_matches (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_DEEP));
  g_clear_error (&error);
  assert_null (vouch_node_new_from_json (VOUCH_TYPE_SECTION, deepest, &error));
  assert_true (g_error_matches (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_DEEP));

  text = vouch_test_print_node (node);
  assert_true (
      vouch_json_scan (g_strdelimit (text, "'", '"'), strlen (text), VOUCH_JSON_MAX_CARD, NULL));
}

/* Members without end, names of all kinds: nothing but slow. */
static void
test_many_members (void **state)
{
  g_autoptr (GString) json = g_string_new ("{'id':'s','text':'a'");
  g_autoptr (VouchNode) node = NULL;
  g_autofree char *written = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (json, ",'m%u':%u", i, i);
  g_string_append (json, ",'':1,'/':2,'text/':3,'article/title':4,'citations':[]}");
  node = vouch_test_read_node (VOUCH_TYPE_STATEMENT, json->str);
  written = vouch_test_print_node (node);
  assert_string_equal (written, json->str);
  assert_int_equal (vouch_node_get_number (node, "m3999", -1), 3999);
  assert_int_equal (vouch_node_get_number (node, "article/title", -1), 4);
}

/* JSON made by hand, not sealed: nobody can alter it behind the node's back. */
static void
test_unsealed (void **state)
{
  JsonNode *json = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (VouchNode) node = NULL;

  json_node_take_object (json, json_object_new ());
  json_object_set_string_member (json_node_get_object (json), "id", "s");
  json_object_set_string_member (json_node_get_object (json), "text", "a");
  node = vouch_node_new_from_json (VOUCH_TYPE_STATEMENT, json, NULL);
  json_node_unref (json);
  assert_true (json_node_is_immutable (vouch_node_get_value (node, "text")));
  assert_string_equal (vouch_node_get_text (node, "text"), "a");
}

/* --- new ids --- */

static void
test_new_ids (void **state)
{
  g_autoptr (JsonNode) json = vouch_test_parse (
      "{'id':'kard','title':'s','people':[{'name':'A','id':'s'}],'article':{'reference':'r'},"
      "'sections':[{'id':'w','statements':[{'id':'s','text':'s','citations':"
      "[{'id':'x','reference':'r'},{'id':'y','reference':'gone'}]}]}],"
      "'references':[{'id':'r','title':'r'}],'work':{'notes':[{'id':'s'}]},'considered':[{'rule':'"
      "x','node':'s'}],"
      "'notes':[{'id':'n','on':'s','body':'s','replies':[{'id':'p'}]}]}");
  g_autoptr (JsonNode) copy = vouch_node_json_with_new_ids (json);
  g_autofree char *old = vouch_json_print (json, FALSE);
  g_autofree char *new = vouch_json_print (copy, FALSE);
  static const char *const ids[] = { "kard", "w", "s", "x", "y", "r", "n", "p" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *from = old;
  const char *to = new;

  /* None of the old ids begins with a hexadecimal digit. They differ in ids and what points at
   * them, always the same for the same. */
  while (*from)
    {
      g_autofree char *word = NULL;
      g_autofree char *other = NULL;
      const char *known;

      if (*from == *to)
        {
          from++;
          to++;
          continue;
        }
      word = g_strndup (from, strcspn (from, "\""));
      other = g_strndup (to, strcspn (to, "\""));
      assert_true (g_uuid_string_is_valid (other));
      known = g_hash_table_lookup (seen, word);
      if (known)
        assert_string_equal (known, other);
      from += strlen (word);
      to += strlen (other);
      g_hash_table_insert (seen, g_steal_pointer (&word), g_steal_pointer (&other));
    }
  assert_string_equal (to, "");
  assert_int_equal (g_hash_table_size (seen), G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_true (g_hash_table_contains (seen, ids[i]));
  /* What is no id is as it was. */
  assert_non_null (strstr (new, "\"title\":\"s\",\"people\":[{\"name\":\"A\",\"id\":\"s\"}]"));
  assert_non_null (strstr (new, "\"text\":\"s\""));
  assert_non_null (strstr (new, "\"work\":{\"notes\":[{\"id\":\"s\"}]}"));
  assert_non_null (strstr (new, "\"reference\":\"gone\""));
  assert_non_null (strstr (new, "\"body\":\"s\""));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_files),        cmocka_unit_test (test_spellings),
    cmocka_unit_test (test_refused),      cmocka_unit_test (test_depth),
    cmocka_unit_test (test_many_members), cmocka_unit_test (test_unsealed),
    cmocka_unit_test (test_new_ids),
  };

  return vouch_test_run ("node-json", tests);
}
