/* vouch-note.c: a remark of a reviewer or writer on a node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-note.h"

#include "vouch-node-private.h"
#include "vouch-reply.h"

struct _VouchNote
{
  VouchNode parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchNote, vouch_note, VOUCH_TYPE_NODE)

static const VouchMember members[] = {
  { "id", VOUCH_MEMBER_TEXT, "id", VOUCH_MEMBER_REQUIRED },
  { "on", VOUCH_MEMBER_TEXT, "on", VOUCH_MEMBER_REQUIRED },
  { "target", VOUCH_MEMBER_OBJECT, "target" },
  { "was", VOUCH_MEMBER_TEXT, "was" },
  { "author", VOUCH_MEMBER_PERSON, "author" },
  { "created", VOUCH_MEMBER_TEXT, "created" },
  { "kind", VOUCH_MEMBER_TEXT, "kind" },
  { "blocking", VOUCH_MEMBER_BOOLEAN, "blocking" },
  { "body", VOUCH_MEMBER_TEXT, "body" },
  { "change", VOUCH_MEMBER_OBJECT, "change" },
  { "assigned", VOUCH_MEMBER_PERSON, "assigned" },
  { "replies", VOUCH_MEMBER_LIST, "replies", VOUCH_MEMBER_ALWAYS, vouch_reply_get_type },
  { "resolved", VOUCH_MEMBER_OBJECT, "resolved" },
  { NULL },
};

static void
vouch_note_class_init (VouchNoteClass *klass)
{
  vouch_node_class_install_members (VOUCH_NODE_CLASS (klass), members);
}

static void
vouch_note_init (VouchNote *self)
{
}

/** vouch_note_get_on: Returns: (transfer none): id of the node that it is about; it may be gone */
const char *
vouch_note_get_on (VouchNote *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "on");
}

/** vouch_note_get_body: Returns: (transfer none) (nullable): what it says */
const char *
vouch_note_get_body (VouchNote *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "body");
}

/** vouch_note_get_author: Returns: (transfer none) (nullable): name of who wrote it */
const char *
vouch_note_get_author (VouchNote *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "author");
}

/** vouch_note_get_created: Returns: (transfer none) (nullable): when, RFC 3339 in UTC */
const char *
vouch_note_get_created (VouchNote *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "created");
}

/** vouch_note_is_blocking: Returns: whether the card can't go out before it is resolved */
gboolean
vouch_note_is_blocking (VouchNote *self)
{
  return vouch_node_get_flag (VOUCH_NODE (self), "blocking");
}

/** vouch_note_is_resolved: Returns: whether somebody has settled it */
gboolean
vouch_note_is_resolved (VouchNote *self)
{
  return vouch_node_get_value (VOUCH_NODE (self), "resolved") != NULL;
}

/** vouch_note_get_replies: Returns: (transfer none): the answers, oldest first */
VouchNodeList *
vouch_note_get_replies (VouchNote *self)
{
  return vouch_node_get_list (VOUCH_NODE (self), "replies");
}
