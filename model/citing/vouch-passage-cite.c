/* vouch-passage-cite.c: a statement cites the passage that bears it out, as one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-passage-cite.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference-edit-private.h"
#include "vouch-reference-item.h"
#include "vouch-source-unbreak.h"
#include "vouch-statement-edit-private.h"

static JsonObject *
get_object (VouchNode *node, const char *member)
{
  return vouch_json_node_object (vouch_node_get_value (node, member));
}

static gboolean
is_of (VouchNode *citation, VouchReference *reference)
{
  return g_strcmp0 (vouch_node_get_text (citation, "reference"),
                    vouch_node_get_id (VOUCH_NODE (reference)))
         == 0;
}

/* --- the printed page --- */

typedef struct
{
  VouchReference *reference;      /* (unowned) */
  const VouchPassageQuote *quote; /* (unowned) */
  gint64 shift;                   /* the printed page less the file's */
  guint n_agree;
  gboolean is_torn; /* two citations say different things */
} Paging;

static gboolean
read_printed_page (VouchNode *citation, gint64 *page)
{
  JsonObject *locator = get_object (citation, "locator");
  const char *text = vouch_json_get_text (locator, "value");

  if (g_strcmp0 (vouch_json_get_text (locator, "label"), "page") != 0)
    return FALSE;
  if (text)
    return g_ascii_string_to_signed (text, 10, 1, G_MAXINT32, page, NULL);
  *page = vouch_json_get_int (locator, "value", 0);
  return *page > 0;
}

static void
compare_pages (VouchNode *node, gpointer data)
{
  Paging *paging = data;
  JsonObject *quote = VOUCH_IS_CITATION (node) ? get_object (node, "quote") : NULL;
  gint64 page = vouch_json_get_int (quote, "page", 0);
  gint64 printed;

  if (!quote || page < 1 || !is_of (node, paging->reference)
      || g_strcmp0 (vouch_json_get_text (quote, "source"), paging->quote->source) != 0
      || !read_printed_page (node, &printed))
    return;
  paging->is_torn |= paging->n_agree > 0 && printed - page != paging->shift;
  paging->shift = printed - page;
  paging->n_agree++;
}

/* A file's pages and those that are printed on them run in parallel: where the card cites this
 * file at printed pages, it is cited so here too. Else nobody knows what is printed there. */
static JsonNode *
make_locator (VouchNode *card, VouchReference *reference, const VouchPassageQuote *quote)
{
  Paging paging = { .reference = reference, .quote = quote };
  g_autofree char *page = NULL;

  if (quote->page > 0)
    vouch_node_foreach (card, compare_pages, &paging);
  if (paging.n_agree == 0 || paging.is_torn || quote->page + paging.shift < 1)
    return NULL;
  page = g_strdup_printf ("%" G_GINT64_FORMAT, quote->page + paging.shift);
  return vouch_json_new_members ("label", vouch_json_new_text ("page"), "value",
                                 vouch_json_new_text (page), NULL);
}

/* --- the citation --- */

static gboolean
has_same_quote (VouchNode *citation, const VouchPassageQuote *quote)
{
  JsonObject *own = get_object (citation, "quote");

  return g_strcmp0 (vouch_json_get_text (own, "source"), quote->source) == 0
         && vouch_source_is_same (vouch_json_get_text (own, "exact"), quote->exact)
         && g_strcmp0 (vouch_json_get_text (own, "prefix"), quote->prefix) == 0;
}

/* The citation of @reference that supports @owner: the one with this very passage, else one that
 * names no passage yet. */
static VouchNode *
find_citation (VouchNode *owner, VouchReference *reference, const VouchPassageQuote *quote)
{
  VouchNodeList *citations = vouch_node_get_list (owner, "citations");
  VouchNode *open = NULL;

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *citation = vouch_node_list_peek (citations, i);

      if (!is_of (citation, reference) || !vouch_citation_supports (VOUCH_CITATION (citation)))
        continue;
      if (has_same_quote (citation, quote))
        return citation;
      if (!open && !vouch_citation_is_anchored (VOUCH_CITATION (citation)))
        open = citation;
    }
  return open;
}

/* What is seen by eye is seen in a source that is not at hand: this one is. */
static void
anchor (GPtrArray *parts, VouchNode *citation, JsonNode *locator,
        const VouchPassageQuote *quote, const char *how)
{
  vouch_edit_set (parts, citation, "quote", vouch_passage_quote_to_json (quote));
  vouch_edit_set (parts, citation, "how", vouch_json_new_text (how));
  vouch_edit_set (parts, citation, "seen-by-eye", NULL);
  if (locator && !vouch_node_get_value (citation, "locator"))
    vouch_edit_set (parts, citation, "locator", json_node_ref (locator));
}

static void
insert (GPtrArray *parts, VouchNode *owner, VouchReference *reference, JsonNode *locator,
        const VouchPassageQuote *quote, const char *how)
{
  g_autoptr (JsonNode) bare
      = vouch_citation_json_new (vouch_node_get_id (VOUCH_NODE (reference)), "supports", how);
  g_autoptr (JsonNode) placed
      = locator ? vouch_json_with_member (bare, "locator", locator) : json_node_ref (bare);
  g_autoptr (JsonNode) words = vouch_passage_quote_to_json (quote);
  g_autoptr (JsonNode) citation = vouch_json_with_member (placed, "quote", words);
  VouchPlace place = { vouch_node_get_id (owner), "citations", 0 };

  place.position = vouch_node_list_get_size (vouch_node_get_list (owner, "citations"));
  g_ptr_array_add (parts, vouch_change_new_insert (place, citation));
}

static void
add_citation (GPtrArray *parts, VouchNode *owner, VouchReference *reference,
              const VouchPassageQuote *quote, const char *how)
{
  VouchNode *card = vouch_node_get_root (owner);
  VouchNode *citation = find_citation (owner, reference, quote);
  g_autoptr (JsonNode) locator = make_locator (card, reference, quote);

  vouch_reference_edit_bring (parts, card, reference);
  if (citation && !has_same_quote (citation, quote))
    anchor (parts, citation, locator, quote, how);
  else if (!citation)
    insert (parts, owner, reference, locator, quote, how);
  if (!VOUCH_IS_STATEMENT (owner))
    return;
  vouch_edit_set (parts, owner, "marker", NULL);
  vouch_edit_set (parts, owner, "declined", NULL);
}

/**
 * vouch_passage_cite:
 * @owner: a statement of a card, or an item
 * @reference: what the passage stands in: of that card, or of none, which then comes into it
 * @quote: the passage
 * @how: who found it: “suggested”, “chosen”, “selected” or “typed”
 *
 * A citation of @reference that supports @owner and names no passage is given this one, so that
 * nothing is cited twice. It answers the draft's marker and ends a decline. The printed page is
 * told where other citations of the card say how the file's pages are counted.
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it is cited already.
 */
VouchChange *
vouch_passage_cite (VouchNode *owner, VouchReference *reference, const VouchPassageQuote *quote,
                    const char *how)
{
  GPtrArray *parts = vouch_edit_begin ();

  add_citation (parts, owner, reference, quote, how);
  return vouch_edit_end (parts, owner, _("Mark Passage"));
}

/**
 * vouch_passage_replace:
 * @citation: a citation of a card that has a passage
 * @reference: as in vouch_passage_cite()
 * @quote: the passage that bears the statement out better
 * @how: as in vouch_passage_cite()
 *
 * It keeps what it does for its statement; a printed page that was told for the passage before is told
 * anew, or no longer.
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it has that passage already.
 */
VouchChange *
vouch_passage_replace (VouchCitation *citation, VouchReference *reference, const VouchPassageQuote *quote,
                       const char *how)
{
  VouchNode *node = VOUCH_NODE (citation);
  VouchNode *card = vouch_node_get_root (node);
  const char *id = vouch_node_get_id (VOUCH_NODE (reference));
  g_autoptr (JsonNode) locator = make_locator (card, reference, quote);
  GPtrArray *parts;
  gint64 page;

  if (has_same_quote (node, quote))
    return NULL;
  parts = vouch_edit_begin ();
  vouch_reference_edit_bring (parts, card, reference);
  if (!is_of (node, reference))
    vouch_edit_set (parts, node, "reference", vouch_json_new_text (id));
  if (locator || read_printed_page (node, &page))
    vouch_edit_set (parts, node, "locator", locator ? json_node_ref (locator) : NULL);
  vouch_edit_set (parts, node, "region", NULL);
  anchor (parts, node, NULL, quote, how);
  return vouch_edit_end (parts, node, _("Use Another Passage"));
}

/**
 * vouch_passage_fill:
 * @cell: a statement of a card, mostly a glance cell that is empty
 * @text: what it shall say
 * @reference: as in vouch_passage_cite()
 * @quote: where it stands
 * @how: as in vouch_passage_cite()
 *
 * Returns: (transfer full) (nullable): the step: words and citation together.
 */
VouchChange *
vouch_passage_fill (VouchStatement *cell, const char *text, VouchReference *reference,
                    const VouchPassageQuote *quote, const char *how)
{
  GPtrArray *parts = vouch_edit_begin ();

  vouch_edit_set (parts, VOUCH_NODE (cell), "text", vouch_json_new_text (text));
  add_citation (parts, VOUCH_NODE (cell), reference, quote, how);
  return vouch_edit_end (parts, VOUCH_NODE (cell), _("Fill Cell from Passage"));
}

/** Returns: whether @owner, a statement or an item, cites the passage, in whatever relation. */
gboolean
vouch_passage_is_cited (VouchNode *owner, const VouchPassage *passage)
{
  g_autoptr (VouchPassageQuote) quote = vouch_passage_quote_new_from (passage);
  VouchNodeList *citations = vouch_node_get_list (owner, "citations");

  for (guint i = 0; quote && i < vouch_node_list_get_size (citations); i++)
    if (has_same_quote (vouch_node_list_peek (citations, i), quote))
      return TRUE;
  return FALSE;
}

/* --- whose passage it is --- */

static VouchReference *
find_reference_with (VouchCard *card, const char *digest)
{
  VouchNodeList *references = vouch_card_get_references (card);

  for (guint i = 0; digest && i < vouch_node_list_get_size (references); i++)
    {
      VouchNode *reference = vouch_node_list_peek (references, i);

      if (g_strcmp0 (vouch_node_get_text (reference, "source"), digest) == 0)
        return VOUCH_REFERENCE (reference);
    }
  return NULL;
}

static VouchReference *
find_reference_by_id (VouchCard *card, const char *id)
{
  VouchNodeList *references = vouch_card_get_references (card);

  for (guint i = 0; id && i < vouch_node_list_get_size (references); i++)
    if (g_str_equal (vouch_node_get_id (vouch_node_list_peek (references, i)), id))
      return vouch_node_list_peek (references, i);
  return NULL;
}

/* A file may be attached to a DOI. */
static VouchReference *
find_reference_by_doi (VouchCard *card, const char *doi)
{
  g_autoptr (JsonObject) csl = json_object_new ();

  if (!doi)
    return NULL;
  json_object_set_string_member (csl, "id", "");
  vouch_reference_item_set_doi (csl, doi);
  return vouch_reference_item_has (csl, "DOI") ? vouch_reference_find_same (card, csl, NULL) : NULL;
}

/* As much as the file tells of itself: "look up again" brings the rest. */
static JsonObject *
describe_work (const VouchPassage *passage)
{
  JsonObject *csl = json_object_new ();
  g_autofree char *id = vouch_id_new ();
  g_autofree char *name = passage->file ? g_path_get_basename (passage->file) : NULL;
  const char *title = passage->title ? passage->title : name;

  json_object_set_string_member (csl, "id", id);
  json_object_set_string_member (csl, "type", passage->doi ? "article-journal" : "document");
  if (title)
    vouch_reference_item_set_title (csl, "title", title);
  if (passage->doi)
    vouch_reference_item_set_doi (csl, passage->doi);
  json_object_set_string_member (csl, "source", passage->source);
  return csl;
}

/**
 * vouch_passage_list_sources:
 * @card: a card
 *
 * Returns: (transfer full): the names under which the store may have each of the card's sources, for
 *   vouch_passage_finder_find_async(), a line each: the reference's id, its file's digest and its DOI.
 */
char **
vouch_passage_list_sources (VouchCard *card)
{
  static const char *const members[] = { "source", "DOI" };
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  VouchNodeList *references = vouch_card_get_references (card);

  for (guint i = 0; i < vouch_node_list_get_size (references); i++)
    {
      VouchNode *reference = vouch_node_list_peek (references, i);
      g_autoptr (GString) own = g_string_new (vouch_node_get_id (reference));

      for (gsize j = 0; j < G_N_ELEMENTS (members); j++)
        {
          const char *name = vouch_node_get_text (reference, members[j]);

          if (name && *name && !strchr (name, '\n'))
            g_string_append_printf (own, "\n%s", name);
        }
      g_strv_builder_add (names, own->str);
    }
  return g_strv_builder_end (names);
}

/**
 * vouch_passage_dup_reference:
 * @card: a card
 * @passage: a passage of the store
 *
 * Returns: (transfer full) (nullable): the card's reference that the passage stands in; where it
 *   has none, a new one of no card, made of what the file says of itself.
 */
VouchReference *
vouch_passage_dup_reference (VouchCard *card, const VouchPassage *passage)
{
  VouchReference *own = find_reference_by_id (card, passage->reference);
  g_autoptr (JsonObject) csl = NULL;

  if (!passage->source)
    return NULL;
  if (!own)
    own = find_reference_with (card, passage->source);
  if (own)
    return g_object_ref (own);
  own = find_reference_by_doi (card, passage->doi);
  if (!own)
    own = find_reference_by_doi (card, passage->reference);
  if (own)
    return g_object_ref (own);
  csl = describe_work (passage);
  return vouch_reference_new_from_csl (csl);
}
