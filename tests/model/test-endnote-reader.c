/* test-endnote-reader.c: EndNote's XML, one peculiarity a case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reference-cases.h"

#define BEFORE "<?xml version='1.0' encoding='UTF-8'?>\n<xml><records><record>"
#define AFTER "<titles><title>A late title</title></titles></record></records></xml>"
#define S(text) "<style face='normal' font='default' size='100%'>" text "</style>"
#define TYPE(name) "<ref-type name='" name "'>0</ref-type>"

static const ReferenceCase cases[] = {
  { "runs of one style",
    "<titles><title>" S ("Penguins: ") "<style face='italic'>Pygoscelis</style>" S (" at sea") "</title></titles>",
    "title", "\"Penguins: <i>Pygoscelis</i> at sea\"" },
  { "two styles at once",
    "<titles><title>" S ("CO") "<style face='bold subscript'>2</style>" S (" rising") "</title></titles>",
    "title", "\"CO<b><sub>2</sub></b> rising\"" },
  { "names", "<contributors><authors><author>" S ("Lim, RCH") "</author><author>" S ("World Health Organization,")
             "</author></authors></contributors>",
    "author", "[{\"family\": \"Lim\",\"given\": \"R. C. H.\"},{\"literal\": \"World Health Organization\"}]" },
  { "a type by its name", TYPE ("Book Section"), "type", "\"chapter\"" },
  { "a type by its number", "<ref-type>17</ref-type>", "type", "\"article-journal\"" },
  { "a type of somebody's own", "<ref-type name='Zine'>99</ref-type><periodical><full-title>J</full-title></periodical>",
    "type", "\"article-journal\"" },
  { "an edited book's editors", TYPE ("Edited Book") "<contributors><authors><author>Ed, A.</author></authors></contributors>",
    "editor", "[{\"family\": \"Ed\",\"given\": \"A.\"}]" },
  { "a chapter's book", TYPE ("Book Section") "<titles><title>T</title><secondary-title>The book</secondary-title></titles>",
    "container-title", "\"The book\"" },
  { "a day where the edition belongs", TYPE ("Journal Article") "<edition>2001/06/13</edition>", "edition", NULL },
  { "an edition", TYPE ("Book") "<edition>3rd</edition>", "edition", "\"3rd\"" },
  { "whole and short name the wrong way round",
    "<periodical><full-title>N Engl J Med</full-title><abbr-1>New England Journal of Medicine</abbr-1></periodical>",
    "container-title", "\"New England Journal of Medicine\"" },
  { "a book's series", TYPE ("Book") "<titles><title>T</title><secondary-title>The series</secondary-title></titles>",
    "collection-title", "\"The series\"" },
  { "a date in two places", "<dates><year>1937</year><pub-dates><date>Jan 5</date></pub-dates></dates>", "issued",
    "{\"date-parts\": [[1937, 1, 5]]}" },
  { "the year alone", "<dates><year>" S ("1990") "</year></dates>", "issued", "{\"date-parts\": [[1990]]}" },
  { "an ISSN under ISBN", TYPE ("Journal Article") "<isbn>1532-1827 (Electronic)&#xD;0007-0920 (Linking)</isbn>", "ISSN",
    "\"1532-1827\"" },
  { "a book's number", TYPE ("Book") "<isbn>0-306-40615-2</isbn>", "ISBN", "\"0306406152\"" },
  { "a DOI", "<electronic-resource-num>https://doi.org/10.1000/X1</electronic-resource-num>", "DOI", "\"10.1000/X1\"" },
  { "PubMed's number", TYPE ("Journal Article") "<accession-num>29937971</accession-num>", "PMID", "\"29937971\"" },
  { "another index's number", TYPE ("Journal Article") "<accession-num>29937971</accession-num>"
                              "<remote-database-name>Scopus</remote-database-name>", "PMID", NULL },
  { "PMC's number", "<custom2>PMC123456</custom2>", "PMCID", "\"PMC123456\"" },
  { "an address", "<urls><pdf-urls><url>internal-pdf://a.pdf</url></pdf-urls><related-urls><url>" S ("https://a.example/1")
                  "</url></related-urls></urls>", "URL", "\"https://a.example/1\"" },
  { "pages", "<pages>943-7</pages>", "page", "\"943-947\"" },
  { "the day on which a page was read", TYPE ("Web Page") "<number>Jan 5</number><volume>2023</volume>", "accessed",
    "{\"date-parts\": [[2023, 1, 5]]}" },
  { "no issue of a page", TYPE ("Web Page") "<number>Jan 5, 2023</number>", "issue", NULL },
  { "a report's number", TYPE ("Government Document") "<report-id>12-EHC</report-id>", "number", "\"12-EHC\"" },
  { "a thesis's adviser", TYPE ("Thesis") "<contributors><tertiary-authors><author>Roe, K.</author></tertiary-authors></contributors>",
    "contributor", "[{\"family\": \"Roe\",\"given\": \"K.\"}]" },
  { "empty keywords", "<keywords><keyword>" S ("") "</keyword></keywords>", "keyword", NULL },
};

static void
test_records (void **state)
{
  reference_cases_check (VOUCH_REFERENCE_FORMAT_ENDNOTE_XML, BEFORE, AFTER, cases, G_N_ELEMENTS (cases));
}

static void
test_guess (void **state)
{
  reference_cases_check (VOUCH_REFERENCE_FORMAT_AUTO, BEFORE, AFTER, cases, 1);
}

static void
test_empty_record (void **state)
{
  static const char bytes[] = "<xml><records>\n<record/>\n<record><titles><title>T</title></titles></record></records></xml>";
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  const VouchReferenceTrouble *trouble;

  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_ENDNOTE_XML, bytes, strlen (bytes), NULL));
  assert_int_equal (batch->items->len, 1);
  assert_int_equal (batch->troubles->len, 1);
  trouble = batch->troubles->pdata[0];
  assert_int_equal (trouble->line, 2);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_records),
    cmocka_unit_test (test_guess),
    cmocka_unit_test (test_empty_record),
  };

  return vouch_test_run ("endnote-reader", tests);
}
