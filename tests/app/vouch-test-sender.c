/* vouch-test-sender.c: writes cards, starts portals, and reads what became of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include "vouch-test-sender.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-outbox.h"
#include "vouch-receipt.h"

#define PATIENCE 2400 /* times a fortieth of a second */

const char vouch_test_sender_card[]
    = "{\n  \"format\": \"vouch-scorecard\",\n  \"version\": 1,\n  \"id\": \"" VOUCH_TEST_SENDER_ID "\",\n"
      "  \"kind\": \"scorecard\",\n  \"language\": \"en\",\n  \"title\": \"Sleep and mood\",\n"
      "  \"people\": [],\n  \"drafting\": \"person\",\n"
      "  \"article\": {\n    \"title\": \"A paper\",\n    \"type\": \"trial\",\n"
      "    \"reference\": \"r1\"\n  },\n"
      "  \"sections\": [],\n  \"references\": [\n    {\n      \"id\": \"r1\",\n"
      "      \"type\": \"article-journal\",\n      \"title\": \"Sleep\"\n    }\n  ],\n  \"notes\": [],\n"
      "  \"x-own\": {\n    \"a\": 1\n  }\n}\n";

/* --- files --- */

/** Returns: (transfer full): what is in it. */
char *
vouch_test_read_file (const char *path)
{
  char *text = NULL;

  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/** Writes a card that can be published. */
void
vouch_test_write_card (const char *path, const char *id, const char *title)
{
  g_autoptr (GString) text = g_string_new (vouch_test_sender_card);

  assert_int_equal (g_string_replace (text, VOUCH_TEST_SENDER_ID, id, 0), 1);
  assert_int_equal (g_string_replace (text, "Sleep and mood", title, 0), 1);
  assert_true (g_file_set_contents (path, text->str, -1, NULL));
}

/** Returns: (transfer full) (element-type VouchReceipt): those of a card's file, oldest first. */
GPtrArray *
vouch_test_read_receipts (const char *path)
{
  g_autofree char *text = vouch_test_read_file (path);
  g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);

  assert_non_null (card);
  return vouch_receipt_list (card);
}

/** Returns: how many publications wait to be sent. */
guint
vouch_test_count_waiting (void)
{
  g_autoptr (VouchOutbox) outbox = vouch_outbox_open (NULL);
  g_autoptr (GPtrArray) jobs = vouch_outbox_list (outbox, NULL);

  return jobs->len;
}

/* --- portals --- */

/** Returns: (transfer full) (nullable): the portal that runs for this user. */
VouchPortalToken *
vouch_test_find_portal (void)
{
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autoptr (GPtrArray) tokens = vouch_portal_token_list (folder);

  return tokens->len > 0 ? g_ptr_array_steal_index (tokens, 0) : NULL;
}

/** Returns: (transfer full): the portal that was started before. */
VouchPortalToken *
vouch_test_wait_for_portal (void)
{
  for (int i = 0; i < PATIENCE; i++)
    {
      VouchPortalToken *token = vouch_test_find_portal ();

      if (token)
        return token;
      g_usleep (G_USEC_PER_SEC / 40);
    }
  fail_msg ("The portal does not start");
  return NULL;
}

/* The one that publishing started goes on. */
static void
end_portal (void)
{
  g_autoptr (VouchPortalToken) token = vouch_test_find_portal ();

  if (!token)
    return;
  kill ((pid_t) token->pid, SIGTERM);
  for (int i = 0; i < PATIENCE && g_file_test (token->path, G_FILE_TEST_EXISTS); i++)
    g_usleep (G_USEC_PER_SEC / 40);
  assert_false (g_file_test (token->path, G_FILE_TEST_EXISTS));
}

/** Starts a portal, and a proxy before it as the portal "desk". */
void
vouch_test_sender_serve (VouchTestSender *self)
{
  g_autofree char *data = g_strdup_printf ("--data=%s/data", self->folder);
  g_autofree char *authorisation = NULL;
  g_autoptr (VouchPortalToken) token = NULL;
  g_autoptr (VouchTestOutcome) added = NULL;

  self->server = vouch_test_start_program (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, "serve", "--port=0",
                                           data, NULL);
  token = vouch_test_wait_for_portal ();
  authorisation = g_strconcat ("Bearer ", token->token, NULL);
  self->proxy = vouch_test_fault_proxy_new (token->address, authorisation);
  g_setenv ("VOUCH_PORTAL_PASSWORD", "secret", TRUE);
  added = vouch_test_run_program (NULL, "portal", "add", "desk",
                                  vouch_test_fault_proxy_root (self->proxy), "--user=ann", NULL);
  assert_int_equal (added->exit_code, 0);
}

/* --- the sender --- */

VouchTestSender *
vouch_test_sender_new (void)
{
  VouchTestSender *self = g_new0 (VouchTestSender, 1);

  g_setenv ("VOUCH_PORTAL_PORT", "0", TRUE);
  g_unsetenv ("VOUCH_PORTAL_PASSWORD");
  self->folder = vouch_test_make_folder ();
  self->card = g_build_filename (self->folder, "sleep.scorecard", NULL);
  self->id = g_strdup (VOUCH_TEST_SENDER_ID);
  assert_true (g_file_set_contents (self->card, vouch_test_sender_card, -1, NULL));
  return self;
}

/* What waits to be sent, what the program's own portal has, and which portals it knows. */
static void
forget_all (void)
{
  g_autofree char *waiting = vouch_portal_token_folder ();
  g_autofree char *cards = vouch_portal_data_folder ();
  g_autofree char *portals = g_build_filename (g_get_user_config_dir (), "vouch", "portals.ini", NULL);

  vouch_test_remove_folder (waiting);
  vouch_test_remove_folder (cards);
  g_unlink (portals);
}

void
vouch_test_sender_free (VouchTestSender *self)
{
  g_clear_pointer (&self->proxy, vouch_test_fault_proxy_free);
  if (self->server)
    vouch_test_end_program (self->server);
  else
    end_portal ();
  forget_all ();
  vouch_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->card);
  g_free (self->id);
  g_free (self);
}

int
vouch_test_set_up_sender (void **state)
{
  *state = vouch_test_sender_new ();
  return 0;
}

/** With the portal "desk", and a card that no other test has. */
int
vouch_test_set_up_served (void **state)
{
  VouchTestSender *self = vouch_test_sender_new ();

  vouch_test_sender_serve (self);
  vouch_test_sender_renew (self);
  *state = self;
  return 0;
}

int
vouch_test_tear_down_sender (void **state)
{
  vouch_test_sender_free (*state);
  return 0;
}

/** Has another card in its file: portals remember what they had. */
void
vouch_test_sender_renew (VouchTestSender *self)
{
  g_free (self->id);
  self->id = g_uuid_string_random ();
  vouch_test_write_card (self->card, self->id, "Sleep and mood");
}

/** Edits the card's file, where @find stands first. */
void
vouch_test_sender_edit (VouchTestSender *self, const char *find, const char *replace)
{
  g_autofree char *text = vouch_test_read_file (self->card);
  g_autoptr (GString) edited = g_string_new (text);

  assert_int_equal (g_string_replace (edited, find, replace, 1), 1);
  assert_true (g_file_set_contents (self->card, edited->str, -1, NULL));
}

/** Returns: (transfer full) (element-type VouchReceipt): the card's, oldest first. */
GPtrArray *
vouch_test_sender_receipts (VouchTestSender *self)
{
  return vouch_test_read_receipts (self->card);
}

/** Publishes the card: to "desk" where it is there. */
VouchTestOutcome *
vouch_test_sender_publish (VouchTestSender *self, const char *option)
{
  if (self->proxy)
    return vouch_test_run_program (NULL, "publish", "--portal=desk", self->card, option, NULL);
  return vouch_test_run_program (NULL, "publish", self->card, option, NULL);
}

/** Looks at how a program ended, and for parts of what it said. */
void
vouch_test_assert_outcome (const VouchTestOutcome *outcome,
                           int exit_code,
                           const char *output,
                           const char *messages)
{
  if (outcome->exit_code != exit_code || !strstr (outcome->output, output)
      || !strstr (outcome->messages, messages))
    fail_msg ("%d: %s / %s", outcome->exit_code, outcome->output, outcome->messages);
}
