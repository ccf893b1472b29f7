/* fuzz-journal.c: whatever reads as a journal is sound up to where it says, and no further.
 *
 * The sums of made-up bytes are never right: lines of the input are made records, and
 * what is behind an empty line is the tail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "vouch-journal-reader.h"
#include "vouch-journal-record.h"

static GString *
make_journal (const char *bytes, size_t length)
{
  GString *journal = g_string_new (NULL);
  const char *end = bytes + length;

  while (bytes < end && *bytes != '\n')
    {
      const char *line_end = memchr (bytes, '\n', (size_t) (end - bytes));

      line_end = line_end ? line_end : end;
      vouch_journal_record_append (journal, bytes, (gsize) (line_end - bytes));
      bytes = line_end < end ? line_end + 1 : end;
    }
  g_string_append_len (journal, bytes, end - bytes);
  return journal;
}

static void
read_journal (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchJournalReading) reading = vouch_journal_read (bytes, length, &error);
  g_autoptr (VouchJournalReading) again = NULL;

  g_assert ((reading == NULL) == (error != NULL));
  if (!reading)
    return;
  g_assert (reading->sound <= length && reading->is_cut == (reading->sound < length));
  again = vouch_journal_read (bytes, reading->sound, NULL);
  if (!again || again->is_cut || again->changes->len != reading->changes->len)
    fuzz_fail ("The sound part of\n%.*s\nis not", (int) length, bytes);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  g_autoptr (GString) journal = make_journal ((const char *) bytes, length);

  read_journal ((const char *) bytes, length);
  read_journal (journal->str, journal->len);
  return 0;
}
