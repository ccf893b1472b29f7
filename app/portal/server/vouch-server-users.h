/* vouch-server-users.h: who may sign in to a portal that others can reach.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "vouch-server-role.h"
#include "vouch-sql.h"

G_BEGIN_DECLS

/* Shorter ones are guessed. */
#define VOUCH_SERVER_MIN_PASSWORD 10

/**
 * VouchServerUsersError:
 * @VOUCH_SERVER_USERS_ERROR_NAME: a name that can't be one
 * @VOUCH_SERVER_USERS_ERROR_PASSWORD: a password that is too short or too long
 * @VOUCH_SERVER_USERS_ERROR_MISSING: nobody has this name
 * @VOUCH_SERVER_USERS_ERROR_TAKEN: somebody has this name
 *
 * Codes of the domain %VOUCH_SERVER_USERS_ERROR. Messages are translated and made for the user.
 */
typedef enum
{
  VOUCH_SERVER_USERS_ERROR_NAME,
  VOUCH_SERVER_USERS_ERROR_PASSWORD,
  VOUCH_SERVER_USERS_ERROR_MISSING,
  VOUCH_SERVER_USERS_ERROR_TAKEN,
} VouchServerUsersError;

#define VOUCH_SERVER_USERS_ERROR (vouch_server_users_error_quark ())

typedef struct
{
  char            *name;
  VouchServerRole  role;
  char            *hash; /* of the password, as crypt (5) has it */
} VouchServerUser;

GQuark           vouch_server_users_error_quark   (void);
void             vouch_server_user_free           (VouchServerUser  *self);

gboolean         vouch_server_users_add           (sqlite3          *database,
                                                   const char       *name,
                                                   VouchServerRole   role,
                                                   const char       *password,
                                                   GError          **error);
gboolean         vouch_server_users_set_password  (sqlite3          *database,
                                                   const char       *name,
                                                   const char       *password,
                                                   GError          **error);
gboolean         vouch_server_users_remove        (sqlite3          *database,
                                                   const char       *name,
                                                   GError          **error);
GPtrArray       *vouch_server_users_list          (sqlite3          *database,
                                                   GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vouch_server_users_find          (sqlite3          *database,
                                                   const char       *name,
                                                   VouchServerUser **user,
                                                   GError          **error);
char            *vouch_server_password_hash       (const char       *password) G_GNUC_WARN_UNUSED_RESULT;
gboolean         vouch_server_password_matches    (const char       *hash,
                                                   const char       *password);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VouchServerUser, vouch_server_user_free)

G_END_DECLS
