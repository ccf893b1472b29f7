/* vouch-finding-round.c: the findings in the order in which F8 goes to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-round.h"

#include "vouch-document.h"

/* In a card of ten thousand statements there are twenty thousand findings: they are kept in this
 * order until something of them is another. */
struct _VouchFindingRound
{
  VouchValidator *validator; /* (owned) */
  VouchDocument  *document;  /* (owned) */
  GArray         *stops;     /* (owned) (nullable) (element-type VouchFindingStop) */
};

static void
clear_stop (gpointer data)
{
  g_object_unref (((VouchFindingStop *) data)->finding);
}

static void
forget_stops (VouchFindingRound *self)
{
  g_clear_pointer (&self->stops, g_array_unref);
}

/** @validator: of an open card */
VouchFindingRound *
vouch_finding_round_new (VouchValidator *validator)
{
  VouchFindingRound *self = g_new0 (VouchFindingRound, 1);

  self->validator = g_object_ref (validator);
  self->document = g_object_ref (vouch_validator_get_document (validator));
  g_signal_connect_swapped (self->document, "changed", G_CALLBACK (forget_stops), self);
  g_signal_connect_swapped (vouch_validator_get_findings (validator), "items-changed",
                            G_CALLBACK (forget_stops), self);
  return self;
}

void
vouch_finding_round_free (VouchFindingRound *self)
{
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (vouch_validator_get_findings (self->validator), self);
  forget_stops (self);
  g_object_unref (self->document);
  g_object_unref (self->validator);
  g_free (self);
}

/** Returns: where the node stands in the card, from 1; 0 for what stands nowhere, which comes first. */
int
vouch_finding_round_get_place (VouchFindingRound *self, const char *id)
{
  return (int) vouch_validator_get_place (self->validator, id);
}

static void
add_stop (VouchFindingRound *self, GArray *stops, VouchFinding *finding)
{
  const VouchFindingStop *last
      = stops->len > 0 ? &g_array_index (stops, VouchFindingStop, stops->len - 1) : NULL;
  const char *row = vouch_finding_get_row (finding);
  VouchFindingStop stop = { g_object_ref (finding), vouch_finding_get_level (finding), 0 };

  row = row ? row : vouch_finding_get_node (finding);
  stop.place = last && g_strcmp0 (vouch_finding_get_row (last->finding), row) == 0
                   ? last->place : vouch_finding_round_get_place (self, row);
  g_array_append_val (stops, stop);
}

/* All that stops the card in the card's order, then all warnings, then all hints. */
static GArray *
list_stops (VouchFindingRound *self)
{
  g_autoptr (GPtrArray) findings
      = vouch_finding_list_list_all (vouch_validator_get_findings (self->validator));
  GArray *stops = g_array_sized_new (FALSE, FALSE, sizeof (VouchFindingStop), findings->len);

  g_array_set_clear_func (stops, clear_stop);
  for (VouchLevel level = VOUCH_LEVEL_ERROR; level <= VOUCH_LEVEL_HINT; level++)
    for (guint i = 0; i < findings->len; i++)
      if (vouch_finding_get_level (findings->pdata[i]) == level
          && !vouch_finding_is_considered (findings->pdata[i]))
        add_stop (self, stops, findings->pdata[i]);
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
