/* vouch-passage-rank.h: the passages of a text that may support a statement, best first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage-features.h"

G_BEGIN_DECLS

typedef enum
{
  VOUCH_PASSAGE_RANKER_HEADINGS, /* headings say where the results are */
  VOUCH_PASSAGE_RANKER_PLAIN,    /* they don't: guidelines, reviews */
  VOUCH_PASSAGE_RANKER_SHORT     /* an abstract */
} VouchPassageRanker;

typedef struct
{
  guint unit;
  double score;
  double share; /* of the query's weight that it has, in any form, from 0 to 1 */
  gboolean fits; /* so well that the best one may be taken at one glance */
} VouchPassageRank;

VouchPassageRanker  vouch_passage_ranker_for (const VouchPassageArticle *article);
GArray             *vouch_passage_rank       (const VouchPassageArticle *article,
                                              const VouchPassageQuery   *query,
                                              VouchPassageWeigh          weigh,
                                              gpointer                   data) G_GNUC_WARN_UNUSED_RESULT;
GArray             *vouch_passage_rank_by    (VouchPassageRanker         ranker,
                                              const VouchPassageArticle *article,
                                              const VouchPassageQuery   *query,
                                              VouchPassageWeigh          weigh,
                                              gpointer                   data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
