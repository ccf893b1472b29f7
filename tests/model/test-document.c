/* test-document.c: the one door: all of a change or nothing, told once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-card.h"

#include "vouch-json.h"

#define SET(node, member, before, after) \
  "{'kind':'set','node':'" node "','member':'" member "','before':" before ",'after':" after "}"
#define INSERT(parent, list, position, node) \
  "{'kind':'insert','parent':'" parent "','list':'" list "','position':" position ",'node':" node "}"
#define REMOVE(parent, list, position, node) \
  "{'kind':'remove','parent':'" parent "','list':'" list "','position':" position ",'node':" node "}"
#define MOVE(node, parent, list, position, to, to_list, to_position) \
  "{'kind':'move','node':'" node "','from':{'parent':'" parent "','list':'" list "','position':" \
  position "},'to':{'parent':'" to "','list':'" to_list "','position':" to_position "}}"
#define GROUP(changes) "{'kind':'group','changes':[" changes "]}"
#define NEW(id) "{'id':'" id "','text':'New','origin':'written','citations':[]}"
#define A1 "{'id':'a1','text':'Stop drops that sting.','origin':'written','citations':[]}"

/* --- what is heard --- */

typedef struct
{
  VouchDocument *document;
  guint n_changed;
  guint n_notified;
  gboolean was_notified_before_all;
  GError *busy;
} Heard;

static void
changed_cb (VouchDocument *document, VouchChange *change, gpointer data)
{
  Heard *heard = data;

  heard->n_changed++;
}

static void
listen (Heard *heard, VouchDocument *document)
{
  *heard = (Heard){ document };
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), heard);
}

static void
unlisten (Heard *heard)
{
  g_signal_handlers_disconnect_by_data (heard->document, heard);
  g_clear_error (&heard->busy);
}

/* --- what is refused --- */

static const struct
{
  const char *change;
  VouchChangeError code;
} refused[] = {
  { SET ("gone", "text", "null", "'x'"), VOUCH_CHANGE_ERROR_MISSING },
  { SET ("s1", "text", "'Something else'", "'x'"), VOUCH_CHANGE_ERROR_STALE },
  { SET ("s1", "text", "null", "'x'"), VOUCH_CHANGE_ERROR_STALE },
  { SET ("s1", "declined", "{'reason':'other'}", "null"), VOUCH_CHANGE_ERROR_STALE },
  { SET ("s1", "text", "'Tears break up sooner.'", "5"), VOUCH_CHANGE_ERROR_VALUE },
  { SET ("s1", "text", "'Tears break up sooner.'", "null"), VOUCH_CHANGE_ERROR_VALUE },
  { SET ("s1", "id", "'s1'", "'s9'"), VOUCH_CHANGE_ERROR_VALUE },
  { SET ("s1", "citations", "null", "[]"), VOUCH_CHANGE_ERROR_VALUE },
  { SET ("card", "article", "null", "{}"), VOUCH_CHANGE_ERROR_VALUE },
  { INSERT ("gone", "statements", "0", NEW ("x")), VOUCH_CHANGE_ERROR_MISSING },
  { INSERT ("high", "paintings", "0", NEW ("x")), VOUCH_CHANGE_ERROR_MISSING },
  { INSERT ("high", "title", "0", NEW ("x")), VOUCH_CHANGE_ERROR_MISSING },
  { INSERT ("high", "statements", "4", NEW ("x")), VOUCH_CHANGE_ERROR_MISSING },
  { INSERT ("high", "statements", "0", "{'id':'x','text':5}"), VOUCH_CHANGE_ERROR_VALUE },
  { INSERT ("high", "statements", "0", "{'id':'x'}"), VOUCH_CHANGE_ERROR_VALUE },
  { INSERT ("high", "statements", "0", NEW ("a1")), VOUCH_CHANGE_ERROR_DUPLICATE },
  { INSERT ("high", "statements", "0", NEW ("card")), VOUCH_CHANGE_ERROR_DUPLICATE },
  { INSERT ("card", "sections", "0",
            "{'id':'new','role':'risks','title':'','statements':[" NEW ("y") "," NEW ("c3") "]}"),
    VOUCH_CHANGE_ERROR_DUPLICATE },
  { REMOVE ("gone", "statements", "0", A1), VOUCH_CHANGE_ERROR_MISSING },
  { REMOVE ("risks", "statements", "0", NEW ("gone")), VOUCH_CHANGE_ERROR_MISSING },
  { REMOVE ("risks", "statements", "1", A1), VOUCH_CHANGE_ERROR_STALE },
  { REMOVE ("high", "statements", "0", A1), VOUCH_CHANGE_ERROR_STALE },
  { REMOVE ("risks", "statements", "0", NEW ("a1")), VOUCH_CHANGE_ERROR_STALE },
  { MOVE ("gone", "risks", "statements", "0", "high", "statements", "0"),
    VOUCH_CHANGE_ERROR_MISSING },
  { MOVE ("a1", "risks", "statements", "0", "gone", "statements", "0"),
    VOUCH_CHANGE_ERROR_MISSING },
  { MOVE ("a1", "risks", "statements", "0", "high", "statements", "4"),
    VOUCH_CHANGE_ERROR_MISSING },
  { MOVE ("a1", "risks", "statements", "0", "risks", "statements", "1"),
    VOUCH_CHANGE_ERROR_MISSING },
  { MOVE ("a1", "risks", "statements", "1", "high", "statements", "0"), VOUCH_CHANGE_ERROR_STALE },
  { MOVE ("a1", "high", "statements", "0", "risks", "statements", "0"), VOUCH_CHANGE_ERROR_STALE },
  { MOVE ("a1", "risks", "statements", "0", "card", "sections", "0"), VOUCH_CHANGE_ERROR_VALUE },
  { MOVE ("advice", "card", "sections", "2", "advice", "sections", "0"), VOUCH_CHANGE_ERROR_VALUE },
  { MOVE ("advice", "card", "sections", "2", "risks", "sections", "0"), VOUCH_CHANGE_ERROR_VALUE },
  /* The third part fails: of each kind before it nothing is left. */
  { GROUP (SET ("s1", "text", "'Tears break up sooner.'", "'x'") "," SET ("s1", "text", "'x'",
                                                                          "'y'") "," SET (
        "s1", "text", "'x'", "'z'")),
    VOUCH_CHANGE_ERROR_STALE },
  { GROUP (INSERT ("high", "statements", "1", NEW ("x")) "," SET ("x", "text", "'New'",
                                                                  "'y'") "," INSERT (
        "care", "statements", "0", NEW ("x"))),
    VOUCH_CHANGE_ERROR_DUPLICATE },
  { GROUP (REMOVE ("risks", "statements", "0", A1) "," INSERT ("care", "statements", "0",
                                                               NEW ("a1")) "," SET (
        "a1", "text", "'Stop drops that sting.'", "''")),
    VOUCH_CHANGE_ERROR_STALE },
  { GROUP (MOVE ("s1", "high", "statements", "0", "high", "statements", "2") "," MOVE (
        "risks", "advice", "sections", "0", "card", "sections", "0") "," MOVE ("s1", "high",
                                                                              "statements", "0",
                                                                              "risks",
                                                                              "statements", "0")),
    VOUCH_CHANGE_ERROR_STALE },
  { GROUP (REMOVE ("risks", "statements", "0", A1) "," MOVE ("s1", "high", "statements", "0",
                                                             "risks", "statements", "0") "," SET (
        "a1", "text", "'Stop drops that sting.'", "''")),
    VOUCH_CHANGE_ERROR_MISSING },
};

static void
refuse (guint i)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchChange) change = vouch_test_change (refused[i].change);
  g_autofree char *before = vouch_test_print_card (document);
  g_autofree char *after = NULL;
  VouchNode *moved = vouch_test_node (document, "s1");
  VouchNode *removed = vouch_test_node (document, "a1");
  g_autoptr (GError) error = NULL;
  Heard heard;

  listen (&heard, document);
  if (vouch_document_apply (document, change, &error))
    fail_msg ("was applied: %s", refused[i].change);
  if (!g_error_matches (error, VOUCH_CHANGE_ERROR, (int) refused[i].code))
    fail_msg ("%s: %s", refused[i].change, error->message);
  after = vouch_test_print_card (document);
  assert_string_equal (after, before);
  assert_int_equal (heard.n_changed, 0);
  assert_int_equal (vouch_document_get_revision (document), 0);
  /* The very same objects are in their places again. */
  assert_ptr_equal (vouch_document_lookup (document, "s1"), moved);
  assert_ptr_equal (vouch_document_lookup (document, "a1"), removed);
  vouch_test_check_index (document);
  assert_null (vouch_document_lookup (document, "x"));
  unlisten (&heard);
}

static void
test_refused (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    refuse (i);
}

/* --- what is done --- */

static const char *const done[] = {
  SET ("s1", "text", "'Tears break up sooner.'", "'x'"),
  SET ("s1", "text", "'Tears break up sooner.'",
       "{'text':'Tears','marks':[{'from':0,'to':2,'as':'bold'}]}"),
  SET ("s1", "text", "'Tears break up sooner.'", "{'text':'Tears','marks':[]}"),
  SET ("s1", "set-aside", "null", "{'reason':'weak'}"),
  SET ("s1", "a-later-version", "null", "[1]"),
  SET ("card", "article/title", "'An article'", "'Another'"),
  SET ("card", "article/journal", "null", "'J'"),
  SET ("r1", "DOI", "null", "'10.1000/x'"),
  INSERT ("high", "statements", "0", NEW ("x")),
  INSERT ("high", "statements", "3", NEW ("x")),
  /* Without its empty list: it is the same statement. */
  INSERT ("care", "statements", "0", "{'id':'x','text':'y','origin':'written'}"),
  INSERT ("card", "sections", "1",
          "{'id':'new','role':'other','title':'T','statements':[" NEW ("x") "," NEW ("y") "]}"),
  REMOVE ("risks", "statements", "0", A1),
  REMOVE ("risks", "statements", "0", "{'id':'a1','text':'Stop drops that sting.','origin':'written'}"),
  MOVE ("s1", "high", "statements", "0", "high", "statements", "2"),
  MOVE ("s3", "high", "statements", "2", "high", "statements", "0"),
  MOVE ("s2", "high", "statements", "1", "care", "statements", "0"),
  MOVE ("risks", "advice", "sections", "0", "card", "sections", "4"),
  MOVE ("c1", "s2", "citations", "0", "s3", "citations", "1"),
  GROUP (INSERT ("care", "statements", "0", NEW ("x")) "," SET ("x", "text", "'New'", "'y'") ","
             MOVE ("x", "care", "statements", "0", "high", "statements", "3") ","
                 REMOVE ("risks", "statements", "0", A1)),
};

static void
take (guint i)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchChange) change = vouch_test_change (done[i]);
  g_autoptr (VouchChange) inverse = vouch_change_invert (change);
  g_autofree char *before = vouch_test_print_card (document);
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autofree char *back = NULL;
  Heard heard;

  listen (&heard, document);
  vouch_test_apply (document, change);
  after = vouch_test_print_card (document);
  vouch_test_check_index (document);
  if (g_str_equal (after, before))
    fail_msg ("did nothing: %s", done[i]);
  vouch_test_apply (document, inverse);
  back = vouch_test_print_card (document);
  vouch_test_check_index (document);
  assert_string_equal (back, before);
  vouch_test_apply (document, change);
  again = vouch_test_print_card (document);
  assert_string_equal (again, after);
  assert_int_equal (heard.n_changed, 3);
  assert_int_equal (vouch_document_get_revision (document), 3);
  unlisten (&heard);
}

static void
test_done_and_undone (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    take (i);
}

static void
test_empty_group (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchChange) change = vouch_test_change (GROUP (""));
  Heard heard;

  listen (&heard, document);
  vouch_test_apply (document, change);
  assert_int_equal (heard.n_changed, 0);
  assert_int_equal (vouch_document_get_revision (document), 0);
  unlisten (&heard);
}

/* --- objects --- */

static void
test_objects (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchChange) move
      = vouch_test_change (MOVE ("a1", "risks", "statements", "0", "care", "statements", "0"));
  g_autoptr (VouchChange) removal = vouch_test_change (REMOVE ("care", "statements", "0", A1));
  g_autoptr (VouchChange) back = vouch_change_invert (removal);
  g_autoptr (VouchNode) node = g_object_ref (vouch_test_node (document, "a1"));

  vouch_test_apply (document, move);
  assert_ptr_equal (vouch_document_lookup (document, "a1"), node);
  vouch_test_apply (document, removal);
  assert_null (vouch_document_lookup (document, "a1"));
  assert_null (vouch_node_get_document (node));
  vouch_test_apply (document, back);
  assert_non_null (vouch_document_lookup (document, "a1"));
  assert_ptr_not_equal (vouch_document_lookup (document, "a1"), node);
  assert_string_equal (vouch_node_get_id (vouch_document_lookup (document, "a1")), "a1");
}

static void
test_removed_below (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  static const char *const below[] = { "advice", "risks", "a1", "care" };

  assert_true (vouch_node_remove (vouch_test_node (document, "advice"), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    assert_null (vouch_document_lookup (document, below[i]));
  assert_non_null (vouch_document_lookup (document, "s1"));
}

static void
test_id_twice (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (JsonNode) json = vouch_node_to_json (VOUCH_NODE (vouch_document_get_card (document)));
  g_autoptr (JsonNode) text = vouch_json_new_text ("s1");
  g_autoptr (JsonNode) same = vouch_json_with_member (json, "id", text);
  g_autoptr (VouchNode) card = vouch_node_new_from_json (VOUCH_TYPE_CARD, same, NULL);

  /* The reader may refuse it already. */
  if (card)
    assert_null (vouch_document_new (VOUCH_CARD (card)));
}

/* A statement that nobody has named could not be taken back. */
static void
test_without_id (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (JsonNode) json = vouch_test_parse (
      "{'id':'new','role':'other','title':'T','statements':[{'text':'x','origin':'written'}]}");
  g_autoptr (VouchChange) change
      = vouch_change_new_insert ((VouchPlace){ "card", "sections", 0 }, json);
  g_autoptr (GError) error = NULL;

  assert_false (vouch_document_apply (document, change, &error));
  assert_true (g_error_matches (error, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_VALUE));
  assert_null (vouch_document_lookup (document, "new"));
}

static void
test_card_outlives_document (void **state)
{
  VouchDocument *document = vouch_test_open_small_card ();
  g_autoptr (VouchCard) card = g_object_ref (vouch_document_get_card (document));
  g_autoptr (VouchDocument) next = NULL;

  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  g_object_unref (document);
  assert_null (document);
  assert_null (vouch_node_get_document (VOUCH_NODE (card)));
  vouch_card_set_title (card, "Set at once");
  assert_string_equal (vouch_card_get_title (card), "Set at once");
  next = vouch_document_new (card);
  assert_ptr_equal (vouch_node_get_document (VOUCH_NODE (card)), next);
}

/* --- busy --- */

static void
meddle_cb (VouchDocument *document, VouchChange *change, gpointer data)
{
  Heard *heard = data;
  g_autoptr (VouchChange) another
      = vouch_change_new_set ("card", "title", NULL, vouch_change_get_after (change));

  heard->n_changed++;
  g_clear_error (&heard->busy);
  vouch_document_apply (document, another, &heard->busy);
  vouch_card_set_title (vouch_document_get_card (document), "Meddled");
}

static void
meddle_in_list_cb (GListModel *list, guint position, guint removed, guint added, gpointer data)
{
  Heard *heard = data;

  heard->n_notified++;
  vouch_card_set_title (vouch_document_get_card (heard->document), "Meddled");
}

static void
meddle_in_notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  meddle_in_list_cb (NULL, 0, 0, 0, data);
}

static void
test_busy (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchChange) change = vouch_test_change (
      GROUP (SET ("s1", "text", "'Tears break up sooner.'", "'x'") ","
                 INSERT ("high", "statements", "0", NEW ("x"))));
  VouchNode *statement = vouch_test_node (document, "s1");
  VouchNodeList *list = vouch_node_get_home (statement);
  Heard heard = { document };

  g_signal_connect (document, "changed", G_CALLBACK (meddle_cb), &heard);
  g_signal_connect (list, "items-changed", G_CALLBACK (meddle_in_list_cb), &heard);
  g_signal_connect (statement, "notify::text", G_CALLBACK (meddle_in_notify_cb), &heard);
  vouch_test_apply (document, change);
  assert_true (g_error_matches (heard.busy, VOUCH_CHANGE_ERROR, VOUCH_CHANGE_ERROR_BUSY));
  assert_int_equal (heard.n_changed, 1);
  assert_int_equal (heard.n_notified, 2);
  assert_int_equal (vouch_document_get_revision (document), 1);
  assert_string_equal (vouch_card_get_title (vouch_document_get_card (document)), "A small card");
  vouch_test_check_index (document);
  g_signal_handlers_disconnect_by_data (list, &heard);
  g_signal_handlers_disconnect_by_data (statement, &heard);
  unlisten (&heard);
  /* The door is open again. */
  vouch_card_set_title (vouch_document_get_card (document), "Later");
  assert_string_equal (vouch_card_get_title (vouch_document_get_card (document)), "Later");
}

/* --- order of what is heard --- */

static void
look_whether_all_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  Heard *heard = data;

  heard->n_notified++;
  if (heard->n_changed > 0 || !vouch_document_lookup (heard->document, "x")
      || !g_str_equal (vouch_node_get_text (VOUCH_NODE (object), "origin"), "edited"))
    heard->was_notified_before_all = TRUE;
}

static void
test_notified_when_all_is_done (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchChange) change = vouch_test_change (
      GROUP (SET ("s1", "text", "'Tears break up sooner.'", "'x'") ","
                 SET ("s1", "text", "'x'", "'y'") "," SET ("s1", "origin", "'imported'", "'edited'") ","
                     INSERT ("high", "statements", "0", NEW ("x"))));
  VouchNode *statement = vouch_test_node (document, "s1");
  Heard heard;

  listen (&heard, document);
  g_signal_connect (statement, "notify::text", G_CALLBACK (look_whether_all_cb), &heard);
  vouch_test_apply (document, change);
  assert_int_equal (heard.n_notified, 1);
  assert_int_equal (heard.n_changed, 1);
  assert_false (heard.was_notified_before_all);
  g_signal_handlers_disconnect_by_data (statement, &heard);
  unlisten (&heard);
}

/* Who mirrors the list by its signal alone has what is in it. */
static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GPtrArray *mirror = data;

  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (int) (position + i), g_list_model_get_item (model, position + i));
}

static void
test_items_changed (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (done) + G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
      GListModel *list = G_LIST_MODEL (vouch_node_get_home (vouch_test_node (document, "s1")));
      g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (VouchChange) change = vouch_test_change (
          i < G_N_ELEMENTS (done) ? done[i] : refused[i - G_N_ELEMENTS (done)].change);

      mirror_cb (list, 0, 0, g_list_model_get_n_items (list), mirror);
      g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
      vouch_document_apply (document, change, NULL);
      g_signal_handlers_disconnect_by_data (list, mirror);
      assert_int_equal (g_list_model_get_n_items (list), mirror->len);
      for (guint k = 0; k < mirror->len; k++)
        {
          g_autoptr (VouchNode) node = g_list_model_get_item (list, k);

          assert_ptr_equal (node, mirror->pdata[k]);
        }
    }
}

static void
let_go_cb (VouchDocument *document, VouchChange *change, gpointer data)
{
  g_clear_object ((VouchDocument **) data);
}

static void
test_let_go_while_told (void **state)
{
  VouchDocument *document = vouch_test_open_small_card ();
  g_autoptr (VouchCard) card = g_object_ref (vouch_document_get_card (document));

  g_signal_connect (document, "changed", G_CALLBACK (let_go_cb), &document);
  vouch_card_set_title (card, "Last words");
  assert_null (document);
  assert_string_equal (vouch_card_get_title (card), "Last words");
}

/* --- what a person does --- */

typedef struct
{
  VouchDocument *document;
  VouchChange *last;
} Told;

static void
told_cb (VouchDocument *document, VouchChange *change, gpointer data)
{
  Told *told = data;

  g_clear_pointer (&told->last, vouch_change_unref);
  told->last = vouch_change_ref (change);
}

static void
test_typing_into_a_draft (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  VouchStatement *statement = vouch_test_statement (document, "s1");
  g_autofree char *before = vouch_test_print_card (document);
  g_autofree char *after = NULL;
  g_autoptr (VouchChange) inverse = NULL;
  Told told = { document, NULL };

  g_signal_connect (document, "changed", G_CALLBACK (told_cb), &told);
  assert_true (vouch_statement_set_text (statement, "Tears break up sooner"));
  assert_string_equal (vouch_node_get_text (VOUCH_NODE (statement), "origin"), "edited");
  assert_int_equal (vouch_change_get_size (told.last), 2);
  inverse = vouch_change_invert (told.last);
  assert_true (vouch_statement_set_text (statement, "Tears break up soon"));
  assert_int_equal (vouch_change_get_size (told.last), 1);
  assert_true (vouch_statement_set_text (statement, "Tears break up sooner"));
  vouch_test_apply (document, inverse);
  after = vouch_test_print_card (document);
  assert_string_equal (after, before);
  g_signal_handlers_disconnect_by_data (document, &told);
  vouch_change_unref (told.last);
}

/* Each voids the verification of s2, and undoing it brings it back. */
static const char *const voiding[] = {
  SET ("s2", "label", "null", "'L'"),
  SET ("c1", "relation", "'supports'", "'contradicts'"),
  SET ("c1", "reference", "'r1'", "'r3'"),
  SET ("c1", "locator", "null", "{'label':'page','value':'4'}"),
  SET ("c1", "quote", "null", "{'exact':'x'}"),
  SET ("c2", "region", "null", "{'page':1}"),
  SET ("c2", "seen-by-eye", "null", "'Typed.'"),
  INSERT ("s2", "citations", "0", "{'id':'x','reference':'r3','relation':'supports','how':'typed'}"),
  REMOVE ("s2", "citations", "0",
          "{'id':'c1','reference':'r1','relation':'supports','how':'chosen'}"),
  MOVE ("c1", "s2", "citations", "0", "s2", "citations", "1"),
  MOVE ("c1", "s2", "citations", "0", "s3", "citations", "0"),
  MOVE ("c3", "s3", "citations", "0", "s2", "citations", "0"),
};

static const char *const not_voiding[] = {
  SET ("s2", "origin", "'written'", "'edited'"),
  SET ("s2", "strength", "null", "'strong'"),
  SET ("c1", "how", "'chosen'", "'typed'"),
  SET ("s1", "text", "'Tears break up sooner.'", "'x'"),
  MOVE ("s2", "high", "statements", "1", "care", "statements", "0"),
  SET ("card", "title", "'A small card'", "'x'"),
  SET ("r1", "title", "'One'", "'x'"),
};

static gboolean
is_verified_after (const char *json)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (VouchChange) change = vouch_test_change (json);
  g_autofree char *before = vouch_test_print_card (document);
  g_autofree char *after = NULL;
  g_autoptr (VouchChange) inverse = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_verified;
  Told told = { document, NULL };

  g_signal_connect (document, "changed", G_CALLBACK (told_cb), &told);
  if (!vouch_document_edit (document, change, &error))
    fail_msg ("%s: %s", json, error->message);
  g_signal_handlers_disconnect_by_data (document, &told);
  is_verified = vouch_node_get_value (vouch_test_node (document, "s2"), "verified") != NULL;
  inverse = vouch_change_invert (told.last);
  vouch_test_apply (document, inverse);
  after = vouch_test_print_card (document);
  assert_string_equal (after, before);
  vouch_change_unref (told.last);
  return is_verified;
}

static void
test_verification_falls (void **state)
{
  for (guint i = 0; i < G_N_ELEMENTS (voiding); i++)
    if (is_verified_after (voiding[i]))
      fail_msg ("is verified still: %s", voiding[i]);
  for (guint i = 0; i < G_N_ELEMENTS (not_voiding); i++)
    if (!is_verified_after (not_voiding[i]))
      fail_msg ("is not verified any more: %s", not_voiding[i]);
}

/* What goes, goes as it is: its verification must not fall first. */
static void
test_edit_then_remove (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  VouchNode *node = vouch_test_node (document, "s2");
  g_autoptr (JsonNode) json = vouch_node_to_json (node);
  g_autoptr (JsonNode) text = vouch_json_new_text ("x");
  g_autoptr (JsonNode) plain = vouch_json_with_member (json, "marks", NULL);
  g_autoptr (JsonNode) changed = vouch_json_with_member (plain, "text", text);
  g_autoptr (GPtrArray) parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
  g_autoptr (VouchChange) group = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (parts,
                   vouch_change_new_set ("s2", "text", vouch_node_get_value (node, "text"), text));
  g_ptr_array_add (parts,
                   vouch_change_new_remove ((VouchPlace){ "high", "statements", 1 }, changed));
  group = vouch_change_new_group (NULL, NULL, NULL, parts);
  if (!vouch_document_edit (document, group, &error))
    fail_msg ("%s", error->message);
  assert_null (vouch_document_lookup (document, "s2"));
}

static void
test_verifying_is_a_record (void **state)
{
  g_autoptr (VouchDocument) document = vouch_test_open_small_card ();
  g_autoptr (JsonNode) verified = vouch_test_parse ("{'by':'Bob','at':'2026','digest':'e'}");
  Told told = { document, NULL };

  g_signal_connect (document, "changed", G_CALLBACK (told_cb), &told);
  assert_true (vouch_node_set_value (vouch_test_node (document, "s1"), "verified", verified, NULL));
  assert_true (vouch_change_is_record (told.last));
  assert_string_equal (vouch_node_get_text (vouch_test_node (document, "s1"), "origin"), "imported");
  g_signal_handlers_disconnect_by_data (document, &told);
  vouch_change_unref (told.last);
}

int
main (void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test (test_refused),
    cmocka_unit_test (test_done_and_undone),
    cmocka_unit_test (test_empty_group),
    cmocka_unit_test (test_objects),
    cmocka_unit_test (test_removed_below),
    cmocka_unit_test (test_id_twice),
    cmocka_unit_test (test_without_id),
    cmocka_unit_test (test_card_outlives_document),
    cmocka_unit_test (test_busy),
    cmocka_unit_test (test_notified_when_all_is_done),
    cmocka_unit_test (test_items_changed),
    cmocka_unit_test (test_let_go_while_told),
    cmocka_unit_test (test_typing_into_a_draft),
    cmocka_unit_test (test_verification_falls),
    cmocka_unit_test (test_edit_then_remove),
    cmocka_unit_test (test_verifying_is_a_record),
  };

  return vouch_test_run ("document", tests);
}
