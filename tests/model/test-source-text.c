/* test-source-text.c: texts and their pages, from bytes of any encoding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-source-reader.h"
#include "vouch-source-text.h"
#include "vouch-source-unbreak.h"

#define BYTES(literal) literal, sizeof literal - 1

static const struct
{
  const char *bytes;
  gsize length;
  const char *text;
} decoded[] = {
  { BYTES (""), "" },
  { BYTES ("a\r\nb\n"), "a\r\nb\n" },
  { BYTES ("\xef\xbb\xbf" "a"), "a" },
  { BYTES ("5 \xc2\xb5g"), "5 µg" },
  { BYTES ("5 \xb5g"), "5 µg" },
  { BYTES ("\x93quoted\x94"), "“quoted”" },
  { BYTES ("\xff\xfe" "5\0\xb5\0"), "5µ" },
  { BYTES ("\xfe\xff" "\0005\0\xb5"), "5µ" },
  { BYTES ("na\xc3\xafve\xc3"), "naïve�" },
};

static void
test_decode (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (decoded); i++)
    {
      g_autoptr (VouchSourceText) text
          = vouch_source_text_decode (decoded[i].bytes, decoded[i].length);

      assert_string_equal (vouch_source_text_get_text (text), decoded[i].text);
      assert_int_equal (vouch_source_text_get_length (text), g_utf8_strlen (decoded[i].text, -1));
      assert_int_equal (vouch_source_text_get_n_pages (text), 0);
      assert_int_equal (vouch_source_text_get_page_at (text, 0), 0);
    }
}

static const struct
{
  const char *bytes;
  gsize length;
  VouchSourceKind kind;
} kinds[] = {
  { BYTES ("Methods. We randomised 5 < 6."), VOUCH_SOURCE_TEXT },
  { BYTES ("< 5 mg were given"), VOUCH_SOURCE_TEXT },
  { BYTES ("%PDF-1.4\n"), VOUCH_SOURCE_PDF },
  { BYTES ("\r\n\r\n%PDF-1.4\n"), VOUCH_SOURCE_PDF },
  { BYTES ("<!DOCTYPE html><title>x"), VOUCH_SOURCE_HTML },
  { BYTES ("\n <HTML lang=en>"), VOUCH_SOURCE_HTML },
  { BYTES ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>"), VOUCH_SOURCE_HTML },
  { BYTES ("<p>Only a part.</p>"), VOUCH_SOURCE_HTML },
  { BYTES ("\xef\xbb\xbf<?xml version='1.0'?><article>"), VOUCH_SOURCE_XML },
  { BYTES ("<!DOCTYPE article PUBLIC '-//NLM//DTD JATS'>"), VOUCH_SOURCE_XML },
  { BYTES ("<article article-type='research-article'>"), VOUCH_SOURCE_XML },
  { BYTES ("PK\3\4\0\0\0"), VOUCH_SOURCE_UNKNOWN },
  { BYTES ("\xff\xfe" "5\0\xb5\0"), VOUCH_SOURCE_TEXT },
};

static void
test_kinds (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (vouch_source_guess_kind (kinds[i].bytes, kinds[i].length) != kinds[i].kind)
      fail_msg ("“%s” is no %s", kinds[i].bytes, vouch_source_kind_get_name (kinds[i].kind));
}

static void
test_pages (void **state)
{
  /* The second page is empty, the third begins where it does. */
  const VouchSourcePage pages[] = { { 0, 595, 842 }, { 3, 595, 842 }, { 3, 842, 595 } };
  const VouchSourceBox boxes[5] = { { 1, 2, 3, 4 } };
  const guint expected[] = { 1, 1, 1, 3, 3, 3 };
  g_autoptr (VouchSourceText) text = vouch_source_text_new_paged ("äb\ncd", pages, 3, boxes);
  g_autofree char *part = vouch_source_text_dup_part (text, 0, 2);
  g_autofree char *rest = vouch_source_text_dup_part (text, 4, 99);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_int_equal (vouch_source_text_get_page_at (text, i), expected[i]);
  assert_int_equal (vouch_source_text_get_page (text, 3)->width, 842);
  assert_null (vouch_source_text_get_page (text, 0));
  assert_null (vouch_source_text_get_page (text, 4));
  assert_int_equal (vouch_source_text_get_boxes (text)[0].x2, 3);
  assert_string_equal (part, "äb");
  assert_string_equal (rest, "d");
}

/* What lines cut reads as the rest of the paper has it. */
static const struct
{
  const char *part;
  const char *elsewhere;
  const char *read;
} lines[] = {
  { "utilised for treat-\nment of this", "", "utilised for treatment of this" },
  { "a placebo-\ncontrolled trial", "placebo was not controlled", "a placebo-controlled trial" },
  { "the follow-\nup of one year", "at follow-up", "the follow-up of one year" },
  { "the follow-\nup of one year", "at followup", "the followup of one year" },
  { "with-\nout a change", "Without and with, out", "without a change" },
  { "With-\nout a change", "without and with, out", "Without a change" },
  { "SARS-\nCoV", "", "SARS-CoV" },
  { "β-\ncell", "", "β-cell" },
  { "CD4-\npositive", "", "CD4-positive" },
  { "12-\nweek", "", "12-week" },
  { "a change of -\n5 kg", "", "a change of - 5 kg" },
  { "5-\n10 mg", "", "5-10 mg" },
  { "10–\n15 mg", "", "10–15 mg" },
  { "one –\nor two", "", "one – or two" },
  { "one -\nor two", "", "one - or two" },
  { "treat\u00ad\nment", "", "treatment" },
  { "dys- \n  function", "", "dysfunction" },
  { "two\nlines,  and\tspaces ", "", "two lines, and spaces" },
  { "pre- and\npostmenopausal", "", "pre- and postmenopausal" },
  { "it ends in a hyphen-\n", "", "it ends in a hyphen-" },
  { "-\n", "", "-" },
  { "", "", "" },
};

static void
test_unbreak (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *whole = g_strconcat (lines[i].part, " ", lines[i].elsewhere, NULL);
      g_autofree char *read = vouch_source_unbreak (lines[i].part, whole);

      assert_string_equal (read, lines[i].read);
    }
}

static void
test_same (void **state)
{
  assert_true (vouch_source_is_same ("for treat-\nment of\nβ-\ncells", "for treatment of β-cells"));
  assert_true (vouch_source_is_same ("", " \n"));
  assert_true (vouch_source_is_same (NULL, NULL));
  assert_false (vouch_source_is_same ("for treatment", "for treatments"));
  assert_false (vouch_source_is_same ("by -5 kg", "by 5 kg"));
  assert_false (vouch_source_is_same ("α", "β"));
  assert_false (vouch_source_is_same (NULL, "a"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_decode),
    cmocka_unit_test (test_kinds),
    cmocka_unit_test (test_pages),
    cmocka_unit_test (test_unbreak),
    cmocka_unit_test (test_same),
  };

  return vouch_test_run ("source-text", tests);
}
