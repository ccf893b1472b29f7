/* vouch-note-filter.h: which notes are listed, and in what order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card.h"
#include "vouch-note.h"

G_BEGIN_DECLS

typedef enum
{
  VOUCH_NOTES_ALL,
  VOUCH_NOTES_OPEN,
  VOUCH_NOTES_RESOLVED,
} VouchNoteState;

/**
 * VouchNoteFilter:
 * @state: open, resolved or all
 * @kind: (owned) (nullable): id of the one kind that is wanted
 * @person: (owned) (nullable): who wrote or answered
 */
typedef struct
{
  VouchNoteState  state;
  char           *kind;
  char           *person;
} VouchNoteFilter;

gboolean   vouch_note_filter_is_empty (const VouchNoteFilter *self);
void       vouch_note_filter_clear    (VouchNoteFilter       *self);
gboolean   vouch_note_filter_matches  (const VouchNoteFilter *self,
                                       VouchNote             *note);
GPtrArray *vouch_note_filter_collect  (const VouchNoteFilter *self,
                                       VouchCard             *card) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *vouch_notes_list_people    (VouchCard             *card) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
