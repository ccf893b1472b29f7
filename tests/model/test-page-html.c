/* test-page-html.c: text on a page: its marks, and text that means harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-page-document.h"
#include "vouch-page-html.h"
#include "vouch-published-form.h"
#include "vouch-test-rendered.h"

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
      g_autoptr (JsonNode) marks = vouch_test_parse_json (cases[i].marks);
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
  g_autoptr (JsonNode) card = vouch_test_parse_json (json);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) hostile = replace_texts (card, texts[i]);
      g_autoptr (JsonNode) form = vouch_published_form (hostile);
      g_autoptr (VouchPage) page = vouch_page_new (form);
      g_autofree char *document = vouch_page_document_new (
          page->html, page->jsonld, page->title, page->language, page->description, NULL);
      g_autoptr (JsonNode) data = vouch_test_parse_json (page->jsonld);

      for (gsize s = 0; s < G_N_ELEMENTS (signs); s++)
        vouch_test_assert_lacks (document, signs[s]);
      assert_int_equal (vouch_test_count (document, "<script"), 1);
      assert_int_equal (vouch_test_count (document, "</script"), 1);
      assert_int_equal (vouch_test_count (document, "</style"), 1);
      assert_int_equal (vouch_test_count (document, "</article"), 1);
      vouch_test_assert_lacks (page->jsonld, "<");
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

  vouch_test_assert_has (document, "<html lang=\"de-DE\" dir=\"ltr\">");
  vouch_test_assert_has (document, "<title>T&lt;t&gt;</title>");
  vouch_test_assert_has (document, "{\"a\":\"\\u003c/script>\"}</script>");
  vouch_test_assert_has (document, "<link rel=\"stylesheet\" href=\"/style.css\">");
  vouch_test_assert_has (document, "<link rel=\"canonical\" href=\"https://example.org/a?b=1&amp;c=2\">");
  vouch_test_assert_has (document, "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.atom\">");
  vouch_test_assert_lacks (document, "<style>");
  vouch_test_assert_lacks (document, "name=\"description\"");
  vouch_test_assert_has (alone, "<html lang=\"en\" dir=\"ltr\">");
  vouch_test_assert_has (alone, "content=\"d&quot;\"");
  vouch_test_assert_has (alone, vouch_page_stylesheet ());
  vouch_test_assert_lacks (alone, "<script");
  vouch_test_assert_has (document, "<meta property=\"og:type\" content=\"article\">");
  vouch_test_assert_has (list, "<meta property=\"og:type\" content=\"website\">");
  vouch_test_assert_lacks (vouch_page_stylesheet (), "<");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_marks),
    cmocka_unit_test (test_escapes),
    cmocka_unit_test (test_hostile_members),
    cmocka_unit_test (test_document_guards_data),
  };

  return vouch_test_run ("page-html", tests);
}
