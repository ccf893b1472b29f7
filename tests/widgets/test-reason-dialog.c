/* test-reason-dialog.c: a reason is asked for, and given or not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-reason-dialog.h"
#include "vouch-widgets.h"

typedef struct
{
  char *reason;
  gboolean is_cancelled;
  gboolean is_done;
} Answer;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;

  answer->reason = vouch_reason_dialog_ask_finish (result, &error);
  answer->is_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  answer->is_done = TRUE;
}

static gboolean
is_done (gpointer answer)
{
  return ((Answer *) answer)->is_done;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (VOUCH_IS_REASON_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
has_keyboard (gpointer window)
{
  return gtk_window_is_active (window);
}

static GtkWidget *
ask (GtkWidget         **window,
     const char *const  *usual,
     Answer             *answer)
{
  VouchReasonQuestion question = {
    .heading = "Keep as it is, because…",
    .about = "The heading speaks of a guideline; the article is an opinion, and no guideline is cited.",
    .usual = usual,
  };
  GtkWidget *dialog;

  vouch_widgets_init ();
  vouch_widgets_style ();
  *window = vouch_test_present (gtk_label_new ("card"), 400, 300);
  vouch_reason_dialog_ask_async (GTK_WINDOW (*window), &question, NULL, answered_cb, answer);
  dialog = find_dialog ();
  assert_non_null (dialog);
  vouch_test_draw (dialog);
  vouch_test_wait_until (has_keyboard, dialog, 2000);
  return dialog;
}

static void
test_reason_is_given (void **state)
{
  Answer answer = { 0 };
  GtkWidget *window;
  GtkWidget *dialog = ask (&window, NULL, &answer);

  vouch_test_press (window, "space Return");
  assert_false (answer.is_done);
  vouch_test_type (dialog, "It is the house's heading ");
  vouch_test_shoot (dialog, "reason-dialog");
  vouch_test_press (window, "Return");
  assert_true (vouch_test_wait_until (is_done, &answer, 2000));
  assert_string_equal (answer.reason, "It is the house's heading");
  assert_null (find_dialog ());
  g_free (answer.reason);
  vouch_test_close (window, NULL);
}

static void
test_escape_gives_none (void **state)
{
  Answer answer = { 0 };
  GtkWidget *window;
  GtkWidget *dialog = ask (&window, NULL, &answer);

  vouch_test_type (dialog, "No");
  vouch_test_press (window, "Escape");
  assert_true (vouch_test_wait_until (is_done, &answer, 2000));
  assert_true (answer.is_cancelled);
  assert_null (answer.reason);
  vouch_test_close (window, NULL);
}

static void
test_earlier_reason_is_chosen (void **state)
{
  static const char *const usual[] = { "It is the house’s heading", "The author asked for it", NULL };
  Answer answer = { 0 };
  GtkWidget *window;
  GtkWidget *dialog = ask (&window, usual, &answer);

  vouch_test_shoot (dialog, "reason-dialog-usual");
  vouch_test_press (window, "Tab Down Return");
  assert_true (vouch_test_wait_until (is_done, &answer, 2000));
  assert_string_equal (answer.reason, "The author asked for it");
  g_free (answer.reason);
  vouch_test_close (window, NULL);
}

/* The window that asks goes: so does the question, and somebody hears of it. */
static void
test_goes_with_its_window (void **state)
{
  Answer answer = { 0 };
  GtkWidget *window;
  GtkWidget *dialog = ask (&window, NULL, &answer);

  vouch_test_close (window, dialog, NULL);
  assert_true (answer.is_done);
  assert_true (answer.is_cancelled);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_reason_is_given),
    cmocka_unit_test (test_escape_gives_none),
    cmocka_unit_test (test_earlier_reason_is_chosen),
    cmocka_unit_test (test_goes_with_its_window),
  };

  return vouch_test_run_widgets ("reason-dialog", tests);
}
