/* test-command-merge.c: `vouch diff` and `vouch merge` as whole processes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"

typedef struct
{
  char *folder;
  char *base;
  char *ours;
  char *theirs;
  char *out;
} Desk;

static JsonNode *
read_json (const char *path)
{
  g_autofree char *text = NULL;
  JsonNode *json;

  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  json = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  assert_non_null (json);
  return json;
}

static const char *
get_text (JsonNode *card, const char *member)
{
  return vouch_json_get_text (vouch_json_node_object (card), member);
}

/* The base with other values, "" for none. */
static void
write_version (Desk *desk, const char *path, const char *title, const char *date)
{
  g_autoptr (JsonNode) base = read_json (desk->base);
  g_autoptr (JsonNode) title_value = vouch_json_new_text (title);
  g_autoptr (JsonNode) date_value = *date ? vouch_json_new_text (date) : NULL;
  g_autoptr (JsonNode) titled = vouch_json_with_member (base, "title", title_value);
  g_autoptr (JsonNode) dated = vouch_json_with_member (titled, "date", date_value);
  g_autofree char *text = vouch_json_print (dated, TRUE);

  assert_true (g_file_set_contents (path, text, -1, NULL));
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autoptr (VouchTestOutcome) made = NULL;

  desk->folder = vouch_test_make_folder ();
  desk->base = g_build_filename (desk->folder, "base.scorecard", NULL);
  desk->ours = g_build_filename (desk->folder, "ours.scorecard", NULL);
  desk->theirs = g_build_filename (desk->folder, "theirs.scorecard", NULL);
  desk->out = g_build_filename (desk->folder, "out.scorecard", NULL);
  made = vouch_test_run_program (NULL, "new", desk->base, NULL);
  assert_int_equal (made->exit_code, 0);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->base);
  g_free (desk->ours);
  g_free (desk->theirs);
  g_free (desk->out);
  g_free (desk);
  return 0;
}

static void
expect (const VouchTestOutcome *outcome, int exit_code, const char *output, const char *messages)
{
  if (outcome->exit_code != exit_code || !strstr (outcome->output, output)
      || !strstr (outcome->messages, messages))
    fail_msg ("%d: %s / %s", outcome->exit_code, outcome->output, outcome->messages);
}

static void
test_diff (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) same = NULL;
  g_autoptr (VouchTestOutcome) other = NULL;
  g_autoptr (VouchTestOutcome) json = NULL;

  write_version (desk, desk->ours, "Sleep and mood", "");
  same = vouch_test_run_program (NULL, "diff", desk->base, desk->base, NULL);
  other = vouch_test_run_program (NULL, "diff", desk->base, desk->ours, NULL);
  json = vouch_test_run_program (NULL, "diff", "--json", desk->base, desk->ours, NULL);
  expect (same, 0, "", "");
  assert_string_equal (same->output, "");
  expect (other, 1, "title\n- \n+ Sleep and mood\n", "");
  expect (json, 1, "\"same\": false", "");
  assert_non_null (strstr (json->output, "\"member\": \"title\""));
}

static void
test_clean (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = NULL;
  g_autoptr (JsonNode) merged = NULL;

  write_version (desk, desk->ours, "Ours", "");
  write_version (desk, desk->theirs, "", "2026-06-02");
  outcome = vouch_test_run_program (NULL, "merge", desk->base, desk->ours, desk->theirs, "-o",
                                    desk->out, NULL);
  expect (outcome, 0, "", "");
  assert_string_equal (outcome->messages, "");
  merged = read_json (desk->out);
  assert_string_equal (get_text (merged, "title"), "Ours");
  assert_string_equal (get_text (merged, "date"), "2026-06-02");
}

/* As git calls it: the result takes the place of ours, and the exit code says what is left. */
static void
test_conflict (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = NULL;
  g_autoptr (VouchTestOutcome) checked = NULL;
  g_autoptr (JsonNode) merged = NULL;
  JsonArray *notes;

  write_version (desk, desk->ours, "Ours", "");
  write_version (desk, desk->theirs, "Theirs", "2026-06-02");
  outcome = vouch_test_run_program (NULL, "merge", "--json", desk->base, desk->ours, desk->theirs,
                                    "-o", desk->ours, NULL);
  expect (outcome, 1, "\"theirs\": \"Theirs\"", "1 conflict left");
  merged = read_json (desk->ours);
  assert_string_equal (get_text (merged, "title"), "Ours");
  assert_string_equal (get_text (merged, "date"), "2026-06-02");
  notes = vouch_json_get_array (vouch_json_node_object (merged), "notes");
  assert_int_equal (vouch_json_array_length (notes), 1);
  checked = vouch_test_run_program (NULL, "check", desk->ours, NULL);
  expect (checked, 1, "[note-blocking]", "");
}

static void
test_no_base (void **state)
{
  Desk *desk = *state;
  g_autofree char *empty = g_build_filename (desk->folder, "empty", NULL);
  g_autoptr (VouchTestOutcome) file = NULL;
  g_autoptr (VouchTestOutcome) device = NULL;

  assert_true (g_file_set_contents (empty, "", 0, NULL));
  write_version (desk, desk->ours, "Ours", "");
  write_version (desk, desk->theirs, "Theirs", "2026-06-02");
  file = vouch_test_run_program (NULL, "merge", empty, desk->ours, desk->theirs, "-o", desk->out,
                                 NULL);
  expect (file, 1, "", "title: changed on both sides");
  device = vouch_test_run_program (NULL, "merge", "/dev/null", desk->ours, desk->ours, "-o",
                                   desk->out, NULL);
  expect (device, 0, "", "");
}

/* Whatever stops it leaves the result as it was. */
static void
test_unusable (void **state)
{
  Desk *desk = *state;
  g_autofree char *text = NULL;
  g_autoptr (VouchTestOutcome) other = NULL;
  g_autoptr (VouchTestOutcome) broken = NULL;
  g_autoptr (VouchTestOutcome) few = NULL;
  g_autoptr (VouchTestOutcome) diff = NULL;
  g_autoptr (VouchTestOutcome) made
      = vouch_test_run_program (NULL, "new", desk->theirs, NULL); /* another card */

  assert_true (g_file_set_contents (desk->out, "precious", -1, NULL));
  write_version (desk, desk->ours, "Ours", "");
  other = vouch_test_run_program (NULL, "merge", desk->base, desk->ours, desk->theirs, "-o",
                                  desk->out, NULL);
  expect (other, 2, "", "two different cards");
  broken = vouch_test_run_program (NULL, "merge", desk->base, desk->out, desk->ours, "-o",
                                   desk->out, NULL);
  expect (broken, 2, "", desk->out);
  few = vouch_test_run_program (NULL, "merge", desk->base, desk->ours, desk->ours, NULL);
  expect (few, 2, "", "-o");
  diff = vouch_test_run_program (NULL, "diff", desk->ours, desk->theirs, NULL);
  expect (diff, 2, "", "two different cards");
  assert_true (g_file_get_contents (desk->out, &text, NULL, NULL));
  assert_string_equal (text, "precious");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_diff, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_clean, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_conflict, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_no_base, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_unusable, set_up, tear_down),
  };

  return vouch_test_run ("command-merge", tests);
}
