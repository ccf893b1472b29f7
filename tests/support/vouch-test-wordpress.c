/* vouch-test-wordpress.c: the throw-away WordPress that a test runs beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-wordpress.h"

#include <string.h>

/** Returns: (transfer full): the application password of a user who has the role of this name. */
char *
vouch_test_wordpress_password (const char *user)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  assert_true (g_file_get_contents (g_getenv ("VOUCH_WORDPRESS_USERS"), &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], user) && lines[i][strlen (user)] == ' ')
      return g_strdup (lines[i] + strlen (user) + 1);
  fail_msg ("There is no %s", user);
  return NULL;
}

/** Does what somebody does on the site's own pages, see do.php; returns what that printed. */
char *
vouch_test_wordpress_do (const char *action, const char *card)
{
  g_autofree char *script = g_strconcat (g_getenv ("VOUCH_TEST_WORDPRESS"), "/do.php", NULL);
  g_autofree char *www = g_strconcat (g_getenv ("VOUCH_WORDPRESS_FOLDER"), "/www", NULL);
  const char *const argv[] = { "php", "-d", "display_errors=0", script, www, action, card, NULL };
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, argv);

  if (outcome->exit_code != 0)
    fail_msg ("%s: %s%s", action, outcome->output, outcome->messages);
  return g_steal_pointer (&outcome->output);
}
