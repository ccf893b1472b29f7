/* vouch-portal-password.c: a password from the environment, or from an open file.
 *
 * Never from an argument: every user of a computer can list those.
 *
 *   VOUCH_PORTAL_PASSWORD      the password
 *   VOUCH_PORTAL_PASSWORD_FD   number of a file that the caller has opened for
 *                              us; its first line is the password
 *   --password-fd=N            the same, as an option
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-portal-password.h"
#include "vouch-secret.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#define MAX_PASSWORD 4096

/* A pipe may bring it in pieces, and a signal may come between two. Read byte by byte: what follows the
 * line is for somebody else. Returns: -1 where it can't be read. */
static gssize
read_line (int fd, char *line, gsize size)
{
  gsize length = 0;

  while (length < size)
    {
      gssize n = read (fd, line + length, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0 || line[length] == '\n')
        break;
      length++;
    }
  return (gssize) length;
}

/* In one place, which is wiped: a text that grows leaves copies behind. */
static char *
read_first_line (int fd, GError **error)
{
  char line[MAX_PASSWORD];
  gssize length = read_line (fd, line, sizeof line);
  char *password = length < 0 ? NULL : g_strndup (line, (gsize) length);

  if (!password)
    g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
                 _("The password can’t be read from file number %d: %s."), fd, g_strerror (errno));
  explicit_bzero (line, sizeof line);
  return password;
}

/* What we start would have it from us, and the system shows a program's environment to all others of its
 * user: so it is taken out of there. */
static char *
take_from_environment (void)
{
  static GMutex lock;
  static char *taken;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  char *value = getenv ("VOUCH_PORTAL_PASSWORD");

  if (value && *value)
    {
      g_clear_pointer (&taken, vouch_portal_password_free);
      taken = g_strdup (value);
      explicit_bzero (value, strlen (value));
    }
  return value ? g_strdup (taken ? taken : value) : NULL;
}

/**
 * vouch_portal_password_read:
 * @number: (nullable): of a file that the caller has opened, as it was given as an option
 * @password: (out) (transfer full) (nullable): %NULL where none was given
 * @error: a %VOUCH_PORTAL_ERROR_SETTINGS
 *
 * Returns: %FALSE where one was given and can't be read.
 */
gboolean
vouch_portal_password_read (const char *number, char **password, GError **error)
{
  guint64 fd;

  if (!number)
    number = g_getenv ("VOUCH_PORTAL_PASSWORD_FD");
  if (!number)
    {
      *password = take_from_environment ();
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (number, 10, 0, G_MAXINT, &fd, NULL))
    {
      g_set_error (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS,
                   _("“%s” is not the number of an open file."), number);
      return FALSE;
    }
  *password = read_first_line ((int) fd, error);
  return *password != NULL;
}

/**
 * vouch_portal_password_free:
 * @password: (transfer full) (nullable): a password
 *
 * Frees it; nothing of it stays in the memory.
 */
void
vouch_portal_password_free (char *password)
{
  vouch_secret_free (password);
}
