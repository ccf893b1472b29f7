/* vouch-review-panel.h: notes on the card, and how much of it was checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REVIEW_PANEL (vouch_review_panel_get_type ())

G_DECLARE_FINAL_TYPE (VouchReviewPanel, vouch_review_panel, VOUCH, REVIEW_PANEL, AdwBin)

/* Property "author" (nullable string): who writes. */
GtkWidget *vouch_review_panel_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_review_panel_set_document (VouchReviewPanel   *self,
                                            VouchDocument      *document,
                                            VouchValidator     *validator,
                                            VouchCitationIndex *index);
void       vouch_review_panel_compose      (VouchReviewPanel   *self,
                                            const char         *node);
gboolean   vouch_review_panel_has_drafts   (VouchReviewPanel   *self);

G_END_DECLS
