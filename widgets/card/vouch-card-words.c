/* vouch-card-words.c: what the card's page says of its parts, in the writer's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-citation-answer.h"
#include "vouch-decline.h"
#include "vouch-evidence.h"
#include "vouch-json.h"
#include "vouch-reference-plain.h"
#include "vouch-reference.h"
#include "vouch-standing.h"

/* Of the passage, in a citation's chip. */
#define MAX_EXCERPT 28

typedef struct
{
  const char *key;
  const char *words;
} Words;

static const char *
find_words (const Words *words,
            guint        n_words,
            const char  *key)
{
  for (guint i = 0; key && i < n_words; i++)
    if (g_ascii_strcasecmp (words[i].key, key) == 0)
      return words[i].words;
  return NULL;
}

/* --- the ladder --- */

/** Returns: (nullable): the icon of a rung; none where there is nothing to climb yet. */
const char *
vouch_card_words_rung_icon (VouchRung rung)
{
  switch (rung)
    {
    case VOUCH_RUNG_UNSOURCED:
      return "vouch-rung-unsourced-symbolic";
    case VOUCH_RUNG_LINKED:
      return "vouch-rung-linked-symbolic";
    case VOUCH_RUNG_ANCHORED:
      return "vouch-rung-anchored-symbolic";
    case VOUCH_RUNG_VERIFIED:
      return "vouch-rung-verified-symbolic";
    case VOUCH_RUNG_DECLINED:
      return "vouch-rung-declined-symbolic";
    case VOUCH_RUNG_SET_ASIDE:
      return "vouch-rung-set-aside-symbolic";
    case VOUCH_RUNG_EMPTY:
    default:
      return NULL;
    }
}

/* A person is a name, or an object that has one. */
static const char *
get_name (JsonObject *object,
          const char *member)
{
  JsonNode *person = object ? vouch_json_get_node (object, member) : NULL;
  const char *name = vouch_json_node_text (person);

  return name ? name : vouch_json_get_text (vouch_json_node_object (person), "name");
}

/** Returns: (transfer full): how far up the ladder it is, in words. */
char *
vouch_card_words_rung (VouchStatement *statement,
                       VouchRung       rung)
{
  g_autofree char *reason = NULL;
  const char *by;

  switch (rung)
    {
    case VOUCH_RUNG_UNSOURCED:
      return g_strdup (_("No source yet"));
    case VOUCH_RUNG_LINKED:
      return g_strdup (_("Source named"));
    case VOUCH_RUNG_ANCHORED:
      return g_strdup (_("Passage marked"));
    case VOUCH_RUNG_VERIFIED:
      by = get_name (vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (statement),
                                                                   "verified")), "by");
      /* Translators: %s is a person's name */
      return by ? g_strdup_printf (_("Checked by %s"), by) : g_strdup (_("Checked"));
    case VOUCH_RUNG_DECLINED:
      reason = vouch_decline_describe (statement);
      /* Translators: %s is a reason, as “our own advice” */
      return g_strdup_printf (_("No source needed, because: %s"), reason);
    case VOUCH_RUNG_SET_ASIDE:
      return g_strdup (_("Set aside: not on the page"));
    case VOUCH_RUNG_EMPTY:
    default:
      return g_strdup (_("Empty"));
    }
}

/* --- fields --- */

static const char *
get_statement_placeholder (VouchSection *section)
{
  static const Words by_role[] = {
    { "key-highlights", N_("One finding that readers should remember") },
    { "diagnosis", N_("What to look for, and how to find it") },
    { "management", N_("What to do, for whom and when") },
    { "monitoring", N_("What to monitor, and how often") },
    { "risks", N_("A harm or risk reported in the source") },
    { "recommendations", N_("One recommendation made in the source") },
    { "prescribing", N_("Who gets it, at what dose, and precautions") },
    { "best-practices", N_("One thing to do in practice") },
  };
  const char *role = section ? vouch_section_get_role (section) : NULL;
  const char *words = find_words (by_role, G_N_ELEMENTS (by_role), role);

  return words ? _(words) : _("One statement that a source can support");
}

static const char *
get_cell_placeholder (VouchStatement *cell)
{
  static const Words by_label[] = {
    { "Condition", N_("Disease or question, in a few words") },
    { "Key Mechanisms", N_("How it works, or how it develops") },
    { "Target Population", N_("Who the article is about") },
    { "Care Setting", N_("Clinic, ward, practice or home") },
    { "Objective", N_("What the study wanted to find out") },
    { "Approach", N_("How it was done, and with whom") },
    { "Key Findings", N_("The results, with numbers") },
    { "Interpretation", N_("What it means for practice") },
    { "Limitations", N_("Limitations reported by the authors") },
    { "Conclusion", N_("The conclusion, in one sentence") },
  };
  const char *words = find_words (by_label, G_N_ELEMENTS (by_label),
                                  vouch_statement_get_label (cell));

  return words ? _(words) : _("A few words.");
}

/** Returns: what belongs into the slot's field, in one short sentence. */
const char *
vouch_card_words_placeholder (VouchCardSlot *slot)
{
  switch (slot->kind)
    {
    case VOUCH_SLOT_TITLE:
      return _("Title of the card");
    case VOUCH_SLOT_HEADING:
      return _("Heading");
    case VOUCH_SLOT_CELL:
      if (vouch_statement_has_none (VOUCH_STATEMENT (slot->node)))
        return _("Not applicable");
      return get_cell_placeholder (VOUCH_STATEMENT (slot->node));
    case VOUCH_SLOT_STATEMENT:
      return get_statement_placeholder (slot->section);
    case VOUCH_SLOT_ITEM:
      return _("A title and its address");
    case VOUCH_SLOT_ARTICLE:
    case VOUCH_SLOT_FOOT:
    case VOUCH_SLOT_ITEM_FOOT:
    default:
      return "";
    }
}

/** Returns: (transfer full): the section's title, or a word for one that has none. */
char *
vouch_card_words_section (VouchSection *section)
{
  const char *title = section ? vouch_section_get_title (section) : NULL;

  return g_strdup (title && *title ? title : _("a section without a title"));
}

/** Returns: (transfer full): the name of the slot's field for a screen reader. */
char *
vouch_card_words_field (VouchCardSlot *slot)
{
  g_autofree char *section = NULL;

  switch (slot->kind)
    {
    case VOUCH_SLOT_TITLE:
      return g_strdup (_("Title of the card"));
    case VOUCH_SLOT_HEADING:
      return g_strdup_printf (_("Heading of section %u of %u"), slot->position + 1, slot->count);
    case VOUCH_SLOT_CELL:
      return g_strdup (vouch_statement_get_label (VOUCH_STATEMENT (slot->node)));
    case VOUCH_SLOT_STATEMENT:
    case VOUCH_SLOT_ITEM:
      section = vouch_card_words_section (slot->section);
      /* Translators: as in “Statement 3 of 5 in Key Highlights” */
      return g_strdup_printf (slot->kind == VOUCH_SLOT_ITEM ? _("Item %u of %u in %s")
                                                            : _("Statement %u of %u in %s"),
                              slot->position + 1, slot->count, section);
    case VOUCH_SLOT_ARTICLE:
      return g_strdup (_("Article"));
    case VOUCH_SLOT_FOOT:
    case VOUCH_SLOT_ITEM_FOOT:
    default:
      section = vouch_card_words_section (slot->section);
      return g_strdup_printf (_("End of %s"), section);
    }
}

/** Returns: (transfer full): the name of the slot's row: its field's name, and its place. */
char *
vouch_card_words_row (VouchCardSlot *slot)
{
  g_autofree char *section = NULL;

  if (slot->kind != VOUCH_SLOT_CELL)
    return vouch_card_words_field (slot);
  section = vouch_card_words_section (slot->section);
  /* Translators: as in “Condition, 1 of 4 in At a Glance” */
  return g_strdup_printf (_("%s, %u of %u in %s"),
                          vouch_statement_get_label (VOUCH_STATEMENT (slot->node)),
                          slot->position + 1, slot->count, section);
}

/* --- citations --- */

static void
append_excerpt (GString       *text,
                VouchCitation *citation)
{
  JsonObject *quote = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (citation), "quote"));
  const char *exact = quote ? vouch_json_get_text (quote, "exact") : NULL;
  g_autofree char *start = NULL;

  if (!vouch_citation_is_anchored (citation))
    return;
  if (!exact || !*exact)
    g_string_append (text, _(" (region)"));
  else if (g_utf8_strlen (exact, -1) <= MAX_EXCERPT)
    g_string_append_printf (text, _(" “%s”"), exact);
  else
    {
      start = g_utf8_substring (exact, 0, MAX_EXCERPT);
      g_string_append_printf (text, _(" “%s…”"), g_strchomp (start));
    }
}

static void
append_relation (GString       *text,
                 VouchCitation *citation)
{
  const char *relation = vouch_citation_get_relation (citation);

  if (g_strcmp0 (relation, "contradicts") == 0)
    g_string_append (text, vouch_citation_get_answer_state (citation) == VOUCH_ANSWER_GIVEN
                               ? _(", contradicts (answered)") : _(", contradicts"));
  else if (g_strcmp0 (relation, "background") == 0)
    g_string_append (text, _(", background"));
}

/* What somebody has to look at stands in the chip, for whoever sees no colours. */
static void
append_trouble (GString       *text,
                VouchCitation *citation)
{
  const char *words = vouch_standing_get_words (vouch_citation_get_standing (VOUCH_NODE (citation)));

  if (words)
    g_string_append_printf (text, " · %s", words);
}

static char *
dup_short (VouchCardContext *context,
           VouchCitation    *citation)
{
  const char *id = vouch_citation_get_reference (citation);
  VouchNode *reference = id ? vouch_document_lookup (context->document, id) : NULL;
  JsonNode *csl = VOUCH_IS_REFERENCE (reference)
                      ? vouch_reference_get_csl (VOUCH_REFERENCE (reference)) : NULL;

  return csl ? vouch_reference_short (vouch_json_node_object (csl)) : NULL;
}

/* Whether the figures occur in the passages: of all that support the statement together. */
static char *
dup_agreement (VouchCitation *citation)
{
  VouchNode *parent = vouch_node_get_parent (VOUCH_NODE (citation));
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (VouchAgreement) agreement = NULL;
  g_autofree char *raised = NULL;

  if (!VOUCH_IS_STATEMENT (parent) || !vouch_citation_supports (citation)
      || !vouch_citation_get_passage (VOUCH_NODE (citation)))
    return NULL;
  passages = vouch_evidence_get_passages (VOUCH_STATEMENT (parent));
  raised = vouch_statement_dup_raised_text (VOUCH_STATEMENT (parent));
  agreement = vouch_agreement_new (raised ? raised : vouch_statement_get_text (VOUCH_STATEMENT (parent)),
                                   (const char *const *) passages->pdata, FALSE);
  return vouch_agreement_dup_summary (agreement);
}

/* How it came about: what is taken at one key wants a closer look by the reviewer. */
static const char *
get_how (VouchCitation *citation)
{
  static const struct
  {
    const char *how;
    const char *words;
  } ways[] = {
    { "suggested", N_("passage marked: suggested by the search, accepted with one key") },
    { "chosen", N_("passage marked: chosen from those found") },
    { "selected", N_("passage marked: selected in the source") },
    { "typed", N_("passage marked: typed by hand") },
  };
  const char *how = vouch_node_get_text (VOUCH_NODE (citation), "how");

  for (gsize i = 0; how && i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].how, how))
      return _(ways[i].words);
  return _("passage marked");
}

static char *
dup_state (VouchCitation *citation)
{
  const char *trouble = vouch_standing_get_words (vouch_citation_get_standing (VOUCH_NODE (citation)));
  const char *state = trouble                                ? trouble
                      : vouch_citation_is_anchored (citation) ? get_how (citation)
                                                              : _("no passage marked");
  g_autofree char *agreement = dup_agreement (citation);

  /* Translators: “passage marked” and “These figures occur in the passage” */
  return agreement ? g_strdup_printf (_("%s. %s"), state, agreement) : g_strdup (state);
}

/**
 * vouch_card_words_citation:
 * @context: of the view
 * @citation: a citation of its document
 * @n_bold: (out): how many bytes at the beginning are its number
 * @name: (out): the same for a screen reader, with the state of its passage
 *
 * Returns: (transfer full): “1 Kim 2026, p. 4 “becoming embedded…””
 */
char *
vouch_card_words_citation (VouchCardContext *context,
                           VouchCitation    *citation,
                           guint            *n_bold,
                           char            **name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = dup_short (context, citation);
  g_autofree char *locator = vouch_citation_dup_locator (citation);
  g_autofree char *source = NULL;
  g_autofree char *state = dup_state (citation);
  guint number = context->index ? vouch_citation_index_get_number (context->index,
                                      vouch_citation_get_reference (citation)) : 0;

  *n_bold = 0;
  if (number > 0)
    {
      g_string_append_printf (text, "%u", number);
      *n_bold = text->len;
      g_string_append (text, "  ");
    }
  source = g_strdup (words ? words : _("Reference is missing"));
  g_string_append (text, source);
  if (locator)
    g_string_append_printf (text, ", %s", locator);
  append_relation (text, citation);
  append_trouble (text, citation);
  /* Translators: a source's number, its first author and year, its place, the passage’s state */
  *name = g_strdup_printf (_("Source %u: %s, %s"), number, text->str + (number > 0 ? *n_bold + 2 : 0),
                           state);
  append_excerpt (text, citation);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
