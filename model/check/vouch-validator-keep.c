/* vouch-validator-keep.c: what somebody keeps as it is, with a reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-repair.h"
#include "vouch-rule.h"
#include "vouch-validator-private.h"
#include "vouch-words.h"

/**
 * vouch_validator_can_consider:
 * @finding: a finding
 *
 * Returns: whether it may be kept as it is, with a reason: a warning or a hint, or
 *   the error of a rule that reads meaning, as those that a house writes do.
 */
gboolean
vouch_validator_can_consider (VouchFinding *finding)
{
  const VouchRule *rule = vouch_rules_find (vouch_finding_get_rule (finding));

  return vouch_finding_get_level (finding) != VOUCH_LEVEL_ERROR || !rule
         || (rule->flags & VOUCH_RULE_JUDGING);
}

/**
 * vouch_validator_consider:
 * @self: a validator
 * @finding: one of its findings
 * @reason: why it is kept as it is
 * @by: (nullable): who says so
 * @error: return location for a #VouchCheckError or #VouchChangeError
 *
 * Writes the reason into the card, as one step of the history. It falls when what
 * it speaks of changes.
 *
 * Returns: whether it did.
 */
gboolean
vouch_validator_consider (VouchValidator *self,
                          VouchFinding *finding,
                          const char *reason,
                          const char *by,
                          GError **error)
{
  VouchNode *node;
  GPtrArray *changes;
  g_autoptr (VouchChange) change = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), FALSE);

  node = vouch_document_lookup (vouch_validator_get_document (self),
                                vouch_finding_get_node (finding));
  if (!node || !vouch_validator_is_still_found (self, finding))
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE,
                           _ ("This has already been fixed."));
      return FALSE;
    }
  if (vouch_words_is_blank (reason) || !vouch_validator_can_consider (finding))
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_REASON,
                           vouch_words_is_blank (reason) ? _ ("Say why it is kept as it is.")
                                                         : _ ("This can’t be kept as it is."));
      return FALSE;
    }
  changes = vouch_repair_begin ();
  vouch_repair_set (changes, VOUCH_NODE (self->card), "considered",
                    vouch_considered_add (self->card, node, finding, reason, by));
  change = vouch_repair_end (changes, _ ("Keep as It Is"));
  if (!vouch_document_apply (self->document, change, error))
    return FALSE;
  vouch_validator_tell_handled (self, vouch_finding_get_rule (finding), VOUCH_HANDLED_CONSIDERED, 1);
  return TRUE;
}

/**
 * vouch_validator_take_back:
 * @self: a validator
 * @finding: one that is kept as it is
 * @error: return location for a #VouchCheckError or #VouchChangeError
 *
 * Takes the reason out of the card, as one step of the history: the finding counts again.
 *
 * Returns: whether it did.
 */
gboolean
vouch_validator_take_back (VouchValidator *self, VouchFinding *finding, GError **error)
{
  GPtrArray *changes;
  g_autoptr (VouchChange) change = NULL;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), FALSE);

  if (!vouch_considered_find (self->card, finding))
    {
      g_set_error_literal (error, VOUCH_CHECK_ERROR, VOUCH_CHECK_ERROR_GONE,
                           _ ("This has already been fixed."));
      return FALSE;
    }
  changes = vouch_repair_begin ();
  vouch_repair_set (changes, VOUCH_NODE (self->card), "considered",
                    vouch_considered_without (self->card, finding));
  change = vouch_repair_end (changes, _ ("Take Back"));
  return vouch_document_apply (vouch_validator_get_document (self), change, error);
}

static void
set_text (char **place, JsonObject *entry, const char *member)
{
  if (place)
    *place = g_strdup (entry ? vouch_json_get_text (entry, member) : NULL);
}

/**
 * vouch_validator_dup_reason:
 * @self: a validator
 * @finding: one that is kept as it is
 * @by: (out) (optional) (nullable): who says so
 * @at: (out) (optional) (nullable): when, in RFC 3339
 *
 * Returns: (transfer full) (nullable): why it is kept as it is.
 */
char *
vouch_validator_dup_reason (VouchValidator *self, VouchFinding *finding, char **by, char **at)
{
  JsonObject *entry;

  g_return_val_if_fail (VOUCH_IS_VALIDATOR (self), NULL);

  entry = vouch_considered_find (self->card, finding);
  set_text (by, entry, "by");
  set_text (at, entry, "at");
  return g_strdup (entry ? vouch_json_get_text (entry, "reason") : NULL);
}
