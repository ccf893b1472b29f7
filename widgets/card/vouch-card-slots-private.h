/* vouch-card-slots-private.h: what the files of the list of slots share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-card-slots.h"

G_BEGIN_DECLS

struct _VouchCardSlots
{
  GObject parent_instance;

  VouchDocument *document; /* (owned) (nullable) */
  GPtrArray     *slots;    /* (owned) (element-type VouchCardSlot): in order */
  GHashTable    *by_id;    /* (owned): a set of the slots, by what hash_slot() sees of them */
  GPtrArray     *building; /* (owned) (nullable): while the tree is walked */
  GPtrArray     *walked;   /* (unowned) (nullable) (element-type VouchCardSlot): the headings of the
                              sections that are walked, where it isn't the whole tree */
  guint          next;     /* while the tree is walked: the old slot that is likely the next one */
  guint          round;    /* a slot that wasn't met in this round has left the card */
};

VouchCardSlot *vouch_card_slots_look_up   (VouchCardSlots *self,
                                           VouchNode      *node,
                                           VouchSlotKind   kind);
void           vouch_card_slots_rebuild   (VouchCardSlots *self);

/* A walk begins, adds the slots that there are, and finishes with those that may have left. */
void           vouch_card_slots_begin     (VouchCardSlots *self);
void           vouch_card_slots_add_lists (VouchCardSlots *self,
                                           VouchSection   *section,
                                           guint           depth);
void           vouch_card_slots_finish    (VouchCardSlots *self,
                                           GPtrArray      *may_go);

G_END_DECLS
