/* test-editor-undo.c: a step that is taken back, or done again, is shown where it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"
#include "vouch-test-check.h"

#include "vouch-card-view.h"
#include "vouch-card.h"
#include "vouch-editor-private.h"
#include "vouch-node-list.h"
#include "vouch-reference-edit.h"
#include "vouch-section.h"
#include "vouch-statement.h"

typedef struct
{
  VouchWindow *window;
  VouchEditor *editor;
  VouchCardView *view;
  VouchDocument *document;
} Open;

static Open
open_clean (void **state)
{
  g_autofree char *path = vouch_test_put (*state, "check/clean.scorecard", "clean.scorecard");
  Open open = { vouch_test_open_card (*state, path) };

  open.editor = vouch_test_editor (open.window);
  open.view = VOUCH_CARD_VIEW (vouch_test_find (GTK_WIDGET (open.editor), VOUCH_TYPE_CARD_VIEW));
  open.document = vouch_editor_get_document (open.editor);
  return open;
}

static void
go (Open *open, const char *id)
{
  assert_true (gtk_widget_activate_action (GTK_WIDGET (open->view), "editor.go", "(ss)", id, ""));
  vouch_test_settle (GTK_WIDGET (open->window));
}

static void
press (Open *open, const char *keys)
{
  vouch_test_press (GTK_WIDGET (open->window), keys);
}

/* The keyboard is in the text of the row of @id. */
static void
expect_in_text (Open *open, const char *id)
{
  assert_string_equal (vouch_card_view_get_focused (open->view), id);
  assert_true (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (open->window))));
}

static void
show_page (Open *open, const char *page)
{
  vouch_editor_show_panel (open->editor, page);
  vouch_test_settle (GTK_WIDGET (open->window));
}

static void
expect_page (Open *open, const char *page)
{
  assert_string_equal (vouch_side_panel_get_page (open->editor->panel), page);
}

static void
test_citation (void **state)
{
  Open open = open_clean (state);

  show_page (&open, "review");
  vouch_test_insert (open.document, "h3", "citations", 1,
                     "{'id':'new','reference':'r2','relation':'supports','how':'chosen'}");
  go (&open, "b1");
  press (&open, "ctrl+z");
  assert_null (vouch_document_lookup (open.document, "new"));
  expect_in_text (&open, "h3");
  go (&open, "b1");
  press (&open, "ctrl+y");
  assert_non_null (vouch_document_lookup (open.document, "new"));
  expect_in_text (&open, "h3");
  expect_page (&open, "review");
}

/* The paper comes with its reference, its item and the article's data: the item is shown. */
static void
test_paper (void **state)
{
  Open open = open_clean (state);
  g_autoptr (JsonNode) json
      = vouch_test_parse ("{'id':'p','type':'article-journal','title':'Another Paper',"
                          "'container-title':'Cornea','issued':{'date-parts':[[2025]]}}");
  g_autoptr (VouchNode) reference = vouch_node_new_from_json (VOUCH_TYPE_REFERENCE, json, NULL);
  g_autoptr (VouchChange) change
      = vouch_reference_edit_original (vouch_document_get_card (open.document),
                                       VOUCH_REFERENCE (reference));

  assert_true (vouch_document_edit (open.document, change, NULL));
  show_page (&open, "checks");
  go (&open, "b1");
  press (&open, "ctrl+z");
  assert_string_equal (vouch_card_view_get_focused (open.view), "i1");
  expect_page (&open, "checks");
  go (&open, "b1");
  press (&open, "ctrl+y");
  assert_string_not_equal (vouch_card_view_get_focused (open.view), "b1");
  assert_string_not_equal (vouch_card_view_get_focused (open.view), "card");
  expect_page (&open, "checks");
}

/* What stands in the side panel alone is shown where that page is up, and nowhere else. */
static void
test_reference (void **state)
{
  Open open = open_clean (state);

  vouch_test_set (open.document, "r2", "title", "'Adherence'");
  show_page (&open, "checks");
  go (&open, "b1");
  press (&open, "ctrl+z");
  expect_page (&open, "checks");
  expect_in_text (&open, "b1");
  show_page (&open, "sources");
  press (&open, "ctrl+y");
  expect_page (&open, "sources");
}

/* A statement that came goes again: the one above it is where its place was. */
static void
test_statement (void **state)
{
  Open open = open_clean (state);

  vouch_test_insert (open.document, "highlights", "statements", 2,
                     "{'id':'new','text':'One more.','citations':[]}");
  go (&open, "b1");
  press (&open, "ctrl+z");
  expect_in_text (&open, "h2");
  go (&open, "b1");
  press (&open, "ctrl+y");
  expect_in_text (&open, "new");
}

/* Whoever took a fix takes it back where it was offered; the fixes make room for what is shown. */
static void
test_over_fixes (void **state)
{
  Open open = open_clean (state);
  g_autofree char *before = g_strdup (vouch_statement_get_text (
      VOUCH_STATEMENT (vouch_document_lookup (open.document, "h1"))));

  go (&open, "h1");
  vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (open.document, "h1")),
                            "It rose (ensure sourced).");
  vouch_test_settle (GTK_WIDGET (open.window));
  press (&open, "ctrl+period");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_true (gtk_widget_get_mapped (open.editor->repairs));
  press (&open, "ctrl+z");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_string_equal (vouch_statement_get_text (VOUCH_STATEMENT (vouch_document_lookup (open.document, "h1"))),
                       before);
  assert_false (gtk_widget_get_mapped (open.editor->repairs));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_citation),
    APPLICATION_TEST (test_paper),
    APPLICATION_TEST (test_reference),
    APPLICATION_TEST (test_statement),
    APPLICATION_TEST (test_over_fixes),
  };

  return vouch_test_run_widgets ("editor-undo", tests);
}
