/* vouch-test-contract.c: the portal's contract as tables, for every server that speaks it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-contract.h"

#include "vouch-body-digest.h"

#include <string.h>

#define ID VOUCH_TEST_CONTRACT_ID
#define CARDS "vouch/v1/cards/"
#define CARD CARDS ID
#define JOB VOUCH_TEST_CONTRACT_JOB
#define PUBLISH "\"status\":\"publish\","

VouchTestAnswer *
vouch_test_contract_put_card (VouchTestPortal *portal,
          const char *id,
          const char *base,
          const char *title,
          const char *more)
{
  g_autofree char *body = vouch_test_portal_body (id, NULL, base, title, more);
  g_autofree char *path = g_strconcat (CARDS, id, NULL);

  return vouch_test_portal_send (portal,
                                 vouch_test_portal_message (portal, "PUT", path, body, NULL));
}

VouchTestAnswer *
vouch_test_contract_put (VouchTestPortal *portal, const char *base, const char *title, const char *more)
{
  return vouch_test_contract_put_card (portal, ID, base, title, more);
}

void
vouch_test_contract_assert_put (VouchTestPortal *portal,
            const char *base,
            const char *title,
            const char *more,
            guint status,
            gint64 revision)
{
  g_autoptr (VouchTestAnswer) answer = vouch_test_contract_put (portal, base, title, more);

  assert_int_equal (answer->status, status);
  if (revision > 0)
    assert_int_equal (vouch_test_answer_number (answer, "revision"), revision);
}

/* --- preconditions --- */

typedef struct
{
  const char *what;
  const char *method;
  const char *if_match;      /* "" = no such header */
  const char *if_none_match; /* "" = no such header */
  const char *base;          /* NULL = absent */
  guint status;
  const char *code; /* NULL = none */
} Precondition;

/* Against a card at revision 2. */
static const Precondition preconditions[] = {
  { "nothing said", "PUT", "", "", NULL, 428, "condition-missing" },
  { "the right header", "PUT", "\"r2\"", "", NULL, 200, NULL },
  { "the right base", "PUT", "", "", "2", 200, NULL },
  { "both right", "PUT", "\"r2\"", "", "2", 200, NULL },
  { "made weak on the way", "PUT", "W/\"r2\"", "", NULL, 200, NULL },
  { "compressed on the way", "PUT", "\"r2-gzip\"", "", NULL, 200, NULL },
  { "both on the way", "PUT", "W/\"r2-gzip\"", "", NULL, 200, NULL },
  { "quotes lost on the way", "PUT", "r2", "", NULL, 200, NULL },
  { "header spoilt, base right", "PUT", "\"x\"", "", "2", 200, NULL },
  { "header spoilt, nothing else", "PUT", "\"x\"", "", NULL, 428, "condition-missing" },
  { "any revision", "PUT", "*", "", NULL, 428, "condition-missing" },
  { "an older header", "PUT", "\"r1\"", "", NULL, 412, "changed" },
  { "an older base", "PUT", "", "", "1", 412, "changed" },
  { "a later header", "PUT", "\"r3\"", "", NULL, 412, "changed" },
  { "must be new by header", "PUT", "", "*", NULL, 412, "changed" },
  { "must be new by base", "PUT", "", "", "null", 412, "changed" },
  { "header against base", "PUT", "\"r2\"", "", "1", 400, "member" },
  { "header against no base", "PUT", "", "*", "2", 400, "member" },
  { "base zero", "PUT", "", "", "0", 400, "member" },
  { "base negative", "PUT", "", "", "-1", 400, "member" },
  { "base as text", "PUT", "", "", "\"2\"", 400, "member" },
  { "base with a fraction", "PUT", "", "", "2.5", 400, "member" },
  { "a number too large", "PUT", "\"r99999999999999999999\"", "", NULL, 428, "condition-missing" },
  { "withdraw, nothing said", "DELETE", "", "", NULL, 428, "condition-missing" },
  { "withdraw an older one", "DELETE", "\"r1\"", "", NULL, 412, "changed" },
  { "withdraw", "DELETE", "\"r2\"", "", NULL, 200, NULL },
};

/* What the base holds, by which a portal that was put back from a backup is told from the one of before: its
 * numbers are the same, and what they stand for is not. */
typedef struct
{
  const char *what;
  const char *method;
  const char *if_match;    /* "" = no such header */
  const char *base;        /* NULL = absent */
  const char *base_digest; /* JSON; a word alone is a title, for its digest */
  gboolean is_withdrawn;   /* as revision 3 */
  guint status;
  const char *code; /* NULL = none */
} BaseDigest;

static const BaseDigest base_digests[] = {
  { "what is there", "PUT", "", "2", "Two", FALSE, 200, NULL },
  { "what is there, by header", "PUT", "\"r2\"", NULL, "Two", FALSE, 200, NULL },
  { "another one of that number", "PUT", "", "2", "Other", FALSE, 412, "changed" },
  { "another one, by header", "PUT", "\"r2\"", NULL, "Other", FALSE, 412, "changed" },
  { "what was there, of another number", "PUT", "", "1", "Two", FALSE, 412, "changed" },
  { "withdrawn, they think", "PUT", "", "2", "null", FALSE, 412, "changed" },
  { "withdrawn", "PUT", "", "3", "null", TRUE, 200, NULL },
  { "still there, they think", "PUT", "", "3", "Two", TRUE, 412, "changed" },
  { "alone", "PUT", "", NULL, "Two", FALSE, 428, "condition-missing" },
  { "a number", "PUT", "", "2", "2", FALSE, 400, "member" },
  { "empty", "PUT", "", "2", "\"\"", FALSE, 400, "member" },
  { "a list", "PUT", "", "2", "[]", FALSE, 400, "member" },
  { "withdraw what is there", "DELETE", "\"r2\"", NULL, "Two", FALSE, 200, NULL },
  { "withdraw another one of that number", "DELETE", "\"r2\"", NULL, "Other", FALSE, 412, "changed" },
  { "withdraw, a number", "DELETE", "\"r2\"", NULL, "2", FALSE, 400, "member" },
};

/* The member, with its comma. */
static char *
make_base_digest (const BaseDigest *c)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, c->base_digest, -1);

  return g_ascii_isupper (c->base_digest[0]) ? g_strdup_printf ("\"base-digest\":\"%s\",", digest)
                                             : g_strdup_printf ("\"base-digest\":%s,", c->base_digest);
}

static void
withdraw (VouchTestPortal *portal, const char *path)
{
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "DELETE", path, NULL, "If-Match", "\"r2\"", NULL));

  assert_int_equal (answer->status, 200);
}

/* Leaves a card of its own at revision 2, or withdrawn as revision 3. */
static void
check_base_digest (VouchTestPortal *portal, const BaseDigest *c)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *path = g_strconcat (CARDS, id, NULL);
  g_autofree char *member = make_base_digest (c);
  g_autoptr (VouchTestAnswer) first = vouch_test_contract_put_card (portal, id, "null", "One", PUBLISH);
  g_autoptr (VouchTestAnswer) second = vouch_test_contract_put_card (portal, id, "1", "Two", PUBLISH);
  g_autofree char *put = vouch_test_portal_body (id, NULL, c->base, "Three", member);
  g_autofree char *reason = g_strconcat ("{", member, "\"reason\":\"Wrong\"}", NULL);
  g_autoptr (VouchTestAnswer) answer = NULL;

  assert_int_equal (second->status, 200);
  if (c->is_withdrawn)
    withdraw (portal, path);
  answer = vouch_test_portal_send (
      portal,
      vouch_test_portal_message (portal, c->method, path, strcmp (c->method, "PUT") == 0 ? put : reason,
                                 "If-Match", c->if_match, NULL));
  if (answer->status != c->status || g_strcmp0 (vouch_test_answer_text (answer, "code"), c->code) != 0)
    fail_msg ("%s: %u, not %u: %s", c->what, answer->status, c->status, answer->body);
  if (c->status == 412)
    assert_string_equal (vouch_test_answer_text (answer, "current/title"), "Two");
  if (c->status == 200)
    assert_int_equal (vouch_test_answer_number (answer, "revision"), c->is_withdrawn ? 4 : 3);
}

void
vouch_test_contract_base_digests (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (base_digests); i++)
    check_base_digest (*state, &base_digests[i]);
}

/* A job that was done is known, whatever it says of its base by then. */
void
vouch_test_contract_job_before_digest (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *body = vouch_test_portal_body (ID, JOB, "1", "Two", "\"base-digest\":\"lost\",");
  g_autofree char *before = vouch_test_portal_body (ID, JOB, "1", "Two", NULL);
  g_autoptr (VouchTestAnswer) done = NULL;
  g_autoptr (VouchTestAnswer) again = NULL;

  vouch_test_contract_assert_put (portal, "null", "One", PUBLISH, 201, 1);
  done = vouch_test_portal_send (portal, vouch_test_portal_message (portal, "PUT", CARD, before, NULL));
  again = vouch_test_portal_send (portal, vouch_test_portal_message (portal, "PUT", CARD, body, NULL));
  assert_int_equal (done->status, 200);
  assert_int_equal (again->status, 200);
  assert_int_equal (vouch_test_answer_number (again, "revision"), 2);
}

/* Leaves a card of its own at revision 2. */
static void
check_precondition (VouchTestPortal *portal, const Precondition *c)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *path = g_strconcat (CARDS, id, NULL);
  g_autoptr (VouchTestAnswer) first = vouch_test_contract_put_card (portal, id, "null", "One", PUBLISH);
  g_autoptr (VouchTestAnswer) second = vouch_test_contract_put_card (portal, id, "1", "Two", PUBLISH);
  g_autofree char *body = vouch_test_portal_body (id, NULL, c->base, "Three", NULL);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      portal,
      vouch_test_portal_message (portal, c->method, path,
                                 strcmp (c->method, "PUT") == 0 ? body : NULL, "If-Match",
                                 c->if_match, "If-None-Match", c->if_none_match, NULL));

  assert_int_equal (first->status, 201);
  assert_int_equal (second->status, 200);
  if (answer->status != c->status)
    fail_msg ("%s: %u, not %u: %s", c->what, answer->status, c->status, answer->body);
  if (g_strcmp0 (vouch_test_answer_text (answer, "code"), c->code) != 0)
    fail_msg ("%s: %s", c->what, answer->body);
  if (c->status == 412)
    {
      assert_int_equal (vouch_test_answer_number (answer, "current/revision"), 2);
      assert_string_equal (vouch_test_answer_text (answer, "current/title"), "Two");
    }
  if (c->status == 200)
    assert_string_equal (vouch_test_answer_header (answer, "ETag"), "\"r3\"");
}

void
vouch_test_contract_preconditions (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (preconditions); i++)
    check_precondition (*state, &preconditions[i]);
}

/* --- what was altered on the way --- */

typedef struct
{
  const char *what;
  const char *header; /* NULL = the body's own */
  gboolean is_cut;    /* the body lacks its end */
  guint status;
  const char *code;
} Altered;

static const Altered altered[] = {
  { "as it was sent", NULL, FALSE, 201, NULL },
  { "a sum that is not ours", "sha-512=:AAAA:", FALSE, 201, NULL },
  { "no sum", "", FALSE, 201, NULL },
  { "another body's", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:", FALSE, 400, "damaged" },
  { "of two, ours is another's", "sha-512=:AAAA:, sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:",
    FALSE, 400, "damaged" },
  { "cut short", NULL, TRUE, 400, "damaged" },
};

static void
check_altered (VouchTestPortal *portal, const Altered *c)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *path = g_strconcat (CARDS, id, NULL);
  g_autofree char *body = vouch_test_portal_body (id, NULL, "null", "One", PUBLISH);
  g_autofree char *digest = vouch_body_digest_new (body, strlen (body));
  g_autoptr (VouchTestAnswer) answer = NULL;
  g_autoptr (VouchTestAnswer) there = NULL;

  if (c->is_cut)
    body[strlen (body) - 1] = '\0';
  answer = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "PUT", path, body, VOUCH_BODY_DIGEST_HEADER,
                                         c->header ? c->header : digest, NULL));
  if (answer->status != c->status || g_strcmp0 (vouch_test_answer_text (answer, "code"), c->code) != 0)
    fail_msg ("%s: %u: %s", c->what, answer->status, answer->body);
  there = vouch_test_portal_send (portal, vouch_test_portal_message (portal, "GET", path, NULL, NULL));
  assert_int_equal (there->status, c->status == 201 ? 200 : 404);
}

void
vouch_test_contract_altered (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (altered); i++)
    check_altered (*state, &altered[i]);
}

/* --- bodies --- */

typedef struct
{
  const char *what;
  const char *find; /* in the usual body; NULL = @replace is the whole body */
  const char *replace;
  guint status;
  const char *code;
  gboolean is_strict; /* a portal whose JSON is read by others may take it */
} Body;

static const Body bodies[] = {
  { "as it should be", NULL, NULL, 201, NULL },
  { "empty", NULL, "", 400, "not-json" },
  { "cut short", NULL, "{\"job\":", 400, "not-json" },
  { "no object", NULL, "[]", 400, "not-json" },
  { "not UTF-8", "\"T\"", "\"\xff\"", 400, "not-json" },
  { "a member twice", "\"digest\"", "\"title\":\"x\",\"digest\"", 400, "not-json", TRUE },
  { "a zero character", "\"title\":\"T\"", "\"title\":\"T\\u0000\"", 400, "not-json", TRUE },
  { "no job", "\"job\"", "\"jab\"", 400, "member" },
  { "job no UUID", "\"job\":\"", "\"job\":\"x", 400, "member" },
  { "no digest", "\"digest\"", "\"digist\"", 400, "member" },
  { "title a number", "\"title\":\"T\"", "\"title\":1", 400, "member" },
  { "title empty", "\"title\":\"T\"", "\"title\":\"\"", 400, "member" },
  { "no page", "\"html\"", "\"xhtml\"", 400, "member" },
  { "no card", "\"card\"", "\"cord\"", 400, "member" },
  { "card no JSON", "\"card\":\"", "\"card\":\"x", 400, "member" },
  { "another card", "\\\"id\\\":\\\"0b", "\\\"id\\\":\\\"1b", 400, "member" },
  { "status unknown", "\"digest\"", "\"status\":\"trash\",\"digest\"", 400, "member" },
  { "status of the portal's own", "\"digest\"", "\"status\":\"withdrawn\",\"digest\"", 400,
    "member" },
  { "date no date", "\"digest\"", "\"date\":\"soon\",\"digest\"", 400, "member" },
  { "date a day", "\"digest\"", "\"date\":\"2026-01-31\",\"digest\"", 201, NULL },
  { "date with a zone", "\"digest\"", "\"date\":\"2026-01-31T10:00:00+02:00\",\"digest\"", 201,
    NULL },
  { "tags no list", "\"digest\"", "\"tags\":\"x\",\"digest\"", 400, "member" },
  { "a tag no text", "\"digest\"", "\"tags\":[1],\"digest\"", 400, "member" },
  { "tags and categories", "\"digest\"", "\"tags\":[\"a\"],\"categories\":[],\"digest\"", 201,
    NULL },
  { "description no JSON", "\"jsonld\":\"{}\"", "\"jsonld\":\"{\"", 400, "member" },
  { "description an object", "\"jsonld\":\"{}\"", "\"jsonld\":{\"a\":1}", 201, NULL },
  { "a member that nobody knows", "\"digest\"", "\"colour\":1,\"digest\"", 201, NULL },
};

static char *
make_body (const Body *c)
{
  g_autofree char *usual = vouch_test_portal_body (ID, NULL, "null", "T", NULL);
  g_autoptr (GString) body = g_string_new (usual);

  if (!c->find)
    return g_strdup (c->replace ? c->replace : usual);
  if (g_string_replace (body, c->find, c->replace, 1) != 1)
    fail_msg ("%s: nothing to replace", c->what);
  return g_string_free (g_steal_pointer (&body), FALSE);
}

/* Puts the body for a card that nobody has put yet. */
static void
check_body (VouchTestPortal *portal, const Body *c)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *path = g_strconcat (CARDS, id, NULL);
  g_autofree char *made = make_body (c);
  g_autoptr (GString) body = g_string_new (made);
  g_autoptr (VouchTestAnswer) answer = NULL;
  g_autoptr (VouchTestAnswer) after = NULL;

  g_string_replace (body, ID, id, 0);
  answer = vouch_test_portal_send (portal,
                                   vouch_test_portal_message (portal, "PUT", path, body->str, NULL));
  if (answer->status != c->status
      || g_strcmp0 (vouch_test_answer_text (answer, "code"), c->code) != 0)
    fail_msg ("%s: %u %s", c->what, answer->status, answer->body);
  after = vouch_test_portal_send (portal,
                                  vouch_test_portal_message (portal, "GET", path, NULL, NULL));
  assert_int_equal (after->status, answer->status == 201 ? 200 : 404);
}

void
vouch_test_contract_bodies (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    if (!bodies[i].is_strict || ((VouchTestPortal *) *state)->token)
      check_body (*state, &bodies[i]);
}

/* --- bases and jobs --- */

void
vouch_test_contract_missing_base (void **state)
{
  g_autoptr (VouchTestAnswer) answer = vouch_test_contract_put (*state, "3", "T", PUBLISH);

  assert_int_equal (answer->status, 412);
  assert_null (strstr (answer->body, "current"));
}

void
vouch_test_contract_job_is_done_once (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *first = vouch_test_portal_body (ID, JOB, "null", "One", PUBLISH);
  g_autofree char *other = vouch_test_portal_body (ID, JOB, "2", "Other", PUBLISH);
  g_autoptr (VouchTestAnswer) created = NULL;
  g_autoptr (VouchTestAnswer) again = NULL;
  g_autoptr (VouchTestAnswer) much_later = NULL;
  g_autoptr (VouchTestAnswer) reused = NULL;

  created = vouch_test_portal_send (portal,
                                    vouch_test_portal_message (portal, "PUT", CARD, first, NULL));
  again = vouch_test_portal_send (portal,
                                  vouch_test_portal_message (portal, "PUT", CARD, first, NULL));
  assert_int_equal (created->status, 201);
  assert_int_equal (again->status, 200);
  assert_int_equal (vouch_test_answer_number (again, "revision"), 1);
  assert_string_equal (vouch_test_answer_text (again, "digest"),
                       vouch_test_answer_text (created, "digest"));

  vouch_test_contract_assert_put (portal, "1", "Two", PUBLISH, 200, 2);
  much_later = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "PUT", CARD, first, NULL));
  assert_int_equal (much_later->status, 200);
  assert_int_equal (vouch_test_answer_number (much_later, "revision"), 1);
  assert_string_equal (vouch_test_answer_header (much_later, "ETag"), "\"r1\"");
  assert_string_equal (vouch_test_answer_text (much_later, "digest"),
                       vouch_test_answer_text (created, "digest"));

  reused = vouch_test_portal_send (portal,
                                   vouch_test_portal_message (portal, "PUT", CARD, other, NULL));
  assert_int_equal (reused->status, 400);
  vouch_test_contract_assert_put (portal, "2", "Three", PUBLISH, 200, 3);
}

static gboolean
are_answered (gpointer answers)
{
  for (int i = 0; i < 8; i++)
    if (!((VouchTestAnswer *) answers)[i].is_done)
      return FALSE;
  return TRUE;
}

static void
send_eight (VouchTestPortal *portal, const char *base, guint won, guint lost)
{
  VouchTestAnswer answers[8] = { { 0 } };
  guint winners = 0;
  guint losers = 0;

  for (int i = 0; i < 8; i++)
    {
      g_autofree char *title = g_strdup_printf ("Writer %d of %s", i, base);
      g_autofree char *body = vouch_test_portal_body (ID, NULL, base, title, PUBLISH);

      vouch_test_portal_begin (portal, vouch_test_portal_message (portal, "PUT", CARD, body, NULL),
                               &answers[i]);
    }
  assert_true (vouch_test_wait_until (are_answered, answers, 30000));
  for (int i = 0; i < 8; i++)
    {
      winners += answers[i].status == won;
      losers += answers[i].status == lost;
      vouch_test_answer_clear (&answers[i]);
    }
  assert_int_equal (winners, 1);
  assert_int_equal (losers, 7);
}

void
vouch_test_contract_eight_writers (void **state)
{
  send_eight (*state, "null", 201, 412);
  send_eight (*state, "1", 200, 412);
}

