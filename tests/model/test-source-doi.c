/* test-source-doi.c: the DOI of a file, as pages print it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-source-doi.h"

static const struct
{
  const char *text;
  const char *doi;
} cases[] = {
  { "doi:10.1016/j.jacc.2020.01.001.\n\nThe drug", "10.1016/j.jacc.2020.01.001" },
  { "DOI 10.1016/S0140-6736(20)30183-5\nThe", "10.1016/S0140-6736(20)30183-5" },
  { "(doi:10.1001/jama.2020.1585)", "10.1001/jama.2020.1585" },
  { "doi: 10.1136/bmj.m1234 | BMJ 2020", "10.1136/bmj.m1234" },
  { "given 10.5 mg of it", NULL },
  { "given 10.5 mg of it (10.1000/182)", "10.1000/182" },
  /* over the end of a line */
  { "https://doi.org/10.1016/\nj.jacc.2020.01.001\n\nThe drug", "10.1016/j.jacc.2020.01.001" },
  { "https://doi.org/10.1016/ \r\n  j.jacc.2020.01.001 The drug", "10.1016/j.jacc.2020.01.001" },
  { "doi.org/10.1016/j.jacc.\n2020.01.001\nThe drug", "10.1016/j.jacc.2020.01.001" },
  { "10.1016/S0140-\n6736(20)30183-5", "10.1016/S0140-6736(20)30183-5" },
  { "10.1016/j.jacc.2020.01.001.\n2020 Elsevier Inc.", "10.1016/j.jacc.2020.01.001" },
  { "10.1016/j.jacc.2020.01.001.\nwww.elsevier.com/locate", "10.1016/j.jacc.2020.01.001" },
  { "10.1016/j.jacc.2020.01.001\n0735-1097", "10.1016/j.jacc.2020.01.001" },
  { "10.1016/j.jacc.2020.01.001.\nThe end.", "10.1016/j.jacc.2020.01.001" },
  /* glued to the next word */
  { "http://dx.doi.org/10.1136/bmj.m1234Published 3 April", "10.1136/bmj.m1234" },
  { "10.3390/nu12010001www.mdpi.com/journal/nutrients", "10.3390/nu12010001" },
  { "10.1136/bmj.m1234https://bmj.com", "10.1136/bmj.m1234" },
  /* what looks like it and is the DOI's own */
  { "10.1056/NEJMoa000001", "10.1056/NEJMoa000001" },
  { "10.1002/14651858.CD000001.pub2", "10.1002/14651858.CD000001.pub2" },
  { "10.1053/j.gastro.2015Apr01", "10.1053/j.gastro.2015Apr01" },
  /* a part of the paper */
  { "https://doi.org/10.1371/journal.pone.0145094 July 9", "10.1371/journal.pone.0145094" },
  { "doi:10.1371/journal.pone.0145094.t001Table 1", "10.1371/journal.pone.0145094" },
  { "doi:10.1371/journal.pmed.1002345.g002", "10.1371/journal.pmed.1002345" },
  { "10.1371/journal.pntd.0001234.s001", "10.1371/journal.pntd.0001234" },
};

static void
test_find (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *doi = vouch_source_doi_find_in (cases[i].text);

      if (g_strcmp0 (doi, cases[i].doi) != 0)
        fail_msg ("“%s”: %s, not %s", cases[i].text, doi, cases[i].doi);
    }
}

/* What a file says of itself goes before what its first page prints. */
static void
test_about (void **state)
{
  g_autoptr (VouchSourceText) text = vouch_source_text_new ("This corrects the article 10.1000/1.");
  g_autofree char *printed = vouch_source_find_doi (text);
  g_autofree char *said = NULL;

  vouch_source_text_set_about (text, "<dc:identifier>doi:10.1000/2</dc:identifier>");
  said = vouch_source_find_doi (text);
  assert_string_equal (printed, "10.1000/1");
  assert_string_equal (said, "10.1000/2");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_find),
    cmocka_unit_test (test_about),
  };

  return vouch_test_run ("source-doi", tests);
}
