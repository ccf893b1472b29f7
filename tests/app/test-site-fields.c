/* test-site-fields.c: what a card says of its name and place on a site.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-site-fields.h"

typedef struct
{
  const char *site;  /* as somebody wrote it */
  const char *clean; /* NULL: nothing of it means anything */
} Case;

static const Case cases[] = {
  { "{}", NULL },
  { "null", NULL },
  { "[\"slug\"]", NULL },
  { "{\"slug\":\" \",\"tags\":7,\"other\":\"x\"}", NULL },
  { "{\"slug\":\" a-b \"}", "{\"slug\":\"a-b\"}" },
  { "{\"tags\":[\"b\",\"\",\" b \",3,\"a\"],\"excerpt\":\"E\"}", "{\"excerpt\":\"E\",\"tags\":[\"b\",\"a\"]}" },
  { "{\"categories\":[]}", "{\"categories\":[]}" },
  { "{\"categories\":[\"\"]}", "{\"categories\":[]}" },
};

static JsonNode *
parse (const char *text)
{
  return vouch_json_parse (text, strlen (text), 100000, NULL);
}

static void
test_read (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"site\":%s}", cases[i].site);
      g_autoptr (JsonNode) card = parse (text);
      g_autoptr (JsonNode) fields = vouch_site_fields_read (card);
      g_autofree char *printed = fields ? vouch_json_print (fields, FALSE) : NULL;

      if (g_strcmp0 (printed, cases[i].clean) != 0)
        fail_msg ("%s: %s, not %s", cases[i].site, printed, cases[i].clean);
    }
}

/* What is not named stays as it is. */
static void
test_merge (void **state)
{
  g_autoptr (JsonNode) body = parse ("{\"excerpt\":\"Ours\",\"title\":\"T\"}");
  g_autoptr (JsonNode) fields = parse ("{\"excerpt\":\"Theirs\",\"tags\":[\"a\"]}");
  g_autoptr (JsonNode) merged = vouch_site_fields_merge (body, fields);
  g_autoptr (JsonNode) same = vouch_site_fields_merge (body, NULL);
  JsonObject *object = vouch_json_node_object (merged);

  assert_string_equal (vouch_json_get_text (object, "excerpt"), "Theirs");
  assert_string_equal (vouch_json_get_text (object, "title"), "T");
  assert_int_equal (vouch_json_array_length (vouch_json_get_array (object, "tags")), 1);
  assert_true (vouch_json_equal (same, body));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_read),
    cmocka_unit_test (test_merge),
  };

  return vouch_test_run ("site-fields", tests);
}
