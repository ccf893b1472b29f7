/* fuzz-retractions.c: any bytes into the reader of tables, and its fields into that of retractions (libFuzzer).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "vouch-csv.h"
#include "vouch-retraction.h"

static void
read_field (const char *text)
{
  g_autofree char *date = vouch_retraction_read_date (text);
  g_autofree char *reason = vouch_retraction_read_reason (text);
  VouchRetractionNature nature;

  vouch_retraction_read_nature (text, &nature);
  if (date && strlen (date) != strlen ("2024-01-15"))
    fuzz_fail ("not a day: %s", date);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr (VouchCsv) csv = vouch_csv_new (stream);
  VouchCsvRow row;

  while ((row = vouch_csv_read (csv, NULL, NULL)) != VOUCH_CSV_ROW_END)
    {
      if (row == VOUCH_CSV_ROW_FAILED)
        fuzz_fail ("memory can't be read");
      for (guint i = 0; i < vouch_csv_n_fields (csv); i++)
        read_field (vouch_csv_get (csv, i));
    }
  return 0;
}
