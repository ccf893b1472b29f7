/* test-outbox.c: what waits to be sent, on the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>
#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-outbox-due.h"
#include "vouch-outbox-lock.h"
#include "vouch-outbox-send.h"
#include "vouch-outbox.h"

#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define PORTAL "urn:uuid:11111111-1111-4111-8111-111111111111"

static JsonNode *
make_card (const char *title)
{
  g_autofree char *text = g_strdup_printf (
      "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"" ID "\",\"kind\":\"scorecard\","
      "\"language\":\"en\",\"title\":\"%s\",\"people\":[],\"drafting\":\"person\","
      "\"article\":{\"title\":\"A paper\",\"type\":\"trial\"},\"sections\":[],\"references\":[],"
      "\"notes\":[],\"publications\":[{\"portal\":\"" PORTAL "\",\"remote-id\":\"" ID "\","
      "\"address\":\"http://x/\",\"revision\":3,\"digest\":\"d\",\"at\":\"2026-01-01T00:00:00Z\"}]}",
      title);
  JsonNode *card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);

  assert_non_null (card);
  return card;
}

static VouchPublication *
make_publication (const char *title)
{
  g_autoptr (JsonNode) card = make_card (title);
  VouchPublication *publication = vouch_publication_new (card, "publish", NULL);

  assert_non_null (publication);
  return publication;
}

static VouchOutbox *
open_outbox (void)
{
  g_autoptr (GError) error = NULL;
  VouchOutbox *outbox = vouch_outbox_open (&error);

  if (!outbox)
    fail_msg ("%s", error->message);
  return outbox;
}

static gint64
put_to (VouchOutbox *outbox, const char *title, VouchPortal *portal, gint64 base)
{
  g_autoptr (VouchPublication) publication = make_publication (title);
  VouchOutboxOrder order = { portal, "file:///card", base, NULL };
  g_autoptr (GError) error = NULL;
  gint64 number = vouch_outbox_put (outbox, publication, &order, &error);

  if (number == 0)
    fail_msg ("%s", error->message);
  return number;
}

static gint64
put (VouchOutbox *outbox, const char *title)
{
  return put_to (outbox, title, NULL, -1);
}

static VouchOutboxJob *
find (VouchOutbox *outbox, gint64 number)
{
  g_autoptr (GError) error = NULL;
  VouchOutboxJob *job = vouch_outbox_find (outbox, number, &error);

  assert_null (error);
  return job;
}

static guint
count (VouchOutbox *outbox)
{
  g_autoptr (GPtrArray) jobs = vouch_outbox_list (outbox, NULL);

  return jobs->len;
}

static void
note_trouble (VouchOutbox *outbox, gint64 number, int code, guint retry_after)
{
  g_autoptr (VouchOutboxJob) job = find (outbox, number);
  g_autoptr (GError) trouble = g_error_new_literal (VOUCH_PORTAL_ERROR, code, "Why");

  assert_true (vouch_outbox_note_trouble (outbox, job, trouble, retry_after, NULL));
}

static void
note_reached (VouchOutbox *outbox, gint64 number)
{
  g_autoptr (VouchOutboxJob) job = find (outbox, number);
  g_autoptr (VouchPublication) publication = vouch_outbox_job_dup_publication (job);

  assert_true (vouch_outbox_note_reached (outbox, job, publication, PORTAL, NULL));
}

static void
note_done (VouchOutbox *outbox, gint64 number, gint64 revision)
{
  g_autoptr (VouchOutboxJob) job = find (outbox, number);
  VouchReceipt receipt = { .portal = (char *) PORTAL, .remote_id = (char *) ID,
                           .address = (char *) "http://x/", .digest = (char *) "d",
                           .at = (char *) "2026-01-02T00:00:00Z", .revision = revision };

  assert_true (vouch_outbox_note_done (outbox, job, &receipt, NULL));
}

static int
set_up (void **state)
{
  VouchOutbox *outbox = open_outbox ();
  g_autofree char *path = g_strdup (vouch_outbox_get_path (outbox));

  vouch_outbox_close (outbox);
  return g_remove (path);
}

/* What is put in is there after any end of the program, to the byte. */
static void
test_is_kept (void **state)
{
  g_autoptr (VouchPublication) publication = make_publication ("One");
  g_autoptr (VouchOutbox) first = open_outbox ();
  g_autoptr (VouchOutbox) second = NULL;
  g_autoptr (VouchOutboxJob) job = NULL;
  g_autoptr (VouchPublication) kept = NULL;
  g_autoptr (JsonNode) before = vouch_publication_to_json (publication, ID, 3, "d");
  g_autoptr (JsonNode) after = NULL;
  gint64 number = put (first, "One");

  second = open_outbox ();
  job = find (second, number);
  assert_string_equal (job->card, ID);
  assert_string_equal (job->title, "One");
  assert_string_equal (job->file, "file:///card");
  assert_int_equal (job->state, VOUCH_OUTBOX_WAITING);
  kept = vouch_outbox_job_dup_publication (job);
  after = vouch_publication_to_json (kept, ID, 3, "d");
  assert_true (vouch_json_equal (before, after));
  assert_int_equal (vouch_publication_get_base (kept, PORTAL), 3);
}

static void
test_the_same_twice_is_once (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  gint64 number = put (outbox, "One");

  assert_int_equal (put (outbox, "One"), number);
  note_reached (outbox, number);
  assert_int_equal (put (outbox, "One"), number);
  note_trouble (outbox, number, VOUCH_PORTAL_ERROR_REJECTED, 0);
  assert_int_equal (put (outbox, "One"), number);
  {
    g_autoptr (VouchOutboxJob) job = find (outbox, number);

    assert_int_equal (job->state, VOUCH_OUTBOX_WAITING);
  }
  assert_int_not_equal (put_to (outbox, "One", NULL, 5), number);
}

/* What never left makes room for what is newer; what may be there has to be answered first. */
static void
test_order (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  gint64 first = put (outbox, "One");
  gint64 second = put (outbox, "Two");
  g_autoptr (VouchOutboxJob) gone = find (outbox, first);
  g_autoptr (VouchOutboxJob) third = NULL;
  g_autoptr (VouchOutboxJob) earlier = NULL;

  assert_null (gone);
  note_reached (outbox, second);
  third = find (outbox, put (outbox, "Three"));
  earlier = vouch_outbox_find_earlier (outbox, third, NULL);
  assert_int_equal (earlier->number, second);
  assert_int_equal (count (outbox), 2);
  note_done (outbox, second, 4);
  g_clear_pointer (&earlier, vouch_outbox_job_free);
  earlier = vouch_outbox_find_earlier (outbox, third, NULL);
  assert_null (earlier);
  /* It builds on what the one before it made, which its card did not know. */
  note_reached (outbox, third->number);
  g_clear_pointer (&third, vouch_outbox_job_free);
  third = find (outbox, second + 1);
  assert_int_equal (third->base, 4);
}

static void
test_is_settled_once (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  gint64 number = put (outbox, "One");
  g_autoptr (VouchOutboxJob) one = NULL;
  g_autoptr (VouchOutboxJob) other = NULL;

  note_reached (outbox, number);
  one = find (outbox, number);
  note_reached (outbox, number);
  other = find (outbox, number);
  assert_int_equal (one->base, 3);
  assert_true (g_uuid_string_is_valid (one->id));
  assert_string_equal (one->id, other->id);
  assert_true (one->is_sent);
}

typedef struct
{
  int code;
  gboolean is_known;
  gboolean waits;
} Trouble;

static const Trouble troubles[] = {
  { VOUCH_PORTAL_ERROR_OFFLINE, FALSE, TRUE },
  { VOUCH_PORTAL_ERROR_BUSY, FALSE, TRUE },
  { VOUCH_PORTAL_ERROR_PROTOCOL, FALSE, TRUE },
  { VOUCH_PORTAL_ERROR_NOT_A_PORTAL, TRUE, TRUE },   /* a captive portal */
  { VOUCH_PORTAL_ERROR_NOT_A_PORTAL, FALSE, FALSE }, /* a wrong address */
  { VOUCH_PORTAL_ERROR_UNTRUSTED, TRUE, TRUE },      /* an expired certificate */
  { VOUCH_PORTAL_ERROR_UNTRUSTED, FALSE, FALSE },
  { VOUCH_PORTAL_ERROR_CONFLICT, TRUE, FALSE },
  { VOUCH_PORTAL_ERROR_NOT_FOUND, TRUE, FALSE },
  { VOUCH_PORTAL_ERROR_REJECTED, TRUE, FALSE },
  { VOUCH_PORTAL_ERROR_UNAUTHORISED, TRUE, TRUE }, /* until somebody signs in */
  { VOUCH_PORTAL_ERROR_SETTINGS, TRUE, FALSE },
};

static void
test_troubles (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  g_autoptr (VouchPortal) named = vouch_portal_new ("desk", "http://127.0.0.1:9/", "ann", NULL);
  g_autoptr (VouchPortal) unnamed
      = vouch_portal_new ("http://127.0.0.1:9/", "http://127.0.0.1:9/", "ann", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (troubles); i++)
    {
      const Trouble *trouble = &troubles[i];
      gint64 number = put_to (outbox, "One", trouble->is_known ? named : unnamed, (gint64) i + 10);
      g_autoptr (VouchOutboxJob) job = NULL;

      note_trouble (outbox, number, trouble->code, 0);
      job = find (outbox, number);
      if ((job->state == VOUCH_OUTBOX_WAITING) != trouble->waits)
        fail_msg ("Case %u: state %d", (guint) i, job->state);
      assert_string_equal (job->trouble, "Why");
      assert_int_equal (job->attempts, 1);
      assert_true (job->next > job->created);
    }
}

/* Longer each time, up to an hour, and as long as the portal asks for. */
static void
test_backoff (void **state)
{
  gint64 first = vouch_outbox_job_backoff (1, 0);
  gint64 fifth = vouch_outbox_job_backoff (5, 0);
  gint64 late = vouch_outbox_job_backoff (1000, 0);
  gboolean differs = FALSE;

  assert_in_range (first, 3000, 7000);
  assert_in_range (fifth, 8 * first, 40 * first);
  assert_in_range (late, 2600 * 1000, 4600 * 1000);
  assert_true (vouch_outbox_job_backoff (1, 120) >= 120000);
  for (guint i = 0; i < 20; i++)
    differs |= vouch_outbox_job_backoff (1, 0) != first;
  assert_true (differs);
}

static void
test_receipts (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  gint64 number = put (outbox, "One");
  g_autoptr (GPtrArray) unkept = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (VouchOutboxJob) last = NULL;

  note_reached (outbox, number);
  note_done (outbox, number, 4);
  assert_int_equal (count (outbox), 0);
  unkept = vouch_outbox_list_unkept (outbox, ID, NULL);
  assert_int_equal (unkept->len, 1);
  assert_int_equal (((VouchOutboxJob *) unkept->pdata[0])->receipt->revision, 4);
  assert_true (vouch_outbox_note_kept (outbox, number, NULL));
  none = vouch_outbox_list_unkept (outbox, NULL, NULL);
  assert_int_equal (none->len, 0);
  last = vouch_outbox_find_last (outbox, ID, PORTAL, NULL);
  assert_int_equal (last->number, number);
  assert_true (vouch_outbox_cancel (outbox, number, NULL)); /* too late */
  g_clear_pointer (&last, vouch_outbox_job_free);
  last = vouch_outbox_find_last (outbox, ID, PORTAL, NULL);
  assert_non_null (last);
}

static void
test_cancel (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  gint64 number = put (outbox, "One");

  note_trouble (outbox, number, VOUCH_PORTAL_ERROR_OFFLINE, 0);
  assert_true (vouch_outbox_cancel (outbox, number, NULL));
  assert_int_equal (count (outbox), 0);
}

/* What somebody takes out between two steps of a sender is not sent by it. */
static void
test_taken_out_is_not_sent (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  g_autoptr (VouchOutbox) other = open_outbox ();
  g_autoptr (VouchOutboxJob) job = find (outbox, put (outbox, "One"));
  g_autoptr (VouchPublication) publication = vouch_outbox_job_dup_publication (job);
  g_autoptr (GError) error = NULL;

  put (other, "Two"); /* which clears its way */
  assert_false (vouch_outbox_note_reached (outbox, job, publication, PORTAL, &error));
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  assert_false (job->is_sent);
}

/* A refusal that does not tell of the lost answer before it ends nothing. */
static void
test_may_be_there (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  gint64 first = put (outbox, "One");
  g_autoptr (VouchOutboxJob) job = NULL;
  g_autoptr (VouchOutboxJob) gone = NULL;
  g_autoptr (GError) refusal
      = g_error_new_literal (VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_REJECTED, "Why");

  note_reached (outbox, first);
  note_trouble (outbox, first, VOUCH_PORTAL_ERROR_REJECTED, 0);
  put (outbox, "Two");
  job = find (outbox, first);
  assert_non_null (job);
  assert_int_equal (job->state, VOUCH_OUTBOX_WAITING);
  job->is_sent = FALSE; /* told */
  assert_true (vouch_outbox_note_trouble (outbox, job, refusal, 0, NULL));
  g_clear_pointer (&job, vouch_outbox_job_free);
  job = find (outbox, first);
  assert_int_equal (job->state, VOUCH_OUTBOX_STOPPED);
  put (outbox, "Three");
  gone = find (outbox, first);
  assert_null (gone);
}

/* Why the earlier one waits is not said of the later one. */
static void
test_behind (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  g_autoptr (VouchPortal) portal = vouch_portal_new ("desk", "https://example.org/", "ann", NULL);
  gint64 first = put_to (outbox, "One", portal, -1);
  gint64 second;
  g_auto (VouchOutboxSending) sending = { .tries = 1 };
  g_autoptr (VouchOutboxJob) job = NULL;
  g_autoptr (VouchReceipt) receipt = NULL;
  g_autoptr (GError) error = NULL;

  note_reached (outbox, first);
  second = put_to (outbox, "Two", portal, -1);
  receipt = vouch_outbox_send (outbox, second, &sending, NULL, &error);
  assert_null (receipt);
  assert_true (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED));
  job = find (outbox, second);
  assert_int_equal (job->state, VOUCH_OUTBOX_WAITING);
  assert_int_equal (job->attempts, 0);
  assert_null (job->trouble);
}

/* Who asked for it is who sends it. */
static void
test_account (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  g_autoptr (VouchPortal) ann = vouch_portal_new ("desk", "http://127.0.0.1:9/", "ann", NULL);
  g_autoptr (VouchPortal) bob = vouch_portal_new ("desk", "http://127.0.0.1:9/", "bob", NULL);
  gint64 number = put_to (outbox, "One", ann, -1);
  g_auto (VouchOutboxSending) sending = { .portal = g_object_ref (bob), .tries = 1 };
  g_autoptr (VouchReceipt) receipt = NULL;
  g_autoptr (GError) error = NULL;

  receipt = vouch_outbox_send (outbox, number, &sending, NULL, &error);
  assert_true (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED));
  assert_int_equal (put_to (outbox, "One", bob, -1), number);
  {
    g_autoptr (VouchOutboxJob) job = find (outbox, number);

    assert_true (vouch_outbox_job_is_for_portal (job, bob));
  }
}

/* No password is in the file, whatever signs in. */
static void
test_no_password (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  g_autoptr (VouchPortal) portal = vouch_portal_new ("desk", "https://example.org/", "ann", NULL);
  g_autofree char *command = g_strdup_printf ("sh -c \"cat '%s'* | grep -c KANARIENVOGEL\"",
                                              vouch_outbox_get_path (outbox));
  g_autofree char *output = NULL;

  vouch_portal_set_password (portal, "KANARIENVOGEL");
  put_to (outbox, "One", portal, -1);
  assert_true (g_spawn_command_line_sync (command, &output, NULL, NULL, NULL));
  assert_string_equal (output, "0\n");
}

/* --- one sender --- */

typedef struct
{
  VouchOutboxJob *job;
  gboolean has_it;
} Rival;

static gpointer
rival_cb (gpointer data)
{
  Rival *rival = data;
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  g_autoptr (VouchOutboxLock) lock = vouch_outbox_lock_wait (outbox, rival->job, NULL, NULL);

  g_atomic_int_set (&rival->has_it, lock != NULL);
  return NULL;
}

static void
test_one_sender (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  g_autoptr (VouchOutboxJob) job = find (outbox, put (outbox, "One"));
  g_autoptr (VouchOutboxLock) lock = vouch_outbox_lock_wait (outbox, job, NULL, NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (VouchOutboxLock) second = NULL;
  g_autoptr (GError) error = NULL;
  Rival rival = { job, FALSE };
  GThread *thread;

  assert_non_null (lock);
  g_cancellable_cancel (cancelled);
  second = vouch_outbox_lock_wait (outbox, job, cancelled, &error);
  assert_null (second);
  assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  thread = g_thread_new ("rival", rival_cb, &rival);
  assert_false (g_atomic_int_get (&rival.has_it));
  g_clear_pointer (&lock, vouch_outbox_lock_free);
  g_thread_join (thread);
  assert_true (rival.has_it);
}

static gpointer
cancel_cb (gpointer data)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();

  assert_true (vouch_outbox_cancel (outbox, ((VouchOutboxJob *) data)->number, NULL));
  return NULL;
}

/* Who sends it now ends first: its receipt is not lost. */
static void
test_cancel_waits_for_the_sender (void **state)
{
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  g_autoptr (VouchOutboxJob) job = find (outbox, put (outbox, "One"));
  g_autoptr (VouchOutboxLock) lock = vouch_outbox_lock_wait (outbox, job, NULL, NULL);
  g_autoptr (VouchOutboxJob) after = NULL;
  GThread *thread;

  note_reached (outbox, job->number);
  thread = g_thread_new ("cancel", cancel_cb, job);
  g_usleep (100000);
  note_done (outbox, job->number, 4);
  g_clear_pointer (&lock, vouch_outbox_lock_free);
  g_thread_join (thread);
  after = find (outbox, job->number);
  assert_non_null (after);
  assert_int_equal (after->state, VOUCH_OUTBOX_DONE);
}

/* --- not before its time --- */

/* A card "title" in the file, under embargo until @embargo, if any. */
static void
write_card (const char *path, const char *title, const char *embargo)
{
  g_autoptr (JsonNode) card = make_card (title);
  g_autoptr (JsonNode) work = vouch_json_new_members (
      "embargo", vouch_json_new_text (embargo ? embargo : ""), NULL);
  g_autoptr (JsonNode) kept
      = embargo ? vouch_json_with_member (card, "work", work) : json_node_ref (card);
  g_autofree char *text = json_to_string (kept, FALSE);

  assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_due (void **state)
{
  enum { NOW, PAST, FUTURE };
  static const struct
  {
    int due;
    gboolean is_sent;
    const char *title; /* of the file; NULL: there is none */
    const char *embargo;
    int code; /* -1: it may be sent */
  } cases[] = {
    { NOW, FALSE, "One", NULL, -1 },
    { NOW, FALSE, "Two", NULL, -1 },
    { NOW, FALSE, NULL, NULL, -1 },
    { NOW, FALSE, "One", "2999-01-01", VOUCH_PORTAL_ERROR_NOT_YET },
    { NOW, FALSE, "One", "2020-01-01", -1 },
    { NOW, TRUE, "One", "2999-01-01", VOUCH_PORTAL_ERROR_NOT_YET },
    { PAST, FALSE, "One", NULL, -1 },
    { PAST, FALSE, "One", "2999-01-01", VOUCH_PORTAL_ERROR_NOT_YET },
    { PAST, FALSE, "Two", NULL, VOUCH_PORTAL_ERROR_REJECTED },
    { PAST, FALSE, NULL, NULL, VOUCH_PORTAL_ERROR_OFFLINE },
    { PAST, TRUE, "Two", NULL, -1 },
    { FUTURE, FALSE, "One", NULL, VOUCH_PORTAL_ERROR_NOT_YET },
    { FUTURE, TRUE, "One", NULL, VOUCH_PORTAL_ERROR_NOT_YET },
  };
  g_autofree char *folder = g_dir_make_tmp ("vouch-due-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.vouch", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (VouchOutbox) outbox = open_outbox ();
  g_autoptr (JsonNode) card = make_card ("One");
  g_autoptr (VouchPublication) publication = vouch_publication_new (card, "draft", NULL);
  VouchOutboxOrder order = { NULL, uri, -1, NULL };
  gint64 number = vouch_outbox_put (outbox, publication, &order, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const gint64 times[] = { 0, 1, G_MAXINT64 / 1000000 };
      g_autoptr (VouchOutboxJob) job = find (outbox, number);
      g_autoptr (GError) error = NULL;

      g_remove (path);
      if (cases[i].title)
        write_card (path, cases[i].title, cases[i].embargo);
      job->due = times[cases[i].due];
      job->is_sent = cases[i].is_sent;
      vouch_outbox_check_due (outbox, job, &error);
      if ((error ? error->code : -1) != cases[i].code)
        fail_msg ("%d: %s", (int) i, error ? error->message : "sent");
      assert_true (!error || error->domain == VOUCH_PORTAL_ERROR);
    }
  g_remove (path);
  g_rmdir (folder);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup (test_is_kept, set_up),
    cmocka_unit_test_setup (test_the_same_twice_is_once, set_up),
    cmocka_unit_test_setup (test_order, set_up),
    cmocka_unit_test_setup (test_is_settled_once, set_up),
    cmocka_unit_test_setup (test_troubles, set_up),
    cmocka_unit_test_setup (test_backoff, set_up),
    cmocka_unit_test_setup (test_receipts, set_up),
    cmocka_unit_test_setup (test_cancel, set_up),
    cmocka_unit_test_setup (test_taken_out_is_not_sent, set_up),
    cmocka_unit_test_setup (test_may_be_there, set_up),
    cmocka_unit_test_setup (test_behind, set_up),
    cmocka_unit_test_setup (test_account, set_up),
    cmocka_unit_test_setup (test_cancel_waits_for_the_sender, set_up),
    cmocka_unit_test_setup (test_no_password, set_up),
    cmocka_unit_test_setup (test_one_sender, set_up),
    cmocka_unit_test_setup (test_due, set_up),
  };

  return vouch_test_run ("outbox", tests);
}
