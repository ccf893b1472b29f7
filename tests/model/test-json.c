/* test-json.c: values in and out, their canonical spelling and their digest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-json-canonical.h"
#include "vouch-json-print.h"

#include <string.h>

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, &error);

  if (!node)
    fail_msg ("%s: %s", text, error->message);
  return node;
}

/* --- numbers: RFC 8785, appendix B, by their bits; then what trips up simple ways --- */

static const struct
{
  guint64 bits;
  const char *text;
} numbers[] = {
  { 0x0000000000000000, "0" },
  { 0x8000000000000000, "0" },
  { 0x0000000000000001, "5e-324" },
  { 0x8000000000000001, "-5e-324" },
  { 0x7fefffffffffffff, "1.7976931348623157e+308" },
  { 0xffefffffffffffff, "-1.7976931348623157e+308" },
  { 0x4340000000000000, "9007199254740992" },
  { 0xc340000000000000, "-9007199254740992" },
  { 0x4430000000000000, "295147905179352830000" },
  { 0x44b52d02c7e14af5, "9.999999999999997e+22" },
  { 0x44b52d02c7e14af6, "1e+23" },
  { 0x44b52d02c7e14af7, "1.0000000000000001e+23" },
  { 0x444b1ae4d6e2ef4e, "999999999999999700000" },
  { 0x444b1ae4d6e2ef4f, "999999999999999900000" },
  { 0x444b1ae4d6e2ef50, "1e+21" },
  { 0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7" },
  { 0x3eb0c6f7a0b5ed8d, "0.000001" },
  { 0x41b3de4355555553, "333333333.3333332" },
  { 0x41b3de4355555554, "333333333.33333325" },
  { 0x41b3de4355555555, "333333333.3333333" },
  { 0x41b3de4355555556, "333333333.3333334" },
  { 0x41b3de4355555557, "333333333.33333343" },
  { 0xbecbf647612f3696, "-0.0000033333333333333333" },
  { 0x43143ff3c1cb0959, "1424953923781206.2" },
  /* a power of two whose nearest 16 digits belong to its neighbour below */
  { 0x3d30000000000000, "5.684341886080802e-14" },
  { 0x3fb999999999999a, "0.1" },
  { 0x3ff0000000000000, "1" },
  { 0x3ff8000000000000, "1.5" },
  { 0x4059000000000000, "100" },
  { 0x0010000000000000, "2.2250738585072014e-308" },
  { 0x3e7ad7f29abcaf48, "1e-7" },
};

static void
test_numbers (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double value;

      memcpy (&value, &numbers[i].bits, sizeof value);
      vouch_json_append_ecma_number (text, value);
      assert_string_equal (text->str, numbers[i].text);
    }
}

/* Any double reads back as itself, and one digit less would not do. */
static void
test_numbers_round_trip (void **state)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8785);

  for (int i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      g_autoptr (GString) text = g_string_new (NULL);
      double value;

      if ((bits >> 52 & 0x7ff) == 0x7ff)
        continue;
      memcpy (&value, &bits, sizeof value);
      vouch_json_append_ecma_number (text, value);
      assert_true (g_ascii_strtod (text->str, NULL) == value);
    }
}

/* --- canonical form --- */

static const struct
{
  const char *text;
  const char *canonical;
} forms[] = {
  /* RFC 8785, 3.2.2 */
  { "{\n  \"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],\n"
    "  \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\n"
    "  \"literals\": [null, true, false]\n}",
    "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
    "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}" },
  /* RFC 8785, 3.2.3: by UTF-16 code units, so that the emoji comes before U+FB33 */
  { "{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Dalet\","
    " \"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji\", \"\\u0080\": \"Control\","
    " \"\\u00f6\": \"O\"}",
    "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\",\"ö\":\"O\","
    "\"€\":\"Euro Sign\",\"😀\":\"Emoji\",\"\xef\xac\xb3\":\"Dalet\"}" },
  { "{\"b\":1,\"a\":{\"d\":[],\"c\":{}}, \"\":0, \"ab\":2}",
    "{\"\":0,\"a\":{\"c\":{},\"d\":[]},\"ab\":2,\"b\":1}" },
  { "[1, 1.0, -0, -0.0, 1e2, 1e21, 1e-7, 9007199254740993]",
    "[1,1,0,0,100,1e+21,1e-7,9007199254740992]" },
  { "\"\\u007f\\u2028\\ufeff\"", "\"\x7f\u2028\ufeff\"" },
};

static void
test_canonical (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (JsonNode) node = parse (forms[i].text);
      g_autofree char *canonical = vouch_json_canonical (node);
      g_autoptr (JsonNode) again = parse (canonical);
      g_autofree char *twice = vouch_json_canonical (again);

      assert_string_equal (canonical, forms[i].canonical);
      assert_string_equal (twice, canonical);
    }
}

static void
test_digest (void **state)
{
  g_autoptr (JsonNode) one = parse ("{\"b\": 1.0, \"a\": \"\\u00e4\"}");
  g_autoptr (JsonNode) same = parse ("{\"a\":\"ä\",\"b\":1}");
  g_autoptr (JsonNode) other = parse ("{\"a\":\"ä\",\"b\":2}");
  g_autoptr (JsonNode) empty = parse ("{}");
  g_autofree char *one_digest = vouch_json_digest (one);
  g_autofree char *same_digest = vouch_json_digest (same);
  g_autofree char *other_digest = vouch_json_digest (other);
  g_autofree char *empty_digest = vouch_json_digest (empty);

  assert_string_equal (one_digest, same_digest);
  assert_string_not_equal (one_digest, other_digest);
  assert_string_equal (empty_digest,
                       "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
}

/* --- printing --- */

/* Text that is printed as it was read. */
static const char * const prints[] = {
  "{}",
  "[]",
  "null",
  "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001/\x7f\"",
  "[1,1.0,-0.0,0.1,1.5,100000.0,1e+30,1e-7,-9223372036854775808,9223372036854775807]",
  "{\"z\":[true,false,null,{}],\"a\":{\"b\":\"ä\"},\"\":[[]]}",
};

static void
test_print (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prints); i++)
    {
      g_autoptr (JsonNode) node = parse (prints[i]);
      g_autofree char *plain = vouch_json_print (node, FALSE);
      g_autofree char *pretty = vouch_json_print (node, TRUE);
      g_autoptr (JsonNode) again = parse (pretty);

      assert_string_equal (plain, prints[i]);
      assert_true (vouch_json_equal (node, again));
    }
}

static void
test_print_pretty (void **state)
{
  g_autoptr (JsonNode) node
      = parse ("{\"a\":[\"x\",\"y\"],\"date\":[[2026,6,2]],\"o\":{\"p\":1},\"e\":[],\"f\":{}}");
  g_autofree char *text = vouch_json_print (node, TRUE);

  assert_string_equal (text,
                       "{\n"
                       "  \"a\": [\n"
                       "    \"x\",\n"
                       "    \"y\"\n"
                       "  ],\n"
                       "  \"date\": [\n"
                       "    [2026, 6, 2]\n"
                       "  ],\n"
                       "  \"o\": {\n"
                       "    \"p\": 1\n"
                       "  },\n"
                       "  \"e\": [],\n"
                       "  \"f\": {}\n"
                       "}");
}

/* --- values --- */

/* Would warn, and so end the test, if json-glib's own getters were behind them. */
static void
test_getters_never_warn (void **state)
{
  static const char * const members[] = { "t", "i", "d", "b", "n", "o", "a", "absent" };
  g_autoptr (JsonNode) node
      = parse ("{\"t\":\"x\",\"i\":7,\"d\":2.5,\"b\":true,\"n\":null,\"o\":{},\"a\":[\"e\",{}]}");
  JsonObject *object = vouch_json_node_object (node);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *member = members[i];

      assert_int_equal (vouch_json_get_text (object, member) != NULL, *member == 't');
      assert_int_equal (vouch_json_get_object (object, member) != NULL, *member == 'o');
      assert_int_equal (vouch_json_get_array (object, member) != NULL,
                        g_str_equal (member, "a"));
      assert_int_equal (vouch_json_get_boolean (object, member, FALSE), *member == 'b');
      assert_int_equal (vouch_json_get_int (object, member, -1), *member == 'i' ? 7 : -1);
      assert_true (vouch_json_get_number (object, member, -1)
                   == (*member == 'i' ? 7 : *member == 'd' ? 2.5 : -1));
    }
  assert_null (vouch_json_get_text (NULL, "t"));
  assert_null (vouch_json_node_object (NULL));
  assert_int_equal (vouch_json_array_length (NULL), 0);
  assert_string_equal (vouch_json_array_text (vouch_json_get_array (object, "a"), 0), "e");
  assert_non_null (vouch_json_array_object (vouch_json_get_array (object, "a"), 1));
  assert_null (vouch_json_array_node (vouch_json_get_array (object, "a"), 2));
}

static const struct
{
  const char *a, *b;
  gboolean is_equal;
} pairs[] = {
  { "1", "1", TRUE },
  { "1", "1.0", TRUE },
  { "1", "2", FALSE },
  { "9007199254740993", "9007199254740992", FALSE },
  { "1", "true", FALSE },
  { "true", "1", FALSE },
  { "true", "true", TRUE },
  { "true", "false", FALSE },
  { "\"\"", "null", FALSE },
  { "\"a\"", "\"b\"", FALSE },
  { "\"1\"", "1", FALSE },
  { "{\"a\":1,\"b\":[2]}", "{\"b\":[2],\"a\":1}", TRUE },
  { "{\"a\":1}", "{\"b\":1}", FALSE },
  { "{\"a\":1}", "{\"a\":1,\"b\":1}", FALSE },
  { "{\"a\":null}", "{\"b\":null}", TRUE },
  { "[1,2]", "[2,1]", FALSE },
  { "[1]", "[1,2]", FALSE },
  { "[]", "{}", FALSE },
};

static void
test_equal (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (JsonNode) a = parse (pairs[i].a);
      g_autoptr (JsonNode) b = parse (pairs[i].b);

      if (vouch_json_equal (a, b) != pairs[i].is_equal
          || vouch_json_equal (b, a) != pairs[i].is_equal)
        fail_msg ("%s and %s", pairs[i].a, pairs[i].b);
    }
}

static void
test_builders (void **state)
{
  static const char * const names[] = { "Ada", "Grace", NULL };
  g_autoptr (JsonNode) node
      = vouch_json_new_members ("title", vouch_json_new_text ("T"),
                                "label", vouch_json_new_text (NULL),
                                "page", vouch_json_new_int (4),
                                "score", vouch_json_new_number (0.5),
                                "blocking", vouch_json_new_boolean (2),
                                "authors", vouch_json_new_texts (names),
                                "none", vouch_json_new_null (),
                                NULL);
  g_autoptr (JsonNode) title = vouch_json_new_text ("U");
  g_autoptr (JsonNode) changed = vouch_json_with_member (node, "title", title);
  g_autoptr (JsonNode) without = vouch_json_with_member (changed, "authors", NULL);
  g_autoptr (JsonNode) alone = vouch_json_with_member (NULL, "x", title);
  g_autofree char *before = vouch_json_print (node, FALSE);
  g_autofree char *after = vouch_json_print (without, FALSE);
  g_autofree char *single = vouch_json_print (alone, FALSE);

  assert_true (json_node_is_immutable (node));
  assert_true (json_node_is_immutable (without));
  assert_string_equal (before, "{\"title\":\"T\",\"page\":4,\"score\":0.5,\"blocking\":true,"
                               "\"authors\":[\"Ada\",\"Grace\"],\"none\":null}");
  assert_string_equal (after, "{\"title\":\"U\",\"page\":4,\"score\":0.5,\"blocking\":true,"
                              "\"none\":null}");
  assert_string_equal (single, "{\"x\":\"U\"}");
}

static void
test_parse (void **state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) marked = parse ("\xef\xbb\xbf[\"\\u00e4\\ud83d\\ude00\\uffff\"]");
  g_autofree char *text = vouch_json_print (marked, FALSE);

  assert_true (json_node_is_immutable (marked));
  assert_string_equal (text, "[\"ä😀\xef\xbf\xbf\"]");
  assert_null (vouch_json_parse ("[\"a\\u0000b\"]", 12, 100, &error));
  assert_int_equal (error->code, VOUCH_FORMAT_ERROR_MEMBER);
  assert_non_null (strstr (error->message, "at /0)"));
}

/* json-glib's parser is the judge. */
static void
test_parse_as_json_glib (void **state)
{
  static const char *const texts[] = {
    "{}", "[]", "[[],{}]", "null", "true", "false", "0", "-0", "42", "-17",
    "9223372036854775807", "-9223372036854775808", "0.5", "-1.25e-3", "1E5", "1e+2", "1.0",
    "\"\"", "\"plain\"", "\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\te\"",
    "\"\\u00e9\\u20AC\\ud83d\\uDE00!\"", "\"\\u0041\\u0042\"", "\"caf\xc3\xa9 \xf0\x9f\x98\x80\"",
    "{\"a\":1,\"b\":[1,2.5,null,true,{\"c\":\"d\"}],\"\":{}}",
    " {\t\"a\" :\n[ 1 ,\r\n2 ] , \"b\\u0020c\" : \"x\" } ",
    "{\"z\":1,\"a\":2,\"m\":3}", "[1 , [ 2 , [ 3 ] ] ]", "[-1,1e0,\"1\"]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize length = strlen (texts[i]);
      /* Not ended by a zero: what stands behind it must not be looked at. */
      g_autofree char *bytes = g_memdup2 (texts[i], length);
      g_autoptr (JsonNode) node = vouch_json_parse (bytes, length, VOUCH_JSON_MAX_CARD, NULL);
      g_autoptr (JsonNode) other = json_from_string (texts[i], NULL);
      g_autofree char *printed = node ? json_to_string (node, TRUE) : NULL;
      g_autofree char *expected = json_to_string (other, TRUE);

      if (g_strcmp0 (printed, expected) != 0)
        fail_msg ("%s: %s, not %s", texts[i], printed, expected);
      assert_true (json_node_is_immutable (node));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_numbers),
    cmocka_unit_test (test_numbers_round_trip),
    cmocka_unit_test (test_canonical),
    cmocka_unit_test (test_digest),
    cmocka_unit_test (test_print),
    cmocka_unit_test (test_print_pretty),
    cmocka_unit_test (test_getters_never_warn),
    cmocka_unit_test (test_equal),
    cmocka_unit_test (test_builders),
    cmocka_unit_test (test_parse),
    cmocka_unit_test (test_parse_as_json_glib),
  };

  return vouch_test_run ("json", tests);
}
