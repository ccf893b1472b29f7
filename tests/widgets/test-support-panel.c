/* test-support-panel.c: passages for the statement with the keyboard, found and cited by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-json.h"
#include "vouch-not-in.h"
#include "vouch-support-row.h"
#include "vouch-source-store.h"
#include "vouch-support-panel.h"
#include "vouch-widgets.h"

static const char *const paper
    = "Lenses and tears\n\n"
      "Methods\n\nParticipants were 64 adults aged 18 to 40 years, recruited at a clinic.\n\n"
      "Results\n\nOsmolarity rose by 12 mOsm/l after eight hours of wear, and more in those who had worn "
      "lenses for years. Osmolarity did not rise in eyes without lenses. Comfort fell together with the "
      "tear film. Redness did not differ between the lenses.\n";

typedef struct
{
  VouchTestDesk desk;
  char *folder;          /* (owned) */
  VouchSupport *support; /* (owned) */
} Page;

static void
add_source (Page *page, const char *reference)
{
  g_autofree char *path = g_build_filename (page->folder, "paper.txt", NULL);
  g_autofree char *place = g_build_filename (page->folder, "store", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (place, NULL);
  g_autoptr (VouchSource) source = NULL;

  assert_true (g_file_set_contents (path, paper, -1, NULL));
  source = vouch_source_store_add (store, file, reference, NULL, NULL);
  assert_non_null (source);
}

static VouchSupportPanel *
get_panel (Page *page)
{
  return VOUCH_SUPPORT_PANEL (page->desk.widget);
}

static Page *
open_page (gboolean has_source, int width, int height)
{
  Page *page = g_new0 (Page, 1);
  g_autofree char *place = NULL;
  g_autoptr (VouchPassageFinder) finder = NULL;

  vouch_widgets_init ();
  vouch_widgets_style ();
  page->folder = vouch_test_make_folder ();
  place = g_build_filename (page->folder, "store", NULL);
  if (has_source)
    add_source (page, "r1");
  finder = vouch_passage_finder_new (place);
  vouch_test_desk_open (&page->desk, "check/clean.scorecard");
  vouch_test_set (page->desk.document, "r1", "author", "[{'family':'Kim','given':'A'}]");
  vouch_test_remove (page->desk.document, "c2");
  page->support = vouch_support_new (page->desk.document, finder);
  vouch_test_desk_show (&page->desk, vouch_support_panel_new (), width, height);
  vouch_support_panel_set_support (get_panel (page), page->support);
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
  g_free (page->folder);
  g_free (page);
}

static const char *
get_state (Page *page)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (vouch_test_find (page->desk.widget, GTK_TYPE_STACK)));
}

typedef struct
{
  Page *page;
  const char *state;
} Wish;

static gboolean
is_in_state (gpointer data)
{
  Wish *wish = data;

  return g_str_equal (get_state (wish->page), wish->state);
}

static void
expect_state (Page *page, const char *state)
{
  Wish wish = { page, state };

  if (!vouch_test_wait_until (is_in_state, &wish, 20000))
    fail_msg ("It is in state “%s”", get_state (page));
  vouch_test_settle (page->desk.window);
}

static VouchSupportRow *
get_row (Page *page, int i)
{
  GtkListBox *rows = GTK_LIST_BOX (vouch_test_find (page->desk.widget, GTK_TYPE_LIST_BOX));

  return (VouchSupportRow *) gtk_list_box_get_row_at_index (rows, i);
}

static VouchNode *
find (Page *page, const char *id)
{
  return vouch_document_lookup (page->desk.document, id);
}

static void
test_no_statement (void **state)
{
  Page *page = open_page (TRUE, 340, 600);

  expect_state (page, "none");
  vouch_support_panel_set_statement (get_panel (page), "i2");
  expect_state (page, "none");
  close_page (page);
}

static void
test_no_sources (void **state)
{
  Page *page = open_page (FALSE, 340, 600);
  GtkWidget *button;

  vouch_support_panel_set_statement (get_panel (page), "h1");
  expect_state (page, "no-sources");
  vouch_test_shoot (page->desk.window, "support-no-sources");
  button = vouch_test_find_button (page->desk.widget, "Attach a Source…");
  assert_non_null (button);
  assert_true (vouch_support_panel_focus (get_panel (page)));
  vouch_test_press (page->desk.window, "Return");
  assert_string_equal (page->desk.asked->str, "editor.attach-source 'r1'\n");
  /* One that comes is found by itself. */
  add_source (page, "r1");
  vouch_support_look_again (page->support);
  expect_state (page, "found");
  close_page (page);
}

static void
expect_citation (Page *page, const char *exact)
{
  VouchNodeList *citations = vouch_node_get_list (find (page, "h1"), "citations");
  JsonObject *quote;

  assert_int_equal (vouch_node_list_get_size (citations), 1);
  quote = vouch_json_node_object (
      vouch_node_get_value (vouch_node_list_peek (citations, 0), "quote"));
  assert_true (g_str_has_prefix (vouch_json_get_text (quote, "exact"), exact));
  assert_string_equal (vouch_node_get_text (vouch_node_list_peek (citations, 0), "how"), "chosen");
}

/* The keyboard is on the best passage as soon as there is one, and Enter cites it. */
static void
test_one_key_cites (void **state)
{
  Page *page = open_page (TRUE, 340, 700);

  vouch_test_set (page->desk.document, "h1", "text", "'Osmolarity rose by 12 mOsm/l in 8 of 10 eyes.'");
  vouch_support_panel_set_statement (get_panel (page), "h1");
  assert_true (vouch_support_panel_focus (get_panel (page)));
  expect_state (page, "found");
  assert_true (vouch_test_desk_focus (&page->desk) == GTK_WIDGET (get_row (page, 0)));
  assert_true (vouch_test_is_shown (GTK_WIDGET (get_row (page, 0)), "Kim 2024 · Results"));
  assert_true (vouch_test_is_shown (GTK_WIDGET (get_row (page, 0)), "Not in it: 8 of 10"));
  vouch_test_shoot (page->desk.window, "support-found");
  vouch_test_press (page->desk.window, "Return");
  vouch_test_settle (page->desk.window);
  expect_citation (page, "Osmolarity rose by 12 mOsm/l");
  assert_string_equal (page->desk.asked->str, "editor.toast-undo 'Passage marked'\n");
  assert_true (vouch_test_is_shown (GTK_WIDGET (get_row (page, 0)), "Cited"));
  assert_true (vouch_test_desk_focus (&page->desk) == GTK_WIDGET (get_row (page, 0)));
  vouch_test_desk_undo (&page->desk);
  assert_false (vouch_test_is_shown (GTK_WIDGET (get_row (page, 0)), "Cited"));
  close_page (page);
}

static void
click (Page *page, VouchSupportRow *row, const char *label)
{
  GtkWidget *button = vouch_test_find_button (GTK_WIDGET (row), label);

  assert_non_null (button);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  vouch_test_settle (page->desk.window);
}

static void
test_buttons (void **state)
{
  Page *page = open_page (TRUE, 360, 640);
  g_autofree char *shown = NULL;
  VouchPassage *passage;

  vouch_support_panel_set_statement (get_panel (page), "h1");
  expect_state (page, "found");
  passage = vouch_support_row_get_passage (get_row (page, 0));
  shown = g_strdup_printf ("editor.show-passage ('r1', '%s', %u, %u)\n", passage->source,
                           passage->start, passage->end);
  click (page, get_row (page, 0), "Show");
  assert_string_equal (page->desk.asked->str, shown);
  passage = vouch_support_row_get_passage (get_row (page, 1));
  click (page, get_row (page, 1), "Cite");
  expect_citation (page, passage->exact);
  /* The button that had the keyboard is gone; its row has it. */
  assert_true (vouch_test_desk_focus (&page->desk) == GTK_WIDGET (get_row (page, 1)));
  close_page (page);
}

/* A passage says which source it is of; what is said of that one can be taken back. */
static void
test_not_in_this_source (void **state)
{
  Page *page = open_page (TRUE, 360, 640);
  g_autofree char *asked = NULL;
  g_autofree char *said = NULL;
  g_autofree char *digest = NULL;
  GtkWidget *again;
  g_autoptr (VouchChange) change = NULL;

  vouch_support_panel_set_statement (get_panel (page), "h1");
  expect_state (page, "found");
  digest = g_strdup (vouch_support_row_get_passage (get_row (page, 0))->source);
  asked = g_strdup_printf ("editor.not-in ('h1', '%s')\n", digest);
  click (page, get_row (page, 0), "Not in This Source");
  assert_string_equal (page->desk.asked->str, asked);
  assert_false (vouch_test_is_shown (page->desk.widget, "Not in Kim 2024 (R. Kim)"));
  change = vouch_not_in_add (VOUCH_STATEMENT (find (page, "h1")), digest, "r1", "R. Kim");
  assert_true (vouch_document_edit (page->desk.document, change, NULL));
  while (get_row (page, 0))
    g_main_context_iteration (NULL, TRUE);
  vouch_test_settle (page->desk.window);
  assert_true (vouch_test_is_shown (page->desk.widget, "Not in Kim 2024 (R. Kim)"));
  vouch_test_shoot (page->desk.window, "support-not-in");
  g_string_truncate (page->desk.asked, 0);
  again = vouch_test_find_button (page->desk.widget, "Search Again");
  assert_non_null (again);
  g_signal_emit_by_name (again, "clicked");
  assert_string_equal (page->desk.asked->str, "editor.search-again 'h1'\n");
  close_page (page);
}

/* What was found for one statement is never there to be cited for another. */
static void
test_follows_the_statement (void **state)
{
  Page *page = open_page (TRUE, 340, 600);

  vouch_support_panel_set_statement (get_panel (page), "h1");
  expect_state (page, "found");
  vouch_support_panel_set_statement (get_panel (page), "h2");
  assert_null (get_row (page, 0));
  expect_state (page, "found");
  assert_true (g_str_has_prefix (vouch_support_row_get_passage (get_row (page, 0))->exact, "Comfort"));
  vouch_test_remove (page->desk.document, "h2");
  expect_state (page, "none");
  close_page (page);
}

/* Where the article has its file another paper is asked for, never one in its place. */
static void
test_attach_another (void **state)
{
  Page *page = open_page (TRUE, 340, 700);

  vouch_test_set (page->desk.document, "h1", "text", "'Zebras graze quietly.'");
  vouch_support_panel_set_statement (get_panel (page), "h1");
  expect_state (page, "found");
  vouch_test_set (page->desk.document, "r1", "source",
                  "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'");
  g_signal_emit_by_name (vouch_test_find_button (page->desk.widget, "Attach Another Source…"), "clicked");
  assert_string_equal (page->desk.asked->str, "editor.attach-source ''\n");
  close_page (page);
}

static void
test_nothing_fits (void **state)
{
  static const struct
  {
    const char *label;
    const char *asked;
  } offers[] = {
    { "Reword the Statement", "editor.go ('h1', 'text')\n" },
    { "Attach Another Source…", "editor.attach-source 'r1'\n" },
    { "Ask Somebody…", "editor.ask 'h1'\n" },
    { "Set Aside…", "editor.set-aside 'h1'\n" },
  };
  Page *page = open_page (TRUE, 340, 700);

  vouch_test_set (page->desk.document, "h1", "text", "'Zebras graze quietly.'");
  vouch_support_panel_set_statement (get_panel (page), "h1");
  expect_state (page, "found");
  assert_null (get_row (page, 0));
  assert_true (vouch_test_is_shown (
      page->desk.widget, "No passages found in your sources. Searched 1 source in this card."));
  vouch_test_shoot (page->desk.window, "support-nothing");
  for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_string_truncate (page->desk.asked, 0);
      g_signal_emit_by_name (vouch_test_find_button (page->desk.widget, offers[i].label), "clicked");
      assert_string_equal (page->desk.asked->str, offers[i].asked);
    }
  vouch_test_set (page->desk.document, "h1", "text",
                  "'Osmolarity of blood predicts renal failure, sudden cardiac death and stroke in 37%.'");
  vouch_test_settle (page->desk.window);
  while (!get_row (page, 0))
    g_main_context_iteration (NULL, TRUE);
  vouch_test_settle (page->desk.window);
  assert_true (vouch_test_is_shown (
      page->desk.widget,
      "No good match. These are the closest passages. Searched 1 source in this card."));
  assert_non_null (vouch_test_find_button (page->desk.widget, "Set Aside…"));
  vouch_test_shoot (page->desk.window, "support-weak");
  close_page (page);
}

static void
test_dark (void **state)
{
  Page *page = open_page (TRUE, 340, 700);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  vouch_support_panel_set_statement (get_panel (page), "h1");
  expect_state (page, "found");
  vouch_test_shoot (page->desk.window, "support-found-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  close_page (page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_no_statement),
    cmocka_unit_test (test_no_sources),
    cmocka_unit_test (test_one_key_cites),
    cmocka_unit_test (test_buttons),
    cmocka_unit_test (test_not_in_this_source),
    cmocka_unit_test (test_follows_the_statement),
    cmocka_unit_test (test_attach_another),
    cmocka_unit_test (test_nothing_fits),
    cmocka_unit_test (test_dark),
  };

  return vouch_test_run_widgets ("support-panel", tests);
}
