/* test-editor-checks.c: the house profile, hidden checks and what is counted, through the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include "vouch-card.h"
#include "vouch-check-counts.h"
#include "vouch-cite-popover.h"
#include "vouch-findings-popover.h"
#include "vouch-json.h"
#include "vouch-profile-chooser.h"
#include "vouch-profile-folder.h"
#include "vouch-section.h"
#include "vouch-settings.h"
#include "vouch-side-panel.h"
#include "vouch-speller.h"
#include "vouch-statement.h"
#include "vouch-validator.h"

#define CARD "check/clean.scorecard"

static GSettings *
get_settings (VouchTestApplication *desk)
{
  return vouch_application_get_settings (desk->application);
}

static VouchValidator *
get_validator (VouchWindow *window)
{
  return vouch_editor_get_validator (vouch_test_editor (window));
}

/* A profile, and the name that the validator is to have. */
typedef struct
{
  VouchValidator *validator;
  const char *name;
} Wanted;

static gboolean
has_profile (gpointer data)
{
  Wanted *wanted = data;

  return g_str_equal (vouch_profile_get_name (vouch_validator_get_profile (wanted->validator)),
                      wanted->name);
}

static void
wait_for_profile (VouchWindow *window, const char *name)
{
  Wanted wanted = { get_validator (window), name };

  if (!vouch_test_wait_until (has_profile, &wanted, 10000))
    fail_msg ("The profile is not %s", name);
}

static void
put_profile (const char *name, const char *text)
{
  g_autofree char *folder
      = g_build_filename (g_get_user_data_dir (), "vouch", "profiles", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* The checks follow what is chosen at once; a card's own choice comes first. */
static void
test_profile_is_followed (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  VouchNode *card = VOUCH_NODE (
      vouch_document_get_card (vouch_editor_get_document (vouch_test_editor (window))));
  g_autoptr (JsonNode) own = vouch_json_new_text ("medical-publisher");

  put_profile ("ours.json", "{\"title\": \"Ours\", \"rules\": {\"no-such\": \"error\"}}");
  wait_for_profile (window, "default");
  g_settings_set_string (get_settings (desk), VOUCH_SETTING_HOUSE_PROFILE, "ours");
  wait_for_profile (window, "ours");
  assert_true (vouch_node_set_value (card, "profile", own, NULL));
  wait_for_profile (window, "medical-publisher");
  assert_non_null (vouch_history_undo (vouch_editor_get_history (vouch_test_editor (window))));
  wait_for_profile (window, "ours");
  g_settings_reset (get_settings (desk), VOUCH_SETTING_HOUSE_PROFILE);
  wait_for_profile (window, "default");
}

static gboolean
is_muted (VouchWindow *window, VouchMutedBy by)
{
  return vouch_validator_get_muted_by (get_validator (window), "title-drift") == by;
}

static gboolean
is_house_written (gpointer wanted)
{
  g_auto (GStrv) rules = vouch_profile_read_muted ("default");

  return g_strv_length (rules) == GPOINTER_TO_UINT (wanted);
}

/* For a house and a person: kept, counted, and taken back by one action. */
static void
test_hiding (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  GtkWidget *editor = GTK_WIDGET (vouch_test_editor (window));
  g_autoptr (GPtrArray) counts = NULL;
  g_auto (GStrv) mine = NULL;

  vouch_check_counts_reset (get_settings (desk));
  wait_for_profile (window, "default");
  gtk_widget_activate_action (editor, "editor.mute", "(ss)", "title-drift", "me");
  assert_true (is_muted (window, VOUCH_MUTED_BY_ME));
  gtk_widget_activate_action (editor, "editor.mute", "(ss)", "title-drift", "house");
  assert_true (is_muted (window, VOUCH_MUTED_BY_ME | VOUCH_MUTED_BY_HOUSE));
  assert_true (vouch_test_wait_until (is_house_written, GUINT_TO_POINTER (1), 10000));
  counts = vouch_check_counts_list (get_settings (desk));
  assert_int_equal (counts->len, 1);
  assert_int_equal (((VouchCheckCount *) counts->pdata[0])->n[VOUCH_HANDLED_MUTED], 2);
  gtk_widget_activate_action (editor, "editor.unmute", "s", "title-drift");
  assert_true (is_muted (window, 0));
  mine = g_settings_get_strv (get_settings (desk), VOUCH_SETTING_MUTED_CHECKS);
  assert_null (mine[0]);
  assert_true (vouch_test_wait_until (is_house_written, GUINT_TO_POINTER (0), 10000));
}

static guint
count_doubted (VouchWindow *window)
{
  VouchValidator *validator = get_validator (window);
  GListModel *findings;
  guint n = 0;

  vouch_validator_flush (validator);
  findings = G_LIST_MODEL (vouch_validator_get_findings (validator));
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (findings, i);

      n += g_str_equal (vouch_finding_get_rule (finding), "spelling") ? 1 : 0;
    }
  return n;
}

static gboolean
doubts_one (gpointer window)
{
  return count_doubted (window) == 1;
}

static gboolean
doubts_none (gpointer window)
{
  return count_doubted (window) == 0;
}

static void
misspell (VouchWindow *window)
{
  VouchDocument *document = vouch_editor_get_document (vouch_test_editor (window));

  vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (document, "h2")),
                            "Comfort fell with the qualitty of the tear film.");
}

/* A word that is added in one window is known in all of them. */
static void
test_words_are_of_all (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *first = vouch_test_put (desk, CARD, "first.scorecard");
  g_autofree char *second = vouch_test_put (desk, CARD, "second.scorecard");
  VouchWindow *one;
  VouchWindow *other;

  if (!vouch_speller_is_there ("en"))
    vouch_test_leave ("no English dictionary");
  g_settings_set_boolean (get_settings (desk), VOUCH_SETTING_CHECK_SPELLING, TRUE);
  one = vouch_test_open_card (desk, first);
  other = vouch_test_open_card (desk, second);
  misspell (one);
  misspell (other);
  assert_true (vouch_test_wait_until (doubts_one, one, 10000));
  assert_true (vouch_test_wait_until (doubts_one, other, 10000));
  gtk_widget_activate_action (GTK_WIDGET (vouch_test_editor (one)), "editor.learn-word", "s",
                              "qualitty");
  assert_true (vouch_test_wait_until (doubts_none, one, 10000));
  assert_true (vouch_test_wait_until (doubts_none, other, 10000));
  g_settings_reset (get_settings (desk), VOUCH_SETTING_CHECK_SPELLING);
}

static gboolean
is_listed (gpointer chooser)
{
  return vouch_test_find_label (chooser, "Medical publisher") != NULL;
}

/* What is on this computer is listed, with its mistakes; a row is the answer. */
static void
test_chooser (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  GtkWidget *chooser;
  GtkWidget *label;
  VouchNode *card = VOUCH_NODE (
      vouch_document_get_card (vouch_editor_get_document (vouch_test_editor (window))));

  put_profile ("ours.json", "{\"title\": \"Ours\", \"rules\": {\"no-such\": \"error\"}}");
  wait_for_profile (window, "default");
  gtk_widget_activate_action (GTK_WIDGET (vouch_test_editor (window)), "editor.choose-profile", NULL);
  chooser = vouch_test_wait_for (VOUCH_TYPE_PROFILE_CHOOSER);
  assert_true (vouch_test_wait_until (is_listed, chooser, 10000));
  vouch_test_settle (chooser);
  vouch_test_shoot (chooser, "profile-chooser");
  assert_non_null (vouch_test_find_label (chooser, "Same as in Preferences"));
  label = vouch_test_find_label (chooser, "Medical publisher");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW), "activate");
  wait_for_profile (window, "medical-publisher");
  assert_string_equal (vouch_node_get_text (card, "profile"), "medical-publisher");
}

/* The page of checks: mistakes of the profile, what was counted, who hides. */
static void
test_preferences (void **state)
{
  VouchTestApplication *desk = *state;
  GSettings *settings = get_settings (desk);
  GtkWidget *window;
  GtkWidget *preferences;
  GtkWidget *button;
  g_auto (GStrv) muted = NULL;

  put_profile ("ours.json", "{\"title\": \"Ours\",\n\"rules\": {\"no-such\": \"error\"}}");
  g_settings_set_string (settings, VOUCH_SETTING_HOUSE_PROFILE, "ours");
  vouch_check_counts_reset (settings);
  vouch_check_counts_add (settings, "sentence-long", VOUCH_HANDLED_CONSIDERED, 7);
  vouch_check_counts_add (settings, "end-punctuation", VOUCH_HANDLED_REPAIRED, 12);
  vouch_check_counts_add (settings, "title-drift", VOUCH_HANDLED_CONSIDERED, 1);
  vouch_check_counts_add (settings, "title-drift", VOUCH_HANDLED_REPAIRED, 3);
  g_application_activate (G_APPLICATION (desk->application));
  window = vouch_test_wait_for (VOUCH_TYPE_WINDOW);
  vouch_test_press (window, "ctrl+comma");
  preferences = vouch_test_wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "checks");
  vouch_test_settle (preferences);
  vouch_test_shoot (preferences, "preferences-checks");
  button = vouch_test_find_label (preferences, "Fixed 0, kept 7, hidden 0");
  assert_non_null (button);
  button = vouch_test_find (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW), GTK_TYPE_SWITCH);
  gtk_switch_set_active (GTK_SWITCH (button), TRUE);
  muted = g_settings_get_strv (settings, VOUCH_SETTING_MUTED_CHECKS);
  assert_string_equal (muted[0], "sentence-long");
  vouch_test_close (window, window, preferences, NULL);
  g_settings_reset (settings, VOUCH_SETTING_MUTED_CHECKS);
  g_settings_reset (settings, VOUCH_SETTING_HOUSE_PROFILE);
}

static VouchNode *
get_node (VouchWindow *window, const char *id)
{
  return vouch_document_lookup (vouch_editor_get_document (vouch_test_editor (window)), id);
}

typedef struct
{
  VouchWindow *window;
  GType type;
} Popover;

static gboolean
is_open (gpointer data)
{
  Popover *wanted = data;
  GtkWidget *popover = vouch_test_find (GTK_WIDGET (wanted->window), wanted->type);

  return popover && gtk_widget_get_mapped (popover);
}

static GtkWidget *
wait_for_popover (VouchWindow *window, GType type)
{
  Popover wanted = { window, type };

  assert_true (vouch_test_wait_until (is_open, &wanted, 10000));
  vouch_test_settle (GTK_WIDGET (window));
  return vouch_test_find (GTK_WIDGET (window), type);
}

static gboolean
has_no_popover (gpointer window)
{
  GtkWidget *popover = vouch_test_find (window, VOUCH_TYPE_FINDINGS_POPOVER);

  return popover && !gtk_widget_get_mapped (popover);
}

/* Who renamed the heading by keyboard writes on in it. */
static void
test_fix_gives_keyboard_back (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  VouchNode *section = get_node (window, "recommendations");

  vouch_section_set_title (VOUCH_SECTION (section), "Guideline-Based Recommendations");
  vouch_validator_flush (get_validator (window));
  gtk_widget_activate_action (GTK_WIDGET (vouch_test_editor (window)), "editor.go", "(ss)",
                              "recommendations", "");
  vouch_test_settle (GTK_WIDGET (window));
  vouch_test_press (GTK_WIDGET (window), "ctrl+period");
  wait_for_popover (window, VOUCH_TYPE_FINDINGS_POPOVER);
  vouch_test_press (GTK_WIDGET (window), "Return");
  assert_true (vouch_test_wait_until (has_no_popover, window, 10000));
  assert_string_equal (vouch_node_get_text (section, "title"), "What the Authors Suggest");
  vouch_test_press (GTK_WIDGET (window), "End");
  vouch_test_type (GTK_WIDGET (window), "X");
  vouch_editor_commit (vouch_test_editor (window));
  assert_true (g_str_has_suffix (vouch_node_get_text (section, "title"), "X"));
}

static const char *
get_page (VouchWindow *window)
{
  return vouch_side_panel_get_page (VOUCH_SIDE_PANEL (
      vouch_test_find (GTK_WIDGET (window), VOUCH_TYPE_SIDE_PANEL)));
}

static gboolean
is_saved (gpointer window)
{
  return !vouch_editor_get_unsaved (vouch_test_editor (window));
}

/* The keys that save and show a page of the panel work over a popover too. */
static void
test_keys_over_popover (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, CARD, "card.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  GtkWidget *popover;

  vouch_statement_set_text (VOUCH_STATEMENT (get_node (window, "h1")), "Osmolarity fell.");
  gtk_widget_activate_action (GTK_WIDGET (vouch_test_editor (window)), "editor.cite", "s", "h1");
  popover = wait_for_popover (window, VOUCH_TYPE_CITE_POPOVER);
  vouch_test_press (GTK_WIDGET (window), "ctrl+s");
  assert_true (vouch_test_wait_until (is_saved, window, 10000));
  assert_true (gtk_widget_get_mapped (popover));
  vouch_test_press (GTK_WIDGET (window), "alt+3");
  assert_string_equal (get_page (window), "review");
  assert_false (gtk_widget_get_mapped (popover));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_profile_is_followed),
    APPLICATION_TEST (test_hiding),
    APPLICATION_TEST (test_words_are_of_all),
    APPLICATION_TEST (test_chooser),
    APPLICATION_TEST (test_preferences),
    APPLICATION_TEST (test_fix_gives_keyboard_back),
    APPLICATION_TEST (test_keys_over_popover),
  };

  return vouch_test_run_widgets ("editor-checks", tests);
}
