/* test-segments-layout.c: buttons of one choice, side by side or upright; and what is in a popover.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-fit-layout.h"
#include "vouch-segments-layout.h"
#include "vouch-widgets.h"

static GtkWidget *
make_segments (void)
{
  static const char *const names[] = { "Supports", "Contradicts", "Background" };
  GtkWidget *segments = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (segments, g_object_new (VOUCH_TYPE_SEGMENTS_LAYOUT, NULL));
  gtk_widget_add_css_class (segments, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_box_append (GTK_BOX (segments), gtk_toggle_button_new_with_label (names[i]));
  return segments;
}

static GtkWidget *
show (GtkWidget *widget, int width)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  vouch_widgets_init ();
  vouch_widgets_style ();
  gtk_box_append (GTK_BOX (place), widget);
  return vouch_test_present (place, width, 300);
}

/* With its border and its padding. */
static graphene_rect_t
get_bounds (GtkWidget *child)
{
  graphene_rect_t bounds;

  assert_true (gtk_widget_compute_bounds (child, gtk_widget_get_parent (child), &bounds));
  return bounds;
}

static void
test_side_by_side (void **state)
{
  GtkWidget *segments = make_segments ();
  GtkWidget *window = show (segments, 500);
  graphene_rect_t first = get_bounds (gtk_widget_get_first_child (segments));
  graphene_rect_t last = get_bounds (gtk_widget_get_last_child (segments));

  assert_true (first.origin.y == last.origin.y);
  assert_true (first.origin.x < last.origin.x);
  /* A pixel of the division, and one of a border. */
  assert_true (ABS (first.size.width - last.size.width) <= 2);
  assert_false (gtk_widget_has_css_class (segments, "vertical"));
  vouch_test_close (window, segments, NULL);
}

static void
test_upright (void **state)
{
  GtkWidget *segments = make_segments ();
  GtkWidget *window = show (segments, 180);
  graphene_rect_t first = get_bounds (gtk_widget_get_first_child (segments));
  graphene_rect_t last = get_bounds (gtk_widget_get_last_child (segments));

  assert_true (gtk_widget_get_width (window) <= 180);
  assert_true (first.origin.x == last.origin.x);
  assert_true (last.origin.y >= 2 * first.size.height - 2);
  assert_true (first.size.width >= gtk_widget_get_width (segments));
  assert_true (gtk_widget_has_css_class (segments, "vertical"));
  vouch_test_close (window, segments, NULL);
}

/* However much it says, it wants no more than the window has; where there is room, all that it likes. */
static void
test_fits (void **state)
{
  static const int widths[] = { 260, 900 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *words = gtk_label_new ("A few words that are long enough to be wider than a narrow window is");
      GtkWidget *bin = adw_bin_new ();
      GtkWidget *window = show (bin, widths[i]);
      int natural, wanted;

      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_widget_set_layout_manager (bin, vouch_fit_layout_new ());
      adw_bin_set_child (ADW_BIN (bin), words);
      gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
      gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      assert_true (natural < widths[i]);
      if (wanted < widths[i] - 60)
        assert_int_equal (natural, wanted);
      else
        assert_true (natural < wanted);
      vouch_test_close (window, bin, NULL);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_side_by_side),
    cmocka_unit_test (test_upright),
    cmocka_unit_test (test_fits),
  };

  return vouch_test_run_widgets ("segments-layout", tests);
}
