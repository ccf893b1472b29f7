/* test-rich-text.c: marks follow the words they stand on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-rich-text.h"

#define RICH(text, marks) "{'text':'" text "','marks':[" marks "]}"
#define MARK(from, to) "{'from':" from ",'to':" to ",'as':'bold'}"

static const struct
{
  const char *before;
  const char *text;
  const char *after;
} replaced[] = {
  { "'a'", "b", "'b'" },
  { "'a'", "", "''" },
  /* Typed before, within, at the end, behind. */
  { RICH ("a word b", MARK ("2", "6")), "xx a word b", RICH ("xx a word b", MARK ("5", "9")) },
  { RICH ("a word b", MARK ("2", "6")), "a woord b", RICH ("a woord b", MARK ("2", "7")) },
  { RICH ("a word b", MARK ("2", "6")), "a words b", RICH ("a words b", MARK ("2", "7")) },
  { RICH ("a word b", MARK ("2", "6")), "a word bc", RICH ("a word bc", MARK ("2", "6")) },
  { RICH ("word", MARK ("0", "4")), "xword", RICH ("xword", MARK ("1", "5")) },
  { RICH ("word", MARK ("0", "4")), "wordx", RICH ("wordx", MARK ("0", "5")) },
  /* Taken away before, in part, and with what stands around it. */
  { RICH ("a word b", MARK ("2", "6")), "word b", RICH ("word b", MARK ("0", "4")) },
  { RICH ("a word b", MARK ("2", "6")), "a wo b", RICH ("a wo b", MARK ("2", "4")) },
  { RICH ("a word b", MARK ("2", "6")), "rd b", RICH ("rd b", MARK ("0", "2")) },
  { RICH ("a word b", MARK ("2", "6")), "a wo", RICH ("a wo", MARK ("2", "4")) },
  { RICH ("a word b", MARK ("2", "6")), "a b", "'a b'" },
  { RICH ("a word b", MARK ("2", "6")), "", "''" },
  /* All that it stands on has become something else. */
  { RICH ("a word b", MARK ("2", "6")), "a text b", RICH ("a text b", MARK ("2", "6")) },
  { RICH ("x", MARK ("0", "1")), "yz", RICH ("yz", MARK ("0", "2")) },
  /* Several, of which one goes. */
  { RICH ("ab cd", MARK ("0", "2") "," MARK ("3", "5")), "cd", RICH ("cd", MARK ("0", "2")) },
  { RICH ("ab cd", MARK ("0", "2") "," MARK ("3", "5")), "ab", RICH ("ab", MARK ("0", "2")) },
  /* Code points, not bytes; marks that were odd before stay as odd. */
  { RICH ("ä😀 word", MARK ("3", "7")), "ä😀😀 word", RICH ("ä😀😀 word", MARK ("4", "8")) },
  { RICH ("ab", MARK ("1", "99")), "xab", RICH ("xab", MARK ("2", "100")) },
  { "{'text':'a','marks':[{'from':0,'to':1,'as':'link','to-what':'x','by':'me'}]}", "ba",
    "{'text':'ba','marks':[{'from':1,'to':2,'as':'link','to-what':'x','by':'me'}]}" },
};

static void
test_replace (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (replaced); i++)
    {
      g_autoptr (JsonNode) before = vouch_test_parse (replaced[i].before);
      g_autoptr (JsonNode) expected = vouch_test_parse (replaced[i].after);
      g_autoptr (JsonNode) after = vouch_rich_text_replace (before, replaced[i].text);
      g_autofree char *printed = vouch_json_print (after, FALSE);

      if (!vouch_json_equal (after, expected))
        fail_msg ("%s with “%s” became %s", replaced[i].before, replaced[i].text, printed);
      assert_true (json_node_is_immutable (after));
      assert_string_equal (vouch_rich_text_get_text (after), replaced[i].text);
    }
}

/* Where letters repeat there are two answers; either way a mark stays within the text. */
static void
test_repeated (void **state)
{
  static const char *const texts[] = { "", "a", "aa", "aaa", "aaaa", "aaaaa" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) before = vouch_test_parse (RICH ("aaa", MARK ("1", "2")));
      g_autoptr (JsonNode) after = vouch_rich_text_replace (before, texts[i]);
      JsonArray *marks = vouch_rich_text_get_marks (after);
      JsonObject *mark = vouch_json_array_object (marks, 0);

      assert_true (
          !mark
          || (vouch_json_get_int (mark, "from", -1) >= 0
              && vouch_json_get_int (mark, "to", -1) <= g_utf8_strlen (texts[i], -1)
              && vouch_json_get_int (mark, "from", -1) < vouch_json_get_int (mark, "to", -1)));
    }
}

static void
test_valid (void **state)
{
  static const struct
  {
    const char *json;
    gboolean is_valid;
  } cases[] = {
    { "'a'", TRUE },
    { "''", TRUE },
    { "{'text':'a'}", TRUE },
    { "{'text':'a','marks':null}", TRUE },
    { RICH ("a", ""), TRUE },
    { RICH ("a", MARK ("0", "1")), TRUE },
    { RICH ("a", MARK ("9", "1")), TRUE },
    { RICH ("a", MARK ("0.5", "1")), FALSE },
    { RICH ("a", "{'from':0,'to':1}"), FALSE },
    { RICH ("a", "{'from':0,'to':1,'as':7}"), FALSE },
    { RICH ("a", "[]"), FALSE },
    { RICH ("a", "null"), FALSE },
    { "{'marks':[]}", FALSE },
    { "{'text':'a','marks':{}}", FALSE },
    { "{'text':7}", FALSE },
    { "7", FALSE },
    { "['a']", FALSE },
    { "null", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) value = vouch_test_parse (cases[i].json);

      if (vouch_rich_text_is_valid (value) != cases[i].is_valid)
        fail_msg ("%s", cases[i].json);
    }
  assert_false (vouch_rich_text_is_valid (NULL));
}

static void
test_raised (void **state)
{
  static const struct
  {
    const char *value;
    const char *raised;
  } cases[] = {
    { RICH ("106 of H2O", "{'from':2,'to':3,'as':'superscript'},{'from':8,'to':9,'as':'subscript'}"), "10⁶ of H₂O" },
    { RICH ("5th", "{'from':1,'to':3,'as':'superscript'}"), "5th" },
    { RICH ("106", "{'from':-4,'to':90,'as':'superscript'}"), "¹⁰⁶" },
    { RICH ("106", "{'from':0,'to':3,'as':'bold'}"), "106" },
    { "'106'", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) value = vouch_test_parse (cases[i].value);
      g_autofree char *raised = vouch_rich_text_dup_raised (value);

      if (g_strcmp0 (raised, cases[i].raised) != 0)
        fail_msg ("%s: %s", cases[i].value, raised);
    }
}

/* A text without marks has one spelling. */
static void
test_new (void **state)
{
  g_autoptr (JsonArray) none = json_array_new ();
  g_autoptr (JsonNode) plain = vouch_rich_text_new ("a", NULL);
  g_autoptr (JsonNode) empty = vouch_rich_text_new ("a", none);
  g_autoptr (JsonNode) from_nothing = vouch_rich_text_replace (NULL, "a");

  assert_string_equal (vouch_json_node_text (plain), "a");
  assert_string_equal (vouch_json_node_text (empty), "a");
  assert_string_equal (vouch_json_node_text (from_nothing), "a");
  assert_null (vouch_rich_text_get_marks (plain));
  assert_null (vouch_rich_text_get_text (NULL));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_replace),
    cmocka_unit_test (test_repeated),
    cmocka_unit_test (test_valid),
    cmocka_unit_test (test_raised),
    cmocka_unit_test (test_new),
  };

  return vouch_test_run ("rich-text", tests);
}
