/* vouch-rich-text.c: a text with its marks, as one value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-rich-text.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-raised.h"

/* The piece that differs, in code points: from @start on, @removed go and @added come. */
typedef struct
{
  gint64 start;
  gint64 removed;
  gint64 added;
} Difference;

/* Where it reaches is for those who show it: they cut it where the text ends. */
static gboolean
is_mark (JsonNode *value)
{
  JsonObject *mark = vouch_json_node_object (value);
  gint64 border;

  return vouch_json_node_int (vouch_json_get_node (mark, "from"), &border)
         && vouch_json_node_int (vouch_json_get_node (mark, "to"), &border)
         && vouch_json_get_text (mark, "as");
}

static gboolean
are_marks (JsonNode *value)
{
  JsonArray *marks = vouch_json_node_array (value);

  for (guint i = 0; i < vouch_json_array_length (marks); i++)
    if (!is_mark (vouch_json_array_node (marks, i)))
      return FALSE;
  return marks != NULL;
}

static Difference
find_difference (const char *before, const char *after)
{
  glong length_before = g_utf8_strlen (before, -1);
  glong length_after = g_utf8_strlen (after, -1);
  const char *end_before = before + strlen (before);
  const char *end_after = after + strlen (after);
  glong start = 0;
  glong same_end = 0;

  for (; *before && g_utf8_get_char (before) == g_utf8_get_char (after); start++)
    {
      before = g_utf8_next_char (before);
      after = g_utf8_next_char (after);
    }
  while (end_before > before && end_after > after)
    {
      end_before = g_utf8_prev_char (end_before);
      end_after = g_utf8_prev_char (end_after);
      if (g_utf8_get_char (end_before) != g_utf8_get_char (end_after))
        break;
      same_end++;
    }
  return (Difference){ start, length_before - same_end - start, length_after - same_end - start };
}

/* Where the border of a mark goes; one within the piece that went falls to its start. */
static gint64
move_border (gint64 at, const Difference *difference)
{
  if (at >= difference->start + difference->removed)
    return at - difference->removed + difference->added;
  return MIN (at, difference->start);
}

/* What is typed at a mark's end continues it, what is typed before its start does not. */
static JsonNode *
move_mark (JsonNode *mark, const Difference *difference)
{
  JsonObject *object = vouch_json_node_object (mark);
  gint64 from = move_border (vouch_json_get_int (object, "from", 0), difference);
  gint64 to = move_border (vouch_json_get_int (object, "to", 0), difference);
  g_autoptr (JsonNode) new_from = vouch_json_new_int (from);
  g_autoptr (JsonNode) new_to = vouch_json_new_int (to);
  g_autoptr (JsonNode) half = NULL;

  if (from >= to)
    return NULL;
  half = vouch_json_with_member (mark, "from", new_from);
  return vouch_json_with_member (half, "to", new_to);
}

/**
 * vouch_rich_text_new:
 * @text: plain text
 * @marks: (nullable) (transfer none): its marks, in code points
 *
 * Returns: (transfer full): both as one sealed value
 */
JsonNode *
vouch_rich_text_new (const char *text, JsonArray *marks)
{
  if (vouch_json_array_length (marks) == 0)
    return vouch_json_new_text (text);
  return vouch_json_new_members ("text", vouch_json_new_text (text), "marks",
                                 vouch_json_new_array (json_array_ref (marks)), NULL);
}

/**
 * vouch_rich_text_is_valid:
 * @value: (nullable): any value
 *
 * Returns: whether it is a text, with or without marks
 */
gboolean
vouch_rich_text_is_valid (JsonNode *value)
{
  JsonObject *object = vouch_json_node_object (value);
  JsonNode *marks = vouch_json_get_node (object, "marks");

  if (!object)
    return vouch_json_node_text (value) != NULL;
  return vouch_json_get_text (object, "text") && (vouch_json_is_null (marks) || are_marks (marks));
}

/** vouch_rich_text_get_text: Returns: (transfer none) (nullable): the plain text of @value */
const char *
vouch_rich_text_get_text (JsonNode *value)
{
  JsonObject *object = vouch_json_node_object (value);

  return object ? vouch_json_get_text (object, "text") : vouch_json_node_text (value);
}

/** vouch_rich_text_get_marks: Returns: (transfer none) (nullable): the marks of @value */
JsonArray *
vouch_rich_text_get_marks (JsonNode *value)
{
  return vouch_json_get_array (vouch_json_node_object (value), "marks");
}

/**
 * vouch_rich_text_replace:
 * @value: (nullable): a text, with or without marks
 * @text: the text that comes in its place
 *
 * Compares the two from both ends: marks on what stays stay on it, a mark within
 * what went goes with it, and one on all that was replaced is on what came.
 *
 * Returns: (transfer full): @text with the marks that are left, sealed
 */
JsonNode *
vouch_rich_text_replace (JsonNode *value, const char *text)
{
  JsonArray *marks = vouch_rich_text_get_marks (value);
  g_autoptr (JsonArray) moved = NULL;
  Difference difference;

  if (vouch_json_array_length (marks) == 0)
    return vouch_json_new_text (text);
  moved = json_array_new ();
  difference = find_difference (vouch_rich_text_get_text (value), text);
  for (guint i = 0; i < vouch_json_array_length (marks); i++)
    {
      JsonNode *mark = move_mark (vouch_json_array_node (marks, i), &difference);

      if (mark)
        json_array_add_element (moved, mark);
    }
  return vouch_rich_text_new (text, moved);
}

static void
raise_letters (GArray *letters, JsonObject *mark)
{
  const char *as = vouch_json_get_text (mark, "as");
  gboolean is_lowered = g_strcmp0 (as, "subscript") == 0;
  gint64 from = MAX (vouch_json_get_int (mark, "from", 0), 0);
  gint64 to = MIN (vouch_json_get_int (mark, "to", 0), (gint64) letters->len);

  for (gint64 i = from; (is_lowered || g_strcmp0 (as, "superscript") == 0) && i < to; i++)
    {
      gunichar *letter = &g_array_index (letters, gunichar, i);
      gunichar raised = vouch_raised_from_plain (*letter, is_lowered);

      if (raised)
        *letter = raised;
    }
}

/**
 * vouch_rich_text_dup_raised:
 * @value: a text, with marks or without
 *
 * Returns: (transfer full) (nullable): its text, as many code points, with raised and lowered figures where its
 *   marks have them: a reader of plain text would take 10<sup>6</sup> for 106; %NULL where it has no marks
 */
char *
vouch_rich_text_dup_raised (JsonNode *value)
{
  JsonArray *marks = vouch_rich_text_get_marks (value);
  g_autoptr (GArray) letters = NULL;
  glong length;
  gunichar *characters;

  if (!marks)
    return NULL;
  characters = g_utf8_to_ucs4_fast (vouch_rich_text_get_text (value), -1, &length);
  letters = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gunichar)), characters, (guint) length);
  g_free (characters);
  for (guint i = 0; i < vouch_json_array_length (marks); i++)
    raise_letters (letters, vouch_json_array_object (marks, i));
  return g_ucs4_to_utf8 ((const gunichar *) letters->data, letters->len, NULL, NULL, NULL);
}
