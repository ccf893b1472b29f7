/* vouch-due-time.c: reads a date and a time as people write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-due-time.h"

#include <string.h>

#define DAY 10    /* characters: 2026-06-02 */
#define MINUTE 16 /* the same with T09:00 */

/* GLib wants a T between the two, and seconds, which nobody types; a day alone begins at midnight. */
static char *
complete (const char *bare)
{
  gsize length = strlen (bare);
  g_autofree char *time = g_strdup (bare);

  if (length == DAY)
    return g_strconcat (bare, "T00:00:00", NULL);
  if (length > DAY && time[DAY] == ' ')
    time[DAY] = 'T';
  if (length < MINUTE || time[DAY] != 'T' || time[MINUTE] == ':')
    return g_steal_pointer (&time);
  return g_strdup_printf ("%.16s:00%s", time, time + MINUTE);
}

/**
 * vouch_due_time_parse:
 * @text: such as "2026-06-02T09:00", "2026-06-02 09:00" or "2026-06-02"; without a zone it is a time
 *   of this place
 * @due: (out): that, in milliseconds since 1970
 *
 * Returns: whether @text is a time
 */
gboolean
vouch_due_time_parse (const char *text, gint64 *due)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  g_autofree char *whole = complete (bare);
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (whole, here);

  if (time)
    *due = g_date_time_to_unix (time) * 1000;
  return time != NULL;
}
