/* vouch-conflict-dialog.h: what was changed on the portal since, to be merged, replaced or opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-conflict.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_CONFLICT_DIALOG (vouch_conflict_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchConflictDialog, vouch_conflict_dialog, VOUCH, CONFLICT_DIALOG, AdwWindow)

/* Signals: "merge", "replace", "open": what was chosen; the dialog is closed by then. */
GtkWidget *vouch_conflict_dialog_new (GtkWindow     *parent,
                                      VouchConflict *conflict) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
