/* test-import-reference.c: printed references as CSL-JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-import-reference.h"

static const struct
{
  const char *line;
  gboolean is_one;
  const char *type;
  const char *title; /* NULL: the whole line */
  const char *family;
  const char *journal;
  const char *place; /* "volume/issue/page" */
  int year;
  const char *doi, *pmid, *pmcid, *url;
} cases[] = {
  { "Kim M, An Y, Jeon M, et al. Signals of change in clinics. Imagin Ment Health. "
    "2026;13(2):e12345. "
    "doi:10.5555/imh.12345.",
    TRUE, "article-journal", "Signals of change in clinics", "Kim", "Imagin Ment Health",
    "13/2/e12345", 2026, "10.5555/imh.12345" },
  { "van der Meer P, O’Brien Z. When is a lens too old? Imagin Optom. 2026;9:14-19. PMID: "
    "31234567; "
    "PMCID: PMC7654321",
    TRUE, "article-journal", "When is a lens too old?", "van der Meer", "Imagin Optom", "9//14-19",
    2026, NULL, "31234567", "PMC7654321" },
  { "Roe J. A study of dust: part 2. J Dust. 2019 Mar 4;7(1):1–9.", TRUE, "article-journal",
    "A study of dust: part 2", "Roe", "J Dust", "7/1/1–9", 2019 },
  { "Doe, J. (2020). Dust and bakers. https://doi.org/10.5555/abc(1)d", TRUE, "article-journal",
    NULL, NULL, NULL, "//", 2020, "10.5555/abc(1)d", NULL, NULL,
    "https://doi.org/10.5555/abc(1)d" },
  { "World Dust Atlas. https://example.org/atlas. Accessed May 2, 2025.", FALSE, "webpage", NULL,
    NULL, NULL, "//", 0, NULL, NULL, NULL, "https://example.org/atlas" },
  { "Handbook of Dust, chapter 3", FALSE, "document", NULL, NULL, NULL, "//", 0 },
  { "https://pubmed.ncbi.nlm.nih.gov/31234567/", TRUE, "article-journal", NULL, NULL, NULL, "//", 0,
    NULL, "31234567", NULL, "https://pubmed.ncbi.nlm.nih.gov/31234567/" },
  { "Room 10.5 in building 2", FALSE, "document", NULL, NULL, NULL, "//", 0 },
};

static const char *
get (JsonObject *item, const char *member)
{
  return json_object_get_string_member_with_default (item, member, NULL);
}

static void
assert_text (const char *line, const char *what, const char *is, const char *should)
{
  if (g_strcmp0 (is, should) != 0)
    fail_msg ("“%s”: %s is “%s”", line, what, is);
}

static int
get_year (JsonObject *item)
{
  JsonArray *dates;

  if (!json_object_has_member (item, "issued"))
    return 0;
  dates
      = json_object_get_array_member (json_object_get_object_member (item, "issued"), "date-parts");
  return json_array_get_int_element (json_array_get_array_element (dates, 0), 0);
}

static void
check_case (guint i)
{
  const char *line = cases[i].line;
  g_autoptr (VouchImportText) text = vouch_import_text_new (line);
  g_autoptr (JsonObject) item = vouch_import_reference_read (text, "7");
  g_autofree char *place = NULL;

  assert_int_equal (vouch_import_reference_is_one (text), cases[i].is_one);
  assert_true (g_uuid_string_is_valid (get (item, "id")));
  assert_text (line, "note", get (item, "note"), line);
  assert_text (line, "key", get (item, "citation-key"), "7");
  assert_text (line, "type", get (item, "type"), cases[i].type);
  assert_text (line, "title", get (item, "title"), cases[i].title ? cases[i].title : line);
  assert_text (line, "journal", get (item, "container-title"), cases[i].journal);
  assert_text (line, "DOI", get (item, "DOI"), cases[i].doi);
  assert_text (line, "PMID", get (item, "PMID"), cases[i].pmid);
  assert_text (line, "PMCID", get (item, "PMCID"), cases[i].pmcid);
  assert_text (line, "URL", get (item, "URL"), cases[i].url);
  place = g_strdup_printf ("%s/%s/%s", get (item, "volume") ? get (item, "volume") : "",
                           get (item, "issue") ? get (item, "issue") : "",
                           get (item, "page") ? get (item, "page") : "");
  assert_text (line, "place", place, cases[i].place);
  assert_int_equal (get_year (item), cases[i].year);
  if (cases[i].family)
    assert_text (
        line, "family",
        get (json_array_get_object_element (json_object_get_array_member (item, "author"), 0),
             "family"),
        cases[i].family);
}

static void
test_lines (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (i);
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_lines) };

  return vouch_test_run ("import-reference", tests);
}
