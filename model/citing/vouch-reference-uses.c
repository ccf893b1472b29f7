/* vouch-reference-uses.c: where a card cites a reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-reference-uses.h"

#include "vouch-citation.h"
#include "vouch-node-list.h"

typedef struct
{
  GPtrArray  *ids;
  const char *reference;
} Search;

static void
look (VouchNode *node,
      gpointer   data)
{
  Search *search = data;
  const char *id;

  if (!VOUCH_IS_CITATION (node)
      || g_strcmp0 (vouch_citation_get_reference (VOUCH_CITATION (node)), search->reference) != 0)
    return;
  id = vouch_node_get_id (vouch_node_get_parent (node));
  /* A statement that cites it twice is one place. */
  if (search->ids->len == 0 || !g_str_equal (search->ids->pdata[search->ids->len - 1], id))
    g_ptr_array_add (search->ids, g_strdup (id));
}

/**
 * vouch_reference_list_uses:
 * @card: a card
 * @reference: id of a reference
 *
 * Returns: (transfer full) (element-type utf8): ids of the statements and items that cite it,
 *   in the card's order.
 */
GPtrArray *
vouch_reference_list_uses (VouchCard  *card,
                           const char *reference)
{
  Search search = { g_ptr_array_new_with_free_func (g_free), reference };

  vouch_node_foreach (VOUCH_NODE (card), look, &search);
  return search.ids;
}
