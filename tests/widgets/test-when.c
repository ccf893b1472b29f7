/* test-when.c: moments in a reader's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-when.h"

static void
test_words (void **state)
{
  static const struct
  {
    const char *time;
    const char *words;
  } cases[] = {
    { "2026-11-26T06:05:00Z", "08:05" },
    { "2026-11-25T23:30:00Z", "01:30" }, /* today already, two hours east */
    { "2026-11-25T21:59:59Z", "Yesterday, 23:59" },
    { "2026-11-24T12:00:00+02:00", "24 November" },
    { "2025-12-31T12:00:00Z", "31 December 2025" },
    { "2026-11-02", "" },
    { "some day", "" },
    { "", "" },
    { NULL, "" },
  };
  g_autoptr (GTimeZone) east = g_time_zone_new_offset (2 * 3600);
  g_autoptr (GDateTime) now = g_date_time_new (east, 2026, 11, 26, 15, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = vouch_when_dup_words (cases[i].time, now);

      assert_string_equal (words, cases[i].words);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_words),
  };

  return vouch_test_run_widgets ("when", tests);
}
