/* vouch-passage-proposals.c: where the passages of a card may be marked instead.
 *
 * A passage follows its reference to another file where its words stand there; that is no judgement,
 * and may be done unasked. The words that a file has instead of the quote's, and another passage
 * that bears an edited statement out, are only proposed: somebody has to read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-proposals.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-passage-cite.h"
#include "vouch-passage-finder.h"
#include "vouch-reanchor-private.h"
#include "vouch-source-line.h"
#include "vouch-source-store.h"
#include "vouch-source-unbreak.h"
#include "vouch-standing.h"
#include "vouch-statement-edit-private.h"
#include "vouch-statement.h"
#include "vouch-support-fit.h"

/* As many of a statement's passages are judged, of the card's sources and of the others. */
#define MAX_JUDGED 10

struct _VouchPassageProposals
{
  GPtrArray *list; /* (owned) (element-type VouchProposal) */
};

/* What looking needs. */
typedef struct
{
  VouchCard *card;            /* (unowned) */
  VouchSourceStore *store;    /* (owned) */
  VouchPassageFinder *finder; /* (owned) */
  GStrv names;                /* (owned): of the card's sources */
  GHashTable *indexes;        /* (owned): digest to VouchAnchorIndex (nullable) */
  GPtrArray *list;            /* (unowned): what is found */
  GCancellable *cancellable;  /* (unowned) (nullable) */
  GError *error;              /* (owned) (nullable) */
} Look;

static void
proposal_free (gpointer data)
{
  VouchProposal *self = data;

  g_free (self->citation);
  g_clear_pointer (&self->before, json_node_unref);
  g_clear_pointer (&self->after, json_node_unref);
  g_clear_pointer (&self->kept, json_node_unref);
  g_clear_pointer (&self->passage, vouch_passage_unref);
  g_free (self);
}

static void
unref_index (gpointer index)
{
  if (index)
    vouch_anchor_index_unref (index);
}

static const char *
get_member (JsonNode *quote, const char *member)
{
  return vouch_json_get_text (vouch_json_node_object (quote), member);
}

/* --- the file that a passage is looked up in --- */

static VouchAnchorIndex *
load_index (Look *look, const char *digest)
{
  g_autoptr (VouchSource) source = vouch_source_store_find (look->store, digest, NULL);
  g_autoptr (VouchSourceText) text = source ? vouch_source_store_load (look->store, source, NULL) : NULL;

  return text ? vouch_anchor_index_new (text) : NULL;
}

/* Returns: (transfer none) (nullable): of the file, which is read once. */
static VouchAnchorIndex *
get_index (Look *look, const char *digest)
{
  gpointer index;

  if (!digest || !*digest)
    return NULL;
  if (!g_hash_table_lookup_extended (look->indexes, digest, NULL, &index))
    {
      index = load_index (look, digest);
      g_hash_table_insert (look->indexes, g_strdup (digest), index);
    }
  return index;
}

static const char *
get_file_of_reference (Look *look, VouchNode *citation)
{
  const char *id = vouch_citation_get_reference (VOUCH_CITATION (citation));
  VouchNodeList *references = vouch_card_get_references (look->card);

  for (guint i = 0; id && i < vouch_node_list_get_size (references); i++)
    {
      VouchNode *reference = vouch_node_list_peek (references, i);

      if (g_str_equal (vouch_node_get_id (reference), id))
        return vouch_node_get_text (reference, "source");
    }
  return NULL;
}

/* What the reference has now; where that is not at hand, what the passage was marked in. */
static const char *
choose_file (Look *look, VouchNode *citation, JsonNode *quote)
{
  const char *now = get_file_of_reference (look, citation);

  return get_index (look, now) ? now : get_member (quote, "source");
}

/* --- another passage --- */

/* Of the sources that the card names: what else the store has is not offered in a paper's place. */
static gboolean
is_better (const VouchPassage *passage, VouchNode *statement)
{
  return passage->reference
         && vouch_support_judge (passage, vouch_statement_get_text (VOUCH_STATEMENT (statement))) == VOUCH_SUPPORT_FITS
         && !vouch_passage_is_cited (statement, passage);
}

static void
propose_other (Look *look, VouchProposal *proposal, VouchNode *statement)
{
  g_autoptr (GPtrArray) found
      = vouch_passage_finder_find (look->finder, vouch_statement_get_text (VOUCH_STATEMENT (statement)),
                                   (const char *const *) look->names, NULL, MAX_JUDGED, look->cancellable,
                                   look->error ? NULL : &look->error);

  for (guint i = 0; found && i < found->len; i++)
    if (is_better (found->pdata[i], statement))
      {
        g_autoptr (VouchPassageQuote) quote = vouch_passage_quote_new_from (found->pdata[i]);

        proposal->kind = VOUCH_PROPOSAL_OTHER;
        proposal->passage = vouch_passage_ref (found->pdata[i]);
        proposal->after = vouch_passage_quote_to_json (quote);
        return;
      }
}

/* Only for what bears a statement out: of a passage that contradicts it none is better. */
static gboolean
wants_other (VouchNode *citation, const VouchAnchor *anchor)
{
  VouchNode *owner = vouch_node_get_parent (citation);
  g_autofree char *unborne = NULL;

  if (!VOUCH_IS_STATEMENT (owner) || !vouch_citation_supports (VOUCH_CITATION (citation)))
    return FALSE;
  if (anchor->state == VOUCH_ANCHOR_ORPHANED)
    return TRUE;
  unborne = vouch_statement_dup_unborne (VOUCH_STATEMENT (owner));
  return unborne != NULL;
}

/* --- one passage --- */

static void
propose_words (VouchProposal *proposal, VouchSourceText *text, const char *digest, const VouchAnchor *anchor)
{
  g_autoptr (VouchPassageQuote) there
      = vouch_passage_quote_new (text, digest, anchor->parts[0].start, anchor->parts[anchor->n_parts - 1].end);

  if (!there)
    return;
  proposal->kind = VOUCH_PROPOSAL_REWORDED;
  proposal->after = vouch_passage_quote_to_json (there);
}

/* Halves of words that ends of lines left in it; a line's end that is one stays. */
static void
propose_tidied (VouchProposal *proposal, VouchSourceText *text, const char *digest, const VouchAnchor *anchor)
{
  const char *exact = get_member (proposal->before, "exact");
  g_autofree char *line = vouch_source_line (exact, 0);
  g_autoptr (VouchPassageQuote) there
      = vouch_passage_quote_new (text, digest, anchor->parts[0].start, anchor->parts[anchor->n_parts - 1].end);
  g_autoptr (JsonNode) words = there ? vouch_json_new_text (there->exact) : NULL;

  /* Only of a page is it known which hyphens are those of its lines. */
  if (!there || vouch_source_text_get_n_pages (text) == 0 || g_str_equal (there->exact, line)
      || !vouch_source_is_same (there->exact, exact))
    return;
  proposal->kind = VOUCH_PROPOSAL_TIDIED;
  proposal->after = vouch_json_with_member (proposal->before, "exact", words);
}

/* Whether it stands in the file that it was marked in, with what was around it. */
static gboolean
stands (VouchAnchorIndex *index, const char *digest, JsonNode *quote)
{
  return g_strcmp0 (get_member (quote, "source"), digest) == 0
         && vouch_anchor_find (index, get_member (quote, "exact"), get_member (quote, "prefix"),
                               get_member (quote, "suffix"))
                    .state
                == VOUCH_ANCHOR_FOUND;
}

static void
propose_place (VouchProposal *proposal, VouchAnchorIndex *index, const char *digest, const VouchAnchor *anchor)
{
  VouchSourceText *text = vouch_anchor_index_get_text (index);
  JsonNode *quote = proposal->before;

  if (anchor->state == VOUCH_ANCHOR_FOUND)
    {
      if (stands (index, digest, quote))
        {
          propose_tidied (proposal, text, digest, anchor);
          return;
        }
      proposal->kind = VOUCH_PROPOSAL_MOVED;
      proposal->after = vouch_reanchor_move_quote (text, digest, anchor, quote);
      return;
    }
  if (g_strcmp0 (get_member (quote, "source"), digest) != 0)
    proposal->kept = vouch_reanchor_keep_words (digest, quote);
  if (anchor->state == VOUCH_ANCHOR_STALE && anchor->n_parts > 0)
    propose_words (proposal, text, digest, anchor);
}

static void
look_at (Look *look, VouchNode *citation, JsonNode *quote)
{
  const char *digest = choose_file (look, citation, quote);
  VouchAnchorIndex *index = get_index (look, digest);
  VouchProposal *proposal;
  VouchAnchor anchor;

  if (!index)
    return;
  anchor = vouch_reanchor_find (index, quote);
  proposal = g_new0 (VouchProposal, 1);
  proposal->citation = g_strdup (vouch_node_get_id (citation));
  proposal->before = json_node_ref (quote);
  propose_place (proposal, index, digest, &anchor);
  if (proposal->kind == VOUCH_PROPOSAL_NONE && wants_other (citation, &anchor))
    propose_other (look, proposal, vouch_node_get_parent (citation));
  if (proposal->kind == VOUCH_PROPOSAL_NONE && !proposal->kept)
    proposal_free (proposal);
  else
    g_ptr_array_add (look->list, proposal);
}

static void
look_cb (VouchNode *node, gpointer data)
{
  Look *look = data;
  JsonNode *quote = VOUCH_IS_CITATION (node) ? vouch_node_get_value (node, "quote") : NULL;
  const char *exact = get_member (quote, "exact");

  if (exact && *exact && !look->error && !g_cancellable_set_error_if_cancelled (look->cancellable, &look->error))
    look_at (look, node, quote);
}

/**
 * vouch_passage_proposals_look:
 * @card: a card
 * @cancellable: (nullable): to give up
 * @error: return location for a #VouchSourceError or #GIOErrorEnum
 *
 * Looks up the card's passages in the files that its references have now. Reads files: not for the
 * main thread of a window.
 *
 * Returns: (transfer full) (nullable): for those that are not found where they were marked, or that no
 *   longer bear their statement out
 */
VouchPassageProposals *
vouch_passage_proposals_look (VouchCard *card, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPassageProposals) self = g_new0 (VouchPassageProposals, 1);
  Look look = { .card = card, .cancellable = cancellable };

  self->list = look.list = g_ptr_array_new_with_free_func (proposal_free);
  if (!vouch_source_store_exists (NULL))
    return g_steal_pointer (&self);
  look.store = vouch_source_store_open (NULL, error);
  if (!look.store)
    return NULL;
  look.finder = vouch_passage_finder_new (NULL);
  look.names = vouch_passage_list_sources (card);
  look.indexes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_index);
  vouch_node_foreach (VOUCH_NODE (card), look_cb, &look);
  g_hash_table_unref (look.indexes);
  g_strfreev (look.names);
  g_object_unref (look.finder);
  vouch_source_store_free (look.store);
  if (!look.error)
    return g_steal_pointer (&self);
  g_propagate_error (error, look.error);
  return NULL;
}

void
vouch_passage_proposals_free (VouchPassageProposals *self)
{
  g_ptr_array_unref (self->list);
  g_free (self);
}

guint
vouch_passage_proposals_get_size (VouchPassageProposals *self)
{
  return self->list->len;
}

const VouchProposal *
vouch_passage_proposals_get (VouchPassageProposals *self, guint position)
{
  g_return_val_if_fail (position < self->list->len, NULL);

  return self->list->pdata[position];
}

/** Returns: (transfer none) (nullable): what is proposed for that citation */
const VouchProposal *
vouch_passage_proposals_find (VouchPassageProposals *self, const char *citation)
{
  for (guint i = 0; i < self->list->len; i++)
    if (g_str_equal (((VouchProposal *) self->list->pdata[i])->citation, citation))
      return self->list->pdata[i];
  return NULL;
}

/** Returns: for programs; %NULL where nothing is proposed */
const char *
vouch_proposal_kind_get_name (VouchProposalKind kind)
{
  static const char *const names[] = { NULL, "moved", "tidied", "reworded", "other" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

/* --- what becomes of the card --- */

static VouchChange *
put (VouchCitation *citation, JsonNode *quote)
{
  GPtrArray *parts = vouch_edit_begin ();

  if (quote)
    vouch_edit_set (parts, VOUCH_NODE (citation), "quote", json_node_ref (quote));
  return vouch_edit_end (parts, VOUCH_NODE (citation), _ ("Find Passages in New File"));
}

static VouchChange *
use_other (const VouchProposal *self, VouchCitation *citation)
{
  VouchNode *node = VOUCH_NODE (citation);
  VouchCard *card = VOUCH_CARD (vouch_node_get_root (node));
  g_autoptr (VouchPassageQuote) quote = vouch_passage_quote_new_from (self->passage);
  g_autoptr (VouchReference) reference = vouch_passage_dup_reference (card, self->passage);

  /* Two passages of one statement may have been offered the same one. */
  return reference && !vouch_passage_is_cited (vouch_node_get_parent (node), self->passage) ? vouch_passage_replace (citation, reference, quote, "suggested")
                                                                                            : NULL;
}

/**
 * vouch_proposal_take:
 * @self: a proposal that somebody has agreed to
 * @citation: its citation
 *
 * Returns: (transfer full) (nullable): the step, for vouch_document_edit(); %NULL where nothing is
 *   proposed, or the citation was given another passage meanwhile
 */
VouchChange *
vouch_proposal_take (const VouchProposal *self, VouchCitation *citation)
{
  if (!vouch_json_equal (vouch_node_get_value (VOUCH_NODE (citation), "quote"), self->before))
    return NULL;
  return self->kind == VOUCH_PROPOSAL_OTHER ? use_other (self, citation) : put (citation, self->after);
}

/* What somebody has checked or approved is not altered unasked, be it a hyphen. */
static gboolean
is_reviewed (VouchCitation *citation)
{
  VouchNode *owner = vouch_node_get_parent (VOUCH_NODE (citation));
  VouchNode *card = vouch_node_get_root (VOUCH_NODE (citation));
  JsonArray *approvals = vouch_json_node_array (vouch_node_get_value (card, "approvals"));

  return (approvals && vouch_json_array_length (approvals) > 0)
         || (VOUCH_IS_STATEMENT (owner) && vouch_statement_get_rung (VOUCH_STATEMENT (owner)) == VOUCH_RUNG_VERIFIED);
}

/**
 * vouch_proposal_is_no_judgement:
 * @self: a proposal
 * @citation: its citation
 *
 * Returns: whether it may be taken unasked: the words stay the same, and nobody's word on them falls
 */
gboolean
vouch_proposal_is_no_judgement (const VouchProposal *self, VouchCitation *citation)
{
  return self->kind == VOUCH_PROPOSAL_MOVED || (self->kind == VOUCH_PROPOSAL_TIDIED && !is_reviewed (citation));
}

/**
 * vouch_proposal_follow:
 * @self: a proposal
 * @citation: its citation
 *
 * As much of it as is no judgement: words that stand in the reference's file get their place there, and lose the
 * hyphens of its lines' ends where nobody has checked them; what
 * was marked in another file and doesn't stand there is put against this one as it is, so that the checks tell.
 *
 * Returns: (transfer full) (nullable): the step, as for vouch_proposal_take()
 */
VouchChange *
vouch_proposal_follow (const VouchProposal *self, VouchCitation *citation)
{
  if (!vouch_json_equal (vouch_node_get_value (VOUCH_NODE (citation), "quote"), self->before))
    return NULL;
  return put (citation, vouch_proposal_is_no_judgement (self, citation) ? self->after : self->kept);
}
