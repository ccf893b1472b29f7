/* vouch-reference-names-edit.c: the people of a CSL-JSON record as lines that a person edits.
 *
 * A name a line, as "Family, Given". A list may also be pasted as papers print it:
 * "Kim MS, An Y, et al", "Kim, M. S., & An, Y.", "Min-Soo Kim and Yuna An",
 * "Kim, Min-Soo; An, Yuna". A line that nobody touched gives back the very name
 * that it was made from, with particles and members that no line shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-names-edit.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-name-parse.h"
#include "vouch-reference-names.h"

/* As many names as a record can want; a pasted book must not become a list of people. */
#define NAMES_AT_MOST 5000

static gboolean
is_et_al (const char *piece)
{
  static const char *const words[] = { "et al", "et al.", "and others", "others" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (piece, words[i]) == 0)
      return TRUE;
  return (g_str_has_prefix (piece, "and ") || g_ascii_isdigit (*piece))
         && g_str_has_suffix (piece, " others");
}

/* "Kim MS et al.", "Kim MS and 10 others" without the last words. */
static void
drop_et_al (char *text)
{
  static const char *const words[] = { " et al.", " et al" };
  char *and = g_strrstr (text, " and ");

  if (and && is_et_al (and + 1))
    *and = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (text, words[i]))
      {
        text[strlen (text) - strlen (words[i])] = '\0';
        g_strchomp (text);
        if (g_str_has_suffix (text, ","))
          text[strlen (text) - 1] = '\0';
        return;
      }
}

static const char *
skip_and (const char *piece)
{
  static const char *const words[] = { "and ", "& ", "und ", "et " };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (piece, words[i]))
      return piece + strlen (words[i]);
  return piece;
}

static GPtrArray *
split_at (const char *text,
          const char *separator)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (text, separator, -1);

  for (gsize i = 0; parts[i]; i++)
    {
      const char *piece = skip_and (g_strstrip (parts[i]));

      if (*piece && !is_et_al (parts[i]))
        g_ptr_array_add (pieces, g_strdup (piece));
    }
  return pieces;
}

static gboolean
are_all (GPtrArray *pieces,
         gboolean (*is_so) (const char *text))
{
  for (guint i = 0; i < pieces->len; i++)
    if (!is_so (pieces->pdata[i]))
      return FALSE;
  return pieces->len > 0;
}

/* "Kim MS and An Y", "Jane Doe & John Roe": only where both sides are people. */
static GPtrArray *
split_and (const char *text)
{
  static const char *const words[] = { " and ", " & " };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) pieces = split_at (text, words[i]);

      if (pieces->len == 2
          && (are_all (pieces, vouch_reference_name_is_indexed)
              || are_all (pieces, vouch_reference_name_is_full)))
        return g_steal_pointer (&pieces);
    }
  return NULL;
}

/* "Kim MS, An Y and Roe J": the last comma of a list is often an "and". */
static void
part_last (GPtrArray *pieces)
{
  g_autoptr (GPtrArray) parted = NULL;

  if (pieces->len == 0)
    return;
  parted = split_and (pieces->pdata[pieces->len - 1]);
  if (!parted)
    return;
  g_ptr_array_set_size (pieces, (int) pieces->len - 1);
  for (guint i = 0; i < parted->len; i++)
    g_ptr_array_add (pieces, g_strdup (parted->pdata[i]));
}

/* "Doe, J., Roe, A. B." has a comma inside each name; they are put together again. */
static gboolean
join_pairs (GPtrArray *pieces)
{
  g_autoptr (GPtrArray) joined = NULL;

  if (pieces->len < 4 || pieces->len % 2 != 0)
    return FALSE;
  for (guint i = 1; i < pieces->len; i += 2)
    if (!vouch_reference_name_is_initials (pieces->pdata[i])
        || vouch_reference_name_is_initials (pieces->pdata[i - 1]))
      return FALSE;
  for (guint i = 0; i < pieces->len; i += 2)
    {
      g_autofree char *family = g_steal_pointer (&pieces->pdata[i]);

      pieces->pdata[i / 2] = g_strjoin (", ", family, pieces->pdata[i + 1], NULL);
      g_free (g_steal_pointer (&pieces->pdata[i + 1]));
    }
  pieces->len /= 2;
  return TRUE;
}

/* "Jane Doe, MD, John Roe, PhD": a degree stands with the name before it and is dropped. */
static void
drop_degrees (GPtrArray *pieces)
{
  for (guint i = 1; i < pieces->len;)
    if (vouch_reference_name_is_degree (pieces->pdata[i])
        && vouch_reference_name_is_full (pieces->pdata[i - 1]))
      g_ptr_array_remove_index (pieces, i);
    else
      i++;
}

/* Returns: the names in one line, each as it was written. */
static GPtrArray *
split_line (const char *line)
{
  g_autoptr (GPtrArray) pieces = NULL;

  if (strchr (line, ';'))
    return split_at (line, ";");
  pieces = split_at (line, ",");
  part_last (pieces);
  if (join_pairs (pieces))
    return g_steal_pointer (&pieces);
  if (are_all (pieces, vouch_reference_name_is_indexed))
    return g_steal_pointer (&pieces);
  drop_degrees (pieces);
  if (pieces->len > 1 && are_all (pieces, vouch_reference_name_is_full))
    return g_steal_pointer (&pieces);
  g_clear_pointer (&pieces, g_ptr_array_unref);
  pieces = split_and (line);
  if (pieces)
    return g_steal_pointer (&pieces);
  pieces = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (pieces, g_strdup (line));
  return g_steal_pointer (&pieces);
}

static GHashTable *
index_lines (JsonArray *names)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      JsonObject *name = vouch_json_array_object (names, i);
      char *line = vouch_reference_name_edit_text (name);

      if (line)
        g_hash_table_insert (index, line, name);
    }
  return index;
}

static JsonObject *
copy_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) copy = NULL;

  json_node_set_object (node, object);
  copy = json_node_copy (node);
  return json_object_ref (json_node_get_object (copy));
}

static void
add_line (JsonArray  *names,
          const char *line)
{
  g_autoptr (GPtrArray) pieces = split_line (line);

  for (guint i = 0; i < pieces->len; i++)
    {
      JsonObject *name = vouch_reference_name_parse (pieces->pdata[i]);

      if (name && json_array_get_length (names) < NAMES_AT_MOST)
        json_array_add_object_element (names, name);
      else
        g_clear_pointer (&name, json_object_unref);
    }
}

/**
 * vouch_reference_name_edit_text:
 * @name: (nullable): a CSL-JSON name
 *
 * Returns: (transfer full) (nullable): "van der Meer, Jan", "King, Martin L., Jr", a group's
 *   name; %NULL where it is empty.
 */
char *
vouch_reference_name_edit_text (JsonObject *name)
{
  g_autofree char *family = vouch_reference_name_family (name);
  const char *given = vouch_json_get_text (name, "given");
  const char *suffix = vouch_json_get_text (name, "suffix");
  GString *text;

  if (!family || !vouch_json_get_text (name, "family"))
    return g_steal_pointer (&family);
  text = g_string_new (family);
  if (given && *given)
    g_string_append_printf (text, ", %s", given);
  if (suffix && *suffix)
    g_string_append_printf (text, ", %s", suffix);
  return g_string_free (text, FALSE);
}

/**
 * vouch_reference_names_edit_text:
 * @names: (nullable): CSL-JSON names
 *
 * Returns: (transfer full): a name a line; empty where there are none.
 */
char *
vouch_reference_names_edit_text (JsonArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      g_autofree char *line
          = vouch_reference_name_edit_text (vouch_json_array_object (names, i));

      if (line)
        g_string_append_printf (text, "%s%s", text->len ? "\n" : "", line);
    }
  return g_string_free (text, FALSE);
}

/**
 * vouch_reference_names_parse:
 * @text: names: one a line, or several in a line as papers print them
 * @before: (nullable): the names that the lines were made from; one whose line still
 *   stands there is kept as it was
 *
 * Returns: (transfer full): CSL-JSON names; empty where @text is blank. "et al" and
 *   degrees are left out; what can't be divided is a literal name.
 */
JsonArray *
vouch_reference_names_parse (const char *text,
                             JsonArray  *before)
{
  JsonArray *names = json_array_new ();
  g_autoptr (GHashTable) known = index_lines (before);
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\r", -1);

  for (gsize i = 0; lines[i]; i++)
    {
      JsonObject *name = g_hash_table_lookup (known, g_strstrip (lines[i]));

      drop_et_al (lines[i]);
      if (name)
        json_array_add_object_element (names, copy_object (name));
      else if (*lines[i] && !is_et_al (lines[i]))
        add_line (names, lines[i]);
    }
  return names;
}
