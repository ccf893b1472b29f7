/* vouch-reply.c: an answer to a note.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reply.h"

#include "vouch-node-private.h"

struct _VouchReply
{
  VouchNode parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchReply, vouch_reply, VOUCH_TYPE_NODE)

static const VouchMember members[] = {
  { "id", VOUCH_MEMBER_TEXT, "id", VOUCH_MEMBER_REQUIRED },
  { "author", VOUCH_MEMBER_PERSON, "author" },
  { "created", VOUCH_MEMBER_TEXT, "created" },
  { "body", VOUCH_MEMBER_TEXT, "body" },
  { NULL },
};

static void
vouch_reply_class_init (VouchReplyClass *klass)
{
  vouch_node_class_install_members (VOUCH_NODE_CLASS (klass), members);
}

static void
vouch_reply_init (VouchReply *self)
{
}

/** vouch_reply_get_author: Returns: (transfer none) (nullable): name of who wrote it */
const char *
vouch_reply_get_author (VouchReply *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "author");
}

/** vouch_reply_get_created: Returns: (transfer none) (nullable): when, RFC 3339 in UTC */
const char *
vouch_reply_get_created (VouchReply *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "created");
}

/** vouch_reply_get_body: Returns: (transfer none) (nullable): what it says */
const char *
vouch_reply_get_body (VouchReply *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "body");
}
