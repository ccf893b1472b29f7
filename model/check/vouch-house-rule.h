/* vouch-house-rule.h: a rule that a house writes as data, in the manner of Vale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-profile-reader.h"
#include "vouch-rule.h"

G_BEGIN_DECLS

/**
 * VouchHouseKind:
 * @VOUCH_HOUSE_EXISTENCE: these words stand in it
 * @VOUCH_HOUSE_SUBSTITUTION: these words, for which others are wanted
 * @VOUCH_HOUSE_OCCURRENCE: this word more often, or less often, than so many times
 * @VOUCH_HOUSE_REPETITION: the same word twice in a row
 * @VOUCH_HOUSE_CONSISTENCY: one of two spellings on a card that has the other too
 * @VOUCH_HOUSE_CONDITIONAL: the first without the second anywhere on the card
 */
typedef enum
{
  VOUCH_HOUSE_EXISTENCE,
  VOUCH_HOUSE_SUBSTITUTION,
  VOUCH_HOUSE_OCCURRENCE,
  VOUCH_HOUSE_REPETITION,
  VOUCH_HOUSE_CONSISTENCY,
  VOUCH_HOUSE_CONDITIONAL,
} VouchHouseKind;

/**
 * VouchHousePair: of a substitution or consistency rule
 * @pattern: (owned): what is not wanted, or the one spelling
 * @other: (owned) (nullable): the other spelling
 * @to: (owned): what is wanted instead
 */
typedef struct
{
  GRegex *pattern;
  GRegex *other;
  char   *to;
} VouchHousePair;

/**
 * VouchHouseRule:
 * @base: first, so that it is a rule like those of the table; its texts are owned
 * @message: (owned) (nullable): "%s" stands for what is wanted, then what is found
 * @pattern: (owned) (nullable): of kinds with one
 * @second: (owned) (nullable): of a conditional rule
 * @pairs: (owned) (nullable) (element-type VouchHousePair)
 * @exceptions: (owned) (nullable): lower case
 * @sections: (owned) (nullable): roles that it is for; all where NULL
 * @types: (owned) (nullable): types of articles that it is for
 * @is_removable: its repair is to take the words away
 */
typedef struct
{
  VouchRule       base;
  VouchHouseKind  kind;
  char           *message;
  GRegex         *pattern;
  GRegex         *second;
  GPtrArray      *pairs;
  char          **exceptions;
  char          **sections;
  char          **types;
  gint64          min;
  gint64          max;
  gboolean        is_removable;
} VouchHouseRule;

void         vouch_house_rules_read  (VouchProfileReader   *reader,
                                      JsonNode             *value);
void         vouch_house_rule_free   (gpointer              rule);
gboolean     vouch_house_is_of_card  (const VouchHouseRule *self);
gboolean     vouch_house_is_except   (const VouchHouseRule *self,
                                      const char           *word);
const char  *vouch_house_text        (VouchNode            *node,
                                      const char          **member);
void         vouch_house_check       (VouchCheck           *check);
VouchChange *vouch_house_mend        (VouchCheck           *check,
                                      VouchFinding         *finding);

G_END_DECLS
