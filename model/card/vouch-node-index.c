/* vouch-node-index.c: the nodes of a tree by id.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-node-index.h"

struct _VouchNodeIndex
{
  GHashTable *nodes; /* (owned): id (unowned: the node's own) to node (unowned) */
};

typedef struct
{
  VouchNodeIndex *index; /* (unowned) */
  GPtrArray *added;      /* (owned) (element-type VouchNode) */
  gboolean is_unique;
} Adding;

static void
add_cb (VouchNode *node,
        gpointer   data)
{
  Adding *adding = data;

  if (!adding->is_unique)
    return;
  if (g_hash_table_contains (adding->index->nodes, vouch_node_get_id (node)))
    {
      adding->is_unique = FALSE;
      return;
    }
  g_hash_table_insert (adding->index->nodes, (gpointer) vouch_node_get_id (node), node);
  g_ptr_array_add (adding->added, node);
}

static void
remove_cb (VouchNode *node,
           gpointer   data)
{
  VouchNodeIndex *self = data;

  g_hash_table_remove (self->nodes, vouch_node_get_id (node));
}

/** vouch_node_index_new: Returns: (transfer full): an empty index */
VouchNodeIndex *
vouch_node_index_new (void)
{
  VouchNodeIndex *self = g_new0 (VouchNodeIndex, 1);

  self->nodes = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/** vouch_node_index_free: @self: (transfer full): an index */
void
vouch_node_index_free (VouchNodeIndex *self)
{
  g_hash_table_unref (self->nodes);
  g_free (self);
}

/** vouch_node_index_lookup: Returns: (transfer none) (nullable): the node with that id */
VouchNode *
vouch_node_index_lookup (VouchNodeIndex *self,
                         const char     *id)
{
  return id ? g_hash_table_lookup (self->nodes, id) : NULL;
}

static void
look_cb (VouchNode *node,
         gpointer   data)
{
  Adding *looking = data;

  if (g_hash_table_contains (looking->index->nodes, vouch_node_get_id (node)))
    looking->is_unique = FALSE;
}

/** vouch_node_index_has_any: Returns: whether it knows the id of @node, or of one below it */
gboolean
vouch_node_index_has_any (VouchNodeIndex *self,
                          VouchNode      *node)
{
  Adding looking = { self, NULL, TRUE };

  vouch_node_foreach (node, look_cb, &looking);
  return !looking.is_unique;
}

/**
 * vouch_node_index_add:
 * @self: an index
 * @node: a node
 *
 * Takes in @node and all below it.
 *
 * Returns: whether each id was free; where one was not, nothing is taken in
 */
gboolean
vouch_node_index_add (VouchNodeIndex *self,
                      VouchNode      *node)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  Adding adding = { self, added, TRUE };

  vouch_node_foreach (node, add_cb, &adding);
  for (guint i = 0; !adding.is_unique && i < added->len; i++)
    g_hash_table_remove (self->nodes, vouch_node_get_id (added->pdata[i]));
  return adding.is_unique;
}

/** vouch_node_index_remove: lets go of @node and all below it */
void
vouch_node_index_remove (VouchNodeIndex *self,
                         VouchNode      *node)
{
  vouch_node_foreach (node, remove_cb, self);
}
