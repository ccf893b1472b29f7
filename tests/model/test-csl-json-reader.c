/* test-csl-json-reader.c: CSL-JSON as other programs write it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reference-cases.h"

#define BEFORE "[{\"title\":\"Tea\","
#define AFTER "}]"

static const ReferenceCase cases[] = {
  { "a number for a text", "\"volume\":12", "volume", "\"12\"" },
  { "a list for a text", "\"container-title\":[\"The Journal\"]", "container-title", "\"The Journal\"" },
  { "a registry's type", "\"type\":\"journal-article\"", "type", "\"article-journal\"" },
  { "no type", "\"volume\":\"1\"", "type", "\"document\"" },
  { "texts for numbers in a date", "\"issued\":{\"date-parts\":[[\"2020\",\"05\",\"7\"]]}", "issued",
    "{\"date-parts\": [[2020, 5, 7]]}" },
  { "a date in words", "\"issued\":{\"raw\":\"2020-05-07\"}", "issued", "{\"date-parts\": [[2020, 5, 7]]}" },
  { "a date as a text", "\"issued\":\"May 2020\"", "issued", "{\"date-parts\": [[2020, 5]]}" },
  { "a year as a number", "\"issued\":2020", "issued", "{\"date-parts\": [[2020]]}" },
  { "a range", "\"issued\":{\"date-parts\":[[2020,5],[\"2020\",6]]}", "issued",
    "{\"date-parts\": [[2020, 5],[2020, 6]]}" },
  { "a season", "\"issued\":{\"date-parts\":[[2020]],\"season\":2}", "issued",
    "{\"date-parts\": [[2020]],\"season\": 2}" },
  { "a name as a text", "\"author\":[\"Blum, Kim\"]", "author", "[{\"family\": \"Blum\",\"given\": \"Kim\"}]" },
  { "initials", "\"author\":[{\"family\":\"Blum\",\"given\":\"KL\"}]", "author",
    "[{\"family\": \"Blum\",\"given\": \"K. L.\"}]" },
  { "particles", "\"author\":[{\"family\":\"Beethoven\",\"given\":\"Ludwig\",\"dropping-particle\":\"van\"}]", "author",
    "[{\"family\": \"Beethoven\",\"given\": \"Ludwig\",\"dropping-particle\": \"van\"}]" },
  { "a DOI's resolver", "\"DOI\":\"https://doi.org/10.1000/X\"", "DOI", "\"10.1000/X\"" },
  { "pages", "\"page\":\"476-81\"", "page", "\"476-481\"" },
  { "numbers in the note", "\"note\":\"PMID: 123\\nSeen in print\"", "PMID", "\"123\"" },
  { "what else it says", "\"note\":\"PMID: 123\\nSeen in print\"", "note", "\"Seen in print\"" },
  { "what nobody knows", "\"x-own\":{\"a\":[1]}", "x-own", "{\"a\": [1]}" },
  { "null", "\"volume\":null", "volume", NULL },
};

static void
test_items (void **state)
{
  reference_cases_check (VOUCH_REFERENCE_FORMAT_CSL_JSON, BEFORE, AFTER, cases, G_N_ELEMENTS (cases));
}

static const char *const wraps[] = {
  "[{\"title\":\"Tea\"}]",
  "{\"title\":\"Tea\"}",
  "{\"items\":[{\"title\":\"Tea\"}]}",
  "\xef\xbb\xbf[{\"title\":\"Tea\"}]",
};

static void
test_wraps (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wraps); i++)
    {
      g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

      assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_AUTO, wraps[i], strlen (wraps[i]), NULL));
      assert_int_equal (batch->items->len, 1);
      assert_int_equal (batch->troubles->len, 0);
    }
}

static void
test_broken (void **state)
{
  static const char bytes[] = "[{\"title\":\"Tea\"},\n{\"title\"]";
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  const VouchReferenceTrouble *trouble;

  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_CSL_JSON, bytes, strlen (bytes), NULL));
  assert_int_equal (batch->items->len, 0);
  assert_int_equal (batch->troubles->len, 1);
  trouble = batch->troubles->pdata[0];
  assert_non_null (strstr (trouble->message, "2"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_items),
    cmocka_unit_test (test_wraps),
    cmocka_unit_test (test_broken),
  };

  return vouch_test_run ("csl-json-reader", tests);
}
