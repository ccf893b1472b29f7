/* vouch-card-view-realise.c: which of the card's slots have a row now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-view-private.h"

#include "vouch-later.h"

#define AT_ONCE 60        /* pixels beyond the view that have rows in the same frame */
#define AHEAD 0.7         /* of the view's height that gets rows soon, on each side */
#define BEHIND 2.0        /* of the view's height, where rows are given back */

/* Where a slot of that index is among the realised, or would be. */
static guint
find_place (VouchCardView *self,
            guint          index)
{
  guint low = 0, high = self->realised->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      VouchCardSlot *slot = self->realised->pdata[middle];

      if (slot->index < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GtkWidget *
get_row_before (VouchCardView *self,
                guint          place)
{
  return place > 0 ? ((VouchCardSlot *) self->realised->pdata[place - 1])->row : NULL;
}

/** Takes @slot's row away, if it has one. */
void
vouch_card_view_give_back (VouchCardView *self,
                           VouchCardSlot *slot)
{
  GtkWidget *row = g_steal_pointer (&slot->row);
  gboolean was_replacing = self->is_replacing;

  if (!row)
    return;
  g_ptr_array_remove (self->realised, slot);
  vouch_card_view_unpoint (self, row);
  self->is_replacing = TRUE;
  vouch_card_rows_give_back (self->rows, row);
  self->is_replacing = was_replacing;
}

/** Before another document: no row is bound to the old one's nodes any more. */
void
vouch_card_view_give_back_all (VouchCardView *self)
{
  while (self->realised->len > 0)
    vouch_card_view_give_back (self, self->realised->pdata[self->realised->len - 1]);
  vouch_card_rows_clear (self->rows);
}

/* The row that has the focus stays, wherever it is: caret, selection and what an input
 * method is composing are the text view's own. */
static void
give_back_far (VouchCardView *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  guint first, last;

  vouch_card_view_find_range (self, height * BEHIND, height * BEHIND, &first, &last);
  for (guint i = self->realised->len; i-- > 0;)
    {
      VouchCardSlot *slot = self->realised->pdata[i];

      if ((slot->index < first || slot->index > last) && slot != self->focused)
        vouch_card_view_give_back (self, slot);
    }
}

/** Gives @slot a row, if it has none. */
void
vouch_card_view_realise (VouchCardView *self,
                         VouchCardSlot *slot)
{
  guint place;

  if (slot->row)
    return;
  if (!vouch_card_rows_has_waiting (self->rows, slot))
    give_back_far (self);
  place = find_place (self, slot->index);
  slot->row = vouch_card_rows_take (self->rows, slot, &self->context, get_row_before (self, place));
  slot->is_exact = FALSE;
  g_ptr_array_insert (self->realised, place, slot);
}

static VouchCardSlot *
find_next_ahead (VouchCardView *self)
{
  double ahead = gtk_widget_get_height (GTK_WIDGET (self)) * AHEAD;
  guint first, last, low, high;

  vouch_card_view_find_range (self, 0, 0, &first, &last);
  vouch_card_view_find_range (self, ahead, ahead, &low, &high);
  for (guint i = last; i <= high; i++)
    if (!vouch_card_slots_get (self->slots, i)->row)
      return vouch_card_slots_get (self->slots, i);
  for (guint i = first + 1; i-- > low;)
    if (!vouch_card_slots_get (self->slots, i)->row)
      return vouch_card_slots_get (self->slots, i);
  return NULL;
}

static void
rename_rows (VouchCardView *self)
{
  self->lacks_names = FALSE;
  for (guint i = 0; i < self->realised->len; i++)
    vouch_card_row_rename (((VouchCardSlot *) self->realised->pdata[i])->row);
}

/* Returns: whether a row was made. */
static gboolean
realise_ahead (VouchCardView *self)
{
  VouchCardSlot *slot;

  if (vouch_card_slots_get_size (self->slots) == 0)
    return FALSE;
  give_back_far (self);
  slot = find_next_ahead (self);
  if (!slot)
    return FALSE;
  vouch_card_view_realise (self, slot);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return TRUE;
}

/* A row at a time, when a frame is painted and nothing waits: never in the frame that shows a key. */
static gboolean
fill_ahead_cb (gpointer data)
{
  VouchCardView *self = data;

  if (self->lacks_names)
    {
      rename_rows (self);
      return G_SOURCE_CONTINUE;
    }
  if (realise_ahead (self) || vouch_card_rows_spare (self->rows))
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->filling, g_source_unref);
  return G_SOURCE_REMOVE;
}

/** What isn't needed in the next frame waits until it is painted. */
void
vouch_card_view_hold (VouchCardView *self)
{
  if (self->filling)
    vouch_later_hold (self->filling);
}

/** Gives rows to what is in view, now, and to what is near it between the frames that follow. */
void
vouch_card_view_fill (VouchCardView *self)
{
  guint first, last;

  if (vouch_height_tree_get_size (self->heights) == 0 || self->column_width == 0)
    return;
  vouch_card_view_find_range (self, AT_ONCE, AT_ONCE, &first, &last);
  for (guint i = first; i <= last; i++)
    vouch_card_view_realise (self, vouch_card_slots_get (self->slots, i));
  if (!self->filling)
    self->filling = vouch_later_new (fill_ahead_cb, self);
}

/** Returns: whether all that is in view has its row. */
gboolean
vouch_card_view_is_filled (VouchCardView *self)
{
  guint first, last;

  vouch_card_view_find_range (self, 0, 0, &first, &last);
  for (guint i = first; i <= last; i++)
    if (!vouch_card_slots_get (self->slots, i)->row)
      return FALSE;
  return TRUE;
}

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const VouchCardSlot *first = *(VouchCardSlot *const *) a;
  const VouchCardSlot *second = *(VouchCardSlot *const *) b;

  return first->index < second->index ? -1 : first->index > second->index;
}

static GtkWidget *
get_sibling_after (VouchCardView *self,
                   GtkWidget     *row)
{
  return row ? gtk_widget_get_next_sibling (row) : gtk_widget_get_first_child (GTK_WIDGET (self));
}

/**
 * vouch_card_view_reorder:
 * @self: a view
 *
 * After a change of the slots: makes the rows siblings in their order, as Tab and a
 * screen reader go. Moving one row among many moves one widget.
 */
void
vouch_card_view_reorder (VouchCardView *self)
{
  GtkWidget *last = NULL;

  g_ptr_array_sort (self->realised, compare_slots);
  for (guint i = 0; i < self->realised->len; i++)
    {
      VouchCardSlot *slot = self->realised->pdata[i];
      GtkWidget *found = get_sibling_after (self, last);
      VouchCardSlot *other = found != slot->row ? vouch_card_view_find_slot_of (self, found) : NULL;

      /* The one that stands in the way has gone further down: it is the one to move. */
      if (other && gtk_widget_get_next_sibling (found) == slot->row)
        gtk_widget_insert_after (found, GTK_WIDGET (self),
                                 get_row_before (self, find_place (self, other->index)));
      else if (found != slot->row)
        gtk_widget_insert_after (slot->row, GTK_WIDGET (self), last);
      last = slot->row;
    }
}

/** Returns: (nullable): the slot whose row that is. */
VouchCardSlot *
vouch_card_view_find_slot_of (VouchCardView *self,
                              GtkWidget     *row)
{
  for (guint i = 0; row && i < self->realised->len; i++)
    if (((VouchCardSlot *) self->realised->pdata[i])->row == row)
      return self->realised->pdata[i];
  return NULL;
}
