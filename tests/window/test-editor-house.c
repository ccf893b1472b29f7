/* test-editor-house.c: a house profile that is chosen in the window: its own rules, what it asks, its mistakes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"
#include "vouch-test-check.h"
#include "vouch-test-desk.h"

#include "vouch-approval-row.h"
#include "vouch-checks-panel.h"
#include "vouch-finding-details.h"
#include "vouch-muted-dialog.h"
#include "vouch-settings.h"

#define CARD "check/clean.scorecard"

/* One rule of each kind; two mistakes, which take nothing else along. */
static const char profile[] =
    "{\"title\": \"Ours\",\n"
    "\"rules\": {\"no-such-rule\": \"error\"},\n"
    "\"own\": [\n"
    "{\"id\": \"o/existence\", \"kind\": \"existence\", \"tokens\": [\"very\"], \"remove\": true,"
    " \"message\": \"Leave “%s” out.\", \"why\": \"It says nothing.\"},\n"
    "{\"id\": \"o/substitution\", \"kind\": \"substitution\", \"message\": \"Write “%s”, not “%s”.\","
    " \"swap\": {\"utili[sz]e\": \"use\"}},\n"
    "{\"id\": \"o/broken\", \"kind\": \"existence\", \"tokens\": [\"(\"]},\n"
    "{\"id\": \"o/occurrence\", \"kind\": \"occurrence\", \"token\": \",\", \"max\": 2,"
    " \"message\": \"%s commas are too many.\"},\n"
    "{\"id\": \"o/repetition\", \"kind\": \"repetition\", \"token\": \"[A-Za-z]+\","
    " \"ignore-case\": true, \"message\": \"“%s” is there twice.\"},\n"
    "{\"id\": \"o/consistency\", \"kind\": \"consistency\", \"either\": {\"centre\": \"center\"},"
    " \"message\": \"Write “%s”, not “%s”.\"},\n"
    "{\"id\": \"o/conditional\", \"kind\": \"conditional\", \"first\": \"\\\\b([A-Z]{4,})\\\\b\","
    " \"second\": \"\\\\(([A-Z]{4,})\\\\)\", \"message\": \"“%s” is never spelled out.\"}\n"
    "]}";

/* What the highlight says, what is told of it, its fix and what that makes of it. */
static const struct
{
  const char *rule;
  const char *text;
  const char *message;
  const char *fix;
  const char *fixed;
} kinds[] = {
  { "o/existence", "Lenses were very dry.", "Leave “very” out.", "Remove", "Lenses were dry." },
  { "o/substitution", "Patients utilize drops.", "Write “use”, not “utilize”.", "Replace",
    "Patients use drops." },
  { "o/occurrence", "Lenses, drops, gels, and sprays were dry.", "3 commas are too many.", NULL, NULL },
  { "o/repetition", "The the lens was dry.", "“the” is there twice.", "Remove the second",
    "The lens was dry." },
  { "o/consistency", "One centre and one center took part.", "Write “center”, not “centre”.",
    "Replace", "One center and one center took part." },
  { "o/conditional", "The TBUT was short.", "“TBUT” is never spelled out.", NULL, NULL },
};

static VouchValidator *
get_validator (VouchWindow *window)
{
  return vouch_editor_get_validator (vouch_test_editor (window));
}

static gboolean
is_ours (gpointer window)
{
  VouchProfile *now = vouch_validator_get_profile (get_validator (window));

  return g_strcmp0 (vouch_profile_get_name (now), "ours") == 0;
}

static void
put_profile (const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "vouch", "profiles", NULL);
  g_autofree char *path = g_build_filename (folder, "ours.json", NULL);

  g_mkdir_with_parents (folder, 0700);
  assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
check (VouchWindow *window)
{
  vouch_validator_flush (get_validator (window));
  vouch_test_settle (GTK_WIDGET (window));
}

/* A card in the window, checked by the profile that was chosen in Preferences. */
static VouchWindow *
open_with (VouchTestApplication *desk, const char *fixture, const char *text)
{
  g_autofree char *path = vouch_test_put (desk, fixture, "card.scorecard");
  VouchWindow *window;

  put_profile (text);
  g_settings_set_string (vouch_application_get_settings (desk->application),
                         VOUCH_SETTING_HOUSE_PROFILE, "ours");
  window = vouch_test_open_card (desk, path);
  assert_true (vouch_test_wait_until (is_ours, window, 10000));
  check (window);
  return window;
}

static void
leave (VouchTestApplication *desk)
{
  g_settings_reset (vouch_application_get_settings (desk->application), VOUCH_SETTING_HOUSE_PROFILE);
}

static VouchDocument *
get_document (VouchWindow *window)
{
  return vouch_editor_get_document (vouch_test_editor (window));
}

static const char *
get_text (VouchWindow *window)
{
  return vouch_statement_get_text (
      VOUCH_STATEMENT (vouch_document_lookup (get_document (window), "h1")));
}

static void
write_text (VouchWindow *window, const char *text)
{
  vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (get_document (window), "h1")),
                            text);
  check (window);
}

/* The finding's row is chosen in the panel; all about it stands below. */
static GtkWidget *
select_finding (VouchWindow *window, const char *rule, const char *node)
{
  g_autoptr (VouchFinding) finding = vouch_test_find_finding (get_validator (window), rule, node);
  GtkWidget *panel = vouch_test_find (GTK_WIDGET (window), VOUCH_TYPE_CHECKS_PANEL);

  if (!finding)
    fail_msg ("Nothing was found by %s", rule);
  vouch_checks_panel_select_finding (VOUCH_CHECKS_PANEL (panel), finding);
  vouch_test_settle (GTK_WIDGET (window));
  return vouch_test_find (panel, VOUCH_TYPE_FINDING_DETAILS);
}

static void
try_fix (VouchWindow *window, GtkWidget *details, gsize i)
{
  GtkWidget *button = kinds[i].fix ? vouch_test_find_button (details, kinds[i].fix) : NULL;

  if (!kinds[i].fix)
    return;
  if (!button)
    fail_msg ("%s: no “%s”", kinds[i].rule, kinds[i].fix);
  /* What it would say is shown before. */
  assert_true (vouch_test_is_shown (details, kinds[i].fixed));
  g_signal_emit_by_name (button, "clicked");
  check (window);
  assert_string_equal (get_text (window), kinds[i].fixed);
  assert_int_equal (vouch_test_count_findings (get_validator (window), kinds[i].rule), 0);
  assert_non_null (vouch_history_undo (vouch_editor_get_history (vouch_test_editor (window))));
  check (window);
  assert_string_equal (get_text (window), kinds[i].text);
}

/* Hidden for the house, and shown again from the list of what is hidden. */
static void
try_mute (VouchWindow *window, gsize i)
{
  GtkWidget *details = select_finding (window, kinds[i].rule, "h1");
  GtkWidget *dialog;

  gtk_widget_activate_action (vouch_test_find_button (details, "Hide"), "details.hide", "s", "house");
  check (window);
  assert_int_equal (vouch_test_count_findings (get_validator (window), kinds[i].rule), 0);
  g_signal_emit_by_name (vouch_test_find_button (GTK_WIDGET (window), "1 check hidden – Show"),
                         "clicked");
  dialog = vouch_test_wait_for (VOUCH_TYPE_MUTED_DIALOG);
  g_signal_emit_by_name (vouch_test_find_button (dialog, "Show Again"), "clicked");
  check (window);
  assert_int_equal (vouch_test_count_findings (get_validator (window), kinds[i].rule), 1);
  if ((dialog = vouch_test_dialog (VOUCH_TYPE_MUTED_DIALOG)))
    gtk_window_destroy (GTK_WINDOW (dialog));
  vouch_test_settle (GTK_WIDGET (window));
}

/* Each kind of the house's rules: what it tells, its fix, hiding it. */
static void
test_kinds (void **state)
{
  VouchTestApplication *desk = *state;
  VouchWindow *window = open_with (desk, CARD, profile);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *details;

      write_text (window, kinds[i].text);
      assert_int_equal (vouch_test_count_findings (get_validator (window), kinds[i].rule), 1);
      details = select_finding (window, kinds[i].rule, "h1");
      if (!vouch_test_is_shown (details, kinds[i].message))
        fail_msg ("%s doesn't say “%s”", kinds[i].rule, kinds[i].message);
      if (i == 0)
        vouch_test_shoot (GTK_WIDGET (window), "house-rule");
      try_fix (window, details, i);
      try_mute (window, i);
    }
  leave (desk);
}

/* Where the profile is wrong is told; all else of it holds. */
static void
test_mistakes (void **state)
{
  VouchTestApplication *desk = *state;
  VouchWindow *window = open_with (desk, CARD, profile);
  GtkWidget *dialog;

  g_signal_emit_by_name (
      vouch_test_find_button (GTK_WIDGET (window), "2 mistakes in the house profile – Show"),
      "clicked");
  dialog = vouch_test_wait_for (ADW_TYPE_MESSAGE_DIALOG);
  vouch_test_shoot (dialog, "house-mistakes");
  if (!vouch_test_find_label (dialog,
                              "Line 2, rules/no-such-rule: Unknown rule “no-such-rule”.\n\n"
                              "Line 6, own/2/tokens/0: Not a valid pattern: missing terminating )"
                              "\n\nThese parts are ignored; the rest applies."))
    fail_msg ("%s", adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  write_text (window, kinds[1].text);
  assert_int_equal (vouch_test_count_findings (get_validator (window), "o/substitution"), 1);
  leave (desk);
}

/* What the house asks of every card, and of takeaways alone. */
static const char demands[] =
    "{\"title\": \"Ours\", \"approval\": \"required\", \"blocks\": \"warning\",\n"
    "\"required\": {\"card\": [\"article/journal\"]},\n"
    "\"disclosure\": {\"any\": \"Made with software.\", \"trial\": \"Made of a trial with software.\"},\n"
    "\"rules\": {\"anchor-missing\": {\"level\": \"warning\", \"claims\": \"error\"}},\n"
    "\"kinds\": {\"takeaways\": {\"rules\": {\"anchor-missing\": \"off\"}}}}";

static GtkWidget *
show_review (VouchWindow *window)
{
  vouch_test_act (vouch_test_editor (window), "editor.show-review", NULL);
  vouch_test_settle (GTK_WIDGET (window));
  return vouch_test_find (GTK_WIDGET (window), VOUCH_TYPE_APPROVAL_ROW);
}

static void
approve_as (VouchTestApplication *desk, VouchWindow *window, const char *name, const char *label)
{
  GtkWidget *row;

  g_settings_set_string (vouch_application_get_settings (desk->application), "author-name", name);
  row = show_review (window);
  if (!vouch_test_find_button (row, label))
    fail_msg ("No “%s” for %s", label, name);
  g_signal_emit_by_name (vouch_test_find_button (row, label), "clicked");
  check (window);
}

/* Without an approval it stops; the author's own counts for nothing; another's falls with an edit. */
static void
test_approval (void **state)
{
  VouchTestApplication *desk = *state;
  VouchWindow *window = open_with (desk, CARD, demands);
  VouchValidator *validator = get_validator (window);
  GtkWidget *row = show_review (window);

  vouch_test_set (get_document (window), "card", "people", "[{'name':'A. Writer','role':'author'}]");
  assert_true (vouch_test_is_shown (row, "Nobody has approved this card yet."));
  assert_int_equal (vouch_test_count_findings (validator, "approval-stale"), 1);
  approve_as (desk, window, "A. Writer", "Approve");
  assert_int_equal (vouch_test_count_findings (validator, "approval-own"), 1);
  approve_as (desk, window, "R. Reviewer", "Approve");
  assert_true (vouch_test_is_shown (row, "Approved by A. Writer, R. Reviewer"));
  vouch_test_shoot (GTK_WIDGET (window), "house-approved");
  approve_as (desk, window, "R. Reviewer", "Take Back");
  assert_int_equal (vouch_test_count_findings (validator, "approval-own"), 1);
  approve_as (desk, window, "R. Reviewer", "Approve");
  write_text (window, "Osmolarity fell after many hours of wear.");
  assert_true (vouch_test_is_shown (row, "The card was changed since R. Reviewer approved it."));
  leave (desk);
}

/* “Ask Again” writes to the reviewer. */
static void
test_approval_is_asked_for (void **state)
{
  VouchTestApplication *desk = *state;
  VouchWindow *window = open_with (desk, CARD, demands);
  VouchNodeList *notes = vouch_card_get_notes (vouch_document_get_card (get_document (window)));
  GtkWidget *details = select_finding (window, "approval-stale", "card");

  g_signal_emit_by_name (vouch_test_find_button (details, "Ask again"), "clicked");
  check (window);
  assert_int_equal (vouch_node_list_get_size (notes), 1);
  assert_string_equal (vouch_note_get_on (vouch_node_list_peek (notes, 0)), "card");
  leave (desk);
}

/* The house's line for this type of article; a field that it prints. */
static void
test_demands (void **state)
{
  VouchTestApplication *desk = *state;
  VouchWindow *window = open_with (desk, CARD, demands);
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (get_document (window)));
  GtkWidget *details;

  vouch_test_set (get_document (window), "card", "drafting", "'machine'");
  check (window);
  details = select_finding (window, "machine-undisclosed", "card");
  g_signal_emit_by_name (vouch_test_find_button (details, "Insert disclosure"), "clicked");
  check (window);
  assert_string_equal (vouch_node_get_text (card, "disclosure"), "Made of a trial with software.");
  details = select_finding (window, "required-missing", "card");
  assert_true (vouch_test_is_shown (details, "Your house requires “article/journal” here."));
  vouch_test_set (get_document (window), "card", "article/journal", "'Lens'");
  check (window);
  assert_int_equal (vouch_test_count_findings (get_validator (window), "required-missing"), 0);
  leave (desk);
}

static VouchLevel
get_level (VouchWindow *window, const char *rule)
{
  g_autoptr (VouchFinding) finding = vouch_test_find_finding (get_validator (window), rule, "h1");

  if (!finding)
    fail_msg ("Nothing was found by %s", rule);
  return vouch_finding_get_level (finding);
}

/* A passage must be marked where there is a number; in takeaways none is asked for. */
static void
test_claims_and_kinds (void **state)
{
  VouchTestApplication *desk = *state;
  VouchWindow *window = open_with (desk, CARD, demands);

  vouch_test_set (get_document (window), "c2", "quote", NULL);
  write_text (window, "Osmolarity rose by 8 units during wear.");
  assert_int_equal (get_level (window, "anchor-missing"), VOUCH_LEVEL_ERROR);
  write_text (window, "Osmolarity rose after wear.");
  assert_int_equal (get_level (window, "anchor-missing"), VOUCH_LEVEL_WARNING);
  vouch_test_set (get_document (window), "card", "kind", "'takeaways'");
  check (window);
  assert_int_equal (vouch_test_count_findings (get_validator (window), "anchor-missing"), 0);
  leave (desk);
}

/* Whoever reviews may approve, whether the house asks for it or not. */
static void
test_approval_unasked (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, "check/clean.scorecard", "card.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  GtkWidget *row = show_review (window);

  assert_true (gtk_widget_get_mapped (row));
  assert_true (vouch_test_is_shown (row, "Nobody has approved this card yet."));
  approve_as (desk, window, "R. Reviewer", "Approve");
  assert_true (vouch_test_is_shown (row, "Approved by R. Reviewer"));
}

/* Nobody approves what can't go out: a blocking note of one’s own stands against it. */
static void
test_approval_waits (void **state)
{
  VouchTestApplication *desk = *state;
  g_autofree char *path = vouch_test_put (desk, "check/clean.scorecard", "card.scorecard");
  VouchWindow *window = vouch_test_open_card (desk, path);
  VouchDocument *document = vouch_editor_get_document (vouch_test_editor (window));
  GtkWidget *row = show_review (window);
  GtkWidget *button = vouch_test_find_button (row, "Approve");

  assert_true (gtk_widget_get_sensitive (button));
  vouch_test_insert (document, "card", "notes", 0,
                     "{'id':'n1','on':'h1','author':'R. Reviewer','created':'2026-01-02T03:04:05Z',"
                     "'kind':'contradicted','blocking':true,'body':'The paper says otherwise.','replies':[]}");
  check (window);
  assert_false (gtk_widget_get_sensitive (button));
  assert_true (vouch_test_is_shown (row, "1 error has to be resolved first."));
  vouch_test_shoot (GTK_WIDGET (window), "house-approval-waits");
  vouch_test_set (document, "n1", "resolved", "{'by':'A. Writer','at':'2026-01-03T03:04:05Z'}");
  check (window);
  assert_true (gtk_widget_get_sensitive (button));
  assert_false (vouch_test_is_shown (row, "1 error has to be resolved first."));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_kinds),
    APPLICATION_TEST (test_mistakes),
    APPLICATION_TEST (test_approval),
    APPLICATION_TEST (test_approval_is_asked_for),
    APPLICATION_TEST (test_approval_unasked),
    APPLICATION_TEST (test_approval_waits),
    APPLICATION_TEST (test_demands),
    APPLICATION_TEST (test_claims_and_kinds),
  };

  return vouch_test_run_widgets ("editor-house", tests);
}
