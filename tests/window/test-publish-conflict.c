/* test-publish-conflict.c: a card that a colleague changed on the portal since.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include "vouch-card.h"
#include "vouch-conflict-dialog.h"
#include "vouch-conflict.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-published-form.h"

static void
test_changed_there (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_test_publish_send (self);
  vouch_test_publish_change_there (self);

  vouch_card_set_title (vouch_test_publish_card (self), "Mine");
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Changed There Since");
  vouch_test_publish_assert_there (self, "Theirs");
  assert_int_equal (vouch_test_publish_revision (self), 1);
  assert_non_null (vouch_test_button (self->dialog, "_View on Portal"));
  assert_null (vouch_test_button (self->dialog, "_Try Again"));
  vouch_test_shoot (self->dialog, "publish-conflict");
  vouch_test_publish_click (self, "_Replace");
  vouch_test_publish_reason ("A wrong dose", "_Replace");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_assert_there (self, "Mine");
  assert_int_equal (vouch_test_publish_revision (self), 3);
  assert_string_equal (vouch_card_get_title (vouch_test_publish_card (self)), "Mine");
  assert_non_null (strstr (vouch_test_publish_last_note (self->editor), "A wrong dose"));
  vouch_test_publish_close (self);
}

/* A colleague works on what is published, and gives it another title. */
static void
edit_there (VouchTestPublish *self)
{
  g_autoptr (VouchTestAnswer) there = vouch_test_publish_there (self);
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
  vouch_test_publish_send (self);
  edit_there (self);
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
  assert_true (vouch_node_set_text (VOUCH_NODE (vouch_test_publish_card (self)), "article/journal", "Ours"));
  assert_false (vouch_test_publish_has_finding (self, "portal-newer"));
  dialog = compare (self);
  assert_true (vouch_test_publish_has_finding (self, "portal-newer"));
  assert_true (vouch_test_shows (dialog, "On the portal: Theirs"));
  assert_true (vouch_test_shows (dialog, "Here: Ours"));
  vouch_test_shoot (dialog, "publish-compare");
  g_signal_emit_by_name (vouch_test_button (dialog, "_Merge Changes"), "clicked");
  assert_string_equal (vouch_card_get_title (vouch_test_publish_card (self)), "Theirs");
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (vouch_test_publish_card (self)), "article/journal"),
                       "Ours");
  assert_false (vouch_test_publish_has_finding (self, "portal-newer"));
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (vouch_test_publish_revision (self), 3);
  vouch_test_publish_assert_there (self, "Theirs");
  vouch_test_publish_close (self);
}

/* Both gave it another title: ours stays, a note has theirs, and taking it all back is one step. */
static void
test_merge_conflict (void **state)
{
  VouchTestPublish *self = *state;
  GtkWidget *dialog;

  publish_into_conflict (self);
  vouch_card_set_title (vouch_test_publish_card (self), "Mine");
  dialog = compare (self);
  assert_true (vouch_test_shows (dialog, "Here: Mine"));
  vouch_test_shoot (dialog, "publish-compare-conflict");
  g_signal_emit_by_name (vouch_test_button (dialog, "_Merge Changes"), "clicked");
  assert_string_equal (vouch_card_get_title (vouch_test_publish_card (self)), "Mine");
  assert_non_null (strstr (vouch_test_publish_last_note (self->editor), "Theirs"));
  vouch_test_act (self->editor, "editor.undo", NULL);
  assert_null (vouch_test_publish_last_note (self->editor));
  assert_true (vouch_test_publish_has_finding (self, "portal-newer"));
  assert_int_equal (vouch_test_publish_revision (self), 1);
}

/* A portal that was put back has never had what we sent last: that theirs lacks it is no wish of theirs. */
static void
test_merge_after_restore (void **state)
{
  VouchTestPublish *self = *state;
  VouchNode *card = VOUCH_NODE (vouch_test_publish_card (self));
  g_autofree char *copy = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  GtkWidget *dialog;

  vouch_test_publish_serve (self);
  vouch_test_publish_send (self);
  copy = vouch_test_portal_back_up (self->portal);
  assert_true (vouch_node_set_text (card, "article/journal", "Ours"));
  vouch_test_publish_send (self);
  assert_int_equal (vouch_test_publish_revision (self), 2);
  vouch_test_portal_restore (self->portal, copy);
  edit_there (self);
  dialog = compare (self);
  g_signal_emit_by_name (vouch_test_button (dialog, "_Merge Changes"), "clicked");
  assert_string_equal (vouch_node_get_text (card, "article/journal"), "Ours");
  assert_non_null (vouch_test_publish_last_note (self->editor));
  assert_false (vouch_test_publish_has_finding (self, "portal-newer"));
  json = vouch_node_to_json (card);
  receipts = vouch_receipt_list (json);
  assert_string_equal (((VouchReceipt *) receipts->pdata[receipts->len - 1])->digest, "theirs");
}

static void
compared_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(VouchConflict **) data = vouch_conflict_load_finish (result, NULL);
}

static gboolean
is_compared (gpointer data)
{
  return *(VouchConflict **) data != NULL;
}

/* What the portal would have: ours, of another title. */
static VouchPortalThere *
make_there (JsonNode *card)
{
  VouchPortalThere *there = g_new0 (VouchPortalThere, 1);
  g_autoptr (JsonNode) form = vouch_published_form (card);
  g_autoptr (JsonNode) title = vouch_json_new_text ("Theirs");

  there->theirs = vouch_json_with_member (form, "title", title);
  there->receipt = g_new0 (VouchReceipt, 1);
  there->receipt->portal = g_strdup ("urn:uuid:1");
  there->receipt->revision = 2;
  return there;
}

/* What can't be brought into our card can be seen all the same, with why; what is left is to replace, or to open theirs. */
static void
test_can_t_be_merged (void **state)
{
  VouchTestPublish *self = *state;
  VouchDocument *document = vouch_editor_get_document (self->editor);
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autoptr (VouchConflict) conflict = NULL;
  GtkWidget *dialog;

  vouch_conflict_load_async (document, make_there (json), NULL, compared_cb, &conflict);
  assert_true (vouch_test_wait_until (is_compared, &conflict, 20000));
  assert_null (conflict->trouble);
  g_set_error_literal (&conflict->trouble, G_IO_ERROR, G_IO_ERROR_FAILED, "It is there already");
  dialog = vouch_conflict_dialog_new (GTK_WINDOW (self->window), conflict);
  gtk_window_present (GTK_WINDOW (dialog));
  vouch_test_settle (dialog);
  assert_false (gtk_widget_get_sensitive (vouch_test_button (dialog, "_Merge Changes")));
  assert_true (vouch_test_shows (dialog, "1 difference. They can’t be merged into your card: It is there already. "
                                         "Replace the version on the portal, or open it."));
  vouch_test_shoot (dialog, "publish-compare-unmerged");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Who looked at it and leaves it has overwritten nothing, here or there. */
static void
test_changed_there_left (void **state)
{
  VouchTestPublish *self = *state;

  vouch_test_publish_serve (self);
  vouch_test_publish_send (self);
  vouch_test_publish_change_there (self);

  vouch_card_set_title (vouch_test_publish_card (self), "Mine");
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Changed There Since");
  vouch_test_publish_leave (self, "Return"); /* Close has the keyboard */
  vouch_test_publish_assert_there (self, "Theirs");
  assert_string_equal (vouch_card_get_title (vouch_test_publish_card (self)), "Mine");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    PUBLISH_TEST (test_changed_there),
    PUBLISH_TEST (test_merge),
    PUBLISH_TEST (test_merge_conflict),
    PUBLISH_TEST (test_merge_after_restore),
    PUBLISH_TEST (test_can_t_be_merged),
    PUBLISH_TEST (test_changed_there_left),
  };

  return vouch_test_run_widgets ("publish-conflict", tests);
}
