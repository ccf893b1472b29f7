/* test-reference-edit.c: what adding, citing and removing a reference does to a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-json.h"
#include "vouch-reference-edit.h"

static VouchDocument *
open_card (void)
{
  return vouch_test_open_fixture ("check/clean.scorecard");
}

static VouchReference *
make_reference (const char *members)
{
  g_autofree char *json
      = g_strdup_printf ("{'id':'5f0c7a52-7a34-4c52-9c9b-0a2f5d0f7a11',%s}", members);
  g_autoptr (JsonNode) node = vouch_test_parse (json);

  return vouch_reference_new_from_csl (json_node_get_object (node));
}

/* One step forward, then back: the card is as it was to the letter. */
static void
edit (VouchDocument *document,
      VouchChange   *change,
      const char    *label)
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

static guint
count (VouchDocument *document,
       const char    *node,
       const char    *list)
{
  return vouch_node_list_get_size (
      vouch_node_get_list (vouch_document_lookup (document, node), list));
}

static void
test_add (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  VouchCard *card = vouch_document_get_card (document);
  g_autoptr (VouchReference) fresh = make_reference ("'type':'book','title':'Tears','x-own':[1]");
  VouchReference *added;

  edit (document, vouch_reference_edit_add (card, fresh), "Add Reference");
  assert_int_equal (count (document, "card", "references"), 3);
  added = VOUCH_REFERENCE (vouch_document_lookup (document, vouch_node_get_id (VOUCH_NODE (fresh))));
  assert_string_equal (vouch_reference_get_title (added), "Tears");
  assert_non_null (vouch_node_get_value (VOUCH_NODE (added), "x-own"));
  assert_null (vouch_reference_edit_add (card, added));
}

static void
test_set (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  VouchReference *reference = VOUCH_REFERENCE (vouch_document_lookup (document, "r1"));
  g_autoptr (JsonNode) same = json_node_ref (vouch_reference_get_csl (reference));
  g_autoptr (JsonNode) other
      = vouch_test_parse ("{'id':'elsewhere','type':'article-journal','title':'Tears, again',"
                          "'DOI':'10.1000/abc.1','volume':'7'}");

  assert_null (vouch_reference_edit_set (reference, json_node_get_object (same)));
  edit (document, vouch_reference_edit_set (reference, json_node_get_object (other)),
        "Edit Reference");
  assert_string_equal (vouch_node_get_id (VOUCH_NODE (reference)), "r1");
  assert_string_equal (vouch_reference_get_title (reference), "Tears, again");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (reference), "volume"), "7");
  assert_null (vouch_node_get_value (VOUCH_NODE (reference), "PMID"));
}

static void
test_cite (void **state)
{
  static const struct
  {
    const char *relation;
    gboolean answers_marker;
  } cases[] = {
    { "supports", TRUE },
    { "contradicts", FALSE },
    { "background", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = open_card ();
      g_autoptr (VouchReference) fresh = make_reference ("'type':'book','title':'Tears'");
      VouchStatement *statement;

      vouch_test_set (document, "b1", "marker", "{'text':'(source?)','at':3}");
      statement = VOUCH_STATEMENT (vouch_document_lookup (document, "b1"));
      edit (document, vouch_reference_edit_cite (VOUCH_NODE (statement), fresh, cases[i].relation, "typed"),
            "Add Source");
      assert_int_equal (count (document, "b1", "citations"), 2);
      assert_int_equal (count (document, "card", "references"), 3);
      assert_int_equal (vouch_statement_get_marker (statement) == NULL, cases[i].answers_marker);
      assert_string_equal (
          vouch_citation_get_relation (
              vouch_node_list_peek (vouch_statement_get_citations (statement), 1)),
          cases[i].relation);
    }
}

/* What is cited already may be said to do more; said twice it would say nothing. */
static void
test_cite_again (void **state)
{
  static const struct
  {
    const char *first;
    const char *more; /* members of the first citation */
    const char *then;
    guint n_citations; /* 0: nothing is to be done */
    const char *relation;
  } cases[] = {
    { "background", "", "supports", 1, "supports" },
    { "contradicts", "", "supports", 1, "supports" },
    { "supports", "", "background", 1, "background" },
    { "supports", "", "supports", 0, NULL },
    { "contradicts", ",'quote':{'exact':'No tears were seen'}", "supports", 2, "contradicts" },
    { "supports", ",'quote':{'exact':'Tears were seen'}", "supports", 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = open_card ();
      VouchReference *reference = VOUCH_REFERENCE (vouch_document_lookup (document, "r1"));
      g_autofree char *citation = g_strdup_printf (
          "{'id':'c20','reference':'r1','relation':'%s','how':'chosen'%s}", cases[i].first, cases[i].more);
      VouchNode *owner = vouch_document_lookup (document, "b1");
      guint n_before = count (document, "b1", "citations");

      vouch_test_insert (document, "b1", "citations", 0, citation);
      if (cases[i].n_citations == 0)
        {
          assert_null (vouch_reference_edit_cite (owner, reference, cases[i].then, "typed"));
          continue;
        }
      edit (document, vouch_reference_edit_cite (owner, reference, cases[i].then, "typed"), "Add Source");
      assert_int_equal (count (document, "b1", "citations"), n_before + cases[i].n_citations);
      assert_string_equal (vouch_node_get_text (vouch_document_lookup (document, "c20"), "relation"),
                           cases[i].relation);
    }
}

/* Whoever names the source again answers the draft's question, and takes "no source needed" back. */
static void
test_cite_again_answers (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  VouchReference *reference = VOUCH_REFERENCE (vouch_document_lookup (document, "r1"));
  VouchNode *owner = vouch_document_lookup (document, "b1");
  guint n_before = count (document, "b1", "citations");

  vouch_test_insert (document, "b1", "citations", 0,
                     "{'id':'c20','reference':'r1','relation':'supports','how':'chosen'}");
  vouch_test_set (document, "b1", "marker", "{'text':'(source?)','at':3}");
  vouch_test_set (document, "b1", "declined", "{'reason':'not-a-claim'}");
  edit (document, vouch_reference_edit_cite (owner, reference, "supports", "typed"), "Add Source");
  assert_null (vouch_node_get_value (owner, "marker"));
  assert_null (vouch_node_get_value (owner, "declined"));
  assert_int_equal (count (document, "b1", "citations"), n_before + 1);
}

static void
test_remove (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  VouchReference *reference = VOUCH_REFERENCE (vouch_document_lookup (document, "r1"));
  guint n_citations;

  vouch_test_insert (document, "i2", "citations", 0,
                     "{'id':'c12','reference':'r1','relation':'background','how':'chosen'}");
  vouch_test_insert (document, "h1", "citations", 1,
                     "{'id':'c13','reference':'r2','relation':'supports','how':'chosen'}");
  vouch_test_insert (document, "h1", "citations", 2,
                     "{'id':'c14','reference':'r1','relation':'supports','how':'chosen'}");
  edit (document, vouch_reference_edit_remove (reference, &n_citations), "Remove Reference");
  assert_int_equal (n_citations, 12);
  assert_null (vouch_document_lookup (document, "r1"));
  assert_null (vouch_card_get_article_reference (vouch_document_get_card (document)));
  assert_int_equal (count (document, "h1", "citations"), 1);
  assert_non_null (vouch_document_lookup (document, "c13"));
  /* The item that was nothing but the citation is gone, the one with words is not. */
  assert_null (vouch_document_lookup (document, "i1"));
  assert_int_equal (count (document, "i2", "citations"), 0);
}

static const char *
get_only_item (VouchDocument *document)
{
  VouchNodeList *items = vouch_node_get_list (vouch_document_lookup (document, "sources"), "items");

  assert_int_equal (vouch_node_list_get_size (items), 1);
  return vouch_node_get_id (vouch_node_list_peek (items, 0));
}

/* What the section holds before, and whether that item is used. */
static void
test_original (void **state)
{
  static const struct
  {
    const char *item; /* NULL: none */
    gboolean is_used;
  } cases[] = {
    { NULL, FALSE },
    { "{'id':'i1','text':'','citations':[]}", TRUE },
    { "{'id':'i1','text':'TEARS ','citations':[]}", TRUE },
    { "{'id':'i1','text':'Read it here','link':'https://doi.org/10.1000/xyz','citations':[]}", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = open_card ();
      VouchCard *card = vouch_document_get_card (document);
      g_autoptr (VouchReference) fresh
          = make_reference ("'type':'book','title':'Tears','DOI':'10.1000/xyz'");
      const char *id = vouch_node_get_id (VOUCH_NODE (fresh));
      const char *item;

      vouch_test_remove (document, "i1");
      if (cases[i].item)
        vouch_test_insert (document, "sources", "items", 0, cases[i].item);
      edit (document, vouch_reference_edit_original (card, fresh), "Add Original Source");
      assert_string_equal (vouch_card_get_article_reference (card), id);
      item = get_only_item (document);
      assert_int_equal (g_str_equal (item, "i1"), cases[i].is_used);
      assert_int_equal (count (document, item, "citations"), 1);
      assert_null (vouch_reference_edit_original (
          card, VOUCH_REFERENCE (vouch_document_lookup (document, id))));
    }
}

static void
test_original_elsewhere (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  VouchCard *card = vouch_document_get_card (document);
  g_autoptr (VouchReference) fresh = make_reference ("'type':'book','title':'Tears'");
  VouchSection *section;

  vouch_test_remove (document, "sources");
  edit (document, vouch_reference_edit_original (card, fresh), "Add Original Source");
  section = vouch_card_find_section (card, "original-sources");
  assert_non_null (section);
  assert_int_equal (vouch_node_list_get_size (vouch_section_get_items (section)), 1);
}

/* What the draft says of the article is the writer's; what it lacks comes from the paper. */
static void
test_original_fills_article (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  VouchCard *card = vouch_document_get_card (document);
  g_autoptr (VouchReference) fresh = make_reference (
      "'type':'article-journal','title':'Tears','container-title':'J Tears',"
      "'author':[{'family':'Kim','given':'Min-Soo'}],'issued':{'date-parts':[[2026,6]]}");
  g_auto (GStrv) authors = NULL;

  vouch_test_set (document, "card", "article/authors", NULL);
  edit (document, vouch_reference_edit_original (card, fresh), "Add Original Source");
  assert_string_equal (vouch_card_get_article_title (card),
                       "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (card), "article/journal"), "J Tears");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (card), "article/date"), "2026-06");
  authors = vouch_card_dup_article_authors (card);
  assert_string_equal (authors[0], "Min-Soo Kim");
}

static void
test_find_same (void **state)
{
  g_autoptr (VouchDocument) document = open_card ();
  VouchCard *card = vouch_document_get_card (document);
  g_autoptr (JsonNode) csl = vouch_test_parse ("{'DOI':'https://doi.org/10.1000/ABC.1'}");
  g_autoptr (JsonNode) other = vouch_test_parse ("{'DOI':'10.1000/abc.2'}");
  VouchReference *same = vouch_reference_find_same (card, json_node_get_object (csl), NULL);

  assert_string_equal (vouch_node_get_id (VOUCH_NODE (same)), "r1");
  assert_null (vouch_reference_find_same (card, json_node_get_object (csl), "r1"));
  assert_null (vouch_reference_find_same (card, json_node_get_object (other), NULL));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_add),
    cmocka_unit_test (test_set),
    cmocka_unit_test (test_cite),
    cmocka_unit_test (test_cite_again),
    cmocka_unit_test (test_cite_again_answers),
    cmocka_unit_test (test_remove),
    cmocka_unit_test (test_original),
    cmocka_unit_test (test_original_elsewhere),
    cmocka_unit_test (test_original_fills_article),
    cmocka_unit_test (test_find_same),
  };

  return vouch_test_run ("reference-edit", tests);
}
