/* vouch-anchor-propose.c: what `vouch anchor --card` proposes, and writes where it is asked to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-anchor-propose.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-file-io.h"
#include "vouch-json.h"
#include "vouch-source-attach.h"
#include "vouch-source-line.h"

/* So much of a passage is printed for people. */
#define MAX_SHOWN 70

struct _VouchAnchorPropose
{
  VouchDocument *document;             /* (owned) */
  VouchPassageProposals *proposals;    /* (owned) (nullable) */
  GHashTable *done;                    /* (owned): ids of citations (owned) whose proposal is in the card now */
  const VouchAnchorCardOptions *options; /* (unowned) */
  char *etag;                          /* (owned) (nullable): of the file that is written anew */
};

/* --- another edition --- */

static void
gather_cb (VouchNode *node, gpointer data)
{
  JsonObject *quote
      = VOUCH_IS_CITATION (node) ? vouch_json_node_object (vouch_node_get_value (node, "quote")) : NULL;
  const char *reference = quote ? vouch_citation_get_reference (VOUCH_CITATION (node)) : NULL;

  if (reference)
    g_hash_table_add (data, (gpointer) reference);
}

/* Returns: (transfer none) (nullable): the one that all passages are from */
static const char *
find_only_reference (VouchCard *card)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) ids = NULL;

  vouch_node_foreach (VOUCH_NODE (card), gather_cb, seen);
  ids = g_hash_table_get_keys (seen);
  return ids && !ids->next ? ids->data : NULL;
}

static VouchNode *
find_reference (VouchAnchorPropose *self, GError **error)
{
  const char *id = self->options->reference ? self->options->reference
                                            : find_only_reference (vouch_document_get_card (self->document));
  VouchNode *node = id ? vouch_document_lookup (self->document, id) : NULL;

  if (VOUCH_IS_REFERENCE (node))
    return node;
  if (id)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("The card has no reference “%s”."), id);
  else
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("Specify with --reference which reference of the card the file belongs to."));
  return NULL;
}

static gboolean
take_edition (VouchAnchorPropose *self, GError **error)
{
  VouchNode *reference = find_reference (self, error);
  g_autoptr (GFile) file = NULL;
  g_autoptr (VouchSource) source = NULL;
  g_autoptr (VouchChange) change = NULL;

  if (!reference)
    return FALSE;
  file = g_file_new_for_commandline_arg (self->options->source);
  source = vouch_source_keep (file, vouch_node_get_id (reference), NULL, error);
  if (!source)
    return FALSE;
  change = vouch_source_edit_attach (VOUCH_REFERENCE (reference), source->digest);
  return !change || vouch_document_edit (self->document, change, error);
}

/* --- into the card --- */

static gboolean
is_agreed (VouchAnchorPropose *self, const char *citation)
{
  const char *const *take = self->options->take;

  return take && (g_strv_contains (take, citation) || g_strv_contains (take, "all"));
}

static gboolean
carry_out (VouchAnchorPropose *self, const VouchProposal *proposal, GError **error)
{
  VouchCitation *citation = VOUCH_CITATION (vouch_document_lookup (self->document, proposal->citation));
  gboolean is_taken = vouch_proposal_is_no_judgement (proposal, citation)
                      || (proposal->kind != VOUCH_PROPOSAL_NONE && is_agreed (self, proposal->citation));
  g_autoptr (VouchChange) change
      = is_taken ? vouch_proposal_take (proposal, citation) : vouch_proposal_follow (proposal, citation);

  if (!change)
    return TRUE;
  if (is_taken)
    g_hash_table_add (self->done, g_strdup (proposal->citation));
  return vouch_document_edit (self->document, change, error);
}

static gboolean
carry_out_all (VouchAnchorPropose *self, GError **error)
{
  for (guint i = 0; i < vouch_passage_proposals_get_size (self->proposals); i++)
    if (!carry_out (self, vouch_passage_proposals_get (self->proposals, i), error))
      return FALSE;
  return TRUE;
}

/* A name that was mistyped would leave the card as it is, in silence. */
static gboolean
knows_all (VouchAnchorPropose *self, GError **error)
{
  const char *const *take = self->options->take;

  for (guint i = 0; take && take[i]; i++)
    {
      const VouchProposal *proposal = vouch_passage_proposals_find (self->proposals, take[i]);

      if (g_str_equal (take[i], "all") || (proposal && proposal->kind != VOUCH_PROPOSAL_NONE))
        continue;
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("Nothing is proposed for “%s”."), take[i]);
      return FALSE;
    }
  return TRUE;
}

/**
 * vouch_anchor_propose_new:
 * @card: a card, which may be altered
 * @etag: (nullable): of what @card was read from, where it is written there again
 * @options: what was asked for; must outlive it
 * @error: return location
 *
 * Looks for proposals. Where an output is asked for, @card has its passages marked anew then: those
 * that only moved, and what was agreed to.
 *
 * Returns: (transfer full) (nullable): to print and to write
 */
VouchAnchorPropose *
vouch_anchor_propose_new (VouchCard *card, const char *etag, const VouchAnchorCardOptions *options, GError **error)
{
  g_autoptr (VouchAnchorPropose) self = g_new0 (VouchAnchorPropose, 1);

  self->options = options;
  self->etag = g_strdup (etag);
  self->document = vouch_document_new (card);
  self->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (options->source && !take_edition (self, error))
    return NULL;
  self->proposals = vouch_passage_proposals_look (card, NULL, error);
  if (!self->proposals || !knows_all (self, error) || (options->output && !carry_out_all (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
vouch_anchor_propose_free (VouchAnchorPropose *self)
{
  g_clear_pointer (&self->proposals, vouch_passage_proposals_free);
  g_clear_pointer (&self->done, g_hash_table_unref);
  g_clear_object (&self->document);
  g_free (self->etag);
  g_free (self);
}

/** Returns: whether the card is in the file that was asked for. What was saved there since it was read is
 * somebody’s work, and stays. */
gboolean
vouch_anchor_propose_write (VouchAnchorPropose *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->options->output);
  g_autoptr (GBytes) bytes = vouch_card_format_write (vouch_document_get_card (self->document));

  return vouch_file_write (file, bytes, self->etag ? VOUCH_FILE_IF_UNCHANGED : VOUCH_FILE_OVERWRITE, self->etag, NULL,
                           error);
}

/* --- in print --- */

static const VouchProposal *
find_proposal (VouchAnchorPropose *self, const char *citation)
{
  const VouchProposal *proposal = vouch_passage_proposals_find (self->proposals, citation);

  return proposal && proposal->kind != VOUCH_PROPOSAL_NONE ? proposal : NULL;
}

/** Returns: (transfer full): what is proposed for the citation, for programs; null where nothing is */
JsonNode *
vouch_anchor_propose_to_json (VouchAnchorPropose *self, const char *citation)
{
  const VouchProposal *proposal = find_proposal (self, citation);

  if (!proposal)
    return vouch_json_new_null ();
  return vouch_json_new_members ("kind", vouch_json_new_text (vouch_proposal_kind_get_name (proposal->kind)),
                                 "taken", vouch_json_new_boolean (g_hash_table_contains (self->done, citation)),
                                 "quote", json_node_ref (proposal->after), NULL);
}

static const char *
describe_kind (const VouchProposal *proposal, gboolean is_done)
{
  switch (proposal->kind)
    {
    case VOUCH_PROPOSAL_MOVED:
      return is_done ? _ ("moved: the same words") : _ ("could move: the same words");
    case VOUCH_PROPOSAL_TIDIED:
      return is_done ? _ ("tidied: the words without the ends of lines in them")
                     : _ ("could be tidied: the words without the ends of lines in them");
    case VOUCH_PROPOSAL_REWORDED:
      return is_done ? _ ("marked anew: the file’s own words") : _ ("could be marked anew: the file’s own words");
    case VOUCH_PROPOSAL_OTHER:
      return is_done ? _ ("replaced: another passage") : _ ("could be replaced: another passage");
    case VOUCH_PROPOSAL_NONE:
    default:
      return "";
    }
}

/** Returns: (transfer full) (nullable): the same for people, in one line */
char *
vouch_anchor_propose_dup_line (VouchAnchorPropose *self, const char *citation)
{
  const VouchProposal *proposal = find_proposal (self, citation);
  gboolean is_done = g_hash_table_contains (self->done, citation);
  JsonObject *quote = proposal ? vouch_json_node_object (proposal->after) : NULL;
  g_autofree char *words = NULL;
  g_autofree char *page = NULL;
  g_autofree char *take = NULL;

  if (!proposal)
    return NULL;
  words = vouch_source_line (vouch_json_get_text (quote, "exact"), MAX_SHOWN);
  if (vouch_json_get_int (quote, "page", 0) > 0)
    page = g_strdup_printf (_ (", p. %u"), (guint) vouch_json_get_int (quote, "page", 0));
  if (!is_done && proposal->kind != VOUCH_PROPOSAL_MOVED)
    take = g_strdup_printf ("  --take=%s", citation);
  return g_strdup_printf ("           %s%s: “%s”%s\n", describe_kind (proposal, is_done), page ? page : "", words,
                          take ? take : "");
}
