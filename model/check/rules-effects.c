/* rules-effects.c: whether effects and doses are told so that a reader can judge them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-check-figures.h"
#include "vouch-json.h"
#include "vouch-pattern.h"

/* --- dose-unverified --- */

/* Words between a drug and how it is given. */
#define MAX_APART 3

static const char *
get_person (JsonNode *value)
{
  const char *name = value ? vouch_json_node_text (value) : NULL;

  return name ? name : vouch_json_get_text (vouch_json_node_object (value), "name");
}

/* One's own check is none. */
static gboolean
is_verified_by_other (VouchCheck *check)
{
  JsonObject *verified
      = vouch_json_node_object (vouch_node_get_value (check->unit->node, "verified"));
  const char *by = get_person (vouch_json_get_node (verified, "by"));
  const char *writer = get_person (vouch_node_get_value (check->unit->node, "by"));

  return check->unit->facts.rung == VOUCH_RUNG_VERIFIED && by && g_strcmp0 (by, writer) != 0;
}

/* "Daily prednisone", "timolol is contraindicated": the two stand together. */
static gboolean
is_given (VouchCheck *check)
{
  g_autoptr (GArray) words = vouch_cue_words (vouch_check_get_text (check));
  int drug = G_MININT / 2;
  int regimen = G_MININT / 2;

  for (int i = 0; i < (int) words->len; i++)
    {
      const VouchCueWord *word = &g_array_index (words, VouchCueWord, i);

      if (word->cues & VOUCH_CUE_REGIMEN)
        regimen = i;
      else if (vouch_treatment_is_drug (word->text))
        drug = i;
      else
        continue;
      if (ABS (drug - regimen) <= MAX_APART)
        return TRUE;
    }
  return FALSE;
}

static void
check_dose_unverified (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  VouchEvidence *evidence = check->unit->facts.evidence;
  VouchTreatment treatments = check->unit->facts.treatments;

  if (!evidence || !(treatments & VOUCH_TREATMENT_DRUG)
      || !((treatments & VOUCH_TREATMENT_DOSE)
           || ((evidence->cues & VOUCH_CUE_REGIMEN) && is_given (check)))
      || is_verified_by_other (check))
    return;
  fields.member = "text";
  fields.message
      = check->unit->facts.rung == VOUCH_RUNG_VERIFIED
            ? _ ("The drug’s dosing has to be checked by someone other than the writer.")
            : _ ("The drug’s dosing has to be checked by another person.");
  vouch_check_report (check, &fields);
}

/* --- relative-without-absolute --- */

static VouchPattern relative_change
    = { "(?i)%\\s+(?:relative\\s+)?(?:(?:risk|rate|hazard|mortality)\\s+)?(?:reduction|decrease)\\b"
        "|%\\s+(?:lower|less|fewer|reduced)\\b|\\breduc\\w+\\b[^.;%]{0,50}\\bby\\s+[\\d.]+\\s?%" };

static VouchPattern risk = {
  "(?i)\\b(?:risk|risks|odds|hazard|mortality|deaths?|incidence|relapses?|recurrences?|events?|"
  "likelihood|likely|hospitali[sz]ations?|strokes?|infarctions?|infections?|fractures?)\\b"
};

static VouchPattern absolute = {
  "(?i)\\bNN[TH]\\b|\\bnumbers? needed\\b|\\babsolute\\b|\\bper [\\d,]+|\\bpercentage points?\\b"
};

/* What is done for patients: readers choose it for what it does. A gene or an age is not chosen. */
static VouchPattern chosen = {
  "(?i)\\b(?:treat(?:ed|ment|ments|ing)|therap(?:y|ies)|drugs?|medications?|vaccin\\w+|interventions?"
  "|surg(?:ery|ical)|placebo|prevent\\w*|prophyla\\w+|protect\\w*|supplement\\w*|screening|care"
  "|training|program(?:me)?s?)\\b"
};

/* What a trial had to show, and did not measure; and what is said of a test, not of people. */
static VouchPattern margin
    = { "(?i)\\bnon-?inferiority\\b|\\b(?:required|defined as|assum\\w+|to detect)\\b"
        "|\\bdiagnostic odds\\b" };

static gboolean
matches (VouchPattern *pattern, const char *text)
{
  return g_regex_match (vouch_pattern_get (pattern), text, 0, NULL);
}

/* Its first relative figure; NULL where an absolute one stands beside it. */
static const VouchNumber *
find_relative (VouchCheck *check, const GArray *figures)
{
  const VouchNumber *relative = NULL;
  const char *text = vouch_check_get_text (check);
  guint n_percents = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      const VouchNumber *number = vouch_check_get_figure (figures, i);

      if (number->kind == VOUCH_NUMBER_FRACTION || strchr (number->unit, '/'))
        return NULL;
      n_percents += number->kind == VOUCH_NUMBER_PERCENT;
      n_percents += number->kind == VOUCH_NUMBER_RANGE && g_str_equal (number->unit, "%") ? 2 : 0;
      if (number->kind == VOUCH_NUMBER_RATIO && !relative && !g_str_equal (number->name, "LR"))
        relative = number;
    }
  if (relative)
    return n_percents > 0 && !matches (&relative_change, text) ? NULL : relative;
  if (n_percents == 0 || !matches (&risk, text) || !matches (&relative_change, text))
    return NULL;
  for (guint i = 0; i < figures->len && n_percents == 1; i++)
    if (vouch_check_get_figure (figures, i)->kind == VOUCH_NUMBER_PERCENT)
      return vouch_check_get_figure (figures, i);
  return NULL;
}

static gboolean
is_of_treatment (VouchCheck *check, const VouchNumber *relative)
{
  return check->unit->facts.treatments != 0 || relative->kind == VOUCH_NUMBER_PERCENT
         || g_strcmp0 (vouch_card_get_article_type (check->card), "trial") == 0
         || matches (&chosen, vouch_check_get_text (check));
}

static void
check_relative_without_absolute (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const GArray *figures = vouch_check_get_figures (check);
  const VouchNumber *relative = figures ? find_relative (check, figures) : NULL;
  const char *text = vouch_check_get_text (check);

  if (!relative || matches (&absolute, text) || matches (&margin, text))
    return;
  if (!is_of_treatment (check, relative))
    fields.level = VOUCH_LEVEL_HINT;
  fields.member = "text";
  fields.message = _ ("Relative figure without an absolute one.");
  fields.from = relative->from;
  fields.to = relative->to;
  vouch_check_report (check, &fields);
}

/* --- estimate-without-interval --- */

static gboolean
has_interval (const GArray *figures, guint estimate)
{
  for (guint i = 0; i < figures->len; i++)
    if (vouch_check_get_figure (figures, i)->kind == VOUCH_NUMBER_INTERVAL
        && vouch_check_get_figure (figures, i)->partner == (int) estimate)
      return TRUE;
  return FALSE;
}

/* The interval of the same estimate in a passage, as it is written there. */
static char *
find_interval (VouchCheck *check, const VouchNumber *estimate)
{
  g_autoptr (GPtrArray) passages
      = vouch_evidence_get_passages (VOUCH_STATEMENT (check->unit->node));

  for (guint p = 0; passages->pdata[p]; p++)
    {
      g_autoptr (GArray) numbers = vouch_numbers_read (passages->pdata[p]);

      for (guint i = 0; i < numbers->len; i++)
        {
          const VouchNumber *number = vouch_check_get_figure (numbers, i);
          const VouchNumber *partner
              = number->partner >= 0 ? vouch_check_get_figure (numbers, (guint) number->partner)
                                     : NULL;

          if (number->kind == VOUCH_NUMBER_INTERVAL && partner
              && vouch_decimal_is_equal (partner->value, estimate->value)
              && number->level.digits > 0)
            return g_utf8_substring (passages->pdata[p], number->from, number->to);
        }
    }
  return NULL;
}

static int
find_bare_estimate (VouchCheck *check, char **interval)
{
  const GArray *figures = vouch_check_get_figures (check);
  VouchEvidence *evidence = check->unit->facts.evidence;

  *interval = NULL;
  if (!figures || evidence->n_passages == 0)
    return -1;
  for (guint i = 0; i < figures->len; i++)
    if (vouch_check_get_figure (figures, i)->kind == VOUCH_NUMBER_RATIO
        && !has_interval (figures, i)
        && (*interval = find_interval (check, vouch_check_get_figure (figures, i))))
      return (int) i;
  return -1;
}

static void
check_estimate_without_interval (VouchCheck *check)
{
  g_autofree char *interval = NULL;
  g_autofree char *message = NULL;
  int estimate = find_bare_estimate (check, &interval);

  if (estimate < 0)
    return;
  message = g_strdup_printf (_ ("The passage gives an interval: %s."), interval);
  vouch_check_report_figure (
      check, vouch_check_get_figure (vouch_check_get_figures (check), (guint) estimate), message,
      TRUE);
}

static VouchChange *
mend_estimate_without_interval (VouchCheck *check, VouchFinding *finding)
{
  g_autofree char *interval = NULL;
  g_autofree char *piece = NULL;
  int estimate = find_bare_estimate (check, &interval);
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));
  guint to;

  if (estimate < 0)
    return NULL;
  to = vouch_check_get_figure (vouch_check_get_figures (check), (guint) estimate)->to;
  /* "(HR 0.75)" has its brackets already. */
  piece = *vouch_check_get_after (check, to) == ')' ? g_strdup_printf ("; %s", interval)
                                                    : g_strdup_printf (" (%s)", interval);
  vouch_check_replace (text, to, to, piece);
  return vouch_check_end_text (check, text, _ ("Insert Interval"));
}

/* --- significant-unbacked --- */

static const char results[] = "difference differences reduction reductions increase increases "
                              "decrease decreases improvement "
                              "improvements association associations correlation correlations "
                              "effect effects change changes "
                              "benefit benefits decline interaction interactions";

static const char comparisons[]
    = "reduced increased decreased improved higher lower more less fewer greater better worse "
      "associated correlated different differ differed elevated shorter longer prolonged lowered";

static const VouchCueWord *
find_significant (GArray *words)
{
  for (guint i = 0; i + 1 < words->len; i++)
    {
      const VouchCueWord *word = &g_array_index (words, VouchCueWord, i);
      const char *next = g_array_index (words, VouchCueWord, i + 1).text;
      const char *before = i > 0 ? g_array_index (words, VouchCueWord, i - 1).text : "";

      if (!(word->cues & VOUCH_CUE_SIGNIFICANT) || vouch_cue_is_among (before, "clinically"))
        continue;
      if (g_str_equal (word->text, "significant") && vouch_cue_is_among (next, results))
        return word;
      if (g_str_equal (word->text, "significantly") && vouch_cue_is_among (next, comparisons))
        return word;
      if (g_str_has_prefix (word->text, "trend") && vouch_cue_is_among (next, "toward towards"))
        return word;
    }
  return NULL;
}

static gboolean
has_test (const GArray *figures)
{
  for (guint i = 0; i < vouch_check_count_figures (figures); i++)
    if (vouch_check_get_figure (figures, i)->kind == VOUCH_NUMBER_P
        || vouch_check_get_figure (figures, i)->kind == VOUCH_NUMBER_INTERVAL)
      return TRUE;
  return FALSE;
}

static gboolean
is_backed (VouchCheck *check)
{
  g_autoptr (GPtrArray) passages = NULL;

  if (has_test (vouch_check_get_figures (check)))
    return TRUE;
  passages = vouch_evidence_get_passages (VOUCH_STATEMENT (check->unit->node));
  for (guint i = 0; passages->pdata[i]; i++)
    {
      g_autoptr (GArray) numbers = vouch_numbers_read (passages->pdata[i]);

      if (has_test (numbers))
        return TRUE;
    }
  return check->unit->facts.evidence->n_unread > 0;
}

static void
check_significant_unbacked (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  VouchEvidence *evidence = check->unit->facts.evidence;
  g_autoptr (GArray) words = NULL;
  const VouchCueWord *word;
  gboolean is_trend;

  if (!evidence || !(evidence->cues & VOUCH_CUE_SIGNIFICANT))
    return;
  words = vouch_cue_words (vouch_check_get_text (check));
  word = find_significant (words);
  if (!word || is_backed (check))
    return;
  is_trend = g_str_has_prefix (word->text, "trend");
  if (!is_trend && vouch_check_count_figures (vouch_check_get_figures (check)) == 0)
    fields.level = VOUCH_LEVEL_HINT;
  fields.member = "text";
  fields.message
      = is_trend
            ? _ ("A trend toward significance is not a result.")
            : _ ("“Significant”, but neither the statement nor the passage gives a P value or an "
                 "interval.");
  fields.from = word->from;
  fields.to = word->to;
  vouch_check_report (check, &fields);
}

/* What has no source yet is asked for that first. */
static const char *const source_first[]
    = { "source-missing", "marker-left", "decline-open", "writer-instruction", NULL };

const VouchRule vouch_rules_effects[] = {
  {
      .id = "dose-unverified",
      .title = N_ ("Dose not checked"),
      .family = VOUCH_FAMILY_NUMBERS,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .yields_to = source_first,
      .check = check_dose_unverified,
      .repair = N_ ("Ask for a check"),
      .action = "ask",
      .when = N_ ("A drug with a dose, route, frequency or contraindication hasn’t been checked by "
                  "someone other than the writer."),
      .meaning = N_ ("A wrong dose can harm. Two people see more than one."),
      .authority = N_ ("ISMP: independent double checks."),
      .bad = N_ ("Timolol 0.5% twice daily (written by A, checked by nobody)"),
      .good = N_ ("Timolol 0.5% twice daily (written by A, checked by B)"),
  },
  {
      .id = "relative-without-absolute",
      .title = N_ ("Relative risk alone"),
      .family = VOUCH_FAMILY_NUMBERS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_relative_without_absolute,
      .repair = N_ ("Show the passage"),
      .action = "cite",
      .when
      = N_ ("A ratio (HR, OR, RR) or a percentage reduction is given without an absolute figure. A "
            "hint where it is not a treatment effect, but one of age or a gene."),
      .meaning
      = N_ ("A relative figure alone can make a small effect look large."),
      .authority = N_ ("ABPI Code of Practice, clause 6: no relative without absolute risk."),
      .bad = N_ ("Stroke risk fell by 50%."),
      .good = N_ ("Stroke risk fell by 50%, from 2% to 1%."),
  },
  {
      .id = "estimate-without-interval",
      .title = N_ ("Estimate without interval"),
      .family = VOUCH_FAMILY_NUMBERS,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_estimate_without_interval,
      .repair = N_ ("Insert"),
      .mend = mend_estimate_without_interval,
      .when = N_ ("An effect size is given without the interval from the passage."),
      .meaning = N_ ("The interval shows how certain the estimate is."),
      .authority = N_ ("SAMPL Guidelines; AMA Manual of Style, 19.5."),
      .bad = N_ ("HR 0.75"),
      .good = N_ ("HR 0.75 (95% CI, 0.60-0.90)"),
  },
  {
      .id = "significant-unbacked",
      .title = N_ ("“Significant” without a figure"),
      .family = VOUCH_FAMILY_NUMBERS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .yields_to = source_first,
      .check = check_significant_unbacked,
      .when
      = N_ ("A result is called significant or a trend, but neither the statement nor its passages "
            "give a P value or an interval. A hint where the statement has no figure at all."),
      .meaning
      = N_ ("In medicine, “significant” refers to a statistical test, and its result should be "
            "given."),
      .authority = N_ ("AMA Manual of Style, 19.5."),
      .bad = N_ ("Pain was significantly lower."),
      .good = N_ ("Pain was significantly lower (P = .003)."),
  },
  { NULL },
};
