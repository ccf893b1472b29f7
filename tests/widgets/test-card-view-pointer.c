/* test-card-view-pointer.c: dragging statements, and the menu of a field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"

#include "vouch-statement-row.h"

#define HIGH "Tears break up sooner.|Lenses dry the eye out.|Drops help."

/* In the X server's coordinates: the window is at its corner. */
static void
find_point (VouchTestPage *page,
            GtkWidget     *widget,
            double         right,
            double         down,
            char           point[2][16])
{
  double x, y, left, top;

  assert_true (gtk_widget_translate_coordinates (widget, page->window,
                                                 gtk_widget_get_width (widget) * right,
                                                 gtk_widget_get_height (widget) * down, &x, &y));
  gtk_native_get_surface_transform (GTK_NATIVE (page->window), &left, &top);
  g_snprintf (point[0], 16, "%d", (int) (x + left));
  g_snprintf (point[1], 16, "%d", (int) (y + top));
}

static void
run (VouchTestPage     *page,
     const char *const *argv)
{
  g_autoptr (VouchTestOutcome) outcome = NULL;

  gdk_display_sync (gtk_widget_get_display (page->window));
  outcome = vouch_test_run_command (NULL, argv);
  assert_int_equal (outcome->exit_code, 0);
  vouch_test_settle (page->window);
}

typedef struct
{
  VouchTestPage *page;
  double x, y;
} Target;

static gboolean
is_there (gpointer data)
{
  Target *target = data;
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (target->page->window));
  GdkSeat *seat = gdk_display_get_default_seat (gdk_surface_get_display (surface));
  double x, y;

  return gdk_surface_get_device_position (surface, gdk_seat_get_pointer (seat), &x, &y, NULL)
         && (int) x == (int) target->x && (int) y == (int) target->y;
}

/* On a busy machine the server moves it only after the program that asked has ended. */
static void
wait_for_pointer (VouchTestPage *page,
                  const char    *x,
                  const char    *y)
{
  Target target = { page, g_ascii_strtod (x, NULL), g_ascii_strtod (y, NULL) };

  assert_true (vouch_test_wait_until (is_there, &target, 10000));
  vouch_test_settle (page->window);
}

static void
move_to (VouchTestPage *page,
         GtkWidget     *widget,
         double         right,
         double         down)
{
  char point[2][16];
  const char *argv[] = { "xdotool", "mousemove", NULL, NULL, NULL };

  find_point (page, widget, right, down, point);
  argv[2] = point[0];
  argv[3] = point[1];
  run (page, argv);
  wait_for_pointer (page, point[0], point[1]);
}

static void
button (VouchTestPage *page,
        const char    *what,
        const char    *number)
{
  const char *const argv[] = { "xdotool", what, number, NULL };

  run (page, argv);
}

/* By its handle to a place in another row. */
static void
drag (VouchTestPage *page,
      const char    *id,
      GtkWidget     *to,
      double         down)
{
  GtkWidget *handle
      = vouch_statement_row_get_handle (VOUCH_STATEMENT_ROW (vouch_test_page_find_row (page, id)));

  move_to (page, handle, 0.5, 0.5);
  button (page, "mousedown", "1");
  move_to (page, handle, 0.5, 2.0);
  move_to (page, to, 0.3, down);
  move_to (page, to, 0.31, down);
  vouch_test_settle (page->window);
  button (page, "mouseup", "1");
  for (guint i = 0; i < 5; i++)
    vouch_test_settle (page->window);
}

static void
test_drag (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);

  drag (page, "s1", vouch_test_page_find_row (page, "s3"), 0.8);
  vouch_test_page_check_texts (page, "high",
                               "Lenses dry the eye out.|Drops help.|Tears break up sooner.");
  assert_string_equal (vouch_card_view_get_focused (page->view), "s1");
  drag (page, "s1", vouch_test_page_find_row (page, "s2"), 0.2);
  vouch_test_page_check_texts (page, "high", HIGH);
  drag (page, "s2", vouch_test_page_find_row (page, "a1"), 0.2);
  vouch_test_page_check_texts (page, "high", "Tears break up sooner.|Drops help.");
  vouch_test_page_check_texts (page, "risks", "Lenses dry the eye out.|Stop drops that sting.");
  /* A cell is no place for a statement. */
  drag (page, "s3", vouch_test_page_find_row (page, "g1"), 0.5);
  vouch_test_page_check_texts (page, "high", "Tears break up sooner.|Drops help.");
  vouch_test_page_check (page);
  vouch_test_page_press (page, "ctrl+z ctrl+z ctrl+z");
  vouch_test_page_check_texts (page, "high", HIGH);
  vouch_test_page_close (page);
}

static gboolean
is_pointed (VouchTestPage *page,
            const char    *id)
{
  return gtk_widget_has_css_class (vouch_test_page_find_row (page, id), "pointed");
}

/* Another row comes to lie under it as the text above gets longer: nobody pointed at that. */
static void
test_rests (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);
  GtkWidget *row = vouch_test_page_find_row (page, "s3");
  int height = gtk_widget_get_height (vouch_test_page_find_row (page, "s1"));

  move_to (page, row, 0.5, 0.3);
  assert_true (is_pointed (page, "s3"));
  assert_false (is_pointed (page, "s2"));
  vouch_test_page_go (page, "s1", G_MAXINT);
  assert_true (is_pointed (page, "s3"));
  vouch_test_page_type (page, " a word or two more for this, so that it takes another line of the page,"
                              " and another one, and one more");
  assert_true (gtk_widget_get_height (vouch_test_page_find_row (page, "s1")) > height);
  assert_false (is_pointed (page, "s2"));
  assert_false (is_pointed (page, "s3"));
  move_to (page, row, 0.5, 0.3);
  assert_true (is_pointed (page, "s3"));
  assert_false (is_pointed (page, "s2"));
  move_to (page, row, 0.5, 0.35);
  assert_true (is_pointed (page, "s3"));
  vouch_test_page_close (page);
}

typedef struct
{
  VouchTestPage *page;
  gboolean has_changed; /* the text */
  gboolean is_painted;  /* as it is then */
  gboolean was_pointed; /* at s3, in the frame with that */
} FirstFrame;

static void
text_changed_cb (FirstFrame *frame)
{
  frame->has_changed = TRUE;
}

static void
frame_painted_cb (FirstFrame *frame)
{
  if (!frame->has_changed || frame->is_painted)
    return;
  frame->is_painted = TRUE;
  frame->was_pointed = is_pointed (frame->page, "s3");
}

/* The frame that shows it waits for no other row's styles. */
static void
test_letter_goes_first (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (page->window);
  FirstFrame frame = { page };
  GtkTextBuffer *buffer;

  move_to (page, vouch_test_page_find_row (page, "s3"), 0.5, 0.3);
  vouch_test_page_go (page, "s1", 0);
  assert_true (is_pointed (page, "s3"));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (page->window))));
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (text_changed_cb), &frame);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_painted_cb), &frame);
  vouch_test_page_type (page, "a");
  assert_true (frame.is_painted);
  assert_true (frame.was_pointed);
  assert_false (is_pointed (page, "s3"));
  g_signal_handlers_disconnect_by_data (clock, &frame);
  g_signal_handlers_disconnect_by_data (buffer, &frame);
  vouch_test_page_close (page);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* GTK looks for what is under the pointer in the frame after a layout: not in that of the next letter. */
static void
test_looks_after_layout (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  guint n_motions = 0;

  move_to (page, vouch_test_page_find_row (page, "s3"), 0.5, 0.3);
  gtk_window_set_focus (GTK_WINDOW (page->window), NULL);
  vouch_test_settle (page->window);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (count_cb), &n_motions);
  gtk_widget_add_controller (page->window, motion);
  vouch_test_settle (page->window);
  n_motions = 0;
  gtk_widget_queue_allocate (GTK_WIDGET (page->view));
  vouch_test_settle (page->window);
  /* A scroll bar that goes meanwhile makes another. */
  assert_true (n_motions > 0);
  vouch_test_page_close (page);
}

static GtkWidget *
find_menu (VouchTestPage *page)
{
  GtkWidget *menu = vouch_test_find (GTK_WIDGET (page->view), GTK_TYPE_POPOVER_MENU);

  return menu && gtk_widget_get_visible (menu) ? menu : NULL;
}

static void
test_menu (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);
  g_autofree char *asked = NULL;
  GtkWidget *row = vouch_test_page_find_row (page, "s2");

  move_to (page, GTK_WIDGET (vouch_statement_row_get_text (VOUCH_STATEMENT_ROW (row))), 0.5, 0.5);
  button (page, "click", "3");
  assert_non_null (find_menu (page));
  vouch_test_shoot (page->window, "card-menu");
  assert_string_equal (vouch_card_view_get_focused (page->view), "s2");
  assert_non_null (vouch_test_find_label (find_menu (page), "Remove Statement"));
  vouch_test_page_press (page, "Escape");
  assert_null (find_menu (page));
  vouch_test_page_go (page, "s2", 3);
  vouch_test_page_press (page, "Menu");
  assert_non_null (find_menu (page));
  vouch_test_page_press (page, "Escape");
  vouch_test_page_check_where (page, "s2:3");
  /* A title has no sources. */
  vouch_test_page_go (page, "high", 3);
  vouch_test_page_press (page, "shift+F10");
  assert_non_null (find_menu (page));
  assert_null (vouch_test_find_label (find_menu (page), "Remove Statement"));
  vouch_test_page_press (page, "Escape");
  vouch_test_page_close (page);
}

#define PASTE_DEADLINE (20000 * VOUCH_TEST_SLOWNESS)

/* The clipboard answers when it likes, whatever else is idle. */
static gboolean
is_pasted (gpointer data)
{
  VouchTestPage *page = data;
  VouchStatement *statement = VOUCH_STATEMENT (vouch_test_node (page->document, "s1"));

  return g_str_equal (vouch_statement_get_text (statement), "Tears break up sooner.");
}

static void
test_actions (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);
  GtkWidget *view = GTK_WIDGET (page->view);
  g_autofree char *asked = NULL;

  vouch_test_page_go (page, "s2", 0);
  gtk_widget_activate_action (view, "card.cite", NULL);
  gtk_widget_activate_action (view, "card.decline", NULL);
  gtk_widget_activate_action (view, "card.write-note", NULL);
  asked = vouch_test_page_take_asked (page);
  assert_string_equal (asked, "cite s2, decline s2, write-note s2");
  gtk_widget_activate_action (view, "card.move-up", NULL);
  vouch_test_page_check_texts (page, "high",
                               "Lenses dry the eye out.|Tears break up sooner.|Drops help.");
  gtk_widget_activate_action (view, "card.move-down", NULL);
  vouch_test_page_check_texts (page, "high", HIGH);
  gtk_widget_activate_action (view, "card.move-to-section", "s", "care");
  vouch_test_page_check_texts (page, "care", "Lenses dry the eye out.");
  vouch_test_settle (page->window);
  vouch_test_page_check_where (page, "s2:0");
  gtk_widget_activate_action (view, "card.remove", NULL);
  vouch_test_page_check_texts (page, "care", "");
  vouch_test_settle (page->window);
  vouch_test_page_check (page);
  vouch_test_page_go (page, "s1", 0);
  gtk_widget_activate_action (view, "card.select-all", NULL);
  gtk_widget_activate_action (view, "card.cut", NULL);
  vouch_test_page_check_texts (page, "high", "|Drops help.");
  gtk_widget_activate_action (view, "card.paste", NULL);
  assert_true (vouch_test_wait_until (is_pasted, page, PASTE_DEADLINE));
  vouch_test_page_check_texts (page, "high", "Tears break up sooner.|Drops help.");
  vouch_test_page_close (page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_drag),
    cmocka_unit_test (test_rests),
    cmocka_unit_test (test_letter_goes_first),
    cmocka_unit_test (test_looks_after_layout),
    cmocka_unit_test (test_menu),
    cmocka_unit_test (test_actions),
  };

  return vouch_test_run_widgets ("card-view-pointer", tests);
}
