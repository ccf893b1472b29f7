/* rules.h: the families of rules, for the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-rule.h"

G_BEGIN_DECLS

/* Each ends with a row without an id. */
extern const VouchRule vouch_rules_draft[];
extern const VouchRule vouch_rules_structure[];
extern const VouchRule vouch_rules_repetition[];
extern const VouchRule vouch_rules_sourcing[];
extern const VouchRule vouch_rules_evidence[];
extern const VouchRule vouch_rules_agreement[];
extern const VouchRule vouch_rules_quotes[];
extern const VouchRule vouch_rules_references[];
extern const VouchRule vouch_rules_numbers[];
extern const VouchRule vouch_rules_effects[];
extern const VouchRule vouch_rules_records[];
extern const VouchRule vouch_rules_original[];
extern const VouchRule vouch_rules_claims[];
extern const VouchRule vouch_rules_wording[];
extern const VouchRule vouch_rules_currency[];
extern const VouchRule vouch_rules_style[];
extern const VouchRule vouch_rules_spelling[];
extern const VouchRule vouch_rules_safety[];
extern const VouchRule vouch_rules_privacy[];
extern const VouchRule vouch_rules_terms[];
extern const VouchRule vouch_rules_workflow[];
extern const VouchRule vouch_rules_disclosure[];

G_END_DECLS
