/* rules-claims.c: whether the card claims to be more than its source is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-article-type.h"
#include "vouch-json.h"
#include "vouch-repair.h"
#include "vouch-section.h"
#include "vouch-words.h"

typedef struct
{
  const char *type;  /* as in article/type */
  const char *name;  /* for a sentence; translatable */
  const char *title; /* what its advice may be called; translatable */
  const char *basis; /* the section's basis then */
} ArticleType;

/* "unknown" is none of these. */
static const ArticleType article_types[] = {
  { "trial", N_("a trial"), N_("What the Authors Suggest"), "authors" },
  { "observational", N_("an observational study"), N_("What the Authors Suggest"), "authors" },
  { "qualitative", N_("a qualitative study"), N_("What the Authors Suggest"), "authors" },
  { "systematic-review", N_("a systematic review"), N_("What the Authors Suggest"), "authors" },
  { "review", N_("a review"), N_("What the Authors Suggest"), "authors" },
  { "guideline", N_("a guideline"), NULL, "guideline" },
  { "case-report", N_("a case report"), N_("Points from This Case"), "authors" },
  { "opinion", N_("an opinion"), N_("Expert Opinion"), "opinion" },
  { "interview", N_("an interview"), N_("Expert Opinion"), "opinion" },
  { "news", N_("a news item"), N_("What the Article Suggests"), "opinion" },
  { "sponsored", N_("a sponsored article"), N_("What the Sponsor Suggests"), "opinion" },
};

static const ArticleType *
find_type (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (article_types); i++)
    if (g_strcmp0 (article_types[i].type, type) == 0)
      return &article_types[i];
  return NULL;
}

static void
check_article_type_unknown (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const char *title = vouch_card_get_article_title (check->card);
  const ArticleType *proposed;
  g_autofree char *message = NULL;

  if (find_type (vouch_card_get_article_type (check->card)))
    return;
  proposed = find_type (title ? vouch_article_type_propose (title, NULL) : NULL);
  if (proposed)
    message = g_strdup_printf (_("No article type. The title suggests %s."),
                               _(proposed->name));
  else
    {
      message = g_strdup (_("No article type."));
      fields.repair = _("Choose the type");
      fields.action = "edit-article";
    }
  fields.member = "article/type";
  fields.message = message;
  vouch_check_report (check, &fields);
}

static VouchChange *
mend_article_type_unknown (VouchCheck *check, VouchFinding *finding)
{
  const char *title = vouch_card_get_article_title (check->card);
  const ArticleType *proposed = find_type (title ? vouch_article_type_propose (title, NULL) : NULL);
  GPtrArray *changes;

  if (!proposed)
    return NULL;
  changes = vouch_repair_begin ();
  vouch_repair_set_text (changes, check->unit->node, "article/type", proposed->type);
  return vouch_repair_end (changes, _("Set Article Type"));
}

static gboolean
is_called_guideline (VouchCheckUnit *unit)
{
  const char *title = vouch_section_get_title (VOUCH_SECTION (unit->node));
  g_autofree char *folded = title ? vouch_words_fold (title) : NULL;

  return folded && strstr (folded, "guideline");
}

/* Once for the outermost heading that says so. */
static void
check_not_a_guideline (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const ArticleType *type = find_type (vouch_card_get_article_type (check->card));
  g_autofree char *message = NULL;

  if (!is_called_guideline (check->unit) || check->unit->n_guidelines > 0
      || vouch_check_is_within (check, "resources"))
    return;
  for (VouchCheckUnit *above = check->unit->section; above; above = above->section)
    if (is_called_guideline (above))
      return;
  if (type)
    message = g_strdup_printf (_("The heading says “guideline”, but this is %s and no guideline is "
                                 "cited here."),
                               _(type->name));
  else
    message = g_strdup (_("The heading says “guideline”, but none is cited here."));
  fields.member = "title";
  fields.message = message;
  vouch_check_report (check, &fields);
}

static VouchChange *
mend_not_a_guideline (VouchCheck *check, VouchFinding *finding)
{
  const ArticleType *type = find_type (vouch_card_get_article_type (check->card));
  GPtrArray *changes = vouch_repair_begin ();

  vouch_repair_set_text (changes, check->unit->node, "title",
                         type && type->title ? _(type->title) : _("What the Article Suggests"));
  vouch_repair_set_text (changes, check->unit->node, "basis", type ? type->basis : "authors");
  return vouch_repair_end (changes, _("Rename Heading"));
}

const VouchRule vouch_rules_claims[] = {
  {
      .id = "not-a-guideline",
      .title = N_("Not a guideline"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_SECTION,
      .flags = VOUCH_RULE_JUDGING,
      .except_type = "guideline",
      .check = check_not_a_guideline,
      .repair = N_("Rename the heading"),
      .mend = mend_not_a_guideline,
      .when
      = N_("A section’s heading says “guideline”, but the article isn’t a guideline and no "
           "statement in the section cites one. For an article about a guideline, cite the "
           "guideline itself. Reported once per section."),
      .meaning
      = N_("A guideline is agreed on by a professional society. Advice from one study, one author "
           "or one case must not look like one."),
      .authority = N_("schema.org, MedicalGuideline; DynaMed."),
      .bad = N_("Guideline-Based Recommendations (from an interview)"),
      .good = N_("Expert Opinion (from an interview)"),
  },
  {
      .id = "article-type-unknown",
      .title = N_("Article type not set"),
      .family = VOUCH_FAMILY_CLAIMS,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_CARD,
      .check = check_article_type_unknown,
      .repair = N_("Confirm"),
      .mend = mend_article_type_unknown,
      .when = N_("The type of the summarised article is not set."),
      .meaning
      = N_("What may be claimed, and how, depends on it: a trial proves different things than an "
           "interview."),
      .bad = N_("Type: unknown"),
      .good = N_("Type: qualitative study"),
  },
  { NULL },
};
