/* vouch-card.c: one scorecard, the root of the tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-card.h"

#include "vouch-json.h"
#include "vouch-node-list.h"
#include "vouch-node-private.h"
#include "vouch-note.h"
#include "vouch-reference.h"
#include "vouch-section.h"
#include "vouch-statement.h"

struct _VouchCard
{
  VouchNode parent_instance;
};

G_DEFINE_FINAL_TYPE (VouchCard, vouch_card, VOUCH_TYPE_NODE)

static const VouchMember members[] = {
  { "format", VOUCH_MEMBER_TEXT, NULL, VOUCH_MEMBER_REQUIRED },
  { "version", VOUCH_MEMBER_INTEGER, NULL, VOUCH_MEMBER_REQUIRED },
  { "id", VOUCH_MEMBER_TEXT, "id", VOUCH_MEMBER_REQUIRED },
  { "kind", VOUCH_MEMBER_TEXT, "kind" },
  { "language", VOUCH_MEMBER_TEXT, "language" },
  { "title", VOUCH_MEMBER_TEXT, "title" },
  { "date", VOUCH_MEMBER_TEXT, "date" },
  { "people", VOUCH_MEMBER_ARRAY, "people" },
  { "drafting", VOUCH_MEMBER_TEXT, "drafting" },
  { "disclosure", VOUCH_MEMBER_TEXT, "disclosure" },
  { "reading-time", VOUCH_MEMBER_INTEGER, "reading-time" },
  { "citation-style", VOUCH_MEMBER_TEXT, "citation-style" },
  { "article", VOUCH_MEMBER_GROUP },
  { "article/title", VOUCH_MEMBER_TEXT, "article-title" },
  { "article/authors", VOUCH_MEMBER_ARRAY, "article-authors" },
  { "article/date", VOUCH_MEMBER_TEXT, "article-date" },
  { "article/journal", VOUCH_MEMBER_TEXT, "article-journal" },
  { "article/type", VOUCH_MEMBER_TEXT, "article-type" },
  { "article/reference", VOUCH_MEMBER_TEXT, "article-reference" },
  { "sections", VOUCH_MEMBER_LIST, "sections", VOUCH_MEMBER_ALWAYS, vouch_section_get_type },
  { "references", VOUCH_MEMBER_LIST, "references", VOUCH_MEMBER_ALWAYS, vouch_reference_get_type },
  { "notes", VOUCH_MEMBER_LIST, "notes", VOUCH_MEMBER_ALWAYS, vouch_note_get_type },
  { "considered", VOUCH_MEMBER_ARRAY, "considered" },
  { "muted", VOUCH_MEMBER_ARRAY, "muted" },
  { "profile", VOUCH_MEMBER_TEXT, "profile" },
  { "approvals", VOUCH_MEMBER_ARRAY, "approvals", VOUCH_MEMBER_RECORD },
  { "reviewed", VOUCH_MEMBER_OBJECT, "reviewed", VOUCH_MEMBER_RECORD },
  { "corrections", VOUCH_MEMBER_ARRAY, "corrections" },
  { "work", VOUCH_MEMBER_OBJECT, "work" },
  { "publications", VOUCH_MEMBER_ARRAY, "publications", VOUCH_MEMBER_RECORD },
  { NULL },
};

static void
vouch_card_class_init (VouchCardClass *klass)
{
  vouch_node_class_install_members (VOUCH_NODE_CLASS (klass), members);
}

static void
vouch_card_init (VouchCard *self)
{
}

static JsonNode *
make_empty (void)
{
  g_autofree char *id = vouch_id_new ();
  const char *const nothing[] = { NULL };

  return vouch_json_new_members (
      "format", vouch_json_new_text ("vouch-scorecard"), "version", vouch_json_new_int (1), "id",
      vouch_json_new_text (id), "kind", vouch_json_new_text ("scorecard"), "language",
      vouch_json_new_text ("en"), "title", vouch_json_new_text (""), "people",
      vouch_json_new_texts (nothing), "drafting", vouch_json_new_text ("unknown"), "article",
      vouch_json_new_object (json_object_new ()), NULL);
}

/**
 * vouch_card_new:
 *
 * Returns: (transfer full): an empty card of the kind “scorecard”, in English, with a new id
 */
VouchCard *
vouch_card_new (void)
{
  g_autoptr (JsonNode) json = make_empty ();

  return VOUCH_CARD (vouch_node_new_from_json (VOUCH_TYPE_CARD, json, NULL));
}

/** vouch_card_get_kind: Returns: (transfer none) (nullable): name of its template */
const char *
vouch_card_get_kind (VouchCard *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "kind");
}

/** vouch_card_get_language: Returns: (transfer none) (nullable): a BCP 47 tag */
const char *
vouch_card_get_language (VouchCard *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "language");
}

/** vouch_card_get_title: Returns: (transfer none) (nullable): the card's title */
const char *
vouch_card_get_title (VouchCard *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "title");
}

/**
 * vouch_card_set_title:
 * @self: a card
 * @title: (nullable): its title
 */
void
vouch_card_set_title (VouchCard *self, const char *title)
{
  vouch_node_set_text (VOUCH_NODE (self), "title", title);
}

/** vouch_card_get_article_title: Returns: (transfer none) (nullable): the summarised article's
 * title */
const char *
vouch_card_get_article_title (VouchCard *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "article/title");
}

/** vouch_card_get_article_type: Returns: (transfer none) (nullable): its type, as “trial” */
const char *
vouch_card_get_article_type (VouchCard *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "article/type");
}

/** vouch_card_get_article_reference: Returns: (transfer none) (nullable): the id of its reference
 */
const char *
vouch_card_get_article_reference (VouchCard *self)
{
  return vouch_node_get_text (VOUCH_NODE (self), "article/reference");
}

/**
 * vouch_card_dup_article_authors:
 * @self: a card
 *
 * Returns: (transfer full) (array zero-terminated=1): the article's authors, in order
 */
char **
vouch_card_dup_article_authors (VouchCard *self)
{
  JsonArray *authors
      = vouch_json_node_array (vouch_node_get_value (VOUCH_NODE (self), "article/authors"));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < vouch_json_array_length (authors); i++)
    if (vouch_json_array_text (authors, i))
      g_strv_builder_add (names, vouch_json_array_text (authors, i));
  return g_strv_builder_end (names);
}

/** vouch_card_get_sections: Returns: (transfer none): its sections */
VouchNodeList *
vouch_card_get_sections (VouchCard *self)
{
  return vouch_node_get_list (VOUCH_NODE (self), "sections");
}

/** vouch_card_get_references: Returns: (transfer none): its references, cited or not */
VouchNodeList *
vouch_card_get_references (VouchCard *self)
{
  return vouch_node_get_list (VOUCH_NODE (self), "references");
}

/** vouch_card_get_notes: Returns: (transfer none): its notes, open and resolved */
VouchNodeList *
vouch_card_get_notes (VouchCard *self)
{
  return vouch_node_get_list (VOUCH_NODE (self), "notes");
}

static VouchSection *
find_role (VouchNodeList *sections, const char *role)
{
  VouchSection *found = NULL;

  for (guint i = 0; !found && i < vouch_node_list_get_size (sections); i++)
    {
      VouchSection *section = vouch_node_list_peek (sections, i);

      found = g_strcmp0 (vouch_section_get_role (section), role) == 0
                  ? section
                  : find_role (vouch_section_get_sections (section), role);
    }
  return found;
}

/**
 * vouch_card_find_section:
 * @self: a card
 * @role: a section's role
 *
 * Returns: (transfer none) (nullable): the first section of that role, at any depth
 */
VouchSection *
vouch_card_find_section (VouchCard *self, const char *role)
{
  g_return_val_if_fail (VOUCH_IS_CARD (self), NULL);
  g_return_val_if_fail (role, NULL);

  return find_role (vouch_card_get_sections (self), role);
}

static void
add_statement_cb (VouchNode *node, gpointer statements)
{
  if (VOUCH_IS_STATEMENT (node))
    g_ptr_array_add (statements, g_object_ref (node));
}

/**
 * vouch_card_collect_statements:
 * @self: a card
 *
 * Returns: (transfer container) (element-type VouchStatement): all its statements, in the
 *   order of the page
 */
GPtrArray *
vouch_card_collect_statements (VouchCard *self)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (VOUCH_IS_CARD (self), statements);

  vouch_node_foreach (VOUCH_NODE (self), add_statement_cb, statements);
  return statements;
}
