/* test-page-citations.c: the marks of a page, where they lead, and the passages that they open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-rendered.h"

/* --- numbers --- */

#define DISPUTES(id) "{\"reference\":\"" id "\",\"relation\":\"contradicts\"}"
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
      page = vouch_test_render (json);
      vouch_test_assert_has (page->html, cases[i].expected);
    }
}

static void
test_back_links (void **state)
{
  g_autoptr (VouchPage) page
      = vouch_test_render (CARD (STATEMENT ("a", CITES ("x")) "," STATEMENT ("b", CITES ("x") "," CITES ("y"))));

  vouch_test_assert_has (page->html,
              "<li><a href=\"#vouch-abc1-cite-1-1\" role=\"doc-backlink\" "
              "aria-label=\"Back to citation 1 a\">a</a></li>");
  vouch_test_assert_has (page->html,
              "<li><a href=\"#vouch-abc1-cite-1-2\" role=\"doc-backlink\" "
              "aria-label=\"Back to citation 1 b\">b</a></li>");
  vouch_test_assert_has (page->html,
              "<li><a href=\"#vouch-abc1-cite-2-1\" role=\"doc-backlink\" "
              "aria-label=\"Back to citation 2\">↑</a></li>");
  vouch_test_assert_lacks (page->html, "Book z");
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
  page = vouch_test_render (json);
  vouch_test_assert_has (page->html, "aria-label=\"Back to citation 1 z\">z</a>");
  vouch_test_assert_has (page->html, "aria-label=\"Back to citation 1 aa\">aa</a>");
  vouch_test_assert_has (page->html, "aria-label=\"Back to citation 1 zz\">zz</a>");
  vouch_test_assert_has (page->html, "aria-label=\"Back to citation 1 aaa\">aaa</a>");
  for (int i = 1; i <= 800; i++)
    {
      g_autofree char *id = g_strdup_printf ("id=\"vouch-abc1-cite-1-%d\"", i);
      g_autofree char *link = g_strdup_printf ("href=\"#vouch-abc1-cite-1-%d\"", i);

      assert_int_equal (vouch_test_count (page->html, id), 1);
      assert_int_equal (vouch_test_count (page->html, link), 1);
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
      g_autoptr (VouchPage) page = vouch_test_render (json);

      vouch_test_assert_has (page->html, cases[i].expected);
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
  return vouch_test_render (json->str);
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

      assert_int_equal (vouch_test_count (page->html, "<blockquote"), cases[i].n_printed);
      assert_int_equal (vouch_test_count (page->html, "<p class=\"vouch-from\">From <bdi>"), cases[i].n_printed);
      assert_int_equal (vouch_test_count (page->html, "PDF p."), cases[i].n_quotes);
      vouch_test_assert_has (page->html, cases[i].last);
    }
}

/* The mark leads to the words that it vouches with, and those open without a script. */
static void
test_mark_opens_passage (void **state)
{
  g_autoptr (VouchPage) page = render_quotes (2, 3, "");

  vouch_test_assert_has (page->html, "href=\"#vouch-card-use-1-2\" role=\"doc-noteref\"");
  /* What is round the aim of a link opens by itself, without a script. */
  vouch_test_assert_has (page->html, "<li class=\"vouch-quoted\"><a href=\"#vouch-card-cite-1-2\"");
  vouch_test_assert_has (page->html,
                         "<details class=\"vouch-passage\"><summary><span class=\"vouch-begin\"><bdi>“w1 w2 w3”</bdi> </span>"
                         "<bdi>PDF p.\u00a02</bdi></summary><blockquote id=\"vouch-card-use-1-2\"><p><bdi>“w1 w2 w3”</bdi></p>");
}

/* What is closed says that words of the source are behind it, in the page's language. */
static void
test_closed_passages (void **state)
{
  static const struct
  {
    const char *language;
    const char *quote;
    const char *expected;
  } cases[] = {
    { "en", "'exact':'w1 w2 w3 w4 w5 w6','page':4", "<bdi>“w1 w2 w3 w4 w5 w6”</bdi> </span><bdi>PDF p.\u00a04</bdi>" },
    { "en", "'exact':'w1 w2 w3 w4 w5 w6, w7','page':4", "<bdi>“w1 w2 w3 w4 w5 w6…”</bdi> </span><bdi>PDF p.\u00a04</bdi>" },
    { "en", "'exact':'w1 w2 w3 w4 w5 w6 w7'", "<summary>Passage</summary>" },
    { "en", "'exact':'012345678901234567890123456789012345678901234567890123456789012345678901234567890','page':4",
      "“01234567890123456789012345678901234567890123456789012345678901234567890123456789…”" },
    { "de", "'exact':'w1','page':4", "<bdi>„w1“</bdi> </span><bdi>PDF-Seite\u00a04</bdi>" },
    { "fr", "'exact':'w1','page':4", "w1\u00a0»</bdi> </span><bdi>PDF, p.\u00a04</bdi>" },
    { "es", "'exact':'w1','page':4", "<bdi>«w1»</bdi> </span><bdi>PDF, p.\u00a04</bdi>" },
    { "ar", "'exact':'w1','page':4", "<bdi>«w1»</bdi> </span><bdi>PDF، ص\u00a04</bdi>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json
          = g_strdup_printf ("{'language':'%s','references':[{'id':'r','title':'B'}],'sections':[{'statements':["
                             "{'text':'a','citations':[{'reference':'r','quote':{%s}}]}]}]}",
                             cases[i].language, cases[i].quote);
      g_autoptr (VouchPage) page = vouch_test_render (g_strdelimit (json, "'", '"'));

      vouch_test_assert_has (page->html, cases[i].expected);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_numbers),
    cmocka_unit_test (test_back_links),
    cmocka_unit_test (test_many_places),
    cmocka_unit_test (test_pages_of_marks),
    cmocka_unit_test (test_fair_quotation),
    cmocka_unit_test (test_mark_opens_passage),
    cmocka_unit_test (test_closed_passages),
  };

  return vouch_test_run ("page-citations", tests);
}
