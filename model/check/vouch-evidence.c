/* vouch-evidence.c: what a statement says against what its passages say, read once a change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-evidence.h"

#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-number-label.h"

/** Returns: (transfer none) (nullable): the words of the source that a citation quotes. */
const char *
vouch_citation_get_quote (VouchNode *citation)
{
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (citation, "quote"));
  const char *exact = vouch_json_get_text (quote, "exact");

  return exact && *exact ? exact : NULL;
}

static const char *
get_typed (VouchNode *citation)
{
  const char *typed = vouch_node_get_text (citation, "seen-by-eye");

  return typed && *typed && !vouch_citation_get_quote (citation) ? typed : NULL;
}

/**
 * vouch_citation_get_passage:
 * @citation: a citation
 *
 * Returns: (transfer none) (nullable): the words of its passage: a quote, or what was typed by
 *   somebody who saw it
 */
const char *
vouch_citation_get_passage (VouchNode *citation)
{
  const char *quote = vouch_citation_get_quote (citation);

  return quote ? quote : get_typed (citation);
}

/**
 * vouch_evidence_get_passages:
 * @statement: a statement
 *
 * Returns: (transfer container) (element-type utf8): the passages that support it, and %NULL;
 *   they belong to the statement
 */
GPtrArray *
vouch_evidence_get_passages (VouchStatement *statement)
{
  VouchNodeList *citations = vouch_statement_get_citations (statement);
  GPtrArray *passages = g_ptr_array_new ();

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      const char *passage = vouch_citation_get_passage (citation);

      if (passage && vouch_citation_supports (VOUCH_CITATION (citation)))
        g_ptr_array_add (passages, (gpointer) passage);
    }
  g_ptr_array_add (passages, NULL);
  return passages;
}

static void
count_citations (VouchEvidence *self, VouchNodeList *citations)
{
  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);

      if (!vouch_citation_supports (VOUCH_CITATION (citation)))
        continue;
      self->n_typed += get_typed (citation) != NULL;
      self->n_unread
          += !vouch_citation_get_passage (citation) && vouch_node_get_value (citation, "region");
    }
}

static void
read_passages (VouchEvidence *self, const char *text, GPtrArray *passages, gboolean has_numbers)
{
  self->all = ~0U;
  for (guint i = 0; passages->pdata[i]; i++)
    {
      VouchCue cues = vouch_cue_find (passages->pdata[i]);

      self->any |= cues;
      self->all &= cues;
      self->n_passages++;
    }
  if (has_numbers)
    self->agreement
        = vouch_agreement_new (text, (const char *const *) passages->pdata, self->n_unread > 0);
}

/**
 * vouch_evidence_new:
 * @statement: a statement with text
 *
 * Returns: (transfer full): what is to be known of it and its passages
 */
VouchEvidence *
vouch_evidence_new (VouchStatement *statement)
{
  VouchEvidence *self = g_new0 (VouchEvidence, 1);
  VouchNodeList *citations = vouch_statement_get_citations (statement);
  g_autofree char *raised = vouch_statement_dup_raised_text (statement);
  const char *text = raised ? raised : vouch_statement_get_text (statement);
  gboolean has_numbers = vouch_numbers_may_have (text) || vouch_number_labels_may_have (text);

  self->cues = vouch_cue_find (text);
  if (vouch_node_list_get_size (citations) > 0)
    {
      g_autoptr (GPtrArray) passages = vouch_evidence_get_passages (statement);

      count_citations (self, citations);
      if (passages->len > 1)
        read_passages (self, text, passages, has_numbers);
    }
  if (!self->agreement && has_numbers)
    {
      self->figures = vouch_numbers_read (text);
      for (guint i = 0; i < self->figures->len; i++)
        g_array_index (self->figures, VouchNumber, i).noun = NULL;
    }
  return self;
}

/** Frees it. */
void
vouch_evidence_free (VouchEvidence *self)
{
  g_clear_pointer (&self->figures, g_array_unref);
  g_clear_pointer (&self->agreement, vouch_agreement_free);
  g_free (self);
}

/** Returns: (transfer none) (nullable) (element-type VouchNumber): the values that it states. */
const GArray *
vouch_evidence_get_figures (VouchEvidence *self)
{
  return self->agreement ? self->agreement->numbers : self->figures;
}
