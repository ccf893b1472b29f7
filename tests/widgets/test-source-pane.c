/* test-source-pane.c: a source beside the card, open at a passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include <math.h>

#include "vouch-page-images.h"
#include "vouch-page-thumbs.h"
#include "vouch-page-view-private.h"
#include "vouch-source-ocr.h"
#include "vouch-source-pane.h"
#include "vouch-source-store.h"
#include "vouch-source-text-view.h"
#include "vouch-test-pdf.h"
#include "vouch-widgets.h"

#define DEADLINE (20000 * VOUCH_TEST_SLOWNESS) /* milliseconds */

static const VouchTestPdfLine paper[] = {
  { 1, 60, 40, 8, "Annals of Examples" },
  { 1, 60, 100, 10, "Patients were given 40 mg of the drug or a placebo at night." },
  { 1, 60, 112, 10, "The primary outcome was the time to the first (severe) cardio-" },
  { 1, 60, 124, 10, "vascular event, which was seen in 12.5% of the patients who" },
  { 2, 60, 40, 8, "Annals of Examples" },
  { 2, 60, 100, 10, "took part. No deaths were seen. All of them had given consent." },
};

typedef struct
{
  VouchTestDesk desk;
  VouchSourcePane *pane;
  char *digest;
  gboolean is_closed;
} Fixture;

static char *
store_file (const char *name, GBytes *bytes)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, &error);
  g_autoptr (VouchSource) source = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  source = vouch_source_store_add (store, file, "r1", NULL, &error);
  if (!source)
    fail_msg ("%s", error->message);
  vouch_test_remove_folder (folder);
  return g_strdup (source->digest);
}

static void
closed_cb (Fixture *fixture)
{
  fixture->is_closed = TRUE;
}

static void
cite (Fixture *fixture, const char *statement, const char *id, const char *exact)
{
  g_autofree char *json = g_strdup_printf (
      "{'id':'%s','reference':'r1','relation':'supports','how':'chosen',"
      "'quote':{'exact':'%s','prefix':'','suffix':'','page':1,'source':'%s'}}",
      id, exact, fixture->digest);

  vouch_test_insert (fixture->desk.document, statement, "citations", 0, json);
}

static Fixture *
open_pane (int width, int height)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (paper, G_N_ELEMENTS (paper), NULL, NULL);

  vouch_widgets_init ();
  vouch_widgets_style ();
  fixture->digest = store_file ("paper.pdf", bytes);
  vouch_test_desk_open (&fixture->desk, "check/clean.scorecard");
  cite (fixture, "h1", "q1", "which was seen in 12.5% of the patients who took part");
  cite (fixture, "h2", "q2", "No deaths were seen");
  fixture->pane = VOUCH_SOURCE_PANE (vouch_source_pane_new ());
  vouch_source_pane_set_document (fixture->pane, fixture->desk.document, fixture->desk.index);
  g_signal_connect_swapped (fixture->pane, "closed", G_CALLBACK (closed_cb), fixture);
  vouch_test_desk_show (&fixture->desk, GTK_WIDGET (fixture->pane), width, height);
  return fixture;
}

static void
close_pane (Fixture *fixture)
{
  vouch_test_desk_close (&fixture->desk);
  g_free (fixture->digest);
  g_free (fixture);
}

static GtkTextView *
get_text_view (Fixture *fixture)
{
  return GTK_TEXT_VIEW (
      vouch_test_find (GTK_WIDGET (fixture->pane), VOUCH_TYPE_SOURCE_TEXT_VIEW));
}

static char *
dup_shown (Fixture *fixture)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (get_text_view (fixture)), &from, &to);
  return gtk_text_iter_get_text (&from, &to);
}

static gboolean
shows (Fixture *fixture, const char *words)
{
  g_autofree char *shown = dup_shown (fixture);

  return strstr (shown, words) != NULL;
}

static VouchPageView *
get_page_view (Fixture *fixture)
{
  return VOUCH_PAGE_VIEW (vouch_test_find (GTK_WIDGET (fixture->pane), VOUCH_TYPE_PAGE_VIEW));
}

static gboolean
is_passage_shown (gpointer data)
{
  GArray *marks = get_page_view (data)->marks;

  for (guint i = 0; i < marks->len; i++)
    if (g_array_index (marks, VouchPageMark, i).tint == VOUCH_SOURCE_TINT_QUOTE)
      return TRUE;
  return FALSE;
}

static gboolean
is_described (Fixture *fixture, const char *words)
{
  g_autofree char *other
      = gtk_test_accessible_check_property (GTK_ACCESSIBLE (get_text_view (fixture)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);

  return other == NULL;
}

/* That there is a passage at all. */
static gboolean
is_passage_told (gpointer data)
{
  Fixture *fixture = data;

  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (get_text_view (fixture)),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static gboolean
is_loaded (gpointer data)
{
  return vouch_source_pane_get_source (((Fixture *) data)->pane) != NULL;
}

static void
wait_for (gboolean (*is_done) (gpointer data), Fixture *fixture)
{
  assert_true (vouch_test_wait_until (is_done, fixture, DEADLINE));
  vouch_test_settle (fixture->desk.window);
}

static void
do_action (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), action, NULL);
  vouch_test_settle (fixture->desk.window);
}

static gboolean
is_text_shown (Fixture *fixture)
{
  return gtk_widget_get_mapped (GTK_WIDGET (get_text_view (fixture)));
}

/* The caret stands where the passage begins, which is told, and when it is left; pages have their numbers. */
static void
test_citation (void **state)
{
  Fixture *fixture = open_pane (500, 600);

  vouch_source_pane_show_citation (fixture->pane, "q1");
  wait_for (is_passage_shown, fixture);
  /* Pages first; T turns to the text and back. */
  vouch_source_pane_focus (fixture->pane);
  assert_false (is_text_shown (fixture));
  vouch_test_press (fixture->desk.window, "t");
  assert_true (is_text_shown (fixture));
  assert_ptr_equal (vouch_test_desk_focus (&fixture->desk), get_text_view (fixture));
  assert_true (shows (fixture, "event, which was seen"));
  assert_false (shows (fixture, "[passage"));
  assert_true (is_described (fixture, "In the marked passage: “which was seen in 12.5% of the patients who took part”"));
  vouch_test_press (fixture->desk.window, "Left");
  assert_true (is_described (fixture, "Outside the marked passage: “which was seen in 12.5% of the patients who took part”"));
  vouch_test_press (fixture->desk.window, "Right");
  assert_true (is_described (fixture, "In the marked passage: “which was seen in 12.5% of the patients who took part”"));
  assert_true (shows (fixture, "\nPage 2\nAnnals"));
  /* On to the other one: only that is told. */
  vouch_source_pane_show_citation (fixture->pane, "q2");
  vouch_test_settle (fixture->desk.window);
  assert_true (is_described (fixture, "In the marked passage: “No deaths were seen”"));
  vouch_test_shoot (fixture->desk.window, "source-pane-text");
  vouch_test_press (fixture->desk.window, "t");
  assert_false (is_text_shown (fixture));
  assert_ptr_equal (vouch_test_desk_focus (&fixture->desk), get_page_view (fixture));
  close_pane (fixture);
}

/* Places are those of the source, whatever stands between. */
static void
test_quote (void **state)
{
  Fixture *fixture = open_pane (500, 600);
  VouchSourceTextView *view = VOUCH_SOURCE_TEXT_VIEW (get_text_view (fixture));
  VouchSourceText *text;
  g_autofree char *words = NULL;
  gsize cursor;

  vouch_source_pane_show_quote (fixture->pane, "r1", fixture->digest, 100, 120);
  wait_for (is_loaded, fixture);
  text = vouch_open_source_get_text (vouch_source_pane_get_source (fixture->pane));
  cursor = vouch_source_text_view_get_cursor (view);
  assert_int_equal (cursor, 100);
  words = vouch_source_text_dup_part (text, 100, 120);
  do_action (fixture, "source.toggle-text");
  assert_int_equal (vouch_source_text_view_get_cursor (view), 100);
  assert_true (shows (fixture, words));
  /* Just the file: nothing is a passage. */
  vouch_source_pane_show_quote (fixture->pane, "r1", fixture->digest, 0, 0);
  assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (get_text_view (fixture)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  close_pane (fixture);
}

static void
test_no_file (void **state)
{
  Fixture *fixture = open_pane (500, 600);

  vouch_source_pane_show_quote (fixture->pane, "r2", NULL, 0, 0);
  assert_true (vouch_test_is_shown (fixture->desk.window, "No File Yet"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "source.attach", NULL);
  assert_string_equal (fixture->desk.asked->str, "editor.attach-source 'r2'\n");
  vouch_test_shoot (fixture->desk.window, "source-pane-no-file");
  close_pane (fixture);
}

static gboolean
is_told_gone (gpointer data)
{
  return vouch_test_is_shown (((Fixture *) data)->desk.window, "Not on This Computer");
}

static void
test_gone (void **state)
{
  Fixture *fixture = open_pane (500, 600);

  vouch_source_pane_show_quote (fixture->pane, "r1", "0123456789abcdef", 5, 10);
  wait_for (is_told_gone, fixture);
  /* What is asked for meanwhile wins. */
  vouch_source_pane_show_quote (fixture->pane, "r1", "fedcba9876543210", 5, 10);
  vouch_source_pane_show_quote (fixture->pane, "r1", fixture->digest, 5, 10);
  wait_for (is_loaded, fixture);
  assert_false (is_told_gone (fixture));
  close_pane (fixture);
}

static void
test_closed (void **state)
{
  Fixture *fixture = open_pane (500, 600);

  vouch_source_pane_show_citation (fixture->pane, "q1");
  wait_for (is_loaded, fixture);
  vouch_source_pane_focus (fixture->pane);
  vouch_test_press (fixture->desk.window, "Escape");
  assert_true (fixture->is_closed);
  fixture->is_closed = FALSE;
  vouch_test_press (fixture->desk.window, "alt+Left");
  assert_true (fixture->is_closed);
  close_pane (fixture);
}

/* A window that goes while the source is read: nothing is held. */
static void
test_freed_while_loading (void **state)
{
  Fixture *fixture = open_pane (500, 600);

  vouch_source_pane_show_citation (fixture->pane, "q1");
  close_pane (fixture);
}

/* --- pages --- */

static gboolean
is_quote_in_view (gpointer data)
{
  return vouch_page_view_get_page (get_page_view (data)) == 2;
}

static Fixture *
open_at (const char *citation, int width, int height)
{
  Fixture *fixture = open_pane (width, height);

  vouch_source_pane_show_citation (fixture->pane, citation);
  wait_for (is_passage_shown, fixture);
  return fixture;
}

/* The pages stand as wide as the view, at the passage, however the view changes. */
static void
test_pages (void **state)
{
  Fixture *fixture = open_at ("q2", 500, 400);
  VouchPageView *view = get_page_view (fixture);
  double fit = vouch_page_view_get_zoom (view);

  wait_for (is_quote_in_view, fixture);
  assert_true (fit > 0.5 && fit < 0.65);
  vouch_source_pane_focus (fixture->pane);
  vouch_test_press (fixture->desk.window, "ctrl+plus ctrl+plus");
  assert_true (vouch_page_view_get_zoom (view) > 1.4 * fit);
  assert_int_equal (vouch_page_view_get_page (view), 2);
  vouch_test_press (fixture->desk.window, "ctrl+minus");
  assert_true (vouch_page_view_get_zoom (view) < 1.3 * fit);
  vouch_test_press (fixture->desk.window, "ctrl+0");
  assert_true (fabs (vouch_page_view_get_zoom (view) - fit) < 0.001);
  vouch_test_press (fixture->desk.window, "Home");
  assert_int_equal (vouch_page_view_get_page (view), 1);
  vouch_test_press (fixture->desk.window, "End");
  assert_int_equal (vouch_page_view_get_page (view), 2);
  close_pane (fixture);
}

static GtkEditable *
get_page_entry (Fixture *fixture)
{
  return GTK_EDITABLE (vouch_test_find (GTK_WIDGET (fixture->pane), GTK_TYPE_ENTRY));
}

/* Returns: how far below the view's top the passage stands that was gone to, in pixels. */
static double
find_passage (Fixture *fixture)
{
  VouchPageView *view = get_page_view (fixture);

  for (guint i = 0; i < view->marks->len; i++)
    {
      const VouchPageMark *mark = &g_array_index (view->marks, VouchPageMark, i);

      if (mark->tint == VOUCH_SOURCE_TINT_QUOTE)
        return vouch_page_view_get_rect (view, mark->page).origin.y
               + mark->box.y1 * vouch_page_layout_get_scale (view->layout);
    }
  return -1;
}

/* What a window is to become, and whether it has. */
typedef struct
{
  GtkWidget *view;
  int width;
} Wish;

static gboolean
has_width (gpointer data)
{
  const Wish *wish = data;

  return ABS (gtk_widget_get_width (wish->view) - wish->width) < 80;
}

static void
set_width (Fixture *fixture, int width)
{
  Wish wish = { GTK_WIDGET (get_page_view (fixture)), width };

  gtk_window_set_default_size (GTK_WINDOW (fixture->desk.window), width, 500);
  assert_true (vouch_test_wait_until (has_width, &wish, DEADLINE));
  vouch_test_settle (fixture->desk.window);
}

/* Where the pane gets its room in several steps, the passage is where it is looked for after each. */
static void
test_stays_at_passage (void **state)
{
  static const int widths[] = { 400, 900, 600 };
  Fixture *fixture = open_at ("q2", widths[0], 500);
  VouchPageView *view = get_page_view (fixture);
  double place;

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      set_width (fixture, widths[i]);
      place = find_passage (fixture) / gtk_widget_get_height (GTK_WIDGET (view));
      assert_true (place > 0.2 && place < 0.33);
    }
  /* Somebody who scrolls away from it is left where he is. */
  vouch_page_view_scroll_by (view, GTK_ORIENTATION_VERTICAL, -400);
  set_width (fixture, 460);
  assert_true (find_passage (fixture) / gtk_widget_get_height (GTK_WIDGET (view)) > 0.6);
  close_pane (fixture);
}

/* Though most of what is seen is of the next page. */
static void
test_page_of_passage (void **state)
{
  Fixture *fixture = open_at ("q1", 500, 700);
  VouchPageView *view = get_page_view (fixture);
  graphene_rect_t second;

  vouch_page_view_set_zoom (view, VOUCH_PAGE_MIN_ZOOM);
  vouch_source_pane_show_citation (fixture->pane, "q1");
  vouch_test_settle (fixture->desk.window);
  second = vouch_page_view_get_rect (view, 2);
  assert_true (second.origin.y < gtk_widget_get_height (GTK_WIDGET (view)) / 2.0);
  assert_true (find_passage (fixture) > 0 && find_passage (fixture) < second.origin.y);
  assert_string_equal (gtk_editable_get_text (get_page_entry (fixture)), "1");
  close_pane (fixture);
}

static void
test_page_number (void **state)
{
  Fixture *fixture = open_at ("q1", 500, 400);

  assert_string_equal (gtk_editable_get_text (get_page_entry (fixture)), "1");
  assert_true (vouch_test_is_shown (fixture->desk.window, "of 2"));
  gtk_widget_grab_focus (GTK_WIDGET (get_page_entry (fixture)));
  vouch_test_type (fixture->desk.window, "2");
  vouch_test_press (fixture->desk.window, "Return");
  assert_int_equal (vouch_page_view_get_page (get_page_view (fixture)), 2);
  /* What is no page leaves it. */
  gtk_widget_grab_focus (GTK_WIDGET (get_page_entry (fixture)));
  vouch_test_type (fixture->desk.window, "77");
  vouch_test_press (fixture->desk.window, "Return");
  assert_string_equal (gtk_editable_get_text (get_page_entry (fixture)), "2");
  close_pane (fixture);
}

static gboolean
is_page_drawn (gpointer data)
{
  VouchPageView *view = get_page_view (data);
  VouchPagePicture *picture = view->page > 0 ? vouch_page_images_get (view->images, view->page) : NULL;

  return picture
         && fabs (vouch_page_picture_get_width (picture) - vouch_page_view_get_rect (view, view->page).size.width) < 1;
}

static gboolean
is_ninth_drawn (gpointer data)
{
  return vouch_page_images_get (get_page_view (data)->images, 9) != NULL;
}

/* A page that is likely to be gone to is drawn though it is far from what is seen. */
static void
test_expected_page (void **state)
{
  VouchTestPdfLine lines[12];
  g_autoptr (GBytes) bytes = NULL;
  Fixture *fixture = open_at ("q1", 500, 400);
  g_autofree char *digest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    lines[i] = (VouchTestPdfLine){ i + 1, 60, 100, 10, "A page of many." };
  bytes = vouch_test_make_pdf (lines, G_N_ELEMENTS (lines), NULL, NULL);
  digest = store_file ("many.pdf", bytes);
  vouch_source_pane_show_quote (fixture->pane, "r1", digest, 0, 5);
  wait_for (is_page_drawn, fixture);
  vouch_source_pane_expect_page (fixture->pane, 8 * strlen ("A page of many.\n") + 3, 0);
  wait_for (is_ninth_drawn, fixture);
  assert_int_equal (vouch_page_view_get_page (get_page_view (fixture)), 1);
  assert_null (vouch_page_images_get (get_page_view (fixture)->images, 8));
  /* What is none is no page. */
  vouch_source_pane_expect_page (fixture->pane, G_MAXSIZE, 99);
  vouch_source_pane_expect_page (fixture->pane, G_MAXSIZE, 0);
  close_pane (fixture);
}

/* --- search --- */

static gboolean
is_found (gpointer data)
{
  return vouch_test_is_shown (((Fixture *) data)->desk.window, "1 of 2");
}

static gboolean
is_not_found (gpointer data)
{
  return vouch_test_is_shown (((Fixture *) data)->desk.window, "Not found");
}

static void
test_search (void **state)
{
  Fixture *fixture = open_at ("q1", 500, 400);

  vouch_source_pane_focus (fixture->pane);
  vouch_test_press (fixture->desk.window, "ctrl+f");
  vouch_test_type (fixture->desk.window, "annals of");
  wait_for (is_found, fixture);
  vouch_test_press (fixture->desk.window, "Return");
  assert_true (vouch_test_is_shown (fixture->desk.window, "2 of 2"));
  assert_int_equal (vouch_page_view_get_page (get_page_view (fixture)), 2);
  vouch_test_shoot (fixture->desk.window, "source-pane-search");
  vouch_test_press (fixture->desk.window, "shift+Return");
  assert_true (vouch_test_is_shown (fixture->desk.window, "1 of 2"));
  vouch_test_press (fixture->desk.window, "ctrl+a");
  vouch_test_type (fixture->desk.window, "zebra");
  wait_for (is_not_found, fixture);
  /* Escape ends the search, not the pane. */
  vouch_test_press (fixture->desk.window, "Escape");
  assert_false (fixture->is_closed);
  assert_false (vouch_test_is_shown (fixture->desk.window, "Not found"));
  assert_ptr_equal (vouch_test_desk_focus (&fixture->desk), get_page_view (fixture));
  close_pane (fixture);
}

/* --- citing --- */

static void
drag (Fixture *fixture, double x1, double y1, double x2, double y2)
{
  g_autofree char *from_x = g_strdup_printf ("%d", (int) x1);
  g_autofree char *from_y = g_strdup_printf ("%d", (int) y1);
  g_autofree char *to_x = g_strdup_printf ("%d", (int) x2);
  g_autofree char *to_y = g_strdup_printf ("%d", (int) y2);
  const char *argv[] = { "xdotool", "mousemove", from_x, from_y, "mousedown", "1", "mousemove", to_x,
                         to_y, "mousemove", to_x, to_y, "mouseup", "1", NULL };
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, argv);

  assert_int_equal (outcome->exit_code, 0);
  vouch_test_settle (fixture->desk.window);
}

/* Where a point of a page is on the screen; the window is at its corner. */
static void
locate (Fixture *fixture, guint page, double x, double y, double *screen_x, double *screen_y)
{
  VouchPageView *view = get_page_view (fixture);
  graphene_rect_t rect = vouch_page_view_get_rect (view, page);
  double scale = vouch_page_view_get_zoom (view) * 96 / 72;
  double left;
  double top;

  gtk_widget_translate_coordinates (GTK_WIDGET (view), fixture->desk.window, rect.origin.x + x * scale,
                                    rect.origin.y + y * scale, &left, &top);
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->desk.window), screen_x, screen_y);
  *screen_x += left;
  *screen_y += top;
}

static void
drag_on_page (Fixture *fixture, double x1, double y1, double x2, double y2)
{
  double from_x, from_y, to_x, to_y;

  locate (fixture, 1, x1, y1, &from_x, &from_y);
  locate (fixture, 1, x2, y2, &to_x, &to_y);
  drag (fixture, from_x, from_y, to_x, to_y);
}

static char *
dup_selected (Fixture *fixture)
{
  gsize start;
  gsize end;

  if (!vouch_source_pane_get_selection (fixture->pane, &start, &end))
    return g_strdup ("");
  return vouch_source_text_dup_part (
      vouch_open_source_get_text (vouch_source_pane_get_source (fixture->pane)), start, end);
}

/* What was cited is from then on what is shown. */
static void
check_taken (Fixture *fixture, const char *selected)
{
  g_autofree char *words = NULL;
  gsize start;
  gsize end;

  vouch_source_pane_take_citation (fixture->pane, "new");
  assert_true (vouch_source_pane_get_shown (fixture->pane, &start, &end));
  words = vouch_source_text_dup_part (
      vouch_open_source_get_text (vouch_source_pane_get_source (fixture->pane)), start, end);
  assert_string_equal (words, selected);
  assert_true (is_passage_shown (fixture));
}

/* By mouse over the page: from the middle of a line to the end of the next one. */
static void
test_selected_by_mouse (void **state)
{
  Fixture *fixture = open_at ("q1", 700, 700);
  g_autofree char *words = NULL;

  vouch_source_pane_set_statement (fixture->pane, "h1");
  drag_on_page (fixture, 58, 96, 580, 108);
  words = dup_selected (fixture);
  if (!g_str_has_prefix (words, "Patients were") || !g_str_has_suffix (words, "(severe) cardio-"))
    fail_msg ("“%s”", words);
  assert_true (vouch_test_is_shown (fixture->desk.window, "Cite for “Osmolarity rose after eight…”"));
  vouch_test_shoot (fixture->desk.window, "source-pane-selected");
  g_string_truncate (fixture->desk.asked, 0);
  vouch_test_press (fixture->desk.window, "ctrl+Return");
  assert_string_equal (fixture->desk.asked->str, "editor.cite-passage\n");
  check_taken (fixture, words);
  /* Escape takes the selection back, then closes. */
  vouch_test_press (fixture->desk.window, "Escape");
  assert_false (fixture->is_closed);
  vouch_test_press (fixture->desk.window, "Escape");
  assert_true (fixture->is_closed);
  close_pane (fixture);
}

/* By keyboard in the text: the words of ours are no part of it. */
static void
test_selected_by_keyboard (void **state)
{
  Fixture *fixture = open_at ("q2", 700, 500);
  g_autofree char *words = NULL;

  vouch_source_pane_set_statement (fixture->pane, "h1");
  vouch_source_pane_focus (fixture->pane);
  vouch_test_press (fixture->desk.window, "t shift+End");
  words = dup_selected (fixture);
  assert_string_equal (words, "No deaths were seen. All of them had given consent.");
  g_string_truncate (fixture->desk.asked, 0);
  vouch_test_press (fixture->desk.window, "ctrl+Return");
  assert_string_equal (fixture->desk.asked->str, "editor.cite-passage\n");
  close_pane (fixture);
}

/* A box, by mouse and by keyboard, in points from the page's top left. */
static void
test_region (void **state)
{
  Fixture *fixture = open_at ("q1", 700, 700);
  VouchRegion region;
  VouchRegion moved;

  vouch_source_pane_set_statement (fixture->pane, "h1");
  assert_false (vouch_source_pane_get_region (fixture->pane, &region));
  do_action (fixture, "source.toggle-region");
  drag_on_page (fixture, 50, 90, 250, 130);
  assert_true (vouch_source_pane_get_region (fixture->pane, &region));
  assert_int_equal (region.page, 1);
  assert_true (fabs (region.box.x1 - 50) < 2 && fabs (region.box.y1 - 90) < 2);
  assert_true (fabs (region.box.x2 - 250) < 2 && fabs (region.box.y2 - 130) < 2);
  assert_string_equal (region.source, fixture->digest);
  vouch_test_shoot (fixture->desk.window, "source-pane-region");
  vouch_source_pane_clear_selection (fixture->pane);
  do_action (fixture, "source.toggle-region");
  vouch_test_press (fixture->desk.window, "Return");
  assert_true (vouch_source_pane_get_region (fixture->pane, &region));
  vouch_test_press (fixture->desk.window, "Left Left Up shift+Right Return");
  assert_true (vouch_source_pane_get_region (fixture->pane, &moved));
  assert_true (moved.box.x1 < region.box.x1 && moved.box.y1 < region.box.y1);
  assert_true (moved.box.x2 - moved.box.x1 > region.box.x2 - region.box.x1);
  close_pane (fixture);
}

static void
test_region_shown (void **state)
{
  Fixture *fixture = open_pane (500, 500);
  g_autofree char *json = g_strdup_printf (
      "{'id':'g1','reference':'r1','relation':'supports','how':'selected',"
      "'region':{'page':2,'box':[50,90,400,110],'source':'%s'}}", fixture->digest);

  vouch_test_insert (fixture->desk.document, "h3", "citations", 0, json);
  vouch_source_pane_show_citation (fixture->pane, "g1");
  wait_for (is_loaded, fixture);
  wait_for (is_quote_in_view, fixture);
  vouch_test_shoot (fixture->desk.window, "source-pane-region-shown");
  close_pane (fixture);
}

/* --- the card's passages --- */

static void
test_list (void **state)
{
  Fixture *fixture = open_at ("q1", 500, 600);
  GtkWidget *button = vouch_test_find (GTK_WIDGET (fixture->pane), GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  vouch_test_settle (fixture->desk.window);
  assert_true (vouch_test_is_shown (button, "Comfort fell together with the quality of the tear film."));
  assert_true (vouch_test_is_shown (button, "Page 2"));
  vouch_test_shoot (fixture->desk.window, "source-pane-list");
  vouch_test_press (fixture->desk.window, "Down Return");
  wait_for (is_quote_in_view, fixture);
  /* A citation that goes is no longer marked. */
  vouch_test_remove (fixture->desk.document, "q1");
  vouch_test_remove (fixture->desk.document, "q2");
  vouch_test_settle (fixture->desk.window);
  assert_false (gtk_widget_get_visible (button));
  close_pane (fixture);
}

static void
test_thumbnails (void **state)
{
  Fixture *fixture = open_at ("q1", 600, 500);
  GtkWidget *thumbs = vouch_test_find (GTK_WIDGET (fixture->pane), VOUCH_TYPE_PAGE_THUMBS);

  assert_false (gtk_widget_get_visible (thumbs));
  /* Nobody waits for rows that are not to be seen. */
  assert_null (vouch_test_find (thumbs, GTK_TYPE_PICTURE));
  do_action (fixture, "source.toggle-thumbnails");
  assert_true (gtk_widget_get_mapped (thumbs));
  assert_non_null (vouch_test_find (thumbs, GTK_TYPE_PICTURE));
  gtk_widget_child_focus (thumbs, GTK_DIR_TAB_FORWARD);
  vouch_test_press (fixture->desk.window, "Down Return");
  wait_for (is_quote_in_view, fixture);
  vouch_test_shoot (fixture->desk.window, "source-pane-thumbnails");
  do_action (fixture, "source.toggle-thumbnails");
  assert_false (gtk_widget_get_mapped (thumbs));
  close_pane (fixture);
}

/* --- what can't be shown --- */

static gboolean
is_notice_shown (gpointer data)
{
  return vouch_test_is_shown (((Fixture *) data)->desk.window,
                              "This PDF is damaged and can’t be read.");
}

/* A file that is damaged since it was read: it says so, and its words are there. */
static void
test_damaged (void **state)
{
  Fixture *fixture = open_pane (500, 500);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = vouch_source_store_find (store, fixture->digest, NULL);
  g_autoptr (GFile) file = vouch_source_store_get_file (store, source, NULL);
  g_autofree char *whole = NULL;
  g_autofree char *junk = NULL;
  gsize length;

  assert_true (g_file_get_contents (g_file_peek_path (file), &whole, &length, NULL));
  /* Of the same size: one that was cut comes out of the database anew. */
  junk = g_strnfill (length, '%');
  assert_true (g_file_set_contents (g_file_peek_path (file), junk, (gssize) length, NULL));
  vouch_source_pane_show_citation (fixture->pane, "q1");
  wait_for (is_notice_shown, fixture);
  assert_true (is_text_shown (fixture));
  wait_for (is_passage_told, fixture);
  vouch_test_shoot (fixture->desk.window, "source-pane-damaged");
  assert_true (g_file_set_contents (g_file_peek_path (file), whole, (gssize) length, NULL));
  close_pane (fixture);
}

static void
test_plain_text (void **state)
{
  Fixture *fixture = open_pane (500, 500);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Methods\n\nWe did it.\n", 20);
  g_autofree char *digest = store_file ("notes.txt", bytes);

  vouch_source_pane_show_quote (fixture->pane, "r1", digest, 9, 18);
  wait_for (is_loaded, fixture);
  assert_true (is_text_shown (fixture));
  assert_true (is_described (fixture, "In the marked passage: “We did it”"));
  assert_false (vouch_test_is_shown (fixture->desk.window, "of 0"));
  close_pane (fixture);
}

/* Pages without a text layer: it is said, and where it can be done it is offered to read them. */
static void
test_scan (void **state)
{
  Fixture *fixture = open_pane (500, 500);
  const VouchTestPdfLine empty = { 1, 0, 0, 0, NULL };
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (&empty, 1, NULL, NULL);
  g_autofree char *digest = store_file ("scan.pdf", bytes);
  const char *offer = "Read It by Machine";
  const char *notice = vouch_source_ocr_is_there ()
                           ? "Its pages are pictures: there is no text to search or to compare quotes with."
                           : "Its pages are pictures: there is no text to search or to compare quotes with. Where "
                             "Tesseract (tesseract-ocr) is installed, it can be read by machine.";

  vouch_source_pane_show_quote (fixture->pane, "r1", digest, 0, 0);
  wait_for (is_loaded, fixture);
  assert_true (vouch_test_is_shown (fixture->desk.window, notice));
  assert_int_equal (vouch_test_is_shown (fixture->desk.window, offer), vouch_source_ocr_is_there ());
  vouch_test_shoot (fixture->desk.window, "source-pane-scan");
  vouch_source_pane_show_quote (fixture->pane, "r1", fixture->digest, 0, 0);
  wait_for (is_loaded, fixture);
  assert_false (vouch_test_is_shown (fixture->desk.window, offer));
  close_pane (fixture);
}

static void
test_looks (void **state)
{
  static const struct
  {
    const char *name;
    int width;
    gboolean is_dark;
  } cases[] = {
    { "source-pane", 560, FALSE },
    { "source-pane-dark", 560, TRUE },
    { "source-pane-narrow", 360, FALSE },
  };
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture *fixture = open_at ("q1", cases[i].width, 700);

      vouch_source_pane_set_narrow (fixture->pane, cases[i].width == 360);
      wait_for (is_page_drawn, fixture);
      adw_style_manager_set_color_scheme (manager, cases[i].is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                    : ADW_COLOR_SCHEME_DEFAULT);
      vouch_test_shoot (fixture->desk.window, cases[i].name);
      close_pane (fixture);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_citation),
    cmocka_unit_test (test_quote),
    cmocka_unit_test (test_no_file),
    cmocka_unit_test (test_gone),
    cmocka_unit_test (test_closed),
    cmocka_unit_test (test_freed_while_loading),
    cmocka_unit_test (test_pages),
    cmocka_unit_test (test_stays_at_passage),
    cmocka_unit_test (test_page_of_passage),
    cmocka_unit_test (test_page_number),
    cmocka_unit_test (test_expected_page),
    cmocka_unit_test (test_search),
    cmocka_unit_test (test_selected_by_mouse),
    cmocka_unit_test (test_selected_by_keyboard),
    cmocka_unit_test (test_region),
    cmocka_unit_test (test_region_shown),
    cmocka_unit_test (test_list),
    cmocka_unit_test (test_thumbnails),
    cmocka_unit_test (test_damaged),
    cmocka_unit_test (test_plain_text),
    cmocka_unit_test (test_scan),
    cmocka_unit_test (test_looks),
  };

  return vouch_test_run_widgets ("source-pane", tests);
}
