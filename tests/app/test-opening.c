/* test-opening.c: a file, a draft or a template in, an open card out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-card.h"
#include "vouch-format-error.h"
#include "vouch-import-error.h"
#include "vouch-opening.h"

typedef struct
{
  gboolean is_done;
  VouchOpening *opening; /* (owned) (nullable) */
  GError *error;         /* (owned) (nullable) */
} Outcome;

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->opening = vouch_opening_finish (result, &outcome->error);
  outcome->is_done = TRUE;
}

static gboolean
is_done (gpointer outcome)
{
  return ((Outcome *) outcome)->is_done;
}

static void
wait_for (Outcome *outcome)
{
  assert_true (vouch_test_wait_until (is_done, outcome, 20000 * VOUCH_TEST_SLOWNESS));
  assert_true (!outcome->opening == !!outcome->error);
}

static void
open_path (Outcome *outcome, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  vouch_opening_file_async (file, NULL, opened_cb, outcome);
  wait_for (outcome);
}

static void
clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->opening, vouch_opening_free);
  g_clear_error (&outcome->error);
  outcome->is_done = FALSE;
}

static const char *
title_of (Outcome *outcome)
{
  return vouch_card_get_title (vouch_document_get_card (outcome->opening->document));
}

static void
test_draft (void **state)
{
  Outcome outcome = { 0 };
  g_autofree char *path = vouch_test_fixture ("scorecard-generative-ai-psychiatry.txt");
  g_autofree char *draft = NULL;

  open_path (&outcome, path);
  assert_non_null (outcome.opening);
  assert_true (g_str_has_prefix (title_of (&outcome), "Exploring the Integration"));
  assert_int_equal (vouch_import_report_count (outcome.opening->report, VOUCH_IMPORT_FATE_DROPPED),
                    4);
  assert_null (vouch_file_get_location (outcome.opening->file));
  draft = g_file_get_path (outcome.opening->draft);
  assert_string_equal (draft, path);
  clear (&outcome);
}

static void
test_text (void **state)
{
  Outcome outcome = { 0 };
  g_autofree char *text = vouch_test_read_fixture ("import/headed-markdown.md", NULL);

  vouch_opening_text_async (text, NULL, opened_cb, &outcome);
  wait_for (&outcome);
  assert_non_null (outcome.opening);
  assert_non_null (outcome.opening->report);
  assert_null (outcome.opening->draft);
  clear (&outcome);
}

static void
test_card (void **state)
{
  Outcome outcome = { 0 };
  g_autofree char *path = vouch_test_fixture ("check/clean.scorecard");

  open_path (&outcome, path);
  assert_non_null (outcome.opening);
  assert_null (outcome.opening->report);
  assert_string_equal (vouch_file_get_name (outcome.opening->file), "clean.scorecard");
  clear (&outcome);
}

/* A card that somebody gave another name is still a card, with that file as its own. */
static void
test_card_under_another_name (void **state)
{
  Outcome outcome = { 0 };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "card.txt", NULL);
  g_autofree char *card = NULL;
  gsize length;

  card = vouch_test_read_fixture ("check/clean.scorecard", &length);
  assert_true (g_file_set_contents (path, card, (gssize) length, NULL));
  open_path (&outcome, path);
  assert_non_null (outcome.opening);
  assert_null (outcome.opening->report);
  assert_string_equal (vouch_file_get_name (outcome.opening->file), "card.txt");
  clear (&outcome);
  vouch_test_remove_folder (folder);
}

static void
test_template (void **state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOpening) opening = vouch_opening_new_template ("scorecard", &error);

  assert_non_null (opening);
  assert_null (vouch_file_get_location (opening->file));
  assert_null (vouch_opening_new_template ("no such kind", &error));
  assert_non_null (error);
}

/* Each a clear error, and the file is not touched. */
static void
test_bad_files (void **state)
{
  const struct
  {
    const char *name;
    const char *content;
    GQuark domain;
    int code;
  } cases[] = {
    { "cut.scorecard", "{\"format\": \"vouch-scorecard\", \"version\": 1,", VOUCH_FORMAT_ERROR,
      VOUCH_FORMAT_ERROR_SYNTAX },
    { "empty.scorecard", "", VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_SYNTAX },
    { "latin.scorecard", "{\"title\": \"\xe9\"}", VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_SYNTAX },
    { "other.scorecard", "{\"a\": 1}", VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_NOT_A_CARD },
    { "list.json", "[1, 2]", VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_NOT_A_CARD },
    { "new.scorecard", "{\"format\": \"vouch-scorecard\", \"version\": 2, \"id\": \"a\"}",
      VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_VERSION_TOO_NEW },
    { "types.scorecard",
      "{\"format\": \"vouch-scorecard\", \"version\": 1, \"id\": \"a\", \"sections\": 5}",
      VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_MEMBER },
    { "twice.scorecard",
      "{\"format\": \"vouch-scorecard\", \"version\": 1, \"id\": \"a\", \"id\": \"b\"}",
      VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_DUPLICATE },
    { "letter.txt", "Dear Sir,\n\nhello.\n", VOUCH_IMPORT_ERROR,
      VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
    { "empty.txt", "", VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
    { "data.md", "{\"a\": 1}", VOUCH_IMPORT_ERROR, VOUCH_IMPORT_ERROR_NOT_A_SCORECARD },
  };
  g_autofree char *folder = vouch_test_make_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Outcome outcome = { 0 };
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autofree char *after = NULL;

      assert_true (g_file_set_contents (path, cases[i].content, -1, NULL));
      open_path (&outcome, path);
      if (!g_error_matches (outcome.error, cases[i].domain, cases[i].code))
        fail_msg ("%s: %s", cases[i].name, outcome.error ? outcome.error->message : "opened");
      assert_true (g_file_get_contents (path, &after, NULL, NULL));
      assert_string_equal (after, cases[i].content);
      clear (&outcome);
    }
  vouch_test_remove_folder (folder);
}

static void
test_missing_and_folder (void **state)
{
  Outcome outcome = { 0 };
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "gone.scorecard", NULL);

  open_path (&outcome, missing);
  assert_true (g_error_matches (outcome.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  clear (&outcome);
  open_path (&outcome, folder);
  assert_true (g_error_matches (outcome.error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY));
  clear (&outcome);
  vouch_test_remove_folder (folder);
}

static void
test_cancelled (void **state)
{
  Outcome outcome = { 0 };
  g_autofree char *path = vouch_test_fixture ("scorecard-generative-ai-psychiatry.txt");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  vouch_opening_file_async (file, cancellable, opened_cb, &outcome);
  g_cancellable_cancel (cancellable);
  wait_for (&outcome);
  assert_true (g_error_matches (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  clear (&outcome);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_draft),
    cmocka_unit_test (test_text),
    cmocka_unit_test (test_card),
    cmocka_unit_test (test_card_under_another_name),
    cmocka_unit_test (test_template),
    cmocka_unit_test (test_bad_files),
    cmocka_unit_test (test_missing_and_folder),
    cmocka_unit_test (test_cancelled),
  };

  return vouch_test_run ("opening", tests);
}
