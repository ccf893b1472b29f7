/* vouch-json-build.c: makes JSON values of bytes that were scanned.
 *
 * The scan has seen to it that they are JSON, not too deep, and that every number has its place:
 * nothing is left to be refused here. json-glib's own parser does all of that once more, token by
 * token, in three times the time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-build.h"

#include <string.h>

typedef struct
{
  const char *at;
  const char *end;
  GString *text; /* (owned): the string that was read last */
} Build;

static JsonNode *build_value (Build *self);

static char
skip_space (Build *self)
{
  while (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r')
    self->at++;
  return *self->at;
}

static gunichar
read_unit (Build *self)
{
  gunichar unit = 0;

  for (guint i = 0; i < 4; i++)
    unit = unit << 4 | (gunichar) g_ascii_xdigit_value (*self->at++);
  return unit;
}

/* What follows the backslash. */
static void
append_escape (Build *self)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  char sign = *self->at++;
  gunichar point;

  if (sign != 'u')
    {
      g_string_append_c (self->text, to[strchr (from, sign) - from]);
      return;
    }
  point = read_unit (self);
  if (point >= 0xd800 && point <= 0xdbff)
    {
      self->at += strlen ("\\u");
      point = 0x10000 + ((point - 0xd800) << 10) + (read_unit (self) - 0xdc00);
    }
  g_string_append_unichar (self->text, point);
}

/* Returns: (transfer none): until the next one is read */
static const char *
read_string (Build *self)
{
  g_string_truncate (self->text, 0);
  self->at++;
  for (;;)
    {
      const char *run = self->at;

      while (*self->at != '"' && *self->at != '\\')
        self->at++;
      g_string_append_len (self->text, run, self->at - run);
      if (*self->at++ == '"')
        return self->text->str;
      append_escape (self);
    }
}

static JsonNode *
build_object (Build *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_alloc ();

  self->at++;
  while (skip_space (self) != '}')
    {
      g_autofree char *name = NULL;

      if (*self->at == ',')
        {
          self->at++;
          continue;
        }
      name = g_strdup (read_string (self));
      skip_space (self);
      self->at++;
      json_object_set_member (object, name, build_value (self));
    }
  self->at++;
  json_node_init_object (node, object);
  json_object_unref (object);
  return node;
}

static JsonNode *
build_array (Build *self)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_alloc ();

  self->at++;
  while (skip_space (self) != ']')
    if (*self->at == ',')
      self->at++;
    else
      json_array_add_element (array, build_value (self));
  self->at++;
  json_node_init_array (node, array);
  json_array_unref (array);
  return node;
}

/* The only value that may end with the bytes. */
static JsonNode *
build_number (Build *self)
{
  gboolean is_whole = TRUE;

  g_string_truncate (self->text, 0);
  for (; self->at < self->end && (g_ascii_isalnum (*self->at) || strchr ("+-.", *self->at)); self->at++)
    {
      is_whole = is_whole && (g_ascii_isdigit (*self->at) || *self->at == '-');
      g_string_append_c (self->text, *self->at);
    }
  if (is_whole)
    return json_node_init_int (json_node_alloc (), g_ascii_strtoll (self->text->str, NULL, 10));
  return json_node_init_double (json_node_alloc (), g_ascii_strtod (self->text->str, NULL));
}

static JsonNode *
build_value (Build *self)
{
  switch (skip_space (self))
    {
    case '{':
      return build_object (self);
    case '[':
      return build_array (self);
    case '"':
      return json_node_init_string (json_node_alloc (), read_string (self));
    case 't':
      self->at += strlen ("true");
      return json_node_init_boolean (json_node_alloc (), TRUE);
    case 'f':
      self->at += strlen ("false");
      return json_node_init_boolean (json_node_alloc (), FALSE);
    case 'n':
      self->at += strlen ("null");
      return json_node_init_null (json_node_alloc ());
    default:
      return build_number (self);
    }
}

/**
 * vouch_json_build:
 * @bytes: (array length=length): JSON that vouch_json_scan_for_nodes() has found good, without a byte
 *   order mark
 * @length: number of bytes
 *
 * Safe in any thread.
 *
 * Returns: (transfer full): the sealed value
 */
JsonNode *
vouch_json_build (const char *bytes, gsize length)
{
  Build self = { .at = bytes, .end = bytes + length, .text = g_string_new (NULL) };
  JsonNode *node = build_value (&self);

  g_string_free (self.text, TRUE);
  json_node_seal (node);
  return node;
}
