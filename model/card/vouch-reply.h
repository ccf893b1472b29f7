/* vouch-reply.h: an answer to a note.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_REPLY (vouch_reply_get_type ())

G_DECLARE_FINAL_TYPE (VouchReply, vouch_reply, VOUCH, REPLY, VouchNode)

const char *vouch_reply_get_author  (VouchReply *self);
const char *vouch_reply_get_created (VouchReply *self);
const char *vouch_reply_get_body    (VouchReply *self);

G_END_DECLS
