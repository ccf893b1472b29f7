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
      "{\"quote\":\"It was well.\",\"suffix\":\" It was\"}\n"
      "{\"quote\":\"No deaths were seen.\",\"source\":\"%s\"}\n"
      "{\"quote\":\"x\",\"source\":\"/nowhere\"}\n",
      desk->pdf);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (input, "anchor", option, "--queries=-", NULL);
  g_auto (GStrv) lines = g_strsplit (outcome->output, "\n", -1);

  assert_int_equal (outcome->exit_code, 2);
  assert_int_equal (g_strv_length (lines), 5);
  assert_non_null (strstr (lines[0], "\"found\""));
  assert_non_null (strstr (lines[1], "\"found\""));
  assert_non_null (strstr (lines[2], "\"page\":1"));
  assert_non_null (strstr (lines[3], "\"error\""));
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
    { "sources", "eat", NULL },
    { "sources", "add", NULL },
    { "sources", "add", "/nowhere", NULL },
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

/* --- the passages of a card --- */

#define CITE(id, rest) "{'id':'" id "','reference':'r','relation':'supports','how':'chosen'," rest "}"

/* # stands for the digest of the PDF. */
static char *
put_card (Desk *desk, const char *digest, const char *citations)
{
  GString *json = g_string_new (
      "{'format':'vouch-scorecard','version':1,'id':'c','kind':'scorecard','language':'en','title':'T',"
      "'drafting':'person','article':{},'sections':[{'id':'k','role':'key-highlights','title':'K',"
      "'statements':[{'id':'s','text':'S','origin':'written','citations':[");
  g_autoptr (GBytes) bytes = NULL;

  g_string_append (json, citations);
  g_string_append (json, "]}]}],'references':[{'id':'r','type':'article'}],'notes':[]}");
  g_string_replace (json, "'", "\"", 0);
  g_string_replace (json, "#", digest, 0);
  bytes = g_string_free_to_bytes (json);
  return put (desk, "card.scorecard", bytes);
}

static char *
add_pdf (Desk *desk)
{
  g_autoptr (VouchTestOutcome) added
      = vouch_test_run_program (NULL, "sources", "add", "--json", desk->pdf, NULL);
  g_autoptr (JsonNode) node = parse (added->output);
  JsonArray *sources = vouch_json_get_array (json_node_get_object (node), "sources");

  assert_int_equal (added->exit_code, 0);
  return g_strdup (vouch_json_get_text (vouch_json_array_object (sources, 0), "source"));
}

static const struct
{
  const char *citations;
  int exit_code;
  const char *states; /* in their order, with a blank after each */
} cards[] = {
  { CITE ("a", "'quote':{'exact':'No deaths were seen.','page':1,'source':'#'}"), 0, "found " },
  { CITE ("a", "'quote':{'exact':'Sleep was longer by 24 minutes.','source':'#'}"), 1, "stale " },
  { CITE ("a", "'quote':{'exact':'It was well.','source':'#'}"), 1, "ambiguous " },
  { CITE ("a", "'quote':{'exact':'No deaths were seen.','source':'0000'}"), 1, "unknown " },
  { CITE ("a", "'quote':{'exact':'No deaths were seen.'}"), 1, "unknown " },
  { CITE ("a", "'region':{'page':1,'box':[10,10,60,60],'source':'#'}"), 0, "by-eye " },
  { CITE ("a", "'region':{'page':9,'box':[10,10,60,60],'source':'#'}"), 1, "orphaned " },
  { CITE ("a", "'region':{'page':1,'box':[5000,10,5060,60],'source':'#'}"), 1, "orphaned " },
  { CITE ("a", "'region':{'page':0,'source':'#'}"), 1, "orphaned " },
  { CITE ("a", "'seen-by-eye':'As printed.'"), 0, "by-eye " },
  { CITE ("a", "'locator':{'label':'page','value':'4'}"), 0, "" },
  { CITE ("a", "'quote':{'exact':'No deaths were seen.','source':'#'}") "," CITE (
        "b", "'quote':{'exact':'Something else entirely was done','source':'#'}"),
    1, "found orphaned " },
};

static char *
list_states (const char *output)
{
  g_autoptr (JsonNode) node = parse (output);
  JsonArray *passages = vouch_json_get_array (json_node_get_object (node), "passages");
  GString *states = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (passages); i++)
    {
      JsonObject *passage = vouch_json_array_object (passages, i);

      assert_string_equal (vouch_json_get_text (passage, "node"), "s");
      assert_string_equal (vouch_json_get_text (passage, "citation"), i == 0 ? "a" : "b");
      g_string_append_printf (states, "%s ", vouch_json_get_text (passage, "state"));
    }
  return g_string_free (states, FALSE);
}

static void
test_card (void **state)
{
  Desk *desk = *state;
  g_autofree char *digest = add_pdf (desk);

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *path = put_card (desk, digest, cards[i].citations);
      g_autofree char *option = g_strconcat ("--card=", path, NULL);
      g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "anchor", option, "--json", NULL);
      g_autoptr (VouchTestOutcome) lines = vouch_test_run_program (NULL, "anchor", option, NULL);
      g_autofree char *states = list_states (outcome->output);

      assert_int_equal (outcome->exit_code, cards[i].exit_code);
      assert_int_equal (lines->exit_code, cards[i].exit_code);
      assert_string_equal (states, cards[i].states);
      if (*states)
        *strchr (states, ' ') = '\0';
      assert_true (g_str_has_prefix (lines->output, states));
    }
}

/* The card's statement says that now. */
static void
say (const char *path, const char *text)
{
  g_autofree char *json = NULL;
  g_autofree char *said = g_strdup_printf ("\"text\":\"%s\"", text);
  GString *edited;

  assert_true (g_file_get_contents (path, &json, NULL, NULL));
  edited = g_string_new (json);
  assert_int_equal (g_string_replace (edited, "\"text\":\"S\"", said, 0), 1);
  assert_true (g_file_set_contents (path, edited->str, -1, NULL));
  g_string_free (edited, TRUE);
}

/* An edit of the statement is seen: its passage is found, and no longer has its figure. */
static void
test_unborne (void **state)
{
  static const struct
  {
    const char *text;
    const char *unborne;
  } cases[] = {
    { "Sleep was longer by 42 minutes.", NULL },
    { "Sleep was longer by 24 minutes.", "not in the passage: 24 minutes" },
  };
  Desk *desk = *state;
  g_autofree char *digest = add_pdf (desk);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path
          = put_card (desk, digest, CITE ("a", "'quote':{'exact':'Sleep was longer by 42 minutes.','source':'#'}"));
      g_autofree char *option = g_strconcat ("--card=", path, NULL);
      g_autoptr (VouchTestOutcome) outcome = NULL;
      g_autoptr (VouchTestOutcome) lines = NULL;
      g_autoptr (JsonNode) node = NULL;
      JsonArray *passages;
      const char *unborne;

      say (path, cases[i].text);
      outcome = vouch_test_run_program (NULL, "anchor", option, "--json", NULL);
      lines = vouch_test_run_program (NULL, "anchor", option, NULL);
      node = parse (outcome->output);
      passages = vouch_json_get_array (json_node_get_object (node), "passages");
      unborne = vouch_json_get_text (vouch_json_array_object (passages, 0), "unborne");

      if (cases[i].unborne)
        assert_string_equal (unborne, cases[i].unborne);
      else
        assert_null (unborne);
      assert_int_equal (strstr (lines->output, "says otherwise") != NULL, cases[i].unborne != NULL);
    }
}

static void
expect_said (const VouchTestOutcome *outcome, int exit_code, const char *words)
{
  if (!strstr (outcome->messages, words))
    fail_msg ("“%s” instead of “%s”", outcome->messages, words);
  assert_int_equal (outcome->exit_code, exit_code);
}

/* What comes to nothing says so, in one line, and which of two reasons it is. */
static void
test_nothing (void **state)
{
  Desk *desk = *state;
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) one = g_bytes_new ("Sleep was longer.", 17);
  g_autoptr (GBytes) other = g_bytes_new ("Mood was better.", 16);
  g_autofree char *empty = put (desk, "empty.pdf", none);
  g_autofree char *same = put (desk, "same.txt", one);
  g_autofree char *path = put_card (desk, "0000", CITE ("a", "'locator':{'label':'page','value':'4'}"));
  g_autofree char *option = g_strconcat ("--card=", path, NULL);
  g_autofree char *data = g_strdup (g_getenv ("XDG_DATA_HOME"));
  g_autofree char *again = NULL;
  g_autoptr (VouchTestOutcome) listed = NULL;
  g_autoptr (VouchTestOutcome) found = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestOutcome) unmarked = NULL;
  g_autoptr (VouchTestOutcome) first = NULL;
  g_autoptr (VouchTestOutcome) second = NULL;
  g_autoptr (VouchTestOutcome) unknown = NULL;
  g_autoptr (VouchTestOutcome) both = NULL;
  g_autoptr (VouchTestOutcome) unattached = NULL;

  /* A store of its own, which nobody has put anything into. */
  g_setenv ("XDG_DATA_HOME", desk->folder, TRUE);
  found = vouch_test_run_program (NULL, "find", "sleep", NULL);
  listed = vouch_test_run_program (NULL, "sources", "list", NULL);
  refused = vouch_test_run_program (NULL, "sources", "add", empty, NULL);
  unmarked = vouch_test_run_program (NULL, "anchor", option, NULL);
  first = vouch_test_run_program (NULL, "sources", "add", same, NULL);
  again = put (desk, "same.txt", other);
  second = vouch_test_run_program (NULL, "sources", "add", again, NULL);
  unknown = vouch_test_run_program (NULL, "sources", "remove", "nope", NULL);
  both = vouch_test_run_program (NULL, "sources", "remove", "same.txt", NULL);
  unattached = vouch_test_run_program (NULL, "sources", "list", "--reference=x", NULL);
  g_setenv ("XDG_DATA_HOME", data, TRUE);

  expect_said (found, 2, "There are no sources yet.");
  expect_said (listed, 0, "There are no sources yet.");
  expect_said (refused, 2, "The file is empty.");
  expect_said (unmarked, 0, "The card has no passages yet.");
  assert_int_equal (first->exit_code, 0);
  assert_int_equal (second->exit_code, 0);
  expect_said (unknown, 1, "The store has no such source.");
  expect_said (both, 1, "2 sources have that name.");
  expect_said (unattached, 0, "No source is attached to this reference.");
}

/* A pack without a page that it should have. */
static void
test_pack_without_source (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = put_card (desk, "0000", CITE ("a", "'quote':{'exact':'No deaths.','source':'#'}"));
  g_autofree char *pack = g_build_filename (desk->folder, "pack.pdf", NULL);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "export", "--to=pack", path, "-o", pack, NULL);

  expect_said (outcome, 0, "1 source of the card is not on this computer");
}

#define TEST(name) cmocka_unit_test_setup_teardown (test_##name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (quote), TEST (context), TEST (queries), TEST (no_text), TEST (usage), TEST (sources),
    TEST (card), TEST (unborne), TEST (nothing), TEST (pack_without_source),
  };

  return vouch_test_run ("command-anchor", tests);
}
