/* vouch-passage-scorer.h: how well the parts of sources fit the words that are looked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Its name in SQL: passage_score (TABLE, SCORER), where MATCH is. */
#define VOUCH_PASSAGE_SCORE "passage_score"

typedef struct _VouchPassageScorer VouchPassageScorer;

gboolean            vouch_passage_scorer_install (sqlite3            *database);
VouchPassageScorer *vouch_passage_scorer_new     (guint               n_sources,
                                                  double              least) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_passage_scorer_free    (VouchPassageScorer *self);
void                vouch_passage_scorer_add     (VouchPassageScorer *self,
                                                  double              rarity);
gboolean            vouch_passage_scorer_bind    (VouchPassageScorer *self,
                                                  sqlite3_stmt       *statement,
                                                  int                 place);
double              vouch_passage_scorer_rarity  (guint               n_all,
                                                  guint               n);
double              vouch_passage_scorer_most    (double              rarity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassageScorer, vouch_passage_scorer_free)

G_END_DECLS
