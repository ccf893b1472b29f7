/* vouch-notes-view.h: notes under what they are about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-document.h"
#include "vouch-note.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_NOTES_VIEW (vouch_notes_view_get_type ())

G_DECLARE_FINAL_TYPE (VouchNotesView, vouch_notes_view, VOUCH, NOTES_VIEW, AdwBin)

GtkWidget *vouch_notes_view_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_notes_view_set_author (VouchNotesView *self,
                                        const char     *author);
void       vouch_notes_view_show       (VouchNotesView *self,
                                        VouchDocument  *document,
                                        GPtrArray      *notes);
gboolean   vouch_notes_view_has_drafts (VouchNotesView *self);
void       vouch_notes_view_reset      (VouchNotesView *self);

G_END_DECLS
