/* vouch-due-time.c: a date and a time as people write and read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-due-time.h"

#include <string.h>
#include <glib/gi18n-lib.h>

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

/**
 * vouch_due_time_is_past:
 * @due: in milliseconds since 1970
 *
 * Returns: whether that was before this very minute, as people type times
 */
gboolean
vouch_due_time_is_past (gint64 due)
{
  return due < g_get_real_time () / 1000 - 60 * 1000;
}

/**
 * vouch_due_time_describe:
 * @due: in milliseconds since 1970
 *
 * Returns: (transfer full): such as "1 December 2026, 09:00", of this place
 */
char *
vouch_due_time_describe (gint64 due)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (due / 1000);

  /* Translators: a day and a time as g_date_time_format() writes them: “1 December 2026, 09:00”. */
  return time ? g_date_time_format (time, _ ("%-d %B %Y, %H:%M")) : g_strdup ("?");
}

/**
 * vouch_due_time_print:
 * @due: in milliseconds since 1970
 *
 * Returns: (transfer full): as somebody would have typed it for vouch_due_time_parse()
 */
char *
vouch_due_time_print (gint64 due)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (due / 1000);

  return time ? g_date_time_format (time, "%Y-%m-%d %H:%M") : g_strdup ("");
}
