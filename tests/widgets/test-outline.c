/* test-outline.c: what is missing in each section, and what is known while checks still run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-outline-row.h"
#include "vouch-outline.h"
#include "vouch-widgets.h"

static GtkWidget *
make_outline (VouchTestDesk *desk)
{
  GtkWidget *outline;

  vouch_widgets_init ();
  vouch_widgets_style ();
  outline = vouch_outline_new ();
  vouch_outline_set_document (VOUCH_OUTLINE (outline), desk->document, desk->validator, desk->index);
  return outline;
}

static void
collect_rows (GtkWidget *widget,
              GPtrArray *rows)
{
  if (VOUCH_IS_OUTLINE_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static GtkWidget *
find_row (GtkWidget  *outline,
          const char *id)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (outline, rows);
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (vouch_outline_row_get_id (rows->pdata[i]), id))
      return rows->pdata[i];
  fail_msg ("No row for %s", id);
  return NULL;
}

static gboolean
has_tick (GtkWidget *row)
{
  GtkWidget *tick = vouch_test_find (row, GTK_TYPE_IMAGE);

  return gtk_widget_get_visible (tick);
}

static void
expect (GtkWidget  *outline,
        const char *id,
        const char *number,
        const char *words)
{
  GtkWidget *row = find_row (outline, id);

  assert_true (has_tick (row) == !number);
  if (number)
    assert_true (gtk_widget_get_visible (vouch_test_find_label (row, number)));
  assert_string_equal (gtk_widget_get_tooltip_text (row), words);
}

/* Nobody knows yet what is missing: no tick says that nothing is. */
static void
test_while_checking (void **state)
{
  VouchTestDesk desk;
  GtkWidget *outline;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  g_object_unref (desk.validator);
  desk.validator = vouch_validator_new (desk.document);
  outline = make_outline (&desk);
  collect_rows (outline, rows);
  assert_true (rows->len > 8);
  for (guint i = 0; i < rows->len; i++)
    {
      assert_false (has_tick (rows->pdata[i]));
      assert_string_equal (gtk_widget_get_tooltip_text (rows->pdata[i]), "Checking…");
    }
  assert_non_null (vouch_test_find_label (outline, "Checking…"));
  vouch_validator_flush (desk.validator);
  for (guint i = 0; i < rows->len; i++)
    assert_true (has_tick (rows->pdata[i]));
  assert_null (vouch_test_find_label (outline, "Checking…"));
  vouch_test_desk_show (&desk, outline, 240, 480);
  vouch_test_desk_close (&desk);
}

static void
test_levels (void **state)
{
  VouchTestDesk desk;
  GtkWidget *outline;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "h2", "text", "'Diabetics compared badly in comfort'");
  vouch_test_set (desk.document, "m1", "text", "'Specify type of lenses.'");
  vouch_test_remove (desk.document, "c7");
  outline = make_outline (&desk);
  vouch_test_desk_show (&desk, outline, 240, 480);
  vouch_test_desk_check (&desk);
  expect (outline, "glance", NULL, "No findings here");
  expect (outline, "highlights", "2", "2 hints");
  expect (outline, "management", "1", "1 warning");
  expect (outline, "recommendations", "1", "1 error, 1 warning");
  vouch_test_shoot (desk.window, "outline-levels");
  vouch_test_desk_close (&desk);
}

/* A name has two lines before it is cut. */
static void
test_long_names (void **state)
{
  VouchTestDesk desk;
  GtkWidget *outline;
  GtkWidget *label;

  vouch_test_desk_open (&desk, "check/clean.scorecard");
  vouch_test_set (desk.document, "highlights", "title", "'What this means in outpatient clinics'");
  vouch_test_set (desk.document, "management", "title",
                  "'Management of patients who wear lenses overnight and of those who come for the first time'");
  outline = make_outline (&desk);
  vouch_test_desk_show (&desk, outline, 200, 480);
  label = vouch_test_find_label (find_row (outline, "highlights"), "What this means in outpatient clinics");
  assert_int_equal (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), 2);
  assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  assert_int_equal (gtk_widget_get_width (outline), 200);
  vouch_test_shoot (desk.window, "outline-long");
  vouch_test_desk_close (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_while_checking),
    cmocka_unit_test (test_levels),
    cmocka_unit_test (test_long_names),
  };

  return vouch_test_run_widgets ("outline", tests);
}
