/* test-reference-ris.c: RIS in the dialects of the programs that write it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reading.h"

static const Reading readings[] = {
  { "the specification's form",
    "TY  - JOUR\nAU  - Smith, Jane A\nTI  - A trial\nJF  - The Journal\nJA  - J.\nPY  - 2020/05/03/\n"
    "VL  - 4\nIS  - 2\nSP  - 476\nEP  - 81\nSN  - 0028-4793\nDO  - https://doi.org/10.1000/ab\nER  - \n",
    "[{\"type\":\"article-journal\",\"author\":[{\"family\":\"Smith\",\"given\":\"Jane A.\"}],"
    "\"title\":\"A trial\",\"container-title\":\"The Journal\",\"container-title-short\":\"J.\","
    "\"issued\":{\"date-parts\":[[2020,5,3]]},\"volume\":\"4\",\"issue\":\"2\",\"page\":\"476-481\","
    "\"ISSN\":\"0028-4793\",\"DOI\":\"10.1000/ab\"}]" },
  { "the whole name where the short one belongs",
    "TY  - JOUR\nTI  - One\nJF  - Eur. Heart J.\nJO  - European Heart Journal\nER  - \n",
    "[{\"container-title\":\"European Heart Journal\",\"container-title-short\":\"Eur. Heart J.\"}]" },
  { "a report's own number", "TY  - RPRT\nTI  - Sepsis\nPB  - NICE\nSN  - NG51\nER  - \n",
    "[{\"type\":\"report\",\"number\":\"NG51\",\"ISSN\":null}]" },
  { "a report's number under M1", "TY  - RPRT\nTI  - Sepsis\nT2  - NICE guideline\nM1  - NG51\nER  - \n",
    "[{\"type\":\"report\",\"number\":\"NG51\",\"issue\":null}]" },
  { "a thesis has advisers, not editors",
    "TY  - THES\nAU  - Vale, M.\nA2  - Berg, J.\nA3  - Roe, K.\nTI  - Tear film\nER  - \n",
    "[{\"author\":[{\"family\":\"Vale\",\"given\":\"M.\"}],\"editor\":null,\"collection-editor\":null,"
    "\"contributor\":[{\"family\":\"Berg\",\"given\":\"J.\"},{\"family\":\"Roe\",\"given\":\"K.\"}]}]" },
  { "others who are not listed", "TY  - JOUR\nAU  - Vale, M.\nAU  - et al.\nAU  - and others\nTI  - Tear film\nER  - \n",
    "[{\"author\":[{\"family\":\"Vale\",\"given\":\"M.\"}]}]" },
  { "what follows a DOI in an address",
    "TY  - JOUR\nTI  - Tear film\nUR  - https://a.example/doi/10.1002/central/CN-01234567/full\nER  - \n\n"
    "TY  - JOUR\nTI  - Eyes\nUR  - https://a.example/doi/10.1000/full/x1.pdf?download=true\nER  - \n",
    "[{\"DOI\":\"10.1002/central/CN-01234567\"},{\"DOI\":\"10.1000/full/x1\"}]" },
  { "Ovid", "TY  - JOUR\nDB  - Ovid MEDLINE(R)\nAN  - 30012345\nT1  - Screening.\nA1  - Smith,John A\nA1  - de la Cruz,Maria\n"
    "Y1  - 2018//Jul 14\nJF  - BMJ open\nJA  - BMJ Open\nVL  - 8\nIS  - 7\nSP  - e021234\nEP  - e021234\nIS  - 7\n"
    "DO  - https://dx.doi.org/10.1136/bmjopen-2018-021234\nY2  - \nER  -\n",
    "[{\"author\":[{\"family\":\"Smith\",\"given\":\"John A.\"},{\"family\":\"de la Cruz\",\"given\":\"Maria\"}],"
    "\"issued\":{\"date-parts\":[[2018,7,14]]},\"page\":\"e021234\",\"issue\":\"7\",\"PMID\":\"30012345\","
    "\"DOI\":\"10.1136/bmjopen-2018-021234\"}]" },
  { "Scopus", "TY  - JOUR\nTI  - Number only\nT2  - PLoS ONE\nVL  - 8\nPY  - 2013\nAU  - GBD 2017 Diet Collaborators\n"
    "AU  - Müller-Lüdenscheidt, H.-J.\nC7  - e55555\nSN  - 19326203 (ISSN)\nN1  - Cited By :100\nER  - \n",
    "[{\"author\":[{\"literal\":\"GBD 2017 Diet Collaborators\"},{\"family\":\"Müller-Lüdenscheidt\",\"given\":\"H.-J.\"}],"
    "\"page\":\"e55555\",\"ISSN\":\"1932-6203\",\"container-title\":\"PLoS ONE\"}]" },
  { "ProQuest", "TY  - JOUR\nT1  - Some paper\nAU  - Smith, Jane, PhD\nAU  - Doe, John, Jr.\nY1  - 2012/05//Spring\n"
    "SP  - 45-51,53\nSN  - 00029300\nER  - \n",
    "[{\"author\":[{\"family\":\"Smith\",\"given\":\"Jane\"},{\"family\":\"Doe\",\"given\":\"John\",\"suffix\":\"Jr.\"}],"
    "\"page\":\"45-51, 53\",\"ISSN\":\"0002-9300\"}]" },
  { "Embase", "TY  - JOUR\nM1  - (Smith J.; Doe A.) Department of X\nA1  - Smith J.A.\nA1  - van Doe A.\nT1  - A paper\n"
    "Y1  - 2015\nSP  - 23-30\nSN  - 1522-9645\nSN  - 0195-668X\nER  - \n",
    "[{\"author\":[{\"family\":\"Smith\",\"given\":\"J. A.\"},{\"family\":\"van Doe\",\"given\":\"A.\"}],\"issue\":null,"
    "\"page\":\"23-30\",\"ISSN\":\"1522-9645, 0195-668X\"}]" },
  { "Cochrane", "Record #1 of 2\nTY  - JOUR\nAU  - Bero, LA\nTI  - Printed\nJO  - Cochrane Database of Systematic Reviews\n"
    "YR  - 2000\nVL  - \nIS  - 2\nSP  - CD000125\nER  - \n\nRecord #2 of 2\nTY  - JOUR\nTI  - Trial\nPY  - 2001\nER  - \n",
    "[{\"issued\":{\"date-parts\":[[2000]]},\"page\":\"CD000125\",\"author\":[{\"family\":\"Bero\",\"given\":\"L. A.\"}]},"
    "{\"title\":\"Trial\"}]", "1, 12" },
  { "one blank, no blank, a tab",
    "TY - JOUR\nAU - Lee, AL\nTI -Title one\nPY - 1999\nER -\nTY\t- BOOK\nTI\t- Title two\nER\t-\n",
    "[{\"type\":\"article-journal\",\"author\":[{\"family\":\"Lee\",\"given\":\"A. L.\"}],\"title\":\"Title one\"},"
    "{\"type\":\"book\",\"title\":\"Title two\"}]" },
  { "lines that nearly are tags",
    "TY  - JOUR\nTI  - Receptors\nAB  - First line\nER- tumours and\nT2-weighted images,\nCO - not a tag here\nER  - \n",
    "[{\"title\":\"Receptors\",\"abstract\":\"First line ER- tumours and T2-weighted images, CO - not a tag here\"}]" },
  { "continuation lines",
    "TY  - JOUR\nTI  - A title\n      that goes on\nAU  - Harrison, Warren\nKW  - one\ntwo\nER  - \n",
    "[{\"title\":\"A title that goes on\",\"author\":[{\"family\":\"Harrison\",\"given\":\"Warren\"}],"
    "\"keyword\":\"one,two\"}]" },
  { "no ER between",
    "TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\n", "[{\"title\":\"One\"},{\"title\":\"Two\"}]" },
  { "a second TY in the middle",
    "TY  - JOUR\nTI  - One\nTY  - BOOK\nPB  - House\nER  - \n",
    "[{\"type\":\"book\",\"title\":\"One\",\"publisher\":\"House\"}]" },
  { "no TY", "TI  - Alone\nJF  - Journal\nER  - \n", "[{\"type\":\"article-journal\",\"title\":\"Alone\"}]",
    "1 Alone" },
  { "nothing in a record", "TY  - JOUR\nVL  - 3\nER  - \nTY  - JOUR\nTI  - Two\nER  - \n",
    "[{\"title\":\"Two\"}]", "!1 record 1" },
  { "words before the first record", "Export of today\n\nTY  - JOUR\nTI  - One\nER  - \n", "[{\"title\":\"One\"}]", "1" },
  { "editors of a book without a series", "TY  - BOOK\nTI  - Whole\nAU  - A, Ann\nA2  - Ed, Eve\nER  - \n",
    "[{\"editor\":[{\"family\":\"Ed\",\"given\":\"Eve\"}],\"collection-editor\":null}]" },
  { "editors of a series", "TY  - BOOK\nTI  - Whole\nT2  - Notes\nA2  - Ed, Eve\nA3  - Own, Ann\nER  - \n",
    "[{\"collection-editor\":[{\"family\":\"Ed\",\"given\":\"Eve\"}],\"editor\":[{\"family\":\"Own\",\"given\":\"Ann\"}]}]" },
  { "notes with labels", "TY  - CONF\nTI  - Part\nN1  - Proceedings Title: Whole\nN1  - Publisher Name: House\n"
    "N1  - ISBN: 978-0-306-40615-7\nN1  - Volume ID: 4\nER  - \n",
    "[{\"container-title\":\"Whole\",\"publisher\":\"House\",\"ISBN\":\"9780306406157\",\"volume\":\"4\"}]" },
  { "a chapter", "TY  - CHAP\nTI  - Part\nT2  - Whole\nT3  - Series\nA2  - Editor, Ann\nSN  - 978-0-306-40615-7\nER  - \n",
    "[{\"type\":\"chapter\",\"container-title\":\"Whole\",\"collection-title\":\"Series\","
    "\"editor\":[{\"family\":\"Editor\",\"given\":\"Ann\"}],\"ISBN\":\"9780306406157\"}]" },
  { "a conference", "TY  - CPAPER\nTI  - Talk\nT2  - Meeting\nC3  - Proceedings of it\nER  - \n",
    "[{\"type\":\"paper-conference\",\"container-title\":\"Proceedings of it\",\"event-title\":\"Meeting\"}]" },
  { "EndNote's article number", "TY  - JOUR\nTI  - One\nC7  - e0123456\nM1  - 8\nET  - 2020/01/02\nER  - \n",
    "[{\"page\":\"e0123456\",\"issue\":\"8\",\"edition\":null}]" },
  { "PubMed's numbers",
    "TY  - JOUR\nTI  - One\nAN  - 26957754\nUR  - https://pubmed.ncbi.nlm.nih.gov/26957754\nU2  - PMC4756000[pmcid]\nER  - \n",
    "[{\"PMID\":\"26957754\",\"PMCID\":\"PMC4756000\"}]" },
  { "Scopus", "TY  - JOUR\nTI  - One\nDB  - Scopus\nC2  - 21816811\nN1  - Cited By :44\nER  - \n",
    "[{\"PMID\":\"21816811\",\"note\":null}]" },
  { "another library's number is no PMID", "TY  - JOUR\nTI  - One\nDB  - Embase\nAN  - 2009142766\nER  - \n",
    "[{\"PMID\":null}]" },
  { "PMID in a note", "TY  - JOUR\nTI  - One\nN1  - PMID: 123456; PMCID: PMC77\nER  - \n",
    "[{\"PMID\":\"123456\",\"PMCID\":\"PMC77\"}]" },
  { "dates", "TY  - JOUR\nTI  - One\nPY  - 2013\nDA  - 2013/10/19\nY2  - 2020/03/04\nER  - \n",
    "[{\"issued\":{\"date-parts\":[[2013,10,19]]},\"accessed\":{\"date-parts\":[[2020,3,4]]}}]" },
  { "a day without its year", "TY  - JOUR\nTI  - One\nPY  - 2013\nDA  - Jul 4\nER  - \n",
    "[{\"issued\":{\"date-parts\":[[2013,7,4]]}}]" },
  { "received is not published", "TY  - JOUR\nTI  - One\nPY  - 2013/02/15/received\nPY  - 2013/04/18\nER  - \n",
    "[{\"issued\":{\"date-parts\":[[2013,4,18]]}}]" },
  { "two titles", "TY  - JOUR\nT1  - Main:\nTI  - and more\nTI  - Main:\nER  - \n", "[{\"title\":\"Main: and more\"}]" },
  { "markup", "TY  - JOUR\nTI  - CO<sub>2</sub> &amp; <em>E. coli</em>, p < 0.05.\nER  - \n",
    "[{\"title\":\"CO<sub>2</sub> & <i>E. coli</i>, p < 0.05\"}]" },
  { "abstract twice", "TY  - JOUR\nTI  - One\nAB  - Words.\nN2  - Words.\nER  - \n", "[{\"abstract\":\"Words.\"}]" },
  { "a group", "TY  - JOUR\nTI  - One\nAU  - World Health Organization\nAU  - Wellcome Trust,\nER  - \n",
    "[{\"author\":[{\"literal\":\"World Health Organization\"},{\"literal\":\"Wellcome Trust\"}]}]" },
  { "an edited book", "TY  - EDBOOK\nTI  - One\nAU  - King, M. L., Jr.\nER  - \n",
    "[{\"author\":null,\"editor\":[{\"family\":\"King\",\"given\":\"M. L.\",\"suffix\":\"Jr.\"}]}]" },
  { "the full text rather than its record at PubMed",
    "TY  - JOUR\nTI  - One\nUR  - https://pubmed.ncbi.nlm.nih.gov/26957754\nL2  - https://a.example/full\nER  - \n",
    "[{\"URL\":\"https://a.example/full\",\"PMID\":\"26957754\"}]" },
  { "the record at PubMed where there is nothing else",
    "TY  - JOUR\nTI  - One\nUR  - https://pubmed.ncbi.nlm.nih.gov/26957754\nL2  - full.pdf\nER  - \n",
    "[{\"URL\":\"https://pubmed.ncbi.nlm.nih.gov/26957754\"}]" },
  { "a publisher's page before the full text",
    "TY  - JOUR\nTI  - One\nUR  - https://a.example/one\nL2  - https://a.example/full\nER  - \n",
    "[{\"URL\":\"https://a.example/one\"}]" },
  { "a file is no address", "TY  - JOUR\nTI  - One\nUR  - file:///a.pdf\nER  - \n", "[{\"URL\":null}]" },
  { "Web of Science's own RIS",
    "TY  - JOUR\nAU  - Vale, MC\nAU  - van der Berg, J\nTI  - Tear film stability\nT2  - ACTA OF OPHTHALMIC CARE\nLA  - English\n"
    "J2  - ACTA OPHTHALMIC CARE\nSN  - 0955-2359\nSN  - 1477-4674\nDA  - FEB 15\nPY  - 2011\nVL  - 32\nIS  - 3\nSP  - 367\nEP  - 379\n"
    "DO  - 10.1000/x1\nAN  - WOS:000290776200020\nC6  - FEB 2011\nER  - \n\nTY  - JOUR\nTI  - Two\nER  - \n\n",
    "[{\"author\":[{\"family\":\"Vale\",\"given\":\"M. C.\"},{\"family\":\"van der Berg\",\"given\":\"J.\"}],"
    "\"container-title\":\"Acta of Ophthalmic Care\",\"issued\":{\"date-parts\":[[2011,2,15]]},\"page\":\"367-379\","
    "\"ISSN\":\"0955-2359, 1477-4674\",\"PMID\":null,\"language\":\"en\"},{\"title\":\"Two\"}]" },
  { "a chapter, which Web of Science calls a book",
    "TY  - BOOK\nAU  - Vale, MC\nED  - Berg, J\nTI  - The tear film\nT2  - EYES OF THE WORLD\nSN  - 978-0-367-51468-6\nPY  - 2011\n"
    "SP  - 12\nEP  - 18\nAN  - WOS:000290776200021\nER  - \n\nTY  - BOOK\nTI  - Eyes\nT2  - Studies of the senses\nER  - \n",
    "[{\"type\":\"chapter\",\"title\":\"The tear film\",\"container-title\":\"Eyes of the World\",\"page\":\"12-18\","
    "\"editor\":[{\"family\":\"Berg\",\"given\":\"J.\"}]},{\"type\":\"book\",\"collection-title\":\"Studies of the senses\"}]" },
  { "EndNote, one blank before and after the stroke",
    "\nTY - JOUR\nAU - Vale, Marie C.\nAU - Berg, J.\nPY - 2011\nDA - 2011/02/15/\nTI - Tear film\nJO - Acta Ophthalmic Care\n"
    "SP - 367-79\nVL - 32\nIS - 3\nSN - 0955-2359 (Print)\n0955-2359 (Linking)\nL1 - internal-pdf://1/a.pdf\nID - 7\nER - \n",
    "[{\"author\":[{\"family\":\"Vale\",\"given\":\"Marie C.\"},{\"family\":\"Berg\",\"given\":\"J.\"}],"
    "\"issued\":{\"date-parts\":[[2011,2,15]]},\"page\":\"367-379\",\"ISSN\":\"0955-2359\",\"title\":\"Tear film\",\"URL\":null}]" },
  { "Mendeley", "TY  - JOUR\nT1  - Tear film\nA1  - Vale, M C\nY1  - 2011/02//\nJA  - Acta\nJF  - Acta of Eyes\nVL  - 32\n"
    "IS  - 3\nSP  - e12\nN2  - Words\nM3  - 10.1000/x1\nUR  - http://a.example/1 http://a.example/2\nER  - \n",
    "[{\"author\":[{\"family\":\"Vale\",\"given\":\"M. C.\"}],\"issued\":{\"date-parts\":[[2011,2]]},\"page\":\"e12\","
    "\"DOI\":\"10.1000/x1\",\"URL\":\"http://a.example/1\",\"container-title\":\"Acta of Eyes\"}]" },
  { "Zotero", "TY  - JOUR\nTI  - Tear film\nAU  - Vale, Marie C.\nT2  - Acta of Eyes\nAB  - Words.\nDA  - 2011/02/15/\nPY  - 2011\n"
    "DO  - 10.1000/x1\nDP  - a.example\nVL  - 32\nIS  - 3\nSP  - 367\nEP  - 379\nJ2  - Acta\nLA  - en\nSN  - 0955-2359\nER  - \n\n",
    "[{\"container-title\":\"Acta of Eyes\",\"container-title-short\":\"Acta\",\"issued\":{\"date-parts\":[[2011,2,15]]},"
    "\"abstract\":\"Words.\",\"language\":\"en\",\"page\":\"367-379\"}]" },
  { "SpringerLink and others, the names of tags in small letters or indented",
    "  TY  - JOUR\n  AU  - Vale, M.\n  PY  - 2011\n  DA  - 2011/02/01\n  TI  - Tear film\n  JO  - Acta\n  ER  - \n",
    "[{\"author\":[{\"family\":\"Vale\",\"given\":\"M.\"}],\"title\":\"Tear film\",\"issued\":{\"date-parts\":[[2011,2,1]]}}]" },
  { "an address over two lines", "TY  - JOUR\nTI  - One\nUR  - https://a.example/a?b=\nc\nER  - \n", "[{\"title\":\"One\"}]" },
};

static void
test_readings (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    assert_reading (VOUCH_REFERENCE_FORMAT_RIS, &readings[i]);
}

/* Cut anywhere a file is still read without a complaint that can't be shown. */
static void
test_cut (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    for (gsize length = 0; length < strlen (readings[i].file); length++)
      {
        g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

        assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_RIS, readings[i].file, length, NULL));
      }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_readings),
    cmocka_unit_test (test_cut),
  };

  return vouch_test_run ("reference-ris", tests);
}
