/* vouch-validator-await.c: whether what was found is found still, and counts as repaired.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-validator-private.h"

static gboolean
is_found (VouchValidator *self, VouchFinding *finding)
{
  g_autoptr (GPtrArray) now
      = vouch_finding_list_list_for_node (self->findings, vouch_finding_get_node (finding));

  for (guint i = 0; i < now->len; i++)
    if (vouch_finding_is_same (now->pdata[i], finding))
      return TRUE;
  return FALSE;
}

/* At the end of a run: what the person began to put right is gone, and what it was about is not. */
void
vouch_validator_settle_awaited (VouchValidator *self)
{
  g_autoptr (VouchFinding) finding = NULL;

  if (!self->awaited || !self->document || is_found (self, self->awaited))
    return;
  finding = g_steal_pointer (&self->awaited);
  if (vouch_document_lookup (self->document, vouch_finding_get_node (finding)))
    vouch_validator_tell_handled (self, vouch_finding_get_rule (finding), VOUCH_HANDLED_REPAIRED,
                                  1);
}

/**
 * vouch_validator_await_repair:
 * @self: a validator
 * @finding: one of its findings, whose repair the person has begun
 *
 * When it is found no more it counts as repaired. Only the last one is awaited.
 */
void
vouch_validator_await_repair (VouchValidator *self, VouchFinding *finding)
{
  g_return_if_fail (VOUCH_IS_VALIDATOR (self) && VOUCH_IS_FINDING (finding));
  g_set_object (&self->awaited, finding);
}

/* Private: for repairs. Whether the same is still found now. */
gboolean
vouch_validator_is_still_found (VouchValidator *self, VouchFinding *finding)
{
  vouch_validator_flush (self);
  return is_found (self, finding);
}
