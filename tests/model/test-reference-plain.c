/* test-reference-plain.c: entries, short names, dates and links of CSL-JSON records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"
#include "vouch-reference-names.h"
#include "vouch-reference-plain.h"

typedef struct
{
  const char *csl;
  const char *expected;
} Case;

#define JOURNAL(members) "{\"type\":\"article-journal\"," members "}"
#define AUTHOR(family, given) "{\"family\":\"" family "\",\"given\":\"" given "\"}"
#define ONE_AUTHOR "\"author\":[" AUTHOR ("Kim", "Myung-Sung") "],"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, &error);

  if (!node)
    fail_msg ("%s: %s", error->message, json);
  return node;
}

static void
check_all (const Case *cases,
           gsize       n_cases,
           char     *(*format) (JsonObject *))
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].csl);
      g_autofree char *text = format (json_node_get_object (node));

      if (cases[i].expected)
        assert_string_equal (text, cases[i].expected);
      else
        assert_null (text);
    }
}

static void
test_entries (void **state)
{
  static const Case cases[] = {
    { JOURNAL ("\"author\":[" AUTHOR ("Kim", "Myungsung") "," AUTHOR ("An", "Yoosuk") "],"
               "\"title\":\"Mapping signals.\",\"container-title\":\"JMIR Mental Health\","
               "\"container-title-short\":\"JMIR Ment. Health\",\"issued\":{\"date-parts\":[[2026,6,2]]},"
               "\"volume\":13,\"issue\":\"3\",\"page\":\"12–19\",\"DOI\":\"https://doi.org/10.2196/1\"")
      , "Kim M, An Y. Mapping signals. JMIR Ment Health. 2026;13(3):12-19. doi:10.2196/1" },
    { JOURNAL ("\"title\":\"Who pays?\",\"container-title\":\"Chest\",\"PMID\":123,\"PMCID\":\"pmc77\"")
      , "Who pays? Chest. PMID: 123. PMCID: PMC77" },
    { JOURNAL (ONE_AUTHOR "\"title\":\"Comment on “Does it work?”\",\"container-title\":\"BMJ\","
               "\"issued\":{\"date-parts\":[[\"2011\"]]},\"volume\":\"343\",\"page\":\"d4065\"")
      , "Kim MS. Comment on “Does it work?” BMJ. 2011;343:d4065." },
    { JOURNAL (ONE_AUTHOR "\"title\":\"Early\",\"container-title\":\"BMJ\","
               "\"issued\":{\"date-parts\":[[2026,6,2]]}")
      , "Kim MS. Early. BMJ. Published online June 2, 2026." },
    { "{\"type\":\"book\"," ONE_AUTHOR "\"title\":\"Care\",\"edition\":\"3\",\"publisher\":\"Press\","
      "\"issued\":{\"date-parts\":[[1999]]}}"
      , "Kim MS. Care. 3rd ed. Press; 1999." },
    { "{\"type\":\"book\",\"editor\":[" AUTHOR ("Roe", "J") "," AUTHOR ("Doe", "K")
      "],\"title\":\"Care\",\"edition\":11,\"issued\":{\"raw\":\"2001-05\"}}"
      , "Roe J, Doe K, eds. Care. 11th ed. 2001." },
    { "{\"type\":\"chapter\"," ONE_AUTHOR "\"title\":\"Sleep\",\"container-title\":\"Care\","
      "\"editor\":[" AUTHOR ("Roe", "Jane") "],\"publisher\":\"Press\",\"page\":\"3-9\","
      "\"issued\":{\"date-parts\":[[1999]]}}"
      , "Kim MS. Sleep. In: Roe J, ed. Care. Press; 1999:3-9." },
    { "{\"type\":\"webpage\",\"title\":\"Advice\",\"container-title\":\"Ministry\","
      "\"URL\":\"https://example.org/a\",\"accessed\":{\"date-parts\":[[2026,1,9]]}}"
      , "Advice. Ministry. Accessed January 9, 2026. https://example.org/a" },
    { "{\"type\":\"article\"," ONE_AUTHOR "\"title\":\"Early\",\"publisher\":\"medRxiv\","
      "\"issued\":{\"date-parts\":[[2025,12]]},\"DOI\":\"10.1101/2\"}"
      , "Kim MS. Early. medRxiv. Preprint posted online December 2025. doi:10.1101/2" },
    { JOURNAL ("\"title\":\"LDL <100 mg/dl and <i>E. coli</i> CO<sub>2</sub>\"")
      , "LDL <100 mg/dl and E. coli CO2." },
    { "{\"type\":\"motion_picture\",\"title\":\"Film\",\"issued\":{\"literal\":\"in press\"}}"
      , "Film. in press." },
    { "{}", "" },
    { "{\"type\":7,\"title\":[],\"author\":{},\"issued\":[],\"volume\":{},\"DOI\":false}", "" },
    { JOURNAL ("\"author\":[7,{},{\"family\":\" \"}],\"title\":\"T\",\"issued\":{\"date-parts\":[]}"), "T." },
  };

  check_all (cases, G_N_ELEMENTS (cases), vouch_reference_plain);
}

static void
test_et_al (void **state)
{
  for (int n = 1; n <= 8; n++)
    {
      g_autoptr (JsonArray) names = json_array_new ();
      g_autofree char *joined = NULL;

      for (int i = 0; i < n; i++)
        {
          JsonObject *name = json_object_new ();

          json_object_set_string_member (name, "family", "Roe");
          json_object_set_string_member (name, "given", "J. K.");
          json_array_add_object_element (names, name);
        }
      joined = vouch_reference_names_join (names);
      if (n > 6)
        assert_string_equal (joined, "Roe JK, Roe JK, Roe JK, et al");
      else
        assert_int_equal (strlen (joined), n * 8 - 2);
    }
}

static void
test_names (void **state)
{
  static const Case cases[] = {
    { AUTHOR ("Kim", "Jong-Chul"), "Kim JC" },
    { AUTHOR ("Kim", "JC"), "Kim JC" },
    { AUTHOR ("Kim", "J.-C."), "Kim JC" },
    { AUTHOR ("KIM", "MARIA"), "KIM M" },
    { AUTHOR ("Lopez", "Ana María"), "Lopez AM" },
    { AUTHOR ("Souza", "Maria de"), "Souza M de" },
    { AUTHOR ("Østby", "Åse"), "Østby Å" },
    { AUTHOR ("O'Mahony", "D."), "O'Mahony D" },
    { AUTHOR ("王", "伟"), "王伟" },
    { AUTHOR ("الحسن", "أحمد"), "الحسن أحمد" },
    { "{\"family\":\"Graaf\",\"given\":\"J.\",\"non-dropping-particle\":\"de\"}", "de Graaf J" },
    { "{\"family\":\"Alembert\",\"given\":\"Jean\",\"non-dropping-particle\":\"d’\"}", "d’Alembert J" },
    { "{\"family\":\"King\",\"given\":\"Martin L.\",\"suffix\":\"Jr.\"}", "King ML Jr" },
    { "{\"family\":\"King\",\"given\":\"M\",\"suffix\":\"III\"}", "King M 3rd" },
    { "{\"literal\":\"World Health Organization\"}", "World Health Organization" },
    { "{\"family\":\"Aristotle\"}", "Aristotle" },
    { "{\"given\":\"Plato\"}", "Plato" },
    { "{\"family\":\"  \"}", NULL },
    { "{\"family\":3}", NULL },
  };

  check_all (cases, G_N_ELEMENTS (cases), vouch_reference_name_inverted);
}

static void
test_short (void **state)
{
  static const Case cases[] = {
    { JOURNAL ("\"author\":[" AUTHOR ("Kim", "M") "," AUTHOR ("An", "Y") "],\"issued\":\"2026-06-02\"")
      , "Kim 2026" },
    { JOURNAL ("\"author\":[{\"literal\":\"WHO\"}]"), "WHO" },
    { JOURNAL ("\"editor\":[" AUTHOR ("Roe", "J") "],\"issued\":{\"date-parts\":[[2001]]}"), "Roe 2001" },
    { JOURNAL ("\"title\":\"Short <i>title</i>\",\"issued\":{\"date-parts\":[[2001]]}"), "Short title 2001" },
    { JOURNAL ("\"title\":\"A title that goes on for a good while longer\""), "A title that goes on for a…" },
    { "{}", "Untitled reference" },
  };

  check_all (cases, G_N_ELEMENTS (cases), vouch_reference_short);
}

static void
test_dates (void **state)
{
  static const Case cases[] = {
    { "2026", "2026" },
    { "2026-06", "2026-06" },
    { "2026-06-02", "2026-06-02" },
    { "2026-06-02T10:00:00Z", "2026-06-02" },
    { "2024-02-29", "2024-02-29" },
    { "2026-02-29", NULL },
    { "2026-13", NULL },
    { "2026-00", NULL },
    { "2026-06-00", NULL },
    { "2026-6-2", NULL },
    { "2026-06x", NULL },
    { "0000", NULL },
    { "June", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchReferenceDate date;
      g_autofree char *iso = NULL;

      assert_int_equal (vouch_reference_date_parse (&date, cases[i].csl), cases[i].expected != NULL);
      iso = vouch_reference_date_iso (&date);
      if (cases[i].expected)
        assert_string_equal (iso, cases[i].expected);
      else
        assert_null (iso);
    }
}

static void
test_addresses (void **state)
{
  static const Case cases[] = {
    { "{\"DOI\":\"10.1000/a<b>#c\"}", "https://doi.org/10.1000/a%3Cb%3E%23c" },
    { "{\"DOI\":\"doi: 10.1000/x\",\"URL\":\"https://example.org\"}", "https://doi.org/10.1000/x" },
    { "{\"DOI\":\"11.1000/x\",\"PMID\":\"12\"}", "https://pubmed.ncbi.nlm.nih.gov/12/" },
    { "{\"PMCID\":\"7\",\"PMID\":12}", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7/" },
    { "{\"URL\":\"HTTPS://example.org/a\"}", "HTTPS://example.org/a" },
    { "{\"URL\":\"javascript:alert(1)\"}", NULL },
    { "{\"URL\":\"data:text/html,x\"}", NULL },
    { "{\"URL\":\"https://\"}", NULL },
    { "{\"URL\":\"https://a b\"}", NULL },
    { "{\"URL\":\"https://a/\\\"onclick=\"}", NULL },
    { "{\"URL\":\" https://a\"}", NULL },
    { "{\"URL\":\"//example.org\"}", NULL },
    { "{}", NULL },
  };

  check_all (cases, G_N_ELEMENTS (cases), vouch_reference_best_address);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_entries), cmocka_unit_test (test_et_al),
    cmocka_unit_test (test_names),   cmocka_unit_test (test_short),
    cmocka_unit_test (test_dates),   cmocka_unit_test (test_addresses),
  };

  return vouch_test_run ("reference-plain", tests);
}
