/* test-source-watch.c: the store of sources, altered by another program while this one has it open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <glib/gstdio.h>

#include "vouch-source-store.h"
#include "vouch-source-watch.h"

typedef struct
{
  char *folder;            /* (owned): also the user's data folder */
  VouchSourceWatch *watch; /* (owned) */
  guint n;                 /* changes that were told */
} Desk;

static void
changed_cb (VouchSourceWatch *watch, Desk *desk)
{
  desk->n++;
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->folder = vouch_test_make_folder ();
  g_setenv ("XDG_DATA_HOME", desk->folder, TRUE);
  *state = desk;
  return 0;
}

static gboolean
is_gone (gpointer ref)
{
  g_autoptr (GObject) object = g_weak_ref_get (ref);

  return !object;
}

/* Its thread may still be looking. */
static void
end (Desk *desk)
{
  GWeakRef ref;

  g_weak_ref_init (&ref, desk->watch);
  vouch_source_watch_stop (desk->watch);
  g_clear_object (&desk->watch);
  assert_true (vouch_test_wait_until (is_gone, &ref, 20000));
  g_weak_ref_clear (&ref);
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  if (desk->watch)
    end (desk);
  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk);
  return 0;
}

static char *
get_place (Desk *desk)
{
  return g_build_filename (desk->folder, "vouch", "sources", NULL);
}

static char *
get_stamp (Desk *desk)
{
  g_autofree char *place = get_place (desk);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (place, NULL);

  return vouch_source_store_dup_stamp (store, NULL);
}

static gboolean
is_ready (gpointer data)
{
  return vouch_source_watch_is_ready (((Desk *) data)->watch);
}

static void
begin (Desk *desk)
{
  g_autofree char *place = get_place (desk);

  desk->watch = vouch_source_watch_new (place);
  g_signal_connect (desk->watch, "changed", G_CALLBACK (changed_cb), desk);
  assert_true (vouch_test_wait_until (is_ready, desk, 20000));
}

static gboolean
is_told (gpointer data)
{
  return ((Desk *) data)->n > 0;
}

static void
expect_told (Desk *desk)
{
  assert_true (vouch_test_wait_until (is_told, desk, 20000));
  desk->n = 0;
}

static char *
put (Desk *desk, const char *name, const char *text)
{
  char *path = g_build_filename (desk->folder, name, NULL);

  assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static guint
count (Desk *desk)
{
  g_autofree char *place = get_place (desk);
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (place, NULL);
  g_autoptr (GPtrArray) list = vouch_source_store_list (store, NULL, NULL);

  return list->len;
}

/* Added, attached, taken out, all of it gone: told each time, and not when somebody only looks. */
static void
test_another_program (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = put (desk, "a.txt", "Sleep was longer by 42 minutes in the group that read.\n");
  g_autofree char *other = put (desk, "b.txt", "Mood did not differ between the two groups of patients.\n");
  g_autofree char *place = get_place (desk);
  g_autoptr (VouchTestOutcome) first = vouch_test_run_program (NULL, "sources", "add", path, NULL);
  g_autoptr (VouchTestOutcome) second = NULL;
  g_autoptr (VouchTestOutcome) attached = NULL;
  g_autoptr (VouchTestOutcome) listed = NULL;
  g_autoptr (VouchTestOutcome) found = NULL;
  g_autoptr (VouchTestOutcome) removed = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_int_equal (first->exit_code, 0);
  begin (desk);
  second = vouch_test_run_program (NULL, "sources", "add", other, NULL);
  assert_int_equal (second->exit_code, 0);
  expect_told (desk);
  attached = vouch_test_run_program (NULL, "sources", "add", "--reference=r1", other, NULL);
  assert_int_equal (attached->exit_code, 0);
  expect_told (desk);
  /* Who looks, or builds an index for it, writes into the folder, too. */
  before = get_stamp (desk);
  listed = vouch_test_run_program (NULL, "sources", "list", NULL);
  found = vouch_test_run_program (NULL, "find", "sleep", NULL);
  assert_int_equal (count (desk), 2);
  after = get_stamp (desk);
  assert_string_equal (after, before);
  removed = vouch_test_run_program (NULL, "sources", "remove", "a.txt", NULL);
  assert_int_equal (removed->exit_code, 0);
  expect_told (desk);
  vouch_test_remove_folder (place);
  expect_told (desk);
}

/* A store that is removed and made again, perhaps in the very place of the disk, is followed. */
static void
test_made_again (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = put (desk, "a.txt", "Sleep was longer by 42 minutes in the group that read.\n");
  g_autofree char *other = put (desk, "b.txt", "Mood did not differ between the two groups of patients.\n");
  g_autofree char *place = get_place (desk);
  g_autoptr (VouchTestOutcome) first = vouch_test_run_program (NULL, "sources", "add", path, NULL);
  g_autofree char *identity = vouch_source_store_dup_identity (place);
  g_autofree char *new_identity = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;

  assert_int_equal (first->exit_code, 0);
  begin (desk);
  vouch_test_remove_folder (place);
  expect_told (desk);
  assert_null (vouch_source_store_dup_identity (place));
  g_mkdir_with_parents (place, 0700);
  again = vouch_test_run_program (NULL, "sources", "add", other, NULL);
  assert_int_equal (again->exit_code, 0);
  new_identity = vouch_source_store_dup_identity (place);
  assert_string_not_equal (identity, new_identity);
  expect_told (desk);
}

/* The first source of all makes the store. */
static void
test_first_one (void **state)
{
  Desk *desk = *state;
  g_autofree char *path = put (desk, "a.txt", "Sleep was longer by 42 minutes in the group that read.\n");
  g_autofree char *parent = g_build_filename (desk->folder, "vouch", "sources", NULL);
  g_autoptr (VouchTestOutcome) first = NULL;

  g_mkdir_with_parents (parent, 0700);
  begin (desk);
  first = vouch_test_run_program (NULL, "sources", "add", path, NULL);
  assert_int_equal (first->exit_code, 0);
  expect_told (desk);
}

/* Several at once, each with sources of its own: none is lost, none is there twice. */
static void
test_no_lost_write (void **state)
{
  Desk *desk = *state;
  GSubprocess *programs[6];
  g_autofree char *same = put (desk, "same.txt", "This very file is added by each of the programs at once.\n");

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *text = g_strdup_printf ("Sleep was longer by %u minutes in the group that read.\n", i + 20);
      g_autofree char *path = put (desk, name, text);

      programs[i] = vouch_test_start_program (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, "sources", "add", path, same, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      assert_true (g_subprocess_wait (programs[i], NULL, NULL));
      assert_int_equal (g_subprocess_get_exit_status (programs[i]), 0);
      g_object_unref (programs[i]);
    }
  assert_int_equal (count (desk), G_N_ELEMENTS (programs) + 1);
}

/* Another program is in the midst of writing and does not end: said so, after a while, and nothing is
 * half there; when it ends all goes on. */
static void
test_busy (void **state)
{
  Desk *desk = *state;
  g_autofree char *place = get_place (desk);
  g_autofree char *path = put (desk, "a.txt", "Sleep was longer by 42 minutes in the group that read.\n");
  g_autoptr (VouchSourceStore) store = vouch_source_store_open (place, NULL);
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestOutcome) listed = NULL;
  g_autoptr (VouchTestOutcome) added = NULL;

  assert_true (vouch_source_store_begin (store, NULL));
  refused = vouch_test_run_program (NULL, "sources", "add", path, NULL);
  assert_int_not_equal (refused->exit_code, 0);
  if (!strstr (refused->messages, "Another program is using"))
    fail_msg ("%s", refused->messages);
  /* Reading goes on meanwhile. */
  listed = vouch_test_run_program (NULL, "sources", "list", NULL);
  assert_int_equal (listed->exit_code, 0);
  assert_true (vouch_source_store_commit (store, NULL));
  added = vouch_test_run_program (NULL, "sources", "add", path, NULL);
  assert_int_equal (added->exit_code, 0);
  assert_int_equal (count (desk), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown (test_##name, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TEST (another_program), TEST (made_again),
    TEST (first_one),
    TEST (no_lost_write),
    TEST (busy),
  };

  return vouch_test_run ("source-watch", tests);
}
