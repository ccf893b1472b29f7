/* test-node-words.c: nodes of a card in a few words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"
#include "vouch-test-widgets.h"

#include "vouch-node-words.h"

static void
check (VouchDocument *document,
       const char    *id,
       const char    *expected_words,
       const char    *expected_title)
{
  VouchNode *node = vouch_document_lookup (document, id);
  g_autofree char *words = vouch_node_dup_words (node);
  g_autofree char *title = vouch_node_dup_title (node);

  assert_non_null (node);
  assert_string_equal (words, expected_words);
  assert_string_equal (title, expected_title);
}

static void
test_words (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");

  check (document, "condition", "Condition: Dry eye disease", "At a Glance");
  check (document, "h1", "Osmolarity rose after eight hours of wear.", "Key Highlights");
  check (document, "c2", "Osmolarity rose after eight hours of wear.", "Key Highlights");
  check (document, "diagnosis", "Diagnosis", "Diagnosis");
  check (document, "card", "Tear Film Osmolarity in Contact Lens Wearers", "Article");
  check (document, "r2", "Adherence to the dry eye guideline", "Sources");
  check (document, "i2", "Blinking exercises", "Related Content");
  vouch_test_set (document, "condition", "text", "''");
  check (document, "condition", "Condition", "At a Glance");
  vouch_test_set (document, "diagnosis", "title", "''");
  check (document, "diagnosis", "", "Without a title");
  vouch_test_set (document, "r2", "title", NULL);
  check (document, "d1", "Measure osmolarity in both eyes.", "Without a title");
}

static void
test_nothing (void **state)
{
  g_autofree char *words = vouch_node_dup_words (NULL);
  g_autofree char *title = vouch_node_dup_title (NULL);

  assert_string_equal (words, "");
  assert_string_equal (title, "Article");
}

/* In one line, cut between words, by code points. */
static void
test_long_words (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  GString *text = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (text, "Größe\n");
  vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (document, "h1")), text->str);
  words = vouch_node_dup_words (vouch_document_lookup (document, "h1"));
  assert_true (g_utf8_validate (words, -1, NULL));
  assert_in_range (g_utf8_strlen (words, -1), 150, 161);
  assert_true (g_str_has_suffix (words, "Größe…"));
  assert_null (strchr (words, '\n'));
  g_string_free (text, TRUE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_words),
    cmocka_unit_test (test_nothing),
    cmocka_unit_test (test_long_words),
  };

  return vouch_test_run_widgets ("node-words", tests);
}
