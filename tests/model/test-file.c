/* test-file.c: opening and saving without waiting, and who else writes the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <glib/gstdio.h>

#include "vouch-card-format.h"
#include "vouch-file-error.h"
#include "vouch-file.h"
#include "vouch-template.h"

#define PATIENCE (10000 * VOUCH_TEST_SLOWNESS)

/* Longer than a watch waits for more, and long enough for a loaded machine to have seen it. */
#define REST 600

typedef struct
{
  char *folder;
  char *path;
  GFile *location;
  VouchFile *file;
  VouchDocument *document;
  GAsyncResult *result;
  guint n_changed; /* notifications of "changed-on-disk" */
} Desk;

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object (&((Desk *) user_data)->result, result);
}

static gboolean
has_result (gpointer desk)
{
  return ((Desk *) desk)->result != NULL;
}

static gboolean
is_changed (gpointer desk)
{
  return vouch_file_get_changed_on_disk (((Desk *) desk)->file);
}

static gboolean
is_unchanged (gpointer desk)
{
  return !is_changed (desk);
}

static gboolean
never (gpointer unused)
{
  return FALSE;
}

static void
count_cb (Desk *desk)
{
  desk->n_changed++;
}

static void
wait_result (Desk *desk)
{
  if (!vouch_test_wait_until (has_result, desk, PATIENCE))
    fail_msg ("It never ended");
}

static gboolean
load (Desk *desk, GError **error)
{
  g_autoptr (VouchDocument) document = NULL;

  g_clear_object (&desk->result);
  vouch_file_load_async (desk->file, NULL, finished_cb, desk);
  wait_result (desk);
  document = vouch_file_load_finish (desk->file, desk->result, error);
  if (document)
    g_set_object (&desk->document, document);
  return document != NULL;
}

static gboolean
end_save (Desk *desk, guint64 *revision, GError **error)
{
  wait_result (desk);
  return vouch_file_save_finish (desk->file, desk->result, revision, error);
}

static gboolean
save (Desk *desk, VouchFileSaveFlags flags, GError **error)
{
  g_clear_object (&desk->result);
  vouch_file_save_async (desk->file, desk->document, flags, NULL, finished_cb, desk);
  return end_save (desk, NULL, error);
}

static gboolean
save_as (Desk *desk, GFile *location, GError **error)
{
  g_clear_object (&desk->result);
  vouch_file_save_as_async (desk->file, desk->document, location, NULL, finished_cb, desk);
  return end_save (desk, NULL, error);
}

static void
put (const char *path, const char *text)
{
  assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
get (const char *path)
{
  char *text = NULL;

  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autofree char *card = vouch_test_read_fixture ("../../data/samples/finished.scorecard", NULL);

  desk->folder = vouch_test_make_folder ();
  desk->path = g_build_filename (desk->folder, "a card.scorecard", NULL);
  desk->location = g_file_new_for_path (desk->path);
  desk->file = vouch_file_new (desk->location);
  g_signal_connect_swapped (desk->file, "notify::changed-on-disk", G_CALLBACK (count_cb), desk);
  put (desk->path, card);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_become_oneself ();
  g_clear_object (&desk->result);
  g_clear_object (&desk->document);
  g_clear_object (&desk->file);
  g_clear_object (&desk->location);
  g_chmod (desk->folder, 0700);
  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk);
  return 0;
}

static void
set_title (Desk *desk, const char *title)
{
  vouch_card_set_title (vouch_document_get_card (desk->document), title);
}

/* --- opening --- */

static void
test_load (void **state)
{
  Desk *desk = *state;

  assert_true (load (desk, NULL));
  assert_non_null (vouch_card_get_title (vouch_document_get_card (desk->document)));
  assert_string_equal (vouch_file_get_name (desk->file), "a card.scorecard");
  assert_non_null (vouch_file_get_etag (desk->file));
  assert_false (vouch_file_get_read_only (desk->file));
  assert_false (vouch_file_get_changed_on_disk (desk->file));
  assert_int_equal (vouch_document_get_revision (desk->document), 0);
}

static void
test_load_refused (void **state)
{
  Desk *desk = *state;
  g_autoptr (GError) error = NULL;

  put (desk->path, "{\"format\": \"vouch-scorecard\", \"version\": 2}");
  assert_false (load (desk, &error));
  assert_true (g_error_matches (error, VOUCH_FORMAT_ERROR, VOUCH_FORMAT_ERROR_VERSION_TOO_NEW));
  assert_null (vouch_file_get_etag (desk->file));
  g_clear_error (&error);
  g_unlink (desk->path);
  assert_false (load (desk, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
}

static void
test_load_cancelled (void **state)
{
  Desk *desk = *state;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  vouch_file_load_async (desk->file, cancellable, finished_cb, desk);
  wait_result (desk);
  assert_null (vouch_file_load_finish (desk->file, desk->result, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

static void
test_read_only (void **state)
{
  Desk *desk = *state;

  vouch_test_become_nobody (desk->folder);
  g_chmod (desk->path, 0400);
  assert_true (load (desk, NULL));
  assert_true (vouch_file_get_read_only (desk->file));
  g_chmod (desk->path, 0600);
  g_chmod (desk->folder, 0500);
  assert_true (load (desk, NULL));
  assert_true (vouch_file_get_read_only (desk->file));
}

/* --- saving --- */

/* What nothing was changed in is written as it was read. */
static void
test_save_unchanged (void **state)
{
  Desk *desk = *state;
  g_autofree char *before = get (desk->path);
  g_autofree char *after = NULL;

  assert_true (load (desk, NULL));
  assert_true (save (desk, VOUCH_FILE_SAVE_PLAIN, NULL));
  after = get (desk->path);
  assert_string_equal (before, after);
}

static void
test_save_and_load (void **state)
{
  Desk *desk = *state;
  guint64 revision = 0;

  assert_true (load (desk, NULL));
  set_title (desk, "Another title");
  g_clear_object (&desk->result);
  vouch_file_save_async (desk->file, desk->document, VOUCH_FILE_SAVE_PLAIN, NULL, finished_cb,
                         desk);
  /* Edits during a save are for the next one. */
  set_title (desk, "A later title");
  assert_true (end_save (desk, &revision, NULL));
  assert_int_equal (revision, vouch_document_get_revision (desk->document) - 1);
  assert_true (load (desk, NULL));
  assert_string_equal (vouch_card_get_title (vouch_document_get_card (desk->document)),
                       "Another title");
}

static void
test_save_twice_at_once (void **state)
{
  Desk *desk = *state;
  Desk other = { 0 };

  assert_true (load (desk, NULL));
  g_clear_object (&desk->result);
  set_title (desk, "First");
  vouch_file_save_async (desk->file, desk->document, VOUCH_FILE_SAVE_PLAIN, NULL, finished_cb,
                         desk);
  set_title (desk, "Second");
  vouch_file_save_async (desk->file, desk->document, VOUCH_FILE_SAVE_PLAIN, NULL, finished_cb,
                         &other);
  assert_true (end_save (desk, NULL, NULL));
  wait_result (&other);
  assert_true (vouch_file_save_finish (desk->file, other.result, NULL, NULL));
  g_clear_object (&other.result);
  assert_true (load (desk, NULL));
  assert_string_equal (vouch_card_get_title (vouch_document_get_card (desk->document)), "Second");
}

static void
test_save_fails (void **state)
{
  Desk *desk = *state;
  g_autofree char *before = get (desk->path);
  g_autofree char *after = NULL;
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;

  vouch_test_become_nobody (desk->folder);
  assert_true (load (desk, NULL));
  etag = g_strdup (vouch_file_get_etag (desk->file));
  set_title (desk, "Never written");
  g_chmod (desk->folder, 0500);
  assert_false (save (desk, VOUCH_FILE_SAVE_PLAIN, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED));
  assert_string_equal (vouch_file_get_etag (desk->file), etag);
  after = get (desk->path);
  assert_string_equal (before, after);
}

static void
test_save_cancelled (void **state)
{
  Desk *desk = *state;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = get (desk->path);
  g_autofree char *after = NULL;

  assert_true (load (desk, NULL));
  set_title (desk, "Never written");
  g_cancellable_cancel (cancellable);
  g_clear_object (&desk->result);
  vouch_file_save_async (desk->file, desk->document, VOUCH_FILE_SAVE_PLAIN, cancellable,
                         finished_cb, desk);
  assert_false (end_save (desk, NULL, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  after = get (desk->path);
  assert_string_equal (before, after);
}

/* --- a new card --- */

static void
open_new (Desk *desk)
{
  g_autoptr (VouchCard) card = vouch_template_new_card (VOUCH_TEMPLATE_DEFAULT_KIND, NULL);

  g_clear_object (&desk->file);
  desk->file = vouch_file_new (NULL);
  desk->document = vouch_document_new (card);
}

static void
test_new_card (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "new.scorecard", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (path);

  open_new (desk);
  assert_null (vouch_file_get_location (desk->file));
  assert_null (vouch_file_get_name (desk->file));
  assert_true (save_as (desk, location, NULL));
  assert_true (g_file_equal (vouch_file_get_location (desk->file), location));
  assert_string_equal (vouch_file_get_name (desk->file), "new.scorecard");
  set_title (desk, "Saved again");
  assert_true (save (desk, VOUCH_FILE_SAVE_PLAIN, NULL));
}

/* The first save of a card that has no place yet, and Ctrl+S right behind it. */
static void
test_new_card_fails (void **state)
{
  Desk *desk = *state;
  Desk second = { 0 };
  g_autoptr (GFile) location = g_file_new_for_path ("/nowhere/at/all/new.scorecard");
  g_autoptr (GError) error = NULL;

  open_new (desk);
  vouch_file_save_as_async (desk->file, desk->document, location, NULL, finished_cb, desk);
  vouch_file_save_async (desk->file, desk->document, VOUCH_FILE_SAVE_PLAIN, NULL, finished_cb,
                         &second);
  assert_false (end_save (desk, NULL, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  g_clear_error (&error);
  wait_result (&second);
  assert_false (vouch_file_save_finish (desk->file, second.result, NULL, &error));
  assert_non_null (error);
  assert_null (vouch_file_get_location (desk->file));
  g_clear_object (&second.result);
}

/* Where a card was to be made new, nothing that is there is lost. */
static void
test_not_loaded_never_overwrites (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchCard) card = vouch_template_new_card (VOUCH_TEMPLATE_DEFAULT_KIND, NULL);
  g_autoptr (GError) error = NULL;

  desk->document = vouch_document_new (card);
  assert_false (save (desk, VOUCH_FILE_SAVE_PLAIN, &error));
  assert_true (g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_EXISTS));
}

static void
test_save_as_moves_the_watch (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "copy.scorecard", NULL);
  g_autoptr (GFile) location = g_file_new_for_path (path);

  assert_true (load (desk, NULL));
  assert_true (save_as (desk, location, NULL));
  put (desk->path, "{}");
  vouch_test_wait_until (never, NULL, REST);
  assert_false (vouch_file_get_changed_on_disk (desk->file));
  put (path, "{}");
  assert_true (vouch_test_wait_until (is_changed, desk, PATIENCE));
}

/* --- others --- */

static void
test_own_saves_are_no_news (void **state)
{
  Desk *desk = *state;

  assert_true (load (desk, NULL));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("Title %u", i);

      set_title (desk, title);
      assert_true (save (desk, VOUCH_FILE_SAVE_PLAIN, NULL));
      vouch_test_wait_until (never, NULL, 150);
    }
  vouch_test_wait_until (never, NULL, REST);
  assert_int_equal (desk->n_changed, 0);
}

static void
test_touch_is_no_news (void **state)
{
  Desk *desk = *state;
  g_autofree char *same = get (desk->path);

  assert_true (load (desk, NULL));
  put (desk->path, same);
  vouch_test_wait_until (never, NULL, REST);
  assert_int_equal (desk->n_changed, 0);
}

static void
test_changed_on_disk (void **state)
{
  Desk *desk = *state;
  g_autofree char *ours = get (desk->path);
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  assert_true (load (desk, NULL));
  put (desk->path, "theirs");
  assert_true (vouch_test_wait_until (is_changed, desk, PATIENCE));
  assert_int_equal (desk->n_changed, 1);
  assert_false (save (desk, VOUCH_FILE_SAVE_PLAIN, &error));
  assert_true (g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK));
  now = get (desk->path);
  assert_string_equal (now, "theirs");
  /* They thought better of it. */
  put (desk->path, ours);
  assert_true (vouch_test_wait_until (is_unchanged, desk, PATIENCE));
}

/* The save comes before the event. */
static void
test_changed_just_now (void **state)
{
  Desk *desk = *state;
  g_autoptr (GError) error = NULL;

  assert_true (load (desk, NULL));
  put (desk->path, "theirs");
  assert_false (save (desk, VOUCH_FILE_SAVE_PLAIN, &error));
  assert_true (g_error_matches (error, VOUCH_FILE_ERROR, VOUCH_FILE_ERROR_CHANGED_ON_DISK));
  assert_true (vouch_file_get_changed_on_disk (desk->file));
}

static void
test_keep_mine (void **state)
{
  Desk *desk = *state;

  assert_true (load (desk, NULL));
  put (desk->path, "theirs");
  assert_true (vouch_test_wait_until (is_changed, desk, PATIENCE));
  assert_true (save (desk, VOUCH_FILE_SAVE_KEEP_MINE, NULL));
  assert_false (vouch_file_get_changed_on_disk (desk->file));
  vouch_test_wait_until (never, NULL, REST);
  assert_false (vouch_file_get_changed_on_disk (desk->file));
  assert_true (load (desk, NULL));
}

static void
test_take_theirs (void **state)
{
  Desk *desk = *state;
  g_autofree char *theirs = NULL;
  g_autofree char *other = vouch_test_read_fixture ("page/full.scorecard", NULL);

  assert_true (load (desk, NULL));
  theirs = g_strdup (vouch_card_get_title (vouch_document_get_card (desk->document)));
  put (desk->path, other);
  assert_true (vouch_test_wait_until (is_changed, desk, PATIENCE));
  assert_true (load (desk, NULL));
  assert_false (vouch_file_get_changed_on_disk (desk->file));
  assert_string_not_equal (vouch_card_get_title (vouch_document_get_card (desk->document)), theirs);
  assert_true (save (desk, VOUCH_FILE_SAVE_PLAIN, NULL));
}

/* Many editors write a new file and rename it over the old one. */
static void
test_replaced (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "elsewhere", NULL);

  assert_true (load (desk, NULL));
  put (path, "theirs");
  assert_int_equal (g_rename (path, desk->path), 0);
  assert_true (vouch_test_wait_until (is_changed, desk, PATIENCE));
}

static gboolean
is_gone (gpointer desk)
{
  return vouch_file_get_gone (((Desk *) desk)->file);
}

/* Nobody's work is there to be lost. */
static void
test_gone (void **state)
{
  Desk *desk = *state;

  assert_true (load (desk, NULL));
  g_unlink (desk->path);
  assert_true (vouch_test_wait_until (is_gone, desk, PATIENCE));
  assert_false (vouch_file_get_changed_on_disk (desk->file));
  assert_true (save (desk, VOUCH_FILE_SAVE_PLAIN, NULL));
  assert_false (vouch_file_get_gone (desk->file));
}

static void
test_freed (void **state)
{
  Desk *desk = *state;
  gpointer file;

  assert_true (load (desk, NULL));
  assert_true (save (desk, VOUCH_FILE_SAVE_PLAIN, NULL));
  file = desk->file;
  g_clear_object (&desk->result);
  g_object_add_weak_pointer (file, &file);
  put (desk->path, "theirs");
  vouch_test_wait_until (never, NULL, 50);
  g_clear_object (&desk->file);
  vouch_test_wait_until (never, NULL, REST);
  assert_null (file);
}

int
main (void)
{
#define TEST(f) cmocka_unit_test_setup_teardown (f, set_up, tear_down)
  const struct CMUnitTest tests[] = {
    TEST (test_load),
    TEST (test_load_refused),
    TEST (test_load_cancelled),
    TEST (test_read_only),
    TEST (test_save_unchanged),
    TEST (test_save_and_load),
    TEST (test_save_twice_at_once),
    TEST (test_save_fails),
    TEST (test_save_cancelled),
    TEST (test_new_card),
    TEST (test_new_card_fails),
    TEST (test_not_loaded_never_overwrites),
    TEST (test_save_as_moves_the_watch),
    TEST (test_own_saves_are_no_news),
    TEST (test_touch_is_no_news),
    TEST (test_changed_on_disk),
    TEST (test_changed_just_now),
    TEST (test_keep_mine),
    TEST (test_take_theirs),
    TEST (test_replaced),
    TEST (test_gone),
    TEST (test_freed),
  };

  return vouch_test_run ("file", tests);
}
