/* test-focus-ring.c: a dialog that came up by keyboard shows where the keyboard is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-test-program.h"
#include "vouch-widgets.h"

typedef struct
{
  GtkWidget *window; /* (unowned) */
  GtkWidget *button; /* (unowned) */
  GtkWidget *dialog; /* (unowned) (nullable) */
} Desk;

static void
clicked_cb (Desk *desk)
{
  desk->dialog = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (desk->dialog), gtk_button_new_with_label ("Inside"));
  gtk_window_set_transient_for (GTK_WINDOW (desk->dialog), GTK_WINDOW (desk->window));
  gtk_window_present (GTK_WINDOW (desk->dialog));
}

static void
open_desk (Desk *desk)
{
  vouch_widgets_init ();
  vouch_widgets_style ();
  desk->button = gtk_button_new_with_label ("Open");
  desk->dialog = NULL;
  g_signal_connect_swapped (desk->button, "clicked", G_CALLBACK (clicked_cb), desk);
  desk->window = vouch_test_present (desk->button, 400, 300);
  gtk_widget_grab_focus (desk->button);
  vouch_test_settle (desk->window);
}

static gboolean
has_active_dialog (gpointer data)
{
  Desk *desk = data;

  return desk->dialog && gtk_window_is_active (GTK_WINDOW (desk->dialog));
}

static void
close_desk (Desk *desk)
{
  vouch_test_close (desk->dialog, NULL);
  vouch_test_close (desk->window, NULL);
}

static void
test_by_keyboard (void **state)
{
  Desk desk;
  GtkWidget *focus;

  open_desk (&desk);
  vouch_test_press (desk.window, "Return");
  assert_true (vouch_test_wait_until (has_active_dialog, &desk, 2000));
  vouch_test_settle (desk.dialog);
  assert_true (gtk_window_get_focus_visible (GTK_WINDOW (desk.dialog)));
  focus = gtk_window_get_focus (GTK_WINDOW (desk.dialog));
  assert_non_null (focus);
  assert_true (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_FOCUS_VISIBLE);
  close_desk (&desk);
}

static void
test_by_pointer (void **state)
{
  Desk desk;

  open_desk (&desk);
  vouch_test_click (desk.button);
  assert_true (vouch_test_wait_until (has_active_dialog, &desk, 2000));
  vouch_test_settle (desk.dialog);
  assert_false (gtk_window_get_focus_visible (GTK_WINDOW (desk.dialog)));
  close_desk (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_by_keyboard),
    cmocka_unit_test (test_by_pointer),
  };

  return vouch_test_run_widgets ("focus-ring", tests);
}
