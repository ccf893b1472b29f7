/* vouch-reference-edit.c: adding, changing, citing and removing references.
 *
 * What makes a reference the card's original source is in
 * vouch-reference-edit-original.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-edit-private.h"

#include <glib/gi18n-lib.h>

#include "vouch-citation.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference-match.h"
#include "vouch-section.h"
#include "vouch-statement.h"
#include "vouch-statement-edit-private.h"

typedef struct
{
  GPtrArray  *parts;     /* (unowned) */
  const char *reference; /* (unowned): whose citations go */
  guint       n_citations;
} Removal;

/* Private: where @reference is of no card, it comes into this one. */
void
vouch_reference_edit_bring (GPtrArray      *parts,
                            VouchNode      *card,
                            VouchReference *reference)
{
  g_autoptr (JsonNode) json = NULL;
  VouchPlace place = { vouch_node_get_id (card), "references", 0 };

  if (vouch_node_get_root (VOUCH_NODE (reference)) == card)
    return;
  json = vouch_node_to_json (VOUCH_NODE (reference));
  place.position = vouch_node_list_get_size (vouch_node_get_list (card, "references"));
  g_ptr_array_add (parts, vouch_change_new_insert (place, json));
}

/* Private: @owner, a statement or an item, cites @reference after what it cites already. */
void
vouch_reference_edit_add_citation (GPtrArray      *parts,
                                   VouchNode      *owner,
                                   VouchReference *reference,
                                   const char     *relation,
                                   const char     *how)
{
  g_autoptr (JsonNode) json
      = vouch_citation_json_new (vouch_node_get_id (VOUCH_NODE (reference)), relation, how);
  VouchPlace place = { vouch_node_get_id (owner), "citations", 0 };

  place.position = vouch_node_list_get_size (vouch_node_get_list (owner, "citations"));
  g_ptr_array_add (parts, vouch_change_new_insert (place, json));
}

static void
remove_node (GPtrArray *parts,
             VouchNode *node)
{
  g_autoptr (JsonNode) json = vouch_node_to_json (node);

  g_ptr_array_add (parts, vouch_change_new_remove (vouch_edit_place (node), json));
}

/* An item that was nothing but its citation goes with it. */
static gboolean
is_only_citing (VouchNode *owner,
                guint      n_gone)
{
  const char *text, *link;

  if (!VOUCH_IS_ITEM (owner)
      || vouch_node_list_get_size (vouch_node_get_list (owner, "citations")) > n_gone)
    return FALSE;
  text = vouch_item_get_text (VOUCH_ITEM (owner));
  link = vouch_item_get_link (VOUCH_ITEM (owner));
  return (!text || !*text) && (!link || !*link);
}

static guint
count_citations (VouchNode  *owner,
                 const char *reference)
{
  VouchNodeList *citations = vouch_node_get_list (owner, "citations");
  guint n_citations = 0;

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    n_citations += g_strcmp0 (vouch_citation_get_reference (vouch_node_list_peek (citations, i)),
                              reference)
                   == 0;
  return n_citations;
}

/* From the last one on, so that each still stands where its change says. */
static void
remove_citations (Removal   *removal,
                  VouchNode *owner)
{
  VouchNodeList *citations = vouch_node_get_list (owner, "citations");
  guint n_gone = count_citations (owner, removal->reference);

  removal->n_citations += n_gone;
  if (n_gone == 0)
    return;
  if (is_only_citing (owner, n_gone))
    {
      remove_node (removal->parts, owner);
      return;
    }
  for (guint i = vouch_node_list_get_size (citations); i-- > 0;)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);

      if (g_strcmp0 (vouch_citation_get_reference (citation), removal->reference) == 0)
        remove_node (removal->parts, VOUCH_NODE (citation));
    }
}

/* Lists from the end, for the items that go. */
static void
remove_below (Removal       *removal,
              VouchNodeList *owners)
{
  for (guint i = owners ? vouch_node_list_get_size (owners) : 0; i-- > 0;)
    {
      VouchNode *owner = vouch_node_list_peek (owners, i);

      if (!VOUCH_IS_SECTION (owner))
        {
          remove_citations (removal, owner);
          continue;
        }
      remove_below (removal, vouch_section_get_statements (VOUCH_SECTION (owner)));
      remove_below (removal, vouch_section_get_items (VOUCH_SECTION (owner)));
      remove_below (removal, vouch_section_get_sections (VOUCH_SECTION (owner)));
    }
}

/**
 * vouch_reference_new_from_csl:
 * @csl: a CSL-JSON item with a UUID as id
 *
 * Returns: (transfer full) (nullable): a reference of no card; %NULL where @csl is none.
 */
VouchReference *
vouch_reference_new_from_csl (JsonObject *csl)
{
  g_autoptr (JsonNode) json = vouch_json_new_object (json_object_ref (csl));
  VouchNode *node = vouch_node_new_from_json (VOUCH_TYPE_REFERENCE, json, NULL);

  return node ? VOUCH_REFERENCE (node) : NULL;
}

/**
 * vouch_reference_find_same:
 * @card: a card
 * @csl: a CSL-JSON item
 * @except: (nullable): id of a reference that does not count: the one that is edited
 *
 * Returns: (transfer none) (nullable): the card's reference to the same work.
 */
VouchReference *
vouch_reference_find_same (VouchCard  *card,
                           JsonObject *csl,
                           const char *except)
{
  VouchNodeList *references = vouch_card_get_references (card);

  for (guint i = 0; i < vouch_node_list_get_size (references); i++)
    {
      VouchReference *reference = vouch_node_list_peek (references, i);
      JsonNode *other = vouch_reference_get_csl (reference);

      if (g_strcmp0 (vouch_node_get_id (VOUCH_NODE (reference)), except) != 0
          && vouch_reference_is_same_work (csl, vouch_json_node_object (other)))
        return reference;
    }
  return NULL;
}

/**
 * vouch_reference_edit_add:
 * @card: a card
 * @reference: a reference of no card
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it is in the card already.
 */
VouchChange *
vouch_reference_edit_add (VouchCard      *card,
                          VouchReference *reference)
{
  GPtrArray *parts = vouch_edit_begin ();

  vouch_reference_edit_bring (parts, VOUCH_NODE (card), reference);
  return vouch_edit_end (parts, VOUCH_NODE (card), _("Add Reference"));
}

/**
 * vouch_reference_edit_set:
 * @self: a reference of a card
 * @csl: what it shall be: every member, or it goes; its id stays
 *
 * Returns: (transfer full) (nullable): the step; %NULL where nothing is another.
 */
VouchChange *
vouch_reference_edit_set (VouchReference *self,
                          JsonObject     *csl)
{
  VouchNode *node = VOUCH_NODE (self);
  JsonObject *before = vouch_json_node_object (vouch_reference_get_csl (self));
  GPtrArray *parts = vouch_edit_begin ();
  g_autoptr (GList) now = json_object_get_members (csl);
  g_autoptr (GList) then = json_object_get_members (before);

  for (GList *member = now; member; member = member->next)
    if (!g_str_equal (member->data, "id"))
      vouch_edit_set (parts, node, member->data,
                      json_node_ref (json_object_get_member (csl, member->data)));
  for (GList *member = then; member; member = member->next)
    if (!g_str_equal (member->data, "id") && !json_object_has_member (csl, member->data))
      vouch_edit_set (parts, node, member->data, NULL);
  return vouch_edit_end (parts, node, _("Edit Reference"));
}

/**
 * vouch_reference_find_citation:
 * @owner: a statement, or an item
 * @reference: a reference's id
 * @relation: (nullable): "supports", "contradicts" or "background"; %NULL for any
 *
 * Returns: (transfer none) (nullable): the first of its citations of that reference as that
 */
VouchNode *
vouch_reference_find_citation (VouchNode  *owner,
                               const char *reference,
                               const char *relation)
{
  VouchNodeList *citations = vouch_node_get_list (owner, "citations");

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *node = vouch_node_list_peek (citations, i);
      VouchCitation *citation = VOUCH_CITATION (node);

      if (g_strcmp0 (vouch_citation_get_reference (citation), reference) == 0
          && (!relation || g_strcmp0 (vouch_citation_get_relation (citation), relation) == 0))
        return node;
    }
  return NULL;
}

/* What marks or types a passage was said of that passage, and what a reviewer answered of what it is now. */
static gboolean
is_settled (VouchNode *citation)
{
  return vouch_citation_is_anchored (VOUCH_CITATION (citation)) || vouch_node_get_value (citation, "seen-by-eye")
         || vouch_node_get_value (citation, "answer");
}

/* The citation that says so already; else one that may say so instead. */
static VouchNode *
find_citation_for (VouchNode  *owner,
                   const char *reference,
                   const char *relation)
{
  VouchNodeList *citations = vouch_node_get_list (owner, "citations");
  VouchNode *open = NULL;

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchNode *node = vouch_node_list_peek (citations, i);
      VouchCitation *citation = VOUCH_CITATION (node);

      if (g_strcmp0 (vouch_citation_get_reference (citation), reference) != 0)
        continue;
      if (g_strcmp0 (vouch_node_get_text (node, "relation"), relation) == 0)
        return node;
      if (!open && !is_settled (node))
        open = node;
    }
  return open;
}

/**
 * vouch_reference_edit_cite:
 * @owner: a statement of a card, or an item
 * @reference: a reference of that card, or of none
 * @relation: "supports", "contradicts" or "background"
 * @how: "chosen", "typed", …
 *
 * A citation of @reference that says otherwise and marks no passage says @relation then; a second one of
 * the same source would say nothing. Only what supports a statement answers the draft's marker and ends
 * a decline.
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it is cited so already
 */
VouchChange *
vouch_reference_edit_cite (VouchNode      *owner,
                           VouchReference *reference,
                           const char     *relation,
                           const char     *how)
{
  GPtrArray *parts = vouch_edit_begin ();
  VouchNode *cited = find_citation_for (owner, vouch_node_get_id (VOUCH_NODE (reference)), relation);

  vouch_reference_edit_bring (parts, vouch_node_get_root (owner), reference);
  if (cited)
    vouch_edit_set (parts, cited, "relation", vouch_json_new_text (relation));
  else
    vouch_reference_edit_add_citation (parts, owner, reference, relation, how);
  if (VOUCH_IS_STATEMENT (owner) && g_str_equal (relation, "supports"))
    {
      vouch_edit_set (parts, owner, "marker", NULL);
      vouch_edit_set (parts, owner, "declined", NULL);
    }
  return vouch_edit_end (parts, owner, _("Add Source"));
}

/**
 * vouch_reference_edit_remove:
 * @self: a reference of a card
 * @n_citations: (out) (optional): how many citations go with it
 *
 * Its citations go in the same step, and so do an item that was nothing else and its place as
 * the article's reference: the statements then lack a source, which the checks say, and one
 * undo brings everything back. Citations of nothing would say the same less plainly.
 *
 * Returns: (transfer full): the step
 */
VouchChange *
vouch_reference_edit_remove (VouchReference *self,
                             guint          *n_citations)
{
  VouchNode *card = vouch_node_get_root (VOUCH_NODE (self));
  Removal removal = { vouch_edit_begin (), vouch_node_get_id (VOUCH_NODE (self)), 0 };

  remove_below (&removal, vouch_card_get_sections (VOUCH_CARD (card)));
  if (g_strcmp0 (vouch_card_get_article_reference (VOUCH_CARD (card)), removal.reference) == 0)
    vouch_edit_set (removal.parts, card, "article/reference", NULL);
  remove_node (removal.parts, VOUCH_NODE (self));
  if (n_citations)
    *n_citations = removal.n_citations;
  return vouch_edit_end (removal.parts, card, _("Remove Reference"));
}
