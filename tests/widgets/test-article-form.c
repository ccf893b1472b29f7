/* test-article-form.c: the article's data and the card's people, written by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-article-form.h"
#include "vouch-json.h"
#include "vouch-text-row.h"
#include "vouch-widgets.h"

static VouchArticleForm *
open_form (VouchTestDesk *desk,
           int            width)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *form;

  vouch_widgets_init ();
  vouch_widgets_style ();
  vouch_test_desk_open (desk, "check/clean.scorecard");
  form = vouch_article_form_new ();
  vouch_article_form_set_document (VOUCH_ARTICLE_FORM (form), desk->document, desk->index);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), form);
  vouch_test_desk_show (desk, scroller, width, 620);
  return VOUCH_ARTICLE_FORM (form);
}

static void
close_form (VouchTestDesk    *desk,
            VouchArticleForm *form)
{
  GWeakRef ref;

  g_weak_ref_init (&ref, form);
  vouch_test_desk_close (desk);
  assert_null (g_weak_ref_get (&ref));
  g_weak_ref_clear (&ref);
}

static VouchCard *
get_card (VouchTestDesk *desk)
{
  return vouch_document_get_card (desk->document);
}

static const char *
get_text (VouchTestDesk *desk,
          const char    *member)
{
  return vouch_node_get_text (VOUCH_NODE (get_card (desk)), member);
}

static void
go (VouchTestDesk    *desk,
    VouchArticleForm *form,
    const char       *member)
{
  assert_true (vouch_article_form_go (form, member));
  vouch_test_settle (desk->window);
}

static void
test_summary (void **state)
{
  static const struct
  {
    const char *authors;
    const char *line;
  } cases[] = {
    { NULL, "Clinical trial" },
    { "['A. Author']", "A. Author · Clinical trial" },
    { "['A','B','C']", "A, B, C · Clinical trial" },
    { "['A','B','C','D']", "A, B and 2 others · Clinical trial" },
    { "['A','B','C','D','E','F','G','H','I','J','K','L']", "A, B and 10 others · Clinical trial" },
  };
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      vouch_test_set (desk.document, "card", "article/authors", cases[i].authors);
      if (!vouch_test_find_label (GTK_WIDGET (form), cases[i].line))
        fail_msg ("%s", cases[i].line);
    }
  vouch_test_set (desk.document, "card", "article/authors", NULL);
  vouch_test_set (desk.document, "card", "article/journal", "'J <b>Dust</b> & Co'");
  vouch_test_set (desk.document, "card", "article/date", "'2026-06-02'");
  vouch_test_set (desk.document, "card", "article/type", "'unknown'");
  assert_non_null (vouch_test_find_label (
      GTK_WIDGET (form), "J <b>Dust</b> & Co · June 2, 2026 · article type not set"));
  close_form (&desk, form);
}

static void
test_title (void **state)
{
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);

  vouch_article_form_open (form);
  vouch_test_settle (desk.window);
  vouch_test_press (desk.window, "ctrl+End");
  vouch_test_type (desk.window, " & more");
  assert_string_equal (vouch_card_get_article_title (get_card (&desk)),
                       "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial & more");
  assert_non_null (vouch_test_find_label (
      GTK_WIDGET (form), "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial & more"));
  vouch_test_desk_undo (&desk);
  assert_false (vouch_history_get_can_undo (desk.history));
  assert_string_equal (
      vouch_text_row_get_text (VOUCH_TEXT_ROW (vouch_test_find (GTK_WIDGET (form),
                                                                VOUCH_TYPE_TEXT_ROW))),
      "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial");
  close_form (&desk, form);
}

static void
test_authors (void **state)
{
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);
  g_auto (GStrv) authors = NULL;

  go (&desk, form, "article/authors");
  vouch_test_press (desk.window, "ctrl+End Return");
  vouch_test_type (desk.window, "Min-Soo Kim");
  vouch_test_press (desk.window, "Return Return");
  vouch_test_type (desk.window, "Yuna An");
  authors = vouch_card_dup_article_authors (get_card (&desk));
  assert_int_equal (g_strv_length (authors), 3);
  assert_string_equal (authors[2], "Yuna An");
  close_form (&desk, form);
}

static void
test_date (void **state)
{
  static const struct
  {
    const char *typed;
    const char *date; /* NULL: none */
    gboolean is_remarked;
  } cases[] = {
    { "June 2, 2026", "2026-06-02", FALSE },
    { "5/2026", "5/2026", TRUE },
    { "2025", "2025", FALSE },
    { "", NULL, FALSE },
  };
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      go (&desk, form, "article/date");
      vouch_test_press (desk.window, "ctrl+a BackSpace");
      vouch_test_type (desk.window, cases[i].typed);
      vouch_test_press (desk.window, i % 2 ? "Return" : "Tab");
      if (g_strcmp0 (get_text (&desk, "article/date"), cases[i].date) != 0)
        fail_msg ("“%s” is “%s”", cases[i].typed, get_text (&desk, "article/date"));
      assert_int_equal (
          vouch_test_is_shown (GTK_WIDGET (form),
                               "Not recognised as a date. Use one like June 2, 2026, or 2026-06, "
                               "or 2026."),
          cases[i].is_remarked);
    }
  close_form (&desk, form);
}

static void
test_type (void **state)
{
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);
  GtkWidget *confirm;

  vouch_test_set (desk.document, "card", "article/type", "'unknown'");
  go (&desk, form, "article/type");
  assert_true (vouch_test_is_shown (GTK_WIDGET (form), "Suggested by the title: Clinical trial"));
  confirm = vouch_test_find_button (GTK_WIDGET (form), "Confirm");
  assert_ptr_equal (gtk_root_get_focus (GTK_ROOT (desk.window)), confirm);
  vouch_test_shoot (desk.window, "article-form-type");
  vouch_test_press (desk.window, "space");
  assert_string_equal (vouch_card_get_article_type (get_card (&desk)), "trial");
  assert_false (gtk_widget_get_visible (confirm));
  vouch_test_desk_undo (&desk);
  assert_string_equal (vouch_card_get_article_type (get_card (&desk)), "unknown");
  close_form (&desk, form);
}

/* Of a source that is named, its record's; else it makes one of what the form says. */
static void
test_doi (void **state)
{
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);
  VouchNode *original;

  go (&desk, form, "article/reference");
  vouch_test_press (desk.window, "shift+Tab shift+Tab ctrl+a");
  vouch_test_type (desk.window, "https://doi.org/10.1000/new");
  vouch_test_press (desk.window, "Return");
  assert_string_equal (vouch_node_get_text (vouch_document_lookup (desk.document, "r1"), "DOI"),
                       "10.1000/new");
  vouch_test_desk_undo (&desk);
  vouch_test_set (desk.document, "card", "article/reference", NULL);
  assert_true (vouch_test_is_shown (GTK_WIDGET (form), "Not set"));
  vouch_test_type (desk.window, "10.1000/other");
  vouch_test_press (desk.window, "Return");
  original = vouch_document_lookup (desk.document,
                                    vouch_card_get_article_reference (get_card (&desk)));
  assert_string_equal (vouch_node_get_text (original, "DOI"), "10.1000/other");
  assert_string_equal (vouch_node_get_text (original, "title"),
                       "Tear Film Osmolarity in Soft Contact Lens Wearers: A Trial");
  close_form (&desk, form);
}

static void
test_original (void **state)
{
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);

  go (&desk, form, "article/reference");
  vouch_test_press (desk.window, "space");
  assert_true (g_str_has_suffix (desk.asked->str, "editor.edit-reference 'r1'\n"));
  vouch_test_set (desk.document, "r1", "title", "'Tears'");
  assert_true (vouch_test_is_shown (GTK_WIDGET (form), "Tears. Lens. Published online 2024. doi:10.1000/abc.1. PMID: 12345678"));
  vouch_test_remove (desk.document, "r1");
  vouch_test_press (desk.window, "space");
  assert_true (g_str_has_suffix (desk.asked->str, "editor.add-original-source\n"));
  close_form (&desk, form);
}

static void
test_people (void **state)
{
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);
  JsonArray *people;

  go (&desk, form, "people");
  vouch_test_type (desk.window, "Ines Albrecht");
  vouch_test_press (desk.window, "Tab");
  vouch_test_type (desk.window, "Tom Okafor");
  people = vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (get_card (&desk)), "people"));
  assert_int_equal (vouch_json_array_length (people), 2);
  assert_string_equal (vouch_json_get_text (vouch_json_array_object (people, 1), "role"), "reviewer");
  assert_true (vouch_test_is_shown (GTK_WIDGET (form),
                                    "Prepared by Ines Albrecht · Reviewed by Tom Okafor"));
  go (&desk, form, "disclosure");
  vouch_test_type (desk.window, "Written by hand.");
  assert_string_equal (get_text (&desk, "disclosure"), "Written by hand.");
  vouch_test_shoot (desk.window, "article-form-card");
  vouch_test_desk_undo (&desk);
  assert_null (get_text (&desk, "disclosure"));
  close_form (&desk, form);
}

static void
undone_cb (GSimpleAction *action,
           GVariant      *target,
           guint         *n_undone)
{
  (*n_undone)++;
}

static void
test_undo_is_the_windows (void **state)
{
  static const char *const members[] = {
    "article/title", "article/authors", "article/journal", "article/date", "people", "disclosure",
  };
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) undo = g_simple_action_new ("undo", NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  guint n_undone = 0;

  g_signal_connect (undo, "activate", G_CALLBACK (undone_cb), &n_undone);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (undo));
  gtk_widget_insert_action_group (desk.window, "win", G_ACTION_GROUP (group));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                        gtk_named_action_new ("win.undo")));
  gtk_widget_add_controller (desk.window, keys);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      go (&desk, form, members[i]);
      vouch_test_type (desk.window, "2");
      vouch_test_press (desk.window, "ctrl+z");
      if (n_undone != i + 1)
        fail_msg ("%s keeps Ctrl+Z", members[i]);
    }
  close_form (&desk, form);
}

/* A pooled row comes back to its card as it was, and to another one closed. */
static void
test_pooled (void **state)
{
  VouchTestDesk desk;
  VouchArticleForm *form = open_form (&desk, 600);
  g_autoptr (VouchDocument) other = vouch_test_open_fixture ("page/full.scorecard");
  gboolean is_expanded;

  vouch_article_form_open (form);
  vouch_article_form_set_document (form, NULL, NULL);
  vouch_article_form_set_document (form, desk.document, desk.index);
  g_object_get (form, "expanded", &is_expanded, NULL);
  assert_true (is_expanded);
  vouch_article_form_set_document (form, other, NULL);
  g_object_get (form, "expanded", &is_expanded, NULL);
  assert_false (is_expanded);
  assert_true (vouch_test_is_shown (GTK_WIDGET (form), "Article shown"));
  vouch_test_set (desk.document, "card", "article/title", "'Elsewhere'");
  assert_false (vouch_test_is_shown (GTK_WIDGET (form), "Elsewhere"));
  vouch_article_form_set_document (form, NULL, NULL);
  close_form (&desk, form);
}

static void
test_looks (void **state)
{
  static const struct
  {
    const char *name;
    int width;
    gboolean is_dark;
    gboolean is_open;
  } cases[] = {
    { "article-form", 700, FALSE, FALSE },
    { "article-form-open", 700, FALSE, TRUE },
    { "article-form-dark", 700, TRUE, TRUE },
    { "article-form-narrow", 360, FALSE, TRUE },
  };
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchTestDesk desk;
      VouchArticleForm *form = open_form (&desk, cases[i].width);

      adw_style_manager_set_color_scheme (manager, cases[i].is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                    : ADW_COLOR_SCHEME_DEFAULT);
      vouch_test_set (desk.document, "card", "article/authors",
                      "['Min-Soo Kim','Yuna An','Minji Jeon','Jong-Chul Yang','Someone Else']");
      vouch_test_set (desk.document, "card", "article/journal", "'JMIR Mental Health'");
      vouch_test_set (desk.document, "card", "article/date", "'2026-06-02'");
      if (cases[i].is_open)
        vouch_article_form_open (form);
      vouch_test_shoot (desk.window, cases[i].name);
      close_form (&desk, form);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_summary),  cmocka_unit_test (test_title),
    cmocka_unit_test (test_authors),  cmocka_unit_test (test_date),
    cmocka_unit_test (test_type),     cmocka_unit_test (test_doi),
    cmocka_unit_test (test_original), cmocka_unit_test (test_people),
    cmocka_unit_test (test_undo_is_the_windows),
    cmocka_unit_test (test_pooled),   cmocka_unit_test (test_looks),
  };

  return vouch_test_run_widgets ("article-form", tests);
}
