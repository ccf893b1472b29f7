/* vouch-reference-json.c: JSON with records in it: a list, one, or one a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-json.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-reference-item.h"
#include "vouch-reference-reader.h"

typedef struct
{
  VouchReferenceBatch *batch;
  VouchReferenceJsonFunc read;
  guint line;
  guint n_records;
} Reading;

static void
read_record (Reading *self, JsonNode *node)
{
  JsonObject *record = vouch_json_node_object (node);
  g_autofree char *entry = g_strdup_printf (_("record %u"), ++self->n_records);
  g_autoptr (JsonObject) item = record ? self->read (record) : NULL;

  if (!record)
    vouch_reference_batch_trouble (self->batch, self->line, entry, _("This is not a record."));
  else if (vouch_reference_item_has (item, "title") || vouch_reference_item_has (item, "DOI")
           || vouch_reference_item_has (item, "author") || vouch_reference_item_has (item, "URL"))
    vouch_reference_batch_add (self->batch, g_steal_pointer (&item), self->line);
  else
    vouch_reference_batch_trouble (self->batch, self->line, entry,
                                   _("It has no title, author, DOI or address and was left out."));
}

/* What registries and programs wrap their lists in. */
static JsonNode *
unwrap (JsonNode *node)
{
  static const char *const wraps[] = { "message", "items", "references", "records" };
  JsonObject *object = vouch_json_node_object (node);

  for (gsize i = 0; object && i < G_N_ELEMENTS (wraps); i++)
    {
      JsonNode *inner = vouch_json_get_node (object, wraps[i]);

      if (inner && (JSON_NODE_HOLDS_OBJECT (inner) || JSON_NODE_HOLDS_ARRAY (inner)))
        return unwrap (inner);
    }
  return node;
}

static void
read_value (Reading *self, JsonNode *root)
{
  JsonNode *node = unwrap (root);
  JsonArray *list = vouch_json_node_array (node);

  if (!list)
    read_record (self, node);
  for (guint i = 0; i < vouch_json_array_length (list); i++)
    read_record (self, vouch_json_array_node (list, i));
}

/**
 * vouch_reference_json_is_lines:
 * @bytes: JSON that ends with a zero byte
 *
 * Returns: whether each line is an object of its own, so that one that is broken costs no other
 */
gboolean
vouch_reference_json_is_lines (const char *bytes)
{
  const char *end = strchr (bytes, '\n');
  const char *next = end ? end + strspn (end, " \t\n") : NULL;

  while (end && end > bytes && strchr (" \t\n", end[-1]))
    end--;
  return end && end > bytes && end[-1] == '}' && *next == '{';
}

static void
read_lines (Reading *self, const char *bytes)
{
  for (const char *line = bytes; line; self->line++)
    {
      const char *end = strchr (line, '\n');
      gsize length = end ? (gsize) (end - line) : strlen (line);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = NULL;

      if (strspn (line, " \t") < length)
        {
          root = vouch_json_parse (line, length, VOUCH_REFERENCE_MAX_BYTES, &error);
          if (root)
            read_value (self, root);
          else
            vouch_reference_batch_trouble (self->batch, self->line, NULL, "%s", error->message);
        }
      line = end ? end + 1 : NULL;
    }
}

/**
 * vouch_reference_json_read:
 * @batch: gets the items, and the troubles
 * @bytes: UTF-8 that ends with a zero byte
 * @length: bytes in it
 * @read: makes an item of a record
 */
void
vouch_reference_json_read (VouchReferenceBatch *batch, const char *bytes, gsize length, VouchReferenceJsonFunc read)
{
  Reading reading = { .batch = batch, .read = read, .line = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (vouch_reference_json_is_lines (bytes))
    {
      read_lines (&reading, bytes);
      return;
    }
  root = vouch_json_parse (bytes, length, VOUCH_REFERENCE_MAX_BYTES, &error);
  if (root)
    read_value (&reading, root);
  else
    vouch_reference_batch_trouble (batch, 0, NULL, "%s", error->message);
}
