/* vouch-checks-filter.h: which findings are listed: by level, by rule.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-finding-list.h"
#include "vouch-finding-rows.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CHECKS_FILTER (vouch_checks_filter_get_type ())

G_DECLARE_FINAL_TYPE (VouchChecksFilter, vouch_checks_filter, VOUCH, CHECKS_FILTER, AdwBin)

/* Signal "changed": the filter is another; the rows have followed. */
GtkWidget *vouch_checks_filter_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_checks_filter_set_rows    (VouchChecksFilter *self,
                                            VouchFindingRows  *rows);
void       vouch_checks_filter_set_list    (VouchChecksFilter *self,
                                            VouchFindingList  *findings);
void       vouch_checks_filter_reset       (VouchChecksFilter *self);

G_END_DECLS
