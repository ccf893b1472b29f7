/* test-json-scan.c: what the scan takes, what it refuses, and how it says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"

#include <string.h>

#define GOOD (-1)

typedef struct
{
  const char *text;
  int code;            /* a #VouchFormatError or GOOD */
  const char *message; /* (nullable): part of the message */
} Case;

static const Case cases[] = {
  /* values */
  { "{}", GOOD },
  { "[]", GOOD },
  { " \t\r\n[ 1 , 2 ]\n", GOOD },
  { "0", GOOD },
  { "\"\"", GOOD },
  { "true", GOOD },
  { "\xef\xbb\xbf{}", GOOD },
  { "{\"\":0}", GOOD },
  { "\"\\u0000\"", GOOD },
  { "\"\\ud83d\\ude00\"", GOOD },
  { "", VOUCH_FORMAT_ERROR_SYNTAX, "Unexpected end" },
  { " ", VOUCH_FORMAT_ERROR_SYNTAX, "Unexpected end" },
  { "\xef\xbb\xbf", VOUCH_FORMAT_ERROR_SYNTAX, "Unexpected end" },
  { "nul", VOUCH_FORMAT_ERROR_SYNTAX },
  { "True", VOUCH_FORMAT_ERROR_SYNTAX },
  { "NaN", VOUCH_FORMAT_ERROR_SYNTAX },
  { "'a'", VOUCH_FORMAT_ERROR_SYNTAX },
  { "{} {}", VOUCH_FORMAT_ERROR_SYNTAX, "line 1, column 4" },
  { "{}\n// no comments", VOUCH_FORMAT_ERROR_SYNTAX, "line 2, column 1" },
  /* separators */
  { "[1,]", VOUCH_FORMAT_ERROR_SYNTAX, "line 1, column 4, at /1)" },
  { "[,1]", VOUCH_FORMAT_ERROR_SYNTAX },
  { "[1 2]", VOUCH_FORMAT_ERROR_SYNTAX, "“]” is missing" },
  { "[1}", VOUCH_FORMAT_ERROR_SYNTAX },
  { "{\"a\":1,}", VOUCH_FORMAT_ERROR_SYNTAX },
  { "{\"a\" 1}", VOUCH_FORMAT_ERROR_SYNTAX, "colon" },
  { "{a:1}", VOUCH_FORMAT_ERROR_SYNTAX, "double quotes" },
  { "{\"a\":}", VOUCH_FORMAT_ERROR_SYNTAX, "at /a)" },
  { "{\"a\":1", VOUCH_FORMAT_ERROR_SYNTAX, "Unexpected end" },
  { "{\"a\":1]", VOUCH_FORMAT_ERROR_SYNTAX, "“}” is missing" },
  { "[\f1]", VOUCH_FORMAT_ERROR_SYNTAX },
  /* texts */
  { "\"a", VOUCH_FORMAT_ERROR_SYNTAX, "Unexpected end" },
  { "\"a\nb\"", VOUCH_FORMAT_ERROR_SYNTAX, "control character" },
  { "\"\\x41\"", VOUCH_FORMAT_ERROR_SYNTAX, "escape" },
  { "\"\\", VOUCH_FORMAT_ERROR_SYNTAX, "Unexpected end" },
  { "\"\\u12\"", VOUCH_FORMAT_ERROR_SYNTAX, "four hexadecimal" },
  { "\"\\ud800\"", VOUCH_FORMAT_ERROR_SYNTAX, "half a character" },
  { "\"\\udc00\\ud800\"", VOUCH_FORMAT_ERROR_SYNTAX, "half a character" },
  { "\"\\ud800\\u0041\"", VOUCH_FORMAT_ERROR_SYNTAX, "half a character" },
  { "{\"a\": \"ÄÖ\xff\"}", VOUCH_FORMAT_ERROR_SYNTAX, "not UTF-8 (line 1, column 10" },
  { "\"\xed\xa0\x80\"", VOUCH_FORMAT_ERROR_SYNTAX, "not UTF-8" },
  { "\"\xc0\xaf\"", VOUCH_FORMAT_ERROR_SYNTAX, "not UTF-8" },
  /* numbers */
  { "-0", GOOD },
  { "1.50e+3", GOOD },
  { "0e99999", GOOD },
  { "-0.0E-99999", GOOD },
  { "9223372036854775807", GOOD },
  { "-9223372036854775808", GOOD },
  { "1.7976931348623157e308", GOOD },
  { "5e-324", GOOD },
  { "0.1000000000000000055511151231257827021181583404541015625", GOOD },
  { "01", VOUCH_FORMAT_ERROR_SYNTAX },
  { "-", VOUCH_FORMAT_ERROR_SYNTAX },
  { "[1.]", VOUCH_FORMAT_ERROR_SYNTAX, "digit is missing" },
  { "[.5]", VOUCH_FORMAT_ERROR_SYNTAX },
  { "[+1]", VOUCH_FORMAT_ERROR_SYNTAX },
  { "[1e]", VOUCH_FORMAT_ERROR_SYNTAX },
  { "[0x1]", VOUCH_FORMAT_ERROR_SYNTAX },
  { "[9223372036854775808]", VOUCH_FORMAT_ERROR_MEMBER, "9223372036854775808" },
  { "[-9223372036854775809]", VOUCH_FORMAT_ERROR_MEMBER, "at /0)" },
  { "{\"x\": [1e400]}", VOUCH_FORMAT_ERROR_MEMBER, "at /x/0)" },
  { "1e-400", VOUCH_FORMAT_ERROR_MEMBER, "can’t be represented" },
  /* members twice */
  { "{\"a\":{\"a\":1},\"b\":[{\"a\":2},{\"a\":3}]}", GOOD },
  { "{\"a\":1,\"a\":1}", VOUCH_FORMAT_ERROR_DUPLICATE, "“a” occurs twice" },
  { "{\"a\":1,\n\"\\u0061\":1}", VOUCH_FORMAT_ERROR_DUPLICATE, "line 2, column 1" },
  { "{\"\\u0061\":1,\"b\":{\"\\u0062\":0},\"a\":1}", VOUCH_FORMAT_ERROR_DUPLICATE, "column 30)" },
  { "{\"a\\u0000b\":1,\"a\\u0000c\":1}", GOOD },
  { "{\"\":1,\"\":1}", VOUCH_FORMAT_ERROR_DUPLICATE },
  { "{\"😀\":1,\"\\ud83d\\ude00\":1}", VOUCH_FORMAT_ERROR_DUPLICATE, "“😀”" },
  { "{\"s\":[0,{\"b\":{},\"c\":{},\"b\":1}]}", VOUCH_FORMAT_ERROR_DUPLICATE, "at /s/1)" },
  { "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"j\":1}", GOOD },
  { "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"\\u0063\":1}",
    VOUCH_FORMAT_ERROR_DUPLICATE, "“c” occurs twice" },
  /* paths */
  { "{\"sections\":[{},{\"title\":tru}]}", VOUCH_FORMAT_ERROR_SYNTAX, "at /sections/1/title)" },
  { "{\"a b\":[[],[x]]}", VOUCH_FORMAT_ERROR_SYNTAX, "at /a b/1/0)" },
  { "{\"one\":1,\"two\":{},\"three\":{\"x\":1,\"y\":?}}", VOUCH_FORMAT_ERROR_SYNTAX,
    "at /three/y)" },
  { "{\"a/b~c\":?}", VOUCH_FORMAT_ERROR_SYNTAX, "at /a~1b~0c)" },
  { "{\"\\u00e4\":?}", VOUCH_FORMAT_ERROR_SYNTAX, "at /ä)" },
  { "{\"a234567890b234567890c234567890d234567890e\":?}", VOUCH_FORMAT_ERROR_SYNTAX,
    "at /a234567890b234567890c234567890d23456789…)" },
};

static void
check_case (const Case *c,
            const char *text,
            gsize       length)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good = vouch_json_scan (text, length, VOUCH_JSON_MAX_CARD, &error);

  if (c->code == GOOD)
    {
      if (!is_good)
        fail_msg ("%s: %s", c->text, error->message);
      return;
    }
  if (is_good)
    fail_msg ("%s was taken", c->text);
  if (!g_error_matches (error, VOUCH_FORMAT_ERROR, c->code)
      || (c->message && !strstr (error->message, c->message)))
    fail_msg ("%s: code %d: %s", c->text, error->code, error->message);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i], cases[i].text, strlen (cases[i].text));
}

/* A scan that reads past the end would find what belongs to the next value. */
static void
test_stops_at_length (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i].text);
      char *exact = g_memdup2 (cases[i].text, MAX (length, 1));

      check_case (&cases[i], exact, length);
      g_free (exact);
    }
  assert_true (vouch_json_scan ("12,", 2, 100, NULL));
  assert_false (vouch_json_scan ("truex", 3, 100, NULL));
  assert_false (vouch_json_scan ("\"a\"", 2, 100, NULL));
}

/* Whatever is cut off, an object is never whole before its last byte. */
static void
test_truncated (void **state)
{
  static const char text[] = "{\"a\":[1,-2.5e3,true,null,\"\\u00e4\\ud83d\\ude00\xc3\xa4\"],\"b\":{}}";

  assert_true (vouch_json_scan (text, strlen (text), 1000, NULL));
  for (gsize length = 0; length < strlen (text); length++)
    assert_false (vouch_json_scan (text, length, 1000, NULL));
}

static void
test_zero_byte (void **state)
{
  g_autoptr (GError) error = NULL;

  assert_false (vouch_json_scan ("[\"a\0b\"]", 7, 100, &error));
  assert_int_equal (error->code, VOUCH_FORMAT_ERROR_SYNTAX);
  assert_non_null (strstr (error->message, "control character"));
  assert_false (vouch_json_scan ("{}\0", 3, 100, NULL));
}

static void
test_depth (void **state)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < VOUCH_JSON_MAX_LEVELS; i++)
    g_string_append (text, i % 2 ? "{\"a\":" : "[");
  g_string_append (text, "0");
  for (int i = VOUCH_JSON_MAX_LEVELS; i-- > 0;)
    g_string_append (text, i % 2 ? "}" : "]");
  assert_true (vouch_json_scan (text->str, text->len, VOUCH_JSON_MAX_CARD, NULL));

  g_string_prepend_c (text, '[');
  g_string_append_c (text, ']');
  assert_false (vouch_json_scan (text->str, text->len, VOUCH_JSON_MAX_CARD, &error));
  assert_int_equal (error->code, VOUCH_FORMAT_ERROR_TOO_DEEP);
}

static void
test_hundred_thousand_brackets (void **state)
{
  static const char brackets[] = "[{";

  for (const char *bracket = brackets; *bracket; bracket++)
    {
      g_autofree char *text = g_strnfill (100000, *bracket);
      g_autoptr (GError) error = NULL;

      assert_null (vouch_json_parse (text, 100000, VOUCH_JSON_MAX_CARD, &error));
      assert_int_equal (error->domain, VOUCH_FORMAT_ERROR);
      assert_int_equal (error->code, *bracket == '[' ? VOUCH_FORMAT_ERROR_TOO_DEEP
                                                     : VOUCH_FORMAT_ERROR_SYNTAX);
    }
}

/* The size is looked at before the bytes: these are not even there. */
static void
test_too_large (void **state)
{
  g_autoptr (GError) error = NULL;

  assert_false (vouch_json_scan ("", 100 * 1024 * 1024, VOUCH_JSON_MAX_CARD, &error));
  assert_int_equal (error->code, VOUCH_FORMAT_ERROR_TOO_LARGE);
  assert_true (vouch_json_scan ("[1]", 3, 3, NULL));
  assert_false (vouch_json_scan ("[12]", 4, 3, NULL));
}

typedef struct
{
  const char *name;
  const char *start, *piece, *end;
} Bulk;

/* What a quadratic scan would need hours for, and so would never end in time. */
#define BULK (16 * 1024 * 1024)
#define MANY 300000

static const Bulk bulks[] = {
  { "text", "\"", "abcdefghijklmnopqrstuvwxyzäöü ", "\"" },
  { "escapes", "\"", "\\u00e4\\n", "\"" },
  { "escaped name", "{\"", "\\u00e4\\n", "\":1}" },
  { "numbers", "[0", ",-12.5e1", "]" },
  { "objects", "[0", ",{\"a\":1,\"b\":2}", "]" },
  { "one long number", "1.", "1234567890", "" },
  { "spaces", "[", "        ", "]" },
};

static void
test_linear (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bulks); i++)
    {
      g_autoptr (GString) text = g_string_new (bulks[i].start);
      g_autoptr (GError) error = NULL;

      while (text->len < BULK / VOUCH_TEST_SLOWNESS)
        g_string_append (text, bulks[i].piece);
      g_string_append (text, bulks[i].end);
      if (!vouch_json_scan (text->str, text->len, VOUCH_JSON_MAX_CARD, &error))
        fail_msg ("%s: %s", bulks[i].name, error->message);
    }
}

/* Names in one object: all different, and one twice at the far ends. */
static void
test_many_members (void **state)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < MANY / VOUCH_TEST_SLOWNESS; i++)
    g_string_append_printf (text, "\"name%u\":%u,", i, i);
  g_string_append (text, "\"last\":0}");
  assert_true (vouch_json_scan (text->str, text->len, VOUCH_JSON_MAX_CARD, NULL));

  assert_null (vouch_json_parse (text->str, text->len, VOUCH_JSON_MAX_CARD, &error));
  assert_int_equal (error->code, VOUCH_FORMAT_ERROR_TOO_LARGE);
  g_clear_error (&error);

  g_string_truncate (text, text->len - strlen ("\"last\":0}"));
  g_string_append (text, "\"name0\":0}");
  assert_false (vouch_json_scan (text->str, text->len, VOUCH_JSON_MAX_CARD, &error));
  assert_int_equal (error->code, VOUCH_FORMAT_ERROR_DUPLICATE);
  assert_non_null (strstr (error->message, "“name0” occurs twice"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_stops_at_length),
    cmocka_unit_test (test_truncated),
    cmocka_unit_test (test_zero_byte),
    cmocka_unit_test (test_depth),
    cmocka_unit_test (test_hundred_thousand_brackets),
    cmocka_unit_test (test_too_large),
    cmocka_unit_test (test_linear),
    cmocka_unit_test (test_many_members),
  };

  return vouch_test_run ("json-scan", tests);
}
