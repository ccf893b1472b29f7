/* bench-peer.c: the same keys in a plain text view, to measure ours against.
 *
 * One GtkTextView with the statements as its lines, in a window of the same size: no
 * scroll bar, no forms, no citations, no checks, no undo. Its lines are as wide as on the card's
 * page and stand as far apart, so that the same letters begin a line and move as much text down.
 * What a key costs here is what GTK, the machine and its other programs make it cost; ours is
 * told as so many times that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench-peer.h"

#include "bench-steps.h"
#include "vouch-card.h"
#include "vouch-statement.h"

#define TEXT_WIDTH 684 /* of a statement on a page that is wide enough */
#define BELOW_TEXT 38  /* from a statement's text to the next one's: its chips and its padding */
#define N_LETTERS 1000
#define LETTERS_A_LINE 100
#define N_LINES 100

static void
add_line (VouchNode *node,
          gpointer   text)
{
  if (VOUCH_IS_STATEMENT (node))
    g_string_append_printf (text, "%s\n", vouch_statement_get_text (VOUCH_STATEMENT (node)));
}

static GtkWidget *
open_view (GtkWidget  *window,
           const char *text,
           int         width)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), (width - TEXT_WIDTH) / 2);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), (width - TEXT_WIDTH) / 2);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (view), BELOW_TEXT);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (view);
  bench_steps_rest (1000);
  return view;
}

static void
go_to_line (GtkTextView *view,
            guint        line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &caret, (int) line, 10);
  gtk_text_buffer_place_cursor (buffer, &caret);
  gtk_text_view_scroll_to_mark (view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0, BENCH_CARET_AT);
  bench_steps_rest (400);
}

static void
type (BenchSteps  *steps,
      GtkTextView *view,
      guint        size)
{
  static const KeySym letters[] = { XK_a, XK_b, XK_s, XK_t, XK_e, XK_r, XK_o, XK_n, XK_space, XK_m };

  if (!bench_steps_open (steps, "peer-type"))
    return;
  for (guint i = 0; i < bench_steps_count (N_LETTERS); i++)
    {
      if (i % LETTERS_A_LINE == 0)
        go_to_line (view, size / 2 + i / LETTERS_A_LINE);
      bench_steps_press (steps, letters[i % G_N_ELEMENTS (letters)], 0);
      bench_steps_rest_between ();
    }
  bench_steps_report (steps, size);
}

/** Measures “peer-type”, “peer-enter” and “peer-join” with the text of @document. */
void
bench_peer (VouchDocument *document,
            guint          size,
            int            width,
            int            height)
{
  static const KeySym enter[] = { XK_Return, NoSymbol };
  static const KeySym back[] = { XK_BackSpace, NoSymbol };
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view;
  BenchSteps *steps;

  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (document)), add_line, text);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  view = open_view (window, text->str, width);
  steps = bench_steps_new (window, NULL, 0);
  type (steps, GTK_TEXT_VIEW (view), size);
  go_to_line (GTK_TEXT_VIEW (view), size / 2);
  bench_steps_press_all (steps, "peer-enter", size, N_LINES, 0, enter);
  bench_steps_press_all (steps, "peer-join", size, N_LINES, 0, back);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_steps_free (steps);
}
