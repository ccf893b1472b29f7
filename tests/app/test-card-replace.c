/* test-card-replace.c: another version of the same card, as one step that undo takes back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-card-replace.h"
#include "vouch-json.h"

/* What somebody else did to the card. */
typedef struct
{
  const char *name;
  void (*alter) (VouchDocument *theirs);
} Case;

static VouchNode *
nth_section (VouchDocument *document, guint n)
{
  return vouch_node_list_peek (vouch_card_get_sections (vouch_document_get_card (document)), n);
}

static const char *
card_id (VouchDocument *document)
{
  return vouch_node_get_id (VOUCH_NODE (vouch_document_get_card (document)));
}

static void
alter_nothing (VouchDocument *theirs)
{
}

static void
alter_title (VouchDocument *theirs)
{
  vouch_card_set_title (vouch_document_get_card (theirs), "Another title");
}

static void
alter_statement (VouchDocument *theirs)
{
  g_autoptr (GPtrArray) statements
      = vouch_card_collect_statements (vouch_document_get_card (theirs));

  vouch_statement_set_text (statements->pdata[2], "Another text");
}

static void
alter_order (VouchDocument *theirs)
{
  g_autoptr (GError) error = NULL;
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (theirs));

  assert_true (vouch_node_move (nth_section (theirs, 0), card, "sections", 2, &error));
}

static void
alter_removed (VouchDocument *theirs)
{
  g_autoptr (GError) error = NULL;

  assert_true (vouch_node_remove (nth_section (theirs, 1), &error));
}

static void
alter_references (VouchDocument *theirs)
{
  vouch_test_insert (theirs, card_id (theirs), "references", 0,
                     "{\"id\":\"new-reference\",\"type\":\"book\",\"title\":\"A book\"}");
}

static void
alter_note (VouchDocument *theirs)
{
  vouch_test_insert (theirs, card_id (theirs), "notes", 0,
                     "{\"id\":\"n1\",\"on\":\"x\",\"author\":\"A\",\"created\":"
                     "\"2026-01-01T00:00:00Z\",\"kind\":\"question\",\"blocking\":false,"
                     "\"body\":\"Why?\",\"replies\":[]}");
}

static void
alter_article (VouchDocument *theirs)
{
  vouch_test_set (theirs, card_id (theirs), "article/journal", "\"The Lancet\"");
  vouch_test_set (theirs, card_id (theirs), "disclosure", "\"None.\"");
}

/* What another program keeps in the card. */
static void
alter_unknown (VouchDocument *theirs)
{
  vouch_test_set (theirs, card_id (theirs), "x-house", "{\"desk\": 3}");
  vouch_test_set (theirs, card_id (theirs), "article/x-own", "\"theirs\"");
}

static void
alter_everything (VouchDocument *theirs)
{
  alter_title (theirs);
  alter_statement (theirs);
  alter_order (theirs);
  alter_references (theirs);
  alter_note (theirs);
  alter_article (theirs);
}

static const Case cases[] = {
  { "nothing", alter_nothing },       { "title", alter_title },
  { "statement", alter_statement },   { "order", alter_order },
  { "removed", alter_removed },       { "references", alter_references },
  { "note", alter_note },             { "article", alter_article },
  { "everything", alter_everything },   { "unknown", alter_unknown },
};

static void
assert_replaces (const Case *alteration)
{
  g_autoptr (VouchDocument) mine = vouch_test_open_fixture ("page/full.scorecard");
  g_autoptr (VouchDocument) theirs = vouch_test_reopen (mine);
  g_autoptr (VouchHistory) history = vouch_history_new (mine);
  g_autofree char *before = vouch_test_print_card (mine);
  g_autofree char *wanted = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (VouchChange) step = NULL;
  g_autoptr (GError) error = NULL;

  alteration->alter (theirs);
  wanted = vouch_test_print_card (theirs);
  step = vouch_card_replace (vouch_document_get_card (mine), vouch_document_get_card (theirs),
                             "Theirs");
  if (!step)
    {
      assert_string_equal (before, wanted);
      return;
    }
  if (!vouch_document_apply (mine, step, &error))
    fail_msg ("%s: %s", alteration->name, error->message);
  after = vouch_test_print_card (mine);
  assert_string_equal (after, wanted);
  assert_string_equal (vouch_history_get_undo_label (history), "Theirs");
  assert_non_null (vouch_history_undo (history));
  undone = vouch_test_print_card (mine);
  assert_string_equal (undone, before);
}

static void
test_replaces (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_replaces (&cases[i]);
}

/* Receipts came, whatever is undone. */
static void
test_records (void **state)
{
  g_autoptr (VouchDocument) mine = vouch_test_open_fixture ("check/clean.scorecard");
  g_autoptr (VouchDocument) theirs = vouch_test_reopen (mine);
  g_autoptr (VouchHistory) history = vouch_history_new (mine);
  g_autoptr (JsonNode) receipts
      = vouch_test_parse ("[{\"portal\":\"p\",\"revision\":7,\"digest\":\"d\"}]");
  VouchCard *my_card = vouch_document_get_card (mine);
  g_autoptr (VouchChange) set
      = vouch_change_new_set (card_id (theirs), "publications",
                              vouch_node_get_value (VOUCH_NODE (my_card), "publications"), receipts);
  g_autoptr (VouchChange) receipt = vouch_change_as_record (set);
  g_autoptr (VouchChange) record = NULL;

  assert_true (vouch_document_apply (theirs, receipt, NULL));
  assert_null (vouch_card_replace (my_card, vouch_document_get_card (theirs), "Theirs"));
  record = vouch_card_replace_records (my_card, vouch_document_get_card (theirs));
  assert_non_null (record);
  assert_true (vouch_change_is_record (record));
  assert_true (vouch_document_apply (mine, record, NULL));
  assert_false (vouch_history_get_can_undo (history));
  assert_true (vouch_json_equal (vouch_node_get_value (VOUCH_NODE (my_card), "publications"),
                                 receipts));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_replaces),
    cmocka_unit_test (test_records),
  };

  return vouch_test_run ("card-replace", tests);
}
