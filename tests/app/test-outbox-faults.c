/* test-outbox-faults.c: whatever happens on the way, a card is there once, and both sides know
 * which revision is whose.
 *
 * Each run publishes a card and its update, and withdraws it, through a proxy that breaks exchanges,
 * with the outbox closed and opened between two tries as a kill would, and in some with a colleague's
 * update in between. VOUCH_TEST_FAULT_RUNS says how many; a failure names its seed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-outbox-send.h"
#include "vouch-portal-client.h"
#include "vouch-sql.h"
#include "vouch-test-fault.h"
#include "vouch-test-portal.h"

#define USUAL_RUNS 60
#define MOST_TRIES 80
#define DEADLINE 600000
#define BUSY_PAUSE 7000 /* milliseconds, as the proxy asks for */

typedef struct
{
  VouchTestPortal *portal;    /* (owned) */
  VouchTestFaultProxy *proxy; /* (owned) */
} Desk;

typedef struct
{
  Desk *desk;
  guint seed;
  GRand *random;       /* (owned) */
  char *card;          /* (owned): id */
  VouchPortal *site;   /* (owned): the portal, through the proxy */
  VouchPortal *direct; /* (owned): the portal itself, as a colleague uses it */
  gint64 expected;     /* the revision that the portal has to have */
  char *failure;       /* (owned) (nullable) */
  guint conflicts;
  guint late_receipts; /* of a revision that a colleague has changed by then */
  guint withdrawn;
  guint brought_back; /* by a colleague, before we were told */
  gboolean is_done;
} Run;

static gboolean G_GNUC_PRINTF (2, 3)
fail_run (Run *run, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list values;

  va_start (values, format);
  words = g_strdup_vprintf (format, values);
  va_end (values);
  if (!run->failure)
    run->failure = g_strdup_printf ("Seed %u: %s", run->seed, words);
  return FALSE;
}

/* --- cards and portals --- */

static JsonNode *
make_card (Run *run, const char *title, const VouchReceipt *receipt)
{
  g_autofree char *text = g_strdup_printf (
      "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"%s\",\"kind\":\"scorecard\","
      "\"language\":\"en\",\"title\":\"%s\",\"people\":[],\"drafting\":\"person\","
      "\"article\":{\"title\":\"A paper\",\"type\":\"trial\"},\"sections\":[],\"references\":[],"
      "\"notes\":[]}",
      run->card, title);
  g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);
  g_autoptr (JsonNode) list = receipt ? vouch_receipt_add_to (receipt, NULL) : NULL;

  return list ? vouch_json_with_member (card, "publications", list) : g_steal_pointer (&card);
}

static VouchPortal *
sign_in (const char *root)
{
  VouchPortal *portal = vouch_portal_new ("desk", root, "ann", NULL);

  vouch_portal_set_password (portal, "secret");
  return portal;
}

/* A colleague publishes something of their own. */
static void
interfere (Run *run, const char *title)
{
  g_autoptr (VouchPortalClient) client = vouch_portal_client_new (run->direct);
  g_autofree char *path = g_strconcat ("cards/", run->card, NULL);
  g_autofree char *job = g_uuid_string_random ();
  g_autofree char *body = NULL;
  g_autofree char *base = g_strdup_printf ("%" G_GINT64_FORMAT, run->expected);
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  if (!vouch_portal_client_connect (client, NULL, &error))
    {
      fail_run (run, "the colleague: %s", error->message);
      return;
    }
  body = vouch_test_portal_body (run->card, job, base, title, NULL);
  json = vouch_json_parse (body, strlen (body), VOUCH_JSON_MAX_CARD, NULL);
  answer = vouch_portal_client_send (client, "PUT", path, json, run->expected, NULL, &error);
  if (!answer || answer->status != 200)
    fail_run (run, "the colleague is refused: %u", answer ? answer->status : 0);
}

/* What the portal says, past the proxy. */
typedef struct
{
  gint64 revision; /* 0: it has none */
  char *digest;    /* (owned) (nullable) */
  char *title;     /* (owned) (nullable): none of what is withdrawn */
} There;

static void
clear_there (There *there)
{
  g_free (there->digest);
  g_free (there->title);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (There, clear_there)

static gboolean
look (Run *run, There *there)
{
  g_autoptr (VouchPortalClient) client = vouch_portal_client_new (run->direct);
  g_autofree char *path = g_strconcat ("cards/", run->card, NULL);
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *object;

  if (vouch_portal_client_connect (client, NULL, &error))
    answer = vouch_portal_client_send (client, "GET", path, NULL, -1, NULL, &error);
  if (!answer)
    return fail_run (run, "the portal does not say: %s", error->message);
  object = vouch_json_node_object (answer->json);
  if (answer->status == 410) /* it is withdrawn */
    there->revision = vouch_json_get_int (vouch_json_get_object (object, "current"), "revision", 0);
  if (answer->status != 200)
    return TRUE;
  there->revision = vouch_json_get_int (object, "revision", 0);
  there->digest = g_strdup (vouch_json_get_text (object, "digest"));
  there->title = g_strdup (vouch_json_get_text (object, "title"));
  return TRUE;
}

static gint64
count_of (Run *run, const char *sql, const char *text)
{
  g_autofree char *path = g_build_filename (run->desk->portal->data, "cards.db", NULL);
  sqlite3 *database = NULL;
  sqlite3_stmt *row = NULL;
  gint64 count = -1;

  if (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
      && sqlite3_prepare_v2 (database, sql, -1, &row, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (row, 1, text, -1, SQLITE_STATIC);
      count = sqlite3_step (row) == SQLITE_ROW ? sqlite3_column_int64 (row, 0) : 0;
    }
  sqlite3_finalize (row);
  sqlite3_close (database);
  return count;
}

/* --- publishing --- */

typedef struct
{
  gint64 number;
  VouchReceipt *receipt; /* (owned) (nullable) */
  int code;              /* of what stopped it */
  gint64 current;        /* the portal's revision then */
  char *job;             /* (owned) */
} Outcome;

static void
clear_outcome (Outcome *outcome)
{
  g_clear_pointer (&outcome->receipt, vouch_receipt_free);
  g_free (outcome->job);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, clear_outcome)

static gint64
put (Run *run, JsonNode *card, const char *reason)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (VouchPublication) publication
      = reason ? vouch_publication_new_withdrawal (card, reason, NULL)
               : vouch_publication_new (card, "publish", NULL);
  VouchOutboxOrder order = { run->site, NULL, -1, NULL };

  return vouch_outbox_put (outbox, publication, &order, NULL);
}

/* One try, by an outbox that knows nothing but what is on the disk. Returns: whether it is over. */
static gboolean
try_once (Run *run, Outcome *outcome)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_auto (VouchOutboxSending) sending = { .portal = g_object_ref (run->site), .tries = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchOutboxJob) job = NULL;

  outcome->receipt = vouch_outbox_send (outbox, outcome->number, &sending, NULL, &error);
  job = vouch_outbox_find (outbox, outcome->number, NULL);
  if (!job)
    return !fail_run (run, "the job is lost");
  g_free (outcome->job);
  outcome->job = g_strdup (job->id);
  if (job->state == VOUCH_OUTBOX_STOPPED)
    {
      outcome->code = error->code;
      outcome->current = sending.current ? vouch_json_get_int (
                             vouch_json_node_object (sending.current), "revision", 0)
                                         : 0;
    }
  return job->state != VOUCH_OUTBOX_WAITING;
}

static void
send_until_told (Run *run, const char *colleague, Outcome *outcome)
{
  for (guint i = 0; i < MOST_TRIES && !run->failure; i++)
    {
      g_auto (There) there = { 0 };

      if (try_once (run, outcome))
        return;
      if (colleague && i == 0 && look (run, &there))
        {
          run->expected = there.revision;
          interfere (run, colleague);
          run->expected++;
        }
    }
  fail_run (run, "it never ends");
}

static void
publish (Run *run, JsonNode *card, gboolean with_colleague, Outcome *outcome)
{
  outcome->number = put (run, card, NULL);
  send_until_told (run, with_colleague ? "Theirs" : NULL, outcome);
}

/* The portal and our receipt say the same of the job, and nothing was made but by somebody. */
static void
check (Run *run, const Outcome *outcome, gint64 others, const char *title)
{
  g_auto (There) there = { 0 };
  gint64 made = count_of (run, "SELECT revision FROM jobs WHERE job = ?", outcome->job);
  gint64 all = count_of (run,
                         "SELECT count(*) FROM revisions JOIN cards ON revisions.card = number"
                         " WHERE id = ?",
                         run->card);

  if (!look (run, &there))
    return;
  if (there.revision != all)
    fail_run (run, "revision %d, but %d were made", (int) there.revision, (int) all);
  if (outcome->receipt && outcome->receipt->revision != made)
    fail_run (run, "the receipt says %d, the portal %d", (int) outcome->receipt->revision,
              (int) made);
  if (!outcome->receipt && made != 0)
    fail_run (run, "it is there as %d, and nobody was told", (int) made);
  if (!outcome->receipt && outcome->current != there.revision)
    fail_run (run, "told of %d, but it is %d", (int) outcome->current, (int) there.revision);
  if (there.revision != run->expected + (outcome->receipt && others == 0 ? 1 : 0))
    fail_run (run, "revision %d instead of %d", (int) there.revision, (int) run->expected);
  if (g_strcmp0 (there.title, title) != 0)
    fail_run (run, "“%s” is there, not “%s”", there.title, title);
}

/* The update is there when the first try fails: the colleague's comes on top of it. */
static void
lose_answer (Run *run)
{
  VouchTestFault faults[]
      = { VOUCH_TEST_FAULT_NONE, VOUCH_TEST_FAULT_REACHED + (guint) g_rand_int_range (
                                     run->random, 0, VOUCH_TEST_FAULT_REPEAT - VOUCH_TEST_FAULT_REACHED) };

  vouch_test_fault_proxy_plan (run->desk->proxy, faults, G_N_ELEMENTS (faults));
}

static void
publish_update (Run *run, const VouchReceipt *before)
{
  gboolean with_colleague = g_rand_int_range (run->random, 0, 2) == 0;
  g_autoptr (JsonNode) card = make_card (run, "Mine again", before);
  g_auto (Outcome) outcome = { 0 };

  run->expected = 1;
  if (with_colleague && g_rand_int_range (run->random, 0, 2) == 0)
    lose_answer (run);
  publish (run, card, with_colleague, &outcome);
  if (run->failure)
    return;
  /* The colleague came where the first try failed, and ours was there by then or not. */
  if (run->expected == 1)
    check (run, &outcome, 0, "Mine again");
  else
    check (run, &outcome, 1, "Theirs");
  run->conflicts += outcome.receipt == NULL;
  run->late_receipts += outcome.receipt && run->expected > 1;
  if (!outcome.receipt && outcome.code != VOUCH_PORTAL_ERROR_CONFLICT)
    fail_run (run, "stopped by %d", outcome.code);
}

/* --- withdrawing --- */

/* It is gone once, and we know as which revision; or a colleague has brought back what was, or what we
 * would have taken away unseen, and we are told of theirs. */
static void
check_withdrawal (Run *run, const Outcome *outcome, gint64 base)
{
  g_auto (There) there = { 0 };
  gint64 all = count_of (run,
                         "SELECT count(*) FROM revisions JOIN cards ON revisions.card = number"
                         " WHERE id = ?",
                         run->card);

  if (!look (run, &there))
    return;
  if (there.revision != all)
    fail_run (run, "withdrawn: revision %d, but %d were made", (int) there.revision, (int) all);
  if (run->expected == base && (!outcome->receipt || there.title || there.revision != base + 1))
    fail_run (run, "revision %d is not withdrawn: %d", (int) there.revision, outcome->code);
  if (run->expected > base && (g_strcmp0 (there.title, "Theirs again") != 0 || there.revision != run->expected))
    fail_run (run, "a colleague's update as %d of %d is “%s” as %d", (int) run->expected, (int) base, there.title,
              (int) there.revision);
  if (outcome->receipt
      && (!vouch_receipt_is_withdrawn (outcome->receipt) || outcome->receipt->revision != base + 1))
    fail_run (run, "the receipt of the withdrawal is of %d", (int) outcome->receipt->revision);
  if (!outcome->receipt
      && (outcome->code != VOUCH_PORTAL_ERROR_CONFLICT || outcome->current != there.revision))
    fail_run (run, "told of %d by %d, but it is %d", (int) outcome->current, outcome->code,
              (int) there.revision);
}

/* Whatever is there by now is what the user has seen before. */
static void
withdraw (Run *run, const VouchReceipt *first)
{
  g_autoptr (VouchReceipt) seen = vouch_receipt_copy (first);
  g_auto (There) there = { 0 };
  g_autoptr (JsonNode) card = NULL;
  g_auto (Outcome) outcome = { 0 };

  vouch_test_fault_proxy_begin (run->desk->proxy, run->seed + 0x10000,
                                (guint) g_rand_int_range (run->random, 0, 8));
  if (!look (run, &there))
    return;
  seen->revision = there.revision;
  g_free (seen->digest);
  seen->digest = g_strdup (there.digest);
  card = make_card (run, "Mine again", seen);
  run->expected = seen->revision;
  if (g_rand_int_range (run->random, 0, 4) == 0)
    lose_answer (run);
  outcome.number = put (run, card, "The dose was wrong");
  send_until_told (run, g_rand_int_range (run->random, 0, 2) == 0 ? "Theirs again" : NULL, &outcome);
  if (!run->failure)
    check_withdrawal (run, &outcome, seen->revision);
  run->withdrawn += run->expected == seen->revision;
  run->brought_back += run->expected == seen->revision + 2;
}

static gpointer
run_cb (gpointer data)
{
  Run *run = data;
  g_autoptr (JsonNode) card = make_card (run, "Mine", NULL);
  g_auto (Outcome) outcome = { 0 };

  vouch_test_fault_proxy_begin (run->desk->proxy, run->seed,
                                (guint) g_rand_int_range (run->random, 0, 14));
  publish (run, card, FALSE, &outcome);
  if (!run->failure && !outcome.receipt)
    fail_run (run, "the first is refused: %d", outcome.code);
  if (!run->failure)
    check (run, &outcome, 0, "Mine");
  if (!run->failure)
    publish_update (run, outcome.receipt);
  if (!run->failure)
    withdraw (run, outcome.receipt);
  g_atomic_int_set (&run->is_done, TRUE);
  return NULL;
}

static gboolean
is_done (gpointer data)
{
  return g_atomic_int_get (&((Run *) data)->is_done);
}

static Run
begin_run (Desk *desk, guint seed)
{
  Run run = { .desk = desk, .seed = seed, .random = g_rand_new_with_seed (seed) };

  run.card = g_strdup_printf ("00000000-0000-4000-8000-%012x", seed + 1);
  run.site = sign_in (vouch_test_fault_proxy_root (desk->proxy));
  return run;
}

static void
end_run (Run *run)
{
  g_rand_free (run->random);
  g_free (run->card);
  g_free (run->failure);
  g_clear_object (&run->site);
  g_clear_object (&run->direct);
}

/* The portal answers from the main loop, so the publishing is done beside it. */
static void
carry_out (Run *run, GThreadFunc func)
{
  VouchPortalToken token
      = { .address = run->desk->portal->root, .token = run->desk->portal->token };
  GThread *thread;

  run->direct = vouch_portal_new_embedded (&token);
  thread = g_thread_new ("run", func, run);
  if (!vouch_test_wait_until (is_done, run, DEADLINE))
    fail_msg ("Seed %u does not end", run->seed);
  g_thread_join (thread);
}

static void
test_runs (void **state)
{
  const char *number = g_getenv ("VOUCH_TEST_FAULT_RUNS");
  guint n_runs = number ? (guint) g_ascii_strtoull (number, NULL, 10) : USUAL_RUNS;
  guint conflicts = 0;
  guint late_receipts = 0;
  guint withdrawn = 0;
  guint brought_back = 0;
  Desk *desk = *state;

  for (guint seed = 0; seed < n_runs; seed++)
    {
      Run run = begin_run (desk, seed);

      carry_out (&run, run_cb);
      if (run.failure)
        fail_msg ("%s", run.failure);
      conflicts += run.conflicts;
      late_receipts += run.late_receipts;
      withdrawn += run.withdrawn;
      brought_back += run.brought_back;
      end_run (&run);
    }
  /* A seed that breaks nothing shows nothing. */
  for (guint fault = 0; fault < VOUCH_TEST_N_FAULTS; fault++)
    if (vouch_test_fault_proxy_count (desk->proxy, fault) == 0)
      fail_msg ("Fault %u never happened", fault);
  assert_true (conflicts > 0 && late_receipts > 0 && withdrawn > 0 && brought_back > 0);
  print_message ("# %u runs: each card once; %u stopped by a colleague's update, %u receipts of a "
                 "revision that a colleague had changed by then; %u withdrawn, %u brought back by a "
                 "colleague before the answer\n",
                 n_runs, conflicts, late_receipts, withdrawn, brought_back);
}

static gpointer
ask_busy_cb (gpointer data)
{
  Run *run = data;
  VouchTestFault faults[] = { VOUCH_TEST_FAULT_BUSY };
  g_autoptr (JsonNode) card = make_card (run, "Mine", NULL);
  g_auto (Outcome) outcome = { .number = put (run, card, NULL) };
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (VouchOutboxJob) job = NULL;
  gint64 before = g_get_real_time () / 1000;

  vouch_test_fault_proxy_plan (run->desk->proxy, faults, G_N_ELEMENTS (faults));
  try_once (run, &outcome);
  job = vouch_outbox_find (outbox, outcome.number, NULL);
  if (!job || job->is_sent || job->next < before + BUSY_PAUSE)
    fail_run (run, "it does not wait as long as the portal asks for");
  g_atomic_int_set (&run->is_done, TRUE);
  return NULL;
}

/* Also where the portal says so before it says who it is. */
static void
test_busy_at_once (void **state)
{
  Run run = begin_run (*state, 1000000);

  carry_out (&run, ask_busy_cb);
  if (run.failure)
    fail_msg ("%s", run.failure);
  end_run (&run);
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
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;

  vouch_test_fault_proxy_free (desk->proxy);
  vouch_test_portal_free (desk->portal);
  g_free (desk);
  return 0;
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_busy_at_once, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_runs, set_up, tear_down),
  };

  return vouch_test_run ("outbox-faults", tests);
}
