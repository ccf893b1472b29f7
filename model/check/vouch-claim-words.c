/* vouch-claim-words.c: the words with matter of a statement, to be compared with those of others.
 *
 * Words are kept once for all statements, with a number; so two statements are
 * compared by numbers, and mostly by one look at their signatures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-claim-words.h"

#include <string.h>

#include "vouch-treatment.h"
#include "vouch-words.h"

/* Words this short are abbreviations and units where they differ. */
#define SHORT_WORD 3

/* Forms that are kept with what they mean; a large card has some thousands. */
#define MAX_FORMS 20000

struct _VouchClaimLexicon
{
  GHashTable *words; /* (owned): text -> VouchClaimWord */
  GHashTable *forms; /* (owned): a word as it stands -> its VouchClaimWord, or what it is instead */
  guint n_words;     /* ever made: the next one's number */
};

/* What a form may be instead of a word with matter. */
static VouchClaimWord minor, figure;

/* Where one of these stands for another word, it is another claim. Sorted. */
static const char *const deciding[] = {
  "above",
  "absent",
  "acute",
  "add",
  "adult",
  "after",
  "afternoon",
  "allow",
  "anterior",
  "avoid",
  "before",
  "below",
  "benign",
  "better",
  "bilateral",
  "child",
  "chronic",
  "continue",
  "contraindicated",
  "daily",
  "day",
  "decrease",
  "decreased",
  "discontinue",
  "distal",
  "early",
  "elevated",
  "evening",
  "exclude",
  "female",
  "fewer",
  "first",
  "good",
  "greater",
  "high",
  "higher",
  "hypertension",
  "hypotension",
  "improve",
  "improved",
  "include",
  "increase",
  "increased",
  "indicated",
  "infant",
  "inferior",
  "initiate",
  "inpatient",
  "intravenous",
  "late",
  "left",
  "less",
  "likely",
  "long",
  "longer",
  "low",
  "lower",
  "major",
  "male",
  "malignant",
  "man",
  "maximum",
  "men",
  "mild",
  "minimum",
  "minor",
  "moderate",
  "month",
  "monthly",
  "more",
  "morning",
  "negative",
  "never",
  "no",
  "normal",
  "not",
  "older",
  "oral",
  "outpatient",
  "partial",
  "positive",
  "posterior",
  "present",
  "primary",
  "proximal",
  "rare",
  "reduce",
  "reduced",
  "remove",
  "right",
  "second",
  "secondary",
  "severe",
  "short",
  "shorter",
  "start",
  "stop",
  "superior",
  "systemic",
  "topical",
  "total",
  "type",
  "under",
  "unilateral",
  "unlikely",
  "week",
  "weekly",
  "without",
  "women",
  "worse",
  "worsen",
  "year",
  "younger",
};

static void
free_word (gpointer data)
{
  VouchClaimWord *word = data;

  g_free (word->text);
  g_free (word);
}

/** Returns: (transfer full): a lexicon without words. */
VouchClaimLexicon *
vouch_claim_lexicon_new (void)
{
  VouchClaimLexicon *self = g_new0 (VouchClaimLexicon, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_word);
  self->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/** Frees it, after all claims that were read with it. */
void
vouch_claim_lexicon_free (VouchClaimLexicon *self)
{
  g_hash_table_unref (self->forms);
  g_hash_table_unref (self->words);
  g_free (self);
}

static VouchClaimWord *
take_word (VouchClaimLexicon *self, char *text)
{
  VouchClaimWord *word = g_hash_table_lookup (self->words, text);

  if (word)
    g_free (text);
  else
    {
      word = g_new0 (VouchClaimWord, 1);
      word->text = text;
      word->length = (guint) strlen (text);
      word->hash = g_str_hash (text);
      word->number = self->n_words++;
      g_hash_table_insert (self->words, word->text, word);
    }
  word->uses++;
  return word;
}

static void
drop_word (VouchClaimLexicon *self, VouchClaimWord *word)
{
  if (--word->uses == 0)
    g_hash_table_remove (self->words, word->text);
}

/* Long words come first, as the rarer ones. */
static int
compare_words (gconstpointer a, gconstpointer b)
{
  const VouchClaimWord *one = *(const VouchClaimWord *const *) a;
  const VouchClaimWord *other = *(const VouchClaimWord *const *) b;

  if (one->length != other->length)
    return one->length > other->length ? -1 : 1;
  return (one->number > other->number) - (one->number < other->number);
}

static gboolean
is_figure (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

static gboolean
is_negation (const char *word)
{
  static const char *const negations[]
      = { "cannot", "nor", "neither", "never", "no", "none", "not", "without" };

  for (gsize i = 0; i < G_N_ELEMENTS (negations); i++)
    if (strcmp (word, negations[i]) == 0)
      return TRUE;
  return g_str_has_suffix (word, "n't");
}

static void
forget_forms (VouchClaimLexicon *self)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, self->forms);
  while (g_hash_table_iter_next (&iter, NULL, &word))
    if (word != &minor && word != &figure)
      drop_word (self, word);
  g_hash_table_remove_all (self->forms);
}

/* What @form is: cards say most words again and again. The table holds a use of its own. */
static VouchClaimWord *
look_up (VouchClaimLexicon *self, const char *form)
{
  VouchClaimWord *word = g_hash_table_lookup (self->forms, form);

  if (word)
    return word;
  if (g_hash_table_size (self->forms) >= MAX_FORMS)
    forget_forms (self);
  if (is_figure (form) || is_negation (form))
    word = &figure;
  else if (vouch_words_is_minor (form))
    word = &minor;
  else
    word = take_word (self, vouch_words_stem (form));
  g_hash_table_insert (self->forms, g_strdup (form), word);
  return word;
}

static void
read_form (VouchClaimWords *self, const char *form, GString *figures)
{
  VouchClaimWord *word = look_up (self->lexicon, form);

  if (word == &figure)
    {
      g_string_append (figures, form);
      g_string_append_c (figures, ' ');
    }
  else if (word != &minor)
    {
      word->uses++;
      g_ptr_array_add (self->words, word);
    }
}

static void
drop_repeated (VouchClaimWords *self)
{
  for (guint i = self->words->len; i > 1; i--)
    if (self->words->pdata[i - 1] == self->words->pdata[i - 2])
      drop_word (self->lexicon, g_ptr_array_remove_index (self->words, i - 1));
}

/**
 * vouch_claim_words_read:
 * @self: (out caller-allocates): what @key says; vouch_claim_words_clear() ends it
 * @lexicon: outlives it; claims are compared with those of the same
 * @key: folded words of a statement; what follows a "|" are signs
 *
 * Words with matter are its words; numbers, signs and negations its figures.
 */
void
vouch_claim_words_read (VouchClaimWords *self, VouchClaimLexicon *lexicon, const char *key)
{
  const char *bar = strchr (key, '|');
  g_autofree char *folded = bar ? g_strndup (key, (gsize) (bar - key)) : g_strdup (key);
  GString *figures = g_string_new (NULL);
  char *next;

  *self = (VouchClaimWords){ .lexicon = lexicon, .words = g_ptr_array_new () };
  for (char *form = folded; form; form = next)
    {
      next = strchr (form, ' ');
      if (next)
        *next++ = '\0';
      if (*form)
        read_form (self, form, figures);
    }
  g_string_append (figures, bar ? bar : "");
  g_ptr_array_sort (self->words, compare_words);
  drop_repeated (self);
  for (guint i = 0; i < self->words->len; i++)
    self->signature |= G_GUINT64_CONSTANT (1)
                       << (((const VouchClaimWord *) self->words->pdata[i])->hash % 64);
  self->figures_hash = g_str_hash (figures->str);
  self->figures = g_string_free (figures, FALSE);
}

/** Frees what it holds. */
void
vouch_claim_words_clear (VouchClaimWords *self)
{
  for (guint i = 0; i < self->words->len; i++)
    drop_word (self->lexicon, self->words->pdata[i]);
  g_ptr_array_unref (self->words);
  g_free (self->figures);
}

static gboolean
makes_another_claim (const VouchClaimWord *word)
{
  return g_utf8_strlen (word->text, -1) <= SHORT_WORD
         || vouch_words_list_has (deciding, G_N_ELEMENTS (deciding), word->text)
         || vouch_treatment_is_drug (word->text);
}

/* The next pair of two sorted lists: below 0 when only @one has it, above 0 when
 * only @other has. */
static int
compare_at (GPtrArray *one, guint i, GPtrArray *other, guint k)
{
  if (i == one->len)
    return 1;
  return k == other->len ? -1 : compare_words (&one->pdata[i], &other->pdata[k]);
}

static guint
count_shared (GPtrArray *one, GPtrArray *other)
{
  guint n = 0;

  for (guint i = 0, k = 0; i < one->len && k < other->len;)
    {
      int order = compare_at (one, i, other, k);

      n += order == 0;
      i += order <= 0;
      k += order >= 0;
    }
  return n;
}

static gboolean
has_deciding_difference (GPtrArray *one, GPtrArray *other)
{
  for (guint i = 0, k = 0; i < one->len || k < other->len;)
    {
      int order = compare_at (one, i, other, k);

      if (order != 0 && makes_another_claim (order < 0 ? one->pdata[i] : other->pdata[k]))
        return TRUE;
      i += order <= 0;
      k += order >= 0;
    }
  return FALSE;
}

/**
 * vouch_claim_words_are_near:
 * @self: what a statement says
 * @other: what another says, read with the same lexicon
 *
 * Returns: whether they have most words in common and the same figures, and where one
 *   word stands for another, none that makes it another claim
 */
gboolean
vouch_claim_words_are_near (const VouchClaimWords *self, const VouchClaimWords *other)
{
  guint n_shared;

  if (self->figures_hash != other->figures_hash
      || vouch_claim_words_differ_at_sight (self, other->signature, other->words->len)
      || !g_str_equal (self->figures, other->figures))
    return FALSE;
  n_shared = count_shared (self->words, other->words);
  if (n_shared < VOUCH_CLAIM_NEAR * (self->words->len + other->words->len - n_shared))
    return FALSE;
  /* A word that is only added is no other claim; negations are among the figures. */
  return n_shared == self->words->len || n_shared == other->words->len
         || !has_deciding_difference (self->words, other->words);
}
