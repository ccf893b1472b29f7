/* test-card-view-paint.c: what is drawn again of the card's page when little of it changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"

#include "vouch-heading-row.h"

/* GSK compares what is drawn level by level, and a node that is all that a widget draws stands for
 * the widget: a container would be held against the one that holds it and a scroll bar. */
static void
test_is_one_node (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_small_card (), 700, 850);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node, *view;

  gtk_widget_snapshot_child (page->scrolled, GTK_WIDGET (page->view), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  assert_non_null (node);
  view = gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE
             ? gsk_transform_node_get_child (node) : node;
  assert_int_not_equal (gsk_render_node_get_node_type (view), GSK_CONTAINER_NODE);
  gsk_render_node_unref (node);
  vouch_test_page_close (page);
}

/* Returns: (transfer full): of each heading its words and how high they are drawn, a line each. */
static char *
print_headings (GtkWidget *view)
{
  GString *lines = g_string_new (NULL);

  for (GtkWidget *row = gtk_widget_get_first_child (view); row;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkTextView *text;
      GtkTextIter start;
      g_autofree char *words = NULL;
      int y, height;

      if (!VOUCH_IS_HEADING_ROW (row) || !gtk_widget_get_visible (row))
        continue;
      text = GTK_TEXT_VIEW (vouch_heading_row_get_text (VOUCH_HEADING_ROW (row)));
      gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (text), &start);
      gtk_text_view_get_line_yrange (text, &start, &y, &height);
      g_object_get (gtk_text_view_get_buffer (text), "text", &words, NULL);
      g_string_append_printf (lines, "%s %d\n", words, height);
    }
  return g_string_free (lines, FALSE);
}

typedef struct
{
  GtkWidget *view;
  char      *headings; /* (owned) (nullable): as they were painted first */
} Frame;

static void
painted_cb (GdkFrameClock *clock,
            Frame         *frame)
{
  if (!frame->headings && gtk_widget_get_first_child (frame->view))
    frame->headings = print_headings (frame->view);
}

static gboolean
is_painted (gpointer frame)
{
  return ((Frame *) frame)->headings != NULL;
}

/* Rows far from the view go after the frame, and rows ahead of it come. */
static void
check_agree (const char *lines,
             const char *others)
{
  g_auto (GStrv) each = g_strsplit (lines, "\n", -1);
  g_auto (GStrv) every = g_strsplit (others, "\n", -1);

  for (guint i = 0; each[i] && *each[i]; i++)
    for (guint j = 0; every[j] && *every[j]; j++)
      if (strrchr (each[i], ' ') - each[i] == strrchr (every[j], ' ') - every[j]
          && strncmp (each[i], every[j], strrchr (each[i], ' ') - each[i]) == 0)
        assert_string_equal (each[i], every[j]);
}

/* What is painted next is compared with what it looks like at rest. */
static void
check_next_frame (VouchTestPage *page)
{
  Frame frame = { GTK_WIDGET (page->view), NULL };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (page->window);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &frame);
  g_autofree char *later = NULL;

  assert_true (vouch_test_wait_until (is_painted, &frame, 10000));
  g_signal_handler_disconnect (clock, handler);
  vouch_test_settle (page->window);
  later = print_headings (frame.view);
  check_agree (frame.headings, later);
  g_free (frame.headings);
}

/* GTK tells of styles before it lays out, and rows that waited for another heading come after that. */
static void
test_headings_have_their_style (void **state)
{
  VouchTestPage *page = vouch_test_page_open (vouch_test_open_long_card (200), 700, 850);
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scrolled));

  for (guint i = 1; i < 20; i++)
    {
      gtk_adjustment_set_value (adjustment, i % 4 == 0 ? 0 : i * 1300 % 15000);
      gtk_widget_queue_draw (GTK_WIDGET (page->view));
      check_next_frame (page);
    }
  vouch_test_page_close (page);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_is_one_node),
    cmocka_unit_test (test_headings_have_their_style),
  };

  return vouch_test_run_widgets ("card-view-paint", tests);
}
