/* test-identifier-corpus.c: identifiers of public test suites, and real ones.
 *
 * Without the data beside the project the test is skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-identifier.h"
#include "vouch-json.h"

#include <string.h>

#define EXIT_SKIPPED 77

static char *folder;

static gboolean
read_kind (const char *name, VouchIdentifierKind *kind)
{
  static const char *const names[] = { "doi", "pmid", "pmcid" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* Calls @check for each line of a file; returns how many it took. */
static guint
check_lines (const char *name, gboolean (*check) (JsonObject *line))
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) lines = NULL;
  guint taken = 0;

  assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  lines = g_strsplit (bytes, "\n", -1);
  for (guint i = 0; lines[i] && *lines[i]; i++)
    {
      g_autoptr (JsonNode) node
          = vouch_json_parse (lines[i], strlen (lines[i]), VOUCH_JSON_MAX_CARD, NULL);

      assert_non_null (node);
      taken += check (json_node_get_object (node));
    }
  return taken;
}

static gboolean
check_verdict (JsonObject *line)
{
  const char *input = vouch_json_get_text (line, "input");
  const char *expected = vouch_json_get_text (line, "normalized");
  gboolean is_valid = g_strcmp0 (vouch_json_get_text (line, "verdict"), "valid") == 0;
  VouchIdentifierKind kind;
  g_autofree char *normal = NULL;

  if (!read_kind (vouch_json_get_text (line, "kind"), &kind))
    return FALSE;
  normal = vouch_identifier_normalise (kind, input);
  if (is_valid != (normal != NULL))
    fail_msg ("“%s” became “%s”", input, normal);
  /* The suites keep an address as it is in one place, and a colon for the slash. */
  if (expected && g_str_has_prefix (expected, "https://doi.org/"))
    expected += strlen ("https://doi.org/");
  if (is_valid && expected && *expected && !strstr (expected, "10:")
      && g_strcmp0 (normal, expected) != 0)
    fail_msg ("“%s” became “%s”, not “%s”", input, normal, expected);
  return TRUE;
}

static gboolean
check_real (JsonObject *line)
{
  const char *id = vouch_json_get_text (line, "id");
  VouchIdentifierKind kind;

  if (!read_kind (vouch_json_get_text (line, "kind"), &kind))
    return FALSE;
  if (!vouch_identifier_is_normal (kind, id))
    fail_msg ("“%s” is a real one", id);
  return TRUE;
}

static void
test_verdicts (void **state)
{
  assert_true (check_lines ("identifiers.jsonl", check_verdict) > 100);
}

static void
test_real_ones (void **state)
{
  assert_true (check_lines ("real.jsonl", check_real) > 1000);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_verdicts),
    cmocka_unit_test (test_real_ones),
  };

  const char *data = g_getenv ("VOUCH_TEST_DATA");
  int result;

  folder = g_build_filename (data ? data : ".", "identifiers", NULL);
  if (!data || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return EXIT_SKIPPED;
  result = vouch_test_run ("identifier-corpus", tests);
  g_free (folder);
  return result;
}
