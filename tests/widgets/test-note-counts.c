/* test-note-counts.c: how many open notes there are, through every change of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-note-counts.h"

typedef struct
{
  VouchNoteCounts *counts;
  guint n_told;
} Desk;

static void
changed_cb (Desk        *desk,
            VouchChange *change)
{
  desk->n_told += vouch_note_counts_follow (desk->counts, change);
}

static void
test_counts (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchHistory) history = vouch_history_new (document);
  g_autoptr (VouchNoteCounts) counts = vouch_note_counts_new (document);
  Desk desk = { counts, 0 };

  g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), &desk);
  assert_int_equal (vouch_note_counts_get (counts, "s2"), 1);
  assert_int_equal (vouch_note_counts_get (counts, "s1"), 0);
  vouch_test_set (document, "s1", "text", "'Tears.'");
  vouch_test_set (document, "n1", "body", "'Which ones?'");
  assert_int_equal (desk.n_told, 0);
  vouch_test_set (document, "n1", "on", "'s2'");
  assert_int_equal (vouch_note_counts_get (counts, "s2"), 2);
  assert_int_equal (vouch_note_counts_get (counts, "s3"), 0);
  vouch_test_set (document, "n2", "resolved", "{'by': 'Ann', 'at': '2026-01-02T03:04:05Z'}");
  assert_int_equal (vouch_note_counts_get (counts, "s2"), 1);
  vouch_test_remove (document, "n1");
  assert_int_equal (vouch_note_counts_get (counts, "s2"), 0);
  assert_int_equal (desk.n_told, 3);
  vouch_history_undo (history);
  assert_int_equal (vouch_note_counts_get (counts, "s2"), 1);
  g_signal_handlers_disconnect_by_data (document, &desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_counts),
  };

  return vouch_test_run ("note-counts", tests);
}
