/* test-actions-dialog.c: every action by name, by key, and in the list of keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include <string.h>

#include "vouch-accels.h"
#include "vouch-action-names.h"
#include "vouch-actions-dialog.h"
#include "vouch-card-view.h"
#include "vouch-retraction-list.h"
#include "vouch-retractions-row.h"
#include "vouch-settings.h"
#include "vouch-test-registry.h"

#define CARD "check/clean.scorecard"

static gboolean
has_action (GtkWidget *widget, const char *wanted)
{
  const GVariantType *type;
  const char *property;
  const char *name;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name,
                                                   &type, &property);
       i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

/* A name that leads nowhere is found by nobody but the user. */
static void
test_names_exist (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  GtkWidget *editor = GTK_WIDGET (vouch_test_editor (window));
  GtkWidget *view = vouch_test_find (editor, VOUCH_TYPE_CARD_VIEW);
  gsize n;
  const VouchActionName *names = vouch_action_names_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) target = NULL;
      g_autofree char *name = NULL;

      assert_true (g_action_parse_detailed_name (names[i].action, &name, &target, NULL));
      if (!has_action (GTK_WIDGET (window), name) && !has_action (editor, name)
          && !has_action (view, name)
          && !(g_str_has_prefix (name, "app.")
               && g_action_group_has_action (G_ACTION_GROUP (desk->application), name + 4)))
        fail_msg ("There is no %s", name);
    }
}

static gboolean
is_named (const char *action)
{
  gsize n;
  const VouchActionName *names = vouch_action_names_list (&n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (names[i].action, action))
      return TRUE;
  return FALSE;
}

/* What a key does can be found by name, and the list of keys has it. */
static void
test_keys_are_told (void **state)
{
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data ("/org/vouch/Vouch/ui/help-overlay.ui", 0, NULL);
  const char *overlay = g_bytes_get_data (bytes, NULL);
  gsize n;
  const VouchAccel *accels = vouch_accels_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *keys = g_strjoinv (" ", (char **) accels[i].keys);
      g_autofree char *escaped = g_markup_escape_text (keys, -1);
      g_autofree char *told = g_strdup_printf (">%s<", escaped);

      if (!is_named (accels[i].action) && !g_str_equal (accels[i].action, "win.show-actions"))
        fail_msg ("%s has a key and no name", accels[i].action);
      if (!strstr (overlay, told))
        fail_msg ("%s is not in the list of keys", keys);
    }
}

static GtkListBoxRow *
get_chosen (GtkWidget *dialog)
{
  return gtk_list_box_get_selected_row (
      GTK_LIST_BOX (vouch_test_find (dialog, GTK_TYPE_LIST_BOX)));
}

static gboolean
is_chosen (GtkWidget *dialog, const char *words)
{
  GtkListBoxRow *row = get_chosen (dialog);

  return row && vouch_test_find_label (GTK_WIDGET (row), words) != NULL;
}

static void
test_words_in_any_order (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  GtkWidget *window = GTK_WIDGET (vouch_test_open_card (desk, path));
  GtkWidget *dialog;

  vouch_test_press (window, "ctrl+k");
  dialog = vouch_test_wait_for (VOUCH_TYPE_ACTIONS_DIALOG);
  vouch_test_shoot (dialog, "actions");
  vouch_test_type (dialog, "statement go");
  assert_true (is_chosen (dialog, "Go to the next statement without a source"));
  vouch_test_press (dialog, "Down");
  assert_true (is_chosen (dialog, "Go to the previous statement without a source"));
  vouch_test_press (dialog, "Down Up");
  assert_true (is_chosen (dialog, "Go to the next statement without a source"));
  vouch_test_type (dialog, " zebra");
  vouch_test_shoot (dialog, "actions-none");
  vouch_test_press (dialog, "Return"); /* nothing to be done */
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  vouch_test_press (window, "Escape");
  assert_null (dialog);
  vouch_test_close (window, window, NULL);
}

/* By what people call it; what bears the word in its name comes first. */
static void
test_other_words (void **state)
{
  static const struct
  {
    const char *typed;
    const char *words;
  } cases[] = {
    { "decline", "No source needed, because…" },
    { "comment", "Write a note on the statement" },
    { "settings", "Preferences" },
    { "checks", "Show the checks" },
    { "approve", "Show the review" },
    { "references import", "Import references from a file" },
  };
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  GtkWidget *window = GTK_WIDGET (vouch_test_open_card (desk, path));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *dialog;

      vouch_test_press (window, "ctrl+k");
      dialog = vouch_test_wait_for (VOUCH_TYPE_ACTIONS_DIALOG);
      vouch_test_type (dialog, cases[i].typed);
      if (!is_chosen (dialog, cases[i].words))
        fail_msg ("“%s” does not find “%s”", cases[i].typed, cases[i].words);
      vouch_test_press (window, "Escape");
    }
  vouch_test_close (window, window, NULL);
}

static void
test_does_it (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  GtkWidget *window = GTK_WIDGET (vouch_test_open_card (desk, path));
  GtkWidget *preferences;

  vouch_test_press (window, "ctrl+k");
  vouch_test_wait_for (VOUCH_TYPE_ACTIONS_DIALOG);
  vouch_test_type (window, "prefer");
  vouch_test_press (window, "Return");
  preferences = vouch_test_wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  assert_null (vouch_test_dialog (VOUCH_TYPE_ACTIONS_DIALOG));
  vouch_test_shoot (preferences, "preferences");
  vouch_test_close (preferences, preferences, NULL);
  vouch_test_close (window, window, NULL);
}

/* Without an open card nothing is offered that needs one. */
static void
test_without_a_card (void **state)
{
  VouchTestApplication *desk = *state;
  GtkWidget *window;
  GtkWidget *dialog;

  g_application_activate (G_APPLICATION (desk->application));
  window = vouch_test_wait_for (VOUCH_TYPE_WINDOW);
  vouch_test_press (window, "ctrl+k");
  dialog = vouch_test_wait_for (VOUCH_TYPE_ACTIONS_DIALOG);
  assert_null (vouch_test_find_label (dialog, "Undo"));
  assert_null (vouch_test_find_label (dialog, "Move the statement up"));
  assert_non_null (vouch_test_find_label (dialog, "Open a card or a draft"));
  assert_non_null (vouch_test_find_label (dialog, "Quit"));
  vouch_test_close (window, window, dialog, NULL);
}

/* There is nothing to apply: what is chosen is so at once. */
static void
test_preferences (void **state)
{
  VouchTestApplication *desk = *state;
  GSettings *settings = vouch_application_get_settings (desk->application);
  GtkWidget *window;
  GtkWidget *preferences;
  GtkWidget *name;
  GtkWidget *appearance;
  g_autofree char *author = NULL;

  g_application_activate (G_APPLICATION (desk->application));
  window = vouch_test_wait_for (VOUCH_TYPE_WINDOW);
  vouch_test_press (window, "ctrl+comma");
  preferences = vouch_test_wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  name = vouch_test_find (preferences, ADW_TYPE_ENTRY_ROW);
  gtk_widget_grab_focus (name);
  vouch_test_type (preferences, "Ann");
  author = g_settings_get_string (settings, VOUCH_SETTING_AUTHOR_NAME);
  assert_string_equal (author, "Ann");
  appearance = vouch_test_find (preferences, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (appearance), 2);
  assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  vouch_test_shoot (preferences, "preferences-dark");
  adw_combo_row_set_selected (ADW_COMBO_ROW (appearance), 1);
  assert_false (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_settings_reset (settings, VOUCH_SETTING_COLOR_SCHEME);
  assert_int_equal (adw_combo_row_get_selected (ADW_COMBO_ROW (appearance)), 0);
  g_settings_reset (settings, VOUCH_SETTING_AUTHOR_NAME);
  vouch_test_close (window, window, preferences, NULL);
}

static gboolean
has_list (gpointer row)
{
  return g_str_has_prefix (adw_action_row_get_subtitle (row), "7 notices");
}

static gboolean
has_trouble (gpointer row)
{
  return gtk_widget_has_css_class (row, "error");
}

static gboolean
has_downloaded (gpointer row)
{
  return g_str_has_prefix (adw_action_row_get_subtitle (row), "1 notice");
}

static GtkWidget *
find_icon_button (GtkWidget *widget, const char *icon)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_icon_button (child, icon);

      if (found)
        return found;
    }
  return NULL;
}

/* With one press, from where the settings say. */
static void
check_download (GtkWidget *preferences, GtkWidget *row)
{
  static const VouchTestReply reply = {
    "/list.csv", 200,
    "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,RetractionDOI,RetractionPubMedID,Reason\n"
    "10.5555/down.1,0,Retraction,1/15/2024 0:00,10.5555/notice.1,0,+Fake Peer Review;\n",
  };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (&reply, 1);
  g_autofree char *address = g_strconcat (vouch_test_registry_get_address (registry), "/list.csv", NULL);
  g_autoptr (VouchRetraction) found = NULL;

  g_setenv ("VOUCH_RETRACTIONS", address, TRUE);
  assert_true (gtk_widget_activate (find_icon_button (row, "folder-download-symbolic")));
  assert_true (vouch_test_wait_until (has_downloaded, row, 10000));
  g_unsetenv ("VOUCH_RETRACTIONS");
  found = vouch_retraction_list_find ("10.5555/down.1", NULL);
  assert_non_null (found);
  vouch_test_shoot (preferences, "preferences-retractions-downloaded");
}

/* The list is read in the background, and the row says what there is. */
static void
test_retractions (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *list = vouch_test_fixture ("retraction/list.csv");
  g_autofree char *card = vouch_test_fixture ("seed.scorecard");
  g_autoptr (GFile) table = g_file_new_for_path (list);
  g_autoptr (GFile) foreign = g_file_new_for_path (card);
  GtkWidget *window;
  GtkWidget *preferences;
  GtkWidget *row;

  g_application_activate (G_APPLICATION (desk->application));
  window = vouch_test_wait_for (VOUCH_TYPE_WINDOW);
  vouch_test_press (window, "ctrl+comma");
  preferences = vouch_test_wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  row = vouch_test_find (preferences, VOUCH_TYPE_RETRACTIONS_ROW);
  assert_true (g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Not installed"));
  vouch_retractions_row_read (VOUCH_RETRACTIONS_ROW (row), table);
  assert_true (vouch_test_wait_until (has_list, row, 10000));
  vouch_test_shoot (preferences, "preferences-retractions");
  vouch_retractions_row_read (VOUCH_RETRACTIONS_ROW (row), foreign);
  assert_true (vouch_test_wait_until (has_trouble, row, 10000));
  vouch_test_shoot (preferences, "preferences-retractions-trouble");
  check_download (preferences, row);
  /* Closed while it reads: given up, and nothing is left behind. */
  vouch_retractions_row_read (VOUCH_RETRACTIONS_ROW (row), table);
  vouch_test_close (window, window, preferences, NULL);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_names_exist),
    APPLICATION_TEST (test_keys_are_told),
    APPLICATION_TEST (test_words_in_any_order),
    APPLICATION_TEST (test_other_words),
    APPLICATION_TEST (test_does_it),
    APPLICATION_TEST (test_without_a_card),
    APPLICATION_TEST (test_preferences),
    APPLICATION_TEST (test_retractions),
  };

  return vouch_test_run_widgets ("actions-dialog", tests);
}
