/* bench-card-view.c: what keys and scrolling cost on the card's page, however long the card.
 *
 * Usage: bench-card-view [--slowest[=COUNT]] [--only=NAME,…] [--keys=COUNT] [--rest=MS] [--alone]
 *                        [SIZE…]
 *
 * In cards of 20, 200 and 1,000 statements: types, presses Enter, joins, moves, jumps
 * and scrolls through the X server, and prints percentiles of the processor time of one
 * key, from its event to the end of the frame that shows it, in milliseconds; with
 * --slowest also what the slowest were spent on; and before that the same keys in a plain
 * text view with the same text. Goals: a typed letter under 4 at the 99th percentile, Enter
 * under 10, both the same in every card. For a profiler, which is slow: --keys for fewer keys,
 * --rest for a longer rest between them, --alone for none in the plain text view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>

#include "bench-peer.h"
#include "bench-steps.h"
#include "vouch-test-page.h"

#define WIDTH 900
#define HEIGHT 860

static const BenchGoal goals[] = { { "type", 4 }, { "enter", 10 } };

static void
bench_jumps (BenchSteps    *steps,
             VouchTestPage *page,
             guint          size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  if (!bench_steps_open (steps, "jump"))
    return;
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", g_rand_int_range (rand, 0, (gint) size));

      bench_steps_begin (steps);
      vouch_card_view_go (page->view, id, NULL);
      bench_steps_wait (steps);
      bench_steps_rest_between ();
    }
  bench_steps_report (steps, size);
}

static void
go_to_statement (VouchTestPage *page,
                 const char    *id)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scrolled));
  double top;

  vouch_test_page_go (page, id, 10);
  gtk_widget_translate_coordinates (vouch_test_page_find_row (page, id), page->scrolled, 0, 0, NULL,
                                    &top);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + top
                                            - BENCH_CARET_AT * HEIGHT);
  bench_steps_rest (400);
}

/* A hundred letters into each of ten statements: none gets longer than people write. */
static void
bench_typing (BenchSteps    *steps,
              VouchTestPage *page,
              guint          size)
{
  static const KeySym letters[] = { XK_a, XK_b, XK_s, XK_t, XK_e, XK_r, XK_o, XK_n, XK_space, XK_m };

  if (!bench_steps_open (steps, "type"))
    return;
  for (guint i = 0; i < bench_steps_count (1000); i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", size / 2 + i / 100);

      if (i % 100 == 0)
        go_to_statement (page, id);
      bench_steps_press (steps, letters[i % G_N_ELEMENTS (letters)], 0);
      bench_steps_rest_between ();
    }
  bench_steps_report (steps, size);
}

/* Letters until the line is full; then what ends and begins another line. */
static void
bench_wraps (BenchSteps    *steps,
             VouchTestPage *page,
             guint          size)
{
  static const KeySym keys[] = { XK_BackSpace, XK_a, NoSymbol };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (page->window));
  int height = gtk_widget_get_height (focus);

  if (!bench_steps_open (steps, "wrap"))
    return;
  for (guint i = 0; i < 300 && gtk_widget_get_height (focus) == height; i++)
    {
      bench_steps_press (steps, XK_a, 0);
      bench_steps_rest_between ();
    }
  bench_steps_press_all (steps, "wrap", size, 200, 0, keys);
}

static void
bench_keys (BenchSteps    *steps,
            VouchTestPage *page,
            guint          size)
{
  static const KeySym letters[] = { XK_a, XK_b, XK_s, XK_t, XK_e, XK_r, XK_o, XK_n, XK_space, XK_m,
                                    NoSymbol };
  static const KeySym enter[] = { XK_Return, NoSymbol };
  static const KeySym back[] = { XK_BackSpace, NoSymbol };
  static const KeySym down[] = { XK_Down, XK_Down, XK_Down, XK_Up, XK_Up, XK_Up, NoSymbol };

  bench_steps_press_all (steps, "warm", size, 20, 0, letters);
  bench_typing (steps, page, size);
  bench_wraps (steps, page, size);
  bench_steps_press_all (steps, "enter", size, 400, 0, enter);
  bench_steps_press_all (steps, "join", size, 400, 0, back);
  bench_steps_press_all (steps, "move", size, 24, XK_Alt_L, down);
}

static void
bench_size (guint size)
{
  g_autofree char *id = g_strdup_printf ("s%u", size / 2);
  VouchDocument *document = vouch_test_open_long_card (size);
  VouchTestPage *page;
  GtkAdjustment *adjustment;
  BenchSteps *steps;
  double first;

  bench_peer (document, size, WIDTH, HEIGHT);
  first = bench_get_time ();
  page = vouch_test_page_open (document, WIDTH, HEIGHT);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scrolled));
  first = bench_get_time () - first;
  steps = bench_steps_new (page->window, goals, G_N_ELEMENTS (goals));
  vouch_test_page_go (page, id, 10);
  bench_keys (steps, page, size);
  bench_jumps (steps, page, size);
  gtk_adjustment_set_value (adjustment, 0);
  bench_steps_rest (200);
  bench_steps_scroll_all (steps, "scroll", size, 200, adjustment, 90);
  bench_steps_scroll_all (steps, "page", size, 100, adjustment, 700);
  g_print ("opened   %6u  %.0f ms, %.0f MB at the end, %u rows\n\n", size, first,
           bench_get_memory (), vouch_test_page_count_rows (page));
  vouch_test_page_close (page);
  bench_steps_free (steps);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 20, 200, 1000 };
  int first;

  if (!vouch_test_init_widgets ())
    return 77;
  first = 1 + bench_steps_read_options (argc, argv);
  for (int i = first; i < argc; i++)
    bench_size (atoi (argv[i]));
  for (guint i = 0; first == argc && i < G_N_ELEMENTS (sizes); i++)
    bench_size (sizes[i]);
  return 0;
}
