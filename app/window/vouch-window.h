/* vouch-window.h: a window with the list of cards, or with one card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-application.h"
#include "vouch-recent-card.h"
#include "vouch-recovery.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_WINDOW (vouch_window_get_type ())

G_DECLARE_FINAL_TYPE (VouchWindow, vouch_window, VOUCH, WINDOW, AdwApplicationWindow)

GtkWidget *vouch_window_new              (VouchApplication    *application) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vouch_window_has_file         (VouchWindow         *self,
                                          GFile               *file);
gboolean   vouch_window_is_free          (VouchWindow         *self);
void       vouch_window_open_file        (VouchWindow         *self,
                                          GFile               *file);
void       vouch_window_show_recovered   (VouchWindow         *self,
                                          VouchRecovery       *recovery);
void       vouch_window_import_text      (VouchWindow         *self,
                                          const char          *text);
gboolean   vouch_window_get_unsaved      (VouchWindow         *self);
gboolean   vouch_window_take_receipt     (VouchWindow         *self,
                                          const VouchOutboxJob *job);
void       vouch_window_look_again       (VouchWindow         *self);
void       vouch_window_tell_damaged     (VouchWindow         *self,
                                          const char          *path);
void       vouch_window_tell_removed     (VouchWindow         *self,
                                          VouchRecentCard     *card);
void       vouch_window_may_close_async  (VouchWindow         *self,
                                          GAsyncReadyCallback  callback,
                                          gpointer             data);
gboolean   vouch_window_may_close_finish (VouchWindow         *self,
                                          GAsyncResult        *result);

G_END_DECLS
