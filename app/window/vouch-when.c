/* vouch-when.c: how long ago something was, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-when.h"

#include <glib/gi18n-lib.h>

#define MINUTE (G_TIME_SPAN_MINUTE)
#define HOUR (G_TIME_SPAN_HOUR)
#define DAY (G_TIME_SPAN_DAY)

/* Yesterday begins at midnight, not 24 hours ago. */
static int
count_days (GDateTime *then, GDateTime *now)
{
  g_autoptr (GDateTime) there = g_date_time_to_timezone (then, g_date_time_get_timezone (now));
  GDate from = { 0 };
  GDate to = { 0 };

  g_date_set_dmy (&from, g_date_time_get_day_of_month (there), g_date_time_get_month (there),
                  g_date_time_get_year (there));
  g_date_set_dmy (&to, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  return g_date_days_between (&from, &to);
}

/**
 * vouch_when_describe:
 * @then: a time
 * @now: the present, in the timezone of the user
 *
 * Returns: (transfer full): “5 minutes ago”, “yesterday”, or a date; short.
 */
char *
vouch_when_describe (GDateTime *then, GDateTime *now)
{
  GTimeSpan ago = g_date_time_difference (now, then);
  int days = count_days (then, now);
  g_autoptr (GDateTime) there = NULL;

  if (ago < MINUTE)
    return g_strdup (_("just now"));
  if (ago < HOUR)
    return g_strdup_printf (
        ngettext ("%d minute ago", "%d minutes ago", (gulong) (ago / MINUTE)), (int) (ago / MINUTE));
  if (days == 0)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (ago / HOUR)),
                            (int) (ago / HOUR));
  if (days == 1)
    return g_strdup (_("yesterday"));
  if (days < 7)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
  there = g_date_time_to_timezone (then, g_date_time_get_timezone (now));
  /* Translators: a date, as in “3 June 2026”. */
  return g_date_time_format (there, _("%-e %B %Y"));
}
