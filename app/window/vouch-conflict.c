/* vouch-conflict.c: a card that was changed on its portal since: ours, theirs, and what was before.
 *
 * What a portal has is the published form, so it is merged with the published form of our card,
 * and what comes of it is carried into the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-conflict.h"

#include <glib/gi18n-lib.h>

#include "vouch-card-format.h"
#include "vouch-carry.h"
#include "vouch-diff.h"
#include "vouch-published-form.h"

/* The form of what we sent last is a base only where our card goes back to just that. */
static gboolean
is_base (VouchDocument *document, const VouchPortalThere *there)
{
  g_autoptr (JsonNode) card
      = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

  for (guint i = receipts->len; i > 0; i--)
    {
      const VouchReceipt *receipt = receipts->pdata[i - 1];

      if (g_strcmp0 (receipt->portal, there->receipt->portal) == 0)
        return receipt->revision == there->last_revision;
    }
  return FALSE;
}

static VouchCard *
build_ours (VouchDocument *document, GError **error)
{
  g_autoptr (JsonNode) card
      = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autoptr (JsonNode) form = vouch_published_form (card);

  return vouch_card_format_build (form, error);
}

/**
 * vouch_conflict_new:
 * @document: our card
 * @there: (transfer full): what the portal has
 * @error: return location for a #VouchFormatError
 *
 * Returns: (transfer full) (nullable): what there is to decide; %NULL where it can't be merged
 */
VouchConflict *
vouch_conflict_new (VouchDocument *document, VouchPortalThere *there, GError **error)
{
  g_autoptr (VouchConflict) self = g_new0 (VouchConflict, 1);

  self->there = there;
  self->ours = build_ours (document, error);
  self->theirs = self->ours ? vouch_card_format_build (there->theirs, error) : NULL;
  if (!self->theirs)
    return NULL;
  if (there->last && is_base (document, there))
    self->last = vouch_card_format_build (there->last, NULL);
  self->merge = vouch_merge_cards (self->last, self->ours, self->theirs, error);
  if (!self->merge || !vouch_merge_write_notes (self->merge, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
vouch_conflict_free (VouchConflict *self)
{
  g_clear_pointer (&self->there, vouch_portal_there_free);
  g_clear_object (&self->ours);
  g_clear_object (&self->theirs);
  g_clear_object (&self->last);
  g_clear_pointer (&self->merge, vouch_merge_free);
  g_free (self);
}

/* From then on the card builds on their revision. In the same step, so that who takes it back is
 * stopped again. */
static void
add_receipt (VouchConflict *self, VouchDocument *document, GPtrArray *parts)
{
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (document));
  JsonNode *before = vouch_node_get_value (card, "publications");
  g_autoptr (JsonNode) after = vouch_receipt_add_to (self->there->receipt, before);

  g_ptr_array_add (parts, vouch_change_new_set (vouch_node_get_id (card), "publications", before,
                                                after));
}

/**
 * vouch_conflict_make_change:
 * @document: our card
 *
 * Returns: (transfer full) (nullable): a step that brings in what they did; what is at odds stays as
 *   we have it, each with a note
 */
VouchChange *
vouch_conflict_make_change (VouchConflict *self, VouchDocument *document, GError **error)
{
  VouchCard *merged = vouch_document_get_card (vouch_merge_get_document (self->merge));
  g_autoptr (VouchChange) change = vouch_diff_cards (self->ours, merged, error);
  g_autoptr (VouchChange) carried
      = change ? vouch_carry_change (vouch_document_get_card (document), self->ours, change, error)
               : NULL;
  g_autoptr (GPtrArray) parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);

  if (!carried)
    return NULL;
  g_ptr_array_add (parts, vouch_change_ref (carried));
  add_receipt (self, document, parts);
  return vouch_change_new_group (_("Merge from the Portal"), NULL, NULL, parts);
}
