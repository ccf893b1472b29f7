/* vouch-citation-style.c: citation styles (CSL) by name or file.
 *
 * A style is input like any other: it is read here before the engine sees it, and one
 * whose macros call themselves, or each other so often that they never end, is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "vouch-citation-style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vouch-citation-style-files.h"
#include "vouch-citation-style-macros.h"

G_DEFINE_QUARK (vouch-citation-style-error-quark, vouch_citation_style_error)

/* The largest of ten thousand has 110 kB. */
#define MAX_BYTES (1024 * 1024)
#define MAX_DEPTH 64

typedef struct
{
  VouchCitationStyle  *style;
  VouchStyleMacros    *macros; /* (owned) */
  char                *parent; /* (owned) (nullable) */
  GString             *title;  /* (owned) */
  guint                depth;
  gboolean             is_style;
  gboolean             has_bibliography;
} Reader;

static const char *
find_attribute (const char **names,
                const char **values,
                const char  *name)
{
  for (gsize i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

/* ".../styles/american-medical-association" is all that a dependent style says. */
static void
read_link (Reader     *reader,
           const char *relation,
           const char *address)
{
  const char *name = address ? strrchr (address, '/') : NULL;

  if (name && g_strcmp0 (relation, "independent-parent") == 0)
    {
      g_free (reader->parent);
      reader->parent = g_strdup (name + 1);
    }
}

static void
read_root (Reader      *reader,
           const char  *element,
           const char **names,
           const char **values)
{
  reader->is_style = g_str_equal (element, "style");
  reader->style->locale = g_strdup (find_attribute (names, values, "default-locale"));
}

static void
start_element (GMarkupParseContext  *context,
               const char           *element,
               const char          **names,
               const char          **values,
               gpointer              data,
               GError              **error)
{
  Reader *reader = data;

  if (++reader->depth > MAX_DEPTH)
    g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                 _("elements are nested too deeply"));
  if (reader->depth == 1)
    read_root (reader, element, names, values);
  vouch_style_macros_enter (reader->macros, element, find_attribute (names, values, "name"),
                            find_attribute (names, values, "macro"));
  if (g_str_equal (element, "link"))
    read_link (reader, find_attribute (names, values, "rel"),
               find_attribute (names, values, "href"));
  else if (g_str_equal (element, "bibliography"))
    reader->has_bibliography = TRUE;
  else if (g_str_equal (element, "category")
           && g_strcmp0 (find_attribute (names, values, "citation-format"), "numeric") == 0)
    reader->style->is_numeric = TRUE;
  if (g_strcmp0 (find_attribute (names, values, "quotes"), "true") == 0)
    reader->style->sets_quotes = TRUE;
}

static void
end_element (GMarkupParseContext  *context,
             const char           *element,
             gpointer              data,
             GError              **error)
{
  Reader *reader = data;

  reader->depth--;
  vouch_style_macros_leave (reader->macros, element);
}

static void
read_text (GMarkupParseContext  *context,
           const char           *text,
           gsize                 length,
           gpointer              data,
           GError              **error)
{
  static const char *const path[] = { "title", "info", "style" };
  Reader *reader = data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  for (gsize i = 0; i < G_N_ELEMENTS (path); i++, stack = stack->next)
    if (!stack || !g_str_equal (stack->data, path[i]))
      return;
  g_string_append_len (reader->title, text, length);
}

static gboolean
check_whole (Reader  *reader,
             GError **error)
{
  if (!reader->is_style)
    g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_BAD,
                 _("This file is not a citation style (CSL)."));
  else if (!reader->parent && !reader->has_bibliography)
    g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_BAD,
                 _("This citation style doesn’t format lists of references."));
  else
    return vouch_style_macros_check (reader->macros, error);
  return FALSE;
}

static gboolean
read_style (Reader      *reader,
            const char  *xml,
            gsize        length,
            GError     **error)
{
  static const GMarkupParser parser = {
    .start_element = start_element, .end_element = end_element, .text = read_text,
  };
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, reader, NULL);
  g_autoptr (GError) markup = NULL;

  if (!g_markup_parse_context_parse (context, xml, length, &markup)
      || !g_markup_parse_context_end_parse (context, &markup))
    {
      g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_BAD,
                   /* Translators: followed by what the reader of XML says. */
                   _("This file is not a citation style (CSL): %s"), markup->message);
      return FALSE;
    }
  return check_whole (reader, error);
}

/**
 * vouch_citation_style_parse:
 * @xml: (array length=length): a CSL style
 * @length: its bytes
 * @parent: (out) (nullable) (transfer full): the name of the style that this one only
 *   gives another name to; then its `xml` can't be run
 * @error: (nullable): return location
 *
 * Returns: (transfer full) (nullable): the style; %NULL with an error of
 *   %VOUCH_CITATION_STYLE_ERROR
 */
VouchCitationStyle *
vouch_citation_style_parse (const char  *xml,
                            gsize        length,
                            char       **parent,
                            GError     **error)
{
  g_autoptr (VouchCitationStyle) style = g_new0 (VouchCitationStyle, 1);
  Reader reader = { .style = style };
  gboolean is_good = FALSE;

  reader.macros = vouch_style_macros_new ();
  reader.title = g_string_new (NULL);
  if (length > MAX_BYTES)
    g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_BAD,
                 _("This file is too large for a citation style."));
  else
    is_good = read_style (&reader, xml, length, error);
  style->title = g_string_free (reader.title, FALSE);
  g_strstrip (style->title);
  style->xml = is_good ? g_strndup (xml, length) : NULL;
  vouch_style_macros_free (reader.macros);
  *parent = g_steal_pointer (&reader.parent);
  return is_good ? g_steal_pointer (&style) : NULL;
}

static VouchCitationStyle *
load_file (const char  *path,
           char       **parent,
           GError     **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  VouchCitationStyle *style;

  if (!file)
    return NULL;
  style = vouch_citation_style_parse (g_mapped_file_get_contents (file),
                                      g_mapped_file_get_length (file), parent, error);
  if (!style)
    g_prefix_error (error, "%s: ", path);
  return style;
}

static void
take_name_of (VouchCitationStyle *style,
              VouchCitationStyle *named)
{
  g_free (style->title);
  style->title = g_steal_pointer (&named->title);
  if (named->locale)
    {
      g_free (style->locale);
      style->locale = g_steal_pointer (&named->locale);
    }
}

static VouchCitationStyle *
load_parent (VouchCitationStyle  *dependent,
             const char          *parent,
             GError             **error)
{
  g_autofree char *path = vouch_citation_style_find (parent, error);
  g_autofree char *grandparent = NULL;
  g_autoptr (VouchCitationStyle) style = path ? load_file (path, &grandparent, error) : NULL;

  if (!style)
    return NULL;
  if (grandparent)
    {
      g_set_error (error, VOUCH_CITATION_STYLE_ERROR, VOUCH_CITATION_STYLE_ERROR_BAD,
                   _("The citation style “%s” refers to a missing style."), parent);
      return NULL;
    }
  take_name_of (style, dependent);
  return g_steal_pointer (&style);
}

/**
 * vouch_citation_style_load:
 * @name: an installed style, as in "vancouver" or "jama", or the path of a .csl file
 * @error: (nullable): return location
 *
 * Reads a style; one that only refers to another is followed to it.
 *
 * Returns: (transfer full) (nullable): the style; %NULL with an error of
 *   %VOUCH_CITATION_STYLE_ERROR, which tells names that are near, or of %G_FILE_ERROR
 */
VouchCitationStyle *
vouch_citation_style_load (const char  *name,
                           GError     **error)
{
  g_autofree char *path = vouch_citation_style_find (name, error);
  g_autofree char *parent = NULL;
  g_autoptr (VouchCitationStyle) style = path ? load_file (path, &parent, error) : NULL;

  if (style && parent)
    return load_parent (style, parent, error);
  return g_steal_pointer (&style);
}

/**
 * vouch_citation_style_free:
 * @self: (nullable) (transfer full): a style
 */
void
vouch_citation_style_free (VouchCitationStyle *self)
{
  if (!self)
    return;
  g_free (self->title);
  g_free (self->xml);
  g_free (self->locale);
  g_free (self);
}
