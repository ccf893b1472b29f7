/* rules-numbers.c: whether the figures of a statement can be true, and are told as they should be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "vouch-check-figures.h"
#include "vouch-p-value.h"
#include "vouch-pattern.h"

/* --- interval-impossible --- */

static gboolean
holds (double low, double high, double value, double slack)
{
  return (value >= low - slack && value <= high + slack)
         /* "Fell by 2.3 (-3.1 to -1.5)". */
         || (value > 0 && -value >= low - slack && -value <= high + slack);
}

/* "25% lower (0.60 to 0.90)": the two are on different scales. */
static gboolean
are_comparable (const VouchNumber *estimate, const VouchNumber *interval)
{
  double value = fabs (vouch_decimal_get_double (estimate->value));
  double high = fabs (vouch_decimal_get_double (interval->other));

  if (*interval->unit && *estimate->unit && !g_str_equal (interval->unit, estimate->unit))
    return FALSE;
  return g_str_equal (interval->unit, estimate->unit) || (value < high * 10 && high < value * 100);
}

static void
check_interval_impossible (VouchCheck *check)
{
  const GArray *figures = vouch_check_get_figures (check);

  for (guint i = 0; i < vouch_check_count_figures (figures); i++)
    {
      const VouchNumber *interval = vouch_check_get_figure (figures, i);
      const VouchNumber *estimate
          = interval->partner >= 0 ? vouch_check_get_figure (figures, (guint) interval->partner)
                                   : NULL;
      double low = vouch_decimal_get_double (interval->value);
      double high = vouch_decimal_get_double (interval->other);
      double slack;
      g_autofree char *message = NULL;
      g_autofree char *figure = NULL;

      if (interval->kind != VOUCH_NUMBER_INTERVAL)
        continue;
      if (low > high)
        {
          vouch_check_report_figure (
              check, interval, _ ("The lower end of the interval is above its upper end."), TRUE);
          continue;
        }
      if (!estimate || !are_comparable (estimate, interval))
        continue;
      slack
          = MAX (vouch_decimal_get_unit (interval->value), vouch_decimal_get_unit (estimate->value))
                / 2
            + 1e-9;
      if (holds (low, high, vouch_decimal_get_double (estimate->value), slack))
        continue;
      figure = vouch_check_cut_figure (check, estimate);
      message = g_strdup_printf (_ ("The estimate “%s” is outside its interval."), figure);
      vouch_check_report_figure (check, interval, message, TRUE);
    }
}

/* --- percentage-wrong --- */

static const char people[] = "patients participants subjects people women men children adults "
                             "individuals cases respondents persons infants";

/* "120% of patients". */
static gboolean
is_share_of_people (VouchCheck *check, const VouchNumber *number)
{
  const char *after = vouch_check_get_after (check, number->to);
  char word[24];
  gsize length;

  if (!g_str_has_prefix (after, " of "))
    return FALSE;
  after += 4;
  if (g_str_has_prefix (after, "the ") || g_str_has_prefix (after, "all "))
    after += 4;
  length = strcspn (after, " ,.;)");
  if (length >= sizeof word)
    return FALSE;
  memcpy (word, after, length);
  word[length] = '\0';
  return vouch_cue_is_among (word, people);
}

static double
get_share (const VouchNumber *fraction)
{
  return vouch_decimal_get_double (fraction->value) / vouch_decimal_get_double (fraction->other)
         * 100;
}

/* "24/7" and "20/15" are no parts of a whole; what has a percentage, or an "of", is. */
static gboolean
is_part (VouchCheck *check, const VouchNumber *number)
{
  g_autofree char *figure = vouch_check_cut_figure (check, number);

  return number->kind == VOUCH_NUMBER_FRACTION && !*number->unit && !number->is_word
         && (number->partner >= 0 || strstr (figure, " of ")) && number->other.digits > 0;
}

static char *
print_share (const VouchNumber *fraction, const VouchNumber *percent)
{
  return g_strdup_printf ("%.*f", MAX (0, percent->value.places), get_share (fraction));
}

static gboolean
is_wrong (const VouchNumber *fraction, const VouchNumber *percent)
{
  return fabs (get_share (fraction) - vouch_decimal_get_double (percent->value))
         > vouch_decimal_get_unit (percent->value) / 2 + 1e-6;
}

static void
report_wrong (VouchCheck *check, const VouchNumber *fraction, const VouchNumber *percent)
{
  g_autofree char *figure = vouch_check_cut_figure (check, percent);
  g_autofree char *part = vouch_check_cut_figure (check, fraction);
  g_autofree char *share = print_share (fraction, percent);
  /* Translators: as in “12 of 48” is 25%, not “26%”. */
  g_autofree char *message = g_strdup_printf (_ ("“%s” is %s%%, not “%s”."), part, share, figure);

  vouch_check_report_figure (check, percent, message, TRUE);
}

static void
check_percentage_wrong (VouchCheck *check)
{
  const GArray *figures = vouch_check_get_figures (check);

  for (guint i = 0; i < vouch_check_count_figures (figures); i++)
    {
      const VouchNumber *number = vouch_check_get_figure (figures, i);
      const VouchNumber *percent
          = number->partner >= 0 ? vouch_check_get_figure (figures, (guint) number->partner) : NULL;

      if (number->kind == VOUCH_NUMBER_PERCENT && vouch_decimal_get_double (number->value) > 100
          && is_share_of_people (check, number))
        vouch_check_report_figure (check, number, _ ("More than 100%."), FALSE);
      if (!is_part (check, number))
        continue;
      if (get_share (number) > 100)
        vouch_check_report_figure (check, number, _ ("The part is larger than the whole."), FALSE);
      else if (percent && is_wrong (number, percent))
        report_wrong (check, number, percent);
    }
}

static gboolean
is_about (VouchFinding *finding, const VouchNumber *number)
{
  guint from, to;

  return vouch_finding_get_range (finding, &from, &to) && from == number->from;
}

static VouchChange *
mend_percentage_wrong (VouchCheck *check, VouchFinding *finding)
{
  const GArray *figures = vouch_check_get_figures (check);
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));

  for (guint i = 0; i < vouch_check_count_figures (figures); i++)
    {
      const VouchNumber *number = vouch_check_get_figure (figures, i);
      const VouchNumber *percent
          = number->partner >= 0 ? vouch_check_get_figure (figures, (guint) number->partner) : NULL;

      if (!percent || !is_part (check, number) || !is_about (finding, percent))
        continue;
      {
        g_autofree char *share = print_share (number, percent);

        vouch_check_replace (text, percent->value_from, percent->value_to, share);
      }
      break;
    }
  return vouch_check_end_text (check, text, _ ("Calculate Percentage"));
}

/* --- p-value-form --- */

static VouchPattern not_significant
    = { "\\b[Pp](?:\\s*[=:]\\s*|[- ]values?\\s+)(?:NS|n\\.s\\.|ns)\\b" };

/* "p" and "P", and white space, are not what it is about. */
static gboolean
is_well_formed (VouchCheck *check, const VouchNumber *number, const char *form)
{
  g_autofree char *figure
      = g_utf8_substring (vouch_check_get_text (check), number->value_from, number->value_to);

  return g_str_has_suffix (form, figure) && (figure[0] == '.' || g_str_equal (figure, "1"))
         && form[strlen (form) - strlen (figure) - 1] == ' ';
}

/* "P < 0 .05": what it says is clear, but not where it ends. */
static gboolean
is_parted (VouchCheck *check, const VouchNumber *number)
{
  const char *after = vouch_check_get_after (check, number->value_to);

  return after[0] == ' ' && after[1] == '.' && g_ascii_isdigit (after[2]);
}

static void
report_form (VouchCheck *check, const VouchNumber *number, const char *form)
{
  g_autofree char *figure = vouch_check_cut_figure (check, number);
  g_autofree char *message = g_strdup_printf (_ ("“%s” is written as “%s”."), figure, form);

  vouch_check_report_figure (check, number, message, TRUE);
}

static void
check_not_significant (VouchCheck *check)
{
  const char *text = vouch_check_get_text (check);
  g_autoptr (GMatchInfo) match = NULL;
  VouchFindingFields fields = vouch_check_begin (check);
  int from, to;

  if (!(strstr (text, "NS") || strstr (text, "n.s.") || strstr (text, "ns"))
      || !g_regex_match (vouch_pattern_get (&not_significant), text, 0, &match)
      || !g_match_info_fetch_pos (match, 0, &from, &to))
    return;
  fields.member = "text";
  fields.message = _ ("Give the P value itself instead of “NS”.");
  fields.repair = NULL;
  fields.from = (guint) g_utf8_pointer_to_offset (text, text + from);
  fields.to = (guint) g_utf8_pointer_to_offset (text, text + to);
  vouch_check_report (check, &fields);
}

/* Once for a statement: one habit, one repair. */
static void
check_p_value_form (VouchCheck *check)
{
  const GArray *figures = vouch_check_get_figures (check);

  for (guint i = 0; i < vouch_check_count_figures (figures); i++)
    {
      const VouchNumber *number = vouch_check_get_figure (figures, i);
      g_autofree char *form = NULL;

      if (number->kind != VOUCH_NUMBER_P || is_parted (check, number))
        continue;
      if (!vouch_p_value_is_possible (number))
        {
          vouch_check_report_figure (check, number, _ ("A P value can’t be larger than 1."), FALSE);
          return;
        }
      form = vouch_p_value_format (number);
      if (is_well_formed (check, number, form))
        continue;
      report_form (check, number, form);
      return;
    }
  check_not_significant (check);
}

static VouchChange *
mend_p_value_form (VouchCheck *check, VouchFinding *finding)
{
  const GArray *figures = vouch_check_get_figures (check);
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));

  for (guint i = vouch_check_count_figures (figures); i > 0; i--)
    {
      const VouchNumber *number = vouch_check_get_figure (figures, i - 1);
      g_autofree char *form = NULL;

      if (number->kind != VOUCH_NUMBER_P || is_parted (check, number)
          || !vouch_p_value_is_possible (number))
        continue;
      form = vouch_p_value_format (number);
      if (is_well_formed (check, number, form))
        continue;
      /* "P for trend = 0.02" keeps its words. */
      if (number->op == VOUCH_NUMBER_IS && !g_str_has_prefix (form, "P <")
          && !g_str_has_prefix (form, "P >"))
        vouch_check_replace (text, number->value_from, number->value_to, strrchr (form, ' ') + 1);
      else
        vouch_check_replace (text, number->from, number->to, form);
    }
  return vouch_check_end_text (check, text, _ ("Write P Value"));
}

const VouchRule vouch_rules_numbers[] = {
  {
      .id = "interval-impossible",
      .title = N_ ("Impossible interval"),
      .family = VOUCH_FAMILY_NUMBERS,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_interval_impossible,
      .when = N_ ("A confidence interval doesn’t contain its estimate, or its lower end is above "
                  "its upper end."),
      .meaning = N_ ("One of the figures is wrong, and readers can’t know which."),
      .authority = N_ ("SAMPL Guidelines: estimates with their intervals."),
      .bad = N_ ("HR 0.95 (95% CI, 0.60-0.90)"),
      .good = N_ ("HR 0.75 (95% CI, 0.60-0.90)"),
  },
  {
      .id = "percentage-wrong",
      .title = N_ ("Percentage doesn’t fit"),
      .family = VOUCH_FAMILY_NUMBERS,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_percentage_wrong,
      .repair = N_ ("Recalculate"),
      .mend = mend_percentage_wrong,
      .when
      = N_ ("n of N and its percentage disagree by more than rounding, the part is larger than "
            "the whole, or there are over 100% of people."),
      .meaning = N_ ("The numerator, denominator or percentage is wrong."),
      .authority = N_ ("SAMPL Guidelines: numerators and denominators for all percentages."),
      .bad = N_ ("12 of 48 patients (26%)"),
      .good = N_ ("12 of 48 patients (25%)"),
  },
  {
      .id = "p-value-form",
      .title = N_ ("Form of the P value"),
      .family = VOUCH_FAMILY_NUMBERS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_p_value_form,
      .repair = N_ ("Reformat"),
      .mend = mend_p_value_form,
      .when
      = N_ ("A P value has a zero before the point, is .000 or above 1, says “NS”, or has more "
            "digits than it should."),
      .meaning = N_ ("P is never 0 and never above 1, and more than three decimals suggest a false "
                     "precision."),
      .authority = N_ ("AMA Manual of Style, 18.7.1 and 19.5."),
      .bad = N_ ("P = 0.000; P = 0.0312; P = NS"),
      .good = N_ ("P < .001; P = .03; P = .41"),
  },
  { NULL },
};
