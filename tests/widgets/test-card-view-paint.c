/* test-card-view-paint.c: what is drawn again of the card's page when little of it changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-page.h"

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

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_is_one_node),
  };

  return vouch_test_run_widgets ("card-view-paint", tests);
}
