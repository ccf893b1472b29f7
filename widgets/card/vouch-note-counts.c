/* vouch-note-counts.c: how many open notes each node of a card has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-note-counts.h"

#include "vouch-card.h"
#include "vouch-node-list.h"
#include "vouch-note.h"

struct _VouchNoteCounts
{
  VouchDocument *document; /* (owned) */
  GHashTable    *counts;   /* (owned): from a node's id to a count */
};

static void
count (VouchNoteCounts *self)
{
  VouchNodeList *notes = vouch_card_get_notes (vouch_document_get_card (self->document));

  g_hash_table_remove_all (self->counts);
  for (guint i = 0; notes && i < vouch_node_list_get_size (notes); i++)
    {
      VouchNote *note = vouch_node_list_peek (notes, i);
      const char *on = vouch_note_get_on (note);

      if (!on || vouch_note_is_resolved (note))
        continue;
      g_hash_table_insert (self->counts, g_strdup (on),
                           GUINT_TO_POINTER (vouch_note_counts_get (self, on) + 1));
    }
}

VouchNoteCounts *
vouch_note_counts_new (VouchDocument *document)
{
  VouchNoteCounts *self = g_new0 (VouchNoteCounts, 1);

  self->document = g_object_ref (document);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count (self);
  return self;
}

void
vouch_note_counts_free (VouchNoteCounts *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->counts);
  g_object_unref (self->document);
  g_free (self);
}

static gboolean
is_of_notes (const VouchPlace *place)
{
  return place && g_strcmp0 (place->list, "notes") == 0;
}

static gboolean
concerns_notes (VouchChange *change)
{
  const char *member;

  switch (vouch_change_get_kind (change))
    {
    case VOUCH_CHANGE_SET:
      member = vouch_change_get_member (change);
      return g_strcmp0 (member, "resolved") == 0 || g_strcmp0 (member, "on") == 0;
    case VOUCH_CHANGE_GROUP:
      for (guint i = 0; i < vouch_change_get_size (change); i++)
        if (concerns_notes (vouch_change_get_part (change, i)))
          return TRUE;
      return FALSE;
    case VOUCH_CHANGE_INSERT:
    case VOUCH_CHANGE_REMOVE:
    case VOUCH_CHANGE_MOVE:
    default:
      return is_of_notes (vouch_change_get_from (change))
             || is_of_notes (vouch_change_get_to (change));
    }
}

/** Returns: whether @change, which was just applied, is one of notes, so that counts are others. */
gboolean
vouch_note_counts_follow (VouchNoteCounts *self,
                          VouchChange     *change)
{
  if (!concerns_notes (change))
    return FALSE;
  count (self);
  return TRUE;
}

guint
vouch_note_counts_get (VouchNoteCounts *self,
                       const char      *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, id));
}
