/* test-command-references.c: `vouch references import` as a whole process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include <json-glib/json-glib.h>

static const struct
{
  const char *from;
  const char *input;
  int exit_code;
  int n_items;          /* -1: nothing on standard output */
  const char *messages; /* part of what is said */
} runs[] = {
  { "--from=ris", "TY  - JOUR\nTI  - One\nER  - \n", 0, 1, "" },
  { "--from=auto", "@article{a, title={T}}\n", 0, 1, "" },
  { "--from=auto", "PMID- 1\nTI  - One\n", 0, 1, "" },
  { "--from=bibtex", "@article{bad, year=1}\n@book{b, title={U}}\n", 1, 1, "standard input:1: bad: " },
  { "--from=ris", "TY  - JOUR\nVL  - 1\nER  - \n", 2, 0, "no reference" },
  { "--from=auto", "only words\n", 2, -1, "no list of references" },
  { "--from=auto", "", 2, -1, "nothing in it" },
  { "--from=word", "TY  - JOUR\n", 2, -1, "--from takes" },
};

static void
test_runs (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (runs[i].input, "references", "import", runs[i].from, "-", NULL);
      g_autoptr (JsonNode) json = NULL;

      assert_int_equal (outcome->exit_code, runs[i].exit_code);
      if (!strstr (outcome->messages, runs[i].messages))
        fail_msg ("Run %u said: %s", (guint) i, outcome->messages);
      if (runs[i].n_items < 0)
        {
          assert_string_equal (outcome->output, "");
          continue;
        }
      json = json_from_string (outcome->output, NULL);
      assert_non_null (json);
      assert_int_equal (json_array_get_length (json_node_get_array (json)), runs[i].n_items);
    }
}

static void
test_usage (void **state)
{
  g_autoptr (VouchTestOutcome) no_word = vouch_test_run_program (NULL, "references", NULL);
  g_autoptr (VouchTestOutcome) wrong_word = vouch_test_run_program (NULL, "references", "eat", NULL);
  g_autoptr (VouchTestOutcome) no_file = vouch_test_run_program (NULL, "references", "import", NULL);
  g_autoptr (VouchTestOutcome) not_there
      = vouch_test_run_program (NULL, "references", "import", "/nowhere/at/all.ris", NULL);

  assert_int_equal (no_word->exit_code, 2);
  assert_int_equal (wrong_word->exit_code, 2);
  assert_int_equal (no_file->exit_code, 2);
  assert_int_equal (not_there->exit_code, 2);
  assert_non_null (strstr (wrong_word->messages, "import"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_runs),
    cmocka_unit_test (test_usage),
  };

  return vouch_test_run ("command-references", tests);
}
