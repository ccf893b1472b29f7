/* vouch-check-index.h: the card's rows in order, with the totals that rules ask for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-abbreviation-index.h"
#include "vouch-card.h"
#include "vouch-check-unit.h"
#include "vouch-document.h"
#include "vouch-duplicate-index.h"
#include "vouch-house-index.h"
#include "vouch-record-index.h"

G_BEGIN_DECLS

/**
 * VouchCheckIndex:
 * @units: (owned): node id -> unit
 * @order: (owned) (element-type VouchCheckUnit): all rows, in the card's order
 * @root: (unowned): the card's
 * @tail: (unowned): the line before the references
 * @roles: (owned): role -> set of sections
 * @uses: (owned): reference id -> set of units that name it
 * @duplicates: (owned)
 * @abbreviations: (owned)
 * @records: (owned): which references are of one paper
 * @house: (owned): what the house's own rules ask of the whole card
 * @words: to read on the whole card
 * @quoted: (owned): reference id -> words of its passages on the card
 * @n_funding: statements that speak of funding
 * @n_british: statements with a British spelling
 * @n_american: statements with an American one
 * @n_quoting: statements and items with a quote
 * @blocking: (owned): node id -> how many open notes on it stop the card
 * @n_treatments: statements that name a drug, a dose or a device
 * @digest: (owned) (nullable): of the card's content when it was last asked for; who
 *   changes the card clears it
 * @title_words: (owned) (nullable) (element-type utf8): the words of the references' titles, in
 *   lower case, when they were last asked for; who changes a reference clears them
 * @mark: called for units whose findings may be others now
 * @read: called for units that must be read again
 * @forget: called for units that go, still in their place
 * @data: for the three
 */
typedef struct
{
  GHashTable             *units;
  GSequence              *order;
  VouchCheckUnit         *root;
  VouchCheckUnit         *tail;
  GHashTable             *roles;
  GHashTable             *uses;
  VouchDuplicateIndex    *duplicates;
  VouchAbbreviationIndex *abbreviations;
  VouchHouseIndex        *house;
  VouchRecordIndex       *records;
  guint                   words;
  GHashTable             *quoted;
  guint                   n_funding;
  guint                   n_british;
  guint                   n_american;
  guint                   n_treatments;
  guint                   n_quoting;
  GHashTable             *blocking;
  char                   *digest;
  GHashTable             *title_words;
  VouchCheckMark          mark;
  VouchCheckMark          read;
  VouchCheckMark          forget;
  gpointer                data;
} VouchCheckIndex;

VouchCheckIndex *vouch_check_index_new           (VouchCheckMark   mark,
                                                  VouchCheckMark   read,
                                                  VouchCheckMark   forget,
                                                  gpointer         data) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_check_index_free          (VouchCheckIndex *self);
void             vouch_check_index_fill          (VouchCheckIndex *self,
                                                  VouchCard       *card);
VouchCheckUnit  *vouch_check_index_lookup        (VouchCheckIndex *self,
                                                  const char      *id);
gboolean         vouch_check_index_holds         (VouchNode       *node);
void             vouch_check_index_attach        (VouchCheckIndex *self,
                                                  VouchNode       *node);
void             vouch_check_index_detach        (VouchCheckIndex *self,
                                                  VouchCheckUnit  *unit);
void             vouch_check_index_refresh       (VouchCheckIndex *self,
                                                  VouchCheckUnit  *unit);
void             vouch_check_index_set_profile   (VouchCheckIndex *self,
                                                  VouchProfile    *profile);
void             vouch_check_index_read_notes    (VouchCheckIndex *self,
                                                  VouchDocument   *document);
void             vouch_check_index_mark_sections (VouchCheckIndex *self,
                                                  VouchNode       *above);
const char      *vouch_check_index_get_digest    (VouchCheckIndex *self,
                                                  VouchCard       *card);

static inline void
vouch_check_index_mark (VouchCheckIndex *self,
                        VouchCheckUnit  *unit)
{
  self->mark (unit, self->data);
}

G_END_DECLS
