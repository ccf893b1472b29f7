/* test-painted.c: what waits for a frame comes after it, and once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-painted.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *label;
  guint      n_painted; /* frames */
  guint      n_called;
  guint      n_painted_before; /* the first call */
} Desk;

static void
painted_cb (Desk *desk)
{
  desk->n_painted++;
}

static void
open_desk (Desk *desk)
{
  *desk = (Desk) { .label = gtk_label_new ("One") };
  desk->window = vouch_test_present (desk->label, 200, 100);
  vouch_test_settle (desk->window);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (desk->window), "after-paint",
                            G_CALLBACK (painted_cb), desk);
}

static void
close_desk (Desk *desk)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (desk->window), desk);
  vouch_test_close (desk->window, desk->label, NULL);
}

static gboolean
called_cb (gpointer data)
{
  Desk *desk = data;

  if (desk->n_called++ == 0)
    desk->n_painted_before = desk->n_painted;
  return G_SOURCE_REMOVE;
}

static void
test_comes_after_the_frame (void **state)
{
  Desk desk;
  GSource *source;

  open_desk (&desk);
  gtk_label_set_text (GTK_LABEL (desk.label), "Another");
  source = vouch_painted_new (desk.label, called_cb, &desk);
  assert_int_equal (desk.n_called, 0);
  vouch_test_settle (desk.window);
  assert_int_equal (desk.n_called, 1);
  assert_true (desk.n_painted_before > 0);
  assert_true (g_source_is_destroyed (source));
  vouch_painted_stop (&source);
  assert_null (source);
  close_desk (&desk);
}

/* Also where nothing changes that would be painted. */
static void
test_asks_for_a_frame (void **state)
{
  Desk desk;
  GSource *source;

  open_desk (&desk);
  source = vouch_painted_new (desk.label, called_cb, &desk);
  vouch_test_settle (desk.window);
  assert_int_equal (desk.n_called, 1);
  assert_true (desk.n_painted_before > 0);
  vouch_painted_stop (&source);
  close_desk (&desk);
}

static void
test_is_stopped (void **state)
{
  Desk desk;
  GSource *source;

  open_desk (&desk);
  source = vouch_painted_new (desk.label, called_cb, &desk);
  vouch_painted_stop (&source);
  vouch_painted_stop (&source);
  gtk_label_set_text (GTK_LABEL (desk.label), "Another");
  vouch_test_settle (desk.window);
  assert_int_equal (desk.n_called, 0);
  close_desk (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_comes_after_the_frame),
    cmocka_unit_test (test_asks_for_a_frame),
    cmocka_unit_test (test_is_stopped),
  };

  return vouch_test_run_widgets ("painted", tests);
}
