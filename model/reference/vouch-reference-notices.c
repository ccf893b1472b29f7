/* vouch-reference-notices.c: what happened to a paper after it came out, and how it was filed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-notices.h"

#include "vouch-json.h"
#include "vouch-reference-item.h"

static JsonArray *
ensure_array (JsonObject *object, const char *member)
{
  JsonArray *array = vouch_json_get_array (object, member);

  if (array)
    return array;
  array = json_array_new ();
  json_object_set_array_member (object, member, array);
  return array;
}

static gboolean
is_same_notice (JsonObject *a, JsonObject *b)
{
  static const char *const members[] = { "type", "DOI", "PMID" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_strcmp0 (vouch_json_get_text (a, members[i]), vouch_json_get_text (b, members[i])) != 0)
      return FALSE;
  return TRUE;
}

/**
 * vouch_reference_item_add_notice:
 * @item: a CSL-JSON item
 * @member: %VOUCH_REFERENCE_UPDATED_BY or %VOUCH_REFERENCE_UPDATE_TO
 * @type: in Crossref's words: "retraction", "correction", "expression_of_concern"
 * @doi: (nullable): of the other paper
 * @pmid: (nullable): of the other paper
 * @label: (nullable): what the source says of it, for a person
 *
 * Adds a notice, unless the same is there.
 *
 * Returns: (transfer none): the notice, old or new
 */
JsonObject *
vouch_reference_item_add_notice (JsonObject *item, const char *member, const char *type, const char *doi,
                                 const char *pmid, const char *label)
{
  JsonArray *array = ensure_array (item, member);
  g_autoptr (JsonObject) notice = json_object_new ();

  json_object_set_string_member (notice, "type", type);
  vouch_reference_item_set_doi (notice, doi);
  vouch_reference_item_set_pmid (notice, pmid);
  vouch_reference_item_set_text (notice, "label", label);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *other = vouch_json_array_object (array, i);

      if (other && is_same_notice (other, notice))
        return other;
    }
  json_array_add_object_element (array, json_object_ref (notice));
  return notice;
}

static JsonObject *
get_custom (JsonObject *item)
{
  return vouch_json_get_object (item, "custom");
}

/**
 * vouch_reference_item_has_custom:
 * @item: a CSL-JSON item
 * @member: "publication-types", "mesh", "trials", "comments"
 * @text: what is looked for, upper and lower case alike
 *
 * Returns: whether it is among them
 */
gboolean
vouch_reference_item_has_custom (JsonObject *item, const char *member, const char *text)
{
  JsonObject *custom = get_custom (item);
  JsonArray *array = custom ? vouch_json_get_array (custom, member) : NULL;

  for (guint i = 0; i < vouch_json_array_length (array); i++)
    {
      const char *own = vouch_json_array_text (array, i);

      if (own && g_ascii_strcasecmp (own, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * vouch_reference_item_add_custom:
 * @item: a CSL-JSON item
 * @member: as vouch_reference_item_has_custom() has it
 * @text: (nullable): what is added, unless it is there
 */
void
vouch_reference_item_add_custom (JsonObject *item, const char *member, const char *text)
{
  g_autofree char *clean = text ? vouch_reference_clean_text (text) : NULL;

  if (!clean || !*clean || vouch_reference_item_has_custom (item, member, clean))
    return;
  if (!get_custom (item))
    json_object_set_object_member (item, "custom", json_object_new ());
  json_array_add_string_element (ensure_array (get_custom (item), member), clean);
}

/**
 * vouch_reference_item_set_license:
 * @item: a CSL-JSON item
 * @address: (nullable): of the licence that the full text is under
 */
void
vouch_reference_item_set_license (JsonObject *item, const char *address)
{
  if (address && (g_str_has_prefix (address, "http://") || g_str_has_prefix (address, "https://")))
    vouch_reference_item_set_text (item, "license", address);
}
