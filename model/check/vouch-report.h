/* vouch-report.h: findings for people who read a terminal, and for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

/**
 * VouchReportCard: one checked card
 * @file: what it is called
 * @card: the card
 * @findings: what was found
 * @summary: its counts
 */
typedef struct
{
  const char       *file;
  VouchCard        *card;
  VouchFindingList *findings;
  VouchSummary      summary;
} VouchReportCard;

char     *vouch_report_text (const VouchReportCard *card) G_GNUC_WARN_UNUSED_RESULT;
JsonNode *vouch_report_json (const VouchReportCard *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
