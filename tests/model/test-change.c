/* test-change.c: changes as values, and as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-json-print.h"
#include "vouch-json.h"

static const char *const readable[] = {
  "{'kind':'set','node':'a','member':'text','before':null,'after':'x'}",
  "{'kind':'set','node':'a','member':'article/title','before':{'k':[1,2.5,true]},'after':null}",
  "{'kind':'set','node':'a','member':'text','before':'x','after':'y','label':'Say So'}",
  "{'kind':'set','node':'a','member':'verified','before':null,'after':{'by':'A'},'record':true}",
  "{'kind':'insert','parent':'p','list':'statements','position':0,'node':{'id':'a','text':''}}",
  "{'kind':'remove','parent':'p','list':'items','position':7,'node':{'id':'a','citations':[]}}",
  "{'kind':'move','node':'a','from':{'parent':'p','list':'statements','position':1},"
  "'to':{'parent':'q','list':'statements','position':4294967295}}",
  "{'kind':'group','label':null,'by':null,'at':null,'changes':[]}",
  "{'kind':'group','label':'Two','by':'Ann','at':'2026-01-02T03:04:05Z','changes':["
  "{'kind':'set','node':'a','member':'text','before':'x','after':'y'},"
  "{'kind':'insert','parent':'p','list':'l','position':1,'node':{'id':'b'}}]}",
  "{'kind':'group','label':null,'by':null,'at':null,'changes':["
  "{'kind':'set','node':'a','member':'verified','before':null,'after':{}}],'record':true}",
};

/* What is wrong with it stands in the message. */
static const struct
{
  const char *json;
  const char *place;
} unreadable[] = {
  { "[]", "“/kind”" },
  { "{}", "“/kind”" },
  { "{'kind':'paint'}", "“/kind”" },
  { "{'kind':1}", "“/kind”" },
  { "{'kind':'set','member':'text','before':null,'after':null}", "“/node”" },
  { "{'kind':'set','node':5,'member':'text'}", "“/node”" },
  { "{'kind':'set','node':'a','member':null}", "“/member”" },
  { "{'kind':'insert','list':'l','position':0,'node':{'id':'a'}}", "“/parent”" },
  { "{'kind':'insert','parent':'p','position':0,'node':{'id':'a'}}", "“/list”" },
  { "{'kind':'insert','parent':'p','list':'l','node':{'id':'a'}}", "“/position”" },
  { "{'kind':'insert','parent':'p','list':'l','position':-1,'node':{'id':'a'}}", "“/position”" },
  { "{'kind':'insert','parent':'p','list':'l','position':0.5,'node':{'id':'a'}}", "“/position”" },
  { "{'kind':'insert','parent':'p','list':'l','position':4294967296,'node':{'id':'a'}}",
    "“/position”" },
  { "{'kind':'insert','parent':'p','list':'l','position':0,'node':'a'}", "“/node”" },
  { "{'kind':'remove','parent':'p','list':'l','position':0,'node':{'id':3}}", "“/node”" },
  { "{'kind':'move','node':'a','to':{'parent':'q','list':'l','position':0}}", "“/from/parent”" },
  { "{'kind':'move','node':'a','from':{'parent':'q','list':'l','position':0},'to':{'parent':'q',"
    "'list':'l'}}",
    "“/to/position”" },
  { "{'kind':'group'}", "“/changes”" },
  { "{'kind':'group','changes':[{'kind':'set','node':'a','member':'m'},{'kind':'move'}]}",
    "“/changes/1/node”" },
  { "{'kind':'group','changes':[{'kind':'group','changes':[]}]}", "“/changes/0/kind”" },
  { "{'kind':'group','changes':[null]}", "“/changes/0/kind”" },
  { "{'kind':'insert','parent':'p','list':'l','position':0,'node':{'id':'a'},'record':true}",
    "“/record”" },
};

static char *
print (VouchChange *change)
{
  g_autoptr (JsonNode) json = vouch_change_to_json (change);
  char *text = vouch_json_print (json, FALSE);

  assert_true (json_node_is_immutable (json));
  return g_strdelimit (text, "\"", '\'');
}

static void
test_json_round_trip (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autoptr (VouchChange) change = vouch_test_change (readable[i]);
      g_autofree char *text = print (change);

      assert_string_equal (text, readable[i]);
    }
}

static void
test_json_refused (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (unreadable); i++)
    {
      g_autoptr (JsonNode) json = vouch_test_parse (unreadable[i].json);
      g_autoptr (GError) error = NULL;

      assert_null (vouch_change_new_from_json (json, &error));
      assert_true (g_error_matches (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_MEMBER));
      if (!strstr (error->message, unreadable[i].place))
        fail_msg ("%s: %s", unreadable[i].json, error->message);
    }
  assert_null (vouch_change_new_from_json (NULL, NULL));
}

static void
test_invert_twice (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (readable); i++)
    {
      g_autoptr (VouchChange) change = vouch_test_change (readable[i]);
      g_autoptr (VouchChange) inverse = vouch_change_invert (change);
      g_autoptr (VouchChange) back = vouch_change_invert (inverse);
      g_autofree char *text = print (back);
      g_autofree char *untouched = print (change);

      assert_string_equal (text, readable[i]);
      assert_string_equal (untouched, readable[i]);
    }
}

static void
test_invert (void **state)
{
  g_autoptr (VouchChange) change = vouch_test_change (
      "{'kind':'group','label':'L','by':'B','at':'T','changes':["
      "{'kind':'set','node':'a','member':'m','before':'x','after':null},"
      "{'kind':'insert','parent':'p','list':'l','position':2,'node':{'id':'b'}},"
      "{'kind':'remove','parent':'p','list':'l','position':3,'node':{'id':'c'}},"
      "{'kind':'move','node':'d','from':{'parent':'p','list':'l','position':4},"
      "'to':{'parent':'q','list':'k','position':5}}]}");
  g_autoptr (VouchChange) inverse = vouch_change_invert (change);
  g_autofree char *text = print (inverse);

  assert_string_equal (text,
                       "{'kind':'group','label':'L','by':'B','at':'T','changes':["
                       "{'kind':'move','node':'d','from':{'parent':'q','list':'k','position':5},"
                       "'to':{'parent':'p','list':'l','position':4}},"
                       "{'kind':'insert','parent':'p','list':'l','position':3,'node':{'id':'c'}},"
                       "{'kind':'remove','parent':'p','list':'l','position':2,'node':{'id':'b'}},"
                       "{'kind':'set','node':'a','member':'m','before':null,'after':'x'}]}");
}

static void
test_groups_are_never_nested (void **state)
{
  g_autoptr (VouchChange) inner = vouch_test_change (readable[8]);
  g_autoptr (VouchChange) single = vouch_test_change (readable[0]);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (VouchChange) group = NULL;

  g_ptr_array_add (parts, inner);
  g_ptr_array_add (parts, single);
  group = vouch_change_new_group ("All", NULL, NULL, parts);
  assert_int_equal (vouch_change_get_size (group), 3);
  for (guint i = 0; i < 3; i++)
    assert_int_not_equal (vouch_change_get_kind (vouch_change_get_part (group, i)),
                          VOUCH_CHANGE_GROUP);
  assert_ptr_equal (vouch_change_get_part (group, 2), single);
}

static void
test_one_is_its_own_part (void **state)
{
  g_autoptr (VouchChange) change = vouch_test_change (readable[0]);

  assert_int_equal (vouch_change_get_size (change), 1);
  assert_ptr_equal (vouch_change_get_part (change, 0), change);
}

static void
test_places (void **state)
{
  g_autoptr (VouchChange) set = vouch_test_change (readable[0]);
  g_autoptr (VouchChange) insert = vouch_test_change (readable[4]);
  g_autoptr (VouchChange) removal = vouch_test_change (readable[5]);
  g_autoptr (VouchChange) move = vouch_test_change (readable[6]);

  assert_null (vouch_change_get_from (set));
  assert_null (vouch_change_get_to (set));
  assert_null (vouch_change_get_from (insert));
  assert_string_equal (vouch_change_get_to (insert)->parent, "p");
  assert_string_equal (vouch_change_get_node (insert), "a");
  assert_null (vouch_change_get_to (removal));
  assert_int_equal (vouch_change_get_from (removal)->position, 7);
  assert_string_equal (vouch_change_get_from (move)->parent, "p");
  assert_string_equal (vouch_change_get_to (move)->parent, "q");
}

static void
test_values_are_sealed (void **state)
{
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), "x");
  g_autoptr (JsonNode) null = json_node_new (JSON_NODE_NULL);
  g_autoptr (VouchChange) change = vouch_change_new_set ("a", "m", null, value);

  assert_true (json_node_is_immutable (vouch_change_get_after (change)));
  assert_null (vouch_change_get_before (change));
}

static void
test_records_and_labels (void **state)
{
  g_autoptr (VouchChange) change = vouch_test_change (readable[0]);
  g_autoptr (VouchChange) record = vouch_change_as_record (change);
  g_autoptr (VouchChange) labelled = vouch_change_with_label (record, "Say So");
  g_autoptr (VouchChange) inverse = vouch_change_invert (labelled);

  assert_false (vouch_change_is_record (change));
  assert_null (vouch_change_get_label (change));
  assert_true (vouch_change_is_record (record));
  assert_true (vouch_change_is_record (labelled));
  assert_string_equal (vouch_change_get_label (labelled), "Say So");
  assert_string_equal (vouch_change_get_label (inverse), "Say So");
}

/* --- threads --- */

static gpointer
hold_and_let_go (gpointer change)
{
  for (guint i = 0; i < 20000; i++)
    vouch_change_unref (vouch_change_ref (change));
  vouch_change_unref (change);
  return NULL;
}

static void
test_threads (void **state)
{
  VouchChange *change = vouch_test_change (readable[8]);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("holder", hold_and_let_go, vouch_change_ref (change));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  assert_int_equal (vouch_change_get_size (change), 2);
  vouch_change_unref (change);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_json_round_trip),
    cmocka_unit_test (test_json_refused),
    cmocka_unit_test (test_invert_twice),
    cmocka_unit_test (test_invert),
    cmocka_unit_test (test_groups_are_never_nested),
    cmocka_unit_test (test_one_is_its_own_part),
    cmocka_unit_test (test_places),
    cmocka_unit_test (test_values_are_sealed),
    cmocka_unit_test (test_records_and_labels),
    cmocka_unit_test (test_threads),
  };

  return vouch_test_run ("change", tests);
}
