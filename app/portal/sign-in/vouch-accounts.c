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

#include "vouch-accounts.h"

#include <glib/gi18n-lib.h>

#include "vouch-password-store.h"
#include "vouch-portal-list.h"
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

typedef enum
{
  LOAD,
  UNLOCK,
  ADD,
  SIGN_OUT,
  REMOVE,
} Step;

/* What a worker is given, and what it brings back. */
typedef struct
{
  Step step;
  VouchPortal *portal; /* (owned) (nullable): none to load */
  GPtrArray *portals;  /* (owned) (nullable) (element-type VouchPortal) */
  char *remark;        /* (owned) (nullable): done, but */
  gboolean is_locked;  /* the keyring has passwords that it did not tell */
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->portal);
  g_clear_pointer (&work->portals, g_ptr_array_unref);
  g_free (work->remark);
  g_free (work);
}

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

/* --- in workers --- */

/* A portal of its own: whoever has the other one reads it meanwhile. */
static VouchPortal *
copy_portal (VouchPortal *portal, const char *password)
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
list_portals (Work *work, GCancellable *cancellable, GError **error)
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
        password = vouch_password_store_find (portal, work->step == UNLOCK, cancellable, &trouble);
      g_ptr_array_add (portals, copy_portal (portal, password));
      vouch_portal_password_free (password);
    }
  work->is_locked = g_error_matches (trouble, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_LOCKED);
  return portals;
}

/* Without a keyring it is good for this session. */
static gboolean
add (Work *work, GCancellable *cancellable, GError **error)
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

      kept = copy_portal (portal, found);
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
sign_out (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (vouch_accounts_sign_out_now (work->portal, &work->remark, cancellable, &reason)
      || g_error_matches (reason, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
remove_portal (Work *work, GCancellable *cancellable, GError **error)
{
  g_autoptr (VouchPortalList) list = NULL;

  if (vouch_portal_get_user (work->portal) && !sign_out (work, cancellable, error))
    return FALSE;
  list = vouch_portal_list_new (error);
  return list && vouch_portal_list_remove (list, vouch_portal_get_name (work->portal), error);
}

static gboolean
do_step (Work *work, GCancellable *cancellable, GError **error)
{
  switch (work->step)
    {
    case ADD:
      return add (work, cancellable, error);
    case SIGN_OUT:
      return sign_out (work, cancellable, error);
    case REMOVE:
      return remove_portal (work, cancellable, error);
    case LOAD:
    case UNLOCK:
    default:
      return TRUE;
    }
}

static void
work_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (do_step (work, cancellable, &error)
      && (work->portals = list_portals (work, cancellable, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
take_work (VouchAccounts *self, Work *work)
{
  g_autofree char *key = work->portal ? make_key (work->portal) : NULL;

  self->is_locked = work->is_locked;
  if (work->step == ADD)
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
  Work *work = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  take_work (self, work);
  if (remark)
    *remark = g_steal_pointer (&work->remark);
  return TRUE;
}

static void
start (VouchAccounts *self,
       Step step,
       VouchPortal *portal,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  work->step = step;
  work->portal = portal ? copy_portal (portal, vouch_portal_get_password (portal)) : NULL;
  g_task_set_source_tag (task, start);
  /* What is done is done, and has to be taken. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, work_thread_cb);
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
  start (self, LOAD, NULL, self->cancellable, loaded_cb, NULL);
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
  start (self, UNLOCK, NULL, cancellable, callback, data);
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
  start (self, ADD, portal, cancellable, callback, data);
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
  start (self, SIGN_OUT, portal, cancellable, callback, data);
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
  start (self, REMOVE, portal, cancellable, callback, data);
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
  g_task_set_task_data (task, copy_portal (portal, vouch_portal_get_password (portal)),
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
