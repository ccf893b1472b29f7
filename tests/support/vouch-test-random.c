/* vouch-test-random.c: changes at random that fit a card, and some that don't.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-test-random.h"

#include "vouch-json.h"

struct _VouchTestRandom
{
  GRand *rand;
  guint next_id;
};

typedef struct
{
  GPtrArray *nodes;
  GType type;
} Collect;

static const char *const texts[]
    = { "", " ", "Monitor pressure.", "Drops help – often.", "日本語", "é", "Refit the lens 😀." };

static const char *const references[] = { "r1", "r2", "r3", "gone" };

static const char *const relations[] = { "supports", "contradicts", "background" };

static const char *const hows[] = { "chosen", "typed" };

static const char *const lists[]
    = { "statements", "statements", "statements", "citations", "citations",
        "sections",   "items",      "references", "notes",     "replies" };

#define PICK(self, words) ((words)[vouch_test_random_below ((self), G_N_ELEMENTS (words))])

/** Returns: (transfer full): a source of changes, always the same for the same seed. */
VouchTestRandom *
vouch_test_random_new (guint32 seed)
{
  VouchTestRandom *self = g_new0 (VouchTestRandom, 1);

  self->rand = g_rand_new_with_seed (seed);
  return self;
}

void
vouch_test_random_free (VouchTestRandom *self)
{
  g_rand_free (self->rand);
  g_free (self);
}

/** Returns: a number less than @end. */
guint
vouch_test_random_below (VouchTestRandom *self, guint end)
{
  return (guint) g_rand_int_range (self->rand, 0, (int) end);
}

/* --- nodes --- */

static void
collect_cb (VouchNode *node, gpointer data)
{
  Collect *collect = data;

  if (g_type_is_a (G_OBJECT_TYPE (node), collect->type))
    g_ptr_array_add (collect->nodes, node);
}

static VouchNode *
pick_node (VouchTestRandom *self, VouchDocument *document, GType type)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  Collect collect = { nodes, type };

  vouch_node_foreach (VOUCH_NODE (vouch_document_get_card (document)), collect_cb, &collect);
  return nodes->len > 0 ? nodes->pdata[vouch_test_random_below (self, nodes->len)] : NULL;
}

static VouchNodeList *
pick_list (VouchTestRandom *self, VouchDocument *document, const char *name)
{
  for (guint i = 0; i < 20; i++)
    {
      VouchNode *node = pick_node (self, document, VOUCH_TYPE_NODE);
      VouchNodeList *list = vouch_node_get_list (node, name);

      if (list)
        return list;
    }
  return g_str_equal (name, "references") || g_str_equal (name, "notes")
             ? vouch_node_get_list (VOUCH_NODE (vouch_document_get_card (document)), name)
             : NULL;
}

static VouchPlace
get_place (VouchNode *node)
{
  return (VouchPlace){ vouch_node_get_id (vouch_node_get_parent (node)),
                       vouch_node_list_get_name (vouch_node_get_home (node)),
                       vouch_node_get_position (node) };
}

/* --- values --- */

static JsonNode *
make_id (VouchTestRandom *self)
{
  g_autofree char *id = g_strdup_printf ("new%u", self->next_id++);

  return vouch_json_new_text (id);
}

static JsonNode *
make_text (VouchTestRandom *self)
{
  return vouch_json_new_text (PICK (self, texts));
}

/* Two spellings of a text without marks, and one with. */
static JsonNode *
make_rich (VouchTestRandom *self)
{
  JsonArray *marks;

  if (vouch_test_random_below (self, 3) > 0)
    return make_text (self);
  marks = json_array_new ();
  if (vouch_test_random_below (self, 3) > 0)
    json_array_add_element (marks, vouch_json_new_members ("from", vouch_json_new_int (0), "to",
                                                           vouch_json_new_int (1), "as",
                                                           vouch_json_new_text ("bold"), NULL));
  return vouch_json_new_members ("text", make_text (self), "marks", vouch_json_new_array (marks),
                                 NULL);
}

static JsonNode *
make_reason (VouchTestRandom *self)
{
  return vouch_test_random_below (self, 2)
             ? vouch_json_new_members ("reason", make_text (self), "by",
                                       vouch_json_new_text ("Ann"), NULL)
             : NULL;
}

/* --- nodes to insert --- */

static JsonNode *make_node (VouchTestRandom *self, const char *list);

static JsonNode *
make_nodes (VouchTestRandom *self, const char *list)
{
  JsonArray *nodes = json_array_new ();

  for (guint n = vouch_test_random_below (self, 3); n > 0; n--)
    json_array_add_element (nodes, make_node (self, list));
  return vouch_json_new_array (nodes);
}

static JsonNode *
make_statement (VouchTestRandom *self)
{
  /* Not every writer writes empty lists. */
  gboolean has_citations = vouch_test_random_below (self, 3) > 0;

  return vouch_json_new_members ("id", make_id (self), "text", make_text (self), "origin",
                                 vouch_json_new_text (vouch_test_random_below (self, 2)
                                                          ? "imported"
                                                          : "written"),
                                 "citations", has_citations ? make_nodes (self, "citations") : NULL,
                                 NULL);
}

static JsonNode *
make_citation (VouchTestRandom *self)
{
  return vouch_json_new_members ("id", make_id (self), "reference",
                                 vouch_json_new_text (PICK (self, references)), "relation",
                                 vouch_json_new_text (PICK (self, relations)), "how",
                                 vouch_json_new_text (PICK (self, hows)), NULL);
}

static JsonNode *
make_section (VouchTestRandom *self)
{
  const char *list = vouch_test_random_below (self, 4) == 0 ? "sections" : "statements";

  return vouch_json_new_members ("id", make_id (self), "role", vouch_json_new_text ("other"),
                                 "title", make_text (self), list, make_nodes (self, list), NULL);
}

static JsonNode *
make_note (VouchTestRandom *self)
{
  return vouch_json_new_members ("id", make_id (self), "on", vouch_json_new_text ("s1"), "author",
                                 vouch_json_new_text ("Ann"), "created",
                                 vouch_json_new_text ("2026-01-02T03:04:05Z"), "kind",
                                 vouch_json_new_text ("question"), "blocking",
                                 vouch_json_new_boolean (FALSE), "body", make_text (self),
                                 "replies", make_nodes (self, "replies"), NULL);
}

static JsonNode *
make_node (VouchTestRandom *self, const char *list)
{
  if (g_str_equal (list, "statements"))
    return make_statement (self);
  if (g_str_equal (list, "citations"))
    return make_citation (self);
  if (g_str_equal (list, "sections"))
    return make_section (self);
  if (g_str_equal (list, "notes"))
    return make_note (self);
  if (g_str_equal (list, "items"))
    return vouch_json_new_members ("id", make_id (self), "text", make_text (self), "citations",
                                   make_nodes (self, "citations"), NULL);
  if (g_str_equal (list, "replies"))
    return vouch_json_new_members ("id", make_id (self), "author", vouch_json_new_text ("Bob"),
                                   "created", vouch_json_new_text ("2026-01-02T03:04:06Z"), "body",
                                   make_text (self), NULL);
  return vouch_json_new_members ("id", make_id (self), "type", vouch_json_new_text ("book"),
                                 "title", make_text (self), NULL);
}

/* --- changes of one kind --- */

static VouchChange *
make_set (VouchNode *node, const char *member, JsonNode *value)
{
  VouchChange *change = vouch_change_new_set (vouch_node_get_id (node), member,
                                              vouch_node_get_value (node, member), value);

  g_clear_pointer (&value, json_node_unref);
  return change;
}

static VouchChange *
set_statement (VouchTestRandom *self, VouchNode *node)
{
  switch (vouch_test_random_below (self, 8))
    {
    case 0:
      return make_set (node, "set-aside", make_reason (self));
    case 1:
      return make_set (node, "none", make_reason (self));
    case 2:
      return make_set (node, "declined", make_reason (self));
    case 3:
      return make_set (node, "label", vouch_test_random_below (self, 2) ? make_text (self) : NULL);
    case 4:
      return make_set (node, "verified", make_reason (self));
    default:
      return make_set (node, "text", make_rich (self));
    }
}

static VouchChange *
set_citation (VouchTestRandom *self, VouchNode *node)
{
  switch (vouch_test_random_below (self, 3))
    {
    case 0:
      return make_set (node, "reference", vouch_json_new_text (PICK (self, references)));
    case 1:
      return make_set (node, "relation", vouch_json_new_text (PICK (self, relations)));
    default:
      return make_set (node, "quote", make_reason (self));
    }
}

static VouchChange *
set_card (VouchTestRandom *self, VouchNode *node)
{
  switch (vouch_test_random_below (self, 3))
    {
    case 0:
      return make_set (node, "title", make_text (self));
    case 1:
      return make_set (node, "article/title", make_text (self));
    default:
      return make_set (node, "article/journal",
                       vouch_test_random_below (self, 2) ? make_text (self) : NULL);
    }
}

static VouchChange *
random_set (VouchTestRandom *self, VouchDocument *document)
{
  VouchNode *node = pick_node (self, document, VOUCH_TYPE_NODE);

  if (VOUCH_IS_STATEMENT (node))
    return set_statement (self, node);
  if (VOUCH_IS_CITATION (node))
    return set_citation (self, node);
  if (VOUCH_IS_CARD (node))
    return set_card (self, node);
  if (VOUCH_IS_SECTION (node))
    return vouch_test_random_below (self, 2) ? make_set (node, "title", make_text (self))
                                             : make_set (node, "none", make_reason (self));
  if (VOUCH_IS_REFERENCE (node))
    return make_set (node, vouch_test_random_below (self, 2) ? "title" : "DOI", make_text (self));
  if (VOUCH_IS_ITEM (node))
    return make_set (node, "text", make_text (self));
  return make_set (node, "body", make_text (self));
}

static VouchChange *
random_insert (VouchTestRandom *self, VouchDocument *document)
{
  const char *name = PICK (self, lists);
  VouchNodeList *list = pick_list (self, document, name);
  g_autoptr (JsonNode) json = NULL;

  if (!list)
    return NULL;
  json = make_node (self, name);
  return vouch_change_new_insert (
      (VouchPlace){ vouch_node_get_id (vouch_node_list_get_owner (list)), name,
                    vouch_test_random_below (self, vouch_node_list_get_size (list) + 1) },
      json);
}

/* Mostly small things, so that something stays. */
static VouchNode *
pick_removable (VouchTestRandom *self, VouchDocument *document)
{
  VouchNode *node = pick_node (self, document, VOUCH_TYPE_NODE);

  if (VOUCH_IS_SECTION (node) && vouch_test_random_below (self, 8) > 0)
    return NULL;
  return vouch_node_get_home (node) ? node : NULL;
}

static VouchChange *
random_remove (VouchTestRandom *self, VouchDocument *document)
{
  VouchNode *node = pick_removable (self, document);
  g_autoptr (JsonNode) json = node ? vouch_node_to_json (node) : NULL;

  return node ? vouch_change_new_remove (get_place (node), json) : NULL;
}

static gboolean
is_within (VouchNode *node, VouchNode *above)
{
  while (node && node != above)
    node = vouch_node_get_parent (node);
  return node != NULL;
}

static VouchChange *
random_move (VouchTestRandom *self, VouchDocument *document)
{
  VouchNode *node = pick_node (self, document, VOUCH_TYPE_NODE);
  VouchNodeList *home = vouch_node_get_home (node);
  VouchNodeList *list = home ? pick_list (self, document, vouch_node_list_get_name (home)) : NULL;
  guint size;

  if (!list || is_within (vouch_node_list_get_owner (list), node))
    return NULL;
  size = vouch_node_list_get_size (list) - (list == home);
  return vouch_change_new_move (
      vouch_node_get_id (node), get_place (node),
      (VouchPlace){ vouch_node_get_id (vouch_node_list_get_owner (list)),
                    vouch_node_list_get_name (list), vouch_test_random_below (self, size + 1) });
}

static VouchChange *
random_edit (VouchTestRandom *self, VouchDocument *document)
{
  VouchNode *one = pick_node (self, document, VOUCH_TYPE_STATEMENT);
  VouchNode *two = pick_node (self, document, VOUCH_TYPE_STATEMENT);
  VouchNode *section = pick_node (self, document, VOUCH_TYPE_SECTION);
  VouchNode *reference = pick_node (self, document, VOUCH_TYPE_REFERENCE);

  if (!one || !section)
    return NULL;
  switch (vouch_test_random_below (self, 7))
    {
    case 0:
      return vouch_statement_edit_split (VOUCH_STATEMENT (one), vouch_test_random_below (self, 20),
                                         NULL);
    case 1:
      return one == two ? NULL
                        : vouch_statement_edit_join (VOUCH_STATEMENT (one), VOUCH_STATEMENT (two));
    case 2:
      return vouch_statement_edit_shift (VOUCH_STATEMENT (one),
                                         vouch_test_random_below (self, 2) ? 1 : -1,
                                         vouch_test_random_below (self, 2) == 0);
    case 3:
      return vouch_statement_edit_move (VOUCH_STATEMENT (one), VOUCH_SECTION (section),
                                        vouch_test_random_below (self, 5));
    case 4:
      return vouch_statement_edit_add_lines (VOUCH_SECTION (section), 1, "1. One\n\n• Two", NULL);
    case 5:
      return vouch_statement_edit_decline (VOUCH_STATEMENT (one), "other", PICK (self, texts), NULL);
    default:
      return reference ? vouch_statement_edit_cite (VOUCH_STATEMENT (one),
                                                    VOUCH_REFERENCE (reference), "typed")
                       : NULL;
    }
}

/** Returns: (transfer full): a change of any kind but a record that fits the card as it is. */
VouchChange *
vouch_test_random_change (VouchTestRandom *self, VouchDocument *document)
{
  static VouchChange *(*const makers[]) (VouchTestRandom *, VouchDocument *)
      = { random_set,    random_set,  random_set,  random_insert, random_insert,
          random_remove, random_move, random_move, random_edit,   random_edit };
  VouchChange *change = NULL;

  while (!change)
    change = makers[vouch_test_random_below (self, G_N_ELEMENTS (makers))](self, document);
  return change;
}

/* --- several as one --- */

static GPtrArray *
random_parts (VouchTestRandom *self, VouchDocument *document)
{
  g_autoptr (VouchDocument) copy = vouch_test_reopen (document);
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_change_unref);

  for (guint n = 2 + vouch_test_random_below (self, 5); n > 0; n--)
    {
      VouchChange *part = vouch_test_random_change (self, copy);

      g_ptr_array_add (parts, part);
      vouch_test_apply (copy, part);
    }
  return parts;
}

/** Returns: (transfer full): several changes as one step that fits the card as it is. */
VouchChange *
vouch_test_random_group (VouchTestRandom *self, VouchDocument *document)
{
  g_autoptr (GPtrArray) parts = random_parts (self, document);

  return vouch_change_new_group ("Several", NULL, NULL, parts);
}

/* What fits no card with this one's ids. */
static VouchChange *
make_misfit (VouchTestRandom *self)
{
  static const char *const misfits[] = {
    "{'kind':'set','node':'nobody','member':'text','before':'','after':'x'}",
    "{'kind':'set','node':'card','member':'title','before':'never so','after':'x'}",
    "{'kind':'set','node':'card','member':'title','before':'never so','after':5}",
    "{'kind':'insert','parent':'card','list':'references','position':0,'node':{'id':'card'}}",
    "{'kind':'insert','parent':'card','list':'paintings','position':0,'node':{'id':'x'}}",
    "{'kind':'remove','parent':'card','list':'sections','position':900,'node':{'id':'glance'}}",
    "{'kind':'move','node':'card','from':{'parent':'card','list':'sections','position':0},"
    "'to':{'parent':'card','list':'sections','position':0}}",
    "{'kind':'set','node':'card','member':'sections','before':null,'after':[]}",
  };

  return vouch_test_change (PICK (self, misfits));
}

/** Returns: (transfer full): a step of which some part can't be done. */
VouchChange *
vouch_test_random_broken (VouchTestRandom *self, VouchDocument *document)
{
  g_autoptr (GPtrArray) parts = random_parts (self, document);

  g_ptr_array_insert (parts, (int) vouch_test_random_below (self, parts->len + 1),
                      make_misfit (self));
  return vouch_change_new_group ("Broken", NULL, NULL, parts);
}

/** Returns: (transfer full): a record that fits the card as it is. */
VouchChange *
vouch_test_random_record (VouchTestRandom *self, VouchDocument *document)
{
  VouchNode *statement = pick_node (self, document, VOUCH_TYPE_STATEMENT);
  VouchNode *card = VOUCH_NODE (vouch_document_get_card (document));
  g_autofree char *digest = g_strdup_printf ("d%u", self->next_id++);
  JsonNode *value = vouch_json_new_members ("by", vouch_json_new_text ("Bob"), "digest",
                                            vouch_json_new_text (digest), NULL);
  gboolean is_of_card = !statement || vouch_test_random_below (self, 4) == 0;
  g_autoptr (VouchChange) change = is_of_card ? make_set (card, "reviewed", value)
                                              : make_set (statement, "verified", value);

  return vouch_change_as_record (change);
}
