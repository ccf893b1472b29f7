/* vouch-card-slots.c: what stands on the card's page, one under the other, as a flat list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-slots-private.h"

#include "vouch-card.h"
#include "vouch-item.h"
#include "vouch-node-list.h"
#include "vouch-statement.h"

/**
 * VouchCardSlots:
 *
 * The tree of a card's nodes as the page shows it. After a change of the tree it is
 * walked again, and each slot that is still there is taken over, so that it can't fall out
 * of step. Where a change is known to alter the lists of some sections alone, as Enter does,
 * only these are walked: the others' slots are taken over as they stand.
 */
G_DEFINE_FINAL_TYPE (VouchCardSlots, vouch_card_slots, G_TYPE_OBJECT)

enum
{
  REMOVED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Slots of one node, apart: its own, what follows the title, and the ends of its lists. */
static guint
get_aspect (VouchSlotKind kind)
{
  switch (kind)
    {
    case VOUCH_SLOT_ARTICLE:
      return 1;
    case VOUCH_SLOT_FOOT:
      return 2;
    case VOUCH_SLOT_ITEM_FOOT:
      return 3;
    case VOUCH_SLOT_TITLE:
    case VOUCH_SLOT_HEADING:
    case VOUCH_SLOT_STATEMENT:
    case VOUCH_SLOT_CELL:
    case VOUCH_SLOT_ITEM:
    default:
      return 0;
    }
}

static guint
hash_slot (gconstpointer data)
{
  const VouchCardSlot *slot = data;

  return g_str_hash (vouch_node_get_id (slot->node)) + get_aspect (slot->kind);
}

static gboolean
is_same_slot (gconstpointer data,
              gconstpointer other)
{
  const VouchCardSlot *a = data;
  const VouchCardSlot *b = other;

  return get_aspect (a->kind) == get_aspect (b->kind)
         && g_str_equal (vouch_node_get_id (a->node), vouch_node_get_id (b->node));
}

static void
free_slot (gpointer data)
{
  VouchCardSlot *slot = data;

  g_object_unref (slot->node);
  g_free (slot);
}

/* Returns: (nullable): the slot of that kind, or of one that stands for the same, which shows @node. */
VouchCardSlot *
vouch_card_slots_look_up (VouchCardSlots *self,
                          VouchNode      *node,
                          VouchSlotKind   kind)
{
  VouchCardSlot key = { .node = node, .kind = kind };

  return node ? g_hash_table_lookup (self->by_id, &key) : NULL;
}

/* Whether @slot isn't taken over where it stands already. */
static gboolean
may_take (VouchCardSlots *self,
          VouchCardSlot  *slot)
{
  for (guint i = 0; self->walked && i < self->walked->len; i++)
    if (((VouchCardSlot *) self->walked->pdata[i])->section == slot->section)
      return TRUE;
  return !self->walked;
}

/* The old slot for @node, or a new one. After an insertion or a removal the old slots
 * follow each other as the nodes do, so that one comparison is enough for nearly all. */
static VouchCardSlot *
take_slot (VouchCardSlots *self,
           VouchNode      *node,
           VouchSlotKind   kind)
{
  VouchCardSlot *slot = self->next < self->slots->len ? self->slots->pdata[self->next] : NULL;

  if (!slot || slot->node != node || get_aspect (slot->kind) != get_aspect (kind))
    slot = vouch_card_slots_look_up (self, node, kind);
  if (slot && (slot->round == self->round || !may_take (self, slot)))
    return NULL; /* an id that stands twice in the card */
  if (slot)
    {
      self->next = slot->index + 1;
      return slot;
    }
  slot = g_new0 (VouchCardSlot, 1);
  slot->node = g_object_ref (node);
  slot->kind = kind;
  g_hash_table_add (self->by_id, slot);
  return slot;
}

/* An undone removal brings another object with the same id: the key in the table
 * must be the new object's before the old one goes. */
static void
put_node (VouchCardSlots *self,
          VouchCardSlot  *slot,
          VouchNode      *node)
{
  if (slot->node == node)
    return;
  g_hash_table_remove (self->by_id, slot);
  g_set_object (&slot->node, node);
  g_hash_table_add (self->by_id, slot);
  slot->is_exact = FALSE;
}

static VouchCardSlot *
add_slot (VouchCardSlots *self,
          VouchNode      *node,
          VouchSlotKind   kind,
          VouchSection   *section,
          guint           depth)
{
  VouchCardSlot *slot = take_slot (self, node, kind);

  if (!slot)
    return NULL;
  put_node (self, slot, node);
  slot->kind = kind;
  slot->section = section;
  slot->depth = depth;
  slot->position = 0;
  slot->count = 1;
  slot->round = self->round;
  g_ptr_array_add (self->building, slot);
  return slot;
}

static VouchSlotKind
get_kind_of (VouchNode *node)
{
  const char *label;

  if (VOUCH_IS_ITEM (node))
    return VOUCH_SLOT_ITEM;
  label = vouch_statement_get_label (VOUCH_STATEMENT (node));
  return label && *label ? VOUCH_SLOT_CELL : VOUCH_SLOT_STATEMENT;
}

static void
add_list (VouchCardSlots *self,
          VouchNodeList  *list,
          VouchSection   *section,
          guint           depth)
{
  guint size = list ? vouch_node_list_get_size (list) : 0;

  for (guint i = 0; i < size; i++)
    {
      VouchNode *node = vouch_node_list_peek (list, i);
      VouchCardSlot *slot = add_slot (self, node, get_kind_of (node), section, depth);

      if (!slot)
        continue;
      slot->position = i;
      slot->count = size;
    }
}

static guint
get_size_of (VouchNodeList *list)
{
  return list ? vouch_node_list_get_size (list) : 0;
}

static gboolean
takes_items (VouchSection *section)
{
  return get_size_of (vouch_section_get_items (section)) > 0
         || vouch_section_is_within (section, "resources")
         || vouch_section_is_within (section, "original-sources")
         || vouch_section_is_within (section, "related-content");
}

/* The cells of a table are the kind's own: there is nothing to add to them. */
static gboolean
is_table (VouchSection *section)
{
  return g_strcmp0 (vouch_section_get_role (section), "at-a-glance") == 0
         && get_size_of (vouch_section_get_statements (section)) > 0;
}

/* What stands under the section's heading, before the sections within it. */
void
vouch_card_slots_add_lists (VouchCardSlots *self,
                            VouchSection   *section,
                            guint           depth)
{
  VouchNode *node = VOUCH_NODE (section);
  guint n_sections = get_size_of (vouch_section_get_sections (section));
  guint n_statements = get_size_of (vouch_section_get_statements (section));
  guint n_items = get_size_of (vouch_section_get_items (section));
  gboolean is_for_items = takes_items (section);

  add_list (self, vouch_section_get_statements (section), section, depth);
  if ((n_statements > 0 || (n_sections == 0 && !is_for_items)) && !is_table (section))
    add_slot (self, node, VOUCH_SLOT_FOOT, section, depth);
  add_list (self, vouch_section_get_items (section), section, depth);
  if (n_items > 0 || (n_sections == 0 && is_for_items))
    add_slot (self, node, VOUCH_SLOT_ITEM_FOOT, section, depth);
}

static void
add_section (VouchCardSlots *self,
             VouchSection   *section,
             guint           depth,
             guint           position,
             guint           count)
{
  VouchNodeList *sections = vouch_section_get_sections (section);
  guint n_sections = get_size_of (sections);
  VouchCardSlot *heading = add_slot (self, VOUCH_NODE (section), VOUCH_SLOT_HEADING, section, depth);

  if (!heading)
    return;
  heading->position = position;
  heading->count = count;
  vouch_card_slots_add_lists (self, section, depth);
  for (guint i = 0; i < n_sections; i++)
    add_section (self, vouch_node_list_peek (sections, i), depth + 1, i, n_sections);
}

static void
add_card (VouchCardSlots *self)
{
  VouchCard *card = vouch_document_get_card (self->document);
  VouchNodeList *sections = vouch_card_get_sections (card);
  guint n_sections = get_size_of (sections);

  add_slot (self, VOUCH_NODE (card), VOUCH_SLOT_TITLE, NULL, 0);
  add_slot (self, VOUCH_NODE (card), VOUCH_SLOT_ARTICLE, NULL, 0);
  for (guint i = 0; i < n_sections; i++)
    add_section (self, vouch_node_list_peek (sections, i), 1, i, n_sections);
}

static void
drop_slot (VouchCardSlots *self,
           VouchCardSlot  *slot)
{
  g_signal_emit (self, signals[REMOVED], 0, slot);
  g_hash_table_remove (self->by_id, slot);
  free_slot (slot);
}

void
vouch_card_slots_begin (VouchCardSlots *self)
{
  self->round++;
  self->next = 0;
  self->building = g_ptr_array_sized_new (self->slots->len + 8);
}

/* Those of @may_go (transfer full) that weren't met have left the card. */
void
vouch_card_slots_finish (VouchCardSlots *self,
                         GPtrArray      *may_go)
{
  for (guint i = 0; i < self->slots->len; i++)
    ((VouchCardSlot *) self->slots->pdata[i])->index = i;
  for (guint i = 0; i < may_go->len; i++)
    if (((VouchCardSlot *) may_go->pdata[i])->round != self->round)
      drop_slot (self, may_go->pdata[i]);
  g_ptr_array_unref (may_go);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
vouch_card_slots_rebuild (VouchCardSlots *self)
{
  GPtrArray *old;

  vouch_card_slots_begin (self);
  if (self->document)
    add_card (self);
  old = self->slots;
  self->slots = g_steal_pointer (&self->building);
  vouch_card_slots_finish (self, old);
}

static void
vouch_card_slots_dispose (GObject *object)
{
  VouchCardSlots *self = VOUCH_CARD_SLOTS (object);

  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_free_func (self->slots, free_slot);
  g_ptr_array_set_size (self->slots, 0);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (vouch_card_slots_parent_class)->dispose (object);
}

static void
vouch_card_slots_finalize (GObject *object)
{
  VouchCardSlots *self = VOUCH_CARD_SLOTS (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->slots);
  G_OBJECT_CLASS (vouch_card_slots_parent_class)->finalize (object);
}

static void
vouch_card_slots_class_init (VouchCardSlotsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = vouch_card_slots_dispose;
  object_class->finalize = vouch_card_slots_finalize;
  signals[REMOVED] = g_signal_new ("removed", VOUCH_TYPE_CARD_SLOTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CHANGED] = g_signal_new ("changed", VOUCH_TYPE_CARD_SLOTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_card_slots_init (VouchCardSlots *self)
{
  self->slots = g_ptr_array_new ();
  self->by_id = g_hash_table_new (hash_slot, is_same_slot);
}

VouchCardSlots *
vouch_card_slots_new (void)
{
  return g_object_new (VOUCH_TYPE_CARD_SLOTS, NULL);
}

/** Shows the slots of @document's card; with %NULL there are none. */
void
vouch_card_slots_set_document (VouchCardSlots *self,
                               VouchDocument  *document)
{
  g_return_if_fail (VOUCH_IS_CARD_SLOTS (self));

  if (g_set_object (&self->document, document))
    vouch_card_slots_rebuild (self);
}

guint
vouch_card_slots_get_size (VouchCardSlots *self)
{
  return self->slots->len;
}

VouchCardSlot *
vouch_card_slots_get (VouchCardSlots *self,
                      guint           index)
{
  return index < self->slots->len ? self->slots->pdata[index] : NULL;
}

/** Returns: (nullable): the slot of the node with that id; of a section, its heading. */
VouchCardSlot *
vouch_card_slots_find (VouchCardSlots *self,
                       const char     *id)
{
  VouchNode *node = self->document && id ? vouch_document_lookup (self->document, id) : NULL;

  return vouch_card_slots_look_up (self, node, VOUCH_SLOT_STATEMENT);
}

VouchCardSlot *
vouch_card_slots_find_article (VouchCardSlots *self)
{
  VouchNode *card = self->document ? VOUCH_NODE (vouch_document_get_card (self->document)) : NULL;

  return vouch_card_slots_look_up (self, card, VOUCH_SLOT_ARTICLE);
}

/** Returns: (nullable): the end of the section's list. */
VouchCardSlot *
vouch_card_slots_find_foot (VouchCardSlots *self,
                            const char     *section)
{
  VouchNode *node = self->document && section ? vouch_document_lookup (self->document, section)
                                              : NULL;
  VouchCardSlot *slot = vouch_card_slots_look_up (self, node, VOUCH_SLOT_FOOT);

  return slot ? slot : vouch_card_slots_look_up (self, node, VOUCH_SLOT_ITEM_FOOT);
}

/** Returns: (nullable): the slot that shows @node, or what @node is a part of. */
VouchCardSlot *
vouch_card_slots_find_around (VouchCardSlots *self,
                              VouchNode      *node)
{
  for (; node; node = vouch_node_get_parent (node))
    {
      VouchCardSlot *slot = vouch_card_slots_look_up (self, node, VOUCH_SLOT_STATEMENT);

      if (slot)
        return slot;
    }
  return NULL;
}

/** Returns: whether a text of its node is written in it. */
gboolean
vouch_card_slot_is_text (VouchCardSlot *slot)
{
  return slot->kind == VOUCH_SLOT_TITLE || slot->kind == VOUCH_SLOT_HEADING
         || slot->kind == VOUCH_SLOT_STATEMENT || slot->kind == VOUCH_SLOT_CELL;
}

/** Returns: (nullable): the member that its text is. */
const char *
vouch_card_slot_get_member (VouchCardSlot *slot)
{
  if (!vouch_card_slot_is_text (slot))
    return NULL;
  return slot->kind == VOUCH_SLOT_TITLE || slot->kind == VOUCH_SLOT_HEADING ? "title" : "text";
}
