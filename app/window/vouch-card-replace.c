/* vouch-card-replace.c: another version of the same card, as one step.
 *
 * In each list what both have at its beginning and end stays; what is between is
 * taken out and theirs put in. Not the smallest change, but a right one, and one
 * that undo takes back whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-replace.h"

#include "vouch-json.h"
#include "vouch-node-list.h"

/* Two lists of the same name, and how much of them is alike. */
typedef struct
{
  VouchNodeList *mine;
  VouchNodeList *theirs;
  guint start; /* nodes that are alike at the beginning */
  guint end;   /* and at the end */
} Lists;

static gboolean
is_alike (VouchNodeList *mine, guint my_position, VouchNodeList *theirs, guint their_position)
{
  g_autoptr (JsonNode) one = vouch_node_to_json (vouch_node_list_peek (mine, my_position));
  g_autoptr (JsonNode) other = vouch_node_to_json (vouch_node_list_peek (theirs, their_position));

  return vouch_json_equal (one, other);
}

static void
compare_lists (Lists *lists)
{
  guint mine = vouch_node_list_get_size (lists->mine);
  guint theirs = vouch_node_list_get_size (lists->theirs);
  guint most = MIN (mine, theirs);

  while (lists->start < most && is_alike (lists->mine, lists->start, lists->theirs, lists->start))
    lists->start++;
  while (lists->end < most - lists->start
         && is_alike (lists->mine, mine - 1 - lists->end, lists->theirs, theirs - 1 - lists->end))
    lists->end++;
}

/* From the last to the first, so that each position is still right when its turn comes. */
static void
remove_mine (GPtrArray *changes, VouchPlace place, const Lists *lists)
{
  for (guint i = vouch_node_list_get_size (lists->mine) - lists->end; i > lists->start; i--)
    {
      g_autoptr (JsonNode) json = vouch_node_to_json (vouch_node_list_peek (lists->mine, i - 1));

      place.position = i - 1;
      g_ptr_array_add (changes, vouch_change_new_remove (place, json));
    }
}

static void
insert_theirs (GPtrArray *changes, VouchPlace place, const Lists *lists)
{
  for (guint i = lists->start; i < vouch_node_list_get_size (lists->theirs) - lists->end; i++)
    {
      g_autoptr (JsonNode) json = vouch_node_to_json (vouch_node_list_peek (lists->theirs, i));

      place.position = i;
      g_ptr_array_add (changes, vouch_change_new_insert (place, json));
    }
}

/* An id may have gone from one list to another: all go before the first comes. */
static void
replace_lists (GPtrArray *changes, VouchNode *mine, VouchNode *theirs)
{
  static const char *const names[] = { "sections", "references", "notes" };
  Lists lists[G_N_ELEMENTS (names)] = { 0 };
  VouchPlace place = { vouch_node_get_id (mine), NULL, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      lists[i].mine = vouch_node_get_list (mine, names[i]);
      lists[i].theirs = vouch_node_get_list (theirs, names[i]);
      compare_lists (&lists[i]);
      place.list = names[i];
      remove_mine (changes, place, &lists[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      place.list = names[i];
      insert_theirs (changes, place, &lists[i]);
    }
}

static gboolean
can_replace (const VouchMember *member)
{
  return member->kind != VOUCH_MEMBER_LIST && member->kind != VOUCH_MEMBER_GROUP
         && !g_str_equal (member->name, "id") && !g_str_equal (member->name, "format")
         && !g_str_equal (member->name, "version");
}

/* @is_record: what happened to the card, rather than what it says. A step holds one or
 * the other: what happened can't be undone. */
static void
replace_members (GPtrArray *changes, VouchNode *mine, VouchNode *theirs, gboolean is_record)
{
  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (mine)->members; member->name; member++)
    {
      JsonNode *before = vouch_node_get_value (mine, member->name);
      JsonNode *after = vouch_node_get_value (theirs, member->name);

      if (can_replace (member) && !!(member->flags & VOUCH_MEMBER_RECORD) == is_record
          && !vouch_json_equal (before, after))
        g_ptr_array_add (changes, vouch_change_new_set (vouch_node_get_id (mine), member->name,
                                                        before, after));
    }
}

/* A member that no table knows is another program's, and kept as it is. */
static gboolean
is_unknown (VouchNode *node, const char *name)
{
  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (node)->members; member->name; member++)
    if (g_str_equal (member->name, name))
      return FALSE;
  return TRUE;
}

/* @prefix: the group's name and a slash, or nothing. */
static void
list_unknown (GHashTable *names, VouchNode *node, JsonObject *object, const char *prefix)
{
  g_autoptr (GList) members = object ? json_object_get_members (object) : NULL;

  for (GList *l = members; l; l = l->next)
    {
      g_autofree char *name = g_strconcat (prefix, l->data, NULL);

      if (is_unknown (node, name))
        g_hash_table_add (names, g_steal_pointer (&name));
    }
}

static void
list_all_unknown (GHashTable *names, VouchNode *node)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (node);
  JsonObject *object = vouch_json_node_object (json);

  list_unknown (names, node, object, "");
  list_unknown (names, node, vouch_json_get_object (object, "article"), "article/");
}

static void
replace_unknown (GPtrArray *changes, VouchNode *mine, VouchNode *theirs)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  list_all_unknown (names, mine);
  list_all_unknown (names, theirs);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      JsonNode *before = vouch_node_get_value (mine, name);
      JsonNode *after = vouch_node_get_value (theirs, name);

      if (!vouch_json_equal (before, after))
        g_ptr_array_add (changes,
                         vouch_change_new_set (vouch_node_get_id (mine), name, before, after));
    }
}

static VouchChange *
make_step (GPtrArray *changes, const char *label)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  return changes->len > 0 ? vouch_change_new_group (label, NULL, at, changes) : NULL;
}

/**
 * vouch_card_replace:
 * @mine: the card as it is open
 * @theirs: the same card as somebody else saved it
 * @label: what undo calls the step, translated
 *
 * Returns: (transfer full) (nullable): the step that makes the one the other; %NULL
 *   where they say the same.
 */
VouchChange *
vouch_card_replace (VouchCard *mine, VouchCard *theirs, const char *label)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);

  replace_members (changes, VOUCH_NODE (mine), VOUCH_NODE (theirs), FALSE);
  replace_unknown (changes, VOUCH_NODE (mine), VOUCH_NODE (theirs));
  replace_lists (changes, VOUCH_NODE (mine), VOUCH_NODE (theirs));
  return make_step (changes, label);
}

/**
 * vouch_card_replace_records:
 * @mine: the card as it is open
 * @theirs: the same card as somebody else saved it
 *
 * Receipts and approvals that came meanwhile have come, whatever is done with the text.
 *
 * Returns: (transfer full) (nullable): a record of them; %NULL where there are none.
 */
VouchChange *
vouch_card_replace_records (VouchCard *mine, VouchCard *theirs)
{
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
  g_autoptr (VouchChange) step = NULL;

  replace_members (changes, VOUCH_NODE (mine), VOUCH_NODE (theirs), TRUE);
  step = make_step (changes, NULL);
  return step ? vouch_change_as_record (step) : NULL;
}
