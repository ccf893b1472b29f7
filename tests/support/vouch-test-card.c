/* vouch-test-card.c: a small card for the tests of what alters cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-json.h"

/* Glance cell g1; highlights s1 to s3; advice a1 in a section within a section; item i1. */
static const char small_card[]
    = "{'format': 'vouch-scorecard', 'version': 1, 'id': 'card', 'kind': 'scorecard',"
      " 'language': 'en', 'title': 'A small card', 'drafting': 'machine',"
      " 'article': {'title': 'An article', 'type': 'unknown'},"
      " 'sections': ["
      "  {'id': 'glance', 'role': 'at-a-glance', 'title': 'At a Glance', 'statements': ["
      "   {'id': 'g1', 'label': 'Condition', 'text': 'Dry eye', 'origin': 'imported',"
      "    'citations': []}]},"
      "  {'id': 'high', 'role': 'key-highlights', 'title': 'Key Highlights', 'statements': ["
      "   {'id': 's1', 'text': 'Tears break up sooner.',"
      "    'marker': {'text': 'ensure sourced', 'at': 22}, 'origin': 'imported', 'citations': []},"
      "   {'id': 's2', 'text': 'Lenses dry the eye out.', 'marks': [{'from': 7, 'to': 10, 'as': "
      "'bold'}, {'from': 15, 'to': 22, 'as': 'italic'}], 'origin': 'written', 'citations': ["
      "    {'id': 'c1', 'reference': 'r1', 'relation': 'supports', 'how': 'chosen'},"
      "    {'id': 'c2', 'reference': 'r2', 'relation': 'background', 'how': 'typed'}],"
      "    'verified': {'by': 'Ann', 'at': '2026-01-02T03:04:05Z', 'digest': 'd'}},"
      "   {'id': 's3', 'text': 'Drops help.', 'origin': 'edited', 'citations': ["
      "    {'id': 'c3', 'reference': 'r2', 'relation': 'supports', 'how': 'chosen'}]}]},"
      "  {'id': 'advice', 'role': 'recommendations', 'title': 'Advice', 'sections': ["
      "   {'id': 'risks', 'role': 'risks', 'title': 'Risks', 'statements': ["
      "    {'id': 'a1', 'text': 'Stop drops that sting.', 'origin': 'written', 'citations': []}]},"
      "   {'id': 'care', 'role': 'management', 'title': 'Management', 'statements': []}]},"
      "  {'id': 'more', 'role': 'resources', 'title': 'Resources', 'sections': ["
      "   {'id': 'original', 'role': 'original-sources', 'title': 'Original sources', 'items': ["
      "    {'id': 'i1', 'text': 'The paper', 'citations': [{'id': 'c4', 'reference': 'r3',"
      "     'relation': 'background', 'how': 'chosen'}]}]}]}],"
      " 'references': ["
      "  {'id': 'r1', 'type': 'book', 'title': 'One'},"
      "  {'id': 'r2', 'type': 'book', 'title': 'Two'},"
      "  {'id': 'r3', 'type': 'book', 'title': 'Three'}],"
      " 'notes': ["
      "  {'id': 'n1', 'on': 's3', 'author': 'Ann', 'created': '2026-01-02T03:04:05Z',"
      "   'kind': 'question', 'blocking': false, 'body': 'Which drops?', 'replies': ["
      "    {'id': 'p1', 'author': 'Bob', 'created': '2026-01-02T03:04:06Z', 'body': 'All.'}]},"
      "  {'id': 'n2', 'on': 's2', 'author': 'Ann', 'created': '2026-01-02T03:04:05Z',"
      "   'kind': 'question', 'blocking': true, 'body': 'Sure?', 'replies': []}]}";

/** Returns: (transfer full): the small card, open. */
VouchDocument *
vouch_test_open_small_card (void)
{
  g_autoptr (JsonNode) json = vouch_test_parse (small_card);
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, json, &error);
  VouchDocument *document;

  if (!card)
    fail_msg ("No card: %s", error->message);
  document = vouch_document_new (VOUCH_CARD (card));
  assert_non_null (document);
  return document;
}

/** Returns: (transfer none): a node that must be there. */
VouchNode *
vouch_test_node (VouchDocument *document, const char *id)
{
  VouchNode *node = vouch_document_lookup (document, id);

  if (!node)
    fail_msg ("No node %s", id);
  return node;
}

/** Returns: (transfer none): a statement that must be there. */
VouchStatement *
vouch_test_statement (VouchDocument *document, const char *id)
{
  return VOUCH_STATEMENT (vouch_test_node (document, id));
}

/** Returns: (transfer full): a change from JSON that has ' for ". */
VouchChange *
vouch_test_change (const char *json)
{
  g_autoptr (JsonNode) node = vouch_test_parse (json);
  g_autoptr (GError) error = NULL;
  VouchChange *change = vouch_change_new_from_json (node, &error);

  if (!change)
    fail_msg ("%s: %s", json, error->message);
  return change;
}

/** Applies a change that must fit. */
void
vouch_test_apply (VouchDocument *document, VouchChange *change)
{
  g_autoptr (GError) error = NULL;

  assert_non_null (change);
  if (!vouch_document_apply (document, change, &error))
    fail_msg ("%s", error->message);
}

/** Returns: (transfer full): the ids in a list, with blanks between them. */
char *
vouch_test_list_ids (VouchDocument *document, const char *owner, const char *list)
{
  VouchNodeList *nodes = vouch_node_get_list (vouch_test_node (document, owner), list);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < vouch_node_list_get_size (nodes); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            vouch_node_get_id (vouch_node_list_peek (nodes, i)));
  return g_string_free (ids, FALSE);
}

static void
collect_cb (VouchNode *node, gpointer nodes)
{
  g_ptr_array_add (nodes, node);
}

/** Every node of the card is found by its id, and belongs to the document. */
void
vouch_test_check_index (VouchDocument *document)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (document)), collect_cb, nodes);
  for (guint i = 0; i < nodes->len; i++)
    {
      const char *id = vouch_node_get_id (nodes->pdata[i]);

      if (vouch_document_lookup (document, id) != nodes->pdata[i]
          || vouch_node_get_document (nodes->pdata[i]) != document)
        fail_msg ("%s is not known by its id", id);
    }
}
