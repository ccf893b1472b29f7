/* vouch-change.c: one edit of a card, as an immutable value.
 *
 * A change says what was before and what is after, so that it can be checked
 * against the card, turned round and sent elsewhere. Its reference count is
 * atomic and nothing else in it ever changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-change.h"

#include "vouch-json.h"

struct _VouchChange
{
  gatomicrefcount references;
  VouchChangeKind kind;
  char *label;      /* (owned) (nullable) */
  char *by;         /* (owned) (nullable): of a group */
  char *at;         /* (owned) (nullable): of a group */
  char *node;       /* (owned) (nullable): id; none of a group */
  char *member;     /* (owned) (nullable): of a set */
  JsonNode *before; /* (owned) (nullable): of a set */
  JsonNode *after;  /* (owned) (nullable): of a set */
  JsonNode *json;   /* (owned) (nullable): the node that comes or goes */
  VouchPlace from;  /* (owned): without a parent where there is none */
  VouchPlace to;    /* (owned): without a parent where there is none */
  GPtrArray *parts; /* (owned) (nullable) (element-type VouchChange): of a group */
  guint is_record : 1;
};

G_DEFINE_BOXED_TYPE (VouchChange, vouch_change, vouch_change_ref, vouch_change_unref)

/* --- helpers --- */

static VouchChange *
new_change (VouchChangeKind kind)
{
  VouchChange *self = g_new0 (VouchChange, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  return self;
}

/* JSON null stands for an absent member, as NULL does. */
static JsonNode *
keep_value (JsonNode *value)
{
  if (vouch_json_is_null (value))
    return NULL;
  json_node_seal (value);
  return json_node_ref (value);
}

static VouchPlace
copy_place (const VouchPlace *place)
{
  return (VouchPlace){ g_strdup (place->parent), g_strdup (place->list), place->position };
}

static void
clear_place (VouchPlace *place)
{
  g_free ((char *) place->parent);
  g_free ((char *) place->list);
}

static VouchChange *
copy_change (VouchChange *self)
{
  VouchChange *copy = new_change (self->kind);

  copy->label = g_strdup (self->label);
  copy->by = g_strdup (self->by);
  copy->at = g_strdup (self->at);
  copy->node = g_strdup (self->node);
  copy->member = g_strdup (self->member);
  copy->before = self->before ? json_node_ref (self->before) : NULL;
  copy->after = self->after ? json_node_ref (self->after) : NULL;
  copy->json = self->json ? json_node_ref (self->json) : NULL;
  copy->from = copy_place (&self->from);
  copy->to = copy_place (&self->to);
  copy->parts = self->parts ? g_ptr_array_ref (self->parts) : NULL;
  copy->is_record = self->is_record;
  return copy;
}

static void
free_change (VouchChange *self)
{
  g_free (self->label);
  g_free (self->by);
  g_free (self->at);
  g_free (self->node);
  g_free (self->member);
  g_clear_pointer (&self->before, json_node_unref);
  g_clear_pointer (&self->after, json_node_unref);
  g_clear_pointer (&self->json, json_node_unref);
  clear_place (&self->from);
  clear_place (&self->to);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static GPtrArray *
new_parts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
}

static VouchChange *
new_with_node (VouchChangeKind kind,
               JsonNode       *node)
{
  VouchChange *self = new_change (kind);

  json_node_seal (node);
  self->json = json_node_ref (node);
  self->node = g_strdup (vouch_json_get_text (vouch_json_node_object (node), "id"));
  return self;
}

static gboolean
has_only_sets (VouchChange *self)
{
  for (guint i = 0; i < vouch_change_get_size (self); i++)
    if (vouch_change_get_part (self, i)->kind != VOUCH_CHANGE_SET)
      return FALSE;
  return TRUE;
}

/* --- making --- */

/**
 * vouch_change_new_set:
 * @node: id of a node
 * @member: JSON member name; within a group "GROUP/MEMBER"
 * @before: (nullable): what it holds now; %NULL where the member is absent
 * @after: (nullable): what it shall hold; %NULL takes the member out
 *
 * The values are sealed.
 *
 * Returns: (transfer full): a change of one member
 */
VouchChange *
vouch_change_new_set (const char *node,
                      const char *member,
                      JsonNode   *before,
                      JsonNode   *after)
{
  VouchChange *self;

  g_return_val_if_fail (node && member, NULL);

  self = new_change (VOUCH_CHANGE_SET);
  self->node = g_strdup (node);
  self->member = g_strdup (member);
  self->before = keep_value (before);
  self->after = keep_value (after);
  return self;
}

/**
 * vouch_change_new_insert:
 * @place: where the node shall stand
 * @node: its whole JSON, an object with an id; sealed
 *
 * Returns: (transfer full): a change that puts a node into a list
 */
VouchChange *
vouch_change_new_insert (VouchPlace place,
                         JsonNode  *node)
{
  VouchChange *self;

  g_return_val_if_fail (place.parent && place.list, NULL);
  g_return_val_if_fail (vouch_json_node_object (node), NULL);

  self = new_with_node (VOUCH_CHANGE_INSERT, node);
  self->to = copy_place (&place);
  return self;
}

/**
 * vouch_change_new_remove:
 * @place: where the node stands
 * @node: its whole JSON, an object with an id; sealed
 *
 * Returns: (transfer full): a change that takes a node out of a list
 */
VouchChange *
vouch_change_new_remove (VouchPlace place,
                         JsonNode  *node)
{
  VouchChange *self;

  g_return_val_if_fail (place.parent && place.list, NULL);
  g_return_val_if_fail (vouch_json_node_object (node), NULL);

  self = new_with_node (VOUCH_CHANGE_REMOVE, node);
  self->from = copy_place (&place);
  return self;
}

/**
 * vouch_change_new_move:
 * @node: id of a node
 * @from: where it stands
 * @to: where it shall stand, counted after it has left @from
 *
 * Returns: (transfer full): a change of a node's place
 */
VouchChange *
vouch_change_new_move (const char *node,
                       VouchPlace  from,
                       VouchPlace  to)
{
  VouchChange *self;

  g_return_val_if_fail (node && from.parent && from.list && to.parent && to.list, NULL);

  self = new_change (VOUCH_CHANGE_MOVE);
  self->node = g_strdup (node);
  self->from = copy_place (&from);
  self->to = copy_place (&to);
  return self;
}

/**
 * vouch_change_new_group:
 * @label: (nullable): what undo calls it, translated
 * @by: (nullable): who does it
 * @at: (nullable): when, RFC 3339 in UTC
 * @changes: (element-type VouchChange): the parts in order; each position refers
 *   to the state after those before it
 *
 * Groups are never nested: the parts of a group among @changes stand in its stead.
 *
 * Returns: (transfer full): all of them as one step
 */
VouchChange *
vouch_change_new_group (const char *label,
                        const char *by,
                        const char *at,
                        GPtrArray  *changes)
{
  VouchChange *self;

  g_return_val_if_fail (changes, NULL);

  self = new_change (VOUCH_CHANGE_GROUP);
  self->label = g_strdup (label);
  self->by = g_strdup (by);
  self->at = g_strdup (at);
  self->parts = new_parts ();
  for (guint i = 0; i < changes->len; i++)
    for (guint k = 0; k < vouch_change_get_size (changes->pdata[i]); k++)
      g_ptr_array_add (self->parts,
                       vouch_change_ref (vouch_change_get_part (changes->pdata[i], k)));
  return self;
}

/**
 * vouch_change_as_record:
 * @self: a set, or a group of sets
 *
 * A record says what happened: a receipt, an approval, a verification. It is
 * journalled and never undone.
 *
 * Returns: (transfer full): the same change, as a record
 */
VouchChange *
vouch_change_as_record (VouchChange *self)
{
  VouchChange *copy;

  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (has_only_sets (self), NULL);

  copy = copy_change (self);
  copy->is_record = TRUE;
  return copy;
}

/**
 * vouch_change_with_label:
 * @self: a change
 * @label: (nullable): what undo calls it, translated
 *
 * Returns: (transfer full): the same change with another label
 */
VouchChange *
vouch_change_with_label (VouchChange *self,
                         const char  *label)
{
  VouchChange *copy;

  g_return_val_if_fail (self, NULL);

  copy = copy_change (self);
  g_free (copy->label);
  copy->label = g_strdup (label);
  return copy;
}

static void
turn_round (VouchChange *self)
{
  VouchPlace from = self->from;
  JsonNode *before = self->before;

  self->from = self->to;
  self->to = from;
  self->before = self->after;
  self->after = before;
  if (self->kind == VOUCH_CHANGE_INSERT)
    self->kind = VOUCH_CHANGE_REMOVE;
  else if (self->kind == VOUCH_CHANGE_REMOVE)
    self->kind = VOUCH_CHANGE_INSERT;
}

static void
turn_parts_round (VouchChange *self)
{
  GPtrArray *parts = new_parts ();

  for (guint i = self->parts->len; i > 0; i--)
    g_ptr_array_add (parts, vouch_change_invert (self->parts->pdata[i - 1]));
  g_ptr_array_unref (self->parts);
  self->parts = parts;
}

/**
 * vouch_change_invert:
 * @self: a change
 *
 * Returns: (transfer full): the change that takes @self back
 */
VouchChange *
vouch_change_invert (VouchChange *self)
{
  VouchChange *inverse;

  g_return_val_if_fail (self, NULL);

  inverse = copy_change (self);
  if (inverse->parts)
    turn_parts_round (inverse);
  else
    turn_round (inverse);
  return inverse;
}

/** vouch_change_ref: Returns: (transfer full): @self; from any thread */
VouchChange *
vouch_change_ref (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/** vouch_change_unref: @self: (transfer full): a change; from any thread */
void
vouch_change_unref (VouchChange *self)
{
  g_return_if_fail (self);

  if (g_atomic_ref_count_dec (&self->references))
    free_change (self);
}

/* --- reading --- */

/** vouch_change_get_kind: Returns: what it does */
VouchChangeKind
vouch_change_get_kind (VouchChange *self)
{
  g_return_val_if_fail (self, VOUCH_CHANGE_GROUP);
  return self->kind;
}

/** vouch_change_is_record: Returns: whether it says what happened, and is never undone */
gboolean
vouch_change_is_record (VouchChange *self)
{
  g_return_val_if_fail (self, FALSE);
  return self->is_record;
}

/** vouch_change_get_label: Returns: (nullable): what undo calls it, translated */
const char *
vouch_change_get_label (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->label;
}

/** vouch_change_get_by: Returns: (nullable): who did it, of a group */
const char *
vouch_change_get_by (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->by;
}

/** vouch_change_get_at: Returns: (nullable): when, RFC 3339 in UTC, of a group */
const char *
vouch_change_get_at (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->at;
}

/** vouch_change_get_node: Returns: (nullable): id of the node concerned; %NULL of a group, or
 *   where a node that is inserted has none */
const char *
vouch_change_get_node (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->node;
}

/** vouch_change_get_member: Returns: (nullable): the member that is set */
const char *
vouch_change_get_member (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->member;
}

/** vouch_change_get_before: Returns: (transfer none) (nullable): the value before a set */
JsonNode *
vouch_change_get_before (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->before;
}

/** vouch_change_get_after: Returns: (transfer none) (nullable): the value after a set */
JsonNode *
vouch_change_get_after (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->after;
}

/** vouch_change_get_json: Returns: (transfer none) (nullable): the node that comes or goes */
JsonNode *
vouch_change_get_json (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->json;
}

/** vouch_change_get_from: Returns: (nullable): the place of what is removed or moved */
const VouchPlace *
vouch_change_get_from (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->from.parent ? &self->from : NULL;
}

/** vouch_change_get_to: Returns: (nullable): the place of what is inserted or moved */
const VouchPlace *
vouch_change_get_to (VouchChange *self)
{
  g_return_val_if_fail (self, NULL);
  return self->to.parent ? &self->to : NULL;
}

/** vouch_change_get_size: Returns: number of parts; 1 of what is no group */
guint
vouch_change_get_size (VouchChange *self)
{
  g_return_val_if_fail (self, 0);
  return self->parts ? self->parts->len : 1;
}

/**
 * vouch_change_get_part:
 * @self: a change
 * @index: from 0
 *
 * Returns: (transfer none): a part, which is no group; @self where @self is none
 */
VouchChange *
vouch_change_get_part (VouchChange *self,
                       guint        index)
{
  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (index < vouch_change_get_size (self), NULL);
  return self->parts ? self->parts->pdata[index] : self;
}
