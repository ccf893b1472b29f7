/* vouch-note.h: a remark of a reviewer or writer on a node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_NOTE (vouch_note_get_type ())

G_DECLARE_FINAL_TYPE (VouchNote, vouch_note, VOUCH, NOTE, VouchNode)

const char    *vouch_note_get_on       (VouchNote *self);
const char    *vouch_note_get_body     (VouchNote *self);
const char    *vouch_note_get_author   (VouchNote *self);
const char    *vouch_note_get_created  (VouchNote *self);
gboolean       vouch_note_is_blocking  (VouchNote *self);
gboolean       vouch_note_is_resolved  (VouchNote *self);
VouchNodeList *vouch_note_get_replies  (VouchNote *self);

G_END_DECLS
