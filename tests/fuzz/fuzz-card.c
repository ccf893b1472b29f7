/* fuzz-card.c: whatever is read as a card is written, read and written again as the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-model.h"
#include "vouch-node-snapshot.h"

static void
ask_cb (VouchNode *node, gpointer data)
{
  g_free (vouch_node_dup_path (node));
  g_assert (vouch_node_get_id (node) && *vouch_node_get_id (node));
  g_assert (!vouch_node_get_home (node)
            || vouch_node_list_peek (vouch_node_get_home (node), vouch_node_get_position (node))
                   == node);
  if (VOUCH_IS_STATEMENT (node))
    g_assert (vouch_statement_get_rung (VOUCH_STATEMENT (node)) <= VOUCH_RUNG_SET_ASIDE);
  if (VOUCH_IS_CITATION (node))
    g_free (vouch_citation_dup_locator (VOUCH_CITATION (node)));
}

static char *
print (VouchNode *card)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (card);

  return vouch_json_print (json, TRUE);
}

/* The two ways to write a card are one. */
static void
compare_snapshot (VouchNode *card, const char *text)
{
  VouchNodeSnapshot *snapshot = vouch_node_snapshot_new (card);
  gsize length;
  g_autofree char *printed = vouch_node_snapshot_print (snapshot, &length);

  vouch_node_snapshot_free (snapshot);
  if (length != strlen (text) + 1 || strncmp (text, printed, length - 1) != 0)
    fuzz_fail ("As JSON:\n%s\nby snapshot:\n%s", text, printed);
}

static void
read_again (VouchNode *card)
{
  g_autofree char *text = print (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, &error);
  g_autoptr (VouchNode) again
      = json ? vouch_node_new_from_json (VOUCH_TYPE_CARD, json, &error) : NULL;
  g_autofree char *once_more = again ? print (again) : NULL;

  if (!again)
    fuzz_fail ("What was written is not taken back: %s", error->message);
  if (!g_str_equal (text, once_more))
    fuzz_fail ("What was written as\n%s\nbecomes\n%s", text, once_more);
  compare_snapshot (card, text);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, size_t length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) json = vouch_json_parse ((const char *) bytes, length, 1024 * 1024, &error);
  g_autoptr (VouchNode) card
      = json ? vouch_node_new_from_json (VOUCH_TYPE_CARD, json, &error) : NULL;
  g_autoptr (JsonNode) copy = NULL;

  g_assert ((card == NULL) == (error != NULL));
  if (!card)
    return 0;
  vouch_node_foreach (card, ask_cb, NULL);
  read_again (card);
  copy = vouch_node_json_with_new_ids (json);
  g_assert (json_node_is_immutable (copy));
  return 0;
}
