/* test-checks-panel.c: findings worked off by keyboard while the card changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-checks-panel.h"
#include "vouch-finding-details.h"
#include "vouch-finding-row.h"
#include "vouch-findings-view.h"
#include "vouch-fix-all-dialog.h"
#include "vouch-import.h"
#include "vouch-muted-dialog.h"
#include "vouch-reason-dialog.h"
#include "vouch-widgets.h"

static VouchDocument *
open_seed (void)
{
  gsize length;
  g_autofree char *text = vouch_test_read_fixture ("scorecard-generative-ai-psychiatry.txt", &length);
  g_autoptr (JsonNode) json = vouch_import (text, length, VOUCH_IMPORT_KIND_AUTO, NULL, NULL);
  g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL);

  return vouch_document_new (VOUCH_CARD (card));
}

static void
show_sized (VouchTestDesk *desk,
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

static void
show (VouchTestDesk *desk)
{
  show_sized (desk, 340, 700);
}

static VouchFindingsView *
get_view (VouchTestDesk *desk)
{
  return VOUCH_FINDINGS_VIEW (vouch_test_find (desk->widget, VOUCH_TYPE_FINDINGS_VIEW));
}

/* What is selected, as RULE/NODE. */
static void
check_selected (VouchTestDesk *desk,
                const char    *expected)
{
  VouchFinding *finding = vouch_findings_view_get_selected (get_view (desk));
  g_autofree char *name = finding ? g_strdup_printf ("%s/%s", vouch_finding_get_rule (finding),
                                                     vouch_finding_get_node (finding))
                                  : g_strdup ("nothing");

  assert_string_equal (name, expected);
}

/* The keyboard is in the list, on the selected one's row. */
static void
check_focused (VouchTestDesk *desk)
{
  GtkWidget *focus = vouch_test_desk_focus (desk);
  GtkWidget *row;

  assert_non_null (focus);
  row = vouch_test_find (focus, VOUCH_TYPE_FINDING_ROW);
  assert_non_null (row);
  assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (get_view (desk))));
  assert_ptr_equal (vouch_finding_row_get_finding (VOUCH_FINDING_ROW (row)),
                    vouch_findings_view_get_selected (get_view (desk)));
}

static void
check_asked (VouchTestDesk *desk,
             const char    *expected)
{
  assert_string_equal (desk->asked->str, expected);
  g_string_truncate (desk->asked, 0);
}

static void
click (VouchTestDesk *desk,
       const char    *label)
{
  GtkWidget *button = vouch_test_find_button (desk->widget, label);

  if (!button)
    fail_msg ("No button “%s”", label);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  vouch_test_desk_check (desk);
}

/* Three in three sections; the one in the middle has a fix that needs no person. */
static void
open_three (VouchTestDesk *desk)
{
  vouch_test_desk_open (desk, "check/clean.scorecard");
  vouch_test_set (desk->document, "condition", "text", "''");
  vouch_test_set (desk->document, "h2", "text", "'Share'");
  vouch_test_remove (desk->document, "c6");
  vouch_validator_flush (desk->validator);
}

static void
test_keys (void **state)
{
  VouchTestDesk desk;

  open_three (&desk);
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  check_selected (&desk, "field-empty/condition");
  check_focused (&desk);
  vouch_test_press (desk.window, "Return");
  check_asked (&desk, "editor.go ('condition', 'text')\n");
  /* Headings are no stops. */
  vouch_test_press (desk.window, "Down");
  check_selected (&desk, "page-chrome/h2");
  check_focused (&desk);
  vouch_test_press (desk.window, "Down");
  check_selected (&desk, "source-missing/m1");
  vouch_test_press (desk.window, "shift+Return");
  check_asked (&desk, "editor.cite 'm1'\n");
  vouch_test_press (desk.window, "Down");
  check_selected (&desk, "source-missing/m1");
  vouch_test_press (desk.window, "Home");
  check_selected (&desk, "field-empty/condition");
  vouch_test_press (desk.window, "Up");
  check_selected (&desk, "field-empty/condition");
  vouch_test_press (desk.window, "End");
  check_selected (&desk, "source-missing/m1");
  vouch_test_press (desk.window, "Prior");
  check_selected (&desk, "field-empty/condition");
  check_focused (&desk);
  check_asked (&desk, "");
  vouch_test_desk_close (&desk);
}

static void
test_selection_stays_through_edits (void **state)
{
  VouchTestDesk desk;

  open_three (&desk);
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Down");
  check_selected (&desk, "page-chrome/h2");
  vouch_test_set (desk.document, "condition", "text", "'Dry eye disease'");
  vouch_test_set (desk.document, "card", "title", "''");
  vouch_test_remove (desk.document, "c2");
  vouch_test_desk_check (&desk);
  check_selected (&desk, "page-chrome/h2");
  check_focused (&desk);
  /* The same finding with another message is another object. */
  vouch_test_set (desk.document, "h2", "text", "'Read more'");
  vouch_test_desk_check (&desk);
  check_selected (&desk, "page-chrome/h2");
  check_focused (&desk);
  vouch_test_desk_close (&desk);
}

static void
test_fixed_one_gives_way_to_the_next (void **state)
{
  VouchTestDesk desk;

  open_three (&desk);
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Down shift+Return");
  vouch_test_desk_check (&desk);
  assert_null (vouch_document_lookup (desk.document, "h2"));
  check_selected (&desk, "source-missing/m1");
  check_focused (&desk);
  vouch_test_insert (desk.document, "m1", "citations", 0,
                     "{'id':'c','reference':'r1','relation':'supports','how':'chosen',"
                     "'quote':{'exact':'Shorten wearing time first.'}}");
  vouch_test_desk_check (&desk);
  check_selected (&desk, "field-empty/condition");
  check_focused (&desk);
  vouch_test_set (desk.document, "condition", "text", "'Dry eye disease'");
  vouch_test_desk_check (&desk);
  check_selected (&desk, "nothing");
  check_asked (&desk, "");
  vouch_test_desk_close (&desk);
}

/* A row's button: the row is what is worked on from then on. */
static void
test_buttons_of_rows (void **state)
{
  VouchTestDesk desk;

  open_three (&desk);
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  click (&desk, "Remove");
  assert_null (vouch_document_lookup (desk.document, "h2"));
  check_selected (&desk, "source-missing/m1");
  check_focused (&desk);
  click (&desk, "Add source");
  check_asked (&desk, "editor.cite 'm1'\n");
  vouch_test_desk_close (&desk);
}

static void
test_keyboard_stays_in_the_card (void **state)
{
  VouchTestDesk desk;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *card = gtk_entry_new ();
  GtkWidget *panel;
  g_autoptr (VouchFinding) finding = NULL;

  vouch_widgets_init ();
  open_three (&desk);
  panel = vouch_checks_panel_new ();
  gtk_widget_set_vexpand (panel, TRUE);
  gtk_box_append (GTK_BOX (box), card);
  gtk_box_append (GTK_BOX (box), panel);
  vouch_checks_panel_set_document (VOUCH_CHECKS_PANEL (panel), desk.document, desk.validator,
                                   desk.index);
  vouch_test_desk_show (&desk, box, 340, 700);
  gtk_widget_grab_focus (card);
  finding = vouch_test_find_finding (desk.validator, "source-missing", NULL);
  vouch_checks_panel_select_finding (VOUCH_CHECKS_PANEL (panel), finding);
  vouch_test_settle (desk.window);
  check_selected (&desk, "source-missing/m1");
  assert_true (gtk_widget_is_ancestor (vouch_test_desk_focus (&desk), card));
  vouch_test_insert (desk.document, "m1", "citations", 0,
                     "{'id':'c','reference':'r1','relation':'supports','how':'chosen',"
                     "'quote':{'exact':'Shorten wearing time first.'}}");
  vouch_test_desk_check (&desk);
  check_selected (&desk, "page-chrome/h2");
  assert_true (gtk_widget_is_ancestor (vouch_test_desk_focus (&desk), card));
  vouch_checks_panel_select_finding (VOUCH_CHECKS_PANEL (panel), NULL);
  check_selected (&desk, "nothing");
  vouch_test_desk_close (&desk);
}

static GtkWidget *
find_dialog (GType type)
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

static gboolean
has_no_dialog (gpointer type)
{
  return !find_dialog (GPOINTER_TO_SIZE (type));
}

static gboolean
has_dialog (gpointer type)
{
  return find_dialog (GPOINTER_TO_SIZE (type)) != NULL;
}

/* The preview of all of a kind; nothing is changed yet. */
static GtkWidget *
open_fix_all (VouchTestDesk *desk)
{
  GtkWidget *dialog;

  click (desk, "Fix all 2 of this kind…");
  assert_true (vouch_test_wait_until (has_dialog, GSIZE_TO_POINTER (VOUCH_TYPE_FIX_ALL_DIALOG),
                                      5000));
  dialog = find_dialog (VOUCH_TYPE_FIX_ALL_DIALOG);
  vouch_test_settle (dialog);
  check_asked (desk, "");
  return dialog;
}

static void
take_fix_all (VouchTestDesk *desk,
              const char    *label)
{
  GtkWidget *button = vouch_test_find_button (open_fix_all (desk), label);

  assert_non_null (button);
  g_signal_emit_by_name (button, "clicked");
  assert_true (vouch_test_wait_until (has_no_dialog, GSIZE_TO_POINTER (VOUCH_TYPE_FIX_ALL_DIALOG),
                                      5000));
  vouch_test_desk_check (desk);
}

static void
test_fix_all_is_one_step (void **state)
{
  VouchTestDesk desk;

  open_three (&desk);
  vouch_test_set (desk.document, "h3", "text", "'Read more'");
  vouch_validator_flush (desk.validator);
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Down");
  take_fix_all (&desk, "Fix 2");
  assert_null (vouch_document_lookup (desk.document, "h2"));
  assert_null (vouch_document_lookup (desk.document, "h3"));
  check_asked (&desk, "editor.toast-undo '2 places fixed'\n");
  check_selected (&desk, "source-missing/m1");
  assert_null (vouch_test_find_button (desk.widget, "Fix all 2 of this kind…"));
  vouch_test_desk_undo (&desk);
  assert_non_null (vouch_document_lookup (desk.document, "h2"));
  assert_non_null (vouch_document_lookup (desk.document, "h3"));
  assert_int_equal (vouch_test_count_findings (desk.validator, "page-chrome"), 2);
  vouch_test_desk_close (&desk);
}

/* What each statement says and will say is read before; what is unticked stays. */
static void
test_fix_all_is_seen_before (void **state)
{
  VouchTestDesk desk;
  GtkWidget *dialog;
  GtkWidget *check;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "h2", "text", "'Diabetics need care.'");
  vouch_test_set (desk.document, "h3", "text", "'Care of diabetics is slow.'");
  vouch_validator_flush (desk.validator);
  show (&desk);
  vouch_test_desk_check (&desk);
  gtk_widget_activate_action (vouch_test_find_label (desk.widget, "All kinds"), "checks.rule", "s",
                              "obsolete-term");
  vouch_test_settle (desk.window);
  gtk_widget_grab_focus (desk.widget);
  /* The selected one's own fix is shown beside it. */
  assert_true (vouch_test_is_shown (desk.widget, "People with diabetes need care."));
  vouch_test_shoot (desk.window, "checks-fix-preview");
  dialog = open_fix_all (&desk);
  vouch_test_shoot (dialog, "checks-fix-all");
  assert_true (vouch_test_is_shown (dialog, "Care of diabetics is slow."));
  assert_true (vouch_test_is_shown (dialog, "Care of people with diabetes is slow."));
  check = vouch_test_find (dialog, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  assert_non_null (vouch_test_find_button (dialog, "Fix 1"));
  g_signal_emit_by_name (vouch_test_find_button (dialog, "Fix 1"), "clicked");
  assert_true (vouch_test_wait_until (has_no_dialog, GSIZE_TO_POINTER (VOUCH_TYPE_FIX_ALL_DIALOG),
                                      5000));
  vouch_test_desk_check (&desk);
  assert_int_equal (vouch_test_count_findings (desk.validator, "obsolete-term"), 1);
  assert_string_equal (vouch_statement_get_text (VOUCH_STATEMENT (
                           vouch_document_lookup (desk.document, "h2"))),
                       "Diabetics need care.");
  check_asked (&desk, "editor.toast-undo '1 place fixed'\n");
  vouch_test_desk_close (&desk);
}

static gboolean
is_there (gpointer place)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (VOUCH_IS_REASON_DIALOG (window) && gtk_window_is_active (GTK_WINDOW (window)))
        return TRUE;
    }
  return FALSE;
}

static void
test_keep_and_take_back (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "recommendations", "title", "'Guideline-Based'");
  vouch_test_remove (desk.document, "c6");
  vouch_validator_flush (desk.validator);
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  check_selected (&desk, "not-a-guideline/recommendations");
  vouch_test_press (desk.window, "k");
  assert_true (vouch_test_wait_until (is_there, NULL, 2000));
  vouch_test_type (desk.window, "The house's heading");
  vouch_test_press (desk.window, "Return");
  vouch_test_desk_check (&desk);
  assert_int_equal (vouch_finding_list_get_count (vouch_validator_get_findings (desk.validator),
                                                  VOUCH_LEVEL_WARNING), 0);
  check_selected (&desk, "not-a-guideline/recommendations");
  assert_true (vouch_test_is_shown (desk.widget, "Kept as they are"));
  assert_true (vouch_test_is_shown (desk.widget, "The house's heading – W. Writer"));
  vouch_test_shoot (desk.window, "checks-kept");
  click (&desk, "Take back");
  assert_false (vouch_test_is_shown (desk.widget, "Kept as they are"));
  assert_int_equal (vouch_finding_list_get_count (vouch_validator_get_findings (desk.validator),
                                                  VOUCH_LEVEL_WARNING), 1);
  vouch_test_desk_undo (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "Kept as they are"));
  vouch_test_desk_close (&desk);
}

/* Opens the menu “Hide” and takes a line of it. */
static void
hide (VouchTestDesk *desk,
      const char    *who)
{
  GtkWidget *button = vouch_test_find_button (desk->widget, "Hide");

  assert_non_null (button);
  gtk_widget_activate_action (button, "details.hide", "s", who);
  vouch_test_desk_check (desk);
}

static void
open_guideline (VouchTestDesk *desk)
{
  vouch_test_desk_open (desk, "check/clean.scorecard");
  vouch_test_set (desk->document, "recommendations", "title", "'Guideline-Based'");
  vouch_test_remove (desk->document, "c6");
  vouch_validator_flush (desk->validator);
  show (desk);
  gtk_widget_grab_focus (desk->widget);
  check_selected (desk, "not-a-guideline/recommendations");
}

/* A check that is hidden on this card is found no more, until that is undone. */
static void
test_hide (void **state)
{
  VouchTestDesk desk;

  open_guideline (&desk);
  vouch_test_shoot (desk.window, "checks-hide");
  assert_null (vouch_test_find_button (desk.widget, "1 check hidden – Show"));
  hide (&desk, "card");
  check_asked (&desk, "editor.toast-undo 'Hidden on this card: Not a guideline'\n");
  assert_int_equal (vouch_test_count_findings (desk.validator, "not-a-guideline"), 0);
  assert_non_null (vouch_test_find_button (desk.widget, "1 check hidden – Show"));
  vouch_test_desk_undo (&desk);
  vouch_validator_flush (desk.validator);
  assert_int_equal (vouch_test_count_findings (desk.validator, "not-a-guideline"), 1);
  assert_null (vouch_test_find_button (desk.widget, "1 check hidden – Show"));
  vouch_test_desk_close (&desk);
}

/* What is hidden beyond this card is the window's to remember. */
static void
test_hide_for_others (void **state)
{
  VouchTestDesk desk;

  open_guideline (&desk);
  hide (&desk, "house");
  check_asked (&desk, "editor.mute ('not-a-guideline', 'house')\n");
  hide (&desk, "me");
  check_asked (&desk, "editor.mute ('not-a-guideline', 'me')\n");
  vouch_test_desk_close (&desk);
}

/* The foot tells what is hidden and by whom, each with the way back, by keyboard. */
static void
test_hidden_are_listed (void **state)
{
  static const char *const mine[] = { "not-a-guideline", "reading-time", NULL };
  static const char *const theirs[] = { "reading-time", NULL };
  VouchTestDesk desk;
  GtkWidget *dialog;
  GtkWidget *again;

  open_guideline (&desk);
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_ME, mine);
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_HOUSE, theirs);
  assert_true (vouch_validator_mute (desk.validator, "title-drift", TRUE, NULL));
  vouch_test_desk_check (&desk);
  assert_int_equal (vouch_test_count_findings (desk.validator, "not-a-guideline"), 0);
  vouch_test_shoot (desk.window, "checks-hidden");
  click (&desk, "3 checks hidden – Show");
  dialog = find_dialog (VOUCH_TYPE_MUTED_DIALOG);
  assert_non_null (dialog);
  vouch_test_settle (dialog);
  vouch_test_shoot (dialog, "checks-hidden-dialog");
  assert_true (vouch_test_is_shown (dialog, "For the house, on every card\nFor you, on every card"));
  assert_true (vouch_test_is_shown (dialog, "On this card"));
  again = vouch_test_find_button (dialog, "Show Again");
  assert_non_null (again);
  g_signal_emit_by_name (again, "clicked");
  vouch_test_desk_check (&desk);
  check_asked (&desk, "editor.unmute 'not-a-guideline'\n");
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_ME, NULL);
  vouch_validator_set_muted (desk.validator, VOUCH_MUTED_BY_HOUSE, NULL);
  vouch_test_desk_check (&desk);
  assert_non_null (find_dialog (VOUCH_TYPE_MUTED_DIALOG));
  g_signal_emit_by_name (vouch_test_find_button (dialog, "Show Again"), "clicked");
  vouch_test_desk_check (&desk);
  assert_true (vouch_test_wait_until (has_no_dialog, GSIZE_TO_POINTER (VOUCH_TYPE_MUTED_DIALOG),
                                      5000));
  assert_int_equal (vouch_validator_get_muted_by (desk.validator, "title-drift"), 0);
  vouch_test_desk_close (&desk);
}

/* What is wrong with the house's profile is told where its findings would be. */
static void
test_profile_has_mistakes (void **state)
{
  static const char text[] = "{\"rules\": {\"no-such-rule\": \"error\"}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (VouchProfile) profile = vouch_profile_new_from_bytes (bytes, "house", NULL);
  VouchTestDesk desk;
  GtkWidget *dialog;

  open_guideline (&desk);
  vouch_validator_set_profile (desk.validator, profile);
  vouch_test_desk_check (&desk);
  click (&desk, "1 mistake in the house profile – Show");
  dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  assert_non_null (dialog);
  vouch_test_settle (dialog);
  vouch_test_shoot (dialog, "checks-profile-mistakes");
  gtk_window_destroy (GTK_WINDOW (dialog));
  vouch_validator_set_profile (desk.validator, NULL);
  vouch_test_desk_check (&desk);
  assert_null (vouch_test_find_button (desk.widget, "1 mistake in the house profile – Show"));
  vouch_test_desk_close (&desk);
}

/* One section alone, those in it included; what stands in none is a place too. */
static void
test_filter_by_section (void **state)
{
  VouchTestDesk desk;
  GtkWidget *label;

  open_three (&desk);
  show (&desk);
  label = vouch_test_find_label (desk.widget, "All sections");
  assert_non_null (label);
  gtk_widget_activate_action (label, "checks.section", "s", "recommendations");
  vouch_test_settle (desk.window);
  assert_null (vouch_test_find_button (desk.widget, "Go to field"));
  check_selected (&desk, "source-missing/m1");
  vouch_test_shoot (desk.window, "checks-section");
  gtk_widget_activate_action (label, "checks.section", "s", "card");
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (desk.widget, "Nothing of This Kind"));
  click (&desk, "Show All");
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

  open_three (&desk);
  show (&desk);
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

/* What stops the card by its form can't be kept, and that is said. */
static void
test_error_of_form_is_not_kept (void **state)
{
  VouchTestDesk desk;

  open_three (&desk);
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  assert_null (vouch_test_find_button (desk.widget, "Keep…"));
  assert_null (vouch_test_find_button (desk.widget, "Hide"));
  vouch_test_press (desk.window, "k");
  assert_false (is_there (NULL));
  check_asked (&desk, "editor.toast 'This stops the card: it can’t be kept as it is.'\n");
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

  open_three (&desk);
  show (&desk);
  toggle_level (&desk, "1"); /* warnings */
  assert_non_null (vouch_test_find_button (desk.widget, "Remove"));
  assert_null (vouch_test_find_button (desk.widget, "Go to field"));
  vouch_test_remove (desk.document, "h2");
  vouch_test_desk_check (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "Nothing of This Kind"));
  vouch_test_shoot (desk.window, "checks-filtered");
  click (&desk, "Show All");
  assert_non_null (vouch_test_find_button (desk.widget, "Go to field"));
  check_selected (&desk, "field-empty/condition");
  check_focused (&desk);
  gtk_widget_activate_action (vouch_test_find_label (desk.widget, "All kinds"), "checks.rule", "s",
                              "source-missing");
  vouch_test_settle (desk.window);
  assert_null (vouch_test_find_button (desk.widget, "Go to field"));
  assert_true (vouch_test_is_shown (desk.widget, "No source named"));
  check_selected (&desk, "source-missing/m1");
  vouch_test_desk_close (&desk);
}

/* What is to be shown leaves a filter that hides it. */
static void
test_select_leaves_filter (void **state)
{
  VouchTestDesk desk;
  g_autoptr (VouchFinding) finding = NULL;

  open_three (&desk);
  show (&desk);
  toggle_level (&desk, "1");
  finding = vouch_test_find_finding (desk.validator, "field-empty", NULL);
  vouch_checks_panel_select_finding (VOUCH_CHECKS_PANEL (desk.widget), finding);
  vouch_test_settle (desk.window);
  check_selected (&desk, "field-empty/condition");
  assert_non_null (vouch_test_find_button (desk.widget, "Add source"));
  vouch_test_desk_close (&desk);
}

static void
test_nothing_left (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  show (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "Nothing Stops This Card"));
  vouch_test_shoot (desk.window, "checks-clear");
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Return");
  check_asked (&desk, "editor.publish\n");
  /* A warning stops nothing. */
  vouch_test_set (desk.document, "h2", "text", "'Share'");
  vouch_test_desk_check (&desk);
  assert_false (vouch_test_is_shown (desk.widget, "Nothing Stops This Card"));
  assert_true (vouch_test_is_shown (desk.widget, "Nothing stops this card"));
  vouch_test_shoot (desk.window, "checks-warning");
  vouch_test_set (desk.document, "condition", "text", "''");
  vouch_test_desk_check (&desk);
  assert_false (vouch_test_is_shown (desk.widget, "Nothing stops this card"));
  vouch_test_desk_close (&desk);
}

static void
click_at (VouchTestDesk *desk,
          GtkWidget     *widget)
{
  double x, y;
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *at_x = NULL;
  g_autofree char *at_y = NULL;
  g_autoptr (VouchTestOutcome) outcome = NULL;
  double left, top;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), 4, 4, &x, &y);
  gtk_native_get_surface_transform (native, &left, &top);
  at_x = g_strdup_printf ("%d", (int) (x + left));
  at_y = g_strdup_printf ("%d", (int) (y + top));
  outcome = vouch_test_run_command (NULL, (const char *const[]){ "xdotool", "mousemove", at_x, at_y,
                                                                 "click", "1", NULL });
  assert_int_equal (outcome->exit_code, 0);
  vouch_test_settle (desk->window);
}

static void
test_click_goes_there (void **state)
{
  VouchTestDesk desk;

  open_three (&desk);
  show (&desk);
  click_at (&desk, vouch_test_find_label (desk.widget, "“Share”"));
  check_selected (&desk, "page-chrome/h2");
  check_asked (&desk, "editor.go ('h2', 'text')\n");
  click_at (&desk, vouch_test_find_button (desk.widget, "Add source"));
  check_selected (&desk, "source-missing/m1");
  check_asked (&desk, "editor.cite 'm1'\n");
  vouch_test_desk_close (&desk);
}

/* The words are those of the statement as it is now. */
static void
test_words_follow (void **state)
{
  VouchTestDesk desk;

  open_three (&desk);
  show (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "“Shorten wearing time first.”"));
  vouch_test_set (desk.document, "m1", "text", "'Shorten the wearing time before all.'");
  vouch_test_desk_check (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "“Shorten the wearing time before all.”"));
  vouch_test_desk_close (&desk);
}

static void
test_names_for_a_screen_reader (void **state)
{
  VouchTestDesk desk;
  GtkWidget *focus;

  open_three (&desk);
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  focus = vouch_test_desk_focus (&desk);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Stops the card: Condition is empty. “Condition”");
  gtk_test_accessible_assert_property (vouch_test_find (focus, GTK_TYPE_IMAGE),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Stops the card");
  gtk_test_accessible_assert_property (vouch_test_find_button (focus, "Go to field"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Go to field");
  vouch_test_desk_close (&desk);
}

#define MANY 3000

static void
add_many (VouchTestDesk *desk)
{
  GString *statements = g_string_new ("{'id':'many','role':'key-highlights','title':'Many','statements':[");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (statements,
                            "%s{'id':'n%u','text':'Statement number %u says something of its own "
                            "that is %u words long.','origin':'written','citations':[]}",
                            i > 0 ? "," : "", i, i, i * 7);
  g_string_append (statements, "]}");
  vouch_test_insert (desk->document, "card", "sections", 2, statements->str);
  g_string_free (statements, TRUE);
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static gboolean
is_in_view (GtkWidget *focus,
            GtkWidget *list)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (focus, list, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (list);
}

static void
test_very_many (void **state)
{
  VouchTestDesk desk;
  GtkWidget *list;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  add_many (&desk);
  vouch_validator_flush (desk.validator);
  assert_in_range (vouch_test_count_findings (desk.validator, NULL), MANY, 2 * MANY);
  show (&desk);
  list = vouch_test_find (desk.widget, GTK_TYPE_LIST_VIEW);
  assert_in_range (count_children (list), 1, 400);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Down Down End");
  check_selected (&desk, "source-missing/n2999");
  check_focused (&desk);
  assert_true (is_in_view (vouch_test_desk_focus (&desk), list));
  vouch_test_shoot (desk.window, "checks-many");
  vouch_test_press (desk.window, "Prior Up");
  check_selected (&desk, "source-missing/n2990");
  assert_true (is_in_view (vouch_test_desk_focus (&desk), list));
  vouch_test_remove (desk.document, "n2990");
  vouch_test_desk_check (&desk);
  check_selected (&desk, "source-missing/n2991");
  check_focused (&desk);
  assert_true (is_in_view (vouch_test_desk_focus (&desk), list));
  vouch_test_desk_close (&desk);
}

static void
test_other_document (void **state)
{
  VouchTestDesk desk;
  g_autoptr (VouchDocument) other = NULL;
  g_autoptr (VouchValidator) validator = NULL;

  open_three (&desk);
  show (&desk);
  vouch_checks_panel_set_document (VOUCH_CHECKS_PANEL (desk.widget), NULL, NULL, NULL);
  vouch_test_settle (desk.window);
  assert_null (vouch_test_find_button (desk.widget, "Go to field"));
  other = open_seed ();
  validator = vouch_validator_new (other);
  vouch_checks_panel_set_document (VOUCH_CHECKS_PANEL (desk.widget), other, validator, NULL);
  vouch_test_settle (desk.window);
  vouch_validator_flush (validator);
  vouch_test_settle (desk.window);
  assert_non_null (vouch_test_find_button (desk.widget, "Go to field"));
  vouch_test_desk_close (&desk);
}

static void
test_pictures (void **state)
{
  VouchTestDesk desk;
  AdwStyleManager *style = adw_style_manager_get_default ();

  vouch_test_desk_take (&desk, open_seed ());
  show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_shoot (desk.window, "checks-seed");
  vouch_test_press (desk.window, "Down Down Right");
  vouch_test_shoot (desk.window, "checks-explained");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  vouch_test_shoot (desk.window, "checks-dark");
  vouch_test_press (desk.window, "Left End");
  vouch_test_shoot (desk.window, "checks-dark-end");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  vouch_test_desk_close (&desk);
}

/* Long words, a narrow panel. */
static void
test_narrow (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "recommendations", "title",
                  "'Guideline-Based Recommendations for Clinicians Who Care for Contact Lens Wearers'");
  vouch_test_remove (desk.document, "k1");
  vouch_validator_flush (desk.validator);
  show_sized (&desk, 290, 560);
  assert_int_equal (gtk_widget_get_width (desk.window), 290);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Right");
  vouch_test_shoot (desk.window, "checks-narrow");
  vouch_test_desk_close (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_keys),
    cmocka_unit_test (test_selection_stays_through_edits),
    cmocka_unit_test (test_fixed_one_gives_way_to_the_next),
    cmocka_unit_test (test_buttons_of_rows),
    cmocka_unit_test (test_keyboard_stays_in_the_card),
    cmocka_unit_test (test_fix_all_is_one_step),
    cmocka_unit_test (test_fix_all_is_seen_before),
    cmocka_unit_test (test_keep_and_take_back),
    cmocka_unit_test (test_hide),
    cmocka_unit_test (test_hide_for_others),
    cmocka_unit_test (test_hidden_are_listed),
    cmocka_unit_test (test_profile_has_mistakes),
    cmocka_unit_test (test_filter_by_section),
    cmocka_unit_test (test_filtered_section_removed),
    cmocka_unit_test (test_error_of_form_is_not_kept),
    cmocka_unit_test (test_filter),
    cmocka_unit_test (test_select_leaves_filter),
    cmocka_unit_test (test_nothing_left),
    cmocka_unit_test (test_click_goes_there),
    cmocka_unit_test (test_words_follow),
    cmocka_unit_test (test_names_for_a_screen_reader),
    cmocka_unit_test (test_very_many),
    cmocka_unit_test (test_other_document),
    cmocka_unit_test (test_pictures),
    cmocka_unit_test (test_narrow),
  };

  return vouch_test_run_widgets ("checks-panel", tests);
}
