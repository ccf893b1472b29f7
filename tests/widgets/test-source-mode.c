/* test-source-mode.c: one statement after the other, each with its passage, by keys alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-decline-form.h"
#include "vouch-json.h"
#include "vouch-not-in.h"
#include "vouch-source-card.h"
#include "vouch-source-mode.h"
#include "vouch-source-store.h"
#include "vouch-source-tally.h"
#include "vouch-widgets.h"

static const char *const paper
    = "Lenses and tears\n\n"
      "Methods\n\nParticipants were 64 adults aged 18 to 40 years, recruited at a clinic.\n\n"
      "Results\n\nOsmolarity rose by 12 mOsm/l after eight hours of wear. Osmolarity did not rise in eyes "
      "without lenses. Comfort fell together with the quality of the tear film. Redness did not differ "
      "between the lenses, nor did the number of symptoms that were told by the wearers.\n";

typedef struct
{
  VouchTestDesk desk;
  char *folder;          /* (owned) */
  VouchSupport *support; /* (owned) */
  GString *closed;       /* (owned): the statement that it was closed at */
} Page;

static void
closed_cb (VouchSourceMode *mode, const char *id, Page *page)
{
  g_string_assign (page->closed, id ? id : "-");
}

static gboolean
is_all_ready (gpointer data)
{
  VouchSupportCounts counts = vouch_support_get_counts (data);

  return counts.n_open == counts.n_ready;
}

static void
add_source_of (Page *page, const char *name, const char *text, const char *reference)
{
  g_autofree char *path = g_build_filename (page->folder, name, NULL);
  g_autofree char *place = g_build_filename (page->folder, "store", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (place, NULL);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, text, -1, NULL));
  source = vouch_source_store_add (store, file, reference, NULL, NULL);
  assert_non_null (source);
}

static void
add_source (Page *page, const char *name, const char *text)
{
  add_source_of (page, name, text, "r1");
}

/* Four statements that want a passage: a cell, and h1 to h3. */
static void
prepare_card (VouchDocument *document)
{
  static const char *const anchored[] = { "c2", "c3", "c4" };

  vouch_test_set (document, "r1", "author", "[{'family':'Kim','given':'A'}]");
  for (gsize i = 0; i < G_N_ELEMENTS (anchored); i++)
    vouch_test_remove (document, anchored[i]);
  vouch_test_set (document, "condition", "declined", "{'reason':'not-a-claim'}");
  vouch_test_set (document, "setting", "declined", "{'reason':'not-a-claim'}");
  vouch_test_set (document, "population", "text", "''");
  vouch_test_set (document, "h3", "text", "'Redness did not differ in 9 of 10 eyes.'");
}

static Page *
open_page (int width, int height)
{
  Page *page = g_new0 (Page, 1);
  g_autofree char *place = NULL;
  g_autoptr (VouchPassageFinder) finder = NULL;

  vouch_widgets_init ();
  vouch_widgets_style ();
  page->folder = vouch_test_make_folder ();
  page->closed = g_string_new (NULL);
  place = g_build_filename (page->folder, "store", NULL);
  add_source (page, "paper.txt", paper);
  finder = vouch_passage_finder_new (place);
  vouch_test_desk_open (&page->desk, "check/clean.scorecard");
  prepare_card (page->desk.document);
  page->support = vouch_support_new (page->desk.document, finder);
  assert_true (vouch_test_wait_until (is_all_ready, page->support, 20000));
  vouch_test_desk_show (&page->desk, vouch_source_mode_new (), width, height);
  g_object_set (page->desk.widget, "author", "R. Kim", NULL);
  g_signal_connect (page->desk.widget, "closed", G_CALLBACK (closed_cb), page);
  vouch_source_mode_begin (VOUCH_SOURCE_MODE (page->desk.widget), page->support, NULL);
  vouch_test_settle (page->desk.window);
  return page;
}

static gboolean
is_gone (gpointer ref)
{
  g_autoptr (GObject) object = g_weak_ref_get (ref);

  return !object;
}

/* Its thread may still be at it. */
static void
let_go (Page *page)
{
  GWeakRef ref;

  g_weak_ref_init (&ref, page->support);
  g_clear_object (&page->support);
  assert_true (vouch_test_wait_until (is_gone, &ref, 20000));
  g_weak_ref_clear (&ref);
}

static void
close_page (Page *page)
{
  vouch_support_stop (page->support);
  vouch_test_close (page->desk.window, page->desk.widget, NULL);
  page->desk.window = NULL;
  let_go (page);
  vouch_test_desk_close (&page->desk);
  vouch_test_remove_folder (page->folder);
  g_string_free (page->closed, TRUE);
  g_free (page->folder);
  g_free (page);
}

static VouchSourceCard *
get_card (Page *page)
{
  return (VouchSourceCard *) vouch_test_find (page->desk.widget, VOUCH_TYPE_SOURCE_CARD);
}

static void
expect_at (Page *page, const char *id, const char *progress)
{
  VouchSourceCard *card = get_card (page);

  vouch_test_settle (page->desk.window);
  assert_non_null (card);
  assert_string_equal (vouch_source_card_get_id (card), id);
  assert_true (vouch_test_is_shown (page->desk.widget, progress));
  assert_true (vouch_test_desk_focus (&page->desk) == GTK_WIDGET (card));
}

static void
press (Page *page, const char *keys)
{
  vouch_test_press (page->desk.window, keys);
  vouch_test_settle (page->desk.window);
}

static VouchStatement *
find (Page *page, const char *id)
{
  return VOUCH_STATEMENT (vouch_document_lookup (page->desk.document, id));
}

static void
expect_citation (Page *page, const char *id, const char *how, const char *exact)
{
  VouchNodeList *citations = vouch_statement_get_citations (find (page, id));
  VouchNode *citation;
  JsonObject *quote;

  assert_int_equal (vouch_node_list_get_size (citations), 1);
  citation = vouch_node_list_peek (citations, 0);
  quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  assert_string_equal (vouch_node_get_text (citation, "how"), how);
  assert_string_equal (vouch_json_get_text (quote, "exact"), exact);
}

/* The cell's words come from the passage; then one key a statement. */
static void
test_enter_goes_on (void **state)
{
  Page *page = open_page (720, 640);

  expect_at (page, "population", "1 of 4");
  vouch_test_shoot (page->desk.window, "source-mode-cell");
  press (page, "Return");
  assert_string_equal (vouch_statement_get_text (find (page, "population")),
                       "Participants were 64 adults aged 18 to 40 years, recruited at a clinic");
  expect_citation (page, "population", "suggested",
                   "Participants were 64 adults aged 18 to 40 years, recruited at a clinic.");
  expect_at (page, "h1", "2 of 4");
  vouch_test_shoot (page->desk.window, "source-mode");
  press (page, "Return");
  expect_citation (page, "h1", "suggested", "Osmolarity rose by 12 mOsm/l after eight hours of wear.");
  expect_at (page, "h2", "3 of 4");
  close_page (page);
}

/* What needs no source comes last, and says which cell it is. */
static void
test_cells_last (void **state)
{
  Page *page = open_page (720, 640);
  static const char *const order[] = { "population", "h1", "h2", "h3" };

  vouch_test_set (page->desk.document, "condition", "declined", "null");
  vouch_test_set (page->desk.document, "setting", "declined", "null");
  vouch_source_mode_begin (VOUCH_SOURCE_MODE (page->desk.widget), page->support, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *progress = g_strdup_printf ("%" G_GSIZE_FORMAT " of 6", i + 1);

      expect_at (page, order[i], progress);
      press (page, "s");
    }
  expect_at (page, "condition", "5 of 6");
  assert_true (vouch_test_is_shown (page->desk.widget, "Condition: Dry eye disease"));
  press (page, "s");
  expect_at (page, "setting", "6 of 6");
  close_page (page);
}

/* Enter is off where a figure disagrees, and says so; a number takes the passage all the same. */
static void
test_enter_is_off (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  press (page, "s");
  press (page, "s");
  expect_at (page, "h3", "4 of 4");
  assert_true (vouch_test_is_shown (page->desk.widget, "9 of 10 is not in this passage, so Enter "
                                                       "is off."));
  assert_false (gtk_widget_get_sensitive (vouch_test_find_button (page->desk.widget, "Mark (Enter)")));
  vouch_test_shoot (page->desk.window, "source-mode-off");
  press (page, "Return");
  expect_at (page, "h3", "4 of 4");
  assert_int_equal (vouch_node_list_get_size (vouch_statement_get_citations (find (page, "h3"))), 0);
  press (page, "1");
  assert_int_equal (vouch_statement_get_rung (find (page, "h3")), VOUCH_RUNG_ANCHORED);
  assert_true (vouch_test_is_shown (page->desk.widget, "1 passage marked, 3 skipped."));
  vouch_test_shoot (page->desk.window, "source-mode-end");
  press (page, "Return");
  assert_string_equal (page->closed->str, "-");
  close_page (page);
}

static void
test_another_passage (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  expect_at (page, "h1", "2 of 4");
  assert_string_equal (vouch_source_card_get_passage (get_card (page), 3)->exact,
                       "Osmolarity did not rise in eyes without lenses.");
  press (page, "4");
  expect_citation (page, "h1", "chosen", "Osmolarity did not rise in eyes without lenses.");
  expect_at (page, "h2", "3 of 4");
  close_page (page);
}

/* Undo takes one statement back, and goes to it. */
static void
test_undo (void **state)
{
  Page *page = open_page (360, 640);

  press (page, "Return");
  press (page, "Return");
  expect_at (page, "h2", "3 of 4");
  vouch_test_shoot (page->desk.window, "source-mode-360");
  vouch_test_desk_undo (&page->desk);
  expect_at (page, "h1", "2 of 4");
  vouch_test_desk_undo (&page->desk);
  expect_at (page, "population", "1 of 4");
  assert_string_equal (vouch_statement_get_text (find (page, "population")), "");
  close_page (page);
}

static void
test_skip_and_back (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  press (page, "s");
  press (page, "BackSpace");
  expect_at (page, "h1", "2 of 4");
  press (page, "Escape");
  assert_string_equal (page->closed->str, "h1");
  close_page (page);
}

/* What is marked is stepped over, and where all before is it stays. */
static void
test_back_past_marked (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  press (page, "Return");
  expect_at (page, "h2", "3 of 4");
  press (page, "BackSpace");
  expect_at (page, "population", "1 of 4");
  press (page, "Return");
  expect_at (page, "h2", "3 of 4");
  press (page, "BackSpace");
  expect_at (page, "h2", "3 of 4");
  close_page (page);
}

/* A key that stays down marks one passage. */
static void
test_held_key (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  expect_at (page, "h1", "2 of 4");
  press (page, "keydown Return");
  expect_at (page, "h2", "3 of 4");
  press (page, "keydown Return keydown Return");
  expect_at (page, "h2", "3 of 4");
  press (page, "keyup Return key Return");
  expect_at (page, "h3", "4 of 4");
  close_page (page);
}

static void
test_whole_page (void **state)
{
  Page *page = open_page (720, 640);
  VouchPassage *passage = vouch_source_card_get_passage (get_card (page), 0);
  g_autofree char *asked = g_strdup_printf ("editor.show-passage ('r1', '%s', %u, %u)\n", passage->source,
                                            passage->start, passage->end);

  press (page, "space");
  assert_string_equal (page->desk.asked->str, asked);
  expect_at (page, "population", "1 of 4");
  close_page (page);
}

static gboolean
is_fresh (gpointer data)
{
  return vouch_source_card_is_known (data);
}

/* Before it has been looked for again, no key cites what was found for other words. */
static void
test_other_words (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  assert_true (vouch_source_card_may_take (get_card (page)));
  vouch_test_set (page->desk.document, "h1", "text", "'Osmolarity rose in worn eyes.'");
  assert_false (vouch_source_card_may_take (get_card (page)));
  close_page (page);
}

static void
test_edit (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  expect_at (page, "h1", "2 of 4");
  press (page, "e");
  vouch_test_type (page->desk.window, " Comfort fell.");
  press (page, "Return");
  assert_true (g_str_has_suffix (vouch_statement_get_text (find (page, "h1")), " Comfort fell."));
  expect_at (page, "h1", "2 of 4");
  assert_true (vouch_test_wait_until (is_fresh, get_card (page), 20000));
  press (page, "e");
  vouch_test_type (page->desk.window, " No.");
  press (page, "Escape");
  assert_false (g_str_has_suffix (vouch_statement_get_text (find (page, "h1")), " No."));
  expect_at (page, "h1", "2 of 4");
  close_page (page);
}

static void
test_edit_words_of_cell (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "e");
  vouch_test_type (page->desk.window, " in Oslo");
  press (page, "Return");
  expect_at (page, "population", "1 of 4");
  assert_string_equal (vouch_statement_get_text (find (page, "population")), "");
  press (page, "Return");
  assert_true (g_str_has_suffix (vouch_statement_get_text (find (page, "population")), " in Oslo"));
  assert_string_equal (vouch_node_get_text (vouch_node_list_peek (vouch_statement_get_citations (find (page, "population")), 0), "how"),
                       "typed");
  close_page (page);
}

/* Figures of his own are compared with the passage, as those of a statement are. */
static void
test_wrong_words_of_cell (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "e");
  vouch_test_type (page->desk.window, " and 93 children");
  press (page, "Return");
  expect_at (page, "population", "1 of 4");
  assert_true (vouch_test_is_shown (page->desk.widget, "93 is not in this passage, so Enter is "
                                                       "off."));
  press (page, "Return");
  expect_at (page, "population", "1 of 4");
  assert_string_equal (vouch_statement_get_text (find (page, "population")), "");
  close_page (page);
}

static void
test_no_source_needed (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  press (page, "n");
  vouch_test_settle (page->desk.window);
  press (page, "space");
  press (page, "Return");
  expect_at (page, "h2", "3 of 4");
  assert_int_equal (vouch_statement_get_rung (find (page, "h1")), VOUCH_RUNG_DECLINED);
  close_page (page);
}

static const char *
get_shown (Page *page)
{
  return vouch_source_card_get_id (get_card (page));
}

/* While the reasons are shown no key reaches what is behind them, and they are for what was asked. */
static void
test_reasons_are_for_one (void **state)
{
  Page *page = open_page (720, 640);
  GtkWidget *form;

  press (page, "s");
  press (page, "n");
  press (page, "s");
  press (page, "x");
  press (page, "BackSpace");
  assert_string_equal (get_shown (page), "h1");
  press (page, "Escape");
  assert_string_equal (page->closed->str, "");
  expect_at (page, "h1", "2 of 4");
  press (page, "n");
  form = vouch_test_find (page->desk.widget, VOUCH_TYPE_DECLINE_FORM);
  g_signal_emit_by_name (vouch_test_find_button (page->desk.widget, "Skip (S)"), "clicked");
  assert_string_equal (get_shown (page), "h2");
  g_signal_emit_by_name (form, "done", "not-a-claim", "");
  vouch_test_settle (page->desk.window);
  assert_int_equal (vouch_statement_get_rung (find (page, "h1")), VOUCH_RUNG_DECLINED);
  assert_int_not_equal (vouch_statement_get_rung (find (page, "h2")), VOUCH_RUNG_DECLINED);
  assert_string_equal (get_shown (page), "h2");
  close_page (page);
}

/* Before the sources were looked into nothing can be said to be in none. */
static void
test_not_yet_known (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  vouch_test_set (page->desk.document, "h1", "text", "'Osmolarity rose in worn eyes.'");
  assert_false (vouch_source_card_is_known (get_card (page)));
  g_signal_emit_by_name (vouch_test_find_button (page->desk.widget, "Not in This Source (X)"), "clicked");
  assert_string_equal (get_shown (page), "h1");
  assert_non_null (vouch_source_card_get_passage (get_card (page), 0));
  close_page (page);
}

static gboolean
is_in_trouble (gpointer data)
{
  return vouch_support_get_trouble (data, "population") != NULL;
}

/* A search that failed says nothing of the sources. */
static void
test_trouble (void **state)
{
  Page *page = open_page (720, 640);
  g_autofree char *place = g_build_filename (page->folder, "broken", NULL);
  g_autofree char *path = g_build_filename (place, "sources.db", NULL);
  g_autoptr (VouchPassageFinder) finder = vouch_passage_finder_new (place);
  g_autoptr (VouchSupport) support = vouch_support_new (page->desk.document, finder);
  g_autofree char *words = NULL;

  assert_int_equal (g_mkdir_with_parents (place, 0700), 0);
  assert_true (g_file_set_contents (path, "This is no store at all.", -1, NULL));
  vouch_source_mode_begin (VOUCH_SOURCE_MODE (page->desk.widget), support, NULL);
  assert_true (vouch_test_wait_until (is_in_trouble, support, 20000));
  vouch_test_settle (page->desk.window);
  words = g_strdup_printf ("The sources can’t be searched: %s",
                           vouch_support_get_trouble (support, "population"));
  assert_true (vouch_test_is_shown (page->desk.widget, words));
  assert_false (vouch_source_card_is_known (get_card (page)));
  press (page, "x");
  expect_at (page, "population", "1 of 4");
  vouch_support_stop (support);
  close_page (page);
}

typedef struct
{
  Page *page;
  const char *id;
} Place;

static gboolean
is_at (gpointer data)
{
  Place *place = data;

  return g_strcmp0 (vouch_source_mode_get_id (VOUCH_SOURCE_MODE (place->page->desk.widget)), place->id) == 0;
}

static void
wait_at (Page *page, const char *id, const char *progress)
{
  Place place = { page, id };

  assert_true (vouch_test_wait_until (is_at, &place, 20000));
  expect_at (page, id, progress);
}

/* With one source there is no other that it could be in. */
static void
test_not_in_this_source (void **state)
{
  Page *page = open_page (720, 640);
  g_autofree char *words = NULL;

  press (page, "s");
  press (page, "x");
  wait_at (page, "h2", "3 of 4");
  words = vouch_not_in_describe (find (page, "h1"));
  assert_string_equal (words, "Not in Kim 2024 (R. Kim)");
  assert_true (g_str_has_prefix (page->desk.asked->str, "editor.toast-undo 'Not in Kim 2024 (R. Kim)'"));
  /* Taken back, it is asked again. */
  vouch_test_desk_undo (&page->desk);
  wait_at (page, "h1", "2 of 4");
  assert_null (vouch_not_in_describe (find (page, "h1")));
  close_page (page);
}

/* It is kept: whoever comes back sees what was said, and can have all searched again. */
static void
test_search_again (void **state)
{
  Page *page = open_page (720, 640);

  press (page, "s");
  press (page, "x");
  wait_at (page, "h2", "3 of 4");
  press (page, "BackSpace");
  wait_at (page, "h1", "2 of 4");
  assert_true (vouch_test_is_shown (page->desk.widget, "Not in Kim 2024 (R. Kim). No passages found in other sources."));
  vouch_test_shoot (page->desk.window, "source-mode-not-in");
  press (page, "x");
  assert_null (vouch_not_in_describe (find (page, "h1")));
  while (!vouch_source_card_get_passage (get_card (page), 0))
    g_main_context_iteration (NULL, TRUE);
  expect_at (page, "h1", "2 of 4");
  close_page (page);
}

/* What another source has comes up in its place. */
static void
test_in_another_source (void **state)
{
  Page *page = open_page (720, 640);

  add_source (page, "other.txt", "Another paper\n\nOsmolarity rose after eight hours of wear, again.\n");
  vouch_support_look_again (page->support);
  press (page, "s");
  while (!vouch_source_card_get_passage (get_card (page), 2))
    g_main_context_iteration (NULL, TRUE);
  vouch_test_settle (page->desk.window);
  press (page, "x");
  while (!vouch_source_card_is_known (get_card (page)))
    g_main_context_iteration (NULL, TRUE);
  expect_at (page, "h1", "2 of 4");
  assert_string_equal (vouch_source_card_get_passage (get_card (page), 0)->exact,
                       "Osmolarity rose after eight hours of wear, again.");
  press (page, "1");
  expect_citation (page, "h1", "chosen", "Osmolarity rose after eight hours of wear, again.");
  close_page (page);
}

/* The source that came in after the first search has been looked through. */
static gboolean
has_unnamed_passage (gpointer data)
{
  VouchSourceCard *card = get_card (data);
  VouchPassage *passage;

  for (guint i = 0; vouch_source_card_is_known (card) && (passage = vouch_source_card_get_passage (card, i)); i++)
    if (!passage->reference)
      return TRUE;
  return FALSE;
}

/* A paper that the card doesn't name fills no cell of it by Enter. */
static void
test_cell_of_another_paper (void **state)
{
  Page *page = open_page (720, 640);

  add_source_of (page, "other.txt", "Another paper\n\nParticipants were 12 patients aged 60 years, recruited at home.\n", NULL);
  vouch_support_look_again (page->support);
  assert_true (vouch_test_wait_until (has_unnamed_passage, page, 20000));
  vouch_test_settle (page->desk.window);
  press (page, "x");
  while (!vouch_source_card_is_known (get_card (page)))
    g_main_context_iteration (NULL, TRUE);
  expect_at (page, "population", "1 of 4");
  assert_null (vouch_source_card_get_passage (get_card (page), 0)->reference);
  assert_false (vouch_source_card_may_take (get_card (page)));
  assert_string_equal (vouch_source_card_get_verdict (get_card (page)),
                       "This passage is from a paper that the card doesn’t name. Press 1 to use it anyway.");
  press (page, "Return");
  assert_string_equal (vouch_statement_get_text (find (page, "population")), "");
  press (page, "1");
  assert_true (g_str_has_prefix (vouch_statement_get_text (find (page, "population")), "Participants were 12"));
  close_page (page);
}

static void
test_dark (void **state)
{
  Page *page;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  page = open_page (720, 640);
  press (page, "Return");
  vouch_test_shoot (page->desk.window, "source-mode-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  close_page (page);
}

static void
test_tally (void **state)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (VouchSourceTally) tally = NULL;
  g_autofree char *words = NULL;

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (ids, g_strdup_printf ("s%u", i));
  tally = vouch_source_tally_new (ids);
  assert_false (vouch_source_tally_back (tally));
  vouch_source_tally_set (tally, VOUCH_SOURCE_ANCHORED);
  assert_true (vouch_source_tally_next (tally));
  vouch_source_tally_set (tally, VOUCH_SOURCE_SKIPPED);
  assert_true (vouch_source_tally_go (tally, "s3"));
  words = vouch_source_tally_describe (tally);
  assert_string_equal (words, "1 passage marked, 1 skipped, 2 left.");
  /* Round to what is left, and no end before. */
  vouch_source_tally_set (tally, VOUCH_SOURCE_ANCHORED);
  assert_true (vouch_source_tally_next (tally));
  assert_string_equal (vouch_source_tally_get_id (tally), "s2");
  vouch_source_tally_set (tally, VOUCH_SOURCE_ELSEWHERE);
  assert_false (vouch_source_tally_next (tally));
  assert_null (vouch_source_tally_get_id (tally));
  assert_int_equal (vouch_source_tally_get_place (tally), 4);
  g_free (words);
  words = vouch_source_tally_describe (tally);
  assert_string_equal (words, "2 passages marked, 1 skipped.");
  assert_true (vouch_source_tally_reopen (tally));
  assert_string_equal (vouch_source_tally_get_id (tally), "s1");
  vouch_source_tally_set (tally, VOUCH_SOURCE_DECLINED);
  assert_false (vouch_source_tally_next (tally));
  assert_false (vouch_source_tally_reopen (tally));
}

/* Whoever begins in the middle comes to those before as well; what got its passage elsewhere is not left. */
static void
test_goes_round (void **state)
{
  Page *page = open_page (720, 640);

  vouch_source_mode_begin (VOUCH_SOURCE_MODE (page->desk.widget), page->support, "h2");
  expect_at (page, "h2", "3 of 4");
  press (page, "Return");
  expect_at (page, "h3", "4 of 4");
  press (page, "s");
  expect_at (page, "population", "1 of 4");
  vouch_test_set (page->desk.document, "h1", "declined", "{'reason':'not-a-claim'}");
  press (page, "Return");
  assert_true (vouch_test_is_shown (page->desk.widget, "2 passages marked, 1 skipped."));
  vouch_test_shoot (page->desk.window, "source-mode-skipped");
  g_signal_emit_by_name (vouch_test_find_button (page->desk.widget, "Review the Skipped Ones"), "clicked");
  expect_at (page, "h3", "4 of 4");
  press (page, "1");
  assert_true (vouch_test_is_shown (page->desk.widget, "3 passages marked."));
  assert_null (vouch_test_find_button (page->desk.widget, "Review the Skipped Ones"));
  close_page (page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_tally),
    cmocka_unit_test (test_goes_round),
    cmocka_unit_test (test_enter_goes_on),
    cmocka_unit_test (test_cells_last),
    cmocka_unit_test (test_enter_is_off),
    cmocka_unit_test (test_another_passage),
    cmocka_unit_test (test_undo),
    cmocka_unit_test (test_skip_and_back),
    cmocka_unit_test (test_back_past_marked),
    cmocka_unit_test (test_held_key),
    cmocka_unit_test (test_whole_page),
    cmocka_unit_test (test_other_words),
    cmocka_unit_test (test_edit),
    cmocka_unit_test (test_edit_words_of_cell),
    cmocka_unit_test (test_wrong_words_of_cell),
    cmocka_unit_test (test_no_source_needed),
    cmocka_unit_test (test_reasons_are_for_one),
    cmocka_unit_test (test_not_yet_known),
    cmocka_unit_test (test_trouble),
    cmocka_unit_test (test_not_in_this_source),
    cmocka_unit_test (test_search_again),
    cmocka_unit_test (test_in_another_source),
    cmocka_unit_test (test_cell_of_another_paper),
    cmocka_unit_test (test_dark),
  };

  return vouch_test_run_widgets ("source-mode", tests);
}
