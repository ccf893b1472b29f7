/* rules-currency.c: whether a claim is still new, as strong as it says, from people, and paid by
 * whom.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "vouch-check-figures.h"
#include "vouch-check-words.h"

/* --- new-expired --- */

#define NEW_MONTHS 12

static gboolean
is_over_a_year_old (VouchCheck *check)
{
  const char *date = vouch_node_get_text (VOUCH_NODE (check->card), "article/date");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) published = NULL;
  g_autoptr (GDateTime) end = NULL;
  int year = 0, month = 1, day = 1;

  if (!date || sscanf (date, "%4d-%2d-%2d", &year, &month, &day) < 1 || year < 1900)
    return FALSE;
  published = g_date_time_new_utc (year, CLAMP (month, 1, 12), CLAMP (day, 1, 28), 0, 0, 0);
  if (!published)
    return FALSE;
  end = g_date_time_add_months (published, NEW_MONTHS);
  return g_date_time_compare (now, end) > 0;
}

static gboolean
is_product (const char *word)
{
  return vouch_cue_is_among (word,
                             "drug drugs medicine medicines medication medications agent agents "
                             "treatment treatments therapy therapies device devices vaccine "
                             "vaccines inhibitor inhibitors antibiotic antibiotics class product "
                             "products formulation formulations antibody antidepressant")
         || (*word && vouch_treatment_is_drug (word));
}

static void
check_new_expired (VouchCheck *check)
{
  g_autoptr (GArray) words = NULL;
  const char *text = vouch_check_get_text (check);

  if (!vouch_check_has_cue (check, VOUCH_CUE_NEW) || !is_over_a_year_old (check))
    return;
  words = vouch_cue_words (text);
  for (int i = 0; i < (int) words->len; i++)
    {
      const VouchCueWord *word = vouch_check_get_word (words, i);

      if (!(word->cues & VOUCH_CUE_NEW) || text[word->end] != ' ')
        continue;
      if (!is_product (vouch_check_get_word (words, i + 1)->text)
          && !(is_product (vouch_check_get_word (words, i + 2)->text)
               && !vouch_check_is_word (words, i + 1, "and data onset cases")))
        continue;
      vouch_check_report_word (check, word, _ ("No longer new: the article is more than a year "
                                               "old."));
      return;
    }
}

static VouchChange *
mend_new_expired (VouchCheck *check, VouchFinding *finding)
{
  g_autoptr (GString) text = g_string_new (vouch_check_get_text (check));
  guint from, to;

  if (!vouch_finding_get_range (finding, &from, &to))
    return NULL;
  vouch_check_replace (text, from, to + 1, "");
  /* It may have opened the sentence. */
  if (from == 0 && text->len > 0)
    {
      g_autofree char *first = g_utf8_substring (text->str, 0, 1);
      g_autofree char *upper = g_utf8_strup (first, -1);

      vouch_check_replace (text, 0, 1, upper);
    }
  return vouch_check_end_text (check, text, _ ("Drop “New”"));
}

/* --- strength-verb --- */

static gboolean
is_guideline_section (VouchCheck *check)
{
  for (VouchCheckUnit *section = check->unit->section; section; section = section->section)
    if (g_strcmp0 (vouch_node_get_text (section->node, "basis"), "guideline") == 0)
      return TRUE;
  return FALSE;
}

static void
check_strength_verb (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const char *strength = vouch_node_get_text (check->unit->node, "strength");
  gboolean recommends = vouch_check_has_cue (check, VOUCH_CUE_RECOMMEND);
  gboolean suggests = vouch_check_has_cue (check, VOUCH_CUE_SUGGEST);

  if (recommends == suggests || !vouch_check_is_within (check, "recommendations"))
    return;
  fields.member = "strength";
  if (strength && *strength)
    {
      gboolean is_strong = g_str_equal (strength, "strong");

      if (is_strong ? !suggests : !recommends)
        return;
      fields.message = is_strong ? _ ("“Suggest” means weak, but the strength is set to strong.")
                                 : _ ("“Recommend” means strong, but the strength is set to weak.");
    }
  else if (g_strcmp0 (vouch_card_get_article_type (check->card), "guideline") == 0
           || is_guideline_section (check))
    fields.message = _ ("The strength of the recommendation is not set.");
  else
    return;
  vouch_check_report (check, &fields);
}

/* --- animal-evidence --- */

static void
check_animal_evidence (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  VouchEvidence *evidence = check->unit->facts.evidence;

  if (!evidence || evidence->n_passages == 0 || !(evidence->any & VOUCH_CUE_ANIMAL)
      || (evidence->any & VOUCH_CUE_PERSON) || (evidence->cues & VOUCH_CUE_ANIMAL)
      || !(evidence->cues & VOUCH_CUE_PERSON))
    return;
  fields.member = "text";
  fields.message = _ ("The passage is about animals or cells, but the statement is about people.");
  vouch_check_report (check, &fields);
}

/* --- funding-unstated --- */

static gboolean
says_funding (VouchCheck *check)
{
  const char *disclosure = vouch_node_get_text (VOUCH_NODE (check->card), "disclosure");

  return check->index->n_funding > 0
         || (disclosure && (vouch_cue_find (disclosure) & VOUCH_CUE_FUNDING));
}

static void
check_funding_unstated (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  VouchCheckUnit *article
      = vouch_check_index_lookup (check->index, vouch_card_get_article_reference (check->card));

  if (!article || !article->facts.is_funded || says_funding (check))
    return;
  fields.member = "article/reference";
  fields.message = _ ("The funding of the work is known, but not on the card.");
  vouch_check_report (check, &fields);
}

/* --- guideline-superseded --- */

static void
check_guideline_superseded (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const char *by = vouch_node_get_text (check->unit->node, "superseded-by");
  g_autofree char *message = NULL;

  if (!by || !*by || !check->unit->facts.is_guideline)
    return;
  message = g_strdup_printf (_ ("A newer edition of this guideline is known: %s."), by);
  fields.member = "superseded-by";
  fields.message = message;
  vouch_check_report (check, &fields);
}

const VouchRule vouch_rules_currency[] = {
  {
      .id = "new-expired",
      .title = N_ ("No longer new"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_new_expired,
      .repair = N_ ("Drop it"),
      .mend = mend_new_expired,
      .when
      = N_ ("“New” or “novel” before a product or class, more than twelve months after the "
            "article. Does not apply to “new-onset” or “new data”."),
      .meaning = N_ ("A card is read for years, but “new” is only true for one."),
      .authority = N_ ("ABPI Code of Practice, 6.5: “new” for twelve months."),
      .bad = N_ ("A new drug lowers eye pressure. [2019]"),
      .good = N_ ("Netarsudil lowers eye pressure."),
  },
  {
      .id = "strength-verb",
      .title = N_ ("Strength and verb"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_strength_verb,
      .repair = N_ ("Go to it"),
      .action = "go",
      .when = N_ ("“Recommend” with a weak strength, “suggest” with a strong one, or a guideline "
                  "recommendation without a strength."),
      .meaning
      = N_ ("In guidelines the verb shows the strength: “recommend” applies to most patients, "
            "“suggest” depends on the patient."),
      .authority = N_ ("GRADE: strong, “we recommend”; weak, “we suggest”."),
      .bad = N_ ("We suggest screening (strong)"),
      .good = N_ ("We recommend screening (strong)"),
  },
  {
      .id = "animal-evidence",
      .title = N_ ("Evidence from animals"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING | VOUCH_RULE_OPT_IN,
      .check = check_animal_evidence,
      .when
      = N_ ("The passage is about animals or cells, but the statement is about patients."),
      .meaning = N_ ("Most of what works in mice doesn’t work in people."),
      .authority = N_ ("ABPI Code of Practice, clause 6: animal data labelled as such."),
      .bad = N_ ("It protects patients’ nerve cells. [“in mice, …”]"),
      .good = N_ ("In mice, it protected nerve cells."),
  },
  {
      .id = "funding-unstated",
      .title = N_ ("Funding not stated"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_CARD,
      .check = check_funding_unstated,
      .repair = N_ ("Go to the article"),
      .action = "edit-article",
      .when = N_ ("The paper’s funding or interests are known, but not stated on the card."),
      .meaning = N_ ("Readers need to know who paid for the work."),
      .authority = N_ ("ICMJE, Disclosure of financial and non-financial relationships."),
      .bad = N_ ("A card on a funded trial that doesn’t mention the funder"),
      .good = N_ ("Funded by the maker of the lenses."),
  },
  {
      .id = "guideline-superseded",
      .title = N_ ("Newer edition known"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_REFERENCE,
      .check = check_guideline_superseded,
      .repair = N_ ("Review the reference"),
      .action = "edit-reference",
      .when = N_ ("A cited guideline is known to have a newer edition."),
      .meaning = N_ ("An old edition may no longer be what the guideline recommends."),
      .authority = N_ ("AGREE II: currency of guidelines."),
      .bad = N_ ("A guideline from 2012 with “superseded-by”"),
      .good = N_ ("The 2024 edition"),
  },
  { NULL },
};
