/* test-editor-review.c: the review of a card in the window: the bar, the header, the source beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include "vouch-editor-private.h"
#include "vouch-settings.h"
#include "vouch-source-store.h"
#include "vouch-statement-review.h"

#define SLEPT "Patients slept forty minutes longer than before."

typedef struct
{
  VouchWindow *window;
  VouchEditor *editor;
} Open;

static char *
keep_source (VouchTestApplication *desk)
{
  g_autofree char *path = vouch_test_put_text (desk, "paper.txt", "Before it. " SLEPT " That is all.");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = vouch_source_store_add (store, file, NULL, NULL, NULL);

  assert_non_null (source);
  return g_strdup (source->digest);
}

/* One statement with its passage, one without any source. */
static Open
open_card (void **state)
{
  VouchTestApplication *desk = *state;
  GString *json = g_string_new (
      "{'format':'vouch-scorecard','version':1,'id':'c','kind':'scorecard','language':'en','title':'T',"
      "'drafting':'person','article':{},'sections':[{'id':'k','role':'key-highlights','title':'K',"
      "'statements':[{'id':'s','text':'They slept longer.','origin':'written','citations':[{'id':'slept','reference':'r',"
      "'relation':'supports','how':'chosen','quote':{'exact':'" SLEPT "','prefix':'','suffix':'','source':'#'}}]},"
      "{'id':'t','text':'They ate less.','origin':'written','citations':[]}]}],"
      "'references':[{'id':'r','type':'article','source':'#'}],'notes':[]}");
  g_autofree char *digest = keep_source (desk);
  g_autofree char *path = NULL;
  Open open = { 0 };

  g_string_replace (json, "'", "\"", 0);
  g_string_replace (json, "#", digest, 0);
  path = vouch_test_put_text (desk, "card.scorecard", json->str);
  g_string_free (json, TRUE);
  g_settings_set_string (vouch_application_get_settings (desk->application), VOUCH_SETTING_AUTHOR_NAME, "R. Kim");
  open.window = vouch_test_open_card (desk, path);
  open.editor = vouch_test_editor (open.window);
  return open;
}

static void
press (Open *open, const char *keys)
{
  vouch_test_press (GTK_WIDGET (open->window), keys);
  vouch_test_settle (GTK_WIDGET (open->window));
}

static const char *
get_verifier (Open *open, const char *id)
{
  VouchDocument *document = vouch_editor_get_document (open->editor);

  return vouch_statement_get_verifier (VOUCH_STATEMENT (vouch_document_lookup (document, id)));
}

static void
expect_state (Open *open, const char *words)
{
  g_autofree char *state = NULL;

  g_object_get (open->editor, "state", &state, NULL);
  assert_string_equal (state, words);
}

/* The header says who reviews and how far; the passage opens by itself, and goes with its statement. */
static void
test_review (void **state)
{
  Open open = open_card (state);

  press (&open, "ctrl+shift+r");
  assert_true (vouch_editor_is_in_review (open.editor));
  expect_state (&open, "Reviewing as R. Kim · 0 of 2 checked · Saved");
  assert_string_equal (vouch_review_bar_get_id (open.editor->review), "s");
  assert_non_null (open.editor->source);
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-review");
  press (&open, "s");
  assert_string_equal (get_verifier (&open, "s"), "R. Kim");
  assert_string_equal (vouch_card_view_get_focused (open.editor->view), "t");
  assert_null (open.editor->source);
  expect_state (&open, "Reviewing as R. Kim · 1 of 2 checked · Edited");
  press (&open, "Escape");
  assert_false (vouch_editor_is_in_review (open.editor));
  expect_state (&open, "card.scorecard · Edited");
  assert_string_equal (vouch_card_view_get_focused (open.editor->view), "t");
}

/* The letters are for the review in the source too, and never for a statement that is written in. */
static void
test_letters_elsewhere (void **state)
{
  Open open = open_card (state);
  VouchDocument *document = vouch_editor_get_document (open.editor);

  press (&open, "ctrl+shift+r");
  vouch_source_pane_focus (open.editor->source);
  vouch_test_settle (GTK_WIDGET (open.window));
  press (&open, "x");
  assert_string_equal (vouch_review_bar_get_id (open.editor->review), "t");
  assert_true (vouch_card_view_go (open.editor->view, "s", ""));
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_string_equal (vouch_review_bar_get_id (open.editor->review), "s");
  press (&open, "ctrl+shift+r");
  press (&open, "x");
  assert_string_equal (vouch_review_bar_get_id (open.editor->review), "t");
  vouch_card_view_select (open.editor->view, "t", 0, 0);
  press (&open, "s");
  assert_non_null (strchr (vouch_statement_get_text (VOUCH_STATEMENT (vouch_document_lookup (document, "t"))), 's'));
  assert_null (get_verifier (&open, "t"));
}

/* A card that closes in the middle of a review takes it along. */
static void
test_closed (void **state)
{
  Open open = open_card (state);
  GtkWidget *bar;

  press (&open, "ctrl+shift+r");
  bar = GTK_WIDGET (open.editor->review);
  vouch_test_close (GTK_WIDGET (open.window), bar, open.editor, NULL);
}

/* On a telephone the source takes the card’s place, and the bar stays. */
static void
test_narrow (void **state)
{
  VouchTestApplication *desk = *state;
  Open open;

  g_settings_set_int (vouch_application_get_settings (desk->application), "window-width", 370);
  open = open_card (state);
  press (&open, "ctrl+shift+r");
  assert_true (gtk_widget_get_mapped (GTK_WIDGET (open.editor->review)));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-review-narrow");
  press (&open, "s");
  assert_string_equal (get_verifier (&open, "s"), "R. Kim");
  assert_true (gtk_widget_get_mapped (GTK_WIDGET (open.editor->view)));
  vouch_test_shoot (GTK_WIDGET (open.window), "editor-review-narrow-next");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_review),
    APPLICATION_TEST (test_letters_elsewhere),
    APPLICATION_TEST (test_closed),
    APPLICATION_TEST (test_narrow),
  };

  return vouch_test_run_widgets ("editor-review", tests);
}
