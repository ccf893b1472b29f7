/* vouch-member.h: what a node's class says of its JSON members.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchMemberKind:
 * @VOUCH_MEMBER_TEXT: a string
 * @VOUCH_MEMBER_RICH: a string with marks, one value: a string node, or an
 *   object {"text","marks"} where there are marks; written as two members
 * @VOUCH_MEMBER_BOOLEAN: true or false
 * @VOUCH_MEMBER_INTEGER: a whole number
 * @VOUCH_MEMBER_OBJECT: an object, replaced as a whole
 * @VOUCH_MEMBER_ARRAY: an array, replaced as a whole
 * @VOUCH_MEMBER_GROUP: an object whose members are values of this node, each
 *   named "GROUP/MEMBER" so that a change touches one of them
 * @VOUCH_MEMBER_LIST: an array of child nodes
 * @VOUCH_MEMBER_PERSON: a name, or an object with a text "name"
 * @VOUCH_MEMBER_ANY: any value
 */
typedef enum
{
  VOUCH_MEMBER_TEXT,
  VOUCH_MEMBER_RICH,
  VOUCH_MEMBER_BOOLEAN,
  VOUCH_MEMBER_INTEGER,
  VOUCH_MEMBER_OBJECT,
  VOUCH_MEMBER_ARRAY,
  VOUCH_MEMBER_GROUP,
  VOUCH_MEMBER_LIST,
  VOUCH_MEMBER_PERSON,
  VOUCH_MEMBER_ANY,
} VouchMemberKind;

/**
 * VouchMemberFlags:
 * @VOUCH_MEMBER_REQUIRED: a file without it is refused
 * @VOUCH_MEMBER_ALWAYS: a list that is written even when it is empty
 * @VOUCH_MEMBER_RECORD: a set of it is a record change: journalled, never undone
 */
typedef enum
{
  VOUCH_MEMBER_PLAIN = 0,
  VOUCH_MEMBER_REQUIRED = 1 << 0,
  VOUCH_MEMBER_ALWAYS = 1 << 1,
  VOUCH_MEMBER_RECORD = 1 << 2,
} VouchMemberFlags;

/**
 * VouchMember:
 * @name: JSON member name; within a group "GROUP/MEMBER"
 * @kind: what it holds
 * @property: (nullable): the GObject property that notifies of it
 * @flags: see #VouchMemberFlags
 * @get_child_type: (nullable): for a list, the type of its nodes
 *
 * A class's table is in the order in which the file is written. What came from a
 * file keeps the order that it had there; a member that is set later takes its
 * place by the table, one that the table does not know comes last.
 */
typedef struct
{
  const char      *name;
  VouchMemberKind  kind;
  const char      *property;
  VouchMemberFlags flags;
  GType          (*get_child_type) (void);
} VouchMember;

G_END_DECLS
