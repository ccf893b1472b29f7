/* vouch-duplicate-index.h: finds the statements that say the same, or nearly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-unit.h"

G_BEGIN_DECLS

typedef struct _VouchDuplicateIndex VouchDuplicateIndex;

VouchDuplicateIndex *vouch_duplicate_index_new    (VouchCheckMark       mark,
                                                   gpointer             data) G_GNUC_WARN_UNUSED_RESULT;
void                 vouch_duplicate_index_free   (VouchDuplicateIndex *self);
void                 vouch_duplicate_index_add    (VouchDuplicateIndex *self,
                                                   VouchCheckUnit      *unit);
void                 vouch_duplicate_index_remove (VouchDuplicateIndex *self,
                                                   VouchCheckUnit      *unit);
VouchCheckUnit      *vouch_duplicate_index_find   (VouchDuplicateIndex *self,
                                                   VouchCheckUnit      *unit,
                                                   gboolean            *is_exact);
gboolean             vouch_statements_are_near    (const char          *key,
                                                   const char          *other);

G_END_DECLS
