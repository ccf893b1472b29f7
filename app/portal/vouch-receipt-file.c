/* vouch-receipt-file.c: a portal's receipt, into the file of the card that was sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-receipt-file.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-file-io.h"
#include "vouch-json.h"

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
