/* test-pubmed-reader.c: PubMed's XML, one peculiarity a case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reference-cases.h"

#define BEFORE \
  "<?xml version='1.0'?>\n<!DOCTYPE PubmedArticleSet PUBLIC '-//NLM//DTD' 'https://dtd.example/x.dtd'>\n" \
  "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version='1'>123</PMID>"
#define AFTER "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
#define ARTICLE(inner) "<Article>" inner "</Article>"
#define AUTHORS(inner) ARTICLE ("<AuthorList>" inner "</AuthorList>")
#define PUBDATE(inner) ARTICLE ("<Journal><JournalIssue><PubDate>" inner "</PubDate></JournalIssue></Journal>")
#define LINK(type) \
  "<CommentsCorrectionsList><CommentsCorrections RefType='" type "'><RefSource>J Test. 2020;1(2):3</RefSource>" \
  "<PMID>77</PMID></CommentsCorrections></CommentsCorrectionsList>"

static const ReferenceCase cases[] = {
  { "the full stop of the index", ARTICLE ("<ArticleTitle>A trial of tea.</ArticleTitle>"), "title",
    "\"A trial of tea\"" },
  { "markup in a title", ARTICLE ("<ArticleTitle>The <i>BRCA1</i> gene and H<sub>2</sub>O.</ArticleTitle>"),
    "title", "\"The <i>BRCA1</i> gene and H<sub>2</sub>O\"" },
  { "markup at its start", ARTICLE ("<ArticleTitle><i>E. coli</i> in <b>water</b>.</ArticleTitle>"), "title",
    "\"<i>E. coli</i> in <b>water</b>\"" },
  { "a formula",
    ARTICLE ("<ArticleTitle>On <mml:math xmlns:mml='m'><mml:msup><mml:mi> x </mml:mi><mml:mn>2</mml:mn>"
             "</mml:msup></mml:math> again</ArticleTitle>"),
    "title", "\"On x<sup>2</sup> again\"" },
  { "a title that was translated", ARTICLE ("<ArticleTitle>[Tea and heart].</ArticleTitle>"
                                            "<VernacularTitle>Tee und Herz.</VernacularTitle>"),
    "title", "\"[Tea and heart]\"" },
  { "the title before translation", ARTICLE ("<ArticleTitle>[Tea and heart].</ArticleTitle>"
                                             "<VernacularTitle>Tee und das Herz.</VernacularTitle>"),
    "original-title", "\"Tee und das Herz\"" },
  { "no translation", ARTICLE ("<ArticleTitle>[Not Available].</ArticleTitle>"
                               "<VernacularTitle>Tee und das Herz.</VernacularTitle>"),
    "title", "\"Tee und das Herz\"" },
  { "initials for want of names",
    AUTHORS ("<Author><LastName>Blum</LastName><Initials>KL</Initials></Author>"), "author",
    "[{\"family\": \"Blum\",\"given\": \"K. L.\"}]" },
  { "a suffix", AUTHORS ("<Author><LastName>King</LastName><ForeName>Martin L</ForeName><Suffix>Jr</Suffix></Author>"),
    "author", "[{\"family\": \"King\",\"given\": \"Martin L.\",\"suffix\": \"Jr\"}]" },
  { "a group among people",
    AUTHORS ("<Author><LastName>Blum</LastName><ForeName>Kim</ForeName></Author>"
             "<Author><CollectiveName>TEA Study Group</CollectiveName></Author>"),
    "author", "[{\"family\": \"Blum\",\"given\": \"Kim\"},{\"literal\": \"TEA Study Group\"}]" },
  { "a name that was wrong",
    AUTHORS ("<Author ValidYN='N'><LastName>Blumm</LastName></Author>"
             "<Author ValidYN='Y'><LastName>Blum</LastName></Author>"),
    "author", "[{\"literal\": \"Blum\"}]" },
  { "a month by name", PUBDATE ("<Year>2020</Year><Month>Sep</Month><Day>07</Day>"), "issued",
    "{\"date-parts\": [[2020, 9, 7]]}" },
  { "a month by number", PUBDATE ("<Year>2020</Year><Month>09</Month>"), "issued",
    "{\"date-parts\": [[2020, 9]]}" },
  { "months in words", PUBDATE ("<MedlineDate>1998 Nov-Dec</MedlineDate>"), "issued",
    "{\"date-parts\": [[1998, 11]]}" },
  { "across two years", PUBDATE ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>"), "issued",
    "{\"date-parts\": [[1998, 12]]}" },
  { "years", PUBDATE ("<MedlineDate>1983-1984</MedlineDate>"), "issued", "{\"date-parts\": [[1983]]}" },
  { "only the day online",
    ARTICLE ("<ArticleDate><Year>2021</Year><Month>03</Month><Day>04</Day></ArticleDate>"), "issued",
    "{\"date-parts\": [[2021, 3, 4]]}" },
  { "pages cut short", ARTICLE ("<Pagination><MedlinePgn>1138-43</MedlinePgn></Pagination>"), "page",
    "\"1138-1143\"" },
  { "pages apart", ARTICLE ("<Pagination><StartPage>25</StartPage><EndPage>138</EndPage></Pagination>"), "page",
    "\"25-138\"" },
  { "an article's number", ARTICLE ("<ELocationID EIdType='pii'>e42692</ELocationID>"), "page", "\"e42692\"" },
  { "a publisher's code", ARTICLE ("<ELocationID EIdType='pii'>S0140-6736(20)30183-5</ELocationID>"), "page",
    NULL },
  { "a DOI that was wrong",
    ARTICLE ("<ELocationID EIdType='doi' ValidYN='N'>10.1000/a</ELocationID>"
             "<ELocationID EIdType='doi' ValidYN='Y'>10.1000/b</ELocationID>"),
    "DOI", "\"10.1000/b\"" },
  { "parts of an abstract",
    ARTICLE ("<Abstract><AbstractText Label='BACKGROUND'>Tea.</AbstractText>"
             "<AbstractText Label='RESULTS'>It <i>helps</i>.</AbstractText></Abstract>"),
    "abstract", "\"BACKGROUND: Tea. RESULTS: It helps.\"" },
  { "an abstract from elsewhere", "<OtherAbstract><AbstractText>Plain words.</AbstractText></OtherAbstract>",
    "abstract", "\"Plain words.\"" },
  { "the journal's short name",
    ARTICLE ("<Journal><Title>The Journal of tests</Title><ISOAbbreviation>J. Test.</ISOAbbreviation></Journal>")
    "<MedlineJournalInfo><MedlineTA>J Test</MedlineTA></MedlineJournalInfo>",
    "container-title-short", "\"J Test\"" },
  { "a guideline",
    ARTICLE ("<PublicationTypeList><PublicationType>Practice Guideline</PublicationType></PublicationTypeList>"),
    "custom", "{\"publication-types\": [\"Practice Guideline\"]}" },
  { "a preprint",
    ARTICLE ("<PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList>"), "genre",
    "\"preprint\"" },
  { "retracted since", LINK ("RetractionIn"), "updated-by",
    "[{\"type\": \"retraction\",\"PMID\": \"77\",\"label\": \"J Test. 2020;1(2):3\"}]" },
  { "a retraction itself", LINK ("RetractionOf"), "update-to",
    "[{\"type\": \"retraction\",\"PMID\": \"77\",\"label\": \"J Test. 2020;1(2):3\"}]" },
  { "corrected", LINK ("ErratumIn"), "updated-by",
    "[{\"type\": \"erratum\",\"PMID\": \"77\",\"label\": \"J Test. 2020;1(2):3\"}]" },
  { "answered", LINK ("CommentIn"), "custom",
    "{\"comments\": [\"CommentIn: J Test. 2020;1(2):3 (PMID 77)\"]}" },
  { "what it cites is no news", LINK ("Cites"), "custom", NULL },
  { "a trial's number",
    ARTICLE ("<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>"
             "<AccessionNumber>NCT01234567</AccessionNumber></AccessionNumberList></DataBank></DataBankList>"),
    "custom", "{\"trials\": [\"NCT01234567\"]}" },
  { "the language", ARTICLE ("<Language>eng</Language>"), "language", "\"en\"" },
  { "the last version's number", "<PMID Version='2'>456</PMID>", "PMID", "\"456\"" },
};

static void
test_articles (void **state)
{
  reference_cases_check (VOUCH_REFERENCE_FORMAT_PUBMED_XML, BEFORE, AFTER, cases, G_N_ELEMENTS (cases));
}

#define BOOK_BEFORE \
  "<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>9</PMID><ArticleIdList>" \
  "<ArticleId IdType='bookaccession'>NBK22</ArticleId></ArticleIdList>"
#define BOOK_AFTER "</BookDocument></PubmedBookArticle></PubmedArticleSet>"
#define BOOK "<Book><Publisher><PublisherName>Press</PublisherName><PublisherLocation>Oxford</PublisherLocation>" \
  "</Publisher><BookTitle>Tea: a handbook</BookTitle><PubDate><Year>2001</Year></PubDate>" \
  "<AuthorList Type='editors'><Author><LastName>Ed</LastName><ForeName>Ann</ForeName></Author></AuthorList>" \
  "<Isbn>1859962521</Isbn></Book>"
#define CHAPTER BOOK "<ArticleTitle part='ch1'>Green tea</ArticleTitle><AuthorList Type='authors'><Author>" \
  "<LastName>Blum</LastName><ForeName>Kim</ForeName></Author></AuthorList>"

static const ReferenceCase books[] = {
  { "a book", BOOK, "type", "\"book\"" },
  { "its title", BOOK, "title", "\"Tea: a handbook\"" },
  { "its people", BOOK, "editor", "[{\"family\": \"Ed\",\"given\": \"Ann\"}]" },
  { "its number", BOOK, "ISBN", "\"1859962521\"" },
  { "its place", BOOK, "publisher-place", "\"Oxford\"" },
  { "its address", BOOK, "URL", "\"https://www.ncbi.nlm.nih.gov/books/NBK22/\"" },
  { "a chapter", CHAPTER, "type", "\"chapter\"" },
  { "its title", CHAPTER, "title", "\"Green tea\"" },
  { "its book", CHAPTER, "container-title", "\"Tea: a handbook\"" },
  { "its people", CHAPTER, "author", "[{\"family\": \"Blum\",\"given\": \"Kim\"}]" },
  { "its book's people", CHAPTER, "editor", "[{\"family\": \"Ed\",\"given\": \"Ann\"}]" },
  { "a publisher's number is no page", "<Book><ELocationID EIdType='pii'>1223321</ELocationID></Book>", "page", NULL },
  { "a guideline", BOOK "<PublicationType>Practice Guideline</PublicationType>", "custom",
    "{\"publication-types\": [\"Practice Guideline\"]}" },
};

static void
test_books (void **state)
{
  reference_cases_check (VOUCH_REFERENCE_FORMAT_AUTO, BOOK_BEFORE, BOOK_AFTER, books, G_N_ELEMENTS (books));
}

/* What comes before the fault is kept, and the fault told with its line. */
static void
test_broken (void **state)
{
  static const char bytes[] = BEFORE AFTER;
  g_autofree char *cut = g_strndup (bytes, strlen (bytes) - strlen ("</PubmedArticleSet>"));
  g_autofree char *both = g_strconcat (cut, "\n<PubmedArticle>\n<MedlineCitation></PubmedArticle>", NULL);
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();
  const VouchReferenceTrouble *trouble;

  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_AUTO, both, strlen (both), NULL));
  assert_int_equal (batch->items->len, 1);
  assert_int_equal (batch->troubles->len, 1);
  trouble = batch->troubles->pdata[0];
  assert_int_equal (trouble->line, 5);
  assert_true (trouble->is_lost);
}

static void
test_empty_record (void **state)
{
  static const char bytes[] = "<PubmedArticleSet>\n<PubmedArticle>\n</PubmedArticle></PubmedArticleSet>";
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_PUBMED_XML, bytes, strlen (bytes), NULL));
  assert_int_equal (batch->items->len, 0);
  assert_int_equal (vouch_reference_batch_count_lost (batch), 1);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_articles),
    cmocka_unit_test (test_books),
    cmocka_unit_test (test_broken),
    cmocka_unit_test (test_empty_record),
  };

  return vouch_test_run ("pubmed-reader", tests);
}
