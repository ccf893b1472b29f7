/* rules-agreement.c: whether passages say what the statements say: figures, caution, direction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-check-source.h"
#include "vouch-hedge.h"

/* --- numbers --- */

/* The figures of one state, as the statement has them; NULL: none. */
static char *
list_figures (VouchCheck *check, VouchAgreementState state, guint *n, VouchFindingFields *fields)
{
  const VouchAgreement *agreement = check->unit->facts.evidence ? check->unit->facts.evidence->agreement : NULL;
  GString *list = NULL;

  *n = 0;
  for (guint i = 0; agreement && i < agreement->verdicts->len; i++)
    {
      const VouchVerdict *verdict = &g_array_index (agreement->verdicts, VouchVerdict, i);
      const VouchNumber *number = &g_array_index (agreement->numbers, VouchNumber, i);
      g_autofree char *figure = NULL;

      if (verdict->state != state)
        continue;
      if (!list)
        {
          list = g_string_new (NULL);
          fields->from = number->from;
          fields->to = number->to;
        }
      figure = g_utf8_substring (vouch_check_get_text (check), number->from, number->to);
      if (*n < 4)
        g_string_append_printf (list, "%s“%s”", *n > 0 ? ", " : "", figure);
      if (verdict->arithmetic && *n < 4)
        g_string_append_printf (list, " (%s)", verdict->arithmetic);
      if (*n == 4)
        g_string_append (list, ", …");
      *n += 1;
    }
  return list ? g_string_free (list, FALSE) : NULL;
}

static void
check_number_unsupported (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  guint n;
  g_autofree char *figures = list_figures (check, VOUCH_AGREEMENT_UNSUPPORTED, &n, &fields);
  g_autofree char *coverage = NULL;
  g_autofree char *message = NULL;

  if (!figures)
    return;
  coverage = vouch_agreement_dup_coverage (check->unit->facts.evidence->agreement);
  /* Translators: first figures as in “45%”, then “12 of 14 numbers checked”. */
  message = g_strdup_printf (ngettext ("%s is not in any marked passage. %s.",
                                       "%s are not in any marked passage. %s.", n),
                             figures, coverage);
  fields.member = "text";
  fields.message = message;
  vouch_check_report (check, &fields);
}

static void
check_number_derived (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  guint n;
  g_autofree char *figures = list_figures (check, VOUCH_AGREEMENT_DERIVED, &n, &fields);
  g_autofree char *message = NULL;

  if (!figures)
    return;
  message
      = g_strdup_printf (ngettext ("%s isn’t in the passage, but can be calculated from it.",
                                   "%s aren’t in the passage, but can be calculated from it.", n),
                         figures);
  fields.member = "text";
  fields.message = message;
  vouch_check_report (check, &fields);
}

/* --- hedge-dropped --- */

/* Whether comparing sentence by sentence can find anything. */
static gboolean
may_differ (const VouchEvidence *evidence)
{
  VouchCue here = evidence->cues;
  VouchCue there = evidence->any;

  if (evidence->n_passages == 0)
    return FALSE;
  return ((there & VOUCH_CUE_HEDGE) && !(here & VOUCH_CUE_HEDGE))
         || ((there ^ here) & VOUCH_CUE_NEGATION) || (there & here & VOUCH_CUE_JUDGEMENT)
         || (((here & VOUCH_CUE_UP) && (there & VOUCH_CUE_DOWN))
             || ((here & VOUCH_CUE_DOWN) && (there & VOUCH_CUE_UP)));
}

static void
check_hedge_dropped (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  VouchEvidence *evidence = check->unit->facts.evidence;
  g_autoptr (GPtrArray) passages = NULL;
  g_autofree char *word = NULL;
  g_autofree char *message = NULL;

  if (!evidence || !may_differ (evidence))
    return;
  passages = vouch_evidence_get_passages (VOUCH_STATEMENT (check->unit->node));
  switch (vouch_hedge_compare (vouch_check_get_text (check), (const char *const *) passages->pdata,
                               &word))
    {
    case VOUCH_HEDGE_DOUBT:
      message = g_strdup_printf (_ ("The passage is cautious (“%s”), but the statement isn’t."), word);
      break;
    case VOUCH_HEDGE_NEGATION:
      message = g_strdup_printf (_ ("Only the statement or only the passage says “%s”."), word);
      break;
    case VOUCH_HEDGE_DIRECTION:
      message = g_strdup (_ ("The statement and the passage point in different directions."));
      break;
    case VOUCH_HEDGE_KEPT:
    default:
      return;
    }
  fields.member = "text";
  fields.message = message;
  vouch_check_report (check, &fields);
}

const VouchRule vouch_rules_agreement[] = {
  {
      .id = "number-unsupported",
      .title = N_ ("Figure not in the passage"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_number_unsupported,
      .repair = N_ ("Show all passages"),
      .action = "cite",
      .when = N_ ("A figure in the statement isn’t in any of its passages."),
      .meaning = N_ ("Readers act on figures, and figures are easily changed by mistake when "
                     "editing."),
      .authority = N_ ("Jergas and Baethge, PeerJ 2015: about a sixth of quotations don’t match "
                       "the source."),
      .bad = N_ ("Pain fell in 34% of patients. [“pain fell in 43% of patients”]"),
      .good = N_ ("Pain fell in 43% of patients. [“pain fell in 43% of patients”]"),
  },
  {
      .id = "number-derived",
      .title = N_ ("Calculated figure"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_number_derived,
      .repair = N_ ("Show all passages"),
      .action = "cite",
      .when
      = N_ ("A figure isn’t in the passages, but can be calculated from them. The calculation is "
            "shown."),
      .meaning
      = N_ ("The source didn’t make this calculation: hazards are not risks, and groups may "
            "differ. The writer decides."),
      .authority = N_ ("SAMPL Guidelines: report numerators and denominators."),
      .bad = N_ ("Mortality fell by 25%. [“hazard ratio 0.75”]"),
      .good = N_ ("The hazard ratio for death was 0.75. [“hazard ratio 0.75”]"),
  },
  {
      .id = "hedge-dropped",
      .title = N_ ("More certain than the passage"),
      .family = VOUCH_FAMILY_SOURCING,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_hedge_dropped,
      .repair = N_ ("Show both"),
      .action = "cite",
      .when = N_ ("The passage is cautious or negative and the statement isn’t, or they point in "
                  "different directions."),
      .meaning = N_ ("“May reduce” and “reduces” are different claims, and so are “more” and "
                     "“less”."),
      .authority = N_ ("GRADE guidelines 26: informative statements to communicate certainty."),
      .bad = N_ ("Drops reduce dryness. [“drops may reduce dryness”]"),
      .good = N_ ("Drops may reduce dryness. [“drops may reduce dryness”]"),
  },
  { NULL },
};
