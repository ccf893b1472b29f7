/* vouch-publish-many-dialog.h: several cards of the list published at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-outbox-sender.h"
#include "vouch-recents.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISH_MANY_DIALOG (vouch_publish_many_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishManyDialog, vouch_publish_many_dialog, VOUCH, PUBLISH_MANY_DIALOG, AdwWindow)

GtkWidget *vouch_publish_many_dialog_new (GtkWindow         *parent,
                                          VouchRecents      *recents,
                                          VouchOutboxSender *sender) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
