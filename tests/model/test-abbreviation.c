/* test-abbreviation.c: which capitals stand for words, and where that is said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-abbreviation.h"

/* "AI2+": used twice and spelled out; "AI1": used once and not. */
static const struct
{
  const char *text;
  const char *found;
} cases[] = {
  { "Generative AI supports AI-based care.", "AI2" },
  { "AI's and AIs' limits", "AI2" },
  { "Artificial intelligence (AI) helps.", "AI1+" },
  { "AI (artificial intelligence) helps.", "AI1+" },
  { "AI, or artificial intelligence, helps.", "AI1+" },
  { "Anti-VEGF therapy; vascular endothelial growth factor (VEGF)", "VEGF2+" },
  { "The dry eye disease (DED) and the meibomian gland dysfunction (MGD) groups", "DED1+ MGD1+" },
  { "AI/ML tools", "AI1 ML1" },
  { "ÄÖ levels", "ÄÖ1" },
  /* The bracket says something else. */
  { "AI (ensure oversight) helps.", "AI1" },
  { "Use of tools (AI) is common.", "AI1" },
  /* None. */
  { "PD-L1 and COVID-19 and IL-6", "" },
  { "Phase II and stage IV disease", "" },
  { "HIV, DNA and MRI need no words in the US.", "" },
  { "DO NOT USE IN CHILDREN", "" },
  { "HbA1c, mTOR, pH and iPhone", "" },
  { "KEYNOTES in A major", "" },
  { "The DAPA-HF trial", "" },
  { "METHODS AND FINDINGS We followed 40 wearers for a year.", "" },
  { "DATA SYNTHESIS Two reviewers read each trial.", "" },
  { "Among PATIENTS WITH asthma", "" },
  { "The EGFR TKI group did better than the others", "EGFR1 TKI1" },
};

static char *
print (GPtrArray *found)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const VouchAbbreviation *abbreviation = found->pdata[i];

      g_string_append_printf (text, "%s%s%u%s", i ? " " : "", abbreviation->word,
                              abbreviation->uses, abbreviation->is_defined ? "+" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = vouch_abbreviations_new ();
      g_autofree char *text = NULL;

      vouch_abbreviations_read (found, cases[i].text);
      text = print (found);
      if (!g_str_equal (text, cases[i].found))
        fail_msg ("“%s”: %s", cases[i].text, text);
    }
}

static void
test_offset_is_code_points (void **state)
{
  g_autoptr (GPtrArray) found = vouch_abbreviations_new ();

  vouch_abbreviations_read (found, "Größe: AI");
  assert_int_equal (((VouchAbbreviation *) found->pdata[0])->from, 7);
}

static void
test_are_equal (void **state)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean is_equal;
  } pairs[] = {
    { "AI was tried.", "We have tried AI.", TRUE },
    { "No capitals.", "", TRUE },
    { "Here AI and EGFR meet.", "Here meet AI and EGFR once more.", TRUE },
    { "AI was tried.", "AI and AI were tried.", FALSE },
    { "AI was tried.", "CI was tried.", FALSE },
    { "AI was tried.", "It was tried.", FALSE },
    { "AI was tried.", "Artificial intelligence (AI) was tried.", FALSE },
    { "Here AI and EGFR meet.", "Here EGFR and AI meet.", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GPtrArray) one = vouch_abbreviations_new ();
      g_autoptr (GPtrArray) other = vouch_abbreviations_new ();

      vouch_abbreviations_read (one, pairs[i].one);
      vouch_abbreviations_read (other, pairs[i].other);
      if (vouch_abbreviations_are_equal (one, other) != pairs[i].is_equal)
        fail_msg ("“%s” and “%s”", pairs[i].one, pairs[i].other);
      assert_false (vouch_abbreviations_are_equal (one, NULL));
    }
  assert_true (vouch_abbreviations_are_equal (NULL, NULL));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_offset_is_code_points),
    cmocka_unit_test (test_are_equal),
  };

  return vouch_test_run ("abbreviation", tests);
}
