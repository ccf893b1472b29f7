/* test-outbox-sleep.c: what waits keeps its time when the computer sleeps, its clock is set, or it is
 * started anew.
 *
 * A sleep is shown to a program of its own by a time namespace, in which more time has passed since the
 * start than anywhere else. The clock is set by a nanosecond, which the kernel tells of as of any other
 * setting. Where this machine allows neither, those tests say so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <sys/timex.h>

#include "vouch-outbox-alarm.h"
#include "vouch-outbox-clock.h"
#include "vouch-outbox-sender.h"
#include "vouch-test-fault.h"
#include "vouch-test-outbox.h"
#include "vouch-test-portal.h"

#define DEADLINE (30000 * VOUCH_TEST_SLOWNESS)
#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define SECOND ((gint64) 1000)
#define HOUR (3600 * SECOND)
#define YEAR (8766 * HOUR)

static const char *itself; /* this program */

/* --- the alarm --- */

typedef struct
{
  guint n_times; /* a time had come */
  guint n_jumps;
} Rings;

static void
rung_cb (gboolean has_jumped, gpointer data)
{
  Rings *rings = data;

  rings->n_jumps += has_jumped;
  rings->n_times += !has_jumped;
}

static gboolean
has_rung (gpointer data)
{
  return ((Rings *) data)->n_times > 0;
}

static gboolean
has_jumped (gpointer data)
{
  return ((Rings *) data)->n_jumps > 0;
}

/* Returns: whether the kernel let us. */
static gboolean
set_clock (void)
{
  struct timex setting = { .modes = ADJ_SETOFFSET | ADJ_NANO, .time = { 0, 1 } };

  return adjtimex (&setting) >= 0;
}

static void
test_alarm_rings_by_each_clock (void **state)
{
  for (guint i = 0; i < 2; i++)
    {
      Rings rings = { 0 };
      g_autoptr (VouchOutboxAlarm) alarm = vouch_outbox_alarm_new (rung_cb, &rings);

      vouch_outbox_alarm_set (alarm, i == 0 ? vouch_outbox_uptime () + 20 : G_MAXINT64,
                              i == 1 ? vouch_outbox_now () + 20 : G_MAXINT64);
      assert_true (vouch_test_wait_until (has_rung, &rings, DEADLINE));
      assert_int_equal (rings.n_times, 1);
    }
}

/* A time that has passed by the time it is set is not slept through. */
static void
test_alarm_rings_late (void **state)
{
  Rings rings = { 0 };
  g_autoptr (VouchOutboxAlarm) alarm = vouch_outbox_alarm_new (rung_cb, &rings);

  vouch_outbox_alarm_set (alarm, 0, G_MAXINT64);
  assert_true (vouch_test_wait_until (has_rung, &rings, DEADLINE));
}

static void
test_alarm_rings_when_the_clock_is_set (void **state)
{
  Rings rings = { 0 };
  g_autoptr (VouchOutboxAlarm) alarm = vouch_outbox_alarm_new (rung_cb, &rings);

  for (guint i = 0; i < 2; i++)
    {
      rings.n_jumps = 0;
      vouch_outbox_alarm_set (alarm, G_MAXINT64, i == 0 ? G_MAXINT64 : vouch_outbox_now () + HOUR);
      if (!set_clock ())
        vouch_test_leave ("the clock may not be set");
      assert_true (vouch_test_wait_until (has_jumped, &rings, DEADLINE));
    }
  assert_int_equal (rings.n_times, 0);
}

/* --- how long it waits --- */

/**
 * Wait:
 * @set: by how much the clock was set since the pause began, ahead or back
 * @passed: how much time has passed since, sleep counted
 * @is_other_boot: whether the computer was started anew since
 * @rest: what is left of a pause of an hour
 */
typedef struct
{
  gint64 set;
  gint64 passed;
  gboolean is_other_boot;
  gint64 rest;
} Wait;

static const Wait waits[] = {
  { 0, 0, FALSE, HOUR },
  { 0, HOUR / 2, FALSE, HOUR / 2 },
  { 0, 8 * HOUR, FALSE, 0 },           /* a night’s sleep */
  { 10 * YEAR, 0, FALSE, HOUR },       /* the clock was wrong, and is right now */
  { -10 * YEAR, 0, FALSE, HOUR },
  { -10 * YEAR, 2 * HOUR, FALSE, 0 },
  { 0, HOUR / 2, TRUE, HOUR / 2 },
  { 0, 8 * HOUR, TRUE, 0 },
  { 10 * YEAR, 0, TRUE, 0 },
  { -10 * YEAR, 0, TRUE, 0 }, /* and not ten years */
};

static void
test_pauses (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      const Wait *wait = &waits[i];
      gint64 end = HOUR - wait->passed;
      VouchOutboxJob job = { .pause = HOUR, .next = vouch_outbox_now () + end - wait->set,
                             .awake = vouch_outbox_uptime () + end };
      gint64 rest;

      job.boot = (char *) (wait->is_other_boot ? "another" : vouch_outbox_boot ());
      rest = vouch_outbox_job_get_rest (&job);
      if (rest > wait->rest || rest < wait->rest - 20 * SECOND)
        fail_msg ("Case %u: %" G_GINT64_FORMAT " ms", (guint) i, rest);
    }
}

/* Where the system doesn't tell its starts apart, the clock is gone by, and a pause has its end. */
static void
test_nameless_starts (void **state)
{
  VouchOutboxJob job = { .pause = HOUR, .next = vouch_outbox_now () + HOUR / 2, .boot = (char *) "",
                         .awake = vouch_outbox_uptime () + 720 * HOUR };

  assert_in_range (vouch_outbox_job_get_rest (&job), HOUR / 2 - 20 * SECOND, HOUR / 2);
  job.boot = (char *) vouch_outbox_boot ();
  assert_int_equal (vouch_outbox_job_get_rest (&job), 0);
}

/* A date is the clock's, whatever it says. */
static void
test_dates (void **state)
{
  VouchOutboxJob later = { .next = vouch_outbox_now () + HOUR, .due = vouch_outbox_now () + HOUR };
  VouchOutboxJob passed = { .next = vouch_outbox_now () - HOUR, .due = vouch_outbox_now () - HOUR };
  VouchOutboxJob none = { 0 };

  assert_in_range (vouch_outbox_job_get_rest (&later), HOUR - 20 * SECOND, HOUR);
  assert_int_equal (vouch_outbox_job_get_rest (&passed), 0);
  assert_int_equal (vouch_outbox_job_get_rest (&none), 0);
}

/* --- a sender that sleeps --- */

typedef struct
{
  VouchTestPortal *portal;    /* (owned) */
  VouchTestFaultProxy *proxy; /* (owned) */
  VouchPortal *site;          /* (owned): the portal, through the proxy */
  gint64 number;              /* of what waits for it */
} Desk;

/* A round that ends sets the alarm for the next. */
static void
changed_cb (VouchOutboxSender *sender, gpointer data)
{
  *(guint *) data += !vouch_outbox_sender_is_busy (sender);
}

static gboolean
has_counted (gpointer data)
{
  return *(guint *) data > 0;
}

static gboolean
is_sent (gpointer data)
{
  g_autoptr (VouchOutboxJob) job = vouch_test_outbox_find (((Desk *) data)->number);

  return job->state == VOUCH_OUTBOX_DONE;
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  g_autofree char *authorisation = NULL;

  desk->portal = vouch_test_portal_new ();
  vouch_test_portal_start (desk->portal, 0);
  authorisation = g_strconcat ("Bearer ", desk->portal->token, NULL);
  desk->proxy = vouch_test_fault_proxy_new (desk->portal->root, authorisation);
  desk->site = vouch_test_outbox_desk (vouch_test_fault_proxy_root (desk->proxy));
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  g_object_unref (desk->site);
  vouch_test_fault_proxy_free (desk->proxy);
  vouch_test_portal_free (desk->portal);
  g_free (desk);
  return 0;
}

static void
put_in_trouble (Desk *desk, int code, guint retry_after)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (VouchOutboxJob) job = NULL;
  g_autoptr (GError) trouble = g_error_new_literal (VOUCH_PORTAL_ERROR, code, "Why");

  desk->number = vouch_test_outbox_put (desk->site, id, "Sleep");
  job = vouch_outbox_find (outbox, desk->number, NULL);
  assert_true (vouch_outbox_note_trouble (outbox, job, trouble, retry_after, NULL));
}

/* What the program below prints: how many wait after its sender's first round. Returns: FALSE where this
 * machine has no time namespaces. */
static gboolean
count_after_sleep (Desk *desk, const char *seconds, int *n_waiting)
{
  const char *argv[] = { "unshare", "--time", "--boottime", seconds, "--", itself, "--sleeper",
                         vouch_test_fault_proxy_root (desk->proxy), NULL };
  const char *const probe[] = { "unshare", "--time", "--boottime", "1", "--", "true", NULL };
  g_autoptr (VouchTestOutcome) may = vouch_test_run_command (NULL, probe);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  if (may->exit_code != 0)
    return FALSE;
  outcome = vouch_test_run_command (NULL, argv);
  if (outcome->exit_code != 0)
    fail_msg ("%d: %s", outcome->exit_code, outcome->messages);
  *n_waiting = atoi (outcome->output);
  return TRUE;
}

/* In the program that has slept. */
static int
sleep_and_send (const char *address)
{
  g_autoptr (VouchPortal) portal = vouch_test_outbox_desk (address);
  g_autoptr (VouchOutboxSender) sender = vouch_outbox_sender_new ();
  guint n_rounds = 0;

  g_signal_connect (sender, "changed", G_CALLBACK (changed_cb), &n_rounds);
  vouch_outbox_sender_start (sender);
  vouch_outbox_sender_add_portal (sender, portal);
  if (!vouch_test_wait_until (has_counted, &n_rounds, DEADLINE))
    return 1;
  g_print ("%u\n", vouch_outbox_sender_get_jobs (sender)->len);
  vouch_outbox_sender_stop (sender);
  return 0;
}

/* Ten minutes that the portal asked for are over after an hour’s sleep, and not before. */
static void
test_a_pause_ends_in_sleep (void **state)
{
  Desk *desk = *state;
  int n_waiting = -1;

  put_in_trouble (desk, VOUCH_PORTAL_ERROR_BUSY, 600);
  if (!count_after_sleep (desk, "0", &n_waiting))
    vouch_test_leave ("there are no time namespaces");
  assert_int_equal (n_waiting, 1);
  assert_false (is_sent (desk));
  assert_true (count_after_sleep (desk, "3600", &n_waiting));
  assert_int_equal (n_waiting, 0);
  assert_true (is_sent (desk));
}

static void
wait_for_round (guint *n_rounds)
{
  *n_rounds = 0;
  assert_true (vouch_test_wait_until (has_counted, n_rounds, DEADLINE));
}

/* A sender that has looked at what is in trouble, and left it alone. */
static VouchOutboxSender *
start_sender (Desk *desk, guint *n_rounds, int code, guint retry_after)
{
  VouchOutboxSender *sender = vouch_outbox_sender_new ();

  g_signal_connect (sender, "changed", G_CALLBACK (changed_cb), n_rounds);
  vouch_outbox_sender_start (sender);
  vouch_outbox_sender_add_portal (sender, desk->site);
  wait_for_round (n_rounds);
  put_in_trouble (desk, code, retry_after);
  vouch_outbox_sender_look (sender);
  wait_for_round (n_rounds);
  assert_false (is_sent (desk));
  return sender;
}

static void
end_sender (VouchOutboxSender *sender)
{
  vouch_outbox_sender_stop (sender);
  g_object_unref (sender);
}

/* Who waits for a network looks at once when the computer wakes up, whatever is left of the pause. */
static void
test_waking_up_looks_at_once (void **state)
{
  Desk *desk = *state;
  guint n_rounds = 0;
  VouchOutboxSender *sender;

  if (!set_clock ())
    vouch_test_leave ("the clock may not be set");
  sender = start_sender (desk, &n_rounds, VOUCH_PORTAL_ERROR_OFFLINE, 36000);
  set_clock ();
  assert_true (vouch_test_wait_until (is_sent, desk, DEADLINE));
  end_sender (sender);
}

/* A portal that asked for patience has it. */
static void
test_waking_up_is_patient (void **state)
{
  Desk *desk = *state;
  guint n_rounds = 0;
  VouchOutboxSender *sender;

  if (!set_clock ())
    vouch_test_leave ("the clock may not be set");
  sender = start_sender (desk, &n_rounds, VOUCH_PORTAL_ERROR_BUSY, 36000);
  n_rounds = 0;
  set_clock ();
  assert_true (vouch_test_wait_until (has_counted, &n_rounds, DEADLINE));
  assert_false (is_sent (desk));
  end_sender (sender);
}

/* The same when the network comes back. */
static void
test_the_network_comes_back (void **state)
{
  static const int codes[] = { VOUCH_PORTAL_ERROR_BUSY, VOUCH_PORTAL_ERROR_OFFLINE };
  GNetworkMonitor *network = g_network_monitor_get_default ();
  Desk *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      guint n_rounds = 0;
      VouchOutboxSender *sender;

      sender = start_sender (desk, &n_rounds, codes[i], 36000);
      n_rounds = 0;
      g_signal_emit_by_name (network, "network-changed", TRUE);
      assert_true (vouch_test_wait_until (has_counted, &n_rounds, DEADLINE));
      assert_int_equal (is_sent (desk), codes[i] == VOUCH_PORTAL_ERROR_OFFLINE);
      end_sender (sender);
    }
}

/* A pause that was short ends by itself. */
static void
test_a_pause_ends_by_itself (void **state)
{
  Desk *desk = *state;
  guint n_rounds = 0;
  VouchOutboxSender *sender;

  sender = start_sender (desk, &n_rounds, VOUCH_PORTAL_ERROR_BUSY, 1);
  assert_true (vouch_test_wait_until (is_sent, desk, DEADLINE));
  end_sender (sender);
}

#define DESK_TEST(function) cmocka_unit_test_setup_teardown (function, set_up, tear_down)

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_alarm_rings_by_each_clock),
    cmocka_unit_test (test_alarm_rings_late),
    cmocka_unit_test (test_alarm_rings_when_the_clock_is_set),
    cmocka_unit_test (test_pauses),
    cmocka_unit_test (test_nameless_starts),
    cmocka_unit_test (test_dates),
    DESK_TEST (test_a_pause_ends_in_sleep),
    DESK_TEST (test_waking_up_looks_at_once),
    DESK_TEST (test_waking_up_is_patient),
    DESK_TEST (test_the_network_comes_back),
    DESK_TEST (test_a_pause_ends_by_itself),
  };

  itself = argv[0];
  if (argc == 3 && strcmp (argv[1], "--sleeper") == 0)
    return sleep_and_send (argv[2]);
  return vouch_test_run ("outbox-sleep", tests);
}
