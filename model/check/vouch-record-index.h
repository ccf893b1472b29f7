/* vouch-record-index.h: finds the references that are of one paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-unit.h"

G_BEGIN_DECLS

typedef struct _VouchRecordIndex VouchRecordIndex;

VouchRecordIndex *vouch_record_index_new    (VouchCheckMark    mark,
                                             gpointer          data) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_record_index_free   (VouchRecordIndex *self);
void              vouch_record_index_add    (VouchRecordIndex *self,
                                             VouchCheckUnit   *unit);
void              vouch_record_index_remove (VouchRecordIndex *self,
                                             VouchCheckUnit   *unit);
VouchCheckUnit   *vouch_record_index_find   (VouchRecordIndex *self,
                                             VouchCheckUnit   *unit);
GPtrArray        *vouch_record_keys         (VouchNode        *reference) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
