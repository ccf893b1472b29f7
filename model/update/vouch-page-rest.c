/* vouch-page-rest.c: whether two published forms differ in anything at all.
 *
 * Each value is taken with the members that lead to it, from the nearest object that has an id; where that
 * stands in its list does not count. So no member that is published later can be forgotten here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-rest.h"

#include "vouch-json-print.h"
#include "vouch-json.h"

/* What tells of changes is none, and the day of the review is renewed with each. */
static gboolean
is_told_otherwise (const char *member)
{
  return g_str_equal (member, "corrections") || g_str_equal (member, "reviewed");
}

static void collect (JsonNode *node, const char *path, GPtrArray *values);

static void
collect_members (JsonObject *object,
                 const char *path,
                 GPtrArray *values)
{
  const char *id = vouch_json_get_text (object, "id");
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *inside = g_strdup_printf ("%s/%s", id ? id : path, name);

      if (!is_told_otherwise (name))
        collect (value, inside, values);
    }
}

static void
collect (JsonNode *node,
         const char *path,
         GPtrArray *values)
{
  JsonObject *object = vouch_json_node_object (node);
  JsonArray *array = vouch_json_node_array (node);
  g_autofree char *printed = object || array ? NULL : vouch_json_print (node, FALSE);

  if (object)
    collect_members (object, path, values);
  for (guint i = 0; array && i < vouch_json_array_length (array); i++)
    collect (vouch_json_array_node (array, i), path, values);
  if (printed)
    g_ptr_array_add (values, g_strconcat (path, "=", printed, NULL));
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_values (JsonNode *form)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  if (form)
    collect (form, "", values);
  g_ptr_array_sort (values, compare);
  return values;
}

/**
 * vouch_page_rest_differs:
 * @before: (nullable): a published form
 * @after: (nullable): another
 *
 * Returns: whether they say anything otherwise, but for their histories, and for the order of what has an
 *   id
 */
gboolean
vouch_page_rest_differs (JsonNode *before,
                         JsonNode *after)
{
  g_autoptr (GPtrArray) old = list_values (before);
  g_autoptr (GPtrArray) new = list_values (after);

  if (old->len != new->len)
    return TRUE;
  for (guint i = 0; i < old->len; i++)
    if (!g_str_equal (old->pdata[i], new->pdata[i]))
      return TRUE;
  return FALSE;
}
