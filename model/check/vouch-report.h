/* vouch-report.h: findings for people who read a terminal or a page, and for programs.
 *
 * A report is a beginning, a part for each card, and an end, so that one of ten
 * thousand cards is written while they are checked.
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
 * @bytes: (nullable): its file, for the lines of findings in it
 * @card: the card
 * @findings: what was found
 * @summary: its counts
 */
typedef struct
{
  const char       *file;
  GBytes           *bytes;
  VouchCard        *card;
  VouchFindingList *findings;
  VouchSummary      summary;
} VouchReportCard;

/**
 * VouchReportUnread: one that could not be read
 * @file: (owned): what it is called
 * @message: (owned): why
 */
typedef struct
{
  char *file;
  char *message;
} VouchReportUnread;

/**
 * VouchReportRun: all of them
 * @profile: what the house asks
 * @n_cards: how many were checked
 * @totals: their counts together
 * @unread: (element-type VouchReportUnread)
 */
typedef struct
{
  VouchProfile *profile;
  guint         n_cards;
  VouchSummary  totals;
  GPtrArray    *unread;
} VouchReportRun;

/**
 * VouchReportFormat:
 * @name: as --format has it
 * @begin: (nullable): what comes before the first card; @run's counts are not known yet
 * @card: a card's part; safe in any thread
 * @between: what stands between two cards
 * @end: (nullable): what comes after the last
 */
typedef struct
{
  const char   *name;
  char       *(*begin) (const VouchReportRun  *run);
  char       *(*card)  (const VouchReportCard *card);
  const char   *between;
  char       *(*end)   (const VouchReportRun  *run);
} VouchReportFormat;

extern const VouchReportFormat vouch_report_format_text;
extern const VouchReportFormat vouch_report_format_json;
extern const VouchReportFormat vouch_report_format_sarif;
extern const VouchReportFormat vouch_report_format_html;

const VouchReportFormat *vouch_report_format_find (const char            *name);
void                     vouch_report_unread_free (gpointer               unread);
char                    *vouch_report_text        (const VouchReportCard *card) G_GNUC_WARN_UNUSED_RESULT;
JsonNode                *vouch_report_json        (const VouchReportCard *card) G_GNUC_WARN_UNUSED_RESULT;
char                    *vouch_report_rules_digest (void) G_GNUC_WARN_UNUSED_RESULT;
JsonNode                *vouch_report_record_card (const VouchReportCard *card) G_GNUC_WARN_UNUSED_RESULT;
JsonNode                *vouch_report_record      (const VouchReportRun  *run,
                                                   JsonArray             *cards) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
