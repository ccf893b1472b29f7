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
#include "vouch-page-passage.h"
#include "vouch-reference-part.h"

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

static gboolean
use_has_passage (const VouchPageUse *use)
{
  for (guint i = 0; i < use->citations->len; i++)
    if (vouch_page_passage_is_there (use->citations->pdata[i]))
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

/* The mark leads to the words where some are quoted: browsers open what is closed round the aim of a
 * link, so that is inside. Where none may be printed it leads to the place of them.
 * Returns: the aim's attribute, to be used once */
static char *
make_aim (VouchPageBuilder   *builder,
          const VouchPageUse *use)
{
  return vouch_page_passage_is_quoted (use)
             ? g_strdup_printf (" id=\"%s-use-%u-%u\"", builder->prefix, use->entry->number,
                                use->place)
             : NULL;
}

static void
append_use (VouchPageBuilder   *builder,
            const VouchPageUse *use,
            guint              *n_words)
{
  g_autofree char *aim = make_aim (builder, use);
  gsize start;

  g_string_append (builder->html, use_has_passage (use) ? "<li class=\"vouch-quoted\"" : "<li");
  start = builder->html->len;
  g_string_append_c (builder->html, '>');
  append_back_link (builder, use);
  for (guint i = 0; i < use->citations->len; i++)
    if (vouch_page_passage_is_there (use->citations->pdata[i]))
      {
        g_string_append_c (builder->html, ' ');
        vouch_page_passage_append (builder, use, use->citations->pdata[i], n_words, &aim);
      }
  if (aim)
    g_string_insert (builder->html, (gssize) start, aim);
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
  guint n_words = 0;

  g_string_append_printf (builder->html, "<li id=\"%s-ref-%u\">\n", builder->prefix,
                          entry->number);
  append_entry_text (builder, entry);
  g_string_append (builder->html, "<ul class=\"vouch-uses\">\n");
  for (guint i = 0; i < entry->uses->len; i++)
    append_use (builder, entry->uses->pdata[i], &n_words);
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

