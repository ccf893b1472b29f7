/* vouch-receipt.h: what a portal answered when it took a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_RECEIPT (vouch_receipt_get_type ())

/**
 * VouchReceipt:
 * @portal: who gave it: "urn:uuid:…" for a portal that has an id of its own, else its address
 * @remote_id: the card's id there
 * @address: the page's address
 * @digest: of the content that was sent; opaque to the portal
 * @status: "publish", "draft", "future" until its date, or "withdrawn"
 * @reason: (nullable): why it was withdrawn
 * @overwrote: (nullable): where what a colleague saved in the moment of sending is kept
 * @at: when it came, RFC 3339 in UTC
 * @revision: the portal's number for this content
 * @is_unchanged: whether all of it was there already; %FALSE when read from a card
 */
typedef struct
{
  char    *portal;
  char    *remote_id;
  char    *address;
  char    *digest;
  char    *status;
  char    *at;
  char    *reason;
  char    *overwrote;
  gint64   revision;
  gboolean is_unchanged;
} VouchReceipt;

GType         vouch_receipt_get_type    (void) G_GNUC_CONST;

VouchReceipt *vouch_receipt_copy        (const VouchReceipt *self) G_GNUC_WARN_UNUSED_RESULT;
void          vouch_receipt_free        (VouchReceipt       *self);
VouchReceipt *vouch_receipt_new_from_json (JsonNode         *json) G_GNUC_WARN_UNUSED_RESULT;
JsonNode     *vouch_receipt_to_json     (const VouchReceipt *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean      vouch_receipt_is_withdrawn (const VouchReceipt *self);
const char   *vouch_receipt_base_digest (const char         *status,
                                         const char         *digest);
gboolean      vouch_receipt_is_other    (const VouchReceipt *self,
                                         const char         *digest);
GPtrArray    *vouch_receipt_list        (JsonNode           *card) G_GNUC_WARN_UNUSED_RESULT;
JsonNode     *vouch_receipt_add_to      (const VouchReceipt *self,
                                         JsonNode           *publications) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchReceipt, vouch_receipt_free)

G_END_DECLS
