/* test-not-in.c: sources of which a writer says that they don't bear a statement out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-digest.h"
#include "vouch-json.h"
#include "vouch-not-in.h"

#define ONE "1111111111111111111111111111111111111111111111111111111111111111"
#define OTHER "2222222222222222222222222222222222222222222222222222222222222222"

static VouchStatement *
get_statement (VouchDocument *document)
{
  return VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));
}

static void
say (VouchDocument *document, const char *source, const char *reference)
{
  g_autoptr (VouchChange) change = vouch_not_in_add (get_statement (document), source, reference, "R. Kim");

  assert_non_null (change);
  assert_true (vouch_document_edit (document, change, NULL));
}

static void
expect_words (VouchDocument *document, const char *expected)
{
  g_autofree char *words = vouch_not_in_describe (get_statement (document));

  if (expected)
    assert_string_equal (words, expected);
  else
    assert_null (words);
}

static void
test_there_and_back (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  VouchStatement *statement = get_statement (document);
  g_autofree char *before = vouch_test_print_card (document);
  g_autofree char *after = NULL;
  g_autoptr (VouchChange) back = NULL;
  g_auto (GStrv) sources = NULL;

  expect_words (document, NULL);
  vouch_test_set (document, "r1", "author", "[{'family':'Kim','given':'A'}]");
  vouch_test_set (document, "r1", "source", "'" ONE "'");
  g_free (before);
  before = vouch_test_print_card (document);
  say (document, ONE, NULL);
  assert_null (vouch_not_in_add (statement, ONE, NULL, "R. Kim"));
  say (document, OTHER, NULL);
  assert_true (vouch_not_in_covers (statement, ONE));
  assert_true (vouch_not_in_covers (statement, OTHER));
  assert_false (vouch_not_in_covers (statement, "3"));
  sources = vouch_not_in_list (statement);
  assert_int_equal (g_strv_length (sources), 2);
  expect_words (document, "Not in Kim 2024 (R. Kim), a file that is no longer in the card (R. Kim)");
  assert_string_equal (vouch_history_get_undo_label (history), "Not in This Source");
  assert_non_null (vouch_history_undo (history));
  assert_false (vouch_not_in_covers (statement, OTHER));
  back = vouch_not_in_clear (statement);
  assert_true (vouch_document_edit (document, back, NULL));
  after = vouch_test_print_card (document);
  assert_string_equal (after, before);
  assert_null (vouch_not_in_clear (statement));
}

/* What was said of other words is void, and taken back together with the words. */
static void
test_void_when_words_change (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  VouchStatement *statement = get_statement (document);

  say (document, ONE, "r1");
  assert_true (vouch_statement_set_text (statement, "Osmolarity fell."));
  assert_false (vouch_not_in_covers (statement, ONE));
  assert_true (vouch_json_is_null (vouch_node_get_value (VOUCH_NODE (statement), "not-in")));
  assert_non_null (vouch_history_undo (history));
  assert_true (vouch_not_in_covers (statement, ONE));
  /* Another citation says nothing of the words. */
  vouch_test_remove (document, "c2");
  assert_true (vouch_not_in_covers (statement, ONE));
}

/* A merge brings the words of one and what the other said of older ones. */
static void
test_said_of_other_words (void **state)
{
  static const struct
  {
    const char *value;
    gboolean covers;
  } cases[] = {
    { "[{'source':'" ONE "','by':'R. Kim','digest':'of other words'}]", FALSE },
    { "[{'source':'" ONE "','by':'R. Kim'}]", FALSE },
    { "[{'by':'R. Kim'}]", FALSE },
    { "['" ONE "']", FALSE },
    { "[]", FALSE },
    { "[null, 7, {'source':null}]", FALSE },
  };
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      vouch_test_set (document, "h1", "not-in", cases[i].value);
      assert_int_equal (vouch_not_in_covers (get_statement (document), ONE), cases[i].covers);
      expect_words (document, NULL);
    }
  /* The next one that is said replaces what holds no longer. */
  say (document, ONE, "r1");
  assert_int_equal (vouch_json_array_length (vouch_json_node_array (
                        vouch_node_get_value (VOUCH_NODE (get_statement (document)), "not-in"))), 1);
}

/* It is kept in the file, with members that a later version adds, and what the card says is the same. */
static void
test_kept (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autofree char *before = vouch_content_digest (json);
  g_autofree char *after = NULL;
  g_autofree char *printed = NULL;
  g_autoptr (VouchDocument) again = NULL;
  g_autoptr (JsonNode) now = NULL;

  say (document, ONE, "r1");
  now = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  after = vouch_content_digest (now);
  assert_string_equal (after, before);
  again = vouch_test_reopen (document);
  assert_true (vouch_not_in_covers (get_statement (again), ONE));
  vouch_test_set (document, "h1", "not-in", "[{'source':'x','why':'kept'}]");
  printed = vouch_test_print_card (document);
  assert_non_null (strstr (printed, "\"why\""));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_there_and_back),
    cmocka_unit_test (test_void_when_words_change),
    cmocka_unit_test (test_said_of_other_words),
    cmocka_unit_test (test_kept),
  };

  return vouch_test_run ("not-in", tests);
}
