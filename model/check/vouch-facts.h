/* vouch-facts.h: what the rules need to know of one row of the card, read once a change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-abbreviation.h"
#include "vouch-evidence.h"
#include "vouch-statement.h"
#include "vouch-treatment.h"

G_BEGIN_DECLS

/** VouchEnding: how a statement of a list ends; cells of a table have no ending */
typedef enum
{
  VOUCH_ENDING_NONE,
  VOUCH_ENDING_STOP,
  VOUCH_ENDING_OPEN,
} VouchEnding;

/**
 * VouchFacts:
 * @words: to read, text and label
 * @treatments: what it names
 * @ending: its last sign
 * @rung: where it stands; VOUCH_RUNG_EMPTY for all but statements
 * @counts: it has something to print
 * @is_letter: one sign, as from a sentence split into letters
 * @is_blank: no text at all
 * @has_number: it states an amount
 * @needs_source: it is unsourced, as vouch_statement_needs_source() has it
 * @is_guideline: the reference is a guideline itself
 * @is_quoting: a citation of it has a quote
 * @is_free: of a reference: its licence lets anybody quote it
 * @is_second_hand: of a reference: an abstract, a press release, a report of the work
 * @is_funded: of a reference: who paid for it, or who gains from it, is known
 * @key: (nullable): what it says, to be found again; %NULL where it is too short
 * @cites: (element-type utf8): ids of the references that it names
 * @abbreviations: (element-type VouchAbbreviation)
 * @quoted: (element-type guint): words of the passage of each of @cites
 * @evidence: of a statement with text: what it says against what its passages say
 * @kind: (nullable): of a reference: the type of article that it is, as in article/type
 */
typedef struct
{
  guint          words;
  VouchTreatment treatments;
  VouchEnding    ending;
  VouchRung      rung;
  guint          counts : 1;
  guint          is_letter : 1;
  guint          is_blank : 1;
  guint          has_number : 1;
  guint          needs_source : 1;
  guint          is_guideline : 1;
  guint          is_quoting : 1;
  guint          is_free : 1;
  guint          is_second_hand : 1;
  guint          is_funded : 1;
  char          *key;           /* (owned) (nullable) */
  GPtrArray     *cites;         /* (owned) (nullable) */
  GPtrArray     *abbreviations; /* (owned) (nullable) */
  GArray        *quoted;        /* (owned) (nullable) */
  VouchEvidence *evidence;      /* (owned) (nullable) */
  const char    *kind;          /* (unowned) (nullable) */
} VouchFacts;

void     vouch_facts_read             (VouchFacts *self,
                                       VouchNode  *node);
void     vouch_facts_clear            (VouchFacts *self);
gboolean vouch_reference_is_guideline (VouchNode  *reference);

G_END_DECLS
