/* test-checks-hiding.c: checks that are hidden, and mistakes of the house’s profile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-checks.h"

#include "vouch-muted-dialog.h"

/* Opens the menu “Hide” and takes a line of it. */
static void
hide (VouchTestDesk *desk,
      const char    *who)
{
  GtkWidget *button = vouch_test_find_button (desk->widget, "Hide");

  assert_non_null (button);
  gtk_widget_activate_action (button, "details.hide", "s", who);
  vouch_test_desk_check (desk);
}

static void
open_guideline (VouchTestDesk *desk)
{
  vouch_test_desk_open (desk, "check/clean.scorecard");
  vouch_test_set (desk->document, "recommendations", "title", "'Guideline-Based'");
  vouch_test_remove (desk->document, "c6");
  vouch_validator_flush (desk->validator);
  vouch_test_checks_show (desk);
  gtk_widget_grab_focus (desk->widget);
  vouch_test_checks_selected (desk, "not-a-guideline/recommendations");
}

/* A check that is hidden on this card is found no more, until that is undone. */
static void
test_hide (void **state)
{
  VouchTestDesk desk;

  open_guideline (&desk);
  vouch_test_shoot (desk.window, "checks-hide");
  assert_null (vouch_test_find_button (desk.widget, "1 check hidden – Show"));
  hide (&desk, "card");
  vouch_test_checks_asked (&desk, "editor.toast-undo 'Hidden on this card: Not a guideline'\n");
  assert_int_equal (vouch_test_count_findings (desk.validator, "not-a-guideline"), 0);
  assert_non_null (vouch_test_find_button (desk.widget, "1 check hidden – Show"));
  vouch_test_desk_undo (&desk);
  vouch_validator_flush (desk.validator);
  assert_int_equal (vouch_test_count_findings (desk.validator, "not-a-guideline"), 1);
  assert_null (vouch_test_find_button (desk.widget, "1 check hidden – Show"));
  vouch_test_desk_close (&desk);
}

/* What is hidden beyond this card is the window's to remember. */
static void
test_hide_for_others (void **state)
{
  VouchTestDesk desk;

  open_guideline (&desk);
  hide (&desk, "house");
  vouch_test_checks_asked (&desk, "editor.mute ('not-a-guideline', 'house')\n");
  hide (&desk, "me");
  vouch_test_checks_asked (&desk, "editor.mute ('not-a-guideline', 'me')\n");
  vouch_test_desk_close (&desk);
}

/* The foot tells what is hidden and by whom, each with the way back, by keyboard. */
static void
test_hidden_are_listed (void **state)
{
  static const char *const mine[] = { "not-a-guideline", "reading-time", NULL };
  static const char *const theirs[] = { "reading-time", NULL };
  VouchTestDesk desk;
  GtkWidget *dialog;
  GtkWidget *again;

  open_guideline (&desk);
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_ME, mine);
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_HOUSE, theirs);
  assert_true (vouch_validator_mute (desk.validator, "title-drift", TRUE, NULL));
  vouch_test_desk_check (&desk);
  assert_int_equal (vouch_test_count_findings (desk.validator, "not-a-guideline"), 0);
  vouch_test_shoot (desk.window, "checks-hidden");
  vouch_test_checks_click (&desk, "3 checks hidden – Show");
  dialog = vouch_test_checks_find_dialog (VOUCH_TYPE_MUTED_DIALOG);
  assert_non_null (dialog);
  vouch_test_settle (dialog);
  vouch_test_shoot (dialog, "checks-hidden-dialog");
  assert_true (vouch_test_is_shown (dialog, "For the house, on every card\nFor you, on every card"));
  assert_true (vouch_test_is_shown (dialog, "On this card"));
  again = vouch_test_find_button (dialog, "Show Again");
  assert_non_null (again);
  g_signal_emit_by_name (again, "clicked");
  vouch_test_desk_check (&desk);
  vouch_test_checks_asked (&desk, "editor.unmute 'not-a-guideline'\n");
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_ME, NULL);
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_HOUSE, NULL);
  vouch_test_desk_check (&desk);
  assert_non_null (vouch_test_checks_find_dialog (VOUCH_TYPE_MUTED_DIALOG));
  g_signal_emit_by_name (vouch_test_find_button (dialog, "Show Again"), "clicked");
  vouch_test_desk_check (&desk);
  assert_true (vouch_test_wait_until (vouch_test_checks_has_no_dialog, GSIZE_TO_POINTER (VOUCH_TYPE_MUTED_DIALOG),
                                      5000));
  assert_int_equal (vouch_validator_get_muted_by (desk.validator, "title-drift"), 0);
  vouch_test_desk_close (&desk);
}

/* What is wrong with the house's profile is told where its findings would be. */
static void
test_profile_has_mistakes (void **state)
{
  static const char text[] = "{\"rules\": {\"no-such-rule\": \"error\"}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (VouchProfile) profile = vouch_profile_new_from_bytes (bytes, "house", NULL);
  VouchTestDesk desk;
  GtkWidget *dialog;

  open_guideline (&desk);
  vouch_validator_set_profile (desk.validator, profile);
  vouch_test_desk_check (&desk);
  vouch_test_checks_click (&desk, "1 mistake in the house profile – Show");
  dialog = vouch_test_checks_find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  assert_non_null (dialog);
  vouch_test_settle (dialog);
  vouch_test_shoot (dialog, "checks-profile-mistakes");
  gtk_window_destroy (GTK_WINDOW (dialog));
  vouch_validator_set_profile (desk.validator, NULL);
  vouch_test_desk_check (&desk);
  assert_null (vouch_test_find_button (desk.widget, "1 mistake in the house profile – Show"));
  vouch_test_desk_close (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_hide),
    cmocka_unit_test (test_hide_for_others),
    cmocka_unit_test (test_hidden_are_listed),
    cmocka_unit_test (test_profile_has_mistakes),
  };

  return vouch_test_run_widgets ("checks-hiding", tests);
}
