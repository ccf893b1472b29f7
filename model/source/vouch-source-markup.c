/* vouch-source-markup.c: the text of a web page or of an article in XML.
 *
 * As a reader has it: a block a line, in the order of the file, white space as it is shown;
 * without what is no text of the article: scripts, menus, and of JATS its bookkeeping (ids,
 * dates, licences), of which the DOI is kept apart. What is set high or low stays so, by letters that are raised
 * or lowered; figures that lead to a note or a reference are left out, and kept apart too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-source-markup.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "vouch-engine.h"
#include "vouch-raised.h"
#include "vouch-source-error.h"
#include "vouch-source-raised.h"
#include "vouch-xml-engine.h"

/* Bytes before something raised that say what it is. */
#define MAX_BEFORE 500
/* Commas, dashes and spaces between two marks. */
#define MAX_BETWEEN 16

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

/* What leads from one place of an article in XML to a note or a reference. */
static const char *const notes[] = { "aff", "author-notes", "bibr", "corresp", "fn", "table-fn" };

/* Something that is set high or low, or a link to a note. */
typedef struct
{
  gsize start;    /* bytes of the text before it */
  guint depth;    /* elements open within it, itself included; 0 where there is none */
  VouchSourceSpan about;
} Span;

typedef struct
{
  GString *text;  /* (owned) */
  GString *left_out; /* (owned): see vouch_source_text_set_left_out() */
  GString *about; /* (owned): the DOI of an article, and what web pages say of themselves */
  guint hidden_depth; /* elements open within a hidden one, itself included */
  guint pre_depth;
  guint link_depth; /* elements open within a link to a place of the same page */
  Span span;
  gsize counted;        /* bytes of the text whose code points are counted */
  gsize code_points;    /* of these */
  gsize mark_end;       /* where the last mark was left out */
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

/* --- what is raised or lowered --- */

static gboolean
is_note_link (Reading *self, const char *name, const char *const *attributes)
{
  const char *kind = find_attribute (attributes, "ref-type");
  const char *address = find_attribute (attributes, "href");

  if (self->is_html)
    return g_str_equal (name, "a") && address && *address == '#';
  return g_str_equal (name, "xref") && (!kind || is_one_of (kind, notes, G_N_ELEMENTS (notes)));
}

static void
start_span (Reading *self, const char *name, const char *const *attributes)
{
  gboolean is_link = is_note_link (self, name, attributes);
  gboolean is_high = g_str_equal (name, "sup");
  gboolean is_low = g_str_equal (name, "sub") || g_str_equal (name, "inf");

  if (is_link || self->link_depth > 0)
    self->link_depth++;
  if (self->span.depth == 0 && (is_high || is_low || (is_link && !self->is_html)))
    {
      self->span = (Span) { .start = self->text->len };
      self->span.about.is_spaced = self->wants_space;
    }
  else if (self->span.depth == 0)
    return;
  self->span.depth++;
  self->span.about.is_high |= is_high;
  self->span.about.is_low |= is_low;
  self->span.about.is_link |= self->link_depth > 0;
}

static gsize
count_code_points (Reading *self)
{
  self->code_points += g_utf8_strlen (self->text->str + self->counted, self->text->len - self->counted);
  self->counted = self->text->len;
  return self->code_points;
}

/* @words: with white space around them, as they stood */
static void
leave_out (Reading *self, const char *words)
{
  g_autofree char *mark = g_strstrip (g_strdelimit (g_strdup (words), " \t\n\r", ' '));

  g_string_truncate (self->text, self->span.start);
  self->wants_space |= self->span.about.is_spaced;
  g_string_append_printf (self->left_out, "%" G_GSIZE_FORMAT " %s\n", count_code_points (self), mark);
  self->mark_end = self->text->len;
}

static gboolean
are_only_between (const char *from, const char *to)
{
  for (; from < to; from = g_utf8_next_char (from))
    if (!strchr (",;-", *from) && g_utf8_get_char (from) != 0x2013)
      return FALSE;
  return TRUE;
}

/* A comma or a dash between two marks belongs to them. */
static void
take_in_between (Reading *self)
{
  Span *span = &self->span;

  span->about.follows_mark = self->mark_end > 0 && self->mark_end <= span->start
                             && span->start - self->mark_end <= MAX_BETWEEN
                             && (span->about.is_link || !span->about.is_spaced)
                             && are_only_between (self->text->str + self->mark_end, self->text->str + span->start);
  if (span->about.follows_mark)
    span->start = self->mark_end;
}

/* Of a line that has no end only what is near is looked at, or each mark would cost as much as all before it. */
static const char *
find_line (const char *text, gsize end)
{
  const char *from = text + (end > MAX_BEFORE ? end - MAX_BEFORE : 0);
  const char *line = g_strrstr_len (from, text + end - from, "\n");

  while (((guchar) *from & 0xc0) == 0x80)
    from++;
  return line ? line + 1 : from;
}

static void
set_words (Span *span, const char *text, const char *words)
{
  span->about.line = find_line (text, span->start);
  span->about.line_length = (gsize) (text + span->start - span->about.line);
  span->about.words = words;
  span->about.length = strlen (words);
}

/* @start: where they begin, or white space before them */
static void
set_high_or_low (Reading *self, gsize start, const char *words, gboolean is_lowered)
{
  g_autofree char *raised = vouch_raised_dup (words, strlen (words), is_lowered);

  while (g_ascii_isspace (self->text->str[start]))
    start++;
  g_string_truncate (self->text, start);
  g_string_append (self->text, raised);
}

static void
end_span (Reading *self)
{
  gsize start = self->span.start;
  g_autofree char *words = NULL;
  g_autofree char *mark = NULL;
  VouchSourceFate fate;

  if (self->span.depth == 0 || --self->span.depth > 0)
    return;
  words = g_strstrip (g_strdup (self->text->str + start));
  take_in_between (self);
  mark = g_strdup (self->text->str + self->span.start);
  set_words (&self->span, self->text->str, words);
  fate = vouch_source_span_judge (&self->span.about);
  if (fate == VOUCH_SOURCE_FATE_OUT)
    leave_out (self, mark);
  else if (fate != VOUCH_SOURCE_FATE_PLAIN)
    set_high_or_low (self, start, words, fate == VOUCH_SOURCE_FATE_LOWERED);
}

/* --- elements --- */

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
  start_span (self, name, attributes);
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
  end_span (self);
  self->link_depth -= self->link_depth > 0;
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
  g_autoptr (GString) left_out = g_string_new (NULL);
  Reading reading = { .text = text, .about = about, .left_out = left_out, .is_html = is_html };
  VouchSourceText *result = NULL;

  if (parse (&reading, bytes, length, error))
    {
      result = vouch_source_text_decode (text->str, text->len);
      vouch_source_text_set_about (result, about->str);
      if (left_out->len > 0 && g_str_equal (vouch_source_text_get_text (result), text->str))
        vouch_source_text_set_left_out (result, left_out->str);
    }
  return result;
}
