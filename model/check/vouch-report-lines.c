/* vouch-report-lines.c: on which line of its file a node of a card begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-report-lines.h"

#include <string.h>

#define MEMBER "\"id\""

/* The text after the member, where it is a plain one; ids have no escapes. */
static char *
read_id (const char *p, const char *end)
{
  const char *start;

  while (p < end && strchr (" \t\r\n:", *p))
    p++;
  if (p >= end || *p != '"')
    return NULL;
  start = ++p;
  while (p < end && *p != '"')
    p++;
  return g_strndup (start, (gsize) (p - start));
}

/**
 * vouch_report_lines_new:
 * @bytes: (nullable): a card's file
 *
 * Returns: (transfer full): id -> line
 */
GHashTable *
vouch_report_lines_new (GBytes *bytes)
{
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize length = 0;
  const char *data = bytes ? g_bytes_get_data (bytes, &length) : NULL;
  const char *end = data + length;
  guint line = 1;

  for (const char *p = data; p && p < end; p++)
    {
      char *id;

      line += *p == '\n';
      if (*p != '"' || (gsize) (end - p) <= strlen (MEMBER)
          || strncmp (p, MEMBER, strlen (MEMBER)) != 0)
        continue;
      id = read_id (p + strlen (MEMBER), end);
      if (id && !g_hash_table_contains (lines, id))
        g_hash_table_insert (lines, id, GUINT_TO_POINTER (line));
      else
        g_free (id);
    }
  return lines;
}

/** Returns: the line of the node of that @id, counted from 1; 1 where it is not known */
guint
vouch_report_lines_get (GHashTable *lines, const char *id)
{
  guint line = id ? GPOINTER_TO_UINT (g_hash_table_lookup (lines, id)) : 0;

  return MAX (1, line);
}
