/* vouch-check-index.c: the card's rows in order, with the totals that rules ask for.
 *
 * Every row is read by itself; what it adds to the totals, of the card and of the
 * sections that it stands in, is taken off before it is read again. So a change
 * costs what the changed row costs, and no rule ever walks the card.
 *
 * The order is a balanced tree (GSequence): a place is compared with another, and
 * a row put beside another, in logarithmic time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check-index.h"

#include "vouch-check-run.h"
#include "vouch-check-totals.h"
#include "vouch-digest.h"
#include "vouch-item.h"
#include "vouch-node-list.h"
#include "vouch-note.h"
#include "vouch-reference.h"
#include "vouch-section.h"

static void
free_unit (gpointer data)
{
  VouchCheckUnit *unit = data;

  vouch_facts_clear (&unit->facts);
  g_clear_pointer (&unit->abbreviation_places, g_ptr_array_unref);
  g_clear_pointer (&unit->slot.iters, g_ptr_array_unref);
  g_clear_object (&unit->node);
  g_free (unit->role);
  g_free (unit);
}

static void
mark_sections (VouchCheckIndex *self, VouchCheckUnit *unit)
{
  for (VouchCheckUnit *section = unit->section; section; section = section->section)
    vouch_check_index_mark (self, section);
}

static VouchCheckUnit *
make_unit (VouchCheckIndex *self, VouchNode *node, GSequenceIter *before)
{
  VouchCheckUnit *unit = g_new0 (VouchCheckUnit, 1);

  unit->node = node ? g_object_ref (node) : NULL;
  unit->place = g_sequence_insert_before (before, unit);
  unit->slot.place = unit->place;
  if (!node)
    return unit;
  g_hash_table_insert (self->units, (gpointer) vouch_node_get_id (node), unit);
  vouch_check_totals_add_role (self, unit);
  self->read (unit, self->data);
  return unit;
}

static VouchCheckUnit *
get_unit_of (VouchCheckIndex *self, VouchNode *node)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (self, vouch_node_get_id (node));

  return unit && unit->node == node ? unit : NULL;
}

/* The lists of a node that hold rows, in the card's order. */
static const char *const row_lists[] = { "statements", "items", "sections" };

static void
add_below (VouchCheckIndex *self, VouchCheckUnit *unit, GSequenceIter *before)
{
  for (gsize i = 0; i < G_N_ELEMENTS (row_lists); i++)
    {
      VouchNodeList *list = vouch_node_get_list (unit->node, row_lists[i]);

      for (guint k = 0; list && k < vouch_node_list_get_size (list); k++)
        {
          VouchNode *child = vouch_node_list_peek (list, k);
          VouchCheckUnit *below = make_unit (self, child, before);

          below->section = VOUCH_IS_SECTION (unit->node) ? unit : NULL;
          add_below (self, below, before);
        }
    }
}

/* The first row after all that stands in @unit. */
static GSequenceIter *
skip_below (VouchCheckUnit *unit)
{
  GSequenceIter *iter = g_sequence_iter_next (unit->place);

  while (!g_sequence_iter_is_end (iter))
    {
      VouchCheckUnit *other = g_sequence_get (iter);
      VouchCheckUnit *above = other->section;

      while (above && above != unit)
        above = above->section;
      if (!above)
        break;
      iter = g_sequence_iter_next (iter);
    }
  return iter;
}

static int
find_row_list (VouchNodeList *list)
{
  for (gsize i = 0; i < G_N_ELEMENTS (row_lists); i++)
    if (g_str_equal (vouch_node_list_get_name (list), row_lists[i]))
      return (int) i;
  return -1;
}

/* The nearest row before @node in its own list. */
static VouchCheckUnit *
find_sibling (VouchCheckIndex *self, VouchNode *node)
{
  VouchNodeList *home = vouch_node_get_home (node);

  for (guint position = vouch_node_get_position (node); position > 0; position--)
    {
      VouchCheckUnit *sibling = get_unit_of (self, vouch_node_list_peek (home, position - 1));

      if (sibling)
        return sibling;
    }
  return NULL;
}

/* Where @node's row goes: after its elder sibling and all in it, else after what
 * stands in its parent's lists before its own, else right after its parent. */
static GSequenceIter *
find_place (VouchCheckIndex *self, VouchNode *node, VouchCheckUnit *parent)
{
  VouchCheckUnit *sibling = find_sibling (self, node);
  int list = find_row_list (vouch_node_get_home (node));

  if (VOUCH_IS_REFERENCE (node))
    return g_sequence_iter_next (sibling ? sibling->place : self->tail->place);
  if (sibling)
    return skip_below (sibling);
  for (int i = list - 1; i >= 0; i--)
    {
      VouchNodeList *elder = vouch_node_get_list (parent->node, row_lists[i]);

      for (guint k = elder ? vouch_node_list_get_size (elder) : 0; k > 0; k--)
        if ((sibling = get_unit_of (self, vouch_node_list_peek (elder, k - 1))))
          return skip_below (sibling);
    }
  return g_sequence_iter_next (parent->place);
}

/**
 * vouch_check_index_new:
 * @mark: called for units whose findings may be others now
 * @read: called for units that vouch_check_index_refresh() must read again
 * @forget: called for units that go, while they are still in their place
 * @data: for the three
 *
 * Returns: (transfer full): an index without rows.
 */
VouchCheckIndex *
vouch_check_index_new (VouchCheckMark mark,
                       VouchCheckMark read,
                       VouchCheckMark forget,
                       gpointer data)
{
  VouchCheckIndex *self = g_new0 (VouchCheckIndex, 1);

  self->units = g_hash_table_new (g_str_hash, g_str_equal);
  self->order = g_sequence_new (free_unit);
  self->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_hash_table_unref);
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) g_hash_table_unref);
  self->quoted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->duplicates = vouch_duplicate_index_new (mark, data);
  self->abbreviations = vouch_abbreviation_index_new (mark, data);
  self->house = vouch_house_index_new (vouch_profile_get_default (), mark, data);
  self->blocking = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->records = vouch_record_index_new (mark, data);
  self->mark = mark;
  self->read = read;
  self->forget = forget;
  self->data = data;
  return self;
}

/** Frees it with its units. */
void
vouch_check_index_free (VouchCheckIndex *self)
{
  vouch_duplicate_index_free (self->duplicates);
  vouch_abbreviation_index_free (self->abbreviations);
  vouch_house_index_free (self->house);
  vouch_record_index_free (self->records);
  g_hash_table_unref (self->blocking);
  g_hash_table_unref (self->uses);
  g_hash_table_unref (self->quoted);
  g_hash_table_unref (self->roles);
  g_hash_table_unref (self->units);
  g_sequence_free (self->order);
  g_clear_pointer (&self->title_words, g_hash_table_unref);
  g_free (self->digest);
  g_free (self);
}

/**
 * vouch_check_index_fill:
 * @self: an index without rows
 * @card: a card
 *
 * Adds all its rows; each is still to be read.
 */
void
vouch_check_index_fill (VouchCheckIndex *self, VouchCard *card)
{
  VouchNodeList *references = vouch_card_get_references (card);
  GSequenceIter *end = g_sequence_get_end_iter (self->order);

  self->root = make_unit (self, VOUCH_NODE (card), end);
  add_below (self, self->root, end);
  self->tail = make_unit (self, NULL, end);
  for (guint i = 0; i < vouch_node_list_get_size (references); i++)
    make_unit (self, vouch_node_list_peek (references, i), end);
}

/**
 * vouch_check_index_lookup:
 * @self: an index
 * @id: a node's id
 *
 * Returns: (transfer none) (nullable): its row.
 */
VouchCheckUnit *
vouch_check_index_lookup (VouchCheckIndex *self, const char *id)
{
  return id ? g_hash_table_lookup (self->units, id) : NULL;
}

/** Returns: whether nodes like @node have a row of their own. */
gboolean
vouch_check_index_holds (VouchNode *node)
{
  return VOUCH_IS_STATEMENT (node) || VOUCH_IS_ITEM (node) || VOUCH_IS_SECTION (node)
         || VOUCH_IS_REFERENCE (node) || VOUCH_IS_CARD (node);
}

/**
 * vouch_check_index_attach:
 * @self: an index
 * @node: a node of the card that has no row yet, in its place
 *
 * Adds it and all that stands in it. A node whose parent has no row yet is left:
 * it comes with its parent.
 */
void
vouch_check_index_attach (VouchCheckIndex *self, VouchNode *node)
{
  VouchNode *parent_node = vouch_node_get_parent (node);
  VouchCheckUnit *parent = parent_node ? get_unit_of (self, parent_node) : NULL;
  VouchCheckUnit *unit;
  GSequenceIter *before;

  if (!parent || get_unit_of (self, node))
    return;
  before = find_place (self, node, parent);
  unit = make_unit (self, node, before);
  unit->section = VOUCH_IS_SECTION (parent->node) ? parent : NULL;
  add_below (self, unit, before);
  vouch_check_run_mark (self, unit);
  mark_sections (self, unit);
  vouch_check_index_mark (self, self->root);
  if (VOUCH_IS_REFERENCE (node))
    vouch_check_totals_read_users (self, vouch_node_get_id (node));
}

static void
remove_unit (VouchCheckIndex *self, VouchCheckUnit *unit)
{
  vouch_check_totals_remove (self, unit);
  vouch_check_totals_remove_role (self, unit);
  self->forget (unit, self->data);
  g_hash_table_remove (self->units, vouch_node_get_id (unit->node));
  g_sequence_remove (unit->place);
}

/**
 * vouch_check_index_detach:
 * @self: an index
 * @unit: a row
 *
 * Frees it and all in it.
 */
void
vouch_check_index_detach (VouchCheckIndex *self, VouchCheckUnit *unit)
{
  gboolean is_reference = VOUCH_IS_REFERENCE (unit->node);
  g_autofree char *id = g_strdup (vouch_node_get_id (unit->node));
  GSequenceIter *end = skip_below (unit);

  vouch_check_run_mark (self, unit);
  mark_sections (self, unit);
  vouch_check_index_mark (self, self->root);
  while (g_sequence_iter_next (unit->place) != end)
    remove_unit (self, g_sequence_get (g_sequence_iter_prev (end)));
  remove_unit (self, unit);
  if (is_reference)
    vouch_check_totals_read_users (self, id);
}

/**
 * vouch_check_index_refresh:
 * @self: an index
 * @unit: a row whose node changed
 *
 * Reads its facts again and keeps the totals true.
 */
void
vouch_check_index_refresh (VouchCheckIndex *self, VouchCheckUnit *unit)
{
  VouchCheckUnit was = *unit;
  guint words = self->words;
  guint n_statements = self->root->summary.statements;
  VouchFacts facts;

  vouch_facts_read (&facts, unit->node);
  vouch_check_totals_read (self, unit, &facts);

  vouch_check_index_mark (self, unit);
  if (was.is_run != unit->is_run || was.facts.is_letter != unit->facts.is_letter)
    vouch_check_run_mark (self, unit);
  if (!was.is_read || was.facts.counts != unit->facts.counts
      || was.cites_guideline != unit->cites_guideline)
    mark_sections (self, unit);
  if (words != self->words || n_statements != self->root->summary.statements
      || was.facts.counts != unit->facts.counts || !was.is_read)
    vouch_check_index_mark (self, self->root);
  if (unit == self->root)
    vouch_check_totals_mark_role (self, "original-sources");
  if (was.facts.is_guideline != unit->facts.is_guideline || was.facts.kind != unit->facts.kind
      || was.facts.is_funded != unit->facts.is_funded || was.facts.is_free != unit->facts.is_free
      || was.facts.is_second_hand != unit->facts.is_second_hand)
    vouch_check_totals_read_users (self, vouch_node_get_id (unit->node));
}

/**
 * vouch_check_index_set_profile:
 * @self: an index
 * @profile: the house's
 *
 * Rows that were read are looked at for what its rules ask of the whole card.
 */
void
vouch_check_index_set_profile (VouchCheckIndex *self, VouchProfile *profile)
{
  vouch_house_index_free (self->house);
  self->house = vouch_house_index_new (profile, self->mark, self->data);
  for (GSequenceIter *iter = g_sequence_get_begin_iter (self->order);
       !g_sequence_iter_is_end (iter); iter = g_sequence_iter_next (iter))
    {
      VouchCheckUnit *unit = g_sequence_get (iter);

      if (unit->is_read)
        vouch_house_index_add (self->house, unit);
    }
}

/* The row that a note shows on: that of its node, or of what holds it; the card's where it is gone. */
static VouchCheckUnit *
find_row_of (VouchCheckIndex *self, VouchDocument *document, const char *id)
{
  VouchNode *node = id ? vouch_document_lookup (document, id) : NULL;

  for (; node; node = vouch_node_get_parent (node))
    if (get_unit_of (self, node))
      return get_unit_of (self, node);
  return self->root;
}

static void
mark_differing (VouchCheckIndex *self, GHashTable *one, GHashTable *other)
{
  GHashTableIter iter;
  gpointer id, count;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &id, &count))
    if (g_hash_table_lookup (other, id) != count && vouch_check_index_lookup (self, id))
      vouch_check_index_mark (self, vouch_check_index_lookup (self, id));
}

/**
 * vouch_check_index_read_notes:
 * @self: an index
 * @document: the card's
 *
 * Counts the open notes that stop the card, after a note or what it stands on changed.
 */
void
vouch_check_index_read_notes (VouchCheckIndex *self, VouchDocument *document)
{
  VouchNodeList *notes = vouch_card_get_notes (VOUCH_CARD (self->root->node));
  g_autoptr (GHashTable) before = self->blocking;

  self->blocking = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < vouch_node_list_get_size (notes); i++)
    {
      VouchNote *note = VOUCH_NOTE (vouch_node_list_peek (notes, i));
      const char *row;
      guint n;

      if (!vouch_note_is_blocking (note) || vouch_note_is_resolved (note))
        continue;
      row = vouch_node_get_id (find_row_of (self, document, vouch_note_get_on (note))->node);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (self->blocking, row));
      g_hash_table_insert (self->blocking, g_strdup (row), GUINT_TO_POINTER (n + 1));
    }
  mark_differing (self, before, self->blocking);
  mark_differing (self, self->blocking, before);
}

/**
 * vouch_check_index_mark_sections:
 * @self: an index
 * @above: the card or a section
 *
 * Marks the sections in @above, without walking their statements.
 */
void
vouch_check_index_mark_sections (VouchCheckIndex *self, VouchNode *above)
{
  VouchNodeList *sections = vouch_node_get_list (above, "sections");

  for (guint i = 0; sections && i < vouch_node_list_get_size (sections); i++)
    {
      VouchNode *section = vouch_node_list_peek (sections, i);
      VouchCheckUnit *unit = get_unit_of (self, section);

      if (unit)
        vouch_check_index_mark (self, unit);
      vouch_check_index_mark_sections (self, section);
    }
}

/**
 * vouch_check_index_get_digest:
 * @self: an index
 * @card: its card
 *
 * The whole card is written and hashed for it: kept until edits have stopped.
 *
 * Returns: (transfer none): the digest of what the card said then
 */
const char *
vouch_check_index_get_digest (VouchCheckIndex *self, VouchCard *card)
{
  g_autoptr (JsonNode) json = NULL;

  if (!self->digest)
    {
      json = vouch_node_to_json (VOUCH_NODE (card));
      self->digest = vouch_content_digest (json);
    }
  return self->digest;
}
