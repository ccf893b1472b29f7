/* vouch-seen-by-eye.c: a passage that somebody typed from a source that is not on this computer.
 *
 * It was compared with nothing: it is never found, and a warning until somebody checks it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-seen-by-eye.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-statement-edit-private.h"

/**
 * vouch_seen_by_eye_find:
 * @owner: a statement or an item
 *
 * Returns: (transfer none) (nullable): the citation that a passage can be typed for: one that
 *   supports it and has no passage, else one whose passage was typed
 */
VouchCitation *
vouch_seen_by_eye_find (VouchNode *owner)
{
  VouchNodeList *citations = vouch_node_get_list (owner, "citations");
  VouchCitation *typed = NULL;

  for (guint i = 0; citations && i < vouch_node_list_get_size (citations); i++)
    {
      VouchCitation *citation = vouch_node_list_peek (citations, i);
      const char *text = vouch_node_get_text (VOUCH_NODE (citation), "seen-by-eye");

      if (!vouch_citation_supports (citation) || vouch_citation_is_anchored (citation))
        continue;
      if (!text || !*text)
        return citation;
      if (!typed)
        typed = citation;
    }
  return typed;
}

/**
 * vouch_seen_by_eye_edit:
 * @citation: a citation without a quote
 * @text: what was seen; blank takes it away
 *
 * Returns: (transfer full) (nullable): that as one step; %NULL where nothing changes
 */
VouchChange *
vouch_seen_by_eye_edit (VouchCitation *citation, const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text ? text : ""));
  const char *old = vouch_node_get_text (VOUCH_NODE (citation), "seen-by-eye");
  GPtrArray *parts;

  if (g_strcmp0 (old ? old : "", trimmed) == 0)
    return NULL;
  parts = vouch_edit_begin ();
  vouch_edit_set (parts, VOUCH_NODE (citation), "seen-by-eye", *trimmed ? vouch_json_new_text (trimmed) : NULL);
  if (*trimmed)
    vouch_edit_set (parts, VOUCH_NODE (citation), "how", vouch_json_new_text ("typed"));
  return vouch_edit_end (parts, VOUCH_NODE (citation), _("Type Passage"));
}
