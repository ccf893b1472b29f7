/* vouch-card-embargo.c: whether a card may not be known of yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-embargo.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"

static GDateTime *
read_time (const char *text)
{
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autofree char *whole
      = strlen (text) == strlen ("2026-01-31") ? g_strconcat (text, "T00:00:00", NULL) : g_strdup (text);

  return g_date_time_new_from_iso8601 (whole, here);
}

/* Returns: (transfer full) (nullable): what “work/embargo” says, where it says anything. Other programs write a
 * number there: that is no time of ours, and no word for “none” either. */
static char *
dup_words (JsonObject *work)
{
  JsonNode *node = work ? vouch_json_get_node (work, "embargo") : NULL;
  const char *text = vouch_json_node_text (node);
  g_autofree char *trimmed = NULL;

  if (!node || vouch_json_is_null (node))
    return NULL;
  trimmed = text ? g_strstrip (g_strdup (text)) : vouch_json_print (node, FALSE);
  return *trimmed ? g_steal_pointer (&trimmed) : NULL;
}

/**
 * vouch_card_read_embargo:
 * @card: a card’s whole JSON
 * @end: (out): when its embargo ends, in milliseconds since 1970; 0: it has none
 *
 * Returns: whether that can be read; %FALSE where there are words that are no time
 */
gboolean
vouch_card_read_embargo (JsonNode *card, gint64 *end)
{
  g_autofree char *words
      = dup_words (vouch_json_get_object (vouch_json_node_object (card), "work"));
  g_autoptr (GDateTime) time = words ? read_time (words) : NULL;

  *end = time ? g_date_time_to_unix (time) * 1000 : 0;
  return time || !words;
}

/**
 * vouch_card_is_embargoed:
 * @card: a card
 *
 * Returns: whether its “work/embargo” is a time to come, or words that are no time: who writes such
 *   a thing means that the card is to be kept quiet
 */
gboolean
vouch_card_is_embargoed (VouchCard *card)
{
  JsonObject *work = vouch_json_node_object (vouch_node_get_value (VOUCH_NODE (card), "work"));
  g_autofree char *words = dup_words (work);
  g_autoptr (GDateTime) end = words ? read_time (words) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (!words)
    return FALSE;
  return !end || g_date_time_compare (end, now) > 0;
}
