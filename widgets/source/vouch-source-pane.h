/* vouch-source-pane.h: a source beside the card, open at a passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-citation-index.h"
#include "vouch-document.h"
#include "vouch-open-source.h"
#include "vouch-region.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCE_PANE (vouch_source_pane_get_type ())

G_DECLARE_FINAL_TYPE (VouchSourcePane, vouch_source_pane, VOUCH, SOURCE_PANE, AdwBin)

/* Signal "closed": the user is done with it. It asks for editor.attach-source and, to cite what
 * is selected or drawn, for editor.cite-passage; everything else it does itself. Offsets are code
 * points of the source’s text. */
GtkWidget       *vouch_source_pane_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_source_pane_set_document  (VouchSourcePane    *self,
                                                  VouchDocument      *document,
                                                  VouchCitationIndex *index);
void             vouch_source_pane_show_quote    (VouchSourcePane    *self,
                                                  const char         *reference,
                                                  const char         *digest,
                                                  guint               start,
                                                  guint               end);
void             vouch_source_pane_show_citation (VouchSourcePane    *self,
                                                  const char         *citation);
void             vouch_source_pane_expect_page   (VouchSourcePane    *self,
                                                  gsize               offset,
                                                  guint               page);
void             vouch_source_pane_expect_width  (VouchSourcePane    *self,
                                                  int                 width);
void             vouch_source_pane_set_statement (VouchSourcePane    *self,
                                                  const char         *statement);
const char      *vouch_source_pane_get_statement (VouchSourcePane    *self);
void             vouch_source_pane_set_narrow    (VouchSourcePane    *self,
                                                  gboolean            is_narrow);
void             vouch_source_pane_take_citation (VouchSourcePane    *self,
                                                  const char         *citation);
gboolean         vouch_source_pane_get_shown     (VouchSourcePane    *self,
                                                  gsize              *start,
                                                  gsize              *end);
void             vouch_source_pane_set_hint      (VouchSourcePane    *self,
                                                  const char         *words);
gboolean         vouch_source_pane_has_view_focus (VouchSourcePane   *self);
void             vouch_source_pane_focus         (VouchSourcePane    *self);
const char      *vouch_source_pane_get_reference (VouchSourcePane    *self);
VouchOpenSource *vouch_source_pane_get_source    (VouchSourcePane    *self);
const char      *vouch_source_pane_get_digest    (VouchSourcePane    *self);
gboolean         vouch_source_pane_get_selection (VouchSourcePane    *self,
                                                  gsize              *start,
                                                  gsize              *end);
gboolean         vouch_source_pane_get_region    (VouchSourcePane    *self,
                                                  VouchRegion        *region);
void             vouch_source_pane_look_again    (VouchSourcePane    *self);
void             vouch_source_pane_clear_selection (VouchSourcePane  *self);

G_END_DECLS
