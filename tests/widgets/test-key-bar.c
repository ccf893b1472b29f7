/* test-key-bar.c: buttons that stay in two lines, with the rest in a menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-desk.h"

#include "vouch-key-bar.h"
#include "vouch-widgets.h"

static const char *const names[]
    = { "Mark (Enter)", "Whole Page (Space)", "Edit (E)", "No Source Needed… (N)", "Not in This Source (X)", "Skip (S)" };
static const guint ranks[] = { 0, 1, 3, 4, 5, 2 };

typedef struct
{
  GtkWidget *window;                         /* (unowned) */
  GtkWidget *bar;                            /* (unowned) */
  GtkWidget *buttons[G_N_ELEMENTS (names)];  /* (unowned) */
  const char *clicked;
} Desk;

static void
clicked_cb (GtkWidget *button, Desk *desk)
{
  desk->clicked = gtk_button_get_label (GTK_BUTTON (button));
}

static void
open_desk (Desk *desk, int width)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  vouch_widgets_init ();
  vouch_widgets_style ();
  *desk = (Desk){ .bar = vouch_key_bar_new () };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      desk->buttons[i] = gtk_button_new_with_label (names[i]);
      g_signal_connect (desk->buttons[i], "clicked", G_CALLBACK (clicked_cb), desk);
      vouch_key_bar_add (VOUCH_KEY_BAR (desk->bar), desk->buttons[i], ranks[i]);
    }
  gtk_box_append (GTK_BOX (place), desk->bar);
  desk->window = vouch_test_present (place, width, 300);
  vouch_test_settle (desk->window);
}

static void
close_desk (Desk *desk)
{
  vouch_test_close (desk->window, desk->bar, NULL);
}

static char *
list_shown (Desk *desk)
{
  GString *shown = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (gtk_widget_get_mapped (desk->buttons[i]))
      g_string_append_printf (shown, "%u", ranks[i]);
  return g_string_free (shown, FALSE);
}

static gboolean
has_menu (Desk *desk)
{
  return gtk_widget_get_mapped (vouch_test_find (desk->bar, GTK_TYPE_MENU_BUTTON));
}

static int
count_lines (Desk *desk)
{
  return (gtk_widget_get_height (desk->bar) + 4) / (gtk_widget_get_height (desk->buttons[0]) + 4);
}

static void
test_wide (void **state)
{
  Desk desk;
  g_autofree char *shown = NULL;

  open_desk (&desk, 1000);
  shown = list_shown (&desk);
  assert_string_equal (shown, "013452");
  assert_false (has_menu (&desk));
  assert_int_equal (count_lines (&desk), 1);
  close_desk (&desk);
}

/* What is needed most stays, in the order that it always has. */
static void
test_narrow (void **state)
{
  Desk desk;
  g_autofree char *shown = NULL;

  open_desk (&desk, 360);
  shown = list_shown (&desk);
  assert_string_equal (shown, "0132");
  assert_true (has_menu (&desk));
  assert_int_equal (count_lines (&desk), 2);
  vouch_test_shoot (desk.window, "key-bar-narrow");
  close_desk (&desk);
}

/* As with text of twice the size: the bar does not widen the window. */
static void
test_very_narrow (void **state)
{
  Desk desk;
  int least;

  open_desk (&desk, 180);
  assert_true (gtk_widget_get_width (desk.window) <= 180);
  gtk_widget_measure (desk.bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  assert_true (least < 180);
  assert_true (gtk_widget_get_mapped (desk.buttons[0]));
  assert_true (has_menu (&desk));
  assert_int_equal (count_lines (&desk), 2);
  close_desk (&desk);
}

/* The menu has what has no room, as it is now. */
static void
test_menu (void **state)
{
  Desk desk;
  GtkWidget *menu;
  GtkWidget *row;

  open_desk (&desk, 360);
  gtk_button_set_label (GTK_BUTTON (desk.buttons[4]), "Search All Again (X)");
  gtk_widget_set_sensitive (desk.buttons[3], FALSE);
  menu = vouch_test_find (desk.bar, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  vouch_test_settle (desk.window);
  assert_true (vouch_test_is_shown (menu, "Search All Again (X)"));
  assert_false (vouch_test_is_shown (menu, "Edit (E)"));
  assert_true (vouch_test_is_shown (menu, "No Source Needed… (N)"));
  row = gtk_widget_get_ancestor (vouch_test_find_label (menu, "No Source Needed… (N)"), GTK_TYPE_BUTTON);
  assert_false (gtk_widget_get_sensitive (row));
  row = gtk_widget_get_ancestor (vouch_test_find_label (menu, "Search All Again (X)"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (row, "clicked");
  vouch_test_settle (desk.window);
  assert_string_equal (desk.clicked, "Search All Again (X)");
  close_desk (&desk);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_wide),
    cmocka_unit_test (test_narrow),
    cmocka_unit_test (test_very_narrow),
    cmocka_unit_test (test_menu),
  };

  return vouch_test_run_widgets ("key-bar", tests);
}
