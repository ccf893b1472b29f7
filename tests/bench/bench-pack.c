/* bench-pack.c: how long an evidence pack with 30 passages takes. Goal: under 5 seconds.
 *
 * Beside it, where it is installed, pdfunite joins the same 30 pages, with neither a card, a
 * highlight nor a link: what the machine and its other programs make it cost to write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "vouch-json.h"
#include "vouch-pack.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"
#include "vouch-test.h"

#define PASSAGES 30
#define PAPERS 6
#define PAGES 20
#define LINES 60
#define GOAL_SECONDS 5.0

static char *
make_line (guint paper, guint page, guint line)
{
  return g_strdup_printf ("Of the %u patients in group %u of trial %u, %u.%u%% were given the drug for %u weeks.",
                          page * 31 + line, line, paper, line + 3, page % 10, page + line);
}

static char *
keep_paper (VouchSourceStore *store, guint paper)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (VouchTestPdfLine));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSource) source = NULL;

  for (guint page = 1; page <= PAGES; page++)
    for (guint i = 0; i < LINES; i++)
      {
        g_autofree char *text = make_line (paper, page, i);
        VouchTestPdfLine line = { page, 60, 60 + 12 * i, 10, g_string_chunk_insert (texts, text) };

        g_array_append_val (lines, line);
      }
  bytes = vouch_test_make_pdf ((VouchTestPdfLine *) lines->data, lines->len, NULL, NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  vouch_test_remove_folder (folder);
  return g_strdup (source->digest);
}

static JsonNode *
make_card (char **digests)
{
  g_autoptr (GString) json = g_string_new (
      "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"c\",\"kind\":\"scorecard\",\"language\":\"en\","
      "\"title\":\"Bench\",\"drafting\":\"person\",\"article\":{},\"sections\":[{\"id\":\"k\",\"role\":\"key-highlights\","
      "\"title\":\"K\",\"statements\":[");

  for (guint i = 0; i < PASSAGES; i++)
    {
      g_autofree char *quote = make_line (i % PAPERS, 1 + i % PAGES, i);

      g_string_append_printf (json,
                              "%s{\"id\":\"s%u\",\"text\":\"Statement %u says this\",\"origin\":\"written\",\"citations\":"
                              "[{\"id\":\"q%u\",\"reference\":\"r%u\",\"relation\":\"supports\",\"how\":\"chosen\","
                              "\"quote\":{\"exact\":\"%s\",\"source\":\"%s\"}}]}",
                              i > 0 ? "," : "", i, i, i, i % PAPERS, quote, digests[i % PAPERS]);
    }
  g_string_append (json, "]}],\"references\":[");
  for (guint i = 0; i < PAPERS; i++)
    g_string_append_printf (json, "%s{\"id\":\"r%u\",\"type\":\"article-journal\",\"title\":\"Trial %u\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (json, "],\"notes\":[]}");
  return vouch_json_parse (json->str, json->len, VOUCH_JSON_MAX_CARD, NULL);
}

/* --- the peer --- */

static gboolean
run (char **arguments)
{
  int status = 0;

  return g_spawn_sync (NULL, arguments, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, &status, NULL)
         && g_spawn_check_wait_status (status, NULL);
}

/* Returns: (transfer full) (nullable): a file with the page of the passage @i alone. */
static char *
put_page (VouchSourceStore *store, const char *folder, char **digests, guint i)
{
  g_autoptr (VouchSource) source = vouch_source_store_find (store, digests[i % PAPERS], NULL);
  g_autoptr (GFile) paper = source ? vouch_source_store_get_file (store, source, NULL) : NULL;
  g_autofree char *page = g_strdup_printf ("%u", 1 + i % PAGES);
  g_autofree char *name = g_strdup_printf ("page-%02u.pdf", i);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *arguments[] = { (char *) "pdfseparate", (char *) "-f", page, (char *) "-l", page,
                        paper ? (char *) g_file_peek_path (paper) : NULL, path, NULL };

  return paper && run (arguments) ? g_steal_pointer (&path) : NULL;
}

/* Returns: seconds that pdfunite takes; a negative number without one. */
static double
time_peer (char **digests)
{
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autofree char *folder = vouch_test_make_folder ();
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  double best = -1;

  g_ptr_array_add (arguments, g_strdup ("pdfunite"));
  for (guint i = 0; i < PASSAGES; i++)
    {
      char *path = put_page (store, folder, digests, i);

      if (path)
        g_ptr_array_add (arguments, path);
    }
  g_ptr_array_add (arguments, g_build_filename (folder, "all.pdf", NULL));
  g_ptr_array_add (arguments, NULL);
  for (guint round = 0; round < 3 && arguments->len == PASSAGES + 3; round++)
    {
      gint64 start = g_get_monotonic_time ();

      if (run ((char **) arguments->pdata))
        best = best < 0 ? (g_get_monotonic_time () - start) / 1e6 : MIN (best, (g_get_monotonic_time () - start) / 1e6);
    }
  vouch_test_remove_folder (folder);
  return best;
}

static void
tell_peer (char **digests, double ours)
{
  double peer = time_peer (digests);

  if (peer > 0)
    g_print ("pdfunite joins the same %u pages in %.3f s: ours takes %.1f times that\n", PASSAGES, peer, ours / peer);
  else
    g_print ("pdfunite is not there to compare with\n");
}

int
main (void)
{
  void *state = NULL;
  char *digests[PAPERS] = { NULL };
  double best = G_MAXDOUBLE;

  vouch_test_make_homes (&state);
  {
    g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);

    for (guint i = 0; i < PAPERS; i++)
      digests[i] = keep_paper (store, i);
  }
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (JsonNode) card = make_card (digests);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GBytes) pack = vouch_pack_make (card, NULL, NULL);

      if (pack)
        best = MIN (best, (g_get_monotonic_time () - start) / 1e6);
    }
  g_print ("A pack with %u passages of %u papers: %.2f s (goal: under %.0f s) %s\n", PASSAGES, PAPERS, best,
           GOAL_SECONDS, best < GOAL_SECONDS ? "good" : "MISSED");
  tell_peer (digests, best);
  for (guint i = 0; i < PAPERS; i++)
    g_free (digests[i]);
  vouch_test_remove_homes (&state);
  return best < GOAL_SECONDS ? 0 : 1;
}
