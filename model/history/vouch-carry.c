/* vouch-carry.c: a change of what is published of a card, as a change of the whole card.
 *
 * What others see of a card, and give back altered, lacks parts: statements that were set aside,
 * notes, members that are nobody else's. So places are found by the neighbours, values are altered
 * and not replaced, and what is removed goes as the whole card has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-carry.h"

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-work-tree.h"

typedef struct
{
  VouchWorkTree *whole; /* (owned) (nullable) */
  VouchWorkTree *form;  /* (owned) (nullable): as it is after each part */
} Carry;

/* A quote is one thing: what stood around the old one says nothing of the new one. */
static gboolean
is_one_thing (const char *member)
{
  return g_str_equal (member, "quote") || g_str_equal (member, "region")
         || g_str_equal (member, "text");
}

/* The new value, with the members of the old one that the form never had. */
static JsonNode *
merge_members (JsonNode *whole, JsonNode *before, JsonNode *after)
{
  JsonNode *merged = json_node_ref (after);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, vouch_json_node_object (whole));
  while (json_object_iter_next (&iter, &name, &value))
    if (!vouch_json_get_node (vouch_json_node_object (before), name)
        && !vouch_json_get_node (vouch_json_node_object (after), name))
      {
        g_autoptr (JsonNode) less = merged;

        merged = vouch_json_with_member (less, name, value);
      }
  return merged;
}

static gboolean
has_name (JsonArray *people, const char *name)
{
  for (guint i = 0; i < vouch_json_array_length (people); i++)
    {
      JsonObject *person = vouch_json_array_object (people, i);

      if (person && g_strcmp0 (vouch_json_get_text (person, "name"), name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The new list, with those of the old one whom the form does not name. */
static JsonNode *
merge_people (JsonNode *whole, JsonNode *before, JsonNode *after)
{
  JsonArray *all = vouch_json_node_array (whole);
  JsonArray *merged = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (vouch_json_node_array (after)); i++)
    json_array_add_element (
        merged, json_node_ref (vouch_json_array_node (vouch_json_node_array (after), i)));
  for (guint i = 0; i < vouch_json_array_length (all); i++)
    {
      JsonObject *person = vouch_json_array_object (all, i);

      if (person
          && !has_name (vouch_json_node_array (before), vouch_json_get_text (person, "name")))
        json_array_add_element (merged, json_node_ref (vouch_json_array_node (all, i)));
    }
  return vouch_json_new_array (merged);
}

static void
carry_set (Carry *self, VouchChange *part)
{
  const char *member = vouch_change_get_member (part);
  VouchNode *node = vouch_work_tree_lookup (self->whole, vouch_change_get_node (part));
  JsonNode *now = node ? vouch_node_get_value (node, member) : NULL;
  JsonNode *before = vouch_change_get_before (part);
  JsonNode *after = vouch_change_get_after (part);
  g_autoptr (JsonNode) merged = NULL;

  if (!node)
    return;
  if (!is_one_thing (member) && vouch_json_node_object (now) && vouch_json_node_object (before)
      && vouch_json_node_object (after))
    merged = merge_members (now, before, after);
  else if (g_str_equal (member, "people"))
    merged = merge_people (now, before, after);
  vouch_work_tree_set (self->whole, node, member, merged ? merged : after);
}

static VouchNodeList *
find_list (Carry *self, const VouchPlace *place)
{
  VouchNode *parent = vouch_work_tree_lookup (self->whole, place->parent);

  return parent ? vouch_node_get_list (parent, place->list) : NULL;
}

/* Behind the one that it stands behind in the form. */
static guint
find_position (Carry *self, VouchNodeList *list, const char *id)
{
  VouchNode *node = vouch_work_tree_lookup (self->form, id);
  VouchNodeList *home = vouch_node_get_home (node);

  for (guint i = vouch_node_get_position (node); i > 0; i--)
    {
      VouchNode *before = vouch_work_tree_lookup (
          self->whole, vouch_node_get_id (vouch_node_list_peek (home, i - 1)));

      if (before && vouch_node_get_home (before) == list)
        return vouch_node_get_position (before) + 1;
    }
  return 0;
}

static void carry_node (Carry *self, VouchNode *node);

/* A section with nothing in it that is published is in the whole card alone, until there is. */
static void
carry_into (Carry *self, VouchNode *node, VouchNode *now)
{
  g_autoptr (GPtrArray) names = vouch_tree_member_names (node, NULL);

  for (guint i = 0; i < names->len; i++)
    vouch_work_tree_set (self->whole, now, names->pdata[i],
                         vouch_node_get_value (node, names->pdata[i]));
  for (const VouchMember *member = VOUCH_NODE_GET_CLASS (node)->members; member->name; member++)
    {
      VouchNodeList *list
          = member->kind == VOUCH_MEMBER_LIST ? vouch_node_get_list (node, member->name) : NULL;

      for (guint i = 0; list && i < vouch_node_list_get_size (list); i++)
        carry_node (self, vouch_node_list_peek (list, i));
    }
}

static void
carry_node (Carry *self, VouchNode *node)
{
  const char *id = vouch_node_get_id (node);
  VouchNode *now = vouch_work_tree_lookup (self->whole, id);
  VouchPlace place = vouch_tree_place (node);
  VouchNodeList *list = find_list (self, &place);

  if (now && VOUCH_IS_SECTION (now) && VOUCH_IS_SECTION (node))
    carry_into (self, node, now);
  else if (!now && list)
    vouch_work_tree_insert_copy (self->whole, list, find_position (self, list, id), node);
}

static void
carry_insert (Carry *self, VouchChange *part)
{
  carry_node (self, vouch_work_tree_lookup (self->form, vouch_change_get_node (part)));
}

static void
carry_move (Carry *self, VouchChange *part)
{
  const char *id = vouch_change_get_node (part);
  VouchNodeList *list = find_list (self, vouch_change_get_to (part));
  VouchNode *node = vouch_work_tree_lookup (self->whole, id);

  if (list && node)
    vouch_work_tree_move (self->whole, node, list, find_position (self, list, id));
}

static void
carry_remove (Carry *self, VouchChange *part)
{
  VouchNode *node = vouch_work_tree_lookup (self->whole, vouch_change_get_node (part));

  /* A reference that is not cited is in no form, and is in the card all the same. */
  if (node && !VOUCH_IS_REFERENCE (node))
    vouch_work_tree_remove (self->whole, node);
}

static void
carry_part (Carry *self, VouchChange *part)
{
  if (!vouch_work_tree_apply (self->form, part))
    return;
  switch (vouch_change_get_kind (part))
    {
    case VOUCH_CHANGE_SET:
      carry_set (self, part);
      break;
    case VOUCH_CHANGE_INSERT:
      carry_insert (self, part);
      break;
    case VOUCH_CHANGE_REMOVE:
      carry_remove (self, part);
      break;
    case VOUCH_CHANGE_MOVE:
      carry_move (self, part);
      break;
    case VOUCH_CHANGE_GROUP:
    default:
      g_assert_not_reached ();
    }
}

static VouchChange *
make_change (Carry *self, GError **error)
{
  const GError *trouble = vouch_work_tree_get_trouble (self->form);

  if (!trouble)
    trouble = vouch_work_tree_get_trouble (self->whole);
  if (!trouble)
    return vouch_change_new_group (NULL, NULL, NULL, vouch_work_tree_get_changes (self->whole));
  g_propagate_error (error, g_error_copy (trouble));
  return NULL;
}

/**
 * vouch_carry_change:
 * @whole: a card
 * @form: what is published of it: the same nodes, by their ids, or fewer of them
 * @change: a change that fits @form
 * @error: return location for a #VouchChangeError
 *
 * Returns: (transfer full) (nullable): the same as a change that fits @whole, a group
 */
VouchChange *
vouch_carry_change (VouchCard *whole, VouchCard *form, VouchChange *change, GError **error)
{
  Carry self = { vouch_work_tree_new (whole, error), NULL };
  VouchChange *carried = NULL;

  if (self.whole)
    self.form = vouch_work_tree_new (form, error);
  if (self.form)
    {
      for (guint i = 0; i < vouch_change_get_size (change); i++)
        carry_part (&self, vouch_change_get_part (change, i));
      carried = make_change (&self, error);
    }
  g_clear_pointer (&self.whole, vouch_work_tree_free);
  g_clear_pointer (&self.form, vouch_work_tree_free);
  return carried;
}
