/* vouch-json-canonical.c: the JSON Canonicalization Scheme, RFC 8785.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-canonical.h"
#include "vouch-json-print.h"
#include "vouch-json.h"

/* Where UTF-8 and UTF-16 sort differently: from U+E000, whose first byte this
 * is, to the end of the plane; characters beyond it are surrogates in UTF-16
 * and come before. */
#define FIRST_BYTE_AFTER_SURROGATES 0xee
#define FIRST_BYTE_OF_PAIRS 0xf0

static void append_canonical (GString  *to,
                              JsonNode *node);

/* By UTF-16 code units. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const guchar *one = a, *other = b;

  while (*one && *one == *other)
    {
      one++;
      other++;
    }
  if (*one >= FIRST_BYTE_AFTER_SURROGATES && *other >= FIRST_BYTE_AFTER_SURROGATES
      && (*one >= FIRST_BYTE_OF_PAIRS) != (*other >= FIRST_BYTE_OF_PAIRS))
    return *one >= FIRST_BYTE_OF_PAIRS ? -1 : 1;
  return (int) *one - (int) *other;
}

static void
append_object (GString    *to,
               JsonObject *object)
{
  g_autoptr (GList) members = g_list_sort (json_object_get_members (object), compare_names);

  g_string_append_c (to, '{');
  for (GList *l = members; l; l = l->next)
    {
      if (l != members)
        g_string_append_c (to, ',');
      vouch_json_append_text (to, l->data);
      g_string_append_c (to, ':');
      append_canonical (to, json_object_get_member (object, l->data));
    }
  g_string_append_c (to, '}');
}

static void
append_array (GString   *to,
              JsonArray *array)
{
  g_string_append_c (to, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (to, ',');
      append_canonical (to, json_array_get_element (array, i));
    }
  g_string_append_c (to, ']');
}

static void
append_canonical (GString  *to,
                  JsonNode *node)
{
  double number;

  if (vouch_json_node_object (node))
    append_object (to, vouch_json_node_object (node));
  else if (vouch_json_node_array (node))
    append_array (to, vouch_json_node_array (node));
  else if (vouch_json_node_text (node))
    vouch_json_append_text (to, vouch_json_node_text (node));
  else if (vouch_json_node_number (node, &number))
    vouch_json_append_ecma_number (to, number);
  else if (vouch_json_is_null (node))
    g_string_append (to, "null");
  else
    g_string_append (to, vouch_json_node_boolean (node, FALSE) ? "true" : "false");
}

/**
 * vouch_json_canonical:
 * @node: a value
 *
 * The canonical form of RFC 8785: no space, members in order of their UTF-16 code units, numbers
 * as ECMAScript writes them. Whole numbers beyond 2^53 are rounded to the nearest double, as the
 * RFC has it.
 *
 * Returns: (transfer full): UTF-8 text
 */
char *
vouch_json_canonical (JsonNode *node)
{
  GString *text = g_string_new (NULL);

  append_canonical (text, node);
  return g_string_free (text, FALSE);
}

/**
 * vouch_json_digest:
 * @node: a value
 *
 * Returns: (transfer full): SHA-256 of the canonical form, 64 lower-case hexadecimal digits
 */
char *
vouch_json_digest (JsonNode *node)
{
  g_autofree char *text = vouch_json_canonical (node);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}
