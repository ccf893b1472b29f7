/* test-rules.c: what each rule finds, and what it must leave alone.
 *
 * Every case starts from a card without a finding, edits it, and counts what one
 * rule says then. What else is found is told, so that one fault has one finding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include <stdio.h>
#include <string.h>

#include "rule-cases.h"
#include "rule-cases-house.h"
#include "rule-cases-numbers.h"
#include "rule-cases-wording.h"
#include "rule-cases-quotes.h"
#include "vouch-rule.h"
#include "vouch-registry-title.h"

/* Of each kind, for each rule. */
#define MIN_CASES 5

static const struct
{
  const Case *cases;
  gsize n;
} tables[] = {
  { cases, G_N_ELEMENTS (cases) },
  { number_cases, G_N_ELEMENTS (number_cases) },
  { wording_cases, G_N_ELEMENTS (wording_cases) },
  { quote_cases, G_N_ELEMENTS (quote_cases) },
};

/* An edited statement says something else than its passage, and may have lost it; an edited
 * reference, something else than the card of its article. */
static const char *const consequences[]
    = { "reference-unused", "anchor-missing", "number-unsupported", "hedge-dropped",
        "dose-unverified", "attribution-missing", "sentence-long",  "end-punctuation",
        "original-source-differs", NULL };

/* Takes all citations away: "citations-". */
static void
uncite (VouchDocument *document, const char *node)
{
  VouchNodeList *list = vouch_node_get_list (vouch_document_lookup (document, node), "citations");

  while (vouch_node_list_get_size (list) > 0)
    assert_true (vouch_node_remove (vouch_node_list_peek (list, 0), NULL));
}

static void
do_edit (VouchDocument *document, const Edit *edit)
{
  if (g_str_equal (edit->member, "citations-"))
    uncite (document, edit->node);
  else if (g_str_equal (edit->member, "-"))
    vouch_test_remove (document, edit->node);
  else if (edit->member[0] == '+')
    vouch_test_insert (document, edit->node, edit->member + 1, 0, edit->json);
  else
    vouch_test_set (document, edit->node, edit->member, edit->json);
}

/* Rules whose findings a case may have besides; the shared fixture has consequences
 * (a statement without citations leaves a reference unused). */
static gboolean
is_expected (const Case *test, const char *rule)
{
  return g_str_equal (rule, test->rule) || g_strv_contains (consequences, rule)
         || (test->also && strstr (test->also, rule));
}

static guint n_failed_cases;

/* All that fail are told, not the first alone. */
static void G_GNUC_PRINTF (1, 2)
fail_case (const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  print_error ("%s\n", message);
  n_failed_cases++;
}

static void
check_case (const Case *test, gsize number, VouchValidator *validator)
{
  g_autofree char *list = vouch_test_list_findings (validator);
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (validator));

  if (vouch_test_count_findings (validator, test->rule) != test->count)
    fail_case ("Case %zu, %s on %s: not %u of them:\n%s", number, test->rule, test->edits[0].json,
              test->count, list);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      if (!is_expected (test, vouch_finding_get_rule (finding)))
        {
          fail_case ("Case %zu, %s on %s: also\n%s", number, test->rule, test->edits[0].json, list);
          return;
        }
    }
}

/* Once as the card is edited, once on the edited card from the start. */
static void
play_case (const Case *test, gsize number)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchDocument) fresh = NULL;
  g_autoptr (VouchValidator) other = NULL;

  vouch_validator_flush (validator);
  for (guint k = 0; k < G_N_ELEMENTS (test->edits) && test->edits[k].node; k++)
    {
      do_edit (document, &test->edits[k]);
      vouch_validator_flush (validator);
    }
  check_case (test, number, validator);
  fresh = vouch_test_reopen (document);
  other = vouch_validator_new (fresh);
  vouch_validator_flush (other);
  check_case (test, number, other);
}

static void
test_cases (void **state)
{
  note_quotes ();
  /* As if these had been looked up. */
  assert_true (vouch_registry_title_keep (VOUCH_IDENTIFIER_DOI, "10.5555/known",
                                          "A trial of green tea and the heart in adults"));
  assert_true (vouch_registry_title_keep (VOUCH_IDENTIFIER_PMID, "30000009",
                                          "A trial of green tea and the heart in adults"));
  for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
    for (gsize i = 0; i < tables[t].n; i++)
      play_case (&tables[t].cases[i], i);
  assert_int_equal (n_failed_cases, 0);
}

static void
test_clean_card (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autofree char *list = NULL;

  vouch_validator_flush (validator);
  list = vouch_test_list_findings (validator);
  assert_string_equal (list, "");
}

static void
test_opt_in (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);

  vouch_test_remove (document, "h3");
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "highlights-count"), 0);
  vouch_validator_set_rule_enabled (validator, "highlights-count", TRUE);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "highlights-count"), 1);
  vouch_test_insert (document, "highlights", "statements", 0,
                     "{'id':'h9','text':'Wearers blinked less than others did.'" CITED);
  vouch_validator_flush (validator);
  assert_int_equal (vouch_test_count_findings (validator, "highlights-count"), 0);
}

static void
test_instruction_levels (void **state)
{
  static const struct
  {
    const char *node;
    VouchLevel level;
  } places[] = { { "mechanisms", VOUCH_LEVEL_ERROR },
                 { "p1", VOUCH_LEVEL_ERROR },
                 { "h1", VOUCH_LEVEL_WARNING },
                 { "m1", VOUCH_LEVEL_WARNING } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      g_autoptr (VouchValidator) validator = vouch_validator_new (document);
      g_autoptr (VouchFinding) finding = NULL;

      vouch_test_set (document, places[i].node, "text", "'Specify types of lenses.'");
      vouch_validator_flush (validator);
      finding = vouch_test_find_finding (validator, "writer-instruction", places[i].node);
      assert_non_null (finding);
      assert_int_equal (vouch_finding_get_level (finding), places[i].level);
    }
}

/* A warning is of what a reader acts on; the same of less is a hint. */
static void
test_levels_by_weight (void **state)
{
  static const struct
  {
    const char *rule;
    const char *text;
    VouchLevel level;
  } weights[] = {
    { "relative-without-absolute", "'Early treatment made stroke rarer (HR, 0.75).'",
      VOUCH_LEVEL_WARNING },
    { "relative-without-absolute", "'The risk of stroke was 50% lower.'", VOUCH_LEVEL_WARNING },
    { "relative-without-absolute", "'Warfarin made stroke rarer (HR, 0.75).'", VOUCH_LEVEL_WARNING },
    { "relative-without-absolute", "'The G allele went with sepsis (OR, 2.34).'", VOUCH_LEVEL_HINT },
    { "relative-without-absolute", "'Older age went with death (OR, 1.07).'", VOUCH_LEVEL_HINT },
    { "significant-unbacked", "'Pain was significantly lower, by 12 points.'", VOUCH_LEVEL_WARNING },
    { "significant-unbacked", "'Pain showed a trend toward improvement.'", VOUCH_LEVEL_WARNING },
    { "significant-unbacked", "'Pain was significantly lower.'", VOUCH_LEVEL_HINT },
    { "significant-unbacked", "'No significant differences were found.'", VOUCH_LEVEL_HINT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      g_autoptr (VouchValidator) validator = vouch_validator_new (document);
      g_autoptr (VouchFinding) finding = NULL;

      vouch_test_set (document, "card", "article/type", "'observational'");
      vouch_test_set (document, "h1", "text", weights[i].text);
      vouch_validator_flush (validator);
      finding = vouch_test_find_finding (validator, weights[i].rule, "h1");
      if (!finding || vouch_finding_get_level (finding) != weights[i].level)
        fail_msg ("%s %s: %d", weights[i].rule, weights[i].text,
                  finding ? (int) vouch_finding_get_level (finding) : -1);
    }
}

/* A fault of what no statement cites is on no page, and stops nothing until one does. */
static void
test_level_until_cited (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  g_autoptr (VouchFinding) before = NULL;
  g_autoptr (VouchFinding) after = NULL;

  vouch_test_insert (document, "card", "references", 0,
                     "{'id':'r9','type':'article-journal','title':'Blinking','ISSN':'kmptns'}");
  vouch_validator_flush (validator);
  before = vouch_test_find_finding (validator, "identifier-malformed", "r9");
  assert_non_null (before);
  assert_int_equal (vouch_finding_get_level (before), VOUCH_LEVEL_HINT);
  vouch_test_insert (document, "h1", "citations", 0,
                     "{'id':'c99','reference':'r9','relation':'supports','how':'chosen'}");
  vouch_validator_flush (validator);
  after = vouch_test_find_finding (validator, "identifier-malformed", "r9");
  assert_non_null (after);
  assert_int_equal (vouch_finding_get_level (after), VOUCH_LEVEL_ERROR);
}

/* Every rule has cases that it finds, and as many at least that it must leave alone. */
static void
test_every_rule_has_cases (void **state)
{
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);
      guint n_found = 0;
      guint n_left_alone = 0;

      for (gsize t = 0; t < G_N_ELEMENTS (tables); t++)
        for (gsize k = 0; k < tables[t].n; k++)
          if (g_str_equal (tables[t].cases[k].rule, rule->id))
            *(tables[t].cases[k].count > 0 ? &n_found : &n_left_alone) += 1;
      for (gsize k = 0; k < G_N_ELEMENTS (house_cases); k++)
        if (g_str_equal (house_cases[k].rule, rule->id))
          *(house_cases[k].count > 0 ? &n_found : &n_left_alone) += 1;
      /* Those of spelling want a dictionary: test-spelling.c counts them. */
      if (g_str_equal (rule->id, "spelling"))
        continue;
      if (n_found < MIN_CASES || n_left_alone < MIN_CASES)
        fail_msg ("%s: %u found, %u left alone", rule->id, n_found, n_left_alone);
    }
}

static void
test_every_rule_has_a_page (void **state)
{
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);
      g_autofree char *page = vouch_rule_explain (rule);

      assert_ptr_equal (vouch_rules_find (rule->id), rule);
      assert_true (g_str_has_prefix (page, rule->id));
      assert_non_null (rule->title);
      assert_non_null (strstr (page, rule->meaning));
      assert_non_null (strstr (page, rule->bad));
      assert_non_null (strstr (page, rule->good));
      assert_true (!rule->mend || rule->repair);
      for (guint k = 0; rule->yields_to && rule->yields_to[k]; k++)
        {
          guint before = 0;

          while (before < i && !g_str_equal (vouch_rules_get (before)->id, rule->yields_to[k]))
            before++;
          if (before == i)
            fail_msg ("%s yields to %s, which doesn't stand before it", rule->id,
                      rule->yields_to[k]);
        }
    }
  assert_null (vouch_rules_find ("no-such-rule"));
}

static char *
make_row (const VouchRule *rule)
{
  return g_strdup_printf ("| `%s` | %s%s | %s | %s |\n", rule->id,
                          vouch_level_get_name (rule->level),
                          rule->flags & VOUCH_RULE_OPT_IN ? ", off" : "", rule->when,
                          rule->repair ? rule->repair : "–");
}

/* The page is for people who read the source; `test-rules --table` prints its rows. */
static void
test_page_of_rules_is_true (void **state)
{
  g_autofree char *page = vouch_test_read_fixture ("../../model/check/README.md", NULL);
  guint n_rows = 0;

  for (const char *p = page; (p = strstr (p, "\n| `")); p++)
    n_rows++;
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      g_autofree char *row = make_row (vouch_rules_get (i));

      if (!strstr (page, row))
        fail_msg ("model/check/README.md lacks:\n%s", row);
    }
  assert_int_equal (n_rows, vouch_rules_count ());
}

static void
print_utf8 (const char *text)
{
  fputs (text, stdout);
}

static int
print_table (void)
{
  g_set_print_handler (print_utf8);
  for (guint i = 0; i < vouch_rules_count (); i++)
    {
      const VouchRule *rule = vouch_rules_get (i);
      g_autofree char *row = make_row (rule);

      if (i == 0 || rule->family != vouch_rules_get (i - 1)->family)
        g_print (
            "\n### %s\n\n| rule | level | finds something when | repair |\n|---|---|---|---|\n",
            vouch_rule_family_title (rule->family));
      g_print ("%s", row);
    }
  return 0;
}

int
main (int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_clean_card),
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_opt_in),
    cmocka_unit_test (test_instruction_levels),
    cmocka_unit_test (test_levels_by_weight),
    cmocka_unit_test (test_level_until_cited),
    cmocka_unit_test (test_every_rule_has_cases),
    cmocka_unit_test (test_every_rule_has_a_page),
    cmocka_unit_test (test_page_of_rules_is_true),
  };

  if (argc > 1 && g_str_equal (argv[1], "--table"))
    return print_table ();
  return vouch_test_run ("rules", tests);
}
