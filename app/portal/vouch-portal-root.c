/* vouch-portal-root.c: where on a site the contract is spoken.
 *
 * WordPress says so in a header of every page, and it can be anywhere: in a folder of
 * its own, or within a query. It is read, never guessed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-root.h"

#include <string.h>

#define RELATION "rel=\"https://api.w.org/\""

static gboolean
is_same_origin (GUri *a, GUri *b)
{
  return g_strcmp0 (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0
         && g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0
         && g_uri_get_port (a) == g_uri_get_port (b);
}

static GUri *
parse_address (const char *text, GUri *base)
{
  const GUriFlags flags = G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE;
  g_autoptr (GUri) uri = base ? g_uri_parse_relative (base, text, flags, NULL)
                              : g_uri_parse (text, flags, NULL);

  return uri && g_uri_get_host (uri) ? g_steal_pointer (&uri) : NULL;
}

/* The target of the one link that is WordPress' API (RFC 8288). */
static char *
find_target (const char *link)
{
  const char *relation = strstr (link, RELATION);
  const char *open = relation ? g_strrstr_len (link, relation - link, "<") : NULL;
  const char *close = open ? strchr (open, '>') : NULL;

  return close && close < relation ? g_strndup (open + 1, close - open - 1) : NULL;
}

/**
 * vouch_portal_root_from_link:
 * @link: (nullable): all of an answer's Link headers, in one text
 * @address: the page that was asked for
 *
 * A root at another host or port is not taken: name and password go there.
 *
 * Returns: (transfer full) (nullable): the root of the site's API.
 */
char *
vouch_portal_root_from_link (const char *link, const char *address)
{
  g_autofree char *target = link ? find_target (link) : NULL;
  g_autoptr (GUri) page = parse_address (address, NULL);
  g_autoptr (GUri) root = target && page ? parse_address (target, page) : NULL;

  return root && is_same_origin (root, page) ? g_uri_to_string (root) : NULL;
}

/** Returns: whether both addresses are of one host, port and scheme. */
gboolean
vouch_portal_root_is_same_origin (const char *one, const char *other)
{
  g_autoptr (GUri) a = parse_address (one, NULL);
  g_autoptr (GUri) b = parse_address (other, NULL);

  return a && b && is_same_origin (a, b);
}

/**
 * vouch_portal_root_join:
 * @root: a site's root; it may end within a query: "https://example.org/index.php?rest_route=/"
 * @path: below it, with a query of its own or without
 *
 * Returns: (transfer full): the address.
 */
char *
vouch_portal_root_join (const char *root, const char *path)
{
  g_autofree char *address = g_strconcat (root, path, NULL);
  char *query = strchr (root, '?') ? strchr (address + strlen (root), '?') : NULL;

  if (query)
    *query = '&';
  return g_steal_pointer (&address);
}
