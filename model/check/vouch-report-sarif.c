/* vouch-report-sarif.c: findings for code scanners: SARIF 2.1.0.
 *
 * OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0". A
 * card is one line group a statement, so a finding has a line in its file; what
 * it is about has its path in the card as a logical location.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-report.h"

#include <glib/gi18n-lib.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-report-lines.h"
#include "vouch-report-nodes.h"
#include "vouch-rule.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

static const char *
get_level_name (VouchLevel level)
{
  static const char *const names[] = { "error", "warning", "note" };

  return names[level];
}

static JsonNode *
make_message (const char *text)
{
  return vouch_json_new_members ("text", vouch_json_new_text (text), NULL);
}

static JsonNode *
make_rule (const VouchRule *rule)
{
  g_autofree char *page = vouch_rule_explain (rule);
  JsonNode *configuration = vouch_json_new_members (
      "enabled", vouch_json_new_boolean ((rule->flags & VOUCH_RULE_OPT_IN) == 0), "level",
      vouch_json_new_text (get_level_name (rule->level)), NULL);

  return vouch_json_new_members ("id", vouch_json_new_text (rule->id), "shortDescription",
                                 make_message (_(rule->title)), "fullDescription",
                                 make_message (_(rule->when)), "help", make_message (page),
                                 "defaultConfiguration", configuration, NULL);
}

static JsonNode *
make_rules (VouchProfile *profile)
{
  JsonArray *rules = json_array_new ();

  for (guint i = 0; i < vouch_rules_count (); i++)
    json_array_add_element (rules, make_rule (vouch_rules_get (i)));
  for (guint i = 0; i < profile->rules->len; i++)
    json_array_add_element (rules, make_rule (profile->rules->pdata[i]));
  return vouch_json_new_array (rules);
}

static JsonNode *
make_array (JsonNode *element)
{
  JsonArray *array = json_array_new ();

  json_array_add_element (array, element);
  return vouch_json_new_array (array);
}

/* The results come last, so that they can be written while cards are checked. */
static char *
begin_sarif (const VouchReportRun *run)
{
  g_autoptr (JsonNode) driver = vouch_json_new_members (
      "name", vouch_json_new_text ("Vouch"), "version", vouch_json_new_text (VOUCH_VERSION),
      "semanticVersion", vouch_json_new_text (VOUCH_VERSION), "rules", make_rules (run->profile),
      NULL);
  g_autofree char *text = g_strchomp (vouch_json_print (driver, TRUE));

  return g_strdup_printf ("{\n\"$schema\": \"%s\",\n\"version\": \"2.1.0\",\n\"runs\": [{\n"
                          "\"tool\": {\"driver\": %s},\n\"columnKind\": \"unicodeCodePoints\",\n"
                          "\"results\": [\n",
                          SCHEMA, text);
}

/* A path becomes an address; one that is relative stays so. */
static char *
make_address (const char *file)
{
  if (g_path_is_absolute (file))
    return g_filename_to_uri (file, NULL, NULL);
  return g_uri_escape_string (file, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
}

static JsonNode *
make_location (VouchFinding *finding, const char *address, GHashTable *nodes, GHashTable *lines)
{
  const char *id = vouch_finding_get_node (finding);
  g_autofree char *path = vouch_report_nodes_path (nodes, id);
  JsonNode *region = vouch_json_new_members (
      "startLine", vouch_json_new_int (vouch_report_lines_get (lines, id)), NULL);
  JsonNode *artifact = vouch_json_new_members ("uri", vouch_json_new_text (address), NULL);
  JsonNode *physical
      = vouch_json_new_members ("artifactLocation", artifact, "region", region, NULL);
  JsonNode *logical
      = vouch_json_new_members ("fullyQualifiedName", vouch_json_new_text (*path ? path : "card"),
                                "kind", vouch_json_new_text ("object"), NULL);

  return vouch_json_new_members ("physicalLocation", physical, "logicalLocations",
                                 make_array (logical), NULL);
}

/* What is considered is known there as suppressed. */
static JsonNode *
make_suppressions (VouchFinding *finding)
{
  if (!vouch_finding_is_considered (finding))
    return NULL;
  return make_array (vouch_json_new_members ("kind", vouch_json_new_text ("inSource"), NULL));
}

static JsonNode *
make_fingerprint (VouchFinding *finding)
{
  g_autofree char *print = g_strjoin (
      " ", vouch_finding_get_rule (finding), vouch_finding_get_node (finding),
      vouch_finding_get_member (finding) ? vouch_finding_get_member (finding) : "-",
      vouch_finding_get_subject (finding), NULL);

  return vouch_json_new_members ("vouchFinding/v1", vouch_json_new_text (print), NULL);
}

static JsonNode *
make_result (VouchFinding *finding, const char *address, GHashTable *nodes, GHashTable *lines)
{
  return vouch_json_new_members (
      "ruleId", vouch_json_new_text (vouch_finding_get_rule (finding)), "level",
      vouch_json_new_text (get_level_name (vouch_finding_get_level (finding))), "message",
      make_message (vouch_finding_get_message (finding)), "locations",
      make_array (make_location (finding, address, nodes, lines)), "partialFingerprints",
      make_fingerprint (finding), "suppressions", make_suppressions (finding), NULL);
}

static char *
print_card (const VouchReportCard *card)
{
  g_autoptr (GHashTable) nodes = vouch_report_nodes_new (VOUCH_NODE (card->card));
  g_autoptr (GHashTable) lines = vouch_report_lines_new (card->bytes);
  g_autofree char *address = make_address (card->file);
  GListModel *model = G_LIST_MODEL (card->findings);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);
      g_autoptr (JsonNode) result
          = make_result (finding, address ? address : card->file, nodes, lines);
      g_autofree char *printed = g_strchomp (vouch_json_print (result, TRUE));

      g_string_append_printf (text, "%s%s", i > 0 ? ",\n" : "", printed);
    }
  return g_string_free (text, FALSE);
}

/* What could not be read is no finding: the run itself was not wholly a success. */
static char *
end_sarif (const VouchReportRun *run)
{
  JsonArray *notifications = json_array_new ();
  g_autoptr (JsonNode) invocation = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < run->unread->len; i++)
    {
      VouchReportUnread *unread = run->unread->pdata[i];
      g_autofree char *message = g_strdup_printf ("%s: %s", unread->file, unread->message);

      json_array_add_element (notifications,
                              vouch_json_new_members ("level", vouch_json_new_text ("error"),
                                                      "message", make_message (message), NULL));
    }
  invocation = vouch_json_new_members (
      "executionSuccessful", vouch_json_new_boolean (run->unread->len == 0),
      "toolExecutionNotifications", vouch_json_new_array (notifications), NULL);
  text = g_strchomp (vouch_json_print (invocation, TRUE));
  return g_strdup_printf ("\n],\n\"invocations\": [%s]\n}]\n}\n", text);
}

const VouchReportFormat vouch_report_format_sarif = {
  .name = "sarif",
  .begin = begin_sarif,
  .card = print_card,
  .between = ",\n",
  .end = end_sarif,
};
