/* vouch-report-nodes.c: what findings speak of, by the words that people know it by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-report-nodes.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-section.h"
#include "vouch-words.h"

static void
add_node (VouchNode *node, gpointer data)
{
  g_hash_table_insert (data, (gpointer) vouch_node_get_id (node), node);
}

/** Returns: (transfer full): id -> node of all of @card, which must outlive it */
GHashTable *
vouch_report_nodes_new (VouchNode *card)
{
  GHashTable *nodes = g_hash_table_new (g_str_hash, g_str_equal);

  vouch_node_foreach (card, add_node, nodes);
  return nodes;
}

/** Returns: (transfer none): what @node says, never %NULL */
const char *
vouch_report_nodes_text (VouchNode *node)
{
  const char *text = vouch_node_get_text (node, "text");

  if (vouch_words_is_blank (text))
    text = vouch_node_get_text (node, "label");
  if (vouch_words_is_blank (text))
    text = vouch_node_get_text (node, "title");
  return text ? text : "";
}

/* Headings of the sections that a finding stands in, outermost first. */
static char *
dup_headings (VouchNode *node)
{
  g_autoptr (GString) heading = g_string_new (NULL);

  for (; node; node = vouch_node_get_parent (node))
    {
      const char *title
          = VOUCH_IS_SECTION (node) ? vouch_section_get_title (VOUCH_SECTION (node)) : NULL;

      if (!title)
        continue;
      if (heading->len > 0)
        g_string_prepend (heading, " › ");
      g_string_prepend (heading, title);
    }
  return g_strdup (heading->str);
}

/** Returns: (transfer full): the heading that @finding is listed under, translated */
char *
vouch_report_nodes_heading (GHashTable *nodes, VouchFinding *finding)
{
  const char *section = vouch_finding_get_section (finding);
  VouchNode *node = g_hash_table_lookup (nodes, vouch_finding_get_node (finding));

  if (section && g_hash_table_contains (nodes, section))
    return dup_headings (g_hash_table_lookup (nodes, section));
  return g_strdup (node && VOUCH_IS_CARD (node) ? _("The card") : _("References"));
}

/** Returns: (transfer full): the path of the node of that @id (nullable); "" where there is none */
char *
vouch_report_nodes_path (GHashTable *nodes, const char *id)
{
  VouchNode *node = id ? g_hash_table_lookup (nodes, id) : NULL;

  return node ? vouch_node_dup_path (node) : g_strdup ("");
}
