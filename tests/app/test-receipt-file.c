/* test-receipt-file.c: receipts in an open card, and what is known of the portal since.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include <string.h>

#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-receipt-file.h"

#define PORTAL "urn:uuid:1"
#define NOTHING_NOTED (-1)
#define MAX_STEPS 5

typedef enum
{
  END,
  RECEIPT,   /* the portal took the card as that revision */
  ELSEWHERE, /* so did another portal */
  THERE,     /* it was asked, and has that revision; 0: none */
} Kind;

typedef struct
{
  const char *what;
  struct
  {
    Kind kind;
    gint64 revision;
  } steps[MAX_STEPS];
  gint64 noted; /* with the last receipt */
} Case;

static const Case cases[] = {
  { "what was sent is there", { { RECEIPT, 2 }, { THERE, 2 } }, NOTHING_NOTED },
  { "changed there", { { RECEIPT, 2 }, { THERE, 3 } }, 3 },
  { "changed there twice", { { RECEIPT, 2 }, { THERE, 3 }, { THERE, 5 } }, 5 },
  { "restored from a backup", { { RECEIPT, 4 }, { THERE, 2 } }, 2 },
  { "changed there, then restored", { { RECEIPT, 4 }, { THERE, 6 }, { THERE, 2 } }, 2 },
  { "what was changed was restored", { { RECEIPT, 4 }, { THERE, 6 }, { THERE, 4 } }, NOTHING_NOTED },
  { "deleted there", { { RECEIPT, 4 }, { THERE, 0 } }, 0 },
  { "deleted and brought back", { { RECEIPT, 4 }, { THERE, 0 }, { THERE, 4 } }, NOTHING_NOTED },
  { "restored, then sent anew", { { RECEIPT, 4 }, { THERE, 2 }, { RECEIPT, 3 } }, NOTHING_NOTED },
  { "held against the last, which is not the largest",
    { { RECEIPT, 4 }, { THERE, 2 }, { RECEIPT, 3 }, { THERE, 3 } }, NOTHING_NOTED },
  { "changed there after that",
    { { RECEIPT, 4 }, { THERE, 2 }, { RECEIPT, 3 }, { THERE, 4 } }, 4 },
  { "another portal's receipt is none of its", { { RECEIPT, 2 }, { ELSEWHERE, 7 }, { THERE, 2 } },
    NOTHING_NOTED },
  { "a portal that never took it", { { ELSEWHERE, 7 }, { THERE, 2 } }, NOTHING_NOTED },
};

static void
record (VouchDocument *document, const char *portal, gint64 revision)
{
  VouchReceipt receipt = { .portal = (char *) portal,
                           .remote_id = (char *) "card",
                           .address = (char *) "https://cards.example.org/sleep",
                           .digest = (char *) "d",
                           .at = (char *) "2026-05-02T00:00:00Z",
                           .revision = revision };

  assert_true (vouch_receipt_record (&receipt, document, NULL));
}

static void
play (VouchDocument *document, const Case *test)
{
  for (gsize i = 0; i < MAX_STEPS && test->steps[i].kind != END; i++)
    switch (test->steps[i].kind)
      {
      case RECEIPT:
        record (document, PORTAL, test->steps[i].revision);
        break;
      case ELSEWHERE:
        record (document, "https://example.org/", test->steps[i].revision);
        break;
      case THERE:
        assert_true (vouch_receipt_note_there (document, PORTAL, test->steps[i].revision, NULL, NULL));
        break;
      case END:
      default:
        break;
      }
}

static gint64
read_noted (VouchDocument *document)
{
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (document));
  JsonArray *entries = vouch_json_node_array (vouch_node_get_value (card, "publications"));
  gint64 noted = NOTHING_NOTED;

  for (guint i = 0; i < vouch_json_array_length (entries); i++)
    {
      JsonObject *entry = vouch_json_array_object (entries, i);
      JsonObject *there = vouch_json_get_object (entry, "there");

      if (strcmp (vouch_json_get_text (entry, "portal"), PORTAL) == 0)
        noted = there ? vouch_json_get_int (there, "revision", NOTHING_NOTED) : NOTHING_NOTED;
    }
  return noted;
}

static void
test_there (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
      gint64 noted;

      play (document, &cases[i]);
      noted = read_noted (document);
      if (noted != cases[i].noted)
        fail_msg ("%s: %" G_GINT64_FORMAT, cases[i].what, noted);
    }
}

/* What is known already is no change: nothing is journalled, and no check is run. */
static void
test_there_again (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  guint64 revision;

  record (document, PORTAL, 4);
  assert_true (vouch_receipt_note_there (document, PORTAL, 0, NULL, NULL));
  revision = vouch_document_get_revision (document);
  assert_true (vouch_receipt_note_there (document, PORTAL, 0, NULL, NULL));
  assert_int_equal (vouch_document_get_revision (document), revision);
}

typedef struct
{
  const char *what;
  const char *status; /* (nullable): of the receipt */
  const char *ours;   /* (nullable) */
  const char *theirs; /* (nullable): "" = withdrawn */
  gboolean is_other;
} Digest;

/* All as one revision. */
static const Digest digests[] = {
  { "the same", NULL, "d", "d", FALSE },
  { "another of that number", NULL, "d", "e", TRUE },
  { "withdrawn there", NULL, "d", "", TRUE },
  { "withdrawn by us", "withdrawn", "d", "", FALSE },
  { "withdrawn by us, and there again", "withdrawn", "d", "d", TRUE },
  { "the portal does not say", NULL, "d", NULL, FALSE },
  { "a receipt that does not say", NULL, NULL, "d", FALSE },
};

static void
record_with (VouchDocument *document, const char *status, const char *digest)
{
  VouchReceipt receipt = { .portal = (char *) PORTAL, .remote_id = (char *) "card",
                           .address = (char *) "https://cards.example.org/sleep",
                           .status = (char *) status, .digest = (char *) digest,
                           .at = (char *) "2026-05-02T00:00:00Z", .revision = 4 };

  assert_true (vouch_receipt_record (&receipt, document, NULL));
  assert_true (vouch_receipt_is_recorded (&receipt, document));
}

/* A portal that was put back from a backup has another card under the number of ours: that is noted, once, and goes
 * again when it has ours. */
static void
test_there_of_that_number (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    {
      const Digest *c = &digests[i];
      g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
      guint64 revision;

      record_with (document, c->status, c->ours);
      assert_true (vouch_receipt_note_there (document, PORTAL, 4, c->theirs, NULL));
      if (read_noted (document) != (c->is_other ? 4 : NOTHING_NOTED))
        fail_msg ("%s: %" G_GINT64_FORMAT, c->what, read_noted (document));
      revision = vouch_document_get_revision (document);
      assert_true (vouch_receipt_note_there (document, PORTAL, 4, c->theirs, NULL));
      assert_int_equal (vouch_document_get_revision (document), revision);
      assert_true (vouch_receipt_note_there (document, PORTAL, 4, c->status ? "" : c->ours, NULL));
      assert_int_equal (read_noted (document), NOTHING_NOTED);
    }
}

/* Two of one number are two: the later one is recorded in the place of the other. */
static void
test_recorded_is_ours (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  VouchReceipt other = { .portal = (char *) PORTAL, .remote_id = (char *) "card", .digest = (char *) "e",
                         .revision = 4 };

  record_with (document, NULL, "d");
  assert_false (vouch_receipt_is_recorded (&other, document));
  assert_true (vouch_receipt_record (&other, document, NULL));
  assert_true (vouch_receipt_is_recorded (&other, document));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_there),
    cmocka_unit_test (test_there_again),
    cmocka_unit_test (test_there_of_that_number),
    cmocka_unit_test (test_recorded_is_ours),
  };

  return vouch_test_run ("receipt-file", tests);
}
