/* bench-check-process.c: how long `vouch check CARD` takes as a whole process.
 *
 * Beside it, in turns, a program that does nothing but start: what a command
 * costs on this computer at this hour before it does anything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 60

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

/* Milliseconds from starting it to its end. */
static double
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
report (const char *name, double *times)
{
  qsort (times, ROUNDS, sizeof *times, compare);
  g_print ("%-24s least %6.1f ms, median %6.1f ms, 95th %6.1f ms\n", name, times[0],
           times[ROUNDS / 2], times[ROUNDS * 95 / 100]);
}

int
main (int argc, char **argv)
{
  static double checks[ROUNDS], helps[ROUNDS], nothings[ROUNDS];
  const char *check[] = { argv[1], "check", argc > 2 ? argv[2] : NULL, NULL };
  const char *help[] = { argv[1], "help", NULL };
  const char *nothing[] = { "true", NULL };

  if (argc < 3)
    g_error ("bench-check-process VOUCH CARD");
  run (check);
  for (guint i = 0; i < ROUNDS; i++)
    {
      checks[i] = run (check);
      helps[i] = run (help);
      nothings[i] = run (nothing);
    }
  report ("vouch check CARD", checks);
  report ("vouch help", helps);
  report ("true", nothings);
  return 0;
}
