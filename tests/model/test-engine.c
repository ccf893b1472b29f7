/* test-engine.c: modules found, opened once, and missed with a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-engine.h"
#include "vouch-xml-engine.h"

static void
test_open (void **state)
{
  g_autoptr (GError) error = NULL;
  gconstpointer table = vouch_engine_open (VOUCH_XML_ENGINE_MODULE, VOUCH_XML_ENGINE_SYMBOL, &error);

  if (!table)
    fail_msg ("%s", error->message);
  assert_ptr_equal (vouch_engine_open (VOUCH_XML_ENGINE_MODULE, VOUCH_XML_ENGINE_SYMBOL, NULL), table);
}

static void
test_not_there (void **state)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      assert_null (vouch_engine_open ("vouch-no-such", "table", &error));
      assert_true (g_error_matches (error, VOUCH_ENGINE_ERROR, VOUCH_ENGINE_ERROR_MISSING));
      assert_non_null (strstr (error->message, "vouch-no-such"));
    }
}

static void
test_other_version (void **state)
{
  g_autoptr (GError) error = NULL;

  assert_null (vouch_engine_open (VOUCH_XML_ENGINE_MODULE, "no_such_table", &error));
  assert_true (g_error_matches (error, VOUCH_ENGINE_ERROR, VOUCH_ENGINE_ERROR_FOREIGN));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_open),
    cmocka_unit_test (test_not_there),
    cmocka_unit_test (test_other_version),
  };

  return vouch_test_run ("engine", tests);
}
