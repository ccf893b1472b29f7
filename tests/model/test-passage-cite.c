/* test-passage-cite.c: what citing a passage does to a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-json.h"
#include "vouch-passage-cite.h"

#define TEXT "Tears were salty. Osmolarity rose by 12 mOsm/l in worn eyes.  Blinking helped."
#define EXACT "Osmolarity rose by 12 mOsm/l in worn eyes."

static VouchDocument *
open_card (void)
{
  return vouch_test_open_fixture ("check/clean.scorecard");
}

static VouchPassageQuote *
make_quote (const char *source)
{
  const VouchSourcePage pages[] = { { 0, 600, 800 }, { 18, 600, 800 } };
  g_autoptr (VouchSourceText) text = vouch_source_text_new_paged (TEXT, pages, 2, NULL);

  /* With the spaces around it, as a selection may have them. */
  return vouch_passage_quote_new (text, source, 17, 62);
}

/* One step forward, then back: the card is as it was to the letter. */
static void
edit (VouchDocument *document, VouchChange *change, const char *label)
{
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autofree char *before = vouch_test_print_card (document);
  g_autofree char *undone = NULL;
  g_autoptr (VouchChange) owned = change;
  g_autoptr (GError) error = NULL;

  assert_non_null (change);
  if (!vouch_document_edit (document, change, &error))
    fail_msg ("%s", error->message);
  assert_string_equal (vouch_history_get_undo_label (history), label);
  vouch_history_undo (history);
  assert_false (vouch_history_get_can_undo (history));
  undone = vouch_test_print_card (document);
  assert_string_equal (undone, before);
  vouch_history_redo (history);
}

static VouchNode *
get_citation (VouchDocument *document, const char *statement, guint i)
{
  VouchNodeList *list = vouch_node_get_list (vouch_document_lookup (document, statement), "citations");

  assert_true (i < vouch_node_list_get_size (list));
  return vouch_node_list_peek (list, i);
}

static void
expect_member (VouchNode *node, const char *member, const char *json)
{
  JsonNode *value = vouch_node_get_value (node, member);
  g_autoptr (JsonNode) wanted = json ? vouch_test_parse (json) : NULL;

  if (!json)
    assert_null (value);
  else
    assert_true (vouch_json_equal (value, wanted));
}

static void
test_quote (void **state)
{
  g_autoptr (VouchPassageQuote) quote = make_quote ("aa");
  g_autoptr (VouchPassageQuote) copy = vouch_passage_quote_copy (quote);
  g_autoptr (VouchSourceText) text = vouch_source_text_new (" \n x");
  g_autoptr (JsonNode) json = vouch_passage_quote_to_json (copy);
  g_autoptr (JsonNode) wanted = vouch_test_parse (
      "{'exact':'" EXACT "','prefix':'Tears were salty. ','suffix':'  Blinking helped.',"
      "'page':2,'source':'aa'}");

  assert_true (vouch_json_equal (json, wanted));
  assert_null (vouch_passage_quote_new (text, "aa", 0, 3));
  assert_null (vouch_passage_quote_new (text, "aa", 3, 3));
  assert_null (vouch_passage_quote_new (text, "aa", 9, 12));
}

/* The words of a page are kept as they read; who cited them before they were is not asked again. */
static void
test_broken_line (void **state)
{
  const VouchSourcePage page = { 0, 595, 842 };
  g_autoptr (VouchSourceText) text
      = vouch_source_text_new_paged ("It began. Drops were a treat-\nment of dry\neyes. It ended.", &page, 1, NULL);
  g_autoptr (VouchPassageQuote) quote = vouch_passage_quote_new (text, "aa", 10, 47);
  g_autoptr (VouchPassageQuote) old = vouch_passage_quote_copy (quote);
  g_autoptr (VouchDocument) document = open_card ();
  VouchNode *statement = vouch_document_lookup (document, "condition");
  VouchReference *reference = VOUCH_REFERENCE (vouch_document_lookup (document, "r1"));

  assert_string_equal (quote->exact, "Drops were a treatment of dry eyes.");
  g_free (old->exact);
  old->exact = g_strdup ("Drops were a treat-\nment of dry\neyes.");
  edit (document, vouch_passage_cite (statement, reference, old, "suggested"), "Mark Passage");
  assert_null (vouch_passage_cite (statement, reference, quote, "suggested"));
}

static void
test_new_citation (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  g_autoptr (VouchPassageQuote) quote = make_quote ("aa");
  VouchNode *statement = vouch_document_lookup (document, "condition");
  VouchReference *reference = VOUCH_REFERENCE (vouch_document_lookup (document, "r1"));
  VouchNode *citation;

  vouch_test_set (document, "condition", "marker", "{'text':'(source?)','at':3}");
  vouch_test_set (document, "condition", "declined", "{'reason':'not-a-claim'}");
  edit (document, vouch_passage_cite (statement, reference, quote, "suggested"), "Mark Passage");
  citation = get_citation (document, "condition", 0);
  expect_member (citation, "reference", "'r1'");
  expect_member (citation, "relation", "'supports'");
  expect_member (citation, "how", "'suggested'");
  expect_member (citation, "locator", NULL);
  expect_member (statement, "marker", NULL);
  expect_member (statement, "declined", NULL);
  assert_int_equal (vouch_statement_get_rung (VOUCH_STATEMENT (statement)), VOUCH_RUNG_ANCHORED);
  assert_null (vouch_passage_cite (statement, reference, quote, "chosen"));
}

/* A source that is named already gets its passage, and isn't named twice. */
static void
test_open_citation (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  g_autoptr (VouchPassageQuote) quote = make_quote ("aa");
  VouchNode *statement = vouch_document_lookup (document, "h1");
  VouchReference *reference = VOUCH_REFERENCE (vouch_document_lookup (document, "r2"));
  VouchNode *citation;

  vouch_test_insert (document, "h1", "citations", 1,
                     "{'id':'n1','reference':'r2','relation':'background','how':'typed'}");
  vouch_test_insert (document, "h1", "citations", 2,
                     "{'id':'n2','reference':'r2','relation':'supports','how':'typed',"
                     "'locator':{'label':'page','value':'7'},'seen-by-eye':'It rose.'}");
  edit (document, vouch_passage_cite (statement, reference, quote, "chosen"), "Mark Passage");
  assert_int_equal (vouch_node_list_get_size (vouch_node_get_list (statement, "citations")), 3);
  citation = get_citation (document, "h1", 2);
  assert_true (vouch_citation_is_anchored (VOUCH_CITATION (citation)));
  expect_member (citation, "how", "'chosen'");
  expect_member (citation, "locator", "{'label':'page','value':'7'}");
  expect_member (citation, "seen-by-eye", NULL);
  assert_false (vouch_citation_is_anchored (VOUCH_CITATION (get_citation (document, "h1", 1))));
}

/* Another passage of a source that is cited with one is another citation. */
static void
test_second_passage (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  g_autoptr (VouchPassageQuote) quote = make_quote ("aa");
  VouchReference *reference = VOUCH_REFERENCE (vouch_document_lookup (document, "r1"));

  edit (document,
        vouch_passage_cite (vouch_document_lookup (document, "h1"), reference, quote, "selected"),
        "Mark Passage");
  expect_member (get_citation (document, "h1", 0), "how", "'selected'");
  expect_member (get_citation (document, "h1", 1), "reference", "'r1'");
}

static void
test_printed_page (void **state)
{
  static const struct
  {
    const char *locator;
    const char *page;
    const char *other_locator;
    const char *wanted;
  } cases[] = {
    { "{'label':'page','value':'107'}", "7", NULL, "{'label':'page','value':'102'}" },
    { "{'label':'page','value':107}", "7", NULL, "{'label':'page','value':'102'}" },
    { "{'label':'page','value':'107'}", "7", "{'label':'page','value':'108'}", NULL },
    { "{'label':'page','value':'107'}", "7", "{'label':'page','value':'107'}",
      "{'label':'page','value':'102'}" },
    { "{'label':'page','value':'e7'}", "7", NULL, NULL },
    { "{'label':'section','value':'107'}", "7", NULL, NULL },
    { "{'label':'page','value':'1'}", "7", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = open_card ();
      g_autoptr (VouchPassageQuote) quote = make_quote ("aa");
      g_autofree char *words
          = g_strdup_printf ("{'exact':'x','source':'aa','page':%s}", cases[i].page);
      VouchReference *reference = VOUCH_REFERENCE (vouch_document_lookup (document, "r1"));

      vouch_test_set (document, "c2", "quote", words);
      vouch_test_set (document, "c2", "locator", cases[i].locator);
      vouch_test_set (document, "c3", "quote", words);
      vouch_test_set (document, "c3", "locator", cases[i].other_locator);
      edit (document,
            vouch_passage_cite (vouch_document_lookup (document, "condition"), reference, quote,
                                "typed"),
            "Mark Passage");
      expect_member (get_citation (document, "condition", 0), "locator", cases[i].wanted);
    }
}

static VouchPassage *
make_passage (const char *file, const char *title, const char *doi)
{
  g_autoptr (VouchPassageArticle) article = vouch_passage_article_new (TEXT, strlen (TEXT));
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new ("osmolarity in worn eyes");
  g_autoptr (GPtrArray) list = vouch_passage_list (article, query, NULL, NULL, NULL, 1);
  VouchPassage *passage = vouch_passage_ref (list->pdata[0]);

  passage->source = g_strdup ("aa");
  passage->file = g_strdup (file);
  passage->title = g_strdup (title);
  passage->doi = g_strdup (doi);
  return passage;
}

static void
expect_reference (VouchDocument *document, VouchPassage *passage, const char *id)
{
  g_autoptr (VouchReference) reference
      = vouch_passage_dup_reference (vouch_document_get_card (document), passage);

  assert_string_equal (vouch_node_get_id (VOUCH_NODE (reference)), id);
}

static void
test_whose_passage (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  g_autoptr (VouchPassage) passage = make_passage ("/papers/worn.pdf", NULL, NULL);
  g_autoptr (VouchPassage) named = make_passage (NULL, NULL, "10.1000/ABC.1");
  g_autoptr (VouchPassage) attached = make_passage (NULL, NULL, NULL);

  attached->reference = g_strdup ("https://doi.org/10.1000/abc.1");
  expect_reference (document, named, "r1");
  expect_reference (document, attached, "r1");
  vouch_test_set (document, "r2", "source", "'aa'");
  expect_reference (document, passage, "r2");
  passage->reference = g_strdup ("r1");
  expect_reference (document, passage, "r1");
}

/* A source of the store that the card doesn't have comes into it with its first citation. */
static void
test_unknown_source (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  VouchCard *card = vouch_document_get_card (document);
  g_autoptr (VouchPassage) passage = make_passage ("/papers/worn.pdf", "Worn  eyes", "10.1000/xyz");
  g_autoptr (VouchPassage) plain = make_passage ("/papers/worn.pdf", NULL, NULL);
  g_autoptr (VouchReference) reference = vouch_passage_dup_reference (card, passage);
  g_autoptr (VouchReference) other = vouch_passage_dup_reference (card, plain);
  g_autoptr (VouchPassageQuote) quote = vouch_passage_quote_new_from (passage);

  assert_string_equal (vouch_reference_get_title (other), "worn.pdf");
  edit (document,
        vouch_passage_cite (vouch_document_lookup (document, "condition"), reference, quote, "chosen"),
        "Mark Passage");
  reference = (g_object_unref (reference), g_object_ref (vouch_node_list_peek (vouch_card_get_references (card), 2)));
  assert_string_equal (vouch_reference_get_title (reference), "Worn eyes");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (reference), "DOI"), "10.1000/xyz");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (reference), "source"), "aa");
  assert_string_equal (vouch_node_get_text (get_citation (document, "condition", 0), "reference"),
                       vouch_node_get_id (VOUCH_NODE (reference)));
  expect_member (get_citation (document, "condition", 0), "quote",
                 "{'exact':'" EXACT "','prefix':'Tears were salty. ','suffix':'  Blinking helped.',"
                 "'source':'aa'}");
}

static void
test_fill (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  g_autoptr (VouchPassageQuote) quote = make_quote ("aa");
  VouchNode *cell = vouch_document_lookup (document, "population");

  vouch_test_set (document, "population", "text", "''");
  edit (document,
        vouch_passage_fill (VOUCH_STATEMENT (cell), "worn eyes",
                            VOUCH_REFERENCE (vouch_document_lookup (document, "r1")), quote,
                            "suggested"),
        "Fill Cell from Passage");
  assert_string_equal (vouch_statement_get_text (VOUCH_STATEMENT (cell)), "worn eyes");
  assert_int_equal (vouch_statement_get_rung (VOUCH_STATEMENT (cell)), VOUCH_RUNG_ANCHORED);
}

static void
test_sources (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  g_auto (GStrv) names = NULL;
  g_autofree char *all = NULL;

  vouch_test_set (document, "r2", "source", "'aa'");
  names = vouch_passage_list_sources (vouch_document_get_card (document));
  all = g_strjoinv (" ", names);
  assert_string_equal (all, "r1\n10.1000/abc.1 r2\naa");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_quote),
    cmocka_unit_test (test_broken_line),          cmocka_unit_test (test_new_citation),
    cmocka_unit_test (test_open_citation),  cmocka_unit_test (test_second_passage),
    cmocka_unit_test (test_printed_page),   cmocka_unit_test (test_whose_passage),
    cmocka_unit_test (test_unknown_source), cmocka_unit_test (test_fill),
    cmocka_unit_test (test_sources),
  };

  return vouch_test_run ("passage-cite", tests);
}
