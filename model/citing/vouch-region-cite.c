/* vouch-region-cite.c: a statement cites a table's cell or a figure, as one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-region-cite.h"

#include <glib/gi18n-lib.h>

#include "vouch-citation.h"
#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-reference-edit-private.h"
#include "vouch-statement.h"
#include "vouch-statement-edit-private.h"

/* One that supports @owner with the same source, and names no passage yet. */
static VouchNode *
find_open (VouchNode *owner, const char *reference)
{
  VouchNodeList *citations = vouch_node_get_list (owner, "citations");

  for (guint i = 0; i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);

      if (g_strcmp0 (vouch_citation_get_reference (citation), reference) == 0
          && vouch_citation_supports (citation) && !vouch_citation_is_anchored (citation))
        return VOUCH_NODE (citation);
    }
  return NULL;
}

static void
insert (GPtrArray *parts, VouchNode *owner, const char *reference, JsonNode *region, const char *how)
{
  g_autoptr (JsonNode) bare = vouch_citation_json_new (reference, "supports", how);
  g_autoptr (JsonNode) citation = vouch_json_with_member (bare, "region", region);
  VouchPlace place = { vouch_node_get_id (owner), "citations", 0 };

  place.position = vouch_node_list_get_size (vouch_node_get_list (owner, "citations"));
  g_ptr_array_add (parts, vouch_change_new_insert (place, citation));
}

/**
 * vouch_region_cite:
 * @owner: a statement of a card, or an item
 * @reference: a reference of that card, or of none, which then comes into it
 * @region: from vouch_region_to_json()
 * @how: who found it: “selected”, …
 *
 * A citation of @reference that supports @owner and names no passage is given this one. It answers
 * the draft's marker and ends a decline.
 *
 * Returns: (transfer full): the step.
 */
VouchChange *
vouch_region_cite (VouchNode *owner, VouchReference *reference, JsonNode *region, const char *how)
{
  const char *id = vouch_node_get_id (VOUCH_NODE (reference));
  VouchNode *open = find_open (owner, id);
  GPtrArray *parts = vouch_edit_begin ();

  vouch_reference_edit_bring (parts, vouch_node_get_root (owner), reference);
  if (open)
    {
      vouch_edit_set (parts, open, "region", json_node_ref (region));
      vouch_edit_set (parts, open, "how", vouch_json_new_text (how));
      vouch_edit_set (parts, open, "seen-by-eye", NULL);
    }
  else
    insert (parts, owner, id, region, how);
  if (VOUCH_IS_STATEMENT (owner))
    {
      vouch_edit_set (parts, owner, "marker", NULL);
      vouch_edit_set (parts, owner, "declined", NULL);
    }
  return vouch_edit_end (parts, owner, _("Mark Passage"));
}
