/* test-command-users.c: `vouch portal users` as whoever runs a team's portal types it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-test-portal.h"

/* A portal that has run once, and does not run. */
static int
set_up (void **state)
{
  VouchTestPortal *portal = vouch_test_portal_new ();

  vouch_test_portal_start (portal, 0);
  vouch_test_portal_stop (portal);
  *state = portal;
  return 0;
}

static int
tear_down (void **state)
{
  vouch_test_portal_free (*state);
  return 0;
}

static VouchTestOutcome *
run (VouchTestPortal *portal, const char *password, const char *word, const char *name)
{
  g_autofree char *data = g_strconcat ("--data=", portal->data, NULL);

  return vouch_test_run_program (password, "portal", "users", data, word, name, NULL);
}

static void
test_users (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestOutcome) added = run (portal, "a long password\n", "add", "ann");
  g_autoptr (VouchTestOutcome) listed = run (portal, NULL, "list", NULL);
  g_autoptr (VouchTestOutcome) changed = run (portal, "another long one\n", "password", "ann");
  g_autoptr (VouchTestOutcome) removed = run (portal, NULL, "remove", "ann");
  g_autoptr (VouchTestOutcome) empty = run (portal, NULL, "list", NULL);

  assert_int_equal (added->exit_code, 0);
  assert_string_equal (listed->output, "ann\tauthor\n");
  assert_int_equal (changed->exit_code, 0);
  assert_int_equal (removed->exit_code, 0);
  assert_string_equal (empty->output, "");
}

/* The answer is no, and why is said. */
static void
test_refused (void **state)
{
  static const struct
  {
    const char *word;
    const char *name;
    const char *password;
    const char *message;
  } cases[] = {
    { "add", "ann", "a long password\n", "ann" },         /* there already */
    { "add", "ben", "short\n", "password" },
    { "add", "a:b", "a long password\n", "name" },
    { "password", "nobody", "a long password\n", "nobody" },
    { "password", "ann", "short\n", "password" },
    { "remove", "nobody", NULL, "nobody" },
  };
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestOutcome) added = run (portal, "a long password\n", "add", "ann");
  g_autoptr (VouchTestOutcome) listed = NULL;

  assert_int_equal (added->exit_code, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = run (portal, cases[i].password, cases[i].word, cases[i].name);

      if (outcome->exit_code != 1 || !strstr (outcome->messages, cases[i].message))
        fail_msg ("%s %s: %d %s", cases[i].word, cases[i].name, outcome->exit_code,
                  outcome->messages);
    }
  listed = run (portal, NULL, "list", NULL);
  assert_string_equal (listed->output, "ann\tauthor\n");
}

/* A folder that was mistyped is told, and not made a portal's. */
static void
test_users_of_no_portal (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *missing = g_build_filename (portal->folder, "no", "portal", NULL);
  g_autofree char *data = g_strconcat ("--data=", missing, NULL);
  static const char *const words[][2] = {
    { "list", NULL }, { "add", "ann" }, { "password", "ann" }, { "remove", "ann" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (
          "a long password\n", "portal", "users", data, words[i][0], words[i][1], NULL);

      assert_int_equal (outcome->exit_code, 2);
      assert_non_null (strstr (outcome->messages, missing));
      assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
    }
}

/* What is asked for is done, or told. */
static void
test_role_of_a_password (void **state)
{
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program ("a long password\n", "portal", "users", "--role=reader", "password",
                                "ann", NULL);

  assert_int_equal (outcome->exit_code, 2);
  assert_non_null (strstr (outcome->messages, "--role is for"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_users, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_refused, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_users_of_no_portal, set_up, tear_down),
    cmocka_unit_test (test_role_of_a_password),
  };

  return vouch_test_run ("command-users", tests);
}
