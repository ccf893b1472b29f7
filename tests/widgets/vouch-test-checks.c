/* vouch-test-checks.c: the panel of checks on a desk, for its tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-checks.h"

#include "vouch-checks-panel.h"
#include "vouch-finding-row.h"
#include "vouch-widgets.h"

void
vouch_test_checks_show_sized (VouchTestDesk *desk,
            int            width,
            int            height)
{
  GtkWidget *panel;

  vouch_widgets_init ();
  vouch_widgets_style ();
  panel = vouch_checks_panel_new ();
  g_object_set (panel, "author", "W. Writer", NULL);
  vouch_checks_panel_set_document (VOUCH_CHECKS_PANEL (panel), desk->document, desk->validator,
                                   desk->index);
  vouch_test_desk_show (desk, panel, width, height);
}

void
vouch_test_checks_show (VouchTestDesk *desk)
{
  vouch_test_checks_show_sized (desk, 340, 700);
}

VouchFindingsView *
vouch_test_checks_view (VouchTestDesk *desk)
{
  return VOUCH_FINDINGS_VIEW (vouch_test_find (desk->widget, VOUCH_TYPE_FINDINGS_VIEW));
}

/** Makes sure of what is selected, as RULE/NODE. */
void
vouch_test_checks_selected (VouchTestDesk *desk,
                const char    *expected)
{
  VouchFinding *finding = vouch_findings_view_get_selected (vouch_test_checks_view (desk));
  g_autofree char *name = finding ? g_strdup_printf ("%s/%s", vouch_finding_get_rule (finding),
                                                     vouch_finding_get_node (finding))
                                  : g_strdup ("nothing");

  assert_string_equal (name, expected);
}

/** Makes sure that the keyboard is in the list, on the selected one's row. */
void
vouch_test_checks_focused (VouchTestDesk *desk)
{
  GtkWidget *focus = vouch_test_desk_focus (desk);
  GtkWidget *row;

  assert_non_null (focus);
  row = vouch_test_find (focus, VOUCH_TYPE_FINDING_ROW);
  assert_non_null (row);
  assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (vouch_test_checks_view (desk))));
  assert_ptr_equal (vouch_finding_row_get_finding (VOUCH_FINDING_ROW (row)),
                    vouch_findings_view_get_selected (vouch_test_checks_view (desk)));
}

void
vouch_test_checks_asked (VouchTestDesk *desk,
             const char    *expected)
{
  assert_string_equal (desk->asked->str, expected);
  g_string_truncate (desk->asked, 0);
}

void
vouch_test_checks_click (VouchTestDesk *desk,
       const char    *label)
{
  GtkWidget *button = vouch_test_find_button (desk->widget, label);

  if (!button)
    fail_msg ("No button “%s”", label);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  vouch_test_desk_check (desk);
}

/** Three in three sections; the one in the middle has a fix that needs no person. */
void
vouch_test_checks_open_three (VouchTestDesk *desk)
{
  vouch_test_desk_open (desk, "check/clean.scorecard");
  vouch_test_set (desk->document, "condition", "text", "''");
  vouch_test_set (desk->document, "h2", "text", "'Share'");
  vouch_test_remove (desk->document, "c6");
  vouch_validator_flush (desk->validator);
}

GtkWidget *
vouch_test_checks_find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

gboolean
vouch_test_checks_has_no_dialog (gpointer type)
{
  return !vouch_test_checks_find_dialog (GPOINTER_TO_SIZE (type));
}

gboolean
vouch_test_checks_has_dialog (gpointer type)
{
  return vouch_test_checks_find_dialog (GPOINTER_TO_SIZE (type)) != NULL;
}
