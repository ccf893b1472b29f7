/* vouch-page-html.c: text into HTML, whatever the text holds.
 *
 * All of a card's text goes through here on its way into a page. Besides the
 * characters that mean something to HTML, characters that no HTML document may
 * hold are taken out (HTML Standard, section 13.2.3.5: controls and
 * noncharacters), and the overrides of the bidirectional algorithm, with which
 * text can be made to read as something else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-html.h"

#include <string.h>

#include "vouch-blank.h"
#include "vouch-json.h"
#include "vouch-reference-links.h"

#define REPLACEMENT_CHARACTER 0xfffd

typedef struct
{
  const char *name; /* `as` of a mark */
  const char *tag;
} Mark;

static const Mark mark_tags[] = {
  { "bold", "strong" },
  { "italic", "em" },
  { "superscript", "sup" },
  { "subscript", "sub" },
};

static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* Returns: what stands in the page for @c; 0 for nothing. */
static gunichar
clean_character (gunichar c)
{
  if (c == '\n' || c == '\t')
    return c;
  if (c == '\r' || c == 0x202d || c == 0x202e || c == 0xfeff)
    return 0;
  if (c == 0x2028 || c == 0x2029)
    return '\n';
  if (c < ' ' || (c >= 0x7f && c <= 0x9f))
    return ' ';
  return is_noncharacter (c) ? REPLACEMENT_CHARACTER : c;
}

static void
append_character (GString  *html,
                  gunichar  c)
{
  switch (c)
    {
    case 0:
      break;
    case '<':
      g_string_append (html, "&lt;");
      break;
    case '>':
      g_string_append (html, "&gt;");
      break;
    case '&':
      g_string_append (html, "&amp;");
      break;
    case '"':
      g_string_append (html, "&quot;");
      break;
    default:
      g_string_append_unichar (html, c);
    }
}

static void
append_characters (GString    *html,
                   const char *text,
                   const char *end,
                   const char *line_break)
{
  for (; text < end; text = g_utf8_next_char (text))
    {
      gunichar c = clean_character (g_utf8_get_char (text));

      if (c == '\n')
        g_string_append (html, line_break);
      else
        append_character (html, c);
    }
}

/* One byte of flags for each character of @text, by the index in mark_tags. */
static guint8 *
spread_marks (glong      n_characters,
              JsonArray *marks)
{
  guint8 *flags = g_new0 (guint8, (gsize) n_characters + 1);

  for (guint i = 0; i < vouch_json_array_length (marks); i++)
    {
      JsonObject *mark = vouch_json_array_object (marks, i);
      const char *as = vouch_json_get_text (mark, "as");
      gint64 from = CLAMP (vouch_json_get_int (mark, "from", 0), 0, n_characters);
      gint64 to = CLAMP (vouch_json_get_int (mark, "to", 0), 0, n_characters);

      for (gsize m = 0; as && m < G_N_ELEMENTS (mark_tags); m++)
        if (g_str_equal (as, mark_tags[m].name))
          for (gint64 at = from; at < to; at++)
            flags[at] |= (guint8) (1 << m);
    }
  return flags;
}

static void
append_run (GString    *html,
            const char *text,
            const char *end,
            guint8      flags)
{
  for (gsize m = 0; m < G_N_ELEMENTS (mark_tags); m++)
    if (flags & (1 << m))
      g_string_append_printf (html, "<%s>", mark_tags[m].tag);
  append_characters (html, text, end, "<br>");
  for (gsize m = G_N_ELEMENTS (mark_tags); m-- > 0;)
    if (flags & (1 << m))
      g_string_append_printf (html, "</%s>", mark_tags[m].tag);
}

/**
 * vouch_page_html_clean:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): the text in one line, without what no page may hold; not escaped.
 */
char *
vouch_page_html_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (; text && *text; text = g_utf8_next_char (text))
    {
      gunichar c = clean_character (g_utf8_get_char (text));

      if (c)
        g_string_append_unichar (clean, c == '\n' || c == '\t' ? ' ' : c);
    }
  return g_strstrip (g_string_free (clean, FALSE));
}

/**
 * vouch_page_html_is_blank:
 * @text: (nullable): any text
 *
 * Returns: whether nothing of it would be seen on a page.
 */
gboolean
vouch_page_html_is_blank (const char *text)
{
  return vouch_is_blank (text);
}

/* Letters, digits and what else may stand in the parts of an address without quotes. */
static gboolean
is_made_of (const char *text,
            const char *end,
            const char *others)
{
  for (const char *p = text; p < end; p++)
    if (!g_ascii_isalnum (*p) && !strchr (others, *p))
      return FALSE;
  return text < end;
}

/**
 * vouch_page_html_is_mail:
 * @text: (nullable): an address
 *
 * Returns: whether it is a mail address of the plain sort, which a link may lead to: one that
 *   holds no subject, no second address and no escapes.
 */
gboolean
vouch_page_html_is_mail (const char *text)
{
  const char *at = text ? strchr (text, '@') : NULL;
  const char *dot = at ? strrchr (at, '.') : NULL;

  return dot && dot > at + 1 && dot[1] && is_made_of (text, at, "._+-")
         && is_made_of (at + 1, at + strlen (at), ".-");
}

/**
 * vouch_page_html_append_text:
 * @html: where to
 * @text: (nullable): plain text; what it holds is never markup
 */
void
vouch_page_html_append_text (GString    *html,
                             const char *text)
{
  if (text)
    append_characters (html, text, text + strlen (text), " ");
}

/**
 * vouch_page_html_append_attribute:
 * @html: where to, inside a start tag
 * @name: the attribute's name
 * @value: (nullable): its value as plain text; %NULL appends nothing
 */
void
vouch_page_html_append_attribute (GString    *html,
                                  const char *name,
                                  const char *value)
{
  if (!value)
    return;
  g_string_append_printf (html, " %s=\"", name);
  append_characters (html, value, value + strlen (value), " ");
  g_string_append_c (html, '"');
}

static void
append_json_escape (GString  *html,
                    gunichar  c)
{
  if (c > 0xffff)
    g_string_append_printf (html, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10),
                            0xdc00 + ((c - 0x10000) & 0x3ff));
  else
    g_string_append_printf (html, "\\u%04x", c);
}

/**
 * vouch_page_html_append_json:
 * @html: where to, inside a `script` element that holds data
 * @json: valid JSON
 *
 * Nothing in it ends the element, and it holds no character that no page may hold: JSON has
 * escapes for them, which mean the same.
 */
void
vouch_page_html_append_json (GString    *html,
                             const char *json)
{
  for (; *json; json = g_utf8_next_char (json))
    {
      gunichar c = g_utf8_get_char (json);

      /* All below is ASCII and stands between values, too, where JSON has no escapes. */
      if (c == '<' || (c >= 0x7f && clean_character (c) != c))
        append_json_escape (html, c);
      else
        g_string_append_unichar (html, c);
    }
}

/**
 * vouch_page_html_append_marked:
 * @html: where to
 * @text: (nullable): plain text; its line breaks are kept
 * @marks: (nullable): marks as a statement has them: `from` and `to` count code points;
 *   marks that overlap come out nested as HTML wants it, what lies outside is passed over
 */
void
vouch_page_html_append_marked (GString    *html,
                               const char *text,
                               JsonArray  *marks)
{
  glong n_characters = text ? g_utf8_strlen (text, -1) : 0;
  g_autofree guint8 *flags = spread_marks (n_characters, marks);
  const char *start = text;
  const char *p = text;

  for (glong at = 0; at < n_characters; at++)
    {
      p = g_utf8_next_char (p);
      if (at + 1 < n_characters && flags[at + 1] == flags[at])
        continue;
      append_run (html, start, p, flags[at]);
      start = p;
    }
}

/**
 * vouch_page_html_append_link:
 * @html: where to
 * @address: (nullable): where the link leads
 * @text: what it says
 *
 * Only web addresses become links; with any other, the text stands alone.
 */
void
vouch_page_html_append_link (GString    *html,
                             const char *address,
                             const char *text)
{
  gboolean is_link = vouch_link_is_web (address);

  if (is_link)
    {
      g_string_append (html, "<a");
      vouch_page_html_append_attribute (html, "href", address);
      g_string_append_c (html, '>');
    }
  vouch_page_html_append_text (html, text);
  if (is_link)
    g_string_append (html, "</a>");
}
