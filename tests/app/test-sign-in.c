/* test-sign-in.c: nobody gets a password but the site that was asked, and none is good twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-accounts.h"
#include "vouch-portal-list.h"
#include "vouch-sign-in.h"
#include "vouch-test-blog.h"

#define DEADLINE 20000

typedef struct
{
  gboolean is_done;
  gboolean is_good;
  char *remark;
  GError *error;
} End;

static gboolean
is_done (gpointer data)
{
  return ((End *) data)->is_done;
}

static void
end_clear (End *end)
{
  g_clear_error (&end->error);
  g_free (end->remark);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, end_clear)

static void
found_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  End *end = data;

  end->is_good = vouch_sign_in_find_finish (VOUCH_SIGN_IN (object), result, &end->error);
  end->is_done = TRUE;
}

static void
signed_in_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  End *end = data;

  end->is_good = vouch_sign_in_finish (VOUCH_SIGN_IN (object), result, &end->error);
  end->is_done = TRUE;
}

static void
find (VouchSignIn *sign_in, const char *address, End *end)
{
  vouch_sign_in_find_async (sign_in, address, NULL, found_cb, end);
  assert_true (vouch_test_wait_until (is_done, end, DEADLINE));
}

static VouchSignIn *
find_site (VouchTestBlog *site)
{
  VouchSignIn *sign_in = vouch_sign_in_new ();
  g_auto (End) end = { 0 };

  find (sign_in, site->address, &end);
  assert_null (end.error);
  return sign_in;
}

/* --- finding it --- */

static void
test_finds_the_site (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = NULL;
  const VouchSite *found;

  site->leads_to = "/blog/";
  sign_in = find_site (site);
  found = vouch_sign_in_get_site (sign_in);
  assert_string_equal (found->name, "A house");
  assert_string_equal (found->address, site->address);
  assert_true (g_str_has_suffix (found->page, "/wp-admin/authorize-application.php"));
  assert_false (found->has_contract);
  assert_int_equal (site->n_signed_in, 0);
}

typedef struct
{
  const char *leads_to;
  const char *words; /* in what is said */
} Astray;

static const Astray astray[] = {
  { "https://login.example.org/portal", "not safe" },
  { "http://login.example.org/", "not safe" },
  { "file:///etc/passwd", "not safe" },
  { "/nowhere", "No card portal" },
  { "/", "No card portal" },
};

/* A captive portal, or whoever else answers in the site's place. */
static void
test_is_not_led_astray (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (astray); i++)
    {
      g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
      g_autoptr (VouchSignIn) sign_in = vouch_sign_in_new ();
      g_auto (End) end = { 0 };

      site->leads_to = astray[i].leads_to;
      find (sign_in, site->address, &end);
      assert_false (end.is_good);
      if (!strstr (end.error->message, astray[i].words))
        fail_msg ("%s: %s", astray[i].leads_to, end.error->message);
    }
}

static const char *const no_addresses[]
    = { "", "http://example.org/", "https://me:secret@example.org/", "ftp://example.org", "a b" };

static void
test_takes_only_addresses (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_addresses); i++)
    {
      g_autoptr (VouchSignIn) sign_in = vouch_sign_in_new ();
      g_auto (End) end = { 0 };

      find (sign_in, no_addresses[i], &end);
      if (!g_error_matches (end.error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_SETTINGS))
        fail_msg ("%s: %s", no_addresses[i], end.error ? end.error->message : "taken");
    }
}

/* A site can't send the user to somebody else's page to type a password there. */
static void
test_page_is_the_sites (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = NULL;
  g_autoptr (GError) error = NULL;

  site->page = "https://login.example.org/wp-admin/authorize-application.php";
  sign_in = find_site (site);
  assert_null (vouch_sign_in_get_site (sign_in)->page);
  assert_null (vouch_sign_in_begin (sign_in, &error));
  assert_non_null (error);
}

/* --- in the browser --- */

/* What a browser brings for the page that it was shown; @form has one %s, for the site. */
static char *
approve (VouchTestBlog *site, const char *page, const char *more)
{
  g_autoptr (GUri) uri = g_uri_parse (page, G_URI_FLAGS_ENCODED_QUERY, NULL);
  g_autoptr (GHashTable) query
      = g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_NONE, NULL);
  const char *back = g_hash_table_lookup (query, "success_url");
  g_autofree char *address = g_uri_escape_string (site->address, NULL, FALSE);

  assert_true (g_uuid_string_is_valid (g_hash_table_lookup (query, "app_id")));
  if (more)
    return g_strconcat (back, more, NULL);
  return g_strdup_printf ("%s&site_url=%s&user_login=editor&password=first+word%%20of+all", back,
                          address);
}

static void
take (VouchSignIn *sign_in, const char *address, End *end)
{
  vouch_sign_in_take_async (sign_in, address, NULL, signed_in_cb, end);
  assert_true (vouch_test_wait_until (is_done, end, DEADLINE));
}

static void
test_signs_in (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = find_site (site);
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
  g_autofree char *back = approve (site, page, NULL);
  g_autofree char *words = NULL;
  g_auto (End) end = { 0 };

  assert_true (vouch_sign_in_is_for (sign_in, back));
  take (sign_in, back, &end);
  assert_null (end.error);
  assert_string_equal (vouch_sign_in_get_password (sign_in), "minted 1");
  assert_string_equal (vouch_sign_in_get_account (sign_in)->user, "editor");
  words = vouch_account_describe (vouch_sign_in_get_account (sign_in));
  assert_non_null (strstr (words, "Erika Muster. You can send drafts"));
  /* Only the second password is left. */
  assert_false (g_hash_table_contains (site->passwords, VOUCH_TEST_BLOG_PASSWORD));
  assert_true (g_hash_table_contains (site->passwords, "minted 1"));
  assert_int_equal (g_hash_table_size (site->passwords), 1);
}

/* The number is good once, and none that came before is good at all. */
static void
test_number_is_good_once (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = find_site (site);
  g_autofree char *earlier = vouch_sign_in_begin (sign_in, NULL);
  g_autofree char *old = approve (site, earlier, NULL);
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
  g_autofree char *back = approve (site, page, NULL);
  g_auto (End) first = { 0 };
  g_auto (End) second = { 0 };
  g_auto (End) third = { 0 };

  assert_string_not_equal (old, back);
  assert_false (vouch_sign_in_is_for (sign_in, old));
  take (sign_in, old, &first);
  assert_true (g_error_matches (first.error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED));
  assert_int_equal (site->n_signed_in, 0);
  take (sign_in, back, &second);
  assert_true (second.is_good);
  take (sign_in, back, &third);
  assert_true (g_error_matches (third.error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED));
  assert_int_equal (site->n_minted, 1);
}

static const char *const forged[] = {
  "&success=false",
  "&site_url=https%3A%2F%2Fexample.org&user_login=editor&password=first+word+of+all",
  "&user_login=editor&password=first+word+of+all",
  "&site_url=http%3A%2F%2F127.0.0.1%3A1%2F&user_login=editor&password=first+word+of+all",
  "0&site_url=SITE&user_login=editor&password=x",
  "&password=first+word+of+all&user_login=",
};

static void
test_answers_of_others_are_refused (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forged); i++)
    {
      g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
      g_autoptr (VouchSignIn) sign_in = find_site (site);
      g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
      g_autofree char *back = approve (site, page, forged[i]);
      g_auto (End) end = { 0 };

      take (sign_in, back, &end);
      if (end.is_good || site->n_signed_in > 0)
        fail_msg ("%s was taken", forged[i]);
    }
}

static const char *const strangers[] = {
  "",
  "org.vouch.vouch:signed-in?state=x",
  "org.vouch.vouch://other?state=x",
  "https://signed-in?state=x",
  "org.vouch.vouch://signed-in",
  "org.vouch.vouch://signed-in?state=",
  "org.vouch.vouch://signed-in?state=%00",
};

static void
test_other_addresses_are_nothing (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = find_site (site);
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    if (vouch_sign_in_is_for (sign_in, strangers[i]))
      fail_msg ("%s is none of ours", strangers[i]);
}

/* Where no second password is to be had the first one goes all the same: it was in an address. */
static void
test_exposed_password_goes (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = find_site (site);
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
  g_autofree char *back = approve (site, page, NULL);
  g_auto (End) end = { 0 };

  site->mints_none = TRUE;
  take (sign_in, back, &end);
  assert_false (end.is_good);
  assert_int_equal (g_hash_table_size (site->passwords), 0);
  assert_null (vouch_sign_in_get_password (sign_in));
}

static void
test_what_stays_is_told (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = find_site (site);
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
  g_autofree char *back = approve (site, page, NULL);
  g_auto (End) end = { 0 };

  site->revokes_none = TRUE;
  take (sign_in, back, &end);
  assert_false (end.is_good);
  assert_non_null (strstr (end.error->message, "Revoke them in your profile"));
  assert_int_equal (g_hash_table_size (site->passwords), 2);
}

/* Neither another one made nor the first one revoked. */
static void
test_what_stays_unminted_is_told (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = find_site (site);
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
  g_autofree char *back = approve (site, page, NULL);
  g_auto (End) end = { 0 };

  site->mints_none = site->revokes_none = TRUE;
  take (sign_in, back, &end);
  assert_false (end.is_good);
  assert_non_null (strstr (end.error->message, "Revoke it in your profile"));
}

/* A site that makes a password and then does not say whose it is. */
static void
test_minted_password_goes (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = find_site (site);
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
  g_autofree char *back = approve (site, page, NULL);
  g_auto (End) end = { 0 };

  site->knows_nobody = TRUE;
  take (sign_in, back, &end);
  assert_false (end.is_good);
  assert_int_equal (site->n_minted, 1);
  assert_int_equal (g_hash_table_size (site->passwords), 0);
}

static void
test_cancelled_leaves_no_password (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = find_site (site);
  g_autofree char *page = vouch_sign_in_begin (sign_in, NULL);
  g_autofree char *back = approve (site, page, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (End) end = { 0 };

  g_cancellable_cancel (cancellable);
  vouch_sign_in_take_async (sign_in, back, cancellable, signed_in_cb, &end);
  assert_true (vouch_test_wait_until (is_done, &end, DEADLINE));
  assert_false (end.is_good);
  assert_int_equal (g_hash_table_size (site->passwords), 0);
}

/* --- by hand --- */

static void
sign_in_with (VouchSignIn *sign_in, const char *password, End *end)
{
  vouch_sign_in_with_async (sign_in, "editor", password, NULL, signed_in_cb, end);
  assert_true (vouch_test_wait_until (is_done, end, DEADLINE));
}

static void
test_by_hand (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchSignIn) sign_in = find_site (site);
  g_auto (End) wrong = { 0 };
  g_auto (End) right = { 0 };

  site->may_publish = TRUE;
  sign_in_with (sign_in, "wrong", &wrong);
  assert_true (g_error_matches (wrong.error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNAUTHORISED));
  assert_null (strstr (wrong.error->message, "\"wrong\""));
  sign_in_with (sign_in, VOUCH_TEST_BLOG_PASSWORD, &right);
  assert_true (right.is_good);
  assert_true (vouch_sign_in_get_account (sign_in)->may_publish);
  assert_string_equal (vouch_sign_in_get_password (sign_in), VOUCH_TEST_BLOG_PASSWORD);
  assert_int_equal (site->n_minted, 0);
}

/* --- what is kept --- */

static void
changed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  End *end = data;

  end->is_good
      = vouch_accounts_finish (VOUCH_ACCOUNTS (object), result, &end->remark, &end->error);
  end->is_done = TRUE;
}

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  End *end = data;
  g_autoptr (VouchAccount) account
      = vouch_accounts_ask_finish (VOUCH_ACCOUNTS (object), result, &end->error);

  end->is_good = account != NULL;
  end->is_done = TRUE;
}

/* This computer has no keyring: it is said, and the password is good until the end. */
static void
test_without_a_keyring (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchAccounts) accounts = vouch_accounts_new ();
  g_autoptr (VouchPortal) portal = vouch_portal_new ("House", site->address, "editor", NULL);
  g_autoptr (VouchPortal) found = NULL;
  g_autoptr (VouchPortal) gone = NULL;
  g_autofree char *path
      = g_build_filename (g_get_user_config_dir (), "vouch", "portals.ini", NULL);
  g_autofree char *text = NULL;
  g_auto (End) added = { 0 };
  g_auto (End) out = { 0 };

  vouch_portal_set_password (portal, VOUCH_TEST_BLOG_PASSWORD);
  vouch_accounts_add_async (accounts, portal, NULL, changed_cb, &added);
  assert_true (vouch_test_wait_until (is_done, &added, DEADLINE));
  assert_null (added.error);
  assert_non_null (strstr (added.remark, "until you close Vouch"));
  found = vouch_accounts_find (accounts, portal);
  assert_string_equal (vouch_portal_get_password (found), VOUCH_TEST_BLOG_PASSWORD);
  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  assert_non_null (strstr (text, "[House]"));
  assert_null (strstr (text, "first"));
  vouch_accounts_sign_out_async (accounts, found, NULL, changed_cb, &out);
  assert_true (vouch_test_wait_until (is_done, &out, DEADLINE));
  assert_null (out.error);
  assert_null (out.remark);
  assert_int_equal (g_hash_table_size (site->passwords), 0);
  gone = vouch_accounts_find (accounts, portal);
  assert_null (gone);
}

/* Whoever can write a site's redirects does not get the password that was kept for it. */
static void
test_kept_password_stays_at_home (void **state)
{
  g_autoptr (VouchTestBlog) site = vouch_test_blog_new ();
  g_autoptr (VouchTestBlog) other = vouch_test_blog_new ();
  g_autoptr (VouchAccounts) accounts = vouch_accounts_new ();
  g_autoptr (VouchPortal) portal = vouch_portal_new ("Moved", site->address, "editor", NULL);
  g_auto (End) asked = { 0 };
  g_auto (End) out = { 0 };

  site->leads_to = other->address;
  vouch_portal_set_password (portal, VOUCH_TEST_BLOG_PASSWORD);
  vouch_accounts_ask_async (accounts, portal, NULL, asked_cb, &asked);
  assert_true (vouch_test_wait_until (is_done, &asked, DEADLINE));
  assert_true (g_error_matches (asked.error, VOUCH_PORTAL_ERROR, VOUCH_PORTAL_ERROR_UNTRUSTED));
  assert_non_null (strstr (asked.error->message, other->address));
  vouch_accounts_sign_out_async (accounts, portal, NULL, changed_cb, &out);
  assert_true (vouch_test_wait_until (is_done, &out, DEADLINE));
  assert_non_null (strstr (out.remark, other->address));
  assert_int_equal (other->n_signed_in, 0);
  assert_int_equal (site->n_signed_in, 0);
}

/* A portal of ours; @data is what it answers to who it is, %NULL for none: there were no roles. */
static void
portal_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
           gpointer data)
{
  const char *me = data;
  const char *json = "{}";

  if (strcmp (path, "/vouch/v1/") == 0)
    json = "{\"name\":\"Team\",\"version\":\"1\"}";
  else if (strcmp (path, "/vouch/v1/me") == 0 && me)
    json = me;
  soup_server_message_set_status (
      message, strcmp (path, "/vouch/v1/me") == 0 && !me ? 404 : 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, json,
                                    strlen (json));
}

typedef struct
{
  const char *me; /* (nullable) */
  gboolean may_write;
  gboolean may_publish;
} Role;

static const Role roles[] = {
  { "{\"user\":\"ann\",\"role\":\"reader\",\"may\":[\"read\"]}", FALSE, FALSE },
  { "{\"user\":\"ann\",\"role\":\"author\",\"may\":[\"read\",\"draft\"]}", TRUE, FALSE },
  { "{\"user\":\"ann\",\"may\":[\"read\",\"draft\",\"publish\"]}", TRUE, TRUE },
  { "{\"user\":\"ann\",\"may\":[1,{}]}", FALSE, FALSE },
  { NULL, TRUE, TRUE },
};

static void
who_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  /* Where there is none the wait for it fails: a callback can't. */
  *(VouchAccount **) data = vouch_accounts_ask_finish (VOUCH_ACCOUNTS (object), result, NULL);
}

static gboolean
is_there (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
test_roles (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
      g_autoptr (VouchAccounts) accounts = vouch_accounts_new ();
      g_autoptr (VouchPortal) portal = NULL;
      g_autoptr (VouchAccount) account = NULL;
      g_autofree char *address = NULL;
      GSList *uris;

      soup_server_add_handler (server, "/", portal_cb, (gpointer) roles[i].me, NULL);
      assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
      uris = soup_server_get_uris (server);
      address = g_uri_to_string (uris->data);
      g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
      portal = vouch_portal_new ("Team", address, "ann", NULL);
      vouch_portal_set_password (portal, "long enough");
      vouch_accounts_ask_async (accounts, portal, NULL, who_cb, &account);
      assert_true (vouch_test_wait_until (is_there, &account, DEADLINE));
      assert_string_equal (account->user, "ann");
      assert_int_equal (account->may_write, roles[i].may_write);
      assert_int_equal (account->may_publish, roles[i].may_publish);
      soup_server_disconnect (server);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_finds_the_site),
    cmocka_unit_test (test_is_not_led_astray),
    cmocka_unit_test (test_takes_only_addresses),
    cmocka_unit_test (test_page_is_the_sites),
    cmocka_unit_test (test_signs_in),
    cmocka_unit_test (test_number_is_good_once),
    cmocka_unit_test (test_answers_of_others_are_refused),
    cmocka_unit_test (test_other_addresses_are_nothing),
    cmocka_unit_test (test_exposed_password_goes),
    cmocka_unit_test (test_what_stays_is_told),
    cmocka_unit_test (test_what_stays_unminted_is_told),
    cmocka_unit_test (test_minted_password_goes),
    cmocka_unit_test (test_cancelled_leaves_no_password),
    cmocka_unit_test (test_by_hand),
    cmocka_unit_test (test_without_a_keyring),
    cmocka_unit_test (test_kept_password_stays_at_home),
    cmocka_unit_test (test_roles),
  };

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  return vouch_test_run ("sign-in", tests);
}
