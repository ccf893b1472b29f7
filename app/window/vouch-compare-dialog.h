/* vouch-compare-dialog.h: what is different from the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define VOUCH_TYPE_COMPARE_DIALOG (vouch_compare_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchCompareDialog, vouch_compare_dialog, VOUCH, COMPARE_DIALOG, AdwWindow)

GtkWidget *vouch_compare_dialog_new (GtkWidget *editor,
                                     GPtrArray *differences) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
