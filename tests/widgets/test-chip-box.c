/* test-chip-box.c: chips that break into lines, and what pressing keys on them does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-chip-box.h"
#include "vouch-widgets.h"

typedef struct
{
  GtkWidget *window;
  VouchChipBox *box;
  GString *asked;
} Desk;

static void
asked_cb (Desk          *desk,
          GVariant      *target,
          GSimpleAction *action)
{
  g_string_append_printf (desk->asked, "%s %s ", g_action_get_name (G_ACTION (action)),
                          g_variant_get_string (target, NULL));
}

static void
add_actions (Desk *desk)
{
  static const char *const names[] = { "open-citation", "uncite", "cite", "decline",
                                       "not-applicable" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_signal_connect_swapped (action, "activate", G_CALLBACK (asked_cb), desk);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (desk->window, "editor", G_ACTION_GROUP (group));
}

/* @count citations, then what can be done. */
static void
show (Desk  *desk,
      guint  count)
{
  vouch_chip_box_begin (desk->box);
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *target = g_strdup_printf ("c%u", i);
      g_autofree char *text = g_strdup_printf ("%u  Kim 2026, p. %u", i + 1, i);

      vouch_chip_box_add (desk->box, &(VouchChipLook) { .kind = VOUCH_CHIP_CITATION,
                                                        .target = target, .text = text,
                                                        .name = text, .n_bold = 1 });
    }
  vouch_chip_box_add (desk->box, &(VouchChipLook) { .kind = VOUCH_CHIP_ADD_SOURCE, .target = "s1",
                                                    .text = "Add source" });
  vouch_chip_box_end (desk->box);
}

static void
open_desk (Desk  *desk,
           guint  count,
           int    width)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  desk->asked = g_string_new (NULL);
  desk->box = VOUCH_CHIP_BOX (vouch_chip_box_new ());
  gtk_box_append (GTK_BOX (page), gtk_entry_new ());
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (desk->box));
  gtk_box_append (GTK_BOX (page), gtk_entry_new ());
  show (desk, count);
  desk->window = vouch_test_present (page, width, 300);
  add_actions (desk);
}

static void
close_desk (Desk *desk)
{
  vouch_test_close (desk->window, desk->box, NULL);
  g_string_free (desk->asked, TRUE);
}

static int
get_left (Desk  *desk,
          guint  position,
          int   *top)
{
  graphene_rect_t bounds;

  assert_true (gtk_widget_compute_bounds (
      GTK_WIDGET (vouch_chip_box_get_chip (desk->box, position)), GTK_WIDGET (desk->box), &bounds));
  *top = bounds.origin.y;
  return bounds.origin.x;
}

static void
test_lines (void **state)
{
  Desk desk;
  int first_top, last_top, left, height;

  open_desk (&desk, 5, 300);
  left = get_left (&desk, 0, &first_top);
  assert_int_equal (left, 0);
  get_left (&desk, 5, &last_top);
  assert_true (last_top > first_top);
  height = gtk_widget_get_height (GTK_WIDGET (desk.box));
  show (&desk, 1);
  vouch_test_settle (desk.window);
  assert_int_equal (vouch_chip_box_get_size (desk.box), 2);
  assert_null (vouch_chip_box_get_chip (desk.box, 2));
  assert_true (gtk_widget_get_height (GTK_WIDGET (desk.box)) < height);
  close_desk (&desk);
}

static void
test_mirrored (void **state)
{
  Desk desk;
  int top, first, second;

  open_desk (&desk, 2, 600);
  gtk_widget_set_direction (GTK_WIDGET (desk.box), GTK_TEXT_DIR_RTL);
  vouch_test_settle (desk.window);
  first = get_left (&desk, 0, &top);
  second = get_left (&desk, 1, &top);
  assert_true (first > second);
  assert_int_equal (first + gtk_widget_get_width (GTK_WIDGET (vouch_chip_box_get_chip (desk.box, 0)))
                        + 2 * 10, gtk_widget_get_width (GTK_WIDGET (desk.box)));
  close_desk (&desk);
}

static void
test_keys (void **state)
{
  Desk desk;

  open_desk (&desk, 3, 600);
  gtk_widget_grab_focus (gtk_widget_get_prev_sibling (GTK_WIDGET (desk.box)));
  vouch_test_press (desk.window, "Tab Return Right space Right Delete");
  assert_string_equal (desk.asked->str, "open-citation c0 open-citation c1 uncite c2 ");
  g_string_set_size (desk.asked, 0);
  vouch_test_press (desk.window, "Right Delete Return Left BackSpace Tab");
  assert_string_equal (desk.asked->str, "cite s1 uncite c2 ");
  assert_null (gtk_widget_get_focus_child (GTK_WIDGET (desk.box)));
  vouch_test_press (desk.window, "shift+Tab");
  assert_non_null (gtk_widget_get_focus_child (GTK_WIDGET (desk.box)));
  close_desk (&desk);
}

/* The chip that has the focus goes: the one before it has it then. */
static void
test_focus_stays (void **state)
{
  Desk desk;

  open_desk (&desk, 3, 600);
  gtk_widget_grab_focus (GTK_WIDGET (vouch_chip_box_get_chip (desk.box, 3)));
  show (&desk, 1);
  vouch_test_settle (desk.window);
  assert_ptr_equal (gtk_window_get_focus (GTK_WINDOW (desk.window)),
                    vouch_chip_box_get_chip (desk.box, 1));
  close_desk (&desk);
}

static void
test_names (void **state)
{
  Desk desk;

  open_desk (&desk, 1, 600);
  gtk_test_accessible_assert_property (vouch_chip_box_get_chip (desk.box, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "1  Kim 2026, p. 0");
  assert_string_equal (vouch_chip_get_text (vouch_chip_box_get_chip (desk.box, 0)),
                       "1  Kim 2026, p. 0");
  assert_true (gtk_widget_has_css_class (GTK_WIDGET (vouch_chip_box_get_chip (desk.box, 1)),
                                         "add-source"));
  show (&desk, 0);
  assert_true (gtk_widget_has_css_class (GTK_WIDGET (vouch_chip_box_get_chip (desk.box, 0)),
                                         "add-source"));
  assert_false (gtk_widget_has_css_class (GTK_WIDGET (vouch_chip_box_get_chip (desk.box, 0)),
                                          "citation"));
  close_desk (&desk);
}

static cairo_surface_t *
draw_node (GskRenderNode *node,
           int            width,
           int            height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static GskRenderNode *
snapshot_box (Desk *desk)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (desk->box)->snapshot (GTK_WIDGET (desk->box), snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static GskRenderNode *
snapshot_chips (Desk *desk)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (guint i = 0; i < vouch_chip_box_get_size (desk->box); i++)
    gtk_widget_snapshot_child (GTK_WIDGET (desk->box),
                               GTK_WIDGET (vouch_chip_box_get_chip (desk->box, i)), snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
check_same_picture (Desk *desk)
{
  int width = gtk_widget_get_width (GTK_WIDGET (desk->box));
  int height = gtk_widget_get_height (GTK_WIDGET (desk->box));
  GskRenderNode *box = snapshot_box (desk), *chips = snapshot_chips (desk);
  cairo_surface_t *picture = draw_node (box, width, height), *parts = draw_node (chips, width, height);
  gsize size = (gsize) cairo_image_surface_get_stride (picture) * (gsize) height;
  gboolean is_empty = TRUE;

  assert_int_equal (gsk_render_node_get_node_type (box), GSK_CAIRO_NODE);
  assert_memory_equal (cairo_image_surface_get_data (picture), cairo_image_surface_get_data (parts),
                       size);
  for (gsize i = 0; i < size && is_empty; i++)
    is_empty = cairo_image_surface_get_data (picture)[i] == 0;
  assert_false (is_empty);
  cairo_surface_destroy (parts);
  cairo_surface_destroy (picture);
  gsk_render_node_unref (chips);
  gsk_render_node_unref (box);
}

/* What is drawn as one picture is what its parts look like, also once they look otherwise. */
static void
test_picture (void **state)
{
  Desk desk;

  open_desk (&desk, 4, 300);
  check_same_picture (&desk);
  show (&desk, 2);
  vouch_test_settle (desk.window);
  check_same_picture (&desk);
  gtk_widget_set_state_flags (GTK_WIDGET (vouch_chip_box_get_chip (desk.box, 0)),
                              GTK_STATE_FLAG_PRELIGHT, FALSE);
  vouch_test_settle (desk.window);
  check_same_picture (&desk);
  close_desk (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_lines),
    cmocka_unit_test (test_mirrored),
    cmocka_unit_test (test_keys),
    cmocka_unit_test (test_focus_stays),
    cmocka_unit_test (test_names),
    cmocka_unit_test (test_picture),
  };

  if (vouch_test_init_widgets ())
    {
      vouch_widgets_init ();
      vouch_widgets_style ();
    }
  return vouch_test_run_widgets ("chip-box", tests);
}
