/* test-source-pane.c: a source beside the card, open at a passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

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

static gboolean
is_passage_told (gpointer fixture)
{
  return shows (fixture, "[passage begins] ");
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

/* The caret stands where the passage begins, its ends are told, pages have their numbers. */
static void
test_citation (void **state)
{
  Fixture *fixture = open_pane (500, 600);

  vouch_source_pane_show_citation (fixture->pane, "q1");
  wait_for (is_passage_told, fixture);
  assert_true (shows (fixture, "event, [passage begins] which was seen"));
  assert_true (shows (fixture, "took part [passage ends] . No deaths"));
  assert_true (shows (fixture, "\nPage 2\nAnnals"));
  /* On to the other one: only its ends are told. */
  vouch_source_pane_show_citation (fixture->pane, "q2");
  vouch_test_settle (fixture->desk.window);
  assert_true (shows (fixture, "[passage begins] No deaths were seen [passage ends] . All"));
  assert_true (shows (fixture, "event, which was seen"));
  vouch_test_shoot (fixture->desk.window, "source-pane-text");
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
  assert_true (shows (fixture, words));
  /* Just the file: nothing is a passage. */
  vouch_source_pane_show_quote (fixture->pane, "r1", fixture->digest, 0, 0);
  assert_false (shows (fixture, "[passage"));
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

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_citation), cmocka_unit_test (test_quote),
    cmocka_unit_test (test_no_file),  cmocka_unit_test (test_gone),
    cmocka_unit_test (test_closed),   cmocka_unit_test (test_freed_while_loading),
  };

  return vouch_test_run_widgets ("source-pane", tests);
}
