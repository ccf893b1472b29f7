/* test-portal-restored.c: a portal that was put back from a backup gives its numbers out again, and nobody's work
 * is overwritten for it.
 *
 * Each story: the first revision, a backup, a second one of ours, the portal put back, and a colleague's second
 * one. Our receipt and the portal name the same number then, and mean two different cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-json.h"
#include "vouch-sql.h"
#include "vouch-test-job.h"
#include "vouch-test-outbox.h"
#include "vouch-test-portal.h"

#define ID VOUCH_TEST_JOB_ID
#define PATH "vouch/v1/cards/" ID

static int
set_up (void **state)
{
  VouchTestPortal *server = vouch_test_portal_new ();

  vouch_test_portal_start (server, 0);
  *state = server;
  return 0;
}

static int
tear_down (void **state)
{
  vouch_test_portal_free (*state);
  return 0;
}

/* What somebody asks for, and what came of it. */
typedef struct
{
  const char *title;
  const char *reason;          /* (nullable): it is withdrawn */
  const VouchReceipt *receipt; /* (nullable): the last */
  gint64 base;                 /* negative: the receipt's */
  const char *base_digest;     /* (nullable) */
  int code;                    /* of what stopped it; -1: it has to go */
  gint64 revision;             /* that it makes */
} Step;

static gint64
put (VouchPortal *portal, const Step *step)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (JsonNode) card = vouch_test_outbox_card (ID, step->title, step->receipt);
  g_autoptr (VouchPublication) publication
      = step->reason ? vouch_publication_new_withdrawal (card, step->reason, NULL)
                     : vouch_publication_new (card, "publish", NULL);
  VouchOutboxOrder order = { portal, NULL, step->base, NULL, 0, step->base_digest };

  return vouch_outbox_put (outbox, publication, &order, NULL);
}

static void
take_out (gint64 number)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);

  assert_true (vouch_outbox_cancel (outbox, number, NULL));
}

/* Returns: (transfer full) (nullable): the receipt, where one has to come. */
static VouchReceipt *
play (VouchTestPortal *server, const Step *step)
{
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, server->token);
  gint64 number = put (portal, step);
  g_autoptr (GError) error = NULL;
  VouchReceipt *receipt = vouch_test_outbox_try (number, portal, &error);

  if (!receipt && step->code < 0)
    fail_msg ("%s: %s", step->title, error->message);
  if (receipt && step->code >= 0)
    fail_msg ("%s went as revision %d", step->title, (int) receipt->revision);
  if (!receipt && !g_error_matches (error, VOUCH_PORTAL_ERROR, step->code))
    fail_msg ("%s: %s", step->title, error->message);
  if (receipt)
    assert_int_equal (receipt->revision, step->revision);
  else
    take_out (number);
  return receipt;
}

/* Says what is there: a title, or %NULL for a card that is withdrawn. */
static void
assert_there (VouchTestPortal *server, const char *title, gint64 revision)
{
  g_autoptr (VouchTestAnswer) there
      = vouch_test_portal_send (server, vouch_test_portal_message (server, "GET", PATH, NULL, NULL));

  if (!title)
    assert_int_equal (there->status, 410);
  else
    assert_string_equal (vouch_test_answer_text (there, "title"), title);
  assert_int_equal (vouch_test_answer_number (there, title ? "revision" : "current/revision"), revision);
}

static void
edit_there (VouchTestPortal *server, const char *base, const char *title)
{
  g_autofree char *body = vouch_test_portal_body (ID, NULL, base, title, "\"status\":\"publish\",");
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      server, vouch_test_portal_message (server, "PUT", PATH, body, NULL));

  assert_int_equal (answer->status, 200);
}

static char *
digest_there (VouchTestPortal *server)
{
  g_autoptr (VouchTestAnswer) there
      = vouch_test_portal_send (server, vouch_test_portal_message (server, "GET", PATH, NULL, NULL));

  return g_strdup (vouch_test_answer_text (there, "digest"));
}

/* Returns: (transfer full): our receipt of revision 2; the portal has a colleague's. */
static VouchReceipt *
restore_and_edit (VouchTestPortal *server, const char *reason)
{
  Step first_step = { "First", NULL, NULL, -1, NULL, -1, 1 };
  g_autoptr (VouchReceipt) first = play (server, &first_step);
  g_autofree char *copy = vouch_test_portal_back_up (server);
  Step second_step = { "Mine", reason, first, -1, NULL, -1, 2 };
  VouchReceipt *second = play (server, &second_step);

  vouch_test_portal_restore (server, copy);
  assert_there (server, "First", 1);
  edit_there (server, "1", "Theirs");
  return second;
}

static void
test_not_overwritten (void **state)
{
  g_autoptr (VouchReceipt) mine = restore_and_edit (*state, NULL);
  Step again = { "Mine again", NULL, mine, -1, NULL, VOUCH_PORTAL_ERROR_CONFLICT, 0 };
  g_autoptr (VouchReceipt) none = play (*state, &again);

  assert_there (*state, "Theirs", 2);
}

/* Who has seen what is there replaces that, and not what came after it. */
static void
test_replaced (void **state)
{
  g_autoptr (VouchReceipt) mine = restore_and_edit (*state, NULL);
  g_autofree char *digest = digest_there (*state);
  Step stale = { "Mine again", NULL, mine, 2, mine->digest, VOUCH_PORTAL_ERROR_CONFLICT, 0 };
  Step seen = { "Mine again", NULL, mine, 2, digest, -1, 3 };
  g_autoptr (VouchReceipt) refused = play (*state, &stale);
  g_autoptr (VouchReceipt) taken = play (*state, &seen);
  Step next = { "Mine at last", NULL, taken, -1, NULL, -1, 4 };
  g_autoptr (VouchReceipt) last = play (*state, &next);

  assert_there (*state, "Mine at last", 4);
}

/* After a merge the card has a receipt of theirs: it builds on that. */
static void
test_merged (void **state)
{
  g_autoptr (VouchReceipt) mine = restore_and_edit (*state, NULL);
  g_autoptr (VouchReceipt) theirs = vouch_receipt_copy (mine);
  Step merged = { "Merged", NULL, theirs, -1, NULL, -1, 3 };
  g_autoptr (VouchReceipt) taken = NULL;

  g_free (theirs->digest);
  theirs->digest = digest_there (*state);
  taken = play (*state, &merged);
  assert_there (*state, "Merged", 3);
}

static void
test_not_withdrawn (void **state)
{
  g_autoptr (VouchReceipt) mine = restore_and_edit (*state, NULL);
  Step away = { "Mine", "The dose was wrong", mine, -1, NULL, VOUCH_PORTAL_ERROR_CONFLICT, 0 };
  g_autoptr (VouchReceipt) none = play (*state, &away);

  assert_there (*state, "Theirs", 2);
}

/* Ours was withdrawn as revision 2, and theirs is there as that. */
static void
test_not_brought_back_over_theirs (void **state)
{
  g_autoptr (VouchReceipt) withdrawn = restore_and_edit (*state, "The dose was wrong");
  Step back = { "Mine again", NULL, withdrawn, -1, NULL, VOUCH_PORTAL_ERROR_CONFLICT, 0 };
  g_autoptr (VouchReceipt) none = play (*state, &back);

  assert_there (*state, "Theirs", 2);
}

/* What the card says by then is not what was withdrawn: that there is nothing left is what counts. */
static void
test_brought_back (void **state)
{
  Step first_step = { "First", NULL, NULL, -1, NULL, -1, 1 };
  g_autoptr (VouchReceipt) first = play (*state, &first_step);
  Step away = { "Edited since", "The dose was wrong", first, -1, NULL, -1, 2 };
  g_autoptr (VouchReceipt) withdrawn = play (*state, &away);
  Step back = { "Edited again", NULL, withdrawn, -1, NULL, -1, 3 };
  g_autoptr (VouchReceipt) last = NULL;

  assert_there (*state, NULL, 2);
  last = play (*state, &back);
  assert_there (*state, "Edited again", 3);
}

/* A receipt of before, or one made by hand, does not say what the revision holds: its number has to do. */
static void
test_receipt_without_digest (void **state)
{
  Step first_step = { "First", NULL, NULL, -1, NULL, -1, 1 };
  g_autoptr (VouchReceipt) first = play (*state, &first_step);
  Step next = { "Second", NULL, first, -1, NULL, -1, 2 };
  g_autoptr (VouchReceipt) second = NULL;

  g_clear_pointer (&first->digest, g_free);
  second = play (*state, &next);
  assert_there (*state, "Second", 2);
}

/* Makes of the outbox what a program that did not know of it has left. */
static void
make_older (void)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  sqlite3 *database = NULL;

  assert_int_equal (sqlite3_open (vouch_outbox_get_path (outbox), &database), SQLITE_OK);
  assert_int_equal (sqlite3_exec (database,
                                  "ALTER TABLE jobs DROP COLUMN base_digest;"
                                  "ALTER TABLE jobs DROP COLUMN wanted_base_digest;"
                                  "PRAGMA user_version = 3;",
                                  NULL, NULL, NULL),
                    SQLITE_OK);
  sqlite3_close (database);
}

/* What an older program has begun to send, and was not answered, is the same job when this one sends it. */
static void
test_job_of_an_older_program (void **state)
{
  VouchTestPortal *server = *state;
  Step first_step = { "First", NULL, NULL, -1, NULL, -1, 1 };
  g_autoptr (VouchReceipt) first = play (server, &first_step);
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, server->token);
  Step next = { "Second", NULL, first, -1, NULL, -1, 2 };
  gint64 number = put (portal, &next);
  g_autoptr (VouchReceipt) done = NULL;
  g_autoptr (VouchOutboxJob) job = NULL;

  {
    g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
    g_autoptr (VouchOutboxJob) begun = vouch_outbox_find (outbox, number, NULL);
    g_autoptr (VouchPublication) publication = vouch_outbox_job_dup_publication (begun);

    assert_true (vouch_outbox_note_reached (outbox, begun, publication, first->portal, NULL));
    assert_string_equal (begun->base_digest, first->digest);
  }
  make_older ();
  done = vouch_test_outbox_try (number, portal, NULL);
  assert_non_null (done);
  assert_int_equal (done->revision, 2);
  job = vouch_test_outbox_find (number);
  assert_int_equal (job->base, 1);
  assert_null (job->base_digest);
}

/* What was begun, and may have arrived, is sent again on what it was begun on: it finds a colleague's under that number,
 * and is told. */
static void
test_begun_then_edited (void **state)
{
  VouchTestPortal *server = *state;
  Step first_step = { "First", NULL, NULL, -1, NULL, -1, 1 };
  g_autoptr (VouchReceipt) first = play (server, &first_step);
  Step second_step = { "Second", NULL, first, -1, NULL, -1, 2 };
  g_autofree char *copy = vouch_test_portal_back_up (server);
  g_autoptr (VouchReceipt) second = play (server, &second_step);
  Step third_step = { "Third", NULL, second, -1, NULL, -1, 3 };
  g_autoptr (VouchPortal) portal = NULL;
  g_autoptr (VouchReceipt) none = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number;

  vouch_test_portal_restore (server, copy);
  portal = vouch_test_job_embedded (server->root, server->token);
  number = put (portal, &third_step);
  {
    g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
    g_autoptr (VouchOutboxJob) begun = vouch_outbox_find (outbox, number, NULL);
    g_autoptr (VouchPublication) publication = vouch_outbox_job_dup_publication (begun);

    assert_true (vouch_outbox_note_reached (outbox, begun, publication, second->portal, NULL));
    assert_int_equal (begun->base, 2);
  }
  edit_there (server, "1", "Theirs");
  none = vouch_test_outbox_try (number, portal, &error);
  assert_null (none);
  assert_true (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_CONFLICT));
  assert_there (server, "Theirs", 2);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_not_overwritten, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_replaced, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_merged, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_not_withdrawn, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_not_brought_back_over_theirs, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_brought_back, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_receipt_without_digest, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_job_of_an_older_program, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_begun_then_edited, set_up, tear_down),
  };

  return vouch_test_run ("portal-restored", tests);
}
