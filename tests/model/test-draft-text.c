/* test-draft-text.c: what is left of a draft in a sentence, and what only looks like it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-draft-text.h"

static const struct
{
  const char *text;
  const char *marker; /* NULL: none in it */
  const char *rest;
  guint at;
} marker_cases[] = {
  { "AI is used (ensure sourced).", "ensure sourced", "AI is used.", 10 },
  { "AI is used. (source needed)", "source needed", "AI is used.", 11 },
  { "AI is used [citation needed] in care.", "citation needed", "AI is used in care.", 10 },
  { "AI is used (ref)", "ref", "AI is used", 10 },
  { "AI is used (source?).", "source?", "AI is used.", 10 },
  { "Größe steigt (add a reference).", "add a reference", "Größe steigt.", 12 },
  { "AI is used (must be verified).", "must be verified", "AI is used.", 10 },
  /* Brackets that say something. */
  { "The sample (n = 12) was small.", NULL, NULL, 0 },
  { "Cranial nerve (CN) palsy was seen.", NULL, NULL, 0 },
  { "The source (a reservoir in the lake) dried up.", NULL, NULL, 0 },
  { "Reference lists were searched (see the appendix).", NULL, NULL, 0 },
  { "Evidence (moderate) supports it.", NULL, NULL, 0 },
  { "Verified with a second reader (source: chart review).", NULL, NULL, 0 },
  { "Ensure sourced water is clean.", NULL, NULL, 0 },
};

static const struct
{
  const char *text;
  VouchPlaceholder kind;
} placeholder_cases[] = {
  { "TODO", VOUCH_PLACEHOLDER_LEFT },
  { "TBD", VOUCH_PLACEHOLDER_LEFT },
  { "tbd.", VOUCH_PLACEHOLDER_LEFT },
  { "XXX", VOUCH_PLACEHOLDER_LEFT },
  { "Start at XXX mg daily.", VOUCH_PLACEHOLDER_LEFT },
  { "TODO: find the dose", VOUCH_PLACEHOLDER_LEFT },
  { "Lorem ipsum dolor sit amet", VOUCH_PLACEHOLDER_LEFT },
  { "add", VOUCH_PLACEHOLDER_LEFT },
  { "Add.", VOUCH_PLACEHOLDER_LEFT },
  { "-", VOUCH_PLACEHOLDER_LEFT },
  { "—", VOUCH_PLACEHOLDER_LEFT },
  { "…", VOUCH_PLACEHOLDER_LEFT },
  { "[to be added]", VOUCH_PLACEHOLDER_LEFT },
  { "n/a", VOUCH_PLACEHOLDER_NOT_APPLICABLE },
  { "N/A", VOUCH_PLACEHOLDER_NOT_APPLICABLE },
  { "Not applicable.", VOUCH_PLACEHOLDER_NOT_APPLICABLE },
  { "", VOUCH_PLACEHOLDER_NONE },
  { "Add-on therapy lowered pressure.", VOUCH_PLACEHOLDER_NONE },
  { "Add a second agent after a month.", VOUCH_PLACEHOLDER_NONE },
  { "Women with a 47,XXX karyotype", VOUCH_PLACEHOLDER_NONE },
  { "To do so, dim the light.", VOUCH_PLACEHOLDER_NONE },
  { "The optimal dose is to be determined by weight.", VOUCH_PLACEHOLDER_NONE },
  { "Not applicable to children under 2.", VOUCH_PLACEHOLDER_NONE },
  { "Methodology", VOUCH_PLACEHOLDER_NONE },
  { "5%", VOUCH_PLACEHOLDER_NONE },
  { "乾眼症", VOUCH_PLACEHOLDER_NONE },
  { "Home", VOUCH_PLACEHOLDER_NONE },
};

static const struct
{
  const char *text;
  gboolean is_advice;
  gboolean is_instruction;
} instruction_cases[] = {
  { "Include specific clinical mechanisms involved in dry eye disease.", FALSE, TRUE },
  { "Include specific data for patients over 65.", FALSE, TRUE },
  { "Specify type of lenses.", FALSE, TRUE },
  { "Specify types of patients.", TRUE, TRUE },
  { "Reference specific guidelines from the academy.", TRUE, TRUE },
  { "Remove unsupported claims or provide citations.", TRUE, TRUE },
  { "Provide citations for the above.", TRUE, TRUE },
  { "Provide relevant statistics.", FALSE, TRUE },
  { "Include specific guideline recommendations.", TRUE, TRUE },
  { "Specify dosage.", FALSE, TRUE },
  { "Describe the relevant patient demographics.", FALSE, TRUE },
  { "Please add references.", FALSE, TRUE },
  { "Replace this placeholder text.", FALSE, TRUE },
  /* Advice. */
  { "Provide evidence-based treatments for dry eye.", TRUE, FALSE },
  { "Provide evidence-based treatments for dry eye.", FALSE, FALSE },
  { "Provide specific information to patients and caregivers.", TRUE, FALSE },
  { "Provide relevant information to patients.", FALSE, FALSE },
  { "Include relevant history in the referral letter.", FALSE, FALSE },
  { "Include family members in treatment planning.", TRUE, FALSE },
  { "Specify the indication on every prescription.", TRUE, FALSE },
  { "Reference lists of included studies were searched.", FALSE, FALSE },
  { "Reference intervals differ by age.", FALSE, FALSE },
  { "Identify patients at risk of dependence.", TRUE, FALSE },
  { "Remove contact lenses before instillation.", TRUE, FALSE },
  { "Add topical cyclosporine after a month.", TRUE, FALSE },
  { "Specific mechanisms include evaporation.", FALSE, FALSE },
  { "Detailed history-taking precedes testing.", FALSE, FALSE },
  { "Ensure governance and transparency in AI deployment.", TRUE, FALSE },
  { "Adopt a practice-based approach to horizon scanning.", TRUE, FALSE },
};

static const struct
{
  const char *text;
  VouchResidue kind;
  const char *clean;
} residue_cases[] = {
  { "As an AI language model, I cannot give advice. Monitor pressure.", VOUCH_RESIDUE_SPEECH,
    "Monitor pressure." },
  { "As an AI language model", VOUCH_RESIDUE_SPEECH, "" },
  { "Here is the summary:", VOUCH_RESIDUE_SPEECH, "" },
  { "Here are the key highlights: Pressure fell.", VOUCH_RESIDUE_SPEECH, "Pressure fell." },
  { "Pressure fell. I hope this helps!", VOUCH_RESIDUE_SPEECH, "Pressure fell." },
  { "Give [insert dose] daily.", VOUCH_RESIDUE_BLANK, "Give daily." },
  { "**Monitor** pressure.", VOUCH_RESIDUE_MARKUP, "Monitor pressure." },
  { "**Monitor pressure:** every month.", VOUCH_RESIDUE_MARKUP, "Monitor pressure: every month." },
  { "## Diagnosis", VOUCH_RESIDUE_MARKUP, "Diagnosis" },
  { "# Monitor pressure", VOUCH_RESIDUE_MARKUP, "Monitor pressure" },
  /* Only alike. */
  { "ChatGPT, as an AI language model, can state falsehoods.", VOUCH_RESIDUE_NONE, NULL },
  { "As an AI language model, ChatGPT needs oversight.", VOUCH_RESIDUE_NONE, NULL },
  { "Dry eye is the #1 reason for drop-out.", VOUCH_RESIDUE_NONE, NULL },
  { "Insert the lens after washing hands.", VOUCH_RESIDUE_NONE, NULL },
  { "Here, pressure fell in both groups.", VOUCH_RESIDUE_NONE, NULL },
  { "Patients received placebo* or drug**.", VOUCH_RESIDUE_NONE, NULL },
  { "HLA-B*57:01 carriers reacted.", VOUCH_RESIDUE_NONE, NULL },
  { "Findings [95% CI, 1.2-3.4] were stable.", VOUCH_RESIDUE_NONE, NULL },
  { "The tool said “here is the plan” to users.", VOUCH_RESIDUE_NONE, NULL },
};

static const struct
{
  const char *text;
  gboolean is_chrome;
} chrome_cases[] = {
  { "Share", TRUE },
  { " share ", TRUE },
  { "5 min read", TRUE },
  { "0 min", TRUE },
  { "Back to top", TRUE },
  { "Decision Intelligence in Glaucoma - Scorecard - Example Site", TRUE },
  { "Share decision-making with patients", FALSE },
  { "Print handouts for patients", FALSE },
  { "Home", FALSE },
  { "Search for foreign bodies", FALSE },
  { "5 minutes to 30 seconds", FALSE },
  { "A balanced scorecard - in hospitals", FALSE },
};

static void
test_markers (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marker_cases); i++)
    {
      guint from, to, at = 0;
      g_autofree char *marker = NULL;
      g_autofree char *rest = NULL;

      if (vouch_draft_text_find_marker (marker_cases[i].text, &from, &to))
        rest = vouch_draft_text_lift_marker (marker_cases[i].text, &marker, &at);
      if (g_strcmp0 (marker, marker_cases[i].marker) != 0 ||
          g_strcmp0 (rest, marker_cases[i].rest) != 0 || at != marker_cases[i].at)
        fail_msg ("“%s”: “%s”, “%s”, %u", marker_cases[i].text, marker, rest, at);
    }
}

static void
test_placeholders (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (placeholder_cases); i++)
    {
      guint from, to;

      if (vouch_draft_text_find_placeholder (placeholder_cases[i].text, &from, &to) !=
          placeholder_cases[i].kind)
        fail_msg ("“%s”", placeholder_cases[i].text);
    }
}

static void
test_instructions (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (instruction_cases); i++)
    if (vouch_draft_text_is_instruction (instruction_cases[i].text,
                                         instruction_cases[i].is_advice) !=
        instruction_cases[i].is_instruction)
      fail_msg ("“%s”", instruction_cases[i].text);
}

static void
test_residue (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (residue_cases); i++)
    {
      guint from, to;
      VouchResidue kind = vouch_draft_text_find_residue (residue_cases[i].text, &from, &to);
      g_autofree char *clean
          = kind ? vouch_draft_text_clean_residue (residue_cases[i].text) : NULL;

      if (kind != residue_cases[i].kind || g_strcmp0 (clean, residue_cases[i].clean) != 0)
        fail_msg ("“%s”: %d, “%s”", residue_cases[i].text, kind, clean);
    }
}

static void
test_chrome (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chrome_cases); i++)
    if (vouch_draft_text_is_chrome (chrome_cases[i].text) != chrome_cases[i].is_chrome)
      fail_msg ("“%s”", chrome_cases[i].text);
}

static void
test_ranges_are_code_points (void **state)
{
  guint from, to;

  assert_true (vouch_draft_text_find_marker ("Größe µ (ref).", &from, &to));
  assert_int_equal (from, 8);
  assert_int_equal (to, 13);
  assert_true (vouch_draft_text_find_site_suffix ("Größe – Scorecard – Site", &from));
  assert_int_equal (from, 5);
  assert_false (vouch_draft_text_find_site_suffix ("The Scorecard - a Method", &from));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_markers),      cmocka_unit_test (test_placeholders),
    cmocka_unit_test (test_instructions), cmocka_unit_test (test_residue),
    cmocka_unit_test (test_chrome),       cmocka_unit_test (test_ranges_are_code_points),
  };

  return vouch_test_run ("draft-text", tests);
}
