/* vouch-note-kind.h: what a note may say of a statement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VouchNoteKind:
 * @id: as the card's file writes it
 * @title: for people; translatable
 */
typedef struct
{
  const char *id;
  const char *title;
} VouchNoteKind;

guint                vouch_note_kinds_count    (void);
const VouchNoteKind *vouch_note_kinds_get      (guint       index);
const VouchNoteKind *vouch_note_kinds_find     (const char *id);
const char          *vouch_note_kind_get_title (const char *id);

G_END_DECLS
