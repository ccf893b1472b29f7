/* vouch-card-context.c: what the rows of a card need to know beside their node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-context.h"

/** Returns: (transfer full) (nullable) (element-type VouchFinding): what the checks say of a node. */
GPtrArray *
vouch_card_context_list_findings (VouchCardContext *self,
                                  const char       *id)
{
  if (!self->validator)
    return NULL;
  return vouch_finding_list_list_for_node (vouch_validator_get_findings (self->validator), id);
}
