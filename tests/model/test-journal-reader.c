/* test-journal-reader.c: a journal that is torn, altered or no journal at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>

#include "vouch-journal-reader.h"
#include "vouch-journal-record.h"

#define HEADER                                                                                  \
  "{\"format\":\"vouch-journal\",\"version\":1,\"file\":\"file:///a/b.scorecard\",\"etag\":"  \
  "\"e1\",\"draft\":null}"
#define SNAPSHOT "any bytes\n\nat all"
#define SET(after)                                                                             \
  "{\"kind\":\"set\",\"node\":\"s\",\"member\":\"text\",\"before\":\"a\",\"after\":\"" after "\"}"

static void
add (GString *journal, const char *record)
{
  vouch_journal_record_append (journal, record, strlen (record));
}

static GString *
make_journal (void)
{
  GString *journal = g_string_new (NULL);

  add (journal, HEADER);
  add (journal, SNAPSHOT);
  add (journal, SET ("b"));
  add (journal, SET ("c – “d”"));
  add (journal, SET ("\\n"));
  return journal;
}

/* Where each record of it ends. */
static GArray *
list_ends (GString *journal)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  const char *record;
  gsize offset = 0;
  gsize length;

  while (vouch_journal_record_next (journal->str, journal->len, &offset, &record, &length))
    g_array_append_val (ends, offset);
  assert_int_equal (ends->len, 5);
  assert_int_equal (offset, journal->len);
  return ends;
}

static void
test_whole (void **state)
{
  g_autoptr (GString) journal = make_journal ();
  g_autoptr (VouchJournalReading) reading
      = vouch_journal_read (journal->str, journal->len, NULL);

  assert_non_null (reading);
  assert_string_equal (reading->file, "file:///a/b.scorecard");
  assert_string_equal (reading->etag, "e1");
  assert_null (reading->draft);
  assert_int_equal (g_bytes_get_size (reading->snapshot), strlen (SNAPSHOT));
  assert_memory_equal (g_bytes_get_data (reading->snapshot, NULL), SNAPSHOT, strlen (SNAPSHOT));
  assert_int_equal (reading->changes->len, 3);
  assert_int_equal (reading->sound, journal->len);
  assert_false (reading->is_cut);
}

/* How many records end at or before @at. */
static guint
count_before (GArray *ends, gsize at)
{
  guint n = 0;

  while (n < ends->len && g_array_index (ends, gsize, n) <= at)
    n++;
  return n;
}

static void
check (GString *journal, gsize length, GArray *ends, guint n_records, const char *what, gsize at)
{
  g_autoptr (GError) error = NULL;
  /* Of exactly that length, so that a sanitizer sees a read behind it. */
  g_autofree char *bytes = g_memdup2 (journal->str, length);
  g_autoptr (VouchJournalReading) reading = vouch_journal_read (bytes, length, &error);

  if (n_records < 2)
    {
      if (reading || !error)
        fail_msg ("%s at %" G_GSIZE_FORMAT ": read without a snapshot", what, at);
      return;
    }
  if (!reading)
    fail_msg ("%s at %" G_GSIZE_FORMAT ": %s", what, at, error->message);
  if (reading->changes->len != n_records - 2
      || reading->sound != g_array_index (ends, gsize, n_records - 1)
      || reading->is_cut != (reading->sound < length))
    fail_msg ("%s at %" G_GSIZE_FORMAT ": %u changes, %" G_GSIZE_FORMAT " bytes", what, at,
              reading->changes->len, reading->sound);
}

static void
test_torn_at_every_byte (void **state)
{
  g_autoptr (GString) journal = make_journal ();
  g_autoptr (GArray) ends = list_ends (journal);

  for (gsize length = 0; length <= journal->len; length++)
    check (journal, length, ends, count_before (ends, length), "torn", length);
}

static void
test_every_bit_flipped (void **state)
{
  g_autoptr (GString) journal = make_journal ();
  g_autoptr (GArray) ends = list_ends (journal);

  for (gsize at = 0; at < journal->len; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        journal->str[at] ^= (char) (1 << bit);
        check (journal, journal->len, ends, count_before (ends, at), "flipped", at);
        journal->str[at] ^= (char) (1 << bit);
      }
}

static void
test_every_byte_lost_or_doubled (void **state)
{
  g_autoptr (GString) journal = make_journal ();
  g_autoptr (GArray) ends = list_ends (journal);

  for (gsize at = 0; at < journal->len; at++)
    {
      g_autoptr (GString) less = g_string_new_len (journal->str, (gssize) journal->len);
      g_autoptr (GString) more = g_string_new_len (journal->str, (gssize) journal->len);

      g_string_erase (less, (gssize) at, 1);
      g_string_insert_c (more, (gssize) at, journal->str[at]);
      check (less, less->len, ends, count_before (ends, at), "lost", at);
      /* The second of two equal bytes may be the first of the next record. */
      if (at > 0 && journal->str[at - 1] != journal->str[at] && journal->str[at] != '\n')
        check (more, more->len, ends, count_before (ends, at), "doubled", at);
    }
}

typedef struct
{
  const char *records[4]; /* of a journal */
  const char *tail;       /* what stands behind them */
  int n_changes;          /* -1: not read */
  gboolean is_cut;
} Case;

static const Case cases[] = {
  { { NULL }, "", -1, FALSE },
  { { NULL }, "\n", -1, FALSE },
  { { NULL }, "Dear diary,", -1, FALSE },
  { { NULL }, "00000000 e3b0c44298fc1c14 \n", -1, FALSE },
  { { NULL }, "ffffffff 0000000000000000 ", -1, FALSE },
  { { "{}", SNAPSHOT }, "", -1, FALSE },
  { { "[]", SNAPSHOT }, "", -1, FALSE },
  { { "not JSON", SNAPSHOT }, "", -1, FALSE },
  { { "{\"format\":\"vouch-scorecard\",\"version\":1}", SNAPSHOT }, "", -1, FALSE },
  { { "{\"format\":\"vouch-journal\",\"version\":2}", SNAPSHOT }, "", -1, FALSE },
  { { "{\"format\":\"vouch-journal\",\"version\":0}", SNAPSHOT }, "", -1, FALSE },
  { { "{\"format\":\"vouch-journal\",\"version\":\"1\"}", SNAPSHOT }, "", -1, FALSE },
  { { "{\"format\":\"vouch-journal\",\"version\":1}" }, "", -1, FALSE },
  { { "{\"format\":\"vouch-journal\",\"version\":1}", "" }, "", 0, FALSE },
  { { "{\"format\":\"vouch-journal\",\"version\":1,\"file\":7}", SNAPSHOT }, "", 0, FALSE },
  { { HEADER, SNAPSHOT }, "", 0, FALSE },
  { { HEADER, SNAPSHOT }, "\n", 0, TRUE },
  { { HEADER, SNAPSHOT, SET ("b") }, "and more", 1, TRUE },
  { { HEADER, SNAPSHOT, SET ("b"), "{\"kind\":\"sing\"}" }, "", 1, TRUE },
  { { HEADER, SNAPSHOT, "{}", SET ("b") }, "", 0, TRUE },
  { { HEADER, SNAPSHOT, "null", SET ("b") }, "", 0, TRUE },
  { { HEADER, SNAPSHOT, "", SET ("b") }, "", 0, TRUE },
};

static void
test_foreign (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) journal = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchJournalReading) reading = NULL;

      for (guint r = 0; r < G_N_ELEMENTS (cases[i].records) && cases[i].records[r]; r++)
        add (journal, cases[i].records[r]);
      g_string_append (journal, cases[i].tail);
      reading = vouch_journal_read (journal->str, journal->len, &error);
      if ((reading ? (int) reading->changes->len : -1) != cases[i].n_changes
          || !reading != !!error || (reading && reading->is_cut != cases[i].is_cut))
        fail_msg ("case %" G_GSIZE_FORMAT ": %s", i, journal->str);
    }
}

static void
test_newer_is_told (void **state)
{
  g_autoptr (GString) journal = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  add (journal, "{\"format\":\"vouch-journal\",\"version\":2}");
  assert_null (vouch_journal_read (journal->str, journal->len, &error));
  assert_true (
      g_error_matches (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_VERSION_TOO_NEW));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_whole),
    cmocka_unit_test (test_torn_at_every_byte),
    cmocka_unit_test (test_every_bit_flipped),
    cmocka_unit_test (test_every_byte_lost_or_doubled),
    cmocka_unit_test (test_foreign),
    cmocka_unit_test (test_newer_is_told),
  };

  return vouch_test_run ("journal-reader", tests);
}
