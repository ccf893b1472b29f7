/* vouch-abbreviation.c: capitals in a text that stand for words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-abbreviation.h"

#include <string.h>

#include "vouch-words.h"

#define MIN_LETTERS 2
#define MAX_LETTERS 6

/* Known to every reader, units, and Roman numerals; after the AMA Manual's list of
 * abbreviations that are not expanded. Sorted. */
static const char *const exempt[] = {
  "AIDS", "AM",   "BC",  "BMI", "BP",   "CD",   "CEO", "CI",  "COVID", "CT",   "DNA", "DOI",
  "ECG",  "EDTA", "EEG", "EKG", "EU",   "FAQ",  "FDA", "GI",  "GMT",   "HIV",  "HR",  "ICU",
  "ID",   "II",   "III", "IQ",  "ISBN", "ISSN", "IU",  "IV",  "IX",    "JAMA", "MD",  "MRI",
  "NASA", "NHS",  "NIH", "OK",  "OR",   "PDF",  "PH",  "PM",  "PMID",  "QR",   "RCT", "RNA",
  "RR",   "SD",   "SE",  "SI",  "UK",   "UN",   "URL", "US",  "USA",   "UTC",  "UV",  "UVA",
  "UVB",  "VAT",  "VI",  "VII", "VIII", "WHO",  "XI",  "XII", "XX",    "XXX",  "XY",
};

typedef struct
{
  const char *start;
  const char *end; /* a plural's s not included */
  const char *after;
} Piece;

static gboolean
is_upper (const char *p)
{
  return g_unichar_isupper (g_utf8_get_char (p));
}

/* A text in capitals has no abbreviations that could be told from its words. */
static gboolean
is_shouting (const char *text)
{
  guint n_upper = 0;
  guint n_lower = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      n_upper += g_unichar_isupper (letter);
      n_lower += g_unichar_islower (letter);
    }
  return n_upper > n_lower;
}

static const char *
skip_word (const char *p)
{
  while (*p && g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
has_capital_or_digit (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (is_upper (p) || g_unichar_isdigit (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* "PD-L1", "DAPA-HF", "COVID-19" are names; "AI-based" and "anti-VEGF" are uses. */
static gboolean
is_part_of_name (const char *text, const Piece *piece)
{
  const char *before = piece->start;

  if (*piece->after == '-' && has_capital_or_digit (piece->after + 1, skip_word (piece->after + 1)))
    return TRUE;
  if (before == text || before[-1] != '-')
    return FALSE;
  for (before--; before > text; before = g_utf8_prev_char (before))
    if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (before))))
      break;
  /* "Anti-VEGF" only opens a sentence. */
  if (before + 1 < piece->start - 1 && g_ascii_islower (before[1]))
    before++;
  return has_capital_or_digit (before, piece->start - 1);
}

static gboolean
is_long_capitals (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (!is_upper (p))
      return FALSE;
  return g_utf8_strlen (start, end - start) > MAX_LETTERS;
}

/* "METHODS AND RESULTS We measured…": a word too long for an abbreviation stands beside it. */
static gboolean
is_in_heading (const char *text, const Piece *piece)
{
  const char *before = piece->start;

  if (*piece->after == ' ' && is_long_capitals (piece->after + 1, skip_word (piece->after + 1)))
    return TRUE;
  if (before == text || before[-1] != ' ')
    return FALSE;
  for (before--; before > text; before = g_utf8_prev_char (before))
    if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (before))))
      break;
  return is_long_capitals (before, piece->start - 1);
}

static gboolean
is_abbreviation (const char *text, Piece *piece)
{
  g_autofree char *word = NULL;
  long n_letters;

  if (piece->end - piece->start > 2 && piece->end[-1] == 's')
    piece->end--;
  n_letters = g_utf8_strlen (piece->start, piece->end - piece->start);
  if (n_letters < MIN_LETTERS || n_letters > MAX_LETTERS)
    return FALSE;
  for (const char *p = piece->start; p < piece->end; p = g_utf8_next_char (p))
    if (!is_upper (p))
      return FALSE;
  word = g_strndup (piece->start, (gsize) (piece->end - piece->start));
  return !vouch_words_list_has (exempt, G_N_ELEMENTS (exempt), word)
         && !is_part_of_name (text, piece) && !is_in_heading (text, piece);
}

static gboolean
begins_alike (const char *one, const char *other)
{
  return g_unichar_tolower (g_utf8_get_char (one)) == g_unichar_tolower (g_utf8_get_char (other));
}

/* "artificial intelligence (AI)": a word with its first letter stands not far before. */
static gboolean
is_defined_before (const char *text, const Piece *piece)
{
  glong reach = g_utf8_strlen (piece->start, piece->end - piece->start) + 3;
  const char *p = piece->start;
  gboolean was_letter = FALSE;

  if (p == text || !strchr ("([", p[-1]))
    return FALSE;
  for (p--; p > text && reach > 0; p = g_utf8_prev_char (p))
    {
      gboolean is_letter = g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p)));

      if (was_letter && !is_letter)
        {
          if (begins_alike (p, piece->start))
            return TRUE;
          reach--;
        }
      was_letter = is_letter;
    }
  return p == text && was_letter && begins_alike (p, piece->start);
}

/* "AI (artificial intelligence)", "AI, or artificial intelligence", "AI = …". */
static gboolean
is_defined_after (const Piece *piece)
{
  static const char *const links[]
      = { " (", " [", ", or ", " = ", ": ", " stands for ", " means " };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    if (g_str_has_prefix (piece->after, links[i]))
      {
        const char *first = piece->after + strlen (links[i]);
        const char *second = skip_word (first);

        return begins_alike (first, piece->start) && second > g_utf8_next_char (first)
               && !is_upper (g_utf8_prev_char (second));
      }
  return FALSE;
}

static void
free_abbreviation (gpointer data)
{
  VouchAbbreviation *abbreviation = data;

  g_free (abbreviation->word);
  g_free (abbreviation);
}

static void
add_use (GPtrArray *found, const char *text, const Piece *piece)
{
  g_autofree char *word = g_strndup (piece->start, (gsize) (piece->end - piece->start));
  VouchAbbreviation *abbreviation = NULL;

  for (guint i = 0; i < found->len && !abbreviation; i++)
    if (strcmp (((VouchAbbreviation *) found->pdata[i])->word, word) == 0)
      abbreviation = found->pdata[i];
  if (!abbreviation)
    {
      abbreviation = g_new0 (VouchAbbreviation, 1);
      abbreviation->word = g_steal_pointer (&word);
      abbreviation->from = (guint) g_utf8_strlen (text, piece->start - text);
      g_ptr_array_add (found, abbreviation);
    }
  abbreviation->uses++;
  abbreviation->is_defined
      = abbreviation->is_defined || is_defined_before (text, piece) || is_defined_after (piece);
}

/**
 * vouch_abbreviations_new:
 *
 * Returns: (transfer full) (element-type VouchAbbreviation): none yet.
 */
GPtrArray *
vouch_abbreviations_new (void)
{
  return g_ptr_array_new_with_free_func (free_abbreviation);
}

/* Whether two capitals stand side by side; what isn't ASCII may well be one. */
static gboolean
may_have (const char *text)
{
  gboolean was_upper = FALSE;

  for (const char *p = text; *p; p++)
    {
      gboolean is_capital = g_ascii_isupper (*p);

      if ((guchar) *p >= 0x80 || (is_capital && was_upper))
        return TRUE;
      was_upper = is_capital;
    }
  return FALSE;
}

/**
 * vouch_abbreviations_read:
 * @found: (element-type VouchAbbreviation): takes what is found
 * @text: a text
 *
 * Two to six capitals are an abbreviation, unless every reader knows them, they
 * are part of a name, or the whole text is in capitals.
 */
void
vouch_abbreviations_read (GPtrArray *found, const char *text)
{
  if (!may_have (text) || is_shouting (text))
    return;
  for (const char *p = text; *p;)
    {
      Piece piece = { p, skip_word (p), NULL };

      piece.after = piece.end;
      if (piece.end == piece.start)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (is_abbreviation (text, &piece))
        add_use (found, text, &piece);
      p = piece.after;
    }
}

/**
 * vouch_abbreviations_are_equal:
 * @one: (nullable) (element-type VouchAbbreviation): what was found in a text
 * @other: (nullable) (element-type VouchAbbreviation): in another
 *
 * Returns: whether both use the same as often, in the same order, and spell the same out;
 *   where in the text doesn't matter
 */
gboolean
vouch_abbreviations_are_equal (GPtrArray *one, GPtrArray *other)
{
  if (!one || !other || one->len != other->len)
    return one == other;
  for (guint i = 0; i < one->len; i++)
    {
      const VouchAbbreviation *mine = one->pdata[i];
      const VouchAbbreviation *its = other->pdata[i];

      if (mine->uses != its->uses || mine->is_defined != its->is_defined
          || !g_str_equal (mine->word, its->word))
        return FALSE;
    }
  return TRUE;
}
