/* test-latex.c: TeX's letters and marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-latex.h"

static const struct
{
  const char *latex;
  const char *text;
} titles[] = {
  { "plain", "plain" },
  { "{\\'E}tude \\\"{u}ber \\c{c}a, \\v{s} \\v s, \\~n, {\\~{n}}, \\H{o}, \\k{a}, \\=a, \\.z", "Étude über ça, š š, ñ, ñ, ő, ą, ā, ż" },
  { "na\\\"\\i ve, Garc{\\'\\i}a, \\'{\\i}", "naïve, García, í" },
  { "\\ss{}, {\\ss}, \\ae\\ and \\O re, \\L{}\\'od\\'z, {\\AA}ngstr\\\"om", "ß, ß, æ and Øre, Łódź, Ångström" },
  { "a--b---c", "a–b—c" },
  { "``quoted'' `once'", "“quoted” ‘once'" },
  { "10\\% of A \\& B \\#1 \\$5 a\\_b", "10% of A & B #1 $5 a_b" },
  { "no~break\\,thin", "no break thin" },
  { "\\emph{E. coli} and {\\it in vivo} and {\\bf x}", "<i>E. coli</i> and <i>in vivo</i> and <b>x</b>" },
  { "H$_2$O, Ca$^{2+}$, CO\\textsubscript{2}, 4$^{\\textrm{th}}$", "H<sub>2</sub>O, Ca<sup>2+</sup>, CO<sub>2</sub>, 4<sup>th</sup>" },
  { "$\\alpha$-helix, $p \\leq 0.05$, 37$^\\circ$C, $\\beta_{1}$", "α-helix, p ≤0.05, 37°C, β<sub>1</sub>" },
  { "\\textsc{Dna}", "<span style=\"font-variant:small-caps;\">Dna</span>" },
  { "\\unknown{kept} \\href{http://x}{text}", "kept text" },
  { "\\~{} \\^{}", "~ ^" },
  { "un}balanced {brace", "unbalanced brace" },
  { "\\", "" },
  { "\\'", "" },
  { "$open", "open" },
};

static const struct
{
  const char *latex;
  const char *code;
} codes[] = {
  { "10.1000/a\\_b", "10.1000/a_b" },
  { "\\url{http://a.b/{\\%}20\\~{}c}", "http://a.b/%20~c" },
  { "http://a.b/$\\sim$c/\\textasciitilde d", "http://a.b/~c/~ d" },
};

static void
test_titles (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = vouch_latex_to_text (titles[i].latex, TRUE);

      assert_string_equal (text, titles[i].text);
    }
}

static void
test_without_marks (void **state)
{
  g_autofree char *text = vouch_latex_to_text ("\\emph{J.} $x^2$", FALSE);

  assert_string_equal (text, "J. x2");
}

static void
test_codes (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *code = vouch_latex_to_code (codes[i].latex);

      assert_string_equal (code, codes[i].code);
    }
}

/* Deeper than any stack, were each brace a call. */
static void
test_deep (void **state)
{
  g_autofree char *braces = g_strnfill (1000000, '{');
  g_autofree char *commands = g_strnfill (1000000, '\\');
  g_autofree char *first = vouch_latex_to_text (braces, TRUE);
  g_autofree char *second = vouch_latex_to_text (commands, TRUE);

  assert_string_equal (first, "");
  assert_non_null (second);
}

/* A command as the argument of the one before it is a level as well. */
static void
test_deep_commands (void **state)
{
  static const char *const commands[] = { "\\emph", "\\enquote", "\\frac", "\\'", "\\href", "\\unknown" };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GString) latex = g_string_new (NULL);
      g_autofree char *text = NULL;

      for (guint n = 0; n < 1000000; n++)
        g_string_append (latex, commands[i]);
      text = vouch_latex_to_text (latex->str, TRUE);
      assert_non_null (text);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_titles),
    cmocka_unit_test (test_without_marks),
    cmocka_unit_test (test_codes),
    cmocka_unit_test (test_deep),
    cmocka_unit_test (test_deep_commands),
  };

  return vouch_test_run ("latex", tests);
}
