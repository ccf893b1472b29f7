/* test-validator-random.c: whatever is edited, the findings are those of a card just opened.
 *
 * Random edits of all kinds, some taken back; after each the validator that
 * followed them is compared with one that sees the card for the first time: every
 * finding with its order and words, the summaries of the card and of each section,
 * and a copy of the list that only knows what items-changed told it.
 *
 * VOUCH_TEST_SEED repeats a run, VOUCH_TEST_ROUNDS makes it longer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-check.h"

#include "vouch-json-print.h"
#include "vouch-json.h"

#define ROUNDS 60
#define EDITS 40

typedef struct
{
  GRand *rand;
  VouchDocument *document;
  VouchValidator *validator;
  GPtrArray *mirror; /* (element-type VouchFinding): made of items-changed alone */
  GPtrArray *undo;   /* (element-type VouchChange): inverse changes */
  GString *history;  /* what was done, for a failure */
  guint next_id;
  gboolean is_undoing;
} Play;

static const char *const texts[] = {
  "",
  " ",
  "a",
  "b",
  "c",
  "-",
  "add",
  "TODO",
  "Share",
  "n/a",
  "Monitor liver enzymes monthly during treatment.",
  "Monitor the liver enzymes monthly during the treatment.",
  "Monitor liver enzymes monthly during treatment",
  "MGD is common.",
  "MGD and AI are common, and AI is used.",
  "Meibomian gland dysfunction (MGD)",
  "Start timolol 5 mg daily.",
  "Fit scleral lenses in 40% of cases.",
  "Include specific clinical mechanisms involved in disease.",
  "Specify type of lenses.",
  "**Bold** words (ensure sourced).",
  "Here is the summary: good.",
  "Osmolarity rose after hours of wear in most wearers of lenses.",
  "Osmolarity rose after many hours of wear in most wearers of lenses.",
};

/* Enough of them come together to be a sentence split into letters. */
static const char *const letters[] = { "a", "b", "c", " " };

static const char *const titles[] = {
  "Guideline-Based Recommendations",
  "Risks",
  "",
  "By guideline",
  "Tear Film Osmolarity",
  "New Hope for Glaucoma Surgery - Scorecard - Site",
};

static const char *const roles[]
    = { "risks",       "key-highlights", "original-sources", "related-content", "at-a-glance",
        "prescribing", "other" };

static const char *const types[] = { "trial", "guideline", "unknown", "interview" };

static const char *const references[] = { "r1", "r2", "r3", "gone" };

static const char *
pick (Play *play, const char *const *words, gsize length)
{
  return words[g_rand_int_range (play->rand, 0, (int) length)];
}

#define PICK(play, words) pick (play, words, G_N_ELEMENTS (words))

static guint
below (Play *play, guint end)
{
  return (guint) g_rand_int_range (play->rand, 0, (int) end);
}

typedef struct
{
  GPtrArray *nodes;
  GType type;
} Collect;

static void
collect_node (VouchNode *node, gpointer data)
{
  Collect *collect = data;

  if (g_type_is_a (G_OBJECT_TYPE (node), collect->type))
    g_ptr_array_add (collect->nodes, node);
}

/* Any node of that type; NULL where there is none. */
static VouchNode *
pick_node (Play *play, GType type)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  Collect collect = { nodes, type };

  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (play->document)), collect_node,
                      &collect);
  return nodes->len ? nodes->pdata[below (play, nodes->len)] : NULL;
}

static void
apply (Play *play, VouchChange *change)
{
  g_autoptr (JsonNode) json = vouch_change_to_json (change);
  g_autofree char *text = json ? vouch_json_print (json, FALSE) : NULL;
  g_autoptr (GError) error = NULL;

  g_string_append_printf (play->history, "%s\n", text);
  if (!vouch_document_apply (play->document, change, &error))
    fail_msg ("%s\n%s", error->message, play->history->str);
  if (!play->is_undoing)
    g_ptr_array_add (play->undo, vouch_change_invert (change));
}

static VouchChange *
make_set (VouchNode *node, const char *member, JsonNode *value)
{
  VouchChange *change = vouch_change_new_set (vouch_node_get_id (node), member,
                                              vouch_node_get_value (node, member), value);

  g_clear_pointer (&value, json_node_unref);
  return change;
}

static const char *
pick_text (Play *play)
{
  return below (play, 3) ? PICK (play, texts) : PICK (play, letters);
}

static JsonNode *
make_statement (Play *play)
{
  g_autofree char *id = g_strdup_printf ("new%u", play->next_id++);
  g_autofree char *citation = g_strdup_printf ("new%u", play->next_id++);
  const char *label = below (play, 6) == 0 ? "Condition" : NULL;
  g_autoptr (JsonArray) citations = json_array_new ();

  if (below (play, 2))
    json_array_add_element (
        citations, vouch_json_new_members ("id", vouch_json_new_text (citation), "reference",
                                           vouch_json_new_text (PICK (play, references)),
                                           "relation", vouch_json_new_text ("supports"), "how",
                                           vouch_json_new_text ("chosen"), NULL));
  return vouch_json_new_members (
      "id", vouch_json_new_text (id), "label", label ? vouch_json_new_text (label) : NULL, "text",
      vouch_json_new_text (pick_text (play)), "origin", vouch_json_new_text ("written"),
      "citations", vouch_json_new_array (g_steal_pointer (&citations)), NULL);
}

static JsonNode *
make_section (Play *play)
{
  g_autofree char *id = g_strdup_printf ("new%u", play->next_id++);
  g_autoptr (JsonArray) statements = json_array_new ();

  for (guint n = below (play, 4); n > 0; n--)
    json_array_add_element (statements, make_statement (play));
  return vouch_json_new_members ("id", vouch_json_new_text (id), "role",
                                 vouch_json_new_text (PICK (play, roles)), "title",
                                 vouch_json_new_text (PICK (play, titles)), "statements",
                                 vouch_json_new_array (g_steal_pointer (&statements)), NULL);
}

static JsonNode *
make_reference (Play *play)
{
  const char *id = PICK (play, references);

  return vouch_json_new_members (
      "id", vouch_json_new_text (id), "type", vouch_json_new_text ("book"), "title",
      vouch_json_new_text (below (play, 2) ? "A guideline" : "A book"), NULL);
}

static VouchChange *
change_text (Play *play)
{
  VouchNode *node = pick_node (play, below (play, 5) ? VOUCH_TYPE_STATEMENT : VOUCH_TYPE_ITEM);

  return node ? make_set (node, "text", vouch_json_new_text (pick_text (play))) : NULL;
}

static VouchChange *
change_statement (Play *play)
{
  static const char *const members[] = { "marker", "declined", "set-aside", "none" };
  VouchNode *node = pick_node (play, VOUCH_TYPE_STATEMENT);
  JsonNode *value = below (play, 2) ? vouch_json_new_members (
                        "text", vouch_json_new_text ("ref"), "at", vouch_json_new_int (0), "reason",
                        vouch_json_new_text ("other"), "by", vouch_json_new_text ("W"), NULL)
                                    : NULL;
  const char *member = PICK (play, members);

  if (!node)
    g_clear_pointer (&value, json_node_unref);
  if (node && !value && !vouch_node_get_value (node, member))
    return NULL;
  return node ? make_set (node, member, value) : NULL;
}

static VouchChange *
change_citation (Play *play)
{
  VouchNode *node = pick_node (play, VOUCH_TYPE_CITATION);

  if (!node)
    return NULL;
  if (below (play, 3) == 0)
    return make_set (node, "relation",
                     vouch_json_new_text (below (play, 2) ? "supports" : "background"));
  return make_set (node, "reference", vouch_json_new_text (PICK (play, references)));
}

static VouchChange *
change_section (Play *play)
{
  VouchNode *node = pick_node (play, VOUCH_TYPE_SECTION);

  if (!node)
    return NULL;
  switch (below (play, 3))
    {
    case 0:
      return make_set (node, "title", vouch_json_new_text (PICK (play, titles)));
    case 1:
      return make_set (node, "role", vouch_json_new_text (PICK (play, roles)));
    default:
      return make_set (
          node, "none",
          vouch_node_get_value (node, "none")
              ? NULL
              : vouch_json_new_members ("why", vouch_json_new_text ("not-reported"), NULL));
    }
}

static VouchChange *
change_card (Play *play)
{
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (play->document));
  static const char *const muted[] = { "reading-time", "title-drift", "source-missing", NULL };

  switch (below (play, 6))
    {
    case 0:
      return make_set (card, "title", vouch_json_new_text (PICK (play, titles)));
    case 1:
      return make_set (card, "article/title", vouch_json_new_text (PICK (play, titles)));
    case 2:
      return make_set (card, "article/type", vouch_json_new_text (PICK (play, types)));
    case 3:
      return make_set (card, "article/reference", vouch_json_new_text (PICK (play, references)));
    case 4:
      return make_set (card, "reading-time", vouch_json_new_int (below (play, 4)));
    default:
      return make_set (card, "muted", vouch_json_new_texts (below (play, 2) ? muted : muted + 3));
    }
}

static VouchChange *
change_reference (Play *play)
{
  VouchNode *node = pick_node (play, VOUCH_TYPE_REFERENCE);

  if (!node)
    return NULL;
  if (below (play, 2))
    return make_set (node, "title",
                     vouch_json_new_text (below (play, 2) ? "A guideline" : "A book"));
  return make_set (node, "DOI",
                   vouch_json_new_text (below (play, 2) ? "10.1000/x" : "doi:10.1000/x"));
}

/* A list for nodes like @node somewhere in the card, and a place in it. */
static VouchNodeList *
pick_list (Play *play, const char *name)
{
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (play->document));
  VouchNode *owner = g_str_equal (name, "references") || below (play, 5) == 0
                         ? card
                         : pick_node (play, VOUCH_TYPE_SECTION);

  if (g_str_equal (name, "citations"))
    owner = pick_node (play, VOUCH_TYPE_STATEMENT);
  return owner ? vouch_node_get_list (owner, name) : NULL;
}

static gboolean
has_id (Play *play, JsonNode *json)
{
  return vouch_document_lookup (play->document,
                                vouch_json_get_text (json_node_get_object (json), "id"))
         != NULL;
}

static VouchChange *
insert_node (Play *play)
{
  guint kind = below (play, 8);
  const char *name = kind == 0 ? "sections" : kind == 1 ? "references" : "statements";
  VouchNodeList *list = pick_list (play, name);
  g_autoptr (JsonNode) json = kind == 0   ? make_section (play)
                              : kind == 1 ? make_reference (play)
                                          : make_statement (play);
  VouchPlace place;

  if (!list || has_id (play, json))
    return NULL;
  place = (VouchPlace){ vouch_node_get_id (vouch_node_list_get_owner (list)), name,
                        below (play, vouch_node_list_get_size (list) + 1) };
  return vouch_change_new_insert (place, json);
}

static VouchNode *
pick_movable (Play *play)
{
  static GType types_of_nodes[5];

  types_of_nodes[0] = types_of_nodes[1] = VOUCH_TYPE_STATEMENT;
  types_of_nodes[2] = VOUCH_TYPE_SECTION;
  types_of_nodes[3] = VOUCH_TYPE_REFERENCE;
  types_of_nodes[4] = VOUCH_TYPE_CITATION;
  return pick_node (play, types_of_nodes[below (play, 5)]);
}

static VouchPlace
get_place (VouchNode *node)
{
  return (VouchPlace){ vouch_node_get_id (vouch_node_get_parent (node)),
                       vouch_node_list_get_name (vouch_node_get_home (node)),
                       vouch_node_get_position (node) };
}

static VouchChange *
remove_node (Play *play)
{
  VouchNode *node = pick_movable (play);
  g_autoptr (JsonNode) json = node ? vouch_node_to_json (node) : NULL;

  return node ? vouch_change_new_remove (get_place (node), json) : NULL;
}

static gboolean
is_above (VouchNode *above, VouchNode *node)
{
  while (node && node != above)
    node = vouch_node_get_parent (node);
  return node != NULL;
}

static VouchChange *
move_node (Play *play)
{
  VouchNode *node = pick_movable (play);
  VouchNodeList *list
      = node ? pick_list (play, vouch_node_list_get_name (vouch_node_get_home (node))) : NULL;
  guint size;

  if (!list || is_above (node, vouch_node_list_get_owner (list)))
    return NULL;
  size = vouch_node_list_get_size (list) - (list == vouch_node_get_home (node));
  return vouch_change_new_move (vouch_node_get_id (node), get_place (node),
                                (VouchPlace){ vouch_node_get_id (vouch_node_list_get_owner (list)),
                                              vouch_node_list_get_name (list),
                                              below (play, size + 1) });
}

static VouchChange *
make_change (Play *play)
{
  static VouchChange *(*const makers[]) (Play *)
      = { change_text,    change_text, change_text,      change_statement, change_citation,
          change_section, change_card, change_reference, insert_node,      insert_node,
          remove_node,    remove_node, move_node,        move_node };

  return makers[below (play, G_N_ELEMENTS (makers))](play);
}

static void
undo_one (Play *play)
{
  g_autoptr (VouchChange) change = NULL;

  if (play->undo->len == 0)
    return;
  change = g_ptr_array_steal_index (play->undo, play->undo->len - 1);
  play->is_undoing = TRUE;
  apply (play, change);
  play->is_undoing = FALSE;
}

/* Several changes as one: tried one after the other on a copy of the card. */
static void
do_group (Play *play)
{
  g_autoptr (GPtrArray) parts
      = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
  g_autoptr (VouchChange) group = NULL;
  VouchDocument *document = play->document;
  g_autoptr (VouchDocument) copy = vouch_test_reopen (document);

  play->document = copy;
  for (guint n = 2 + below (play, 4); n > 0; n--)
    {
      VouchChange *change = make_change (play);

      if (!change)
        continue;
      g_ptr_array_add (parts, change);
      assert_true (vouch_document_apply (copy, change, NULL));
    }
  play->document = document;
  if (parts->len < 2)
    return;
  group = vouch_change_new_group ("Several", NULL, NULL, parts);
  apply (play, group);
}

static void
do_edit (Play *play)
{
  g_autoptr (VouchChange) change = NULL;

  switch (below (play, 8))
    {
    case 0:
    case 1:
      undo_one (play);
      return;
    case 2:
      do_group (play);
      return;
    default:
      change = make_change (play);
      if (change)
        apply (play, change);
    }
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  Play *play = data;

  if (removed > 0)
    g_ptr_array_remove_range (play->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (play->mirror, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

static void
check_mirror (Play *play)
{
  GListModel *model = G_LIST_MODEL (vouch_validator_get_findings (play->validator));

  if (g_list_model_get_n_items (model) != play->mirror->len)
    fail_msg ("The list has %u findings, items-changed told of %u\n%s",
              g_list_model_get_n_items (model), play->mirror->len, play->history->str);
  for (guint i = 0; i < play->mirror->len; i++)
    {
      g_autoptr (VouchFinding) finding = g_list_model_get_item (model, i);

      assert_ptr_equal (finding, play->mirror->pdata[i]);
    }
}

static char *
print_summary (const VouchSummary *summary)
{
  return g_strdup_printf ("%u statements, %u/%u/%u/%u/%u/%u, %u errors, %u warnings, %u hints",
                          summary->statements, summary->unsourced, summary->linked,
                          summary->anchored, summary->verified, summary->declined,
                          summary->exempt, summary->errors,
                          summary->warnings, summary->hints);
}

static char *
print_all (VouchDocument *document, VouchValidator *validator)
{
  GString *all = g_string_new (NULL);
  g_autofree char *findings = vouch_test_list_findings (validator);
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();
  Collect collect = { sections, VOUCH_TYPE_SECTION };
  VouchSummary summary;
  g_autofree char *line = NULL;

  vouch_validator_get_summary (validator, &summary);
  line = print_summary (&summary);
  g_string_append_printf (all, "%s%s\n", findings, line);
  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (document)), collect_node, &collect);
  for (guint i = 0; i < sections->len; i++)
    {
      g_autofree char *text = NULL;

      vouch_validator_get_section_summary (validator, vouch_node_get_id (sections->pdata[i]),
                                           &summary);
      text = print_summary (&summary);
      g_string_append_printf (all, "%s: %s\n", vouch_node_get_id (sections->pdata[i]), text);
    }
  return g_string_free (all, FALSE);
}

static void
check_same_as_fresh (Play *play)
{
  g_autoptr (VouchDocument) fresh = vouch_test_reopen (play->document);
  g_autoptr (VouchValidator) validator = vouch_validator_new (fresh);
  g_autofree char *followed = NULL;
  g_autofree char *seen = NULL;

  vouch_validator_flush (play->validator);
  vouch_validator_flush (validator);
  check_mirror (play);
  followed = print_all (play->document, play->validator);
  seen = print_all (fresh, validator);
  if (!g_str_equal (followed, seen))
    {
      /* Longer than cmocka's own messages can be. */
      g_printerr ("After\n%sfollowed:\n%s\nseen:\n%s", play->history->str, followed, seen);
      fail ();
    }
}

static void
play_round (guint32 seed)
{
  Play play = { g_rand_new_with_seed (seed), vouch_test_open_fixture ("check/clean.scorecard") };

  play.validator = vouch_validator_new (play.document);
  play.mirror = g_ptr_array_new_with_free_func (g_object_unref);
  play.undo = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);
  play.history = g_string_new (NULL);
  g_string_append_printf (play.history, "VOUCH_TEST_SEED=%u\n", seed);
  g_signal_connect (vouch_validator_get_findings (play.validator), "items-changed",
                    G_CALLBACK (items_changed_cb), &play);
  for (guint i = 0; i < EDITS; i++)
    {
      do_edit (&play);
      /* Now and then several edits come between two runs. */
      if (below (&play, 3) > 0)
        check_same_as_fresh (&play);
    }
  check_same_as_fresh (&play);
  g_object_unref (play.validator);
  g_object_unref (play.document);
  g_ptr_array_unref (play.mirror);
  g_ptr_array_unref (play.undo);
  g_string_free (play.history, TRUE);
  g_rand_free (play.rand);
}

static void
test_random_edits (void **state)
{
  const char *given = g_getenv ("VOUCH_TEST_SEED");
  const char *rounds = g_getenv ("VOUCH_TEST_ROUNDS");
  guint n = rounds ? (guint) g_ascii_strtoull (rounds, NULL, 10) : ROUNDS;

  if (given)
    {
      play_round ((guint32) g_ascii_strtoull (given, NULL, 10));
      return;
    }
  for (guint32 seed = 1; seed <= n; seed++)
    play_round (seed);
}

int
main (void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test (test_random_edits) };

  return vouch_test_run ("validator-random", tests);
}
