/* test-check-counts.c: what is counted of findings, and which checks are noise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-check-counts.h"
#include "vouch-settings.h"

static char *
print_counts (GSettings *settings)
{
  g_autoptr (GPtrArray) counts = vouch_check_counts_list (settings);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      VouchCheckCount *count = counts->pdata[i];

      g_string_append_printf (text, "%s %u %u %u\n", count->rule, count->n[VOUCH_HANDLED_REPAIRED],
                              count->n[VOUCH_HANDLED_CONSIDERED], count->n[VOUCH_HANDLED_MUTED]);
    }
  return g_string_free (text, FALSE);
}

static void
check_counts (GSettings *settings, const char *expected)
{
  g_autofree char *text = print_counts (settings);

  assert_string_equal (text, expected);
}

static void
test_counts (void **state)
{
  g_autoptr (GSettings) settings = vouch_settings_new (NULL);

  check_counts (settings, "");
  vouch_check_counts_add (settings, "title-drift", VOUCH_HANDLED_REPAIRED, 1);
  vouch_check_counts_add (settings, "title-drift", VOUCH_HANDLED_REPAIRED, 12);
  vouch_check_counts_add (settings, "title-drift", VOUCH_HANDLED_CONSIDERED, 1);
  check_counts (settings, "title-drift 13 1 0\n");
  vouch_check_counts_add (settings, "title-drift", VOUCH_HANDLED_MUTED, G_MAXUINT);
  vouch_check_counts_add (settings, "title-drift", VOUCH_HANDLED_MUTED, 1);
  check_counts (settings, "title-drift 13 1 4294967295\n");
  vouch_check_counts_reset (settings);
  check_counts (settings, "");
}

/* By the share that was in the way; of the same share, what was so more often. */
static void
test_noise_comes_first (void **state)
{
  g_autoptr (GSettings) settings = vouch_settings_new (NULL);

  vouch_check_counts_reset (settings);
  vouch_check_counts_add (settings, "of-use", VOUCH_HANDLED_REPAIRED, 50);
  vouch_check_counts_add (settings, "half", VOUCH_HANDLED_REPAIRED, 2);
  vouch_check_counts_add (settings, "half", VOUCH_HANDLED_CONSIDERED, 2);
  vouch_check_counts_add (settings, "noise", VOUCH_HANDLED_CONSIDERED, 3);
  vouch_check_counts_add (settings, "more-noise", VOUCH_HANDLED_MUTED, 1);
  vouch_check_counts_add (settings, "more-noise", VOUCH_HANDLED_CONSIDERED, 4);
  vouch_check_counts_add (settings, "little", VOUCH_HANDLED_REPAIRED, 99);
  vouch_check_counts_add (settings, "little", VOUCH_HANDLED_CONSIDERED, 1);
  check_counts (settings, "more-noise 0 4 1\nnoise 0 3 0\nhalf 2 2 0\nlittle 99 1 0\nof-use 50 0 0\n");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_counts),
    cmocka_unit_test (test_noise_comes_first),
  };

  return vouch_test_run ("check-counts", tests);
}
