/* test-json-split.c: members where they stand are those that a parser finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json-split.h"
#include "vouch-json.h"

#include <string.h>

static const char *const good[] = {
  "{}",
  " { } ",
  "\xef\xbb\xbf{\"a\":1}",
  "{\"a\":\"b\"}",
  "{\"a\" : \"b\" , \"c\":[1,{\"d\":\"]}\"},\"\\\"\"],\"e\":{\"f\":\"}\"},\"g\":null,\"h\":-1.5e3 }",
  "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\",\"\\u0062\":\"\\\\\"}",
  "{\"\":\"\",\"x\":[],\"y\":{},\"z\":true}",
};

static void
assert_same (const char *json)
{
  g_autoptr (JsonNode) node = vouch_json_parse (json, strlen (json), 100000, NULL);
  g_autoptr (GArray) spans = vouch_json_split (json, strlen (json));
  JsonObject *object = vouch_json_node_object (node);
  g_autoptr (GList) names = json_object_get_members (object);

  assert_non_null (spans);
  assert_int_equal (spans->len, json_object_get_size (object));
  for (GList *l = names; l; l = l->next)
    {
      const VouchJsonSpan *span = vouch_json_split_find (spans, l->data);
      const char *expected = vouch_json_get_text (object, l->data);
      g_autofree char *text = NULL;
      g_autoptr (JsonNode) value = NULL;

      assert_non_null (span);
      text = vouch_json_split_text (span->value, span->value_length);
      if (g_strcmp0 (text, expected) != 0)
        fail_msg ("%s: %s is “%s”", json, (char *) l->data, text);
      value = vouch_json_parse (span->value, span->value_length, 100000, NULL);
      assert_non_null (value);
      assert_true (vouch_json_equal (value, vouch_json_get_node (object, l->data)));
    }
  assert_null (vouch_json_split_find (spans, "nowhere"));
}

static void
test_members (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    assert_same (good[i]);
}

static void
test_no_objects (void **state)
{
  static const char *const others[] = { "[]", "\"{}\"", "1", "null", " ", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    assert_null (vouch_json_split (others[i], strlen (others[i])));
  assert_null (vouch_json_split_text ("1", 1));
  assert_null (vouch_json_split_text ("\"", 1));
}

/* Cut anywhere, it reads nothing that is not there: a sanitizer would see it. */
static void
test_cut_off (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    for (gsize length = 1; length < strlen (good[i]); length++)
      {
        g_autofree char *bytes = g_malloc (length);
        g_autoptr (GArray) spans = NULL;

        memcpy (bytes, good[i], length);
        spans = vouch_json_split (bytes, length);
        for (guint j = 0; spans && j < spans->len; j++)
          {
            const VouchJsonSpan *span = &g_array_index (spans, VouchJsonSpan, j);
            g_autofree char *text = vouch_json_split_text (span->value, span->value_length);

            assert_true (span->value + span->value_length <= bytes + length);
          }
      }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_members),
    cmocka_unit_test (test_no_objects),
    cmocka_unit_test (test_cut_off),
  };

  return vouch_test_run ("json-split", tests);
}
