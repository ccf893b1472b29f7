/* vouch-finding-round.c: the findings in the order in which F8 goes to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-round.h"

#include "vouch-card.h"

/* In a card of ten thousand statements, to number its nodes and to sort twenty thousand findings takes
 * longer than a frame: both are kept until something of them is another. */
struct _VouchFindingRound
{
  VouchValidator *validator; /* (owned) */
  VouchDocument  *document;  /* (owned) */
  GHashTable     *places;    /* (owned) (nullable): node's id -> where it stands in the card, from 1 */
  GArray         *stops;     /* (owned) (nullable) (element-type VouchFindingStop) */
};

static void
clear_stop (gpointer data)
{
  g_object_unref (((VouchFindingStop *) data)->finding);
}

/* All that stops the card in the card's order, then all warnings, then all hints. */
static int
compare_stops (gconstpointer a, gconstpointer b)
{
  const VouchFindingStop *one = a;
  const VouchFindingStop *other = b;

  if (one->level != other->level)
    return one->level < other->level ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

static void
forget_stops (VouchFindingRound *self)
{
  g_clear_pointer (&self->stops, g_array_unref);
}

/* A value that is another moves nothing. */
static void
document_changed_cb (VouchFindingRound *self, VouchChange *change)
{
  forget_stops (self);
  if (vouch_change_get_kind (change) != VOUCH_CHANGE_SET)
    g_clear_pointer (&self->places, g_hash_table_unref);
}

/** @validator: of an open card */
VouchFindingRound *
vouch_finding_round_new (VouchValidator *validator)
{
  VouchFindingRound *self = g_new0 (VouchFindingRound, 1);

  self->validator = g_object_ref (validator);
  self->document = g_object_ref (vouch_validator_get_document (validator));
  g_signal_connect_swapped (self->document, "changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect_swapped (vouch_validator_get_findings (validator), "items-changed",
                            G_CALLBACK (forget_stops), self);
  return self;
}

void
vouch_finding_round_free (VouchFindingRound *self)
{
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (vouch_validator_get_findings (self->validator), self);
  g_clear_pointer (&self->places, g_hash_table_unref);
  forget_stops (self);
  g_object_unref (self->document);
  g_object_unref (self->validator);
  g_free (self);
}

static void
number_cb (VouchNode *node, gpointer data)
{
  GHashTable *places = data;

  g_hash_table_insert (places, g_strdup (vouch_node_get_id (node)),
                       GINT_TO_POINTER (g_hash_table_size (places) + 1));
}

/** Returns: where the node stands in the card, from 1; 0 for what stands nowhere, which comes first. */
int
vouch_finding_round_get_place (VouchFindingRound *self, const char *id)
{
  if (!self->places)
    {
      self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (self->document)), number_cb,
                          self->places);
    }
  return id ? GPOINTER_TO_INT (g_hash_table_lookup (self->places, id)) : 0;
}

/* Of one place, in the order of the list. */
static GArray *
list_stops (VouchFindingRound *self)
{
  GListModel *findings = G_LIST_MODEL (vouch_validator_get_findings (self->validator));
  guint size = g_list_model_get_n_items (findings);
  GArray *stops = g_array_sized_new (FALSE, FALSE, sizeof (VouchFindingStop), size);

  g_array_set_clear_func (stops, clear_stop);
  for (guint i = 0; i < size; i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (findings, i);
      const char *row = vouch_finding_get_row (finding);
      VouchFindingStop stop = { finding, vouch_finding_get_level (finding), 0 };

      if (vouch_finding_is_considered (finding))
        continue;
      stop.place = vouch_finding_round_get_place (self, row ? row : vouch_finding_get_node (finding));
      g_array_append_val (stops, stop);
      g_steal_pointer (&finding);
    }
  g_array_sort (stops, compare_stops);
  return stops;
}

/** Returns: (transfer none) (element-type VouchFindingStop): the round, until something changes. */
GArray *
vouch_finding_round_get_stops (VouchFindingRound *self)
{
  if (!self->stops)
    self->stops = list_stops (self);
  return self->stops;
}
