/* vouch-reply-row.h: an answer to a note.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "vouch-reply.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REPLY_ROW (vouch_reply_row_get_type ())

G_DECLARE_FINAL_TYPE (VouchReplyRow, vouch_reply_row, VOUCH, REPLY_ROW, AdwBin)

GtkWidget *vouch_reply_row_new (VouchReply *reply,
                                gboolean    is_own) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
