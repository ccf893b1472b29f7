/* vouch-page-sections.c: a card's sections, statements and items as HTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-sections.h"

#include "vouch-json.h"
#include "vouch-page-citations.h"
#include "vouch-page-html.h"
#include "vouch-reference-links.h"
#include "vouch-reference-plain.h"

typedef struct
{
  const char *code;
  VouchPageWord word;
} Code;

static const Code bases[] = {
  { "guideline", VOUCH_PAGE_WORD_BASIS_GUIDELINE },
  { "authors", VOUCH_PAGE_WORD_BASIS_AUTHORS },
  { "opinion", VOUCH_PAGE_WORD_BASIS_OPINION },
  { "editors", VOUCH_PAGE_WORD_BASIS_EDITORS },
};

/* GRADE's words for the strength of a recommendation and the certainty of evidence. */
static const Code grades[] = {
  { "strong", VOUCH_PAGE_WORD_STRONG },     { "conditional", VOUCH_PAGE_WORD_CONDITIONAL },
  { "weak", VOUCH_PAGE_WORD_CONDITIONAL },  { "high", VOUCH_PAGE_WORD_HIGH },
  { "moderate", VOUCH_PAGE_WORD_MODERATE }, { "low", VOUCH_PAGE_WORD_LOW },
  { "very-low", VOUCH_PAGE_WORD_VERY_LOW },
};

static void append_section (VouchPageBuilder *self,
                            JsonObject       *section,
                            guint             level);

static const Code *
find_code (const Code *codes,
           gsize       n_codes,
           const char *code)
{
  for (gsize i = 0; code && i < n_codes; i++)
    if (g_str_equal (codes[i].code, code))
      return &codes[i];
  return NULL;
}

static gboolean
has_role (JsonObject *section,
          const char *role)
{
  return g_strcmp0 (vouch_json_get_text (section, "role"), role) == 0;
}

static void
append_none (VouchPageBuilder *self,
             JsonObject       *none)
{
  const char *reason = vouch_json_get_text (none, "reason");
  gboolean applies = g_strcmp0 (vouch_json_get_text (none, "why"), "not-applicable") != 0;

  vouch_page_builder_append_word (
      self, applies ? VOUCH_PAGE_WORD_NONE_REPORTED : VOUCH_PAGE_WORD_NOT_APPLICABLE);
  if (!vouch_page_html_is_blank (reason))
    {
      g_string_append (self->html, ": ");
      vouch_page_html_append_text (self->html, reason);
    }
}

static void
append_grade (VouchPageBuilder *self,
              VouchPageWord     word,
              const char       *value)
{
  const Code *grade = find_code (grades, G_N_ELEMENTS (grades), value);

  if (vouch_page_html_is_blank (value))
    return;
  g_string_append (self->html, " <span class=\"vouch-grade\">");
  vouch_page_builder_append_word (self, word);
  g_string_append (self->html, ": ");
  if (grade)
    vouch_page_builder_append_word (self, grade->word);
  else
    vouch_page_html_append_text (self->html, value);
  g_string_append (self->html, "</span>");
}

/* Whose word it is, where it is no source's. Nothing is claimed of what is no claim. */
static void
append_declined (VouchPageBuilder *self,
                 JsonObject       *statement)
{
  static const Code reasons[] = {
    { "general-knowledge", VOUCH_PAGE_WORD_GENERAL_KNOWLEDGE },
    { "worked-out", VOUCH_PAGE_WORD_WORKED_OUT },
  };
  JsonObject *declined = vouch_json_get_object (statement, "declined");
  const char *reason = vouch_json_get_text (declined, "reason");
  const Code *known = find_code (reasons, G_N_ELEMENTS (reasons), reason);

  if (!declined || g_strcmp0 (reason, "not-a-claim") == 0
      || vouch_json_array_length (vouch_json_get_array (statement, "citations")) > 0)
    return;
  g_string_append (self->html, " <span class=\"vouch-grade\">(");
  vouch_page_builder_append_word (self, known ? known->word : VOUCH_PAGE_WORD_ADVICE);
  g_string_append (self->html, ")</span>");
}

static void
append_statement (VouchPageBuilder *self,
                  JsonObject       *statement)
{
  const char *text = vouch_json_get_text (statement, "text");

  if (vouch_page_html_is_blank (text))
    {
      g_string_append (self->html, "<span class=\"vouch-none\">");
      append_none (self, vouch_json_get_object (statement, "none"));
      g_string_append (self->html, "</span>");
    }
  else
    vouch_page_html_append_marked (self->html, text, vouch_json_get_array (statement, "marks"));
  vouch_page_citations_append_marks (self, statement);
  append_declined (self, statement);
  append_grade (self, VOUCH_PAGE_WORD_STRENGTH, vouch_json_get_text (statement, "strength"));
  append_grade (self, VOUCH_PAGE_WORD_CERTAINTY, vouch_json_get_text (statement, "certainty"));
}

/* --- the table of a glance section --- */

/* A cell without a label has no header, which would be an empty one to a screen reader. */
static void
append_row (VouchPageBuilder *self,
            JsonObject       *statement)
{
  const char *label = vouch_json_get_text (statement, "label");

  g_string_append (self->html, "<tr>");
  if (vouch_page_html_is_blank (label))
    g_string_append (self->html, "<td colspan=\"2\">");
  else
    {
      g_string_append (self->html, "<th scope=\"row\">");
      vouch_page_html_append_text (self->html, label);
      g_string_append (self->html, "</th><td>");
    }
  append_statement (self, statement);
  g_string_append (self->html, "</td></tr>\n");
}

static gboolean
has_label (JsonArray *statements)
{
  for (guint i = 0; i < vouch_json_array_length (statements); i++)
    if (!vouch_page_html_is_blank (
            vouch_json_get_text (vouch_json_array_object (statements, i), "label")))
      return TRUE;
  return FALSE;
}

/* The heading is the table's caption, so that it is told once. */
static void
append_table (VouchPageBuilder *self,
              JsonObject       *section,
              guint             level)
{
  JsonArray *statements = vouch_json_get_array (section, "statements");
  const char *title = vouch_json_get_text (section, "title");

  g_string_append (self->html, "<table>\n");
  if (!vouch_page_html_is_blank (title))
    {
      g_string_append (self->html, "<caption>");
      vouch_page_builder_append_heading (self, level, title);
      g_string_append (self->html, "</caption>\n");
    }
  g_string_append (self->html, "<tbody>\n");
  for (guint i = 0; i < vouch_json_array_length (statements); i++)
    append_row (self, vouch_json_array_object (statements, i));
  g_string_append (self->html, "</tbody>\n</table>\n");
}

/* --- lists --- */

static void
append_label (VouchPageBuilder *self,
              JsonObject       *statement)
{
  const char *label = vouch_json_get_text (statement, "label");

  if (vouch_page_html_is_blank (label))
    return;
  g_string_append (self->html, "<strong class=\"vouch-label\">");
  vouch_page_html_append_text (self->html, label);
  g_string_append (self->html, "</strong> ");
}

static gboolean
is_numbered (VouchPageBuilder *self)
{
  return g_strcmp0 (vouch_json_get_text (self->form, "kind"), "takeaways") == 0;
}

static void
append_statements (VouchPageBuilder *self,
                   JsonObject       *section)
{
  JsonArray *statements = vouch_json_get_array (section, "statements");
  guint n_statements = vouch_json_array_length (statements);
  const char *list = is_numbered (self) ? "ol" : "ul";
  gboolean is_paragraph
      = n_statements == 1 && !is_numbered (self) && has_role (section, "prescribing");

  if (n_statements == 0)
    return;
  if (!is_paragraph)
    g_string_append_printf (self->html, "<%s class=\"vouch-statements\">\n", list);
  for (guint i = 0; i < n_statements; i++)
    {
      JsonObject *statement = vouch_json_array_object (statements, i);

      g_string_append (self->html, is_paragraph ? "<p>" : "<li>");
      append_label (self, statement);
      append_statement (self, statement);
      g_string_append (self->html, is_paragraph ? "</p>\n" : "</li>\n");
    }
  if (!is_paragraph)
    g_string_append_printf (self->html, "</%s>\n", list);
}

/* An item without words has those of the reference that it names. */
static void
append_named_reference (VouchPageBuilder *self,
                        JsonObject       *item)
{
  JsonArray *citations = vouch_json_get_array (item, "citations");
  JsonObject *citation = vouch_json_array_object (citations, 0);
  JsonObject *csl = vouch_page_find_reference (self->form,
                                               vouch_json_get_text (citation, "reference"));
  g_autofree char *title = vouch_reference_dup_plain_title (csl);
  g_autofree char *address = vouch_reference_best_address (csl);

  if (csl)
    vouch_page_html_append_link (self->html, address,
                                 title ? title : vouch_json_get_text (csl, "id"));
}

static void
append_item (VouchPageBuilder *self,
             JsonObject       *item)
{
  const char *text = vouch_json_get_text (item, "text");
  const char *link = vouch_json_get_text (item, "link");
  gboolean has_text = !vouch_page_html_is_blank (text);
  gboolean has_link = !vouch_page_html_is_blank (link);

  g_string_append (self->html, "<li>");
  if (has_text || has_link)
    vouch_page_html_append_link (self->html, link, has_text ? text : link);
  else
    append_named_reference (self, item);
  if (has_text && has_link && !vouch_link_is_web (link))
    {
      g_string_append (self->html, " (");
      vouch_page_html_append_text (self->html, link);
      g_string_append_c (self->html, ')');
    }
  vouch_page_citations_append_marks (self, item);
  g_string_append (self->html, "</li>\n");
}

static void
append_items (VouchPageBuilder *self,
              JsonArray        *items)
{
  if (vouch_json_array_length (items) == 0)
    return;
  g_string_append (self->html, "<ul class=\"vouch-items\">\n");
  for (guint i = 0; i < vouch_json_array_length (items); i++)
    append_item (self, vouch_json_array_object (items, i));
  g_string_append (self->html, "</ul>\n");
}

/* --- sections --- */

static gboolean
is_same_words (const char *a,
               const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a ? a : "", -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_str_equal (folded_a, folded_b);
}

/* A heading that already says it needs no line below. */
static void
append_basis (VouchPageBuilder *self,
              JsonObject       *section)
{
  const Code *basis
      = find_code (bases, G_N_ELEMENTS (bases), vouch_json_get_text (section, "basis"));
  const char *title = vouch_json_get_text (section, "title");

  if (!basis || is_same_words (title, vouch_page_builder_get_word (self, basis->word)))
    return;
  g_string_append (self->html, "<p class=\"vouch-basis\">");
  vouch_page_builder_append_word (self, basis->word);
  g_string_append (self->html, "</p>\n");
}

static void
append_section_none (VouchPageBuilder *self,
                     JsonObject       *section)
{
  JsonObject *none = vouch_json_get_object (section, "none");

  if (!none)
    return;
  g_string_append (self->html, "<p class=\"vouch-none\">");
  append_none (self, none);
  g_string_append (self->html, "</p>\n");
}

static void
append_section_body (VouchPageBuilder *self,
                     JsonObject       *section,
                     guint             level)
{
  JsonArray *sections = vouch_json_get_array (section, "sections");

  append_items (self, vouch_json_get_array (section, "items"));
  append_section_none (self, section);
  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    append_section (self, vouch_json_array_object (sections, i), level + 1);
}

static void
append_section (VouchPageBuilder *self,
                JsonObject       *section,
                guint             level)
{
  const char *title = vouch_json_get_text (section, "title");
  gboolean is_table = has_role (section, "at-a-glance")
                      && has_label (vouch_json_get_array (section, "statements"));

  g_string_append (self->html, "<section");
  vouch_page_html_append_attribute (self->html, "data-role", vouch_json_get_text (section, "role"));
  g_string_append (self->html, ">\n");
  if (is_table)
    append_table (self, section, level);
  else if (!vouch_page_html_is_blank (title))
    {
      vouch_page_builder_append_heading (self, level, title);
      g_string_append_c (self->html, '\n');
    }
  append_basis (self, section);
  if (!is_table)
    append_statements (self, section);
  append_section_body (self, section, level);
  g_string_append (self->html, "</section>\n");
}

/**
 * vouch_page_sections_append:
 * @builder: the page so far
 *
 * Appends all sections of the form, with headings of the second level and below.
 */
void
vouch_page_sections_append (VouchPageBuilder *builder)
{
  JsonArray *sections = vouch_json_get_array (builder->form, "sections");

  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    append_section (builder, vouch_json_array_object (sections, i), 2);
}
