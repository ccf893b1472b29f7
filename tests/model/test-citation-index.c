/* test-citation-index.c: the numbers are those of the page, and typing costs nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-random.h"

#include "vouch-json.h"
#include "vouch-page-citations.h"
#include "vouch-published-form.h"

#define ROUNDS (30 / VOUCH_TEST_SLOWNESS + 3)
#define EDITS 60

typedef struct
{
  VouchDocument *document;
  VouchCitationIndex *index;
  guint n_changed;
} Desk;

static void
changed_cb (VouchCitationIndex *index, gpointer data)
{
  ((Desk *) data)->n_changed++;
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->document = vouch_test_open_small_card ();
  desk->index = vouch_citation_index_new (desk->document);
  g_signal_connect (desk->index, "changed", G_CALLBACK (changed_cb), desk);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  g_clear_object (&desk->index);
  g_clear_object (&desk->document);
  g_free (desk);
  return 0;
}

/* --- the page's numbers --- */

static char *
list_numbers (VouchCitationIndex *index)
{
  g_autoptr (GPtrArray) cited = vouch_citation_index_list_cited (index);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cited->len; i++)
    {
      g_string_append_printf (text, "%s ", (char *) cited->pdata[i]);
      assert_int_equal (vouch_citation_index_get_number (index, cited->pdata[i]), i + 1);
    }
  return g_string_free (text, FALSE);
}

static char *
list_numbers_of_page (VouchDocument *document)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autoptr (JsonNode) form = vouch_published_form (json);
  VouchPageCitations *citations = vouch_page_citations_new (vouch_json_node_object (form));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < vouch_page_citations_get_n (citations); i++)
    g_string_append_printf (
        text, "%s ",
        vouch_json_get_text (vouch_page_citations_get_entry (citations, i)->csl, "id"));
  vouch_page_citations_free (citations);
  return g_string_free (text, FALSE);
}

static void
expect_numbers (Desk *desk, const char *numbers)
{
  g_autofree char *now = list_numbers (desk->index);
  g_autofree char *page = list_numbers_of_page (desk->document);

  assert_string_equal (now, numbers);
  assert_string_equal (page, numbers);
}

static void
expect_uses (Desk *desk, const char *reference, guint uses)
{
  assert_int_equal (vouch_citation_index_get_uses (desk->index, reference), uses);
}

static void
expect_changed (Desk *desk, guint n)
{
  assert_int_equal (desk->n_changed, n);
  desk->n_changed = 0;
}

static void
test_small_card (void **state)
{
  Desk *desk = *state;

  expect_numbers (desk, "r1 r2 r3 ");
  expect_uses (desk, "r1", 1);
  expect_uses (desk, "r2", 2);
  expect_uses (desk, "r3", 1);
  expect_uses (desk, "gone", 0);
  assert_int_equal (vouch_citation_index_get_number (desk->index, "gone"), 0);
  assert_int_equal (vouch_citation_index_get_number (desk->index, NULL), 0);
  assert_int_equal (vouch_citation_index_get_uses (desk->index, NULL), 0);
}

/* --- each thing that alters a number --- */

static void
test_cite_and_uncite (void **state)
{
  Desk *desk = *state;

  vouch_test_insert (desk->document, "s1", "citations", 0,
                     "{'id':'x','reference':'r3','relation':'supports','how':'typed'}");
  expect_numbers (desk, "r3 r1 r2 ");
  expect_uses (desk, "r3", 2);
  expect_changed (desk, 1);
  vouch_test_remove (desk->document, "x");
  expect_numbers (desk, "r1 r2 r3 ");
  expect_changed (desk, 1);
}

/* Cited twice in one statement: one use; the number stays. */
static void
test_cited_twice (void **state)
{
  Desk *desk = *state;

  vouch_test_insert (desk->document, "s2", "citations", 2,
                     "{'id':'x','reference':'r1','relation':'supports','how':'typed'}");
  expect_uses (desk, "r1", 1);
  expect_changed (desk, 0);
}

static void
test_contradictions_come_last (void **state)
{
  Desk *desk = *state;

  vouch_test_set (desk->document, "c1", "relation", "'contradicts'");
  expect_numbers (desk, "r2 r1 r3 ");
  expect_changed (desk, 1);
  vouch_test_set (desk->document, "c2", "relation", "'supports'");
  expect_changed (desk, 0);
}

static void
test_other_reference (void **state)
{
  Desk *desk = *state;

  vouch_test_set (desk->document, "c1", "reference", "'r3'");
  expect_numbers (desk, "r3 r2 ");
  expect_uses (desk, "r1", 0);
  expect_changed (desk, 1);
  /* One that is not there has users but no number. */
  vouch_test_set (desk->document, "c1", "reference", "'gone'");
  expect_numbers (desk, "r2 r3 ");
  expect_uses (desk, "gone", 1);
  expect_changed (desk, 1);
}

static void
test_reference_comes_and_goes (void **state)
{
  Desk *desk = *state;

  vouch_test_remove (desk->document, "r1");
  expect_numbers (desk, "r2 r3 ");
  expect_uses (desk, "r1", 1);
  expect_changed (desk, 1);
  vouch_test_insert (desk->document, "card", "references", 2, "{'id':'r1','type':'book'}");
  expect_numbers (desk, "r1 r2 r3 ");
  expect_changed (desk, 1);
  /* One that nothing cites is no news. */
  vouch_test_insert (desk->document, "card", "references", 0, "{'id':'r9','type':'book'}");
  expect_changed (desk, 0);
}

static void
test_statements_come_and_go (void **state)
{
  Desk *desk = *state;

  assert_true (vouch_node_move (vouch_test_node (desk->document, "s3"),
                                vouch_test_node (desk->document, "high"), "statements", 0, NULL));
  expect_numbers (desk, "r2 r1 r3 ");
  expect_changed (desk, 1);
  vouch_test_remove (desk->document, "s2");
  expect_numbers (desk, "r2 r3 ");
  expect_changed (desk, 1);
  assert_true (vouch_node_move (vouch_test_node (desk->document, "more"),
                                vouch_test_node (desk->document, "card"), "sections", 0, NULL));
  expect_numbers (desk, "r3 r2 ");
  expect_changed (desk, 1);
}

static void
test_off_the_page (void **state)
{
  Desk *desk = *state;

  vouch_test_set (desk->document, "s2", "set-aside", "{'reason':'weak'}");
  expect_numbers (desk, "r2 r3 ");
  expect_uses (desk, "r1", 1);
  expect_changed (desk, 1);
  vouch_test_set (desk->document, "s2", "set-aside", NULL);
  expect_numbers (desk, "r1 r2 r3 ");
  vouch_test_set (desk->document, "s2", "text", "'  '");
  expect_numbers (desk, "r2 r3 ");
  vouch_test_set (desk->document, "s2", "none", "{'why':'not-reported'}");
  expect_numbers (desk, "r1 r2 r3 ");
  vouch_test_set (desk->document, "s2", "none", NULL);
  vouch_test_set (desk->document, "s2", "text", "'x'");
  expect_numbers (desk, "r1 r2 r3 ");
  expect_changed (desk, 5);
}

/* One group, one word. */
static void
test_group (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchChange) change = vouch_statement_edit_join (
      vouch_test_statement (desk->document, "s2"), vouch_test_statement (desk->document, "s3"));

  vouch_test_apply (desk->document, change);
  expect_uses (desk, "r2", 1);
  expect_changed (desk, 1);
}

/* --- what does not --- */

static void
test_typing (void **state)
{
  Desk *desk = *state;

  vouch_test_set (desk->document, "s2", "text", "'Lenses'");
  vouch_test_set (desk->document, "s1", "text", "''");
  vouch_test_set (desk->document, "s1", "text", "'x'");
  vouch_test_set (desk->document, "s2", "label", "'L'");
  vouch_test_set (desk->document, "c1", "locator", "{'label':'page','value':'4'}");
  vouch_test_set (desk->document, "card", "title", "'T'");
  vouch_test_set (desk->document, "r1", "title", "'T'");
  vouch_test_insert (desk->document, "high", "statements", 0, "{'id':'x','text':'y'}");
  vouch_test_remove (desk->document, "s1");
  vouch_test_remove (desk->document, "n1");
  expect_changed (desk, 0);
  expect_numbers (desk, "r1 r2 r3 ");
}

static void
test_document_is_gone (void **state)
{
  Desk *desk = *state;

  g_clear_object (&desk->document);
  assert_int_equal (vouch_citation_index_get_number (desk->index, "r2"), 2);
  expect_uses (desk, "r2", 2);
}

/* --- at random --- */

static void
check_uses (Desk *desk)
{
  static const char *const references[] = { "r1", "r2", "r3", "gone" };
  g_autoptr (VouchCitationIndex) fresh = vouch_citation_index_new (desk->document);

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    assert_int_equal (vouch_citation_index_get_uses (desk->index, references[i]),
                      vouch_citation_index_get_uses (fresh, references[i]));
}

static void
play_round (guint32 seed)
{
  g_autoptr (VouchTestRandom) random = vouch_test_random_new (seed);
  void *state;
  Desk *desk;

  set_up (&state);
  desk = state;
  for (guint i = 0; i < EDITS; i++)
    {
      g_autoptr (VouchChange) change
          = vouch_test_random_below (random, 4) == 0
                ? vouch_test_random_group (random, desk->document)
                : vouch_test_random_change (random, desk->document);
      g_autofree char *before = list_numbers (desk->index);
      g_autofree char *page = NULL;
      g_autofree char *now = NULL;

      desk->n_changed = 0;
      vouch_test_apply (desk->document, change);
      page = list_numbers_of_page (desk->document);
      now = list_numbers (desk->index);
      if (!g_str_equal (now, page))
        fail_msg ("seed %u: %s, on the page %s", seed, now, page);
      if (!g_str_equal (now, before))
        assert_int_equal (desk->n_changed, 1);
      check_uses (desk);
    }
  tear_down (&state);
}

static void
test_random (void **state)
{
  for (guint32 seed = 1; seed <= ROUNDS; seed++)
    play_round (seed);
}

#define TEST(name) cmocka_unit_test_setup_teardown (name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (test_small_card),
    TEST (test_cite_and_uncite),
    TEST (test_cited_twice),
    TEST (test_contradictions_come_last),
    TEST (test_other_reference),
    TEST (test_reference_comes_and_goes),
    TEST (test_statements_come_and_go),
    TEST (test_off_the_page),
    TEST (test_group),
    TEST (test_typing),
    TEST (test_document_is_gone),
    cmocka_unit_test (test_random),
  };

  return vouch_test_run ("citation-index", tests);
}
