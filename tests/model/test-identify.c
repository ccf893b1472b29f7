/* test-identify.c: what kind of identifier a text is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-identify.h"

static const struct
{
  const char *text;
  const char *kind;
  const char *normal; /* NULL: not valid */
} cases[] = {
  { "10.2196/69420", "doi", "10.2196/69420" },
  { "https://doi.org/10.2196/69420.", "doi", "10.2196/69420" },
  { "https://onlinelibrary.wiley.com/doi/10.1002/14651858.CD000001", "doi",
    "10.1002/14651858.CD000001" },
  { "10.a1000/182", "none", NULL },
  { "10/gf4gqc", "doi", "10/gf4gqc" },
  { "12082125", "pmid", "12082125" },
  { "PMID: 12082125", "pmid", "12082125" },
  { "https://pubmed.ncbi.nlm.nih.gov/12082125/", "pmid", "12082125" },
  { "pmid 123456789012", "pmid", NULL },
  { "PMC2631623", "pmcid", "PMC2631623" },
  { "https://pmc.ncbi.nlm.nih.gov/articles/PMC2631623/", "pmcid", "PMC2631623" },
  { "0028-4793", "issn", "0028-4793" },
  { "ISSN 1533-4406", "issn", "1533-4406" },
  { "2434-561x", "issn", "2434-561X" },
  { "0028-4794", "issn", NULL },
  { "978-0-306-40615-7", "isbn", "9780306406157" },
  { "ISBN 0-306-40615-2", "isbn", "9780306406157" },
  { "978-0-306-40615-8", "isbn", NULL },
  { "0-201-53082-2", "isbn", NULL },
  { "0000-0002-1825-0097", "orcid", "0000-0002-1825-0097" },
  { "https://orcid.org/0000-0002-1694-233x", "orcid", "0000-0002-1694-233X" },
  { "0000-0002-1825-0098", "orcid", NULL },
  { "NCT04368728", "nct", "NCT04368728" },
  { "nct 04368728", "nct", "NCT04368728" },
  { "https://clinicaltrials.gov/study/NCT04368728", "nct", "NCT04368728" },
  { "ClinicalTrials.gov identifier: NCT04368728", "nct", "NCT04368728" },
  { "NCT0436872", "nct", NULL },
  { "registered as NCT04368728 in 2020", "nct", "NCT04368728" },
  { "arXiv:2004.12345v2", "arxiv", "arXiv:2004.12345v2" },
  { "https://arxiv.org/pdf/2004.12345.pdf", "arxiv", "arXiv:2004.12345" },
  { "hep-th/9901001", "arxiv", "arXiv:hep-th/9901001" },
  { "2013.12345", "arxiv", NULL },
  { "https://www.who.int/publications/i/item/1", "url",
    "https://www.who.int/publications/i/item/1" },
  { "www.who.int/publications", "url", "https://www.who.int/publications" },
  { "http://nowhere", "url", NULL },
  { "hdl:10013/epic.10033", "none", NULL },
  { "https://ror.org/03yrm5c26", "none", NULL },
  { "", "none", NULL },
  { "   ", "none", NULL },
  { "A trial of timolol in 2014", "none", NULL },
};

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (VouchIdentity) identity = { 0 };

      vouch_identify (cases[i].text, &identity);
      if (!g_str_equal (identity.kind, cases[i].kind)
          || g_strcmp0 (identity.normal, cases[i].normal) != 0)
        fail_msg ("“%s” is %s, %s", cases[i].text, identity.kind, identity.normal);
      assert_int_equal (identity.is_valid, cases[i].normal != NULL);
      assert_int_equal (identity.why == NULL, identity.is_valid);
    }
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_cases) };

  return vouch_test_run ("identify", tests);
}
