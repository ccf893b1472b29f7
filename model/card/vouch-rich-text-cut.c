/* vouch-rich-text-cut.c: pieces of a text with its marks, and putting two together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-rich-text-cut.h"

#include "vouch-json.h"
#include "vouch-rich-text.h"

static const char *
get_text (JsonNode *value)
{
  const char *text = vouch_rich_text_get_text (value);

  return text ? text : "";
}

static JsonNode *
place_mark (JsonNode *mark,
            gint64    from,
            gint64    to)
{
  g_autoptr (JsonNode) start = vouch_json_new_int (from);
  g_autoptr (JsonNode) end = vouch_json_new_int (to);
  g_autoptr (JsonNode) half = vouch_json_with_member (mark, "from", start);

  return vouch_json_with_member (half, "to", end);
}

/* What of the marks lies in [from, to), moved so that @from comes to stand at @at. */
static void
add_marks (JsonArray *marks,
           JsonNode  *value,
           gint64     from,
           gint64     to,
           gint64     at)
{
  JsonArray *old = vouch_rich_text_get_marks (value);

  for (guint i = 0; i < vouch_json_array_length (old); i++)
    {
      JsonObject *mark = vouch_json_array_object (old, i);
      gint64 start = MAX (vouch_json_get_int (mark, "from", 0), from);
      gint64 end = MIN (vouch_json_get_int (mark, "to", 0), to);

      if (start < end)
        json_array_add_element (marks, place_mark (vouch_json_array_node (old, i),
                                                   start - from + at, end - from + at));
    }
}

/**
 * vouch_rich_text_slice:
 * @value: (nullable): a text, with or without marks
 * @from: first code point
 * @to: the one after the last; past the end stands for the end
 *
 * Returns: (transfer full): that piece with the marks on it, sealed
 */
JsonNode *
vouch_rich_text_slice (JsonNode *value,
                       guint     from,
                       guint     to)
{
  const char *text = get_text (value);
  glong length = g_utf8_strlen (text, -1);
  glong end = MIN ((glong) to, length);
  glong start = MIN ((glong) from, end);
  g_autofree char *piece = g_utf8_substring (text, start, end);
  g_autoptr (JsonArray) marks = json_array_new ();

  add_marks (marks, value, start, end, 0);
  return vouch_rich_text_new (piece, marks);
}

/**
 * vouch_rich_text_join:
 * @first: (nullable): a text, with or without marks
 * @between: plain text that comes between the two
 * @second: (nullable): another
 *
 * Returns: (transfer full): both, one after the other, with their marks, sealed
 */
JsonNode *
vouch_rich_text_join (JsonNode   *first,
                      const char *between,
                      JsonNode   *second)
{
  glong length = g_utf8_strlen (get_text (first), -1);
  glong rest = g_utf8_strlen (get_text (second), -1);
  g_autofree char *text = g_strconcat (get_text (first), between, get_text (second), NULL);
  g_autoptr (JsonArray) marks = json_array_new ();

  add_marks (marks, first, 0, length, 0);
  add_marks (marks, second, 0, rest, length + g_utf8_strlen (between, -1));
  return vouch_rich_text_new (text, marks);
}
