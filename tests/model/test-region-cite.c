/* test-region-cite.c: what citing a table's cell or a figure does to a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-json.h"
#include "vouch-region-cite.h"
#include "vouch-region.h"

#define REGION "{'page':3,'box':[50,90,250,130],'source':'aa'}"

static VouchNodeList *
get_citations (VouchDocument *document)
{
  return vouch_node_get_list (vouch_document_lookup (document, "condition"), "citations");
}

/* One step forward, then back: the card is as it was to the letter. */
static void
cite (VouchDocument *document)
{
  VouchRegion box = { 3, { 50, 90, 250, 130 }, "aa" };
  g_autoptr (JsonNode) region = vouch_region_to_json (&box);
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autofree char *before = vouch_test_print_card (document);
  g_autofree char *undone = NULL;
  g_autoptr (VouchChange) change
      = vouch_region_cite (vouch_document_lookup (document, "condition"),
                           VOUCH_REFERENCE (vouch_document_lookup (document, "r1")), region, "selected");

  assert_true (vouch_document_edit (document, change, NULL));
  vouch_history_undo (history);
  undone = vouch_test_print_card (document);
  assert_string_equal (undone, before);
  vouch_history_redo (history);
}

static void
expect_region (VouchDocument *document, guint position)
{
  VouchNode *citation = vouch_node_list_peek (get_citations (document), position);
  g_autoptr (JsonNode) wanted = vouch_test_parse (REGION);

  assert_true (vouch_json_equal (vouch_node_get_value (citation, "region"), wanted));
  assert_string_equal (vouch_node_get_text (citation, "reference"), "r1");
  assert_string_equal (vouch_node_get_text (citation, "how"), "selected");
  assert_null (vouch_node_get_value (citation, "seen-by-eye"));
}

static void
test_new (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");

  vouch_test_set (document, "condition", "marker",
                  "{'text':'(ensure sourced)','at':'2026-11-26T00:00:00Z'}");
  cite (document);
  assert_int_equal (vouch_node_list_get_size (get_citations (document)), 1);
  expect_region (document, 0);
  assert_null (vouch_node_get_value (vouch_document_lookup (document, "condition"), "marker"));
}

/* One that names no passage yet is given it; one that names its own keeps that. */
static void
test_open (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");

  vouch_test_insert (document, "condition", "citations", 0,
                     "{'id':'c0','reference':'r1','relation':'supports','how':'chosen',"
                     "'seen-by-eye':'Table 1'}");
  cite (document);
  assert_int_equal (vouch_node_list_get_size (get_citations (document)), 1);
  expect_region (document, 0);
  cite (document);
  assert_int_equal (vouch_node_list_get_size (get_citations (document)), 2);
  expect_region (document, 1);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_new),
    cmocka_unit_test (test_open),
  };

  return vouch_test_run ("region-cite", tests);
}
