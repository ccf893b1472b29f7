/* test-statement-edit.c: splitting, joining, moving, adding, naming a source: each one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-json-print.h"
#include "vouch-json.h"

typedef struct
{
  VouchDocument *document;
  VouchHistory *history;
  char *start;
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->document = vouch_test_open_small_card ();
  desk->history = vouch_history_new (desk->document);
  desk->start = vouch_test_print_card (desk->document);
  *state = desk;
  return 0;
}

/* Whatever was done is undone, and the card is what it was. */
static int
tear_down (void **state)
{
  Desk *desk = *state;
  g_autofree char *end = NULL;
  gboolean is_same;

  while (vouch_history_undo (desk->history))
    ;
  end = vouch_test_print_card (desk->document);
  is_same = g_str_equal (end, desk->start);
  g_object_unref (desk->history);
  g_object_unref (desk->document);
  g_free (desk->start);
  g_free (desk);
  return is_same ? 0 : 1;
}

static void
apply (Desk *desk, VouchChange *change)
{
  vouch_test_apply (desk->document, change);
  vouch_test_check_index (desk->document);
  vouch_change_unref (change);
}

static void
expect_list (Desk *desk, const char *owner, const char *list, const char *ids)
{
  g_autofree char *now = vouch_test_list_ids (desk->document, owner, list);

  assert_string_equal (now, ids);
}

static void
expect_text (Desk *desk, const char *id, const char *text)
{
  assert_string_equal (vouch_statement_get_text (vouch_test_statement (desk->document, id)), text);
}

static void
expect_member (Desk *desk, const char *id, const char *member, const char *json)
{
  JsonNode *value = vouch_node_get_value (vouch_test_node (desk->document, id), member);
  g_autofree char *text = value ? vouch_json_print (value, FALSE) : g_strdup ("null");

  assert_string_equal (g_strdelimit (text, "\"", '\''), json);
}

static VouchStatement *
get (Desk *desk, const char *id)
{
  return vouch_test_statement (desk->document, id);
}

/* --- split --- */

static const struct
{
  const char *id;
  guint offset;
  const char *first;
  const char *second;
  const char *second_marks;
} splits[] = {
  { "s2", 7, "Lenses", "dry the eye out.",
    "[{'from':0,'to':3,'as':'bold'},{'from':8,'to':15,'as':'italic'}]" },
  { "s2", 6, "Lenses", "dry the eye out.",
    "[{'from':0,'to':3,'as':'bold'},{'from':8,'to':15,'as':'italic'}]" },
  { "s2", 9, "Lenses dr", "y the eye out.",
    "[{'from':0,'to':1,'as':'bold'},{'from':6,'to':13,'as':'italic'}]" },
  { "s2", 18, "Lenses dry the eye", "out.", "[{'from':0,'to':3,'as':'italic'}]" },
  { "s1", 6, "Tears", "break up sooner.", NULL },
  { "s1", 22, "Tears break up sooner.", "", NULL },
  { "s1", 400, "Tears break up sooner.", "", NULL },
};

static void
test_split (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      void *inner;
      Desk *desk;
      g_autofree char *id = NULL;
      VouchNode *second;
      JsonNode *value;
      JsonNode *marks;

      set_up (&inner);
      desk = inner;
      apply (desk, vouch_statement_edit_split (get (desk, splits[i].id), splits[i].offset, &id));
      expect_text (desk, splits[i].id, splits[i].first);
      expect_text (desk, id, splits[i].second);
      second = vouch_test_node (desk->document, id);
      assert_int_equal (vouch_node_get_position (second),
                        vouch_node_get_position (vouch_test_node (desk->document, splits[i].id))
                            + 1);
      value = vouch_node_get_value (second, "text");
      marks = vouch_json_get_node (vouch_json_node_object (value), "marks");
      if (splits[i].second_marks)
        {
          g_autofree char *text = vouch_json_print (marks, FALSE);

          assert_string_equal (g_strdelimit (text, "\"", '\''), splits[i].second_marks);
        }
      else
        assert_null (marks);
      assert_int_equal (tear_down (&inner), 0);
    }
}

static void
test_split_keeps_with_the_first (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;

  apply (desk, vouch_statement_edit_split (get (desk, "s2"), 7, &id));
  expect_list (desk, "s2", "citations", "c1 c2");
  expect_list (desk, id, "citations", "");
  expect_member (desk, "n2", "on", "'s2'");
  expect_member (desk, "s2", "verified", "null");
  expect_member (desk, id, "verified", "null");
  expect_member (desk, id, "origin", "'written'");
  assert_true (g_uuid_string_is_valid (id));
}

static void
test_split_of_a_draft (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;

  apply (desk, vouch_statement_edit_split (get (desk, "s1"), 6, &id));
  expect_member (desk, "s1", "origin", "'edited'");
  expect_member (desk, id, "origin", "'edited'");
  /* The marker stood at the end, which is gone from here. */
  expect_member (desk, "s1", "marker", "{'text':'ensure sourced','at':5}");
  expect_member (desk, id, "marker", "null");
}

/* Nothing of the text changes: an empty line comes. */
/* Nor does it leave the half that it stands in. */
static void
test_split_behind_the_marker (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;
  g_autoptr (VouchChange) move = vouch_test_change (
      "{'kind':'set','node':'s1','member':'marker','before':{'text':'ensure sourced','at':22},"
      "'after':{'text':'ensure sourced','at':3}}");

  vouch_test_apply (desk->document, move);
  apply (desk, vouch_statement_edit_split (get (desk, "s1"), 6, &id));
  expect_member (desk, "s1", "marker", "{'text':'ensure sourced','at':3}");
  expect_member (desk, id, "marker", "null");
}

static void
test_split_at_the_end (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;

  apply (desk, vouch_statement_edit_split (get (desk, "s2"), 23, &id));
  expect_text (desk, id, "");
  expect_member (desk, "s2", "verified",
                 "{'by':'Ann','at':'2026-01-02T03:04:05Z','digest':'d'}");
  assert_string_equal (vouch_history_get_undo_label (desk->history), "Add Statement");
}

/* The text keeps its id and all that belongs to it. */
static void
test_split_before_the_text (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;

  apply (desk, vouch_statement_edit_split (get (desk, "s2"), 0, &id));
  assert_string_equal (id, "s2");
  assert_int_equal (vouch_node_get_position (vouch_test_node (desk->document, "s2")), 2);
  expect_text (desk, "s2", "Lenses dry the eye out.");
  expect_list (desk, "s2", "citations", "c1 c2");
}

static void
test_split_of_nothing (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;
  g_autofree char *next = NULL;

  apply (desk, vouch_statement_edit_split (get (desk, "s1"), 22, &id));
  apply (desk, vouch_statement_edit_split (get (desk, id), 0, &next));
  expect_text (desk, next, "");
  assert_string_not_equal (next, id);
  assert_int_equal (vouch_node_get_position (vouch_test_node (desk->document, next)), 2);
}

static void
test_split_of_what_is_set_aside (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;

  vouch_test_set (desk->document, "s1", "set-aside", "{'reason':'weak'}");
  apply (desk, vouch_statement_edit_split (get (desk, "s1"), 6, &id));
  expect_member (desk, id, "set-aside", "{'reason':'weak'}");
}

static void
test_cells_are_whole (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;

  assert_null (vouch_statement_edit_split (get (desk, "g1"), 3, &id));
  assert_null (id);
  assert_null (vouch_statement_edit_join (get (desk, "g1"), get (desk, "s1")));
  assert_null (vouch_statement_edit_join (get (desk, "s1"), get (desk, "g1")));
  assert_null (vouch_statement_edit_shift (get (desk, "g1"), 1, TRUE));
}

/* --- join --- */

static void
test_join (void **state)
{
  Desk *desk = *state;

  apply (desk, vouch_statement_edit_join (get (desk, "s2"), get (desk, "s3")));
  expect_list (desk, "high", "statements", "s1 s2");
  expect_text (desk, "s2", "Lenses dry the eye out. Drops help.");
  expect_member (desk, "s2", "text",
                 "{'text':'Lenses dry the eye out. Drops help.','marks':[{'from':7,'to':10,'as':"
                 "'bold'},{'from':15,'to':22,'as':'italic'}]}");
  expect_list (desk, "s2", "citations", "c1 c2 c3");
  expect_member (desk, "n1", "on", "'s2'");
  expect_member (desk, "s2", "verified", "null");
  expect_member (desk, "s2", "origin", "'edited'");
  assert_string_equal (vouch_history_get_undo_label (desk->history), "Join Statements");
}

static void
test_join_moves_marks_and_marker (void **state)
{
  Desk *desk = *state;

  apply (desk, vouch_statement_edit_join (get (desk, "s3"), get (desk, "s2")));
  expect_member (desk, "s3", "text",
                 "{'text':'Drops help. Lenses dry the eye out.','marks':[{'from':19,'to':22,'as':"
                 "'bold'},{'from':27,'to':34,'as':'italic'}]}");
  apply (desk, vouch_statement_edit_join (get (desk, "s3"), get (desk, "s1")));
  expect_member (desk, "s3", "marker", "{'text':'ensure sourced','at':58}");
  expect_list (desk, "high", "statements", "s3");
  expect_list (desk, "s3", "citations", "c3 c1 c2");
}

static void
test_join_across_sections (void **state)
{
  Desk *desk = *state;

  apply (desk, vouch_statement_edit_join (get (desk, "s3"), get (desk, "a1")));
  expect_list (desk, "risks", "statements", "");
  expect_text (desk, "s3", "Drops help. Stop drops that sting.");
}

static void
test_join_with_nothing (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;

  apply (desk, vouch_statement_edit_split (get (desk, "s3"), 11, &id));
  vouch_test_set (desk->document, "a1", "declined", "{'reason':'other'}");
  apply (desk, vouch_statement_edit_join (get (desk, id), get (desk, "a1")));
  expect_text (desk, id, "Stop drops that sting.");
  expect_member (desk, id, "declined", "{'reason':'other'}");
  apply (desk, vouch_statement_edit_join (get (desk, "s3"), get (desk, id)));
  expect_member (desk, "s3", "declined", "null");
}

/* What was split at a blank is whole again. */
static void
test_join_after_split (void **state)
{
  Desk *desk = *state;
  g_autofree char *id = NULL;

  apply (desk, vouch_statement_edit_split (get (desk, "s2"), 7, &id));
  apply (desk, vouch_statement_edit_join (get (desk, "s2"), get (desk, id)));
  expect_member (desk, "s2", "text",
                 "{'text':'Lenses dry the eye out.','marks':[{'from':7,'to':10,'as':'bold'},"
                 "{'from':15,'to':22,'as':'italic'}]}");
}

/* --- move --- */

static void
test_shift (void **state)
{
  Desk *desk = *state;

  assert_null (vouch_statement_edit_shift (get (desk, "s1"), -1, FALSE));
  assert_null (vouch_statement_edit_shift (get (desk, "s3"), 1, FALSE));
  assert_null (vouch_statement_edit_shift (get (desk, "s3"), 0, FALSE));
  apply (desk, vouch_statement_edit_shift (get (desk, "s1"), 1, FALSE));
  expect_list (desk, "high", "statements", "s2 s1 s3");
  apply (desk, vouch_statement_edit_shift (get (desk, "s3"), -2, FALSE));
  expect_list (desk, "high", "statements", "s3 s2 s1");
}

static void
test_shift_to_section (void **state)
{
  Desk *desk = *state;
  VouchStatement *statement = get (desk, "s1");

  apply (desk, vouch_statement_edit_shift (statement, 1, TRUE));
  expect_list (desk, "risks", "statements", "s1 a1");
  apply (desk, vouch_statement_edit_shift (statement, 1, TRUE));
  expect_list (desk, "care", "statements", "s1");
  /* Below are resources only, above the cells. */
  assert_null (vouch_statement_edit_shift (statement, 1, TRUE));
  apply (desk, vouch_statement_edit_shift (statement, -1, TRUE));
  expect_list (desk, "risks", "statements", "a1 s1");
  apply (desk, vouch_statement_edit_shift (statement, -1, TRUE));
  expect_list (desk, "high", "statements", "s2 s3 s1");
  assert_null (vouch_statement_edit_shift (statement, -1, TRUE));
  assert_ptr_equal (get (desk, "s1"), statement);
}

static void
test_move (void **state)
{
  Desk *desk = *state;
  VouchSection *risks = VOUCH_SECTION (vouch_test_node (desk->document, "risks"));
  VouchSection *high = VOUCH_SECTION (vouch_test_node (desk->document, "high"));
  VouchStatement *statement = get (desk, "s2");

  assert_null (vouch_statement_edit_move (statement, high, 1));
  assert_null (vouch_statement_edit_move (get (desk, "s3"), high, 99));
  assert_null (vouch_statement_edit_move (get (desk, "g1"), high, 0));
  apply (desk, vouch_statement_edit_move (statement, risks, 99));
  expect_list (desk, "risks", "statements", "a1 s2");
  assert_ptr_equal (get (desk, "s2"), statement);
  expect_member (desk, "s2", "verified",
                 "{'by':'Ann','at':'2026-01-02T03:04:05Z','digest':'d'}");
}

/* --- lines --- */

static const struct
{
  const char *line;
  const char *text;
} lines[] = {
  { "plain", "plain" },
  { "  around  ", "around" },
  { "- dash", "dash" },
  { "* star", "star" },
  { "• dot", "dot" },
  { "•\tdot", "dot" },
  { "•dot", "dot" },
  { "– dash", "dash" },
  { "◦ ring", "ring" },
  { "1. one", "one" },
  { "12) twelve", "twelve" },
  { "(3) three", "three" },
  { "a) letter", "letter" },
  { "(b) letter", "letter" },
  { "\xc2\xa0• after a no-break space\xc2\xa0", "after a no-break space" },
  /* Not what numbers a list. */
  { "-5 dB is normal", "-5 dB is normal" },
  { "1.5 mg daily", "1.5 mg daily" },
  { "2 weeks later", "2 weeks later" },
  { "2026. A year", "2026. A year" },
  { "A. fumigatus grows", "A. fumigatus grows" },
  { "*p* < 0.05", "*p* < 0.05" },
  { "(see above)", "(see above)" },
  { "–5 °C", "–5 °C" },
  { "+3 diopters", "+3 diopters" },
  { "1.", "1." },
};

static void
test_lines (void **state)
{
  Desk *desk = *state;
  VouchSection *care = VOUCH_SECTION (vouch_test_node (desk->document, "care"));

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *id = NULL;

      apply (desk, vouch_statement_edit_add_lines (care, i, lines[i].line, &id));
      expect_text (desk, id, lines[i].text);
      expect_member (desk, id, "origin", "'written'");
    }
}

static void
test_many_lines (void **state)
{
  Desk *desk = *state;
  VouchSection *high = VOUCH_SECTION (vouch_test_node (desk->document, "high"));
  VouchNodeList *list = vouch_section_get_statements (high);
  static const char *const texts[] = { "Tears break up sooner.", "one", "two", "three" };
  g_autofree char *id = NULL;
  g_autofree char *none = NULL;

  apply (desk, vouch_statement_edit_add_lines (high, 1, "1. one\r\n\r\n  \n2. two\n•\n3. three\n", &id));
  assert_int_equal (vouch_node_list_get_size (list), 6);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_string_equal (vouch_statement_get_text (vouch_node_list_peek (list, i)), texts[i]);
  assert_string_equal (id, vouch_node_get_id (vouch_node_list_peek (list, 3)));
  assert_string_equal (vouch_history_get_undo_label (desk->history), "Add Statements");
  vouch_history_undo (desk->history);
  assert_int_equal (vouch_node_list_get_size (list), 3);
  assert_null (vouch_statement_edit_add_lines (high, 0, " \n\n• ", &none));
  assert_null (none);
}

/* --- sources --- */

static void
test_cite (void **state)
{
  Desk *desk = *state;
  VouchReference *reference = VOUCH_REFERENCE (vouch_test_node (desk->document, "r1"));
  VouchCitation *citation;

  apply (desk, vouch_statement_edit_cite (get (desk, "s1"), reference, "typed"));
  citation = vouch_node_list_peek (vouch_statement_get_citations (get (desk, "s1")), 0);
  assert_string_equal (vouch_citation_get_reference (citation), "r1");
  assert_true (vouch_citation_supports (citation));
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (citation), "how"), "typed");
  expect_member (desk, "s1", "marker", "null");
  expect_member (desk, "s1", "origin", "'imported'");
  assert_string_equal (vouch_history_get_undo_label (desk->history), "Add Source");
}

static void
test_cite_what_was_verified (void **state)
{
  Desk *desk = *state;
  VouchReference *reference = VOUCH_REFERENCE (vouch_test_node (desk->document, "r3"));

  apply (desk, vouch_statement_edit_cite (get (desk, "s2"), reference, "chosen"));
  expect_member (desk, "s2", "verified", "null");
}

static void
test_cite_what_was_declined (void **state)
{
  Desk *desk = *state;
  VouchReference *reference = VOUCH_REFERENCE (vouch_test_node (desk->document, "r3"));

  apply (desk, vouch_statement_edit_decline (get (desk, "s1"), "other", NULL, NULL));
  apply (desk, vouch_statement_edit_cite (get (desk, "s1"), reference, "chosen"));
  expect_member (desk, "s1", "declined", "null");
}

static void
test_cite_from_elsewhere (void **state)
{
  Desk *desk = *state;
  g_autoptr (JsonNode) json = vouch_test_parse ("{'id':'Kim2026','type':'book','title':'New'}");
  g_autoptr (VouchNode) reference = vouch_node_new_from_json (VOUCH_TYPE_REFERENCE, json, NULL);
  VouchNodeList *references = vouch_node_get_list (vouch_test_node (desk->document, "card"),
                                                   "references");
  VouchNode *entered;
  VouchCitation *citation;

  apply (desk, vouch_statement_edit_cite (get (desk, "a1"), VOUCH_REFERENCE (reference), "typed"));
  assert_int_equal (vouch_node_list_get_size (references), 4);
  entered = vouch_node_list_peek (references, 3);
  citation = vouch_node_list_peek (vouch_statement_get_citations (get (desk, "a1")), 0);
  assert_string_equal (vouch_citation_get_reference (citation), vouch_node_get_id (entered));
  assert_true (g_uuid_string_is_valid (vouch_node_get_id (entered)));
  assert_string_equal (vouch_node_get_text (entered, "citation-key"), "Kim2026");
  assert_string_equal (vouch_node_get_text (entered, "title"), "New");
}

static void
test_decline (void **state)
{
  Desk *desk = *state;

  apply (desk, vouch_statement_edit_decline (get (desk, "s1"), "own-advice", "We say so", "Ann"));
  expect_member (desk, "s1", "declined", "{'reason':'own-advice','note':'We say so','by':'Ann'}");
  expect_member (desk, "s1", "marker", "null");
  expect_member (desk, "s1", "origin", "'imported'");
  assert_null (vouch_statement_edit_decline (get (desk, "s1"), "own-advice", "We say so", "Ann"));
  assert_string_equal (vouch_history_get_undo_label (desk->history), "No Source Needed");
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_split),
    TEST (test_split_keeps_with_the_first),
    TEST (test_split_of_a_draft),
    TEST (test_split_behind_the_marker),
    TEST (test_split_at_the_end),
    TEST (test_split_before_the_text),
    TEST (test_split_of_nothing),
    TEST (test_split_of_what_is_set_aside),
    TEST (test_cells_are_whole),
    TEST (test_join),
    TEST (test_join_moves_marks_and_marker),
    TEST (test_join_across_sections),
    TEST (test_join_with_nothing),
    TEST (test_join_after_split),
    TEST (test_shift),
    TEST (test_shift_to_section),
    TEST (test_move),
    TEST (test_lines),
    TEST (test_many_lines),
    TEST (test_cite),
    TEST (test_cite_what_was_verified),
    TEST (test_cite_what_was_declined),
    TEST (test_cite_from_elsewhere),
    TEST (test_decline),
  };

  return vouch_test_run ("statement-edit", tests);
}
