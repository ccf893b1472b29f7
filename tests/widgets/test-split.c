/* test-split.c: three panes, and what becomes of them in a narrow window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-split.h"
#include "vouch-widgets.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *split;
  GtkWidget *start;
  GtkWidget *content;
  GtkWidget *end;
} Panes;

static Panes
make_panes (int width)
{
  Panes panes;

  vouch_widgets_init ();
  panes.split = vouch_split_new ();
  panes.start = gtk_button_new_with_label ("start");
  panes.content = gtk_button_new_with_label ("content");
  panes.end = gtk_button_new_with_label ("end");
  vouch_split_set_start (VOUCH_SPLIT (panes.split), panes.start);
  vouch_split_set_content (VOUCH_SPLIT (panes.split), panes.content);
  vouch_split_set_end (VOUCH_SPLIT (panes.split), panes.end);
  panes.window = vouch_test_present (panes.split, width, 500);
  vouch_test_settle (panes.window);
  return panes;
}

static gboolean
get (Panes      *panes,
     const char *property)
{
  gboolean value;

  g_object_get (panes->split, property, &value, NULL);
  return value;
}

static gboolean
has_focus (Panes     *panes,
           GtkWidget *widget)
{
  return gtk_root_get_focus (GTK_ROOT (panes->window)) == widget;
}

static void
test_folds_by_width (void **state)
{
  static const struct
  {
    int width;
    gboolean start_folded;
    gboolean end_folded;
  } cases[] = {
    { 1400, FALSE, FALSE }, { 1200, FALSE, FALSE }, { 1100, FALSE, TRUE }, { 900, FALSE, TRUE },
    { 800, TRUE, TRUE },    { 360, TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Panes panes = make_panes (cases[i].width);

      assert_int_equal (get (&panes, "start-folded"), cases[i].start_folded);
      assert_int_equal (get (&panes, "end-folded"), cases[i].end_folded);
      /* A sheet does not open by itself. */
      assert_int_equal (get (&panes, "show-start"), !cases[i].start_folded);
      assert_int_equal (get (&panes, "show-end"), !cases[i].end_folded);
      assert_true (get (&panes, "wants-start"));
      vouch_test_close (panes.window, panes.split, panes.start, panes.content, panes.end, NULL);
    }
}

static void
test_wish_outlives_sheet (void **state)
{
  Panes panes = make_panes (360);
  VouchSplit *split = VOUCH_SPLIT (panes.split);

  vouch_split_set_show_end (split, TRUE);
  assert_true (vouch_split_get_show_end (split));
  assert_true (vouch_split_close_sheet (split));
  assert_false (vouch_split_get_show_end (split));
  assert_false (vouch_split_close_sheet (split));
  assert_true (get (&panes, "wants-end"));
  vouch_test_close (panes.window, panes.split, NULL);
}

/* One sheet makes way for the other, and what stands beside the content stays. */
static void
test_one_sheet_at_a_time (void **state)
{
  Panes panes = make_panes (360);
  VouchSplit *split = VOUCH_SPLIT (panes.split);

  vouch_split_set_show_end (split, TRUE);
  vouch_split_set_show_start (split, TRUE);
  assert_true (vouch_split_get_show_start (split));
  assert_false (vouch_split_get_show_end (split));
  vouch_split_set_show_end (split, TRUE);
  assert_false (vouch_split_get_show_start (split));
  assert_true (vouch_split_get_show_end (split));
  vouch_test_close (panes.window, panes.split, NULL);

  panes = make_panes (900);
  vouch_split_set_show_end (VOUCH_SPLIT (panes.split), TRUE);
  assert_true (vouch_split_get_show_start (VOUCH_SPLIT (panes.split)));
  vouch_test_close (panes.window, panes.split, NULL);
}

static void
test_hidden_pane_stays_hidden (void **state)
{
  Panes panes = make_panes (1400);

  vouch_split_set_show_end (VOUCH_SPLIT (panes.split), FALSE);
  assert_false (get (&panes, "wants-end"));
  assert_false (vouch_split_get_show_end (VOUCH_SPLIT (panes.split)));
  g_object_set (panes.split, "wants-end", TRUE, NULL);
  assert_true (vouch_split_get_show_end (VOUCH_SPLIT (panes.split)));
  vouch_test_close (panes.window, panes.split, NULL);
}

static void
test_focus_goes_round (void **state)
{
  Panes panes = make_panes (1400);
  VouchSplit *split = VOUCH_SPLIT (panes.split);

  gtk_widget_grab_focus (panes.start);
  assert_true (vouch_split_focus_next (split));
  assert_true (has_focus (&panes, panes.content));
  assert_true (vouch_split_focus_next (split));
  assert_true (has_focus (&panes, panes.end));
  assert_true (vouch_split_focus_next (split));
  assert_true (has_focus (&panes, panes.start));
  vouch_split_set_show_end (split, FALSE);
  vouch_split_focus_next (split);
  vouch_split_focus_next (split);
  assert_true (has_focus (&panes, panes.start));
  vouch_test_close (panes.window, panes.split, NULL);
}

/* A hidden widget with the keyboard would swallow every key. */
static void
test_focus_leaves_hidden_pane (void **state)
{
  Panes panes = make_panes (1400);

  gtk_widget_grab_focus (panes.end);
  vouch_split_set_show_end (VOUCH_SPLIT (panes.split), FALSE);
  assert_true (has_focus (&panes, panes.content));
  vouch_test_close (panes.window, panes.split, NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_folds_by_width),
    cmocka_unit_test (test_wish_outlives_sheet),
    cmocka_unit_test (test_one_sheet_at_a_time),
    cmocka_unit_test (test_hidden_pane_stays_hidden),
    cmocka_unit_test (test_focus_goes_round),
    cmocka_unit_test (test_focus_leaves_hidden_pane),
  };

  return vouch_test_run_widgets ("split", tests);
}
