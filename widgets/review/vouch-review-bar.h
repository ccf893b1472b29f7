/* vouch-review-bar.h: a reviewer's round of the card, one statement after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REVIEW_BAR (vouch_review_bar_get_type ())

G_DECLARE_FINAL_TYPE (VouchReviewBar, vouch_review_bar, VOUCH, REVIEW_BAR, AdwBin)

/* Property "author" (nullable string): who reviews. Signals: "moved": it is at another statement;
 * "told": what it says of how far the review is has changed; "closed": it wants to be left. It asks
 * for editor.decline and editor.toast. */
GtkWidget  *vouch_review_bar_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_review_bar_begin   (VouchReviewBar  *self,
                                      VouchDocument   *document,
                                      const char      *first);
void        vouch_review_bar_end     (VouchReviewBar  *self);
void        vouch_review_bar_go      (VouchReviewBar  *self,
                                      const char      *id);
const char *vouch_review_bar_get_id  (VouchReviewBar  *self);
char       *vouch_review_bar_dup_progress (VouchReviewBar *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    vouch_review_bar_is_written (VouchReviewBar *self);
gboolean    vouch_review_bar_press   (VouchReviewBar  *self,
                                      guint            key,
                                      GdkModifierType  state);

G_END_DECLS
