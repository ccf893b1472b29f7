/* vouch-review-list.h: the statements that are reviewed, and how far each is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"
#include "vouch-statement.h"

G_BEGIN_DECLS

typedef struct _VouchReviewList VouchReviewList;

VouchReviewList *vouch_review_list_new            (VouchDocument   *document) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_review_list_free           (VouchReviewList *self);
void             vouch_review_list_follow         (VouchReviewList *self,
                                                   VouchChange     *change);
guint            vouch_review_list_get_size       (VouchReviewList *self);
const char      *vouch_review_list_get_id         (VouchReviewList *self,
                                                   guint            place);
gboolean         vouch_review_list_find           (VouchReviewList *self,
                                                   const char      *id,
                                                   guint           *place);
guint            vouch_review_list_count_verified (VouchReviewList *self);
const char      *vouch_review_list_get_unverified (VouchReviewList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchReviewList, vouch_review_list_free)

G_END_DECLS
