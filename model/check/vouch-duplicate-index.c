/* vouch-duplicate-index.c: finds the statements that say the same, or nearly.
 *
 * Statements whose folded words are the same make a class, sorted by place. A
 * class knows the classes that are near to it: most words with matter in common,
 * the same numbers and signs, and where one word stands for another, none that
 * makes it another claim (a drug, an abbreviation, "higher" for "lower").
 *
 * Near classes are found by prefix filtering: of two sets that share at least the
 * part NEAR of their union, the first few words of each, in any order that is the
 * same for all, have SHARED words in common. So each class is posted under every
 * combination of so many of its first words. Long words come first, as the rarer
 * ones. Postings are found by a hash alone; what they hold is compared anyway.
 *
 * So that a change touches few others, a statement is compared with the one of
 * its class before it, and the first of a class with the first of near classes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-duplicate-index.h"

#include <math.h>
#include <string.h>

#include "vouch-words.h"

/* Shared words of all words. */
#define NEAR 0.8
/* Words in common that make a posting; one would be shared by half of a large card. */
#define SHARED 3
/* Below this many words with matter nothing is near: "Monitor blood pressure." */
#define MIN_TOKENS 4
/* Longer ones are no statements, and have too many combinations. */
#define MAX_TOKENS 60
/* Words this short are abbreviations and units where they differ. */
#define SHORT_WORD 3

struct _VouchDuplicateClass
{
  char *key;         /* (owned) */
  char *figures;     /* (owned): numbers and signs in order: must be the same */
  GPtrArray *tokens; /* (owned) (element-type utf8): sorted by compare_tokens() */
  GSequence *units;  /* (owned) (element-type VouchCheckUnit): by place */
  GPtrArray *near;   /* (owned) (element-type VouchDuplicateClass): symmetric */
  guint visit;       /* of the search that has seen it last */
};

struct _VouchDuplicateIndex
{
  GHashTable *classes;  /* (owned): key -> class */
  GHashTable *postings; /* (owned): hash of figures and words -> GPtrArray of classes */
  guint visit;          /* counts searches */
  VouchCheckMark mark;
  gpointer data;
};

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

static int
compare_tokens (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  gsize length = strlen (one);
  gsize other_length = strlen (other);

  if (length != other_length)
    return length > other_length ? -1 : 1;
  return strcmp (one, other);
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
drop_repeated (GPtrArray *tokens)
{
  for (guint i = tokens->len; i > 1; i--)
    if (strcmp (tokens->pdata[i - 1], tokens->pdata[i - 2]) == 0)
      g_ptr_array_remove_index (tokens, i - 1);
}

/* Words with matter into tokens; numbers, signs and negations into figures. The
 * key's words are folded; what follows its "|" are signs. */
static void
read_key (const char *key, GPtrArray *tokens, GString *figures)
{
  const char *bar = strchr (key, '|');
  g_autofree char *folded = bar ? g_strndup (key, (gsize) (bar - key)) : g_strdup (key);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (is_figure (words[i]) || is_negation (words[i]))
      g_string_append_printf (figures, "%s ", words[i]);
    else if (*words[i] && !vouch_words_is_minor (words[i]))
      g_ptr_array_add (tokens, vouch_words_stem (words[i]));
  g_string_append (figures, bar ? bar : "");
  g_ptr_array_sort (tokens, compare_tokens);
  drop_repeated (tokens);
}

static gboolean
makes_another_claim (const char *token)
{
  return g_utf8_strlen (token, -1) <= SHORT_WORD
         || vouch_words_list_has (deciding, G_N_ELEMENTS (deciding), token)
         || vouch_treatment_is_drug (token);
}

/* The next pair of two sorted lists: below 0 when only @one has it, above 0 when
 * only @other has. */
static int
compare_at (GPtrArray *one, guint i, GPtrArray *other, guint k)
{
  if (i == one->len)
    return 1;
  return k == other->len ? -1 : compare_tokens (&one->pdata[i], &other->pdata[k]);
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

static gboolean
are_near (GPtrArray *one, GPtrArray *other)
{
  guint n_shared = count_shared (one, other);

  if (n_shared < NEAR * (one->len + other->len - n_shared))
    return FALSE;
  /* A word that is only added is no other claim; negations are among the figures. */
  return n_shared == one->len || n_shared == other->len || !has_deciding_difference (one, other);
}

/* How many of a class's first tokens have SHARED in common with those of one near. */
static guint
count_prefix (VouchDuplicateClass *class)
{
  guint n = class->tokens->len;

  if (n < MIN_TOKENS || n > MAX_TOKENS)
    return 0;
  return MIN (n, n - (guint) ceil (NEAR * n) + SHARED);
}

static void
mix (guint64 *hash, const char *text)
{
  *hash = (*hash ^ g_str_hash (text)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
}

/* Calls @func with the hash of each combination of SHARED of the first tokens. */
static void
for_each_posting (VouchDuplicateIndex *self,
                  VouchDuplicateClass *class,
                  void (*func) (VouchDuplicateIndex *self, VouchDuplicateClass *class, gint64 key))
{
  guint n = count_prefix (class);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      for (guint k = j + 1; k < n; k++)
        {
          guint64 hash = 0;

          mix (&hash, class->figures);
          mix (&hash, class->tokens->pdata[i]);
          mix (&hash, class->tokens->pdata[j]);
          mix (&hash, class->tokens->pdata[k]);
          func (self, class, (gint64) hash);
        }
}

static VouchCheckUnit *
get_first (VouchDuplicateClass *class)
{
  return g_sequence_get (g_sequence_get_begin_iter (class->units));
}

static void
mark_unit (VouchDuplicateIndex *self, VouchCheckUnit *unit)
{
  if (unit)
    self->mark (unit, self->data);
}

/* The firsts of near classes are compared with the first of this one. */
static void
mark_near (VouchDuplicateIndex *self, VouchDuplicateClass *class)
{
  for (guint i = 0; i < class->near->len; i++)
    mark_unit (self, get_first (class->near->pdata[i]));
}

static void
find_in_posting (VouchDuplicateIndex *self, VouchDuplicateClass *class, gint64 key)
{
  GPtrArray *posting = g_hash_table_lookup (self->postings, &key);

  for (guint i = 0; posting && i < posting->len; i++)
    {
      VouchDuplicateClass *other = posting->pdata[i];

      if (other->visit == self->visit)
        continue;
      other->visit = self->visit;
      if (!g_str_equal (class->figures, other->figures) || !are_near (class->tokens, other->tokens))
        continue;
      g_ptr_array_add (class->near, other);
      g_ptr_array_add (other->near, class);
    }
}

static void
add_to_posting (VouchDuplicateIndex *self, VouchDuplicateClass *class, gint64 key)
{
  GPtrArray *posting = g_hash_table_lookup (self->postings, &key);

  if (!posting)
    {
      posting = g_ptr_array_new ();
      g_hash_table_insert (self->postings, g_memdup2 (&key, sizeof key), posting);
    }
  g_ptr_array_add (posting, class);
}

static void
remove_from_posting (VouchDuplicateIndex *self, VouchDuplicateClass *class, gint64 key)
{
  GPtrArray *posting = g_hash_table_lookup (self->postings, &key);

  g_ptr_array_remove_fast (posting, class);
  if (posting->len == 0)
    g_hash_table_remove (self->postings, &key);
}

static void
unpost (VouchDuplicateIndex *self, VouchDuplicateClass *class)
{
  for_each_posting (self, class, remove_from_posting);
  for (guint i = 0; i < class->near->len; i++)
    g_ptr_array_remove_fast (((VouchDuplicateClass *) class->near->pdata[i])->near, class);
}

static void
free_class (gpointer data)
{
  VouchDuplicateClass *class = data;

  g_free (class->key);
  g_free (class->figures);
  g_ptr_array_unref (class->tokens);
  g_ptr_array_unref (class->near);
  g_sequence_free (class->units);
  g_free (class);
}

static VouchDuplicateClass *
make_class (VouchDuplicateIndex *self, const char *key)
{
  VouchDuplicateClass *class = g_new0 (VouchDuplicateClass, 1);
  GString *figures = g_string_new (NULL);

  class->key = g_strdup (key);
  class->tokens = g_ptr_array_new_with_free_func (g_free);
  class->near = g_ptr_array_new ();
  class->units = g_sequence_new (NULL);
  read_key (key, class->tokens, figures);
  class->figures = g_string_free (figures, FALSE);
  self->visit++;
  for_each_posting (self, class, find_in_posting);
  for_each_posting (self, class, add_to_posting);
  g_hash_table_insert (self->classes, class->key, class);
  return class;
}

/**
 * vouch_duplicate_index_new:
 * @mark: called for units that may have, or have lost, one like them
 * @data: for @mark
 *
 * Returns: (transfer full): an index without statements.
 */
VouchDuplicateIndex *
vouch_duplicate_index_new (VouchCheckMark mark, gpointer data)
{
  VouchDuplicateIndex *self = g_new0 (VouchDuplicateIndex, 1);

  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_class);
  self->postings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  self->mark = mark;
  self->data = data;
  return self;
}

/** Frees it; the units stay. */
void
vouch_duplicate_index_free (VouchDuplicateIndex *self)
{
  g_hash_table_unref (self->postings);
  g_hash_table_unref (self->classes);
  g_free (self);
}

/**
 * vouch_duplicate_index_add:
 * @self: an index
 * @unit: a statement with a key, in its place
 */
void
vouch_duplicate_index_add (VouchDuplicateIndex *self, VouchCheckUnit *unit)
{
  VouchDuplicateClass *class = g_hash_table_lookup (self->classes, unit->facts.key);
  GSequenceIter *next;

  if (!class)
    class = make_class (self, unit->facts.key);
  unit->duplicates = class;
  unit->duplicate_place
      = g_sequence_insert_sorted (class->units, unit, vouch_check_unit_compare, NULL);
  next = g_sequence_iter_next (unit->duplicate_place);
  if (!g_sequence_iter_is_end (next))
    mark_unit (self, g_sequence_get (next));
  if (g_sequence_iter_is_begin (unit->duplicate_place))
    mark_near (self, class);
  mark_unit (self, unit);
}

/**
 * vouch_duplicate_index_remove:
 * @self: an index
 * @unit: a statement in it
 */
void
vouch_duplicate_index_remove (VouchDuplicateIndex *self, VouchCheckUnit *unit)
{
  VouchDuplicateClass *class = unit->duplicates;
  GSequenceIter *next = g_sequence_iter_next (unit->duplicate_place);

  if (!g_sequence_iter_is_end (next))
    mark_unit (self, g_sequence_get (next));
  if (g_sequence_iter_is_begin (unit->duplicate_place))
    mark_near (self, class);
  g_sequence_remove (unit->duplicate_place);
  unit->duplicate_place = NULL;
  unit->duplicates = NULL;
  if (g_sequence_is_empty (class->units))
    {
      unpost (self, class);
      g_hash_table_remove (self->classes, class->key);
    }
}

/**
 * vouch_duplicate_index_find:
 * @self: an index
 * @unit: a statement in it
 * @is_exact: (out): whether the words are the same
 *
 * Returns: (transfer none) (nullable): the one before @unit that says the same.
 */
VouchCheckUnit *
vouch_duplicate_index_find (VouchDuplicateIndex *self, VouchCheckUnit *unit, gboolean *is_exact)
{
  VouchCheckUnit *earliest = NULL;

  *is_exact = !g_sequence_iter_is_begin (unit->duplicate_place);
  if (*is_exact)
    return g_sequence_get (g_sequence_iter_prev (unit->duplicate_place));
  for (guint i = 0; i < unit->duplicates->near->len; i++)
    {
      VouchCheckUnit *first = get_first (unit->duplicates->near->pdata[i]);

      if (vouch_check_unit_compare (first, earliest ? earliest : unit, NULL) < 0)
        earliest = first;
    }
  return earliest;
}

/**
 * vouch_statements_are_near:
 * @key: what one statement says, as in its facts
 * @other: what another says
 *
 * Returns: whether they say nearly the same.
 */
gboolean
vouch_statements_are_near (const char *key, const char *other)
{
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) other_tokens = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) figures = g_string_new (NULL);
  g_autoptr (GString) other_figures = g_string_new (NULL);

  read_key (key, tokens, figures);
  read_key (other, other_tokens, other_figures);
  return g_string_equal (figures, other_figures)
         && MIN (tokens->len, other_tokens->len) >= MIN_TOKENS && are_near (tokens, other_tokens);
}
