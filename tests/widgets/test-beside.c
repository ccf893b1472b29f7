/* test-beside.c: a second view beside the first, or in its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

#include "vouch-beside.h"
#include "vouch-split.h"
#include "vouch-widgets.h"

#define LONG 600 /* milliseconds: panes that move have come to rest */

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

/* What is seen of the two, frame by frame. */
typedef struct
{
  GtkWidget *content;
  GtkWidget *aside;
  GString *told;
} Watch;

static void
after_paint_cb (GdkFrameClock *clock, Watch *watch)
{
  g_string_append_printf (watch->told, "%d+%d ",
                          gtk_widget_get_mapped (watch->content) ? gtk_widget_get_width (watch->content) : 0,
                          gtk_widget_get_mapped (watch->aside) ? gtk_widget_get_width (watch->aside) : 0);
}

static gboolean
is_never (gpointer unused)
{
  return FALSE;
}

/* Panes at the sides fold for the second view: it stands beside the first from its first frame on,
 * as wide as it stays. */
static void
test_among_panes (void **state)
{
  static const int widths[] = { 920, 1100, 1280, 1500 };
  GtkSettings *settings = gtk_settings_get_default ();

  vouch_widgets_init ();
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      VouchSplit *split = VOUCH_SPLIT (vouch_split_new ());
      VouchBeside *beside = VOUCH_BESIDE (vouch_beside_new ());
      Watch watch = { gtk_label_new ("content"), gtk_label_new ("aside"),
                      g_string_new (NULL) };
      GtkWidget *window;
      g_autofree char *last = NULL;
      const char *frames;

      vouch_beside_set_content (beside, watch.content);
      vouch_beside_set_room (beside, GTK_WIDGET (split));
      vouch_split_set_start (split, gtk_button_new_with_label ("start"));
      vouch_split_set_content (split, GTK_WIDGET (beside));
      vouch_split_set_end (split, gtk_button_new_with_label ("end"));
      window = vouch_test_present (GTK_WIDGET (split), widths[i], 400);
      vouch_test_settle (window);
      g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                        &watch);
      vouch_beside_set_aside (beside, watch.aside);
      vouch_split_set_content_width (split, VOUCH_BESIDE_WIDTH);
      vouch_test_wait_until (is_never, NULL, LONG);
      last = g_strdup_printf ("%d+%d ", gtk_widget_get_width (watch.content),
                              gtk_widget_get_width (watch.aside));
      assert_true (gtk_widget_get_width (watch.aside) > VOUCH_BESIDE_WIDTH / 2 - 20);
      assert_true (watch.told->len > 0);
      for (frames = watch.told->str; *frames; frames += strlen (last))
        if (!g_str_has_prefix (frames, last))
          fail_msg ("At %d: %s", widths[i], watch.told->str);
      g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), &watch);
      g_string_free (watch.told, TRUE);
      vouch_test_close (window, split, beside, NULL);
    }
  gtk_settings_reset_property (settings, "gtk-enable-animations");
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_by_width),
                                      cmocka_unit_test (test_among_panes) };

  return vouch_test_run_widgets ("beside", tests);
}
