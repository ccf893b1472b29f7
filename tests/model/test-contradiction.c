/* test-contradiction.c: a source that contradicts a statement, and what a reviewer says to that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-citation-answer.h"
#include "vouch-digest.h"
#include "vouch-reference-edit.h"

#define AGAINST                                                                                                        \
  "{'id':'against','reference':'r2','relation':'contradicts','how':'selected','quote':{'exact':'Osmolarity fell.'}}"

typedef struct
{
  VouchDocument *document;   /* (owned) */
  VouchHistory *history;     /* (owned) */
  VouchValidator *validator; /* (owned) */
} Desk;

static void
open_desk (Desk *desk)
{
  desk->document = vouch_test_open_fixture ("check/clean.scorecard");
  desk->history = vouch_history_new (desk->document);
  desk->validator = vouch_validator_new (desk->document);
  vouch_test_set (desk->document, "h1", "by", "'W. Writer'");
  vouch_test_insert (desk->document, "h1", "citations", 1, AGAINST);
  vouch_validator_flush (desk->validator);
}

static void
close_desk (Desk *desk)
{
  g_object_unref (desk->history);
  g_object_unref (desk->validator);
  g_assert_finalize_object (desk->document);
}

static VouchCitation *
get_citation (Desk *desk)
{
  return VOUCH_CITATION (vouch_document_lookup (desk->document, "against"));
}

static void
answer (Desk *desk, const char *text, const char *by)
{
  g_autoptr (VouchChange) change = vouch_citation_answer (get_citation (desk), text, by);

  assert_non_null (change);
  assert_true (vouch_document_edit (desk->document, change, NULL));
  vouch_validator_flush (desk->validator);
}

/* Returns: what the check says of it; "" for nothing */
static void
expect_finding (Desk *desk, const char *part)
{
  g_autoptr (VouchFinding) finding = vouch_test_find_finding (desk->validator, "contradicted", "against");

  if (!part)
    assert_null (finding);
  if (!part)
    return;
  assert_non_null (finding);
  assert_non_null (strstr (vouch_finding_get_message (finding), part));
  assert_int_equal (vouch_finding_get_level (finding), VOUCH_LEVEL_ERROR);
  assert_string_equal (vouch_finding_get_action (finding), "answer");
}

static void
test_answered (void **state)
{
  Desk desk;
  g_autofree char *words = NULL;

  open_desk (&desk);
  assert_int_equal (vouch_citation_get_answer_state (get_citation (&desk)), VOUCH_ANSWER_MISSING);
  expect_finding (&desk, "A reviewer has to explain");
  answer (&desk, "  A small trial in other lenses ", "R. Ito");
  assert_int_equal (vouch_citation_get_answer_state (get_citation (&desk)), VOUCH_ANSWER_GIVEN);
  expect_finding (&desk, NULL);
  words = vouch_citation_dup_answer (get_citation (&desk));
  assert_string_equal (words, "A small trial in other lenses (R. Ito)");
  assert_string_equal (vouch_history_get_undo_label (desk.history), "Answer Contradiction");
  /* It stays beside the statement. */
  assert_string_equal (vouch_citation_get_relation (get_citation (&desk)), "contradicts");
  assert_non_null (vouch_history_undo (desk.history));
  vouch_validator_flush (desk.validator);
  expect_finding (&desk, "A reviewer has to explain");
  assert_null (vouch_citation_dup_answer (get_citation (&desk)));
  close_desk (&desk);
}

static void
test_own_answer (void **state)
{
  Desk desk;

  open_desk (&desk);
  answer (&desk, "I know better", "W. Writer");
  expect_finding (&desk, "Another person has to");
  answer (&desk, "The trial was small", "R. Ito");
  expect_finding (&desk, NULL);
  /* Blank takes it back. */
  answer (&desk, " ", "R. Ito");
  expect_finding (&desk, "A reviewer has to explain");
  assert_null (vouch_citation_answer (get_citation (&desk), "", "R. Ito"));
  close_desk (&desk);
}

/* Other words, or another passage against them, and it has to be answered again. */
static void
test_outdated (void **state)
{
  static const struct
  {
    const char *node;
    const char *member;
    const char *json;
    VouchAnswerState after;
  } cases[] = {
    { "h1", "text", "'Osmolarity rose twofold.'", VOUCH_ANSWER_OUTDATED },
    { "against", "quote", "{'exact':'Osmolarity fell by half.'}", VOUCH_ANSWER_OUTDATED },
    { "against", "reference", "'r1'", VOUCH_ANSWER_OUTDATED },
    { "against", "relation", "'background'", VOUCH_ANSWER_NOT_WANTED },
    { "against", "how", "'typed'", VOUCH_ANSWER_GIVEN },
    { "c2", "locator", "{'label':'page','value':'4'}", VOUCH_ANSWER_GIVEN },
    { "h1", "verified", "{'by':'R. Ito'}", VOUCH_ANSWER_GIVEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Desk desk;

      open_desk (&desk);
      answer (&desk, "A small trial", "R. Ito");
      vouch_test_set (desk.document, cases[i].node, cases[i].member, cases[i].json);
      vouch_validator_flush (desk.validator);
      assert_int_equal (vouch_citation_get_answer_state (get_citation (&desk)), cases[i].after);
      expect_finding (&desk, cases[i].after == VOUCH_ANSWER_OUTDATED ? "answered again" : NULL);
      close_desk (&desk);
    }
}

/* What the card says is the same, so that an approval holds. */
static void
test_not_said (void **state)
{
  Desk desk;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (JsonNode) now = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (VouchDocument) again = NULL;

  open_desk (&desk);
  json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (desk.document)));
  before = vouch_content_digest (json);
  answer (&desk, "A small trial", "R. Ito");
  now = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (desk.document)));
  after = vouch_content_digest (now);
  assert_string_equal (after, before);
  again = vouch_test_reopen (desk.document);
  assert_int_equal (vouch_citation_get_answer_state (VOUCH_CITATION (vouch_document_lookup (again, "against"))),
                    VOUCH_ANSWER_GIVEN);
  close_desk (&desk);
}

/* Whoever cites the same source for the statement doesn't take away that it contradicts it. */
static void
test_cited_for_it_too (void **state)
{
  static const char *const settled[][2] = { { "seen-by-eye", "'Osmolarity fell.'" }, { "answer", "{'text':'A small trial'}" } };

  for (gsize i = 0; i < G_N_ELEMENTS (settled); i++)
    {
      Desk desk;
      VouchNode *statement;
      g_autoptr (VouchChange) change = NULL;

      open_desk (&desk);
      statement = vouch_document_lookup (desk.document, "h1");
      vouch_test_set (desk.document, "against", "quote", NULL);
      vouch_test_set (desk.document, "against", settled[i][0], settled[i][1]);
      change = vouch_reference_edit_cite (
          statement, VOUCH_REFERENCE (vouch_document_lookup (desk.document, "r2")), "supports", "chosen");
      assert_true (vouch_document_edit (desk.document, change, NULL));
      assert_string_equal (vouch_citation_get_relation (get_citation (&desk)), "contradicts");
      assert_int_equal (vouch_node_list_get_size (vouch_node_get_list (statement, "citations")), 3);
      close_desk (&desk);
    }
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_answered),
    cmocka_unit_test (test_own_answer),
    cmocka_unit_test (test_outdated),
    cmocka_unit_test (test_not_said),
    cmocka_unit_test (test_cited_for_it_too),
  };

  return vouch_test_run ("contradiction", tests);
}
