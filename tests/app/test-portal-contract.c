/* test-portal-contract.c: the embedded portal keeps the contract, and what is its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-test-contract.h"

#define ID VOUCH_TEST_CONTRACT_ID
#define CARDS "vouch/v1/cards/"
#define CARD CARDS ID
#define JOB VOUCH_TEST_CONTRACT_JOB
#define PUBLISH "\"status\":\"publish\","

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
test_deep_nesting (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (GString) deep = g_string_new ("{\"job\":");
  g_autoptr (VouchTestAnswer) answer = NULL;

  for (int i = 0; i < 200000; i++)
    g_string_append_c (deep, '[');
  answer = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "PUT", CARD, deep->str, NULL));
  assert_int_equal (answer->status, 400);
}

/* What other portals know, and ours has nobody for, is told in words of its own. */
static void
test_pending (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *body = vouch_test_portal_body (ID, NULL, "null", "T", "\"status\":\"pending\",");
  g_autofree char *other = vouch_test_portal_body (ID, NULL, "null", "T", "\"status\":\"x\",");
  g_autoptr (VouchTestAnswer) pending = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "PUT", CARD, body, NULL));
  g_autoptr (VouchTestAnswer) unknown = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "PUT", CARD, other, NULL));

  assert_int_equal (pending->status, 400);
  assert_string_equal (vouch_test_answer_text (pending, "code"), "member");
  assert_non_null (strstr (vouch_test_answer_text (pending, "message"), "nobody who reviews cards"));
  assert_int_equal (unknown->status, 400);
  assert_non_null (strstr (vouch_test_answer_text (unknown, "message"), "“status”"));
}

/* --- who may --- */

typedef struct
{
  const char *what;
  const char *method;
  const char *path;
  const char *header;
  const char *value;
  guint status;
  const char *body; /* (nullable) */
} Access;

static const Access accesses[] = {
  { "a page", "GET", "", "Authorization", "", 200 },
  { "the feed", "GET", "feed.atom", "Authorization", "", 200 },
  { "the stylesheet", "GET", "style.css", "Authorization", "", 200 },
  { "what it is", "GET", "vouch/v1/", "Authorization", "", 200 },
  { "the list, not signed in", "GET", "vouch/v1/cards", "Authorization", "", 401 },
  { "the list, signed in", "GET", "vouch/v1/cards", "Accept", "*/*", 200 },
  { "a wrong token", "GET", "vouch/v1/cards", "Authorization", "Bearer 0000", 401 },
  { "no token after the word", "GET", "vouch/v1/cards", "Authorization", "Bearer ", 401 },
  { "a password", "GET", "vouch/v1/cards", "Authorization", "Basic dm91Y2g6dm91Y2g=", 401 },
  { "a card, not signed in", "GET", CARD, "Authorization", "", 401 },
  { "a card that is not there", "GET", CARD, "Accept", "*/*", 404 },
  { "no UUID", "GET", "vouch/v1/cards/1", "Accept", "*/*", 404 },
  { "withdraw, the reason is no text", "DELETE", CARD, "If-Match", "\"r1\"", 400,
    "{\"reason\":[1]}" },
  { "withdraw, no JSON", "DELETE", CARD, "If-Match", "\"r1\"", 400, "reason=x" },
  { "withdraw what is not there", "DELETE", CARD, "If-Match", "\"r1\"", 404 },
  { "another method", "POST", CARD, "Accept", "*/*", 405 },
  { "another method on a page", "POST", "", "Accept", "*/*", 405 },
  { "a part that is not there", "GET", "vouch/v1/users", "Accept", "*/*", 404 },
  { "not signed in, not there", "GET", "vouch/v1/users", "Authorization", "", 401 },
  { "a page that is not there", "GET", "cards/nothing", "Authorization", "", 404 },
  { "out of the pages", "GET", "cards/%2e%2e/%2e%2e/etc/passwd", "Authorization", "", 404 },
  { "another name of ours", "GET", "vouch/v1/cards", "Host", "localhost:0", 403 },
  { "another site's name", "GET", "vouch/v1/cards", "Host", "cards.example.org", 403 },
  { "another site's name on a page", "GET", "", "Host", "cards.example.org", 403 },
  { "another site behind it", "GET", "vouch/v1/cards", "Origin", "https://cards.example.org", 403 },
  { "nobody behind it", "GET", "vouch/v1/cards", "Origin", "null", 403 },
  { "another port behind it", "GET", "vouch/v1/cards", "Origin", "http://127.0.0.1:1", 403 },
  { "proof without a number", "GET", "vouch/v1/proof", "Authorization", "", 400 },
  { "proof of words", "GET", "vouch/v1/proof?nonce=give+me+the+token+give+me+the+token",
    "Authorization", "", 400 },
};

static void
test_accesses (void **state)
{
  VouchTestPortal *portal = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (accesses); i++)
    {
      const Access *c = &accesses[i];
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          portal,
          vouch_test_portal_message (portal, c->method, c->path, c->body, c->header, c->value, NULL));

      if (answer->status != c->status)
        fail_msg ("%s: %u, not %u: %s", c->what, answer->status, c->status, answer->body);
      assert_string_equal (vouch_test_answer_header (answer, "X-Content-Type-Options"), "nosniff");
      assert_string_equal (vouch_test_answer_header (answer, "Referrer-Policy"), "no-referrer");
      assert_non_null (strstr (vouch_test_answer_header (answer, "Content-Security-Policy"),
                               "default-src 'none'"));
      assert_null (strstr (vouch_test_answer_header (answer, "Content-Security-Policy"), "script"));
      assert_null (vouch_test_answer_header (answer, "Access-Control-Allow-Origin"));
      assert_null (strstr (answer->body, portal->token));
    }
}

/* A page on the web that is served under our address (DNS rebinding) or that sends
 * across (CSRF) can't write either, not even with the token. */
static void
test_attacks_write_nothing (void **state)
{
  static const char *const attacks[][2] = {
    { "Host", "cards.example.org" },
    { "Host", "127.0.0.1.example.org" },
    { "Origin", "https://cards.example.org" },
    { "Origin", "null" },
    { "Authorization", "" },
    { "Authorization", "Bearer ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" },
  };
  VouchTestPortal *portal = *state;
  g_autofree char *body = vouch_test_portal_body (ID, NULL, "null", "Bad", PUBLISH);
  g_autoptr (VouchTestAnswer) after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          portal, vouch_test_portal_message (portal, "PUT", CARD, body, attacks[i][0],
                                             attacks[i][1], NULL));

      assert_true (answer->status == 401 || answer->status == 403);
    }
  after = vouch_test_portal_send (portal,
                                  vouch_test_portal_message (portal, "GET", CARD, NULL, NULL));
  assert_int_equal (after->status, 404);
}

static void
test_own_names_are_let_in (void **state)
{
  VouchTestPortal *portal = *state;
  guint port = (guint) g_ascii_strtoull (strrchr (portal->root, ':') + 1, NULL, 10);
  g_autofree char *host = g_strdup_printf ("LocalHost:%u", port);
  g_autofree char *origin = g_strdup_printf ("http://localhost:%u", port);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "GET", "vouch/v1/cards", NULL, "Host", host,
                                         "Origin", origin, NULL));

  assert_int_equal (answer->status, 200);
}

static void
test_too_large (void **state)
{
  VouchTestPortal *portal = vouch_test_portal_new ();
  g_autofree char *spaces = g_strnfill (100000, ' ');
  g_autofree char *usual = vouch_test_portal_body (ID, NULL, "null", "T", NULL);
  g_autofree char *body = g_strconcat (usual, spaces, NULL);

  vouch_test_portal_start (portal, 50000);
  for (int with_length = 0; with_length < 2; with_length++)
    {
      SoupMessage *message = vouch_test_portal_message (portal, "PUT", CARD, body, NULL);
      g_autoptr (VouchTestAnswer) answer = NULL;

      if (!with_length)
        soup_message_headers_set_encoding (soup_message_get_request_headers (message),
                                           SOUP_ENCODING_CHUNKED);
      answer = vouch_test_portal_send (portal, message);
      assert_int_equal (answer->status, 413);
      assert_string_equal (vouch_test_answer_text (answer, "code"), "too-large");
    }
  vouch_test_portal_free (portal);
}

/* --- a card's life --- */

static void
test_life_of_a_card (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) created = vouch_test_contract_put (portal, "null", "First Title", PUBLISH);
  g_autoptr (VouchTestAnswer) unchanged = vouch_test_contract_put (portal, "1", "First Title", PUBLISH);
  g_autoptr (VouchTestAnswer) renamed = vouch_test_contract_put (portal, "1", "Second", "\"slug\":\"Other Words\",");
  g_autoptr (VouchTestAnswer) old = vouch_test_portal_get (portal, "cards/first-title");
  g_autoptr (VouchTestAnswer) page = vouch_test_portal_get (portal, "cards/other-words");
  g_autoptr (VouchTestAnswer) whole = NULL;

  assert_int_equal (created->status, 201);
  assert_string_equal (vouch_test_answer_header (created, "ETag"), "\"r1\"");
  assert_string_equal (vouch_test_answer_text (created, "id"), ID);
  assert_true (g_str_has_suffix (vouch_test_answer_text (created, "address"), "cards/first-title"));
  assert_int_equal (unchanged->status, 200);
  assert_int_equal (vouch_test_answer_number (unchanged, "revision"), 1);
  assert_non_null (strstr (unchanged->body, "\"unchanged\":true"));
  assert_non_null (strstr (renamed->body, "\"unchanged\":false"));
  assert_string_equal (vouch_test_answer_text (renamed, "status"), "publish");
  assert_int_equal (old->status, 301);
  assert_string_equal (vouch_test_answer_header (old, "Location"), "/cards/other-words");
  assert_int_equal (page->status, 200);
  assert_non_null (strstr (page->body, "<h1>Second</h1>"));

  whole = vouch_test_portal_send (portal,
                                  vouch_test_portal_message (portal, "GET", CARD, NULL, NULL));
  assert_int_equal (whole->status, 200);
  assert_string_equal (vouch_test_answer_header (whole, "ETag"), "\"r2\"");
  assert_string_equal (vouch_test_answer_text (whole, "card"),
                       "{\"id\":\"" ID "\",\"language\":\"en\"}");
}

static void
test_withdrawn_and_published_again (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) withdrawn = NULL;
  g_autoptr (VouchTestAnswer) page = NULL;
  g_autoptr (VouchTestAnswer) whole = NULL;
  g_autoptr (VouchTestAnswer) again = NULL;
  g_autoptr (VouchTestAnswer) feed = NULL;
  g_autoptr (VouchTestAnswer) stale = NULL;
  g_autoptr (VouchTestAnswer) back = NULL;

  vouch_test_contract_assert_put (portal, "null", "Gone", PUBLISH, 201, 1);
  withdrawn = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "DELETE", CARD,
                                         "{\"reason\":\"The <b>dose</b> was wrong\"}", "If-Match",
                                         "\"r1\"", NULL));
  assert_int_equal (withdrawn->status, 200);
  assert_int_equal (vouch_test_answer_number (withdrawn, "revision"), 2);
  assert_string_equal (vouch_test_answer_text (withdrawn, "status"), "withdrawn");

  page = vouch_test_portal_get (portal, "cards/gone");
  assert_int_equal (page->status, 410);
  assert_non_null (strstr (page->body, "Withdrawn"));
  assert_null (strstr (page->body, "<h1>Gone</h1>"));
  assert_non_null (strstr (page->body, "The &lt;b&gt;dose&lt;/b&gt; was wrong"));
  feed = vouch_test_portal_get (portal, "feed.atom");
  assert_null (strstr (feed->body, "Gone"));

  whole = vouch_test_portal_send (portal,
                                  vouch_test_portal_message (portal, "GET", CARD, NULL, NULL));
  assert_int_equal (whole->status, 410);
  assert_int_equal (vouch_test_answer_number (whole, "current/revision"), 2);
  again = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "DELETE", CARD, NULL, "If-Match", "\"r2\"", NULL));
  assert_int_equal (again->status, 410);

  stale = vouch_test_contract_put (portal, "1", "Gone", PUBLISH);
  assert_int_equal (stale->status, 412);
  assert_string_equal (vouch_test_answer_text (stale, "current/status"), "withdrawn");
  vouch_test_contract_assert_put (portal, "null", "Gone", PUBLISH, 412, 0);
  vouch_test_contract_assert_put (portal, "2", "Gone", PUBLISH, 200, 3);
  back = vouch_test_portal_get (portal, "cards/gone");
  assert_int_equal (back->status, 200);
  /* Why it was gone is no excerpt of the card. */
  assert_null (strstr (back->body, "was wrong"));
}

static void
test_drafts_are_nobody_elses (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) draft = vouch_test_contract_put (portal, "null", "Secret", "\"status\":\"draft\",");
  g_autoptr (VouchTestAnswer) page = vouch_test_portal_get (portal, "cards/secret");
  g_autoptr (VouchTestAnswer) index = vouch_test_portal_get (portal, "");
  g_autoptr (VouchTestAnswer) feed = vouch_test_portal_get (portal, "feed.atom");
  const char *path = vouch_test_answer_text (draft, "address") + strlen (portal->root);
  g_autoptr (VouchTestAnswer) preview = vouch_test_portal_get (portal, path);
  g_autoptr (VouchTestAnswer) later = NULL;

  assert_true (g_str_has_prefix (path, "drafts/"));
  assert_int_equal (preview->status, 200);
  assert_non_null (strstr (preview->body, "<h1>Secret</h1>"));
  assert_string_equal (vouch_test_answer_header (preview, "X-Robots-Tag"), "noindex");
  assert_int_equal (page->status, 404);
  assert_null (strstr (index->body, "Secret"));
  assert_null (strstr (feed->body, "Secret"));

  vouch_test_contract_assert_put (portal, "1", "Secret", PUBLISH, 200, 2);
  later = vouch_test_portal_get (portal, path);
  assert_int_equal (later->status, 301);
  assert_string_equal (vouch_test_answer_header (later, "Location"), "/cards/secret");
}

/* A draft that is withdrawn was read by nobody: no public page tells of it, nor of why. */
static void
test_withdrawn_draft (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) draft = vouch_test_contract_put (portal, "null", "Secret", "\"status\":\"draft\",");
  const char *path = vouch_test_answer_text (draft, "address") + strlen (portal->root);
  g_autoptr (VouchTestAnswer) withdrawn = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "DELETE", CARD, "{\"reason\":\"Changed our mind\"}", "If-Match",
                                         "\"r1\"", NULL));
  g_autoptr (VouchTestAnswer) page = vouch_test_portal_get (portal, "cards/secret");
  g_autoptr (VouchTestAnswer) preview = vouch_test_portal_get (portal, path);
  g_autoptr (VouchTestAnswer) index = vouch_test_portal_get (portal, "");
  g_autoptr (VouchTestAnswer) back = NULL;

  assert_int_equal (withdrawn->status, 200);
  assert_string_equal (vouch_test_answer_text (withdrawn, "status"), "withdrawn");
  assert_int_equal (page->status, 404);
  assert_int_equal (preview->status, 301);
  assert_null (strstr (vouch_test_answer_header (preview, "Location"), "secret"));
  assert_null (strstr (index->body, "Secret"));
  vouch_test_contract_assert_put (portal, "2", "Secret", PUBLISH, 200, 3);
  back = vouch_test_portal_get (portal, "cards/secret");
  assert_int_equal (back->status, 200);
}

static void
test_dates_to_come (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) future
      = vouch_test_contract_put (portal, "null", "Later", PUBLISH "\"date\":\"2999-01-01\",");
  g_autoptr (VouchTestAnswer) page = vouch_test_portal_get (portal, "cards/later");
  g_autoptr (VouchTestAnswer) now = NULL;

  assert_string_equal (vouch_test_answer_text (future, "status"), "future");
  assert_int_equal (page->status, 404);
  vouch_test_contract_assert_put (portal, "1", "Later", "\"date\":\"2020-01-01T12:00:00+02:00\",", 200, 2);
  now = vouch_test_portal_get (portal, "");
  assert_non_null (strstr (now->body, "<time datetime=\"2020-01-01T10:00:00Z\">January 1, 2020</time>"));
}

/* --- jobs --- */

static void
test_jobs_survive_a_restart (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *body = vouch_test_portal_body (ID, JOB, "null", "One", PUBLISH);
  g_autofree char *old_token = g_strdup (portal->token);
  g_autoptr (VouchTestAnswer) before = NULL;
  g_autoptr (VouchTestAnswer) after = NULL;

  before = vouch_test_portal_send (portal,
                                   vouch_test_portal_message (portal, "PUT", CARD, body, NULL));
  assert_int_equal (before->status, 201);
  vouch_test_portal_stop (portal);
  vouch_test_portal_start (portal, 0);
  assert_string_not_equal (portal->token, old_token);
  after = vouch_test_portal_send (portal,
                                  vouch_test_portal_message (portal, "PUT", CARD, body, NULL));
  assert_int_equal (after->status, 200);
  assert_int_equal (vouch_test_answer_number (after, "revision"), 1);
}

/* --- lists, pages, feed --- */

static void
test_titles_and_addresses (void **state)
{
  static const struct
  {
    const char *title;
    const char *slug;
  } cases[] = {
    { "Generative AI in Psychiatry: 5 Lessons", "generative-ai-in-psychiatry-5-lessons" },
    { "Crohn’s disease", "crohns-disease" },
    { "Ménière’s — vertigo & more", "menieres-vertigo-more" },
    { "  --  Spaces  --  ", "spaces" },
    { "Same", "same" },
    { "Same", "same-2" },
    { "SAME!", "same-3" },
    { "臨床", "card-" },
  };
  VouchTestPortal *portal = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
      g_autofree char *body = vouch_test_portal_body (id, NULL, "null", cases[i].title, PUBLISH);
      g_autofree char *wanted = NULL;
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          portal, vouch_test_portal_message (portal, "PUT", path, body, NULL));

      wanted = g_strdup_printf ("%scards/%s%.8s", portal->root, cases[i].slug,
                                g_str_has_suffix (cases[i].slug, "-") ? id : "");
      assert_int_equal (answer->status, 201);
      assert_string_equal (vouch_test_answer_text (answer, "address"), wanted);
    }
}

static void
test_conditional_get (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) page = NULL;
  g_autoptr (VouchTestAnswer) same = NULL;
  g_autoptr (VouchTestAnswer) changed = NULL;
  g_autoptr (VouchTestAnswer) card = NULL;
  const char *tag;

  vouch_test_contract_assert_put (portal, "null", "Page", PUBLISH, 201, 1);
  page = vouch_test_portal_get (portal, "cards/page");
  tag = vouch_test_answer_header (page, "ETag");
  same = vouch_test_portal_send (
      portal,
      vouch_test_portal_message (portal, "GET", "cards/page", NULL, "If-None-Match", tag, NULL));
  assert_int_equal (same->status, 304);
  assert_string_equal (same->body, "");
  card = vouch_test_portal_send (
      portal,
      vouch_test_portal_message (portal, "GET", CARD, NULL, "If-None-Match", "\"r1\"", NULL));
  assert_int_equal (card->status, 304);
  vouch_test_contract_assert_put (portal, "1", "Page", "\"excerpt\":\"New\",", 200, 2);
  changed = vouch_test_portal_send (
      portal,
      vouch_test_portal_message (portal, "GET", "cards/page", NULL, "If-None-Match", tag, NULL));
  assert_int_equal (changed->status, 200);
}

static void
test_script_does_not_get_out (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) page = NULL;
  g_autoptr (VouchTestAnswer) index = NULL;

  vouch_test_contract_assert_put (portal, "null", "T</title><script>alert(1)</script>",
              PUBLISH "\"slug\":\"t\",\"excerpt\":\"</p><script>alert(2)</script>\",", 201, 1);
  page = vouch_test_portal_get (portal, "cards/t");
  *strstr (page->body, "</head>") = '\0'; /* what follows is the publisher's own HTML */
  index = vouch_test_portal_get (portal, "");
  assert_null (strstr (page->body, "</title><script>"));
  assert_null (strstr (index->body, "<script"));
}

static gboolean
is_well_formed (const char *xml)
{
  g_autofree char *program = g_find_program_in_path ("xmllint");
  const char *argv[] = { program, "--noout", "--nonet", "-", NULL };
  g_autoptr (VouchTestOutcome) outcome = NULL;

  if (!program)
    {
      g_print ("# not looked at here: no xmllint\n");
      return TRUE;
    }
  outcome = vouch_test_run_command (xml, argv);
  return outcome->exit_code == 0;
}

static void
test_feed (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) empty = vouch_test_portal_get (portal, "feed.atom");
  g_autoptr (VouchTestAnswer) full = NULL;
  g_autoptr (VouchTestAnswer) same = NULL;

  assert_true (is_well_formed (empty->body));
  vouch_test_contract_assert_put (portal, "null", "A & B < C \\u0001\\uffff “x” ]]> \\ud83d\\ude00",
              PUBLISH "\"excerpt\":\"one\\ntwo \\u0008 <b>\",", 201, 1);
  full = vouch_test_portal_get (portal, "feed.atom");
  assert_true (is_well_formed (full->body));
  assert_non_null (strstr (full->body, "<id>urn:uuid:" ID "</id>"));
  assert_non_null (strstr (full->body, "A &amp; B &lt; C"));
  assert_true (
      g_str_has_prefix (vouch_test_answer_header (full, "Content-Type"), "application/atom+xml"));
  same = vouch_test_portal_get (portal, "feed.atom");
  assert_string_equal (same->body, full->body);
}

static guint
count_ids (VouchTestAnswer *list, GHashTable *seen)
{
  JsonArray *cards = vouch_json_get_array (vouch_json_node_object (list->json), "cards");

  for (guint i = 0; i < vouch_json_array_length (cards); i++)
    g_hash_table_add (seen,
                      g_strdup (vouch_json_get_text (vouch_json_array_object (cards, i), "id")));
  return vouch_json_array_length (cards);
}

#define MANY_CARDS 230

static void
test_many_cards (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *next = g_strdup ("vouch/v1/cards?per_page=60");
  g_autoptr (VouchTestAnswer) index = NULL;
  g_autoptr (VouchTestAnswer) last = NULL;
  g_autoptr (VouchTestAnswer) beyond = NULL;

  for (int i = 0; i < MANY_CARDS; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
      g_autofree char *title = g_strdup_printf ("Card %04d", i);
      g_autofree char *body = vouch_test_portal_body (id, NULL, "null", title, PUBLISH);
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          portal, vouch_test_portal_message (portal, "PUT", path, body, NULL));

      assert_int_equal (answer->status, 201);
    }
  while (next)
    {
      g_autoptr (VouchTestAnswer) list = vouch_test_portal_send (
          portal, vouch_test_portal_message (portal, "GET", next, NULL, NULL));
      const char *link = vouch_test_answer_header (list, "Link");

      assert_int_equal (list->status, 200);
      assert_int_equal (vouch_test_answer_number (list, "total"), MANY_CARDS);
      assert_in_range (count_ids (list, seen), 1, 60);
      g_clear_pointer (&next, g_free);
      if (link)
        next = g_strndup (link + 1 + strlen (portal->root),
                          strcspn (link, ">") - 1 - strlen (portal->root));
    }
  assert_int_equal (g_hash_table_size (seen), MANY_CARDS);

  index = vouch_test_portal_get (portal, "");
  assert_non_null (strstr (index->body, "Page 1 of 5"));
  assert_non_null (strstr (index->body, "Card 0229"));
  last = vouch_test_portal_get (portal, "?page=5");
  assert_non_null (strstr (last->body, "Card 0000"));
  beyond = vouch_test_portal_get (portal, "?page=6");
  assert_int_equal (beyond->status, 404);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (vouch_test_contract_preconditions, set_up, tear_down),
    cmocka_unit_test_setup_teardown (vouch_test_contract_base_digests, set_up, tear_down),
    cmocka_unit_test_setup_teardown (vouch_test_contract_job_before_digest, set_up, tear_down),
    cmocka_unit_test_setup_teardown (vouch_test_contract_bodies, set_up, tear_down),
    cmocka_unit_test_setup_teardown (vouch_test_contract_altered, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_deep_nesting, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_pending, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_accesses, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_attacks_write_nothing, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_own_names_are_let_in, set_up, tear_down),
    cmocka_unit_test (test_too_large),
    cmocka_unit_test_setup_teardown (test_life_of_a_card, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_withdrawn_and_published_again, set_up, tear_down),
    cmocka_unit_test_setup_teardown (vouch_test_contract_missing_base, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_drafts_are_nobody_elses, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_withdrawn_draft, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_dates_to_come, set_up, tear_down),
    cmocka_unit_test_setup_teardown (vouch_test_contract_job_is_done_once, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_jobs_survive_a_restart, set_up, tear_down),
    cmocka_unit_test_setup_teardown (vouch_test_contract_eight_writers, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_titles_and_addresses, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_conditional_get, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_script_does_not_get_out, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_feed, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_many_cards, set_up, tear_down),
  };

  return vouch_test_run ("portal-contract", tests);
}
