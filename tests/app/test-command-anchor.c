/* test-command-anchor.c: `vouch anchor` and `vouch sources` as whole processes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-test-pdf.h"

#define TEXT "Sleep was longer by 42 minutes. No deaths were seen. It was well. It was well."

typedef struct
{
  char *folder; /* (owned) */
  char *text;   /* (owned): a text file */
  char *pdf;    /* (owned): a PDF with the same */
  char *scan;   /* (owned): a PDF without text */
} Desk;

static char *
put (Desk *desk, const char *name, GBytes *bytes)
{
  char *path = g_build_filename (desk->folder, name, NULL);

  assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                    NULL));
  return path;
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  const VouchTestPdfLine line = { 1, 60, 100, 10, TEXT };
  const VouchTestPdfLine empty = { 2, 0, 0, 0, NULL };
  g_autoptr (GBytes) text = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (&line, 1, "/Subject (doi:10.1000/182)", NULL);
  g_autoptr (GBytes) scan = vouch_test_make_pdf (&empty, 1, NULL, NULL);

  desk->folder = vouch_test_make_folder ();
  desk->text = put (desk, "a.txt", text);
  desk->pdf = put (desk, "a.pdf", pdf);
  desk->scan = put (desk, "scan.pdf", scan);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->text);
  g_free (desk->pdf);
  g_free (desk->scan);
  g_free (desk);
  return 0;
}

static JsonNode *
parse (const char *output)
{
  JsonNode *node = vouch_json_parse (output, strlen (output), VOUCH_JSON_MAX_CARD, NULL);

  assert_non_null (node);
  return node;
}

static const struct
{
  const char *quote;
  int exit_code;
  const char *state;
  gint64 start;
} asked[] = {
  { "sleep was longer by 42 minutes", 0, "found", 0 },
  { "Sleep was longer by 24 minutes", 1, "stale", 0 },
  { "It was well.", 1, "ambiguous", 53 },
  { "Something else entirely was done", 1, "orphaned", -1 },
};

static void
test_quote (void **state)
{
  Desk *desk = *state;
  const char *const sources[] = { desk->text, desk->pdf };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (asked); i++)
    {
      g_autofree char *option = g_strconcat ("--source=", sources[i % 2], NULL);
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "anchor", option, asked[i / 2].quote, NULL);
      g_autoptr (JsonNode) node = parse (outcome->output);
      JsonObject *answer = json_node_get_object (node);

      assert_int_equal (outcome->exit_code, asked[i / 2].exit_code);
      assert_string_equal (vouch_json_get_text (answer, "state"), asked[i / 2].state);
      assert_int_equal (vouch_json_get_int (answer, "start", -1), asked[i / 2].start);
      if (asked[i / 2].start >= 0)
        assert_int_equal (vouch_json_get_int (answer, "page", 0), i % 2);
    }
}

static void
test_context (void **state)
{
  Desk *desk = *state;
  g_autofree char *option = g_strconcat ("--source=", desk->text, NULL);
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (
      NULL, "anchor", option, "--prefix=It was well. ", "It was well.", NULL);

  assert_int_equal (outcome->exit_code, 0);
  assert_non_null (strstr (outcome->output, "\"start\":66"));
}

static void
test_queries (void **state)
{
  Desk *desk = *state;
  g_autofree char *option = g_strconcat ("--source=", desk->text, NULL);
  g_autofree char *input = g_strdup_printf (
      "No deaths were seen.\n"
      "\n"
      "{\"quote\":\"It was well.\",\"suffix\":\" It was\"}\n"
      "{\"quote\":\"No deaths were seen.\",\"source\":\"%s\"}\n"
      "{\"quote\":\"x\",\"source\":\"/nowhere\"}\n",
      desk->pdf);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (input, "anchor", option, "--queries=-", NULL);
  g_auto (GStrv) lines = g_strsplit (outcome->output, "\n", -1);

  assert_int_equal (outcome->exit_code, 2);
  assert_int_equal (g_strv_length (lines), 6);
  assert_non_null (strstr (lines[0], "\"found\""));
  assert_non_null (strstr (lines[1], "\"error\""));
  assert_non_null (strstr (lines[2], "\"found\""));
  assert_non_null (strstr (lines[3], "\"page\":1"));
  assert_non_null (strstr (lines[4], "\"error\""));
}

static void
test_no_text (void **state)
{
  Desk *desk = *state;
  g_autofree char *option = g_strconcat ("--source=", desk->scan, NULL);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "anchor", option, "No deaths were seen.", NULL);

  assert_int_equal (outcome->exit_code, 1);
  assert_non_null (strstr (outcome->output, "\"orphaned\""));
  assert_non_null (strstr (outcome->messages, "a scan without text"));
}

static void
test_usage (void **state)
{
  Desk *desk = *state;
  g_autofree char *option = g_strconcat ("--source=", desk->text, NULL);
  const char *const calls[][5] = {
    { "anchor", NULL },
    { "anchor", "quote", NULL },
    { "anchor", option, NULL },
    { "anchor", option, "", NULL },
    { "anchor", option, " … ", NULL },
    { "anchor", option, "one", "two", NULL },
    { "anchor", "--source=/nowhere", "quote", NULL },
    { "anchor", "--card=/nowhere", NULL },
    { "anchor", "--card=/nowhere", "quote", NULL },
    { "anchor", "--card=/nowhere", option, NULL },
    { "anchor", "--card=/nowhere", "--take=all", NULL },
    { "anchor", "--card=/nowhere", "--reference=r", "--propose", NULL },
    { "anchor", "--propose", NULL },
    { "anchor", option, "-o/nowhere", "quote", NULL },
    { "anchor", option, "--take=a", "quote", NULL },
    { "sources", "eat", NULL },
    { "sources", "add", NULL },
    { "sources", "add", "/nowhere", NULL },
    { "sources", "add", "/dev/zero", NULL },
    { "sources", "list", "x", NULL },
    { "sources", "remove", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (
          NULL, calls[i][0], calls[i][1], calls[i][1] ? calls[i][2] : NULL,
          calls[i][1] && calls[i][2] ? calls[i][3] : NULL, NULL);

      assert_int_equal (outcome->exit_code, 2);
      assert_string_equal (outcome->output, "");
      assert_true (*outcome->messages != '\0');
    }
}

static void
test_sources (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) added = vouch_test_run_program (
      NULL, "sources", "add", "--reference=r1", "--json", desk->folder, NULL);
  g_autoptr (VouchTestOutcome) listed
      = vouch_test_run_program (NULL, "sources", "list", "--reference=r1", "--json", NULL);
  g_autoptr (VouchTestOutcome) removed
      = vouch_test_run_program (NULL, "sources", "remove", "a.txt", desk->pdf, NULL);
  g_autoptr (VouchTestOutcome) missing
      = vouch_test_run_program (NULL, "sources", "remove", "a.txt", NULL);
  g_autoptr (VouchTestOutcome) rest = vouch_test_run_program (NULL, "sources", "list", NULL);
  g_autoptr (JsonNode) node = parse (listed->output);
  JsonArray *sources = vouch_json_get_array (json_node_get_object (node), "sources");

  assert_int_equal (added->exit_code, 0);
  assert_non_null (strstr (added->messages, "no text to search"));
  assert_int_equal (vouch_json_array_length (sources), 3);
  assert_string_equal (vouch_json_get_text (vouch_json_array_object (sources, 0), "doi"),
                       "10.1000/182");
  assert_int_equal (vouch_json_get_int (vouch_json_array_object (sources, 0), "pages", 0), 1);
  assert_int_equal (removed->exit_code, 0);
  assert_int_equal (missing->exit_code, 1);
  assert_non_null (strstr (rest->output, "scan.pdf"));
  assert_null (strstr (rest->output, "a.pdf"));
}

#define TEST(name) cmocka_unit_test_setup_teardown (test_##name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (quote), TEST (context), TEST (queries), TEST (no_text), TEST (usage), TEST (sources),
  };

  return vouch_test_run ("command-anchor", tests);
}
