/* test-file-words.c: what is said of a file: its name, its state, what went wrong, how long ago.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-file-error.h"
#include "vouch-file-name.h"
#include "vouch-file-state.h"
#include "vouch-format-error.h"
#include "vouch-import-error.h"
#include "vouch-trouble.h"
#include "vouch-when.h"

static void
test_state (void **state)
{
  static const struct
  {
    VouchFileState state;
    gboolean has_file;
    const char *words;
  } cases[] = {
    { VOUCH_FILE_STATE_PLAIN, TRUE, "Saved" },
    { VOUCH_FILE_STATE_EDITED, TRUE, "Edited" },
    { VOUCH_FILE_STATE_READ_ONLY, TRUE, "Read-only" },
    { VOUCH_FILE_STATE_READ_ONLY | VOUCH_FILE_STATE_EDITED, TRUE, "Edited, read-only" },
    { VOUCH_FILE_STATE_CHANGED, TRUE, "Changed on disk" },
    { VOUCH_FILE_STATE_CHANGED | VOUCH_FILE_STATE_EDITED, TRUE, "Changed on disk" },
    { VOUCH_FILE_STATE_CHANGED | VOUCH_FILE_STATE_READ_ONLY, TRUE, "Changed on disk" },
    { VOUCH_FILE_STATE_RECOVERED, TRUE, "Recovered" },
    { VOUCH_FILE_STATE_RECOVERED | VOUCH_FILE_STATE_EDITED, TRUE, "Recovered" },
    { VOUCH_FILE_STATE_RECOVERED | VOUCH_FILE_STATE_CHANGED, TRUE, "Changed on disk" },
    { VOUCH_FILE_STATE_RECOVERED | VOUCH_FILE_STATE_EDITED, FALSE, "Recovered, not saved yet" },
    { VOUCH_FILE_STATE_PLAIN, FALSE, "Not saved yet" },
    { VOUCH_FILE_STATE_EDITED, FALSE, "Not saved yet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_string_equal (vouch_file_state_describe (cases[i].state, cases[i].has_file),
                         cases[i].words);
}

/* What the user must be able to read off it: what happened, and that nothing is lost. */
static void
test_open_trouble (void **state)
{
  const struct
  {
    GQuark domain;
    int code;
    const char *message;
    const char *heading;
    const char *in_body;
  } cases[] = {
    { VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_NOT_A_CARD, "x", "“a 50 %s.json” Is Not a Card",
      "The file is unchanged." },
    { VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_SYNTAX, "Line 3, column 1: it breaks off",
      "“a 50 %s.json” Can’t Be Read as a Card", "Line 3, column 1: it breaks off.\n\n" },
    { VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_VERSION_TOO_NEW, "x",
      "“a 50 %s.json” Needs a Newer Version of Vouch", "The file is unchanged." },
    { VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_TOO_LARGE, "It is too large: 100 MB",
      "“a 50 %s.json” Is Too Large", "100 MB." },
    { VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_DUPLICATE, "sections[0].id: twice",
      "“a 50 %s.json” Can’t Be Read as a Card", "sections[0].id: twice." },
    { VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD, "It is empty.",
      "No Scorecard in “a 50 %s.json”", "It is empty.\n" },
    { G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "x", "“a 50 %s.json” Not Found", "moved, renamed" },
    { G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "x", "No Permission to Read “a 50 %s.json”",
      "someone else" },
    { G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "x", "“a 50 %s.json” Is a Folder", "in it" },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The server said nothing",
      "“a 50 %s.json” Can’t Be Opened", "The server said nothing." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error
          = g_error_new_literal (cases[i].domain, cases[i].code, cases[i].message);
      g_autoptr (VouchTrouble) trouble = vouch_trouble_new_open ("a 50 %s.json", error);

      assert_string_equal (trouble->heading, cases[i].heading);
      if (!strstr (trouble->body, cases[i].in_body))
        fail_msg ("“%s” is not in “%s”", cases[i].in_body, trouble->body);
      assert_null (strchr (trouble->body, '!'));
    }
}

static void
test_save_trouble (void **state)
{
  static const struct
  {
    int code;
    const char *heading;
  } cases[] = {
    { G_IO_ERROR_NO_SPACE, "Not Enough Space for “c.scorecard”" },
    { G_IO_ERROR_PERMISSION_DENIED, "No Permission to Save “c.scorecard”" },
    { G_IO_ERROR_READ_ONLY, "No Permission to Save “c.scorecard”" },
    { G_IO_ERROR_NOT_FOUND, "Folder of “c.scorecard” Not Found" },
    { G_IO_ERROR_NOT_DIRECTORY, "Folder of “c.scorecard” Not Found" },
    { G_IO_ERROR_IS_DIRECTORY, "“c.scorecard” Is a Folder" },
    { G_IO_ERROR_FAILED, "“c.scorecard” Could Not Be Saved" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, cases[i].code, "Because");
      g_autoptr (VouchTrouble) trouble = vouch_trouble_new_save ("c.scorecard", error);

      assert_string_equal (trouble->heading, cases[i].heading);
      assert_non_null (strstr (trouble->body, "our changes are still open here"));
    }
}

/* What is in its place is not called unsaved. */
static void
test_unsure (void **state)
{
  g_autoptr (GError) error
      = g_error_new_literal (VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_UNSURE, "Saved, but not confirmed");
  g_autoptr (VouchTrouble) trouble = vouch_trouble_new_save ("c.scorecard", error);

  assert_string_equal (trouble->heading, "“c.scorecard” May Not Be Saved Permanently");
  assert_true (g_str_has_prefix (trouble->body, "Saved, but not confirmed.\n\n"));
}

/* A name is of whole words; signs that no file may have are none. */
static void
test_name (void **state)
{
  static const struct
  {
    const char *title;
    const char *name;
  } cases[] = {
    { "Dry Eye", "Dry Eye" },
    { "Exploring the Integration of Generative AI in Psychiatric Practice: Insights From Korea",
      "Exploring the Integration of Generative AI in Psychiatric" },
    { "A title of sixty characters that ends right where it has to!", "A title of sixty characters that ends right where it has to!" },
    { "A title whose sixtieth character is the last of its words at the", "A title whose sixtieth character is the last of its words at" },
    { "Dry eye: what to do / when (part 1)?", "Dry eye what to do when (part 1)" },
    { "Outcomes of lens wear in adults with a very dry eye, keratitis and more",
      "Outcomes of lens wear in adults with a very dry eye" },
    { "Prevalence of dry eye in twenty European cities in winter – and more", "Prevalence of dry eye in twenty European cities in winter" },
    { "  … .hidden", "… .hidden" },
    { "..hidden", "hidden" },
    { "A\tline\nbreak  here.", "A line break here" },
    { "Pneumonoultramicroscopicsilicovolcanoconiosispseudohypoparathyroidism", "Pneumonoultramicroscopicsilicovolcanoconiosispseudohypoparat" },
    { "干眼症的治疗", "干眼症的治疗" },
    { "", "Card" },
    { "???", "Card" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = vouch_file_name_from_title (cases[i].title);

      assert_string_equal (name, cases[i].name);
    }
}

static void
test_when (void **state)
{
  static const struct
  {
    const char *then;
    const char *words;
  } cases[] = {
    { "2026-06-15T11:59:40Z", "just now" },       { "2026-06-15T12:00:30Z", "just now" },
    { "2026-06-15T11:58:59Z", "1 minute ago" },   { "2026-06-15T11:15:00Z", "45 minutes ago" },
    { "2026-06-15T10:30:00Z", "1 hour ago" },     { "2026-06-15T00:10:00Z", "11 hours ago" },
    { "2026-06-14T23:50:00Z", "yesterday" },      { "2026-06-14T00:10:00Z", "yesterday" },
    { "2026-06-13T23:50:00Z", "2 days ago" },     { "2026-06-09T12:00:00Z", "6 days ago" },
    { "2026-06-08T12:00:00Z", "8 June 2026" },    { "2025-01-31T12:00:00Z", "31 January 2025" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-06-15T12:00:00Z", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (cases[i].then, NULL);
      g_autofree char *words = vouch_when_describe (then, now);

      assert_string_equal (words, cases[i].words);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_name),
    cmocka_unit_test (test_state),
    cmocka_unit_test (test_open_trouble),
    cmocka_unit_test (test_save_trouble),
    cmocka_unit_test (test_unsure),
    cmocka_unit_test (test_when),
  };

  return vouch_test_run ("file-words", tests);
}
