/* vouch-accounts.c: the list of portals, each with its password where the keyring has it.
 *
 * VouchAccounts:
 *
 * All that waits for a disk, the keyring or a site is done in workers, each of which brings back
 * the whole list anew. What the keyring can't keep is kept here until the program ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-accounts-work.h"

#include <glib/gi18n-lib.h>

#include "vouch-portal-password.h"

struct _VouchAccounts
{
  GObject parent_instance;

  GListStore *portals;       /* (owned) (element-type VouchPortal): signed in where that is known */
  GHashTable *passwords;     /* (owned): who and where → password: of this session */
  GCancellable *cancellable; /* (owned) */
  gboolean is_locked;        /* the keyring has passwords that it does not tell */
};

G_DEFINE_FINAL_TYPE (VouchAccounts, vouch_accounts, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_password (gpointer data)
{
  vouch_portal_password_free (data);
}

static char *
make_key (VouchPortal *portal)
{
  const char *user = vouch_portal_get_user (portal);

  return g_strconcat (vouch_portal_get_address (portal), "\n", user ? user : "", NULL);
}

/* --- what they bring back --- */

static void
remember (VouchAccounts *self, VouchPortal *portal)
{
  const char *password = vouch_portal_get_password (portal);

  if (password)
    g_hash_table_replace (self->passwords, make_key (portal), g_strdup (password));
}

static void
take_portals (VouchAccounts *self, GPtrArray *portals)
{
  for (guint i = 0; i < portals->len; i++)
    {
      VouchPortal *portal = portals->pdata[i];
      g_autofree char *key = make_key (portal);

      if (!vouch_portal_get_password (portal))
        vouch_portal_set_password (portal, g_hash_table_lookup (self->passwords, key));
    }
  g_list_store_splice (self->portals, 0, g_list_model_get_n_items (G_LIST_MODEL (self->portals)),
                       portals->pdata, portals->len);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take_work (VouchAccounts *self, VouchAccountsWork *work)
{
  g_autofree char *key = work->portal ? make_key (work->portal) : NULL;

  self->is_locked = work->is_locked;
  if (work->step == VOUCH_ACCOUNTS_ADD)
    remember (self, work->portal);
  else if (key)
    g_hash_table_remove (self->passwords, key);
  take_portals (self, work->portals);
}

/**
 * vouch_accounts_finish:
 * @remark: (out) (optional) (transfer full) (nullable): done, but: for the user
 *
 * Returns: whether it is done; the end of all that changes the list
 */
gboolean
vouch_accounts_finish (VouchAccounts *self, GAsyncResult *result, char **remark, GError **error)
{
  VouchAccountsWork *work = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  take_work (self, work);
  if (remark)
    *remark = g_steal_pointer (&work->remark);
  return TRUE;
}

static void
start (VouchAccounts *self,
       VouchAccountsStep step,
       VouchPortal *portal,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  VouchAccountsWork *work = g_new0 (VouchAccountsWork, 1);

  work->step = step;
  work->portal = portal ? vouch_accounts_copy_portal (portal, vouch_portal_get_password (portal)) : NULL;
  g_task_set_source_tag (task, start);
  /* What is done is done, and has to be taken. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, (GDestroyNotify) vouch_accounts_work_free);
  g_task_run_in_thread (task, vouch_accounts_work_thread);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer unused)
{
  g_autoptr (GError) error = NULL;

  if (!vouch_accounts_finish (VOUCH_ACCOUNTS (object), result, NULL, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s", error->message);
}

/** Reads the list and asks the keyring, in the background; "changed" tells when that is done. A
 * keyring that is locked stays locked. */
void
vouch_accounts_load (VouchAccounts *self)
{
  g_return_if_fail (VOUCH_IS_ACCOUNTS (self));
  start (self, VOUCH_ACCOUNTS_LOAD, NULL, self->cancellable, loaded_cb, NULL);
}

/** Returns: whether the keyring has passwords and is locked, as far as it is known. */
gboolean
vouch_accounts_is_locked (VouchAccounts *self)
{
  g_return_val_if_fail (VOUCH_IS_ACCOUNTS (self), FALSE);
  return self->is_locked;
}

/** Asks the user to open the keyring, for who is about to publish or to sign in. */
void
vouch_accounts_unlock_async (VouchAccounts *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_return_if_fail (VOUCH_IS_ACCOUNTS (self));
  start (self, VOUCH_ACCOUNTS_UNLOCK, NULL, cancellable, callback, data);
}

/** Adds a portal that is signed in to, or puts it in the place of the one with its name. */
void
vouch_accounts_add_async (VouchAccounts *self,
                          VouchPortal *portal,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_return_if_fail (VOUCH_IS_ACCOUNTS (self));
  g_return_if_fail (vouch_portal_get_password (portal));
  start (self, VOUCH_ACCOUNTS_ADD, portal, cancellable, callback, data);
}

/** Revokes the password on the site, and forgets it. */
void
vouch_accounts_sign_out_async (VouchAccounts *self,
                               VouchPortal *portal,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_return_if_fail (VOUCH_IS_ACCOUNTS (self));
  start (self, VOUCH_ACCOUNTS_SIGN_OUT, portal, cancellable, callback, data);
}

/** The same, and takes the portal out of the list; what was published there stays there. */
void
vouch_accounts_remove_async (VouchAccounts *self,
                             VouchPortal *portal,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_return_if_fail (VOUCH_IS_ACCOUNTS (self));
  start (self, VOUCH_ACCOUNTS_REMOVE, portal, cancellable, callback, data);
}

/* --- who am I --- */

static void
ask_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  VouchPortal *portal = data;
  GError *error = NULL;
  g_autoptr (VouchSite) site = vouch_site_find_again (portal, cancellable, &error);
  VouchAccount *account
      = site ? vouch_account_ask (site, vouch_portal_get_user (portal),
                                  vouch_portal_get_password (portal), cancellable, &error)
             : NULL;

  if (account)
    g_task_return_pointer (task, account, (GDestroyNotify) vouch_account_free);
  else
    g_task_return_error (task, error);
}

/** Asks a portal that is signed in to who we are there, and what we may do. */
void
vouch_accounts_ask_async (VouchAccounts *self,
                          VouchPortal *portal,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_return_if_fail (VOUCH_IS_ACCOUNTS (self));
  g_return_if_fail (vouch_portal_get_password (portal));

  g_task_set_source_tag (task, vouch_accounts_ask_async);
  g_task_set_task_data (task, vouch_accounts_copy_portal (portal, vouch_portal_get_password (portal)),
                        g_object_unref);
  g_task_run_in_thread (task, ask_thread_cb);
}

VouchAccount *
vouch_accounts_ask_finish (VouchAccounts *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- the object --- */

static void
vouch_accounts_dispose (GObject *object)
{
  g_cancellable_cancel (VOUCH_ACCOUNTS (object)->cancellable);
  G_OBJECT_CLASS (vouch_accounts_parent_class)->dispose (object);
}

static void
vouch_accounts_finalize (GObject *object)
{
  VouchAccounts *self = VOUCH_ACCOUNTS (object);

  g_object_unref (self->portals);
  g_hash_table_unref (self->passwords);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (vouch_accounts_parent_class)->finalize (object);
}

static void
vouch_accounts_class_init (VouchAccountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = vouch_accounts_dispose;
  G_OBJECT_CLASS (klass)->finalize = vouch_accounts_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", VOUCH_TYPE_ACCOUNTS, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
vouch_accounts_init (VouchAccounts *self)
{
  self->portals = g_list_store_new (VOUCH_TYPE_PORTAL);
  self->passwords = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_password);
  self->cancellable = g_cancellable_new ();
}

/** Returns: (transfer full): no portals, until vouch_accounts_load(). */
VouchAccounts *
vouch_accounts_new (void)
{
  return g_object_new (VOUCH_TYPE_ACCOUNTS, NULL);
}

/** Returns: (transfer none): the portals; those that are signed in to have a password. */
GListModel *
vouch_accounts_get_portals (VouchAccounts *self)
{
  g_return_val_if_fail (VOUCH_IS_ACCOUNTS (self), NULL);
  return G_LIST_MODEL (self->portals);
}

/** Returns: (transfer full) (nullable): the same portal, signed in. */
VouchPortal *
vouch_accounts_find (VouchAccounts *self, VouchPortal *portal)
{
  g_autofree char *key = make_key (portal);

  g_return_val_if_fail (VOUCH_IS_ACCOUNTS (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->portals)); i++)
    {
      g_autoptr (VouchPortal) one = g_list_model_get_item (G_LIST_MODEL (self->portals), i);
      g_autofree char *its = make_key (one);

      if (vouch_portal_get_password (one) && g_str_equal (its, key))
        return g_steal_pointer (&one);
    }
  return NULL;
}
