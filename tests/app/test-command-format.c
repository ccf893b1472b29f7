/* test-command-format.c: `vouch references format`: a line for each record, or what is wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#define ITEM \
  "{\"type\":\"article-journal\",\"title\":\"A <b> title?\",\"author\":[{\"family\":\"Kim\"," \
  "\"given\":\"MS\"}],\"container-title\":\"Journal of Trials\",\"volume\":\"1\",\"page\":\"22-3\"," \
  "\"issued\":{\"date-parts\":[[2014]]}}"

static const struct
{
  const char *input;
  const char *option; /* NULL: none */
  int exit_code;
  guint n_lines;       /* of output */
  const char *message; /* a part of what is said; NULL: whatever */
} cases[] = {
  { "[" ITEM "]", NULL, 0, 1, NULL },
  { ITEM, NULL, 0, 1, NULL },
  { "{\"items\":[" ITEM "," ITEM "]}", NULL, 0, 2, NULL },
  { "[" ITEM "]", "--to=html", 0, 1, NULL },
  { "[]", NULL, 0, 0, NULL },
  /* Each record keeps its line. */
  { "[7,{}," ITEM "]", NULL, 0, 3, "Reference 1 has nothing to print" },
  { "[" ITEM "]", "--to=pdf", 2, 0, "text or html" },
  { "[" ITEM "]", "--style=no-such-style-at-all", 2, 0, "no-such-style-at-all" },
  { "[" ITEM "]", "--style=/nowhere/a.csl", 2, 0, "/nowhere/a.csl" },
  { "[" ITEM "]", "--nonsense", 2, 0, "--nonsense" },
  { "\"text\"", NULL, 2, 0, "not a list of references" },
  { "{", NULL, 2, 0, "Unexpected end" },
  { "", NULL, 2, 0, "It is empty" },
  { "[{\"type\":\"book\",\"type\":\"book\"}]", NULL, 2, 0, NULL },
};

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (; *text; text++)
    n += *text == '\n';
  return n;
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *option = cases[i].option;
      g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (
          cases[i].input, "references", "format", "-", option, NULL);

      if (outcome->exit_code != cases[i].exit_code
          || count_lines (outcome->output) != cases[i].n_lines
          || (cases[i].message && !strstr (outcome->messages, cases[i].message)))
        fail_msg ("%s %s: %d\n%s%s", cases[i].input, option, outcome->exit_code, outcome->output,
                  outcome->messages);
    }
}

/* With the processor or without, the record reads the same. */
static void
test_entry (void **state)
{
  g_autoptr (VouchTestOutcome) text
      = vouch_test_run_program (ITEM, "references", "format", "-", NULL);
  g_autoptr (VouchTestOutcome) html
      = vouch_test_run_program (ITEM, "references", "format", "--to=html", "-", NULL);

  assert_true (g_str_has_prefix (text->output, "Kim MS. A "));
  assert_non_null (strstr (text->output, "title? J"));
  assert_non_null (strstr (text->output, "2014;1:22-"));
  assert_non_null (strstr (html->output, "<i>J"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_entry),
  };

  return vouch_test_run ("command-format", tests);
}
