/* test-wordpress.c: a real WordPress with the plugin keeps the contract, and what is its own.
 *
 * Runs beside one: tests/wordpress/with-wordpress.sh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-test-contract.h"
#include "vouch-test-wordpress.h"

#define ID VOUCH_TEST_CONTRACT_ID
#define CARD "vouch/v1/cards/" ID
#define PUBLISH "\"status\":\"publish\","

static VouchTestPortal *
sign_in (const char *user)
{
  g_autofree char *root = g_strconcat (g_getenv ("VOUCH_WORDPRESS"), "/wp-json/", NULL);
  g_autofree char *password = vouch_test_wordpress_password (user);

  return vouch_test_portal_new_at (root, user, password);
}

static int
set_up (void **state)
{
  g_autofree char *output = vouch_test_wordpress_do ("empty", NULL);

  *state = sign_in ("editor");
  return 0;
}

static int
tear_down (void **state)
{
  vouch_test_portal_free (*state);
  return 0;
}

static VouchTestAnswer *
ask (VouchTestPortal *portal, const char *method, const char *if_match)
{
  return vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, method, CARD, NULL, "If-Match", if_match, NULL));
}

/* --- who may --- */

typedef struct
{
  const char *user;
  const char *status;
  guint code;
} Role;

static const Role roles[] = {
  { "editor", "publish", 201 },       { "author", "publish", 201 },
  { "contributor", "publish", 403 },  { "contributor", "pending", 201 },
  { "contributor", "draft", 201 },    { "subscriber", "draft", 403 },
};

static void
test_roles (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      VouchTestPortal *portal = sign_in (roles[i].user);
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *status = g_strdup_printf ("\"status\":\"%s\",", roles[i].status);
      g_autoptr (VouchTestAnswer) answer
          = vouch_test_contract_put_card (portal, id, "null", "T", status);

      if (answer->status != roles[i].code)
        fail_msg ("%s: %u: %s", roles[i].user, answer->status, answer->body);
      vouch_test_portal_free (portal);
    }
}

static void
test_signing_in (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) about = vouch_test_portal_get (portal, "vouch/v1/");
  g_autoptr (VouchTestAnswer) nobody = vouch_test_portal_get (portal, "vouch/v1/cards");
  g_autoptr (VouchTestAnswer) wrong = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "GET", "vouch/v1/cards", NULL, "Authorization",
                                         "Basic ZWRpdG9yOndyb25n", NULL));

  assert_int_equal (about->status, 200);
  assert_int_equal (vouch_test_answer_number (about, "contract"), 1);
  assert_true (g_uuid_string_is_valid (vouch_test_answer_text (about, "portal")));
  assert_int_equal (nobody->status, 401);
  assert_int_equal (wrong->status, 401);
}

/* --- what colleagues do there --- */

static void
test_edited_there (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *output = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (VouchTestAnswer) stale = NULL;

  vouch_test_contract_assert_put (portal, "null", "Mine", PUBLISH, 201, 1);
  output = vouch_test_wordpress_do ("edit", ID);
  stale = vouch_test_contract_put (portal, "1", "Mine, again", PUBLISH);
  assert_int_equal (stale->status, 412);
  assert_int_equal (vouch_test_answer_number (stale, "current/revision"), 2);
  stored = vouch_test_wordpress_do ("stored", ID);
  assert_non_null (strstr (stored, "Edited here"));
  assert_null (strstr (stored, "Not from here"));
  vouch_test_contract_assert_put (portal, "2", "Mine, again", PUBLISH, 200, 3);
}

/* The site goes back to its backup, and a colleague's update gets the number of ours. */
static void
test_put_back (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *mine = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Mine", -1);
  g_autofree char *theirs = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Theirs", -1);
  g_autofree char *on_mine = g_strdup_printf ("\"base-digest\":\"%s\"," PUBLISH, mine);
  g_autofree char *on_theirs = g_strdup_printf ("\"base-digest\":\"%s\"," PUBLISH, theirs);
  g_autofree char *kept = NULL;
  g_autofree char *back = NULL;
  g_autoptr (VouchTestAnswer) refused = NULL;

  vouch_test_contract_assert_put (portal, "null", "First", PUBLISH, 201, 1);
  kept = vouch_test_wordpress_do ("keep", ID);
  vouch_test_contract_assert_put (portal, "1", "Mine", PUBLISH, 200, 2);
  back = vouch_test_wordpress_do ("put-back", ID);
  vouch_test_contract_assert_put (portal, "1", "Theirs", PUBLISH, 200, 2);
  refused = vouch_test_contract_put (portal, "2", "Mine again", on_mine);
  assert_int_equal (refused->status, 412);
  assert_string_equal (vouch_test_answer_text (refused, "current/title"), "Theirs");
  assert_string_equal (vouch_test_answer_text (refused, "current/digest"), theirs);
  vouch_test_contract_assert_put (portal, "2", "Mine again", on_theirs, 200, 3);
}

static void
test_binned_there (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *output = NULL;
  g_autoptr (VouchTestAnswer) before = NULL;
  g_autoptr (VouchTestAnswer) gone = NULL;
  g_autoptr (VouchTestAnswer) stale = NULL;
  g_autoptr (VouchTestAnswer) back = NULL;
  g_autofree char *current = NULL;

  before = vouch_test_contract_put (portal, "null", "Binned", PUBLISH);
  output = vouch_test_wordpress_do ("trash", ID);
  gone = ask (portal, "GET", "");
  assert_int_equal (gone->status, 410);
  stale = vouch_test_contract_put (portal, "1", "Binned", PUBLISH);
  assert_int_equal (stale->status, 412);
  current = g_strdup_printf ("%d", (int) vouch_test_answer_number (stale, "current/revision"));
  back = vouch_test_contract_put (portal, current, "Binned", PUBLISH);
  assert_int_equal (back->status, 200);
  assert_string_equal (vouch_test_answer_text (back, "address"),
                       vouch_test_answer_text (before, "address"));
}

static void
test_deleted_there (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *output = NULL;
  g_autoptr (VouchTestAnswer) stale = NULL;

  vouch_test_contract_assert_put (portal, "null", "Deleted", PUBLISH, 201, 1);
  output = vouch_test_wordpress_do ("delete", ID);
  stale = vouch_test_contract_put (portal, "1", "Deleted", PUBLISH);
  assert_int_equal (stale->status, 412);
  assert_int_equal (vouch_test_answer_number (stale, "current/revision"), 2);
  vouch_test_contract_assert_put (portal, "2", "Deleted", PUBLISH, 200, 3);
}

#define REASON "{\"reason\":\"Wrong <b>dose</b> & \\\\ unit\"}"

static void
test_withdrawn (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) put = vouch_test_contract_put (portal, "null", "Gone", PUBLISH);
  g_autoptr (VouchTestAnswer) withdrawn = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "DELETE", CARD, REASON, "If-Match", "\"r1\"", NULL));
  g_autoptr (VouchTestAnswer) again = ask (portal, "DELETE", "\"r2\"");
  g_autoptr (VouchTestAnswer) page = NULL;
  g_autoptr (VouchTestAnswer) search = NULL;
  g_autofree char *address = NULL;

  assert_int_equal (put->status, 201);
  assert_int_equal (withdrawn->status, 200);
  assert_string_equal (vouch_test_answer_text (withdrawn, "status"), "withdrawn");
  assert_int_equal (again->status, 410);
  page = vouch_test_portal_send (
      portal, soup_message_new ("GET", vouch_test_answer_text (put, "address")));
  assert_int_equal (page->status, 410);
  assert_null (strstr (page->body, "<article><h1>"));
  /* WordPress takes markup out of it; what is left is text. */
  assert_non_null (strstr (page->body, "Reason: Wrong dose &amp; \\ unit"));
  address = g_strconcat (g_getenv ("VOUCH_WORDPRESS"), "/?s=Gone", NULL);
  search = vouch_test_portal_send (portal, soup_message_new ("GET", address));
  assert_null (strstr (search->body, "/scorecards/gone"));
  vouch_test_contract_assert_put (portal, "2", "Gone", PUBLISH, 200, 3);
}

/* The contract does not speak of a password on the site, and so leaves it. */
static void
test_protected_there (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *output = NULL;
  g_autoptr (VouchTestAnswer) put = NULL;
  g_autoptr (VouchTestAnswer) page = NULL;

  vouch_test_contract_assert_put (portal, "null", "Covered", PUBLISH, 201, 1);
  output = vouch_test_wordpress_do ("protect", ID);
  put = vouch_test_contract_put (portal, "2", "Covered again", PUBLISH);
  assert_int_equal (put->status, 200);
  page = vouch_test_portal_send (
      portal, soup_message_new ("GET", vouch_test_answer_text (put, "address")));
  assert_null (strstr (page->body, "<article><h1>"));
  assert_null (strstr (page->body, "ld+json"));
}

/* What WordPress stores in another form, for those who may not send HTML, is the same to us. */
static void
test_same_of_an_author (void **state)
{
  VouchTestPortal *portal = sign_in ("author");
  const char *more = PUBLISH "\"excerpt\":\"a < b & c\",";
  g_autoptr (VouchTestAnswer) put = vouch_test_contract_put (portal, "null", "Q & A <i>x</i>", more);
  g_autoptr (VouchTestAnswer) again = vouch_test_contract_put (portal, "1", "Q & A <i>x</i>", more);
  g_autoptr (VouchTestAnswer) whole = ask (portal, "GET", "");

  assert_int_equal (put->status, 201);
  assert_int_equal (vouch_test_answer_number (again, "revision"), 1);
  assert_string_equal (vouch_test_answer_text (whole, "title"), "Q & A <i>x</i>");
  vouch_test_portal_free (portal);
}

/* A card's UUID tells a stranger nothing of it. */
static void
test_strangers_learn_nothing (void **state)
{
  VouchTestPortal *portal = *state;
  VouchTestPortal *stranger = sign_in ("contributor");
  g_autoptr (VouchTestAnswer) put = vouch_test_contract_put (portal, "null", "Hidden", PUBLISH);
  g_autoptr (VouchTestAnswer) stale = vouch_test_contract_put (stranger, "7", "Mine", NULL);
  g_autoptr (VouchTestAnswer) withdrawn = NULL;
  g_autoptr (VouchTestAnswer) taken = NULL;

  assert_int_equal (put->status, 201);
  assert_int_equal (stale->status, 403);
  assert_null (strstr (stale->body, "Hidden"));
  withdrawn = ask (portal, "DELETE", "\"r1\"");
  taken = ask (stranger, "DELETE", "\"r2\"");
  assert_int_equal (withdrawn->status, 200);
  assert_int_equal (taken->status, 403);
  vouch_test_portal_free (stranger);
}

/* --- what readers see --- */

static const char *const hostile[] = {
  "<script>alert(1)</script>", "[gallery][audio src=x]", "\\\\ \\u0022 ' &amp; &",
  "</script><script>alert(2)", "<!--more-->", "https://example.org/embed",
};

static VouchTestAnswer *
put_hostile (VouchTestPortal *portal, const char *id, const char *text)
{
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autofree char *usual = vouch_test_portal_body (id, NULL, "null", text, PUBLISH);
  g_autofree char *jsonld = g_strdup_printf ("\"jsonld\":{\"name\":\"%s\"}", text);
  g_autoptr (GString) body = g_string_new (usual);

  assert_int_equal (g_string_replace (body, "\"jsonld\":\"{}\"", jsonld, 1), 1);
  return vouch_test_portal_send (portal,
                                 vouch_test_portal_message (portal, "PUT", path, body->str, NULL));
}

static void
check_hostile (VouchTestPortal *portal, const char *text)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (VouchTestAnswer) put = put_hostile (portal, id, text);
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autoptr (VouchTestAnswer) whole
      = vouch_test_portal_send (portal, vouch_test_portal_message (portal, "GET", path, NULL, NULL));
  g_autofree char *sent = vouch_test_portal_body (id, NULL, "null", text, NULL);
  g_autoptr (JsonNode) body = vouch_json_parse (sent, strlen (sent), 1000000, NULL);
  const char *html = vouch_json_get_text (vouch_json_node_object (body), "html");
  g_autoptr (VouchTestAnswer) page = NULL;

  assert_int_equal (put->status, 201);
  assert_string_equal (vouch_test_answer_text (whole, "card"),
                       vouch_json_get_text (vouch_json_node_object (body), "card"));
  assert_string_equal (vouch_test_answer_text (whole, "html"), html);
  page = vouch_test_portal_send (
      portal, soup_message_new ("GET", vouch_test_answer_text (put, "address")));
  assert_int_equal (page->status, 200);
  if (!strstr (page->body, html))
    fail_msg ("%s is not on its page: %s", html, strstr (page->body, "<article>"));
  *strstr (page->body, "</head>") = '\0'; /* what follows is the publisher's own HTML */
  assert_null (strstr (page->body, "<script>alert("));
}

/* What comes back is what was sent, byte for byte. */
/* What was never published leaves no page that says that it is gone, and comes out all the same later. */
static void
test_withdrawn_draft (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) draft
      = vouch_test_contract_put (portal, "null", "Secret Draft", "\"status\":\"draft\",");
  g_autoptr (VouchTestAnswer) withdrawn = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "DELETE", CARD, "{\"reason\":\"Changed our mind\"}", "If-Match",
                                         "\"r1\"", NULL));
  g_autoptr (VouchTestAnswer) page = vouch_test_portal_send (
      portal, soup_message_new ("GET", vouch_test_answer_text (withdrawn, "address")));
  g_autoptr (VouchTestAnswer) gone = ask (portal, "GET", "");

  assert_int_equal (draft->status, 201);
  assert_int_equal (withdrawn->status, 200);
  assert_string_equal (vouch_test_answer_text (withdrawn, "status"), "withdrawn");
  assert_int_equal (page->status, 404);
  assert_null (strstr (page->body, "Secret"));
  assert_int_equal (gone->status, 410);
  vouch_test_contract_assert_put (portal, "2", "Secret Draft", PUBLISH, 200, 3);
}

static void
test_hostile_texts_come_back (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    check_hostile (*state, hostile[i]);
}

/* One who may not send any HTML there can't do so with a card. */
static void
test_author_sends_no_script (void **state)
{
  VouchTestPortal *portal = sign_in ("author");
  g_autoptr (VouchTestAnswer) put = vouch_test_contract_put (
      portal, "null", "Bad <script>alert(42)</script> [gallery]",
      PUBLISH "\"slug\":\"bad\",");
  g_autoptr (VouchTestAnswer) page = vouch_test_portal_send (
      portal, soup_message_new ("GET", vouch_test_answer_text (put, "address")));

  assert_int_equal (put->status, 201);
  assert_int_equal (page->status, 200);
  assert_non_null (strstr (page->body, "[gallery]</h1>"));
  assert_null (strstr (page->body, "<script>alert(42)"));
  vouch_test_portal_free (portal);
}

/* --- the page --- */

static VouchTestAnswer *
read_page (VouchTestPortal *portal, const char *address)
{
  return vouch_test_portal_send (portal, soup_message_new ("GET", address));
}

#define UNDESCRIBED "\"jsonld\":\"{}\""
#define DESCRIBED "\"jsonld\":{\"@type\":\"Article\",\"description\":\"A \\\"card\\\" & <more>\"}"

static VouchTestAnswer *
put_described (VouchTestPortal *portal)
{
  g_autofree char *plain = vouch_test_portal_body (ID, NULL, "null", "Told & shown", PUBLISH);
  g_auto (GStrv) parts = g_strsplit (plain, UNDESCRIBED, 2);
  g_autofree char *body = g_strjoinv (DESCRIBED, parts);

  assert_int_equal (g_strv_length (parts), 2);
  return vouch_test_portal_send (portal, vouch_test_portal_message (portal, "PUT", CARD, body, NULL));
}

/* The theme prints the title of a post; a card has its own. One that was withdrawn has none, and in lists it stays. */
static void
test_one_title (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) put = vouch_test_contract_put (portal, "null", "Once", PUBLISH);
  g_autoptr (VouchTestAnswer) page = read_page (portal, vouch_test_answer_text (put, "address"));
  g_autofree char *search = g_strconcat (g_getenv ("VOUCH_WORDPRESS"), "/?s=Once", NULL);
  g_autoptr (VouchTestAnswer) list = read_page (portal, search);
  g_autoptr (VouchTestAnswer) withdrawn = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "DELETE", CARD, REASON, "If-Match", "\"r1\"", NULL));
  g_autoptr (VouchTestAnswer) gone = read_page (portal, vouch_test_answer_text (put, "address"));

  assert_int_equal (page->status, 200);
  assert_int_equal (vouch_test_count (page->body, "<h1"), 1);
  assert_non_null (strstr (page->body, "<title>Once"));
  assert_non_null (strstr (list->body, ">Once</a>"));
  assert_int_equal (withdrawn->status, 200);
  assert_non_null (strstr (gone->body, ">Once</h1>"));
}

/* As the portal of the program itself prints it. */
static void
test_described (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) put = put_described (portal);
  const char *address = vouch_test_answer_text (put, "address");
  g_autoptr (VouchTestAnswer) page = read_page (portal, address);
  g_autofree char *link = g_strdup_printf ("<meta property=\"og:url\" content=\"%s\">", address);

  assert_int_equal (put->status, 201);
  assert_non_null (strstr (page->body, "<meta name=\"description\" content=\"A &quot;card&quot; &amp; &lt;more&gt;\">"));
  assert_non_null (strstr (page->body, "<meta property=\"og:title\" content=\"Told &amp; shown\">"));
  assert_non_null (strstr (page->body, "<meta property=\"og:description\" content=\"A &quot;card&quot; &amp; &lt;more&gt;\">"));
  assert_non_null (strstr (page->body, link));
}

/* --- the program --- */

static const char card_text[]
    = "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"" ID "\",\"kind\":\"scorecard\","
      "\"language\":\"en\",\"title\":\"Sleep and mood\",\"people\":[],\"drafting\":\"person\","
      "\"article\":{\"title\":\"A paper\",\"type\":\"trial\",\"reference\":\"r1\"},"
      "\"sections\":[],\"references\":[{\"id\":\"r1\",\"type\":\"article-journal\","
      "\"title\":\"Sleep\"}],\"notes\":[]}";

/* As a user for whom the site is a portal of his own name. */
static VouchTestOutcome *
publish (const char *card, const char *user)
{
  g_autofree char *password = vouch_test_wordpress_password (user);
  g_autofree char *portal = g_strconcat ("--portal=", user, NULL);
  g_autofree char *name = g_strconcat ("--user=", user, NULL);
  g_autoptr (VouchTestOutcome) removed = NULL;
  g_autoptr (VouchTestOutcome) added = NULL;

  removed = vouch_test_run_program (NULL, "portal", "remove", user, NULL);
  added = vouch_test_run_program (NULL, "portal", "add", name, user, g_getenv ("VOUCH_WORDPRESS"),
                                  NULL);
  assert_int_equal (added->exit_code, 0);
  g_setenv ("VOUCH_PORTAL_PASSWORD", password, TRUE);
  return vouch_test_run_program (NULL, "publish", "--status=draft", portal, card, NULL);
}

/* The writer gives the site's address; where its API is it says itself. */
static void
test_program_publishes (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = g_build_filename (folder, "sleep.scorecard", NULL);
  g_autoptr (VouchTestOutcome) first = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestAnswer) whole = NULL;
  g_autofree char *text = NULL;

  assert_true (g_file_set_contents (card, card_text, -1, NULL));
  first = publish (card, "editor");
  if (first->exit_code != 0)
    fail_msg ("%s%s", first->output, first->messages);
  whole = ask (portal, "GET", "");
  assert_string_equal (vouch_test_answer_text (whole, "title"), "Sleep and mood");
  assert_true (g_file_get_contents (card, &text, NULL, NULL));
  assert_non_null (strstr (text, "urn:uuid:"));
  refused = publish (card, "subscriber");
  assert_int_equal (refused->exit_code, 1);
  assert_non_null (strstr (refused->messages, "permission"));
  vouch_test_remove_folder (folder);
}

static void
assert_holds (VouchTestAnswer *answer, const char *member, const char *name)
{
  JsonArray *list = vouch_json_get_array (vouch_json_node_object (answer->json), member);

  assert_int_equal (vouch_json_array_length (list), 1);
  assert_string_equal (vouch_json_array_text (list, 0), name);
}

/* What the card is called and sorted under there stays with the card. */
static void
test_program_sorts (void **state)
{
  VouchTestPortal *portal = *state;
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = g_build_filename (folder, "sleep.scorecard", NULL);
  g_autoptr (VouchTestOutcome) first = NULL;
  g_autoptr (VouchTestOutcome) sorted = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;
  g_autoptr (VouchTestAnswer) whole = NULL;

  assert_true (g_file_set_contents (card, card_text, -1, NULL));
  first = publish (card, "editor");
  sorted = vouch_test_run_program (NULL, "publish", "--portal=editor", "--status=draft",
                                   "--slug=night", "--category=Sleep", "--tag=mood", card, NULL);
  again = vouch_test_run_program (NULL, "publish", "--portal=editor", "--status=draft", "--json",
                                  card, NULL);
  assert_int_equal (first->exit_code, 0);
  if (sorted->exit_code != 0)
    fail_msg ("%s%s", sorted->output, sorted->messages);
  whole = ask (portal, "GET", "");
  assert_string_equal (vouch_test_answer_text (whole, "slug"), "night");
  assert_holds (whole, "categories", "Sleep");
  assert_holds (whole, "tags", "mood");
  assert_non_null (strstr (again->output, "\"unchanged\": true"));
  vouch_test_remove_folder (folder);
}

/* What was refused is kept for the next time: whoever can't have it is told how to take it off. */
static void
test_program_refused_category (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = g_build_filename (folder, "sleep.scorecard", NULL);
  g_autoptr (VouchTestOutcome) first = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestOutcome) taken_off = NULL;

  assert_true (g_file_set_contents (card, card_text, -1, NULL));
  first = publish (card, "contributor");
  refused = vouch_test_run_program (NULL, "publish", "--portal=contributor", "--status=draft", "--category=Unheard",
                                    card, NULL);
  taken_off = vouch_test_run_program (NULL, "publish", "--portal=contributor", "--status=draft", "--category=", card,
                                      NULL);
  assert_int_equal (first->exit_code, 0);
  assert_int_equal (refused->exit_code, 1);
  if (!strstr (refused->messages, "“Unheard”") || !strstr (refused->messages, "--category="))
    fail_msg ("%s", refused->messages);
  if (taken_off->exit_code != 0)
    fail_msg ("%s", taken_off->messages);
  vouch_test_remove_folder (folder);
}

/* A site that is being updated is busy, not broken. */
static void
test_program_meets_maintenance (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = g_build_filename (folder, "sleep.scorecard", NULL);
  g_autofree char *sign
      = g_strconcat (g_getenv ("VOUCH_WORDPRESS_FOLDER"), "/www/.maintenance", NULL);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_true (g_file_set_contents (card, card_text, -1, NULL));
  assert_true (g_file_set_contents (sign, "<?php $upgrading = time ();", -1, NULL));
  outcome = publish (card, "editor");
  g_unlink (sign);
  assert_int_equal (outcome->exit_code, 1);
  assert_non_null (strstr (outcome->messages, "600"));
  vouch_test_remove_folder (folder);
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
    cmocka_unit_test_setup_teardown (vouch_test_contract_missing_base, set_up, tear_down),
    cmocka_unit_test_setup_teardown (vouch_test_contract_job_is_done_once, set_up, tear_down),
    cmocka_unit_test_setup_teardown (vouch_test_contract_eight_writers, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_roles, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_signing_in, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_edited_there, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_put_back, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_binned_there, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_deleted_there, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_protected_there, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_same_of_an_author, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_strangers_learn_nothing, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_withdrawn, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_withdrawn_draft, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_hostile_texts_come_back, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_author_sends_no_script, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_one_title, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_described, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_program_refused_category, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_program_publishes, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_program_sorts, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_program_meets_maintenance, set_up, tear_down),
  };

  if (!g_getenv ("VOUCH_WORDPRESS"))
    return vouch_test_skip_all ("there is no WordPress here");
  return vouch_test_run ("wordpress", tests);
}
