/* vouch-page-document.c: the whole page around a card's fragment.
 *
 * Preview, export and the embedded portal print the same fragment; this is the
 * head around it. A site of its own has a head of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "vouch-page-document.h"

#include <gio/gio.h>

#include "vouch-page-html.h"
#include "vouch-page-theme.h"
#include "vouch-page-words.h"

#define STYLESHEET_PATH "/org/vouch/Vouch/exchange/vouch-page.css"

/* Returns: (transfer full) (nullable): the house's look; a theme that can't be used is told of. */
static char *
load_theme (void)
{
  g_autofree char *path = vouch_page_theme_get_path ();
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  char *css;

  if (!g_file_get_contents (path, &json, &length, NULL))
    return NULL;
  css = vouch_page_theme_css (json, length, &error);
  if (!css)
    g_message ("%s: %s", path, error->message);
  return css;
}

/* "</style" can't end what holds none, and neither the page's stylesheet nor a theme's holds one. */
static char *
load_stylesheet (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *theme = load_theme ();
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data (STYLESHEET_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  /* Resources that are compiled in end with a NUL that isn't counted. */
  return g_strconcat (g_bytes_get_data (bytes, NULL), theme, NULL);
}

static void
append_meta (GString    *page,
             const char *name,
             const char *content)
{
  if (vouch_page_html_is_blank (content))
    return;
  g_string_append (page, "<meta");
  vouch_page_html_append_attribute (page, "name", name);
  vouch_page_html_append_attribute (page, "content", content);
  g_string_append (page, ">\n");
}

/* What other sites show where somebody links to the page (ogp.me). */
static void
append_graph (GString    *page,
              const char *property,
              const char *content)
{
  if (vouch_page_html_is_blank (content))
    return;
  g_string_append (page, "<meta");
  vouch_page_html_append_attribute (page, "property", property);
  vouch_page_html_append_attribute (page, "content", content);
  g_string_append (page, ">\n");
}

static void
append_link (GString    *page,
             const char *relation,
             const char *type,
             const char *address)
{
  if (!address)
    return;
  g_string_append (page, "<link");
  vouch_page_html_append_attribute (page, "rel", relation);
  vouch_page_html_append_attribute (page, "type", type);
  vouch_page_html_append_attribute (page, "href", address);
  g_string_append (page, ">\n");
}

static void
append_style (GString                *page,
              const VouchPageOptions *options)
{
  if (options->stylesheet)
    append_link (page, "stylesheet", NULL, options->stylesheet);
  else
    g_string_append_printf (page, "<style>%s</style>\n", vouch_page_stylesheet ());
}

/* JSON from a portal's store may be anybody's: nothing in it may end the element. */
static void
append_jsonld (GString    *page,
               const char *jsonld)
{
  if (vouch_page_html_is_blank (jsonld))
    return;
  g_string_append (page, "<script type=\"application/ld+json\">");
  vouch_page_html_append_json (page, jsonld);
  g_string_append (page, "</script>\n");
}

/**
 * vouch_page_stylesheet:
 *
 * Read once, with the house's theme where there is one.
 *
 * Returns: (transfer none): the page's CSS, to be served or put into a page.
 */
const char *
vouch_page_stylesheet (void)
{
  static char *stylesheet = NULL;

  if (g_once_init_enter (&stylesheet))
    g_once_init_leave (&stylesheet, load_stylesheet ());
  return stylesheet;
}

/* Outside the fragment, which is the same for whoever looks at the card. */
static void
append_draft (GString    *page,
              const char *language)
{
  const VouchPageWords *words = vouch_page_words_for (language);

  g_string_append (page, "<p class=\"vouch-draft\"");
  vouch_page_html_append_attribute (page, "lang", vouch_page_words_get_language (words));
  g_string_append (page, "><strong>");
  vouch_page_html_append_text (page, vouch_page_words_get (words, VOUCH_PAGE_WORD_DRAFT));
  g_string_append (page, "</strong></p>\n");
}

/**
 * vouch_page_document_new:
 * @html: a fragment, well formed; goes in as it is
 * @jsonld: (nullable): JSON-LD; goes in as it is, but for what could end its element
 * @title: plain text
 * @language: (nullable): a language tag
 * @description: (nullable): plain text
 * @options: (nullable): where the page will stand; %NULL for a file of its own
 *
 * Returns: (transfer full): the whole HTML document; the same bytes for the same arguments.
 */
char *
vouch_page_document_new (const char             *html,
                         const char             *jsonld,
                         const char             *title,
                         const char             *language,
                         const char             *description,
                         const VouchPageOptions *options)
{
  static const VouchPageOptions alone = { 0 };
  g_autofree char *tag = vouch_page_dup_language (language);
  GString *page = g_string_new ("<!DOCTYPE html>\n<html");

  options = options ? options : &alone;
  vouch_page_html_append_attribute (page, "lang", tag);
  vouch_page_html_append_attribute (page, "dir",
                                    vouch_page_language_is_right_to_left (tag) ? "rtl" : "ltr");
  g_string_append (page, ">\n<head>\n<meta charset=\"utf-8\">\n");
  append_meta (page, "viewport", "width=device-width, initial-scale=1");
  g_string_append (page, "<title>");
  vouch_page_html_append_text (page, title);
  g_string_append (page, "</title>\n");
  append_meta (page, "description", description);
  append_meta (page, "color-scheme", "light dark");
  append_graph (page, "og:type", options->is_site ? "website" : "article");
  append_graph (page, "og:title", title);
  append_graph (page, "og:description", description);
  append_graph (page, "og:url", options->canonical);
  append_link (page, "canonical", NULL, options->canonical);
  append_link (page, "alternate", "application/atom+xml", options->feed);
  append_style (page, options);
  append_jsonld (page, jsonld);
  g_string_append (page, "</head>\n<body>\n<main>\n");
  if (options->is_draft)
    append_draft (page, tag);
  g_string_append_printf (page, "%s</main>\n</body>\n</html>\n", html);
  return g_string_free (page, FALSE);
}
