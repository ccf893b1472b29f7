/* test-command-publish-where.c: where `vouch publish` sends a card, and what stops it; `vouch portal`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <glib/gstdio.h>

#include "vouch-outbox.h"
#include "vouch-receipt.h"
#include "vouch-test-sender.h"

/* --- where to --- */

/* Returns: (transfer full): an address of this computer at which nobody listens. */
static char *
find_quiet_address (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  assert_true (port > 0);
  g_socket_listener_close (listener);
  return g_strdup_printf ("http://127.0.0.1:%u/", port);
}

static void
test_nobody_there (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *address = find_quiet_address ();
  g_autofree char *option = g_strconcat ("--portal=", address, NULL);
  g_autoptr (VouchTestOutcome) waits = vouch_test_sender_publish (desk, option);
  g_autoptr (VouchTestOutcome) offline = NULL;
  g_autofree char *text = NULL;

  vouch_test_assert_outcome (waits, 1, "", "is waiting in the outbox");
  assert_int_equal (vouch_test_count_waiting (), 1);
  g_setenv ("VOUCH_PORTAL_USER", "ann", TRUE);
  g_setenv ("VOUCH_PORTAL_PASSWORD", "x", TRUE);
  offline = vouch_test_sender_publish (desk, option);
  g_unsetenv ("VOUCH_PORTAL_USER");
  g_unsetenv ("VOUCH_PORTAL_PASSWORD");
  vouch_test_assert_outcome (offline, 1, "", "can’t be reached");
  text = vouch_test_read_file (desk->card);
  assert_string_equal (text, vouch_test_sender_card);
}

/* Who is named beside the password counts, whoever the portal was added for; and a portal does not go without a word
 * while a card waits for it. */
static void
test_who_is_named (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *address = find_quiet_address ();
  g_autoptr (VouchTestOutcome) added
      = vouch_test_run_program (NULL, "portal", "add", "--user=ann", "quiet", address, NULL);
  g_autoptr (VouchTestOutcome) waits = NULL;
  g_autoptr (VouchTestOutcome) removed = NULL;
  g_autoptr (VouchOutbox) outbox = NULL;
  g_autoptr (GPtrArray) jobs = NULL;

  vouch_test_assert_outcome (added, 0, "", "");
  g_setenv ("VOUCH_PORTAL_USER", "bob", TRUE);
  g_setenv ("VOUCH_PORTAL_PASSWORD", "x", TRUE);
  waits = vouch_test_sender_publish (desk, "--portal=quiet");
  g_unsetenv ("VOUCH_PORTAL_USER");
  g_unsetenv ("VOUCH_PORTAL_PASSWORD");
  vouch_test_assert_outcome (waits, 1, "", "can’t be reached");
  outbox = vouch_outbox_open (NULL);
  jobs = vouch_outbox_list (outbox, NULL);
  assert_int_equal (jobs->len, 1);
  assert_string_equal (((VouchOutboxJob *) jobs->pdata[0])->user, "bob");
  removed = vouch_test_run_program (NULL, "portal", "remove", "quiet", NULL);
  vouch_test_assert_outcome (removed, 0, "", "1 card is waiting to be sent to “quiet”.");
}

/* What is to go to a portal on this computer that does not run waits for that one: what else is at its
 * address gets nothing. */
static void
test_it_comes_later (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *address = find_quiet_address ();
  g_autofree char *option = g_strconcat ("--portal=", address, NULL);
  g_autofree char *data = g_strdup_printf ("--data=%s/data", desk->folder);
  g_autofree char *port
      = g_strdup_printf ("--port=%d", (int) strtol (strrchr (address, ':') + 1, NULL, 10));
  g_autoptr (VouchTestOutcome) waits = vouch_test_sender_publish (desk, option);
  g_autoptr (GSubprocess) server = NULL;
  g_autoptr (VouchPortalToken) token = NULL;
  g_autoptr (VouchTestOutcome) sent = NULL;

  vouch_test_assert_outcome (waits, 1, "", "is waiting in the outbox");
  server = vouch_test_start_program (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, "serve", port, data, NULL);
  token = vouch_test_wait_for_portal ();
  sent = vouch_test_run_program (NULL, "publish", "--resume", NULL);
  vouch_test_assert_outcome (sent, 0, "/cards/sleep-and-mood\n", "");
  assert_true (g_str_has_prefix (sent->output, address));
  vouch_test_end_program (g_steal_pointer (&server));
}

/* Silence would leave open whether anything was done. */
static void
test_nothing_to_show (void **state)
{
  VouchTestSender *desk = *state;
  const char *const cases[][5] = {
    { "Nothing is waiting to be sent.", "publish", "--waiting" },
    { "Nothing is waiting to be sent.", "publish", "--resume" },
    { "Nothing is waiting to be sent.", "publish", "--cancel=all" },
    { "No portal was added", "portal", "list" },
    { "was never sent, and there is no portal to ask.", "portal", "drift", desk->card },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, cases[i][1], cases[i][2], cases[i][3], NULL);

      vouch_test_assert_outcome (outcome, 0, "", cases[i][0]);
      assert_string_equal (outcome->output, "");
    }
}

/* Somebody else's program sits where our portal would listen: it listens elsewhere. */
static void
test_the_port_is_taken (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *number = g_strdup_printf ("%u", port);
  g_autofree char *taken = g_strdup_printf (":%u/", port);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  g_setenv ("VOUCH_PORTAL_PORT", number, TRUE);
  outcome = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (outcome, 0, "http://127.0.0.1:", "");
  assert_null (strstr (outcome->output, taken));
  g_socket_listener_close (listener);
}

/* It can't be kept, so it is not sent. */
static void
test_a_file_that_cant_be_written (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_int_equal (g_chmod (desk->card, 0444), 0);
  vouch_test_become_nobody (desk->folder);
  outcome = vouch_test_sender_publish (desk, NULL);
  vouch_test_become_oneself ();
  vouch_test_assert_outcome (outcome, 2, "", "Nothing was sent");
  assert_null (vouch_test_find_portal ());
}

/* With the disk full nothing can be kept for sure, so nothing leaves. */
static void
test_a_full_disk (void **state)
{
  VouchTestSender *desk = *state;
  const char *const argv[] = { "sh", "-c", "ulimit -f 1; exec \"$0\" publish \"$1\"",
                               g_getenv ("VOUCH_PROGRAM"), desk->card, NULL };
  g_autoptr (VouchTestOutcome) first = vouch_test_sender_publish (desk, "--status=draft");
  g_autoptr (VouchTestOutcome) full = vouch_test_run_command (NULL, argv);
  g_autoptr (GPtrArray) receipts = vouch_test_sender_receipts (desk);
  g_autoptr (VouchTestOutcome) again = vouch_test_sender_publish (desk, NULL);
  g_autoptr (GPtrArray) after = vouch_test_sender_receipts (desk);

  assert_int_equal (first->exit_code, 0);
  vouch_test_assert_outcome (full, 2, "", "");
  assert_int_equal (receipts->len, 1);
  vouch_test_assert_outcome (again, 0, "/cards/sleep-and-mood\n", "");
  assert_int_equal (((VouchReceipt *) after->pdata[1])->revision, 2);
}

/* The card is on the portal, its receipt is not in the file, which is too large to be written: told,
 * and brought there later. */
static void
test_a_receipt_that_cant_be_kept (void **state)
{
  VouchTestSender *desk = *state;
  const char *const argv[] = { "sh", "-c", "ulimit -f 2000; exec \"$0\" publish \"$1\"",
                               g_getenv ("VOUCH_PROGRAM"), desk->card, NULL };
  g_autoptr (VouchTestOutcome) full = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autofree char *large = g_strnfill (2000000, 'x');
  g_autofree char *member = g_strdup_printf ("\"a\": \"%s\"", large);

  vouch_test_sender_edit (desk, "\"a\": 1", member);
  full = vouch_test_run_command (NULL, argv);
  vouch_test_assert_outcome (full, 2, "/cards/", "receipt could not be saved");
  none = vouch_test_sender_receipts (desk);
  assert_int_equal (none->len, 0);
  resumed = vouch_test_run_program (NULL, "publish", "--resume", NULL);
  vouch_test_assert_outcome (resumed, 0, "", "");
  receipts = vouch_test_sender_receipts (desk);
  assert_int_equal (receipts->len, 1);
  assert_int_equal (((VouchReceipt *) receipts->pdata[0])->revision, 1);
}

static void
test_a_portal_that_runs_already (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *data = g_build_filename (desk->folder, "data", NULL);
  g_autofree char *data_option = g_strconcat ("--data=", data, NULL);
  g_autoptr (VouchPortalToken) token = NULL;
  g_autoptr (VouchTestOutcome) by_itself = NULL;
  g_autoptr (VouchTestOutcome) by_address = NULL;
  g_autofree char *option = NULL;
  GSubprocess *server = vouch_test_start_program (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, "serve",
                                                  "--port=0", data_option, NULL);

  token = vouch_test_wait_for_portal ();
  by_itself = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (by_itself, 0, token->address, "");
  option = g_strndup (token->address, strlen (token->address) - 1);
  g_free (g_steal_pointer (&data_option));
  data_option = g_strconcat ("--portal=", option, NULL);
  by_address = vouch_test_sender_publish (desk, data_option);
  vouch_test_assert_outcome (by_address, 0, token->address, "");
  vouch_test_end_program (server);
}

/* --- the list of portals --- */

static void
assert_portals (const char *expected)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "portal", "list", NULL);

  assert_int_equal (outcome->exit_code, 0);
  assert_string_equal (outcome->output, expected);
}

static void
run_portal (int exit_code,
            const char *word,
            const char *first,
            const char *second,
            const char *third)
{
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "portal", word, first, second, third, NULL);

  if (outcome->exit_code != exit_code)
    fail_msg ("%s %s: %d %s", word, first ? first : "", outcome->exit_code, outcome->messages);
}

static void
test_portals (void **state)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "vouch", "portals.ini", NULL);
  g_autofree char *text = NULL;

  assert_portals ("");
  run_portal (0, "add", "press", "https://cards.example.org", "--user=ann");
  run_portal (0, "add", "news", "https://news.example.org/cards", NULL);
  run_portal (0, "add", "press", "https://press.example.org", "--user=ann");
  assert_portals (
      "news\thttps://news.example.org/cards/\npress\thttps://press.example.org/\tann\n");
  run_portal (2, "add", "a/b", "https://cards.example.org", NULL);
  run_portal (2, "add", "x", "http://cards.example.org", NULL);
  run_portal (2, "add", "x", "https://ann:secret@cards.example.org", NULL);
  run_portal (2, "add", "x", NULL, NULL);
  run_portal (2, "rename", NULL, NULL, NULL);
  run_portal (1, "remove", "nobody", NULL, NULL);
  run_portal (0, "remove", "press", NULL, NULL);
  assert_portals ("news\thttps://news.example.org/cards/\n");
  text = vouch_test_read_file (path);
  assert_null (strstr (text, "secret"));
  run_portal (0, "remove", "news", NULL, NULL);
}

/* What is missing is said in one line. */
static void
test_what_a_word_lacks (void **state)
{
  static const char *const cases[][3] = {
    { "add", NULL, "a name and an address" },
    { "add", "x", "a name and an address" },
    { "remove", NULL, "portal remove NAME" },
    { "sign-in", NULL, "portal sign-in NAME" },
    { "sign-out", NULL, "portal sign-out NAME" },
    { "who", NULL, "portal who NAME" },
    { "drift", NULL, "the cards to compare" },
    { "backup", NULL, "one file to write" },
    { "list", "x", "only options" },
    { "rename", NULL, "Say “add NAME ADDRESS”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "portal", cases[i][0], cases[i][1], NULL);
      const char *newline = strchr (outcome->messages, '\n');

      assert_int_equal (outcome->exit_code, 2);
      if (!strstr (outcome->messages, cases[i][2]) || !newline || newline[1] != '\0')
        fail_msg ("portal %s: %s", cases[i][0], outcome->messages);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    SENDER_TEST (test_nobody_there),
    SENDER_TEST (test_who_is_named),
    SENDER_TEST (test_it_comes_later),
    SENDER_TEST (test_nothing_to_show),
    SENDER_TEST (test_the_port_is_taken),
    SENDER_TEST (test_a_file_that_cant_be_written),
    SENDER_TEST (test_a_full_disk),
    SENDER_TEST (test_a_receipt_that_cant_be_kept),
    SENDER_TEST (test_a_portal_that_runs_already),
    SENDER_TEST (test_portals),
    cmocka_unit_test (test_what_a_word_lacks),
  };

  return vouch_test_run ("command-publish-where", tests);
}
