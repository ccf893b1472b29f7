/* test-blank.c: what nobody sees is nothing, wherever it is asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-blank.h"

static void
test_texts (void **state)
{
  static const struct
  {
    const char *text;
    gboolean is_blank;
  } cases[] = {
    { NULL, TRUE },        { "", TRUE },           { " \t\n", TRUE },
    { "\u00a0", TRUE },    { "\u200b\u00a0 ", TRUE }, { "\ufeff", TRUE },
    { "\u200e\u202b", TRUE }, { "\u3164", TRUE },  { "\u2800", TRUE },
    { "\x07\xc2\x85", TRUE }, { "\u0301", TRUE },    { "a", FALSE },
    { " . ", FALSE },      { "\u2014", FALSE },    { "\u200b0", FALSE },
    { "\u6b7b", FALSE },   { "e\u0301", FALSE },   { "\ufffd", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (vouch_is_blank (cases[i].text) != cases[i].is_blank)
      fail_msg ("Case %zu", i);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_texts),
  };

  return vouch_test_run ("blank", tests);
}
