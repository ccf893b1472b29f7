/* test-publish-private.c: what is published holds nothing private.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json-print.h"
#include "vouch-json.h"
#include "vouch-test-job.h"
#include "vouch-test-portal.h"

#define FULL_ID "00000000-0000-4000-8000-000000000004" /* of page/full.scorecard */

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
assert_no_canary (const char *what, const char *text)
{
  if (strstr (text, VOUCH_TEST_JOB_CANARY))
    fail_msg ("Something private is in %s: %s", what, text);
}

#define RUN_OUT "1987-06-05"

static void
assert_silent (const char *what, const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  if (strstr (lower, "canary") || strstr (text, RUN_OUT))
    fail_msg ("Something private is in %s: %s", what, text);
}

static void
test_nothing_private_leaves (void **state)
{
  static const char *const signed_in[] = { "vouch/v1/cards", "vouch/v1/cards/" VOUCH_TEST_JOB_ID, "vouch/v1/" };
  static const char *const open[] = { "", "feed.atom", "style.css", "cards/sleep-and-mood" };
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  g_autoptr (VouchPublication) publication = vouch_publication_new (card, "publish", NULL);
  g_autoptr (JsonNode) body = vouch_publication_to_json (publication, VOUCH_TEST_JOB_ID, 0, NULL);
  g_autofree char *request = vouch_json_print (body, FALSE);
  g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, NULL);

  assert_non_null (result.receipt);
  assert_no_canary ("the request", request);
  assert_non_null (strstr (request, "Sleep helps mood."));
  assert_non_null (strstr (request, "Ann Writer"));
  for (gsize i = 0; i < G_N_ELEMENTS (signed_in); i++)
    {
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          server, vouch_test_portal_message (server, "GET", signed_in[i], NULL, NULL));

      assert_int_equal (answer->status, 200);
      assert_no_canary (signed_in[i], answer->body);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_get (server, open[i]);

      assert_int_equal (answer->status, 200);
      assert_no_canary (open[i], answer->body);
      if (i == 3)
        assert_non_null (strstr (answer->body, "Sleep helps mood."));
    }
}

/* The fixture of test-published-form.c: every member of the format, each private one a canary. An embargo
 * that can't be read keeps the card here: this one has run out. */
static JsonNode *
read_full_card (void)
{
  g_autofree char *json = vouch_test_read_fixture ("page/full.scorecard", NULL);
  GString *text = g_string_new (json);

  assert_int_equal (g_string_replace (text, "\"embargo\": \"canary\"",
                                      "\"embargo\": \"" RUN_OUT "\"", 0),
                    1);
  g_free (json);
  json = g_string_free (text, FALSE);
  return vouch_test_job_parse (json);
}

static void
test_nothing_private_of_any_member_leaves (void **state)
{
  static const char *const paths[]
      = { "", "feed.atom", "cards/title-shown", "vouch/v1/cards", "vouch/v1/cards/" FULL_ID };
  VouchTestPortal *server = *state;
  g_autoptr (VouchPortal) portal = vouch_test_job_embedded (server->root, server->token);
  g_autoptr (JsonNode) card = read_full_card ();
  g_autoptr (VouchPublication) publication = vouch_publication_new (card, "publish", NULL);
  g_autoptr (JsonNode) body = vouch_publication_to_json (publication, VOUCH_TEST_JOB_ID, 0, NULL);
  g_autofree char *request = vouch_json_print (body, FALSE);
  g_auto (VouchTestJob) result = vouch_test_job_run (card, portal, NULL, NULL);

  assert_non_null (result.receipt);
  assert_silent ("the request", request);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (VouchTestAnswer) answer = vouch_test_portal_send (
          server, vouch_test_portal_message (server, "GET", paths[i], NULL, NULL));

      assert_int_equal (answer->status, 200);
      assert_silent (paths[i], answer->body);
      assert_non_null (strstr (answer->body, "Title shown"));
    }
}

/* The control: were the members not listed, this test would see it. */
static void
test_the_canary_sings (void **state)
{
  g_autoptr (JsonNode) card = vouch_test_job_card ();
  g_autofree char *text = vouch_json_print (card, FALSE);

  assert_non_null (strstr (text, VOUCH_TEST_JOB_CANARY));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_nothing_private_leaves, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_nothing_private_of_any_member_leaves, set_up, tear_down),
    cmocka_unit_test (test_the_canary_sings),
  };

  return vouch_test_run ("publish-private", tests);
}
