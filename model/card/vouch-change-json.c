/* vouch-change-json.c: changes as JSON, for the journal and for suggestions.
 *
 * set     {kind, node, member, before, after}
 * insert  {kind, parent, list, position, node}
 * remove  {kind, parent, list, position, node}
 * move    {kind, node, from: {parent, list, position}, to: {…}}
 * group   {kind, label, by, at, changes}
 *
 * A member that is absent is null in "before" and "after". What is no group may
 * have a "label"; any of them may have "record": true.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-change.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"

static const char *const kinds[] = {
  [VOUCH_CHANGE_SET] = "set",       [VOUCH_CHANGE_INSERT] = "insert",
  [VOUCH_CHANGE_REMOVE] = "remove", [VOUCH_CHANGE_MOVE] = "move",
  [VOUCH_CHANGE_GROUP] = "group",
};

/* --- writing --- */

static JsonNode *
ref_or_null (JsonNode *value)
{
  return value ? json_node_ref (value) : vouch_json_new_null ();
}

static void
add_place (JsonObject       *object,
           const VouchPlace *place)
{
  json_object_set_string_member (object, "parent", place->parent);
  json_object_set_string_member (object, "list", place->list);
  json_object_set_int_member (object, "position", place->position);
}

static JsonNode *
write_place (const VouchPlace *place)
{
  JsonObject *object = json_object_new ();

  add_place (object, place);
  return vouch_json_new_object (object);
}

static JsonNode *
write_parts (VouchChange *self)
{
  JsonArray *parts = json_array_new ();

  for (guint i = 0; i < vouch_change_get_size (self); i++)
    json_array_add_element (parts, vouch_change_to_json (vouch_change_get_part (self, i)));
  return vouch_json_new_array (parts);
}

static void
write_group (JsonObject  *object,
             VouchChange *self)
{
  json_object_set_member (object, "label", vouch_json_new_text_or_null (vouch_change_get_label (self)));
  json_object_set_member (object, "by", vouch_json_new_text_or_null (vouch_change_get_by (self)));
  json_object_set_member (object, "at", vouch_json_new_text_or_null (vouch_change_get_at (self)));
  json_object_set_member (object, "changes", write_parts (self));
}

static void
write_members (JsonObject  *object,
               VouchChange *self)
{
  switch (vouch_change_get_kind (self))
    {
    case VOUCH_CHANGE_SET:
      json_object_set_string_member (object, "node", vouch_change_get_node (self));
      json_object_set_string_member (object, "member", vouch_change_get_member (self));
      json_object_set_member (object, "before", ref_or_null (vouch_change_get_before (self)));
      json_object_set_member (object, "after", ref_or_null (vouch_change_get_after (self)));
      break;
    case VOUCH_CHANGE_INSERT:
      add_place (object, vouch_change_get_to (self));
      json_object_set_member (object, "node", json_node_ref (vouch_change_get_json (self)));
      break;
    case VOUCH_CHANGE_REMOVE:
      add_place (object, vouch_change_get_from (self));
      json_object_set_member (object, "node", json_node_ref (vouch_change_get_json (self)));
      break;
    case VOUCH_CHANGE_MOVE:
      json_object_set_string_member (object, "node", vouch_change_get_node (self));
      json_object_set_member (object, "from", write_place (vouch_change_get_from (self)));
      json_object_set_member (object, "to", write_place (vouch_change_get_to (self)));
      break;
    case VOUCH_CHANGE_GROUP:
    default:
      write_group (object, self);
    }
}

/**
 * vouch_change_to_json:
 * @self: a change
 *
 * Returns: (transfer full): it as sealed JSON, see section 3 of the design
 */
JsonNode *
vouch_change_to_json (VouchChange *self)
{
  JsonObject *object;

  g_return_val_if_fail (self, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "kind", kinds[vouch_change_get_kind (self)]);
  write_members (object, self);
  if (vouch_change_get_label (self) && !json_object_has_member (object, "label"))
    json_object_set_string_member (object, "label", vouch_change_get_label (self));
  if (vouch_change_is_record (self))
    json_object_set_boolean_member (object, "record", TRUE);
  return vouch_json_new_object (object);
}

/* --- reading --- */

static gpointer
refuse (const char *pointer,
        const char *member,
        GError    **error)
{
  g_set_error (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_MEMBER,
               /* Translators: %s%s%s is a place in a file, such as /changes/2/node. */
               _("A change can’t be read: “%s%s%s” is missing or wrong."),
               pointer, member ? "/" : "", member ? member : "");
  return NULL;
}

static const char *
read_text (JsonObject *object,
           const char *member,
           const char *pointer,
           GError    **error)
{
  const char *text = vouch_json_get_text (object, member);

  return text ? text : refuse (pointer, member, error);
}

static gboolean
read_place (JsonObject *object,
            VouchPlace *place,
            const char *pointer,
            GError    **error)
{
  gint64 position = vouch_json_get_int (object, "position", -1);

  place->parent = read_text (object, "parent", pointer, error);
  place->list = place->parent ? read_text (object, "list", pointer, error) : NULL;
  if (!place->list)
    return FALSE;
  if (position < 0 || position > G_MAXUINT)
    return refuse (pointer, "position", error) != NULL;
  place->position = (guint) position;
  return TRUE;
}

static gboolean
read_place_member (JsonObject *object,
                   const char *member,
                   VouchPlace *place,
                   const char *pointer,
                   GError    **error)
{
  g_autofree char *inner = g_strconcat (pointer, "/", member, NULL);

  return read_place (vouch_json_get_object (object, member), place, inner, error);
}

static VouchChange *
read_set (JsonObject *object,
          const char *pointer,
          GError    **error)
{
  const char *node = read_text (object, "node", pointer, error);
  const char *member = node ? read_text (object, "member", pointer, error) : NULL;

  return member ? vouch_change_new_set (node, member, vouch_json_get_node (object, "before"),
                                        vouch_json_get_node (object, "after"))
                : NULL;
}

static VouchChange *
read_list_change (JsonObject     *object,
                  VouchChangeKind kind,
                  const char     *pointer,
                  GError        **error)
{
  VouchPlace place;
  JsonNode *node = vouch_json_get_node (object, "node");

  if (!read_place (object, &place, pointer, error))
    return NULL;
  if (!vouch_json_get_text (vouch_json_node_object (node), "id"))
    return refuse (pointer, "node", error);
  return kind == VOUCH_CHANGE_INSERT ? vouch_change_new_insert (place, node)
                                     : vouch_change_new_remove (place, node);
}

static VouchChange *
read_move (JsonObject *object,
           const char *pointer,
           GError    **error)
{
  const char *node = read_text (object, "node", pointer, error);
  VouchPlace from, to;

  if (!node || !read_place_member (object, "from", &from, pointer, error)
      || !read_place_member (object, "to", &to, pointer, error))
    return NULL;
  return vouch_change_new_move (node, from, to);
}

static int
find_kind (JsonObject *object)
{
  const char *name = vouch_json_get_text (object, "kind");

  for (guint i = 0; name && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], name))
      return (int) i;
  return -1;
}

static VouchChange *
read_part (JsonObject *object,
           const char *pointer,
           GError    **error)
{
  switch (find_kind (object))
    {
    case VOUCH_CHANGE_SET:
      return read_set (object, pointer, error);
    case VOUCH_CHANGE_INSERT:
      return read_list_change (object, VOUCH_CHANGE_INSERT, pointer, error);
    case VOUCH_CHANGE_REMOVE:
      return read_list_change (object, VOUCH_CHANGE_REMOVE, pointer, error);
    case VOUCH_CHANGE_MOVE:
      return read_move (object, pointer, error);
    default:
      return refuse (pointer, "kind", error);
    }
}

static VouchChange *
read_group (JsonObject *object,
            GError    **error)
{
  JsonArray *array = vouch_json_get_array (object, "changes");
  g_autoptr (GPtrArray) parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);

  if (!array)
    return refuse ("", "changes", error);
  for (guint i = 0; i < vouch_json_array_length (array); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/changes/%u", i);
      VouchChange *part = read_part (vouch_json_array_object (array, i), pointer, error);

      if (!part)
        return NULL;
      g_ptr_array_add (parts, part);
    }
  return vouch_change_new_group (vouch_json_get_text (object, "label"),
                                 vouch_json_get_text (object, "by"),
                                 vouch_json_get_text (object, "at"), parts);
}

static gboolean
may_be_record (VouchChange *self)
{
  for (guint i = 0; i < vouch_change_get_size (self); i++)
    if (vouch_change_get_kind (vouch_change_get_part (self, i)) != VOUCH_CHANGE_SET)
      return FALSE;
  return TRUE;
}

/**
 * vouch_change_new_from_json:
 * @json: a change as vouch_change_to_json() writes it
 * @error: return location for a #VouchFormatError, which says where
 *
 * Groups within groups are refused, and so are records that are more than sets.
 * Whether a card can take the change is seen when it is applied.
 *
 * Returns: (transfer full) (nullable): the change
 */
VouchChange *
vouch_change_new_from_json (JsonNode *json,
                            GError  **error)
{
  JsonObject *object = vouch_json_node_object (json);
  gboolean is_group = find_kind (object) == VOUCH_CHANGE_GROUP;
  g_autoptr (VouchChange) change
      = is_group ? read_group (object, error) : read_part (object, "", error);

  if (!change)
    return NULL;
  if (vouch_json_get_boolean (object, "record", FALSE))
    {
      if (!may_be_record (change))
        return refuse ("", "record", error);
      return vouch_change_as_record (change);
    }
  if (!is_group && vouch_json_get_text (object, "label"))
    return vouch_change_with_label (change, vouch_json_get_text (object, "label"));
  return g_steal_pointer (&change);
}
