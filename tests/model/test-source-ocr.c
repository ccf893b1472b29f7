/* test-source-ocr.c: a scan, read by machine; without Tesseract what needs it is skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include <glib/gstdio.h>

#include "vouch-anchor-json.h"
#include "vouch-anchor.h"
#include "vouch-json.h"
#include "vouch-page-process.h"
#include "vouch-scan.h"
#include "vouch-source-ocr.h"
#include "vouch-source-store.h"
#include "vouch-test-pdf.h"

#define SLEPT "Patients slept forty minutes longer than before"
#define HARM "No harm was seen in any of the 12 groups"

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned): a scan */
} Desk;

static char *
put (const char *folder, const char *name, GBytes *bytes)
{
  char *path = g_build_filename (folder, name, NULL);

  assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  return path;
}

/* --- a scan: the picture of a page in a PDF --- */

static VouchPageImage *
draw_page (const char *folder)
{
  const VouchTestPdfLine lines[] = { { 1, 60, 100, 14, SLEPT "." }, { 1, 60, 140, 14, HARM "." } };
  g_autoptr (GBytes) printed = vouch_test_make_pdf (lines, G_N_ELEMENTS (lines), NULL, NULL);
  g_autofree char *path = put (folder, "printed.pdf", printed);
  g_autoptr (VouchPageProcess) process = vouch_page_process_new (NULL);
  VouchPageImage *image;

  assert_non_null (process);
  assert_true (vouch_page_process_open (process, path, NULL));
  image = vouch_page_process_draw (process, 1, 200 / 72.0, NULL, NULL);
  assert_non_null (image);
  return image;
}

static void
add_object (GByteArray *pdf, GArray *offsets, const char *object)
{
  gsize offset = pdf->len;

  g_array_append_val (offsets, offset);
  g_byte_array_append (pdf, (const guint8 *) object, strlen (object));
}

static void
append_picture (GByteArray *pdf, const VouchPageImage *image)
{
  const guint8 *pixels = g_bytes_get_data (image->pixels, NULL);

  for (guint y = 0; y < image->height; y++)
    for (guint x = 0; x < image->width; x++)
      g_byte_array_append (pdf, pixels + y * image->stride + 3 * (gsize) x + 1, 1);
}

static void
append_end (GByteArray *pdf, GArray *offsets)
{
  g_autoptr (GString) end = g_string_new (NULL);
  guint start = pdf->len;

  g_string_append_printf (end, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (end, "%010zu 00000 n \n", g_array_index (offsets, gsize, i));
  g_string_append_printf (end, "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%u\n%%%%EOF\n", offsets->len + 1,
                          start);
  g_byte_array_append (pdf, (const guint8 *) end->str, end->len);
}

static GBytes *
make_scan (const VouchPageImage *image)
{
  static const char contents[] = "4 0 obj\n<< /Length 32 >>\nstream\nq 612 0 0 792 0 0 cm /I Do Q    \nendstream\nendobj\n";
  GByteArray *pdf = g_byte_array_new ();
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *head = g_strdup_printf (
      "5 0 obj\n<< /Type /XObject /Subtype /Image /Width %u /Height %u /ColorSpace /DeviceGray"
      " /BitsPerComponent 8 /Length %u >>\nstream\n",
      image->width, image->height, image->width * image->height);

  g_byte_array_append (pdf, (const guint8 *) "%PDF-1.4\n", 9);
  add_object (pdf, offsets, "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
  add_object (pdf, offsets, "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
  add_object (pdf, offsets,
              "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
              " /Resources << /XObject << /I 5 0 R >> >> >>\nendobj\n");
  add_object (pdf, offsets, contents);
  add_object (pdf, offsets, head);
  append_picture (pdf, image);
  g_byte_array_append (pdf, (const guint8 *) "\nendstream\nendobj\n", 18);
  append_end (pdf, offsets);
  return g_byte_array_free_to_bytes (pdf);
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autoptr (VouchPageImage) image = NULL;
  g_autoptr (GBytes) scan = NULL;

  desk->folder = vouch_test_make_folder ();
  image = draw_page (desk->folder);
  scan = make_scan (image);
  desk->path = put (desk->folder, "scan.pdf", scan);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
  g_free (desk);
  return 0;
}

/* --- tests --- */

static VouchSource *
add_scan (Desk *desk, VouchSourceStore *store)
{
  g_autoptr (GFile) file = g_file_new_for_path (desk->path);
  VouchSource *source = vouch_source_store_add (store, file, NULL, NULL, NULL);

  assert_non_null (source);
  return source;
}

static void
count_cb (guint page, guint n_pages, gpointer data)
{
  assert_int_equal (page, 1);
  assert_int_equal (n_pages, 1);
  (*(guint *) data)++;
}

/* Read, kept, loaded again: it says who read it, and its quotes have their place on the page. */
static void
test_read (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = add_scan (desk, store);
  g_autoptr (VouchSourceText) scan = vouch_source_store_load (store, source, NULL);
  g_autoptr (VouchSourceText) read = NULL;
  g_autoptr (VouchSourceText) kept = NULL;
  g_autoptr (VouchSource) again = NULL;
  g_autoptr (VouchAnchorIndex) index = NULL;
  g_autoptr (JsonNode) json = NULL;
  const VouchSourceBox *boxes;
  guint n_told = 0;
  VouchAnchor anchor;

  assert_true (vouch_source_ocr_is_scan (scan));
  assert_false (vouch_source_text_is_machine (scan));
  if (!vouch_source_ocr_is_there ())
    vouch_test_leave ("no tesseract");
  read = vouch_source_ocr_read (desk->path, scan, count_cb, &n_told, NULL, NULL);
  assert_non_null (read);
  assert_int_equal (n_told, 1);
  assert_true (vouch_source_store_set_text (store, source, read, NULL));
  again = vouch_source_store_find (store, source->digest, NULL);
  assert_int_equal (again->length, vouch_source_text_get_length (read));
  kept = vouch_source_store_load (store, again, NULL);
  assert_true (vouch_source_text_is_machine (kept));
  index = vouch_anchor_index_new (kept);
  anchor = vouch_anchor_find (index, SLEPT, NULL, NULL);
  assert_int_equal (anchor.state, VOUCH_ANCHOR_FOUND);
  assert_int_equal (anchor.page, 1);
  boxes = vouch_source_text_get_boxes (kept);
  assert_true (boxes[anchor.parts[0].start].x1 > 50 && boxes[anchor.parts[0].start].x1 < 70);
  assert_true (boxes[anchor.parts[0].start].y1 > 80 && boxes[anchor.parts[0].start].y2 < 110);
  json = vouch_anchor_to_json (&anchor, kept);
  assert_string_equal (vouch_json_get_text (json_node_get_object (json), "read"), "machine");
  anchor = vouch_anchor_find (index, "No harm was seen in any of the 13 groups", NULL, NULL);
  assert_int_equal (anchor.state, VOUCH_ANCHOR_STALE);
}

static void
test_cancelled (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = add_scan (desk, store);
  const VouchSourcePage page = { 0, 612, 792 };
  g_autoptr (VouchSourceText) scan = vouch_source_text_new_paged ("", &page, 1, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  if (!vouch_source_ocr_is_there ())
    vouch_test_leave ("no tesseract");
  g_cancellable_cancel (cancellable);
  assert_null (vouch_source_ocr_read (desk->path, scan, NULL, NULL, cancellable, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

/* A scan of the store gets its text. */
static void
test_in_store (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = add_scan (desk, store);
  g_autoptr (VouchSource) again = NULL;
  g_autoptr (GError) error = NULL;

  assert_false (vouch_scan_read ("0000", NULL, NULL, NULL, &error));
  assert_true (g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_GONE));
  if (!vouch_source_ocr_is_there ())
    vouch_test_leave ("no tesseract");
  assert_true (vouch_scan_read (source->digest, NULL, NULL, NULL, NULL));
  again = vouch_source_store_find (store, source->digest, NULL);
  assert_true (again->length > 60);
}

/* Where it finds nothing, nothing is kept. */
static void
test_blank (void **state)
{
  Desk *desk = *state;
  const VouchTestPdfLine empty = { 1, 0, 0, 0, NULL };
  g_autoptr (GBytes) pdf = vouch_test_make_pdf (&empty, 1, NULL, NULL);
  g_autofree char *path = put (desk->folder, "blank.pdf", pdf);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = vouch_source_store_add (store, file, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (!vouch_source_ocr_is_there ())
    vouch_test_leave ("no tesseract");
  assert_false (vouch_scan_read (source->digest, NULL, NULL, NULL, &error));
  assert_true (g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_NO_TEXT));
}

/* Without the program it is said what is missing. */
static void
test_not_there (void **state)
{
  Desk *desk = *state;
  const VouchSourcePage page = { 0, 612, 792 };
  g_autoptr (VouchSourceText) scan = vouch_source_text_new_paged ("", &page, 1, NULL);
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  g_autoptr (GError) error = NULL;

  g_setenv ("PATH", desk->folder, TRUE);
  assert_false (vouch_source_ocr_is_there ());
  assert_null (vouch_source_ocr_read (desk->path, scan, NULL, NULL, NULL, &error));
  g_setenv ("PATH", path, TRUE);
  assert_true (g_error_matches (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_NO_TEXT));
  assert_non_null (strstr (error->message, "tesseract-ocr"));
}

/* One that says nothing at all has found no words. */
static void
test_silent (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (NULL, NULL);
  g_autoptr (VouchSource) source = add_scan (desk, store);
  g_autoptr (VouchSourceText) scan = vouch_source_store_load (store, source, NULL);
  g_autoptr (VouchSourceText) read = NULL;
  g_autofree char *path = g_strdup (g_getenv ("PATH"));
  g_autofree char *longer = g_strconcat (desk->folder, ":", path, NULL);
  g_autofree char *program = g_build_filename (desk->folder, "tesseract", NULL);
  g_autoptr (GError) error = NULL;

  assert_true (g_file_set_contents_full (program, "#!/bin/sh\ncat >/dev/null\n", -1,
                                         G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_setenv ("PATH", longer, TRUE);
  read = vouch_source_ocr_read (desk->path, scan, NULL, NULL, NULL, &error);
  g_setenv ("PATH", path, TRUE);
  g_unlink (program);
  assert_null (error);
  assert_non_null (read);
  assert_int_equal (vouch_source_text_get_length (read), 0);
}

/* --- what Tesseract says, or what somebody has it say --- */

#define WORD(line, left, text) "5\t1\t1\t1\t" line "\t1\t" left "\t20\t40\t10\t96\t" text "\n"

static const struct
{
  const char *tsv;
  const char *text;
} listings[] = {
  { "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    "1\t1\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t\n" WORD ("1", "10", "It") WORD ("1", "60", "rose.") WORD ("2", "10", "Far."),
    "It rose.\nFar.\n" },
  { WORD ("1", "10", " ") WORD ("1", "10", ""), "" },
  { "", "" },
  { "5\t1\t1\n5\n\t\t\t\t\t\t\t\t\t\t\t\n", "" },
  { WORD ("1", "-10", "a") WORD ("x", "10", "b") WORD ("1", "99999999999999999999", "c") WORD ("1", "1e9", "d"), "" },
  { WORD ("1", "10", "a\tb"), "" },
  { WORD ("1", "10", "\xc2\xb5g"), "\xc2\xb5g\n" },
};

static void
test_listing (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (listings); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (VouchSourceBox));

      vouch_source_ocr_add_words (listings[i].tsv, 2, text, boxes);
      assert_string_equal (text->str, listings[i].text);
      assert_int_equal (boxes->len, g_utf8_strlen (text->str, -1));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown (test_##name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (read),
    TEST (cancelled),
    TEST (in_store),
    TEST (blank),
    TEST (not_there),
    TEST (silent),
    cmocka_unit_test (test_listing),
  };

  return vouch_test_run ("source-ocr", tests);
}
