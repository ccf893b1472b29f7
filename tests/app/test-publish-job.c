/* test-publish-job.c: publishing to a real portal, and to one that is started for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "vouch-json.h"
#include "vouch-test-job.h"
#include "vouch-test-portal.h"

/* The card as it stands after its receipt was recorded. */
static JsonNode *
record (JsonNode *card, const VouchReceipt *receipt)
{
  JsonObject *object = vouch_json_node_object (card);
  g_autoptr (JsonNode) list
      = vouch_receipt_add_to (receipt, vouch_json_get_node (object, "publications"));

  return vouch_json_with_member (card, "publications", list);
}

static JsonNode *
with_title (JsonNode *card, const char *title)
{
  g_autoptr (JsonNode) text = vouch_json_new_text (title);

  return vouch_json_with_member (card, "title", text);
}

/* --- a real portal --- */

static int
set_up (void **state)
{
  VouchTestPortal *portal = vouch_test_portal_new ();

  vouch_test_portal_start (portal, 0);
  *state = portal;
  return 0;
}

static int
tear_down (void **state)
{
  vouch_test_portal_free (*state);
  return 0;
}

static void
test_publishing_twice_updates (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  g_auto (VouchTestJob) first = vouch_test_job_run (card, portal, NULL, NULL);
  g_autoptr (JsonNode) recorded = NULL;
  g_autoptr (JsonNode) edited = NULL;
  g_autoptr (JsonNode) recorded_again = NULL;
  g_autoptr (VouchTestAnswer) list = NULL;

  assert_non_null (first.receipt);
  assert_int_equal (first.receipt->revision, 1);
  assert_string_equal (first.receipt->status, "publish");
  assert_true (g_str_has_prefix (first.receipt->portal, "urn:uuid:"));
  assert_true (first.steps >= 2);

  recorded = record (card, first.receipt);
  {
    g_auto (VouchTestJob) same = vouch_test_job_run (recorded, portal, NULL, NULL);

    assert_non_null (same.receipt);
    assert_int_equal (same.receipt->revision, 1);
    assert_true (same.receipt->is_unchanged);
  }
  edited = with_title (recorded, "Sleep, mood and more");
  {
    g_auto (VouchTestJob) second = vouch_test_job_run (edited, portal, NULL, NULL);

    assert_non_null (second.receipt);
    assert_int_equal (second.receipt->revision, 2);
    assert_string_equal (second.receipt->address, first.receipt->address);
    recorded_again = record (edited, second.receipt);
  }
  list = vouch_test_portal_send (
      server, vouch_test_portal_message (server, "GET", "vouch/v1/cards", NULL, NULL));
  assert_int_equal (vouch_test_answer_number (list, "total"), 1);
  {
    g_autoptr (GPtrArray) receipts = vouch_receipt_list (recorded_again);

    /* One that was there, and one a revision. */
    assert_int_equal (receipts->len, 3);
    assert_int_equal (((VouchReceipt *) receipts->pdata[2])->revision, 2);
  }
}

/* A program that forgot its receipt sends the same again: the portal knows the job. */
static void
test_a_lost_receipt (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  g_auto (VouchTestJob) first = vouch_test_job_run (card, portal, NULL, NULL);
  g_auto (VouchTestJob) again = vouch_test_job_run (card, portal, NULL, NULL);

  assert_non_null (first.receipt);
  assert_non_null (again.receipt);
  assert_int_equal (again.receipt->revision, 1);
}

static void
test_changed_there_since (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  g_auto (VouchTestJob) mine = vouch_test_job_run (card, portal, NULL, NULL);
  g_autoptr (JsonNode) recorded = record (card, mine.receipt);
  g_autoptr (JsonNode) edited = with_title (recorded, "My second");
  g_autofree char *theirs = vouch_test_portal_body (VOUCH_TEST_JOB_ID, NULL, "1", "Theirs", NULL);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      server, vouch_test_portal_message (server, "PUT", "vouch/v1/cards/" VOUCH_TEST_JOB_ID, theirs, NULL));
  g_auto (VouchTestJob) refused = vouch_test_job_run (edited, portal, NULL, NULL);
  g_autoptr (VouchTestAnswer) there = NULL;

  assert_int_equal (answer->status, 200);
  vouch_test_job_assert_error (&refused, VOUCH_PORTAL_ERROR_CONFLICT);
  assert_non_null (refused.current);
  assert_string_equal (vouch_json_get_text (vouch_json_node_object (refused.current), "title"),
                       "Theirs");
  there = vouch_test_portal_send (
      server, vouch_test_portal_message (server, "GET", "vouch/v1/cards/" VOUCH_TEST_JOB_ID, NULL, NULL));
  assert_string_equal (vouch_test_answer_text (there, "title"), "Theirs");
}

/* Receipts name the portal by its own id: another one, even at the same address, is another. */
static void
test_another_portal_gets_the_card_anew (void **state)
{
  VouchTestPortal *other = vouch_test_portal_new ();
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) first_portal = vouch_test_job_embedded (server->root, server->token);
  g_autoptr (VouchPortal) other_portal = NULL;
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  g_auto (VouchTestJob) first = vouch_test_job_run (card, first_portal, NULL, NULL);
  g_autoptr (JsonNode) recorded = record (card, first.receipt);

  vouch_test_portal_start (other, 0);
  other_portal = vouch_test_job_embedded (other->root, other->token);
  {
    g_auto (VouchTestJob) second = vouch_test_job_run (recorded, other_portal, NULL, NULL);

    assert_non_null (second.receipt);
    assert_int_equal (second.receipt->revision, 1);
    assert_string_not_equal (second.receipt->portal, first.receipt->portal);
  }
  vouch_test_portal_free (other);
}

static void
test_a_wrong_token (void **state)
{
  VouchTestPortal *server = *state;
  g_autofree char *wrong = g_strnfill (64, 'a');
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, wrong);
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, NULL);

  vouch_test_job_assert_error (&result, VOUCH_PORTAL_ERROR_UNTRUSTED);
}

static void
test_nobody_there (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = vouch_test_job_card ();

  vouch_test_portal_stop (server);
  {
    g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, NULL);

    vouch_test_job_assert_error (&result, VOUCH_PORTAL_ERROR_OFFLINE);
  }
}

static void
test_cancelled (void **state)
{
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, server->token);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (JsonNode) card = vouch_test_job_card ();

  g_cancellable_cancel (cancellable);
  {
    g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, cancellable);

    assert_true (g_error_matches (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  }
}

/* --- the portal that runs by itself --- */

static gint64
find_running_portal (void)
{
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autoptr (GPtrArray) tokens = vouch_portal_token_list (folder);

  return tokens->len == 1 ? ((VouchPortalToken *) tokens->pdata[0])->pid : 0;
}

static void
test_started_on_first_need (void **state)
{
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  gint64 pid;

  g_setenv ("VOUCH_PORTAL_PORT", "0", TRUE);
  {
    g_auto (VouchTestJob) first = vouch_test_job_run (card, NULL, g_getenv ("VOUCH_PROGRAM"), NULL);
    g_autoptr (JsonNode) recorded = NULL;
    g_autoptr (JsonNode) again = NULL;

    if (!first.receipt)
      fail_msg ("%s", first.error->message);
    pid = find_running_portal ();
    assert_true (pid > 0);
    assert_int_equal (getsid ((pid_t) pid), pid);
    recorded = record (card, first.receipt);
    again = with_title (recorded, "Another");
    {
      g_auto (VouchTestJob) second = vouch_test_job_run (again, NULL, g_getenv ("VOUCH_PROGRAM"), NULL);

      assert_non_null (second.receipt);
      assert_int_equal (second.receipt->revision, 2);
      assert_int_equal (find_running_portal (), pid);
    }
  }
  assert_int_equal (kill ((pid_t) pid, SIGTERM), 0);
  for (int i = 0; i < 200 && find_running_portal () != 0; i++)
    g_usleep (50000);
  assert_int_equal (find_running_portal (), 0);
}

/* --- addresses --- */

static void
test_addresses (void **state)
{
  static const struct
  {
    const char *address;
    const char *normal; /* NULL = refused */
  } cases[] = {
    { "https://cards.example.org", "https://cards.example.org/" },
    { "https://Cards.Example.ORG/press", "https://cards.example.org/press/" },
    { "HTTPS://cards.example.org/vouch/v1/", "https://cards.example.org/" },
    { "https://cards.example.org/vouch/v1", "https://cards.example.org/" },
    { "http://127.0.0.1:8459", "http://127.0.0.1:8459/" },
    { "http://localhost:8459/", "http://localhost:8459/" },
    { "http://[::1]:8459", "http://[::1]:8459/" },
    { "http://cards.example.org/", NULL },
    { "http://127.0.0.1.example.org/", NULL },
    { "http://localhost.example.org/", NULL },
    { "https://ann:secret@cards.example.org/", NULL },
    { "https://cards.example.org/?a=b", NULL },
    { "https://cards.example.org/#a", NULL },
    { "ftp://cards.example.org/", NULL },
    { "file:///etc/passwd", NULL },
    { "cards.example.org", NULL },
    { "https://", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VouchPortal) portal = vouch_portal_new ("x", cases[i].address, NULL, &error);

      if (!portal != !cases[i].normal)
        fail_msg ("%s", cases[i].address);
      if (portal)
        assert_string_equal (vouch_portal_get_address (portal), cases[i].normal);
      else
        assert_true (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS));
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_publishing_twice_updates, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_lost_receipt, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_changed_there_since, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_another_portal_gets_the_card_anew, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_wrong_token, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_nobody_there, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_cancelled, set_up, tear_down),
    cmocka_unit_test (test_started_on_first_need),
    cmocka_unit_test (test_addresses),
  };

  /* Without it this program would start itself as the portal, and that the next one. */
  if (!g_getenv ("VOUCH_PROGRAM"))
    return vouch_test_skip_all ("VOUCH_PROGRAM names no program");
  return vouch_test_run ("publish-job", tests);
}
