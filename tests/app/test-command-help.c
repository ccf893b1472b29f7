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
  { { "sing" }, 2, "", "there is no command “sing”" },
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

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
  };

  return vouch_test_run ("command-help", tests);
}
