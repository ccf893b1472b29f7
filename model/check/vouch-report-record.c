/* vouch-report-record.c: what a check can be made again from, and compared with.
 *
 * It has no clock: the same cards under the same rules give the same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-report.h"

#include "vouch-digest.h"
#include "vouch-json-canonical.h"
#include "vouch-json.h"
#include "vouch-rule.h"

static const VouchReportFormat *const formats[] = {
  &vouch_report_format_text,
  &vouch_report_format_json,
  &vouch_report_format_sarif,
  &vouch_report_format_html,
};

/** Returns: (transfer none) (nullable): the format of that @name */
const VouchReportFormat *
vouch_report_format_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i]->name, name) == 0)
      return formats[i];
  return NULL;
}

void
vouch_report_unread_free (gpointer data)
{
  VouchReportUnread *unread = data;

  g_free (unread->file);
  g_free (unread->message);
  g_free (unread);
}

/** Returns: (transfer full): hex SHA-256 of what the rules' rows say, in no language but ours */
char *
vouch_report_rules_digest (void)
{
  JsonArray *rules = json_array_new ();
  g_autoptr (JsonNode) json = NULL;

  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);

      json_array_add_element (
          rules, vouch_json_new_members ("id", vouch_json_new_text (rule->id), "level",
                                         vouch_json_new_int (rule->level), "flags",
                                         vouch_json_new_int (rule->flags), "scope",
                                         vouch_json_new_int (rule->scope), "when",
                                         vouch_json_new_text (rule->when), NULL));
    }
  json = vouch_json_new_array (rules);
  return vouch_json_digest (json);
}

static JsonNode *
make_findings (VouchFindingList *findings)
{
  GListModel *model = G_LIST_MODEL (findings);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);
      const char *member = vouch_finding_get_member (finding);
      const char *subject = vouch_finding_get_subject (finding);

      json_array_add_element (
          array, vouch_json_new_members (
                     "rule", vouch_json_new_text (vouch_finding_get_rule (finding)), "level",
                     vouch_json_new_int (vouch_finding_get_level (finding)), "node",
                     vouch_json_new_text (vouch_finding_get_node (finding)), "member",
                     member ? vouch_json_new_text (member) : NULL, "subject",
                     subject ? vouch_json_new_text (subject) : NULL, "considered",
                     vouch_json_new_boolean (vouch_finding_is_considered (finding)), NULL));
    }
  return vouch_json_new_array (array);
}

/**
 * vouch_report_record_card:
 * @card: a checked card
 *
 * Returns: (transfer full): its row in the record: what it said, and a digest of what was found
 */
JsonNode *
vouch_report_record_card (const VouchReportCard *card)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (card->card));
  g_autoptr (JsonNode) findings = make_findings (card->findings);
  g_autofree char *digest = vouch_content_digest (json);
  g_autofree char *found = vouch_json_digest (findings);

  return vouch_json_new_members (
      "file", vouch_json_new_text (card->file), "id",
      vouch_json_new_text (vouch_node_get_id (VOUCH_NODE (card->card))), "digest",
      vouch_json_new_text (digest), "errors", vouch_json_new_int (card->summary.errors),
      "warnings", vouch_json_new_int (card->summary.warnings), "hints",
      vouch_json_new_int (card->summary.hints), "findings", vouch_json_new_text (found), NULL);
}

/**
 * vouch_report_record:
 * @run: all cards
 * @cards: (transfer full): their rows
 *
 * Returns: (transfer full): the record of a run
 */
JsonNode *
vouch_report_record (const VouchReportRun *run, JsonArray *cards)
{
  g_autofree char *rules = vouch_report_rules_digest ();
  JsonNode *profile = vouch_json_new_members (
      "name", vouch_json_new_text (vouch_profile_get_name (run->profile)), "digest",
      vouch_json_new_text (vouch_profile_get_digest (run->profile)), NULL);

  return vouch_json_new_members (
      "format", vouch_json_new_text ("vouch-check-record"), "version", vouch_json_new_int (1),
      "program", vouch_json_new_text ("vouch " VOUCH_VERSION), "rules",
      vouch_json_new_text (rules), "profile", profile, "errors",
      vouch_json_new_int (run->totals.errors), "warnings",
      vouch_json_new_int (run->totals.warnings), "hints", vouch_json_new_int (run->totals.hints),
      "unread", vouch_json_new_int (run->unread->len), "cards", vouch_json_new_array (cards), NULL);
}
