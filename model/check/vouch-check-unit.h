/* vouch-check-unit.h: what the validator keeps of one row of the card.
 *
 * Rows are the card, its sections, statements, items and references, and the
 * line between the sections and the references.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-facts.h"
#include "vouch-finding-list-private.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

typedef struct _VouchCheckUnit VouchCheckUnit;
typedef struct _VouchDuplicateClass VouchDuplicateClass;

/**
 * VouchCheckUnit:
 * @node: (owned) (nullable): %NULL for the line before the references
 * @section: (unowned) (nullable): the section that it stands in
 * @place: where it stands among all rows
 * @role: (owned) (nullable): of a section: its role
 * @facts: what was last read of @node
 * @slot: its findings
 * @summary: of a section: all that stands in it, itself included
 * @n_counting: of a section: rows in it that print something
 * @n_guidelines: of a section: rows in it that cite a guideline
 * @n_stopped: of a section: statements right in it that end with a stop
 * @n_open: of a section: statements right in it that end without
 * @duplicates: (unowned) (nullable): those that say the same
 * @duplicate_place: its place among those
 * @abbreviation_places: (owned) (nullable) (element-type GSequenceIter): among
 *   the users of each abbreviation in @facts
 * @reading: in the queue of rows to be read, while @wants_facts
 * @checking: in the queue of rows to be checked, while @wants_check
 * @cites_guideline: was counted in @n_guidelines of its sections
 * @is_run: may be part of a sentence split into letters
 * @is_read: @facts are counted in the totals
 * @wants_facts: in the first queue: @node changed since @facts were read
 * @wants_check: in the second queue: its findings may be others now
 */
struct _VouchCheckUnit
{
  VouchNode           *node;
  VouchCheckUnit      *section;
  GSequenceIter       *place;
  char                *role;
  VouchFacts           facts;
  VouchFindingSlot     slot;
  VouchSummary         summary;
  guint                n_counting;
  guint                n_guidelines;
  guint                n_stopped;
  guint                n_open;
  VouchDuplicateClass *duplicates;
  GSequenceIter       *duplicate_place;
  GPtrArray           *abbreviation_places;
  GList                reading;
  GList                checking;
  guint                cites_guideline : 1;
  guint                is_run : 1;
  guint                is_read : 1;
  guint                wants_facts : 1;
  guint                wants_check : 1;
};

/** Called for a row whose findings may be others now, or that goes. */
typedef void (*VouchCheckMark) (VouchCheckUnit *unit,
                                gpointer        data);

static inline int
vouch_check_unit_compare (gconstpointer a,
                          gconstpointer b,
                          gpointer      unused)
{
  const VouchCheckUnit *one = a;
  const VouchCheckUnit *other = b;

  return one == other ? 0 : g_sequence_iter_compare (one->place, other->place);
}

G_END_DECLS
