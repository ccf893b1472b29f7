/* vouch-receipt-file.c: a portal's receipt, into the card that was sent, open or in its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-receipt-file.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-file-io.h"
#include "vouch-json.h"

static JsonNode *
get_publications (VouchDocument *document)
{
  return vouch_node_get_value (VOUCH_NODE (vouch_document_get_card (document)), "publications");
}

/** Returns: whether an open card has it. */
gboolean
vouch_receipt_is_recorded (const VouchReceipt *self, VouchDocument *document)
{
  JsonArray *entries = vouch_json_node_array (get_publications (document));

  for (guint i = 0; i < vouch_json_array_length (entries); i++)
    {
      JsonObject *entry = vouch_json_array_object (entries, i);

      if (entry && g_strcmp0 (vouch_json_get_text (entry, "portal"), self->portal) == 0
          && vouch_json_get_int (entry, "revision", 0) == self->revision)
        return TRUE;
    }
  return FALSE;
}

/**
 * vouch_receipt_record:
 * @document: the card that was sent, open
 * @error: return location for a #VouchChangeError
 *
 * A receipt is a record: it is no edit of the writer's, and no undo takes it back.
 */
gboolean
vouch_receipt_record (const VouchReceipt *self, VouchDocument *document, GError **error)
{
  JsonNode *before = get_publications (document);
  g_autoptr (JsonNode) after = vouch_receipt_add_to (self, before);
  const char *card = vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (document)));
  g_autoptr (VouchChange) set = vouch_change_new_set (card, "publications", before, after);
  g_autoptr (VouchChange) change = vouch_change_as_record (set);

  return vouch_document_apply (document, change, error);
}

/* Others may save the card meanwhile; the receipt goes into what they saved. */
#define MAX_TRIES 5

/* Another card may have been put there: the receipt is none of its. */
static gboolean
check_same_card (const VouchReceipt *self, JsonObject *card, GError **error)
{
  const char *id = vouch_json_get_text (card, "id");

  if (!self->remote_id || (id && g_ascii_strcasecmp (id, self->remote_id) == 0))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _("Another card is in its file now"));
  return FALSE;
}

static gboolean
write_once (const VouchReceipt *self, GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = vouch_file_read (file, VOUCH_JSON_MAX_CARD, NULL, error);
  g_autoptr (JsonNode) card = bytes ? vouch_card_format_parse (bytes, error) : NULL;
  JsonObject *object = vouch_json_node_object (card);
  g_autofree char *etag = NULL;
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonNode) recorded = NULL;
  g_autoptr (GBytes) printed = NULL;

  if (!card || !check_same_card (self, object, error))
    return FALSE;
  etag = vouch_file_etag (bytes);
  list = vouch_receipt_add_to (self, vouch_json_get_node (object, "publications"));
  recorded = vouch_json_with_member (card, "publications", list);
  printed = vouch_card_format_print (recorded);
  return vouch_file_write (file, printed, VOUCH_FILE_IF_UNCHANGED, etag, NULL, error);
}

/**
 * vouch_receipt_write_to_file:
 * @file: of the card, which may have been edited since it was sent
 * @error: return location for a #VouchFileError, or what is wrong with the file
 *
 * A receipt that is there already is there once. Waits for the disk.
 *
 * Returns: whether the file has it
 */
gboolean
vouch_receipt_write_to_file (const VouchReceipt *self, GFile *file, GError **error)
{
  g_autoptr (GError) reason = NULL;

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_clear_error (&reason);
      if (write_once (self, file, &reason))
        return TRUE;
      if (!g_error_matches (reason, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK))
        break;
    }
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}
