/* test-import-cite.c: numbers in a draft's sentences become citations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-import.h"
#include "vouch-json.h"

static const struct
{
  const char *line;
  const char *text;
  const char *cited;  /* numbers of the references */
  const char *marker; /* NULL: none */
} cases[] = {
  { "Gout affects 4% of adults.[1]", "Gout affects 4% of adults.", "1", NULL },
  { "Gout affects 4% of adults [1, 2].", "Gout affects 4% of adults.", "1 2", NULL },
  { "Gout affects adults [1-3], and more of them [2].", "Gout affects adults, and more of them.", "1 2 3", NULL },
  { "Gout affects adults.¹", "Gout affects adults.", "1", NULL },
  { "Gout affects adults¹⁻³ everywhere.", "Gout affects adults everywhere.", "1 2 3", NULL },
  { "Gout affects adults^2^.", "Gout affects adults.", "2", NULL },
  { "Gout affects adults<sup>1,3</sup>.", "Gout affects adults.", "1 3", NULL },
  { "Gout affects adults [1] [1].", "Gout affects adults.", "1", NULL },
  { "Gout affects adults [citation needed] [2].", "Gout affects adults.", "2", "citation needed" },
  /* what a chat program leaves of its own sources */
  { "See Table 2【4†source】", "See Table 2", "", "4†source" },
  { "Almost half quit [cite: 12, 13].", "Almost half quit.", "", "cite: 12, 13" },
  { "Half quit :contentReference[oaicite:3]{index=3}.", "Half quit.", "", "contentReference[oaicite:3]" },
  { "Adverse events were rare [Comment [JW1]: which ones?].", "Adverse events were rare.", "", "which ones?" },
  { "Diarrhoea in 7% ~~(source?)~~", "Diarrhoea in 7%", "", "source?" },
  { "Pain fell <ref>2</ref>.", "Pain fell.", "2", NULL },
  /* a number that the list hasn't */
  { "Avoid corticosteroids [1, 7].", "Avoid corticosteroids.", "", "[1, 7]" },
  { "Avoid corticosteroids.[9]", "Avoid corticosteroids.", "", "[9]" },
  /* amounts, and numbers that no reference has */
  { "The area was 12 cm² and rose.", "The area was 12 cm² and rose.", "", NULL },
  { "10⁶ cells were counted.", "10⁶ cells were counted.", "", NULL },
  { "The interval was [1, 9].", "The interval was [1, 9].", "", NULL },
  { "Pain fell by 3 points (95% CI [1.2, 2.1]).", "Pain fell by 3 points (95% CI [1.2, 2.1]).", "", NULL },
  { "A ring [2H] was added.", "A ring [2H] was added.", "", NULL },
  { "Median stay was 7 days [1, 2] after surgery.", "Median stay was 7 days [1, 2] after surgery.", "", NULL },
  { "Median stay was 7 days [1, 2].", "Median stay was 7 days [1, 2].", "", NULL },
  { "The range was 5 [1-3] points.", "The range was 5 [1-3] points.", "", NULL },
  { "Pain score 4 [2] at rest.", "Pain score 4 [2] at rest.", "", NULL },
  { "Rate was 3 [1,2] per year [3].", "Rate was 3 [1,2] per year.", "3", NULL },
  { "Glucose was 7 mmol/L [1, 3].", "Glucose was 7 mmol/L [1, 3].", "", NULL },
  { "It was seen in 12 patients [3].", "It was seen in 12 patients.", "3", NULL },
};

static JsonNode *
import_line (const char *line)
{
  g_autofree char *draft = g_strdup_printf (
      "# Clinical Scorecard: Gout\n\n## At a Glance\n\n- Condition: Gout\n\n## Key Highlights\n\n- %s\n\n"
      "## Guideline-Based Recommendations\n\n### Diagnosis\n\n- Ask.\n\n## Clinical Best Practices\n\n- Ask.\n\n"
      "## References\n\n1. Lee A. Gout in adults. J Gout. 2020;1(2):3-4.\n2. Roe B. Urate in women. J Gout. 2021;1(2):5.\n"
      "3. Doe C. Crystals in joints. J Gout. 2022;1(2):6.\n",
      line);
  g_autoptr (GError) error = NULL;
  JsonNode *card = vouch_import (draft, strlen (draft), VOUCH_IMPORT_KIND_MARKDOWN, NULL, &error);

  if (!card)
    fail_msg ("%s: %s", line, error->message);
  return card;
}

static JsonObject *
get_statement (JsonNode *card)
{
  JsonArray *sections = vouch_json_get_array (vouch_json_node_object (card), "sections");

  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    {
      JsonObject *section = vouch_json_array_object (sections, i);

      if (g_str_equal (vouch_json_get_text (section, "role"), "key-highlights"))
        return vouch_json_array_object (vouch_json_get_array (section, "statements"), 0);
    }
  return NULL;
}

static const char *
find_key (JsonNode *card, const char *id)
{
  JsonArray *references = vouch_json_get_array (vouch_json_node_object (card), "references");

  for (guint i = 0; i < vouch_json_array_length (references); i++)
    {
      JsonObject *reference = vouch_json_array_object (references, i);

      if (g_str_equal (vouch_json_get_text (reference, "id"), id))
        return vouch_json_get_text (reference, "citation-key");
    }
  return "?";
}

static char *
list_cited (JsonNode *card, JsonObject *statement)
{
  JsonArray *citations = vouch_json_get_array (statement, "citations");
  GString *cited = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (citations); i++)
    g_string_append_printf (
        cited, "%s%s", i > 0 ? " " : "",
        find_key (card, vouch_json_get_text (vouch_json_array_object (citations, i), "reference")));
  return g_string_free (cited, FALSE);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) card = import_line (cases[i].line);
      JsonObject *statement = get_statement (card);
      g_autofree char *cited = list_cited (card, statement);
      const char *marker = vouch_json_get_text (vouch_json_get_object (statement, "marker"), "text");

      if (!g_str_equal (vouch_json_get_text (statement, "text"), cases[i].text) || !g_str_equal (cited, cases[i].cited)
          || g_strcmp0 (marker, cases[i].marker) != 0)
        fail_msg ("“%s” is “%s”, cites %s, marker %s", cases[i].line, vouch_json_get_text (statement, "text"), cited,
                  marker);
    }
}

/* Without a list of references a number asks for one. */
static void
test_no_list (void **state)
{
  static const char draft[] = "# Clinical Scorecard: Gout\n## At a Glance\n- Condition: Gout\n## Key Highlights\n"
                              "- Gout affects adults.[1]\n## Guideline-Based Recommendations\n### Diagnosis\n- Ask.\n";
  g_autoptr (JsonNode) card = vouch_import (draft, strlen (draft), VOUCH_IMPORT_KIND_MARKDOWN, NULL, NULL);

  JsonObject *statement = get_statement (card);

  assert_string_equal (vouch_json_get_text (statement, "text"), "Gout affects adults.");
  assert_string_equal (vouch_json_get_text (vouch_json_get_object (statement, "marker"), "text"), "[1]");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_no_list),
  };

  return vouch_test_run ("import-cite", tests);
}
