/* test-publish.c: publishing from the window to the portal of this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include <glib/gstdio.h>

#include "vouch-card-view.h"
#include "vouch-card.h"
#include "vouch-conflict-dialog.h"
#include "vouch-due-time.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-preview.h"
#include "vouch-publish-changes.h"
#include "vouch-publish-dialog.h"
#include "vouch-publish-fields.h"
#include "vouch-reason-dialog.h"
#include "vouch-side-panel.h"

#define DRAFT "seed.scorecard"
#define DEADLINE (30000 * VOUCH_TEST_SLOWNESS) /* milliseconds */

static VouchCard *
get_card (VouchTestPublish *self)
{
  return vouch_document_get_card (vouch_editor_get_document (self->editor));
}

static const char *
get_focused (VouchTestPublish *self)
{
  GtkWidget *view = vouch_test_find (GTK_WIDGET (self->editor), VOUCH_TYPE_CARD_VIEW);

  return vouch_card_view_get_focused (VOUCH_CARD_VIEW (view));
}

static GPtrArray *
get_receipts (VouchTestPublish *self)
{
  g_autoptr (JsonNode) card = vouch_node_to_json (VOUCH_NODE (get_card (self)));

  return vouch_receipt_list (card);
}

static gint64
count_cards (VouchTestPublish *self)
{
  g_autoptr (VouchTestAnswer) list = vouch_test_portal_send (
      self->portal, vouch_test_portal_message (self->portal, "GET", "vouch/v1/cards", NULL, NULL));

  return vouch_test_answer_number (list, "total");
}

static void
assert_there (VouchTestPublish *self, const char *title)
{
  g_autoptr (VouchTestAnswer) there = vouch_test_portal_send (
      self->portal,
      vouch_test_portal_message (self->portal, "GET", VOUCH_TEST_CARD_PATH, NULL, NULL));

  assert_string_equal (vouch_test_answer_text (there, "title"), title);
}

static void
open_draft (VouchTestPublish *self)
{
  g_autofree char *path = vouch_test_put (self->desk, DRAFT, "draft.scorecard");

  vouch_test_publish_open (self, path);
}

/* Card, dialog and all that hang on it. */
static void
close_all (VouchTestPublish *self)
{
  vouch_test_close (GTK_WIDGET (self->window), self->window, self->editor,
                    vouch_editor_get_document (self->editor),
                    vouch_editor_get_history (self->editor),
                    vouch_editor_get_validator (self->editor), self->dialog, NULL);
}

/* --- what stops it --- */

static void
test_stops (void **state)
{
  VouchTestPublish *self = *state;
  VouchFindingList *findings;
  g_autoptr (VouchFinding) first = NULL;
  GtkWidget *dialog;

  open_draft (self);
  dialog = vouch_test_publish_ask (self);
  findings = vouch_validator_get_findings (vouch_editor_get_validator (self->editor));
  for (guint i = 0; !first; i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (vouch_finding_get_level (finding) == VOUCH_LEVEL_ERROR)
        first = g_steal_pointer (&finding);
    }
  assert_true (vouch_test_shows (dialog, "18 Errors Stop This Card"));
  assert_true (vouch_test_shows (dialog, vouch_finding_get_message (first)));
  assert_true (vouch_test_shows (dialog, "And 13 more"));
  vouch_test_shoot (dialog, "publish-stops");
  vouch_test_publish_leave (self, "Return"); /* the first one has the keyboard */
  assert_string_equal (get_focused (self), vouch_finding_get_row (first));
  close_all (self);
}

static void
test_more_stops (void **state)
{
  VouchTestPublish *self = *state;
  g_autofree char *page = NULL;
  GtkWidget *panel;

  open_draft (self);
  g_settings_set_string (vouch_application_get_settings (self->desk->application), "panel-page",
                         "sources");
  vouch_test_publish_ask (self);
  vouch_test_publish_leave (self, "Down Down Down Down Down Return");
  panel = vouch_test_find (GTK_WIDGET (self->editor), VOUCH_TYPE_SIDE_PANEL);
  g_object_get (panel, "page", &page, NULL);
  assert_string_equal (page, "checks");
  close_all (self);
}

/* A card with so many errors is as quick to look at as any other. */
static void
test_many_stops (void **state)
{
  VouchTestPublish *self = *state;
  g_autoptr (GString) card = g_string_new (
      "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"" VOUCH_TEST_CARD_ID "\","
      "\"kind\":\"scorecard\",\"language\":\"en\",\"title\":\"Many\",\"drafting\":\"person\","
      "\"article\":{\"title\":\"Many\",\"type\":\"trial\"},\"sections\":[{\"id\":\"s\","
      "\"role\":\"key-highlights\",\"title\":\"Key Highlights\",\"statements\":[");
  g_autofree char *path = NULL;
  GtkWidget *dialog;
  guint errors;
  g_autofree char *more = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (card,
                            "%s{\"id\":\"t%u\",\"text\":\"Statement %u <b> & rose by %u %% in all of "
                            "them.\",\"origin\":\"written\",\"citations\":[]}",
                            i > 0 ? "," : "", i, i, i);
  g_string_append (card, "]}],\"references\":[],\"notes\":[]}");
  path = vouch_test_put_text (self->desk, "many.scorecard", card->str);
  vouch_test_publish_open (self, path);
  dialog = vouch_test_publish_ask (self);
  errors = vouch_finding_list_get_count (
      vouch_validator_get_findings (vouch_editor_get_validator (self->editor)), VOUCH_LEVEL_ERROR);
  assert_true (errors >= 200);
  more = g_strdup_printf ("And %u more", errors - 5);
  assert_true (vouch_test_shows (dialog, more));
  vouch_test_shoot (dialog, "publish-stops-many");
  vouch_test_publish_close (self);
}

/* With errors left nothing but a draft goes out, whatever key is pressed. */
static void
test_only_a_draft (void **state)
{
  VouchTestPublish *self = *state;
  GtkWidget *dialog;
  GtkWidget *button;

  open_draft (self);
  vouch_test_publish_serve (self);
  dialog = vouch_test_publish_ask (self);
  button = vouch_test_button (dialog, "_Send as a Draft");
  assert_non_null (button);
  assert_true (gtk_widget_get_sensitive (button));
  assert_false (gtk_widget_has_css_class (button, "suggested-action"));
  vouch_test_publish_choose (self, "Visibility", 0);
  assert_string_equal (gtk_button_get_label (GTK_BUTTON (button)), "_Publish");
  assert_false (gtk_widget_get_sensitive (button));
  assert_true (vouch_test_shows (dialog, "With errors left, the card can only be sent as a draft"));
  vouch_test_shoot (dialog, "publish-hindered");
  vouch_test_press (dialog, "alt+p");
  gtk_window_set_focus (GTK_WINDOW (dialog), NULL);
  vouch_test_press (dialog, "Return");
  assert_int_equal (count_cards (self), 0);
  vouch_test_publish_choose (self, "Visibility", 1);
  assert_false (vouch_test_shows (dialog, "With errors left, the card can only be sent as a draft"));
  vouch_test_press (dialog, "alt+s");
  vouch_test_publish_wait (self, "Sent as a Draft");
  assert_int_equal (count_cards (self), 1);
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_test_publish_close (self);
}

/* --- where it goes --- */

static void
test_publishes (void **state)
{
  VouchTestPublish *self = *state;
  VouchHistory *history = vouch_editor_get_history (self->editor);
  g_autoptr (GPtrArray) receipts = NULL;
  GtkWidget *dialog;

  vouch_test_publish_serve (self);
  vouch_card_set_title (get_card (self), "Tear film & <lenses>");
  dialog = vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (dialog, "Nothing Stops This Card"));
  assert_true (vouch_test_shows (dialog, "Not sent yet"));
  vouch_test_shoot (dialog, "publish-form");
  vouch_test_press (dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_there (self, "Tear film & <lenses>");

  receipts = vouch_test_publish_receipts (self);
  assert_int_equal (receipts->len, 1);
  assert_true (vouch_test_shows (dialog, ((VouchReceipt *) receipts->pdata[0])->address));
  assert_false (vouch_editor_get_unsaved (self->editor));
  vouch_test_shoot (dialog, "publish-done");
  vouch_test_publish_close (self);

  /* The receipt is no step of the writer's. */
  assert_non_null (vouch_history_undo (history));
  assert_string_equal (vouch_card_get_title (get_card (self)),
                       "Tear Film Osmolarity in Contact Lens Wearers");
  assert_null (vouch_history_get_undo_label (history));
  {
    g_autoptr (GPtrArray) kept = get_receipts (self);

    assert_int_equal (kept->len, 1);
  }
  close_all (self);
}

static void
test_again_is_no_other (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);

  vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (self->dialog, "Sent just now as revision 1"));
  assert_true (vouch_test_shows (self->dialog, "No changes to the page since"));
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Already Published");
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_test_publish_close (self);

  vouch_card_set_title (get_card (self), "Another title");
  vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (self->dialog, "The page has changed since"));
  vouch_test_shoot (self->dialog, "publish-again");
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (vouch_test_publish_revision (self), 2);
  assert_int_equal (count_cards (self), 1);
  assert_there (self, "Another title");
  vouch_test_publish_close (self);
}

/* --- what the change is --- */

static GtkWidget *
find_changes (VouchTestPublish *self)
{
  return vouch_test_find (self->dialog, VOUCH_TYPE_PUBLISH_CHANGES);
}

static gboolean
shows_changes (gpointer data)
{
  return gtk_widget_get_visible (find_changes (data));
}

/* A dose that changed is no small thing: what was wrong and what is right is asked for first, and
 * stands on the page then. */
static void
test_says_what_it_is (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_card_set_title (get_card (self), "Give 5 mg for dry eyes");
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);

  vouch_card_set_title (get_card (self), "Give 50 mg for dry eyes");
  vouch_test_publish_ask (self);
  vouch_test_wait_until (shows_changes, self, 5000);
  assert_true (vouch_test_shows (self->dialog, "1 Change Since the Last Time"));
  assert_true (vouch_test_shows (self->dialog, "It can’t be called minor, because it changes: a dose."));
  vouch_test_shoot (self->dialog, "publish-changes");
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));

  vouch_test_publish_choose (self, "This is", VOUCH_UPDATE_IMPORTANT);
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_fill (self, "What was wrong", "5 mg");
  vouch_test_publish_fill (self, "What is right", "50 mg");
  vouch_test_shoot (self->dialog, "publish-changes-important");
  assert_true (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (vouch_test_publish_revision (self), 2);
  {
    g_autoptr (VouchTestAnswer) there = vouch_test_portal_send (
        self->portal,
        vouch_test_portal_message (self->portal, "GET", VOUCH_TEST_CARD_PATH, NULL, NULL));

    assert_non_null (strstr (vouch_test_answer_text (there, "html"), "Important correction"));
  }
  vouch_test_publish_close (self);
}

/* Returns: (transfer none): the dialog in the moment in which it is there. */
static GtkWidget *
ask_at_once (VouchTestPublish *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->editor), "editor.publish", NULL);
  for (;;)
    {
      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      for (GList *l = windows; l; l = l->next)
        if (VOUCH_IS_PUBLISH_DIALOG (l->data))
          return l->data;
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Who is quicker than the comparison is held up all the same. */
static void
test_is_pressed_before_it_is_compared (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_card_set_title (get_card (self), "Give 5 mg for dry eyes");
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);

  vouch_card_set_title (get_card (self), "Give 50 mg for dry eyes");
  self->dialog = ask_at_once (self);
  g_signal_emit_by_name (vouch_test_button (self->dialog, "_Publish"), "clicked");
  assert_true (vouch_test_wait_until (shows_changes, self, 5000));
  vouch_test_settle (self->dialog);
  assert_true (gtk_widget_get_visible (vouch_test_button (self->dialog, "_Publish")));
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_test_publish_close (self);
}

static void
change_there (VouchTestPublish *self)
{
  g_autofree char *body
      = vouch_test_portal_body (VOUCH_TEST_CARD_ID, NULL, "1", "Theirs", "\"status\":\"publish\",");
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      self->portal,
      vouch_test_portal_message (self->portal, "PUT", VOUCH_TEST_CARD_PATH, body, NULL));

  assert_int_equal (answer->status, 200);
}

static void
give_reason (const char *reason)
{
  GtkWidget *dialog = vouch_test_wait_for (VOUCH_TYPE_REASON_DIALOG);

  vouch_test_type (dialog, reason);
  g_signal_emit_by_name (vouch_test_button (dialog, "_Replace"), "clicked");
}

/* Returns: (nullable): what the note says that was written last. */
static const char *
get_last_note (VouchTestPublish *self)
{
  VouchNodeList *notes = vouch_node_get_list (VOUCH_NODE (get_card (self)), "notes");
  guint n = vouch_node_list_get_size (notes);

  return n > 0 ? vouch_node_get_text (vouch_node_list_peek (notes, n - 1), "body") : NULL;
}

static void
test_changed_there (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
  change_there (self);

  vouch_card_set_title (get_card (self), "Mine");
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Changed There Since");
  assert_there (self, "Theirs");
  assert_int_equal (vouch_test_publish_revision (self), 1);
  assert_non_null (vouch_test_button (self->dialog, "_View on Portal"));
  assert_null (vouch_test_button (self->dialog, "_Try Again"));
  vouch_test_shoot (self->dialog, "publish-conflict");
  vouch_test_publish_click (self, "_Replace");
  give_reason ("A wrong dose");
  vouch_test_publish_wait (self, "Published");
  assert_there (self, "Mine");
  assert_int_equal (vouch_test_publish_revision (self), 3);
  assert_string_equal (vouch_card_get_title (get_card (self)), "Mine");
  assert_non_null (strstr (get_last_note (self), "A wrong dose"));
  vouch_test_publish_close (self);
}

/* A colleague works on what is published, and gives it another title. */
static void
edit_there (VouchTestPublish *self)
{
  g_autoptr (VouchTestAnswer) there = vouch_test_portal_send (
      self->portal,
      vouch_test_portal_message (self->portal, "GET", VOUCH_TEST_CARD_PATH, NULL, NULL));
  const char *text = vouch_test_answer_text (there, "card");
  g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  g_autoptr (JsonNode) title = vouch_json_new_text ("Theirs");
  g_autoptr (JsonNode) edited = vouch_json_with_member (card, "title", title);
  g_autofree char *form = vouch_json_print (edited, FALSE);
  g_autofree char *job = g_uuid_string_random ();
  g_autoptr (JsonNode) json = vouch_json_new_members (
      "job", vouch_json_new_text (job), "base", vouch_json_new_int (1), "status",
      vouch_json_new_text ("publish"), "digest", vouch_json_new_text ("theirs"), "title",
      vouch_json_new_text ("Theirs"), "card", vouch_json_new_text (form), "html",
      vouch_json_new_text ("<article>Theirs</article>"), NULL);
  g_autofree char *body = vouch_json_print (json, FALSE);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      self->portal,
      vouch_test_portal_message (self->portal, "PUT", VOUCH_TEST_CARD_PATH, body, NULL));

  assert_int_equal (answer->status, 200);
}

static void
publish_into_conflict (VouchTestPublish *self)
{
  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
  edit_there (self);
}

/* Whether the checks say so. */
static gboolean
is_newer_there (VouchTestPublish *self)
{
  VouchValidator *validator = vouch_editor_get_validator (self->editor);
  g_autoptr (GPtrArray) findings = NULL;

  vouch_validator_flush (validator);
  findings = vouch_finding_list_list_for_node (vouch_validator_get_findings (validator),
                                               vouch_node_get_id (VOUCH_NODE (get_card (self))));
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (vouch_finding_get_rule (findings->pdata[i]), "portal-newer"))
      return TRUE;
  return FALSE;
}

static GtkWidget *
compare (VouchTestPublish *self)
{
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Changed There Since");
  vouch_test_publish_click (self, "_Compare and Merge…");
  return vouch_test_wait_for (VOUCH_TYPE_CONFLICT_DIALOG);
}

static void
test_merge (void **state)
{
  VouchTestPublish *self = *state;
  GtkWidget *dialog;

  publish_into_conflict (self);
  assert_true (vouch_node_set_text (VOUCH_NODE (get_card (self)), "article/journal", "Ours"));
  assert_false (is_newer_there (self));
  dialog = compare (self);
  assert_true (is_newer_there (self));
  assert_true (vouch_test_shows (dialog, "On the portal: Theirs"));
  assert_true (vouch_test_shows (dialog, "Here: Ours"));
  vouch_test_shoot (dialog, "publish-compare");
  g_signal_emit_by_name (vouch_test_button (dialog, "_Merge Changes"), "clicked");
  assert_string_equal (vouch_card_get_title (get_card (self)), "Theirs");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (get_card (self)), "article/journal"),
                       "Ours");
  assert_false (is_newer_there (self));
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (vouch_test_publish_revision (self), 3);
  assert_there (self, "Theirs");
  vouch_test_publish_close (self);
}

/* Both gave it another title: ours stays, a note has theirs, and taking it all back is one step. */
static void
test_merge_conflict (void **state)
{
  VouchTestPublish *self = *state;
  GtkWidget *dialog;

  publish_into_conflict (self);
  vouch_card_set_title (get_card (self), "Mine");
  dialog = compare (self);
  assert_true (vouch_test_shows (dialog, "Here: Mine"));
  vouch_test_shoot (dialog, "publish-compare-conflict");
  g_signal_emit_by_name (vouch_test_button (dialog, "_Merge Changes"), "clicked");
  assert_string_equal (vouch_card_get_title (get_card (self)), "Mine");
  assert_non_null (strstr (get_last_note (self), "Theirs"));
  vouch_test_act (self->editor, "editor.undo", NULL);
  assert_null (get_last_note (self));
  assert_true (is_newer_there (self));
  assert_int_equal (vouch_test_publish_revision (self), 1);
}

/* Who looked at it and leaves it has overwritten nothing, here or there. */
static void
test_changed_there_left (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
  change_there (self);

  vouch_card_set_title (get_card (self), "Mine");
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Changed There Since");
  vouch_test_publish_leave (self, "Return"); /* Close has the keyboard */
  assert_there (self, "Theirs");
  assert_string_equal (vouch_card_get_title (get_card (self)), "Mine");
}

static void
test_escape (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_ask (self);
  vouch_test_publish_leave (self, "Escape");
  close_all (self);
}

/* --- the page --- */

static void
made_cb (GObject *object, GAsyncResult *result, gpointer page)
{
  *(GFile **) page = vouch_preview_make_finish (result, NULL);
}

static gboolean
is_made (gpointer page)
{
  return *(GFile **) page != NULL;
}

/* The page in the browser is the one that is exported, and nobody else's to read. */
static void
test_preview (void **state)
{
  VouchTestPublish *self = *state;
  g_autoptr (JsonNode) card = vouch_node_to_json (VOUCH_NODE (get_card (self)));
  g_autoptr (VouchTestOutcome) exported
      = vouch_test_run_program (NULL, "export", "--to=html", self->path, NULL);
  g_autoptr (GFile) page = NULL;
  g_autofree char *html = NULL;
  g_autofree char *folder = NULL;
  GStatBuf file;

  vouch_preview_make_async (card, NULL, made_cb, &page);
  assert_true (vouch_test_wait_until (is_made, &page, 30000));
  html = vouch_test_read (g_file_peek_path (page));
  assert_string_equal (html, exported->output);
  assert_int_equal (g_stat (g_file_peek_path (page), &file), 0);
  assert_int_equal (file.st_mode & 0777, 0600);
  folder = g_path_get_dirname (g_file_peek_path (page));
  assert_int_equal (g_stat (folder, &file), 0);
  assert_int_equal (file.st_mode & 0777, 0700);
}

/* As narrow as a telephone, in the dark, with much to say. */
/* --- what is told beside the page --- */

static GtkWidget *
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_ACTION_ROW (root)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found)
        return found;
    }
  return NULL;
}

static void
open_fields (VouchTestPublish *self)
{
  GtkWidget *fields = vouch_test_find (self->dialog, VOUCH_TYPE_PUBLISH_FIELDS);
  GtkWidget *more = vouch_test_find (fields, ADW_TYPE_EXPANDER_ROW);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (more), TRUE);
  vouch_test_settle (self->dialog);
}

static void
test_fields (void **state)
{
  VouchTestPublish *self = *state;
  g_autoptr (VouchTestAnswer) there = NULL;
  g_autofree char *text = NULL;

  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  open_fields (self);
  vouch_test_publish_fill (self, "Name in the address", "tear film");
  vouch_test_publish_fill (self, "Excerpt for lists", "In short");
  vouch_test_publish_fill (self, "Categories, with commas between", "Eyes, Lenses");
  vouch_test_publish_fill (self, "Report errors to (e-mail or web address)", "desk@example.org");
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "soon");
  assert_true (vouch_test_shows (self->dialog, "Write the time as 2026-06-02 09:00"));
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "2026-01-02 09:00");
  vouch_test_shoot (self->dialog, "publish-fields");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  there = vouch_test_portal_send (
      self->portal,
      vouch_test_portal_message (self->portal, "GET", VOUCH_TEST_CARD_PATH, NULL, NULL));
  assert_string_equal (vouch_test_answer_text (there, "slug"), "tear-film");
  assert_string_equal (vouch_test_answer_text (there, "excerpt"), "In short");
  assert_non_null (strstr (there->body, "[\"Eyes\",\"Lenses\"]"));
  assert_non_null (strstr (vouch_test_answer_text (there, "html"), "mailto:desk@example.org"));
  text = vouch_test_read (self->path);
  assert_non_null (strstr (text, "\"slug\": \"tear film\""));
  vouch_test_publish_close (self);
}

/* What has its time waits on this computer, and says so. */
static void
test_not_before (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  open_fields (self);
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "2099-01-02 09:00");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Waiting for Its Time");
  assert_int_equal (count_cards (self), 0);
  vouch_test_publish_close (self);
}

static char *
describe_typed (const char *text)
{
  gint64 time = 0;

  assert_true (vouch_due_time_parse (text, &time));
  return vouch_due_time_describe (time);
}

/* An embargo is written where the card keeps it, and nothing leaves before its end, not even what is
 * published anew; when it is taken away, that may. */
static void
test_embargo (void **state)
{
  static const char *const row = "Embargo until (2026-06-02 09:00)";
  VouchTestPublish *self = *state;
  g_autofree char *when = describe_typed ("2099-12-01 09:00Z");
  g_autofree char *waits = g_strdup_printf (
      "It is sent on %s, and not before. Until then it waits on this computer.", when);
  g_autofree char *told = g_strdup_printf ("Under embargo: it waits until %s", when);
  g_autofree char *kept = NULL;
  g_autofree char *lifted = NULL;

  vouch_test_publish_serve (self);
  vouch_test_publish_ask (self);
  open_fields (self);
  vouch_test_publish_fill (self, row, "in summer");
  assert_true (vouch_test_shows (self->dialog, "Write the time as 2026-06-02 09:00"));
  assert_false (gtk_widget_get_sensitive (vouch_test_button (self->dialog, "_Publish")));
  vouch_test_publish_fill (self, row, "2099-12-01 09:00Z");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Waiting for Its Time");
  assert_true (vouch_test_shows (self->dialog, waits));
  vouch_test_shoot (self->dialog, "publish-embargo");
  assert_int_equal (count_cards (self), 0);
  kept = vouch_test_read (self->path);
  assert_non_null (strstr (kept, "\"embargo\": \"2099-12-01T09:00:00Z\""));
  vouch_test_publish_close (self);

  vouch_test_publish_ask (self);
  open_fields (self);
  assert_true (vouch_test_shows (self->dialog, told));
  vouch_test_publish_fill (self, "Not before (2026-06-02 09:00)", "2026-01-02 09:00");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Waiting for Its Time");
  assert_int_equal (count_cards (self), 0);
  vouch_test_publish_close (self);

  vouch_test_publish_ask (self);
  open_fields (self);
  vouch_test_publish_fill (self, row, "");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (count_cards (self), 1);
  lifted = vouch_test_read (self->path);
  assert_null (strstr (lifted, "embargo"));
  vouch_test_publish_close (self);
}

/* A draft stands where only its readers find it; a page that readers know is never made one. */
static void
test_preview_there (void **state)
{
  VouchTestPublish *self = *state;
  GtkWidget *dialog;

  vouch_test_publish_serve (self);
  dialog = vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (dialog, "Preview on the portal"));
  g_signal_emit_by_name (find_row (dialog, "Preview on the portal"), "activated");
  vouch_test_publish_wait (self, "Sent as a Draft");
  vouch_test_publish_close (self);
  dialog = vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (dialog, "Preview on the portal"));
  vouch_test_publish_choose (self, "Visibility", 0);
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
  dialog = vouch_test_publish_ask (self);
  assert_false (vouch_test_shows (dialog, "Preview on the portal"));
  vouch_test_publish_close (self);
}

/* --- correct there too --- */

static void
publish_to (VouchTestPublish *self, guint portal, const char *password)
{
  vouch_test_publish_ask (self);
  vouch_test_publish_choose (self, "Portal", portal);
  if (password)
    vouch_test_publish_fill (self, "Password", password);
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
}

/* Returns: (transfer full): the path of another card of the same article, which is published. */
static char *
put_sibling (VouchTestPublish *self)
{
  g_autofree char *text = vouch_test_read (self->path);
  g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  g_autoptr (JsonNode) id = vouch_json_new_text ("0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d02");
  g_autoptr (JsonNode) title = vouch_json_new_text ("Takeaways");
  g_autoptr (JsonNode) named = vouch_json_with_member (card, "id", id);
  g_autoptr (JsonNode) titled = vouch_json_with_member (named, "title", title);
  g_autofree char *printed = vouch_json_print (titled, TRUE);

  return vouch_test_put_text (self->desk, "takeaways.scorecard", printed);
}

/* Returns: (transfer none) (nullable): the window that is not the first one */
static VouchWindow *
find_other_window (VouchTestPublish *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self->desk->application)); l; l = l->next)
    if (VOUCH_IS_WINDOW (l->data) && l->data != (gpointer) self->window
        && vouch_test_find (l->data, VOUCH_TYPE_EDITOR))
      return l->data;
  return NULL;
}

static gboolean
has_other_window (gpointer data)
{
  return find_other_window (data) != NULL;
}

/* The note asks whether the same is wrong in the other card. */
static void
assert_note (VouchWindow *window, const char *words)
{
  VouchEditor *editor = vouch_test_editor (window);
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (vouch_editor_get_document (editor)));
  VouchNodeList *notes = vouch_node_get_list (card, "notes");
  guint n = vouch_node_list_get_size (notes);

  assert_true (n > 0);
  assert_non_null (strstr (vouch_node_get_text (vouch_node_list_peek (notes, n - 1), "body"), words));
}

/* After a correction the other portal is a key away, and the other card opens with what was wrong. */
static void
test_correct_there_too (void **state)
{
  VouchTestPublish *self = *state;
  VouchTestSite *site = vouch_test_site_new ("right");
  g_autofree char *sibling = NULL;
  g_autofree char *text = NULL;

  vouch_test_publish_serve (self);
  vouch_card_set_title (get_card (self), "A drop for dry eyes");
  publish_to (self, 1, "right");
  publish_to (self, 0, NULL);
  sibling = put_sibling (self);
  vouch_card_set_title (get_card (self), "Give 50 mg for dry eyes");
  vouch_test_publish_ask (self);
  vouch_test_wait_until (shows_changes, self, 5000);
  vouch_test_publish_choose (self, "This is", VOUCH_UPDATE_CORRECTION);
  vouch_test_publish_fill (self, "What was wrong", "A drop");
  vouch_test_publish_fill (self, "What is right", "50 mg");
  vouch_test_publish_click (self, "_Publish");
  vouch_test_publish_wait (self, "Correct There Too");
  assert_true (vouch_test_shows (self->dialog, "This card on “Site”"));
  assert_true (vouch_test_shows (self->dialog, "“Takeaways” on “This computer”, of the same article"));
  vouch_test_shoot (self->dialog, "publish-correct-there-too");
  text = vouch_test_read (self->path);
  assert_non_null (strstr (text, "\"was\": \"A drop\""));
  vouch_test_publish_click (self, "Correct _There");
  if (vouch_test_button (self->dialog, "_Publish"))
    {
      vouch_test_publish_fill (self, "Password", "right");
      vouch_test_publish_click (self, "_Publish");
    }
  vouch_test_publish_wait (self, "Correct There Too");
  assert_int_equal (site->n_taken, 2);
  vouch_test_publish_click (self, "Open _Card");
  assert_true (vouch_test_wait_until (has_other_window, self, DEADLINE));
  assert_note (find_other_window (self), "Was: A drop Is: 50 mg");
  vouch_test_site_free (site);
}

/* --- keys --- */

static gboolean
press (GtkEventController *keys, guint key)
{
  gboolean is_stopped;

  g_signal_emit_by_name (keys, "key-pressed", key, 0, 0, &is_stopped);
  return is_stopped;
}

static GtkEventController *
find_keys (GtkWidget *dialog)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (dialog);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one)
          && gtk_event_controller_get_propagation_phase (one) == GTK_PHASE_CAPTURE)
        return one;
    }
  return NULL;
}

/* Who holds Enter sends once, and not at all where it was held before the dialog came up. */
static void
test_held_enter (void **state)
{
  VouchTestPublish *self = *state;
  GtkEventController *keys;

  vouch_test_publish_serve (self);
  keys = find_keys (vouch_test_publish_ask (self));
  assert_non_null (keys);
  assert_true (press (keys, GDK_KEY_Return));
  assert_true (press (keys, GDK_KEY_Return)); /* at once: it was held before */
  for (guint i = 0; i < 20; i++)
    assert_true (press (keys, GDK_KEY_Return));
  g_signal_emit_by_name (keys, "key-released", GDK_KEY_Return, 0, 0);
  assert_int_equal (count_cards (self), 0);
  assert_false (press (keys, GDK_KEY_Return)); /* this one is meant */
  for (guint i = 0; i < 20; i++)
    assert_true (press (keys, GDK_KEY_Return));
  g_signal_emit_by_name (keys, "key-released", GDK_KEY_Return, 0, 0);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (count_cards (self), 1);
  vouch_test_publish_close (self);
}

static void
test_narrow (void **state)
{
  VouchTestPublish *self = *state;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  open_draft (self);
  vouch_test_publish_ask (self);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 360, 600);
  for (int i = 0; i < 20 && gtk_widget_get_width (self->dialog) > 360; i++)
    vouch_test_draw (self->dialog);
  assert_true (gtk_widget_get_width (self->dialog) <= 360);
  vouch_test_shoot (self->dialog, "publish-narrow-dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  vouch_test_publish_close (self);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    PUBLISH_TEST (test_stops),
    PUBLISH_TEST (test_more_stops),
    PUBLISH_TEST (test_many_stops),
    PUBLISH_TEST (test_only_a_draft),
    PUBLISH_TEST (test_publishes),
    PUBLISH_TEST (test_again_is_no_other),
    PUBLISH_TEST (test_says_what_it_is),
    PUBLISH_TEST (test_is_pressed_before_it_is_compared),
    PUBLISH_TEST (test_changed_there),
    PUBLISH_TEST (test_changed_there_left),
    PUBLISH_TEST (test_merge),
    PUBLISH_TEST (test_merge_conflict),
    PUBLISH_TEST (test_escape),
    PUBLISH_TEST (test_preview),
    PUBLISH_TEST (test_fields),
    PUBLISH_TEST (test_not_before),
    PUBLISH_TEST (test_embargo),
    PUBLISH_TEST (test_preview_there),
    PUBLISH_TEST (test_correct_there_too),
    PUBLISH_TEST (test_held_enter),
    PUBLISH_TEST (test_narrow),
  };

  return vouch_test_run_widgets ("publish", tests);
}
