/* vouch-merge-values.c: merging what nodes hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-merge-private.h"

#include "vouch-json.h"

/* Lists of what happened, or of what was decided: entries come and go, each for itself. */
static const char *const logs[]
    = { "considered", "muted", "approvals", "corrections", "publications", NULL };

/* What says how a value came about follows the value; nobody has to decide on it. */
static const char *const details[] = { "origin", "by", "how", "verified", "reviewed", NULL };

/* --- lists of entries --- */

static gboolean
has_entry (JsonArray *array, JsonNode *entry)
{
  for (guint i = 0; i < vouch_json_array_length (array); i++)
    if (vouch_json_equal (vouch_json_array_node (array, i), entry))
      return TRUE;
  return FALSE;
}

static const char *
get_time (JsonNode *entry)
{
  JsonObject *object = vouch_json_node_object (entry);

  return object ? vouch_json_get_text (object, "at") : NULL;
}

/* Before the first that is later, so that the newest stays last. */
static void
insert_entry (GPtrArray *entries, JsonNode *entry)
{
  const char *at = get_time (entry);
  guint position = entries->len;

  while (at && position > 0 && g_strcmp0 (get_time (entries->pdata[position - 1]), at) > 0)
    position--;
  g_ptr_array_insert (entries, (int) position, entry);
}

/* Ours without what they took away, and with what they added. */
static JsonNode *
merge_entries (JsonNode *base, JsonNode *ours, JsonNode *theirs)
{
  JsonArray *old = vouch_json_node_array (base);
  JsonArray *mine = vouch_json_node_array (ours);
  JsonArray *other = vouch_json_node_array (theirs);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  JsonArray *merged = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (mine); i++)
    {
      JsonNode *entry = vouch_json_array_node (mine, i);

      if (!has_entry (old, entry) || has_entry (other, entry))
        g_ptr_array_add (entries, entry);
    }
  for (guint i = 0; i < vouch_json_array_length (other); i++)
    {
      JsonNode *entry = vouch_json_array_node (other, i);

      if (!has_entry (old, entry) && !has_entry (mine, entry))
        insert_entry (entries, entry);
    }
  for (guint i = 0; i < entries->len; i++)
    json_array_add_element (merged, json_node_ref (entries->pdata[i]));
  return vouch_json_new_array (merged);
}

static gboolean
is_array_or_nothing (JsonNode *value)
{
  return !value || vouch_json_node_array (value);
}

/* --- one member --- */

static JsonNode *
ref_value (JsonNode *value)
{
  return value ? json_node_ref (value) : NULL;
}

static void
merge_both_changed (VouchMerge *self,
                    VouchNode *node,
                    const char *member,
                    JsonNode *base,
                    JsonNode *theirs)
{
  JsonNode *ours = vouch_node_get_value (node, member);
  VouchMergeConflict *conflict;

  if (g_strv_contains (details, member))
    return;
  if (g_strv_contains (logs, member) && is_array_or_nothing (base) && is_array_or_nothing (ours)
      && is_array_or_nothing (theirs))
    {
      g_autoptr (JsonNode) merged = merge_entries (base, ours, theirs);

      vouch_work_tree_set (self->tree, node, member, merged);
      return;
    }
  conflict = vouch_merge_add_conflict (self, VOUCH_MERGE_CONFLICT_VALUE, vouch_node_get_id (node),
                                       member);
  conflict->base = ref_value (base);
  conflict->ours = ref_value (ours);
  conflict->theirs = ref_value (theirs);
}

static void
merge_value (VouchMerge *self, VouchNode *base, VouchNode *theirs, const char *member)
{
  VouchNode *node = vouch_work_tree_lookup (self->tree, vouch_node_get_id (theirs));
  JsonNode *before = base ? vouch_node_get_value (base, member) : NULL;
  JsonNode *ours = vouch_node_get_value (node, member);
  JsonNode *after = vouch_node_get_value (theirs, member);

  if (vouch_json_equal (after, before) || vouch_json_equal (after, ours))
    return;
  if (vouch_json_equal (ours, before))
    vouch_work_tree_set (self->tree, node, member, after);
  else
    merge_both_changed (self, node, member, before, after);
}

/** Takes over what they did to the values of a node that we have, too. */
void
vouch_merge_values (VouchMerge *self, VouchNode *theirs)
{
  const char *id = vouch_node_get_id (theirs);
  VouchNode *ours = vouch_merge_find (self->in_ours, id, theirs);
  VouchNode *base = vouch_merge_find (self->in_base, id, theirs);
  g_autoptr (GPtrArray) names = NULL;

  if (!ours)
    return;
  names = vouch_tree_member_names (ours, theirs);
  for (guint i = 0; i < names->len; i++)
    merge_value (self, base, theirs, names->pdata[i]);
}

/** Returns: whether two versions of a node hold the same values. */
gboolean
vouch_merge_is_same_values (VouchNode *a, VouchNode *b)
{
  g_autoptr (GPtrArray) names = vouch_tree_member_names (a, b);

  for (guint i = 0; i < names->len; i++)
    if (!vouch_json_equal (vouch_node_get_value (a, names->pdata[i]),
                           vouch_node_get_value (b, names->pdata[i])))
      return FALSE;
  return TRUE;
}
