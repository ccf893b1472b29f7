/* test-outbox-sender.c: as whom the sender sends, and that who has signed out sends nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-outbox-crew.h"
#include "vouch-outbox-round.h"
#include "vouch-outbox-sender.h"
#include "vouch-test-fault.h"
#include "vouch-test-outbox.h"
#include "vouch-test-portal.h"

#define DEADLINE (30000 * VOUCH_TEST_SLOWNESS)
#define ONE "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define TWO "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d02"

typedef struct
{
  VouchTestPortal *portal;     /* (owned): that ann and bob have an account on */
  VouchPortal *ann;            /* (owned): it, as she knows it */
  VouchPortal *bob;            /* (owned) */
  GListStore *accounts;        /* (owned) (element-type VouchPortal): the user's */
  VouchOutboxSender *sender;   /* (owned): started, and signed in nowhere */
  guint n_rounds;              /* that have ended */
} Desk;

static VouchPortal *
sign_in (Desk *desk, const char *user, const char *password)
{
  VouchPortal *portal = vouch_portal_new ("desk", desk->portal->root, user, NULL);

  vouch_portal_set_password (portal, password);
  return portal;
}

static void
changed_cb (VouchOutboxSender *sender, gpointer data)
{
  ((Desk *) data)->n_rounds += !vouch_outbox_sender_is_busy (sender);
}

static gboolean
has_looked (gpointer data)
{
  return ((Desk *) data)->n_rounds > 0;
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);
  VouchServerOptions options = { .has_accounts = TRUE, .user = "ann", .password = "secret" };

  desk->portal = vouch_test_portal_new ();
  vouch_test_portal_start_with (desk->portal, &options);
  desk->portal->authorisation = g_strdup ("Basic YW5uOnNlY3JldA==");
  desk->ann = sign_in (desk, "ann", "secret");
  desk->bob = sign_in (desk, "bob", "secret");
  desk->accounts = g_list_store_new (VOUCH_TYPE_PORTAL);
  desk->sender = vouch_outbox_sender_new ();
  g_signal_connect (desk->sender, "changed", G_CALLBACK (changed_cb), desk);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (GPtrArray) jobs = vouch_outbox_list (outbox, NULL);

  vouch_outbox_sender_stop (desk->sender);
  g_object_unref (desk->sender);
  g_object_unref (desk->accounts);
  g_object_unref (desk->ann);
  g_object_unref (desk->bob);
  vouch_test_portal_free (desk->portal);
  g_free (desk);
  for (guint i = 0; i < jobs->len; i++)
    vouch_outbox_cancel (outbox, ((VouchOutboxJob *) jobs->pdata[i])->number, NULL);
  return 0;
}

/* --- accounts --- */

static gboolean
is_sent (gint64 number)
{
  g_autoptr (VouchOutboxJob) job = vouch_test_outbox_find (number);

  return job->state == VOUCH_OUTBOX_DONE;
}

static gboolean
is_one_sent (gpointer number)
{
  return is_sent (*(gint64 *) number);
}

/* A whole round in which everything is tried that can be. */
static void
hurry (Desk *desk)
{
  desk->n_rounds = 0;
  vouch_outbox_sender_hurry (desk->sender);
  assert_true (vouch_test_wait_until (has_looked, desk, DEADLINE));
}

static void
set_accounts (Desk *desk, VouchPortal *portal)
{
  g_list_store_remove_all (desk->accounts);
  if (portal)
    g_list_store_append (desk->accounts, portal);
  vouch_outbox_sender_set_accounts (desk->sender, G_LIST_MODEL (desk->accounts));
}

static void
test_who_signs_in_sends (void **state)
{
  Desk *desk = *state;
  gint64 number = vouch_test_outbox_put (desk->ann, ONE, "One");

  vouch_outbox_sender_start (desk->sender);
  hurry (desk);
  assert_false (is_sent (number));
  set_accounts (desk, desk->ann);
  assert_true (vouch_test_wait_until (is_one_sent, &number, DEADLINE));
}

/* Signed out, whether the password came from the accounts or was typed since; or taken away whole. */
static void
test_who_signs_out_sends_nothing (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchPortal) signed_out = sign_in (desk, "ann", NULL);
  VouchPortal *const left[] = { signed_out, NULL };

  vouch_outbox_sender_start (desk->sender);
  for (gsize i = 0; i < G_N_ELEMENTS (left); i++)
    {
      gint64 number;

      set_accounts (desk, desk->ann);
      vouch_outbox_sender_add_portal (desk->sender, desk->ann);
      set_accounts (desk, left[i]);
      number = vouch_test_outbox_put (desk->ann, ONE, i == 0 ? "One" : "Other");
      hurry (desk);
      hurry (desk);
      assert_false (is_sent (number));
    }
}

#define N_CARDS 40

static void
sign_out_cb (VouchOutboxSender *sender, gpointer job, gpointer data)
{
  set_accounts (data, NULL);
}

/* Also what a round that is under way has not come to. */
static void
test_who_signs_out_meanwhile (void **state)
{
  Desk *desk = *state;
  gint64 numbers[N_CARDS];
  guint n_sent = 0;

  for (guint i = 0; i < N_CARDS; i++)
    {
      g_autofree char *id = g_uuid_string_random ();

      numbers[i] = vouch_test_outbox_put (desk->ann, id, "One of many");
    }
  g_signal_connect (desk->sender, "told", G_CALLBACK (sign_out_cb), desk);
  vouch_outbox_sender_start (desk->sender);
  set_accounts (desk, desk->ann);
  while (vouch_outbox_sender_is_busy (desk->sender))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < N_CARDS; i++)
    n_sent += is_sent (numbers[i]);
  assert_in_range (n_sent, 1, N_CARDS / 2);
}

/* What was typed for one publication is good until the portal is taken away. */
static void
test_what_was_typed_stays (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchPortal) known = sign_in (desk, "ann", NULL);
  gint64 number;

  vouch_outbox_sender_start (desk->sender);
  vouch_outbox_sender_add_portal (desk->sender, desk->ann);
  set_accounts (desk, known);
  number = vouch_test_outbox_put (desk->ann, ONE, "One");
  hurry (desk);
  assert_true (vouch_test_wait_until (is_one_sent, &number, DEADLINE));
}

static guint
count_attempts (gint64 number)
{
  g_autoptr (VouchOutboxJob) job = vouch_test_outbox_find (number);

  return job->attempts;
}

static gboolean
is_refused (gpointer number)
{
  return count_attempts (*(gint64 *) number) > 0;
}

/* The same password is not tried again whenever the accounts are looked at; another one is. */
static void
test_refused_is_not_tried_again (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchPortal) wrong = sign_in (desk, "ann", "wrong");
  gint64 number = vouch_test_outbox_put (desk->ann, ONE, "One");

  vouch_outbox_sender_start (desk->sender);
  set_accounts (desk, wrong);
  assert_true (vouch_test_wait_until (is_refused, &number, DEADLINE));
  hurry (desk);
  set_accounts (desk, wrong);
  hurry (desk);
  assert_int_equal (count_attempts (number), 1);
  set_accounts (desk, desk->ann);
  assert_true (vouch_test_wait_until (is_one_sent, &number, DEADLINE));
}

/* Also where one that came from the accounts was refused, and signed out, before. */
static void
test_typed_after_refused (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchPortal) wrong = sign_in (desk, "ann", "wrong");
  g_autoptr (VouchPortal) known = sign_in (desk, "ann", NULL);
  gint64 number = vouch_test_outbox_put (desk->ann, ONE, "One");

  vouch_outbox_sender_start (desk->sender);
  set_accounts (desk, wrong);
  assert_true (vouch_test_wait_until (is_refused, &number, DEADLINE));
  hurry (desk);
  set_accounts (desk, known);
  vouch_outbox_sender_add_portal (desk->sender, desk->ann);
  assert_true (vouch_test_wait_until (is_one_sent, &number, DEADLINE));
  set_accounts (desk, known);
  number = vouch_test_outbox_put (desk->ann, ONE, "Other");
  hurry (desk);
  assert_true (vouch_test_wait_until (is_one_sent, &number, DEADLINE));
}

/* --- behind somebody else --- */

/* As after a lost answer: nobody but bob can ask for it. */
static gint64
put_of_bob (Desk *desk)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (VouchOutboxJob) job = vouch_test_outbox_find (vouch_test_outbox_put (desk->bob, ONE, "Bob’s"));
  g_autoptr (VouchPublication) publication = vouch_outbox_job_dup_publication (job);

  assert_true (vouch_outbox_note_reached (outbox, job, publication, desk->portal->root, NULL));
  return job->number;
}

typedef struct
{
  VouchOutboxRound *round;
  gboolean is_over;
} Shift;

static gpointer
run_round (gpointer data)
{
  Shift *shift = data;

  vouch_outbox_round_run (shift->round, NULL, NULL);
  g_atomic_int_set (&shift->is_over, TRUE);
  return NULL;
}

static gboolean
is_over (gpointer data)
{
  return g_atomic_int_get (&((Shift *) data)->is_over);
}

/* What waits behind bob's is told why; ann's other card goes, and her password is a good one. */
static void
test_behind_somebody_else (void **state)
{
  Desk *desk = *state;
  gint64 first = put_of_bob (desk);
  gint64 behind = vouch_test_outbox_put (desk->ann, ONE, "Ann’s");
  gint64 other = vouch_test_outbox_put (desk->ann, TWO, "Ann’s other");
  g_autoptr (GPtrArray) portals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (VouchOutboxRound) round = NULL;
  g_autoptr (VouchOutboxJob) job = NULL;
  Shift shift = { 0 };
  GThread *thread;

  g_ptr_array_add (portals, g_object_ref (desk->ann));
  round = vouch_outbox_round_new (g_ptr_array_ref (portals), g_array_new (FALSE, FALSE, sizeof (gint64)));
  round->is_sending = TRUE;
  shift.round = round;
  thread = g_thread_new ("round", run_round, &shift);
  assert_true (vouch_test_wait_until (is_over, &shift, DEADLINE));
  g_thread_join (thread);
  assert_true (is_sent (other));
  assert_false (is_sent (first));
  assert_int_equal (round->refused->len, 0);
  job = vouch_test_outbox_find (behind);
  assert_int_equal (job->state, VOUCH_OUTBOX_WAITING);
  assert_int_equal (job->code, VOUCH_PORTAL_ERROR_BEHIND);
  assert_non_null (strstr (job->trouble, "sign in there as “bob”"));
}

#define DESK_TEST(function) cmocka_unit_test_setup_teardown (function, set_up, tear_down)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    DESK_TEST (test_who_signs_in_sends),
    DESK_TEST (test_who_signs_out_sends_nothing),
    DESK_TEST (test_who_signs_out_meanwhile),
    DESK_TEST (test_what_was_typed_stays),
    DESK_TEST (test_refused_is_not_tried_again),
    DESK_TEST (test_typed_after_refused),
    DESK_TEST (test_behind_somebody_else),
  };

  return vouch_test_run ("outbox-sender", tests);
}
