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
 * that it was at); "moved": it is at another one. It asks for editor.show-passage, editor.attach-source and editor.toast. */
GtkWidget  *vouch_source_mode_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void        vouch_source_mode_begin  (VouchSourceMode *self,
                                      VouchSupport    *support,
                                      const char      *first);
const char *vouch_source_mode_get_id (VouchSourceMode *self);
void        vouch_source_mode_focus  (VouchSourceMode *self);
void        vouch_source_mode_end    (VouchSourceMode *self);

G_END_DECLS
