/* test-identifier.c: identifiers as they are written, pasted and broken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-identifier.h"

static const struct
{
  VouchIdentifierKind kind;
  const char *text;
  const char *normal; /* NULL: it can't be one */
} normal_cases[] = {
  { VOUCH_IDENTIFIER_DOI, "10.2196/69420", "10.2196/69420" },
  { VOUCH_IDENTIFIER_DOI, "https://doi.org/10.2196/69420", "10.2196/69420" },
  { VOUCH_IDENTIFIER_DOI, "DOI: 10.2196/69420.", "10.2196/69420" },
  { VOUCH_IDENTIFIER_DOI, " 10.2196/69420\n", "10.2196/69420" },
  { VOUCH_IDENTIFIER_DOI, "(10.1016/S0898-1221(00)00204-2)", NULL },
  { VOUCH_IDENTIFIER_DOI, "10.1016/S0898-1221(00)00204-2", "10.1016/S0898-1221(00)00204-2" },
  { VOUCH_IDENTIFIER_DOI, "10.1016/S0898-1221(00)00204-2)", "10.1016/S0898-1221(00)00204-2" },
  { VOUCH_IDENTIFIER_DOI, "https://doi.org/10.1175/x(2002)130%3C1913:E%3E2.0.CO;2",
    "10.1175/x(2002)130<1913:E>2.0.CO;2" },
  { VOUCH_IDENTIFIER_DOI, "10.1002/(SICI)1098-1004(1999)14:1<91::AID-HUMU21>3.0.CO;2-B",
    "10.1002/(SICI)1098-1004(1999)14:1<91::AID-HUMU21>3.0.CO;2-B" },
  { VOUCH_IDENTIFIER_DOI, "10/gf4gqc", "10/gf4gqc" },
  { VOUCH_IDENTIFIER_DOI, "https://doi.org/d8dn", "10/d8dn" },
  { VOUCH_IDENTIFIER_DOI, "10.2196/69420 accessed 2026", NULL },
  { VOUCH_IDENTIFIER_DOI, "10.2196", NULL },
  { VOUCH_IDENTIFIER_DOI, "10.2196/", NULL },
  { VOUCH_IDENTIFIER_DOI, "10/2021/01", NULL },
  { VOUCH_IDENTIFIER_DOI, "110.1000/182", NULL },
  { VOUCH_IDENTIFIER_DOI, "10.a1000/182", NULL },
  { VOUCH_IDENTIFIER_DOI, "arXiv:1512.00135", NULL },
  { VOUCH_IDENTIFIER_DOI, "", NULL },
  { VOUCH_IDENTIFIER_PMID, "12082125", "12082125" },
  { VOUCH_IDENTIFIER_PMID, "PMID: 12082125", "12082125" },
  { VOUCH_IDENTIFIER_PMID, "https://pubmed.ncbi.nlm.nih.gov/12082125/", "12082125" },
  { VOUCH_IDENTIFIER_PMID, "https://www.ncbi.nlm.nih.gov/pubmed/12082125", "12082125" },
  { VOUCH_IDENTIFIER_PMID, "012082125", "12082125" },
  { VOUCH_IDENTIFIER_PMID, "1", "1" },
  { VOUCH_IDENTIFIER_PMID, "123456789", NULL },
  { VOUCH_IDENTIFIER_PMID, "PMC2631623", NULL },
  { VOUCH_IDENTIFIER_PMID, "1208 2125x", NULL },
  { VOUCH_IDENTIFIER_PMID, "0", NULL },
  { VOUCH_IDENTIFIER_PMCID, "PMC2631623", "PMC2631623" },
  { VOUCH_IDENTIFIER_PMCID, "pmc2631623", "PMC2631623" },
  { VOUCH_IDENTIFIER_PMCID, "2631623", "PMC2631623" },
  { VOUCH_IDENTIFIER_PMCID, "PMCID: PMC2631623", "PMC2631623" },
  { VOUCH_IDENTIFIER_PMCID, "https://pmc.ncbi.nlm.nih.gov/articles/PMC2631623/", "PMC2631623" },
  { VOUCH_IDENTIFIER_PMCID, "PMC2631623.1", "PMC2631623" },
  { VOUCH_IDENTIFIER_PMCID, "PMC", NULL },
  { VOUCH_IDENTIFIER_PMCID, "10.2196/69420", NULL },
};

static const struct
{
  const char *text;
  const char *normal; /* NULL: nothing in it */
  VouchIdentifierKind kind;
} find_cases[] = {
  { "Kim M, et al. JMIR 2026;13:e1. doi:10.2196/69420. PMID: 12082125", "10.2196/69420",
    VOUCH_IDENTIFIER_DOI },
  { "see https://doi.org/abcde here", "10/abcde", VOUCH_IDENTIFIER_DOI },
  { "other stuff doi:10/12ab end", "10/12ab", VOUCH_IDENTIFIER_DOI },
  { "https://www.example.org/Link.aspx?doi=10.5220/0010404301780189", "10.5220/0010404301780189",
    VOUCH_IDENTIFIER_DOI },
  { "Lancet 2019. PMID 30712879.", "30712879", VOUCH_IDENTIFIER_PMID },
  { "https://www.ncbi.nlm.nih.gov/pubmed/12082125", "12082125", VOUCH_IDENTIFIER_PMID },
  { "(PMCID: PMC2631623)", "PMC2631623", VOUCH_IDENTIFIER_PMCID },
  { "archive number 10/XYZ/123...", NULL, 0 },
  { "some website poi.org/ab123 end", NULL, 0 },
  { "30712879", NULL, 0 },
  { "Generative AI is becoming embedded", NULL, 0 },
  { "110.1000/182", NULL, 0 },
};

static void
test_normal_forms (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (normal_cases); i++)
    {
      g_autofree char *normal
          = vouch_identifier_normalise (normal_cases[i].kind, normal_cases[i].text);

      if (g_strcmp0 (normal, normal_cases[i].normal) != 0)
        fail_msg ("“%s” became “%s”, not “%s”", normal_cases[i].text, normal,
                  normal_cases[i].normal);
    }
}

static void
test_normal_forms_stay (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (normal_cases); i++)
    if (normal_cases[i].normal
        && !vouch_identifier_is_normal (normal_cases[i].kind, normal_cases[i].normal))
      fail_msg ("“%s” is not its own normal form", normal_cases[i].normal);
  assert_false (vouch_identifier_is_normal (VOUCH_IDENTIFIER_DOI, "doi:10.2196/69420"));
}

static void
test_found_in_text (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (find_cases); i++)
    {
      VouchIdentifierKind kind = 0;
      g_autofree char *found = vouch_identifier_find (find_cases[i].text, &kind);

      if (g_strcmp0 (found, find_cases[i].normal) != 0 || kind != find_cases[i].kind)
        fail_msg ("In “%s” found “%s”, not “%s”", find_cases[i].text, found, find_cases[i].normal);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_normal_forms),
    cmocka_unit_test (test_normal_forms_stay),
    cmocka_unit_test (test_found_in_text),
  };

  return vouch_test_run ("identifier", tests);
}
