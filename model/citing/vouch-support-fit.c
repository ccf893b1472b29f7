/* vouch-support-fit.c: whether a passage fits so well that one key may cite it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-support-fit.h"

#include <glib/gi18n-lib.h>

#include "vouch-opposites.h"
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
 * Whether a passage fits is measured, see vouch-passage-rank.c; of one that doesn't it tells nothing that it
 * lacks figures, too. What can only be worked out from the passage is no agreement: a person has to look.
 */
VouchSupportFit
vouch_support_judge (const VouchPassage *passage, const char *text)
{
  g_autoptr (VouchAgreement) agreement = NULL;
  g_autofree char *turned = NULL;

  if (!(*text ? passage->fits : vouch_support_answers_cell (passage)))
    return VOUCH_SUPPORT_WEAK;
  agreement = compare (passage, text);
  for (guint i = 0; i < agreement->verdicts->len; i++)
    if (disagrees (&g_array_index (agreement->verdicts, VouchVerdict, i)))
      return VOUCH_SUPPORT_NUMBERS;
  turned = *text ? vouch_support_dup_turned (passage, text) : NULL;
  return turned ? VOUCH_SUPPORT_TURNED : VOUCH_SUPPORT_FITS;
}

/**
 * vouch_support_has_match:
 * @passages: (element-type VouchPassage): what was found for a statement, best first
 * @text: what the statement says; empty for a cell
 *
 * What is said of all of them, wherever they are shown, is said of the first: that is the one which one key
 * cites, and a later one, of another paper perhaps, makes it no better.
 *
 * Returns: whether the first speaks of what the statement says, be it to bear it out or to contradict it
 */
gboolean
vouch_support_has_match (GPtrArray *passages, const char *text)
{
  return passages->len > 0 && vouch_support_judge (passages->pdata[0], text) != VOUCH_SUPPORT_WEAK;
}

/** Returns: (transfer full) (nullable): how @passage says the contrary of @text, translated; %NULL where it
 * doesn't, as far as words alone can tell */
char *
vouch_support_dup_turned (const VouchPassage *passage, const char *text)
{
  const char *const passages[] = { passage->exact, NULL };
  const char *turned = vouch_standing_get_turned (text, passages);
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  if (turned)
    return g_strdup (turned);
  if (!vouch_opposites_find (text, passage->exact, &mine, &theirs))
    return NULL;
  if (g_str_equal (mine, theirs))
    return g_strdup (_ ("what is compared changes places"));
  if (!*mine)
    /* Translators: a word such as “may” or “suggests” */
    return g_strdup_printf (_ ("only the passage says “%s”"), theirs);
  /* Translators: two words, as “women” and “men” */
  return g_strdup_printf (_ ("the statement says “%s”, the passage “%s”"), mine, theirs);
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
