/* vouch-merge.c: what two people made of one card, as one.
 *
 * Goes from our version and takes over what they did to the base: values first, then
 * what came and what moved, from the top down, then what went. Nodes are known by
 * their ids and nothing is compared by its place in a file. Where both did something
 * to the same value, or one changed what the other removed, nobody's work is lost:
 * the card has one of them and the list of conflicts the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-merge-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-format-error.h"
#include "vouch-json.h"

static void
free_conflict (gpointer data)
{
  VouchMergeConflict *self = data;

  g_free (self->node);
  g_free (self->member);
  g_clear_pointer (&self->base, json_node_unref);
  g_clear_pointer (&self->ours, json_node_unref);
  g_clear_pointer (&self->theirs, json_node_unref);
  g_free (self);
}

/** Returns: (transfer none) (nullable): the side's node of that id, where it is one like @like. */
VouchNode *
vouch_merge_find (GHashTable *side, const char *id, VouchNode *like)
{
  VouchNode *node = g_hash_table_lookup (side, id);

  return node && G_OBJECT_TYPE (node) == G_OBJECT_TYPE (like) ? node : NULL;
}

/** Returns: (transfer none): a conflict that does not say yet what the sides have. */
VouchMergeConflict *
vouch_merge_add_conflict (VouchMerge *self,
                          VouchMergeConflictKind kind,
                          const char *node,
                          const char *member)
{
  VouchMergeConflict *conflict = g_new0 (VouchMergeConflict, 1);

  conflict->kind = kind;
  conflict->node = g_strdup (node);
  conflict->member = g_strdup (member);
  g_ptr_array_add (self->conflicts, conflict);
  return conflict;
}

static gboolean
check_same_card (VouchCard *a, VouchCard *b, GError **error)
{
  if (!b || g_str_equal (vouch_node_get_id (VOUCH_NODE (a)), vouch_node_get_id (VOUCH_NODE (b))))
    return TRUE;
  g_set_error_literal (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_MEMBER,
                       _("These are two different cards, not two versions of one."));
  return FALSE;
}

static void
values_cb (VouchNode *theirs, gpointer data)
{
  vouch_merge_values (data, theirs);
}

static void
children_cb (VouchNode *theirs, gpointer data)
{
  vouch_merge_children (data, theirs);
}

static void
forget_sides (VouchMerge *self)
{
  g_clear_pointer (&self->in_base, g_hash_table_unref);
  g_clear_pointer (&self->in_ours, g_hash_table_unref);
  g_clear_pointer (&self->in_theirs, g_hash_table_unref);
  g_clear_pointer (&self->settled, g_hash_table_unref);
}

/**
 * vouch_merge_cards:
 * @base: (nullable): what both began with; %NULL where nobody knows
 * @ours: a version of the card
 * @theirs: another one
 * @error: return location for a #VouchFormatError
 *
 * None of the three is altered. What only one side did is in the merged card; see
 * #VouchMergeConflictKind for the rest.
 *
 * Returns: (transfer full) (nullable): the merge; %NULL where these are not versions of one card
 */
VouchMerge *
vouch_merge_cards (VouchCard *base, VouchCard *ours, VouchCard *theirs, GError **error)
{
  g_autoptr (VouchMerge) self = g_new0 (VouchMerge, 1);
  const GError *trouble;

  g_return_val_if_fail (VOUCH_IS_CARD (ours) && VOUCH_IS_CARD (theirs), NULL);

  self->conflicts = g_ptr_array_new_with_free_func (free_conflict);
  if (!check_same_card (ours, theirs, error) || !check_same_card (ours, base, error))
    return NULL;
  self->tree = vouch_work_tree_new (ours, error);
  if (!self->tree)
    return NULL;
  self->in_base = vouch_tree_index (base);
  self->in_ours = vouch_tree_index (ours);
  self->in_theirs = vouch_tree_index (theirs);
  self->settled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  vouch_node_foreach (VOUCH_NODE (theirs), values_cb, self);
  vouch_node_foreach (VOUCH_NODE (theirs), children_cb, self);
  if (base)
    vouch_merge_removals (self, VOUCH_NODE (base));
  vouch_merge_references (self);
  forget_sides (self);
  trouble = vouch_work_tree_get_trouble (self->tree);
  if (!trouble)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_error_copy (trouble));
  return NULL;
}

void
vouch_merge_free (VouchMerge *self)
{
  forget_sides (self);
  g_clear_pointer (&self->tree, vouch_work_tree_free);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self);
}

/** Returns: (transfer none): the merged card, open. */
VouchDocument *
vouch_merge_get_document (VouchMerge *self)
{
  return vouch_work_tree_get_document (self->tree);
}

/** Returns: (transfer none) (element-type VouchMergeConflict): what somebody has to decide. */
GPtrArray *
vouch_merge_get_conflicts (VouchMerge *self)
{
  return self->conflicts;
}
