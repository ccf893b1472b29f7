/* bench-source-window.c: from a chip to the page of a published paper beside the card, in the whole window.
 *
 * For each paper where there are some: a card with a passage of its middle marked is opened, and the
 * passage's chip pressed. The time is from then until the page is on the screen, in the size in which
 * it stays; the goal is 100 ms. First out of the blue, as by a command; then as it is done by
 * keyboard: the chip had the keyboard for a moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "vouch-test-application.h"

#include "vouch-chip.h"
#include "vouch-editor-private.h"
#include "vouch-page-view-private.h"
#include "vouch-source-store.h"

#define MAX_PAPERS 20
#define WORDS 60 /* characters of a passage */
#define CALM 1500 /* milliseconds: what an opened card begins with is done */
#define REST 400  /* milliseconds: from reading a chip to pressing it */
#define DEADLINE 20000

typedef struct
{
  VouchTestApplication *desk;
  VouchSourceStore *store; /* (owned) */
  char *folder;            /* (owned): of the papers */
} Bench;

/* The end of the first frame in which the page stands as it stays, once the screen has taken it. */
typedef struct
{
  VouchEditor *editor;
  double first; /* the page can be read, in whatever size; 0: not yet */
  double end;   /* 0: not yet */
} Painting;

static double
get_time (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static VouchPageView *
get_view (VouchEditor *editor)
{
  GtkWidget *view = editor->source ? vouch_test_find (GTK_WIDGET (editor->source), VOUCH_TYPE_PAGE_VIEW) : NULL;

  return view && gtk_widget_get_mapped (view) ? VOUCH_PAGE_VIEW (view) : NULL;
}

static void
painted_cb (GdkFrameClock *clock, Painting *painting)
{
  VouchPageView *view = get_view (painting->editor);
  VouchPagePicture *picture = view && view->images && view->page > 0 && view->target.page > 0
                                  ? vouch_page_images_get (view->images, view->page) : NULL;

  if (painting->end > 0 || !picture)
    return;
  gdk_display_sync (gtk_widget_get_display (GTK_WIDGET (view)));
  if (painting->first == 0)
    painting->first = get_time ();
  if (fabs (vouch_page_picture_get_width (picture) - vouch_page_view_get_rect (view, view->page).size.width) < 1)
    painting->end = get_time ();
}

static gboolean
is_never (gpointer unused)
{
  return FALSE;
}

static gboolean
is_painted (gpointer data)
{
  return ((Painting *) data)->end > 0;
}

static gboolean
is_chip (GtkWidget *widget)
{
  return VOUCH_IS_CHIP (widget) && vouch_chip_get_kind (VOUCH_CHIP (widget)) == VOUCH_CHIP_CITATION
         && gtk_widget_get_mapped (widget);
}

static GtkWidget *
find_chip (GtkWidget *root)
{
  if (is_chip (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *chip = find_chip (child);

      if (chip)
        return chip;
    }
  return NULL;
}

/* A card with one passage marked, in the middle of the paper; another statement comes first. */
static char *
make_card (Bench *bench, const char *name)
{
  g_autofree char *path = g_build_filename (bench->folder, name, NULL);
  g_autofree char *card = g_strdup_printf ("%s.scorecard", name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSource) source = vouch_source_store_add (bench->store, file, NULL, NULL, NULL);
  g_autoptr (VouchSourceText) text = vouch_source_store_load (bench->store, source, NULL);
  gsize start = vouch_source_text_get_length (text) / 2;
  g_autofree char *exact = vouch_source_text_dup_part (text, start, start + WORDS);
  g_autofree char *escaped = g_strescape (exact, NULL);
  g_autoptr (GString) json = g_string_new (
      "{'format':'vouch-scorecard','version':1,'id':'c','kind':'scorecard','language':'en','title':'T',"
      "'drafting':'person','article':{},'sections':[{'id':'k','role':'key-highlights','title':'K',"
      "'statements':[{'id':'s','text':'Other words.','origin':'written','citations':[]},"
      "{'id':'t','text':'Words of the paper.','origin':'written','citations':[{'id':'q','reference':'r',"
      "'relation':'supports','how':'chosen','quote':{'exact':'@','prefix':'','suffix':'','source':'#'}}]}]}],"
      "'references':[{'id':'r','type':'article','title':'P','source':'#'}],'notes':[]}");

  g_string_replace (json, "'", "\"", 0);
  g_string_replace (json, "#", source->digest, 0);
  g_string_replace (json, "@", g_utf8_validate (escaped, -1, NULL) ? g_strdelimit (exact, "\n\"\\", ' ') : "", 0);
  return vouch_test_put_text (bench->desk, card, json->str);
}

static Painting
watch (VouchEditor *editor, GtkWidget *chip)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (editor));
  Painting painting = { editor, 0, 0 };
  double start;

  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painting);
  start = get_time ();
  gtk_widget_activate (chip);
  if (!vouch_test_wait_until (is_painted, &painting, DEADLINE))
    g_error ("No page is painted");
  g_signal_handlers_disconnect_by_data (clock, &painting);
  painting.first -= start;
  painting.end -= start;
  return painting;
}

/* @rest: for how long the chip has had the keyboard, in milliseconds; 0: it hasn't got it */
static Painting
measure (Bench *bench, const char *path, guint rest)
{
  VouchWindow *window = vouch_test_open_card (bench->desk, path);
  VouchEditor *editor = vouch_test_editor (window);
  GtkWidget *chip;
  Painting painting;

  vouch_test_wait_until (is_never, NULL, CALM);
  chip = find_chip (GTK_WIDGET (editor));
  g_assert_nonnull (chip);
  if (rest > 0)
    {
      gtk_widget_grab_focus (chip);
      vouch_test_wait_until (is_never, NULL, rest);
    }
  painting = watch (editor, chip);
  gtk_window_destroy (GTK_WINDOW (window));
  vouch_test_wait_until (is_never, NULL, REST);
  return painting;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
print_times (const char *name, double *times, guint n)
{
  qsort (times, n, sizeof *times, compare);
  g_print ("%s: p50 %.1f, most %.1f ms (goal: 100)\n", name, times[n / 2], times[n - 1]);
}

static void
measure_papers (Bench *bench)
{
  g_autoptr (GDir) papers = g_dir_open (bench->folder, 0, NULL);
  double times[4][MAX_PAPERS];
  const char *name;
  guint n = 0;

  while (papers && n < MAX_PAPERS && (name = g_dir_read_name (papers)))
    {
      g_autofree char *path = NULL;
      Painting cold;
      Painting expected;

      if (g_str_has_prefix (name, "scan"))
        continue;
      path = make_card (bench, name);
      cold = measure (bench, path, 0);
      expected = measure (bench, path, REST);
      g_print ("  %s: %.0f (%.0f) ms; the chip had the keyboard: %.0f (%.0f) ms\n", name, cold.end, cold.first,
               expected.end, expected.first);
      times[0][n] = cold.end;
      times[1][n] = cold.first;
      times[2][n] = expected.end;
      times[3][n++] = expected.first;
    }
  if (n == 0)
    return;
  print_times ("From a chip to its page, out of the blue", times[0], n);
  print_times ("The same, a page that can be read, in whatever size", times[1], n);
  print_times ("From a chip that had the keyboard to its page", times[2], n);
  print_times ("The same, a page that can be read, in whatever size", times[3], n);
}

static void
run (void **state)
{
  const char *data = g_getenv ("VOUCH_TEST_DATA");
  Bench bench = { *state, vouch_source_store_open (NULL, NULL),
                  g_build_filename (data ? data : "", "pdf-quotes", "papers", NULL) };

  measure_papers (&bench);
  vouch_source_store_free (bench.store);
  g_free (bench.folder);
}

int
main (void)
{
  const struct CMUnitTest tests[] = { APPLICATION_TEST (run) };

  return vouch_test_run_widgets ("bench-source-window", tests);
}
