/* test-stock-post.c: a card's page as an ordinary post, and what is read from one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-stock-html.h"
#include "vouch-stock-post.h"

#define CARD "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"

typedef struct
{
  const char *html;
  const char *post;
} Case;

static const Case cases[] = {
  { "", "" },
  { "<p>Plain words, 4.5 mg.</p>", "<p>Plain words, 4.5 mg.</p>" },
  { "<h1 id=\"a\">Title</h1>\n<p>x</p>", "<p>x</p>" },
  { "<h1>never closed", "never closed" },
  { "<bdi>N</bdi><bdi lang=\"de\">M</bdi>", "<span dir=\"auto\">N</span><span lang=\"de\">M</span>" },
  { "<time datetime=\"2026-01-01\">May</time>", "<span>May</span>" },
  { "<p>[gallery]</p>", "<p>&#091;gallery&#093;</p>" },
  { "<a href=\"https://e.org/[x]\">y</a>", "<a href=\"https://e.org/&#091;x&#093;\">y</a>" },
  { "<a title=\"a > b\">c</a>", "<a title=\"a > b\">c</a>" },
  { "5x3, 5x, x3, mx3", "5&#120;3, 5x, x3, mx3" },
  { "a--b a - b a-b", "a&#045;&#045;b a &#045; b a-b" },
  { "so... e.g.", "so&#046;&#046;. e.g." },
  { "(n = 8) 8-) 8O 18", "(n = 8) &#056;-) &#056;O 18" },
  { ":) ;)", "&#058;) &#059;)" },
  { "it's `q`", "it&#039;s &#096;q&#096;" },
  { "(tm) (c)", "&#040;tm) (c)" },
  { "&amp;lt; &quot;a&quot; &", "&amp;lt&#059; &quot;a&quot; &" },
  { "<b", "<b" },
  { "5<b>x</b>3", "5<b>x</b>3" },
};

static void
test_html (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *post = vouch_stock_html (cases[i].html);

      if (strcmp (post, cases[i].post) != 0)
        fail_msg ("%s: %s, not %s", cases[i].html, post, cases[i].post);
    }
}

static VouchStockMark *
make_mark (void)
{
  VouchStockMark *mark = g_new0 (VouchStockMark, 1);

  mark->revision = 3;
  mark->job = g_strdup ("job");
  mark->digest = g_strdup ("a digest \"that\" breaks out");
  mark->sent = g_strdup ("sent");
  return mark;
}

static void
test_mark (void **state)
{
  g_autoptr (VouchStockMark) mark = make_mark ();
  g_autofree char *text = vouch_stock_mark_wrap (mark, CARD, "<p>Text</p>");
  g_autoptr (VouchStockMark) found = vouch_stock_mark_find (text, CARD);
  g_autofree char *blank = vouch_stock_mark_blank (text);

  assert_non_null (found);
  assert_int_equal (found->revision, 3);
  assert_string_equal (found->job, "job");
  assert_null (found->digest);
  assert_null (found->kept);
  assert_false (found->is_withdrawn);
  assert_null (strstr (blank, "job"));
  assert_non_null (strstr (blank, "<p>Text</p>"));
}

/* Whoever quotes the card's UUID shows no card; whoever changes the mark still does. */
static void
test_other_marks (void **state)
{
  static const char *const broken[] = { "", "r3", "r0 a b c d live", "rx a b c d live",
                                        "r3 a b c d live more", "r99999999999999999999 a b c d live" };

  assert_null (vouch_stock_mark_find ("", CARD));
  assert_null (vouch_stock_mark_find ("<p>" CARD "</p>", CARD));
  assert_null (vouch_stock_mark_find ("<p>See</p><div data-vouch-card=\"" CARD "\">", CARD));
  assert_true (vouch_stock_mark_is_in ("<p>See</p><div data-vouch-card=\"" CARD "\">", CARD));
  assert_false (vouch_stock_mark_is_in ("<p>" CARD "</p>", CARD));
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<!-- wp:html -->\n<div class=\"vouch-scorecard\" data-vouch-card=\"" CARD "\" data-vouch-mark=\"%s\">", broken[i]);
      g_autoptr (VouchStockMark) mark = vouch_stock_mark_find (text, CARD);

      assert_non_null (mark);
      assert_int_equal (mark->revision, 0);
      assert_null (mark->job);
    }
}

typedef struct
{
  const char *title;
  const char *status;
  const char *add; /* at the end of its text */
  gboolean is_altered;
} Change;

static const Change changes[] = {
  { "A & B", "publish", "", FALSE },    { "A &amp; B", "publish", "", FALSE },
  { "A & B", "future", "", FALSE },     { "A & C", "publish", "", TRUE },
  { "A & B", "draft", "", TRUE },       { "A & B", "trash", "", TRUE },
  { "A & B", "publish", "more", TRUE },
};

static VouchStockPost *
read_post (const char *title, const char *status, const char *content)
{
  g_autoptr (JsonNode) json = vouch_json_new_members (
      "id", vouch_json_new_int (7), "status", vouch_json_new_text (status), "link",
      vouch_json_new_text ("https://example.org/a"), "title",
      vouch_json_new_members ("raw", vouch_json_new_text (title), NULL), "content",
      vouch_json_new_members ("raw", vouch_json_new_text (content), NULL), NULL);

  return vouch_stock_post_new (vouch_json_node_object (json), CARD);
}

static void
test_changes (void **state)
{
  g_autoptr (VouchStockMark) mark = make_mark ();
  g_autofree char *plain = vouch_stock_mark_wrap (mark, CARD, "<p>Text</p>");
  g_autofree char *text = NULL;

  mark->kept = vouch_stock_post_sum ("A & B", "", plain, "publish", "");
  text = vouch_stock_mark_wrap (mark, CARD, "<p>Text</p>");
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *content = g_strconcat (text, changes[i].add, NULL);
      g_autoptr (VouchStockPost) post = read_post (changes[i].title, changes[i].status, content);

      if (post->is_altered != changes[i].is_altered)
        fail_msg ("%s, %s, %s", changes[i].title, changes[i].status, changes[i].add);
      assert_true (changes[i].is_altered ? post->revision > 3 : post->revision == 3);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_html),
    cmocka_unit_test (test_mark),
    cmocka_unit_test (test_other_marks),
    cmocka_unit_test (test_changes),
  };

  return vouch_test_run ("stock-post", tests);
}
