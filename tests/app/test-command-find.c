/* test-command-find.c: `vouch find` as a whole process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <glib/gstdio.h>

#include "vouch-json.h"

static char *folder;

static int
set_up (void **state)
{
  folder = vouch_test_make_folder ();
  return 0;
}

static int
tear_down (void **state)
{
  vouch_test_remove_folder (folder);
  g_clear_pointer (&folder, g_free);
  return 0;
}

static char *
put (const char *name, const char *bytes, gssize length)
{
  char *path = g_build_filename (folder, name, NULL);

  assert_true (g_file_set_contents (path, bytes, length, NULL));
  return path;
}

static char *
put_paper (void)
{
  return put ("paper.txt",
              "Cats and mice\n\nCats sleep most of the day. At night they catch up to 3 mice.\n"
              "Mice fear them \u2014 and rightly so.\n",
              -1);
}

static JsonArray *
read_passages (const char *line, JsonNode **keep)
{
  *keep = vouch_json_parse (line, strlen (line), VOUCH_JSON_MAX_CARD, NULL);
  assert_non_null (*keep);
  return json_object_get_array_member (json_node_get_object (*keep), "passages");
}

static char *
say_in (const char *path)
{
  return g_strdup_printf ("--in=%s", path);
}

static void
test_in_a_file (void **state)
{
  g_autofree char *path = put_paper ();
  g_autofree char *in = say_in (path);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "find", in, "--json", "--limit=1", "catch mice at night", NULL);
  g_autoptr (JsonNode) keep = NULL;
  JsonArray *passages;
  JsonObject *first;

  assert_int_equal (outcome->exit_code, 0);
  passages = read_passages (outcome->output, &keep);
  assert_int_equal (json_array_get_length (passages), 1);
  first = json_array_get_object_element (passages, 0);
  assert_string_equal (vouch_json_get_text (first, "exact"), "At night they catch up to 3 mice.");
  assert_string_equal (vouch_json_get_text (first, "suffix"), "\nMice fear them \u2014 and rightly so");
  assert_string_equal (vouch_json_get_text (first, "file"), path);
  assert_true (json_object_get_null_member (first, "source"));
  assert_true (json_object_get_null_member (first, "page"));
  assert_int_equal (json_object_get_int_member (first, "start"), 43);
}

static void
test_for_people (void **state)
{
  g_autofree char *path = put_paper ();
  g_autofree char *in = say_in (path);
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "find", in, "sleep", NULL);
  g_autofree char *expected = g_strdup_printf ("1. %s\n   Cats sleep most of the day.\n", path);

  assert_int_equal (outcome->exit_code, 0);
  assert_string_equal (outcome->output, expected);
}

/* One line out for each line in, whatever it is. */
static void
test_queries (void **state)
{
  g_autofree char *path = put_paper ();
  g_autofree char *in = say_in (path);
  g_autofree char *queries = put ("queries", "sleep\n\n\xff\xfe\nzebra\r\nmice", -1);
  g_autofree char *option = g_strdup_printf ("--queries=%s", queries);
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "find", in, option, NULL);
  g_auto (GStrv) lines = NULL;
  static const guint n_found[] = { 1, 0, 0, 0, 2 };

  assert_int_equal (outcome->exit_code, 0);
  lines = g_strsplit (outcome->output, "\n", -1);
  assert_int_equal (g_strv_length (lines), 6);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (JsonNode) keep = NULL;
      guint n = json_array_get_length (read_passages (lines[i], &keep));

      if ((n > 0) != (n_found[i] > 0))
        fail_msg ("line %u: %u passages", i, n);
    }
}

/* Nothing found is the answer no, and said. */
static void
test_nothing (void **state)
{
  g_autofree char *path = put_paper ();
  g_autofree char *in = say_in (path);
  g_autoptr (VouchTestOutcome) there = vouch_test_run_program (NULL, "find", in, "zebra", NULL);
  g_autoptr (VouchTestOutcome) everywhere = vouch_test_run_program (NULL, "find", "--json", "zebra", NULL);
  g_autoptr (JsonNode) keep = NULL;

  assert_int_equal (there->exit_code, 1);
  assert_string_equal (there->output, "");
  assert_string_equal (there->messages, "vouch: No passages found there.\n");
  assert_int_equal (everywhere->exit_code, 1);
  assert_int_equal (json_array_get_length (read_passages (everywhere->output, &keep)), 0);
  assert_string_equal (everywhere->messages, "vouch: No passages found in your sources.\n");
}

/* What only has a word or two of it is listed, but is no answer. */
static void
test_no_good_match (void **state)
{
  g_autofree char *path = put_paper ();
  g_autofree char *in = say_in (path);
  g_autoptr (VouchTestOutcome) weak
      = vouch_test_run_program (NULL, "find", in, "mortality among mice after one year of treatment", NULL);
  g_autoptr (VouchTestOutcome) good = vouch_test_run_program (NULL, "find", in, "catch mice at night", NULL);

  assert_int_equal (weak->exit_code, 0);
  assert_non_null (strstr (weak->output, "mice"));
  assert_string_equal (weak->messages, "vouch: No good match. These are the closest passages.\n");
  assert_int_equal (good->exit_code, 0);
  assert_string_equal (good->messages, "");
}

/* Added once more: that is said; the store lists it once, asked with one word. */
static void
test_known (void **state)
{
  g_autofree char *path = put ("known.txt", "Owls\n\nOwls hunt at night.", -1);
  g_autoptr (VouchTestOutcome) first = vouch_test_run_program (NULL, "sources", "add", path, NULL);
  g_autoptr (VouchTestOutcome) again = vouch_test_run_program (NULL, "sources", "add", path, NULL);
  g_autoptr (VouchTestOutcome) list = vouch_test_run_program (NULL, "sources", NULL);
  const char *line;

  assert_string_equal (first->messages, "");
  assert_int_equal (again->exit_code, 0);
  assert_string_equal (again->messages, "vouch: known.txt: This file is in the store already.\n");
  assert_int_equal (list->exit_code, 0);
  line = strstr (list->output, "known.txt");
  assert_non_null (line);
  assert_null (strstr (line + 1, "known.txt"));
}

static void
test_in_the_store (void **state)
{
  g_autofree char *paper = put_paper ();
  g_autofree char *other = put ("other.txt", "Dogs\n\nDogs bark at cats. They eat bones.", -1);
  g_autoptr (VouchTestOutcome) added = vouch_test_run_program (NULL, "sources", "add", folder, NULL);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "find", "--json", "--by=source", "cats sleep", NULL);
  g_autoptr (JsonNode) keep = NULL;
  g_autofree char *in = NULL;
  g_autoptr (VouchTestOutcome) in_source = NULL;
  JsonArray *passages;
  JsonObject *first;

  assert_int_equal (added->exit_code, 0);
  assert_int_equal (outcome->exit_code, 0);
  passages = read_passages (outcome->output, &keep);
  assert_int_equal (json_array_get_length (passages), 2);
  first = json_array_get_object_element (passages, 0);
  assert_string_equal (vouch_json_get_text (first, "file"), paper);
  assert_int_equal (strlen (vouch_json_get_text (first, "source")), 64);
  in = g_strdup_printf ("--in=%.12s", vouch_json_get_text (first, "source"));
  in_source = vouch_test_run_program (NULL, "find", in, "rightly so", NULL);
  assert_int_equal (in_source->exit_code, 0);
  assert_non_null (strstr (in_source->output, "Mice fear them"));
}

typedef struct
{
  const char *arguments[4];
  const char *message; /* a part of what is said */
} Refusal;

static const Refusal refusals[] = {
  { { "" }, "no word" },
  { { " \u2014 " }, "no word" },
  { { "one", "two" }, "one text" },
  { { NULL }, "Specify one text" },
  { { "--limit=0", "cats" }, "1 to 1000" },
  { { "--limit=5000", "cats" }, "1 to 1000" },
  { { "--by=page", "cats" }, "passage or source" },
  { { "--in=nowhere.txt", "cats" }, "nowhere.txt" },
  { { "--queries=nowhere.txt", "cats" }, "be combined" },
  { { "--in=/", "cats" }, "/" },
};

/* A source that means harm can't set the terminal's title, clear it or write the clipboard. */
static void
test_orders_to_the_terminal (void **state)
{
  g_autofree char *path = put ("harm.txt",
                               "Cats sleep most of the day.\n\nAt night cats catch \x1b]0;pwn\x07 mice \x1b[2J of \xc2\x9b all kinds.\n",
                               -1);
  g_autofree char *in = say_in (path);
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "find", in, "cats catch mice at night", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone\x1b[31m.txt", NULL);
  g_autofree char *in_gone = say_in (gone);
  g_autoptr (VouchTestOutcome) failed = vouch_test_run_program (NULL, "find", in_gone, "cats", NULL);

  vouch_test_assert_has (outcome->output, "mice");
  vouch_test_assert_lacks (outcome->output, "\x1b");
  vouch_test_assert_lacks (outcome->output, "\x07");
  vouch_test_assert_lacks (outcome->output, "\xc2\x9b");
  vouch_test_assert_has (failed->messages, "gone");
  vouch_test_assert_lacks (failed->messages, "\x1b");
}

static void
test_refusals (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *refusal = &refusals[i];
      g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (
          NULL, "find", refusal->arguments[0], refusal->arguments[1], NULL);

      if (outcome->exit_code != 2 || !strstr (outcome->messages, refusal->message))
        fail_msg ("%u: %d, “%s”", i, outcome->exit_code, outcome->messages);
      assert_string_equal (outcome->output, "");
    }
}

static void
test_large_and_odd (void **state)
{
  g_autofree char *paper = put_paper ();
  g_autofree char *in = say_in (paper);
  g_autoptr (GString) long_query = g_string_new (NULL);
  g_autofree char *queries = NULL;
  g_autofree char *option = NULL;
  g_autofree char *binary = put ("binary.bin", "\x00\x01\x02\xff\xfe\x00 cats", 12);
  g_autofree char *in_binary = say_in (binary);
  g_autofree char *empty = put ("empty.txt", "", 0);
  g_autofree char *in_empty = say_in (empty);
  g_autoptr (VouchTestOutcome) outcome = NULL;
  g_autoptr (VouchTestOutcome) odd = NULL;
  g_autoptr (VouchTestOutcome) nothing = NULL;

  while (long_query->len < 1000000)
    g_string_append_printf (long_query, "cats%u sleep ", (guint) long_query->len);
  queries = put ("long", long_query->str, -1);
  option = g_strdup_printf ("--queries=%s", queries);
  outcome = vouch_test_run_program (NULL, "find", in, option, NULL);
  assert_int_equal (outcome->exit_code, 0);
  assert_non_null (strstr (outcome->output, "Cats sleep"));
  odd = vouch_test_run_program (NULL, "find", in_binary, "cats", NULL);
  assert_int_equal (odd->exit_code, 2);
  assert_non_null (strstr (odd->messages, "binary.bin"));
  nothing = vouch_test_run_program (NULL, "find", in_empty, "--json", "cats", NULL);
  if (nothing->exit_code == 1)
    assert_string_equal (nothing->output, "{\"passages\":[]}\n");
  else
    assert_int_equal (nothing->exit_code, 2);
}

static void
test_too_much_text (void **state)
{
  g_autofree char *path = g_build_filename (folder, "huge.txt", NULL);
  g_autofree char *in = say_in (path);
  FILE *file = g_fopen (path, "w");
  g_autoptr (VouchTestOutcome) outcome = NULL;

  for (guint i = 0; i < (guint) (26 << 20) / 16; i++)
    fputs ("Cats sleep here\n", file);
  fclose (file);
  outcome = vouch_test_run_program (NULL, "find", in, "cats", NULL);
  assert_int_equal (outcome->exit_code, 2);
  assert_non_null (strstr (outcome->messages, "too long"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_in_a_file, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_for_people, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_queries, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_orders_to_the_terminal, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_refusals, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_in_the_store, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_nothing, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_no_good_match, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_known, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_large_and_odd, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_too_much_text, set_up, tear_down),
  };

  return vouch_test_run ("command-find", tests);
}
