/* test-portal-readers.c: what readers and robots find: search, the map of the site, health.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-portal.h"

#include <string.h>

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
put (VouchTestPortal *portal, const char *title, const char *more)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *path = g_strconcat ("vouch/v1/cards/", id, NULL);
  g_autofree char *body = vouch_test_portal_body (id, NULL, "null", title, more);
  g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
      portal, vouch_test_portal_message (portal, "PUT", path, body, NULL));

  assert_int_equal (answer->status, 201);
}

#define PUBLISH "\"status\":\"publish\","

static const struct
{
  const char *words; /* as in an address */
  const char *found[3];
} searches[] = {
  { "exercise", { "Exercise and mood" } },
  { "EXERC", { "Exercise and mood" } },                /* the beginning of a word */
  { "mood+exercise", { "Exercise and mood" } },        /* in any order */
  { "ercise", { NULL } },                              /* no beginning */
  { "cafe", { "Caf\303\251 visits" } },                /* without its accent */
  { "caf%C3%A9", { "Caf\303\251 visits" } },
  { "sleep", { "Caf\303\251 visits" } },               /* in the excerpt */
  { "psychiatry", { "Exercise and mood" } },           /* a tag */
  { "secret", { NULL } },                              /* a draft */
  { "later", { NULL } },                               /* not out yet */
  { "%FF%FE", { NULL } },
  { "%3Cscript%3E", { NULL } },
};

static void
test_search (void **state)
{
  VouchTestPortal *portal = *state;

  put (portal, "Exercise and mood", PUBLISH "\"tags\":[\"psychiatry\"],");
  put (portal, "Caf\303\251 visits", PUBLISH "\"excerpt\":\"Coffee and sleep\",");
  put (portal, "Secret draft", NULL);
  put (portal, "Comes later", PUBLISH "\"date\":\"2999-01-01\",");
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *path = g_strconcat ("?q=", searches[i].words, NULL);
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_get (portal, path);

      assert_int_equal (answer->status, 200);
      assert_string_equal (vouch_test_answer_header (answer, "X-Robots-Tag"), "noindex");
      assert_null (strstr (answer->body, "<script"));
      if (!searches[i].found[0] && !strstr (answer->body, "No card has these words"))
        fail_msg ("%s: %s", path, answer->body);
      for (gsize j = 0; searches[i].found[j]; j++)
        if (!strstr (answer->body, searches[i].found[j]))
          fail_msg ("%s: %s", path, answer->body);
    }
}

static void
test_sitemap (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) robots = vouch_test_portal_get (portal, "robots.txt");
  g_autoptr (VouchTestAnswer) map = NULL;
  g_autofree char *address = g_strconcat ("<loc>", portal->root, "cards/exercise</loc>", NULL);
  g_autofree char *line = g_strconcat ("Sitemap: ", portal->root, "sitemap.xml\n", NULL);

  put (portal, "Exercise", PUBLISH);
  put (portal, "Secret draft", NULL);
  put (portal, "Comes later", PUBLISH "\"date\":\"2999-01-01\",");
  map = vouch_test_portal_get (portal, "sitemap.xml");
  assert_int_equal (map->status, 200);
  assert_non_null (strstr (map->body, address));
  assert_null (strstr (map->body, "secret"));
  assert_null (strstr (map->body, "later"));
  assert_non_null (strstr (robots->body, line));
}

static void
test_health (void **state)
{
  VouchTestPortal *portal = *state;
  g_autoptr (VouchTestAnswer) health = vouch_test_portal_get (portal, "vouch/v1/health");

  assert_int_equal (health->status, 200);
  assert_string_equal (vouch_test_answer_text (health, "status"), "ok");
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_search, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_sitemap, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_health, set_up, tear_down),
  };

  return vouch_test_run ("portal-readers", tests);
}
