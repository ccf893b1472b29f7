/* test-csv.c: tables as text, row by row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-csv.h"

static const struct
{
  const char *what;
  const char *bytes;
  const char *rows; /* fields with | between, rows with / behind; ! before one that is damaged */
} cases[] = {
  { "nothing", "", "" },
  { "plain", "a,b\n1,2\n", "1:a|b/2:1|2/" },
  { "no line end at the end", "a,b", "1:a|b/" },
  { "other line ends", "a\r\nb\rc\n", "1:a/2:b/3:c/" },
  { "empty fields", ",,\n", "1:||/" },
  { "a byte order mark", "\xef\xbb\xbf" "a,b\n\xef\xbb\xbf" "c\n", "1:a|b/2:\xef\xbb\xbf" "c/" },
  { "marks", "\"a,b\",\"c \"\"d\"\"\"\n", "1:a,b|c \"d\"/" },
  { "lines within marks", "\"a\r\nb\",c\nd\n", "1:a\nb|c/3:d/" },
  { "a mark inside", "a\"b,c\n", "1:a\"b|c/" },
  { "what stands behind marks", "\"a\"b,c\n", "1:ab|c/" },
  { "an empty quotation", "\"\",b\n", "1:|b/" },
  { "an empty line", "a\n\nb\n", "1:a/2:/3:b/" },
  { "never closed", "a,\"b\nc\n", "!1:a|b\nc\n/" },
};

static char *
read_all (const char *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize) strlen (bytes), NULL);
  g_autoptr (VouchCsv) csv = vouch_csv_new (stream);
  GString *rows = g_string_new (NULL);

  for (;;)
    {
      VouchCsvRow row = vouch_csv_read (csv, NULL, NULL);

      if (row == VOUCH_CSV_ROW_END)
        return g_string_free (rows, FALSE);
      g_string_append_printf (rows, "%s%u:", row == VOUCH_CSV_ROW_DAMAGED ? "!" : "", vouch_csv_get_line (csv));
      for (guint i = 0; i < vouch_csv_n_fields (csv); i++)
        g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "", vouch_csv_get (csv, i));
      g_string_append_c (rows, '/');
    }
}

static void
test_rows (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rows = read_all (cases[i].bytes);

      if (!g_str_equal (rows, cases[i].rows))
        fail_msg ("%s: %s", cases[i].what, rows);
    }
}

/* A mark that is never closed costs the rows next to it, not all that come after. */
static void
test_swallowed (void **state)
{
  g_autoptr (GString) bytes = g_string_new ("a,\"b\n");
  g_autofree char *rows = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (bytes, "filler,x\n");
  g_string_append (bytes, "the,last\n");
  rows = read_all (bytes->str);
  assert_true (g_str_has_prefix (rows, "!1:a|b"));
  assert_true (g_str_has_suffix (rows, ":the|last/"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_rows),
    cmocka_unit_test (test_swallowed),
  };

  return vouch_test_run ("csv", tests);
}
