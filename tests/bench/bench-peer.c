/* bench-peer.c: the same keys in a plain text view, to measure ours against.
 *
 * One GtkTextView with the statements as its lines, in a window of the same size: no
 * scroll bar, no forms, no citations, no checks, no undo. What a key costs here is what GTK, the
 * machine and its other programs make it cost; ours is told as so many times that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench-peer.h"

#include "bench-steps.h"
#include "vouch-card.h"
#include "vouch-statement.h"

#define N_LETTERS 300
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
           const char *text)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
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
go_to_middle (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &caret, gtk_text_buffer_get_line_count (buffer) / 2,
                                           10);
  gtk_text_buffer_place_cursor (buffer, &caret);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
  bench_steps_rest (400);
}

/** Measures “peer-type”, “peer-enter” and “peer-join” with the text of @document. */
void
bench_peer (VouchDocument *document,
            guint          size,
            int            width,
            int            height)
{
  static const KeySym letters[] = { XK_a, XK_b, XK_s, XK_t, XK_e, XK_r, XK_o, XK_n, XK_space, XK_m,
                                    NoSymbol };
  static const KeySym enter[] = { XK_Return, NoSymbol };
  static const KeySym back[] = { XK_BackSpace, NoSymbol };
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view;
  BenchSteps *steps;

  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (document)), add_line, text);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  view = open_view (window, text->str);
  steps = bench_steps_new (window, NULL, 0);
  go_to_middle (GTK_TEXT_VIEW (view));
  bench_steps_press_all (steps, "peer-type", size, N_LETTERS, 0, letters);
  bench_steps_press_all (steps, "peer-enter", size, N_LINES, 0, enter);
  bench_steps_press_all (steps, "peer-join", size, N_LINES, 0, back);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_steps_free (steps);
}
