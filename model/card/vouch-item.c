/* vouch-item.c: a line under Resources; it stands outside the ladder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-item.h"

#include "vouch-citation.h"
#include "vouch-node-private.h"

struct _VouchItem
{
  VouchNode parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchItem, vouch_item, VOUCH_TYPE_NODE)

static const VouchMember members[] = {
  { "id", VOUCH_MEMBER_TEXT, "id", VOUCH_MEMBER_REQUIRED },
  { "text", VOUCH_MEMBER_RICH, "text", VOUCH_MEMBER_REQUIRED },
  { "link", VOUCH_MEMBER_TEXT, "link" },
  { "citations", VOUCH_MEMBER_LIST, "citations", VOUCH_MEMBER_ALWAYS, vouch_citation_get_type },
  { NULL },
};

static void
vouch_item_class_init (VouchItemClass *klass)
{
  vouch_node_class_install_members (VOUCH_NODE_CLASS (klass), members);
}

static void
vouch_item_init (VouchItem *self)
{
}

/** vouch_item_get_text: Returns: (transfer none) (nullable): what it says */
const char *
vouch_item_get_text (VouchItem *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "text");
}

/** vouch_item_get_link: Returns: (transfer none) (nullable): the address it leads to */
const char *
vouch_item_get_link (VouchItem *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "link");
}

/** vouch_item_get_citations: Returns: (transfer none): the references it stands for */
VouchNodeList *
vouch_item_get_citations (VouchItem *self)
{
  return vouch_node_get_list (VOUCH_NODE (self), "citations");
}
