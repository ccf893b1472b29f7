/* test-side-panel.c: three pages, and what brings each of them forward.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-findings-view.h"
#include "vouch-note-composer.h"
#include "vouch-side-panel.h"
#include "vouch-widgets.h"

static void
show (VouchTestDesk *desk,
      int            width)
{
  GtkWidget *panel;

  vouch_widgets_init ();
  vouch_widgets_style ();
  panel = vouch_side_panel_new ();
  vouch_side_panel_set_author (VOUCH_SIDE_PANEL (panel), "W. Writer");
  vouch_side_panel_set_document (VOUCH_SIDE_PANEL (panel), desk->document, desk->validator,
                                 desk->index);
  vouch_test_desk_show (desk, panel, width, 640);
}

static void
open_broken (VouchTestDesk *desk)
{
  vouch_test_desk_open (desk, "check/clean.scorecard");
  vouch_test_set (desk->document, "condition", "text", "''");
  vouch_test_remove (desk->document, "c6");
  vouch_test_set (desk->document, "h2", "text", "'Share'");
  vouch_validator_flush (desk->validator);
}

static gboolean
holds_focus (VouchTestDesk *desk,
             GType          type)
{
  GtkWidget *focus = vouch_test_desk_focus (desk);

  return focus && gtk_widget_get_ancestor (focus, type);
}

/* Errors alone: what else is found stops nothing. */
static void
test_counts_errors (void **state)
{
  VouchTestDesk desk;

  open_broken (&desk);
  show (&desk, 340);
  assert_true (vouch_test_is_shown (desk.widget, "Checks 2"));
  vouch_test_shoot (desk.window, "side-panel");
  vouch_test_set (desk.document, "condition", "text", "'Dry eye disease'");
  vouch_test_insert (desk.document, "m1", "citations", 0,
                     "{'id':'c','reference':'r1','relation':'supports','how':'chosen',"
                     "'quote':{'exact':'Shorten wearing time first.'}}");
  vouch_test_desk_check (&desk);
  assert_true (vouch_test_is_shown (desk.widget, "Checks"));
  vouch_side_panel_set_document (VOUCH_SIDE_PANEL (desk.widget), NULL, NULL, NULL);
  vouch_test_desk_close (&desk);
}

static void
page_cb (GObject    *panel,
         GParamSpec *pspec,
         gpointer    n)
{
  *(guint *) n += 1;
}

static void
test_pages (void **state)
{
  VouchTestDesk desk;
  VouchSidePanel *panel;
  guint n = 0;

  open_broken (&desk);
  show (&desk, 300);
  assert_int_equal (gtk_widget_get_width (desk.window), 300);
  panel = VOUCH_SIDE_PANEL (desk.widget);
  g_signal_connect (panel, "notify::page", G_CALLBACK (page_cb), &n);
  assert_string_equal (vouch_side_panel_get_page (panel), "checks");
  vouch_side_panel_set_page (panel, "sources");
  assert_string_equal (vouch_side_panel_get_page (panel), "sources");
  vouch_test_shoot (desk.window, "side-panel-sources");
  g_object_set (panel, "page", "review", NULL);
  assert_string_equal (vouch_side_panel_get_page (panel), "review");
  vouch_test_shoot (desk.window, "side-panel-review");
  vouch_side_panel_set_page (panel, "of-another-time");
  vouch_side_panel_set_page (panel, NULL);
  assert_string_equal (vouch_side_panel_get_page (panel), "review");
  assert_int_equal (n, 2);
  vouch_test_desk_close (&desk);
}

static void
test_finding_is_shown (void **state)
{
  VouchTestDesk desk;
  VouchSidePanel *panel;
  g_autoptr (VouchFinding) finding = NULL;
  VouchFindingsView *view;

  open_broken (&desk);
  show (&desk, 340);
  panel = VOUCH_SIDE_PANEL (desk.widget);
  vouch_side_panel_set_page (panel, "review");
  finding = vouch_test_find_finding (desk.validator, "source-missing", NULL);
  vouch_side_panel_select_finding (panel, finding);
  vouch_test_settle (desk.window);
  assert_string_equal (vouch_side_panel_get_page (panel), "checks");
  view = VOUCH_FINDINGS_VIEW (vouch_test_find (desk.widget, VOUCH_TYPE_FINDINGS_VIEW));
  assert_ptr_equal (vouch_findings_view_get_selected (view), finding);
  assert_false (holds_focus (&desk, VOUCH_TYPE_FINDINGS_VIEW));
  vouch_test_desk_close (&desk);
}

static void
test_note_is_begun (void **state)
{
  VouchTestDesk desk;
  VouchNote *note;

  open_broken (&desk);
  show (&desk, 340);
  vouch_side_panel_compose_note (VOUCH_SIDE_PANEL (desk.widget), "h1");
  vouch_test_settle (desk.window);
  assert_string_equal (vouch_side_panel_get_page (VOUCH_SIDE_PANEL (desk.widget)), "review");
  assert_true (holds_focus (&desk, VOUCH_TYPE_NOTE_COMPOSER));
  vouch_test_type (desk.window, "Who?");
  vouch_test_press (desk.window, "ctrl+Return");
  note = vouch_node_list_peek (vouch_card_get_notes (vouch_document_get_card (desk.document)), 0);
  assert_string_equal (vouch_note_get_author (note), "W. Writer");
  vouch_test_desk_close (&desk);
}

static void
test_focus (void **state)
{
  VouchTestDesk desk;
  VouchSidePanel *panel;

  open_broken (&desk);
  show (&desk, 340);
  panel = VOUCH_SIDE_PANEL (desk.widget);
  assert_true (vouch_side_panel_focus (panel));
  assert_true (holds_focus (&desk, VOUCH_TYPE_FINDINGS_VIEW));
  vouch_side_panel_set_page (panel, "review");
  assert_true (vouch_side_panel_focus (panel));
  assert_false (holds_focus (&desk, VOUCH_TYPE_FINDINGS_VIEW));
  vouch_test_desk_close (&desk);
}

static void
expect_whole (GtkWidget *root, const char *words)
{
  GtkWidget *label = vouch_test_find_label (root, words);

  assert_non_null (label);
  if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    fail_msg ("“%s” is cut", words);
}

/* Text of twice the size: everything still has room, on the narrowest of windows too. */
static void
test_large_text (void **state)
{
  VouchTestDesk desk;
  static const char *const pages[] = { "checks", "sources", "review" };
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  open_broken (&desk);
  show (&desk, 340);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat ("side-panel-large-", pages[i], NULL);
      int minimum;

      vouch_side_panel_set_page (VOUCH_SIDE_PANEL (desk.widget), pages[i]);
      vouch_test_settle (desk.window);
      vouch_side_panel_focus (VOUCH_SIDE_PANEL (desk.widget));
      vouch_test_shoot (desk.window, name);
      gtk_widget_measure (desk.widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > 360)
        fail_msg ("%s takes %d pixels", pages[i], minimum);
      expect_whole (desk.window, "Checks 2");
      expect_whole (desk.window, "Sources");
      expect_whole (desk.window, "Support");
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  vouch_test_desk_close (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_counts_errors),
    cmocka_unit_test (test_pages),
    cmocka_unit_test (test_finding_is_shown),
    cmocka_unit_test (test_note_is_begun),
    cmocka_unit_test (test_focus),
    cmocka_unit_test (test_large_text),
  };

  return vouch_test_run_widgets ("side-panel", tests);
}
