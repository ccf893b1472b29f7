/* vouch-test-check.c: cards and findings for the tests of rules.
 *
 * Short JSON stands in the tests with ' for ", as no text in them has either.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-json-print.h"
#include "vouch-json.h"

/* The document keeps its card alive; nobody else does. */
static VouchDocument *
open_json (JsonNode *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, &error);

  if (!card)
    fail_msg ("No card: %s", error->message);
  return vouch_document_new (VOUCH_CARD (card));
}

/** Returns: (transfer full): a fixture's card, open. */
VouchDocument *
vouch_test_open_fixture (const char *name)
{
  gsize length;
  g_autofree char *bytes = vouch_test_read_fixture (name, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = vouch_json_parse (bytes, length, VOUCH_JSON_MAX_CARD, &error);

  if (!json)
    fail_msg ("%s: %s", name, error->message);
  return open_json (json);
}

/** Returns: (transfer full): the same card as it is now, in a document of its own. */
VouchDocument *
vouch_test_reopen (VouchDocument *document)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));

  return open_json (json);
}

/** Returns: (transfer full): the whole card as JSON. */
char *
vouch_test_print_card (VouchDocument *document)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));

  return vouch_json_print (json, TRUE);
}

/** Returns: (transfer full): JSON that has ' for ". */
JsonNode *
vouch_test_parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  JsonNode *node = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, &error);

  if (!node)
    fail_msg ("%s: %s", json, error->message);
  return node;
}

static VouchNode *
get_node (VouchDocument *document, const char *id)
{
  VouchNode *node = vouch_document_lookup (document, id);

  if (!node)
    fail_msg ("No node %s", id);
  return node;
}

/** Sets a member to @json (nullable), with ' for ". */
void
vouch_test_set (VouchDocument *document, const char *node, const char *member, const char *json)
{
  g_autoptr (JsonNode) value = json ? vouch_test_parse (json) : NULL;
  g_autoptr (GError) error = NULL;

  if (!vouch_node_set_value (get_node (document, node), member, value, &error))
    fail_msg ("%s/%s: %s", node, member, error->message);
}

/** Inserts a node, its JSON with ' for ". */
void
vouch_test_insert (VouchDocument *document,
                   const char *parent,
                   const char *list,
                   guint position,
                   const char *json)
{
  g_autoptr (JsonNode) node = vouch_test_parse (json);
  g_autoptr (GError) error = NULL;

  if (!vouch_node_insert (get_node (document, parent), list, position, node, &error))
    fail_msg ("%s/%s: %s", parent, list, error->message);
}

/** Removes a node. */
void
vouch_test_remove (VouchDocument *document, const char *node)
{
  assert_true (vouch_node_remove (get_node (document, node), NULL));
}

static void
print_finding (GString *lines, VouchFinding *finding)
{
  guint from, to;

  vouch_finding_get_range (finding, &from, &to);
  g_string_append_printf (lines, "%s %s %s/%s/%s row %s section %s %u-%u other %s%s: %s\n",
                          vouch_level_get_name (vouch_finding_get_level (finding)),
                          vouch_finding_get_rule (finding), vouch_finding_get_node (finding),
                          vouch_finding_get_member (finding), vouch_finding_get_subject (finding),
                          vouch_finding_get_row (finding), vouch_finding_get_section (finding),
                          from, to, vouch_finding_get_other (finding),
                          vouch_finding_is_considered (finding) ? " considered" : "",
                          vouch_finding_get_message (finding));
}

/** Returns: (transfer full): all that a user could tell of the findings, a line each. */
char *
vouch_test_list_findings (VouchValidator *validator)
{
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (validator));
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      print_finding (lines, finding);
    }
  return g_string_free (lines, FALSE);
}

/** Returns: how many findings of @rule there are; of all where it is %NULL. */
guint
vouch_test_count_findings (VouchValidator *validator, const char *rule)
{
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (validator));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      n += !rule || g_str_equal (vouch_finding_get_rule (finding), rule);
    }
  return n;
}

/** Returns: (transfer full) (nullable): @rule's first finding, on @node where that isn't %NULL. */
VouchFinding *
vouch_test_find_finding (VouchValidator *validator, const char *rule, const char *node)
{
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (validator));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      if (g_str_equal (vouch_finding_get_rule (finding), rule)
          && (!node || g_str_equal (vouch_finding_get_node (finding), node)))
        return g_steal_pointer (&finding);
    }
  return NULL;
}
