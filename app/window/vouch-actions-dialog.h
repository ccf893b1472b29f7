/* vouch-actions-dialog.h: every action, found by typing a few letters of its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_ACTIONS_DIALOG (vouch_actions_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchActionsDialog, vouch_actions_dialog, VOUCH, ACTIONS_DIALOG, AdwWindow)

VouchActionsDialog *vouch_actions_dialog_new (GtkWindow *parent,
                                              GtkWidget *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
