/* vouch-reference-date.h: the date of a CSL-JSON record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * VouchReferenceDate:
 * @year: 0 where it isn't known
 * @month: 1 to 12, or 0
 * @day: 1 to 31, or 0
 * @text: (nullable): the record's own words, where they are no date
 *
 * What is left after reading one of the ways in which CSL-JSON writes a date.
 */
typedef struct
{
  int         year;
  int         month;
  int         day;
  const char *text; /* (unowned): lives as long as the record */
} VouchReferenceDate;

gboolean  vouch_reference_date_read  (VouchReferenceDate       *self,
                                      JsonObject               *csl,
                                      const char               *member);
gboolean  vouch_reference_date_parse (VouchReferenceDate       *self,
                                      const char               *text);
char     *vouch_reference_date_plain (const VouchReferenceDate *self) G_GNUC_WARN_UNUSED_RESULT;
char     *vouch_reference_date_iso   (const VouchReferenceDate *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
