/* vouch-export-text.c: a card as Markdown or as plain text.
 *
 * From the published form, as the page: the same statements, the same numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-export-text.h"

#include <string.h>

#include "vouch-json.h"
#include "vouch-page-builder.h"
#include "vouch-page-citations.h"
#include "vouch-page-entries.h"
#include "vouch-page-html.h"
#include "vouch-page-sponsor.h"
#include "vouch-published-form.h"
#include "vouch-reference-html.h"
#include "vouch-reference-links.h"
#include "vouch-reference-plain.h"

typedef struct
{
  VouchPageBuilder page; /* the words and the numbers; its HTML stays empty */
  GString *text;         /* (owned) */
  gboolean is_markdown;
} Export;

typedef struct
{
  const char *as;   /* of a mark */
  const char *open; /* in Markdown; what has no sign there is HTML's */
  const char *close;
} Mark;

static const Mark marks[] = {
  { "bold", "**", "**" },
  { "italic", "*", "*" },
  { "superscript", "<sup>", "</sup>" },
  { "subscript", "<sub>", "</sub>" },
};

static void append_section (Export     *self,
                            JsonObject *section,
                            guint       level);

/* CommonMark, section 2.4: any of these may be escaped, so those that could mean something are. */
static void
append_character (Export     *self,
                  const char *text)
{
  gboolean is_entity = text[0] == '&' && (g_ascii_isalpha (text[1]) || text[1] == '#');

  if (self->is_markdown && (strchr ("\\`*_[]<>|~", *text) || is_entity))
    g_string_append_c (self->text, '\\');
  g_string_append_unichar (self->text, g_utf8_get_char (text));
}

/* Where text starts a block, these would make a heading, a list or a rule of it; elsewhere
 * the escape does no harm. Returns: what is left of @text. */
static const char *
append_start (Export     *self,
              const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (!self->is_markdown || !*text)
    return text;
  if (strchr ("#-+=", *text))
    g_string_append_c (self->text, '\\');
  else if (digits > 0 && (text[digits] == '.' || text[digits] == ')'))
    {
      g_string_append_len (self->text, text, (gssize) digits);
      g_string_append_c (self->text, '\\');
      return text + digits;
    }
  return text;
}

static void
append_text (Export     *self,
             const char *text)
{
  g_autofree char *clean = vouch_page_html_clean (text);

  for (const char *p = append_start (self, clean); *p; p = g_utf8_next_char (p))
    append_character (self, p);
}

static void
append_word (Export        *self,
             VouchPageWord  word)
{
  append_text (self, vouch_page_builder_get_word (&self->page, word));
}

static void
append_heading (Export     *self,
                guint       level,
                const char *title)
{
  if (vouch_page_html_is_blank (title))
    return;
  if (!g_str_has_suffix (self->text->str, "\n\n"))
    g_string_append_c (self->text, '\n');
  if (self->is_markdown)
    for (guint i = 0; i < MIN (level, 6); i++)
      g_string_append_c (self->text, '#');
  if (self->is_markdown)
    g_string_append_c (self->text, ' ');
  append_text (self, title);
  g_string_append (self->text, "\n\n");
}

/* --- statements --- */

static void
append_signs (Export  *self,
              guint    opened,
              gboolean is_end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize m = is_end ? G_N_ELEMENTS (marks) - 1 - i : i;

      if (opened & (1u << m))
        g_string_append (self->text, is_end ? marks[m].close : marks[m].open);
    }
}

static guint
find_marks (JsonArray *of,
            gint64     at)
{
  guint found = 0;

  for (guint i = 0; i < vouch_json_array_length (of); i++)
    {
      JsonObject *mark = vouch_json_array_object (of, i);

      for (gsize m = 0; m < G_N_ELEMENTS (marks); m++)
        if (g_strcmp0 (vouch_json_get_text (mark, "as"), marks[m].as) == 0
            && at >= vouch_json_get_int (mark, "from", 0)
            && at < vouch_json_get_int (mark, "to", 0))
          found |= 1u << m;
    }
  return found;
}

static void
append_marked (Export     *self,
               const char *text,
               JsonArray  *of)
{
  guint opened = 0;
  gint64 at = 0;

  if (!self->is_markdown || vouch_json_array_length (of) == 0)
    {
      append_text (self, text);
      return;
    }
  for (const char *p = text; *p; p = g_utf8_next_char (p), at++)
    {
      guint wanted = find_marks (of, at);

      if (wanted != opened)
        {
          append_signs (self, opened, TRUE);
          append_signs (self, wanted, FALSE);
        }
      opened = wanted;
      append_character (self, g_unichar_iscntrl (g_utf8_get_char (p)) ? " " : p);
    }
  append_signs (self, opened, TRUE);
}

static void
append_none (Export     *self,
             JsonObject *none)
{
  const char *reason = vouch_json_get_text (none, "reason");

  append_word (self, g_strcmp0 (vouch_json_get_text (none, "why"), "not-applicable") == 0
                         ? VOUCH_PAGE_WORD_NOT_APPLICABLE
                         : VOUCH_PAGE_WORD_NONE_REPORTED);
  if (vouch_page_html_is_blank (reason))
    return;
  g_string_append (self->text, ": ");
  append_text (self, reason);
}

static void
append_numbers (Export     *self,
                JsonObject *owner)
{
  g_autofree char *numbers
      = vouch_page_citations_dup_numbers (&self->page, owner, self->is_markdown);
  char stop;

  if (!numbers)
    return;
  stop = vouch_page_citations_take_stop (self->text, owner);
  g_string_append_printf (self->text, self->is_markdown ? "<sup>%s</sup>" : " %s", numbers);
  if (stop)
    g_string_append_c (self->text, stop);
}

static void
append_statement (Export     *self,
                  JsonObject *statement)
{
  const char *text = vouch_json_get_text (statement, "text");

  if (vouch_page_html_is_blank (text))
    append_none (self, vouch_json_get_object (statement, "none"));
  else
    append_marked (self, text, vouch_json_get_array (statement, "marks"));
  append_numbers (self, statement);
}

static void
append_label (Export     *self,
              const char *label)
{
  if (vouch_page_html_is_blank (label))
    return;
  g_string_append (self->text, self->is_markdown ? "**" : "");
  append_text (self, label);
  g_string_append (self->text, self->is_markdown ? ":** " : ": ");
}

static void
append_list (Export    *self,
             JsonArray *statements)
{
  gboolean is_numbered
      = g_strcmp0 (vouch_json_get_text (self->page.form, "kind"), "takeaways") == 0;

  for (guint i = 0; i < vouch_json_array_length (statements); i++)
    {
      JsonObject *statement = vouch_json_array_object (statements, i);

      if (is_numbered)
        g_string_append_printf (self->text, "%u. ", i + 1);
      else
        g_string_append (self->text, "- ");
      append_label (self, vouch_json_get_text (statement, "label"));
      append_statement (self, statement);
      g_string_append_c (self->text, '\n');
    }
}

static void
append_table (Export    *self,
              JsonArray *statements)
{
  g_string_append (self->text, "| | |\n| --- | --- |\n");
  for (guint i = 0; i < vouch_json_array_length (statements); i++)
    {
      JsonObject *statement = vouch_json_array_object (statements, i);

      g_string_append (self->text, "| ");
      append_text (self, vouch_json_get_text (statement, "label"));
      g_string_append (self->text, " | ");
      append_statement (self, statement);
      g_string_append (self->text, " |\n");
    }
}

static void
append_items (Export    *self,
              JsonArray *items)
{
  for (guint i = 0; i < vouch_json_array_length (items); i++)
    {
      JsonObject *item = vouch_json_array_object (items, i);
      const char *text = vouch_json_get_text (item, "text");
      const char *link = vouch_json_get_text (item, "link");

      g_string_append (self->text, "- ");
      append_text (self, text);
      if (!vouch_page_html_is_blank (link))
        {
          g_string_append (self->text, vouch_page_html_is_blank (text) ? "" : ": ");
          if (self->is_markdown && vouch_link_is_web (link))
            g_string_append_printf (self->text, "<%s>", link);
          else
            append_text (self, link);
        }
      append_numbers (self, item);
      g_string_append_c (self->text, '\n');
    }
}

static void
append_section (Export     *self,
                JsonObject *section,
                guint       level)
{
  JsonArray *statements = vouch_json_get_array (section, "statements");
  JsonArray *sections = vouch_json_get_array (section, "sections");
  gboolean is_glance
      = g_strcmp0 (vouch_json_get_text (section, "role"), "at-a-glance") == 0;

  append_heading (self, level, vouch_json_get_text (section, "title"));
  if (self->is_markdown && is_glance && vouch_json_array_length (statements) > 0)
    append_table (self, statements);
  else
    append_list (self, statements);
  append_items (self, vouch_json_get_array (section, "items"));
  if (vouch_json_get_object (section, "none"))
    {
      append_none (self, vouch_json_get_object (section, "none"));
      g_string_append_c (self->text, '\n');
    }
  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    append_section (self, vouch_json_array_object (sections, i), level + 1);
}

/* --- head and foot --- */

static void
append_line (Export        *self,
             VouchPageWord  word,
             const char    *text)
{
  if (vouch_page_html_is_blank (text))
    return;
  append_word (self, word);
  g_string_append (self->text, ": ");
  append_text (self, text);
  g_string_append (self->text, "\n\n");
}

static void
append_people (Export             *self,
               VouchPageWord       word,
               VouchPublishedRole  role)
{
  JsonArray *people = vouch_json_get_array (self->page.form, "people");
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < vouch_json_array_length (people); i++)
    {
      JsonObject *person = vouch_json_array_object (people, i);

      if (vouch_published_role (vouch_json_get_text (person, "role")) == role)
        g_string_append_printf (names, "%s%s", names->len ? ", " : "",
                                vouch_json_get_text (person, "name"));
    }
  append_line (self, word, names->str);
}

static void
append_date (Export        *self,
             VouchPageWord  word,
             const char    *date)
{
  g_autofree char *words = vouch_page_words_date (self->page.words, self->page.language, date);

  append_line (self, word, words ? words : date);
}

static void
append_article (Export *self)
{
  JsonObject *form = self->page.form;
  JsonObject *article = vouch_json_get_object (form, "article");
  JsonObject *csl = vouch_page_find_reference (form, vouch_json_get_text (article, "reference"));
  g_autofree char *entry = csl ? vouch_reference_plain (csl) : NULL;

  append_line (self, VOUCH_PAGE_WORD_SUMMARY_OF,
               entry ? entry : vouch_json_get_text (article, "title"));
}

static void
append_sponsor (Export *self)
{
  g_autofree char *label = vouch_page_sponsor_dup_label (&self->page);

  if (!label)
    return;
  g_string_append (self->text, self->is_markdown ? "**" : "");
  append_text (self, label);
  g_string_append (self->text, self->is_markdown ? "**\n\n" : "\n\n");
}

static void
append_head (Export *self)
{
  JsonObject *form = self->page.form;
  JsonObject *reviewed = vouch_json_get_object (form, "reviewed");

  g_string_append (self->text, self->is_markdown ? "# " : "");
  append_text (self, vouch_json_get_text (form, "title"));
  g_string_append (self->text, "\n\n");
  append_sponsor (self);
  append_article (self);
  append_people (self, VOUCH_PAGE_WORD_PREPARED_BY, VOUCH_PUBLISHED_ROLE_PREPARED);
  append_people (self, VOUCH_PAGE_WORD_REVIEWED_BY, VOUCH_PUBLISHED_ROLE_REVIEWED);
  append_date (self, VOUCH_PAGE_WORD_PUBLISHED, vouch_json_get_text (form, "date"));
  append_date (self, VOUCH_PAGE_WORD_LAST_REVIEWED, vouch_json_get_text (reviewed, "at"));
}

static void
append_corrections (Export *self)
{
  JsonArray *corrections = vouch_json_get_array (self->page.form, "corrections");

  if (vouch_json_array_length (corrections) == 0)
    return;
  append_heading (self, 2, vouch_page_builder_get_word (&self->page, VOUCH_PAGE_WORD_CORRECTIONS));
  for (guint i = 0; i < vouch_json_array_length (corrections); i++)
    {
      JsonObject *correction = vouch_json_array_object (corrections, i);
      const char *at = vouch_json_get_text (correction, "at");
      g_autofree char *words = vouch_page_words_date (self->page.words, self->page.language, at);

      g_string_append (self->text, "- ");
      append_text (self, words ? words : at);
      g_string_append (self->text, ": ");
      append_text (self, vouch_json_get_text (correction, "text"));
      g_string_append_c (self->text, '\n');
    }
}

static void
append_references (Export *self)
{
  guint n_references = vouch_page_citations_get_n (self->page.citations);

  if (n_references == 0)
    return;
  append_heading (self, 2, vouch_page_builder_get_word (&self->page, VOUCH_PAGE_WORD_REFERENCES));
  for (guint i = 0; i < n_references; i++)
    {
      g_autoptr (GPtrArray) parts = vouch_page_entries_get (&self->page, i);
      g_autofree char *entry = vouch_reference_parts_text (parts);

      g_string_append_printf (self->text, "%u. ", i + 1);
      append_text (self, entry);
      g_string_append_c (self->text, '\n');
    }
}

static void
append_disclosure (Export *self)
{
  const char *disclosure = vouch_json_get_text (self->page.form, "disclosure");

  if (vouch_page_html_is_blank (disclosure))
    return;
  g_string_append_c (self->text, '\n');
  append_text (self, disclosure);
  g_string_append_c (self->text, '\n');
}

/* Frees what @self holds. */
static char *
make_text (Export *self)
{
  JsonArray *sections = vouch_json_get_array (self->page.form, "sections");

  self->text = g_string_new (NULL);
  append_head (self);
  for (guint i = 0; i < vouch_json_array_length (sections); i++)
    append_section (self, vouch_json_array_object (sections, i), 2);
  append_corrections (self);
  append_references (self);
  append_disclosure (self);
  vouch_page_builder_clear (&self->page);
  return g_string_free (self->text, FALSE);
}

/**
 * vouch_export_text:
 * @published: a published form
 * @form: how to write
 *
 * Returns: (transfer full) (nullable): the card as text, its references in the plain form, or
 *   %NULL where @published is no object.
 */
char *
vouch_export_text (JsonNode      *published,
                   VouchTextForm  form)
{
  Export self = { .is_markdown = form == VOUCH_TEXT_FORM_MARKDOWN };

  if (!vouch_json_node_object (published))
    return NULL;
  vouch_page_builder_init (&self.page, vouch_json_node_object (published));
  return make_text (&self);
}

/**
 * vouch_export_text_in_style:
 * @published: a published form
 * @form: how to write
 * @style: (nullable): a citation style, the AMA's by default
 * @error: return location of what kept @style from being used
 *
 * As vouch_page_new_in_style(): it waits for the citation processor, and does without one where
 * nobody asked for a style.
 *
 * Returns: (transfer full) (nullable): the card as text; %NULL, without an error, where
 *   @published is no object, and with one where @style can't be used
 */
char *
vouch_export_text_in_style (JsonNode       *published,
                            VouchTextForm   form,
                            const char     *style,
                            GError        **error)
{
  Export self = { .is_markdown = form == VOUCH_TEXT_FORM_MARKDOWN };

  if (!vouch_json_node_object (published))
    return NULL;
  vouch_page_builder_init (&self.page, vouch_json_node_object (published));
  if (vouch_page_entries_set_style (&self.page, style, error))
    return make_text (&self);
  vouch_page_builder_clear (&self.page);
  return NULL;
}
