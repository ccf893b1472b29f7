/* vouch-muted-dialog.h: the checks that are hidden, who hides them, and the way to see them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_MUTED_DIALOG (vouch_muted_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchMutedDialog, vouch_muted_dialog, VOUCH, MUTED_DIALOG, AdwWindow)

GtkWidget *vouch_muted_dialog_new (GtkWidget      *origin,
                                   VouchValidator *validator) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
