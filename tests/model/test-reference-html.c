/* test-reference-html.c: what a processor made, taken apart; nothing else gets through.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-reference-html.h"

static const struct
{
  const char *html;
  const char *text;
  const char *again;
} cases[] = {
  { "", "", "" },
  { "Kim M. A. <i>J</i>. 2014;1:1-2.", "Kim M. A. J. 2014;1:1-2.", "Kim M. A. <i>J</i>. 2014;1:1-2." },
  { "p &#60; 0.05 &#38; more", "p < 0.05 & more", "p &lt; 0.05 &amp; more" },
  { "&#60;script&#62;x&#60;/script&#62;", "<script>x</script>", "&lt;script&gt;x&lt;/script&gt;" },
  { "<script>x</script>", "x", "x" },
  { "<img src=x onerror=y>a", "a", "a" },
  { "<a href=\"javascript:x\">a</a>", "a", "a" },
  { "<i>a<sup>2</sup>b</i>", "a2b", "<i>a</i><sup>2</sup><i>b</i>" },
  { "<i>a <span style=\"font-style:normal;\">b</span></i>", "a b", "<i>a </i>b" },
  { "<span style=\"font-variant:small-caps;\">a</span>", "a", "a" },
  { "a\n  b\tc\n", "a b c", "a b c" },
  { "a < b", "a < b", "a &lt; b" },
  { "a <", "a <", "a &lt;" },
  { "a & b &unknown;", "a & b &unknown;", "a &amp; b &amp;unknown;" },
  { "</i></i>a", "a", "a" },
  { "doi:10.1/x", "doi:10.1/x", "doi:<a href=\"https://doi.org/10.1/x\">10.1/x</a>" },
  { "At https://e.org/a?b=1&#38;c.", "At https://e.org/a?b=1&c.",
    "At <a href=\"https://e.org/a?b=1&amp;c\">https://e.org/a?b=1&amp;c</a>." },
  { "http: and httpd", "http: and httpd", "http: and httpd" },
};

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) parts = vouch_reference_html_parse (cases[i].html);
      g_autofree char *text = vouch_reference_parts_text (parts);
      g_autofree char *html = vouch_reference_parts_html (parts);

      assert_string_equal (text, cases[i].text);
      assert_string_equal (html, cases[i].again);
    }
}

static void
test_depth (void **state)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "<i><b>");
  g_string_append (html, "x");
  parts = vouch_reference_html_parse (html->str);
  text = vouch_reference_parts_text (parts);
  assert_string_equal (text, "x");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_depth),
  };

  return vouch_test_run ("reference-html", tests);
}
