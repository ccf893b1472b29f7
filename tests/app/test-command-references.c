/* test-command-references.c: `vouch references import` as a whole process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <unistd.h>

#include <json-glib/json-glib.h>

static const struct
{
  const char *from;
  const char *input;
  int exit_code;
  int n_items;          /* -1: nothing on standard output */
  const char *messages; /* part of what is said */
} runs[] = {
  { "--from=ris", "TY  - JOUR\nTI  - One\nER  - \n", 0, 1, "" },
  { "--from=auto", "@article{a, title={T}}\n", 0, 1, "" },
  { "--from=auto", "PMID- 1\nTI  - One\n", 0, 1, "" },
  { "--from=bibtex", "@article{bad, year=1}\n@book{b, title={U}}\n", 1, 1, "standard input:1: bad: " },
  { "--from=ris", "TY  - JOUR\nVL  - 1\nER  - \n", 2, 0, "No readable references" },
  { "--from=auto", "only words\n", 2, -1, "Not a supported reference file" },
  { "--from=auto", "", 2, -1, "is empty" },
  { "--from=word", "TY  - JOUR\n", 2, -1, "--from must be" },
};

static void
test_runs (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (runs[i].input, "references", "import", runs[i].from, "-", NULL);
      g_autoptr (JsonNode) json = NULL;

      assert_int_equal (outcome->exit_code, runs[i].exit_code);
      if (!strstr (outcome->messages, runs[i].messages))
        fail_msg ("Run %u said: %s", (guint) i, outcome->messages);
      if (runs[i].n_items < 0)
        {
          assert_string_equal (outcome->output, "");
          continue;
        }
      json = json_from_string (outcome->output, NULL);
      assert_non_null (json);
      assert_int_equal (json_array_get_length (json_node_get_array (json)), runs[i].n_items);
    }
}

/* Files that are broken or hostile: a plain sentence each, and what can be read of them. */
static const struct
{
  const char *what;
  const char *bytes;
  gsize length; /* 0: as far as the first NUL */
  int exit_code;
  int n_items; /* -1: nothing on standard output */
  const char *messages;
} bad_files[] = {
  { "an XML bomb",
    "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>\n"
    "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>&c;</PMID></MedlineCitation></PubmedArticle>"
    "</PubmedArticleSet>",
    0, 2, 0, "contains more than plain text, which is not allowed" },
  { "a file of this computer", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n<xml><records><record><titles><title>&a;"
    "</title></titles></record></records></xml>", 0, 2, 0, "No readable references" },
  { "NUL bytes", "TY  - JOUR\nTI  - One\0two\nER  - \n\0\0TY  - JOUR\nTI  - Three\nER  - \n", 64, 0, 2,
    "3 control characters were left out" },
  { "two encodings", "TY  - JOUR\nTI  - Qualit\xe9\nER  - \nTY  - JOUR\nTI  - Qualit\xc3\xa9 zwei\nER  - \n", 0, 0, 2,
    "read as Windows-1252" },
  { "unbalanced braces", "@article{a, title={One {two}, year=2020}\n@article{b, title={Three}, year=2021}\n", 0, 0, 2,
    ":2: a: Unbalanced braces" },
  { "a web page", "<html><body>Sign in</body></html>", 0, 2, -1, "Not a supported reference file" },
};

static void
test_bad_files (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "bad", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      gsize length = bad_files[i].length ? bad_files[i].length : strlen (bad_files[i].bytes);
      g_autoptr (VouchTestOutcome) outcome = NULL;
      g_autoptr (JsonNode) json = NULL;

      assert_true (g_file_set_contents (path, bad_files[i].bytes, (gssize) length, NULL));
      outcome = vouch_test_run_program (NULL, "references", "import", path, NULL);
      if (outcome->exit_code != bad_files[i].exit_code || !strstr (outcome->messages, bad_files[i].messages))
        fail_msg ("%s: %d, %s", bad_files[i].what, outcome->exit_code, outcome->messages);
      if (bad_files[i].n_items < 0)
        {
          assert_string_equal (outcome->output, "");
          continue;
        }
      json = json_from_string (outcome->output, NULL);
      assert_non_null (json);
      assert_int_equal (json_array_get_length (json_node_get_array (json)), bad_files[i].n_items);
    }
  vouch_test_remove_folder (folder);
}

/* Nobody has 200 MB of references: that is said before any of it is read. */
static void
test_too_large (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "large.ris", NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_true (g_file_set_contents (path, "TY  - JOUR\n", -1, NULL));
  assert_int_equal (truncate (path, 200 * 1000 * 1000), 0);
  outcome = vouch_test_run_program (NULL, "references", "import", path, NULL);
  assert_int_equal (outcome->exit_code, 2);
  assert_non_null (strstr (outcome->messages, "It is too large: 200.0"));
  vouch_test_remove_folder (folder);
}

/* Stands for an option that names a text to look in. */
#define TEXT "--in"

/* Nothing on standard input is an answer of some kind, never a crash. */
static const struct
{
  const char *argv[4];
  int         exit_code;
} empties[] = {
  { { "references", "identify", "-" }, 0 },
  { { "references", "identify", "--json", "-" }, 0 },
  { { "references", "import", "-" }, 2 },
  { { "references", "check", "-" }, 2 },
  { { "references", "format", "-" }, 2 },
  { { "find", "--queries=-", TEXT }, 0 },
  { { "anchor", "--queries=-" }, 0 },
  { { "import", "-" }, 2 },
};

static void
test_empty_input (void **state)
{
  g_autofree char *text = vouch_test_fixture ("scorecard-generative-ai-psychiatry.txt");

  for (gsize i = 0; i < G_N_ELEMENTS (empties); i++)
    {
      const char *const *a = empties[i].argv;
      const char *in = g_strcmp0 (a[2], TEXT) == 0 ? text : a[3];
      g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program ("", a[0], a[1], a[2], in, NULL);

      if (outcome->exit_code != empties[i].exit_code)
        fail_msg ("Run %u ended with %d: %s", (guint) i, outcome->exit_code, outcome->messages);
      assert_null (strstr (outcome->messages, "CRITICAL"));
      if (empties[i].exit_code == 2)
        assert_true (*outcome->messages != '\0');
    }
}

static void
test_usage (void **state)
{
  g_autoptr (VouchTestOutcome) no_word = vouch_test_run_program (NULL, "references", NULL);
  g_autoptr (VouchTestOutcome) wrong_word = vouch_test_run_program (NULL, "references", "eat", NULL);
  g_autoptr (VouchTestOutcome) no_file = vouch_test_run_program (NULL, "references", "import", NULL);
  g_autoptr (VouchTestOutcome) not_there
      = vouch_test_run_program (NULL, "references", "import", "/nowhere/at/all.ris", NULL);

  assert_int_equal (no_word->exit_code, 2);
  assert_int_equal (wrong_word->exit_code, 2);
  assert_int_equal (no_file->exit_code, 2);
  assert_int_equal (not_there->exit_code, 2);
  assert_non_null (strstr (wrong_word->messages, "vouch references eat"));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_runs),
    cmocka_unit_test (test_bad_files),
    cmocka_unit_test (test_too_large),
    cmocka_unit_test (test_empty_input),
    cmocka_unit_test (test_usage),
  };

  return vouch_test_run ("command-references", tests);
}
