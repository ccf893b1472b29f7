/* test-import-date.c: printed dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-import-date.h"

static const struct
{
  const char *text;
  const char *date; /* NULL: none, or two readings */
} cases[] = {
  { "June 2, 2026", "2026-06-02" },
  { "June 2 2026", "2026-06-02" },
  { "JUNE 2, 2026", "2026-06-02" },
  { "Jun. 2, 2026", "2026-06-02" },
  { "Sept 30, 2025", "2025-09-30" },
  { "2 June 2026", "2026-06-02" },
  { "2nd of June, 2026", "2026-06-02" },
  { "Tuesday, June 2, 2026", "2026-06-02" },
  { "28 April 2025", "2025-04-28" },
  { "2025-04-28", "2025-04-28" },
  { "2025/04/28", "2025-04-28" },
  { "2025-04-28T10:20:00Z", "2025-04-28" },
  { "28.4.2025", "2025-04-28" },
  { "04/28/2025", "2025-04-28" },
  { "28/04/2025", "2025-04-28" },
  { "5/5/2025", "2025-05-05" },
  { "2026 Jun 2", "2026-06-02" },
  { "May 2025", "2025-05" },
  { "February 29, 2024", "2024-02-29" },

  { "02/06/2026", NULL },
  { "February 29, 2025", NULL },
  { "June 31, 2026", NULL },
  { "2026", NULL },
  { "June", NULL },
  { "June 2", NULL },
  { "June 2, 26", NULL },
  { "May 5 patients", NULL },
  { "March on Washington, 1963", NULL },
  { "12 authors", NULL },
  { "0 min", NULL },
  { "1 2 3 4", NULL },
  { "June May 2, 2026", NULL },
  { "", NULL },
  { "99999999999999999999", NULL },
};

static void
test_dates (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = vouch_import_date_read (cases[i].text);

      if (g_strcmp0 (date, cases[i].date) != 0)
        fail_msg ("“%s” read as %s, not %s", cases[i].text, date, cases[i].date);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_dates) };

  return vouch_test_run ("import-date", tests);
}
