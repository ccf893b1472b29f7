/* vouch-command-portal-users.c: `vouch portal users`, `vouch portal backup`: what runs the portal of a team.
 *
 * Both work on the portal's folder, beside a portal that runs or without one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-command-portal-users.h"
#include "vouch-cli.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-portal-password.h"
#include "vouch-portal-token.h"
#include "vouch-server-backup.h"
#include "vouch-server-schema.h"
#include "vouch-server-store.h"
#include "vouch-server-users.h"

#define MAX_LINE 1000

static char *
dup_folder (const char *data)
{
  return data ? g_strdup (data) : vouch_portal_data_folder ();
}

/* A folder that was mistyped is no portal's, and is not made one. */
static gboolean
check_there (const char *folder, const char *path, gboolean is_new, GError **error)
{
  if (g_file_test (is_new ? folder : path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, VOUCH_SERVER_STORE_ERROR, VOUCH_SERVER_STORE_ERROR_FOLDER,
               is_new ? _ ("There is no folder “%s”. Create it first.")
                      : _ ("No portal keeps its cards in “%s”."),
               folder);
  return FALSE;
}

/* @is_new: a first user may come before the portal itself */
static sqlite3 *
open_database (const char *data, gboolean is_new, GError **error)
{
  g_autofree char *folder = dup_folder (data);
  g_autofree char *path = g_build_filename (folder, VOUCH_SERVER_DATABASE, NULL);

  if ((data || !is_new) && !check_there (folder, path, is_new, error))
    return NULL;
  umask (077);
  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      g_set_error (error, VOUCH_SERVER_STORE_ERROR, VOUCH_SERVER_STORE_ERROR_FOLDER,
                   _("The portal can’t use the folder “%s”: %s."), folder, g_strerror (errno));
      return NULL;
    }
  return vouch_server_schema_open (path, error);
}

/* --- passwords --- */

static const int endings[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
static struct termios shown; /* the terminal, as it was */

/* Whoever ends the program here gets a terminal back that shows what is typed. */
static void
show_again (int number)
{
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
  signal (number, SIG_DFL);
  raise (number);
}

static void
handle_endings (void (*handler) (int))
{
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    signal (endings[i], handler);
}

static gboolean
hide (void)
{
  struct termios hidden;

  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &shown) != 0)
    return FALSE;
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  handle_endings (show_again);
  g_printerr ("%s", _("Password: "));
  return tcsetattr (STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
}

/* From the keyboard without showing it, or a line of what comes in. */
static char *
ask_for_password (void)
{
  gboolean is_hidden = hide ();
  char line[MAX_LINE];
  char *read = fgets (line, sizeof line, stdin);
  char *password = read ? g_strchomp (g_strdup (line)) : g_strdup ("");

  explicit_bzero (line, sizeof line);
  if (is_hidden)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &shown);
      handle_endings (SIG_DFL);
      g_printerr ("\n");
    }
  return password;
}

static char *
read_password (const char *fd, GError **error)
{
  char *password = NULL;

  if (!vouch_portal_password_read (fd, &password, error))
    return NULL;
  return password ? password : ask_for_password ();
}

/* --- users --- */

static int
finish (gboolean is_good, GError *error)
{
  if (is_good)
    return VOUCH_EXIT_GOOD;
  vouch_cli_fail (NULL, error);
  return error->domain == VOUCH_SERVER_USERS_ERROR ? VOUCH_EXIT_NO : VOUCH_EXIT_UNUSABLE;
}

static int
list_users (sqlite3 *database, gboolean is_json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = vouch_server_users_list (database, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) json = NULL;
  JsonArray *array;
  gboolean is_good;

  if (!users)
    return finish (FALSE, error);
  array = json_array_new ();
  for (guint i = 0; i < users->len; i++)
    {
      const VouchServerUser *user = users->pdata[i];
      const char *role = vouch_server_role_get_name (user->role);

      g_string_append_printf (text, "%s\t%s\n", user->name, role);
      json_array_add_element (array, vouch_json_new_members ("name", vouch_json_new_text (user->name),
                                                             "role", vouch_json_new_text (role),
                                                             NULL));
    }
  json = vouch_json_new_members ("users", vouch_json_new_array (array), NULL);
  if (is_json)
    {
      g_autofree char *whole = vouch_json_print (json, TRUE);

      g_string_printf (text, "%s\n", whole);
    }
  is_good = vouch_cli_print (text->str, &error);
  return finish (is_good, error);
}

static int
set_user (sqlite3 *database,
          const char *name,
          const VouchPortalUsersOptions *options,
          gboolean is_new)
{
  VouchServerRole role = vouch_server_role_parse (options->role ? options->role : "author");
  g_autoptr (GError) error = NULL;
  g_autofree char *password = NULL;
  gboolean is_good;

  if (role == VOUCH_SERVER_ROLE_NONE)
    {
      error = g_error_new (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _("“%s” is no role. The roles are reader, author and publisher."),
                           options->role);
      return finish (FALSE, error);
    }
  password = read_password (options->password_fd, &error);
  if (!password)
    return finish (FALSE, error);
  is_good = is_new ? vouch_server_users_add (database, name, role, password, &error)
                   : vouch_server_users_set_password (database, name, password, &error);
  return finish (is_good, error);
}

/**
 * vouch_portal_users:
 * @words: what follows `vouch portal users`; %NULL at its end
 *
 * `add NAME`, `list`, `password NAME` or `remove NAME`.
 */
int
vouch_portal_users (char **words, const VouchPortalUsersOptions *options)
{
  guint n = g_strv_length (words);
  gboolean has_name = n == 2;
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3) database = NULL;

  if (!(n == 1 && strcmp (words[0], "list") == 0)
      && !(has_name && (strcmp (words[0], "add") == 0 || strcmp (words[0], "password") == 0
                        || strcmp (words[0], "remove") == 0)))
    {
      error = g_error_new_literal (
          G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
          _("Say “users add NAME”, “users list”, “users password NAME” or “users remove NAME”."));
      return vouch_cli_fail (NULL, error);
    }
  if (options->role && strcmp (words[0], "add") != 0)
    {
      error = g_error_new_literal (G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                                   _ ("--role is for “users add”. To change a role, remove the user "
                                      "and add them again."));
      return vouch_cli_fail (NULL, error);
    }
  database = open_database (options->data, strcmp (words[0], "add") == 0, &error);
  if (!database)
    return vouch_cli_fail (NULL, error);
  if (!has_name)
    return list_users (database, options->is_json);
  if (strcmp (words[0], "remove") == 0)
    {
      gboolean is_removed = vouch_server_users_remove (database, words[1], &error);

      return finish (is_removed, error);
    }
  return set_user (database, words[1], options, strcmp (words[0], "add") == 0);
}

/** `vouch portal backup FILE`: copies cards and users; @data: (nullable): the portal's folder */
int
vouch_portal_backup (const char *path, const char *data)
{
  g_autofree char *folder = dup_folder (data);
  g_autoptr (GError) error = NULL;

  return vouch_server_backup (folder, path, &error) ? VOUCH_EXIT_GOOD
                                                    : vouch_cli_fail (NULL, error);
}
