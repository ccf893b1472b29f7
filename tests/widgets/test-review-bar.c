/* test-review-bar.c: a review of the card by letters alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-json.h"
#include "vouch-note.h"
#include "vouch-review-bar.h"
#include "vouch-statement-review.h"
#include "vouch-statement.h"
#include "vouch-widgets.h"

typedef struct
{
  VouchTestDesk desk;
  guint n_moved;
  guint n_closed;
} Page;

static void
count_cb (guint *n)
{
  (*n)++;
}

static VouchReviewBar *
get_bar (Page *page)
{
  return VOUCH_REVIEW_BAR (page->desk.widget);
}

static void
open_page (Page *page, int width, const char *first)
{
  vouch_widgets_init ();
  vouch_widgets_style ();
  vouch_test_desk_open (&page->desk, "check/clean.scorecard");
  vouch_test_desk_show (&page->desk, vouch_review_bar_new (), width, 260);
  g_object_set (page->desk.widget, "author", "R. Kim", NULL);
  g_signal_connect_swapped (page->desk.widget, "moved", G_CALLBACK (count_cb), &page->n_moved);
  g_signal_connect_swapped (page->desk.widget, "closed", G_CALLBACK (count_cb), &page->n_closed);
  vouch_review_bar_begin (get_bar (page), page->desk.document, first);
  gtk_widget_grab_focus (page->desk.widget);
  vouch_test_settle (page->desk.window);
}

static void
close_page (Page *page)
{
  vouch_test_close (page->desk.window, page->desk.widget, NULL);
  page->desk.window = NULL;
  vouch_test_desk_close (&page->desk);
}

static void
press (Page *page, const char *keys)
{
  vouch_test_press (page->desk.window, keys);
  vouch_test_settle (page->desk.window);
}

static VouchStatement *
get (Page *page, const char *id)
{
  return VOUCH_STATEMENT (vouch_document_lookup (page->desk.document, id));
}

static VouchNote *
get_note (Page *page, guint n)
{
  VouchNodeList *notes = vouch_card_get_notes (vouch_document_get_card (page->desk.document));

  return n < vouch_node_list_get_size (notes) ? VOUCH_NOTE (vouch_node_list_peek (notes, n)) : NULL;
}

/* One letter a statement; once more takes it back. */
static void
test_supported (void **state)
{
  Page page = { 0 };
  g_autofree char *second = NULL;
  g_autofree char *progress = NULL;

  open_page (&page, 700, "h1");
  assert_string_equal (vouch_review_bar_get_id (get_bar (&page)), "h1");
  press (&page, "s");
  assert_string_equal (vouch_statement_get_verifier (get (&page, "h1")), "R. Kim");
  second = g_strdup (vouch_review_bar_get_id (get_bar (&page)));
  assert_string_not_equal (second, "h1");
  progress = vouch_review_bar_dup_progress (get_bar (&page));
  assert_true (g_str_has_prefix (progress, "Reviewing as R. Kim · 1 of "));
  press (&page, "b");
  assert_string_equal (vouch_review_bar_get_id (get_bar (&page)), "h1");
  assert_true (vouch_test_is_shown (page.desk.window, "Checked by R. Kim"));
  assert_non_null (vouch_test_find_button (page.desk.window, "Take Back (S)"));
  press (&page, "s");
  assert_null (vouch_statement_get_verifier (get (&page, "h1")));
  assert_string_equal (vouch_review_bar_get_id (get_bar (&page)), "h1");
  vouch_test_shoot (page.desk.window, "review-bar");
  close_page (&page);
}

/* Who leans on the keyboard vouches for nothing. */
static void
test_no_accident (void **state)
{
  Page page = { 0 };

  open_page (&page, 700, "h1");
  press (&page, "space");
  press (&page, "Return");
  assert_string_equal (vouch_review_bar_get_id (get_bar (&page)), "h1");
  assert_null (vouch_statement_get_verifier (get (&page, "h1")));
  close_page (&page);
}

/* What is wrong becomes a note that stops the card, and the check of whoever says so falls. */
static void
test_overstated (void **state)
{
  Page page = { 0 };
  VouchNote *note;

  open_page (&page, 700, "h1");
  press (&page, "s");
  press (&page, "b");
  press (&page, "o");
  vouch_test_type (page.desk.window, "It says may");
  vouch_test_shoot (page.desk.window, "review-bar-writing");
  press (&page, "Return");
  note = get_note (&page, 0);
  assert_non_null (note);
  assert_string_equal (vouch_note_get_body (note), "It says may");
  assert_string_equal (vouch_note_get_on (note), "h1");
  assert_string_equal (vouch_note_get_author (note), "R. Kim");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (note), "kind"), "overstated");
  assert_true (vouch_note_is_blocking (note));
  assert_null (vouch_statement_get_verifier (get (&page, "h1")));
  assert_string_not_equal (vouch_review_bar_get_id (get_bar (&page)), "h1");
  press (&page, "b");
  assert_true (vouch_test_is_shown (page.desk.window, "Passage marked · 1 open note"));
  close_page (&page);
}

/* Each letter writes a note of its own kind; without words the verdict is the note. */
static void
test_kinds (void **state)
{
  static const struct
  {
    const char *key, *kind, *body;
    gboolean is_blocking;
  } cases[] = {
    { "n", "not-supported", "Not Supported", TRUE }, { "o", "overstated", "Overstated", TRUE },
    { "c", "contradicted", "Contradicted", TRUE },   { "m", "missing-source", "Missing Source", TRUE },
    { "w", "wrong-number", "Wrong Number", TRUE },   { "d", "wording", "Wording", FALSE },
    { "q", "question", "Question", FALSE },
  };
  Page page = { 0 };

  open_page (&page, 700, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      press (&page, cases[i].key);
      press (&page, "Return");
      assert_non_null (get_note (&page, i));
      assert_string_equal (vouch_node_get_text (VOUCH_NODE (get_note (&page, i)), "kind"), cases[i].kind);
      assert_string_equal (vouch_note_get_body (get_note (&page, i)), cases[i].body);
      assert_int_equal (vouch_note_is_blocking (get_note (&page, i)), cases[i].is_blocking);
      press (&page, "b");
    }
  close_page (&page);
}

/* Escape leaves the words first, then the review. */
static void
test_escape (void **state)
{
  Page page = { 0 };

  open_page (&page, 700, "h1");
  press (&page, "n");
  vouch_test_type (page.desk.window, "so");
  assert_true (vouch_review_bar_is_written (get_bar (&page)));
  press (&page, "Escape");
  assert_false (vouch_review_bar_is_written (get_bar (&page)));
  assert_int_equal (page.n_closed, 0);
  assert_null (get_note (&page, 0));
  press (&page, "Escape");
  assert_int_equal (page.n_closed, 1);
  close_page (&page);
}

/* A statement without a source can't be called supported; one that was declined another accepts. */
static void
test_declined (void **state)
{
  Page page = { 0 };

  open_page (&page, 700, "h1");
  vouch_test_remove (page.desk.document, "c2");
  vouch_test_set (page.desk.document, "h1", "declined", "{'reason':'our-own-advice','by':'A. Writer'}");
  vouch_test_settle (page.desk.window);
  press (&page, "s");
  assert_null (vouch_statement_get_verifier (get (&page, "h1")));
  assert_string_equal (vouch_review_bar_get_id (get_bar (&page)), "h1");
  press (&page, "a");
  assert_string_equal (vouch_statement_get_accepter (get (&page, "h1")), "R. Kim");
  assert_string_not_equal (vouch_review_bar_get_id (get_bar (&page)), "h1");
  close_page (&page);
}

/* One's own decline is no second opinion, and that is said. */
static void
test_own_decline (void **state)
{
  Page page = { 0 };

  open_page (&page, 700, "h1");
  vouch_test_remove (page.desk.document, "c2");
  vouch_test_set (page.desk.document, "h1", "declined", "{'reason':'our-own-advice','by':'R. Kim'}");
  vouch_test_settle (page.desk.window);
  press (&page, "a");
  assert_null (vouch_statement_get_accepter (get (&page, "h1")));
  assert_non_null (strstr (page.desk.asked->str, "Another person has to agree"));
  close_page (&page);
}

/* What is checked, altered and checked again is counted as it goes, without the rest being looked at. */
static void
test_follows (void **state)
{
  Page page = { 0 };
  g_autofree char *progress = NULL;
  g_autofree char *after = NULL;

  open_page (&page, 700, "h1");
  press (&page, "s");
  progress = vouch_review_bar_dup_progress (get_bar (&page));
  assert_true (g_str_has_prefix (progress, "Reviewing as R. Kim · 1 of 13"));
  vouch_statement_set_text (get (&page, "h1"), "Something else.");
  vouch_test_remove (page.desk.document, "h2");
  vouch_test_settle (page.desk.window);
  after = vouch_review_bar_dup_progress (get_bar (&page));
  assert_true (g_str_has_prefix (after, "Reviewing as R. Kim · 0 of 12"));
  vouch_test_desk_undo (&page.desk);
  vouch_test_settle (page.desk.window);
  g_free (after);
  after = vouch_review_bar_dup_progress (get_bar (&page));
  assert_true (g_str_has_prefix (after, "Reviewing as R. Kim · 0 of 13"));
  close_page (&page);
}

/* Of a statement that was taken out and comes back as something else nothing is known. */
static void
test_comes_back (void **state)
{
  Page page = { 0 };
  VouchNode *section;
  g_autofree char *parent = NULL;
  g_autofree char *progress = NULL;

  open_page (&page, 700, "h1");
  section = VOUCH_NODE (vouch_statement_get_section (get (&page, "h1")));
  parent = g_strdup (vouch_node_get_id (section));
  press (&page, "s");
  vouch_test_remove (page.desk.document, "h1");
  vouch_test_insert (page.desk.document, parent, "statements", 0,
                     "{'id':'h1','text':'Other words.','origin':'written','citations':[]}");
  vouch_test_settle (page.desk.window);
  progress = vouch_review_bar_dup_progress (get_bar (&page));
  assert_true (g_str_has_prefix (progress, "Reviewing as R. Kim · 0 of 13"));
  close_page (&page);
}

/* A button that is clicked while the bar slides out does nothing. */
static void
test_clicked_too_late (void **state)
{
  Page page = { 0 };
  guint n_moved;

  open_page (&page, 700, "h1");
  n_moved = page.n_moved;
  vouch_review_bar_end (get_bar (&page));
  g_signal_emit_by_name (vouch_test_find_button (page.desk.window, "Next (X)"), "clicked");
  assert_int_equal (page.n_moved, n_moved);
  close_page (&page);
}

/* Behind the last one the review says how far it came; what was set aside meanwhile is passed by. */
static void
test_end (void **state)
{
  Page page = { 0 };
  g_autofree char *last = NULL;

  open_page (&page, 360, NULL);
  for (guint i = 0; i < 100 && vouch_review_bar_get_id (get_bar (&page)); i++)
    {
      g_free (last);
      last = g_strdup (vouch_review_bar_get_id (get_bar (&page)));
      press (&page, "x");
    }
  assert_null (vouch_review_bar_get_id (get_bar (&page)));
  assert_true (vouch_test_is_shown (page.desk.window, "All statements seen"));
  vouch_test_shoot (page.desk.window, "review-bar-end");
  press (&page, "b");
  assert_string_equal (vouch_review_bar_get_id (get_bar (&page)), last);
  vouch_test_shoot (page.desk.window, "review-bar-narrow");
  vouch_test_remove (page.desk.document, last);
  vouch_test_settle (page.desk.window);
  assert_true (vouch_test_is_shown (page.desk.window, "All statements seen"));
  close_page (&page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_supported), cmocka_unit_test (test_overstated), cmocka_unit_test (test_kinds),
    cmocka_unit_test (test_escape),    cmocka_unit_test (test_declined),   cmocka_unit_test (test_own_decline),
    cmocka_unit_test (test_end),       cmocka_unit_test (test_no_accident),
    cmocka_unit_test (test_comes_back),
    cmocka_unit_test (test_follows),   cmocka_unit_test (test_clicked_too_late),
  };

  return vouch_test_run_widgets ("review-bar", tests);
}
