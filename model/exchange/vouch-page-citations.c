/* vouch-page-citations.c: numbers the references by their citations.
 *
 * References are numbered by their first citation in reading order. A statement
 * that cites one reference several times shows its number once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-citations.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-page-html.h"
#include "vouch-page-passage.h"

struct _VouchPageCitations
{
  GHashTable *entries; /* (owned): id (unowned) to VouchPageEntry (unowned) */
  GPtrArray *list;     /* (owned): of VouchPageEntry (owned), by number */
  GHashTable *owners;  /* (owned): statement or item (unowned) to uses (owned) */
};

static void
free_entry (gpointer data)
{
  VouchPageEntry *entry = data;

  g_ptr_array_unref (entry->uses);
  g_free (entry);
}

static void
free_use (gpointer data)
{
  VouchPageUse *use = data;

  g_ptr_array_unref (use->citations);
  g_free (use);
}

static VouchPageEntry *
find_or_add_entry (VouchPageCitations *self,
                   JsonObject         *csl,
                   const char         *id)
{
  VouchPageEntry *entry = g_hash_table_lookup (self->entries, id);

  if (entry)
    return entry;
  entry = g_new0 (VouchPageEntry, 1);
  entry->csl = csl;
  entry->number = self->list->len + 1;
  entry->uses = g_ptr_array_new ();
  g_ptr_array_add (self->list, entry);
  g_hash_table_insert (self->entries, (gpointer) id, entry);
  return entry;
}

static VouchPageUse *
find_or_add_use (GPtrArray      *uses,
                 VouchPageEntry *entry)
{
  VouchPageUse *use;

  for (guint i = 0; i < uses->len; i++)
    {
      use = uses->pdata[i];
      if (use->entry == entry)
        return use;
    }
  use = g_new0 (VouchPageUse, 1);
  use->entry = entry;
  use->citations = g_ptr_array_new ();
  use->contradicts = TRUE;
  g_ptr_array_add (entry->uses, use);
  use->place = entry->uses->len;
  g_ptr_array_add (uses, use);
  return use;
}

static gboolean
is_contradiction (JsonObject *citation)
{
  return g_strcmp0 (vouch_json_get_text (citation, "relation"), "contradicts") == 0;
}

/* Those that contradict stand last, so they are numbered last. */
static void
read_citations (VouchPageCitations *self,
                JsonObject         *owner,
                GHashTable         *references,
                gboolean            contradicting)
{
  JsonArray *citations = vouch_json_get_array (owner, "citations");
  GPtrArray *uses = g_hash_table_lookup (self->owners, owner);

  for (guint i = 0; i < vouch_json_array_length (citations); i++)
    {
      JsonObject *citation = vouch_json_array_object (citations, i);
      const char *id = vouch_json_get_text (citation, "reference");
      JsonObject *csl = id ? g_hash_table_lookup (references, id) : NULL;
      VouchPageUse *use;

      if (!csl || is_contradiction (citation) != contradicting)
        continue;
      use = find_or_add_use (uses, find_or_add_entry (self, csl, id));
      g_ptr_array_add (use->citations, citation);
      use->contradicts = use->contradicts && contradicting;
    }
}

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const VouchPageUse *first = *(const VouchPageUse *const *) a;
  const VouchPageUse *second = *(const VouchPageUse *const *) b;

  if (first->contradicts != second->contradicts)
    return first->contradicts ? 1 : -1;
  return first->entry->number < second->entry->number ? -1 : 1;
}

static void
read_owner (VouchPageCitations *self,
            JsonObject         *owner,
            GHashTable         *references)
{
  GPtrArray *uses = g_ptr_array_new_with_free_func (free_use);

  g_hash_table_insert (self->owners, owner, uses);
  read_citations (self, owner, references, FALSE);
  read_citations (self, owner, references, TRUE);
  g_ptr_array_sort (uses, compare_uses);
}

static void
read_sections (VouchPageCitations *self,
               JsonArray          *sections,
               GHashTable         *references)
{
  static const char *const lists[] = { "statements", "items" };

  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    {
      JsonObject *section = vouch_json_array_object (sections, i);

      for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
        {
          JsonArray *owners = vouch_json_get_array (section, lists[l]);

          for (guint o = 0; o < vouch_json_array_length (owners); o++)
            if (vouch_json_array_object (owners, o))
              read_owner (self, vouch_json_array_object (owners, o), references);
        }
      read_sections (self, vouch_json_get_array (section, "sections"), references);
    }
}

static GHashTable *
index_references (JsonObject *form)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *references = vouch_json_get_array (form, "references");

  for (guint i = 0; i < vouch_json_array_length (references); i++)
    {
      JsonObject *csl = vouch_json_array_object (references, i);
      const char *id = vouch_json_get_text (csl, "id");

      if (id && !g_hash_table_contains (index, id))
        g_hash_table_insert (index, (gpointer) id, csl);
    }
  return index;
}

static void
append_pages (VouchPageBuilder   *builder,
              const VouchPageUse *use)
{
  g_autofree char *pages = vouch_page_passage_dup_pages (builder, use);

  vouch_page_html_append_text (builder->html, pages);
}

/* Where words are quoted the mark leads to them, which stand under their reference. */
static void
append_mark (VouchPageBuilder *builder,
             VouchPageUse     *use)
{
  gboolean is_quoted = vouch_page_passage_is_quoted (use);
  g_autofree char *place = g_strdup_printf ("-%u", use->place);
  g_autofree char *label
      = g_strdup_printf ("%s %u", vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_REFERENCE),
                         use->entry->number);

  g_string_append_printf (builder->html,
                          "<a id=\"%s-cite-%u-%u\" href=\"#%s-%s-%u%s\" role=\"doc-noteref\"",
                          builder->prefix, use->entry->number, use->place, builder->prefix,
                          is_quoted ? "use" : "ref", use->entry->number, is_quoted ? place : "");
  vouch_page_html_append_attribute (builder->html, "aria-label", label);
  g_string_append_printf (builder->html, ">%u</a>", use->entry->number);
  append_pages (builder, use);
}

/* Three numbers or more that follow each other are a series: its first and last are printed
 * with a hyphen between. Returns: the place of the last. */
static guint
find_end_of_series (GPtrArray *uses,
                    guint      first)
{
  guint last = first;

  while (last + 1 < uses->len)
    {
      const VouchPageUse *use = uses->pdata[last];
      const VouchPageUse *next = uses->pdata[last + 1];

      if (next->contradicts != use->contradicts || next->entry->number != use->entry->number + 1
          || vouch_page_passage_prints_pages (use) || vouch_page_passage_prints_pages (next))
        break;
      last++;
    }
  return last - first >= 2 ? last : first;
}

/* Those that contradict stand last, in brackets of their own. */
static gboolean
begins_contradiction (GPtrArray *uses,
                      guint      index)
{
  const VouchPageUse *use = uses->pdata[index];
  const VouchPageUse *before = index > 0 ? uses->pdata[index - 1] : NULL;

  return use->contradicts && !(before && before->contradicts);
}

/* The numbers inside a series are not printed, but the list links back to them. */
static void
append_series (VouchPageBuilder *builder,
               GPtrArray        *uses,
               guint             first,
               guint             last)
{
  append_mark (builder, uses->pdata[first]);
  for (guint i = first + 1; i < last; i++)
    {
      const VouchPageUse *use = uses->pdata[i];

      g_string_append_printf (builder->html, "<span id=\"%s-cite-%u-%u\"></span>",
                              builder->prefix, use->entry->number, use->place);
    }
  if (last == first)
    return;
  g_string_append_c (builder->html, '-');
  append_mark (builder, uses->pdata[last]);
}

/* A word joiner keeps the marks from starting a line. */
static void
append_marks (VouchPageBuilder *builder,
              GPtrArray        *uses)
{
  const VouchPageUse *end = uses->pdata[uses->len - 1];

  g_string_append (builder->html, "\u2060<sup class=\"vouch-cites\">");
  for (guint i = 0; i < uses->len; i++)
    {
      guint last = find_end_of_series (uses, i);

      if (begins_contradiction (uses, i))
        {
          g_string_append (builder->html, i > 0 ? " [" : "[");
          vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_BUT_SEE);
          g_string_append (builder->html, "\u00a0");
        }
      else if (i > 0)
        g_string_append_c (builder->html, ',');
      append_series (builder, uses, i, last);
      i = last;
    }
  g_string_append (builder->html, end->contradicts ? "]</sup>" : "</sup>");
}

/**
 * vouch_page_citations_new:
 * @form: (transfer none): a published form, which must outlive the numbers
 *
 * Returns: (transfer full): the numbers of its references
 */
VouchPageCitations *
vouch_page_citations_new (JsonObject *form)
{
  VouchPageCitations *self = g_new0 (VouchPageCitations, 1);
  g_autoptr (GHashTable) references = index_references (form);

  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
  self->list = g_ptr_array_new_with_free_func (free_entry);
  self->owners
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  read_sections (self, vouch_json_get_array (form, "sections"), references);
  for (guint i = 0; i < self->list->len; i++)
    {
      VouchPageEntry *entry = self->list->pdata[i];

      entry->has_pages = vouch_page_passage_are_at_several (entry);
    }
  return self;
}

/**
 * vouch_page_citations_free:
 * @self: (transfer full): numbers
 */
void
vouch_page_citations_free (VouchPageCitations *self)
{
  g_clear_pointer (&self->owners, g_hash_table_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

/**
 * vouch_page_citations_get_n:
 * @self: numbers
 *
 * Returns: how many references the page lists
 */
guint
vouch_page_citations_get_n (VouchPageCitations *self)
{
  return self->list->len;
}

/**
 * vouch_page_citations_get_entry:
 * @self: numbers
 * @index: from 0
 *
 * Returns: (transfer none): the reference with the number @index + 1
 */
const VouchPageEntry *
vouch_page_citations_get_entry (VouchPageCitations *self,
                                guint               index)
{
  return self->list->pdata[index];
}

/**
 * vouch_page_citations_take_stop:
 * @text: what the marks follow; cut before its stop where they stand before that
 * @owner: the statement or item that @text is of
 *
 * Marks stand after a full stop or a comma, but before a colon or a semicolon (AMA 3.6).
 *
 * Returns: the colon or semicolon that is to be put back behind the marks, or 0
 */
char
vouch_page_citations_take_stop (GString    *text,
                                JsonObject *owner)
{
  const char *own = vouch_json_get_text (owner, "text");
  gsize length = own ? strlen (own) : 0;
  char stop = length > 0 ? own[length - 1] : '\0';

  if ((stop != ';' && stop != ':') || text->len == 0 || text->str[text->len - 1] != stop)
    return '\0';
  g_string_truncate (text, text->len - 1);
  return stop;
}

/**
 * vouch_page_citations_append_marks:
 * @builder: the page so far
 * @owner: a statement or an item of its form
 *
 * Appends the numbers of what @owner cites, as links to the list; nothing where it cites nothing.
 */
void
vouch_page_citations_append_marks (VouchPageBuilder *builder,
                                   JsonObject       *owner)
{
  GPtrArray *uses = g_hash_table_lookup (builder->citations->owners, owner);
  char stop;

  if (!uses || uses->len == 0)
    return;
  stop = vouch_page_citations_take_stop (builder->html, owner);
  append_marks (builder, uses);
  if (stop)
    g_string_append_c (builder->html, stop);
}

/**
 * vouch_page_citations_dup_numbers:
 * @builder: the page so far
 * @owner: a statement or an item of its form
 * @is_raised: whether they are set as superscripts, and so need no brackets
 *
 * Returns: (transfer full) (nullable): the numbers of what @owner cites as text, "[1,3-5]" or
 *   "[1] [but see 3]", raised "1,3-5" or "1 [but see 3]"; %NULL where it cites nothing.
 */
char *
vouch_page_citations_dup_numbers (VouchPageBuilder *builder,
                                  JsonObject       *owner,
                                  gboolean          is_raised)
{
  GPtrArray *uses = g_hash_table_lookup (builder->citations->owners, owner);
  const char *but_see = vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_BUT_SEE);
  gboolean is_open = !is_raised;
  GString *numbers;

  if (!uses || uses->len == 0)
    return NULL;
  numbers = g_string_new (NULL);
  for (guint i = 0; i < uses->len; i++)
    {
      guint last = find_end_of_series (uses, i);
      g_autofree char *pages = NULL;

      if (begins_contradiction (uses, i))
        {
          g_string_append_printf (numbers, "%s[%s ", i == 0 ? "" : is_raised ? " " : "] ", but_see);
          is_open = TRUE;
        }
      else
        g_string_append (numbers, i > 0 ? "," : is_raised ? "" : "[");
      g_string_append_printf (numbers, "%u", ((VouchPageUse *) uses->pdata[i])->entry->number);
      pages = vouch_page_passage_dup_pages (builder, uses->pdata[i]);
      g_string_append (numbers, pages ? pages : "");
      if (last > i)
        g_string_append_printf (numbers, "-%u", ((VouchPageUse *) uses->pdata[last])->entry->number);
      i = last;
    }
  g_string_append (numbers, is_open ? "]" : "");
  return g_string_free (numbers, FALSE);
}

/**
 * vouch_page_find_reference:
 * @form: a published form
 * @id: (nullable): a reference's id
 *
 * Returns: (transfer none) (nullable): its CSL-JSON item
 */
JsonObject *
vouch_page_find_reference (JsonObject *form,
                           const char *id)
{
  JsonArray *references = vouch_json_get_array (form, "references");

  for (guint i = 0; id && i < vouch_json_array_length (references); i++)
    {
      JsonObject *csl = vouch_json_array_object (references, i);

      if (g_strcmp0 (vouch_json_get_text (csl, "id"), id) == 0)
        return csl;
    }
  return NULL;
}
