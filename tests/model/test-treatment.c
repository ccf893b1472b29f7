/* test-treatment.c: drugs, doses, devices and numbers in sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-treatment.h"

#define DRUG VOUCH_TREATMENT_DRUG
#define DOSE VOUCH_TREATMENT_DOSE
#define DEVICE VOUCH_TREATMENT_DEVICE

static const struct
{
  const char *text;
  guint found;
} treatment_cases[] = {
  { "Start timolol twice daily.", DRUG },
  { "Adalimumab and metformin were stopped.", DRUG },
  { "Avoid opioids.", DRUG },
  { "Statins were continued.", DRUG },
  { "Give 50 mg with food.", DOSE },
  { "Give 0.5mL of it.", DOSE },
  { "A 5-mg dose", DOSE },
  { "Give 1,000 units or 5 µg.", DOSE },
  { "In 20 of 120 patients, 3 g was given.", DOSE },
  { "In 20 of 120 patients and 30 controls", 0 },
  { "Semaglutide 2.4 mg weekly", DRUG | DOSE },
  { "Fit scleral lenses.", DEVICE },
  { "Contact lens wear was shortened.", DEVICE },
  { "Implants were removed.", DEVICE },
  { "Clinicians view AI as useful for documentation.", 0 },
  { "Cholesterol fell in April.", 0 },
  { "The concept was accepted and is a symbol of care.", 0 },
  { "Magazine readers were asked.", 0 },
  { "Fasting glucose of 126 mg/dL or more", 0 },
  { "Peptides and nucleotides were measured.", 0 },
  { "A season later the person returned.", 0 },
  { "Use of chatbots may lead to dependence.", 0 },
  { "Interception of light by the lens capsule", 0 },
};

static const struct
{
  const char *text;
  gboolean has_number;
} number_cases[] = {
  { "90% of users agreed.", TRUE },
  { "Fell from 5 minutes to 30 seconds", TRUE },
  { "1,200 eyes", TRUE },
  { "Give 50mg.", TRUE },
  { "A 10-year risk", TRUE },
  { "Type 2 or 3 disease", TRUE },
  { "12.5x", TRUE },
  { "At 5µg", TRUE },
  { "Of 3 with 5x", TRUE },
  { "A 5x dose", FALSE },
  { "TYPE 2, Phase 3, figure 4", FALSE },
  { "COVID-19 patients", FALSE },
  { "HbA1c was measured.", FALSE },
  { "Type 2 diabetes", FALSE },
  { "type 2 diabetes and stage 3 disease", FALSE },
  { "IL-6 inhibitors", FALSE },
  { "Vitamin B12 levels", FALSE },
  { "No number here.", FALSE },
};

static void
test_treatments (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (treatment_cases); i++)
    if (vouch_treatment_find (treatment_cases[i].text) != treatment_cases[i].found)
      fail_msg ("“%s”: %d", treatment_cases[i].text,
                vouch_treatment_find (treatment_cases[i].text));
}

static void
test_numbers (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_cases); i++)
    if (vouch_text_has_number (number_cases[i].text) != number_cases[i].has_number)
      fail_msg ("“%s”", number_cases[i].text);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_treatments),
    cmocka_unit_test (test_numbers),
  };

  return vouch_test_run ("treatment", tests);
}
