/* test-agreement.c: the figures of statements in the passages that support them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "agreement-cases.h"
#include "vouch-agreement.h"

static const char letters[] = "=~+!?-";

static char *
print_states (const VouchAgreement *agreement)
{
  GString *states = g_string_new (NULL);

  for (guint i = 0; i < agreement->verdicts->len; i++)
    g_string_append_c (states, letters[g_array_index (agreement->verdicts, VouchVerdict, i).state]);
  return g_string_free (states, FALSE);
}

static const char *
get_arithmetic (const VouchAgreement *agreement)
{
  for (guint i = 0; i < agreement->verdicts->len; i++)
    if (g_array_index (agreement->verdicts, VouchVerdict, i).arithmetic)
      return g_array_index (agreement->verdicts, VouchVerdict, i).arithmetic;
  return NULL;
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (agreement_cases); i++)
    {
      const char *passages[] = { agreement_cases[i].passage, NULL };
      g_autoptr (VouchAgreement) agreement
          = vouch_agreement_new (agreement_cases[i].statement, passages, FALSE);
      g_autofree char *states = print_states (agreement);

      if (!g_str_equal (states, agreement_cases[i].states)
          || g_strcmp0 (get_arithmetic (agreement), agreement_cases[i].arithmetic) != 0)
        fail_msg ("%s\n  in: %s\n  %s %s, not %s %s", agreement_cases[i].statement,
                  agreement_cases[i].passage, states, get_arithmetic (agreement),
                  agreement_cases[i].states, agreement_cases[i].arithmetic);
    }
}

/* A sentence always agrees with itself. */
static void
test_itself (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (agreement_cases); i++)
    {
      const char *passages[] = { agreement_cases[i].passage, NULL };
      g_autoptr (VouchAgreement) agreement
          = vouch_agreement_new (agreement_cases[i].passage, passages, FALSE);

      for (guint k = 0; k < agreement->verdicts->len; k++)
        assert_int_equal (g_array_index (agreement->verdicts, VouchVerdict, k).state,
                          VOUCH_AGREEMENT_EQUAL);
    }
}

static void
test_passages_together (void **state)
{
  const char *passages[]
      = { "Pain fell in 30% of patients.", "The trial had 1,204 patients.", NULL };
  g_autoptr (VouchAgreement) agreement
      = vouch_agreement_new ("Pain fell in 30% of 1204 patients after 12 weeks.", passages, FALSE);
  g_autofree char *states = print_states (agreement);
  g_autofree char *coverage = vouch_agreement_dup_coverage (agreement);
  const VouchVerdict *verdict = &g_array_index (agreement->verdicts, VouchVerdict, 1);

  assert_string_equal (states, "==!");
  assert_int_equal (verdict->passage, 1);
  assert_int_equal (verdict->from, 14);
  assert_int_equal (verdict->to, 19);
  assert_string_equal (coverage, "3 of 3 numbers checked");
}

static void
test_coverage (void **state)
{
  const char *passages[] = { "5 patients of 12", NULL };
  g_autoptr (VouchAgreement) part
      = vouch_agreement_new ("5 of 12 had 3 × 10^6 copies in 14 days", passages, TRUE);
  g_autoptr (VouchAgreement) full = vouch_agreement_new ("5 patients", passages, FALSE);
  g_autoptr (VouchAgreement) none = vouch_agreement_new ("No figures", passages, FALSE);
  g_autofree char *coverage = vouch_agreement_dup_summary (part);
  g_autofree char *summary = vouch_agreement_dup_summary (full);
  g_autoptr (VouchAgreement) wrong
      = vouch_agreement_new ("6 of 12 patients in 2 days", passages, FALSE);
  g_autofree char *missing = vouch_agreement_dup_summary (wrong);

  assert_string_equal (coverage, "1 of 3 numbers checked, 2 not checked");
  assert_string_equal (summary, "This figure is in the passage");
  assert_string_equal (missing, "2 of 2 figures are not in the passage");
  assert_null (vouch_agreement_dup_summary (none));
}

/* Long texts on both sides: the work has a bound. */
static void
test_hostile (void **state)
{
  g_autoptr (GString) statement = g_string_new (NULL);
  g_autoptr (GString) passage = g_string_new (NULL);
  const char *passages[] = { NULL, NULL };
  g_autoptr (VouchAgreement) agreement = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (statement, "%u.5%% of %u patients, ", i, i);
      g_string_append_printf (passage, "%u of %u patients; ", i, i + 1);
    }
  passages[0] = passage->str;
  agreement = vouch_agreement_new (statement->str, passages, FALSE);
  assert_int_equal (agreement->verdicts->len, agreement->numbers->len);
  assert_true (agreement->counts[VOUCH_AGREEMENT_UNREAD] > 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_itself),
    cmocka_unit_test (test_passages_together),
    cmocka_unit_test (test_coverage),
    cmocka_unit_test (test_hostile),
  };

  return vouch_test_run ("agreement", tests);
}
