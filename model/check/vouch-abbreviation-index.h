/* vouch-abbreviation-index.h: where the card uses an abbreviation, and whether it spells it out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-unit.h"

G_BEGIN_DECLS

typedef struct _VouchAbbreviationIndex VouchAbbreviationIndex;

VouchAbbreviationIndex *vouch_abbreviation_index_new    (VouchCheckMark          mark,
                                                         gpointer                data) G_GNUC_WARN_UNUSED_RESULT;
void                    vouch_abbreviation_index_free   (VouchAbbreviationIndex *self);
void                    vouch_abbreviation_index_add    (VouchAbbreviationIndex *self,
                                                         VouchCheckUnit         *unit);
void                    vouch_abbreviation_index_remove (VouchAbbreviationIndex *self,
                                                         VouchCheckUnit         *unit);
gboolean                vouch_abbreviation_index_lacks  (VouchAbbreviationIndex *self,
                                                         VouchCheckUnit         *unit,
                                                         const char             *word);
gboolean                vouch_abbreviation_index_is_first_bare (VouchAbbreviationIndex *self,
                                                                VouchCheckUnit         *unit,
                                                                const char             *word);

G_END_DECLS
