/* vouch-json-patch.c: another value of one member of a node, in the JSON of a tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-patch.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-rich-text.h"

/* "GROUP/MEMBER" is a member of an object in the node. */
static JsonNode *
set_member (JsonNode   *json,
            const char *member,
            JsonNode   *value)
{
  const char *slash = strchr (member, '/');
  g_autofree char *group = slash ? g_strndup (member, (gsize) (slash - member)) : NULL;
  JsonNode *old = group ? vouch_json_get_node (vouch_json_node_object (json), group) : NULL;
  g_autoptr (JsonNode) inner = NULL;

  if (!group)
    return vouch_json_with_member (json, member, value);
  inner = vouch_json_with_member (old, slash + 1, value);
  return vouch_json_with_member (json, group, inner);
}

/* A text with marks is one value of a node and two members of its JSON. */
static JsonNode *
set_rich (JsonNode *json,
          JsonNode *value)
{
  g_autoptr (JsonNode) text = vouch_json_new_text (vouch_rich_text_get_text (value));
  g_autoptr (JsonNode) plain = vouch_json_with_member (json, "text", text);

  return vouch_json_with_member (plain, "marks",
                                 vouch_json_get_node (vouch_json_node_object (value), "marks"));
}

static JsonNode *
patch_array (JsonNode   *json,
             const char *id,
             const char *member,
             JsonNode   *value)
{
  JsonArray *array = vouch_json_node_array (json);
  g_autoptr (JsonArray) patched = json_array_new ();
  gboolean is_other = FALSE;

  for (guint i = 0; i < vouch_json_array_length (array); i++)
    {
      JsonNode *old = vouch_json_array_node (array, i);
      JsonNode *element = vouch_json_patch (old, id, member, value);

      is_other = is_other || element != old;
      json_array_add_element (patched, element);
    }
  return is_other ? vouch_json_new_array (g_steal_pointer (&patched)) : json_node_ref (json);
}

static JsonNode *
patch_object (JsonNode   *json,
              const char *id,
              const char *member,
              JsonNode   *value)
{
  g_autoptr (JsonNode) patched = json_node_ref (json);
  JsonObjectIter iter;
  const char *name;
  JsonNode *old;

  json_object_iter_init_ordered (&iter, vouch_json_node_object (json));
  while (json_object_iter_next_ordered (&iter, &name, &old))
    {
      g_autoptr (JsonNode) inner = vouch_json_node_array (old)
                                       ? patch_array (old, id, member, value)
                                       : json_node_ref (old);
      JsonNode *whole = inner == old ? NULL : vouch_json_with_member (patched, name, inner);

      if (!whole)
        continue;
      json_node_unref (patched);
      patched = whole;
    }
  return g_steal_pointer (&patched);
}

/**
 * vouch_json_patch:
 * @json: the JSON of a node with all below it
 * @id: id of one of them
 * @member: a member that it has or may have; within a group "GROUP/MEMBER"
 * @value: (nullable): what it holds; %NULL takes it out
 *
 * Returns: (transfer full): @json itself where there is no such node, else a sealed
 *   copy that differs in that member
 */
JsonNode *
vouch_json_patch (JsonNode   *json,
                  const char *id,
                  const char *member,
                  JsonNode   *value)
{
  JsonObject *object = vouch_json_node_object (json);

  if (!object)
    return json_node_ref (json);
  if (g_strcmp0 (vouch_json_get_text (object, "id"), id) != 0)
    return patch_object (json, id, member, value);
  if (g_str_equal (member, "text") && vouch_rich_text_get_text (value))
    return set_rich (json, value);
  return set_member (json, member, value);
}
