/* vouch-portal-account.c: who is signed in to a portal, without a window.
 *
 * The password comes from an open file or the environment and goes to the keyring. Where there is
 * none it is kept nowhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-account.h"

#include <glib/gi18n-lib.h>

#include "vouch-account.h"
#include "vouch-accounts.h"
#include "vouch-cli-portal.h"
#include "vouch-cli.h"
#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-password-store.h"
#include "vouch-portal-list.h"
#include "vouch-portal-password.h"

static int
fail (GError *error)
{
  gboolean is_usage = g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS)
                      || error->domain != VOUCH_PORTAL_ERROR;

  vouch_cli_fail (NULL, error);
  return is_usage ? VOUCH_EXIT_UNUSABLE : VOUCH_EXIT_NO;
}

static int
tell (const VouchAccount *account, VouchPortal *portal, gboolean is_json)
{
  g_autofree char *words = vouch_account_describe (account);
  g_autofree char *line = g_strconcat (words, "\n", NULL);
  g_autoptr (GError) error = NULL;

  if (is_json)
    {
      g_autoptr (JsonNode) json = vouch_json_new_members (
          "portal", vouch_json_new_text (vouch_portal_get_name (portal)), "address",
          vouch_json_new_text (vouch_portal_get_address (portal)), "user",
          vouch_json_new_text (account->user), "name", vouch_json_new_text (account->name),
          "may-write", vouch_json_new_boolean (account->may_write), "may-publish",
          vouch_json_new_boolean (account->may_publish), NULL);
      g_autofree char *text = vouch_json_print (json, TRUE);

      g_free (line);
      line = g_strconcat (text, "\n", NULL);
    }
  return vouch_cli_print (line, &error) ? VOUCH_EXIT_GOOD
                                        : vouch_cli_fail (_("standard output"), error);
}

static VouchAccount *
ask (VouchPortal *portal, GError **error)
{
  g_autoptr (VouchSite) site = vouch_site_find_again (portal, NULL, error);

  return site ? vouch_account_ask (site, vouch_portal_get_user (portal),
                                   vouch_portal_get_password (portal), NULL, error)
              : NULL;
}

/* The name that the site knows may be another than the one that was typed: a mail address. */
static gboolean
keep (VouchPortal *portal, const VouchAccount *account, GError **error)
{
  g_autoptr (VouchPortal) known = vouch_cli_portal_sign_in (portal, account->user,
                                                            vouch_portal_get_password (portal));
  g_autoptr (VouchPortalList) list = vouch_portal_list_new (error);

  return list && vouch_portal_list_add (list, known, error)
         && vouch_password_store_keep (known, vouch_portal_get_password (known), NULL, error);
}

static VouchPortal *
sign_in (const char *name, const VouchPortalAccountOptions *options, GError **error)
{
  g_autofree char *password = NULL;
  g_autoptr (VouchPortal) portal = NULL;
  g_autoptr (VouchPortal) named = NULL;

  if (!vouch_portal_password_read (options->password_fd, &password, error))
    return NULL;
  portal = vouch_cli_portal_find (name, error);
  named = portal ? vouch_cli_portal_sign_in (portal, options->user, password) : NULL;
  if (!named)
    return NULL;
  if (password && vouch_portal_get_user (named))
    return g_steal_pointer (&named);
  g_set_error_literal (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
                       _("Specify your user name with --user, and the password with --password-fd "
                         "or VOUCH_PORTAL_PASSWORD."));
  return NULL;
}

/** Makes sure of the password, and has the keyring keep it. */
int
vouch_portal_account_sign_in (const char *name, const VouchPortalAccountOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPortal) portal = sign_in (name, options, &error);
  g_autoptr (VouchAccount) account = portal ? ask (portal, &error) : NULL;

  if (!account || !keep (portal, account, &error))
    return fail (error);
  return tell (account, portal, options->is_json);
}

/** Revokes the password on the site and has the keyring forget it. */
int
vouch_portal_account_sign_out (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPortal) portal = vouch_cli_portal_find (name, &error);
  g_autofree char *remark = NULL;

  if (!portal)
    return fail (error);
  if (!vouch_accounts_sign_out_now (portal, &remark, NULL, &error))
    return fail (error);
  if (!remark)
    return VOUCH_EXIT_GOOD;
  g_printerr ("%s\n", remark);
  return VOUCH_EXIT_NO;
}

/** Tells who is signed in, and what they may do. */
int
vouch_portal_account_who (const char *name, const VouchPortalAccountOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPortal) portal = vouch_cli_portal_choose (name, options->password_fd, &error);
  g_autoptr (VouchAccount) account = NULL;

  if (!portal)
    return fail (error);
  if (!vouch_portal_get_password (portal))
    {
      g_printerr (_("Not signed in to “%s”.\n"), vouch_portal_get_name (portal));
      return VOUCH_EXIT_NO;
    }
  account = ask (portal, &error);
  return account ? tell (account, portal, options->is_json) : fail (error);
}
