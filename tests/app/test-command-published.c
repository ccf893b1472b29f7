/* test-command-published.c: what becomes of a page after it was published: withdrawn, published again,
 * changed by others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-portal-token.h"
#include "vouch-receipt.h"
#include "vouch-test-portal.h"
#include "vouch-test-sender.h"

#define REASON "--withdraw=The dose was wrong"

/* The first two requests of an exchange ask who is there; @third is the one that counts. */
static void
break_third (VouchTestSender *desk, VouchTestFault third, VouchTestFault rest)
{
  VouchTestFault faults[12] = { VOUCH_TEST_FAULT_NONE };

  for (guint i = 1; i < G_N_ELEMENTS (faults); i++)
    faults[i] = i == 1 ? third : rest;
  vouch_test_fault_proxy_plan (desk->proxy, faults, G_N_ELEMENTS (faults));
}

static void
assert_last_receipt (VouchTestSender *desk, gint64 revision, const char *status, const char *reason)
{
  g_autoptr (GPtrArray) receipts = vouch_test_sender_receipts (desk);
  const VouchReceipt *last = receipts->len > 0 ? receipts->pdata[receipts->len - 1] : NULL;

  assert_non_null (last);
  assert_int_equal (last->revision, revision);
  assert_true (g_strcmp0 (last->status, status) == 0);
  assert_true (g_strcmp0 (last->reason, reason) == 0);
}

/* The page as any reader gets it. */
static VouchTestAnswer *
read_page (const VouchTestOutcome *published)
{
  g_autofree char *address = g_strstrip (g_strdup (published->output));
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", address);
  g_autoptr (GBytes) body = NULL;
  VouchTestAnswer *answer = g_new0 (VouchTestAnswer, 1);

  assert_non_null (message);
  body = soup_session_send_and_read (session, message, NULL, NULL);
  assert_non_null (body);
  answer->status = soup_message_get_status (message);
  answer->body = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  return answer;
}

/* --- withdrawing --- */

/* The first card after a bare --withdraw is taken for the reason: that is told. */
static void
test_withdraw_without_reason (void **state)
{
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "publish", "--withdraw", "card.scorecard", NULL);

  vouch_test_assert_outcome (outcome, 2, "", "--withdraw=REASON CARD");
}

static void
test_withdraw (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) published = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) dry = NULL;
  g_autoptr (VouchTestOutcome) withdrawn = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;
  g_autoptr (VouchTestOutcome) back = NULL;
  g_autoptr (VouchTestAnswer) gone = NULL;
  g_autoptr (VouchTestAnswer) there = NULL;

  vouch_test_assert_outcome (published, 0, "/cards/sleep-and-mood", "");
  dry = vouch_test_run_program (NULL, "publish", "--portal=desk", REASON, "--dry-run", desk->card, NULL);
  vouch_test_assert_outcome (dry, 0, "would be withdrawn", "");
  assert_last_receipt (desk, 1, NULL, NULL);

  withdrawn = vouch_test_sender_publish (desk, REASON);
  vouch_test_assert_outcome (withdrawn, 0, published->output, "");
  gone = read_page (published);
  assert_int_equal (gone->status, 410);
  assert_non_null (strstr (gone->body, "The dose was wrong"));
  assert_last_receipt (desk, 2, "withdrawn", "The dose was wrong");

  /* What is withdrawn is withdrawn: that is no trouble, and makes nothing new. */
  again = vouch_test_sender_publish (desk, "--withdraw=Another reason");
  vouch_test_assert_outcome (again, 0, published->output, "withdrawn already");
  assert_last_receipt (desk, 2, "withdrawn", "The dose was wrong");

  back = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (back, 0, published->output,
                             "had been withdrawn (“The dose was wrong”). Its page is there again.");
  there = read_page (published);
  assert_int_equal (there->status, 200);
  assert_last_receipt (desk, 3, NULL, NULL);
}

/* What readers saw last is still what the next page is compared with. */
static void
test_withdraw_and_change (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) published = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) withdrawn = vouch_test_sender_publish (desk, REASON);
  g_autoptr (VouchTestOutcome) refused = NULL;

  vouch_test_assert_outcome (withdrawn, 0, published->output, "");
  vouch_test_sender_edit (desk, "Sleep and mood", "Sleep and mood in 50 people");
  refused = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (refused, 1, "", "no small thing: a number");
}

/* The same where it was changed before it was withdrawn; what would be told is listed all the same. */
static void
test_change_and_withdraw (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) published = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) withdrawn = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestOutcome) dry = NULL;

  vouch_test_sender_edit (desk, "Sleep and mood", "Sleep and mood in 50 people");
  withdrawn = vouch_test_sender_publish (desk, REASON);
  vouch_test_assert_outcome (withdrawn, 0, published->output, "");
  refused = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (refused, 1, "", "no small thing: a number");
  dry = vouch_test_sender_publish (desk, "--dry-run");
  vouch_test_assert_outcome (dry, 1, "- Sleep and mood\n+ Sleep and mood in 50 people\n", "no small thing");
}

/* The portal has done it, and its answer gets lost: it is done once, and both sides know. */
static void
test_withdraw_lost_answer (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) published = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) withdrawn = NULL;
  g_autoptr (VouchTestAnswer) gone = NULL;

  vouch_test_assert_outcome (published, 0, "/cards/", "");
  break_third (desk, VOUCH_TEST_FAULT_LOSE_ANSWER, VOUCH_TEST_FAULT_NONE);
  withdrawn = vouch_test_sender_publish (desk, REASON);
  vouch_test_fault_proxy_plan (desk->proxy, NULL, 0);
  vouch_test_assert_outcome (withdrawn, 0, published->output, "");
  gone = read_page (published);
  assert_int_equal (gone->status, 410);
  assert_last_receipt (desk, 2, "withdrawn", "The dose was wrong");
}

/* Without a network it waits, as what is published does, and is done later. */
static void
test_withdraw_later (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) published = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) waiting = NULL;
  g_autoptr (VouchTestOutcome) list = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (VouchTestAnswer) there = NULL;
  g_autoptr (VouchTestAnswer) gone = NULL;

  break_third (desk, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP);
  waiting = vouch_test_sender_publish (desk, REASON);
  vouch_test_fault_proxy_plan (desk->proxy, NULL, 0);
  vouch_test_assert_outcome (waiting, 1, "", "waiting in the outbox");
  there = read_page (published);
  assert_int_equal (there->status, 200);
  list = vouch_test_run_program (NULL, "publish", "--waiting", "--json", NULL);
  vouch_test_assert_outcome (list, 0, "\"status\": \"withdrawn\"", "");
  resumed = vouch_test_run_program (NULL, "publish", "--resume", "--portal=desk", NULL);
  vouch_test_assert_outcome (resumed, 0, published->output, "");
  gone = read_page (published);
  assert_int_equal (gone->status, 410);
  assert_last_receipt (desk, 2, "withdrawn", "The dose was wrong");
}

static void
test_withdraw_refused (void **state)
{
  static const struct
  {
    const char *option;
    int exit_code;
    const char *says;
  } cases[] = {
    { REASON, 1, "isn’t published on “desk”" },
    { "--withdraw= ", 2, "the reason" },
  };
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) both
      = vouch_test_run_program (NULL, "publish", REASON, "--status=draft", desk->card, NULL);
  g_autoptr (VouchTestOutcome) list = NULL;

  vouch_test_assert_outcome (both, 2, "", "can’t be combined");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome = vouch_test_sender_publish (desk, cases[i].option);

      vouch_test_assert_outcome (outcome, cases[i].exit_code, "", cases[i].says);
    }
  /* A no that was told waits for nobody. */
  list = vouch_test_run_program (NULL, "publish", "--waiting", NULL);
  assert_string_equal (list->output, "");
}

/* A colleague's edit is not taken away unseen. */
static void
test_withdraw_changed_there (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) published = vouch_test_sender_publish (desk, NULL);
  g_autofree char *old = NULL;
  g_autoptr (VouchTestOutcome) other = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestAnswer) there = NULL;

  old = vouch_test_read_file (desk->card);
  vouch_test_sender_edit (desk, "A paper", "Their paper");
  other = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (other, 0, published->output, "");
  assert_true (g_file_set_contents (desk->card, old, -1, NULL));
  /* This computer has sent the newer one; only the file has forgotten it. */
  refused = vouch_test_sender_publish (desk, REASON);
  vouch_test_assert_outcome (refused, 1, "", "It was not withdrawn");
  there = read_page (published);
  assert_int_equal (there->status, 200);
}

/* --- what portals have now --- */

static void
assert_drift (VouchTestSender *desk, int exit_code, const char *state)
{
  g_autofree char *expected = g_strdup_printf ("\"state\": \"%s\"", state);
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "portal", "drift", "--portal=desk", "--json", desk->card, NULL);

  vouch_test_assert_outcome (outcome, exit_code, expected, "");
}

static void
run (VouchTestSender *desk, const char *option)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_sender_publish (desk, option);

  vouch_test_assert_outcome (outcome, 0, "/cards/sleep-and-mood", "");
}

static void
test_drift (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *unsent = vouch_test_read_file (desk->card);
  g_autofree char *first = NULL;

  assert_drift (desk, 0, "not-sent");
  run (desk, NULL);
  assert_drift (desk, 0, "same");
  first = vouch_test_read_file (desk->card);
  vouch_test_sender_edit (desk, "A paper", "Another paper");
  assert_drift (desk, 1, "changed-here");

  /* A colleague, with the same file, has sent another. */
  run (desk, NULL);
  assert_true (g_file_set_contents (desk->card, first, -1, NULL));
  assert_drift (desk, 1, "changed-there");
  vouch_test_sender_edit (desk, "A paper", "My paper");
  assert_drift (desk, 1, "changed-both");
  assert_true (g_file_set_contents (desk->card, unsent, -1, NULL));
  assert_drift (desk, 1, "only-there");
}

static void
test_drift_withdrawn (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *published = NULL;

  run (desk, NULL);
  published = vouch_test_read_file (desk->card);
  run (desk, REASON);
  assert_drift (desk, 0, "withdrawn");
  assert_true (g_file_set_contents (desk->card, published, -1, NULL));
  assert_drift (desk, 1, "withdrawn-there");
}

/* The receipt is of a portal that has lost the card. */
static void
test_drift_gone (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *other = g_uuid_string_random ();

  run (desk, NULL);
  vouch_test_sender_edit (desk, desk->id, other);
  assert_drift (desk, 1, "gone");
}

static void
test_drift_not_asked (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) all = NULL;
  g_autoptr (VouchTestOutcome) no_card = NULL;

  run (desk, NULL);
  break_third (desk, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP);
  assert_drift (desk, 1, "unknown");
  /* The password of the environment is for a portal that is named: "desk" is not signed in to. */
  vouch_test_fault_proxy_plan (desk->proxy, NULL, 0);
  all = vouch_test_run_program (NULL, "portal", "drift", desk->card, NULL);
  vouch_test_assert_outcome (all, 1, "\tsame\tUp to date", "");
  assert_non_null (strstr (all->output, "desk\tunknown\t"));
  no_card = vouch_test_run_program (NULL, "portal", "drift", "--portal=desk", desk->folder, NULL);
  assert_int_equal (no_card->exit_code, 2);
}

/* Another computer sent it: the portal's own version is what the new one is compared with. */
static void
test_compare_with_there (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autofree char *outbox = g_build_filename (folder, "outbox.sqlite", NULL);
  g_autofree char *log = g_strconcat (outbox, "-wal", NULL);
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestOutcome) told = NULL;

  run (desk, NULL);
  g_remove (outbox);
  g_remove (log);
  vouch_test_sender_edit (desk, "Sleep and mood", "Sleep and mood in 50 people");
  refused = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (refused, 1, "", "no small thing: a number");
  told = vouch_test_run_program (NULL, "publish", "--portal=desk", "--update=update",
                                 "--text=Now in 50", desk->card, NULL);
  vouch_test_assert_outcome (told, 0, "/cards/", "");
}

/* Where it does not answer, what changed is not taken for nothing. */
static void
test_compare_unanswered (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autofree char *outbox = g_build_filename (folder, "outbox.sqlite", NULL);
  g_autofree char *log = g_strconcat (outbox, "-wal", NULL);
  g_autofree char *address = NULL;
  g_autoptr (VouchTestOutcome) published = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestOutcome) draft = NULL;

  vouch_test_assert_outcome (published, 0, "/cards/", "");
  g_remove (outbox);
  g_remove (log);
  /* As where the portal's pages are below the address that it was added with. */
  address = g_strndup (published->output,
                       (gsize) (strstr (published->output, "cards/") - published->output));
  vouch_test_sender_edit (desk, address, vouch_test_fault_proxy_root (desk->proxy));
  vouch_test_sender_edit (desk, "Sleep and mood", "Sleep and mood in 50 people");
  break_third (desk, VOUCH_TEST_FAULT_HANG_UP, VOUCH_TEST_FAULT_HANG_UP);
  refused = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (refused, 1, "", "can’t be looked up now");
  draft = vouch_test_run_program (NULL, "publish", "--portal=desk", "--status=draft", "--unpublish", desk->card, NULL);
  vouch_test_assert_outcome (draft, 1, "", "waiting in the outbox");
}

/* --- correct there too --- */

/* Another card of the same article, published beside the first. */
static void
publish_sibling (VouchTestSender *desk, const char *path)
{
  g_autofree char *text = vouch_test_read_file (desk->card);
  g_autoptr (GString) other = g_string_new (text);
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (VouchTestOutcome) published = NULL;

  assert_int_equal (g_string_replace (other, desk->id, id, 0), 1);
  assert_int_equal (g_string_replace (other, "Sleep and mood", "Takeaways of sleep", 0), 1);
  assert_true (g_file_set_contents (path, other->str, -1, NULL));
  published = vouch_test_run_program (NULL, "publish", "--portal=desk", path, NULL);
  vouch_test_assert_outcome (published, 0, "/cards/takeaways-of-sleep", "");
}

/* Where else readers find what was wrong is told after a correction, and after nothing else. */
static void
test_correct_there_too (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *path = g_build_filename (desk->folder, "takeaways.scorecard", NULL);
  g_autoptr (VouchTestOutcome) first = NULL;
  g_autoptr (VouchTestOutcome) minor = NULL;
  g_autoptr (VouchTestOutcome) corrected = NULL;
  g_autoptr (VouchTestOutcome) json = NULL;

  publish_sibling (desk, path);
  first = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (first, 0, "/cards/", "");
  vouch_test_sender_edit (desk, "Sleep and mood", "Sleep or mood");
  minor = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (minor, 0, "/cards/", "");
  assert_null (strstr (minor->messages, "Correct there too"));
  vouch_test_sender_edit (desk, "Sleep or mood", "Sleep of 5 hours");
  corrected = vouch_test_run_program (NULL, "publish", "--portal=desk", "--update=correction",
                                      "--was=mood", "--is=5 hours", desk->card, NULL);
  vouch_test_assert_outcome (corrected, 0, "/cards/", "Correct there too:");
  vouch_test_assert_outcome (corrected, 0, "", "“Takeaways of sleep” on “desk”, of the same article");
  vouch_test_assert_outcome (corrected, 0, "", "takeaways.scorecard");
  vouch_test_sender_edit (desk, "Sleep of 5 hours", "Sleep of 6 hours");
  json = vouch_test_run_program (NULL, "publish", "--portal=desk", "--json", "--update=correction",
                                 "--was=5 hours", "--is=6 hours", desk->card, NULL);
  vouch_test_assert_outcome (json, 0, "\"correct-there-too\": [", "");
  vouch_test_assert_outcome (json, 0, "\"other-card\": true", "");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_withdraw_without_reason),
    SERVED_TEST (test_withdraw),
    SERVED_TEST (test_withdraw_and_change),
    SERVED_TEST (test_change_and_withdraw),
    SERVED_TEST (test_withdraw_lost_answer),
    SERVED_TEST (test_withdraw_later),
    SERVED_TEST (test_withdraw_refused),
    SERVED_TEST (test_withdraw_changed_there),
    SERVED_TEST (test_drift),
    SERVED_TEST (test_drift_withdrawn),
    SERVED_TEST (test_drift_gone),
    SERVED_TEST (test_drift_not_asked),
    SERVED_TEST (test_compare_with_there),
    SERVED_TEST (test_compare_unanswered),
    SERVED_TEST (test_correct_there_too),
  };

  return vouch_test_run ("command-published", tests);
}
