/* vouch-side-panel.h: checks, sources, review and support beside the card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-support.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SIDE_PANEL (vouch_side_panel_get_type ())

G_DECLARE_FINAL_TYPE (VouchSidePanel, vouch_side_panel, VOUCH, SIDE_PANEL, AdwBin)

/* Properties: "page" (string: "checks", "sources", "review" or "support"), "author" (nullable
 * string): who writes notes and gives reasons. */
GtkWidget  *vouch_side_panel_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_side_panel_set_document   (VouchSidePanel     *self,
                                             VouchDocument      *document,
                                             VouchValidator     *validator,
                                             VouchCitationIndex *index);
void        vouch_side_panel_set_support    (VouchSidePanel     *self,
                                             VouchSupport       *support);
void        vouch_side_panel_set_statement  (VouchSidePanel     *self,
                                             const char         *id);
const char *vouch_side_panel_get_page       (VouchSidePanel     *self);
void        vouch_side_panel_set_page       (VouchSidePanel     *self,
                                             const char         *page);
const char *vouch_side_panel_get_author     (VouchSidePanel     *self);
void        vouch_side_panel_set_author     (VouchSidePanel     *self,
                                             const char         *author);
void        vouch_side_panel_compose_note   (VouchSidePanel     *self,
                                             const char         *node);
void        vouch_side_panel_select_finding (VouchSidePanel     *self,
                                             VouchFinding       *finding);
void        vouch_side_panel_show_reference (VouchSidePanel     *self,
                                             const char         *reference);
gboolean    vouch_side_panel_has_drafts     (VouchSidePanel     *self);
gboolean    vouch_side_panel_focus          (VouchSidePanel     *self);

G_END_DECLS
