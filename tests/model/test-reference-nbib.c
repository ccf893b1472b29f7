/* test-reference-nbib.c: PubMed's text format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reading.h"

static const Reading readings[] = {
  { "an article",
    "PMID- 20481061\nOWN - NLM\nIS  - 0955-2359 (Print)\nIS  - 1477-4674 (Electronic)\nVI  - 20\nIP  - 4\nDP  - 2009 Dec 3\n"
    "TI  - From danger and motherhood to health\n      and beauty.\nPG  - 454-81\nLID - 10.1000/x1 [doi]\nFAU - Long, Vicky\n"
    "AU  - Long V\nFAU - van der Meer, Jan Jr\nAU  - van der Meer J Jr\nCN  - A Study Group\nLA  - eng\n"
    "PT  - Journal Article\nTA  - 20 Century Br Hist\nJT  - 20 century British history\nPMC - PMC4513071\n",
    "[{\"type\":\"article-journal\",\"PMID\":\"20481061\",\"PMCID\":\"PMC4513071\",\"DOI\":\"10.1000/x1\","
    "\"title\":\"From danger and motherhood to health and beauty\",\"volume\":\"20\",\"issue\":\"4\","
    "\"page\":\"454-481\",\"issued\":{\"date-parts\":[[2009,12,3]]},\"ISSN\":\"0955-2359, 1477-4674\","
    "\"author\":[{\"family\":\"Long\",\"given\":\"Vicky\"},{\"family\":\"van der Meer\",\"given\":\"Jan\",\"suffix\":\"Jr\"},"
    "{\"literal\":\"A Study Group\"}],\"container-title\":\"20 century British history\","
    "\"container-title-short\":\"20 Century Br Hist\",\"language\":\"en\"}]" },
  { "short names alone", "PMID- 1\nTI  - One\nAU  - Smith AB\nAU  - de Boer C\nAU  - et al.\n",
    "[{\"author\":[{\"family\":\"Smith\",\"given\":\"A. B.\"},{\"family\":\"de Boer\",\"given\":\"C.\"}]}]" },
  { "two records, a blank line or none", "PMID- 1\nTI  - One\nPMID- 2\nTI  - Two\n\nPMID- 3\nTI  - Three\n",
    "[{\"PMID\":\"1\"},{\"PMID\":\"2\"},{\"PMID\":\"3\",\"title\":\"Three\"}]" },
  { "a guideline", "PMID- 1\nTI  - One\nPT  - Journal Article\nPT  - Practice Guideline\n", "[{\"genre\":\"Guideline\"}]" },
  { "in another language", "PMID- 1\nTI  - [On the heart in winter].\n", "[{\"title\":\"On the heart in winter\"}]" },
  { "months", "PMID- 1\nTI  - One\nDP  - 2013 Jan-Feb\n", "[{\"issued\":{\"date-parts\":[[2013,1]]}}]" },
  { "a season", "PMID- 1\nTI  - One\nDP  - 2013 Winter\n", "[{\"issued\":{\"date-parts\":[[2013]]}}]" },
  { "no pages but a number", "PMID- 1\nTI  - One\nLID - e0123456 [pii]\nLID - 10.1/x [doi]\n", "[{\"page\":\"e0123456\"}]" },
  { "a number of no kind", "PMID- 1\nTI  - One\nLID - e1000001\nLID - 10.1/x [doi]\n", "[{\"page\":\"e1000001\"}]" },
  { "pages of a discussion", "PMID- 1\nTI  - One\nPG  - e12; discussion e13-4\n", "[{\"page\":\"e12, discussion e13-e14\"}]" },
  { "a title in its own language", "PMID- 1\nTI  - [On the heart].\nTT  - Vom Herzen im Winter.\n",
    "[{\"title\":\"On the heart\",\"original-title\":\"Vom Herzen im Winter\"}]" },
  { "a trade mark", "PMID- 1\nTI  - Part\nBTI - GeneReviews((R))\n", "[{\"container-title\":\"GeneReviews®\"}]" },
  { "a chapter", "PMID- 1\nTI  - Part\nBTI - Whole\nPB  - House\nPL  - Rome\nFED - Ed, Ann\n",
    "[{\"type\":\"chapter\",\"title\":\"Part\",\"container-title\":\"Whole\",\"publisher\":\"House\","
    "\"editor\":[{\"family\":\"Ed\",\"given\":\"Ann\"}]}]" },
  { "a line of nobody", "PMID- 1\nTI  - One\nVI  - 3\nstray words\n", "[{\"volume\":\"3\"}]", "4 1" },
  { "what is not enough", "VI  - 3\n", "[]", "!1" },
  { "ERIC", "OWN - ERIC\nTI  - One\nAU  - Test, David W.\nJT  - House\nISBN- ISBN-978-0-306-40615-7\nPT  - Books\n\nOWN - ERIC\nTI  - Two\n",
    "[{\"type\":\"book\",\"publisher\":\"House\",\"ISBN\":\"9780306406157\",\"author\":[{\"family\":\"Test\",\"given\":\"David W.\"}]},"
    "{\"title\":\"Two\"}]" },
  { "line ends of Windows, and a number that is not padded",
    "\r\nPMID-20481061\r\nDP  -2009 Dec\r\nTI  -From danger to\r\n      beauty.\r\nFAU -Long, Vicky\r\nPG  -454-81\r\n",
    "[{\"PMID\":\"20481061\",\"title\":\"From danger to beauty\",\"issued\":{\"date-parts\":[[2009,12]]},"
    "\"author\":[{\"family\":\"Long\",\"given\":\"Vicky\"}],\"page\":\"454-481\"}]" },
  { "Ovid's full names without short ones, a page in another issue",
    "PMID- 5\nTI  - One\nFAU - O'Neil, M Ann 3rd\nPG  - S12-8; discussion S20\nVI  - 3 Suppl 2\nDP  - 1999 Fall\n",
    "[{\"author\":[{\"family\":\"O'Neil\",\"given\":\"M. Ann\",\"suffix\":\"3rd\"}],\"page\":\"S12-S18, discussion S20\","
    "\"volume\":\"3 Suppl 2\",\"issued\":{\"date-parts\":[[1999]]}}]" },
  { "a retraction, and a paper without its own title",
    "PMID- 6\nTI  - \nTT  - Über das Herz\nPT  - Retracted Publication\nRIN - J. 2020;1:2. PMID: 7\n"
    "MH  - *Heart Failure/drug therapy/mortality\nMH  - Humans\nSI  - ClinicalTrials.gov/NCT00000001\n",
    "[{\"title\":\"Über das Herz\",\"updated-by\":[{\"type\":\"retraction\",\"PMID\":\"7\",\"label\":\"J. 2020;1:2\"}],"
    "\"custom\":{\"publication-types\":[\"Retracted Publication\"],\"mesh\":[\"Heart Failure\",\"Humans\"],"
    "\"trials\":[\"NCT00000001\"]}}]" },
  { "a retraction of which only the type tells", "PMID- 6\nTI  - One\nPT  - Retracted Publication\n",
    "[{\"updated-by\":[{\"type\":\"retraction\"}]}]" },
  { "the retraction itself", "PMID- 7\nTI  - One\nPT  - Retraction of Publication\nROF - J. 2019;1:1. doi: 10.1/x. PMID: 6\n",
    "[{\"updated-by\":null,\"update-to\":[{\"type\":\"retraction\",\"PMID\":\"6\",\"label\":\"J. 2019;1:1. doi: 10.1/x\"}]}]" },
  { "numbers of several kinds", "PMID- 8\nTI  - One\nLID - S0140-6736(20)1 [pii]\nAID - S0140-6736(20)1 [pii]\nAID - 10.1000/y [doi]\nPMC - PMC12\n",
    "[{\"DOI\":\"10.1000/y\",\"PMCID\":\"PMC12\"}]" },
};

static void
test_readings (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    assert_reading (VOUCH_REFERENCE_FORMAT_NBIB, &readings[i]);
}

/* Many fields and many lines of nobody: were the record's number looked for at each, this would last for minutes. */
static void
test_many_lines (void **state)
{
  g_autoptr (GString) file = g_string_new (NULL);
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

  for (guint i = 0; i < 300000; i++)
    g_string_append (file, "VI  - 1\nstray words\n");
  g_string_append (file, "TI  - One\nPMID-\n      7\nstray words\n");
  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_NBIB, file->str, file->len, NULL));
  assert_int_equal (batch->items->len, 1);
  assert_int_equal (batch->troubles->len, 300001);
}

/* However many wrote it: that it was retracted stands behind them all. */
static void
test_many_authors (void **state)
{
  g_autoptr (GString) file = g_string_new ("PMID- 1\nTI  - One\n");
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

  for (guint i = 0; i < 1200; i++)
    g_string_append_printf (file, "FAU - Smith, Ann %u\nAU  - Smith A\nAD  - Rome\n", i);
  g_string_append (file, "PT  - Retracted Publication\nRIN - J. 2020;1:2. PMID: 7\n");
  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_NBIB, file->str, file->len, NULL));
  assert_int_equal (batch->items->len, 1);
  assert_int_equal (vouch_json_array_length (vouch_json_get_array (batch->items->pdata[0], "updated-by")), 1);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_readings),
    cmocka_unit_test (test_many_lines),
    cmocka_unit_test (test_many_authors),
  };

  return vouch_test_run ("reference-nbib", tests);
}
