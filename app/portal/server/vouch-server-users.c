/* vouch-server-users.c: names, roles and hashes of passwords, in the cards' database.
 *
 * A hash is libxcrypt's yescrypt, which takes memory and time on purpose: a database that falls into
 * wrong hands does not give the passwords away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-server-users.h"
#include "vouch-portal-token.h"

#include <crypt.h>
#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#define MAX_NAME 100
#define MAX_PASSWORD 500
#define METHOD "$y$"

G_DEFINE_QUARK (vouch-server-users-error-quark, vouch_server_users_error)

void
vouch_server_user_free (VouchServerUser *self)
{
  g_free (self->name);
  g_free (self->hash);
  g_free (self);
}

/* --- passwords --- */

static char *
hash_with (const char *password, const char *setting)
{
  void *work = NULL;
  int size = 0;
  char *hash = crypt_ra (password, setting, &work, &size);
  /* What begins with a star says that it failed. */
  char *copy = hash && *hash != '*' ? g_strdup (hash) : NULL;

  if (work)
    explicit_bzero (work, (size_t) size);
  free (work);
  return copy;
}

/**
 * vouch_server_password_hash:
 *
 * What is longer than a password may be fails at once, here as with vouch_server_password_matches():
 * else the time would tell which names there are.
 *
 * Returns: (transfer full) (nullable): a new hash, as crypt (5) has it; slow on purpose
 */
char *
vouch_server_password_hash (const char *password)
{
  char *setting
      = strlen (password) <= MAX_PASSWORD ? crypt_gensalt_ra (METHOD, 0, NULL, 0) : NULL;
  char *hash = setting ? hash_with (password, setting) : NULL;

  free (setting);
  return hash;
}

/** Returns: whether @hash is @password's; as slow as making it. Safe in any thread. */
gboolean
vouch_server_password_matches (const char *hash, const char *password)
{
  g_autofree char *again = strlen (password) <= MAX_PASSWORD ? hash_with (password, hash) : NULL;

  return again && vouch_secret_equal (hash, again);
}

static gboolean
make_hash (const char *password, char **hash, GError **error)
{
  if (g_utf8_strlen (password, -1) < VOUCH_SERVER_MIN_PASSWORD || strlen (password) > MAX_PASSWORD)
    {
      g_set_error (error, VOUCH_SERVER_USERS_ERROR, VOUCH_SERVER_USERS_ERROR_PASSWORD,
                   _("A password has %d to %d characters."), VOUCH_SERVER_MIN_PASSWORD,
                   MAX_PASSWORD);
      return FALSE;
    }
  *hash = vouch_server_password_hash (password);
  if (*hash)
    return TRUE;
  g_set_error_literal (error, VOUCH_SERVER_USERS_ERROR, VOUCH_SERVER_USERS_ERROR_PASSWORD,
                       _("The password can’t be kept safely on this system."));
  return FALSE;
}

/* --- the table --- */

static gboolean
is_name (const char *name)
{
  if (*name == '\0' || strlen (name) > MAX_NAME || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  for (const char *c = name; *c; c = g_utf8_next_char (c))
    if (*c == ':' || g_unichar_iscntrl (g_utf8_get_char (c)) || g_unichar_isspace (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

/* For what changes one row: %FALSE where there was none. */
static gboolean
check_changed (sqlite3 *database, const char *name, GError **error)
{
  if (sqlite3_changes (database) > 0)
    return TRUE;
  g_set_error (error, VOUCH_SERVER_USERS_ERROR, VOUCH_SERVER_USERS_ERROR_MISSING,
               _("The portal has no user “%s”."), name);
  return FALSE;
}

/** Adds somebody; @error is a %VOUCH_SERVER_USERS_ERROR or a #VouchSqlError. */
gboolean
vouch_server_users_add (sqlite3 *database,
                        const char *name,
                        VouchServerRole role,
                        const char *password,
                        GError **error)
{
  g_autofree char *hash = NULL;

  if (!is_name (name))
    {
      g_set_error_literal (error, VOUCH_SERVER_USERS_ERROR, VOUCH_SERVER_USERS_ERROR_NAME,
                           _("A user’s name has no spaces and no colon, and at most 100 letters."));
      return FALSE;
    }
  if (!make_hash (password, &hash, error)
      || !vouch_sql_run (database, error, "INSERT OR IGNORE INTO users VALUES (?, ?, ?)", "ttt", name,
                         vouch_server_role_get_name (role), hash))
    return FALSE;
  if (sqlite3_changes (database) > 0)
    return TRUE;
  g_set_error (error, VOUCH_SERVER_USERS_ERROR, VOUCH_SERVER_USERS_ERROR_TAKEN,
               _("The portal has a user “%s” already."), name);
  return FALSE;
}

/** Gives somebody another password; who is signed in with the old one is signed out. */
gboolean
vouch_server_users_set_password (sqlite3 *database,
                                 const char *name,
                                 const char *password,
                                 GError **error)
{
  g_autofree char *hash = NULL;

  return make_hash (password, &hash, error)
         && vouch_sql_run (database, error, "UPDATE users SET hash = ? WHERE name = ?", "tt", hash,
                           name)
         && check_changed (database, name, error);
}

/** Removes somebody, who is signed out at once. */
gboolean
vouch_server_users_remove (sqlite3 *database, const char *name, GError **error)
{
  return vouch_sql_run (database, error, "DELETE FROM users WHERE name = ?", "t", name)
         && check_changed (database, name, error);
}

static VouchServerUser *
read_row (sqlite3_stmt *row)
{
  VouchServerUser *user = g_new0 (VouchServerUser, 1);

  user->name = vouch_sql_dup_text (row, 0);
  user->role = vouch_server_role_parse ((const char *) sqlite3_column_text (row, 1));
  user->hash = vouch_sql_dup_text (row, 2);
  return user;
}

/** Returns: (transfer full) (nullable) (element-type VouchServerUser): all of them, by name. */
GPtrArray *
vouch_server_users_list (sqlite3 *database, GError **error)
{
  g_autoptr (GPtrArray) users
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_server_user_free);
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      database, error, "SELECT name, role, hash FROM users ORDER BY name", "");
  gboolean has_row;

  if (!row)
    return NULL;
  while (vouch_sql_next (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&users);
      g_ptr_array_add (users, read_row (row));
    }
  return NULL;
}

/** Finds somebody; @user is %NULL where there is nobody of that name. */
gboolean
vouch_server_users_find (sqlite3 *database,
                         const char *name,
                         VouchServerUser **user,
                         GError **error)
{
  g_autoptr (sqlite3_stmt) row = vouch_sql_prepare (
      database, error, "SELECT name, role, hash FROM users WHERE name = ?", "t", name);
  gboolean has_row;

  *user = NULL;
  if (!row || !vouch_sql_next (row, &has_row, error))
    return FALSE;
  if (has_row)
    *user = read_row (row);
  return TRUE;
}
