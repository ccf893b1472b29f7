/* vouch-reference-date.c: the date of a CSL-JSON record.
 *
 * Records come from registries, files and hands: the parts of a date are
 * numbers or strings, there may be one, two or three of them, and some records
 * hold only words ("in press"). All of these are read, none is a warning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-date.h"

#include "vouch-json.h"

static const char *const english_months[] = {
  "January", "February", "March",     "April",   "May",      "June",
  "July",    "August",   "September", "October", "November", "December",
};

static int
read_part (JsonArray *parts,
           guint      index)
{
  JsonNode *node = vouch_json_array_node (parts, index);
  const char *text = vouch_json_node_text (node);
  gint64 number = 0;

  if (text)
    number = g_ascii_strtoll (text, NULL, 10);
  else if (!vouch_json_node_int (node, &number))
    return 0;
  return number > 0 && number <= 9999 ? (int) number : 0;
}

/* A month without a year or a day that the month lacks is no date. */
static void
drop_impossible_parts (VouchReferenceDate *self)
{
  if (self->year == 0 || self->month > 12)
    self->month = 0;
  if (self->month == 0 || self->day > 31
      || (self->day
          && !g_date_valid_dmy ((GDateDay) self->day, (GDateMonth) self->month,
                                (GDateYear) self->year)))
    self->day = 0;
}

static gboolean
read_parts (VouchReferenceDate *self,
            JsonArray          *dates)
{
  JsonArray *parts = vouch_json_node_array (vouch_json_array_node (dates, 0));

  self->year = read_part (parts, 0);
  self->month = read_part (parts, 1);
  self->day = read_part (parts, 2);
  drop_impossible_parts (self);
  return self->year > 0;
}

/* Reads exactly @digits digits; moves @text behind them. */
static gboolean
scan_digits (const char **text,
             guint        digits,
             int         *number)
{
  int value = 0;

  for (guint i = 0; i < digits; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      value = value * 10 + g_ascii_digit_value ((*text)[i]);
    }
  *text += digits;
  *number = value;
  return TRUE;
}

/**
 * vouch_reference_date_parse:
 * @self: (out): what was read; all zero where nothing was
 * @text: (nullable): "2026", "2026-06", "2026-06-02", or a time that starts with the last
 *   (ISO 8601, calendar dates)
 *
 * Returns: whether @text is such a date and it exists in the calendar.
 */
gboolean
vouch_reference_date_parse (VouchReferenceDate *self,
                            const char         *text)
{
  VouchReferenceDate date = { 0 };
  const char *rest = text ? text : "";

  *self = (VouchReferenceDate){ 0 };
  if (!scan_digits (&rest, 4, &date.year) || date.year == 0)
    return FALSE;
  if (*rest == '-' && (rest++, !scan_digits (&rest, 2, &date.month)))
    return FALSE;
  if (*rest == '-' && (rest++, !scan_digits (&rest, 2, &date.day)))
    return FALSE;
  if (*rest != '\0' && (date.day == 0 || (*rest != 'T' && *rest != ' ')))
    return FALSE;
  if ((rest - text >= 7 && (date.month < 1 || date.month > 12))
      || (rest - text >= 10
          && !g_date_valid_dmy ((GDateDay) date.day, (GDateMonth) date.month,
                                (GDateYear) date.year)))
    return FALSE;
  *self = date;
  return TRUE;
}

/**
 * vouch_reference_date_read:
 * @self: (out): what was read; @self.text belongs to @csl
 * @csl: (nullable): a CSL-JSON item
 * @member: "issued", "accessed" and the like
 *
 * Returns: whether there is anything to print.
 */
gboolean
vouch_reference_date_read (VouchReferenceDate *self,
                           JsonObject         *csl,
                           const char         *member)
{
  static const char *const words[] = { "literal", "raw" };
  const char *text = vouch_json_get_text (csl, member);
  JsonObject *date = vouch_json_get_object (csl, member);

  *self = (VouchReferenceDate){ 0 };
  if (read_parts (self, vouch_json_get_array (date, "date-parts")))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words) && !text; i++)
    text = vouch_json_get_text (date, words[i]);
  if (!text || vouch_reference_date_parse (self, text))
    return text != NULL;
  self->text = text;
  return *text != '\0';
}

/**
 * vouch_reference_date_plain:
 * @self: a date
 *
 * Returns: (transfer full): "June 2, 2026", "June 2026", "2026" or the record's own words.
 *   English, as the reference list is, whatever the locale.
 */
char *
vouch_reference_date_plain (const VouchReferenceDate *self)
{
  if (self->text)
    return g_strdup (self->text);
  if (self->year == 0)
    return g_strdup ("");
  if (self->month == 0)
    return g_strdup_printf ("%d", self->year);
  if (self->day == 0)
    return g_strdup_printf ("%s %d", english_months[self->month - 1], self->year);
  return g_strdup_printf ("%s %d, %d", english_months[self->month - 1], self->day, self->year);
}

/**
 * vouch_reference_date_iso:
 * @self: a date
 *
 * Returns: (transfer full) (nullable): the date for machines, as far as it is known:
 *   "2026-06-02", "2026-06" or "2026".
 */
char *
vouch_reference_date_iso (const VouchReferenceDate *self)
{
  if (self->year == 0)
    return NULL;
  if (self->month == 0)
    return g_strdup_printf ("%04d", self->year);
  if (self->day == 0)
    return g_strdup_printf ("%04d-%02d", self->year, self->month);
  return g_strdup_printf ("%04d-%02d-%02d", self->year, self->month, self->day);
}
