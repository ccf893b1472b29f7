/* vouch-page-references.c: the list of references, with the passages that vouch.
 *
 * Under each reference stand the places that cite it, as links back, with the
 * passage or the page that each of them names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-references.h"

#include "vouch-json.h"
#include "vouch-page-citations.h"
#include "vouch-page-entries.h"
#include "vouch-page-html.h"
#include "vouch-reference-part.h"

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

  g_string_append (builder->html, is_first ? " " : "; ");
  g_string_append (builder->html, "<span class=\"vouch-passage\">");
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

  return value || page || region
         || !vouch_page_html_is_blank (vouch_json_get_text (quote, "exact"));
}

static gboolean
use_has_passage (const VouchPageUse *use)
{
  for (guint i = 0; i < use->citations->len; i++)
    if (has_passage (use->citations->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
append_back_link (VouchPageBuilder   *builder,
                  const VouchPageUse *use)
{
  gboolean is_only_one = use->entry->uses->len == 1;
  g_autofree char *letters = is_only_one ? g_strdup ("↑") : make_letters (use->place);
  const char *words = vouch_page_builder_get_word (builder, VOUCH_PAGE_WORD_BACK_TO);
  g_autofree char *label = g_strdup_printf ("%s %u%s%s", words, use->entry->number,
                                            is_only_one ? "" : " ", is_only_one ? "" : letters);

  g_string_append_printf (builder->html, "<a href=\"#%s-cite-%u-%u\" role=\"doc-backlink\"",
                          builder->prefix, use->entry->number, use->place);
  vouch_page_html_append_attribute (builder->html, "aria-label", label);
  g_string_append_printf (builder->html, ">%s</a>", letters);
}

static void
append_use (VouchPageBuilder   *builder,
            const VouchPageUse *use)
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
append_entry_text (VouchPageBuilder     *builder,
                   const VouchPageEntry *entry)
{
  g_autoptr (GPtrArray) parts = vouch_page_entries_get (builder, entry->number - 1);
  const char *own = vouch_json_get_text (entry->csl, "language");
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
append_entry (VouchPageBuilder     *builder,
              const VouchPageEntry *entry)
{
  g_string_append_printf (builder->html, "<li id=\"%s-ref-%u\">\n", builder->prefix,
                          entry->number);
  append_entry_text (builder, entry);
  g_string_append (builder->html, "<ul class=\"vouch-uses\">\n");
  for (guint i = 0; i < entry->uses->len; i++)
    append_use (builder, entry->uses->pdata[i]);
  g_string_append (builder->html, "</ul>\n</li>\n");
}

/**
 * vouch_page_references_append:
 * @builder: the page so far
 *
 * Appends the list of references with its heading; nothing where nothing is cited. On a
 * page from right to left the first entry decides about the list's direction.
 */
void
vouch_page_references_append (VouchPageBuilder *builder)
{
  guint n_references = vouch_page_citations_get_n (builder->citations);

  if (n_references == 0)
    return;
  g_string_append (builder->html, "<section class=\"vouch-references\">\n");
  vouch_page_builder_append_word_heading (builder, 2, VOUCH_PAGE_WORD_REFERENCES);
  g_string_append (builder->html, vouch_page_language_is_right_to_left (builder->language)
                                      ? "\n<ol dir=\"auto\">\n"
                                      : "\n<ol>\n");
  for (guint i = 0; i < n_references; i++)
    append_entry (builder, vouch_page_citations_get_entry (builder->citations, i));
  g_string_append (builder->html, "</ol>\n</section>\n");
}

