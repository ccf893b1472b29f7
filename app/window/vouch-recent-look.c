/* vouch-recent-look.c: what the list of cards says of one card's file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-recent-look.h"

#include <string.h>

#include "vouch-card-format.h"
#include "vouch-card.h"
#include "vouch-check.h"
#include "vouch-digest.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-receipt.h"
#include "vouch-reference-standing.h"
#include "vouch-reference.h"

/* "2024-01-15" */
#define DAY_LENGTH 10

static VouchRecentStanding
get_standing (const VouchReceipt *receipt)
{
  if (vouch_receipt_is_withdrawn (receipt))
    return VOUCH_RECENT_WITHDRAWN;
  if (g_strcmp0 (receipt->status, "draft") == 0)
    return VOUCH_RECENT_DRAFT;
  return g_strcmp0 (receipt->status, "future") == 0 ? VOUCH_RECENT_FUTURE : VOUCH_RECENT_PUBLISHED;
}

/* Of one portal the last receipt says what stands there. */
static gboolean
is_overtaken (GPtrArray *receipts, guint index)
{
  const VouchReceipt *receipt = receipts->pdata[index];

  for (guint i = index + 1; i < receipts->len; i++)
    if (g_strcmp0 (((const VouchReceipt *) receipts->pdata[i])->portal, receipt->portal) == 0)
      return TRUE;
  return FALSE;
}

/* Returns the day on which what stands there was published, where it was and that is known. */
static char *
look_at_publications (VouchRecentLook *self, JsonNode *json)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (json);
  g_autofree char *digest = receipts->len > 0 ? vouch_content_digest (json) : NULL;
  const char *published = NULL;

  for (guint i = 0; i < receipts->len; i++)
    {
      const VouchReceipt *receipt = receipts->pdata[i];

      if (is_overtaken (receipts, i) || get_standing (receipt) < self->standing)
        continue;
      self->standing = get_standing (receipt);
      self->revision = MAX (1, receipt->revision);
      self->is_changed_since = g_strcmp0 (digest, receipt->digest) != 0;
      published = receipt->at;
    }
  return self->standing == VOUCH_RECENT_PUBLISHED ? g_strdup (published) : NULL;
}

/* Both as in "2024-01-15", the day of a notice perhaps without its end. Of the same day it is taken for later:
 * whoever published did not see it. */
static void
count_by_day (VouchRecentLook *self, const char *retracted, const char *published)
{
  gsize length = retracted && published ? MIN (strlen (retracted), DAY_LENGTH) : 0;
  int order = length > 0 ? strncmp (retracted, published, length) : 0;

  if (order > 0 || (order == 0 && length == DAY_LENGTH))
    self->n_retracted_since++;
  else if (order < 0)
    self->n_retracted_before++;
}

/* A paper that a card leans on may be retracted long after the card was published. */
static void
count_retracted (VouchRecentLook *self, VouchCard *card, const char *published)
{
  VouchNodeList *references = vouch_node_get_list (VOUCH_NODE (card), "references");

  for (guint i = 0; references && i < vouch_node_list_get_size (references); i++)
    {
      VouchReference *reference = VOUCH_REFERENCE (vouch_node_list_peek (references, i));
      JsonObject *csl = vouch_json_node_object (vouch_reference_get_csl (reference));
      g_autoptr (VouchReferenceStanding) standing = csl ? vouch_reference_standing_new (csl) : NULL;

      if (!standing || standing->fate != VOUCH_REFERENCE_FATE_RETRACTED)
        continue;
      self->n_retracted++;
      count_by_day (self, standing->date, published);
    }
}

static void
look_at_card (VouchRecentLook *self, VouchCard *card, JsonNode *json)
{
  g_autoptr (VouchFindingList) findings = vouch_check_card (card, &self->summary);
  g_autofree char *published = look_at_publications (self, json);

  count_retracted (self, card, published);
  self->title = g_strdup (vouch_card_get_title (card));
  self->kind = g_strdup (vouch_card_get_kind (card));
}

static void
look_at_bytes (VouchRecentLook *self, GBytes *bytes)
{
  g_autoptr (JsonNode) json = vouch_card_format_parse (bytes, NULL);
  g_autoptr (VouchCard) card = json ? vouch_card_format_build (json, NULL) : NULL;

  self->state = card ? VOUCH_RECENT_READY : VOUCH_RECENT_UNREADABLE;
  if (card)
    look_at_card (self, card, json);
}

/**
 * vouch_recent_look_new:
 * @location: a card's file
 * @cancellable: (nullable): to stop early
 *
 * Reads and checks a card; takes its time, and so belongs into a worker.
 *
 * Returns: (transfer full): what was found; of a file that can't be read, that.
 */
VouchRecentLook *
vouch_recent_look_new (GFile *location, GCancellable *cancellable)
{
  VouchRecentLook *self = g_new0 (VouchRecentLook, 1);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  info = g_file_query_info (location, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE,
                            cancellable, &error);
  if (info)
    {
      self->modified = g_file_info_get_modification_date_time (info);
      bytes = vouch_file_read (location, VOUCH_JSON_MAX_CARD, cancellable, &error);
    }
  if (bytes)
    look_at_bytes (self, bytes);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->state = VOUCH_RECENT_UNKNOWN;
  else
    self->state = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                          || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED)
                      ? VOUCH_RECENT_MISSING
                      : VOUCH_RECENT_UNREADABLE;
  return self;
}

void
vouch_recent_look_free (VouchRecentLook *self)
{
  g_free (self->title);
  g_free (self->kind);
  g_clear_pointer (&self->modified, g_date_time_unref);
  g_free (self);
}
