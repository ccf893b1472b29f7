/* vouch-node-value.c: what the members of a node hold.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node-slot.h"

#include "vouch-json.h"
#include "vouch-rich-text.h"

/* Marks are part of the text's value, and what the tree is made of is no value. */
static gboolean
is_value (VouchNode *self, const char *name, const VouchMember *member)
{
  if (!*name || g_str_equal (name, "id"))
    return FALSE;
  if (member)
    return member->kind != VOUCH_MEMBER_LIST && member->kind != VOUCH_MEMBER_GROUP;
  if (g_str_equal (name, "marks"))
    {
      const VouchMember *text = vouch_node_find_member (self, "text");

      return !text || text->kind != VOUCH_MEMBER_RICH;
    }
  return TRUE;
}

/* A rich text has one spelling: a plain string where there are no marks, and nothing besides. */
static JsonNode *
normalise (const VouchMember *member, JsonNode *value)
{
  if (vouch_json_is_null (value))
    return NULL;
  if (member && member->kind == VOUCH_MEMBER_RICH && JSON_NODE_HOLDS_OBJECT (value))
    return vouch_rich_text_new (vouch_rich_text_get_text (value),
                                vouch_rich_text_get_marks (value));
  json_node_seal (value);
  return json_node_ref (value);
}

/**
 * vouch_node_find_member: (skip)
 * @self: a node
 * @name: a member's name, within a group "GROUP/MEMBER"
 *
 * Returns: (transfer none) (nullable): its row in the table of the node's class
 */
const VouchMember *
vouch_node_find_member (VouchNode *self, const char *name)
{
  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);

  return vouch_member_find (VOUCH_NODE_GET_CLASS (self)->members, name);
}

/**
 * vouch_node_accepts: (skip)
 * @self: a node
 * @member: a member's name
 * @value: (nullable): what it shall hold, %NULL for nothing
 *
 * The id, lists, and groups as a whole are no values: they can't be set. A member
 * that the class does not know takes any value.
 *
 * Returns: whether the member can hold it
 */
gboolean
vouch_node_accepts (VouchNode *self, const char *member, JsonNode *value)
{
  const VouchMember *row;

  g_return_val_if_fail (VOUCH_IS_NODE (self), FALSE);
  g_return_val_if_fail (member, FALSE);

  row = vouch_node_find_member (self, member);
  if (!is_value (self, member, row))
    return FALSE;
  if (vouch_json_is_null (value))
    return !row || !(row->flags & VOUCH_MEMBER_REQUIRED);
  return !row || vouch_member_holds (row, value);
}

/**
 * vouch_node_store_value: (skip)
 * @self: a node
 * @member: a member's name
 * @value: (nullable) (transfer none): a value that vouch_node_accepts(); it is sealed
 *
 * Only for the document, and for nodes that belong to none. Notifies of the
 * member's property where the value is another.
 */
void
vouch_node_store_value (VouchNode *self, const char *member, JsonNode *value)
{
  const VouchMember *row;
  g_autoptr (JsonNode) before = NULL;
  VouchNodeSlot *slot;

  g_return_if_fail (vouch_node_accepts (self, member, value));

  row = vouch_node_find_member (self, member);
  slot = vouch_node_ensure_slot (self, member);
  before = g_steal_pointer (&slot->value);
  slot->value = normalise (row, value);
  if (vouch_json_equal (before, slot->value))
    return;
  if (row && row->property)
    g_object_notify (G_OBJECT (self), row->property);
  if (VOUCH_NODE_GET_CLASS (self)->value_changed)
    VOUCH_NODE_GET_CLASS (self)->value_changed (self, member);
}

/**
 * vouch_node_get_id:
 * @self: a node
 *
 * Returns: (transfer none): its id, the same for life
 */
const char *
vouch_node_get_id (VouchNode *self)
{
  return vouch_node_get_text (self, "id");
}

/**
 * vouch_node_get_value:
 * @self: a node
 * @member: a member's name, within a group "GROUP/MEMBER"
 *
 * Returns: (transfer none) (nullable): its sealed value; %NULL where it is absent, or null,
 *   and for lists and groups
 */
JsonNode *
vouch_node_get_value (VouchNode *self, const char *member)
{
  VouchNodeSlot *slot;

  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);
  g_return_val_if_fail (member, NULL);

  slot = vouch_node_find_slot (self, member);
  return slot && !vouch_json_is_null (slot->value) ? slot->value : NULL;
}

/**
 * vouch_node_dup_member_names:
 * @self: a node
 *
 * Returns: (transfer full): the names of the members that hold a value, known or not, in the order
 *   of the file, within a group as "GROUP/MEMBER"; not the id, nor lists
 */
char **
vouch_node_dup_member_names (VouchNode *self)
{
  GPtrArray *names = g_ptr_array_new ();

  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);

  for (guint i = 0; i < vouch_node_get_n_slots (self); i++)
    {
      const char *name = vouch_node_slot_get_name (vouch_node_get_slot (self, i));

      if (vouch_node_get_value (self, name) && vouch_node_accepts (self, name, vouch_node_get_value (self, name)))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/**
 * vouch_node_get_text:
 * @self: a node
 * @member: a member's name
 *
 * Returns: (transfer none) (nullable): its text, without marks; of a person the name; %NULL
 *   where it is absent or holds something else
 */
const char *
vouch_node_get_text (VouchNode *self, const char *member)
{
  JsonNode *value = vouch_node_get_value (self, member);
  JsonObject *object = vouch_json_node_object (value);
  const VouchMember *row = object ? vouch_node_find_member (self, member) : NULL;

  if (row && row->kind == VOUCH_MEMBER_RICH)
    return vouch_json_get_text (object, "text");
  if (row && row->kind == VOUCH_MEMBER_PERSON)
    return vouch_json_get_text (object, "name");
  return vouch_json_node_text (value);
}

/**
 * vouch_node_get_flag:
 * @self: a node
 * @member: a member's name
 *
 * Returns: whether it is true; %FALSE also where it is absent or no boolean
 */
gboolean
vouch_node_get_flag (VouchNode *self, const char *member)
{
  return vouch_json_node_boolean (vouch_node_get_value (self, member), FALSE);
}

/**
 * vouch_node_get_number:
 * @self: a node
 * @member: a member's name
 * @otherwise: the answer where it is absent or no whole number
 *
 * Returns: its whole number
 */
gint64
vouch_node_get_number (VouchNode *self, const char *member, gint64 otherwise)
{
  vouch_json_node_int (vouch_node_get_value (self, member), &otherwise);
  return otherwise;
}
