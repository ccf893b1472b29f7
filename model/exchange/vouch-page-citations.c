/* vouch-page-citations.c: numbers the references and links them with their places.
 *
 * References are numbered by their first citation in reading order. A statement
 * that cites one reference several times shows its number once; under the
 * reference each statement is a place, with the passages that vouch for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-citations.h"

#include "vouch-json.h"
#include "vouch-page-html.h"
#include "vouch-reference-plain.h"

typedef struct
{
  JsonObject *csl; /* (unowned) */
  guint number;    /* from 1 */
  GPtrArray *uses; /* (owned): of Use (unowned) */
} Entry;

/* One reference at one statement or item. */
typedef struct
{
  Entry *entry;         /* (unowned) */
  guint place;          /* from 1, within the entry */
  GPtrArray *citations; /* (owned): of JsonObject (unowned) */
  gboolean contradicts; /* none of these supports */
} Use;

struct _VouchPageCitations
{
  GHashTable *entries; /* (owned): id (unowned) to Entry (unowned) */
  GPtrArray *list;     /* (owned): of Entry (owned), by number */
  GHashTable *owners;  /* (owned): statement or item (unowned) to GPtrArray of Use (owned) */
};

typedef struct
{
  const char *label; /* `label` of a locator (CSL 1.0.2, locator types) */
  VouchPageWord word;
} Locator;

static const Locator locators[] = {
  { "page", VOUCH_PAGE_WORD_PAGE },         { "section", VOUCH_PAGE_WORD_SECTION },
  { "table", VOUCH_PAGE_WORD_TABLE },       { "figure", VOUCH_PAGE_WORD_FIGURE },
  { "paragraph", VOUCH_PAGE_WORD_PARAGRAPH },
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_ptr_array_unref (entry->uses);
  g_free (entry);
}

static void
free_use (gpointer data)
{
  Use *use = data;

  g_ptr_array_unref (use->citations);
  g_free (use);
}

static Entry *
find_or_add_entry (VouchPageCitations *self,
                   JsonObject         *csl,
                   const char         *id)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);

  if (entry)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->csl = csl;
  entry->number = self->list->len + 1;
  entry->uses = g_ptr_array_new ();
  g_ptr_array_add (self->list, entry);
  g_hash_table_insert (self->entries, (gpointer) id, entry);
  return entry;
}

static Use *
find_or_add_use (GPtrArray *uses,
                 Entry     *entry)
{
  Use *use;

  for (guint i = 0; i < uses->len; i++)
    {
      use = uses->pdata[i];
      if (use->entry == entry)
        return use;
    }
  use = g_new0 (Use, 1);
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
      Use *use;

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
  const Use *first = *(const Use *const *) a;
  const Use *second = *(const Use *const *) b;

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

/* a to z, then aa, ab and on, as footnotes do. */
static char *
make_letters (guint place)
{
  char letters[16];
  gsize at = sizeof letters;

  letters[--at] = '\0';
  for (; place > 0; place = (place - 1) / 26)
    letters[--at] = (char) ('a' + (place - 1) % 26);
  return g_strdup (letters + at);
}

static void
append_mark (VouchPageBuilder *builder,
             Use              *use)
{
  g_autofree char *label
      = g_strdup_printf ("%s %u", vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_REFERENCE),
                         use->entry->number);

  g_string_append_printf (builder->html,
                          "<a id=\"%s-cite-%u-%u\" href=\"#%s-ref-%u\" role=\"doc-noteref\"",
                          builder->prefix, use->entry->number, use->place, builder->prefix,
                          use->entry->number);
  vouch_page_html_append_attribute (builder->html, "aria-label", label);
  g_string_append_printf (builder->html, ">%u</a>", use->entry->number);
}

/* Neighbours that are both supporting, or both not, share one pair of brackets. A word joiner
 * keeps them from starting a line. */
static void
append_marks (VouchPageBuilder *builder,
              GPtrArray        *uses)
{
  gboolean contradicts = FALSE;

  g_string_append (builder->html, "\u2060<sup class=\"vouch-cites\">");
  for (guint i = 0; i < uses->len; i++)
    {
      Use *use = uses->pdata[i];

      if (use->contradicts && !contradicts)
        {
          g_string_append (builder->html, i > 0 ? "] [" : "[");
          vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_BUT_SEE);
          g_string_append (builder->html, "\u00a0");
        }
      else
        g_string_append (builder->html, i > 0 ? ", " : "[");
      contradicts = use->contradicts;
      append_mark (builder, use);
    }
  g_string_append (builder->html, "]</sup>");
}

static const Locator *
find_locator (const char *label)
{
  for (gsize i = 0; label && i < G_N_ELEMENTS (locators); i++)
    if (g_str_equal (locators[i].label, label))
      return &locators[i];
  return NULL;
}

/* "p. 4", "table 2"; a section that has a name needs no word before it: "Results". */
static void
append_locator (VouchPageBuilder *builder,
                JsonObject       *locator,
                const char       *value)
{
  const char *label = vouch_json_get_text (locator, "label");
  const Locator *known = find_locator (label);
  gboolean is_name = g_unichar_isalpha (g_utf8_get_char (value));

  if (known && !(known->word == VOUCH_PAGE_WORD_SECTION && is_name))
    vouch_page_builder_append_word (builder, known->word);
  else if (!known)
    vouch_page_html_append_text (builder->html, label);
  if (label && !(known && known->word == VOUCH_PAGE_WORD_SECTION && is_name))
    g_string_append (builder->html, "\u00a0");
  vouch_page_html_append_text (builder->html, value);
}

static char *
dup_value (JsonObject *object,
           const char *member)
{
  JsonNode *node = vouch_json_get_node (object, member);
  const char *text = vouch_json_node_text (node);
  gint64 number;

  if (text)
    return vouch_page_html_is_blank (text) ? NULL : g_strdup (text);
  return vouch_json_node_int (node, &number) ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

/* The page that the source prints, else the page of its file where the passage is. */
static gboolean
append_place (VouchPageBuilder *builder,
              JsonObject       *citation)
{
  JsonObject *locator = vouch_json_get_object (citation, "locator");
  JsonObject *quote = vouch_json_get_object (citation, "quote");
  g_autofree char *value = dup_value (locator, "value");
  g_autofree char *page = dup_value (quote, "page");

  if (!page)
    page = dup_value (vouch_json_get_object (citation, "region"), "page");
  if (!value && !page)
    return FALSE;
  g_string_append (builder->html, "<bdi>");
  if (value)
    append_locator (builder, locator, value);
  else
    {
      vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_FILE_PAGE);
      g_string_append (builder->html, "\u00a0");
      vouch_page_html_append_text (builder->html, page);
    }
  g_string_append (builder->html, "</bdi>");
  return TRUE;
}

static void
append_passage (VouchPageBuilder *builder,
                JsonObject       *citation,
                gboolean          is_first)
{
  const char *exact
      = vouch_json_get_text (vouch_json_get_object (citation, "quote"), "exact");
  gboolean has_place;

  g_string_append (builder->html,
                   is_first ? " <span class=\"vouch-passage\">" : "; <span class=\"vouch-passage\">");
  has_place = append_place (builder, citation);
  if (!vouch_page_html_is_blank (exact))
    {
      g_string_append (builder->html, has_place ? ": <bdi>" : "<bdi>");
      vouch_page_html_append_text (builder->html, vouch_page_words_open_quote (builder->words));
      vouch_page_html_append_text (builder->html, exact);
      vouch_page_html_append_text (builder->html, vouch_page_words_close_quote (builder->words));
      g_string_append (builder->html, "</bdi>");
    }
  g_string_append (builder->html, "</span>");
}

static gboolean
has_passage (JsonObject *citation)
{
  JsonObject *quote = vouch_json_get_object (citation, "quote");
  g_autofree char *value = dup_value (vouch_json_get_object (citation, "locator"), "value");
  g_autofree char *page = dup_value (quote, "page");
  g_autofree char *region = dup_value (vouch_json_get_object (citation, "region"), "page");

  return value || page || region || !vouch_page_html_is_blank (vouch_json_get_text (quote, "exact"));
}

static gboolean
use_has_passage (Use *use)
{
  for (guint i = 0; i < use->citations->len; i++)
    if (has_passage (use->citations->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
append_back_link (VouchPageBuilder *builder,
                  Use              *use)
{
  gboolean is_only_one = use->entry->uses->len == 1;
  g_autofree char *letters = is_only_one ? g_strdup ("↑") : make_letters (use->place);
  g_autofree char *label
      = g_strdup_printf ("%s %u%s%s", vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_BACK_TO),
                         use->entry->number, is_only_one ? "" : " ", is_only_one ? "" : letters);

  g_string_append_printf (builder->html, "<a href=\"#%s-cite-%u-%u\" role=\"doc-backlink\"",
                          builder->prefix, use->entry->number, use->place);
  vouch_page_html_append_attribute (builder->html, "aria-label", label);
  g_string_append_printf (builder->html, ">%s</a>", letters);
}

static void
append_use (VouchPageBuilder *builder,
            Use              *use)
{
  gboolean is_first = TRUE;

  g_string_append (builder->html, use_has_passage (use) ? "<li class=\"vouch-quoted\">" : "<li>");
  append_back_link (builder, use);
  for (guint i = 0; i < use->citations->len; i++)
    if (has_passage (use->citations->pdata[i]))
      {
        append_passage (builder, use->citations->pdata[i], is_first);
        is_first = FALSE;
      }
  g_string_append (builder->html, "</li>\n");
}

static void
append_part (GString            *html,
             VouchReferencePart *part)
{
  static const char *const tags[] = {
    [VOUCH_REFERENCE_PART_TEXT] = NULL,           [VOUCH_REFERENCE_PART_EMPHASIS] = "em",
    [VOUCH_REFERENCE_PART_STRONG] = "strong",     [VOUCH_REFERENCE_PART_SUPERSCRIPT] = "sup",
    [VOUCH_REFERENCE_PART_SUBSCRIPT] = "sub",     [VOUCH_REFERENCE_PART_LINK] = NULL,
  };
  const char *tag = tags[part->kind];

  if (tag)
    g_string_append_printf (html, "<%s>", tag);
  vouch_page_html_append_link (html, part->address, part->text);
  if (tag)
    g_string_append_printf (html, "</%s>", tag);
}

/* A reference may be in another language than the card. */
static void
append_entry_text (VouchPageBuilder *builder,
                   JsonObject       *csl)
{
  g_autoptr (GPtrArray) parts = vouch_reference_parts (csl);
  const char *own = vouch_json_get_text (csl, "language");
  g_autofree char *language = vouch_page_dup_language (own);

  g_string_append (builder->html, "<p");
  if (own && g_ascii_strcasecmp (language, builder->language) != 0)
    vouch_page_html_append_attribute (builder->html, "lang", language);
  g_string_append_c (builder->html, '>');
  for (guint i = 0; i < parts->len; i++)
    append_part (builder->html, parts->pdata[i]);
  if (parts->len == 0)
    vouch_page_builder_append_word (builder, VOUCH_PAGE_WORD_REFERENCE);
  g_string_append (builder->html, "</p>\n");
}

static void
append_entry (VouchPageBuilder *builder,
              Entry            *entry)
{
  g_string_append_printf (builder->html, "<li id=\"%s-ref-%u\">\n", builder->prefix,
                          entry->number);
  append_entry_text (builder, entry->csl);
  g_string_append (builder->html, "<ul class=\"vouch-uses\">\n");
  for (guint i = 0; i < entry->uses->len; i++)
    append_use (builder, entry->uses->pdata[i]);
  g_string_append (builder->html, "</ul>\n</li>\n");
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
  return self;
}

void
vouch_page_citations_free (VouchPageCitations *self)
{
  g_clear_pointer (&self->owners, g_hash_table_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

/** Returns: how many references the page lists. */
guint
vouch_page_citations_get_n (VouchPageCitations *self)
{
  return self->list->len;
}

/** Returns: (transfer none): the record of the reference with number @index + 1. */
JsonObject *
vouch_page_citations_get_csl (VouchPageCitations *self,
                              guint               index)
{
  return ((Entry *) self->list->pdata[index])->csl;
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

  if (uses && uses->len > 0)
    append_marks (builder, uses);
}

/**
 * vouch_page_citations_dup_numbers:
 * @builder: the page so far
 * @owner: a statement or an item of its form
 *
 * Returns: (transfer full) (nullable): the numbers of what @owner cites as text, "[1, 2]" or
 *   "[1] [but see 3]"; %NULL where it cites nothing.
 */
char *
vouch_page_citations_dup_numbers (VouchPageBuilder *builder,
                                  JsonObject       *owner)
{
  GPtrArray *uses = g_hash_table_lookup (builder->citations->owners, owner);
  gboolean contradicts = FALSE;
  GString *numbers;

  if (!uses || uses->len == 0)
    return NULL;
  numbers = g_string_new (NULL);
  for (guint i = 0; i < uses->len; i++)
    {
      Use *use = uses->pdata[i];

      if (use->contradicts && !contradicts)
        g_string_append_printf (numbers, "%s%s ", i > 0 ? "] [" : "[",
                                vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_BUT_SEE));
      else
        g_string_append (numbers, i > 0 ? ", " : "[");
      contradicts = use->contradicts;
      g_string_append_printf (numbers, "%u", use->entry->number);
    }
  g_string_append_c (numbers, ']');
  return g_string_free (numbers, FALSE);
}

/**
 * vouch_page_citations_append_list:
 * @builder: the page so far
 *
 * Appends the list of references with its heading; nothing where nothing is cited. On a
 * page from right to left the first entry decides about the list's direction.
 */
void
vouch_page_citations_append_list (VouchPageBuilder *builder)
{
  VouchPageCitations *self = builder->citations;

  if (self->list->len == 0)
    return;
  g_string_append (builder->html, "<section class=\"vouch-references\">\n");
  vouch_page_builder_append_word_heading (builder, 2, VOUCH_PAGE_WORD_REFERENCES);
  g_string_append (builder->html, vouch_page_language_is_right_to_left (builder->language)
                                      ? "\n<ol dir=\"auto\">\n"
                                      : "\n<ol>\n");
  for (guint i = 0; i < self->list->len; i++)
    append_entry (builder, self->list->pdata[i]);
  g_string_append (builder->html, "</ol>\n</section>\n");
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
