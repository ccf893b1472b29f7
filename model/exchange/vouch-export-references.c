/* vouch-export-references.c: a card's references as CSL-JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-export-references.h"

#include "vouch-json-print.h"
#include "vouch-json.h"

/* What Vouch adds to a record and other programs would not know: the file's digest is private. */
static const char *const own_members[] = { "source", "license" };

static JsonObject *
copy_record (JsonObject *record)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, record);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    json_object_set_member (copy, member, json_node_ref (value));
  for (gsize i = 0; i < G_N_ELEMENTS (own_members); i++)
    json_object_remove_member (copy, own_members[i]);
  return copy;
}

/**
 * vouch_export_references:
 * @card: a card as its file has it
 *
 * Returns: (transfer full): all its references, cited or not, as a CSL-JSON array with
 *   unknown members kept
 */
char *
vouch_export_references (JsonNode *card)
{
  JsonArray *references
      = vouch_json_get_array (vouch_json_node_object (card), "references");
  JsonArray *records = json_array_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; i < vouch_json_array_length (references); i++)
    {
      JsonObject *record = vouch_json_array_object (references, i);

      if (record)
        json_array_add_object_element (records, copy_record (record));
    }
  root = vouch_json_new_array (records);
  json = vouch_json_print (root, TRUE);
  return g_strconcat (json, "\n", NULL);
}
