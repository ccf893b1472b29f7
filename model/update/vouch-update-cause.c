/* vouch-update-cause.c: why the change of a text can't be called minor.
 *
 * Both texts are read into what matters to a patient: figures with their units, words of
 * dosing, names of drugs, negations. What one has more often than the other is a cause; and so
 * is another order of figures or of drugs: "A 5 mg, B 10 mg" is not "A 10 mg, B 5 mg".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-update-cause.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-hedge.h"
#include "vouch-number.h"
#include "vouch-update-words.h"

typedef gboolean (*IsCounted) (const char *word);

static gboolean
is_any (const char *word)
{
  return *word != 0;
}

/* --- counting --- */

static void
add (GHashTable *counts,
     char *key,
     int n)
{
  int before = GPOINTER_TO_INT (g_hash_table_lookup (counts, key));

  g_hash_table_insert (counts, key, GINT_TO_POINTER (before + n));
}

/* Apostrophes are inside a word, hyphens are not. */
static gboolean
is_inside (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019;
}

/* Returns: (transfer full) (nullable): the word from @p on, which is moved behind it */
static char *
next_word (const char **p)
{
  const char *start;

  while (**p && !is_inside (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  start = *p;
  while (**p && is_inside (g_utf8_get_char (*p)))
    *p = g_utf8_next_char (*p);
  return *p > start ? g_strndup (start, (gsize) (*p - start)) : NULL;
}

/* "Haven’t", "cannot" and "have not" are one. Takes @word. */
static char *
spell_out (char *word)
{
  if (!vouch_update_word_is_short_not (word))
    return word;
  g_free (word);
  return g_strdup ("not");
}

static void
count_words (GHashTable *counts,
             const char *text,
             IsCounted is_counted,
             int n)
{
  g_autofree char *folded = g_utf8_casefold (text ? text : "", -1);
  const char *p = folded;
  char *word;

  while ((word = next_word (&p)))
    {
      if (is_counted (word))
        add (counts, spell_out (word), n);
      else
        g_free (word);
    }
}

static gboolean
has_difference (GHashTable *counts)
{
  GHashTableIter iter;
  gpointer count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    if (GPOINTER_TO_INT (count) != 0)
      return TRUE;
  return FALSE;
}

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
have_other_words (const char *before,
                  const char *after,
                  IsCounted is_counted)
{
  g_autoptr (GHashTable) counts = new_counts ();

  count_words (counts, before, is_counted, -1);
  count_words (counts, after, is_counted, 1);
  return has_difference (counts);
}

/* --- figures --- */

static void
append_decimal (GString *key,
                VouchDecimal value)
{
  while (value.places > 0 && value.digits % 10 == 0)
    {
      value.digits /= 10;
      value.places--;
    }
  g_string_append_printf (key, "|%" G_GINT64_FORMAT "e%d", value.digits, value.places);
}

static char *
make_key (const VouchNumber *number)
{
  GString *key = g_string_new (NULL);

  g_string_printf (key, "%d|%d|%s|%s", (int) number->kind, (int) number->op, number->unit,
                   number->often);
  append_decimal (key, number->value);
  append_decimal (key, number->other);
  append_decimal (key, number->level);
  return g_string_free (key, FALSE);
}

static gboolean
is_dosed (const VouchNumber *number)
{
  return number->kind == VOUCH_NUMBER_AMOUNT || *number->often;
}

static void
count_numbers (GHashTable *figures,
               GHashTable *doses,
               GArray     *numbers,
               int         n)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      const VouchNumber *number = &g_array_index (numbers, VouchNumber, i);

      add (is_dosed (number) ? doses : figures, make_key (number), n);
    }
}

static gboolean
is_in_number (GArray *numbers,
              guint   place)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      const VouchNumber *number = &g_array_index (numbers, VouchNumber, i);

      if (place >= number->from && place < number->to)
        return TRUE;
    }
  return FALSE;
}

/* What is read into no figure may still have digits, as "grade 3": these are compared as they
 * stand. "1,000" and "1000" are one figure. */
static void
count_digits (GHashTable *digits,
              GArray     *numbers,
              const char *text,
              int         n)
{
  guint place = 0;

  for (const char *p = text ? text : ""; *p;)
    {
      const char *start = p;
      guint first = place;

      for (; g_unichar_isdigit (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        place++;
      if (p > start && !is_in_number (numbers, first))
        add (digits, g_strndup (start, (gsize) (p - start)), n);
      if (p == start)
        {
          p = g_utf8_next_char (p);
          place++;
        }
    }
}

static VouchUpdateCause
compare_numbers (const char *before,
                 const char *after)
{
  g_autoptr (GHashTable) figures = new_counts ();
  g_autoptr (GHashTable) doses = new_counts ();
  g_autoptr (GHashTable) digits = new_counts ();
  g_autoptr (GArray) were = vouch_numbers_read (before ? before : "");
  g_autoptr (GArray) are = vouch_numbers_read (after ? after : "");
  VouchUpdateCause causes = VOUCH_UPDATE_CAUSE_NONE;

  count_digits (digits, were, before, -1);
  count_digits (digits, are, after, 1);
  count_numbers (figures, doses, were, -1);
  count_numbers (figures, doses, are, 1);
  if (has_difference (figures) || has_difference (digits))
    causes |= VOUCH_UPDATE_CAUSE_NUMBER;
  if (has_difference (doses))
    causes |= VOUCH_UPDATE_CAUSE_DOSE;
  return causes;
}

/* --- order --- */

/* What stands where another stood is another's, though nothing came or went: with two figures the
 * one may have changed its place with the other. */
static gboolean
have_other_order (GPtrArray *were,
                  GPtrArray *are)
{
  if (were->len != are->len)
    return FALSE; /* told by their number */
  for (guint i = 0; i < were->len; i++)
    if (!g_str_equal (were->pdata[i], are->pdata[i]))
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_figures (const char *text)
{
  g_autoptr (GArray) numbers = vouch_numbers_read (text ? text : "");
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < numbers->len; i++)
    g_ptr_array_add (list, make_key (&g_array_index (numbers, VouchNumber, i)));
  return list;
}

/* Words that are not on a list may be what is compared: "A is better than B". */
static GPtrArray *
list_words (const char *text,
            IsCounted   is_counted)
{
  g_autofree char *folded = g_utf8_casefold (text ? text : "", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const char *p = folded;
  char *word;

  while ((word = next_word (&p)))
    {
      if (!is_counted || is_counted (word))
        g_ptr_array_add (list, word);
      else
        g_free (word);
    }
  return list;
}

/* The same words in another order, where a word tells which way: who is better is turned. */
static gboolean
is_exchanged (const char *before,
              const char *after)
{
  g_autoptr (GPtrArray) ways = list_words (before, vouch_update_word_is_comparing);
  g_autoptr (GPtrArray) were = list_words (before, NULL);
  g_autoptr (GPtrArray) are = list_words (after, NULL);

  return ways->len > 0 && !have_other_words (before, after, is_any) && have_other_order (were, are);
}

/* Of what is denied the first letters, so that no slip of the pen and no ending counts. */
#define DENIED_LETTERS 2

static void
count_denied (GHashTable *counts,
              const char *text,
              int         n)
{
  g_autoptr (GPtrArray) words = list_words (text, NULL);

  for (guint i = 0; i + 1 < words->len; i++)
    if (vouch_update_word_is_denial (words->pdata[i]))
      {
        const char *denied = words->pdata[i + 1];

        add (counts, g_utf8_substring (denied, 0, MIN (g_utf8_strlen (denied, -1), DENIED_LETTERS)), n);
      }
}

/* "It did not fall and rose", "it fell and did not rise": as many denials, of something else. */
static gboolean
is_other_denied (const char *before,
                 const char *after)
{
  g_autoptr (GHashTable) counts = new_counts ();

  count_denied (counts, before, -1);
  count_denied (counts, after, 1);
  return has_difference (counts);
}

/* "Vitamin D", "hepatitis B", "type II": the name is the word and what stands behind it. */
static void
count_named (GHashTable *counts,
             const char *text,
             int         n)
{
  g_autoptr (GPtrArray) words = list_words (text, NULL);

  for (guint i = 0; i + 1 < words->len; i++)
    if (vouch_update_word_takes_letter (words->pdata[i]) && strlen (words->pdata[i + 1]) <= 3)
      add (counts, g_strdup_printf ("%s %s", (char *) words->pdata[i], (char *) words->pdata[i + 1]), n);
}

static gboolean
is_other_named (const char *before,
                const char *after)
{
  g_autoptr (GHashTable) counts = new_counts ();

  count_named (counts, before, -1);
  count_named (counts, after, 1);
  return has_difference (counts);
}

static VouchUpdateCause
compare_order (const char      *before,
               const char      *after,
               VouchUpdateCause known)
{
  g_autoptr (GPtrArray) figures_were = list_figures (before);
  g_autoptr (GPtrArray) figures_are = list_figures (after);
  g_autoptr (GPtrArray) drugs_were = list_words (before, vouch_update_word_is_drug);
  g_autoptr (GPtrArray) drugs_are = list_words (after, vouch_update_word_is_drug);
  VouchUpdateCause causes = known;

  if (!(known & (VOUCH_UPDATE_CAUSE_NUMBER | VOUCH_UPDATE_CAUSE_DOSE))
      && have_other_order (figures_were, figures_are))
    causes |= VOUCH_UPDATE_CAUSE_NUMBER;
  if (have_other_order (drugs_were, drugs_are))
    causes |= VOUCH_UPDATE_CAUSE_DRUG;
  if (is_exchanged (before, after))
    causes |= VOUCH_UPDATE_CAUSE_NEGATION;
  return causes;
}

static gboolean
is_turned (const char *before,
           const char *after)
{
  const char *const passages[] = { before, NULL };
  g_autofree char *word = NULL;
  VouchHedge hedge;

  if (!before || !after)
    return FALSE;
  hedge = vouch_hedge_compare (after, passages, &word);
  return hedge == VOUCH_HEDGE_NEGATION || hedge == VOUCH_HEDGE_DIRECTION;
}

/**
 * vouch_update_causes:
 * @before: (nullable): the text as it stood; %NULL: it is new
 * @after: (nullable): the text as it is to stand; %NULL: it is gone
 *
 * Returns: what there is in the change that may make a reader act otherwise
 */
VouchUpdateCause
vouch_update_causes (const char *before,
                     const char *after)
{
  VouchUpdateCause causes;

  if (g_strcmp0 (before, after) == 0)
    return VOUCH_UPDATE_CAUSE_NONE;
  causes = compare_order (before, after, compare_numbers (before, after));
  if (have_other_words (before, after, vouch_update_word_is_dose))
    causes |= VOUCH_UPDATE_CAUSE_DOSE;
  if (have_other_words (before, after, vouch_update_word_is_drug))
    causes |= VOUCH_UPDATE_CAUSE_DRUG;
  if (have_other_words (before, after, vouch_update_word_is_negation) || is_other_denied (before, after) || is_turned (before, after)
      || is_turned (after, before))
    causes |= VOUCH_UPDATE_CAUSE_NEGATION;
  if (have_other_words (before, after, vouch_update_word_is_opposite) || is_other_named (before, after))
    causes |= VOUCH_UPDATE_CAUSE_OPPOSITE;
  return causes;
}

/**
 * vouch_update_describe_causes:
 * @causes: causes, at least one
 *
 * Returns: (transfer full): what they are, to be read after “changed: ”
 */
char *
vouch_update_describe_causes (VouchUpdateCause causes)
{
  static const char *const words[] = {
    N_ ("a number"),
    N_ ("a dose"),
    N_ ("a drug"),
    N_ ("a negation or a direction"),
    N_ ("a word that turns the meaning"),
  };
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (causes & (1u << i))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", _ (words[i]));
  return g_string_free (list, FALSE);
}
