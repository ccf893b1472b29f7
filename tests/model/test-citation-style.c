/* test-citation-style.c: styles are read before they run; names that are near are told.
 *
 * What needs the installed styles is skipped where they are not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-citation-style-files.h"
#include "vouch-citation-style-tree.h"
#include "vouch-citation-style.h"

#include <string.h>

#define HEAD \
  "<style class='in-text' default-locale='de-DE'><info><title>A &amp; B</title>" \
  "<category citation-format='numeric'/></info>"
#define TAIL "<bibliography><layout><text macro='m0'/></layout></bibliography></style>"
#define MACRO(name, body) "<macro name='" name "'>" body "</macro>"
#define CALL(name) "<text macro='" name "'/>"

static const struct
{
  const char *xml;
  const char *message; /* a part of it; NULL: it is good */
} cases[] = {
  { HEAD MACRO ("m0", "<text variable='title'/>") TAIL, NULL },
  { HEAD MACRO ("m0", CALL ("m1")) MACRO ("m1", "<text value='x'/>") TAIL, NULL },
  { HEAD MACRO ("m0", CALL ("m0")) TAIL, "“m0”" },
  { HEAD MACRO ("m0", CALL ("m1")) MACRO ("m1", CALL ("m0")) TAIL, "calls itself" },
  /* Also one that nothing calls. */
  { HEAD MACRO ("m0", "") MACRO ("lost", CALL ("lost")) TAIL, "“lost”" },
  { HEAD "</style>", "doesn’t format lists" },
  { "<html><body/></html>", "not a citation style" },
  { "", "not a citation style" },
  { "<style>", "not a citation style" },
  { "\x01\x02", "not a citation style" },
  { "<!DOCTYPE x [<!ENTITY a 'b'>]><style><info>&a;</info></style>", "not a citation style" },
};

static void
test_parse (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parent = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchCitationStyle) style
          = vouch_citation_style_parse (cases[i].xml, strlen (cases[i].xml), &parent, &error);

      if (!cases[i].message != (style != NULL))
        fail_msg ("%s: %s", cases[i].xml, error ? error->message : "read");
      if (error && !strstr (error->message, cases[i].message))
        fail_msg ("%s: %s", cases[i].xml, error->message);
    }
}

static void
test_members (void **state)
{
  const char *xml = cases[0].xml;
  g_autofree char *parent = NULL;
  g_autoptr (VouchCitationStyle) style
      = vouch_citation_style_parse (xml, strlen (xml), &parent, NULL);

  assert_non_null (style);
  assert_string_equal (style->title, "A & B");
  assert_string_equal (style->locale, "de-DE");
  assert_true (style->is_numeric);
  assert_false (style->sets_quotes);
  assert_null (parent);
}

static char *
make_doubling (guint n_macros)
{
  GString *xml = g_string_new (HEAD);

  for (guint i = 0; i < n_macros; i++)
    g_string_append_printf (xml, "<macro name='m%u'><text macro='m%u'/><text macro='m%u'/></macro>",
                            i, i + 1, i + 1);
  g_string_append_printf (xml, "<macro name='m%u'><text value='x'/></macro>" TAIL, n_macros);
  return g_string_free (xml, FALSE);
}

/* Macros that each call the next one twice double the work with every one of them. */
static void
test_doubling (void **state)
{
  static const guint counts[] = { 5, 30, 63, 64, 65, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *xml = make_doubling (counts[i]);
      g_autofree char *parent = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchCitationStyle) style
          = vouch_citation_style_parse (xml, strlen (xml), &parent, &error);

      assert_int_equal (style != NULL, counts[i] == 5);
      assert_true (style || strstr (error->message, "too deeply"));
    }
}

static void
test_depth (void **state)
{
  g_autoptr (GString) xml = g_string_new ("<style>");
  g_autofree char *parent = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (xml, "<group>");
  assert_null (vouch_citation_style_parse (xml->str, xml->len, &parent, &error));
  assert_non_null (strstr (error->message, "too deep"));
}

static gboolean
is_installed (void)
{
  g_autofree char *path = vouch_citation_style_find (VOUCH_CITATION_STYLE_DEFAULT, NULL);

  return path != NULL;
}

static void
test_names (void **state)
{
  static const struct
  {
    const char *name;
    const char *near; /* a part of what is told; NULL: there is such a style */
  } names[] = {
    { "american-medical-association", NULL }, { "vancouver", NULL }, { "Vancouver", NULL },
    { "apa.csl", NULL }, { "jama", NULL }, { "ama", NULL }, { "nlm", NULL },
    { "elsevier-harvard", NULL }, { "nature", NULL },
    { "vancover", "vancouver" }, { "american medical", "american-medical-association" },
    { "elsevier-havard", "elsevier-harvard" }, { "..", "" }, { "", "" },
    { "jama-psychiatri", "jama" }, { "nope", "style “nope”." }, { "xq", "style “xq”." },
  };

  if (!is_installed ())
    vouch_test_leave ("no citation styles");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = vouch_citation_style_find (names[i].name, &error);

      assert_int_equal (path != NULL, names[i].near == NULL);
      assert_true (path || strstr (error->message, names[i].near));
    }
}

static void
test_dependent (void **state)
{
  g_autoptr (VouchCitationStyle) style = NULL;

  if (!is_installed ())
    vouch_test_leave ("no citation styles");
  style = vouch_citation_style_load ("jama", NULL);
  assert_non_null (style);
  assert_true (g_str_has_prefix (style->title, "JAMA"));
  assert_non_null (strstr (style->xml, "<bibliography"));
  assert_true (style->is_numeric);
}

static void
test_locales (void **state)
{
  static const char *const bad[] = { "", "../../../etc/passwd", "xx-XX", "en-US/../en-US" };
  g_autofree char *english = vouch_citation_style_locale ("en-US");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_null (vouch_citation_style_locale (bad[i]));
  if (!is_installed ())
    vouch_test_leave ("no citation styles");
  assert_non_null (english);
}

/* As citeproc-js reads XML by itself. */
static void
test_tree (void **state)
{
  static const struct
  {
    const char *xml;
    const char *tree;
  } trees[] = {
    { "<a/>", "{'name':'a','attrs':{},'children':[]}" },
    { "<?xml version='1.0'?>\n<!-- so -->\n<a b=\"1&amp;2\" c='x\ny'>\n  <d>&#233;t<!-- no -->é</d>\n</a>\n",
      "{'name':'a','attrs':{'b':'1&2','c':'x y'},'children':[{'name':'d','attrs':{},'children':['été']}]}" },
    { "<a>lost<b/>lost</a>", "{'name':'a','attrs':{},'children':[{'name':'b','attrs':{},'children':[]}]}" },
    { "<a> <term/><term> </term><single></single><multiple>ed.\\s</multiple></a>",
      "{'name':'a','attrs':{},'children':[{'name':'term','attrs':{},'children':['']},"
      "{'name':'term','attrs':{},'children':['']},{'name':'single','attrs':{},'children':['']},"
      "{'name':'multiple','attrs':{},'children':['ed.\\\\s']}]}" },
    { "<a><b>\"</b><![CDATA[<c>]]></a>", "{'name':'a','attrs':{},'children':[{'name':'b','attrs':{},'children':['\\\"']}]}" },
    { "<a b='&amp;#8212;&amp;#x2014;x'>&amp;#1; &amp;#; &amp;#9</a>",
      "{'name':'a','attrs':{'b':'——x'},'children':['&#1; &#; &#9']}" },
    { "<a><b></a>", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (trees); i++)
    {
      g_autofree char *tree = vouch_citation_style_tree (trees[i].xml);
      g_autoptr (GString) expected = trees[i].tree ? g_string_new (trees[i].tree) : NULL;

      if (expected)
        g_string_replace (expected, "'", "\"", 0);
      if (g_strcmp0 (tree, expected ? expected->str : NULL) != 0)
        fail_msg ("%s was read as %s", trees[i].xml, tree ? tree : "nothing");
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_parse),     cmocka_unit_test (test_members),
    cmocka_unit_test (test_doubling),  cmocka_unit_test (test_depth),
    cmocka_unit_test (test_names),     cmocka_unit_test (test_dependent),
    cmocka_unit_test (test_locales),   cmocka_unit_test (test_tree),
  };

  return vouch_test_run ("citation-style", tests);
}
