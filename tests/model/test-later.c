/* test-later.c: what can wait lets what is due go first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-later.h"

static gboolean
count_cb (gpointer data)
{
  guint *count = data;

  return ++*count < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
run_until (guint *count,
           guint  end)
{
  while (*count < end)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_runs_until_done (void **state)
{
  guint count = 0;
  g_autoptr (GSource) source = vouch_later_new (count_cb, &count);

  run_until (&count, 3);
  assert_true (g_source_is_destroyed (source));
}

static gboolean
frame_cb (gpointer data)
{
  guint *count = data;

  /* Nothing that waits has come before it. */
  assert_int_equal (*count, 1);
  *count = 100;
  return G_SOURCE_REMOVE;
}

/* The main loop has nothing else to do before a frame that is due in five milliseconds. */
static void
test_waits_for_a_frame (void **state)
{
  guint count = 0;
  g_autoptr (GSource) source = vouch_later_new (count_cb, &count);

  run_until (&count, 1);
  vouch_later_hold (source);
  g_timeout_add (5, frame_cb, &count);
  run_until (&count, 101);
  assert_true (g_source_is_destroyed (source));
}

/* Held once, not for good. */
static void
test_goes_on_after_it (void **state)
{
  guint count = 0;
  g_autoptr (GSource) source = vouch_later_new (count_cb, &count);

  vouch_later_hold (source);
  vouch_later_hold (source);
  assert_true (vouch_later_is_any_held ());
  run_until (&count, 1);
  assert_false (vouch_later_is_any_held ());
  assert_true (g_source_get_ready_time (source) == 0);
  run_until (&count, 3);
}

/* What was waited for is there: no longer than that. */
static void
test_is_released (void **state)
{
  guint count = 0;
  g_autoptr (GSource) source = vouch_later_new (count_cb, &count);

  vouch_later_hold (source);
  vouch_later_release (source);
  assert_false (vouch_later_is_any_held ());
  assert_true (g_main_context_iteration (NULL, FALSE));
  assert_int_equal (count, 1);
  run_until (&count, 3);
}

/* Who lets go of it before it came must not leave others waiting. */
static void
test_goes_while_held (void **state)
{
  guint count = 0;
  GSource *source = vouch_later_new (count_cb, &count);

  vouch_later_hold (source);
  g_source_destroy (source);
  g_source_unref (source);
  assert_false (vouch_later_is_any_held ());
  assert_int_equal (count, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_runs_until_done),
    cmocka_unit_test (test_waits_for_a_frame),
    cmocka_unit_test (test_goes_on_after_it),
    cmocka_unit_test (test_is_released),
    cmocka_unit_test (test_goes_while_held),
  };

  return vouch_test_run ("later", tests);
}
