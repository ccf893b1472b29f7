/* test-checks-filter.c: the Checks panel shows only some of the findings, and says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-checks.h"

#include "vouch-checks-panel.h"
#include "vouch-finding-details.h"
#include "vouch-finding-row.h"
#include "vouch-widgets.h"

/* One section alone, those in it included; what stands in none is a place too. */
static void
test_filter_by_section (void **state)
{
  VouchTestDesk desk;
  GtkWidget *label;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  label = vouch_test_find_label (desk.widget, "All sections");
  assert_non_null (label);
  gtk_widget_activate_action (label, "checks.section", "s", "recommendations");
  vouch_test_settle (desk.window);
  assert_null (vouch_test_find_button (desk.widget, "Go to field"));
  vouch_test_checks_selected (&desk, "source-missing/m1");
  vouch_test_shoot (desk.window, "checks-section");
  gtk_widget_activate_action (label, "checks.section", "s", "card");
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (desk.widget, "No Findings of This Kind"));
  vouch_test_checks_click (&desk, "Show All");
  assert_non_null (vouch_test_find_label (desk.widget, "All sections"));
  assert_non_null (vouch_test_find_button (desk.widget, "Go to field"));
  vouch_test_desk_close (&desk);
}

/* The section that is listed alone is removed: all are listed again, as the button says. */
static void
test_filtered_section_removed (void **state)
{
  VouchTestDesk desk;
  GtkWidget *label;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  label = vouch_test_find_label (desk.widget, "All sections");
  gtk_widget_activate_action (label, "checks.section", "s", "recommendations");
  vouch_test_settle (desk.window);
  assert_null (vouch_test_find_button (desk.widget, "Go to field"));
  vouch_test_remove (desk.document, "recommendations");
  vouch_validator_flush (desk.validator);
  vouch_test_settle (desk.window);
  assert_non_null (vouch_test_find_label (desk.widget, "All sections"));
  assert_non_null (vouch_test_find_button (desk.widget, "Go to field"));
  vouch_test_desk_close (&desk);
}

static void
toggle_level (VouchTestDesk *desk,
              const char    *label)
{
  GtkWidget *number = vouch_test_find_label (desk->widget, label);

  assert_non_null (number);
  g_signal_emit_by_name (gtk_widget_get_ancestor (number, GTK_TYPE_TOGGLE_BUTTON), "clicked");
  vouch_test_settle (desk->window);
}

static void
test_filter (void **state)
{
  VouchTestDesk desk;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  toggle_level (&desk, "1"); /* warnings */
  assert_non_null (vouch_test_find_button (desk.widget, "Remove"));
  assert_null (vouch_test_find_button (desk.widget, "Go to field"));
  vouch_test_remove (desk.document, "h2");
  vouch_test_desk_check (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "No Findings of This Kind"));
  vouch_test_shoot (desk.window, "checks-filtered");
  vouch_test_checks_click (&desk, "Show All");
  assert_non_null (vouch_test_find_button (desk.widget, "Go to field"));
  vouch_test_checks_selected (&desk, "field-empty/condition");
  vouch_test_checks_focused (&desk);
  gtk_widget_activate_action (vouch_test_find_label (desk.widget, "All kinds"), "checks.rule", "s",
                              "source-missing");
  vouch_test_settle (desk.window);
  assert_null (vouch_test_find_button (desk.widget, "Go to field"));
  assert_true (vouch_test_is_shown (desk.widget, "No source named"));
  vouch_test_checks_selected (&desk, "source-missing/m1");
  vouch_test_desk_close (&desk);
}

/* What is to be shown leaves a filter that hides it. */
static void
test_select_leaves_filter (void **state)
{
  VouchTestDesk desk;
  g_autoptr (VouchFinding) finding = NULL;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  toggle_level (&desk, "1");
  finding = vouch_test_find_finding (desk.validator, "field-empty", NULL);
  vouch_checks_panel_select_finding (VOUCH_CHECKS_PANEL (desk.widget), finding);
  vouch_test_settle (desk.window);
  vouch_test_checks_selected (&desk, "field-empty/condition");
  assert_non_null (vouch_test_find_button (desk.widget, "Add source"));
  vouch_test_desk_close (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_filter_by_section),
    cmocka_unit_test (test_filtered_section_removed),
    cmocka_unit_test (test_filter),
    cmocka_unit_test (test_select_leaves_filter),
  };

  return vouch_test_run_widgets ("checks-filter", tests);
}
