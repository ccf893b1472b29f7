/* vouch-reference-batch.c: what was read from a file of references, and what was not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-batch.h"

#include "vouch-json-print.h"
#include "vouch-json.h"

static void
free_trouble (gpointer data)
{
  VouchReferenceTrouble *trouble = data;

  g_free (trouble->entry);
  g_free (trouble->message);
  g_free (trouble);
}

/**
 * vouch_reference_batch_new:
 *
 * Returns: (transfer full): a batch without anything in it
 */
VouchReferenceBatch *
vouch_reference_batch_new (void)
{
  VouchReferenceBatch *self = g_new0 (VouchReferenceBatch, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->troubles = g_ptr_array_new_with_free_func (free_trouble);
  return self;
}

/**
 * vouch_reference_batch_free:
 * @self: (transfer full): a batch
 */
void
vouch_reference_batch_free (VouchReferenceBatch *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->troubles);
  g_free (self);
}

/**
 * vouch_reference_batch_add:
 * @self: a batch
 * @item: (transfer full): a CSL-JSON item
 * @line: where it begins in the file, from 1; 0 where nobody knows
 */
void
vouch_reference_batch_add (VouchReferenceBatch *self,
                           JsonObject          *item,
                           guint                line)
{
  g_ptr_array_add (self->items, item);
  g_array_append_val (self->lines, line);
}

static void G_GNUC_PRINTF (5, 0)
add_trouble (VouchReferenceBatch *self,
             gboolean             is_lost,
             guint                line,
             const char          *entry,
             const char          *format,
             va_list              arguments)
{
  VouchReferenceTrouble *trouble = g_new0 (VouchReferenceTrouble, 1);

  trouble->line = line;
  trouble->entry = g_strdup (entry);
  trouble->message = g_strdup_vprintf (format, arguments);
  trouble->is_lost = is_lost;
  g_ptr_array_add (self->troubles, trouble);
}

/**
 * vouch_reference_batch_trouble:
 * @self: a batch
 * @line: from 1; 0 where it is about no line
 * @entry: (nullable): which entry: its key, title or number
 * @format: why that entry is not among the items, for a person
 * @...: what @format asks for
 */
void
vouch_reference_batch_trouble (VouchReferenceBatch *self,
                               guint                line,
                               const char          *entry,
                               const char          *format,
                               ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_trouble (self, TRUE, line, entry, format, arguments);
  va_end (arguments);
}

/**
 * vouch_reference_batch_note:
 * @self: a batch
 * @line: from 1; 0 where it is about no line
 * @entry: (nullable): which entry: its key, title or number
 * @format: what was guessed, mended or left out of an entry that came, for a person
 * @...: what @format asks for
 */
void
vouch_reference_batch_note (VouchReferenceBatch *self,
                            guint                line,
                            const char          *entry,
                            const char          *format,
                            ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_trouble (self, FALSE, line, entry, format, arguments);
  va_end (arguments);
}

/**
 * vouch_reference_batch_count_lost:
 * @self: a batch
 *
 * Returns: how many troubles cost an entry
 */
guint
vouch_reference_batch_count_lost (VouchReferenceBatch *self)
{
  guint n_lost = 0;

  for (guint i = 0; i < self->troubles->len; i++)
    {
      VouchReferenceTrouble *trouble = self->troubles->pdata[i];

      n_lost += trouble->is_lost;
    }
  return n_lost;
}

/**
 * vouch_reference_batch_append:
 * @self: a batch
 * @index: of one of its items
 * @to: where to add it
 *
 * Adds an item as it stands in a CSL-JSON array, with what parts it from the one before. The
 * array begins with "[" and ends with "\n]".
 */
void
vouch_reference_batch_append (VouchReferenceBatch *self,
                              guint                index,
                              GString             *to)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, self->items->pdata[index]);
  g_string_append (to, index > 0 ? "," : "");
  vouch_json_append_line (to, 1);
  vouch_json_append_value (to, node, 1);
}
