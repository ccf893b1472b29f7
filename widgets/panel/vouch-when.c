/* vouch-when.c: a moment in the words of a person who reads it today.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-when.h"

#include <glib/gi18n-lib.h>

static gboolean
is_same_day (GDateTime *one,
             GDateTime *other)
{
  return g_date_time_get_year (one) == g_date_time_get_year (other)
         && g_date_time_get_day_of_year (one) == g_date_time_get_day_of_year (other);
}

static const char *
choose_format (GDateTime *then,
               GDateTime *now)
{
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);

  if (is_same_day (then, now))
    /* Translators: a time of today, for g_date_time_format(). */
    return _("%H:%M");
  if (is_same_day (then, yesterday))
    /* Translators: a time of yesterday, for g_date_time_format(). */
    return _("Yesterday, %H:%M");
  if (g_date_time_get_year (then) == g_date_time_get_year (now))
    /* Translators: a day of this year, for g_date_time_format(). */
    return _("%-e %B");
  /* Translators: a day of another year, for g_date_time_format(). */
  return _("%-e %B %Y");
}

/**
 * vouch_when_dup_words:
 * @time: (nullable): RFC 3339
 * @now: (nullable): what today is; the clock's time without it
 *
 * Returns: (transfer full): the time of today, else the day; empty where @time is none
 */
char *
vouch_when_dup_words (const char *time,
                      GDateTime  *now)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) read = time ? g_date_time_new_from_iso8601 (time, utc) : NULL;
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) today = NULL;

  if (!read)
    return g_strdup ("");
  today = now ? g_date_time_ref (now) : g_date_time_new_now_local ();
  then = g_date_time_to_timezone (read, g_date_time_get_timezone (today));
  return g_date_time_format (then, choose_format (then, today));
}
