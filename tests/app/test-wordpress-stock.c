/* test-wordpress-stock.c: a real WordPress without the plugin takes cards as posts, as safely as it can.
 *
 * Runs beside one: tests/wordpress/with-wordpress.sh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-portal-client.h"
#include "vouch-test-wordpress.h"

#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"
#define PATH "cards/" ID
#define SAMPLE "dc36fc90-2248-4d70-aca4-a1a9f5b19f71"
#define JOB "7d444840-9dc0-41d1-b245-5ffdce74fad2"

/* --- a site and who is signed in there --- */

static char *
trouble_path (const char *name)
{
  return g_build_filename (g_getenv ("VOUCH_WORDPRESS_FOLDER"), "content", "mu-plugins", name, NULL);
}

static void
make_trouble (const char *name)
{
  g_autofree char *path = trouble_path (name);

  assert_true (g_file_set_contents (path, "", -1, NULL));
}

static void
end_trouble (const char *name)
{
  g_autofree char *path = trouble_path (name);

  g_unlink (path);
}

static int
install_trouble (void **state)
{
  g_autofree char *from
      = g_build_filename (g_getenv ("VOUCH_TEST_WORDPRESS"), "trouble.php", NULL);
  g_autofree char *to = trouble_path ("trouble.php");
  g_autofree char *text = NULL;

  assert_true (g_file_get_contents (from, &text, NULL, NULL));
  assert_true (g_file_set_contents (to, text, -1, NULL));
  return 0;
}

static int
clear (void **state)
{
  g_autofree char *output = vouch_test_wordpress_do ("clear", NULL);

  return 0;
}

static VouchPortal *
sign_in (const char *user)
{
  g_autofree char *password = vouch_test_wordpress_password (user);
  VouchPortal *portal = vouch_portal_new ("Site", g_getenv ("VOUCH_WORDPRESS"), user, NULL);

  vouch_portal_set_password (portal, password);
  return portal;
}

/* A client has the thread to itself, and so lives for one request only. */
static VouchPortalAnswer *
send_to (VouchPortal *portal, const char *method, JsonNode *body, gint64 base, GError **error)
{
  g_autoptr (VouchPortalClient) client = vouch_portal_client_new (portal);

  if (!vouch_portal_client_connect (client, NULL, error))
    return NULL;
  assert_true (vouch_portal_client_is_stock (client));
  return vouch_portal_client_send (client, method, PATH, body, base, NULL, error);
}

/* --- requests --- */

typedef struct
{
  const char *job;
  const char *title;
  const char *html;
  const char *status;
  const char *member; /* a further one */
  const char *value;
} Put;

static VouchPortalAnswer *
try_put (VouchPortal *client, const Put *what, gint64 base, GError **error)
{
  g_autofree char *fresh = g_uuid_string_random ();
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, what->html, -1);
  g_autoptr (JsonNode) body = vouch_json_new_members (
      "job", vouch_json_new_text (what->job ? what->job : fresh), "digest",
      vouch_json_new_text (digest), "title", vouch_json_new_text (what->title), "excerpt",
      vouch_json_new_text ("In short: a < b & c"), "status",
      vouch_json_new_text (what->status ? what->status : "publish"), "html",
      vouch_json_new_text (what->html), "card", vouch_json_new_text ("{}"), "jsonld",
      vouch_json_new_text ("{}"), what->member ? what->member : "none",
      vouch_json_new_text (what->member ? what->value : ""), NULL);

  return send_to (client, SOUP_METHOD_PUT, body, base, error);
}

static VouchPortalAnswer *
put (VouchPortal *client, const Put *what, gint64 base)
{
  g_autoptr (GError) error = NULL;
  VouchPortalAnswer *answer = try_put (client, what, base, &error);

  if (!answer)
    fail_msg ("%s", error->message);
  return answer;
}

static VouchPortalAnswer *
ask (VouchPortal *client, const char *method, gint64 base)
{  g_autoptr (GError) error = NULL;
  VouchPortalAnswer *answer = send_to (client, method, NULL, base, &error);

  if (!answer)
    fail_msg ("%s", error->message);
  return answer;
}

static const char *
text_of (const VouchPortalAnswer *answer, const char *member)
{
  JsonObject *object = vouch_json_node_object (answer->json);
  const char *text = object ? vouch_json_get_text (object, member) : NULL;

  return text ? text : "";
}

static gint64
revision_of (const VouchPortalAnswer *answer)
{
  return vouch_json_get_int (vouch_json_node_object (answer->json), "revision", -1);
}

static JsonObject *
current_of (const VouchPortalAnswer *answer)
{
  JsonObject *current = vouch_json_get_object (vouch_json_node_object (answer->json), "current");

  assert_non_null (current);
  return current;
}

static void
assert_status (const VouchPortalAnswer *answer, guint status)
{
  if (answer->status != status)
    fail_msg ("%u, not %u: %s: %s", answer->status, status, text_of (answer, "code"),
              text_of (answer, "message"));
}

/* --- what is there --- */

static JsonNode *
read_posts (void)
{
  g_autofree char *text = vouch_test_wordpress_do ("posts", ID);
  JsonNode *posts = vouch_json_parse (text, strlen (text), 10000000, NULL);

  assert_non_null (posts);
  return posts;
}

static JsonObject *
only_post (JsonNode *posts)
{
  assert_int_equal (vouch_json_array_length (vouch_json_node_array (posts)), 1);
  return vouch_json_array_object (vouch_json_node_array (posts), 0);
}

static void
assert_stored (const char *member, const char *words)
{
  g_autoptr (JsonNode) posts = read_posts ();
  const char *text = vouch_json_get_text (only_post (posts), member);

  if (!text || !strstr (text, words))
    fail_msg ("%s is “%s”, without “%s”", member, text, words);
}

static char *
read_page (const char *address)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (SoupMessage) message = soup_message_new ("GET", address);
  g_autoptr (GBytes) body = soup_session_send_and_read (session, message, NULL, NULL);

  assert_non_null (body);
  assert_int_equal (soup_message_get_status (message), 200);
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

/* --- the life of a post --- */

static const Put first = { NULL, "Q & A <i>x</i>", "<article><p>One</p></article>", NULL, NULL, NULL };
static const Put second = { NULL, "Q & A", "<article><p>Two</p></article>", NULL, NULL, NULL };

/* An author may not send any HTML, and is kept out of nothing that we need. */
static void
test_life (void **state)
{
  static const char *const users[] = { "editor", "author" };

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    {
      g_autoptr (VouchPortal) client = sign_in (users[i]);
      g_autoptr (VouchPortalAnswer) made = put (client, &first, 0);
      g_autoptr (VouchPortalAnswer) same = put (client, &first, 1);
      g_autoptr (VouchPortalAnswer) next = put (client, &second, 1);
      g_autoptr (VouchPortalAnswer) stale = put (client, &first, 1);
      g_autoptr (VouchPortalAnswer) whole = ask (client, SOUP_METHOD_GET, -1);

      assert_status (made, 201);
      assert_int_equal (revision_of (made), 1);
      assert_status (same, 200);
      assert_true (vouch_json_get_boolean (vouch_json_node_object (same->json), "unchanged", FALSE));
      assert_int_equal (revision_of (same), 1);
      assert_status (next, 200);
      assert_int_equal (revision_of (next), 2);
      assert_status (stale, 412);
      assert_int_equal (vouch_json_get_int (current_of (stale), "revision", 0), 2);
      assert_string_equal (vouch_json_get_text (current_of (stale), "title"), "Q & A");
      assert_int_equal (revision_of (whole), 2);
      assert_string_equal (text_of (whole, "status"), "publish");
      assert_stored ("content", "Two");
      clear (NULL);
    }
}

static void
test_withdrawn (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) made = put (client, &first, 0);
  g_autoptr (VouchPortalAnswer) stale = ask (client, SOUP_METHOD_DELETE, 7);
  g_autoptr (VouchPortalAnswer) gone = ask (client, SOUP_METHOD_DELETE, 1);
  g_autoptr (VouchPortalAnswer) whole = ask (client, SOUP_METHOD_GET, -1);
  g_autoptr (VouchPortalAnswer) again = ask (client, SOUP_METHOD_DELETE, 2);
  g_autofree char *page = read_page (text_of (made, "address"));
  g_autoptr (VouchPortalAnswer) back = NULL;

  assert_status (stale, 412);
  assert_status (gone, 200);
  assert_string_equal (text_of (gone, "status"), "withdrawn");
  assert_int_equal (revision_of (gone), 2);
  assert_status (whole, 410);
  assert_status (again, 410);
  assert_non_null (strstr (page, "This scorecard was withdrawn by its publisher on 20"));
  assert_null (strstr (page, "One"));
  back = put (client, &first, 2);
  assert_status (back, 200);
  assert_int_equal (revision_of (back), 3);
  assert_string_equal (text_of (back, "address"), text_of (made, "address"));
  assert_stored ("content", "One");
}

/* --- colleagues --- */

static void
test_edited_there (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) made = put (client, &first, 0);
  g_autofree char *output = vouch_test_wordpress_do ("post-edit", ID);
  g_autoptr (VouchPortalAnswer) stale = put (client, &second, 1);
  g_autofree char *more = NULL;
  g_autoptr (VouchPortalAnswer) seen = NULL;
  g_autoptr (VouchPortalAnswer) replaced = NULL;
  gint64 theirs;

  assert_status (made, 201);
  assert_status (stale, 412);
  theirs = vouch_json_get_int (current_of (stale), "revision", 0);
  assert_true (theirs > 1);
  assert_stored ("content", "Added here");
  /* What was looked at is what may be replaced, and no later change. */
  more = vouch_test_wordpress_do ("post-edit", ID);
  seen = put (client, &second, theirs);
  assert_status (seen, 412);
  theirs = vouch_json_get_int (current_of (seen), "revision", 0);
  replaced = put (client, &second, theirs);
  assert_status (replaced, 200);
  assert_int_equal (revision_of (replaced), theirs + 1);
  assert_stored ("content", "Two");
}

/* The site goes back to its backup, and a colleague's update gets the number of ours. */
static void
test_put_back (void **state)
{
  static const Put theirs = { NULL, "Theirs", "<article><p>Theirs</p></article>", NULL, NULL, NULL };
  g_autofree char *our_digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, second.html, -1);
  g_autofree char *their_digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, theirs.html, -1);
  Put on_ours = { NULL, "Mine again", "<article><p>Three</p></article>", NULL, "base-digest", our_digest };
  Put on_theirs = { NULL, "Mine again", "<article><p>Three</p></article>", NULL, "base-digest", their_digest };
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) made = put (client, &first, 0);
  g_autofree char *kept = vouch_test_wordpress_do ("post-keep", ID);
  g_autoptr (VouchPortalAnswer) ours = put (client, &second, 1);
  g_autofree char *back = vouch_test_wordpress_do ("post-put-back", ID);
  g_autoptr (VouchPortalAnswer) other = put (client, &theirs, 1);
  g_autoptr (VouchPortalAnswer) refused = put (client, &on_ours, 2);
  g_autoptr (VouchPortalAnswer) replaced = NULL;

  assert_int_equal (revision_of (ours), 2);
  assert_int_equal (revision_of (other), 2);
  assert_status (refused, 412);
  assert_stored ("content", "Theirs");
  assert_string_equal (vouch_json_get_text (current_of (refused), "digest"), their_digest);
  replaced = put (client, &on_theirs, 2);
  assert_status (replaced, 200);
  assert_int_equal (revision_of (replaced), 3);
}

/* What a colleague saves between looking and writing can't be kept from being overwritten; it is told, with where the site
 * has it. Who is told nothing has overwritten nothing. */
static void
test_overwritten_is_told (void **state)
{
  static const char *const users[] = { "editor", "author" };
  static const Put third = { NULL, "Q & A", "<article><p>Three</p></article>", NULL, NULL, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    {
      g_autoptr (VouchPortal) client = sign_in (users[i]);
      g_autoptr (VouchPortalAnswer) made = put (client, &first, 0);
      g_autoptr (VouchPortalAnswer) next = put (client, &second, 1);
      g_autoptr (VouchPortalAnswer) over = NULL;
      g_autoptr (VouchPortalAnswer) after = NULL;
      gint64 version;
      g_autofree char *number = NULL;
      g_autofree char *kept = NULL;

      make_trouble ("once-colleague");
      over = put (client, &third, 2);
      assert_status (over, 200);
      version = vouch_json_get_int (vouch_json_node_object (over->json), "overwrote", 0);
      assert_true (version > 0);
      number = g_strdup_printf ("%" G_GINT64_FORMAT, version);
      kept = vouch_test_wordpress_do ("version", number);
      assert_non_null (strstr (kept, "A colleague was here"));
      after = put (client, &first, 3);
      assert_status (after, 200);
      assert_int_equal (vouch_json_get_int (vouch_json_node_object (next->json), "overwrote", 0), 0);
      assert_int_equal (vouch_json_get_int (vouch_json_node_object (after->json), "overwrote", 0), 0);
      clear (NULL);
    }
}

static void
test_binned_there (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) made = put (client, &first, 0);
  g_autofree char *output = vouch_test_wordpress_do ("post-trash", ID);
  g_autoptr (VouchPortalAnswer) gone = ask (client, SOUP_METHOD_GET, -1);
  g_autoptr (VouchPortalAnswer) stale = put (client, &first, 1);
  g_autoptr (VouchPortalAnswer) back = NULL;

  assert_status (gone, 410);
  assert_status (stale, 412);
  assert_string_equal (vouch_json_get_text (current_of (stale), "status"), "trash");
  back = put (client, &first, vouch_json_get_int (current_of (stale), "revision", 0));
  assert_status (back, 200);
  assert_string_equal (text_of (back, "address"), text_of (made, "address"));
}

static void
test_deleted_there (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) made = put (client, &first, 0);
  g_autofree char *output = vouch_test_wordpress_do ("post-delete", ID);
  g_autoptr (VouchPortalAnswer) stale = put (client, &first, 1);
  g_autoptr (VouchPortalAnswer) anew = put (client, &first, 0);

  assert_status (made, 201);
  assert_status (stale, 412);
  assert_null (vouch_json_get_node (vouch_json_node_object (stale->json), "current"));
  assert_status (anew, 201);
}

/* Whoever may not look at others' posts might make a second one. */
static void
test_hidden_post (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortal) stranger = sign_in ("contributor");
  const Put draft = { NULL, "T", "<p>One</p>", "draft", NULL, NULL };
  g_autoptr (VouchPortalAnswer) made = put (client, &draft, 0);
  g_autoptr (VouchPortalAnswer) refused = put (stranger, &draft, 0);
  g_autoptr (JsonNode) posts = read_posts ();

  assert_status (made, 201);
  assert_status (refused, 409);
  assert_non_null (only_post (posts));
}

/* --- who may what --- */

typedef struct
{
  const char *user;
  const char *status;
  guint code;
} Role;

static const Role roles[] = {
  { "editor", "publish", 201 },      { "editor", "pending", 201 },    { "author", "publish", 201 },
  { "contributor", "publish", 403 }, { "contributor", "draft", 201 }, { "contributor", "pending", 201 },
  { "subscriber", "draft", 403 },
};

static void
test_roles (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (VouchPortal) client = sign_in (roles[i].user);
      const Put what = { NULL, "T", "<p>One</p>", roles[i].status, NULL, NULL };
      g_autoptr (VouchPortalAnswer) answer = put (client, &what, 0);

      if (answer->status != roles[i].code)
        fail_msg ("%s, %s: %u: %s", roles[i].user, roles[i].status, answer->status,
                  text_of (answer, "message"));
      if (answer->status == 201)
        assert_string_equal (text_of (answer, "status"), roles[i].status);
      clear (NULL);
    }
}

static void
test_wrong_password (void **state)
{
  g_autoptr (VouchPortal) portal
      = vouch_portal_new ("Site", g_getenv ("VOUCH_WORDPRESS"), "editor", NULL);
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  vouch_portal_set_password (portal, "wrong");
  answer = put (portal, &first, 0);
  vouch_portal_answer_to_error (answer, portal, &error);
  assert_true (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED));
}

/* The draft that was looked at becomes the page, at a time of its own. */
static void
test_draft_becomes_planned (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  const Put draft = { NULL, "T", "<p>One</p>", "draft", NULL, NULL };
  const Put planned = { NULL, "T", "<p>One</p>", "publish", "date", "2099-03-01T09:30:00+01:00" };
  g_autoptr (VouchPortalAnswer) made = put (client, &draft, 0);
  g_autoptr (VouchPortalAnswer) later = put (client, &planned, 1);
  g_autoptr (VouchPortalAnswer) same = put (client, &planned, 2);

  assert_non_null (strstr (text_of (made, "address"), "preview=true"));
  assert_status (later, 200);
  assert_string_equal (text_of (later, "status"), "future");
  assert_stored ("date", "2099-03-01 08:30:00");
  assert_int_equal (revision_of (same), 2);
}

/* --- lost answers and second posts --- */

static void
test_lost_answer (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  const Put job = { JOB, "T", "<p>One</p>", NULL, NULL, NULL };
  g_autoptr (VouchPortalAnswer) lost = NULL;
  g_autoptr (VouchPortalAnswer) again = NULL;
  g_autofree char *output = NULL;
  g_autoptr (VouchPortalAnswer) later = NULL;

  make_trouble ("once-mute");
  lost = put (client, &job, 0);
  assert_false (vouch_portal_answer_is_good (lost));
  again = put (client, &job, 0);
  assert_status (again, 200);
  assert_int_equal (revision_of (again), 1);
  /* Also when a colleague's update came between. */
  output = vouch_test_wordpress_do ("post-edit", ID);
  later = put (client, &job, 0);
  assert_status (later, 200);
  assert_int_equal (revision_of (later), 1);
  assert_stored ("content", "Added here");
}

/* What the site makes of an author's title isn't taken for a colleague's change, even where the answer
 * was lost before that was known. */
static void
test_lost_answer_of_an_author (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("author");
  const Put job = { JOB, "A & B", "<p>One &amp; <svg>two</svg></p>", NULL, NULL, NULL };
  g_autoptr (VouchPortalAnswer) lost = NULL;
  g_autoptr (VouchPortalAnswer) again = NULL;
  g_autoptr (VouchPortalAnswer) next = NULL;

  make_trouble ("once-mute");
  lost = put (client, &job, 0);
  assert_false (vouch_portal_answer_is_good (lost));
  again = put (client, &job, 0);
  assert_status (again, 200);
  next = put (client, &second, 1);
  assert_status (next, 200);
  assert_int_equal (revision_of (next), 2);
}

/* Ours came second, and its answer was lost: the next try takes it back. */
static void
test_lost_second_post (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  const Put job = { JOB, "T", "<p>Ours</p>", NULL, NULL, NULL };
  g_autoptr (VouchPortalAnswer) theirs = put (client, &first, 0);
  g_autoptr (VouchPortalAnswer) lost = NULL;
  g_autoptr (VouchPortalAnswer) again = NULL;

  make_trouble ("once-blind");
  make_trouble ("once-mute");
  lost = put (client, &job, 0);
  assert_false (vouch_portal_answer_is_good (lost));
  again = put (client, &job, 0);
  assert_status (again, 412);
  assert_int_equal (vouch_json_get_int (current_of (again), "revision", 0), 1);
  assert_stored ("content", "One");
}

/* Whoever can't be told how many posts there are makes none. */
static void
test_uncounted_posts (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autofree char *posts = NULL;

  make_trouble ("uncounted");
  answer = put (client, &first, 0);
  end_trouble ("uncounted");
  assert_status (answer, 409);
  posts = vouch_test_wordpress_do ("posts", ID);
  assert_string_equal (posts, "[]");
}

/* A post that can't be taken back is asked for again. */
static void
test_kept_second_post (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  const Put job = { JOB, "T", "<p>Ours</p>", NULL, NULL, NULL };
  g_autoptr (VouchPortalAnswer) theirs = put (client, &first, 0);
  g_autoptr (VouchPortalAnswer) again = NULL;
  g_autoptr (GError) error = NULL;

  make_trouble ("once-blind");
  make_trouble ("once-keep");
  assert_null (try_put (client, &job, 0, &error));
  assert_true (g_error_matches (error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_OFFLINE));
  again = put (client, &job, 0);
  assert_status (again, 412);
  assert_stored ("content", "One");
}

/* Without its mark no post would be found again: none stays. */
static void
test_stripped_mark (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) answer = NULL;

  make_trouble ("strip");
  answer = put (client, &first, 0);
  end_trouble ("strip");
  assert_status (answer, 409);
  {
    g_autofree char *titles = vouch_test_wordpress_do ("titles", NULL);

    assert_null (strstr (titles, "Q &"));
  }
}

/* Another program's post came between looking and writing: ours is taken back. */
static void
test_second_post (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) theirs = put (client, &first, 0);
  g_autoptr (VouchPortalAnswer) ours = NULL;

  make_trouble ("once-blind");
  ours = put (client, &second, 0);
  assert_status (ours, 412);
  assert_int_equal (vouch_json_get_int (current_of (ours), "revision", 0), 1);
  assert_stored ("content", "One");
}

/* Another program's post comes after ours, and that program does not see ours: whoever sees both gives in,
 * so that one is left. */
static void
test_twin_post (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) ours = NULL;

  make_trouble ("once-twin");
  ours = put (client, &first, 0);
  assert_status (ours, 412);
  assert_non_null (current_of (ours));
  assert_stored ("content", "11111111-1111-4111-8111-111111111111");
}

/* A copy of ours that the site makes itself is nobody else's. */
static void
test_copied_post (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) ours = NULL;

  make_trouble ("once-copy");
  ours = put (client, &first, 0);
  assert_status (ours, 201);
}

static void
test_blind_site (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  g_autoptr (VouchPortalAnswer) answer = NULL;
  g_autofree char *posts = NULL;

  make_trouble ("blind");
  answer = put (client, &first, 0);
  end_trouble ("blind");
  assert_status (answer, 409);
  posts = vouch_test_wordpress_do ("posts", ID);
  assert_string_equal (posts, "[]");
}

/* What another plugin makes of a text isn't a colleague's change. */
static void
test_tidied_text (void **state)
{
  g_autoptr (VouchPortal) client = sign_in ("editor");
  const Put tidied = { NULL, "T", "<p>To be tidied</p>", NULL, NULL, NULL };
  g_autoptr (VouchPortalAnswer) made = NULL;
  g_autoptr (VouchPortalAnswer) next = NULL;

  make_trouble ("tidy");
  made = put (client, &tidied, 0);
  next = put (client, &second, 1);
  end_trouble ("tidy");
  assert_status (made, 201);
  assert_status (next, 200);
}

/* --- what readers see --- */

static const char *const words[] = {
  "&lt;script&gt;alert(1)&lt;/script&gt;", "[gallery]", "5x3 mg", "a -- b", "so...", "it's 'so'",
  "(n = 8)", "smile :) here", "8-) and 8O", "ask :?: now", "``q''", "a (tm)", "&amp;amp; &amp;",
};

/* WordPress writes some characters by their number, as we do. */
static char *
dup_decoded (const char *page)
{
  g_autoptr (GRegex) number = g_regex_new ("&#0*(\\d+);", 0, 0, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint done = 0, from, to;

  g_regex_match (number, page, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *digits = g_match_info_fetch (match, 1);

      g_match_info_fetch_pos (match, 0, &from, &to);
      g_string_append_len (text, page + done, from - done);
      g_string_append_unichar (text, (gunichar) g_ascii_strtoull (digits, NULL, 10));
      done = to;
    }
  g_string_append (text, page + done);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check_words (const char *user)
{
  g_autoptr (VouchPortal) client = sign_in (user);
  g_autoptr (GString) html = g_string_new ("<article><h1>Twice</h1>");
  Put what = { NULL, "T", NULL, NULL, NULL, NULL };
  g_autoptr (VouchPortalAnswer) made = NULL;
  g_autofree char *page = NULL;
  g_autofree char *decoded = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_append_printf (html, "<p>%s|</p>\n<p><bdi>%s</bdi></p>\n", words[i], words[i]);
  g_string_append (html, "</article>");
  what.html = html->str;
  made = put (client, &what, 0);
  assert_status (made, 201);
  page = read_page (text_of (made, "address"));
  decoded = dup_decoded (page);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *shown = g_strdup_printf ("<p>%s|</p>", words[i]);

      if (!strstr (decoded, shown))
        fail_msg ("%s: “%s” isn’t on the page: %s", user, words[i], strstr (decoded, "<article>"));
    }
  assert_null (strstr (page, "Twice"));
  assert_null (strstr (page, "<bdi>"));
  clear (NULL);
}

static void
test_words_stay (void **state)
{
  check_words ("editor");
  check_words ("author");
}

/* --- the program --- */

static VouchTestOutcome *
publish (const char *card, const char *user, const char *option)
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
  return vouch_test_run_program (NULL, "publish", option, portal, card, NULL);
}

/* The card keeps what it is called and sorted under there, and so each later publishing. */
static VouchTestOutcome *
publish_sorted (const char *card, const char *user, const char *category)
{
  g_autofree char *portal = g_strconcat ("--portal=", user, NULL);
  g_autofree char *option = g_strconcat ("--category=", category, NULL);
  g_autoptr (VouchTestOutcome) signed_in = publish (card, user, "--dry-run");

  assert_int_equal (signed_in->exit_code, 0);
  return vouch_test_run_program (NULL, "publish", portal, option, "--slug=three-doses",
                                 "--excerpt=In short", "--tag=exercise", "--tag=Mind & body",
                                 "--pending", card, NULL);
}

static char *
copy_sample (const char *folder)
{
  char *card = g_build_filename (folder, "finished.scorecard", NULL);
  g_autofree char *from = g_build_filename (g_getenv ("VOUCH_TEST_WORDPRESS"), "..", "..", "data",
                                            "samples", "finished.scorecard", NULL);
  g_autofree char *text = NULL;
  gsize length;

  assert_true (g_file_get_contents (from, &text, &length, NULL));
  assert_true (g_file_set_contents (card, text, (gssize) length, NULL));
  return card;
}

/* A whole card of an author's: as a draft, then out; the site keeps it as it was sent. */
static void
test_program_publishes (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = copy_sample (folder);
  g_autoptr (VouchTestOutcome) draft = publish (card, "author", "--status=draft");
  g_autoptr (VouchTestOutcome) out = publish (card, "author", "--status=publish");
  g_autoptr (VouchTestOutcome) same = publish (card, "author", "--json");
  g_autofree char *page = NULL;

  if (draft->exit_code != 0)
    fail_msg ("%s%s", draft->output, draft->messages);
  assert_non_null (strstr (draft->output, "preview=true"));
  assert_non_null (strstr (draft->messages, "without Vouch’s plugin"));
  assert_int_equal (out->exit_code, 0);
  g_strchomp (out->output);
  page = read_page (out->output);
  assert_non_null (strstr (page, "Not a guideline"));
  assert_non_null (strstr (page, "href=\"https://doi.org/10.1371/journal.pone.0131647\""));
  assert_non_null (strstr (same->output, "\"unchanged\": true"));
  assert_non_null (strstr (same->output, "\"preconditions\""));
  vouch_test_remove_folder (folder);
}

static void
test_program_loses_answer (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = copy_sample (folder);
  g_autoptr (VouchTestOutcome) lost = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;
  g_autoptr (JsonNode) posts = NULL;
  g_autofree char *text = NULL;

  make_trouble ("once-mute");
  lost = publish (card, "editor", "--status=publish");
  assert_int_equal (lost->exit_code, 1);
  again = vouch_test_run_program (NULL, "publish", "--resume", "--portal=editor", NULL);
  if (again->exit_code != 0)
    fail_msg ("%s%s", again->output, again->messages);
  text = vouch_test_wordpress_do ("posts", SAMPLE);
  posts = vouch_json_parse (text, strlen (text), 10000000, NULL);
  assert_non_null (only_post (posts));
  vouch_test_remove_folder (folder);
}

/* The plugin was switched off: a post would be the card's second page on that site. */
static void
test_program_misses_plugin (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = copy_sample (folder);
  g_autofree char *text = NULL;
  g_autoptr (GString) with_receipt = NULL;
  g_autofree char *receipt = g_strdup_printf (
      "\"publications\": [{\"portal\": \"urn:uuid:" JOB "\", \"remote-id\": \"x\", \"address\": "
      "\"%s/scorecards/x/\", \"revision\": 3, \"digest\": \"d\", \"at\": "
      "\"2026-01-01T00:00:00Z\"}]",
      g_getenv ("VOUCH_WORDPRESS"));
  g_autoptr (VouchTestOutcome) outcome = NULL;
  g_autofree char *posts = NULL;

  assert_true (g_file_get_contents (card, &text, NULL, NULL));
  with_receipt = g_string_new (text);
  assert_int_equal (g_string_replace (with_receipt, "\"publications\": []", receipt, 1), 1);
  assert_true (g_file_set_contents (card, with_receipt->str, -1, NULL));
  outcome = publish (card, "editor", "--status=publish");
  assert_int_equal (outcome->exit_code, 1);
  if (!strstr (outcome->messages, "plugin does not answer"))
    fail_msg ("%s%s", outcome->output, outcome->messages);
  posts = vouch_test_wordpress_do ("posts", SAMPLE);
  assert_string_equal (posts, "[]");
  vouch_test_remove_folder (folder);
}

/* The same from the program: it says so, and the card keeps it. */
static void
test_program_tells_what_was_overwritten (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = copy_sample (folder);
  g_autoptr (VouchTestOutcome) sent = publish (card, "editor", "--status=publish");
  g_autoptr (VouchTestOutcome) over = NULL;
  g_autofree char *text = NULL;

  if (sent->exit_code != 0)
    fail_msg ("%s", sent->messages);
  make_trouble ("once-colleague");
  over = publish (card, "editor", "--tag=new");
  if (over->exit_code != 0 || !strstr (over->messages, "somebody changed the post while the card was being sent"))
    fail_msg ("%s%s", over->output, over->messages);
  assert_non_null (strstr (over->messages, "/wp-admin/revision.php?revision="));
  assert_true (g_file_get_contents (card, &text, NULL, NULL));
  assert_non_null (strstr (text, "/wp-admin/revision.php?revision="));
  vouch_test_remove_folder (folder);
}

static void
assert_names (JsonObject *post, const char *member, const char *names)
{
  JsonArray *list = vouch_json_get_array (post, member);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (list); i++)
    g_string_append_printf (joined, "%s,", vouch_json_array_text (list, i));
  assert_string_equal (joined->str, names);
}

static void
test_program_sorts (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = copy_sample (folder);
  g_autoptr (VouchTestOutcome) sent = publish_sorted (card, "editor", "Neurology");
  g_autoptr (VouchTestOutcome) out = publish (card, "editor", "--status=publish");
  g_autoptr (VouchTestOutcome) same = publish (card, "editor", "--json");
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) posts = NULL;
  JsonObject *post;

  if (sent->exit_code != 0 || out->exit_code != 0)
    fail_msg ("%s%s%s", sent->messages, out->messages, out->output);
  text = vouch_test_wordpress_do ("posts", SAMPLE);
  posts = vouch_json_parse (text, strlen (text), 10000000, NULL);
  post = only_post (posts);
  assert_string_equal (vouch_json_get_text (post, "slug"), "three-doses");
  assert_string_equal (vouch_json_get_text (post, "excerpt"), "In short");
  assert_string_equal (vouch_json_get_text (post, "status"), "publish");
  assert_names (post, "categories", "Neurology,");
  assert_names (post, "tags", "exercise,Mind &amp; body,");
  assert_non_null (strstr (same->output, "\"unchanged\": true"));
  vouch_test_remove_folder (folder);
}

static void
test_program_may_not_make_category (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = copy_sample (folder);
  g_autoptr (VouchTestOutcome) refused = publish_sorted (card, "author", "Nobody’s");
  g_autofree char *posts = vouch_test_wordpress_do ("posts", SAMPLE);

  assert_int_equal (refused->exit_code, 1);
  assert_non_null (strstr (refused->messages, "Nobody’s"));
  assert_string_equal (posts, "[]");
  vouch_test_remove_folder (folder);
}

#define TEST(function) cmocka_unit_test_setup (function, clear)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup (test_life, install_trouble),
    TEST (test_withdrawn),
    TEST (test_edited_there),
    TEST (test_put_back),
    TEST (test_overwritten_is_told),
    TEST (test_program_tells_what_was_overwritten),
    TEST (test_binned_there),
    TEST (test_deleted_there),
    TEST (test_hidden_post),
    TEST (test_roles),
    TEST (test_wrong_password),
    TEST (test_draft_becomes_planned),
    TEST (test_lost_answer),
    TEST (test_lost_answer_of_an_author),
    TEST (test_lost_second_post),
    TEST (test_uncounted_posts),
    TEST (test_kept_second_post),
    TEST (test_stripped_mark),
    TEST (test_second_post),
    TEST (test_twin_post),
    TEST (test_copied_post),
    TEST (test_blind_site),
    TEST (test_tidied_text),
    TEST (test_words_stay),
    TEST (test_program_publishes),
    TEST (test_program_loses_answer),
    TEST (test_program_misses_plugin),
    TEST (test_program_sorts),
    TEST (test_program_may_not_make_category),
  };

  if (!g_getenv ("VOUCH_WORDPRESS"))
    return vouch_test_skip_all ("there is no WordPress here");
  return vouch_test_run ("wordpress-stock", tests);
}
