/* vouch-support-panel.h: passages that may bear out the statement with the keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-support.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SUPPORT_PANEL (vouch_support_panel_get_type ())

G_DECLARE_FINAL_TYPE (VouchSupportPanel, vouch_support_panel, VOUCH, SUPPORT_PANEL, AdwBin)

/* It asks for editor.show-passage (ssuu), editor.attach-source, editor.add-original-source,
 * editor.go, editor.ask, editor.set-aside, editor.toast and editor.toast-undo. */
GtkWidget *vouch_support_panel_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void       vouch_support_panel_set_support   (VouchSupportPanel *self,
                                              VouchSupport      *support);
void       vouch_support_panel_set_statement (VouchSupportPanel *self,
                                              const char        *id);
gboolean   vouch_support_panel_focus         (VouchSupportPanel *self);

G_END_DECLS
