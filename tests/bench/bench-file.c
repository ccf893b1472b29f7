/* bench-file.c: how long opening and saving take, and how long the main loop waits for them.
 *
 * The main loop's part is counted in processor time, so that what else the
 * computer does is not in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <time.h>
#include <glib/gstdio.h>

#include "vouch-card-format.h"
#include "vouch-file.h"
#include "vouch-json.h"
#include "vouch-model.h"

#define ROUNDS 9

typedef struct
{
  GAsyncResult *result; /* (owned) (nullable) */
  double longest;       /* milliseconds that the main loop was kept in one turn */
} Wait;

/* Milliseconds of work of this thread so far. */
static double
get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static const char statement_text[]
    = "Monitor liver enzymes every 3 months in patients who take methotrexate for psoriasis.";

static JsonNode *
make_statement (void)
{
  g_autofree char *id = vouch_id_new ();
  JsonArray *citations = json_array_new ();

  json_array_add_element (citations, vouch_citation_json_new ("r1", "supports", "chosen"));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "text",
                                 vouch_json_new_text (statement_text), "origin",
                                 vouch_json_new_text ("written"), "citations",
                                 vouch_json_new_array (citations), NULL);
}

/* Sections of a hundred. */
static JsonNode *
make_card (guint n_statements)
{
  JsonArray *sections = json_array_new ();

  for (guint i = 0; i < n_statements; i += 100)
    {
      g_autofree char *id = vouch_id_new ();
      JsonArray *statements = json_array_new ();

      for (guint k = i; k < MIN (n_statements, i + 100); k++)
        json_array_add_element (statements, make_statement ());
      json_array_add_element (
          sections, vouch_json_new_members ("id", vouch_json_new_text (id), "role",
                                            vouch_json_new_text ("key-highlights"), "title",
                                            vouch_json_new_text ("Key Highlights"), "statements",
                                            vouch_json_new_array (statements), NULL));
    }
  return vouch_json_new_members ("format", vouch_json_new_text ("vouch-scorecard"), "version",
                                 vouch_json_new_int (1), "id", vouch_json_new_text ("card"),
                                 "title", vouch_json_new_text ("Bench"), "sections",
                                 vouch_json_new_array (sections), NULL);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Wait *) user_data)->result = g_object_ref (result);
}

/* Turns of the loop never wait here, so that a long one was work. */
static GAsyncResult *
wait_result (Wait *wait)
{
  while (!wait->result)
    {
      double start = get_work ();

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
      else
        wait->longest = MAX (wait->longest, get_work () - start);
    }
  return g_steal_pointer (&wait->result);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

static void
report (const char *what, double *whole, double *kept)
{
  qsort (whole, ROUNDS, sizeof *whole, compare);
  qsort (kept, ROUNDS, sizeof *kept, compare);
  g_print ("  %-5s median %7.1f ms; of the main loop %5.2f ms at a time, at most %5.2f ms\n", what,
           whole[ROUNDS / 2], kept[ROUNDS / 2], kept[ROUNDS - 1]);
}

static void
save_once (VouchFile *file, VouchDocument *document, double *whole, double *kept)
{
  Wait wait = { NULL, 0 };
  gint64 start = g_get_monotonic_time ();
  double work = get_work ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  vouch_file_save_async (file, document, VOUCH_FILE_SAVE_KEEP_MINE, NULL, finished_cb, &wait);
  wait.longest = get_work () - work;
  result = wait_result (&wait);
  *whole = (double) (g_get_monotonic_time () - start) / 1000;
  if (!vouch_file_save_finish (file, result, NULL, &error))
    g_error ("%s", error->message);
  work = get_work ();
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    {
      wait.longest = MAX (wait.longest, get_work () - work);
      work = get_work ();
    }
  *kept = MAX (wait.longest, get_work () - work);
}

static VouchDocument *
load_once (VouchFile *file, double *whole, double *kept)
{
  Wait wait = { NULL, 0 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VouchDocument *document;

  vouch_file_load_async (file, NULL, finished_cb, &wait);
  result = wait_result (&wait);
  document = vouch_file_load_finish (file, result, &error);
  if (!document)
    g_error ("%s", error->message);
  *whole = (double) (g_get_monotonic_time () - start) / 1000;
  *kept = wait.longest;
  return document;
}

static void
measure (VouchFile *file, guint n_statements)
{
  g_autoptr (JsonNode) json = make_card (n_statements);
  g_autoptr (VouchCard) card = vouch_card_format_build (json, NULL);
  g_autoptr (VouchDocument) document = vouch_document_new (card);
  double save_whole[ROUNDS], save_kept[ROUNDS], load_whole[ROUNDS], load_kept[ROUNDS];

  g_print ("%u statements\n", n_statements);
  for (guint i = 0; i < ROUNDS; i++)
    save_once (file, document, &save_whole[i], &save_kept[i]);
  report ("save", save_whole, save_kept);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (VouchDocument) loaded = load_once (file, &load_whole[i], &load_kept[i]);
    }
  report ("load", load_whole, load_kept);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vouch-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.scorecard", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (path);
  static const guint sizes[] = { 14, 200, 1000, 10000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (VouchFile) file = vouch_file_new (location);

      measure (file, sizes[i]);
    }
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
