/* test-source-pages.c: pages as pictures; a worker that ends is not the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vouch-source-pages.h"
#include "vouch-test-pdf.h"

#define DEADLINE (20000 * VOUCH_TEST_SLOWNESS) /* milliseconds */
#define MANY 1000
/* A user's password that nobody knows. */
#define LOCK \
  "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]" \
  "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4" \
  " /O <000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f>" \
  " /U <1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100> >>"

typedef struct
{
  char *folder;
  VouchSourcePages *pages;
  GString *order; /* the pages in the order in which they came */
  guint n_asked;
  guint n_answered;
  VouchPageImage *image; /* the last one */
  GError *error;         /* the last one */
} Fixture;

static const VouchTestPdfLine one[] = { { 1, 60, 100, 10, "One page." } };

static Fixture *
open_pdf (GBytes *bytes)
{
  Fixture *fixture = g_new0 (Fixture, 1);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  fixture->folder = vouch_test_make_folder ();
  fixture->order = g_string_new (NULL);
  path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                    (gssize) g_bytes_get_size (bytes), NULL));
  file = g_file_new_for_path (path);
  fixture->pages = vouch_source_pages_new (file);
  return fixture;
}

static Fixture *
open_many (guint n_pages)
{
  g_autofree VouchTestPdfLine *lines = g_new0 (VouchTestPdfLine, n_pages);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n_pages; i++)
    lines[i] = (VouchTestPdfLine){ i + 1, 60, 100, 10, "A page of many." };
  bytes = vouch_test_make_pdf (lines, n_pages, NULL, NULL);
  return open_pdf (bytes);
}

static void
close_pdf (Fixture *fixture)
{
  g_clear_object (&fixture->pages);
  vouch_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->order, TRUE);
  g_clear_pointer (&fixture->image, vouch_page_image_free);
  g_clear_error (&fixture->error);
  g_free (fixture);
}

static void
drawn_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_clear_pointer (&fixture->image, vouch_page_image_free);
  g_clear_error (&fixture->error);
  fixture->image = vouch_source_pages_render_finish (result, &fixture->error);
  fixture->n_answered++;
  if (fixture->image)
    g_string_append_printf (fixture->order, "%u ", fixture->image->page);
}

static void
ask (Fixture *fixture, guint page, double scale, VouchPageUrgency urgency, GCancellable *cancellable)
{
  fixture->n_asked++;
  vouch_source_pages_render_async (fixture->pages, page, scale, urgency, cancellable, drawn_cb,
                                   fixture);
}

static gboolean
are_all_answered (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_answered == fixture->n_asked;
}

static void
wait_for_all (Fixture *fixture)
{
  assert_true (vouch_test_wait_until (are_all_answered, fixture, DEADLINE));
}

static void
assert_drawn (Fixture *fixture, guint page, guint width, guint height)
{
  if (!fixture->image)
    fail_msg ("%s", fixture->error->message);
  assert_int_equal (fixture->image->page, page);
  assert_int_equal (fixture->image->width, width);
  assert_int_equal (fixture->image->height, height);
  assert_int_equal (g_bytes_get_size (fixture->image->pixels), fixture->image->stride * height);
}

/* White, but where the fixture has its black square: at the bottom left. */
static void
test_drawn (void **state)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (one, G_N_ELEMENTS (one), NULL, NULL);
  Fixture *fixture = open_pdf (bytes);
  const guint8 *pixels;

  ask (fixture, 1, 2, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  assert_drawn (fixture, 1, 1190, 1684);
  pixels = g_bytes_get_data (fixture->image->pixels, NULL);
  assert_memory_equal (pixels, "\xff\xff\xff", 3);
  assert_memory_equal (pixels + 3 * (1683 * 1190 + 1), "\0\0\0", 3);
  close_pdf (fixture);
}

/* Red is red. */
static void
test_colors (void **state)
{
  static const char red[] = "%PDF-1.4\n"
                            "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                            "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
                            "4 0 obj<</Length 22>>stream\n1 0 .2 rg 0 0 9 9 re f\nendstream endobj\n"
                            "trailer<</Root 1 0 R>>\n%%EOF\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (red, sizeof red - 1);
  Fixture *fixture = open_pdf (bytes);

  ask (fixture, 1, 1, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  assert_drawn (fixture, 1, 9, 9);
  assert_memory_equal (g_bytes_get_data (fixture->image->pixels, NULL), "\xff\0\x33", 3);
  close_pdf (fixture);
}

/* A page that isn't there says so, and the next one comes all the same. */
static void
test_no_such_page (void **state)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (one, G_N_ELEMENTS (one), NULL, NULL);
  Fixture *fixture = open_pdf (bytes);

  for (guint page = 0; page <= 2; page += 2)
    {
      ask (fixture, page, 1, VOUCH_PAGE_VISIBLE, NULL);
      wait_for_all (fixture);
      assert_true (
          g_error_matches (fixture->error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_FAILED));
    }
  ask (fixture, 1, 1, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  assert_drawn (fixture, 1, 595, 842);
  close_pdf (fixture);
}

/* As large as there is room for, whatever is asked. */
static void
test_too_large (void **state)
{
  static const double scales[] = { 1e9, 0, -1, G_MAXDOUBLE };
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (one, G_N_ELEMENTS (one), NULL, NULL);
  Fixture *fixture = open_pdf (bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      ask (fixture, 1, scales[i], VOUCH_PAGE_VISIBLE, NULL);
      wait_for_all (fixture);
      assert_non_null (fixture->image);
      assert_true (g_bytes_get_size (fixture->image->pixels) <= (gsize) 64 << 20);
      assert_true (fixture->image->width > 0);
    }
  close_pdf (fixture);
}

static void
test_urgency (void **state)
{
  Fixture *fixture = open_many (5);

  /* The first one may be begun before the rest is asked for. */
  ask (fixture, 1, 1, VOUCH_PAGE_VISIBLE, NULL);
  ask (fixture, 2, 1, VOUCH_PAGE_SMALL, NULL);
  ask (fixture, 3, 1, VOUCH_PAGE_NEAR, NULL);
  ask (fixture, 4, 1, VOUCH_PAGE_VISIBLE, NULL);
  ask (fixture, 5, 1, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  assert_string_equal (fixture->order->str, "1 4 5 3 2 ");
  close_pdf (fixture);
}

/* Opening ahead changes nothing of what comes of it. */
static void
test_opened_ahead (void **state)
{
  Fixture *fixture = open_many (2);

  vouch_source_pages_open (fixture->pages);
  ask (fixture, 2, 1, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  assert_string_equal (fixture->order->str, "2 ");
  close_pdf (fixture);
}

static void
test_opened_ahead_for_nothing (void **state)
{
  g_autoptr (GFile) gone = g_file_new_for_path ("/nowhere/gone.pdf");
  Fixture *fixture = open_many (1);

  g_object_unref (fixture->pages);
  fixture->pages = vouch_source_pages_new (gone);
  vouch_source_pages_open (fixture->pages);
  ask (fixture, 1, 1, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  assert_true (g_error_matches (fixture->error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE));
  close_pdf (fixture);
}

static void
test_cancelled (void **state)
{
  Fixture *fixture = open_many (20);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (guint page = 1; page <= 20; page++)
    ask (fixture, page, 2, VOUCH_PAGE_NEAR, cancellable);
  g_cancellable_cancel (cancellable);
  wait_for_all (fixture);
  assert_string_equal (fixture->order->str, "");
  assert_true (g_error_matches (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  close_pdf (fixture);
}

static void
test_many_pages (void **state)
{
  Fixture *fixture = open_many (MANY);

  for (guint page = 1; page <= MANY; page += 111)
    ask (fixture, page, 1, VOUCH_PAGE_VISIBLE, NULL);
  ask (fixture, MANY, 1, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  assert_drawn (fixture, MANY, 595, 842);
  assert_string_equal (fixture->order->str, "1 112 223 334 445 556 667 778 889 1000 1000 ");
  close_pdf (fixture);
}

static void
check_error (GBytes *bytes, VouchSourceError code)
{
  Fixture *fixture = open_pdf (bytes);

  /* Each page says so, and none of them ends anything. */
  for (guint page = 1; page <= 2; page++)
    {
      ask (fixture, page, 1, VOUCH_PAGE_VISIBLE, NULL);
      wait_for_all (fixture);
      assert_null (fixture->image);
      if (!g_error_matches (fixture->error, VOUCH_SOURCE_ERROR, code))
        fail_msg ("%s", fixture->error->message);
    }
  close_pdf (fixture);
}

static void
test_unreadable (void **state)
{
  g_autoptr (GBytes) junk = g_bytes_new_static ("%PDF-1.4\njunk", 13);
  g_autoptr (GBytes) locked = vouch_test_make_pdf (one, G_N_ELEMENTS (one), NULL, LOCK);

  check_error (junk, VOUCH_SOURCE_ERROR_DAMAGED);
  check_error (locked, VOUCH_SOURCE_ERROR_LOCKED);
}

static void
test_vanished (void **state)
{
  g_autoptr (GBytes) bytes = vouch_test_make_pdf (one, G_N_ELEMENTS (one), NULL, NULL);
  Fixture *fixture = open_pdf (bytes);
  g_autofree char *path = g_build_filename (fixture->folder, "paper.pdf", NULL);

  unlink (path);
  ask (fixture, 1, 1, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  assert_true (g_error_matches (fixture->error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE));
  close_pdf (fixture);
}

/* Returns: our child that draws pages; 0 for none. */
static int
find_worker (void)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (processes)))
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *content = NULL;
      char state;
      int parent;

      if (!g_ascii_isdigit (*name) || !g_file_get_contents (path, &content, NULL, NULL)
          || !strstr (content, "(vouch-pdf-worke"))
        continue;
      if (sscanf (strrchr (content, ')') + 1, " %c %d", &state, &parent) == 2 && state != 'Z'
          && parent == getpid ())
        return atoi (name);
    }
  return 0;
}

static gboolean
is_worker_gone (gpointer data)
{
  return find_worker () == 0;
}

/* Killed between two pages: another one goes on, and nobody hears of it. */
static void
test_killed (void **state)
{
  Fixture *fixture = open_many (3);

  ask (fixture, 1, 1, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  for (guint page = 2; page <= 3; page++)
    {
      int worker = find_worker ();

      assert_true (worker > 0);
      assert_int_equal (kill (worker, SIGKILL), 0);
      ask (fixture, page, 1, VOUCH_PAGE_VISIBLE, NULL);
      wait_for_all (fixture);
      assert_drawn (fixture, page, 595, 842);
    }
  close_pdf (fixture);
}

/* One that answers no more is waited for by nobody but its thread: closing ends it. */
static void
test_closed (void **state)
{
  Fixture *fixture = open_many (3);

  ask (fixture, 1, 1, VOUCH_PAGE_VISIBLE, NULL);
  wait_for_all (fixture);
  assert_int_equal (kill (find_worker (), SIGSTOP), 0);
  ask (fixture, 2, 1, VOUCH_PAGE_VISIBLE, NULL);
  ask (fixture, 3, 1, VOUCH_PAGE_NEAR, NULL);
  g_clear_object (&fixture->pages);
  wait_for_all (fixture);
  assert_true (g_error_matches (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  assert_string_equal (fixture->order->str, "1 ");
  assert_true (vouch_test_wait_until (is_worker_gone, NULL, DEADLINE));
  close_pdf (fixture);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_drawn),      cmocka_unit_test (test_colors),
    cmocka_unit_test (test_no_such_page),
    cmocka_unit_test (test_too_large),  cmocka_unit_test (test_urgency),
    cmocka_unit_test (test_opened_ahead),
    cmocka_unit_test (test_opened_ahead_for_nothing),
    cmocka_unit_test (test_cancelled),  cmocka_unit_test (test_many_pages),
    cmocka_unit_test (test_unreadable), cmocka_unit_test (test_vanished),
    cmocka_unit_test (test_killed),     cmocka_unit_test (test_closed),
  };

  return vouch_test_run ("source-pages", tests);
}
