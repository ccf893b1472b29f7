/* vouch-words.c: the words of a text, for rules that count and compare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-words.h"
#include "vouch-blank.h"

#include <string.h>

/* A grown-up reader of technical prose; the rate behind "N min" on the page. */
#define WORDS_A_MINUTE 220

/* Words that carry no matter: two texts that differ only in these say the same.
 * Sorted, for vouch_words_list_has(). */
static const char *const minor_words[]
    = { "a",     "about", "also",   "an",  "and",   "any",  "are",   "as",    "at",   "be",
        "been",  "being", "but",    "by",  "can",   "for",  "from",  "had",   "has",  "have",
        "if",    "in",    "into",   "is",  "it",    "its",  "of",    "on",    "or",   "our",
        "over",  "such",  "that",   "the", "their", "them", "there", "these", "they", "this",
        "those", "to",    "toward", "was", "we",    "were", "when",  "which", "will", "with" };

static gboolean
is_word_letter (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

/* An apostrophe between letters belongs to the word, a stop or comma between
 * digits to the number. */
static gboolean
is_joint (const char *p, gunichar before)
{
  gunichar letter = g_utf8_get_char (p);
  gunichar after = g_utf8_get_char (g_utf8_next_char (p));

  if (letter == '\'' || letter == 0x2019)
    return g_unichar_isalpha (before) && g_unichar_isalpha (after);
  if (letter == '.' || letter == ',')
    return g_unichar_isdigit (before) && g_unichar_isdigit (after);
  return FALSE;
}

static int
compare_words (const void *key, const void *element)
{
  return strcmp (key, *(const char *const *) element);
}

/**
 * vouch_words_list_has:
 * @list: (array length=length): sorted words
 * @length: how many
 * @word: a folded word
 *
 * Returns: whether @word is in @list.
 */
gboolean
vouch_words_list_has (const char *const *list, gsize length, const char *word)
{
  return bsearch (word, list, length, sizeof *list, compare_words) != NULL;
}

/* Most text is ASCII, and looking up what it is costs more than all else here. */
static gboolean
is_space (gunichar letter)
{
  return letter < 0x80 ? letter == ' ' || (letter >= '\t' && letter <= '\r' && letter != '\v')
                       : g_unichar_isspace (letter);
}

static gboolean
is_letter_or_digit (gunichar letter)
{
  return letter < 0x80 ? g_ascii_isalnum ((char) letter) : g_unichar_isalnum (letter);
}

/**
 * vouch_words_count:
 * @text: a text
 *
 * Returns: how many pieces between white space have a letter or a digit.
 */
guint
vouch_words_count (const char *text)
{
  guint count = 0;
  gboolean is_counted = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (is_space (letter))
        is_counted = FALSE;
      else if (!is_counted && is_letter_or_digit (letter))
        {
          is_counted = TRUE;
          count++;
        }
    }
  return count;
}

/**
 * vouch_words_minutes:
 * @words: number of words
 *
 * Returns: minutes that reading them takes, rounded, at least 1.
 */
guint
vouch_words_minutes (guint words)
{
  return MAX (1, (words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE);
}

/**
 * vouch_words_split:
 * @text: a text
 *
 * Returns: (transfer full) (element-type utf8): its words as they are written.
 */
GPtrArray *
vouch_words_split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;
  gunichar before = 0;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (is_word_letter (letter) || (start && letter && is_joint (p, before)))
        start = start ? start : p;
      else if (start)
        {
          g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
          start = NULL;
        }
      if (!letter)
        return words;
      before = letter;
    }
}

/* The same as below for what most sentences are made of. */
static char *
fold_ascii (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text));
  gboolean is_gap = FALSE;
  char before = 0;

  for (const char *p = text; *p; p++)
    {
      char letter = g_ascii_tolower (*p);

      if (g_ascii_isalnum (letter) || (!is_gap && is_joint (p, (gunichar) before)))
        {
          if (is_gap && folded->len > 0)
            g_string_append_c (folded, ' ');
          g_string_append_c (folded, letter);
          is_gap = FALSE;
        }
      else
        is_gap = TRUE;
      before = letter;
    }
  return g_string_free (folded, FALSE);
}

/**
 * vouch_words_fold:
 * @text: a text
 *
 * Returns: (transfer full): its words with one space between, without case, accents kept.
 */
char *
vouch_words_fold (const char *text)
{
  g_autofree char *lower = NULL;
  g_autofree char *normal = NULL;
  GString *folded;
  gboolean is_gap = FALSE;
  gunichar before = 0;

  if (g_str_is_ascii (text))
    return fold_ascii (text);
  lower = g_utf8_strdown (text, -1);
  normal = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_string_new (NULL);
  for (const char *p = normal ? normal : lower; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (is_word_letter (letter) || (!is_gap && is_joint (p, before)))
        {
          if (is_gap && folded->len > 0)
            g_string_append_c (folded, ' ');
          g_string_append_unichar (folded, letter == 0x2019 ? '\'' : letter);
          is_gap = FALSE;
        }
      else
        is_gap = TRUE;
      before = letter;
    }
  return g_string_free (folded, FALSE);
}

/**
 * vouch_words_is_blank:
 * @text: (nullable): a text
 *
 * Returns: whether there is nothing to read in it.
 */
gboolean
vouch_words_is_blank (const char *text)
{
  return vouch_is_blank (text);
}

/**
 * vouch_words_is_letter:
 * @text: (nullable): a text
 *
 * Returns: whether it is one sign, white space around it aside.
 */
gboolean
vouch_words_is_letter (const char *text)
{
  guint n_signs = 0;

  for (const char *p = text ? text : ""; *p && n_signs < 2; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isspace (letter) && !g_unichar_iszerowidth (letter))
        n_signs++;
    }
  return n_signs == 1;
}

/**
 * vouch_words_is_minor:
 * @word: a folded word
 *
 * Returns: whether it carries no matter ("the", "of", "with").
 */
gboolean
vouch_words_is_minor (const char *word)
{
  return vouch_words_list_has (minor_words, G_N_ELEMENTS (minor_words), word);
}

/**
 * vouch_words_stem:
 * @word: a folded word
 *
 * Returns: (transfer full): it without a plural or possessive ending: "users" and
 *   "user's" are "user"; no more, since "monitored" and "monitor" may differ in what they claim.
 */
char *
vouch_words_stem (const char *word)
{
  gsize length = strlen (word);

  if (g_str_has_suffix (word, "'s"))
    return g_strndup (word, length - 2);
  if (length > 4 && g_str_has_suffix (word, "ies"))
    return g_strdup_printf ("%.*sy", (int) length - 3, word);
  if (length > 3 && g_str_has_suffix (word, "s") && !g_str_has_suffix (word, "ss")
      && !g_str_has_suffix (word, "us") && !g_str_has_suffix (word, "is"))
    return g_strndup (word, length - 1);
  return g_strdup (word);
}

static GHashTable *
collect_matter (const char *text)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = vouch_words_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (*words[i] && !vouch_words_is_minor (words[i]))
      g_hash_table_add (set, vouch_words_stem (words[i]));
  return set;
}

/**
 * vouch_words_share:
 * @one: a text
 * @other: another
 *
 * Returns: how many of the words with matter of the shorter one stand in the longer
 *   one too, 0 to 1; 1 where either has fewer than three: nothing can be said then.
 */
double
vouch_words_share (const char *one, const char *other)
{
  g_autoptr (GHashTable) a = collect_matter (one);
  g_autoptr (GHashTable) b = collect_matter (other);
  guint smaller = MIN (g_hash_table_size (a), g_hash_table_size (b));
  guint n_shared = 0;
  GHashTableIter iter;
  gpointer word;

  if (smaller < 3)
    return 1;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    n_shared += g_hash_table_contains (b, word);
  return (double) n_shared / smaller;
}

/**
 * vouch_words_begin:
 * @text: a text
 * @n_words: how many words
 *
 * Returns: (transfer full): its first words, with an ellipsis where there are more.
 */
char *
vouch_words_begin (const char *text, guint n_words)
{
  GString *start = g_string_new (NULL);
  g_auto (GStrv) pieces = g_strsplit_set (text, " \t\n", -1);
  guint taken = 0;

  for (guint i = 0; pieces[i]; i++)
    {
      if (!*pieces[i])
        continue;
      if (taken++ == n_words)
        {
          g_string_append (start, "…");
          break;
        }
      if (start->len > 0)
        g_string_append_c (start, ' ');
      g_string_append (start, pieces[i]);
    }
  return g_string_free (start, FALSE);
}
