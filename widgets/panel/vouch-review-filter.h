/* vouch-review-filter.h: the menu that chooses which notes are listed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-note-filter.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REVIEW_FILTER (vouch_review_filter_get_type ())

G_DECLARE_FINAL_TYPE (VouchReviewFilter, vouch_review_filter, VOUCH, REVIEW_FILTER, AdwBin)

/* Signal "changed": the filter is another. */
GtkWidget             *vouch_review_filter_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void                   vouch_review_filter_set_card (VouchReviewFilter *self,
                                                     VouchCard         *card);
const VouchNoteFilter *vouch_review_filter_get      (VouchReviewFilter *self);
void                   vouch_review_filter_reset    (VouchReviewFilter *self);

G_END_DECLS
