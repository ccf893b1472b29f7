/* test-marked-words.c: what is marked of two texts that differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-marked-words.h"

static const struct
{
  const char *before;
  const char *after;
  const char *before_markup;
  const char *after_markup;
} cases[] = {
  { "", "", "", "" },
  { "Same words.", "Same words.", "Same words.", "Same words." },
  { "", "All new.", "", "<b><u>All new.</u></b>" },
  { "All gone.", "", "<s>All gone.</s>", "" },
  { "Give 5 mg.", "Give 6 mg.", "Give <s>5</s> mg.", "Give <b><u>6</u></b> mg." },
  { "a b c", "a c", "a <s>b </s>c", "a c" },
  { "a c", "a b c", "a c", "a <b><u>b </u></b>c" },
  { "P = 0.05", "P = .05", "P = <s>0</s>.05", "P = .05" },
  { "x < y & z", "x < y", "x &lt; y<s> &amp; z</s>", "x &lt; y" },
  { "naïve β-blocker", "naive β-blocker", "<s>naïve</s> β-blocker", "<b><u>naive</u></b> β-blocker" },
};

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      vouch_mark_words (cases[i].before, cases[i].after, &before, &after);
      assert_string_equal (before, cases[i].before_markup);
      assert_string_equal (after, cases[i].after_markup);
    }
}

/* What is too long to compare is marked whole, at once. */
static void
test_long (void **state)
{
  GString *a = g_string_new ("same ");
  GString *b = g_string_new ("same ");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append_printf (a, "a%u ", i);
      g_string_append_printf (b, "b%u ", i);
    }
  vouch_mark_words (a->str, b->str, &before, &after);
  assert_true (g_str_has_prefix (before, "same <s>a0 "));
  assert_true (g_str_has_prefix (after, "same <b><u>b0 "));
  g_string_free (a, TRUE);
  g_string_free (b, TRUE);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_long),
  };

  return vouch_test_run ("marked-words", tests);
}
