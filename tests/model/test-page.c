/* test-page.c: the page of a card: numbers, links, marks, words, and text that means harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <locale.h>
#include <string.h>

#include "vouch-json.h"
#include "vouch-page-document.h"
#include "vouch-page-html.h"
#include "vouch-page-words.h"
#include "vouch-page.h"
#include "vouch-published-form.h"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, &error);

  if (!node)
    fail_msg ("%s: %s", error->message, json);
  return node;
}

static VouchPage *
render (const char *json)
{
  g_autoptr (JsonNode) card = parse (json);
  g_autoptr (JsonNode) form = vouch_published_form (card);
  VouchPage *page = vouch_page_new (form);

  assert_non_null (page);
  return page;
}

static VouchPage *
render_fixture (const char *name)
{
  g_autofree char *json = vouch_test_read_fixture (name, NULL);

  return render (json);
}

static void
assert_has (const char *text,
            const char *part)
{
  if (!strstr (text, part))
    fail_msg ("not there: %s\nin: %s", part, text);
}

static void
assert_lacks (const char *text,
              const char *part)
{
  if (strstr (text, part))
    fail_msg ("there: %s\nin: %s", part, text);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (; (text = strstr (text, part)); text += strlen (part))
    n++;
  return n;
}

/* --- numbers --- */

#define REFERENCE(id) "{\"id\":\"" id "\",\"type\":\"book\",\"title\":\"Book " id "\"}"
#define CITES(id) "{\"reference\":\"" id "\",\"relation\":\"supports\"}"
#define DISPUTES(id) "{\"reference\":\"" id "\",\"relation\":\"contradicts\"}"
#define STATEMENT(text, citations) "{\"text\":\"" text "\",\"citations\":[" citations "]}"
#define CARD(statements) \
  "{\"id\":\"ABC-1\",\"kind\":\"scorecard\",\"title\":\"T\",\"references\":[" REFERENCE ("x") "," \
  REFERENCE ("y") "," REFERENCE ("z") "],\"sections\":[{\"role\":\"key-highlights\",\"title\":\"S\"," \
  "\"statements\":[" statements "]}]}"
#define MARK(number, place) \
  "<a id=\"vouch-abc1-cite-" number "-" place "\" href=\"#vouch-abc1-ref-" number \
  "\" role=\"doc-noteref\" aria-label=\"Reference " number "\">" number "</a>"
#define SUP(marks) "\u2060<sup class=\"vouch-cites\">" marks "</sup>"
#define HIDDEN_MARK(number, place) "<span id=\"vouch-abc1-cite-" number "-" place "\"></span>"

static void
test_numbers (void **state)
{
  static const struct
  {
    const char *statements;
    const char *expected;
  } cases[] = {
    { STATEMENT ("a", ""), "<li>a</li>" },
    { STATEMENT ("a", CITES ("z")), "<li>a" SUP (MARK ("1", "1")) "</li>" },
    /* by first citation, in order within the mark */
    { STATEMENT ("a", CITES ("z")) "," STATEMENT ("b", CITES ("x") "," CITES ("z"))
      , "<li>b" SUP (MARK ("1", "2") "," MARK ("2", "1")) "</li>" },
    /* a closed series has its first and last number only; the others are still linked back to */
    { STATEMENT ("a", CITES ("x") "," CITES ("y") "," CITES ("z")),
      "<li>a" SUP (MARK ("1", "1") HIDDEN_MARK ("2", "1") "-" MARK ("3", "1")) "</li>" },
    { STATEMENT ("a", CITES ("x") "," CITES ("y") "," DISPUTES ("z")),
      "<li>a" SUP (MARK ("1", "1") "," MARK ("2", "1") " [but see\u00a0" MARK ("3", "1") "]") "</li>" },
    /* after a full stop and a comma, before a colon and a semicolon */
    { STATEMENT ("a.", CITES ("x")), "<li>a." SUP (MARK ("1", "1")) "</li>" },
    { STATEMENT ("a,", CITES ("x")), "<li>a," SUP (MARK ("1", "1")) "</li>" },
    { STATEMENT ("a;", CITES ("x")), "<li>a" SUP (MARK ("1", "1")) ";</li>" },
    { STATEMENT ("a:", CITES ("x")), "<li>a" SUP (MARK ("1", "1")) ":</li>" },
    { STATEMENT ("a &", CITES ("x")), "<li>a &amp;" SUP (MARK ("1", "1")) "</li>" },
    { STATEMENT ("a;", ""), "<li>a;</li>" },
    { STATEMENT ("a?", CITES ("x")), "<li>a?" SUP (MARK ("1", "1")) "</li>" },
    { STATEMENT ("(a.)", CITES ("x")), "<li>(a.)" SUP (MARK ("1", "1")) "</li>" },
    { STATEMENT ("“a.”", CITES ("x")), "<li>“a.”" SUP (MARK ("1", "1")) "</li>" },
    { STATEMENT ("a:", CITES ("x") "," CITES ("y") "," CITES ("z")),
      "<li>a" SUP (MARK ("1", "1") HIDDEN_MARK ("2", "1") "-" MARK ("3", "1")) ":</li>" },
    /* two that follow each other are no series, nor are three with one between left out */
    { STATEMENT ("a", CITES ("x") "," CITES ("y")), "<li>a" SUP (MARK ("1", "1") "," MARK ("2", "1")) "</li>" },
    { STATEMENT ("a", CITES ("x") "," CITES ("y") "," CITES ("z")) "," STATEMENT ("b", CITES ("z") "," CITES ("x")),
      "<li>b" SUP (MARK ("1", "2") "," MARK ("3", "2")) "</li>" },
    /* one reference twice in a statement is one place */
    { STATEMENT ("a", CITES ("x") "," CITES ("x")), "<li>a" SUP (MARK ("1", "1")) "</li>" },
    /* what contradicts stands apart, and last */
    { STATEMENT ("a", DISPUTES ("x") "," CITES ("y"))
      , "<li>a" SUP (MARK ("1", "1") " [but see\u00a0" MARK ("2", "1") "]") "</li>" },
    { STATEMENT ("a", DISPUTES ("x")), "<li>a" SUP ("[but see\u00a0" MARK ("1", "1") "]") "</li>" },
    { STATEMENT ("a", DISPUTES ("x") "," CITES ("x")), "<li>a" SUP (MARK ("1", "1")) "</li>" },
    /* what isn't there has no number */
    { STATEMENT ("a", CITES ("gone") "," CITES ("y")), "<li>a" SUP (MARK ("1", "1")) "</li>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = NULL;
      g_auto (GStrv) halves = g_strsplit (CARD ("@"), "@", 2);
      g_autoptr (VouchPage) page = NULL;

      json = g_strconcat (halves[0], cases[i].statements, halves[1], NULL);
      page = render (json);
      assert_has (page->html, cases[i].expected);
    }
}

static void
test_back_links (void **state)
{
  g_autoptr (VouchPage) page
      = render (CARD (STATEMENT ("a", CITES ("x")) "," STATEMENT ("b", CITES ("x") "," CITES ("y"))));

  assert_has (page->html,
              "<li><a href=\"#vouch-abc1-cite-1-1\" role=\"doc-backlink\" "
              "aria-label=\"Back to citation 1 a\">a</a></li>");
  assert_has (page->html,
              "<li><a href=\"#vouch-abc1-cite-1-2\" role=\"doc-backlink\" "
              "aria-label=\"Back to citation 1 b\">b</a></li>");
  assert_has (page->html,
              "<li><a href=\"#vouch-abc1-cite-2-1\" role=\"doc-backlink\" "
              "aria-label=\"Back to citation 2\">↑</a></li>");
  assert_lacks (page->html, "Book z");
}

/* The 27th place is "aa", and every link leads to an id that is there once. */
static void
test_many_places (void **state)
{
  g_autoptr (GString) statements = g_string_new (STATEMENT ("a", CITES ("x")));
  g_auto (GStrv) halves = g_strsplit (CARD ("@"), "@", 2);
  g_autofree char *json = NULL;
  g_autoptr (VouchPage) page = NULL;

  for (int i = 1; i < 800; i++)
    g_string_append (statements, "," STATEMENT ("a", CITES ("x")));
  json = g_strconcat (halves[0], statements->str, halves[1], NULL);
  page = render (json);
  assert_has (page->html, "aria-label=\"Back to citation 1 z\">z</a>");
  assert_has (page->html, "aria-label=\"Back to citation 1 aa\">aa</a>");
  assert_has (page->html, "aria-label=\"Back to citation 1 zz\">zz</a>");
  assert_has (page->html, "aria-label=\"Back to citation 1 aaa\">aaa</a>");
  for (int i = 1; i <= 800; i++)
    {
      g_autofree char *id = g_strdup_printf ("id=\"vouch-abc1-cite-1-%d\"", i);
      g_autofree char *link = g_strdup_printf ("href=\"#vouch-abc1-cite-1-%d\"", i);

      assert_int_equal (count (page->html, id), 1);
      assert_int_equal (count (page->html, link), 1);
    }
}

/* --- marks --- */

static void
test_marks (void **state)
{
  static const struct
  {
    const char *text;
    const char *marks;
    const char *expected;
  } cases[] = {
    { "CO2", "[{\"from\":2,\"to\":3,\"as\":\"subscript\"}]", "CO<sub>2</sub>" },
    { "a b", "[{\"from\":0,\"to\":1,\"as\":\"bold\"},{\"from\":2,\"to\":3,\"as\":\"italic\"}]"
      , "<strong>a</strong> <em>b</em>" },
    /* code points: an astral character and a combining one count as one each */
    { "😀😀E. coli", "[{\"from\":2,\"to\":9,\"as\":\"italic\"}]", "😀😀<em>E. coli</em>" },
    { "e\u0301x", "[{\"from\":2,\"to\":3,\"as\":\"superscript\"}]", "e\u0301<sup>x</sup>" },
    { "😀<😀", "[{\"from\":1,\"to\":2,\"as\":\"bold\"}]", "😀<strong>&lt;</strong>😀" },
    /* overlaps come out nested */
    { "abcd", "[{\"from\":0,\"to\":3,\"as\":\"italic\"},{\"from\":2,\"to\":4,\"as\":\"bold\"}]"
      , "<em>ab</em><strong><em>c</em></strong><strong>d</strong>" },
    { "ab", "[{\"from\":0,\"to\":2,\"as\":\"bold\"},{\"from\":0,\"to\":2,\"as\":\"bold\"}]"
      , "<strong>ab</strong>" },
    /* what makes no sense is passed over */
    { "ab", "[{\"from\":-3,\"to\":99,\"as\":\"bold\"}]", "<strong>ab</strong>" },
    { "ab", "[{\"from\":2,\"to\":1,\"as\":\"bold\"},{\"from\":0,\"to\":1,\"as\":\"blink\"},7,{}]", "ab" },
    { "ab", "{}", "ab" },
    { "", "[{\"from\":0,\"to\":1,\"as\":\"bold\"}]", "" },
    { "one\ntwo", "[{\"from\":0,\"to\":3,\"as\":\"bold\"}]", "<strong>one</strong><br>two" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) marks = parse (cases[i].marks);
      g_autoptr (GString) html = g_string_new (NULL);

      vouch_page_html_append_marked (html, cases[i].text, vouch_json_node_array (marks));
      assert_string_equal (html->str, cases[i].expected);
    }
}

/* --- text that means harm --- */

static void
test_escapes (void **state)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;" },
    { "</script>", "&lt;/script&gt;" },
    { "a & b &amp; c", "a &amp; b &amp;amp; c" },
    { "\"quoted\" 'single'", "&quot;quoted&quot; 'single'" },
    { "bell\x07" "tab\tend", "bell tab\tend" },
    { "c1\xc2\x85x\xc2\x9f", "c1 x " },
    { "turned \u202eback\u202c", "turned back\u202c" },
    { "mark\ufeff", "mark" },
    { "\ufdd0\uffff", "\ufffd\ufffd" },
    { "\U0001f600\U0001fffe", "\U0001f600\ufffd" },
    { "a\r\nb\u2028c", "a b c" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);

      vouch_page_html_append_text (html, cases[i].text);
      assert_string_equal (html->str, cases[i].expected);
    }
}

static JsonNode *replace_texts (JsonNode   *node,
                                const char *text);

static JsonNode *
replace_in_array (JsonArray  *array,
                  const char *text)
{
  JsonArray *copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, replace_texts (json_array_get_element (array, i), text));
  return vouch_json_new_array (copy);
}

static gboolean
is_kept (const char *name)
{
  static const char *const names[] = { "id", "reference", "role", "type", "relation", NULL };

  return g_strv_contains (names, name);
}

/* Puts @text into every member but those that hold the card together. */
static JsonNode *
replace_texts (JsonNode   *node,
               const char *text)
{
  JsonObject *object = vouch_json_node_object (node);
  JsonObject *copy;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (vouch_json_node_array (node))
    return replace_in_array (vouch_json_node_array (node), text);
  if (vouch_json_node_text (node))
    return vouch_json_new_text (text);
  if (!object)
    return json_node_ref (node);
  copy = json_object_new ();
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name,
                            is_kept (name) ? json_node_ref (value) : replace_texts (value, text));
  return vouch_json_new_object (copy);
}

static void
test_hostile_members (void **state)
{
  static const char *const texts[] = {
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
    "'><a href=javascript:alert(1)>",     "]]><!--",                      "--></style><style>*{}",
    "javascript:alert(1)",                "https://x/\"onclick=\"alert(1)", "\x01\x08\x1b[31m",
    "&lt;script&gt;",                     "{{constructor.constructor('x')()}}",
  };
  /* Nothing that the page itself makes starts like this. */
  static const char *const signs[] = {
    "<script>", "<img", "<svg", "<style>*", "<!--", " onclick=", "href=\"javascript", "\x1b",
  };
  g_autofree char *json = vouch_test_read_fixture ("page/full.scorecard", NULL);
  g_autoptr (JsonNode) card = parse (json);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) hostile = replace_texts (card, texts[i]);
      g_autoptr (JsonNode) form = vouch_published_form (hostile);
      g_autoptr (VouchPage) page = vouch_page_new (form);
      g_autofree char *document = vouch_page_document_new (
          page->html, page->jsonld, page->title, page->language, page->description, NULL);
      g_autoptr (JsonNode) data = parse (page->jsonld);

      for (gsize s = 0; s < G_N_ELEMENTS (signs); s++)
        assert_lacks (document, signs[s]);
      assert_int_equal (count (document, "<script"), 1);
      assert_int_equal (count (document, "</script"), 1);
      assert_int_equal (count (document, "</style"), 1);
      assert_int_equal (count (document, "</article"), 1);
      assert_lacks (page->jsonld, "<");
      assert_non_null (vouch_json_node_object (data));
    }
}

static void
test_document_guards_data (void **state)
{
  const VouchPageOptions options = { "/style.css", "https://example.org/a?b=1&c=2", "/feed.atom" };
  const VouchPageOptions of_the_site = { .is_site = TRUE };
  g_autofree char *document = vouch_page_document_new ("<article></article>\n", "{\"a\":\"</script>\"}",
                                                       "T<t>", "de_DE", NULL, &options);
  g_autofree char *alone = vouch_page_document_new ("", NULL, "T", "x\"", "d\"", NULL);
  g_autofree char *list = vouch_page_document_new ("", NULL, "Cards", "en", NULL, &of_the_site);

  assert_has (document, "<html lang=\"de-DE\" dir=\"ltr\">");
  assert_has (document, "<title>T&lt;t&gt;</title>");
  assert_has (document, "{\"a\":\"\\u003c/script>\"}</script>");
  assert_has (document, "<link rel=\"stylesheet\" href=\"/style.css\">");
  assert_has (document, "<link rel=\"canonical\" href=\"https://example.org/a?b=1&amp;c=2\">");
  assert_has (document, "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.atom\">");
  assert_lacks (document, "<style>");
  assert_lacks (document, "name=\"description\"");
  assert_has (alone, "<html lang=\"en\" dir=\"ltr\">");
  assert_has (alone, "content=\"d&quot;\"");
  assert_has (alone, vouch_page_stylesheet ());
  assert_lacks (alone, "<script");
  assert_has (document, "<meta property=\"og:type\" content=\"article\">");
  assert_has (list, "<meta property=\"og:type\" content=\"website\">");
  assert_lacks (vouch_page_stylesheet (), "<");
}

/* --- words --- */

static void
test_dates (void **state)
{
  static const struct
  {
    const char *language;
    const char *date;
    const char *expected;
  } cases[] = {
    { "en", "2026-06-02", "June 2, 2026" },
    { "en-US", "2026-06-02", "June 2, 2026" },
    { "en-GB", "2026-06-02", "2 June 2026" },
    { "en", "2026-06", "June 2026" },
    { "en", "2026", "2026" },
    { "de-AT", "2026-03-02", "2. März 2026" },
    { "fr", "2026-08-14", "14 août 2026" },
    { "es", "2026-01-14", "14 de enero de 2026" },
    { "es", "2026-01", "enero de 2026" },
    { "ar", "2026-06-02", "2 يونيو 2026" },
    { "ja", "2026-06-02", "June 2, 2026" },
    { "en", "2026-02-30", NULL },
    { "en", "soon", NULL },
    { "en", "", NULL },
    { "en", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = vouch_page_words_date (vouch_page_words_for (cases[i].language),
                                                     cases[i].language, cases[i].date);

      if (cases[i].expected)
        assert_string_equal (text, cases[i].expected);
      else
        assert_null (text);
    }
}

static void
test_languages (void **state)
{
  static const struct
  {
    const char *language;
    const char *expected;
    gboolean is_right_to_left;
  } cases[] = {
    { "en", "en", FALSE },       { "pt_BR", "pt-BR", FALSE },     { "zh-Hant-TW", "zh-Hant-TW", FALSE },
    { "ar", "ar", TRUE },        { "he-IL", "he-IL", TRUE },      { "az-Arab", "az-Arab", TRUE },
    { "ur-Latn", "ur-Latn", FALSE }, { "es-419", "es-419", FALSE }, { "ckb", "ckb", TRUE },
    { "english", "en", FALSE },  { "e", "en", FALSE },            { "", "en", FALSE },
    { "en-", "en", FALSE },      { "en\"><x", "en", FALSE },      { NULL, "en", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tag = vouch_page_dup_language (cases[i].language);

      assert_string_equal (tag, cases[i].expected);
      assert_int_equal (vouch_page_language_is_right_to_left (tag), cases[i].is_right_to_left);
    }
}

static void
test_all_words_are_there (void **state)
{
  static const char *const languages[] = { "en", "de", "fr", "es", "ar" };

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    for (int w = 0; w < VOUCH_PAGE_N_WORDS; w++)
      {
        const VouchPageWords *words = vouch_page_words_for (languages[l]);

        assert_string_equal (vouch_page_words_get_language (words), languages[l]);
        assert_non_null (vouch_page_words_get (words, (VouchPageWord) w));
      }
}

/* English words in a card of another language are marked as English. */
static void
test_foreign_words (void **state)
{
  g_autoptr (VouchPage) arabic = render_fixture ("page/right-to-left.scorecard");
  g_autoptr (VouchPage) hebrew = render_fixture ("page/other-words.scorecard");

  assert_has (arabic->html, "<article class=\"vouch-page\" lang=\"ar\" dir=\"rtl\">");
  assert_has (arabic->html, ">المراجع</h2>");
  assert_has (arabic->html, "<p lang=\"en\">");
  assert_has (hebrew->html, "<article class=\"vouch-page\" lang=\"he\" dir=\"rtl\">");
  assert_has (hebrew->html, "<span lang=\"en\" dir=\"ltr\">References</span></h2>");
  assert_has (hebrew->html, "><span lang=\"en\" dir=\"ltr\">June 10, 2026</span></time>");
}

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
      g_autoptr (VouchPage) page = render (cases[i].card);

      assert_has (page->html, cases[i].there);
      if (cases[i].gone)
        assert_lacks (page->html, cases[i].gone);
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
      g_autoptr (VouchPage) page = render (cases[i].card);

      assert_has (page->html, cases[i].expected);
      assert_lacks (page->html, "private");
    }
}

static void
test_corrections (void **state)
{
  g_autoptr (VouchPage) page = render (
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
  assert_int_equal (count (page->html, "Dose. It said: <bdi>“5 mg”</bdi>. It should say: <bdi>“50 mg”</bdi>."), 2);
  assert_int_equal (count (page->html, "vouch-notice"), 1);
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
      g_autoptr (VouchPage) page = render (json);

      assert_has (page->html, cases[i].expected);
    }
}

/* --- the pages and the words of a source --- */

#define AT(page) "{\"reference\":\"x\",\"relation\":\"supports\",\"locator\":{\"label\":\"page\",\"value\":\"" page "\"}}"

static void
test_pages_of_marks (void **state)
{
  static const struct
  {
    const char *statements;
    const char *expected;
  } cases[] = {
    { STATEMENT ("a", AT ("4")), ">1</a></sup>" },
    { STATEMENT ("a", AT ("4")) "," STATEMENT ("b", AT ("4")), ">1</a></sup></li>\n</ul>" },
    { STATEMENT ("a", AT ("4")) "," STATEMENT ("b", AT ("7")), ">1</a>(p4)</sup>" },
    { STATEMENT ("a", AT ("4") "," AT ("7") "," AT ("4")) "," STATEMENT ("b", AT ("9")), ">1</a>(pp4,7)</sup>" },
    { STATEMENT ("a", AT ("4") "," AT ("7")), ">1</a>(pp4,7)</sup>" },
    { STATEMENT ("a", AT ("12") "," AT ("2") "," AT ("5-6") "," AT ("S4")), ">1</a>(pp2,5-6,12,S4)</sup>" },
    { STATEMENT ("a", AT ("4") "," CITES ("y") "," CITES ("z")) "," STATEMENT ("b", AT ("9")),
      ">1</a>(p4),<a" },
    { STATEMENT ("a", AT ("4")) "," STATEMENT ("b", AT ("7") "," CITES ("y")) "," STATEMENT ("c", CITES ("x")),
      "\">1</a></sup></li>\n</ul>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) halves = g_strsplit (CARD ("@"), "@", 2);
      g_autofree char *json = g_strconcat (halves[0], cases[i].statements, halves[1], NULL);
      g_autoptr (VouchPage) page = render (json);

      assert_has (page->html, cases[i].expected);
    }
}

static char *
repeat_words (guint n)
{
  GString *words = g_string_new ("w1");

  for (guint i = 2; i <= n; i++)
    g_string_append_printf (words, " w%u", i);
  return g_string_free (words, FALSE);
}

/* A card that quotes @n_quotes passages of @n_words each, of a source of that licence. */
static VouchPage *
render_quotes (guint       n_quotes,
               guint       n_words,
               const char *license)
{
  g_autofree char *words = repeat_words (n_words);
  g_autoptr (GString) json = g_string_new (NULL);

  g_string_printf (json, "{\"references\":[{\"id\":\"r\",\"title\":\"B\",\"license\":\"%s\"}],"
                         "\"sections\":[{\"statements\":[", license);
  for (guint i = 0; i < n_quotes; i++)
    g_string_append_printf (json, "%s{\"text\":\"a\",\"citations\":[{\"reference\":\"r\",\"quote\":"
                                  "{\"exact\":\"%s\",\"page\":%u}}]}", i > 0 ? "," : "", words, i + 1);
  g_string_append (json, "]}]}");
  return render (json->str);
}

static void
test_fair_quotation (void **state)
{
  static const struct
  {
    guint n_quotes;
    guint n_words;
    const char *license;
    guint n_printed; /* quotes */
    const char *last; /* of what is printed of one */
  } cases[] = {
    { 1, 40, "", 1, "w39 w40”" },
    { 1, 41, "", 1, "w39 w40…”" },
    { 5, 40, "", 5, "w40”" },
    { 6, 40, "", 5, "w40”" },
    { 9, 30, "", 7, "w19 w20…”" },
    { 1, 300, "CC BY 4.0", 1, "w299 w300”" },
    { 6, 40, "https://creativecommons.org/licenses/by/4.0/", 6, "w40”" },
    { 6, 40, "All rights reserved", 5, "w40”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchPage) page
          = render_quotes (cases[i].n_quotes, cases[i].n_words, cases[i].license);

      assert_int_equal (count (page->html, "<blockquote"), cases[i].n_printed);
      assert_int_equal (count (page->html, "<p class=\"vouch-from\">From <bdi>"), cases[i].n_printed);
      assert_int_equal (count (page->html, "page of the file:"), cases[i].n_quotes);
      assert_has (page->html, cases[i].last);
    }
}

/* The mark leads to the words that it vouches with, and those open without a script. */
static void
test_mark_opens_passage (void **state)
{
  g_autoptr (VouchPage) page = render_quotes (2, 3, "");

  assert_has (page->html, "href=\"#vouch-card-use-1-2\" role=\"doc-noteref\"");
  /* What is round the aim of a link opens by itself, without a script. */
  assert_has (page->html, "<li class=\"vouch-quoted\"><a href=\"#vouch-card-cite-1-2\"");
  assert_has (page->html, "<details class=\"vouch-passage\"><summary><bdi>page of the file:\u00a02</bdi>"
                          "</summary><blockquote id=\"vouch-card-use-1-2\"><p><bdi>“w1 w2 w3”</bdi></p>");
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
    "<summary><bdi>p.\u00a012 shown</bdi></summary><blockquote id=\"vouch-00000000-use-1-1\"><p><bdi>“Passage shown”</bdi></p>"
    "<p class=\"vouch-from\">From <bdi>Family shown 2026</bdi> · Licence: <bdi>Licence shown</bdi></p>",
    "<p class=\"vouch-what\">Summarises one clinical trial. Not a guideline.</p>",
    "<p class=\"vouch-facts\">Funding: <bdi>Funding shown</bdi></p>",
    "<p class=\"vouch-facts\">Interests of its authors: <bdi>Conflict shown</bdi></p>",
    "<p class=\"vouch-report\">Found an error? Write to "
    "<a href=\"mailto:errors-shown@example.org\"><bdi>errors-shown@example.org</bdi></a>"
    " and name this card: 00000000.</p>",
    "<bdi>page of the file:\u00a07</bdi>",
    "<li><a href=\"https://example.org/shown\">Item shown</a>",
    "<time datetime=\"2026-06-04\">June 4, 2026</time> (Weight shown): Correction shown."
    " It said: <bdi>“Wrong shown”</bdi>. It should say: <bdi>“Right shown”</bdi>.",
    "<em>Cont shown</em>. 2026;1 shown(2 shown):3 shown. doi:<a href=\"https://doi.org/10.1234/shown\">",
    "PMID: <a href=\"https://pubmed.ncbi.nlm.nih.gov/123456/\">123456</a>",
    "<p class=\"vouch-disclosure\">Disclosure shown</p>",
    "<p>Interests: <bdi>Author shown</bdi> (Interest shown).</p>",
  };
  g_autoptr (VouchPage) page = render_fixture ("page/full.scorecard");

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_has (page->html, parts[i]);
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
      g_autoptr (VouchPage) page = render (json);
      g_autoptr (JsonNode) data = parse (page->jsonld);
      JsonObject *sponsor = vouch_json_get_object (vouch_json_node_object (data), "sponsor");
      const char *label = strstr (page->html, "<p class=\"vouch-sponsor\">");

      assert_string_equal (page->description, cases[i].description);
      assert_true (!label == !cases[i].html && !page->label == !cases[i].html);
      assert_true (g_strcmp0 (vouch_json_get_text (sponsor, "name"), cases[i].name) == 0);
      if (!label)
        continue;
      assert_has (label, cases[i].html);
      assert_true (label < strstr (page->html, "<h1"));
    }
}

static void
test_data (void **state)
{
  g_autoptr (VouchPage) page = render_fixture ("page/full.scorecard");
  g_autoptr (JsonNode) node = parse (page->jsonld);
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
  assert_lacks (page->jsonld, "MedicalGuideline");
  assert_lacks (page->jsonld, "ClaimReview");
}

static void
test_description (void **state)
{
  static const char *const word = "word ";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_autoptr (VouchPage) page = NULL;
  g_autoptr (VouchPage) empty = render ("{\"title\":\"Only a title\"}");
  g_autoptr (VouchPage) nothing = render ("{}");

  for (int i = 0; i < 60; i++)
    g_string_append (text, word);
  json = g_strdup_printf ("{\"sections\":[{\"statements\":[{\"text\":\"%s\"}]}]}", text->str);
  page = render (json);
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
      g_autoptr (VouchPage) first = render_fixture (fixtures[i]);
      g_autoptr (VouchPage) second = NULL;

      g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
      g_setenv ("LANGUAGE", "de:fr", TRUE);
      setlocale (LC_ALL, "C");
      second = render_fixture (fixtures[i]);
      assert_string_equal (first->html, second->html);
      assert_string_equal (first->jsonld, second->jsonld);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_numbers),
    cmocka_unit_test (test_back_links),
    cmocka_unit_test (test_many_places),
    cmocka_unit_test (test_marks),
    cmocka_unit_test (test_escapes),
    cmocka_unit_test (test_hostile_members),
    cmocka_unit_test (test_document_guards_data),
    cmocka_unit_test (test_dates),
    cmocka_unit_test (test_languages),
    cmocka_unit_test (test_all_words_are_there),
    cmocka_unit_test (test_foreign_words),
    cmocka_unit_test (test_about),
    cmocka_unit_test (test_declined),
    cmocka_unit_test (test_corrections),
    cmocka_unit_test (test_corrections_end),
    cmocka_unit_test (test_pages_of_marks),
    cmocka_unit_test (test_fair_quotation),
    cmocka_unit_test (test_mark_opens_passage),
    cmocka_unit_test (test_parts),
    cmocka_unit_test (test_sponsor),
    cmocka_unit_test (test_data),
    cmocka_unit_test (test_description),
    cmocka_unit_test (test_same_bytes),
  };

  setlocale (LC_ALL, "");
  return vouch_test_run ("page", tests);
}
