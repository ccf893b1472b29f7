/* vouch-card-embargo.c: whether a card may not be known of yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card-embargo.h"

#include <string.h>

#include "vouch-json.h"

static GDateTime *
read_time (const char *text)
{
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autofree char *whole
      = strlen (text) == strlen ("2026-01-31") ? g_strconcat (text, "T00:00:00", NULL) : g_strdup (text);

  return g_date_time_new_from_iso8601 (whole, here);
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
  const char *text = work ? vouch_json_get_text (work, "embargo") : NULL;
  g_autofree char *trimmed = text ? g_strstrip (g_strdup (text)) : NULL;
  g_autoptr (GDateTime) end = trimmed && *trimmed ? read_time (trimmed) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (!trimmed || !*trimmed)
    return FALSE;
  return !end || g_date_time_compare (end, now) > 0;
}
