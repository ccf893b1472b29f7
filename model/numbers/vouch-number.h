/* vouch-number.h: a value that a medical text states, with its type and its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-decimal.h"

G_BEGIN_DECLS

/**
 * VouchNumberKind:
 * @VOUCH_NUMBER_COUNT: a plain number: how many, a score, an estimate without a name
 * @VOUCH_NUMBER_PERCENT: a share; the unit tells "%" from "pp", percentage points
 * @VOUCH_NUMBER_FRACTION: n of N
 * @VOUCH_NUMBER_PROPORTION: "3:1"
 * @VOUCH_NUMBER_P: a P value, with its operator
 * @VOUCH_NUMBER_INTERVAL: of confidence: level, low, high
 * @VOUCH_NUMBER_RATIO: HR, OR, RR and their kin
 * @VOUCH_NUMBER_MEAN: a mean and its spread
 * @VOUCH_NUMBER_AMOUNT: a dose or a measure, with its unit
 * @VOUCH_NUMBER_DURATION: a time or an age, with its unit
 * @VOUCH_NUMBER_YEAR: of the calendar
 * @VOUCH_NUMBER_RANGE: from one value to another: of ages, doses, scores
 * @VOUCH_NUMBER_SAMPLE: "n = 24"
 * @VOUCH_NUMBER_FOLD: "3-fold", "3 times"
 * @VOUCH_NUMBER_UNREAD: figures that no other kind fits
 */
typedef enum
{
  VOUCH_NUMBER_COUNT,
  VOUCH_NUMBER_PERCENT,
  VOUCH_NUMBER_FRACTION,
  VOUCH_NUMBER_PROPORTION,
  VOUCH_NUMBER_P,
  VOUCH_NUMBER_INTERVAL,
  VOUCH_NUMBER_RATIO,
  VOUCH_NUMBER_MEAN,
  VOUCH_NUMBER_AMOUNT,
  VOUCH_NUMBER_DURATION,
  VOUCH_NUMBER_YEAR,
  VOUCH_NUMBER_RANGE,
  VOUCH_NUMBER_SAMPLE,
  VOUCH_NUMBER_FOLD,
  VOUCH_NUMBER_UNREAD,
} VouchNumberKind;

/** VouchNumberOperator: how the value stands to the number that is printed */
typedef enum
{
  VOUCH_NUMBER_IS,
  VOUCH_NUMBER_ABOUT,
  VOUCH_NUMBER_LESS,
  VOUCH_NUMBER_AT_MOST,
  VOUCH_NUMBER_MORE,
  VOUCH_NUMBER_AT_LEAST,
} VouchNumberOperator;

/**
 * VouchNumber:
 * @kind: its type
 * @op: its operator
 * @value: the number; the n of "n of N"; the lower end
 * @other: the N of "n of N"; the upper end; the spread
 * @level: of an interval, in percent; digits 0 where it isn't told
 * @unit: in one spelling, "mg/kg", "%", "wk"; empty: none
 * @often: how often, "2/d"; empty: not told
 * @name: (nullable): of a ratio, in one spelling: "HR"
 * @noun: (nullable): the word after it, in the text that was read
 * @noun_length: bytes of @noun
 * @partner: place among the numbers: an interval's estimate, a fraction's percentage; -1: none
 * @from: code points before it
 * @to: code points before its end
 * @value_from: code points before the figures of @value alone
 * @value_to: code points before their end
 * @first: its first token, for the reader
 * @last: its last token, for the reader
 * @is_word: written in letters
 * @is_shared: it has its unit from a number further on: "5, 10 and 20 mg"
 * @is_plus: printed with a plus
 * @is_naked: printed without the zero before the point
 * @is_grouped: printed with separators between thousands
 */
typedef struct
{
  VouchNumberKind     kind;
  VouchNumberOperator op;
  VouchDecimal        value;
  VouchDecimal        other;
  VouchDecimal        level;
  char                unit[28];
  char                often[8];
  const char         *name;
  const char         *noun;
  guint               noun_length;
  int                 partner;
  guint               from;
  guint               to;
  guint               value_from;
  guint               value_to;
  guint               first;
  guint               last;
  guint               is_word : 1;
  guint               is_shared : 1;
  guint               is_plus : 1;
  guint               is_naked : 1;
  guint               is_grouped : 1;
} VouchNumber;

GArray  *vouch_numbers_read (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean vouch_numbers_may_have (const char *text);

G_END_DECLS
