/* test-cite-popover.c: naming a source, and saying that none is needed, by keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-cite-popover.h"
#include "vouch-decline.h"
#include "vouch-json.h"
#include "vouch-reference-dialog.h"
#include "vouch-test-check.h"
#include "vouch-widgets.h"

typedef struct
{
  VouchDocument      *document; /* (owned) */
  VouchHistory       *history;  /* (owned) */
  VouchCitationIndex *index;    /* (owned) */
  GtkWidget          *window;
  GtkWidget          *button; /* what has the keyboard before */
  VouchCitePopover   *popover;
} Fixture;

static VouchDocument *
open_card (guint n_references)
{
  VouchDocument *document = vouch_test_open_fixture ("check/clean.scorecard");

  for (guint i = 0; i < n_references; i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'id':'x%u','type':'article-journal','title':'A long title about the eyes of number %u, "
          "and what they have seen over the years in all the clinics of the world',"
          "'author':[{'family':'Author%u'}],'issued':{'date-parts':[[%u]]}}",
          i, i, i, 1990 + i % 30);

      vouch_test_insert (document, "card", "references", 2 + i, json);
    }
  return document;
}

static Fixture
open_window (int   width,
             guint n_references)
{
  Fixture fixture = { 0 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  vouch_widgets_init ();
  vouch_widgets_style ();
  fixture.document = open_card (n_references);
  fixture.history = vouch_history_new (fixture.document);
  fixture.index = vouch_citation_index_new (fixture.document);
  fixture.button = gtk_button_new_with_label ("Ask about screen time at every visit.");
  gtk_widget_set_halign (fixture.button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), fixture.button);
  fixture.window = vouch_test_present (box, width, 560);
  fixture.popover = VOUCH_CITE_POPOVER (vouch_cite_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (fixture.popover), fixture.button);
  g_object_set (fixture.popover, "author", "W. Riter", NULL);
  vouch_cite_popover_set_document (fixture.popover, fixture.document, NULL, fixture.index);
  gtk_widget_grab_focus (fixture.button);
  return fixture;
}

/* What a renderer still holds goes with its next turn. */
static gboolean
is_gone (gpointer ref)
{
  g_autoptr (GObject) object = g_weak_ref_get (ref);

  return object == NULL;
}

static void
close_window (Fixture *fixture)
{
  GWeakRef popover;

  g_weak_ref_init (&popover, fixture->popover);
  gtk_popover_popdown (GTK_POPOVER (fixture->popover));
  vouch_test_settle (fixture->window);
  gtk_widget_unparent (GTK_WIDGET (fixture->popover));
  vouch_test_close (fixture->window, NULL);
  vouch_test_wait_until (is_gone, &popover, 2000);
  assert_null (g_weak_ref_get (&popover));
  g_weak_ref_clear (&popover);
  g_clear_object (&fixture->index);
  g_clear_object (&fixture->history);
  g_clear_object (&fixture->document);
}

static void
open_at (Fixture    *fixture,
         const char *owner)
{
  vouch_cite_popover_open (fixture->popover, owner);
  vouch_test_settle (fixture->window);
}

static VouchNode *
get (Fixture    *fixture,
     const char *id)
{
  return vouch_document_lookup (fixture->document, id);
}

/* The references that a node cites, with spaces between. */
static char *
list_cited (Fixture    *fixture,
            const char *owner)
{
  VouchNodeList *citations = vouch_node_get_list (get (fixture, owner), "citations");
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    g_string_append_printf (
        ids, "%s%s", i ? " " : "",
        vouch_citation_get_reference (vouch_node_list_peek (citations, i)));
  return g_string_free (ids, FALSE);
}

static void
assert_cites (Fixture    *fixture,
              const char *owner,
              const char *ids)
{
  g_autofree char *cited = list_cited (fixture, owner);

  assert_string_equal (cited, ids);
}

static void
test_typed (void **state)
{
  Fixture fixture = open_window (700, 0);

  vouch_test_set (fixture.document, "b1", "marker", "{'text':'(source?)','at':3}");
  open_at (&fixture, "b1");
  vouch_test_type (fixture.window, "tear");
  vouch_test_press (fixture.window, "Return");
  assert_cites (&fixture, "b1", "r2 r1");
  assert_null (vouch_statement_get_marker (VOUCH_STATEMENT (get (&fixture, "b1"))));
  assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture.popover)));
  assert_ptr_equal (gtk_root_get_focus (GTK_ROOT (fixture.window)), fixture.button);
  /* One step: marker and citation together. */
  vouch_history_undo (fixture.history);
  assert_cites (&fixture, "b1", "r2");
  assert_non_null (vouch_statement_get_marker (VOUCH_STATEMENT (get (&fixture, "b1"))));
  close_window (&fixture);
}

/* Before typing: those used last, then in the order of the page. */
static void
test_arrows_and_recent (void **state)
{
  Fixture fixture = open_window (700, 0);

  open_at (&fixture, "h1");
  vouch_test_press (fixture.window, "Down Return");
  assert_cites (&fixture, "h1", "r1 r2");
  open_at (&fixture, "h2");
  vouch_test_press (fixture.window, "Return");
  assert_cites (&fixture, "h2", "r1 r2");
  close_window (&fixture);
}

static void
test_page (void **state)
{
  Fixture fixture = open_window (700, 0);
  VouchNodeList *citations = vouch_node_get_list (get (&fixture, "b1"), "citations");
  g_autofree char *locator = NULL;

  open_at (&fixture, "b1");
  vouch_test_type (fixture.window, "tear");
  vouch_test_press (fixture.window, "shift+Return");
  vouch_test_type (fixture.window, "4-6");
  vouch_test_shoot (GTK_WIDGET (fixture.popover), "cite-popover-page");
  vouch_test_press (fixture.window, "Return");
  locator = vouch_citation_dup_locator (vouch_node_list_peek (citations, 1));
  assert_string_equal (locator, "p. 4-6");
  assert_string_equal (vouch_history_get_undo_label (fixture.history), "Edit Page");
  vouch_history_undo (fixture.history);
  assert_cites (&fixture, "b1", "r2 r1");
  close_window (&fixture);
}

/* Of two citations of one source, the page is that of the one that was asked for. */
static void
test_page_of_relation (void **state)
{
  Fixture fixture = open_window (700, 0);
  g_autofree char *there = NULL;
  g_autofree char *locator = NULL;
  VouchNodeList *citations = vouch_node_get_list (get (&fixture, "b1"), "citations");
  guint n_before = vouch_node_list_get_size (citations);

  vouch_test_insert (fixture.document, "b1", "citations", 0,
                     "{'id':'c20','reference':'r1','relation':'contradicts','how':'chosen',"
                     "'quote':{'exact':'No tears were seen'}}");
  open_at (&fixture, "b1");
  vouch_test_type (fixture.window, "tear");
  vouch_test_press (fixture.window, "shift+Return");
  vouch_test_type (fixture.window, "4-6");
  vouch_test_press (fixture.window, "Return");
  there = vouch_citation_dup_locator (VOUCH_CITATION (get (&fixture, "c20")));
  locator = vouch_citation_dup_locator (vouch_node_list_peek (citations, n_before + 1));
  assert_null (there);
  assert_string_equal (locator, "p. 4-6");
  close_window (&fixture);
}

static void
test_escape_on_page_keeps_citation (void **state)
{
  Fixture fixture = open_window (700, 0);

  open_at (&fixture, "b1");
  vouch_test_type (fixture.window, "tear");
  vouch_test_press (fixture.window, "shift+Return Escape");
  assert_cites (&fixture, "b1", "r2 r1");
  assert_ptr_equal (gtk_root_get_focus (GTK_ROOT (fixture.window)), fixture.button);
  close_window (&fixture);
}

static void
test_relation (void **state)
{
  Fixture fixture = open_window (700, 0);
  VouchNodeList *citations = vouch_node_get_list (get (&fixture, "b1"), "citations");

  open_at (&fixture, "b1");
  vouch_test_type (fixture.window, "tear");
  vouch_test_press (fixture.window, "alt+c Tab");
  /* However the keyboard got to the buttons, Enter in the field cites. */
  gtk_widget_grab_focus (vouch_test_find (GTK_WIDGET (fixture.popover), GTK_TYPE_ENTRY));
  vouch_test_press (fixture.window, "Return");
  assert_int_equal (vouch_node_list_get_size (citations), 2);
  assert_string_equal (vouch_citation_get_relation (vouch_node_list_peek (citations, 1)),
                       "contradicts");
  close_window (&fixture);
}

/* A whole reference comes in at once, in the same step. */
static void
test_pasted_reference (void **state)
{
  Fixture fixture = open_window (700, 0);
  GtkWidget *entry;
  VouchNodeList *references = vouch_node_get_list (get (&fixture, "card"), "references");

  open_at (&fixture, "b1");
  entry = vouch_test_find (GTK_WIDGET (fixture.popover), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Kim MS, An Y. Signals of change in clinics. J Dust. "
                                               "2026;13(2):e12. doi:10.2196/12.");
  vouch_test_settle (fixture.window);
  assert_non_null (vouch_test_find_label (GTK_WIDGET (fixture.popover), "New Reference"));
  vouch_test_press (fixture.window, "Return");
  assert_int_equal (vouch_node_list_get_size (references), 3);
  vouch_history_undo (fixture.history);
  assert_int_equal (vouch_node_list_get_size (references), 2);
  assert_false (vouch_history_get_can_undo (fixture.history));
  close_window (&fixture);
}

static void
test_pasted_known (void **state)
{
  Fixture fixture = open_window (700, 0);

  open_at (&fixture, "b1");
  vouch_test_type (fixture.window, "https://doi.org/10.1000/ABC.1");
  vouch_test_press (fixture.window, "Return");
  assert_cites (&fixture, "b1", "r2 r1");
  close_window (&fixture);
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

static gboolean
is_dialog_active (gpointer unused)
{
  return find_dialog () && gtk_window_is_active (find_dialog ());
}

/* A bare identifier tells too little: the form opens with it, and that is said before. */
static void
test_pasted_identifier (void **state)
{
  static const char cites[] = "Enter to cite, Shift+Enter to add a page.";
  Fixture fixture = open_window (700, 0);

  open_at (&fixture, "b1");
  assert_non_null (vouch_test_find_label (GTK_WIDGET (fixture.popover), cites));
  vouch_test_type (fixture.window, "10.2196/12");
  assert_non_null (vouch_test_find_label (GTK_WIDGET (fixture.popover), "Enter to look it up or write the rest."));
  assert_null (vouch_test_find_label (GTK_WIDGET (fixture.popover), cites));
  vouch_test_shoot (GTK_WIDGET (fixture.popover), "cite-popover-identifier");
  vouch_test_press (fixture.window, "Return");
  assert_true (vouch_test_wait_until (is_dialog_active, NULL, 5000));
  vouch_test_press (fixture.window, "Tab Tab Tab");
  assert_cites (&fixture, "b1", "r2");
  vouch_test_close (GTK_WIDGET (find_dialog ()), NULL);
  close_window (&fixture);
}

static void
test_decline (void **state)
{
  Fixture fixture = open_window (700, 0);
  JsonObject *declined;

  vouch_test_set (fixture.document, "b1", "marker", "{'text':'(source?)','at':3}");
  vouch_cite_popover_open_decline (fixture.popover, "b1");
  vouch_test_settle (fixture.window);
  vouch_test_press (fixture.window, "Down Down Return");
  declined = vouch_json_node_object (vouch_node_get_value (get (&fixture, "b1"), "declined"));
  assert_string_equal (vouch_json_get_text (declined, "reason"), "not-a-claim");
  assert_string_equal (vouch_json_get_text (declined, "by"), "W. Riter");
  assert_null (vouch_statement_get_marker (VOUCH_STATEMENT (get (&fixture, "b1"))));
  assert_ptr_equal (gtk_root_get_focus (GTK_ROOT (fixture.window)), fixture.button);
  close_window (&fixture);
}

/* Nobody signs a reason that was there before them; words go into the note. */
static void
test_decline_presets_nothing (void **state)
{
  Fixture fixture = open_window (700, 0);
  JsonObject *declined;

  vouch_cite_popover_open_decline (fixture.popover, "b1");
  vouch_test_settle (fixture.window);
  vouch_test_type (fixture.window, "Opinion of the authors");
  vouch_test_press (fixture.window, "Return");
  assert_null (vouch_node_get_value (get (&fixture, "b1"), "declined"));
  vouch_cite_popover_open_decline (fixture.popover, "b1");
  vouch_test_settle (fixture.window);
  vouch_test_press (fixture.window, "Return");
  assert_null (vouch_node_get_value (get (&fixture, "b1"), "declined"));
  vouch_test_type (fixture.window, "Opinion of the authors");
  vouch_test_press (fixture.window, "Return");
  declined = vouch_json_node_object (vouch_node_get_value (get (&fixture, "b1"), "declined"));
  assert_string_equal (vouch_json_get_text (declined, "reason"), vouch_decline_get_reason (0));
  assert_string_equal (vouch_json_get_text (declined, "note"), "Opinion of the authors");
  close_window (&fixture);
}

/* Another reason has to be told. */
static void
test_decline_other (void **state)
{
  Fixture fixture = open_window (700, 0);
  JsonObject *declined;

  vouch_cite_popover_open_decline (fixture.popover, "d1");
  vouch_test_settle (fixture.window);
  vouch_test_press (fixture.window, "Down Down Down Down Return");
  assert_null (vouch_node_get_value (get (&fixture, "d1"), "declined"));
  vouch_test_type (fixture.window, "as the editor said");
  vouch_test_shoot (GTK_WIDGET (fixture.popover), "cite-popover-decline");
  vouch_test_press (fixture.window, "Return");
  declined = vouch_json_node_object (vouch_node_get_value (get (&fixture, "d1"), "declined"));
  assert_string_equal (vouch_json_get_text (declined, "reason"), "other");
  assert_string_equal (vouch_json_get_text (declined, "note"), "as the editor said");
  close_window (&fixture);
}

static void
test_item (void **state)
{
  Fixture fixture = open_window (700, 0);

  open_at (&fixture, "i2");
  assert_null (vouch_test_find_label (GTK_WIDGET (fixture.popover), "Contradicts"));
  vouch_test_type (fixture.window, "guideline");
  vouch_test_press (fixture.window, "Return");
  assert_cites (&fixture, "i2", "r2");
  close_window (&fixture);
}

static void
test_gone (void **state)
{
  Fixture fixture = open_window (700, 0);

  open_at (&fixture, "nobody");
  assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture.popover)));
  open_at (&fixture, "b1");
  vouch_cite_popover_set_document (fixture.popover, NULL, NULL, NULL);
  vouch_test_settle (fixture.window);
  assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture.popover)));
  close_window (&fixture);
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
    const char *typed;
  } cases[] = {
    { "cite-popover", 700, 20, FALSE, "" },
    { "cite-popover-dark", 700, 20, TRUE, "author1" },
    { "cite-popover-narrow", 360, 20, FALSE, "eyes" },
    { "cite-popover-none", 700, 0, FALSE, "zebra crossing" },
    { "cite-popover-empty", 700, 0, FALSE, "" },
  };
  AdwStyleManager *manager = adw_style_manager_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture = open_window (cases[i].width, cases[i].n_references);
      GtkWidget *content;

      if (g_str_has_suffix (cases[i].name, "empty"))
        {
          vouch_test_remove (fixture.document, "r2");
          vouch_test_remove (fixture.document, "r1");
        }
      adw_style_manager_set_color_scheme (manager, cases[i].is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                                    : ADW_COLOR_SCHEME_DEFAULT);
      open_at (&fixture, "b1");
      if (*cases[i].typed)
        vouch_test_type (fixture.window, cases[i].typed);
      content = gtk_widget_get_first_child (GTK_WIDGET (fixture.popover));
      assert_in_range (gtk_widget_get_width (content), 200, cases[i].width);
      vouch_test_shoot (GTK_WIDGET (fixture.popover), cases[i].name);
      close_window (&fixture);
    }
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_typed),
    cmocka_unit_test (test_arrows_and_recent),
    cmocka_unit_test (test_page),
    cmocka_unit_test (test_page_of_relation),
    cmocka_unit_test (test_escape_on_page_keeps_citation),
    cmocka_unit_test (test_relation),
    cmocka_unit_test (test_pasted_reference),
    cmocka_unit_test (test_pasted_known),
    cmocka_unit_test (test_pasted_identifier),
    cmocka_unit_test (test_decline),
    cmocka_unit_test (test_decline_presets_nothing),
    cmocka_unit_test (test_decline_other),
    cmocka_unit_test (test_item),
    cmocka_unit_test (test_gone),
    cmocka_unit_test (test_looks),
  };

  return vouch_test_run_widgets ("cite-popover", tests);
}
