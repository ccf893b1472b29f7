/* vouch-member.c: looking into a class's table of members.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node-slot.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-rich-text.h"

/**
 * vouch_member_find:
 * @members: a class's table
 * @name: a member's name, within a group "GROUP/MEMBER"
 *
 * Returns: (transfer none) (nullable): its row; %NULL where the class does not know it
 */
const VouchMember *
vouch_member_find (const VouchMember *members, const char *name)
{
  for (const VouchMember *row = members; row->name; row++)
    if (row->name == name || (*row->name == *name && strcmp (row->name, name) == 0))
      return row;
  return NULL;
}

/**
 * vouch_member_find_group:
 * @members: a class's table
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the group in which @name stands; %NULL for
 *   most, also for a name with a slash that begins with no group
 */
const VouchMember *
vouch_member_find_group (const VouchMember *members, const char *name)
{
  const char *slash = strchr (name, '/');

  for (const VouchMember *row = members; slash && row->name; row++)
    if (row->kind == VOUCH_MEMBER_GROUP && strlen (row->name) == (gsize) (slash - name)
        && g_str_has_prefix (name, row->name))
      return row;
  return NULL;
}

static gboolean
is_person (JsonNode *value)
{
  return vouch_json_node_text (value)
         || vouch_json_get_text (vouch_json_node_object (value), "name");
}

/**
 * vouch_member_holds:
 * @member: a row of a class's table
 * @value: a value that is not null
 *
 * Returns: whether the member may have that value; a list is only looked at from outside
 */
gboolean
vouch_member_holds (const VouchMember *member, JsonNode *value)
{
  gint64 number;

  switch (member->kind)
    {
    case VOUCH_MEMBER_TEXT:
      return vouch_json_node_text (value) != NULL;
    case VOUCH_MEMBER_RICH:
      return vouch_rich_text_is_valid (value);
    case VOUCH_MEMBER_BOOLEAN:
      return vouch_json_node_boolean (value, FALSE) == vouch_json_node_boolean (value, TRUE);
    case VOUCH_MEMBER_INTEGER:
      return vouch_json_node_int (value, &number);
    case VOUCH_MEMBER_OBJECT:
    case VOUCH_MEMBER_GROUP:
      return JSON_NODE_HOLDS_OBJECT (value);
    case VOUCH_MEMBER_ARRAY:
    case VOUCH_MEMBER_LIST:
      return JSON_NODE_HOLDS_ARRAY (value);
    case VOUCH_MEMBER_PERSON:
      return is_person (value);
    case VOUCH_MEMBER_ANY:
    default:
      return TRUE;
    }
}
