/* bench-window.c: what keys and scrolling cost in the whole window, however long the card.
 *
 * Usage: bench-window [--slowest[=COUNT]] [--only=NAME,…] [--keys=COUNT] [--rest=MS] [--alone] [SIZE…]
 * (as of bench-card-view)
 *
 * Opens cards of 20 and of 10,000 statements in the program's own window, outline and side
 * panel shown and checks on; types, presses Enter, scrolls, and goes to findings by F8.
 * Prints percentiles of the processor time of one key, from its event to the end of the
 * frame that shows it, in milliseconds; with --slowest also what the slowest were spent
 * on; and before that the same keys in a plain text view with the same text. Goal: a typed
 * letter under 8 at the 99th percentile with 10,000 statements.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>

#include "bench-peer.h"
#include "bench-steps.h"
#include "vouch-card-view.h"
#include "vouch-settings.h"
#include "vouch-test-application.h"
#include "vouch-test-page.h"

#define WIDTH 1200      /* of the peer, about what the window has */
#define HEIGHT 800

static const BenchGoal goals[] = { { "type", 8 } };

static char *
put_card (VouchTestApplication *self,
          VouchDocument        *document)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autofree char *text = json_to_string (json, FALSE);

  return vouch_test_put_text (self, "long.scorecard", text);
}

static void
bench_typing (BenchSteps    *steps,
              VouchCardView *view,
              guint          size)
{
  static const KeySym letters[] = { XK_a, XK_b, XK_s, XK_t, XK_e, XK_r, XK_o, XK_n, XK_space, XK_m };

  if (!bench_steps_open (steps, "type"))
    return;
  for (guint i = 0; i < bench_steps_count (600); i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", size / 2 + i / 100);

      if (i % 100 == 0)
        {
          vouch_card_view_go (view, id, NULL);
          bench_steps_rest (400);
        }
      bench_steps_press (steps, letters[i % G_N_ELEMENTS (letters)], 0);
      bench_steps_rest_between ();
    }
  bench_steps_report (steps, size);
}

/* A marker is written or taken away, and the writer pauses: what the main loop does then at a turn. */
static void
bench_pauses (BenchSteps    *steps,
              VouchCardView *view,
              guint          size)
{
  static const KeySym keys[] = { XK_X, XK_X, XK_X, XK_space, XK_BackSpace, XK_BackSpace, XK_BackSpace,
                                 XK_BackSpace };
  g_autofree char *id = g_strdup_printf ("s%u", size / 3);

  if (!bench_steps_open (steps, "pause"))
    return;
  vouch_card_view_go (view, id, NULL);
  bench_steps_rest (1000);
  for (guint i = 0; i < bench_steps_count (24); i++)
    {
      bench_steps_press (steps, keys[i % G_N_ELEMENTS (keys)], XK_Shift_L);
      bench_steps_forget (steps);
      bench_steps_add (steps, bench_steps_rest_longest (1000));
    }
  bench_steps_report (steps, size);
}

static void
bench_keys (BenchSteps    *steps,
            VouchCardView *view,
            guint          size)
{
  static const KeySym enter[] = { XK_Return, NoSymbol };
  static const KeySym back[] = { XK_BackSpace, NoSymbol };
  static const KeySym next[] = { XK_F8, NoSymbol };
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  bench_typing (steps, view, size);
  bench_pauses (steps, view, size);
  bench_steps_press_all (steps, "enter", size, 100, 0, enter);
  bench_steps_press_all (steps, "join", size, 100, 0, back);
  bench_steps_press_all (steps, "f8", size, 100, 0, next);
  bench_steps_scroll_all (steps, "scroll", size, 200, adjustment, 90);
  bench_steps_scroll_all (steps, "page", size, 100, adjustment, 700);
}

static void
bench_size (guint size)
{
  g_autoptr (VouchDocument) document = vouch_test_open_long_card (size);
  gpointer state;
  VouchTestApplication *self;
  g_autofree char *path = NULL;
  double start, longest;
  VouchWindow *window;
  VouchEditor *editor;
  VouchCardView *view;
  BenchSteps *steps;

  bench_peer (document, size, WIDTH, HEIGHT);
  vouch_test_set_up_application (&state);
  self = state;
  g_settings_set_boolean (vouch_application_get_settings (self->application),
                          VOUCH_SETTING_SHOW_PANEL, TRUE);
  path = put_card (self, document);
  start = bench_get_time ();
  window = vouch_test_open_card (self, path);
  g_print ("opened   %6u  %.0f ms\n", size, bench_get_time () - start);
  editor = vouch_test_editor (window);
  view = VOUCH_CARD_VIEW (vouch_test_find (GTK_WIDGET (editor), VOUCH_TYPE_CARD_VIEW));
  longest = 0;
  while (vouch_validator_is_pending (vouch_editor_get_validator (editor)))
    longest = MAX (longest, bench_steps_rest_longest (100));
  longest = MAX (longest, bench_steps_rest_longest (1500));
  g_print ("checked  %6u  %.0f ms since it was opened, longest turn %.0f ms, %u findings\n", size,
           bench_get_time () - start, longest,
           g_list_model_get_n_items (G_LIST_MODEL (vouch_validator_get_findings (
               vouch_editor_get_validator (editor)))));
  steps = bench_steps_new (GTK_WIDGET (window), goals, G_N_ELEMENTS (goals));
  bench_keys (steps, view, size);
  g_print ("at last  %6u  %.0f MB\n\n", size, bench_get_memory ());
  vouch_test_tear_down_application (&state);
  bench_steps_free (steps);
}

int
main (int    argc,
      char **argv)
{
  static const guint sizes[] = { 20, 10000 };
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
