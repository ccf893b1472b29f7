/* vouch-test-number.c: values of a text as a line, for tables of cases.
 *
 * "percent 25 %; interval 95: 0.6 to 0.9 of #1": the last one is the interval of the first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-number.h"

static const char *const kinds[]
    = { "count", "percent", "fraction", "proportion", "P",     "interval", "ratio", "mean",
        "amount", "duration", "year",   "range",      "sample", "fold",    "unread" };

static const char *const operators[] = { "", "~", "<", "<=", ">", ">=" };

static void
add_decimal (GString *line, VouchDecimal value)
{
  g_string_append_printf (line, "%.*f", MAX (0, value.places), vouch_decimal_get_double (value));
}

static void
add_number (GString *line, const VouchNumber *number)
{
  g_string_append_printf (line, "%s%s ", line->len > 0 ? "; " : "", kinds[number->kind]);
  if (number->name)
    g_string_append_printf (line, "%s ", number->name);
  if (number->kind == VOUCH_NUMBER_INTERVAL && number->level.digits)
    {
      add_decimal (line, number->level);
      g_string_append (line, ": ");
    }
  g_string_append (line, operators[number->op]);
  add_decimal (line, number->value);
  if (number->other.digits || number->kind == VOUCH_NUMBER_INTERVAL)
    {
      g_string_append (line, number->kind == VOUCH_NUMBER_FRACTION ? "/" : " to ");
      add_decimal (line, number->other);
    }
  if (*number->unit)
    g_string_append_printf (line, " %s", number->unit);
  if (*number->often)
    g_string_append_printf (line, " %s", number->often);
  if (number->partner >= 0)
    g_string_append_printf (line, " of #%d", number->partner + 1);
}

/** Returns: (transfer full): the values that are read from @text. */
char *
vouch_test_print_numbers (const char *text)
{
  g_autoptr (GArray) numbers = vouch_numbers_read (text);
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    add_number (line, &g_array_index (numbers, VouchNumber, i));
  return g_string_free (line, FALSE);
}
