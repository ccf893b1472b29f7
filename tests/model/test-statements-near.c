/* test-statements-near.c: which statements say nearly the same, and which only look alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-duplicate-index.h"

static const struct
{
  const char *one;
  const char *other;
  gboolean is_near;
} cases[] = {
  { "Monitor liver enzymes monthly during treatment",
    "Monitor the liver enzyme monthly during the treatment", TRUE },
  { "Monitor for signs of dependence and psychosocial impacts in users",
    "Monitor for signs of dependence and psychosocial impact among users", TRUE },
  { "Generative AI is becoming embedded in psychiatric systems",
    "Generative AI is becoming firmly embedded in psychiatric systems", TRUE },
  { "Clinicians view AI as useful for documentation and efficiency",
    "Physicians view AI as useful for clinical documentation and efficiency", FALSE },
  /* Another drug, side, direction, number, sign or negation is another claim. */
  { "Monitor liver enzymes and blood counts every month in patients on methotrexate therapy",
    "Monitor liver enzymes and blood counts every month in patients on leflunomide therapy",
    FALSE },
  { "Pain fell in the treated group compared with placebo at week twelve in adults",
    "Pain fell in the treated group compared with placebo at week twelve in children", FALSE },
  { "Higher tear osmolarity was found in the morning among lens wearers with symptoms",
    "Lower tear osmolarity was found in the morning among lens wearers with symptoms", FALSE },
  { "Repeat the scan after 6 months in stable patients",
    "Repeat the scan after 12 months in stable patients", FALSE },
  { "Steroids are recommended for most patients in the acute phase",
    "Steroids are not recommended for most patients in the acute phase", FALSE },
  { "MRI of the orbit is useful when the diagnosis remains unclear after examination",
    "OCT of the orbit is useful when the diagnosis remains unclear after examination", FALSE },
  { "Monitor blood pressure", "Monitor blood glucose", FALSE },
  { "Ensure governance and transparency in AI deployment",
    "Adopt a practice-based approach to horizon scanning for early signs", FALSE },
};

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *one = g_utf8_strdown (cases[i].one, -1);
      g_autofree char *other = g_utf8_strdown (cases[i].other, -1);

      if (vouch_statements_are_near (one, other) != cases[i].is_near
          || vouch_statements_are_near (other, one) != cases[i].is_near)
        fail_msg ("“%s” and “%s”", cases[i].one, cases[i].other);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_cases) };

  return vouch_test_run ("statements-near", tests);
}
