/* vouch-server-login.c: checks passwords in a thread, and remembers those that were right.
 *
 * To check one takes some hundredths of a second and some megabytes, on purpose. So it is done once:
 * afterwards a keyed digest of name and password stands for it, as long as the user's row is the
 * same. What is asked for the same name and password meanwhile waits for the one answer. One is checked
 * after the other: who floods us with guesses takes one core, and holds up nobody but who signs in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-login.h"
#include "vouch-portal-token.h"
#include "vouch-server-pool.h"
#include "vouch-server-users.h"

#include <string.h>

#define MAX_REMEMBERED 1000

/* Each takes megabytes: one at a time; and so many wait as are checked in some seconds. */
#define AT_ONCE 1
#define MAX_WAITING 40

struct _VouchServerLogin
{
  VouchServerStore *store;   /* (owned) */
  char *key;                 /* (owned) (nullable): of the digests; new at each start */
  GHashTable *right;         /* (owned) (element-type utf8 utf8): digest, the hash it fits */
  GHashTable *attempts;      /* (owned) (element-type utf8 Attempt): those that run */
  VouchServerPool *pool;     /* (owned) */
};

typedef struct
{
  SoupServerMessage *message; /* (owned) */
  VouchServerLoginCallback callback;
  gpointer user_data;
  gboolean is_gone;
  gulong finished_id;
} Waiter;

typedef struct
{
  VouchServerLogin *login; /* (unowned: outlives what it is told of) */
  char *digest;            /* (owned) */
  char *name;              /* (owned) */
  VouchSecret *password;   /* (owned) */
  char *hash;              /* (owned) (nullable): what it has to fit; NULL for a name that nobody has */
  GPtrArray *waiters;      /* (owned) (element-type Waiter) */
  gboolean is_right;       /* once it was checked */
} Attempt;

static void
finished_cb (SoupServerMessage *message, gpointer user_data)
{
  ((Waiter *) user_data)->is_gone = TRUE;
}

static void
free_waiter (gpointer data)
{
  Waiter *waiter = data;

  g_signal_handler_disconnect (waiter->message, waiter->finished_id);
  g_object_unref (waiter->message);
  g_free (waiter);
}

static void
free_attempt (gpointer data)
{
  Attempt *attempt = data;

  g_ptr_array_unref (attempt->waiters);
  g_free (attempt->digest);
  g_free (attempt->name);
  vouch_secret_free (attempt->password);
  g_free (attempt->hash);
  g_free (attempt);
}

/** @store: with the users */
VouchServerLogin *
vouch_server_login_new (VouchServerStore *store)
{
  VouchServerLogin *self = g_new0 (VouchServerLogin, 1);

  self->store = g_object_ref (store);
  self->key = vouch_random_hex (NULL);
  self->right = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->attempts = g_hash_table_new (g_str_hash, g_str_equal);
  self->pool = vouch_server_pool_new ("portal-login", AT_ONCE, MAX_WAITING);
  return self;
}

void
vouch_server_login_free (VouchServerLogin *self)
{
  vouch_server_pool_free (self->pool);
  g_object_unref (self->store);
  g_hash_table_unref (self->right);
  g_hash_table_unref (self->attempts);
  vouch_secret_free (self->key);
  g_free (self);
}

static char *
make_digest (VouchServerLogin *self, const char *name, const char *password)
{
  g_autoptr (VouchSecret) pair = g_strconcat (name, ":", password, NULL);

  return self->key ? g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) self->key,
                                                strlen (self->key), pair, -1)
                   : NULL;
}

/**
 * vouch_server_login_knows:
 * @role: (out): what the user may do by now
 *
 * Returns: whether name and password were right before, and nothing has changed since.
 */
gboolean
vouch_server_login_knows (VouchServerLogin *self,
                          const char *name,
                          const char *password,
                          VouchServerRole *role)
{
  g_autofree char *digest = make_digest (self, name, password);
  const char *hash = digest ? g_hash_table_lookup (self->right, digest) : NULL;
  g_autoptr (VouchServerUser) user = NULL;

  if (!hash || !vouch_server_store_find_user (self->store, name, &user, NULL) || !user
      || !g_str_equal (user->hash, hash))
    return FALSE;
  *role = user->role;
  return TRUE;
}

/** Returns: whether the same name and password are being checked already. */
gboolean
vouch_server_login_is_checking (VouchServerLogin *self, const char *name, const char *password)
{
  g_autofree char *digest = make_digest (self, name, password);

  return digest && g_hash_table_contains (self->attempts, digest);
}

/* --- checking --- */

static void
check_in_thread (gpointer data)
{
  Attempt *attempt = data;

  if (attempt->hash)
    attempt->is_right = vouch_server_password_matches (attempt->hash, attempt->password);
  else
    /* A name that nobody has takes as long, or the time would tell the names. */
    g_free (vouch_server_password_hash (attempt->password));
}

static VouchServerRole
find_role (VouchServerLogin *self, const Attempt *attempt)
{
  g_autoptr (VouchServerUser) user = NULL;

  if (!vouch_server_store_find_user (self->store, attempt->name, &user, NULL) || !user
      || g_strcmp0 (user->hash, attempt->hash) != 0)
    return VOUCH_SERVER_ROLE_NONE;
  if (g_hash_table_size (self->right) >= MAX_REMEMBERED)
    g_hash_table_remove_all (self->right);
  g_hash_table_replace (self->right, g_strdup (attempt->digest), g_strdup (attempt->hash));
  return user->role;
}

static void
checked (gpointer data)
{
  Attempt *attempt = data;
  VouchServerRole role = VOUCH_SERVER_ROLE_NONE;

  g_hash_table_remove (attempt->login->attempts, attempt->digest);
  if (attempt->is_right)
    role = find_role (attempt->login, attempt);
  for (guint i = 0; i < attempt->waiters->len; i++)
    {
      Waiter *waiter = attempt->waiters->pdata[i];

      if (waiter->is_gone)
        continue;
      waiter->callback (waiter->message, role, waiter->user_data);
      soup_server_message_unpause (waiter->message);
    }
}

static Attempt *
make_attempt (VouchServerLogin *self, const char *digest, const char *name, const char *password)
{
  Attempt *attempt = g_new0 (Attempt, 1);
  g_autoptr (VouchServerUser) user = NULL;

  if (!vouch_server_store_find_user (self->store, name, &user, NULL))
    g_debug ("The portal’s users can’t be read");
  attempt->login = self;
  attempt->digest = g_strdup (digest);
  attempt->name = g_strdup (name);
  attempt->password = g_strdup (password);
  attempt->hash = g_strdup (user ? user->hash : NULL);
  attempt->waiters = g_ptr_array_new_with_free_func (free_waiter);
  return attempt;
}

/* Takes @attempt. Returns: whether it will be made */
static gboolean
begin (VouchServerLogin *self, Attempt *attempt)
{
  g_autofree char *digest = g_strdup (attempt->digest);

  g_hash_table_insert (self->attempts, attempt->digest, attempt);
  if (vouch_server_pool_push (self->pool, check_in_thread, checked, free_attempt, attempt))
    return TRUE;
  g_hash_table_remove (self->attempts, digest);
  return FALSE;
}

static void
add_waiter (Attempt *attempt,
            SoupServerMessage *message,
            VouchServerLoginCallback callback,
            gpointer user_data)
{
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->message = g_object_ref (message);
  waiter->callback = callback;
  waiter->user_data = user_data;
  waiter->finished_id = g_signal_connect (message, "finished", G_CALLBACK (finished_cb), waiter);
  g_ptr_array_add (attempt->waiters, waiter);
}

/**
 * vouch_server_login_check:
 *
 * Lets @message rest until name and password are checked, then calls @callback.
 *
 * Returns: %FALSE where too many wait for that already: nothing is done then.
 */
gboolean
vouch_server_login_check (VouchServerLogin *self,
                          SoupServerMessage *message,
                          const char *name,
                          const char *password,
                          VouchServerLoginCallback callback,
                          gpointer user_data)
{
  g_autofree char *digest = make_digest (self, name, password);
  Attempt *running = digest ? g_hash_table_lookup (self->attempts, digest) : NULL;
  Attempt *attempt;

  if (!digest)
    {
      callback (message, VOUCH_SERVER_ROLE_NONE, user_data);
      return TRUE;
    }
  attempt = running ? running : make_attempt (self, digest, name, password);
  add_waiter (attempt, message, callback, user_data);
  if (!running && !begin (self, attempt))
    return FALSE;
  soup_server_message_pause (message);
  return TRUE;
}
