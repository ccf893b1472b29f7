/* test-command-anchor-card.c: `vouch anchor --card`: the passages of a card, looked up and marked anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-test-pdf.h"

#define TEXT "Sleep was longer by 42 minutes. No deaths were seen. It was well. It was well."

typedef struct
{
  char *folder; /* (owned) */
  char *pdf;    /* (owned) */
} Desk;

static char *
put (Desk *desk, const char *name, GBytes *bytes)
{
  char *path = g_build_filename (desk->folder, name, NULL);

  assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  return path;
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  const VouchTestPdfLine line = { 1, 60, 100, 10, TEXT };
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (&line, 1, NULL, NULL);

  desk->folder = vouch_test_make_folder ();
  desk->pdf = put (desk, "a.pdf", pdf);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->pdf);
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

/* --- passages marked anew --- */

#define EDITION "Another beginning. Sleep was longer by 43 minutes. No deaths were seen. It was well."

#define TWO                                                                           \
  CITE ("a", "'quote':{'exact':'No deaths were seen.','page':1,'source':'#'}") "," CITE ( \
      "b", "'quote':{'exact':'Sleep was longer by 42 minutes.','page':1,'source':'#'}")

static const struct
{
  const char *options[4];
  int exit_code;
  const char *states;   /* of the passages, in their order, as in list_states() */
  const char *words[3]; /* in what is printed for people */
  gboolean is_written;
  const char *there[3]; /* in the card that is written */
} anew[] = {
  /* told, and nothing more */
  { { "--propose", "--source=@", NULL }, 0, "found found ",
    { "could move: the same words: “No deaths were seen.”",
      "could be marked anew: the file’s own words: “Sleep was longer by 43 minutes.”  --take=b" } },
  /* what only moved is moved; the rest is put against the new file, in its words */
  { { "--output=>", "--source=@", "--reference=r", NULL }, 1, "found stale ",
    { "moved: the same words: “No deaths were seen.”", "could be marked anew" }, TRUE,
    { "longer by 42 minutes", "\"suffix\": \" It was well.\"" } },
  /* what was agreed to */
  { { "--output=>", "--source=@", "--take=b", NULL }, 0, "found found ",
    { "moved: the same words", "marked anew: the file’s own words: “Sleep was longer by 43 minutes.”" }, TRUE,
    { "longer by 43 minutes" } },
  { { "--output=>", "--source=@", "--take=all", NULL }, 0, "found found ", { "marked anew" }, TRUE,
    { "longer by 43 minutes" } },
  /* nothing to do: written as it is */
  { { "--output=>", NULL }, 0, "found found ", { "“No deaths were seen.”" }, TRUE, { "longer by 42 minutes" } },
};

/* @ stands for the new edition, > for the card to be written. */
static char *
fill_in (const char *option, const char *edition, const char *output)
{
  GString *text = g_string_new (option);

  g_string_replace (text, "@", edition, 0);
  g_string_replace (text, ">", output, 0);
  return g_string_free (text, FALSE);
}

static void
check_written (const char *path, gsize i)
{
  g_autofree char *written = NULL;

  assert_int_equal (g_file_get_contents (path, &written, NULL, NULL), anew[i].is_written);
  for (gsize j = 0; written && j < G_N_ELEMENTS (anew[i].there) && anew[i].there[j]; j++)
    if (!strstr (written, anew[i].there[j]))
      fail_msg ("case %zu: no “%s” in %s", i, anew[i].there[j], written);
}

static void
run_anew (Desk *desk, const char *card, const char *edition, gsize i)
{
  g_autofree char *output = g_build_filename (desk->folder, "out.scorecard", NULL);
  g_autofree char *option = g_strconcat ("--card=", card, NULL);
  g_auto (GStrv) options = g_new0 (char *, 4);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *states = NULL;
  g_autoptr (VouchTestOutcome) lines = NULL;
  g_autoptr (VouchTestOutcome) json = NULL;

  for (gsize j = 0; anew[i].options[j]; j++)
    options[j] = fill_in (anew[i].options[j], edition, output);
  g_file_get_contents (card, &before, NULL, NULL);
  lines = vouch_test_run_program (NULL, "anchor", option, options[0], options[1], options[2], NULL);
  check_written (output, i);
  json = vouch_test_run_program (NULL, "anchor", "--json", option, options[0], options[1], options[2], NULL);
  g_remove (output);
  g_file_get_contents (card, &after, NULL, NULL);
  assert_string_equal (before, after);
  states = list_states (json->output);
  if (lines->exit_code != anew[i].exit_code || strcmp (states, anew[i].states) != 0)
    fail_msg ("case %zu: %d, “%s”: %s%s", i, lines->exit_code, states, lines->output, lines->messages);
  assert_int_equal (json->exit_code, anew[i].exit_code);
  for (gsize j = 0; j < G_N_ELEMENTS (anew[i].words) && anew[i].words[j]; j++)
    if (!strstr (lines->output, anew[i].words[j]))
      fail_msg ("case %zu: no “%s” in %s", i, anew[i].words[j], lines->output);
  assert_non_null (strstr (json->output, "\"proposal\""));
}

static void
test_anew (void **state)
{
  Desk *desk = *state;
  g_autofree char *digest = add_pdf (desk);
  g_autofree char *card = put_card (desk, digest, TWO);
  g_autoptr (GBytes) bytes = g_bytes_new_static (EDITION, strlen (EDITION));
  g_autofree char *edition = put (desk, "edition.txt", bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (anew); i++)
    run_anew (desk, card, edition, i);
}

/* In place, and once more: nothing is left to do, and the file is the same. */
static void
test_anew_in_place (void **state)
{
  Desk *desk = *state;
  g_autofree char *digest = add_pdf (desk);
  g_autofree char *card = put_card (desk, digest, TWO);
  g_autoptr (GBytes) bytes = g_bytes_new_static (EDITION, strlen (EDITION));
  g_autofree char *edition = put (desk, "edition.txt", bytes);
  g_autofree char *of_card = g_strconcat ("--card=", card, NULL);
  g_autofree char *source = g_strconcat ("--source=", edition, NULL);
  g_autoptr (VouchTestOutcome) once
      = vouch_test_run_program (NULL, "anchor", of_card, source, "--take=all", "-o", card, NULL);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autoptr (VouchTestOutcome) twice = NULL;

  assert_int_equal (once->exit_code, 0);
  assert_true (g_file_get_contents (card, &written, NULL, NULL));
  twice = vouch_test_run_program (NULL, "anchor", of_card, "-o", card, NULL);
  assert_int_equal (twice->exit_code, 0);
  assert_null (strstr (twice->output, "moved"));
  assert_true (g_file_get_contents (card, &again, NULL, NULL));
  assert_string_equal (written, again);
}

/* What can't be done is told, and no card is written. */
static void
test_anew_refused (void **state)
{
  static const struct
  {
    const char *option;
    const char *words;
  } refused[] = {
    { "--take=z", "Nothing is proposed for “z”." },
    { "--source=/nowhere", "/nowhere" },
  };
  Desk *desk = *state;
  g_autofree char *digest = add_pdf (desk);
  g_autofree char *card = put_card (desk, digest, TWO);
  g_autofree char *of_card = g_strconcat ("--card=", card, NULL);
  g_autofree char *of_file = g_strconcat ("--source=", desk->pdf, NULL);
  g_autofree char *output = g_build_filename (desk->folder, "out.scorecard", NULL);
  g_autoptr (VouchTestOutcome) unknown = vouch_test_run_program (NULL, "anchor", of_card, of_file, "--reference=x",
                                                                 "-o", output, NULL);
  g_autoptr (VouchTestOutcome) unwritable
      = vouch_test_run_program (NULL, "anchor", of_card, "-o", "/nowhere/out.scorecard", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "anchor", of_card, refused[i].option, "-o", output, NULL);

      assert_int_equal (outcome->exit_code, 2);
      assert_non_null (strstr (outcome->messages, refused[i].words));
      assert_string_equal (outcome->output, "");
    }
  assert_int_equal (unknown->exit_code, 2);
  assert_non_null (strstr (unknown->messages, "The card has no reference “x”."));
  assert_int_equal (unwritable->exit_code, 2);
  assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
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

/* --- halves of words that earlier versions kept --- */

static char *
add_broken_pdf (Desk *desk)
{
  static const VouchTestPdfLine lines[] = {
    { 1, 60, 100, 10, "Nobody was harmed. Postoper-" },
    { 1, 60, 112, 10, "ative minocycline was given to all of them." },
  };
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (lines, G_N_ELEMENTS (lines), NULL, NULL);

  g_free (desk->pdf);
  desk->pdf = put (desk, "b.pdf", pdf);
  return add_pdf (desk);
}

static void
expect_tidied (Desk *desk, const char *path, const char *take, const char *told, const char *there)
{
  g_autofree char *card = g_strconcat ("--card=", path, NULL);
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "anchor", card, "-o", path, take, NULL);
  g_autofree char *json = NULL;

  if (!strstr (outcome->output, told))
    fail_msg ("“%s” instead of “%s”", outcome->output, told);
  assert_int_equal (outcome->exit_code, 0);
  assert_true (g_file_get_contents (path, &json, NULL, NULL));
  assert_non_null (strstr (json, there));
}

/* They are put together, but not under the hands of whoever approved the card: there it is offered. */
static void
test_tidied (void **state)
{
  Desk *desk = *state;
  g_autofree char *digest = add_broken_pdf (desk);
  g_autofree char *path
      = put_card (desk, digest, CITE ("a", "'quote':{'exact':'Postoper- ative minocycline was given','page':1,'source':'#'}"));
  g_autofree char *json = NULL;
  GString *approved;

  assert_true (g_file_get_contents (path, &json, NULL, NULL));
  expect_tidied (desk, path, NULL, "tidied: the words without the ends of lines in them, p. 1: “Postoperative minocycline was given”",
                 "\"exact\": \"Postoperative minocycline was given\"");
  expect_tidied (desk, path, NULL, "“Postoperative minocycline was given”", "Postoperative");
  approved = g_string_new (json);
  assert_int_equal (g_string_replace (approved, "\"notes\":[]", "\"notes\":[],\"approvals\":[{\"by\":\"K\"}]", 0), 1);
  assert_true (g_file_set_contents (path, approved->str, -1, NULL));
  g_string_free (approved, TRUE);
  expect_tidied (desk, path, NULL, "could be tidied", "\"exact\": \"Postoper- ative");
  expect_tidied (desk, path, "--take=a", "tidied: the words", "\"exact\": \"Postoperative");
}

/* --- the card is saved by somebody while passages are looked up --- */

typedef struct
{
  const char *path;
  int writer;
} Pipe;

/* Somebody reads the pipe: then it can be opened for writing. */
static gboolean
is_read (gpointer data)
{
  Pipe *pipe = data;

  pipe->writer = g_open (pipe->path, O_WRONLY | O_NONBLOCK, 0);
  return pipe->writer >= 0;
}

static void
expect_kept (Desk *desk, const char *path, const char *output)
{
  g_autofree char *fifo = g_build_filename (desk->folder, "edition.txt", NULL);
  g_autofree char *card = g_strconcat ("--card=", path, NULL);
  g_autofree char *source = g_strconcat ("--source=", fifo, NULL);
  g_autofree char *told = NULL;
  g_autofree char *there = NULL;
  Pipe pipe = { fifo, -1 };
  g_autoptr (GSubprocess) program = NULL;

  assert_int_equal (mkfifo (fifo, 0600), 0);
  program = vouch_test_start_program (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE, "anchor",
                                      card, source, "-o", output, NULL);
  /* It has read the card and waits for the other edition. */
  assert_true (vouch_test_wait_until (is_read, &pipe, 20000));
  say (path, "What somebody wrote meanwhile.");
  assert_int_equal (write (pipe.writer, EDITION, strlen (EDITION)), strlen (EDITION));
  assert_int_equal (close (pipe.writer), 0);
  assert_true (g_subprocess_communicate_utf8 (program, NULL, NULL, NULL, &told, NULL));

  assert_non_null (strstr (told, "changed by another app"));
  assert_int_equal (g_subprocess_get_exit_status (program), 2);
  assert_true (g_file_get_contents (path, &there, NULL, NULL));
  assert_non_null (strstr (there, "What somebody wrote meanwhile."));
  assert_int_equal (g_remove (fifo), 0);
}

static void
test_saved_meanwhile (void **state)
{
  Desk *desk = *state;
  g_autofree char *digest = add_pdf (desk);
  g_autofree char *link = g_build_filename (desk->folder, "link.scorecard", NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = put_card (desk, digest, TWO);

      if (i == 1)
        assert_int_equal (symlink (path, link), 0);
      expect_kept (desk, path, i == 0 ? path : link);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown (test_##name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (card),         TEST (unborne), TEST (anew),
    TEST (anew_in_place), TEST (anew_refused), TEST (saved_meanwhile), TEST (tidied), TEST (nothing), TEST (pack_without_source),
  };

  return vouch_test_run ("command-anchor-card", tests);
}
