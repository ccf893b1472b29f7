/* vouch-merge-tree.c: merging what came, what moved and what went.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-merge-private.h"

#include "vouch-json.h"

/* --- what somebody did to a node --- */

static JsonNode *
describe_place (VouchNode *node)
{
  VouchPlace place = vouch_tree_place (node);

  return vouch_json_new_members ("parent", vouch_json_new_text (place.parent), "list",
                                 vouch_json_new_text (place.list), "position",
                                 vouch_json_new_int (place.position), NULL);
}

/* Whether a side changed something in a node of the base, or below it, that would go with it.
 * What @keeper (nullable) has in another place does not go. */
static gboolean
is_touched (VouchNode *base, VouchNode *now, GHashTable *in_base, GHashTable *keeper)
{
  if (!vouch_merge_is_same_values (base, now))
    return TRUE;
  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (now)->members; member->name; member++)
    {
      VouchNodeList *list
          = member->kind == VOUCH_MEMBER_LIST ? vouch_node_get_list (now, member->name) : NULL;

      for (guint i = 0; list && i < vouch_node_list_get_size (list); i++)
        {
          VouchNode *child = vouch_node_list_peek (list, i);
          VouchNode *before = vouch_merge_find (in_base, vouch_node_get_id (child), child);

          if (!before || !vouch_tree_same_list (before, child))
            return TRUE;
          if (!(keeper && g_hash_table_contains (keeper, vouch_node_get_id (child)))
              && is_touched (before, child, in_base, keeper))
            return TRUE;
        }
    }
  return FALSE;
}

/* --- order --- */

static GPtrArray *
list_ids (VouchNodeList *list)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; list && i < vouch_node_list_get_size (list); i++)
    g_ptr_array_add (ids, (gpointer) vouch_node_get_id (vouch_node_list_peek (list, i)));
  return ids;
}

static VouchNodeList *
find_list (GHashTable *side, VouchNodeList *like)
{
  VouchNode *owner = vouch_node_list_get_owner (like);
  VouchNode *node = vouch_merge_find (side, vouch_node_get_id (owner), owner);

  return node ? vouch_node_get_list (node, vouch_node_list_get_name (like)) : NULL;
}

/* In which lists a node stands in its place still, of those that @side did not reorder. */
static GHashTable *
find_steady (VouchMerge *self, GHashTable *side, VouchNodeList *like)
{
  g_autoptr (GPtrArray) before = list_ids (find_list (self->in_base, like));
  g_autoptr (GPtrArray) after = list_ids (find_list (side, like));

  return vouch_tree_find_steady (before, after, NULL);
}

/* --- placing --- */

/* Behind the one that stands before it there; what we put at the same place comes first. */
static guint
find_position (VouchMerge *self, VouchNodeList *list, VouchNode *theirs, GHashTable *our_steady)
{
  VouchNodeList *home = vouch_node_get_home (theirs);
  guint position = 0;

  for (guint i = vouch_node_get_position (theirs); i > 0; i--)
    {
      const char *id = vouch_node_get_id (vouch_node_list_peek (home, i - 1));
      VouchNode *before = vouch_work_tree_lookup (self->tree, id);

      if (before && vouch_node_get_home (before) == list)
        {
          position = vouch_node_get_position (before) + 1;
          break;
        }
    }
  for (; position < vouch_node_list_get_size (list); position++)
    {
      const char *id = vouch_node_get_id (vouch_node_list_peek (list, position));

      if (!g_hash_table_contains (self->in_ours, id) || g_hash_table_contains (our_steady, id)
          || g_hash_table_contains (self->in_theirs, id))
        break;
    }
  return position;
}

static gboolean
is_within (VouchNode *node, VouchNode *above)
{
  while (node && node != above)
    node = vouch_node_get_parent (node);
  return node != NULL;
}

static void
add_place_conflict (VouchMerge *self, VouchNode *base, VouchNode *ours, VouchNode *theirs)
{
  VouchMergeConflict *conflict = vouch_merge_add_conflict (
      self, VOUCH_MERGE_CONFLICT_PLACE, vouch_node_get_id (theirs), NULL);

  conflict->base = base ? describe_place (base) : NULL;
  conflict->ours = describe_place (ours);
  conflict->theirs = describe_place (theirs);
}

typedef struct
{
  VouchMerge *merge;
  VouchNodeList *list;      /* of the merged card */
  GHashTable *our_steady;   /* ids that we did not move within the list */
  GHashTable *their_steady; /* that they did not */
  gboolean is_agreed;       /* both have what both have in the same order */
} Listing;

static void
move_to_theirs (Listing *listing, VouchNode *node, VouchNode *theirs)
{
  VouchMerge *self = listing->merge;
  guint position = find_position (self, listing->list, theirs, listing->our_steady);

  vouch_work_tree_move (self->tree, node, listing->list, position);
}

/* Both have it, and the base had it. */
static void
merge_place (Listing *listing, VouchNode *base, VouchNode *ours, VouchNode *theirs)
{
  VouchMerge *self = listing->merge;
  const char *id = vouch_node_get_id (theirs);
  VouchNode *node = vouch_work_tree_lookup (self->tree, id);

  if (!vouch_tree_same_list (base, theirs))
    {
      if (vouch_tree_same_list (ours, theirs))
        return;
      if (!vouch_tree_same_list (base, ours)
          || is_within (vouch_node_list_get_owner (listing->list), node))
        add_place_conflict (self, base, ours, theirs);
      else
        move_to_theirs (listing, node, theirs);
    }
  else if (vouch_tree_same_list (base, ours) && !listing->is_agreed
           && !g_hash_table_contains (listing->their_steady, id))
    {
      if (g_hash_table_contains (listing->our_steady, id))
        move_to_theirs (listing, node, theirs);
      else
        add_place_conflict (self, base, ours, theirs);
    }
}

static void
bring_in (Listing *listing, VouchNode *theirs)
{
  VouchMerge *self = listing->merge;
  guint position = find_position (self, listing->list, theirs, listing->our_steady);

  vouch_work_tree_insert_copy (self->tree, listing->list, position, theirs);
}

static void
bring_back (Listing *listing, VouchNode *base, VouchNode *theirs)
{
  VouchMergeConflict *conflict;

  bring_in (listing, theirs);
  conflict = vouch_merge_add_conflict (listing->merge, VOUCH_MERGE_CONFLICT_REMOVED_OURS,
                                       vouch_node_get_id (theirs), NULL);
  conflict->base = vouch_node_to_json (base);
  conflict->theirs = vouch_node_to_json (theirs);
}

static void
merge_child (Listing *listing, VouchNode *theirs)
{
  VouchMerge *self = listing->merge;
  const char *id = vouch_node_get_id (theirs);
  VouchNode *base = vouch_merge_find (self->in_base, id, theirs);
  VouchNode *ours = vouch_merge_find (self->in_ours, id, theirs);

  if (base && ours)
    merge_place (listing, base, ours, theirs);
  else if (vouch_work_tree_lookup (self->tree, id))
    return;
  else if (!base)
    bring_in (listing, theirs);
  else if (!vouch_tree_same_list (base, theirs)
           || is_touched (base, theirs, self->in_base, self->in_ours))
    bring_back (listing, base, theirs);
}

static gboolean
is_agreed (VouchMerge *self, VouchNodeList *like)
{
  g_autoptr (GPtrArray) ours = list_ids (find_list (self->in_ours, like));
  g_autoptr (GPtrArray) theirs = list_ids (like);
  guint n_both;
  g_autoptr (GHashTable) steady = vouch_tree_find_steady (ours, theirs, &n_both);

  return g_hash_table_size (steady) == n_both;
}

static void
merge_list (VouchMerge *self, VouchNode *node, VouchNodeList *theirs)
{
  g_autoptr (GHashTable) our_steady = find_steady (self, self->in_ours, theirs);
  g_autoptr (GHashTable) their_steady = find_steady (self, self->in_theirs, theirs);
  Listing listing = { self, vouch_node_get_list (node, vouch_node_list_get_name (theirs)),
                      our_steady, their_steady, is_agreed (self, theirs) };

  for (guint i = 0; i < vouch_node_list_get_size (theirs); i++)
    merge_child (&listing, vouch_node_list_peek (theirs, i));
}

/** Takes over what they put into the lists of a node, or moved there; parents come first. */
void
vouch_merge_children (VouchMerge *self, VouchNode *theirs)
{
  VouchNode *node = vouch_work_tree_lookup (self->tree, vouch_node_get_id (theirs));

  if (!node || G_OBJECT_TYPE (node) != G_OBJECT_TYPE (theirs))
    return;
  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (theirs)->members; member->name; member++)
    if (member->kind == VOUCH_MEMBER_LIST)
      merge_list (self, node, vouch_node_get_list (theirs, member->name));
}

/* --- what went --- */

static void
keep_in_spite (VouchMerge *self, VouchNode *base, VouchNode *ours)
{
  VouchMergeConflict *conflict = vouch_merge_add_conflict (
      self, VOUCH_MERGE_CONFLICT_REMOVED_THEIRS, vouch_node_get_id (ours), NULL);

  conflict->base = vouch_node_to_json (base);
  conflict->ours = vouch_node_to_json (ours);
}

/* What they have elsewhere, and could not be brought there. */
static gboolean
has_theirs (VouchMerge *self, VouchNode *node)
{
  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (node)->members; member->name; member++)
    {
      VouchNodeList *list
          = member->kind == VOUCH_MEMBER_LIST ? vouch_node_get_list (node, member->name) : NULL;

      for (guint i = 0; list && i < vouch_node_list_get_size (list); i++)
        {
          VouchNode *child = vouch_node_list_peek (list, i);

          if (g_hash_table_contains (self->in_theirs, vouch_node_get_id (child))
              || has_theirs (self, child))
            return TRUE;
        }
    }
  return FALSE;
}

/* Returns: whether what is below it is settled, too. */
static gboolean
merge_removal (VouchMerge *self, VouchNode *base)
{
  const char *id = vouch_node_get_id (base);
  VouchNode *ours = vouch_merge_find (self->in_ours, id, base);
  VouchNode *now = vouch_work_tree_lookup (self->tree, id);

  if (vouch_merge_find (self->in_theirs, id, base) || !ours || !now)
    return FALSE;
  if (!vouch_tree_same_list (base, ours) || is_touched (base, now, self->in_base, NULL)
      || has_theirs (self, now))
    keep_in_spite (self, base, ours);
  else
    vouch_work_tree_remove (self->tree, now);
  return TRUE;
}

/** Takes away what they took away, from the top down. */
void
vouch_merge_removals (VouchMerge *self, VouchNode *base)
{
  if (merge_removal (self, base))
    return;
  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (base)->members; member->name; member++)
    {
      VouchNodeList *list
          = member->kind == VOUCH_MEMBER_LIST ? vouch_node_get_list (base, member->name) : NULL;

      for (guint i = 0; list && i < vouch_node_list_get_size (list); i++)
        vouch_merge_removals (self, vouch_node_list_peek (list, i));
    }
}
