/* vouch-cli-allocator.c: the faster of two allocators, for long runs of a command.
 *
 * Before 2.76 GLib had an allocator of its own for small pieces. Beside today's malloc it makes a
 * check of a thousand cards take a quarter longer. Which of the two is used is settled before
 * main() begins, by the environment: so the program is started anew in its own place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-cli-allocator.h"

#include <string.h>
#include <unistd.h>

#define VARIABLE "G_SLICE"

/* So many cards pay for a second start. */
#define MANY 200

static guint
count_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (n < MANY && dir && g_dir_read_name (dir))
    n++;
  return n;
}

static gboolean
are_many (int n_names, char **names)
{
  guint n = 0;

  for (int i = 0; i < n_names && n < MANY; i++)
    n += g_file_test (names[i], G_FILE_TEST_IS_DIR) ? count_names (names[i]) : 1;
  return n >= MANY;
}

/* Goes on only where it could not be done. */
static void
start_anew (void)
{
  g_autofree char *line = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  gsize length;

  if (!g_file_get_contents ("/proc/self/cmdline", &line, &length, NULL))
    return;
  for (char *p = line; p < line + length; p += strlen (p) + 1)
    g_ptr_array_add (argv, p);
  g_ptr_array_add (argv, NULL);
  if (g_setenv (VARIABLE, "always-malloc", TRUE))
    execv ("/proc/self/exe", (char **) argv->pdata);
  g_unsetenv (VARIABLE);
}

/**
 * vouch_cli_choose_allocator:
 * @n_names: how many
 * @names: (array length=n_names): the command's arguments: cards, folders, options
 *
 * Sees to it that a command that reads many cards does so with malloc. To be called before
 * anything is read or said: the program may begin again from its start. What somebody chose
 * by the environment stays.
 */
void
vouch_cli_choose_allocator (int n_names, char **names)
{
  if (glib_check_version (2, 76, 0) && !g_getenv (VARIABLE) && are_many (n_names, names))
    start_anew ();
}
