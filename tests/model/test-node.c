/* test-node.c: what a node holds, says of it, and where it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-node-private.h"

#define STATEMENT                                                                                  \
  "{'id':'s','label':'L','text':'ab','by':{'name':'Ann'},'marker':{'text':'ref','at':1},"          \
  "'citations':[{'id':'c','reference':'r'}],'x':7}"

#define CARD                                                                                       \
  "{'format':'vouch-scorecard','version':1,'id':'card','title':'T','reading-time':3,"              \
  "'article':{'title':'A','x':1},"                                                                 \
  "'sections':[{'id':'a','role':'key-highlights','statements':[{'id':'a1','text':'1'},"            \
  "{'id':'a2','text':'2','citations':[{'id':'c1','reference':'r'},{'id':'c2','reference':'r'}]}]}" \
  ","                                                                                              \
  "{'id':'b','role':'recommendations','sections':[{'id':'d','role':'diagnosis','statements':"      \
  "[{'id':'d1','text':'1'}]},{'id':'m','role':'risks','statements':[]},"                           \
  "{'id':'k','role':'risks','statements':[{'id':'k1','text':'1'}]},{'id':'u'}]},"                  \
  "{'id':'e','role':'resources','sections':[{'id':'o','role':'original-sources','items':"          \
  "[{'id':'i1','text':''},{'id':'i2','text':''}]}]}],"                                             \
  "'references':[{'id':'r'}],'notes':[{'id':'n','on':'a1','replies':[{'id':'p'}]}]}"

/* --- values --- */

/* Member and value, and whether a statement takes it. */
static const struct
{
  const char *member;
  const char *json; /* NULL: nothing */
  gboolean is_taken;
} values[] = {
  { "label", "'M'", TRUE },
  { "label", NULL, TRUE },
  { "label", "null", TRUE },
  { "label", "7", FALSE },
  { "text", "''", TRUE },
  { "text", "{'text':'a','marks':[{'from':0,'to':1,'as':'bold'}]}", TRUE },
  { "text", "{'text':'a'}", TRUE },
  { "text", "{'text':'a','marks':[7]}", FALSE },
  { "text", "{'marks':[]}", FALSE },
  { "text", "['a']", FALSE },
  { "text", NULL, FALSE },
  { "text", "null", FALSE },
  { "marker", "{}", TRUE },
  { "marker", "'ref'", FALSE },
  { "by", "'Ann'", TRUE },
  { "by", "{'name':'Ann','id':'x'}", TRUE },
  { "by", "{'id':'x'}", FALSE },
  { "by", "true", FALSE },
  { "set-aside", "true", TRUE },
  { "set-aside", "{'reason':'x'}", TRUE },
  { "verified", "{'by':'Ann'}", TRUE },
  { "x", "[7]", TRUE },
  { "x", NULL, TRUE },
  { "never-seen", "{'a':[]}", TRUE },
  { "a/b", "1", TRUE },
  /* What is no value. */
  { "id", "'t'", FALSE },
  { "id", NULL, FALSE },
  { "citations", "[]", FALSE },
  { "citations", NULL, FALSE },
  { "marks", "[]", FALSE },
  { "", "1", FALSE },
};

static void
test_accepts (void **state)
{
  g_autoptr (VouchNode) node = vouch_test_read_node (VOUCH_TYPE_STATEMENT, STATEMENT);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (JsonNode) value = values[i].json ? vouch_test_parse (values[i].json) : NULL;
      g_autoptr (GError) error = NULL;

      if (vouch_node_accepts (node, values[i].member, value) != values[i].is_taken)
        fail_msg ("%s: %s", values[i].member, values[i].json);
      if (vouch_node_set_value (node, values[i].member, value, &error) != values[i].is_taken)
        fail_msg ("Set %s: %s", values[i].member, values[i].json);
      if (!values[i].is_taken)
        assert_true (g_error_matches (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_VALUE));
      else if (!vouch_json_equal (vouch_node_get_value (node, values[i].member), value)
               && !g_str_has_prefix (values[i].json, "{'text'"))
        fail_msg ("%s does not hold %s", values[i].member, values[i].json);
    }
}

static void
test_getters (void **state)
{
  g_autoptr (VouchNode) node = vouch_test_read_node (VOUCH_TYPE_STATEMENT, STATEMENT);
  g_autoptr (VouchNode) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);

  assert_string_equal (vouch_node_get_text (node, "by"), "Ann");
  assert_string_equal (vouch_node_get_text (node, "label"), "L");
  assert_null (vouch_node_get_text (node, "marker"));
  assert_null (vouch_node_get_text (node, "x"));
  assert_null (vouch_node_get_text (node, "gone"));
  assert_int_equal (vouch_node_get_number (node, "x", -1), 7);
  assert_int_equal (vouch_node_get_number (node, "label", -1), -1);
  assert_int_equal (vouch_node_get_number (node, "gone", -1), -1);
  assert_false (vouch_node_get_flag (node, "x"));
  assert_null (vouch_node_get_value (node, "citations"));
  assert_null (vouch_node_get_list (node, "text"));
  assert_null (vouch_node_get_list (node, "sections"));
  assert_string_equal (vouch_node_get_text (card, "article/title"), "A");
  assert_int_equal (vouch_node_get_number (card, "article/x", -1), 1);
  assert_null (vouch_node_get_value (card, "article"));
  assert_null (vouch_node_get_value (card, "article/gone"));
}

/* A value that is new takes its place by the table, and keeps it. */
static void
test_places (void **state)
{
  static const struct
  {
    GType (*get_type) (void);
    const char *json;
    const char *member;
    const char *value;
    const char *expected;
  } cases[] = {
    { vouch_statement_get_type, "{'id':'s','text':'a','citations':[]}", "label", "'L'",
      "{'id':'s','label':'L','text':'a','citations':[]}" },
    { vouch_statement_get_type, "{'id':'s','text':'a','citations':[]}", "verified", "{}",
      "{'id':'s','text':'a','citations':[],'verified':{}}" },
    { vouch_statement_get_type, "{'id':'s','text':'a','citations':[]}", "marker", "{}",
      "{'id':'s','text':'a','marker':{},'citations':[]}" },
    { vouch_statement_get_type, "{'id':'s','text':'a','x':1,'citations':[]}", "y", "2",
      "{'id':'s','text':'a','x':1,'citations':[],'y':2}" },
    { vouch_statement_get_type, "{'id':'s','text':'a','x':1,'citations':[]}", "x", NULL,
      "{'id':'s','text':'a','citations':[]}" },
    { vouch_section_get_type, "{'id':'a'}", "role", "'risks'", "{'id':'a','role':'risks'}" },
    { vouch_reference_get_type, "{'id':'r','type':'book','title':'T','license':'x'}", "DOI",
      "'10.1/x'", "{'id':'r','type':'book','title':'T','DOI':'10.1/x','license':'x'}" },
    { vouch_card_get_type,
      "{'format':'f','version':1,'id':'c','article':{'journal':'J','x':1},'sections':[],'"
      "references':[],'notes':[]}",
      "article/title", "'T'",
      "{'format':'f','version':1,'id':'c','article':{'title':'T','journal':'J','x':1},'sections':[]"
      ",'references':[],'notes':[]}" },
    { vouch_card_get_type,
      "{'format':'f','version':1,'id':'c','article':{'journal':'J','x':1},'sections':[],'"
      "references':[],'notes':[]}",
      "article/reference", "'r'",
      "{'format':'f','version':1,'id':'c','article':{'journal':'J','reference':'r','x':1},'"
      "sections':[],'references':[],'notes':[]}" },
    { vouch_card_get_type,
      "{'format':'f','version':1,'id':'c','article':{'x':1,'type':'trial','y':1},'sections':[],'"
      "references':[],'notes':[]}",
      "article/z", "'T'",
      "{'format':'f','version':1,'id':'c','article':{'x':1,'type':'trial','y':1,'z':'T'},'sections'"
      ":[],'references':[],'notes':[]}" },
    { vouch_card_get_type,
      "{'format':'f','version':1,'id':'c','title':'T','sections':[],'references':[],'notes':[]}",
      "article/title", "'A'",
      "{'format':'f','version':1,'id':'c','title':'T','article':{'title':'A'},'sections':[],'"
      "references':[],'notes':[]}" },
    /* No member of the group, though it begins with its name. */
    { vouch_card_get_type,
      "{'format':'f','version':1,'id':'c','article':{'x':1},'sections':[],'references':[],'notes':["
      "]}",
      "articles/z", "'T'",
      "{'format':'f','version':1,'id':'c','article':{'x':1},'sections':[],'references':[],'notes':["
      "],'articles/z':'T'}" },
    /* After a group whose last member nobody knows. */
    { vouch_card_get_type,
      "{'format':'f','version':1,'id':'c','article':{'title':'T','x':1},'references':[],'notes':[],"
      "'sections':[]}",
      "muted", "[]",
      "{'format':'f','version':1,'id':'c','article':{'title':'T','x':1},'references':[],'notes':[],"
      "'muted':[],'sections':[]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchNode) node = vouch_test_read_node (cases[i].get_type (), cases[i].json);
      g_autoptr (JsonNode) value = cases[i].value ? vouch_test_parse (cases[i].value) : NULL;
      g_autoptr (JsonNode) before = NULL;
      g_autofree char *written = NULL;
      g_autofree char *back = NULL;

      before = vouch_node_get_value (node, cases[i].member);
      before = before ? json_node_ref (before) : NULL;
      assert_true (vouch_node_set_value (node, cases[i].member, value, NULL));
      written = vouch_test_print_node (node);
      assert_string_equal (written, cases[i].expected);
      /* And back. */
      assert_true (vouch_node_set_value (node, cases[i].member, before, NULL));
      back = vouch_test_print_node (node);
      assert_string_equal (back, cases[i].json);
    }
}

/* --- properties --- */

static void
test_notify (void **state)
{
  static const struct
  {
    const char *member;
    const char *json;
    const char *property;
    guint expected;
  } cases[] = {
    { "label", "'M'", "label", 1 },
    { "label", "'L'", "label", 0 },
    { "label", NULL, "label", 1 },
    { "label", "'M'", "text", 0 },
    { "text", "'ab'", "text", 0 },
    { "text", "'abc'", "text", 1 },
    { "text", "{'text':'ab','marks':[]}", "text", 0 },
    { "text", "{'text':'ab','marks':[{'from':0,'to':1,'as':'bold'}]}", "text", 1 },
    { "marker", "{'at':1,'text':'ref'}", "marker", 0 },
    { "marker", "{'at':2,'text':'ref'}", "marker", 1 },
    { "by", "'Ann'", "by", 1 },
    { "set-aside", "null", "set-aside", 0 },
    { "set-aside", "true", "set-aside", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchNode) node = vouch_test_read_node (VOUCH_TYPE_STATEMENT, STATEMENT);
      g_autoptr (JsonNode) value = cases[i].json ? vouch_test_parse (cases[i].json) : NULL;
      g_autofree char *signal = g_strconcat ("notify::", cases[i].property, NULL);
      guint count = 0;

      g_signal_connect (node, signal, G_CALLBACK (vouch_test_count_cb), &count);
      assert_true (vouch_node_set_value (node, cases[i].member, value, NULL));
      if (count != cases[i].expected)
        fail_msg ("%s of %s: %u", signal, cases[i].json, count);
      /* The reader and the document store by themselves. */
      vouch_node_store_value (node, cases[i].member, value);
      assert_int_equal (count, cases[i].expected);
    }
}

/* Each property says what its member holds, and sets it. */
static void
test_properties (void **state)
{
  g_autoptr (VouchNode) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  g_autoptr (VouchNode) node = vouch_test_read_node (VOUCH_TYPE_STATEMENT, STATEMENT);
  g_autoptr (JsonNode) marker = vouch_test_parse ("{'text':'ref','at':2}");
  g_autoptr (JsonNode) read = NULL;
  g_autoptr (VouchNodeList) citations = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *by = NULL;
  gint64 minutes;

  g_object_set (card, "title", "U", "article-title", "B", "reading-time", (gint64) 4, NULL);
  g_object_get (card, "reading-time", &minutes, NULL);
  assert_int_equal (minutes, 4);
  assert_string_equal (vouch_node_get_text (card, "title"), "U");
  assert_string_equal (vouch_node_get_text (card, "article/title"), "B");

  g_object_set (node, "text", "abc", "label", NULL, "marker", marker, NULL);
  g_object_get (node, "id", &id, "text", &text, "by", &by, "marker", &read, "citations", &citations,
                NULL);
  assert_string_equal (id, "s");
  assert_string_equal (text, "abc");
  assert_string_equal (by, "Ann");
  assert_true (vouch_json_equal (read, marker));
  assert_ptr_equal (citations, vouch_node_get_list (node, "citations"));
  assert_null (vouch_node_get_value (node, "label"));
  assert_false (g_object_class_find_property (G_OBJECT_GET_CLASS (node), "id")->flags
                & G_PARAM_WRITABLE);
}

/* A property can be bound to, as any. */
static void
test_binding (void **state)
{
  g_autoptr (VouchNode) node = vouch_test_read_node (VOUCH_TYPE_STATEMENT, STATEMENT);
  g_autoptr (VouchNode) other
      = vouch_test_read_node (VOUCH_TYPE_STATEMENT, "{'id':'t','text':'x'}");

  g_object_bind_property (node, "text", other, "text",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  assert_string_equal (vouch_node_get_text (other, "text"), "ab");
  vouch_node_set_text (other, "text", "abc");
  assert_string_equal (vouch_node_get_text (node, "text"), "abc");
}

/* --- the tree --- */

typedef struct
{
  const char *id;
  VouchNode *node; /* (nullable) */
} Search;

static void
find_cb (VouchNode *node, gpointer data)
{
  Search *search = data;

  if (g_str_equal (vouch_node_get_id (node), search->id))
    search->node = node;
}

static VouchNode *
find_node (VouchNode *root, const char *id)
{
  Search search = { id };

  vouch_node_foreach (root, find_cb, &search);
  if (!search.node)
    fail_msg ("No node %s", id);
  return search.node;
}

static void
test_paths (void **state)
{
  static const char *const paths[][2] = {
    { "card", "" },
    { "a", "key-highlights" },
    { "a1", "key-highlights/1" },
    { "a2", "key-highlights/2" },
    { "c2", "key-highlights/2/citations/2" },
    { "d", "recommendations/diagnosis" },
    { "d1", "recommendations/diagnosis/1" },
    { "m", "recommendations/risks" },
    { "k1", "recommendations/risks-2/1" },
    { "u", "recommendations/section" },
    { "i2", "resources/original-sources/2" },
    { "r", "references/r" },
    { "n", "notes/n" },
    { "p", "notes/n/replies/1" },
  };
  g_autoptr (VouchNode) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = vouch_node_dup_path (find_node (card, paths[i][0]));

      assert_string_equal (path, paths[i][1]);
    }
}

static void
test_places_in_tree (void **state)
{
  g_autoptr (VouchNode) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  VouchNode *citation = find_node (card, "c2");
  VouchNode *statement = find_node (card, "a2");

  assert_ptr_equal (vouch_node_get_parent (citation), statement);
  assert_ptr_equal (vouch_node_get_home (citation), vouch_node_get_list (statement, "citations"));
  assert_int_equal (vouch_node_get_position (citation), 1);
  assert_ptr_equal (vouch_node_get_root (citation), card);
  assert_ptr_equal (vouch_node_get_ancestor (citation, VOUCH_TYPE_SECTION), find_node (card, "a"));
  assert_ptr_equal (vouch_node_get_ancestor (find_node (card, "d1"), VOUCH_TYPE_NODE),
                    find_node (card, "d"));
  assert_null (vouch_node_get_ancestor (find_node (card, "d"), VOUCH_TYPE_STATEMENT));
  assert_null (vouch_node_get_document (citation));
  assert_null (vouch_node_get_parent (card));
  assert_null (vouch_node_get_home (card));
  assert_int_equal (vouch_node_get_position (card), 0);
}

static void
append_id_cb (VouchNode *node, gpointer ids)
{
  g_string_append_printf (ids, "%s ", vouch_node_get_id (node));
}

static void
test_foreach (void **state)
{
  g_autoptr (VouchNode) card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  g_autoptr (GString) ids = g_string_new (NULL);

  vouch_node_foreach (card, append_id_cb, ids);
  assert_string_equal (ids->str, "card a a1 a2 c1 c2 b d d1 m k k1 u e o i1 i2 r n p ");
}

/* --- lifetime --- */

static void
add_weak_cb (VouchNode *node, gpointer data)
{
  GPtrArray *places = data;
  gpointer *place = g_new0 (gpointer, 1);

  g_set_weak_pointer (place, node);
  g_ptr_array_add (places, place);
}

/* Nothing holds a tree but its root. */
static void
test_freed (void **state)
{
  VouchNode *card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  vouch_node_foreach (card, add_weak_cb, places);
  assert_int_equal (places->len, 20);
  g_object_unref (card);
  for (guint i = 0; i < places->len; i++)
    assert_null (*(gpointer *) places->pdata[i]);
}

/* What somebody holds outlives what is above it, and knows that it is alone. */
static void
test_survivors (void **state)
{
  VouchNode *card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  g_autoptr (VouchNode) statement = g_object_ref (find_node (card, "a2"));
  g_autoptr (VouchNodeList) list
      = g_object_ref (vouch_node_get_list (find_node (card, "o"), "items"));
  g_autoptr (VouchNode) item = g_object_ref (vouch_node_list_peek (list, 1));

  g_object_unref (card);
  assert_null (vouch_node_get_parent (statement));
  assert_null (vouch_node_get_home (statement));
  assert_int_equal (vouch_node_get_position (statement), 0);
  assert_string_equal (vouch_node_get_text (statement, "text"), "2");
  assert_null (vouch_node_list_get_owner (list));
  assert_int_equal (vouch_node_list_get_size (list), 2);
  assert_null (vouch_node_get_parent (item));
  assert_int_equal (vouch_node_get_position (item), 1);
  assert_ptr_equal (vouch_node_get_root (item), item);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_accepts),    cmocka_unit_test (test_getters),
    cmocka_unit_test (test_places),     cmocka_unit_test (test_notify),
    cmocka_unit_test (test_properties), cmocka_unit_test (test_binding),
    cmocka_unit_test (test_paths),      cmocka_unit_test (test_places_in_tree),
    cmocka_unit_test (test_foreach),    cmocka_unit_test (test_freed),
    cmocka_unit_test (test_survivors),
  };

  return vouch_test_run ("node", tests);
}
