/* test-portal-limits.c: what the portal counts and queues, so that nobody holds up the others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-server-failures.h"
#include "vouch-server-pool.h"

#define HERE "192.0.2.1"

/* --- wrong passwords --- */

static void
count (VouchServerFailures *failures, const char *remote, const char *name, guint n)
{
  for (guint i = 0; i < n; i++)
    vouch_server_failures_count (failures, remote, name);
}

/* Wrong passwords for “ann” from one computer, and who has to wait then. */
static const struct
{
  guint n;
  const char *from;
  const char *asks;
  const char *name;
  gboolean waits;
} guesses[] = {
  { 9, HERE, HERE, "ann", FALSE },
  { 10, HERE, HERE, "ann", TRUE },
  { 10, HERE, HERE, "bob", FALSE },
  { 10, HERE, "192.0.2.2", "ann", FALSE },
  { 10, "2001:db8:1:2:3::4", "2001:db8:1:2:5::6", "ann", TRUE }, /* somebody has all of these */
  { 10, "2001:db8:1:2:3::4", "2001:db8:1:3:3::4", "ann", FALSE },
  { 10, "::ffff:192.0.2.1", "::ffff:192.0.2.2", "ann", FALSE },
  { 60, HERE, HERE, "bob", TRUE },
  { 60, HERE, HERE, NULL, TRUE },
  { 60, HERE, "192.0.2.2", "bob", FALSE },
};

static void
test_guesses (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autoptr (VouchServerFailures) failures = vouch_server_failures_new ();

      count (failures, guesses[i].from, "ann", guesses[i].n);
      if (vouch_server_failures_are_too_many (failures, guesses[i].asks, guesses[i].name)
          != guesses[i].waits)
        fail_msg ("%zu", i);
    }
}

/* A little of everybody’s is a lot. */
static void
test_guesses_of_many_names (void **state)
{
  g_autoptr (VouchServerFailures) failures = vouch_server_failures_new ();

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %u", i);

      assert_false (vouch_server_failures_are_too_many (failures, HERE, "ann"));
      vouch_server_failures_count (failures, HERE, name);
    }
  assert_true (vouch_server_failures_are_too_many (failures, HERE, "ann"));
  vouch_server_failures_take_back (failures, HERE, "name 0");
  assert_false (vouch_server_failures_are_too_many (failures, HERE, "ann"));
}

static void
test_who_is_right_is_forgiven (void **state)
{
  g_autoptr (VouchServerFailures) failures = vouch_server_failures_new ();

  count (failures, HERE, "ann", 10);
  vouch_server_failures_forget (failures, HERE, "ann");
  assert_false (vouch_server_failures_are_too_many (failures, HERE, "ann"));
  /* Another’s password is as safe as before. */
  count (failures, HERE, "bob", 10);
  vouch_server_failures_forget (failures, HERE, "ann");
  assert_true (vouch_server_failures_are_too_many (failures, HERE, "bob"));
}

/* --- threads --- */

typedef struct
{
  gint n_begun;
  gint may_go_on;
  guint n_done;
  guint n_freed;
} Desk;

static void
work_cb (gpointer data)
{
  Desk *desk = data;

  g_atomic_int_inc (&desk->n_begun);
  while (!g_atomic_int_get (&desk->may_go_on))
    g_usleep (1000);
}

static void
done_cb (gpointer data)
{
  ((Desk *) data)->n_done++;
}

static void
free_cb (gpointer data)
{
  ((Desk *) data)->n_freed++;
}

static gboolean
push (VouchServerPool *pool, Desk *desk)
{
  return vouch_server_pool_push (pool, work_cb, done_cb, free_cb, desk);
}

static gboolean
is_one_begun (gpointer data)
{
  return g_atomic_int_get (&((Desk *) data)->n_begun) == 1;
}

static gboolean
is_one_done (gpointer data)
{
  return ((Desk *) data)->n_done == 1;
}

static gboolean
are_three_freed (gpointer data)
{
  return ((Desk *) data)->n_freed == 3;
}

/* One is at work and two wait. */
static VouchServerPool *
make_busy_pool (Desk *desk)
{
  VouchServerPool *pool = vouch_server_pool_new ("pool", 1, 2);

  assert_true (push (pool, desk));
  assert_true (vouch_test_wait_until (is_one_begun, desk, 20000));
  assert_true (push (pool, desk));
  assert_true (push (pool, desk));
  return pool;
}

/* A fourth is too much. Another pool goes on meanwhile. */
static void
test_a_full_queue_refuses (void **state)
{
  Desk slow = { 0 }, refused = { 0 }, quick = { .may_go_on = TRUE };
  VouchServerPool *pool = make_busy_pool (&slow);
  VouchServerPool *other = vouch_server_pool_new ("pool", 1, 2);

  assert_false (push (pool, &refused));
  assert_int_equal (refused.n_freed, 1);
  assert_true (push (other, &quick));
  assert_true (vouch_test_wait_until (is_one_done, &quick, 20000));
  assert_int_equal (slow.n_done, 0);
  g_atomic_int_set (&slow.may_go_on, TRUE);
  assert_true (vouch_test_wait_until (are_three_freed, &slow, 20000));
  assert_int_equal (slow.n_done, 3);
  assert_int_equal (refused.n_begun + (int) refused.n_done, 0);
  vouch_server_pool_free (other);
  vouch_server_pool_free (pool);
}

static gpointer
let_go_on (gpointer data)
{
  g_usleep (20000);
  g_atomic_int_set (&((Desk *) data)->may_go_on, TRUE);
  return NULL;
}

/* The portal is gone: nobody is told, and nothing is left. */
static void
test_the_end_of_a_pool (void **state)
{
  Desk desk = { 0 };
  VouchServerPool *pool = make_busy_pool (&desk);
  GThread *thread = g_thread_new ("go-on", let_go_on, &desk);

  vouch_server_pool_free (pool);
  g_thread_join (thread);
  assert_true (vouch_test_wait_until (are_three_freed, &desk, 20000));
  assert_int_equal (desk.n_done, 0);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_guesses),
    cmocka_unit_test (test_guesses_of_many_names),
    cmocka_unit_test (test_who_is_right_is_forgiven),
    cmocka_unit_test (test_a_full_queue_refuses),
    cmocka_unit_test (test_the_end_of_a_pool),
  };

  return vouch_test_run ("portal-limits", tests);
}
