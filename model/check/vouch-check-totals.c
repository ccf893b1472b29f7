/* vouch-check-totals.c: what the rows add up to.
 *
 * Each total changes by difference: what a row added is taken off before it is
 * read again. Where a total decides over another row's findings, that row is marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check-totals.h"

#include <string.h>

#include "vouch-citation.h"
#include "vouch-evidence.h"
#include "vouch-node-list.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-words.h"

/**
 * vouch_check_totals_mark_role:
 * @self: an index
 * @role: a role
 *
 * Marks the sections of that role.
 */
void
vouch_check_totals_mark_role (VouchCheckIndex *self, const char *role)
{
  GHashTable *sections = g_hash_table_lookup (self->roles, role);
  GHashTableIter iter;
  gpointer section;

  if (!sections)
    return;
  g_hash_table_iter_init (&iter, sections);
  while (g_hash_table_iter_next (&iter, &section, NULL))
    vouch_check_index_mark (self, section);
}

/** A section has come: @unit, of the role that its node has now. */
void
vouch_check_totals_add_role (VouchCheckIndex *self, VouchCheckUnit *unit)
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

/** @unit goes. */
void
vouch_check_totals_remove_role (VouchCheckIndex *self, VouchCheckUnit *unit)
{
  GHashTable *sections = unit->role ? g_hash_table_lookup (self->roles, unit->role) : NULL;

  if (!sections)
    return;
  g_hash_table_remove (sections, unit);
  if (g_hash_table_size (sections) == 0)
    g_hash_table_remove (self->roles, unit->role);
}

static GHashTable *
get_users (VouchCheckIndex *self, const char *reference)
{
  return g_hash_table_lookup (self->uses, reference);
}

/**
 * vouch_check_totals_read_users:
 * @self: an index
 * @reference: a reference's id
 *
 * What names it must be read again: it came, went, or is a guideline now.
 */
void
vouch_check_totals_read_users (VouchCheckIndex *self, const char *reference)
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

static int
compare_length (gconstpointer a, gconstpointer b)
{
  VouchNode *one = *(VouchNode **) a;
  VouchNode *other = *(VouchNode **) b;
  guint words = vouch_words_count (vouch_citation_get_quote (one));
  guint other_words = vouch_words_count (vouch_citation_get_quote (other));

  if (words != other_words)
    return words > other_words ? -1 : 1;
  return strcmp (vouch_node_get_id (one), vouch_node_get_id (other));
}

/**
 * vouch_check_totals_get_quotes:
 * @self: an index
 * @reference: a reference's id
 *
 * Returns: (transfer container) (element-type VouchCitation): the citations whose passage of it the page
 *   prints, longest first
 */
GPtrArray *
vouch_check_totals_get_quotes (VouchCheckIndex *self, const char *reference)
{
  GPtrArray *quotes = g_ptr_array_new ();
  GHashTable *users = get_users (self, reference);
  GHashTableIter iter;
  gpointer user;

  if (!users)
    return quotes;
  g_hash_table_iter_init (&iter, users);
  while (g_hash_table_iter_next (&iter, &user, NULL))
    {
      VouchNodeList *citations = vouch_node_get_list (((VouchCheckUnit *) user)->node, "citations");

      for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
        {
          VouchCitation *citation = vouch_node_list_peek (citations, i);

          if (g_strcmp0 (vouch_citation_get_reference (citation), reference) == 0
              && vouch_citation_get_quote (VOUCH_NODE (citation)) && vouch_citation_is_printed (citation))
            g_ptr_array_add (quotes, citation);
        }
    }
  g_ptr_array_sort (quotes, compare_length);
  return quotes;
}

/* The first and the last use decide whether a reference is one of the unused. */
static void
mark_reference (VouchCheckIndex *self, const char *id)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (self, id);

  if (unit)
    vouch_check_index_mark (self, unit);
}

/* Words of one source that the card quotes; its row is judged again. */
static void
count_quoted (VouchCheckIndex *self, VouchCheckUnit *unit, int sign)
{
  GArray *quoted = unit->facts.quoted;

  for (guint i = 0; quoted && i < quoted->len; i++)
    {
      const char *id = unit->facts.cites->pdata[i];
      guint words = g_array_index (quoted, guint, i);
      guint sum = GPOINTER_TO_UINT (g_hash_table_lookup (self->quoted, id));

      if (words == 0)
        continue;
      sum += (guint) sign * words;
      if (sum > 0)
        g_hash_table_insert (self->quoted, g_strdup (id), GUINT_TO_POINTER (sum));
      else
        g_hash_table_remove (self->quoted, id);
      mark_reference (self, id);
    }
}

static void
count_cue (VouchCheckIndex *self, VouchCheckUnit *unit, VouchCue cue, guint *count, int sign)
{
  gboolean had_any = *count > 0;

  if (!unit->facts.evidence || !(unit->facts.evidence->cues & cue))
    return;
  *count += (guint) sign;
  if (had_any != (*count > 0))
    vouch_check_index_mark (self, self->root);
}

/* A list whose items end in two ways is told once, on its section. */
static void
count_ending (VouchCheckIndex *self, VouchCheckUnit *unit, int sign)
{
  VouchCheckUnit *section = unit->section;
  gboolean was_mixed;

  if (!section || unit->facts.ending == VOUCH_ENDING_NONE)
    return;
  was_mixed = section->n_stopped > 0 && section->n_open > 0;
  *(unit->facts.ending == VOUCH_ENDING_STOP ? &section->n_stopped : &section->n_open) += (guint) sign;
  if (was_mixed || (section->n_stopped > 0 && section->n_open > 0))
    vouch_check_index_mark (self, section);
}

/* What the card as a whole says somewhere: its row depends on it. */
static void
count_cues (VouchCheckIndex *self, VouchCheckUnit *unit, int sign)
{
  count_cue (self, unit, VOUCH_CUE_FUNDING, &self->n_funding, sign);
  count_cue (self, unit, VOUCH_CUE_BRITISH, &self->n_british, sign);
  count_cue (self, unit, VOUCH_CUE_AMERICAN, &self->n_american, sign);
}

static void
add_uses (VouchCheckIndex *self, VouchCheckUnit *unit)
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
remove_uses (VouchCheckIndex *self, VouchCheckUnit *unit)
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

/* One that is still to be read has its users read again when it is. */
static gboolean
cites_guideline (VouchCheckIndex *self, VouchCheckUnit *unit)
{
  GPtrArray *cites = unit->facts.cites;

  for (guint i = 0; cites && i < cites->len; i++)
    {
      VouchCheckUnit *reference = vouch_check_index_lookup (self, cites->pdata[i]);

      if (reference && reference->facts.is_guideline)
        return TRUE;
    }
  return FALSE;
}

/* Where no source is asked for and none is named, there is nothing to climb. */
static guint *
get_rung_count (VouchSummary *summary, const VouchFacts *facts)
{
  switch (facts->rung)
    {
    case VOUCH_RUNG_UNSOURCED:
      return facts->needs_source ? &summary->unsourced : &summary->exempt;
    case VOUCH_RUNG_LINKED:
      return &summary->linked;
    case VOUCH_RUNG_ANCHORED:
      return &summary->anchored;
    case VOUCH_RUNG_VERIFIED:
      return &summary->verified;
    case VOUCH_RUNG_DECLINED:
      return &summary->declined;
    case VOUCH_RUNG_EMPTY:
    case VOUCH_RUNG_SET_ASIDE:
    default:
      return NULL;
    }
}

static void
count_rung (VouchSummary *summary, const VouchFacts *facts, int sign)
{
  guint *count = get_rung_count (summary, facts);

  if (!count)
    return;
  summary->statements += (guint) sign;
  *count += (guint) sign;
}

static void
count_in_sections (VouchCheckUnit *unit, int sign)
{
  for (VouchCheckUnit *section = unit->section; section; section = section->section)
    {
      section->n_counting += (guint) (sign * (int) unit->facts.counts);
      section->n_guidelines += (guint) (sign * (int) unit->cites_guideline);
      count_rung (&section->summary, &unit->facts, sign);
    }
}

/* The first treatment on the card, and the last, decide whether risks are missed. */
static void
count_treatment (VouchCheckIndex *self, VouchCheckUnit *unit, int sign)
{
  gboolean had_any = self->n_treatments > 0;

  if (unit->facts.treatments == VOUCH_TREATMENT_NONE)
    return;
  self->n_treatments += (guint) sign;
  if (had_any == (self->n_treatments > 0))
    return;
  vouch_check_totals_mark_role (self, "risks");
  vouch_check_index_mark (self, self->root);
}

/* The first quote on the card, and the last, decide whether it may say that it has none. */
static void
count_quoting (VouchCheckIndex *self, VouchCheckUnit *unit, int sign)
{
  gboolean had_any = self->n_quoting > 0;

  self->n_quoting += (guint) (sign * (int) unit->facts.is_quoting);
  if (had_any != (self->n_quoting > 0))
    vouch_check_index_mark (self, self->root);
}

/* What a key press mostly leaves as it was, and what large tables are altered for. */
typedef struct
{
  gboolean uses;
  gboolean abbreviations;
} Kept;

static void
put_on (VouchCheckIndex *self, VouchCheckUnit *unit, Kept kept)
{
  unit->is_read = TRUE;
  unit->cites_guideline = unit != self->root && cites_guideline (self, unit);
  unit->is_run = VOUCH_IS_STATEMENT (unit->node)
                 && !vouch_statement_get_label (VOUCH_STATEMENT (unit->node))
                 && (unit->facts.is_letter || unit->facts.is_blank);
  count_in_sections (unit, 1);
  count_rung (&self->root->summary, &unit->facts, 1);
  self->words += unit->facts.words;
  count_treatment (self, unit, 1);
  count_quoted (self, unit, 1);
  count_quoting (self, unit, 1);
  count_cues (self, unit, 1);
  count_ending (self, unit, 1);
  if (!kept.uses)
    add_uses (self, unit);
  if (unit->facts.key)
    vouch_duplicate_index_add (self->duplicates, unit);
  if (unit->facts.abbreviations && !kept.abbreviations)
    vouch_abbreviation_index_add (self->abbreviations, unit);
  vouch_house_index_add (self->house, unit);
  if (VOUCH_IS_REFERENCE (unit->node))
    vouch_record_index_add (self->records, unit);
}

static void
take_off (VouchCheckIndex *self, VouchCheckUnit *unit, Kept kept)
{
  unit->is_read = FALSE;
  if (unit->duplicates)
    vouch_duplicate_index_remove (self->duplicates, unit);
  if (unit->abbreviation_places && !kept.abbreviations)
    vouch_abbreviation_index_remove (self->abbreviations, unit);
  vouch_house_index_remove (self->house, unit);
  vouch_record_index_remove (self->records, unit);
  if (!kept.uses)
    remove_uses (self, unit);
  count_in_sections (unit, -1);
  count_rung (&self->root->summary, &unit->facts, -1);
  self->words -= unit->facts.words;
  count_treatment (self, unit, -1);
  count_quoted (self, unit, -1);
  count_quoting (self, unit, -1);
  count_cues (self, unit, -1);
  count_ending (self, unit, -1);
}

static gboolean
cite_the_same (GPtrArray *one, GPtrArray *other)
{
  if (!one || !other || one->len != other->len)
    return one == other;
  for (guint i = 0; i < one->len; i++)
    if (!g_str_equal (one->pdata[i], other->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * vouch_check_totals_read:
 * @self: an index
 * @unit: a row in its place
 * @facts: (transfer full): what was read of it just now
 *
 * Counts what it adds in place of what it added before, if anything.
 */
void
vouch_check_totals_read (VouchCheckIndex *self, VouchCheckUnit *unit, VouchFacts *facts)
{
  Kept kept = { FALSE, FALSE };

  if (unit->is_read)
    {
      kept.uses = cite_the_same (unit->facts.cites, facts->cites);
      kept.abbreviations
          = vouch_abbreviations_are_equal (unit->facts.abbreviations, facts->abbreviations);
      take_off (self, unit, kept);
    }
  vouch_facts_clear (&unit->facts);
  unit->facts = *facts;
  put_on (self, unit, kept);
}

/**
 * vouch_check_totals_remove:
 * @self: an index
 * @unit: a row in its place
 *
 * Takes off what it added, where it was counted.
 */
void
vouch_check_totals_remove (VouchCheckIndex *self, VouchCheckUnit *unit)
{
  if (unit->is_read)
    take_off (self, unit, (Kept){ FALSE, FALSE });
}

/** Returns: whether the card has a section of that @role. */
gboolean
vouch_check_totals_have_role (VouchCheckIndex *self, const char *role)
{
  return g_hash_table_contains (self->roles, role);
}

/** Returns: whether the card has a reference of that @id. */
gboolean
vouch_check_totals_have_reference (VouchCheckIndex *self, const char *id)
{
  VouchCheckUnit *unit = vouch_check_index_lookup (self, id);

  return unit && VOUCH_IS_REFERENCE (unit->node);
}

/** Returns: whether a statement, an item or the article names @reference. */
gboolean
vouch_check_totals_have_user (VouchCheckIndex *self, const char *reference)
{
  return get_users (self, reference) != NULL;
}

/** Returns: how many words of @reference the card's passages have. */
guint
vouch_check_totals_get_quoted (VouchCheckIndex *self, const char *reference)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->quoted, reference));
}
