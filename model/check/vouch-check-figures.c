/* vouch-check-figures.c: what rules about figures share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-check-figures.h"

#include "vouch-repair.h"

/** Returns: (transfer none) (nullable) (element-type VouchNumber): the row's values. */
const GArray *
vouch_check_get_figures (VouchCheck *check)
{
  VouchEvidence *evidence = check->unit->facts.evidence;

  return evidence ? vouch_evidence_get_figures (evidence) : NULL;
}

/** Returns: how many there are, none where @figures is %NULL. */
guint
vouch_check_count_figures (const GArray *figures)
{
  return figures ? figures->len : 0;
}

/** Returns: (transfer none): the one at @index. */
const VouchNumber *
vouch_check_get_figure (const GArray *figures, guint index)
{
  return &g_array_index (figures, VouchNumber, index);
}

/** Returns: (transfer full): @number as the row's text has it. */
char *
vouch_check_cut_figure (VouchCheck *check, const VouchNumber *number)
{
  return g_utf8_substring (vouch_check_get_text (check), number->from, number->to);
}

/** Returns: (transfer none): the row's text after @to code points. */
const char *
vouch_check_get_after (VouchCheck *check, guint to)
{
  return g_utf8_offset_to_pointer (vouch_check_get_text (check), to);
}

/**
 * vouch_check_report_figure:
 * @check: a check
 * @number: one of the row's values
 * @message: what is wrong with it, translated
 * @has_repair: whether the rule's repair can put it right
 */
void
vouch_check_report_figure (VouchCheck *check,
                           const VouchNumber *number,
                           const char *message,
                           gboolean has_repair)
{
  VouchFindingFields fields = vouch_check_begin (check);

  fields.member = "text";
  fields.message = message;
  if (!has_repair)
    fields.repair = NULL;
  fields.from = number->from;
  fields.to = number->to;
  vouch_check_report (check, &fields);
}

/** Replaces in @text what stands between two places, in code points. */
void
vouch_check_replace (GString *text, guint from, guint to, const char *by)
{
  gsize start = (gsize) (g_utf8_offset_to_pointer (text->str, from) - text->str);
  gsize end = (gsize) (g_utf8_offset_to_pointer (text->str, to) - text->str);

  g_string_erase (text, (gssize) start, (gssize) (end - start));
  g_string_insert (text, (gssize) start, by);
}

/** Returns: (transfer full) (nullable): the row with @text as one step; %NULL: it has it already. */
VouchChange *
vouch_check_end_text (VouchCheck *check, GString *text, const char *label)
{
  GPtrArray *changes = vouch_repair_begin ();

  if (!g_str_equal (text->str, vouch_check_get_text (check)))
    vouch_repair_set_rich (changes, check->unit->node, text->str);
  return vouch_repair_end (changes, label);
}
