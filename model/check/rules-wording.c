/* rules-wording.c: whether a statement claims more than its kind of source can bear.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-check-figures.h"
#include "vouch-check-source.h"
#include "vouch-check-words.h"
#include "vouch-json.h"
#include "vouch-repair.h"
#include "vouch-section.h"
#include "vouch-words.h"

/* --- attribution-missing --- */

static const struct
{
  const char *kind;
  const char *prefix; /* translatable */
  const char *said;   /* for a sentence; translatable */
} attributions[] = {
  { "opinion", N_ ("The author argues that "), N_ ("an author’s opinion") },
  { "interview", N_ ("The interviewee said that "), N_ ("what somebody said in an interview") },
  { "qualitative", N_ ("Participants reported that "), N_ ("what participants reported") },
  { "case-report", N_ ("In this case, "), N_ ("what was seen in one case") },
};

/* A heading that names who says it has said it for all below. */
static gboolean
is_attributed_above (VouchCheck *check)
{
  for (VouchCheckUnit *section = check->unit->section; section; section = section->section)
    {
      const char *basis = vouch_node_get_text (section->node, "basis");

      if (basis && *basis && !g_str_equal (basis, "guideline"))
        return TRUE;
    }
  return FALSE;
}

/* Advice is told as advice; cells and fragments tell nothing as a fact. */
static gboolean
tells_fact (VouchCheck *check)
{
  const char *text = vouch_check_get_text (check);

  if (vouch_statement_get_label (VOUCH_STATEMENT (check->unit->node))
      || !vouch_check_is_within (check, "key-highlights"))
    return FALSE;
  return g_str_has_suffix (text, ".") && vouch_words_count (text) >= 5;
}

static int
find_attribution (VouchCheck *check)
{
  const char *kind = vouch_check_get_source_kind (check);

  for (gsize i = 0; i < G_N_ELEMENTS (attributions); i++)
    if (g_str_equal (attributions[i].kind, kind))
      return (int) i;
  return -1;
}

static void
check_attribution_missing (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  g_autofree char *message = NULL;
  int kind;

  if (!check->unit->facts.evidence
      || vouch_check_has_cue (check, VOUCH_CUE_REPORTED | VOUCH_CUE_HEDGE) || !tells_fact (check)
      || is_attributed_above (check) || (kind = find_attribution (check)) < 0)
    return;
  message = g_strdup_printf (_ ("Stated as fact, but it is %s."), _ (attributions[kind].said));
  fields.member = "text";
  fields.message = message;
  vouch_check_report (check, &fields);
}

/* "AI" keeps its capitals, "The" doesn't. */
static char *
lower_first (const char *text)
{
  const char *second = g_utf8_next_char (text);

  if (*text && (g_unichar_isupper (g_utf8_get_char (second)) || g_ascii_isdigit (*second)))
    return g_strdup (text);
  {
    g_autofree char *first = g_utf8_substring (text, 0, 1);
    g_autofree char *lower = g_utf8_strdown (first, -1);

    return g_strconcat (lower, second, NULL);
  }
}

static VouchChange *
mend_attribution_missing (VouchCheck *check, VouchFinding *finding)
{
  int kind = find_attribution (check);
  g_autofree char *rest = lower_first (vouch_check_get_text (check));
  g_autoptr (GString) text = NULL;

  if (kind < 0)
    return NULL;
  text = g_string_new (_ (attributions[kind].prefix));
  g_string_append (text, rest);
  return vouch_check_end_text (check, text, _ ("Add Attribution"));
}

/* --- causal-wording --- */

static const struct
{
  const char *verbs;
  const char *follows; /* the second word of it; NULL: none */
  const char *instead;
} causal_verbs[] = {
  { "reduces reduced", NULL, "was associated with lower" },
  { "prevents prevented", NULL, "was associated with fewer" },
  { "causes caused", NULL, "was associated with" },
  { "leads led", "to", "was associated with" },
  { "improves improved", NULL, "was associated with better" },
};

static const char not_before_verb[] = "with of and or by the a an for to from in had have has may "
                                      "might could can would was were is "
                                      "are be been being not common main leading major other rare "
                                      "all underlying possible potential "
                                      "specific due showed show without natural known nor "
                                      "significantly which these both likely any "
                                      "among on into markedly greatly substantially";

static const char not_after_verb[] = "of include included including were was are is from by and or "
                                     "in at among for compared with to "
                                     "than ejection kidney renal liver hepatic left right";

/* "Mortality reduced", "causes of death", "was improved by" name no cause and effect. */
static int
find_causal (GArray *words, int i)
{
  const VouchCueWord *word = vouch_check_get_word (words, i);

  if (!(word->cues & VOUCH_CUE_CAUSE) || i == 0 || i + 1 >= (int) words->len)
    return -1;
  for (gsize k = 0; k < G_N_ELEMENTS (causal_verbs); k++)
    {
      if (!vouch_cue_is_among (word->text, causal_verbs[k].verbs))
        continue;
      if (causal_verbs[k].follows)
        return vouch_check_is_word (words, i + 1, causal_verbs[k].follows)
                       && !vouch_check_is_word (words, i - 1, "was were be")
                   ? (int) k
                   : -1;
      if (vouch_check_is_word (words, i - 1, not_before_verb)
          || vouch_check_is_word (words, i + 1, not_after_verb))
        return -1;
      return (int) k;
    }
  return -1;
}

/* A comma or a stop before it begins another thought: "pain, reduced mobility". */
static gboolean
follows_directly (VouchCheck *check, GArray *words, int i)
{
  const char *text = vouch_check_get_text (check);
  gsize gap = vouch_check_get_word (words, i)->start - vouch_check_get_word (words, i - 1)->end;

  return gap == 1 && text[vouch_check_get_word (words, i)->start - 1] == ' ';
}

static int
find_first_causal (VouchCheck *check, GArray *words, int *verb)
{
  for (int i = 1; i < (int) words->len; i++)
    if ((*verb = find_causal (words, i)) >= 0 && follows_directly (check, words, i))
      return i;
  return -1;
}

static void
check_causal_wording (VouchCheck *check)
{
  g_autoptr (GArray) words = NULL;
  g_autofree char *message = NULL;
  g_autofree char *said = NULL;
  int verb, place;

  if (!vouch_check_has_cue (check, VOUCH_CUE_CAUSE) || vouch_check_has_cue (check, VOUCH_CUE_HEDGE)
      || !vouch_check_has_source_kind (check,
                                       "observational qualitative case-report opinion interview"))
    return;
  words = vouch_cue_words (vouch_check_get_text (check));
  place = find_first_causal (check, words, &verb);
  if (place < 0)
    return;
  if (vouch_check_has_cue (check, VOUCH_CUE_REPORTED)
      && vouch_check_has_source_kind (check, "qualitative opinion interview"))
    return;
  said = vouch_check_cut_word (check, vouch_check_get_word (words, place));
  message = g_strdup_printf (
      _ ("“%s” implies cause and effect, but this kind of source only shows an association."),
      said);
  vouch_check_report_word (check, vouch_check_get_word (words, place), message);
}

static VouchChange *
mend_causal_wording (VouchCheck *check, VouchFinding *finding)
{
  g_autoptr (GArray) words = vouch_cue_words (vouch_check_get_text (check));
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));
  int verb;
  int place = find_first_causal (check, words, &verb);

  if (place < 0)
    return NULL;
  vouch_check_replace (
      text, vouch_check_get_word (words, place)->from,
      vouch_check_get_word (words, place + (causal_verbs[verb].follows != NULL))->to,
      causal_verbs[verb].instead);
  return vouch_check_end_text (check, text, _ ("Reword as Association"));
}

/* --- promotional-wording --- */

static const char treatments[] = "treatment therapy drug option medicine medication approach agent "
                                 "device product choice";

/* "Biopsy-proven", "histologically proven", "has not been proven". */
static gboolean
is_proven_claim (VouchCheck *check, GArray *words, int i)
{
  const char *text = vouch_check_get_text (check);
  const VouchCueWord *word = vouch_check_get_word (words, i);
  const char *before = vouch_check_get_word (words, i - 1)->text;

  if (word->start > 0 && text[word->start - 1] == '-')
    return FALSE;
  if (vouch_check_is_word (words, i + 1, "by on in at to infection disease diagnosis cases"))
    return FALSE;
  if (vouch_cue_is_among (before, "have has had")
      && !vouch_check_is_word (
          words, i + 1, "efficacy effective effectiveness benefit benefits success safe results"))
    return FALSE;
  return !g_str_has_suffix (before, "ly")
         && !vouch_cue_is_among (before, "not been biopsy culture yet be");
}

static gboolean
is_promotional (VouchCheck *check, GArray *words, int i)
{
  const VouchCueWord *word = vouch_check_get_word (words, i);
  const char *text = vouch_check_get_text (check);

  if (g_str_equal (word->text, "proven"))
    return is_proven_claim (check, words, i);
  if (g_str_equal (word->text, "best"))
    return text[word->end] != '-' && vouch_check_is_word (words, i + 1, treatments);
  if (g_str_equal (word->text, "never"))
    return !vouch_check_is_within (check, "risks")
           && !vouch_check_is_within (check, "recommendations") && text[word->end] != '-'
           && vouch_check_is_word (words, i + 1, "fails fail needs causes cause")
           && !vouch_check_is_word (words, i - 1, "had have has who were was");
  if (g_str_equal (word->text, "always"))
    return !vouch_check_is_within (check, "risks")
           && !vouch_check_is_within (check, "recommendations")
           && vouch_check_is_word (words, i + 1,
                                   "works effective helps safe succeeds the better cures");
  if (g_str_has_prefix (word->text, "cure"))
    return vouch_check_is_word (words, i - 1, "a the this complete permanent will can")
           && !vouch_check_is_word (words, i + 1, "rate rates model models was were fraction")
           && !vouch_check_is_word (words, i - 2, "not no of without as");
  return !vouch_check_is_word (words, i - 1, "no not without");
}

static void
check_promotional_wording (VouchCheck *check)
{
  g_autoptr (GArray) words = NULL;

  if (!vouch_check_has_cue (check, VOUCH_CUE_PROMOTION))
    return;
  words = vouch_cue_words (vouch_check_get_text (check));
  for (int i = 0; i < (int) words->len; i++)
    if ((vouch_check_get_word (words, i)->cues & VOUCH_CUE_PROMOTION)
        && is_promotional (check, words, i))
      {
        g_autofree char *said = vouch_check_cut_word (check, vouch_check_get_word (words, i));
        g_autofree char *message = g_strdup_printf (_ ("“%s” is promotional."), said);

        vouch_check_report_word (check, vouch_check_get_word (words, i), message);
        return;
      }
}

/* --- safe-unqualified --- */

static const char qualifying[]
    = "for in when if with during after among at up to as enough under from "
      "only until without within over compared";

/* "Generally safe", "as safe as", "safe in pregnancy", "safe sex". */
static gboolean
is_safe_claim (VouchCheck *check, GArray *words, int i)
{
  const char *text = vouch_check_get_text (check);

  /* "Fail-safe", "dolphin-safe". */
  if (vouch_check_get_word (words, i)->start > 0
      && text[vouch_check_get_word (words, i)->start - 1] == '-')
    return FALSE;
  for (int k = i + 1; k <= i + 5 && k < (int) words->len; k++)
    if (vouch_check_is_word (words, k, qualifying) && !vouch_check_is_word (words, k, "and"))
      return FALSE;
  if (vouch_check_is_word (words, i + 1, "and") || vouch_check_is_word (words, i - 1, "and"))
    return TRUE;
  if (vouch_check_is_word (words, i - 1,
                           "is are was were be completely entirely totally perfectly very proved"))
    return TRUE;
  return vouch_check_is_word (words, i - 1, "a")
         && vouch_check_is_word (
             words, i + 1,
             "treatment drug option therapy alternative procedure vaccine medicine "
             "medication");
}

static gboolean
is_hedged_safe (VouchCheck *check)
{
  static const char *const careful[]
      = { "generally", "relatively", "reasonably", "appear",   "seem",   "may",
          "might",     "could",      "whether",    "to be ",   "can be", "considered",
          "not ",      "n’t",        "n't",        "how safe", "if " };
  g_autofree char *lower = g_utf8_strdown (vouch_check_get_text (check), -1);

  for (gsize i = 0; i < G_N_ELEMENTS (careful); i++)
    if (strstr (lower, careful[i]))
      return TRUE;
  return FALSE;
}

/* "No side effects", unless it says where none were seen. */
static gboolean
denies_side_effects (GArray *words, int i)
{
  if (!vouch_check_is_word (words, i, "side")
      || !vouch_check_is_word (words, i + 1, "effect effects")
      || !vouch_check_is_word (words, i - 1, "no without zero"))
    return FALSE;
  return !vouch_check_is_word (words, i + 2,
                               "were was occurred reported observed noted seen in among of after")
         && !vouch_check_is_word (words, i + 3, "reported observed noted seen occurred");
}

static void
check_safe_unqualified (VouchCheck *check)
{
  g_autoptr (GArray) words = NULL;

  if (!vouch_check_has_cue (check, VOUCH_CUE_SAFE) || is_hedged_safe (check))
    return;
  words = vouch_cue_words (vouch_check_get_text (check));
  for (int i = 0; i < (int) words->len; i++)
    if (vouch_check_is_word (words, i, "safe") ? is_safe_claim (check, words, i)
                                               : denies_side_effects (words, i))
      {
        vouch_check_report_word (
            check, vouch_check_get_word (words, i),
            vouch_check_is_word (words, i, "safe")
                ? _ ("“Safe” needs a qualification: for whom, at what dose, for how long?")
                : _ ("State how many side effects were seen, and in whom."));
        return;
      }
}

/* What has no source yet, or asks for one, is asked for that first. */
static const char *const source_first[]
    = { "source-missing",   "marker-left",   "writer-instruction",
        "placeholder-text", "letters-apart", NULL };

const VouchRule vouch_rules_wording[] = {
  {
      .id = "attribution-missing",
      .title = N_ ("Stated as fact"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .yields_to = source_first,
      .check = check_attribution_missing,
      .repair = N_ ("Attribute"),
      .mend = mend_attribution_missing,
      .when
      = N_ ("A highlight from an opinion, interview, qualitative study or case report is stated as "
            "fact. Does not apply where the heading attributes the view."),
      .meaning
      = N_ ("The view of one person or a few should be presented as a view."),
      .authority = N_ ("DynaMed, levels of evidence: expert opinion is labelled."),
      .bad = N_ ("AI saves time in documentation. [a qualitative study]"),
      .good = N_ ("Participants reported that AI saves time in documentation."),
  },
  {
      .id = "causal-wording",
      .title = N_ ("Cause and effect"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .yields_to = source_first,
      .check = check_causal_wording,
      .repair = N_ ("Reword as association"),
      .mend = mend_causal_wording,
      .when = N_ ("“Reduces”, “prevents”, “causes”, “leads to” or “improves” with a source that is "
                  "observational, qualitative, a case report or an opinion."),
      .meaning
      = N_ ("Only an experiment shows cause and effect: groups that differ in one thing usually "
            "differ in others."),
      .authority = N_ ("Lazarus et al., BMC Medical Research Methodology 2015."),
      .bad = N_ ("Coffee prevents depression. [a cohort study]"),
      .good = N_ ("Coffee was associated with fewer cases of depression."),
  },
  {
      .id = "promotional-wording",
      .title = N_ ("Promotional wording"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_promotional_wording,
      .when = N_ (
          "“Proven”, “a cure”, “breakthrough”, “guarantees”, “the best treatment”, “always works”, "
          "“never fails”. Not “best practices”, “best-corrected”, “biopsy-proven”."),
      .meaning = N_ ("Praise isn’t evidence, and puts clinicians off."),
      .authority = N_ ("AMA Manual of Style 11; ABPI Code of Practice, clause 6."),
      .bad = N_ ("A breakthrough that guarantees relief."),
      .good = N_ ("It relieved pain in 60% of patients, compared with 40% on placebo."),
  },
  {
      .id = "safe-unqualified",
      .title = N_ ("“Safe” without qualification"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_safe_unqualified,
      .when = N_ ("“Safe” or “no side effects” without for whom, at what dose or for how long. "
                  "Does not apply to “safety”."),
      .meaning = N_ ("No effective treatment is safe for everyone, so the word alone is "
                     "misleading."),
      .authority
      = N_ ("ABPI Code of Practice, 6.4: “safe” must not be used without qualification."),
      .bad = N_ ("The drops are safe and effective."),
      .good = N_ ("No serious adverse events were seen in 120 adults over 12 weeks."),
  },
  { NULL },
};
