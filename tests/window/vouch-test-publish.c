/* vouch-test-publish.c: a card that can be published, and portals to publish it to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-publish.h"

#include <string.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-portal-list.h"
#include "vouch-publish-changes.h"
#include "vouch-publish-dialog.h"
#include "vouch-reason-dialog.h"

#define CARD "check/clean.scorecard"
#define DEADLINE (30000 * VOUCH_TEST_SLOWNESS) /* milliseconds */

/* --- the card --- */

/* The fixture's own id is none that a portal could tell from others. */
static char *
put_card (VouchTestPublish *self)
{
  g_autofree char *content = vouch_test_read_fixture (CARD, NULL);
  g_autoptr (GString) card = g_string_new (content);

  assert_int_equal (
      g_string_replace (card, "\"id\": \"card\"", "\"id\": \"" VOUCH_TEST_CARD_ID "\"", 1), 1);
  return vouch_test_put_text (self->desk, "card.scorecard", card->str);
}

/** Opens another card instead. */
void
vouch_test_publish_open (VouchTestPublish *self, const char *path)
{
  g_free (self->path);
  self->path = g_strdup (path);
  self->window = vouch_test_open_card (self->desk, path);
  self->editor = vouch_test_editor (self->window);
}

int
vouch_test_set_up_publish (void **state)
{
  VouchTestPublish *self = g_new0 (VouchTestPublish, 1);
  g_autofree char *path = NULL;
  void *desk;

  vouch_test_set_up_application (&desk);
  self->desk = desk;
  path = put_card (self);
  vouch_test_publish_open (self, path);
  *state = self;
  return 0;
}

static void
forget_portals (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "vouch", "portals.ini", NULL);

  g_unlink (path);
}

int
vouch_test_tear_down_publish (void **state)
{
  VouchTestPublish *self = *state;
  void *desk = self->desk;
  int n_left = vouch_test_tear_down_application (&desk);

  g_clear_pointer (&self->portal, vouch_test_portal_free);
  forget_portals ();
  g_free (self->path);
  g_free (self);
  return n_left;
}

/** Returns: (transfer full) (element-type VouchReceipt): those in the file, oldest first. */
GPtrArray *
vouch_test_publish_receipts (VouchTestPublish *self)
{
  g_autofree char *text = vouch_test_read (self->path);
  g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);

  assert_non_null (card);
  return vouch_receipt_list (card);
}

/** Returns: the revision of the last receipt in the file; 0 where there is none. */
gint64
vouch_test_publish_revision (VouchTestPublish *self)
{
  g_autoptr (GPtrArray) receipts = vouch_test_publish_receipts (self);

  return receipts->len > 0 ? ((VouchReceipt *) receipts->pdata[receipts->len - 1])->revision : 0;
}

/** Starts this computer's own portal, where the program looks for it. */
void
vouch_test_publish_serve (VouchTestPublish *self)
{
  self->portal = vouch_test_portal_new ();
  g_free (self->portal->state);
  self->portal->state = vouch_portal_token_folder ();
  vouch_test_portal_start (self->portal, 0);
}

/* --- the dialog --- */

/** Asks for the dialog. Returns: (transfer none): it. */
GtkWidget *
vouch_test_publish_ask (VouchTestPublish *self)
{
  vouch_test_act (self->editor, "editor.publish", NULL);
  self->dialog = vouch_test_wait_for (VOUCH_TYPE_PUBLISH_DIALOG);
  return self->dialog;
}

static AdwComboRow *
find_combo (GtkWidget *root, const char *title)
{
  if (ADW_IS_COMBO_ROW (root)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return ADW_COMBO_ROW (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwComboRow *found = find_combo (child, title);

      if (found)
        return found;
    }
  return NULL;
}

/** Chooses an entry of a row, by the row's title. */
void
vouch_test_publish_choose (VouchTestPublish *self, const char *row, guint position)
{
  AdwComboRow *combo = find_combo (self->dialog, row);

  assert_non_null (combo);
  adw_combo_row_set_selected (combo, position);
  vouch_test_settle (self->dialog);
}

/** Returns: how many entries a row has, by the row's title. */
guint
vouch_test_publish_count (VouchTestPublish *self, const char *row)
{
  AdwComboRow *combo = find_combo (self->dialog, row);

  assert_non_null (combo);
  return g_list_model_get_n_items (adw_combo_row_get_model (combo));
}

static GtkWidget *
find_entry_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_ENTRY_ROW (root)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry_row (child, title);

      if (found)
        return found;
    }
  return NULL;
}

/** Types @text into the dialog's entry that is called @row. */
void
vouch_test_publish_fill (VouchTestPublish *self, const char *row, const char *text)
{
  GtkWidget *entry = find_entry_row (self->dialog, row);

  assert_non_null (entry);
  assert_true (gtk_widget_get_mapped (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  vouch_test_settle (self->dialog);
}

/** Returns: (transfer none): the row of that title where something is typed. */
GtkWidget *
vouch_test_publish_row (VouchTestPublish *self, const char *row)
{
  GtkWidget *entry = find_entry_row (self->dialog, row);

  assert_non_null (entry);
  return entry;
}

/** Returns: whether a label with these words is to be seen. */
gboolean
vouch_test_shows (GtkWidget *root, const char *words)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    if (vouch_test_shows (child, words))
      return TRUE;
  return FALSE;
}

/** Returns: (transfer none) (nullable): the button with that label that is to be seen. */
GtkWidget *
vouch_test_button (GtkWidget *root, const char *label)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = vouch_test_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget *root;
  const char *words;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;

  return vouch_test_shows (wanted->root, wanted->words);
}

static void
append_words (GtkWidget *root, GString *words)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    append_words (child, words);
}

/** Waits until the dialog says this. */
void
vouch_test_publish_wait (VouchTestPublish *self, const char *words)
{
  Wanted wanted = { self->dialog, words };
  g_autoptr (GString) said = g_string_new (NULL);

  if (vouch_test_wait_until (is_shown, &wanted, DEADLINE))
    {
      vouch_test_settle (self->dialog);
      return;
    }
  append_words (self->dialog, said);
  fail_msg ("It does not say “%s” but: %s", words, said->str);
}

/** Clicks a button of the dialog, by its label with the mnemonic. */
void
vouch_test_publish_click (VouchTestPublish *self, const char *label)
{
  GtkWidget *button = vouch_test_button (self->dialog, label);

  g_autoptr (GString) said = g_string_new (NULL);

  append_words (self->dialog, said);
  if (!button || !gtk_widget_get_sensitive (button))
    fail_msg ("“%s” can’t be clicked: %s", label, said->str);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_left (gpointer dialog)
{
  return *(GtkWidget **) dialog == NULL;
}

/** Presses keys that close the dialog, and makes sure that it is gone. */
void
vouch_test_publish_leave (VouchTestPublish *self, const char *keys)
{
  g_object_add_weak_pointer (G_OBJECT (self->dialog), (gpointer *) &self->dialog);
  vouch_test_press (GTK_WIDGET (self->window), keys);
  /* A worker that looks up what is on the portal keeps it for as long as that takes. */
  vouch_test_wait_until (is_left, &self->dialog, 20000);
  assert_null (self->dialog);
}

/** Closes the dialog and makes sure that it is gone. */
void
vouch_test_publish_close (VouchTestPublish *self)
{
  vouch_test_close (self->dialog, self->dialog, NULL);
  self->dialog = NULL;
}

/** Publishes from the dialog, with its default button. */
void
vouch_test_publish_send (VouchTestPublish *self)
{
  vouch_test_publish_ask (self);
  vouch_test_press (self->dialog, "Return");
  vouch_test_publish_wait (self, "Published");
  vouch_test_publish_close (self);
}

/** Says why, where it is asked for. */
void
vouch_test_publish_reason (const char *reason, const char *button)
{
  GtkWidget *dialog = vouch_test_wait_for (VOUCH_TYPE_REASON_DIALOG);

  vouch_test_type (dialog, reason);
  vouch_test_shoot (dialog, "publish-reason");
  g_signal_emit_by_name (vouch_test_button (dialog, button), "clicked");
}

/** Returns: whether the dialog has compared the card with what was published. */
gboolean
vouch_test_publish_shows_changes (gpointer self)
{
  GtkWidget *dialog = ((VouchTestPublish *) self)->dialog;

  return gtk_widget_get_visible (vouch_test_find (dialog, VOUCH_TYPE_PUBLISH_CHANGES));
}

/* --- what the card says --- */

VouchCard *
vouch_test_publish_card (VouchTestPublish *self)
{
  return vouch_document_get_card (vouch_editor_get_document (self->editor));
}

/** Returns: (nullable): what the note says that was written last. */
const char *
vouch_test_publish_last_note (VouchEditor *editor)
{
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (vouch_editor_get_document (editor)));
  VouchNodeList *notes = vouch_node_get_list (card, "notes");
  guint n = vouch_node_list_get_size (notes);

  return n > 0 ? vouch_node_get_text (vouch_node_list_peek (notes, n - 1), "body") : NULL;
}

/** Returns: whether the checks say so of the card. */
gboolean
vouch_test_publish_has_finding (VouchTestPublish *self, const char *rule)
{
  VouchValidator *validator = vouch_editor_get_validator (self->editor);
  g_autoptr (GPtrArray) findings = NULL;

  vouch_validator_flush (validator);
  findings = vouch_finding_list_list_for_node (
      vouch_validator_get_findings (validator),
      vouch_node_get_id (VOUCH_NODE (vouch_test_publish_card (self))));
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (vouch_finding_get_rule (findings->pdata[i]), rule))
      return TRUE;
  return FALSE;
}

/* --- what the portal has --- */

/** Returns: (transfer full): the card, as this computer's portal has it. */
VouchTestAnswer *
vouch_test_publish_there (VouchTestPublish *self)
{
  return vouch_test_portal_send (
      self->portal,
      vouch_test_portal_message (self->portal, "GET", VOUCH_TEST_CARD_PATH, NULL, NULL));
}

void
vouch_test_publish_assert_there (VouchTestPublish *self, const char *title)
{
  g_autoptr (VouchTestAnswer) there = vouch_test_publish_there (self);

  assert_string_equal (vouch_test_answer_text (there, "title"), title);
}

/** Somebody else sends another version: "Theirs". */
void
vouch_test_publish_change_there (VouchTestPublish *self)
{
  g_autofree char *body
      = vouch_test_portal_body (VOUCH_TEST_CARD_ID, NULL, "1", "Theirs", "\"status\":\"publish\",");
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      self->portal,
      vouch_test_portal_message (self->portal, "PUT", VOUCH_TEST_CARD_PATH, body, NULL));

  assert_int_equal (answer->status, 200);
}

/** Returns: how many cards are there. */
gint64
vouch_test_publish_total (VouchTestPublish *self)
{
  g_autoptr (VouchTestAnswer) list = vouch_test_portal_send (
      self->portal, vouch_test_portal_message (self->portal, "GET", "vouch/v1/cards", NULL, NULL));

  return vouch_test_answer_number (list, "total");
}
