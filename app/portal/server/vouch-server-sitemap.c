/* vouch-server-sitemap.c: a site map (sitemaps.org 0.9), and the file that leads robots to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-sitemap.h"
#include "vouch-server-card.h"
#include "vouch-server-frame.h"

/**
 * vouch_server_sitemap_new:
 * @cards: (element-type VouchServerCard): published ones
 * @root: the portal's address, with a slash at its end
 *
 * Returns: (transfer full): the map. A slug is ASCII letters, digits and dashes: nothing in an
 *   address needs escaping.
 */
char *
vouch_server_sitemap_new (GPtrArray *cards, const char *root)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                               "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");

  g_string_append_printf (xml, "<url><loc>%s</loc></url>\n", root);
  for (guint i = 0; i < cards->len; i++)
    {
      const VouchServerCard *card = cards->pdata[i];
      g_autofree char *path = vouch_server_card_dup_path (card);

      g_string_append_printf (xml, "<url><loc>%s%s</loc><lastmod>%s</lastmod></url>\n", root,
                              path + 1, card->modified);
    }
  g_string_append (xml, "</urlset>\n");
  return g_string_free (xml, FALSE);
}

/** Returns: (transfer full): what robots may read: all but drafts and what programs use. */
char *
vouch_server_robots_new (const char *root)
{
  return g_strdup_printf ("User-agent: *\nDisallow: /drafts/\nDisallow: /vouch/\nSitemap: %s%s\n",
                          root, VOUCH_SERVER_PATH_SITEMAP + 1);
}
