/* vouch-diff.c: what makes one version of a card another, as changes.
 *
 * Nodes are known by their ids. From the top down each list of the card that is
 * wanted is brought about: what is there already is moved, and as few as can be;
 * what is new is put in. What no list wanted is left over then, and goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-diff.h"

#include <glib/gi18n-lib.h>

#include "vouch-format-error.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-work-tree.h"

typedef struct
{
  VouchWorkTree *tree; /* (owned) */
  GHashTable *wanted;  /* (owned): id → node of the wanted card (unowned) */
} Diff;

static void
clear_diff (Diff *self)
{
  g_clear_pointer (&self->tree, vouch_work_tree_free);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
}

/* --- what has no place in the wanted card --- */

typedef struct
{
  Diff *diff;
  GPtrArray *ids; /* (element-type utf8) */
} Collect;

static void
collect_unwanted_cb (VouchNode *node, gpointer data)
{
  Collect *collect = data;
  VouchNode *wanted = g_hash_table_lookup (collect->diff->wanted, vouch_node_get_id (node));

  if (!wanted || G_OBJECT_TYPE (wanted) != G_OBJECT_TYPE (node))
    g_ptr_array_add (collect->ids, g_strdup (vouch_node_get_id (node)));
}

static void
remove_all (Diff *self, GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    {
      VouchNode *node = vouch_work_tree_lookup (self->tree, ids->pdata[i]);

      if (node && vouch_node_get_home (node))
        vouch_work_tree_remove (self->tree, node);
    }
}

/* An id that stands for another kind of node comes anew, with all below it. */
static void
remove_unwanted (Diff *self, gboolean only_of_other_type)
{
  VouchCard *card = vouch_document_get_card (vouch_work_tree_get_document (self->tree));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Collect collect = { self, ids };

  vouch_node_foreach (VOUCH_NODE (card), collect_unwanted_cb, &collect);
  for (guint i = ids->len; only_of_other_type && i > 0; i--)
    if (!g_hash_table_contains (self->wanted, ids->pdata[i - 1]))
      g_ptr_array_remove_index (ids, i - 1);
  remove_all (self, ids);
}

/* --- lists --- */

static GPtrArray *
list_ids (VouchNodeList *list)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < vouch_node_list_get_size (list); i++)
    g_ptr_array_add (ids, g_strdup (vouch_node_get_id (vouch_node_list_peek (list, i))));
  return ids;
}

/* Puts @wanted at @position where it stands elsewhere or nowhere. Returns: the next position. */
static guint
place_node (Diff *self, VouchNodeList *list, guint position, VouchNode *wanted, GHashTable *steady)
{
  const char *id = vouch_node_get_id (wanted);
  VouchNode *now = vouch_work_tree_lookup (self->tree, id);

  if (now && g_hash_table_contains (steady, id))
    return vouch_node_get_position (now) + 1;
  if (!now)
    {
      vouch_work_tree_insert_copy (self->tree, list, position, wanted);
      return position + 1;
    }
  vouch_work_tree_move (self->tree, now, list, position);
  return vouch_node_get_position (now) + 1;
}

static void
bring_about_list (Diff *self, VouchNodeList *wanted)
{
  const char *owner = vouch_node_get_id (vouch_node_list_get_owner (wanted));
  VouchNodeList *list = vouch_node_get_list (vouch_work_tree_lookup (self->tree, owner),
                                             vouch_node_list_get_name (wanted));
  g_autoptr (GPtrArray) before = list_ids (list);
  g_autoptr (GPtrArray) after = list_ids (wanted);
  g_autoptr (GHashTable) steady = vouch_tree_find_steady (before, after, NULL);
  guint position = 0;

  for (guint i = 0; i < vouch_node_list_get_size (wanted); i++)
    position = place_node (self, list, position, vouch_node_list_peek (wanted, i), steady);
}

/* --- values --- */

static void
bring_about_values (Diff *self, VouchNode *wanted)
{
  VouchNode *now = vouch_work_tree_lookup (self->tree, vouch_node_get_id (wanted));
  g_autoptr (GPtrArray) names = vouch_tree_member_names (wanted, now);

  for (guint i = 0; i < names->len; i++)
    {
      JsonNode *value = vouch_node_get_value (wanted, names->pdata[i]);

      if (!vouch_json_equal (vouch_node_get_value (now, names->pdata[i]), value))
        vouch_work_tree_set (self->tree, now, names->pdata[i], value);
    }
}

static void
bring_about_cb (VouchNode *wanted, gpointer data)
{
  bring_about_values (data, wanted);
  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (wanted)->members; member->name; member++)
    if (member->kind == VOUCH_MEMBER_LIST)
      bring_about_list (data, vouch_node_get_list (wanted, member->name));
}

/**
 * vouch_diff_cards:
 * @from: a version of a card
 * @to: another version of the same card
 * @error: return location for a #VouchFormatError
 *
 * Applied to @from the change makes @to of it: nodes are told apart by their ids, a text and
 * its marks are one value.
 *
 * Returns: (transfer full) (nullable): a group, empty where both are the same; %NULL where these
 *   are two cards
 */
VouchChange *
vouch_diff_cards (VouchCard *from, VouchCard *to, GError **error)
{
  Diff self = { NULL, NULL };
  VouchChange *change = NULL;
  const GError *trouble;

  g_return_val_if_fail (VOUCH_IS_CARD (from), NULL);
  g_return_val_if_fail (VOUCH_IS_CARD (to), NULL);

  if (!g_str_equal (vouch_node_get_id (VOUCH_NODE (from)), vouch_node_get_id (VOUCH_NODE (to))))
    {
      g_set_error_literal (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_MEMBER,
                           _("These are two different cards, not two versions of one."));
      return NULL;
    }
  self.tree = vouch_work_tree_new (from, error);
  if (!self.tree)
    return NULL;
  self.wanted = vouch_tree_index (to);
  remove_unwanted (&self, TRUE);
  vouch_node_foreach (VOUCH_NODE (to), bring_about_cb, &self);
  remove_unwanted (&self, FALSE);
  trouble = vouch_work_tree_get_trouble (self.tree);
  if (trouble)
    g_propagate_error (error, g_error_copy (trouble));
  else
    change = vouch_change_new_group (NULL, NULL, NULL, vouch_work_tree_get_changes (self.tree));
  clear_diff (&self);
  return change;
}
