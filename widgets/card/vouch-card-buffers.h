/* vouch-card-buffers.h: one text buffer for each text of a card, made when it is first seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-field-buffer.h"

G_BEGIN_DECLS

typedef struct _VouchCardBuffers VouchCardBuffers;

VouchCardBuffers *vouch_card_buffers_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void              vouch_card_buffers_free (VouchCardBuffers *self);
VouchFieldBuffer *vouch_card_buffers_take (VouchCardBuffers *self,
                                           VouchNode        *node,
                                           const char       *member);
VouchFieldBuffer *vouch_card_buffers_find (VouchCardBuffers *self,
                                           const char       *id,
                                           const char       *member);
guint             vouch_card_buffers_get_size (VouchCardBuffers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchCardBuffers, vouch_card_buffers_free)

G_END_DECLS
