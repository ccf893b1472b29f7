/* vouch-node-words.c: a node of the card in a few words, for lists that speak of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-node-words.h"

#include <glib/gi18n-lib.h>

#include "vouch-card.h"
#include "vouch-citation.h"
#include "vouch-item.h"
#include "vouch-reference-plain.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-statement.h"

/* Code points: more than the widest panel shows in the lines that it has for them. */
#define MOST 160

/* The text in one line, cut between words. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdelimit (g_strdup (text), "\r\n\t", ' '));
  char *end;

  if (g_utf8_strlen (line, -1) <= MOST)
    return g_steal_pointer (&line);
  end = g_utf8_offset_to_pointer (line, MOST);
  *end = '\0';
  if ((end = strrchr (line, ' ')))
    *end = '\0';
  return g_strconcat (line, "…", NULL);
}

static gboolean
has_text (const char *text)
{
  return text && *text;
}

static char *
dup_statement_words (VouchStatement *statement)
{
  const char *label = vouch_statement_get_label (statement);
  const char *text = vouch_statement_get_text (statement);

  if (has_text (label) && has_text (text))
    /* Translators: a cell of a table: its label, then what it says. */
    return g_strdup_printf (_("%s: %s"), label, text);
  return g_strdup (has_text (label) ? label : text);
}

static char *
dup_reference_words (VouchReference *reference)
{
  JsonNode *csl = vouch_reference_get_csl (reference);
  const char *title = vouch_reference_get_title (reference);

  if (has_text (title))
    return g_strdup (title);
  return csl && JSON_NODE_HOLDS_OBJECT (csl) ? vouch_reference_short (json_node_get_object (csl))
                                             : NULL;
}

static char *
dup_text (VouchNode *node)
{
  if (VOUCH_IS_CITATION (node))
    node = vouch_node_get_parent (node);
  if (VOUCH_IS_STATEMENT (node))
    return dup_statement_words (VOUCH_STATEMENT (node));
  if (VOUCH_IS_ITEM (node))
    return g_strdup (vouch_item_get_text (VOUCH_ITEM (node)));
  if (VOUCH_IS_SECTION (node))
    return g_strdup (vouch_section_get_title (VOUCH_SECTION (node)));
  if (VOUCH_IS_CARD (node))
    return g_strdup (vouch_card_get_title (VOUCH_CARD (node)));
  if (VOUCH_IS_REFERENCE (node))
    return dup_reference_words (VOUCH_REFERENCE (node));
  return NULL;
}

/**
 * vouch_node_dup_words:
 * @node: (nullable): a node of a card
 *
 * Returns: (transfer full): its first words in one line; empty where it has none.
 */
char *
vouch_node_dup_words (VouchNode *node)
{
  g_autofree char *text = node ? dup_text (node) : NULL;

  return shorten (text ? text : "");
}

/**
 * vouch_node_dup_title:
 * @node: (nullable): a node of a card
 *
 * Returns: (transfer full): the title of the section that it stands in, or is; for
 *   the rest the part of the card that it belongs to.
 */
char *
vouch_node_dup_title (VouchNode *node)
{
  VouchNode *section = node ? vouch_node_get_ancestor (node, VOUCH_TYPE_SECTION) : NULL;
  const char *title;

  if (VOUCH_IS_REFERENCE (node))
    return g_strdup (_("Sources"));
  if (VOUCH_IS_SECTION (node))
    section = node;
  if (!section)
    return g_strdup (_("Article"));
  title = vouch_section_get_title (VOUCH_SECTION (section));
  return g_strdup (has_text (title) ? title : _("Without a title"));
}
