/* vouch-reference-html.c: an entry as a citation processor gives it, and as we give it on.
 *
 * What the processor made is taken apart into parts: of its markup only what a part can
 * be survives, so that no style and no title brings anything else onto a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-reference-html.h"

#include <string.h>

#include "vouch-reference-links.h"

/* Deeper markup is read as if it were not there. */
#define MAX_DEPTH 32

typedef struct
{
  const char            *start; /* of a tag */
  VouchReferencePartKind kind;
} Markup;

static const Markup markups[] = {
  { "<i>", VOUCH_REFERENCE_PART_EMPHASIS },
  { "<em>", VOUCH_REFERENCE_PART_EMPHASIS },
  { "<b>", VOUCH_REFERENCE_PART_STRONG },
  { "<strong>", VOUCH_REFERENCE_PART_STRONG },
  { "<sup>", VOUCH_REFERENCE_PART_SUPERSCRIPT },
  { "<sub>", VOUCH_REFERENCE_PART_SUBSCRIPT },
  { "<span style=\"font-style:normal;\">", VOUCH_REFERENCE_PART_TEXT },
  { "<span style=\"font-weight:normal;\">", VOUCH_REFERENCE_PART_TEXT },
  { "<span style=\"baseline\">", VOUCH_REFERENCE_PART_TEXT },
};

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "&#38;", "&" },  { "&amp;", "&" },   { "&#60;", "<" },       { "&lt;", "<" },
  { "&#62;", ">" },  { "&gt;", ">" },    { "&#34;", "\"" },      { "&quot;", "\"" },
  { "&#39;", "'" },  { "&apos;", "'" },  { "&#160;", "\u00a0" }, { "&nbsp;", "\u00a0" },
};

typedef struct
{
  GPtrArray             *parts; /* (unowned) */
  GString               *run;   /* (owned): text of the same kind so far */
  VouchReferencePartKind kinds[MAX_DEPTH];
  guint                  depth; /* may be past MAX_DEPTH */
} Parser;

static VouchReferencePartKind
current_kind (Parser *parser)
{
  return parser->kinds[MIN (parser->depth, MAX_DEPTH - 1)];
}

/* An address ends where a space or the sentence does. */
static gsize
measure_address (const char *text)
{
  gsize length = strcspn (text, " \t\n<>\"");

  while (length > 0 && strchr (".,;:)]", text[length - 1]))
    length--;
  return length;
}

static const char *
find_address (const char *text)
{
  for (const char *p = text; (p = strstr (p, "http")); p++)
    if (g_str_has_prefix (p, "http://") || g_str_has_prefix (p, "https://"))
      return p;
  return NULL;
}

/* "doi:10.1000/1" leads to the resolver; the label stays text. */
static const char *
find_doi (const char *text)
{
  const char *doi = strstr (text, "doi:10.");

  return doi ? doi + strlen ("doi:") : NULL;
}

static void
add_part (Parser     *parser,
          const char *text,
          gsize       length,
          const char *address)
{
  VouchReferencePartKind kind = address ? VOUCH_REFERENCE_PART_LINK : current_kind (parser);

  if (length > 0)
    g_ptr_array_add (parser->parts,
                     vouch_reference_part_new (kind, text, (gssize) length, address));
}

static void
add_links (Parser     *parser,
           const char *text)
{
  const char *address = find_address (text);
  const char *doi = address ? NULL : find_doi (text);
  const char *start = address ? address : doi;
  gsize length = start ? measure_address (start) : 0;
  g_autofree char *written = start ? g_strndup (start, length) : NULL;
  g_autofree char *target = doi ? g_strconcat ("https://doi.org/", written, NULL) : g_strdup (written);

  if (!start || !vouch_link_is_web (target))
    {
      add_part (parser, text, strlen (text), NULL);
      return;
    }
  add_part (parser, text, (gsize) (start - text), NULL);
  add_part (parser, start, length, target);
  add_links (parser, start + length);
}

static void
end_run (Parser *parser)
{
  if (parser->run->len == 0)
    return;
  if (current_kind (parser) == VOUCH_REFERENCE_PART_TEXT)
    add_links (parser, parser->run->str);
  else
    add_part (parser, parser->run->str, parser->run->len, NULL);
  g_string_truncate (parser->run, 0);
}

static void
open_markup (Parser     *parser,
             const char *tag)
{
  VouchReferencePartKind kind = current_kind (parser);

  for (gsize i = 0; i < G_N_ELEMENTS (markups); i++)
    if (g_str_has_prefix (tag, markups[i].start))
      kind = markups[i].kind;
  parser->depth++;
  if (parser->depth < MAX_DEPTH)
    parser->kinds[parser->depth] = kind;
}

/* Returns what comes after the tag. */
static const char *
read_tag (Parser     *parser,
          const char *tag)
{
  const char *end = strchr (tag, '>');

  if (!end || !(g_ascii_isalpha (tag[1]) || tag[1] == '/'))
    {
      g_string_append_c (parser->run, '<');
      return tag + 1;
    }
  end_run (parser);
  if (tag[1] == '/')
    parser->depth -= parser->depth > 0 ? 1 : 0;
  else if (end[-1] != '/')
    open_markup (parser, tag);
  return end + 1;
}

static const char *
read_entity (Parser     *parser,
             const char *entity)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (entity, entities[i].name))
      {
        g_string_append (parser->run, entities[i].text);
        return entity + strlen (entities[i].name);
      }
  g_string_append_c (parser->run, '&');
  return entity + 1;
}

/* Lines of the source are none of the entry. */
static const char *
read_character (Parser     *parser,
                const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c != 0xa0 && (g_unichar_isspace (c) || g_unichar_iscntrl (c)))
    {
      if (parser->run->len == 0 ? parser->parts->len > 0
                                : parser->run->str[parser->run->len - 1] != ' ')
        g_string_append_c (parser->run, ' ');
    }
  else
    g_string_append_unichar (parser->run, c);
  return g_utf8_next_char (p);
}

/**
 * vouch_reference_html_parse:
 * @html: an entry, as citeproc-js makes it
 *
 * Returns: (transfer container) (element-type VouchReferencePart): the same as parts, with
 *   web addresses and DOIs as links; markup that no part can be is left out
 */
GPtrArray *
vouch_reference_html_parse (const char *html)
{
  Parser parser = { .run = g_string_new (NULL) };
  const char *p = html;

  parser.parts = g_ptr_array_new_with_free_func ((GDestroyNotify) vouch_reference_part_free);
  while (*p)
    {
      if (*p == '<')
        p = read_tag (&parser, p);
      else if (*p == '&')
        p = read_entity (&parser, p);
      else
        p = read_character (&parser, p);
    }
  while (parser.run->len > 0 && parser.run->str[parser.run->len - 1] == ' ')
    g_string_truncate (parser.run, parser.run->len - 1);
  end_run (&parser);
  g_string_free (parser.run, TRUE);
  return parser.parts;
}

/**
 * vouch_reference_parts_text:
 * @parts: (element-type VouchReferencePart): an entry
 *
 * Returns: (transfer full): the entry as one line of text
 */
char *
vouch_reference_parts_text (GPtrArray *parts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append (text, ((VouchReferencePart *) parts->pdata[i])->text);
  return g_string_free (text, FALSE);
}

static void
append_html (GString            *html,
             VouchReferencePart *part,
             gboolean            has_links)
{
  static const char *const tags[] = {
    [VOUCH_REFERENCE_PART_TEXT] = NULL,           [VOUCH_REFERENCE_PART_EMPHASIS] = "i",
    [VOUCH_REFERENCE_PART_STRONG] = "b",          [VOUCH_REFERENCE_PART_SUPERSCRIPT] = "sup",
    [VOUCH_REFERENCE_PART_SUBSCRIPT] = "sub",     [VOUCH_REFERENCE_PART_LINK] = "a",
  };
  const char *tag = tags[part->kind];
  g_autofree char *text = g_markup_escape_text (part->text, -1);
  g_autofree char *address = part->address ? g_markup_escape_text (part->address, -1) : NULL;

  if (!tag || (address && !has_links))
    g_string_append (html, text);
  else if (address)
    g_string_append_printf (html, "<a href=\"%s\">%s</a>", address, text);
  else
    g_string_append_printf (html, "<%s>%s</%s>", tag, text, tag);
}

/**
 * vouch_reference_parts_html:
 * @parts: (element-type VouchReferencePart): an entry
 *
 * Returns: (transfer full): the entry as one line of HTML, escaped
 */
char *
vouch_reference_parts_html (GPtrArray *parts)
{
  GString *html = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    append_html (html, parts->pdata[i], TRUE);
  return g_string_free (html, FALSE);
}

/**
 * vouch_reference_parts_markup:
 * @parts: (element-type VouchReferencePart): an entry
 *
 * Returns: (transfer full): the entry in Pango's markup, without links
 */
char *
vouch_reference_parts_markup (GPtrArray *parts)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    append_html (markup, parts->pdata[i], FALSE);
  return g_string_free (markup, FALSE);
}
