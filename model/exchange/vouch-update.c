/* vouch-update.c: how much the change of a page means to those who read it before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-update.h"

#include "vouch-json.h"

static const char *const names[VOUCH_UPDATE_N_WEIGHTS] = {
  [VOUCH_UPDATE_MINOR] = "minor",
  [VOUCH_UPDATE_UPDATE] = "update",
  [VOUCH_UPDATE_CORRECTION] = "correction",
  [VOUCH_UPDATE_IMPORTANT] = "important",
};

/**
 * vouch_update_weight_name:
 * @weight: a weight
 *
 * Returns: its name, as `corrections` and the command line have it.
 */
const char *
vouch_update_weight_name (VouchUpdateWeight weight)
{
  g_return_val_if_fail (weight < VOUCH_UPDATE_N_WEIGHTS, names[0]);
  return names[weight];
}

/**
 * vouch_update_weight_parse:
 * @name: (nullable): what may be a weight's name
 * @weight: (out): the weight, where it is one
 *
 * Returns: whether @name is one.
 */
gboolean
vouch_update_weight_parse (const char        *name,
                           VouchUpdateWeight *weight)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *weight = (VouchUpdateWeight) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * vouch_update_is_correction:
 * @weight: a weight
 *
 * Returns: whether it says that something was wrong, and so has to say what.
 */
gboolean
vouch_update_is_correction (VouchUpdateWeight weight)
{
  return weight >= VOUCH_UPDATE_CORRECTION;
}

static JsonNode *
text_or_null (const char *text)
{
  return text && *text ? vouch_json_new_text (text) : NULL;
}

/**
 * vouch_update_add_correction:
 * @corrections: (nullable): a card's `corrections`
 * @weight: of the update
 * @at: the time, RFC 3339 in UTC
 * @text: (nullable): what is new or other
 * @was: (nullable): of a correction: what was wrong
 * @is: (nullable): of a correction: what is right
 *
 * Returns: (transfer full): the same with one more at the end
 */
JsonNode *
vouch_update_add_correction (JsonNode          *corrections,
                             VouchUpdateWeight  weight,
                             const char        *at,
                             const char        *text,
                             const char        *was,
                             const char        *is)
{
  JsonArray *old = vouch_json_node_array (corrections);
  JsonArray *all = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (old); i++)
    json_array_add_element (all, json_node_ref (vouch_json_array_node (old, i)));
  json_array_add_element (
      all, vouch_json_new_members ("at", vouch_json_new_text (at), "weight",
                                   vouch_json_new_text (vouch_update_weight_name (weight)), "text",
                                   text_or_null (text), "was", text_or_null (was), "is",
                                   text_or_null (is), NULL));
  return vouch_json_new_array (all);
}
