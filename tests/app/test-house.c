/* test-house.c: one profile for all cards that are checked by it, and what its house hides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <glib/gstdio.h>

#include "vouch-house.h"
#include "vouch-profile-folder.h"

static gboolean
is_read (gpointer house)
{
  return vouch_house_is_read (house);
}

static gboolean
is_written (gpointer name)
{
  g_auto (GStrv) rules = vouch_profile_read_muted (name);

  return g_strv_length (rules) == 2;
}

static gboolean
is_gone (gpointer held)
{
  return !*(VouchHouse **) held;
}

static void
count_cb (VouchHouse *house, guint *n)
{
  (*n)++;
}

static gboolean
is_counted (gpointer n)
{
  return *(guint *) n > 0;
}

static void
test_one_for_all (void **state)
{
  g_autoptr (VouchHouse) house = vouch_house_get ("medical-publisher");
  g_autoptr (VouchHouse) again = vouch_house_get ("medical-publisher");
  g_autoptr (VouchHouse) usual = vouch_house_get ("");
  g_autoptr (VouchHouse) named = vouch_house_get ("default");

  assert_ptr_equal (house, again);
  assert_ptr_equal (usual, named);
  assert_ptr_not_equal (house, usual);
  assert_false (vouch_house_is_read (house));
  assert_true (vouch_test_wait_until (is_read, house, 5000));
  assert_true (vouch_test_wait_until (is_read, usual, 5000));
  assert_string_equal (vouch_profile_get_name (vouch_house_get_profile (house)),
                       "medical-publisher");
  assert_null (vouch_house_get_trouble (house));
}

/* What is hidden in one window is hidden in all, and in the next run. */
static void
test_hiding_is_kept (void **state)
{
  VouchHouse *house = vouch_house_get ("medical-publisher");
  VouchHouse *held = house;
  guint n = 0;

  assert_true (vouch_test_wait_until (is_read, house, 5000));
  g_signal_connect (house, "changed", G_CALLBACK (count_cb), &n);
  vouch_house_mute (house, "title-drift", TRUE);
  vouch_house_mute (house, "title-drift", TRUE);
  vouch_house_mute (house, "reading-time", TRUE);
  assert_int_equal (n, 2);
  assert_true (vouch_test_wait_until (is_written, (gpointer) "medical-publisher", 5000));
  /* Who writes holds it until that is done. */
  g_object_add_weak_pointer (G_OBJECT (house), (gpointer *) &held);
  g_object_unref (house);
  assert_true (vouch_test_wait_until (is_gone, &held, 5000));
  house = vouch_house_get ("medical-publisher");
  assert_true (vouch_test_wait_until (is_read, house, 5000));
  assert_string_equal (vouch_house_get_muted (house)[0], "title-drift");
  assert_string_equal (vouch_house_get_muted (house)[1], "reading-time");
  vouch_house_mute (house, "title-drift", FALSE);
  assert_string_equal (vouch_house_get_muted (house)[0], "reading-time");
  g_object_unref (house);
}

static void
test_not_there (void **state)
{
  g_autoptr (VouchHouse) house = vouch_house_get ("no-such-house");

  assert_true (vouch_test_wait_until (is_read, house, 5000));
  assert_null (vouch_house_get_profile (house));
  assert_non_null (strstr (vouch_house_get_trouble (house), "no-such-house"));
  vouch_house_mute (house, "title-drift", TRUE);
  assert_null (vouch_house_get_muted (house)[0]);
}

/* A file that is put right while a card holds its profile is read when it is chosen again. */
static void
test_put_right (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "ours.json", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (VouchHouse) house = NULL;
  guint n = 0;

  assert_true (g_file_set_contents (path, "{\"rules\"", -1, NULL));
  house = vouch_house_get (uri);
  assert_true (vouch_test_wait_until (is_read, house, 5000));
  assert_non_null (vouch_house_get_trouble (house));
  assert_true (g_file_set_contents (path, "{\"title\": \"Ours\"}", -1, NULL));
  g_signal_connect (house, "changed", G_CALLBACK (count_cb), &n);
  vouch_house_reload (uri);
  assert_true (vouch_test_wait_until (is_counted, &n, 5000));
  assert_null (vouch_house_get_trouble (house));
  assert_string_equal (vouch_profile_get_title (vouch_house_get_profile (house)), "Ours");
  vouch_test_remove_folder (folder);
}

static void
not_kept_cb (VouchHouse *house, const char *why, guint *n)
{
  assert_non_null (why);
  (*n)++;
}

static void
test_not_kept (void **state)
{
  g_autofree char *path
      = g_build_filename (g_get_user_data_dir (), "vouch", "profiles", "default.muted", NULL);
  g_autoptr (VouchHouse) house = vouch_house_get ("default");
  guint n = 0;

  assert_true (vouch_test_wait_until (is_read, house, 5000));
  g_mkdir_with_parents (path, 0700);
  g_signal_connect (house, "not-kept", G_CALLBACK (not_kept_cb), &n);
  vouch_house_mute (house, "title-drift", TRUE);
  assert_true (vouch_test_wait_until (is_counted, &n, 5000));
  assert_int_equal (g_rmdir (path), 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_one_for_all),
    cmocka_unit_test (test_hiding_is_kept),
    cmocka_unit_test (test_not_there),
    cmocka_unit_test (test_put_right),
    cmocka_unit_test (test_not_kept),
  };

  return vouch_test_run ("house", tests);
}
