/* test-isbn.c: the numbers of books, right and wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-isbn.h"

static const struct
{
  const char *text;
  const char *normal; /* NULL: it can't be one */
} cases[] = {
  { "978-0-306-40615-7", "9780306406157" },
  { "ISBN-13: 978 0 306 40615 7", "9780306406157" },
  { "isbn 0-306-40615-2", "0306406152" },
  { "0-8044-2957-x", "080442957X" },
  { "978–0–306–40615–7", "9780306406157" },
  { "979-10-90636-07-1", "9791090636071" },
  { "978-0-306-40615-8", NULL },
  { "0-306-40615-3", NULL },
  { "X306406152", NULL },
  { "977-0-306-40615-7", NULL },
  { "978030640615", NULL },
  { "97803064061577", NULL },
  { "978-0-306-40615-7 (paper)", NULL },
  { "", NULL },
  { "ISBN", NULL },
};

static void
test_normalise (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = vouch_isbn_normalise (cases[i].text);

      if (g_strcmp0 (normal, cases[i].normal) != 0)
        fail_msg ("“%s”: is “%s”, should be “%s”", cases[i].text, normal, cases[i].normal);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_normalise),
  };

  return vouch_test_run ("isbn", tests);
}
