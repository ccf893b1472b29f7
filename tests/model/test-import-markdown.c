/* test-import-markdown.c: one line of Markdown as text, marks and links.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-import-markdown.h"

/* Marks are spelt "from-to kind", in the order of their ends. */
static const struct
{
  const char *line;
  const char *text;
  const char *marks;
  const char *link;
} cases[] = {
  { "plain", "plain", "", NULL },
  { "**bold** text", "bold text", "0-4 b", NULL },
  { "__bold__ text", "bold text", "0-4 b", NULL },
  { "an *italic* word", "an italic word", "3-9 i", NULL },
  { "an _italic_ word", "an italic word", "3-9 i", NULL },
  { "***both***", "both", "0-4 i,0-4 b", NULL },
  { "**bold *and italic* text**", "bold and italic text", "5-15 i,0-20 b", NULL },
  { "snake_case_name", "snake_case_name", "", NULL },
  { "2 * 3 * 4", "2 * 3 * 4", "", NULL },
  { "P*value", "P*value", "", NULL },
  { "**never closed", "**never closed", "", NULL },
  { "never opened**", "never opened**", "", NULL },
  { "a ****rule**** b", "a ****rule**** b", "", NULL },
  { "*a **b*", "*a *b", "4-5 i", NULL },
  { "\\*not italic\\*", "*not italic*", "", NULL },
  { "10\\% \\(x\\)", "10% (x)", "", NULL },
  { "C:\\dir", "C:\\dir", "", NULL },
  { "FEV<sub>1</sub> and m<sup>2</sup>", "FEV1 and m2", "3-4 _,10-11 ^", NULL },
  { "<b>a</b> <em>b</em>", "a b", "0-1 b,2-3 i", NULL },
  { "one<br>two<br/>three", "one\ntwo\nthree", "", NULL },
  { "p <0.05 and x> 3", "p <0.05 and x> 3", "", NULL },
  { "<60 years", "<60 years", "", NULL },
  { "if a <b and c> d", "if a <b and c> d", "", NULL },
  { "an <unknown> tag", "an <unknown> tag", "", NULL },
  { "<span class=\"x\">in</span>side", "inside", "", NULL },
  { "<a href=\"https://a.org/b\">word</a>", "word", "", "https://a.org/b" },
  { "see [the trial](https://a.org/x_y_z)", "see the trial", "", "https://a.org/x_y_z" },
  { "[**bold** link](https://a.org \"title\").", "bold link.", "0-4 b", "https://a.org" },
  { "[a](https://a.org/b_(c))", "a", "", "https://a.org/b_(c)" },
  { "[citation needed]", "[citation needed]", "", NULL },
  { "[1] (2)", "[1] (2)", "", NULL },
  { "[open", "[open", "", NULL },
  { "[a](open", "[a](open", "", NULL },
  { "![A chart](c.png) here", "A chart here", "", NULL },
  { "<https://a.org>", "https://a.org", "", "https://a.org" },
  { "Tom &amp; Ann &lt;3 &#8217; &#x2019; &nbsp;x", "Tom & Ann <3 ’ ’ x", "", NULL },
  { "AT&T &unknown; &#0; &#xD800;", "AT&T &unknown; &#0; &#xD800;", "", NULL },
  { "use `vouch *x*` now", "use vouch *x* now", "", NULL },
  { "two  spaces\there ", "two spaces here", "", NULL },
  { "ein *größerer* Wert", "ein größerer Wert", "4-12 i", NULL },
  { "", "", "", NULL },
};

static char *
print_marks (const VouchImportText *text)
{
  static const char kinds[] = { 'i', 'b', '^', '_' };
  GString *marks = g_string_new (NULL);

  for (guint i = 0; i < text->marks->len; i++)
    {
      const VouchImportMark *mark = &g_array_index (text->marks, VouchImportMark, i);

      g_string_append_printf (marks, "%s%u-%u %c", i > 0 ? "," : "", mark->from, mark->to,
                              kinds[mark->as]);
    }
  return g_string_free (marks, FALSE);
}

static void
test_cases (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchImportText) text = vouch_import_markdown_read (cases[i].line);
      g_autofree char *marks = print_marks (text);

      if (!g_str_equal (text->text->str, cases[i].text) || !g_str_equal (marks, cases[i].marks)
          || g_strcmp0 (vouch_import_text_get_link (text), cases[i].link) != 0)
        fail_msg ("“%s” read as “%s” [%s] -> %s", cases[i].line, text->text->str, marks,
                  vouch_import_text_get_link (text));
      assert_int_equal (text->length, g_utf8_strlen (text->text->str, -1));
    }
}

/* Hostile runs of signs must cost time in proportion to their length. */
static void
test_long_runs (void **state)
{
  static const char *const pieces[] = { "*a ", "**a", "[", "<", "_", "a* ", "[x](", "&", "`" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VouchImportText) text = NULL;

      while (line->len < 60000)
        g_string_append (line, pieces[i]);
      text = vouch_import_markdown_read (line->str);
      assert_true (text->length > 0);
      assert_true (g_get_monotonic_time () - start < 5 * G_USEC_PER_SEC);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_long_runs),
  };

  return vouch_test_run ("import-markdown", tests);
}
