/* vouch-import-draft.c: sections, statements and items as they are found on a page.
 *
 * A scorecard has all its parts from the start, empty; those that the page has
 * keep the page's title. Parts that a scorecard has no place for come after
 * the part they followed, with the role "other".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-import-draft.h"
#include "vouch-import-marker.h"
#include "vouch-import-reference.h"

#include <string.h>

#define MAX_NOTE_BYTES (16 * 1024)

static void
free_statement (gpointer data)
{
  VouchImportStatement *statement = data;

  vouch_import_text_free (statement->text);
  g_free (statement->label);
  g_clear_pointer (&statement->cites, g_ptr_array_unref);
  if (statement->marker)
    g_string_free (statement->marker, TRUE);
  g_free (statement);
}

static void
free_section (gpointer data)
{
  VouchImportSection *section = data;

  g_free (section->title);
  g_ptr_array_unref (section->statements);
  g_ptr_array_unref (section->items);
  g_free (section);
}

static VouchImportSection *
add_section (VouchImportDraft *self, VouchImportRole role)
{
  VouchImportSection *section = g_new0 (VouchImportSection, 1);

  section->role = role;
  section->statements = g_ptr_array_new_with_free_func (free_statement);
  section->items = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_ptr_array_add (role == VOUCH_IMPORT_ROLE_NONE ? self->parts : self->sections, section);
  return section;
}

/** Makes it a card of another kind, with that kind's parts, all empty. */
void
vouch_import_draft_set_kind (VouchImportDraft *self, const VouchImportOther *kind)
{
  self->kind = kind;
  for (guint i = 0; i < kind->n_parts; i++)
    add_section (self, VOUCH_IMPORT_ROLE_NONE)->part = &kind->parts[i];
}

/** Returns: (transfer full): a draft with every part of a scorecard, all empty. */
VouchImportDraft *
vouch_import_draft_new (void)
{
  VouchImportDraft *self = g_new0 (VouchImportDraft, 1);

  self->disclosure = g_string_new (NULL);
  self->language = g_strdup ("en");
  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->reviewers = g_ptr_array_new_with_free_func (g_free);
  self->sections = g_ptr_array_new_with_free_func (free_section);
  self->parts = g_ptr_array_new_with_free_func (free_section);
  self->references = json_array_new ();
  self->by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->minutes = -1;
  for (guint role = VOUCH_IMPORT_ROLE_NONE + 1; role < VOUCH_IMPORT_N_ROLES; role++)
    add_section (self, role);
  return self;
}

void
vouch_import_draft_free (VouchImportDraft *self)
{
  g_free (self->title);
  g_free (self->article_title);
  g_free (self->date);
  g_free (self->journal);
  g_free (self->sponsor);
  g_free (self->type);
  g_free (self->type_from);
  g_free (self->reference);
  g_free (self->language);
  g_string_free (self->disclosure, TRUE);
  g_ptr_array_unref (self->authors);
  g_ptr_array_unref (self->reviewers);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->by_place);
  g_hash_table_unref (self->by_number);
  json_array_unref (self->references);
  g_free (self);
}

/**
 * vouch_import_draft_get_section:
 * @self: a draft
 * @role: a part that every scorecard has
 *
 * Returns: (transfer none): that part.
 */
VouchImportSection *
vouch_import_draft_get_section (VouchImportDraft *self, VouchImportRole role)
{
  g_assert (role > VOUCH_IMPORT_ROLE_NONE && role < VOUCH_IMPORT_N_ROLES);
  return self->sections->pdata[role - 1];
}

/**
 * vouch_import_draft_add_other:
 * @self: a draft
 * @title: the part's heading
 * @after: the part that it followed; %VOUCH_IMPORT_ROLE_RECOMMENDATIONS when it
 *   is a group of those
 *
 * Returns: (transfer none): a part of its own for it; the one of that name and
 *   place if there is one already.
 */
VouchImportSection *
vouch_import_draft_add_other (VouchImportDraft *self, const char *title, VouchImportRole after)
{
  g_autofree char *place = g_strdup_printf ("%u %s", after, title);
  VouchImportSection *section = g_hash_table_lookup (self->by_place, place);

  if (section)
    return section;
  section = add_section (self, VOUCH_IMPORT_ROLE_OTHER);
  section->title = g_strdup (title);
  section->after = after;
  g_hash_table_insert (self->by_place, g_steal_pointer (&place), section);
  return section;
}

/** Returns: (transfer none): what it is called: as printed, else as the publishers print it. */
const char *
vouch_import_section_get_title (const VouchImportSection *section)
{
  if (section->title)
    return section->title;
  return section->part ? section->part->title : vouch_import_role_title (section->role);
}

/**
 * vouch_import_section_add:
 * @section: a part
 * @label: (nullable): a glance cell's label
 * @text: (transfer full): the statement, markers and all
 *
 * Returns: (transfer none): a new statement at the part's end.
 */
VouchImportStatement *
vouch_import_section_add (VouchImportSection *section, const char *label, VouchImportText *text)
{
  VouchImportStatement *statement = g_new0 (VouchImportStatement, 1);

  statement->label = g_strdup (label);
  statement->text = text;
  g_ptr_array_add (section->statements, statement);
  return statement;
}

/**
 * vouch_import_statement_lift:
 * @statement: a statement
 *
 * Moves the markers out of its text; beside those it has already.
 *
 * Returns: how many were moved.
 */
guint
vouch_import_statement_lift (VouchImportStatement *statement)
{
  guint at, count;
  g_autofree char *marker = vouch_import_marker_lift (statement->text, &at, &count);

  if (marker == NULL)
    return 0;
  if (statement->marker)
    {
      vouch_import_marker_add (statement->marker, marker);
      statement->marker_at = MIN (statement->marker_at, statement->text->length);
      return count;
    }
  statement->marker = g_string_new (marker);
  statement->marker_at = at;
  return count;
}

/* Members that name one paper. */
static const char *const numbers[] = { "DOI", "PMID" };

/* Returns: (nullable): "DOI 10.1000/x". */
static char *
make_number (JsonObject *item, const char *member)
{
  const char *value = json_object_get_string_member_with_default (item, member, NULL);
  g_autofree char *lower = value ? g_ascii_strdown (value, -1) : NULL;

  return lower ? g_strconcat (member, " ", lower, NULL) : NULL;
}

static JsonObject *
find_reference (VouchImportDraft *self, JsonObject *item)
{
  JsonObject *same = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers) && same == NULL; i++)
    {
      g_autofree char *number = make_number (item, numbers[i]);

      same = number ? g_hash_table_lookup (self->by_number, number) : NULL;
    }
  return same;
}

static void
remember_numbers (VouchImportDraft *self, JsonObject *item)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *number = make_number (item, numbers[i]);

      if (number && !g_hash_table_contains (self->by_number, number))
        g_hash_table_insert (self->by_number, g_steal_pointer (&number), item);
    }
}

typedef struct
{
  JsonObject *into;
  gboolean replaces;
} Merge;

static void
merge_member_cb (JsonObject *from, const char *member, JsonNode *value, gpointer data)
{
  const Merge *merge = data;
  gboolean is_ours = g_str_equal (member, "id") || g_str_equal (member, "note");

  if (!json_object_has_member (merge->into, member) || (merge->replaces && !is_ours))
    json_object_set_member (merge->into, member, json_node_copy (value));
}

/* One paper, printed twice: every line of it is kept in the note. */
static void
merge_reference (JsonObject *into, JsonObject *from)
{
  Merge merge = {
    .into = into,
    /* The one whose form could be read knows better. */
    .replaces = json_object_has_member (from, "author") && !json_object_has_member (into, "author"),
  };
  const char *note = json_object_get_string_member (into, "note");
  const char *more = json_object_get_string_member (from, "note");
  g_autofree char *both = NULL;

  if (strstr (note, more) == NULL)
    both = g_strdup_printf ("%s\n%s", note, more);
  json_object_foreach_member (from, merge_member_cb, &merge);
  if (both)
    json_object_set_string_member (into, "note", both);
}

/**
 * vouch_import_draft_add_reference:
 * @self: a draft
 * @item: (transfer full): a CSL-JSON item with an id and a note
 *
 * Returns: (transfer none): its id; that of the reference with the same DOI or
 *   PMID if there is one already, which then knows what both knew.
 */
const char *
vouch_import_draft_add_reference (VouchImportDraft *self, JsonObject *item)
{
  JsonObject *same = find_reference (self, item);

  /* Nobody prints one paper so often that its note grows past a limit. */
  if (same == NULL || strlen (json_object_get_string_member (same, "note")) > MAX_NOTE_BYTES)
    {
      json_array_add_object_element (self->references, item);
      remember_numbers (self, item);
      return json_object_get_string_member (item, "id");
    }
  merge_reference (same, item);
  json_object_unref (item);
  remember_numbers (self, same);
  return json_object_get_string_member (same, "id");
}

static JsonArray *
make_item_citations (const char *reference)
{
  JsonArray *citations = json_array_new ();
  JsonObject *citation;
  g_autofree char *id = NULL;

  if (reference == NULL)
    return citations;
  id = g_uuid_string_random ();
  citation = json_object_new ();
  json_object_set_string_member (citation, "id", id);
  json_object_set_string_member (citation, "reference", reference);
  json_object_set_string_member (citation, "relation", "background");
  json_object_set_string_member (citation, "how", "typed");
  json_array_add_object_element (citations, citation);
  return citations;
}

/**
 * vouch_import_section_add_item:
 * @section: a part of the resources
 * @text: what is printed
 * @reference: (nullable): id of the reference that it names
 */
void
vouch_import_section_add_item (VouchImportSection *section,
                               const VouchImportText *text,
                               const char *reference)
{
  JsonObject *item = json_object_new ();
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *link = vouch_import_reference_address (text);

  json_object_set_string_member (item, "id", id);
  json_object_set_string_member (item, "text", text->text->str);
  if (link)
    json_object_set_string_member (item, "link", link);
  json_object_set_array_member (item, "citations", make_item_citations (reference));
  g_ptr_array_add (section->items, item);
}
