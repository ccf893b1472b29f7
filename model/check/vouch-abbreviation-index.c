/* vouch-abbreviation-index.c: where the card uses an abbreviation, and whether it spells it out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-abbreviation-index.h"

/* Once may be a slip or a name; twice is a habit that the reader has to follow. */
#define MIN_USES 2

typedef struct
{
  guint n_uses;
  guint n_definitions;
  GSequence *users; /* (owned) (element-type VouchCheckUnit): by place, those that use it */
} Entry;

struct _VouchAbbreviationIndex
{
  GHashTable *entries; /* (owned): word -> Entry */
  VouchCheckMark mark;
  gpointer data;
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_sequence_free (entry->users);
  g_free (entry);
}

static VouchCheckUnit *
get_first (Entry *entry)
{
  GSequenceIter *begin = g_sequence_get_begin_iter (entry->users);

  return g_sequence_iter_is_end (begin) ? NULL : g_sequence_get (begin);
}

/* The one finding of an abbreviation is on its first user. */
static void
mark_first (VouchAbbreviationIndex *self, Entry *entry)
{
  VouchCheckUnit *first = get_first (entry);

  if (first)
    self->mark (first, self->data);
}

/**
 * vouch_abbreviation_index_new:
 * @mark: called for units that are the first user of an abbreviation, or no longer
 * @data: for @mark
 *
 * Returns: (transfer full): an index without statements.
 */
VouchAbbreviationIndex *
vouch_abbreviation_index_new (VouchCheckMark mark, gpointer data)
{
  VouchAbbreviationIndex *self = g_new0 (VouchAbbreviationIndex, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  self->mark = mark;
  self->data = data;
  return self;
}

/** Frees it; the units stay. */
void
vouch_abbreviation_index_free (VouchAbbreviationIndex *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * vouch_abbreviation_index_add:
 * @self: an index
 * @unit: a unit in its place, with the abbreviations of its facts
 */
void
vouch_abbreviation_index_add (VouchAbbreviationIndex *self, VouchCheckUnit *unit)
{
  GPtrArray *found = unit->facts.abbreviations;

  unit->abbreviation_places = g_ptr_array_sized_new (found->len);
  for (guint i = 0; i < found->len; i++)
    {
      const VouchAbbreviation *abbreviation = found->pdata[i];
      Entry *entry = g_hash_table_lookup (self->entries, abbreviation->word);
      GSequenceIter *place = NULL;

      if (!entry)
        {
          entry = g_new0 (Entry, 1);
          entry->users = g_sequence_new (NULL);
          g_hash_table_insert (self->entries, g_strdup (abbreviation->word), entry);
        }
      mark_first (self, entry);
      entry->n_uses += abbreviation->uses;
      entry->n_definitions += abbreviation->is_defined;
      if (abbreviation->uses > 0)
        place = g_sequence_insert_sorted (entry->users, unit, vouch_check_unit_compare, NULL);
      g_ptr_array_add (unit->abbreviation_places, place);
      mark_first (self, entry);
    }
}

/**
 * vouch_abbreviation_index_remove:
 * @self: an index
 * @unit: a unit in it, its facts as they were when it was added
 */
void
vouch_abbreviation_index_remove (VouchAbbreviationIndex *self, VouchCheckUnit *unit)
{
  GPtrArray *found = unit->facts.abbreviations;

  for (guint i = 0; i < found->len; i++)
    {
      const VouchAbbreviation *abbreviation = found->pdata[i];
      Entry *entry = g_hash_table_lookup (self->entries, abbreviation->word);

      mark_first (self, entry);
      entry->n_uses -= abbreviation->uses;
      entry->n_definitions -= abbreviation->is_defined;
      if (unit->abbreviation_places->pdata[i])
        g_sequence_remove (unit->abbreviation_places->pdata[i]);
      mark_first (self, entry);
      if (entry->n_definitions == 0 && g_sequence_is_empty (entry->users))
        g_hash_table_remove (self->entries, abbreviation->word);
    }
  g_clear_pointer (&unit->abbreviation_places, g_ptr_array_unref);
}

/**
 * vouch_abbreviation_index_lacks:
 * @self: an index
 * @unit: a unit in it
 * @word: one of its abbreviations
 *
 * Returns: whether @unit is the first to use @word, it is used again, and the card
 *   never says what it stands for.
 */
gboolean
vouch_abbreviation_index_lacks (VouchAbbreviationIndex *self,
                                VouchCheckUnit *unit,
                                const char *word)
{
  Entry *entry = g_hash_table_lookup (self->entries, word);

  return entry && entry->n_uses >= MIN_USES && entry->n_definitions == 0
         && get_first (entry) == unit;
}

/**
 * vouch_abbreviation_index_is_first_bare:
 * @self: an index
 * @unit: a unit in it
 * @word: one of its words
 *
 * Returns: whether @unit is the first to use @word, and the card never says what it stands for;
 *   other than vouch_abbreviation_index_lacks(), once is enough
 */
gboolean
vouch_abbreviation_index_is_first_bare (VouchAbbreviationIndex *self,
                                        VouchCheckUnit *unit,
                                        const char *word)
{
  Entry *entry = g_hash_table_lookup (self->entries, word);

  return entry && entry->n_definitions == 0 && get_first (entry) == unit;
}
