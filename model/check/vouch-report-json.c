/* vouch-report-json.c: findings for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-report.h"

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-report-nodes.h"

static JsonNode *
make_summary (const VouchSummary *summary)
{
  return vouch_json_new_members (
      "statements", vouch_json_new_int (summary->statements), "unsourced",
      vouch_json_new_int (summary->unsourced), "linked", vouch_json_new_int (summary->linked),
      "anchored", vouch_json_new_int (summary->anchored), "verified",
      vouch_json_new_int (summary->verified), "declined", vouch_json_new_int (summary->declined),
      "exempt", vouch_json_new_int (summary->exempt), "errors",
      vouch_json_new_int (summary->errors), "warnings", vouch_json_new_int (summary->warnings),
      "hints", vouch_json_new_int (summary->hints), NULL);
}

static JsonNode *
make_finding (VouchFinding *finding, GHashTable *nodes)
{
  g_autofree char *path = vouch_report_nodes_path (nodes, vouch_finding_get_node (finding));

  return vouch_json_new_members (
      "rule", vouch_json_new_text (vouch_finding_get_rule (finding)), "level",
      vouch_json_new_text (vouch_level_get_name (vouch_finding_get_level (finding))), "node",
      vouch_json_new_text (vouch_finding_get_node (finding)), "path", vouch_json_new_text (path),
      "member", vouch_json_new_text_or_null (vouch_finding_get_member (finding)), "message",
      vouch_json_new_text (vouch_finding_get_message (finding)), "repair",
      vouch_json_new_text_or_null (vouch_finding_get_repair (finding)), "considered",
      vouch_json_new_boolean (vouch_finding_is_considered (finding)), NULL);
}

/**
 * vouch_report_json:
 * @card: a checked card
 *
 * Returns: (transfer full): an element of the report's "cards".
 */
JsonNode *
vouch_report_json (const VouchReportCard *card)
{
  g_autoptr (GHashTable) nodes = vouch_report_nodes_new (VOUCH_NODE (card->card));
  GListModel *model = G_LIST_MODEL (card->findings);
  JsonArray *findings = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      json_array_add_element (findings, make_finding (finding, nodes));
    }
  return vouch_json_new_members (
      "file", vouch_json_new_text (card->file), "id",
      vouch_json_new_text (vouch_node_get_id (VOUCH_NODE (card->card))), "title",
      vouch_json_new_text_or_null (vouch_card_get_title (card->card)), "summary",
      make_summary (&card->summary), "findings", vouch_json_new_array (findings), NULL);
}

static char *
begin_json (const VouchReportRun *run)
{
  return g_strdup ("{\n\"cards\": [\n");
}

static char *
print_card (const VouchReportCard *card)
{
  g_autoptr (JsonNode) json = vouch_report_json (card);

  return g_strchomp (vouch_json_print (json, TRUE));
}

static char *
end_json (const VouchReportRun *run)
{
  return g_strdup ("\n]\n}\n");
}

const VouchReportFormat vouch_report_format_json = {
  .name = "json",
  .begin = begin_json,
  .card = print_card,
  .between = ",\n",
  .end = end_json,
};
