/* test-import-decode.c: encodings, line ends, and what is no text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-import-decode.h"
#include "vouch-import-error.h"

#define BYTES(literal) literal, sizeof (literal) - 1

static const struct
{
  const char *bytes;
  gsize length;
  const char *text;
} cases[] = {
  { BYTES ("plain"), "plain" },
  { BYTES ("\xef\xbb\xbfmarked"), "marked" },
  { BYTES ("a\r\nb\rc\n"), "a\nb\nc\n" },
  { BYTES ("a\xe2\x80\xa8"
           "b\xe2\x80\xa9"
           "c\vd\fe"),
    "a\nb\nc\nd\ne" },
  { BYTES ("5\xc2\xa0mg\xe2\x80\xaf\xe2\x80\x87x"), "5 mg  x" },
  { BYTES ("zero\xe2\x80\x8bwidth\xc2\xad\xef\xbb\xbf"), "zerowidth" },
  { BYTES ("\xe2\x80\x9cquoted\xe2\x80\x9d"), "“quoted”" },
  { BYTES ("caf\xe9 \x93Z\xfcrich\x94 \x96 5"), "café “Zürich” – 5" },
  { BYTES ("Latin \xb5g, \x81"), "Latin µg, " },
  { BYTES ("\xc3\xa9t\xc3\xa9 cut \xe2\x80"), "été cut ��" },
  { BYTES ("\xff\xfe"
           "h\0\xe9\0\n\0"),
    "hé\n" },
  { BYTES ("\xfe\xff\0h\0\xe9\0\n"), "hé\n" },
  { BYTES ("h\0e\0a\0d\0i\0n\0g\0"), "heading" },
  { BYTES ("\xff\xfeh\0e\0x"), "he" },
  { BYTES ("bell\a"), "bell" },
  { BYTES ("\xff\xfe"), "" },
};

static void
test_text (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchImportReport) report = vouch_import_report_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = vouch_import_decode (cases[i].bytes, cases[i].length, report, &error);

      if (error)
        fail_msg ("Case %u: %s", i, error->message);
      assert_string_equal (text, cases[i].text);
    }
}

static void
assert_refused (const char *bytes, gsize length, int code)
{
  g_autoptr (VouchImportReport) report = vouch_import_report_new ();
  g_autoptr (GError) error = NULL;

  if (vouch_import_decode (bytes, length, report, &error))
    fail_msg ("%" G_GSIZE_FORMAT " bytes were taken for text", length);
  assert_true (g_error_matches (error, VOUCH_IMPORT_ERROR, code));
  assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_no_text (void **state)
{
  static const guint8 picture[] = { 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H' };
  g_autofree char *controls = g_strnfill (100, '\x01');
  g_autofree char *large = g_malloc0 (VOUCH_IMPORT_MAX_BYTES + 1);

  assert_refused ("", 0, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD);
  assert_refused (BYTES ("a\0b"), VOUCH_IMPORT_ERROR_NOT_A_SCORECARD);
  assert_refused ((const char *) picture, sizeof picture, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD);
  assert_refused (controls, 100, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD);
  assert_refused (large, VOUCH_IMPORT_MAX_BYTES + 1, VOUCH_IMPORT_ERROR_TOO_LARGE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_text),
    cmocka_unit_test (test_no_text),
  };

  return vouch_test_run ("import-decode", tests);
}
