/* bench-references.c: how soon formatted references are there, and whether the window waits.
 *
 * A process of its own for the first bibliography: there is only one first. The main loop
 * ticks every millisecond while a thousand are formatted; the longest pause is a stall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <json-glib/json-glib.h>
#include <time.h>

#include "vouch-reference-formatter.h"

#define N_REFERENCES 1000

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

int
main (void)
{
  measure ("first bibliography, 3 references", NULL, 3, 1);
  measure ("3 others, the engine ready", NULL, 3, 5);
  measure ("1,000 references, AMA", NULL, N_REFERENCES, 2);
  measure ("the same again, kept", NULL, N_REFERENCES, 2);
  measure ("1,000 others, AMA, warm", NULL, N_REFERENCES, 3);
  measure ("1,000 references, Vancouver", "vancouver", N_REFERENCES, 4);
  return 0;
}
