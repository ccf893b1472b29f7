/* test-house-rule.c: the rules that a house writes as data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <string.h>

#include "vouch-pattern-words.h"
#include "vouch-repair-plan.h"

#include "vouch-check.h"

static VouchProfile *
make_profile (const char *rule)
{
  g_autofree char *text = g_strdup_printf ("{'title': 'House', 'own': [{'id': 'own', %s}]}", rule);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  VouchProfile *profile;

  g_strdelimit (text, "'", '"');
  bytes = g_bytes_new (text, strlen (text));
  profile = vouch_profile_new_from_bytes (bytes, "house", &error);
  if (!profile)
    fail_msg ("%s: %s", rule, error->message);
  return profile;
}

/* "h1" gets the text; what is mended is the first finding. */
static const struct
{
  const char *rule;
  const char *text;
  guint count;
  const char *message; /* of the first; NULL: any */
  const char *mended;  /* NULL: nothing can be mended */
} cases[] = {
  { "'kind': 'existence', 'tokens': ['very', 'quite']", "Lenses were very dry.", 1, NULL, NULL },
  { "'kind': 'existence', 'tokens': ['very', 'quite']", "Every lens was dry.", 0, NULL, NULL },
  { "'kind': 'existence', 'tokens': ['very', 'quite']", "Very dry and quite dry and VERY dry.", 1,
    NULL, NULL },
  { "'kind': 'existence', 'ignore-case': true, 'tokens': ['very', 'quite']",
    "Very dry and quite dry and VERY dry.", 2, NULL, NULL },
  { "'kind': 'existence', 'tokens': ['very'], 'remove': true, 'message': 'Leave “%s” out.'",
    "Lenses were very dry.", 1, "Leave “very” out.", "Lenses were dry." },
  { "'kind': 'existence', 'tokens': ['[a-z]+ly'], 'exceptions': ['Only']",
    "It was only mildly dry.", 1, NULL, NULL },
  { "'kind': 'existence', 'tokens': ['!'], 'nonword': true", "Lenses were dry!", 1, NULL, NULL },
  { "'kind': 'existence', 'tokens': ['dry'], 'sections': ['risks']", "Lenses were dry.", 0, NULL,
    NULL },
  { "'kind': 'existence', 'tokens': ['dry'], 'sections': ['key-highlights']", "Lenses were dry.", 1,
    NULL, NULL },
  { "'kind': 'existence', 'tokens': ['dry'], 'types': ['opinion']", "Lenses were dry.", 0, NULL,
    NULL },
  { "'kind': 'substitution', 'swap': {'diabetics': 'people with diabetes'}",
    "Osmolarity rose in diabetics.", 1, "Use “people with diabetes” instead of “diabetics”.",
    "Osmolarity rose in people with diabetes." },
  { "'kind': 'substitution', 'ignore-case': true, 'swap': {'diabetics': 'people with diabetes|x'}",
    "Diabetics blink less than other diabetics.", 1, NULL,
    "People with diabetes blink less than other people with diabetes." },
  { "'kind': 'substitution', 'message': 'Use %s for %s.', 'swap': {'utili[sz]e': 'use'}",
    "Patients utilize drops.", 1, "Use use for utilize.", "Patients use drops." },
  { "'kind': 'substitution', 'swap': {'diabetics': 'people'}", "Antidiabetics were given.", 0, NULL,
    NULL },
  { "'kind': 'occurrence', 'token': ',', 'max': 2, 'message': 'Commas: %s.'", "a, b, c, d", 1,
    "Commas: 3.", NULL },
  { "'kind': 'occurrence', 'token': ',', 'max': 2", "a, b, c", 0, NULL, NULL },
  { "'kind': 'occurrence', 'token': '[.]', 'min': 1, 'sections': ['key-highlights']",
    "Lenses were dry", 1, NULL, NULL },
  { "'kind': 'repetition', 'token': '[A-Za-z]+', 'ignore-case': true", "The the lens was was dry.",
    2, NULL, "The lens was was dry." },
  { "'kind': 'repetition', 'token': '[A-Za-z]+'", "Dry, dry eyes had had, had not.", 1, NULL,
    "Dry, dry eyes had, had not." },
  { "'kind': 'repetition', 'token': '[A-Za-z]+'", "Dry with the the therapy.", 1, NULL,
    "Dry with the therapy." },
  { "'kind': 'repetition', 'token': '[A-Za-z]+'", "Eyes breathe the the air.", 1, NULL,
    "Eyes breathe the air." },
  { "'kind': 'repetition', 'token': '[A-Za-z]+'", "Had had had dry eyes.", 1, NULL,
    "Had had dry eyes." },
  { "'kind': 'repetition', 'token': '[A-Za-z]+'", "The The lens was dry.", 1, NULL,
    "The lens was dry." },
  { "'kind': 'conditional', 'first': '\\\\b([A-Z]{3,})\\\\b', 'second': '\\\\(([A-Z]{3,})\\\\)'",
    "The TBUT was short.", 1, NULL, NULL },
  { "'kind': 'conditional', 'first': '\\\\b([A-Z]{3,})\\\\b', 'second': '\\\\(([A-Z]{3,})\\\\)'",
    "The break-up time (TBUT) was short; TBUT rose.", 0, NULL, NULL },
  { "'kind': 'conditional', 'first': '\\\\b([A-Z]{3,})\\\\b', 'second': '\\\\(([A-Z]{3,})\\\\)',"
    "'exceptions': ['tbut']",
    "The TBUT was short.", 0, NULL, NULL },
  { "'kind': 'consistency', 'either': {'centre': 'center'}", "One centre and one center took part.",
    1, NULL, "One center and one center took part." },
  { "'kind': 'consistency', 'either': {'advis[eo]r': 'advi[sc]ers'}", "An advisor of advisers.", 1,
    NULL, NULL },
  { "'kind': 'consistency', 'either': {'centre': 'center'}", "One centre and a centre took part.",
    0, NULL, NULL },
};

static GPtrArray *
list_own (VouchValidator *validator)
{
  GPtrArray *own = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (validator));

  vouch_validator_flush (validator);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      if (g_str_equal (vouch_finding_get_rule (finding), "own")
          && g_str_equal (vouch_finding_get_node (finding), "h1"))
        g_ptr_array_add (own, g_steal_pointer (&finding));
    }
  return own;
}

static void
check_mended (VouchDocument *document, VouchValidator *validator, VouchFinding *finding, gsize i)
{
  VouchStatement *h1 = VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));

  if (vouch_validator_repair (validator, finding, NULL) != (cases[i].mended != NULL))
    fail_msg ("Case %zu: mended, or not", i);
  assert_string_equal (vouch_statement_get_text (h1),
                       cases[i].mended ? cases[i].mended : cases[i].text);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      g_autoptr (VouchValidator) validator = vouch_validator_new (document);
      g_autoptr (VouchProfile) profile = make_profile (cases[i].rule);
      g_autoptr (GPtrArray) own = NULL;
      GPtrArray *troubles = vouch_profile_get_troubles (profile);

      if (troubles->len > 0)
        fail_msg ("Case %zu: %s", i, ((VouchProfileTrouble *) troubles->pdata[0])->message);
      vouch_validator_flush (validator);
      vouch_validator_set_profile (validator, profile);
      vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (document, "h1")),
                                cases[i].text);
      own = list_own (validator);
      if (own->len != cases[i].count)
        fail_msg ("Case %zu, “%s”: %u", i, cases[i].text, own->len);
      if (own->len > 0 && cases[i].message)
        assert_string_equal (vouch_finding_get_message (own->pdata[0]), cases[i].message);
      if (own->len > 0)
        check_mended (document, validator, own->pdata[0], i);
    }
}

/* One row decides on another: what it says comes and goes with that. */
static void
test_across_card (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchProfile) profile
      = make_profile ("'kind': 'consistency', 'either': {'centre': 'center'}");

  vouch_validator_set_profile (validator, profile);
  vouch_test_set (document, "h1", "text", "'One centre took part in all of it.'");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "own"), 0);
  vouch_test_set (document, "f1", "text", "'Another center took part in all of it.'");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "own"), 1);
  vouch_test_set (document, "f1", "text", "'Another place took part in all of it.'");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "own"), 0);
  vouch_test_set (document, "f1", "text", "'Another center took part in all of it.'");
  vouch_validator_flush (validator);
  vouch_test_remove (document, "f1");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "own"), 0);
}

/* A pattern without end is told in its place, at once, and checks what it can. */
static void
test_without_end (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchProfile) profile
      = make_profile ("'kind': 'existence', 'nonword': true, 'tokens': ['^(\\\\w+\\\\s?)+$']");
  g_autoptr (VouchFindingList) findings = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) own = NULL;

  vouch_test_set (document, "h1", "text",
                  "'Osmolarity rose after many hours of wear in nearly all of the people who "
                  "took part in the study that is told of here and elsewhere and again!'");
  findings = vouch_check_card_for (vouch_document_get_card (document), profile, NULL);
  own = vouch_finding_list_list_for_node (findings, "h1");
  assert_int_equal (own->len, 1);
  assert_non_null (strstr (vouch_finding_get_message (own->pdata[0]), "takes too long"));
  assert_true (g_get_monotonic_time () - start < 20 * G_USEC_PER_SEC);
}

/* What is wanted may hold the word that isn't: it is put in once, not for ever. */
static void
test_replacement_with_word (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchProfile) profile
      = make_profile ("'kind': 'substitution', 'swap': {'scan': 'MRI scan'}");
  g_autoptr (VouchRepairPlan) plan = NULL;
  VouchStatement *h1 = VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));

  vouch_validator_set_profile (validator, profile);
  vouch_statement_set_text (h1, "One scan was enough.");
  vouch_validator_flush (validator);
  plan = vouch_validator_plan_repairs (validator, "own", NULL, NULL);
  assert_int_equal (vouch_validator_apply_plan (validator, plan, NULL), 1);
  assert_string_equal (vouch_statement_get_text (h1), "One MRI scan was enough.");
}

/* A rule that is given up for good says so: on what it told before, and on what comes later. */
static void
test_given_up_for_good (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchProfile) profile
      = make_profile ("'kind': 'existence', 'nonword': true, 'tokens': ['^(\\\\w+\\\\s?)+$']");
  VouchStatement *h1 = VOUCH_STATEMENT (vouch_document_lookup (document, "h1"));

  vouch_validator_set_profile (validator, profile);
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "Osmolarity rose after %u hours of wear in nearly all of the people who took part!", i);
      g_autoptr (GPtrArray) own = NULL;

      vouch_statement_set_text (h1, text);
      own = list_own (validator);
      if (own->len != 1)
        fail_msg ("After %u: %u", i, own->len);
    }
}

/* What one card gives up, another is checked by: a long text in one is no fault of the other. */
static void
test_given_up_on_one_card (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchDocument) other = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchValidator) second = vouch_validator_new (other);
  g_autoptr (VouchProfile) profile
      = make_profile ("'kind': 'existence', 'nonword': true, 'tokens': ['^(\\\\w+\\\\s?)+$']");
  g_autoptr (GPtrArray) own = NULL;

  vouch_validator_set_profile (validator, profile);
  vouch_validator_set_profile (second, profile);
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *text = g_strdup_printf (
          "Osmolarity rose after %u hours of wear in nearly all of the people who took part!", i);

      vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (document, "h1")), text);
      vouch_validator_flush (validator);
    }
  vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (other, "h1")), "All words here");
  own = list_own (second);
  assert_int_equal (own->len, 1);
  assert_null (strstr (vouch_finding_get_message (own->pdata[0]), "takes too long"));
}

static const struct
{
  const char *pattern;
  const char *words;
} patterns[] = {
  { "tumour", "tumour" },
  { "\\btumou?rs?\\b", "tumours" },
  { "(?:an|un)aemi[ac]\\b", "anaemia" },
  { "paediatric(?=s)", "paediatric" },
  { "(?i)oedema", "oedema" },
  { "wheelchair[- ]bound", "wheelchair-bound" },
  { "e\\.g\\.", "e.g." },
  { "\\d+ mg", "… mg" },
  { "heart\\s+attack", "heart attack" },
  { "x{2,3}y", "xy" },
  { "(?<w>left|right) side", "left side" },
  { "[^a]b.", "…b…" },
  { "naïve(?#a word)", "naïve" },
  { "[[:alpha:]]+ing", "…ing" },
};

/* What is shown to people is no pattern. */
static void
test_pattern_in_words (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *words = vouch_pattern_dup_words (patterns[i].pattern);

      assert_string_equal (words, patterns[i].words);
    }
}

static void
test_consistency_shows_words (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchProfile) profile
      = make_profile ("'kind': 'consistency', 'either': {'tumours?': 'tumors?'}");
  g_autoptr (GPtrArray) own = NULL;

  vouch_validator_set_profile (validator, profile);
  vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (document, "h1")), "A tumour grew.");
  vouch_statement_set_text (VOUCH_STATEMENT (vouch_document_lookup (document, "h2")), "No tumor grew.");
  own = list_own (validator);
  assert_int_equal (own->len, 1);
  assert_string_equal (vouch_finding_get_message (own->pdata[0]),
                       "Use “tumors” instead of “tumour”.");
}

static const struct
{
  const char *rule;
  const char *member;
} mistakes[] = {
  { "'kind': 'presence'", "own/0/kind" },
  { "'kind': 'existence'", "own/0/tokens" },
  { "'kind': 'existence', 'tokens': ['(']", "own/0/tokens/0" },

  { "'kind': 'occurrence', 'token': 'a*', 'max': 1", "own/0/token" },
  { "'kind': 'occurrence', 'token': 'a'", "own/0" },
  { "'kind': 'substitution', 'swap': []", "own/0/swap" },
  { "'kind': 'substitution', 'swap': {'a': 1}", "own/0/swap/a" },
  { "'kind': 'substitution', 'swap': {'a': ''}", "own/0/swap/a" },
  { "'kind': 'substitution', 'swap': {'a': '|b'}", "own/0/swap/a" },
  { "'kind': 'existence', 'tokens': ['a'], 'ignorecase': true", "own/0/ignorecase" },
  { "'kind': 'existence', 'tokens': ['a'], 'level': 'bad'", "own/0/level" },
  { "'kind': 'existence', 'tokens': ['a'], 'remove': 1", "own/0/remove" },
  { "'kind': 'conditional', 'first': 'a'", "own/0/second" },
};

static void
test_mistakes (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (VouchProfile) profile = make_profile (mistakes[i].rule);
      GPtrArray *troubles = vouch_profile_get_troubles (profile);

      if (troubles->len == 0)
        fail_msg ("%s: no trouble", mistakes[i].rule);
      assert_string_equal (((VouchProfileTrouble *) troubles->pdata[0])->member,
                           mistakes[i].member);
    }
}

/* Two rules of one name, or one of the table's, would not be told apart. */
static void
test_ids (void **state)
{
  static const char text[]
      = "{\"own\": [{\"id\": \"a\", \"kind\": \"existence\", \"tokens\": [\"x\"]},\n"
        "{\"id\": \"a\", \"kind\": \"existence\", \"tokens\": [\"y\"]},\n"
        "{\"id\": \"marker-left\", \"kind\": \"existence\", \"tokens\": [\"z\"]},\n"
        "{\"id\": \"A b\", \"kind\": \"existence\", \"tokens\": [\"z\"]}],\n"
        "\"rules\": {\"a\": {\"sections\": {\"risks\": \"off\"}}}}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (VouchProfile) profile = vouch_profile_new_from_bytes (bytes, "house", NULL);
  GPtrArray *troubles = vouch_profile_get_troubles (profile);

  assert_int_equal (troubles->len, 3);
  for (guint i = 0; i < 3; i++)
    assert_int_equal (((VouchProfileTrouble *) troubles->pdata[i])->line, i + 2);
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),       cmocka_unit_test (test_across_card),
    cmocka_unit_test (test_without_end), cmocka_unit_test (test_mistakes),
    cmocka_unit_test (test_ids),         cmocka_unit_test (test_replacement_with_word),
    cmocka_unit_test (test_given_up_for_good),
    cmocka_unit_test (test_given_up_on_one_card),
    cmocka_unit_test (test_pattern_in_words),
    cmocka_unit_test (test_consistency_shows_words),
  };

  return vouch_test_run ("house-rule", tests);
}
