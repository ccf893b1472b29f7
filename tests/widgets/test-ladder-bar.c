/* test-ladder-bar.c: shares of the bar, and what it says in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-ladder-bar.h"
#include "vouch-widgets.h"

static void
test_words (void **state)
{
  static const struct
  {
    VouchSummary summary;
    const char *words;
  } cases[] = {
    { { 0 }, "No statements yet" },
    { { .statements = 14, .unsourced = 14 }, "0 of 14 with source named" },
    { { .statements = 14, .unsourced = 13, .linked = 1 }, "1 of 14 with source named" },
    { { .statements = 17, .exempt = 3, .linked = 14 }, "14 of 14 with source named · 3 more need none" },
    { { .statements = 15, .exempt = 1, .unsourced = 14 }, "0 of 14 with source named · 1 more needs none" },
    { { .statements = 2, .exempt = 2 }, "No statement needs a source yet" },
    { { .statements = 14, .unsourced = 3, .anchored = 9, .declined = 2 },
      "9 of 14 with passage marked, 2 declined" },
    { { .statements = 14, .linked = 4, .anchored = 10 },
      "10 of 14 with passage marked, 14 with source named" },
    { { .statements = 14, .linked = 2, .anchored = 7, .verified = 5 },
      "5 of 14 checked, 12 with passage marked, 14 with source named" },
    { { .statements = 3, .verified = 3 }, "3 of 3 checked" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = vouch_ladder_bar_describe (&cases[i].summary);

      assert_string_equal (words, cases[i].words);
    }
}

static int
get_extent (GtkWidget  *bar,
            const char *css_class)
{
  for (GtkWidget *rung = gtk_widget_get_first_child (bar); rung;
       rung = gtk_widget_get_next_sibling (rung))
    if (gtk_widget_has_css_class (rung, css_class))
      return gtk_widget_get_child_visible (rung) ? gtk_widget_get_width (rung) : 0;
  return -1;
}

static void
test_shares (void **state)
{
  VouchSummary summary = { .statements = 1000, .unsourced = 499, .linked = 1, .anchored = 500 };
  GtkWidget *bar;
  GtkWidget *window;

  vouch_widgets_init ();
  vouch_widgets_style ();
  bar = vouch_ladder_bar_new ();
  vouch_ladder_bar_set_summary (VOUCH_LADDER_BAR (bar), &summary);
  window = vouch_test_present (bar, 300, 40);
  assert_int_equal (get_extent (bar, "verified"), 0);
  assert_int_equal (get_extent (bar, "declined"), 0);
  /* One statement of a thousand is still to be seen. */
  assert_in_range (get_extent (bar, "linked"), 1, 8);
  assert_in_range (get_extent (bar, "anchored"), 140, 152);
  assert_in_range (get_extent (bar, "unsourced"), 136, 152);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "500 of 1000 with passage marked, 501 with source named");
  vouch_test_shoot (window, "ladder-bar");
  vouch_test_close (window, bar, NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_words),
    cmocka_unit_test (test_shares),
  };

  return vouch_test_run_widgets ("ladder-bar", tests);
}
