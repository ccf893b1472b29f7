/* vouch-sources-panel.h: the card's references, what cites them, and how to add one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-document.h"
#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCES_PANEL (vouch_sources_panel_get_type ())

G_DECLARE_FINAL_TYPE (VouchSourcesPanel, vouch_sources_panel, VOUCH, SOURCES_PANEL, GtkWidget)

GtkWidget *vouch_sources_panel_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_sources_panel_set_document   (VouchSourcesPanel  *self,
                                               VouchDocument      *document,
                                               VouchValidator     *validator,
                                               VouchCitationIndex *index);
gboolean   vouch_sources_panel_show_reference (VouchSourcesPanel  *self,
                                               const char         *reference);
gboolean   vouch_sources_panel_remove         (VouchSourcesPanel  *self,
                                               const char         *reference);
void       vouch_sources_panel_focus          (VouchSourcesPanel  *self);

G_END_DECLS
