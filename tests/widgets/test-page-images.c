/* test-page-images.c: where pages stand, and the pictures of those near the view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include <math.h>

#include "vouch-page-images.h"
#include "vouch-page-layout.h"
#include "vouch-test-pdf.h"

#define DEADLINE (20000 * VOUCH_TEST_SLOWNESS) /* milliseconds */
#define N_PAGES 30
#define PAGE_BYTES ((gsize) 595 * 842 * 3)

typedef struct
{
  char *folder;
  VouchPageImages *images;
  guint wanted;
  guint n_drawn;
  guint n_failed;
  GString *order; /* (owned): the pages in the order in which they were drawn */
} Fixture;

static void
drawn_cb (Fixture *fixture, guint page)
{
  fixture->n_drawn++;
  g_string_append_printf (fixture->order, "%u ", page);
}

static void
failed_cb (Fixture *fixture)
{
  fixture->n_failed++;
}

static Fixture *
open_images (const char *content, gsize max_bytes)
{
  VouchTestPdfLine lines[N_PAGES];
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (VouchSourcePages) pages = NULL;
  Fixture *fixture = g_new0 (Fixture, 1);

  for (guint i = 0; i < N_PAGES; i++)
    lines[i] = (VouchTestPdfLine){ i + 1, 60, 100, 10, "A page." };
  bytes = content ? g_bytes_new (content, strlen (content))
                  : vouch_test_make_pdf (lines, N_PAGES, NULL, NULL);
  fixture->order = g_string_new (NULL);
  fixture->folder = vouch_test_make_folder ();
  path = g_build_filename (fixture->folder, "paper.pdf", NULL);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL);
  file = g_file_new_for_path (path);
  pages = vouch_source_pages_new (file);
  fixture->images = vouch_page_images_new (pages, N_PAGES, max_bytes);
  g_signal_connect_swapped (fixture->images, "drawn", G_CALLBACK (drawn_cb), fixture);
  g_signal_connect_swapped (fixture->images, "failed", G_CALLBACK (failed_cb), fixture);
  return fixture;
}

static void
close_images (Fixture *fixture)
{
  g_assert_finalize_object (fixture->images);
  vouch_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->order, TRUE);
  g_free (fixture);
}

static gboolean
is_there (gpointer data)
{
  Fixture *fixture = data;

  return vouch_page_images_get (fixture->images, fixture->wanted)
         || vouch_page_images_has_failed (fixture->images, fixture->wanted);
}

static void
want (Fixture *fixture, guint page, double scale)
{
  fixture->wanted = page;
  vouch_page_images_want (fixture->images, page, page, 1, scale);
  assert_true (vouch_test_wait_until (is_there, fixture, DEADLINE));
}

/* However many pages go by, no more is kept than was said, beside what is wanted now. */
static void
test_bounded (void **state)
{
  Fixture *fixture = open_images (NULL, 4 * PAGE_BYTES);

  for (guint page = 1; page <= N_PAGES; page++)
    {
      want (fixture, page, 1);
      assert_true (vouch_page_images_get_bytes (fixture->images) <= (4 + 3) * PAGE_BYTES);
    }
  assert_null (vouch_page_images_get (fixture->images, 1));
  /* One in another size takes its place. */
  want (fixture, N_PAGES, 0.5);
  assert_true (vouch_page_images_get_bytes (fixture->images) <= (4 + 3) * PAGE_BYTES);
  close_images (fixture);
}

/* One that can't be drawn is told once, and not asked for again. */
static void
test_failed (void **state)
{
  Fixture *fixture = open_images ("%PDF-1.4\njunk", PAGE_BYTES);

  for (guint i = 0; i < 3; i++)
    want (fixture, 1, 1 + i);
  assert_true (vouch_page_images_has_failed (fixture->images, 1));
  assert_true (fixture->n_failed <= 2); /* and its neighbour */
  assert_int_equal (fixture->n_drawn, 0);
  close_images (fixture);
}

/* Nobody waits for a page that was asked for. */
static void
test_freed_while_drawing (void **state)
{
  Fixture *fixture = open_images (NULL, PAGE_BYTES);

  vouch_page_images_want (fixture->images, 1, 20, 2, 2);
  close_images (fixture);
}

/* Small pages that were scrolled past are not drawn: the last one comes at once, and it alone. */
static void
test_forgotten (void **state)
{
  Fixture *fixture = open_images (NULL, N_PAGES * PAGE_BYTES);

  for (guint page = 1; page <= N_PAGES; page++)
    {
      vouch_page_images_want_one (fixture->images, page, 0.2);
      if (page < N_PAGES)
        vouch_page_images_forget_one (fixture->images, page);
    }
  fixture->wanted = N_PAGES;
  assert_true (vouch_test_wait_until (is_there, fixture, DEADLINE));
  assert_int_equal (fixture->n_drawn, 1);
  assert_int_equal (fixture->n_failed, 0);
  assert_null (vouch_page_images_get (fixture->images, 1));
  /* It can be wanted again. */
  vouch_page_images_want_one (fixture->images, 1, 0.2);
  fixture->wanted = 1;
  assert_true (vouch_test_wait_until (is_there, fixture, DEADLINE));
  close_images (fixture);
}

static gboolean
has_five (gpointer data)
{
  return ((Fixture *) data)->n_drawn >= 5;
}

/* What is on the screen comes first, then what one is scrolling to. */
static void
test_order (void **state)
{
  Fixture *fixture = open_images (NULL, N_PAGES * PAGE_BYTES);

  vouch_page_images_want (fixture->images, 10, 10, 2, 0.2);
  assert_true (vouch_test_wait_until (has_five, fixture, DEADLINE));
  assert_string_equal (fixture->order->str, "10 11 9 12 8 ");
  g_string_truncate (fixture->order, 0);
  fixture->n_drawn = 0;
  vouch_page_images_want (fixture->images, 30, 30, 2, 0.2);
  vouch_page_images_want (fixture->images, 20, 20, 2, 0.2);
  assert_true (vouch_test_wait_until (has_five, fixture, DEADLINE));
  assert_string_equal (fixture->order->str, "20 19 21 18 22 ");
  close_images (fixture);
}

static void
test_layout (void **state)
{
  const VouchSourcePage sizes[] = { { 0, 600, 800 }, { 0, 800, 600 }, { 0, 0, 0 }, { 0, 600, 800 } };
  g_autoptr (VouchSourceText) text = vouch_source_text_new_paged ("", sizes, 4, NULL);
  g_autoptr (VouchPageLayout) layout = vouch_page_layout_new (text);

  vouch_page_layout_set_scale (layout, vouch_page_layout_get_fit (layout, 424));
  assert_true (fabs (vouch_page_layout_get_scale (layout) - 0.5) < 0.001);
  assert_true (fabs (vouch_page_layout_get_width (layout) - 424) < 0.001);
  for (guint page = 1; page <= 4; page++)
    {
      graphene_rect_t rect = vouch_page_layout_get_page (layout, page, 424);

      /* Each in the middle, none on another, and found at its top, at its foot and above it. */
      assert_true (fabs (rect.origin.x + rect.size.width / 2 - 212) < 0.01);
      assert_int_equal (vouch_page_layout_get_page_at (layout, rect.origin.y - 1), page);
      assert_int_equal (vouch_page_layout_get_page_at (layout, rect.origin.y + 1), page);
      assert_int_equal (
          vouch_page_layout_get_page_at (layout, rect.origin.y + rect.size.height - 1), page);
      assert_true (rect.size.width > 1 && rect.size.height > 1);
    }
  assert_int_equal (vouch_page_layout_get_page_at (layout, -100), 1);
  assert_int_equal (vouch_page_layout_get_page_at (layout, 1e9), 4);
}

#define LINES 300 /* of pixels: in several bands */

/* Each line in a colour that tells which one it is. */
static VouchPagePicture *
make_picture (void)
{
  guint8 *pixels = g_malloc (LINES * 3);
  VouchPageImage image = { 1, 1, LINES, 3, NULL };
  VouchPagePicture *picture;

  for (guint y = 0; y < LINES; y++)
    memcpy (pixels + (gsize) 3 * y, (guint8[]){ (guint8) (y >> 8), (guint8) y, 7 }, 3);
  image.pixels = g_bytes_new_take (pixels, LINES * 3);
  picture = vouch_page_picture_new (&image);
  g_bytes_unref (image.pixels);
  return picture;
}

/* Returns: (transfer full): the picture as it comes to a red screen of these lines. */
static cairo_surface_t *
draw_picture (VouchPagePicture *picture, float page_height, float y, float height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, LINES);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GskRenderNode) node = NULL;

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  vouch_page_picture_draw (picture, snapshot, &GRAPHENE_RECT_INIT (0, 0, 1, page_height),
                           &GRAPHENE_RECT_INIT (0, y, 1, height));
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_line (cairo_surface_t *surface, guint y)
{
  const guint8 *pixels = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (pixels + (gsize) y * cairo_image_surface_get_stride (surface)) & 0xffffff;
}

/* No line is missing or double where two bands meet, and those are left out that nobody sees. */
static void
test_picture (void **state)
{
  g_autoptr (VouchPagePicture) picture = make_picture ();
  cairo_surface_t *whole = draw_picture (picture, LINES, 0, LINES);
  cairo_surface_t *part = draw_picture (picture, LINES, LINES - 2, 2);

  for (guint y = 0; y < LINES; y++)
    assert_int_equal (get_line (whole, y), y << 8 | 7);
  assert_int_equal (get_line (part, 0), 0xff0000);
  assert_int_equal (get_line (part, LINES - 1), (LINES - 1) << 8 | 7);
  assert_int_equal (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (picture)), LINES);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (part);
}

/* In a size that it doesn't have, as while one zooms, nothing is seen through its seams. */
static void
test_seams (void **state)
{
  g_autoptr (VouchPagePicture) picture = make_picture ();
  float height = LINES - 10.4f;
  cairo_surface_t *surface = draw_picture (picture, height, 0, LINES);

  for (guint y = 0; y + 1 < height; y++)
    assert_true (get_line (surface, y) >> 16 <= 1);
  assert_int_equal (get_line (surface, LINES - 1), 0xff0000);
  cairo_surface_destroy (surface);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_bounded),
    cmocka_unit_test (test_failed),
    cmocka_unit_test (test_freed_while_drawing),
    cmocka_unit_test (test_forgotten),
    cmocka_unit_test (test_order),
    cmocka_unit_test (test_layout),
    cmocka_unit_test (test_picture),
    cmocka_unit_test (test_seams),
  };

  return vouch_test_run_widgets ("page-images", tests);
}
