/* vouch-field-buffer.h: a text buffer that is one member of a node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-card-tags.h"
#include "vouch-node.h"

G_BEGIN_DECLS

#define VOUCH_TYPE_FIELD_BUFFER (vouch_field_buffer_get_type ())

G_DECLARE_FINAL_TYPE (VouchFieldBuffer, vouch_field_buffer, VOUCH, FIELD_BUFFER, GtkTextBuffer)

VouchFieldBuffer *vouch_field_buffer_new           (VouchCardTags    *tags,
                                                    VouchNode        *node,
                                                    const char       *member) G_GNUC_WARN_UNUSED_RESULT;
VouchNode        *vouch_field_buffer_get_node      (VouchFieldBuffer *self);
void              vouch_field_buffer_set_node      (VouchFieldBuffer *self,
                                                    VouchNode        *node);
const char       *vouch_field_buffer_get_member    (VouchFieldBuffer *self);
gboolean          vouch_field_buffer_follow        (VouchFieldBuffer *self);
guint             vouch_field_buffer_get_caret     (VouchFieldBuffer *self);
void              vouch_field_buffer_set_caret     (VouchFieldBuffer *self,
                                                    guint             offset);
guint             vouch_field_buffer_get_last_edit (VouchFieldBuffer *self);
void              vouch_field_buffer_set_findings  (VouchFieldBuffer *self,
                                                    GPtrArray        *findings);
char             *vouch_field_buffer_dup_messages  (VouchFieldBuffer *self,
                                                    guint             offset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
