/* test-page.c: what a page says: about itself, its sponsor, its corrections, to machines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <locale.h>
#include <string.h>

#include "vouch-json.h"
#include "vouch-test-rendered.h"

/* --- what the page is, and who answers for it --- */

#define ARTICLE(type) "{\"id\":\"abcdef01-2\",\"title\":\"T\",\"article\":{\"title\":\"A\"," type "}}"

static void
test_about (void **state)
{
  static const struct
  {
    const char *card;
    const char *there;
    const char *gone;
  } cases[] = {
    { ARTICLE ("\"type\":\"qualitative\""), ">Summarises one qualitative study. Not a guideline.<", NULL },
    { ARTICLE ("\"type\":\"guideline\""), ">Summarises one guideline. Not the guideline itself.<", NULL },
    { ARTICLE ("\"type\":\"unknown\""), ">Summarises one article. Not a guideline.<", NULL },
    { ARTICLE ("\"journal\":\"J\""), ">Summarises one article. Not a guideline.<", NULL },
    { "{\"title\":\"T\"}", "<h1", "vouch-what" },
    { "{\"title\":\"T\",\"language\":\"ja\",\"article\":{\"title\":\"A\"}}",
      "<span lang=\"en\" dir=\"ltr\">Summarises one article.", NULL },
    /* what nobody noted is told too */
    { ARTICLE ("\"type\":\"trial\""), ">Funding: not on record<", NULL },
    { ARTICLE ("\"type\":\"trial\""), ">Interests of its authors: not on record<", NULL },
    { "{\"article\":{\"title\":\"A\",\"reference\":\"r\"},\"references\":[{\"id\":\"r\",\"funder\":"
      "[{\"name\":\"One\"},{\"name\":\" \"},{\"name\":\"Two\"}]}]}",
      "Funding: <bdi>One; Two</bdi>", NULL },
    /* to whom an error is reported */
    { ARTICLE ("\"type\":\"trial\""), "Tell whoever publishes this page, and name this card: abcdef01.", "<a " },
    { "{\"id\":\"x\",\"contact\":\"https://example.org/errors\"}",
      "<a href=\"https://example.org/errors\"><bdi>https://example.org/errors</bdi></a>", NULL },
    { "{\"id\":\"x\",\"contact\":\"a@example.org?bcc=b@example.org\"}", "Tell whoever publishes", "bcc" },
    { "{\"id\":\"x\",\"contact\":\"javascript:alert(1)\"}", "Tell whoever publishes", "alert" },
    { "{\"id\":\"x\",\"contact\":\"https://u:p@example.org\"}", "Tell whoever publishes", "u:p" },
    { "{\"id\":\"x\",\"contact\":\"a@@b.c\"}", "Tell whoever publishes", "a@@" },
    { "{\"title\":\"T\"}", "<h1", "Found an error" },
    /* machine drafting is disclosed whether or not the house has words for it */
    { "{\"drafting\":\"machine\"}", "<p class=\"vouch-disclosure\">The first draft of this text was written by "
                                      "a machine.</p>", NULL },
    { "{\"drafting\":\"mixed\"}", "drafted by a person and a machine", NULL },
    { "{\"drafting\":\"machine\",\"disclosure\":\"Ours\"}", "<p class=\"vouch-disclosure\">Ours</p>", "first draft" },
    { "{\"drafting\":\"person\"}", "<h1", "vouch-disclosure" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchPage) page = vouch_test_render (cases[i].card);

      vouch_test_assert_has (page->html, cases[i].there);
      if (cases[i].gone)
        vouch_test_assert_lacks (page->html, cases[i].gone);
    }
}

#define DECLINED(reason, more) \
  "{\"sections\":[{\"statements\":[{\"text\":\"a\",\"declined\":{\"reason\":\"" reason \
  "\",\"note\":\"private\"}" more "}]}]}"

static void
test_declined (void **state)
{
  static const struct
  {
    const char *card;
    const char *expected;
  } cases[] = {
    { DECLINED ("our-own-advice", ""), "<li>a <span class=\"vouch-grade\">(Editorial advice)</span></li>" },
    { DECLINED ("other", ""), "<li>a <span class=\"vouch-grade\">(Editorial advice)</span></li>" },
    { DECLINED ("general-knowledge", ""), "(General knowledge in the field)" },
    { DECLINED ("worked-out", ""), "(Worked out from the source)" },
    { DECLINED ("not-a-claim", ""), "<li>a</li>" },
    { DECLINED ("our-own-advice", ",\"citations\":[{\"reference\":\"gone\"}]"),
      "<li>a <span class=\"vouch-grade\">(Editorial advice)</span></li>" },
    { "{\"references\":[{\"id\":\"r\",\"title\":\"t\"}],\"sections\":[{\"statements\":[{\"text\":\"a\",\"declined\":"
      "{\"reason\":\"our-own-advice\"},\"citations\":[{\"reference\":\"r\"}]}]}]}", "<li>a\u2060<sup" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchPage) page = vouch_test_render (cases[i].card);

      vouch_test_assert_has (page->html, cases[i].expected);
      vouch_test_assert_lacks (page->html, "private");
    }
}

/* Signs without width, as a web page leaves them, are no claim that the source reports nothing. */
static void
test_invisible (void **state)
{
  g_autoptr (VouchPage) page = vouch_test_render (CARD (STATEMENT ("\u200b\u00a0 ", CITES ("x")) "," STATEMENT ("a", "")));

  vouch_test_assert_lacks (page->html, "None reported");
  vouch_test_assert_lacks (page->html, "<sup");
  vouch_test_assert_has (page->html, "<li>a</li>");
}

static void
test_corrections (void **state)
{
  g_autoptr (VouchPage) page = vouch_test_render (
      "{\"corrections\":[{\"at\":\"2026-01-02T03:04:05Z\",\"weight\":\"update\",\"text\":\"New.\"},"
      "{\"at\":\"2026-02-03T03:04:05Z\",\"weight\":\"important\",\"text\":\"Dose.\",\"was\":\"5 mg\","
      "\"is\":\"50 mg\"}]}");
  const char *notice = strstr (page->html, "<div class=\"vouch-notice\" role=\"note\">");
  const char *first = strstr (page->html, "</time> (Important correction): Dose.");
  const char *second
      = strstr (page->html, "<time datetime=\"2026-01-02\">January 2, 2026</time> (Update): New.");

  assert_non_null (notice);
  assert_true (notice < strstr (page->html, "<h1"));
  assert_true (first && second && first < second);
  assert_int_equal (vouch_test_count (page->html, "Dose. It said: <bdi>“5 mg”</bdi>. It should say: <bdi>“50 mg”</bdi>."), 2);
  assert_int_equal (vouch_test_count (page->html, "vouch-notice"), 1);
  /* what a feed says first of it */
  assert_string_equal (page->description, "Important correction: Dose. It said: “5 mg”. It should say: “50 mg”. · "
                                          "Untitled card");
}

/* Sentences end where the writer left them open. */
static void
test_corrections_end (void **state)
{
  static const struct
  {
    const char *members;
    const char *expected;
  } cases[] = {
    { "\"text\":\"Dose\"", ": Dose</li>" },
    { "\"text\":\"Dose\",\"was\":\"5 mg.\"", ": Dose. It said: <bdi>“5 mg.”</bdi></li>" },
    { "\"text\":\"Which?\",\"is\":\"5 mg\"", ": Which? It should say: <bdi>“5 mg”</bdi>.</li>" },
    { "\"was\":\"5 mg \"", ": It said: <bdi>“5 mg ”</bdi>.</li>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"corrections\":[{\"at\":\"2026-01-02\",%s}]}", cases[i].members);
      g_autoptr (VouchPage) page = vouch_test_render (json);

      vouch_test_assert_has (page->html, cases[i].expected);
    }
}

/* --- the whole --- */

static void
test_parts (void **state)
{
  static const char *const parts[] = {
    "<p class=\"vouch-kind\">Clinical Scorecard</p>",
    "<h1 id=\"vouch-00000000-h1\">Title shown</h1>",
    "<p>Prepared by <bdi>Author shown</bdi></p>",
    "<p>Reviewed by <bdi>Reviewer shown</bdi></p>",
    "<p>Published <time datetime=\"2026-06-02\">June 2, 2026</time></p>",
    "<p>Last reviewed <time datetime=\"2026-06-03\">June 3, 2026</time></p>",
    "<p>4 min read</p>",
    "<p class=\"vouch-summary-of\">Summary of</p>",
    "<p class=\"vouch-authors\"><bdi>Writer shown</bdi>, <bdi>Second writer shown</bdi></p>",
    "<a href=\"https://doi.org/10.1234/shown\">doi:10.1234/shown</a>",
    "<caption><h2 id=\"vouch-00000000-h2\">Glance shown</h2></caption>",
    "<tr><th scope=\"row\">Label shown</th><td><strong>Cell</strong> shown",
    "<span class=\"vouch-none\">Not applicable: Reason shown</span>",
    "<p class=\"vouch-basis\">What the authors suggest</p>",
    "Strength: Strength shown",
    "<p class=\"vouch-none\">None reported in the source: Nothing shown</p>",
    "<summary><span class=\"vouch-begin\"><bdi>“Passage shown”</bdi> </span><bdi>p.\u00a012 shown</bdi></summary><blockquote id=\"vouch-00000000-use-1-1\"><p><bdi>“Passage shown”</bdi></p>"
    "<p class=\"vouch-from\">From <bdi>Family shown 2026</bdi> · Licence: <bdi>Licence shown</bdi></p>",
    "<p class=\"vouch-what\">Summarises one clinical trial. Not a guideline.</p>",
    "<p class=\"vouch-facts\">Funding: <bdi>Funding shown</bdi></p>",
    "<p class=\"vouch-facts\">Interests of its authors: <bdi>Conflict shown</bdi></p>",
    "<p class=\"vouch-report\">Found an error? Write to "
    "<a href=\"mailto:errors-shown@example.org\"><bdi>errors-shown@example.org</bdi></a>"
    " and name this card: 00000000.</p>",
    "<bdi>PDF p.\u00a07</bdi>",
    "<li><a href=\"https://example.org/shown\">Item shown</a>",
    "<time datetime=\"2026-06-04\">June 4, 2026</time> (Weight shown): Correction shown."
    " It said: <bdi>“Wrong shown”</bdi>. It should say: <bdi>“Right shown”</bdi>.",
    "<em>Cont shown</em>. 2026;1 shown(2 shown):3 shown. doi:<a href=\"https://doi.org/10.1234/shown\">",
    "PMID: <a href=\"https://pubmed.ncbi.nlm.nih.gov/123456/\">123456</a>",
    "<p class=\"vouch-disclosure\">Disclosure shown</p>",
    "<p>Interests: <bdi>Author shown</bdi> (Interest shown).</p>",
  };
  g_autoptr (VouchPage) page = vouch_test_render_fixture ("page/full.scorecard");

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    vouch_test_assert_has (page->html, parts[i]);
  assert_string_equal (page->title, "Title shown");
  assert_string_equal (page->description, "Sponsored by Sponsor shown · Highlight shown");
  assert_string_equal (page->language, "en");
}

/* --- what somebody paid for --- */

/* Above the title, before each description, and for machines: the line of an imported page and a
 * name that was typed are the same label. */
static void
test_sponsor (void **state)
{
  static const struct
  {
    const char *language;
    const char *article;
    const char *html; /* NULL: no label */
    const char *description;
    const char *name; /* for machines; NULL: none */
  } cases[] = {
    { "en", "\"sponsor\":\"Example Pharma\"", "<strong>Sponsored by <bdi>Example Pharma</bdi></strong>",
      "Sponsored by Example Pharma · A title", "Example Pharma" },
    { "en", "\"type\":\"sponsored\",\"sponsor\":\" Sponsored by: Example Pharma \"",
      "<strong>Sponsored by <bdi>Example Pharma</bdi></strong>",
      "Sponsored by Example Pharma · A title", "Example Pharma" },
    { "en", "\"sponsor\":\"Supported by the Example Fund\"",
      "<strong>Supported by the Example Fund</strong>", "Supported by the Example Fund · A title",
      "the Example Fund" },
    { "en", "\"sponsor\":\"Advertorial\"", "<strong>Sponsored content</strong>",
      "Sponsored content · A title", NULL },
    { "de", "\"type\":\"sponsored\"", "<strong>Gesponserter Beitrag</strong>",
      "Gesponserter Beitrag · A title", NULL },
    { "de", "\"sponsor\":\"A & B\"", "<strong>Gesponsert von <bdi>A &amp; B</bdi></strong>",
      "Gesponsert von A & B · A title", "A & B" },
    { "pl", "\"sponsor\":\"A\"",
      "<strong><span lang=\"en\" dir=\"ltr\">Sponsored by </span><bdi>A</bdi></strong>",
      "Sponsored by A · A title", "A" },
    { "en", "\"type\":\"trial\",\"sponsor\":\" \"", NULL, "A title", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json
          = g_strdup_printf ("{\"language\":\"%s\",\"title\":\"A title\",\"article\":{%s}}",
                             cases[i].language, cases[i].article);
      g_autoptr (VouchPage) page = vouch_test_render (json);
      g_autoptr (JsonNode) data = vouch_test_parse_json (page->jsonld);
      JsonObject *sponsor = vouch_json_get_object (vouch_json_node_object (data), "sponsor");
      const char *label = strstr (page->html, "<p class=\"vouch-sponsor\">");

      assert_string_equal (page->description, cases[i].description);
      assert_true (!label == !cases[i].html && !page->label == !cases[i].html);
      assert_true (g_strcmp0 (vouch_json_get_text (sponsor, "name"), cases[i].name) == 0);
      if (!label)
        continue;
      vouch_test_assert_has (label, cases[i].html);
      assert_true (label < strstr (page->html, "<h1"));
    }
}

static void
test_data (void **state)
{
  g_autoptr (VouchPage) page = vouch_test_render_fixture ("page/full.scorecard");
  g_autoptr (JsonNode) node = vouch_test_parse_json (page->jsonld);
  JsonObject *data = vouch_json_node_object (node);
  JsonArray *citations = vouch_json_get_array (data, "citation");
  JsonObject *paper = vouch_json_array_object (citations, 0);
  JsonObject *author = vouch_json_array_object (vouch_json_get_array (data, "author"), 0);
  JsonObject *reviewer = vouch_json_array_object (vouch_json_get_array (data, "reviewedBy"), 0);
  JsonObject *doi = vouch_json_array_object (vouch_json_get_array (paper, "identifier"), 0);

  assert_string_equal (vouch_json_get_text (data, "@type"), "MedicalWebPage");
  assert_string_equal (vouch_json_get_text (data, "name"), "Title shown");
  assert_string_equal (vouch_json_get_text (data, "inLanguage"), "en");
  assert_string_equal (vouch_json_get_text (data, "datePublished"), "2026-06-02");
  assert_string_equal (vouch_json_get_text (data, "lastReviewed"), "2026-06-03");
  assert_string_equal (vouch_json_get_text (author, "name"), "Author shown");
  assert_string_equal (vouch_json_get_text (reviewer, "name"), "Reviewer shown");
  assert_string_equal (vouch_json_get_text (data, "timeRequired"), "PT4M");
  assert_int_equal (vouch_json_array_length (citations), 2);
  assert_string_equal (vouch_json_get_text (paper, "@type"), "ScholarlyArticle");
  assert_string_equal (vouch_json_get_text (doi, "value"), "10.1234/shown");
  assert_string_equal (
      vouch_json_get_text (vouch_json_get_object (data, "isBasedOn"), "name"), "Paper shown");
  vouch_test_assert_lacks (page->jsonld, "MedicalGuideline");
  vouch_test_assert_lacks (page->jsonld, "ClaimReview");
}

static void
test_description (void **state)
{
  static const char *const word = "word ";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_autoptr (VouchPage) page = NULL;
  g_autoptr (VouchPage) empty = vouch_test_render ("{\"title\":\"Only a title\"}");
  g_autoptr (VouchPage) nothing = vouch_test_render ("{}");

  for (int i = 0; i < 60; i++)
    g_string_append (text, word);
  json = g_strdup_printf ("{\"sections\":[{\"statements\":[{\"text\":\"%s\"}]}]}", text->str);
  page = vouch_test_render (json);
  assert_true (g_utf8_strlen (page->description, -1) <= 160);
  assert_true (g_str_has_suffix (page->description, "word…"));
  assert_string_equal (empty->description, "Only a title");
  assert_string_equal (nothing->title, "Untitled card");
}

static void
test_same_bytes (void **state)
{
  static const char *const fixtures[] = {
    "page/full.scorecard", "page/hostile.scorecard", "page/right-to-left.scorecard",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr (VouchPage) first = vouch_test_render_fixture (fixtures[i]);
      g_autoptr (VouchPage) second = NULL;

      g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
      g_setenv ("LANGUAGE", "de:fr", TRUE);
      setlocale (LC_ALL, "C");
      second = vouch_test_render_fixture (fixtures[i]);
      assert_string_equal (first->html, second->html);
      assert_string_equal (first->jsonld, second->jsonld);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_about),
    cmocka_unit_test (test_declined),
    cmocka_unit_test (test_invisible),
    cmocka_unit_test (test_corrections),
    cmocka_unit_test (test_corrections_end),
    cmocka_unit_test (test_parts),
    cmocka_unit_test (test_sponsor),
    cmocka_unit_test (test_data),
    cmocka_unit_test (test_description),
    cmocka_unit_test (test_same_bytes),
  };

  setlocale (LC_ALL, "");
  return vouch_test_run ("page", tests);
}
