/* vouch-note-heading.h: what the notes below it are about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_NOTE_HEADING (vouch_note_heading_get_type ())

G_DECLARE_FINAL_TYPE (VouchNoteHeading, vouch_note_heading, VOUCH, NOTE_HEADING, AdwBin)

GtkWidget *vouch_note_heading_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_note_heading_set_node (VouchNoteHeading *self,
                                        VouchNode        *node,
                                        const char       *part);

G_END_DECLS
