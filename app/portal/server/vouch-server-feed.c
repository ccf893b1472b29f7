/* vouch-server-feed.c: an Atom feed (RFC 4287) that changes only when a card does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-feed.h"
#include "vouch-page-html.h"
#include "vouch-server-card.h"
#include "vouch-server-frame.h"

#include <string.h>

/* What an empty feed says of its age: it has to say something, and always the same. */
#define BEGINNING "1970-01-01T00:00:00Z"

static void
append_element (GString *xml, const char *name, const char *text)
{
  g_string_append_printf (xml, "<%s>", name);
  /* Its entities are XML's too, and what it takes out has no place in XML either. */
  vouch_page_html_append_text (xml, text);
  g_string_append_printf (xml, "</%s>\n", name);
}

/* An entry is new when its card comes out, not when it was written. */
static const char *
get_updated (const VouchServerCard *card)
{
  const char *published = vouch_server_card_get_published (card);

  return strcmp (published, card->modified) > 0 ? published : card->modified;
}

static void
append_entry (GString *xml, const VouchServerCard *card, const char *root)
{
  g_autofree char *path = vouch_server_card_dup_path (card);

  g_string_append (xml, "<entry>\n");
  append_element (xml, "title", card->title);
  g_string_append_printf (xml, "<id>urn:uuid:%s</id>\n", card->id);
  g_string_append_printf (xml, "<link rel=\"alternate\" type=\"text/html\" href=\"%s%s\"/>\n", root,
                          path + 1);
  append_element (xml, "published", vouch_server_card_get_published (card));
  append_element (xml, "updated", get_updated (card));
  if (card->excerpt && *card->excerpt)
    append_element (xml, "summary", card->excerpt);
  g_string_append (xml, "</entry>\n");
}

/**
 * vouch_server_feed_new:
 * @cards: (element-type VouchServerCard): published ones, newest first
 * @root: the portal's address, with a slash at its end
 * @portal: the portal's UUID
 *
 * Returns: (transfer full): the feed; the same for the same cards, whenever it is made.
 */
char *
vouch_server_feed_new (GPtrArray *cards, const char *root, const char *portal)
{
  const char *updated = BEGINNING;
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                               "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");

  for (guint i = 0; i < cards->len; i++)
    if (strcmp (get_updated (cards->pdata[i]), updated) > 0)
      updated = get_updated (cards->pdata[i]);
  append_element (xml, "title", VOUCH_SERVER_TITLE);
  g_string_append_printf (xml, "<id>urn:uuid:%s</id>\n", portal);
  g_string_append_printf (xml, "<link rel=\"self\" href=\"%s%s\"/>\n", root,
                          VOUCH_SERVER_PATH_FEED + 1);
  g_string_append_printf (xml, "<link rel=\"alternate\" href=\"%s\"/>\n", root);
  append_element (xml, "updated", updated);
  g_string_append (xml, "<author><name>Vouch</name></author>\n");
  for (guint i = 0; i < cards->len; i++)
    append_entry (xml, cards->pdata[i], root);
  g_string_append (xml, "</feed>\n");
  return g_string_free (xml, FALSE);
}
