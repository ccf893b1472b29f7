/* vouch-node-path.c: where a node stands, for people: “recommendations/diagnosis/1”.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node-list.h"
#include "vouch-node.h"

/* Which of the sections with its role beside it; from 1. */
static guint
count_role (VouchNode *section, const char *role)
{
  VouchNodeList *home = vouch_node_get_home (section);
  guint position = vouch_node_get_position (section);
  guint count = 1;

  for (guint i = 0; i < position; i++)
    if (g_strcmp0 (vouch_node_get_text (vouch_node_list_peek (home, i), "role"), role) == 0)
      count++;
  return count;
}

static void
append_section (GString *path, VouchNode *section)
{
  const char *role = vouch_node_get_text (section, "role");
  guint count = count_role (section, role);

  g_string_append (path, role && *role ? role : "section");
  if (count > 1)
    g_string_append_printf (path, "-%u", count);
}

static void
append_node (GString *path, VouchNode *node)
{
  VouchNodeList *home = vouch_node_get_home (node);
  VouchNode *parent = vouch_node_get_parent (node);
  const char *list = home ? vouch_node_list_get_name (home) : NULL;

  if (!parent)
    return;
  append_node (path, parent);
  if (path->len > 0)
    g_string_append_c (path, '/');
  if (g_str_equal (list, "sections"))
    append_section (path, node);
  else if (g_str_equal (list, "statements") || g_str_equal (list, "items"))
    g_string_append_printf (path, "%u", vouch_node_get_position (node) + 1);
  else if (g_str_equal (list, "references") || g_str_equal (list, "notes"))
    g_string_append_printf (path, "%s/%s", list, vouch_node_get_id (node));
  else
    g_string_append_printf (path, "%s/%u", list, vouch_node_get_position (node) + 1);
}

/**
 * vouch_node_dup_path:
 * @self: a node
 *
 * Sections by their role (a second of that role beside it as “risks-2”), statements
 * and items by number from 1, references and notes by id.
 *
 * Returns: (transfer full): as in “recommendations/diagnosis/1” or “references/ID”; ""
 *   for the card
 */
char *
vouch_node_dup_path (VouchNode *self)
{
  GString *path;

  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);

  path = g_string_new (NULL);
  append_node (path, self);
  return g_string_free (path, FALSE);
}
