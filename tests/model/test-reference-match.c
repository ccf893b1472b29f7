/* test-reference-match.c: the same work twice, and references found by a few words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-reference-match.h"

static JsonNode *
parse (const char *text)
{
  g_autofree char *json = g_strdup (text);
  JsonNode *node;

  g_strdelimit (json, "'", '"');
  node = vouch_json_parse (json, strlen (json), 1 << 20, NULL);
  if (!node)
    fail_msg ("no JSON: %s", json);
  return node;
}

#define KIM "'author':[{'family':'Kim'}],'issued':{'date-parts':[[2026]]}"

static void
test_same_work (void **state)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean is_same;
  } cases[] = {
    { "{'DOI':'10.2196/1'}", "{'DOI':'https://doi.org/10.2196/1'}", TRUE },
    { "{'DOI':'10.2196/ABC'}", "{'DOI':'10.2196/abc'}", TRUE },
    { "{'DOI':'10.2196/1'}", "{'DOI':'10.2196/2'}", FALSE },
    { "{'PMID':12}", "{'PMID':'12'}", TRUE },
    { "{'PMCID':'PMC12'}", "{'PMCID':'12'}", TRUE },
    { "{'DOI':'10.2196/1','PMID':'7'}", "{'DOI':'10.2196/2','PMID':'7'}", TRUE },
    { "{'title':'Dust and bakers in Europe'," KIM "}", "{'title':'Dust and Bakers in Europe.'," KIM "}",
      TRUE },
    { "{'title':'Dust and bakers in <i>Europe</i>'," KIM "}",
      "{'title':'Dust and bakers in Europe','author':[{'family':'Roe'}]}", FALSE },
    { "{'title':'Dust and bakers in Europe'}", "{'title':'Dust and bakers in Europe'," KIM "}", TRUE },
    { "{'title':'Dust and bakers in Europe','issued':{'date-parts':[[2020]]}}",
      "{'title':'Dust and bakers in Europe'," KIM "}", FALSE },
    { "{'title':'Dust and bakers in Europe','DOI':'10.2196/1'}",
      "{'title':'Dust and bakers in Europe','DOI':'10.2196/2'}", FALSE },
    { "{'title':'Editorial'," KIM "}", "{'title':'Editorial'," KIM "}", FALSE },
    { "{'ISBN':'0-306-40615-2','title':'One chapter of it'}",
      "{'ISBN':'0-306-40615-2','title':'Another chapter'}", FALSE },
    { "{}", "{}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) a = parse (cases[i].a);
      g_autoptr (JsonNode) b = parse (cases[i].b);
      JsonObject *first = json_node_get_object (a);
      JsonObject *second = json_node_get_object (b);

      if (vouch_reference_is_same_work (first, second) != cases[i].is_same
          || vouch_reference_is_same_work (second, first) != cases[i].is_same)
        fail_msg ("%s and %s", cases[i].a, cases[i].b);
    }
}

static guint
score (const char *csl,
       const char *typed)
{
  g_autoptr (JsonNode) node = parse (csl);
  g_autofree char *text = vouch_reference_dup_search_text (json_node_get_object (node));
  g_autofree char *query = vouch_reference_fold (typed);

  return vouch_reference_score (text, query);
}

static const char *const record
    = "{'title':'Kimchi and the gut','author':[{'family':'García'},{'family':'An'}],"
      "'issued':{'date-parts':[[2026,6]]},'container-title':'J Dust','DOI':'10.2196/69420',"
      "'PMID':'31234567'}";

static void
test_words (void **state)
{
  static const struct
  {
    const char *typed;
    gboolean is_found;
  } cases[] = {
    { "garcia", TRUE },       { "GARCÍA 2026", TRUE },      { "2026 gar", TRUE },
    { "garcia 2025", FALSE }, { "an gut", TRUE },           { "10.2196/69420", TRUE },
    { "31234567", TRUE },     { "j dust", TRUE },           { "zebra", FALSE },
    { "", TRUE },             { "  ", TRUE },               { "garcia, 2026", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if ((score (record, cases[i].typed) > 0) != cases[i].is_found)
      fail_msg ("“%s”", cases[i].typed);
}

/* A first author is what writers type. */
static void
test_order (void **state)
{
  static const char *const by_kim = "{'title':'Dust','author':[{'family':'Kim'},{'family':'Roe'}]}";
  static const char *const with_kim = "{'title':'Dust','author':[{'family':'Roe'},{'family':'Kim'}]}";
  static const char *const joachim = "{'title':'Dust','author':[{'family':'Joakim'}]}";

  assert_true (score (by_kim, "kim") > score (with_kim, "kim"));
  assert_true (score (with_kim, "kim") > score (record, "kim"));
  assert_true (score (by_kim, "kim") > score (joachim, "kim"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_same_work),
    cmocka_unit_test (test_words),
    cmocka_unit_test (test_order),
  };

  return vouch_test_run ("reference-match", tests);
}
