/* test-node-snapshot.c: what is printed later is what was there then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-node-snapshot.h"

static char *
print (VouchNodeSnapshot *snapshot)
{
  gsize length;
  char *text = vouch_node_snapshot_print (snapshot, &length);

  assert_int_equal (length, strlen (text));
  return text;
}

static void
assert_printed_as_json (VouchNode *node)
{
  g_autoptr (VouchNodeSnapshot) snapshot = vouch_node_snapshot_new (node);
  g_autoptr (JsonNode) json = vouch_node_to_json (node);
  g_autofree char *whole = vouch_json_print (json, TRUE);
  g_autofree char *line = g_strconcat (whole, "\n", NULL);
  g_autofree char *printed = print (snapshot);

  assert_string_equal (printed, line);
}

static const char *const fixtures[]
    = { "check/clean.scorecard", "page/full.scorecard", "seed.scorecard",
        "../../data/samples/finished.scorecard" };

static void
test_fixtures (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture (fixtures[i]);

      assert_printed_as_json (VOUCH_NODE (vouch_document_get_card (document)));
    }
}

/* In turns of the main loop, each of which has no time left. */
static void
test_slices (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture (fixtures[1]);
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (document));
  g_autoptr (VouchNodeSnapshot) whole = vouch_node_snapshot_new (card);
  g_autoptr (VouchNodeSnapshot) slices = vouch_node_snapshot_begin (card);
  g_autoptr (VouchNodeSnapshot) part = vouch_node_snapshot_begin (card);
  g_autofree char *expected = print (whole);
  g_autofree char *found = NULL;
  guint n_slices = 1;

  while (vouch_node_snapshot_go_on (slices, 0))
    n_slices++;
  assert_true (n_slices > 1);
  found = print (slices);
  assert_string_equal (found, expected);
  /* One that is let go of in the midst. */
  assert_true (vouch_node_snapshot_go_on (part, 0));
}

#define HEAD "'format':'vouch-scorecard','version':1,'id':'c'"

/* Empty and unknown things, in all places. */
static const char *const cards[] = {
  "{" HEAD "}",
  "{" HEAD ",'article':{},'sections':[],'x':{},'y':[],'z':null}",
  "{" HEAD ",'article':{'x':{},'authors':[]},'work':{},'people':[{}]}",
  "{" HEAD ",'title':null,'date':null,'sections':[{'id':'s','role':'r','title':'S','statements':"
  "[{'id':'a','text':'t','label':null,'citations':[]},{'id':'b','text':'','marks':[]},{'id':'d','text':'tt',"
  "'marks':[{'from':0,'to':1,'as':'bold'}],'x':[[],[{}],[1,2]]}]}]}",
  "{" HEAD ",'a/b':1,'article/x':2,'references':[{'id':'r','issued':{'date-parts':[[2026,6]]}}]}",
};

static void
test_odd_cards (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autoptr (JsonNode) json = vouch_test_parse (cards[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, &error);

      if (!card)
        fail_msg ("%s: %s", cards[i], error->message);
      assert_printed_as_json (card);
    }
}

static void
add_node (VouchNode *node, gpointer nodes)
{
  g_ptr_array_add (nodes, node);
}

static void
test_every_node (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("page/full.scorecard");
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (document)), add_node, nodes);
  for (guint i = 0; i < nodes->len; i++)
    assert_printed_as_json (nodes->pdata[i]);
}

static gpointer
print_in_thread (gpointer snapshot)
{
  return print (snapshot);
}

/* Edited, torn apart and freed while another thread prints. */
static void
test_is_of_then (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("page/full.scorecard");
  VouchCard *card = vouch_document_get_card (document);
  g_autofree char *before = vouch_test_print_card (document);
  g_autoptr (VouchNodeSnapshot) snapshot = vouch_node_snapshot_new (VOUCH_NODE (card));
  GThread *thread = g_thread_new ("print", print_in_thread, snapshot);
  VouchNodeList *sections = vouch_card_get_sections (card);
  g_autofree char *printed = NULL;

  vouch_card_set_title (card, "Another");
  while (vouch_node_list_get_size (sections) > 0)
    vouch_node_remove (vouch_node_list_peek (sections, 0), NULL);
  g_clear_object (&document);
  printed = g_thread_join (thread);
  assert_int_equal (strlen (printed), strlen (before) + 1);
  assert_memory_equal (printed, before, strlen (before));
}

/* More than is let go of in one turn of the main loop. */
static void
test_large (void **state)
{
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchNode) card = NULL;
  g_autoptr (GString) text = g_string_new ("{" HEAD ",'references':[");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "%s{'id':'r%u','type':'book','title':'T','x':1}", i ? "," : "",
                            i);
  g_string_append (text, "]}");
  json = vouch_test_parse (text->str);
  card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL);
  assert_printed_as_json (card);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_fixtures),   cmocka_unit_test (test_odd_cards),
    cmocka_unit_test (test_every_node), cmocka_unit_test (test_is_of_then),
    cmocka_unit_test (test_large),      cmocka_unit_test (test_slices),
  };

  return vouch_test_run ("node-snapshot", tests);
}
