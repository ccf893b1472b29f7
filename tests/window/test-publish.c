/* test-publish.c: publishing from the window to the portal of this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include <glib/gstdio.h>

#include "vouch-card-view.h"
#include "vouch-card.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-preview.h"
#include "vouch-publish-dialog.h"
#include "vouch-side-panel.h"

#define DRAFT "seed.scorecard"

static const char *
get_focused (VouchTestPublish *self)
{
  GtkWidget *view = vouch_test_find (GTK_WIDGET (self->editor), VOUCH_TYPE_CARD_VIEW);

  return vouch_card_view_get_focused (VOUCH_CARD_VIEW (view));
}

static GPtrArray *
get_receipts (VouchTestPublish *self)
{
  g_autoptr (JsonNode) card = vouch_node_to_json (VOUCH_NODE (vouch_test_publish_card (self)));

  return vouch_receipt_list (card);
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

/* A card with so many errors is as quick to look at as any other, whatever signs are in its words. */
static void
test_many_stops (void **state)
{
  VouchTestPublish *self = *state;
  g_autoptr (GString) card = g_string_new (
      "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"" VOUCH_TEST_CARD_ID "\","
      "\"kind\":\"scorecard\",\"language\":\"en\",\"title\":\"Many\",\"drafting\":\"person\","
      "\"article\":{\"title\":\"Many\",\"type\":\"trial\"},\"sections\":["
      "{\"id\":\"p\",\"role\":\"patient-data\",\"title\":\"Patient & <Data>\",\"statements\":[]},{\"id\":\"s\","
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
  assert_true (vouch_test_shows (dialog, "“Patient & <Data>” is empty."));
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
  assert_int_equal (vouch_test_publish_total (self), 0);
  vouch_test_publish_choose (self, "Visibility", 1);
  assert_false (vouch_test_shows (dialog, "With errors left, the card can only be sent as a draft"));
  vouch_test_press (dialog, "alt+s");
  vouch_test_publish_wait (self, "Sent as a Draft");
  assert_int_equal (vouch_test_publish_total (self), 1);
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
  vouch_card_set_title (vouch_test_publish_card (self), "Tear film & <lenses>");
  dialog = vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (dialog, "Nothing Stops This Card"));
  assert_true (vouch_test_shows (dialog, "Not sent yet"));
  vouch_test_shoot (dialog, "publish-form");
  vouch_test_press (dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_assert_there (self, "Tear film & <lenses>");

  receipts = vouch_test_publish_receipts (self);
  assert_int_equal (receipts->len, 1);
  assert_true (vouch_test_shows (dialog, ((VouchReceipt *) receipts->pdata[0])->address));
  assert_false (vouch_editor_get_unsaved (self->editor));
  vouch_test_shoot (dialog, "publish-done");
  vouch_test_publish_close (self);

  /* The receipt is no step of the writer's. */
  assert_non_null (vouch_history_undo (history));
  assert_string_equal (vouch_card_get_title (vouch_test_publish_card (self)),
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
  vouch_test_publish_send (self);

  vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (self->dialog, "Sent just now as revision 1"));
  assert_true (vouch_test_shows (self->dialog, "No changes to your card since"));
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Already Published");
  assert_int_equal (vouch_test_publish_revision (self), 1);
  vouch_test_publish_close (self);

  vouch_card_set_title (vouch_test_publish_card (self), "Another title");
  vouch_test_publish_ask (self);
  assert_true (vouch_test_shows (self->dialog, "Your card has changed since"));
  vouch_test_shoot (self->dialog, "publish-again");
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (vouch_test_publish_revision (self), 2);
  assert_int_equal (vouch_test_publish_total (self), 1);
  vouch_test_publish_assert_there (self, "Another title");
  vouch_test_publish_close (self);
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
  g_autoptr (JsonNode) card = vouch_node_to_json (VOUCH_NODE (vouch_test_publish_card (self)));
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
  assert_int_equal (vouch_test_publish_total (self), 0);
  assert_false (press (keys, GDK_KEY_Return)); /* this one is meant */
  for (guint i = 0; i < 20; i++)
    assert_true (press (keys, GDK_KEY_Return));
  g_signal_emit_by_name (keys, "key-released", GDK_KEY_Return, 0, 0);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  assert_int_equal (vouch_test_publish_total (self), 1);
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
    PUBLISH_TEST (test_escape),
    PUBLISH_TEST (test_preview),
    PUBLISH_TEST (test_held_enter),
    PUBLISH_TEST (test_narrow),
  };

  return vouch_test_run_widgets ("publish", tests);
}
