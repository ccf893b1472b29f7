/* test-beside.c: a second view beside the first, or in its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-beside.h"
#include "vouch-widgets.h"

static void
test_by_width (void **state)
{
  static const struct
  {
    int width;
    gboolean shows_content;
  } cases[] = { { 1000, TRUE }, { 900, TRUE }, { 880, FALSE }, { 360, FALSE } };

  vouch_widgets_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchBeside *beside = VOUCH_BESIDE (vouch_beside_new ());
      GtkWidget *content = gtk_button_new_with_label ("content");
      GtkWidget *aside = gtk_button_new_with_label ("aside");
      GtkWidget *window;

      vouch_beside_set_content (beside, content);
      window = vouch_test_present (GTK_WIDGET (beside), cases[i].width, 400);
      vouch_test_settle (window);
      assert_true (gtk_widget_get_mapped (content));
      vouch_beside_set_aside (beside, aside);
      vouch_test_settle (window);
      assert_true (gtk_widget_get_mapped (aside));
      assert_int_equal (gtk_widget_get_mapped (content), cases[i].shows_content);
      assert_int_equal (vouch_beside_get_narrow (beside), !cases[i].shows_content);
      /* Half of the room for each. */
      if (cases[i].shows_content)
        assert_true (ABS (gtk_widget_get_width (content) - gtk_widget_get_width (aside)) < 60);
      vouch_beside_set_aside (beside, NULL);
      vouch_test_settle (window);
      assert_true (gtk_widget_get_mapped (content));
      vouch_test_close (window, beside, content, NULL);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_by_width) };

  return vouch_test_run_widgets ("beside", tests);
}
