/* test-sources-panel.c: references in order, added, removed, searched, cited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-json.h"
#include "vouch-reference-dialog.h"
#include "vouch-reference-row.h"
#include "vouch-sources-panel.h"
#include "vouch-test-check.h"
#include "vouch-widgets.h"

typedef struct
{
  VouchDocument      *document; /* (owned) */
  VouchHistory       *history;  /* (owned) */
  VouchCitationIndex *index;    /* (owned) */
  GtkWidget          *window;
  VouchSourcesPanel  *panel;
  char               *asked; /* (owned) (nullable): the last action of the editor */
} Fixture;

static void
asked_cb (GSimpleAction *action,
          GVariant      *target,
          Fixture       *fixture)
{
  g_autofree char *text = target ? g_variant_print (target, FALSE) : g_strdup ("");

  g_free (fixture->asked);
  fixture->asked = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), text);
}

/* The editor, as far as the panel asks for it. */
static void
add_editor (Fixture *fixture)
{
  static const struct
  {
    const char *name;
    const char *type;
  } actions[] = {
    { "import-reference-text", "s" }, { "attach-file", "(ss)" },
    { "toast", "s" }, { "toast-undo", "s" }, { "cite-reference", "s" }, { "go", "(ss)" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action
          = g_simple_action_new (actions[i].name, G_VARIANT_TYPE (actions[i].type));

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (fixture->window, "editor", G_ACTION_GROUP (group));
}

static void
add_references (VouchDocument *document,
                guint          n_references)
{
  for (guint i = 0; i < n_references; i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'id':'x%u','type':'%s','title':'A title about the eyes of number %u, and what they have "
          "seen over the years','author':[{'family':'Author%u','given':'A'}],"
          "'container-title':'J Eyes','issued':{'date-parts':[[%u]]},'volume':'%u'}",
          i, i % 3 ? "article-journal" : "article", i, i, 1990 + i % 30, i);

      vouch_test_insert (document, "card", "references", 2 + i, json);
    }
}

static Fixture *
open_panel (int   width,
            guint n_references)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  vouch_widgets_init ();
  vouch_widgets_style ();
  fixture->document = vouch_test_open_fixture ("check/clean.scorecard");
  add_references (fixture->document, n_references);
  fixture->history = vouch_history_new (fixture->document);
  fixture->index = vouch_citation_index_new (fixture->document);
  fixture->panel = VOUCH_SOURCES_PANEL (vouch_sources_panel_new ());
  vouch_sources_panel_set_document (fixture->panel, fixture->document, NULL, fixture->index);
  fixture->window = vouch_test_present (GTK_WIDGET (fixture->panel), width, 560);
  add_editor (fixture);
  vouch_test_settle (fixture->window);
  return fixture;
}

static void
close_panel (Fixture *fixture)
{
  vouch_test_close (fixture->window, fixture->panel, NULL);
  g_assert_finalize_object (fixture->index);
  g_clear_object (&fixture->history);
  g_assert_finalize_object (fixture->document);
  g_free (fixture->asked);
  g_free (fixture);
}

static GListModel *
get_model (Fixture *fixture)
{
  GtkWidget *list = vouch_test_find (GTK_WIDGET (fixture->panel), GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* The first @most ids that are shown. */
static char *
list_shown (Fixture *fixture,
            guint    most)
{
  GListModel *model = get_model (fixture);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < MIN (most, g_list_model_get_n_items (model)); i++)
    {
      g_autoptr (VouchNode) node = g_list_model_get_item (model, i);

      g_string_append_printf (ids, "%s%s", i ? " " : "", vouch_node_get_id (node));
    }
  return g_string_free (ids, FALSE);
}

static void
assert_shown (Fixture    *fixture,
              const char *ids)
{
  g_autofree char *shown = list_shown (fixture, 4);

  assert_string_equal (shown, ids);
}

static GtkWidget *
find_row (GtkWidget  *root,
          const char *id)
{
  if (VOUCH_IS_REFERENCE_ROW (root))
    {
      VouchReference *reference = vouch_reference_row_get_reference (VOUCH_REFERENCE_ROW (root));

      return reference && g_str_equal (vouch_node_get_id (VOUCH_NODE (reference)), id) ? root : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, id);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
says (Fixture    *fixture,
      const char *id,
      const char *words)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->panel), id);

  assert_non_null (row);
  return vouch_test_find_label (row, words) != NULL;
}

static void
activate (Fixture    *fixture,
          const char *action,
          const char *id)
{
  assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->panel), action, "s", id));
}

static void
test_order (void **state)
{
  Fixture *fixture = open_panel (340, 2);

  assert_shown (fixture, "r1 r2 x0 x1");
  assert_true (says (fixture, "r1", "1"));
  assert_true (says (fixture, "x0", "–"));
  assert_true (says (fixture, "x0", "Not cited"));
  vouch_test_insert (fixture->document, "condition", "citations", 0,
                     "{'id':'c0','reference':'x1','relation':'supports','how':'chosen'}");
  assert_shown (fixture, "x1 r1 r2 x0");
  assert_true (says (fixture, "x1", "Cited in 1 place"));
  assert_true (says (fixture, "r1", "2"));
  vouch_history_undo (fixture->history);
  assert_shown (fixture, "r1 r2 x0 x1");
  close_panel (fixture);
}

static void
test_badges (void **state)
{
  Fixture *fixture = open_panel (340, 1);

  assert_true (says (fixture, "r1", "Original source"));
  assert_false (says (fixture, "r1", "No identifier"));
  assert_true (says (fixture, "x0", "Preprint"));
  assert_true (says (fixture, "x0", "No identifier"));
  vouch_test_set (fixture->document, "x0", "genre", "'Clinical practice guideline'");
  assert_true (says (fixture, "x0", "Guideline"));
  vouch_test_set (fixture->document, "x0", "DOI", "'10.1000/1'");
  assert_false (says (fixture, "x0", "No identifier"));
  vouch_test_set (fixture->document, "card", "article/reference", "'r2'");
  assert_false (says (fixture, "r1", "Original source"));
  assert_true (says (fixture, "r2", "Original source"));
  close_panel (fixture);
}

static void
test_entry_follows (void **state)
{
  Fixture *fixture = open_panel (340, 0);

  /* Without the number that only the plain form shows: the same with the citation processor. */
  vouch_test_set (fixture->document, "r2", "PMCID", NULL);
  vouch_test_set (fixture->document, "r2", "title", "'Zebras'");
  assert_true (says (fixture, "r2", "Zebras. Lens. 2023;12:101-109."));
  close_panel (fixture);
}

static void
test_removed (void **state)
{
  Fixture *fixture = open_panel (340, 1);

  vouch_sources_panel_show_reference (fixture->panel, "r2");
  vouch_sources_panel_focus (fixture->panel);
  vouch_test_press (fixture->window, "Delete");
  assert_shown (fixture, "r1 x0");
  assert_string_equal (fixture->asked, "toast-undo 'Reference and its 1 citation removed'");
  activate (fixture, "sources.remove", "x0");
  assert_string_equal (fixture->asked, "toast-undo 'Reference removed'");
  vouch_history_undo (fixture->history);
  vouch_history_undo (fixture->history);
  assert_shown (fixture, "r1 r2 x0");
  assert_false (vouch_sources_panel_remove (fixture->panel, "nobody"));
  close_panel (fixture);
}

static void
test_uses (void **state)
{
  static const char *const places[] = { "mechanisms", "h1", "h2" };
  Fixture *fixture = open_panel (340, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *expected = g_strdup_printf ("go ('%s', '')", places[i]);

      activate (fixture, "sources.next-use", "r1");
      assert_string_equal (fixture->asked, expected);
    }
  activate (fixture, "sources.next-use", "r2");
  assert_string_equal (fixture->asked, "go ('b1', '')");
  activate (fixture, "sources.next-use", "r2");
  assert_string_equal (fixture->asked, "go ('b1', '')");
  activate (fixture, "sources.cite", "r2");
  assert_string_equal (fixture->asked, "cite-reference 'r2'");
  close_panel (fixture);
}

static void
test_make_original (void **state)
{
  Fixture *fixture = open_panel (340, 0);

  activate (fixture, "sources.make-original", "r2");
  assert_string_equal (
      vouch_card_get_article_reference (vouch_document_get_card (fixture->document)), "r2");
  vouch_history_undo (fixture->history);
  assert_false (vouch_history_get_can_undo (fixture->history));
  close_panel (fixture);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (VOUCH_IS_REFERENCE_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
write_entry (Fixture    *fixture,
             const char *text)
{
  GtkWidget *entry = vouch_test_find (GTK_WIDGET (fixture->panel), GTK_TYPE_ENTRY);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  vouch_test_press (fixture->window, "Return");
}

/* A whole reference comes in at once; less opens the form; what is known is shown. */
static void
test_added (void **state)
{
  Fixture *fixture = open_panel (340, 0);

  write_entry (fixture, "Kim MS, An Y. Signals of change in clinics. J Dust. 2026;13(2):e12. "
                        "doi:10.2196/12.");
  assert_string_equal (fixture->asked, "toast-undo 'Reference added'");
  assert_int_equal (g_list_model_get_n_items (get_model (fixture)), 3);
  write_entry (fixture, "https://doi.org/10.2196/12");
  assert_string_equal (fixture->asked, "toast 'Already on this card'");
  assert_null (find_dialog ());
  write_entry (fixture, "10.2196/13");
  assert_non_null (find_dialog ());
  vouch_test_close (GTK_WIDGET (find_dialog ()), NULL);
  assert_int_equal (g_list_model_get_n_items (get_model (fixture)), 3);
  close_panel (fixture);
}

static void
test_edited (void **state)
{
  Fixture *fixture = open_panel (340, 0);

  vouch_sources_panel_show_reference (fixture->panel, "r2");
  vouch_sources_panel_focus (fixture->panel);
  vouch_test_press (fixture->window, "Return");
  assert_non_null (find_dialog ());
  assert_string_equal (gtk_window_get_title (find_dialog ()), "Edit Reference");
  vouch_test_close (GTK_WIDGET (find_dialog ()), NULL);
  close_panel (fixture);
}

static void
test_searched (void **state)
{
  Fixture *fixture = open_panel (340, 20);
  GtkWidget *filter = vouch_test_find (GTK_WIDGET (fixture->panel), GTK_TYPE_SEARCH_ENTRY);

  assert_true (gtk_widget_get_visible (filter));
  gtk_editable_set_text (GTK_EDITABLE (filter), "author7");
  g_signal_emit_by_name (filter, "search-changed");
  assert_shown (fixture, "x7");
  gtk_editable_set_text (GTK_EDITABLE (filter), "zebra");
  g_signal_emit_by_name (filter, "search-changed");
  assert_shown (fixture, "");
  assert_non_null (vouch_test_find_label (GTK_WIDGET (fixture->panel), "Nothing Found"));
  /* What is to be shown is not hidden by a search. */
  assert_true (vouch_sources_panel_show_reference (fixture->panel, "x9"));
  assert_int_equal (g_list_model_get_n_items (get_model (fixture)), 22);
  assert_false (vouch_sources_panel_show_reference (fixture->panel, "nobody"));
  close_panel (fixture);
}

static void
test_many (void **state)
{
  guint n_references = 1000 / VOUCH_TEST_SLOWNESS;
  Fixture *fixture = open_panel (340, n_references);
  g_autofree char *last = g_strdup_printf ("x%u", n_references - 1);

  assert_true (vouch_sources_panel_show_reference (fixture->panel, last));
  vouch_test_settle (fixture->window);
  assert_non_null (find_row (GTK_WIDGET (fixture->panel), last));
  vouch_test_insert (fixture->document, "condition", "citations", 0,
                     "{'id':'c0','reference':'x5','relation':'supports','how':'chosen'}");
  assert_shown (fixture, "x5 r1 r2 x0");
  vouch_test_settle (fixture->window);
  close_panel (fixture);
}

static void
test_menu (void **state)
{
  Fixture *fixture = open_panel (340, 0);
  GtkWidget *row = find_row (GTK_WIDGET (fixture->panel), "r1");
  GtkWidget *menu;

  g_signal_emit_by_name (vouch_test_find (gtk_widget_get_last_child (gtk_widget_get_last_child (
                             gtk_widget_get_first_child (row))), GTK_TYPE_BUTTON), "clicked");
  assert_string_equal (fixture->asked, "go ('mechanisms', '')");
  for (GtkWidget *button = gtk_widget_get_last_child (
           gtk_widget_get_last_child (gtk_widget_get_first_child (row)));
       button; button = gtk_widget_get_last_child (button))
    if (GTK_IS_BUTTON (button))
      {
        g_signal_emit_by_name (button, "clicked");
        break;
      }
  vouch_test_settle (fixture->window);
  menu = vouch_test_find (row, GTK_TYPE_POPOVER_MENU);
  assert_non_null (menu);
  vouch_test_shoot (fixture->window, "sources-panel-menu");
  vouch_test_press (fixture->window, "Escape");
  assert_null (vouch_test_find (row, GTK_TYPE_POPOVER_MENU));
  close_panel (fixture);
}

static void
test_other_card (void **state)
{
  Fixture *fixture = open_panel (340, 0);

  vouch_sources_panel_set_document (fixture->panel, NULL, NULL, NULL);
  assert_int_equal (g_list_model_get_n_items (get_model (fixture)), 0);
  write_entry (fixture, "10.2196/13");
  assert_null (find_dialog ());
  vouch_sources_panel_set_document (fixture->panel, fixture->document, NULL, fixture->index);
  assert_shown (fixture, "r1 r2");
  close_panel (fixture);
}

static void
test_looks (void **state)
{
  static const struct
  {
    const char *name;
    int width;
    guint n_references;
    gboolean is_dark;
    gboolean is_empty;
  } cases[] = {
    { "sources-panel", 340, 2, FALSE, FALSE },
    { "sources-panel-dark", 340, 20, TRUE, FALSE },
    { "sources-panel-narrow", 260, 20, FALSE, FALSE },
    { "sources-panel-empty", 340, 0, FALSE, TRUE },
  };
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture *fixture = open_panel (cases[i].width, cases[i].n_references);

      if (cases[i].is_empty)
        {
          vouch_sources_panel_remove (fixture->panel, "r1");
          vouch_sources_panel_remove (fixture->panel, "r2");
          assert_non_null (vouch_test_find_label (GTK_WIDGET (fixture->panel), "No References Yet"));
        }
      adw_style_manager_set_color_scheme (manager, cases[i].is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                    : ADW_COLOR_SCHEME_DEFAULT);
      vouch_test_shoot (fixture->window, cases[i].name);
      close_panel (fixture);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

/* A list is for the whole card; the editor takes it in. */
static void
test_pasted_list (void **state)
{
  Fixture *fixture = open_panel (400, 0);
  GtkWidget *entry = vouch_test_find (GTK_WIDGET (fixture->panel), GTK_TYPE_ENTRY);

  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "TY  - BOOK\nTI  - Eyes\nER  - \n");
  vouch_test_press (fixture->window, "Return");
  assert_string_equal (fixture->asked, "import-reference-text 'TY  - BOOK\\nTI  - Eyes\\nER  - \\n'");
  assert_string_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "");
  close_panel (fixture);
}

/* From a reference upwards to what stands above the list, and back. */
static void
test_tabbed_out (void **state)
{
  Fixture *fixture = open_panel (360, 3);
  GtkWidget *list = vouch_test_find (GTK_WIDGET (fixture->panel), GTK_TYPE_LIST_VIEW);
  GtkWidget *focus;

  vouch_sources_panel_focus (fixture->panel);
  vouch_test_settle (fixture->window);
  assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), list));
  vouch_test_press (fixture->window, "shift+Tab");
  vouch_test_settle (fixture->window);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  assert_non_null (focus);
  assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->panel)));
  assert_false (gtk_widget_is_ancestor (focus, list));
  close_panel (fixture);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_pasted_list),
    cmocka_unit_test (test_order),         cmocka_unit_test (test_badges),
    cmocka_unit_test (test_entry_follows), cmocka_unit_test (test_removed),
    cmocka_unit_test (test_uses),          cmocka_unit_test (test_make_original),
    cmocka_unit_test (test_added),         cmocka_unit_test (test_edited),
    cmocka_unit_test (test_searched),      cmocka_unit_test (test_many),
    cmocka_unit_test (test_menu),          cmocka_unit_test (test_other_card),
    cmocka_unit_test (test_looks),
    cmocka_unit_test (test_tabbed_out),
  };

  return vouch_test_run_widgets ("sources-panel", tests);
}
