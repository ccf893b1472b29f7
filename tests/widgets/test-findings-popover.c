/* test-findings-popover.c: the findings of one statement, fixed by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-finding-row.h"
#include "vouch-findings-popover.h"
#include "vouch-widgets.h"

static gboolean
is_gone (gpointer popover)
{
  return !gtk_widget_get_mapped (popover);
}

/* A popover's parent unparents it: the least that has one. */
static void
label_destroyed_cb (GtkWidget *label,
                    GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static GtkWidget *
show (VouchTestDesk *desk,
      const char    *node)
{
  GtkWidget *parent = gtk_button_new_with_label ("statement");
  GtkWidget *popover;

  vouch_widgets_init ();
  vouch_widgets_style ();
  popover = vouch_findings_popover_new ();
  gtk_widget_set_valign (parent, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, parent);
  g_signal_connect (parent, "destroy", G_CALLBACK (label_destroyed_cb), popover);
  vouch_test_desk_show (desk, parent, 480, 420);
  gtk_widget_grab_focus (parent);
  vouch_findings_popover_set_findings (VOUCH_FINDINGS_POPOVER (popover), desk->validator, node);
  gtk_popover_popup (GTK_POPOVER (popover));
  vouch_test_settle (desk->window);
  return popover;
}

static void
check_focused (VouchTestDesk *desk,
               const char    *rule)
{
  GtkWidget *focus = vouch_test_desk_focus (desk);
  GtkWidget *row = focus ? vouch_test_find (focus, VOUCH_TYPE_FINDING_ROW) : NULL;

  assert_non_null (row);
  assert_string_equal (vouch_finding_get_rule (vouch_finding_row_get_finding (VOUCH_FINDING_ROW (row))),
                       rule);
}

/* Two on one statement: it says the same as another, and its citation names nothing. */
static void
open_two (VouchTestDesk *desk)
{
  vouch_test_desk_open (desk, "check/clean.scorecard");
  vouch_test_set (desk->document, "h2", "text", "'Osmolarity rose after eight hours of wear.'");
  vouch_test_set (desk->document, "c3", "quote", "{'exact':'Osmolarity rose after eight hours of wear.'}");
  vouch_test_set (desk->document, "c3", "reference", "'nowhere'");
  vouch_validator_flush (desk->validator);
}

static void
test_fixes_by_keyboard (void **state)
{
  VouchTestDesk desk;
  GtkWidget *popover;

  open_two (&desk);
  popover = show (&desk, "h2");
  vouch_test_shoot (popover, "findings-popover");
  check_focused (&desk, "reference-unknown");
  vouch_test_press (desk.window, "Down");
  check_focused (&desk, "duplicate-statement");
  vouch_test_press (desk.window, "Up Return");
  vouch_test_desk_check (&desk);
  assert_null (vouch_document_lookup (desk.document, "c3"));
  /* What the first one hid is found now, and the keyboard goes on with it. */
  assert_true (gtk_widget_get_mapped (popover));
  check_focused (&desk, "source-missing");
  vouch_test_press (desk.window, "Down Return");
  vouch_test_desk_check (&desk);
  assert_null (vouch_document_lookup (desk.document, "h2"));
  assert_true (vouch_test_wait_until (is_gone, popover, 2000));
  vouch_test_desk_close (&desk);
}

/* What the person goes on with elsewhere is not covered. */
static void
test_asks_and_closes (void **state)
{
  VouchTestDesk desk;
  GtkWidget *popover;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_remove (desk.document, "c2");
  vouch_validator_flush (desk.validator);
  popover = show (&desk, "h1");
  vouch_test_press (desk.window, "Return");
  assert_string_equal (desk.asked->str, "editor.cite 'h1'\n");
  assert_true (vouch_test_wait_until (is_gone, popover, 2000));
  vouch_test_desk_close (&desk);
}

static void
test_escape_leaves (void **state)
{
  VouchTestDesk desk;
  GtkWidget *popover;

  open_two (&desk);
  popover = show (&desk, "h2");
  vouch_test_press (desk.window, "Escape");
  assert_true (vouch_test_wait_until (is_gone, popover, 2000));
  assert_ptr_equal (vouch_test_desk_focus (&desk), desk.widget);
  assert_non_null (vouch_document_lookup (desk.document, "c3"));
  vouch_test_desk_close (&desk);
}

static void
test_nothing_found (void **state)
{
  VouchTestDesk desk;
  GtkWidget *popover;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  popover = show (&desk, "h1");
  assert_true (vouch_test_is_shown (popover, "No findings here."));
  vouch_test_set (desk.document, "h3", "text", "'Symptoms and signs did not agree.'");
  vouch_test_desk_check (&desk);
  assert_true (gtk_widget_get_mapped (popover));
  vouch_test_press (desk.window, "Escape");
  assert_true (vouch_test_wait_until (is_gone, popover, 2000));
  vouch_test_desk_close (&desk);
}

/* Another statement's, in the same popover. */
static void
test_other_node (void **state)
{
  VouchTestDesk desk;
  GtkWidget *popover;

  open_two (&desk);
  vouch_test_remove (desk.document, "c2");
  vouch_validator_flush (desk.validator);
  popover = show (&desk, "h2");
  vouch_findings_popover_set_findings (VOUCH_FINDINGS_POPOVER (popover), desk.validator, "h1");
  vouch_test_settle (desk.window);
  check_focused (&desk, "source-missing");
  assert_false (vouch_test_is_shown (popover, "Nearly the same as a statement further up."));
  vouch_findings_popover_set_findings (VOUCH_FINDINGS_POPOVER (popover), NULL, NULL);
  vouch_test_desk_close (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_fixes_by_keyboard),
    cmocka_unit_test (test_asks_and_closes),
    cmocka_unit_test (test_escape_leaves),
    cmocka_unit_test (test_nothing_found),
    cmocka_unit_test (test_other_node),
  };

  return vouch_test_run_widgets ("findings-popover", tests);
}
