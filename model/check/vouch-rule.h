/* vouch-rule.h: a rule, as a row of data and one function.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-change.h"
#include "vouch-check-index.h"
#include "vouch-finding-private.h"
#include "vouch-profile-private.h"
#include "vouch-quote-wishes.h"

G_BEGIN_DECLS

typedef struct _VouchRule VouchRule;

typedef enum
{
  VOUCH_FAMILY_DRAFT,
  VOUCH_FAMILY_STRUCTURE,
  VOUCH_FAMILY_SOURCING,
  VOUCH_FAMILY_REFERENCES,
  VOUCH_FAMILY_NUMBERS,
  VOUCH_FAMILY_CLAIMS,
  VOUCH_FAMILY_STYLE,
  VOUCH_FAMILY_WORKFLOW,
  VOUCH_FAMILY_HOUSE,
} VouchRuleFamily;

/** What rows a rule judges. */
typedef enum
{
  VOUCH_SCOPE_CARD = 1 << 0,
  VOUCH_SCOPE_SECTION = 1 << 1,
  VOUCH_SCOPE_STATEMENT = 1 << 2,
  VOUCH_SCOPE_ITEM = 1 << 3,
  VOUCH_SCOPE_REFERENCE = 1 << 4,
} VouchRuleScope;

/**
 * VouchRuleFlags:
 * @VOUCH_RULE_OPT_IN: off until it is asked for
 * @VOUCH_RULE_ON_REQUEST: it says nothing where the profile doesn't ask for it
 * @VOUCH_RULE_JUDGING: it reads meaning, not form: even its error can be kept, with a reason
 */
typedef enum
{
  VOUCH_RULE_PLAIN = 0,
  VOUCH_RULE_OPT_IN = 1 << 0,
  VOUCH_RULE_JUDGING = 1 << 1,
  VOUCH_RULE_ON_REQUEST = 1 << 2,
} VouchRuleFlags;

/**
 * VouchCheckStep: a rule that is on, and what it weighs here
 * @rule: the rule
 * @weights: (unowned) (nullable): what the profile says of it
 * @is_wanted: it is no opt-in rule, or was asked for
 * @is_muted: the card or the user hides what is no error
 */
typedef struct
{
  const VouchRule     *rule;
  VouchProfileWeights *weights;
  gboolean             is_wanted;
  gboolean             is_muted;
} VouchCheckStep;

/**
 * VouchCheck: what a check or a repair works on
 * @index: the card's rows and totals
 * @unit: the row
 * @card: the card
 * @profile: the house's words and fields: vouch_profile_has_word(), …
 * @rule: the rule
 * @step: (nullable): what the rule weighs; %NULL for a repair
 * @findings: (element-type VouchFinding): what was found on the row
 * @wishes: (nullable): quotes that were not known; %NULL for a repair
 * @id: (unowned) (nullable): the row's, once a finding of it was begun
 * @section_id: (unowned) (nullable): that of its section, once @id is known
 */
typedef struct
{
  VouchCheckIndex      *index;
  VouchCheckUnit       *unit;
  VouchCard            *card;
  VouchProfile         *profile;
  const VouchRule      *rule;
  const VouchCheckStep *step;
  GPtrArray            *findings;
  VouchQuoteWishes     *wishes;
  const char           *id;
  const char           *section_id;
} VouchCheck;

/**
 * VouchRule:
 * @id: as profiles, reports and "considered" name it
 * @title: its name in a list of rules; translatable
 * @family: where it stands in the list of rules
 * @level: what its findings weigh; a check may say otherwise for some sections, a
 *   profile for all or some
 * @scope: what rows it judges
 * @flags: see #VouchRuleFlags
 * @except_type: (nullable): the article type that it doesn't apply to
 * @yields_to: (nullable): ids of rules that have said it already when they found
 *   something on the same row; they stand before this one in the table
 * @check: reports what it finds with vouch_check_report()
 * @repair: (nullable): the repair's name, for its button; translatable
 * @action: (nullable): what the window does for it; %NULL where @mend does
 * @mend: (nullable): the repair as one change, computed for the card as it is now;
 *   %NULL where nothing can be changed
 * @when: when it finds something; translatable, as are the next four
 * @meaning: why it matters
 * @authority: (nullable): who says so
 * @bad: an example that it finds
 * @good: the same, put right
 */
struct _VouchRule
{
  const char        *id;
  const char        *title;
  VouchRuleFamily    family;
  VouchLevel         level;
  VouchRuleScope     scope;
  VouchRuleFlags     flags;
  const char        *except_type;
  const char *const *yields_to;
  void             (*check) (VouchCheck *check);
  const char        *repair;
  const char        *action;
  VouchChange     *(*mend)  (VouchCheck   *check,
                             VouchFinding *finding);
  const char        *when;
  const char        *meaning;
  const char        *authority;
  const char        *bad;
  const char        *good;
};

VouchFindingFields  vouch_check_begin         (VouchCheck               *check);
void                vouch_check_report        (VouchCheck               *check,
                                               const VouchFindingFields *fields);
gboolean            vouch_check_is_within     (VouchCheck               *check,
                                               const char               *role);
const char         *vouch_check_get_text      (VouchCheck               *check);

guint               vouch_rules_count         (void);
const VouchRule    *vouch_rules_get           (guint                     index);
const VouchRule    *vouch_rules_find          (const char               *id);
const VouchRule    *vouch_profile_find_rule   (VouchProfile             *self,
                                               const char               *id);
char               *vouch_rule_explain        (const VouchRule          *rule) G_GNUC_WARN_UNUSED_RESULT;
const char         *vouch_rule_family_title   (VouchRuleFamily           family);

G_END_DECLS
