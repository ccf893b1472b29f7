/* bench-source-pane.c: a source beside the card: opening, scrolling, memory.
 *
 * Opens a stored PDF of 20 pages and waits until its first page is painted; the goal is 100 ms.
 * A peer in the same run: pdftoppm, of one of data/packages/extra's packages, for that page
 * alone. The same for a page of each published paper, where there are some. Then scrolls through 1,000 pages and prints percentiles of a frame in this process and
 * of a page's way to the screen, and the memory of all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vouch-test-desk.h"

#include "vouch-page-view-private.h"
#include "vouch-source-pane.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"
#include "vouch-widgets.h"

#define FEW 20
#define MANY 1000
#define LINES 60
#define ROUNDS 11
#define MAX_PAPERS 20
#define PAUSE 200 /* milliseconds */
#define STEPS 300
#define STEP 400 /* pixels */
#define DEADLINE 20000

static double
get_time (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static GBytes *
make_paper (guint n_pages)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (VouchTestPdfLine));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (65536);

  for (guint page = 1; page <= n_pages; page++)
    for (guint i = 0; i < LINES; i++)
      {
        g_autofree char *text = g_strdup_printf (
            "Of the %u patients in group %u, %u.%u%% were given the drug for %u weeks or longer.",
            page * 31 + i, i, i + 3, page % 10, page + i);
        VouchTestPdfLine line = { page, 60, 60 + 12 * (float) i, 10, g_string_chunk_insert (texts, text) };

        g_array_append_val (lines, line);
      }
  return vouch_test_make_pdf ((VouchTestPdfLine *) lines->data, lines->len, NULL, NULL);
}

static char *
store_paper (const char *folder, guint n_pages, char **path)
{
  g_autoptr (GBytes) bytes = make_paper (n_pages);
  g_autofree char *name = g_strdup_printf ("%u.pdf", n_pages);
  g_autoptr (GFile) file = NULL;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;

  *path = g_build_filename (folder, name, NULL);
  file = g_file_new_for_path (*path);
  g_file_set_contents (*path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  source = vouch_source_store_add (store, file, "r1", NULL, NULL);
  return g_strdup (source->digest);
}

/* --- the pane --- */

static VouchPageView *
get_view (GtkWidget *pane)
{
  return VOUCH_PAGE_VIEW (vouch_test_find (pane, VOUCH_TYPE_PAGE_VIEW));
}

/* Whether its picture is there, in the size in which it stands. */
static gboolean
is_page_drawn (gpointer data)
{
  VouchPageView *view = data;
  VouchPagePicture *picture
      = view->images && view->page > 0 ? vouch_page_images_get (view->images, view->page) : NULL;

  return picture
         && fabs (vouch_page_picture_get_width (picture) - vouch_page_view_get_rect (view, view->page).size.width) < 1;
}

/* The end of the first frame in which the page is painted, once the screen has taken it. */
typedef struct
{
  GtkWidget *pane;
  double end; /* 0: not yet */
} Painting;

static void
painted_cb (GdkFrameClock *clock, Painting *painting)
{
  VouchPageView *view = get_view (painting->pane);

  if (painting->end > 0 || !view || !gtk_widget_get_mapped (GTK_WIDGET (view)) || !is_page_drawn (view))
    return;
  gdk_display_sync (gtk_widget_get_display (painting->pane));
  painting->end = get_time ();
}

static gboolean
is_never (gpointer data)
{
  return FALSE;
}

static gboolean
is_painted (gpointer data)
{
  return ((Painting *) data)->end > 0;
}

static void
wait_for_page (VouchPageView *view)
{
  if (!vouch_test_wait_until (is_page_drawn, view, DEADLINE))
    g_error ("No page is drawn");
  vouch_test_draw (GTK_WIDGET (view));
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_times (const char *name, double *times, guint n, const char *goal)
{
  qsort (times, n, sizeof *times, compare);
  g_print ("%s: p50 %.1f, p99 %.1f, most %.1f ms%s\n", name, times[n / 2], times[n * 99 / 100],
           times[n - 1], goal);
}

/* Returns: how long it takes until the page with the character @offset is painted. */
static double
measure_one (VouchTestDesk *desk, const char *digest, guint offset)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (desk->window);
  GtkWidget *pane = vouch_source_pane_new ();
  Painting painting = { pane, 0 };
  double start;

  vouch_source_pane_set_document (VOUCH_SOURCE_PANE (pane), desk->document, desk->index);
  adw_window_set_content (ADW_WINDOW (desk->window), pane);
  vouch_test_settle (desk->window);
  /* Who opens a source has read the card for a moment. */
  vouch_test_wait_until (is_never, NULL, PAUSE);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painting);
  start = get_time ();
  vouch_source_pane_show_quote (VOUCH_SOURCE_PANE (pane), "r1", digest, offset, offset + 60);
  if (!vouch_test_wait_until (is_painted, &painting, DEADLINE))
    g_error ("No page is painted");
  g_signal_handlers_disconnect_by_data (clock, &painting);
  return painting.end - start;
}

static void
measure_opening (VouchTestDesk *desk, const char *digest)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    times[i] = measure_one (desk, digest, 100);
  print_times ("First page of 20 painted", times, ROUNDS, " (goal: 100)");
}

/* Papers as they were published, in the middle of each, where the data is beside the project. */
static void
measure_papers (VouchTestDesk *desk)
{
  const char *data = g_getenv ("VOUCH_TEST_DATA");
  g_autofree char *folder = g_build_filename (data ? data : "", "pdf-quotes", "papers", NULL);
  g_autoptr (GDir) papers = g_dir_open (folder, 0, NULL);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  double times[MAX_PAPERS];
  guint n = 0;
  const char *name;

  while (papers && n < MAX_PAPERS && (name = g_dir_read_name (papers)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (VouchSource) source = vouch_source_store_add (store, file, "r1", NULL, NULL);
      g_autoptr (VouchSourceText) text = vouch_source_store_load (store, source, NULL);

      times[n++] = measure_one (desk, source->digest, (guint) vouch_source_text_get_length (text) / 2);
    }
  if (n > 0)
    print_times ("A page of a published paper painted", times, n, " (goal: 100)");
}

static void
measure_peer (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftoppm");
  const char *argv[] = { program, "-f", "1", "-l", "1", "-r", "80", "-png", path, "/dev/null", NULL };
  double times[ROUNDS];

  for (guint i = 0; program && i < ROUNDS; i++)
    {
      double start = get_time ();
      g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, argv);

      times[i] = get_time () - start;
    }
  if (program)
    print_times ("pdftoppm, the same page", times, ROUNDS, "");
  else
    g_print ("pdftoppm: not installed\n");
}

/* --- scrolling --- */

/* What frames cost this process, without the wait for the screen's next turn. */
typedef struct
{
  double begun;
  double cost; /* of all since it was last set to nothing */
} Work;

static void
before_paint_cb (GdkFrameClock *clock, Work *work)
{
  work->begun = get_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Work *work)
{
  work->cost += get_time () - work->begun;
}

static long
read_memory (const char *process, const char *field)
{
  g_autofree char *path = g_build_filename ("/proc", process, "status", NULL);
  g_autofree char *content = NULL;
  const char *place;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return 0;
  place = strstr (content, field);
  return place ? strtol (place + strlen (field), NULL, 10) / 1024 : 0;
}

static long
read_worker_memory (void)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (processes)))
    {
      g_autofree char *path = g_build_filename ("/proc", name, "comm", NULL);
      g_autofree char *comm = NULL;

      if (g_ascii_isdigit (*name) && g_file_get_contents (path, &comm, NULL, NULL)
          && g_str_has_prefix (comm, "vouch-pdf-worke"))
        return read_memory (name, "VmRSS:");
    }
  return 0;
}

static void
measure_scrolling (VouchTestDesk *desk, const char *digest)
{
  GtkWidget *pane = vouch_source_pane_new ();
  double frames[STEPS];
  double pages[STEPS];
  long before = read_memory ("self", "VmRSS:");
  double works[STEPS];
  Work work = { 0 };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (desk->window);
  VouchPageView *view;

  vouch_source_pane_set_document (VOUCH_SOURCE_PANE (pane), desk->document, desk->index);
  adw_window_set_content (ADW_WINDOW (desk->window), pane);
  vouch_source_pane_show_quote (VOUCH_SOURCE_PANE (pane), "r1", digest, 0, 0);
  view = get_view (pane);
  wait_for_page (view);
  g_print ("1,000 pages opened: %ld MB more\n", read_memory ("self", "VmRSS:") - before);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &work);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &work);
  for (guint i = 0; i < STEPS; i++)
    {
      double start = get_time ();

      work.cost = 0;
      vouch_page_view_scroll_by (view, GTK_ORIENTATION_VERTICAL, i % 10 == 9 ? 100 * STEP : STEP);
      vouch_test_draw (GTK_WIDGET (view));
      frames[i] = get_time () - start;
      works[i] = work.cost;
      wait_for_page (view);
      pages[i] = get_time () - start;
    }
  g_signal_handlers_disconnect_by_data (clock, &work);
  print_times ("A frame's work while scrolling", works, STEPS, " (goal: 16)");
  print_times ("A frame while scrolling, with the wait for the screen", frames, STEPS, "");
  print_times ("A page on the screen while scrolling", pages, STEPS, " (goal: 100)");
  g_print ("After it: %ld MB more here (goal: 250), of it pictures %zu MB; worker %ld MB\n",
           read_memory ("self", "VmRSS:") - before, vouch_page_images_get_bytes (view->images) >> 20,
           read_worker_memory ());
}

static void
run (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *few_path = NULL;
  g_autofree char *many_path = NULL;
  g_autofree char *few = store_paper (folder, FEW, &few_path);
  g_autofree char *many = store_paper (folder, MANY, &many_path);
  VouchTestDesk desk;

  vouch_widgets_init ();
  vouch_widgets_style ();
  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_desk_show (&desk, gtk_label_new (NULL), 640, 860);
  desk.widget = NULL;
  measure_opening (&desk, few);
  measure_peer (few_path);
  measure_papers (&desk);
  measure_scrolling (&desk, many);
  vouch_test_desk_close (&desk);
  vouch_test_remove_folder (folder);
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (run) };

  return vouch_test_run_widgets ("bench-source-pane", tests);
}
