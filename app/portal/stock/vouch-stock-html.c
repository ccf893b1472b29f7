/* vouch-stock-html.c: a card's page as the text of an ordinary post.
 *
 * A site without the plugin stores what it is sent, but for two things. From a user who may not
 * send any HTML it takes the elements away that it does not know, so they are replaced by others
 * here. And when it shows a post it edits the text: quotes are bent, “5x3” becomes a product,
 * “[gallery]” a gallery and “:)” a picture. A number or a dose may not be edited by anybody, so
 * each character that starts such a thing is written by its number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-stock-html.h"

#include <string.h>

static gboolean
is_tag (const char *tag, const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (tag, name, length) == 0 && !g_ascii_isalnum (tag[length]);
}

/* Returns: behind the tag's ">". */
static const char *
find_end (const char *tag)
{
  char quote = '\0';
  const char *c = tag;

  for (; *c; c++)
    if (quote && *c == quote)
      quote = '\0';
    else if (!quote && (*c == '"' || *c == '\''))
      quote = *c;
    else if (!quote && *c == '>')
      return c + 1;
  return c;
}

/* Square brackets in an address would start a shortcode too. */
static void
append_tag (GString *to, const char *tag, const char *end)
{
  for (const char *c = tag; c < end; c++)
    if (*c == '[')
      g_string_append (to, "&#091;");
    else if (*c == ']')
      g_string_append (to, "&#093;");
    else
      g_string_append_c (to, *c);
}

/* The post's own title is the page's heading. */
static const char *
skip_heading (const char *tag)
{
  const char *end = strstr (tag, "</h1>");

  end = end ? end + strlen ("</h1>") : find_end (tag);
  return *end == '\n' ? end + 1 : end;
}

static const char *
convert_tag (GString *to, const char *tag)
{
  const char *end = find_end (tag);

  if (is_tag (tag, "<h1"))
    return skip_heading (tag);
  if (is_tag (tag, "<bdi"))
    {
      g_string_append (to, tag[4] == '>' ? "<span dir=\"auto\"" : "<span");
      append_tag (to, tag + strlen ("<bdi"), end);
    }
  else if (is_tag (tag, "<time"))
    g_string_append (to, "<span>");
  else if (is_tag (tag, "</bdi") || is_tag (tag, "</time"))
    g_string_append (to, "</span>");
  else
    append_tag (to, tag, end);
  return end;
}

/* Entities stay as they are. */
static const char *
copy_entity (GString *to, const char *entity)
{
  gsize length = strcspn (entity, "; <");

  if (entity[length] == ';')
    length++;
  g_string_append_len (to, entity, (gssize) length);
  return entity + length;
}

static gboolean
starts_something (const char *c, char before)
{
  switch (*c)
    {
    case '[':
    case ']':
    case '\'':
    case '`':
    case ':':
    case ';':
      return TRUE;
    case '-':
      return before == '-' || c[1] == '-' || (before == ' ' && c[1] == ' ');
    case '.':
      return c[1] == '.';
    case '(':
      return g_str_has_prefix (c, "(tm)");
    case '8':
      return c[1] == 'O' || c[1] == '-';
    case 'x':
      return g_ascii_isdigit (before) && g_ascii_isdigit (c[1]);
    default:
      return FALSE;
    }
}

/**
 * vouch_stock_html:
 * @html: a page's article, as our own renderer makes it
 *
 * Returns: (transfer full): the same as WordPress keeps and shows it.
 */
char *
vouch_stock_html (const char *html)
{
  g_autoptr (GString) text = g_string_sized_new (strlen (html) * 5 / 4);
  const char *c = html;
  char before = '\n';

  while (*c)
    {
      const char *from = c;

      if (*c == '<')
        c = convert_tag (text, c);
      else if (*c == '&')
        c = copy_entity (text, c);
      else if (starts_something (c, before))
        g_string_append_printf (text, "&#%03d;", *c++);
      else
        g_string_append_c (text, *c++);
      before = *from == '<' ? '\n' : c[-1];
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
