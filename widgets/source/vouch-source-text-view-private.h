/* vouch-source-text-view-private.h: what the files of the text share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-source-places.h"
#include "vouch-source-text-view.h"

G_BEGIN_DECLS

struct _VouchSourceTextView
{
  VouchTextView parent_instance;

  VouchSourceText *text;     /* (owned) (nullable) */
  VouchSourcePlaces *places; /* (owned) */
  GCancellable *cancellable; /* (owned): of looking for headings in `text` */
  GtkTextTag *tints[VOUCH_SOURCE_N_TINTS]; /* (unowned: in the buffer) */
  GtkTextTag *ours;                        /* (unowned: in the buffer): words that are not the source's */
  GtkTextTag *heading;                     /* (unowned: in the buffer) */
  VouchAnchorPart told;                    /* the passage that is described; none where empty */
  GArray *parts[VOUCH_SOURCE_N_TINTS];     /* (owned) (element-type VouchAnchorPart): that are tinted */
  gsize target;                            /* where it went last */
  guint n_filled;                          /* pages that are there already */
  guint filling;                           /* source: brings more of them */
  guint going;                             /* source: goes to `target` once more */
  gboolean is_filled;                      /* all of them are there */
  gboolean is_inside;                      /* the caret was in `told` when that was described last */
};

/* vouch-source-text-told.c */
gboolean vouch_source_text_view_is_in_passage (VouchSourceTextView *self);
void     vouch_source_text_view_describe      (VouchSourceTextView *self);

G_END_DECLS
