/* vouch-cli-portal.c: a portal by its name or address, with the password that is for it.
 *
 * A password comes from an open file, from the environment, or from the keyring; in that order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-portal.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "vouch-local-portal.h"
#include "vouch-password-store.h"
#include "vouch-portal-list.h"
#include "vouch-portal-password.h"

/**
 * vouch_cli_portal_find:
 *
 * Returns: (transfer full) (nullable): the portal that was added under this name or address, else
 *   one at this address
 */
VouchPortal *
vouch_cli_portal_find (const char *name_or_address, GError **error)
{
  g_autoptr (VouchPortalList) list = vouch_portal_list_new (error);
  VouchPortal *portal = list ? vouch_portal_list_find (list, name_or_address) : NULL;

  if (portal)
    return g_object_ref (portal);
  if (!list)
    return NULL;
  if (strstr (name_or_address, "://"))
    return vouch_portal_new (name_or_address, name_or_address, NULL, error);
  g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
               _("Unknown portal “%s”. Run “vouch portal list” to see the known portals."),
               name_or_address);
  return NULL;
}

/** Returns: (transfer full): the same portal with @user's password; @user may be %NULL. */
VouchPortal *
vouch_cli_portal_sign_in (VouchPortal *portal, const char *user, const char *password)
{
  const char *own = vouch_portal_get_user (portal);
  VouchPortal *signed_in
      = vouch_portal_new (vouch_portal_get_name (portal), vouch_portal_get_address (portal),
                          user  ? user
                          : own ? own
                                : g_getenv ("VOUCH_PORTAL_USER"),
                          NULL);

  vouch_portal_set_password (signed_in, password);
  return signed_in;
}

/* A keyring that is closed stays closed: there may be nobody to ask. Where there is none, the portal
 * will say that it wants to be signed in to. */
static VouchPortal *
sign_in_from_keyring (VouchPortal *portal)
{
  g_autoptr (VouchPortal) named = vouch_cli_portal_sign_in (portal, NULL, NULL);
  g_autofree char *password = NULL;

  if (vouch_portal_get_user (named))
    password = vouch_password_store_find (named, FALSE, NULL, NULL);
  vouch_portal_set_password (named, password);
  return g_steal_pointer (&named);
}

/**
 * vouch_cli_portal_choose_kept:
 * @portal: one that was added
 *
 * For who asks several portals: a password in the environment is for one that is named.
 *
 * Returns: (transfer full) (nullable): the portal, signed in where the keyring has its password
 */
VouchPortal *
vouch_cli_portal_choose_kept (VouchPortal *portal, GError **error)
{
  g_autoptr (VouchPortal) signed_in = sign_in_from_keyring (portal);

  if (vouch_portal_is_loopback (portal) && !vouch_portal_get_password (signed_in))
    return vouch_local_portal_at (vouch_portal_get_address (portal), NULL, error);
  return g_steal_pointer (&signed_in);
}

/**
 * vouch_cli_portal_choose:
 * @password_fd: (nullable): number of an open file, as it was given
 *
 * On this computer it is the embedded portal, unless there is a password.
 *
 * Returns: (transfer full) (nullable): the portal, signed in where a password is known
 */
VouchPortal *
vouch_cli_portal_choose (const char *name_or_address, const char *password_fd, GError **error)
{
  g_autofree char *password = NULL;
  g_autoptr (VouchPortal) portal = NULL;

  if (!vouch_portal_password_read (password_fd, &password, error))
    return NULL;
  portal = vouch_cli_portal_find (name_or_address, error);
  if (!portal)
    return NULL;
  /* Who names somebody beside the password means that one, whoever it was added for. */
  return password ? vouch_cli_portal_sign_in (portal, g_getenv ("VOUCH_PORTAL_USER"), password)
                  : vouch_cli_portal_choose_kept (portal, error);
}

/**
 * vouch_cli_portal_expect:
 * @name_or_address: one on this computer that does not run
 *
 * For what is to wait until it does. Nothing else at its address gets anything: it would have to know
 * a token that nobody has, and who sends later looks for the one that it left.
 *
 * Returns: (transfer full) (nullable): the portal, as the outbox keeps it
 */
VouchPortal *
vouch_cli_portal_expect (const char *name_or_address, GError **error)
{
  g_autoptr (VouchPortal) portal = vouch_cli_portal_find (name_or_address, error);
  g_autofree char *address = portal ? g_strdup (vouch_portal_get_address (portal)) : NULL;
  g_autofree char *secret = portal ? vouch_random_hex (error) : NULL;
  VouchPortalToken token = { .address = address, .token = secret };

  return secret ? vouch_portal_new_embedded (&token) : NULL;
}
