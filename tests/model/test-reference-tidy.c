/* test-reference-tidy.c: what a citation processor gets wrong is written so that it can't.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-reference-tidy.h"

#include <string.h>

/* A name as JSON, and what is left of it: "family|given|suffix" or "=literal"; "" for none. */
static const struct
{
  const char *name;
  const char *tidy;
} names[] = {
  { "{'family':'Smith','given':'AL'}", "Smith|A. L.|" },
  { "{'family':'Smith','given':'A'}", "Smith|A|" },
  { "{'family':'Smith','given':'ABC'}", "Smith|A. B. C.|" },
  { "{'family':'Smith','given':'ABCD'}", "Smith|ABCD|" },
  { "{'family':'Smith','given':'A. L.'}", "Smith|A. L.|" },
  { "{'family':'Smith','given':'Al'}", "Smith|Al|" },
  { "{'family':'Smith','given':'ÉÀ'}", "Smith|É. À.|" },
  { "{'family':'SMITH','given':'ANN'}", "SMITH|ANN|" },
  { "{'family':'SMITH','given':'AN'}", "SMITH|A. N.|" },
  { "{'family':'Smith','given':'Anna MB'}", "Smith|Anna M. B.|" },
  { "{'family':'Smith','given':'J.‐P.'}", "Smith|J.-P.|" },
  { "{'family':'Kim','given':'Kyung-ho'}", "Kim|Kyung-Ho|" },
  { "{'family':'Kim','given':'kyung ho'}", "Kim|Kyung Ho|" },
  { "{'family':'Smith','given':'R. B. Jr'}", "Smith|R. B.|Jr" },
  { "{'family':'Smith','given':'RB Jr.'}", "Smith|R. B.|Jr." },
  { "{'family':'Smith','given':'R. B., III'}", "Smith|R. B.|III" },
  { "{'family':'Smith Jr','given':'R. B.'}", "Smith|R. B.|Jr" },
  { "{'family':'Smith','given':'R. B.','suffix':'2nd'}", "Smith|R. B.|2nd" },
  { "{'family':'Cohen‐Wolkowiez','given':'M.'}", "Cohen-Wolkowiez|M.|" },
  { "{'family':'van der Valk','given':'M. A.'}", "van der Valk|M. A.|" },
  { "{'family':' Smith ','given':' A.  L. '}", "Smith|A. L.|" },
  { "{'family':'Smith','given':''}", "Smith||" },
  { "{'family':'Smith','given':7}", "Smith||" },
  { "{'literal':'SPRINT Research Group'}", "=SPRINT Research Group" },
  { "{'given':'Madonna'}", "=Madonna" },
  { "{'name':'WHO'}", "=WHO" },
  { "'Kim MS'", "=Kim MS" },
  { "{}", "" },
  { "{'family':' ','given':''}", "" },
  { "{'family':['x']}", "" },
  { "''", "" },
  { "null", "" },
  { "3", "" },
};

static const struct
{
  const char *pages;
  const char *tidy;
} pages[] = {
  { "761-2", "761-762" },         { "761‐2", "761-762" },
  { "761–762", "761-762" },       { "761 - 2", "761-762" },
  { "S33-6", "S33-S36" },         { "S33-S6", "S33-S36" },
  { "S33-S36", "S33-S36" },       { "e123-9", "e123-e129" },
  { "e1-7", "e1-e7" },            { "1079-85.e2", "1079-1085.e2" },
  { "123-5; discussion 126", "123-125; discussion 126" },
  { "iv12-iv18", "iv12-iv18" },   { "12-8", "12-18" },
  { "18-2", "18-2" },             { "e60095", "e60095" },
  { "CD004816", "CD004816" },     { "1533-4406", "1533-4406" },
  { "12-13-14", "12-13-14" },     { "ii-iv", "ii-iv" },
  { "123-+", "123-+" },           { "-", "-" },
  { "", "" },                     { "A12-B4", "A12-B4" },
};

/* An item, a member, and what that is after tidying; NULL where it is gone. */
static const struct
{
  const char *item;
  const char *member;
  const char *text;
} items[] = {
  { "{'title':'Is it so?'}", "title", "Is it so?" },
  { "{'title':'A title.'}", "title", "A title" },
  { "{'title':'And so on...'}", "title", "And so on..." },
  { "{'title':'  two\\n  lines '}", "title", "two lines" },
  { "{'title':['x']}", "title", NULL },
  { "{'title':7}", "title", "7" },
  { "{'volume':12}", "volume", "12" },
  { "{'volume':'12 Suppl 1'}", "volume", "12" },
  { "{'volume':'12 Suppl 1'}", "issue", "suppl 1" },
  { "{'volume':'12','issue':'Suppl 1'}", "issue", "Suppl 1" },
  { "{'note':'PMID: 1'}", "note", NULL },
  { "{'id':'x'}", "id", NULL },
  { "{'type':'article-journal','article-number':'e12'}", "page", "e12" },
  { "{'type':'article-journal','number':'12'}", "page", "12" },
  { "{'type':'article-journal','number':'12','page':'3-4'}", "page", "3-4" },
  { "{'type':'report','number':'12'}", "page", NULL },
  { "{'type':'journal-article'}", "type", "article-journal" },
  { "{'type':'posted-content'}", "type", "article" },
  { "{'type':{}}", "type", "document" },
  { "{'container-title':'X'}", "type", "article-journal" },
  { "{'type':'nonsense'}", "type", "nonsense" },
  { "{'container-title':'Journal of Clinical Oncology'}", "container-title-short", "J Clin Oncol" },
  { "{'container-title':'Foo Bar','container-title-short':'F. B.'}", "container-title-short", "F. B." },
  { "{'container-title':'Foo Bar','journalAbbreviation':'FB'}", "container-title-short", "FB" },
  { "{'type':'chapter','container-title':'Journal of Boxes'}", "container-title-short", NULL },
  { "{'edition':'14th edition'}", "edition", "14" },
  { "{'edition':'2nd ed.'}", "edition", "2" },
  { "{'edition':'Third'}", "edition", "3" },
  { "{'edition':'Second Edition'}", "edition", "2" },
  { "{'edition':'Revised edition'}", "edition", "Revised edition" },
  { "{'edition':'2019 update'}", "edition", "2019 update" },
  { "{'edition':11}", "edition", "11" },
  { "{'container-title-short':'Ann.Intern.Med.'}", "container-title-short", "Ann. Intern. Med." },
  { "{'container-title-short':'Eur.J.Cancer'}", "container-title-short", "Eur. J. Cancer" },
  { "{'container-title-short':'J.A.M.A.'}", "container-title-short", "J.A.M.A." },
  { "{'container-title':'Bull World Health Organ'}", "container-title-short", "Bull World Health Organ" },
  { "{'container-title':'Acta crystallographica. Section D'}", "container-title-short", "Acta Crystallogr D" },
  { "{'DOI':'https://doi.org/10.1000/x'}", "DOI", "10.1000/x" },
};

static JsonNode *
read_json (const char *text)
{
  g_autoptr (GString) json = g_string_new (text);
  g_autofree char *wrapped = NULL;

  g_string_replace (json, "'", "\"", 0);
  wrapped = g_strdup_printf ("[%s]", json->str);
  return vouch_json_parse (wrapped, strlen (wrapped), VOUCH_JSON_MAX_CARD, NULL);
}

static char *
print_name (JsonNode *tidy)
{
  JsonObject *name = vouch_json_array_object (vouch_json_node_array (tidy), 0);
  const char *literal = vouch_json_get_text (name, "literal");
  const char *given = vouch_json_get_text (name, "given");
  const char *suffix = vouch_json_get_text (name, "suffix");

  if (!name)
    return g_strdup ("");
  if (literal)
    return g_strconcat ("=", literal, NULL);
  return g_strdup_printf ("%s|%s|%s", vouch_json_get_text (name, "family"), given ? given : "",
                          suffix ? suffix : "");
}

static void
test_names (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (JsonNode) json = read_json (names[i].name);
      g_autoptr (JsonNode) tidy = vouch_reference_tidy_names (json_node_get_array (json));
      g_autofree char *text = print_name (tidy);

      assert_string_equal (text, names[i].tidy);
    }
}

static void
test_many_names (void **state)
{
  g_autoptr (GString) text = g_string_new ("{'family':'First'}");
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (JsonNode) tidy = NULL;
  JsonArray *array;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, ",{'family':'Next','given':'A'}");
  g_string_append (text, ",{'family':'Last'}");
  json = read_json (text->str);
  tidy = vouch_reference_tidy_names (json_node_get_array (json));
  array = vouch_json_node_array (tidy);
  assert_int_equal (json_array_get_length (array), 201);
  assert_string_equal (vouch_json_get_text (vouch_json_array_object (array, 0), "family"), "First");
  assert_string_equal (vouch_json_get_text (vouch_json_array_object (array, 200), "family"), "Last");
}

static void
test_pages (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *tidy = vouch_reference_tidy_pages (pages[i].pages);

      assert_string_equal (tidy, pages[i].tidy);
    }
}

static void
test_items (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (JsonNode) json = read_json (items[i].item);
      g_autoptr (JsonNode) tidy
          = vouch_reference_tidy (json_array_get_object_element (json_node_get_array (json), 0));
      const char *text = vouch_json_get_text (vouch_json_node_object (tidy), items[i].member);

      if (g_strcmp0 (text, items[i].text) != 0)
        fail_msg ("%s: %s is “%s”, not “%s”", items[i].item, items[i].member, text, items[i].text);
    }
}

static void
test_huge_title (void **state)
{
  g_autofree char *title = g_strnfill (1000000, 'x');
  g_autofree char *item = g_strdup_printf ("{'title':'%s'}", title);
  g_autoptr (JsonNode) json = read_json (item);
  g_autoptr (JsonNode) tidy
      = vouch_reference_tidy (json_array_get_object_element (json_node_get_array (json), 0));
  const char *text = vouch_json_get_text (vouch_json_node_object (tidy), "title");

  assert_int_equal (g_utf8_strlen (text, -1), 3001);
  assert_true (g_str_has_suffix (text, "…"));
}

/* Where an index files an article is no address of it. */
static void
test_addresses (void **state)
{
  static const struct
  {
    const char *csl;
    gboolean is_kept;
  } cases[] = {
    { "{'type':'article-journal','URL':'https://pubmed.ncbi.nlm.nih.gov/31234567/'}", FALSE },
    { "{'type':'article-journal','URL':'http://www.ncbi.nlm.nih.gov/pubmed/31234567'}", FALSE },
    { "{'type':'article-journal','URL':'<Go to ISI>://WOS:000123','accessed':{'date-parts':[[2020]]}}", FALSE },
    { "{'type':'article-journal','URL':'https://www.example.org/paper'}", TRUE },
    { "{'type':'article-journal','URL':'https://pmc.ncbi.nlm.nih.gov/articles/PMC1/'}", TRUE },
    { "{'type':'webpage','URL':'https://pubmed.ncbi.nlm.nih.gov/about/'}", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (cases[i].csl), "'", '"');
      g_autoptr (JsonNode) node = vouch_json_parse (json, strlen (json), 1 << 16, NULL);
      g_autoptr (JsonNode) tidy = vouch_reference_tidy (json_node_get_object (node));
      JsonObject *item = json_node_get_object (tidy);

      if (json_object_has_member (item, "URL") != cases[i].is_kept)
        fail_msg ("%s", cases[i].csl);
      if (!cases[i].is_kept)
        assert_false (json_object_has_member (item, "accessed"));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_addresses),
    cmocka_unit_test (test_names), cmocka_unit_test (test_many_names),
    cmocka_unit_test (test_pages), cmocka_unit_test (test_items),
    cmocka_unit_test (test_huge_title),
  };

  return vouch_test_run ("reference-tidy", tests);
}
