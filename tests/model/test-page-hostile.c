/* test-page-hostile.c: hostile strings in every member of the published form stay text.
 *
 * A page is compared with the one that harmless words in the same member give: the same tags
 * and attributes in the same order, and the string itself between them, escaped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json-canonical.h"
#include "vouch-json.h"
#include "vouch-page-document.h"
#include "vouch-page-html.h"
#include "vouch-page.h"
#include "vouch-published-form.h"

#define HARMLESS "harmless words"

/* Where the nth text of a form is put, and what it is called. */
typedef struct
{
  const char *text; /* what it becomes */
  guint wanted;
  guint at;
  char *name; /* (owned) (nullable): of the member that was replaced */
  gboolean is_record; /* it is one of a reference’s, which are printed in a style */
} Walk;

static JsonNode *
read_json (const char *name)
{
  g_autofree char *json = vouch_test_read_fixture (name, NULL);
  g_autoptr (GError) error = NULL;
  JsonNode *node = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, &error);

  if (!node)
    fail_msg ("%s: %s", name, error->message);
  return node;
}

static JsonNode *replace (Walk *walk, JsonNode *node, const char *name);

static JsonNode *
replace_references (Walk *walk, JsonNode *node)
{
  gboolean was_found = walk->name != NULL;
  JsonNode *replaced = replace (walk, node, "references");

  walk->is_record = !was_found && walk->name;
  return replaced;
}

static JsonNode *
replace_in_object (Walk *walk, JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, g_str_equal (name, "references")
                                            ? replace_references (walk, value)
                                            : replace (walk, value, name));
  return vouch_json_new_object (copy);
}

static JsonNode *
replace_in_array (Walk *walk, JsonArray *array, const char *name)
{
  JsonArray *copy = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, replace (walk, json_array_get_element (array, i), name));
  return vouch_json_new_array (copy);
}

static JsonNode *
replace (Walk *walk, JsonNode *node, const char *name)
{
  if (vouch_json_node_object (node))
    return replace_in_object (walk, vouch_json_node_object (node));
  if (vouch_json_node_array (node))
    return replace_in_array (walk, vouch_json_node_array (node), name);
  if (!vouch_json_node_text (node) || walk->at++ != walk->wanted)
    return json_node_ref (node);
  walk->name = g_strdup (name);
  return vouch_json_new_text (walk->text);
}

static VouchPage *
render (JsonNode *form, guint wanted, const char *text, char **name, gboolean *is_record)
{
  Walk walk = { text, wanted, 0, NULL, FALSE };
  g_autoptr (JsonNode) replaced = replace (&walk, form, "");
  g_autoptr (JsonNode) published = vouch_published_form (replaced);

  *name = walk.name;
  *is_record = walk.is_record;
  return vouch_page_new (published);
}

/* All that stands between “<” and “>”, but for the values of attributes, which a text may be. */
static char *
list_tags (const char *html)
{
  GString *tags = g_string_new (NULL);
  gboolean is_tag = FALSE;
  gboolean is_value = FALSE;

  for (; *html; html++)
    {
      if (is_tag && *html == '"')
        is_value = !is_value;
      else if (!is_tag && *html == '<')
        is_tag = TRUE;
      else if (is_tag && !is_value && *html == '>')
        {
          is_tag = FALSE;
          g_string_append_c (tags, '>');
        }
      if (is_tag && !is_value)
        g_string_append_c (tags, *html);
    }
  return g_string_free (tags, FALSE);
}

/* A mark stands before the semicolon that ends a statement. */
static char *
escape (const char *text)
{
  g_autofree char *clean = vouch_page_html_clean (text);
  GString *html = g_string_new (NULL);

  vouch_page_html_append_text (html, clean);
  if (g_str_has_suffix (clean, ";"))
    g_string_truncate (html, html->len - 1);
  return g_string_free (html, FALSE);
}

/* An identifier, a code or an address says to the page what to do: it is judged by its own tests. */
static gboolean
is_word_to_the_page (const char *name)
{
  static const char *const names[] = {
    "id",       "reference", "role",    "relation", "kind",    "language", "basis", "why",      "reason",
    "weight",   "drafting",  "contact", "link",     "URL",     "DOI",      "PMID",  "PMCID",    "license",
    "strength", "certainty", "label",   "as",       "date",    "at",       "type",  "date-parts", NULL,
  };

  return g_strv_contains (names, name);
}

static void
check_harmless (const VouchPage *page, const char *name, const char *text)
{
  static const char *const signs[] = {
    "<script>", "<img", "<svg", "<style>*", "<!--", " onclick=", " onload=", "href=\"javascript",
    "href=\"data", "href=\"file", "href=\"//", "href=\"vbscript", "mailto:a@b.example?", "\x1b", "\u202e",
    "user:password",
  };
  g_autofree char *document = vouch_page_document_new (page->html, page->jsonld, page->title,
                                                       page->language, page->description, NULL);
  g_autofree char *tags = list_tags (page->html);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data
      = vouch_json_parse (page->jsonld, strlen (page->jsonld), VOUCH_JSON_MAX_CARD, &error);

  for (gsize s = 0; s < G_N_ELEMENTS (signs); s++)
    if (strstr (tags, signs[s]) || (strstr (signs[s], "href") && strstr (document, signs[s])))
      fail_msg ("%s in %s: %s", text, name, signs[s]);
  if (!data || strpbrk (page->jsonld, "<>&"))
    fail_msg ("%s in %s: the JSON-LD is %s", text, name, page->jsonld);
}

/* The page's text without the marks of a statement, which may stand in the middle of a string. */
static char *
strip_marks (const char *html)
{
  static const char *const marks[] = { "strong", "em", "sub", "sup" };
  GString *stripped = g_string_new (html);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *start = g_strdup_printf ("<%s>", marks[i]);
      g_autofree char *end = g_strdup_printf ("</%s>", marks[i]);

      g_string_replace (stripped, start, "", 0);
      g_string_replace (stripped, end, "", 0);
    }
  return g_string_free (stripped, FALSE);
}

/* The same tags as harmless words, and the text itself between them. */
static void
compare (const VouchPage *page,
         const VouchPage *harmless,
         const char *name,
         const char *text,
         gboolean is_record)
{
  g_autofree char *tags = list_tags (page->html);
  g_autofree char *expected_tags = list_tags (harmless->html);
  g_autofree char *escaped = escape (text);
  g_autofree char *stripped = strip_marks (page->html);
  g_autofree char *harmless_stripped = strip_marks (harmless->html);

  if (strcmp (tags, expected_tags) != 0)
    fail_msg ("%s in %s: other tags", text, name);
  if (!is_record && strstr (harmless_stripped, HARMLESS) && !strstr (stripped, escaped))
    fail_msg ("%s in %s: not there as text in %s", text, name, page->html);
}

static void
test_every_member (void **state)
{
  g_autoptr (JsonNode) strings = read_json ("hostile-strings.json");
  g_autoptr (JsonNode) card = read_json ("page/full.scorecard");
  g_autoptr (JsonNode) form = vouch_published_form (card);
  JsonArray *list = vouch_json_node_array (strings);
  guint n_members = 0;
  guint n_compared = 0;

  for (;; n_members++)
    {
      g_autofree char *name = NULL;
      gboolean is_record;
      g_autoptr (VouchPage) harmless = render (form, n_members, HARMLESS, &name, &is_record);

      if (!name)
        break;
      for (guint i = 0; i < vouch_json_array_length (list); i++)
        {
          const char *text = vouch_json_array_text (list, i);
          g_autofree char *same = NULL;
          g_autoptr (VouchPage) page = render (form, n_members, text, &same, &is_record);

          check_harmless (page, name, text);
          if (is_word_to_the_page (name) || g_str_has_prefix (text, "http")
              || vouch_page_html_is_blank (text) || strchr (text, '\n'))
            continue; /* a line break is a tag of its own */
          compare (page, harmless, name, text, is_record);
          n_compared++;
        }
    }
  assert_true (n_members > 90);
  assert_true (n_compared > 1500);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_every_member),
  };

  return vouch_test_run ("page-hostile", tests);
}
