/* test-command-references-check.c: `vouch references check` and `identify` as whole processes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <glib/gstdio.h>
#include <string.h>

#include "vouch-json.h"
#include "vouch-registry-title.h"
#include "vouch-test-registry.h"

static const char records[]
    = "[{\"id\": \"a\", \"type\": \"article-journal\", \"title\": \"Heart &amp; Kidney\", \"DOI\": "
      "\"https://doi.org/10.1000/x.\", \"issued\": {\"date-parts\": [[2020]]}, "
      "\"container-title\": \"J\"},"
      "{\"type\": \"article-journal\", \"title\": \"Lungs\", \"DOI\": \"10.1000/x\", \"issued\": "
      "{\"date-parts\": [[2020]]}, \"container-title\": \"J\"}]";

static char *
put (const char *folder, const char *bytes)
{
  char *path = g_build_filename (folder, "records.json", NULL);

  assert_true (g_file_set_contents (path, bytes, -1, NULL));
  return path;
}

static JsonNode *
parse (const VouchTestOutcome *outcome)
{
  JsonNode *json
      = vouch_json_parse (outcome->output, outcome->output_length, VOUCH_JSON_MAX_CARD, NULL);

  if (!json)
    fail_msg ("%s\n%s", outcome->output, outcome->messages);
  return json;
}

static void
test_check (void **state)
{
  static const struct
  {
    const char *rule;
    const char *id; /* NULL: it has none */
    gint64 index;
  } expected[] = { { "identifier-malformed", "a", 0 },
                   { "title-unclean", "a", 0 },
                   { "reference-duplicate", NULL, 1 } };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = put (folder, records);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "references", "check", "--json", path, NULL);
  g_autoptr (JsonNode) json = parse (outcome);
  JsonArray *findings = vouch_json_get_array (vouch_json_node_object (json), "findings");

  assert_int_equal (outcome->exit_code, 1);
  assert_int_equal (vouch_json_get_int (vouch_json_node_object (json), "references", 0), 2);
  assert_int_equal (vouch_json_array_length (findings), G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      JsonObject *finding = vouch_json_array_object (findings, i);

      assert_string_equal (vouch_json_get_text (finding, "rule"), expected[i].rule);
      assert_true (g_strcmp0 (vouch_json_get_text (finding, "id"), expected[i].id) == 0);
      assert_int_equal (vouch_json_get_int (finding, "index", -1), expected[i].index);
    }
  vouch_test_remove_folder (folder);
}

/* Each line says which reference it is about, and what an identifier has to look like. */
static void
test_lines (void **state)
{
  static const char *const lines[] = {
    "1 “Contact lens wear and dryness of the eye”: error: “1234-5678” can’t be right. An ISSN has 8 digits, "
    "and the last is a check digit. [identifier-malformed]\n",
    "2 roe2020: error: “12a” can’t be right. A PMID has one to eight digits. [identifier-malformed]\n",
    "3 “Contact lens wear and dryness of the ey…”: warning: Duplicate of the reference “Contact lens wear and "
    "dryness of the eye” above. [reference-duplicate]\n",
    "3 “Contact lens wear and dryness of the ey…”: warning: “ROE AND” starts or ends with “and” or a comma. "
    "[author-malformed]\n",
  };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = put (
      folder, "[{\"type\":\"article-journal\",\"title\":\"Contact lens wear and dryness of the eye\",\"DOI\":"
              "\"10.5555/a\",\"ISSN\":\"1234-5678\"},{\"id\":\"roe2020\",\"title\":\"Wear\",\"PMID\":\"12a\"},"
              "{\"title\":\"Contact lens wear and dryness of the eye: a trial\",\"DOI\":\"10.5555/A\",\"author\":"
              "[{\"family\":\"ROE AND\"}]}]");
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "references", "check", path, NULL);

  assert_int_equal (outcome->exit_code, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (!strstr (outcome->output, lines[i]))
      fail_msg ("no line “%s” in\n%s", lines[i], outcome->output);
  vouch_test_remove_folder (folder);
}

static void
test_no_records (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = put (folder, "7");
  g_autoptr (VouchTestOutcome) bad
      = vouch_test_run_program (NULL, "references", "check", path, NULL);
  g_autoptr (VouchTestOutcome) none = vouch_test_run_program (NULL, "references", "check", NULL);

  assert_int_equal (bad->exit_code, 2);
  assert_int_equal (none->exit_code, 2);
  assert_string_equal (bad->output, "");
  vouch_test_remove_folder (folder);
}

/* A card is no record of its own, and nothing is no list. */
static void
test_other_files (void **state)
{
  static const struct
  {
    const char *bytes;
    const char *said;
  } files[] = {
    { "{\"format\":\"vouch-scorecard\",\"version\":1,\"references\":[]}", "This is a card, not a list of references" },
    { "", "It is empty" },
    { "7", "This is not a list of references" },
  };
  static const char *const commands[] = { "check", "format" };
  g_autofree char *folder = vouch_test_make_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (commands); k++)
      {
        g_autofree char *path = put (folder, files[i].bytes);
        g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "references", commands[k], path, NULL);

        assert_int_equal (outcome->exit_code, 2);
        assert_string_equal (outcome->output, "");
        if (!strstr (outcome->messages, files[i].said))
          fail_msg ("%s: %s", commands[k], outcome->messages);
      }
  vouch_test_remove_folder (folder);
}

static void
test_identify (void **state)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (
      NULL, "references", "identify", "--json", "PMID 12082125", "0028-4794", "words", NULL);
  g_autoptr (JsonNode) json = parse (outcome);
  JsonArray *rows = vouch_json_node_array (json);
  JsonObject *first = vouch_json_array_object (rows, 0);
  JsonObject *second = vouch_json_array_object (rows, 1);

  assert_int_equal (outcome->exit_code, 1);
  assert_int_equal (vouch_json_array_length (rows), 3);
  assert_string_equal (vouch_json_get_text (first, "kind"), "pmid");
  assert_string_equal (vouch_json_get_text (first, "normal"), "12082125");
  assert_true (vouch_json_get_boolean (first, "valid", FALSE));
  assert_string_equal (vouch_json_get_text (second, "kind"), "issn");
  assert_false (vouch_json_get_boolean (second, "valid", TRUE));
  assert_non_null (vouch_json_get_text (second, "why"));
  assert_string_equal (vouch_json_get_text (vouch_json_array_object (rows, 2), "kind"), "none");
}

/* The list is read once; then the check tells of it. */
static void
test_retractions (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *list = vouch_test_fixture ("retraction/list.csv");
  g_autofree char *path
      = put (folder, "[{\"type\": \"article-journal\", \"title\": \"Eyes\", \"DOI\": \"10.5555/paper.1\"}]");
  g_autoptr (VouchTestOutcome) none = vouch_test_run_program (NULL, "references", "retractions", NULL);
  g_autoptr (VouchTestOutcome) before = vouch_test_run_program (NULL, "references", "check", path, NULL);
  g_autoptr (VouchTestOutcome) read = vouch_test_run_program (NULL, "references", "retractions", list, NULL);
  g_autoptr (VouchTestOutcome) after = vouch_test_run_program (NULL, "references", "check", path, NULL);
  g_autoptr (VouchTestOutcome) foreign = vouch_test_run_program (NULL, "references", "retractions", path, NULL);

  assert_int_equal (none->exit_code, 1);
  assert_null (strstr (before->output, "reference-retracted"));
  /* One of its rows is damaged. */
  assert_int_equal (read->exit_code, 1);
  assert_string_equal (read->output, "7 notices, the latest of 2024-01-15\n");
  assert_non_null (strstr (read->messages, "list.csv:9:"));
  assert_int_equal (after->exit_code, 1);
  assert_non_null (strstr (after->output, "Reason: Fake Peer Review; Paper Mill. Notice: 10.5555/notice.1"));
  assert_int_equal (foreign->exit_code, 2);
  vouch_test_remove_folder (folder);
}

static void
test_download (void **state)
{
  static const VouchTestReply reply = {
    "/list.csv", 200,
    "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,RetractionDOI,RetractionPubMedID,Reason\n"
    "10.5555/down.1,0,Retraction,1/15/2024 0:00,10.5555/notice.1,0,+Fake Peer Review;\n",
  };
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (&reply, 1);
  g_autofree char *address = g_strconcat (vouch_test_registry_get_address (registry), "/list.csv", NULL);
  g_autofree char *gone = g_strconcat (vouch_test_registry_get_address (registry), "/gone.csv", NULL);
  g_autoptr (VouchTestOutcome) got = NULL;
  g_autoptr (VouchTestOutcome) lost = NULL;
  g_autoptr (VouchTestOutcome) both = vouch_test_run_program (NULL, "references", "retractions", "--download", "a.csv", NULL);

  assert_int_equal (both->exit_code, 2);
  g_setenv ("VOUCH_RETRACTIONS", address, TRUE);
  got = vouch_test_run_program (NULL, "references", "retractions", "--download", NULL);
  assert_string_equal (got->messages, "");
  assert_int_equal (got->exit_code, 0);
  assert_string_equal (got->output, "1 notice, of 2024-01-15\n");
  g_setenv ("VOUCH_RETRACTIONS", gone, TRUE);
  lost = vouch_test_run_program (NULL, "references", "retractions", "--download", NULL);
  assert_int_equal (lost->exit_code, 2);
  assert_true (g_str_has_prefix (lost->messages, "vouch: There is no file at "));
  g_unsetenv ("VOUCH_RETRACTIONS");
}

/* A list that was damaged on the disk knows nothing: that is no good news. */
static void
test_damaged_list (void **state)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "vouch", "retractions.db", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_int_equal (g_mkdir_with_parents (folder, 0700), 0);
  assert_true (g_file_set_contents (path, "SQLite format 3, not quite", -1, NULL));
  outcome = vouch_test_run_program (NULL, "references", "retractions", NULL);
  assert_int_equal (outcome->exit_code, 2);
  assert_string_equal (outcome->output, "");
  assert_non_null (strstr (outcome->messages, "damaged. Read the file again"));
  assert_int_equal (g_unlink (path), 0);
}

/* What a registry once said of a DOI is remembered: another paper's title is told without asking again. */
static void
test_other_title (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path
      = put (folder, "[{\"type\": \"article-journal\", \"title\": \"Contact lens wear and dryness of the eye\", "
                     "\"DOI\": \"10.5555/tea\"}]");
  g_autoptr (VouchTestOutcome) before = vouch_test_run_program (NULL, "references", "check", path, NULL);
  g_autoptr (VouchTestOutcome) after = NULL;

  assert_null (strstr (before->output, "identifier-title-mismatch"));
  assert_true (vouch_registry_title_keep (VOUCH_IDENTIFIER_DOI, "10.5555/tea", "A trial of green tea and the heart"));
  after = vouch_test_run_program (NULL, "references", "check", path, NULL);
  assert_int_equal (after->exit_code, 1);
  assert_non_null (strstr (after->output, "In the registry, this DOI belongs to another paper: “A "
                                          "trial of green tea"));
  vouch_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_retractions), cmocka_unit_test (test_download),
    cmocka_unit_test (test_damaged_list),
    cmocka_unit_test (test_other_title),
    cmocka_unit_test (test_check),
    cmocka_unit_test (test_lines),
    cmocka_unit_test (test_other_files),
    cmocka_unit_test (test_no_records),
    cmocka_unit_test (test_identify),
  };

  return vouch_test_run ("command-references-check", tests);
}
