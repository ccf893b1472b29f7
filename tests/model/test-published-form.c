/* test-published-form.c: what leaves a card, and that nothing else does.
 *
 * The fixture page/full.scorecard has every member of the format: each text that
 * is private says "canary", each that is public says "shown".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-export-text.h"
#include "vouch-json.h"
#include "vouch-json-canonical.h"
#include "vouch-page-document.h"
#include "vouch-page.h"
#include "vouch-published-form.h"

typedef struct
{
  const char *card;
  const char *form;
} Case;

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, &error);

  if (!node)
    fail_msg ("%s: %s", error->message, json);
  return node;
}

static JsonNode *
read_fixture (const char *name)
{
  g_autofree char *json = vouch_test_read_fixture (name, NULL);

  return parse (json);
}

static guint
count (const char *text,
       const char *word)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);
  guint n = 0;

  for (const char *p = folded; (p = strstr (p, word)); p += strlen (word))
    n++;
  return n;
}

/* Everything that is made of the form, in one text. */
static char *
render_all (JsonNode *card)
{
  g_autoptr (JsonNode) form = vouch_published_form (card);
  g_autofree char *string = vouch_published_form_to_string (form);
  g_autoptr (VouchPage) page = vouch_page_new (form);
  g_autofree char *document = vouch_page_document_new (page->html, page->jsonld, page->title,
                                                       page->language, page->description, NULL);
  g_autofree char *markdown = vouch_export_text (form, VOUCH_TEXT_FORM_MARKDOWN);
  g_autofree char *plain = vouch_export_text (form, VOUCH_TEXT_FORM_PLAIN);

  return g_strjoin ("\n", string, document, page->description, markdown, plain, NULL);
}

static JsonNode *add_unknown_members (JsonNode *node);

static JsonNode *
add_to_array (JsonArray *array)
{
  JsonArray *copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, add_unknown_members (json_array_get_element (array, i)));
  return vouch_json_new_array (copy);
}

/* In every object, a member as a later version or another program might add. */
static JsonNode *
add_unknown_members (JsonNode *node)
{
  JsonObject *object = vouch_json_node_object (node);
  JsonObject *copy;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (vouch_json_node_array (node))
    return add_to_array (vouch_json_node_array (node));
  if (!object)
    return json_node_ref (node);
  copy = json_object_new ();
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, add_unknown_members (value));
  json_object_set_string_member (copy, "unknown", "canary of an unknown member");
  return vouch_json_new_object (copy);
}

static void
test_canary (void **state)
{
  g_autofree char *json = vouch_test_read_fixture ("page/full.scorecard", NULL);
  g_autoptr (JsonNode) card = parse (json);
  g_autoptr (JsonNode) more = add_unknown_members (card);
  g_autofree char *rendered = render_all (card);
  g_autofree char *rendered_more = render_all (more);

  assert_true (count (json, "canary") > 100);
  assert_int_equal (count (rendered, "canary"), 0);
  assert_string_equal (rendered, rendered_more);
}

static void
check_shown (JsonNode   *node,
             const char *in)
{
  JsonObject *object = vouch_json_node_object (node);
  JsonArray *array = vouch_json_node_array (node);
  const char *text = vouch_json_node_text (node);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (text && strstr (text, "shown") && !strstr (in, text))
    fail_msg ("“%s” is not in %.60s…", text, in);
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    check_shown (json_array_get_element (array, i), in);
  if (!object)
    return;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    check_shown (value, in);
}

static void
test_all_that_is_public (void **state)
{
  g_autoptr (JsonNode) card = read_fixture ("page/full.scorecard");
  g_autoptr (JsonNode) form = vouch_published_form (card);
  g_autofree char *string = vouch_published_form_to_string (form);

  check_shown (card, string);
}

static void
test_twice_is_once (void **state)
{
  static const char *const fixtures[] = {
    "page/full.scorecard", "page/hostile.scorecard", "page/right-to-left.scorecard",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr (JsonNode) card = read_fixture (fixtures[i]);
      g_autoptr (JsonNode) form = vouch_published_form (card);
      g_autoptr (JsonNode) again = vouch_published_form (form);
      g_autofree char *once = vouch_published_form_to_string (form);
      g_autofree char *twice = vouch_published_form_to_string (again);

      assert_string_equal (once, twice);
    }
}

#define IN_SECTION(members) "{\"sections\":[{" members "}]}"
#define REFERENCES "\"references\":[{\"id\":\"r\"},{\"id\":\"s\"},{\"id\":\"r\"}]"

static void
test_rules (void **state)
{
  static const Case cases[] = {
    { "{}", "{}" },
    /* sections and statements that aren't printed */
    { IN_SECTION ("\"title\":\"A\""), "{\"sections\":[]}" },
    { IN_SECTION ("\"statements\":[{\"text\":\" \\u00a0\\n\"}]"), "{\"sections\":[]}" },
    { IN_SECTION ("\"statements\":[{\"text\":\"a\"},{\"text\":\"\"}]")
      , IN_SECTION ("\"statements\":[{\"text\":\"a\"}]") },
    { IN_SECTION ("\"statements\":[{\"text\":\"a\",\"set-aside\":false},{\"text\":\"b\",\"set-aside\":null},"
                  "{\"text\":\"c\",\"set-aside\":{}},{\"text\":\"d\",\"set-aside\":\"why\"}]")
      , IN_SECTION ("\"statements\":[{\"text\":\"a\"},{\"text\":\"b\"}]") },
    { IN_SECTION ("\"sections\":[{\"sections\":[{\"statements\":[]}]}]"), "{\"sections\":[]}" },
    { IN_SECTION ("\"sections\":[{\"statements\":[]},{\"none\":{\"why\":\"w\"}}]")
      , IN_SECTION ("\"sections\":[{\"none\":{\"why\":\"w\"}}]") },
    /* why nothing stands here, only where nothing does */
    { IN_SECTION ("\"none\":{\"why\":\"w\",\"by\":\"b\"},\"statements\":[]")
      , IN_SECTION ("\"none\":{\"why\":\"w\"},\"statements\":[]") },
    { IN_SECTION ("\"none\":true"), IN_SECTION ("\"none\":{}") },
    { IN_SECTION ("\"none\":false"), "{\"sections\":[]}" },
    { IN_SECTION ("\"none\":{\"why\":\"w\"},\"statements\":[{\"text\":\"a\",\"none\":{\"why\":\"w\"}}]")
      , IN_SECTION ("\"statements\":[{\"text\":\"a\"}]") },
    /* people */
    { "{\"people\":[{\"name\":\"a\",\"role\":\"author\"},{\"name\":\"b\",\"role\":\"Reviewer\"},"
      "{\"name\":\"c\",\"role\":\"boss\"},{\"name\":\"d\"},{\"name\":\" \",\"role\":\"author\"}]}"
      , "{\"people\":[{\"name\":\"a\",\"role\":\"author\"},{\"name\":\"b\",\"role\":\"Reviewer\"}]}" },
    /* links */
    { IN_SECTION ("\"items\":[{\"text\":\"a\",\"link\":\" https://example.org/ \"},"
                  "{\"text\":\"b\",\"link\":\"FILE:///home/me\"},{\"text\":\"c\",\"link\":\"C:\\\\me\"},"
                  "{\"text\":\"d\",\"link\":\"~/me\"},{\"text\":\"e\",\"link\":\"../me\"},"
                  "{\"text\":\"f\",\"link\":\"ftp://me:secret@example.org/\"},{\"text\":\"g\",\"link\":\"example.org\"}]")
      , IN_SECTION ("\"items\":[{\"link\":\"https://example.org/\",\"text\":\"a\"},{\"text\":\"b\"},"
                    "{\"text\":\"c\"},{\"text\":\"d\"},{\"text\":\"e\"},{\"text\":\"f\"},"
                    "{\"link\":\"example.org\",\"text\":\"g\"}]") },
    { "{\"article\":{\"reference\":\"r\"},\"references\":[{\"id\":\"r\",\"URL\":\"file:///me\"}]}"
      , "{\"article\":{\"reference\":\"r\"},\"references\":[{\"id\":\"r\"}]}" },
    /* references: cited ones, and citations of what is there */
    { "{\"article\":{\"reference\":\"none\"}," REFERENCES "}", "{\"article\":{},\"references\":[]}" },
    { "{" REFERENCES ",\"sections\":[{\"items\":[{\"text\":\"a\",\"citations\":[{\"reference\":\"s\"},"
      "{\"reference\":\"gone\"},{}]}]}]}"
      , "{\"references\":[{\"id\":\"s\"}],\"sections\":[{\"items\":[{\"citations\":[{\"reference\":\"s\"}],"
      "\"text\":\"a\"}]}]}" },
    { "{" REFERENCES ",\"sections\":[{\"statements\":[{\"text\":\"a\",\"set-aside\":true,"
      "\"citations\":[{\"reference\":\"s\"}]}]}]}"
      , "{\"references\":[],\"sections\":[]}" },
    /* the words of a passage that is not to be printed stay here */
    { "{" REFERENCES ",\"sections\":[{\"statements\":[{\"text\":\"a\",\"citations\":[{\"reference\":\"s\","
      "\"unprinted\":true,\"quote\":{\"exact\":\"words\",\"page\":3}}]}]}]}"
      , "{\"references\":[{\"id\":\"s\"}],\"sections\":[{\"statements\":[{\"citations\":[{\"quote\":{\"page\":3},"
      "\"reference\":\"s\"}],\"text\":\"a\"}]}]}" },
    /* the hour of a date is nobody's business */
    { "{\"date\":\"2026-06-02T08:09:10Z\",\"reviewed\":{\"at\":\"2026-06\",\"by\":\"x\"}}"
      , "{\"date\":\"2026-06-02\",\"reviewed\":{\"at\":\"2026-06\"}}" },
    { "{\"date\":\"June\"}", "{\"date\":\"June\"}" },
    /* members of another type are passed over */
    { "{\"title\":7,\"people\":{},\"article\":[],\"sections\":[3,null,[]],\"references\":\"x\"}"
      , "{\"sections\":[]}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) card = parse (cases[i].card);
      g_autoptr (JsonNode) form = vouch_published_form (card);
      g_autofree char *string = vouch_published_form_to_string (form);

      assert_string_equal (string, cases[i].form);
    }
}

/* Copies @node; where *@left comes to zero, @other stands instead. */
static JsonNode *
copy_with (JsonNode *node,
           int      *left,
           JsonNode *other)
{
  JsonObject *object = vouch_json_node_object (node);
  JsonArray *array = vouch_json_node_array (node);
  JsonObject *object_copy = object ? json_object_new () : NULL;
  JsonArray *array_copy = array ? json_array_new () : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if ((*left)-- == 0)
    {
      g_clear_pointer (&object_copy, json_object_unref);
      g_clear_pointer (&array_copy, json_array_unref);
      return json_node_ref (other);
    }
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    json_array_add_element (array_copy, copy_with (json_array_get_element (array, i), left, other));
  if (array)
    return vouch_json_new_array (array_copy);
  if (!object)
    return json_node_ref (node);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (object_copy, name, copy_with (value, left, other));
  return vouch_json_new_object (object_copy);
}

/* Every value of the card once with a value of every other type: no warning, and no leak. */
static void
test_wrong_types (void **state)
{
  static const char *const others[] = { "null", "7", "true", "\"text\"", "[]", "{}", "[[7]]", "[{}]" };
  g_autoptr (JsonNode) card = read_fixture ("page/full.scorecard");

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (JsonNode) other = parse (others[i]);
      gboolean is_done = FALSE;

      for (int at = 1; !is_done; at++)
        {
          int left = at;
          g_autoptr (JsonNode) changed = copy_with (card, &left, other);
          g_autofree char *rendered = render_all (changed);

          is_done = left >= 0;
          assert_non_null (strstr (rendered, "<article"));
          assert_int_equal (count (rendered, "canary body"), 0);
        }
    }
}

static void
test_no_card (void **state)
{
  static const char *const texts[] = { "[]", "null", "7", "\"card\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = parse (texts[i]);

      assert_null (vouch_published_form (node));
      assert_null (vouch_page_new (node));
      assert_null (vouch_export_text (node, VOUCH_TEXT_FORM_PLAIN));
    }
}

/* Whoever may read an address with a key in it has the key; also one that no program could open. */
static void
test_keys_in_links (void **state)
{
  static const struct
  {
    const char *link;
    gboolean leaves;
  } cases[] = {
    { "https://user:secret@example.org/a", FALSE },
    { "https://user:sec%ret@example.org/a", FALSE },
    { "https://user:secret@example.org/100%", FALSE },
    { "https://user:secret@example.org:99999/", FALSE },
    { "https://user:secret@[::1/", FALSE },
    { "ftp://user:secret@example.org/50%", FALSE },
    { "https:user:secret@example.org/", FALSE },
    { "https:\\\\user:secret@example.org/", FALSE },
    { "https:////user:secret@example.org/", FALSE },
    { "//user:secret@example.org/", FALSE },
    { "https://user:se/cret@example.org/", FALSE },
    { "https://user:se#cret@example.org/", FALSE },
    { "https://user@example.org", FALSE },
    { "user:secret@example.org/a", FALSE },
    { "https://example.org/@user", TRUE },
    { "https://example.org/?to=user@example.org", TRUE },
    { "https://example.org:8080/a", TRUE },
    { "https://[::1]:8080/a", TRUE },
    { "https://[::1]/a", TRUE },
    { "https://example.org/100%", TRUE },
    { "mailto:user@example.org", TRUE },
    { "MAILTO:user@example.org", TRUE },
    { "user@example.org", TRUE },
    { "doi:10.1000/182", TRUE },
    { "urn:isbn:9780306406157", TRUE },
    { "example.org:8080/a", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = g_strescape (cases[i].link, NULL);
      g_autofree char *json
          = g_strdup_printf ("{\"sections\":[{\"items\":[{\"text\":\"a\",\"link\":\"%s\"}]}]}", escaped);
      g_autoptr (JsonNode) card = parse (json);
      g_autoptr (JsonNode) form = vouch_published_form (card);
      g_autofree char *string = vouch_published_form_to_string (form);

      if ((strstr (string, "\"link\"") != NULL) != cases[i].leaves)
        fail_msg ("%s: %s", cases[i].link, string);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_canary), cmocka_unit_test (test_all_that_is_public),
    cmocka_unit_test (test_rules),  cmocka_unit_test (test_twice_is_once),
    cmocka_unit_test (test_wrong_types), cmocka_unit_test (test_keys_in_links),
    cmocka_unit_test (test_no_card),
  };

  return vouch_test_run ("published-form", tests);
}
