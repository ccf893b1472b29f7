/* vouch-card-view.h: the card as one page of forms, with rows only near the view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-document.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

/* As a member of a statement, with the id of one of its citations behind it: that citation's chip. */
#define VOUCH_CARD_VIEW_CITATION "citations/"

#define VOUCH_TYPE_CARD_VIEW (vouch_card_view_get_type ())

G_DECLARE_FINAL_TYPE (VouchCardView, vouch_card_view, VOUCH, CARD_VIEW, GtkWidget)

/* A GtkScrollable: vouch_card_view_make_page() puts it into a GtkScrolledWindow. Properties,
 * read only: "section-in-view" (string, nullable: the id of the section at the top, the
 * card's above the first one), "focused-node" (string, nullable: as get_focused). */
GtkWidget  *vouch_card_view_new          (void) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *vouch_card_view_make_page    (VouchCardView      *self) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_card_view_set_document (VouchCardView      *self,
                                          VouchDocument      *document,
                                          VouchValidator     *validator,
                                          VouchCitationIndex *index);
gboolean    vouch_card_view_go           (VouchCardView      *self,
                                          const char         *id,
                                          const char         *member);
gboolean    vouch_card_view_select       (VouchCardView      *self,
                                          const char         *id,
                                          guint               from,
                                          guint               to);
void        vouch_card_view_commit       (VouchCardView      *self);
const char *vouch_card_view_get_focused  (VouchCardView      *self);
const char *vouch_card_view_get_section_in_view (VouchCardView *self);
gboolean    vouch_card_view_get_place    (VouchCardView      *self,
                                          const char         *id,
                                          GdkRectangle       *place);

G_END_DECLS
