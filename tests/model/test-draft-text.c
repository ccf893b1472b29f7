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
  { "AI is used (reference?).", "reference?", "AI is used.", 10 },
  { "AI is used (must be verified).", "must be verified", "AI is used.", 10 },
  /* Brackets that say something. */
  { "The sample (n = 12) was small.", NULL, NULL, 0 },
  { "Cranial nerve (CN) palsy was seen.", NULL, NULL, 0 },
  { "The source (a reservoir in the lake) dried up.", NULL, NULL, 0 },
  { "Reference lists were searched (see the appendix).", NULL, NULL, 0 },
  { "Evidence (moderate) supports it.", NULL, NULL, 0 },
  { "Verified with a second reader (source: chart review).", NULL, NULL, 0 },
  { "Ensure sourced water is clean.", NULL, NULL, 0 },
  { "The odds were compared with never smokers (reference).", NULL, NULL, 0 },
  { "Usual care (reference) was compared with two doses.", NULL, NULL, 0 },
  { "Screening was positive (add-on cytology).", NULL, NULL, 0 },
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
  { "None reported.", VOUCH_PLACEHOLDER_NOT_REPORTED },
  { "none", VOUCH_PLACEHOLDER_NOT_REPORTED },
  { "Not reported in the article", VOUCH_PLACEHOLDER_NOT_REPORTED },
  { "None of the patients reported pain.", VOUCH_PLACEHOLDER_NONE },
  { "Not reported: age and sex of the controls", VOUCH_PLACEHOLDER_NONE },
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
  VouchDraftPlace place;
  gboolean is_instruction;
} instruction_cases[] = {
  { "Include specific clinical mechanisms involved in dry eye disease.", VOUCH_DRAFT_PLACE_OTHER,
    TRUE },
  { "Include specific data for patients over 65.", VOUCH_DRAFT_PLACE_OTHER, TRUE },
  { "Specify type of lenses.", VOUCH_DRAFT_PLACE_OTHER, TRUE },
  { "Specify types of patients.", VOUCH_DRAFT_PLACE_ADVICE, TRUE },
  { "Reference specific guidelines from the academy.", VOUCH_DRAFT_PLACE_ADVICE, TRUE },
  { "Remove unsupported claims or provide citations.", VOUCH_DRAFT_PLACE_ADVICE, TRUE },
  { "Provide citations for the above.", VOUCH_DRAFT_PLACE_ADVICE, TRUE },
  { "Provide relevant statistics.", VOUCH_DRAFT_PLACE_OTHER, TRUE },
  { "Include specific guideline recommendations.", VOUCH_DRAFT_PLACE_ADVICE, TRUE },
  { "Specify dosage.", VOUCH_DRAFT_PLACE_OTHER, TRUE },
  { "Describe the relevant patient demographics.", VOUCH_DRAFT_PLACE_OTHER, TRUE },
  { "Please add references.", VOUCH_DRAFT_PLACE_OTHER, TRUE },
  { "Replace this placeholder text.", VOUCH_DRAFT_PLACE_OTHER, TRUE },
  /* Advice. */
  { "Provide evidence-based treatments for dry eye.", VOUCH_DRAFT_PLACE_ADVICE, FALSE },
  { "Provide evidence-based treatments for dry eye.", VOUCH_DRAFT_PLACE_OTHER, FALSE },
  { "Provide specific information to patients and caregivers.", VOUCH_DRAFT_PLACE_ADVICE, FALSE },
  { "Provide relevant information to patients.", VOUCH_DRAFT_PLACE_OTHER, FALSE },
  { "Include relevant history in the referral letter.", VOUCH_DRAFT_PLACE_OTHER, FALSE },
  { "Include family members in treatment planning.", VOUCH_DRAFT_PLACE_ADVICE, FALSE },
  { "Specify the indication on every prescription.", VOUCH_DRAFT_PLACE_ADVICE, FALSE },
  { "Reference lists of included studies were searched.", VOUCH_DRAFT_PLACE_OTHER, FALSE },
  { "Reference intervals differ by age.", VOUCH_DRAFT_PLACE_OTHER, FALSE },
  { "Identify patients at risk of dependence.", VOUCH_DRAFT_PLACE_ADVICE, FALSE },
  { "Remove contact lenses before instillation.", VOUCH_DRAFT_PLACE_ADVICE, FALSE },
  { "Add topical cyclosporine after a month.", VOUCH_DRAFT_PLACE_ADVICE, FALSE },
  { "Specific mechanisms include evaporation.", VOUCH_DRAFT_PLACE_OTHER, FALSE },
  { "Detailed history-taking precedes testing.", VOUCH_DRAFT_PLACE_OTHER, FALSE },
  { "Ensure governance and transparency in AI deployment.", VOUCH_DRAFT_PLACE_ADVICE, FALSE },
  { "Adopt a practice-based approach to horizon scanning.", VOUCH_DRAFT_PLACE_ADVICE, FALSE },
  { "Describe how sleep loss changes meibum secretion.", VOUCH_DRAFT_PLACE_FIELD, TRUE },
  { "Describe how sleep loss changes meibum secretion.", VOUCH_DRAFT_PLACE_OTHER, FALSE },
  { "Definition of the syndrome is disputed.", VOUCH_DRAFT_PLACE_FIELD, FALSE },
  { "Listed medicines that dry the eye", VOUCH_DRAFT_PLACE_FIELD, FALSE },
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
  { "Give {{drug name}} daily.", VOUCH_RESIDUE_BLANK, "Give daily." },
  { "Monitor pressure:** every month.", VOUCH_RESIDUE_MARKUP, "Monitor pressure: every month." },
  { "## Diagnosis", VOUCH_RESIDUE_MARKUP, "Diagnosis" },
  { "# Monitor pressure", VOUCH_RESIDUE_MARKUP, "Monitor pressure" },
  /* Only alike. */
  { "ChatGPT, as an AI language model, can state falsehoods.", VOUCH_RESIDUE_NONE, NULL },
  { "As an AI language model, ChatGPT needs oversight.", VOUCH_RESIDUE_NONE, NULL },
  { "Dry eye is the #1 reason for drop-out.", VOUCH_RESIDUE_NONE, NULL },
  { "Insert the lens after washing hands.", VOUCH_RESIDUE_NONE, NULL },
  { "Here, pressure fell in both groups.", VOUCH_RESIDUE_NONE, NULL },
  { "Patients received placebo* or drug**.", VOUCH_RESIDUE_NONE, NULL },
  { "Pressure fell more in the treated eye, P = 0.03**", VOUCH_RESIDUE_NONE, NULL },
  { "# exacerbations in the past two years", VOUCH_RESIDUE_NONE, NULL },
  { "PaO2 was $\\text{Pa}_{{\\text{O}_{2}}}$ at entry.", VOUCH_RESIDUE_NONE, NULL },
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
      if (g_strcmp0 (marker, marker_cases[i].marker) != 0
          || g_strcmp0 (rest, marker_cases[i].rest) != 0 || at != marker_cases[i].at)
        fail_msg ("“%s”: “%s”, “%s”, %u", marker_cases[i].text, marker, rest, at);
    }
}

static void
test_placeholders (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (placeholder_cases); i++)
    {
      guint from, to;

      if (vouch_draft_text_find_placeholder (placeholder_cases[i].text, &from, &to)
          != placeholder_cases[i].kind)
        fail_msg ("“%s”", placeholder_cases[i].text);
    }
}

static void
test_instructions (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (instruction_cases); i++)
    if (vouch_draft_text_is_instruction (instruction_cases[i].text, instruction_cases[i].place)
        != instruction_cases[i].is_instruction)
      fail_msg ("“%s”", instruction_cases[i].text);
}

static void
test_residue (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (residue_cases); i++)
    {
      guint from, to;
      VouchResidue kind = vouch_draft_text_find_residue (residue_cases[i].text, &from, &to);
      g_autofree char *clean = kind ? vouch_draft_text_clean_residue (residue_cases[i].text) : NULL;

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
