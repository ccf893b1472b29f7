/* vouch-page-change.c: what a page says otherwise than it did.
 *
 * A published form is read as a list of lines, each under a key that both versions share: a
 * statement's id, a reference's id, a part of the head. Lines of one key that read
 * differently are a change; what moved is none. What differs in no line is still told of,
 * though not how, so that no member which is published can change unseen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-page-change.h"

#include <glib/gi18n-lib.h>

#include "vouch-json.h"
#include "vouch-page-rest.h"
#include "vouch-reference-plain.h"

typedef struct
{
  char *key;   /* (owned) */
  char *where; /* (owned) */
  char *text;  /* (owned) */
} Line;

typedef struct
{
  GPtrArray *lines;  /* (owned) (element-type Line): in the page's order */
  GHashTable *by_key; /* (owned): key (unowned) to Line (unowned) */
  JsonObject *form;  /* (unowned) */
} Page;

static void
free_line (gpointer data)
{
  Line *line = data;

  g_free (line->key);
  g_free (line->where);
  g_free (line->text);
  g_free (line);
}

static void
clear_page (Page *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->lines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, clear_page)

/* Takes @text. What says nothing is no line. */
static void
add_line (Page *self,
          const char *kind,
          const char *id,
          const char *where,
          char *text)
{
  Line *line;

  if (!text || !*text)
    {
      g_free (text);
      return;
    }
  line = g_new0 (Line, 1);
  line->key = g_strdup_printf ("%s %s", kind, id ? id : "");
  line->where = g_strdup (where);
  line->text = text;
  g_ptr_array_add (self->lines, line);
  g_hash_table_insert (self->by_key, line->key, line);
}

static void
add_member (Page *self,
            JsonObject *object,
            const char *member,
            const char *where)
{
  add_line (self, member, where, where, g_strdup (vouch_json_get_text (object, member)));
}

/* --- the parts of a page --- */

/* Returns: (transfer full) (nullable): a text or a number, as it is printed. */
static char *
dup_scalar (JsonObject *object,
            const char *member)
{
  JsonNode *value = vouch_json_get_node (object, member);
  const char *text = vouch_json_node_text (value);
  gint64 number;

  if (text)
    return g_strdup (text);
  return vouch_json_node_int (value, &number) ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static JsonObject *
find_reference (Page *self,
                const char *id)
{
  JsonArray *references = vouch_json_get_array (self->form, "references");

  for (guint i = 0; id && i < vouch_json_array_length (references); i++)
    {
      JsonObject *csl = vouch_json_array_object (references, i);

      if (g_strcmp0 (vouch_json_get_text (csl, "id"), id) == 0)
        return csl;
    }
  return NULL;
}

static char *
name_source (Page *self,
             JsonObject *citation)
{
  JsonObject *csl = find_reference (self, vouch_json_get_text (citation, "reference"));

  return csl ? vouch_reference_short (csl) : g_strdup ("");
}

/* "[Kim 2026: “a passage”; Lee 2025]" */
static void
append_citations (Page *self,
                  GString *text,
                  JsonObject *owner)
{
  JsonArray *citations = vouch_json_get_array (owner, "citations");

  for (guint i = 0; i < vouch_json_array_length (citations); i++)
    {
      JsonObject *citation = vouch_json_array_object (citations, i);
      g_autofree char *source = name_source (self, citation);
      const char *quote = vouch_json_get_text (vouch_json_get_object (citation, "quote"), "exact");

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : " [", source);
      if (quote)
        g_string_append_printf (text, ": “%s”", quote);
    }
  if (vouch_json_array_length (citations) > 0)
    g_string_append_c (text, ']');
}

/* "Kim 2026, page 4; Lee 2025, section Results". On which page something stands is no figure that
 * anybody acts on: it is a line of its own. */
static char *
read_places (Page *self,
             JsonObject *row)
{
  JsonArray *citations = vouch_json_get_array (row, "citations");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (citations); i++)
    {
      JsonObject *citation = vouch_json_array_object (citations, i);
      JsonObject *locator = vouch_json_get_object (citation, "locator");
      const char *label = vouch_json_get_text (locator, "label");
      g_autofree char *value = dup_scalar (locator, "value");
      g_autofree char *source = value ? name_source (self, citation) : NULL;

      if (value)
        g_string_append_printf (text, "%s%s, %s%s%s", text->len > 0 ? "; " : "", source,
                                label ? label : "", label ? " " : "", value);
    }
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): why nothing stands there. */
static char *
read_none (JsonObject *owner)
{
  JsonObject *none = vouch_json_get_object (owner, "none");
  const char *reason = vouch_json_get_text (none, "reason");
  gboolean applies = g_strcmp0 (vouch_json_get_text (none, "why"), "not-applicable") != 0;

  if (!none)
    return NULL;
  return g_strdup_printf ("%s%s%s", applies ? _("None reported") : _("Not applicable"),
                          reason ? ": " : "", reason ? reason : "");
}

static void
append_value (GString *text,
              const char *value)
{
  if (value && *value)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
}

static char *
read_row (Page *self,
          JsonObject *row)
{
  static const char *const members[] = { "label", "text", "strength", "certainty", "link" };
  GString *text = g_string_new (NULL);
  g_autofree char *none = read_none (row);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    append_value (text, vouch_json_get_text (row, members[i]));
  append_value (text, none);
  append_value (text, vouch_json_get_text (vouch_json_get_object (row, "declined"), "reason"));
  append_citations (self, text, row);
  return g_string_free (text, FALSE);
}

static void
add_rows (Page *self,
          JsonArray *rows,
          const char *where)
{
  for (guint i = 0; i < vouch_json_array_length (rows); i++)
    {
      JsonObject *row = vouch_json_array_object (rows, i);
      const char *id = vouch_json_get_text (row, "id");

      add_line (self, "row", id, where, read_row (self, row));
      add_line (self, "places", id, where, read_places (self, row));
    }
}

static void
add_sections (Page *self,
              JsonArray *sections)
{
  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    {
      JsonObject *section = vouch_json_array_object (sections, i);
      const char *id = vouch_json_get_text (section, "id");
      const char *title = vouch_json_get_text (section, "title");
      const char *where = title ? title : "";

      add_line (self, "section", id, where, g_strdup (title));
      add_line (self, "basis", id, where, g_strdup (vouch_json_get_text (section, "basis")));
      add_line (self, "none", id, where, read_none (section));
      add_rows (self, vouch_json_get_array (section, "statements"), where);
      add_rows (self, vouch_json_get_array (section, "items"), where);
      add_sections (self, vouch_json_get_array (section, "sections"));
    }
}

/* "Ann: Speaker fees; Ben: none" */
static void
add_interests (Page *self)
{
  JsonArray *people = vouch_json_get_array (self->form, "people");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (people); i++)
    {
      JsonObject *person = vouch_json_array_object (people, i);
      const char *interests = vouch_json_get_text (person, "interests");

      if (interests)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "",
                                vouch_json_get_text (person, "name"), interests);
    }
  add_line (self, "interests", NULL, _("Interests"), g_string_free (text, FALSE));
}

static void
add_people (Page *self)
{
  JsonArray *people = vouch_json_get_array (self->form, "people");
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (people); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            vouch_json_get_text (vouch_json_array_object (people, i), "name"));
  add_line (self, "people", NULL, _("People"), g_string_free (names, FALSE));
}

static char *
read_funders (JsonObject *csl)
{
  JsonArray *funders = vouch_json_get_array (csl, "funder");
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (funders); i++)
    {
      const char *name = vouch_json_get_text (vouch_json_array_object (funders, i), "name");

      if (name)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  return g_string_free (names, FALSE);
}

/* Who paid for it and what its authors declare are printed too, and its licence below what is quoted. */
static void
add_references (Page *self)
{
  static const char *const members[] = { "funding", "conflict-of-interest", "license" };
  JsonArray *references = vouch_json_get_array (self->form, "references");

  for (guint i = 0; i < vouch_json_array_length (references); i++)
    {
      JsonObject *csl = vouch_json_array_object (references, i);
      const char *id = vouch_json_get_text (csl, "id");

      if (!csl)
        continue;
      add_line (self, "reference", id, _("References"), vouch_reference_plain (csl));
      add_line (self, "funder", id, _("References"), read_funders (csl));
      for (gsize m = 0; m < G_N_ELEMENTS (members); m++)
        add_line (self, members[m], id, _("References"), dup_scalar (csl, members[m]));
    }
}

static void
add_authors (Page *self,
             JsonObject *article)
{
  JsonArray *authors = vouch_json_get_array (article, "authors");
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (authors); i++)
    {
      const char *name = vouch_json_node_text (vouch_json_array_node (authors, i));

      if (name)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  add_line (self, "authors", NULL, _("The article"), g_string_free (names, FALSE));
}

/* Corrections tell of changes and are none; the day of the review is renewed with each. */
static void
read_page (Page *self,
           JsonNode *form)
{
  JsonObject *article;

  self->lines = g_ptr_array_new_with_free_func (free_line);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->form = vouch_json_node_object (form);
  if (!self->form)
    return;
  article = vouch_json_get_object (self->form, "article");
  add_member (self, self->form, "title", _("Title"));
  add_member (self, article, "title", _("The article"));
  add_authors (self, article);
  add_member (self, article, "journal", _("The article"));
  add_member (self, article, "date", _("The article"));
  add_member (self, article, "type", _("The article"));
  add_member (self, article, "sponsor", _("The article"));
  add_sections (self, vouch_json_get_array (self->form, "sections"));
  add_people (self);
  add_interests (self);
  add_references (self);
  add_member (self, self->form, "disclosure", _("Disclosure"));
  add_member (self, self->form, "contact", _("Contact"));
}

/* --- comparing --- */

static void
free_change (gpointer data)
{
  VouchPageChange *change = data;

  g_free (change->where);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* A new paper has other figures in its name: whether these matter, the statements tell. */
static VouchUpdateCause
judge (const Line *line,
       const char *before,
       const char *after)
{
  static const char *const judged[] = { "row ", "none ", "title ", "section " };

  for (gsize i = 0; i < G_N_ELEMENTS (judged); i++)
    if (g_str_has_prefix (line->key, judged[i]))
      return vouch_update_causes (before, after);
  return VOUCH_UPDATE_CAUSE_NONE;
}

static void
add_change (GPtrArray *changes,
            const Line *line,
            const char *before,
            const char *after)
{
  VouchPageChange *change = g_new0 (VouchPageChange, 1);

  change->where = g_strdup (line->where);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  change->causes = judge (line, before, after);
  g_ptr_array_add (changes, change);
}

/* Where each line reads as it did. */
static void
add_rest (GPtrArray *changes,
          JsonNode *before,
          JsonNode *after)
{
  VouchPageChange *change;

  if (changes->len > 0 || !vouch_page_rest_differs (before, after))
    return;
  change = g_new0 (VouchPageChange, 1);
  change->where = g_strdup (_("Other parts of the page"));
  change->after = g_strdup (_("Changed in a detail"));
  g_ptr_array_add (changes, change);
}

/**
 * vouch_page_changes:
 * @before: (nullable): the published form that a portal has
 * @after: the published form that it is to have
 *
 * Returns: (transfer full) (element-type VouchPageChange): what reads otherwise, in the order of
 *   the page; what is gone comes last
 */
GPtrArray *
vouch_page_changes (JsonNode *before,
                    JsonNode *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (free_change);
  g_auto (Page) old = { 0 };
  g_auto (Page) new = { 0 };

  read_page (&old, before);
  read_page (&new, after);
  for (guint i = 0; i < new.lines->len; i++)
    {
      const Line *line = new.lines->pdata[i];
      const Line *was = g_hash_table_lookup (old.by_key, line->key);

      if (!was || !g_str_equal (was->text, line->text))
        add_change (changes, line, was ? was->text : NULL, line->text);
    }
  for (guint i = 0; i < old.lines->len; i++)
    {
      const Line *line = old.lines->pdata[i];

      if (!g_hash_table_contains (new.by_key, line->key))
        add_change (changes, line, line->text, NULL);
    }
  add_rest (changes, before, after);
  return changes;
}

/**
 * vouch_page_changes_causes:
 * @changes: (element-type VouchPageChange): changes
 *
 * Returns: why they can't be called minor, all together; none: they can
 */
VouchUpdateCause
vouch_page_changes_causes (GPtrArray *changes)
{
  VouchUpdateCause causes = VOUCH_UPDATE_CAUSE_NONE;

  for (guint i = 0; i < changes->len; i++)
    causes |= ((const VouchPageChange *) changes->pdata[i])->causes;
  return causes;
}

/**
 * vouch_page_changes_told:
 * @before: (nullable): the published form that a portal has
 * @after: the published form that it is to have
 * @weight: (out): the heaviest weight that the new entries of its history name
 *
 * Returns: whether @after’s history tells of a change that @before’s does not
 */
gboolean
vouch_page_changes_told (JsonNode *before,
                         JsonNode *after,
                         VouchUpdateWeight *weight)
{
  JsonArray *old = vouch_json_get_array (vouch_json_node_object (before), "corrections");
  JsonArray *new = vouch_json_get_array (vouch_json_node_object (after), "corrections");
  gboolean is_told = FALSE;

  *weight = VOUCH_UPDATE_MINOR;
  for (guint i = vouch_json_array_length (old); i < vouch_json_array_length (new); i++)
    {
      VouchUpdateWeight one;

      if (vouch_update_weight_parse (
              vouch_json_get_text (vouch_json_array_object (new, i), "weight"), &one))
        {
          *weight = MAX (*weight, one);
          is_told = TRUE;
        }
    }
  return is_told;
}
