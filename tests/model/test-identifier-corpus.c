/* test-identifier-corpus.c: identifiers of public test suites, and real ones.
 *
 * Without the data beside the project the test is skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-identifier.h"
#include "vouch-identify.h"
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

/* [is valid][was told so] */
static guint verdicts[2][2];
static guint false_alarms;

/* One of another kind is not a valid one of this. Kinds that Vouch has no use for are left. */
static gboolean
count_verdict (JsonObject *line)
{
  static const char *const kinds[]
      = { "doi", "isbn", "issn", "orcid", "pmid", "pmcid", "nct", "arxiv", NULL };
  const char *kind = vouch_json_get_text (line, "kind");
  gboolean is_valid = g_strcmp0 (vouch_json_get_text (line, "verdict"), "valid") == 0;
  g_auto (VouchIdentity) identity = { 0 };

  if (!g_strv_contains (kinds, kind))
    return FALSE;
  vouch_identify (vouch_json_get_text (line, "input"), &identity);
  verdicts[is_valid][identity.is_valid && g_str_equal (identity.kind, kind)]++;
  return TRUE;
}

static gboolean
count_real (JsonObject *line)
{
  const char *kind = vouch_json_get_text (line, "kind");
  g_auto (VouchIdentity) identity = { 0 };

  if (g_strcmp0 (kind, "isrctn") == 0)
    return FALSE;
  vouch_identify (vouch_json_get_text (line, "id"), &identity);
  false_alarms += !identity.is_valid || !g_str_equal (identity.kind, kind);
  return TRUE;
}

static void
test_identify (void **state)
{
  double found, refused;

  assert_true (check_lines ("identifiers.jsonl", count_verdict) > 300);
  assert_true (check_lines ("real.jsonl", count_real) > 1000);
  found = (double) verdicts[TRUE][TRUE] / (verdicts[TRUE][TRUE] + verdicts[TRUE][FALSE]);
  refused = (double) verdicts[FALSE][FALSE] / (verdicts[FALSE][FALSE] + verdicts[FALSE][TRUE]);
  print_message ("identify: balanced accuracy %.4f (valid %.4f, not %.4f), false alarms %u\n",
                 (found + refused) / 2, found, refused, false_alarms);
  assert_int_equal (false_alarms, 0);
  assert_true ((found + refused) / 2 > 0.97);
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
    cmocka_unit_test (test_identify),
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
