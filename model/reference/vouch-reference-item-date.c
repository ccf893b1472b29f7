/* vouch-reference-item-date.c: dates as records have them: any order, months by name or number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-item.h"

#include <string.h>

#define MAX_PARTS 8

/* The first three letters tell all months of these languages apart. */
static const struct
{
  const char *start;
  int month;
} months[] = {
  { "jan", 1 },  { "feb", 2 },  { "fév", 2 },  { "mar", 3 },  { "mär", 3 },  { "mae", 3 },
  { "mrz", 3 },  { "apr", 4 },  { "avr", 4 },  { "abr", 4 },  { "may", 5 },  { "mai", 5 },
  { "mag", 5 },  { "jun", 6 },  { "juin", 6 }, { "giu", 6 },  { "jul", 7 },  { "juil", 7 },
  { "lug", 7 },  { "aug", 8 },  { "aou", 8 },  { "aoû", 8 },  { "ago", 8 },  { "sep", 9 },
  { "set", 9 },  { "oct", 10 }, { "okt", 10 }, { "ott", 10 }, { "out", 10 }, { "nov", 11 },
  { "dec", 12 }, { "dez", 12 }, { "déc", 12 }, { "dic", 12 },
};

/**
 * vouch_reference_month_read:
 * @word: "3", "03", "Mar", "march", "März"
 *
 * Returns: 1 to 12; 0 where it is no month
 */
int
vouch_reference_month_read (const char *word)
{
  g_autofree char *lower = NULL;
  guint64 number;
  char *end;

  if (g_ascii_isdigit (*word))
    {
      number = g_ascii_strtoull (word, &end, 10);
      return *end == '\0' && number >= 1 && number <= 12 ? (int) number : 0;
    }
  lower = g_utf8_strdown (word, -1);
  for (gsize i = G_N_ELEMENTS (months); i-- > 0;)
    if (g_str_has_prefix (lower, months[i].start))
      return months[i].month;
  return 0;
}

typedef struct
{
  const char *text;
  gsize length;
  int number; /* -1: a word */
  gboolean is_ordered; /* behind a "/" or "-" */
} Part;

static gsize
split_parts (const char *text,
             Part       *parts)
{
  gsize n = 0;

  while (*text && n < MAX_PARTS)
    {
      gsize length = strcspn (text, " \t/-.,:;()[]");
      Part *part = &parts[n];

      if (length == 0)
        {
          text++;
          continue;
        }
      *part = (Part){ .text = text, .length = length, .number = -1 };
      if (strspn (text, "0123456789") >= length && length <= 9)
        part->number = (int) g_ascii_strtoll (text, NULL, 10);
      n++;
      text += length;
    }
  return n;
}

static int
read_word_month (const Part *part)
{
  g_autofree char *word = NULL;

  if (part->number >= 0 || part->length < 3)
    return 0;
  word = g_strndup (part->text, part->length);
  return vouch_reference_month_read (word);
}

/* Returns the place of the year: of four digits, else of two at the very start. */
static int
find_year (const Part *parts,
           gsize       n_parts)
{
  for (gsize i = 0; i < n_parts; i++)
    if (parts[i].number >= 1000 && parts[i].number <= 2999 && parts[i].length == 4)
      return (int) i;
  return -1;
}

/* "20160512" */
static gboolean
read_digits (VouchReferenceDate *self,
             const Part         *part)
{
  if (part->length != 8 || part->number < 10000101 || part->number > 29991231)
    return FALSE;
  self->year = part->number / 10000;
  self->month = part->number / 100 % 100;
  self->day = part->number % 100;
  return TRUE;
}

static void
read_named_month (VouchReferenceDate *self,
                  const Part         *parts,
                  gsize               n_parts,
                  gsize               at,
                  int                 year)
{
  for (gsize i = 0; i < n_parts && self->day == 0; i++)
    if ((int) i != year && parts[i].number >= 1 && parts[i].number <= 31 && parts[i].length <= 2
        && (i == at + 1 || i + 1 == at))
      self->day = parts[i].number;
}

/* "2013/06/10", "2013 06 10", "10/06/2013", "06/2013". */
static void
read_numbers (VouchReferenceDate *self,
              const Part         *parts,
              gsize               n_parts,
              gsize               year)
{
  int before = year >= 1 ? parts[year - 1].number : -1;
  int first = year >= 2 ? parts[year - 2].number : -1;
  int month = year + 1 < n_parts ? parts[year + 1].number : -1;
  int day = year + 2 < n_parts ? parts[year + 2].number : -1;

  if (year >= 2)
    month = before > 12 ? first : before, day = before > 12 ? before : first;
  else if (year == 1)
    month = before, day = -1;
  self->month = month >= 1 && month <= 12 ? month : 0;
  self->day = self->month && day >= 1 && day <= 31 ? day : 0;
}

static gboolean
is_listed_range (const char *text)
{
  static const char *const seasons[] = { "winter", "spring", "summer", "autumn", "fall" };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (seasons); i++)
    if (strstr (lower, seasons[i]))
      return TRUE;
  return FALSE;
}

/**
 * vouch_reference_date_guess:
 * @self: (out): what was read; the year is 0 where only month and day are told
 * @text: (nullable): "2013 Jun 10", "2001/09/01/", "15 July 2005", "Jan-Feb 2013", "20160512"
 *
 * Returns: whether there was any of year, month and day in it
 */
gboolean
vouch_reference_date_guess (VouchReferenceDate *self,
                            const char         *text)
{
  Part parts[MAX_PARTS];
  gsize n_parts = text ? split_parts (text, parts) : 0;
  int year = find_year (parts, n_parts);
  gsize named = 0;

  *self = (VouchReferenceDate){ 0 };
  if (n_parts > 0 && year < 0 && read_digits (self, &parts[0]))
    return TRUE;
  if (year >= 0)
    self->year = parts[year].number;
  while (named < n_parts && (self->month = read_word_month (&parts[named])) == 0)
    named++;
  if (self->month > 0)
    read_named_month (self, parts, n_parts, named, year);
  else if (year >= 0 && !is_listed_range (text))
    read_numbers (self, parts, n_parts, (gsize) year);
  return self->year > 0 || self->month > 0;
}

/**
 * vouch_reference_item_set_date:
 * @item: a CSL-JSON item
 * @member: "issued", "accessed"
 * @date: the date; without a year nothing is set
 */
void
vouch_reference_item_set_date (JsonObject               *item,
                               const char               *member,
                               const VouchReferenceDate *date)
{
  JsonArray *parts, *dates;
  JsonObject *object;

  if (date->year == 0 || vouch_reference_item_has (item, member))
    return;
  parts = json_array_new ();
  json_array_add_int_element (parts, date->year);
  if (date->month >= 1 && date->month <= 12)
    json_array_add_int_element (parts, date->month);
  if (date->month >= 1 && date->month <= 12 && date->day >= 1
      && g_date_valid_dmy ((GDateDay) date->day, (GDateMonth) date->month, (GDateYear) date->year))
    json_array_add_int_element (parts, date->day);
  dates = json_array_new ();
  json_array_add_array_element (dates, parts);
  object = json_object_new ();
  json_object_set_array_member (object, "date-parts", dates);
  json_object_set_object_member (item, member, object);
}
