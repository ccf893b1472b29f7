/* vouch-pack-blocks.c: the card's paragraphs in a pack.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-pack-bundle.h"

#include <glib/gi18n-lib.h>

#include "vouch-decline.h"
#include "vouch-digest.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-pack-markup.h"
#include "vouch-reference-plain.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-source-line.h"
#include "vouch-source-need.h"
#include "vouch-statement.h"

/* In an outline, and of a digest. */
#define MAX_OUTLINE 60
#define DIGEST_DIGITS 12

/* --- a citation --- */

static JsonObject *
get_csl (VouchNode *reference)
{
  return reference ? vouch_json_node_object (vouch_reference_get_csl (VOUCH_REFERENCE (reference))) : NULL;
}

static const char *
get_relation_words (VouchCitation *citation)
{
  const char *relation = vouch_citation_get_relation (citation);

  if (g_strcmp0 (relation, "contradicts") == 0)
    return _ ("contradicts");
  return g_strcmp0 (relation, "background") == 0 ? _ ("background") : NULL;
}

/* "Kim 2026, p. 4, contradicts: passage marked" */
static char *
describe_citation (VouchCitation *citation, VouchNode *reference, const VouchPackPlace *place)
{
  g_autofree char *name
      = reference ? vouch_reference_short (get_csl (reference)) : g_strdup (_ ("A reference not on the card"));
  g_autofree char *locator = vouch_citation_dup_locator (citation);
  g_autofree char *words = vouch_pack_place_dup_words (place);
  const char *relation = get_relation_words (citation);

  return g_strconcat (name, locator ? ", " : "", locator ? locator : "", relation ? ", " : "",
                      relation ? relation : "", ": ", words, NULL);
}

static void
add_citation (VouchPackBundle *self, VouchCitation *citation, const VouchPackPlace *place, const char *to)
{
  VouchNode *reference = vouch_pack_bundle_find (self, vouch_citation_get_reference (citation));
  g_autofree char *words = describe_citation (citation, reference, place);
  g_autofree char *there = vouch_pack_place_dup_there (place);
  JsonObject *block = vouch_pack_bundle_add (self->blocks, "citation", words);

  json_object_set_string_member (block, "tone", place->state == VOUCH_PACK_FOUND ? "good" : "warning");
  if (to)
    json_object_set_string_member (block, "to", to);
  if (there)
    {
      g_autofree char *quoted = place->state == VOUCH_PACK_STALE
                                    /* Translators: %s is what a source says. */
                                    ? g_strdup_printf (_ ("The file says: “%s”"), there)
                                    : g_strdup_printf ("“%s”", there);

      vouch_pack_bundle_add (self->blocks, "quote", quoted);
    }
}

/* Above the page a statement stands with what the page does to it, unless that is to support it. */
static const char *
add_pages (VouchPackBundle *self, VouchCitation *citation, const VouchPackPlace *place, const char *number, const char *text)
{
  VouchNode *reference = vouch_pack_bundle_find (self, vouch_citation_get_reference (citation));
  const char *relation = get_relation_words (citation);
  g_autofree char *full = relation ? g_strdup_printf ("[%s] %s", relation, text) : g_strdup (text);

  return vouch_pack_pages_add (self, place, reference, number, full);
}

/* Adds what it cites, and the pages of that. Returns: whether one that supports it is shown;
 * @words: how the best of these stands. */
static gboolean
add_citations (VouchPackBundle *self, VouchNodeList *citations, const char *number, const char *text, char **words)
{
  int best = -1;

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);
      VouchPackPlace place = vouch_pack_place_find (
          self->sources, citation, vouch_pack_bundle_find (self, vouch_citation_get_reference (citation)));
      const char *to = NULL;

      if (vouch_pack_place_is_shown (&place))
        to = add_pages (self, citation, &place, number, text);
      add_citation (self, citation, &place, to);
      if (vouch_citation_supports (citation) && (int) place.state > best)
        {
          best = place.state;
          g_free (*words);
          *words = vouch_pack_place_dup_words (&place);
        }
    }
  return best >= VOUCH_PACK_REGION;
}

/* --- a statement --- */

static const char *
get_checker (VouchStatement *statement)
{
  JsonObject *verified = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (statement), "verified"));
  JsonNode *by = vouch_json_get_node (verified, "by");
  const char *name = vouch_json_node_text (by);

  return name ? name : vouch_json_get_text (vouch_json_node_object (by), "name");
}

/* What stands beside the ladder, or on its top. Returns: (nullable): in words */
static char *
describe_rung (VouchStatement *statement)
{
  g_autofree char *reason = NULL;
  const char *by;

  switch (vouch_statement_get_rung (statement))
    {
    case VOUCH_RUNG_VERIFIED:
      by = get_checker (statement);
      return by ? g_strdup_printf (_ ("Checked by %s"), by) : g_strdup (_ ("Checked"));
    case VOUCH_RUNG_DECLINED:
      reason = vouch_decline_describe (statement);
      return g_strdup_printf (_ ("No source needed, because: %s"), reason);
    case VOUCH_RUNG_UNSOURCED:
      return vouch_statement_needs_source (statement) ? g_strdup (_ ("No source yet")) : NULL;
    default:
      return NULL;
    }
}

static void
add_rung (VouchPackBundle *self, VouchStatement *statement, const char *words)
{
  VouchRung rung = vouch_statement_get_rung (statement);
  JsonObject *block = vouch_pack_bundle_add (self->blocks, "citation", words);

  if (rung != VOUCH_RUNG_DECLINED)
    json_object_set_string_member (block, "tone", rung == VOUCH_RUNG_VERIFIED ? "good" : "warning");
}

static void
add_open (VouchPackBundle *self, const char *number, const char *text, const char *words)
{
  g_autofree char *line = vouch_source_line (text, 90);
  g_autofree char *listing = g_strdup_printf ("%s — %s", words, line);
  g_autofree char *to = g_strconcat ("s", number, NULL);
  JsonObject *block = vouch_pack_bundle_add (self->open, "listing", listing);

  json_object_set_string_member (block, "number", number);
  json_object_set_string_member (block, "to", to);
}

static void
add_numbered (VouchPackBundle *self, const char *style, const char *number, const char *markup, const char *text)
{
  JsonObject *block = vouch_pack_bundle_add (self->blocks, style, markup);
  g_autofree char *dest = g_strconcat ("s", number, NULL);
  g_autofree char *line = vouch_source_line (text, MAX_OUTLINE);
  g_autofree char *outline = g_strdup_printf ("%s  %s", number, line);

  json_object_set_boolean_member (block, "markup", TRUE);
  json_object_set_string_member (block, "number", number);
  json_object_set_string_member (block, "dest", dest);
  json_object_set_string_member (block, "outline", outline);
  json_object_set_int_member (block, "level", 2);
}

static void
add_statement (VouchPackBundle *self, VouchStatement *statement)
{
  VouchRung rung = vouch_statement_get_rung (statement);
  const char *text = vouch_statement_get_text (statement);
  g_autofree char *number = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *words = NULL;
  g_autofree char *rung_words = NULL;
  gboolean is_shown;

  if (rung == VOUCH_RUNG_EMPTY || rung == VOUCH_RUNG_SET_ASIDE)
    return;
  number = g_strdup_printf ("%u", ++self->n_statements);
  markup = vouch_pack_markup (vouch_statement_get_label (statement), text, vouch_statement_get_marks (statement));
  add_numbered (self, "statement", number, markup, text);
  is_shown = add_citations (self, vouch_statement_get_citations (statement), number, text, &words);
  rung_words = describe_rung (statement);
  if (rung_words)
    add_rung (self, statement, rung_words);
  self->n_shown += is_shown;
  /* Whom nobody asks for a source lacks none. */
  if (!is_shown && (words || rung_words))
    add_open (self, number, text, words ? words : rung_words);
}

/* One without words has those of the reference that it names, as on the card's page, or is a link alone.
 * Returns: (transfer full): empty where there is nothing. */
static char *
dup_item_words (VouchPackBundle *self, VouchNode *item)
{
  const char *text = vouch_node_get_text (item, "text");
  const char *link = vouch_node_get_text (item, "link");
  VouchNodeList *citations = vouch_node_get_list (item, "citations");
  VouchNode *reference = NULL;

  if (text && *text)
    return g_strdup (text);
  for (guint i = 0; citations && !reference && i < vouch_node_list_get_size (citations); i++)
    reference = vouch_pack_bundle_find (
        self, vouch_citation_get_reference (VOUCH_CITATION (vouch_node_list_peek (citations, i))));
  return reference ? vouch_reference_plain (get_csl (reference)) : g_strdup (link ? link : "");
}

/* Whether it names more than a paper. */
static gboolean
has_passage (VouchNodeList *citations)
{
  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);

      if (!vouch_json_is_null (vouch_node_get_value (citation, "quote"))
          || !vouch_json_is_null (vouch_node_get_value (citation, "region")))
        return TRUE;
    }
  return FALSE;
}

static void
add_plain_item (VouchPackBundle *self, const char *words)
{
  g_autofree char *markup = vouch_pack_markup (NULL, words, NULL);

  json_object_set_boolean_member (vouch_pack_bundle_add (self->blocks, "item", markup), "markup", TRUE);
}

/* Items are outside the ladder: one without a passage is nothing to be told. */
static void
add_item (VouchPackBundle *self, VouchNode *item)
{
  const char *own = vouch_node_get_text (item, "text");
  gboolean has_own = own && *own;
  VouchNodeList *citations = vouch_node_get_list (item, "citations");
  g_autofree char *text = dup_item_words (self, item);
  g_autofree char *markup = vouch_pack_markup (NULL, text, NULL);
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;

  if (!*text)
    return;
  if (!citations || vouch_node_list_get_size (citations) == 0 || (!has_own && !has_passage (citations)))
    {
      add_plain_item (self, text);
      return;
    }
  number = g_strdup_printf ("R%u", ++self->n_items);
  add_numbered (self, "item", number, markup, text);
  add_citations (self, citations, number, text, &words);
}

/* --- the card --- */

/* The paper that the card sums up may be named by the card alone. */
static VouchNode *
find_original (VouchPackBundle *self, VouchSection *section)
{
  return g_strcmp0 (vouch_section_get_role (section), "original-sources") == 0
             ? vouch_pack_bundle_find (self, vouch_card_get_article_reference (self->card))
             : NULL;
}

/* A heading alone looks as if something had been lost. */
static void
add_emptiness (VouchPackBundle *self, VouchSection *section)
{
  VouchNode *original = find_original (self, section);
  g_autofree char *entry = original ? vouch_reference_plain (get_csl (original)) : NULL;

  if (entry)
    add_plain_item (self, entry);
  else
    vouch_pack_bundle_add (self->blocks, "meta", vouch_section_has_none (section) ? _ ("None reported in the source.")
                                                                                  : _ ("Nothing here yet."));
}

static void
add_section (VouchPackBundle *self, VouchSection *section, guint depth)
{
  VouchNodeList *statements = vouch_section_get_statements (section);
  VouchNodeList *items = vouch_section_get_items (section);
  VouchNodeList *sections = vouch_section_get_sections (section);
  const char *title = vouch_section_get_title (section);
  JsonObject *heading = vouch_pack_bundle_add (self->blocks, depth > 0 ? "subheading" : "heading",
                                               title && *title ? title : _ ("Untitled section"));
  guint n_before = json_array_get_length (self->blocks);
  g_autofree char *dest = g_strdup_printf ("h%u", n_before);

  json_object_set_string_member (heading, "dest", dest);
  json_object_set_string_member (heading, "outline", vouch_json_get_text (heading, "text"));
  json_object_set_int_member (heading, "level", 1);
  for (guint i = 0; statements && i < vouch_node_list_get_size (statements); i++)
    add_statement (self, vouch_node_list_peek (statements, i));
  for (guint i = 0; items && i < vouch_node_list_get_size (items); i++)
    add_item (self, vouch_node_list_peek (items, i));
  for (guint i = 0; sections && i < vouch_node_list_get_size (sections); i++)
    add_section (self, vouch_node_list_peek (sections, i), depth + 1);
  if (json_array_get_length (self->blocks) == n_before)
    add_emptiness (self, section);
}

static void
add_list_heading (VouchPackBundle *self, const char *words, const char *dest)
{
  JsonObject *heading = vouch_pack_bundle_add (self->blocks, "heading", words);

  json_object_set_string_member (heading, "dest", dest);
  json_object_set_string_member (heading, "outline", words);
  json_object_set_int_member (heading, "level", 1);
}

static void
add_open_statements (VouchPackBundle *self)
{
  if (json_array_get_length (self->open) == 0)
    return;
  add_list_heading (self, _ ("Statements without a passage shown"), "open");
  for (guint i = 0; i < json_array_get_length (self->open); i++)
    json_array_add_object_element (self->blocks, json_object_ref (json_array_get_object_element (self->open, i)));
}

static void
add_references (VouchPackBundle *self)
{
  VouchNodeList *references = vouch_card_get_references (self->card);

  if (vouch_node_list_get_size (references) == 0)
    return;
  add_list_heading (self, _ ("References"), "references");
  for (guint i = 0; i < vouch_node_list_get_size (references); i++)
    {
      VouchNode *reference = vouch_node_list_peek (references, i);
      g_autofree char *entry = vouch_reference_plain (get_csl (reference));

      vouch_pack_bundle_add (self->blocks, "reference", entry);
    }
}

static void
add_head (VouchPackBundle *self)
{
  const char *title = vouch_card_get_title (self->card);
  const char *article = vouch_card_get_article_title (self->card);
  JsonObject *block;

  vouch_pack_bundle_add (self->blocks, "kicker", _ ("Evidence pack"));
  block = vouch_pack_bundle_add (self->blocks, "title", title && *title ? title : _ ("Untitled card"));
  json_object_set_string_member (block, "dest", "card");
  json_object_set_string_member (block, "outline", _ ("The card"));
  if (article && *article)
    {
      /* Translators: %s is the title of the article that the card sums up. */
      g_autofree char *words = g_strdup_printf (_ ("On: %s"), article);

      vouch_pack_bundle_add (self->blocks, "meta", words);
    }
}

/* Which version of the card it is, without a clock. */
static void
fill_summary (VouchPackBundle *self, JsonObject *block)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (self->card));
  g_autofree char *digest = vouch_content_digest (json);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u statement, %u with its passage on the following pages. Card digest %.*s.",
                "%u statements, %u with their passages on the following pages. Card digest %.*s.",
                self->n_statements),
      self->n_statements, self->n_shown, DIGEST_DIGITS, digest);

  json_object_set_string_member (block, "text", words);
}

/** Gathers the card's paragraphs and the pages that its passages stand on. */
void
vouch_pack_blocks_gather (VouchPackBundle *self)
{
  VouchNodeList *sections = vouch_card_get_sections (self->card);
  JsonObject *summary;

  add_head (self);
  summary = vouch_pack_bundle_add (self->blocks, "meta", "");
  for (guint i = 0; i < vouch_node_list_get_size (sections); i++)
    if (!g_cancellable_is_cancelled (self->cancellable))
      add_section (self, vouch_node_list_peek (sections, i), 0);
  add_open_statements (self);
  add_references (self);
  fill_summary (self, summary);
}
