/* vouch-support-fit.c: whether a passage fits so well that one key may cite it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-support-fit.h"

#include "vouch-standing.h"
#include "vouch-support-query.h"

static gboolean
disagrees (const VouchVerdict *verdict)
{
  return verdict->state == VOUCH_AGREEMENT_UNSUPPORTED || verdict->state == VOUCH_AGREEMENT_DERIVED;
}

static VouchAgreement *
compare (const VouchPassage *passage, const char *text)
{
  const char *const passages[] = { passage->exact, NULL };

  return vouch_agreement_new (text, passages, FALSE);
}

/**
 * vouch_support_judge:
 * @passage: a passage that was found for a statement
 * @text: what the statement says; empty for a cell that asks with its label
 *
 * Whether a passage fits is measured, see vouch-passage-rank.c. What can only be worked out from the passage is no agreement: a person has to look.
 */
VouchSupportFit
vouch_support_judge (const VouchPassage *passage, const char *text)
{
  g_autoptr (VouchAgreement) agreement = compare (passage, text);

  for (guint i = 0; i < agreement->verdicts->len; i++)
    if (disagrees (&g_array_index (agreement->verdicts, VouchVerdict, i)))
      return VOUCH_SUPPORT_NUMBERS;
  if (!*text)
    return vouch_support_answers_cell (passage) ? VOUCH_SUPPORT_FITS : VOUCH_SUPPORT_WEAK;
  if (passage->fits && vouch_support_get_turned (passage, text))
    return VOUCH_SUPPORT_TURNED;
  return passage->fits ? VOUCH_SUPPORT_FITS : VOUCH_SUPPORT_WEAK;
}

/** Returns: (nullable): how @passage says the contrary of @text, translated; %NULL where it doesn't */
const char *
vouch_support_get_turned (const VouchPassage *passage, const char *text)
{
  const char *const passages[] = { passage->exact, NULL };

  return vouch_standing_get_turned (text, passages);
}

static char *
dup_number (const char *text, const VouchNumber *number)
{
  return g_utf8_substring (text, number->from, number->to);
}

/**
 * vouch_support_dup_missing:
 * @passage: a passage that was found for a statement
 * @text: what the statement says
 *
 * Returns: (transfer full) (nullable): the figures of @text that @passage doesn't state, as they
 *   are written, with commas between; %NULL where it has all.
 */
char *
vouch_support_dup_missing (const VouchPassage *passage, const char *text)
{
  g_autoptr (VouchAgreement) agreement = compare (passage, text);
  GString *missing = g_string_new (NULL);

  for (guint i = 0; i < agreement->verdicts->len; i++)
    {
      g_autofree char *number = NULL;

      if (!disagrees (&g_array_index (agreement->verdicts, VouchVerdict, i)))
        continue;
      number = dup_number (text, &g_array_index (agreement->numbers, VouchNumber, i));
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", number);
    }
  return g_string_free (missing, missing->len == 0);
}
