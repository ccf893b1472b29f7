/* test-reference-reader.c: which format a file is in, its encoding, and what is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reading.h"

#define BYTES(literal) literal, sizeof (literal) - 1

static const struct
{
  const char *file;
  VouchReferenceFormat format;
} guesses[] = {
  { "TY  - JOUR\n", VOUCH_REFERENCE_FORMAT_RIS },
  { "\xef\xbb\xbf\r\n\r\nTY - JOUR\r\n", VOUCH_REFERENCE_FORMAT_RIS },
  { "Provider: X\n\nTY  - JOUR\n", VOUCH_REFERENCE_FORMAT_RIS },
  { "% Encoding: UTF-8\n\n@article{a,", VOUCH_REFERENCE_FORMAT_BIBTEX },
  { "@String (a = {b})", VOUCH_REFERENCE_FORMAT_BIBTEX },
  { "\nPMID- 12345\n", VOUCH_REFERENCE_FORMAT_NBIB },
  { "<?xml version=\"1.0\"?><PubmedArticleSet>", VOUCH_REFERENCE_FORMAT_PUBMED_XML },
  { "<xml><records><record>", VOUCH_REFERENCE_FORMAT_ENDNOTE_XML },
  { "[{\"id\": \"a\", \"type\": \"book\"}]", VOUCH_REFERENCE_FORMAT_CSL_JSON },
  { "{\"status\":\"ok\",\"message-type\":\"work\"}", VOUCH_REFERENCE_FORMAT_CROSSREF },
  { "FN Clarivate\nVR 1.0\nPT J\n", VOUCH_REFERENCE_FORMAT_WOS },
  { "%0 Journal Article\n%A A\n", VOUCH_REFERENCE_FORMAT_REFER },
  { "%A remark\n% and another\n@article{a,", VOUCH_REFERENCE_FORMAT_BIBTEX },
  { "%T remark\n\n@article{a,", VOUCH_REFERENCE_FORMAT_BIBTEX },
  { "me@example.org wrote {this}", VOUCH_REFERENCE_FORMAT_AUTO },
  { "<html><p>Not found</p>", VOUCH_REFERENCE_FORMAT_AUTO },
  { "", VOUCH_REFERENCE_FORMAT_AUTO },
};

static const struct
{
  const char *bytes;
  gsize length;
  const char *title;
} encodings[] = {
  { BYTES ("TY  - JOUR\nTI  - caf\xc3\xa9\nER  - \n"), "café" },
  { BYTES ("\xef\xbb\xbfTY  - JOUR\r\nTI  - caf\xc3\xa9\r\nER  - \r\n"), "café" },
  { BYTES ("TY  - JOUR\rTI  - one\rER  - \r"), "one" },
  { BYTES ("TY  - JOUR\nTI  - caf\xe9 \x93quoted\x94\nER  - \n"), "café “quoted”" },
  { BYTES ("TY  - JOUR\nAB  - \xc3\xa9\nTI  - caf\xe9\nER  - \n"), "café" },
  /* In one line. */
  { BYTES ("TY  - JOUR\nTI  - caf\xc3\xa9 and caf\xe9\nER  - \n"), "café and café" },
  { BYTES ("TY  - JOUR\nTI  - \xe9t\xe9 caf\xc3\xa9 \x93x\x94\nER  - \n"), "été café “x”" },
  { BYTES ("TY  - JOUR\nTI  - caf\xe9\xc3\xa9\nER  - \n"), "caféé" },
  { BYTES ("TY  - JOUR\nTI  - \xe2\x80\x9cna\xefve\xe2\x80\x9d\nER  - \n"), "“naïve”" },
  /* A character that was cut in half is not two others. */
  { BYTES ("TY  - JOUR\nTI  - caf\xc3\xa9 \xe2\x80\nER  - \n"), "café \xef\xbf\xbd" },
  { BYTES ("TY  - JOUR\nTI  - caf\xc3\xa9 \xf0\x9f\x92\r\nER  - \n"), "café \xef\xbf\xbd" },
  /* Nor are two of Windows-1252 one that was cut. */
  { BYTES ("TY  - JOUR\nTI  - Qualit\xe9\xa0: un\nER  - \n"), "Qualité : un" },
  { BYTES ("TY  - JOUR\nTI  - \x93sant\xe9\x94\nER  - \n"), "“santé”" },
  { BYTES ("TY  - JOUR\nTI  - Sant\xe9\x92s\nER  - \n"), "Santé’s" },
  { BYTES ("TY  - JOUR\nTI  - caf\xc3\xa9 \x93sant\xe9\x94 en\nER  - \n"), "café “santé” en" },
  { BYTES ("\xff\xfeT\0Y\0 \0 \0-\0 \0J\0O\0U\0R\0\n\0T\0I\0 \0 \0-\0 \0\xe9\0\n\0"), "é" },
  { BYTES ("TY  - JOUR\nTI  - a\0b\0c\nER  - \n"), "abc" },
};

static void
test_guesses (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    if (vouch_reference_guess_format (guesses[i].file, strlen (guesses[i].file)) != guesses[i].format)
      fail_msg ("“%s” was taken for something else", guesses[i].file);
}

static void
test_encodings (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

      assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_AUTO, encodings[i].bytes,
                                         encodings[i].length, NULL));
      assert_int_equal (batch->items->len, 1);
      assert_string_equal (vouch_json_get_text (batch->items->pdata[0], "title"), encodings[i].title);
    }
}

static void
test_refused (void **state)
{
  static const char *const files[] = { "", "just words", "\x89PNG\r\n\x1a\n", "<html></html>" };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
      g_autoptr (GError) error = NULL;

      assert_false (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_AUTO, files[i], strlen (files[i]), &error));
      assert_true (g_error_matches (error, VOUCH_REFERENCE_ERROR, VOUCH_REFERENCE_ERROR_UNKNOWN));
    }
}

static void
test_too_large (void **state)
{
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  g_autoptr (GError) error = NULL;

  assert_false (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_RIS, "", VOUCH_REFERENCE_MAX_BYTES + 1, &error));
  assert_true (g_error_matches (error, VOUCH_REFERENCE_ERROR, VOUCH_REFERENCE_ERROR_TOO_LARGE));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_guesses),
    cmocka_unit_test (test_encodings),
    cmocka_unit_test (test_refused),
    cmocka_unit_test (test_too_large),
  };

  return vouch_test_run ("reference-reader", tests);
}
