/* test-support-widgets.c: the widget tests' own helpers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-widgets.h"

static void
test_window_is_drawn_and_freed (void **state)
{
  GtkWidget *label = gtk_label_new ("Population");
  GtkWidget *window = vouch_test_present (label, 300, 200);

  assert_true (gtk_widget_get_mapped (label));
  assert_int_equal (gtk_widget_get_width (window), 300);
  assert_ptr_equal (vouch_test_find_label (window, "Population"), label);
  assert_ptr_equal (vouch_test_find (window, GTK_TYPE_LABEL), label);
  assert_null (vouch_test_find_label (window, "Populatio"));
  vouch_test_close (window, label, NULL);
}

static void
test_keys_arrive (void **state)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *window = vouch_test_present (entry, 300, 100);

  gtk_widget_grab_focus (entry);
  vouch_test_type (entry, "SOFA-2 é µ");
  assert_string_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "SOFA-2 é µ");
  vouch_test_press (entry, "BackSpace ctrl+a");
  assert_string_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "SOFA-2 é ");
  vouch_test_press (entry, "x");
  assert_string_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "x");
  vouch_test_close (window, entry, NULL);
}

static void
test_picture_is_left (void **state)
{
  GtkWidget *window = vouch_test_present (gtk_label_new ("≥ 3 µg"), 200, 100);
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "label.png", NULL);
  g_autofree char *before = g_strdup (g_getenv ("VOUCH_TEST_SCREENSHOTS"));
  g_autoptr (GdkTexture) texture = NULL;

  g_setenv ("VOUCH_TEST_SCREENSHOTS", folder, TRUE);
  vouch_test_shoot (window, "label");
  g_setenv ("VOUCH_TEST_SCREENSHOTS", before ? before : folder, TRUE);
  texture = gdk_texture_new_from_filename (path, NULL);
  assert_non_null (texture);
  assert_int_equal (gdk_texture_get_width (texture), 200);
  vouch_test_remove_folder (folder);
  vouch_test_close (window, NULL);
}

/* Run by test_leak_is_told() in a process of its own: it has to fail. */
static void
leak_a_label (void **state)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("kept"));

  vouch_test_close (vouch_test_present (label, 200, 100), label, NULL);
}

static void
test_leak_is_told (void **state)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *const leaking[] = { self, "--leak", NULL };
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, leaking);
  g_autofree char *said = NULL;

  assert_int_equal (outcome->exit_code, 1);
  said = g_strconcat (outcome->output, outcome->messages, NULL); /* cmocka moved it to the output */
  assert_non_null (strstr (said, "GtkLabel (1 references)"));
}

int
main (int    argc,
      char **argv)
{
  const struct CMUnitTest leaking[] = { cmocka_unit_test (leak_a_label) };
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_window_is_drawn_and_freed),
    cmocka_unit_test (test_keys_arrive),
    cmocka_unit_test (test_picture_is_left),
    cmocka_unit_test (test_leak_is_told),
  };

  if (argc > 1 && g_str_equal (argv[1], "--leak"))
    return vouch_test_run_widgets ("leak", leaking);
  return vouch_test_run_widgets ("support-widgets", tests);
}
