/* test-support.c: the tests' own helpers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <glib/gstdio.h>

static void
test_program_is_heard (void **state)
{
  const char *const argv[] = { "sh", "-c", "cat; echo aside >&2; exit 7", NULL };
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command ("µ in\n", argv);

  assert_int_equal (outcome->exit_code, 7);
  assert_string_equal (outcome->output, "µ in\n");
  assert_int_equal (outcome->output_length, strlen ("µ in\n"));
  assert_string_equal (outcome->messages, "aside\n");
}

static void
test_signal_is_told (void **state)
{
  const char *const argv[] = { "sh", "-c", "kill -SEGV $$", NULL };
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, argv);

  assert_int_equal (outcome->exit_code, -11);
}

static void
test_vouch_runs (void **state)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "help", NULL);

  assert_int_equal (outcome->exit_code, 0);
  assert_non_null (strstr (outcome->output, "vouch help"));
}

static void
test_homes_are_private (void **state)
{
  assert_true (g_str_has_prefix (g_get_user_data_dir (), g_get_tmp_dir ()));
  assert_true (g_file_test (g_get_user_state_dir (), G_FILE_TEST_IS_DIR));
}

static void
test_folder_goes_whole (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *below = g_build_filename (folder, "a", "b", NULL);
  g_autofree char *file = g_build_filename (below, "c", NULL);

  assert_int_equal (g_mkdir_with_parents (below, 0700), 0);
  assert_true (g_file_set_contents (file, "x", 1, NULL));
  vouch_test_remove_folder (folder);
  assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_warnings_are_caught (void **state)
{
  g_autofree char *logs = NULL;

  vouch_test_catch_logs ();
  g_warning ("first");
  g_critical ("second");
  g_message ("third");
  logs = vouch_test_caught_logs ();
  assert_string_equal (logs, "first\nsecond\n");
}

static gboolean
is_never (gpointer unused)
{
  return FALSE;
}

static void
test_wait_has_a_deadline (void **state)
{
  gint64 before = g_get_monotonic_time ();

  assert_false (vouch_test_wait_until (is_never, NULL, 50));
  assert_in_range (g_get_monotonic_time () - before, 50 * 1000, 5000 * 1000);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_program_is_heard),   cmocka_unit_test (test_signal_is_told),
    cmocka_unit_test (test_vouch_runs),         cmocka_unit_test (test_homes_are_private),
    cmocka_unit_test (test_folder_goes_whole),  cmocka_unit_test (test_warnings_are_caught),
    cmocka_unit_test (test_wait_has_a_deadline),
  };

  return vouch_test_run ("support", tests);
}
