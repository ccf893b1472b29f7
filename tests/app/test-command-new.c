/* test-command-new.c: `vouch new` as a whole process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "vouch-json.h"

typedef struct
{
  char *folder;
  char *path;
} Desk;

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = vouch_test_make_folder ();
  desk->path = g_build_filename (desk->folder, "new.scorecard", NULL);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_become_oneself ();
  g_chmod (desk->folder, 0700);
  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk);
  return 0;
}

static JsonNode *
read_card (const char *path)
{
  g_autofree char *text = NULL;
  JsonNode *card;

  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_true (g_str_has_suffix (text, "}\n"));
  card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  assert_non_null (card);
  return card;
}

static void
assert_outcome (const VouchTestOutcome *outcome, int exit_code, const char *messages)
{
  if (outcome->exit_code != exit_code || !strstr (outcome->messages, messages))
    fail_msg ("%d: %s / %s", outcome->exit_code, outcome->output, outcome->messages);
}

static const char *
get_id (JsonNode *card)
{
  return vouch_json_get_text (vouch_json_node_object (card), "id");
}

static const char *const roles[] = { "at-a-glance", "key-highlights", "recommendations",
                                     "prescribing", "best-practices", "resources" };

static void
test_new (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "new", desk->path, NULL);
  g_autoptr (JsonNode) card = NULL;
  JsonArray *sections;

  assert_outcome (outcome, 0, "");
  assert_string_equal (outcome->messages, "");
  card = read_card (desk->path);
  sections = vouch_json_get_array (vouch_json_node_object (card), "sections");
  assert_int_equal (vouch_json_array_length (sections), G_N_ELEMENTS (roles));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    assert_string_equal (vouch_json_get_text (vouch_json_array_object (sections, i), "role"),
                         roles[i]);
}

static void
test_new_ids (void **state)
{
  Desk *desk = *state;
  g_autofree char *other = g_build_filename (desk->folder, "other.scorecard", NULL);
  g_autoptr (VouchTestOutcome) one = vouch_test_run_program (NULL, "new", desk->path, NULL);
  g_autoptr (VouchTestOutcome) two
      = vouch_test_run_program (NULL, "new", "--kind=scorecard", other, NULL);
  g_autoptr (JsonNode) first = read_card (desk->path);
  g_autoptr (JsonNode) second = read_card (other);

  assert_string_not_equal (get_id (first), get_id (second));
}

/* A new card is a card: it is checked, and lacks what an empty one lacks. */
static void
test_new_is_checked (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) made = vouch_test_run_program (NULL, "new", desk->path, NULL);
  g_autoptr (VouchTestOutcome) checked = vouch_test_run_program (NULL, "check", desk->path, NULL);

  assert_outcome (checked, 1, "");
  assert_non_null (strstr (checked->output, "[title-missing]"));
  assert_non_null (strstr (checked->output, "[field-empty]"));
  assert_null (strstr (checked->output, "[not-a-guideline]"));
}

static void
test_never_overwrites (void **state)
{
  Desk *desk = *state;
  g_autofree char *text = NULL;
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_true (g_file_set_contents (desk->path, "precious", -1, NULL));
  outcome = vouch_test_run_program (NULL, "new", desk->path, NULL);
  assert_outcome (outcome, 2, "A file with that name already exists");
  assert_non_null (strstr (outcome->messages, desk->path));
  assert_true (g_file_get_contents (desk->path, &text, NULL, NULL));
  assert_string_equal (text, "precious");
}

static void
test_refused (void **state)
{
  static const struct
  {
    const char *first;
    const char *second;
    const char *says;
  } cases[] = {
    { NULL, NULL, "Specify one file" },
    { "a", "b", "Specify one file" },
    { "--kind=poster", "a", "Unknown template “poster”. Use one of: scorecard" },
    { "--kind=../secrets", "a", "Unknown template" },
    { "--kind=", "a", "Unknown template" },
    { "--nonsense", "a", "--nonsense" },
  };
  Desk *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "new", cases[i].first, cases[i].second, NULL);

      assert_outcome (outcome, 2, cases[i].says);
    }
  {
    g_autofree char *nowhere = g_build_filename (desk->folder, "no", "such", "folder", NULL);
    g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "new", nowhere, NULL);

    assert_outcome (outcome, 2, "not found");
  }
}

static void
test_unwritable_folder (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = NULL;

  vouch_test_become_nobody (desk->folder);
  g_chmod (desk->folder, 0500);
  outcome = vouch_test_run_program (NULL, "new", desk->path, NULL);
  assert_outcome (outcome, 2, "No permission to write in the folder");
}

/* A house's own template: a card that was saved, whose past is not the new one's. */
static void
test_house_template (void **state)
{
  Desk *desk = *state;
  g_autofree char *folder
      = g_build_filename (g_get_user_data_dir (), "vouch", "templates", NULL);
  g_autofree char *template = g_build_filename (folder, "house-summary.json", NULL);
  g_autofree char *card = vouch_test_read_fixture ("page/full.scorecard", NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;
  g_autoptr (JsonNode) made = NULL;

  g_mkdir_with_parents (folder, 0700);
  assert_true (g_file_set_contents (template, card, -1, NULL));
  outcome = vouch_test_run_program (NULL, "new", "--kind=house-summary", desk->path, NULL);
  g_unlink (template);
  assert_outcome (outcome, 0, "");
  made = read_card (desk->path);
  assert_null (vouch_json_get_node (vouch_json_node_object (made), "reviewed"));
  assert_null (strstr (card, get_id (made)));
}

int
main (void)
{
#define TEST(f) cmocka_unit_test_setup_teardown (f, set_up, tear_down)
  const struct CMUnitTest tests[] = {
    TEST (test_new),
    TEST (test_new_ids),
    TEST (test_new_is_checked),
    TEST (test_never_overwrites),
    TEST (test_refused),
    TEST (test_unwritable_folder),
    TEST (test_house_template),
  };

  return vouch_test_run ("command-new", tests);
}
