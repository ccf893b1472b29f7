/* test-article-type.c: what a title announces, and what it only mentions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-article-type.h"

static const struct
{
  const char *title;
  const char *type;
} cases[] = {
  { "Mapping Practice-Based Signals of Generative AI: Qualitative Study of Psychiatrists",
    "qualitative" },
  { "Living With Tinnitus: A Thematic Analysis", "qualitative" },
  { "Focus Groups With Night Nurses", "qualitative" },
  { "Home Spirometry After Lung Transplant: A Randomized Trial", "trial" },
  { "Drug A vs Placebo in Asthma: a double-blind, placebo-controlled study", "trial" },
  { "A Phase 3 Study of Drug A", "trial" },
  { "Telehealth for Gout: Randomised Controlled Trial", "trial" },
  { "Sleep and Stroke: A Prospective Cohort Study", "observational" },
  { "Retrospective Analysis of 412 Cases", "observational" },
  { "Screen Time in Teens: Cross-Sectional Survey", "observational" },
  { "Adherence to Asthma Guidelines: A Nationwide Cohort Study", "observational" },
  { "Statins in the Old: Systematic Review of Randomized Trials", "systematic-review" },
  { "Yoga for Back Pain: A Systematic Review and Meta-Analysis", "systematic-review" },
  { "Network meta-analysis of biologics", "systematic-review" },
  { "Clinical Practice Guideline: Tonsillectomy", "guideline" },
  { "2025 Guidelines for the Management of Stroke", "guideline" },
  { "Dry Eye: Expert Consensus Statement", "guideline" },
  { "Eye Burn From a Toy: A Case Report", "case-report" },
  { "Two Viewpoints on a Case of Uveitis", "case-report" },
  { "Interview With a Lens Maker", "interview" },
  { "Q&A: Dr. Roe on Dust", "interview" },
  { "Viewpoint: The Smartphone", "opinion" },
  { "Editorial: Too Many Tests", "opinion" },
  { "Night Work: A Perspective", "opinion" },
  { "Letter to the Editor: On Dust", "opinion" },
  { "FDA Approves First Drops for Presbyopia", "news" },
  { "News: Clinic Opens", "news" },
  { "Gout: A Narrative Review", "review" },
  { "Update on Uveitis", "review" },
  { "Sponsored: Better Lenses", "sponsored" },

  { "AI in Practice: AI as a Second Opinion", "unknown" },
  { "Is Your AI Tool Clinically Ready?", "unknown" },
  { "Solving the Data Challenge in Ophthalmic AI", "unknown" },
  { "The Industrial Revolution of Lenses", "unknown" },
  { "Patient Perspectives Matter in Clinics", "unknown" },
  { "Lessons From Peer Review", "unknown" },
  { "Trials and Tribulations of a Young Doctor", "unknown" },
  { "", "unknown" },
};

static void
test_titles (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *why = NULL;
      const char *type = vouch_article_type_propose (cases[i].title, &why);

      if (!g_str_equal (type, cases[i].type))
        fail_msg ("“%s” is %s, from “%s”", cases[i].title, type, why);
      assert_int_equal (why != NULL, !g_str_equal (type, "unknown"));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_titles) };

  return vouch_test_run ("article-type", tests);
}
