/* test-lookup-words.c: papers by a few words, in Crossref and in PubMed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-lookup-words.h"
#include "vouch-test-registry.h"

#define WORK \
  "{\"DOI\":\"10.1000/tea\",\"type\":\"journal-article\",\"title\":[\"Green tea and the heart\"]," \
  "\"author\":[{\"given\":\"Kim\",\"family\":\"Blüm\"}],\"issued\":{\"date-parts\":[[2020,5]]}}"
#define OTHER_WORK "{\"DOI\":\"10.1000/other\",\"title\":[\"Another paper about coffee\"],\"issued\":{\"date-parts\":[[2020]]}}"
#define LIST(items) "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{\"items\":[" items "]}}"
#define NUMBERS(list) "{\"esearchresult\":{\"idlist\":[" list "]}}"
#define ARTICLE \
  "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article><ArticleTitle>Green tea." \
  "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"

#define FOUND -1

static const struct
{
  const char *what;
  VouchLookupWhere where;
  const char *words;
  VouchTestReply replies[2];
  int code; /* FOUND, or a VouchLookupError */
  guint n_found;
  const char *asked; /* (nullable): what stands in the question; NULL: nobody is asked */
} cases[] = {
  { "in Crossref", VOUCH_LOOKUP_CROSSREF, " green tea blum ", { { "/works?", 200, LIST (OTHER_WORK "," WORK) } }, FOUND, 1,
    "query.bibliographic=green%20tea%20blum&" },
  { "typed without accents, which Unicode can write in two ways", VOUCH_LOOKUP_CROSSREF, "maladie meniere", { { NULL, 200,
      LIST ("{\"title\":[\"La maladie de Me\u0301nie\u0300re\"]}") } }, FOUND, 1, "meniere" },
  { "typed with accents", VOUCH_LOOKUP_CROSSREF, "Ménière disease", { { NULL, 200,
      LIST ("{\"title\":[\"Meniere disease\"]}") } }, FOUND, 1, "disease" },
  { "half a word is enough", VOUCH_LOOKUP_CROSSREF, "green te 2020", { { NULL, 200, LIST (WORK) } }, FOUND, 1, "green%20te" },
  { "one word in three may be another", VOUCH_LOOKUP_CROSSREF, "green tea zebras", { { NULL, 200, LIST (WORK) } }, FOUND, 1, "zebras" },
  { "nothing that fits", VOUCH_LOOKUP_CROSSREF, "zebras of the north", { { NULL, 200, LIST (OTHER_WORK "," WORK) } }, FOUND, 0, "zebras" },
  { "in PubMed", VOUCH_LOOKUP_PUBMED, "green [tea]*",
    { { "esearch", 200, NUMBERS ("\"123\"") }, { "efetch", 200, ARTICLE } }, FOUND, 1, "&sort=relevance" },
  { "not in PubMed", VOUCH_LOOKUP_PUBMED, "green tea", { { "esearch", 200, NUMBERS ("") } }, FOUND, 0, "term=green%20tea" },
  { "one word", VOUCH_LOOKUP_CROSSREF, "hypercholesterolaemia", { { NULL, 200, LIST (WORK) } }, FOUND, 0, NULL },
  { "too few letters", VOUCH_LOOKUP_PUBMED, "te blu", { { NULL, 200, NUMBERS ("\"1\"") } }, FOUND, 0, NULL },
  { "its fault", VOUCH_LOOKUP_CROSSREF, "green tea", { { NULL, 500, "{}" } }, VOUCH_LOOKUP_ERROR_FAULT, 0, "green" },
  { "a login page", VOUCH_LOOKUP_CROSSREF, "green tea", { { NULL, 200, "<html>Sign in</html>" } }, VOUCH_LOOKUP_ERROR_FOREIGN, 0, "green" },
  { "half a reply", VOUCH_LOOKUP_PUBMED, "green tea", { { NULL, 200, "{\"esearchresult\":" } }, VOUCH_LOOKUP_ERROR_FAULT, 0, "green" },
};

static VouchLookupSettings *
make_settings (const char *address)
{
  VouchLookupSettings *settings = g_new0 (VouchLookupSettings, 1);

  settings->crossref = g_strdup (address);
  settings->pubmed = g_strdup (address);
  settings->max_tries = 1;
  settings->timeout = 5;
  return settings;
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestRegistry) registry
          = vouch_test_registry_new (cases[i].replies, cases[i].replies[1].status ? 2 : 1);
      g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry));
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonArray) items = vouch_lookup_words_run (settings, cases[i].where, cases[i].words, NULL, &error);
      g_autofree char *asked = vouch_test_registry_dup_asked (registry);

      print_message ("# %s\n", cases[i].what);
      assert_int_equal (items == NULL, cases[i].code != FOUND);
      if (items)
        assert_int_equal (json_array_get_length (items), cases[i].n_found);
      else
        assert_int_equal (error->code, cases[i].code);
      assert_int_equal (vouch_test_registry_count (registry) > 0, cases[i].asked != NULL);
      if (cases[i].asked)
        assert_non_null (strstr (asked, cases[i].asked));
    }
}

typedef struct
{
  GError *error; /* (owned) (nullable) */
  gboolean is_done;
} Wait;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  g_autoptr (JsonArray) items = vouch_lookup_words_finish (result, &wait->error);

  wait->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Wait *) data)->is_done;
}

/* The next key gives up one that never answers. */
static void
test_given_up (void **state)
{
  static const VouchTestReply never = { NULL, 0 };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (&never, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = { 0 };

  vouch_lookup_words_async (settings, VOUCH_LOOKUP_CROSSREF, "green tea", cancellable, done_cb, &wait);
  g_cancellable_cancel (cancellable);
  assert_true (vouch_test_wait_until (is_done, &wait, 10000));
  assert_true (g_error_matches (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&wait.error);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_given_up),
  };

  return vouch_test_run ("lookup-words", tests);
}
