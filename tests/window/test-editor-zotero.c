/* test-editor-zotero.c: citing from the writer's library in Zotero, and the preferences of lookups.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-application.h"

#include "vouch-card.h"
#include "vouch-chip.h"
#include "vouch-citation.h"
#include "vouch-cite-popover.h"
#include "vouch-editor-private.h"
#include "vouch-lookup-consent.h"
#include "vouch-node-list.h"
#include "vouch-settings.h"
#include "vouch-test-registry.h"

#define STATEMENT "00000000-0000-4000-8000-00000000000e"
#define EMBARGO ",\"work\":{\"embargo\":\"2999-01-01\"}"
#define CARD_WITH(members) \
  "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"00000000-0000-4000-8000-00000000000c\"," \
  "\"kind\":\"scorecard\",\"language\":\"en\",\"title\":\"Tea\",\"drafting\":\"machine\"," \
  "\"article\":{\"title\":\"Tea\",\"authors\":[],\"type\":\"trial\"}" members "," \
  "\"sections\":[{\"id\":\"00000000-0000-4000-8000-00000000000d\",\"role\":\"key-highlights\"," \
  "\"title\":\"Key Highlights\",\"statements\":[{\"id\":\"" STATEMENT "\"," \
  "\"text\":\"Tea helps.\",\"origin\":\"imported\",\"citations\":[]}]}]," \
  "\"references\":[],\"notes\":[],\"considered\":[],\"muted\":[],\"approvals\":[],\"corrections\":[]," \
  "\"publications\":[]}"
#define CARD CARD_WITH (EMBARGO)
#define OPEN_CARD CARD_WITH ("")
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
open_card_popover (void **state, const char *zotero, const char *card)
{
  Open open = { *state };
  g_autofree char *path = vouch_test_put_text (open.desk, "tea.scorecard", card);

  g_setenv ("VOUCH_ZOTERO", zotero, TRUE);
  open.window = vouch_test_open_card (open.desk, path);
  open.editor = vouch_test_editor (open.window);
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.cite", "s", STATEMENT);
  vouch_test_settle (GTK_WIDGET (open.window));
  open.popover = VOUCH_CITE_POPOVER (open.editor->cite);
  vouch_test_type (GTK_WIDGET (open.popover), "green tea");
  return open;
}

static Open
open_popover (void **state, const char *zotero)
{
  return open_card_popover (state, zotero, CARD);
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
  vouch_test_press (GTK_WIDGET (open.popover), "Down Return");
  vouch_test_settle (GTK_WIDGET (open.window));
  statement = vouch_document_lookup (vouch_editor_get_document (open.editor), STATEMENT);
  assert_int_equal (vouch_node_list_get_size (vouch_node_get_list (statement, "citations")), 1);
  assert_int_equal (
      vouch_node_list_get_size (vouch_card_get_references (vouch_editor_get_card (open.editor))), 1);
}

/* Who cites the same once more is shown the citation that is there. */
static void
test_already_cited (void **state)
{
  static const VouchTestReply reply = { NULL, 200, ITEM };
  g_autoptr (VouchTestRegistry) zotero = vouch_test_registry_new (&reply, 1);
  Open open = open_popover (state, vouch_test_registry_get_address (zotero));
  VouchNodeList *citations;
  GtkWidget *focus;

  wait_for (&open, "On green tea");
  vouch_test_press (GTK_WIDGET (open.popover), "Down Return");
  vouch_test_settle (GTK_WIDGET (open.window));
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.cite", "s", STATEMENT);
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_press (GTK_WIDGET (open.popover), "Return");
  vouch_test_settle (GTK_WIDGET (open.window));
  citations = vouch_node_get_list (vouch_document_lookup (vouch_editor_get_document (open.editor), STATEMENT), "citations");
  assert_int_equal (vouch_node_list_get_size (citations), 1);
  assert_non_null (vouch_test_find_label (GTK_WIDGET (open.window), "Already cited"));
  focus = gtk_window_get_focus (GTK_WINDOW (open.window));
  assert_true (VOUCH_IS_CHIP (focus));
  assert_string_equal (vouch_chip_get_target (VOUCH_CHIP (focus)), vouch_node_get_id (vouch_node_list_peek (citations, 0)));
  vouch_test_shoot (GTK_WIDGET (open.window), "already-cited");
  /* By the panel, too; with its page, that one's page is asked for. */
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.cite-reference-for", "(ss)", STATEMENT,
                              vouch_citation_get_reference (vouch_node_list_peek (citations, 0)));
  assert_int_equal (vouch_node_list_get_size (citations), 1);
  gtk_widget_activate_action (GTK_WIDGET (open.editor), "editor.cite", "s", STATEMENT);
  vouch_test_settle (GTK_WIDGET (open.window));
  vouch_test_press (GTK_WIDGET (open.popover), "shift+Return");
  vouch_test_type (GTK_WIDGET (open.popover), "12");
  vouch_test_press (GTK_WIDGET (open.popover), "Return");
  vouch_test_settle (GTK_WIDGET (open.window));
  assert_int_equal (vouch_node_list_get_size (citations), 1);
  assert_non_null (vouch_node_get_value (vouch_node_list_peek (citations, 0), "locator"));
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

/* --- the registries, by words --- */

#define WORK \
  "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{\"items\":[{\"DOI\":\"10.1000/green\"," \
  "\"type\":\"journal-article\",\"title\":[\"Green tea and the heart\"],\"issued\":{\"date-parts\":[[2020]]}}]}}"
#define ARTICLE \
  "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article><ArticleTitle>Green tea and the eye." \
  "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"

static const VouchTestReply registries[] = {
  { "/works?query.bibliographic=green%20tea&", 200, WORK },
  { "esearch.fcgi?db=pubmed&term=green%20tea&", 200, "{\"esearchresult\":{\"idlist\":[\"123\"]}}" },
  { "efetch", 200, ARTICLE },
};

static void
name_registries (VouchTestRegistry *registry)
{
  g_setenv ("VOUCH_CROSSREF", vouch_test_registry_get_address (registry), TRUE);
  g_setenv ("VOUCH_PUBMED", vouch_test_registry_get_address (registry), TRUE);
}

static GtkWidget *
find_search_online (Open *open)
{
  GtkWidget *label = vouch_test_find_label (GTK_WIDGET (open->popover), "Search Online");

  return label ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

/* Under embargo it is said what would be sent, and only then sent. */
static void
ask_online (Open *open)
{
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (registries, G_N_ELEMENTS (registries));

  g_autofree char *asked = NULL;
  g_autofree char *agent = NULL;

  name_registries (registry);
  g_settings_set_string (get_settings (open), VOUCH_SETTING_LOOKUP_MAIL, "writer@example.org");
  wait_for (open, "This card is under embargo. Search Crossref and PubMed this time? Only these words are "
                  "sent.");
  vouch_test_shoot (GTK_WIDGET (open->popover), "cite-registries-embargo");
  assert_int_equal (vouch_test_registry_count (registry), 0);
  assert_true (gtk_widget_get_mapped (find_search_online (open)));
  g_signal_emit_by_name (find_search_online (open), "clicked");
  wait_for (open, "Green tea and the heart");
  wait_for (open, "Green tea and the eye");
  assert_non_null (vouch_test_find_label (GTK_WIDGET (open->popover), "Crossref"));
  assert_non_null (vouch_test_find_label (GTK_WIDGET (open->popover), "PubMed"));
  assert_null (find_search_online (open));
  assert_int_equal (vouch_test_registry_count (registry), 3);
  asked = vouch_test_registry_dup_asked (registry);
  agent = vouch_test_registry_dup_agent (registry);
  assert_null (strstr (asked, "example.org"));
  assert_null (strstr (agent, "example.org"));
  vouch_test_shoot (GTK_WIDGET (open->popover), "cite-registries");
}

static void
test_registries_embargo (void **state)
{
  Open open = open_popover (state, "http://127.0.0.1:9");

  ask_online (&open);
  /* That was for these words alone. */
  vouch_test_type (GTK_WIDGET (open.popover), " leaves");
  wait_for (&open, "This card is under embargo. Search Crossref and PubMed this time? Only these words are "
                   "sent.");
  /* Nor for the same words once more. */
  for (guint i = 0; i < strlen (" leaves"); i++)
    vouch_test_press (GTK_WIDGET (open.popover), "BackSpace");
  wait_for (&open, "This card is under embargo. Search Crossref and PubMed this time? Only these words are "
                   "sent.");
  assert_non_null (find_search_online (&open));
  assert_int_equal (vouch_lookup_get_consent (get_settings (&open), NULL), VOUCH_CONSENT_ASK);
}

/* Told once, then asked as one types. */
static void
test_registries (void **state)
{
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (registries, G_N_ELEMENTS (registries));
  Open open;

  name_registries (registry);
  open = open_card_popover (state, "http://127.0.0.1:9", OPEN_CARD);
  wait_for (&open, "Search Crossref and PubMed, too? What you type here is sent to them. You can change "
                   "this in Preferences.");
  assert_int_equal (vouch_test_registry_count (registry), 0);
  g_signal_emit_by_name (find_search_online (&open), "clicked");
  wait_for (&open, "Green tea and the heart");
  assert_int_equal (vouch_lookup_get_consent (get_settings (&open), NULL), VOUCH_CONSENT_GIVEN);
  vouch_test_type (GTK_WIDGET (open.popover), " l");
  vouch_test_press (GTK_WIDGET (open.popover), "BackSpace");
  vouch_test_press (GTK_WIDGET (open.popover), "BackSpace");
  wait_for (&open, "Green tea and the heart");
  assert_null (find_search_online (&open));
  g_settings_reset (get_settings (&open), VOUCH_SETTING_LOOKUP);
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
  /* The question of the registries, who are asked last, is answered after Zotero's turn. */
  ask_online (&open);
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
  g_unsetenv ("VOUCH_CROSSREF");
  g_unsetenv ("VOUCH_PUBMED");
  g_action_group_activate_action (G_ACTION_GROUP (desk->application), "preferences", NULL);
  window = vouch_test_wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      GtkWidget *row = find_row (window, ADW_TYPE_ENTRY_ROW, addresses[i].label);
      g_autoptr (VouchLookupSettings) read = NULL;

      gtk_editable_set_text (GTK_EDITABLE (row), "http://127.0.0.1:9/own/");
      read = vouch_lookup_settings_read (settings, NULL);
      assert_string_equal (G_STRUCT_MEMBER (char *, read, addresses[i].field), "http://127.0.0.1:9/own");
      g_settings_reset (settings, addresses[i].key);
      assert_string_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "");
    }
  gtk_window_close (GTK_WINDOW (window));
}

/* Zotero is asked unasked: an address of another computer is not kept. */
static void
test_address_elsewhere (void **state)
{
  VouchTestApplication *desk = *state;
  GSettings *settings = vouch_application_get_settings (desk->application);
  GtkWidget *window, *row;
  g_autofree char *kept = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (desk->application), "preferences", NULL);
  window = vouch_test_wait_for (ADW_TYPE_PREFERENCES_WINDOW);
  row = find_row (window, ADW_TYPE_ENTRY_ROW, "Zotero");
  gtk_editable_set_text (GTK_EDITABLE (row), "http://zotero.example/api");
  kept = g_settings_get_string (settings, VOUCH_SETTING_LOOKUP_ZOTERO);
  assert_string_equal (kept, "");
  assert_true (gtk_widget_has_css_class (row, "error"));
  assert_string_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                       "Zotero: only an address on this computer is kept");
  vouch_test_shoot (window, "preferences-zotero-elsewhere");
  gtk_editable_set_text (GTK_EDITABLE (row), "http://localhost:23119/api");
  assert_false (gtk_widget_has_css_class (row, "error"));
  assert_string_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Zotero");
  g_settings_reset (settings, VOUCH_SETTING_LOOKUP_ZOTERO);
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
    APPLICATION_TEST (test_found),       APPLICATION_TEST (test_already_cited),
    APPLICATION_TEST (test_setting_off),
    APPLICATION_TEST (test_not_running), APPLICATION_TEST (test_not_used),
    APPLICATION_TEST (test_registries),  APPLICATION_TEST (test_registries_embargo),
    APPLICATION_TEST (test_addresses),   APPLICATION_TEST (test_switches),
    APPLICATION_TEST (test_address_elsewhere),
  };

  return vouch_test_run_widgets ("editor-zotero", tests);
}
