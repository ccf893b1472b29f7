/* vouch-recents.h: the cards that were open last, as a list model, newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-recent-card.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_RECENTS (vouch_recents_get_type ())

G_DECLARE_FINAL_TYPE (VouchRecents, vouch_recents, VOUCH, RECENTS, GObject)

/* Property "is-loaded" (boolean): whether the list is read; it is empty before. Signal "looked": all
 * its cards were looked at. */
VouchRecents    *vouch_recents_new       (GFile           *store) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vouch_recents_is_loaded (VouchRecents    *self);
void             vouch_recents_load      (VouchRecents    *self);
void             vouch_recents_add       (VouchRecents    *self,
                                          GFile           *file,
                                          const char      *title);
guint            vouch_recents_add_all   (VouchRecents    *self,
                                          GPtrArray       *files);
VouchRecentCard *vouch_recents_remove    (VouchRecents    *self,
                                          const char      *uri) G_GNUC_WARN_UNUSED_RESULT;
void             vouch_recents_put_back  (VouchRecents    *self,
                                          VouchRecentCard *card);
void             vouch_recents_look      (VouchRecents    *self);
void             vouch_recents_stop      (VouchRecents    *self);
void             vouch_recents_flush     (VouchRecents    *self);

G_END_DECLS
