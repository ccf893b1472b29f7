/* rule-cases-quotes.h: cases of the rules about quotes in their sources.
 *
 * The sources are made up: what is known of each quote is said by note_quotes().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rule-case.h"
#include "vouch-quote-states.h"

#define QUOTED "Osmolarity rose after eight hours of wear."
#define OF(source) "{'exact':'" QUOTED "','source':'" source "'}"
#define QUOTES(citation, source) { citation, "quote", OF (source) }

static const Case quote_cases[] = {
  /* quote-not-found */
  { "quote-not-found", 1, NULL, { QUOTES ("c2", "orphaned") } },
  { "quote-not-found", 1, NULL, { QUOTES ("c3", "orphaned") } },
  { "quote-not-found", 2, NULL, { QUOTES ("c2", "orphaned"), QUOTES ("c3", "orphaned") } },
  { "quote-not-found", 1, NULL, { QUOTES ("c2", "scan") } },
  { "quote-not-found", 1, "quote-stale", { QUOTES ("c2", "orphaned"), QUOTES ("c3", "stale") } },
  { "quote-not-found", 1, NULL, { { "c2", "region", "{'page':0,'box':[1,2,3,4]}" } } },
  { "quote-not-found", 1, NULL, { { "c2", "region", "{'page':2,'box':[3,2,1,4]}" } } },
  { "quote-not-found", 1, NULL, { { "c2", "region", "{'page':2,'box':[1,2,1,4]}" } } },
  { "quote-not-found", 1, NULL, { { "c2", "region", "{'page':2,'box':[7,7,7,7]}" } } },
  { "quote-not-found", 0, NULL, { { "c2", "region", "{'page':2,'box':[0,0,0,0]}" } } },
  { "quote-not-found", 0, NULL, { { "c2", "region", "{'page':2,'box':[1,2,3,4]}" } } },
  { "quote-not-found", 0, NULL, { { "c2", "region", "{'page':2}" } } },
  { "quote-not-found", 0, NULL, { QUOTES ("c2", "found") } },
  { "quote-not-found", 0, NULL, { QUOTES ("c2", "not-in-the-store") } },
  { "quote-not-found", 0, NULL, { QUOTES ("c2", "not-looked-up-yet") } },
  { "quote-not-found", 0, NULL, { { "c2", "quote", "{'exact':'" QUOTED "'}" } } },
  { "quote-not-found", 0, "quote-ambiguous", { QUOTES ("c2", "ambiguous") } },
  /* quote-stale */
  { "quote-stale", 1, NULL, { QUOTES ("c2", "stale") } },
  { "quote-stale", 1, NULL, { QUOTES ("c2", "number") } },
  { "quote-stale", 2, NULL, { QUOTES ("c2", "stale"), QUOTES ("c3", "number") } },
  { "quote-stale", 1, NULL, { QUOTES ("c3", "stale") } },
  { "quote-stale", 1, "quote-ambiguous", { QUOTES ("c2", "stale"), QUOTES ("c3", "ambiguous") } },
  { "quote-stale", 0, NULL, { QUOTES ("c2", "found") } },
  { "quote-stale", 0, NULL, { QUOTES ("c2", "not-in-the-store") } },
  { "quote-stale", 0, NULL, { { "c2", "quote", "{'exact':'" QUOTED "','source':''}" } } },
  { "quote-stale", 0, "quote-not-found", { QUOTES ("c2", "orphaned") } },
  { "quote-stale", 0, "quote-ambiguous", { QUOTES ("c2", "ambiguous") } },
  /* quote-ambiguous */
  { "quote-ambiguous", 1, NULL, { QUOTES ("c2", "ambiguous") } },
  { "quote-ambiguous", 1, NULL, { QUOTES ("c3", "ambiguous") } },
  { "quote-ambiguous", 2, NULL, { QUOTES ("c2", "ambiguous"), QUOTES ("c3", "ambiguous") } },
  { "quote-ambiguous", 1, "quote-stale", { QUOTES ("c2", "ambiguous"), QUOTES ("c3", "stale") } },
  { "quote-ambiguous",
    1,
    "quote-not-found",
    { QUOTES ("c2", "ambiguous"), QUOTES ("c3", "orphaned") } },
  { "quote-ambiguous", 0, NULL, { QUOTES ("c2", "found") } },
  { "quote-ambiguous", 0, NULL, { QUOTES ("c2", "not-in-the-store") } },
  { "quote-ambiguous", 0, NULL, { QUOTES ("c2", "not-looked-up-yet") } },
  { "quote-ambiguous", 0, "quote-stale", { QUOTES ("c2", "stale") } },
  { "quote-ambiguous",
    0,
    NULL,
    { { "c2", "quote",
        "{'exact':'" QUOTED "','source':'ambiguous','prefix':'At night ','suffix':' In'}" } } },
};

static void
note_quotes (void)
{
  static const struct
  {
    const char *source;
    gboolean is_known;
    VouchAnchorState state;
    VouchAnchorReason reason;
    const char *prefix;
    const char *suffix;
  } known[] = {
    { "found", TRUE, VOUCH_ANCHOR_FOUND, 0, NULL, NULL },
    { "stale", TRUE, VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_WORDS, NULL, NULL },
    { "number", TRUE, VOUCH_ANCHOR_STALE, VOUCH_ANCHOR_REASON_NUMBER, NULL, NULL },
    { "ambiguous", TRUE, VOUCH_ANCHOR_AMBIGUOUS, 0, NULL, NULL },
    { "ambiguous", TRUE, VOUCH_ANCHOR_FOUND, 0, "At night ", " In" },
    { "orphaned", TRUE, VOUCH_ANCHOR_ORPHANED, 0, NULL, NULL },
    { "scan", TRUE, VOUCH_ANCHOR_ORPHANED, VOUCH_ANCHOR_REASON_NO_TEXT, NULL, NULL },
    { "not-in-the-store", FALSE, VOUCH_ANCHOR_ORPHANED, 0, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const VouchQuoteQuery query = { known[i].source, QUOTED, known[i].prefix, known[i].suffix };
      const VouchQuoteState state = { known[i].is_known,
                                      { .state = known[i].state, .reason = known[i].reason },
                                      known[i].reason ? (char *) "It fell." : NULL };

      vouch_quote_states_note (vouch_quote_states_get_default (), &query, &state);
    }
}
