/* vouch-reference-intake.c: files of references on their way into a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-intake-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference-edit-private.h"
#include "vouch-reference-merge.h"
#include "vouch-reference-plain.h"
#include "vouch-statement-edit-private.h"

static void
free_line (gpointer data)
{
  VouchIntakeLine *line = data;

  g_free (line->file);
  g_free (line->entry);
  g_free (line->message);
  g_free (line);
}

static JsonObject *
copy_item (JsonObject *item)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (item);

  for (GList *l = members; l; l = l->next)
    json_object_set_member (copy, l->data, json_node_copy (json_object_get_member (item, l->data)));
  return copy;
}

/* Private: @document is only looked at now. */
VouchReferenceIntake *
vouch_reference_intake_new (VouchDocument *document)
{
  VouchReferenceIntake *self = g_new0 (VouchReferenceIntake, 1);
  VouchNodeList *references = vouch_card_get_references (vouch_document_get_card (document));

  self->known = vouch_reference_batch_new ();
  self->batch = vouch_reference_batch_new ();
  self->completed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->item_files = g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = g_ptr_array_new_with_free_func (free_line);
  for (guint i = 0; i < vouch_node_list_get_size (references); i++)
    {
      JsonNode *csl = vouch_reference_get_csl (vouch_node_list_peek (references, i));

      vouch_reference_batch_add (self->known, copy_item (vouch_json_node_object (csl)), 0);
    }
  return self;
}

void
vouch_reference_intake_free (VouchReferenceIntake *self)
{
  vouch_reference_batch_free (self->known);
  vouch_reference_batch_free (self->batch);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_array_unref (self->item_files);
  g_hash_table_unref (self->completed);
  g_ptr_array_unref (self->lines);
  g_free (self->first);
  g_free (self);
}

/* Private. */
void
vouch_reference_intake_add_line (VouchReferenceIntake *self,
                                 const char           *file,
                                 guint                 line,
                                 const char           *entry,
                                 VouchIntakeFate       fate,
                                 const char           *message)
{
  VouchIntakeLine *told = g_new0 (VouchIntakeLine, 1);

  told->file = g_strdup (file);
  told->line = line;
  told->entry = g_strdup (entry);
  told->fate = fate;
  told->message = g_strdup (message);
  g_ptr_array_add (self->lines, told);
}

/* --- into the card --- */

/* The card's own of that work, unless it went or is another since reading began. */
static VouchReference *
find_match (VouchReferenceIntake *self, VouchDocument *document, guint index)
{
  guint match = g_array_index (self->matches, guint, index);
  JsonObject *known = match == G_MAXUINT ? NULL : self->known->items->pdata[match];
  const char *id = known ? vouch_json_get_text (known, "id") : NULL;
  VouchNode *node = id ? vouch_document_lookup (document, id) : NULL;

  return VOUCH_IS_REFERENCE (node) ? VOUCH_REFERENCE (node) : NULL;
}

static void
set_id (JsonObject *item)
{
  g_autofree char *id = vouch_id_new ();
  const char *key = vouch_json_get_text (item, "id");

  if (key && *key && !json_object_has_member (item, "citation-key"))
    json_object_set_string_member (item, "citation-key", key);
  json_object_set_string_member (item, "id", id);
}

static void
remember_first (VouchReferenceIntake *self, const char *id)
{
  if (!self->first)
    self->first = g_strdup (id);
}

static VouchIntakeFate
add_item (VouchReferenceIntake *self, GPtrArray *parts, VouchPlace *place, JsonObject *item)
{
  g_autoptr (JsonObject) own = copy_item (item);
  g_autoptr (JsonNode) json = NULL;

  set_id (own);
  remember_first (self, vouch_json_get_text (own, "id"));
  json = vouch_json_new_object (json_object_ref (own));
  g_ptr_array_add (parts, vouch_change_new_insert (*place, json));
  place->position++;
  return VOUCH_INTAKE_ADDED;
}

static VouchIntakeFate
complete (VouchReferenceIntake *self, GPtrArray *parts, VouchReference *reference, JsonObject *item)
{
  const char *id = vouch_node_get_id (VOUCH_NODE (reference));
  g_autoptr (JsonObject) whole
      = copy_item (vouch_json_node_object (vouch_reference_get_csl (reference)));
  g_autoptr (GList) members = NULL;

  remember_first (self, id);
  /* A second entry of one work, which the first two did not show to be one, waits for the next time. */
  if (!vouch_reference_merge (whole, item) || !g_hash_table_add (self->completed, g_strdup (id)))
    return VOUCH_INTAKE_KNOWN;
  members = json_object_get_members (whole);
  for (GList *l = members; l; l = l->next)
    if (!g_str_equal (l->data, "id"))
      vouch_edit_set (parts, VOUCH_NODE (reference), l->data,
                      json_node_copy (json_object_get_member (whole, l->data)));
  return VOUCH_INTAKE_COMPLETED;
}

static void
tell_item (VouchReferenceIntake *self, guint index, VouchIntakeFate fate)
{
  guint file = g_array_index (self->item_files, guint, index);
  g_autofree char *entry = vouch_reference_plain (self->batch->items->pdata[index]);

  vouch_reference_intake_add_line (self, self->files ? self->files->pdata[file] : NULL,
                                   g_array_index (self->batch->lines, guint, index), entry, fate,
                                   NULL);
}

/**
 * vouch_reference_intake_make_change:
 * @self: what was read, not made into a change before
 * @document: the card that it was read for
 *
 * Adds what the card does not have, and to what it has what it lacks.
 *
 * Returns: (transfer full) (nullable): the step; %NULL where nothing would be another
 */
VouchChange *
vouch_reference_intake_make_change (VouchReferenceIntake *self, VouchDocument *document)
{
  VouchCard *card = vouch_document_get_card (document);
  GPtrArray *parts = vouch_edit_begin ();
  VouchPlace place = { vouch_node_get_id (VOUCH_NODE (card)), "references", 0 };

  place.position = vouch_node_list_get_size (vouch_card_get_references (card));
  for (guint i = 0; i < self->batch->items->len; i++)
    {
      VouchReference *match = find_match (self, document, i);
      JsonObject *item = self->batch->items->pdata[i];

      tell_item (self, i, match ? complete (self, parts, match, item)
                                : add_item (self, parts, &place, item));
    }
  return vouch_edit_end (parts, VOUCH_NODE (card), _("Import References"));
}

/** Returns: of how many entries that is told. */
guint
vouch_reference_intake_count (VouchReferenceIntake *self, VouchIntakeFate fate)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += ((VouchIntakeLine *) self->lines->pdata[i])->fate == fate;
  return n;
}

/** Returns: (transfer none) (element-type VouchIntakeLine): what became of each entry: what is wrong
 * first, then all that came. */
GPtrArray *
vouch_reference_intake_get_lines (VouchReferenceIntake *self)
{
  return self->lines;
}

/** Returns: (nullable): id of the first reference of it that is in the card now, to be shown. */
const char *
vouch_reference_intake_get_first (VouchReferenceIntake *self)
{
  return self->first;
}
