/* test-command-publish-update.c: what `vouch publish` is told of an update, and when it is to be sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test.h"

#include <string.h>

#include "vouch-receipt.h"
#include "vouch-test-sender.h"

/* --- what is said of an update --- */

static char *
read_corrections (VouchTestSender *desk)
{
  g_autofree char *text = vouch_test_read_file (desk->card);
  const char *list = strstr (text, "\"corrections\"");
  const char *end = list ? strchr (list, ']') : NULL;

  return end ? g_strndup (list, (gsize) (end - list)) : g_strdup ("");
}

/* A changed figure is no small thing: nothing is sent until it is said what it is. */
static void
test_update (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) minor = NULL;
  g_autoptr (VouchTestOutcome) named_minor = NULL;
  g_autoptr (VouchTestOutcome) wordless = NULL;
  g_autoptr (VouchTestOutcome) dry = NULL;
  g_autoptr (VouchTestOutcome) told = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;
  g_autoptr (GPtrArray) receipts = NULL;
  g_autofree char *untouched = NULL;
  g_autofree char *corrections = NULL;

  vouch_test_assert_outcome (first, 0, "/cards/sleep-and-mood\n", "");
  vouch_test_sender_edit (desk, "\"Sleep and mood\"", "\"Sleep and mood in 50 people\"");
  minor = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (minor, 1, "", "no small thing: a number");
  named_minor = vouch_test_sender_publish (desk, "--update=minor");
  vouch_test_assert_outcome (named_minor, 1, "", "no small thing: a number");
  wordless = vouch_test_sender_publish (desk, "--update=correction");
  vouch_test_assert_outcome (wordless, 2, "", "what was wrong and what is right");
  dry = vouch_test_run_program (NULL, "publish", "--dry-run", "--update=important", "--was=Mood", "--is=50",
                                desk->card, NULL);
  vouch_test_assert_outcome (dry, 0, "Title\n- Sleep and mood\n+ Sleep and mood in 50 people\n", "");
  untouched = read_corrections (desk);
  assert_string_equal (untouched, "");
  told = vouch_test_run_program (NULL, "publish", "--update=important", "--was=Mood", "--is=50", "--json",
                                 desk->card, NULL);
  vouch_test_assert_outcome (told, 0, "\"minor\": false", "");
  again = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (again, 0, "/cards/sleep-and-mood\n", "");
  receipts = vouch_test_sender_receipts (desk);
  assert_int_equal (((VouchReceipt *) receipts->pdata[receipts->len - 1])->revision, 2);
  corrections = read_corrections (desk);
  assert_non_null (strstr (corrections, "\"weight\": \"important\""));
  assert_non_null (strstr (corrections, "\"was\": \"Mood\""));
}

typedef struct
{
  const char *option;
  const char *was;
  const char *is;
  const char *text; /* (nullable) */
  int exit_code;
  const char *message;
} Quote;

/* The page said “Sleep and mood”, and says “Sleep and mood in 50 people” now. What is quoted is printed in quotation
 * marks, as the page’s own words. */
static const Quote quotes[] = {
  { "--update=correction", "never said this", "50", NULL, 1, "The page doesn’t say “never said this”" },
  { "--update=important", "Sleep", "60", NULL, 1, "The card doesn’t say “60”" },
  { "--update=correction", "Sleep", "", "It was removed.", 1, "The card still says “Sleep”" },
  { "--update=correction", "kind", "50", NULL, 1, "The page doesn’t say “kind”" },
  { "--update=correction", "“SLEEP  and Mood”", "in 50 people", NULL, 0, "" },
};

static void
test_quotes (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = vouch_test_sender_publish (desk, NULL);

  vouch_test_assert_outcome (first, 0, "/cards/sleep-and-mood\n", "");
  vouch_test_sender_edit (desk, "\"Sleep and mood\"", "\"Sleep and mood in 50 people\"");
  for (gsize i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autofree char *was = g_strconcat ("--was=", quotes[i].was, NULL);
      g_autofree char *is = g_strconcat ("--is=", quotes[i].is, NULL);
      g_autofree char *text = quotes[i].text ? g_strconcat ("--text=", quotes[i].text, NULL) : NULL;
      g_autoptr (VouchTestOutcome) outcome
          = vouch_test_run_program (NULL, "publish", quotes[i].option, was, is, desk->card, text, NULL);
      g_autofree char *corrections = read_corrections (desk);

      vouch_test_assert_outcome (outcome, quotes[i].exit_code, "", quotes[i].message);
      assert_true (!strstr (corrections, "weight") == (quotes[i].exit_code != 0));
    }
}

/* What says the same as before corrects nothing, and nobody is told to correct it elsewhere. */
static void
test_correction_of_nothing (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) nothing = vouch_test_run_program (NULL, "publish", "--update=correction", "--was=Sleep",
                                                                 "--is=mood", desk->card, NULL);
  g_autoptr (VouchTestOutcome) told = NULL;
  g_autoptr (VouchTestOutcome) again = NULL;

  vouch_test_assert_outcome (nothing, 1, "", "The page says the same already, so nothing is corrected");
  assert_null (strstr (nothing->messages, "orrect there too"));
  /* Said once, and sent once more, it is there. */
  vouch_test_sender_edit (desk, "\"Sleep and mood\"", "\"Sleep and mood in 50 people\"");
  told = vouch_test_run_program (NULL, "publish", "--update=correction", "--was=Sleep", "--is=50", desk->card, NULL);
  again = vouch_test_run_program (NULL, "publish", "--update=correction", "--was=Sleep", "--is=50", desk->card, NULL);
  vouch_test_assert_outcome (told, 0, "/cards/sleep-and-mood\n", "");
  vouch_test_assert_outcome (again, 0, "/cards/sleep-and-mood\n", "is unchanged");
}

/* What was taken away has nothing that it should say: a sentence says what became of it. */
static void
test_removed (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = NULL;
  g_autoptr (VouchTestOutcome) told = NULL;
  g_autofree char *corrections = NULL;

  vouch_test_sender_edit (desk, "\"Sleep and mood\"", "\"Sleep and mood in 50 people\"");
  first = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (first, 0, "/cards/", "");
  vouch_test_sender_edit (desk, "\"Sleep and mood in 50 people\"", "\"Sleep and mood\"");
  told = vouch_test_run_program (NULL, "publish", "--update=correction", "--was=in 50 people",
                                 "--text=The number was removed.", desk->card, NULL);
  vouch_test_assert_outcome (told, 0, "/cards/", "");
  corrections = read_corrections (desk);
  assert_non_null (strstr (corrections, "in 50 people"));
}

/* A page that readers know is not made a draft by the way, and nobody is advised to. */
static void
test_page_stays (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) refused = vouch_test_sender_publish (desk, "--status=draft");
  g_autoptr (VouchTestOutcome) dry = vouch_test_run_program (NULL, "publish", "--dry-run", "--status=draft", desk->card, NULL);
  g_autoptr (VouchTestOutcome) wrong = NULL;
  g_autoptr (VouchTestOutcome) draft = NULL;
  g_autoptr (GPtrArray) receipts = vouch_test_sender_receipts (desk);

  vouch_test_assert_outcome (first, 0, "/cards/sleep-and-mood\n", "");
  vouch_test_assert_outcome (refused, 1, "", "would take that page away");
  vouch_test_assert_outcome (dry, 1, "", "would take that page away");
  assert_int_equal (receipts->len, 1);
  assert_int_equal (vouch_test_count_waiting (), 0);
  vouch_test_sender_edit (desk, "\"reference\": \"r1\"", "\"reference\": \"r9\"");
  wrong = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (wrong, 1, "", "left, so the card can’t be published.");
  draft = vouch_test_run_program (NULL, "publish", "--status=draft", "--unpublish", desk->card, NULL);
  vouch_test_assert_outcome (draft, 0, "/drafts/", "");
}

/* Nor does what says that the card was withdrawn, and why. */
static void
test_withdrawn_page_stays (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) withdrawn = vouch_test_sender_publish (desk, "--withdraw=The dose was wrong");
  g_autoptr (VouchTestOutcome) refused = vouch_test_sender_publish (desk, "--status=draft");
  g_autoptr (VouchTestOutcome) draft = vouch_test_run_program (NULL, "publish", "--status=draft", "--unpublish", desk->card,
                                                               NULL);

  vouch_test_assert_outcome (withdrawn, 0, "/cards/sleep-and-mood\n", "");
  vouch_test_assert_outcome (refused, 1, "", "says that it was withdrawn");
  vouch_test_assert_outcome (draft, 0, "/drafts/", "");
  assert_null (strstr (draft->messages, "is there again"));
}

/* Readers have not seen what was a draft, or was looked at on the site, in between: what they find is
 * compared with what they found. */
static void
test_update_after_a_draft (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = vouch_test_sender_publish (desk, NULL);
  g_autoptr (VouchTestOutcome) draft = NULL;
  g_autoptr (VouchTestOutcome) other = NULL;
  g_autoptr (VouchTestOutcome) minor = NULL;
  g_autoptr (VouchTestOutcome) told = NULL;

  vouch_test_assert_outcome (first, 0, "/cards/sleep-and-mood\n", "");
  vouch_test_sender_edit (desk, "\"Sleep and mood\"", "\"Sleep and mood in 50 people\"");
  draft = vouch_test_run_program (NULL, "publish", "--status=draft", "--unpublish", desk->card, NULL);
  vouch_test_assert_outcome (draft, 0, "/drafts/", "");
  vouch_test_sender_edit (desk, "in 50 people", "in 51 people");
  other = vouch_test_sender_publish (desk, "--status=draft");
  vouch_test_assert_outcome (other, 0, "/drafts/", "");
  minor = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (minor, 1, "", "no small thing: a number");
  told = vouch_test_run_program (NULL, "publish", "--update=correction", "--was=Mood", "--is=51", desk->card,
                                 NULL);
  vouch_test_assert_outcome (told, 0, "/cards/sleep-and-mood\n", "");
}

/* What was never published is nothing that readers could know otherwise. */
static void
test_draft_before_all (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) draft = vouch_test_sender_publish (desk, "--status=draft");
  g_autoptr (VouchTestOutcome) out = NULL;

  vouch_test_assert_outcome (draft, 0, "/drafts/", "");
  vouch_test_sender_edit (desk, "\"Sleep and mood\"", "\"Sleep and mood in 50 people\"");
  out = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (out, 0, "/cards/sleep-and-mood", "");
}

#define RISKS(reason) \
  "\"sections\": [{\"id\":\"s1\",\"role\":\"key-highlights\",\"title\":\"Key Highlights\"," \
  "\"none\":{\"why\":\"not-reported\",\"reason\":\"" reason "\"},\"statements\":[]}]"

/* The same where the page says why a section has nothing: what is said of it stands on the page. */
static void
test_update_of_none (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) first = NULL;
  g_autoptr (VouchTestOutcome) minor = NULL;
  g_autoptr (VouchTestOutcome) told = NULL;
  g_autofree char *corrections = NULL;

  vouch_test_sender_edit (desk, "\"sections\": []", RISKS ("nobody died"));
  first = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (first, 0, "/cards/sleep-and-mood\n", "");
  vouch_test_sender_edit (desk, "nobody died", "12 of 40 died");
  minor = vouch_test_sender_publish (desk, "--update=minor");
  vouch_test_assert_outcome (minor, 1, "", "no small thing: a number");
  told = vouch_test_run_program (NULL, "publish", "--update=correction", "--was=nobody died",
                                 "--is=12 of 40 died", desk->card, NULL);
  vouch_test_assert_outcome (told, 0, "/cards/sleep-and-mood\n", "");
  corrections = read_corrections (desk);
  assert_non_null (strstr (corrections, "\"was\": \"nobody died\""));
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
      g_autoptr (VouchTestOutcome) outcome = vouch_test_sender_publish (*state, cases[i].option);

      vouch_test_assert_outcome (outcome, 2, "", cases[i].message);
    }
}

/* --- not before its time --- */

/* Neither asking for it nor sending what waits brings it out early. */
static void
test_at (void **state)
{
  VouchTestSender *desk = *state;
  g_autoptr (VouchTestOutcome) bad = vouch_test_sender_publish (desk, "--at=tomorrow");
  g_autoptr (VouchTestOutcome) put = vouch_test_sender_publish (desk, "--at=2999-01-01T09:00Z");
  g_autoptr (VouchTestOutcome) listed = NULL;
  g_autoptr (VouchTestOutcome) resumed = NULL;
  g_autoptr (VouchTestOutcome) past = NULL;
  g_autoptr (VouchTestOutcome) dry = NULL;
  g_autoptr (VouchTestOutcome) now = NULL;
  g_autoptr (GPtrArray) receipts = NULL;

  vouch_test_assert_outcome (bad, 2, "", "--at takes a date and a time");
  vouch_test_assert_outcome (put, 0, "", "and not before");
  assert_string_equal (put->output, "");
  assert_int_equal (vouch_test_count_waiting (), 1);
  listed = vouch_test_run_program (NULL, "publish", "--waiting", NULL);
  vouch_test_assert_outcome (listed, 0, "It is sent on ", "");
  assert_non_null (strstr (listed->output, "January 2999"));
  resumed = vouch_test_run_program (NULL, "publish", "--resume", NULL);
  vouch_test_assert_outcome (resumed, 0, "", "and not before");
  assert_string_equal (resumed->output, "");
  assert_int_equal (vouch_test_count_waiting (), 1);
  receipts = vouch_test_sender_receipts (desk);
  assert_int_equal (receipts->len, 0);
  /* Publishing now takes its place. */
  past = vouch_test_sender_publish (desk, "--at=2020-01-01T00:00Z");
  vouch_test_assert_outcome (past, 2, "", "has passed");
  assert_int_equal (vouch_test_count_waiting (), 1);
  dry = vouch_test_run_program (NULL, "publish", "--dry-run", "--at=2998-03-01T12:00Z", desk->card, NULL);
  vouch_test_assert_outcome (dry, 0, "would be sent on 1 March 2998, ", "");
  now = vouch_test_sender_publish (desk, NULL);
  vouch_test_assert_outcome (now, 0, "/cards/sleep-and-mood\n", "");
  assert_int_equal (vouch_test_count_waiting (), 0);
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
    { "\"2999-01-01T09:00:00Z\"", NULL, 0, "", "and not before" },
    { "\"2999-01-01\"", "--status=draft", 0, "", "and not before" },
    { "\"2999-01-01\"", "--at=2998-01-01T00:00Z", 0, "", "1 January 2999" },
    { "\"after the congress\"", NULL, 1, "", "until when can’t be read" },
    { "4070908800", NULL, 1, "", "until when can’t be read" },
    { "5", "--status=draft", 1, "", "until when can’t be read" },
    { "[\"2999-01-01\"]", NULL, 1, "", "until when can’t be read" },
    { "{\"until\": \"2999-01-01\"}", NULL, 1, "", "until when can’t be read" },
    { "false", NULL, 1, "", "until when can’t be read" },
    { "null", "--dry-run", 0, "would be sent.", "" },
    { "\"\"", "--dry-run", 0, "would be sent.", "" },
    { "\"2020-01-01\"", NULL, 0, "/cards/sleep-and-mood\n", "" },
  };
  VouchTestSender *desk = *state;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *work = g_strdup_printf ("\"notes\": [],\n  \"work\": {\"embargo\": %s},",
                                               cases[i].embargo);
      g_autoptr (VouchTestOutcome) outcome = NULL;

      assert_true (g_file_set_contents (desk->card, vouch_test_sender_card, -1, NULL));
      vouch_test_sender_edit (desk, "\"notes\": [],", work);
      outcome = vouch_test_sender_publish (desk, cases[i].option);
      vouch_test_assert_outcome (outcome, cases[i].exit_code, cases[i].output, cases[i].message);
      if (!*cases[i].output)
        assert_string_equal (outcome->output, "");
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    SENDER_TEST (test_update),
    SENDER_TEST (test_quotes),
    SENDER_TEST (test_correction_of_nothing),
    SENDER_TEST (test_removed),
    SENDER_TEST (test_page_stays),
    SENDER_TEST (test_withdrawn_page_stays),
    SENDER_TEST (test_update_after_a_draft),
    SENDER_TEST (test_draft_before_all),
    SENDER_TEST (test_update_of_none),
    SENDER_TEST (test_update_usage),
    SENDER_TEST (test_at),
    SENDER_TEST (test_embargo),
  };

  return vouch_test_run ("command-publish-update", tests);
}
