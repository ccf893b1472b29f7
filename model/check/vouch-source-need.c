/* vouch-source-need.c: whether a statement still has to say where it comes from.
 *
 * The one definition of “unsourced”: the check for a missing source, the counts, the
 * ladder, the marks in the card and the key that jumps to the next one all ask here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-need.h"

#include "vouch-section.h"
#include "vouch-words.h"

/* Shorter ones, outside the sections that advise, are rarely claims. */
#define MIN_CLAIM_WORDS 5

static gboolean
is_within (VouchStatement *statement, const char *role)
{
  VouchSection *section = vouch_statement_get_section (statement);

  return section && vouch_section_is_within (section, role);
}

/**
 * vouch_source_need_is_strict:
 * @statement: a statement
 *
 * Returns: whether a wrong word can harm where it stands, so that every statement there
 *   needs its source.
 */
gboolean
vouch_source_need_is_strict (VouchStatement *statement)
{
  return is_within (statement, "recommendations") || is_within (statement, "prescribing")
         || is_within (statement, "risks");
}

/* For these cells the original source of the card is enough. */
static gboolean
is_covered_cell (VouchStatement *statement)
{
  static const char *const labels[] = { "Condition", "Target Population", "Care Setting" };
  const char *label = vouch_statement_get_label (statement);

  if (!label || !is_within (statement, "at-a-glance"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (label, labels[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * vouch_source_need_states_fact:
 * @has_number: whether it states an amount
 * @treatments: what it names
 *
 * Returns: whether it needs a source however short it is.
 */
gboolean
vouch_source_need_states_fact (gboolean has_number, VouchTreatment treatments)
{
  return has_number || (treatments & (VOUCH_TREATMENT_DRUG | VOUCH_TREATMENT_DOSE)) != 0;
}

static gboolean
is_asked (VouchStatement *statement, VouchRung rung)
{
  return rung == VOUCH_RUNG_UNSOURCED
         && !vouch_words_is_blank (vouch_statement_get_text (statement));
}

/**
 * vouch_source_need_judge:
 * @statement: a statement
 * @rung: where it stands
 * @states_fact: whether it names an amount or a drug
 *
 * As vouch_statement_needs_source(), for who has read the text already.
 *
 * Returns: whether a source is asked for that is not there.
 */
gboolean
vouch_source_need_judge (VouchStatement *statement, VouchRung rung, gboolean states_fact)
{
  if (!is_asked (statement, rung))
    return FALSE;
  if (vouch_statement_get_marker (statement))
    return TRUE;
  if (is_covered_cell (statement) || is_within (statement, "resources"))
    return FALSE;
  return vouch_source_need_is_strict (statement) || states_fact
         || vouch_words_count (vouch_statement_get_text (statement)) >= MIN_CLAIM_WORDS;
}

/**
 * vouch_statement_needs_source:
 * @statement: a statement
 *
 * It has text and isn’t set aside, no citation supports it and nobody says why it needs
 * none; its draft asks for a source, or it says enough to need one where it stands.
 *
 * Returns: whether a source is asked for that is not there.
 */
gboolean
vouch_statement_needs_source (VouchStatement *statement)
{
  VouchRung rung;
  const char *text;

  g_return_val_if_fail (VOUCH_IS_STATEMENT (statement), FALSE);

  rung = vouch_statement_get_rung (statement);
  if (!is_asked (statement, rung))
    return FALSE;
  if (vouch_source_need_judge (statement, rung, FALSE))
    return TRUE;
  text = vouch_statement_get_text (statement);
  return vouch_source_need_judge (
      statement, rung,
      vouch_source_need_states_fact (vouch_text_has_number (text), vouch_treatment_find (text)));
}
