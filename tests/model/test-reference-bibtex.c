/* test-reference-bibtex.c: BibTeX and biblatex; what is broken costs nobody else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reading.h"

static const Reading readings[] = {
  { "an article",
    "@article{key1,\n  author = {Smith, Jane AL and others},\n  title = {The {DNA} of it},\n  journal = {J. Things},\n"
    "  year = 2019, month = mar, volume = {3}, number = 4, pages = {476--81}, doi = {10.1000/a\\_b}}\n",
    "[{\"type\":\"article-journal\",\"citation-key\":\"key1\",\"author\":[{\"family\":\"Smith\",\"given\":\"Jane A. L.\"}],"
    "\"title\":\"The DNA of it\",\"container-title\":\"J. Things\",\"issued\":{\"date-parts\":[[2019,3]]},"
    "\"volume\":\"3\",\"issue\":\"4\",\"page\":\"476-481\",\"DOI\":\"10.1000/a_b\"}]" },
  { "macros", "@string{j = \"Journal\"}\n@STRING(k = j # { of More})\n@article{a, title = {T}, journal = k # \"!\", month = 10 # \"~\" # jan, year = 2000}",
    "[{\"container-title\":\"Journal of More!\",\"issued\":{\"date-parts\":[[2000,1,10]]}}]" },
  { "a macro that nobody defined", "@article{a,\n title = {T},\n journal = nejm}", "[{\"container-title\":\"nejm\"}]", "3 a" },
  { "names",
    "@book{a, title={T}, author = {van der Meer, Jan and Ludwig van Beethoven and King, Jr., Martin Luther and "
    "{Study and Group} and World Health Organization and Garc{\\'\\i}a M{\\'a}rquez, Gabriel and Jean-Pierre Dupont}}",
    "[{\"author\":[{\"family\":\"Meer\",\"given\":\"Jan\",\"non-dropping-particle\":\"van der\"},"
    "{\"family\":\"Beethoven\",\"given\":\"Ludwig\",\"non-dropping-particle\":\"van\"},"
    "{\"family\":\"King\",\"given\":\"Martin Luther\",\"suffix\":\"Jr.\"},{\"literal\":\"Study and Group\"},"
    "{\"literal\":\"World Health Organization\"},{\"family\":\"García Márquez\",\"given\":\"Gabriel\"},"
    "{\"family\":\"Dupont\",\"given\":\"Jean-Pierre\"}]}]" },
  { "biblatex",
    "@online{a, title={T}, subtitle={And more}, author={family=Meer, given=Jan, prefix=van der}, date={2020-03-04/2020-05}, "
    "url={https://a.b/c\\_d}, urldate={2021-01-02}, langid={english}}",
    "[{\"type\":\"webpage\",\"title\":\"T: And more\",\"author\":[{\"family\":\"Meer\",\"given\":\"Jan\",\"non-dropping-particle\":\"van der\"}],"
    "\"issued\":{\"date-parts\":[[2020,3,4]]},\"accessed\":{\"date-parts\":[[2021,1,2]]},\"URL\":\"https://a.b/c_d\",\"language\":\"en\"}]" },
  { "crossref, the parent behind its child",
    "@inproceedings{a, author={Foo, B}, title={Paper}, crossref={CONF}}\n@proceedings{conf, title={Proc.}, year=2000, publisher={ACM}, editor={Ed, Ann}}",
    "[{\"type\":\"paper-conference\",\"title\":\"Paper\",\"container-title\":\"Proc.\",\"publisher\":\"ACM\",\"issued\":{\"date-parts\":[[2000]]},"
    "\"editor\":[{\"family\":\"Ed\",\"given\":\"Ann\"}]},{\"type\":\"book\",\"title\":\"Proc.\"}]" },
  { "xdata", "@xdata{x, publisher={House}}\n@book{a, title={T}, xdata={x}}", "[{\"title\":\"T\",\"publisher\":\"House\"}]" },
  { "a parent that is not there", "@inbook{a, title={T}, crossref={nobody}}", "[{\"title\":\"T\"}]", "1 a" },
  { "each the other's parent", "@inbook{a, title={A}, crossref={b}}\n@inbook{b, title={B}, crossref={a}}",
    "[{\"title\":\"A\"},{\"title\":\"B\"}]" },
  { "arXiv", "@misc{a, title={T}, eprint={1706.03762}, archivePrefix={arXiv}}",
    "[{\"type\":\"article\",\"number\":\"arXiv:1706.03762\",\"container-title\":\"arXiv\",\"URL\":\"https://arxiv.org/abs/1706.03762\"}]" },
  { "PubMed", "@article{a, title={T}, eprint={123}, eprinttype={pubmed}}\n@article{b, title={U}, note={PMID: 23439512}}",
    "[{\"PMID\":\"123\"},{\"PMID\":\"23439512\"}]" },
  { "a thesis", "@phdthesis{a, title={T}, school={University of Rome}}", "[{\"type\":\"thesis\",\"genre\":\"PhD thesis\",\"publisher\":\"University of Rome\"}]" },
  { "no key, no comma, a comma too many", "@article{ title={T} year=2000,, volume={3}, }", "[{\"citation-key\":null,\"title\":\"T\",\"volume\":\"3\"}]" },
  { "parentheses", "@article(a, title = {T (1)}, year = 1999)", "[{\"title\":\"T (1)\"}]" },
  { "comments", "me@example.org\n@comment{@article{no, title={no}}}\n@preamble{\"x\"}\n% @article\n@article{a, title={T}}", "[{\"title\":\"T\"}]" },
  { "quotes with braces", "@article{a, title=\"A {\"}quoted{\"} \\\"{U}ber\"}", "[{\"title\":\"A \\\"quoted\\\" Über\"}]" },
  { "a missing brace in a field", "@article{a,\n  title = {T,\n  year = 2001\n}\n@book{b, title={U}}",
    "[{\"title\":\"T\",\"issued\":{\"date-parts\":[[2001]]}},{\"title\":\"U\"}]", "2 a" },
  { "a missing brace at the end", "@article{a,\n  title = {T},\n  year = 2001\n@book{b, title={U}}",
    "[{\"title\":\"T\",\"issued\":{\"date-parts\":[[2001]]}},{\"title\":\"U\"}]", "4 a" },
  { "a field that never ends", "@article{a,\n  title = {T},\n  note = \"and so on\n@book{b, title={U}}", "[{\"title\":\"T\"},{\"title\":\"U\"}]", "3 a" },
  { "a brace too many", "@article{a,\n  title = {T}},\n  year = 2001\n}\n@book{b, title={U}}",
    "[{\"title\":\"T\",\"issued\":{\"date-parts\":[[2001]]}},{\"title\":\"U\"}]", "2 a" },
  { "no title before the break", "@article{a,\n  author = {B, C\n}\n@book{b, title={U}}", "[{\"title\":\"U\"}]", "!4 a" },
  { "nothing to go by", "@article{a, year = 2000}", "[]", "!1 a" },
  { "an empty one", "@article{a}\n@book{b,}\n@book{c, title={T}}", "[{\"title\":\"T\"}]", "!1 a, !2 b" },
  { "not yet", "@article{a, title={T}, year={forthcoming}}", "[{\"issued\":{\"literal\":\"forthcoming\"}}]" },
  { "an article's number", "@article{a, title={T}, eid={e0123}, number=3}", "[{\"page\":\"e0123\",\"issue\":\"3\"}]" },
  { "how it was published", "@misc{a, title={T}, howpublished={Available at \\url{http://a.b/~c}}}", "[{\"type\":\"webpage\",\"URL\":\"http://a.b/~c\"}]" },
  { "Web of Science",
    "\n@article{ WOS:000290776200020,\nAuthor = {Vale, Marie C. and van der Berg, Jan},\nTitle = {Tear Film Stability in\n   Winter},\n"
    "Journal = {ACTA OF OPHTHALMIC CARE},\nYear = {2011},\nVolume = {32},\nNumber = {3},\nPages = {367-379},\nMonth = {FEB 15},\n"
    "DOI = {10.1000/x1},\nISSN = {0955-2359},\nEISSN = {1477-4674},\nUnique-ID = {WOS:000290776200020},\n}\n",
    "[{\"title\":\"Tear Film Stability in Winter\",\"container-title\":\"Acta of Ophthalmic Care\",\"page\":\"367-379\","
    "\"issued\":{\"date-parts\":[[2011,2,15]]},\"ISSN\":\"0955-2359, 1477-4674\",\"citation-key\":\"WOS:000290776200020\"}]" },
  { "EndNote, a kind and a number",
    "@article{RN7,\n   author = {Vale, M. C. and Berg, J.},\n   title = {Tear film},\n   journal = {Acta},\n   volume = {32},\n"
    "   number = {3},\n   pages = {367-79},\n   ISSN = {0955-2359 (Print)\n0955-2359 (Linking)},\n   DOI = {10.1000/x1},\n"
    "   year = {2011},\n   type = {Journal Article}\n}\n",
    "[{\"type\":\"article-journal\",\"page\":\"367-379\",\"ISSN\":\"0955-2359\",\"issued\":{\"date-parts\":[[2011]]}}]" },
  { "Mendeley",
    "@article{Vale2011,\nabstract = {Words},\nauthor = {Vale, Marie C. and M{\\\"{u}}ller, J{\\\"{o}}rg},\ndoi = {10.1000/x{\\_}1},\n"
    "file = {:C$\\backslash$:/a.pdf:pdf},\nissn = {09552359},\njournal = {Acta},\nmendeley-groups = {x},\npages = {367--379},\npmid = {20481061},\n"
    "title = {{Tear film {\\&} winter}},\nurl = {http://a.example/x{\\_}y},\nvolume = {32},\nyear = {2011}\n}\n",
    "[{\"author\":[{\"family\":\"Vale\",\"given\":\"Marie C.\"},{\"family\":\"Müller\",\"given\":\"Jörg\"}],\"DOI\":\"10.1000/x_1\","
    "\"PMID\":\"20481061\",\"title\":\"Tear film & winter\",\"URL\":\"http://a.example/x_y\",\"ISSN\":\"0955-2359\"}]" },
  { "Scopus", "Scopus\nEXPORT DATE: 1 May 2020\n\n@ARTICLE{Vale2011367,\nauthor={Vale, M.C. and Berg, J.},\ntitle={Tear film},\njournal={Acta},\n"
    "year={2011},\nvolume={32},\nnumber={3},\npages={367-379},\ndoi={10.1000/x1},\nnote={cited By 4},\nsource={Scopus},\nart_number={12},\n}\n",
    "[{\"author\":[{\"family\":\"Vale\",\"given\":\"M. C.\"},{\"family\":\"Berg\",\"given\":\"J.\"}],\"page\":\"367-379\",\"volume\":\"32\"}]" },
  { "biblatex of Zotero",
    "@article{valeTear2011,\n  title = {Tear Film in {{{\\emph{E}}}}{\\emph{. coli}}: {{A}} Trial},\n  shorttitle = {Tear Film},\n"
    "  author = {Vale, Marie C. and family=Berg, given=Jan, prefix=van der, useprefix=true},\n  date = {2011-02-15},\n"
    "  journaltitle = {Acta of Eyes},\n  shortjournal = {Acta},\n  volume = {32},\n  number = {3},\n  pages = {367--379},\n"
    "  issn = {0955-2359},\n  langid = {english},\n  keywords = {a,b},\n}\n",
    "[{\"title\":\"Tear Film in <i>E. coli</i>: A Trial\",\"container-title\":\"Acta of Eyes\",\"container-title-short\":\"Acta\","
    "\"issued\":{\"date-parts\":[[2011,2,15]]},\"issue\":\"3\",\"language\":\"en\"}]" },
  { "Google Scholar", "@article{vale2011tear,\n  title={Tear film},\n  author={Vale, Marie C and Berg, Jan and others},\n  journal={Acta},\n"
    "  volume={32},\n  number={3},\n  pages={367--379},\n  year={2011},\n  publisher={House}\n}\n",
    "[{\"author\":[{\"family\":\"Vale\",\"given\":\"Marie C.\"},{\"family\":\"Berg\",\"given\":\"Jan\"}],\"publisher\":\"House\"}]" },
};

static void
test_readings (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    assert_reading (VOUCH_REFERENCE_FORMAT_BIBTEX, &readings[i]);
}

/* Each macro is the one before it twice: 2^40 letters, if nobody counted. */
static void
test_bomb (void **state)
{
  g_autoptr (GString) file = g_string_new ("@string{a0 = {lol}}\n");
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

  for (guint i = 1; i <= 40; i++)
    g_string_append_printf (file, "@string{a%u = a%u # a%u}\n", i, i - 1, i - 1);
  g_string_append (file, "@article{x, title = a40}\n");
  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_BIBTEX, file->str, file->len, NULL));
  assert_int_equal (batch->items->len, 1);
}

/* Many fields without their ends, and macros: were each looked for up to the end of the file,
 * this would last for hours. What is whole behind them is read all the same. */
static void
test_lost_ends (void **state)
{
  static const char *const fields[] = { "t = {x\n", "t = \"{x\n", "t = {{x},\n", "@string{m = {x " };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GString) file = g_string_new (i < 3 ? "@article{a,\n" : "");
      g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

      for (guint n = 0; n < 150000; n++)
        g_string_append (file, fields[i]);
      g_string_append (file, "\n@article{b,\n  author = {C, D},\n  abstract = {One\n  two},\n  title = {T}\n}\n");
      assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_BIBTEX, file->str, file->len, NULL));
      assert_int_equal (batch->items->len, 1);
      assert_string_equal (vouch_json_get_text (batch->items->pdata[0], "title"), "T");
      assert_string_equal (vouch_json_get_text (batch->items->pdata[0], "abstract"), "One two");
    }
}

/* One parent over and over, with fields of its own; a missing one is missed once. */
static void
test_repeated_data (void **state)
{
  g_autoptr (GString) file = g_string_new ("@xdata{x, publisher = {House}");
  g_autoptr (VouchReferenceBatch) batch = vouch_reference_batch_new ();

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (file, ", f%u = {v}", i);
  g_string_append (file, "}\n@book{a, title = {T}, xdata = {nobody, Nobody");
  /* A sanitizer's strstr() looks at all that follows each time: quadratic by itself. */
  for (guint i = 0; i < 400000 / VOUCH_TEST_SLOWNESS; i++)
    g_string_append (file, ", x");
  g_string_append (file, "}}\n");
  assert_true (vouch_reference_read (batch, VOUCH_REFERENCE_FORMAT_BIBTEX, file->str, file->len, NULL));
  assert_int_equal (batch->items->len, 1);
  assert_int_equal (batch->troubles->len, 1);
  assert_string_equal (vouch_json_get_text (batch->items->pdata[0], "publisher"), "House");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_readings),
    cmocka_unit_test (test_bomb),
    cmocka_unit_test (test_lost_ends),
    cmocka_unit_test (test_repeated_data),
  };

  return vouch_test_run ("reference-bibtex", tests);
}
