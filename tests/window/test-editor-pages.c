/* test-editor-pages.c: the page of a passage beside the card, also where pages are slow to come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vouch-editor-private.h"
#include "vouch-page-view-private.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"

#define SLEPT "Patients slept forty minutes longer than before."
#define DEADLINE (20000 * VOUCH_TEST_SLOWNESS) /* milliseconds */

typedef struct
{
  VouchWindow *window;
  VouchEditor *editor;
  int width;       /* that the window is to have */
  GString *frames; /* (owned): the page's width in each frame that shows it, and the card's */
} Open;

/* The passage stands low on the first of three pages. */
static char *
keep_paper (const char *folder)
{
  static const VouchTestPdfLine lines[] = { { 1, 60, 60, 12, "A paper." },
                                            { 1, 60, 700, 12, SLEPT },
                                            { 2, 60, 60, 12, "The page behind it." },
                                            { 3, 60, 60, 12, "The last one." } };
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (lines, G_N_ELEMENTS (lines), NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  assert_non_null (source);
  return g_strdup (source->digest);
}

static VouchPageView *
get_view (const Open *open)
{
  GtkWidget *view
      = open->editor->source ? vouch_test_find (GTK_WIDGET (open->editor->source), VOUCH_TYPE_PAGE_VIEW) : NULL;

  return view && gtk_widget_get_mapped (view) ? VOUCH_PAGE_VIEW (view) : NULL;
}

static void
painted_cb (GdkFrameClock *clock, Open *open)
{
  VouchPageView *view = get_view (open);

  if (view)
    g_string_append_printf (open->frames, "%d+%d ", gtk_widget_get_width (GTK_WIDGET (view)),
                            gtk_widget_get_mapped (GTK_WIDGET (open->editor->view))
                                ? gtk_widget_get_width (GTK_WIDGET (open->editor->view)) : 0);
}

static gboolean
has_width (gpointer data)
{
  const Open *open = data;

  return ABS (gtk_widget_get_width (GTK_WIDGET (open->window)) - open->width) < 40;
}

static void
set_width (Open *open, int width)
{
  open->width = width;
  gtk_window_set_default_size (GTK_WINDOW (open->window), width, 800);
  assert_true (vouch_test_wait_until (has_width, open, DEADLINE));
  vouch_test_settle (GTK_WIDGET (open->window));
}

static Open
open_card (void **state, int width)
{
  VouchTestApplication *desk = *state;
  g_autofree char *digest = keep_paper (desk->folder);
  g_autofree char *path = NULL;
  g_autoptr (GString) json = g_string_new (
      "{'format':'vouch-scorecard','version':1,'id':'c','kind':'scorecard','language':'en','title':'T',"
      "'drafting':'person','article':{},'sections':[{'id':'k','role':'key-highlights','title':'K',"
      "'statements':[{'id':'s','text':'S','origin':'written','citations':[{'id':'q','reference':'r',"
      "'relation':'supports','how':'chosen','quote':{'exact':'" SLEPT "','prefix':'','suffix':'','source':'#'}}]}]}],"
      "'references':[{'id':'r','type':'article','source':'#'}],'notes':[]}");
  Open open = { 0 };

  g_string_replace (json, "'", "\"", 0);
  g_string_replace (json, "#", digest, 0);
  path = vouch_test_put_text (desk, "card.scorecard", json->str);
  open.window = vouch_test_open_card (desk, path);
  open.editor = vouch_test_editor (open.window);
  open.frames = g_string_new (NULL);
  set_width (&open, width);
  return open;
}

/* --- what is seen --- */

static gboolean
is_sharp (gpointer data)
{
  const Open *open = data;
  VouchPageView *view = get_view (open);
  VouchPagePicture *picture = view && view->images && view->page > 0
                                  ? vouch_page_images_get (view->images, view->page) : NULL;

  return picture
         && fabs (vouch_page_picture_get_width (picture) - vouch_page_view_get_rect (view, view->page).size.width) < 1;
}

/* The passage in the upper third, whatever has become of the window; and its page is told. */
static void
assert_at_passage (const Open *open)
{
  VouchPageView *view = get_view (open);
  double place = -1;

  for (guint i = 0; i < view->marks->len; i++)
    {
      const VouchPageMark *mark = &g_array_index (view->marks, VouchPageMark, i);

      if (mark->tint == VOUCH_SOURCE_TINT_QUOTE)
        place = vouch_page_view_get_rect (view, mark->page).origin.y
                + mark->box.y1 * vouch_page_layout_get_scale (view->layout);
    }
  assert_true (place > 0 && place < gtk_widget_get_height (GTK_WIDGET (view)) / 3.0);
  assert_int_equal (vouch_page_view_get_page (view), 1);
}

/* The page comes up where it stays: the card was away for a moment, and the page over all of the window. */
static void
test_one_layout (void **state)
{
  static const int widths[] = { 1280, 1240, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Open open = open_card (state, widths[i]);
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (open.window));
      g_autofree char *last = NULL;

      g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &open);
      vouch_test_act (open.editor, "editor.open-citation", "q");
      assert_true (vouch_test_wait_until (is_sharp, &open, DEADLINE));
      vouch_test_settle (GTK_WIDGET (open.window));
      g_signal_handlers_disconnect_by_data (clock, &open);
      assert_false (vouch_beside_get_narrow (open.editor->beside));
      last = g_strdup_printf ("%d+%d ", gtk_widget_get_width (GTK_WIDGET (get_view (&open))),
                              gtk_widget_get_width (GTK_WIDGET (open.editor->view)));
      for (const char *frame = open.frames->str; *frame; frame += strlen (last))
        if (!g_str_has_prefix (frame, last))
          fail_msg ("At %d: %s", widths[i], open.frames->str);
      assert_at_passage (&open);
      g_string_free (open.frames, TRUE);
      gtk_window_destroy (GTK_WINDOW (open.window));
    }
}

/* --- where what draws the pages is slow --- */

/* To each process of ours that draws pages. Returns: how many there are. */
static guint
signal_workers (int signal)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (processes)))
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *stat = NULL;
      const char *state = g_file_get_contents (path, &stat, NULL, NULL) ? strrchr (stat, ')') : NULL;

      if (!state || !strstr (stat, "(vouch-pdf-worke)") || atoi (state + strlen (") S ")) != getpid ())
        continue;
      kill (atoi (name), signal);
      n++;
    }
  return n;
}

static gboolean
has_worker (gpointer unused)
{
  return signal_workers (0) > 0;
}

static gboolean
has_view (gpointer data)
{
  return get_view (data) && vouch_page_view_get_page (get_view (data)) > 0;
}

/* Meanwhile the window is made larger and smaller: the page comes sharp, at the passage. */
static void
test_slow_pages (void **state)
{
  static const int widths[] = { 1180, 960, 1280 };
  Open open = open_card (state, 1280);

  assert_true (vouch_test_wait_until (has_worker, NULL, DEADLINE));
  signal_workers (SIGSTOP);
  vouch_test_act (open.editor, "editor.open-citation", "q");
  assert_true (vouch_test_wait_until (has_view, &open, DEADLINE));
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      set_width (&open, widths[i]);
      signal_workers (SIGSTOP);
      assert_at_passage (&open);
    }
  assert_false (is_sharp (&open));
  signal_workers (SIGCONT);
  assert_true (vouch_test_wait_until (is_sharp, &open, DEADLINE));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (is_sharp (&open));
  assert_at_passage (&open);
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-page-beside");
  g_string_free (open.frames, TRUE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_one_layout),
    APPLICATION_TEST (test_slow_pages),
  };

  return vouch_test_run_widgets ("editor-pages", tests);
}
