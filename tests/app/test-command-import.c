/* test-command-import.c: `vouch import` as a whole process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#define SEED "scorecard-generative-ai-psychiatry.txt"

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  if (node == NULL)
    fail_msg ("Not JSON: %s", error ? error->message : "empty");
  return node;
}

static void
assert_is_card (const char *json)
{
  g_autoptr (JsonNode) card = parse (json);

  assert_string_equal (json_object_get_string_member (json_node_get_object (card), "format"),
                       "vouch-scorecard");
}

static void
test_to_output (void **state)
{
  g_autofree char *seed = vouch_test_fixture (SEED);
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "import", seed, NULL);

  assert_int_equal (outcome->exit_code, 0);
  assert_is_card (outcome->output);
  assert_non_null (strstr (outcome->messages, "Share"));
  assert_non_null (strstr (outcome->messages, "- Scorecard - MDSpire"));
  assert_non_null (strstr (outcome->messages, "qualitative"));
  /* What was taken is told on request only. */
  assert_null (strstr (outcome->messages, "Myungsung Kim"));
}

/* A result is for programs: the locale must not turn its letters into question marks. */
static void
test_in_plain_locale (void **state)
{
  g_autofree char *seed = vouch_test_fixture (SEED);
  const char *const argv[] = { "env", "LC_ALL=C", g_getenv ("VOUCH_PROGRAM"), "import", seed, NULL };
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, argv);

  assert_int_equal (outcome->exit_code, 0);
  assert_non_null (strstr (outcome->output, "Psychiatrists’ Experiences"));
}

static void
test_verbose (void **state)
{
  g_autofree char *seed = vouch_test_fixture (SEED);
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "import", "-v", seed, NULL);

  assert_int_equal (outcome->exit_code, 0);
  assert_non_null (strstr (outcome->messages, "Myungsung Kim"));
}

static void
test_from_standard_input (void **state)
{
  g_autofree char *seed = vouch_test_read_fixture (SEED, NULL);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (seed, "import", "--from=text", "-", NULL);

  assert_int_equal (outcome->exit_code, 0);
  assert_is_card (outcome->output);
}

static void
test_to_file (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "a card.scorecard", NULL);
  g_autofree char *seed = vouch_test_fixture (SEED);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "import", seed, "-o", path, NULL);
  g_autofree char *json = NULL;

  assert_int_equal (outcome->exit_code, 0);
  assert_int_equal (outcome->output_length, 0);
  assert_true (g_file_get_contents (path, &json, NULL, NULL));
  assert_is_card (json);
  vouch_test_remove_folder (folder);
}

/* Exit 2, a message, nothing on standard output. */
static void
assert_refused (VouchTestOutcome *outcome, const char *message)
{
  assert_int_equal (outcome->exit_code, 2);
  assert_int_equal (outcome->output_length, 0);
  if (strstr (outcome->messages, message) == NULL)
    fail_msg ("It said: %s", outcome->messages);
}

static const struct
{
  const char *input;
  const char *message;
} refused[] = {
  { "", "is empty" },
  { "Roses are red\nViolets are blue\n", "No scorecard found" },
  { "int main (void)\n{\n}\n", "No scorecard found" },
  { "{ \"a\": 1 }", "program data" },
  { "%PDF-1.5\nAt a Glance\nKey Highlights\nClinical Best Practices\nCare Setting\n", "PDF" },
  { "PK\x03\x04", "Word" },
  { "<!DOCTYPE html>\n<h2>Key Highlights</h2>", "web page" },
  { "<h2>At a Glance</h2><h2>Key Highlights</h2>", "web page" },
  { "{\\rtf1 At a Glance}", "RTF" },
  { "three little words", "too few headings" },
  { "{ \"format\": \"vouch-scorecard\", \"version\": 1 }", "Open it instead" },
  { "\x89PNG\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f", "not a text file" },
};

static void
test_refused (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (refused[i].input, "import", "-", NULL);

      assert_refused (outcome, refused[i].message);
    }
}

static void
test_usage (void **state)
{
  g_autofree char *seed = vouch_test_fixture (SEED);
  g_autoptr (VouchTestOutcome) none = vouch_test_run_program (NULL, "import", NULL);
  g_autoptr (VouchTestOutcome) two = vouch_test_run_program (NULL, "import", seed, seed, NULL);
  g_autoptr (VouchTestOutcome) kind
      = vouch_test_run_program (NULL, "import", "--from=pdf", seed, NULL);
  g_autoptr (VouchTestOutcome) missing
      = vouch_test_run_program (NULL, "import", "/nowhere/draft.txt", NULL);

  assert_refused (none, "Specify one draft");
  assert_refused (two, "Specify one draft");
  assert_refused (kind, "auto, text or markdown");
  assert_refused (missing, "/nowhere/draft.txt");
}

/* A draft is never replaced by its card, and a refused one leaves no file. */
static void
test_files_untouched (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *draft = g_build_filename (folder, "draft.txt", NULL);
  g_autofree char *card = g_build_filename (folder, "card.scorecard", NULL);
  g_autofree char *after = NULL;
  g_autoptr (VouchTestOutcome) onto_itself = NULL;
  g_autoptr (VouchTestOutcome) poem = NULL;
  g_autofree char *there = g_build_filename (folder, "there.scorecard", NULL);
  g_autoptr (VouchTestOutcome) over = NULL;

  assert_true (g_file_set_contents (draft, "Key Highlights\n", -1, NULL));
  onto_itself = vouch_test_run_program (NULL, "import", draft, "-o", draft, NULL);
  assert_refused (onto_itself, "would overwrite the draft");
  assert_true (g_file_get_contents (draft, &after, NULL, NULL));
  assert_string_equal (after, "Key Highlights\n");
  poem = vouch_test_run_program (NULL, "import", draft, "-o", card, NULL);
  assert_refused (poem, "No scorecard found");
  assert_true (g_file_set_contents (draft, "Key Highlights\n- Sleep helps\nAt a Glance\nCondition: Sleep\n", -1, NULL));
  assert_true (g_file_set_contents (there, "{}", -1, NULL));
  over = vouch_test_run_program (NULL, "import", draft, "-o", there, NULL);
  assert_refused (over, "Add -f to replace it.");
  assert_false (g_file_test (card, G_FILE_TEST_EXISTS));
  vouch_test_remove_folder (folder);
}

static void
test_unwritable (void **state)
{
  g_autofree char *seed = vouch_test_fixture (SEED);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "import", seed, "-o", "/nowhere/card.scorecard", NULL);

  assert_refused (outcome, "/nowhere/card.scorecard");
}

/* The card may have been worked on since: another import doesn't take that away. */
static void
test_keeps_what_is_there (void **state)
{
  g_autofree char *seed = vouch_test_fixture (SEED);
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = g_build_filename (folder, "c.scorecard", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *replaced = NULL;
  g_autoptr (VouchTestOutcome) first = NULL;
  g_autoptr (VouchTestOutcome) forced = NULL;

  assert_true (g_file_set_contents (card, "mine", -1, NULL));
  first = vouch_test_run_program (NULL, "import", seed, "-o", card, NULL);
  assert_int_equal (first->exit_code, 2);
  assert_true (g_file_get_contents (card, &kept, NULL, NULL));
  assert_string_equal (kept, "mine");

  forced = vouch_test_run_program (NULL, "import", seed, "-o", card, "--force", NULL);
  assert_int_equal (forced->exit_code, 0);
  assert_true (g_file_get_contents (card, &replaced, NULL, NULL));
  assert_is_card (replaced);
  vouch_test_remove_folder (folder);
}

static void
test_misspelt_command (void **state)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "imprt", "draft.txt", NULL);

  assert_int_equal (outcome->exit_code, 2);
  assert_non_null (strstr (outcome->messages, "vouch imprt”"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_keeps_what_is_there),
    cmocka_unit_test (test_misspelt_command),
    cmocka_unit_test (test_to_output),
    cmocka_unit_test (test_verbose),
    cmocka_unit_test (test_in_plain_locale),
    cmocka_unit_test (test_from_standard_input),
    cmocka_unit_test (test_to_file),
    cmocka_unit_test (test_refused),
    cmocka_unit_test (test_usage),
    cmocka_unit_test (test_files_untouched),
    cmocka_unit_test (test_unwritable),
  };

  return vouch_test_run ("command-import", tests);
}
