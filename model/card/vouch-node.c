/* vouch-node.c: a node of the card's tree: its place, its properties, its children.
 *
 * What it holds is in vouch-node-value.c, how it is read and written in
 * vouch-node-json.c, how it is edited in vouch-node-edit.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node-slot.h"

#include "vouch-document.h"
#include "vouch-json.h"
#include "vouch-node-list-private.h"

typedef struct
{
  GArray *slots;           /* (owned) (element-type VouchNodeSlot) */
  VouchNodeList *home;     /* (unowned) (nullable): it clears this when it goes */
  GSequenceIter *iter;     /* (unowned) (nullable): its place within home */
  VouchDocument *document; /* (unowned) (nullable): it clears this when it goes */
  VouchNodeIndex *index;   /* (owned) (nullable): of a root without a document, once asked for */
} VouchNodePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VouchNode, vouch_node, G_TYPE_OBJECT)

static VouchNodePrivate *
get_private (VouchNode *self)
{
  return vouch_node_get_instance_private (self);
}

/* --- slots --- */

static void
clear_slot (VouchNodeSlot *slot)
{
  g_free (slot->unknown);
  g_clear_pointer (&slot->value, json_node_unref);
  if (slot->list)
    vouch_node_list_forget_owner (slot->list);
  g_clear_object (&slot->list);
}

static void
insert_slot (VouchNode *self,
             guint index,
             const char *name,
             const VouchMember *member,
             const VouchMember *group)
{
  VouchNodeSlot slot = { member, member ? NULL : g_strdup (name), group };

  g_array_insert_val (get_private (self)->slots, index, slot);
}

guint
vouch_node_get_n_slots (VouchNode *self)
{
  return get_private (self)->slots->len;
}

VouchNodeSlot *
vouch_node_get_slot (VouchNode *self, guint index)
{
  return &g_array_index (get_private (self)->slots, VouchNodeSlot, index);
}

/* Within a group "GROUP/MEMBER". */
const char *
vouch_node_slot_get_name (VouchNodeSlot *slot)
{
  return slot->member ? slot->member->name : slot->unknown;
}

/* A name with a slash that a file had outside of the group is not the group's member. */
VouchNodeSlot *
vouch_node_find_slot (VouchNode *self, const char *name)
{
  GArray *slots = get_private (self)->slots;
  const VouchMember *members = VOUCH_NODE_GET_CLASS (self)->members;
  const VouchMember *member = vouch_member_find (members, name);
  const VouchMember *group = member ? NULL : vouch_member_find_group (members, name);

  for (guint i = 0; i < slots->len; i++)
    {
      VouchNodeSlot *slot = &g_array_index (slots, VouchNodeSlot, i);

      if (member ? slot->member == member
                 : slot->unknown && slot->group == group && g_str_equal (slot->unknown, name))
        return slot;
    }
  return NULL;
}

/* For the reader, which knows that it is not there yet. */
VouchNodeSlot *
vouch_node_append_slot (VouchNode *self,
                        const char *name,
                        const VouchMember *member,
                        const VouchMember *group)
{
  guint end = vouch_node_get_n_slots (self);

  insert_slot (self, end, name, member, group);
  return vouch_node_get_slot (self, end);
}

/* Behind the nearest of those that the table has before it; behind all, where the table
 * doesn't know it. Within a group that is meant of the group's. */
static guint
find_place (VouchNode *self, const VouchMember *member, const VouchMember *group)
{
  guint place = 0;
  const VouchMember *before = NULL;

  for (guint i = 0; i < vouch_node_get_n_slots (self); i++)
    {
      VouchNodeSlot *slot = vouch_node_get_slot (self, i);

      if (group && slot->group != group && slot->member != group)
        continue;
      if (!member)
        place = i + 1;
      else if (slot->member && slot->member < member && (!before || slot->member >= before))
        {
          before = slot->member;
          place = i + 1;
        }
    }
  return place;
}

VouchNodeSlot *
vouch_node_ensure_slot (VouchNode *self, const char *name)
{
  const VouchMember *members = VOUCH_NODE_GET_CLASS (self)->members;
  const VouchMember *member = vouch_member_find (members, name);
  const VouchMember *group = vouch_member_find_group (members, name);
  VouchNodeSlot *slot = vouch_node_find_slot (self, name);
  guint place;

  if (slot)
    return slot;
  if (group)
    vouch_node_ensure_slot (self, group->name);
  place = find_place (self, member, group);
  insert_slot (self, place, name, member, group);
  return vouch_node_get_slot (self, place);
}

/* --- properties --- */

static void
vouch_node_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VouchNode *self = VOUCH_NODE (object);
  const VouchMember *member = &VOUCH_NODE_GET_CLASS (self)->members[id - 1];

  switch (member->kind)
    {
    case VOUCH_MEMBER_TEXT:
    case VOUCH_MEMBER_RICH:
    case VOUCH_MEMBER_PERSON:
      g_value_set_string (value, vouch_node_get_text (self, member->name));
      break;
    case VOUCH_MEMBER_BOOLEAN:
      g_value_set_boolean (value, vouch_node_get_flag (self, member->name));
      break;
    case VOUCH_MEMBER_INTEGER:
      g_value_set_int64 (value, vouch_node_get_number (self, member->name, 0));
      break;
    case VOUCH_MEMBER_LIST:
      g_value_set_object (value, vouch_node_get_list (self, member->name));
      break;
    default:
      g_value_set_boxed (value, vouch_node_get_value (self, member->name));
    }
}

static void
vouch_node_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VouchNode *self = VOUCH_NODE (object);
  const VouchMember *member = &VOUCH_NODE_GET_CLASS (self)->members[id - 1];
  g_autoptr (JsonNode) node = NULL;

  if (G_VALUE_HOLDS_STRING (value))
    {
      vouch_node_set_text (self, member->name, g_value_get_string (value));
      return;
    }
  if (G_VALUE_HOLDS_BOOLEAN (value))
    node = vouch_json_new_boolean (g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_INT64 (value))
    node = vouch_json_new_int (g_value_get_int64 (value));
  else
    node = g_value_dup_boxed (value);
  vouch_node_set_value (self, member->name, node, NULL);
}

static GParamSpec *
make_property (const VouchMember *member)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /* An id is for life. */
  if (g_str_equal (member->name, "id"))
    flags &= ~(GParamFlags) G_PARAM_WRITABLE;
  switch (member->kind)
    {
    case VOUCH_MEMBER_TEXT:
    case VOUCH_MEMBER_RICH:
    case VOUCH_MEMBER_PERSON:
      return g_param_spec_string (member->property, NULL, NULL, NULL, flags);
    case VOUCH_MEMBER_BOOLEAN:
      return g_param_spec_boolean (member->property, NULL, NULL, FALSE, flags);
    case VOUCH_MEMBER_INTEGER:
      return g_param_spec_int64 (member->property, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case VOUCH_MEMBER_LIST:
      return g_param_spec_object (member->property, NULL, NULL, VOUCH_TYPE_NODE_LIST,
                                  flags & ~(GParamFlags) G_PARAM_WRITABLE);
    default:
      return g_param_spec_boxed (member->property, NULL, NULL, JSON_TYPE_NODE, flags);
    }
}

/**
 * vouch_node_class_install_members: (skip)
 * @node_class: a class that has no table yet
 * @members: its table, static, ended by a row without a name
 *
 * Installs the properties that the table names.
 */
void
vouch_node_class_install_members (VouchNodeClass *node_class, const VouchMember *members)
{
  GObjectClass *object_class = G_OBJECT_CLASS (node_class);

  node_class->members = members;
  /* GObject lets no class inherit these. */
  object_class->get_property = vouch_node_get_property;
  object_class->set_property = vouch_node_set_property;
  for (guint i = 0; members[i].name; i++)
    if (members[i].property)
      g_object_class_install_property (object_class, i + 1, make_property (&members[i]));
}

/* --- the object --- */

static void
vouch_node_finalize (GObject *object)
{
  VouchNodePrivate *priv = get_private (VOUCH_NODE (object));

  g_clear_pointer (&priv->index, vouch_node_index_free);
  g_array_unref (priv->slots);
  G_OBJECT_CLASS (vouch_node_parent_class)->finalize (object);
}

static void
vouch_node_class_init (VouchNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = vouch_node_finalize;
}

static void
vouch_node_init (VouchNode *self)
{
  VouchNodePrivate *priv = get_private (self);

  priv->slots = g_array_new (FALSE, TRUE, sizeof (VouchNodeSlot));
  g_array_set_clear_func (priv->slots, (GDestroyNotify) clear_slot);
}

/* --- place --- */

/**
 * vouch_node_set_home: (skip)
 * @self: a node
 * @home: (nullable): the list that it stands in now
 *
 * Only for lists.
 */
void
vouch_node_set_home (VouchNode *self, VouchNodeList *home)
{
  get_private (self)->home = home;
}

/* Its place within its home, which finds its position without looking at its siblings. */
GSequenceIter *
vouch_node_get_iter (VouchNode *self)
{
  return get_private (self)->iter;
}

void
vouch_node_set_iter (VouchNode *self, GSequenceIter *iter)
{
  get_private (self)->iter = iter;
}

/* The ids of a whole tree that no document has an index of. */
VouchNodeIndex *
vouch_node_get_loose_index (VouchNode *self)
{
  VouchNode *root = vouch_node_get_root (self);
  VouchNodePrivate *priv = get_private (root);

  if (!priv->index)
    {
      priv->index = vouch_node_index_new ();
      vouch_node_index_add (priv->index, root);
    }
  return priv->index;
}

/* Called by its home: it has come in. */
void
vouch_node_entered (VouchNode *self)
{
  VouchNodeIndex *index = get_private (vouch_node_get_root (self))->index;

  g_clear_pointer (&get_private (self)->index, vouch_node_index_free);
  if (index)
    vouch_node_index_add (index, self);
}

/* Called by its home: it is about to go. */
void
vouch_node_will_leave (VouchNode *self)
{
  VouchNodeIndex *index = get_private (vouch_node_get_root (self))->index;

  if (index)
    vouch_node_index_remove (index, self);
}

/**
 * vouch_node_set_document: (skip)
 * @self: a node
 * @document: (nullable): the document that it belongs to
 *
 * Only for documents, which call it with %NULL before they go. That of the root is
 * what counts for all below it.
 */
void
vouch_node_set_document (VouchNode *self, VouchDocument *document)
{
  g_return_if_fail (VOUCH_IS_NODE (self));

  g_clear_pointer (&get_private (self)->index, vouch_node_index_free);
  get_private (self)->document = document;
}

/**
 * vouch_node_get_home:
 * @self: a node
 *
 * Returns: (transfer none) (nullable): the list that it stands in
 */
VouchNodeList *
vouch_node_get_home (VouchNode *self)
{
  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);

  return get_private (self)->home;
}

/**
 * vouch_node_get_parent:
 * @self: a node
 *
 * Returns: (transfer none) (nullable): the node that has the list in which it stands
 */
VouchNode *
vouch_node_get_parent (VouchNode *self)
{
  VouchNodeList *home = vouch_node_get_home (self);

  return home ? vouch_node_list_get_owner (home) : NULL;
}

/**
 * vouch_node_get_position:
 * @self: a node
 *
 * Takes the logarithm of the number of its siblings.
 *
 * Returns: its position in its list, from 0; 0 also where it stands in none
 */
guint
vouch_node_get_position (VouchNode *self)
{
  GSequenceIter *iter;

  g_return_val_if_fail (VOUCH_IS_NODE (self), 0);

  iter = get_private (self)->iter;
  return iter ? (guint) g_sequence_iter_get_position (iter) : 0;
}

/**
 * vouch_node_get_root:
 * @self: a node
 *
 * Returns: (transfer none): the topmost node above it, itself where it has no parent
 */
VouchNode *
vouch_node_get_root (VouchNode *self)
{
  VouchNode *parent;

  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);

  while ((parent = vouch_node_get_parent (self)))
    self = parent;
  return self;
}

/**
 * vouch_node_get_document:
 * @self: a node
 *
 * Returns: (transfer none) (nullable): the document that it belongs to
 */
VouchDocument *
vouch_node_get_document (VouchNode *self)
{
  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);

  return get_private (vouch_node_get_root (self))->document;
}

/**
 * vouch_node_get_ancestor:
 * @self: a node
 * @type: a type of node
 *
 * Returns: (transfer none) (nullable): the nearest node above it of that type
 */
VouchNode *
vouch_node_get_ancestor (VouchNode *self, GType type)
{
  VouchNode *node;

  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);

  node = vouch_node_get_parent (self);
  while (node && !g_type_is_a (G_OBJECT_TYPE (node), type))
    node = vouch_node_get_parent (node);
  return node;
}

/* --- children --- */

/**
 * vouch_node_get_list:
 * @self: a node
 * @list: name of a list member
 *
 * The same list for the node's whole life.
 *
 * Returns: (transfer none) (nullable): its children there; %NULL where nodes of its
 *   type have no such list
 */
VouchNodeList *
vouch_node_get_list (VouchNode *self, const char *list)
{
  const VouchMember *member;
  VouchNodeSlot *slot;

  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);
  g_return_val_if_fail (list, NULL);

  member = vouch_node_find_member (self, list);
  if (!member || member->kind != VOUCH_MEMBER_LIST)
    return NULL;
  slot = vouch_node_ensure_slot (self, list);
  if (!slot->list)
    slot->list = vouch_node_list_new (self, member->name, member->get_child_type ());
  return slot->list;
}

/**
 * vouch_node_foreach:
 * @self: a node
 * @func: (scope call): called with the node, then with all below it, each before its children
 * @data: for @func
 *
 * In the order of the file. @func must not alter the tree.
 */
void
vouch_node_foreach (VouchNode *self, VouchNodeFunc func, gpointer data)
{
  g_return_if_fail (VOUCH_IS_NODE (self));

  func (self, data);
  for (guint i = 0; i < vouch_node_get_n_slots (self); i++)
    {
      VouchNodeList *list = vouch_node_get_slot (self, i)->list;

      for (guint k = 0; list && k < vouch_node_list_get_size (list); k++)
        vouch_node_foreach (vouch_node_list_peek (list, k), func, data);
    }
}
