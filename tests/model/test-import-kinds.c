/* test-import-kinds.c: summaries and takeaways, told from scorecards and from other texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-import-kind.h"
#include "vouch-import.h"

#define SUMMARY                                                                                    \
  "Tear Film Osmolarity in Lens Wearers\n\nObjective\n\nTo see whether wear dries the eye.\n\n"     \
  "Approach\n\n- Twenty adults wore lenses for eight hours. (ensure sourced)\n"                     \
  "- Osmolarity was taken each hour.\n\nKey Findings\n\n- Osmolarity rose.\n\n"                     \
  "Interpretation\n\nWear dries the eye.\n\nLimitations\n\nOne centre.\n\nConclusion\n\nRest helps.\n"

#define TAKEAWAYS                                                                                  \
  "5 Key Takeaways: Lenses and Dry Eyes\n\n1. Wear dries the eye.\n2. Rest helps. (source?)\n"     \
  "3. Drops help little.\n4. Gels help more at night.\n5. Ask how the lenses feel.\n"

static const struct
{
  const char *text;
  const char *kind; /* NULL: none of these */
} kinds[] = {
  { SUMMARY, "summary" },
  { "# A\n## Objective\nx\n## Approach\ny\n## Key Findings\nz\n## Conclusion\nw\n", "summary" },
  { "Objective: x\nApproach: y\nKey Findings: z\nInterpretation: w\n", "summary" },
  { "Objective:\nTo see.\nKey Findings:\n- One\nInterpretation:\nTwo\nLimitations:\nConclusion:\nSources:\n",
    "summary" },
  { "OBJECTIVE\nx\nAPPROACH\ny\nKEY FINDINGS\nz\nLIMITATIONS\nw\n", "summary" },
  { "**Objective**\nx\n**Approach**\ny\n**Interpretation**\nz\n**Conclusions**\nw\n", "summary" },
  { TAKEAWAYS, "takeaways" },
  { "Key Takeaways\n1) a\n2) b\n3) c\n4) d\n5) e\n", "takeaways" },
  { "Lenses: five takeaways\n1. a\n2. b\n3. c\n4. d\n5. e\nReferences\n1. Ito. Eye. 2019.\n", NULL },
  { "## Takeaways\n\n1. a\n2. b\n3. c\n", "takeaways" },
  { "Top 5 takeaways for clinicians\n\n1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n", "takeaways" },
  { "TAKEAWAYS\n1. a\n2. b\n3. c\n4. d\n5. e\n\nOriginal Source(s)\nIto. Eye. 2019.\n", "takeaways" },
  /* Papers have some of a summary's headings, and lists their numbers. */
  { "Objective\nx\nMethods\ny\nResults\nz\nConclusion\nw\n", NULL },
  { "Discussion\nx\nLimitations\ny\nConclusion\nz\n", NULL },
  { "1. Milk\n2. Bread\n3. Eggs\n4. Tea\n5. Salt\n", NULL },
  { "Takeaways\n\n- a\n- b\n- c\n- d\n- e\n", NULL },
  { "Takeaways\n1. a\n2. b\n", "takeaways" },
  { "Dry eyes\n\nKey takeaway\n1) a\n2) b\n", "takeaways" },
  { "Takeaways\n1. a\n", NULL },
  { "The takeaways of two trials\n1. a\n2. b\n", NULL },
  { "Takeaways\n1. a\n3. b\n4. c\n5. d\n", NULL },
  { "The takeaway of it all is that nothing changed.\n", NULL },
  /* What only a scorecard has decides. */
  { "At a Glance\nCondition\nKey Takeaways\n1. a\n2. b\n3. c\n4. d\n5. e\n", NULL },
  { "Objective\nx\nApproach\ny\nKey Findings\nz\nRisks\nw\nConclusion\nv\n", NULL },
  { "Key Highlights\n1. a\n2. b\n3. c\nTakeaways\n", NULL },
  { "", NULL },
};

static void
test_kinds (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const VouchImportOther *kind = vouch_import_kind_find (kinds[i].text);

      if (g_strcmp0 (kind ? kind->kind : NULL, kinds[i].kind) != 0)
        fail_msg ("Case %zu is %s", i, kind ? kind->kind : "nothing");
    }
}

static JsonNode *
import (const char *text, VouchImportReport **report)
{
  g_autoptr (GError) error = NULL;
  JsonNode *card = vouch_import (text, strlen (text), VOUCH_IMPORT_KIND_AUTO, report, &error);

  if (!card)
    fail_msg ("Not imported: %s", error->message);
  return card;
}

static void
print_sections (GString *print, JsonArray *sections)
{
  for (guint i = 0; i < json_array_get_length (sections); i++)
    {
      JsonObject *section = json_array_get_object_element (sections, i);
      JsonArray *statements = json_object_has_member (section, "statements")
                                  ? json_object_get_array_member (section, "statements")
                                  : NULL;

      g_string_append_printf (print, "%s=%s:", json_object_get_string_member (section, "role"),
                              json_object_get_string_member (section, "title"));
      for (guint k = 0; statements && k < json_array_get_length (statements); k++)
        {
          JsonObject *statement = json_array_get_object_element (statements, k);

          g_string_append_printf (print, " [%s]%s", json_object_get_string_member (statement, "text"),
                                  json_object_has_member (statement, "marker") ? "!" : "");
        }
      g_string_append_c (print, '\n');
      if (json_object_has_member (section, "sections"))
        print_sections (print, json_object_get_array_member (section, "sections"));
    }
}

static void
check_card (const char *text, const char *kind, const char *expected)
{
  g_autoptr (VouchImportReport) report = NULL;
  g_autoptr (JsonNode) card = import (text, &report);
  JsonObject *object = json_node_get_object (card);
  g_autoptr (GString) print = g_string_new (NULL);

  assert_string_equal (json_object_get_string_member (object, "kind"), kind);
  print_sections (print, json_object_get_array_member (object, "sections"));
  assert_string_equal (print->str, expected);
}

#define RESOURCES                                                                                  \
  "resources=Related Resources & Content:\noriginal-sources=Original Source(s):\n"                 \
  "related-content=Related Content:\n"

static void
test_summary (void **state)
{
  check_card (SUMMARY, "summary",
              "objective=Objective: [To see whether wear dries the eye.]\n"
              "approach=Approach: [Twenty adults wore lenses for eight hours.]! [Osmolarity was "
              "taken each hour.]\n"
              "key-findings=Key Findings: [Osmolarity rose.]\n"
              "interpretation=Interpretation: [Wear dries the eye.]\n"
              "limitations=Limitations: [One centre.]\n"
              "conclusion=Conclusion: [Rest helps.]\n" RESOURCES);
}

/* Headings within their lines, in another order, with one that isn't there. */
static void
test_summary_in_lines (void **state)
{
  check_card ("Lenses and Dry Eyes\n\nObjective: To see.\n\nConclusions: It dries.\n\n"
              "Approach: We looked.\n\nKey Findings: Dry.\n\nLimitations: Few.\n",
              "summary",
              "objective=Objective: [To see.]\napproach=Approach: [We looked.]\n"
              "key-findings=Key Findings: [Dry.]\ninterpretation=Interpretation:\n"
              "limitations=Limitations: [Few.]\nconclusion=Conclusions: [It dries.]\n" RESOURCES);
}

/* A variant of a heading, once the kind is known, and one that no summary has. */
static void
test_summary_in_markdown (void **state)
{
  check_card ("# Lenses and Dry Eyes\n\n## Objective\n\nTo see.\n\n## Approach\n\nWe looked.\n\n"
              "## Results\n\n- Dry.\n\n## Costs\n\n- None.\n\n## Interpretation\n\nSo.\n\n"
              "## Conclusion\n\nRest.\n",
              "summary",
              "objective=Objective: [To see.]\napproach=Approach: [We looked.]\n"
              "key-findings=Results: [Dry.]\ninterpretation=Interpretation: [So.]\n"
              "limitations=Limitations:\nconclusion=Conclusion: [Rest.]\n"
              "other=Costs: [None.]\n" RESOURCES);
}

static void
test_takeaways (void **state)
{
  check_card (TAKEAWAYS, "takeaways",
              "takeaways=Key Takeaways: [Wear dries the eye.] [Rest helps.]! [Drops help little.] "
              "[Gels help more at night.] [Ask how the lenses feel.]\n" RESOURCES);
}

/* No line is lost in silence: each is taken or told as dropped. */
static void
test_nothing_is_lost (void **state)
{
  static const char *const texts[] = {
    SUMMARY,
    TAKEAWAYS,
    SUMMARY "\nOriginal Source(s)\n\nIto K. Osmolarity. Eye. 2019;3:1-9.\n",
    TAKEAWAYS "\nThis summary was made with AI.\n\nWhat else there is.\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (VouchImportReport) report = NULL;
      g_autoptr (JsonNode) card = import (texts[i], &report);
      g_autoptr (GArray) silent = vouch_import_report_close (report);

      assert_int_equal (silent->len, 0);
      assert_true (vouch_import_looks_like_draft (texts[i]));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_kinds),
    cmocka_unit_test (test_summary),
    cmocka_unit_test (test_summary_in_lines),
    cmocka_unit_test (test_summary_in_markdown),
    cmocka_unit_test (test_takeaways),
    cmocka_unit_test (test_nothing_is_lost),
  };

  return vouch_test_run ("import-kinds", tests);
}
