/* bench-retractions.c: how soon a list of 70,000 retractions is read, and one paper looked up in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>
#include <stdlib.h>

#include "vouch-reference-standing.h"
#include "vouch-retraction-list.h"

#define N_ROWS 70000
#define N_QUESTIONS 20000

static char *
write_table (const char *folder)
{
  char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GString) text = g_string_new (
      "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
      "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,"
      "Reason,Paywalled,Notes\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (
        text,
        "%u,\"Study %u, of the outcomes of a treatment and its costs in two hospitals\",(HSC) Medicine;,\"An institute, "
        "a street, a town; another institute\",A Journal of Studies,A House,Norway,Ann Vale;Jan Berg,,Research "
        "Article;,%u/%u/20%02u 0:00,10.5555/notice.%u,%u,3/2/2015 0:00,10.5555/paper.%u,%u,Retraction,+Fake Peer "
        "Review;+Paper Mill;,No,\"A note of\ntwo lines\"\n",
        i, i, 1 + i % 12, 1 + i % 28, 10 + i % 15, i, 30000000 + i, i, 20000000 + i);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  return path;
}

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("vouch-bench-XXXXXX", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GFile) table = NULL;
  g_autoptr (VouchRetractionReport) report = NULL;
  g_autofree char *kept = NULL;
  double start, took;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  path = write_table (folder);
  table = g_file_new_for_path (path);
  start = now ();
  report = vouch_retraction_list_read (table, NULL, NULL);
  g_assert_nonnull (report);
  g_print ("list of %u notices read in %.0f ms\n", report->n_notices, now () - start);
  start = now ();
  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      g_autofree char *doi = g_strdup_printf ("10.5555/paper.%u", i * 7);
      g_autofree char *pmid = g_strdup_printf ("%u", 20000000 + i * 7);
      g_autoptr (VouchRetraction) found = vouch_retraction_list_find (doi, pmid);

      g_assert_true (!found == (i * 7 >= N_ROWS));
    }
  took = (now () - start) / N_QUESTIONS;
  g_print ("one paper looked up in %.4f ms (goal: under 1 ms)%s\n", took, took < 1 ? "" : " MISSED");
  kept = vouch_retraction_list_path ();
  g_unlink (kept);
  g_unlink (path);
  return took < 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
