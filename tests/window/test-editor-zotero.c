/* test-editor-zotero.c: citing from the writer's library in Zotero, and the preferences of lookups.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include "vouch-card.h"
#include "vouch-cite-popover.h"
#include "vouch-editor-private.h"
#include "vouch-lookup-consent.h"
#include "vouch-node-list.h"
#include "vouch-settings.h"
#include "vouch-test-registry.h"

#define STATEMENT "00000000-0000-4000-8000-00000000000e"
#define CARD \
  "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"00000000-0000-4000-8000-00000000000c\"," \
  "\"kind\":\"scorecard\",\"language\":\"en\",\"title\":\"Tea\",\"drafting\":\"machine\"," \
  "\"article\":{\"title\":\"Tea\",\"authors\":[],\"type\":\"trial\"},\"work\":{\"embargo\":\"2999-01-01\"}," \
  "\"sections\":[{\"id\":\"00000000-0000-4000-8000-00000000000d\",\"role\":\"key-highlights\"," \
  "\"title\":\"Key Highlights\",\"statements\":[{\"id\":\"" STATEMENT "\"," \
  "\"text\":\"Tea helps.\",\"origin\":\"imported\",\"citations\":[]}]}]," \
  "\"references\":[],\"notes\":[],\"considered\":[],\"muted\":[],\"approvals\":[],\"corrections\":[]," \
  "\"publications\":[]}"
#define ITEM \
  "[{\"id\":\"http://zotero.org/users/local/abc/items/K1\",\"type\":\"article-journal\",\"title\":\"On green tea\"," \
  "\"author\":[{\"family\":\"Blum\",\"given\":\"Kim\"}],\"DOI\":\"10.1000/tea\",\"issued\":{\"date-parts\":[[\"2020\",5]]}}]"

typedef struct
{
  VouchTestApplication *desk;
  VouchWindow *window;
  VouchEditor *editor;
  VouchCitePopover *popover;
  const char *words; /* that are waited for */
} Open;

static GSettings *
get_settings (Open *open)
{
  return vouch_application_get_settings (open->desk->application);
}

/* The popover, with a word typed into it; nobody was asked whether anything may be looked up. */
static Open
open_popover (void **state, const char *zotero)
{
  Open open = { *state };
  g_autofree char *path = vouch_test_put_text (open.desk, "tea.scorecard", CARD);

  g_setenv ("VOUCH_ZOTERO", zotero, TRUE);
  open.window = vouch_test_open_card (open.desk, path);
  open.editor = vouch_test_editor (open.window);
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.cite", "s", STATEMENT);
  vouch_test_settle (GTK_WIDGET (open.window));
  open.popover = VOUCH_CITE_POPOVER (open.editor->cite);
  vouch_test_type (GTK_WIDGET (open.popover), "green tea");
  return open;
}

static gboolean
has_label (gpointer data)
{
  Open *open = data;

  return vouch_test_find_label (GTK_WIDGET (open->popover), open->words) != NULL;
}

static void
wait_for (Open *open, const char *words)
{
  open->words = words;
  if (!vouch_test_wait_until (has_label, open, 10000))
    fail_msg ("not shown: %s", words);
}

/* A card under embargo, too: nothing leaves the computer. */
static void
test_found (void **state)
{
  static const VouchTestReply reply = { "/users/0/items?q=green%20tea", 200, ITEM };
  g_autoptr (VouchTestRegistry) zotero = vouch_test_registry_new (&reply, 1);
  Open open = open_popover (state, vouch_test_registry_get_address (zotero));
  VouchNode *statement;

  wait_for (&open, "On green tea");
  assert_non_null (vouch_test_find_label (GTK_WIDGET (open.popover), "Zotero"));
  vouch_test_shoot (GTK_WIDGET (open.popover), "cite-zotero");
  vouch_test_press (GTK_WIDGET (open.popover), "Return");
  vouch_test_settle (GTK_WIDGET (open.window));
  statement = vouch_document_lookup (vouch_editor_get_document (open.editor), STATEMENT);
  assert_int_equal (vouch_node_list_get_size (vouch_node_get_list (statement, "citations")), 1);
  assert_int_equal (
      vouch_node_list_get_size (vouch_card_get_references (vouch_editor_get_card (open.editor))), 1);
}

/* What to do stands there, and what else is found beside it. */
static void
test_setting_off (void **state)
{
  static const VouchTestReply reply = { NULL, 403, "Local API is not enabled" };
  g_autoptr (VouchTestRegistry) zotero = vouch_test_registry_new (&reply, 1);
  Open open = open_popover (state, vouch_test_registry_get_address (zotero));

  wait_for (&open, "Zotero doesn’t allow access to its library. In Zotero’s Advanced settings, "
                   "turn on “Allow other applications on this computer to communicate with "
                   "Zotero”.");
  vouch_test_shoot (GTK_WIDGET (open.popover), "cite-zotero-off");
}

static void
test_not_running (void **state)
{
  Open open = open_popover (state, "http://127.0.0.1:9");

  wait_for (&open, "Zotero is not running on this computer.");
}

/* Whoever does not want it is spared it. */
static void
test_not_used (void **state)
{
  static const VouchTestReply reply = { NULL, 200, ITEM };
  g_autoptr (VouchTestRegistry) zotero = vouch_test_registry_new (&reply, 1);
  VouchTestApplication *desk = *state;
  Open open;

  g_settings_set_boolean (vouch_application_get_settings (desk->application),
                          VOUCH_SETTING_LOOKUP_ZOTERO_USED, FALSE);
  open = open_popover (state, vouch_test_registry_get_address (zotero));
  open.words = "nobody says this: the others are given their time";
  assert_false (vouch_test_wait_until (has_label, &open, 500));
  assert_int_equal (vouch_test_registry_count (zotero), 0);
  g_settings_reset (get_settings (&open), VOUCH_SETTING_LOOKUP_ZOTERO_USED);
}

/* --- the preferences --- */

static const struct
{
  const char *key;
  const char *label; /* of the row */
  gsize field;       /* of the settings of lookups */
} addresses[] = {
  { VOUCH_SETTING_LOOKUP_CROSSREF, "Crossref", G_STRUCT_OFFSET (VouchLookupSettings, crossref) },
  { VOUCH_SETTING_LOOKUP_PUBMED, "PubMed", G_STRUCT_OFFSET (VouchLookupSettings, pubmed) },
  { VOUCH_SETTING_LOOKUP_ARXIV, "arXiv", G_STRUCT_OFFSET (VouchLookupSettings, arxiv) },
  { VOUCH_SETTING_LOOKUP_ZOTERO, "Zotero", G_STRUCT_OFFSET (VouchLookupSettings, zotero) },
};

static GtkWidget *
find_row (GtkWidget *window, GType type, const char *title)
{
  for (GtkWidget *label = vouch_test_find_label (window, title); label; label = gtk_widget_get_parent (label))
    if (g_type_is_a (G_OBJECT_TYPE (label), type))
      return label;
  fail_msg ("no row “%s”", title);
  return NULL;
}

/* What is written in a row is where the next lookup goes; a slash at its end is left out. */
static void
test_addresses (void **state)
{
  VouchTestApplication *desk = *state;
  GSettings *settings = vouch_application_get_settings (desk->application);
  GtkWidget *window;

  g_unsetenv ("VOUCH_ZOTERO");
  g_action_group_activate_action (G_ACTION_GROUP (desk->application), "preferences", NULL);
  window = vouch_test_wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      GtkWidget *row = find_row (window, ADW_TYPE_ENTRY_ROW, addresses[i].label);
      g_autoptr (VouchLookupSettings) read = NULL;

      gtk_editable_set_text (GTK_EDITABLE (row), "http://127.0.0.1:9/own/");
      read = vouch_lookup_settings_read (settings);
      assert_string_equal (G_STRUCT_MEMBER (char *, read, addresses[i].field), "http://127.0.0.1:9/own");
      g_settings_reset (settings, addresses[i].key);
      assert_string_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "");
    }
  gtk_window_close (GTK_WINDOW (window));
}

static const struct
{
  const char *row;
  const char *key;
} switches[] = {
  { "Look up pasted identifiers", VOUCH_SETTING_LOOKUP_PASTED },
  { "Search your Zotero library", VOUCH_SETTING_LOOKUP_ZOTERO_USED },
};

/* “Look papers up” is the answer to the question that is asked once. */
static void
test_switches (void **state)
{
  VouchTestApplication *desk = *state;
  GSettings *settings = vouch_application_get_settings (desk->application);
  GtkWidget *window;
  GtkSwitch *lookup;

  g_action_group_activate_action (G_ACTION_GROUP (desk->application), "preferences", NULL);
  window = vouch_test_wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  vouch_test_shoot (window, "preferences-lookup");
  lookup = GTK_SWITCH (vouch_test_find (find_row (window, ADW_TYPE_ACTION_ROW, "Look up papers online"), GTK_TYPE_SWITCH));
  assert_false (gtk_switch_get_active (lookup));
  gtk_switch_set_active (lookup, TRUE);
  assert_int_equal (vouch_lookup_get_consent (settings, NULL), VOUCH_CONSENT_GIVEN);
  gtk_switch_set_active (lookup, FALSE);
  assert_int_equal (vouch_lookup_get_consent (settings, NULL), VOUCH_CONSENT_REFUSED);
  g_settings_reset (settings, VOUCH_SETTING_LOOKUP);
  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      GtkWidget *row = find_row (window, ADW_TYPE_ACTION_ROW, switches[i].row);

      gtk_switch_set_active (GTK_SWITCH (vouch_test_find (row, GTK_TYPE_SWITCH)), FALSE);
      assert_false (g_settings_get_boolean (settings, switches[i].key));
      g_settings_reset (settings, switches[i].key);
    }
  gtk_window_close (GTK_WINDOW (window));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    APPLICATION_TEST (test_found),       APPLICATION_TEST (test_setting_off),
    APPLICATION_TEST (test_not_running), APPLICATION_TEST (test_not_used),
    APPLICATION_TEST (test_addresses),   APPLICATION_TEST (test_switches),
  };

  return vouch_test_run_widgets ("editor-zotero", tests);
}
