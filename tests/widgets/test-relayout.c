/* test-relayout.c: what is beside a card is laid out and drawn, whatever else is as the card scrolls.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"

#include <adwaita.h>

#define LAST "s199"

typedef struct
{
  GtkWidget *outer; /* (unowned): is laid out with every frame, as the parent of a popover that comes up */
  GtkWidget *label; /* (unowned): beside the card */
  gulong     every_frame;
} Place;

/* What the page is in, two deep. */
static void
put_into_boxes (VouchTestPage *page, Place *place)
{
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  place->outer = adw_bin_new ();
  place->label = gtk_label_new ("Beside");
  g_object_ref (page->scrolled);
  adw_window_set_content (ADW_WINDOW (page->window), NULL);
  gtk_widget_set_vexpand (page->scrolled, TRUE);
  gtk_box_append (GTK_BOX (inner), place->label);
  gtk_box_append (GTK_BOX (inner), page->scrolled);
  g_object_unref (page->scrolled);
  adw_bin_set_child (ADW_BIN (place->outer), inner);
  adw_window_set_content (ADW_WINDOW (page->window), place->outer);
  vouch_test_settle (page->window);
}

static void
begin_layouts (Place *place)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (place->outer);

  place->every_frame = g_signal_connect_swapped (clock, "update", G_CALLBACK (gtk_widget_queue_allocate),
                                                 place->outer);
}

static void
end_layouts (Place *place)
{
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (place->outer), place->every_frame);
}

/* Only its place changes, not its size: a changed size is asked for by another way. */
static void
check_is_laid_out (VouchTestPage *page, Place *place)
{
  int whole = gtk_widget_get_width (place->label);

  gtk_widget_set_halign (place->label, GTK_ALIGN_START);
  vouch_test_settle (page->window);
  assert_true (gtk_widget_get_width (place->label) < whole);
}

static void
test_focus (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (200), 500, 400);
  Place place;

  put_into_boxes (page, &place);
  begin_layouts (&place);
  vouch_test_page_go (page, LAST, 0);
  end_layouts (&place);
  check_is_laid_out (page, &place);
  vouch_test_page_close (page);
}

/* Given another size by what it is in, as beside a panel that slides in. */
static void
test_size (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (200), 500, 400);
  Place place;

  put_into_boxes (page, &place);
  vouch_test_page_go (page, LAST, 0);
  begin_layouts (&place);
  gtk_widget_set_halign (page->scrolled, GTK_ALIGN_START);
  vouch_test_settle (page->window);
  end_layouts (&place);
  check_is_laid_out (page, &place);
  vouch_test_page_close (page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_focus),
    cmocka_unit_test (test_size),
  };

  return vouch_test_run_widgets ("relayout", tests);
}
