/* vouch-article-type.c: proposes an article's type from its title.
 *
 * A proposal only: the writer confirms it once. So a wrong guess costs more
 * than none, and everyday words ("trial", "opinion", "review") count only in
 * the places where titles announce a type with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-article-type.h"

#include <string.h>

#define MAX_TITLE_BYTES 2000

/* Where a title names its own kind: at its start, its end, or beside a colon. */
#define AT_START "(?:^|[:–—|] ?|\\. )(?:an? |the )?"
#define AT_END "(?=$|[:–—|.?]| \\()"

/* The first that fits decides: a systematic review of trials is a review, a
 * cohort study about a guideline is a cohort study. */
static const struct
{
  const char *type;
  const char *pattern;
} rules[] = {
  { "sponsored",
    "\\b(?:sponsored|advertorial|paid (?:content|post)|partner content|brought to you by)\\b" },

  { "systematic-review",
    "\\bsystematic(?: literature| scoping| evidence| and \\w+)? reviews?\\b|\\bmeta-? "
    "?analy[sz][ei]s\\b|"
    "\\bmeta-? ?regression\\b|\\bumbrella review\\b|\\bevidence synthesis\\b|\\bcochrane\\b" },

  { "trial",
    "\\b(?:non-?)?randomi[sz]ed\\b|\\bphase (?:1|2|3|4|i{1,3}|iv)(?:[ab]|/\\w+)?\\b|"
    "\\bplacebo-controlled\\b|\\bdouble-?(?: |-)?(?:blind|masked)(?:ed)?\\b|\\bcross-?over "
    "(?:trial|study)\\b|"
    "\\b(?:clinical|controlled|pilot|open-label|single-arm|pragmatic|feasibility|superiority|"
    "noninferiority|non-inferiority|adaptive|multicent(?:er|re)) trial\\b|\\btrial" AT_END
    "|\\btrial protocol\\b|\\brct\\b" },

  { "qualitative",
    "\\bqualitative\\b|\\bfocus groups?\\b|\\bthematic analysis\\b|\\bgrounded theory\\b|"
    "\\bphenomenolog\\w+|\\bethnograph\\w+|\\binterview study\\b|\\bsemi-?structured "
    "interviews?\\b|"
    "\\blived experiences?\\b|\\bdelphi (?:study|survey)\\b|\\bphotovoice\\b" },

  { "observational",
    "\\bcohorts?\\b|\\bcase-? ?control(?:led)?\\b|\\bcross-? ?sectional\\b|\\bobservational\\b|"
    "\\bretrospective(?:ly)?\\b|\\bprospective(?:ly)?\\b|\\bregist(?:ry|er)(?: study|-based| "
    "analysis)\\b|"
    "\\breal-world (?:data|evidence|study|outcomes|analysis|cohort)\\b|\\blongitudinal\\b|"
    "\\b(?:population|claims|registry)-based\\b|\\bnationwide (?:study|analysis|survey|cohort)\\b|"
    "\\bsurvey (?:study|of)\\b|\\bsurvey" AT_END "|\\bchart review\\b|\\bprevalence of\\b|"
    "\\bincidence of\\b|\\bmendelian randomi[sz]ation\\b|\\bsecondary analysis\\b|\\bcase "
    "series\\b|"
    "\\bdiagnostic accuracy\\b|\\bvalidation study\\b" },

  { "case-report", "\\bcase (?:report|study|studies|presentation)s?\\b|\\ba case of\\b|\\breport "
                   "of (?:a|two|three|\\d+) cases?\\b|"
                   "\\bclinical case\\b|" AT_START "case of the month\\b" },

  { "guideline",
    "\\b(?:clinical )?practice guidelines?\\b|\\bguidelines? (?:for|on|from|update)\\b|"
    "\\bguidelines?" AT_END
    "|\\bconsensus (?:statement|recommendations?|report|conference|guidelines?|document)\\b|"
    "\\bposition (?:statement|paper)\\b|\\bscientific statement\\b|\\bpractice "
    "(?:parameter|advisory)s?\\b|"
    "\\bstandards of care\\b|\\bexpert consensus\\b|\\brecommendation "
    "statement\\b|\\bconsensus" AT_END },

  { "interview", "\\binterviews? with\\b|" AT_START
                 "interview\\b|\\bq ?(?:&|and) ?a\\b|\\b(?:in |a )conversation with\\b|"
                 "\\bsits? down with\\b|\\bsitting down with\\b|\\b(?:\\w+) questions "
                 "(?:for|with)\\b|\\bround ?table\\b|"
                 "\\bspeaks with\\b|\\btalks (?:to|with)\\b|\\bfireside chat\\b|\\bmeet the\\b" },

  { "opinion", AT_START
    "(?:expert |guest )?opinions?\\b|\\bopinion "
    "(?:piece|article|column)\\b|\\beditorial\\b|" AT_START "perspectives?\\b|\\bperspective" AT_END
    "|\\bviewpoint\\b|\\bcommentary\\b|\\bop-?ed\\b|"
    "\\bletters? (?:to|from) the editor\\b|\\bessay\\b|\\bpoint[- ]?/?counterpoint\\b|" AT_START
    "column\\b|\\bmy (?:view|take)\\b|" AT_START
    "(?:in my|from the) \\w+\\b(?=:)|\\breflections on\\b" },

  { "news", AT_START
    "(?:news|breaking|press release|in brief)\\b|\\bnews" AT_END
    "|\\b(?:fda|ema|mhra|nice) "
    "(?:approves?|clears?|grants?|authori[sz]es?|accepts?|issues?|warns?|backs?|"
    "recommends?|rejects?|recalls?)\\b|\\breceives? (?:fda|ema|ce|breakthrough|orphan)\\b|"
    "\\b(?:fda|ce)[- "
    "](?:approval|clearance|mark)\\b|\\bannounces?\\b|\\blaunch(?:es|ed)?\\b|\\bacquires?\\b" },

  { "review", "\\b(?:narrative|literature|scoping|integrative|comprehensive|critical|mini|clinical|"
              "state-of-the-art|"
              "rapid|practical|brief|concise|current|updated|topical|realist) "
              "?-?reviews?\\b|\\breview of (?:the|current|recent|"
              "literature|evidence)\\b|(?<!peer )(?<!under )(?<!in )\\breview" AT_END "|" AT_START
              "review\\b|\\boverview\\b|"
              "\\bstate of the art\\b|\\ba primer\\b|\\bupdate on\\b|\\bclinical "
              "update\\b|\\brecent advances\\b" },
};

static gpointer
compile_rules (gpointer data)
{
  static GRegex *compiled[G_N_ELEMENTS (rules)];

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    compiled[i] = g_regex_new (rules[i].pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  return compiled;
}

/**
 * vouch_article_type_propose:
 * @title: an article's title
 * @why: (out) (optional) (transfer full) (nullable): the words in it that say so
 *
 * The types are those of `article.type` in a card's file.
 *
 * Returns: the type that the title announces, or "unknown".
 */
const char *
vouch_article_type_propose (const char *title, char **why)
{
  static GOnce once = G_ONCE_INIT;
  GRegex **compiled = g_once (&once, compile_rules, NULL);

  if (why)
    *why = NULL;
  if (strnlen (title, MAX_TITLE_BYTES + 1) > MAX_TITLE_BYTES)
    return "unknown";
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_regex_match (compiled[i], title, 0, &match))
        continue;
      if (why)
        {
          *why = g_match_info_fetch (match, 0);
          g_strstrip (g_strdelimit (*why, ":|.", ' '));
        }
      return rules[i].type;
    }
  return "unknown";
}
