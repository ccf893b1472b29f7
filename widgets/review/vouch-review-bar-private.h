/* vouch-review-bar-private.h: what the files of the review bar share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-key-bar.h"
#include "vouch-review-bar.h"
#include "vouch-review-list.h"
#include "vouch-statement.h"
#include "vouch-verdict.h"

G_BEGIN_DECLS

struct _VouchReviewBar
{
  AdwBin parent_instance;

  VouchDocument *document; /* (owned) (nullable) */
  VouchReviewList *list;   /* (owned) (nullable): while there is a document */
  char          *author;   /* (owned) (nullable) */
  char          *id;       /* (owned) (nullable): the statement that it is at; none at the end */
  guint          place;    /* of that among all, from 0; where to go on if it is gone */
  guint          updating; /* source: the card was altered */
  const VouchVerdict *writing; /* (nullable): the verdict that words are written for */

  GtkLabel       *progress_words;
  GtkLabel       *standing;
  GtkProgressBar *progress;
  GtkLabel       *words;
  GtkStack       *states;
  VouchKeyBar    *keys;
  GtkLabel       *kind;
  GtkEntry       *entry;
  GtkLabel       *summary;
  GtkWidget      *done;
  GtkWidget      *buttons[VOUCH_N_VERDICTS]; /* (unowned: in `keys`) */
};

/* vouch-review-bar.c */
VouchStatement *vouch_review_bar_get_statement (VouchReviewBar *self);
void            vouch_review_bar_show          (VouchReviewBar *self);
void            vouch_review_bar_close         (VouchReviewBar *self);
void            vouch_review_bar_step          (VouchReviewBar *self,
                                                int             step);

/* vouch-review-bar-act.c */
void            vouch_review_bar_add_keys      (VouchReviewBar *self);
void            vouch_review_bar_update_keys   (VouchReviewBar *self);
void            vouch_review_bar_write_note    (VouchReviewBar *self);
void            vouch_review_bar_stop_writing  (VouchReviewBar *self);

G_END_DECLS
