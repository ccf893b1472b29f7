/* vouch-passage.h: a place in a source that may support a statement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-passage-rank.h"
#include "vouch-source-text.h"

G_BEGIN_DECLS

/* Code points of context before and after, as the quotes of cards have. */
#define VOUCH_PASSAGE_CONTEXT 32
/* Code points of what is around it, to be read. */
#define VOUCH_PASSAGE_SURROUNDINGS 240

#define VOUCH_TYPE_PASSAGE (vouch_passage_get_type ())

/** Code points of a passage. */
typedef struct
{
  guint start;
  guint end;
} VouchPassageRange;

/** A place in a source; immutable. */
typedef struct
{
  char             *source;  /* (owned) (nullable): its id in the store */
  char             *file;    /* (owned) (nullable): where it comes from, to be shown */
  char             *title;   /* (owned) (nullable): what the source's first lines say it is */
  char             *doi;     /* (owned) (nullable): the source's own */
  guint             page;    /* from 1; 0 where there are no pages */
  guint             start;   /* code points of the source's text */
  guint             end;
  char             *exact;   /* (owned): the passage as it stands in the text; of a printed page as it reads */
  char             *prefix;  /* (owned): what is before it */
  char             *suffix;  /* (owned): what is after it */
  char             *before;  /* (owned): more of it, from a word on */
  char             *after;   /* (owned): more of it, up to a word's end */
  char             *section; /* (owned) (nullable): the heading it stands under */
  VouchPassageZone  zone;
  GArray           *words;   /* (owned) (element-type VouchPassageRange): words in it that match */
  double            score;   /* to be compared within one source only */
  gboolean          fits;    /* well enough to be taken at one glance */
  char             *reference; /* (owned) (nullable): of the card, where it is one of its sources */
  GArray           *numbers;   /* (owned) (element-type VouchPassageRange): figures in it that agree */
  guint             n_missing; /* figures of the statement that it doesn't have */
} VouchPassage;

GType         vouch_passage_get_type (void) G_GNUC_CONST;
VouchPassage *vouch_passage_new      (const VouchPassageArticle *article,
                                      const VouchPassageQuery   *query,
                                      const VouchPassageRank    *rank,
                                      VouchSourceText           *text) G_GNUC_WARN_UNUSED_RESULT;
VouchPassage *vouch_passage_ref      (VouchPassage              *self);
void          vouch_passage_unref    (VouchPassage              *self);
void          vouch_passage_compare_numbers (VouchPassage       *self,
                                      const char                *statement);
GPtrArray    *vouch_passage_list     (const VouchPassageArticle *article,
                                      const VouchPassageQuery   *query,
                                      VouchSourceText           *text,
                                      VouchPassageWeigh          weigh,
                                      gpointer                   data,
                                      guint                      limit) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchPassage, vouch_passage_unref)

G_END_DECLS
