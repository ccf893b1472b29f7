/* test-reference-tagged.c: the tagged texts of Web of Science and of EndNote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reading.h"

static const Reading wos[] = {
  { "an article, with a byte order mark",
    "\xef\xbb\xbf" "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Vale, MC\n   van der Berg, J\nAF Vale, Marie C.\n"
    "   van der Berg, Jan\nCA Tear Film Group\nTI Tear film stability in\n   winter\nSO ACTA OF OPHTHALMIC CARE\nLA English\n"
    "DT Article\nDE dry eye; tear film\nAB One line\n   and another.\nPU HOUSE\nPI NEW YORK\nSN 0955-2359\nEI 1477-4674\n"
    "J9 ACTA OPHTHALMIC CARE\nJI Acta Ophthalmic Care\nPD FEB 15\nPY 2011\nVL 32\nIS 3\nBP 367\nEP 379\nDI 10.1000/x1\n"
    "PM 20481061\nUT WOS:000290776200020\nER\n\nEF\n",
    "[{\"type\":\"article-journal\",\"title\":\"Tear film stability in winter\","
    "\"author\":[{\"family\":\"Vale\",\"given\":\"Marie C.\"},{\"family\":\"van der Berg\",\"given\":\"Jan\"},"
    "{\"literal\":\"Tear Film Group\"}],\"container-title\":\"Acta of Ophthalmic Care\","
    "\"container-title-short\":\"Acta Ophthalmic Care\",\"issued\":{\"date-parts\":[[2011,2,15]]},\"volume\":\"32\","
    "\"issue\":\"3\",\"page\":\"367-379\",\"DOI\":\"10.1000/x1\",\"PMID\":\"20481061\","
    "\"ISSN\":\"0955-2359, 1477-4674\",\"publisher\":\"House\",\"publisher-place\":\"New York\","
    "\"abstract\":\"One line and another.\",\"keyword\":\"dry eye, tear film\",\"language\":\"en\"}]" },
  { "two records, the first without its end", "FN x\nPT J\nTI One\nPT J\nTI Two\nER\n", "[{\"title\":\"One\"},{\"title\":\"Two\"}]" },
  { "a chapter", "PT B\nAU Vale, M\nBE Ed, A\nTI Part\nSO The Whole Book\nDT Article; Book Chapter\nBN 978-0-306-40615-7\nER\n",
    "[{\"type\":\"chapter\",\"container-title\":\"The Whole Book\",\"ISBN\":\"9780306406157\","
    "\"editor\":[{\"family\":\"Ed\",\"given\":\"A.\"}]}]" },
  { "a book by a group", "PT B\nGP An Institute\nTI Whole\nDT Book\nPY 2001\nER\n",
    "[{\"type\":\"book\",\"author\":[{\"literal\":\"An Institute\"}],\"issued\":{\"date-parts\":[[2001]]}}]" },
  { "a paper of a conference, whose publisher is no author",
    "PT S\nAU Vale, M\nGP IEEE\nTI Part\nSO PROCEEDINGS OF X\nSE Notes in Y\nDT Proceedings Paper\nCT A Meeting\nPS 170\nER\n",
    "[{\"type\":\"paper-conference\",\"author\":[{\"family\":\"Vale\",\"given\":\"M.\"}],"
    "\"container-title\":\"Proceedings of X\",\"collection-title\":\"Notes in Y\",\"event-title\":\"A Meeting\",\"page\":\"170\"}]" },
  { "a yearly volume is one of a journal", "PT S\nTI Part\nSO ANNUAL THINGS, VOL 32\nSE Annual Things\nDT Review\nVL 32\nER\n",
    "[{\"type\":\"article-journal\",\"container-title\":\"Annual Things\",\"volume\":\"32\"}]" },
  { "months and a season", "PT J\nTI A\nPD JUL-AUG\nPY 2012\nER\nPT J\nTI B\nPD SPR\nPY 2012\nER\nPT J\nTI C\nEA MAR 2020\nER\n",
    "[{\"issued\":{\"date-parts\":[[2012,7]]}},{\"issued\":{\"date-parts\":[[2012]]}},{\"issued\":{\"date-parts\":[[2020,3]]}}]" },
  { "a number in place of pages", "PT J\nTI A\nAR e0123456\nER\n", "[{\"page\":\"e0123456\"}]" },
  { "more short names than full ones", "PT J\nTI A\nAU One, A\n   Two, B\nAF One, Ann\nER\n",
    "[{\"author\":[{\"family\":\"One\",\"given\":\"A.\"},{\"family\":\"Two\",\"given\":\"B.\"}]}]" },
  { "nobody", "PT J\nTI A\nAU [Anonymous]\nER\n", "[{\"author\":null}]" },
  { "withdrawn", "PT J\nTI A\nDT Retracted Publication\nER\n", "[{\"updated-by\":[{\"type\":\"retraction\"}]}]" },
  { "what is not enough", "PT J\nVL 3\nER\n", "[]", "!1 record 1" },
};

static const Reading refer[] = {
  { "an article",
    "%0 Journal Article\n%A Vale, Marie C\n%A van der Berg, Jan\n%D 2011\n%T Tear film stability\nin winter\n%J Acta of Eyes\n"
    "%O Acta Eyes\n%V 32\n%N 3\n%P 367-79\n%@ 0955-2359\n%8 Feb 15\n%! Tear film\n%R 10.1000/x1\n%M 20481061\n"
    "%W PubMed\n%X One line.\n%U https://example.org/x\n%G eng\n%K dry eye\ntear film\n%F Vale2011\n",
    "[{\"type\":\"article-journal\",\"title\":\"Tear film stability in winter\",\"title-short\":\"Tear film\","
    "\"author\":[{\"family\":\"Vale\",\"given\":\"Marie C.\"},{\"family\":\"van der Berg\",\"given\":\"Jan\"}],"
    "\"container-title\":\"Acta of Eyes\",\"container-title-short\":\"Acta Eyes\",\"volume\":\"32\",\"issue\":\"3\","
    "\"page\":\"367-379\",\"ISSN\":\"0955-2359\",\"issued\":{\"date-parts\":[[2011,2,15]]},\"DOI\":\"10.1000/x1\","
    "\"PMID\":\"20481061\",\"abstract\":\"One line.\",\"URL\":\"https://example.org/x\",\"language\":\"en\","
    "\"keyword\":\"dry eye, tear film\",\"citation-key\":\"Vale2011\"}]" },
  { "a book and its series", "%0 Book\n%A Vale, M\n%B Notes\n%E Serie, A\n%Y Ed, B\n%T Whole\n%I House\n%C Rome\n%7 2nd\n%D 1999\n",
    "[{\"type\":\"book\",\"collection-title\":\"Notes\",\"collection-editor\":[{\"family\":\"Serie\",\"given\":\"A.\"}],"
    "\"editor\":[{\"family\":\"Ed\",\"given\":\"B.\"}],\"publisher\":\"House\",\"publisher-place\":\"Rome\",\"edition\":\"2nd\"}]" },
  { "a book section", "%0 Book Section\n%A Vale, M\n%E Ed, B\n%B Whole\n%T Part\n%P 3-9\n",
    "[{\"type\":\"chapter\",\"container-title\":\"Whole\",\"editor\":[{\"family\":\"Ed\",\"given\":\"B.\"}],\"page\":\"3-9\"}]" },
  { "an edited book", "%0 Edited Book\n%A Ed, B\n%T Whole\n",
    "[{\"type\":\"book\",\"author\":null,\"editor\":[{\"family\":\"Ed\",\"given\":\"B.\"}]}]" },
  { "refer itself, a blank line between two", "%A Ann B. Vale\n%T One\n%J Acta\n%D 1980\n\n%A Vale, A; Berg, J\n%T Two\n%I House\n",
    "[{\"type\":\"article-journal\",\"author\":[{\"family\":\"Vale\",\"given\":\"Ann B.\"}]},"
    "{\"type\":\"book\",\"author\":[{\"family\":\"Vale\",\"given\":\"A.\"},{\"family\":\"Berg\",\"given\":\"J.\"}]}]" },
  { "no blank line between two", "%0 Book\n%T One\n%0 Book\n%T Two\n", "[{\"title\":\"One\"},{\"title\":\"Two\"}]" },
  { "an abstract of several parts", "%0 Journal Article\n%T One\n%X Part one.\n\nPart two.\n%V 3\n",
    "[{\"abstract\":\"Part one. Part two.\",\"volume\":\"3\"}]" },
  { "a number that is no DOI", "%0 Book\n%T One\n%R oai:nb.example:99\n", "[{\"DOI\":null}]" },
  { "a number of another library", "%0 Journal Article\n%T One\n%M 123\n%W Library\n", "[{\"PMID\":null}]" },
  { "what is not enough", "%0 Book\n%V 3\n", "[]", "!1 record 1" },
  { "what stands before the first", "%0 Book\n\nstray words\n%T One\n", "[{\"title\":\"One\"}]" },
};

static void
test_wos (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wos); i++)
    assert_reading (VOUCH_REFERENCE_FORMAT_WOS, &wos[i]);
}

static void
test_refer (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refer); i++)
    assert_reading (VOUCH_REFERENCE_FORMAT_REFER, &refer[i]);
}

/* Each is recognised without being told. */
static void
test_guess (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wos); i++)
    assert_int_equal (vouch_reference_guess_format (wos[i].file, strlen (wos[i].file)), VOUCH_REFERENCE_FORMAT_WOS);
  for (gsize i = 0; i < G_N_ELEMENTS (refer); i++)
    assert_int_equal (vouch_reference_guess_format (refer[i].file, strlen (refer[i].file)),
                      VOUCH_REFERENCE_FORMAT_REFER);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_wos),
    cmocka_unit_test (test_refer),
    cmocka_unit_test (test_guess),
  };

  return vouch_test_run ("reference-tagged", tests);
}
