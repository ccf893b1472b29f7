/* vouch-duplicate-index.c: finds the statements that say the same, or nearly.
 *
 * Statements whose folded words are the same make a class, sorted by place. A
 * class knows the classes that are near to it: most words with matter in common,
 * the same numbers and signs, and where one word stands for another, none that
 * makes it another claim (a drug, an abbreviation, "higher" for "lower").
 *
 * Near classes are found by prefix filtering: of two sets that share at least the
 * part VOUCH_CLAIM_NEAR of their union, the first few words of each, in any order that is the
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

#include "vouch-claim-words.h"
#include "vouch-duplicate-postings.h"

/* Words in common that make a posting; one would be shared by half of a large card. */
#define SHARED 3
/* Below this many words with matter nothing is near: "Monitor blood pressure." */
#define MIN_TOKENS 4
/* Longer ones are no statements, and have too many combinations. */
#define MAX_TOKENS 60
/* Combinations of three of its first 15. */
#define MAX_KEYS 455

struct _VouchDuplicateClass
{
  char *key;             /* (owned) */
  VouchClaimWords claim; /* (owned): what it says */
  GSequence *units;      /* (owned) (element-type VouchCheckUnit): by place */
  GPtrArray *near;       /* (owned) (element-type VouchDuplicateClass): symmetric */
  guint visit;           /* of the search that has seen it last */
};

struct _VouchDuplicateIndex
{
  VouchClaimLexicon *lexicon;       /* (owned) */
  GHashTable *classes;              /* (owned): key -> class */
  VouchDuplicatePostings *postings; /* (owned): by the hash of figures and words */
  guint visit;                      /* counts searches */
  VouchCheckMark mark;
  gpointer data;
};

/* How many of a class's first tokens have SHARED in common with those of one near. */
static guint
count_prefix (const VouchDuplicateClass *class)
{
  guint n = class->claim.words->len;

  if (n < MIN_TOKENS || n > MAX_TOKENS)
    return 0;
  return MIN (n, n - (guint) ceil (VOUCH_CLAIM_NEAR * n) + SHARED);
}

static guint64
mix (guint64 hash, guint with)
{
  return (hash ^ with) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
}

/* The hash of each combination of SHARED of the first words; returns how many. */
static guint
list_keys (const VouchDuplicateClass *class, guint64 *keys)
{
  guint n = count_prefix (class);
  guint n_keys = 0;
  VouchClaimWord **words = (VouchClaimWord **) class->claim.words->pdata;

  for (guint i = 0; i < n; i++)
    {
      guint64 one = mix (mix (0, class->claim.figures_hash), words[i]->hash);

      for (guint j = i + 1; j < n; j++)
        {
          guint64 two = mix (one, words[j]->hash);

          for (guint k = j + 1; k < n; k++)
            keys[n_keys++] = mix (two, words[k]->hash);
        }
    }
  return n_keys;
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

/* A search for those near to a class. */
typedef struct
{
  VouchDuplicateIndex *index;
  VouchDuplicateClass *class;
} Search;

static void
compare_posted_cb (const VouchPosted *posted, gpointer data)
{
  Search *search = data;
  VouchDuplicateClass *class = search->class;
  VouchDuplicateClass *other = posted->class;

  if (vouch_claim_words_differ_at_sight (&class->claim, posted->signature, posted->n_words)
      || other->visit == search->index->visit)
    return;
  other->visit = search->index->visit;
  if (!vouch_claim_words_are_near (&class->claim, &other->claim))
    return;
  g_ptr_array_add (class->near, other);
  g_ptr_array_add (other->near, class);
}

/* Those that are posted where it is may be near. */
static void
post (VouchDuplicateIndex *self, VouchDuplicateClass *class)
{
  guint64 keys[MAX_KEYS];
  guint n = list_keys (class, keys);
  VouchPosted posted = { class, class->claim.signature, class->claim.words->len };
  Search search = { self, class };

  class->visit = ++self->visit;
  vouch_duplicate_postings_fetch (self->postings, keys, n);
  for (guint i = 0; i < n; i++)
    vouch_duplicate_postings_add (self->postings, keys[i], &posted, compare_posted_cb, &search);
}

static void
unpost (VouchDuplicateIndex *self, VouchDuplicateClass *class)
{
  guint64 keys[MAX_KEYS];
  guint n = list_keys (class, keys);

  vouch_duplicate_postings_fetch (self->postings, keys, n);
  for (guint i = 0; i < n; i++)
    vouch_duplicate_postings_remove (self->postings, keys[i], class);
  for (guint i = 0; i < class->near->len; i++)
    g_ptr_array_remove_fast (((VouchDuplicateClass *) class->near->pdata[i])->near, class);
}

static void
free_class (gpointer data)
{
  VouchDuplicateClass *class = data;

  g_free (class->key);
  vouch_claim_words_clear (&class->claim);
  g_ptr_array_unref (class->near);
  g_sequence_free (class->units);
  g_free (class);
}

static VouchDuplicateClass *
make_class (VouchDuplicateIndex *self, const char *key)
{
  VouchDuplicateClass *class = g_new0 (VouchDuplicateClass, 1);

  class->key = g_strdup (key);
  class->near = g_ptr_array_new ();
  class->units = g_sequence_new (NULL);
  vouch_claim_words_read (&class->claim, self->lexicon, key);
  post (self, class);
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

  self->lexicon = vouch_claim_lexicon_new ();
  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_class);
  self->postings = vouch_duplicate_postings_new ();
  self->mark = mark;
  self->data = data;
  return self;
}

/** Frees it; the units stay. */
void
vouch_duplicate_index_free (VouchDuplicateIndex *self)
{
  vouch_duplicate_postings_free (self->postings);
  g_hash_table_unref (self->classes);
  vouch_claim_lexicon_free (self->lexicon);
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
  VouchClaimLexicon *lexicon = vouch_claim_lexicon_new ();
  VouchClaimWords one, two;
  gboolean are_near;

  vouch_claim_words_read (&one, lexicon, key);
  vouch_claim_words_read (&two, lexicon, other);
  are_near = MIN (one.words->len, two.words->len) >= MIN_TOKENS
             && vouch_claim_words_are_near (&one, &two);
  vouch_claim_words_clear (&one);
  vouch_claim_words_clear (&two);
  vouch_claim_lexicon_free (lexicon);
  return are_near;
}
