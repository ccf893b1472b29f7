/* vouch-facts.c: what the rules need to know of one row of the card, read once a change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-facts.h"

#include <string.h>

#include "vouch-article-type.h"
#include "vouch-brand.h"
#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-source-need.h"
#include "vouch-words.h"

/* Shorter ones ("Outpatient clinics") may well stand twice. */
#define MIN_KEY_WORDS 4

/* Shorter ones are leftovers more often than items of a list. */
#define MIN_LISTED_WORDS 3

/* Beside @cites: words of each passage, which the page prints. */
static GArray *
count_quoted (VouchNodeList *citations)
{
  GArray *quoted = NULL;

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);
      const char *passage = vouch_citation_get_quote (citation);
      guint words = passage && vouch_citation_is_printed (VOUCH_CITATION (citation)) ? vouch_words_count (passage) : 0;

      if (!vouch_citation_get_reference (VOUCH_CITATION (citation)))
        continue;
      if (!quoted)
        quoted = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (quoted, words);
    }
  return quoted;
}

static GPtrArray *
collect_cites (VouchNodeList *citations)
{
  GPtrArray *cites = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      const char *id = vouch_citation_get_reference (vouch_node_list_peek (citations, i));

      if (id)
        g_ptr_array_add (cites, g_strdup (id));
    }
  return cites;
}

static gboolean
has_quote (VouchNodeList *citations)
{
  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      JsonNode *quote = vouch_node_get_value (vouch_node_list_peek (citations, i), "quote");

      if (vouch_json_node_object (quote)
          && !vouch_words_is_blank (vouch_json_get_text (vouch_json_node_object (quote), "exact")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_telling_sign (gunichar sign)
{
  switch (sign)
    {
    case '<':
    case '>':
    case '=':
    case '+':
    case '%':
    case 0x2264: /* ≤ */
    case 0x2265: /* ≥ */
    case 0xB1:   /* ± */
    case 0x2030: /* ‰ */
      return TRUE;
    default:
      return FALSE;
    }
}

/* The folded words; signs that folding loses but that make another claim follow. */
static char *
make_key (const char *text, const char *folded, guint n_words)
{
  GString *key;

  if (n_words < MIN_KEY_WORDS)
    return NULL;
  key = g_string_new (folded);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (is_telling_sign (g_utf8_get_char (p)))
      {
        if (key->len == strlen (folded))
          g_string_append_c (key, '|');
        g_string_append_unichar (key, g_utf8_get_char (p));
      }
  return g_string_free (key, FALSE);
}

/* What the last sign says; a bracket or a quotation mark after a stop is none. */
static VouchEnding
read_ending (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar sign;

      p = g_utf8_prev_char (p);
      sign = g_utf8_get_char (p);
      if (g_unichar_isspace (sign) || g_utf8_strchr (")]\"'”’»", -1, sign))
        continue;
      if (g_utf8_strchr (".?!…", -1, sign))
        return VOUCH_ENDING_STOP;
      return g_unichar_isalnum (sign) || sign == '%' ? VOUCH_ENDING_OPEN : VOUCH_ENDING_NONE;
    }
  return VOUCH_ENDING_NONE;
}

static void
read_statement (VouchFacts *self, VouchStatement *statement)
{
  const char *text = vouch_statement_get_text (statement);
  const char *label = vouch_statement_get_label (statement);
  g_autofree char *folded = NULL;
  guint n_words;

  text = text ? text : "";
  self->rung = vouch_statement_get_rung (statement);
  self->is_blank = vouch_words_is_blank (text);
  self->cites = collect_cites (vouch_statement_get_citations (statement));
  self->is_quoting = has_quote (vouch_statement_get_citations (statement));
  if (self->rung == VOUCH_RUNG_SET_ASIDE)
    return;
  self->quoted = count_quoted (vouch_statement_get_citations (statement));
  self->counts = !self->is_blank || vouch_statement_has_none (statement);
  if (self->is_blank)
    return;
  n_words = vouch_words_count (text);
  self->words = n_words + (label ? vouch_words_count (label) : 0);
  self->is_letter = vouch_words_is_letter (text);
  self->has_number = vouch_text_has_number (text);
  folded = vouch_words_fold (text);
  self->treatments = vouch_treatment_find_folded (text, folded);
  self->needs_source = vouch_source_need_judge (
      statement, self->rung, vouch_source_need_states_fact (self->has_number, self->treatments));
  self->key = make_key (text, folded, n_words);
  self->abbreviations = vouch_abbreviations_new ();
  vouch_abbreviations_read (self->abbreviations, text);
  self->evidence = vouch_evidence_new (statement);
  if (self->evidence->cues & VOUCH_CUE_BRAND)
    vouch_brands_read (self->abbreviations, text);
  if (!label && self->words >= MIN_LISTED_WORDS)
    self->ending = read_ending (text);
}

static void
read_item (VouchFacts *self, VouchItem *item)
{
  const char *text = vouch_item_get_text (item);

  self->cites = collect_cites (vouch_item_get_citations (item));
  self->is_blank = vouch_words_is_blank (text);
  self->counts = !self->is_blank || !vouch_words_is_blank (vouch_item_get_link (item))
                 || self->cites->len > 0;
  self->words = self->is_blank ? 0 : vouch_words_count (text);
}

/* A title may spell an abbreviation out for the whole card; it is no use of it. */
static void
read_card (VouchFacts *self, VouchCard *card)
{
  const char *reference = vouch_card_get_article_reference (card);
  const char *titles[] = { vouch_card_get_title (card), vouch_card_get_article_title (card) };

  self->cites = g_ptr_array_new_with_free_func (g_free);
  if (reference)
    g_ptr_array_add (self->cites, g_strdup (reference));
  self->words = titles[0] ? vouch_words_count (titles[0]) : 0;
  self->abbreviations = vouch_abbreviations_new ();
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (titles[i])
      vouch_abbreviations_read (self->abbreviations, titles[i]);
  for (guint i = 0; i < self->abbreviations->len; i++)
    ((VouchAbbreviation *) self->abbreviations->pdata[i])->uses = 0;
}

/* As PubMed files it. */
static gboolean
is_filed_as_guideline (VouchNode *reference)
{
  JsonObject *custom = vouch_json_node_object (vouch_node_get_value (reference, "custom"));
  JsonArray *types = custom ? vouch_json_get_array (custom, "publication-types") : NULL;

  for (guint i = 0; i < vouch_json_array_length (types); i++)
    if (g_strcmp0 (vouch_json_array_text (types, i), "Practice Guideline") == 0
        || g_strcmp0 (vouch_json_array_text (types, i), "Guideline") == 0)
      return TRUE;
  return FALSE;
}

/**
 * vouch_reference_is_guideline:
 * @reference: a reference
 *
 * An article about a guideline is none: its title speaks of adherence, comparison,
 * an update on it. CSL has no type for guidelines; a genre, the title or PubMed’s
 * publication type says it.
 *
 * Returns: whether it is itself a guideline or a consensus statement.
 */
gboolean
vouch_reference_is_guideline (VouchNode *reference)
{
  static GRegex *guideline, *about;
  const char *genre = vouch_node_get_text (reference, "genre");
  const char *title = vouch_node_get_text (reference, "title");

  if (g_once_init_enter (&about))
    {
      guideline
          = g_regex_new ("\\bguidelines?\\b|\\bconsensus (?:statement|recommendations?|document)\\b"
                         "|\\bpractice (?:parameter|advisory|pattern)\\b|\\bposition statement\\b",
                         G_REGEX_CASELESS, 0, NULL);
      g_once_init_leave (
          &about,
          g_regex_new (
              "\\b(?:adherence|compliance|concordance|implement\\w*|impact|awareness|knowledge|"
              "attitudes?|barriers|compar\\w+|commentary|critique|critical|review of|update on|"
              "overview of|appraisal|evaluat\\w+|assess\\w+|according to|based on|beyond|"
              "need for|lack of|reporting guidelines?|systematic|does|do|should|what|why|how)\\b",
              G_REGEX_CASELESS, 0, NULL));
    }
  if (genre && g_regex_match (guideline, genre, 0, NULL))
    return TRUE;
  if (is_filed_as_guideline (reference))
    return TRUE;
  return title && g_regex_match (guideline, title, 0, NULL)
         && !g_regex_match (about, title, 0, NULL);
}

static gboolean
is_known (VouchNode *reference, const char *member)
{
  JsonNode *value = vouch_node_get_value (reference, member);
  const char *text = value ? vouch_json_node_text (value) : NULL;

  if (!value)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (value))
    return json_array_get_length (json_node_get_array (value)) > 0;
  return text ? *text != '\0' : JSON_NODE_HOLDS_OBJECT (value);
}

static gboolean
is_free (VouchNode *reference)
{
  const char *license = vouch_node_get_text (reference, "license");
  g_autofree char *folded = license ? g_ascii_strdown (license, -1) : NULL;

  return folded && (g_str_has_prefix (folded, "cc") || strstr (folded, "creativecommons")
                    || strstr (folded, "public domain"));
}

static gboolean
is_second_hand (VouchNode *reference)
{
  const char *type = vouch_node_get_text (reference, "type");
  const char *genre = vouch_node_get_text (reference, "genre");
  g_autofree char *folded = genre ? vouch_words_fold (genre) : NULL;

  if (folded && (strstr (folded, "abstract") || strstr (folded, "press release")))
    return TRUE;
  return type && vouch_cue_is_among (type, "article-newspaper post post-weblog broadcast speech "
                                           "article-magazine");
}

/* The title says what kind of article it is, where it says anything. */
static void
read_reference (VouchFacts *self, VouchNode *reference)
{
  const char *title = vouch_node_get_text (reference, "title");

  self->is_guideline = vouch_reference_is_guideline (reference);
  self->is_free = is_free (reference);
  self->is_second_hand = is_second_hand (reference);
  self->is_funded = is_known (reference, "funder") || is_known (reference, "funding")
                    || is_known (reference, "conflict-of-interest");
  if (self->is_guideline)
    self->kind = "guideline";
  else if (title)
    self->kind = vouch_article_type_propose (title, NULL);
}

/**
 * vouch_facts_read:
 * @self: (out caller-allocates): facts; vouch_facts_clear() frees what they hold
 * @node: a statement, item, section, reference or card
 */
void
vouch_facts_read (VouchFacts *self, VouchNode *node)
{
  *self = (VouchFacts){ 0 };
  if (VOUCH_IS_STATEMENT (node))
    read_statement (self, VOUCH_STATEMENT (node));
  else if (VOUCH_IS_ITEM (node))
    read_item (self, VOUCH_ITEM (node));
  else if (VOUCH_IS_CARD (node))
    read_card (self, VOUCH_CARD (node));
  else if (VOUCH_IS_REFERENCE (node))
    read_reference (self, node);
}

/**
 * vouch_facts_clear:
 * @self: facts
 */
void
vouch_facts_clear (VouchFacts *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->cites, g_ptr_array_unref);
  g_clear_pointer (&self->abbreviations, g_ptr_array_unref);
  g_clear_pointer (&self->quoted, g_array_unref);
  g_clear_pointer (&self->evidence, vouch_evidence_free);
  *self = (VouchFacts){ 0 };
}
