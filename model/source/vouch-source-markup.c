/* vouch-source-markup.c: the text of a web page or of an article in XML.
 *
 * As a reader has it: a block a line, in the order of the file, white space as it is shown;
 * without what is no text of the article: scripts, menus, and of JATS its bookkeeping (ids,
 * dates, licences), of which the DOI is kept apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-markup.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-engine.h"
#include "vouch-source-error.h"
#include "vouch-xml-engine.h"

/* Elements that begin and end a line. */
static const char *const blocks[] = {
  "abstract",   "ack",     "address",    "app",     "article",     "article-title", "aside",
  "blockquote", "body",    "boxed-text", "br",      "break",       "caption",       "center",
  "contrib",    "dd",      "def",        "details", "disp-formula", "disp-quote",   "div",
  "dl",         "dt",      "fieldset",   "fig",     "figcaption",  "figure",        "fn",
  "footer",     "form",    "h1",         "h2",      "h3",          "h4",            "h5",
  "h6",         "header",  "hr",         "html",    "journal-title", "kwd",           "li",         "list",    "list-item",  "main",    "ol",          "p",             "pre",
  "ref",        "sec",     "section",    "speech",  "statement",   "subtitle",      "summary",
  "table",      "table-wrap", "tbody",   "term",    "tfoot",       "thead",         "title",
  "title-group", "tr",     "ul",         "verse-line",
};

/* Elements whose text is none of the article's. */
static const char *const hidden_in_html[] = {
  "math", "nav", "noscript", "script", "select", "style", "svg", "template", "textarea",
};
static const char *const hidden_in_xml[] = {
  "aff",         "article-categories", "article-id",      "author-notes", "counts",
  "custom-meta-group", "elocation-id", "fpage",           "funding-group", "history",
  "issn",        "issue",              "journal-id",      "journal-meta", "lpage",
  "math",        "mml:math",           "object-id",       "permissions",  "processing-meta",
  "pub-date",    "related-article",    "self-uri",        "tex-math",     "volume",
};

/* A cell ends with a space at least. */
static const char *const cells[] = { "td", "th" };

typedef struct
{
  GString *text;  /* (owned) */
  GString *about; /* (owned): the DOI of an article, and what web pages say of themselves */
  guint hidden_depth; /* elements open within a hidden one, itself included */
  guint pre_depth;
  gboolean wants_space; /* white space was seen and not yet written */
  gboolean is_doi;
  gboolean is_html;
} Reading;

static gboolean
is_one_of (const char *name, const char *const *names, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      return TRUE;
  return FALSE;
}

static void
end_line (Reading *self)
{
  self->wants_space = FALSE;
  if (self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, '\n');
}

static const char *
find_attribute (const char *const *attributes, const char *name)
{
  for (gsize i = 0; attributes && attributes[i]; i += 2)
    if (g_ascii_strcasecmp (attributes[i], name) == 0)
      return attributes[i + 1];
  return NULL;
}

/* <meta name="citation_doi" content="10.…"> */
static void
keep_meta (Reading *self, const char *const *attributes)
{
  const char *name = find_attribute (attributes, "name");
  const char *content = find_attribute (attributes, "content");

  if (!name)
    name = find_attribute (attributes, "property");
  if (name && content
      && (g_ascii_strcasecmp (name, "citation_doi") == 0 || g_ascii_strcasecmp (name, "dc.identifier") == 0
          || g_ascii_strcasecmp (name, "prism.doi") == 0))
    g_string_append_printf (self->about, "%s\n", content);
}

static gboolean
is_hidden (Reading *self, const char *name, const char *const *attributes)
{
  if (self->is_html)
    return is_one_of (name, hidden_in_html, G_N_ELEMENTS (hidden_in_html))
           || find_attribute (attributes, "hidden") != NULL;
  return is_one_of (name, hidden_in_xml, G_N_ELEMENTS (hidden_in_xml));
}

static gboolean
on_start (const char *name, const char *const *attributes, guint line, gpointer data)
{
  Reading *self = data;

  if (g_str_equal (name, "meta"))
    keep_meta (self, attributes);
  if (g_str_equal (name, "article-id"))
    self->is_doi = g_strcmp0 (find_attribute (attributes, "pub-id-type"), "doi") == 0;
  if (self->hidden_depth > 0 || is_hidden (self, name, attributes))
    {
      self->hidden_depth++;
      return TRUE;
    }
  if (is_one_of (name, blocks, G_N_ELEMENTS (blocks)))
    end_line (self);
  if (g_str_equal (name, "pre"))
    self->pre_depth++;
  return TRUE;
}

static void
on_end (const char *name, gpointer data)
{
  Reading *self = data;

  if (self->hidden_depth > 0)
    {
      self->hidden_depth--;
      self->is_doi = FALSE;
      return;
    }
  if (is_one_of (name, blocks, G_N_ELEMENTS (blocks)))
    end_line (self);
  if (is_one_of (name, cells, G_N_ELEMENTS (cells)))
    self->wants_space = TRUE;
  if (g_str_equal (name, "pre") && self->pre_depth > 0)
    self->pre_depth--;
}

static void
append_char (Reading *self, char c)
{
  if (self->pre_depth == 0 && g_ascii_isspace (c))
    {
      self->wants_space = TRUE;
      return;
    }
  if (self->wants_space && self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, ' ');
  self->wants_space = FALSE;
  g_string_append_c (self->text, c);
}

static void
on_text (const char *text, gsize length, gpointer data)
{
  Reading *self = data;

  if (self->is_doi)
    g_string_append_len (self->about, text, length);
  if (self->hidden_depth > 0)
    return;
  for (gsize i = 0; i < length; i++)
    append_char (self, text[i]);
}

static gboolean
parse (Reading *self, const char *bytes, gsize length, GError **error)
{
  const VouchXmlHandler handler = { .start = on_start, .end = on_end, .text = on_text };
  const VouchXmlEngine *engine
      = vouch_engine_open (VOUCH_XML_ENGINE_MODULE, VOUCH_XML_ENGINE_SYMBOL, error);
  g_autofree char *message = NULL;
  guint line = 0;

  if (!engine)
    return FALSE;
  if (engine->parse (bytes, length, self->is_html, &handler, self, &line, &message))
    return TRUE;
  g_set_error (error, VOUCH_SOURCE_ERROR, VOUCH_SOURCE_ERROR_DAMAGED,
               _ ("This file is damaged: line %u: %s"), line, message);
  return FALSE;
}

/**
 * vouch_source_markup_read:
 * @bytes: (array length=length): a web page, an article in JATS, or other XML
 * @length: how many
 * @is_html: whether it is HTML
 * @error: return location for a #VouchSourceError
 *
 * Returns: (transfer full) (nullable): its text, without pages.
 */
VouchSourceText *
vouch_source_markup_read (const char *bytes, gsize length, gboolean is_html, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) about = g_string_new (NULL);
  Reading reading = { .text = text, .about = about, .is_html = is_html };
  VouchSourceText *result = NULL;

  if (parse (&reading, bytes, length, error))
    {
      result = vouch_source_text_decode (text->str, text->len);
      vouch_source_text_set_about (result, about->str);
    }
  return result;
}
