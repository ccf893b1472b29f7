/* test-command-help.c: `vouch help` as a whole process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

typedef struct
{
  const char *words[3]; /* after “help” */
  int exit_code;
  const char *output;   /* is in it */
  const char *messages; /* is in them */
} Case;

static const Case cases[] = {
  { { NULL }, 0, "vouch import ", "" },
  { { NULL }, 0, "vouch help COMMAND", "" },
  { { NULL }, 0, "vouch COMMAND --help", "" },
  { { "help" }, 0, "vouch import ", "" },
  { { "--help" }, 0, "vouch import ", "" },
  { { "import" }, 0, "--from=", "" },
  { { "check" }, 0, "--profile=", "" },
  { { "new" }, 0, "--kind=", "" },
  { { "export" }, 0, "--to=", "" },
  { { "publish" }, 0, "--status=", "" },
  { { "serve" }, 0, "--port=", "" },
  { { "references", "import" }, 0, "--from=", "" },
  { { "check" }, 0, "vouch check [", "" },
  { { "sources" }, 0, "vouch sources add ", "" },
  { { "sources", "add" }, 0, "vouch sources add [", "" },
  { { "references" }, 0, "vouch references lookup ", "" },
  { { "sing" }, 2, "", "Unknown command “vouch sing”. Run “vouch help”" },
  { { "chekc" }, 2, "", "Did you mean “vouch check”?" },
  { { "sources", "sing" }, 2, "", "“vouch help sources” for a list" },
  { { "sources", "lst" }, 2, "", "Did you mean “vouch sources list”?" },
};

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "help", cases[i].words[0], cases[i].words[1], NULL);

      if (outcome->exit_code != cases[i].exit_code || !strstr (outcome->output, cases[i].output)
          || !strstr (outcome->messages, cases[i].messages))
        fail_msg ("help %s: %d “%s” “%s”", cases[i].words[0] ? cases[i].words[0] : "",
                  outcome->exit_code, outcome->output, outcome->messages);
    }
}

static void
test_version (void **state)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "--version", NULL);

  assert_int_equal (outcome->exit_code, 0);
  assert_true (g_str_has_prefix (outcome->output, "vouch "));
  assert_true (g_ascii_isdigit (outcome->output[strlen ("vouch ")]));
}

/* Without “help” before it: it might be a file's name. */
static void
test_misspelt (void **state)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "pubish", NULL);

  assert_int_equal (outcome->exit_code, 2);
  assert_non_null (strstr (outcome->messages, "Did you mean “vouch publish”?"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_version),
    cmocka_unit_test (test_misspelt),
  };

  return vouch_test_run ("command-help", tests);
}
