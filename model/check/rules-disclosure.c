/* rules-disclosure.c: what a card says of how it was made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-json.h"
#include "vouch-repair.h"
#include "vouch-words.h"

static const char *
get_card_text (VouchCheck *check, const char *member)
{
  return vouch_node_get_text (VOUCH_NODE (check->card), member);
}

static gboolean
is_of_machine (VouchCheck *check)
{
  const char *drafting = get_card_text (check, "drafting");

  return g_strcmp0 (drafting, "machine") == 0 || g_strcmp0 (drafting, "mixed") == 0;
}

static void
check_machine_undisclosed (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (!is_of_machine (check) || !vouch_words_is_blank (get_card_text (check, "disclosure")))
    return;
  fields.member = "disclosure";
  fields.message = _ ("The page doesn’t disclose that it was drafted by software.");
  vouch_check_report (check, &fields);
}

static VouchChange *
mend_disclosure (VouchCheck *check, VouchFinding *finding)
{
  const char *line
      = vouch_profile_get_disclosure (check->profile, vouch_card_get_article_type (check->card));
  GPtrArray *changes = vouch_repair_begin ();

  if (!line)
    line = is_of_machine (check) ? _ ("This summary was drafted with the help of software.") : NULL;
  vouch_repair_set (changes, VOUCH_NODE (check->card), "disclosure",
                    line ? vouch_json_new_text (line) : NULL);
  return vouch_repair_end (changes, _ ("Set Disclosure"));
}

static gboolean
matches (const char *pattern, const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

/* What a line may say of the article, and the types of which it is not so. */
static const struct
{
  const char *pattern;
  const char *types; /* with spaces around each */
  const char *message;
} claims[] = {
  { "\\b(?:scholarly|peer[- ]reviewed|research|scientific|academic) "
    "(?:article|paper|study|publication)\\b",
    " interview news sponsored ",
    N_ ("The disclosure calls the source a scholarly article, which it isn’t.") },
  { "\\b(?:of|on|from) (?:a|the|this) (?:[a-z-]+ ){0,2}(?:trial|clinical study)\\b",
    " interview news sponsored opinion guideline qualitative case-report observational ",
    N_ ("The disclosure calls the source a trial, which it isn’t.") },
  { "\\b(?:of|on|from) (?:a|an|the|this) (?:[a-z-]+ ){0,2}guideline\\b",
    " interview news sponsored opinion trial observational qualitative case-report review "
    "systematic-review ",
    N_ ("The disclosure calls the source a guideline, which it isn’t.") },
  { "\\b(?:of|on|from) (?:a|an|the|this) (?:[a-z-]+ ){0,2}interview\\b",
    " trial observational systematic-review review guideline case-report news opinion ",
    N_ ("The disclosure calls the source an interview, which it isn’t.") },
};

static const char *
find_untruth (VouchCheck *check, const char *line)
{
  const char *type = vouch_card_get_article_type (check->card);
  g_autofree char *spaced = g_strdup_printf (" %s ", type ? type : "unknown");

  if (check->index->n_quoting > 0
      && matches ("\\b(?:do|does|did)(?: not|n['’]t) (?:reproduce|quote|contain|copy|include)\\b"
                  ".{0,60}\\b(?:texts?|passages?|quot\\w+|wording|original)\\b",
                  line))
    return _ ("The disclosure says that nothing is quoted, but the card has quotes.");
  if (is_of_machine (check)
      && matches (
          "\\b(?:without|no) (?:the )?(?:use|help|involvement)? ?(?:of )?(?:any )?"
          "(?:ai|artificial intelligence|generative|language models?|machines?|software)\\b|"
          "\\b(?:written|drafted|prepared) (?:entirely|solely|only|wholly) by (?:a )?"
          "(?:people|persons?|humans?|editors?|writers?)\\b",
          line))
    return _ ("The disclosure says that people wrote the card, but the card says that software "
              "did.");
  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    if (strstr (claims[i].types, spaced) && matches (claims[i].pattern, line))
      return _ (claims[i].message);
  return NULL;
}

static void
check_disclosure_untrue (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const char *line = get_card_text (check, "disclosure");

  if (vouch_words_is_blank (line))
    return;
  fields.member = "disclosure";
  fields.message = find_untruth (check, line);
  if (!fields.message)
    return;
  if (!vouch_profile_get_disclosure (check->profile, vouch_card_get_article_type (check->card)))
    {
      fields.repair = _ ("Edit disclosure");
      fields.action = "go";
    }
  vouch_check_report (check, &fields);
}

const VouchRule vouch_rules_disclosure[] = {
  {
      .id = "machine-undisclosed",
      .title = N_ ("AI use not disclosed"),
      .family = VOUCH_FAMILY_WORKFLOW,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_CARD,
      .check = check_machine_undisclosed,
      .repair = N_ ("Insert disclosure"),
      .mend = mend_disclosure,
      .when
      = N_ ("AI drafted the card, wholly or in part, and there is no disclosure. Editing doesn’t "
            "change that."),
      .meaning = N_ ("Readers have a right to know."),
      .authority = N_ ("ICMJE and WAME on artificial intelligence: disclose its use."),
      .bad = N_ ("A draft by software, without a disclosure"),
      .good = N_ ("“This summary was drafted with the help of software.”"),
  },
  {
      .id = "disclosure-untrue",
      .title = N_ ("Incorrect disclosure"),
      .family = VOUCH_FAMILY_WORKFLOW,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_CARD,
      .check = check_disclosure_untrue,
      .repair = N_ ("Insert the house’s disclosure"),
      .mend = mend_disclosure,
      .when
      = N_ ("The disclosure doesn’t match the card: “does not reproduce the original text” with "
            "quotes, or “scholarly article” for an interview."),
      .meaning
      = N_ ("A disclosure copied from card to card is meaningless, and can be misleading."),
      .authority = N_ ("Seen on published cards."),
      .bad = N_ ("“Summary of a scholarly article” on an interview"),
      .good = N_ ("“Summary of an interview”"),
  },
  { NULL },
};
