/* bench-references.c: how soon formatted references are there, and whether the window waits.
 *
 * A process of its own for the first bibliography: there is only one first. The main loop
 * ticks every millisecond while a thousand are formatted; the longest pause is a stall.
 *
 * Beside them, in turns, node with the same processor over the same references: each is a whole
 * process, from its start to its end; of its rounds the least time counts.
 *
 * Real-time scheduling (chrt) lengthens what is measured here: threads that wait for each other by
 * yielding keep the processor from the one that they wait for.
 *
 * Usage: bench-references [NODE PEER CITEPROC]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <time.h>

#include "vouch-citation-style-files.h"
#include "vouch-citation-style.h"
#include "vouch-reference-formatter.h"

#define N_REFERENCES 1000
#define ROUNDS 3
#define LOCALE "/usr/share/citation-style-language/locales/locales-en-US.xml"

typedef struct
{
  GMainLoop *loop;
  gint64     last;    /* microseconds */
  gint64     longest;
} Run;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* What this process has used of the processor: on a busy machine the fairer number. */
static double
used (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

static JsonArray *
make_items (guint n, guint salt)
{
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"type\":\"article-journal\",\"title\":\"Study %u of %u: validation of clinical schemes for "
          "predicting stroke\",\"author\":[{\"family\":\"Gage\",\"given\":\"BF\"},{\"family\":\"Waterman\","
          "\"given\":\"Amy D.\"},{\"family\":\"van der Berg\",\"given\":\"W\"}],\"container-title\":"
          "\"Journal of the American College of Cardiology\",\"volume\":\"%u\",\"issue\":\"22\",\"page\":"
          "\"2864-70\",\"issued\":{\"date-parts\":[[%u]]},\"DOI\":\"10.1001/%u\"}",
          i, salt, i, 1980 + i % 45, i);

      json_array_add_element (items, json_from_string (text, NULL));
    }
  return items;
}

static gboolean
tick_cb (gpointer data)
{
  Run *run = data;
  gint64 time = g_get_monotonic_time ();

  run->longest = MAX (run->longest, time - run->last);
  run->last = time;
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = vouch_reference_formatter_run_finish (result, &error);

  if (!entries)
    g_error ("%s", error->message);
  g_main_loop_quit (run->loop);
}

static void
measure (const char *what, const char *style, guint n, guint salt)
{
  Run run = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (JsonArray) items = make_items (n, salt);
  double start = now (), start_used = used ();
  guint ticks;

  run.last = g_get_monotonic_time ();
  vouch_reference_formatter_run_async (items, style, NULL, NULL, done_cb, &run);
  tick_cb (&run);
  ticks = g_timeout_add (1, tick_cb, &run);
  g_main_loop_run (run.loop);
  tick_cb (&run);
  g_source_remove (ticks);
  g_main_loop_unref (run.loop);
  g_print ("%-34s %8.1f ms  (%.1f ms of processor time, longest stall %.1f ms)\n", what,
           now () - start, used () - start_used, (double) run.longest / 1000);
}

/* --- beside node ------------------------------------------------------------- */

/* Milliseconds from its start to its end; -1 where it failed. */
static double
run (const char *const *argv)
{
  double start = now ();
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     NULL, NULL, &status, NULL)
      || status != 0)
    return -1;
  return now () - start;
}

/* As the processor wants them: what we make of them ourselves is part of our time. */
static char *
write_items (const char *folder, guint n)
{
  g_autofree char *name = g_strdup_printf ("items-%u.json", n);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (JsonNode) list = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;

  json_node_take_array (list, make_items (n, 1));
  text = json_to_string (list, FALSE);
  g_file_set_contents (path, text, -1, NULL);
  return path;
}

static void
compare (char **argv, const char *folder, guint n)
{
  g_autofree char *items = write_items (folder, n);
  g_autofree char *style = vouch_citation_style_find (VOUCH_CITATION_STYLE_DEFAULT, NULL);
  g_autofree char *number = g_strdup_printf ("%u", n);
  const char *ours[] = { argv[0], "--only", number, NULL };
  const char *theirs[] = { argv[1], argv[2], argv[3], style, LOCALE, items, NULL };
  double least = G_MAXDOUBLE, least_theirs = G_MAXDOUBLE;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double time = run (ours), their_time = run (theirs);

      if (time < 0 || their_time < 0)
        g_error ("one of them failed");
      least = MIN (least, time);
      least_theirs = MIN (least_theirs, their_time);
    }
  g_print ("%5u references, whole process     %8.1f ms, node with citeproc-js %8.1f ms, ratio %.2f\n", n, least,
           least_theirs, least_theirs / least);
  g_unlink (items);
}

static void
compare_all (char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("vouch-bench-XXXXXX", NULL);

  if (!g_file_test (argv[3], G_FILE_TEST_EXISTS) || !g_file_test (LOCALE, G_FILE_TEST_EXISTS))
    {
      g_print ("node is left out: %s is missing\n", argv[3]);
      return;
    }
  compare (argv, folder, 3);
  compare (argv, folder, N_REFERENCES);
  g_rmdir (folder);
}

static int
format_only (const char *number)
{
  g_autoptr (JsonArray) items = make_items ((guint) atoi (number), 1);
  g_autoptr (GPtrArray) entries = vouch_reference_formatter_run (items, NULL, NULL, NULL, NULL);

  return entries ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--only"))
    return format_only (argv[2]);
  measure ("first bibliography, 3 references", NULL, 3, 1);
  measure ("3 others, the engine ready", NULL, 3, 5);
  measure ("1,000 references, AMA", NULL, N_REFERENCES, 2);
  measure ("the same again, kept", NULL, N_REFERENCES, 2);
  measure ("1,000 others, AMA, warm", NULL, N_REFERENCES, 3);
  measure ("1,000 references, Vancouver", "vancouver", N_REFERENCES, 4);
  if (argc == 4)
    compare_all (argv);
  return EXIT_SUCCESS;
}
