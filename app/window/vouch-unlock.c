/* vouch-unlock.c: opens the keyring for who signs in, or has them sign in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-unlock.h"

#include "vouch-sign-in-dialog.h"

/* Who waits for the keyring. */
typedef struct
{
  GtkWindow *parent;   /* (owned) */
  VouchPortal *portal; /* (owned) */
} Waiting;

static void
sign_in (GtkWindow *parent, VouchAccounts *accounts, VouchPortal *portal)
{
  gtk_window_present (GTK_WINDOW (vouch_sign_in_dialog_new (parent, accounts, portal)));
}

/* Whoever leaves the keyring closed, or has another password in it, can still type one. */
static void
unlocked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Waiting *waiting = data;
  g_autoptr (GtkWindow) parent = waiting->parent;
  g_autoptr (VouchPortal) portal = waiting->portal;
  VouchAccounts *accounts = VOUCH_ACCOUNTS (object);
  g_autoptr (VouchPortal) signed_in = NULL;

  vouch_accounts_finish (accounts, result, NULL, NULL);
  signed_in = vouch_accounts_find (accounts, portal);
  if (!signed_in && gtk_widget_get_visible (GTK_WIDGET (parent)))
    sign_in (parent, accounts, portal);
}

/**
 * vouch_unlock_or_sign_in:
 * @parent: the window that it is asked for in
 * @portal: one of the list
 *
 * Where the keyring is locked, it may have the password: the user is asked to open it first.
 */
void
vouch_unlock_or_sign_in (GtkWindow *parent, VouchAccounts *accounts, VouchPortal *portal)
{
  Waiting *waiting;

  if (!vouch_accounts_is_locked (accounts) || !vouch_portal_get_user (portal))
    {
      sign_in (parent, accounts, portal);
      return;
    }
  waiting = g_new0 (Waiting, 1);
  waiting->parent = g_object_ref (parent);
  waiting->portal = g_object_ref (portal);
  vouch_accounts_unlock_async (accounts, NULL, unlocked_cb, waiting);
}
