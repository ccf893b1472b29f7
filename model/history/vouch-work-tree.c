/* vouch-work-tree.c: a copy of a card that is altered step by step, and the steps.
 *
 * Each step goes through the one door of a document of its own, so that the steps
 * together are a change that fits the card that the copy was made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-work-tree.h"

#include <glib/gi18n-lib.h>

#include "vouch-format-error.h"
#include "vouch-json.h"
#include "vouch-node-list.h"

struct _VouchWorkTree
{
  VouchDocument *document; /* (owned) */
  GPtrArray *changes;      /* (owned) (element-type VouchChange) */
  GError *trouble;         /* (owned) (nullable): why the first step that did not fit did not */
};

/** Returns: (transfer full) (nullable): a copy to work on; %NULL where an id is there twice. */
VouchWorkTree *
vouch_work_tree_new (VouchCard *card, GError **error)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (card));
  g_autoptr (VouchNode) copy = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, error);
  VouchDocument *document = copy ? vouch_document_new (VOUCH_CARD (copy)) : NULL;
  VouchWorkTree *self;

  if (!document)
    {
      if (copy)
        g_set_error_literal (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_DUPLICATE,
                             _("Two parts of the card have the same id."));
      return NULL;
    }
  self = g_new0 (VouchWorkTree, 1);
  self->document = document;
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
  return self;
}

void
vouch_work_tree_free (VouchWorkTree *self)
{
  g_ptr_array_unref (self->changes);
  g_object_unref (self->document);
  g_clear_error (&self->trouble);
  g_free (self);
}

/** Returns: (transfer none): the copy, open. */
VouchDocument *
vouch_work_tree_get_document (VouchWorkTree *self)
{
  return self->document;
}

/** Returns: (transfer none) (element-type VouchChange): what was done so far. */
GPtrArray *
vouch_work_tree_get_changes (VouchWorkTree *self)
{
  return self->changes;
}

/** Returns: (transfer none) (nullable): the copy's node of that id. */
VouchNode *
vouch_work_tree_lookup (VouchWorkTree *self, const char *id)
{
  return vouch_document_lookup (self->document, id);
}

/** Returns: (transfer none) (nullable): what went wrong with a step, if one did not fit. */
const GError *
vouch_work_tree_get_trouble (VouchWorkTree *self)
{
  return self->trouble;
}

/** Returns: whether @change fitted, and is one of the steps now. */
gboolean
vouch_work_tree_apply (VouchWorkTree *self, VouchChange *change)
{
  if (!vouch_document_apply (self->document, change, self->trouble ? NULL : &self->trouble))
    return FALSE;
  g_ptr_array_add (self->changes, vouch_change_ref (change));
  return TRUE;
}

gboolean
vouch_work_tree_set (VouchWorkTree *self, VouchNode *node, const char *member, JsonNode *value)
{
  g_autoptr (VouchChange) change = vouch_change_new_set (
      vouch_node_get_id (node), member, vouch_node_get_value (node, member), value);

  return vouch_work_tree_apply (self, change);
}

/* --- nodes --- */

static JsonNode *prune (VouchWorkTree *self, VouchNode *model);

static JsonNode *
prune_list (VouchWorkTree *self, VouchNodeList *list)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < vouch_node_list_get_size (list); i++)
    {
      VouchNode *child = vouch_node_list_peek (list, i);

      if (!vouch_work_tree_lookup (self, vouch_node_get_id (child)))
        json_array_add_element (array, prune (self, child));
    }
  return vouch_json_new_array (array);
}

/* What stands elsewhere in the copy comes by a move, else an id would be there twice. */
static JsonNode *
prune (VouchWorkTree *self, VouchNode *model)
{
  JsonNode *json = vouch_node_to_json (model);

  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (model)->members; member->name; member++)
    {
      g_autoptr (JsonNode) whole = json;
      g_autoptr (JsonNode) nodes = NULL;

      if (member->kind != VOUCH_MEMBER_LIST
          || !vouch_json_get_node (json_node_get_object (json), member->name))
        {
          g_steal_pointer (&whole);
          continue;
        }
      nodes = prune_list (self, vouch_node_get_list (model, member->name));
      json = vouch_json_with_member (whole, member->name, nodes);
    }
  return json;
}

/** Puts in what @model is, without those of its children that the copy has elsewhere. */
gboolean
vouch_work_tree_insert_copy (VouchWorkTree *self,
                             VouchNodeList *list,
                             guint position,
                             VouchNode *model)
{
  g_autoptr (JsonNode) json = prune (self, model);
  VouchPlace place = { vouch_node_get_id (vouch_node_list_get_owner (list)),
                       vouch_node_list_get_name (list), position };
  g_autoptr (VouchChange) change = vouch_change_new_insert (place, json);

  return vouch_work_tree_apply (self, change);
}

gboolean
vouch_work_tree_remove (VouchWorkTree *self, VouchNode *node)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (node);
  g_autoptr (VouchChange) change = vouch_change_new_remove (vouch_tree_place (node), json);

  return vouch_work_tree_apply (self, change);
}

/** @position: as the list is before; the same place needs no step. */
gboolean
vouch_work_tree_move (VouchWorkTree *self, VouchNode *node, VouchNodeList *list, guint position)
{
  g_autoptr (VouchChange) change = NULL;
  VouchPlace from = vouch_tree_place (node);
  VouchPlace to = { vouch_node_get_id (vouch_node_list_get_owner (list)),
                    vouch_node_list_get_name (list), position };

  if (vouch_node_get_home (node) == list && from.position < position)
    to.position--;
  if (vouch_node_get_home (node) == list && from.position == to.position)
    return TRUE;
  change = vouch_change_new_move (vouch_node_get_id (node), from, to);
  return vouch_work_tree_apply (self, change);
}

/* --- several versions --- */

static void
index_cb (VouchNode *node, gpointer data)
{
  g_hash_table_insert (data, (gpointer) vouch_node_get_id (node), node);
}

/** Returns: (transfer full): id → node (unowned), for as long as @card is not altered. */
GHashTable *
vouch_tree_index (VouchCard *card)
{
  GHashTable *nodes = g_hash_table_new (g_str_hash, g_str_equal);

  if (card)
    vouch_node_foreach (VOUCH_NODE (card), index_cb, nodes);
  return nodes;
}

/** Returns: where @node stands; not for the card itself. */
VouchPlace
vouch_tree_place (VouchNode *node)
{
  VouchNodeList *home = vouch_node_get_home (node);

  return (VouchPlace){ vouch_node_get_id (vouch_node_list_get_owner (home)),
                       vouch_node_list_get_name (home), vouch_node_get_position (node) };
}

/** Returns: whether both stand in the list of the same name of the same node. */
gboolean
vouch_tree_same_list (VouchNode *a, VouchNode *b)
{
  VouchPlace one;
  VouchPlace other;

  if (!vouch_node_get_home (a) || !vouch_node_get_home (b))
    return !vouch_node_get_home (a) && !vouch_node_get_home (b);
  one = vouch_tree_place (a);
  other = vouch_tree_place (b);
  return g_str_equal (one.parent, other.parent) && g_str_equal (one.list, other.list);
}

static void
add_names (GPtrArray *names, VouchNode *node)
{
  g_auto (GStrv) held = vouch_node_dup_member_names (node);

  for (guint i = 0; held[i]; i++)
    if (!g_ptr_array_find_with_equal_func (names, held[i], g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (held[i]));
}

/** Returns: (transfer full) (element-type utf8): the members that one of them holds; no ids. */
GPtrArray *
vouch_tree_member_names (VouchNode *a, VouchNode *b)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  add_names (names, a);
  if (b)
    add_names (names, b);
  return names;
}

/* The longest run that rises, by the ends of the best runs of each length so far. */
static void
keep_rising (const guint *values, guint n, GPtrArray *ids, GHashTable *steady)
{
  g_autofree guint *ends = g_new (guint, n + 1);
  g_autofree guint *before = g_new (guint, n + 1);
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint low = 0;
      guint high = length;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (values[ends[middle]] < values[i])
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      length = MAX (length, low + 1);
    }
  for (guint i = length > 0 ? ends[length - 1] : G_MAXUINT; i != G_MAXUINT; i = before[i])
    g_hash_table_add (steady, g_strdup (ids->pdata[i]));
}

/**
 * vouch_tree_find_steady:
 * @before: (element-type utf8): ids in their order
 * @after: (element-type utf8): ids in another order
 * @n_both: (out) (optional): how many are in both
 *
 * Returns: (transfer full) (element-type utf8): a set, as large as can be, of those in both that
 *   need not be moved when the others are
 */
GHashTable *
vouch_tree_find_steady (GPtrArray *before, GPtrArray *after, guint *n_both)
{
  GHashTable *steady = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autofree guint *values = g_new (guint, after->len + 1);

  for (guint i = 0; i < before->len; i++)
    g_hash_table_insert (places, before->pdata[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < after->len; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, after->pdata[i]));

      if (place == 0)
        continue;
      values[both->len] = place;
      g_ptr_array_add (both, after->pdata[i]);
    }
  keep_rising (values, both->len, both, steady);
  if (n_both)
    *n_both = both->len;
  return steady;
}
