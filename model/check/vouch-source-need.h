/* vouch-source-need.h: whether a statement still has to say where it comes from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-statement.h"
#include "vouch-treatment.h"

G_BEGIN_DECLS

gboolean vouch_source_need_is_strict     (VouchStatement *statement);
gboolean vouch_source_need_states_fact   (gboolean        has_number,
                                          VouchTreatment  treatments);
gboolean vouch_source_need_judge         (VouchStatement *statement,
                                          VouchRung       rung,
                                          gboolean        states_fact);
gboolean vouch_statement_needs_source    (VouchStatement *statement);

G_END_DECLS
