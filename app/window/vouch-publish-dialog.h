/* vouch-publish-dialog.h: what stops a card, where it goes, and how it went.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-editor.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISH_DIALOG (vouch_publish_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishDialog, vouch_publish_dialog, VOUCH, PUBLISH_DIALOG, AdwWindow)

VouchPublishDialog *vouch_publish_dialog_new (VouchEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
void                vouch_publish_dialog_choose_portal (VouchPublishDialog *self,
                                                       const char         *name);

G_END_DECLS
