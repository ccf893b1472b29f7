/* test-accels.c: the keys that the overview tells are the keys that work.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-accels.h"

/* As the overview writes the keys of one action. */
static char *
escape_keys (const VouchAccel *accel)
{
  g_autofree char *keys = g_strjoinv (" ", (char **) accel->keys);
  g_autofree char *escaped = g_markup_escape_text (keys, -1);

  return g_strconcat (">", escaped, "<", NULL);
}

static void
test_each_is_told (void **state)
{
  g_autofree char *overview = vouch_test_read_fixture ("../../resources/ui/help-overlay.ui", NULL);
  const VouchAccel *accels;
  gsize n;

  accels = vouch_accels_list (&n);
  assert_true (n > 0);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *keys = escape_keys (&accels[i]);

      if (!strstr (overview, keys))
        fail_msg ("%s, the keys of %s, are not in the overview", keys, accels[i].action);
    }
}

static void
test_each_once (void **state)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const VouchAccel *accels;
  gsize n;

  accels = vouch_accels_list (&n);
  for (gsize i = 0; i < n; i++)
    for (guint k = 0; accels[i].keys[k]; k++)
      assert_true (g_hash_table_add (seen, (gpointer) accels[i].keys[k]));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_each_is_told),
    cmocka_unit_test (test_each_once),
  };

  return vouch_test_run ("accels", tests);
}
