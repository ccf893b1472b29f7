/* test-source-ahead.c: the source that is likely to be looked at next, opened before it is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include <math.h>

#include "vouch-page-layout.h"
#include "vouch-source-ahead.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"

#define DEADLINE (20000 * VOUCH_TEST_SLOWNESS) /* milliseconds */

static const VouchPageRoom room = { 400, 1 };

typedef struct
{
  VouchSourceAhead *ahead;
  char *digest;            /* (owned): a paper of two pages */
  char *other;             /* (owned): another one */
  VouchOpenSource *source; /* (owned) (nullable): what was asked for */
  GError *error;           /* (owned) (nullable) */
} Fixture;

static char *
store_paper (const char *first, const char *second)
{
  VouchTestPdfLine lines[] = { { 1, 60, 100, 10, first }, { 2, 60, 100, 10, second } };
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (lines, G_N_ELEMENTS (lines), NULL, NULL);
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  source = vouch_source_store_add (store, file, "r1", NULL, NULL);
  assert_non_null (source);
  vouch_test_remove_folder (folder);
  return g_strdup (source->digest);
}

static int
set_up (void **state)
{
  Fixture *fixture = g_new0 (Fixture, 1);

  fixture->ahead = vouch_source_ahead_new ();
  fixture->digest = store_paper ("One of two pages.", "The other page.");
  fixture->other = store_paper ("Another paper.", "Its end.");
  *state = fixture;
  return 0;
}

static int
tear_down (void **state)
{
  Fixture *fixture = *state;

  g_clear_pointer (&fixture->source, vouch_open_source_unref);
  g_clear_error (&fixture->error);
  g_assert_finalize_object (fixture->ahead);
  g_free (fixture->digest);
  g_free (fixture->other);
  g_free (fixture);
  return 0;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->source = vouch_source_ahead_load_finish (result, &fixture->error);
}

static gboolean
is_answered (gpointer data)
{
  Fixture *fixture = data;

  return fixture->source || fixture->error;
}

static void
load (Fixture *fixture, const char *digest)
{
  vouch_source_ahead_load_async (fixture->ahead, digest, NULL, loaded_cb, fixture);
  assert_true (vouch_test_wait_until (is_answered, fixture, DEADLINE));
}

static gboolean
has_second (gpointer images)
{
  return vouch_page_images_get (images, 2) != NULL;
}

/* Returns: (transfer full): the pictures of what was loaded; its second page is there. */
static VouchPageImages *
take_drawn (Fixture *fixture)
{
  VouchPageImages *images = vouch_source_ahead_take_images (fixture->ahead, fixture->source);

  assert_non_null (images);
  assert_true (vouch_test_wait_until (has_second, images, DEADLINE));
  return images;
}

static gboolean
is_never (gpointer unused)
{
  return FALSE;
}

/* Nobody asks for the page any more: it is drawn as it was expected, and no other is. */
static void
test_drawn_ahead (void **state)
{
  Fixture *fixture = *state;
  g_autoptr (VouchPageImages) images = NULL;
  g_autoptr (VouchPageImages) again = NULL;
  VouchSourceText *text;
  VouchPageLayout *layout;

  vouch_source_ahead_expect (fixture->ahead, fixture->digest, G_MAXSIZE, 2, &room);
  vouch_test_wait_until (is_never, NULL, 400);
  load (fixture, fixture->digest);
  images = take_drawn (fixture);
  text = vouch_open_source_get_text (fixture->source);
  layout = vouch_page_layout_new (text);
  assert_true (fabs (vouch_page_picture_get_width (vouch_page_images_get (images, 2))
                     - vouch_source_text_get_page (text, 2)->width * vouch_page_layout_get_fit (layout, room.width))
               < 1);
  assert_null (vouch_page_images_get (images, 1));
  vouch_page_layout_free (layout);
  /* It keeps nothing of what it gave away. */
  again = vouch_source_ahead_take_images (fixture->ahead, fixture->source);
  assert_null (again);
}

/* Where the passage stands in the text says on which page. */
static void
test_by_offset (void **state)
{
  Fixture *fixture = *state;
  g_autoptr (VouchPageImages) images = NULL;

  vouch_source_ahead_expect (fixture->ahead, fixture->digest, strlen ("One of two pages.\nThe"), 0, &room);
  vouch_test_wait_until (is_never, NULL, 400);
  load (fixture, fixture->digest);
  images = take_drawn (fixture);
}

/* Whoever asks while it is being opened waits for that, and is given its page. */
static void
test_asked_meanwhile (void **state)
{
  Fixture *fixture = *state;
  g_autoptr (VouchPageImages) images = NULL;

  vouch_source_ahead_expect (fixture->ahead, fixture->digest, G_MAXSIZE, 2, &room);
  while (!vouch_source_ahead_is_opening (fixture->ahead))
    g_main_context_iteration (NULL, TRUE);
  /* What is expected now doesn't take it from whoever waits. */
  vouch_source_ahead_load_async (fixture->ahead, fixture->digest, NULL, loaded_cb, fixture);
  assert_true (vouch_test_wait_until (is_answered, fixture, DEADLINE));
  assert_non_null (fixture->source);
  images = take_drawn (fixture);
}

/* The one that is expected last is there; whoever asks for another is given that one. */
static void
test_another (void **state)
{
  Fixture *fixture = *state;
  g_autoptr (VouchPageImages) images = NULL;

  vouch_source_ahead_expect (fixture->ahead, fixture->digest, G_MAXSIZE, 2, &room);
  vouch_test_wait_until (is_never, NULL, 400);
  vouch_source_ahead_expect (fixture->ahead, fixture->other, G_MAXSIZE, 2, &room);
  vouch_test_wait_until (is_never, NULL, 400);
  load (fixture, fixture->digest);
  assert_string_equal (vouch_open_source_get_source (fixture->source)->digest, fixture->digest);
  assert_null (vouch_source_ahead_take_images (fixture->ahead, fixture->source));
  g_clear_pointer (&fixture->source, vouch_open_source_unref);
  load (fixture, fixture->other);
  assert_string_equal (vouch_open_source_get_source (fixture->source)->digest, fixture->other);
  images = take_drawn (fixture);
}

/* One that isn't there says so to whoever asks, not before. */
static void
test_missing (void **state)
{
  Fixture *fixture = *state;

  vouch_source_ahead_expect (fixture->ahead, "0000", 0, 0, &room);
  vouch_test_wait_until (is_never, NULL, 400);
  load (fixture, "0000");
  assert_null (fixture->source);
  assert_true (g_error_matches (fixture->error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE));
}

/* What is in the store is looked for anew; whoever waited is given what was on its way. */
static void
test_forgotten (void **state)
{
  Fixture *fixture = *state;

  vouch_source_ahead_expect (fixture->ahead, fixture->digest, G_MAXSIZE, 2, &room);
  while (!vouch_source_ahead_is_opening (fixture->ahead))
    g_main_context_iteration (NULL, TRUE);
  vouch_source_ahead_load_async (fixture->ahead, fixture->digest, NULL, loaded_cb, fixture);
  vouch_source_ahead_forget (fixture->ahead);
  assert_true (vouch_test_wait_until (is_answered, fixture, DEADLINE));
  assert_non_null (fixture->source);
  assert_null (vouch_source_ahead_take_images (fixture->ahead, fixture->source));
}

#define AHEAD_TEST(f) cmocka_unit_test_setup_teardown (f, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    AHEAD_TEST (test_drawn_ahead), AHEAD_TEST (test_by_offset), AHEAD_TEST (test_asked_meanwhile),
    AHEAD_TEST (test_another),     AHEAD_TEST (test_missing),   AHEAD_TEST (test_forgotten),
  };

  return vouch_test_run_widgets ("source-ahead", tests);
}
