/* vouch-source-raised.c: whether what a file sets high is an exponent or a citation.
 *
 * Written plainly, "10⁶ cells" would be 106 and "counted¹" a word that nobody can find. A link tells; without
 * one the letters before it do: behind a number or a unit stands an exponent, behind any other word a citation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-raised.h"

#include <string.h>

#include "vouch-raised.h"

/* Longer is no letter of a footnote: "a", "a,b", "**". */
#define MAX_NOTE 5

/* What has an exponent though it is a word. */
static const char *const powers[] = {
  "chi", "cm", "day", "days", "dL",  "dl",  "dm", "eta", "h",   "hr",   "inch", "kg",    "km",  "kPa", "mL",
  "mg",  "min", "ml", "mm",   "mol", "month", "ms", "mV", "ng", "nm",  "omega", "pg", "s",  "tau", "week",
  "year", "yr", "μg", "μm",   "µg",  "µm",
};

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2014) || c == 0x2212;
}

static gboolean
parts_marks (gunichar c)
{
  return c == ',' || c == ';' || is_dash (c) || g_unichar_isspace (c);
}

/* "1", "3,5–7", "[12]", also a comma alone. */
static gboolean
are_marks (const VouchSourceSpan *self)
{
  for (const char *p = self->words; p < self->words + self->length; p = g_utf8_next_char (p))
    if (!g_ascii_isdigit (*p) && !strchr ("[]()", *p) && !parts_marks (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
has_digit (const VouchSourceSpan *self)
{
  for (gsize i = 0; i < self->length; i++)
    if (g_ascii_isdigit (self->words[i]))
      return TRUE;
  return FALSE;
}

static gunichar
get_before (const VouchSourceSpan *self)
{
  return self->line_length > 0 ? g_utf8_get_char (g_utf8_prev_char (self->line + self->line_length)) : 0;
}

/* The letters right before it. */
static const char *
find_word (const VouchSourceSpan *self, gsize *length)
{
  const char *end = self->line + self->line_length;
  const char *start = end;

  while (start > self->line && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  *length = (gsize) (end - start);
  return start;
}

static gboolean
is_power (const char *word, gsize length)
{
  if (g_utf8_next_char (word) == word + length)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (powers); i++)
    if (strlen (powers[i]) == length && strncmp (powers[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_raised_letters (const VouchSourceSpan *self)
{
  g_autofree char *raised = vouch_raised_dup (self->words, self->length, self->is_low);

  return raised != NULL;
}

/* Also quotes; behind a bracket or a percent sign it may be either, and stays. */
static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == ',' || c == ';' || c == ':' || c == '?' || c == '!' || c == '"' || c == 0x201d || c == 0x2019;
}

/* A citation that has no link: figures alone behind a word or a stop, or several of them anywhere. */
static gboolean
is_bare_mark (const VouchSourceSpan *self)
{
  gunichar before = get_before (self);
  gsize length;
  const char *word = find_word (self, &length);

  if (!are_marks (self) || before == 0)
    return FALSE;
  if (!has_digit (self))
    return self->follows_mark;
  if (is_dash (g_utf8_get_char (self->words)))
    return FALSE;
  if (!has_raised_letters (self) || self->follows_mark)
    return TRUE;
  if (length > 0)
    return !self->is_spaced && !is_power (word, length);
  return ends_sentence (before);
}

/* A number in a sentence or within brackets is a word of it, link or not. */
static gboolean
is_glued (const VouchSourceSpan *self)
{
  gunichar before = get_before (self);

  if (self->follows_mark)
    return TRUE;
  return !self->is_spaced && before != '[' && before != '(' && before != '/' && !is_dash (before);
}

/* Within brackets commas stand between numbers, too. */
static gboolean
is_in_brackets (const VouchSourceSpan *self)
{
  const char *p = self->line + self->line_length;

  while (p > self->line && (g_ascii_isdigit (p[-1]) || parts_marks (g_utf8_get_char (g_utf8_prev_char (p)))))
    p = g_utf8_prev_char (p);
  return p > self->line && strchr ("[(", p[-1]);
}

static gboolean
is_linked_mark (const VouchSourceSpan *self)
{
  gboolean is_note = self->length <= MAX_NOTE && self->is_high;

  if (get_before (self) == 0 || !(are_marks (self) || is_note))
    return FALSE;
  return self->is_high || (is_glued (self) && !is_in_brackets (self));
}

/** Returns: what becomes of it in a text that has no marks. */
VouchSourceFate
vouch_source_span_judge (const VouchSourceSpan *self)
{
  if (self->length == 0)
    return VOUCH_SOURCE_FATE_PLAIN;
  if (self->is_low)
    return has_raised_letters (self) ? VOUCH_SOURCE_FATE_LOWERED : VOUCH_SOURCE_FATE_PLAIN;
  if (self->is_link ? is_linked_mark (self) : is_bare_mark (self))
    return VOUCH_SOURCE_FATE_OUT;
  return self->is_high && has_raised_letters (self) ? VOUCH_SOURCE_FATE_RAISED : VOUCH_SOURCE_FATE_PLAIN;
}
