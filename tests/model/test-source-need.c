/* test-source-need.c: the one definition of a statement without a source.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-check.h"
#include "vouch-source-need.h"

typedef struct
{
  const char *node;
  const char *member; /* with "citations-" its citations go first */
  const char *value;
  gboolean    is_needed;
} Case;

static const Case cases[] = {
  { "h1", NULL, NULL, FALSE },
  { "h1", "text", "'Osmolarity rose markedly.'", FALSE },
  { "h1", "text", "'Osmolarity rose by 12 %.'", TRUE },
  { "h1", "text", "'Try warfarin.'", TRUE },
  { "h1", "text", "'Osmolarity rose markedly in most patients.'", TRUE },
  { "h1", "text", "' '", FALSE },
  { "h1", "marker", "{'text':'ref','at':0}", TRUE },
  { "h1", "declined", "{'reason':'not-a-claim','by':'W'}", FALSE },
  { "h1", "set-aside", "{'reason':'no source'}", FALSE },
  { "k1", "text", "'Beware.'", TRUE },
  { "p1", "text", "'Twice daily.'", TRUE },
  { "condition", "text", "'Dry eye disease in 40 adults who take aspirin'", FALSE },
  { "condition", "marker", "{'text':'ref','at':0}", TRUE },
  { "population", "label", "'Key Mechanisms'", TRUE },
  { "mechanisms", "text", "'Tears evaporate too fast from the eye.'", TRUE },
  { "mechanisms", "label", "'care setting'", FALSE },
};

static void
drop_citations (VouchDocument *document, const char *id)
{
  VouchNodeList *citations
      = vouch_statement_get_citations (VOUCH_STATEMENT (vouch_document_lookup (document, id)));

  while (vouch_node_list_get_size (citations) > 0)
    vouch_test_remove (document, vouch_node_get_id (vouch_node_list_peek (citations, 0)));
}

static guint
count_needing (VouchDocument *document)
{
  g_autoptr (GPtrArray) statements
      = vouch_card_collect_statements (vouch_document_get_card (document));
  guint n = 0;

  for (guint i = 0; i < statements->len; i++)
    n += (guint) vouch_statement_needs_source (statements->pdata[i]);
  return n;
}

/* A finding for each that counts, and none for others: no two of them may disagree. */
static void
expect_agreement (VouchDocument *document, const Case *a_case)
{
  VouchSummary summary;
  g_autoptr (VouchFindingList) findings
      = vouch_check_card (vouch_document_get_card (document), &summary);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      const char *rule = vouch_finding_get_rule (finding);

      n += (guint) (g_str_equal (rule, "source-missing") || g_str_equal (rule, "marker-left"));
    }
  if (summary.unsourced != count_needing (document) || summary.unsourced != n)
    fail_msg ("%s %s: counted %u, asked for %u, found %u", a_case->node,
              a_case->value ? a_case->value : "", summary.unsourced, count_needing (document), n);
  assert_int_equal (summary.statements,
                    summary.unsourced + summary.exempt + summary.linked + summary.anchored
                        + summary.verified + summary.declined);
}

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
      VouchStatement *statement;

      statement = VOUCH_STATEMENT (vouch_document_lookup (document, cases[i].node));
      if (cases[i].member)
        {
          drop_citations (document, cases[i].node);
          vouch_test_set (document, cases[i].node, cases[i].member, cases[i].value);
        }
      if (vouch_statement_needs_source (statement) != cases[i].is_needed)
        fail_msg ("%s %s: a source is %sneeded", cases[i].node,
                  cases[i].value ? cases[i].value : "", cases[i].is_needed ? "not " : "");
      expect_agreement (document, &cases[i]);
    }
}

/* Where it stands decides: the validator asks again when that is another section. */
static void
test_section (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchValidator) validator = vouch_validator_new (document);
  VouchSummary summary;

  drop_citations (document, "h1");
  vouch_test_set (document, "h1", "text", "'Osmolarity rose markedly.'");
  vouch_validator_flush (validator);
  vouch_validator_get_summary (validator, &summary);
  assert_int_equal (summary.unsourced, 0);
  assert_int_equal (summary.exempt, 4);
  vouch_test_set (document, "highlights", "role", "'risks'");
  vouch_validator_flush (validator);
  vouch_validator_get_summary (validator, &summary);
  assert_int_equal (summary.unsourced, 1);
  assert_int_equal (summary.exempt, 3);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_section),
  };

  return vouch_test_run ("source-need", tests);
}
