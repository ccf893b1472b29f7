/* vouch-node-new-ids.c: a copy that is another node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node.h"

#include "vouch-json.h"

/* Where nodes stand below a node. */
static const char *const lists[]
    = { "sections", "statements", "items", "citations", "references", "notes", "replies", NULL };

/* Members that point at a node. What else has a node's id in it is its own text. */
static const char *const pointers[] = { "reference", "on", "node", "parent", NULL };

static JsonNode *copy_value (GHashTable *ids, const char *name, JsonNode *value, gboolean is_node);

static void
collect_ids (GHashTable *ids, JsonObject *object)
{
  const char *id = vouch_json_get_text (object, "id");

  if (id)
    g_hash_table_insert (ids, g_strdup (id), vouch_id_new ());
  for (guint i = 0; lists[i]; i++)
    {
      JsonArray *nodes = vouch_json_get_array (object, lists[i]);

      for (guint k = 0; k < vouch_json_array_length (nodes); k++)
        collect_ids (ids, vouch_json_array_object (nodes, k));
    }
}

static JsonNode *
copy_object (GHashTable *ids, JsonObject *object, gboolean is_node)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, copy_value (ids, name, value, is_node));
  return vouch_json_new_object (copy);
}

static JsonNode *
copy_array (GHashTable *ids, const char *name, JsonArray *array, gboolean are_nodes)
{
  JsonArray *copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = vouch_json_node_object (element);

      json_array_add_element (copy, object ? copy_object (ids, object, are_nodes)
                                           : copy_value (ids, name, element, FALSE));
    }
  return vouch_json_new_array (copy);
}

static JsonNode *
copy_value (GHashTable *ids, const char *name, JsonNode *value, gboolean is_node)
{
  const char *text = vouch_json_node_text (value);
  const char *id = text ? g_hash_table_lookup (ids, text) : NULL;

  if (vouch_json_node_object (value))
    return copy_object (ids, json_node_get_object (value), FALSE);
  if (vouch_json_node_array (value))
    return copy_array (ids, name, json_node_get_array (value),
                       is_node && g_strv_contains (lists, name));
  if (id && (g_strv_contains (pointers, name) || (is_node && g_str_equal (name, "id"))))
    return vouch_json_new_text (id);
  return json_node_ref (value);
}

/**
 * vouch_node_json_with_new_ids:
 * @json: a node's JSON
 *
 * For what is duplicated: a new id for the node and for each below it, and whatever points
 * at one of them points at the copy. What points outside stays.
 *
 * Returns: (transfer full): a sealed copy
 */
JsonNode *
vouch_node_json_with_new_ids (JsonNode *json)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (vouch_json_node_object (json), NULL);

  json_node_seal (json);
  collect_ids (ids, json_node_get_object (json));
  return copy_object (ids, json_node_get_object (json), TRUE);
}
