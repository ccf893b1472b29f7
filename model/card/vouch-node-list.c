/* vouch-node-list.c: the nodes of one list member, as a list model.
 *
 * A balanced tree, so that a card of ten thousand statements takes an insertion
 * in its middle, and says where a statement stands, as quickly as a short one. The
 * row that was looked at last is remembered: whoever walks through the list goes
 * from one to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node-list.h"

#include "vouch-node-list-private.h"

struct _VouchNodeList
{
  GObject parent_instance;

  VouchNode *owner;    /* (unowned) (nullable): it clears this when it goes */
  const char *name;    /* of the owner's table */
  GType type;          /* of the nodes */
  GSequence *nodes;    /* (owned) (element-type VouchNode) */
  GSequenceIter *last; /* (unowned) (nullable): the one looked at last */
  guint last_position; /* where @last stands */
  guint size;          /* as the sequence would have to count it */
};

static void list_model_interface_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VouchNodeList,
                               vouch_node_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_interface_init))

static void
release_node (VouchNode *node)
{
  vouch_node_set_home (node, NULL);
  vouch_node_set_iter (node, NULL);
  g_object_unref (node);
}

static GSequenceIter *
get_iter (VouchNodeList *self, guint position)
{
  if (self->last && position == self->last_position + 1)
    self->last = g_sequence_iter_next (self->last);
  else if (self->last && position + 1 == self->last_position)
    self->last = g_sequence_iter_prev (self->last);
  else if (!self->last || position != self->last_position)
    self->last = g_sequence_get_iter_at_pos (self->nodes, (int) position);
  self->last_position = position;
  return self->last;
}

/* --- list model --- */

static GType
get_item_type (GListModel *model)
{
  return VOUCH_NODE_LIST (model)->type;
}

static guint
get_n_items (GListModel *model)
{
  return vouch_node_list_get_size (VOUCH_NODE_LIST (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  gpointer node = vouch_node_list_peek (VOUCH_NODE_LIST (model), position);

  return node ? g_object_ref (node) : NULL;
}

static void
list_model_interface_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* --- the object --- */

static void
vouch_node_list_finalize (GObject *object)
{
  VouchNodeList *self = VOUCH_NODE_LIST (object);

  g_sequence_foreach (self->nodes, (GFunc) (void (*) (void)) release_node, NULL);
  g_sequence_free (self->nodes);
  G_OBJECT_CLASS (vouch_node_list_parent_class)->finalize (object);
}

static void
vouch_node_list_class_init (VouchNodeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_node_list_finalize;
}

static void
vouch_node_list_init (VouchNodeList *self)
{
  self->nodes = g_sequence_new (NULL);
}

/**
 * vouch_node_list_new: (skip)
 * @owner: the node that has the list
 * @name: the list's member name, static
 * @type: type of its nodes
 *
 * Only for nodes.
 *
 * Returns: (transfer full): an empty list
 */
VouchNodeList *
vouch_node_list_new (VouchNode *owner, const char *name, GType type)
{
  VouchNodeList *self = g_object_new (VOUCH_TYPE_NODE_LIST, NULL);

  self->owner = owner;
  self->name = name;
  self->type = type;
  return self;
}

/* The owner is going; somebody may still look at the list. */
void
vouch_node_list_forget_owner (VouchNodeList *self)
{
  self->owner = NULL;
}

/**
 * vouch_node_list_insert: (skip)
 * @self: a list
 * @position: from 0, at most the list's size
 * @node: (transfer none): a node of the list's type that stands nowhere
 *
 * Only for the reader and the document.
 */
void
vouch_node_list_insert (VouchNodeList *self, guint position, VouchNode *node)
{
  GSequenceIter *iter;

  g_return_if_fail (VOUCH_IS_NODE_LIST (self));
  g_return_if_fail (position <= vouch_node_list_get_size (self));
  g_return_if_fail (g_type_is_a (G_OBJECT_TYPE (node), self->type));
  g_return_if_fail (!vouch_node_get_home (node));

  iter = g_sequence_get_iter_at_pos (self->nodes, (int) position);
  iter = g_sequence_insert_before (iter, g_object_ref (node));
  vouch_node_set_home (node, self);
  vouch_node_set_iter (node, iter);
  self->last = iter;
  self->last_position = position;
  self->size++;
  vouch_node_entered (node);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/**
 * vouch_node_list_steal: (skip)
 * @self: a list
 * @position: from 0
 *
 * Only for the document.
 *
 * Returns: (transfer full): the node that stood there and now stands nowhere
 */
VouchNode *
vouch_node_list_steal (VouchNodeList *self, guint position)
{
  VouchNode *node;

  g_return_val_if_fail (VOUCH_IS_NODE_LIST (self), NULL);
  g_return_val_if_fail (position < vouch_node_list_get_size (self), NULL);

  node = vouch_node_list_peek (self, position);
  vouch_node_will_leave (node);
  g_sequence_remove (vouch_node_get_iter (node));
  self->last = NULL;
  self->size--;
  vouch_node_set_home (node, NULL);
  vouch_node_set_iter (node, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  return node;
}

/** vouch_node_list_get_child_type: (skip): Returns: the type of the list's nodes */
GType
vouch_node_list_get_child_type (VouchNodeList *self)
{
  g_return_val_if_fail (VOUCH_IS_NODE_LIST (self), G_TYPE_NONE);

  return self->type;
}

/** vouch_node_list_get_name: Returns: (transfer none): the list's member name */
const char *
vouch_node_list_get_name (VouchNodeList *self)
{
  g_return_val_if_fail (VOUCH_IS_NODE_LIST (self), NULL);

  return self->name;
}

/**
 * vouch_node_list_get_owner:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the node whose member it is; %NULL once that is gone
 */
VouchNode *
vouch_node_list_get_owner (VouchNodeList *self)
{
  g_return_val_if_fail (VOUCH_IS_NODE_LIST (self), NULL);

  return self->owner;
}

/** vouch_node_list_get_size: Returns: how many nodes stand in the list */
guint
vouch_node_list_get_size (VouchNodeList *self)
{
  g_return_val_if_fail (VOUCH_IS_NODE_LIST (self), 0);

  return self->size;
}

/**
 * vouch_node_list_peek:
 * @self: a list
 * @position: from 0
 *
 * Returns: (transfer none) (nullable) (type VouchNode): the node there, %NULL past the end
 */
gpointer
vouch_node_list_peek (VouchNodeList *self, guint position)
{
  g_return_val_if_fail (VOUCH_IS_NODE_LIST (self), NULL);

  if (position >= vouch_node_list_get_size (self))
    return NULL;
  return g_sequence_get (get_iter (self, position));
}

/**
 * vouch_node_list_find:
 * @self: a list
 * @node: a node
 * @position: (out) (optional): where it stands, set only where the answer is %TRUE
 *
 * Returns: whether @node stands in the list
 */
gboolean
vouch_node_list_find (VouchNodeList *self, VouchNode *node, guint *position)
{
  g_return_val_if_fail (VOUCH_IS_NODE_LIST (self), FALSE);
  g_return_val_if_fail (VOUCH_IS_NODE (node), FALSE);

  if (vouch_node_get_home (node) != self)
    return FALSE;
  if (position)
    *position = vouch_node_get_position (node);
  return TRUE;
}
