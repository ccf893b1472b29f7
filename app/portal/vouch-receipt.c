/* vouch-receipt.c: receipts, and the list of them that a card keeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-receipt.h"
#include "vouch-json.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (VouchReceipt, vouch_receipt, vouch_receipt_copy, vouch_receipt_free)

static gboolean
is_same_revision (const VouchReceipt *self, JsonObject *entry)
{
  return entry && g_strcmp0 (vouch_json_get_text (entry, "portal"), self->portal) == 0
         && g_strcmp0 (vouch_json_get_text (entry, "remote-id"), self->remote_id) == 0
         && vouch_json_get_int (entry, "revision", 0) == self->revision;
}

VouchReceipt *
vouch_receipt_copy (const VouchReceipt *self)
{
  VouchReceipt *copy = g_new0 (VouchReceipt, 1);

  copy->portal = g_strdup (self->portal);
  copy->remote_id = g_strdup (self->remote_id);
  copy->address = g_strdup (self->address);
  copy->digest = g_strdup (self->digest);
  copy->status = g_strdup (self->status);
  copy->at = g_strdup (self->at);
  copy->reason = g_strdup (self->reason);
  copy->overwrote = g_strdup (self->overwrote);
  copy->revision = self->revision;
  copy->is_unchanged = self->is_unchanged;
  return copy;
}

void
vouch_receipt_free (VouchReceipt *self)
{
  g_free (self->portal);
  g_free (self->remote_id);
  g_free (self->address);
  g_free (self->digest);
  g_free (self->status);
  g_free (self->at);
  g_free (self->reason);
  g_free (self->overwrote);
  g_free (self);
}

/** Returns: (transfer full) (nullable): one entry of a card's "publications"; %NULL where it names
 * no portal. */
VouchReceipt *
vouch_receipt_new_from_json (JsonNode *json)
{
  JsonObject *object = vouch_json_node_object (json);
  VouchReceipt *self;

  if (!object || !vouch_json_get_text (object, "portal"))
    return NULL;
  self = g_new0 (VouchReceipt, 1);
  self->portal = g_strdup (vouch_json_get_text (object, "portal"));
  self->remote_id = g_strdup (vouch_json_get_text (object, "remote-id"));
  self->address = g_strdup (vouch_json_get_text (object, "address"));
  self->digest = g_strdup (vouch_json_get_text (object, "digest"));
  self->at = g_strdup (vouch_json_get_text (object, "at"));
  self->status = g_strdup (vouch_json_get_text (object, "status"));
  self->reason = g_strdup (vouch_json_get_text (object, "reason"));
  self->overwrote = g_strdup (vouch_json_get_text (object, "overwrote"));
  self->revision = vouch_json_get_int (object, "revision", 0);
  return self;
}

/** Returns: (transfer full): the entry for a card's "publications"; what is not said of its status
 * is published. */
JsonNode *
vouch_receipt_to_json (const VouchReceipt *self)
{
  return vouch_json_new_members (
      "portal", vouch_json_new_text (self->portal), "remote-id",
      vouch_json_new_text (self->remote_id), "address", vouch_json_new_text (self->address),
      "revision", vouch_json_new_int (self->revision), "digest", vouch_json_new_text (self->digest),
      "at", vouch_json_new_text (self->at), "status",
      vouch_json_new_text (g_strcmp0 (self->status, "publish") == 0 ? NULL : self->status), "reason",
      vouch_json_new_text (self->reason), "overwrote", vouch_json_new_text (self->overwrote), NULL);
}

/** Returns: whether the page is gone since, and says so. */
gboolean
vouch_receipt_is_withdrawn (const VouchReceipt *self)
{
  return g_strcmp0 (self->status, "withdrawn") == 0;
}

/**
 * vouch_receipt_base_digest:
 * @status: (nullable): what became of a revision, as portals and receipts name it
 * @digest: (nullable): of what it holds
 *
 * A portal that was put back from a backup gives its numbers out again: who builds on a revision says
 * what it holds, too.
 *
 * Returns: (nullable): that; "" where nothing is left of the card; %NULL where it is not known
 */
const char *
vouch_receipt_base_digest (const char *status, const char *digest)
{
  if (g_strcmp0 (status, "withdrawn") == 0)
    return "";
  return digest && *digest ? digest : NULL;
}

/**
 * vouch_receipt_is_other:
 * @digest: (nullable): what the portal has as the receipt's revision, as vouch_receipt_base_digest() says it
 *
 * Returns: whether that is not what the receipt is of; %FALSE where one of them is not known
 */
gboolean
vouch_receipt_is_other (const VouchReceipt *self, const char *digest)
{
  const char *ours = vouch_receipt_base_digest (self->status, self->digest);

  return ours && digest && strcmp (ours, digest) != 0;
}

/**
 * vouch_receipt_list:
 * @card: a card's whole JSON
 *
 * Returns: (transfer full) (element-type VouchReceipt): its receipts, oldest first.
 */
GPtrArray *
vouch_receipt_list (JsonNode *card)
{
  GPtrArray *receipts = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_receipt_free);
  JsonObject *object = vouch_json_node_object (card);
  JsonArray *entries = object ? vouch_json_get_array (object, "publications") : NULL;

  for (guint i = 0; i < vouch_json_array_length (entries); i++)
    {
      VouchReceipt *receipt = vouch_receipt_new_from_json (vouch_json_array_node (entries, i));

      if (receipt)
        g_ptr_array_add (receipts, receipt);
    }
  return receipts;
}

/**
 * vouch_receipt_add_to:
 * @publications: (nullable): a card's "publications"
 *
 * The list is a log: every revision once, the newest last. A receipt for a
 * revision that is listed already (an unchanged card, or a job that was done
 * before) takes the place of the old entry, at the end.
 *
 * Returns: (transfer full): the list with this receipt.
 */
JsonNode *
vouch_receipt_add_to (const VouchReceipt *self, JsonNode *publications)
{
  JsonArray *old = vouch_json_node_array (publications);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (old); i++)
    {
      JsonNode *entry = vouch_json_array_node (old, i);

      if (!is_same_revision (self, vouch_json_node_object (entry)))
        json_array_add_element (array, json_node_ref (entry));
    }
  json_array_add_element (array, vouch_receipt_to_json (self));
  return vouch_json_new_array (array);
}
