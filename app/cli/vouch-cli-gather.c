/* vouch-cli-gather.c: the references of several cards, or of a folder of cards, each once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-gather.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-check-batch.h"
#include "vouch-cli-card.h"
#include "vouch-cli.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-reference-merge.h"
#include "vouch-report.h"

typedef struct
{
  VouchReferenceBatch *batch; /* (unowned) */
  GHashTable *seen;           /* (unowned): ids with titles */
  int n_failed;
} Gathering;

/* The card's own are sealed; those that are joined get members. */
static JsonObject *
copy_record (JsonObject *record)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, record);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    json_object_set_member (copy, member, json_node_ref (value));
  return copy;
}

/* Copies of a card keep the ids of its references; a title tells them from ids that somebody made up. */
static void
add_reference (Gathering  *self,
               JsonObject *record)
{
  const char *id = vouch_json_get_text (record, "id");
  const char *title = vouch_json_get_text (record, "title");

  if (!id || !title || g_hash_table_add (self->seen, g_strconcat (id, "\n", title, NULL)))
    vouch_reference_batch_add (self->batch, copy_record (record), 0);
}

static gboolean
add_card (Gathering  *self,
          GFile      *file,
          GError    **error)
{
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);
  g_autoptr (JsonNode) json = bytes ? vouch_cli_parse_card_json (bytes, error) : NULL;
  g_autoptr (VouchCard) card = json ? vouch_card_format_build (json, error) : NULL;
  JsonArray *references;

  if (!card)
    return FALSE;
  references = vouch_json_get_array (vouch_json_node_object (json), "references");
  for (guint i = 0; i < vouch_json_array_length (references); i++)
    if (vouch_json_array_object (references, i))
      add_reference (self, vouch_json_array_object (references, i));
  return TRUE;
}

/* A card that can't be read does not keep the others from being read. */
static void
take_card (Gathering *self,
           GFile     *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  if (add_card (self, file, &error))
    return;
  name = g_file_get_parse_name (file);
  vouch_cli_fail (name, error);
  self->n_failed++;
}

static gboolean
is_folder (GFile *file)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

/**
 * vouch_cli_is_gathered:
 * @names: (array length=n_names): files as the command line has them
 * @n_names: how many
 *
 * Returns: whether they are more than one card
 */
gboolean
vouch_cli_is_gathered (char **names,
                       int    n_names)
{
  g_autoptr (GFile) file = n_names == 1 ? g_file_new_for_commandline_arg (names[0]) : NULL;

  return n_names > 1 || (file && is_folder (file));
}

/**
 * vouch_cli_gather_references:
 * @names: (array length=n_names): cards, and folders of cards
 * @n_names: how many
 * @n_failed: (out): how many could not be read; each was told
 *
 * Returns: (transfer full): an object with the "references" of them all as a card has them, what
 *   names one work joined
 */
JsonNode *
vouch_cli_gather_references (char **names,
                             int    n_names,
                             int   *n_failed)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func (vouch_report_unread_free);
  g_autoptr (GPtrArray) cards = vouch_check_batch_list (names, n_names, unread);
  Gathering self = { batch, seen, (int) unread->len };
  JsonArray *references = json_array_new ();
  JsonObject *root = json_object_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (cards->pdata[i]);

      take_card (&self, file);
    }
  vouch_reference_batch_merge (batch);
  for (guint i = 0; i < batch->items->len; i++)
    json_array_add_object_element (references, json_object_ref (batch->items->pdata[i]));
  json_object_set_array_member (root, "references", references);
  *n_failed = self.n_failed;
  return vouch_json_new_object (root);
}
