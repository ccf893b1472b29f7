/* test-region.c: parts of pages: what is one, and whether a file has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-region.h"

static JsonNode *
parse (const char *json)
{
  JsonNode *node = vouch_json_parse (json, strlen (json), 1000, NULL);

  assert_non_null (node);
  return node;
}

static void
test_read (void **state)
{
  static const struct
  {
    const char *json;
    gboolean is_one;
  } cases[] = {
    { "{\"page\":2,\"box\":[10,20,30.5,40],\"source\":\"ab\"}", TRUE },
    { "{\"page\":2}", TRUE },
    { "{\"page\":2,\"box\":null}", TRUE },
    { "{\"page\":2,\"box\":[0,0,0,0]}", TRUE },
    { "{\"page\":2,\"box\":[10,20,10,20]}", FALSE },
    { "{\"page\":2,\"box\":[10,20,30,20]}", FALSE },
    { "{\"page\":0,\"box\":[10,20,30,40]}", FALSE },
    { "{\"page\":-1}", FALSE },
    { "{\"page\":\"2\"}", FALSE },
    { "{\"box\":[10,20,30,40]}", FALSE },
    { "{\"page\":2,\"box\":[10,20,30]}", FALSE },
    { "{\"page\":2,\"box\":[10,20,30,40,50]}", FALSE },
    { "{\"page\":2,\"box\":[30,20,10,40]}", FALSE },
    { "{\"page\":2,\"box\":[10,40,30,20]}", FALSE },
    { "{\"page\":2,\"box\":[10,20,30,1e300]}", FALSE },
    { "{\"page\":2,\"box\":[10,20,30,\"40\"]}", FALSE },
    { "{\"page\":2,\"box\":\"all\"}", FALSE },
    { "[2]", FALSE },
    { "\"page 2\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = parse (cases[i].json);
      VouchRegion region;

      if (vouch_region_read (node, &region) != cases[i].is_one)
        fail_msg ("%s", cases[i].json);
    }
}

static void
test_nothing (void **state)
{
  VouchRegion region;

  assert_false (vouch_region_read (NULL, &region));
}

/* What is written is what is read, but to a tenth of a point. */
static void
test_write (void **state)
{
  const VouchRegion region = { 3, { 10.04f, 20, 30.26f, 40 }, "ab" };
  g_autoptr (JsonNode) json = vouch_region_to_json (&region);
  VouchRegion again;

  assert_true (vouch_region_read (json, &again));
  assert_int_equal (again.page, 3);
  assert_string_equal (again.source, "ab");
  assert_true (again.box.x1 == 10.0f && again.box.x2 == 30.3f);
  assert_true (vouch_region_has_box (&again));
}

static void
test_fits (void **state)
{
  static const VouchSourcePage pages[] = { { 0, 600, 800 } };
  static const VouchSourceBox boxes[1] = { { 0 } };
  static const struct
  {
    VouchRegion region;
    gboolean fits;
  } cases[] = {
    { { 1, { 0, 0, 600, 800 }, NULL }, TRUE },     { { 1, { 0 }, NULL }, TRUE },
    { { 1, { -1, 0, 601, 800 }, NULL }, TRUE },    { { 2, { 0, 0, 10, 10 }, NULL }, FALSE },
    { { 1, { 0, 0, 610, 10 }, NULL }, FALSE },     { { 1, { 0, 0, 10, 810 }, NULL }, FALSE },
    { { 1, { -10, 0, 10, 10 }, NULL }, FALSE },
  };
  g_autoptr (VouchSourceText) text = vouch_source_text_new_paged ("a", pages, 1, boxes);
  g_autoptr (VouchSourceText) plain = vouch_source_text_new ("a");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_int_equal (vouch_region_fits (&cases[i].region, text), cases[i].fits);
  assert_false (vouch_region_fits (&cases[0].region, plain));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_read),
    cmocka_unit_test (test_nothing),
    cmocka_unit_test (test_write),
    cmocka_unit_test (test_fits),
  };

  return vouch_test_run ("region", tests);
}
