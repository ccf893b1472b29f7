/* test-portal-guard.c: signing in by name and password, as off loopback.
 *
 * The guard stands in front of a server of the test's own, on loopback: the
 * portal itself would have to listen where others reach it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-server-answer.h"
#include "vouch-server-guard.h"
#include "vouch-test-portal.h"

typedef struct
{
  SoupServer *soup;
  VouchServerGuard *guard;
  VouchTestPortal client; /* only its address and session */
} Site;

static void
early_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  VouchServerGuard *guard = user_data;

  if (vouch_server_guard_admit_origin (guard, message))
    vouch_server_guard_admit_user (guard, message);
  vouch_server_guard_limit_body (guard, message);
}

static void
late_cb (SoupServer *soup,
         SoupServerMessage *message,
         const char *path,
         GHashTable *query,
         gpointer user_data)
{
  soup_server_message_set_status (message, 200, NULL);
}

static int
set_up (void **state)
{
  Site *site = g_new0 (Site, 1);
  GSList *uris;

  site->soup = soup_server_new (NULL, NULL);
  assert_true (soup_server_listen_local (site->soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (site->soup);
  site->guard = vouch_server_guard_new (NULL, "ann", "pässword", 1000);
  vouch_server_guard_add_host (site->guard, "http", "127.0.0.1",
                               (guint) g_uri_get_port (uris->data));
  soup_server_add_early_handler (site->soup, NULL, early_cb, site->guard, NULL);
  soup_server_add_handler (site->soup, NULL, late_cb, NULL, NULL);
  site->client.root = g_uri_to_string (uris->data);
  site->client.token = (char *) "any";
  site->client.session = soup_session_new ();
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  *state = site;
  return 0;
}

static int
tear_down (void **state)
{
  Site *site = *state;

  soup_session_abort (site->client.session);
  g_object_unref (site->client.session);
  soup_server_disconnect (site->soup);
  g_object_unref (site->soup);
  vouch_server_guard_free (site->guard);
  g_free (site->client.root);
  g_free (site);
  return 0;
}

static VouchTestAnswer *
ask (Site *site, const char *authorisation)
{
  return vouch_test_portal_send (&site->client,
                                 vouch_test_portal_message (&site->client, "GET", "", NULL,
                                                            "Authorization", authorisation, NULL));
}

static void
test_passwords (void **state)
{
  static const struct
  {
    const char *authorisation;
    guint status;
  } cases[] = {
    { "", 401 },
    { "Basic YW5uOnDDpHNzd29yZA==", 200 }, /* ann:pässword */
    { "basic YW5uOnDDpHNzd29yZA==", 200 }, /* the scheme's case is free */
    { "Basic YW5uOnBhc3N3b3Jk", 401 },     /* ann:password */
    { "Basic Ym9iOnDDpHNzd29yZA==", 401 }, /* bob:pässword */
    { "Basic YW5uOg==", 401 },             /* ann: */
    { "Basic YW5u", 401 },                 /* ann */
    { "Basic ", 401 },
    { "Basic %%%", 401 },
    { "Bearer any", 401 }, /* no token opens it */
    { "Bearer ", 401 },
    { "YW5uOnDDpHNzd29yZA==", 401 },
  };
  Site *site = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestAnswer) answer = ask (site, cases[i].authorisation);
      g_autoptr (VouchTestAnswer) good = NULL;

      if (answer->status != cases[i].status)
        fail_msg ("%s: %u", cases[i].authorisation, answer->status);
      if (answer->status == 401)
        assert_non_null (vouch_test_answer_header (answer, "WWW-Authenticate"));
      /* Signing in clears what was counted for the name. */
      good = ask (site, "Basic YW5uOnDDpHNzd29yZA==");
      assert_int_equal (good->status, 200);
    }
}

static void
test_guessing_is_slowed_down (void **state)
{
  Site *site = *state;
  g_autoptr (VouchTestAnswer) slowed = NULL;
  g_autoptr (VouchTestAnswer) right = NULL;

  for (int i = 0; i < 10; i++)
    {
      g_autoptr (VouchTestAnswer) answer = ask (site, "Basic YW5uOnBhc3N3b3Jk");

      assert_int_equal (answer->status, 401);
    }
  slowed = ask (site, "Basic YW5uOnBhc3N3b3Jk");
  assert_int_equal (slowed->status, 429);
  assert_string_equal (vouch_test_answer_header (slowed, "Retry-After"), "60");
  right = ask (site, "Basic YW5uOnDDpHNzd29yZA==");
  assert_int_equal (right->status, 429);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_passwords, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_guessing_is_slowed_down, set_up, tear_down),
  };

  return vouch_test_run ("portal-guard", tests);
}
