/* vouch-section.c: a titled part with a role; it holds statements, items or sections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-section.h"

#include "vouch-item.h"
#include "vouch-node-list.h"
#include "vouch-node-private.h"
#include "vouch-statement.h"

struct _VouchSection
{
  VouchNode parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchSection, vouch_section, VOUCH_TYPE_NODE)

static const VouchMember members[] = {
  { "id", VOUCH_MEMBER_TEXT, "id", VOUCH_MEMBER_REQUIRED },
  { "role", VOUCH_MEMBER_TEXT, "role" },
  { "title", VOUCH_MEMBER_TEXT, "title" },
  { "basis", VOUCH_MEMBER_TEXT, "basis" },
  { "none", VOUCH_MEMBER_OBJECT, "none" },
  { "statements", VOUCH_MEMBER_LIST, "statements", VOUCH_MEMBER_PLAIN, vouch_statement_get_type },
  { "sections", VOUCH_MEMBER_LIST, "sections", VOUCH_MEMBER_PLAIN, vouch_section_get_type },
  { "items", VOUCH_MEMBER_LIST, "items", VOUCH_MEMBER_PLAIN, vouch_item_get_type },
  { NULL },
};

static void
vouch_section_class_init (VouchSectionClass *klass)
{
  vouch_node_class_install_members (VOUCH_NODE_CLASS (klass), members);
}

static void
vouch_section_init (VouchSection *self)
{
}

/** vouch_section_get_role: Returns: (transfer none) (nullable): what it is for, as “risks” */
const char *
vouch_section_get_role (VouchSection *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "role");
}

/** vouch_section_get_title: Returns: (transfer none) (nullable): its heading */
const char *
vouch_section_get_title (VouchSection *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "title");
}

/**
 * vouch_section_set_title:
 * @self: a section
 * @title: (nullable): its heading
 */
void
vouch_section_set_title (VouchSection *self, const char *title)
{
  vouch_node_set_text (VOUCH_NODE (self), "title", title);
}

/** vouch_section_get_basis: Returns: (transfer none) (nullable): whose advice it is, as “guideline”
 */
const char *
vouch_section_get_basis (VouchSection *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "basis");
}

/** vouch_section_has_none: Returns: whether it says that, and why, nothing stands in it */
gboolean
vouch_section_has_none (VouchSection *self)
{
  return vouch_node_get_value (VOUCH_NODE (self), "none") != NULL;
}

/** vouch_section_get_statements: Returns: (transfer none): its statements */
VouchNodeList *
vouch_section_get_statements (VouchSection *self)
{
  return vouch_node_get_list (VOUCH_NODE (self), "statements");
}

/** vouch_section_get_sections: Returns: (transfer none): the sections within it */
VouchNodeList *
vouch_section_get_sections (VouchSection *self)
{
  return vouch_node_get_list (VOUCH_NODE (self), "sections");
}

/** vouch_section_get_items: Returns: (transfer none): its items */
VouchNodeList *
vouch_section_get_items (VouchSection *self)
{
  return vouch_node_get_list (VOUCH_NODE (self), "items");
}

/**
 * vouch_section_is_empty:
 * @self: a section
 *
 * Returns: whether nothing stands in it: no statement, item or section, be they without text
 */
gboolean
vouch_section_is_empty (VouchSection *self)
{
  return vouch_node_list_get_size (vouch_section_get_statements (self)) == 0
         && vouch_node_list_get_size (vouch_section_get_sections (self)) == 0
         && vouch_node_list_get_size (vouch_section_get_items (self)) == 0;
}

/**
 * vouch_section_is_within:
 * @self: a section
 * @role: a role
 *
 * Returns: whether it, or a section above it, has that role
 */
gboolean
vouch_section_is_within (VouchSection *self, const char *role)
{
  g_return_val_if_fail (VOUCH_IS_SECTION (self), FALSE);

  for (VouchNode *node = VOUCH_NODE (self); VOUCH_IS_SECTION (node);
       node = vouch_node_get_parent (node))
    if (g_strcmp0 (vouch_section_get_role (VOUCH_SECTION (node)), role) == 0)
      return TRUE;
  return FALSE;
}
