/* vouch-test-outbox.c: small cards that are put into the outbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-outbox.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-outbox-send.h"

#define DEADLINE (60000 * VOUCH_TEST_SLOWNESS)

/**
 * vouch_test_outbox_card:
 * @id: the card's UUID
 * @receipt: (nullable): what a portal has answered before
 *
 * Returns: (transfer full): a card with a title and an article, and nothing else.
 */
JsonNode *
vouch_test_outbox_card (const char *id, const char *title, const VouchReceipt *receipt)
{
  g_autofree char *text = g_strdup_printf (
      "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"%s\",\"kind\":\"scorecard\","
      "\"language\":\"en\",\"title\":\"%s\",\"people\":[],\"drafting\":\"person\","
      "\"article\":{\"title\":\"A paper\",\"type\":\"trial\"},\"sections\":[],\"references\":[],"
      "\"notes\":[]}",
      id, title);
  g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  g_autoptr (JsonNode) list = receipt ? vouch_receipt_add_to (receipt, NULL) : NULL;

  return list ? vouch_json_with_member (card, "publications", list) : g_steal_pointer (&card);
}

/** Returns: the number of such a card that waits to be published on @portal, %NULL = this computer's. */
gint64
vouch_test_outbox_put (VouchPortal *portal, const char *id, const char *title)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (JsonNode) card = vouch_test_outbox_card (id, title, NULL);
  g_autoptr (VouchPublication) publication = vouch_publication_new (card, "publish", NULL);
  VouchOutboxOrder order = { portal, NULL, -1, NULL };
  g_autoptr (GError) error = NULL;
  gint64 number = vouch_outbox_put (outbox, publication, &order, &error);

  if (number == 0)
    fail_msg ("%s", error->message);
  return number;
}

/** Returns: (transfer full) (nullable): what the disk has under that number. */
VouchOutboxJob *
vouch_test_outbox_find (gint64 number)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);

  return vouch_outbox_find (outbox, number, NULL);
}

/** Returns: (transfer full): the portal “desk” at @address, signed in as ann. */
VouchPortal *
vouch_test_outbox_desk (const char *address)
{
  VouchPortal *portal = vouch_portal_new ("desk", address, "ann", NULL);

  vouch_portal_set_password (portal, "secret");
  return portal;
}

typedef struct
{
  gint64 number;
  VouchPortal *portal;   /* (unowned) */
  VouchReceipt *receipt; /* (owned) (nullable) */
  GError *error;         /* (owned) (nullable) */
  gboolean is_over;
} Try;

static gpointer
try_thread (gpointer data)
{
  Try *try = data;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_auto (VouchOutboxSending) sending = { .portal = g_object_ref (try->portal), .tries = 1 };

  try->receipt = vouch_outbox_send (outbox, try->number, &sending, NULL, &try->error);
  g_atomic_int_set (&try->is_over, TRUE);
  return NULL;
}

static gboolean
is_over (gpointer data)
{
  return g_atomic_int_get (&((Try *) data)->is_over);
}

/** Sends it once, beside the main loop, from which the test's portals answer. Returns: (transfer full)
 *   (nullable): the receipt */
VouchReceipt *
vouch_test_outbox_try (gint64 number, VouchPortal *portal, GError **error)
{
  Try try = { .number = number, .portal = portal };
  GThread *thread = g_thread_new ("try", try_thread, &try);

  assert_true (vouch_test_wait_until (is_over, &try, DEADLINE));
  g_thread_join (thread);
  if (try.error)
    g_propagate_error (error, try.error);
  return try.receipt;
}
