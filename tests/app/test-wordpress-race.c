/* test-wordpress-race.c: several programs publish the same card on a WordPress without the plugin within
 * the same milliseconds, and it is there once; and a card is withdrawn there by the program.
 *
 * Runs beside one: tests/wordpress/with-wordpress.sh.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-portal-client.h"
#include "vouch-test-wordpress.h"

#define SAMPLE "dc36fc90-2248-4d70-aca4-a1a9f5b19f71"
#define N_WRITERS 4 /* as many as the site has workers */
#define N_ROUNDS 12
#define MOST_TRIES 20
#define DEADLINE (120000 * VOUCH_TEST_SLOWNESS)

/* One of the programs. */
typedef struct
{
  guint number;
  const char *card;
  const char *password;
  guint status;    /* what it was answered with in the end */
  gint64 revision; /* that it made */
  gint *n_ready;   /* (atomic): who waits for the others */
  gboolean is_over;
} Writer;

static JsonNode *
make_body (const Writer *writer, const char *job)
{
  g_autofree char *html = g_strdup_printf ("<article><p>By number %u.</p></article>", writer->number);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, html, -1);

  return vouch_json_new_members (
      "job", vouch_json_new_text (job), "digest", vouch_json_new_text (digest), "title",
      vouch_json_new_text ("A race"), "excerpt", vouch_json_new_text (""), "status",
      vouch_json_new_text ("publish"), "html", vouch_json_new_text (html), "card",
      vouch_json_new_text ("{}"), "jsonld", vouch_json_new_text ("{}"), NULL);
}

static void
wait_for_all (Writer *writer)
{
  g_atomic_int_inc (writer->n_ready);
  while (g_atomic_int_get (writer->n_ready) < N_WRITERS)
    g_thread_yield ();
}

/* What gets no answer is asked for again, as the outbox does. */
static gpointer
write_thread (gpointer data)
{
  Writer *writer = data;
  g_autoptr (VouchPortal) portal = vouch_portal_new ("Site", g_getenv ("VOUCH_WORDPRESS"), "editor", NULL);
  g_autofree char *job = g_uuid_string_random ();
  g_autofree char *path = g_strconcat ("cards/", writer->card, NULL);
  g_autoptr (JsonNode) body = make_body (writer, job);

  vouch_portal_set_password (portal, writer->password);
  for (guint i = 0; i < MOST_TRIES && writer->status == 0; i++)
    {
      g_autoptr (VouchPortalClient) client = vouch_portal_client_new (portal);
      g_autoptr (VouchPortalAnswer) answer = NULL;
      gboolean is_there = vouch_portal_client_connect (client, NULL, NULL);

      if (i == 0)
        wait_for_all (writer);
      if (is_there)
        answer = vouch_portal_client_send (client, "PUT", path, body, 0, NULL, NULL);
      if (!answer || answer->status >= 500)
        continue;
      writer->status = answer->status;
      writer->revision = vouch_json_get_int (vouch_json_node_object (answer->json), "revision", 0);
    }
  g_atomic_int_set (&writer->is_over, TRUE);
  return NULL;
}

static gboolean
are_over (gpointer data)
{
  Writer *writers = data;

  for (guint i = 0; i < N_WRITERS; i++)
    if (!g_atomic_int_get (&writers[i].is_over))
      return FALSE;
  return TRUE;
}

static void
race (const char *card, const char *password, Writer *writers)
{
  GThread *threads[N_WRITERS];
  gint n_ready = 0;

  for (guint i = 0; i < N_WRITERS; i++)
    {
      writers[i] = (Writer) { .number = i, .card = card, .password = password, .n_ready = &n_ready };
      threads[i] = g_thread_new ("writer", write_thread, &writers[i]);
    }
  assert_true (vouch_test_wait_until (are_over, writers, DEADLINE));
  for (guint i = 0; i < N_WRITERS; i++)
    g_thread_join (threads[i]);
}

/* One is told that it has published, all others that the card is there by somebody else, and its post is
 * the only one. */
static void
test_published_at_once (void **state)
{
  g_autofree char *password = vouch_test_wordpress_password ("editor");

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *card = g_uuid_string_random ();
      Writer writers[N_WRITERS];
      g_autofree char *text = NULL;
      g_autofree char *words = NULL;
      g_autoptr (JsonNode) posts = NULL;
      guint n_told = 0;

      race (card, password, writers);
      text = vouch_test_wordpress_do ("posts", card);
      posts = vouch_json_parse (text, strlen (text), G_MAXSIZE, NULL);
      if (vouch_json_array_length (vouch_json_node_array (posts)) != 1)
        fail_msg ("Round %u: %s", round, text);
      for (guint i = 0; i < N_WRITERS; i++)
        if (writers[i].status == 201 || writers[i].status == 200)
          {
            n_told++;
            words = g_strdup_printf ("By number %u.", i);
          }
        else if (writers[i].status != 412)
          fail_msg ("Round %u: %u is answered with %u", round, i, writers[i].status);
      if (n_told != 1 || !strstr (text, words))
        fail_msg ("Round %u: %u have published, and there is %s", round, n_told, text);
    }
}

/* --- withdrawing --- */

static VouchTestOutcome *
run (const char *card, const char *option)
{
  return vouch_test_run_program (NULL, "publish", "--portal=site", "--json", option, card, NULL);
}

static void
expect (const VouchTestOutcome *outcome, int exit_code, const char *words)
{
  if (outcome->exit_code != exit_code || !strstr (outcome->output, words))
    fail_msg ("%d, without “%s”: %s%s", outcome->exit_code, words, outcome->output, outcome->messages);
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

/* Out, withdrawn with a reason that readers see, withdrawn already, and out again at the same address. */
static void
test_program_withdraws (void **state)
{
  g_autofree char *folder = vouch_test_make_folder ();
  g_autofree char *card = copy_sample (folder);
  g_autofree char *password = vouch_test_wordpress_password ("editor");
  g_autoptr (VouchTestOutcome) added = vouch_test_run_program (
      NULL, "portal", "add", "--user=editor", "site", g_getenv ("VOUCH_WORDPRESS"), NULL);
  g_autoptr (VouchTestOutcome) out = NULL;
  g_autoptr (VouchTestOutcome) gone = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;
  g_autoptr (VouchTestOutcome) back = NULL;
  g_autofree char *there = NULL;
  g_autofree char *after = NULL;

  assert_int_equal (added->exit_code, 0);
  g_setenv ("VOUCH_PORTAL_PASSWORD", password, TRUE);
  out = run (card, "--status=publish");
  expect (out, 0, "\"revision\": 1");
  gone = run (card, "--withdraw=The dose was wrong");
  expect (gone, 0, "\"status\": \"withdrawn\"");
  there = vouch_test_wordpress_do ("posts", SAMPLE);
  assert_non_null (strstr (there, "The dose was wrong"));
  assert_null (strstr (there, "Not a guideline"));
  again = run (card, "--withdraw=The dose was wrong");
  expect (again, 0, "\"unchanged\": true");
  back = run (card, "--status=publish");
  expect (back, 0, "\"revision\": 3");
  after = vouch_test_wordpress_do ("posts", SAMPLE);
  assert_non_null (strstr (after, "Not a guideline"));
  assert_null (strstr (after, "The dose was wrong"));
  vouch_test_remove_folder (folder);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_published_at_once),
    cmocka_unit_test (test_program_withdraws),
  };

  if (!g_getenv ("VOUCH_WORDPRESS"))
    return vouch_test_skip_all ("there is no WordPress here");
  return vouch_test_run ("wordpress-race", tests);
}
