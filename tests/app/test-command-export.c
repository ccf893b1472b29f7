/* test-command-export.c: `vouch export` as a whole process.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "vouch-test-pdf.h"

static void
test_formats (void **state)
{
  static const struct
  {
    const char *to;
    const char *starts_with;
  } cases[] = {
    { "--to=html", "<!DOCTYPE html>\n<html lang=\"en\"" },
    { "--to=markdown", "**Draft: not ready for publication**\n\n# Title shown\n" },
    { "--to=text", "Draft: not ready for publication\n\nTitle shown\n" },
    { "--to=csl-json", "[" },
    { "--to=pack", "%PDF-1." },
    { "--to=web-annotation", "{" },
  };
  g_autofree char *card = vouch_test_fixture ("page/full.scorecard");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "export", cases[i].to, card, NULL);

      assert_int_equal (outcome->exit_code, 0);
      assert_true (g_str_has_prefix (outcome->output, cases[i].starts_with));
      /* The pages of the card's source are nowhere on this computer. */
      if (g_str_equal (cases[i].to, "--to=pack"))
        assert_true (g_str_has_prefix (outcome->messages, "vouch: 1 source of the card is not on this computer"));
      else if (i < 3) /* what readers get */
        assert_non_null (strstr (outcome->messages, "errors left, so what was exported is marked as a draft"));
      else
        assert_string_equal (outcome->messages, "");
    }
}

static char *
find_copy (const char *digest)
{
  const char first[] = { digest[0], digest[1], '\0' };

  return g_build_filename (g_get_user_data_dir (), "vouch", "sources", "files", first, digest, NULL);
}

/* A pack without the pages that it should have says so, until the file is added again. */
static void
test_damaged_source (void **state)
{
  static const VouchTestPdfLine line = { 1, 60, 60, 12, "Patients slept longer." };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *paper = g_build_filename (folder, "paper.pdf", NULL);
  g_autofree char *card = g_build_filename (folder, "card.scorecard", NULL);
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (&line, 1, NULL, NULL);
  gsize length = g_bytes_get_size (bytes);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *copy = find_copy (digest);
  g_autofree char *junk = g_strnfill (length, '%');
  g_autofree char *text
      = g_strdup_printf ("{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"5f0f1c1e-0000-4000-8000-000000000001\","
                         "\"kind\":\"scorecard\",\"language\":\"en\",\"title\":\"T\",\"people\":[],\"article\":{},"
                         "\"sections\":[{\"id\":\"x\",\"statements\":[{\"id\":\"s\",\"text\":\"Patients slept longer.\",\"citations\":["
                         "{\"id\":\"c\",\"reference\":\"r\",\"quote\":{\"exact\":\"Patients slept longer.\",\"page\":1,"
                         "\"source\":\"%s\"}}]}]}],\"notes\":[],\"references\":[{\"id\":\"r\",\"type\":\"book\","
                         "\"title\":\"B\"}]}", digest);
  const struct
  {
    gboolean is_damaged;
    gboolean is_told;
  } cases[] = { { FALSE, FALSE }, { TRUE, TRUE }, { FALSE, FALSE } };

  assert_true (g_file_set_contents (paper, g_bytes_get_data (bytes, NULL), (gssize) length, NULL));
  assert_true (g_file_set_contents (card, text, -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) added = vouch_test_run_program (NULL, "sources", "add", paper, NULL);
      g_autoptr (VouchTestOutcome) outcome = NULL;

      assert_int_equal (added->exit_code, 0);
      assert_int_equal (strstr (added->messages, "is whole again") != NULL, i == 2);
      if (cases[i].is_damaged)
        assert_true (g_file_set_contents (copy, junk, (gssize) length, NULL));
      outcome = vouch_test_run_program (NULL, "export", "--to=pack", card, NULL);
      if (outcome->exit_code != 0)
        fail_msg ("%s", outcome->messages);
      if ((strstr (outcome->messages, "damaged or gone") != NULL) != cases[i].is_told)
        fail_msg ("%" G_GSIZE_FORMAT ": %s", i, outcome->messages);
    }
  vouch_test_remove_folder (folder);
}

/* Who gets it without the program sees that it is not finished; lists of references are for none to read. */
static void
test_draft (void **state)
{
  static const struct
  {
    const char *to;
    const char *mark; /* NULL: none */
  } cases[] = {
    { "--to=html", "<main>\n<p class=\"vouch-draft\" lang=\"de\"><strong>Entwurf: noch nicht zur Veröffentlichung</strong></p>\n<article" },
    { "--to=markdown", "**Entwurf: noch nicht zur Veröffentlichung**\n\n# A card\n" },
    { "--to=text", "Entwurf: noch nicht zur Veröffentlichung\n\nA card\n" },
    { "--to=csl-json", NULL },
  };
  static const char text[]
      = "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"7d1c4a2e-6e3f-4d7a-9d57-2f6f1d9d8a11\","
        "\"kind\":\"scorecard\",\"language\":\"de\",\"title\":\"A card\",\"people\":[],\"drafting\":\"person\","
        "\"article\":{\"title\":\"A paper\",\"type\":\"trial\",\"reference\":\"%s\"},\"sections\":[],"
        "\"references\":[{\"id\":\"r1\",\"type\":\"article-journal\",\"title\":\"Sleep\"}],\"notes\":[]}";
  g_autofree char *folder = vouch_test_make_folder ();

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      gboolean has_error = i % 2 == 0;
      const char *mark = has_error ? cases[i / 2].mark : NULL;
      g_autofree char *json = g_strdup_printf (text, has_error ? "nowhere" : "r1");
      g_autofree char *card = g_build_filename (folder, "a.scorecard", NULL);
      g_autoptr (VouchTestOutcome) outcome = NULL;

      assert_true (g_file_set_contents (card, json, -1, NULL));
      outcome = vouch_test_run_program (NULL, "export", cases[i / 2].to, card, NULL);
      assert_int_equal (outcome->exit_code, 0);
      assert_true (!mark == !strstr (outcome->messages, "left, so what was exported is marked as a draft."));
      assert_true (mark ? strstr (outcome->output, mark) != NULL
                        : strstr (outcome->output, "Entwurf: noch") == NULL);
    }
  vouch_test_remove_folder (folder);
}

/* What two cards share is there once; a card that is none is told, and costs nobody else. */
static void
test_folder (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = vouch_test_fixture ("page/full.scorecard");
  g_autofree char *json = vouch_test_read_fixture ("page/full.scorecard", NULL);
  g_autofree char *inner = g_build_filename (folder, "inner", NULL);
  g_autofree char *first = g_build_filename (folder, "a.scorecard", NULL);
  g_autofree char *second = g_build_filename (inner, "b.scorecard", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad.scorecard", NULL);
  g_autoptr (VouchTestOutcome) one = vouch_test_run_program (NULL, "export", "--to=ris", card, NULL);
  g_autoptr (VouchTestOutcome) all = NULL;
  g_autoptr (VouchTestOutcome) page = NULL;
  g_autoptr (VouchTestOutcome) with_bad = NULL;

  g_mkdir (inner, 0700);
  assert_true (g_file_set_contents (first, json, -1, NULL) && g_file_set_contents (second, json, -1, NULL));
  all = vouch_test_run_program (NULL, "export", "--to=ris", folder, NULL);
  assert_int_equal (all->exit_code, 0);
  assert_true (vouch_test_count (one->output, "TY  - ") > 0);
  assert_true (vouch_test_count (all->output, "TY  - ") <= vouch_test_count (one->output, "TY  - "));
  assert_true (vouch_test_count (all->output, "TY  - ") > 0);
  page = vouch_test_run_program (NULL, "export", "--to=html", folder, NULL);
  assert_int_equal (page->exit_code, 2);
  assert_true (g_file_set_contents (bad, "{}", -1, NULL));
  with_bad = vouch_test_run_program (NULL, "export", "--to=csl-json", folder, NULL);
  assert_int_equal (with_bad->exit_code, 2);
  assert_true (g_str_has_prefix (with_bad->output, "["));
  assert_non_null (strstr (with_bad->messages, "bad.scorecard"));
}

/* What is hidden was thrown away or is another program's; who waits at a pipe waits for ever; a link back to the folder
 * has no end. */
static void
test_folder_of_odd_files (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *json = vouch_test_read_fixture ("page/full.scorecard", NULL);
  g_autofree char *card = g_build_filename (folder, "a.scorecard", NULL);
  g_autofree char *hidden = g_build_filename (folder, ".b.scorecard", NULL);
  g_autofree char *pipe = g_build_filename (folder, "c.scorecard", NULL);
  g_autofree char *to_pipe = g_build_filename (folder, "d.scorecard", NULL);
  g_autofree char *back = g_build_filename (folder, "e", NULL);
  g_autofree char *trash = g_build_filename (folder, ".trash", NULL);
  g_autofree char *thrown = g_build_filename (trash, "f.scorecard", NULL);
  g_autoptr (VouchTestOutcome) one = NULL;
  g_autoptr (VouchTestOutcome) all = NULL;

  assert_true (g_file_set_contents (card, json, -1, NULL) && g_file_set_contents (hidden, "{}", -1, NULL));
  assert_int_equal (mkfifo (pipe, 0600) + symlink (pipe, to_pipe) + symlink (folder, back) + g_mkdir (trash, 0700), 0);
  assert_true (g_file_set_contents (thrown, "{}", -1, NULL));
  one = vouch_test_run_program (NULL, "export", "--to=ris", card, NULL);
  all = vouch_test_run_program (NULL, "export", "--to=ris", folder, NULL);
  if (all->exit_code != 0)
    fail_msg ("%s", all->messages);
  assert_string_equal (all->output, one->output);
  vouch_test_remove_folder (folder);
}

#define CARD "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01\","

#define STYLE                                                                                          \
  "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\"><info>"            \
  "<title>Titles only</title><id>titles-only</id><updated>2026-01-01T00:00:00Z</updated></info>"       \
  "<citation><layout><text variable=\"title\"/></layout></citation>"                                   \
  "<bibliography><layout><text variable=\"title\"/></layout></bibliography></style>"

/* Another style than was asked for would not be noticed; without the processor there is none. */
static void
test_style (void **state)
{
  static const char *const texts[] = { "--to=html", "--to=markdown", "--to=text" };
  static const char *const lists[] = { "--to=csl-json", "--to=ris", "--to=bibtex" };
  g_autofree char *card = vouch_test_fixture ("page/full.scorecard");
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *style = g_build_filename (folder, "titles-only.csl", NULL);

  assert_true (g_file_set_contents (style, STYLE, -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (VouchTestOutcome) plain = vouch_test_run_program (NULL, "export", texts[i], card, NULL);
      g_autoptr (VouchTestOutcome) styled
          = vouch_test_run_program (NULL, "export", texts[i], "--style", style, card, NULL);

      assert_int_equal (plain->exit_code, 0);
      assert_string_not_equal (styled->output, plain->output);
      if (styled->exit_code == 0)
        continue;
      assert_int_equal (styled->exit_code, 2);
      assert_string_equal (styled->output, "");
      assert_non_null (strstr (styled->messages, "citeproc"));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "export", lists[i], "--style=ama", card, NULL);

      assert_int_equal (outcome->exit_code, 2);
      assert_string_equal (outcome->output, "");
      assert_non_null (strstr (outcome->messages, "--style"));
    }
  vouch_test_remove_folder (folder);
}

/* An empty list is said to be one. */
static void
test_no_references (void **state)
{
  static const char *const lists[] = { "--to=csl-json", "--to=ris", "--to=bibtex" };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = g_build_filename (folder, "none.scorecard", NULL);

  assert_true (g_file_set_contents (card, CARD "\"sections\":[],\"references\":[]}", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (VouchTestOutcome) one = vouch_test_run_program (NULL, "export", lists[i], card, NULL);
      g_autoptr (VouchTestOutcome) all = vouch_test_run_program (NULL, "export", lists[i], folder, NULL);

      assert_int_equal (one->exit_code, 0);
      assert_string_equal (one->messages, "vouch: There are no references to export.\n");
      assert_string_equal (all->messages, one->messages);
    }
  vouch_test_remove_folder (folder);
}

/* A card of the folder is no place for the list of it. */
static void
test_folder_keeps_its_cards (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *json = vouch_test_read_fixture ("page/full.scorecard", NULL);
  g_autofree char *card = g_build_filename (folder, "a.scorecard", NULL);
  g_autofree char *list = g_build_filename (folder, "list.ris", NULL);
  g_autofree char *fresh = g_build_filename (folder, "fresh.scorecard", NULL);
  static const char *const formats[] = { "--to=ris", "--to=bibtex", "--to=csl-json" };

  assert_true (g_file_set_contents (card, json, -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *kept = NULL;
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "export", formats[i], folder, "-o", card, NULL);

      assert_true (g_file_get_contents (card, &kept, NULL, NULL));
      assert_string_equal (kept, json);
      assert_int_equal (outcome->exit_code, 2);
      assert_non_null (strstr (outcome->messages, "overwrite a card"));
    }
  for (gsize i = 0; i < 2; i++)
    {
      const char *to = i == 0 ? list : fresh;
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "export", "--to=ris", folder, "-o", to, NULL);

      assert_int_equal (outcome->exit_code, 0);
      assert_true (g_file_test (to, G_FILE_TEST_EXISTS));
    }
  vouch_test_remove_folder (folder);
}

static void
test_to_file (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = vouch_test_fixture ("page/full.scorecard");
  g_autofree char *page = g_build_filename (folder, "page.html", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.scorecard", NULL);
  g_autofree char *json = vouch_test_read_fixture ("page/full.scorecard", NULL);
  g_autofree char *written = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "export", "--to=html", card, "-o", page, NULL);
  g_autoptr (VouchTestOutcome) onto_itself = NULL;

  assert_int_equal (outcome->exit_code, 0);
  assert_string_equal (outcome->output, "");
  assert_true (g_file_get_contents (page, &written, NULL, NULL));
  assert_non_null (strstr (written, "<h1 "));

  assert_true (g_file_set_contents (copy, json, -1, NULL));
  onto_itself = vouch_test_run_program (NULL, "export", "--to=html", copy, "-o", copy, NULL);
  assert_int_equal (onto_itself->exit_code, 2);
  assert_true (g_file_get_contents (copy, &kept, NULL, NULL));
  assert_string_equal (kept, json);
  vouch_test_remove_folder (folder);
}

static void
test_refused (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = vouch_test_fixture ("page/full.scorecard");
  g_autofree char *draft = vouch_test_fixture ("scorecard-generative-ai-psychiatry.txt");
  g_autofree char *no_card = g_build_filename (folder, "no-card.json", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", "page.html", NULL);
  const struct
  {
    const char *argument[4];
    const char *message; /* a part of what is said */
  } cases[] = {
    { { card }, "--to" },
    { { "--to=pdf", card }, "pdf" },
    { { "--to=docx", card }, "docx" },
    { { "--to=word", card }, "word" },
    { { "--to=html" }, "card" },
    { { "--to=html", card, card }, "card" },
    { { "--to=html", "/nowhere.scorecard" }, "/nowhere.scorecard" },
    { { "--to=html", draft }, draft },
    { { "--to=html", no_card }, no_card },
    { { "--to=html", card, "-o", nowhere }, nowhere },
    { { "--to=html", folder }, folder },
  };

  assert_true (g_file_set_contents (no_card, "[]", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *a = cases[i].argument;
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "export", a[0], a[1], a[2], a[3], NULL);

      assert_int_equal (outcome->exit_code, 2);
      assert_string_equal (outcome->output, "");
      assert_non_null (strstr (outcome->messages, cases[i].message));
    }
  vouch_test_remove_folder (folder);
}

/* One reader of cards: a broken one is told of in the same words by every command. */
static void
test_broken_cards (void **state)
{
  static const char *const broken[] = {
    CARD "\"title\":\"T\",\"title\":\"U\"}",
    CARD "\"title\":5}",
    CARD "\"sections\":[{\"id\":\"s\",\"role\":\"risks\",\"title\":\"R\",\"statements\":[{\"id\":\"t\","
         "\"text\":5}]}]}",
    "{\"format\":\"vouch-scorecard\",\"version\":2}",
    "{\"a\":1}",
    "{\"format\":",
    "\xff",
  };
  static const char *const commands[][2]
      = { { "check", NULL }, { "export", "--to=html" }, { "publish", "--dry-run" } };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "broken.scorecard", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *message = NULL;

      assert_true (g_file_set_contents (path, broken[i], -1, NULL));
      for (gsize k = 0; k < G_N_ELEMENTS (commands); k++)
        {
          const char *option = commands[k][1];
          g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (
              NULL, commands[k][0], option ? option : path, option ? path : NULL, NULL);

          assert_int_equal (outcome->exit_code, 2);
          assert_non_null (strstr (outcome->messages, "broken.scorecard: "));
          if (!message)
            message = g_strdup (outcome->messages);
          assert_string_equal (outcome->messages, message);
        }
    }
  vouch_test_remove_folder (folder);
}

/* The page is the card's, not the machine's. */
static void
test_same_bytes_everywhere (void **state)
{
  static const char *const surroundings[][3] = {
    { "LC_ALL=C", "TZ=UTC", "LANGUAGE=" },
    { "LC_ALL=C.UTF-8", "TZ=Pacific/Kiritimati", "LANGUAGE=de:fr" },
    { "LC_ALL=tr_TR.UTF-8", "TZ=America/St_Johns", "LANGUAGE=tr" },
    { "LC_ALL=de_DE.UTF-8", "TZ=Asia/Kathmandu", "LANGUAGE=ar" },
  };
  static const char *const formats[] = { "--to=html", "--to=markdown", "--to=text", "--to=csl-json" };
  g_autofree char *card = vouch_test_fixture ("page/right-to-left.scorecard");

  for (gsize f = 0; f < G_N_ELEMENTS (formats); f++)
    {
      g_autofree char *first = NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (surroundings); i++)
        {
          const char *const argv[] = {
            "env",      surroundings[i][0], surroundings[i][1], surroundings[i][2], g_getenv ("VOUCH_PROGRAM"),
            "export",   formats[f],         card,               NULL,
          };
          g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, argv);

          assert_int_equal (outcome->exit_code, 0);
          if (!first)
            first = g_strdup (outcome->output);
          assert_string_equal (outcome->output, first);
        }
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_formats),
    cmocka_unit_test (test_damaged_source),
    cmocka_unit_test (test_draft),
    cmocka_unit_test (test_folder),
    cmocka_unit_test (test_folder_of_odd_files),
    cmocka_unit_test (test_style),
    cmocka_unit_test (test_no_references),
    cmocka_unit_test (test_folder_keeps_its_cards),
    cmocka_unit_test (test_to_file),
    cmocka_unit_test (test_refused),
    cmocka_unit_test (test_broken_cards),
    cmocka_unit_test (test_same_bytes_everywhere),
  };

  return vouch_test_run ("command-export", tests);
}
