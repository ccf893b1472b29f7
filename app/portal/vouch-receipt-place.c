/* vouch-receipt-place.c: which receipts came from which portal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-receipt-place.h"

#include <string.h>

/** Returns: whether it came from @portal: pages of a portal lie below its address. */
gboolean
vouch_receipt_is_from (const VouchReceipt *self, VouchPortal *portal)
{
  const char *place = vouch_portal_get_address (portal);

  return strcmp (self->portal, place) == 0
         || (self->address && g_str_has_prefix (self->address, place));
}

/** Returns: whether it came from a portal on this computer. */
gboolean
vouch_receipt_is_here (const VouchReceipt *self)
{
  g_autoptr (GUri) uri = self->address ? g_uri_parse (self->address, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) address = host ? g_inet_address_new_from_string (host) : NULL;

  return address && g_inet_address_get_is_loopback (address);
}

/**
 * vouch_receipt_find_last:
 * @card: a card's whole JSON, or as much of it as has its "publications"
 * @portal: (nullable): a portal; %NULL = the one on this computer
 *
 * Returns: (transfer full) (nullable): the portal's last receipt, as far as its address tells
 */
VouchReceipt *
vouch_receipt_find_last (JsonNode *card, VouchPortal *portal)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

  for (guint i = receipts->len; i > 0; i--)
    {
      const VouchReceipt *receipt = receipts->pdata[i - 1];

      if (portal ? vouch_receipt_is_from (receipt, portal) : vouch_receipt_is_here (receipt))
        return vouch_receipt_copy (receipt);
    }
  return NULL;
}

/**
 * vouch_receipt_find_page:
 * @card: a card's whole JSON, or as much of it as has its "publications"
 * @portal: (nullable): a portal; %NULL = the one on this computer
 *
 * Returns: (transfer full) (nullable): the portal's last receipt, where readers find the card's page there, or that
 *   it was withdrawn; %NULL where they have never found anything, or not since
 */
VouchReceipt *
vouch_receipt_find_page (JsonNode *card, VouchPortal *portal)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);
  const VouchReceipt *last = NULL;

  for (guint i = receipts->len; i > 0; i--)
    {
      const VouchReceipt *receipt = receipts->pdata[i - 1];
      gboolean is_page = !receipt->status || strcmp (receipt->status, "publish") == 0;

      if (portal ? !vouch_receipt_is_from (receipt, portal) : !vouch_receipt_is_here (receipt))
        continue;
      last = last ? last : receipt;
      if (is_page)
        return vouch_receipt_copy (last);
      if (!vouch_receipt_is_withdrawn (last))
        return NULL;
    }
  return NULL;
}
