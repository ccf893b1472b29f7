/* vouch-test-job.c: publishes a card, and waits for the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-job.h"

#include <string.h>

#include "vouch-json.h"

#define DEADLINE 90000

#define ID VOUCH_TEST_JOB_ID
#define CANARY VOUCH_TEST_JOB_CANARY

static const char whole_card[]
    = "{\"format\":\"vouch-scorecard\",\"version\":1,\"id\":\"" ID "\",\"kind\":\"scorecard\","
      "\"language\":\"en\",\"title\":\"Sleep and mood\",\"date\":\"2026-06-02\","
      "\"people\":[{\"name\":\"Ann Writer\",\"role\":\"writer\",\"id\":\"" CANARY "\"},"
      "{\"name\":\"" CANARY "\",\"role\":\"manager\"}],"
      "\"drafting\":\"machine\",\"disclosure\":\"Drafted by machine.\",\"x-own\":\"" CANARY "\","
      "\"article\":{\"title\":\"A paper\",\"authors\":[\"B. Author\"],\"date\":\"2026-05-01\","
      "\"journal\":\"J Sleep\",\"type\":\"trial\",\"reference\":\"r1\",\"x-own\":\"" CANARY "\"},"
      "\"sections\":[{\"id\":\"s1\",\"role\":\"key-highlights\",\"title\":\"Key Highlights\","
      "\"x-own\":\"" CANARY "\",\"statements\":["
      "{\"id\":\"t1\",\"text\":\"Sleep helps mood.\",\"origin\":\"edited\",\"by\":\"" CANARY "\","
      "\"marker\":{\"text\":\"" CANARY "\",\"at\":3},\"x-own\":\"" CANARY "\","
      "\"citations\":[{\"id\":\"c1\",\"reference\":\"r1\",\"relation\":\"supports\","
      "\"how\":\"chosen\",\"seen-by-eye\":\"" CANARY "\",\"x-own\":\"" CANARY "\","
      "\"locator\":{\"label\":\"page\",\"value\":\"4\"},\"quote\":{\"exact\":\"mood rose\","
      "\"prefix\":\"" CANARY "\",\"suffix\":\"" CANARY "\",\"page\":4,\"source\":\"" CANARY "\"},"
      "\"region\":{\"page\":4,\"box\":[1,2,3,4],\"source\":\"" CANARY "\"}}],"
      "\"declined\":{\"reason\":\"own-advice\",\"note\":\"" CANARY "\",\"by\":\"" CANARY "\","
      "\"accepted-by\":\"" CANARY "\"},"
      "\"verified\":{\"by\":\"" CANARY "\",\"at\":\"2026-06-01T00:00:00Z\",\"digest\":\"" CANARY
      "\"}},"
      "{\"id\":\"t2\",\"text\":\"" CANARY "\",\"set-aside\":{\"reason\":\"" CANARY "\"},"
      "\"origin\":\"written\",\"citations\":[]}]}],"
      "\"references\":[{\"id\":\"r1\",\"type\":\"article-journal\",\"title\":\"A paper\","
      "\"source\":\"" CANARY "\",\"note\":\"" CANARY "\",\"x-own\":\"" CANARY "\"},"
      "{\"id\":\"r2\",\"type\":\"article-journal\",\"title\":\"" CANARY "\"}],"
      "\"notes\":[{\"id\":\"n1\",\"on\":\"t1\",\"author\":\"" CANARY "\",\"created\":\"" CANARY
      "\","
      "\"kind\":\"question\",\"blocking\":true,\"body\":\"" CANARY "\",\"replies\":[]}],"
      "\"considered\":[{\"rule\":\"source-missing\",\"node\":\"t1\",\"reason\":\"" CANARY "\"}],"
      "\"muted\":[\"" CANARY "\"],\"approvals\":[{\"by\":\"" CANARY "\",\"digest\":\"" CANARY
      "\"}],"
      "\"work\":{\"state\":\"" CANARY "\",\"assignee\":\"" CANARY "\"},"
      "\"publications\":[{\"portal\":\"" CANARY "\",\"remote-id\":\"" CANARY "\","
      "\"address\":\"https://" CANARY "/\",\"revision\":3,\"digest\":\"" CANARY "\"}]}";

static void
step_changed_cb (GObject *job, GParamSpec *pspec, gpointer user_data)
{
  if (vouch_publish_job_get_step (VOUCH_PUBLISH_JOB (job)))
    ((VouchTestJob *) user_data)->steps++;
}

static void
published_cb (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  VouchPublishJob *job = VOUCH_PUBLISH_JOB (source);
  VouchTestJob *result = user_data;
  JsonNode *current;

  result->receipt = vouch_publish_job_run_finish (job, async_result, &result->error);
  current = vouch_publish_job_get_current (job);
  result->current = current ? json_node_ref (current) : NULL;
  result->is_done = TRUE;
}

static gboolean
is_result_done (gpointer result)
{
  return ((VouchTestJob *) result)->is_done;
}

void
vouch_test_job_clear (VouchTestJob *self)
{
  g_clear_pointer (&self->receipt, vouch_receipt_free);
  g_clear_pointer (&self->current, json_node_unref);
  g_clear_error (&self->error);
}

JsonNode *
vouch_test_job_parse (const char *json)
{
  JsonNode *node = vouch_json_parse (json, strlen (json), VOUCH_JSON_MAX_CARD, NULL);

  assert_non_null (node);
  return node;
}

/** Publishes @card, and waits for the end. */
VouchTestJob
vouch_test_job_run (JsonNode *card,
                    VouchPortal *portal,
                    const char *program,
                    GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VouchPublication) publication = vouch_publication_new (card, "publish", &error);
  g_autoptr (VouchPublishJob) job = NULL;
  VouchTestJob result = { 0 };

  if (!publication)
    fail_msg ("%s", error->message);
  job = vouch_publish_job_new (publication, portal);
  if (program)
    vouch_publish_job_set_program (job, program);
  g_signal_connect (job, "notify::step", G_CALLBACK (step_changed_cb), &result);
  vouch_publish_job_run_async (job, cancellable, published_cb, &result);
  if (!vouch_test_wait_until (is_result_done, &result, DEADLINE))
    fail_msg ("The job does not end");
  return result;
}

void
vouch_test_job_assert_error (const VouchTestJob *self, int code)
{
  assert_null (self->receipt);
  if (!g_error_matches (self->error, VOUCH_PORTAL_ERROR, code))
    fail_msg ("Not error %d: %s", code, self->error->message);
}

VouchPortal *
vouch_test_job_embedded (const char *root, const char *token)
{
  VouchPortalToken shared = { .address = (char *) root, .token = (char *) token };

  return vouch_portal_new_embedded (&shared);
}

/** Returns: (transfer full): a card with every kind of member. */
JsonNode *
vouch_test_job_card (void)
{
  return vouch_test_job_parse (whole_card);
}
