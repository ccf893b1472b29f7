/* vouch-history.h: unlimited undo and redo, through the document's one door.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-document.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_HISTORY (vouch_history_get_type ())

G_DECLARE_FINAL_TYPE (VouchHistory, vouch_history, VOUCH, HISTORY, GObject)

/* Properties: "can-undo", "can-redo" (boolean), "undo-label", "redo-label"
 * (nullable string, translated), "modified" (boolean: not at the saved point),
 * "squash-time" (milliseconds within which typing in one field is one step). */
VouchHistory *vouch_history_new            (VouchDocument *document) G_GNUC_WARN_UNUSED_RESULT;
gboolean      vouch_history_get_can_undo   (VouchHistory  *self);
gboolean      vouch_history_get_can_redo   (VouchHistory  *self);
const char   *vouch_history_get_undo_label (VouchHistory  *self);
const char   *vouch_history_get_redo_label (VouchHistory  *self);
gboolean      vouch_history_get_modified   (VouchHistory  *self);
VouchChange  *vouch_history_undo           (VouchHistory  *self);
VouchChange  *vouch_history_redo           (VouchHistory  *self);
gboolean      vouch_history_is_replaying   (VouchHistory  *self);
void          vouch_history_break          (VouchHistory  *self);
guint64       vouch_history_get_point      (VouchHistory  *self);
void          vouch_history_mark_saved     (VouchHistory  *self,
                                            guint64        point);
void          vouch_history_forget_saved   (VouchHistory  *self);

G_END_DECLS
