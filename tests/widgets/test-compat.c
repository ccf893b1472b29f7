/* test-compat.c: a question that is answered once, whatever its dialog says after that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-compat.h"

typedef struct
{
  guint n_answers;
  char *answer; /* (owned) (nullable): the last one; %NULL: it was closed */
} Asked;

static void
answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;

  asked->n_answers++;
  g_free (asked->answer);
  asked->answer = vouch_compat_ask_finish (result, NULL);
}

static AdwMessageDialog *
ask (GtkWidget *window, Asked *asked)
{
  static const VouchAnswer answers[] = { { "no", "_No" }, { "yes", "_Yes" } };
  GListModel *toplevels = gtk_window_get_toplevels ();

  vouch_compat_ask_async (GTK_WINDOW (window), "Sure?", "It is gone then.", answers,
                          G_N_ELEMENTS (answers), "no", NULL, answered_cb, asked);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel))
        return ADW_MESSAGE_DIALOG (toplevel);
    }
  fail_msg ("Nothing is asked");
  return NULL;
}

static gboolean
is_answered (gpointer data)
{
  return ((Asked *) data)->n_answers > 0;
}

/* The button and the closing that follows it are two answers of the dialog, and one of the user. */
static void
test_answered_twice (void **state)
{
  GtkWidget *window = vouch_test_present (gtk_label_new ("Below"), 300, 200);
  Asked asked = { 0 };
  g_autoptr (AdwMessageDialog) dialog = g_object_ref (ask (window, &asked));

  adw_message_dialog_response (dialog, "yes");
  adw_message_dialog_response (dialog, "no");
  vouch_test_wait_until (is_answered, &asked, 5000);
  gtk_window_destroy (GTK_WINDOW (dialog));
  vouch_test_settle (window);
  assert_int_equal (asked.n_answers, 1);
  assert_string_equal (asked.answer, "yes");
  g_free (asked.answer);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who closes it, or what is behind it, has not answered. */
static void
test_closed (void **state)
{
  GtkWidget *window = vouch_test_present (gtk_label_new ("Below"), 300, 200);
  Asked asked = { 0 };

  gtk_window_destroy (GTK_WINDOW (ask (window, &asked)));
  vouch_test_wait_until (is_answered, &asked, 5000);
  assert_int_equal (asked.n_answers, 1);
  assert_null (asked.answer);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_answered_twice),
    cmocka_unit_test (test_closed),
  };

  return vouch_test_run_widgets ("compat", tests);
}
