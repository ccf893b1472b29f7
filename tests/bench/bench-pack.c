/* bench-pack.c: how long an evidence pack with 30 passages takes. Goal: under 5 seconds.
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
  for (guint i = 0; i < PAPERS; i++)
    g_free (digests[i]);
  vouch_test_remove_homes (&state);
  return best < GOAL_SECONDS ? 0 : 1;
}
