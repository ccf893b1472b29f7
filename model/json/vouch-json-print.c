/* vouch-json-print.c: JSON values as text that reads back as the same values.
 *
 * json-glib's generator writes 0.1 as 0.10000000000000001, which no diff
 * should show; here a number has the fewest digits that give it back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-json-print.h"
#include "vouch-json.h"

#include <math.h>
#include <string.h>

#define INDENT 2

/* A double never needs more significant digits. */
#define MAX_DIGITS 17

/* Where ECMAScript changes to the form with an exponent. */
#define MAX_PLAIN_POINT 21
#define MIN_PLAIN_POINT (-5)

/* --- numbers --- */

/* The nearest decimal of @count digits: @digits without a point, its value is
 * 0.DIGITS times ten to the power of the result. */
static int
format_digits (double value,
               int    count,
               char  *digits)
{
  char format[8], text[40];
  char *exponent;

  g_snprintf (format, sizeof format, "%%.%de", count - 1);
  g_ascii_formatd (text, sizeof text, format, value);
  exponent = strchr (text, 'e');
  digits[0] = text[0];
  memcpy (digits + 1, text + 2, (gsize) (count - 1));
  digits[count] = '\0';
  return (int) g_ascii_strtoll (exponent + 1, NULL, 10) + 1;
}

/* The next larger decimal of as many digits. */
static void
add_one (char *digits,
         int  *point)
{
  for (gsize i = strlen (digits); i-- > 0; digits[i] = '0')
    if (digits[i] < '9')
      {
        digits[i]++;
        return;
      }
  digits[0] = '1';
  (*point)++;
}

static gboolean
reads_as (const char *digits,
          int         point,
          double      value)
{
  char text[MAX_DIGITS + 16];

  g_snprintf (text, sizeof text, "0.%se%d", digits, point);
  return g_ascii_strtod (text, NULL) == value;
}

/* The fewest digits that read as @value, which is above zero. Below a power of
 * two doubles lie closer together than above it: there the nearest decimal may
 * fall to the neighbour while the one after it does not. */
static int
find_digits (double value,
             char  *digits)
{
  int exponent, point = 0;
  gboolean is_power = frexp (value, &exponent) == 0.5;

  for (int count = 1; count <= MAX_DIGITS; count++)
    {
      point = format_digits (value, count, digits);
      if (reads_as (digits, point, value))
        break;
      if (!is_power)
        continue;
      add_one (digits, &point);
      if (reads_as (digits, point, value))
        break;
    }
  for (gsize last = strlen (digits) - 1; last > 0 && digits[last] == '0'; last--)
    digits[last] = '\0';
  return point;
}

static void
append_zeros (GString *to,
              int      count)
{
  while (count-- > 0)
    g_string_append_c (to, '0');
}

/**
 * vouch_json_append_ecma_number:
 * @to: where to add it
 * @value: a finite number
 *
 * Adds @value as ECMAScript's Number::toString does, which RFC 8785 asks for: the fewest digits
 * that read back as the same double.
 */
void
vouch_json_append_ecma_number (GString *to,
                               double   value)
{
  char digits[MAX_DIGITS + 1];
  int count, point;

  g_return_if_fail (isfinite (value));

  if (value == 0)
    {
      g_string_append_c (to, '0');
      return;
    }
  if (value < 0)
    g_string_append_c (to, '-');
  point = find_digits (fabs (value), digits);
  count = (int) strlen (digits);
  if (point > MAX_PLAIN_POINT || point < MIN_PLAIN_POINT)
    {
      g_string_append_c (to, digits[0]);
      if (count > 1)
        g_string_append_printf (to, ".%s", digits + 1);
      g_string_append_printf (to, "e%+d", point - 1);
    }
  else if (point <= 0)
    {
      g_string_append (to, "0.");
      append_zeros (to, -point);
      g_string_append (to, digits);
    }
  else
    {
      g_string_append_len (to, digits, MIN (count, point));
      append_zeros (to, point - count);
      if (count > point)
        g_string_append_printf (to, ".%s", digits + point);
    }
}

/* Not 1 but 1.0, so that it reads back as the same type. */
static void
append_double (GString *to,
               double   value)
{
  gsize start = to->len;

  if (value == 0 && signbit (value))
    g_string_append_c (to, '-');
  vouch_json_append_ecma_number (to, value);
  if (!strpbrk (to->str + start, ".e"))
    g_string_append (to, ".0");
}

/* --- texts --- */

/**
 * vouch_json_append_text:
 * @to: where to add it
 * @text: UTF-8
 *
 * Adds @text in quotes, with no more escapes than JSON needs (RFC 8785, 3.2.2.2).
 */
void
vouch_json_append_text (GString    *to,
                        const char *text)
{
  static const char from[] = "\"\\\b\f\n\r\t";
  static const char as[] = "\"\\bfnrt";

  g_string_append_c (to, '"');
  for (const char *run = text;; run = text + 1, text++)
    {
      while (*text && *text != '"' && *text != '\\' && (guchar) *text >= 0x20)
        text++;
      g_string_append_len (to, run, text - run);
      if (!*text)
        break;
      if (strchr (from, *text))
        g_string_append_printf (to, "\\%c", as[strchr (from, *text) - from]);
      else
        g_string_append_printf (to, "\\u%04x", *text);
    }
  g_string_append_c (to, '"');
}

/* --- values --- */

/**
 * vouch_json_append_line:
 * @to: where to add it
 * @level: how many objects and arrays are open; below 0 for text on one line
 *
 * Begins a line of pretty text.
 */
void
vouch_json_append_line (GString *to,
                        int      level)
{
  static const char spaces[] = "                                ";

  if (level < 0)
    return;
  g_string_append_c (to, '\n');
  for (int left = level * INDENT; left > 0; left -= (int) sizeof spaces - 1)
    g_string_append_len (to, spaces, MIN (left, (int) sizeof spaces - 1));
}

/* A date or a box on its page reads better on one line. */
static gboolean
holds_numbers_only (JsonArray *array)
{
  double number;

  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!vouch_json_node_number (json_array_get_element (array, i), &number))
      return FALSE;
  return TRUE;
}

static void
append_array (GString   *to,
              JsonArray *array,
              int        level)
{
  gboolean is_flat = holds_numbers_only (array);
  int inner = level < 0 || is_flat ? -1 : level + 1;

  g_string_append_c (to, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append (to, level >= 0 && is_flat ? ", " : ",");
      vouch_json_append_line (to, inner);
      vouch_json_append_value (to, json_array_get_element (array, i), inner);
    }
  if (!is_flat)
    vouch_json_append_line (to, level);
  g_string_append_c (to, ']');
}

static void
append_object (GString    *to,
               JsonObject *object,
               int         level)
{
  int inner = level < 0 ? -1 : level + 1;
  gboolean is_first = TRUE;
  JsonObjectIter iter;
  const char *member;
  JsonNode *value;

  g_string_append_c (to, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &value))
    {
      if (!is_first)
        g_string_append_c (to, ',');
      is_first = FALSE;
      vouch_json_append_line (to, inner);
      vouch_json_append_text (to, member);
      g_string_append (to, level < 0 ? ":" : ": ");
      vouch_json_append_value (to, value, inner);
    }
  if (!is_first)
    vouch_json_append_line (to, level);
  g_string_append_c (to, '}');
}

/**
 * vouch_json_append_value:
 * @to: where to add it
 * @node: a value
 * @level: how many objects and arrays are open around it; below 0 for text on one line without
 *   spaces
 *
 * Adds @node as vouch_json_print() does.
 */
void
vouch_json_append_value (GString  *to,
                         JsonNode *node,
                         int       level)
{
  gint64 whole;
  double number;

  if (vouch_json_node_object (node))
    append_object (to, vouch_json_node_object (node), level);
  else if (vouch_json_node_array (node))
    append_array (to, vouch_json_node_array (node), level);
  else if (vouch_json_node_text (node))
    vouch_json_append_text (to, vouch_json_node_text (node));
  else if (vouch_json_node_int (node, &whole))
    g_string_append_printf (to, "%" G_GINT64_FORMAT, whole);
  else if (vouch_json_node_number (node, &number))
    append_double (to, number);
  else if (vouch_json_is_null (node))
    g_string_append (to, "null");
  else
    g_string_append (to, vouch_json_node_boolean (node, FALSE) ? "true" : "false");
}

/**
 * vouch_json_print:
 * @node: a value
 * @is_pretty: indented by two, one member a line; else no space at all
 *
 * Members stand in the order of the object. Pretty text has no newline at its end.
 *
 * Returns: (transfer full): JSON text that parses to an equal value
 */
char *
vouch_json_print (JsonNode *node,
                  gboolean  is_pretty)
{
  GString *text = g_string_new (NULL);

  vouch_json_append_value (text, node, is_pretty ? 0 : -1);
  return g_string_free (text, FALSE);
}
