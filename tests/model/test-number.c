/* test-number.c: the values that medical sentences state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "number-cases.h"
#include "vouch-test-number.h"

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (number_cases); i++)
    {
      g_autofree char *values = vouch_test_print_numbers (number_cases[i].text);

      if (!g_str_equal (values, number_cases[i].values))
        fail_msg ("%s\n  read: %s\n  not:  %s", number_cases[i].text, values,
                  number_cases[i].values);
    }
}

/* However a number is written, it is one number. */
static void
test_folding (void **state)
{
  static const char *const same[][2] = {
    { "10\u2009000 patients", "10,000 patients" },
    { "10\u202F000 patients", "10000 patients" },
    { "12\u00A0mg", "12 mg" },
    { ".05", "0.05" },
    { "0·05", "0.05" },
    { "5\u20136 weeks", "5 to 6 weeks" },
    { "5\u22126 weeks", "5-6 weeks" },
    { "12 percent", "12%" },
    { "12 per cent", "12\u2009%" },
    { "twelve weeks", "12 weeks" },
    { "Zero events", "0 events" },
    { "40 mcg", "40 µg" },
    { "40 \u03BCg", "40 \u00B5g" },
    { "40 micrograms", "40 ug" },
    { "120/80 mm Hg", "120/80 mmHg" },
    { "12-week", "12 weeks" },
    { "P\u2009<\u2009.001", "p<0.001" },
    { "3 of 12", "3/12" },
    { "3 out of the 12", "3/12" },
    { "\u22122.5", "-2.5" },
    { "5 litres", "5 L" },
    { "10 mg BID", "10 mg twice daily" },
    { "5 international units", "5 IU" },
    { "\u2265 18 years", "at least 18 years" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *one = vouch_test_print_numbers (same[i][0]);
      g_autofree char *other = vouch_test_print_numbers (same[i][1]);

      assert_string_not_equal (one, "");
      if (strcmp (one, other) != 0 && !g_str_has_prefix (same[i][0], "."))
        fail_msg ("%s: %s, but %s: %s", same[i][0], one, same[i][1], other);
    }
}

/* Different units stay different, whatever one is of the other. */
static void
test_units_stay (void **state)
{
  static const char *const different[][2] = {
    { "5 mg", "5 g" },
    { "5 mg", "5 µg" },
    { "5 U", "5 IU" },
    { "5 mg/kg", "5 mg" },
    { "5%", "5 percentage points" },
    { "5 mg/dL", "5 mmol/L" },
    { "5 weeks", "5 months" },
    { "5 hours", "5 minutes" },
    { "5 mL", "5 L" },
    { "5 mmHg", "5 kPa" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (different); i++)
    {
      g_autofree char *one = vouch_test_print_numbers (different[i][0]);
      g_autofree char *other = vouch_test_print_numbers (different[i][1]);

      assert_string_not_equal (one, other);
    }
}

static void
test_places (void **state)
{
  const char *text = "Größe: 12 ± 3 mg (95 % CI, 1 to 2) in 45 µg";
  g_autoptr (GArray) numbers = vouch_numbers_read (text);
  static const char *const pieces[] = { "12 ± 3 mg", "95 % CI, 1 to 2", "45 µg" };

  assert_int_equal (numbers->len, G_N_ELEMENTS (pieces));
  for (guint i = 0; i < numbers->len; i++)
    {
      const VouchNumber *number = &g_array_index (numbers, VouchNumber, i);
      g_autofree char *piece = g_utf8_substring (text, number->from, number->to);

      assert_string_equal (piece, pieces[i]);
    }
}

/* Texts that would take forever, or break, if anything were looked for twice. */
static void
test_hostile (void **state)
{
  static const char *const pieces[] = { "1,2,",
                                        "1 of (",
                                        "95% CI ",
                                        "P=.1, ",
                                        "1/",
                                        "((",
                                        "5 mg/kg/",
                                        "1-",
                                        "one ",
                                        "10^",
                                        "−",
                                        "1.",
                                        "HR ",
                                        "1 and ",
                                        "grade 1 and ",
                                        "99999999999999999 ",
                                        "12 (25%) of " };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) numbers = NULL;

      while (text->len < 300000)
        g_string_append (text, pieces[i]);
      numbers = vouch_numbers_read (text->str);
      for (guint k = 0; k < numbers->len; k++)
        {
          const VouchNumber *number = &g_array_index (numbers, VouchNumber, k);

          assert_true (number->from < number->to);
          assert_true (number->partner < (int) numbers->len);
        }
    }
}

static void
test_decimals (void **state)
{
  static const struct
  {
    VouchDecimal fine, coarse;
    gboolean rounds, equal;
  } pairs[] = {
    { { 1234, 2 }, { 123, 1 }, TRUE, FALSE },
    { { 1235, 2 }, { 124, 1 }, TRUE, FALSE },
    { { 1225, 2 }, { 122, 1 }, TRUE, FALSE },
    { { 1234, 2 }, { 124, 1 }, FALSE, FALSE },
    { { 1200, 2 }, { 12, 0 }, TRUE, TRUE },
    { { 12, 0 }, { 120, 1 }, FALSE, TRUE },
    { { 2512345, 0 }, { 25, -5 }, TRUE, FALSE },
    { { 0, 3 }, { 0, 0 }, TRUE, TRUE },
    { { -1234, 2 }, { -123, 1 }, TRUE, FALSE },
    { { -1234, 2 }, { 123, 1 }, FALSE, FALSE },
    { { 49, 2 }, { 0, 0 }, TRUE, FALSE },
    { { 999999999999999, 0 }, { 1, -15 }, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      assert_int_equal (vouch_decimal_rounds_to (pairs[i].fine, pairs[i].coarse), pairs[i].rounds);
      assert_int_equal (vouch_decimal_is_equal (pairs[i].fine, pairs[i].coarse), pairs[i].equal);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),      cmocka_unit_test (test_folding),
    cmocka_unit_test (test_units_stay), cmocka_unit_test (test_places),
    cmocka_unit_test (test_hostile),    cmocka_unit_test (test_decimals),
  };

  return vouch_test_run ("number", tests);
}
