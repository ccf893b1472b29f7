/* vouch-check-run.c: neighbouring statements of one letter: a sentence split apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check-run.h"

/* Fewer single letters in a row may be options, grades, or vitamins. */
#define MIN_LETTERS 4

/* The next row to one side, where it can belong to the same broken sentence. */
static VouchCheckUnit *
get_run_neighbour (VouchCheckUnit *unit, gboolean is_after)
{
  GSequenceIter *iter
      = is_after ? g_sequence_iter_next (unit->place) : g_sequence_iter_prev (unit->place);
  VouchCheckUnit *other;

  if (g_sequence_iter_is_end (iter) || iter == unit->place)
    return NULL;
  other = g_sequence_get (iter);
  return other->is_run && other->section == unit->section ? other : NULL;
}

/**
 * vouch_check_run_mark:
 * @self: an index
 * @unit: a row in its place
 *
 * Marks the rows around it that may be of the same broken sentence.
 */
void
vouch_check_run_mark (VouchCheckIndex *self, VouchCheckUnit *unit)
{
  VouchCheckUnit *other;

  for (other = get_run_neighbour (unit, FALSE); other; other = get_run_neighbour (other, FALSE))
    vouch_check_index_mark (self, other);
  for (other = get_run_neighbour (unit, TRUE); other; other = get_run_neighbour (other, TRUE))
    vouch_check_index_mark (self, other);
}

/**
 * vouch_check_run_has:
 * @unit: a row
 * @is_first: (out) (optional): whether no letter stands before it
 *
 * Returns: whether @unit is one of so many letters in a row that they are a broken sentence.
 */
gboolean
vouch_check_run_has (VouchCheckUnit *unit, gboolean *is_first)
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
 * vouch_check_run_list:
 * @unit: a statement of one letter
 *
 * Returns: (transfer full) (element-type VouchCheckUnit): the letters around it and
 *   the empty statements between them, in order: what may be one broken sentence.
 */
GPtrArray *
vouch_check_run_list (VouchCheckUnit *unit)
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
