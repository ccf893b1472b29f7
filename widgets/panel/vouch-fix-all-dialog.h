/* vouch-fix-all-dialog.h: what fixing all of a kind would change, before it is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-validator.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FIX_ALL_DIALOG (vouch_fix_all_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchFixAllDialog, vouch_fix_all_dialog, VOUCH, FIX_ALL_DIALOG, AdwWindow)

void vouch_fix_all_dialog_ask (GtkWidget      *origin,
                               VouchValidator *validator,
                               const char     *rule);

G_END_DECLS
