/* test-lookup-corpus.c: real records and recorded replies, served to the lookup by a registry of our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-identifier.h"
#include "vouch-json.h"
#include "vouch-lookup.h"
#include "vouch-test-registry.h"

#define MAX_JSON (64 * 1024 * 1024)

/* Exit 77, skipped, where the data is missing. */
static char *data_folder;

static VouchLookupSettings *
make_settings (const char *address)
{
  VouchLookupSettings *settings = g_new0 (VouchLookupSettings, 1);

  settings->crossref = g_strdup (address);
  settings->pubmed = g_strdup (address);
  settings->arxiv = g_strdup (address);
  settings->datacite = g_strdup (address);
  settings->books = g_strdup (address);
  settings->trials = g_strdup (address);
  settings->zotero = g_strdup (address);
  settings->max_tries = 1;
  settings->timeout = 10;
  return settings;
}

static char *
read_data (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (data_folder, folder, name, NULL);
  char *bytes = NULL;

  assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  return bytes;
}

/* Each line of a file of JSON objects, one a line. */
static void
for_each_line (const char *folder, const char *name, void (*func) (JsonObject *object, const char *line))
{
  g_autofree char *bytes = read_data (folder, name);
  g_auto (GStrv) lines = g_strsplit (bytes, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_autoptr (JsonNode) root = *lines[i] ? vouch_json_parse (lines[i], strlen (lines[i]), MAX_JSON, NULL) : NULL;

      if (root)
        func (vouch_json_node_object (root), lines[i]);
    }
}

static JsonArray *
look_up (const VouchTestReply *reply, const char *text, GError **error)
{
  g_autoptr (VouchTestRegistry) registry = vouch_test_registry_new (reply, 1);
  g_autoptr (VouchLookupSettings) settings = make_settings (vouch_test_registry_get_address (registry));

  return vouch_lookup_run (settings, text, NULL, error);
}

static void
check_work (JsonObject *work, const char *line)
{
  g_autofree char *body = g_strconcat ("{\"status\":\"ok\",\"message-type\":\"work\",\"message\":", line, "}", NULL);
  const VouchTestReply reply = { NULL, 200, body };
  const char *doi = vouch_json_get_text (work, "DOI");
  g_autofree char *normal = vouch_identifier_normalise (VOUCH_IDENTIFIER_DOI, doi);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = normal ? look_up (&reply, normal, &error) : NULL;
  JsonObject *item;

  if (!items)
    fail_msg ("%s: %s", doi, error ? error->message : "is no DOI");
  assert_int_equal (json_array_get_length (items), 1);
  item = json_array_get_object_element (items, 0);
  if (g_ascii_strcasecmp (vouch_json_get_text (item, "DOI"), doi) != 0 || !vouch_json_get_text (item, "title")
      || strstr (vouch_json_get_text (item, "title"), "mml:"))
    fail_msg ("%s: %s, “%s”", doi, vouch_json_get_text (item, "DOI"), vouch_json_get_text (item, "title"));
}

static void
test_works (void **state)
{
  for_each_line ("crossref", "works.jsonl", check_work);
}

/* What failed there fails here, with a sentence and no record. */
static void
check_reply (JsonObject *line, const char *text)
{
  gint64 status = vouch_json_get_int (line, "status", 0);
  g_autofree char *body = read_data ("crossref", vouch_json_get_text (line, "file"));
  const VouchTestReply reply = { NULL, (guint) status, body };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = NULL;

  if (status == 200)
    return;
  items = look_up (&reply, "10.1000/x", &error);
  if (items || error->domain != VOUCH_LOOKUP_ERROR || !g_str_has_suffix (error->message, "."))
    if (items || !g_str_has_suffix (error->message, "”"))
      fail_msg ("%s: %s", vouch_json_get_text (line, "file"), items ? "was found" : error->message);
}

static void
test_replies (void **state)
{
  for_each_line ("crossref", "replies.jsonl", check_reply);
}

static void
check_article (JsonObject *expected, const char *line)
{
  const char *pmid = vouch_json_get_text (expected, "pmid");
  g_autofree char *name = g_strconcat ("efetch/", pmid, ".xml", NULL);
  g_autofree char *body = read_data ("pubmed", name);
  g_autofree char *text = g_strconcat ("PMID: ", pmid, NULL);
  const VouchTestReply reply = { pmid, 200, body };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonArray) items = look_up (&reply, text, &error);
  JsonObject *item;

  if (!items)
    fail_msg ("%s: %s", pmid, error->message);
  item = json_array_get_object_element (items, 0);
  assert_string_equal (vouch_json_get_text (item, "PMID"), pmid);
  assert_string_equal (vouch_json_get_text (item, "container-title-short"), vouch_json_get_text (expected, "journal"));
  if (g_ascii_strcasecmp (vouch_json_get_text (item, "DOI"), vouch_json_get_text (expected, "doi")) != 0)
    fail_msg ("%s: %s", pmid, vouch_json_get_text (item, "DOI"));
  if (vouch_json_get_text (expected, "pmc"))
    assert_string_equal (vouch_json_get_text (item, "PMCID"), vouch_json_get_text (expected, "pmc"));
  assert_non_null (vouch_json_get_text (item, "title"));
  assert_non_null (vouch_json_get_node (item, "issued"));
}

static void
test_articles (void **state)
{
  for_each_line ("pubmed", "expected.jsonl", check_article);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_works),
    cmocka_unit_test (test_replies),
    cmocka_unit_test (test_articles),
  };

  data_folder = g_strdup (g_getenv ("VOUCH_TEST_DATA"));
  if (!data_folder || !g_file_test (data_folder, G_FILE_TEST_IS_DIR))
    return 77;
  return vouch_test_run ("lookup-corpus", tests);
}
