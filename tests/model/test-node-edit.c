/* test-node-edit.c: the public setters do the same with a document and without one.
 *
 * Each test runs twice. With a document each edit is one change that the document
 * tells of; what is refused, or is no change, is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-node.h"

#include <string.h>

#include "vouch-json.h"

#define CARD                                                                                       \
  "{'format':'vouch-scorecard','version':1,'id':'card','title':'T','sections':["                   \
  "{'id':'a','statements':[{'id':'a1','text':'1','citations':[]},"                                 \
  "{'id':'a2','text':'2','citations':[]},{'id':'a3','text':'3','citations':[]}]},"                 \
  "{'id':'b','sections':[{'id':'d','statements':[]}]}],'references':[{'id':'r'}],'notes':[]}"

typedef struct
{
  VouchNode *card;         /* (owned) */
  VouchDocument *document; /* (owned) (nullable) */
  VouchChange *last;       /* (owned) (nullable) */
  guint n_changes;
} Desk;

static void
changed_cb (VouchDocument *document, VouchChange *change, Desk *desk)
{
  desk->n_changes++;
  g_clear_pointer (&desk->last, vouch_change_unref);
  desk->last = vouch_change_ref (change);
}

static int
open_alone (void **state)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->card = vouch_test_read_node (VOUCH_TYPE_CARD, CARD);
  *state = desk;
  return 0;
}

static int
open_document (void **state)
{
  Desk *desk;

  open_alone (state);
  desk = *state;
  desk->document = vouch_document_new (VOUCH_CARD (desk->card));
  g_signal_connect (desk->document, "changed", G_CALLBACK (changed_cb), desk);
  return 0;
}

static int
close_desk (void **state)
{
  Desk *desk = *state;

  g_clear_pointer (&desk->last, vouch_change_unref);
  g_clear_object (&desk->document);
  g_object_unref (desk->card);
  g_free (desk);
  return 0;
}

/* One more, or none more, since it was last asked. */
static void
check_changes (Desk *desk, guint expected)
{
  if (desk->document)
    assert_int_equal (desk->n_changes, expected);
  desk->n_changes = 0;
}

typedef struct
{
  const char *id;
  VouchNode *node;
} Search;

static void
find_cb (VouchNode *node, gpointer data)
{
  Search *search = data;

  if (g_str_equal (vouch_node_get_id (node), search->id))
    search->node = node;
}

static VouchNode *
find_node (Desk *desk, const char *id)
{
  Search search = { id };

  vouch_node_foreach (desk->card, find_cb, &search);
  return search.node;
}

/* The ids of a list's nodes. */
static void
check_list (Desk *desk, const char *parent, const char *list, const char *expected)
{
  VouchNodeList *nodes = vouch_node_get_list (find_node (desk, parent), list);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < vouch_node_list_get_size (nodes); i++)
    g_string_append_printf (ids, "%s%s", i ? " " : "",
                            vouch_node_get_id (vouch_node_list_peek (nodes, i)));
  assert_string_equal (ids->str, expected);
}

static void
test_set (void **state)
{
  Desk *desk = *state;
  VouchNode *node = find_node (desk, "a1");
  g_autoptr (JsonNode) same = vouch_json_new_text ("2");
  g_autoptr (JsonNode) wrong = vouch_json_new_int (2);
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_signal_connect (node, "notify::text", G_CALLBACK (vouch_test_count_cb), &count);
  assert_true (vouch_node_set_text (node, "text", "2"));
  assert_string_equal (vouch_node_get_text (node, "text"), "2");
  check_changes (desk, 1);
  assert_true (vouch_node_set_value (node, "text", same, NULL));
  check_changes (desk, 0);
  assert_false (vouch_node_set_value (node, "text", wrong, &error));
  assert_true (g_error_matches (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_VALUE));
  check_changes (desk, 0);
  assert_int_equal (count, 1);
  /* There has to be a text; a label there need not. */
  assert_true (vouch_node_set_text (node, "text", NULL));
  assert_string_equal (vouch_node_get_text (node, "text"), "");
  assert_true (vouch_node_set_text (node, "label", "L"));
  assert_true (vouch_node_set_text (node, "label", NULL));
  assert_null (vouch_node_get_value (node, "label"));
  check_changes (desk, 3);
}

/* What is no part of the writer's work is told apart, so that undo passes it by. */
static void
test_record (void **state)
{
  Desk *desk = *state;
  VouchNode *node = find_node (desk, "a1");
  g_autoptr (JsonNode) verified = vouch_test_parse ("{'by':'Ann','digest':'x'}");

  assert_true (vouch_node_set_value (node, "verified", verified, NULL));
  assert_true (vouch_json_equal (vouch_node_get_value (node, "verified"), verified));
  check_changes (desk, 1);
  if (desk->document)
    assert_true (vouch_change_is_record (desk->last));
  assert_true (vouch_node_set_text (node, "label", "L"));
  if (desk->document)
    assert_false (vouch_change_is_record (desk->last));
}

/* Marks stay on the words that stay. */
static void
test_marks (void **state)
{
  Desk *desk = *state;
  VouchNode *node = find_node (desk, "a1");
  g_autoptr (JsonNode) rich
      = vouch_test_parse ("{'text':'a bold word','marks':[{'from':2,'to':6,'as':'bold'}]}");
  g_autoptr (JsonNode) moved
      = vouch_test_parse ("{'text':'one bold word','marks':[{'from':4,'to':8,'as':'bold'}]}");

  assert_true (vouch_node_set_value (node, "text", rich, NULL));
  assert_true (vouch_node_set_text (node, "text", "one bold word"));
  assert_true (vouch_json_equal (vouch_node_get_value (node, "text"), moved));
  check_changes (desk, 2);
}

static void
test_insert (void **state)
{
  Desk *desk = *state;
  g_autoptr (JsonNode) json = vouch_test_parse ("{'id':'x','text':'x'}");
  g_autoptr (JsonNode) nameless = vouch_test_parse ("{'text':'y','id':null,'origin':'written'}");
  g_autoptr (JsonNode) wrong = vouch_test_parse ("{'id':'z','text':7}");
  g_autoptr (JsonNode) array = vouch_test_parse ("[]");
  g_autoptr (JsonNode) taken
      = vouch_test_parse ("{'id':'z','text':'','citations':[{'id':'r','reference':'r'}]}");
  VouchNode *section = find_node (desk, "a");
  VouchNode *node = vouch_node_insert (section, "statements", 1, json, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  assert_true (VOUCH_IS_STATEMENT (node));
  assert_ptr_equal (node, find_node (desk, "x"));
  assert_ptr_equal (vouch_node_get_document (node), desk->document);
  check_list (desk, "a", "statements", "a1 x a2 a3");
  check_changes (desk, 1);
  node = vouch_node_insert (section, "statements", G_MAXUINT, nameless, NULL);
  assert_true (g_uuid_string_is_valid (vouch_node_get_id (node)));
  assert_int_equal (vouch_node_get_position (node), 4);
  written = vouch_test_print_node (node);
  assert_true (g_str_has_prefix (written, "{'id':'"));
  assert_true (g_str_has_suffix (written, "','text':'y','origin':'written','citations':[]}"));
  check_changes (desk, 1);

  assert_null (vouch_node_insert (section, "statements", 0, json, &error));
  assert_true (g_error_matches (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_DUPLICATE));
  g_clear_error (&error);
  assert_null (vouch_node_insert (section, "statements", 0, taken, &error));
  assert_true (g_error_matches (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_DUPLICATE));
  g_clear_error (&error);
  assert_null (vouch_node_insert (section, "statements", 0, wrong, &error));
  assert_non_null (error);
  g_clear_error (&error);
  assert_null (vouch_node_insert (section, "statements", 0, array, &error));
  assert_non_null (error);
  g_clear_error (&error);
  assert_null (vouch_node_insert (section, "title", 0, json, &error));
  assert_true (g_error_matches (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_MISSING));
  check_changes (desk, 0);
}

/* An id is taken as long as its node is there, wherever that stands. */
static void
test_ids (void **state)
{
  Desk *desk = *state;
  g_autoptr (JsonNode) json
      = vouch_test_parse ("{'id':'x','text':'x','citations':[{'id':'y','reference':'r'}]}");
  g_autoptr (JsonNode) other = vouch_test_parse ("{'id':'y','text':'y'}");
  VouchNode *node = vouch_node_insert (find_node (desk, "a"), "statements", 0, json, NULL);

  assert_non_null (node);
  assert_null (vouch_node_insert (find_node (desk, "d"), "statements", 0, other, NULL));
  assert_true (vouch_node_move (node, find_node (desk, "d"), "statements", 0, NULL));
  assert_null (vouch_node_insert (find_node (desk, "a"), "statements", 0, other, NULL));
  assert_true (
      vouch_node_remove (vouch_node_list_peek (vouch_node_get_list (node, "citations"), 0), NULL));
  assert_non_null (vouch_node_insert (find_node (desk, "a"), "statements", 0, other, NULL));
  assert_null (vouch_node_insert (find_node (desk, "a"), "statements", 0, json, NULL));
  assert_true (vouch_node_remove (node, NULL));
  assert_true (vouch_node_remove (find_node (desk, "y"), NULL));
  assert_non_null (vouch_node_insert (find_node (desk, "a"), "statements", 0, json, NULL));
  check_list (desk, "a", "statements", "x a1 a2 a3");
}

/* What is edited before and after a document had the card is known to both. */
static void
test_ids_across_documents (void **state)
{
  Desk *desk = *state;
  g_autoptr (JsonNode) one = vouch_test_parse ("{'id':'x','text':'x'}");
  g_autoptr (JsonNode) two = vouch_test_parse ("{'id':'y','text':'y'}");
  VouchNode *section = find_node (desk, "a");
  g_autoptr (VouchDocument) document = NULL;

  assert_non_null (vouch_node_insert (section, "statements", 0, one, NULL));
  document = vouch_document_new (VOUCH_CARD (desk->card));
  assert_null (vouch_node_insert (section, "statements", 0, one, NULL));
  assert_non_null (vouch_node_insert (section, "statements", 0, two, NULL));
  g_clear_object (&document);
  assert_null (vouch_node_get_document (section));
  assert_null (vouch_node_insert (section, "statements", 0, one, NULL));
  assert_null (vouch_node_insert (section, "statements", 0, two, NULL));
}

static void
test_remove (void **state)
{
  Desk *desk = *state;
  VouchNode *node = find_node (desk, "a2");
  g_autoptr (GError) error = NULL;
  gpointer gone = node;

  g_object_add_weak_pointer (gone, &gone);
  assert_true (vouch_node_remove (node, NULL));
  assert_null (gone);
  check_list (desk, "a", "statements", "a1 a3");
  check_changes (desk, 1);
  assert_false (vouch_node_remove (desk->card, &error));
  assert_true (g_error_matches (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_MISSING));
  check_changes (desk, 0);
}

/* A node that was taken out of its card belongs to nobody, and can still be altered. */
static void
test_removed (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchNode) node = g_object_ref (find_node (desk, "a2"));

  assert_true (vouch_node_remove (node, NULL));
  check_changes (desk, 1);
  assert_null (vouch_node_get_document (node));
  assert_true (vouch_node_set_text (node, "text", "alone"));
  assert_string_equal (vouch_node_get_text (node, "text"), "alone");
  assert_false (vouch_node_remove (node, NULL));
  check_changes (desk, 0);
}

static void
test_move (void **state)
{
  static const struct
  {
    const char *node;
    const char *parent;
    const char *list;
    guint position;
    int code; /* -1: it goes */
    guint n_changes;
    const char *a; /* what stands in a and in d afterwards */
    const char *d;
  } cases[] = {
    { "a1", "a", "statements", 2, -1, 1, "a2 a3 a1", "" },
    { "a1", "a", "statements", 1, -1, 1, "a2 a1 a3", "" },
    { "a3", "a", "statements", 2, -1, 0, "a2 a1 a3", "" },
    { "a3", "a", "statements", 3, VOUCH_CHANGE_ERROR_MISSING, 0, "a2 a1 a3", "" },
    { "a3", "a", "statements", 0, -1, 1, "a3 a2 a1", "" },
    { "a2", "d", "statements", 0, -1, 1, "a3 a1", "a2" },
    { "a1", "d", "statements", 1, -1, 1, "a3", "a2 a1" },
    { "a3", "d", "statements", 3, VOUCH_CHANGE_ERROR_MISSING, 0, "a3", "a2 a1" },
    { "a3", "d", "title", 0, VOUCH_CHANGE_ERROR_MISSING, 0, "a3", "a2 a1" },
    { "a3", "card", "sections", 0, VOUCH_CHANGE_ERROR_VALUE, 0, "a3", "a2 a1" },
    { "b", "d", "sections", 0, VOUCH_CHANGE_ERROR_VALUE, 0, "a3", "a2 a1" },
    { "b", "b", "sections", 0, VOUCH_CHANGE_ERROR_VALUE, 0, "a3", "a2 a1" },
    { "card", "a", "sections", 0, VOUCH_CHANGE_ERROR_MISSING, 0, "a3", "a2 a1" },
    { "d", "a", "sections", 0, -1, 1, "a3", "a2 a1" },
  };
  Desk *desk = *state;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VouchNode *node = find_node (desk, cases[i].node);
      g_autoptr (GError) error = NULL;
      gboolean is_moved = vouch_node_move (node, find_node (desk, cases[i].parent), cases[i].list,
                                           cases[i].position, &error);

      if (is_moved != (cases[i].code < 0))
        fail_msg ("Case %u: %s", i, error ? error->message : "moved");
      if (!is_moved)
        assert_true (g_error_matches (error, VOUCH_CHANGE_ERROR, cases[i].code));
      check_changes (desk, cases[i].n_changes);
      assert_ptr_equal (find_node (desk, cases[i].node), node);
      check_list (desk, "a", "statements", cases[i].a);
      check_list (desk, "d", "statements", cases[i].d);
    }
  check_list (desk, "a", "sections", "d");
}

/* Not from one card into another: that one's document would not hear of it. */
static void
test_move_away (void **state)
{
  Desk *desk = *state;
  g_autoptr (VouchNode) other = vouch_test_read_node (VOUCH_TYPE_SECTION, "{'id':'o'}");
  g_autoptr (GError) error = NULL;

  assert_false (vouch_node_move (find_node (desk, "a1"), other, "statements", 0, &error));
  assert_true (g_error_matches (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_VALUE));
  check_list (desk, "a", "statements", "a1 a2 a3");
}

#define TWICE(test)                                                                                \
  cmocka_unit_test_setup_teardown (test, open_alone, close_desk),                                  \
      cmocka_unit_test_setup_teardown (test, open_document, close_desk)

int
main (void)
{
  const struct CMUnitTest tests[] = {
    TWICE (test_ids),
    cmocka_unit_test_setup_teardown (test_ids_across_documents, open_alone, close_desk),
    TWICE (test_set),
    TWICE (test_record),
    TWICE (test_marks),
    TWICE (test_insert),
    TWICE (test_remove),
    TWICE (test_removed),
    TWICE (test_move),
    TWICE (test_move_away),
  };

  return vouch_test_run ("node-edit", tests);
}
