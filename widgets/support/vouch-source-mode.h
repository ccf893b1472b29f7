/* vouch-source-mode.h: one statement after the other, each with its passage, by single keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-support.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SOURCE_MODE (vouch_source_mode_get_type ())

G_DECLARE_FINAL_TYPE (VouchSourceMode, vouch_source_mode, VOUCH, SOURCE_MODE, AdwBin)

/* Property "author" (nullable string): who declines. Signals: "closed" (nullable string: the statement
 * that it was at); "moved": it is at another one, or has another passage for it. It asks for editor.show-passage, editor.attach-source and editor.toast. */
GtkWidget  *vouch_source_mode_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_source_mode_begin  (VouchSourceMode *self,
                                      VouchSupport    *support,
                                      const char      *first);
const char *vouch_source_mode_get_id (VouchSourceMode *self);
void        vouch_source_mode_focus  (VouchSourceMode *self);
void        vouch_source_mode_follow (VouchSourceMode *self);
gboolean    vouch_source_mode_hold   (VouchSourceMode *self,
                                      guint            key,
                                      guint            code);
gboolean    vouch_source_mode_press  (VouchSourceMode *self,
                                      guint            key,
                                      GdkModifierType  state);
VouchPassage *vouch_source_mode_get_best (VouchSourceMode *self);
void        vouch_source_mode_show_page (VouchSourceMode *self);
void        vouch_source_mode_release (VouchSourceMode *self,
                                      guint            code);
gboolean    vouch_source_mode_has_key (guint           key);
char       *vouch_source_mode_dup_hint (VouchSourceMode *self) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_source_mode_end    (VouchSourceMode *self);

G_END_DECLS
