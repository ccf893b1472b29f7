/* test-export-text.c: a card as Markdown, as text, and its references as CSL-JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-export-references.h"
#include "vouch-export-text.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
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

static char *
export (JsonNode      *card,
        VouchTextForm  text_form)
{
  g_autoptr (JsonNode) form = vouch_published_form (card);

  return vouch_export_text (form, text_form);
}

#define STATEMENT(members) \
  "{\"sections\":[{\"role\":\"key-highlights\",\"statements\":[{" members "}]}]}"

static void
test_statements (void **state)
{
  static const struct
  {
    const char *card;
    const char *markdown; /* line that must be there */
    const char *plain;
  } cases[] = {
    { STATEMENT ("\"text\":\"a *b* _c_ `d` [e](f) <g> h|i \\\\j\""),
      "- a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> h\\|i \\\\j\n", "- a *b* _c_ `d` [e](f) <g> h|i \\j\n" },
    { STATEMENT ("\"text\":\"# no heading\""), "- \\# no heading\n", "- # no heading\n" },
    { STATEMENT ("\"text\":\"- no list\""), "- \\- no list\n", "- - no list\n" },
    { STATEMENT ("\"text\":\"12. no number\""), "- 12\\. no number\n", "- 12. no number\n" },
    { STATEMENT ("\"text\":\"12 of 14\""), "- 12 of 14\n", "- 12 of 14\n" },
    { STATEMENT ("\"text\":\"R&D &amp; &#60;\""), "- R\\&D \\&amp; \\&#60;\n", "- R&D &amp; &#60;\n" },
    { STATEMENT ("\"text\":\"P & Q\""), "- P & Q\n", "- P & Q\n" },
    { STATEMENT ("\"text\":\"two\\nlines\""), "- two lines\n", "- two lines\n" },
    { STATEMENT ("\"text\":\"CO2 😀 x\",\"marks\":[{\"from\":2,\"to\":3,\"as\":\"subscript\"},"
                 "{\"from\":6,\"to\":7,\"as\":\"italic\"}]"),
      "- CO<sub>2</sub> 😀 *x*\n", "- CO2 😀 x\n" },
    { STATEMENT ("\"label\":\"Aim\",\"text\":\"a\""), "- **Aim:** a\n", "- Aim: a\n" },
    { STATEMENT ("\"text\":\"\",\"none\":{\"why\":\"not-applicable\",\"reason\":\"r\"}"),
      "- Not applicable: r\n", "- Not applicable: r\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) card = parse (cases[i].card);
      g_autofree char *markdown = export (card, VOUCH_TEXT_FORM_MARKDOWN);
      g_autofree char *plain = export (card, VOUCH_TEXT_FORM_PLAIN);

      if (!strstr (markdown, cases[i].markdown) || !strstr (plain, cases[i].plain))
        fail_msg ("%s\n%s\n%s", cases[i].card, markdown, plain);
    }
}

/* Whether a sign that begins a tag, a link or an escape of HTML stands without a backslash before it. A
 * line’s own list mark is ours. */
static gboolean
has_markup (const char *markdown)
{
  gboolean is_escaped = FALSE;

  for (const char *c = markdown; *c; c++)
    if (is_escaped)
      is_escaped = FALSE;
    else if (*c == '\\')
      is_escaped = TRUE;
    else if (strchr ("<[`", *c) || (*c == '&' && (g_ascii_isalpha (c[1]) || c[1] == '#')))
      return TRUE;
  return FALSE;
}

/* In Markdown HTML is HTML: of a card it is text. */
static void
test_hostile_texts (void **state)
{
  gsize length;
  g_autofree char *json = vouch_test_read_fixture ("hostile-strings.json", &length);
  g_autoptr (JsonNode) list = vouch_json_parse (json, length, length, NULL);
  JsonArray *strings = json_node_get_array (list);

  assert_true (json_array_get_length (strings) > 50);
  assert_true (has_markup ("a <b>") && has_markup ("&lt;") && !has_markup ("a \\<b>"));
  for (guint i = 0; i < json_array_get_length (strings); i++)
    {
      const char *text = json_array_get_string_element (strings, i);
      g_autoptr (JsonNode) quoted = vouch_json_new_text (text);
      g_autofree char *printed = vouch_json_print (quoted, FALSE);
      g_autofree char *card = g_strdup_printf (
          "{\"title\":%s,\"people\":[{\"name\":%s,\"role\":\"author\"}],\"disclosure\":%s,"
          "\"article\":{\"title\":%s,\"authors\":[%s],\"journal\":%s},"
          "\"sections\":[{\"role\":\"key-highlights\",\"title\":%s,\"statements\":[{\"label\":%s,"
          "\"text\":%s}]}]}",
          printed, printed, printed, printed, printed, printed, printed, printed, printed);
      g_autoptr (JsonNode) node = parse (card);
      g_autofree char *markdown = export (node, VOUCH_TEXT_FORM_MARKDOWN);

      if (has_markup (markdown))
        fail_msg ("%s\n%s", text, markdown);
    }
}

static void
test_whole_card (void **state)
{
  static const char *const lines[] = {
    "# Title shown\n",
    "Prepared by: Author shown\n",
    "Reviewed by: Reviewer shown\n",
    "Last reviewed: June 3, 2026\n",
    "## Glance shown\n",
    "| Label shown | **Cell** shown<sup>1</sup> |\n",
    "| Second shown | Not applicable: Reason shown |\n",
    "- Highlight shown<sup>[but see 1]</sup>\n",
    "### Diagnosis shown\n",
    "- Item shown: <https://example.org/shown><sup>2</sup>\n",
    "- June 4, 2026: Correction shown\n",
    "2. Site shown. Accessed June 1, 2026. https://example.org/site-shown\n",
    "Disclosure shown\n",
  };
  g_autofree char *json = vouch_test_read_fixture ("page/full.scorecard", NULL);
  g_autoptr (JsonNode) card = parse (json);
  g_autofree char *markdown = export (card, VOUCH_TEXT_FORM_MARKDOWN);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!strstr (markdown, lines[i]))
      fail_msg ("not there: %sin: %s", lines[i], markdown);
  assert_null (strstr (markdown, "\n\n\n"));
}

static void
test_references (void **state)
{
  g_autoptr (JsonNode) card
      = parse ("{\"references\":[{\"id\":\"a\",\"title\":\"T\",\"abstract\":\"kept\",\"source\":\"digest\","
               "\"license\":\"CC\"},7,{\"id\":\"b\"}]}");
  g_autoptr (JsonNode) none = parse ("{}");
  g_autofree char *json = vouch_export_references (card);
  g_autofree char *empty = vouch_export_references (none);
  g_autoptr (JsonNode) node = parse (json);
  JsonArray *records = vouch_json_node_array (node);

  assert_int_equal (vouch_json_array_length (records), 2);
  assert_string_equal (vouch_json_get_text (vouch_json_array_object (records, 0), "abstract"), "kept");
  assert_null (strstr (json, "digest"));
  assert_null (strstr (json, "license"));
  assert_string_equal (empty, "[]\n");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_statements),
    cmocka_unit_test (test_hostile_texts),
    cmocka_unit_test (test_whole_card),
    cmocka_unit_test (test_references),
  };

  return vouch_test_run ("export-text", tests);
}
