/* test-pasted-reference.c: what writers paste where a reference is wanted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-csl-date.h"
#include "vouch-json.h"
#include "vouch-pasted-reference.h"
#include "vouch-reference-plain.h"

static const struct
{
  const char *text;
  VouchPasted pasted;
  const char *member; /* NULL: nothing but the title is looked at */
  const char *value;
  const char *title; /* NULL: there is none */
} cases[] = {
  { "10.2196/69420", VOUCH_PASTED_IDENTIFIER, "DOI", "10.2196/69420" },
  { " doi:10.2196/69420. ", VOUCH_PASTED_IDENTIFIER, "DOI", "10.2196/69420" },
  { "https://doi.org/10.2196/69420", VOUCH_PASTED_IDENTIFIER, "DOI", "10.2196/69420" },
  { "doi.org/10.2196/69420", VOUCH_PASTED_IDENTIFIER, "DOI", "10.2196/69420" },
  { "https://www.nejm.org/doi/full/10.1056/NEJMoa2034577?query=x", VOUCH_PASTED_IDENTIFIER, "DOI",
    "10.1056/NEJMoa2034577" },
  { "https://onlinelibrary.wiley.com/doi/10.1002/ana.25555/full", VOUCH_PASTED_IDENTIFIER, "DOI",
    "10.1002/ana.25555" },
  { "PMID: 31234567", VOUCH_PASTED_IDENTIFIER, "PMID", "31234567" },
  { "https://pubmed.ncbi.nlm.nih.gov/31234567/", VOUCH_PASTED_IDENTIFIER, "PMID", "31234567" },
  { "PMC7654321", VOUCH_PASTED_IDENTIFIER, "PMCID", "PMC7654321" },
  { "https://pmc.ncbi.nlm.nih.gov/articles/PMC7654321/", VOUCH_PASTED_IDENTIFIER, "PMCID",
    "PMC7654321" },
  { "https://example.org/page?id=1", VOUCH_PASTED_ADDRESS, "URL", "https://example.org/page?id=1" },
  { "www.example.org/page", VOUCH_PASTED_ADDRESS, "URL", "https://www.example.org/page" },
  { "javascript:alert(1)", VOUCH_PASTED_WORDS, NULL, NULL, "javascript:alert(1)" },
  { "2026", VOUCH_PASTED_WORDS, NULL, NULL, "2026" },
  { "31234567", VOUCH_PASTED_WORDS, NULL, NULL, "31234567" },
  { "Kim 2026", VOUCH_PASTED_WORDS, NULL, NULL, "Kim 2026" },
  { "see 10.2196/69420 please", VOUCH_PASTED_WORDS, NULL, NULL, "see 10.2196/69420 please" },
  { "Kim MS, An Y, et al. Signals of change in\n clinics. J Dust. 2026;13(2):e12. doi:10.2196/12.",
    VOUCH_PASTED_REFERENCE, "container-title", "J Dust", "Signals of change in clinics" },
  { "Doe, J., & Roe, A. B. (2020). Dust and bakers: A cohort. Journal of Dust, 7(1), 1–9. "
    "https://doi.org/10.5555/abc",
    VOUCH_PASTED_REFERENCE, "container-title", "Journal of Dust", "Dust and bakers: A cohort" },
  { "Doe, J. (2020). Is dust safe? Journal of Dust, 7, e15.", VOUCH_PASTED_REFERENCE, "page", "e15",
    "Is dust safe?" },
  { "Dust in the homes of bakers, a report of 2019. doi:10.5555/abc", VOUCH_PASTED_REFERENCE, "DOI",
    "10.5555/abc", "Dust in the homes of bakers, a report of 2019" },
};

static void
test_read (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchPasted pasted;
      g_autoptr (JsonObject) csl = vouch_pasted_reference_read (cases[i].text, &pasted);

      if (pasted != cases[i].pasted
          || vouch_pasted_reference_recognise (cases[i].text) != cases[i].pasted)
        fail_msg ("“%s” is a %d", cases[i].text, pasted);
      if (g_strcmp0 (vouch_json_get_text (csl, "title"), cases[i].title) != 0)
        fail_msg ("“%s”: title is “%s”", cases[i].text, vouch_json_get_text (csl, "title"));
      if (cases[i].member
          && g_strcmp0 (vouch_json_get_text (csl, cases[i].member), cases[i].value) != 0)
        fail_msg ("“%s”: %s is “%s”", cases[i].text, cases[i].member,
                  vouch_json_get_text (csl, cases[i].member));
      assert_true (g_uuid_string_is_valid (vouch_json_get_text (csl, "id")));
    }
}

static void
test_apa_whole (void **state)
{
  g_autoptr (JsonObject) csl = vouch_pasted_reference_read (
      "Doe, J., & Roe, A. B. (2020). Dust and bakers: A cohort. Journal of Dust, 7(1), 1–9. "
      "https://doi.org/10.5555/abc",
      NULL);
  g_autofree char *plain = vouch_reference_plain (csl);

  assert_string_equal (plain, "Doe J, Roe AB. Dust and bakers: A cohort. Journal of Dust. "
                              "2020;7(1):1-9. doi:10.5555/abc");
  assert_true (vouch_pasted_reference_is_whole (csl));
}

static void
test_nothing (void **state)
{
  g_autofree char *book = g_strnfill (1 << 20, 'x');

  assert_null (vouch_pasted_reference_read ("", NULL));
  assert_null (vouch_pasted_reference_read (" \n\t", NULL));
  assert_null (vouch_pasted_reference_read (book, NULL));
  assert_int_equal (vouch_pasted_reference_recognise (book), VOUCH_PASTED_WORDS);
  assert_false (vouch_pasted_reference_is_whole (NULL));
}

static void
test_dates (void **state)
{
  static const struct
  {
    const char *text;
    const char *iso; /* NULL: words */
  } dates[] = {
    { "2026", "2026" },
    { " June 2026", "2026-06" },
    { "June 2, 2026", "2026-06-02" },
    { "2 Jun 2026", "2026-06-02" },
    { "2026-06-02", "2026-06-02" },
    { "2026-06", "2026-06" },
    { "02/06/2026", NULL },
    { "in press", NULL },
    { "2026-13-40", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *iso = vouch_csl_date_dup_iso (dates[i].text);
      g_autoptr (JsonNode) node = vouch_csl_date_new (dates[i].text);
      JsonObject *date = json_node_get_object (node);

      if (g_strcmp0 (iso, dates[i].iso) != 0)
        fail_msg ("“%s” is “%s”", dates[i].text, iso);
      assert_true (json_object_has_member (date, dates[i].iso ? "date-parts" : "literal"));
    }
  assert_null (vouch_csl_date_new ("  "));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_read),
    cmocka_unit_test (test_apa_whole),
    cmocka_unit_test (test_nothing),
    cmocka_unit_test (test_dates),
  };

  return vouch_test_run ("pasted-reference", tests);
}
