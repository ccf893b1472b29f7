/* vouch-site-fields.c: what a card is called and sorted under on the sites that it is sent to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-site-fields.h"

#include "vouch-json.h"

static const char *const names[] = { "slug", "excerpt", "categories", "tags" };

static JsonNode *
clean_text (JsonObject *fields, const char *name)
{
  const char *text = vouch_json_get_text (fields, name);
  g_autofree char *bare = text ? g_strstrip (g_strdup (text)) : NULL;

  return bare && *bare ? vouch_json_new_text (bare) : NULL;
}

/* An empty list is one: it takes the site's away. Each name once. */
static JsonNode *
clean_list (JsonObject *fields, const char *name)
{
  JsonArray *list = vouch_json_get_array (fields, name);
  g_autoptr (GPtrArray) clean = g_ptr_array_new_with_free_func (g_free);

  if (!list)
    return NULL;
  for (guint i = 0; i < vouch_json_array_length (list); i++)
    {
      const char *text = vouch_json_array_text (list, i);
      g_autofree char *bare = text ? g_strstrip (g_strdup (text)) : NULL;

      if (bare && *bare && !g_ptr_array_find_with_equal_func (clean, bare, g_str_equal, NULL))
        g_ptr_array_add (clean, g_steal_pointer (&bare));
    }
  g_ptr_array_add (clean, NULL);
  return vouch_json_new_texts ((const char *const *) clean->pdata);
}

/**
 * vouch_site_fields_clean:
 * @fields: (nullable): what somebody wrote
 *
 * Returns: (transfer full) (nullable): what of it means something, in one order; %NULL for nothing
 */
JsonNode *
vouch_site_fields_clean (JsonNode *fields)
{
  JsonObject *object = vouch_json_node_object (fields);
  g_autoptr (JsonNode) clean = NULL;

  if (!object)
    return NULL;
  clean = vouch_json_new_members (names[0], clean_text (object, names[0]), names[1],
                                  clean_text (object, names[1]), names[2],
                                  clean_list (object, names[2]), names[3],
                                  clean_list (object, names[3]), NULL);
  return json_object_get_size (vouch_json_node_object (clean)) > 0 ? g_steal_pointer (&clean) : NULL;
}

/** Returns: (transfer full) (nullable): what @card, a card's whole JSON, says of it. */
JsonNode *
vouch_site_fields_read (JsonNode *card)
{
  JsonObject *object = vouch_json_node_object (card);

  return object ? vouch_site_fields_clean (vouch_json_get_node (object, VOUCH_SITE_FIELDS_MEMBER))
                : NULL;
}

/**
 * vouch_site_fields_merge:
 * @object: a JSON object
 * @fields: (nullable): from vouch_site_fields_clean()
 *
 * Returns: (transfer full): @object with @fields in the place of its own
 */
JsonNode *
vouch_site_fields_merge (JsonNode *object, JsonNode *fields)
{
  JsonObject *wanted = vouch_json_node_object (fields);
  g_autoptr (JsonNode) merged = json_node_ref (object);

  for (gsize i = 0; wanted && i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *value = vouch_json_get_node (wanted, names[i]);
      JsonNode *next = value ? vouch_json_with_member (merged, names[i], value) : NULL;

      if (!next)
        continue;
      json_node_unref (merged);
      merged = next;
    }
  return g_steal_pointer (&merged);
}
