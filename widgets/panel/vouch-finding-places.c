/* vouch-finding-places.c: the parts of a card in which something was found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-finding-places.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-document.h"
#include "vouch-node-list.h"
#include "vouch-node-words.h"
#include "vouch-section.h"

static void
free_place (gpointer data)
{
  VouchFindingPlace *place = data;

  g_free (place->key);
  g_free (place->title);
  g_free (place);
}

static VouchNode *
lookup (VouchValidator *validator,
        const char     *id)
{
  VouchDocument *document = vouch_validator_get_document (validator);

  return document ? vouch_document_lookup (document, id) : NULL;
}

/**
 * vouch_finding_place_key:
 * @validator: the document's
 * @finding: one of its findings
 *
 * Returns: (transfer none): the section that it stands in, or what stands outside of any:
 *   "card" or "references"
 */
const char *
vouch_finding_place_key (VouchValidator *validator,
                         VouchFinding   *finding)
{
  const char *section = vouch_finding_get_section (finding);

  if (section)
    return section;
  return VOUCH_IS_CARD (lookup (validator, vouch_finding_get_node (finding))) ? "card"
                                                                              : "references";
}

/** Returns: whether @finding stands in the place @key, or in a sub-section of it. */
gboolean
vouch_finding_place_holds (VouchValidator *validator,
                           VouchFinding   *finding,
                           const char     *key)
{
  const char *own = vouch_finding_place_key (validator, finding);
  VouchNode *node;

  if (g_str_equal (own, key))
    return TRUE;
  for (node = lookup (validator, own); node; node = vouch_node_get_parent (node))
    if (g_str_equal (vouch_node_get_id (node), key))
      return VOUCH_IS_SECTION (node);
  return FALSE;
}

/** Returns: (transfer full) (nullable): what people call the place @key; %NULL where it is gone. */
char *
vouch_finding_place_dup_title (VouchValidator *validator,
                               const char     *key)
{
  VouchNode *node = NULL;
  VouchNode *parent;
  g_autofree char *title = NULL;
  g_autofree char *above = NULL;

  if (g_str_equal (key, "card"))
    return g_strdup (_("The card"));
  if (g_str_equal (key, "references"))
    return g_strdup (_("References"));
  node = lookup (validator, key);
  if (!node)
    return NULL;
  title = vouch_node_dup_title (node);
  parent = vouch_node_get_parent (node);
  if (!VOUCH_IS_SECTION (parent))
    return g_steal_pointer (&title);
  above = vouch_node_dup_title (parent);
  /* Translators: a section, and a section in it. */
  return g_strdup_printf (_("%s › %s"), above, title);
}

static void
add_place (GPtrArray      *places,
           VouchValidator *validator,
           GHashTable     *counts,
           const char     *key)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
  VouchFindingPlace *place;

  if (count == 0)
    return;
  place = g_new0 (VouchFindingPlace, 1);
  place->key = g_strdup (key);
  place->title = vouch_finding_place_dup_title (validator, key);
  place->count = count;
  g_ptr_array_add (places, place);
}

static void
add_sections (GPtrArray      *places,
              VouchValidator *validator,
              GHashTable     *counts,
              VouchNodeList  *sections)
{
  for (guint i = 0; sections && i < vouch_node_list_get_size (sections); i++)
    {
      VouchNode *section = vouch_node_list_peek (sections, i);

      add_place (places, validator, counts, vouch_node_get_id (section));
      add_sections (places, validator, counts, vouch_node_get_list (section, "sections"));
    }
}

/* In its own section, and in all above it. */
static void
count_finding (VouchValidator *validator,
               VouchFinding   *finding,
               GHashTable     *counts)
{
  const char *key = vouch_finding_place_key (validator, finding);
  VouchNode *node = lookup (validator, key);

  do
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (count + 1));
      node = node ? vouch_node_get_parent (node) : NULL;
      key = VOUCH_IS_SECTION (node) ? vouch_node_get_id (node) : NULL;
    }
  while (key);
}

/**
 * vouch_finding_places_list:
 * @validator: a document's
 *
 * Returns: (transfer full) (element-type VouchFindingPlace): where something was found
 *   that counts: the card itself, its sections in their order, the references
 */
GPtrArray *
vouch_finding_places_list (VouchValidator *validator)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (free_place);
  GListModel *findings = G_LIST_MODEL (vouch_validator_get_findings (validator));
  VouchDocument *document = vouch_validator_get_document (validator);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!document)
    return places;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (findings, i);

      if (!vouch_finding_is_considered (finding))
        count_finding (validator, finding, counts);
    }
  add_place (places, validator, counts, "card");
  add_sections (places, validator, counts,
                vouch_card_get_sections (vouch_document_get_card (document)));
  add_place (places, validator, counts, "references");
  return places;
}
