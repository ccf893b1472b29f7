/* vouch-card-style.c: the citation style that a card asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-style.h"

#include <string.h>

#include "vouch-citation-style.h"
#include "vouch-json.h"

/* Somebody else's card names a style, never a file of this computer. */
static gboolean
is_name (const char *text)
{
  return *text && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text);
}

/**
 * vouch_card_style_dup:
 * @card: a card's whole JSON
 *
 * Reads the style, so not on the way to a frame.
 *
 * Returns: (transfer full) (nullable): the name of the style that it asks for; %NULL where it asks for
 *   none, or for one that this computer does not have: the usual one has to do
 */
char *
vouch_card_style_dup (JsonNode *card)
{
  const char *name = vouch_json_get_text (vouch_json_node_object (card), VOUCH_CARD_STYLE);
  g_autoptr (VouchCitationStyle) style
      = name && is_name (name) ? vouch_citation_style_load (name, NULL) : NULL;

  return style ? g_strdup (name) : NULL;
}
