/* vouch-card-buffers.c: one text buffer for each text of a card, made when it is first seen.
 *
 * Caret and selection live in the buffers, so that they are still there when a row has
 * gone far out of view and come back, or when a removed statement does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-buffers.h"

struct _VouchCardBuffers
{
  VouchCardTags *tags;    /* (owned) */
  GHashTable    *buffers; /* (owned): from "ID/MEMBER" to VouchFieldBuffer */
};

VouchCardBuffers *
vouch_card_buffers_new (void)
{
  VouchCardBuffers *self = g_new0 (VouchCardBuffers, 1);

  self->tags = vouch_card_tags_new ();
  self->buffers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

void
vouch_card_buffers_free (VouchCardBuffers *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->buffers);
  g_object_unref (self->tags);
  g_free (self);
}

/** Returns: (transfer none) (nullable): the buffer for that text, where it was seen already. */
VouchFieldBuffer *
vouch_card_buffers_find (VouchCardBuffers *self,
                         const char       *id,
                         const char       *member)
{
  g_autofree char *key = g_strconcat (id, "/", member, NULL);

  return g_hash_table_lookup (self->buffers, key);
}

/** Returns: (transfer none): the buffer for that text; it shows what the node holds. */
VouchFieldBuffer *
vouch_card_buffers_take (VouchCardBuffers *self,
                         VouchNode        *node,
                         const char       *member)
{
  VouchFieldBuffer *buffer = vouch_card_buffers_find (self, vouch_node_get_id (node), member);

  if (buffer)
    {
      vouch_field_buffer_set_node (buffer, node);
      return buffer;
    }
  buffer = vouch_field_buffer_new (self->tags, node, member);
  g_hash_table_insert (self->buffers, g_strconcat (vouch_node_get_id (node), "/", member, NULL),
                       buffer);
  return buffer;
}

guint
vouch_card_buffers_get_size (VouchCardBuffers *self)
{
  return g_hash_table_size (self->buffers);
}
