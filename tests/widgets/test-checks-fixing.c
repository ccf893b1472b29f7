/* test-checks-fixing.c: all of a kind fixed, and what is kept as it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-checks.h"

#include "vouch-fix-all-dialog.h"
#include "vouch-reason-dialog.h"

/* The preview of all of a kind; nothing is changed yet. */
static GtkWidget *
open_fix_all (VouchTestDesk *desk)
{
  GtkWidget *dialog;

  vouch_test_checks_click (desk, "Fix all 2 of this kind…");
  assert_true (vouch_test_wait_until (vouch_test_checks_has_dialog, GSIZE_TO_POINTER (VOUCH_TYPE_FIX_ALL_DIALOG),
                                      5000));
  dialog = vouch_test_checks_find_dialog (VOUCH_TYPE_FIX_ALL_DIALOG);
  vouch_test_settle (dialog);
  vouch_test_checks_asked (desk, "");
  return dialog;
}

static void
take_fix_all (VouchTestDesk *desk,
              const char    *label)
{
  GtkWidget *button = vouch_test_find_button (open_fix_all (desk), label);

  assert_non_null (button);
  g_signal_emit_by_name (button, "clicked");
  assert_true (vouch_test_wait_until (vouch_test_checks_has_no_dialog, GSIZE_TO_POINTER (VOUCH_TYPE_FIX_ALL_DIALOG),
                                      5000));
  vouch_test_desk_check (desk);
}

static void
test_fix_all_is_one_step (void **state)
{
  VouchTestDesk desk;

  vouch_test_checks_open_three (&desk);
  vouch_test_set (desk.document, "h3", "text", "'Read more'");
  vouch_validator_flush (desk.validator);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Down");
  take_fix_all (&desk, "Fix 2");
  assert_null (vouch_document_lookup (desk.document, "h2"));
  assert_null (vouch_document_lookup (desk.document, "h3"));
  vouch_test_checks_asked (&desk, "editor.toast-undo '2 places fixed'\n");
  vouch_test_checks_selected (&desk, "source-missing/m1");
  assert_null (vouch_test_find_button (desk.widget, "Fix all 2 of this kind…"));
  vouch_test_desk_undo (&desk);
  assert_non_null (vouch_document_lookup (desk.document, "h2"));
  assert_non_null (vouch_document_lookup (desk.document, "h3"));
  assert_int_equal (vouch_test_count_findings (desk.validator, "page-chrome"), 2);
  vouch_test_desk_close (&desk);
}

/* What each statement says and will say is read before; what is unticked stays. */
static void
test_fix_all_is_seen_before (void **state)
{
  VouchTestDesk desk;
  GtkWidget *dialog;
  GtkWidget *check;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "h2", "text", "'Diabetics need care.'");
  vouch_test_set (desk.document, "h3", "text", "'Care of diabetics is slow.'");
  vouch_validator_flush (desk.validator);
  vouch_test_checks_show (&desk);
  vouch_test_desk_check (&desk);
  gtk_widget_activate_action (vouch_test_find_label (desk.widget, "All kinds"), "checks.rule", "s",
                              "obsolete-term");
  vouch_test_settle (desk.window);
  gtk_widget_grab_focus (desk.widget);
  /* The selected one's own fix is shown beside it. */
  assert_true (vouch_test_is_shown (desk.widget, "People with diabetes need care."));
  vouch_test_shoot (desk.window, "checks-fix-preview");
  dialog = open_fix_all (&desk);
  vouch_test_shoot (dialog, "checks-fix-all");
  assert_true (vouch_test_is_shown (dialog, "Care of diabetics is slow."));
  assert_true (vouch_test_is_shown (dialog, "Care of people with diabetes is slow."));
  check = vouch_test_find (dialog, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  assert_non_null (vouch_test_find_button (dialog, "Fix 1"));
  g_signal_emit_by_name (vouch_test_find_button (dialog, "Fix 1"), "clicked");
  assert_true (vouch_test_wait_until (vouch_test_checks_has_no_dialog, GSIZE_TO_POINTER (VOUCH_TYPE_FIX_ALL_DIALOG),
                                      5000));
  vouch_test_desk_check (&desk);
  assert_int_equal (vouch_test_count_findings (desk.validator, "obsolete-term"), 1);
  assert_string_equal (vouch_statement_get_text (VOUCH_STATEMENT (
                           vouch_document_lookup (desk.document, "h2"))),
                       "Diabetics need care.");
  vouch_test_checks_asked (&desk, "editor.toast-undo '1 place fixed'\n");
  vouch_test_desk_close (&desk);
}

static gboolean
is_gone (gpointer place)
{
  return *(GtkWidget **) place == NULL;
}

/* Who closes it while it is tried has changed nothing. */
static void
test_fix_all_is_closed_while_trying (void **state)
{
  VouchTestDesk desk;
  GtkWidget *dialog;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "h2", "text", "'Diabetics need care.'");
  vouch_test_set (desk.document, "h3", "text", "'Care of diabetics is slow.'");
  vouch_validator_flush (desk.validator);
  vouch_test_checks_show (&desk);
  vouch_test_desk_check (&desk);
  gtk_widget_activate_action (vouch_test_find_label (desk.widget, "All kinds"), "checks.rule", "s",
                              "obsolete-term");
  vouch_test_settle (desk.window);
  gtk_widget_grab_focus (desk.widget);
  dialog = open_fix_all (&desk);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (vouch_test_find (dialog, GTK_TYPE_CHECK_BUTTON)), FALSE);
  g_signal_emit_by_name (vouch_test_find_button (dialog, "Fix 1"), "clicked");
  /* What Escape is bound to; the answer can't have come yet. */
  assert_true (gtk_widget_activate_action (dialog, "window.close", NULL));
  assert_true (vouch_test_wait_until (is_gone, &dialog, 5000));
  vouch_test_desk_check (&desk);
  assert_int_equal (vouch_test_count_findings (desk.validator, "obsolete-term"), 2);
  vouch_test_checks_asked (&desk, "");
  vouch_test_desk_close (&desk);
}

static gboolean
is_there (gpointer place)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (VOUCH_IS_REASON_DIALOG (window) && gtk_window_is_active (GTK_WINDOW (window)))
        return TRUE;
    }
  return FALSE;
}

static void
test_keep_and_take_back (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "recommendations", "title", "'Guideline-Based'");
  vouch_test_remove (desk.document, "c6");
  vouch_validator_flush (desk.validator);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_checks_selected (&desk, "not-a-guideline/recommendations");
  vouch_test_press (desk.window, "k");
  assert_true (vouch_test_wait_until (is_there, NULL, 2000));
  vouch_test_type (desk.window, "The house's heading");
  vouch_test_press (desk.window, "Return");
  vouch_test_desk_check (&desk);
  assert_int_equal (vouch_finding_list_get_count (vouch_validator_get_findings (desk.validator),
                                                  VOUCH_LEVEL_WARNING), 0);
  vouch_test_checks_selected (&desk, "not-a-guideline/recommendations");
  assert_true (vouch_test_is_shown (desk.widget, "Kept as they are"));
  assert_true (vouch_test_is_shown (desk.widget, "The house's heading – W. Writer"));
  vouch_test_shoot (desk.window, "checks-kept");
  vouch_test_checks_click (&desk, "Take back");
  assert_false (vouch_test_is_shown (desk.widget, "Kept as they are"));
  assert_int_equal (vouch_finding_list_get_count (vouch_validator_get_findings (desk.validator),
                                                  VOUCH_LEVEL_WARNING), 1);
  vouch_test_desk_undo (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "Kept as they are"));
  vouch_test_desk_close (&desk);
}

/* What stops the card by its form can't be kept, and that is said. */
static void
test_error_of_form_is_not_kept (void **state)
{
  VouchTestDesk desk;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  assert_null (vouch_test_find_button (desk.widget, "Keep…"));
  assert_null (vouch_test_find_button (desk.widget, "Hide"));
  vouch_test_press (desk.window, "k");
  assert_false (is_there (NULL));
  vouch_test_checks_asked (&desk, "editor.toast 'This blocks publishing and can’t be kept as it "
                                  "is.'\n");
  vouch_test_desk_close (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_fix_all_is_one_step),
    cmocka_unit_test (test_fix_all_is_seen_before),
    cmocka_unit_test (test_fix_all_is_closed_while_trying),
    cmocka_unit_test (test_keep_and_take_back),
    cmocka_unit_test (test_error_of_form_is_not_kept),
  };

  return vouch_test_run_widgets ("checks-fixing", tests);
}
