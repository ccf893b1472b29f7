/* test-card-view-paste.c: what is pasted into the card's page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"

#define HIGH "Tears break up sooner.|Lenses dry the eye out.|Drops help."

static void
paste (VouchTestPage *page,
       const char    *words)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page->view)), words);
  vouch_test_page_press (page, "ctrl+v");
}

static void
test_words (void **state)
{
  static const struct
  {
    const char *id;
    guint caret;
    const char *words;
    const char *texts;
    const char *where;
  } cases[] = {
    { "s3", 5, " do", "Tears break up sooner.|Lenses dry the eye out.|Drops do help.", "s3:8" },
    { "s3", 11, " Often.\n", "Tears break up sooner.|Lenses dry the eye out.|Drops help. Often. ",
      "s3:19" },
    { "s1", 22, "• One.\n• Two.\n\n",
      "Tears break up sooner.|One.|Two.|Lenses dry the eye out.|Drops help.", "*:4" },
    { "s3", 0, "1. One.\r\n2. Two.\r\n3. Three.", HIGH "|One.|Two.|Three.", "*:6" },
    { "s3", 0, "", HIGH, "s3:0" },
  };
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 700);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      vouch_test_page_go (page, cases[i].id, cases[i].caret);
      paste (page, cases[i].words);
      vouch_test_page_check_texts (page, "high", cases[i].texts);
      vouch_test_page_check_where (page, cases[i].where);
      vouch_test_page_check (page);
      while (vouch_history_get_can_undo (page->history))
        vouch_history_undo (page->history);
      vouch_test_page_check_texts (page, "high", HIGH);
    }
  vouch_test_page_close (page);
}

/* The empty statement that was pasted into is not left behind, and one undo brings it back. */
static void
test_into_empty (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 700);

  vouch_test_page_go (page, "s1", 22);
  vouch_test_page_press (page, "Return");
  paste (page, "- One.\n- Two.");
  vouch_test_page_check_texts (page, "high",
                               "Tears break up sooner.|One.|Two.|Lenses dry the eye out.|Drops help.");
  vouch_test_page_press (page, "ctrl+z");
  vouch_test_page_check_texts (page, "high",
                               "Tears break up sooner.||Lenses dry the eye out.|Drops help.");
  vouch_test_page_close (page);
}

/* One that has sources or notes stays, and says the first line. */
static void
test_into_emptied (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 700);
  g_autofree char *cited = NULL;

  vouch_test_page_go (page, "s2", 0);
  vouch_test_page_press (page, "ctrl+a BackSpace");
  paste (page, "- One.\n- Two.\n- Three.");
  vouch_test_page_check_texts (page, "high",
                               "Tears break up sooner.|One.|Two.|Three.|Drops help.");
  assert_string_equal (vouch_statement_get_text (vouch_test_statement (page->document, "s2")),
                       "One.");
  cited = vouch_test_list_ids (page->document, "s2", "citations");
  assert_string_equal (cited, "c1 c2");
  vouch_test_page_check_where (page, "*:6");
  vouch_test_page_check (page);
  vouch_test_page_press (page, "ctrl+z");
  vouch_test_page_check_texts (page, "high", "Tears break up sooner.||Drops help.");
  vouch_test_page_close (page);
}

/* Where there is one line, there is one line. */
static void
test_into_lines (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 700);
  VouchCard *card = vouch_document_get_card (page->document);

  vouch_test_page_go (page, "card", 12);
  paste (page, ",\nas it is\n");
  assert_string_equal (vouch_card_get_title (card), "A small card, as it is");
  vouch_test_page_go (page, "g1", 7);
  paste (page, " of\nthe old");
  assert_string_equal (vouch_statement_get_text (vouch_test_statement (page->document, "g1")),
                       "Dry eyeof the old");
  vouch_test_page_close (page);
}

static const char draft[]
    = "Clinical Scorecard: Dry Eye\n\nAt a Glance\n\nCategoryDetail\nConditionDry eye\n"
      "Key Mechanisms\nTarget Population\nCare Setting\n\nKey Highlights\n\n"
      "Tears break up sooner (ensure sourced).\n\nGuideline-Based Recommendations\n\nDiagnosis\n";

static void
imported_cb (VouchTestPage *page,
             GVariant      *text)
{
  g_ptr_array_add (page->asked, g_strdup (g_variant_get_string (text, NULL)));
}

/* A whole draft is asked about; without a window that asks, it is lines. */
static void
test_draft (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 700);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("import-text", G_VARIANT_TYPE_STRING);
  g_autofree char *asked = NULL;

  g_signal_connect_swapped (action, "activate", G_CALLBACK (imported_cb), page);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (page->window, "win", G_ACTION_GROUP (group));
  vouch_test_page_go (page, "s3", 11);
  paste (page, draft);
  asked = vouch_test_page_take_asked (page);
  assert_string_equal (asked, draft);
  vouch_test_page_check_texts (page, "high", HIGH);
  gtk_widget_insert_action_group (page->window, "win", NULL);
  paste (page, draft);
  assert_true (vouch_node_list_get_size (vouch_section_get_statements (
                   VOUCH_SECTION (vouch_test_node (page->document, "high")))) > 8);
  vouch_test_page_close (page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_words),
    cmocka_unit_test (test_into_empty),
    cmocka_unit_test (test_into_emptied),
    cmocka_unit_test (test_into_lines),
    cmocka_unit_test (test_draft),
  };

  return vouch_test_run_widgets ("card-view-paste", tests);
}
