/* vouch-passage-article.c: a text made ready to be searched for passages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-article.h"

#include "vouch-passage-abbreviations.h"
#include "vouch-source-body.h"

#include <string.h>

/* Words of a long form that is worth looking for. */
#define MAX_LONG_FORM 8
/* One short form is explained in each part anew, or means several things. */
#define MAX_EXPLAINED 4

struct _VouchPassageArticle
{
  char *text; /* (owned) */
  GArray *units; /* (owned) (element-type VouchPassageUnit) */
  GArray *unit_words; /* (owned) (element-type guint): numbers of the words, unit after unit */
  VouchPassageWords *words; /* (owned) */
  GPtrArray *pairs; /* (owned) (element-type VouchPassagePair) */
  guint n_sentences; /* without headings and references */
  gboolean has_results;
};

G_DEFINE_BOXED_TYPE (VouchPassageArticle, vouch_passage_article, vouch_passage_article_ref,
                     vouch_passage_article_unref)

static void
free_pair (gpointer data)
{
  VouchPassagePair *pair = data;

  g_array_unref (pair->long_form);
  g_free (pair);
}

/** Returns: whether @unit is neither a heading nor of a list of references: only such are offered. */
gboolean
vouch_passage_unit_is_prose (const VouchPassageUnit *unit)
{
  return unit->span.kind != VOUCH_PASSAGE_HEADING && unit->span.kind != VOUCH_PASSAGE_REFERENCE;
}

static void
add_unit (VouchPassageArticle    *self,
          const VouchPassageSpan *span)
{
  VouchPassageUnit unit = { .span = *span, .first_word = self->unit_words->len };
  VouchPassageReader reader;

  vouch_passage_reader_init (&reader, self->text, span->from, span->to);
  while (vouch_passage_reader_next (&reader))
    {
      guint word = vouch_passage_words_add (self->words, reader.word);

      g_array_append_val (self->unit_words, word);
    }
  unit.n_words = self->unit_words->len - unit.first_word;
  unit.cues = vouch_passage_cues_read (self->text, span->from, span->to, &unit.n_numbers);
  self->n_sentences += vouch_passage_unit_is_prose (&unit);
  self->has_results |= span->kind == VOUCH_PASSAGE_SENTENCE
                       && (span->zone == VOUCH_PASSAGE_ZONE_RESULTS
                           || span->zone == VOUCH_PASSAGE_ZONE_ABSTRACT_RESULTS);
  g_array_append_val (self->units, unit);
}

static GArray *
read_stems (VouchPassageArticle *self,
            gsize                from,
            gsize                to)
{
  GArray *stems = g_array_new (FALSE, FALSE, sizeof (guint));
  VouchPassageReader reader;

  vouch_passage_reader_init (&reader, self->text, from, to);
  while (vouch_passage_reader_next (&reader))
    {
      guint stem = vouch_passage_words_stem (self->words,
                                             vouch_passage_words_add (self->words, reader.word));

      g_array_append_val (stems, stem);
    }
  return stems;
}

static void
add_pair (VouchPassageArticle            *self,
          const VouchPassageAbbreviation *abbreviation)
{
  g_autoptr (GArray) short_form
      = read_stems (self, abbreviation->short_from, abbreviation->short_to);
  g_autoptr (GArray) long_form = read_stems (self, abbreviation->long_from, abbreviation->long_to);
  VouchPassagePair *pair;

  if (short_form->len != 1 || long_form->len == 0 || long_form->len > MAX_LONG_FORM)
    return;
  pair = g_new (VouchPassagePair, 1);
  pair->short_form = g_array_index (short_form, guint, 0);
  pair->long_form = g_steal_pointer (&long_form);
  g_ptr_array_add (self->pairs, pair);
}

/* Counts how often each short form was explained. */
static gboolean
is_explained_enough (const VouchPassageArticle      *self,
                     const VouchPassageAbbreviation *abbreviation,
                     GHashTable                     *counts)
{
  char *form = g_strndup (self->text + abbreviation->short_from,
                          abbreviation->short_to - abbreviation->short_from);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, form));

  g_hash_table_replace (counts, form, GUINT_TO_POINTER (n + 1));
  return n >= MAX_EXPLAINED;
}

static void
read_pairs (VouchPassageArticle *self,
            gsize                length)
{
  g_autoptr (GArray) found = vouch_passage_abbreviations_read (self->text, length);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const VouchPassageAbbreviation *abbreviation
          = &g_array_index (found, VouchPassageAbbreviation, i);

      if (!is_explained_enough (self, abbreviation, counts))
        add_pair (self, abbreviation);
    }
}

/**
 * vouch_passage_article_new:
 * @text: UTF-8
 * @length: bytes of @text
 */
VouchPassageArticle *
vouch_passage_article_new (const char *text,
                           gsize       length)
{
  VouchPassageArticle *self = g_atomic_rc_box_new0 (VouchPassageArticle);
  g_autoptr (GArray) spans = vouch_passage_split (text, length);

  self->text = g_strndup (text, length);
  self->units = g_array_sized_new (FALSE, FALSE, sizeof (VouchPassageUnit), spans->len);
  self->unit_words = g_array_new (FALSE, FALSE, sizeof (guint));
  self->words = vouch_passage_words_new ();
  self->pairs = g_ptr_array_new_with_free_func (free_pair);
  for (guint i = 0; i < spans->len; i++)
    add_unit (self, &g_array_index (spans, VouchPassageSpan, i));
  read_pairs (self, length);
  return self;
}

/**
 * vouch_passage_article_new_of_source:
 * @text: a source's text
 *
 * Running heads and page numbers are no part of its sentences: spaces stand for them, so that code points are
 * those of @text.
 */
VouchPassageArticle *
vouch_passage_article_new_of_source (VouchSourceText *text)
{
  g_autofree char *body = vouch_source_body (text);

  return vouch_passage_article_new (body, strlen (body));
}

VouchPassageArticle *
vouch_passage_article_ref (VouchPassageArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  VouchPassageArticle *self = data;

  g_ptr_array_unref (self->pairs);
  vouch_passage_words_free (self->words);
  g_array_unref (self->unit_words);
  g_array_unref (self->units);
  g_free (self->text);
}

void
vouch_passage_article_unref (VouchPassageArticle *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
vouch_passage_article_get_text (const VouchPassageArticle *self)
{
  return self->text;
}

/** Returns: how many units there are: sentences, rows, scraps and headings, in order. */
guint
vouch_passage_article_get_size (const VouchPassageArticle *self)
{
  return self->units->len;
}

const VouchPassageUnit *
vouch_passage_article_get_unit (const VouchPassageArticle *self,
                                guint                      i)
{
  return &g_array_index (self->units, VouchPassageUnit, i);
}

/** Returns: (array): numbers of the unit's words; as many as its `n_words`. */
const guint *
vouch_passage_article_get_unit_words (const VouchPassageArticle *self,
                                      guint                      i)
{
  return (const guint *) self->unit_words->data + vouch_passage_article_get_unit (self, i)->first_word;
}

/** Returns: how many units are prose. */
guint
vouch_passage_article_count_sentences (const VouchPassageArticle *self)
{
  return self->n_sentences;
}

/** Returns: words of a unit in the mean; never 0. */
double
vouch_passage_article_get_mean_length (const VouchPassageArticle *self)
{
  return MAX (1, self->unit_words->len) / (double) MAX (1, self->units->len);
}

/** Returns: whether headings say where the results are. */
gboolean
vouch_passage_article_has_results (const VouchPassageArticle *self)
{
  return self->has_results;
}

VouchPassageWords *
vouch_passage_article_get_words (const VouchPassageArticle *self)
{
  return self->words;
}

/** Returns: (transfer none) (element-type VouchPassagePair): its abbreviations */
GPtrArray *
vouch_passage_article_get_pairs (const VouchPassageArticle *self)
{
  return self->pairs;
}
