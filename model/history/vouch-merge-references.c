/* vouch-merge-references.c: a reference that one removed and the other cites stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-merge-private.h"

#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-reference.h"

/* What a citation names in a side that has both; @is_lost where that side has lost it, too. */
static VouchNode *
find_cited (GHashTable *side, VouchNode *citation, gboolean *is_lost)
{
  VouchNode *there = vouch_merge_find (side, vouch_node_get_id (citation), citation);
  const char *id = vouch_node_get_text (citation, "reference");
  VouchNode *cited = g_hash_table_lookup (side, id);

  if (!there || g_strcmp0 (vouch_node_get_text (there, "reference"), id) != 0)
    return NULL;
  if (!VOUCH_IS_REFERENCE (cited))
    *is_lost = TRUE;
  return VOUCH_IS_REFERENCE (cited) ? cited : NULL;
}

static JsonNode *
describe (GHashTable *side, const char *id)
{
  VouchNode *node = g_hash_table_lookup (side, id);

  return node ? vouch_node_to_json (node) : NULL;
}

static void
bring_back (VouchMerge *self, VouchNode *reference)
{
  VouchCard *card = vouch_document_get_card (vouch_work_tree_get_document (self->tree));
  VouchNodeList *list = vouch_node_get_list (VOUCH_NODE (card), "references");
  guint position = MIN (vouch_node_get_position (reference), vouch_node_list_get_size (list));
  const char *id = vouch_node_get_id (reference);
  VouchMergeConflict *conflict;

  if (!vouch_work_tree_insert_copy (self->tree, list, position, reference))
    return;
  conflict = vouch_merge_add_conflict (self, VOUCH_MERGE_CONFLICT_REFERENCE, id, NULL);
  conflict->base = describe (self->in_base, id);
  conflict->ours = describe (self->in_ours, id);
  conflict->theirs = describe (self->in_theirs, id);
}

static void
collect_cb (VouchNode *node, gpointer data)
{
  if (VOUCH_IS_CITATION (node))
    g_ptr_array_add (data, node);
}

/** Brings back each reference that the merge alone would have taken from a citation. */
void
vouch_merge_references (VouchMerge *self)
{
  VouchCard *card = vouch_document_get_card (vouch_work_tree_get_document (self->tree));
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();

  vouch_node_foreach (VOUCH_NODE (card), collect_cb, citations);
  for (guint i = 0; i < citations->len; i++)
    {
      VouchNode *citation = citations->pdata[i];
      const char *id = vouch_node_get_text (citation, "reference");
      gboolean is_lost = FALSE;
      VouchNode *ours = find_cited (self->in_ours, citation, &is_lost);
      VouchNode *theirs = find_cited (self->in_theirs, citation, &is_lost);

      if (!is_lost && (ours || theirs) && !vouch_work_tree_lookup (self->tree, id))
        bring_back (self, ours ? ours : theirs);
    }
}
