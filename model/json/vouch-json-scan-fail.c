/* vouch-json-scan-fail.c: what is wrong with JSON, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-scan-private.h"

#include <glib/gi18n-lib.h>

/* A longer key is cut short in a pointer. */
#define MAX_KEY_SHOWN 40

/* A reference token of RFC 6901. */
static void
append_key (GString                *pointer,
            const VouchJsonScan    *scan,
            const VouchJsonScanKey *key)
{
  const guint8 *bytes = key->is_unescaped ? scan->unescaped->data : scan->bytes;
  g_autofree char *name = g_strndup ((const char *) bytes + key->start, key->length);
  g_autoptr (GString) token = g_string_new (name);

  g_string_replace (token, "~", "~0", 0);
  g_string_replace (token, "/", "~1", 0);
  if (g_utf8_strlen (token->str, -1) > MAX_KEY_SHOWN)
    {
      char *end = g_utf8_offset_to_pointer (token->str, MAX_KEY_SHOWN - 1);

      g_string_truncate (token, (gsize) (end - token->str));
      g_string_append (token, "…");
    }
  g_string_append_printf (pointer, "/%s", token->str);
}

/* The place of the value that is being read, as in /sections/2/title (RFC 6901). */
static char *
make_pointer (const VouchJsonScan *scan)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < scan->depth; i++)
    {
      const VouchJsonScanLevel *level = &scan->levels[i];
      guint end = i + 1 < scan->depth ? scan->levels[i + 1].first_key : scan->keys->len;

      if (!level->is_object)
        g_string_append_printf (pointer, "/%u", level->index);
      else if (end > level->first_key)
        append_key (pointer, scan, &g_array_index (scan->keys, VouchJsonScanKey, end - 1));
    }
  return g_string_free (pointer, FALSE);
}

static void
count_lines (const VouchJsonScan *scan,
             const guint8        *place,
             guint               *line,
             guint               *column)
{
  *line = 1;
  *column = 1;
  for (const guint8 *c = scan->bytes; c < place; c++)
    if (*c == '\n' || (*c == '\r' && !(c + 1 < scan->end && c[1] == '\n')))
      {
        (*line)++;
        *column = 1;
      }
    else if ((*c & 0xc0) != 0x80)
      (*column)++;
}

/* Takes @message. */
gboolean
vouch_json_scan_fail_at (VouchJsonScan    *scan,
                         const guint8     *place,
                         VouchFormatError  code,
                         char             *message)
{
  g_autofree char *taken = message;
  g_autofree char *pointer = make_pointer (scan);
  guint line, column;

  count_lines (scan, place, &line, &column);
  if (*pointer)
    g_set_error (scan->error, VOUCH_FORMAT_ERROR, code,
                 /* Translators: what is wrong, then where: in the text, and in the data as a
                  * path such as /sections/2/title */
                 _("%s (line %u, column %u, at %s)"), taken, line, column, pointer);
  else
    g_set_error (scan->error, VOUCH_FORMAT_ERROR, code, _("%s (line %u, column %u)"), taken, line,
                 column);
  return FALSE;
}

gboolean
vouch_json_scan_fail (VouchJsonScan *scan,
                      const char    *message)
{
  if (scan->at >= scan->end)
    return vouch_json_scan_fail_at (scan, scan->end, VOUCH_FORMAT_ERROR_SYNTAX,
                    g_strdup (_("Unexpected end of text")));
  return vouch_json_scan_fail_at (scan, scan->at, VOUCH_FORMAT_ERROR_SYNTAX, g_strdup (message));
}
