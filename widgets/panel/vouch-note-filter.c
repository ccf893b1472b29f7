/* vouch-note-filter.c: which notes are listed, and in what order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-note-filter.h"

#include "vouch-node-list.h"
#include "vouch-reply.h"

/* A note with what it is sorted by. */
typedef struct
{
  VouchNote *note; /* (unowned) */
  guint      place;    /* of the node in the card; G_MAXUINT where that is gone */
  guint      position; /* among all notes: older ones first */
} Entry;

typedef struct
{
  GHashTable *places; /* (unowned): ids of nodes that have notes -> place + 1 */
  guint       place;
} Walk;

/** Returns: whether it lets all notes through. */
gboolean
vouch_note_filter_is_empty (const VouchNoteFilter *self)
{
  return self->state == VOUCH_NOTES_ALL && !self->kind && !self->person;
}

/** Lets all notes through. */
void
vouch_note_filter_clear (VouchNoteFilter *self)
{
  self->state = VOUCH_NOTES_ALL;
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->person, g_free);
}

static gboolean
has_spoken (VouchNote  *note,
            const char *person)
{
  VouchNodeList *replies = vouch_note_get_replies (note);

  if (g_strcmp0 (vouch_note_get_author (note), person) == 0)
    return TRUE;
  for (guint i = 0; i < vouch_node_list_get_size (replies); i++)
    if (g_strcmp0 (vouch_reply_get_author (vouch_node_list_peek (replies, i)), person) == 0)
      return TRUE;
  return FALSE;
}

gboolean
vouch_note_filter_matches (const VouchNoteFilter *self,
                           VouchNote             *note)
{
  const char *kind = vouch_node_get_text (VOUCH_NODE (note), "kind");

  if (self->state != VOUCH_NOTES_ALL
      && vouch_note_is_resolved (note) != (self->state == VOUCH_NOTES_RESOLVED))
    return FALSE;
  if (self->kind && g_strcmp0 (self->kind, kind) != 0)
    return FALSE;
  return !self->person || has_spoken (note, self->person);
}

static void
place_cb (VouchNode *node,
          gpointer   data)
{
  Walk *walk = data;
  const char *id = vouch_node_get_id (node);

  walk->place++;
  if (g_hash_table_contains (walk->places, id))
    g_hash_table_insert (walk->places, (gpointer) id, GUINT_TO_POINTER (walk->place));
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;
  int by_state = vouch_note_is_resolved (one->note) - vouch_note_is_resolved (other->note);

  if (by_state != 0)
    return by_state;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return one->position < other->position ? -1 : 1;
}

static GArray *
collect_entries (const VouchNoteFilter *self,
                 VouchCard             *card,
                 GHashTable            *places)
{
  VouchNodeList *notes = vouch_card_get_notes (card);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < vouch_node_list_get_size (notes); i++)
    {
      Entry entry = { vouch_node_list_peek (notes, i), G_MAXUINT, i };

      if (!vouch_note_filter_matches (self, entry.note))
        continue;
      g_hash_table_insert (places, (gpointer) vouch_note_get_on (entry.note), NULL);
      g_array_append_val (entries, entry);
    }
  return entries;
}

/**
 * vouch_note_filter_collect:
 * @card: a card
 *
 * Returns: (transfer full) (element-type VouchNote): its notes that match: open ones
 *   first, then in the order of what they are about, then by age
 */
GPtrArray *
vouch_note_filter_collect (const VouchNoteFilter *self,
                           VouchCard             *card)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) entries = collect_entries (self, card, places);
  Walk walk = { places, 0 };

  if (entries->len > 0)
    vouch_node_foreach (VOUCH_NODE (card), place_cb, &walk);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);
      gpointer place = g_hash_table_lookup (places, vouch_note_get_on (entry->note));

      entry->place = place ? GPOINTER_TO_UINT (place) : G_MAXUINT;
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (sorted, g_object_ref (g_array_index (entries, Entry, i).note));
  return sorted;
}

static void
add_person (GPtrArray  *people,
            const char *person)
{
  if (person && !g_ptr_array_find_with_equal_func (people, person, g_str_equal, NULL))
    g_ptr_array_add (people, g_strdup (person));
}

/** Returns: (transfer full) (element-type utf8): who wrote notes or answers, each once. */
GPtrArray *
vouch_notes_list_people (VouchCard *card)
{
  VouchNodeList *notes = vouch_card_get_notes (card);
  GPtrArray *people = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < vouch_node_list_get_size (notes); i++)
    {
      VouchNote *note = vouch_node_list_peek (notes, i);
      VouchNodeList *replies = vouch_note_get_replies (note);

      add_person (people, vouch_note_get_author (note));
      for (guint k = 0; k < vouch_node_list_get_size (replies); k++)
        add_person (people, vouch_reply_get_author (vouch_node_list_peek (replies, k)));
    }
  return people;
}
