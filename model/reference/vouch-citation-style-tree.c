/* vouch-citation-style-tree.c: the XML of a style or a locale as the processor keeps it.
 *
 * citeproc-js can read XML by itself, in as much time as all else takes it to start. It
 * also takes the tree that it would make: of each element its name, its attributes and
 * its children, and text where there is nothing but text. That is written here, as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-citation-style-tree.h"

#include <string.h>

/* Elements whose words may be none: for the processor that is an empty text, not no text. */
static const char *const worded[] = { "term", "single", "multiple" };

typedef struct
{
  GString *json;       /* (owned) */
  GString *text;       /* (owned): since the last element began */
  gboolean is_leaf;    /* the element that was opened last has nothing but text so far */
  gboolean has_before; /* a sibling was written */
} Tree;

/* Some styles escape the "&" of "&#8212;" once more: the processor makes a dash of it all the same.
 * Returns the bytes read; 0 where there is no such thing. */
static gsize
add_number (GString    *json,
            const char *text)
{
  gboolean is_hex = text[2] == 'x';
  char *end = NULL;
  guint64 c = text[1] == '#' ? g_ascii_strtoull (text + (is_hex ? 3 : 2), &end, is_hex ? 16 : 10) : 0;

  if ((c < 0xa0 && c != '\n') || c > G_MAXINT || *end != ';' || !g_unichar_validate ((gunichar) c))
    return 0;
  g_string_append_unichar (json, c == '\n' ? ' ' : (gunichar) c);
  return (gsize) (end + 1 - text);
}

static void
write_text (GString    *json,
            const char *text,
            gsize       length)
{
  gsize n;

  g_string_append_c (json, '"');
  for (const char *p = text; p < text + length; p++)
    if (*p == '&' && (n = add_number (json, p)) > 0)
      p += n - 1;
    else if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if (*p == '\n' || *p == '\r')
      g_string_append_c (json, ' ');
    else if ((guchar) *p < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint) (guchar) *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

static void
write_string (GString    *json,
              const char *text)
{
  write_text (json, text, strlen (text));
}

static void
start_element (GMarkupParseContext  *context,
               const char           *element,
               const char          **names,
               const char          **values,
               gpointer              data,
               GError              **error)
{
  Tree *tree = data;

  g_string_append (tree->json, tree->has_before ? ",{\"name\":" : "{\"name\":");
  write_string (tree->json, element);
  g_string_append (tree->json, ",\"attrs\":{");
  for (gsize i = 0; names[i]; i++)
    {
      if (i > 0)
        g_string_append_c (tree->json, ',');
      write_string (tree->json, names[i]);
      g_string_append_c (tree->json, ':');
      write_string (tree->json, values[i]);
    }
  g_string_append (tree->json, "},\"children\":[");
  g_string_truncate (tree->text, 0);
  tree->is_leaf = TRUE;
  tree->has_before = FALSE;
}

static void
end_element (GMarkupParseContext  *context,
             const char           *element,
             gpointer              data,
             GError              **error)
{
  Tree *tree = data;
  gboolean is_blank = strspn (tree->text->str, " \t\r\n") == tree->text->len;

  if (tree->is_leaf && !is_blank)
    write_text (tree->json, tree->text->str, tree->text->len);
  else if (tree->is_leaf)
    for (gsize i = 0; i < G_N_ELEMENTS (worded); i++)
      if (g_str_equal (element, worded[i]))
        write_text (tree->json, "", 0);
  g_string_append (tree->json, "]}");
  tree->is_leaf = FALSE;
  tree->has_before = TRUE;
}

static void
read_text (GMarkupParseContext  *context,
           const char           *text,
           gsize                 length,
           gpointer              data,
           GError              **error)
{
  Tree *tree = data;

  if (tree->is_leaf)
    g_string_append_len (tree->text, text, length);
}

/**
 * vouch_citation_style_tree:
 * @xml: a CSL style or locale
 *
 * Comments, instructions and the white space between elements are left out.
 *
 * Returns: (transfer full) (nullable): the tree of @xml in JSON, each element as
 *   `{"name", "attrs", "children"}`; %NULL where it is no XML
 */
char *
vouch_citation_style_tree (const char *xml)
{
  static const GMarkupParser parser = {
    .start_element = start_element, .end_element = end_element, .text = read_text,
  };
  gsize length = strlen (xml);
  Tree tree = { g_string_sized_new (length * 2), g_string_new (NULL), FALSE, FALSE };
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &tree, NULL);
  gboolean is_good = g_markup_parse_context_parse (context, xml, length, NULL)
                     && g_markup_parse_context_end_parse (context, NULL);

  g_string_free (tree.text, TRUE);
  return g_string_free (tree.json, !is_good);
}
