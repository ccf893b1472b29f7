/* test-source-boxes.c: boxes of characters make boxes of lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-source-boxes.h"

/* Ten characters on two pages: two lines of three and two, a column beside, then a page. */
static VouchSourceText *
make_text (void)
{
  static const VouchSourcePage pages[] = { { 0, 600, 800 }, { 8, 600, 800 } };
  static const VouchSourceBox boxes[] = {
    { 50, 100, 56, 112 },  { 56, 100, 62, 112 },  { 62, 97, 66, 104 }, /* the third is raised */
    { 0, 0, 0, 0 },                                                    /* a line's end */
    { 50, 114, 56, 126 },  { 56, 114, 62, 126 },
    { 300, 114, 306, 126 }, { 306, 114, 312, 126 },
    { 50, 100, 56, 112 },  { 56, 100, 62, 112 },
  };

  return vouch_source_text_new_paged ("abc\ndefghi", pages, G_N_ELEMENTS (pages), boxes);
}

static void
check_box (GArray *boxes, guint i, float x1, float y1, float x2, float y2)
{
  const VouchSourceBox *box = &g_array_index (boxes, VouchSourceBox, i);

  assert_true (box->x1 == x1 && box->y1 == y1 && box->x2 == x2 && box->y2 == y2);
}

static void
test_lines (void **state)
{
  g_autoptr (VouchSourceText) text = make_text ();
  g_autoptr (GArray) boxes = vouch_source_boxes_of (text, 0, 10, 1);

  assert_int_equal (boxes->len, 3);
  check_box (boxes, 0, 50, 97, 66, 112);
  check_box (boxes, 1, 50, 114, 62, 126);
  check_box (boxes, 2, 300, 114, 312, 126);
}

static void
test_page (void **state)
{
  g_autoptr (VouchSourceText) text = make_text ();
  g_autoptr (GArray) part = vouch_source_boxes_of (text, 5, 9, 2);
  g_autoptr (GArray) other = vouch_source_boxes_of (text, 0, 3, 2);
  g_autoptr (GArray) beyond = vouch_source_boxes_of (text, 0, 10, 3);

  assert_int_equal (part->len, 1);
  check_box (part, 0, 50, 100, 56, 112);
  assert_int_equal (other->len, 0);
  assert_int_equal (beyond->len, 0);
}

static void
test_without_boxes (void **state)
{
  g_autoptr (VouchSourceText) text = vouch_source_text_new ("abc");
  g_autoptr (GArray) boxes = vouch_source_boxes_of (text, 0, 3, 1);

  assert_int_equal (boxes->len, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_lines),
    cmocka_unit_test (test_page),
    cmocka_unit_test (test_without_boxes),
  };

  return vouch_test_run ("source-boxes", tests);
}
