/* vouch-card-slots-follow.c: keeps the list of what stands on the page in step with the card.
 *
 * Most changes leave the page's shape alone, and most of the others alter the lists of a section
 * or two: these are walked, and the rest is taken over as it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-slots-private.h"

/* Where the lists of the section of @heading end, in the old list. */
static guint
find_end_of_lists (VouchCardSlots *self,
                   VouchCardSlot  *heading)
{
  guint end = heading->index + 1;

  for (; end < self->slots->len; end++)
    {
      VouchCardSlot *slot = self->slots->pdata[end];

      if (slot->section != heading->section || slot->kind == VOUCH_SLOT_HEADING)
        break;
    }
  return end;
}

static void
take_over (VouchCardSlots *self,
           guint           from,
           guint           to)
{
  for (guint i = from; i < to; i++)
    g_ptr_array_add (self->building, self->slots->pdata[i]);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const VouchCardSlot *first = *(VouchCardSlot *const *) a;
  const VouchCardSlot *second = *(VouchCardSlot *const *) b;

  return first->index < second->index ? -1 : first->index > second->index;
}

/* The ends come first: a slot that moves from one list to the other is the other's when that is walked.
 *
 * @headings: (element-type VouchCardSlot): of the sections whose lists are others, each once */
static void
rebuild_lists (VouchCardSlots *self,
               GPtrArray      *headings)
{
  GPtrArray *may_go = g_ptr_array_new ();
  g_autofree guint *ends = g_new (guint, MAX (headings->len, 1));
  guint done = 0;

  g_ptr_array_sort (headings, compare_places);
  for (guint i = 0; i < headings->len; i++)
    ends[i] = find_end_of_lists (self, headings->pdata[i]);
  vouch_card_slots_begin (self);
  self->walked = headings;
  for (guint i = 0; i < headings->len; i++)
    {
      VouchCardSlot *heading = headings->pdata[i];

      take_over (self, done, heading->index + 1);
      for (done = heading->index + 1; done < ends[i]; done++)
        g_ptr_array_add (may_go, self->slots->pdata[done]);
      self->next = heading->index + 1;
      vouch_card_slots_add_lists (self, heading->section, heading->depth);
    }
  take_over (self, done, self->slots->len);
  self->walked = NULL;
  g_ptr_array_unref (self->slots);
  self->slots = g_steal_pointer (&self->building);
  vouch_card_slots_finish (self, may_go);
}

/* Returns: whether @place is in the list of a section that is on the page, and its heading is noted. */
static gboolean
note_heading (VouchCardSlots   *self,
              const VouchPlace *place,
              GPtrArray        *headings)
{
  VouchNode *parent = vouch_document_lookup (self->document, place->parent);
  VouchCardSlot *heading = NULL;

  if (VOUCH_IS_SECTION (parent))
    heading = vouch_card_slots_look_up (self, parent, VOUCH_SLOT_HEADING);
  if (!heading || heading->node != parent || g_str_equal (place->list, "sections"))
    return FALSE;
  if (!g_ptr_array_find (headings, heading, NULL))
    g_ptr_array_add (headings, heading);
  return TRUE;
}

static gboolean
is_on_page (const VouchPlace *place)
{
  return place && place->list
         && (g_str_equal (place->list, "statements") || g_str_equal (place->list, "sections")
             || g_str_equal (place->list, "items"));
}

/* Whether the page has another shape after @change. */
static gboolean
reshapes (VouchChange *change)
{
  const char *member;

  switch (vouch_change_get_kind (change))
    {
    case VOUCH_CHANGE_SET:
      member = vouch_change_get_member (change);
      return g_strcmp0 (member, "label") == 0 || g_strcmp0 (member, "role") == 0;
    case VOUCH_CHANGE_GROUP:
      for (guint i = 0; i < vouch_change_get_size (change); i++)
        if (reshapes (vouch_change_get_part (change, i)))
          return TRUE;
      return FALSE;
    case VOUCH_CHANGE_INSERT:
    case VOUCH_CHANGE_REMOVE:
    case VOUCH_CHANGE_MOVE:
    default:
      return is_on_page (vouch_change_get_from (change)) || is_on_page (vouch_change_get_to (change));
    }
}

/* Whether @change alters no more of the page's shape than the lists of the sections that it notes. */
static gboolean
note_headings (VouchCardSlots *self,
               VouchChange    *change,
               GPtrArray      *headings)
{
  const VouchPlace *from = vouch_change_get_from (change);
  const VouchPlace *to = vouch_change_get_to (change);

  if (vouch_change_get_kind (change) == VOUCH_CHANGE_SET)
    return !reshapes (change);
  if (vouch_change_get_kind (change) != VOUCH_CHANGE_GROUP)
    return (!is_on_page (from) || note_heading (self, from, headings))
           && (!is_on_page (to) || note_heading (self, to, headings));
  for (guint i = 0; i < vouch_change_get_size (change); i++)
    if (!note_headings (self, vouch_change_get_part (change, i), headings))
      return FALSE;
  return TRUE;
}

/**
 * vouch_card_slots_follow:
 * @self: the slots of a document
 * @change: what was just applied to it
 *
 * The view hands on every change, so that slots are in step before it looks at them.
 */
void
vouch_card_slots_follow (VouchCardSlots *self,
                         VouchChange    *change)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();

  g_return_if_fail (VOUCH_IS_CARD_SLOTS (self));

  if (!reshapes (change))
    return;
  if (note_headings (self, change, headings))
    rebuild_lists (self, headings);
  else
    vouch_card_slots_rebuild (self);
}
