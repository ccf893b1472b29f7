/* vouch-check-totals.h: what the rows add up to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-check-index.h"

G_BEGIN_DECLS

void     vouch_check_totals_read           (VouchCheckIndex *self,
                                            VouchCheckUnit  *unit,
                                            VouchFacts      *facts);
void     vouch_check_totals_remove         (VouchCheckIndex *self,
                                            VouchCheckUnit  *unit);
void     vouch_check_totals_add_role       (VouchCheckIndex *self,
                                            VouchCheckUnit  *unit);
void     vouch_check_totals_remove_role    (VouchCheckIndex *self,
                                            VouchCheckUnit  *unit);
void     vouch_check_totals_mark_role      (VouchCheckIndex *self,
                                            const char      *role);
void     vouch_check_totals_read_users     (VouchCheckIndex *self,
                                            const char      *reference);
gboolean vouch_check_totals_have_role      (VouchCheckIndex *self,
                                            const char      *role);
gboolean vouch_check_totals_have_reference (VouchCheckIndex *self,
                                            const char      *id);
gboolean vouch_check_totals_have_user      (VouchCheckIndex *self,
                                            const char      *reference);
guint    vouch_check_totals_get_quoted     (VouchCheckIndex *self,
                                            const char      *reference);
GPtrArray *vouch_check_totals_get_quotes   (VouchCheckIndex *self,
                                            const char      *reference) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
