/* test-statement-review.c: what a reviewer says of a statement: checked, or accepted without a source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-json.h"
#include "vouch-statement-review.h"

static VouchStatement *
get (VouchDocument *document, const char *id)
{
  return VOUCH_STATEMENT (vouch_document_lookup (document, id));
}

/* It holds as long as the statement says what was checked, and is no step to be undone. */
static void
test_verify (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  VouchStatement *statement = get (document, "h1");

  assert_true (vouch_statement_may_be_verified (statement));
  assert_null (vouch_statement_get_verifier (statement));
  assert_true (vouch_statement_verify (statement, "R. Kim", NULL));
  assert_int_equal (vouch_statement_get_rung (statement), VOUCH_RUNG_VERIFIED);
  assert_string_equal (vouch_statement_get_verifier (statement), "R. Kim");
  assert_false (vouch_history_undo (history));
  assert_string_equal (vouch_statement_get_verifier (statement), "R. Kim");
  vouch_statement_set_text (statement, "Something else.");
  assert_null (vouch_statement_get_verifier (statement));
}

static void
test_unverify (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  VouchStatement *statement = get (document, "h1");
  VouchRung before = vouch_statement_get_rung (statement);

  assert_true (vouch_statement_verify (statement, "R. Kim", NULL));
  assert_true (vouch_statement_unverify (statement, NULL));
  assert_int_equal (vouch_statement_get_rung (statement), before);
  assert_true (vouch_json_is_null (vouch_node_get_value (VOUCH_NODE (statement), "verified")));
}

/* Without a source there is nothing to check it against. */
static void
test_no_source (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("seed.scorecard");
  g_autoptr (GPtrArray) all = vouch_card_collect_statements (vouch_document_get_card (document));

  for (guint i = 0; i < all->len; i++)
    assert_false (vouch_statement_may_be_verified (all->pdata[i]));
}

/* Another person agrees; nobody agrees with himself. */
static void
test_accept (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  VouchStatement *statement = get (document, "h1");
  g_autoptr (VouchChange) change = NULL;

  assert_null (vouch_statement_edit_accept (statement, "R. Kim"));
  vouch_test_set (document, "h1", "declined", "{'reason':'our-own-advice','note':'So we say.','by':{'name':'R. Kim'}}");
  assert_string_equal (vouch_statement_get_decliner (statement), "R. Kim");
  assert_null (vouch_statement_edit_accept (statement, "R. Kim"));
  change = vouch_statement_edit_accept (statement, "A. Other");
  assert_non_null (change);
  assert_true (vouch_document_edit (document, change, NULL));
  assert_string_equal (vouch_statement_get_accepter (statement), "A. Other");
  assert_string_equal (vouch_statement_get_decliner (statement), "R. Kim");
  assert_null (vouch_statement_edit_accept (statement, "A. Other"));
  assert_true (vouch_history_undo (history));
  assert_null (vouch_statement_get_accepter (statement));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_verify),
    cmocka_unit_test (test_unverify),
    cmocka_unit_test (test_no_source),
    cmocka_unit_test (test_accept),
  };

  return vouch_test_run ("statement-review", tests);
}
