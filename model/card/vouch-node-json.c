/* vouch-node-json.c: nodes from JSON and back.
 *
 * Values are shared with the JSON that they came from, as both are sealed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node-slot.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-rich-text.h"

/* Where the reader is, up to the root. */
typedef struct _Place Place;
struct _Place
{
  const Place *up;    /* (nullable): NULL for the root */
  const char *member; /* of the node above */
  guint index;        /* within that list */
};

typedef struct
{
  GHashTable *ids; /* (owned) (element-type utf8): of all nodes read so far */
  GError **error;
} Reader;

static gboolean read_node (Reader *reader, const Place *place, VouchNode *node, JsonNode *json);

/* --- saying where --- */

static void
append_place (GString *to, const Place *place)
{
  if (!place->up)
    return;
  append_place (to, place->up);
  g_string_append_printf (to, "%s%s[%u]", to->len > 0 ? "." : "", place->member, place->index);
}

/* FALSE, for short. @member and @message may be in a group's form and translated. */
static gboolean
fail (Reader *reader, const Place *place, const char *member, int code, const char *message)
{
  g_autoptr (GString) path = g_string_new (NULL);

  append_place (path, place);
  if (member)
    {
      g_autofree char *name = g_strdelimit (g_strdup (member), "/", '.');

      g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", name);
    }
  g_set_error (reader->error, VOUCH_FORMAT_ERROR, code, "%s%s%s", path->str,
               path->len > 0 ? ": " : "", message);
  return FALSE;
}

static const char *
describe_kind (VouchMemberKind kind)
{
  switch (kind)
    {
    case VOUCH_MEMBER_BOOLEAN:
      return _("must be true or false");
    case VOUCH_MEMBER_INTEGER:
      return _("must be a whole number");
    case VOUCH_MEMBER_OBJECT:
    case VOUCH_MEMBER_GROUP:
      return _("must be an object");
    case VOUCH_MEMBER_ARRAY:
    case VOUCH_MEMBER_LIST:
      return _("must be a list");
    case VOUCH_MEMBER_PERSON:
      return _("must be a name, or an object with a name");
    case VOUCH_MEMBER_TEXT:
    case VOUCH_MEMBER_RICH:
    default:
      return _("must be a text");
    }
}

static gboolean
fail_kind (Reader *reader, const Place *place, const VouchMember *member)
{
  return fail (reader, place, member->name, VOUCH_FORMAT_ERROR_MEMBER,
               describe_kind (member->kind));
}

/* --- reading --- */

static gboolean
read_list (Reader *reader,
           const Place *place,
           VouchNode *node,
           const VouchMember *member,
           JsonNode *json)
{
  JsonArray *array = vouch_json_node_array (json);
  VouchNodeList *list = vouch_node_get_list (node, member->name);

  for (guint i = 0; i < vouch_json_array_length (array); i++)
    {
      Place below = { place, member->name, i };
      g_autoptr (VouchNode) child = g_object_new (member->get_child_type (), NULL);

      if (!read_node (reader, &below, child, vouch_json_array_node (array, i)))
        return FALSE;
      vouch_node_list_insert (list, i, child);
    }
  return TRUE;
}

static JsonNode *
read_rich (JsonNode *text, JsonNode *marks)
{
  return vouch_json_is_null (marks)
             ? json_node_ref (text)
             : vouch_rich_text_new (vouch_json_node_text (text), vouch_json_node_array (marks));
}

static gboolean
check_marks (JsonNode *text, JsonNode *marks)
{
  g_autoptr (JsonNode) rich = NULL;

  if (vouch_json_is_null (marks))
    return TRUE;
  if (!vouch_json_node_array (marks))
    return FALSE;
  rich = read_rich (text, marks);
  return vouch_rich_text_is_valid (rich);
}

/* The text of a rich one, with the marks that stand beside it. */
static gboolean
read_rich_text (Reader *reader,
                const Place *place,
                VouchNodeSlot *slot,
                JsonObject *object,
                JsonNode *value)
{
  JsonNode *marks = vouch_json_get_node (object, "marks");

  if (!vouch_json_node_text (value))
    return fail_kind (reader, place, slot->member);
  if (!check_marks (value, marks))
    return fail (reader, place, "marks", VOUCH_FORMAT_ERROR_MEMBER,
                 _("must be a list of marks, each with “from”, “to” and “as”"));
  slot->value = read_rich (value, marks);
  return TRUE;
}

static gboolean
is_marks (const VouchMember *members, const char *name)
{
  const VouchMember *text
      = g_str_equal (name, "marks") ? vouch_member_find (members, "text") : NULL;

  return text && text->kind == VOUCH_MEMBER_RICH;
}

static gboolean read_members (Reader *reader,
                              const Place *place,
                              VouchNode *node,
                              const VouchMember *group,
                              JsonObject *object);

/* A null is kept as it came where a value could stand, and means nothing. */
static gboolean
read_member (Reader *reader,
             const Place *place,
             VouchNode *node,
             VouchNodeSlot *slot,
             JsonObject *object,
             JsonNode *value)
{
  const VouchMember *member = slot->member;

  slot->was_read = !vouch_json_is_null (value);
  if (member && slot->was_read && member->kind != VOUCH_MEMBER_RICH
      && !vouch_member_holds (member, value))
    return fail_kind (reader, place, member);
  if (member && member->kind == VOUCH_MEMBER_LIST)
    return read_list (reader, place, node, member, value);
  if (member && member->kind == VOUCH_MEMBER_GROUP)
    return !slot->was_read
           || read_members (reader, place, node, member, json_node_get_object (value));
  if (member && member->kind == VOUCH_MEMBER_RICH && slot->was_read)
    return read_rich_text (reader, place, slot, object, value);
  slot->value = json_node_ref (value);
  return TRUE;
}

static gboolean
read_members (Reader *reader,
              const Place *place,
              VouchNode *node,
              const VouchMember *group,
              JsonObject *object)
{
  const VouchMember *members = VOUCH_NODE_GET_CLASS (node)->members;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *long_name = group ? g_strconcat (group->name, "/", name, NULL) : NULL;
      const char *full = group ? long_name : name;
      gboolean is_known = group || !vouch_member_find_group (members, name);
      const VouchMember *member = is_known ? vouch_member_find (members, full) : NULL;

      if (!is_marks (members, full)
          && !read_member (reader, place, node, vouch_node_append_slot (node, full, member, group),
                           object, value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_required (Reader *reader, const Place *place, VouchNode *node)
{
  const VouchMember *members = VOUCH_NODE_GET_CLASS (node)->members;

  for (guint i = 0; members[i].name; i++)
    if ((members[i].flags & VOUCH_MEMBER_REQUIRED) && !vouch_node_get_value (node, members[i].name))
      return fail (reader, place, members[i].name, VOUCH_FORMAT_ERROR_MEMBER,
                   _("this is missing"));
  return TRUE;
}

static gboolean
take_id (Reader *reader, const Place *place, VouchNode *node)
{
  const char *id = vouch_node_get_id (node);

  if (!id || !*id)
    return fail (reader, place, "id", VOUCH_FORMAT_ERROR_MEMBER, _("this is empty"));
  if (!g_hash_table_add (reader->ids, (gpointer) id))
    {
      g_autofree char *message = g_strdup_printf (_("the ID “%s” is already used"), id);

      return fail (reader, place, "id", VOUCH_FORMAT_ERROR_DUPLICATE, message);
    }
  return TRUE;
}

static void
add_lists (VouchNode *node)
{
  const VouchMember *members = VOUCH_NODE_GET_CLASS (node)->members;

  for (guint i = 0; members[i].name; i++)
    if (members[i].flags & VOUCH_MEMBER_ALWAYS)
      vouch_node_ensure_slot (node, members[i].name);
}

static gboolean
is_too_deep (const Place *place)
{
  guint levels = 0;

  /* Each level of nodes is an object within an array. */
  for (; place->up; place = place->up)
    levels += 2;
  return levels >= VOUCH_JSON_MAX_LEVELS;
}

static gboolean
read_node (Reader *reader, const Place *place, VouchNode *node, JsonNode *json)
{
  JsonObject *object = vouch_json_node_object (json);

  if (!object)
    return fail (reader, place, NULL, VOUCH_FORMAT_ERROR_MEMBER,
                 describe_kind (VOUCH_MEMBER_OBJECT));
  if (is_too_deep (place))
    return fail (reader, place, NULL, VOUCH_FORMAT_ERROR_TOO_DEEP, _("nested too deeply"));
  if (!read_members (reader, place, node, NULL, object) || !check_required (reader, place, node)
      || !take_id (reader, place, node))
    return FALSE;
  add_lists (node);
  return TRUE;
}

/* --- writing --- */

static void
add_list (JsonObject *to, VouchNodeSlot *slot)
{
  guint size = slot->list ? vouch_node_list_get_size (slot->list) : 0;
  JsonArray *array;

  if (size == 0 && !slot->was_read && !(slot->member->flags & VOUCH_MEMBER_ALWAYS))
    return;
  array = json_array_sized_new (size);
  for (guint i = 0; i < size; i++)
    json_array_add_element (array, vouch_node_to_json (vouch_node_list_peek (slot->list, i)));
  json_object_set_member (to, vouch_node_slot_get_name (slot), vouch_json_new_array (array));
}

static void
add_rich (JsonObject *to, VouchNodeSlot *slot)
{
  JsonArray *marks = vouch_rich_text_get_marks (slot->value);

  json_object_set_member (to, vouch_node_slot_get_name (slot),
                          vouch_json_new_text (vouch_rich_text_get_text (slot->value)));
  if (marks)
    json_object_set_member (to, "marks", vouch_json_new_array (json_array_ref (marks)));
}

static void
add_group (JsonObject *to, VouchNode *node, VouchNodeSlot *slot)
{
  g_autoptr (JsonObject) group = json_object_new ();
  gsize prefix = strlen (slot->member->name) + 1;

  for (guint i = 0; i < vouch_node_get_n_slots (node); i++)
    {
      VouchNodeSlot *part = vouch_node_get_slot (node, i);

      if (part->group == slot->member && part->value)
        json_object_set_member (group, vouch_node_slot_get_name (part) + prefix,
                                json_node_ref (part->value));
    }
  if (slot->was_read || json_object_get_size (group) > 0
      || (slot->member->flags & VOUCH_MEMBER_ALWAYS))
    json_object_set_member (to, vouch_node_slot_get_name (slot),
                            vouch_json_new_object (g_steal_pointer (&group)));
}

static void
add_slot (JsonObject *to, VouchNode *node, VouchNodeSlot *slot)
{
  if (slot->group)
    return;
  if (slot->member && slot->member->kind == VOUCH_MEMBER_LIST)
    add_list (to, slot);
  else if (slot->member && slot->member->kind == VOUCH_MEMBER_GROUP)
    add_group (to, node, slot);
  else if (slot->member && slot->member->kind == VOUCH_MEMBER_RICH && slot->value
           && !JSON_NODE_HOLDS_NULL (slot->value))
    add_rich (to, slot);
  else if (slot->value)
    json_object_set_member (to, vouch_node_slot_get_name (slot), json_node_ref (slot->value));
}

/* --- public --- */

/** vouch_id_new: Returns: (transfer full): a new random UUID */
char *
vouch_id_new (void)
{
  return g_uuid_string_random ();
}

/**
 * vouch_node_new_from_json:
 * @type: a type of node
 * @json: an object, as in the card's file; it is sealed
 * @error: return location for a #VouchFormatError, whose message begins with the place,
 *   as in “sections[2].statements[0].text: …”
 *
 * Members that the type does not know are kept. No id may be there twice, in all that is
 * below. Safe in any thread, as long as only one looks at @json.
 *
 * Returns: (transfer full) (nullable): the node with all below it
 */
VouchNode *
vouch_node_new_from_json (GType type, JsonNode *json, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { ids, error };
  Place root = { NULL };
  g_autoptr (VouchNode) node = NULL;

  g_return_val_if_fail (g_type_is_a (type, VOUCH_TYPE_NODE) && !G_TYPE_IS_ABSTRACT (type), NULL);
  g_return_val_if_fail (json, NULL);

  json_node_seal (json);
  node = g_object_new (type, NULL);
  return read_node (&reader, &root, node, json) ? g_steal_pointer (&node) : NULL;
}

/**
 * vouch_node_to_json:
 * @self: a node
 *
 * Returns: (transfer full): it and all below it, as in the card's file, sealed
 */
JsonNode *
vouch_node_to_json (VouchNode *self)
{
  JsonObject *object;

  g_return_val_if_fail (VOUCH_IS_NODE (self), NULL);

  object = json_object_new ();
  for (guint i = 0; i < vouch_node_get_n_slots (self); i++)
    add_slot (object, self, vouch_node_get_slot (self, i));
  return vouch_json_new_object (object);
}
