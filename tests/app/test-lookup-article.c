/* test-lookup-article.c: the article that a card summarises, looked for by title, author and year.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-lookup-article.h"
#include "vouch-test-registry.h"

#define TITLE "A trial of tea and the heart"
#define WORK \
  "{\"DOI\":\"10.1000/tea\",\"type\":\"journal-article\",\"title\":[\"" TITLE "\"]," \
  "\"author\":[{\"given\":\"Kim\",\"family\":\"Blum\"}],\"issued\":{\"date-parts\":[[2020,5]]}}"
#define LATER_WORK \
  "{\"DOI\":\"10.1000/later\",\"type\":\"journal-article\",\"title\":[\"" TITLE "\"]," \
  "\"author\":[{\"given\":\"A\",\"family\":\"Zorn\"},{\"given\":\"K\",\"family\":\"Blum\"}]," \
  "\"issued\":{\"date-parts\":[[2021]]}}"
#define OTHER_WORK "{\"DOI\":\"10.1000/other\",\"title\":[\"Another paper about coffee\"],\"issued\":{\"date-parts\":[[2020]]}}"
#define LIST(items) "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{\"items\":[" items "]}}"
#define NUMBERS(list) "{\"esearchresult\":{\"idlist\":[" list "]}}"
#define ARTICLE \
  "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article><ArticleTitle>" TITLE \
  ".</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"

#define FOUND -1

static const struct
{
  const char *what;
  VouchTestReply replies[3];
  int code;
  guint n_found;
  const char *value; /* of the first one's DOI or PMID; words of the message */
} cases[] = {
  { "at once", { { "/works?", 200, LIST (OTHER_WORK "," LATER_WORK "," WORK) } }, FOUND, 2, "10.1000/tea" },
  { "by PubMed", { { "/works?", 200, LIST (OTHER_WORK) }, { "esearch", 200, NUMBERS ("\"123\"") }, { "efetch", 200, ARTICLE } },
    FOUND, 1, "123" },
  { "by PubMed where Crossref has a fault",
    { { "/works?", 500, "{}" }, { "esearch", 200, NUMBERS ("\"123\"") }, { "efetch", 200, ARTICLE } }, FOUND, 1, "123" },
  { "by nobody", { { "/works?", 200, LIST (OTHER_WORK) }, { "esearch", 200, NUMBERS ("") } },
    VOUCH_LOOKUP_ERROR_NOT_FOUND, 0, "Trade press" },
  { "by nobody, one of whom has a fault", { { "/works?", 500, "{}" }, { "esearch", 200, NUMBERS ("") } },
    VOUCH_LOOKUP_ERROR_FAULT, 0, "later" },
  { "too often", { { NULL, 429, "", NULL, "0" } }, VOUCH_LOOKUP_ERROR_BUSY, 0, "Too many requests" },
};

static VouchLookupSettings *
make_settings (const char *address)
{
  VouchLookupSettings *settings = g_new0 (VouchLookupSettings, 1);

  settings->crossref = g_strdup (address);
  settings->pubmed = g_strdup (address);
  settings->arxiv = g_strdup (address);
  settings->max_tries = 1;
  settings->timeout = 5;
  return settings;
}

static JsonObject *
make_article (const char *title)
{
  g_autofree char *json
      = g_strdup_printf ("{\"title\":\"%s\",\"author\":[{\"family\":\"Blum\",\"given\":\"Kim\"}],"
                         "\"issued\":{\"date-parts\":[[2020]]},\"container-title\":\"A secret\"}",
                         title);
  g_autoptr (JsonNode) node = vouch_json_parse (json, strlen (json), 1 << 16, NULL);

  return json_object_ref (json_node_get_object (node));
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestRegistry) registry
          = vouch_test_registry_new (cases[i].replies, G_N_ELEMENTS (cases[i].replies));
      g_autoptr (VouchLookupSettings) settings
          = make_settings (vouch_test_registry_get_address (registry));
      g_autoptr (JsonObject) article = make_article (TITLE);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonArray) found = vouch_lookup_article (settings, article, NULL, &error);
      JsonObject *first = found ? vouch_json_array_object (found, 0) : NULL;

      print_message ("# %s\n", cases[i].what);
      if (cases[i].code != FOUND)
        {
          assert_null (found);
          assert_true (g_error_matches (error, VOUCH_LOOKUP_ERROR, cases[i].code));
          assert_non_null (strstr (error->message, cases[i].value));
          continue;
        }
      assert_null (error);
      assert_int_equal (vouch_json_array_length (found), cases[i].n_found);
      assert_true (g_strcmp0 (vouch_json_get_text (first, "DOI"), cases[i].value) == 0
                   || g_strcmp0 (vouch_json_get_text (first, "PMID"), cases[i].value) == 0);
    }
}

/* Title, first author and year go out, and nothing else. */
static void
test_sent (void **state)
{
  const VouchTestReply replies[] = { { NULL, 200, LIST (WORK) } };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (replies, 1);
  g_autoptr (VouchLookupSettings) settings
      = make_settings (vouch_test_registry_get_address (registry));
  g_autoptr (JsonObject) article = make_article (TITLE);
  g_autoptr (JsonArray) found = vouch_lookup_article (settings, article, NULL, NULL);
  g_autofree char *asked = vouch_test_registry_dup_asked (registry);

  assert_non_null (found);
  assert_int_equal (vouch_test_registry_count (registry), 1);
  assert_non_null (strstr (asked, "query.bibliographic=A%20trial%20of%20tea%20and%20the%20heart%20Blum%202020&"));
  assert_null (strstr (asked, "secret"));
}

static void
test_without_title (void **state)
{
  g_autoptr (VouchLookupSettings) settings = make_settings ("http://127.0.0.1:9");
  g_autoptr (JsonObject) article = json_object_new ();
  g_autoptr (GError) error = NULL;

  assert_null (vouch_lookup_article (settings, article, NULL, &error));
  assert_true (g_error_matches (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_UNSUPPORTED));
}

static void
test_offline (void **state)
{
  g_autoptr (VouchLookupSettings) settings = make_settings ("http://127.0.0.1:9");
  g_autoptr (JsonObject) article = make_article (TITLE);
  g_autoptr (GError) error = NULL;

  assert_null (vouch_lookup_article (settings, article, NULL, &error));
  assert_true (g_error_matches (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_OFFLINE));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_sent),
    cmocka_unit_test (test_without_title),
    cmocka_unit_test (test_offline),
  };

  return vouch_test_run ("lookup-article", tests);
}
