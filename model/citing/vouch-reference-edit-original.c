/* vouch-reference-edit-original.c: the paper that the card summarises.
 *
 * It stands in two places: as the article's reference, which the checks and the
 * machine-readable part of the page go by, and as an item under the original
 * sources, which readers see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-citation.h"
#include "vouch-item.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference-date.h"
#include "vouch-reference-links.h"
#include "vouch-reference-match.h"
#include "vouch-reference-names.h"
#include "vouch-reference-plain.h"
#include "vouch-section.h"
#include "vouch-statement-edit-private.h"

#define ROLE "original-sources"

static gboolean
is_blank (const char *text)
{
  for (; text && *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
reads_the_same (const char *a,
                const char *b)
{
  g_autofree char *first = is_blank (a) ? NULL : vouch_reference_fold (a);
  g_autofree char *second = is_blank (b) ? NULL : vouch_reference_fold (b);

  return first && second && g_str_equal (g_strstrip (first), g_strstrip (second));
}

static gboolean
cites (VouchItem      *item,
       VouchReference *reference)
{
  VouchNodeList *citations = vouch_item_get_citations (item);

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    if (g_strcmp0 (vouch_citation_get_reference (vouch_node_list_peek (citations, i)),
                   vouch_node_get_id (VOUCH_NODE (reference)))
        == 0)
      return TRUE;
  return FALSE;
}

/* The draft may have named the paper without a record of it: by its title, or by its link. */
static gboolean
is_about (VouchItem      *item,
          VouchReference *reference)
{
  JsonObject *csl = vouch_json_node_object (vouch_reference_get_csl (reference));
  g_autofree char *title = vouch_reference_dup_plain_title (csl);
  g_autofree char *doi = vouch_reference_dup_doi (csl);
  const char *text = vouch_item_get_text (item);
  const char *link = vouch_item_get_link (item);

  if (is_blank (text) && is_blank (link))
    return vouch_node_list_get_size (vouch_item_get_citations (item)) == 0;
  return reads_the_same (text, title) || (doi && link && strstr (link, doi))
         || (doi && text && strstr (text, doi));
}

static VouchItem *
find_item (VouchNodeList  *items,
           VouchReference *reference)
{
  VouchItem *about = NULL;

  for (guint i = 0; i < vouch_node_list_get_size (items); i++)
    {
      VouchItem *item = vouch_node_list_peek (items, i);

      if (cites (item, reference))
        return item;
      if (!about && is_about (item, reference))
        about = item;
    }
  return about;
}

static JsonNode *
make_item (VouchReference *reference)
{
  g_autofree char *id = vouch_id_new ();
  g_autoptr (JsonNode) citation
      = vouch_citation_json_new (vouch_node_get_id (VOUCH_NODE (reference)), "background", "chosen");
  JsonArray *citations = json_array_new ();

  json_array_add_element (citations, json_node_ref (citation));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "text", vouch_json_new_text (""),
                                 "citations", vouch_json_new_array (citations), NULL);
}

static void
add_item (GPtrArray      *parts,
          VouchSection   *section,
          VouchReference *reference)
{
  VouchNodeList *items = vouch_section_get_items (section);
  VouchItem *item = find_item (items, reference);
  VouchPlace place = { vouch_node_get_id (VOUCH_NODE (section)), "items", 0 };
  g_autoptr (JsonNode) json = NULL;

  if (item && cites (item, reference))
    return;
  if (item)
    {
      vouch_reference_edit_add_citation (parts, VOUCH_NODE (item), reference, "background", "chosen");
      return;
    }
  json = make_item (reference);
  place.position = vouch_node_list_get_size (items);
  g_ptr_array_add (parts, vouch_change_new_insert (place, json));
}

/* A card may have lost the heading, or its draft never had it. */
static void
add_section (GPtrArray      *parts,
             VouchSection   *resources,
             VouchReference *reference)
{
  VouchPlace place = { vouch_node_get_id (VOUCH_NODE (resources)), "sections", 0 };
  JsonArray *items = json_array_new ();
  g_autofree char *id = vouch_id_new ();
  g_autoptr (JsonNode) json = NULL;

  json_array_add_element (items, make_item (reference));
  json = vouch_json_new_members ("id", vouch_json_new_text (id), "role", vouch_json_new_text (ROLE),
                                 "title", vouch_json_new_text (_("Original Source(s)")), "items",
                                 vouch_json_new_array (items), NULL);
  g_ptr_array_add (parts, vouch_change_new_insert (place, json));
}

static void
show_under_resources (GPtrArray      *parts,
                      VouchCard      *card,
                      VouchReference *reference)
{
  VouchSection *section = vouch_card_find_section (card, ROLE);
  VouchSection *resources = vouch_card_find_section (card, "resources");

  if (section && vouch_section_get_items (section))
    add_item (parts, section, reference);
  else if (!section && resources && vouch_section_get_sections (resources))
    add_section (parts, resources, reference);
}

static JsonNode *
make_authors (JsonObject *csl)
{
  JsonArray *names = vouch_json_get_array (csl, "author");
  JsonArray *authors = json_array_new ();

  for (guint i = 0; i < vouch_json_array_length (names); i++)
    {
      g_autofree char *name
          = vouch_reference_name_natural (vouch_json_array_object (names, i));

      if (name)
        json_array_add_string_element (authors, name);
    }
  if (json_array_get_length (authors) > 0)
    return vouch_json_new_array (authors);
  json_array_unref (authors);
  return NULL;
}

static void
fill (GPtrArray  *parts,
      VouchNode  *card,
      const char *member,
      JsonNode   *value)
{
  JsonNode *before = vouch_node_get_value (card, member);

  if (value && is_blank (vouch_json_node_text (before))
      && vouch_json_array_length (vouch_json_node_array (before)) == 0)
    vouch_edit_set (parts, card, member, value);
  else
    g_clear_pointer (&value, json_node_unref);
}

static JsonNode *
new_text_or_null (const char *text)
{
  return is_blank (text) ? NULL : vouch_json_new_text (text);
}

/* What the draft did not tell of the article; what it tells, the writer judges. */
static void
fill_article (GPtrArray      *parts,
              VouchNode      *card,
              VouchReference *reference)
{
  JsonObject *csl = vouch_json_node_object (vouch_reference_get_csl (reference));
  g_autofree char *title = vouch_reference_dup_plain_title (csl);
  g_autofree char *date = NULL;
  VouchReferenceDate issued;

  vouch_reference_date_read (&issued, csl, "issued");
  date = vouch_reference_date_iso (&issued);
  fill (parts, card, "article/title", new_text_or_null (title));
  fill (parts, card, "article/authors", make_authors (csl));
  fill (parts, card, "article/date", new_text_or_null (date));
  fill (parts, card, "article/journal",
        new_text_or_null (vouch_json_get_text (csl, "container-title")));
}

/**
 * vouch_reference_edit_original:
 * @card: a card
 * @reference: a reference of that card, or of none
 *
 * Makes it the paper that the card summarises: the article's reference and an item under
 * the original sources, where no item names it yet. What the article lacks (title, authors,
 * date, journal) is taken from it.
 *
 * Returns: (transfer full) (nullable): the step; %NULL where it is that already.
 */
VouchChange *
vouch_reference_edit_original (VouchCard      *card,
                               VouchReference *reference)
{
  GPtrArray *parts = vouch_edit_begin ();
  VouchNode *node = VOUCH_NODE (card);

  vouch_reference_edit_bring (parts, node, reference);
  vouch_edit_set (parts, node, "article/reference",
                  vouch_json_new_text (vouch_node_get_id (VOUCH_NODE (reference))));
  fill_article (parts, node, reference);
  show_under_resources (parts, card, reference);
  return vouch_edit_end (parts, node, _("Add Original Source"));
}
