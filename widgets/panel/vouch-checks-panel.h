/* vouch-checks-panel.h: what stops the card, and what should be looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CHECKS_PANEL (vouch_checks_panel_get_type ())

G_DECLARE_FINAL_TYPE (VouchChecksPanel, vouch_checks_panel, VOUCH, CHECKS_PANEL, AdwBin)

/* Property "author" (nullable string): who gives reasons. */
GtkWidget *vouch_checks_panel_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_checks_panel_set_document   (VouchChecksPanel   *self,
                                              VouchDocument      *document,
                                              VouchValidator     *validator,
                                              VouchCitationIndex *index);
void       vouch_checks_panel_select_finding (VouchChecksPanel   *self,
                                              VouchFinding       *finding);

G_END_DECLS
