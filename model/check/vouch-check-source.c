/* vouch-check-source.c: what kind of article bears a statement out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check-source.h"

#include "vouch-citation.h"
#include "vouch-cue.h"
#include "vouch-node-list.h"
#include "vouch-statement.h"

/* Where several bear it out, the first of these counts: it can carry most. */
static const char *const by_strength[]
    = { "unknown",     "guideline",   "systematic-review", "trial", "review",    "observational",
        "qualitative", "case-report", "sponsored",         "news",  "interview", "opinion" };

static guint
get_rank (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_strength); i++)
    if (g_strcmp0 (kind, by_strength[i]) == 0)
      return i;
  return 0;
}

/* A card that doesn't say which of its references is the article has one in mind. */
static guint
get_rank_of (VouchCheck *check, const char *reference)
{
  const char *article = vouch_card_get_article_reference (check->card);
  VouchCheckUnit *unit = vouch_check_index_lookup (check->index, reference);
  guint rank = unit ? get_rank (unit->facts.kind) : 0;

  if (!article || g_strcmp0 (article, reference) == 0)
    return get_rank (vouch_card_get_article_type (check->card));
  return rank;
}

/**
 * vouch_check_get_source_kind:
 * @check: a check of a statement
 *
 * The type of the article for what cites it; of other references, what their titles say.
 *
 * Returns: as in article/type; "unknown" where one that supports it is
 */
const char *
vouch_check_get_source_kind (VouchCheck *check)
{
  VouchNodeList *citations = vouch_node_get_list (check->unit->node, "citations");
  guint best = G_N_ELEMENTS (by_strength);

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);

      if (vouch_citation_supports (citation))
        best = MIN (best, get_rank_of (check, vouch_citation_get_reference (citation)));
    }
  if (best == G_N_ELEMENTS (by_strength))
    best = get_rank (vouch_card_get_article_type (check->card));
  return by_strength[best];
}

/** Returns: whether it is one of @kinds, which have a space between them. */
gboolean
vouch_check_has_source_kind (VouchCheck *check, const char *kinds)
{
  return vouch_cue_is_among (vouch_check_get_source_kind (check), kinds);
}
