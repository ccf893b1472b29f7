/* test-formatted-references-corpus.c: references as journals printed them in AMA style.
 *
 * Without the data beside the project, or without the processor, the test is skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-reference-formatter.h"
#include "vouch-reference-html.h"

#include <string.h>

#define EXIT_SKIPPED 77

/* Of a hundred. */
#define LEAST_EXACT 99

/* In this order: what makes two printed references the same. */
static const struct
{
  const char *pattern;
  const char *replacement;
} rules[] = {
  { "[\u2010-\u2015\u2212]", "-" }, { "[\u2018\u2019]", "'" },
  { "[\u201c\u201d]", "\"" },       { "\\s*doi:\\s*\\S+", "" },
  { "\\s*https?://\\S+", "" },      { "\\s+", " " },
  { " +([,.;:)])", "\\1" },         { "(\\d{4}); ", "\\1;" },
  { "\\.$", "" },
};

static char *
normalise (const char *text)
{
  char *result = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (rules[i].pattern, G_REGEX_CASELESS, 0, NULL);
      g_autofree char *before = result;

      result = g_regex_replace (regex, before, -1, 0, rules[i].replacement, 0, NULL);
    }
  return g_strstrip (result);
}

static gboolean
read_cases (JsonArray *items,
            GPtrArray *expected)
{
  const char *data = g_getenv ("VOUCH_TEST_DATA");
  g_autofree char *path = g_build_filename (data ? data : ".", "formatted-references",
                                            "cases.jsonl", NULL);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &bytes, NULL, NULL))
    return FALSE;
  lines = g_strsplit (bytes, "\n", -1);
  for (guint i = 0; lines[i] && *lines[i]; i++)
    {
      g_autoptr (JsonNode) node
          = vouch_json_parse (lines[i], strlen (lines[i]), VOUCH_JSON_MAX_CARD, NULL);
      JsonObject *object = vouch_json_node_object (node);

      json_array_add_element (items, json_node_copy (vouch_json_get_node (object, "item")));
      g_ptr_array_add (expected, g_strdup (vouch_json_get_text (object, "expected")));
    }
  return TRUE;
}

static void
test_printed (void **state)
{
  g_autoptr (JsonArray) items = json_array_new ();
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = NULL;
  guint n_exact = 0;

  assert_true (read_cases (items, expected));
  entries = vouch_reference_formatter_run (items, NULL, NULL, NULL, NULL);
  assert_non_null (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *entry = vouch_reference_parts_text (entries->pdata[i]);
      g_autofree char *normal = normalise (entry);

      if (g_str_equal (normal, expected->pdata[i]))
        n_exact++;
      else
        print_message ("“%s”\nnot “%s”\n", normal, (char *) expected->pdata[i]);
    }
  print_message ("%u of %u exact\n", n_exact, entries->len);
  assert_true (n_exact * 100 >= LEAST_EXACT * entries->len);
}

static gboolean
can_run (void)
{
  g_autoptr (JsonArray) items = json_array_new ();
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = NULL;

  if (!read_cases (items, expected))
    return FALSE;
  entries = vouch_reference_formatter_run (items, NULL, NULL, NULL, NULL);
  return entries != NULL;
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_printed) };

  if (!can_run ())
    return EXIT_SKIPPED;
  return vouch_test_run ("formatted-references-corpus", tests);
}
