/* test-text-view.c: lines that change are laid out before they are painted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include <adwaita.h>

#include "vouch-text-view.h"

typedef struct
{
  GtkWidget *window;  /* (unowned) */
  GtkWidget *view;    /* (unowned) */
  GtkTextTag *large;  /* (unowned) */
  void (*change) (gpointer place);
  gulong before_frame;
} Place;

static void
set_long_text (GtkTextBuffer *buffer)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (words, "Line %u of a long text.\n", i);
  gtk_text_buffer_set_text (buffer, words->str, -1);
}

static void
open_place (Place *place)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  place->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 400, "default-height", 300, NULL);
  place->view = g_object_new (VOUCH_TYPE_TEXT_VIEW, NULL);
  place->large = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (GTK_TEXT_VIEW (place->view)), NULL,
                                             "scale", 2.0, NULL);
  set_long_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (place->view)));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), place->view);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  adw_window_set_content (ADW_WINDOW (place->window), scrolled);
  gtk_window_present (GTK_WINDOW (place->window));
  vouch_test_settle (place->window);
}

static void
close_place (Place *place)
{
  vouch_test_close (place->window, place->view, NULL);
}

static void
before_frame_cb (Place *place)
{
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (place->view), place->before_frame);
  place->change (place);
}

/* After all that is done when idle, before the frame is laid out. */
static void
change_in_frame (Place *place, void (*change) (gpointer place))
{
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (place->view));
  double before = gtk_adjustment_get_upper (down);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (place->view);

  place->change = change;
  place->before_frame
      = g_signal_connect_swapped (clock, "update", G_CALLBACK (before_frame_cb), place);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
  vouch_test_settle (place->window);
  assert_true (gtk_adjustment_get_upper (down) != before);
}

static void
enlarge (gpointer data)
{
  Place *place = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (place->view));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, place->large, &start, &end);
  gtk_widget_queue_draw (place->view);
}

static void
shorten (gpointer data)
{
  Place *place = data;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (place->view));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_iter_set_line (&start, 300);
  gtk_text_buffer_delete (buffer, &start, &end);
}

/* Warnings end the test. */
static void
test_tag (void **state)
{
  Place place = { 0 };

  open_place (&place);
  change_in_frame (&place, enlarge);
  close_place (&place);
}

static void
test_words (void **state)
{
  Place place = { 0 };

  open_place (&place);
  change_in_frame (&place, shorten);
  close_place (&place);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_tag),
    cmocka_unit_test (test_words),
  };

  return vouch_test_run_widgets ("text-view", tests);
}
