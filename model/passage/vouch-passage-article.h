/* vouch-passage-article.h: a text made ready to be searched for passages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "vouch-passage-cues.h"
#include "vouch-passage-split.h"
#include "vouch-passage-words.h"
#include "vouch-source-text.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PASSAGE_ARTICLE (vouch_passage_article_get_type ())

typedef struct _VouchPassageArticle VouchPassageArticle;

/** One passage of an article, and what is known of it before anything is asked. */
typedef struct
{
  VouchPassageSpan span;
  guint first_word; /* its words: from this one of the article's on */
  guint n_words;
  VouchPassageCues cues;
  guint n_numbers;
} VouchPassageUnit;

/** A word of the text that stands for others: "EVLW" for "extravascular lung water". */
typedef struct
{
  guint short_form; /* number of the word */
  GArray *long_form; /* (owned) (element-type guint): numbers of the stems */
} VouchPassagePair;

GType                    vouch_passage_article_get_type     (void) G_GNUC_CONST;

VouchPassageArticle     *vouch_passage_article_new          (const char                *text,
                                                             gsize                      length) G_GNUC_WARN_UNUSED_RESULT;
VouchPassageArticle     *vouch_passage_article_new_of_source (VouchSourceText          *text) G_GNUC_WARN_UNUSED_RESULT;
VouchPassageArticle     *vouch_passage_article_ref          (VouchPassageArticle       *self);
void                     vouch_passage_article_unref        (VouchPassageArticle       *self);

const char              *vouch_passage_article_get_text     (const VouchPassageArticle *self);
guint                    vouch_passage_article_get_size     (const VouchPassageArticle *self);
const VouchPassageUnit  *vouch_passage_article_get_unit     (const VouchPassageArticle *self,
                                                             guint                      i);
const guint             *vouch_passage_article_get_unit_words (const VouchPassageArticle *self,
                                                             guint                      i);
gboolean                 vouch_passage_unit_is_prose        (const VouchPassageUnit    *unit);
guint                    vouch_passage_article_count_sentences (const VouchPassageArticle *self);
double                   vouch_passage_article_get_mean_length (const VouchPassageArticle *self);
gboolean                 vouch_passage_article_has_results  (const VouchPassageArticle *self);
VouchPassageWords       *vouch_passage_article_get_words    (const VouchPassageArticle *self);
GPtrArray               *vouch_passage_article_get_pairs    (const VouchPassageArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassageArticle, vouch_passage_article_unref)

G_END_DECLS
