/* test-command-publish-many.c: a folder of cards published at once, stopped, and gone on with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-outbox.h"
#include "vouch-portal-token.h"
#include "vouch-receipt.h"
#include "vouch-test-sender.h"

#if VOUCH_TEST_SLOWNESS > 1
#define N_CARDS 24
#else
#define N_CARDS 200
#endif

typedef struct
{
  VouchTestSender *sender; /* (owned) */
  char *cards;             /* (owned): the folder with them */
  GPtrArray *paths;        /* (owned) (element-type filename) */
} Desk;

static void
write_cards (Desk *desk, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *name = g_strdup_printf ("card-%03u.scorecard", i);
      g_autofree char *title = g_strdup_printf ("Sleep and mood %u", i);

      g_ptr_array_add (desk->paths, g_build_filename (desk->cards, name, NULL));
      vouch_test_write_card (desk->paths->pdata[i], id, title);
    }
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->sender = vouch_test_sender_new ();
  vouch_test_sender_serve (desk->sender);
  desk->cards = g_build_filename (desk->sender->folder, "cards", NULL);
  desk->paths = g_ptr_array_new_with_free_func (g_free);
  assert_int_equal (g_mkdir (desk->cards, 0700), 0);
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_sender_free (desk->sender);
  g_free (desk->cards);
  g_ptr_array_unref (desk->paths);
  g_free (desk);
  return 0;
}

static VouchTestOutcome *
publish (const char *option, const char *what)
{
  return vouch_test_run_program (NULL, "publish", "--portal=desk", option, what, NULL);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *c = text; *c; c++)
    n += *c == '\n' ? 1 : 0;
  return n;
}

static guint
count_receipts (const char *path, gint64 revision)
{
  g_autoptr (GPtrArray) receipts = vouch_test_read_receipts (path);
  guint n = 0;

  for (guint i = 0; i < receipts->len; i++)
    n += ((VouchReceipt *) receipts->pdata[i])->revision == revision ? 1 : 0;
  return receipts->len == n ? n : 99;
}

static guint
count_published (Desk *desk)
{
  guint n = 0;

  for (guint i = 0; i < desk->paths->len; i++)
    n += count_receipts (desk->paths->pdata[i], 1);
  return n;
}

static gint64
get_count (const VouchTestOutcome *outcome, const char *member)
{
  g_autoptr (JsonNode) json
      = vouch_json_parse (outcome->output, outcome->output_length, G_MAXSIZE, NULL);
  JsonObject *summary = vouch_json_get_object (vouch_json_node_object (json), "summary");

  assert_non_null (summary);
  return vouch_json_get_int (summary, member, -1);
}

/* --- all of them --- */

static void
test_folder (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) first = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;

  write_cards (desk, N_CARDS);
  first = publish (desk->cards, NULL);
  vouch_test_assert_outcome (first, 0, "/cards/sleep-and-mood-0", G_STRINGIFY (N_CARDS) " published, 0 unchanged");
  assert_int_equal (count_lines (first->output), N_CARDS);
  assert_int_equal (count_published (desk), N_CARDS);
  again = publish ("--json", desk->cards);
  assert_int_equal (again->exit_code, 0);
  assert_int_equal (get_count (again, "unchanged"), N_CARDS);
  assert_int_equal (count_published (desk), N_CARDS);
  print_message ("# %d cards\n", N_CARDS);
}

/* What was thrown away is not published, and nobody waits at a pipe. */
static void
test_folder_with_other_things (void **state)
{
  Desk *desk = *state;
  g_autofree char *hidden = g_build_filename (desk->cards, ".Trash-1000", NULL);
  g_autofree char *thrown = g_build_filename (hidden, "thrown.scorecard", NULL);
  g_autofree char *pipe = g_build_filename (desk->cards, "pipe.scorecard", NULL);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (VouchTestOutcome) sent = NULL;
  g_autoptr (VouchTestOutcome) checked = NULL;

  write_cards (desk, 2);
  assert_int_equal (g_mkdir (hidden, 0700), 0);
  vouch_test_write_card (thrown, id, "Thrown away");
  assert_int_equal (mkfifo (pipe, 0600), 0);
  sent = publish (desk->cards, NULL);
  vouch_test_assert_outcome (sent, 0, "/cards/sleep-and-mood-0", "2 published, 0 unchanged");
  checked = vouch_test_run_program (NULL, "check", desk->cards, NULL);
  assert_null (strstr (checked->output, "thrown"));
}

/* What stops one stops no other, and each says what it was. */
static void
test_some_are_stopped (void **state)
{
  Desk *desk = *state;
  g_autofree char *copy = g_build_filename (desk->cards, "copy.scorecard", NULL);
  g_autofree char *torn = g_build_filename (desk->cards, "torn.scorecard", NULL);
  g_autofree char *empty = g_build_filename (desk->cards, "untitled.scorecard", NULL);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *text = NULL;
  g_autoptr (VouchTestOutcome) outcome = NULL;

  write_cards (desk, 4);
  assert_true (g_file_get_contents (desk->paths->pdata[0], &text, NULL, NULL));
  assert_true (g_file_set_contents (copy, text, -1, NULL));
  assert_true (g_file_set_contents (torn, "{", -1, NULL));
  vouch_test_write_card (empty, id, "");
  outcome = publish ("--json", desk->cards);
  assert_int_equal (outcome->exit_code, 2);
  assert_non_null (strstr (outcome->messages, "copy.scorecard: It is the same card as"));
  assert_non_null (strstr (outcome->messages, "torn.scorecard"));
  assert_non_null (strstr (outcome->messages, "untitled.scorecard: "));
  assert_non_null (strstr (outcome->output, "\"code\": \"errors-left\""));
  assert_int_equal (get_count (outcome, "published"), 4);
  assert_int_equal (get_count (outcome, "stopped"), 3);
  assert_int_equal (count_published (desk), 4);
  assert_int_equal (vouch_test_count_waiting (), 0);
}

/* A portal that is busy is waited for. */
static void
test_busy (void **state)
{
  static const VouchTestFault plan[]
      = { VOUCH_TEST_FAULT_NONE, VOUCH_TEST_FAULT_NONE, VOUCH_TEST_FAULT_NONE,
          VOUCH_TEST_FAULT_NONE, VOUCH_TEST_FAULT_TOO_MANY };
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = NULL;

  write_cards (desk, 8);
  vouch_test_fault_proxy_plan (desk->sender->proxy, plan, G_N_ELEMENTS (plan));
  outcome = publish ("--json", desk->cards);
  assert_int_equal (outcome->exit_code, 0);
  assert_int_equal (get_count (outcome, "published"), 8);
  assert_int_equal (vouch_test_fault_proxy_count (desk->sender->proxy, VOUCH_TEST_FAULT_TOO_MANY), 1);
}

/* Who is not there is asked for the first card, and not for each. */
static void
test_nobody_there (void **state)
{
  VouchTestFault plan[64];
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    plan[i] = VOUCH_TEST_FAULT_HANG_UP;
  write_cards (desk, 12);
  vouch_test_fault_proxy_plan (desk->sender->proxy, plan, G_N_ELEMENTS (plan));
  outcome = publish ("--json", desk->cards);
  assert_int_equal (outcome->exit_code, 1);
  assert_int_equal (get_count (outcome, "waiting"), 12);
  assert_int_equal (vouch_test_count_waiting (), 12);
  assert_in_range (vouch_test_fault_proxy_count (desk->sender->proxy, VOUCH_TEST_FAULT_HANG_UP), 1, 6);
  vouch_test_fault_proxy_plan (desk->sender->proxy, NULL, 0);
  resumed = publish ("--resume", NULL);
  assert_int_equal (resumed->exit_code, 0);
  assert_int_equal (count_lines (resumed->output), 12);
  assert_int_equal (count_published (desk), 12);
}

/* --- stopped and gone on with --- */

static void
delay_all (Desk *desk)
{
  VouchTestFault plan[512];

  for (guint i = 0; i < G_N_ELEMENTS (plan); i++)
    plan[i] = VOUCH_TEST_FAULT_DELAY;
  vouch_test_fault_proxy_plan (desk->sender->proxy, plan, G_N_ELEMENTS (plan));
}

/* Begins, and ends it with @number as soon as some are sent and others are not. */
static void
begin_and_end (Desk *desk, int number, int *exit_code)
{
  GSubprocess *program;

  delay_all (desk);
  program = vouch_test_start_program (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, "publish",
      "--portal=desk", desk->cards, NULL);
  for (guint i = 0; i < 4000 && count_published (desk) < 3; i++)
    g_usleep (10000);
  g_subprocess_send_signal (program, number);
  g_subprocess_wait (program, NULL, NULL);
  *exit_code = g_subprocess_get_if_exited (program) ? g_subprocess_get_exit_status (program) : -1;
  g_object_unref (program);
  vouch_test_fault_proxy_plan (desk->sender->proxy, NULL, 0);
}

static void
test_kill (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;
  int exit_code;

  write_cards (desk, 40);
  begin_and_end (desk, SIGKILL, &exit_code);
  assert_int_equal (exit_code, -1);
  assert_in_range (vouch_test_count_waiting (), 1, 39);
  resumed = publish ("--resume", NULL);
  vouch_test_assert_outcome (resumed, 0, "/cards/", "");
  assert_int_equal (vouch_test_count_waiting (), 0);
  assert_int_equal (count_published (desk), 40);
  again = publish ("--json", desk->cards);
  assert_int_equal (get_count (again, "unchanged"), 40);
}

/* Ctrl+C leaves the rest where it is, and it can be taken out with one word. */
static void
test_interrupt (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) cancelled = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;
  guint n_published;
  int exit_code;

  write_cards (desk, 40);
  begin_and_end (desk, SIGINT, &exit_code);
  assert_int_equal (exit_code, 1);
  n_published = count_published (desk);
  assert_in_range (n_published, 3, 39);
  assert_int_equal (vouch_test_count_waiting (), 40 - n_published);
  cancelled = vouch_test_run_program (NULL, "publish", "--cancel=all", NULL);
  vouch_test_assert_outcome (cancelled, 0, "", "");
  assert_int_equal (vouch_test_count_waiting (), 0);
  again = publish ("--json", desk->cards);
  assert_int_equal (again->exit_code, 0);
  assert_int_equal (get_count (again, "unchanged"), n_published);
  assert_int_equal (get_count (again, "published"), 40 - n_published);
  assert_int_equal (count_published (desk), 40);
}

static void
test_usage (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) empty = publish (desk->cards, NULL);
  g_autoptr (VouchTestOutcome) cancel = publish ("--cancel=some", NULL);
  g_autoptr (VouchTestOutcome) slug = NULL;

  vouch_test_assert_outcome (empty, 2, "", "There are no cards in these folders");
  vouch_test_assert_outcome (cancel, 2, "", "or “all”");
  write_cards (desk, 2);
  slug = publish ("--slug=x", desk->cards);
  vouch_test_assert_outcome (slug, 2, "", "--slug is for one card");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_folder, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_folder_with_other_things, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_some_are_stopped, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_busy, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_nobody_there, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_kill, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_interrupt, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_usage, set_up, tear_down),
  };

  return vouch_test_run ("command-publish-many", tests);
}
