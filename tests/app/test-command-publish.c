/* test-command-publish.c: `vouch publish` as a writer types it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-receipt.h"
#include "vouch-test-sender.h"

/* --- publishing --- */

static void
test_twice (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) dry = NULL;
  g_autoptr (VouchTestOutcome) draft = NULL;
  g_autoptr (VouchTestOutcome) same = NULL;
  g_autoptr (VouchTestOutcome) second = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autofree char *text = NULL;

  vouch_test_assert_outcome (first, 0, "/cards/sleep-and-mood\n", "");
  dry = vouch_test_sender_publish (desk, "--dry-run");
  vouch_test_assert_outcome (dry, 0, "nothing would change", "");
  draft = vouch_test_run_program (NULL, "publish", "--dry-run", "--status=draft", "--unpublish", desk->card,
                                  NULL);
  vouch_test_assert_outcome (draft, 0, "would be sent", "");
  same = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (same, 0, first->output, "is unchanged: the portal has it as it is.");
  vouch_test_sender_edit (desk, "\"A paper\"", "\"Another paper\"");
  second = vouch_test_sender_publish (desk, NULL);
  assert_string_equal (second->output, first->output);
  receipts = vouch_test_sender_receipts (desk);
  assert_int_equal (receipts->len, 2);
  assert_int_equal (((VouchReceipt *) receipts->pdata[0])->revision, 1);
  assert_int_equal (((VouchReceipt *) receipts->pdata[1])->revision, 2);
  assert_string_equal (((VouchReceipt *) receipts->pdata[1])->remote_id, VOUCH_TEST_SENDER_ID);
  /* What Vouch does not know is kept. */
  text = vouch_test_read_file (desk->card);
  assert_non_null (strstr (text, "\"x-own\": {\n    \"a\": 1\n  }"));
}

static void
test_as_json (void **state)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_sender_publish (*state, "--json");
  g_autoptr (JsonNode) json
      = vouch_json_parse (outcome->output, outcome->output_length, VOUCH_JSON_MAX_CARD, NULL);
  JsonArray *cards = vouch_json_get_array (vouch_json_node_object (json), "cards");
  JsonObject *card = vouch_json_array_object (cards, 0);

  assert_int_equal (outcome->exit_code, 0);
  assert_int_equal (vouch_json_array_length (cards), 1);
  assert_string_equal (vouch_json_get_text (card, "id"), VOUCH_TEST_SENDER_ID);
  assert_string_equal (vouch_json_get_text (card, "status"), "publish");
  assert_int_equal (vouch_json_get_int (card, "revision", 0), 1);
  assert_false (vouch_json_get_boolean (card, "unchanged", TRUE));
}

static void
test_as_draft (void **state)
{
  g_autoptr (VouchTestOutcome) outcome = vouch_test_sender_publish (*state, "--status=draft");

  vouch_test_assert_outcome (outcome, 0, "/drafts/", "");
}

/* What “vouch check” calls an error stops it before anything is sent; a draft may have some. */
static void
test_errors_left (void **state)
{
  VouchTestSender *desk = *state;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;
  g_autoptr (VouchTestOutcome) dry = NULL;
  g_autoptr (VouchTestOutcome) json = NULL;
  g_autoptr (VouchTestOutcome) draft = NULL;

  vouch_test_sender_edit (desk, "\"reference\": \"r1\"", "\"reference\": \"r9\"");
  before = vouch_test_read_file (desk->card);
  refused = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (refused, 1, "", "--status=draft");
  assert_string_equal (refused->output, "");
  dry = vouch_test_sender_publish (desk, "--dry-run");
  vouch_test_assert_outcome (dry, 1, "", "--status=draft");
  json = vouch_test_sender_publish (desk, "--json");
  vouch_test_assert_outcome (json, 1, "\"code\": \"errors-left\"", "");
  assert_null (vouch_test_find_portal ());
  after = vouch_test_read_file (desk->card);
  assert_string_equal (after, before);
  draft = vouch_test_sender_publish (desk, "--status=draft");
  vouch_test_assert_outcome (draft, 0, "/drafts/", "");
}

static void
test_dry_run (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) outcome = vouch_test_sender_publish (desk, "--dry-run");
  g_autofree char *text = vouch_test_read_file (desk->card);

  vouch_test_assert_outcome (outcome, 0, "Sleep and mood", "");
  assert_string_equal (text, vouch_test_sender_card);
  assert_null (vouch_test_find_portal ());
}

/* Readers see who paid at the top of the page, and before the text that lists and feeds show. */
static void
test_sponsor (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) dry
      = vouch_test_run_program (NULL, "publish", "--dry-run", "--json", "--sponsor=Example Pharma ",
                                "--excerpt=In short", desk->card, NULL);
  g_autoptr (VouchTestOutcome) sent = NULL;
  g_autoptr (VouchTestOutcome) taken = NULL;
  g_autofree char *text = NULL;

  vouch_test_assert_outcome (dry, 0, "\"excerpt\": \"Sponsored by Example Pharma · In short\"", "");
  assert_non_null (strstr (dry->output, "Sponsored by <bdi>Example Pharma</bdi>"));
  sent = vouch_test_sender_publish (desk, "--sponsor=Example Pharma");
  vouch_test_assert_outcome (sent, 0, "/cards/sleep-and-mood\n", "");
  text = vouch_test_read_file (desk->card);
  assert_non_null (strstr (text, "\"sponsor\": \"Example Pharma\""));
  taken = vouch_test_run_program (NULL, "publish", "--dry-run", "--json", "--sponsor=", desk->card, NULL);
  vouch_test_assert_outcome (taken, 0, "\"before\": \"Example Pharma\"", "");
  assert_null (strstr (taken->output, "Sponsored by"));
}

static void
test_several_cards (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) outcome
      = vouch_test_run_program (NULL, "publish", "/nowhere/x.scorecard", desk->card, NULL);

  vouch_test_assert_outcome (outcome, 2, "/cards/sleep-and-mood\n", "/nowhere/x.scorecard");
}

static void
test_changed_there_since (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = vouch_test_sender_publish (desk, NULL);
  g_autofree char *old = vouch_test_read_file (desk->card);
  g_autofree char *mine = NULL;
  g_autofree char *after = NULL;
  g_autoptr (VouchTestOutcome) theirs = NULL;
  g_autoptr (VouchTestOutcome) refused = NULL;

  /* Somebody else with the same file publishes first; then we, with ours. */
  vouch_test_sender_edit (desk, "\"A paper\"", "\"Their paper\"");
  theirs = vouch_test_sender_publish (desk, NULL);
  assert_int_equal (theirs->exit_code, 0);
  assert_true (g_file_set_contents (desk->card, old, -1, NULL));
  vouch_test_sender_edit (desk, "\"A paper\"", "\"My paper\"");
  mine = vouch_test_read_file (desk->card);
  refused = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (refused, 1, "", "has changed since");
  assert_string_equal (refused->output, "");
  after = vouch_test_read_file (desk->card);
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
  VouchTestSender *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchTestOutcome) outcome = NULL;
      g_autofree char *after = NULL;

      assert_true (g_file_set_contents (desk->card, cases[i].text, -1, NULL));
      outcome = vouch_test_sender_publish (desk, NULL);
      vouch_test_assert_outcome (outcome, 2, "", cases[i].says);
      assert_non_null (strstr (outcome->messages, desk->card));
      after = vouch_test_read_file (desk->card);
      assert_string_equal (after, cases[i].text);
    }
  assert_null (vouch_test_find_portal ());
}

static void
test_usage (void **state)
{
  VouchTestSender *desk = *state;
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

      vouch_test_assert_outcome (outcome, 2, "", "vouch: ");
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    SENDER_TEST (test_twice),
    SENDER_TEST (test_as_json),
    SENDER_TEST (test_as_draft),
    SENDER_TEST (test_errors_left),
    SENDER_TEST (test_dry_run),
    SENDER_TEST (test_sponsor),
    SENDER_TEST (test_several_cards),
    SENDER_TEST (test_changed_there_since),
    SENDER_TEST (test_what_is_no_card),
    SENDER_TEST (test_usage),
  };

  return vouch_test_run ("command-publish", tests);
}
