/* vouch-card-slots.h: what stands on the card's page, one under the other, as a flat list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "vouch-document.h"
#include "vouch-section.h"

G_BEGIN_DECLS

/**
 * VouchSlotKind:
 * @VOUCH_SLOT_TITLE: the card's title
 * @VOUCH_SLOT_ARTICLE: what is known of the article
 * @VOUCH_SLOT_HEADING: a section's title
 * @VOUCH_SLOT_STATEMENT: a statement in a list
 * @VOUCH_SLOT_CELL: a statement with a label
 * @VOUCH_SLOT_ITEM: a line under Resources
 * @VOUCH_SLOT_FOOT: the end of a list of statements
 * @VOUCH_SLOT_ITEM_FOOT: the end of a list of items
 */
typedef enum
{
  VOUCH_SLOT_TITLE,
  VOUCH_SLOT_ARTICLE,
  VOUCH_SLOT_HEADING,
  VOUCH_SLOT_STATEMENT,
  VOUCH_SLOT_CELL,
  VOUCH_SLOT_ITEM,
  VOUCH_SLOT_FOOT,
  VOUCH_SLOT_ITEM_FOOT,
} VouchSlotKind;

/**
 * VouchCardSlot:
 * @node: what it shows; never one that has left the card
 * @section: the section that it stands in, itself for a heading; %NULL above the first
 * @kind: see #VouchSlotKind
 * @index: in the list
 * @depth: of the section that it stands in: 0 above the first, 1 in a section, 2 below that
 * @position: among its siblings, from 0
 * @count: how many siblings there are, itself included
 * @height: as the view last knew it; 0 where it never did
 * @row: the view's widget for it, while there is one
 * @is_exact: the view has measured it at its present width
 *
 * A slot lives as long as its node stands on the card, wherever it is moved to; the
 * last three fields are the view's.
 */
typedef struct
{
  VouchNode     *node;    /* (owned) */
  VouchSection  *section; /* (unowned: an ancestor of node, or node) (nullable) */
  VouchSlotKind  kind;
  guint          index;
  guint          depth;
  guint          position;
  guint          count;
  guint          round;   /* the list's own: when it was last met */
  int            height;
  GtkWidget     *row;     /* (unowned: a child of the view) (nullable) */
  guint          is_exact : 1;
} VouchCardSlot;

#define VOUCH_TYPE_CARD_SLOTS (vouch_card_slots_get_type ())

G_DECLARE_FINAL_TYPE (VouchCardSlots, vouch_card_slots, VOUCH, CARD_SLOTS, GObject)

/* Signals: "removed" (a slot, before it is freed), "changed" (after any change of the list). */
VouchCardSlots *vouch_card_slots_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void            vouch_card_slots_set_document (VouchCardSlots *self,
                                               VouchDocument  *document);
void            vouch_card_slots_follow       (VouchCardSlots *self,
                                               VouchChange    *change);
guint           vouch_card_slots_get_size     (VouchCardSlots *self);
VouchCardSlot  *vouch_card_slots_get          (VouchCardSlots *self,
                                               guint           index);
VouchCardSlot  *vouch_card_slots_find         (VouchCardSlots *self,
                                               const char     *id);
VouchCardSlot  *vouch_card_slots_find_article (VouchCardSlots *self);
VouchCardSlot  *vouch_card_slots_find_foot    (VouchCardSlots *self,
                                               const char     *section);
VouchCardSlot  *vouch_card_slots_find_around  (VouchCardSlots *self,
                                               VouchNode      *node);

gboolean        vouch_card_slot_is_text       (VouchCardSlot  *slot);
const char     *vouch_card_slot_get_member    (VouchCardSlot  *slot);

G_END_DECLS
