/* test-retraction-list.c: the Retraction Watch list, read and asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "vouch-json.h"
#include "vouch-reference-standing.h"
#include "vouch-retraction-list.h"

static VouchRetractionReport *
read_fixture (void)
{
  g_autofree char *path = vouch_test_fixture ("retraction/list.csv");
  g_autoptr (GFile) table = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  VouchRetractionReport *report = vouch_retraction_list_read (table, NULL, &error);

  if (error)
    fail_msg ("%s", error->message);
  return report;
}

static void
remove_list (void)
{
  g_autofree char *path = vouch_retraction_list_path ();

  g_unlink (path);
}

static void
test_report (void **state)
{
  g_autoptr (VouchRetractionReport) report = read_fixture ();
  g_autofree char *words = vouch_retraction_list_describe ();

  assert_int_equal (report->n_notices, 7);
  assert_int_equal (report->n_without, 1);
  assert_int_equal (report->n_damaged, 1);
  assert_int_equal (g_array_index (report->damaged, guint, 0), 9);
  assert_string_equal (report->latest, "2024-01-15");
  assert_string_equal (words, "7 notices, the latest of 2024-01-15");
}

static const struct
{
  const char *doi;
  const char *pmid;
  int nature; /* -1: nothing */
  const char *date;
  const char *reason;
  const char *notice;
} papers[] = {
  { "10.5555/paper.1", NULL, VOUCH_RETRACTION_RETRACTED, "2024-01-15", "Fake Peer Review; Paper Mill", "10.5555/notice.1" },
  { "https://doi.org/10.5555/PAPER.1", NULL, VOUCH_RETRACTION_RETRACTED, "2024-01-15", "Fake Peer Review; Paper Mill",
    "10.5555/notice.1" },
  { NULL, "20000001", VOUCH_RETRACTION_RETRACTED, "2024-01-15", "Fake Peer Review; Paper Mill", "10.5555/notice.1" },
  { "10.5555/other", "20000001", VOUCH_RETRACTION_RETRACTED, "2024-01-15", "Fake Peer Review; Paper Mill",
    "10.5555/notice.1" },
  { "10.5555/paper.2", NULL, VOUCH_RETRACTION_CONCERN, "2023-02-03", "Concerns/Issues About Data", NULL },
  { NULL, "20000003", VOUCH_RETRACTION_CORRECTED, "2022-05-06", "Error in Data", "10.5555/notice.3" },
  /* Reinstated since. */
  { "10.5555/paper.4", NULL, -1, NULL, NULL, NULL },
  { "10.5555/paper.7", NULL, -1, NULL, NULL, NULL },
  /* The weightier notice, though another came later. */
  { "10.5555/paper.8", NULL, VOUCH_RETRACTION_RETRACTED, "2019-12-31", "Duplication of Article", "10.5555/notice.9" },
  /* The number of a notice is no paper's, and what stands for none finds nothing. */
  { "10.5555/notice.1", "30000001", -1, NULL, NULL, NULL },
  { "unavailable", "0", -1, NULL, NULL, NULL },
  { "10.5555/paper.11", NULL, -1, NULL, NULL, NULL },
  { NULL, NULL, -1, NULL, NULL, NULL },
};

static void
test_find (void **state)
{
  g_autoptr (VouchRetractionReport) report = read_fixture ();

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (VouchRetraction) found = vouch_retraction_list_find (papers[i].doi, papers[i].pmid);

      if (!found != (papers[i].nature < 0))
        fail_msg ("%s %s: %s", papers[i].doi, papers[i].pmid, found ? "was found" : "was not found");
      if (!found)
        continue;
      assert_int_equal (found->nature, papers[i].nature);
      assert_string_equal (found->date, papers[i].date);
      assert_string_equal (found->reason, papers[i].reason);
      assert_true (g_strcmp0 (found->doi, papers[i].notice) == 0);
    }
}

static void
test_no_list (void **state)
{
  g_autofree char *words = NULL;

  remove_list ();
  words = vouch_retraction_list_describe ();
  assert_null (words);
  assert_null (vouch_retraction_list_find ("10.5555/paper.1", NULL));
}

static const struct
{
  const char *what;
  const char *bytes;
  const char *start; /* of what is said */
} strangers[] = {
  { "another table", "Name,DOI\nA,10.5555/x\n", "This is not the Retraction Watch list" },
  { "nothing", "", "It is empty." },
  { "a heading alone", "OriginalPaperDOI,RetractionNature\n", "There are no notices in it" },
  { "half a row at the end", "OriginalPaperDOI,RetractionNature,Reason\n10.5555/a,Retraction,x\n10.5555/b,Retr",
    "It ends in the middle of line 3" },
  { "half a text at the end", "OriginalPaperDOI,RetractionNature,Reason\n10.5555/a,Retraction,x\n10.5555/b,Retraction,\"x\ny",
    "It ends in the middle of line 3" },
  { "a web page", "<html><body>Not found</body></html>\n", "This is not the Retraction Watch list" },
};

static void
test_days (void **state)
{
  static const struct
  {
    const char *words;
    const char *day;
  } cases[] = {
    { "1/15/2024 0:00", "2024-01-15" }, { "2024-01-15", "2024-01-15" }, { "12/31/1999", "1999-12-31" },
    { "2/30/2024 0:00", NULL },         { "13/1/2024", NULL },          { "6/12/-6", NULL },
    { "-1/1/2024", NULL },              { "1/-1/2024", NULL },          { "1/1/24", NULL },
    { "soon", NULL },                   { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = vouch_retraction_read_date (cases[i].words);

      if (g_strcmp0 (day, cases[i].day) != 0)
        fail_msg ("“%s” was read as %s", cases[i].words, day ? day : "no day");
    }
}

/* What is no list leaves the one that is there; so does one that is cancelled. */
static void
test_strangers (void **state)
{
  g_autoptr (VouchRetractionReport) report = read_fixture ();
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GFile) table = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchRetraction) found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      assert_true (g_file_set_contents (path, strangers[i].bytes, -1, NULL));
      assert_null (vouch_retraction_list_read (table, NULL, &error));
      if (!g_error_matches (error, VOUCH_RETRACTION_ERROR, VOUCH_RETRACTION_ERROR_FOREIGN)
          || !g_str_has_prefix (error->message, strangers[i].start))
        fail_msg ("%s: %s", strangers[i].what, error->message);
      g_clear_error (&error);
    }
  g_cancellable_cancel (cancelled);
  assert_null (vouch_retraction_list_read (table, cancelled, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  found = vouch_retraction_list_find ("10.5555/paper.1", NULL);
  assert_non_null (found);
  vouch_test_remove_folder (folder);
}

/* Old bytes that are no UTF-8, columns in another order: taken all the same. */
static void
test_dialect (void **state)
{
  static const char bytes[] = "Reason,RetractionNature,Title,OriginalPaperDOI\n"
                              "+Caf\xe9;,retraction,x,doi:10.5555/p1\n\n"
                              "+x,nothing known,x,10.5555/p2\n+x,Retraction\n";
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "list.csv", NULL);
  g_autoptr (GFile) table = g_file_new_for_path (path);
  g_autoptr (VouchRetractionReport) report = NULL;
  g_autoptr (VouchRetraction) found = NULL;

  assert_true (g_file_set_contents (path, bytes, -1, NULL));
  report = vouch_retraction_list_read (table, NULL, NULL);
  assert_int_equal (report->n_notices, 1);
  assert_int_equal (report->n_damaged, 2);
  found = vouch_retraction_list_find ("10.5555/P1", NULL);
  assert_non_null (found);
  assert_null (found->date);
  assert_true (g_utf8_validate (found->reason, -1, NULL));
  vouch_test_remove_folder (folder);
}

/* A list that is damaged on the disk is as good as none. */
static void
test_damaged_store (void **state)
{
  g_autofree char *path = vouch_retraction_list_path ();
  g_autofree char *words = NULL;

  assert_true (g_file_set_contents (path, "not a database at all", -1, NULL));
  assert_null (vouch_retraction_list_find ("10.5555/paper.1", NULL));
  words = vouch_retraction_list_describe ();
  assert_non_null (words);
  assert_non_null (strstr (words, "damaged"));
  assert_true (vouch_retraction_list_is_damaged ());
  remove_list ();
}

static const struct
{
  const char *csl;
  VouchReferenceFate fate;
  const char *label;
  const char *words;
} standings[] = {
  { "{\"DOI\":\"10.5555/paper.1\"}", VOUCH_REFERENCE_FATE_RETRACTED, "Retracted",
    "This paper was retracted or withdrawn. Date: 2024-01-15. Reason: Fake Peer Review; Paper Mill. Notice: "
    "10.5555/notice.1" },
  { "{\"DOI\":\"10.5555/paper.2\"}", VOUCH_REFERENCE_FATE_CONCERN, "Concern",
    "An expression of concern was published on this paper. Date: 2023-02-03. Reason: Concerns/Issues About Data." },
  { "{\"PMID\":\"20000003\"}", VOUCH_REFERENCE_FATE_CORRECTED, "Corrected",
    "A correction or a newer version of this paper was published. Date: 2022-05-06. Reason: Error in Data. Notice: "
    "10.5555/notice.3" },
  /* Both tell the same: each adds what the other does not know. */
  { "{\"DOI\":\"10.5555/paper.1\",\"updated-by\":[{\"type\":\"retraction\",\"DOI\":\"10.5555/own\",\"date\":\"2024-01-16\"}]}",
    VOUCH_REFERENCE_FATE_RETRACTED, "Retracted",
    "This paper was retracted or withdrawn. Date: 2024-01-16. Reason: Fake Peer Review; Paper Mill. Notice: 10.5555/own" },
  /* The weightier one's words alone. */
  { "{\"DOI\":\"10.5555/paper.2\",\"updated-by\":[{\"type\":\"retraction\"}]}", VOUCH_REFERENCE_FATE_RETRACTED,
    "Retracted", "This paper was retracted or withdrawn." },
  { "{\"title\":\"Eyes\",\"container-title\":\"medRxiv\"}", VOUCH_REFERENCE_FATE_NONE, "Preprint", NULL },
  { "{\"title\":\"Eyes\",\"custom\":{\"publication-types\":[\"Practice Guideline\"]}}", VOUCH_REFERENCE_FATE_NONE,
    "Guideline", NULL },
  { "{\"title\":\"Eyes\",\"genre\":\"Guideline\"}", VOUCH_REFERENCE_FATE_NONE, "Guideline", NULL },
  { "{\"title\":\"Eyes\"}", VOUCH_REFERENCE_FATE_NONE, NULL, NULL },
};

static void
test_standing (void **state)
{
  g_autoptr (VouchRetractionReport) report = read_fixture ();

  for (gsize i = 0; i < G_N_ELEMENTS (standings); i++)
    {
      g_autoptr (JsonNode) csl = json_from_string (standings[i].csl, NULL);
      g_autoptr (VouchReferenceStanding) standing = vouch_reference_standing_new (json_node_get_object (csl));
      g_autofree char *words = vouch_reference_standing_explain (standing);

      assert_int_equal (standing->fate, standings[i].fate);
      if (g_strcmp0 (vouch_reference_standing_get_label (standing), standings[i].label) != 0
          || g_strcmp0 (words, standings[i].words) != 0)
        fail_msg ("%s: %s", standings[i].csl, words);
    }
  remove_list ();
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_report),    cmocka_unit_test (test_find),    cmocka_unit_test (test_no_list),
    cmocka_unit_test (test_strangers), cmocka_unit_test (test_days),
    cmocka_unit_test (test_dialect), cmocka_unit_test (test_damaged_store),
    cmocka_unit_test (test_standing),
  };

  return vouch_test_run ("retraction-list", tests);
}
