/* test-wordpress-sign-in.c: signing in to a real WordPress, from the page in the browser to signing out.
 *
 * Runs beside one: tests/wordpress/with-wordpress.sh. The browser is played; the pages are real.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-accounts.h"
#include "vouch-sign-in.h"
#include "vouch-test-portal.h"

#define DEADLINE 30000

static const char *
get_address (void)
{
  return g_getenv ("VOUCH_WORDPRESS");
}

/* --- a browser that somebody is signed in with --- */

typedef struct
{
  char *cookies; /* (owned) */
  char *nonce;   /* (owned): as the form of the page carries it */
} Browser;

static void
browser_clear (Browser *browser)
{
  g_free (browser->cookies);
  g_free (browser->nonce);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Browser, browser_clear)

static void
browse_as (const char *user, Browser *browser)
{
  g_autofree char *script = g_strconcat (g_getenv ("VOUCH_TEST_WORDPRESS"), "/do.php", NULL);
  g_autofree char *www = g_strconcat (g_getenv ("VOUCH_WORDPRESS_FOLDER"), "/www", NULL);
  const char *const argv[] = { "php", "-d", "display_errors=0", script, www, "browse", user, NULL };
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_command (NULL, argv);
  g_auto (GStrv) lines = g_strsplit (outcome->output, "\n", 3);

  if (outcome->exit_code != 0 || g_strv_length (lines) < 2)
    fail_msg ("%s%s", outcome->output, outcome->messages);
  browser->cookies = g_strdup (lines[0]);
  browser->nonce = g_strdup (lines[1]);
}

static VouchTestAnswer *
open_page (Browser *browser, const char *page)
{
  VouchTestPortal *portal = vouch_test_portal_new_at (get_address (), "nobody", "");
  SoupMessage *message = soup_message_new ("GET", page);
  VouchTestAnswer *answer;

  soup_message_headers_append (soup_message_get_request_headers (message), "Cookie",
                               browser->cookies);
  answer = vouch_test_portal_send (portal, message);
  vouch_test_portal_free (portal);
  return answer;
}

/* What the page's button sends. */
static SoupMessage *
make_form (Browser *browser, const char *page, const char *button)
{
  g_autoptr (GUri) uri = g_uri_parse (page, G_URI_FLAGS_ENCODED_QUERY, NULL);
  g_autoptr (GHashTable) query
      = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, NULL);
  const char *back = g_hash_table_lookup (query, "success_url");
  g_autofree char *reject = g_strconcat (back, "&success=false", NULL);
  g_autofree char *bare = g_strndup (page, strcspn (page, "?"));
  char *form = soup_form_encode (
      "action", "authorize_application_password", "_wpnonce", browser->nonce, "app_name",
      (char *) g_hash_table_lookup (query, "app_name"), "app_id",
      (char *) g_hash_table_lookup (query, "app_id"), "success_url", back, "reject_url", reject,
      button, "1", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (form, strlen (form));
  SoupMessage *message = soup_message_new ("POST", bare);

  soup_message_set_request_body_from_bytes (message, "application/x-www-form-urlencoded", bytes);
  soup_message_headers_append (soup_message_get_request_headers (message), "Cookie",
                               browser->cookies);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  return message;
}

/* Returns: where the browser is sent then. */
static char *
press (Browser *browser, const char *page, const char *button)
{
  VouchTestPortal *portal = vouch_test_portal_new_at (get_address (), "nobody", "");
  g_autoptr (VouchTestAnswer) answer
      = vouch_test_portal_send (portal, make_form (browser, page, button));

  vouch_test_portal_free (portal);
  if (answer->status != 302)
    fail_msg ("%u: %s", answer->status, answer->body);
  return g_strdup (vouch_test_answer_header (answer, "Location"));
}

/* --- waiting --- */

typedef struct
{
  gboolean is_done;
  GError *error;
} End;

static void
end_clear (End *end)
{
  g_clear_error (&end->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, end_clear)

static gboolean
is_done (gpointer data)
{
  return ((End *) data)->is_done;
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  End *end = data;

  vouch_sign_in_find_finish (VOUCH_SIGN_IN (object), result, &end->error);
  end->is_done = TRUE;
}

static void
signed_in_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  End *end = data;

  vouch_sign_in_finish (VOUCH_SIGN_IN (object), result, &end->error);
  end->is_done = TRUE;
}

static VouchSignIn *
find_site (void)
{
  VouchSignIn *sign_in = vouch_sign_in_new ();
  g_auto (End) end = { 0 };

  vouch_sign_in_find_async (sign_in, get_address (), NULL, found_cb, &end);
  assert_true (vouch_test_wait_until (is_done, &end, DEADLINE));
  if (end.error)
    fail_msg ("%s", end.error->message);
  return sign_in;
}

static void
take (VouchSignIn *sign_in, const char *address, End *end)
{
  vouch_sign_in_take_async (sign_in, address, NULL, signed_in_cb, end);
  assert_true (vouch_test_wait_until (is_done, end, DEADLINE));
}

/* Whether @password opens the site to @user. */
static gboolean
is_good (const char *user, const char *password)
{
  g_autofree char *root = g_strconcat (get_address (), "/wp-json/", NULL);
  VouchTestPortal *portal = vouch_test_portal_new_at (root, user, password);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      portal,
      vouch_test_portal_message (portal, "GET", "wp/v2/users/me?context=edit", NULL, NULL));

  vouch_test_portal_free (portal);
  return answer->status == 200;
}

/* --- the tests --- */

static void
test_finds_it (void **state)
{
  g_autoptr (VouchSignIn) sign_in = find_site ();
  const VouchSite *site = vouch_sign_in_get_site (sign_in);

  assert_string_equal (site->name, "Test site");
  assert_non_null (site->page);
  assert_int_equal (site->has_contract, g_strcmp0 (g_getenv ("VOUCH_WORDPRESS_PLUGIN"), "no") != 0);
}

static char *
find_value (const char *address, const char *name)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED_QUERY, NULL);
  g_autoptr (GHashTable) query
      = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_WWW_FORM, NULL);

  return g_strdup (g_hash_table_lookup (query, name));
}

typedef struct
{
  const char *user;
  gboolean may_write;
  gboolean may_publish;
} Role;

static const Role roles[] = {
  { "editor", TRUE, TRUE },
  { "author", TRUE, TRUE },
  { "contributor", TRUE, FALSE },
  { "subscriber", FALSE, FALSE },
};

static void
check_role (const Role *role)
{
  g_autoptr (VouchSignIn) sign_in = find_site ();
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
  g_auto (Browser) browser = { 0 };
  g_autoptr (VouchTestAnswer) shown = NULL;
  g_autofree char *back = NULL;
  g_autofree char *exposed = NULL;
  g_auto (End) end = { 0 };

  browse_as (role->user, &browser);
  shown = open_page (&browser, page);
  assert_int_equal (shown->status, 200);
  assert_non_null (strstr (shown->body, "signed-in?state="));
  back = press (&browser, page, "approve");
  exposed = find_value (back, "password");
  assert_true (is_good (role->user, exposed));
  take (sign_in, back, &end);
  if (end.error)
    fail_msg ("%s: %s", role->user, end.error->message);
  assert_string_equal (vouch_sign_in_get_account (sign_in)->user, role->user);
  assert_int_equal (vouch_sign_in_get_account (sign_in)->may_write, role->may_write);
  assert_int_equal (vouch_sign_in_get_account (sign_in)->may_publish, role->may_publish);
  assert_false (is_good (role->user, exposed));
  assert_true (is_good (role->user, vouch_sign_in_get_password (sign_in)));
}

static void
test_signs_in (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    check_role (&roles[i]);
}

static void
test_is_told_no (void **state)
{
  g_autoptr (VouchSignIn) sign_in = find_site ();
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
  g_auto (Browser) browser = { 0 };
  g_autofree char *back = NULL;
  g_auto (End) end = { 0 };

  browse_as ("editor", &browser);
  back = press (&browser, page, "reject");
  assert_true (vouch_sign_in_is_for (sign_in, back));
  take (sign_in, back, &end);
  assert_true (g_error_matches (end.error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED));
}

static char *
find_password (const char *user)
{
  g_autofree char *text = NULL;
  g_autofree char *start = g_strconcat (user, " ", NULL);
  g_auto (GStrv) lines = NULL;

  assert_true (g_file_get_contents (g_getenv ("VOUCH_WORDPRESS_USERS"), &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i]; i++)
    if (g_str_has_prefix (lines[i], start))
      return g_strdup (lines[i] + strlen (start));
  fail_msg ("There is no %s", user);
  return NULL;
}

static void
sign_in_by_hand (VouchSignIn *sign_in, const char *user, const char *password, End *end)
{
  vouch_sign_in_with_async (sign_in, user, password, NULL, signed_in_cb, end);
  assert_true (vouch_test_wait_until (is_done, end, DEADLINE));
}

/* The address of one's mail does as a name; what is kept is the name. WordPress reports no wrong
 * password by itself. */
static void
test_by_hand_and_out (void **state)
{
  g_autoptr (VouchSignIn) sign_in = find_site ();
  g_autofree char *password = find_password ("author");
  g_autoptr (VouchPortal) portal = vouch_portal_new ("Site", get_address (), "author", NULL);
  g_autofree char *remark = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (End) wrong = { 0 };
  g_auto (End) right = { 0 };

  sign_in_by_hand (sign_in, "author", "wrong", &wrong);
  assert_true (g_error_matches (wrong.error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED));
  sign_in_by_hand (sign_in, "author@example.org", password, &right);
  assert_null (right.error);
  assert_string_equal (vouch_sign_in_get_account (sign_in)->user, "author");
  vouch_portal_set_password (portal, password);
  /* Without a keyring: the site is told all the same. */
  vouch_accounts_sign_out_now (portal, &remark, NULL, &error);
  assert_null (remark);
  assert_false (is_good ("author", password));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_finds_it),
    cmocka_unit_test (test_signs_in),
    cmocka_unit_test (test_is_told_no),
    cmocka_unit_test (test_by_hand_and_out),
  };

  if (!g_getenv ("VOUCH_WORDPRESS"))
    return vouch_test_skip_all ("there is no WordPress here");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  return vouch_test_run ("wordpress-sign-in", tests);
}
