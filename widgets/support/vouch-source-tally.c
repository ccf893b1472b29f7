/* vouch-source-tally.c: what became of each statement on the way through source mode.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-tally.h"

#include <glib/gi18n-lib.h>

struct _VouchSourceTally
{
  GPtrArray *ids;               /* (owned) (element-type utf8): in the order of the page */
  VouchSourceOutcome *outcomes; /* (owned): one for each */
  guint at;                     /* the length of `ids` at the end of the way */
};

/** @ids: (transfer full) (element-type utf8): of the statements that want a passage */
VouchSourceTally *
vouch_source_tally_new (GPtrArray *ids)
{
  VouchSourceTally *self = g_new0 (VouchSourceTally, 1);

  self->ids = ids;
  self->outcomes = g_new0 (VouchSourceOutcome, MAX (1, ids->len));
  return self;
}

void
vouch_source_tally_free (VouchSourceTally *self)
{
  g_ptr_array_unref (self->ids);
  g_free (self->outcomes);
  g_free (self);
}

guint
vouch_source_tally_get_size (VouchSourceTally *self)
{
  return self->ids->len;
}

/** Returns: which statement it is at, from 1. */
guint
vouch_source_tally_get_place (VouchSourceTally *self)
{
  return MIN (self->at + 1, self->ids->len);
}

/** Returns: of how many statements that became. */
guint
vouch_source_tally_count (VouchSourceTally *self, VouchSourceOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < self->ids->len; i++)
    n += self->outcomes[i] == outcome;
  return n;
}

/** Returns: (transfer none) (nullable): the statement that it is at; %NULL at the end. */
const char *
vouch_source_tally_get_id (VouchSourceTally *self)
{
  return self->at < self->ids->len ? self->ids->pdata[self->at] : NULL;
}

static gboolean
find (VouchSourceTally *self, const char *id, guint *i)
{
  return g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, i);
}

VouchSourceOutcome
vouch_source_tally_get (VouchSourceTally *self, const char *id)
{
  guint i;

  return find (self, id, &i) ? self->outcomes[i] : VOUCH_SOURCE_OPEN;
}

/** Says what became of the statement that it is at. */
void
vouch_source_tally_set (VouchSourceTally *self, VouchSourceOutcome outcome)
{
  if (self->at < self->ids->len)
    self->outcomes[self->at] = outcome;
}

/** Goes to a statement, which is open again; returns whether it is on the way. */
gboolean
vouch_source_tally_go (VouchSourceTally *self, const char *id)
{
  guint i;

  if (!find (self, id, &i))
    return FALSE;
  self->at = i;
  self->outcomes[i] = VOUCH_SOURCE_OPEN;
  return TRUE;
}

/** Goes to the next one of which nothing became yet, round to those before where it began in the middle;
 * returns whether there is one. */
gboolean
vouch_source_tally_next (VouchSourceTally *self)
{
  for (guint i = 1; i <= self->ids->len; i++)
    {
      guint next = (self->at + i) % self->ids->len;

      if (self->outcomes[next] != VOUCH_SOURCE_OPEN)
        continue;
      self->at = next;
      return TRUE;
    }
  self->at = self->ids->len;
  return FALSE;
}

/** Opens those that were skipped, and goes to the first of them; returns whether there is one. */
gboolean
vouch_source_tally_reopen (VouchSourceTally *self)
{
  gboolean is_any = FALSE;

  for (guint i = self->ids->len; i > 0; i--)
    if (self->outcomes[i - 1] == VOUCH_SOURCE_SKIPPED)
      {
        self->outcomes[i - 1] = VOUCH_SOURCE_OPEN;
        self->at = i - 1;
        is_any = TRUE;
      }
  return is_any;
}

/** Goes back to the one before that still wants a passage; returns whether there is one. */
gboolean
vouch_source_tally_back (VouchSourceTally *self)
{
  for (guint i = self->at; i > 0; i--)
    if (self->outcomes[i - 1] != VOUCH_SOURCE_ANCHORED && self->outcomes[i - 1] != VOUCH_SOURCE_DECLINED
        && self->outcomes[i - 1] != VOUCH_SOURCE_ELSEWHERE)
      {
        self->at = i - 1;
        self->outcomes[self->at] = VOUCH_SOURCE_OPEN;
        return TRUE;
      }
  return FALSE;
}

static char *
describe_one (VouchSourceOutcome outcome, guint n)
{
  switch (outcome)
    {
    case VOUCH_SOURCE_ANCHORED:
      return g_strdup_printf (ngettext ("%u passage marked", "%u passages marked", n), n);
    case VOUCH_SOURCE_DECLINED:
      return g_strdup_printf (ngettext ("%u needs no source", "%u need no source", n), n);
    case VOUCH_SOURCE_NOT_FOUND:
      return g_strdup_printf (ngettext ("%u not in the sources", "%u not in the sources", n), n);
    case VOUCH_SOURCE_SKIPPED:
      return g_strdup_printf (ngettext ("%u skipped", "%u skipped", n), n);
    case VOUCH_SOURCE_OPEN:
    case VOUCH_SOURCE_ELSEWHERE:
    case VOUCH_SOURCE_N_OUTCOMES:
    default:
      return g_strdup_printf (ngettext ("%u left", "%u left", n), n);
    }
}

static void
add_one (VouchSourceTally *self, VouchSourceOutcome outcome, GString *words)
{
  g_autofree char *part = NULL;
  guint n = vouch_source_tally_count (self, outcome);

  if (n == 0)
    return;
  part = describe_one (outcome, n);
  /* Translators: between the parts of “11 passages marked, 2 skipped” */
  g_string_append_printf (words, "%s%s", words->len > 0 ? _(", ") : "", part);
}

/** Returns: (transfer full): “11 passages marked, 2 skipped.” */
char *
vouch_source_tally_describe (VouchSourceTally *self)
{
  GString *words = g_string_new (NULL);

  for (int i = VOUCH_SOURCE_ANCHORED; i < VOUCH_SOURCE_N_OUTCOMES; i++)
    add_one (self, i, words);
  add_one (self, VOUCH_SOURCE_OPEN, words);
  if (words->len > 0)
    g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}
