/* vouch-check.c: a card's findings all at once, for programs that don't edit it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check.h"

#include "vouch-document.h"
#include "vouch-rule.h"
#include "vouch-validator-private.h"

static VouchFindingList *
check (VouchCard *card, VouchProfile *profile, VouchSummary *summary)
{
  VouchDocument *open = vouch_node_get_document (VOUCH_NODE (card));
  g_autoptr (VouchDocument) document = open ? g_object_ref (open) : vouch_document_new (card);
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);

  vouch_validator_set_profile (validator, profile);
  vouch_validator_flush (validator);
  /* Whoever calls this has time to wait for the sources to be read. */
  vouch_validator_wait_for_quotes (validator);
  if (summary)
    vouch_validator_get_summary (validator, summary);
  return g_object_ref (vouch_validator_get_findings (validator));
}

/**
 * vouch_check_card_for:
 * @card: a card, open in a document or not
 * @profile: (nullable): what the house asks; %NULL for the default
 * @summary: (out caller-allocates) (optional): the card's counts
 *
 * May be called in any thread, for a card that belongs to it.
 *
 * Returns: (transfer full): what is found, in the card's order; it does not follow
 *   later changes.
 */
VouchFindingList *
vouch_check_card_for (VouchCard *card, VouchProfile *profile, VouchSummary *summary)
{
  /* A validator asks the main loop for its turns. With one that nobody runs it is alone with
   * the card: the program's own loop would judge it in another thread at the same time. */
  g_autoptr (GMainContext) context = g_main_context_new ();
  VouchFindingList *findings;

  g_main_context_push_thread_default (context);
  findings = check (card, profile, summary);
  g_main_context_pop_thread_default (context);
  return findings;
}

/** The same for the default profile. */
VouchFindingList *
vouch_check_card (VouchCard *card, VouchSummary *summary)
{
  return vouch_check_card_for (card, NULL, summary);
}

/**
 * vouch_check_explain:
 * @profile: (nullable): what the house asks: its own rules have pages too
 * @rule: a rule's id
 * @page: (out) (optional) (transfer full): what it finds and why, plain text, translated
 *
 * Returns: whether there is such a rule.
 */
gboolean
vouch_check_explain (VouchProfile *profile, const char *rule, char **page)
{
  const VouchRule *found
      = vouch_profile_find_rule (profile ? profile : vouch_profile_get_default (), rule);

  if (found && page)
    *page = vouch_rule_explain (found);
  return found != NULL;
}
