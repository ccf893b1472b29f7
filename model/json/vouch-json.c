/* vouch-json.c: reading, making and comparing JSON values that never change.
 *
 * json-glib's own getters warn when a member is absent or of another type;
 * what comes from files and portals is neither, so these answer NULL instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json.h"
#include "vouch-json-build.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

static JsonNode *
seal_node (JsonNode *node)
{
  json_node_seal (node);
  return node;
}

static gboolean
holds_value (JsonNode *node,
             GType     type)
{
  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
are_arrays_equal (JsonArray *a,
                  JsonArray *b)
{
  guint length = vouch_json_array_length (a);

  if (length != vouch_json_array_length (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (!vouch_json_equal (json_array_get_element (a, i), json_array_get_element (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
are_objects_equal (JsonObject *a,
                   JsonObject *b)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  if (json_object_get_size (a) != json_object_get_size (b))
    return FALSE;
  json_object_iter_init (&iter, a);
  while (json_object_iter_next (&iter, &member, &value))
    if (!vouch_json_equal (value, vouch_json_get_node (b, member)))
      return FALSE;
  return TRUE;
}

static gboolean
are_values_equal (JsonNode *a,
                  JsonNode *b)
{
  gint64 int_a, int_b;
  double number_a, number_b;

  if (vouch_json_node_text (a))
    return g_strcmp0 (vouch_json_node_text (a), vouch_json_node_text (b)) == 0;
  if (vouch_json_node_int (a, &int_a) && vouch_json_node_int (b, &int_b))
    return int_a == int_b;
  if (vouch_json_node_number (a, &number_a))
    return vouch_json_node_number (b, &number_b) && number_a == number_b;
  return holds_value (b, G_TYPE_BOOLEAN)
         && vouch_json_node_boolean (a, FALSE) == vouch_json_node_boolean (b, FALSE);
}

/* --- parsing --- */

/**
 * vouch_json_parse:
 * @bytes: (array length=length): JSON text, UTF-8
 * @length: number of bytes
 * @max_bytes: more are refused unread
 * @error: return location for a #VouchFormatError
 *
 * Scans, then parses. Whole numbers are kept exactly within 64 bits, other numbers as the nearest
 * double; what neither can hold is refused, so that nothing is altered in silence. Members keep
 * their order.
 *
 * Safe in any thread. The result may be handed to another thread, but #JsonObject and #JsonArray
 * count their references without locks: only one thread may look at it at a time.
 *
 * Returns: (transfer full) (nullable): the sealed value
 */
JsonNode *
vouch_json_parse (const char  *bytes,
                  gsize        length,
                  gsize        max_bytes,
                  GError     **error)
{
  if (!vouch_json_scan_for_nodes (bytes, length, max_bytes, error))
    return NULL;
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    {
      bytes += 3;
      length -= 3;
    }
  return vouch_json_build (bytes, length);
}

/* --- members --- */

/**
 * vouch_json_get_node:
 * @object: (nullable): an object
 * @member: name of the member
 *
 * Returns: (transfer none) (nullable): the member's value, %NULL where absent
 */
JsonNode *
vouch_json_get_node (JsonObject *object,
                     const char *member)
{
  return object ? json_object_get_member (object, member) : NULL;
}

/**
 * vouch_json_get_text:
 * @object: (nullable): an object
 * @member: name of the member
 *
 * Returns: (transfer none) (nullable): the text, %NULL where absent or no text
 */
const char *
vouch_json_get_text (JsonObject *object,
                     const char *member)
{
  return vouch_json_node_text (vouch_json_get_node (object, member));
}

/**
 * vouch_json_get_object:
 * @object: (nullable): an object
 * @member: name of the member
 *
 * Returns: (transfer none) (nullable): the object, %NULL where absent or no object
 */
JsonObject *
vouch_json_get_object (JsonObject *object,
                       const char *member)
{
  return vouch_json_node_object (vouch_json_get_node (object, member));
}

/**
 * vouch_json_get_array:
 * @object: (nullable): an object
 * @member: name of the member
 *
 * Returns: (transfer none) (nullable): the array, %NULL where absent or no array
 */
JsonArray *
vouch_json_get_array (JsonObject *object,
                      const char *member)
{
  return vouch_json_node_array (vouch_json_get_node (object, member));
}

/**
 * vouch_json_get_boolean:
 * @object: (nullable): an object
 * @member: name of the member
 * @fallback: the answer where it is absent or no boolean
 *
 * Returns: the member's value
 */
gboolean
vouch_json_get_boolean (JsonObject *object,
                        const char *member,
                        gboolean    fallback)
{
  return vouch_json_node_boolean (vouch_json_get_node (object, member), fallback);
}

/**
 * vouch_json_get_int:
 * @object: (nullable): an object
 * @member: name of the member
 * @fallback: the answer where it is absent or no whole number
 *
 * Returns: the member's value
 */
gint64
vouch_json_get_int (JsonObject *object,
                    const char *member,
                    gint64      fallback)
{
  vouch_json_node_int (vouch_json_get_node (object, member), &fallback);
  return fallback;
}

/**
 * vouch_json_get_number:
 * @object: (nullable): an object
 * @member: name of the member
 * @fallback: the answer where it is absent or no number
 *
 * Returns: the member's value
 */
double
vouch_json_get_number (JsonObject *object,
                       const char *member,
                       double      fallback)
{
  vouch_json_node_number (vouch_json_get_node (object, member), &fallback);
  return fallback;
}

/* --- nodes --- */

/** vouch_json_is_null: Returns: whether @node is JSON null, or no node at all */
gboolean
vouch_json_is_null (JsonNode *node)
{
  return !node || JSON_NODE_HOLDS_NULL (node);
}

/** vouch_json_node_text: Returns: (transfer none) (nullable): the text that @node holds */
const char *
vouch_json_node_text (JsonNode *node)
{
  return holds_value (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

/** vouch_json_node_object: Returns: (transfer none) (nullable): the object that @node holds */
JsonObject *
vouch_json_node_object (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/** vouch_json_node_array: Returns: (transfer none) (nullable): the array that @node holds */
JsonArray *
vouch_json_node_array (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/** vouch_json_node_boolean: Returns: the boolean that @node holds, else @fallback */
gboolean
vouch_json_node_boolean (JsonNode *node,
                         gboolean  fallback)
{
  return holds_value (node, G_TYPE_BOOLEAN) ? json_node_get_boolean (node) : fallback;
}

/**
 * vouch_json_node_int:
 * @node: (nullable): a value
 * @value: (out): set only where the answer is %TRUE
 *
 * Returns: whether @node holds a whole number; 3.0 is none
 */
gboolean
vouch_json_node_int (JsonNode *node,
                     gint64   *value)
{
  if (!holds_value (node, G_TYPE_INT64))
    return FALSE;
  *value = json_node_get_int (node);
  return TRUE;
}

/**
 * vouch_json_node_number:
 * @node: (nullable): a value
 * @value: (out): set only where the answer is %TRUE
 *
 * Returns: whether @node holds a number, whole or not
 */
gboolean
vouch_json_node_number (JsonNode *node,
                        double   *value)
{
  if (!holds_value (node, G_TYPE_DOUBLE) && !holds_value (node, G_TYPE_INT64))
    return FALSE;
  *value = json_node_get_double (node);
  return TRUE;
}

/* --- elements --- */

/** vouch_json_array_length: Returns: number of elements; 0 for %NULL */
guint
vouch_json_array_length (JsonArray *array)
{
  return array ? json_array_get_length (array) : 0;
}

/** vouch_json_array_node: Returns: (transfer none) (nullable): the element, %NULL past the end */
JsonNode *
vouch_json_array_node (JsonArray *array,
                       guint      index)
{
  return index < vouch_json_array_length (array) ? json_array_get_element (array, index) : NULL;
}

/** vouch_json_array_text: Returns: (transfer none) (nullable): the element where it is a text */
const char *
vouch_json_array_text (JsonArray *array,
                       guint      index)
{
  return vouch_json_node_text (vouch_json_array_node (array, index));
}

/** vouch_json_array_object: Returns: (transfer none) (nullable): the element where it is an object */
JsonObject *
vouch_json_array_object (JsonArray *array,
                         guint      index)
{
  return vouch_json_node_object (vouch_json_array_node (array, index));
}

/**
 * vouch_json_equal:
 * @a: (nullable): a value
 * @b: (nullable): another
 *
 * The order of members is no difference; neither is 1 and 1.0, nor null and no value at all.
 *
 * Returns: whether they say the same
 */
gboolean
vouch_json_equal (JsonNode *a,
                  JsonNode *b)
{
  if (a == b)
    return TRUE;
  if (vouch_json_is_null (a) || vouch_json_is_null (b))
    return vouch_json_is_null (a) && vouch_json_is_null (b);
  if (JSON_NODE_TYPE (a) != JSON_NODE_TYPE (b))
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (a))
    return are_objects_equal (json_node_get_object (a), json_node_get_object (b));
  if (JSON_NODE_HOLDS_ARRAY (a))
    return are_arrays_equal (json_node_get_array (a), json_node_get_array (b));
  return are_values_equal (a, b);
}

/* --- making --- */

/** vouch_json_new_null: Returns: (transfer full): JSON null, sealed */
JsonNode *
vouch_json_new_null (void)
{
  return seal_node (json_node_new (JSON_NODE_NULL));
}

/**
 * vouch_json_new_text:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full) (nullable): @text as a sealed value, %NULL for %NULL
 */
JsonNode *
vouch_json_new_text (const char *text)
{
  return text ? seal_node (json_node_init_string (json_node_alloc (), text)) : NULL;
}

/**
 * vouch_json_new_text_or_null:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): @text as a sealed value, null for %NULL: the member is there either way
 */
JsonNode *
vouch_json_new_text_or_null (const char *text)
{
  return text ? vouch_json_new_text (text) : vouch_json_new_null ();
}

/** vouch_json_new_boolean: Returns: (transfer full): @value, sealed */
JsonNode *
vouch_json_new_boolean (gboolean value)
{
  return seal_node (json_node_init_boolean (json_node_alloc (), !!value));
}

/** vouch_json_new_int: Returns: (transfer full): @value, sealed */
JsonNode *
vouch_json_new_int (gint64 value)
{
  return seal_node (json_node_init_int (json_node_alloc (), value));
}

/** vouch_json_new_number: Returns: (transfer full): @value, which is finite, sealed */
JsonNode *
vouch_json_new_number (double value)
{
  g_return_val_if_fail (isfinite (value), NULL);

  return seal_node (json_node_init_double (json_node_alloc (), value));
}

/**
 * vouch_json_new_object:
 * @object: (transfer full): an object, which is sealed with all it holds
 *
 * Returns: (transfer full): a sealed value that holds it
 */
JsonNode *
vouch_json_new_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return seal_node (node);
}

/**
 * vouch_json_new_array:
 * @array: (transfer full): an array, which is sealed with all it holds
 *
 * Returns: (transfer full): a sealed value that holds it
 */
JsonNode *
vouch_json_new_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return seal_node (node);
}

/**
 * vouch_json_new_members:
 * @first_member: (nullable): name of the first member
 * @...: its value, a #JsonNode that is taken; further pairs; %NULL
 *
 * Members whose value is %NULL are left out.
 *
 * Returns: (transfer full): a sealed object with these members in this order
 */
JsonNode *
vouch_json_new_members (const char *first_member,
                        ...)
{
  JsonObject *object = json_object_new ();
  va_list pairs;

  va_start (pairs, first_member);
  for (const char *member = first_member; member; member = va_arg (pairs, const char *))
    {
      JsonNode *value = va_arg (pairs, JsonNode *);

      if (value)
        json_object_set_member (object, member, value);
    }
  va_end (pairs);
  return vouch_json_new_object (object);
}

/**
 * vouch_json_new_texts:
 * @texts: (array zero-terminated=1) (nullable): texts
 *
 * Returns: (transfer full): a sealed array of them
 */
JsonNode *
vouch_json_new_texts (const char * const *texts)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; texts && texts[i]; i++)
    json_array_add_string_element (array, texts[i]);
  return vouch_json_new_array (array);
}

/**
 * vouch_json_with_member:
 * @object: (nullable): a value that holds an object; %NULL stands for an empty one
 * @member: name of the member
 * @value: (nullable) (transfer none): its new value, sealed; %NULL takes the member out
 *
 * A copy that differs in one member. A member that was there keeps its place, a new one comes last.
 *
 * Returns: (transfer full): a sealed object
 */
JsonNode *
vouch_json_with_member (JsonNode   *object,
                        const char *member,
                        JsonNode   *value)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *old;

  if (vouch_json_node_object (object))
    {
      json_object_iter_init_ordered (&iter, vouch_json_node_object (object));
      while (json_object_iter_next_ordered (&iter, &name, &old))
        if (!g_str_equal (name, member))
          json_object_set_member (copy, name, json_node_ref (old));
        else if (value)
          json_object_set_member (copy, name, json_node_ref (value));
    }
  if (value && !json_object_has_member (copy, member))
    json_object_set_member (copy, member, json_node_ref (value));
  return vouch_json_new_object (copy);
}
