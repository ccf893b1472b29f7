/* vouch-update-cause.c: why the change of a text can't be called minor.
 *
 * Both texts are read into what matters to a patient: figures with their units, words of
 * dosing, names of drugs, negations. What one has more often than the other is a cause.
 * Where words stand does not count: a sentence may be turned round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-update-cause.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-hedge.h"
#include "vouch-number.h"
#include "vouch-treatment.h"

/* How often a drug is given, by which way, and for how long. */
static const char *const dose_words[] = {
  "once",     "twice",   "thrice",       "hourly",        "daily",      "nightly",     "weekly",
  "biweekly", "monthly", "quarterly",    "yearly",        "annually",   "day",         "week",
  "month",    "year",    "hour",         "minute",        "morning",    "evening",     "bedtime",
  "night",    "oral",    "orally",       "intravenous",   "intravenously", "iv",       "im",
  "sc",       "po",      "subcutaneous", "subcutaneously", "intramuscular", "intramuscularly",
  "topical",  "topically", "inhaled",    "sublingual",    "rectal",     "intrathecal", "intravitreal",
  "nasal",    "bid",     "tid",          "qid",           "qd",         "prn",         "loading",
  "maintenance", "maximum", "minimum",   "half",          "double",     "triple",      "per",
  "täglich",  "wöchentlich", "monatlich", "einmal",       "zweimal",    "dreimal",     "quotidien",
  "hebdomadaire", "mensuel", "diario",   "semanal",       "mensual",
};

static const char *const negations[] = {
  "not",   "no",    "never",  "without", "neither", "nor",    "none",   "cannot", "nobody", "nothing",
  "avoid", "avoids", "avoided", "contraindicated", "contraindication", "except", "unless", "unsafe",
  "ineffective", "lack", "lacks", "lacked", "fail", "fails", "failed", "stop", "discontinue", "withhold",
  "unlikely", "against",
  /* which way: one for the other turns a finding round */
  "more", "less", "fewer", "greater", "higher", "lower", "better", "worse", "above", "below", "superior",
  "inferior", "increase", "increases", "increased", "decrease", "decreases", "decreased", "reduce",
  "reduces", "reduced", "raise", "raises", "raised", "improve", "improves", "improved", "worsen",
  "worsens", "worsened", "longer", "shorter", "before", "after", "start", "mehr", "weniger",
  "höher", "niedriger", "plus", "moins", "más", "menos", "nicht", "kein", "keine", "keinen", "keiner", "keinem", "ohne", "nie", "niemals",
  "weder", "noch", "pas",  "sans", "jamais", "aucun", "aucune", "ni", "sin", "nunca", "ningún", "ninguna",
  "لا",    "لم",    "لن",     "ليس",     "ليست",    "بدون",   "دون",
};

typedef gboolean (*IsCounted) (const char *word);

static gboolean
is_listed (const char *word,
           const char *const *list,
           gsize n_list)
{
  for (gsize i = 0; i < n_list; i++)
    if (g_str_equal (list[i], word))
      return TRUE;
  return FALSE;
}

/* "days" and "day" are one. */
static gboolean
is_dose (const char *word)
{
  g_autofree char *singular
      = g_str_has_suffix (word, "s") ? g_strndup (word, strlen (word) - 1) : g_strdup (word);

  return is_listed (word, dose_words, G_N_ELEMENTS (dose_words))
         || is_listed (singular, dose_words, G_N_ELEMENTS (dose_words));
}

/* "isn’t" and "can't" as well; "non-inferior" comes as "non". */
static gboolean
is_negation (const char *word)
{
  return is_listed (word, negations, G_N_ELEMENTS (negations)) || g_str_has_suffix (word, "n't")
         || g_str_has_suffix (word, "n’t") || g_str_equal (word, "non");
}

/* Names that the lists lack still end as their class does; look-alikes are just what matters here
 * (USAN Council, stem list). */
static gboolean
is_drug (const char *word)
{
  static const char *const stems[] = {
    "azine", "yzine", "zepam", "zolam", "pidem", "dipine", "triptan", "gliptin", "gliflozin", "parin",
    "xaban", "gatran", "setron", "lukast", "mab", "tinib", "ciclib", "pril", "prilat", "sartan", "statin",
    "olol", "cillin", "mycin", "floxacin", "conazole", "prazole", "tidine", "thiazide", "semide", "caine",
    "oxetine", "triptyline", "cycline", "dronate", "glitazone", "glutide", "vudine", "buvir", "navir",
  };

  if (vouch_treatment_is_drug (word))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (stems); i++)
    if (g_str_has_suffix (word, stems[i]))
      return TRUE;
  return FALSE;
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

static void
count_words (GHashTable *counts,
             const char *text,
             IsCounted is_counted,
             int n)
{
  g_autofree char *folded = g_utf8_casefold (text ? text : "", -1);
  const char *p = folded;

  while (*p)
    {
      const char *start = p;

      while (*p && is_inside (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        {
          g_autofree char *word = g_strndup (start, (gsize) (p - start));

          if (is_counted (word))
            add (counts, g_steal_pointer (&word), n);
        }
      else
        p = g_utf8_next_char (p);
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
               const char *text,
               int n)
{
  g_autoptr (GArray) numbers = vouch_numbers_read (text ? text : "");

  for (guint i = 0; i < numbers->len; i++)
    {
      const VouchNumber *number = &g_array_index (numbers, VouchNumber, i);

      add (is_dosed (number) ? doses : figures, make_key (number), n);
    }
}

/* What is read into no figure may still have digits: these are compared as they stand. */
static void
count_digits (GHashTable *digits,
              const char *text,
              int n)
{
  for (const char *p = text ? text : ""; *p;)
    {
      gsize length = strspn (p, "0123456789");

      if (length > 0)
        add (digits, g_strndup (p, length), n);
      p += MAX (length, 1);
    }
}

static VouchUpdateCause
compare_numbers (const char *before,
                 const char *after)
{
  g_autoptr (GHashTable) figures = new_counts ();
  g_autoptr (GHashTable) doses = new_counts ();
  g_autoptr (GHashTable) digits = new_counts ();
  VouchUpdateCause causes = VOUCH_UPDATE_CAUSE_NONE;

  count_digits (digits, before, -1);
  count_digits (digits, after, 1);
  count_numbers (figures, doses, before, -1);
  count_numbers (figures, doses, after, 1);
  if (has_difference (figures))
    causes |= VOUCH_UPDATE_CAUSE_NUMBER;
  if (has_difference (doses))
    causes |= VOUCH_UPDATE_CAUSE_DOSE;
  /* "1,000" and "1000" are one figure; but where no figure was read, digits are all there is. */
  if (!causes && has_difference (digits) && g_hash_table_size (figures) == 0
      && g_hash_table_size (doses) == 0)
    causes |= VOUCH_UPDATE_CAUSE_NUMBER;
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
  causes = compare_numbers (before, after);
  if (have_other_words (before, after, is_dose))
    causes |= VOUCH_UPDATE_CAUSE_DOSE;
  if (have_other_words (before, after, is_drug))
    causes |= VOUCH_UPDATE_CAUSE_DRUG;
  if (have_other_words (before, after, is_negation) || is_turned (before, after)
      || is_turned (after, before))
    causes |= VOUCH_UPDATE_CAUSE_NEGATION;
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
    N_ ("a negation"),
  };
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (causes & (1u << i))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", _ (words[i]));
  return g_string_free (list, FALSE);
}
