/* test-command-kinds.c: summaries and takeaways from the template or a draft to every format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#define SOURCE "Ito K, Ono B. Tear osmolarity in lens wear. Eye. 2019;3:1-9."

#define SUMMARY                                                                                    \
  "# Lenses and Dry Eyes - Summary - Site\n\n## Objective\n\nTo see whether wear dries the eye.\n\n" \
  "## Approach\n\n- Twenty adults wore lenses for eight hours. (ensure sourced)\n\n"               \
  "## Key Findings\n\n- Osmolarity rose.\n\n## Interpretation\n\nWear may dry the eye.\n\n"         \
  "## Conclusion\n\nRest helps.\n\n## Original Source(s)\n\n- " SOURCE "\n"

#define TAKEAWAYS                                                                                  \
  "5 Key Takeaways: Lenses and Dry Eyes\n\n1. Wear dries the eye.\n2. Rest helps. (source?)\n"     \
  "3. Drops help little.\n4. Gels help more at night.\n\nOriginal Source(s)\n\n[1] " SOURCE "\n"

/* A draft, what its check must tell and must not, and what stands in what is made of it. */
static const struct
{
  const char *kind;
  const char *draft;
  const char *told[4];
  const char *untold[4];
  const char *html[4];
  const char *markdown[4];
} kinds[] = {
  { "summary", SUMMARY,
    { "Lenses and Dry Eyes\n", "[section-empty]", "[marker-left]", "limitations  “Limitations”" },
    { "[page-chrome]", "[takeaways-count]", "[field-empty]", "[original-source-missing]" },
    { "<title>Lenses and Dry Eyes</title>", ">Key Findings</h2>", "Osmolarity rose.",
      "Tear osmolarity in lens wear" },
    { "# Lenses and Dry Eyes\n", "## Approach\n\n- Twenty adults wore lenses for eight hours.\n",
      "## Conclusion\n\n- Rest helps.\n", "Tear osmolarity in lens wear" } },
  { "takeaways", TAKEAWAYS,
    { "5 Key Takeaways: Lenses and Dry Eyes\n", "4 lines instead of 5. [takeaways-count]",
      "[marker-left]", "[source-missing]" },
    { "[section-empty]", "[page-chrome]", "[highlights-count]", "[original-source-missing]" },
    { "<title>5 Key Takeaways: Lenses and Dry Eyes</title>", "<ol", "Rest helps.",
      "Tear osmolarity in lens wear" },
    { "# 5 Key Takeaways: Lenses and Dry Eyes\n", "1. Wear dries the eye.\n",
      "4. Gels help more at night.\n", "Tear osmolarity in lens wear" } },
};

static void
assert_has (const char *text, const char *const *parts, gboolean is_there)
{
  for (guint i = 0; i < 4; i++)
    if ((strstr (text, parts[i]) != NULL) != is_there)
      fail_msg ("“%s” is %s in: %s", parts[i], is_there ? "not" : "still", text);
}

static char *
import (const char *folder, guint i)
{
  g_autofree char *draft = g_build_filename (folder, "draft.txt", NULL);
  char *card = g_build_filename (folder, "card.scorecard", NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_true (g_file_set_contents (draft, kinds[i].draft, -1, NULL));
  outcome = vouch_test_run_program (NULL, "import", draft, "-o", card, NULL);
  assert_int_equal (outcome->exit_code, 0);
  assert_non_null (strstr (outcome->messages, kinds[i].kind));
  return card;
}

/* A draft of the kind: what it is, what it lacks, every format that it can be written as. */
static void
test_draft (void **state)
{
  static const char *const lists[] = { "--to=ris", "--to=bibtex", "--to=csl-json" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *folder = vouch_test_make_folder ();
      g_autofree char *card = import (folder, i);
      g_autoptr (VouchTestOutcome) checked = vouch_test_run_program (NULL, "check", card, NULL);
      g_autoptr (VouchTestOutcome) html
          = vouch_test_run_program (NULL, "export", "--to=html", card, NULL);
      g_autoptr (VouchTestOutcome) markdown
          = vouch_test_run_program (NULL, "export", "--to=markdown", card, NULL);
      g_autoptr (VouchTestOutcome) text
          = vouch_test_run_program (NULL, "export", "--to=text", card, NULL);
      g_autoptr (VouchTestOutcome) notes
          = vouch_test_run_program (NULL, "export", "--to=web-annotation", card, NULL);
      g_autoptr (VouchTestOutcome) pack
          = vouch_test_run_program (NULL, "export", "--to=pack", card, NULL);

      assert_int_equal (checked->exit_code, 1);
      assert_has (checked->output, kinds[i].told, TRUE);
      assert_has (checked->output, kinds[i].untold, FALSE);
      assert_has (html->output, kinds[i].html, TRUE);
      assert_has (markdown->output, kinds[i].markdown, TRUE);
      assert_non_null (strstr (text->output, "Rest helps."));
      assert_true (notes->exit_code == 0 && notes->output[0] == '{');
      assert_true (pack->exit_code == 0 && g_str_has_prefix (pack->output, "%PDF-1."));
      for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
        {
          g_autoptr (VouchTestOutcome) list
              = vouch_test_run_program (NULL, "export", lists[k], card, NULL);

          assert_non_null (strstr (list->output, "Tear osmolarity in lens wear"));
        }
      vouch_test_remove_folder (folder);
    }
}

/* From the template: its parts, and the place of each is told as empty. */
static void
test_template (void **state)
{
  static const struct
  {
    const char *option;
    const char *told[4];
  } templates[] = {
    { "--kind=summary",
      { "“Objective” is empty", "“Key Findings” is empty", "“Limitations” is empty",
        "“Conclusion” is empty" } },
    { "--kind=takeaways",
      { "[title-missing]", "“Key Takeaways” is empty", "No original source", "[review-date]" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *folder = vouch_test_make_folder ();
      g_autofree char *card = g_build_filename (folder, "card.scorecard", NULL);
      g_autoptr (VouchTestOutcome) made
          = vouch_test_run_program (NULL, "new", templates[i].option, card, NULL);
      g_autoptr (VouchTestOutcome) checked = vouch_test_run_program (NULL, "check", card, NULL);

      assert_int_equal (made->exit_code, 0);
      assert_int_equal (checked->exit_code, 1);
      assert_has (checked->output, templates[i].told, TRUE);
      assert_null (strstr (checked->output, "[field-empty]"));
      vouch_test_remove_folder (folder);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_draft),
    cmocka_unit_test (test_template),
  };

  return vouch_test_run ("command-kinds", tests);
}
