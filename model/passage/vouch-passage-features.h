/* vouch-passage-features.h: what speaks for a passage, as numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage-article.h"
#include "vouch-passage-query.h"

G_BEGIN_DECLS

typedef enum
{
  VOUCH_PASSAGE_FEATURE_EXACT,       /* BM25 of exact forms, over the query's whole weight */
  VOUCH_PASSAGE_FEATURE_RESULT,      /* BM25 of stems that results have, over the article's best */
  VOUCH_PASSAGE_FEATURE_SHARE,       /* of the query's weight that is found, by stems */
  VOUCH_PASSAGE_FEATURE_ABBREVIATED, /* share that is found in its other form */
  VOUCH_PASSAGE_FEATURE_HEADING,     /* share that only the nearest heading has */
  VOUCH_PASSAGE_FEATURE_P,
  VOUCH_PASSAGE_FEATURE_INTERVAL,
  VOUCH_PASSAGE_FEATURE_SIGNIFICANT,
  VOUCH_PASSAGE_FEATURE_NULL,
  VOUCH_PASSAGE_FEATURE_COMPARED,
  VOUCH_PASSAGE_FEATURE_DIRECTION,
  VOUCH_PASSAGE_FEATURE_PRIOR,
  VOUCH_PASSAGE_FEATURE_PLAN,
  VOUCH_PASSAGE_FEATURE_ALLOCATED,
  VOUCH_PASSAGE_FEATURE_NUMBERS, /* ln (1 + numbers) */
  VOUCH_PASSAGE_FEATURE_LENGTH,  /* ln (1 + words) */
  VOUCH_PASSAGE_FEATURE_SCRAP,
  VOUCH_PASSAGE_FEATURE_PLACE,   /* index over count */
  VOUCH_PASSAGE_FEATURE_QUOTED,  /* share of the query's pairs of words that stand so in it */
  VOUCH_PASSAGE_N_FEATURES
} VouchPassageFeature;

typedef struct
{
  guint unit;
  guint n_found; /* different words of the query, by stems */
  guint n_telling; /* those among them, in any form, that not every passage has */
  double value[VOUCH_PASSAGE_N_FEATURES];
} VouchPassageFeatures;

/** Weight of a query's word in the texts at large; negative for "not known". */
typedef double (*VouchPassageWeigh) (const char *stem,
                                     gpointer    data);

GArray *vouch_passage_features_read (const VouchPassageArticle *article,
                                     const VouchPassageQuery   *query,
                                     VouchPassageWeigh          weigh,
                                     gpointer                   data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
