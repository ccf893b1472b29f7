/* test-column-order.c: two columns that were read across their gutter, and pages that are left alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-column-order.h"

#define LETTER 5.0f
#define N_LINES 10

/* A page as it was read: characters with their places. */
typedef struct
{
  GArray *characters; /* (owned) */
  GArray *boxes;      /* (owned) */
} Page;

static Page
page_new (void)
{
  return (Page) { g_array_new (FALSE, FALSE, sizeof (gunichar)), g_array_new (FALSE, FALSE, sizeof (VouchSourceBox)) };
}

static void
page_clear (Page *self)
{
  g_array_unref (self->characters);
  g_array_unref (self->boxes);
}

static void
add (Page *self, const char *words, float x, float y)
{
  for (; *words; words = g_utf8_next_char (words), x += LETTER)
    {
      gunichar c = g_utf8_get_char (words);
      VouchSourceBox box = { x, y, x + LETTER, y + 10 };

      if (c == '\n')
        box = (VouchSourceBox) { 0 };
      g_array_append_val (self->characters, c);
      g_array_append_val (self->boxes, box);
    }
}

static char *
dup_left (guint i)
{
  return g_strdup_printf ("%c words on the left of page", 'a' + i);
}

static char *
dup_right (guint i)
{
  return g_strdup_printf ("%c letters on the right of it", 'A' + i);
}

/* Both columns, line by line: the left ones end at 190, the right ones begin at 200 with the same height of lines. */
static void
add_across (Page *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *left = dup_left (i);
      g_autofree char *right = dup_right (i);

      add (self, left, 50, 100 + 12 * i);
      add (self, " ", 190, 100 + 12 * i);
      add (self, right, 200, 100 + 12 * i);
      add (self, "\n", 0, 0);
    }
}

static char *
dup_ordered (const Page *self)
{
  g_autoptr (GArray) order = vouch_column_order ((const gunichar *) self->characters->data,
                                                 (const VouchSourceBox *) self->boxes->data, self->characters->len);
  GString *text = order ? g_string_new (NULL) : NULL;

  for (guint i = 0; order && i < order->len; i++)
    {
      guint32 at = g_array_index (order, guint32, i);

      g_string_append_unichar (text, at == VOUCH_COLUMN_LINE_END ? '\n'
                                     : at == VOUCH_COLUMN_SPACE  ? ' '
                                                                 : g_array_index (self->characters, gunichar, at));
    }
  return text ? g_string_free (text, FALSE) : NULL;
}

/* What goes over the page parts it; above it and below it the left column comes first. */
static void
test_read_across (void **state)
{
  Page page = page_new ();
  GString *wanted = g_string_new ("A title that goes over the whole of its page, from left to right\n");
  g_autofree char *ordered = NULL;

  add (&page, "A title that goes over the whole of its page, from left to right\n", 50, 60);
  add_across (&page, N_LINES);
  add (&page, "Figure 1. What is seen here goes over the whole page, too.\n", 50, 100 + 12 * N_LINES);
  for (guint i = 0; i < 2 * N_LINES; i++)
    {
      g_autofree char *line = i < N_LINES ? dup_left (i) : dup_right (i - N_LINES);

      g_string_append_printf (wanted, "%s\n", line);
    }
  g_string_append (wanted, "Figure 1. What is seen here goes over the whole page, too.\n");
  ordered = dup_ordered (&page);
  assert_string_equal (ordered, wanted->str);
  g_string_free (wanted, TRUE);
  page_clear (&page);
}

/* Three columns, read across both gutters. */
static void
test_three_columns (void **state)
{
  Page page = page_new ();
  GString *wanted = g_string_new (NULL);
  g_autofree char *ordered = NULL;

  for (guint i = 0; i < N_LINES; i++)
    for (guint column = 0; column < 3; column++)
      {
        g_autofree char *line = g_strdup_printf ("%c words of column %c here", 'a' + i, 'A' + column);

        add (&page, line, 50 + 160 * column, 100 + 12 * i);
        add (&page, column < 2 ? " " : "\n", 170 + 160 * column, 100 + 12 * i);
      }
  for (guint column = 0; column < 3; column++)
    for (guint i = 0; i < N_LINES; i++)
      g_string_append_printf (wanted, "%c words of column %c here\n", 'a' + i, 'A' + column);
  ordered = dup_ordered (&page);
  assert_string_equal (ordered, wanted->str);
  g_string_free (wanted, TRUE);
  page_clear (&page);
}

/* Lines of one column, and between them, in the stream, some of the other; words of a line each for itself. */
static void
test_mixed (void **state)
{
  Page page = page_new ();
  g_autofree char *ordered = NULL;

  for (guint i = 0; i < N_LINES; i++)
    {
      g_autofree char *left = dup_left (i);
      g_autofree char *right = dup_right (i);

      add (&page, right, 200, 100 + 12 * i);
      add (&page, "\n", 0, 0);
      add (&page, left, 50, 101 + 12 * i);
      add (&page, "\n", 0, 0);
    }
  add (&page, "to\n", 300, 100 + 12 * N_LINES);
  add (&page, "Read\n", 200, 100 + 12 * N_LINES);
  ordered = dup_ordered (&page);
  assert_true (g_str_has_prefix (ordered, "a words on the left of page\nb words"));
  assert_true (g_str_has_suffix (ordered, "J letters on the right of it\nRead to\n"));
  page_clear (&page);
}

/* Read in the right order, or not in columns at all: as it was. */
static void
test_left_alone (void **state)
{
  Page sane = page_new ();
  Page table = page_new ();
  Page few = page_new ();
  Page none = page_new ();

  for (guint i = 0; i < 2 * N_LINES; i++)
    {
      g_autofree char *line = i < N_LINES ? dup_left (i) : dup_right (i - N_LINES);

      add (&sane, line, i < N_LINES ? 50 : 200, 100 + 12 * (i % N_LINES));
      add (&sane, "\n", 0, 0);
      add (&table, "A long label of a row here", 50, 100 + 12 * i);
      add (&table, "  17 (85)\n", 200, 100 + 12 * i);
    }
  add (&sane, "The last line of all, under both.\n", 50, 300);
  add_across (&few, 5);
  assert_null (dup_ordered (&sane));
  assert_null (dup_ordered (&table));
  assert_null (dup_ordered (&few));
  assert_null (dup_ordered (&none));
  page_clear (&sane);
  page_clear (&table);
  page_clear (&few);
  page_clear (&none);
}

/* Two lines that were read as one are two; a raised figure is none. */
static void
test_lines_in_one (void **state)
{
  Page page = page_new ();
  g_autofree char *ordered = NULL;

  for (guint i = 0; i < N_LINES; i++)
    {
      g_autofree char *line = dup_left (i);

      add (&page, line, 50, 100 + 14 * i);
      if (i == 2)
        add (&page, "3", 300, 93 + 14 * i);
      if (i == 4)
        add (&page, "Table 1. Names", 50, 400);
      add (&page, "\n", 0, 0);
    }
  ordered = dup_ordered (&page);
  assert_non_null (strstr (ordered, "c words on the left of page3\n"));
  assert_non_null (strstr (ordered, "e words on the left of page\nTable 1. Names\nf words"));
  page_clear (&page);
}

/* Words from the right have an order that is none of x. */
static void
test_from_the_right (void **state)
{
  Page page = page_new ();

  add_across (&page, N_LINES);
  add (&page, "\u05d0\u05d1\u05d2\n", 50, 60);
  assert_null (dup_ordered (&page));
  page_clear (&page);
}

/* Cells that were read as one word are two. */
static void
test_cells (void **state)
{
  Page page = page_new ();
  g_autofree char *ordered = NULL;

  add_across (&page, N_LINES);
  add (&page, "support", 200, 400);
  add (&page, "17 (85)\n", 260, 400);
  ordered = dup_ordered (&page);
  assert_true (g_str_has_suffix (ordered, "support 17 (85)\n"));
  page_clear (&page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_read_across), cmocka_unit_test (test_three_columns), cmocka_unit_test (test_mixed), cmocka_unit_test (test_left_alone),
    cmocka_unit_test (test_from_the_right), cmocka_unit_test (test_cells),
    cmocka_unit_test (test_lines_in_one),
  };

  return vouch_test_run ("column-order", tests);
}
