/* vouch-sign-in-dialog.h: signs in to a portal: its address, then its page in the browser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-accounts.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_SIGN_IN_DIALOG (vouch_sign_in_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchSignInDialog, vouch_sign_in_dialog, VOUCH, SIGN_IN_DIALOG, AdwWindow)

GtkWidget *vouch_sign_in_dialog_new         (GtkWindow         *parent,
                                             VouchAccounts     *accounts,
                                             VouchPortal       *portal) G_GNUC_WARN_UNUSED_RESULT;
gboolean   vouch_sign_in_dialog_take_answer (VouchSignInDialog *self,
                                             const char        *address);

G_END_DECLS
