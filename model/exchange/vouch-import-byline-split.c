/* vouch-import-byline-split.c: takes a byline of one line apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-byline.h"
#include "vouch-import-date.h"

#include <string.h>

/* Longer lines are content. */
#define MAX_LINE_BYTES 1000

/* "By Jane Doe, MD | April 28, 2025 | 5 min read" */
static GPtrArray *
split_separators (const char *text)
{
  static const char *const separators[] = { " | ", " · ", " • ", " ● " };
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *same = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (same, separators[i], -1);

      g_free (same);
      same = g_strjoinv ("\n", pieces);
    }
  for (char *p = same, *next; p; p = next)
    {
      next = strchr (p, '\n');
      if (next)
        *next++ = '\0';
      g_ptr_array_add (parts, g_strstrip (g_strdup (p)));
    }
  return parts;
}

/* "By Jane Doe, MD, April 28, 2025" */
static GPtrArray *
split_date (const char *text)
{
  GPtrArray *parts = NULL;

  for (const char *comma = text; parts == NULL && (comma = strchr (comma, ',')); comma++)
    {
      g_autofree char *date = vouch_import_date_read (comma + 1);

      if (date == NULL)
        continue;
      parts = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (parts, g_strndup (text, comma - text));
      g_ptr_array_add (parts, g_strstrip (g_strdup (comma + 1)));
    }
  return parts;
}

static gboolean
are_all_bylines (GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *value = NULL;
      VouchImportBylineKind kind = vouch_import_byline_classify (parts->pdata[i], &value);

      if (kind == VOUCH_IMPORT_BYLINE_OTHER || kind == VOUCH_IMPORT_BYLINE_CARD_TITLE)
        return FALSE;
    }
  return parts->len > 1;
}

/**
 * vouch_import_byline_split:
 * @line: "By Jane Doe, MD | April 28, 2025 | 5 min read", "By Jane Doe, MD, May 3, 2025"
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the parts, two or more,
 *   each of them something that bylines have; %NULL when @line is not made of such.
 */
GPtrArray *
vouch_import_byline_split (const char *line)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *value = NULL;

  if (strnlen (line, MAX_LINE_BYTES + 1) > MAX_LINE_BYTES)
    return NULL;
  parts = split_separators (line);
  if (parts->len < 2 && vouch_import_byline_classify (line, &value) == VOUCH_IMPORT_BYLINE_OTHER)
    {
      g_ptr_array_unref (parts);
      parts = split_date (line);
    }
  return parts && are_all_bylines (parts) ? g_steal_pointer (&parts) : NULL;
}
