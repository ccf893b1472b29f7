/* test-set-aside.c: a statement that leaves the page, and comes back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-set-aside.h"

static void
apply (VouchDocument *document, VouchChange *change)
{
  g_autoptr (VouchChange) owned = change;

  assert_non_null (change);
  assert_true (vouch_document_edit (document, change, NULL));
}

static void
test_there_and_back (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  VouchStatement *statement = VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));
  g_autofree char *before = vouch_test_print_card (document);
  g_autofree char *after = NULL;
  g_autofree char *why = NULL;

  apply (document, vouch_set_aside (statement, "No source supports it", "R. Kim"));
  assert_int_equal (vouch_statement_get_rung (statement), VOUCH_RUNG_SET_ASIDE);
  assert_int_equal (vouch_node_list_get_size (vouch_statement_get_citations (statement)), 1);
  why = vouch_set_aside_describe (statement);
  assert_string_equal (why, "No source supports it (R. Kim)");
  assert_string_equal (vouch_history_get_undo_label (history), "Set Aside");
  apply (document, vouch_set_aside_undo (statement));
  after = vouch_test_print_card (document);
  assert_string_equal (after, before);
  assert_null (vouch_set_aside_undo (statement));
  assert_null (vouch_set_aside_describe (statement));
}

static void
test_described (void **state)
{
  static const struct
  {
    const char *value;
    const char *words;
  } cases[] = {
    { "true", "" },
    { "'weak'", "weak" },
    { "{'reason':'weak','by':''}", "weak" },
    { "{'by':'R. Kim'}", "" },
  };
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      vouch_test_set (document, "h1", "set-aside", cases[i].value);
      words = vouch_set_aside_describe (VOUCH_STATEMENT (vouch_document_lookup (document, "h1")));
      assert_string_equal (words, cases[i].words);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_there_and_back),
    cmocka_unit_test (test_described),
  };

  return vouch_test_run ("set-aside", tests);
}
