/* rules-draft.c: what is left over from the draft.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "rules.h"

#include <glib/gi18n-lib.h>

#include "vouch-check-run.h"
#include "vouch-draft-text.h"
#include "vouch-json.h"
#include "vouch-repair.h"
#include "vouch-words.h"

#define PLACES (VOUCH_SCOPE_STATEMENT | VOUCH_SCOPE_ITEM)

static gboolean
is_aside (VouchCheck *check)
{
  return VOUCH_IS_STATEMENT (check->unit->node) && check->unit->facts.rung == VOUCH_RUNG_SET_ASIDE;
}

static gboolean
has_text (VouchCheck *check)
{
  return !check->unit->facts.is_blank && !is_aside (check);
}

static gboolean
has_source (VouchCheck *check)
{
  VouchRung rung = check->unit->facts.rung;

  return rung == VOUCH_RUNG_LINKED || rung == VOUCH_RUNG_ANCHORED || rung == VOUCH_RUNG_VERIFIED
         || rung == VOUCH_RUNG_DECLINED;
}

static gboolean
has_label (VouchNode *node)
{
  return VOUCH_IS_STATEMENT (node) && vouch_statement_get_label (VOUCH_STATEMENT (node));
}

/* A row goes; a cell of the table stays and is empty, so that nothing in it asks for a source. */
static void
add_taking_away (GPtrArray *changes, VouchNode *node)
{
  if (!has_label (node))
    {
      vouch_repair_remove (changes, node, vouch_node_get_position (node));
      return;
    }
  vouch_repair_set_text (changes, node, "text", "");
  if (vouch_node_get_value (node, "marker"))
    vouch_repair_set (changes, node, "marker", NULL);
}

static VouchChange *
take_away (VouchCheck *check, const char *label)
{
  GPtrArray *changes = vouch_repair_begin ();

  add_taking_away (changes, check->unit->node);
  return vouch_repair_end (changes, label);
}

static void
check_letters_apart (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  gboolean is_first;

  if (!vouch_check_run_has (check->unit, &is_first) || !is_first)
    return;
  fields.message = _("A sentence was split into single letters.");
  vouch_check_report (check, &fields);
}

static VouchChange *
mend_letters_apart (VouchCheck *check, VouchFinding *finding)
{
  g_autoptr (GPtrArray) run = vouch_check_run_list (check->unit);
  g_autoptr (GString) joined = g_string_new (NULL);
  GPtrArray *changes = vouch_repair_begin ();
  guint position = vouch_node_get_position (check->unit->node);

  for (guint i = 0; i < run->len; i++)
    {
      VouchCheckUnit *unit = run->pdata[i];
      g_autofree char *letter = g_strstrip (g_strdup (vouch_node_get_text (unit->node, "text")));

      g_string_append (joined, *letter ? letter : " ");
    }
  vouch_repair_set_text (changes, check->unit->node, "text", joined->str);
  for (guint i = 1; i < run->len; i++)
    vouch_repair_remove (changes, ((VouchCheckUnit *) run->pdata[i])->node, position + 1);
  return vouch_repair_end (changes, _("Join Letters"));
}

static VouchPlaceholder
find_placeholder (VouchCheck *check, VouchFindingFields *fields)
{
  return vouch_draft_text_find_placeholder (vouch_check_get_text (check), &fields->from,
                                            &fields->to);
}

static gboolean
is_cell (VouchCheck *check)
{
  return has_label (check->unit->node)
         && vouch_check_is_within (check, "at-a-glance");
}

static void
check_placeholder_text (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  /* The first of a run of letters says it for all. */
  if (!has_text (check) || vouch_check_run_has (check->unit, NULL))
    return;
  switch (find_placeholder (check, &fields))
    {
    case VOUCH_PLACEHOLDER_NOT_APPLICABLE:
    case VOUCH_PLACEHOLDER_NOT_REPORTED:
      if (is_cell (check))
        {
          fields.message = _("An empty field needs a reason.");
          fields.repair = _("Not applicable, because…");
          fields.action = "not-applicable";
          break;
        }
      fields.message = _("“None reported” is entered as text, which would need a source.");
      fields.repair = check->unit->section ? _("None reported in the source") : fields.repair;
      break;
    case VOUCH_PLACEHOLDER_LEFT:
      fields.message = _("Placeholder instead of text.");
      break;
    case VOUCH_PLACEHOLDER_NONE:
    default:
      return;
    }
  fields.member = "text";
  vouch_check_report (check, &fields);
}

/* "None reported" as the only line of its section becomes the section's mark. */
static VouchChange *
mend_placeholder_text (VouchCheck *check, VouchFinding *finding)
{
  VouchNode *node = check->unit->node;
  VouchCheckUnit *section = check->unit->section;
  VouchFindingFields fields;
  GPtrArray *changes;

  if (find_placeholder (check, &fields) == VOUCH_PLACEHOLDER_LEFT || is_cell (check) || !section
      || section->n_counting > 1)
    return take_away (check, _("Remove Placeholder"));
  changes = vouch_repair_begin ();
  vouch_repair_remove (changes, node, vouch_node_get_position (node));
  vouch_repair_set_none (changes, section->node, "not-reported");
  return vouch_repair_end (changes, _("Mark as None Reported"));
}

static VouchDraftPlace
get_place (VouchCheck *check)
{
  if (vouch_check_is_within (check, "at-a-glance"))
    return VOUCH_DRAFT_PLACE_FIELD;
  if (vouch_check_is_within (check, "recommendations")
      || vouch_check_is_within (check, "best-practices"))
    return VOUCH_DRAFT_PLACE_ADVICE;
  return VOUCH_DRAFT_PLACE_OTHER;
}

static void
check_writer_instruction (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (!has_text (check)
      || !vouch_draft_text_is_instruction (vouch_check_get_text (check), get_place (check)))
    return;
  if (!vouch_check_is_within (check, "at-a-glance")
      && !vouch_check_is_within (check, "prescribing"))
    fields.level = VOUCH_LEVEL_WARNING;
  fields.member = "text";
  fields.message = _("This is an instruction to the writer, not content for the reader.");
  vouch_check_report (check, &fields);
}

static VouchChange *
mend_writer_instruction (VouchCheck *check, VouchFinding *finding)
{
  VouchNode *node = check->unit->node;
  VouchCheckUnit *section = check->unit->section;
  GPtrArray *changes = vouch_repair_begin ();

  add_taking_away (changes, node);
  vouch_repair_add_note (changes, VOUCH_NODE (check->card),
                         has_label (node) || !section ? vouch_node_get_id (node)
                                                      : vouch_node_get_id (section->node),
                         vouch_check_get_text (check));
  return vouch_repair_end (changes, _("Turn into Note"));
}

static void
check_chat_residue (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (!has_text (check))
    return;
  switch (vouch_draft_text_find_residue (vouch_check_get_text (check), &fields.from, &fields.to))
    {
    case VOUCH_RESIDUE_SPEECH:
      fields.message = _("This was left by the AI that drafted the card.");
      break;
    case VOUCH_RESIDUE_BLANK:
      fields.message = _("A placeholder in brackets was never filled in.");
      break;
    case VOUCH_RESIDUE_MARKUP:
      fields.message = _("The text contains stray markup.");
      break;
    case VOUCH_RESIDUE_NONE:
    default:
      return;
    }
  fields.member = "text";
  vouch_check_report (check, &fields);
}

static VouchChange *
mend_chat_residue (VouchCheck *check, VouchFinding *finding)
{
  g_autofree char *clean = vouch_draft_text_clean_residue (vouch_check_get_text (check));
  GPtrArray *changes;

  if (!*clean)
    return take_away (check, _("Clean Text"));
  changes = vouch_repair_begin ();
  vouch_repair_set_rich (changes, check->unit->node, clean);
  return vouch_repair_end (changes, _("Clean Text"));
}

static void
report_suffix (VouchCheck *check, const char *member, const char *title, const char *message)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (!title || !vouch_draft_text_find_site_suffix (title, &fields.from))
    return;
  fields.to = (guint) g_utf8_strlen (title, -1);
  fields.member = member;
  fields.message = message;
  vouch_check_report (check, &fields);
}

static void
check_page_chrome (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);

  if (check->unit == check->index->root)
    {
      report_suffix (check, "title", vouch_card_get_title (check->card),
                     _("The title contains the website’s name."));
      report_suffix (check, "article/title", vouch_card_get_article_title (check->card),
                     _("The article’s title contains the website’s name."));
      return;
    }
  if (!has_text (check) || !vouch_draft_text_is_chrome (vouch_check_get_text (check)))
    return;
  fields.member = "text";
  fields.message = _("This was copied from the web page and isn’t part of the text.");
  vouch_check_report (check, &fields);
}

static VouchChange *
mend_page_chrome (VouchCheck *check, VouchFinding *finding)
{
  const char *member = vouch_finding_get_member (finding);
  const char *title = vouch_node_get_text (check->unit->node, member);
  GPtrArray *changes;
  g_autofree char *clean = NULL;
  guint from;

  if (check->unit != check->index->root)
    return take_away (check, _("Remove Page Text"));
  if (!title || !vouch_draft_text_find_site_suffix (title, &from))
    return NULL;
  changes = vouch_repair_begin ();
  clean = g_strstrip (g_utf8_substring (title, 0, from));
  vouch_repair_set_text (changes, check->unit->node, member, clean);
  return vouch_repair_end (changes, _("Remove Page Text"));
}

static void
check_marker_left (VouchCheck *check)
{
  VouchFindingFields fields = vouch_check_begin (check);
  const char *marker = vouch_statement_get_marker (VOUCH_STATEMENT (check->unit->node));
  g_autofree char *message = NULL;

  if (!has_text (check))
    return;
  /* In the text it would be printed, source or not. */
  if (vouch_draft_text_find_marker (vouch_check_get_text (check), &fields.from, &fields.to))
    {
      fields.member = "text";
      fields.message = _("The text asks for a source.");
      fields.repair = _("Remove the marker");
      fields.action = NULL;
      vouch_check_report (check, &fields);
      return;
    }
  if (!marker || has_source (check))
    return;
  message = g_strdup_printf (_("Asks for a source: “%s”."), marker);
  fields.member = "marker";
  fields.message = message;
  vouch_check_report (check, &fields);
}

/* Out of the sentence; beside it where it still has to be answered. */
static VouchChange *
mend_marker_left (VouchCheck *check, VouchFinding *finding)
{
  VouchNode *node = check->unit->node;
  GPtrArray *changes;
  g_autofree char *marker = NULL;
  g_autofree char *rest = NULL;
  guint from, to, at;

  if (!vouch_draft_text_find_marker (vouch_check_get_text (check), &from, &to))
    return NULL;
  changes = vouch_repair_begin ();
  rest = vouch_draft_text_lift_marker (vouch_check_get_text (check), &marker, &at);
  vouch_repair_set_rich (changes, node, rest);
  if (!has_source (check) && !vouch_statement_get_marker (VOUCH_STATEMENT (node)))
    vouch_repair_set (changes, node, "marker",
                      vouch_json_new_members ("text", vouch_json_new_text (marker), "at",
                                              vouch_json_new_int (at), NULL));
  return vouch_repair_end (changes, _("Remove Marker"));
}

static const char *const letters_first[] = { "letters-apart", NULL };
static const char *const placeholder_first[] = { "letters-apart", "placeholder-text", NULL };
/* What is no statement needs no source. */
static const char *const instruction_first[] = { "placeholder-text", "writer-instruction", NULL };

const VouchRule vouch_rules_draft[] = {
  {
      .id = "letters-apart",
      .title = N_("Letters apart"),
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .check = check_letters_apart,
      .repair = N_("Join"),
      .mend = mend_letters_apart,
      .when = N_("Four or more statements in a row are one letter each."),
      .meaning = N_("A program mistook a sentence for a list and made an item of every letter. It "
                    "is unreadable."),
      .authority = N_("Seen on published cards."),
      .bad = N_("• S • p • e • c • i • f • y"),
      .good = N_("• Specify"),
  },
  {
      .id = "placeholder-text",
      .title = N_("Placeholder text"),
      .level = VOUCH_LEVEL_ERROR,
      .scope = PLACES,
      .yields_to = letters_first,
      .check = check_placeholder_text,
      .repair = N_("Remove"),
      .mend = mend_placeholder_text,
      .when = N_("The text contains TODO, TBD, XXX or “lorem ipsum”, or the whole item is “add”, "
                 "“-” or “n/a”."),
      .meaning
      = N_("Text was meant to go here. On a page for clinicians, a placeholder is worse than a "
           "gap."),
      .authority = N_("proselint, annotations; seen on published cards."),
      .bad = N_("Key Highlights: add"),
      .good = N_("Key Highlights: The drops lowered eye pressure by 4 mmHg."),
  },
  {
      .id = "writer-instruction",
      .title = N_("Instruction to the writer"),
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .flags = VOUCH_RULE_JUDGING,
      .yields_to = placeholder_first,
      .check = check_writer_instruction,
      .repair = N_("Turn into a note"),
      .mend = mend_writer_instruction,
      .when
      = N_("The text tells the writer what to write: “Include specific…”, “Specify type of…”. "
            "An error in At a Glance and Prescribing, a warning elsewhere."),
      .meaning = N_("A prompt was published instead of its answer. Advice to clinicians, such as "
                    "“Provide evidence-based treatments”, is not affected."),
      .authority
      = N_("Cochrane RevMan: untouched default text is an error; seen on published cards."),
      .bad
      = N_("Key Mechanisms: Include specific clinical mechanisms involved in dry eye disease."),
      .good = N_("Key Mechanisms: Tear film instability and hyperosmolarity."),
  },
  {
      .id = "marker-left",
      .title = N_("Asks for a source"),
      .level = VOUCH_LEVEL_ERROR,
      .scope = VOUCH_SCOPE_STATEMENT,
      .yields_to = instruction_first,
      .check = check_marker_left,
      .repair = N_("Add source"),
      .action = "cite",
      .mend = mend_marker_left,
      .when = N_("The draft asks for a source: “(ensure sourced)”, “[citation needed]”, “(ref)”."),
      .meaning
      = N_("Whoever drafted the statement did not know its source. Add the source, or say why none "
           "is needed. Just removing the marker doesn’t help."),
      .authority
      = N_("Wikipedia, Edit Check: citation needed; placeholder references don’t count."),
      .bad = N_("Prolonged use may lead to dependence (ensure sourced)."),
      .good = N_("Prolonged use may lead to dependence. [1]"),
  },
  {
      .id = "chat-residue",
      .title = N_("Text left by the AI"),
      .level = VOUCH_LEVEL_ERROR,
      .scope = PLACES,
      .flags = VOUCH_RULE_JUDGING,
      .yields_to = placeholder_first,
      .check = check_chat_residue,
      .repair = N_("Clean"),
      .mend = mend_chat_residue,
      .when
      = N_("“As an AI language model, I…”, “Here is the summary”, “[insert …]”, stray ** or #."),
      .meaning
      = N_("Text from the conversation with the AI doesn’t belong on the card."),
      .bad = N_("**Monitor** intraocular pressure every [insert interval]."),
      .good = N_("Monitor intraocular pressure every 3 months."),
  },
  {
      .id = "page-chrome",
      .title = N_("Left over from a web page"),
      .level = VOUCH_LEVEL_WARNING,
      .scope = PLACES | VOUCH_SCOPE_CARD,
      .yields_to = placeholder_first,
      .check = check_page_chrome,
      .repair = N_("Remove"),
      .mend = mend_page_chrome,
      .when = N_("Web page elements in the text, such as “Share”, or a title that ends in “ - "
                 "Scorecard - SITE”."),
      .meaning = N_("It was copied with the draft and has nothing to do with the subject."),
      .bad = N_("Decision Intelligence in Glaucoma - Scorecard - Example"),
      .good = N_("Decision Intelligence in Glaucoma"),
  },
  { NULL },
};
