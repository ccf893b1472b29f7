/* vouch-cli-references.c: a file of references (CSL-JSON) that a command reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-references.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-cli-input.h"
#include "vouch-json.h"

static gboolean
is_card (JsonNode *json)
{
  JsonObject *object = vouch_json_node_object (json);

  return object && g_strcmp0 (vouch_json_get_text (object, "format"), VOUCH_CARD_FORMAT_NAME) == 0;
}

/* An array of records; one alone, and Zotero's {"items": […]}, are as good. */
static JsonArray *
take_items (JsonNode *json)
{
  JsonObject *object = vouch_json_node_object (json);
  JsonArray *items = vouch_json_node_array (json);
  JsonArray *one;

  if (!items && object)
    items = vouch_json_get_array (object, "items");
  if (items)
    return json_array_ref (items);
  if (!object)
    return NULL;
  one = json_array_new ();
  json_array_add_element (one, json_node_copy (json));
  return one;
}

/**
 * vouch_cli_read_references:
 * @name: a file as the command line has it, or "-" for standard input
 * @error: return location for an error of GIO or %VOUCH_FORMAT_ERROR
 *
 * Returns: (transfer full) (nullable): its records
 */
JsonArray *
vouch_cli_read_references (const char  *name,
                           GError     **error)
{
  g_autoptr (GBytes) bytes = vouch_cli_read (name, VOUCH_JSON_MAX_CARD, error);
  g_autoptr (JsonNode) json = NULL;
  JsonArray *items;

  if (!bytes)
    return NULL;
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_MEMBER, _("It is empty."));
      return NULL;
    }
  json = vouch_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), VOUCH_JSON_MAX_CARD, error);
  if (!json)
    return NULL;
  items = is_card (json) ? NULL : take_items (json);
  if (!items)
    g_set_error (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_MEMBER, "%s",
                 is_card (json) ? _("This is a card, not a list of references (CSL-JSON).")
                                : _("This is not a list of references (CSL-JSON)."));
  return items;
}
