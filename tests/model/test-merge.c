/* test-merge.c: what two people made of one card, as one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-diff.h"
#include "vouch-json.h"
#include "vouch-merge.h"

#define SET(node, member, before, after)                                                           \
  "{'kind':'set','node':'" node "','member':'" member "','before':" before ",'after':" after "}"
#define MOVE(node, parent, list, position, to_parent, to_list, to_position)                        \
  "{'kind':'move','node':'" node "','from':{'parent':'" parent "','list':'" list                   \
  "','position':" position "},'to':{'parent':'" to_parent "','list':'" to_list                     \
  "','position':" to_position "}}"
#define INSERT(parent, list, position, json)                                                       \
  "{'kind':'insert','parent':'" parent "','list':'" list "','position':" position ",'node':" json  \
  "}"
#define STATEMENT(id) "{'id':'" id "','text':'New " id "','origin':'written','citations':[]}"
#define REMOVE(node) node /* by its id */

#define S1 "'Tears break up sooner.'"

/* What each did, what is left to decide, and where to look at what became of it. */
typedef struct
{
  const char *name;
  const char *ours[4];
  const char *theirs[4];
  const char *conflicts;
  const char *owner; /* nullable: of the list that is looked at */
  const char *list;
  const char *ids;
} Case;

static const Case cases[] = {
  { "two values",
    { SET ("s1", "text", S1, "'Ours.'") },
    { SET ("card", "title", "'A small card'", "'Theirs'") },
    "" },
  { "the same value", { SET ("s1", "text", S1, "'X'") }, { SET ("s1", "text", S1, "'X'") }, "" },
  { "one text, twice",
    { SET ("s1", "text", S1, "'Ours.'") },
    { SET ("s1", "text", S1, "'Theirs.'") },
    "value s1 text" },
  { "marks against words are one value",
    { SET ("s1", "text", S1,
           "{'text':'Tears break up sooner.','marks':[{'from':0,'to':5,'as':'bold'}]}") },
    { SET ("s1", "text", S1, "'Theirs.'") },
    "value s1 text" },
  { "two members of one group",
    { SET ("card", "article/title", "'An article'", "'Ours'") },
    { SET ("card", "article/type", "'unknown'", "'trial'") },
    "" },
  { "how it came about needs no choice",
    { SET ("s1", "origin", "'imported'", "'edited'") },
    { SET ("s1", "origin", "'imported'", "'written'") },
    "" },
  { "both append",
    { INSERT ("high", "statements", "3", STATEMENT ("o")) },
    { INSERT ("high", "statements", "3", STATEMENT ("t")) },
    "", "high", "statements", "s1 s2 s3 o t" },
  { "in two places of one list",
    { INSERT ("high", "statements", "0", STATEMENT ("o")) },
    { INSERT ("high", "statements", "2", STATEMENT ("t")) },
    "", "high", "statements", "o s1 s2 t s3" },
  { "added here, removed beside it there",
    { INSERT ("high", "statements", "1", STATEMENT ("o")) },
    { REMOVE ("s1") },
    "", "high", "statements", "o s2 s3" },
  { "removed on both sides", { REMOVE ("s1") }, { REMOVE ("s1") }, "",
    "high", "statements", "s2 s3" },
  { "removed here, edited there",
    { REMOVE ("s1") },
    { SET ("s1", "text", S1, "'Theirs.'") },
    "removed-ours s1", "high", "statements", "s1 s2 s3" },
  { "edited here, removed there",
    { SET ("s1", "text", S1, "'Ours.'") },
    { REMOVE ("s1") },
    "removed-theirs s1", "high", "statements", "s1 s2 s3" },
  { "a section removed, a statement put into it",
    { REMOVE ("risks") },
    { INSERT ("risks", "statements", "1", STATEMENT ("t")) },
    "removed-ours risks", "risks", "statements", "a1 t" },
  { "a section removed, its statement taken out first",
    { MOVE ("a1", "risks", "statements", "0", "high", "statements", "0"), REMOVE ("risks") },
    { SET ("s1", "text", S1, "'Theirs.'") },
    "", "high", "statements", "a1 s1 s2 s3" },
  { "a section removed there, its statement taken out there",
    { SET ("a1", "text", "'Stop drops that sting.'", "'Ours.'") },
    { MOVE ("a1", "risks", "statements", "0", "high", "statements", "3"), REMOVE ("risks") },
    "", "high", "statements", "s1 s2 s3 a1" },
  { "moved here, edited there",
    { MOVE ("s1", "high", "statements", "0", "care", "statements", "0") },
    { SET ("s1", "text", S1, "'Theirs.'") },
    "", "care", "statements", "s1" },
  { "moved to two sections",
    { MOVE ("s1", "high", "statements", "0", "care", "statements", "0") },
    { MOVE ("s1", "high", "statements", "0", "risks", "statements", "0") },
    "place s1", "care", "statements", "s1" },
  { "two orders that agree",
    { MOVE ("s3", "high", "statements", "2", "high", "statements", "0") },
    { MOVE ("s3", "high", "statements", "2", "high", "statements", "0") },
    "", "high", "statements", "s3 s1 s2" },
  { "an order there, an addition here",
    { INSERT ("high", "statements", "1", STATEMENT ("o")) },
    { MOVE ("s3", "high", "statements", "2", "high", "statements", "0") },
    "", "high", "statements", "s3 s1 o s2" },
  { "each into the other",
    { MOVE ("advice", "card", "sections", "2", "more", "sections", "1") },
    { MOVE ("more", "card", "sections", "3", "advice", "sections", "2") },
    "place more", "more", "sections", "original advice" },
  { "a citation removed, its statement edited",
    { REMOVE ("c1") },
    { SET ("s2", "label", "null", "'Label'") },
    "", "s2", "citations", "c2" },
  { "a citation edited, its statement removed",
    { SET ("c1", "relation", "'supports'", "'contradicts'") },
    { REMOVE ("s2") },
    "removed-theirs s2", "s2", "citations", "c1 c2" },
  { "a reference removed here, cited there",
    { REMOVE ("c1"), REMOVE ("r1") },
    { INSERT ("s1", "citations", "0", "{'id':'t','reference':'r1','relation':'supports'}") },
    "reference r1", "card", "references", "r1 r2 r3" },
  { "a reference removed there, cited here",
    { INSERT ("s1", "citations", "0", "{'id':'o','reference':'r1','relation':'supports'}") },
    { REMOVE ("c1"), REMOVE ("r1") },
    "reference r1", "card", "references", "r1 r2 r3" },
  { "receipts of two portals",
    { SET ("card", "publications", "null",
           "[{'portal':'a','revision':1,'at':'2026-01-02T00:00:00Z'},"
           "{'portal':'a','revision':2,'at':'2026-01-04T00:00:00Z'}]") },
    { SET ("card", "publications", "null",
           "[{'portal':'b','revision':1,'at':'2026-01-03T00:00:00Z'}]") },
    "" },
  { "a list that is no log",
    { SET ("card", "people", "null", "[{'name':'Ann'}]") },
    { SET ("card", "people", "null", "[{'name':'Bob'}]") },
    "value card people" },
};

/* --- the sides --- */

static VouchDocument *
make_side (const char *const *edits)
{
  VouchDocument *document = vouch_test_open_small_card ();

  for (guint i = 0; i < 4 && edits[i]; i++)
    {
      g_autoptr (VouchChange) change = NULL;

      if (*edits[i] != '{')
        {
          vouch_test_remove (document, edits[i]);
          continue;
        }
      change = vouch_test_change (edits[i]);
      vouch_test_apply (document, change);
    }
  return document;
}

static VouchMerge *
merge (VouchDocument *base, VouchDocument *ours, VouchDocument *theirs)
{
  g_autoptr (GError) error = NULL;
  VouchMerge *self = vouch_merge_cards (base ? vouch_document_get_card (base) : NULL,
                                        vouch_document_get_card (ours),
                                        vouch_document_get_card (theirs), &error);

  if (!self)
    fail_msg ("%s", error->message);
  vouch_test_check_index (vouch_merge_get_document (self));
  return self;
}

static VouchMerge *
merge_case (const Case *c)
{
  g_autoptr (VouchDocument) base = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) ours = make_side (c->ours);
  g_autoptr (VouchDocument) theirs = make_side (c->theirs);

  return merge (base, ours, theirs);
}

static const Case *
find_case (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (cases[i].name, name))
      return &cases[i];
  fail_msg ("No case %s", name);
  return NULL;
}

static char *
list_conflicts (VouchMerge *self)
{
  GPtrArray *conflicts = vouch_merge_get_conflicts (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const VouchMergeConflict *conflict = conflicts->pdata[i];

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "",
                              vouch_merge_conflict_word (conflict), conflict->node);
      if (conflict->member)
        g_string_append_printf (text, " %s", conflict->member);
    }
  return g_string_free (text, FALSE);
}

/* --- the tests --- */

static void
test_cases (void **state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (VouchMerge) merged = merge_case (c);
      g_autofree char *conflicts = list_conflicts (merged);
      g_autofree char *ids
          = c->owner
                ? vouch_test_list_ids (vouch_merge_get_document (merged), c->owner, c->list)
                : NULL;

      if (g_strcmp0 (conflicts, c->conflicts) != 0)
        fail_msg ("%s: left is “%s”, not “%s”", c->name, conflicts, c->conflicts);
      if (g_strcmp0 (ids, c->ids) != 0)
        fail_msg ("%s: %s has “%s”, not “%s”", c->name, c->owner, ids, c->ids);
    }
}

static const char *
get_text (VouchMerge *self, const char *node, const char *member)
{
  return vouch_node_get_text (vouch_test_node (vouch_merge_get_document (self), node), member);
}

static void
test_both_values_are_there (void **state)
{
  g_autoptr (VouchMerge) values = merge_case (find_case ("two values"));
  g_autoptr (VouchMerge) group = merge_case (find_case ("two members of one group"));
  g_autoptr (VouchMerge) moved = merge_case (find_case ("moved here, edited there"));

  assert_string_equal (get_text (values, "s1", "text"), "Ours.");
  assert_string_equal (get_text (values, "card", "title"), "Theirs");
  assert_string_equal (get_text (group, "card", "article/title"), "Ours");
  assert_string_equal (get_text (group, "card", "article/type"), "trial");
  assert_string_equal (get_text (moved, "s1", "text"), "Theirs.");
}

static void
test_receipts (void **state)
{
  g_autoptr (VouchMerge) merged = merge_case (find_case ("receipts of two portals"));
  JsonNode *value = vouch_node_get_value (
      vouch_test_node (vouch_merge_get_document (merged), "card"), "publications");
  JsonArray *entries = json_node_get_array (value);
  static const char *const portals[] = { "a", "b", "a" };

  assert_int_equal (json_array_get_length (entries), 3);
  for (guint i = 0; i < 3; i++)
    assert_string_equal (vouch_json_get_text (vouch_json_array_object (entries, i), "portal"),
                         portals[i]);
}

/* Ours stands, the other one is a step away, and ours again one more. */
static void
test_choose_value (void **state)
{
  g_autoptr (VouchMerge) merged = merge_case (find_case ("one text, twice"));
  VouchDocument *document = vouch_merge_get_document (merged);
  const VouchMergeConflict *conflict = vouch_merge_get_conflicts (merged)->pdata[0];
  g_autoptr (VouchChange) theirs = vouch_merge_conflict_other (conflict, document);
  g_autoptr (VouchChange) back = NULL;

  assert_string_equal (get_text (merged, "s1", "text"), "Ours.");
  assert_string_equal (vouch_json_node_text (conflict->base), "Tears break up sooner.");
  vouch_test_apply (document, theirs);
  assert_string_equal (get_text (merged, "s1", "text"), "Theirs.");
  back = vouch_merge_conflict_other (conflict, document);
  vouch_test_apply (document, back);
  assert_string_equal (get_text (merged, "s1", "text"), "Ours.");
}

static void
test_choose_place_and_removal (void **state)
{
  g_autoptr (VouchMerge) placed = merge_case (find_case ("moved to two sections"));
  g_autoptr (VouchMerge) removed = merge_case (find_case ("removed here, edited there"));
  g_autoptr (VouchChange) move = vouch_merge_conflict_other (
      vouch_merge_get_conflicts (placed)->pdata[0], vouch_merge_get_document (placed));
  g_autoptr (VouchChange) remove = vouch_merge_conflict_other (
      vouch_merge_get_conflicts (removed)->pdata[0], vouch_merge_get_document (removed));
  g_autofree char *ids = NULL;

  vouch_test_apply (vouch_merge_get_document (placed), move);
  ids = vouch_test_list_ids (vouch_merge_get_document (placed), "risks", "statements");
  assert_string_equal (ids, "s1 a1");
  assert_string_equal (get_text (removed, "s1", "text"), "Theirs.");
  vouch_test_apply (vouch_merge_get_document (removed), remove);
  assert_null (vouch_document_lookup (vouch_merge_get_document (removed), "s1"));
  assert_null (vouch_merge_conflict_other (vouch_merge_get_conflicts (removed)->pdata[0],
                                           vouch_merge_get_document (removed)));
}

/* Nothing is known of what was before: what differs has to be chosen, what is only on one side is
 * taken. */
static void
test_no_base (void **state)
{
  const Case *c = find_case ("two values");
  g_autoptr (VouchDocument) ours = make_side (c->ours);
  g_autoptr (VouchDocument) theirs = make_side (c->theirs);
  g_autoptr (VouchMerge) merged = NULL;
  g_autofree char *conflicts = NULL;

  vouch_test_remove (ours, "s3");
  merged = merge (NULL, ours, theirs);
  conflicts = list_conflicts (merged);
  assert_string_equal (conflicts, "value card title, value s1 text");
  assert_non_null (vouch_document_lookup (vouch_merge_get_document (merged), "s3"));
}

static guint
count_notes (VouchMerge *self)
{
  VouchNode *card = vouch_test_node (vouch_merge_get_document (self), "card");

  return vouch_node_list_get_size (vouch_node_get_list (card, "notes"));
}

/* A note for each, that stops the card, holds the other one, and comes once. */
static void
test_notes (void **state)
{
  g_autoptr (VouchMerge) merged = merge_case (find_case ("one text, twice"));
  guint before = count_notes (merged);
  VouchDocument *document = vouch_merge_get_document (merged);
  VouchNode *card = vouch_test_node (document, "card");
  g_autoptr (VouchChange) change = NULL;
  VouchNode *note;

  assert_true (vouch_merge_write_notes (merged, NULL));
  assert_true (vouch_merge_write_notes (merged, NULL));
  assert_int_equal (count_notes (merged), before + 1);
  note = vouch_node_list_peek (vouch_node_get_list (card, "notes"), before);
  assert_string_equal (vouch_node_get_text (note, "on"), "s1");
  assert_true (vouch_node_get_flag (note, "blocking"));
  assert_non_null (strstr (vouch_node_get_text (note, "body"), "Theirs."));
  change = vouch_change_new_from_json (vouch_node_get_value (note, "change"), NULL);
  vouch_test_apply (document, change);
  assert_string_equal (get_text (merged, "s1", "text"), "Theirs.");
}

static void
test_notes_of_parts (void **state)
{
  static const char *const names[]
      = { "a citation edited, its statement removed", "moved to two sections", "each into the other",
          "a reference removed here, cited there", "a list that is no log" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (VouchMerge) merged = merge_case (find_case (names[i]));
      guint before = count_notes (merged);

      assert_true (vouch_merge_write_notes (merged, NULL));
      assert_int_equal (count_notes (merged), before + 1);
    }
}

static void
test_other_card (void **state)
{
  g_autoptr (VouchDocument) ours = vouch_test_open_small_card ();
  g_autoptr (VouchDocument) other = vouch_test_open_fixture ("seed.scorecard");
  VouchCard *card = vouch_document_get_card (ours);
  VouchCard *stranger = vouch_document_get_card (other);

  assert_null (vouch_merge_cards (card, card, stranger, NULL));
  assert_null (vouch_merge_cards (stranger, card, card, NULL));
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_cases),
    cmocka_unit_test (test_both_values_are_there),
    cmocka_unit_test (test_receipts),
    cmocka_unit_test (test_choose_value),
    cmocka_unit_test (test_choose_place_and_removal),
    cmocka_unit_test (test_no_base),
    cmocka_unit_test (test_notes),
    cmocka_unit_test (test_notes_of_parts),
    cmocka_unit_test (test_other_card),
  };

  return vouch_test_run ("merge", tests);
}
