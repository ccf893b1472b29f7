/* vouch-journal-record.c: the records that a journal is a row of.
 *
 *   LENGTH SUM BYTES
 *
 * LENGTH is the length of BYTES as eight lower-case hexadecimal digits, SUM the first
 * sixteen digits of the SHA-256 of LENGTH and BYTES, and a newline ends the record, so
 * that a person can read a journal. A byte that was lost, added or altered anywhere
 * makes the record, and all that follow it, no records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-journal-record.h"

#include <string.h>

#define LENGTH_DIGITS 8
#define SUM_DIGITS 16

/* “LENGTH SUM ” */
#define HEAD (LENGTH_DIGITS + 1 + SUM_DIGITS + 1)

static void
write_sum (char *sum, const char *length_digits, const char *bytes, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) length_digits, LENGTH_DIGITS);
  g_checksum_update (checksum, (const guchar *) bytes, (gssize) length);
  memcpy (sum, g_checksum_get_string (checksum), SUM_DIGITS);
}

/* Only our own spelling: “0A” is not “0a”. */
static gboolean
read_length (const char *digits, gsize *length)
{
  *length = 0;
  for (guint i = 0; i < LENGTH_DIGITS; i++)
    {
      if (!g_ascii_isxdigit (digits[i]) || g_ascii_isupper (digits[i]))
        return FALSE;
      *length = *length << 4 | (gsize) g_ascii_xdigit_value (digits[i]);
    }
  return *length <= VOUCH_JOURNAL_MAX_RECORD;
}

/**
 * vouch_journal_record_append:
 * @to: where to add it
 * @bytes: what the record holds
 * @length: its length
 *
 * Adds a record, of at most %VOUCH_JOURNAL_MAX_RECORD bytes.
 *
 * Returns: whether it was added; if not, it is longer than that
 */
gboolean
vouch_journal_record_append (GString    *to,
                             const char *bytes,
                             gsize       length)
{
  char digits[LENGTH_DIGITS + 1];
  char sum[SUM_DIGITS];

  if (length > VOUCH_JOURNAL_MAX_RECORD)
    return FALSE;

  g_snprintf (digits, sizeof digits, "%08" G_GSIZE_MODIFIER "x", length);
  write_sum (sum, digits, bytes, length);
  g_string_append (to, digits);
  g_string_append_c (to, ' ');
  g_string_append_len (to, sum, SUM_DIGITS);
  g_string_append_c (to, ' ');
  g_string_append_len (to, bytes, (gssize) length);
  g_string_append_c (to, '\n');
  return TRUE;
}

/**
 * vouch_journal_record_next:
 * @bytes: a journal
 * @length: its length
 * @offset: (inout): where the record begins; then where the next one does
 * @record: (out) (transfer none): what it holds, within @bytes
 * @record_length: (out): how much that is
 *
 * Returns: whether there is a whole record; if not, @offset is where the sound part ends
 */
gboolean
vouch_journal_record_next (const char  *bytes,
                           gsize        length,
                           gsize       *offset,
                           const char **record,
                           gsize       *record_length)
{
  const char *head = bytes + *offset;
  gsize left = length - *offset;
  char sum[SUM_DIGITS];
  gsize size;

  if (left < HEAD || !read_length (head, &size) || left - HEAD < size + 1)
    return FALSE;
  if (head[LENGTH_DIGITS] != ' ' || head[HEAD - 1] != ' ' || head[HEAD + size] != '\n')
    return FALSE;
  write_sum (sum, head, head + HEAD, size);
  if (memcmp (sum, head + LENGTH_DIGITS + 1, SUM_DIGITS) != 0)
    return FALSE;
  *record = head + HEAD;
  *record_length = size;
  *offset += HEAD + size + 1;
  return TRUE;
}
