/* vouch-outbox-dialog.h: what waits to be sent, to be tried now or taken out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-outbox-sender.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_OUTBOX_DIALOG (vouch_outbox_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchOutboxDialog, vouch_outbox_dialog, VOUCH, OUTBOX_DIALOG, AdwWindow)

GtkWidget *vouch_outbox_dialog_new (GtkWindow         *parent,
                                    VouchOutboxSender *sender) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
