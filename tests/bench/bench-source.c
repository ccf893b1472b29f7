/* bench-source.c: how long a PDF of 20 pages takes to add, and a quote in it to find.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "vouch-anchor.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"
#include "vouch-test.h"

#define PAGES 20
#define LINES 60
#define ROUNDS 9

/* No two lines alike, as in a paper. */
static GBytes *
make_paper (void)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (VouchTestPdfLine));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);

  for (guint page = 1; page <= PAGES; page++)
    for (guint i = 0; i < LINES; i++)
      {
        g_autofree char *text = g_strdup_printf (
            "Of the %u patients in group %u, %u.%u%% were given the drug for %u weeks or longer.",
            page * 31 + i, i, i + 3, page % 10, page + i);
        VouchTestPdfLine line = { page, 60, 60 + 12 * i, 10, g_string_chunk_insert (texts, text) };

        g_array_append_val (lines, line);
      }
  return vouch_test_make_pdf ((VouchTestPdfLine *) lines->data, lines->len, NULL, NULL);
}

static double
get_milliseconds (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static void
find_quote (VouchSourceStore *store, const VouchSource *source, const char *name, const char *quote)
{
  double best = G_MAXDOUBLE;
  VouchAnchor anchor;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = get_milliseconds ();
      g_autoptr (VouchSourceText) text = vouch_source_store_load (store, source, NULL);
      g_autoptr (VouchAnchorIndex) index = vouch_anchor_index_new (text);

      anchor = vouch_anchor_find (index, quote, NULL, NULL);
      best = MIN (best, get_milliseconds () - start);
    }
  g_print ("%s, loaded from the store: %.1f ms (%s)\n", name, best,
           vouch_anchor_state_get_name (anchor.state));
}

int
main (void)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autofree char *store_folder = g_build_filename (folder, "store", NULL);
  g_autoptr (GBytes) bytes = make_paper ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (store_folder, NULL);
  g_autoptr (VouchSource) source = NULL;
  double start;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  start = get_milliseconds ();
  source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  g_print ("A PDF of %u pages added: %.0f ms\n", PAGES, get_milliseconds () - start);
  find_quote (store, source, "A quote that is there",
              "Of the 341 patients in group 0, 3.1% were given the drug for 11 weeks or longer.");
  find_quote (store, source, "One that is not",
              "Nobody knew whether the river had been frozen over in the winter before the war.");
  vouch_test_remove_folder (folder);
  return 0;
}
