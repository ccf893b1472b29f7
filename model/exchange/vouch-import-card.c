/* vouch-import-card.c: writes a gathered draft as a card, in the members of its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-draft.h"

static const char *const mark_names[VOUCH_IMPORT_N_MARKS] = {
  [VOUCH_IMPORT_MARK_ITALIC] = "italic",
  [VOUCH_IMPORT_MARK_BOLD] = "bold",
  [VOUCH_IMPORT_MARK_SUPERSCRIPT] = "superscript",
  [VOUCH_IMPORT_MARK_SUBSCRIPT] = "subscript",
};

static void
add_string (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, value ? value : "");
}

static void
add_string_if (JsonBuilder *builder, const char *member, const char *value)
{
  if (value)
    add_string (builder, member, value);
}

static void
add_int (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

static void
add_id (JsonBuilder *builder)
{
  g_autofree char *id = g_uuid_string_random ();

  add_string (builder, "id", id);
}

static void
add_strings (JsonBuilder *builder, const char *member, GPtrArray *strings)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, strings->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_empty_list (JsonBuilder *builder, const char *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const VouchImportMark *left = a;
  const VouchImportMark *right = b;

  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  if (left->to != right->to)
    return left->to > right->to ? -1 : 1;
  return (int) left->as - (int) right->as;
}

static void
add_marks (JsonBuilder *builder, const VouchImportText *text)
{
  if (text->marks->len == 0)
    return;
  g_array_sort (text->marks, compare_marks);
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < text->marks->len; i++)
    {
      const VouchImportMark *mark = &g_array_index (text->marks, VouchImportMark, i);

      json_builder_begin_object (builder);
      add_int (builder, "from", mark->from);
      add_int (builder, "to", mark->to);
      add_string (builder, "as", mark_names[mark->as]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The draft's numbers name them: nobody has looked. */
static void
add_citations (JsonBuilder *builder, GPtrArray *references)
{
  json_builder_set_member_name (builder, "citations");
  json_builder_begin_array (builder);
  for (guint i = 0; references && i < references->len; i++)
    {
      json_builder_begin_object (builder);
      add_id (builder);
      add_string (builder, "reference", references->pdata[i]);
      add_string (builder, "relation", "supports");
      add_string (builder, "how", "typed");
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_statement (JsonBuilder *builder, const VouchImportStatement *statement)
{
  json_builder_begin_object (builder);
  add_id (builder);
  add_string_if (builder, "label", statement->label);
  add_string (builder, "text", statement->text->text->str);
  add_marks (builder, statement->text);
  if (statement->marker)
    {
      json_builder_set_member_name (builder, "marker");
      json_builder_begin_object (builder);
      add_string (builder, "text", statement->marker->str);
      add_int (builder, "at", statement->marker_at);
      json_builder_end_object (builder);
    }
  add_string (builder, "origin", "imported");
  add_citations (builder, statement->cites);
  json_builder_end_object (builder);
}

static void
begin_section (JsonBuilder *builder, const VouchImportSection *section)
{
  json_builder_begin_object (builder);
  add_id (builder);
  add_string (builder, "role",
              section->part ? section->part->role : vouch_import_role_name (section->role));
  add_string (builder, "title", vouch_import_section_get_title (section));
}

static void
add_items (JsonBuilder *builder, GPtrArray *items)
{
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      JsonNode *node = json_node_new (JSON_NODE_OBJECT);

      json_node_set_object (node, items->pdata[i]);
      json_builder_add_value (builder, node);
    }
  json_builder_end_array (builder);
}

static void
add_statements (JsonBuilder *builder, GPtrArray *statements)
{
  json_builder_set_member_name (builder, "statements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < statements->len; i++)
    add_statement (builder, statements->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_leaf (JsonBuilder *builder, const VouchImportSection *section)
{
  begin_section (builder, section);
  if (vouch_import_role_parent (section->role) == VOUCH_IMPORT_ROLE_RESOURCES)
    add_items (builder, section->items);
  else
    add_statements (builder, section->statements);
  json_builder_end_object (builder);
}

static gboolean
is_parent (VouchImportRole role)
{
  return role == VOUCH_IMPORT_ROLE_RECOMMENDATIONS || role == VOUCH_IMPORT_ROLE_RESOURCES;
}

static void
add_others (JsonBuilder *builder, const VouchImportDraft *draft, VouchImportRole after)
{
  for (guint i = VOUCH_IMPORT_N_ROLES - 1; i < draft->sections->len; i++)
    {
      const VouchImportSection *section = draft->sections->pdata[i];

      if (section->after == after)
        add_leaf (builder, section);
    }
}

static void
add_parent (JsonBuilder *builder, const VouchImportDraft *draft, const VouchImportSection *section)
{
  begin_section (builder, section);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < VOUCH_IMPORT_N_ROLES - 1; i++)
    {
      const VouchImportSection *child = draft->sections->pdata[i];

      if (vouch_import_role_parent (child->role) == section->role)
        add_leaf (builder, child);
    }
  if (section->role == VOUCH_IMPORT_ROLE_RECOMMENDATIONS)
    add_others (builder, draft, section->role);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* Its own parts, what belongs to none of them, and the resources that every card has. */
static void
add_parts (JsonBuilder *builder, const VouchImportDraft *draft)
{
  for (guint i = 0; i < draft->parts->len; i++)
    add_leaf (builder, draft->parts->pdata[i]);
  add_others (builder, draft, VOUCH_IMPORT_ROLE_NONE);
  for (guint i = 0; i < VOUCH_IMPORT_N_ROLES - 1; i++)
    if (((VouchImportSection *) draft->sections->pdata[i])->role == VOUCH_IMPORT_ROLE_RESOURCES)
      add_parent (builder, draft, draft->sections->pdata[i]);
}

static void
add_scorecard (JsonBuilder *builder, const VouchImportDraft *draft)
{
  for (guint i = 0; i < VOUCH_IMPORT_N_ROLES - 1; i++)
    {
      const VouchImportSection *section = draft->sections->pdata[i];

      if (vouch_import_role_parent (section->role) != VOUCH_IMPORT_ROLE_NONE)
        continue;
      if (is_parent (section->role))
        add_parent (builder, draft, section);
      else
        add_leaf (builder, section);
      if (section->role != VOUCH_IMPORT_ROLE_RECOMMENDATIONS)
        add_others (builder, draft, section->role);
    }
  add_others (builder, draft, VOUCH_IMPORT_ROLE_NONE);
}

static void
add_sections (JsonBuilder *builder, const VouchImportDraft *draft)
{
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  if (draft->kind)
    add_parts (builder, draft);
  else
    add_scorecard (builder, draft);
  json_builder_end_array (builder);
}

static void
add_article (JsonBuilder *builder, const VouchImportDraft *draft)
{
  json_builder_set_member_name (builder, "article");
  json_builder_begin_object (builder);
  add_string (builder, "title", draft->article_title);
  add_strings (builder, "authors", draft->authors);
  add_string_if (builder, "date", draft->date);
  add_string_if (builder, "journal", draft->journal);
  add_string (builder, "type", draft->type ? draft->type : "unknown");
  add_string_if (builder, "reference", draft->reference);
  /* Not this card's people: whoever the page says looked at the article. */
  if (draft->reviewers->len > 0)
    add_strings (builder, "reviewers", draft->reviewers);
  add_string_if (builder, "sponsor", draft->sponsor);
  json_builder_end_object (builder);
}

static void
add_references (JsonBuilder *builder, const VouchImportDraft *draft)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_set_array (node, draft->references);
  json_builder_set_member_name (builder, "references");
  json_builder_add_value (builder, node);
}

/**
 * vouch_import_draft_make_card:
 * @self: a draft
 *
 * Returns: (transfer full): the card, sealed, in the members and the order of
 *   its file format, version 1; every id is a new random UUID.
 */
JsonNode *
vouch_import_draft_make_card (const VouchImportDraft *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  static const char *const lists[]
      = { "notes", "considered", "muted", "approvals", "corrections", "publications" };
  gboolean has_disclosure = self->disclosure->len > 0;
  JsonNode *card;

  json_builder_begin_object (builder);
  add_string (builder, "format", "vouch-scorecard");
  add_int (builder, "version", 1);
  add_id (builder);
  add_string (builder, "kind", self->kind ? self->kind->kind : "scorecard");
  add_string (builder, "language", self->language);
  add_string (builder, "title", self->title);
  if (self->minutes >= 0)
    add_int (builder, "reading-time", self->minutes);
  add_empty_list (builder, "people");
  add_string (builder, "drafting", has_disclosure ? "machine" : "unknown");
  if (has_disclosure)
    add_string (builder, "disclosure", self->disclosure->str);
  add_article (builder, self);
  add_sections (builder, self);
  add_references (builder, self);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_empty_list (builder, lists[i]);
  json_builder_end_object (builder);
  card = json_builder_get_root (builder);
  json_node_seal (card);
  return card;
}
