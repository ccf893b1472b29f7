/* vouch-test-node.c: nodes made of short JSON, for tests of the tree.
 *
 * As in vouch-test-check.c, ' stands for ".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include "vouch-json-print.h"

/** Returns: (transfer full): a node of its own. */
gpointer
vouch_test_read_node (GType type, const char *json)
{
  g_autoptr (JsonNode) value = vouch_test_parse (json);
  g_autoptr (GError) error = NULL;
  VouchNode *node = vouch_node_new_from_json (type, value, &error);

  if (!node)
    fail_msg ("%s: %s", json, error->message);
  return node;
}

/** Returns: (transfer full): its JSON in one line, ' for ". */
char *
vouch_test_print_node (gpointer node)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (node);

  return g_strdelimit (vouch_json_print (json, FALSE), "\"", '\'');
}

/** For notify and other signals with one argument: counts them. */
void
vouch_test_count_cb (gpointer object, gpointer detail, guint *count)
{
  (*count)++;
}
