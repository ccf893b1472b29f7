/* test-lookup.c: registries asked for papers, and all that can come back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-lookup-retractions.h"
#include "vouch-lookup.h"
#include "vouch-registry-title.h"
#include "vouch-test-registry.h"

#define WORK \
  "{\"DOI\":\"10.1000/tea\",\"type\":\"journal-article\",\"title\":[\"A trial of tea and the heart\"]," \
  "\"author\":[{\"given\":\"Kim\",\"family\":\"Blum\"}],\"issued\":{\"date-parts\":[[2020,5]]}}"
#define OTHER_WORK "{\"DOI\":\"10.1000/other\",\"title\":[\"Another paper about coffee\"],\"issued\":{\"date-parts\":[[2020]]}}"
#define ONE "{\"status\":\"ok\",\"message-type\":\"work\",\"message\":" WORK "}"
#define LIST(items) "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{\"items\":[" items "]}}"
#define ARTICLE \
  "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article><ArticleTitle>On green tea.</ArticleTitle>" \
  "</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
#define NUMBERS(list) "{\"esearchresult\":{\"idlist\":[" list "]}}"
#define FEED \
  "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>http://arxiv.org/abs/2101.00001v2</id><title>On\n  tea</title>" \
  "<published>2021-01-02T00:00:00Z</published><author><name>Kim Blum</name></author></entry></feed>"
#define NO_FEED "<feed><entry><id>http://arxiv.org/api/errors</id><title>Error</title></entry></feed>"

#define BOOK \
  "{\"ISBN:9780306406157\":{\"url\":\"https://books.example/OL1M\",\"title\":\"Tea\",\"subtitle\":\"a history\"," \
  "\"authors\":[{\"url\":\"x\",\"name\":\"Kim Blum\"}],\"publishers\":[{\"name\":\"House\"}]," \
  "\"publish_places\":[{\"name\":\"Rome\"}],\"publish_date\":\"March 1985\"}}"
#define DATASET \
  "{\"data\":{\"id\":\"10.5281/zenodo.123\",\"type\":\"dois\",\"attributes\":{\"doi\":\"10.5281/zenodo.123\"," \
  "\"titles\":[{\"title\":\"Data on tea\"}],\"creators\":[{\"name\":\"Blum, Kim\",\"nameType\":\"Personal\"," \
  "\"givenName\":\"Kim\",\"familyName\":\"Blum\"},{\"name\":\"Tea Group\",\"nameType\":\"Organizational\"}]," \
  "\"publisher\":{\"name\":\"Zenodo\"},\"publicationYear\":2021,\"dates\":[{\"date\":\"2021-03-04\"," \
  "\"dateType\":\"Issued\"}],\"types\":{\"citeproc\":\"dataset\",\"resourceTypeGeneral\":\"Dataset\"}," \
  "\"version\":\"2.0\",\"url\":\"https://zenodo.example/123\",\"descriptions\":[{\"description\":\"All cups.\"," \
  "\"descriptionType\":\"Abstract\"}],\"rightsList\":[{\"rightsUri\":\"https://license.example/by\"}]}}}"
#define TRIAL \
  "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT01234567\",\"briefTitle\":\"Tea\"," \
  "\"officialTitle\":\"A trial of tea in adults\"},\"statusModule\":{\"studyFirstPostDateStruct\":" \
  "{\"date\":\"2019-05-06\",\"type\":\"ACTUAL\"}},\"sponsorCollaboratorsModule\":{\"leadSponsor\":{\"name\":" \
  "\"A University\",\"class\":\"OTHER\"}}}}"

/* No error of that domain: it is to be found. */
#define FOUND -1

typedef struct
{
  const char *what;
  const char *text;
  VouchTestReply replies[3];
  int code;          /* FOUND, or a VouchLookupError */
  const char *value; /* of the first item's title when found; words of the message when not */
  const char *asked; /* (nullable) in what was asked */
} Case;

static const Case cases[] = {
  { "a DOI", "10.1000/tea", { { "/works/10.1000/tea", 200, ONE } }, FOUND, "A trial of tea and the heart", NULL },
  { "a DOI as an address", "https://doi.org/10.1000/tea", { { "/works/10.1000/tea", 200, ONE } }, FOUND,
    "A trial of tea and the heart", NULL },
  { "odd letters in a DOI", "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
    { { NULL, 200, ONE } }, FOUND, "A trial of tea and the heart", "17:15<1661::AID-SIM968>3.0.CO;2-2" },
  { "a DOI nobody knows", "10.1000/none", { { NULL, 404, "Resource not found." } }, VOUCH_LOOKUP_ERROR_NOT_FOUND,
    "Not found", NULL },
  { "a refusal", "10.1000/tea",
    { { NULL, 400, "{\"status\":\"failed\",\"message\":[{\"message\":\"No such filter\"}]}" } },
    VOUCH_LOOKUP_ERROR_REFUSED, "No such filter", NULL },
  { "a problem", "10.1000/tea", { { NULL, 500, "{\"status\":\"error\"}" } }, VOUCH_LOOKUP_ERROR_FAULT, "later", NULL },
  { "a proxy's fault", "10.1000/tea", { { NULL, 504, "<html><title>504 Gateway Time-out</title></html>" } },
    VOUCH_LOOKUP_ERROR_FAULT, "later", NULL },
  { "a page instead", "10.1000/tea", { { NULL, 200, "<!DOCTYPE html><html><body>Welcome</body></html>" } },
    VOUCH_LOOKUP_ERROR_FOREIGN, "sign-in", NULL },
  { "a sign-in page elsewhere", "10.1000/tea", { { NULL, 302, "<html></html>", "http://127.0.0.1:9/login" } },
    VOUCH_LOOKUP_ERROR_FOREIGN, "sign-in", NULL },
  { "a record that moved", "10.1000/old",
    { { "/works/10.1000/old", 301, "", "/works/10.1000/tea" }, { "/works/10.1000/tea", 200, ONE } }, FOUND,
    "A trial of tea and the heart", NULL },
  { "round in a circle", "10.1000/old", { { NULL, 301, "", "/works/10.1000/old" } }, VOUCH_LOOKUP_ERROR_FOREIGN,
    "sign-in", NULL },
  { "half a reply", "10.1000/tea", { { NULL, 200, "{\"status\":\"ok\",\"message\":{\"DOI\"" } },
    VOUCH_LOOKUP_ERROR_FAULT, "incomplete", NULL },
  { "empty", "10.1000/tea", { { NULL, 200, NULL } }, VOUCH_LOOKUP_ERROR_FAULT, "empty", NULL },
  { "asked too often", "10.1000/tea", { { NULL, 429, "", NULL, "0" } }, VOUCH_LOOKUP_ERROR_BUSY, "Too many requests",
    NULL },
  { "asked again in time", "10.1000/tea", { { NULL, 503, "", NULL, "0", 1 }, { NULL, 200, ONE } }, FOUND,
    "A trial of tea and the heart", NULL },
  { "a wait that is too long", "10.1000/tea", { { NULL, 503, "", NULL, "3600" } }, VOUCH_LOOKUP_ERROR_FAULT,
    "later", NULL },

  { "a PubMed number", "PMID: 123", { { "/efetch.fcgi", 200, ARTICLE } }, FOUND, "On green tea", "id=123" },
  { "an unknown one", "PMID: 999", { { NULL, 200, "<PubmedArticleSet></PubmedArticleSet>" } },
    VOUCH_LOOKUP_ERROR_NOT_FOUND, "Not found", NULL },
  { "PubMed's fault", "PMID: 123", { { NULL, 500, "Server error" } }, VOUCH_LOOKUP_ERROR_FAULT, "later", NULL },
  { "a page instead", "PMID: 123", { { NULL, 200, "<html>PubMed</html>" } }, VOUCH_LOOKUP_ERROR_FOREIGN, "sign-in",
    NULL },
  { "a PMC number", "PMC4567", { { "esearch", 200, NUMBERS ("\"123\"") }, { "efetch", 200, ARTICLE } }, FOUND,
    "On green tea", "term=PMC4567%5Bpmcid%5D" },
  { "an unknown one", "PMC4567", { { NULL, 200, NUMBERS ("") } }, VOUCH_LOOKUP_ERROR_NOT_FOUND, "Not found",
    NULL },
  { "a trial's number", "NCT01234567", { { "esearch", 200, NUMBERS ("\"123\",\"124\"") }, { "efetch", 200, ARTICLE } },
    FOUND, "On green tea", "id=123,124" },
  { "a number that is none", "NCT01234567", { { "esearch", 200, NUMBERS ("\"1&x=2\"") }, { "efetch", 200, ARTICLE } },
    VOUCH_LOOKUP_ERROR_NOT_FOUND, "Not found", NULL },

  { "arXiv's number", "arXiv:2101.00001", { { "id_list=2101.00001", 200, FEED } }, FOUND, "On tea", NULL },
  { "an unknown one", "arXiv:2101.00001", { { NULL, 200, NO_FEED } }, VOUCH_LOOKUP_ERROR_NOT_FOUND, "Not found",
    NULL },
  { "a broken feed", "arXiv:2101.00001", { { NULL, 200, "<feed><entry>" } }, VOUCH_LOOKUP_ERROR_FAULT, "incomplete", NULL },
  { "a book", "978-0-306-40615-7", { { "isbn:9780306406157", 200, LIST (WORK) } }, FOUND,
    "A trial of tea and the heart", NULL },
  { "an unknown book", "978-0-306-40615-7", { { NULL, 200, LIST ("") } }, VOUCH_LOOKUP_ERROR_NOT_FOUND,
    "Crossref or Open Library", NULL },
  { "a book Crossref does not have", "978-0-306-40615-7",
    { { "/works", 200, LIST ("") }, { "/api/books?bibkeys=ISBN:9780306406157", 200, BOOK } }, FOUND,
    "Tea: a history", NULL },
  { "a book nobody has", "978-0-306-40615-7", { { "/works", 200, LIST ("") }, { "/api/books", 200, "{}" } },
    VOUCH_LOOKUP_ERROR_NOT_FOUND, "Crossref or Open Library", NULL },
  { "a catalogue with a fault", "978-0-306-40615-7",
    { { "/works", 200, LIST ("") }, { "/api/books", 500, "<html>Internal Server Error</html>" } },
    VOUCH_LOOKUP_ERROR_FAULT, "later", NULL },

  { "a data set", "10.5281/zenodo.123", { { "/works", 404, "Resource not found." }, { "/dois/10.5281/zenodo.123", 200, DATASET } },
    FOUND, "Data on tea", NULL },
  { "a DOI neither has", "10.5281/zenodo.123",
    { { "/works", 404, "Resource not found." }, { "/dois/", 404, "{\"errors\":[{\"status\":\"404\",\"title\":\"The resource you are looking for doesn't exist.\"}]}" } },
    VOUCH_LOOKUP_ERROR_NOT_FOUND, "Not found", NULL },
  { "DataCite's fault", "10.5281/zenodo.123", { { "/works", 404, "Resource not found." }, { "/dois/", 503, "", NULL, "3600" } },
    VOUCH_LOOKUP_ERROR_FAULT, "later", NULL },
  { "half a reply of DataCite", "10.5281/zenodo.123",
    { { "/works", 404, "Resource not found." }, { "/dois/", 200, "{\"data\":{\"id\"" } }, VOUCH_LOOKUP_ERROR_FAULT,
    "incomplete", NULL },
  { "a page instead of DataCite", "10.5281/zenodo.123",
    { { "/works", 404, "Resource not found." }, { "/dois/", 200, "<!DOCTYPE html><html></html>" } },
    VOUCH_LOOKUP_ERROR_FOREIGN, "sign-in", NULL },
  { "Crossref's fault is no reason to ask another", "10.5281/zenodo.123",
    { { "/works", 500, "{\"status\":\"error\"}" }, { "/dois/", 200, DATASET } }, VOUCH_LOOKUP_ERROR_FAULT, "later", NULL },

  { "a trial without papers", "NCT01234567",
    { { "esearch", 200, NUMBERS ("") }, { "/studies/NCT01234567", 200, TRIAL } }, FOUND, "A trial of tea in adults", NULL },
  { "a trial that nobody knows", "NCT01234567", { { "esearch", 200, NUMBERS ("") }, { "/studies/", 404, "NCT number NCT01234567 not found" } },
    VOUCH_LOOKUP_ERROR_NOT_FOUND, "Not found", NULL },
  { "papers, though the trials' registry has a fault", "NCT01234567",
    { { "esearch", 200, NUMBERS ("\"123\"") }, { "efetch", 200, ARTICLE }, { "/studies/", 500, "Oops" } }, FOUND,
    "On green tea", NULL },

  { "a reference", "Blum K. A trial of tea and the heart. J Tea. 2020;1(2):3-4.",
    { { "query.bibliographic=Blum", 200, LIST (OTHER_WORK "," WORK) } }, FOUND, "A trial of tea and the heart", NULL },
  { "a title", "A trial of tea and the heart", { { NULL, 200, LIST (WORK) } }, FOUND, "A trial of tea and the heart",
    NULL },
  { "with a DOI in it", "Blum K. Tea. J Tea. 2020. doi:10.1000/tea", { { "/works/10.1000/tea", 200, ONE } }, FOUND,
    "A trial of tea and the heart", NULL },
  { "of another paper", "Blum K. A trial of tea and the liver. J Tea. 2020.", { { NULL, 200, LIST (WORK) } },
    VOUCH_LOOKUP_ERROR_NOT_FOUND, "No matching paper", NULL },
  { "of another year", "Blum K. A trial of tea and the heart. J Tea. 1999.", { { NULL, 200, LIST (WORK) } },
    VOUCH_LOOKUP_ERROR_NOT_FOUND, "No matching paper", NULL },

  { "an address", "https://www.example.org/page", { { NULL, 200, ONE } }, VOUCH_LOOKUP_ERROR_UNSUPPORTED,
    "No identifier", NULL },
  { "a journal's number", "ISSN 0028-0836", { { NULL, 200, ONE } }, VOUCH_LOOKUP_ERROR_UNSUPPORTED, "journal", NULL },
  { "nothing to look up", " \n", { { NULL, 200, ONE } }, VOUCH_LOOKUP_ERROR_UNSUPPORTED, "nothing to look up", NULL },
};

static VouchLookupSettings *
make_settings (const char *address, const char *cache)
{
  VouchLookupSettings *settings = g_new0 (VouchLookupSettings, 1);

  settings->crossref = g_strdup (address);
  settings->pubmed = g_strdup (address);
  settings->arxiv = g_strdup (address);
  settings->datacite = g_strdup (address);
  settings->books = g_strdup (address);
  settings->trials = g_strdup (address);
  settings->zotero = g_strdup (address);
  settings->cache = g_strdup (cache);
  settings->max_tries = 2;
  settings->timeout = 5;
  return settings;
}

static void
check_case (const Case *c)
{
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (c->replies, c->replies[2].status ? 3 : c->replies[1].status ? 2 : 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = vouch_lookup_run (settings, c->text, NULL, &error);
  g_autofree char *asked = vouch_test_registry_dup_asked (registry);

  if (c->code == FOUND)
    {
      if (!items)
        fail_msg ("%s: %s (asked: %s)", c->what, error->message, asked);
      assert_string_equal (vouch_json_get_text (json_array_get_object_element (items, 0), "title"), c->value);
    }
  else if (items || error->domain != VOUCH_LOOKUP_ERROR || error->code != c->code
           || !strstr (error->message, c->value))
    fail_msg ("%s: %s", c->what, items ? "was found" : error->message);
  if (c->asked && !strstr (asked, c->asked))
    fail_msg ("%s: asked %s", c->what, asked);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

/* --- what no registry sends ------------------------------------------------- */

#define NUL_ANSWER "{\"status\":\"ok\",\"message\":{\"DOI\":\"10.1000/tea\",\"title\":[\"Tea\0 and\"]}}"
#define LATIN_ANSWER "{\"status\":\"ok\",\"message\":{\"DOI\":\"10.1000/tea\",\"title\":[\"Caf\xe9\"]}}"
#define BOMB                                                                                                       \
  "<?xml version=\"1.0\"?><!DOCTYPE PubmedArticleSet [<!ENTITY a \"tea tea tea tea\">"                             \
  "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"                   \
  "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"                   \
  "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>"                 \
  "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article><ArticleTitle>&g;</ArticleTitle>"    \
  "</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
#define KILOBYTE 1024
#define MEGABYTE (KILOBYTE * KILOBYTE)

typedef struct
{
  const char *what;
  const char *text;
  VouchTestReply reply;
  int code;
  const char *words; /* of the message */
} Hostile;

static const Hostile hostile[] = {
  { "NUL bytes", "10.1000/tea", { NULL, 200, NUL_ANSWER, .length = sizeof NUL_ANSWER - 1 }, VOUCH_LOOKUP_ERROR_FAULT,
    "incomplete" },
  { "nothing but NUL bytes", "10.1000/tea", { NULL, 200, "\0\0\0\0", .length = 4 }, VOUCH_LOOKUP_ERROR_FAULT,
    "incomplete" },
  { "another encoding", "10.1000/tea", { NULL, 200, LATIN_ANSWER }, VOUCH_LOOKUP_ERROR_FAULT, "incomplete" },
  { "200,000 open brackets", "10.1000/tea", { NULL, 200, "[[[[[[[[[[", .repeats = 20000 }, VOUCH_LOOKUP_ERROR_FAULT,
    "incomplete" },
  { "an XML bomb", "PMID: 123", { NULL, 200, BOMB }, VOUCH_LOOKUP_ERROR_FAULT, "incomplete" },
  { "XML of 200,000 levels", "PMID: 123", { NULL, 200, "<PubmedArticleSet><a><a><a><a><a><a><a><a><a>", .repeats = 20000 },
    VOUCH_LOOKUP_ERROR_FAULT, "incomplete" },
  { "NUL bytes in XML", "PMID: 123", { NULL, 200, "<PubmedArticleSet>\0</PubmedArticleSet>", .length = 38 },
    VOUCH_LOOKUP_ERROR_FAULT, "incomplete" },
};

static void
check_hostile (const Hostile *c)
{
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (&c->reply, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = vouch_lookup_run (settings, c->text, NULL, &error);

  if (items || error->domain != VOUCH_LOOKUP_ERROR || error->code != c->code || !strstr (error->message, c->words))
    fail_msg ("%s: %s", c->what, items ? "was found" : error->message);
}

/* Each gets a message, and takes neither memory nor time without end. */
static void
test_hostile (void **state)
{
  g_autofree char *blanks = g_strnfill (MEGABYTE, ' ');
  Hostile large[] = {
    { "200 MB", "10.1000/tea", { NULL, 200, blanks, .repeats = 200 }, VOUCH_LOOKUP_ERROR_FAULT, "too large" },
    { "200 MB of PubMed", "PMID: 123", { NULL, 200, blanks, .repeats = 200 }, VOUCH_LOOKUP_ERROR_FAULT, "too large" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    check_hostile (&hostile[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (large); i++)
    check_hostile (&large[i]);
}

/* --- the list of retractions -------------------------------------------------- */

#define LIST_OF_ONE                                                                                                   \
  "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,RetractionDOI,RetractionPubMedID,Reason\n" \
  "10.5555/down.1,0,Retraction,1/15/2024 0:00,10.5555/notice.1,0,+Fake Peer Review;\n"

/* What can't be had leaves the list that is there. */
static void
test_retractions (void **state)
{
  static const struct
  {
    const char *what;
    VouchTestReply replies[2];
    const char *words; /* NULL: it is read */
  } rows[] = {
    { "the list", { { "/list.csv", 200, LIST_OF_ONE } }, NULL },
    { "moved", { { "/list.csv", 302, "", "/new.csv" }, { "/new.csv", 200, LIST_OF_ONE } }, NULL },
    { "busy at first", { { NULL, 503, "", NULL, "0", 1 }, { NULL, 200, LIST_OF_ONE } }, NULL },
    { "gone", { { NULL, 404, "Not found" } }, "There is no file at" },
    { "a fault", { { NULL, 500, "Oops" } }, "later" },
    { "a sign-in page", { { NULL, 302, "<html></html>", "http://127.0.0.1:9/login" } }, "sign-in" },
    { "a page instead", { { NULL, 200, "<!DOCTYPE html><html></html>" } }, "not the Retraction Watch list" },
    { "nothing", { { NULL, 200, NULL } }, "empty" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (rows[i].replies, rows[i].replies[1].status ? 2 : 1);
      g_autofree char *address = g_strconcat (vouch_test_registry_get_address (registry), "/list.csv", NULL);
      g_autoptr (VouchLookupSettings) settings = vouch_lookup_settings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchRetractionReport) report = NULL;
      g_autoptr (VouchRetraction) found = NULL;

      g_free (settings->retractions);
      settings->retractions = g_steal_pointer (&address);
      report = vouch_lookup_retractions_run (settings, NULL, &error);
      if ((report != NULL) != (rows[i].words == NULL) || (error && !strstr (error->message, rows[i].words)))
        fail_msg ("%s: %s", rows[i].what, error ? error->message : "was read");
      found = vouch_retraction_list_find ("10.5555/down.1", NULL);
      assert_non_null (found);
      assert_string_equal (found->date, "2024-01-15");
    }
}

/* Only the question goes out, with the address of whoever wants to be known. */
static void
test_what_is_sent (void **state)
{
  static const VouchTestReply reply = { NULL, 200, ONE };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (&reply, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), NULL);
  g_autoptr (JsonArray) plain = vouch_lookup_run (settings, "10.1000/tea", NULL, NULL);
  g_autoptr (JsonArray) polite = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *agent = vouch_test_registry_dup_agent (registry);
  g_autofree char *polite_agent = NULL;

  assert_non_null (plain);
  assert_null (strchr (agent, '@'));
  settings->mailto = g_strdup ("kim@example.org");
  polite = vouch_lookup_run (settings, "10.1000/tea", NULL, NULL);
  assert_non_null (polite);
  asked = vouch_test_registry_dup_asked (registry);
  assert_string_equal (asked, "/works/10.1000/tea\n/works/10.1000/tea?mailto=kim@example.org\n");
  polite_agent = vouch_test_registry_dup_agent (registry);
  assert_non_null (strstr (polite_agent, "(mailto:kim@example.org)"));
}

/* A paper pasted by mistake is sent nowhere; nor is what nobody is asked for. */
static void
test_what_is_not_sent (void **state)
{
  static const VouchTestReply reply = { NULL, 200, ONE };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (&reply, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), NULL);
  g_autofree char *paper = g_strnfill (5000, 'a');
  const char *const texts[] = { paper, "https://intranet.example/secret", "ISSN 0028-0836", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonArray) items = vouch_lookup_run (settings, texts[i], NULL, &error);

      assert_null (items);
      assert_true (g_error_matches (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_UNSUPPORTED));
    }
  assert_int_equal (vouch_test_registry_count (registry), 0);
}

static void
test_cache (void **state)
{
  static const VouchTestReply replies[] = { { "/works/10.1000/tea", 200, ONE }, { NULL, 404, "Resource not found." } };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (replies, 2);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), folder);
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  GStatBuf status;
  const char *name;

  /* A good answer once, a bad one each time, of both registries that might know it. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JsonArray) items = vouch_lookup_run (settings, "10.1000/tea", NULL, NULL);
      g_autoptr (JsonArray) none = vouch_lookup_run (settings, "10.1000/none", NULL, NULL);

      assert_non_null (items);
      assert_null (none);
    }
  assert_int_equal (vouch_test_registry_count (registry), 5);
  dir = g_dir_open (folder, 0, NULL);
  name = g_dir_read_name (dir);
  assert_non_null (name);
  path = g_build_filename (folder, name, NULL);
  assert_int_equal (g_stat (path, &status), 0);
  assert_int_equal (status.st_mode & 0777, 0600);
  assert_null (g_dir_read_name (dir));

  /* What was damaged is asked again. */
  assert_true (g_file_set_contents (path, "half", -1, NULL));
  {
    g_autoptr (JsonArray) items = vouch_lookup_run (settings, "10.1000/tea", NULL, NULL);

    assert_non_null (items);
  }
  assert_int_equal (vouch_test_registry_count (registry), 6);
  vouch_test_remove_folder (folder);
}

static void
test_offline (void **state)
{
  g_autoptr (VouchLookupSettings) settings = make_settings ("http://127.0.0.1:9", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = vouch_lookup_run (settings, "10.1000/tea", NULL, &error);

  assert_null (items);
  assert_true (g_error_matches (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_OFFLINE));
  assert_non_null (strstr (error->message, "offline"));
}

typedef struct
{
  GError *error; /* (owned) (nullable) */
  gboolean is_done;
} Ending;

static void
note_end (GObject *source, GAsyncResult *result, gpointer data)
{
  Ending *ending = data;
  g_autoptr (JsonArray) items = vouch_lookup_run_finish (result, &ending->error);

  ending->is_done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Ending *) data)->is_done;
}

static gboolean
is_asked (gpointer data)
{
  return vouch_test_registry_count (data) > 0;
}

/* A registry that says nothing keeps nobody who does not want to wait. */
static void
test_cancel (void **state)
{
  static const VouchTestReply silence = { NULL, 0, NULL };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (&silence, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Ending ending = { NULL, FALSE };

  vouch_lookup_run_async (settings, "10.1000/tea", cancellable, note_end, &ending);
  assert_true (vouch_test_wait_until (is_asked, registry, 5000));
  assert_false (ending.is_done);
  g_cancellable_cancel (cancellable);
  assert_true (vouch_test_wait_until (is_done, &ending, 5000));
  assert_true (g_error_matches (ending.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_clear_error (&ending.error);
}

static void
test_silence (void **state)
{
  static const VouchTestReply silence = { NULL, 0, NULL };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (&silence, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = NULL;

  settings->timeout = 1;
  items = vouch_lookup_run (settings, "10.1000/tea", NULL, &error);
  assert_null (items);
  assert_true (g_error_matches (error, VOUCH_LOOKUP_ERROR, VOUCH_LOOKUP_ERROR_FAULT));
}

static void
test_who_is_asked (void **state)
{
  assert_string_equal (vouch_lookup_get_registry ("10.1000/tea"), "Crossref");
  assert_string_equal (vouch_lookup_get_registry ("PMC123"), "PubMed");
  assert_string_equal (vouch_lookup_get_registry ("some words"), "Crossref");
  assert_null (vouch_lookup_get_registry ("https://a.example/"));
}

/* What the three registries tell, member by member. */
static const struct
{
  const char *text;
  VouchTestReply replies[2];
  const char *member;
  const char *value; /* as JSON */
} members[] = {
  { "10.5281/zenodo.123", { { "/works", 404, "" }, { "/dois/", 200, DATASET } }, "author",
    "[{\"family\":\"Blum\",\"given\":\"Kim\"},{\"literal\":\"Tea Group\"}]" },
  { "10.5281/zenodo.123", { { "/works", 404, "" }, { "/dois/", 200, DATASET } }, "issued", "{\"date-parts\":[[2021,3,4]]}" },
  { "10.5281/zenodo.123", { { "/works", 404, "" }, { "/dois/", 200, DATASET } }, "type", "\"dataset\"" },
  { "10.5281/zenodo.123", { { "/works", 404, "" }, { "/dois/", 200, DATASET } }, "publisher", "\"Zenodo\"" },
  { "10.5281/zenodo.123", { { "/works", 404, "" }, { "/dois/", 200, DATASET } }, "abstract", "\"All cups.\"" },
  { "10.5281/zenodo.123", { { "/works", 404, "" }, { "/dois/", 200, DATASET } }, "license", "\"https://license.example/by\"" },
  { "9780306406157", { { "/works", 404, "" }, { "/api/", 200, BOOK } }, "author", "[{\"family\":\"Blum\",\"given\":\"Kim\"}]" },
  { "9780306406157", { { "/works", 404, "" }, { "/api/", 200, BOOK } }, "issued", "{\"date-parts\":[[1985,3]]}" },
  { "9780306406157", { { "/works", 404, "" }, { "/api/", 200, BOOK } }, "ISBN", "\"9780306406157\"" },
  { "9780306406157", { { "/works", 404, "" }, { "/api/", 200, BOOK } }, "publisher-place", "\"Rome\"" },
  { "NCT01234567", { { "esearch", 200, NUMBERS ("") }, { "/studies/", 200, TRIAL } }, "author", "[{\"literal\":\"A University\"}]" },
  { "NCT01234567", { { "esearch", 200, NUMBERS ("") }, { "/studies/", 200, TRIAL } }, "URL",
    "\"https://clinicaltrials.gov/study/NCT01234567\"" },
  { "NCT01234567", { { "esearch", 200, NUMBERS ("") }, { "/studies/", 200, TRIAL } }, "issued", "{\"date-parts\":[[2019,5,6]]}" },
};

static void
test_members (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (members[i].replies, 2);
      g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonArray) items = vouch_lookup_run (settings, members[i].text, NULL, &error);
      g_autofree char *value = NULL;

      if (!items)
        fail_msg ("%s: %s", members[i].text, error->message);
      value = json_to_string (json_object_get_member (json_array_get_object_element (items, 0), members[i].member), FALSE);
      if (!g_str_equal (value, members[i].value))
        fail_msg ("%s: %s is %s", members[i].text, members[i].member, value);
    }
}

/* The title is remembered for the checks, under the record's own numbers. */
static void
test_title_kept (void **state)
{
  static const VouchTestReply reply = { NULL, 200, ONE };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (&reply, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), NULL);
  g_autoptr (JsonArray) items = vouch_lookup_run (settings, "10.1000/tea", NULL, NULL);
  g_autofree char *title = vouch_registry_title_get (VOUCH_IDENTIFIER_DOI, "10.1000/TEA");

  assert_non_null (items);
  assert_string_equal (title, "A trial of tea and the heart");
}

/* Papers first, which have the results, and the registration behind them. */
static void
test_trial_with_papers (void **state)
{
  static const VouchTestReply replies[]
      = { { "esearch", 200, NUMBERS ("\"123\"") }, { "efetch", 200, ARTICLE }, { "/studies/", 200, TRIAL } };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (replies, G_N_ELEMENTS (replies));
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry), NULL);
  g_autoptr (JsonArray) items = vouch_lookup_run (settings, "NCT01234567", NULL, NULL);

  assert_int_equal (json_array_get_length (items), 2);
  assert_string_equal (json_object_get_string_member (json_array_get_object_element (items, 1), "title"),
                       "A trial of tea in adults");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_members),
    cmocka_unit_test (test_title_kept),
    cmocka_unit_test (test_trial_with_papers),
    cmocka_unit_test (test_cases), cmocka_unit_test (test_hostile), cmocka_unit_test (test_retractions),
    cmocka_unit_test (test_what_is_sent),
    cmocka_unit_test (test_what_is_not_sent),
    cmocka_unit_test (test_cache),   cmocka_unit_test (test_offline),      cmocka_unit_test (test_cancel),
    cmocka_unit_test (test_silence), cmocka_unit_test (test_who_is_asked),
  };

  return vouch_test_run ("lookup", tests);
}
