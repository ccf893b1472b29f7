/* test-json-corpus.c: the scan against the public collection of JSON files.
 *
 * y_ files must be read, n_ files refused, i_ files may go either way; none may
 * end the program. The collection is no part of the project: without it the
 * test is skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-json-canonical.h"

#include <string.h>

#define EXIT_SKIPPED 77

/* Good grammar, but a member twice in one object, which the format refuses. */
static const char * const duplicates[]
    = { "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json", NULL };

/* Good JSON that C strings can't hold: scanned, but not parsed. */
static const char * const zeros[]
    = { "y_object_escaped_null_in_key.json", "y_string_null_escape.json", NULL };

static char *folder;

static void
check_refused (const char *name,
               GError     *error)
{
  assert_int_equal (error->domain, VOUCH_FORMAT_ERROR);
  assert_true (g_utf8_validate (error->message, -1, NULL));
  if (*name == 'y' && (!g_strv_contains (duplicates, name) || error->code != VOUCH_FORMAT_ERROR_DUPLICATE))
    fail_msg ("%s was refused: %s", name, error->message);
}

/* json-glib's own parser makes the same of it. */
static void
check_same (const char *name,
            const char *bytes,
            gsize       length,
            JsonNode   *node)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize mark = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autofree char *text = json_to_string (node, TRUE);
  g_autofree char *other = NULL;

  assert_true (json_parser_load_from_data (parser, bytes + mark, (gssize) (length - mark), NULL));
  other = json_to_string (json_parser_get_root (parser), TRUE);
  if (g_strcmp0 (text, other) != 0)
    fail_msg ("%s: %s, not %s", name, text, other);
}

static void
check_taken (const char *name,
             const char *bytes,
             gsize       length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = vouch_json_parse (bytes, length, VOUCH_JSON_MAX_CARD, &error);
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *text = NULL;

  if (g_strv_contains (duplicates, name) || *name == 'n')
    fail_msg ("%s was taken", name);
  if (g_strv_contains (zeros, name))
    {
      assert_null (node);
      assert_int_equal (error->code, VOUCH_FORMAT_ERROR_MEMBER);
      return;
    }
  if (!node)
    fail_msg ("%s: scanned, but not parsed: %s", name, error->message);
  check_same (name, bytes, length, node);
  text = vouch_json_canonical (node);
  again = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  assert_true (vouch_json_equal (node, again));
}

static void
check_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  if (vouch_json_scan (bytes, length, VOUCH_JSON_MAX_CARD, &error))
    check_taken (name, bytes, length);
  else
    check_refused (name, error);
}

static void
test_corpus (void **state)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;
  const char *name;

  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".json"))
      {
        check_file (name);
        n_files++;
      }
  print_message ("# %u files\n", n_files);
  assert_true (n_files > 300);
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_corpus) };
  const char *data = g_getenv ("VOUCH_TEST_DATA");
  int result;

  folder = g_build_filename (data ? data : ".", "json-test-suite", "test_parsing", NULL);
  if (!data || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return EXIT_SKIPPED;
  result = vouch_test_run ("json-corpus", tests);
  g_free (folder);
  return result;
}
