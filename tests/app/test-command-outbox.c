/* test-command-outbox.c: what `vouch publish` leaves behind when the network or the program ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "vouch-json.h"
#include "vouch-outbox.h"
#include "vouch-portal-token.h"
#include "vouch-receipt.h"
#include "vouch-test-sender.h"

#define N_KILLS 8

static void
break_all (VouchTestSender *desk, VouchTestFault first, VouchTestFault second, VouchTestFault rest)
{
  VouchTestFault faults[24];

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    faults[i] = i == 0 ? first : i == 1 ? second : rest;
  vouch_test_fault_proxy_plan (desk->proxy, faults, G_N_ELEMENTS (faults));
}

static void
break_nothing (VouchTestSender *desk)
{
  vouch_test_fault_proxy_plan (desk->proxy, NULL, 0);
}

static VouchTestOutcome *
run (const char *option, const char *other)
{
  return vouch_test_run_program (NULL, "publish", "--portal=desk", option, other, NULL);
}

/* The card's receipts as its file has them: this many, the last of this revision. */
static void
expect_receipts (VouchTestSender *desk, guint n, gint64 revision)
{
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) card = NULL;
  g_autoptr (GPtrArray) receipts = NULL;

  assert_true (g_file_get_contents (desk->card, &text, NULL, NULL));
  card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  receipts = vouch_receipt_list (card);
  assert_int_equal (receipts->len, n);
  if (n > 0)
    assert_int_equal (((VouchReceipt *) receipts->pdata[n - 1])->revision, revision);
}

/* --- the tests --- */

static void
test_no_network (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) failed = NULL;
  g_autoptr (VouchTestOutcome) json = NULL;
  g_autoptr (VouchTestOutcome) waiting = NULL;
  g_autoptr (VouchTestOutcome) listed = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (VouchTestOutcome) empty = NULL;

  break_all (desk, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP);
  failed = run (desk->card, NULL);
  vouch_test_assert_outcome (failed, 1, "", "is waiting in the outbox");
  json = run ("--json", desk->card);
  vouch_test_assert_outcome (json, 1, "\"waiting\": true", "");
  expect_receipts (desk, 0, 0);
  waiting = vouch_test_run_program (NULL, "publish", "--waiting", NULL);
  vouch_test_assert_outcome (waiting, 0, "Sleep and mood → desk", "");
  listed = vouch_test_run_program (NULL, "publish", "--waiting", "--json", NULL);
  vouch_test_assert_outcome (listed, 0, "\"state\": \"waiting\"", "");
  break_nothing (desk);
  resumed = run ("--resume", NULL);
  vouch_test_assert_outcome (resumed, 0, "/cards/sleep-and-mood", "");
  expect_receipts (desk, 1, 1);
  empty = vouch_test_run_program (NULL, "publish", "--waiting", NULL);
  vouch_test_assert_outcome (empty, 0, "", "");
  assert_string_equal (empty->output, "");
}

/* The portal had it at once: the answer is asked for again, and nothing is made twice. */
static void
test_lost_answer (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) failed = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;

  break_all (desk, VOUCH_TEST_FAULT_NONE, VOUCH_TEST_FAULT_LOSE_ANSWER, VOUCH_TEST_FAULT_HANG_UP);
  failed = run (desk->card, NULL);
  vouch_test_assert_outcome (failed, 1, "", "there was no response");
  break_nothing (desk);
  resumed = run ("--resume", "--json");
  vouch_test_assert_outcome (resumed, 0, "\"revision\": 1", "");
  expect_receipts (desk, 1, 1);
  again = run (desk->card, NULL);
  vouch_test_assert_outcome (again, 0, "/cards/", "");
  expect_receipts (desk, 1, 1);
}

typedef struct
{
  VouchTestFault fault;
  const char *says;
} Answer;

static void
test_answers_of_others (void **state)
{
  static const Answer answers[] = {
    { VOUCH_TEST_FAULT_PAGE, "No card portal" },
    { VOUCH_TEST_FAULT_REDIRECT, "" },
    { VOUCH_TEST_FAULT_BUSY, "7 seconds" },
    { VOUCH_TEST_FAULT_TOO_MANY, "3 seconds" },
    { VOUCH_TEST_FAULT_SWAP_ANSWER, "No card portal" },
    { VOUCH_TEST_FAULT_CORRUPT_ANSWER, "altered" },
    { VOUCH_TEST_FAULT_CORRUPT_REQUEST, "altered" },
  };
  VouchTestSender *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (VouchTestOutcome) failed = NULL;
      g_autoptr (VouchTestOutcome) resumed = NULL;

      vouch_test_sender_renew (desk);
      break_all (desk, VOUCH_TEST_FAULT_NONE, answers[i].fault, VOUCH_TEST_FAULT_NONE);
      failed = run (desk->card, NULL);
      vouch_test_assert_outcome (failed, 1, "", "is waiting in the outbox");
      vouch_test_assert_outcome (failed, 1, "", answers[i].says);
      resumed = run ("--resume", NULL);
      vouch_test_assert_outcome (resumed, 0, "/cards/", "");
      expect_receipts (desk, 1, 1);
    }
}

static void
test_cancel (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) failed = NULL;
  g_autoptr (VouchTestOutcome) cancelled = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;
  g_autoptr (VouchTestOutcome) none = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (GPtrArray) jobs = NULL;
  g_autofree char *option = NULL;

  break_all (desk, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP);
  failed = run (desk->card, NULL);
  jobs = vouch_outbox_list (outbox, NULL);
  assert_int_equal (jobs->len, 1);
  option = g_strdup_printf ("--cancel=%d", (int) ((VouchOutboxJob *) jobs->pdata[0])->number);
  cancelled = vouch_test_run_program (NULL, "publish", option, NULL);
  vouch_test_assert_outcome (cancelled, 0, "", "");
  again = vouch_test_run_program (NULL, "publish", option, NULL);
  vouch_test_assert_outcome (again, 1, "", "Nothing waits under");
  none = vouch_test_run_program (NULL, "publish", "--cancel=0", NULL);
  vouch_test_assert_outcome (none, 2, "", "--cancel takes");
  break_nothing (desk);
  resumed = run ("--resume", NULL);
  vouch_test_assert_outcome (resumed, 0, "", "");
  expect_receipts (desk, 0, 0);
}

/* What was refused waits for somebody: it is listed, and sent by nobody. */
static void
test_resume_leaves_what_was_stopped (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) failed = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (VouchTestOutcome) listed = NULL;
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (GError) no
      = g_error_new_literal (VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED, "Not taken");
  g_autoptr (GPtrArray) jobs = NULL;

  break_all (desk, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP);
  failed = run (desk->card, NULL);
  jobs = vouch_outbox_list (outbox, NULL);
  ((VouchOutboxJob *) jobs->pdata[0])->is_sent = FALSE;
  assert_true (vouch_outbox_note_trouble (outbox, jobs->pdata[0], no, 0, NULL));
  break_nothing (desk);
  resumed = run ("--resume", NULL);
  vouch_test_assert_outcome (resumed, 0, "", "");
  assert_string_equal (resumed->output, "");
  expect_receipts (desk, 0, 0);
  listed = vouch_test_run_program (NULL, "publish", "--waiting", "--json", NULL);
  vouch_test_assert_outcome (listed, 0, "\"state\": \"stopped\"", "");
}

/* A receipt for a file that is gone is told of once, and not for ever. */
static void
test_resume_without_the_file (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) failed = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;

  break_all (desk, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP);
  failed = run (desk->card, NULL);
  vouch_test_assert_outcome (failed, 1, "", "is waiting in the outbox");
  assert_int_equal (unlink (desk->card), 0);
  break_nothing (desk);
  resumed = run ("--resume", NULL);
  vouch_test_assert_outcome (resumed, 1, "/cards/", "");
  again = run ("--resume", NULL);
  vouch_test_assert_outcome (again, 0, "", "");
}

/* Killed at any moment: what was asked for is done by the next one, once. */
static void
test_kill (void **state)
{
  VouchTestSender *desk = *state;

  for (guint i = 0; i < N_KILLS; i++)
    {
      GSubprocess *program;
      g_autoptr (VouchTestOutcome) resumed = NULL;
      g_autoptr (VouchTestOutcome) again = NULL;

      vouch_test_sender_renew (desk);
      break_all (desk, VOUCH_TEST_FAULT_DELAY, VOUCH_TEST_FAULT_DELAY, VOUCH_TEST_FAULT_DELAY);
      program = vouch_test_start_program (
          G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, "publish",
          "--portal=desk", desk->card, NULL);
      g_usleep (40000 + i * 25000);
      g_subprocess_send_signal (program, SIGKILL);
      g_subprocess_wait (program, NULL, NULL);
      g_object_unref (program);
      resumed = run ("--resume", NULL);
      vouch_test_assert_outcome (resumed, 0, "", "");
      again = run (desk->card, NULL);
      vouch_test_assert_outcome (again, 0, "/cards/", "");
      expect_receipts (desk, 1, 1);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    SERVED_TEST (test_no_network),
    SERVED_TEST (test_lost_answer),
    SERVED_TEST (test_answers_of_others),
    SERVED_TEST (test_cancel),
    SERVED_TEST (test_resume_leaves_what_was_stopped),
    SERVED_TEST (test_resume_without_the_file),
    SERVED_TEST (test_kill),
  };

  return vouch_test_run ("command-outbox", tests);
}
