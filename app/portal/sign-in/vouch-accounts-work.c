/* vouch-accounts-work.c: what waits for a disk, the keyring or a site, in a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-accounts-work.h"

#include <glib/gi18n-lib.h>

#include "vouch-password-store.h"
#include "vouch-portal-list.h"
#include "vouch-portal-password.h"

void
vouch_accounts_work_free (VouchAccountsWork *work)
{
  g_clear_object (&work->portal);
  g_clear_pointer (&work->portals, g_ptr_array_unref);
  g_free (work->remark);
  g_free (work);
}

/** Returns: (transfer full): a portal of its own: whoever has the other one reads it meanwhile. */
VouchPortal *
vouch_accounts_copy_portal (VouchPortal *portal, const char *password)
{
  VouchPortal *copy
      = vouch_portal_new (vouch_portal_get_name (portal), vouch_portal_get_address (portal),
                          vouch_portal_get_user (portal), NULL);

  vouch_portal_set_password (copy, password);
  return copy;
}

/* Nobody is asked to open the keyring for a list: who publishes or signs in is. After the first one
 * that fails the keyring isn’t asked again: it may have been closed by hand. */
static GPtrArray *
list_portals (VouchAccountsWork *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalList) list = vouch_portal_list_new (error);
  g_autoptr (GError) trouble = NULL;
  GPtrArray *portals;

  if (!list)
    return NULL;
  portals = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (VouchPortal) portal = g_list_model_get_item (G_LIST_MODEL (list), i);
      char *password = NULL;

      if (vouch_portal_get_user (portal) && !trouble)
        password = vouch_password_store_find (portal, work->step == VOUCH_ACCOUNTS_UNLOCK, cancellable, &trouble);
      g_ptr_array_add (portals, vouch_accounts_copy_portal (portal, password));
      vouch_portal_password_free (password);
    }
  work->is_locked = g_error_matches (trouble, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_LOCKED);
  return portals;
}

/* Without a keyring it is good for this session. */
static gboolean
add (VouchAccountsWork *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalList) list = vouch_portal_list_new (error);
  g_autoptr (GError) trouble = NULL;

  if (!list || !vouch_portal_list_add (list, work->portal, error))
    return FALSE;
  if (!vouch_password_store_keep (work->portal, vouch_portal_get_password (work->portal),
                                  cancellable, &trouble))
    work->remark = g_strdup_printf (
        _("%s The password is kept until you close Vouch."),
        trouble->message);
  return TRUE;
}

/* Where the site can't be reached, the password is forgotten here all the same. */
static char *
revoke_there (VouchPortal *portal, const char *password, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchSite) site = vouch_site_find_again (portal, cancellable, &error);

  if (site
      && vouch_account_revoke (site, vouch_portal_get_user (portal), password, cancellable, &error))
    return NULL;
  /* What it does not know any more needs no revoking. */
  if (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED))
    return NULL;
  return g_strdup_printf (_("The password was removed from this computer, but could not be revoked "
                            "on the site (%s). Revoke it in your profile there."),
                          error->message);
}

/**
 * vouch_accounts_sign_out_now:
 * @portal: signed in, or with a password in the keyring
 * @remark: (out) (transfer full) (nullable): done here, but not there
 *
 * Revokes the password on the site and forgets it here.
 *
 * Returns: %FALSE where the keyring could not be asked
 */
gboolean
vouch_accounts_sign_out_now (VouchPortal *portal,
                             char **remark,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (VouchPortal) kept = NULL;
  g_autoptr (GError) trouble = NULL;
  const char *password = vouch_portal_get_password (portal);

  *remark = NULL;
  if (!password)
    {
      char *found = vouch_password_store_find (portal, TRUE, cancellable, &trouble);

      kept = vouch_accounts_copy_portal (portal, found);
      vouch_portal_password_free (found);
      password = vouch_portal_get_password (kept);
    }
  if (trouble)
    {
      g_propagate_error (error, g_steal_pointer (&trouble));
      return FALSE;
    }
  if (!password)
    return TRUE;
  *remark = revoke_there (portal, password, cancellable);
  return vouch_password_store_forget (portal, cancellable, error);
}

/* Where there is no keyring there is nothing in it to be forgotten. */
static gboolean
sign_out (VouchAccountsWork *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (vouch_accounts_sign_out_now (work->portal, &work->remark, cancellable, &reason)
      || g_error_matches (reason, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
remove_portal (VouchAccountsWork *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalList) list = NULL;

  if (vouch_portal_get_user (work->portal) && !sign_out (work, cancellable, error))
    return FALSE;
  list = vouch_portal_list_new (error);
  return list && vouch_portal_list_remove (list, vouch_portal_get_name (work->portal), error);
}

static gboolean
do_step (VouchAccountsWork *work, GCancellable *cancellable, GError **error)
{
  switch (work->step)
    {
    case VOUCH_ACCOUNTS_ADD:
      return add (work, cancellable, error);
    case VOUCH_ACCOUNTS_SIGN_OUT:
      return sign_out (work, cancellable, error);
    case VOUCH_ACCOUNTS_REMOVE:
      return remove_portal (work, cancellable, error);
    case VOUCH_ACCOUNTS_LOAD:
    case VOUCH_ACCOUNTS_UNLOCK:
    default:
      return TRUE;
    }
}

/** Does the work, and lists the portals anew; of a #GTask whose data it is. */
void
vouch_accounts_work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VouchAccountsWork *work = data;
  GError *error = NULL;

  if (do_step (work, cancellable, &error)
      && (work->portals = list_portals (work, cancellable, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}
