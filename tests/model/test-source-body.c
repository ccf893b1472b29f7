/* test-source-body.c: a paged text without what belongs to its pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-passage.h"
#include "vouch-passage-quote.h"
#include "vouch-source-body.h"

#define SEPARATOR "\342\200\251"

typedef struct
{
  guint page;
  float height;
  const char *line;
} Line;

/* Two sentences go over an end of a page; a footnote and a legend stand before one. */
static const Line lines[] = {
  { 0, 8, "Journal of Examples" },
  { 0, 10, "The men who lived in the house by the river slept longer" },
  { 0, 10, "than those of the town, and their number is now increas-" },
  { 0, 8, "2" },
  { 1, 8, "Journal of Examples" },
  { 1, 10, "ing from year to year in all of the rooms that we saw. It" },
  { 1, 10, "was warm, and nobody of them asked us what it was about a" },
  { 1, 7, "1 A footnote in small letters that stands at the foot of" },
  { 1, 7, "this page and tells where the house by the river stood." },
  { 1, 8, "3" },
  { 2, 8, "Journal of Examples" },
  { 2, 10, "question that had been asked before. In the end they said" },
  { 2, 10, "so, and went to bed at the same hour on each of the days." },
  { 2, 8, "4" },
};

static VouchSourceText *
make_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (VouchSourceBox));
  VouchSourcePage pages[3];
  float y = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gboolean is_first = i == 0 || lines[i].page != lines[i - 1].page;

      if (is_first)
        pages[lines[i].page] = (VouchSourcePage) { text->len, 595, 842 };
      y = is_first ? 20 : y + 14;
      for (guint k = 0; k <= strlen (lines[i].line); k++)
        {
          VouchSourceBox box = { 50 + 4 * k, y, 54 + 4 * k, y + lines[i].height };

          g_array_append_val (boxes, box);
        }
      g_string_append_printf (text, "%s\n", lines[i].line);
    }
  return vouch_source_text_new_paged (text->str, pages, G_N_ELEMENTS (pages), (VouchSourceBox *) boxes->data);
}

static void
test_body (void **state)
{
  g_autoptr (VouchSourceText) text = make_text ();
  g_autofree char *body = vouch_source_body (text);

  assert_int_equal (g_utf8_strlen (body, -1), vouch_source_text_get_length (text));
  assert_null (strstr (body, "Journal"));
  assert_non_null (strstr (body, "asked us what it was about a" SEPARATOR "1 A footnote"));
  /* Nothing is lost but heads and folios, and all stands where it stood. */
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i].height != 8)
      assert_non_null (strstr (body, lines[i].line));
}

static char *
find_first (VouchSourceText *text, const char *words)
{
  g_autoptr (VouchPassageArticle) article = vouch_passage_article_new_of_source (text);
  g_autoptr (VouchPassageQuery) query = vouch_passage_query_new (words);
  g_autoptr (GPtrArray) found = vouch_passage_list (article, query, text, NULL, NULL, 1);

  assert_int_equal (found->len, 1);
  return g_strdup (((VouchPassage *) found->pdata[0])->exact);
}

/* A sentence is offered whole; what goes on behind a footnote ends before it. */
static void
test_passages (void **state)
{
  g_autoptr (VouchSourceText) text = make_text ();
  g_autofree char *over = find_first (text, "men by the river number increasing from year to year");
  g_autofree char *cut = find_first (text, "it was warm and nobody asked");

  assert_string_equal (over, "The men who lived in the house by the river slept longer than those of the town, and "
                             "their number is now increasing from year to year in all of the rooms that we saw.");
  assert_string_equal (cut, "It was warm, and nobody of them asked us what it was about a");
}

/* What is selected over an end of a page is kept as it reads. */
static void
test_quote (void **state)
{
  g_autoptr (VouchSourceText) text = make_text ();
  const char *whole = vouch_source_text_get_text (text);
  gsize start = strstr (whole, "and their number") - whole;
  gsize end = strstr (whole, " in all of the rooms") - whole;
  g_autoptr (VouchPassageQuote) quote = vouch_passage_quote_new (text, "0", start, end);
  g_autofree char *head = vouch_source_body_part (text, 0, 19);

  assert_string_equal (quote->exact, "and their number is now increasing from year to year");
  assert_int_equal (quote->page, 1);
  /* Whoever selects a running head has it. */
  assert_string_equal (head, "Journal of Examples");
}

/* A section that begins a page, with a name that the abstract has, too; a line of the text that a table has. */
static void
test_no_heads (void **state)
{
  const char *whole = "Results\nIt was warm.\nMethods\nIt was cold in all of them.\nNobody came.\nA line of the table\n"
                      "We saw it.\nIt was then.\nIn May.\nIt went.\nWe left.\n"
                      "Results\nHere nothing was seen that\nanybody had seen, and\nA line of the table\nwas read. It rained.\n";
  const VouchSourcePage pages[] = { { 0, 595, 842 }, { (guint32) (g_strrstr (whole, "Results") - whole), 595, 842 } };
  g_autoptr (VouchSourceText) text = vouch_source_text_new_paged (whole, pages, G_N_ELEMENTS (pages), NULL);
  g_autofree char *body = vouch_source_body (text);

  assert_string_equal (body, whole);
}

/* Words of a justified line, each taken for a line of its own, are one line. */
static void
test_words_apart (void **state)
{
  static const char *const words[] = { "It", "rose", "by", "40%", "in", "the", "end." };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (VouchSourceBox));
  const VouchSourcePage page = { 0, 595, 842 };
  g_autoptr (VouchSourceText) source = NULL;
  g_autofree char *body = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      for (guint k = 0; k <= strlen (words[i]); k++)
        {
          VouchSourceBox box = { 50 + 40 * i + 5 * k, 100, 55 + 40 * i + 5 * k, 110 };

          g_array_append_val (boxes, box);
        }
      g_string_append_printf (text, "%s\n", words[i]);
    }
  source = vouch_source_text_new_paged (text->str, &page, 1, (VouchSourceBox *) boxes->data);
  body = vouch_source_body (source);
  assert_string_equal (body, "It rose by 40% in the end.\n");
}

static void
test_without_pages (void **state)
{
  g_autoptr (VouchSourceText) text = vouch_source_text_new ("2\nA line.\n2\n");
  g_autofree char *body = vouch_source_body (text);

  assert_string_equal (body, "2\nA line.\n2\n");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_body),
    cmocka_unit_test (test_passages),
    cmocka_unit_test (test_quote),
    cmocka_unit_test (test_no_heads),
    cmocka_unit_test (test_words_apart),
    cmocka_unit_test (test_without_pages),
  };

  return vouch_test_run ("source-body", tests);
}
