/* test-journal-abbreviation.c: titles of journals as MEDLINE abbreviates them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-journal-abbreviation.h"

static const struct
{
  const char *title;
  const char *brief;
} cases[] = {
  { "JAMA", "JAMA" },
  { "Journal of the American Medical Association", "JAMA" },
  { "JAMA internal medicine", "JAMA Intern Med" },
  { "The New England journal of medicine", "N Engl J Med" },
  { "New England Journal of Medicine", "N Engl J Med" },
  { "The Lancet", "Lancet" },
  { "Lancet (London, England)", "Lancet" },
  { "The Lancet. Oncology", "Lancet Oncol" },
  { "The Lancet Infectious Diseases", "Lancet Infect Dis" },
  { "BMJ (Clinical research ed.)", "BMJ" },
  { "The BMJ", "BMJ" },
  { "Circulation", "Circulation" },
  { "Circulation. Heart failure", "Circ Heart Fail" },
  { "Circulation: Cardiovascular Interventions", "Circ Cardiovasc Interv" },
  { "PLoS ONE", "PLoS One" },
  { "Cancer", "Cancer" },
  { "Nature", "Nature" },
  { "Nature Medicine", "Nat Med" },
  { "Journal of Clinical Oncology", "J Clin Oncol" },
  { "Annals of internal medicine", "Ann Intern Med" },
  { "Archives of general psychiatry", "Arch Gen Psychiatry" },
  { "The American journal of psychiatry", "Am J Psychiatry" },
  { "American journal of physiology. Heart and circulatory physiology",
    "Am J Physiol Heart Circ Physiol" },
  { "The Journal of clinical endocrinology and metabolism", "J Clin Endocrinol Metab" },
  { "Journal of the American College of Cardiology", "J Am Coll Cardiol" },
  { "European heart journal", "Eur Heart J" },
  { "Diabetes care", "Diabetes Care" },
  { "British Journal of Dermatology", "Br J Dermatol" },
  { "The Cochrane database of systematic reviews", "Cochrane Database Syst Rev" },
  { "Journal of the American Geriatrics Society", "J Am Geriatr Soc" },
  { "International journal of molecular sciences", "Int J Mol Sci" },
  { "Clinical infectious diseases : an official publication", "Clin Infect Dis" },
  { "AIDS research and human retroviruses", "AIDS Res Hum Retroviruses" },
  { "Psychotherapie, Psychosomatik, medizinische Psychologie",
    "Psychother Psychosom Med Psychol" },
  { "Evidence-based spine-care journal", "Evid Based Spine Care J" },
  { "Xenobiotica; the fate of foreign compounds in biological systems", "Xenobiotica" },
  { "Klinische Wochenschrift", "Klin Wochenschr" },
  { "内科学", "内科学" },
  { "", "" },
};

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *brief = vouch_journal_abbreviate (cases[i].title);

      assert_string_equal (brief, cases[i].brief);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_cases) };

  return vouch_test_run ("journal-abbreviation", tests);
}
