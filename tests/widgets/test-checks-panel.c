/* test-checks-panel.c: findings worked off by keyboard while the card changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-checks.h"

#include "vouch-checks-panel.h"
#include "vouch-finding-details.h"
#include "vouch-finding-row.h"
#include "vouch-import.h"
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
test_keys (void **state)
{
  VouchTestDesk desk;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_checks_selected (&desk, "field-empty/condition");
  vouch_test_checks_focused (&desk);
  vouch_test_press (desk.window, "Return");
  vouch_test_checks_asked (&desk, "editor.go ('condition', 'text')\n");
  /* Headings are no stops. */
  vouch_test_press (desk.window, "Down");
  vouch_test_checks_selected (&desk, "page-chrome/h2");
  vouch_test_checks_focused (&desk);
  vouch_test_press (desk.window, "Down");
  vouch_test_checks_selected (&desk, "source-missing/m1");
  vouch_test_press (desk.window, "shift+Return");
  vouch_test_checks_asked (&desk, "editor.cite 'm1'\n");
  vouch_test_press (desk.window, "Down");
  vouch_test_checks_selected (&desk, "source-missing/m1");
  vouch_test_press (desk.window, "Home");
  vouch_test_checks_selected (&desk, "field-empty/condition");
  vouch_test_press (desk.window, "Up");
  vouch_test_checks_selected (&desk, "field-empty/condition");
  vouch_test_press (desk.window, "End");
  vouch_test_checks_selected (&desk, "source-missing/m1");
  vouch_test_press (desk.window, "Prior");
  vouch_test_checks_selected (&desk, "field-empty/condition");
  vouch_test_checks_focused (&desk);
  vouch_test_checks_asked (&desk, "");
  vouch_test_desk_close (&desk);
}

static void
test_selection_stays_through_edits (void **state)
{
  VouchTestDesk desk;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Down");
  vouch_test_checks_selected (&desk, "page-chrome/h2");
  vouch_test_set (desk.document, "condition", "text", "'Dry eye disease'");
  vouch_test_set (desk.document, "card", "title", "''");
  vouch_test_remove (desk.document, "c2");
  vouch_test_desk_check (&desk);
  vouch_test_checks_selected (&desk, "page-chrome/h2");
  vouch_test_checks_focused (&desk);
  /* The same finding with another message is another object. */
  vouch_test_set (desk.document, "h2", "text", "'Read more'");
  vouch_test_desk_check (&desk);
  vouch_test_checks_selected (&desk, "page-chrome/h2");
  vouch_test_checks_focused (&desk);
  vouch_test_desk_close (&desk);
}

static void
test_fixed_one_gives_way_to_the_next (void **state)
{
  VouchTestDesk desk;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Down shift+Return");
  vouch_test_desk_check (&desk);
  assert_null (vouch_document_lookup (desk.document, "h2"));
  vouch_test_checks_selected (&desk, "source-missing/m1");
  vouch_test_checks_focused (&desk);
  vouch_test_insert (desk.document, "m1", "citations", 0,
                     "{'id':'c','reference':'r1','relation':'supports','how':'chosen',"
                     "'quote':{'exact':'Shorten wearing time first.'}}");
  vouch_test_desk_check (&desk);
  vouch_test_checks_selected (&desk, "field-empty/condition");
  vouch_test_checks_focused (&desk);
  vouch_test_set (desk.document, "condition", "text", "'Dry eye disease'");
  vouch_test_desk_check (&desk);
  vouch_test_checks_selected (&desk, "nothing");
  vouch_test_checks_asked (&desk, "");
  vouch_test_desk_close (&desk);
}

/* A row's button: the row is what is worked on from then on. */
static void
test_buttons_of_rows (void **state)
{
  VouchTestDesk desk;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_checks_click (&desk, "Remove");
  assert_null (vouch_document_lookup (desk.document, "h2"));
  vouch_test_checks_selected (&desk, "source-missing/m1");
  vouch_test_checks_focused (&desk);
  vouch_test_checks_click (&desk, "Add source");
  vouch_test_checks_asked (&desk, "editor.cite 'm1'\n");
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
  vouch_test_checks_open_three (&desk);
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
  vouch_test_checks_selected (&desk, "source-missing/m1");
  assert_true (gtk_widget_is_ancestor (vouch_test_desk_focus (&desk), card));
  vouch_test_insert (desk.document, "m1", "citations", 0,
                     "{'id':'c','reference':'r1','relation':'supports','how':'chosen',"
                     "'quote':{'exact':'Shorten wearing time first.'}}");
  vouch_test_desk_check (&desk);
  /* Whoever writes has not asked for another field's. */
  vouch_test_checks_selected (&desk, "nothing");
  assert_true (gtk_widget_is_ancestor (vouch_test_desk_focus (&desk), card));
  vouch_test_desk_close (&desk);
}

/* The statement that was worked on has another one: that is next, not the list's next. */
static void
test_next_in_the_same_field (void **state)
{
  VouchTestDesk desk;
  g_autoptr (VouchFinding) finding = NULL;

  vouch_test_checks_open_three (&desk);
  vouch_test_set (desk.document, "m1", "text", "'Shorter wearing time is safe.'");
  vouch_test_checks_show (&desk);
  vouch_test_desk_check (&desk);
  finding = vouch_test_find_finding (desk.validator, "safe-unqualified", NULL);
  vouch_checks_panel_select_finding (VOUCH_CHECKS_PANEL (desk.widget), finding);
  vouch_test_checks_selected (&desk, "safe-unqualified/m1");
  vouch_test_set (desk.document, "m1", "text", "'Shorten the wearing time.'");
  vouch_test_desk_check (&desk);
  vouch_test_checks_selected (&desk, "source-missing/m1");
  vouch_test_desk_close (&desk);
}

static void
test_nothing_left (void **state)
{
  VouchTestDesk desk;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_checks_show (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "Nothing Stops This Card"));
  vouch_test_shoot (desk.window, "checks-clear");
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Return");
  vouch_test_checks_asked (&desk, "editor.publish\n");
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

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  click_at (&desk, vouch_test_find_label (desk.widget, "“Share”"));
  vouch_test_checks_selected (&desk, "page-chrome/h2");
  vouch_test_checks_asked (&desk, "editor.go ('h2', 'text')\n");
  click_at (&desk, vouch_test_find_button (desk.widget, "Add source"));
  vouch_test_checks_selected (&desk, "source-missing/m1");
  vouch_test_checks_asked (&desk, "editor.cite 'm1'\n");
  vouch_test_desk_close (&desk);
}

static gboolean
has_followed (gpointer widget)
{
  return vouch_test_is_shown (widget, "“Shorten the wearing time before all.”");
}

/* The words are those of the statement as it is now, once nothing more is written. */
static void
test_words_follow (void **state)
{
  VouchTestDesk desk;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "“Shorten wearing time first.”"));
  vouch_test_set (desk.document, "m1", "text", "'Shorten the wearing time before all.'");
  vouch_test_desk_check (&desk);
  assert_true (vouch_test_wait_until (has_followed, desk.widget, 2000));
  vouch_test_desk_close (&desk);
}

static void
test_names_for_a_screen_reader (void **state)
{
  VouchTestDesk desk;
  GtkWidget *focus;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  focus = vouch_test_desk_focus (&desk);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Blocks publishing: Condition is empty. “Condition”");
  gtk_test_accessible_assert_property (vouch_test_find (focus, GTK_TYPE_IMAGE),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Blocks publishing");
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
  vouch_test_checks_show (&desk);
  list = vouch_test_find (desk.widget, GTK_TYPE_LIST_VIEW);
  assert_in_range (count_children (list), 1, 400);
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "Down Down End");
  vouch_test_checks_selected (&desk, "source-missing/n2999");
  vouch_test_checks_focused (&desk);
  assert_true (is_in_view (vouch_test_desk_focus (&desk), list));
  vouch_test_shoot (desk.window, "checks-many");
  vouch_test_press (desk.window, "Prior Up");
  vouch_test_checks_selected (&desk, "source-missing/n2990");
  assert_true (is_in_view (vouch_test_desk_focus (&desk), list));
  vouch_test_remove (desk.document, "n2990");
  vouch_test_desk_check (&desk);
  vouch_test_checks_selected (&desk, "source-missing/n2991");
  vouch_test_checks_focused (&desk);
  assert_true (is_in_view (vouch_test_desk_focus (&desk), list));
  vouch_test_desk_close (&desk);
}

static void
test_other_document (void **state)
{
  VouchTestDesk desk;
  g_autoptr (VouchDocument) other = NULL;
  g_autoptr (VouchValidator) validator = NULL;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
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
  vouch_test_checks_show (&desk);
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

static gboolean
is_at_top (gpointer list)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (list)) < 1;
}

/* The first heading stays when the details come and the list gets lower. */
static void
test_first_heading_stays (void **state)
{
  VouchTestDesk desk;
  g_autoptr (VouchFinding) finding = NULL;
  GtkWidget *list;

  vouch_test_desk_take (&desk, open_seed ());
  finding = vouch_test_find_finding (desk.validator, "field-empty", NULL);
  vouch_test_checks_show_sized (&desk, 340, 620);
  list = vouch_test_find (desk.widget, GTK_TYPE_LIST_VIEW);
  vouch_checks_panel_select_finding (VOUCH_CHECKS_PANEL (desk.widget), finding);
  vouch_test_settle (desk.window);
  gtk_window_set_default_size (GTK_WINDOW (desk.window), 340, 500);
  vouch_test_settle (desk.window);
  assert_true (vouch_test_wait_until (is_at_top, list, 2000));
  vouch_test_shoot (desk.window, "checks-top");
  gtk_widget_grab_focus (desk.widget);
  vouch_test_press (desk.window, "End");
  assert_false (is_at_top (list));
  vouch_test_desk_close (&desk);
}

/* Long words, a narrow panel. */
static void
test_narrow (void **state)
{
  VouchTestDesk desk;
  GtkWidget *button;
  GtkWidget *details;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "recommendations", "title",
                  "'Guideline-Based Recommendations for Clinicians Who Care for Contact Lens Wearers'");
  vouch_test_remove (desk.document, "k1");
  vouch_validator_flush (desk.validator);
  vouch_test_checks_show_sized (&desk, 290, 560);
  assert_int_equal (gtk_widget_get_width (desk.window), 290);
  gtk_widget_grab_focus (desk.widget);
  button = vouch_test_find_button (vouch_test_desk_focus (&desk), "Rename the heading");
  assert_non_null (button);
  assert_false (pango_layout_is_ellipsized (
      gtk_label_get_layout (GTK_LABEL (vouch_test_find (button, GTK_TYPE_LABEL)))));
  assert_int_equal (
      pango_layout_get_line_count (gtk_label_get_layout (
          GTK_LABEL (vouch_test_find (vouch_test_desk_focus (&desk), GTK_TYPE_LABEL)))),
      3);
  vouch_test_press (desk.window, "Right");
  vouch_test_shoot (desk.window, "checks-narrow");
  details = vouch_test_find (desk.widget, VOUCH_TYPE_FINDING_DETAILS);
  button = vouch_test_find_button (details, "Rename the heading");
  assert_false (pango_layout_is_ellipsized (
      gtk_label_get_layout (GTK_LABEL (vouch_test_find (button, GTK_TYPE_LABEL)))));
  vouch_test_desk_close (&desk);
}

/* GTK finds the styles of these anew whenever the keyboard goes elsewhere, in two hundred rows. */
static void
check_names_of_parts (GtkWidget *widget,
                      guint     *n_parts)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *name = gtk_widget_get_css_name (child);

      if (GTK_IS_BUTTON (child))
        {
          assert_true (gtk_widget_get_visible (child));
          continue;
        }
      assert_string_not_equal (name, "box");
      assert_string_not_equal (name, "image");
      (*n_parts)++;
      check_names_of_parts (child, n_parts);
    }
}

static void
test_parts_keep_their_styles (void **state)
{
  VouchTestDesk desk;
  guint n_parts = 0;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  check_names_of_parts (vouch_test_find (vouch_test_desk_focus (&desk), VOUCH_TYPE_FINDING_ROW),
                        &n_parts);
  assert_int_equal (n_parts, 6);
  vouch_test_desk_close (&desk);
}

static int
find_left (GtkWidget *child)
{
  graphene_rect_t place;

  assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &place));
  return (int) place.origin.x;
}

/* The level stands where one begins to read; the words have the rest, however narrow. */
static void
test_level_stands_first (void **state)
{
  VouchTestDesk desk;
  GtkWidget *body, *level, *words;

  vouch_test_checks_open_three (&desk);
  vouch_test_checks_show (&desk);
  gtk_widget_grab_focus (desk.widget);
  body = gtk_widget_get_first_child (vouch_test_find (vouch_test_desk_focus (&desk), VOUCH_TYPE_FINDING_ROW));
  level = gtk_widget_get_first_child (body);
  words = gtk_widget_get_last_child (body);
  assert_int_equal (find_left (level), 0);
  assert_int_equal (find_left (words) + gtk_widget_get_width (words), gtk_widget_get_width (body));
  assert_true (find_left (words) > gtk_widget_get_width (level));
  gtk_widget_set_direction (body, GTK_TEXT_DIR_RTL);
  vouch_test_settle (desk.window);
  assert_int_equal (find_left (words), 0);
  assert_true (find_left (level) > gtk_widget_get_width (words));
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
    cmocka_unit_test (test_next_in_the_same_field),
    cmocka_unit_test (test_nothing_left),
    cmocka_unit_test (test_click_goes_there),
    cmocka_unit_test (test_words_follow),
    cmocka_unit_test (test_names_for_a_screen_reader),
    cmocka_unit_test (test_very_many),
    cmocka_unit_test (test_other_document),
    cmocka_unit_test (test_pictures),
    cmocka_unit_test (test_first_heading_stays),
    cmocka_unit_test (test_narrow),
    cmocka_unit_test (test_parts_keep_their_styles),
    cmocka_unit_test (test_level_stands_first),
  };

  return vouch_test_run_widgets ("checks-panel", tests);
}
