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

#include "vouch-card-compare.h"
#include "vouch-card-format.h"
#include "vouch-carry.h"
#include "vouch-diff.h"
#include "vouch-published-form.h"

/* One comparison. */
typedef struct
{
  JsonNode *card;          /* (owned): ours, whole */
  guint64 revision;        /* of its document */
  VouchPortalThere *there; /* (owned) (nullable): until the conflict has it */
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  json_node_unref (work->card);
  g_clear_pointer (&work->there, vouch_portal_there_free);
  g_free (work);
}

/* The form of what we sent last is a base only where our card goes back to just that, and theirs too: a
 * portal that was put back from a backup has never had it, as its smaller or equal number shows. */
static gboolean
is_base (JsonNode *card, const VouchPortalThere *there)
{
  g_autoptr (GPtrArray) receipts = vouch_receipt_list (card);

  if (there->receipt->revision <= there->last_revision)
    return FALSE;

  for (guint i = receipts->len; i > 0; i--)
    {
      const VouchReceipt *receipt = receipts->pdata[i - 1];

      if (g_strcmp0 (receipt->portal, there->receipt->portal) == 0)
        return receipt->revision == there->last_revision;
    }
  return FALSE;
}

static gboolean
build (VouchConflict *self, JsonNode *card, GError **error)
{
  g_autoptr (JsonNode) form = vouch_published_form (card);

  self->ours = vouch_card_format_build (form, error);
  self->theirs = self->ours ? vouch_card_format_build (self->there->theirs, error) : NULL;
  if (self->theirs && self->there->last && is_base (card, self->there))
    self->last = vouch_card_format_build (self->there->last, NULL);
  return self->theirs != NULL;
}

static gboolean
merge (VouchConflict *self, GError **error)
{
  self->merge = vouch_merge_cards (self->last, self->ours, self->theirs, error);
  if (!self->merge || !vouch_merge_write_notes (self->merge, error))
    return FALSE;
  self->change = vouch_diff_cards (
      self->ours, vouch_document_get_card (vouch_merge_get_document (self->merge)), error);
  return self->change != NULL;
}

/* Where the card is not changed meanwhile, nothing is left to be done when it is merged. Where it can't be brought in,
 * as where theirs has by now what ours has set aside, the two can still be seen, replaced and opened. */
static void
carry (VouchConflict *self, const Work *work)
{
  g_autoptr (VouchCard) whole = vouch_card_format_build (work->card, &self->trouble);

  self->revision = work->revision;
  self->carried = whole ? vouch_carry_change (whole, self->ours, self->change, &self->trouble) : NULL;
}

/* The cards are made here and are nobody else's until they are handed over. */
static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr (VouchConflict) self = g_new0 (VouchConflict, 1);
  GError *error = NULL;

  self->there = g_steal_pointer (&work->there);
  if (!build (self, work->card, &error) || g_cancellable_set_error_if_cancelled (cancellable, &error)
      || !merge (self, &error) || g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  carry (self, work);
  self->differences = vouch_card_compare (self->ours, self->theirs);
  g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) vouch_conflict_free);
}

/**
 * vouch_conflict_load_async:
 * @document: our card
 * @there: (transfer full): what the portal has
 * @cancellable: (nullable): to give up
 * @callback: called when it is known
 * @data: for @callback
 *
 * Compares and merges them without waiting: a card of thousands of statements takes its time.
 */
void
vouch_conflict_load_async (VouchDocument *document,
                           VouchPortalThere *there,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->card = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  work->revision = vouch_document_get_revision (document);
  work->there = there;
  g_task_set_source_tag (task, vouch_conflict_load_async);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, load_in_thread);
}

/** Returns: (transfer full) (nullable): what there is to decide; %NULL where it can't be merged. */
VouchConflict *
vouch_conflict_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
vouch_conflict_free (VouchConflict *self)
{
  g_clear_pointer (&self->there, vouch_portal_there_free);
  g_clear_object (&self->ours);
  g_clear_object (&self->theirs);
  g_clear_object (&self->last);
  g_clear_pointer (&self->merge, vouch_merge_free);
  g_clear_pointer (&self->change, vouch_change_unref);
  g_clear_pointer (&self->carried, vouch_change_unref);
  g_clear_error (&self->trouble);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
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

/* Returns: (transfer full) (nullable) */
static VouchChange *
dup_carried (VouchConflict *self, VouchDocument *document, GError **error)
{
  if (self->carried && self->revision == vouch_document_get_revision (document))
    return vouch_change_ref (self->carried);
  return vouch_carry_change (vouch_document_get_card (document), self->ours, self->change, error);
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
  g_autoptr (VouchChange) carried = dup_carried (self, document, error);
  g_autoptr (GPtrArray) parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);

  if (!carried)
    return NULL;
  g_ptr_array_add (parts, vouch_change_ref (carried));
  add_receipt (self, document, parts);
  return vouch_change_new_group (_("Merge from the Portal"), NULL, NULL, parts);
}
