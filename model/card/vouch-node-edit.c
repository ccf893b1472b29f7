/* vouch-node-edit.c: the public ways to alter a node.
 *
 * A node that belongs to a document is altered by nobody but the document: what is
 * here says it as a change and hands it there. One that belongs to none is altered
 * at once, by the same rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-change-error.h"
#include "vouch-document.h"
#include "vouch-json.h"
#include "vouch-node-list-private.h"
#include "vouch-rich-text.h"

static gboolean
fail (GError **error, VouchChangeError code, const char *message)
{
  g_set_error_literal (error, VOUCH_CHANGE_ERROR, code, message);
  return FALSE;
}

static VouchPlace
get_place (VouchNode *self)
{
  VouchNodeList *home = vouch_node_get_home (self);

  return (VouchPlace){ vouch_node_get_id (vouch_node_list_get_owner (home)),
                       vouch_node_list_get_name (home), vouch_node_get_position (self) };
}

/* --- values --- */

static gboolean
apply_value (VouchNode *self,
             VouchDocument *document,
             const char *member,
             JsonNode *value,
             GError **error)
{
  const VouchMember *row = vouch_node_find_member (self, member);
  g_autoptr (VouchChange) change = vouch_change_new_set (
      vouch_node_get_id (self), member, vouch_node_get_value (self, member), value);

  if (row && row->flags & VOUCH_MEMBER_RECORD)
    {
      g_autoptr (VouchChange) record = vouch_change_as_record (change);

      return vouch_document_apply (document, record, error);
    }
  return vouch_document_edit (document, change, error);
}

/**
 * vouch_node_set_value:
 * @self: a node
 * @member: a member's name, within a group "GROUP/MEMBER"
 * @value: (nullable) (transfer none): what it shall hold, %NULL for nothing; it is sealed
 * @error: return location for a #VouchChangeError
 *
 * A value that says the same as the one before is no change.
 *
 * Returns: whether the node holds it
 */
gboolean
vouch_node_set_value (VouchNode *self, const char *member, JsonNode *value, GError **error)
{
  VouchDocument *document;

  g_return_val_if_fail (VOUCH_IS_NODE (self), FALSE);
  g_return_val_if_fail (member, FALSE);

  if (!vouch_node_accepts (self, member, value))
    return fail (error, VOUCH_CHANGE_ERROR_VALUE, _("That can’t be placed there."));
  if (vouch_json_equal (vouch_node_get_value (self, member), value))
    return TRUE;
  if (value)
    json_node_seal (value);
  document = vouch_node_get_document (self);
  if (document)
    return apply_value (self, document, member, value, error);
  vouch_node_store_value (self, member, value);
  return TRUE;
}

/**
 * vouch_node_set_text:
 * @self: a node
 * @member: a member's name
 * @text: (nullable): plain text; %NULL takes the member away, or empties it where there has
 *   to be one
 *
 * Marks stay on what stays of a text that has some.
 *
 * Returns: whether the node holds it
 */
gboolean
vouch_node_set_text (VouchNode *self, const char *member, const char *text)
{
  const VouchMember *row;
  g_autoptr (JsonNode) value = NULL;

  g_return_val_if_fail (VOUCH_IS_NODE (self), FALSE);
  g_return_val_if_fail (member, FALSE);

  row = vouch_node_find_member (self, member);
  if (!text && row && row->flags & VOUCH_MEMBER_REQUIRED)
    text = "";
  value = row && row->kind == VOUCH_MEMBER_RICH && text
              ? vouch_rich_text_replace (vouch_node_get_value (self, member), text)
              : vouch_json_new_text (text);
  return vouch_node_set_value (self, member, value, NULL);
}

/* --- insert --- */

static JsonNode *
give_id (JsonNode *json)
{
  g_autofree char *id = NULL;
  JsonObject *copy;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (vouch_json_get_text (json_node_get_object (json), "id"))
    return json_node_ref (json);
  id = vouch_id_new ();
  copy = json_object_new ();
  json_object_set_string_member (copy, "id", id);
  json_object_iter_init_ordered (&iter, json_node_get_object (json));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (!g_str_equal (name, "id"))
      json_object_set_member (copy, name, json_node_ref (value));
  return vouch_json_new_object (copy);
}

static VouchNode *
insert_at_once (VouchNode *self,
                VouchNodeList *list,
                guint position,
                JsonNode *json,
                GError **error)
{
  g_autoptr (VouchNode) node
      = vouch_node_new_from_json (vouch_node_list_get_child_type (list), json, error);

  if (!node)
    return NULL;
  if (vouch_node_index_has_any (vouch_node_get_loose_index (self), node))
    {
      fail (error, VOUCH_CHANGE_ERROR_DUPLICATE, _("That already exists."));
      return NULL;
    }
  vouch_node_list_insert (list, position, node);
  return node;
}

static VouchNode *
apply_insert (VouchDocument *document, VouchPlace place, JsonNode *json, GError **error)
{
  g_autoptr (VouchChange) change = vouch_change_new_insert (place, json);

  if (!vouch_document_edit (document, change, error))
    return NULL;
  return vouch_document_lookup (document,
                                vouch_json_get_text (vouch_json_node_object (json), "id"));
}

/**
 * vouch_node_insert:
 * @self: a node
 * @list: name of one of its lists
 * @position: from 0; past the end is the end
 * @json: the node that comes, as in the card's file; it gets an id where it has none
 * @error: return location for a #VouchChangeError or #VouchFormatError
 *
 * Returns: (transfer none) (nullable): the new node
 */
VouchNode *
vouch_node_insert (VouchNode *self,
                   const char *list,
                   guint position,
                   JsonNode *json,
                   GError **error)
{
  VouchNodeList *nodes;
  VouchDocument *document;
  g_autoptr (JsonNode) with_id = NULL;

  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);
  g_return_val_if_fail (list, NULL);
  g_return_val_if_fail (json, NULL);

  nodes = vouch_node_get_list (self, list);
  if (!nodes)
    {
      fail (error, VOUCH_CHANGE_ERROR_MISSING, _("Nothing can be placed there."));
      return NULL;
    }
  if (!vouch_json_node_object (json))
    {
      fail (error, VOUCH_CHANGE_ERROR_VALUE, _("That can’t be placed there."));
      return NULL;
    }
  position = MIN (position, vouch_node_list_get_size (nodes));
  json_node_seal (json);
  with_id = give_id (json);
  document = vouch_node_get_document (self);
  if (!document)
    return insert_at_once (self, nodes, position, with_id, error);
  return apply_insert (document, (VouchPlace){ vouch_node_get_id (self), list, position }, with_id,
                       error);
}

/* --- remove and move --- */

static gboolean
apply_remove (VouchNode *self, VouchDocument *document, GError **error)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (self);
  g_autoptr (VouchChange) change = vouch_change_new_remove (get_place (self), json);

  return vouch_document_edit (document, change, error);
}

/**
 * vouch_node_remove:
 * @self: a node that stands in a list
 * @error: return location for a #VouchChangeError
 *
 * Who has no reference to it must not touch it afterwards.
 *
 * Returns: whether it is gone
 */
gboolean
vouch_node_remove (VouchNode *self, GError **error)
{
  VouchDocument *document;

  g_return_val_if_fail (VOUCH_IS_NODE (self), FALSE);

  if (!vouch_node_get_parent (self))
    return fail (error, VOUCH_CHANGE_ERROR_MISSING, _("That has no place."));
  document = vouch_node_get_document (self);
  if (document)
    return apply_remove (self, document, error);
  g_object_unref (
      vouch_node_list_steal (vouch_node_get_home (self), vouch_node_get_position (self)));
  return TRUE;
}

static gboolean
is_below (VouchNode *node, VouchNode *above)
{
  while (node && node != above)
    node = vouch_node_get_parent (node);
  return node != NULL;
}

static gboolean
can_move (VouchNode *self, VouchNode *parent, VouchNodeList *list, guint position, GError **error)
{
  guint size = list ? vouch_node_list_get_size (list) : 0;

  if (!vouch_node_get_parent (self) || !list
      || position > size - (list == vouch_node_get_home (self)))
    return fail (error, VOUCH_CHANGE_ERROR_MISSING, _("Nothing can be placed there."));
  if (is_below (parent, self) || vouch_node_get_root (parent) != vouch_node_get_root (self)
      || !g_type_is_a (G_OBJECT_TYPE (self), vouch_node_list_get_child_type (list)))
    return fail (error, VOUCH_CHANGE_ERROR_VALUE, _("That can’t be placed there."));
  return TRUE;
}

static void
move_at_once (VouchNode *self, VouchNodeList *list, guint position)
{
  g_autoptr (VouchNode) node
      = vouch_node_list_steal (vouch_node_get_home (self), vouch_node_get_position (self));

  vouch_node_list_insert (list, position, node);
}

/**
 * vouch_node_move:
 * @self: a node that stands in a list
 * @parent: the node it goes to, of the same tree
 * @list: name of one of its lists
 * @position: from 0, counted without @self
 * @error: return location for a #VouchChangeError
 *
 * Returns: whether it stands there
 */
gboolean
vouch_node_move (VouchNode *self,
                 VouchNode *parent,
                 const char *list,
                 guint position,
                 GError **error)
{
  VouchNodeList *nodes;
  VouchDocument *document;
  g_autoptr (VouchChange) change = NULL;

  g_return_val_if_fail (VOUCH_IS_NODE (self), FALSE);
  g_return_val_if_fail (VOUCH_IS_NODE (parent), FALSE);
  g_return_val_if_fail (list, FALSE);

  nodes = vouch_node_get_list (parent, list);
  if (!can_move (self, parent, nodes, position, error))
    return FALSE;
  if (nodes == vouch_node_get_home (self) && position == vouch_node_get_position (self))
    return TRUE;
  document = vouch_node_get_document (self);
  if (!document)
    {
      move_at_once (self, nodes, position);
      return TRUE;
    }
  change = vouch_change_new_move (vouch_node_get_id (self), get_place (self),
                                  (VouchPlace){ vouch_node_get_id (parent), list, position });
  return vouch_document_edit (document, change, error);
}
