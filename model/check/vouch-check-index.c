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

#include "vouch-item.h"
#include "vouch-node-list.h"
#include "vouch-reference.h"
#include "vouch-section.h"

/* Fewer single letters in a row may be options, grades, or vitamins. */
#define MIN_LETTERS 4

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
mark_unit (VouchCheckIndex *self,
           VouchCheckUnit  *unit)
{
  self->mark (unit, self->data);
}

static void
mark_sections (VouchCheckIndex *self,
               VouchCheckUnit  *unit)
{
  for (VouchCheckUnit *section = unit->section; section; section = section->section)
    mark_unit (self, section);
}

static void
mark_role (VouchCheckIndex *self,
           const char      *role)
{
  GHashTable *sections = g_hash_table_lookup (self->roles, role);
  GHashTableIter iter;
  gpointer section;

  if (!sections)
    return;
  g_hash_table_iter_init (&iter, sections);
  while (g_hash_table_iter_next (&iter, &section, NULL))
    mark_unit (self, section);
}

static void
add_role (VouchCheckIndex *self,
          VouchCheckUnit  *unit)
{
  GHashTable *sections;

  if (!VOUCH_IS_SECTION (unit->node) || !vouch_section_get_role (VOUCH_SECTION (unit->node)))
    return;
  unit->role = g_strdup (vouch_section_get_role (VOUCH_SECTION (unit->node)));
  sections = g_hash_table_lookup (self->roles, unit->role);
  if (!sections)
    {
      sections = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->roles, g_strdup (unit->role), sections);
    }
  g_hash_table_add (sections, unit);
}

static void
remove_role (VouchCheckIndex *self,
             VouchCheckUnit  *unit)
{
  GHashTable *sections = unit->role ? g_hash_table_lookup (self->roles, unit->role) : NULL;

  if (!sections)
    return;
  g_hash_table_remove (sections, unit);
  if (g_hash_table_size (sections) == 0)
    g_hash_table_remove (self->roles, unit->role);
}

/* The next row to one side, where it can belong to the same broken sentence. */
static VouchCheckUnit *
get_run_neighbour (VouchCheckUnit *unit,
                   gboolean        is_after)
{
  GSequenceIter *iter = is_after ? g_sequence_iter_next (unit->place)
                                 : g_sequence_iter_prev (unit->place);
  VouchCheckUnit *other;

  if (g_sequence_iter_is_end (iter) || iter == unit->place)
    return NULL;
  other = g_sequence_get (iter);
  return other->is_run && other->section == unit->section ? other : NULL;
}

static void
mark_runs (VouchCheckIndex *self,
           VouchCheckUnit  *unit)
{
  VouchCheckUnit *other;

  for (other = get_run_neighbour (unit, FALSE); other; other = get_run_neighbour (other, FALSE))
    mark_unit (self, other);
  for (other = get_run_neighbour (unit, TRUE); other; other = get_run_neighbour (other, TRUE))
    mark_unit (self, other);
}

static GHashTable *
get_users (VouchCheckIndex *self,
           const char      *reference)
{
  return g_hash_table_lookup (self->uses, reference);
}

static void
read_users (VouchCheckIndex *self,
            const char      *reference)
{
  GHashTable *users = get_users (self, reference);
  GHashTableIter iter;
  gpointer user;

  if (!users)
    return;
  g_hash_table_iter_init (&iter, users);
  while (g_hash_table_iter_next (&iter, &user, NULL))
    {
      self->read (user, self->data);
    }
}

/* The first and the last use decide whether a reference is one of the unused. */
static void
mark_reference (VouchCheckIndex *self,
                const char      *id)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (self, id);

  if (unit)
    mark_unit (self, unit);
}

static void
add_uses (VouchCheckIndex *self,
          VouchCheckUnit  *unit)
{
  GPtrArray *cites = unit->facts.cites;

  for (guint i = 0; cites && i < cites->len; i++)
    {
      GHashTable *users = get_users (self, cites->pdata[i]);

      if (!users)
        {
          users = g_hash_table_new (NULL, NULL);
          g_hash_table_insert (self->uses, g_strdup (cites->pdata[i]), users);
          mark_reference (self, cites->pdata[i]);
        }
      g_hash_table_add (users, unit);
    }
}

static void
remove_uses (VouchCheckIndex *self,
             VouchCheckUnit  *unit)
{
  GPtrArray *cites = unit->facts.cites;

  for (guint i = 0; cites && i < cites->len; i++)
    {
      GHashTable *users = get_users (self, cites->pdata[i]);

      /* Cited twice from one row: gone with the first. */
      if (!users)
        continue;
      g_hash_table_remove (users, unit);
      if (g_hash_table_size (users) > 0)
        continue;
      g_hash_table_remove (self->uses, cites->pdata[i]);
      mark_reference (self, cites->pdata[i]);
    }
}

static gboolean
cites_guideline (VouchCheckIndex *self,
                 VouchCheckUnit  *unit)
{
  GPtrArray *cites = unit->facts.cites;

  for (guint i = 0; cites && i < cites->len; i++)
    {
      VouchCheckUnit *reference = vouch_check_index_lookup (self, cites->pdata[i]);

      if (reference && VOUCH_IS_REFERENCE (reference->node) &&
          vouch_reference_is_guideline (reference->node))
        return TRUE;
    }
  return FALSE;
}

static void
count_rung (VouchSummary *summary,
            VouchRung     rung,
            int           sign)
{
  guint *counts[] = {
    [VOUCH_RUNG_UNSOURCED] = &summary->unsourced, [VOUCH_RUNG_LINKED] = &summary->linked,
    [VOUCH_RUNG_ANCHORED] = &summary->anchored,   [VOUCH_RUNG_VERIFIED] = &summary->verified,
    [VOUCH_RUNG_DECLINED] = &summary->declined,   [VOUCH_RUNG_SET_ASIDE] = NULL,
  };

  if (rung >= G_N_ELEMENTS (counts) || !counts[rung])
    return;
  summary->statements += (guint) sign;
  *counts[rung] += (guint) sign;
}

static void
count_in_sections (VouchCheckUnit *unit,
                   int             sign)
{
  for (VouchCheckUnit *section = unit->section; section; section = section->section)
    {
      section->n_counting += (guint) (sign * (int) unit->facts.counts);
      section->n_guidelines += (guint) (sign * (int) unit->cites_guideline);
      count_rung (&section->summary, unit->facts.rung, sign);
    }
}

/* The first treatment on the card, and the last, decide whether risks are missed. */
static void
count_treatment (VouchCheckIndex *self,
                 VouchCheckUnit  *unit,
                 int              sign)
{
  gboolean had_any = self->n_treatments > 0;

  if (unit->facts.treatments == VOUCH_TREATMENT_NONE)
    return;
  self->n_treatments += (guint) sign;
  if (had_any == (self->n_treatments > 0))
    return;
  mark_role (self, "risks");
  mark_unit (self, self->root);
}

static void
add_contribution (VouchCheckIndex *self,
                  VouchCheckUnit  *unit)
{
  unit->is_read = TRUE;
  unit->cites_guideline = unit != self->root && cites_guideline (self, unit);
  unit->is_run = VOUCH_IS_STATEMENT (unit->node) &&
                 !vouch_statement_get_label (VOUCH_STATEMENT (unit->node)) &&
                 (unit->facts.is_letter || unit->facts.is_blank);
  count_in_sections (unit, 1);
  count_rung (&self->root->summary, unit->facts.rung, 1);
  self->words += unit->facts.words;
  count_treatment (self, unit, 1);
  add_uses (self, unit);
  if (unit->facts.key)
    vouch_duplicate_index_add (self->duplicates, unit);
  if (unit->facts.abbreviations)
    vouch_abbreviation_index_add (self->abbreviations, unit);
}

static void
remove_contribution (VouchCheckIndex *self,
                     VouchCheckUnit  *unit)
{
  if (!unit->is_read)
    return;
  unit->is_read = FALSE;
  if (unit->duplicates)
    vouch_duplicate_index_remove (self->duplicates, unit);
  if (unit->abbreviation_places)
    vouch_abbreviation_index_remove (self->abbreviations, unit);
  remove_uses (self, unit);
  count_in_sections (unit, -1);
  count_rung (&self->root->summary, unit->facts.rung, -1);
  self->words -= unit->facts.words;
  count_treatment (self, unit, -1);
}

static VouchCheckUnit *
make_unit (VouchCheckIndex *self,
           VouchNode       *node,
           GSequenceIter   *before)
{
  VouchCheckUnit *unit = g_new0 (VouchCheckUnit, 1);

  unit->node = node ? g_object_ref (node) : NULL;
  unit->place = g_sequence_insert_before (before, unit);
  unit->slot.place = unit->place;
  if (!node)
    return unit;
  g_hash_table_insert (self->units, (gpointer) vouch_node_get_id (node), unit);
  add_role (self, unit);
  self->read (unit, self->data);
  return unit;
}

static VouchCheckUnit *
get_unit_of (VouchCheckIndex *self,
             VouchNode       *node)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (self, vouch_node_get_id (node));

  return unit && unit->node == node ? unit : NULL;
}

/* The lists of a node that hold rows, in the card's order. */
static const char *const row_lists[] = { "statements", "items", "sections" };

static void
add_below (VouchCheckIndex *self,
           VouchCheckUnit  *unit,
           GSequenceIter   *before)
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
find_sibling (VouchCheckIndex *self,
              VouchNode       *node)
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
find_place (VouchCheckIndex *self,
            VouchNode       *node,
            VouchCheckUnit  *parent)
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
                       gpointer       data)
{
  VouchCheckIndex *self = g_new0 (VouchCheckIndex, 1);

  self->units = g_hash_table_new (g_str_hash, g_str_equal);
  self->order = g_sequence_new (free_unit);
  self->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_hash_table_unref);
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) g_hash_table_unref);
  self->duplicates = vouch_duplicate_index_new (mark, data);
  self->abbreviations = vouch_abbreviation_index_new (mark, data);
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
  g_hash_table_unref (self->uses);
  g_hash_table_unref (self->roles);
  g_hash_table_unref (self->units);
  g_sequence_free (self->order);
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
vouch_check_index_fill (VouchCheckIndex *self,
                        VouchCard       *card)
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
vouch_check_index_lookup (VouchCheckIndex *self,
                          const char      *id)
{
  return id ? g_hash_table_lookup (self->units, id) : NULL;
}

/** Returns: whether nodes like @node have a row of their own. */
gboolean
vouch_check_index_holds (VouchNode *node)
{
  return VOUCH_IS_STATEMENT (node) || VOUCH_IS_ITEM (node) || VOUCH_IS_SECTION (node) ||
         VOUCH_IS_REFERENCE (node) || VOUCH_IS_CARD (node);
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
vouch_check_index_attach (VouchCheckIndex *self,
                          VouchNode       *node)
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
  mark_runs (self, unit);
  mark_sections (self, unit);
  mark_unit (self, self->root);
  if (VOUCH_IS_REFERENCE (node))
    read_users (self, vouch_node_get_id (node));
}

static void
remove_unit (VouchCheckIndex *self,
             VouchCheckUnit  *unit)
{
  remove_contribution (self, unit);
  remove_role (self, unit);
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
vouch_check_index_detach (VouchCheckIndex *self,
                          VouchCheckUnit  *unit)
{
  gboolean is_reference = VOUCH_IS_REFERENCE (unit->node);
  g_autofree char *id = g_strdup (vouch_node_get_id (unit->node));
  GSequenceIter *end = skip_below (unit);

  mark_runs (self, unit);
  mark_sections (self, unit);
  mark_unit (self, self->root);
  while (g_sequence_iter_next (unit->place) != end)
    remove_unit (self, g_sequence_get (g_sequence_iter_prev (end)));
  remove_unit (self, unit);
  if (is_reference)
    read_users (self, id);
}

/**
 * vouch_check_index_refresh:
 * @self: an index
 * @unit: a row whose node changed
 *
 * Reads its facts again and keeps the totals true.
 */
void
vouch_check_index_refresh (VouchCheckIndex *self,
                           VouchCheckUnit  *unit)
{
  VouchCheckUnit was = *unit;
  guint words = self->words;
  guint n_statements = self->root->summary.statements;
  VouchFacts facts;

  vouch_facts_read (&facts, unit->node);
  remove_contribution (self, unit);
  vouch_facts_clear (&unit->facts);
  unit->facts = facts;
  add_contribution (self, unit);

  mark_unit (self, unit);
  if (was.is_run != unit->is_run || was.facts.is_letter != unit->facts.is_letter)
    mark_runs (self, unit);
  if (!was.is_read || was.facts.counts != unit->facts.counts ||
      was.cites_guideline != unit->cites_guideline)
    mark_sections (self, unit);
  if (words != self->words || n_statements != self->root->summary.statements ||
      was.facts.counts != unit->facts.counts || !was.is_read)
    mark_unit (self, self->root);
  if (unit == self->root)
    mark_role (self, "original-sources");
  if (was.facts.is_guideline != unit->facts.is_guideline)
    read_users (self, vouch_node_get_id (unit->node));
}

/**
 * vouch_check_index_mark_sections:
 * @self: an index
 * @above: the card or a section
 *
 * Marks the sections in @above, without walking their statements.
 */
void
vouch_check_index_mark_sections (VouchCheckIndex *self,
                                 VouchNode       *above)
{
  VouchNodeList *sections = vouch_node_get_list (above, "sections");

  for (guint i = 0; sections && i < vouch_node_list_get_size (sections); i++)
    {
      VouchNode *section = vouch_node_list_peek (sections, i);
      VouchCheckUnit *unit = get_unit_of (self, section);

      if (unit)
        mark_unit (self, unit);
      vouch_check_index_mark_sections (self, section);
    }
}

/** Returns: whether the card has a section of that @role. */
gboolean
vouch_check_index_has_role (VouchCheckIndex *self,
                            const char      *role)
{
  return g_hash_table_contains (self->roles, role);
}

/** Returns: whether the card has a reference of that @id. */
gboolean
vouch_check_index_has_reference (VouchCheckIndex *self,
                                 const char      *id)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (self, id);

  return unit && VOUCH_IS_REFERENCE (unit->node);
}

/** Returns: whether a statement, an item or the article names @reference. */
gboolean
vouch_check_index_is_used (VouchCheckIndex *self,
                           const char      *reference)
{
  return get_users (self, reference) != NULL;
}

/**
 * vouch_check_index_is_in_run:
 * @unit: a row
 * @is_first: (out) (optional): whether no letter stands before it
 *
 * Returns: whether @unit is one of so many letters in a row that they are a broken sentence.
 */
gboolean
vouch_check_index_is_in_run (VouchCheckUnit *unit,
                             gboolean       *is_first)
{
  guint n_letters = 1;
  VouchCheckUnit *other;

  if (is_first)
    *is_first = TRUE;
  if (!unit->is_run || !unit->facts.is_letter)
    return FALSE;
  for (other = get_run_neighbour (unit, FALSE); other && n_letters < MIN_LETTERS;
       other = get_run_neighbour (other, FALSE))
    if (other->facts.is_letter)
      {
        if (is_first)
          *is_first = FALSE;
        n_letters++;
      }
  for (other = get_run_neighbour (unit, TRUE); other && n_letters < MIN_LETTERS;
       other = get_run_neighbour (other, TRUE))
    n_letters += other->facts.is_letter;
  return n_letters >= MIN_LETTERS;
}

/**
 * vouch_check_index_list_run:
 * @self: an index
 * @unit: a statement of one letter
 *
 * Returns: (transfer full) (element-type VouchCheckUnit): the letters around it and
 *   the empty statements between them, in order: what may be one broken sentence.
 */
GPtrArray *
vouch_check_index_list_run (VouchCheckIndex *self,
                            VouchCheckUnit  *unit)
{
  GPtrArray *run = g_ptr_array_new ();
  VouchCheckUnit *first = unit;
  VouchCheckUnit *other = unit;

  while ((other = get_run_neighbour (other, FALSE)))
    if (other->facts.is_letter)
      first = other;
  for (other = first; other; other = get_run_neighbour (other, TRUE))
    g_ptr_array_add (run, other);
  while (run->len > 0 && !((VouchCheckUnit *) run->pdata[run->len - 1])->facts.is_letter)
    g_ptr_array_set_size (run, (int) run->len - 1);
  return run;
}
