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
      g_autoptr (VouchReceipt) entry = vouch_receipt_new_from_json (vouch_json_array_node (entries, i));

      if (entry && g_strcmp0 (entry->portal, self->portal) == 0 && entry->revision == self->revision
          && !vouch_receipt_is_other (entry, vouch_receipt_base_digest (self->status, self->digest)))
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

/* Where the portal's last entry stands, the list being a log: a portal that was restored counts from
 * a smaller number again. -1: it never took the card. */
static int
find_last (JsonArray *entries, const char *portal)
{
  for (guint i = vouch_json_array_length (entries); i > 0; i--)
    {
      JsonObject *entry = vouch_json_array_object (entries, i - 1);

      if (entry && g_strcmp0 (vouch_json_get_text (entry, "portal"), portal) == 0)
        return (int) i - 1;
    }
  return -1;
}

/* Whether the portal has what the entry says. */
static gboolean
is_sent (JsonNode *entry, gint64 revision, const char *digest)
{
  g_autoptr (VouchReceipt) receipt = vouch_receipt_new_from_json (entry);

  return revision == receipt->revision && !vouch_receipt_is_other (receipt, digest);
}

/* Where the number says it already, what it holds is not kept. */
static const char *
find_told (JsonNode *entry, gint64 revision, const char *digest)
{
  JsonObject *object = vouch_json_node_object (entry);

  return revision == vouch_json_get_int (object, "revision", 0) ? digest : NULL;
}

/* Whether the entry does not say so yet. */
static gboolean
is_news (JsonNode *entry, gint64 revision, const char *digest)
{
  JsonObject *there = vouch_json_get_object (vouch_json_node_object (entry), "there");

  if (is_sent (entry, revision, digest))
    return there != NULL;
  return !there || revision != vouch_json_get_int (there, "revision", -1)
         || g_strcmp0 (find_told (entry, revision, digest), vouch_json_get_text (there, "digest")) != 0;
}

/* Returns: (nullable): %NULL where the portal has what the receipt says. */
static JsonNode *
make_there (JsonNode *entry, gint64 revision, const char *digest)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  if (is_sent (entry, revision, digest))
    return NULL;
  return vouch_json_new_members ("revision", vouch_json_new_int (revision), "digest",
                                 vouch_json_new_text (find_told (entry, revision, digest)), "at", vouch_json_new_text (at), NULL);
}

static JsonNode *
list_with_there (JsonArray *entries, guint place, gint64 revision, const char *digest)
{
  g_autoptr (JsonNode) there = make_there (vouch_json_array_node (entries, place), revision, digest);
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (entries); i++)
    {
      JsonNode *entry = vouch_json_array_node (entries, i);

      json_array_add_element (list, i == place ? vouch_json_with_member (entry, "there", there)
                                               : json_node_ref (entry));
    }
  return vouch_json_new_array (list);
}

/**
 * vouch_receipt_note_there:
 * @document: an open card
 * @portal: who was asked, as receipts name it
 * @revision: what it has of the card now; 0: nothing
 * @digest: (nullable): what that holds, as vouch_receipt_base_digest() says it
 * @error: return location for a #VouchChangeError
 *
 * What is not what our last receipt says is kept with that, for the rule "portal-newer", as a record
 * that no undo takes back, and goes again once the portal has that. Nothing is kept of what is known,
 * nor of a portal that never took it.
 */
gboolean
vouch_receipt_note_there (VouchDocument *document, const char *portal, gint64 revision,
                          const char *digest, GError **error)
{
  JsonNode *before = get_publications (document);
  JsonArray *entries = vouch_json_node_array (before);
  const char *card = vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (document)));
  int place = find_last (entries, portal);
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (VouchChange) set = NULL;
  g_autoptr (VouchChange) change = NULL;

  if (place < 0 || !is_news (vouch_json_array_node (entries, (guint) place), revision, digest))
    return TRUE;
  after = list_with_there (entries, (guint) place, revision, digest);
  set = vouch_change_new_set (card, "publications", before, after);
  change = vouch_change_as_record (set);
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
                       _("The file now contains another card"));
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
