/* rules-structure.c: what a card must have, and in what shape.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>

#include "vouch-check-totals.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-repair.h"
#include "vouch-section.h"
#include "vouch-words.h"

/* Cochrane RevMan's limit for titles, in characters. */
#define MAX_TITLE 256
/* Less of the shorter title's words in common: another subject. */
#define MIN_TITLE_SHARE 0.34
#define MIN_HIGHLIGHTS 3
#define MAX_HIGHLIGHTS 7
/* Numbered lines of a card of takeaways. */
#define TAKEAWAYS 5

static VouchSection *
get_section (VouchCheck *check)
{
  return VOUCH_SECTION (check->unit->node);
}

static gboolean
has_role (VouchCheck *check, const char *role)
{
  return g_strcmp0 (vouch_section_get_role (get_section (check)), role) == 0;
}

/* A section that the card lacks is missed on the card itself. */
static gboolean
stands_for (VouchCheck *check, const char *role)
{
  if (VOUCH_IS_SECTION (check->unit->node))
    return has_role (check, role);
  return !vouch_check_totals_have_role (check->index, role);
}

static gboolean
is_scorecard (VouchCheck *check)
{
  const char *kind = vouch_card_get_kind (check->card);

  return !kind || g_str_equal (kind, "scorecard");
}

static void
report (VouchCheck *check, const char *member, const char *message)
{
  VouchFindingFields fields = vouch_check_begin (check);

  fields.member = member;
  fields.message = message;
  vouch_check_report (check, &fields);
}

static void
check_title_missing (VouchCheck *check)
{
  if (vouch_words_is_blank (vouch_card_get_title (check->card)))
    report (check, "title", _("The card has no title."));
}

static void
check_title_long (VouchCheck *check)
{
  const char *title = vouch_card_get_title (check->card);
  glong length = title ? g_utf8_strlen (title, -1) : 0;
  g_autofree char *message = NULL;

  if (length <= MAX_TITLE)
    return;
  message = g_strdup_printf (_("The title has %ld characters. Lists show at most %d."),
                             length, MAX_TITLE);
  report (check, "title", message);
}

static void
check_field_empty (VouchCheck *check)
{
  VouchStatement *cell = VOUCH_STATEMENT (check->unit->node);
  const char *label = vouch_statement_get_label (cell);
  const char *const *required = vouch_profile_get_required (check->profile, "at-a-glance");
  g_autofree char *message = NULL;

  if (!label || !check->unit->facts.is_blank || vouch_statement_has_none (cell)
      || vouch_statement_is_set_aside (cell) || !vouch_check_is_within (check, "at-a-glance")
      || (required && !g_strv_contains (required, label)))
    return;
  message = g_strdup_printf (_("%s is empty."), label);
  report (check, "text", message);
}

/* Named as the article's reference, or told under Resources. */
static void
check_original_source_missing (VouchCheck *check)
{
  const char *reference = vouch_card_get_article_reference (check->card);

  if (!stands_for (check, "original-sources")
      || vouch_check_totals_have_reference (check->index, reference) || check->unit->n_counting > 0)
    return;
  report (check, NULL, _("No original source."));
}

static void
check_related_missing (VouchCheck *check)
{
  if (!stands_for (check, "related-content") || !is_scorecard (check) || check->unit->n_counting > 0
      || (VOUCH_IS_SECTION (check->unit->node) && vouch_section_has_none (get_section (check))))
    return;
  report (check, NULL, _("No related content."));
}

static gboolean
is_unsaid (VouchCheck *check)
{
  return check->unit->n_counting == 0 && !vouch_section_has_none (get_section (check));
}

static void
check_risks_missing (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  gboolean is_section = VOUCH_IS_SECTION (check->unit->node);

  if (!stands_for (check, "risks") || check->index->n_treatments == 0
      || (is_section && !is_unsaid (check)) || (!is_section && !is_scorecard (check)))
    return;
  fields.message = _("A drug, device or dose is mentioned, but no risks.");
  if (!is_section)
    fields.repair = NULL;
  vouch_check_report (check, &fields);
}

/* Cells of the table and the lists under Resources have rules of their own; what
 * holds sections is empty only without any. */
static void
check_section_empty (VouchCheck *check)
{
  VouchSection *section = get_section (check);
  VouchNodeList *statements = vouch_section_get_statements (section);
  VouchNodeList *sections = vouch_section_get_sections (section);
  const char *title = vouch_section_get_title (section);
  g_autofree char *message = NULL;

  if (!is_unsaid (check) || vouch_check_is_within (check, "resources")
      || (sections && vouch_node_list_get_size (sections) > 0)
      || (has_role (check, "at-a-glance") && statements
          && vouch_node_list_get_size (statements) > 0))
    return;
  message = g_strdup_printf (_("“%s” is empty."), title ? title : "");
  report (check, NULL, message);
}

static VouchChange *
mend_none_reported (VouchCheck *check, VouchFinding *finding)
{
  GPtrArray *changes;

  if (!VOUCH_IS_SECTION (check->unit->node))
    return NULL;
  changes = vouch_repair_begin ();
  vouch_repair_set_none (changes, check->unit->node, "not-reported");
  return vouch_repair_end (changes, _("Mark as None Reported"));
}

static void
check_title_drift (VouchCheck *check)
{
  const char *title = vouch_card_get_title (check->card);
  const char *article = vouch_card_get_article_title (check->card);

  if (vouch_words_is_blank (title) || vouch_words_is_blank (article)
      || vouch_words_share (title, article) >= MIN_TITLE_SHARE)
    return;
  report (check, "title", _("The card’s title has little in common with the article’s."));
}

static VouchChange *
mend_title_drift (VouchCheck *check, VouchFinding *finding)
{
  GPtrArray *changes = vouch_repair_begin ();

  vouch_repair_set_text (changes, check->unit->node, "title",
                         vouch_card_get_article_title (check->card));
  return vouch_repair_end (changes, _("Use the Article’s Title"));
}

static void
check_reading_time (VouchCheck *check)
{
  gint64 given = vouch_node_get_number (check->unit->node, "reading-time", 0);
  gint64 minutes = vouch_words_minutes (check->index->words);
  g_autofree char *message = NULL;

  if (check->index->root->summary.statements == 0 || (given > 0 && ABS (given - minutes) <= 1))
    return;
  if (given > 0)
    message = g_strdup_printf (_("The reading time is %d min, but the text takes about %d."),
                               (int) given, (int) minutes);
  else
    message = g_strdup_printf (_("No reading time (about %d min)."),
                               (int) minutes);
  report (check, "reading-time", message);
}

static VouchChange *
mend_reading_time (VouchCheck *check, VouchFinding *finding)
{
  GPtrArray *changes = vouch_repair_begin ();

  vouch_repair_set (changes, check->unit->node, "reading-time",
                    vouch_json_new_int (vouch_words_minutes (check->index->words)));
  return vouch_repair_end (changes, _("Calculate Reading Time"));
}

static void
check_highlights_count (VouchCheck *check)
{
  guint n = check->unit->n_counting;
  g_autofree char *message = NULL;

  if (!has_role (check, "key-highlights") || n == 0 || (n >= MIN_HIGHLIGHTS && n <= MAX_HIGHLIGHTS))
    return;
  message = g_strdup_printf (_("%u highlights; readers expect %d to %d."), n, MIN_HIGHLIGHTS,
                             MAX_HIGHLIGHTS);
  report (check, NULL, message);
}

/* Five lines are the format's promise. Without any the section is empty, which is told already. */
static void
check_takeaways_count (VouchCheck *check)
{
  guint n = check->unit->n_counting;
  g_autofree char *message = NULL;

  if (!has_role (check, "takeaways") || n == 0 || n == TAKEAWAYS)
    return;
  message = g_strdup_printf (ngettext ("%u line instead of %d.",
                                       "%u lines instead of %d.", n),
                             n, TAKEAWAYS);
  report (check, NULL, message);
}

static const char *const risks_first[] = { "risks-missing", NULL };
static const char *const title_first[] = { "title-missing", NULL };

#define SECTION_OR_CARD (VOUCH_SCOPE_SECTION | VOUCH_SCOPE_CARD)

const VouchRule vouch_rules_structure[] = {
  {
      .id = "title-missing",
      .title = N_("No title"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_CARD,
      .check = check_title_missing,
      .repair = N_("Write a title"),
      .action = "go",
      .when = N_("The card has no title."),
      .meaning = N_("Without a title, the card can’t be listed, found or cited."),
      .authority = N_("Cochrane RevMan, title."),
      .bad = N_("Clinical Scorecard:"),
      .good = N_("Clinical Scorecard: Generative AI in Psychiatric Practice"),
  },
  {
      .id = "title-long",
      .title = N_("Long title"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_CARD,
      .check = check_title_long,
      .repair = N_("Shorten the title"),
      .action = "go",
      .when = N_("The title has more than 256 characters."),
      .meaning = N_("Lists and search engines cut off longer titles."),
      .authority = N_("Cochrane RevMan, title."),
      .bad = N_("A title of five lines"),
      .good = N_("Its first clause"),
  },
  {
      .id = "field-empty",
      .title = N_("Empty field"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_field_empty,
      .repair = N_("Go to field"),
      .action = "go",
      .when = N_("A field of At a Glance is empty and not marked “not applicable” with a reason."),
      .meaning = N_("Readers look at the table first, and often read nothing else."),
      .authority = N_("Cochrane RevMan; Wikipedia, required parameters."),
      .bad = N_("Condition:"),
      .good = N_("Condition: Major depressive disorder"),
  },
  {
      .id = "original-source-missing",
      .title = N_("No original source"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_ERROR,
      .scope = SECTION_OR_CARD,
      .check = check_original_source_missing,
      .repair = N_("Add the paper"),
      .action = "add-original-source",
      .when = N_("The card has no original source."),
      .meaning = N_("A summary has to say what it summarises, so that readers can find it."),
      .authority = N_("JAMA benchmarks for health pages: attribution (1997)."),
      .bad = N_("Original Source(s): –"),
      .good = N_("Original Source(s): Kim M, et al. JMIR. 2026."),
  },
  {
      .id = "related-missing",
      .title = N_("No related content"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_HINT,
      .scope = SECTION_OR_CARD,
      .check = check_related_missing,
      .repair = N_("Add related content"),
      .action = "add-related",
      .when = N_("No related content."),
      .meaning = N_("The template has a section for it, and readers use it for further reading."),
      .authority = N_("The publishers’ template."),
      .bad = N_("Related Content: –"),
      .good = N_("Related Content: Chatbots in psychotherapy"),
  },
  {
      .id = "risks-missing",
      .title = N_("No risks"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_ERROR,
      .scope = SECTION_OR_CARD,
      .flags = VOUCH_RULE_JUDGING,
      .check = check_risks_missing,
      .repair = N_("None reported in the source"),
      .mend = mend_none_reported,
      .when = N_("The card mentions a drug, device or dose, but Risks is empty."),
      .meaning = N_("Benefits without harms are misleading. If the source reports none, say so."),
      .authority = N_("CONSORT, harms."),
      .bad = N_("Management: Start timolol twice daily. Risks: –"),
      .good = N_("Risks: Bronchospasm in patients with asthma."),
  },
  {
      .id = "section-empty",
      .title = N_("Empty section"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_SECTION,
      .yields_to = risks_first,
      .check = check_section_empty,
      .repair = N_("None reported in the source"),
      .mend = mend_none_reported,
      .when = N_("A heading has nothing under it and is not marked “none reported”."),
      .meaning = N_("Readers can’t tell whether nothing was reported or something was forgotten."),
      .authority = N_("Cochrane RevMan, empty sections."),
      .bad = N_("Monitoring & Follow-up"),
      .good = N_("Monitoring & Follow-up: None reported in the source."),
  },
  {
      .id = "title-drift",
      .title = N_("Title differs from the article’s"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_CARD,
      .flags = VOUCH_RULE_JUDGING,
      .yields_to = title_first,
      .check = check_title_drift,
      .repair = N_("Use the article’s title"),
      .mend = mend_title_drift,
      .when = N_("The card’s title shares few words with the article’s."),
      .meaning
      = N_("A different title may promise a different subject. Copy the title, or keep both and "
           "say why."),
      .bad = N_("New Hope for Dry Eyes / Tear Film Osmolarity in Contact Lens Wearers"),
      .good
      = N_("Tear Film Osmolarity in Lens Wearers / Tear Film Osmolarity in Contact Lens Wearers"),
  },
  {
      .id = "reading-time",
      .title = N_("Reading time"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_CARD,
      .check = check_reading_time,
      .repair = N_("Calculate"),
      .mend = mend_reading_time,
      .when = N_("The reading time is absent, 0, or off by more than a minute."),
      .meaning = N_("It is printed beside the title; “0 min” looks broken."),
      .bad = N_("0 min"),
      .good = N_("1 min"),
  },
  {
      .id = "highlights-count",
      .title = N_("Number of highlights"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_HINT,
      .scope = VOUCH_SCOPE_SECTION,
      .flags = VOUCH_RULE_OPT_IN,
      .check = check_highlights_count,
      .repair = N_("Go to highlights"),
      .action = "go",
      .when = N_("There are fewer than 3 or more than 7 highlights."),
      .meaning = N_("One or two are not an overview, and more than seven are too many."),
      .authority = N_("Published cards of this template."),
      .bad = N_("1 highlight"),
      .good = N_("5 highlights"),
  },
  {
      .id = "takeaways-count",
      .title = N_("Number of takeaways"),
      .family = VOUCH_FAMILY_STRUCTURE,
      .level = VOUCH_LEVEL_WARNING,
      .scope = VOUCH_SCOPE_SECTION,
      .check = check_takeaways_count,
      .repair = N_("Go to takeaways"),
      .action = "go",
      .when = N_("A takeaways card has more or fewer than five numbered lines."),
      .meaning = N_("The format promises five, so that each is weighed against the others."),
      .authority = N_("The publishers’ format of takeaways."),
      .bad = N_("1. Osmolarity rose. 2. Comfort fell."),
      .good = N_("1. … 2. … 3. … 4. … 5. …"),
  },
  { NULL },
};
