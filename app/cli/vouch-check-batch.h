/* vouch-check-batch.h: many cards checked side by side, reported in their order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-report.h"

G_BEGIN_DECLS

/**
 * VouchCheckBatch:
 * @profile: what the house asks
 * @format: how it is reported
 * @records: (nullable): a row for each card, for the record of the run
 */
typedef struct
{
  VouchProfile            *profile;
  const VouchReportFormat *format;
  JsonArray               *records;
} VouchCheckBatch;

GPtrArray *vouch_check_batch_list (char                 **names,
                                   int                    n_names,
                                   GPtrArray             *unread) G_GNUC_WARN_UNUSED_RESULT;
int        vouch_check_batch_run  (const VouchCheckBatch *self,
                                   GPtrArray             *names,
                                   VouchReportRun        *run);

G_END_DECLS
