/* test-command-publish.c: `vouch publish` and `vouch portal` as a writer types them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "vouch-json.h"
#include "vouch-receipt.h"
#include "vouch-test-portal.h"

#define ID "0b1f0a52-6c6e-4b0d-9a44-0c3f6b6f9d01"

static const char card_text[]
    = "{\n  \"format\": \"vouch-scorecard\",\n  \"version\": 1,\n  \"id\": \"" ID "\",\n"
      "  \"kind\": \"scorecard\",\n  \"language\": \"en\",\n  \"title\": \"Sleep and mood\",\n"
      "  \"people\": [],\n  \"drafting\": \"person\",\n"
      "  \"article\": {\n    \"title\": \"A paper\",\n    \"type\": \"trial\",\n"
      "    \"reference\": \"r1\"\n  },\n"
      "  \"sections\": [],\n  \"references\": [\n    {\n      \"id\": \"r1\",\n"
      "      \"type\": \"article-journal\",\n      \"title\": \"Sleep\"\n    }\n  ],\n  \"notes\": [],\n  \"x-own\": {\n    \"a\": 1\n"
      "  }\n}\n";

typedef struct
{
  char *folder;
  char *card; /* the file's path */
} Desk;

/* --- the portal that publishing starts --- */

static VouchPortalToken *
find_portal (void)
{
  g_autofree char *folder = vouch_portal_token_folder ();
  g_autoptr (GPtrArray) tokens = vouch_portal_token_list (folder);

  return tokens->len > 0 ? g_ptr_array_steal_index (tokens, 0) : NULL;
}

static void
end_portal (void)
{
  g_autoptr (VouchPortalToken) token = find_portal ();

  if (!token)
    return;
  kill ((pid_t) token->pid, SIGTERM);
  for (int i = 0; i < 400 && g_file_test (token->path, G_FILE_TEST_EXISTS); i++)
    g_usleep (25000);
  assert_false (g_file_test (token->path, G_FILE_TEST_EXISTS));
}

static int
set_up (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  g_setenv ("VOUCH_PORTAL_PORT", "0", TRUE);
  g_unsetenv ("VOUCH_PORTAL_PASSWORD");
  desk->folder = vouch_test_make_folder ();
  desk->card = g_build_filename (desk->folder, "sleep.scorecard", NULL);
  assert_true (g_file_set_contents (desk->card, card_text, -1, NULL));
  *state = desk;
  return 0;
}

static int
tear_down (void **state)
{
  Desk *desk = *state;
  g_autofree char *data = vouch_portal_data_folder ();
  g_autofree char *state_folder = vouch_portal_token_folder ();

  end_portal ();
  vouch_test_remove_folder (data);
  vouch_test_remove_folder (state_folder); /* with what waits to be sent */
  vouch_test_remove_folder (desk->folder);
  g_free (desk->folder);
  g_free (desk->card);
  g_free (desk);
  return 0;
}

static char *
read_file (const char *path)
{
  char *text = NULL;

  assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
edit_card (Desk *desk, const char *find, const char *replace)
{
  g_autofree char *text = read_file (desk->card);
  g_autoptr (GString) edited = g_string_new (text);

  assert_int_equal (g_string_replace (edited, find, replace, 0), 1);
  assert_true (g_file_set_contents (desk->card, edited->str, -1, NULL));
}

static GPtrArray *
read_receipts (Desk *desk)
{
  g_autofree char *text = read_file (desk->card);
  g_autoptr (JsonNode) card = vouch_json_parse (text, strlen (text), VOUCH_JSON_MAX_CARD, NULL);

  assert_non_null (card);
  return vouch_receipt_list (card);
}

static VouchTestOutcome *
publish (Desk *desk, const char *option)
{
  return option ? vouch_test_run_program (NULL, "publish", option, desk->card, NULL)
                : vouch_test_run_program (NULL, "publish", desk->card, NULL);
}

static void
assert_outcome (const VouchTestOutcome *outcome,
                int exit_code,
                const char *output,
                const char *messages)
{
  if (outcome->exit_code != exit_code || !strstr (outcome->output, output)
      || !strstr (outcome->messages, messages))
    fail_msg ("%d: %s / %s", outcome->exit_code, outcome->output, outcome->messages);
}

/* --- publishing --- */

static void
test_twice (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) first = publish (desk, NULL);
  g_autoptr (VouchTestOutcome) dry = NULL;
  g_autoptr (VouchTestOutcome) draft = NULL;
  g_autoptr (VouchTestOutcome) same = NULL;
  g_autoptr (VouchTestOutcome) second = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autofree char *text = NULL;

  assert_outcome (first, 0, "/cards/sleep-and-mood\n", "");
  dry = publish (desk, "--dry-run");
  assert_outcome (dry, 0, "nothing would change", "");
  draft = vouch_test_run_program (NULL, "publish", "--dry-run", "--status=draft", desk->card, NULL);
  assert_outcome (draft, 0, "would be sent", "");
  same = publish (desk, NULL);
  assert_outcome (same, 0, first->output, "is unchanged: the portal has it as it is.");
  edit_card (desk, "\"A paper\"", "\"Another paper\"");
  second = publish (desk, NULL);
  assert_string_equal (second->output, first->output);
  receipts = read_receipts (desk);
  assert_int_equal (receipts->len, 2);
  assert_int_equal (((VouchReceipt *) receipts->pdata[0])->revision, 1);
  assert_int_equal (((VouchReceipt *) receipts->pdata[1])->revision, 2);
  assert_string_equal (((VouchReceipt *) receipts->pdata[1])->remote_id, ID);
  /* What Vouch does not know is kept. */
  text = read_file (desk->card);
  assert_non_null (strstr (text, "\"x-own\": {\n    \"a\": 1\n  }"));
}

/* --- what is said of an update --- */

static char *
read_corrections (Desk *desk)
{
  char *text = read_file (desk->card);
  const char *list = strstr (text, "\"corrections\"");
  const char *end = list ? strstr (list, "]") : NULL;
  char *found = end ? g_strndup (list, (gsize) (end - list)) : g_strdup ("");

  g_free (text);
  return found;
}

/* A changed figure is no small thing: nothing is sent until it is said what it is. */
static void
test_update (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) first = publish (desk, NULL);
  g_autoptr (VouchTestOutcome) minor = NULL;
  g_autoptr (VouchTestOutcome) named_minor = NULL;
  g_autoptr (VouchTestOutcome) wordless = NULL;
  g_autoptr (VouchTestOutcome) dry = NULL;
  g_autoptr (VouchTestOutcome) told = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autofree char *untouched = NULL;
  g_autofree char *corrections = NULL;

  assert_outcome (first, 0, "/cards/sleep-and-mood\n", "");
  edit_card (desk, "\"Sleep and mood\"", "\"Sleep and mood in 50 people\"");
  minor = publish (desk, NULL);
  assert_outcome (minor, 1, "", "no small thing: a number");
  named_minor = publish (desk, "--update=minor");
  assert_outcome (named_minor, 1, "", "no small thing: a number");
  wordless = publish (desk, "--update=correction");
  assert_outcome (wordless, 2, "", "what was wrong and what is right");
  dry = vouch_test_run_program (NULL, "publish", "--dry-run", "--update=important", "--was=Mood", "--is=50",
                                desk->card, NULL);
  assert_outcome (dry, 0, "Title\n- Sleep and mood\n+ Sleep and mood in 50 people\n", "");
  untouched = read_corrections (desk);
  assert_string_equal (untouched, "");
  told = vouch_test_run_program (NULL, "publish", "--update=important", "--was=Mood", "--is=50", "--json",
                                 desk->card, NULL);
  assert_outcome (told, 0, "\"minor\": false", "");
  again = publish (desk, NULL);
  assert_outcome (again, 0, "/cards/sleep-and-mood\n", "");
  receipts = read_receipts (desk);
  assert_int_equal (((VouchReceipt *) receipts->pdata[receipts->len - 1])->revision, 2);
  corrections = read_corrections (desk);
  assert_non_null (strstr (corrections, "\"weight\": \"important\""));
  assert_non_null (strstr (corrections, "\"was\": \"Mood\""));
}

static void
test_update_usage (void **state)
{
  static const struct
  {
    const char *option;
    const char *message;
  } cases[] = {
    { "--update=huge", "--update takes" },
    { "--was=x", "say something of an --update" },
    { "--update=update", "what is new" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome = publish (*state, cases[i].option);

      assert_outcome (outcome, 2, "", cases[i].message);
    }
}

/* --- not before its time --- */

static int
count_waiting (void)
{
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "publish", "--waiting", "--json", NULL);
  int n = 0;

  for (const char *p = outcome->output; (p = strstr (p, "\"number\"")); p++)
    n++;
  return n;
}

/* Neither asking for it nor sending what waits brings it out early. */
static void
test_at (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) bad = publish (desk, "--at=tomorrow");
  g_autoptr (VouchTestOutcome) put = publish (desk, "--at=2999-01-01T09:00Z");
  g_autoptr (VouchTestOutcome) listed = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (VouchTestOutcome) now = NULL;
  g_autoptr (GPtrArray) receipts = NULL;

  assert_outcome (bad, 2, "", "--at takes a date and a time");
  assert_outcome (put, 0, "", "and not before");
  assert_string_equal (put->output, "");
  assert_int_equal (count_waiting (), 1);
  listed = vouch_test_run_program (NULL, "publish", "--waiting", NULL);
  assert_outcome (listed, 0, "It is sent on ", "");
  assert_non_null (strstr (listed->output, "January 2999"));
  resumed = vouch_test_run_program (NULL, "publish", "--resume", NULL);
  assert_outcome (resumed, 0, "", "and not before");
  assert_string_equal (resumed->output, "");
  assert_int_equal (count_waiting (), 1);
  receipts = read_receipts (desk);
  assert_int_equal (receipts->len, 0);
  /* Publishing now takes its place. */
  now = publish (desk, "--at=2020-01-01T00:00Z");
  assert_outcome (now, 0, "/cards/sleep-and-mood\n", "");
  assert_int_equal (count_waiting (), 0);
}

static void
test_embargo (void **state)
{
  static const struct
  {
    const char *embargo;
    const char *option;
    int exit_code;
    const char *output;
    const char *message;
  } cases[] = {
    { "2999-01-01T09:00:00Z", NULL, 0, "", "and not before" },
    { "2999-01-01", "--status=draft", 0, "", "and not before" },
    { "2999-01-01", "--at=2020-01-01T00:00Z", 0, "", "and not before" },
    { "after the congress", NULL, 1, "", "until when can’t be read" },
    { "2020-01-01", NULL, 0, "/cards/sleep-and-mood\n", "" },
  };
  Desk *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *work = g_strdup_printf ("\"notes\": [],\n  \"work\": {\"embargo\": \"%s\"},",
                                               cases[i].embargo);
      g_autoptr (VouchTestOutcome) outcome = NULL;

      assert_true (g_file_set_contents (desk->card, card_text, -1, NULL));
      edit_card (desk, "\"notes\": [],", work);
      outcome = publish (desk, cases[i].option);
      assert_outcome (outcome, cases[i].exit_code, cases[i].output, cases[i].message);
      if (!*cases[i].output)
        assert_string_equal (outcome->output, "");
    }
}

static void
test_as_json (void **state)
{
  g_autoptr (VouchTestOutcome) outcome = publish (*state, "--json");
  g_autoptr (JsonNode) json
      = vouch_json_parse (outcome->output, outcome->output_length, VOUCH_JSON_MAX_CARD, NULL);
  JsonArray *cards = vouch_json_get_array (vouch_json_node_object (json), "cards");
  JsonObject *card = vouch_json_array_object (cards, 0);

  assert_int_equal (outcome->exit_code, 0);
  assert_int_equal (vouch_json_array_length (cards), 1);
  assert_string_equal (vouch_json_get_text (card, "id"), ID);
  assert_string_equal (vouch_json_get_text (card, "status"), "publish");
  assert_int_equal (vouch_json_get_int (card, "revision", 0), 1);
  assert_false (vouch_json_get_boolean (card, "unchanged", TRUE));
}

static void
test_as_draft (void **state)
{
  g_autoptr (VouchTestOutcome) outcome = publish (*state, "--status=draft");

  assert_outcome (outcome, 0, "/drafts/", "");
}

/* What “vouch check” calls an error stops it before anything is sent; a draft may have some. */
static void
test_errors_left (void **state)
{
  Desk *desk = *state;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestOutcome) dry = NULL;
  g_autoptr (VouchTestOutcome) json = NULL;
  g_autoptr (VouchTestOutcome) draft = NULL;

  edit_card (desk, "\"reference\": \"r1\"", "\"reference\": \"r9\"");
  before = read_file (desk->card);
  refused = publish (desk, NULL);
  assert_outcome (refused, 1, "", "--status=draft");
  assert_string_equal (refused->output, "");
  dry = publish (desk, "--dry-run");
  assert_outcome (dry, 1, "", "--status=draft");
  json = publish (desk, "--json");
  assert_outcome (json, 1, "\"code\": \"errors-left\"", "");
  assert_null (find_portal ());
  after = read_file (desk->card);
  assert_string_equal (after, before);
  draft = publish (desk, "--status=draft");
  assert_outcome (draft, 0, "/drafts/", "");
}

static void
test_dry_run (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = publish (desk, "--dry-run");
  g_autofree char *text = read_file (desk->card);

  assert_outcome (outcome, 0, "Sleep and mood", "");
  assert_string_equal (text, card_text);
  assert_null (find_portal ());
}

/* Readers see who paid at the top of the page, and before the text that lists and feeds show. */
static void
test_sponsor (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) dry
      = vouch_test_run_program (NULL, "publish", "--dry-run", "--json", "--sponsor=Example Pharma ",
                                "--excerpt=In short", desk->card, NULL);
  g_autoptr (VouchTestOutcome) sent = NULL;
  g_autoptr (VouchTestOutcome) taken = NULL;
  g_autofree char *text = NULL;

  assert_outcome (dry, 0, "\"excerpt\": \"Sponsored by Example Pharma · In short\"", "");
  assert_non_null (strstr (dry->output, "Sponsored by <bdi>Example Pharma</bdi>"));
  sent = publish (desk, "--sponsor=Example Pharma");
  assert_outcome (sent, 0, "/cards/sleep-and-mood\n", "");
  text = read_file (desk->card);
  assert_non_null (strstr (text, "\"sponsor\": \"Example Pharma\""));
  taken = vouch_test_run_program (NULL, "publish", "--dry-run", "--json", "--sponsor=", desk->card, NULL);
  assert_outcome (taken, 0, "\"before\": \"Example Pharma\"", "");
  assert_null (strstr (taken->output, "Sponsored by"));
}

static void
test_several_cards (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "publish", "/nowhere/x.scorecard", desk->card, NULL);

  assert_outcome (outcome, 2, "/cards/sleep-and-mood\n", "/nowhere/x.scorecard");
}

static void
test_changed_there_since (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) first = publish (desk, NULL);
  g_autofree char *old = read_file (desk->card);
  g_autofree char *mine = NULL;
  g_autofree char *after = NULL;
  g_autoptr (VouchTestOutcome) theirs = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;

  /* Somebody else with the same file publishes first; then we, with ours. */
  edit_card (desk, "\"A paper\"", "\"Their paper\"");
  theirs = publish (desk, NULL);
  assert_int_equal (theirs->exit_code, 0);
  assert_true (g_file_set_contents (desk->card, old, -1, NULL));
  edit_card (desk, "\"A paper\"", "\"My paper\"");
  mine = read_file (desk->card);
  refused = publish (desk, NULL);
  assert_outcome (refused, 1, "", "has changed since");
  assert_string_equal (refused->output, "");
  after = read_file (desk->card);
  assert_string_equal (after, mine);
}

typedef struct
{
  const char *text; /* what the file holds */
  const char *says;
} Unreadable;

static void
test_what_is_no_card (void **state)
{
  static const Unreadable cases[] = {
    { "", "" },
    { "{", "" },
    { "{}", "not a card" },
    { "[]", "not a card" },
    { "A plain text.\n", "" },
    { "{\"format\":\"vouch-scorecard\",\"version\":2}", "newer version" },
    { "{\"format\":\"vouch-scorecard\",\"format\":\"x\"}", "" },
    { "{\"format\":\"vouch-scorecard\",\"title\":\"\xff\"}", "" },
  };
  Desk *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome = NULL;
      g_autofree char *after = NULL;

      assert_true (g_file_set_contents (desk->card, cases[i].text, -1, NULL));
      outcome = publish (desk, NULL);
      assert_outcome (outcome, 2, "", cases[i].says);
      assert_non_null (strstr (outcome->messages, desk->card));
      after = read_file (desk->card);
      assert_string_equal (after, cases[i].text);
    }
  assert_null (find_portal ());
}

static void
test_usage (void **state)
{
  Desk *desk = *state;
  const char *const cases[][2] = {
    { "--json", NULL },
    { "--status=trash", desk->card },
    { "--pending", desk->card },
    { "--portal=nobody", desk->card },
    { "--portal=http://cards.example.org/", desk->card },
    { "--unknown", desk->card },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "publish", cases[i][0], cases[i][1], NULL);

      assert_outcome (outcome, 2, "", "vouch: ");
    }
}

/* --- where to --- */

/* Returns: (transfer full): an address of this computer at which nobody listens. */
static char *
find_quiet_address (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);

  assert_true (port > 0);
  g_socket_listener_close (listener);
  return g_strdup_printf ("http://127.0.0.1:%u/", port);
}

static void
test_nobody_there (void **state)
{
  Desk *desk = *state;
  g_autofree char *address = find_quiet_address ();
  g_autofree char *option = g_strconcat ("--portal=", address, NULL);
  g_autoptr (VouchTestOutcome) waits = publish (desk, option);
  g_autoptr (VouchTestOutcome) offline = NULL;
  g_autofree char *text = NULL;

  assert_outcome (waits, 1, "", "is waiting in the outbox");
  assert_int_equal (count_waiting (), 1);
  g_setenv ("VOUCH_PORTAL_USER", "ann", TRUE);
  g_setenv ("VOUCH_PORTAL_PASSWORD", "x", TRUE);
  offline = publish (desk, option);
  g_unsetenv ("VOUCH_PORTAL_USER");
  g_unsetenv ("VOUCH_PORTAL_PASSWORD");
  assert_outcome (offline, 1, "", "can’t be reached");
  text = read_file (desk->card);
  assert_string_equal (text, card_text);
}

/* What is to go to a portal on this computer that does not run waits for that one: what else is at its
 * address gets nothing. */
static void
test_it_comes_later (void **state)
{
  Desk *desk = *state;
  g_autofree char *address = find_quiet_address ();
  g_autofree char *option = g_strconcat ("--portal=", address, NULL);
  g_autofree char *data = g_strdup_printf ("--data=%s/data", desk->folder);
  g_autofree char *port
      = g_strdup_printf ("--port=%d", (int) strtol (strrchr (address, ':') + 1, NULL, 10));
  g_autoptr (VouchTestOutcome) waits = publish (desk, option);
  g_autoptr (GSubprocess) server = NULL;
  g_autoptr (VouchTestOutcome) sent = NULL;

  assert_outcome (waits, 1, "", "is waiting in the outbox");
  server = vouch_test_start_program (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, "serve", port, data, NULL);
  for (int i = 0; i < 400; i++)
    {
      g_autoptr (VouchPortalToken) token = find_portal ();

      if (token)
        break;
      g_usleep (25000);
    }
  sent = vouch_test_run_program (NULL, "publish", "--resume", NULL);
  assert_outcome (sent, 0, "/cards/sleep-and-mood\n", "");
  assert_true (g_str_has_prefix (sent->output, address));
  vouch_test_end_program (g_steal_pointer (&server));
}

/* Silence would leave open whether anything was done. */
static void
test_nothing_to_show (void **state)
{
  Desk *desk = *state;
  const char *const cases[][5] = {
    { "Nothing is waiting to be sent.", "publish", "--waiting" },
    { "Nothing is waiting to be sent.", "publish", "--resume" },
    { "Nothing is waiting to be sent.", "publish", "--cancel=all" },
    { "No portal was added", "portal", "list" },
    { "was never sent, and there is no portal to ask.", "portal", "drift", desk->card },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, cases[i][1], cases[i][2], cases[i][3], NULL);

      assert_outcome (outcome, 0, "", cases[i][0]);
      assert_string_equal (outcome->output, "");
    }
}

/* Somebody else's program sits where our portal would listen: it listens elsewhere. */
static void
test_the_port_is_taken (void **state)
{
  Desk *desk = *state;
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *number = g_strdup_printf ("%u", port);
  g_autofree char *taken = g_strdup_printf (":%u/", port);
  g_autoptr (VouchTestOutcome) outcome = NULL;

  g_setenv ("VOUCH_PORTAL_PORT", number, TRUE);
  outcome = publish (desk, NULL);
  assert_outcome (outcome, 0, "http://127.0.0.1:", "");
  assert_null (strstr (outcome->output, taken));
  g_socket_listener_close (listener);
}

/* It can't be kept, so it is not sent. */
static void
test_a_file_that_cant_be_written (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = NULL;

  assert_int_equal (g_chmod (desk->card, 0444), 0);
  vouch_test_become_nobody (desk->folder);
  outcome = publish (desk, NULL);
  vouch_test_become_oneself ();
  assert_outcome (outcome, 2, "", "Nothing was sent");
  assert_null (find_portal ());
}

/* With the disk full nothing can be kept for sure, so nothing leaves. */
static void
test_a_full_disk (void **state)
{
  Desk *desk = *state;
  const char *const argv[] = { "sh", "-c", "ulimit -f 1; exec \"$0\" publish \"$1\"",
                               g_getenv ("VOUCH_PROGRAM"), desk->card, NULL };
  g_autoptr (VouchTestOutcome) first = publish (desk, "--status=draft");
  g_autoptr (VouchTestOutcome) full = vouch_test_run_command (NULL, argv);
  g_autoptr (GPtrArray) receipts = read_receipts (desk);
  g_autoptr (VouchTestOutcome) again = publish (desk, NULL);
  g_autoptr (GPtrArray) after = read_receipts (desk);

  assert_int_equal (first->exit_code, 0);
  assert_outcome (full, 2, "", "");
  assert_int_equal (receipts->len, 1);
  assert_outcome (again, 0, "/cards/sleep-and-mood\n", "");
  assert_int_equal (((VouchReceipt *) after->pdata[1])->revision, 2);
}

/* The card is on the portal, its receipt is not in the file, which is too large to be written: told,
 * and brought there later. */
static void
test_a_receipt_that_cant_be_kept (void **state)
{
  Desk *desk = *state;
  const char *const argv[] = { "sh", "-c", "ulimit -f 2000; exec \"$0\" publish \"$1\"",
                               g_getenv ("VOUCH_PROGRAM"), desk->card, NULL };
  g_autoptr (VouchTestOutcome) full = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autofree char *large = g_strnfill (2000000, 'x');
  g_autofree char *member = g_strdup_printf ("\"a\": \"%s\"", large);

  edit_card (desk, "\"a\": 1", member);
  full = vouch_test_run_command (NULL, argv);
  assert_outcome (full, 2, "/cards/", "receipt could not be saved");
  none = read_receipts (desk);
  assert_int_equal (none->len, 0);
  resumed = vouch_test_run_program (NULL, "publish", "--resume", NULL);
  assert_outcome (resumed, 0, "", "");
  receipts = read_receipts (desk);
  assert_int_equal (receipts->len, 1);
  assert_int_equal (((VouchReceipt *) receipts->pdata[0])->revision, 1);
}

static void
test_a_portal_that_runs_already (void **state)
{
  Desk *desk = *state;
  g_autofree char *data = g_build_filename (desk->folder, "data", NULL);
  g_autofree char *data_option = g_strconcat ("--data=", data, NULL);
  g_autoptr (VouchPortalToken) token = NULL;
  g_autoptr (VouchTestOutcome) by_itself = NULL;
  g_autoptr (VouchTestOutcome) by_address = NULL;
  g_autofree char *option = NULL;
  GSubprocess *server = vouch_test_start_program (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, "serve",
                                                  "--port=0", data_option, NULL);

  for (int i = 0; i < 400 && !token; i++)
    {
      g_usleep (25000);
      token = find_portal ();
    }
  assert_non_null (token);
  by_itself = publish (desk, NULL);
  assert_outcome (by_itself, 0, token->address, "");
  option = g_strndup (token->address, strlen (token->address) - 1);
  g_free (g_steal_pointer (&data_option));
  data_option = g_strconcat ("--portal=", option, NULL);
  by_address = publish (desk, data_option);
  assert_outcome (by_address, 0, token->address, "");
  vouch_test_end_program (server);
}

static void
assert_portals (const char *expected)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_run_program (NULL, "portal", "list", NULL);

  assert_int_equal (outcome->exit_code, 0);
  assert_string_equal (outcome->output, expected);
}

static void
run_portal (int exit_code,
            const char *word,
            const char *first,
            const char *second,
            const char *third)
{
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "portal", word, first, second, third, NULL);

  if (outcome->exit_code != exit_code)
    fail_msg ("%s %s: %d %s", word, first ? first : "", outcome->exit_code, outcome->messages);
}

static void
test_portals (void **state)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "vouch", "portals.ini", NULL);
  g_autofree char *text = NULL;

  assert_portals ("");
  run_portal (0, "add", "press", "https://cards.example.org", "--user=ann");
  run_portal (0, "add", "news", "https://news.example.org/cards", NULL);
  run_portal (0, "add", "press", "https://press.example.org", "--user=ann");
  assert_portals (
      "news\thttps://news.example.org/cards/\npress\thttps://press.example.org/\tann\n");
  run_portal (2, "add", "a/b", "https://cards.example.org", NULL);
  run_portal (2, "add", "x", "http://cards.example.org", NULL);
  run_portal (2, "add", "x", "https://ann:secret@cards.example.org", NULL);
  run_portal (2, "add", "x", NULL, NULL);
  run_portal (2, "rename", NULL, NULL, NULL);
  run_portal (1, "remove", "nobody", NULL, NULL);
  run_portal (0, "remove", "press", NULL, NULL);
  assert_portals ("news\thttps://news.example.org/cards/\n");
  text = read_file (path);
  assert_null (strstr (text, "secret"));
  run_portal (0, "remove", "news", NULL, NULL);
}

/* What is missing is said in one line. */
static void
test_what_a_word_lacks (void **state)
{
  static const char *const cases[][3] = {
    { "add", NULL, "a name and an address" },
    { "add", "x", "a name and an address" },
    { "remove", NULL, "portal remove NAME" },
    { "sign-in", NULL, "portal sign-in NAME" },
    { "sign-out", NULL, "portal sign-out NAME" },
    { "who", NULL, "portal who NAME" },
    { "drift", NULL, "the cards to compare" },
    { "backup", NULL, "one file to write" },
    { "list", "x", "only options" },
    { "rename", NULL, "Say “add NAME ADDRESS”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "portal", cases[i][0], cases[i][1], NULL);
      const char *newline = strchr (outcome->messages, '\n');

      assert_int_equal (outcome->exit_code, 2);
      if (!strstr (outcome->messages, cases[i][2]) || !newline || newline[1] != '\0')
        fail_msg ("portal %s: %s", cases[i][0], outcome->messages);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown (test_twice, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_update, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_at, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_embargo, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_update_usage, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_as_json, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_as_draft, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_dry_run, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_sponsor, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_errors_left, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_several_cards, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_changed_there_since, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_what_is_no_card, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_usage, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_nobody_there, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_it_comes_later, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_nothing_to_show, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_the_port_is_taken, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_file_that_cant_be_written, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_full_disk, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_receipt_that_cant_be_kept, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_a_portal_that_runs_already, set_up, tear_down),
    cmocka_unit_test_setup_teardown (test_portals, set_up, tear_down),
    cmocka_unit_test (test_what_a_word_lacks),
  };

  return vouch_test_run ("command-publish", tests);
}
