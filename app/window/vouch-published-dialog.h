/* vouch-published-dialog.h: where the card is published, how that differs, and taking it away there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-editor.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_PUBLISHED_DIALOG (vouch_published_dialog_get_type ())

G_DECLARE_FINAL_TYPE (VouchPublishedDialog, vouch_published_dialog, VOUCH, PUBLISHED_DIALOG, AdwWindow)

VouchPublishedDialog *vouch_published_dialog_new (VouchEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
