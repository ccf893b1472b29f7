/* vouch-site.c: looks what stands at an address, before anybody signs in there.
 *
 *   the address as typed  ->  redirects, each of them encrypted  ->  the contract, or the
 *   header in which WordPress names its API  ->  what that API says of itself
 *
 * Nothing of the user's is sent meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-site.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-portal-root.h"
#include "vouch-portal-wire.h"

#define CONTRACT "vouch/v1"
#define MAX_REDIRECTS 5

typedef struct
{
  VouchPortalWire *wire;     /* (unowned) */
  GCancellable *cancellable; /* (unowned) (nullable) */
  const char *only;          /* (unowned) (nullable): an address; none but its site will do */
} Look;

VouchSite *
vouch_site_copy (const VouchSite *self)
{
  VouchSite *copy = g_new0 (VouchSite, 1);

  copy->name = g_strdup (self->name);
  copy->address = g_strdup (self->address);
  copy->root = g_strdup (self->root);
  copy->page = g_strdup (self->page);
  copy->has_contract = self->has_contract;
  copy->has_review = self->has_review;
  return copy;
}

void
vouch_site_free (VouchSite *self)
{
  g_free (self->name);
  g_free (self->address);
  g_free (self->root);
  g_free (self->page);
  g_free (self);
}

static gboolean
is_loopback (const char *address)
{
  g_autoptr (VouchPortal) portal = vouch_portal_new ("", address, NULL, NULL);

  return portal && vouch_portal_is_loopback (portal);
}

/** Returns: whether it runs on this computer. */
gboolean
vouch_site_is_loopback (const VouchSite *self)
{
  return is_loopback (self->address);
}

/* --- addresses --- */

/* Nobody types “https://”. What follows a “?” is of a page, not of the site. */
static char *
complete_address (const char *typed, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *whole = strstr (text, "://") ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  g_autoptr (VouchPortal) portal = NULL;

  whole[strcspn (whole, "?#")] = '\0';
  portal = vouch_portal_new ("", whole, NULL, error);
  return portal ? g_strdup (vouch_portal_get_address (portal)) : NULL;
}

static char *
resolve (const char *address, const char *location)
{
  g_autoptr (GUri) base = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GUri) uri
      = base ? g_uri_parse_relative (base, location, G_URI_FLAGS_ENCODED, NULL) : NULL;

  return uri ? g_uri_to_string (uri) : NULL;
}

/* --- requests --- */

static VouchPortalAnswer *
get (Look *look, const char *address, GError **error)
{
  VouchPortalRequest request = { SOUP_METHOD_GET, address, NULL, NULL, -1 };

  return vouch_portal_wire_send (look->wire, &request, look->cancellable, error);
}

static gboolean
is_redirect (const VouchPortalAnswer *answer)
{
  return answer->status >= 300 && answer->status < 400 && answer->location;
}

static gboolean
fail_nothing_there (const char *address, GError **error)
{
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
               _("No card portal or WordPress site found at %s. Check the address."),
               address);
  return FALSE;
}

/* From this computer to another one, or to a page without TLS, nobody is led unasked. */
static char *
follow (const char *from, const char *location, GError **error)
{
  g_autofree char *to = resolve (from, location);
  g_autofree char *bare = to ? g_strndup (to, strcspn (to, "?#")) : NULL;
  g_autoptr (VouchPortal) next = bare ? vouch_portal_new ("", bare, NULL, NULL) : NULL;

  if (next && vouch_portal_is_loopback (next) == is_loopback (from))
    return g_steal_pointer (&to);
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_NOT_A_PORTAL,
               _("%s redirects to %s, which is not safe for signing in. You may need to sign in to "
                 "this network first, or use the site’s current address."),
               from, to ? to : location);
  return NULL;
}

/* Whoever has taken a domain over, or can write its redirects, is not given the password of the
 * portal that stood there. */
static gboolean
check_is_the_same (Look *look, const char *to, GError **error)
{
  if (!look->only || vouch_portal_root_is_same_origin (look->only, to))
    return TRUE;
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED,
               _("%s now redirects to %s. Your password was not sent there. If the portal has moved, "
                 "sign in at its new address."),
               look->only, to);
  return FALSE;
}

/* Returns: the first page that leads nowhere else; @address becomes its address. */
static VouchPortalAnswer *
get_page (Look *look, char **address, GError **error)
{
  for (guint i = 0; i <= MAX_REDIRECTS; i++)
    {
      g_autoptr (VouchPortalAnswer) answer = get (look, *address, error);
      g_autofree char *next = NULL;

      if (!answer)
        return NULL;
      if (!is_redirect (answer))
        return g_steal_pointer (&answer);
      next = follow (*address, answer->location, error);
      if (!next || !check_is_the_same (look, next, error))
        return NULL;
      g_free (*address);
      *address = g_steal_pointer (&next);
    }
  fail_nothing_there (*address, error);
  return NULL;
}

/* --- what it says --- */

static gboolean
names (JsonObject *about, const char *member, const char *word)
{
  JsonArray *list = vouch_json_get_array (about, member);
  gboolean is_named = FALSE;

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    is_named = is_named || g_strcmp0 (vouch_json_array_text (list, i), word) == 0;
  return is_named;
}

/* PHP writes an empty object as an array, so each step may be something else. */
static const char *
find_authorisation_page (JsonObject *about)
{
  static const char *const path[] = { "authentication", "application-passwords", "endpoints" };

  for (gsize i = 0; about && i < G_N_ELEMENTS (path); i++)
    about = vouch_json_node_object (vouch_json_get_node (about, path[i]));
  return about ? vouch_json_get_text (about, "authorization") : NULL;
}

/* The page that the user is sent to asks for the password of the site, so it has to be the site's. */
static VouchSite *
read_wordpress (JsonObject *about, const char *root, const char *address)
{
  const char *home = vouch_json_get_text (about, "home");
  const char *page = find_authorisation_page (about);
  g_autofree char *here = g_strndup (address, strcspn (address, "?#"));
  g_autoptr (VouchPortal) portal = NULL;
  const char *name = vouch_json_get_text (about, "name");
  VouchSite *self;

  portal = vouch_portal_new (
      "", home && vouch_portal_root_is_same_origin (home, here) ? home : here, NULL, NULL);
  if (!portal)
    return NULL;
  self = g_new0 (VouchSite, 1);
  self->address = g_strdup (vouch_portal_get_address (portal));
  self->name = g_strdup (name && *name ? name : self->address);
  self->root = g_strdup (root);
  if (page && vouch_portal_root_is_same_origin (page, here))
    self->page = g_strdup (page);
  self->has_contract = names (about, "namespaces", CONTRACT);
  self->has_review = TRUE;
  return self;
}

static VouchSite *
look_at_wordpress (Look *look, const char *root, const char *address, GError **error)
{
  g_autoptr (VouchPortalAnswer) answer = get (look, root, error);
  JsonObject *about = answer ? vouch_json_node_object (answer->json) : NULL;
  VouchSite *self = NULL;

  if (!answer)
    return NULL;
  if (answer->status == 503 || answer->status == 429)
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_BUSY,
                   _("The site at %s is being updated or busy. Try again later."), address);
      return NULL;
    }
  if (about && vouch_portal_answer_is_good (answer))
    self = read_wordpress (about, root, address);
  if (!self)
    fail_nothing_there (address, error);
  return self;
}

/* A portal of ours answers at its address. */
static VouchSite *
look_at_contract (Look *look, const char *address)
{
  g_autofree char *about_address = vouch_portal_root_join (address, CONTRACT "/");
  g_autoptr (VouchPortalAnswer) answer = get (look, about_address, NULL);
  JsonObject *about = answer ? vouch_json_node_object (answer->json) : NULL;
  const char *name = about ? vouch_json_get_text (about, "name") : NULL;
  VouchSite *self;

  /* WordPress' own API answers so too; there is more to be known of that. */
  if (!name || !vouch_portal_answer_is_good (answer) || !vouch_json_get_node (about, "version")
      || answer->link)
    return NULL;
  self = g_new0 (VouchSite, 1);
  self->name = g_strdup (name);
  self->address = g_strdup (address);
  self->has_contract = TRUE;
  self->has_review = names (about, "can", "pending");
  return self;
}

static VouchSite *
look_at (Look *look, const char *typed, GError **error)
{
  g_autofree char *address = g_strdup (typed);
  g_autoptr (VouchPortalAnswer) page = get_page (look, &address, error);
  g_autofree char *root = page ? vouch_portal_root_from_link (page->link, address) : NULL;
  VouchSite *self;

  if (!page)
    return NULL;
  if (root)
    return look_at_wordpress (look, root, address, error);
  address[strcspn (address, "?#")] = '\0';
  self = look_at_contract (look, address);
  if (!self)
    fail_nothing_there (address, error);
  return self;
}

static VouchSite *
find (const char *address, gboolean is_only, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalWire) wire = vouch_portal_wire_new (address, is_loopback (address));
  Look look = { wire, cancellable, is_only ? address : NULL };

  return look_at (&look, address, error);
}

/**
 * vouch_site_find:
 * @typed: an address as somebody types it
 * @error: a #VouchPortalError
 *
 * Waits for the site, wherever its redirects lead: show the user where before a password goes there.
 *
 * Returns: (transfer full) (nullable): what is there.
 */
VouchSite *
vouch_site_find (const char *typed, GCancellable *cancellable, GError **error)
{
  g_autofree char *address = complete_address (typed, error);

  return address ? find (address, FALSE, cancellable, error) : NULL;
}

/**
 * vouch_site_find_again:
 * @portal: one that somebody has signed in to
 * @error: a #VouchPortalError; %VOUCH_PORTAL_ERROR_UNTRUSTED where it leads to another site
 *
 * Waits for the site, to which the portal's password may go without anybody being asked.
 *
 * Returns: (transfer full) (nullable): what is there; of the portal's own origin
 */
VouchSite *
vouch_site_find_again (VouchPortal *portal, GCancellable *cancellable, GError **error)
{
  return find (vouch_portal_get_address (portal), TRUE, cancellable, error);
}
